#include "procedure/procedure-private.h"

#include <string.h>

#include "base/number.h"
#include "db-error.h"

/**
 * monev_procedure_minutes:
 *
 * The sum of fixed minutes; of a range the upper end. Days and open times are not counted.
 *
 * Returns: working minutes.
 */
gint64
monev_procedure_minutes (const MonevProcedure *self)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->n_steps; i++)
    if (self->steps[i].time.kind == MONEV_STEP_TIME_MINUTES)
      sum += self->steps[i].time.max;
  return sum;
}

static char *
range_text (const MonevStepTime *time, const char *unit)
{
  g_autofree char *min = monev_number_format_int (time->min);
  g_autofree char *max = monev_number_format_int (time->max);

  return time->min == time->max ? g_strdup_printf ("%s %s", max, unit)
                                : g_strdup_printf ("%s–%s %s", min, max, unit);
}

/**
 * monev_step_time_text:
 *
 * Returns: (transfer full): as it stands in the column Waktu: "7.350 menit", "5–10 menit",
 *   "2 hari", "Disesuaikan dengan kebutuhan", "" where none is given.
 */
char *
monev_step_time_text (const MonevStepTime *time)
{
  switch (time->kind)
    {
    case MONEV_STEP_TIME_MINUTES:
      return range_text (time, "menit");
    case MONEV_STEP_TIME_DAYS:
      return range_text (time, "hari");
    case MONEV_STEP_TIME_OPEN:
      return g_strdup (*time->text != '\0' ? time->text : "Disesuaikan dengan kebutuhan");
    default:
      return g_strdup ("");
    }
}

/* "7.350": the point parts thousands. */
static gint64
number_from (const char *digits)
{
  g_autoptr (GString) plain = g_string_new (digits);

  g_string_replace (plain, ".", "", 0);
  return g_ascii_strtoll (plain->str, NULL, 10);
}

static json_t *
open_time (const char *text)
{
  return g_ascii_strcasecmp (text, "Disesuaikan dengan kebutuhan") == 0
           ? json_pack ("{s:b}", "open", 1) : json_pack ("{s:b, s:s}", "open", 1, "text", text);
}

/* What people write for a unit: its name, and how many of it one is. "m" and "j" stand for too much. */
static const struct {
  const char *written;
  const char *unit;
  gint64      factor;
} units[] = {
  { "menit", "menit", 1 }, { "minit", "menit", 1 }, { "mnit", "menit", 1 }, { "mnt", "menit", 1 },
  { "min", "menit", 1 },   { "jam", "menit", 60 },  { "jm", "menit", 60 },  { "hari", "hari", 1 },
  { "hri", "hari", 1 },    { "hr", "hari", 1 },
};

static int
find_unit (const char *written)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].written, written) == 0)
      return (int) i;
  return -1;
}

/* Bounds are the reader's business; here only what would be read as something else is refused. */
static json_t *
fixed_time (GMatchInfo *match, GError **error)
{
  g_autofree char *first = g_match_info_fetch (match, 1);
  g_autofree char *last = g_match_info_fetch (match, 2);
  g_autofree char *unit = g_match_info_fetch (match, 3);
  g_autofree char *lower = g_ascii_strdown (unit != NULL ? unit : "", -1);
  gint64 min = number_from (first);
  gint64 max = last != NULL && *last != '\0' ? number_from (last) : min;

  int found = find_unit (lower);

  if (*lower == '\0' || min > max)
    g_set_error_literal (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                         min > max ? "Tulis batas bawah dahulu, misalnya 5–10 menit."
                                   : "Tulis satuannya: menit, jam, atau hari.");
  else if (found < 0)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                 "Satuan \"%s\" tidak dikenal. Tulis menit, jam, atau hari.", unit);
  else
    return json_pack ("{s:s, s:I, s:I}", "unit", units[found].unit, "min",
                      (json_int_t) (min * units[found].factor), "max",
                      (json_int_t) (max * units[found].factor));
  return NULL;
}

/* "dua jam", "sehari", and all that begins with a figure: meant as a number, it would be kept as mere
 * words and count nothing. */
static gboolean
is_amount_in_words (const char *text)
{
  return g_regex_match_simple (
    "^(?:se(?:menit|jam|hari)"
    "|\\d.*|(?:setengah|(?:se|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)?"
    "\\s*(?:puluh|belas|ratus)?)\\s*(?:detik|menit|jam|hari))(?: kerja)?$",
    text, G_REGEX_CASELESS, 0);
}

/**
 * monev_step_time_parse:
 * @text: as monev_step_time_text() writes it
 * @value: (out): the member "time" of a step, for monev_procedure_apply(); NULL for none
 *
 * Words that are no number of minutes or days make the time an open one.
 *
 * Hours become minutes; "mnt", "hr" and the like are understood.
 *
 * Returns: %FALSE with INVALID for a number without a unit, a range from more to less, an amount in
 *   words or in another unit, and whatever else begins with a figure.
 */
gboolean
monev_step_time_parse (const char *text, json_t **value, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autoptr (GRegex) regex = g_regex_new (
    "^(\\d[\\d.]{0,12})\\s*(?:(?:-|–|sampai|s\\.d\\.)\\s*(\\d[\\d.]{0,12}))?\\s*(\\p{L}+)?\\.?(?: kerja)?$",
    G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  json_t *made = NULL;

  if (*trimmed != '\0' && g_regex_match (regex, trimmed, 0, &match))
    {
      made = fixed_time (match, error);
      if (made == NULL)
        return FALSE;
    }
  else if (is_amount_in_words (trimmed))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "\"%s\" tidak terbaca sebagai waktu. Tulis angkanya dalam menit atau hari, "
                   "misalnya 120 menit atau 2 hari.", trimmed);
      return FALSE;
    }
  else if (*trimmed != '\0')
    made = open_time (trimmed);
  *value = made;
  return TRUE;
}
