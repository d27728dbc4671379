/* Answers in the window: entered with autosave, handed in whole, decided on, and out and in again. */
#include "answers-office.h"

#include <string.h>

#include "response/office-response.h"
#include "tests/ui/keyboard.h"
#include "ui/response/answer-file.h"
#include "ui/response/entry-desk-private.h"

static MonevEntryDesk *
open_new (Office *office, MonevAnswerDesk *answers)
{
  MonevEntryDesk *desk;

  gtk_widget_activate_action (GTK_WIDGET (answers), "answers.fill", NULL);
  wait_until (MONEV_IS_ENTRY_DESK (monev_window_get_desk (office->window)));
  desk = MONEV_ENTRY_DESK (monev_window_get_desk (office->window));
  wait_until (monev_entry_desk_is_ready (desk));
  return desk;
}

static void
answer (MonevEntryDesk *desk, const char *name, const char *typed)
{
  MonevFillView *view = monev_entry_desk_get_view (desk);
  MonevInstrument *form = monev_response_form_instrument (monev_fill_view_get_form (view));
  MonevFillBox *box = monev_fill_view_find (view, NULL, monev_instrument_find (form, name));

  g_assert_nonnull (box);
  monev_fill_box_answer (box, typed);
}

static void
fill_whole (MonevEntryDesk *desk)
{
  static const char *const answers[][2] = {
    { "desa", "muara_rimba" },     { "posyandu", "Melati" },  { "kode_responden", "MRB012" },
    { "jumlah_art", "4" },         { "ada_hamil", "tidak" },  { "jenis_kelamin", "l" },
    { "berat", "9,5" },            { "cara_ukur", "telentang" }, { "tinggi", "72" },
    { "ke_posyandu", "3" },        { "jamban", "bersama" },   { "air", "hujan" },
    { "bantuan", "pkh pmt" },      { "hasil_rd", "definitif" },
  };
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();
  g_autoptr (GDateTime) born = g_date_time_add_months (today, -9);
  g_autofree char *day = g_date_time_format (born, "%d/%m/%Y");

  answer (desk, "lahir", day);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    answer (desk, answers[i][0], answers[i][1]);
  answer (desk, "asi", "ya");
}

static void
test_what_is_typed_is_kept (Office *office, gconstpointer data)
{
  MonevAnswerDesk *answers = open_answers (office);
  guint before = n_answers (answers);
  MonevEntryDesk *desk = open_new (office, answers);

  /* its own title says nothing before the first answer */
  g_assert_cmpstr (monev_page_get_title (MONEV_PAGE (desk)), ==,
                   "RD Stunting: Balita dan Keluarga");
  answer (desk, "posyandu", "Melati");
  g_assert_false (monev_entry_desk_is_kept (desk));
  wait_until (monev_entry_desk_is_kept (desk));
  g_assert_cmpstr (monev_entry_desk_get_state (desk), ==, "isian");
  monev_window_pop_desk (office->window);
  wait_until (monev_answer_desk_is_ready (answers) && n_answers (answers) == before + 1);
}

static void
test_what_is_missing_is_listed (Office *office, gconstpointer data)
{
  MonevAnswerDesk *answers = open_answers (office);
  MonevEntryDesk *desk = open_new (office, answers);

  answer (desk, "posyandu", "Melati");
  wait_until (monev_entry_desk_is_kept (desk));
  monev_entry_desk_submit (desk);
  wait_until (monev_entry_desk_is_ready (desk) && monev_entry_desk_n_issues (desk) > 0);
  g_assert_cmpstr (monev_entry_desk_get_state (desk), ==, "isian");
}

static void
test_a_whole_one_is_handed_in_and_approved (Office *office, gconstpointer data)
{
  MonevAnswerDesk *answers = open_answers (office);
  MonevEntryDesk *desk;
  guint before;

  monev_answer_desk_filter (answers, "masuk");
  drain ();
  wait_until (monev_answer_desk_is_ready (answers));
  before = n_answers (answers);
  desk = open_new (office, answers);
  fill_whole (desk);
  wait_until (monev_entry_desk_is_kept (desk));
  monev_entry_desk_submit (desk);
  wait_until (monev_window_get_desk (office->window) == GTK_WIDGET (answers));
  wait_until (monev_answer_desk_is_ready (answers) && n_answers (answers) == before + 1);
  monev_answer_desk_decide (answers, "disetujui", "");
  wait_until (monev_answer_desk_is_ready (answers) && n_answers (answers) == before);
}

static GtkWidget *correct_dialog (void);

/* The switch is an official's own, and is remembered. */
static void
test_one_after_another_is_remembered (Office *office, gconstpointer data)
{
  MonevAnswerDesk *answers = open_answers (office);
  MonevEntryDesk *desk = open_new (office, answers);

  g_assert_false (gtk_widget_get_visible (desk->steps));
  gtk_widget_activate_action (GTK_WIDGET (desk), "entry.single", NULL);
  g_assert_true (gtk_widget_get_visible (desk->steps));
  g_assert_true (g_str_has_prefix (gtk_label_get_text (desk->step_words), "Pertanyaan 1 dari "));
  monev_window_pop_desk (office->window);
  wait_until (monev_answer_desk_is_ready (answers));
  desk = open_new (office, answers);
  g_assert_true (gtk_widget_get_visible (desk->steps));
  gtk_widget_activate_action (GTK_WIDGET (desk), "entry.single", NULL);
  g_assert_false (gtk_widget_get_visible (desk->steps));
}

/* Nothing goes without a question, and nothing that was handed in goes at all. */
static void
test_what_is_unfinished_can_be_discarded (Office *office, gconstpointer data)
{
  MonevAnswerDesk *answers = open_answers (office);
  guint before = n_answers (answers);
  MonevEntryDesk *desk = open_new (office, answers);

  answer (desk, "posyandu", "Melati");
  wait_until (monev_entry_desk_is_kept (desk));
  monev_window_pop_desk (office->window);
  wait_until (monev_answer_desk_is_ready (answers) && n_answers (answers) == before + 1);
  monev_answer_desk_filter (answers, "isian");
  drain ();
  wait_until (monev_answer_desk_is_ready (answers));
  gtk_widget_grab_focus (GTK_WIDGET (answers));
  press_keys (office->window, "Delete");
  wait_until (correct_dialog () != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (correct_dialog ()), "discard");
  gtk_window_destroy (GTK_WINDOW (correct_dialog ()));
  monev_answer_desk_filter (answers, "");
  wait_until (monev_answer_desk_is_ready (answers) && n_answers (answers) < before + 1);
  monev_answer_desk_filter (answers, "masuk");
  drain ();
  wait_until (monev_answer_desk_is_ready (answers));
  gtk_widget_grab_focus (GTK_WIDGET (answers));
  press_keys (office->window, "Delete");
  g_assert_null (correct_dialog ());
}

static GtkWidget *
correct_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      return l->data;
  return NULL;
}

static MonevRemarkWords *
words (const char *place, const char *typed, const char *reason)
{
  MonevRemarkWords *new = monev_remark_words_new (MONEV_REMARK_CORRECT, place, typed, reason);

  return new;
}

static GtkWidget *
find_entry (GtkWidget *widget, const char *text)
{
  if (GTK_IS_ENTRY (widget) && strcmp (gtk_editable_get_text (GTK_EDITABLE (widget)), text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_entry (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const char *
answer_of (MonevEntryDesk *desk, const char *name)
{
  MonevResponseForm *form = monev_fill_view_get_form (monev_entry_desk_get_view (desk));
  MonevResponseState state;

  monev_response_form_state (form, monev_response_form_root (form),
                             monev_instrument_find (monev_response_form_instrument (form), name),
                             &state);
  return state.value;
}

/* Old, new and reason are kept; what cannot be is asked again, with what was typed. */
static void
test_an_answer_is_corrected_with_its_reason (Office *office, gconstpointer data)
{
  MonevAnswerDesk *answers = open_answers (office);
  MonevEntryDesk *desk;
  GtkWidget *dialog, *typed;

  monev_answer_desk_filter (answers, "masuk");
  drain ();
  wait_until (monev_answer_desk_is_ready (answers));
  gtk_widget_activate_action (GTK_WIDGET (answers), "answers.open", NULL);
  wait_until (MONEV_IS_ENTRY_DESK (monev_window_get_desk (office->window)));
  desk = MONEV_ENTRY_DESK (monev_window_get_desk (office->window));
  wait_until (monev_entry_desk_is_ready (desk));
  g_assert_cmpstr (monev_entry_desk_get_state (desk), ==, "masuk");
  monev_entry_desk_review (desk, words ("lokasi/jumlah_art", "banyak", "Dihitung kembali"));
  wait_until (correct_dialog () != NULL);
  dialog = correct_dialog ();
  typed = find_entry (dialog, "banyak");
  g_assert_nonnull (typed);
  g_assert_nonnull (find_entry (dialog, "Dihitung kembali"));
  gtk_editable_set_text (GTK_EDITABLE (typed), "11");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "take");
  wait_until (strcmp (monev_entry_desk_get_state (desk), "dikoreksi") == 0
              && monev_entry_desk_is_ready (desk));
  g_assert_cmpstr (answer_of (desk, "jumlah_art"), ==, "11");
}

static MonevEntryDesk *open_handed_in (Office *office);

static GtkWidget *
find_unchecked (GtkWidget *widget)
{
  if (GTK_IS_CHECK_BUTTON (widget) && !gtk_check_button_get_active (GTK_CHECK_BUTTON (widget)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_unchecked (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* No code can be typed that is in no list. */
static void
test_a_choice_is_corrected_from_its_list (Office *office, gconstpointer data)
{
  MonevEntryDesk *desk = open_handed_in (office);
  MonevFillView *view = monev_entry_desk_get_view (desk);
  MonevResponseForm *form = monev_fill_view_get_form (view);
  g_autofree char *before = g_strdup (answer_of (desk, "air"));
  g_autofree char *place = monev_response_form_place (
      form, monev_response_form_root (form),
      monev_instrument_find (monev_response_form_instrument (form), "air"));
  GtkWidget *dialog, *hidden, *reason;

  g_assert_true (monev_fill_view_go_to_place (view, place));
  gtk_widget_activate_action (GTK_WIDGET (desk), "entry.correct", NULL);
  wait_until (correct_dialog () != NULL);
  dialog = correct_dialog ();
  g_assert_nonnull (find_unchecked (dialog));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_unchecked (dialog)), TRUE);
  hidden = find_entry (dialog, "");
  g_assert_false (gtk_widget_get_visible (hidden));
  gtk_editable_set_text (GTK_EDITABLE (hidden), "999");
  reason = find_entry (dialog, "");
  gtk_editable_set_text (GTK_EDITABLE (reason), "Dilihat sendiri");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "take");
  wait_until (strcmp (monev_entry_desk_get_state (desk), "dikoreksi") == 0
              && monev_entry_desk_is_ready (desk));
  g_assert_cmpstr (answer_of (desk, "air"), !=, before);
  g_assert_cmpstr (answer_of (desk, "air"), !=, "999");
}

static MonevEntryDesk *
open_handed_in (Office *office)
{
  MonevAnswerDesk *answers = open_answers (office);
  MonevEntryDesk *desk;

  monev_answer_desk_filter (answers, "masuk");
  drain ();
  wait_until (monev_answer_desk_is_ready (answers));
  gtk_widget_activate_action (GTK_WIDGET (answers), "answers.open", NULL);
  wait_until (MONEV_IS_ENTRY_DESK (monev_window_get_desk (office->window)));
  desk = MONEV_ENTRY_DESK (monev_window_get_desk (office->window));
  wait_until (monev_entry_desk_is_ready (desk));
  return desk;
}

static const char *
note_at (MonevEntryDesk *desk, const char *name)
{
  MonevFillView *view = monev_entry_desk_get_view (desk);
  MonevResponseForm *form = monev_fill_view_get_form (view);

  return monev_fill_box_get_note (monev_fill_view_find (
      view, NULL, monev_instrument_find (monev_response_form_instrument (form), name)));
}

/* The question stands at the answer until it is replied to; both stay in the history. */
static void
test_a_question_stands_until_it_is_answered (Office *office, gconstpointer data)
{
  MonevEntryDesk *desk = open_handed_in (office);
  MonevRemarkPanel *panel = monev_entry_desk_get_remarks (desk);
  guint before = monev_remark_panel_n_rows (panel);

  monev_entry_desk_review (desk, monev_remark_words_new (MONEV_REMARK_ASK, "lokasi/jumlah_art", "",
                                                         "Apakah termasuk yang merantau?"));
  wait_until (monev_entry_desk_is_ready (desk) && monev_remark_panel_n_open (panel) == 1);
  g_assert_cmpstr (note_at (desk, "jumlah_art"), ==,
                   "Ditanyakan: Apakah termasuk yang merantau?");
  monev_entry_desk_review (desk, monev_remark_words_new (MONEV_REMARK_REPLY, "lokasi/jumlah_art",
                                                         "", "Tidak termasuk."));
  wait_until (monev_entry_desk_is_ready (desk) && monev_remark_panel_n_open (panel) == 0);
  g_assert_cmpstr (note_at (desk, "jumlah_art"), ==, "Dijawab: Tidak termasuk.");
  g_assert_cmpuint (monev_remark_panel_n_rows (panel), ==, before + 2);
}

/* Without a question the remark goes nowhere; it comes back with what is wrong. */
static void
test_an_empty_question_is_not_sent (Office *office, gconstpointer data)
{
  MonevEntryDesk *desk = open_handed_in (office);
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (desk), "entry.ask", NULL);
  dialog = correct_dialog ();
  g_assert_nonnull (dialog);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "take"));
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, "")), "Benarkah?");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "take"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "take");
  wait_until (monev_entry_desk_is_ready (desk)
              && monev_remark_panel_n_open (monev_entry_desk_get_remarks (desk)) == 1);
}

static void
test_the_answer_that_is_chosen_is_the_one_corrected (Office *office, gconstpointer data)
{
  MonevEntryDesk *desk = open_handed_in (office);
  MonevFillView *view = monev_entry_desk_get_view (desk);
  g_autofree char *place = NULL;
  GtkWidget *dialog;

  g_assert_null (monev_fill_view_get_place (view));
  g_assert_true (monev_fill_view_go_to_place (view, "lokasi/posyandu"));
  place = monev_fill_view_get_place (view);
  g_assert_cmpstr (place, ==, "lokasi/posyandu");
  gtk_widget_activate_action (GTK_WIDGET (desk), "entry.correct", NULL);
  dialog = correct_dialog ();
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, "")), "Anggrek Hitam");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, "")), "Nama lengkapnya");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "take");
  wait_until (strcmp (monev_entry_desk_get_state (desk), "dikoreksi") == 0
              && monev_entry_desk_is_ready (desk));
  g_assert_cmpstr (answer_of (desk, "posyandu"), ==, "Anggrek Hitam");
}

#define ADD(path, func) g_test_add ("/response/answers/" path, Office, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  office_prepare ();
  ADD ("what-is-typed-is-kept", test_what_is_typed_is_kept);
  ADD ("what-is-missing-is-listed", test_what_is_missing_is_listed);
  ADD ("a-whole-one-is-handed-in-and-approved", test_a_whole_one_is_handed_in_and_approved);
  ADD ("one-after-another-is-remembered", test_one_after_another_is_remembered);
  ADD ("what-is-unfinished-can-be-discarded", test_what_is_unfinished_can_be_discarded);
  ADD ("an-answer-is-corrected-with-its-reason", test_an_answer_is_corrected_with_its_reason);
  ADD ("a-question-stands-until-it-is-answered", test_a_question_stands_until_it_is_answered);
  ADD ("an-empty-question-is-not-sent", test_an_empty_question_is_not_sent);
  ADD ("a-choice-is-corrected-from-its-list", test_a_choice_is_corrected_from_its_list);
  ADD ("the-answer-that-is-chosen-is-corrected",
       test_the_answer_that_is_chosen_is_the_one_corrected);
  status = g_test_run ();
  office_forget ();
  return status;
}
