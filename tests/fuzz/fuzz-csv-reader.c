/* Any bytes are separated text, or a message; what was read can be written and read again. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "exchange/csv-reader.h"
#include "exchange/csv-writer.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
write_row (MonevCsvWriter *writer, const MonevTable *table, gint64 row)
{
  for (guint column = 1; column <= monev_table_n_columns (table); column++)
    monev_csv_writer_add (writer, monev_table_cell (table, row, column).text);
  monev_csv_writer_end_row (writer);
}

/* A tab or CR at its head, or "=", was made harmless with an apostrophe. */
static void
expect_same (const MonevTable *first, gint64 row, guint column, const MonevTable *second)
{
  const char *before = monev_table_cell (first, row, column).text;
  const char *after = monev_table_cell (second, row, column).text;

  g_assert (strcmp (before, after) == 0 || (*after == '\'' && strcmp (before, after + 1) == 0));
}

static void
check_round_trip (const MonevTable *table)
{
  g_autoptr (MonevCsvWriter) writer = monev_csv_writer_new (';', FALSE);
  guint n_rows = monev_table_n_rows (table), n_columns = monev_table_n_columns (table);
  gint64 last = n_rows > 0 ? monev_table_row_number (table, n_rows - 1) : 0;

  if (last > 200 || n_columns > 50)
    return;
  /* The head makes the separator sure. */
  monev_csv_writer_add (writer, "sep=");
  monev_csv_writer_add (writer, NULL);
  monev_csv_writer_end_row (writer);
  for (gint64 row = 1; row <= last; row++)
    write_row (writer, table, row);
  g_autoptr (GBytes) bytes = monev_csv_writer_to_bytes (writer);
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevTable) again = monev_csv_read ("fuzz.csv", bytes, NULL, &error);
  g_assert_no_error (error);
  for (gint64 row = 1; row <= last; row++)
    for (guint column = 1; column <= n_columns; column++)
      expect_same (table, row, column, again);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevTable) table = monev_csv_read ("fuzz.csv", bytes, issues, &error);

  g_assert ((table != NULL) == (error == NULL));
  if (table != NULL)
    check_round_trip (table);
  return 0;
}
