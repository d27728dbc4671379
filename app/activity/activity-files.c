/* Files and notes of a run. */
#include "activity/field-private.h"

#include <string.h>

#include "base/id.h"

typedef struct {
  const char                *id; /* of the attachment or the note */
  gint64                     version;
  const char                *subject;
  const MonevAttachmentFile *file;
  const char                *text;
  const char                *step_id;
  const char                *item_id;
  char                      *made; /* id of what was added */
} Ask;

static gboolean
run (MonevDbConnection *connection, const MonevActor *actor, const char *activity_id,
     MonevActivityChange change, Ask *ask, GError **error)
{
  return monev_activity_run (connection, actor, MONEV_ACT_ACTIVITY_WORK, activity_id, change, ask,
                             NULL, error);
}

static char *
take_made (gboolean done, Ask *ask)
{
  if (!done)
    g_clear_pointer (&ask->made, g_free);
  return ask->made;
}

/* "visit/ID", "meeting/ID", "follow-up/ID", …: things of the field, of this run. */
static gboolean
is_of_field (const MonevActivityWork *work, const char *subject, const char *id, gboolean *found,
             GError **error)
{
  g_autofree char *kind = g_strndup (subject, (gsize) (strcspn (subject, "/")));
  g_autofree char *owner = NULL;
  g_autofree char *stored = NULL;

  g_strdelimit (kind, "-", '_');
  if (!monev_field_find_owner (work->connection, id, &owner, &stored, error))
    return FALSE;
  *found = g_strcmp0 (owner, work->activity->id) == 0 && strcmp (stored, kind) == 0
           && !g_str_has_prefix (kind, "activity");
  return TRUE;
}

/* "activity/ID", "disposisi/ID", "step/ID", "item/ID" of this run, or a thing of the field. */
static gboolean
check_subject (const MonevActivityWork *work, const char *subject, GError **error)
{
  const MonevActivity *activity = work->activity;
  gboolean found = FALSE;
  const char *slash = strchr (subject, '/');
  const char *id = slash != NULL ? slash + 1 : "";

  if (((g_str_has_prefix (subject, "activity/") || g_str_has_prefix (subject, "disposisi/"))
       && strcmp (id, activity->id) == 0)
      || (g_str_has_prefix (subject, "step/") && monev_activity_step (activity, id) != NULL)
      || (g_str_has_prefix (subject, "item/") && monev_activity_item (activity, id, NULL) != NULL))
    return TRUE;
  if (!is_of_field (work, subject, id, &found, error))
    return FALSE;
  if (found)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
               "Tempat lampiran ini tidak ada pada %s. Muat ulang.", activity->title);
  return FALSE;
}

static gboolean
attach (MonevActivityWork *work, gpointer data, GError **error)
{
  Ask *ask = data;
  g_autofree char *owner = g_strconcat ("activity/", work->activity->id, NULL);
  g_autoptr (MonevAttachment) added = NULL;

  if (!monev_activity_may_work (work->activity, error)
      || !check_subject (work, ask->subject, error))
    return FALSE;
  added = monev_attachment_add (work->connection, owner, ask->subject, ask->file, ask->text,
                                work->actor->official_id, work->now, error);
  if (added == NULL)
    return FALSE;
  ask->made = g_strdup (added->id);
  work->name = "activity.attach";
  work->detail = json_pack ("{s:s, s:s, s:s, s:s, s:I}", "attachment", added->id, "subject",
                            ask->subject, "name", added->name, "sha256", added->sha256, "size",
                            (json_int_t) added->size);
  return TRUE;
}

/**
 * monev_activity_attach:
 * @subject: "activity/ID", "disposisi/ID" (of the run), "step/ID", "item/ID", or a thing of the field
 *   of the run: "site/ID", "visit/ID", "meeting/ID", "finding/ID", "follow-up/ID", "proposal/ID"
 * @file: from monev_attachment_file_read(), made before
 *
 * Returns: (transfer full): the id of the attachment.
 */
char *
monev_activity_attach (MonevDbConnection *connection, const MonevActor *actor,
                       const char *activity_id, const char *subject,
                       const MonevAttachmentFile *file, const char *caption, GError **error)
{
  Ask ask = { .subject = subject, .file = file, .text = caption };

  return take_made (run (connection, actor, activity_id, attach, &ask, error), &ask);
}

static const MonevAttachment *
find_file (const MonevActivityWork *work, const char *id, GError **error)
{
  for (guint i = 0; i < work->activity->files->len; i++)
    {
      const MonevAttachment *file = work->activity->files->pdata[i];

      if (strcmp (file->id, id) == 0)
        return file;
    }
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
               "Lampiran ini tidak ada pada %s; mungkin baru saja dihapus. Muat ulang.",
               work->activity->title);
  return NULL;
}

static gboolean
set_caption (MonevActivityWork *work, gpointer data, GError **error)
{
  const Ask *ask = data;
  const MonevAttachment *file = find_file (work, ask->id, error);

  if (file == NULL || !monev_activity_may_work (work->activity, error))
    return FALSE;
  work->name = "activity.caption";
  work->detail = json_pack ("{s:s, s:s, s:[s, s]}", "attachment", file->id, "name", file->name,
                            "caption", file->caption, ask->text);
  return monev_attachment_set_caption (work->connection, ask->id, ask->version, ask->text, error);
}

/** monev_activity_set_caption: what stands below a photo or beside a file. */
gboolean
monev_activity_set_caption (MonevDbConnection *connection, const MonevActor *actor,
                            const char *activity_id, const char *attachment_id, gint64 version,
                            const char *caption, GError **error)
{
  Ask ask = { .id = attachment_id, .version = version, .text = caption };

  return run (connection, actor, activity_id, set_caption, &ask, error);
}

static gboolean
detach (MonevActivityWork *work, gpointer data, GError **error)
{
  const Ask *ask = data;
  const MonevAttachment *file = find_file (work, ask->id, error);

  if (file == NULL || !monev_activity_may_work (work->activity, error))
    return FALSE;
  work->name = "activity.detach";
  work->detail = json_pack ("{s:s, s:s, s:s, s:s}", "attachment", file->id, "subject",
                            file->subject, "name", file->name, "sha256", file->sha256);
  return monev_attachment_remove (work->connection, ask->id, ask->version, error);
}

/** monev_activity_detach: the last attachment of a content takes the content with it. */
gboolean
monev_activity_detach (MonevDbConnection *connection, const MonevActor *actor,
                       const char *activity_id, const char *attachment_id, gint64 version,
                       GError **error)
{
  Ask ask = { .id = attachment_id, .version = version };

  return run (connection, actor, activity_id, detach, &ask, error);
}

static gboolean
refuse_place (const MonevActivityWork *work, GError **error)
{
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
               "Tempat catatan ini tidak ada pada %s. Muat ulang.", work->activity->title);
  return FALSE;
}

static gboolean
add_note (MonevActivityWork *work, gpointer data, GError **error)
{
  Ask *ask = data;
  const MonevActivityStep *step
    = ask->step_id != NULL ? monev_activity_step (work->activity, ask->step_id) : NULL;

  if (!monev_activity_may_work (work->activity, error)
      || !monev_activity_check_text (ask->text, "catatan", TRUE, error))
    return FALSE;
  if (ask->item_id != NULL && monev_activity_item (work->activity, ask->item_id, &step) == NULL)
    return refuse_place (work, error);
  if (ask->step_id != NULL && step == NULL)
    return refuse_place (work, error);
  ask->made = monev_id_new (work->now);
  work->name = "activity.note";
  work->detail = json_pack ("{s:s, s:s, s:s}", "note", ask->made, "number",
                            step != NULL ? step->step->number : "", "text", ask->text);
  return monev_db_exec (
    work->connection, "activity_note_insert",
    MONEV_DB_BINDS (MONEV_DB_T ("id", ask->made), MONEV_DB_T ("activity_id", work->activity->id),
                    MONEV_DB_T ("step_id", step != NULL ? step->id : NULL),
                    MONEV_DB_T ("item_id", ask->item_id), MONEV_DB_T ("text", ask->text),
                    MONEV_DB_T ("official_id", work->actor->official_id),
                    MONEV_DB_I ("at", work->now)), NULL, error);
}

/**
 * monev_activity_note_add:
 * @step_id: (nullable): of the whole run when neither is given
 * @item_id: (nullable): of an output or a kelengkapan
 *
 * Returns: (transfer full): the id of the note.
 */
char *
monev_activity_note_add (MonevDbConnection *connection, const MonevActor *actor,
                         const char *activity_id, const char *step_id, const char *item_id,
                         const char *text, GError **error)
{
  Ask ask = { .text = text, .step_id = step_id, .item_id = item_id };

  return take_made (run (connection, actor, activity_id, add_note, &ask, error), &ask);
}

static gboolean
remove_note (MonevActivityWork *work, gpointer data, GError **error)
{
  const Ask *ask = data;
  const MonevActivityNote *note = NULL;

  for (guint i = 0; i < work->activity->notes->len && note == NULL; i++)
    if (strcmp (((MonevActivityNote *) work->activity->notes->pdata[i])->id, ask->id) == 0)
      note = work->activity->notes->pdata[i];
  if (note == NULL)
    return refuse_place (work, error);
  if (!monev_activity_may_work (work->activity, error))
    return FALSE;
  if (strcmp (note->official_id, work->actor->official_id) != 0)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_DENIED,
                   "Catatan ini ditulis %s; hanya penulisnya yang dapat menghapusnya.",
                   note->official);
      return FALSE;
    }
  work->name = "activity.note.remove";
  work->detail = json_pack ("{s:s, s:s}", "note", note->id, "text", note->text);
  return monev_db_exec (work->connection, "activity_note_remove",
                        MONEV_DB_BINDS (MONEV_DB_T ("id", ask->id)), NULL, error);
}

/** monev_activity_note_remove: DENIED to everybody but who wrote it. */
gboolean
monev_activity_note_remove (MonevDbConnection *connection, const MonevActor *actor,
                            const char *activity_id, const char *note_id, GError **error)
{
  Ask ask = { .id = note_id };

  return run (connection, actor, activity_id, remove_note, &ask, error);
}
