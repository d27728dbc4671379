#include "json.h"

#include <string.h>

#include "db-error.h"

static gboolean
refuse_place (GError **error, MonevError code, guint line, guint column, const char *what)
{
  g_set_error (error, MONEV_ERROR, code, "JSON baris %u, kolom %u: %s", line, column, what);
  return FALSE;
}

/* jansson itself allows 2048 levels and cannot be told otherwise. */
static gboolean
check_depth (const char *text, gsize length, GError **error)
{
  guint depth = 0, line = 1;
  gsize line_start = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];

      if (c == '\n')
        {
          line++;
          line_start = i + 1;
        }
      else if (quoted && c == '\\')
        i++;
      else if (c == '"')
        quoted = !quoted;
      else if (!quoted && (c == ']' || c == '}') && depth > 0)
        depth--;
      else if (!quoted && (c == '[' || c == '{') && ++depth > MONEV_JSON_MAX_DEPTH)
        return refuse_place (error, MONEV_ERROR_LIMIT, line, (guint) (i - line_start) + 1,
                             "bersarang terlalu dalam (batas 64 tingkat).");
    }
  return TRUE;
}

static const char *
explain (const json_error_t *fault)
{
  switch (json_error_code (fault))
    {
    case json_error_duplicate_key:
      return "nama yang sama muncul dua kali dalam satu objek. Hapus salah satunya.";
    case json_error_premature_end_of_input:
      return "teks berakhir sebelum selesai. Berkas mungkin terpotong.";
    case json_error_end_of_input_expected:
      return "ada teks berlebih setelah akhir.";
    case json_error_invalid_utf8:
      return "karakter bukan UTF-8. Simpan ulang berkas sebagai UTF-8.";
    case json_error_numeric_overflow:
      return "angka terlalu besar. Tulis sebagai teks di antara tanda kutip.";
    case json_error_null_character:
    case json_error_null_byte_in_key:
      return "karakter nol tidak boleh ada dalam teks.";
    default:
      return "susunannya tidak sah.";
    }
}

/**
 * monev_json_load:
 * @length: in bytes, or -1 when @text ends with a zero
 *
 * Returns: (transfer full): an object or an array; NULL with MONEV_ERROR_INVALID, naming line and
 *   column, or with MONEV_ERROR_LIMIT beyond 64 levels or 64 MiB.
 */
json_t *
monev_json_load (const char *text, gssize length, GError **error)
{
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  json_error_t fault;
  json_t *value;

  if (size > MONEV_JSON_MAX_SIZE)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT,
                   "JSON sebesar %" G_GSIZE_FORMAT " bita melebihi batas 64 MiB.", size);
      return NULL;
    }
  if (!check_depth (text, size, error))
    return NULL;
  value = json_loadb (text, size, JSON_REJECT_DUPLICATES, &fault);
  if (value == NULL)
    refuse_place (error, MONEV_ERROR_INVALID, MAX (fault.line, 0), MAX (fault.column, 0),
                  explain (&fault));
  return value;
}

static gboolean write_value (GString *out, const json_t *value, guint depth, GError **error);

static gboolean
refuse_value (GError **error, MonevError code, const char *what, const char *where)
{
  g_set_error (error, MONEV_ERROR, code, "Tidak dapat ditulis dalam bentuk baku: %s%s%s", what,
               where == NULL ? "" : ": ", where == NULL ? "" : where);
  return FALSE;
}

static gboolean
is_plain (char c)
{
  return (guchar) c >= 0x20 && c != '"' && c != '\\';
}

static void
write_escaped (GString *out, char c)
{
  static const char shorts[] = "\bb\tt\nn\ff\rr\"\"\\\\";
  const char *pair = shorts;

  while (*pair != '\0' && *pair != c)
    pair += 2;
  if (*pair != '\0' && c != '\0')
    g_string_append_printf (out, "\\%c", pair[1]);
  else
    g_string_append_printf (out, "\\u%04x", (guchar) c);
}

/* What needs no escape goes out in one piece. */
static void
write_text (GString *out, const char *text, gsize length)
{
  gsize from = 0;

  g_string_append_c (out, '"');
  for (gsize i = 0; i < length; i++)
    {
      if (is_plain (text[i]))
        continue;
      g_string_append_len (out, text + from, (gssize) (i - from));
      write_escaped (out, text[i]);
      from = i + 1;
    }
  g_string_append_len (out, text + from, (gssize) (length - from));
  g_string_append_c (out, '"');
}

static gboolean
is_ascii_key (const char *key)
{
  for (const char *p = key; *p != '\0'; p++)
    if (*p < 0x20 || *p > 0x7e)
      return FALSE;
  return TRUE;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
write_object (GString *out, json_t *object, guint depth, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  const char *key;
  json_t *member;

  json_object_foreach (object, key, member)
    {
      if (!is_ascii_key (key))
        return refuse_value (error, MONEV_ERROR_INVALID, "nama bukan ASCII", key);
      g_ptr_array_add (keys, (gpointer) key);
    }
  g_ptr_array_sort (keys, compare_keys);
  g_string_append_c (out, '{');
  for (guint i = 0; i < keys->len; i++)
    {
      key = g_ptr_array_index (keys, i);
      if (i > 0)
        g_string_append_c (out, ',');
      write_text (out, key, strlen (key));
      g_string_append_c (out, ':');
      if (!write_value (out, json_object_get (object, key), depth, error))
        return FALSE;
    }
  g_string_append_c (out, '}');
  return TRUE;
}

static gboolean
write_array (GString *out, const json_t *array, guint depth, GError **error)
{
  g_string_append_c (out, '[');
  for (size_t i = 0; i < json_array_size (array); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      if (!write_value (out, json_array_get (array, i), depth, error))
        return FALSE;
    }
  g_string_append_c (out, ']');
  return TRUE;
}

static gboolean
write_integer (GString *out, json_int_t number, GError **error)
{
  if (number < -MONEV_JSON_MAX_INTEGER || number > MONEV_JSON_MAX_INTEGER)
    return refuse_value (error, MONEV_ERROR_OVERFLOW,
                         "bilangan dari 2^53 ke atas harus berupa teks", NULL);
  g_string_append_printf (out, "%" JSON_INTEGER_FORMAT, number);
  return TRUE;
}

static gboolean
write_value (GString *out, const json_t *value, guint depth, GError **error)
{
  if (depth >= MONEV_JSON_MAX_DEPTH && (json_is_object (value) || json_is_array (value)))
    return refuse_value (error, MONEV_ERROR_LIMIT, "bersarang terlalu dalam", NULL);
  switch (json_typeof (value))
    {
    case JSON_OBJECT:
      return write_object (out, (json_t *) value, depth + 1, error);
    case JSON_ARRAY:
      return write_array (out, value, depth + 1, error);
    case JSON_STRING:
      write_text (out, json_string_value (value), json_string_length (value));
      return TRUE;
    case JSON_INTEGER:
      return write_integer (out, json_integer_value (value), error);
    case JSON_REAL:
      return refuse_value (error, MONEV_ERROR_INVALID, "bilangan pecahan harus berupa teks", NULL);
    case JSON_NULL:
      g_string_append (out, "null");
      return TRUE;
    default:
      g_string_append (out, json_is_true (value) ? "true" : "false");
      return TRUE;
    }
}

/**
 * monev_json_canonical:
 *
 * The same value gives the same bytes on every machine and with every version of jansson, whose
 * writer is therefore not used.
 *
 * Returns: (transfer full): compact text with sorted keys; NULL with MONEV_ERROR_INVALID for a
 *   real number or a key that is not ASCII, MONEV_ERROR_OVERFLOW for a whole number of 2^53 or
 *   more, MONEV_ERROR_LIMIT beyond 64 levels.
 */
char *
monev_json_canonical (const json_t *value, GError **error)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (value != NULL, NULL);
  if (write_value (out, value, 0, error))
    return g_string_free (out, FALSE);
  g_string_free (out, TRUE);
  return NULL;
}

/** monev_json_sha256: Returns: (transfer full): 64 lower-case hex digits over @canonical. */
char *
monev_json_sha256 (const char *canonical)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, canonical, -1);
}
