#include "xlsform-file.h"

#include <string.h>
#include <xlsxwriter.h>

#include "db-error.h"
#include "exchange/table-file.h"
#include "exchange/xlsx-output.h"
#include "exchange/xlsx-text.h"

#define LEAST_WIDTH 8
#define MOST_WIDTH 60

typedef struct
{
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *header, *date, *moment, *time;
} Writer;

/**
 * monev_xlsform_read:
 * @path: .xlsx or .xls
 * @issues: (nullable): what the reader of workbooks remarks
 *
 * Returns: (transfer full) (nullable): the workbook; NULL with what is wrong with the file, as
 * monev_table_file_read() says it
 */
MonevXlsform *
monev_xlsform_read (const char *path, MonevIssueList *issues, GError **error)
{
  g_auto (GStrv) sheets = NULL;
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_table_unref);
  g_autoptr (GError) local = NULL;

  sheets = monev_table_file_sheets (path, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (sheets == NULL || sheets[0] == NULL)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Berkas %s bukan buku kerja Excel. Pilih kuesioner XLSForm (.xlsx atau .xls).",
                   path);
      return NULL;
    }
  for (guint i = 0; sheets[i] != NULL; i++)
    {
      MonevTable *table = monev_table_file_read (path, sheets[i], issues, error);

      if (table == NULL)
        return NULL;
      g_ptr_array_add (tables, table);
    }
  return monev_xlsform_new_tables (tables);
}

static void
add_formats (Writer *self)
{
  self->header = workbook_add_format (self->workbook);
  format_set_bold (self->header);
  self->date = workbook_add_format (self->workbook);
  format_set_num_format (self->date, "yyyy-mm-dd");
  self->moment = workbook_add_format (self->workbook);
  format_set_num_format (self->moment, "yyyy-mm-dd hh:mm:ss");
  self->time = workbook_add_format (self->workbook);
  format_set_num_format (self->time, "hh:mm:ss");
}

static gboolean
write_date (Writer *self, lxw_row_t row, lxw_col_t column, const char *text)
{
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  gboolean timed = strchr (text, ':') != NULL, dated = strchr (text, '-') != NULL;

  if (dated)
    {
      if (sscanf (text, "%4d-%2d-%2dT%2d:%2d:%2d", &year, &month, &day, &hour, &minute, &second)
          < 3)
        return FALSE;
    }
  else if (sscanf (text, "%2d:%2d:%2d", &hour, &minute, &second) < 2)
    return FALSE;
  worksheet_write_datetime (self->sheet, row, column,
                            &(lxw_datetime){ year, month, day, hour, minute, second },
                            !timed   ? self->date
                            : !dated ? self->time
                                     : self->moment);
  return TRUE;
}

/* A number goes out as one if Excel gives the same digits back; its 15 are what a person typed. */
static gboolean
write_number (Writer *self, lxw_row_t row, lxw_col_t column, const char *text)
{
  double value = g_ascii_strtod (text, NULL);
  char back[40];

  if (strcmp (g_ascii_formatd (back, sizeof back, "%.15g", value), text) != 0)
    return FALSE;
  worksheet_write_number (self->sheet, row, column, value, NULL);
  return TRUE;
}

static void
write_text (Writer *self, lxw_row_t row, lxw_col_t column, const char *text)
{
  XlsxTextChange change = 0;
  g_autofree char *clean = xlsx_text_clean (text, &change);

  worksheet_write_string (self->sheet, row, column, clean, row == 0 ? self->header : NULL);
}

static void
write_cell (Writer *self, lxw_row_t row, lxw_col_t column, const char *text, MonevCellKind kind)
{
  if (kind == MONEV_CELL_NUMBER && write_number (self, row, column, text))
    return;
  if (kind == MONEV_CELL_DATE && write_date (self, row, column, text))
    return;
  if (kind == MONEV_CELL_BOOLEAN)
    worksheet_write_boolean (self->sheet, row, column, strcmp (text, "TRUE") == 0, NULL);
  else
    write_text (self, row, column, text);
}

/* Only the cells there are: one at XFD1048576 costs one. */
static void
write_row (Writer *self, const MonevXlsform *form, guint sheet, guint row, guint *widest)
{
  guint width = monev_xlsform_row_width (form, sheet, row);

  for (guint column = 0; column < width; column++)
    {
      MonevCellKind kind;
      const char *text = monev_xlsform_get (form, sheet, row, column, &kind);

      if (kind != MONEV_CELL_EMPTY)
        write_cell (self, row, (lxw_col_t)column, text, kind);
      widest[column] = MAX (widest[column], (guint)g_utf8_strlen (text, MOST_WIDTH * 4) + 1);
    }
}

static void
write_sheet (Writer *self, const MonevXlsform *form, guint sheet)
{
  guint n_rows = monev_xlsform_n_rows (form, sheet);
  guint n_columns = monev_xlsform_n_columns (form, sheet);
  g_autofree guint *widest = g_new0 (guint, n_columns + 1);

  for (guint row = 0; row < n_rows; row++)
    write_row (self, form, sheet, row, widest);
  for (guint column = 0; column < n_columns; column++)
    worksheet_set_column (self->sheet, (lxw_col_t)column, (lxw_col_t)column,
                          CLAMP (widest[column], LEAST_WIDTH, MOST_WIDTH), NULL);
  worksheet_freeze_panes (self->sheet, 1, 0);
}

/**
 * monev_xlsform_write:
 * @path: an .xlsx file, replaced when the new one is whole
 *
 * Returns: FALSE with IO; INVALID for a name that no sheet can have
 */
gboolean
monev_xlsform_write (const MonevXlsform *self, const char *path, GError **error)
{
  g_autoptr (MonevAtomicFile) output = monev_atomic_file_begin (path, error);
  g_autofree char *file = g_path_get_basename (path);
  Writer writer = { NULL };
  gboolean done = FALSE;
  locale_t before;

  if (output == NULL)
    return FALSE;
  before = monev_xlsx_enter_c_locale ();
  writer.workbook = workbook_new (monev_atomic_file_work_path (output));
  add_formats (&writer);
  for (guint i = 0; i < monev_xlsform_n_sheets (self); i++)
    {
      writer.sheet = workbook_add_worksheet (writer.workbook, monev_xlsform_sheet_name (self, i));
      if (writer.sheet == NULL)
        break;
      write_sheet (&writer, self, i);
    }
  if (writer.sheet != NULL || monev_xlsform_n_sheets (self) == 0)
    done = monev_xlsx_close_workbook (writer.workbook, output, file, error);
  else
    {
      lxw_workbook_free (writer.workbook);
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Nama lembar di %s tidak dapat dipakai di Excel. Ganti namanya.", file);
    }
  uselocale (before);
  return done;
}
