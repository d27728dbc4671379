/* Reading and changing what a run has in the field, one transaction for each change. */
#include "activity/field-private.h"

#include <string.h>

#include "record/record-check.h"
#include "record/record-store.h"

/** monev_field_new: Returns: (transfer full): an empty record of this run. */
MonevRecord *
monev_field_new (const MonevRecordType *type, const char *activity_id)
{
  return monev_record_with (monev_record_new (type), "activity_id", activity_id);
}

/** monev_field_get: Returns: (transfer full): the record, or %NULL with NOT_FOUND. */
MonevRecord *
monev_field_get (MonevDbConnection *connection, const MonevRecordType *type, const char *id,
                 GError **error)
{
  return monev_record_store_get (connection, type, id, error);
}

/** monev_field_list: Returns: (transfer full) (element-type MonevRecord): those of one run. */
GPtrArray *
monev_field_list (MonevDbConnection *connection, const MonevRecordType *type,
                  const char *activity_id, GError **error)
{
  g_autofree char *name = g_strconcat (type->subject, "_list", NULL);
  g_autoptr (GPtrArray) list
    = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_record_unref);
  g_autoptr (MonevDbRows) rows = monev_db_query (
    connection, name, MONEV_DB_BINDS (MONEV_DB_T ("activity_id", activity_id)), error);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  while (monev_db_rows_next (rows, &local))
    g_ptr_array_add (list, monev_record_from_row (type, rows));
  if (local == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, local);
  return NULL;
}

/* The run that the thing with @id belongs to, and its kind; both NULL when it is nowhere. */
gboolean
monev_field_find_owner (MonevDbConnection *connection, const char *id, char **owner, char **kind,
                        GError **error)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "field_owner", MONEV_DB_BINDS (MONEV_DB_T ("id", id)), error);
  GError *local = NULL;

  *owner = *kind = NULL;
  if (rows == NULL)
    return FALSE;
  if (monev_db_rows_next (rows, &local))
    {
      *owner = g_strdup (monev_db_rows_text (rows, "activity_id"));
      *kind = g_strdup (monev_db_rows_text (rows, "kind"));
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* Who goes on a visit stays in the team: STATE for a group or a member with visits. */
gboolean
monev_field_check_unplanned (const MonevActivityWork *work, const char *id, const char *name,
                             GError **error)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (work->connection, "visit_uses", MONEV_DB_BINDS (MONEV_DB_T ("id", id)), error);
  GError *local = NULL;
  gint64 n = 0;

  if (rows == NULL)
    return FALSE;
  if (monev_db_rows_next (rows, &local))
    n = monev_db_rows_int (rows, "n");
  if (local == NULL && n > 0)
    g_set_error (&local, MONEV_ERROR, MONEV_ERROR_STATE,
                 "%s masih ada dalam %d kunjungan. Ubah kunjungannya lebih dulu.", name, (int) n);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
is_of_run (const char *refers)
{
  static const char *const kinds[] = { "site", "visit", "meeting", "finding", "activity_step",
                                       "activity_group", "activity_member", NULL };

  return refers != NULL && g_strv_contains (kinds, refers);
}

/* A thing of another run, or of another kind, is as good as none. */
static gboolean
check_one (const MonevActivityWork *work, const MonevField *field, const char *id, GError **error)
{
  g_autofree char *owner = NULL;
  g_autofree char *kind = NULL;

  if (*id == '\0')
    return TRUE;
  if (!monev_field_find_owner (work->connection, id, &owner, &kind, error))
    return FALSE;
  if (g_strcmp0 (owner, work->activity->id) == 0 && strcmp (kind, field->refers) == 0)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
               "%s yang dipilih tidak ada pada %s. Muat ulang.", field->heading,
               work->activity->title);
  return FALSE;
}

static gboolean
check_references (const MonevActivityWork *work, const MonevRecord *record, GError **error)
{
  const MonevRecordType *type = monev_record_type (record);

  for (guint i = 0; type->fields[i].name != NULL; i++)
    {
      g_auto (GStrv) ids = NULL;

      if (!is_of_run (type->fields[i].refers))
        continue;
      ids = g_strsplit (monev_record_value (record, i), "\n", -1);
      for (guint n = 0; ids[n] != NULL; n++)
        if (!check_one (work, &type->fields[i], ids[n], error))
          return FALSE;
    }
  return TRUE;
}

typedef struct {
  MonevRecord       *record;
  const GPtrArray   *records;
  MonevRecord       *saved;
  const char        *verb; /* of several, for the log */
  GPtrArray         *all;  /* nullable: takes several as they are stored */
} Change;

static const char *
name_act (const MonevRecord *record, const char *verb)
{
  g_autofree char *name = g_strconcat (monev_record_type (record)->subject, ".", verb, NULL);

  return g_intern_string (name);
}

static json_t *
tell (const MonevRecord *before, const MonevRecord *after)
{
  json_t *detail = json_object ();

  if (before != NULL)
    json_object_set_new (detail, "before", monev_record_to_json (before));
  if (after != NULL)
    json_object_set_new (detail, "after", monev_record_to_json (after));
  return detail;
}

static gboolean
load_before (const MonevActivityWork *work, const MonevRecord *record, MonevRecord **before,
             GError **error)
{
  if (monev_record_version (record) == 0)
    return TRUE;
  *before = monev_field_get (work->connection, monev_record_type (record),
                             monev_record_id (record), error);
  if (*before == NULL)
    return FALSE;
  if (strcmp (monev_record_get (*before, "activity_id"), work->activity->id) == 0)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND, "Data %s ini milik agenda lain.",
               monev_record_type (record)->noun);
  return FALSE;
}

static MonevRecord *
write_one (MonevActivityWork *work, MonevRecord *record, MonevRecord **before, GError **error)
{
  const MonevRecordType *type = monev_record_type (record);
  g_autoptr (MonevRecord) ready = NULL;
  g_autoptr (MonevRecord) saved = NULL;

  if (!load_before (work, record, before, error) || !check_references (work, record, error)
      || !monev_field_lock_people (work->connection, record, error))
    return NULL;
  ready = type == &monev_follow_up_type
            ? monev_follow_up_prepare (work, monev_record_ref (record)) : monev_record_ref (record);
  saved = monev_record_store_put (work->connection, ready, work->now, work->issues, error);
  if (saved == NULL
      || (type == &monev_follow_up_type && !monev_follow_up_note (work, *before, saved, error)))
    return NULL;
  return g_steal_pointer (&saved);
}

static gboolean
save_one (MonevActivityWork *work, gpointer data, GError **error)
{
  Change *change = data;
  g_autoptr (MonevRecord) before = NULL;

  if (!monev_activity_may_work (work->activity, error))
    return FALSE;
  change->saved = write_one (work, change->record, &before, error);
  if (change->saved == NULL)
    return FALSE;
  work->name = name_act (change->record, before != NULL ? "change" : "add");
  work->detail = tell (before, change->saved);
  return TRUE;
}

static gboolean
refuse_errors (MonevIssueList *issues, GError **error)
{
  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (issues, i);

      if (issue->severity != MONEV_SEVERITY_ERROR)
        continue;
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "%s%s%s", issue->message,
                   issue->fix != NULL ? " " : "", issue->fix != NULL ? issue->fix : "");
      return TRUE;
    }
  return FALSE;
}

/**
 * monev_field_save:
 * @record: with version 0 it is added; else it must still be what was read
 * @issues: takes every rule that is broken, and every warning (a holiday, a place elsewhere)
 *
 * Errors: INVALID (see @issues), DENIED, AUTH, STATE (the run is over), NOT_FOUND (it names a thing
 * of another run), CONFLICT, CONSTRAINT.
 *
 * Returns: (transfer full): the record as it is now stored.
 */
MonevRecord *
monev_field_save (MonevDbConnection *connection, const MonevActor *actor, MonevRecord *record,
                  MonevIssueList *issues, GError **error)
{
  g_autoptr (MonevRecord) checked = NULL;
  Change change = { NULL };
  gboolean done;

  if (!monev_policy_check (actor, MONEV_ACT_ACTIVITY_WORK, error))
    return NULL;
  checked = monev_record_check (monev_record_ref (record), issues);
  if (refuse_errors (issues, error))
    return NULL;
  change.record = checked;
  done = monev_activity_run (connection, actor, MONEV_ACT_ACTIVITY_WORK,
                             monev_record_get (checked, "activity_id"), save_one, &change, issues,
                             error);
  if (!done)
    g_clear_pointer (&change.saved, monev_record_unref);
  return change.saved;
}

/* Each field that changed, with its value before and after. */
static void
tell_change (json_t *changes, const MonevRecord *before, const MonevRecord *after)
{
  const MonevRecordType *type = monev_record_type (after);
  json_t *fields = json_object ();

  for (guint i = 0; type->fields[i].name != NULL; i++)
    if (strcmp (monev_record_value (before, i), monev_record_value (after, i)) != 0)
      json_object_set_new (fields, type->fields[i].name,
                           json_pack ("[s, s]", monev_record_value (before, i),
                                      monev_record_value (after, i)));
  json_object_set_new (changes, monev_record_id (after), fields);
}

static gboolean
save_each (MonevActivityWork *work, gpointer data, GError **error)
{
  const Change *change = data;
  json_t *ids = json_array (), *changes = json_object ();

  work->detail = json_pack ("{s:o, s:o}", "records", ids, "changes", changes);
  if (!monev_activity_may_work (work->activity, error))
    return FALSE;
  for (guint i = 0; i < change->records->len; i++)
    {
      MonevRecord *record = change->records->pdata[i];
      g_autoptr (MonevRecord) before = NULL;
      g_autoptr (MonevRecord) saved = write_one (work, record, &before, error);

      if (saved == NULL)
        return FALSE;
      work->name = name_act (record, change->verb);
      json_array_append_new (ids, json_string (monev_record_id (saved)));
      if (before != NULL)
        tell_change (changes, before, saved);
      if (change->all != NULL)
        g_ptr_array_add (change->all, g_steal_pointer (&saved));
    }
  return TRUE;
}

/** monev_field_save_all: already checked records of one table, all or none, one entry of the log. */
gboolean
monev_field_save_all (MonevDbConnection *connection, const MonevActor *actor,
                      const char *activity_id, const GPtrArray *records, MonevIssueList *issues,
                      GError **error)
{
  Change change = { .records = records, .verb = "import" };

  return records->len == 0
         || monev_activity_run (connection, actor, MONEV_ACT_ACTIVITY_WORK, activity_id, save_each,
                                &change, issues, error);
}

/* The same within a change that writes more than the records. */
gboolean
monev_field_write_all (MonevActivityWork *work, const GPtrArray *records, GError **error)
{
  Change change = { .records = records, .verb = "import" };

  return save_each (work, &change, error);
}

/* The same for an act of another name; (transfer full): the records as they are stored. */
GPtrArray *
monev_field_change_all (MonevDbConnection *connection, const MonevActor *actor,
                        const char *activity_id, const GPtrArray *records, const char *verb,
                        MonevIssueList *issues, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_record_unref);
  Change change = { .records = records, .verb = verb, .all = all };

  return records->len == 0
             || monev_activity_run (connection, actor, MONEV_ACT_ACTIVITY_WORK, activity_id,
                                    save_each, &change, issues, error)
           ? g_steal_pointer (&all) : NULL;
}

/* Files that hang on it would belong to nothing. */
static gboolean
check_no_files (const MonevActivityWork *work, const MonevRecord *record, GError **error)
{
  g_autofree char *kind = g_strdup (monev_record_type (record)->subject);
  g_autofree char *subject = NULL;

  g_strdelimit (kind, "_", '-');
  subject = g_strconcat (kind, "/", monev_record_id (record), NULL);
  for (guint i = 0; i < work->activity->files->len; i++)
    if (strcmp (((MonevAttachment *) work->activity->files->pdata[i])->subject, subject) == 0)
      {
        g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
                     "Masih ada lampiran pada %s ini. Hapus lampirannya lebih dulu.",
                     monev_record_type (record)->noun);
        return FALSE;
      }
  return TRUE;
}

static gboolean
remove_one (MonevActivityWork *work, gpointer data, GError **error)
{
  const Change *change = data;
  g_autoptr (MonevRecord) before = NULL;

  if (!monev_activity_may_work (work->activity, error)
      || !load_before (work, change->record, &before, error)
      || !check_no_files (work, change->record, error)
      || (monev_record_type (change->record) == &monev_follow_up_type
          && !monev_follow_up_forget (work, before, error)))
    return FALSE;
  work->name = name_act (change->record, "remove");
  work->detail = tell (before, NULL);
  return monev_record_store_remove (work->connection, change->record, error);
}

/**
 * monev_field_remove:
 *
 * Errors: DENIED, AUTH, STATE (files hang on it; a follow-up that was begun), CONFLICT, CONSTRAINT
 * while other things of the run name it.
 */
gboolean
monev_field_remove (MonevDbConnection *connection, const MonevActor *actor,
                    const MonevRecord *record, GError **error)
{
  Change change = { (MonevRecord *) record };
  GError *local = NULL;
  g_autofree char *label = NULL;

  if (monev_activity_run (connection, actor, MONEV_ACT_ACTIVITY_WORK,
                          monev_record_get (record, "activity_id"), remove_one, &change, NULL,
                          &local))
    return TRUE;
  if (!g_error_matches (local, MONEV_ERROR, MONEV_ERROR_CONSTRAINT))
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  g_error_free (local);
  label = monev_record_label (record);
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CONSTRAINT,
               "%s masih disebut oleh kunjungan, undangan, temuan, tindak lanjut, atau usulan. Hapus "
               "yang menyebutnya lebih dulu.", label);
  return FALSE;
}
