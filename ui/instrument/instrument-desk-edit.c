/* Editing at the instrument desk: the draft that is kept while one types, the concept that all see,
 * and the version it becomes. */
#include "instrument-desk-private.h"

#include "instrument/instrument-diff.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>
#include <string.h>

#define KEEP_DELAY 1500 /* ms behind the last key */
#define MOST_LINES 14   /* of changes in the question */

typedef struct
{
  MonevActor *actor;
  MonevInstrumentEntry *entry;
  MonevXlsform *form;
  char *base;
} Work;

static Work *
work_new (MonevInstrumentDesk *self)
{
  Work *work = g_new0 (Work, 1);

  work->actor = monev_actor_copy (monev_session_get_actor (self->session));
  work->entry = monev_instrument_entry_copy (self->data->entry);
  work->form = monev_xlsform_ref (monev_instrument_desk_current (self));
  work->base = g_strdup (self->base);
  return work;
}

static void
work_free (gpointer data)
{
  Work *work = data;

  monev_actor_free (work->actor);
  monev_instrument_entry_free (work->entry);
  monev_xlsform_unref (work->form);
  g_free (work->base);
  g_free (work);
}

/* ---- the draft ---- */

static gpointer
keep_job (MonevDbJob *job, gpointer data, GError **error)
{
  Work *work = data;

  return monev_instrument_draft_save (monev_db_job_connection (job), work->actor, work->entry->id,
                                      work->form, work->base, error)
             ? monev_xlsform_ref (work->form)
             : NULL;
}

/* What was typed while the draft was on its way is kept next. */
static void
on_kept (gpointer owner, gpointer result, const GError *error)
{
  MonevInstrumentDesk *self = owner;
  g_autoptr (MonevXlsform) kept = result;
  gboolean leaving = self->leaving;

  self->keeping = FALSE;
  self->leaving = FALSE;
  if (self->editor == NULL)
    return;
  if (error != NULL)
    {
      monev_instrument_desk_say (self);
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  monev_instrument_editor_mark_saved (self->editor, kept);
  monev_instrument_desk_say (self);
  if (leaving && monev_instrument_desk_is_kept (self))
    monev_window_pop_desk (self->window);
  else if (!monev_instrument_desk_is_kept (self))
    {
      self->leaving = leaving;
      monev_instrument_desk_keep (self);
    }
}

/** monev_instrument_desk_keep: writes the draft on the write lane, unless it is on its way. */
void
monev_instrument_desk_keep (MonevInstrumentDesk *self)
{
  g_clear_handle_id (&self->keep_source, g_source_remove);
  if (self->keeping || self->busy || self->editor == NULL
      || monev_session_get_actor (self->session) == NULL)
    return;
  self->keeping = TRUE;
  monev_session_run (self->session, G_OBJECT (self),
                     &(MonevDbJobSpec){ .lane = MONEV_DB_LANE_WRITE,
                                        .work = keep_job,
                                        .data = work_new (self),
                                        .free_data = work_free,
                                        .free_result = (GDestroyNotify)monev_xlsform_unref },
                     on_kept);
}

static gboolean
on_keep_time (gpointer data)
{
  MonevInstrumentDesk *self = data;

  self->keep_source = 0;
  monev_instrument_desk_keep (self);
  return G_SOURCE_REMOVE;
}

/** monev_instrument_desk_on_closing: leaving waits until what was typed is on the disk. */
gboolean
monev_instrument_desk_on_closing (MonevInstrumentDesk *self)
{
  if (self->busy)
    return TRUE;
  if (self->editor != NULL && monev_instrument_desk_may_edit (self))
    monev_question_form_settle (self->form);
  if (monev_instrument_desk_is_kept (self))
    return FALSE;
  self->leaving = TRUE;
  monev_instrument_desk_keep (self);
  return TRUE;
}

/** monev_instrument_desk_tell_stale: somebody saved since this draft was begun; nothing is
 * overwritten before it is decided. */
void
monev_instrument_desk_tell_stale (MonevInstrumentDesk *self)
{
  gboolean stale = strcmp (self->base, self->data->hash) != 0
                   && !monev_xlsform_equal (self->data->form, monev_instrument_desk_current (self));

  gtk_label_set_text (
      self->notice_text,
      _("Instrumen ini sudah disimpan orang lain sejak draf Anda dimulai. Draf Anda "
         "tetap utuh. Bila dilanjutkan, simpanannya menggantikan isi yang baru itu."));
  gtk_info_bar_set_revealed (self->notice, stale);
}

static void
on_edited (MonevInstrumentDesk *self)
{
  int question = monev_question_outline_get_cursor (self->outline);

  monev_question_outline_show (self->outline, self->editor);
  question = MIN (
      question, (int)monev_instrument_n_questions (monev_instrument_editor_get (self->editor)) - 1);
  monev_question_form_show (self->form, self->editor, question);
  monev_instrument_preview_show (self->preview, monev_instrument_editor_get (self->editor),
                                 question);
  g_clear_handle_id (&self->keep_source, g_source_remove);
  self->keep_source = g_timeout_add (KEEP_DELAY, on_keep_time, self);
  monev_instrument_desk_say (self);
}

static void
on_refused (MonevInstrumentDesk *self, const char *message)
{
  monev_window_toast (self->window, message, NULL, NULL, NULL, NULL);
}

static void
use_form (MonevInstrumentDesk *self, MonevXlsform *form, const char *base)
{
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_clear_object (&self->editor);
  self->editor = monev_instrument_editor_new (form);
  g_free (self->base);
  self->base = g_strdup (base);
  g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (on_edited), self);
  g_signal_connect_swapped (self->editor, "refused", G_CALLBACK (on_refused), self);
  monev_question_outline_show (self->outline, self->editor);
  monev_instrument_preview_show (self->preview, monev_instrument_editor_get (self->editor), 0);
  monev_instrument_desk_choose (self, MAX (monev_question_outline_get_cursor (self->outline), 0));
}

/** monev_instrument_desk_begin: shows what was read: the draft of the official, else the content.
 */
void
monev_instrument_desk_begin (MonevInstrumentDesk *self)
{
  const MonevInstrumentDraft *draft = self->data->draft;

  use_form (self, draft != NULL ? draft->form : self->data->form,
            draft != NULL ? draft->base : self->data->hash);
  monev_instrument_desk_tell_stale (self);
}

static gpointer
drop_job (MonevDbJob *job, gpointer data, GError **error)
{
  Work *work = data;

  return monev_instrument_draft_drop (monev_db_job_connection (job), work->actor, work->entry->id,
                                      error)
             ? monev_xlsform_ref (work->form)
             : NULL;
}

static void
on_dropped (gpointer owner, gpointer result, const GError *error)
{
  MonevInstrumentDesk *self = owner;
  g_autoptr (MonevXlsform) dropped = result;

  self->busy = FALSE;
  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  use_form (self, self->data->form, self->data->hash);
  gtk_info_bar_set_revealed (self->notice, FALSE);
  monev_window_toast (self->window, _("Draf dibuang"), NULL, NULL, NULL, NULL);
  monev_instrument_desk_say (self);
}

static void
on_drop_answer (MonevInstrumentDesk *self, const char *response)
{
  if (!g_str_equal (response, "drop") || monev_session_get_actor (self->session) == NULL)
    return;
  self->busy = TRUE;
  g_clear_handle_id (&self->keep_source, g_source_remove);
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec){ .lane = MONEV_DB_LANE_WRITE,
                                         .work = drop_job,
                                         .data = work_new (self),
                                         .free_data = work_free,
                                         .free_result = (GDestroyNotify)monev_xlsform_unref },
                      on_dropped);
}

/** monev_instrument_desk_drop_draft: asks, and goes back to what was saved. */
void
monev_instrument_desk_drop_draft (MonevInstrumentDesk *self)
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
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevInstrument) form = monev_instrument_read (work->form, NULL, issues);
  const char *title = monev_instrument_setting (form, "form_title");
  MonevInstrumentContent content
      = { work->form, title != NULL && *title != '\0' ? title : NULL, NULL, NULL };

  return monev_instrument_save (monev_db_job_connection (job), work->actor, work->entry, &content,
                                issues, error);
}

static void ask_issue (MonevInstrumentDesk *self);

static void
on_saved (gpointer owner, gpointer result, const GError *error)
{
  MonevInstrumentDesk *self = owner;
  g_autoptr (MonevInstrumentEntry) entry = result;
  gboolean issue = self->issue_next;
  g_autoptr (GError) failure = NULL;

  self->busy = FALSE;
  self->issue_next = FALSE;
  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      monev_instrument_desk_load (self);
      return;
    }
  monev_instrument_entry_free (self->data->entry);
  self->data->entry = g_steal_pointer (&entry);
  monev_xlsform_unref (self->data->form);
  self->data->form = monev_xlsform_ref (monev_instrument_desk_current (self));
  g_free (self->data->hash);
  self->data->hash = monev_xlsform_hash (self->data->form, &failure);
  g_free (self->base);
  self->base = g_strdup (self->data->hash);
  monev_instrument_editor_mark_saved (self->editor, self->data->form);
  gtk_info_bar_set_revealed (self->notice, FALSE);
  monev_instrument_desk_say (self);
  if (issue)
    ask_issue (self);
  else
    monev_window_toast (self->window, _("Instrumen disimpan"), NULL, NULL, NULL, NULL);
}

/** monev_instrument_desk_save: what is in edit becomes the concept that all see. */
void
monev_instrument_desk_save (MonevInstrumentDesk *self)
{
  if (self->busy || self->keeping || !monev_instrument_desk_may_edit (self))
    return;
  if (gtk_info_bar_get_revealed (self->notice))
    {
      monev_window_toast (self->window,
                          _("Putuskan dahulu di atas: lanjutkan atau buang draf Anda."), NULL,
                          NULL, NULL, NULL);
      return;
    }
  self->busy = TRUE;
  g_clear_handle_id (&self->keep_source, g_source_remove);
  monev_session_run (
      self->session, G_OBJECT (self),
      &(MonevDbJobSpec){ .lane = MONEV_DB_LANE_WRITE,
                         .work = save_job,
                         .data = work_new (self),
                         .free_data = work_free,
                         .free_result = (GDestroyNotify)monev_instrument_entry_free },
      on_saved);
}

/* ---- the version ---- */

static gpointer
issue_job (MonevDbJob *job, gpointer data, GError **error)
{
  Work *work = data;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  return monev_instrument_issue (monev_db_job_connection (job), work->actor, work->entry, NULL,
                                 issues, error);
}

static void
on_issued (gpointer owner, gpointer result, const GError *error)
{
  MonevInstrumentDesk *self = owner;
  g_autoptr (MonevInstrumentEntry) entry = result;
  g_autofree char *text = NULL;

  self->busy = FALSE;
  if (error != NULL)
    monev_reference_tell (GTK_WIDGET (self), error);
  else
    {
      text = g_strdup_printf (_("Versi %d diterbitkan"), (int)entry->number);
      monev_window_toast (self->window, text, NULL, NULL, NULL, NULL);
    }
  monev_instrument_desk_load (self);
}

static void
on_issue_answer (MonevInstrumentDesk *self, const char *response)
{
  if (!g_str_equal (response, "issue") || self->busy
      || monev_session_get_actor (self->session) == NULL)
    return;
  self->busy = TRUE;
  monev_session_run (
      self->session, G_OBJECT (self),
      &(MonevDbJobSpec){ .lane = MONEV_DB_LANE_WRITE,
                         .work = issue_job,
                         .data = work_new (self),
                         .free_data = work_free,
                         .free_result = (GDestroyNotify)monev_instrument_entry_free },
      on_issued);
}

static char *
tell_changes (MonevInstrumentDesk *self)
{
  g_autoptr (MonevIssueList) ignored = monev_issue_list_new ();
  g_autoptr (MonevInstrument) before = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  GString *text = g_string_new (NULL);

  if (self->data->issued == NULL)
    return g_string_free (text, FALSE);
  before = monev_instrument_read (self->data->issued, NULL, ignored);
  changes = monev_instrument_changes (before, monev_instrument_editor_get (self->editor));
  for (guint i = 0; i < changes->len && i < MOST_LINES; i++)
    g_string_append_printf (text, "\n• %s", (char *)changes->pdata[i]);
  if (changes->len > MOST_LINES)
    g_string_append_printf (text, _("\n… dan %u perubahan lain"), changes->len - MOST_LINES);
  return g_string_free (text, FALSE);
}

static void
ask_issue (MonevInstrumentDesk *self)
{
  g_autofree char *heading
      = g_strdup_printf (_("Terbitkan versi %d?"), (int)self->data->entry->number + 1);
  g_autofree char *changes = tell_changes (self);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self->window), heading, NULL);

  adw_message_dialog_format_body (
      ADW_MESSAGE_DIALOG (dialog), "%s%s%s",
      _("Versi yang terbit tidak berubah lagi; jawaban tetap bersama versinya."),
      *changes == '\0' ? "" : _("\n\nYang berubah sejak versi terakhir:"), changes);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Batal"), "issue",
                                    _("_Terbitkan"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "issue",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "issue");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_issue_answer), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/** monev_instrument_desk_issue: shows what becomes of the version, saves first where that is due.
 */
void
monev_instrument_desk_issue (MonevInstrumentDesk *self)
{
  MonevIssueList *issues = monev_instrument_editor_get_issues (self->editor);

  if (self->busy)
    return;
  if (monev_issue_list_count (issues, MONEV_SEVERITY_ERROR) > 0)
    {
      gtk_revealer_set_reveal_child (self->revealer, TRUE);
      monev_window_toast (self->window, _("Perbaiki dahulu kesalahan di bawah, lalu terbitkan."),
                          NULL, NULL, NULL, NULL);
      return;
    }
  if (monev_xlsform_equal (self->data->form, monev_instrument_desk_current (self)))
    {
      ask_issue (self);
      return;
    }
  self->issue_next = TRUE;
  monev_instrument_desk_save (self);
}
