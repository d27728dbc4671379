/* Answers in the window: entered with autosave, handed in whole, decided on, and out and in again. */
#include "reference-office.h"

#include <string.h>

#include "instrument/office-instrument.h"
#include "response/office-response.h"
#include "tests/ui/keyboard.h"
#include "ui/common/text-key.h"
#include "ui/response/answer-desk.h"
#include "ui/response/answer-file.h"
#include "ui/response/entry-desk-private.h"

static void
set_up (Office *office, gconstpointer user)
{
  office_open (office, "subkoor");
}

static void
tear_down (Office *office, gconstpointer data)
{
  office_close (office);
}

static gpointer
find_job (MonevDbJob *job, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) list = monev_instruments_list (monev_db_job_connection (job),
                                                       MONEV_INSTRUMENTS_ALL, "stunting", FALSE,
                                                       error);

  return list == NULL || list->len == 0
             ? NULL : monev_instrument_entry_copy (g_ptr_array_index (list, 0));
}

static MonevAnswerDesk *
open_answers (Office *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevInstrumentEntry) instrument = office_do (office, find_job, NULL, &error);
  GtkWidget *desk;

  g_assert_no_error (error);
  g_assert_nonnull (instrument);
  desk = monev_answer_desk_new (office->window, office->session, instrument);
  monev_window_push_desk (office->window, desk);
  wait_until (monev_answer_desk_is_ready (MONEV_ANSWER_DESK (desk)));
  return MONEV_ANSWER_DESK (desk);
}

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

static guint
n_answers (MonevAnswerDesk *desk)
{
  return monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (monev_answer_desk_get_source (desk)));
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

static guint
column_named (MonevAnswerDesk *answers, const char *title)
{
  MonevGridSource *source = MONEV_GRID_SOURCE (monev_answer_desk_get_source (answers));

  for (guint i = 0; i < monev_grid_source_get_n_columns (source); i++)
    {
      MonevGridColumn column = { NULL };

      monev_grid_source_get_column (source, i, &column);
      if (strcmp (column.title, title) == 0)
        return i;
    }
  g_error ("no column %s", title);
}

static const char *
text_at (MonevAnswerDesk *answers, guint row, guint column)
{
  MonevGridCell cell = { NULL };

  monev_grid_source_get_cell (MONEV_GRID_SOURCE (monev_answer_desk_get_source (answers)), row,
                              column, &cell);
  return cell.text;
}

/* Figures are sorted as figures, dates as dates, and a word of an answer finds its row. */
static void
test_what_was_answered_stands_in_columns (Office *office, gconstpointer data)
{
  MonevAnswerDesk *answers = open_answers (office);
  MonevGridSource *source = MONEV_GRID_SOURCE (monev_answer_desk_get_source (answers));
  guint weight = column_named (answers, "10. Berat badan (kg)");
  guint day = column_named (answers, "8. Tanggal lahir balita");
  guint village = column_named (answers, "1. Desa lokus");
  MonevGridColumn column = { NULL };
  guint all = n_answers (answers);

  g_assert_cmpuint (all, ==, 150);
  monev_grid_source_get_column (source, weight, &column);
  g_assert_true (column.numeric);
  g_assert_true (monev_grid_source_sort (source, weight, FALSE));
  g_assert_cmpstr (text_at (answers, 0, weight), ==, "29");
  g_assert_true (monev_grid_source_sort (source, day, TRUE));
  for (guint row = 0; row < 2; row++)
    g_assert_cmpint (strcmp (text_at (answers, row, day) + 6, text_at (answers, row + 1, day) + 6),
                     <=, 0);
  monev_grid_source_set_filter (source, "bukit serai");
  g_assert_cmpuint (monev_grid_source_get_n_rows (source), ==, 30);
  g_assert_cmpstr (text_at (answers, 0, village), ==, "Bukit Serai");
}

/* All texts of a row, as one reads them. */
static char *
row_text (MonevGridSource *source, guint row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < monev_grid_source_get_n_columns (source); i++)
    {
      MonevGridCell cell = { NULL };

      monev_grid_source_get_cell (source, row, i, &cell);
      g_string_append_printf (text, "%s\n", cell.text != NULL ? cell.text : "");
    }
  return g_string_free (text, FALSE);
}

static guint
count_with (const GPtrArray *texts, const char *query)
{
  g_auto (GStrv) words = monev_text_key_words (query);
  guint n = 0;

  for (guint i = 0; i < texts->len; i++)
    {
      g_autofree char *folded = monev_text_key_fold (texts->pdata[i]);

      n += words == NULL || monev_text_key_match (folded, (const char *const *) words);
    }
  return n;
}

/* Against the plain way: every text of every row looked through. */
static void
test_search_finds_what_the_rows_say (Office *office, gconstpointer data)
{
  static const char *const queries[] = { "",       "bukit", "BUKIT serai", "serai bukit", "2026",
                                         "dis 29", "tidak ada yang begini", "ya", "petugas" };
  MonevAnswerDesk *answers = open_answers (office);
  MonevGridSource *source = MONEV_GRID_SOURCE (monev_answer_desk_get_source (answers));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint row = 0; row < n_answers (answers); row++)
    g_ptr_array_add (texts, row_text (source, row));
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      monev_grid_source_set_filter (source, queries[i]);
      g_assert_cmpuint (monev_grid_source_get_n_rows (source), ==, count_with (texts, queries[i]));
    }
}

static char *
sort_key (const MonevGridColumn *column, gboolean date, const char *text)
{
  return column->numeric ? monev_text_key_number (text)
         : date          ? monev_text_key_date (text)
                         : monev_text_key_sort (text);
}

static void
check_sorted (MonevGridSource *source, guint index, gboolean date, gboolean ascending)
{
  MonevGridColumn column = { NULL };
  g_autofree char *before = NULL;

  monev_grid_source_get_column (source, index, &column);
  g_assert_true (monev_grid_source_sort (source, index, ascending));
  for (guint row = 0; row < monev_grid_source_get_n_rows (source); row++)
    {
      MonevGridCell cell = { NULL };
      char *key;

      monev_grid_source_get_cell (source, row, index, &cell);
      /* one without a name stands among the empty ones */
      key = sort_key (&column, date, g_strcmp0 (cell.text, "(belum bernama)") == 0 ? NULL
                                                                                  : cell.text);
      if (before != NULL && *before == '\0')
        g_assert_cmpstr (key, ==, ""); /* what is empty stands last either way */
      else if (before != NULL && *key != '\0')
        g_assert_cmpint (ascending ? strcmp (before, key) : strcmp (key, before), <=, 0);
      g_free (before);
      before = key;
    }
}

static void
test_each_column_sorts_both_ways (Office *office, gconstpointer data)
{
  MonevAnswerDesk *answers = open_answers (office);
  MonevAnswerSource *source = monev_answer_desk_get_source (answers);
  guint all = n_answers (answers);

  for (guint i = 0; i < monev_grid_source_get_n_columns (MONEV_GRID_SOURCE (source)); i++)
    {
      const MonevAnswerColumn *column
          = monev_answer_table_column (monev_answer_source_get_table (source), i);

      check_sorted (MONEV_GRID_SOURCE (source), i, column->kind == MONEV_ANSWER_CELL_DATE, TRUE);
      check_sorted (MONEV_GRID_SOURCE (source), i, column->kind == MONEV_ANSWER_CELL_DATE, FALSE);
      g_assert_cmpuint (n_answers (answers), ==, all);
    }
}

static guint
rows_saying (MonevGridSource *source, guint column, const char *word)
{
  guint n = 0;

  for (guint row = 0; row < monev_grid_source_get_n_rows (source); row++)
    {
      MonevGridCell cell = { NULL };

      monev_grid_source_get_cell (source, row, column, &cell);
      n += g_strcmp0 (cell.text, word) == 0;
    }
  return n;
}

/* By what the cell under the cursor says, or by all but that; one filter stands besides the other. */
static void
test_rows_are_filtered_by_a_cell (Office *office, gconstpointer data)
{
  MonevAnswerDesk *answers = open_answers (office);
  MonevAnswerSource *source = monev_answer_desk_get_source (answers);
  MonevGridSource *grid = MONEV_GRID_SOURCE (source);
  guint village = column_named (answers, "1. Desa lokus"), all = n_answers (answers);
  g_autofree char *first = g_strdup (text_at (answers, 0, village));
  guint same = rows_saying (grid, village, first);
  g_autofree char *words = NULL;
  g_autofree char *none = NULL;

  monev_answer_source_filter (source, 0, village, FALSE);
  g_assert_cmpuint (n_answers (answers), ==, same);
  words = monev_answer_source_filter_words (source);
  g_assert_true (g_str_has_prefix (words, "1. Desa lokus = "));
  monev_answer_source_filter (source, 0, column_named (answers, "Keadaan"), TRUE);
  g_assert_cmpuint (n_answers (answers), <, same);
  monev_answer_source_drop_filters (source);
  g_assert_cmpuint (n_answers (answers), ==, all);
  monev_answer_source_filter (source, 0, village, TRUE);
  g_assert_cmpuint (n_answers (answers), ==, all - same);
  gtk_widget_activate_action (GTK_WIDGET (answers), "answers.drop-filters", NULL);
  none = monev_answer_source_filter_words (source);
  g_assert_cmpstr (none, ==, "");
}

/* The cursor stays with its response when the order changes. */
static void
test_a_row_is_known_by_its_response (Office *office, gconstpointer data)
{
  MonevAnswerDesk *answers = open_answers (office);
  MonevGridSource *source = MONEV_GRID_SOURCE (monev_answer_desk_get_source (answers));
  guint64 key = monev_grid_source_get_key (source, 7);
  g_autoptr (MonevResponseEntry) before
      = monev_answer_source_get_entry (monev_answer_desk_get_source (answers), 7);
  g_autoptr (MonevResponseEntry) after = NULL;
  guint row;

  g_assert_true (monev_grid_source_sort (source, column_named (answers, "Masuk"), FALSE));
  row = monev_grid_source_find_row (source, key);
  g_assert_cmpuint (row, !=, MONEV_GRID_NO_ROW);
  after = monev_answer_source_get_entry (monev_answer_desk_get_source (answers), row);
  g_assert_cmpstr (before->id, ==, after->id);
  monev_answer_source_set_state (monev_answer_desk_get_source (answers), "ditolak");
  g_assert_cmpuint (monev_grid_source_find_row (source, key), ==, MONEV_GRID_NO_ROW);
}

/* What the demo office was given on purpose is found, and a click leads there. */
static void
test_quality_leads_to_the_response (Office *office, gconstpointer data)
{
  MonevAnswerDesk *answers = open_answers (office);
  MonevQualityView *quality = monev_answer_desk_show_quality (answers);

  wait_until (monev_quality_view_is_ready (quality));
  g_assert_cmpuint (monev_grid_source_get_n_rows (monev_quality_view_get_source (quality)), ==,
                    21);
  monev_quality_view_filter (quality, MONEV_QUALITY_FAULT);
  g_assert_cmpuint (monev_quality_view_n_shown (quality), ==, 0);
  monev_quality_view_filter (quality, MONEV_QUALITY_SAME_ANSWERS);
  g_assert_cmpuint (monev_quality_view_n_shown (quality), ==, 2);
  monev_quality_view_filter (quality, MONEV_QUALITY_SAME_KEY); /* one of them was corrected */
  g_assert_cmpuint (monev_quality_view_n_shown (quality), ==, 2);
  monev_quality_view_filter (quality, MONEV_QUALITY_OUTLIER);
  g_assert_cmpuint (monev_quality_view_n_shown (quality), >, 0);
  monev_quality_view_open (quality, 0);
  wait_until (MONEV_IS_ENTRY_DESK (monev_window_get_desk (office->window)));
  wait_until (
      monev_entry_desk_is_ready (MONEV_ENTRY_DESK (monev_window_get_desk (office->window))));
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
  ADD ("answers-stand-in-columns", test_what_was_answered_stands_in_columns);
  ADD ("search-finds-what-the-rows-say", test_search_finds_what_the_rows_say);
  ADD ("each-column-sorts-both-ways", test_each_column_sorts_both_ways);
  ADD ("rows-are-filtered-by-a-cell", test_rows_are_filtered_by_a_cell);
  ADD ("a-row-is-known-by-its-response", test_a_row_is_known_by_its_response);
  ADD ("quality-leads-to-the-response", test_quality_leads_to_the_response);
  status = g_test_run ();
  office_forget ();
  return status;
}
