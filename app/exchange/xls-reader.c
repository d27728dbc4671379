#include "xls-reader.h"

#include <freexl.h>
#include <string.h>
#include <sys/stat.h>

#include "db-error.h"
#include "table-builder.h"

#define MAX_FILE   (32 * 1024 * 1024) /* freexl holds each sheet as a full grid */

typedef const void Book;

static void
set_broken (const char *path, int status, GError **error)
{
  g_autofree char *file = g_path_get_basename (path);

  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT,
               "Berkas %s (.xls) tidak bisa dibaca (kode %d). Buka di Excel, simpan sebagai .xlsx, "
               "lalu impor lagi.", file, status);
}

static gboolean
check_size (const char *path, GError **error)
{
  struct stat status;

  if (stat (path, &status) == 0 && status.st_size <= MAX_FILE)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT,
               "Berkas %s (.xls) tidak bisa dibaca atau lebih besar dari %d MB. Simpan sebagai "
               ".xlsx di Excel, lalu impor lagi.", path, MAX_FILE / 1024 / 1024);
  return FALSE;
}

static Book *
open_book (const char *path, GError **error)
{
  const void *book = NULL;
  unsigned int password = FREEXL_BIFF_PLAIN;

  if (!check_size (path, error))
    return NULL;
  int status = freexl_open (path, &book);
  /* A file without a stream of cells is OK to freexl, yet gives no handle. */
  if (status != FREEXL_OK || book == NULL)
    {
      set_broken (path, status, error);
      return NULL;
    }
  freexl_get_info (book, FREEXL_BIFF_PASSWORD, &password);
  if (password != FREEXL_BIFF_OBFUSCATED)
    return book;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "Berkas %s terkunci dengan kata sandi. Buka di Excel, hapus kata sandinya, simpan, "
               "lalu impor lagi.", path);
  freexl_close (book);
  return NULL;
}

/** monev_xls_sheet_names: Returns: (transfer full) (nullable): the sheets; NULL with CORRUPT. */
char **
monev_xls_sheet_names (const char *path, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Book *book = open_book (path, error);
  unsigned int count = 0;

  if (book == NULL)
    return NULL;
  freexl_get_info (book, FREEXL_BIFF_SHEET_COUNT, &count);
  for (unsigned int i = 0; i < count; i++)
    {
      const char *name = NULL;
      freexl_get_worksheet_name (book, i, &name);
      g_ptr_array_add (names, g_utf8_make_valid (name != NULL ? name : "", -1));
    }
  freexl_close (book);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/* The file itself holds a double: the shortest digits that give it back. */
static char *
double_text (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.15g", value);
  if (g_ascii_strtod (buffer, NULL) != value)
    g_ascii_formatd (buffer, sizeof buffer, "%.17g", value);
  return g_strdup (buffer);
}

static char *
cell_text (const FreeXL_CellValue *value, MonevCellKind *kind)
{
  char *text;

  switch (value->type)
    {
    case FREEXL_CELL_INT:
      *kind = MONEV_CELL_NUMBER;
      return g_strdup_printf ("%d", value->value.int_value);
    case FREEXL_CELL_DOUBLE:
      *kind = MONEV_CELL_NUMBER;
      return double_text (value->value.double_value);
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT:
      *kind = MONEV_CELL_TEXT;
      return g_utf8_make_valid (value->value.text_value != NULL ? value->value.text_value : "", -1);
    case FREEXL_CELL_DATE:
    case FREEXL_CELL_DATETIME:
    case FREEXL_CELL_TIME:
      *kind = MONEV_CELL_DATE;
      text = g_strdup (value->value.text_value);
      return text != NULL ? g_strdelimit (text, " ", 'T') : g_strdup ("");
    default:
      *kind = MONEV_CELL_EMPTY;
      return NULL;
    }
}

static gboolean
read_cells (Book *book, MonevTableBuilder *builder, GError **error)
{
  unsigned int rows = 0;
  unsigned short columns = 0;

  if (freexl_worksheet_dimensions (book, &rows, &columns) != FREEXL_OK)
    return TRUE;
  for (unsigned int row = 0; row < MIN (rows, MONEV_TABLE_MAX_ROWS); row++)
    for (unsigned int column = 0; column < MIN (columns, MONEV_TABLE_MAX_COLUMNS); column++)
      {
        FreeXL_CellValue value;
        MonevCellKind kind = MONEV_CELL_EMPTY;
        if (freexl_get_cell_value (book, row, column, &value) != FREEXL_OK)
          continue;
        g_autofree char *text = cell_text (&value, &kind);
        if (text == NULL || *text == '\0')
          continue;
        MonevCell cell = { text, strlen (text), kind, 0 };
        if (!monev_table_builder_add (builder, row + 1, column + 1, cell, error))
          return FALSE;
      }
  return TRUE;
}

/**
 * monev_xls_read_sheet:
 * @index: from 0
 *
 * Returns: (transfer full) (nullable): the sheet; NULL with CORRUPT, INVALID (locked) or LIMIT.
 */
MonevTable *
monev_xls_read_sheet (const char *path, guint index, MonevIssueList *issues, GError **error)
{
  g_autoptr (MonevTableBuilder) builder = NULL;
  g_autofree char *file = g_path_get_basename (path);
  Book *book = open_book (path, error);
  const char *name = NULL;

  if (book == NULL)
    return NULL;
  int status = freexl_get_worksheet_name (book, index, &name);
  if (status == FREEXL_OK)
    status = freexl_select_active_worksheet (book, index);
  gboolean ok = status == FREEXL_OK;
  if (!ok)
    set_broken (path, status, error);
  else
    {
      g_autofree char *sheet = g_utf8_make_valid (name != NULL ? name : "", -1);
      builder = monev_table_builder_new (file, sheet);
      ok = read_cells (book, builder, error);
    }
  freexl_close (book);
  return ok ? monev_table_builder_finish (g_steal_pointer (&builder), issues) : NULL;
}
