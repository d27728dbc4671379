/* The main data of a run: changed in a window of their own, and taken back. */
#include "activity-desk-private.h"

#include "head-dialog.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>

typedef struct
{
  MonevActivityDesk *desk; /* weak */
  MonevHeadTyped *before;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_clear_weak_pointer (&undo->desk);
  monev_head_typed_free (undo->before);
  g_free (undo);
}

static void
on_undone (gpointer owner, gpointer result, const GError *error)
{
  MonevActivityDesk *self = owner;
  g_autoptr (MonevIssueList) issues = result;

  self->busy = FALSE;
  monev_activity_desk_load (self);
  if (error != NULL)
    monev_reference_tell (GTK_WIDGET (self), error);
  else
    monev_window_toast (self->window, _("Data pokok dikembalikan"), NULL, NULL, NULL, NULL);
}

/* The plan is reckoned from the old start again; dues typed by hand stay either way. */
static void
on_undo (MonevWindow *window, gpointer data)
{
  Undo *undo = data;
  MonevActivityDesk *self = undo->desk;

  if (self == NULL || self->session == NULL || self->busy || self->loading
      || monev_session_get_actor (self->session) == NULL)
    return;
  self->busy = TRUE;
  monev_head_send (self->session, G_OBJECT (self), self->id, self->data->activity->version,
                   undo->before, on_undone);
}

static void
on_saved (MonevActivityDesk *self, MonevIssueList *issues, const MonevHeadTyped *before)
{
  Undo *undo = g_new0 (Undo, 1);
  g_autofree char *text = NULL;
  gboolean said = monev_issue_list_size (issues) > 0;

  text = g_strdup_printf ("%s%s%s", _("Data pokok diubah"), said ? ". " : "",
                          said ? monev_issue_list_get (issues, 0)->message : "");
  undo->before = monev_head_typed_copy (before);
  g_set_weak_pointer (&undo->desk, self);
  monev_window_toast (self->window, text, _("_Urungkan"), on_undo, undo, undo_free);
}

static void
act_head (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  GtkWidget *dialog;

  if (self->dialog != NULL || self->data == NULL)
    return;
  dialog = monev_head_dialog_new (GTK_WINDOW (self->window), self->session, self->data);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_saved), self, G_CONNECT_SWAPPED);
  monev_activity_desk_open_dialog (self, dialog);
}

/** monev_activity_desk_install_head: the action of the main data. */
void
monev_activity_desk_install_head (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "desk.head", NULL, act_head);
}
