#include "text-dialog.h"

#include "form-guard.h"
#include "ui/common/text-field.h"

#include <glib/gi18n.h>

#define FIELD "monev-field"
#define FIRST "monev-first" /* what stood there before anybody typed */

/** monev_text_dialog_get_text: Returns: (transfer full): the answer, without the space around it. */
char *
monev_text_dialog_get_text (GtkWidget *dialog)
{
  GtkWidget *field = g_object_get_data (G_OBJECT (dialog), FIELD);
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (GTK_IS_EDITABLE (field))
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (field))));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (field));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/** monev_text_dialog_set_text: as if @text was typed. */
void
monev_text_dialog_set_text (GtkWidget *dialog, const char *text)
{
  GtkWidget *field = g_object_get_data (G_OBJECT (dialog), FIELD);

  if (GTK_IS_EDITABLE (field))
    gtk_editable_set_text (GTK_EDITABLE (field), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), text, -1);
}

static MonevFormState
ask_state (GtkWidget *dialog)
{
  g_autofree char *text = monev_text_dialog_get_text (dialog);

  return g_strcmp0 (text, g_object_get_data (G_OBJECT (dialog), FIRST)) != 0 ? MONEV_FORM_CHANGED
                                                                           : MONEV_FORM_SAME;
}

static void
on_typed (GtkWidget *dialog)
{
  g_autofree char *text = monev_text_dialog_get_text (dialog);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept", *text != '\0');
}

static GtkWidget *
make_line (GtkWidget *dialog, gboolean needed)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  g_object_set_data (G_OBJECT (dialog), FIELD, entry);
  if (needed)
    g_signal_connect_object (entry, "changed", G_CALLBACK (on_typed), dialog, G_CONNECT_SWAPPED);
  return entry;
}

static GtkWidget *
make_lines (GtkWidget *dialog, gboolean needed)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_widget_set_size_request (scrolled, 380, 110);
  gtk_widget_add_css_class (scrolled, "card");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  g_object_set_data (G_OBJECT (dialog), FIELD, view);
  monev_text_field_on_enter (view, "default.activate");
  if (needed)
    g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                             G_CALLBACK (on_typed), dialog, G_CONNECT_SWAPPED);
  return scrolled;
}

/** monev_text_dialog_new: @typed: (nullable): what stands in it at first. Returns: (transfer none):
 * to be presented; it goes by itself once it is answered. */
GtkWidget *
monev_text_dialog_new (GtkWindow *parent, const MonevTextQuestion *question, const char *typed)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, question->heading, question->body);
  GtkWidget *shown = question->line ? make_line (dialog, question->needed)
                                    : make_lines (dialog, question->needed);
  GtkWidget *field = g_object_get_data (G_OBJECT (dialog), FIELD);

  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  question->label, -1);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Batal"), "accept",
                                    question->accept, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), shown);
  if (typed != NULL)
    monev_text_dialog_set_text (dialog, typed);
  if (question->needed)
    on_typed (dialog);
  g_object_set_data_full (G_OBJECT (dialog), FIRST, monev_text_dialog_get_text (dialog), g_free);
  monev_form_guard (GTK_WINDOW (dialog), ask_state);
  gtk_window_set_focus (GTK_WINDOW (dialog), field);
  return dialog;
}
