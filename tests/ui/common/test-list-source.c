#include "ui/common/list-source.h"
#include "ui/common/date-text.h"
#include "ui/common/text-key.h"
#include "ui/common/count-text.h"
#include "db/db-error.h"

#include <string.h>

static const MonevListColumn columns[] = {
  { "Nama", MONEV_SORT_TEXT, 200, TRUE, TRUE },
  { "Pagu", MONEV_SORT_NUMBER, 120, FALSE, FALSE },
  { "Tanggal", MONEV_SORT_DATE, 120, FALSE, FALSE },
};

static void
add (GPtrArray *rows, const char *name, const char *money, const char *date, const char *id)
{
  const char *row[] = { name, money, date, id, NULL };
  g_ptr_array_add (rows, g_strdupv ((GStrv) row));
}

static MonevListSource *
five_rows (void)
{
  MonevListSource *source = monev_list_source_new (columns, G_N_ELEMENTS (columns));
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  add (rows, "Dinas Sosial", "1.250.000,50", "5 Maret 2026", "rahasia-1");
  add (rows, "Badan Pendapatan", "-5", "28 Feb 2026", "rahasia-2");
  add (rows, "Kecamatan Élang 10", "", "2026-01-02", "rahasia-3");
  add (rows, "Kecamatan Élang 9", "999", "", "rahasia-4");
  add (rows, "badan keuangan", "999,5", "1/12/2025", "rahasia-5");
  monev_list_source_set_rows (source, rows);
  return source;
}

/* The ids of the shown rows, by their last figure: "15342". */
static char *
order_of (MonevListSource *source)
{
  GString *order = g_string_new (NULL);

  for (guint i = 0; i < monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (source)); i++)
    g_string_append (order, monev_list_source_get_row (source, i)[3] + strlen ("rahasia-"));
  return g_string_free (order, FALSE);
}

#define assert_order(source, wanted)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *order_is = order_of (source);                                                 \
    g_assert_cmpstr (order_is, ==, wanted);                                                        \
  }                                                                                                \
  G_STMT_END

static void
test_sort_text (void)
{
  g_autoptr (MonevListSource) source = five_rows ();

  g_assert_true (monev_grid_source_sort (MONEV_GRID_SOURCE (source), 0, TRUE));
  assert_order (source, "52143"); /* case does not count, 9 stands before 10 */
  g_assert_true (monev_grid_source_sort (MONEV_GRID_SOURCE (source), 0, FALSE));
  assert_order (source, "34125");
}

static void
test_sort_number (void)
{
  g_autoptr (MonevListSource) source = five_rows ();

  monev_grid_source_sort (MONEV_GRID_SOURCE (source), 1, TRUE);
  assert_order (source, "24513");
  monev_grid_source_sort (MONEV_GRID_SOURCE (source), 1, FALSE);
  assert_order (source, "15423"); /* empty stays last */
}

static void
test_sort_date (void)
{
  g_autoptr (MonevListSource) source = five_rows ();

  monev_grid_source_sort (MONEV_GRID_SOURCE (source), 2, TRUE);
  assert_order (source, "53214");
}

static void
test_sort_is_stable (void)
{
  g_autoptr (MonevListSource) source = monev_list_source_new (columns, G_N_ELEMENTS (columns));
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  add (rows, "b", "2", "", "rahasia-1");
  add (rows, "a", "2", "", "rahasia-2");
  add (rows, "a", "1", "", "rahasia-3");
  add (rows, "b", "1", "", "rahasia-4");
  monev_list_source_set_rows (source, rows);
  monev_grid_source_sort (MONEV_GRID_SOURCE (source), 1, TRUE);
  assert_order (source, "3412");
  monev_grid_source_sort (MONEV_GRID_SOURCE (source), 0, TRUE);
  assert_order (source, "3241"); /* by name, and within a name still by money */
  monev_grid_source_sort (MONEV_GRID_SOURCE (source), 0, FALSE);
  assert_order (source, "4132");
}

static void
test_filter (void)
{
  g_autoptr (MonevListSource) source = five_rows ();
  MonevGridSource *grid = MONEV_GRID_SOURCE (source);

  monev_grid_source_set_filter (grid, "ELANG kecamatan");
  assert_order (source, "34");
  monev_grid_source_sort (grid, 0, TRUE);
  assert_order (source, "43");
  monev_grid_source_set_filter (grid, "élang 10");
  assert_order (source, "3");
  monev_grid_source_set_filter (grid, "rahasia");
  assert_order (source, ""); /* what is not shown is not searched */
  monev_grid_source_set_filter (grid, "sosial1");
  assert_order (source, ""); /* a word does not run over from one cell into the next */
  monev_grid_source_set_filter (grid, "   ");
  assert_order (source, "52143"); /* and the order is still there */
  g_assert_cmpuint (monev_list_source_get_n_total (source), ==, 5);
}

static void
test_keys_follow (void)
{
  g_autoptr (MonevListSource) source = five_rows ();
  MonevGridSource *grid = MONEV_GRID_SOURCE (source);
  guint64 key = monev_grid_source_get_key (grid, 0);

  monev_grid_source_sort (grid, 0, TRUE);
  g_assert_cmpuint (monev_grid_source_find_row (grid, key), ==, 2);
  monev_grid_source_set_filter (grid, "badan");
  g_assert_cmpuint (monev_grid_source_find_row (grid, key), ==, MONEV_GRID_NO_ROW);
}

static void
count_change (MonevGridSource *source, guint64 generation, guint64 *last)
{
  g_assert_cmpuint (generation, ==, monev_grid_source_get_generation (source));
  g_assert_cmpuint (generation, >, *last);
  *last = generation;
}

static void
test_generation (void)
{
  g_autoptr (MonevListSource) source = five_rows ();
  guint64 last = monev_grid_source_get_generation (MONEV_GRID_SOURCE (source));

  g_assert_cmpuint (last, ==, 1);
  g_signal_connect (source, "changed", G_CALLBACK (count_change), &last);
  monev_grid_source_sort (MONEV_GRID_SOURCE (source), 0, TRUE);
  monev_grid_source_set_filter (MONEV_GRID_SOURCE (source), "dinas");
  monev_grid_source_set_filter (MONEV_GRID_SOURCE (source), "dinas");
  monev_list_source_set_text (source, 0, 0, "Dinas Sosial dan PPPA");
  g_assert_cmpuint (last, ==, 4); /* the same filter again is no change */
}

static gboolean
no_digits (MonevListSource *source, guint index, guint column, const char *text, char **taken,
           gpointer data, GError **error)
{
  if (strpbrk (text, "0123456789") != NULL)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Nama tidak memuat angka. Hapus angkanya.");
      return FALSE;
    }
  *taken = g_strdup_printf ("%s.", text);
  return TRUE;
}

static void
test_edit (void)
{
  g_autoptr (MonevListSource) source = five_rows ();
  g_autoptr (GError) error = NULL;
  MonevGridSource *grid = MONEV_GRID_SOURCE (source);
  MonevGridCell cell;

  g_assert_false (monev_grid_source_can_set_cell (grid, 0)); /* nobody checks: nothing is taken */
  monev_list_source_set_edit_func (source, no_digits, NULL, NULL);
  g_assert_true (monev_grid_source_can_set_cell (grid, 0));
  g_assert_false (monev_grid_source_set_cell (grid, 0, 1, "7", &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_STATE);
  g_clear_error (&error);
  g_assert_false (monev_grid_source_set_cell (grid, 0, 0, "Dinas 7", &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  monev_grid_source_get_cell (grid, 0, 0, &cell);
  g_assert_cmpstr (cell.text, ==, "Dinas Sosial");
  monev_grid_source_sort (grid, 0, TRUE);
  monev_grid_source_set_filter (grid, "sosial");
  g_assert_true (monev_grid_source_set_cell (grid, 0, 0, "Aula", NULL));
  monev_grid_source_get_cell (grid, 0, 0, &cell);
  g_assert_cmpstr (cell.text, ==, "Aula.");
  assert_order (source, "1"); /* it does not vanish under the hands of who typed it */
  monev_grid_source_set_filter (grid, "aula");
  assert_order (source, "1");
  monev_grid_source_set_filter (grid, NULL);
  monev_grid_source_sort (grid, 0, TRUE);
  assert_order (source, "15243");
}

static void
test_large_is_quick (void)
{
  g_autoptr (MonevListSource) source = monev_list_source_new (columns, G_N_ELEMENTS (columns));
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const guint n = 100000;
  gint64 start;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Sub kegiatan %u", (i * 7919u) % n);
      g_autofree char *money = g_strdup_printf ("%u.%03u", (i * 31u) % 900, i % 1000);

      add (rows, name, money, "5 Maret 2026", "rahasia-1");
    }
  monev_list_source_set_rows (source, rows);
  start = g_get_monotonic_time ();
  monev_grid_source_sort (MONEV_GRID_SOURCE (source), 0, TRUE);
  g_test_message ("sorting 100,000 rows by text: %" G_GINT64_FORMAT " ms",
                  (g_get_monotonic_time () - start) / 1000);
  for (guint i = 0; i < n; i += 9973)
    {
      g_autofree char *wanted = g_strdup_printf ("Sub kegiatan %u", i);
      g_assert_cmpstr (monev_list_source_get_row (source, i)[0], ==, wanted);
    }
  start = g_get_monotonic_time ();
  monev_grid_source_set_filter (MONEV_GRID_SOURCE (source), "kegiatan 4242");
  g_test_message ("first search in them: %" G_GINT64_FORMAT " ms",
                  (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (source)), ==, 20);
  start = g_get_monotonic_time ();
  monev_grid_source_set_filter (MONEV_GRID_SOURCE (source), "kegiatan 42");
  g_test_message ("next search: %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
  /* Far above what it takes, and far below what comparing with collation would: 2 s. */
  g_assert_cmpint (g_get_monotonic_time () - start, <, 1000 * 1000);
}

static void
test_number_keys (void)
{
  const char *const rising[] = { "-1.000.000", "-10,5",      "-10",
                                 "(9,75)",     "-0,5",       "0",
                                 "0,05",       "0,5",        "9",
                                 "10",         "Rp 1.250,-", "99.999.999.999.999.999.999.999,01" };

  for (guint i = 1; i < G_N_ELEMENTS (rising); i++)
    {
      g_autofree char *less = monev_text_key_number (rising[i - 1]);
      g_autofree char *more = monev_text_key_number (rising[i]);

      g_assert_cmpstr (less, <, more);
    }
  g_autofree char *one = monev_text_key_number ("1,50");
  g_autofree char *same = monev_text_key_number ("01,5 %");
  g_autofree char *none = monev_text_key_number ("nihil");
  g_assert_cmpstr (one, ==, same);
  g_assert_cmpstr (none, ==, "");
}

static void
assert_date (const char *text, int year, int month, int day)
{
  GDate date;

  g_date_clear (&date, 1);
  if (!monev_date_text_parse (text, &date))
    g_error ("not read: %s", text);
  g_assert_cmpint (g_date_get_year (&date), ==, year);
  g_assert_cmpint ((int) g_date_get_month (&date), ==, month);
  g_assert_cmpint (g_date_get_day (&date), ==, day);
}

static void
test_dates (void)
{
  const char *const wrong[] = { "",
                                "5",
                                "31 Februari 2026",
                                "29/2/2025",
                                "5 Maret 26",
                                "Maret 5 2026",
                                "5 Mart 2026",
                                "5//3",
                                "2026-13-01",
                                "5 Maret 2026 jam 9",
                                "0/1/2026" };
  GDate date;
  g_autofree char *text = NULL;

  assert_date ("5 Maret 2026", 2026, 3, 5);
  assert_date (" 05-03-2026 ", 2026, 3, 5);
  assert_date ("5/3/2026", 2026, 3, 5);
  assert_date ("5.3.2026", 2026, 3, 5);
  assert_date ("2026-03-05", 2026, 3, 5);
  assert_date ("5 mar. 2026", 2026, 3, 5);
  assert_date ("17 Agt 2026", 2026, 8, 17);
  assert_date ("1 nop 2026", 2026, 11, 1);
  assert_date ("29 Februari 2024", 2024, 2, 29);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    if (monev_date_text_parse (wrong[i], &date))
      g_error ("taken for a date: %s", wrong[i]);
  g_assert_false (monev_date_text_parse (NULL, &date));
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 5, 3, 2026);
  text = monev_date_text_format (&date);
  g_assert_cmpstr (text, ==, "5 Maret 2026");
}

static void
test_counts (void)
{
  const guint64 numbers[] = { 0, 7, 999, 1000, 12345, 1234567 };
  const char *const shown[] = { "0", "7", "999", "1.000", "12.345", "1.234.567" };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = monev_count_text (numbers[i]);
      g_assert_cmpstr (text, ==, shown[i]);
    }
}

static void
test_read_anew (void)
{
  g_autoptr (MonevListSource) source = five_rows ();
  MonevGridSource *grid = MONEV_GRID_SOURCE (source);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint64 key;

  monev_list_source_set_key_column (source, 3);
  monev_grid_source_sort (grid, 0, FALSE);
  assert_order (source, "34125");
  key = monev_grid_source_get_key (grid, 2);
  add (rows, "Aula", "1", "", "rahasia-6");
  add (rows, "Dinas Sosial", "2", "", "rahasia-1");
  add (rows, "Zona", "1", "", "rahasia-7");
  monev_list_source_update_rows (source, rows);
  assert_order (source, "716"); /* the sort stays */
  g_assert_cmpuint (monev_grid_source_find_row (grid, key), ==, 1);
  g_assert_cmpuint (monev_grid_source_find_row (grid, key + 1), ==, MONEV_GRID_NO_ROW);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list-source/sort/text-as-it-is-read", test_sort_text);
  g_test_add_func ("/list-source/read-anew-keeps-sort-and-key", test_read_anew);
  g_test_add_func ("/list-source/sort/numbers-by-size-empty-last", test_sort_number);
  g_test_add_func ("/list-source/sort/dates-by-day", test_sort_date);
  g_test_add_func ("/list-source/sort/equal-rows-keep-their-order", test_sort_is_stable);
  g_test_add_func ("/list-source/filter/each-word-anywhere", test_filter);
  g_test_add_func ("/list-source/keys-follow-their-row", test_keys_follow);
  g_test_add_func ("/list-source/generation-counts-changes", test_generation);
  g_test_add_func ("/list-source/edit/refused-leaves-the-cell", test_edit);
  g_test_add_func ("/list-source/hundred-thousand-rows", test_large_is_quick);
  g_test_add_func ("/text-key/numbers-order-exactly", test_number_keys);
  g_test_add_func ("/date-text/read-and-written", test_dates);
  g_test_add_func ("/count-text/point-of-thousands", test_counts);
  return g_test_run ();
}
