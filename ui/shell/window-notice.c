#include "window-private.h"

typedef struct
{
  MonevWindow *window; /* outlives its toasts */
  MonevWindowCallback callback;
  gpointer data;
  GDestroyNotify destroy;
} Undo;

static void
free_undo (gpointer data, GClosure *closure)
{
  Undo *undo = data;

  if (undo->destroy != NULL)
    undo->destroy (undo->data);
  g_free (undo);
}

static void
on_toast_clicked (AdwToast *toast, gpointer data)
{
  Undo *undo = data;

  undo->callback (undo->window, undo->data);
}

static void
replace (AdwToast **place, AdwToast *toast)
{
  if (*place != NULL)
    adw_toast_dismiss (*place);
  g_set_weak_pointer (place, toast);
}

/**
 * monev_window_toast:
 * @button: (nullable): what the toast offers: "Urungkan"
 * @callback: (nullable): what that does
 *
 * Says in passing that something is done. The newest is shown at once: it takes the place of the one of
 * its kind, so that it is always the last act that can be taken back; an offer comes back behind a
 * word that came between.
 */
void
monev_window_toast (MonevWindow *self, const char *text, const char *button,
                    MonevWindowCallback callback, gpointer data, GDestroyNotify destroy)
{
  g_autofree char *safe = NULL;
  AdwToast *toast;
  Undo *undo;

  g_return_if_fail (MONEV_IS_WINDOW (self) && text != NULL);

  safe = g_markup_escape_text (text, -1); /* the title of a toast is markup */
  toast = adw_toast_new (safe);
  undo = g_new0 (Undo, 1);
  *undo = (Undo) { self, callback, data, destroy };
  if (button != NULL && callback != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_timeout (toast, 8);
      g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_toast_clicked), undo,
                             free_undo, 0);
      replace (&self->offer, toast);
    }
  else
    {
      free_undo (undo, NULL);
      replace (&self->word, toast);
    }
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/** monev_window_free_notice: frees a notice and its data. */
void
monev_window_free_notice (MonevNotice *notice)
{
  if (notice->destroy != NULL)
    notice->destroy (notice->data);
  g_free (notice->key);
  g_free (notice->text);
  g_free (notice->button);
  g_free (notice);
}

static void
show_last (MonevWindow *self)
{
  MonevNotice *notice
      = self->notices->len == 0 ? NULL : g_ptr_array_index (self->notices, self->notices->len - 1);

  gtk_info_bar_set_revealed (self->notice_bar, notice != NULL);
  if (notice == NULL)
    return;
  gtk_info_bar_set_message_type (self->notice_bar, notice->type);
  gtk_label_set_text (self->notice_text, notice->text);
  gtk_widget_set_visible (GTK_WIDGET (self->notice_button), notice->button != NULL);
  if (notice->button != NULL)
    gtk_button_set_label (self->notice_button, notice->button);
}

/** monev_window_on_notice_clicked: does what the topmost notice offers. */
void
monev_window_on_notice_clicked (MonevWindow *self)
{
  MonevNotice *notice;

  if (self->notices->len == 0)
    return;
  notice = g_ptr_array_index (self->notices, self->notices->len - 1);
  if (notice->callback != NULL)
    notice->callback (self, notice->data);
}

static gboolean
remove_notice (MonevWindow *self, const char *key)
{
  for (guint i = 0; i < self->notices->len; i++)
    {
      MonevNotice *notice = g_ptr_array_index (self->notices, i);

      if (g_str_equal (notice->key, key))
        return g_ptr_array_remove_index (self->notices, i) != NULL;
    }
  return FALSE;
}

/**
 * monev_window_set_notice:
 * @key: what it is about ("server"); a later one with the same key replaces it
 * @button: (nullable): what can be done: "Coba Lagi"
 *
 * Something that lasts: the server is away, the clock was set back, the database is damaged. It
 * stands at the foot of the window until it is cleared; the one set last is in front.
 */
void
monev_window_set_notice (MonevWindow *self, const char *key, GtkMessageType type, const char *text,
                         const char *button, MonevWindowCallback callback, gpointer data,
                         GDestroyNotify destroy)
{
  MonevNotice *notice;

  g_return_if_fail (MONEV_IS_WINDOW (self) && key != NULL && text != NULL);

  remove_notice (self, key);
  notice = g_new0 (MonevNotice, 1);
  *notice = (MonevNotice) { g_strdup (key), type, g_strdup (text), g_strdup (button),
                            callback,       data, destroy };
  g_ptr_array_add (self->notices, notice);
  show_last (self);
}

/** monev_window_clear_notice: what @key was about is over. */
void
monev_window_clear_notice (MonevWindow *self, const char *key)
{
  g_return_if_fail (MONEV_IS_WINDOW (self) && key != NULL);

  if (remove_notice (self, key))
    show_last (self);
}
