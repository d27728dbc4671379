/* What was done earlier or by somebody else: asked for, sent, and asked again when it was refused. */
#include "activity-desk-private.h"

#include "record-dialog.h"

#include <glib/gi18n.h>

struct _MonevDeskRecord
{
  char *step_id;
  gint64 version;
  MonevStepTimes times;
};

/** monev_desk_record_free: @self: (nullable). */
void
monev_desk_record_free (MonevDeskRecord *self)
{
  if (self == NULL)
    return;
  g_free (self->step_id);
  monev_step_times_clear (&self->times);
  g_free (self);
}

static void
on_record (MonevActivityDesk *self, const char *response, GtkWidget *dialog)
{
  MonevDeskRecord *record = self->record;

  if (!g_str_equal (response, "accept") || record == NULL)
    {
      g_clear_pointer (&self->record, monev_desk_record_free);
      return;
    }
  monev_step_times_clear (&record->times);
  monev_record_dialog_get (dialog, &record->times);
  monev_activity_desk_send (self,
                            &(MonevActivityAsk) { .act = MONEV_ASK_STEP_RECORD,
                                                  .activity_id = self->id,
                                                  .step_id = record->step_id,
                                                  .version = record->version,
                                                  .at = record->times.started,
                                                  .until = record->times.finished,
                                                  .official_id = record->times.official_id,
                                                  .text = record->times.reason },
                            _("Pelaksanaan dicatat"));
}

static void
open_record (MonevActivityDesk *self, const char *refused)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog;

  if (root == NULL || self->data == NULL)
    return;
  dialog = monev_record_dialog_new (GTK_WINDOW (root), self->session, &self->data->clock,
                                    &self->record->times, refused);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_record), self, G_CONNECT_SWAPPED);
  monev_activity_desk_open_dialog (self, dialog);
}

/** monev_activity_desk_again_record: what was refused is asked again with what was typed. Returns:
 * whether it was such a record. */
gboolean
monev_activity_desk_again_record (MonevActivityDesk *self, const GError *error)
{
  if (self->record == NULL)
    return FALSE;
  open_record (self, error->message);
  return TRUE;
}

static void
act_record (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  const MonevActivityStep *step = monev_activity_desk_chosen (self);
  const MonevActor *actor = monev_session_get_actor (self->session);

  if (step == NULL || actor == NULL || self->dialog != NULL)
    return;
  monev_desk_record_free (self->record);
  self->record = g_new0 (MonevDeskRecord, 1);
  self->record->step_id = g_strdup (step->id);
  self->record->version = step->version;
  monev_step_times_of (&self->record->times, step, actor, self->data->activity->now);
  open_record (self, NULL);
}

/** monev_activity_desk_install_record: the action of recording afterwards. */
void
monev_activity_desk_install_record (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "desk.record", NULL, act_record);
}
