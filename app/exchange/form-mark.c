#include "form-mark.h"

#include <string.h>

#include "xlsx-form.h"
#include "xlsx-reader.h"

#define BEGIN "monev:1;"
#define SUM_CHARS 8
#define LOOK_ROWS 40 /* a mark may have been pushed down by rows put before it */

static char *
sum_of (const char *text, gsize length)
{
  g_autofree char *hex = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text,
                                                      length);

  return g_strndup (hex, SUM_CHARS);
}

/**
 * monev_form_mark_new:
 * @pairs: (array zero-terminated=1): key, value, key, value; no ";" and no "=" in them, empty values
 *   are left out; up to %MONEV_FORM_MARK_MAX bytes
 *
 * Returns: (transfer full): the mark
 */
char *
monev_form_mark_new (const char *const *pairs)
{
  GString *text = g_string_new (BEGIN);
  g_autofree char *sum = NULL;

  for (guint i = 0; pairs[i] != NULL; i += 2)
    if (*pairs[i + 1] != '\0')
      g_string_append_printf (text, "%s=%s;", pairs[i], pairs[i + 1]);
  sum = sum_of (text->str, text->len);
  g_string_append_printf (text, "#%s", sum);
  return g_string_free (text, FALSE);
}

/** monev_form_mark_parse: Returns: (transfer full) (nullable): the pairs of a mark that is whole, which
 * may stand in quotes; NULL for any other text. */
GHashTable *
monev_form_mark_parse (const char *text)
{
  const char *begin = text + strspn (text, " \t\r\n=\"'");
  const char *sign = g_str_has_prefix (begin, BEGIN) ? strchr (begin, '#') : NULL;
  g_autoptr (GHashTable) pairs = NULL;
  g_autofree char *sum = sign == NULL ? NULL : sum_of (begin, (gsize) (sign - begin));
  g_autofree char *body = NULL;
  g_auto (GStrv) parts = NULL;

  if (sum == NULL || strncmp (sign + 1, sum, SUM_CHARS) != 0)
    return NULL;
  pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  body = g_strndup (begin, (gsize) (sign - begin));
  parts = g_strsplit (body, ";", -1);
  for (guint i = 1; parts[i] != NULL; i++)
    {
      const char *equals = strchr (parts[i], '=');

      if (equals != NULL)
        g_hash_table_insert (pairs, g_strndup (parts[i], (gsize) (equals - parts[i])),
                             g_strdup (equals + 1));
    }
  return g_steal_pointer (&pairs);
}

/** monev_form_mark_of_table: Returns: (transfer full) (nullable): the first whole mark among the first
 * rows of a sheet. */
GHashTable *
monev_form_mark_of_table (const MonevTable *table)
{
  for (guint i = 0; i < MIN (monev_table_n_rows (table), LOOK_ROWS); i++)
    for (guint nth = 0; nth < monev_table_row_n_cells (table, i); nth++)
      {
        MonevCell cell = monev_table_row_cell (table, i, nth, NULL);
        GHashTable *pairs = cell.kind == MONEV_CELL_TEXT ? monev_form_mark_parse (cell.text) : NULL;

        if (pairs != NULL)
          return pairs;
      }
  return NULL;
}

static const char *
formula_named (MonevXlsxBook *book, const char *name)
{
  for (guint i = 0; i < monev_xlsx_book_n_names (book); i++)
    {
      const char *formula;

      if (g_ascii_strcasecmp (monev_xlsx_book_name (book, i, &formula, NULL), name) == 0)
        return formula;
    }
  return NULL;
}

/* The parts of it, each a text in quotes. */
static char *
text_in_names (MonevXlsxBook *book)
{
  GString *text = g_string_new (NULL);

  for (guint i = 1; text->len <= MONEV_FORM_MARK_MAX; i++)
    {
      g_autofree char *name = g_strdup_printf (MONEV_FORM_MARK_NAME "%u", i);
      const char *formula = formula_named (book, name);
      const char *begin = formula == NULL ? NULL : strchr (formula, '"');
      const char *end = begin == NULL ? NULL : strrchr (formula, '"');

      if (begin == NULL || end == begin)
        break;
      g_string_append_len (text, begin + 1, end - begin - 1);
    }
  return g_string_free (text, FALSE);
}

/** monev_form_mark_of_file: Returns: (transfer full) (nullable): the mark among the names and properties
 * of an Excel workbook; NULL without one, and for a file that is no such workbook. */
GHashTable *
monev_form_mark_of_file (const char *path)
{
  g_autoptr (MonevXlsxBook) book = monev_xlsx_book_open (path, NULL);
  g_autofree char *named = NULL, *property = NULL;
  GHashTable *pairs;

  if (book == NULL)
    return NULL;
  named = text_in_names (book);
  pairs = monev_form_mark_parse (named);
  if (pairs != NULL)
    return pairs;
  property = monev_xlsx_book_property (book, MONEV_FORM_MARK_PROPERTY);
  return property == NULL ? NULL : monev_form_mark_parse (property);
}

/** monev_form_mark_uuid: Returns: (transfer full): the same UUID for the same @name, for nothing else:
 * the SHA-256 of it as version 8 (RFC 9562, 5.8). */
char *
monev_form_mark_uuid (const char *name)
{
  g_autofree char *hex = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  static const char variants[] = "89ab";

  hex[12] = '8';
  hex[16] = variants[g_ascii_xdigit_value (hex[16]) & 3];
  return g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12, hex + 16, hex + 20);
}
