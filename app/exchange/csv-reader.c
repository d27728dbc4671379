#include "csv-reader.h"

#include <string.h>

#include "csv-text.h"
#include "db-error.h"
#include "table-builder.h"

#define MAX_QUOTED     (1024 * 1024) /* a quote that is not closed within this is not closed */
#define MAX_UNCLOSED   100
#define MAX_ISSUES     500

typedef struct {
  const char        *file;
  const char        *at;
  const char        *end;
  char               separator;
  gint64             row;
  guint              column;
  GString           *value;
  MonevTableBuilder *builder;
  MonevIssueList    *issues;
  guint              n_unclosed;
  guint              n_issues;
} Reader;

static void
report (Reader *self, const char *code, MonevSeverity severity, const char *message,
        const char *fix)
{
  g_autofree char *reference = monev_cell_reference (self->row, self->column);

  if (self->issues != NULL && (severity == MONEV_SEVERITY_ERROR || self->n_issues++ < MAX_ISSUES))
    monev_issue (self->issues, .code = code, .severity = severity, .file = self->file,
                 .row = self->row, .cell = reference, .message = message, .fix = fix);
}

static gboolean
fail (Reader *self, MonevError code, const char *what, GError **error)
{
  g_set_error (error, MONEV_ERROR, code, "Berkas %s, baris %" G_GINT64_FORMAT ": %s", self->file,
               self->row, what);
  return FALSE;
}

static gboolean
ends_field (const Reader *self)
{
  return self->at >= self->end || *self->at == self->separator || *self->at == '\n'
         || *self->at == '\r';
}

static void
take_plain (Reader *self)
{
  const char *start = self->at;

  while (!ends_field (self))
    self->at++;
  g_string_append_len (self->value, start, self->at - start);
}

/* Excel keeps each line break of a cell as one LF, however the program that wrote it ends lines. */
static void
append_quoted (GString *value, char c, char before)
{
  if (c == '\r')
    g_string_append_c (value, '\n');
  else if (c != '\n' || before != '\r')
    g_string_append_c (value, c);
}

/* From the opening quote. Returns FALSE, moving nothing, when the quote is never closed. */
static gboolean
take_quoted (Reader *self)
{
  const char *start = self->at + 1, *at = start;

  for (; at < self->end && at - start < MAX_QUOTED; at++)
    {
      if (*at == '"' && (at + 1 >= self->end || at[1] != '"'))
        {
          self->at = at + 1;
          return TRUE;
        }
      append_quoted (self->value, *at, at[-1]);
      at += *at == '"';
    }
  g_string_truncate (self->value, 0);
  return FALSE;
}

static gboolean
take_field (Reader *self, GError **error)
{
  g_string_truncate (self->value, 0);
  if (self->at >= self->end || *self->at != '"')
    {
      take_plain (self);
      return TRUE;
    }
  if (take_quoted (self))
    {
      if (!ends_field (self))
        {
          report (self, "csv-after-quote", MONEV_SEVERITY_WARNING,
                  "Ada teks setelah tanda kutip penutup; teks itu ikut diambil.",
                  "Tulis tanda kutip di dalam sel dua kali (\"\").");
          take_plain (self);
        }
      return TRUE;
    }
  if (self->n_unclosed++ >= MAX_UNCLOSED)
    return fail (self, MONEV_ERROR_INVALID,
                 "terlalu banyak tanda kutip yang tidak ditutup. Perbaiki berkasnya dahulu.", error);
  report (self, "csv-quote-open", MONEV_SEVERITY_ERROR,
          "Tanda kutip dibuka tetapi tidak pernah ditutup; diambil sampai akhir baris saja.",
          "Tutup atau hapus tanda kutipnya, lalu impor lagi.");
  take_plain (self);
  return TRUE;
}

static void
warn_of_length (Reader *self)
{
  if (self->value->len <= MONEV_TABLE_MAX_CELL_CHARS
      || g_utf8_strlen (self->value->str, self->value->len) <= MONEV_TABLE_MAX_CELL_CHARS)
    return;
  report (self, "cell-length", MONEV_SEVERITY_WARNING,
          "Isi sel lebih panjang dari 32.767 huruf, batas Excel.",
          "Persingkat, karena Excel akan memotongnya.");
}

static gboolean
keep_field (Reader *self, GError **error)
{
  MonevCell cell = { self->value->str, self->value->len, MONEV_CELL_TEXT, 0 };

  if (cell.length == 0)
    return TRUE;
  warn_of_length (self);
  return monev_table_builder_add (self->builder, self->row, self->column, cell, error);
}

static gboolean
take_record (Reader *self, GError **error)
{
  for (self->column = 1;; self->column++, self->at++)
    {
      if (self->column > MONEV_TABLE_MAX_COLUMNS)
        return fail (self, MONEV_ERROR_LIMIT, "kolomnya lebih dari 16.384, batas Excel.", error);
      if (!take_field (self, error) || !keep_field (self, error))
        return FALSE;
      if (self->at >= self->end || *self->at != self->separator)
        break;
    }
  if (self->at < self->end && *self->at == '\r')
    self->at++;
  if (self->at < self->end && *self->at == '\n')
    self->at++;
  return TRUE;
}

static gboolean
take_records (Reader *self, GError **error)
{
  for (self->row = 1; self->at < self->end; self->row++)
    {
      if (self->row > MONEV_TABLE_MAX_ROWS)
        return fail (self, MONEV_ERROR_LIMIT,
                     "barisnya lebih dari 1.048.576, batas Excel. Bagi menjadi beberapa berkas.",
                     error);
      if (!take_record (self, error))
        return FALSE;
    }
  return TRUE;
}

static void
report_rest (Reader *self)
{
  if (self->issues == NULL || self->n_issues <= MAX_ISSUES)
    return;
  g_autofree char *message = g_strdup_printf ("Masih ada %u catatan lain pada berkas ini.",
                                              self->n_issues - MAX_ISSUES);
  monev_issue (self->issues, .code = "more-issues", .severity = MONEV_SEVERITY_WARNING,
               .file = self->file, .message = message);
}

/**
 * monev_csv_read:
 * @file: the name of the file, for messages
 * @issues: (nullable): told of the encoding taken, open quotes, cells too long for Excel
 *
 * Returns: (transfer full) (nullable): the table; NULL with INVALID (not text) or LIMIT.
 */
MonevTable *
monev_csv_read (const char *file, GBytes *bytes, MonevIssueList *issues, GError **error)
{
  GString *text = csv_text_decode (file, bytes, issues, error);
  g_autoptr (MonevTableBuilder) builder = NULL;
  gsize start;

  if (text == NULL)
    return NULL;
  builder = monev_table_builder_new (file, NULL);
  Reader reader = { .file = file, .end = text->str + text->len, .builder = builder,
                    .issues = issues, .value = g_string_new (NULL) };
  reader.separator = csv_text_separator (text->str, text->len, &start);
  reader.at = text->str + start;
  gboolean ok = take_records (&reader, error);
  report_rest (&reader);
  g_string_free (reader.value, TRUE);
  g_string_free (text, TRUE);
  return ok ? monev_table_builder_finish (g_steal_pointer (&builder), issues) : NULL;
}
