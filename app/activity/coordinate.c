#include "activity/coordinate.h"

#include <string.h>

#include "base/decimal.h"

/* What closes a number: degrees, minutes, seconds. */
static const char *const marks[3][4] = {
  { "°", "º", "d", NULL }, { "'", "′", "’", NULL }, { "\"", "″", "”", NULL }
};

static const struct {
  const char *word;
  MonevAxis   axis;
  int         sign;
} directions[] = {
  { "LU", MONEV_AXIS_LATITUDE, 1 },  { "LS", MONEV_AXIS_LATITUDE, -1 },
  { "N", MONEV_AXIS_LATITUDE, 1 },   { "S", MONEV_AXIS_LATITUDE, -1 },
  { "U", MONEV_AXIS_LATITUDE, 1 },   { "BT", MONEV_AXIS_LONGITUDE, 1 },
  { "BB", MONEV_AXIS_LONGITUDE, -1 }, { "E", MONEV_AXIS_LONGITUDE, 1 },
  { "W", MONEV_AXIS_LONGITUDE, -1 }, { "T", MONEV_AXIS_LONGITUDE, 1 },
  { "B", MONEV_AXIS_LONGITUDE, -1 },
};

typedef struct {
  MonevDecimal parts[3];
  guint        n;
  int          sign; /* 0: none was written */
  gboolean     fraction;
} Reading;

static gboolean
refuse (const char *typed, MonevAxis axis, GError **error)
{
  if (axis == MONEV_AXIS_LATITUDE)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                 "Lintang \"%s\" tidak terbaca. Tulis seperti -0.16 atau 0°10'S, antara -90 dan 90.",
                 typed);
  else
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                 "Bujur \"%s\" tidak terbaca. Tulis seperti 109.9 atau 109°54'T, antara -180 dan "
                 "180.", typed);
  return FALSE;
}

static void
skip_blanks (const char **p)
{
  while (g_ascii_isspace (**p))
    (*p)++;
}

/* Digits, and decimals behind a point or a comma. */
static gboolean
read_number (const char **p, Reading *reading)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  while (g_ascii_isdigit (**p))
    g_string_append_c (digits, *(*p)++);
  if (digits->len == 0 || digits->len > 6)
    return FALSE;
  if ((**p == '.' || **p == ',') && g_ascii_isdigit ((*p)[1]))
    {
      reading->fraction = TRUE;
      g_string_append_c (digits, '.');
      for ((*p)++; g_ascii_isdigit (**p); (*p)++)
        if (digits->len < 18)
          g_string_append_c (digits, **p);
    }
  return monev_decimal_from_text (digits->str, &reading->parts[reading->n++], NULL);
}

/* TRUE when a mark was there that this place may bear, or none was. */
static void
skip_mark (const char **p, guint place)
{
  skip_blanks (p);
  for (guint i = 0; marks[place][i] != NULL; i++)
    if (g_str_has_prefix (*p, marks[place][i]))
      {
        *p += strlen (marks[place][i]);
        break;
      }
  skip_blanks (p);
}

static gboolean
read_direction (const char *p, MonevAxis axis, Reading *reading)
{
  if (*p == '\0')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    if (g_ascii_strcasecmp (p, directions[i].word) == 0 && directions[i].axis == axis
        && reading->sign == 0)
      {
        reading->sign = directions[i].sign;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_parts (const char *p, MonevAxis axis, Reading *reading)
{
  skip_blanks (&p);
  if (*p == '-' || *p == '+')
    reading->sign = *p++ == '-' ? -1 : 0;
  while (reading->n < 3 && (reading->n == 0 || g_ascii_isdigit (*p)))
    {
      if (reading->fraction || !read_number (&p, reading)) /* only the last one has decimals */
        return FALSE;
      skip_mark (&p, reading->n - 1);
    }
  return read_direction (p, axis, reading);
}

static gboolean
add_up (const Reading *reading, MonevAxis axis, MonevDecimal *value)
{
  MonevDecimal sixty = monev_decimal_new (60, 0), seconds = MONEV_DECIMAL_ZERO;
  MonevDecimal most = monev_decimal_new (axis == MONEV_AXIS_LATITUDE ? 90 : 180, 0);

  for (guint i = 0; i < 3; i++)
    {
      MonevDecimal part = i < reading->n ? reading->parts[i] : MONEV_DECIMAL_ZERO;

      if ((i > 0 && monev_decimal_compare (part, sixty) >= 0)
          || !monev_decimal_multiply (seconds, sixty, &seconds, NULL)
          || !monev_decimal_add (seconds, part, &seconds, NULL))
        return FALSE;
    }
  return monev_decimal_divide (seconds, monev_decimal_new (reading->sign < 0 ? -3600 : 3600, 0),
                               MONEV_COORDINATE_DECIMALS, MONEV_ROUND_HALF_UP, value, NULL)
         && monev_decimal_compare (*value, most) <= 0
         && monev_decimal_compare (*value, monev_decimal_new (
              axis == MONEV_AXIS_LATITUDE ? -90 : -180, 0)) >= 0;
}

/**
 * monev_coordinate_parse:
 * @degrees: (out) (transfer full): decimal degrees with up to 6 decimals, south and west negative
 *
 * Errors: INVALID (unreadable, out of range, minutes over 59, the direction of the other axis).
 */
gboolean
monev_coordinate_parse (const char *typed, MonevAxis axis, char **degrees, GError **error)
{
  Reading reading = { .n = 0 };
  MonevDecimal value;

  if (!read_parts (typed, axis, &reading) || !add_up (&reading, axis, &value))
    return refuse (typed, axis, error);
  *degrees = monev_decimal_to_text (value);
  return TRUE;
}

/* A comma may stand for decimals: between two coordinates a blank follows it, or both have points
 * or marks of their own. */
static gboolean
may_split (const char *typed, const char *at)
{
  if (*at == ';' || *at == ' ')
    return TRUE;
  if (*at != ',')
    return FALSE;
  return at[1] == ' ' || (strpbrk (at + 1, ".'") != NULL && memchr (typed, '.', at - typed) != NULL)
         || strstr (at, "°") != NULL;
}

/**
 * monev_coordinate_parse_pair:
 *
 * "-0.16, 109.9" or "0°10'S 109°54'T": latitude first. Errors: INVALID, also when the text can be
 * divided in more than one way.
 */
gboolean
monev_coordinate_parse_pair (const char *typed, char **latitude, char **longitude, GError **error)
{
  g_autofree char *south = NULL;
  g_autofree char *east = NULL;
  guint found = 0;

  for (const char *p = typed; *p != '\0'; p++)
    {
      g_autofree char *first = g_strndup (typed, (gsize) (p - typed));
      g_autofree char *a = NULL;
      g_autofree char *b = NULL;

      if (!may_split (typed, p) || !monev_coordinate_parse (first, MONEV_AXIS_LATITUDE, &a, NULL)
          || !monev_coordinate_parse (p + 1, MONEV_AXIS_LONGITUDE, &b, NULL))
        continue;
      if (found > 0 && strcmp (a, south) == 0 && strcmp (b, east) == 0)
        continue;
      g_free (south);
      g_free (east);
      south = g_steal_pointer (&a);
      east = g_steal_pointer (&b);
      found++;
    }
  if (found != 1)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Koordinat \"%s\" tidak terbaca. Tulis lintang lalu bujur, seperti -0.16, 109.9.",
                   typed);
      return FALSE;
    }
  *latitude = g_steal_pointer (&south);
  *longitude = g_steal_pointer (&east);
  return TRUE;
}

/** monev_coordinate_format: Returns: (transfer full): "-0.16, 109.9", or "" without coordinates. */
char *
monev_coordinate_format (const char *latitude, const char *longitude)
{
  return *latitude == '\0' ? g_strdup ("") : g_strdup_printf ("%s, %s", latitude, longitude);
}
