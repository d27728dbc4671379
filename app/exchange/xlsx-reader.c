#include "xlsx-reader.h"

#include <string.h>

#include "db-error.h"
#include "xlsx-sheet.h"

struct _MonevXlsxBook {
  XlsxBook *book;
};

/* One walk through the archive that reads some sheets, in whatever order the file has them. */
typedef struct {
  const XlsxBook  *book;
  int              only;   /* index, or -1 for all */
  XlsxCost         cost;
  MonevIssueList  *issues;
  GPtrArray       *tables; /* by index of the sheet; NULL until read */
  guint            missing;
  guint            current;
  XlsxSheetReader *reader;
} Walk;

static MonevXlsxBook *
load (XlsxArchive *archive, GError **error)
{
  XlsxBook *book = archive != NULL ? xlsx_book_load (archive, error) : NULL;

  if (book == NULL)
    return NULL;
  MonevXlsxBook *self = g_new0 (MonevXlsxBook, 1);
  self->book = book;
  return self;
}

/**
 * monev_xlsx_book_open:
 *
 * Returns: (transfer full) (nullable): the workbook at @path, its sheets not yet read; NULL with
 * IO (unreadable), INVALID (something else, or locked), CORRUPT or LIMIT.
 */
MonevXlsxBook *
monev_xlsx_book_open (const char *path, GError **error)
{
  return load (xlsx_archive_open (path, error), error);
}

/** monev_xlsx_book_open_bytes: as monev_xlsx_book_open(), from memory; @file is for messages. */
MonevXlsxBook *
monev_xlsx_book_open_bytes (const char *file, GBytes *bytes, GError **error)
{
  return load (xlsx_archive_new_bytes (file, bytes, error), error);
}

/** monev_xlsx_book_free: closes the workbook; tables read from it stay valid. */
void
monev_xlsx_book_free (MonevXlsxBook *self)
{
  if (self == NULL)
    return;
  xlsx_book_free (self->book);
  g_free (self);
}

/** monev_xlsx_book_n_sheets: Returns: how many sheets with cells there are, hidden ones too. */
guint
monev_xlsx_book_n_sheets (MonevXlsxBook *self)
{
  return self->book->sheets->len;
}

/** monev_xlsx_book_sheet_name: Returns: (transfer none): its name; @index goes by the tabs. */
const char *
monev_xlsx_book_sheet_name (MonevXlsxBook *self, guint index)
{
  g_return_val_if_fail (index < self->book->sheets->len, NULL);
  return ((XlsxSheet *) g_ptr_array_index (self->book->sheets, index))->name;
}

/** monev_xlsx_book_sheet_hidden: Returns: whether the sheet is hidden or very hidden. */
gboolean
monev_xlsx_book_sheet_hidden (MonevXlsxBook *self, guint index)
{
  g_return_val_if_fail (index < self->book->sheets->len, FALSE);
  return ((XlsxSheet *) g_ptr_array_index (self->book->sheets, index))->hidden;
}

/** monev_xlsx_book_find_sheet: Returns: the index of the sheet @name, whatever its case, or -1. */
int
monev_xlsx_book_find_sheet (MonevXlsxBook *self, const char *name)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  for (guint i = 0; i < self->book->sheets->len; i++)
    {
      g_autofree char *folded = g_utf8_casefold (monev_xlsx_book_sheet_name (self, i), -1);
      if (strcmp (folded, wanted) == 0)
        return i;
    }
  return -1;
}

static gboolean
want_sheet (const char *part, gpointer data)
{
  Walk *walk = data;

  for (guint i = 0; i < walk->book->sheets->len; i++)
    {
      const XlsxSheet *sheet = g_ptr_array_index (walk->book->sheets, i);
      if ((walk->only >= 0 && walk->only != (int) i) || strcmp (sheet->part, part) != 0
          || g_ptr_array_index (walk->tables, i) != NULL)
        continue;
      walk->current = i;
      walk->reader = xlsx_sheet_reader_new (walk->book, i, &walk->cost, walk->issues);
      return TRUE;
    }
  return FALSE;
}

static gboolean
feed_sheet (const char *bytes, gsize length, gpointer data, GError **error)
{
  return xlsx_sheet_reader_feed (((Walk *) data)->reader, bytes, length, error);
}

static gboolean
end_sheet (gpointer data, gboolean *enough, GError **error)
{
  Walk *walk = data;
  MonevTable *table = xlsx_sheet_reader_finish (walk->reader, error);

  g_clear_pointer (&walk->reader, xlsx_sheet_reader_free);
  if (table == NULL)
    return FALSE;
  walk->tables->pdata[walk->current] = table;
  *enough = --walk->missing == 0;
  return TRUE;
}

static void
unref_table (gpointer table)
{
  if (table != NULL)
    monev_table_unref (table);
}

static gboolean
fail_missing (Walk *walk, GError **error)
{
  for (guint i = 0; i < walk->tables->len; i++)
    {
      const XlsxSheet *sheet = g_ptr_array_index (walk->book->sheets, i);
      if ((walk->only >= 0 && walk->only != (int) i) || g_ptr_array_index (walk->tables, i) != NULL)
        continue;
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT,
                   "Berkas %s rusak: lembar %s (bagian %s) tidak ada di dalamnya.",
                   xlsx_archive_file (walk->book->archive), sheet->name, sheet->part);
      break;
    }
  return FALSE;
}

static GPtrArray *
read_sheets (MonevXlsxBook *self, int only, MonevIssueList *issues, GError **error)
{
  static const XlsxVisitor visitor = { want_sheet, feed_sheet, end_sheet };
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (unref_table);
  Walk walk = { .book = self->book, .only = only, .issues = issues, .tables = tables };

  g_ptr_array_set_size (tables, self->book->sheets->len);
  walk.missing = only >= 0 ? 1 : tables->len;
  gboolean ok = xlsx_archive_walk (self->book->archive, &visitor, &walk, error);
  g_clear_pointer (&walk.reader, xlsx_sheet_reader_free);
  if (ok && walk.missing > 0)
    ok = fail_missing (&walk, error);
  return ok ? g_steal_pointer (&tables) : NULL;
}

/**
 * monev_xlsx_book_read_sheet:
 * @issues: (nullable): told of what was repaired or taken as text, cell by cell
 *
 * Returns: (transfer full) (nullable): the sheet as a table; NULL with CORRUPT or LIMIT.
 */
MonevTable *
monev_xlsx_book_read_sheet (MonevXlsxBook *self, guint index, MonevIssueList *issues,
                            GError **error)
{
  g_return_val_if_fail (index < self->book->sheets->len, NULL);

  g_autoptr (GPtrArray) tables = read_sheets (self, index, issues, error);
  return tables == NULL ? NULL : monev_table_ref (g_ptr_array_index (tables, index));
}

/**
 * monev_xlsx_book_read_all:
 *
 * Returns: (transfer full) (element-type MonevTable) (nullable): all sheets in the order of the
 * tabs, read in one pass and within the limits of one table; NULL with CORRUPT or LIMIT.
 */
GPtrArray *
monev_xlsx_book_read_all (MonevXlsxBook *self, MonevIssueList *issues, GError **error)
{
  return read_sheets (self, -1, issues, error);
}

/** monev_xlsx_book_n_names: Returns: how many defined names there are. */
guint
monev_xlsx_book_n_names (MonevXlsxBook *self)
{
  return self->book->names->len;
}

/**
 * monev_xlsx_book_name:
 * @formula: (out) (optional) (transfer none): what it stands for, e.g. "Daftar!$A$2:$A$9"
 * @sheet: (out) (optional): position in the file's list of sheets, or -1 for the whole workbook
 *
 * Returns: (transfer none): the defined name.
 */
const char *
monev_xlsx_book_name (MonevXlsxBook *self, guint index, const char **formula, int *sheet)
{
  g_return_val_if_fail (index < self->book->names->len, NULL);

  const XlsxName *name = g_ptr_array_index (self->book->names, index);
  if (formula != NULL)
    *formula = name->formula;
  if (sheet != NULL)
    *sheet = name->sheet;
  return name->name;
}

#define PROPERTIES      "docprops/custom.xml"
#define MAX_PROPERTIES  10000
#define MAX_PROPERTY    4096 /* bytes of a value; Excel stops at 255 characters */

typedef struct {
  const char *wanted;
  gboolean    inside;
  GString    *text;
} PropertyReader;

static void
start_property (XlsxXml *xml, const char *name, gpointer data)
{
  PropertyReader *reader = data;
  g_autofree char *own = NULL;

  if (strcmp (name, "property") != 0)
    return;
  xlsx_xml_useful (xml);
  own = xlsx_xml_dup (xml, "name");
  reader->inside = own != NULL && strcmp (own, reader->wanted) == 0;
  if (reader->inside)
    xlsx_xml_collect (xml, reader->text);
}

static void
end_property (XlsxXml *xml, const char *name, gpointer data)
{
  PropertyReader *reader = data;

  if (strcmp (name, "property") == 0 && reader->inside)
    {
      reader->inside = FALSE;
      xlsx_xml_collect (xml, NULL);
    }
}

/** monev_xlsx_book_property: Returns: (transfer full) (nullable): the text of a property that was given
 * to the document; NULL for none, and for one that cannot be read. */
char *
monev_xlsx_book_property (MonevXlsxBook *self, const char *name)
{
  static const XlsxXmlHandler handler = { start_property, end_property, MAX_PROPERTIES };
  g_autoptr (GString) text = g_string_new (NULL);
  PropertyReader reader = { name, FALSE, text };

  if (!xlsx_archive_has (self->book->archive, PROPERTIES)
      || !xlsx_xml_read_part (self->book->archive, PROPERTIES, &handler, &reader, NULL)
      || text->len == 0 || text->len > MAX_PROPERTY)
    return NULL;
  return g_strdup (text->str);
}
