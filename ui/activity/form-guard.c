#include "form-guard.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  MonevFormAsk ask;
  gboolean given_up; /* what was typed may go */
  GtkWidget *question; /* weak */
} Guard;

static void
guard_free (gpointer data)
{
  Guard *guard = data;

  g_clear_weak_pointer (&guard->question);
  g_free (guard);
}

static Guard *
guard_of (GtkWindow *form)
{
  return g_object_get_data (G_OBJECT (form), "monev-guard");
}

static gboolean
close_later (gpointer form)
{
  gtk_window_close (form);
  return G_SOURCE_REMOVE;
}

/* The question, which still speaks here, lets go of @form while it goes: it has to go first. */
static void
on_answer (GtkWindow *form, const char *response)
{
  Guard *guard = guard_of (form);

  if (guard == NULL || strcmp (response, "discard") != 0)
    return;
  guard->given_up = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT, close_later, g_object_ref (form), g_object_unref);
}

static void
ask_first (GtkWindow *form, Guard *guard)
{
  GtkWidget *question = adw_message_dialog_new (form, _("Buang yang sudah diketik?"),
                                                _("Isian ini belum disimpan."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "stay", _("_Lanjut Mengisi"),
                                    "discard", _("_Buang"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (question), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (question), "stay");
  g_signal_connect_object (question, "response", G_CALLBACK (on_answer), form, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&guard->question, question);
  gtk_window_present (GTK_WINDOW (question));
}

/* Whether @form stays, for now at least. */
static gboolean
holds (GtkWindow *form)
{
  Guard *guard = guard_of (form);
  MonevFormState state = guard->given_up ? MONEV_FORM_SAME : guard->ask (GTK_WIDGET (form));

  if (state == MONEV_FORM_CHANGED && guard->question == NULL)
    ask_first (form, guard);
  return state != MONEV_FORM_SAME;
}

static gboolean
on_escape (GtkWidget *content, GVariant *arguments, gpointer form)
{
  if (!ADW_IS_MESSAGE_DIALOG (form) || !holds (form))
    gtk_window_close (form);
  return TRUE;
}

static void
add_key (GtkShortcutController *keys, const char *trigger, GtkShortcutAction *action)
{
  gtk_shortcut_controller_add_shortcut (
      keys, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), action));
}

/**
 * monev_form_guard:
 * @form: with its content
 * @ask: how it stands, asked whenever it is to be closed
 *
 * The buttons of an AdwMessageDialog close it by the same signal as the keys do: there only Escape
 * asks, and its "Batal" is an answer.
 */
void
monev_form_guard (GtkWindow *form, MonevFormAsk ask)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  Guard *guard = g_new0 (Guard, 1);

  g_return_if_fail (gtk_window_get_child (form) != NULL);

  guard->ask = ask;
  g_object_set_data_full (G_OBJECT (form), "monev-guard", guard, guard_free);
  add_key (GTK_SHORTCUT_CONTROLLER (keys), "Escape",
           gtk_callback_action_new (on_escape, form, NULL));
  add_key (GTK_SHORTCUT_CONTROLLER (keys), "<Control>s",
           gtk_named_action_new ("default.activate"));
  add_key (GTK_SHORTCUT_CONTROLLER (keys), "<Control>Return|<Control>KP_Enter",
           gtk_named_action_new ("default.activate"));
  /* The content is asked before the window, which has an Escape of its own. */
  gtk_widget_add_controller (gtk_window_get_child (form), keys);
  if (!ADW_IS_MESSAGE_DIALOG (form))
    g_signal_connect (form, "close-request", G_CALLBACK (holds), NULL);
}
