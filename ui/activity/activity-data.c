#include "activity-data.h"

#include "activity-history.h"
#include "audit/audit.h"
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
  char *id;
  gint64 since;
  MonevActivityData *data;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_free (load->id);
  g_free (load);
}

/* In one read transaction, so that run and log fit each other. */
static gboolean
read_all (MonevDbConnection *connection, gpointer user_data, GError **error)
{
  Load *load = user_data;
  MonevActivityData *data = load->data;
  MonevAuditHead head;
  gint64 now = 0;

  if (!monev_audit_head (connection, &head, error))
    return FALSE;
  data->seq = head.seq;
  if (data->seq == load->since)
    return TRUE;
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
  return data->field != NULL
         && monev_field_data_load_visits (connection, data->activity, data->field, error);
}

static gpointer
load_job (MonevDbJob *job, gpointer asked, GError **error)
{
  g_autoptr (MonevActivityData) data = g_new0 (MonevActivityData, 1);
  Load load = *(const Load *) asked;

  load.data = data;
  return monev_db_read (monev_db_job_connection (job), read_all, &load, error)
             ? g_steal_pointer (&data) : NULL;
}

/** monev_activity_data_load: @since: the seq that is shown already: where nothing was logged since,
 * only a draft was kept, and the answer has no activity. @done: gets (transfer full)
 * #MonevActivityData. */
void
monev_activity_data_load (MonevSession *session, GObject *owner, const char *id, gint64 since,
                          GCancellable *cancellable, MonevSessionDone done)
{
  Load *load = g_new0 (Load, 1);

  load->id = g_strdup (id);
  load->since = since;
  monev_session_call (session, owner,
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                          .work = load_job,
                                          .data = load,
                                          .free_data = load_free,
                                          .free_result = (GDestroyNotify) monev_activity_data_free,
                                          .cancellable = cancellable },
                      done);
}
