#include "xlsx-book.h"

#include <string.h>

#include "db-error.h"
#include "table.h"
#include "xlsx-xml.h"

#define MAX_SHEETS  1000
#define MAX_NAMES   20000
#define MAX_FORMULA 8192  /* characters, as Excel has it; a longer name is none of ours */
#define MAX_FORMATS 65536 /* Excel stops at 65,490 */
#define MAX_STRINGS MONEV_TABLE_MAX_CELLS

typedef struct {
  char *type;
  char *target;
} Relation;

static void
free_relation (gpointer data)
{
  Relation *relation = data;

  g_free (relation->type);
  g_free (relation->target);
  g_free (relation);
}

static void
free_sheet (gpointer data)
{
  XlsxSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->part);
  g_free (sheet);
}

static void
free_name (gpointer data)
{
  XlsxName *name = data;

  g_free (name->name);
  g_free (name->formula);
  g_free (name);
}

/** xlsx_book_free: also closes the archive. */
void
xlsx_book_free (XlsxBook *self)
{
  if (self == NULL)
    return;
  xlsx_archive_free (self->archive);
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->names);
  g_byte_array_unref (self->formats);
  g_clear_pointer (&self->pool, g_bytes_unref);
  g_array_unref (self->offsets);
  g_free (self);
}

/** xlsx_book_string: Returns: FALSE when there is no shared string @index. */
gboolean
xlsx_book_string (const XlsxBook *self, guint64 index, guint32 *offset, guint32 *length)
{
  if (self->offsets->len == 0 || index >= self->offsets->len - 1)
    return FALSE;
  *offset = g_array_index (self->offsets, guint32, index);
  *length = g_array_index (self->offsets, guint32, index + 1) - *offset - 1;
  return TRUE;
}

static void
refuse (XlsxXml *xml, XlsxBook *self, MonevError code, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  xlsx_xml_take_error (xml, g_error_new (MONEV_ERROR, code, "Berkas %s: %s",
                                         xlsx_archive_file (self->archive), what));
}

static void
ignore_end (XlsxXml *xml, const char *name, gpointer data)
{
}

static void
start_relation (XlsxXml *xml, const char *name, gpointer data)
{
  GHashTable *relations = data;
  g_autofree char *id = NULL, *mode = NULL;

  if (strcmp (name, "Relationship") != 0)
    return;
  xlsx_xml_useful (xml);
  id = xlsx_xml_dup (xml, "Id");
  mode = xlsx_xml_dup (xml, "TargetMode");
  if (id == NULL || g_strcmp0 (mode, "External") == 0)
    return;
  Relation *relation = g_new0 (Relation, 1);
  relation->type = xlsx_xml_dup (xml, "Type");
  relation->target = xlsx_xml_dup (xml, "Target");
  g_hash_table_replace (relations, g_steal_pointer (&id), relation);
}

/* "xl/workbook.xml" -> "xl/_rels/workbook.xml.rels" */
static char *
relations_part (const char *part)
{
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *name = g_path_get_basename (part);

  return g_strdup_printf ("%s%s_rels/%s.rels", strcmp (folder, ".") == 0 ? "" : folder,
                          strcmp (folder, ".") == 0 ? "" : "/", name);
}

static GHashTable *
read_relations (XlsxBook *self, const char *part, GError **error)
{
  static const XlsxXmlHandler handler = { start_relation, ignore_end, 20000 };
  g_autoptr (GHashTable) relations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                            free_relation);

  if (!xlsx_xml_read_part (self->archive, part, &handler, relations, error))
    return NULL;
  return g_steal_pointer (&relations);
}

/* A target is relative to the folder of the part that names it, or absolute in the package. */
static char *
resolve (const char *part, const char *target)
{
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *root = g_strdup_printf ("/%s", folder);
  g_autofree char *full = g_canonicalize_filename (target, root);

  return g_ascii_strdown (full + 1, -1);
}

static char *
find_target (GHashTable *relations, const char *part, const char *kind)
{
  GHashTableIter iter;
  Relation *relation;

  g_hash_table_iter_init (&iter, relations);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &relation))
    if (relation->type != NULL && relation->target != NULL
        && g_str_has_suffix (relation->type, kind))
      return resolve (part, relation->target);
  return NULL;
}

typedef struct {
  XlsxBook   *book;
  GHashTable *relations;
  const char *part;
  XlsxName   *name; /* being read */
  GString    *text;
} WorkbookReader;

static void
start_sheet (XlsxXml *xml, WorkbookReader *reader)
{
  XlsxBook *self = reader->book;
  g_autofree char *id = xlsx_xml_relation (xml), *state = xlsx_xml_dup (xml, "state");
  g_autofree char *name = xlsx_xml_dup (xml, "name");
  Relation *relation = id != NULL ? g_hash_table_lookup (reader->relations, id) : NULL;

  if (name == NULL || relation == NULL || relation->target == NULL || relation->type == NULL)
    {
      refuse (xml, self, MONEV_ERROR_CORRUPT, "lembar %s tidak menunjuk bagian yang ada.",
              name != NULL ? name : "tanpa nama");
      return;
    }
  /* Sheets that are only a chart or an old dialog hold no cells. */
  if (!g_str_has_suffix (relation->type, "/worksheet"))
    return;
  if (self->sheets->len >= MAX_SHEETS)
    {
      refuse (xml, self, MONEV_ERROR_LIMIT, "lembarnya lebih dari %d.", MAX_SHEETS);
      return;
    }
  XlsxSheet *sheet = g_new0 (XlsxSheet, 1);
  sheet->name = g_steal_pointer (&name);
  sheet->part = resolve (reader->part, relation->target);
  sheet->hidden = state != NULL && strcmp (state, "visible") != 0;
  g_ptr_array_add (self->sheets, sheet);
}

static void
start_name (XlsxXml *xml, WorkbookReader *reader)
{
  if (reader->name != NULL)
    return;
  reader->name = g_new0 (XlsxName, 1);
  reader->name->name = xlsx_xml_dup (xml, "name");
  guint64 sheet = xlsx_xml_number (xml, "localSheetId", G_MAXINT);
  reader->name->sheet = sheet < MAX_SHEETS ? (int) sheet : -1;
  g_string_truncate (reader->text, 0);
  xlsx_xml_collect (xml, reader->text);
}

static void
start_workbook (XlsxXml *xml, const char *name, gpointer data)
{
  WorkbookReader *reader = data;

  xlsx_xml_useful (xml);
  if (strcmp (name, "sheet") == 0)
    start_sheet (xml, reader);
  else if (strcmp (name, "definedName") == 0)
    start_name (xml, reader);
  else if (strcmp (name, "workbookPr") == 0)
    reader->book->from_1904 = xlsx_xml_flag (xml, "date1904");
}

static void
end_workbook (XlsxXml *xml, const char *name, gpointer data)
{
  WorkbookReader *reader = data;

  if (strcmp (name, "definedName") != 0 || reader->name == NULL)
    return;
  xlsx_xml_collect (xml, NULL);
  reader->name->formula = g_strdup (reader->text->str);
  if (reader->name->name != NULL && reader->text->len <= 4 * MAX_FORMULA
      && reader->book->names->len < MAX_NAMES)
    g_ptr_array_add (reader->book->names, g_steal_pointer (&reader->name));
  g_clear_pointer (&reader->name, free_name);
}

static gboolean
read_workbook (XlsxBook *self, const char *part, GHashTable *relations, GError **error)
{
  static const XlsxXmlHandler handler = { start_workbook, end_workbook, 100000 };
  WorkbookReader reader = { self, relations, part, NULL, g_string_new (NULL) };
  gboolean ok = xlsx_xml_read_part (self->archive, part, &handler, &reader, error);

  g_clear_pointer (&reader.name, free_name);
  g_string_free (reader.text, TRUE);
  if (ok && self->sheets->len == 0)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Berkas %s tidak mempunyai lembar kerja.", xlsx_archive_file (self->archive));
      return FALSE;
    }
  return ok;
}

typedef struct {
  XlsxBook   *book;
  GHashTable *codes; /* number format id -> XlsxFormat */
  gboolean    in_codes;
  gboolean    in_cells;
} StyleReader;

static XlsxFormat
format_of (StyleReader *reader, guint64 id)
{
  gpointer found;

  if (g_hash_table_lookup_extended (reader->codes, GUINT_TO_POINTER (id), NULL, &found))
    return GPOINTER_TO_UINT (found);
  return xlsx_format_of_builtin (id);
}

static void
start_style (XlsxXml *xml, const char *name, gpointer data)
{
  StyleReader *reader = data;
  GByteArray *formats = reader->book->formats;

  xlsx_xml_useful (xml);
  if (strcmp (name, "numFmts") == 0)
    reader->in_codes = TRUE;
  else if (strcmp (name, "cellXfs") == 0)
    reader->in_cells = TRUE;
  else if (reader->in_codes && strcmp (name, "numFmt") == 0)
    {
      g_autofree char *code = xlsx_xml_dup (xml, "formatCode");
      guint id = xlsx_xml_number (xml, "numFmtId", 0) & G_MAXUINT32;
      if (code != NULL && g_hash_table_size (reader->codes) < MAX_FORMATS)
        g_hash_table_insert (reader->codes, GUINT_TO_POINTER (id),
                             GUINT_TO_POINTER (xlsx_format_of_code (code)));
    }
  else if (reader->in_cells && strcmp (name, "xf") == 0 && formats->len < MAX_FORMATS)
    {
      guint8 format = format_of (reader, xlsx_xml_number (xml, "numFmtId", 0) & G_MAXUINT32);
      g_byte_array_append (formats, &format, 1);
    }
}

static void
end_style (XlsxXml *xml, const char *name, gpointer data)
{
  StyleReader *reader = data;

  if (strcmp (name, "numFmts") == 0)
    reader->in_codes = FALSE;
  else if (strcmp (name, "cellXfs") == 0)
    reader->in_cells = FALSE;
}

static gboolean
read_styles (XlsxBook *self, const char *part, GError **error)
{
  static const XlsxXmlHandler handler = { start_style, end_style, 1000000 };
  g_autoptr (GHashTable) codes = g_hash_table_new (NULL, NULL);
  StyleReader reader = { self, codes, FALSE, FALSE };

  return xlsx_xml_read_part (self->archive, part, &handler, &reader, error);
}

typedef struct {
  XlsxBook   *book;
  GByteArray *pool;
  GString    *text;
  gboolean    phonetic; /* the reading of East Asian text: not part of it */
} StringReader;

static void
start_string (XlsxXml *xml, const char *name, gpointer data)
{
  StringReader *reader = data;

  if (strcmp (name, "si") == 0)
    {
      xlsx_xml_useful (xml);
      g_string_truncate (reader->text, 0);
    }
  else if (strcmp (name, "rPh") == 0)
    reader->phonetic = TRUE;
  else if (strcmp (name, "t") == 0 && !reader->phonetic)
    xlsx_xml_collect (xml, reader->text);
}

static void
keep_string (XlsxXml *xml, StringReader *reader)
{
  guint32 offset = reader->pool->len;

  xlsx_decode_escapes (reader->text);
  if (offset + reader->text->len >= MONEV_TABLE_MAX_TEXT)
    {
      refuse (xml, reader->book, MONEV_ERROR_LIMIT,
              "teksnya melebihi %d MB (teks bersama nomor %u). Bagi menjadi beberapa berkas.",
              MONEV_TABLE_MAX_TEXT / 1024 / 1024, reader->book->offsets->len);
      return;
    }
  g_array_append_val (reader->book->offsets, offset);
  g_byte_array_append (reader->pool, (guint8 *) reader->text->str, reader->text->len + 1);
}

static void
end_string (XlsxXml *xml, const char *name, gpointer data)
{
  StringReader *reader = data;

  if (strcmp (name, "t") == 0)
    xlsx_xml_collect (xml, NULL);
  else if (strcmp (name, "rPh") == 0)
    reader->phonetic = FALSE;
  else if (strcmp (name, "si") == 0)
    keep_string (xml, reader);
}

static gboolean
read_strings (XlsxBook *self, const char *part, GError **error)
{
  static const XlsxXmlHandler handler = { start_string, end_string, MAX_STRINGS };
  StringReader reader = { self, g_byte_array_new (), g_string_new (NULL), FALSE };
  gboolean ok = xlsx_xml_read_part (self->archive, part, &handler, &reader, error);
  guint32 end = reader.pool->len;

  g_array_append_val (self->offsets, end);
  self->pool = g_byte_array_free_to_bytes (reader.pool);
  g_string_free (reader.text, TRUE);
  return ok;
}

/* Other zips that land on an import page, and what to do with them. */
static gboolean
check_kind (XlsxArchive *archive, GError **error)
{
  static const struct { const char *part, *what; } others[] = {
    { "word/document.xml", "dokumen Word. Salin tabelnya ke Excel, lalu simpan sebagai .xlsx" },
    { "ppt/presentation.xml", "presentasi PowerPoint, bukan tabel" },
    { "xl/workbook.bin", "buku kerja biner (.xlsb). Buka di Excel, lalu simpan sebagai .xlsx" },
    { "content.xml", "berkas LibreOffice. Buka, lalu simpan sebagai .xlsx" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (xlsx_archive_has (archive, others[i].part))
      {
        g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "Berkas %s adalah %s.",
                     xlsx_archive_file (archive), others[i].what);
        return FALSE;
      }
  if (xlsx_archive_has (archive, "_rels/.rels"))
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "Berkas %s adalah berkas zip, tetapi bukan buku kerja Excel. Keluarkan isinya "
               "dahulu, lalu pilih berkas .xlsx di dalamnya.", xlsx_archive_file (archive));
  return FALSE;
}

static gboolean
load_parts (XlsxBook *self, GError **error)
{
  g_autoptr (GHashTable) package = read_relations (self, "_rels/.rels", error);
  if (package == NULL)
    return FALSE;
  g_autofree char *workbook = find_target (package, "", "/officeDocument");
  if (workbook == NULL)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "Berkas %s bukan buku kerja Excel.",
                   xlsx_archive_file (self->archive));
      return FALSE;
    }
  g_autofree char *relations_name = relations_part (workbook);
  g_autoptr (GHashTable) relations = read_relations (self, relations_name, error);
  if (relations == NULL || !read_workbook (self, workbook, relations, error))
    return FALSE;
  g_autofree char *styles = find_target (relations, workbook, "/styles");
  if (styles != NULL && !read_styles (self, styles, error))
    return FALSE;
  g_autofree char *strings = find_target (relations, workbook, "/sharedStrings");
  return strings == NULL || read_strings (self, strings, error);
}

/**
 * xlsx_book_load:
 * @archive: (transfer full)
 *
 * Returns: (transfer full) (nullable): the workbook without its sheets; NULL with INVALID when it
 * is something else, CORRUPT or LIMIT.
 */
XlsxBook *
xlsx_book_load (XlsxArchive *archive, GError **error)
{
  g_autoptr (XlsxBook) self = g_new0 (XlsxBook, 1);

  self->archive = archive;
  self->sheets = g_ptr_array_new_with_free_func (free_sheet);
  self->names = g_ptr_array_new_with_free_func (free_name);
  self->formats = g_byte_array_new ();
  self->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (!check_kind (archive, error) || !load_parts (self, error))
    return NULL;
  return g_steal_pointer (&self);
}
