#include "pin-dialog.h"

#include "people/key.h"
#include "people/pin.h"
#include "ui/common/busy.h"
#include "ui/common/error-text.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevPinDialog
{
  AdwWindow parent;
  GtkWidget *group;
  GtkWidget *old;
  GtkWidget *fresh;
  GtkWidget *again;
  GtkLabel *message;
  GtkWidget *save;
  GtkSpinner *spinner;
  MonevSession *session;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (MonevPinDialog, monev_pin_dialog, ADW_TYPE_WINDOW)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  MonevActor *actor;
  char *old;
  char *fresh;
} Change;

static void
forget (char *pin)
{
  explicit_bzero (pin, strlen (pin));
  g_free (pin);
}

static void
free_change (gpointer data)
{
  Change *change = data;

  monev_actor_free (change->actor);
  forget (change->old);
  forget (change->fresh);
  g_free (change);
}

static const char *
text_of (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static void
say_rule (MonevPinDialog *self)
{
  GtkWidget *const rows[] = { self->old, self->fresh, self->again };
  g_autofree char *rule = g_strdup_printf (
      _("%d sampai %d angka atau huruf, tidak sama semua dan tidak berurutan seperti 123456."),
      MONEV_PIN_MIN, MONEV_PIN_MAX);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_widget_remove_css_class (rows[i], "error");
  gtk_label_set_text (self->message, rule);
  gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "dim-label");
}

static void
complain (MonevPinDialog *self, GtkWidget *row, const char *text)
{
  gtk_label_set_text (self->message, text);
  gtk_widget_add_css_class (row, "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->message), "dim-label");
  gtk_widget_grab_focus (row);
}

static void
on_changed (MonevPinDialog *self)
{
  if (gtk_widget_has_css_class (GTK_WIDGET (self->message), "error"))
    say_rule (self);
  gtk_widget_set_sensitive (self->save, *text_of (self->old) != '\0' && *text_of (self->fresh) != '\0'
                                            && *text_of (self->again) != '\0');
}

static gpointer
change_job (MonevDbJob *job, gpointer data, GError **error)
{
  Change *change = data;

  return monev_pin_change (monev_db_job_connection (job), change->actor, change->old,
                                 change->fresh, error)
             ? GINT_TO_POINTER (1) : NULL;
}

static void
on_done (gpointer owner, gpointer result, const GError *error)
{
  MonevPinDialog *self = owner;
  g_autofree char *text = NULL;

  gtk_spinner_set_spinning (self->spinner, FALSE);
  monev_busy_set (self->group, FALSE);
  gtk_widget_set_sensitive (self->save, TRUE);
  if (error == NULL)
    {
      g_signal_emit (self, signals[CHANGED], 0);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (g_error_matches (error, MONEV_ERROR, MONEV_ERROR_AUTH))
    complain (self, self->old, error->message);
  else
    {
      text = monev_error_text_line (error);
      complain (self, self->fresh, text);
    }
}

static void
on_save (MonevPinDialog *self)
{
  g_autoptr (GError) error = NULL;
  Change *change;

  if (!monev_pin_check (text_of (self->fresh), &error))
    complain (self, self->fresh, error->message);
  else if (!g_str_equal (text_of (self->fresh), text_of (self->again)))
    complain (self, self->again, _("Kedua PIN baru tidak sama. Ketik sekali lagi."));
  if (gtk_widget_has_css_class (GTK_WIDGET (self->message), "error")
      || monev_session_get_actor (self->session) == NULL)
    return;
  change = g_new0 (Change, 1);
  change->actor = monev_actor_copy (monev_session_get_actor (self->session));
  change->old = g_strdup (text_of (self->old));
  change->fresh = g_strdup (text_of (self->fresh));
  gtk_spinner_set_spinning (self->spinner, TRUE);
  monev_busy_set (self->group, TRUE);
  gtk_widget_set_sensitive (self->save, FALSE);
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { MONEV_DB_LANE_WRITE, change_job, change, free_change, NULL,
                                          self->cancellable },
                      on_done);
}

static void
monev_pin_dialog_dispose (GObject *object)
{
  MonevPinDialog *self = MONEV_PIN_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (monev_pin_dialog_parent_class)->dispose (object);
}

static void
monev_pin_dialog_finalize (GObject *object)
{
  g_object_unref (MONEV_PIN_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (monev_pin_dialog_parent_class)->finalize (object);
}

static void
monev_pin_dialog_class_init (MonevPinDialogClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_pin_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_pin_dialog_finalize;
  /** MonevPinDialog::changed: the new PIN holds. */
  signals[CHANGED] = g_signal_new ("changed", MONEV_TYPE_PIN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget, "/id/monev/Monev/ui/people/pin-dialog.ui");
  gtk_widget_class_bind_template_child (widget, MonevPinDialog, group);
  gtk_widget_class_bind_template_child (widget, MonevPinDialog, old);
  gtk_widget_class_bind_template_child (widget, MonevPinDialog, fresh);
  gtk_widget_class_bind_template_child (widget, MonevPinDialog, again);
  gtk_widget_class_bind_template_child (widget, MonevPinDialog, message);
  gtk_widget_class_bind_template_child (widget, MonevPinDialog, save);
  gtk_widget_class_bind_template_child (widget, MonevPinDialog, spinner);
  gtk_widget_class_bind_template_callback (widget, on_changed);
  gtk_widget_class_bind_template_callback (widget, on_save);
}

static void
monev_pin_dialog_init (MonevPinDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  say_rule (self);
  on_changed (self);
}

/** monev_pin_dialog_new: Returns: (transfer none): the dialog of who is logged in, not shown yet. */
GtkWidget *
monev_pin_dialog_new (MonevSession *session)
{
  MonevPinDialog *self = g_object_new (MONEV_TYPE_PIN_DIALOG, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
