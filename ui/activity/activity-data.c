#include "activity-data.h"

#include "activity-history.h"
#include "calendar/holiday-record.h"
#include "record/record-store.h"

/* Nobody reads further back on a screen; monevctl audit tells the rest. */
#define HISTORY 500

/** monev_activity_data_free: frees it with the run. */
void
monev_activity_data_free (MonevActivityData *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->activity, monev_activity_unref);
  monev_office_clock_clear (&self->clock);
  g_clear_pointer (&self->ramadan, g_ptr_array_unref);
  g_clear_pointer (&self->history, g_ptr_array_unref);
  g_clear_pointer (&self->field, monev_field_data_free);
  g_free (self);
}

static GPtrArray *
load_ramadan (MonevDbConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) records
      = monev_record_store_list (connection, &monev_holiday_type, 0, error);
  GPtrArray *found;

  if (records == NULL)
    return NULL;
  found = monev_holiday_list_new ();
  for (guint i = 0; i < records->len; i++)
    {
      MonevHolidayKind kind;
      MonevDate from, until;

      if (!monev_holiday_kind_from_name (monev_record_get (records->pdata[i], "kind"), &kind)
          || kind != MONEV_HOLIDAY_RAMADAN
          || !monev_date_from_iso (monev_record_get (records->pdata[i], "date_from"), &from, NULL))
        continue;
      if (!monev_date_from_iso (monev_record_get (records->pdata[i], "date_to"), &until, NULL))
        until = from;
      g_ptr_array_add (found, monev_holiday_new (from, until, kind, ""));
    }
  return found;
}

typedef struct
{
  const char *id;
  MonevActivityData *data;
} Load;

/* In one read transaction, so that run and log fit each other. */
static gboolean
read_all (MonevDbConnection *connection, gpointer user_data, GError **error)
{
  Load *load = user_data;
  MonevActivityData *data = load->data;
  gint64 now = 0;

  if (!monev_db_now (connection, &now, error)
      || !monev_office_clock_load (connection, &data->clock, error))
    return FALSE;
  data->activity = monev_activity_load (connection, load->id, now, error);
  if (data->activity == NULL)
    return FALSE;
  data->ramadan = load_ramadan (connection, error);
  if (data->ramadan == NULL)
    return FALSE;
  data->history = monev_activity_history (connection, data->activity, HISTORY, error);
  if (data->history == NULL)
    return FALSE;
  data->field = monev_field_data_load (connection, load->id, now, error);
  return data->field != NULL;
}

static gpointer
load_job (MonevDbJob *job, gpointer id, GError **error)
{
  g_autoptr (MonevActivityData) data = g_new0 (MonevActivityData, 1);
  Load load = { id, data };

  return monev_db_read (monev_db_job_connection (job), read_all, &load, error)
             ? g_steal_pointer (&data) : NULL;
}

/** monev_activity_data_load: @done: gets (transfer full) #MonevActivityData. */
void
monev_activity_data_load (MonevSession *session, GObject *owner, const char *id,
                          GCancellable *cancellable, MonevSessionDone done)
{
  monev_session_call (session, owner,
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                          .work = load_job,
                                          .data = g_strdup (id),
                                          .free_data = g_free,
                                          .free_result = (GDestroyNotify) monev_activity_data_free,
                                          .cancellable = cancellable },
                      done);
}
