#include "activity/activity-private.h"

#include <string.h>

#include "base/json.h"

#define TEXT(row, column) g_strdup (monev_db_rows_is_null ((row), (column)) ? "" \
                                      : monev_db_rows_text ((row), (column)))
#define INT(row, column) (monev_db_rows_is_null ((row), (column)) ? 0 \
                            : monev_db_rows_int ((row), (column)))

typedef gboolean (*TakeRow) (MonevActivity *self, MonevDbRows *row, GError **error);

static gboolean
each_row (MonevActivity *self, MonevDbConnection *connection, const char *statement, TakeRow take,
          GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (
    connection, statement, MONEV_DB_BINDS (MONEV_DB_T ("activity_id", self->id)), error);
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  while (monev_db_rows_next (rows, &local))
    if (!take (self, rows, error))
      return FALSE;
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
refuse_corrupt (const char *what, GError **error)
{
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT,
               "%s dalam basis data tidak dikenal. Ambil cadangan terbaru.", what);
  return FALSE;
}

static MonevProcedure *
read_procedure (const char *canonical, GError **error)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  json_auto_t *json = monev_json_load (canonical, -1, error);

  return json != NULL ? monev_procedure_from_json (json, NULL, issues, error) : NULL;
}

static gboolean
take_head (MonevActivity *self, MonevDbRows *row, GError **error)
{
  self->version = monev_db_rows_int (row, "version");
  self->year = monev_db_rows_int (row, "year");
  self->title = TEXT (row, "title");
  self->bidang_id = TEXT (row, "bidang_id");
  self->bidang = TEXT (row, "bidang");
  self->coordinator_id = TEXT (row, "coordinator_id");
  self->coordinator = TEXT (row, "coordinator");
  self->procedure_code = TEXT (row, "procedure_code");
  self->procedure_id = TEXT (row, "procedure_id");
  self->procedure_number = monev_db_rows_int (row, "procedure_number");
  self->start_at = monev_db_rows_int (row, "start_at");
  self->reason = TEXT (row, "reason");
  self->ended_at = INT (row, "ended_at");
  self->disposisi_from = TEXT (row, "disposisi_from");
  self->disposisi_date = TEXT (row, "disposisi_date");
  self->disposisi_content = TEXT (row, "disposisi_content");
  self->copied_from = TEXT (row, "copied_from");
  if (!monev_activity_kind_find (monev_db_rows_text (row, "kind"), &self->kind)
      || !monev_activity_state_find (monev_db_rows_text (row, "state"), &self->state))
    return refuse_corrupt ("Jenis atau keadaan agenda", error);
  self->procedure = read_procedure (monev_db_rows_text (row, "procedure"), error);
  return self->procedure != NULL;
}

static gboolean
load_head (MonevActivity *self, MonevDbConnection *connection, const char *id, GError **error)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "activity_get", MONEV_DB_BINDS (MONEV_DB_T ("id", id)), error);
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  self->id = g_strdup (id);
  if (monev_db_rows_next (rows, &local))
    return take_head (self, rows, error);
  if (local == NULL)
    g_set_error (&local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND, "Agenda kerja ini tidak ditemukan.");
  g_propagate_error (error, local);
  return FALSE;
}

static void
take_step_times (MonevActivityStep *step, MonevDbRows *row)
{
  step->planned_start = monev_db_rows_int (row, "planned_start");
  step->planned_due = INT (row, "planned_due");
  step->due_by_hand = monev_db_rows_int (row, "due_by_hand") != 0;
  step->started_at = INT (row, "started_at");
  step->finished_at = INT (row, "finished_at");
  step->done_by = TEXT (row, "done_by");
  step->done_by_name = TEXT (row, "done_by_name");
  step->skip_reason = TEXT (row, "skip_reason");
  step->early_reason = TEXT (row, "early_reason");
  step->late_reason = TEXT (row, "late_reason");
}

static gboolean
take_step (MonevActivity *self, MonevDbRows *row, GError **error)
{
  MonevActivityStep *step = monev_activity_step_new ();
  int index = monev_procedure_find_step (self->procedure, monev_db_rows_text (row, "step_key"));

  g_ptr_array_add (self->steps, step);
  step->id = TEXT (row, "id");
  step->round = monev_db_rows_int (row, "round");
  step->version = monev_db_rows_int (row, "version");
  take_step_times (step, row);
  if (index < 0 || !monev_step_state_find (monev_db_rows_text (row, "state"), &step->state))
    return refuse_corrupt ("Langkah agenda", error);
  step->index = (guint) index;
  step->head = (guint) monev_db_rows_int (row, "head");
  step->step = monev_procedure_step (self->procedure, step->index);
  return TRUE;
}

static MonevActivityStep *
step_of (MonevActivity *self, const char *id)
{
  return (MonevActivityStep *) monev_activity_step (self, id);
}

static gboolean
take_item (MonevActivity *self, MonevDbRows *row, GError **error)
{
  MonevActivityStep *step = step_of (self, monev_db_rows_text (row, "step_id"));
  gboolean output = strcmp (monev_db_rows_text (row, "side"), "hasil") == 0;
  gint64 place = monev_db_rows_int (row, "place");
  const char *const *texts;
  MonevActivityItem *item;

  if (step == NULL)
    return refuse_corrupt ("Langkah dari kelengkapan", error);
  texts = output ? step->step->outputs : step->step->requirements;
  if (place < 0 || place >= g_strv_length ((char **) texts))
    return refuse_corrupt ("Kelengkapan langkah", error);
  item = monev_activity_item_new ();
  item->id = TEXT (row, "id");
  item->output = output;
  item->place = (guint) place;
  item->text = texts[place];
  item->marked_at = INT (row, "marked_at");
  item->marked_by = TEXT (row, "marked_by_name");
  item->version = monev_db_rows_int (row, "version");
  g_ptr_array_add (output ? step->outputs : step->needs, item);
  return TRUE;
}

static gboolean
take_note (MonevActivity *self, MonevDbRows *row, GError **error G_GNUC_UNUSED)
{
  MonevActivityNote *note = g_new0 (MonevActivityNote, 1);

  note->id = TEXT (row, "id");
  note->step_id = TEXT (row, "step_id");
  note->item_id = TEXT (row, "item_id");
  note->text = TEXT (row, "text");
  note->official_id = TEXT (row, "official_id");
  note->official = TEXT (row, "official");
  note->written_at = monev_db_rows_int (row, "written_at");
  g_ptr_array_add (self->notes, note);
  return TRUE;
}

static gboolean
take_group (MonevActivity *self, MonevDbRows *row, GError **error G_GNUC_UNUSED)
{
  MonevActivityGroup *group = g_new0 (MonevActivityGroup, 1);

  group->id = TEXT (row, "id");
  group->name = TEXT (row, "name");
  group->version = monev_db_rows_int (row, "version");
  g_ptr_array_add (self->groups, group);
  return TRUE;
}

static gboolean
take_member (MonevActivity *self, MonevDbRows *row, GError **error)
{
  MonevActivityMember *member = g_new0 (MonevActivityMember, 1);

  g_ptr_array_add (self->members, member);
  member->id = TEXT (row, "id");
  member->official_id = TEXT (row, "official_id");
  member->name = TEXT (row, "name");
  member->agency = TEXT (row, "agency");
  member->group_id = TEXT (row, "group_id");
  member->active = monev_db_rows_int (row, "active") != 0;
  member->version = monev_db_rows_int (row, "version");
  return monev_member_role_find (monev_db_rows_text (row, "role"), &member->role)
         || refuse_corrupt ("Peran anggota", error);
}

/* To the step, kelengkapan or output it belongs to; what is of the whole run stands in the list of
 * all alone. */
static void
place_notes (MonevActivity *self)
{
  for (guint i = 0; i < self->notes->len; i++)
    {
      MonevActivityNote *note = self->notes->pdata[i];
      const MonevActivityItem *item
        = *note->item_id != '\0' ? monev_activity_item (self, note->item_id, NULL) : NULL;
      const MonevActivityStep *step = step_of (self, note->step_id);

      if (item != NULL)
        g_ptr_array_add (item->notes, note);
      else if (step != NULL)
        g_ptr_array_add (step->notes, note);
    }
}

static void
place_files (MonevActivity *self)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      MonevAttachment *file = self->files->pdata[i];
      const MonevActivityItem *item = NULL;
      const MonevActivityStep *step = NULL;

      if (g_str_has_prefix (file->subject, "item/"))
        item = monev_activity_item (self, file->subject + strlen ("item/"), NULL);
      else if (g_str_has_prefix (file->subject, "step/"))
        step = monev_activity_step (self, file->subject + strlen ("step/"));
      if (item != NULL)
        g_ptr_array_add (item->files, file);
      else if (step != NULL)
        g_ptr_array_add (step->files, file);
    }
}

static gboolean
load_parts (MonevActivity *self, MonevDbConnection *connection, GError **error)
{
  g_autofree char *owner = g_strconcat ("activity/", self->id, NULL);

  if (!each_row (self, connection, "activity_step_list", take_step, error)
      || !each_row (self, connection, "activity_item_list", take_item, error)
      || !each_row (self, connection, "activity_note_list", take_note, error)
      || !each_row (self, connection, "activity_group_list", take_group, error)
      || !each_row (self, connection, "activity_member_list", take_member, error))
    return FALSE;
  self->files = monev_attachment_list (connection, owner, error);
  if (self->files == NULL)
    return FALSE;
  place_notes (self);
  place_files (self);
  return TRUE;
}

/**
 * monev_activity_load:
 * @now: UTC milliseconds, for which the clock of the steps is reckoned
 *
 * Within a read or a transaction of the caller, where the parts must be of one moment.
 *
 * Errors: NOT_FOUND, CORRUPT.
 *
 * Returns: (transfer full): the whole run.
 */
MonevActivity *
monev_activity_load (MonevDbConnection *connection, const char *id, gint64 now, GError **error)
{
  g_auto (MonevOfficeClock) clock = { NULL };
  g_autoptr (MonevActivity) self = monev_activity_new ();

  if (!monev_office_clock_load (connection, &clock, error)
      || !load_head (self, connection, id, error) || !load_parts (self, connection, error))
    return NULL;
  monev_activity_reckon (self, &clock, now);
  return g_steal_pointer (&self);
}
