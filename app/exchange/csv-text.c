#include "csv-text.h"

#include <string.h>

#include "csv-reader.h"
#include "db-error.h"

#define SAMPLE_LINES 50
#define SAMPLE_BYTES (256 * 1024)

/* Windows-1252 from 0x80 to 0x9f (WHATWG Encoding, index-windows-1252); the five that stand for
 * nothing keep their place among the control characters. */
static const gunichar windows_1252[32] = {
  0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160,
  0x2039, 0x152,  0x8d,   0x17d,  0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e, 0x178,
};

static gboolean
too_large (const char *file, GError **error)
{
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT,
               "Berkas %s lebih besar dari %d MB. Bagi menjadi beberapa berkas.", file,
               MONEV_CSV_MAX_BYTES / 1024 / 1024);
  return FALSE;
}

static gint64
row_of (const char *text, gsize position)
{
  gint64 row = 1;

  for (gsize i = 0; i < position; i++)
    row += text[i] == '\n';
  return row;
}

static GString *
decode_utf16 (const char *file, const guint8 *bytes, gsize length, gboolean big, GError **error)
{
  GString *text = g_string_sized_new (length / 2 + 16);

  for (gsize at = 0; at + 1 < length && text->len <= MONEV_CSV_MAX_BYTES; at += 2)
    {
      gunichar unit = big ? bytes[at] << 8 | bytes[at + 1] : bytes[at + 1] << 8 | bytes[at];
      if (unit >= 0xd800 && unit < 0xdc00 && at + 3 < length)
        {
          gunichar low = big ? bytes[at + 2] << 8 | bytes[at + 3]
                             : bytes[at + 3] << 8 | bytes[at + 2];
          if (low >= 0xdc00 && low < 0xe000)
            {
              unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
              at += 2;
            }
        }
      if (unit == 0 || (unit >= 0xd800 && unit < 0xe000) || at + 3 == length)
        {
          g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                       "Berkas %s rusak di sekitar baris %" G_GINT64_FORMAT
                       ": bukan teks UTF-16 yang sah.", file, row_of (text->str, text->len));
          g_string_free (text, TRUE);
          return NULL;
        }
      g_string_append_unichar (text, unit);
    }
  return text;
}

static GString *
decode_windows (const guint8 *bytes, gsize length)
{
  GString *text = g_string_sized_new (length + length / 8);

  for (gsize i = 0; i < length && text->len <= MONEV_CSV_MAX_BYTES; i++)
    if (bytes[i] < 0x80)
      g_string_append_c (text, bytes[i]);
    else
      g_string_append_unichar (text, bytes[i] < 0xa0 ? windows_1252[bytes[i] - 0x80] : bytes[i]);
  return text;
}

static gboolean
refuse_nul (const char *file, const char *bytes, gsize length, GError **error)
{
  const char *nul = memchr (bytes, '\0', length);

  if (nul == NULL)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "Berkas %s bukan teks CSV: ada byte NUL di baris %" G_GINT64_FORMAT
               ". Simpan ulang dari Excel sebagai \"CSV UTF-8\".", file,
               row_of (bytes, nul - bytes));
  return FALSE;
}

static GString *
decode_bytes (const char *file, const char *bytes, gsize length, MonevIssueList *issues,
              GError **error)
{
  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    {
      bytes += 3;
      length -= 3;
    }
  else if (length >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0
                           || memcmp (bytes, "\xfe\xff", 2) == 0))
    return decode_utf16 (file, (const guint8 *) bytes + 2, length - 2, bytes[0] == '\xfe', error);
  if (!refuse_nul (file, bytes, length, error))
    return NULL;
  const char *end;
  if (g_utf8_validate_len (bytes, length, &end))
    return g_string_new_len (bytes, length);
  if (issues != NULL)
    monev_issue (issues, .code = "csv-encoding", .severity = MONEV_SEVERITY_NOTE, .file = file,
                 .row = row_of (bytes, end - bytes),
                 .message = "Berkas tidak tersimpan sebagai UTF-8.",
                 .fix = "Periksa huruf beraksen dan tanda baca khusus.", .taken = "Windows-1252");
  return decode_windows ((const guint8 *) bytes, length);
}

/**
 * csv_text_decode:
 *
 * UTF-8 and UTF-16 by their marks, UTF-8 without one, else Windows-1252, which is told in @issues.
 *
 * Returns: (transfer full) (nullable): valid UTF-8 without NUL; NULL with INVALID or LIMIT.
 */
GString *
csv_text_decode (const char *file, GBytes *bytes, MonevIssueList *issues, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  GString *text;

  if (length > MONEV_CSV_MAX_BYTES)
    {
      too_large (file, error);
      return NULL;
    }
  text = decode_bytes (file, length > 0 ? data : "", length, issues, error);
  if (text == NULL || text->len <= MONEV_CSV_MAX_BYTES)
    return text;
  g_string_free (text, TRUE);
  too_large (file, error);
  return NULL;
}

/* How often @separator stands outside quotes in the line at *@at, which moves past it. */
static guint
count_in_line (const char *text, gsize length, char separator, gsize *at)
{
  gboolean quoted = FALSE;
  guint count = 0;

  for (; *at < length; (*at)++)
    {
      char c = text[*at];
      if (c == '"')
        quoted = !quoted;
      else if (!quoted && (c == '\n' || c == '\r'))
        break;
      else
        count += !quoted && c == separator;
    }
  while (*at < length && (text[*at] == '\n' || text[*at] == '\r'))
    (*at)++;
  return count;
}

/* Lines that hold as many of @separator as the first one does. */
static guint
count_agreeing (const char *text, gsize length, char separator)
{
  gsize at = 0;
  guint first = count_in_line (text, length, separator, &at), agreeing = 1;

  if (first == 0)
    return 0;
  for (guint line = 1; line < SAMPLE_LINES && at < length; line++)
    agreeing += count_in_line (text, length, separator, &at) == first;
  return agreeing;
}

/**
 * csv_text_separator:
 * @start: (out): where the records begin: past Excel's line "sep=;" if there is one
 *
 * Returns: the separator that the first lines agree on. A comma comes last among equals, since
 * it may be the decimal comma.
 */
char
csv_text_separator (const char *text, gsize length, gsize *start)
{
  const char candidates[] = { '\t', ';', '|', ',' };
  char best = ',';
  guint most = 0;

  *start = 0;
  if (length >= 5 && g_ascii_strncasecmp (text, "sep=", 4) == 0 && strchr ("\t;|,", text[4]) != NULL)
    {
      *start = 5;
      *start += *start < length && text[*start] == '\r';
      *start += *start < length && text[*start] == '\n';
      return text[4];
    }
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      guint agreeing = count_agreeing (text, MIN (length, SAMPLE_BYTES), candidates[i]);
      if (agreeing > most)
        {
          most = agreeing;
          best = candidates[i];
        }
    }
  return best;
}
