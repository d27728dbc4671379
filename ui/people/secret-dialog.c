#include "secret-dialog.h"

#include "people/key-store.h"
#include "ui/common/busy.h"
#include "ui/common/error-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Letters on a recovery sheet, without the dashes. */
#define LETTERS 56

struct _MonevSecretDialog
{
  AdwWindow parent;
  GtkWidget *group;
  GtkWidget *code;
  GtkLabel *message;
  GtkWidget *save;
  GtkSpinner *spinner;
  MonevSession *session;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (MonevSecretDialog, monev_secret_dialog, ADW_TYPE_WINDOW)

enum
{
  KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
count_letters (const char *text)
{
  guint letters = 0;

  for (; *text != '\0'; text++)
    letters += g_ascii_isalnum (*text);
  return letters;
}

static void
say (MonevSecretDialog *self, const char *text, gboolean error)
{
  gtk_label_set_text (self->message, text);
  if (error)
    {
      gtk_widget_add_css_class (self->code, "error");
      gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
      gtk_widget_remove_css_class (GTK_WIDGET (self->message), "dim-label");
    }
  else
    {
      gtk_widget_remove_css_class (self->code, "error");
      gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
      gtk_widget_add_css_class (GTK_WIDGET (self->message), "dim-label");
    }
}

static void
on_changed (MonevSecretDialog *self)
{
  guint letters = count_letters (gtk_editable_get_text (GTK_EDITABLE (self->code)));
  g_autofree char *text = g_strdup_printf (_("%u dari %d huruf"), letters, LETTERS);

  say (self, text, FALSE);
  gtk_widget_set_sensitive (self->save, letters == LETTERS);
}

static gpointer
accept_job (MonevDbJob *job, gpointer data, GError **error)
{
  return monev_office_secret_accept (monev_db_job_connection (job), data, error)
             ? GINT_TO_POINTER (1) : NULL;
}

static void
forget (gpointer data)
{
  explicit_bzero (data, strlen (data));
  g_free (data);
}

static void
on_accepted (gpointer owner, gpointer result, const GError *error)
{
  MonevSecretDialog *self = owner;

  gtk_spinner_set_spinning (self->spinner, FALSE);
  monev_busy_set (self->group, FALSE);
  gtk_widget_set_sensitive (self->save, TRUE);
  if (error == NULL)
    {
      g_signal_emit (self, signals[KEPT], 0);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  say (self, error->message, TRUE);
  gtk_widget_grab_focus (self->code);
}

static void
on_save (MonevSecretDialog *self)
{
  char *code = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->code)));

  gtk_spinner_set_spinning (self->spinner, TRUE);
  monev_busy_set (self->group, TRUE);
  gtk_widget_set_sensitive (self->save, FALSE);
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { MONEV_DB_LANE_WRITE, accept_job, code, forget, NULL,
                                          self->cancellable },
                      on_accepted);
}

static void
monev_secret_dialog_dispose (GObject *object)
{
  MonevSecretDialog *self = MONEV_SECRET_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (monev_secret_dialog_parent_class)->dispose (object);
}

static void
monev_secret_dialog_finalize (GObject *object)
{
  g_object_unref (MONEV_SECRET_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (monev_secret_dialog_parent_class)->finalize (object);
}

static void
monev_secret_dialog_class_init (MonevSecretDialogClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_secret_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_secret_dialog_finalize;
  /** MonevSecretDialog::kept: the office secret lies on this computer now. */
  signals[KEPT] = g_signal_new ("kept", MONEV_TYPE_SECRET_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget, "/id/monev/Monev/ui/people/secret-dialog.ui");
  gtk_widget_class_bind_template_child (widget, MonevSecretDialog, group);
  gtk_widget_class_bind_template_child (widget, MonevSecretDialog, code);
  gtk_widget_class_bind_template_child (widget, MonevSecretDialog, message);
  gtk_widget_class_bind_template_child (widget, MonevSecretDialog, save);
  gtk_widget_class_bind_template_child (widget, MonevSecretDialog, spinner);
  gtk_widget_class_bind_template_callback (widget, on_changed);
  gtk_widget_class_bind_template_callback (widget, on_save);
}

static void
monev_secret_dialog_init (MonevSecretDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  on_changed (self);
  gtk_widget_grab_focus (self->code); /* not Batal, which stands first */
}

/** monev_secret_dialog_new: Returns: (transfer none): the dialog, not shown yet. */
GtkWidget *
monev_secret_dialog_new (MonevSession *session)
{
  MonevSecretDialog *self = g_object_new (MONEV_TYPE_SECRET_DIALOG, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
