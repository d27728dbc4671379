/* Who is where on which days: what a visit or a meeting is held against, and the lock that keeps two
 * runs from booking one official at one moment. */
#include "activity/field-schedule.h"

#include <string.h>

#include "activity/engagement.h"
#include "activity/field-private.h"
#include "base/instant.h"
#include "calendar/holiday-record.h"
#include "record/record-check.h"
#include "record/record-store.h"

/* ---- who goes ---- */

static void
take_person (GPtrArray *list, MonevDbRows *rows)
{
  MonevEngagement *one = g_new0 (MonevEngagement, 1);

  one->official_id = g_strdup (monev_db_rows_text (rows, "id"));
  one->official = g_strdup (monev_db_rows_text (rows, "name"));
  for (guint i = 0; i < list->len; i++)
    if (strcmp (((MonevEngagement *) list->pdata[i])->official_id, one->official_id) == 0)
      {
        monev_engagement_free (one);
        return;
      }
  g_ptr_array_add (list, one);
}

static gboolean
add_people (MonevDbConnection *connection, const char *group_id, const char *member_id,
            GPtrArray *list, GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (
    connection, "field_people",
    MONEV_DB_BINDS (MONEV_DB_T ("group_id", group_id), MONEV_DB_T ("member_id", member_id)), error);
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  while (monev_db_rows_next (rows, &local))
    take_person (list, rows);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* Each official of the group and of the members once; members from elsewhere are nobody's. */
GPtrArray *
monev_field_officials (MonevDbConnection *connection, const char *group_id,
                       const char *const *members, GError **error)
{
  g_autoptr (GPtrArray) list
    = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_engagement_free);

  if (*group_id != '\0' && !add_people (connection, group_id, "", list, error))
    return NULL;
  for (guint i = 0; members[i] != NULL; i++)
    if (*members[i] != '\0' && !add_people (connection, "", members[i], list, error))
      return NULL;
  return g_steal_pointer (&list);
}

static GPtrArray *
people_of_visit (MonevDbConnection *connection, const MonevRecord *visit, GError **error)
{
  g_auto (GStrv) members = g_strsplit (monev_record_get (visit, "members"), "\n", -1);

  return monev_field_officials (connection, monev_record_get (visit, "group_id"),
                                (const char *const *) members, error);
}

/* ---- the lock ---- */

static GPtrArray *
list_ids (MonevDbConnection *connection, const MonevRecord *record, GError **error)
{
  static const char *const roles[] = { "leader_id", "secretary_id" };
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) people = NULL;

  if (monev_record_type (record) == &monev_visit_type)
    {
      people = people_of_visit (connection, record, error);
      if (people == NULL)
        return NULL;
      for (guint i = 0; i < people->len; i++)
        g_ptr_array_add (ids, g_strdup (((MonevEngagement *) people->pdata[i])->official_id));
    }
  else if (monev_record_type (record) == &monev_meeting_type)
    for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
      if (*monev_record_get (record, roles[i]) != '\0')
        g_ptr_array_add (ids, g_strdup (monev_record_get (record, roles[i])));
  return g_steal_pointer (&ids);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/*
 * Behind the lock of the run, before the schedule is looked at: on a server the run of somebody else
 * that books the same official waits here, and then sees what was written. On SQLite the transaction
 * alone keeps everybody else from writing. In the order of the ids, so that two never wait for each
 * other.
 */
gboolean
monev_field_lock_people (MonevDbConnection *connection, const MonevRecord *record, GError **error)
{
  g_autoptr (GPtrArray) ids = list_ids (connection, record, error);

  if (ids == NULL)
    return FALSE;
  g_ptr_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (MonevDbRows) rows = monev_db_query (
        connection, "official_lock", MONEV_DB_BINDS (MONEV_DB_T ("id", ids->pdata[i])), error);

      if (rows == NULL || !monev_db_rows_finish (rows, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- what surrounds it ---- */

/* Read once for all that is held against it. */
typedef struct {
  MonevOfficeClock clock;
  MonevFieldSpan   span;
  GPtrArray       *holidays; /* MonevHoliday */
  GPtrArray       *others;   /* MonevEngagement */
} Scene;

static void
scene_clear (Scene *scene)
{
  monev_office_clock_clear (&scene->clock);
  monev_field_span_clear (&scene->span);
  g_clear_pointer (&scene->holidays, g_ptr_array_unref);
  g_clear_pointer (&scene->others, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static int
minute_of (const char *text)
{
  int minute = MONEV_WHOLE_DAY;

  return *text != '\0' && monev_time_parse (text, &minute, NULL) ? minute : MONEV_WHOLE_DAY;
}

static MonevEngagement *
read_engagement (MonevDbRows *rows)
{
  MonevEngagement *one = g_new0 (MonevEngagement, 1);

  one->source = g_strdup (monev_db_rows_text (rows, "id"));
  one->official_id = g_strdup (monev_db_rows_text (rows, "official_id"));
  one->official = g_strdup (monev_db_rows_text (rows, "official"));
  one->place = g_strdup (monev_db_rows_text (rows, "place"));
  one->activity = g_strdup (monev_db_rows_text (rows, "activity"));
  monev_date_from_iso (monev_db_rows_text (rows, "date_from"), &one->from, NULL);
  monev_date_from_iso (monev_db_rows_text (rows, "date_to"), &one->until, NULL);
  one->start = minute_of (monev_db_rows_text (rows, "time_from"));
  one->end = minute_of (monev_db_rows_text (rows, "time_to"));
  return one;
}

static GPtrArray *
load_others (MonevDbConnection *connection, const char *own, MonevDate from, MonevDate until,
             GError **error)
{
  g_autofree char *first = monev_date_to_iso (from);
  g_autofree char *last = monev_date_to_iso (until);
  g_autoptr (GPtrArray) list
    = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_engagement_free);
  g_autoptr (MonevDbRows) rows = monev_db_query (
    connection, "field_engagements",
    MONEV_DB_BINDS (MONEV_DB_T ("id", own), MONEV_DB_T ("from", first),
                    MONEV_DB_T ("until", last)), error);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  while (monev_db_rows_next (rows, &local))
    g_ptr_array_add (list, read_engagement (rows));
  if (local == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, local);
  return NULL;
}

/* (transfer full) (element-type MonevHoliday): of all years, Ramadan among them. */
GPtrArray *
monev_field_holidays (MonevDbConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) records
    = monev_record_store_list (connection, &monev_holiday_type, 0, error);
  GPtrArray *list;

  if (records == NULL)
    return NULL;
  list = monev_holiday_list_new ();
  for (guint i = 0; i < records->len; i++)
    {
      const MonevRecord *record = records->pdata[i];
      MonevHolidayKind kind;
      MonevDate from, until;

      if (!monev_date_from_iso (monev_record_get (record, "date_from"), &from, NULL)
          || !monev_holiday_kind_from_name (monev_record_get (record, "kind"), &kind))
        continue;
      if (!monev_date_from_iso (monev_record_get (record, "date_to"), &until, NULL))
        until = from;
      g_ptr_array_add (list, monev_holiday_new (from, until, kind,
                                                monev_record_get (record, "name")));
    }
  return list;
}

/* @own: what is not held against itself, or "" */
static gboolean
load_scene (MonevDbConnection *connection, const char *activity_id, const char *own, MonevDate from,
            MonevDate until, Scene *scene, GError **error)
{
  return (scene->others = load_others (connection, own, from, until, error)) != NULL
         && (scene->holidays = monev_field_holidays (connection, error)) != NULL
         && monev_office_clock_load (connection, &scene->clock, error)
         && monev_field_span (connection, activity_id, &scene->span, error);
}

static void
check_in (const Scene *scene, const MonevRecord *record, const char *place, MonevDate from,
          MonevDate until, const GPtrArray *people, MonevIssueList *issues)
{
  monev_engagement_check_days (from, until, scene->clock.work, scene->holidays, issues);
  monev_engagement_check_span (from, until, scene->span.first, scene->span.last,
                               scene->span.title, issues);
  for (guint i = 0; i < people->len; i++)
    {
      MonevEngagement mine = *(MonevEngagement *) people->pdata[i];

      mine.source = (char *) monev_record_id (record);
      mine.place = (char *) place;
      mine.from = from;
      mine.until = until;
      mine.start = minute_of (monev_record_get (record, "time_from"));
      mine.end = minute_of (monev_record_get (record, "time_to"));
      monev_engagement_check (&mine, scene->others, issues);
    }
}

/* Everything that engagement.h says about a visit or a meeting that is still to come. */
gboolean
monev_field_check_schedule (MonevDbConnection *connection, const MonevRecord *record,
                            const char *place, MonevDate from, MonevDate until,
                            const GPtrArray *people, MonevIssueList *issues, GError **error)
{
  g_auto (Scene) scene = { NULL };

  if (!load_scene (connection, monev_record_get (record, "activity_id"), monev_record_id (record),
                   from, until, &scene, error))
    return FALSE;
  check_in (&scene, record, place, from, until, people, issues);
  return TRUE;
}

/**
 * monev_field_check_draft:
 * @record: as it stands in a form, not saved yet
 * @issues: takes what saving it would say: errors, conflicts, days off
 *
 * Reads only; call it inside a read transaction.
 */
gboolean
monev_field_check_draft (MonevDbConnection *connection, const MonevRecord *record,
                         MonevIssueList *issues, GError **error)
{
  g_autoptr (MonevRecord) checked
    = monev_record_check (monev_record_ref ((MonevRecord *) record), issues);
  const MonevRecordType *type = monev_record_type (record);

  return monev_issue_list_count (issues, MONEV_SEVERITY_ERROR) > 0 || type->stored == NULL
         || type->stored (connection, checked, issues, error);
}

/* ---- somebody comes into a group that has visits ---- */

static gboolean
read_planned (const MonevRecord *visit, MonevDate *from, MonevDate *until)
{
  return strcmp (monev_record_get (visit, "state"), "direncanakan") == 0
         && monev_date_from_iso (monev_record_get (visit, "date_from"), from, NULL)
         && monev_date_from_iso (monev_record_get (visit, "date_to"), until, NULL);
}

/* Why @mine, one of the people of @visit, can't be there. Returns: %FALSE with the first reason. */
static gboolean
check_free (MonevDbConnection *connection, const MonevRecord *visit, const MonevEngagement *who,
            MonevDate from, MonevDate until, GError **error)
{
  g_autoptr (GPtrArray) others
    = load_others (connection, monev_record_id (visit), from, until, error);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autofree char *site = monev_record_shown (
    visit, (guint) monev_record_type_field (&monev_visit_type, "site_id"));
  MonevEngagement mine = *who;

  if (others == NULL)
    return FALSE;
  mine.source = (char *) monev_record_id (visit);
  mine.from = from;
  mine.until = until;
  mine.start = minute_of (monev_record_get (visit, "time_from"));
  mine.end = minute_of (monev_record_get (visit, "time_to"));
  monev_engagement_check (&mine, others, issues);
  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    if (monev_issue_list_get (issues, i)->severity == MONEV_SEVERITY_ERROR)
      {
        g_set_error (error, MONEV_ERROR, MONEV_ERROR_CONSTRAINT,
                     "%s Kelompok ini berkunjung ke %s pada waktu yang sama. Ubah jadwalnya atau "
                     "pilih kelompok lain.", monev_issue_list_get (issues, i)->message, site);
        return FALSE;
      }
  return TRUE;
}

/**
 * monev_field_check_group:
 * @group_id: (nullable): where @official_id stands by now, as stored
 * @official_id: (nullable): nobody else is known elsewhere
 *
 * Nobody is in two places: a group that has planned visits takes only who is free then. Inside the
 * transaction that puts him there.
 *
 * Returns: %FALSE with CONSTRAINT, naming the first conflict.
 */
gboolean
monev_field_check_group (MonevDbConnection *connection, const char *activity_id,
                         const char *group_id, const char *official_id, GError **error)
{
  g_autoptr (GPtrArray) visits = NULL;

  if (group_id == NULL || official_id == NULL || *official_id == '\0')
    return TRUE;
  visits = monev_field_list (connection, &monev_visit_type, activity_id, error);
  for (guint i = 0; visits != NULL && i < visits->len; i++)
    {
      g_autoptr (GPtrArray) people = NULL;
      MonevDate from, until;

      if (strcmp (monev_record_get (visits->pdata[i], "group_id"), group_id) != 0
          || !read_planned (visits->pdata[i], &from, &until))
        continue;
      people = people_of_visit (connection, visits->pdata[i], error);
      if (people == NULL)
        return FALSE;
      for (guint j = 0; j < people->len; j++)
        {
          const MonevEngagement *who = people->pdata[j];

          if (strcmp (who->official_id, official_id) == 0
              && !check_free (connection, visits->pdata[i], who, from, until, error))
            return FALSE;
        }
    }
  return visits != NULL;
}

/* ---- all visits of a run ---- */

/* The days that all planned visits take together. Returns: whether there is one. */
static gboolean
find_days (const GPtrArray *visits, MonevDate *first, MonevDate *last)
{
  gboolean any = FALSE;

  for (guint i = 0; i < visits->len; i++)
    {
      MonevDate from, until;

      if (!read_planned (visits->pdata[i], &from, &until))
        continue;
      *first = any ? MIN (*first, from) : from;
      *last = any ? MAX (*last, until) : until;
      any = TRUE;
    }
  return any;
}

/* Many visits are of one group: its people are read once. */
static const GPtrArray *
people_among (MonevDbConnection *connection, GHashTable *known, const MonevRecord *visit,
              GError **error)
{
  g_autofree char *key = g_strconcat (monev_record_get (visit, "group_id"), "\n",
                                      monev_record_get (visit, "members"), NULL);
  GPtrArray *people = g_hash_table_lookup (known, key);

  if (people != NULL)
    return people;
  people = people_of_visit (connection, visit, error);
  if (people != NULL)
    g_hash_table_insert (known, g_steal_pointer (&key), people);
  return people;
}

static gboolean
check_each (MonevDbConnection *connection, const Scene *scene, const GPtrArray *visits,
            GHashTable *found, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < visits->len; i++)
    {
      const MonevRecord *visit = visits->pdata[i];
      g_autoptr (MonevIssueList) issues = NULL;
      const GPtrArray *people;
      MonevDate from, until;

      if (!read_planned (visit, &from, &until))
        continue;
      people = people_among (connection, known, visit, error);
      if (people == NULL)
        return FALSE;
      issues = monev_issue_list_new ();
      check_in (scene, visit, "", from, until, people, issues);
      if (monev_issue_list_size (issues) > 0)
        g_hash_table_insert (found, g_strdup (monev_record_id (visit)), g_steal_pointer (&issues));
    }
  return TRUE;
}

/**
 * monev_visit_conflicts:
 * @visits: (element-type MonevRecord): all of one run
 *
 * What monev_field_save() would say of each visit that is still to come, as the schedule of the whole
 * office is now: somebody may have been booked elsewhere since. Inside the caller's transaction.
 *
 * Returns: (transfer full) (element-type utf8 MonevIssueList): by the id of the visit; those without
 * a conflict are not in it.
 */
GHashTable *
monev_visit_conflicts (MonevDbConnection *connection, const char *activity_id,
                       const GPtrArray *visits, GError **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (
    g_str_hash, g_str_equal, g_free, (GDestroyNotify) monev_issue_list_unref);
  g_auto (Scene) scene = { NULL };
  MonevDate first = 0, last = 0;

  if (find_days (visits, &first, &last)
      && (!load_scene (connection, activity_id, "", first, last, &scene, error)
          || !check_each (connection, &scene, visits, found, error)))
    return NULL;
  return g_steal_pointer (&found);
}
