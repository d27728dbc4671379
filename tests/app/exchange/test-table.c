#include "exchange/table-builder.h"

#include <string.h>

#include "db-error.h"

static void
add (MonevTableBuilder *builder, gint64 row, guint column, const char *text)
{
  g_autoptr (GError) error = NULL;
  MonevCell cell = { text, strlen (text), MONEV_CELL_TEXT, 0 };

  g_assert_true (monev_table_builder_add (builder, row, column, cell, &error));
  g_assert_no_error (error);
}

static void
test_is_sparse (void)
{
  MonevTableBuilder *builder = monev_table_builder_new ("a.xlsx", "Data");

  add (builder, 3, 2, "b3");
  add (builder, 3, 5, "e3");
  add (builder, MONEV_TABLE_MAX_ROWS, MONEV_TABLE_MAX_COLUMNS, "last");
  g_autoptr (MonevTable) table = monev_table_builder_finish (builder, NULL);
  g_assert_cmpstr (monev_table_file (table), ==, "a.xlsx");
  g_assert_cmpstr (monev_table_sheet (table), ==, "Data");
  g_assert_cmpuint (monev_table_n_rows (table), ==, 2);
  g_assert_cmpint (monev_table_row_number (table, 0), ==, 3);
  g_assert_cmpuint (monev_table_row_n_cells (table, 0), ==, 2);
  g_assert_cmpuint (monev_table_n_columns (table), ==, 16384);
  g_assert_cmpstr (monev_table_cell (table, 3, 5).text, ==, "e3");
  g_assert_cmpstr (monev_table_cell (table, 1048576, 16384).text, ==, "last");
  g_assert_cmpint (monev_table_cell (table, 3, 3).kind, ==, MONEV_CELL_EMPTY);
  g_assert_cmpstr (monev_table_cell (table, 4, 1).text, ==, "");
  guint column = 0;
  g_assert_cmpstr (monev_table_row_cell (table, 0, 1, &column).text, ==, "e3");
  g_assert_cmpuint (column, ==, 5);
}

static void
test_orders_cells (void)
{
  MonevTableBuilder *builder = monev_table_builder_new ("a.xlsx", "Data");
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  add (builder, 2, 2, "b2");
  add (builder, 1, 3, "first");
  add (builder, 1, 1, "a1");
  add (builder, 1, 3, "second");
  g_autoptr (MonevTable) table = monev_table_builder_finish (builder, issues);
  g_assert_cmpuint (monev_table_n_cells (table), ==, 3);
  g_assert_cmpstr (monev_table_cell (table, 1, 1).text, ==, "a1");
  g_assert_cmpstr (monev_table_cell (table, 1, 3).text, ==, "second");
  g_assert_cmpstr (monev_table_cell (table, 2, 2).text, ==, "b2");
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 1);
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, "cell-double");
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->cell, ==, "C1");
}

static void
test_empty (void)
{
  g_autoptr (MonevTable) table
      = monev_table_builder_finish (monev_table_builder_new ("a.csv", NULL), NULL);

  g_assert_cmpuint (monev_table_n_rows (table), ==, 0);
  g_assert_cmpuint (monev_table_n_columns (table), ==, 0);
  g_assert_null (monev_table_sheet (table));
  g_assert_cmpint (monev_table_cell (table, 1, 1).kind, ==, MONEV_CELL_EMPTY);
}

static void
test_text_is_bounded (void)
{
  g_autoptr (MonevTableBuilder) builder = monev_table_builder_new ("a.csv", NULL);
  g_autofree char *text = g_strnfill (1024 * 1024, 'x');
  MonevCell cell = { text, 1024 * 1024, MONEV_CELL_TEXT, 0 };
  g_autoptr (GError) error = NULL;
  gint64 row = 1;

  while (monev_table_builder_add (builder, row, 1, cell, &error))
    row++;
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT);
  g_assert_cmpint (row, ==, 64);
  g_assert_nonnull (strstr (error->message, "A64"));
}

static void
test_references (void)
{
  static const struct { const char *text; gint64 row; guint column; } good[] = {
    { "A1", 1, 1 }, { "Z9", 9, 26 }, { "AA10", 10, 27 }, { "XFD1048576", 1048576, 16384 },
    { "$B$7", 7, 2 }, { "b7", 7, 2 },
  };
  static const char *const bad[] = { "", "A", "1", "A0", "A01", "XFE1", "A1048577", "A1B", "ÄA1",
                                     "AAAAAAAAAAA1", "A99999999999999999999", "-A1", "A-1", "$$A1" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      gint64 row = 0;
      guint column = 0;
      g_assert_true (monev_cell_reference_parse (good[i].text, strlen (good[i].text), &row, &column));
      g_assert_cmpint (row, ==, good[i].row);
      g_assert_cmpuint (column, ==, good[i].column);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      gint64 row = -5;
      guint column = 7;
      g_assert_false (monev_cell_reference_parse (bad[i], strlen (bad[i]), &row, &column));
      g_assert_cmpint (row, ==, -5);
      g_assert_cmpuint (column, ==, 7);
    }
}

static void
test_letters_round_trip (void)
{
  for (guint column = 1; column <= MONEV_TABLE_MAX_COLUMNS; column++)
    {
      g_autofree char *reference = monev_cell_reference (12, column);
      gint64 row = 0;
      guint back = 0;
      g_assert_true (monev_cell_reference_parse (reference, strlen (reference), &row, &back));
      g_assert_cmpuint (back, ==, column);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/table/is-sparse", test_is_sparse);
  g_test_add_func ("/exchange/table/orders-cells", test_orders_cells);
  g_test_add_func ("/exchange/table/empty", test_empty);
  g_test_add_func ("/exchange/table/text-is-bounded", test_text_is_bounded);
  g_test_add_func ("/exchange/table/references", test_references);
  g_test_add_func ("/exchange/table/letters-round-trip", test_letters_round_trip);
  return g_test_run ();
}
