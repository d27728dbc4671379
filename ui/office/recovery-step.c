#include "recovery-step.h"

#include "recovery-print.h"
#include "ui/common/error-text.h"

#include <glib/gi18n.h>

#define GROUPS_IN_ROW 7

struct _MonevRecoveryStep
{
  AdwBin parent;
  GtkGrid *groups;
  GtkLabel *message;
  GtkWidget *save;
  GtkWidget *print;
  GtkCheckButton *kept;
  GtkWidget *asking;
  MonevRecoverySheet *sheet;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (MonevRecoveryStep, monev_recovery_step, ADW_TYPE_BIN)

enum
{
  KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
say (MonevRecoveryStep *self, const char *text, gboolean error)
{
  gtk_label_set_text (self->message, text);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->message), error ? "dim-label" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->message), error ? "error" : "dim-label");
}

typedef struct
{
  MonevRecoverySheet *sheet;
  char *path;
} Save;

static void
free_save (gpointer data)
{
  Save *save = data;

  monev_recovery_sheet_free (save->sheet);
  g_free (save->path);
  g_free (save);
}

static void
write_sheet (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Save *save = data;
  GError *error = NULL;

  if (monev_recovery_sheet_write (save->sheet, save->path, &error))
    g_task_return_pointer (task, g_strdup (save->path), g_free);
  else
    g_task_return_error (task, error);
}

static void
on_written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *text = NULL;

  if (path != NULL)
    text = g_strdup_printf (_("Tersimpan di %s. Cetak, lalu hapus berkasnya."), path);
  else
    text = g_strdup_printf ("%s %s", error->message, monev_error_text_advice (error));
  say (MONEV_RECOVERY_STEP (object), text, path == NULL);
}

/** monev_recovery_step_save: writes the sheet to @path and says how that went. */
void
monev_recovery_step_save (MonevRecoveryStep *self, const char *path)
{
  g_autoptr (GTask) task = NULL;
  Save *save;

  g_return_if_fail (MONEV_IS_RECOVERY_STEP (self) && self->sheet != NULL);

  save = g_new (Save, 1);
  *save = (Save) { monev_recovery_sheet_copy (self->sheet), g_strdup (path) };
  task = g_task_new (self, NULL, on_written, NULL);
  g_task_set_task_data (task, save, free_save);
  g_task_run_in_thread (task, write_sheet);
}

static void
on_place_chosen (MonevRecoveryStep *self, int response)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  if (file == NULL)
    return;
  path = g_file_get_path (file);
  if (path != NULL)
    monev_recovery_step_save (self, path);
  else
    say (self, _("Simpan ke folder di komputer ini atau di diska lepas."), TRUE);
}

static void
on_save (MonevRecoveryStep *self)
{
  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (
      _("Simpan Lembar Pemulihan"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      GTK_FILE_CHOOSER_ACTION_SAVE, _("_Simpan"), _("_Batal"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser),
                                     _("Lembar Pemulihan Monev.pdf"));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_place_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_printed (MonevRecoveryStep *self, GtkPrintOperationResult result, GtkPrintOperation *operation)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    say (self, _("Lembar dikirim ke pencetak."), FALSE);
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  text = g_strdup_printf (_("Tidak dapat mencetak (%s). Simpan lembarnya sebagai PDF."),
                          error != NULL ? error->message : "");
  say (self, text, TRUE);
}

static void
on_print (MonevRecoveryStep *self)
{
  g_autoptr (GtkPrintOperation) operation = monev_recovery_print_new (self->sheet);

  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_printed), self, G_CONNECT_SWAPPED);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL);
}

static void
on_kept (MonevRecoveryStep *self)
{
  g_signal_emit (self, signals[KEPT], 0, gtk_check_button_get_active (self->kept));
}

static void
monev_recovery_step_dispose (GObject *object)
{
  g_clear_object (&MONEV_RECOVERY_STEP (object)->chooser);
  G_OBJECT_CLASS (monev_recovery_step_parent_class)->dispose (object);
}

static void
monev_recovery_step_finalize (GObject *object)
{
  g_clear_pointer (&MONEV_RECOVERY_STEP (object)->sheet, monev_recovery_sheet_free);
  G_OBJECT_CLASS (monev_recovery_step_parent_class)->finalize (object);
}

static void
monev_recovery_step_class_init (MonevRecoveryStepClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_recovery_step_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_recovery_step_finalize;
  /** MonevRecoveryStep::kept: (gboolean): the sheet lies in a safe place. */
  signals[KEPT] = g_signal_new ("kept", MONEV_TYPE_RECOVERY_STEP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_set_template_from_resource (widget, "/id/monev/Monev/ui/office/recovery-step.ui");
  gtk_widget_class_bind_template_child (widget, MonevRecoveryStep, groups);
  gtk_widget_class_bind_template_child (widget, MonevRecoveryStep, message);
  gtk_widget_class_bind_template_child (widget, MonevRecoveryStep, save);
  gtk_widget_class_bind_template_child (widget, MonevRecoveryStep, print);
  gtk_widget_class_bind_template_child (widget, MonevRecoveryStep, kept);
  gtk_widget_class_bind_template_child (widget, MonevRecoveryStep, asking);
  gtk_widget_class_bind_template_callback (widget, on_save);
  gtk_widget_class_bind_template_callback (widget, on_print);
  gtk_widget_class_bind_template_callback (widget, on_kept);
}

static void
monev_recovery_step_init (MonevRecoveryStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** monev_recovery_step_set: its code is shown in groups. */
void
monev_recovery_step_set (MonevRecoveryStep *self, const MonevRecoverySheet *sheet)
{
  g_auto (GStrv) groups = g_strsplit (sheet->code, "-", -1);

  g_return_if_fail (MONEV_IS_RECOVERY_STEP (self) && self->sheet == NULL);

  self->sheet = monev_recovery_sheet_copy (sheet);
  for (int i = 0; groups[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (groups[i]);

      gtk_label_set_selectable (GTK_LABEL (label), FALSE); /* not to be pasted into a chat */
      gtk_widget_add_css_class (label, "monospace");
      gtk_grid_attach (self->groups, label, i % GROUPS_IN_ROW, i / GROUPS_IN_ROW, 1, 1);
    }
}

/** monev_recovery_step_set_asks: whether it asks if the sheet lies in a safe place. */
void
monev_recovery_step_set_asks (MonevRecoveryStep *self, gboolean asks)
{
  g_return_if_fail (MONEV_IS_RECOVERY_STEP (self));
  gtk_widget_set_visible (self->asking, asks);
}
