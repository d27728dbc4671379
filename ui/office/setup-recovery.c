/* The last step: the sheet is shown until somebody says that it lies in a safe place. */
#include "setup-private.h"

#include "ui/common/error-text.h"

#include <glib/gi18n.h>

/* On disk, so that the step comes back when the program ends before the sheet is kept. */
static void
write_mark (GTask *task, gpointer source, gpointer database, GCancellable *cancellable)
{
  gboolean kept = g_object_get_data (G_OBJECT (task), "kept") != NULL;
  GError *error = NULL;

  if (kept ? monev_recovery_sheet_set_kept (database, &error)
           : monev_recovery_sheet_await (database, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_marked (GObject *object, GAsyncResult *result, gpointer data)
{
  MonevSetupPage *self = MONEV_SETUP_PAGE (object);
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  monev_setup_set_working (self, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next), self->kept);
  if (error != NULL)
    {
      g_autofree char *text = monev_error_text_line (error);

      monev_setup_say_failure (self, text);
    }
}

static void
on_kept (MonevSetupPage *self, gboolean kept)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_marked, NULL);

  self->kept = kept;
  monev_setup_set_working (self, TRUE);
  g_object_set_data (G_OBJECT (task), "kept", GINT_TO_POINTER (kept));
  g_task_set_task_data (task, g_strdup (self->database_id), g_free);
  g_task_run_in_thread (task, write_mark);
}

/** monev_setup_build_recovery: builds the step that shows the sheet. */
GtkWidget *
monev_setup_build_recovery (MonevSetupPage *self)
{
  self->recovery = g_object_new (MONEV_TYPE_RECOVERY_STEP, NULL);
  g_signal_connect_object (self->recovery, "kept", G_CALLBACK (on_kept), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->recovery);
}

/** monev_setup_set_sheet: what the step shows; whether it was kept is remembered by its database. */
void
monev_setup_set_sheet (MonevSetupPage *self, const MonevRecoverySheet *sheet)
{
  self->database_id = g_strdup (sheet->database_id);
  monev_recovery_step_set (self->recovery, sheet);
}

static gboolean
close_window (gpointer window)
{
  gtk_window_close (window);
  return G_SOURCE_REMOVE;
}

/* GTK 4.8: a dialog does not survive that the window below it goes while it still answers. */
static void
on_answer (MonevSetupPage *self, const char *response)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->question = NULL;
  if (!g_str_equal (response, "leave") || !GTK_IS_WINDOW (root))
    return;
  self->leaving = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT, close_window, g_object_ref (root), g_object_unref);
}

static void
ask (MonevSetupPage *self, GtkWindow *window)
{
  self->question = adw_message_dialog_new (
      window, _("Lembar pemulihan belum disimpan"),
      _("Tanpa lembar ini, kunci kantor hilang bila komputer rusak. Simpan atau cetak lembarnya, "
        "lalu beri tanda centang. Bila jendela ditutup sekarang, langkah ini muncul lagi saat "
        "Monev dibuka."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (self->question), "stay", _("_Kembali"),
                                    "leave", _("_Tutup"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (self->question), "leave",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (self->question), "stay");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (self->question), "stay");
  g_signal_connect_object (self->question, "response", G_CALLBACK (on_answer), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->question));
}

/** monev_setup_on_close: Returns: whether the window must stay, since the sheet is not kept. */
gboolean
monev_setup_on_close (MonevSetupPage *self, GtkWindow *window)
{
  if (self->step != MONEV_SETUP_RECOVERY || self->kept || self->leaving)
    return FALSE;
  if (self->question == NULL)
    ask (self, window);
  return TRUE;
}
