#include "people/agency-code.h"

#include <string.h>

#include "db-error.h"

#define GROUPS 8

/* Three bidang urusan (one and two digits each), the serial, the unit. */
static const guint widths[GROUPS] = { 1, 2, 1, 2, 1, 2, 2, 4 };
static const char *const zeros[GROUPS] = { "0", "00", "0", "00", "0", "00", "00", "0000" };

static gboolean
refuse (const char *typed, GError **error)
{
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "Kode perangkat daerah \"%s\" tidak berpola SIPD. Tulis seperti "
               "1.02.0.00.0.00.01.0000.", typed);
  return FALSE;
}

/* Which place each of @n given groups takes; the rest is zero. */
static const guint *
places_for (guint n)
{
  static const guint three[] = { 0, 1, 6 };
  static const guint four[] = { 0, 1, 6, 7 };
  static const guint all[] = { 0, 1, 2, 3, 4, 5, 6, 7 };

  if (n == 3)
    return three;
  if (n == 4)
    return four;
  return n == 7 || n == 8 ? all : NULL;
}

static gboolean
pad (const char *group, guint width, GString *out)
{
  gsize length = strlen (group);

  if (length == 0 || length > width || strspn (group, "0123456789") != length)
    return FALSE;
  for (gsize i = length; i < width; i++)
    g_string_append_c (out, '0');
  g_string_append (out, group);
  return TRUE;
}

/**
 * monev_agency_code_normalize:
 * @typed: the full code, or a short form: without `.0000`, or only urusan, bidang and serial
 *   (1.02.01), with a unit behind it or not
 * @code: (out): the full form
 *
 * Source: the pattern of SIPD; offices shorten it, and short and full mean the same agency.
 */
gboolean
monev_agency_code_normalize (const char *typed, char **code, GError **error)
{
  g_auto (GStrv) groups = g_strsplit (typed, ".", -1);
  guint n = g_strv_length (groups);
  const guint *places = places_for (n);
  g_autoptr (GString) out = g_string_new (NULL);

  if (places == NULL)
    return refuse (typed, error);
  for (guint place = 0, given = 0; place < GROUPS; place++)
    {
      if (place > 0)
        g_string_append_c (out, '.');
      if (given < n && places[given] == place)
        {
          if (!pad (groups[given++], widths[place], out))
            return refuse (typed, error);
        }
      else
        g_string_append (out, zeros[place]);
    }
  *code = g_strdup (out->str);
  return TRUE;
}
