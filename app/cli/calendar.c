/* calendar add, elapsed, import. */
#include <string.h>

#include "base/instant.h"
#include "calendar/calendar-store.h"
#include "cli/cli.h"
#include "office/office.h"

typedef struct {
  GTimeZone     *zone;
  MonevWorkTime *time;
} Calendar;

static void
calendar_clear (Calendar *calendar)
{
  g_clear_pointer (&calendar->zone, g_time_zone_unref);
  g_clear_pointer (&calendar->time, monev_work_time_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Calendar, calendar_clear)

static gboolean
load (MonevCli *cli, Calendar *calendar, GError **error)
{
  if (!monev_cli_open (cli, error))
    return FALSE;
  calendar->zone = monev_office_zone (cli->connection, error);
  calendar->time = calendar->zone != NULL ? monev_calendar_load (cli->connection, error) : NULL;
  return calendar->time != NULL;
}

static gboolean
read_minute (MonevCli *cli, const Calendar *calendar, const char *option, const char *text,
             gint64 *minute, GError **error)
{
  g_autoptr (GError) local = NULL;
  MonevDate date;
  gint64 utc;

  if (text != NULL && monev_date_from_iso (text, &date, NULL))
    {
      *minute = (gint64) date * MONEV_MINUTES_PER_DAY;
      return TRUE;
    }
  if (text == NULL)
    return monev_cli_usage (cli, error, "Isi %s dengan waktu seperti 2026-03-05T10:00.", option);
  if (!monev_instant_from_rfc3339 (text, calendar->zone, &utc, &local))
    return monev_cli_usage (cli, error, "%s: %s", option, local->message);
  *minute = monev_instant_to_minute (utc, calendar->zone);
  return TRUE;
}

static const char *const past_known
  = "Perhitungan ini melewati tahun yang hari liburnya belum dimuat; hasilnya mungkin terlalu "
    "awal.";

static json_t *
with_warning (json_t *value, gboolean past)
{
  if (past)
    json_object_set_new (value, "past_known", json_true ());
  return value;
}

static gboolean
print_due (MonevCli *cli, const Calendar *calendar, const MonevWorkDue *due)
{
  g_autofree char *text = monev_instant_to_rfc3339 (
    monev_instant_from_minute (due->at, calendar->zone), calendar->zone);

  if (due->past_known)
    g_printerr ("monevctl: %s\n", past_known);
  monev_cli_print (cli, with_warning (json_pack ("{s:s}", "due", text), due->past_known), "%s\n",
                   text);
  return TRUE;
}

static gboolean
add (MonevCli *cli, const char *from, const char *minutes, const char *days, GError **error)
{
  g_auto (Calendar) calendar = { NULL };
  const char *amount = minutes != NULL ? minutes : days;
  char *end = NULL;
  MonevWorkDue due;
  gint64 start, n;

  if ((minutes == NULL) == (days == NULL))
    return monev_cli_usage (cli, error, "Isi salah satu: --minutes N atau --days N.");
  n = g_ascii_strtoll (amount, &end, 10);
  if (*amount == '\0' || *end != '\0')
    return monev_cli_usage (cli, error, "\"%s\" bukan bilangan bulat.", amount);
  if (!load (cli, &calendar, error)
      || !read_minute (cli, &calendar, "--from", from, &start, error)
      || !(minutes != NULL ? monev_work_time_add_minutes (calendar.time, start, n, &due, error)
                           : monev_work_time_add_days (calendar.time, start, n, &due, error)))
    return FALSE;
  return print_due (cli, &calendar, &due);
}

static gboolean
run_add (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *from = NULL;
  g_autofree char *minutes = NULL;
  g_autofree char *days = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, NULL, NULL },
    { "minutes", 0, 0, G_OPTION_ARG_STRING, &minutes, NULL, NULL },
    { "days", 0, 0, G_OPTION_ARG_STRING, &days, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  return add (cli, from, minutes, days, error);
}

static gboolean
run_elapsed (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Calendar) calendar = { NULL };
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  gboolean past = FALSE;
  gint64 start, until, minutes;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error) || !load (cli, &calendar, error)
      || !read_minute (cli, &calendar, "--from", from, &start, error)
      || !read_minute (cli, &calendar, "--to", to, &until, error))
    return FALSE;
  minutes = monev_work_time_elapsed (calendar.time, start, until, &past);
  if (past)
    g_printerr ("monevctl: %s\n", past_known);
  monev_cli_print (cli, with_warning (json_pack ("{s:I}", "minutes", (json_int_t) minutes), past),
                   "%" G_GINT64_FORMAT "\n", minutes);
  return TRUE;
}

const MonevCliCommand monev_cli_calendar_commands[] = {
  { "calendar", "add", "--from WAKTU (--minutes N | --days N)",
    "Waktu jatuh tempo setelah N menit kerja atau N hari kerja.", run_add },
  { "calendar", "elapsed", "--from WAKTU --to WAKTU", "Menit kerja di antara dua waktu.",
    run_elapsed },
  { NULL },
};
