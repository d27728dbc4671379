#include "calendar-data.h"

#include "calendar/calendar-store.h"
#include "calendar/holiday-record.h"
#include "people/login.h"
#include "reference/reference.h"

static MonevHoliday *
holiday_of (const MonevRecord *record)
{
  const char *to = monev_record_get (record, "date_to");
  MonevHolidayKind kind;
  MonevDate from, until;

  if (!monev_date_from_iso (monev_record_get (record, "date_from"), &from, NULL)
      || !monev_holiday_kind_from_name (monev_record_get (record, "kind"), &kind))
    return NULL;
  if (*to == '\0' || !monev_date_from_iso (to, &until, NULL))
    until = from;
  return monev_holiday_new (from, MAX (from, until), kind, monev_record_get (record, "name"));
}

static gboolean
read_today (MonevDbConnection *connection, MonevDate *today, GError **error)
{
  g_autofree char *text = NULL;
  gint64 now = 0;

  if (!monev_db_now (connection, &now, error))
    return FALSE;
  text = monev_today (connection, now);
  return monev_date_from_iso (text, today, error);
}

/** monev_calendar_data_load: Returns: (transfer full): the calendar as it is stored now. */
MonevCalendarData *
monev_calendar_data_load (MonevDbConnection *connection, GError **error)
{
  g_autoptr (MonevCalendarData) loaded = g_new0 (MonevCalendarData, 1);

  loaded->records = monev_reference_list (connection, &monev_holiday_type, 0, error);
  if (loaded->records != NULL)
    loaded->times = monev_calendar_load (connection, error);
  if (loaded->times == NULL
      || !monev_work_profile_load (connection, &loaded->profile, &loaded->version, error)
      || !read_today (connection, &loaded->today, error))
    return NULL;
  loaded->holidays = monev_holiday_list_new ();
  for (guint i = 0; i < loaded->records->len; i++)
    {
      MonevHoliday *holiday = holiday_of (loaded->records->pdata[i]);

      if (holiday != NULL)
        g_ptr_array_add (loaded->holidays, holiday);
    }
  return g_steal_pointer (&loaded);
}

static gboolean
touches (const MonevRecord *record, int year)
{
  g_autofree char *text = g_strdup_printf ("%04d", year);

  return g_str_has_prefix (monev_record_get (record, "date_from"), text)
         || g_str_has_prefix (monev_record_get (record, "date_to"), text);
}

/** monev_calendar_data_of_year: Returns: (transfer full) (element-type MonevRecord): the holidays
 * that lie in @year, also in part. */
GPtrArray *
monev_calendar_data_of_year (const MonevCalendarData *self, int year)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_record_unref);

  for (guint i = 0; i < self->records->len; i++)
    if (touches (self->records->pdata[i], year))
      g_ptr_array_add (list, monev_record_ref (self->records->pdata[i]));
  return list;
}

/** monev_calendar_data_free: frees one reading. */
void
monev_calendar_data_free (MonevCalendarData *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->holidays, g_ptr_array_unref);
  g_clear_pointer (&self->times, monev_work_time_unref);
  g_free (self);
}
