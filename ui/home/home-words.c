#include "home-words.h"

#include "base/instant.h"
#include "base/number.h"

#include <glib/gi18n.h>

static char *
hours (const MonevHomeFacts *facts)
{
  g_autofree char *from = monev_time_format (facts->hours.spans[0].start);
  g_autofree char *to = monev_time_format (facts->hours.spans[facts->hours.n_spans - 1].end);

  return g_strdup_printf (facts->ramadan ? _("jam kerja Ramadan %s–%s") : _("jam kerja %s–%s"), from,
                          to);
}

/** monev_home_day: Returns: (transfer full): "Kamis, 5 Maret 2026 · jam kerja Ramadan 08.00–15.00". */
char *
monev_home_day (const MonevHomeFacts *facts)
{
  g_autofree char *day = monev_date_format (facts->today, MONEV_DATE_FULL);
  g_autofree char *work = NULL;

  if (facts->holiday != NULL)
    work = g_strdup (facts->holiday->name);
  else if (facts->hours.n_spans == 0)
    work = g_strdup (_("hari libur"));
  else
    work = hours (facts);
  return g_strdup_printf ("%s · %s", day, work);
}

/** monev_home_rupiah: @amount: canonical decimal. Returns: (transfer full): "Rp1.250.000". */
char *
monev_home_rupiah (const char *amount)
{
  g_autofree char *text = NULL;
  MonevDecimal value;

  if (!monev_decimal_from_text (amount, &value, NULL))
    return g_strdup ("");
  text = monev_money_format (value);
  return g_strconcat ("Rp", text, NULL);
}

/** monev_home_distance: Returns: (transfer full): "hari ini", "besok", "14 hari lagi". */
char *
monev_home_distance (MonevDate from, MonevDate to)
{
  if (to <= from)
    return g_strdup (_("hari ini"));
  if (to == from + 1)
    return g_strdup (_("besok"));
  return g_strdup_printf (_("%d hari lagi"), (int) (to - from));
}

/** monev_home_backup: @backup_at, @now: UTC seconds, @backup_at 0 for none with a date to believe;
 * @ahead: whether one is dated ahead of the clock; @zone: of the office.
 * Returns: (transfer full): how old the last backup is. */
char *
monev_home_backup (gint64 backup_at, gboolean ahead, gint64 now, GTimeZone *zone)
{
  g_autofree char *clock = NULL;
  g_autofree char *day = NULL;
  MonevDate made_on, this_day;
  int minute = 0;

  if (backup_at == 0)
    return g_strdup (ahead ? _("Hanya ada yang bertanggal di depan jam komputer")
                           : _("Belum ada di komputer ini"));
  made_on = monev_minute_to_date (monev_instant_to_minute (backup_at * 1000, zone), &minute);
  this_day = monev_minute_to_date (monev_instant_to_minute (now * 1000, zone), NULL);
  clock = monev_time_format (minute);
  if (made_on == this_day)
    return g_strdup_printf (_("Hari ini, %s"), clock);
  day = monev_date_format (made_on, MONEV_DATE_FULL);
  return g_strdup_printf ("%s, %s", day, clock);
}

static void
add_step (GPtrArray *steps, const char *subject, char *title, const char *text)
{
  MonevHomeStep *step = g_new0 (MonevHomeStep, 1);

  *step = (MonevHomeStep) { subject, title, g_strdup (text) };
  g_ptr_array_add (steps, step);
}

static void
free_step (gpointer data)
{
  MonevHomeStep *step = data;

  g_free (step->title);
  g_free (step->text);
  g_free (step);
}

/** monev_home_steps: Returns: (transfer full) (element-type MonevHomeStep): empty when the
 * references are filled. */
GPtrArray *
monev_home_steps (const MonevHomeFacts *facts)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func (free_step);
  int year;

  monev_date_to_ymd (facts->today, &year, NULL, NULL);
  if (facts->agencies == 0)
    add_step (steps, "agency", g_strdup (_("Isi daftar perangkat daerah")),
              _("Impor dari Excel, atau tulis satu per satu"));
  if (facts->officials <= 1)
    add_step (steps, "official", g_strdup (_("Tambahkan pegawai badan")),
              _("Baru ada satu pegawai; yang lain belum dapat masuk"));
  if (facts->positions == 0)
    add_step (steps, "position", g_strdup (_("Susun jabatan dan garis di atasnya")),
              _("Koreksi dan paraf berjalan menurut jabatan"));
  if (facts->programmes == 0)
    add_step (steps, "programme",
              g_strdup_printf (_("Tahun %d belum mempunyai program"), facts->year),
              _("Impor dari SIPD, atau salin dari tahun lalu"));
  if (!facts->year_known)
    add_step (steps, "holiday", g_strdup_printf (_("Hari libur %d belum diisi"), year),
              _("Tanpa itu tenggat dapat dihitung terlalu cepat"));
  return steps;
}
