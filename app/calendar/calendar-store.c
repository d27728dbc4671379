#include "calendar/calendar-store.h"

#include <gio/gio.h>
#include <string.h>

#include "audit/audit.h"
#include "base/json.h"
#include "calendar/holiday-import.h"
#include "calendar/holiday-record.h"
#include "people/login.h"
#include "record/record-store.h"

#define SHIPPED "/id/monev/data/libur-2026.csv"

static gboolean
store_holiday (MonevDbConnection *connection, const MonevHoliday *holiday, gint64 now,
               MonevIssueList *issues, GError **error)
{
  g_autoptr (MonevRecord) record = monev_record_new (&monev_holiday_type);
  g_autofree char *from = monev_date_to_iso (holiday->from);
  g_autofree char *until = monev_date_to_iso (holiday->until);
  g_autofree char *id = NULL;

  record = monev_record_with (g_steal_pointer (&record), "date_from", from);
  if (holiday->until != holiday->from)
    record = monev_record_with (g_steal_pointer (&record), "date_to", until);
  record = monev_record_with (g_steal_pointer (&record), "kind",
                              monev_holiday_kind_name (holiday->kind));
  record = monev_record_with (g_steal_pointer (&record), "name", holiday->name);
  return monev_record_store_write (connection, record, now, &id, issues, error);
}

/* The table that the program ships: plain CSV without quotes. */
static GPtrArray *
shipped_holidays (MonevIssueList *issues)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (SHIPPED, 0, NULL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_auto (GStrv) lines = NULL;

  g_assert (bytes != NULL);
  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_ptr_array_add (rows, g_strsplit (lines[i], ",", -1));
  return monev_holidays_from_rows (rows, "libur-2026.csv", issues);
}

/**
 * monev_calendar_store_defaults:
 *
 * The working hours of Perpres 21/2023 and the holidays the program ships; part of the first start.
 */
gboolean
monev_calendar_store_defaults (MonevDbConnection *connection, gint64 now, MonevIssueList *issues,
                               GError **error)
{
  MonevWorkProfile profile = monev_work_profile_default ();
  json_auto_t *json = monev_work_profile_to_json (&profile);
  g_autofree char *canonical = monev_json_canonical (json, error);
  g_autoptr (GPtrArray) holidays = shipped_holidays (issues);

  if (canonical == NULL
      || !monev_db_exec (connection, "work_profile_insert",
                         MONEV_DB_BINDS (MONEV_DB_T ("canonical", canonical)), NULL, error))
    return FALSE;
  for (guint i = 0; i < holidays->len; i++)
    if (!store_holiday (connection, holidays->pdata[i], now, issues, error))
      return FALSE;
  return TRUE;
}

/** monev_work_profile_load: reads the working hours and, if wanted, their version. */
gboolean
monev_work_profile_load (MonevDbConnection *connection, MonevWorkProfile *profile, gint64 *version,
                         GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (connection, "work_profile_get", NULL, error);
  json_auto_t *json = NULL;
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  if (!monev_db_rows_next (rows, &local))
    {
      if (local == NULL)
        g_set_error (&local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND, "Jam kerja belum disiapkan.");
      g_propagate_error (error, local);
      return FALSE;
    }
  json = monev_json_load (monev_db_rows_text (rows, "canonical"), -1, error);
  if (json == NULL || !monev_work_profile_from_json (json, profile, error))
    return FALSE;
  if (version != NULL)
    *version = monev_db_rows_int (rows, "version");
  return TRUE;
}

static MonevHoliday *
holiday_from_record (const MonevRecord *record)
{
  const char *to = monev_record_get (record, "date_to");
  MonevHolidayKind kind;
  MonevDate from, until;

  if (!monev_date_from_iso (monev_record_get (record, "date_from"), &from, NULL)
      || !monev_holiday_kind_from_name (monev_record_get (record, "kind"), &kind))
    return NULL;
  if (*to == '\0' || !monev_date_from_iso (to, &until, NULL))
    until = from;
  return monev_holiday_new (from, until, kind, monev_record_get (record, "name"));
}

/** monev_calendar_load: Returns: (transfer full): the calendar by which due dates are counted. */
MonevWorkTime *
monev_calendar_load (MonevDbConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) records
    = monev_record_store_list (connection, &monev_holiday_type, 0, error);
  g_autoptr (GPtrArray) holidays = monev_holiday_list_new ();
  g_autoptr (GArray) years = NULL;
  MonevWorkProfile profile;

  if (records == NULL || !monev_work_profile_load (connection, &profile, NULL, error))
    return NULL;
  for (guint i = 0; i < records->len; i++)
    {
      MonevHoliday *holiday = holiday_from_record (records->pdata[i]);
      if (holiday != NULL)
        g_ptr_array_add (holidays, holiday);
    }
  years = monev_holiday_years (holidays);
  return monev_work_time_new (&profile, holidays, years);
}

typedef struct {
  const MonevActor *actor;
  const char       *canonical;
  const json_t     *json;
  gint64            version;
} ProfileSave;

static gboolean
write_profile (MonevDbConnection *connection, gpointer data, GError **error)
{
  ProfileSave *save = data;
  g_autoptr (MonevActor) actor = NULL;
  gint64 now = 0, affected = 0;

  if (!monev_db_now (connection, &now, error))
    return FALSE;
  actor = monev_actor_load (connection, save->actor->official_id, now, error);
  if (actor == NULL || !monev_policy_check (actor, MONEV_ACT_CALENDAR_EDIT, error)
      || !monev_db_exec (connection, "work_profile_update",
                         MONEV_DB_BINDS (MONEV_DB_T ("canonical", save->canonical),
                                         MONEV_DB_I ("version", save->version)), &affected, error))
    return FALSE;
  if (affected == 1)
    return monev_audit_append (connection, now, actor->official_id, "work_profile.put",
                               "work_profile", save->json, error);
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CONFLICT,
               "Jam kerja baru saja diubah orang lain. Muat ulang, lalu ulangi perubahan Anda.");
  return FALSE;
}

/**
 * monev_work_profile_save:
 * @version: the one that was read
 *
 * Errors: INVALID (names the weekday and span), DENIED, CONFLICT.
 */
gboolean
monev_work_profile_save (MonevDbConnection *connection, const MonevActor *actor,
                         const MonevWorkProfile *profile, gint64 version, GError **error)
{
  json_auto_t *json = NULL;
  g_autofree char *canonical = NULL;
  ProfileSave save = { actor };

  if (!monev_policy_check (actor, MONEV_ACT_CALENDAR_EDIT, error)
      || !monev_work_profile_check (profile, error))
    return FALSE;
  json = monev_work_profile_to_json (profile);
  canonical = monev_json_canonical (json, error);
  save.canonical = canonical;
  save.json = json;
  save.version = version;
  return canonical != NULL && monev_db_transaction (connection, write_profile, &save, error);
}
