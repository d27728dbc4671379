/* Files that hang on what is keyed in: the letter, the photo, the scan. They go to the database at
 * once. */
#include "key-desk-private.h"

#include "data-files.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  MonevActor *actor;
  MonevKeyed *keyed;
  GStrv paths;
  MonevAttachment *gone; /* (nullable): the one that goes */
  guint changes;
} Filing;

typedef struct
{
  GPtrArray *files;
  gint64 changed_at;
  guint changes;
} Filed;

static void
filing_free (gpointer data)
{
  Filing *self = data;

  monev_actor_free (self->actor);
  monev_keyed_free (self->keyed);
  g_strfreev (self->paths);
  g_clear_pointer (&self->gone, monev_attachment_free);
  g_free (self);
}

static void
filed_free (gpointer data)
{
  Filed *self = data;

  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self);
}

static gboolean
attach_all (MonevDbConnection *connection, Filing *self, GError **error)
{
  for (guint i = 0; self->paths != NULL && self->paths[i] != NULL; i++)
    {
      g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
      g_autoptr (MonevAttachmentFile) file
          = monev_attachment_file_read (self->paths[i], NULL, issues, error);
      g_autoptr (MonevAttachment) kept
          = file == NULL ? NULL
                         : monev_keyed_attach (connection, self->actor, self->keyed, file, error);

      if (kept == NULL)
        return FALSE;
    }
  return TRUE;
}

static gpointer
file_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);
  Filing *self = data;
  Filed *filed;
  GPtrArray *files;

  if (!attach_all (connection, self, error)
      || (self->gone != NULL
          && !monev_keyed_detach (connection, self->actor, self->keyed, self->gone, error))
      || (files = monev_keyed_files (connection, self->keyed, error)) == NULL)
    return NULL;
  filed = g_new (Filed, 1);
  *filed = (Filed) { files, self->keyed->changed_at, self->changes };
  return filed;
}

static void
on_filed (gpointer owner, gpointer result, const GError *error)
{
  MonevKeyDesk *self = owner;
  Filed *filed = result;

  self->busy = FALSE;
  if (monev_key_desk_is_gone (self))
    {
      g_clear_pointer (&filed, filed_free);
      return;
    }
  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      monev_key_desk_load (self); /* those before it are there */
    }
  else
    {
      g_clear_pointer (&self->files, g_ptr_array_unref);
      self->files = g_steal_pointer (&filed->files);
      self->kept = filed->changes;
      monev_key_source_get_keyed (self->source)->changed_at = filed->changed_at;
      monev_key_panel_set_files (self->panel, self->files);
      filed_free (filed);
    }
  monev_key_desk_keep (self);
  monev_key_desk_say (self);
}

static void
send (MonevKeyDesk *self, Filing *filing)
{
  filing->actor = monev_actor_copy (monev_session_get_actor (self->session));
  filing->keyed = monev_keyed_copy (monev_key_source_get_keyed (self->source));
  filing->changes = ++self->changes;
  self->busy = TRUE;
  monev_key_desk_say (self);
  monev_session_run (self->session, G_OBJECT (self),
                     &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                         .work = file_job,
                                         .data = filing,
                                         .free_data = filing_free,
                                         .free_result = filed_free },
                     on_filed);
}

static gboolean
can_file (MonevKeyDesk *self)
{
  return monev_key_desk_is_ready (self) && !self->keeping
         && monev_session_get_actor (self->session) != NULL;
}

/** monev_key_desk_attach: files that were chosen or dropped. */
void
monev_key_desk_attach (MonevKeyDesk *self, const char *const *paths)
{
  Filing *filing;

  if (!can_file (self) || paths[0] == NULL)
    return;
  filing = g_new0 (Filing, 1);
  filing->paths = g_strdupv ((char **) paths);
  send (self, filing);
}

/** monev_key_desk_remove: @id: of the attachment that is let go. */
void
monev_key_desk_remove (MonevKeyDesk *self, const char *id)
{
  for (guint i = 0; can_file (self) && i < self->files->len; i++)
    {
      const MonevAttachment *file = self->files->pdata[i];
      Filing *filing;

      if (strcmp (file->id, id) != 0)
        continue;
      filing = g_new0 (Filing, 1);
      filing->gone = monev_attachment_copy (file);
      send (self, filing);
    }
}

static void
on_paths (gpointer owner, const char *const *paths)
{
  monev_key_desk_attach (owner, paths);
}

/** monev_key_desk_ask_files: asks for what is to be attached. */
void
monev_key_desk_ask_files (MonevKeyDesk *self)
{
  static const char *const endings[]
      = { "pdf", "jpg", "jpeg", "png", "docx", "doc", "xlsx", "xls", "txt", "eml", NULL };

  if (can_file (self))
    monev_data_ask_files (GTK_WIDGET (self), _("Lampiran data masuk"),
                          _("Surat, foto, dan pindaian"), endings, FALSE, on_paths);
}
