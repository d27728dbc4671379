#include "xlsx-sheet.h"

#include <string.h>

#include "db-error.h"
#include "number-text.h"

#define MAX_CELLS_SEEN 8000000 /* with the empty ones that only carry a style */
#define MAX_USEFUL     (MAX_CELLS_SEEN + 2 * MONEV_TABLE_MAX_ROWS)
#define MAX_ISSUES     500
#define MAX_FOUND      200

typedef enum { TYPE_NUMBER, TYPE_SHARED, TYPE_STRING, TYPE_INLINE, TYPE_BOOLEAN, TYPE_ERROR,
               TYPE_DATE } CellType;

struct _XlsxSheetReader {
  const XlsxBook    *book;
  const XlsxSheet   *sheet;
  XlsxCost          *cost;
  MonevIssueList    *issues;
  MonevTableBuilder *builder;
  XlsxXml           *xml;
  guint              n_issues;
  gboolean           refused; /* the error names the cell already */

  gint64   row;    /* of the cell being read, or the last one */
  guint    column;
  CellType type;
  guint64  style;
  gboolean formula;
  gboolean has_value;
  gboolean in_cell;
  gboolean in_inline;
  gboolean phonetic;
  GString *value;
};

static char *
near (const XlsxSheetReader *self)
{
  return monev_cell_reference (MAX (self->row, 1),
                               CLAMP (self->column, 1, MONEV_TABLE_MAX_COLUMNS));
}

static void
refuse (XlsxSheetReader *self, MonevError code, const char *format, ...)
{
  g_autofree char *reference = near (self);
  va_list arguments;

  self->refused = TRUE;
  va_start (arguments, format);
  g_autofree char *what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  xlsx_xml_take_error (self->xml,
                       g_error_new (MONEV_ERROR, code,
                                    "Berkas %s, lembar %s (bagian %s), di sekitar sel %s: %s",
                                    xlsx_archive_file (self->book->archive), self->sheet->name,
                                    self->sheet->part, reference, what));
}

static void
report (XlsxSheetReader *self, const char *code, MonevSeverity severity, const char *message,
        const char *fix, const char *found)
{
  g_autofree char *reference = monev_cell_reference (self->row, self->column);
  /* A cell may hold a megabyte; its beginning tells enough. */
  g_autofree char *start = found != NULL ? g_strndup (found, MAX_FOUND) : NULL;
  g_autofree char *shown = start != NULL ? g_utf8_make_valid (start, -1) : NULL;
  MonevIssue issue = { .code = code, .severity = severity,
                       .file = xlsx_archive_file (self->book->archive),
                       .sheet = self->sheet->name, .row = self->row, .cell = reference,
                       .message = message, .fix = fix, .found = shown };

  if (self->issues != NULL && self->n_issues++ < MAX_ISSUES)
    monev_issue_list_add (self->issues, &issue);
}

static void
start_row (XlsxSheetReader *self)
{
  gsize length;
  gboolean numbered = xlsx_xml_attribute (self->xml, "r", &length) != NULL;
  guint64 number = numbered ? xlsx_xml_number (self->xml, "r", 0) : (guint64) self->row + 1;

  xlsx_xml_useful (self->xml);
  self->column = 0;
  if (number == 0)
    refuse (self, MONEV_ERROR_CORRUPT, "nomor baris tidak sah.");
  else if (number > MONEV_TABLE_MAX_ROWS)
    refuse (self, MONEV_ERROR_LIMIT,
            "barisnya lebih dari 1.048.576, batas Excel. Bagi menjadi beberapa lembar.");
  else
    self->row = number;
}

static CellType
read_type (XlsxSheetReader *self)
{
  static const struct { const char *name; CellType type; } types[] = {
    { "s", TYPE_SHARED }, { "n", TYPE_NUMBER }, { "str", TYPE_STRING }, { "b", TYPE_BOOLEAN },
    { "inlineStr", TYPE_INLINE }, { "e", TYPE_ERROR }, { "d", TYPE_DATE },
  };
  gsize length = 0;
  const char *type = xlsx_xml_attribute (self->xml, "t", &length);

  if (type == NULL)
    return TYPE_NUMBER;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (strlen (types[i].name) == length && strncmp (types[i].name, type, length) == 0)
      return types[i].type;
  g_autofree char *found = g_strndup (type, length);
  report (self, "cell-type", MONEV_SEVERITY_WARNING, "Jenis sel tidak dikenal, dibaca sebagai teks.",
          NULL, found);
  return TYPE_STRING;
}

/* Some writers leave out the reference: the cell then follows the one before it. */
static gboolean
read_place (XlsxSheetReader *self)
{
  gsize length = 0;
  const char *reference = xlsx_xml_attribute (self->xml, "r", &length);

  if (self->row == 0)
    self->row = 1;
  if (reference == NULL)
    {
      self->column++;
      if (self->column > MONEV_TABLE_MAX_COLUMNS)
        refuse (self, MONEV_ERROR_LIMIT, "kolomnya lebih dari 16.384, batas Excel.");
      return self->column <= MONEV_TABLE_MAX_COLUMNS;
    }
  if (monev_cell_reference_parse (reference, length, &self->row, &self->column))
    return TRUE;
  g_autofree char *found = g_strndup (reference, MIN (length, 40));
  self->column++;
  refuse (self, MONEV_ERROR_CORRUPT, "acuan sel \"%s\" tidak sah.", found);
  return FALSE;
}

static void
start_cell (XlsxSheetReader *self)
{
  xlsx_xml_useful (self->xml);
  if (self->in_cell || !read_place (self))
    return;
  if (++self->cost->cells_seen > MAX_CELLS_SEEN)
    {
      refuse (self, MONEV_ERROR_LIMIT, "isinya lebih dari %d sel. Bagi menjadi beberapa berkas.",
              MAX_CELLS_SEEN);
      return;
    }
  self->type = read_type (self);
  self->style = xlsx_xml_number (self->xml, "s", 0);
  self->formula = self->has_value = self->in_inline = self->phonetic = FALSE;
  self->in_cell = TRUE;
  g_string_truncate (self->value, 0);
}

static void
start_merge (XlsxSheetReader *self)
{
  gsize length = 0;
  const char *text = xlsx_xml_attribute (self->xml, "ref", &length);
  const char *colon = text != NULL ? memchr (text, ':', length) : NULL;
  MonevTableRange range;
  GError *error = NULL;

  xlsx_xml_useful (self->xml);
  if (colon == NULL
      || !monev_cell_reference_parse (text, colon - text, &range.first_row, &range.first_column)
      || !monev_cell_reference_parse (colon + 1, length - (colon + 1 - text), &range.last_row,
                                      &range.last_column))
    refuse (self, MONEV_ERROR_CORRUPT, "acuan sel gabungan tidak sah.");
  else if (!monev_table_builder_add_merge (self->builder, &range, &error))
    xlsx_xml_take_error (self->xml, error);
}

static void
start_element (XlsxXml *xml, const char *name, gpointer data)
{
  XlsxSheetReader *self = data;

  if (strcmp (name, "c") == 0)
    start_cell (self);
  else if (strcmp (name, "v") == 0 && self->in_cell)
    {
      self->has_value = TRUE;
      xlsx_xml_collect (xml, self->value);
    }
  else if (strcmp (name, "row") == 0)
    start_row (self);
  else if (strcmp (name, "f") == 0)
    self->formula = TRUE;
  else if (strcmp (name, "is") == 0 && self->in_cell)
    self->in_inline = self->has_value = TRUE;
  else if (strcmp (name, "rPh") == 0)
    self->phonetic = TRUE;
  else if (strcmp (name, "t") == 0 && self->in_inline && !self->phonetic)
    xlsx_xml_collect (xml, self->value);
  else if (strcmp (name, "mergeCell") == 0)
    start_merge (self);
}

static void
add (XlsxSheetReader *self, MonevCellKind kind, MonevCellFlags flags, const char *text,
     gsize length)
{
  MonevCell cell = { text, length, kind, flags | (self->formula ? MONEV_CELL_FORMULA : 0) };
  GError *error = NULL;

  self->cost->text += length;
  if (self->cost->text > MONEV_TABLE_MAX_TEXT)
    refuse (self, MONEV_ERROR_LIMIT, "teksnya melebihi %d MB. Bagi menjadi beberapa berkas.",
            MONEV_TABLE_MAX_TEXT / 1024 / 1024);
  else if (!monev_table_builder_add (self->builder, self->row, self->column, cell, &error))
    xlsx_xml_take_error (self->xml, error);
}

static void
warn_of_length (XlsxSheetReader *self, const char *text, gsize length)
{
  if (length <= MONEV_TABLE_MAX_CELL_CHARS
      || g_utf8_strlen (text, length) <= MONEV_TABLE_MAX_CELL_CHARS)
    return;
  report (self, "cell-length", MONEV_SEVERITY_WARNING,
          "Isi sel lebih panjang dari 32.767 huruf, batas Excel.",
          "Persingkat, karena Excel akan memotongnya.", NULL);
}

static void
add_text (XlsxSheetReader *self)
{
  xlsx_decode_escapes (self->value);
  warn_of_length (self, self->value->str, self->value->len);
  if (self->value->len > 0)
    add (self, MONEV_CELL_TEXT, 0, self->value->str, self->value->len);
}

static void
add_shared (XlsxSheetReader *self)
{
  char *end = NULL;
  guint64 index = g_ascii_strtoull (self->value->str, &end, 10);
  guint32 offset, length;
  GError *error = NULL;

  if (end == self->value->str || *end != '\0'
      || !xlsx_book_string (self->book, index, &offset, &length))
    {
      refuse (self, MONEV_ERROR_CORRUPT, "menunjuk teks bersama nomor \"%.20s\" yang tidak ada.",
              self->value->str);
      return;
    }
  const char *text = (const char *) g_bytes_get_data (self->book->pool, NULL) + offset;
  warn_of_length (self, text, length);
  if (length > 0
      && !monev_table_builder_add_pooled (self->builder, self->row, self->column,
                                          self->formula ? MONEV_CELL_FORMULA : 0, offset, length,
                                          &error))
    xlsx_xml_take_error (self->xml, error);
}

static void
add_as_found (XlsxSheetReader *self, const char *code, const char *message)
{
  report (self, code, MONEV_SEVERITY_WARNING, message, "Periksa sel ini di berkas asalnya.",
          self->value->str);
  add (self, MONEV_CELL_TEXT, 0, self->value->str, self->value->len);
}

static void
add_number (XlsxSheetReader *self)
{
  XlsxFormat format = self->style < self->book->formats->len
                          ? self->book->formats->data[self->style] : XLSX_FORMAT_PLAIN;
  const char *text = self->value->str;
  g_autofree char *iso = NULL;

  if (!monev_number_is_valid (text))
    {
      add_as_found (self, "cell-number", "Bukan angka yang sah, dibaca sebagai teks.");
      return;
    }
  if (format == XLSX_FORMAT_DATE)
    {
      iso = xlsx_serial_to_iso (text, self->book->from_1904);
      if (iso != NULL)
        add (self, MONEV_CELL_DATE, 0, iso, strlen (iso));
      else
        report (self, "cell-date", MONEV_SEVERITY_WARNING,
                "Berformat tanggal, tetapi angkanya di luar penanggalan; dibaca sebagai angka.",
                "Ketik ulang tanggalnya.", text);
    }
  if (iso == NULL)
    add (self, MONEV_CELL_NUMBER, format == XLSX_FORMAT_PERCENT ? MONEV_CELL_PERCENT : 0, text,
         self->value->len);
}

static void
add_date (XlsxSheetReader *self)
{
  g_autofree char *iso = xlsx_iso_tidy (self->value->str);

  if (iso != NULL)
    add (self, MONEV_CELL_DATE, 0, iso, strlen (iso));
  else
    add_as_found (self, "cell-date", "Bukan tanggal yang sah, dibaca sebagai teks.");
}

static void
add_boolean (XlsxSheetReader *self)
{
  gboolean yes = strcmp (self->value->str, "1") == 0 || strcmp (self->value->str, "true") == 0;

  if (!yes && strcmp (self->value->str, "0") != 0 && strcmp (self->value->str, "false") != 0)
    add_as_found (self, "cell-boolean", "Bukan nilai benar/salah yang sah, dibaca sebagai teks.");
  else
    add (self, MONEV_CELL_BOOLEAN, 0, yes ? "TRUE" : "FALSE", yes ? 4 : 5);
}

static void
strip (GString *text)
{
  g_strstrip (text->str);
  g_string_set_size (text, strlen (text->str));
}

static void
add_value (XlsxSheetReader *self)
{
  if (self->type == TYPE_STRING || self->type == TYPE_INLINE)
    {
      add_text (self);
      return;
    }
  strip (self->value);
  if (self->value->len == 0)
    return;
  switch (self->type)
    {
    case TYPE_SHARED: add_shared (self); break;
    case TYPE_BOOLEAN: add_boolean (self); break;
    case TYPE_DATE: add_date (self); break;
    case TYPE_ERROR: add (self, MONEV_CELL_ERROR, 0, self->value->str, self->value->len); break;
    default: add_number (self); break;
    }
}

/* Some programs leave the value out, others write an empty one; only a text may be empty. */
static gboolean
has_result (XlsxSheetReader *self)
{
  return self->has_value
         && (self->type == TYPE_STRING || self->type == TYPE_INLINE
             || self->value->str[strspn (self->value->str, " \t\r\n")] != '\0');
}

static void
end_cell (XlsxSheetReader *self)
{
  self->in_cell = FALSE;
  if (self->has_value && (!self->formula || has_result (self)))
    add_value (self);
  else if (self->formula)
    {
      report (self, "formula-without-value", MONEV_SEVERITY_WARNING,
              "Sel ini berisi rumus yang hasilnya tidak tersimpan di dalam berkas.",
              "Buka berkasnya di Excel, simpan, lalu impor lagi.", NULL);
      add (self, MONEV_CELL_EMPTY, 0, "", 0);
    }
}

static void
end_element (XlsxXml *xml, const char *name, gpointer data)
{
  XlsxSheetReader *self = data;

  if (strcmp (name, "c") == 0 && self->in_cell)
    end_cell (self);
  else if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
    xlsx_xml_collect (xml, NULL);
  else if (strcmp (name, "rPh") == 0)
    self->phonetic = FALSE;
}

/**
 * xlsx_sheet_reader_new:
 * @cost: shared by all sheets read in one go
 * @issues: (nullable)
 *
 * Returns: (transfer full): a reader to feed with the bytes of the sheet's part.
 */
XlsxSheetReader *
xlsx_sheet_reader_new (const XlsxBook *book, guint index, XlsxCost *cost, MonevIssueList *issues)
{
  static const XlsxXmlHandler handler = { start_element, end_element, MAX_USEFUL };
  XlsxSheetReader *self = g_new0 (XlsxSheetReader, 1);
  const char *file = xlsx_archive_file (book->archive);

  self->book = book;
  self->sheet = g_ptr_array_index (book->sheets, index);
  self->cost = cost;
  self->issues = issues;
  self->value = g_string_new (NULL);
  self->builder = monev_table_builder_new (file, self->sheet->name);
  monev_table_builder_set_hidden (self->builder, self->sheet->hidden);
  if (book->pool != NULL)
    monev_table_builder_set_pool (self->builder, book->pool);
  self->xml = xlsx_xml_new (file, self->sheet->part, &handler, self);
  return self;
}

/** xlsx_sheet_reader_free: drops what was read. */
void
xlsx_sheet_reader_free (XlsxSheetReader *self)
{
  if (self == NULL)
    return;
  xlsx_xml_free (self->xml);
  monev_table_builder_free (self->builder);
  g_string_free (self->value, TRUE);
  g_free (self);
}

/* The parser below knows the part only. */
static void
name_place (XlsxSheetReader *self, GError **error)
{
  g_autofree char *reference = near (self);

  if (!self->refused)
    g_prefix_error (error, "Lembar %s, di sekitar sel %s. ", self->sheet->name, reference);
}

/** xlsx_sheet_reader_feed: Returns: FALSE with CORRUPT or LIMIT, naming part and cell. */
gboolean
xlsx_sheet_reader_feed (XlsxSheetReader *self, const char *bytes, gsize length, GError **error)
{
  gboolean ok = xlsx_xml_feed (self->xml, bytes, length, error);

  if (!ok)
    name_place (self, error);
  return ok;
}

/** xlsx_sheet_reader_finish: Returns: (transfer full) (nullable): the table, once. */
MonevTable *
xlsx_sheet_reader_finish (XlsxSheetReader *self, GError **error)
{
  if (!xlsx_xml_close (self->xml, error))
    {
      name_place (self, error);
      return NULL;
    }
  self->cost->cells_kept += monev_table_builder_n_cells (self->builder);
  if (self->cost->cells_kept > MONEV_TABLE_MAX_CELLS)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT,
                   "Berkas %s: semua lembarnya berisi lebih dari %d sel. Bagi menjadi beberapa "
                   "berkas.", xlsx_archive_file (self->book->archive), MONEV_TABLE_MAX_CELLS);
      return NULL;
    }
  if (self->n_issues > MAX_ISSUES)
    {
      g_autofree char *message = g_strdup_printf ("Masih ada %u catatan lain pada lembar ini.",
                                                  self->n_issues - MAX_ISSUES);
      monev_issue (self->issues, .code = "more-issues", .severity = MONEV_SEVERITY_WARNING,
                   .file = xlsx_archive_file (self->book->archive), .sheet = self->sheet->name,
                   .message = message);
    }
  return monev_table_builder_finish (g_steal_pointer (&self->builder), self->issues);
}
