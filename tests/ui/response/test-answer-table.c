/* The table of answers: what it says, searched, sorted, filtered. */
#include "answers-office.h"

#include <string.h>

#include "ui/common/text-key.h"
#include "ui/response/entry-desk.h"

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

/* Also by size, by date, and by a part of it; what cannot be compared is told before. */
static void
test_rows_are_filtered_by_a_condition (Office *office, gconstpointer data)
{
  MonevAnswerDesk *answers = open_answers (office);
  MonevAnswerSource *source = monev_answer_desk_get_source (answers);
  MonevAnswerTable *table = monev_answer_source_get_table (source);
  guint all = n_answers (answers), column = 0, village = column_named (answers, "1. Desa lokus");
  guint low, high, same;
  g_autofree char *middle = NULL, *key = NULL, *words = NULL;
  g_autofree char *fault = NULL, *none = NULL;

  while (monev_answer_table_column (table, column)->kind != MONEV_ANSWER_CELL_NUMBER
         || monev_answer_table_column (table, column)->question < 0)
    column++;
  for (guint row = 0; middle == NULL; row++)
    if (text_at (answers, row, column) != NULL)
      middle = g_strdup (text_at (answers, row, column));
  same = rows_saying (MONEV_GRID_SOURCE (source), column, middle);
  monev_answer_source_compare (source, column, MONEV_ANSWER_AT_LEAST, middle);
  high = n_answers (answers);
  key = monev_text_key_number (middle);
  for (guint row = 0; row < high; row++)
    {
      g_autofree char *other = monev_text_key_number (text_at (answers, row, column));

      g_assert_cmpstr (other, >=, key);
    }
  words = monev_answer_source_filter_words (source);
  g_assert_nonnull (strstr (words, " ≥ "));
  monev_answer_source_drop_filters (source);
  monev_answer_source_compare (source, column, MONEV_ANSWER_AT_MOST, middle);
  low = n_answers (answers);
  monev_answer_source_drop_filters (source);
  monev_answer_source_compare (source, column, MONEV_ANSWER_IS, "");
  g_assert_cmpuint (low + high - same, ==, all - n_answers (answers)); /* empty is neither */
  monev_answer_source_drop_filters (source);
  monev_answer_source_compare (source, village, MONEV_ANSWER_CONTAINS, "BUKIT");
  g_assert_cmpuint (n_answers (answers), >, 0);
  g_assert_cmpuint (n_answers (answers), <, all);
  fault = monev_answer_order_fault (table, column, MONEV_ANSWER_AT_MOST, "banyak");
  g_assert_nonnull (strstr (fault, "Tulis angka"));
  none = monev_answer_order_fault (table, column, MONEV_ANSWER_IS, "");
  g_assert_null (none);
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
  ADD ("answers-stand-in-columns", test_what_was_answered_stands_in_columns);
  ADD ("search-finds-what-the-rows-say", test_search_finds_what_the_rows_say);
  ADD ("each-column-sorts-both-ways", test_each_column_sorts_both_ways);
  ADD ("rows-are-filtered-by-a-cell", test_rows_are_filtered_by_a_cell);
  ADD ("rows-are-filtered-by-a-condition", test_rows_are_filtered_by_a_condition);
  ADD ("a-row-is-known-by-its-response", test_a_row_is_known_by_its_response);
  ADD ("quality-leads-to-the-response", test_quality_leads_to_the_response);
  status = g_test_run ();
  office_forget ();
  return status;
}
