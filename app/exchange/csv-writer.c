#include "csv-writer.h"

#include "base/atomic-file.h"

#include <string.h>

#include "db-error.h"

struct _MonevCsvWriter {
  GString *text;
  char     separator;
  gboolean started; /* a cell stands in this row */
};

/**
 * monev_csv_writer_new:
 * @separator: ';' for Excel set to Indonesian, ',' for machines
 * @mark: whether to begin with a byte order mark, without which Excel misreads UTF-8
 *
 * Returns: (transfer full): an empty writer.
 */
MonevCsvWriter *
monev_csv_writer_new (char separator, gboolean mark)
{
  MonevCsvWriter *self = g_new0 (MonevCsvWriter, 1);

  self->separator = separator;
  self->text = g_string_new (mark ? "\xef\xbb\xbf" : NULL);
  return self;
}

/** monev_csv_writer_free: drops what was not saved. */
void
monev_csv_writer_free (MonevCsvWriter *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* Sign, digits, points and commas: "-5", "+1.250,50". */
static gboolean
is_plain_number (const char *text)
{
  const char *at = text + (*text == '-' || *text == '+');

  return g_ascii_isdigit (*at) && at[strspn (at, "0123456789.,")] == '\0';
}

/* OWASP, CSV injection. */
static gboolean
looks_like_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r\n", *text) != NULL && !is_plain_number (text);
}

static gboolean
needs_quotes (const MonevCsvWriter *self, const char *text)
{
  gsize length = strlen (text);

  return strpbrk (text, "\"\r\n") != NULL || strchr (text, self->separator) != NULL
         || (length > 0 && (g_ascii_isspace (text[0]) || g_ascii_isspace (text[length - 1])));
}

/**
 * monev_csv_writer_add:
 * @text: (nullable): one cell, valid UTF-8; NULL is empty
 */
void
monev_csv_writer_add (MonevCsvWriter *self, const char *text)
{
  g_autofree char *harmless = NULL;

  if (self->started)
    g_string_append_c (self->text, self->separator);
  self->started = TRUE;
  if (text == NULL)
    return;
  if (looks_like_formula (text))
    text = harmless = g_strconcat ("'", text, NULL);
  if (!needs_quotes (self, text))
    {
      g_string_append (self->text, text);
      return;
    }
  g_string_append_c (self->text, '"');
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (self->text, '"');
      g_string_append_c (self->text, *at);
    }
  g_string_append_c (self->text, '"');
}

/** monev_csv_writer_end_row: ends the row. */
void
monev_csv_writer_end_row (MonevCsvWriter *self)
{
  g_string_append (self->text, "\r\n");
  self->started = FALSE;
}

/** monev_csv_writer_to_bytes: Returns: (transfer full): what was written so far. */
GBytes *
monev_csv_writer_to_bytes (MonevCsvWriter *self)
{
  return g_bytes_new (self->text->str, self->text->len);
}

/**
 * monev_csv_writer_save:
 *
 * Writes beside @path and renames, so that @path holds the old file or the whole new one.
 *
 * Returns: FALSE with MONEV_ERROR_IO.
 */
gboolean
monev_csv_writer_save (MonevCsvWriter *self, const char *path, GError **error)
{
  return monev_atomic_file_write (path, self->text->str, self->text->len, error);
}
