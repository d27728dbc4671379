#include "month-data.h"

#include "activity/office-clock.h"
#include "base/instant.h"
#include "calendar/holiday-record.h"
#include "record/record-store.h"

/** monev_month_data_free: frees it with what it holds. */
void
monev_month_data_free (MonevMonthData *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->holidays, g_ptr_array_unref);
  g_free (self->late);
  g_free (self);
}

/** monev_month_data_holiday: Returns: (transfer none) (nullable): the name of a day off. */
const char *
monev_month_data_holiday (const MonevMonthData *self, MonevDate day)
{
  for (guint i = 0; i < self->holidays->len; i++)
    {
      const MonevHoliday *holiday = self->holidays->pdata[i];

      if (holiday->kind != MONEV_HOLIDAY_RAMADAN && day >= holiday->from && day <= holiday->until)
        return holiday->name;
    }
  return NULL;
}

/** monev_month_data_ramadan: Returns: whether the working time of @day is the shorter one. */
gboolean
monev_month_data_ramadan (const MonevMonthData *self, MonevDate day)
{
  for (guint i = 0; i < self->holidays->len; i++)
    {
      const MonevHoliday *holiday = self->holidays->pdata[i];

      if (holiday->kind == MONEV_HOLIDAY_RAMADAN && day >= holiday->from && day <= holiday->until)
        return TRUE;
    }
  return FALSE;
}

/** monev_month_data_count: @late: (out): how many of them are late. Returns: entries of @day. */
guint
monev_month_data_count (const MonevMonthData *self, MonevDate day, guint *late)
{
  guint n = 0;

  *late = 0;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const MonevAgendaEntry *entry = self->entries->pdata[i];

      if (day < entry->from || day > entry->until)
        continue;
      n++;
      *late += self->late[i] ? 1 : 0;
    }
  return n;
}

static GPtrArray *
load_holidays (MonevDbConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) records
      = monev_record_store_list (connection, &monev_holiday_type, 0, error);
  GPtrArray *found;

  if (records == NULL)
    return NULL;
  found = monev_holiday_list_new ();
  for (guint i = 0; i < records->len; i++)
    {
      const MonevRecord *record = records->pdata[i];
      MonevHolidayKind kind;
      MonevDate from, until;

      if (!monev_holiday_kind_from_name (monev_record_get (record, "kind"), &kind)
          || !monev_date_from_iso (monev_record_get (record, "date_from"), &from, NULL))
        continue;
      if (!monev_date_from_iso (monev_record_get (record, "date_to"), &until, NULL))
        until = from;
      g_ptr_array_add (found, monev_holiday_new (from, until, kind,
                                                 monev_record_get (record, "name")));
    }
  return found;
}

static gboolean
read_month (MonevDbConnection *connection, gpointer user_data, GError **error)
{
  MonevMonthData *data = user_data;
  g_auto (MonevOfficeClock) clock = { NULL };
  gint64 now = 0;

  if (!monev_db_now (connection, &now, error)
      || !monev_office_clock_load (connection, &clock, error))
    return FALSE;
  data->entries = monev_agenda_load (connection, "", data->first, data->last, error);
  data->holidays = data->entries != NULL ? load_holidays (connection, error) : NULL;
  if (data->holidays == NULL)
    return FALSE;
  now = monev_office_clock_minute (&clock, now);
  data->today = monev_minute_to_date (now, NULL);
  data->late = g_new0 (gboolean, data->entries->len + 1);
  for (guint i = 0; i < data->entries->len; i++)
    data->late[i] = monev_agenda_is_late (data->entries->pdata[i], &clock, now);
  return TRUE;
}

/* Whole weeks, from Monday on: six of them hold every month. */
static void
set_days (MonevMonthData *data)
{
  MonevDate first = 0;

  monev_date_from_ymd (data->year, data->month, 1, &first);
  data->first = first - monev_date_weekday (first);
  data->last = data->first + 41;
}

static gpointer
load_job (MonevDbJob *job, gpointer user_data, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);
  g_autoptr (MonevMonthData) data = g_new0 (MonevMonthData, 1);
  const int *month = user_data;

  data->year = month[0];
  data->month = month[1];
  set_days (data);
  return monev_db_read (connection, read_month, data, error) ? g_steal_pointer (&data) : NULL;
}

/** monev_month_data_load: @month: from 1; @done: gets (transfer full) #MonevMonthData. */
void
monev_month_data_load (MonevSession *session, GObject *owner, int year, int month,
                       GCancellable *cancellable, MonevSessionDone done)
{
  const int asked[2] = { year, month };

  monev_session_call (session, owner,
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                          .work = load_job,
                                          .data = g_memdup2 (asked, sizeof asked),
                                          .free_data = g_free,
                                          .free_result = (GDestroyNotify) monev_month_data_free,
                                          .cancellable = cancellable },
                      done);
}
