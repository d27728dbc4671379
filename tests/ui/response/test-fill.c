/* Filling in: only what a change moves is drawn again, codes are typed as on paper, skips are said. */
#include <string.h>

#include "app/instrument/form-maker.h"
#include "tests/ui/keyboard.h"
#include "tests/ui/office-fixture.h"
#include "ui/response/fill-control.h"
#include "ui/response/fill-view.h"

#include <adwaita.h>

#define FORM                                                                                     \
  "#survey\n"                                                                                    \
  "type|name|label|relevant|constraint|constraint_message|required|monev::lunak|monev::pesan_lunak\n" \
  "select_one yt|hamil|Ada ibu hamil?||||yes||\n"                                                \
  "integer|anc|Berapa kali diperiksa?|${hamil} = 'ya'|. <= 12|Paling banyak 12.||. >= 4|Kurang dari 4?\n" \
  "select_multiple b|bantuan|Bantuan||||||\n"                                                    \
  "note|catatan|Diperiksa ${anc} kali||||||\n"                                                   \
  "begin_repeat|anak|Anak||||||\n"                                                               \
  "text|nama|Nama||||||\n"                                                                       \
  "end_repeat||||||||\n"                                                                         \
  "date|tanggal|Tanggal||||||\n"                                                                 \
  "#choices\nlist_name|name|label\nyt|ya|Ya\nyt|tidak|Tidak\nb|1|PKH\nb|2|Sembako\nb|9|Lainnya\n"

typedef struct
{
  GtkWidget *window;
  MonevFillView *view;
  MonevInstrument *instrument;
} Fixture;

static void
set_up (Fixture *self, gconstpointer style)
{
  g_autoptr (MonevIssueList) issues = NULL;
  g_autoptr (MonevResponsePlan) plan = NULL;
  MonevResponseContext context = { .now = G_GINT64_CONSTANT (1795316400000) };
  MonevResponseForm *form;

  self->instrument = read_form (FORM, &issues);
  check_none (issues, MONEV_SEVERITY_ERROR);
  plan = monev_response_plan_new (self->instrument);
  form = monev_response_form_new (plan, &context);
  monev_response_form_begin (form);
  self->view = MONEV_FILL_VIEW (monev_fill_view_new (
      style == NULL ? MONEV_FILL_ENTRY : MONEV_FILL_PREVIEW));
  monev_fill_view_set_form (self->view, form);
  self->window = show_in_window (GTK_WIDGET (self->view), 600, 700);
}

static void
tear_down (Fixture *self, gconstpointer style)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  drain ();
  monev_instrument_unref (self->instrument);
}

static MonevFillBox *
box_of (Fixture *self, const char *name)
{
  return monev_fill_view_find (self->view, NULL, monev_instrument_find (self->instrument, name));
}

static const char *
value_of (Fixture *self, const char *name)
{
  MonevResponseForm *form = monev_fill_view_get_form (self->view);
  MonevResponseState state;

  monev_response_form_state (form, monev_response_form_root (form),
                             monev_instrument_find (self->instrument, name), &state);
  return state.value;
}

static void
test_what_is_skipped_is_not_seen (Fixture *self, gconstpointer style)
{
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (box_of (self, "anc"))));
  monev_fill_box_answer (box_of (self, "hamil"), "ya");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (box_of (self, "anc"))));
  monev_fill_box_answer (box_of (self, "hamil"), "tidak");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (box_of (self, "anc"))));
}

static void
test_the_preview_says_why (Fixture *self, gconstpointer style)
{
  MonevFillBox *box = box_of (self, "anc");

  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (box)));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (box), "monev-skipped"));
  g_assert_true (shows_text (box, "Dilewati: hanya jika nomor 1 = “Ya”."));
  monev_fill_box_answer (box_of (self, "hamil"), "ya");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (box), "monev-skipped"));
}

static void
test_faults_and_doubts_stand_at_their_question (Fixture *self, gconstpointer style)
{
  MonevFillBox *box;

  monev_fill_box_answer (box_of (self, "hamil"), "ya");
  box = box_of (self, "anc");
  monev_fill_box_answer (box, "15");
  g_assert_cmpstr (monev_fill_box_get_problem (box), ==, "Paling banyak 12.");
  monev_fill_box_answer (box, "2");
  g_assert_cmpstr (monev_fill_box_get_problem (box), ==, "Kurang dari 4?");
  monev_fill_box_answer (box, "6");
  g_assert_cmpstr (monev_fill_box_get_problem (box), ==, "");
  monev_fill_box_answer (box, "enam");
  g_assert_cmpstr (monev_fill_box_get_problem (box), !=, "");
  g_assert_true (shows_text (box_of (self, "catatan"), "Diperiksa"));
}

static GtkWidget *
control_in (MonevFillBox *box)
{
  GtkWidget *inner = gtk_widget_get_first_child (GTK_WIDGET (box));

  for (GtkWidget *child = gtk_widget_get_first_child (inner); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_object_get_data (G_OBJECT (child), "control") != NULL)
      return child;
  return NULL;
}

static void
test_choices_are_chosen_by_their_buttons (Fixture *self, gconstpointer style)
{
  GtkWidget *one = control_in (box_of (self, "hamil"));
  GtkWidget *several = control_in (box_of (self, "bantuan"));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_last_child (one)), TRUE);
  g_assert_cmpstr (value_of (self, "hamil"), ==, "tidak");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_first_child (several)), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_last_child (several)), TRUE);
  g_assert_cmpstr (value_of (self, "bantuan"), ==, "1 9");
  /* Short codes are shown as they are; long ones get a number to be typed. */
  g_assert_true (shows_text (several, "9  Lainnya"));
  g_assert_true (shows_text (one, "2  Tidak"));
}

static void
test_instances_are_added_and_taken_away (Fixture *self, gconstpointer style)
{
  MonevResponseForm *form = monev_fill_view_get_form (self->view);
  int anak = monev_instrument_find (self->instrument, "anak");
  guint before = monev_response_form_n_instances (form, monev_response_form_root (form), anak);
  g_autoptr (GError) error = NULL;
  MonevFrame *added = monev_response_form_add (form, monev_response_form_root (form), anak,
                                               &error);

  g_assert_no_error (error);
  monev_fill_view_refresh (self->view);
  g_assert_nonnull (monev_fill_view_find (self->view, added,
                                          monev_instrument_find (self->instrument, "nama")));
  g_assert_cmpuint (monev_response_form_n_instances (form, monev_response_form_root (form), anak),
                    ==, before + 1);
}

static void
test_a_date_is_typed_as_an_office_writes_it (Fixture *self, gconstpointer style)
{
  monev_fill_box_answer (box_of (self, "tanggal"), "5/3/2026");
  g_assert_cmpstr (value_of (self, "tanggal"), ==, "2026-03-05");
}

/* ---- by keyboard ---- */

static gboolean
focus_is_in (Fixture *self, gpointer widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static const char *
reason_of (Fixture *self, const char *name)
{
  MonevResponseForm *form = monev_fill_view_get_form (self->view);
  MonevResponseState state;

  monev_response_form_state (form, monev_response_form_root (form),
                             monev_instrument_find (self->instrument, name), &state);
  return state.reason == NULL ? "" : state.reason;
}

/* The pointer lies on the window, so that it gets the keys. */
static void
begin_typing (Fixture *self)
{
  click_at (self->window, GTK_WIDGET (self->view));
  monev_fill_view_focus_first (self->view);
}

static void
test_a_doubt_is_left_with_a_reason_only (Fixture *self, gconstpointer style)
{
  begin_typing (self);
  press_keys (self->window, "1 Return 2 Return");
  g_assert_true (focus_is_in (self, box_of (self, "anc")));
  g_assert_cmpstr (monev_fill_box_get_problem (box_of (self, "anc")), ==, "Kurang dari 4?");
  /* Neither Enter nor Tab leaves it without one, and nothing is ticked further down. */
  press_keys (self->window, "Return Tab space");
  g_assert_true (focus_is_in (self, box_of (self, "anc")));
  g_assert_cmpstr (value_of (self, "bantuan"), ==, "");
  press_keys (self->window, "Return BackSpace");
  type_text (self->window, "baru pindah 1");
  g_assert_cmpstr (reason_of (self, "anc"), ==, "baru pindah 1");
  g_assert_cmpstr (monev_fill_box_get_problem (box_of (self, "anc")), ==, "Kurang dari 4?");
  press_keys (self->window, "Return");
  g_assert_true (focus_is_in (self, box_of (self, "bantuan")));
  g_assert_cmpstr (value_of (self, "bantuan"), ==, "");
}

static void
test_escape_goes_back_from_the_reason (Fixture *self, gconstpointer style)
{
  begin_typing (self);
  press_keys (self->window, "1 Return 2 Tab Escape 6 Return");
  g_assert_cmpstr (value_of (self, "anc"), ==, "6");
  g_assert_true (focus_is_in (self, box_of (self, "bantuan")));
}

static void
test_an_unknown_code_is_said_and_stays (Fixture *self, gconstpointer style)
{
  begin_typing (self);
  press_keys (self->window, "9");
  g_assert_true (g_str_has_prefix (monev_fill_box_get_problem (box_of (self, "hamil")),
                                   "Kode “9” tidak ada di pilihan."));
  press_keys (self->window, "Return");
  g_assert_true (focus_is_in (self, box_of (self, "hamil")));
  press_keys (self->window, "2");
  g_assert_cmpstr (monev_fill_box_get_problem (box_of (self, "hamil")), ==, "");
  g_assert_cmpstr (value_of (self, "hamil"), ==, "tidak");
  press_keys (self->window, "9 BackSpace Return");
  g_assert_true (focus_is_in (self, box_of (self, "bantuan")));
  g_assert_cmpstr (value_of (self, "hamil"), ==, "tidak");
}

/* ---- one question after another ---- */

static void
check_asked (Fixture *self, const char *name, guint at, guint n)
{
  guint is_at, is_n;

  wait_for_frame (self->window);
  g_assert_true (focus_is_in (self, box_of (self, name)));
  for (guint i = 0; i < monev_instrument_n_questions (self->instrument); i++)
    {
      MonevFillBox *box = monev_fill_view_find (self->view, NULL, (int) i);

      if (box != NULL && monev_fill_box_is_asked (box))
        g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (box)) == (box == box_of (self, name)));
    }
  monev_fill_view_get_progress (self->view, &is_at, &is_n);
  g_assert_cmpuint (is_at, ==, at);
  g_assert_cmpuint (is_n, ==, n);
}

static void
test_one_question_after_another (Fixture *self, gconstpointer style)
{
  click_at (self->window, GTK_WIDGET (self->view));
  monev_fill_view_set_single (self->view, TRUE);
  monev_fill_view_focus_first (self->view);
  check_asked (self, "hamil", 1, 4);
  press_keys (self->window, "1");
  check_asked (self, "hamil", 1, 5); /* one more is asked now */
  press_keys (self->window, "Return");
  check_asked (self, "anc", 2, 5);
  press_keys (self->window, "6 Return");
  check_asked (self, "bantuan", 3, 5);
  press_keys (self->window, "shift+Return alt+Up 2 Return");
  check_asked (self, "bantuan", 2, 4);
  press_keys (self->window, "Return");
  check_asked (self, "nama", 3, 4);
  g_assert_true (shows_text (self->window, "Anak 1")); /* with the titles around it */
  g_assert_true (shows_text (self->window, "Diperiksa")); /* and what is read before it */
  press_keys (self->window, "alt+Down Return");
  check_asked (self, "tanggal", 4, 4);
  monev_fill_view_set_single (self->view, FALSE);
  wait_for_frame (self->window);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (box_of (self, "hamil"))));
  g_assert_true (focus_is_in (self, box_of (self, "tanggal")));
}

static void
test_a_doubt_holds_one_question_too (Fixture *self, gconstpointer style)
{
  click_at (self->window, GTK_WIDGET (self->view));
  monev_fill_view_set_single (self->view, TRUE);
  monev_fill_view_focus_first (self->view);
  press_keys (self->window, "1 Return 2 alt+Down");
  check_asked (self, "anc", 2, 5);
  type_text (self->window, "pindah");
  press_keys (self->window, "Return");
  check_asked (self, "bantuan", 3, 5);
}

#define ADD(path, style, func)                                                                   \
  g_test_add ("/response/fill/" path, Fixture, style, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("what-is-skipped-is-not-seen", NULL, test_what_is_skipped_is_not_seen);
  ADD ("the-preview-says-why", "preview", test_the_preview_says_why);
  ADD ("faults-and-doubts-stand-at-their-question", NULL,
       test_faults_and_doubts_stand_at_their_question);
  ADD ("choices-are-chosen-by-their-buttons", NULL, test_choices_are_chosen_by_their_buttons);
  ADD ("instances-are-added", NULL, test_instances_are_added_and_taken_away);
  ADD ("a-date-as-an-office-writes-it", NULL, test_a_date_is_typed_as_an_office_writes_it);
  ADD ("a-doubt-is-left-with-a-reason-only", NULL, test_a_doubt_is_left_with_a_reason_only);
  ADD ("escape-goes-back-from-the-reason", NULL, test_escape_goes_back_from_the_reason);
  ADD ("an-unknown-code-is-said-and-stays", NULL, test_an_unknown_code_is_said_and_stays);
  ADD ("one-question-after-another", NULL, test_one_question_after_another);
  ADD ("a-doubt-holds-one-question-too", NULL, test_a_doubt_holds_one_question_too);
  return g_test_run ();
}
