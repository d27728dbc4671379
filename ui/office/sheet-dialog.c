#include "sheet-dialog.h"

#include "recovery-step.h"
#include "ui/common/busy.h"
#include "ui/common/error-text.h"

#include <string.h>

struct _MonevSheetDialog
{
  AdwWindow parent;
  GtkWidget *group;
  GtkWidget *pin;
  GtkLabel *message;
  GtkWidget *show;
  GtkSpinner *spinner;
  MonevRecoveryStep *step;
  MonevSession *session;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (MonevSheetDialog, monev_sheet_dialog, ADW_TYPE_WINDOW)

typedef struct
{
  MonevActor *actor;
  char *pin;
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  monev_actor_free (order->actor);
  explicit_bzero (order->pin, strlen (order->pin));
  g_free (order->pin);
  g_free (order);
}

static gpointer
sheet_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Order *order = data;

  return monev_recovery_sheet_again (monev_db_job_connection (job), order->actor, order->pin, error);
}

static void
set_working (MonevSheetDialog *self, gboolean working)
{
  gtk_spinner_set_spinning (self->spinner, working);
  monev_busy_set (self->group, working);
  gtk_widget_set_sensitive (self->show, !working);
}

static void
say (MonevSheetDialog *self, const char *text)
{
  gtk_label_set_text (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
  if (text != NULL)
    gtk_widget_add_css_class (self->pin, "error");
  else
    gtk_widget_remove_css_class (self->pin, "error");
}

static void
on_changed (MonevSheetDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->pin));

  /* A field that goes away is emptied first. */
  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  if (*text != '\0')
    say (self, NULL);
  gtk_widget_set_sensitive (self->show, *text != '\0');
}

/* The PIN is not kept in a field behind the sheet; the focus leaves it before it goes. */
static void
show_sheet (MonevSheetDialog *self, const MonevRecoverySheet *sheet)
{
  monev_recovery_step_set (self->step, sheet);
  gtk_widget_set_visible (GTK_WIDGET (self->step), TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->step), GTK_DIR_TAB_FORWARD);
  gtk_editable_set_text (GTK_EDITABLE (self->pin), "");
  gtk_widget_set_visible (self->group, FALSE);
  gtk_widget_set_visible (self->show, FALSE);
}

static void
on_sheet (gpointer owner, gpointer result, const GError *error)
{
  MonevSheetDialog *self = owner;
  g_autoptr (MonevRecoverySheet) sheet = result;
  g_autofree char *text = NULL;

  set_working (self, FALSE);
  if (sheet != NULL)
    {
      show_sheet (self, sheet);
      return;
    }
  text = g_error_matches (error, MONEV_ERROR, MONEV_ERROR_AUTH) ? g_strdup (error->message)
                                                                : monev_error_text_line (error);
  gtk_editable_set_text (GTK_EDITABLE (self->pin), "");
  say (self, text);
  gtk_widget_grab_focus (self->pin);
}

static void
on_show (MonevSheetDialog *self)
{
  Order *order;

  if (monev_session_get_actor (self->session) == NULL)
    return;
  order = g_new (Order, 1);
  *order = (Order) { monev_actor_copy (monev_session_get_actor (self->session)),
                     g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->pin))) };
  set_working (self, TRUE);
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { MONEV_DB_LANE_WRITE, sheet_job, order, free_order,
                                          (GDestroyNotify) monev_recovery_sheet_free,
                                          self->cancellable },
                      on_sheet);
}

static void
monev_sheet_dialog_dispose (GObject *object)
{
  MonevSheetDialog *self = MONEV_SHEET_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (monev_sheet_dialog_parent_class)->dispose (object);
}

static void
monev_sheet_dialog_finalize (GObject *object)
{
  g_object_unref (MONEV_SHEET_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (monev_sheet_dialog_parent_class)->finalize (object);
}

static void
monev_sheet_dialog_class_init (MonevSheetDialogClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_sheet_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_sheet_dialog_finalize;
  g_type_ensure (MONEV_TYPE_RECOVERY_STEP);
  gtk_widget_class_set_template_from_resource (widget, "/id/monev/Monev/ui/office/sheet-dialog.ui");
  gtk_widget_class_bind_template_child (widget, MonevSheetDialog, group);
  gtk_widget_class_bind_template_child (widget, MonevSheetDialog, pin);
  gtk_widget_class_bind_template_child (widget, MonevSheetDialog, message);
  gtk_widget_class_bind_template_child (widget, MonevSheetDialog, show);
  gtk_widget_class_bind_template_child (widget, MonevSheetDialog, spinner);
  gtk_widget_class_bind_template_child (widget, MonevSheetDialog, step);
  gtk_widget_class_bind_template_callback (widget, on_changed);
  gtk_widget_class_bind_template_callback (widget, on_show);
}

static void
monev_sheet_dialog_init (MonevSheetDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  monev_recovery_step_set_asks (self->step, FALSE);
  on_changed (self);
  gtk_widget_grab_focus (self->pin); /* not Tutup, which stands first */
}

/** monev_sheet_dialog_new: Returns: (transfer none): the dialog, not shown yet. */
GtkWidget *
monev_sheet_dialog_new (MonevSession *session)
{
  MonevSheetDialog *self = g_object_new (MONEV_TYPE_SHEET_DIALOG, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
