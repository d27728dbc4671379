/* Usulan of a run: adding, changing and removing them, the file they come from, the list they become. */
#include "activity-desk-private.h"

#include "field-dialog.h"
#include "proposal-import.h"
#include "proposal-paper.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const asked[]
    = { "source", "title", "proposer", "agency_id", "programme_id", "site_id", "region_code",
        "place", "volume", "unit", "pagu", NULL };

static void
ask (MonevActivityDesk *self, MonevRecord *record, const char *title)
{
  GtkWidget *dialog;

  if (self->dialog != NULL || record == NULL)
    return;
  dialog = monev_field_dialog_new (self->window, self->session, self->data, record, title, asked);
  monev_activity_desk_open_dialog (self, dialog);
}

static MonevRecord *
find (MonevActivityDesk *self, GVariant *parameter)
{
  return monev_field_data_find (self->data->field->proposals,
                                g_variant_get_string (parameter, NULL));
}

static void
act_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  g_autoptr (MonevRecord) record = monev_field_new (&monev_proposal_type, self->id);

  ask (self, record, _("Usulan baru"));
}

static void
act_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  ask (self, find (self, parameter), _("Ubah usulan"));
}

/* ---- removing, and taking that back ---- */

typedef struct
{
  MonevActivityDesk *desk; /* weak: of an undo */
  MonevRecord *record;
  MonevActor *actor;
} Removal;

static void
removal_free (gpointer data)
{
  Removal *removal = data;

  g_clear_weak_pointer (&removal->desk);
  monev_record_unref (removal->record);
  g_clear_pointer (&removal->actor, monev_actor_free);
  g_free (removal);
}

static Removal *
removal_new (MonevActivityDesk *self, MonevRecord *record)
{
  Removal *removal = g_new0 (Removal, 1);

  removal->record = monev_record_ref (record);
  removal->actor = monev_actor_copy (monev_session_get_actor (self->session));
  return removal;
}

static gpointer
remove_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Removal *removal = data;

  return monev_field_remove (monev_db_job_connection (job), removal->actor, removal->record, error)
             ? monev_record_ref (removal->record) : NULL;
}

/* It comes back under its id, as if it was added: both stand in the log. */
static gpointer
again_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Removal *removal = data;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevRecord) fresh
      = monev_record_with_identity (monev_record_ref (removal->record),
                                    monev_record_id (removal->record), 0);

  return monev_field_save (monev_db_job_connection (job), removal->actor, fresh, issues, error);
}

static void
call (MonevActivityDesk *self, MonevRecord *record, MonevDbJobFunc work, MonevSessionDone done)
{
  self->busy = TRUE;
  monev_activity_desk_update (self);
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = work,
                                          .data = removal_new (self, record),
                                          .free_data = removal_free,
                                          .free_result = (GDestroyNotify) monev_record_unref },
                      done);
}

static gboolean
finish (MonevActivityDesk *self, const GError *error)
{
  self->busy = FALSE;
  monev_activity_desk_load (self);
  if (error != NULL)
    monev_reference_tell (GTK_WIDGET (self), error);
  return error == NULL;
}

static void
on_again (gpointer owner, gpointer result, const GError *error)
{
  MonevActivityDesk *self = owner;
  g_autoptr (MonevRecord) record = result;

  if (finish (self, error))
    monev_window_toast (self->window, _("Usulan dikembalikan"), NULL, NULL, NULL, NULL);
}

static void
on_undo (MonevWindow *window, gpointer data)
{
  Removal *removal = data;
  MonevActivityDesk *self = removal->desk;

  if (self != NULL && self->session != NULL && !self->busy
      && monev_session_get_actor (self->session) != NULL)
    call (self, removal->record, again_job, on_again);
}

static void
on_removed (gpointer owner, gpointer result, const GError *error)
{
  MonevActivityDesk *self = owner;
  g_autoptr (MonevRecord) record = result;
  g_autofree char *said = NULL;
  Removal *undo;

  if (!finish (self, error))
    return;
  undo = g_new0 (Removal, 1);
  undo->record = g_steal_pointer (&record);
  g_set_weak_pointer (&undo->desk, self);
  said = g_strdup_printf (_("Usulan %s dihapus"), monev_record_get (undo->record, "title"));
  monev_window_toast (self->window, said, _("_Urungkan"), on_undo, undo, removal_free);
}

static void
act_remove (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  MonevRecord *record = find (self, parameter);

  if (record != NULL && !self->busy && monev_session_get_actor (self->session) != NULL)
    call (self, record, remove_job, on_removed);
}

/* ---- files ---- */

static void
act_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  monev_window_push_desk (self->window,
                          monev_proposal_import_new (self->window, self->session, self->id,
                                                     self->data->activity->title));
}

static void
act_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  monev_proposal_paper_ask (widget, self->session, self->id,
                            g_variant_get_string (parameter, NULL));
}

static void
act_export_path (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  monev_proposal_paper_write (widget, self->session, self->id,
                              g_variant_get_string (parameter, NULL));
}

static void
act_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);

  monev_proposal_paper_print (widget, self->session, self->id);
}

/* ---- leaving ---- */

static void
on_leave_answer (MonevActivityDesk *self, const char *response)
{
  if (!g_str_equal (response, "discard"))
    return;
  self->discard = TRUE;
  monev_window_pop_desk (self->window);
}

/** monev_activity_desk_closing: Returns: whether it asks first: verdicts are typed and not saved. */
gboolean
monev_activity_desk_closing (MonevActivityDesk *self)
{
  guint n = monev_proposal_view_n_unsaved (self->proposals);
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  if (self->discard || n == 0)
    return FALSE;
  if (self->dialog != NULL)
    return TRUE;
  body = g_strdup_printf (_("%u putusan sudah diketik tetapi belum disimpan."), n);
  dialog = adw_message_dialog_new (GTK_WINDOW (self->window), _("Buang putusan?"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Batal"), "discard",
                                    _("_Buang"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_leave_answer), self,
                           G_CONNECT_SWAPPED);
  monev_activity_desk_open_dialog (self, dialog);
  return TRUE;
}

static const struct
{
  const char *name;
  const char *type;
  GtkWidgetActionActivateFunc act;
  gboolean changes;
} acts[] = {
  { "desk.proposal-add", NULL, act_add, TRUE },
  { "desk.proposal-edit", "s", act_edit, TRUE },
  { "desk.proposal-remove", "s", act_remove, TRUE },
  { "desk.proposal-import", NULL, act_import, TRUE },
  { "desk.proposal-export", "s", act_export, FALSE },
  { "desk.proposal-export-path", "s", act_export_path, FALSE },
  { "desk.proposal-print", NULL, act_print, FALSE },
};

/** monev_activity_desk_allow_proposals: whether the proposals may be changed. */
void
monev_activity_desk_allow_proposals (MonevActivityDesk *self, gboolean may)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), acts[i].name, may || !acts[i].changes);
}

/** monev_activity_desk_install_proposals: the actions of Usulan. */
void
monev_activity_desk_install_proposals (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (klass, acts[i].name, acts[i].type, acts[i].act);
}
