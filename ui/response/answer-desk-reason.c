#include "answer-desk-reason.h"

#include <glib/gi18n.h>

static void
on_reason (GtkWidget *owner, const char *response, GtkWidget *dialog)
{
  GtkWidget *entry = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));
  MonevAnswerReasonFunc done
      = (MonevAnswerReasonFunc) g_object_get_data (G_OBJECT (dialog), "done");

  if (!g_str_equal (response, "cancel"))
    done (owner, response, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
on_typed (GtkWidget *entry)
{
  GtkWidget *dialog = GTK_WIDGET (gtk_widget_get_root (entry));
  const char *state = g_object_get_data (G_OBJECT (dialog), "state");

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), state,
                                           *gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0');
}

/** monev_answer_ask_reason: @done: hears what was typed, unless it is given up or @owner goes. */
void
monev_answer_ask_reason (GtkWidget *owner, const char *heading, const char *state,
                         const char *button, MonevAnswerReasonFunc done)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (owner)), heading,
                                              _("Alasannya disimpan bersama jawaban."));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Alasan"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Alasan"), -1);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Batal"), state,
                                    button, NULL);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), state, FALSE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), state);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "state", g_strdup (state), g_free);
  g_object_set_data (G_OBJECT (dialog), "done", (gpointer) done);
  g_signal_connect (entry, "changed", G_CALLBACK (on_typed), NULL);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_reason), owner, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}
