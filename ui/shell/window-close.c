#include "window-private.h"

#include <glib/gi18n.h>

/** monev_window_free_hold: frees a reason not to close. */
void
monev_window_free_hold (MonevHold *hold)
{
  g_clear_object (&hold->cancellable);
  g_free (hold->what);
  g_free (hold);
}

/**
 * monev_window_hold:
 * @what: the work that is under way, as a title: "Impor pegawai"
 * @cancellable: (nullable): how to stop it
 *
 * Closing the window asks first, as long as work is under way.
 *
 * Returns: a number for monev_window_release().
 */
guint
monev_window_hold (MonevWindow *self, const char *what, GCancellable *cancellable)
{
  MonevHold *hold;

  g_return_val_if_fail (MONEV_IS_WINDOW (self) && what != NULL, 0);

  hold = g_new0 (MonevHold, 1);
  hold->id = ++self->last_hold;
  hold->what = g_strdup (what);
  g_set_object (&hold->cancellable, cancellable);
  g_ptr_array_add (self->holds, hold);
  return hold->id;
}

static void
close_when_idle (MonevWindow *self)
{
  if (self->holds->len > 0)
    return;
  if (self->question != NULL)
    gtk_window_close (GTK_WINDOW (self->question));
  if (self->closing)
    gtk_window_destroy (GTK_WINDOW (self));
}

/** monev_window_release: the work is over; a window that waited for it closes. */
void
monev_window_release (MonevWindow *self, guint hold)
{
  g_return_if_fail (MONEV_IS_WINDOW (self));

  for (guint i = 0; i < self->holds->len; i++)
    {
      MonevHold *held = g_ptr_array_index (self->holds, i);

      if (held->id != hold)
        continue;
      g_ptr_array_remove_index (self->holds, i);
      close_when_idle (self);
      return;
    }
}

static void
cancel_all (MonevWindow *self)
{
  self->closing = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->stages), FALSE);
  for (guint i = 0; i < self->holds->len; i++)
    {
      MonevHold *hold = g_ptr_array_index (self->holds, i);

      if (hold->cancellable != NULL)
        g_cancellable_cancel (hold->cancellable);
    }
  close_when_idle (self);
}

static void
on_response (MonevWindow *self, const char *response)
{
  self->question = NULL;
  if (g_str_equal (response, "cancel-work"))
    cancel_all (self);
}

/* Work that cannot be cancelled is waited for: cutting it off might lose it. */
static void
ask (MonevWindow *self)
{
  MonevHold *hold = g_ptr_array_index (self->holds, self->holds->len - 1);
  g_autofree char *heading = g_strdup_printf (_("%s masih berjalan"), hold->what);
  gboolean can_stop = hold->cancellable != NULL;

  self->question = adw_message_dialog_new (
      GTK_WINDOW (self), heading,
      can_stop ? _(
          "Tunggu sampai selesai, atau batalkan lalu tutup. Yang sudah tersimpan tidak hilang.")
               : _("Jendela ditutup setelah pekerjaan ini selesai."));
  adw_message_dialog_add_responses (
      ADW_MESSAGE_DIALOG (self->question), "wait", _("_Tunggu"), "cancel-work",
      can_stop ? _("_Batalkan dan Tutup") : _("Tutup Setelah _Selesai"), NULL);
  if (can_stop)
    adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (self->question), "cancel-work",
                                                ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (self->question), "wait");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (self->question), "wait");
  g_signal_connect_object (self->question, "response", G_CALLBACK (on_response), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->question));
}

/** monev_window_close_request: Returns: whether the window must stay: work runs, or a desk keeps
 * what was typed. */
gboolean
monev_window_close_request (GtkWindow *window)
{
  MonevWindow *self = MONEV_WINDOW (window);

  if (self->closing && self->holds->len > 0)
    return TRUE;
  if (self->holds->len > 0)
    {
      if (self->question == NULL)
        ask (self);
      return TRUE;
    }
  return !monev_window_pop_desks (self);
}
