/* A value as a person types it at the office: strictly, since he can be asked at once. */
#include "data-values.h"

#include <string.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/number.h"
#include "db-error.h"

static char *
choice_of (const MonevDataSpec *spec, const char *typed, GError **error)
{
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  g_autofree char *all = NULL;

  for (guint i = 0; spec->choices != NULL && spec->choices[i] != NULL; i++)
    {
      g_autofree char *one = g_utf8_casefold (spec->choices[i], -1);

      if (strcmp (one, folded) == 0)
        return g_strdup (spec->choices[i]);
    }
  all = spec->choices != NULL ? g_strjoinv (", ", spec->choices) : g_strdup ("");
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "Pilih salah satu dari: %s.", all);
  return NULL;
}

static char *
yes_no_of (const char *typed, GError **error)
{
  g_autofree char *folded = g_utf8_strdown (typed, -1);

  if (strcmp (folded, "ya") == 0 || strcmp (folded, "y") == 0)
    return g_strdup ("ya");
  if (strcmp (folded, "tidak") == 0 || strcmp (folded, "t") == 0)
    return g_strdup ("tidak");
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "Tulis ya atau tidak.");
  return NULL;
}

/* "9,000" where a whole number is asked: nine, or nine thousand as others write it. The reader of
 * files asks about it, too. */
static gboolean
means_thousands (const char *typed)
{
  const char *comma = strchr (typed, ',');

  return comma != NULL && comma > typed && strchr (comma + 1, ',') == NULL
         && strspn (comma + 1, "0123456789") == 3 && comma[4] == '\0';
}

static char *
number_of (const MonevDataSpec *spec, const char *typed, GError **error)
{
  MonevDecimal value;

  if (spec->kind == MONEV_DATA_INTEGER && means_thousands (typed))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "“%s” dapat berarti dua bilangan. Tulis tanpa koma: misalnya 9 atau 9.000.",
                   typed);
      return NULL;
    }
  if (!monev_number_parse (typed, &value, NULL, error))
    return NULL;
  if (spec->kind == MONEV_DATA_INTEGER && value.scale > 0)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "Tulis bilangan bulat.");
      return NULL;
    }
  return monev_decimal_to_text (value);
}

/** monev_data_value_from_typed: Returns: (transfer full) (nullable): canonical; INVALID, with what to
 * write instead. */
char *
monev_data_value_from_typed (const MonevDataSpec *spec, const char *typed, GError **error)
{
  g_autofree char *tidy = g_strstrip (g_strdup (typed));
  MonevDate date;

  if (monev_data_kind_is_number (spec->kind))
    return number_of (spec, tidy, error);
  if (spec->kind == MONEV_DATA_DATE)
    return monev_date_parse (tidy, &date, error) ? monev_date_to_iso (date) : NULL;
  if (spec->kind == MONEV_DATA_CHOICE)
    return choice_of (spec, tidy, error);
  if (spec->kind == MONEV_DATA_YESNO)
    return yes_no_of (tidy, error);
  return g_steal_pointer (&tidy);
}
