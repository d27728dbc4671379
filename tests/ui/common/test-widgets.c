#include "tests/ui/picture.h"
#include "ui/common/beside.h"
#include "ui/common/date-entry.h"
#include "ui/common/empty-state.h"
#include "ui/common/error-text.h"
#include "ui/common/issue-row.h"
#include "ui/common/issue-view.h"
#include "ui/common/job-progress.h"
#include "ui/common/list-source.h"
#include "ui/common/own-words.h"
#include "ui/common/search-bar.h"
#include "ui/common/state-glyph.h"
#include "ui/common/status-pill.h"
#include "ui/common/style.h"
#include "db/db-error.h"

#include <math.h>
#include <string.h>

/* Shows a widget, runs the test on it, and sees that nothing holds it afterwards. */
static void
with_widget (GtkWidget *widget, void (*test) (GtkWidget *widget))
{
  GtkWidget *window;

  g_object_ref_sink (widget);
  window = show_in_window (widget, 640, 480);
  test (widget);
  gtk_window_destroy (GTK_WINDOW (window));
  drain ();
  g_assert_finalize_object (widget);
}

static GtkWidget *
find_child (GtkWidget *root, GType type, const char *label)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type)
      && (label == NULL
          || g_strcmp0 (GTK_IS_BUTTON (root) ? gtk_button_get_label (GTK_BUTTON (root))
                                             : gtk_label_get_text (GTK_LABEL (root)),
                        label)
                 == 0))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
check_empty_state (GtkWidget *widget)
{
  MonevEmptyState *state = MONEV_EMPTY_STATE (widget);
  g_autoptr (GError) error = g_error_new (MONEV_ERROR, MONEV_ERROR_UNAVAILABLE, "connect: refused");
  GtkWidget *button;

  button = find_child (widget, GTK_TYPE_BUTTON, NULL);
  g_assert_false (gtk_widget_get_visible (button)); /* no button that does nothing */
  monev_empty_state_set_button (state, "Tambah OPD…", "app.quit");
  button = find_child (widget, GTK_TYPE_BUTTON, "Tambah OPD…");
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "app.quit");
  g_assert_nonnull (find_child (widget, GTK_TYPE_LABEL, "R&D <Bappeda>"));
  monev_empty_state_set_error (state, error);
  g_assert_nonnull (find_child (widget, GTK_TYPE_LABEL, "Basis data tidak dapat dijangkau"));
}

static void
test_empty_state (void)
{
  with_widget (monev_empty_state_new ("monev-data-symbolic", "Belum ada OPD", "R&D <Bappeda>"),
               check_empty_state);
}

static void
check_progress (GtkWidget *widget)
{
  MonevJobProgress *job = MONEV_JOB_PROGRESS (widget);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gint64 start = g_get_monotonic_time ();
  GtkWidget *cancel;

  monev_job_progress_start (job, "Membaca 45 berkas", cancellable);
  g_assert_cmpint (monev_job_progress_get_stage (job), ==, MONEV_JOB_QUIET);
  g_assert_false (gtk_widget_get_visible (widget));
  wait_until (monev_job_progress_get_stage (job) == MONEV_JOB_SPINNING);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 199 * 1000);
  g_assert_true (gtk_widget_get_visible (widget));
  monev_job_progress_update (job, 28, 4500, "Dinas Lingkungan Hidup");
  wait_until (monev_job_progress_get_stage (job) == MONEV_JOB_BAR);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 999 * 1000);
  g_assert_nonnull (find_child (widget, GTK_TYPE_LABEL, "28 dari 4.500"));
  cancel = find_child (widget, GTK_TYPE_BUTTON, "Batalkan");
  g_signal_emit_by_name (cancel, "clicked");
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  g_assert_false (gtk_widget_get_sensitive (cancel));
  monev_job_progress_update (job, 29, 4500, "Dinas Sosial");
  g_assert_nonnull (find_child (widget, GTK_TYPE_LABEL, "Membatalkan…")); /* not talked over */
  monev_job_progress_finish (job);
  g_assert_false (gtk_widget_get_visible (widget));
  monev_job_progress_start (job, "Tanpa batal", NULL);
  g_assert_false (gtk_widget_get_visible (cancel));
  wait_until (monev_job_progress_get_stage (job)
              == MONEV_JOB_SPINNING); /* and is dropped while it runs */
}

static void
test_progress (void)
{
  with_widget (monev_job_progress_new (), check_progress);
}

static MonevIssueList *
some_issues (void)
{
  MonevIssueList *issues = monev_issue_list_new ();

  monev_issue (issues, .code = "nip-length", .severity = MONEV_SEVERITY_ERROR,
               .file = "pegawai.csv", .row = 3, .column = "NIP", .message = "NIP harus 18 angka.",
               .fix = "Periksa SK terakhir.", .found = "1980");
  monev_issue (issues, .code = "date", .severity = MONEV_SEVERITY_WARNING, .sheet = "Tabel 2",
               .cell = "H9", .message = "Naik 79,5% dari periode lalu.");
  monev_issue (issues, .code = "number", .severity = MONEV_SEVERITY_NOTE, .row = 5,
               .message = "Angka bertitik dibaca sebagai ribuan.", .found = "1.312",
               .taken = "1312");
  monev_issue (issues, .code = "number", .severity = MONEV_SEVERITY_NOTE, .row = 6,
               .message = "Sama.");
  return issues;
}

static void
on_issue (MonevIssueView *view, const MonevIssue *issue, gint64 *row)
{
  *row = issue->row;
}

static void
check_issue_view (GtkWidget *widget)
{
  MonevIssueView *view = MONEV_ISSUE_VIEW (widget);
  g_autoptr (MonevIssueList) issues = some_issues ();
  g_autofree char *text = NULL;
  gint64 row = 0;

  g_assert_nonnull (find_child (widget, GTK_TYPE_LABEL, "Tidak ada masalah"));
  monev_issue_view_set_issues (view, issues);
  wait_for_frame (widget);
  g_assert_cmpuint (monev_issue_view_get_n_shown (view), ==, 4);
  g_assert_nonnull (find_child (widget, GTK_TYPE_BUTTON, "Semua 4"));
  g_assert_nonnull (find_child (widget, GTK_TYPE_BUTTON, "Catatan 2"));
  g_assert_nonnull (find_child (widget, GTK_TYPE_LABEL, "pegawai.csv · baris 3 · NIP"));
  g_assert_nonnull (find_child (widget, GTK_TYPE_LABEL, "Tertulis “1.312”, diambil “1312”."));
  monev_issue_view_set_filter (view, MONEV_SEVERITY_NOTE);
  g_assert_cmpuint (monev_issue_view_get_n_shown (view), ==, 2);
  text = monev_issue_view_get_text (view);
  g_assert_nonnull (strstr (text, "baris 6"));
  g_assert_null (strstr (text, "NIP"));
  g_signal_connect (view, "issue-activated", G_CALLBACK (on_issue), &row);
  g_signal_emit_by_name (find_child (widget, GTK_TYPE_LIST_VIEW, NULL), "activate", 1);
  g_assert_cmpint (row, ==, 6);
  monev_issue_view_set_issues (view, issues);
  g_assert_cmpuint (monev_issue_view_get_n_shown (view), ==, 4); /* a new list is shown whole */
}

static void
test_issue_view (void)
{
  with_widget (monev_issue_view_new (), check_issue_view);
}

static void
check_pill (GtkWidget *widget)
{
  MonevStatusPill *pill = MONEV_STATUS_PILL (widget);

  for (guint i = 0; i < MONEV_N_STATES; i++)
    {
      monev_status_pill_set (pill, (MonevState) i, NULL);
      g_assert_true (gtk_widget_has_css_class (widget, monev_state_name ((MonevState) i)));
      g_assert_cmpstr (monev_status_pill_get_text (pill), ==, monev_state_word ((MonevState) i));
      /* colour never speaks alone: what is tinted has a word */
      g_assert_true (monev_state_has_tint ((MonevState) i)
                     == (*monev_state_word ((MonevState) i) != '\0'));
      wait_for_frame (GTK_WIDGET (gtk_widget_get_root (widget)));
    }
  g_assert_false (gtk_widget_has_css_class (widget, "good"));
}

static void
test_pill (void)
{
  with_widget (monev_status_pill_new (MONEV_STATE_GOOD, "terverifikasi"), check_pill);
}

static double
channel (double value)
{
  return value <= 0.03928 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
luminance (const GdkRGBA *c)
{
  return 0.2126 * channel (c->red) + 0.7152 * channel (c->green) + 0.0722 * channel (c->blue);
}

static double
contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  double x = luminance (a), y = luminance (b);
  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

static gboolean
fills (MonevState state)
{
  return state == MONEV_STATE_LATE || state == MONEV_STATE_QUESTION || state == MONEV_STATE_ERROR;
}

static void
check_contrast (GtkWidget *widget)
{
  const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  GdkRGBA tints[2] = { 0 };

  for (guint s = 0; s < G_N_ELEMENTS (schemes); s++)
    {
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[s]);
      wait_for_frame (widget);
      for (guint i = MONEV_STATE_GOOD; i < MONEV_N_STATES; i++)
        {
          MonevStateColors colors;

          monev_state_colors (widget, (MonevState) i, &colors);
          if (contrast (&colors.text, &colors.tint) < 5)
            g_error ("%s: text on tint is %.2f:1", monev_state_name ((MonevState) i),
                     contrast (&colors.text, &colors.tint));
          if (contrast (&colors.mark, &colors.tint) < 3)
            g_error ("%s: glyph on tint is %.2f:1", monev_state_name ((MonevState) i),
                     contrast (&colors.mark, &colors.tint));
          if (fills ((MonevState) i) && contrast (&colors.ink, &colors.fill) < 4.5)
            g_error ("%s: ink on fill is %.2f:1", monev_state_name ((MonevState) i),
                     contrast (&colors.ink, &colors.fill));
          tints[s] = colors.tint;
        }
    }
  g_assert_false (gdk_rgba_equal (&tints[0], &tints[1])); /* the palette follows the scheme */
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

static void
test_contrast (void)
{
  with_widget (monev_state_glyph_new (MONEV_STATE_LATE, TRUE), check_contrast);
}

static const MonevListColumn columns[] = { { "OPD", MONEV_SORT_TEXT, 0, TRUE, FALSE } };

static void
check_search_bar (GtkWidget *widget)
{
  MonevSearchBar *bar = MONEV_SEARCH_BAR (widget);
  g_autoptr (MonevListSource) source = monev_list_source_new (columns, 1);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  GtkWidget *entry = find_child (widget, GTK_TYPE_SEARCH_ENTRY, NULL);

  g_ptr_array_add (rows, g_strsplit ("Dinas Sosial", ";", -1));
  g_ptr_array_add (rows, g_strsplit ("Dinas Kesehatan", ";", -1));
  monev_list_source_set_rows (source, rows);
  monev_search_bar_set_source (bar, MONEV_GRID_SOURCE (source));
  monev_search_bar_set_open (bar, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), "sosial");
  wait_until (monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (source)) == 1);
  g_assert_nonnull (find_child (widget, GTK_TYPE_LABEL, "1 baris"));
  monev_search_bar_set_open (bar, FALSE);
  wait_until (monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (source))
              == 2); /* a closed search hides nothing */
  monev_search_bar_set_source (bar, NULL);
}

static void
test_search_bar (void)
{
  with_widget (monev_search_bar_new (), check_search_bar);
}

static void
count_change (MonevDateEntry *entry, int *changes)
{
  (*changes)++;
}

static void
check_date_entry (GtkWidget *widget)
{
  MonevDateEntry *entry = MONEV_DATE_ENTRY (widget);
  GtkWidget *field = find_child (widget, GTK_TYPE_ENTRY, NULL);
  GDate date;
  int changes = 0;

  g_signal_connect (entry, "changed", G_CALLBACK (count_change), &changes);
  g_assert_true (monev_date_entry_is_valid (entry));
  g_assert_false (monev_date_entry_get_date (entry, &date));
  gtk_editable_set_text (GTK_EDITABLE (field), "5/3/2026");
  g_assert_true (monev_date_entry_get_date (entry, &date));
  g_assert_cmpint (g_date_get_day (&date), ==, 5);
  g_signal_emit_by_name (field, "activate");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "5 Maret 2026");
  g_assert_cmpint (changes, ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (field), "31 Februari 2026");
  g_assert_false (gtk_widget_has_css_class (field, "error")); /* not while typing */
  g_signal_emit_by_name (field, "activate");
  g_assert_true (gtk_widget_has_css_class (field, "error"));
  g_assert_false (monev_date_entry_is_valid (entry));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "31 Februari 2026"); /* kept */
  g_assert_cmpint (changes, ==, 2);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 17, 8, 2026);
  monev_date_entry_set_date (entry, &date);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "17 Agustus 2026");
  g_assert_false (gtk_widget_has_css_class (field, "error"));
  monev_date_entry_set_date (entry, NULL);
  g_assert_false (monev_date_entry_get_date (entry, &date));
}

/* Who cannot see hears what the date is for where one types it. */
static void
check_date_named (GtkWidget *widget)
{
  GtkWidget *entry = find_child (widget, GTK_TYPE_ENTRY, NULL);

  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (entry),
                                                   GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, "Tanggal");
}

static void
test_date_named (void)
{
  with_widget (monev_date_entry_new (), check_date_named);
}

static void
test_date_entry (void)
{
  with_widget (monev_date_entry_new (), check_date_entry);
}

static void
check_date_picked (GtkWidget *widget)
{
  MonevDateEntry *entry = MONEV_DATE_ENTRY (widget);
  GtkWidget *button = find_child (widget, GTK_TYPE_MENU_BUTTON, NULL);
  GtkWidget *calendar
      = gtk_popover_get_child (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  g_autoptr (GDateTime) day = g_date_time_new_local (2026, 12, 31, 12, 0, 0);
  GDate date;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  wait_until (gtk_widget_get_mapped (calendar));
  g_assert_false (monev_date_entry_get_date (entry, &date)); /* opening chooses nothing */
  gtk_calendar_select_day (GTK_CALENDAR (calendar), day);
  g_assert_true (monev_date_entry_get_date (entry, &date));
  g_assert_cmpint ((int) g_date_get_month (&date), ==, 12);
  g_assert_cmpint (g_date_get_day (&date), ==, 31);
  drain ();
}

static void
test_date_picked (void)
{
  with_widget (monev_date_entry_new (), check_date_picked);
}

/* What the engine said stands in a folded detail, not in the sentence. */
static void
test_error_body (void)
{
  g_autoptr (GError) error
      = g_error_new (MONEV_ERROR, MONEV_ERROR_IO, "Diska penuh. Kosongkan ruang, lalu coba lagi. "
                                                  "(Rincian untuk admin: skrip, disk I/O error)");
  g_autoptr (GError) plain = g_error_new (MONEV_ERROR, MONEV_ERROR_IO, "Diska penuh.");
  g_autofree char *body = monev_error_text_body (error);
  g_autofree char *same = monev_error_text_body (plain);

  g_assert_cmpstr (body, ==, "Diska penuh. Kosongkan ruang, lalu coba lagi.");
  g_assert_cmpstr (same, ==, "Diska penuh.");
}

static void
test_error_text (void)
{
  for (int code = MONEV_ERROR_CONSTRAINT; code <= MONEV_ERROR_IO; code++)
    {
      g_autoptr (GError) error = g_error_new (MONEV_ERROR, code, "sqlite: 14");
      g_autofree char *line = monev_error_text_line (error);

      g_assert_nonnull (monev_error_text_title (error));
      g_assert_cmpuint (strlen (monev_error_text_title (error)), >, 5);
      g_assert_cmpuint (strlen (monev_error_text_advice (error)), >, 10);
      g_assert_null (strchr (monev_error_text_title (error), '!'));
      g_assert_true (monev_error_text_silent (error) == (code == MONEV_ERROR_CANCELLED));
      /* only the words of a rule are for people; those of a driver are not */
      g_assert_true ((strstr (line, "sqlite") != NULL)
                     == (code == MONEV_ERROR_INVALID || code == MONEV_ERROR_STATE));
    }
  g_autoptr (GError) other = g_error_new (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "x");
  g_assert_cmpstr (monev_error_text_title (other), ==, "Berkas tidak dapat dibaca atau ditulis");
}

static void
check_names (GtkWidget *button)
{
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Tambah OPD");
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button),
                                                    GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  gtk_button_set_label (GTK_BUTTON (button), "_Impor 3 Baris");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Impor 3 Baris");
}

static void
check_eye (GtkWidget *entry)
{
  GtkWidget *eye = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (entry); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_IMAGE (child) && gtk_widget_get_visible (child))
      eye = child;
  g_assert_nonnull (eye);
  gtk_test_accessible_assert_property (eye, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Tampilkan atau sembunyikan isian");
}

/* What is read aloud is a word once, without the mark of the mnemonic. */
static void
test_names (void)
{
  GtkWidget *entry = gtk_password_entry_new ();

  monev_own_words_install ();
  with_widget (gtk_button_new_with_mnemonic ("_Tambah OPD"), check_names);
  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (entry), TRUE);
  with_widget (entry, check_eye);
}

/* The window of keys is in Indonesian whatever the locale, and fits the smallest screen. */
static void
test_shortcuts (void)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/id/monev/Monev/gtk/help-overlay.ui");
  GtkWidget *window = GTK_WIDGET (gtk_builder_get_object (builder, "help_overlay"));
  int width, height;

  monev_own_words_install ();
  gtk_window_present (GTK_WINDOW (window));
  wait_for_frame (window);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Pintasan");
  g_assert_null (find_child (window, GTK_TYPE_LABEL, "Shortcuts"));
  g_assert_null (find_child (window, GTK_TYPE_LABEL, "No Results Found"));
  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (window, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_test_message ("%d x %d", width, height);
  g_assert_cmpint (width, <=, 1000);
  g_assert_cmpint (height, <=, 680);
  gtk_window_destroy (GTK_WINDOW (window));
  drain ();
}

/* The words stand whole: what they leave is the mark's, beside them or below. */
static void
test_beside (void)
{
  GtkWidget *words = gtk_label_new ("Rencana Definitif Penurunan Stunting 2026");
  GtkWidget *mark = gtk_label_new ("terlambat 1 hari kerja");
  GtkWidget *beside = monev_beside_new (words, mark, G_MAXINT), *window;
  graphene_rect_t at;

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  window = show_in_window (beside, 640, 200);
  g_assert_true (gtk_widget_compute_bounds (mark, beside, &at));
  g_assert_cmpfloat (at.origin.x, >, gtk_widget_get_width (words));
  gtk_window_set_default_size (GTK_WINDOW (window), 340, 200);
  wait_until (gtk_widget_get_width (beside) < 400);
  wait_for_frame (window);
  g_assert_true (gtk_widget_compute_bounds (mark, beside, &at));
  g_assert_cmpfloat (at.origin.x, ==, 0);
  g_assert_cmpfloat (at.origin.y, >, 0);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (words))));
  gtk_window_destroy (GTK_WINDOW (window));
  drain ();
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  monev_style_load (gdk_display_get_default ());
  g_test_add_func ("/empty-state/says-what-and-offers-what-works", test_empty_state);
  g_test_add_func ("/job-progress/quiet-spinner-bar", test_progress);
  g_test_add_func ("/issue-view/counts-filters-goes-to-the-place", test_issue_view);
  g_test_add_func ("/status-pill/glyph-and-word", test_pill);
  g_test_add_func ("/beside/the-mark-goes-below-before-words-are-cut", test_beside);
  g_test_add_func ("/state/readable-in-both-schemes", test_contrast);
  g_test_add_func ("/search-bar/filters-and-lets-go", test_search_bar);
  g_test_add_func ("/date-entry/typed", test_date_entry);
  g_test_add_func ("/date-entry/named-where-one-types", test_date_named);
  g_test_add_func ("/date-entry/picked", test_date_picked);
  g_test_add_func ("/error-text/body-without-what-the-engine-said", test_error_body);
  g_test_add_func ("/error-text/each-code-says-what-to-do", test_error_text);
  g_test_add_func ("/own-words/names-without-marks", test_names);
  g_test_add_func ("/own-words/shortcuts-window", test_shortcuts);
  return g_test_run ();
}
