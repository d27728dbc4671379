/* Editing at the desk of a form: the draft that is kept while one types, the concept that all see,
 * and the version it becomes. */
#include "form-desk-private.h"

#include "ui/reference/panel.h"

#include <glib/gi18n.h>
#include <string.h>

#define KEEP_DELAY 1200 /* ms behind the last key */

typedef struct
{
  MonevActor *actor;
  MonevDataFormEntry *entry;
  MonevFormDraft *draft;
  char *base;
} Work;

static Work *
work_new (MonevFormDesk *self)
{
  Work *work = g_new0 (Work, 1);

  work->actor = monev_actor_copy (monev_session_get_actor (self->session));
  work->entry = monev_data_form_entry_copy (self->data->entry);
  work->draft = monev_form_draft_ref (monev_form_desk_current (self));
  work->base = g_strdup (self->base);
  return work;
}

static void
work_free (gpointer data)
{
  Work *work = data;

  monev_actor_free (work->actor);
  monev_data_form_entry_free (work->entry);
  monev_form_draft_unref (work->draft);
  g_free (work->base);
  g_free (work);
}

static void
send (MonevFormDesk *self, MonevDbJobFunc job, GDestroyNotify free_result, MonevSessionDone done)
{
  monev_session_run (self->session, G_OBJECT (self),
                     &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                         .work = job,
                                         .data = work_new (self),
                                         .free_data = work_free,
                                         .free_result = free_result },
                     done);
}

/* ---- the draft ---- */

static gpointer
keep_job (MonevDbJob *job, gpointer data, GError **error)
{
  Work *work = data;

  return monev_form_draft_keep (monev_db_job_connection (job), work->actor, work->entry->id,
                                work->draft, work->base, error)
             ? monev_form_draft_ref (work->draft)
             : NULL;
}

/* What was typed while the draft was on its way is kept next. */
static void
on_kept (gpointer owner, gpointer result, const GError *error)
{
  MonevFormDesk *self = owner;
  g_autoptr (MonevFormDraft) kept = result;
  gboolean leaving = self->leaving;

  self->keeping = FALSE;
  self->leaving = FALSE;
  if (self->editor == NULL)
    return;
  if (error != NULL)
    {
      monev_form_desk_say (self);
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  monev_form_editor_mark_saved (self->editor, kept);
  monev_form_desk_say (self);
  if (leaving && monev_form_desk_is_kept (self))
    monev_window_pop_desk (self->window);
  else if (!monev_form_desk_is_kept (self))
    {
      self->leaving = leaving;
      monev_form_desk_keep (self);
    }
}

/** monev_form_desk_keep: writes the draft on the write lane, unless it is on its way. */
void
monev_form_desk_keep (MonevFormDesk *self)
{
  g_clear_handle_id (&self->keep_source, g_source_remove);
  if (self->keeping || self->busy || self->editor == NULL
      || monev_session_get_actor (self->session) == NULL)
    return;
  self->keeping = TRUE;
  send (self, keep_job, (GDestroyNotify) monev_form_draft_unref, on_kept);
}

static gboolean
on_keep_time (gpointer data)
{
  MonevFormDesk *self = data;

  self->keep_source = 0;
  monev_form_desk_keep (self);
  return G_SOURCE_REMOVE;
}

/** monev_form_desk_on_closing: leaving waits until what was typed is on the disk. */
gboolean
monev_form_desk_on_closing (MonevFormDesk *self)
{
  if (self->busy)
    return TRUE;
  if (self->editor != NULL && monev_form_desk_may_edit (self))
    {
      monev_data_grid_finish_edit (self->grid);
      monev_form_panel_settle (self->panel);
    }
  if (monev_form_desk_is_kept (self))
    return FALSE;
  self->leaving = TRUE;
  monev_form_desk_keep (self);
  return TRUE;
}

/** monev_form_desk_tell_stale: somebody saved since this draft was begun; nothing is overwritten
 * before it is decided. */
void
monev_form_desk_tell_stale (MonevFormDesk *self)
{
  gboolean stale
      = strcmp (self->base, self->data->hash) != 0
        && !monev_form_draft_equal (self->data->content, monev_form_desk_current (self));

  gtk_label_set_text (
      self->notice_text,
      _("Formulir ini sudah disimpan orang lain sejak draf Anda dimulai. Draf Anda tetap utuh. Bila "
        "dilanjutkan, simpanannya menggantikan isi yang baru itu."));
  gtk_info_bar_set_revealed (self->notice, stale);
}

static void
on_edited (MonevFormDesk *self)
{
  monev_form_desk_show_sheet (self);
  monev_form_desk_see (self);
  g_clear_handle_id (&self->keep_source, g_source_remove);
  self->keep_source = g_timeout_add (KEEP_DELAY, on_keep_time, self);
  monev_form_desk_say (self);
}

static void
on_refused (MonevFormDesk *self, const char *message)
{
  monev_window_toast (self->window, message, NULL, NULL, NULL, NULL);
}

static void
use_draft (MonevFormDesk *self, MonevFormDraft *draft, const char *base)
{
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_clear_object (&self->editor);
  g_clear_object (&self->source);
  self->editor = monev_form_editor_new (draft, self->data->issued);
  if (self->notes != NULL)
    monev_form_editor_set_notes (self->editor, self->notes);
  g_free (self->base);
  self->base = g_strdup (base);
  g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (on_edited), self);
  g_signal_connect_swapped (self->editor, "refused", G_CALLBACK (on_refused), self);
  self->source = monev_form_source_new (self->editor);
  monev_data_grid_set_source (self->grid, MONEV_GRID_SOURCE (self->source));
  monev_form_desk_turn_sheet (self, self->sheet);
}

/** monev_form_desk_begin: shows what was read: the draft of the official, else the content. */
void
monev_form_desk_begin (MonevFormDesk *self)
{
  const MonevFormKept *kept = self->data->kept;

  use_draft (self, kept != NULL ? kept->draft : self->data->content,
             kept != NULL ? kept->base : self->data->hash);
  monev_form_desk_tell_stale (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  if (self->notes != NULL && monev_issue_list_size (self->notes) > 0)
    gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

static gpointer
drop_job (MonevDbJob *job, gpointer data, GError **error)
{
  Work *work = data;

  return monev_form_draft_drop (monev_db_job_connection (job), work->actor, work->entry->id, error)
             ? monev_form_draft_ref (work->draft)
             : NULL;
}

static void
on_dropped (gpointer owner, gpointer result, const GError *error)
{
  MonevFormDesk *self = owner;
  g_autoptr (MonevFormDraft) dropped = result;

  self->busy = FALSE;
  if (self->editor == NULL)
    return;
  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->notes, monev_issue_list_unref);
  use_draft (self, self->data->content, self->data->hash);
  gtk_info_bar_set_revealed (self->notice, FALSE);
  monev_window_toast (self->window, _("Draf dibuang"), NULL, NULL, NULL, NULL);
  monev_form_desk_say (self);
}

static void
on_drop_answer (MonevFormDesk *self, const char *response)
{
  if (!g_str_equal (response, "drop") || self->busy
      || monev_session_get_actor (self->session) == NULL)
    return;
  self->busy = TRUE;
  g_clear_handle_id (&self->keep_source, g_source_remove);
  send (self, drop_job, (GDestroyNotify) monev_form_draft_unref, on_dropped);
}

/** monev_form_desk_drop_draft: asks, and goes back to what was saved. */
void
monev_form_desk_drop_draft (MonevFormDesk *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self->window), _("Buang draf?"),
                                              _("Semua perubahan Anda sejak simpanan terakhir "
                                                "hilang. Simpanan itu sendiri tidak berubah."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Batal"), "drop",
                                    _("_Buang Draf"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "drop",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_drop_answer), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- the concept ---- */

static gpointer
save_job (MonevDbJob *job, gpointer data, GError **error)
{
  Work *work = data;
  g_autoptr (MonevDataForm) form = monev_form_draft_read (work->draft, NULL, NULL);

  return monev_data_form_save (monev_db_job_connection (job), work->actor, work->entry, form,
                               error);
}

static void ask_publish (MonevFormDesk *self);

/* What was saved is what was sent; typing may have gone on. */
static void
take_saved (MonevFormDesk *self, MonevDataFormEntry *entry, MonevFormDraft *saved)
{
  g_autoptr (GError) failure = NULL;

  monev_data_form_entry_free (self->data->entry);
  self->data->entry = entry;
  monev_form_draft_unref (self->data->content);
  self->data->content = monev_form_draft_ref (saved);
  g_free (self->data->hash);
  self->data->hash = monev_form_draft_hash (saved, &failure);
  g_free (self->base);
  self->base = g_strdup (self->data->hash);
  monev_form_editor_mark_saved (self->editor, saved);
  gtk_info_bar_set_revealed (self->notice, FALSE);
}

static void
on_saved (gpointer owner, gpointer result, const GError *error)
{
  MonevFormDesk *self = owner;
  gboolean publish = self->issue_next;

  self->busy = FALSE;
  self->issue_next = FALSE;
  if (self->editor == NULL)
    {
      g_clear_pointer ((MonevDataFormEntry **) &result, monev_data_form_entry_free);
      return;
    }
  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      monev_form_desk_load (self);
      return;
    }
  take_saved (self, result, monev_form_desk_current (self));
  monev_form_desk_say (self);
  if (publish)
    ask_publish (self);
  else
    monev_window_toast (self->window, _("Formulir disimpan sebagai konsep"), NULL, NULL, NULL,
                        NULL);
}

static gboolean
may_save (MonevFormDesk *self)
{
  const char *why = NULL;

  if (self->busy || self->keeping || !monev_form_desk_may_edit (self))
    return FALSE;
  if (gtk_info_bar_get_revealed (self->notice))
    why = _("Putuskan dahulu di atas: lanjutkan atau buang draf Anda.");
  else if (!monev_form_editor_is_whole (self->editor))
    why = _("Perbaiki dahulu kesalahan di bawah. Sampai itu draf Anda tetap tersimpan.");
  if (why == NULL)
    return TRUE;
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  monev_window_toast (self->window, why, NULL, NULL, NULL, NULL);
  return FALSE;
}

/** monev_form_desk_save: what is in edit becomes the concept that all see. */
void
monev_form_desk_save (MonevFormDesk *self)
{
  if (!may_save (self))
    {
      self->issue_next = FALSE;
      return;
    }
  self->busy = TRUE;
  g_clear_handle_id (&self->keep_source, g_source_remove);
  send (self, save_job, (GDestroyNotify) monev_data_form_entry_free, on_saved);
}

/* ---- the version ---- */

static gpointer
issue_job (MonevDbJob *job, gpointer data, GError **error)
{
  Work *work = data;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  return monev_data_form_issue (monev_db_job_connection (job), work->actor, work->entry, issues,
                                error);
}

static void
on_issued (gpointer owner, gpointer result, const GError *error)
{
  MonevFormDesk *self = owner;
  g_autoptr (MonevDataFormEntry) entry = result;
  g_autofree char *text = NULL;

  self->busy = FALSE;
  if (self->editor == NULL)
    return;
  if (error != NULL)
    monev_reference_tell (GTK_WIDGET (self), error);
  else
    {
      text = g_strdup_printf (_("Versi %d terbit dan dapat dikirim"), (int) entry->number);
      monev_window_toast (self->window, text, NULL, NULL, NULL, NULL);
    }
  monev_form_desk_load (self);
}

static void
on_publish_answer (MonevFormDesk *self, const char *response)
{
  if (!g_str_equal (response, "issue") || self->busy
      || monev_session_get_actor (self->session) == NULL)
    return;
  self->busy = TRUE;
  send (self, issue_job, (GDestroyNotify) monev_data_form_entry_free, on_issued);
}

static void
ask_publish (MonevFormDesk *self)
{
  g_autofree char *heading
      = g_strdup_printf (_("Terbitkan versi %d?"), (int) self->data->entry->number + 1);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (self->window), heading,
      _("Versi yang terbit tidak berubah lagi, dan permintaan data memakai versi terakhir. "
        "Permintaan yang sudah dikirim tetap pada versinya."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Batal"), "issue",
                                    _("_Terbitkan"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "issue",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "issue");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_publish_answer), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/** monev_form_desk_publish: asks, and saves first where that is due. */
void
monev_form_desk_publish (MonevFormDesk *self)
{
  MonevIssueList *issues = monev_form_editor_get_issues (self->editor);

  if (self->busy)
    return;
  if (monev_issue_list_count (issues, MONEV_SEVERITY_ERROR) > 0)
    {
      gtk_revealer_set_reveal_child (self->revealer, TRUE);
      monev_window_toast (self->window, _("Perbaiki dahulu kesalahan di bawah, lalu terbitkan."),
                          NULL, NULL, NULL, NULL);
      return;
    }
  if (monev_form_draft_equal (self->data->content, monev_form_desk_current (self)))
    {
      ask_publish (self);
      return;
    }
  self->issue_next = TRUE;
  monev_form_desk_save (self);
}
