/* Editing at the SOP desk: the draft that is saved while one types, and the version it becomes. */
#include "sop-desk-private.h"

#include "procedure/procedure-diff.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>
#include <string.h>

#define SAVE_DELAY 1500 /* ms behind the last key */
#define MOST_LINES 14   /* of changes in the question */

/* ---- saving ---- */

typedef struct
{
  MonevActor *actor;
  MonevProcedureEntry *entry;
  MonevProcedure *procedure;
  char *base;
} Work;

static Work *
work_new (MonevSopDesk *self)
{
  Work *work = g_new0 (Work, 1);

  work->actor = monev_actor_copy (monev_session_get_actor (self->session));
  work->entry = monev_procedure_entry_copy (self->data->entry);
  work->procedure = monev_procedure_ref (monev_sop_desk_current (self));
  work->base = g_strdup (self->base);
  return work;
}

static void
work_free (gpointer data)
{
  Work *work = data;

  monev_actor_free (work->actor);
  monev_procedure_entry_free (work->entry);
  monev_procedure_unref (work->procedure);
  g_free (work->base);
  g_free (work);
}

static gpointer
save_job (MonevDbJob *job, gpointer data, GError **error)
{
  Work *work = data;

  return monev_procedure_draft_save (monev_db_job_connection (job), work->actor, work->entry->id,
                                     work->procedure, work->base, error)
             ? monev_procedure_ref (work->procedure) : NULL;
}

/* What was typed while the draft was on its way is saved next. */
static void
on_saved (gpointer owner, gpointer result, const GError *error)
{
  MonevSopDesk *self = owner;
  g_autoptr (MonevProcedure) saved = result;
  gboolean leaving = self->leaving;

  self->saving = FALSE;
  self->leaving = FALSE;
  if (self->editor == NULL)
    return;
  if (error != NULL)
    {
      monev_sop_desk_say (self);
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  monev_procedure_editor_mark_saved (self->editor, saved);
  monev_sop_desk_say (self);
  if (leaving && monev_sop_desk_is_saved (self))
    monev_window_pop_desk (self->window);
  else if (!monev_sop_desk_is_saved (self))
    {
      self->leaving = leaving;
      monev_sop_desk_save (self);
    }
}

/** monev_sop_desk_save: saves the draft on the write lane, unless it is being saved. */
void
monev_sop_desk_save (MonevSopDesk *self)
{
  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->saving || self->editor == NULL || monev_session_get_actor (self->session) == NULL)
    return;
  self->saving = TRUE;
  monev_session_run (self->session, G_OBJECT (self),
                     &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                         .work = save_job,
                                         .data = work_new (self),
                                         .free_data = work_free,
                                         .free_result = (GDestroyNotify) monev_procedure_unref },
                     on_saved);
}

static gboolean
on_save_time (gpointer data)
{
  MonevSopDesk *self = data;

  self->save_source = 0;
  monev_sop_desk_save (self);
  return G_SOURCE_REMOVE;
}

/* Leaving waits until what was typed is on the disk. */
gboolean
monev_sop_desk_on_closing (MonevSopDesk *self)
{
  if (self->busy)
    return TRUE;
  if (monev_sop_desk_is_saved (self))
    return FALSE;
  self->leaving = TRUE;
  monev_sop_desk_save (self);
  return TRUE;
}

/* ---- the draft ---- */

/* Somebody published since this draft was begun: that is told, and nothing is overwritten. */
void
monev_sop_desk_tell_stale (MonevSopDesk *self)
{
  gboolean stale = self->editor != NULL && strcmp (self->base, self->data->hash) != 0;
  g_autofree char *text = g_strdup_printf (
      _("Versi %d sudah diterbitkan orang lain sejak draf ini dimulai. Draf Anda "
        "tetap utuh. Bila dilanjutkan, terbitannya menggantikan versi itu; periksa dahulu bedanya "
        "saat menerbitkan."),
      (int) self->data->entry->number);

  gtk_label_set_text (self->notice_text, text);
  gtk_info_bar_set_revealed (self->notice, stale);
}

static void
on_edited (MonevSopDesk *self)
{
  monev_sop_steps_show (self->steps, monev_sop_desk_current (self));
  monev_header_form_refresh (self->header);
  monev_step_form_refresh (self->form);
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (SAVE_DELAY, on_save_time, self);
  monev_sop_desk_say (self);
  monev_sop_desk_look_soon (self);
}

static void
on_refused (MonevSopDesk *self, const char *message)
{
  monev_window_toast (self->window, message, NULL, NULL, NULL, NULL);
}

/* The data is read and of the office's own. */
void
monev_sop_desk_begin_edit (MonevSopDesk *self)
{
  const MonevProcedureDraft *draft = self->data->draft;

  self->editor = monev_procedure_editor_new (draft != NULL ? draft->procedure
                                                           : self->data->procedure);
  g_free (self->base);
  self->base = g_strdup (draft != NULL ? draft->base : self->data->hash);
  g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (on_edited), self);
  g_signal_connect_swapped (self->editor, "refused", G_CALLBACK (on_refused), self);
  gtk_widget_set_visible (self->toggles[2], TRUE);
  monev_sop_steps_show (self->steps, monev_sop_desk_current (self));
  monev_header_form_set_library (self->header, self->data->library);
  monev_step_form_set_library (self->form, self->data->library);
  monev_header_form_show (self->header, self->editor);
  monev_sop_desk_show_view (self, "edit");
  monev_sop_desk_choose (self, self->step, NULL);
  monev_sop_desk_tell_stale (self);
  /* The button that was pressed for it is gone. */
  gtk_widget_grab_focus (GTK_WIDGET (self->steps));
}

/** monev_sop_desk_end_edit: leaves the editor without saving and shows the drawing. */
void
monev_sop_desk_end_edit (MonevSopDesk *self)
{
  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_clear_object (&self->editor);
  gtk_info_bar_set_revealed (self->notice, FALSE);
  monev_sop_desk_show_view (self, "drawing");
  gtk_widget_set_visible (self->toggles[2], FALSE);
  monev_sop_desk_show_tools (self);
}

static gpointer
drop_job (MonevDbJob *job, gpointer data, GError **error)
{
  Work *work = data;

  return monev_procedure_draft_drop (monev_db_job_connection (job), work->actor, work->entry->id,
                                     error)
             ? monev_procedure_ref (work->procedure) : NULL;
}

static void
on_dropped (gpointer owner, gpointer result, const GError *error)
{
  MonevSopDesk *self = owner;
  g_autoptr (MonevProcedure) dropped = result;

  self->busy = FALSE;
  if (error != NULL)
    monev_reference_tell (GTK_WIDGET (self), error);
  else
    {
      monev_sop_desk_end_edit (self);
      monev_window_toast (self->window, _("Draf dibuang"), NULL, NULL, NULL, NULL);
    }
  monev_sop_desk_load (self);
}

static void
on_drop_answer (MonevSopDesk *self, const char *response)
{
  if (!g_str_equal (response, "drop") || monev_session_get_actor (self->session) == NULL)
    return;
  self->busy = TRUE;
  g_clear_handle_id (&self->save_source, g_source_remove);
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = drop_job,
                                          .data = work_new (self),
                                          .free_data = work_free,
                                          .free_result = (GDestroyNotify) monev_procedure_unref },
                      on_dropped);
}

/* A draft that is thrown away does not come back: that is asked first. */
void
monev_sop_desk_drop_draft (MonevSopDesk *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self->window), _("Buang draf?"),
                                              _("Semua perubahan sejak versi yang berlaku hilang. "
                                                "Versi itu sendiri tidak berubah."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Batal"), "drop",
                                    _("_Buang Draf"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "drop",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_drop_answer), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- the version ---- */

static gpointer
publish_job (MonevDbJob *job, gpointer data, GError **error)
{
  Work *work = data;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  return monev_procedure_publish (monev_db_job_connection (job), work->actor, work->entry,
                                  work->procedure, NULL, issues, error);
}

static void
on_published (gpointer owner, gpointer result, const GError *error)
{
  MonevSopDesk *self = owner;
  g_autoptr (MonevProcedureEntry) entry = result;
  g_autofree char *text = NULL;

  self->busy = FALSE;
  if (error != NULL)
    {
      /* What was published meanwhile is read; the draft and its notice stay. */
      monev_reference_tell (GTK_WIDGET (self), error);
      monev_sop_desk_load (self);
      return;
    }
  monev_sop_desk_end_edit (self);
  text = g_strdup_printf (_("Versi %d diterbitkan"), (int) entry->number);
  monev_window_toast (self->window, text, NULL, NULL, NULL, NULL);
  monev_sop_desk_load (self);
}

static void
on_publish_answer (MonevSopDesk *self, const char *response)
{
  if (!g_str_equal (response, "publish") || self->editor == NULL || self->busy
      || monev_session_get_actor (self->session) == NULL)
    return;
  self->busy = TRUE;
  g_clear_handle_id (&self->save_source, g_source_remove);
  monev_session_run (self->session, G_OBJECT (self),
                     &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                         .work = publish_job,
                                         .data = work_new (self),
                                         .free_data = work_free,
                                         .free_result
                                         = (GDestroyNotify) monev_procedure_entry_free },
                     on_published);
  monev_sop_desk_update_acts (self);
}

static char *
tell_changes (GPtrArray *changes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len && i < MOST_LINES; i++)
    g_string_append_printf (text, "%s• %s", i > 0 ? "\n" : "", (char *) changes->pdata[i]);
  if (changes->len > MOST_LINES)
    g_string_append_printf (text, _("\n… dan %u perubahan lain"), changes->len - MOST_LINES);
  return g_string_free (text, FALSE);
}

static void
ask_publish (MonevSopDesk *self, GPtrArray *changes)
{
  g_autofree char *heading = g_strdup_printf (_("Terbitkan versi %d?"),
                                              (int) self->data->entry->number + 1);
  g_autofree char *text = tell_changes (changes);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self->window), heading,
                                              _("Agenda Kerja yang sedang berjalan tetap memakai versi "
                                                "lamanya. Yang berubah:"));
  GtkWidget *label = gtk_label_new (text), *scrolled = gtk_scrolled_window_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  /* A line of words takes two on the screen. */
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled),
                                              (int) MIN (44 * changes->len, 320));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), label);
  gtk_widget_set_size_request (scrolled, 420, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), scrolled);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Batal"), "publish",
                                    _("_Terbitkan"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "publish",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "publish");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_publish_answer), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Shows in words what becomes of the version in force, and publishes when that is confirmed. */
void
monev_sop_desk_publish (MonevSopDesk *self)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GPtrArray) changes = monev_procedure_changes (self->data->procedure,
                                                           monev_sop_desk_current (self));

  if (gtk_info_bar_get_revealed (self->notice))
    monev_window_toast (self->window,
                        _("Putuskan dahulu di atas: lanjutkan atau buang draf Anda."), NULL, NULL,
                        NULL, NULL);
  else if (changes->len == 0)
    monev_window_toast (self->window, _("Belum ada yang berubah sejak versi yang berlaku."), NULL,
                        NULL, NULL, NULL);
  else if (!monev_procedure_check (monev_sop_desk_current (self), NULL, issues, NULL))
    {
      monev_lint_bar_show (self->lint, monev_sop_desk_current (self), issues);
      monev_lint_bar_set_open (self->lint, TRUE);
      monev_window_toast (self->window,
                          _("Lengkapi dahulu yang ditandai di bawah, lalu terbitkan."), NULL, NULL,
                          NULL, NULL);
    }
  else
    ask_publish (self, changes);
}
