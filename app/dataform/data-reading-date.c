/* Days, as people write them. */
#include "data-reading-private.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"

typedef struct {
  int day, month, year;
} Ymd;

/** A month by its name in Indonesian or English, whole or by its beginning. */
static int
month_named (const char *word)
{
  static const char *const names[]
      = { "januari|january", "februari|pebruari|february", "maret|march", "april|apr", "mei|may",
          "juni|june", "juli|july", "agustus|august|agst", "september|sept", "oktober|october",
          "november|nopember|nop", "desember|december" };
  g_autofree char *folded = g_utf8_strdown (word, -1);
  gsize length = strlen (folded);

  for (guint i = 0; length >= 3 && i < G_N_ELEMENTS (names); i++)
    {
      g_auto (GStrv) each = g_strsplit (names[i], "|", -1);

      for (guint k = 0; each[k] != NULL; k++)
        if (strncmp (each[k], folded, length) == 0)
          return (int)i + 1;
    }
  return 0;
}

static char *
iso_of (const ReadingCell *self, Ymd ymd)
{
  MonevDate date;
  g_autofree char *iso = NULL;

  if (!monev_date_from_ymd (ymd.year, ymd.month, ymd.day, &date))
    return NULL;
  iso = monev_date_to_iso (date);
  if ((self->spec->minimum != NULL && strcmp (iso, self->spec->minimum) < 0)
      || (self->spec->maximum != NULL && strcmp (iso, self->spec->maximum) > 0))
    return NULL;
  return g_steal_pointer (&iso);
}

static int
full_year (int year, gsize letters)
{
  return letters == 2 ? 2000 + year : year;
}

/* Of readings that are days within the range, the different ones. */
static void
conclude (ReadingCell *self, char **readings, guint n, const char *rule)
{
  const char *kept[3] = { NULL };
  guint count = 0;

  for (guint i = 0; i < n; i++)
    if (readings[i] != NULL && !g_strv_contains (kept, readings[i]) && count < 2)
      kept[count++] = readings[i];
  if (count == 0)
    monev_reading_doubt (self, "", NULL, "bukan-tanggal",
                         "Tidak dapat dibaca sebagai tanggal yang diminta.");
  else if (count == 1)
    monev_reading_set (self, kept[0], MONEV_DATA_REPAIRED, rule);
  else
    monev_reading_doubt (self, kept[0], kept[1], "tanggal-dua-arti",
                         "Hari dan bulannya dapat tertukar.");
}

/* "5 Maret 2026", "Kamis, 5 Maret 2026", "March 5, 2026", "5-Mar-26" */
static gboolean
read_named (ReadingCell *self, char **words, guint n)
{
  int month = 0, day = 0, year = 0;
  guint figures = 0;

  for (guint i = 0; i < n; i++)
    {
      gsize letters = strlen (words[i]);
      guint64 value;

      if (g_ascii_isdigit (*words[i]))
        {
          if (!g_ascii_string_to_unsigned (words[i], 10, 0, 9999, &value, NULL))
            return FALSE;
          if (figures++ == 0)
            day = (int)value;
          else
            year = full_year ((int)value, letters);
        }
      else if (month == 0)
        month = month_named (words[i]);
      else
        return FALSE;
    }
  if (month == 0 || figures != 2)
    return FALSE;
  {
    g_autofree char *iso = iso_of (self, (Ymd){ day, month, year });

    conclude (self, &iso, 1, "tanggal-kata");
  }
  return TRUE;
}

static gboolean
read_figures (ReadingCell *self, char **words)
{
  int value[3];
  char *readings[3] = { NULL };
  gsize letters[3];

  for (guint i = 0; i < 3; i++)
    {
      letters[i] = strlen (words[i]);
      if (letters[i] == 0 || words[i][strspn (words[i], "0123456789")] != '\0' || letters[i] > 4)
        return FALSE;
      sscanf (words[i], "%4d", &value[i]);
    }
  if (letters[0] == 4)
    readings[0] = iso_of (self, (Ymd){ value[2], value[1], value[0] });
  else if (letters[2] == 4 || letters[2] == 2)
    {
      int year = full_year (value[2], letters[2]);

      readings[0] = iso_of (self, (Ymd){ value[0], value[1], year });
      readings[1] = iso_of (self, (Ymd){ value[1], value[0], year });
      if (letters[2] == 2 && letters[0] == 2)
        readings[2] = iso_of (self, (Ymd){ value[2], value[1], full_year (value[0], 2) });
    }
  conclude (self, readings, 3, letters[0] == 4 ? "tanggal-iso" : "tanggal-angka");
  for (guint i = 0; i < 3; i++)
    g_free (readings[i]);
  return TRUE;
}

/* "20260305" */
static gboolean
read_packed (ReadingCell *self, const char *text)
{
  Ymd ymd;
  g_autofree char *iso = NULL;

  if (strlen (text) != 8 || text[strspn (text, "0123456789")] != '\0'
      || sscanf (text, "%4d%2d%2d", &ymd.year, &ymd.month, &ymd.day) != 3 || ymd.year < 1900
      || ymd.year > 2100)
    return FALSE;
  iso = iso_of (self, ymd);
  conclude (self, &iso, 1, "tanggal-iso");
  return TRUE;
}

static guint
split (const char *tidied, char **words, guint most)
{
  g_auto (GStrv) parts = g_strsplit_set (tidied, " ,/.-", -1);
  guint n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0')
        continue;
      if (n == most)
        return 0;
      words[n++] = g_strdup (parts[i]);
    }
  return n;
}

static gboolean
is_weekday (const char *word)
{
  static const char *const names[]
      = { "senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "ahad",
          "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", NULL };
  g_autofree char *folded = g_utf8_strdown (word, -1);

  return g_strv_contains (names, folded);
}

/** monev_reading_date: a text where a day is asked. */
void
monev_reading_date (ReadingCell *self, const char *tidied)
{
  char *words[5] = { NULL };
  guint n = split (tidied, words, G_N_ELEMENTS (words));
  guint from = n > 0 && is_weekday (words[0]) ? 1 : 0;

  if (!read_packed (self, tidied)
      && !(n == 3 + from && read_figures (self, words + from))
      && !(n == 3 + from && read_named (self, words + from, 3)))
    monev_reading_doubt (self, "", NULL, "bukan-tanggal", "Tidak dapat dibaca sebagai tanggal.");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_free (words[i]);
}
