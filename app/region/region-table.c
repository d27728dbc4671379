#include "region-table.h"

#include <gio/gio.h>
#include <string.h>

#include "base/fold.h"
#include "monev-data.h"

#define RESOURCE "/id/monev/data/wilayah.csv.gz"

/** region_table_code: Returns: (transfer none): the code of the row. */
const char *
region_table_code (const RegionTable *self, guint row)
{
  return self->texts + self->rows[row].code;
}

/* The tail of a gzip file says how long its contents are (RFC 1952, 2.3.1). */
static gsize
unpacked_size (const guint8 *bytes, gsize length)
{
  const guint8 *tail = bytes + length - 4;
  return (gsize) tail[0] | (gsize) tail[1] << 8 | (gsize) tail[2] << 16 | (gsize) tail[3] << 24;
}

static char *
unpack (gsize *length)
{
  g_autoptr (GBytes) packed = g_resource_lookup_data (monev_data_get_resource (), RESOURCE,
                                                      G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GZlibDecompressor) unzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  gsize packed_length, at = 0;
  const guint8 *bytes = g_bytes_get_data (packed, &packed_length);
  gsize size = unpacked_size (bytes, packed_length);
  char *text = g_malloc (size + 2);
  GConverterResult result = G_CONVERTER_CONVERTED;

  for (*length = 0; result != G_CONVERTER_FINISHED;)
    {
      gsize taken, made;
      result = g_converter_convert (G_CONVERTER (unzip), bytes + at, packed_length - at,
                                    text + *length, size + 1 - *length,
                                    G_CONVERTER_INPUT_AT_END, &taken, &made, NULL);
      /* The bytes are part of the program: if they fail, the program is broken. */
      g_assert (result != G_CONVERTER_ERROR);
      at += taken;
      *length += made;
    }
  text[*length] = '\0';
  return text;
}

/* "code,name" or "code,\"name\"", closed in place; the names hold no quotes of their own. */
static char *
take_line (char *line, RegionTable *self, GArray *rows)
{
  char *end = line + strcspn (line, "\n"), *next = *end != '\0' ? end + 1 : end;
  char *comma = memchr (line, ',', end - line);

  if (end > line && end[-1] == '\r')
    end--;
  *end = '\0';
  if (comma == NULL || !g_ascii_isdigit (*line))
    return next;
  *comma = '\0';
  char *name = comma + 1;
  if (*name == '"' && end[-1] == '"')
    {
      name++;
      end[-1] = '\0';
    }
  RegionRow row = { line - self->texts, name - self->texts, self->folded->len };
  monev_fold_append (self->folded, name);
  g_string_append_c (self->folded, '\0');
  g_array_append_val (rows, row);
  return next;
}

static gboolean
is_sorted (const RegionTable *self)
{
  for (guint i = 1; i < self->n_rows; i++)
    if (strcmp (region_table_code (self, i - 1), region_table_code (self, i)) >= 0)
      return FALSE;
  return TRUE;
}

static RegionTable *
load (void)
{
  RegionTable *self = g_new0 (RegionTable, 1);
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (RegionRow), 100000);
  gsize length;

  self->texts = unpack (&length);
  self->folded = g_string_sized_new (length);
  for (char *line = self->texts; *line != '\0';)
    line = take_line (line, self, rows);
  self->n_rows = rows->len;
  RegionRow end = { 0, 0, self->folded->len };
  g_array_append_val (rows, end);
  self->rows = (RegionRow *) g_array_free (rows, FALSE);
  g_assert (is_sorted (self));
  return self;
}

/** region_table_get: Returns: (transfer none): the table, read at the first call. */
const RegionTable *
region_table_get (void)
{
  static RegionTable *table;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, load ());
  return table;
}

/** region_table_lower: Returns: the first row whose code is not less than @code. */
guint
region_table_lower (const RegionTable *self, const char *code)
{
  guint low = 0, high = self->n_rows;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (strcmp (region_table_code (self, middle), code) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
