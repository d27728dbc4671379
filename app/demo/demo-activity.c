/* Runs of monev, RD and TKPKD in the middle of their work. Their days are counted back from today,
 * in working days, so that the demo office is at work whenever it is opened. */
#include <string.h>

#include <gio/gio.h>

#include "activity/activity-acts.h"
#include "activity/activity-store.h"
#include "base/instant.h"
#include "demo/demo-private.h"
#include "exchange/csv-reader.h"
#include "people/login.h"
#include "people/people.h"
#include "procedure/office-procedure.h"
#include "reference/lookup.h"
#include "reference/reference.h"

typedef MonevDemoFilling Filling;

static void
filling_clear (Filling *self)
{
  monev_office_clock_clear (&self->clock);
  g_clear_pointer (&self->officials, monev_lookup_free);
  g_clear_pointer (&self->positions, monev_lookup_free);
  g_clear_pointer (&self->actors, g_hash_table_unref);
  g_clear_pointer (&self->runs, g_hash_table_unref);
  g_clear_pointer (&self->agencies, monev_lookup_free);
  g_clear_pointer (&self->things, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Filling, filling_clear)

static gboolean
broken (const MonevTable *table, guint row, const char *what, GError **error)
{
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "Data contoh %s, baris %u: %s.",
               monev_table_file (table), row + 1, what);
  return FALSE;
}

/** monev_demo_text: Returns: (transfer none): a cell of a table of the demo; rows from 0, columns from 1.
 */
const char *
monev_demo_text (const MonevTable *table, guint row, guint column)
{
  return monev_table_cell (table, monev_table_row_number (table, row), column).text;
}

static MonevTable *
read_table (Filling *self, const char *file, GError **error)
{
  g_autofree char *path = g_strconcat ("/id/monev/demo/", file, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, error);

  return bytes == NULL ? NULL : monev_csv_read (file, bytes, self->issues, error);
}

static MonevLookup *
read_lookup (Filling *self, const MonevRecordType *type, GError **error)
{
  g_autoptr (GPtrArray) records = monev_reference_list (self->connection, type, 0, error);

  return records == NULL ? NULL : monev_lookup_new (type, records);
}

static MonevDate
date_of (const Filling *self, gint64 at)
{
  int minute;

  return monev_minute_to_date (monev_office_clock_minute (&self->clock, at), &minute);
}

/* So many working days before today; behind it when @back is negative. */
MonevDate
monev_demo_day (const Filling *self, gint64 back)
{
  MonevDate date = self->today;
  MonevDate step = back < 0 ? 1 : -1;

  for (gint64 left = ABS (back); left > 0;)
    if (monev_work_time_is_working (self->clock.work, date += step))
      left--;
  return date;
}

/* The instant of a time of day, so many working days before today. */
static gint64
instant_of (const Filling *self, const char *days, const char *time)
{
  MonevDate date = monev_demo_day (self, g_ascii_strtoll (days, NULL, 10));
  int minute = 0;

  if (*time == '\0')
    return monev_office_clock_day_end (&self->clock, date);
  monev_time_parse (time, &minute, NULL);
  return monev_office_clock_utc (&self->clock, (gint64) date * 1440 + minute);
}

/** monev_demo_find: Returns: (transfer none) (nullable): the id of the one record that @word
 * names. */
const char *
monev_demo_find (MonevLookup *lookup, const char *word)
{
  gboolean ambiguous;
  const MonevRecord *record = monev_lookup_find (lookup, word, &ambiguous);

  return record != NULL ? monev_record_id (record) : NULL;
}

/** monev_demo_actor: Returns: (transfer none) (nullable): who acts under @name, read once. */
const MonevActor *
monev_demo_actor (Filling *self, const char *name, GError **error)
{
  MonevActor *actor = g_hash_table_lookup (self->actors, name);
  const char *id = monev_demo_find (self->officials, name);

  if (actor != NULL || id == NULL)
    return actor;
  actor = monev_actor_load (self->connection, id, self->now, error);
  if (actor != NULL)
    g_hash_table_insert (self->actors, g_strdup (name), actor);
  return actor;
}

/* ---- the runs ---- */

static gboolean
start_run (Filling *self, const MonevTable *table, guint row, GError **error)
{
  g_autoptr (MonevProcedure) procedure
    = monev_procedure_load (self->connection, monev_demo_text (table, row, 2), 0, error);
  gint64 start = instant_of (self, monev_demo_text (table, row, 4), monev_demo_text (table, row, 5));
  int year = 0, month, day;
  MonevActivityHead head = { .start_at = start, .disposisi_from = monev_demo_text (table, row, 7),
                             .disposisi_content = monev_demo_text (table, row, 8) };
  const MonevActor *actor = monev_demo_actor (self, "subkoor", error);
  g_autofree char *title = NULL;
  g_autofree char *date = NULL;
  char *id;

  if (procedure == NULL || actor == NULL)
    return FALSE;
  monev_date_to_ymd (self->today, &year, &month, &day);
  title = g_strdup_printf ("%s %d", monev_demo_text (table, row, 3), year);
  date = monev_date_to_iso (date_of (self, start));
  head.year = year;
  head.title = title;
  head.disposisi_date = date;
  head.bidang_id = monev_demo_find (self->positions, monev_demo_text (table, row, 6));
  head.coordinator_id = actor->official_id;
  id = monev_activity_start (self->connection, actor, procedure, &head, NULL, self->issues, error);
  if (id != NULL)
    g_hash_table_insert (self->runs, g_strdup (monev_demo_text (table, row, 1)), id);
  return id != NULL;
}

/* ---- their steps ---- */

/* What an office has on paper is marked as there before a step begins. */
static gboolean
mark_needs (Filling *self, const MonevActor *actor, const char *activity_id, const char *number,
            GError **error)
{
  g_autoptr (MonevActivity) activity
    = monev_activity_load (self->connection, activity_id, self->now, error);
  const MonevActivityStep *step
    = activity != NULL ? monev_activity_step_named (activity, number) : NULL;

  for (guint i = 0; step != NULL && i < step->needs->len; i++)
    {
      const MonevActivityItem *need = step->needs->pdata[i];

      if (need->source == MONEV_NEED_MISSING
          && !monev_activity_item_mark (self->connection, actor, activity_id, need->id,
                                        need->version, TRUE, error))
        return FALSE;
    }
  return step != NULL;
}

typedef gboolean (*Act) (MonevDbConnection *connection, const MonevActor *actor,
                         const MonevStepAct *act, MonevIssueList *issues, GError **error);

static gboolean
do_step (Filling *self, const MonevActor *actor, const char *activity_id, const char *number,
         Act act, gint64 at, const char *reason, GError **error)
{
  g_autoptr (MonevActivity) activity
    = monev_activity_load (self->connection, activity_id, self->now, error);
  const MonevActivityStep *step
    = activity != NULL ? monev_activity_step_named (activity, number) : NULL;
  MonevStepAct what = { activity_id, NULL, 0, at, reason, NULL };

  if (step == NULL)
    return FALSE;
  what.step_id = step->id;
  what.version = step->version;
  if (act == NULL)
    return monev_activity_step_set_due (self->connection, actor, &what, at, self->issues, error);
  return act (self->connection, actor, &what, self->issues, error);
}

static gboolean
work_step (Filling *self, const MonevTable *table, guint row, GError **error)
{
  const char *id = g_hash_table_lookup (self->runs, monev_demo_text (table, row, 1));
  const char *number = monev_demo_text (table, row, 2), *due = monev_demo_text (table, row, 3);
  const char *until = monev_demo_text (table, row, 6), *reason = monev_demo_text (table, row, 9);
  const MonevActor *actor = monev_demo_actor (self, monev_demo_text (table, row, 8), error);

  if (id == NULL || actor == NULL)
    return FALSE;
  if (*due != '\0' && !do_step (self, actor, id, number, NULL, instant_of (self, due, ""), NULL,
                                error))
    return FALSE;
  return mark_needs (self, actor, id, number, error)
         && do_step (self, actor, id, number, monev_activity_step_start,
                     instant_of (self, monev_demo_text (table, row, 4), monev_demo_text (table, row, 5)), NULL,
                     error)
         && (*until == '\0'
             || do_step (self, actor, id, number, monev_activity_step_finish,
                         instant_of (self, until, monev_demo_text (table, row, 7)), reason, error));
}

/* ---- their teams ---- */

/** monev_demo_group: Returns: (transfer full) (nullable): the id of the group @name of a run,
 * made if missing. */
char *
monev_demo_group (Filling *self, const MonevActor *actor, const char *activity_id, const char *name,
            GError **error)
{
  g_autoptr (MonevActivity) activity
    = monev_activity_load (self->connection, activity_id, self->now, error);

  for (guint i = 0; activity != NULL && i < activity->groups->len; i++)
    {
      const MonevActivityGroup *group = activity->groups->pdata[i];

      if (strcmp (group->name, name) == 0)
        return g_strdup (group->id);
    }
  return activity == NULL ? NULL
                          : monev_activity_group_add (self->connection, actor, activity_id, name,
                                                      error);
}

static gboolean
add_member (Filling *self, const MonevTable *table, guint row, GError **error)
{
  const char *id = g_hash_table_lookup (self->runs, monev_demo_text (table, row, 1));
  const char *group = monev_demo_text (table, row, 4);
  const MonevActor *actor = monev_demo_actor (self, "subkoor", error);
  MonevMemberEntry entry = { .official_id = monev_demo_find (self->officials, monev_demo_text (table, row, 2)) };
  g_autofree char *group_id = NULL;
  g_autofree char *made = NULL;

  if (id == NULL || actor == NULL || entry.official_id == NULL
      || !monev_member_role_find (monev_demo_text (table, row, 3), &entry.role))
    return FALSE;
  if (*group != '\0' && (group_id = monev_demo_group (self, actor, id, group, error)) == NULL)
    return FALSE;
  entry.group_id = group_id;
  made = monev_activity_member_add (self->connection, actor, id, &entry, error);
  return made != NULL;
}

/* ---- all of it ---- */

typedef gboolean (*TakeRow) (Filling *self, const MonevTable *table, guint row, GError **error);

static gboolean
take_table (Filling *self, const char *file, TakeRow take, GError **error)
{
  g_autoptr (MonevTable) table = read_table (self, file, error);

  if (table == NULL)
    return FALSE;
  for (guint row = 1; row < monev_table_n_rows (table); row++)
    {
      GError *local = NULL;

      if (take (self, table, row, &local))
        continue;
      broken (table, row, local != NULL ? local->message : "tidak utuh", error);
      g_clear_error (&local);
      return FALSE;
    }
  return TRUE;
}

/**
 * monev_demo_fill_activities:
 *
 * Behind the people and positions of the demo office. Errors: INVALID naming the file and the row
 * of the demo data that the rules refuse.
 */
gboolean
monev_demo_fill_activities (MonevDbConnection *connection, MonevIssueList *issues, GError **error)
{
  g_auto (Filling) self = { connection, issues };

  if (!monev_office_clock_load (connection, &self.clock, error)
      || !monev_db_now (connection, &self.now, error))
    return FALSE;
  self.today = date_of (&self, self.now);
  self.officials = read_lookup (&self, &monev_official_type, error);
  self.positions = self.officials != NULL ? read_lookup (&self, &monev_position_type, error) : NULL;
  self.agencies = self.positions != NULL ? read_lookup (&self, &monev_agency_type, error) : NULL;
  self.things = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.actors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) monev_actor_free);
  self.runs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self.agencies != NULL && take_table (&self, "agenda.csv", start_run, error)
         && take_table (&self, "agenda-langkah.csv", work_step, error)
         && take_table (&self, "agenda-tim.csv", add_member, error)
         && take_table (&self, "agenda-lapangan.csv", monev_demo_field_row, error)
         && monev_demo_fill_instruments (&self, error) && monev_demo_fill_responses (&self, error)
         && monev_demo_fill_data (&self, error);
}
