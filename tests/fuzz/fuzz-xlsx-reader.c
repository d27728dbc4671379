/* Any bytes are a workbook, or a message. */
#include <stddef.h>
#include <stdint.h>

#include "exchange/xlsx-reader.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
visit_cells (const MonevTable *table)
{
  for (guint i = 0; i < monev_table_n_rows (table); i++)
    for (guint j = 0; j < monev_table_row_n_cells (table, i); j++)
      {
        guint column = 0;
        MonevCell cell = monev_table_row_cell (table, i, j, &column);
        /* What went in as a reference is found again under it, whole and valid. */
        g_assert (monev_table_cell (table, monev_table_row_number (table, i), column).text
                  == cell.text);
        g_assert (g_utf8_validate_len (cell.text, cell.length, NULL));
      }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevXlsxBook) book = monev_xlsx_book_open_bytes ("fuzz.xlsx", bytes, &error);
  g_autoptr (GPtrArray) tables = NULL;

  if (book != NULL)
    tables = monev_xlsx_book_read_all (book, issues, &error);
  g_assert ((tables != NULL) == (error == NULL));
  for (guint i = 0; tables != NULL && i < tables->len; i++)
    visit_cells (g_ptr_array_index (tables, i));
  return 0;
}
