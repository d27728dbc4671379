#include "day-dialog.h"

#include "ui/common/date-entry.h"

#include <glib/gi18n.h>

#define DAY "monev-day"
#define TEXT "monev-text"
#define NEEDED "monev-needed"

static MonevDateEntry *
day_of (GtkWidget *dialog)
{
  return g_object_get_data (G_OBJECT (dialog), DAY);
}

static GtkEditable *
text_of (GtkWidget *dialog)
{
  return g_object_get_data (G_OBJECT (dialog), TEXT);
}

static void
check (GtkWidget *dialog)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (text_of (dialog))));
  gboolean needed = g_object_get_data (G_OBJECT (dialog), NEEDED) != NULL;
  GDate day;

  adw_message_dialog_set_response_enabled (
      ADW_MESSAGE_DIALOG (dialog), "accept",
      monev_date_entry_get_date (day_of (dialog), &day) && (!needed || *text != '\0'));
}

static void
add_field (GtkGrid *grid, int row, const char *label, GtkWidget *field)
{
  GtkWidget *name = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "dim-label");
  gtk_widget_set_hexpand (field, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_grid_attach (grid, name, 0, row, 1, 1);
  gtk_grid_attach (grid, field, 1, row, 1, 1);
}

static GtkWidget *
make_fields (GtkWidget *dialog, const MonevDayQuestion *question)
{
  GtkWidget *grid = gtk_grid_new (), *day = monev_date_entry_new ();
  GtkWidget *entry = gtk_entry_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  g_object_set_data (G_OBJECT (dialog), DAY, day);
  g_object_set_data (G_OBJECT (dialog), TEXT, entry);
  add_field (GTK_GRID (grid), 0, question->day, day);
  add_field (GTK_GRID (grid), 1, question->text, entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), question->usual != NULL ? question->usual : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  g_signal_connect_object (day, "changed", G_CALLBACK (check), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed", G_CALLBACK (check), dialog, G_CONNECT_SWAPPED);
  return grid;
}

static void
set_day (GtkWidget *dialog, MonevDate day)
{
  int year, month, nth;
  GDate date;

  monev_date_to_ymd (day, &year, &month, &nth);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) nth, (GDateMonth) month, (GDateYear) year);
  monev_date_entry_set_date (day_of (dialog), &date);
}

/** monev_day_dialog_set: as if it was typed. */
void
monev_day_dialog_set (GtkWidget *dialog, MonevDate day, const char *text)
{
  set_day (dialog, day);
  gtk_editable_set_text (text_of (dialog), text);
}

/** monev_day_dialog_get: @text: (out) (transfer full): without the space around it. Returns: the day. */
MonevDate
monev_day_dialog_get (GtkWidget *dialog, char **text)
{
  MonevDate day = 0;
  GDate date;

  if (monev_date_entry_get_date (day_of (dialog), &date))
    monev_date_from_ymd (g_date_get_year (&date), (int) g_date_get_month (&date),
                         g_date_get_day (&date), &day);
  *text = g_strstrip (g_strdup (gtk_editable_get_text (text_of (dialog))));
  return day;
}

/** monev_day_dialog_new: @day: that is offered. Returns: (transfer none): to be presented; it goes by
 * itself once it is answered. */
GtkWidget *
monev_day_dialog_new (GtkWindow *parent, const MonevDayQuestion *question, MonevDate day)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, question->heading, question->body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Batal"), "accept",
                                    question->accept, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), NEEDED, GINT_TO_POINTER (question->needed));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_fields (dialog, question));
  set_day (dialog, day);
  check (dialog);
  gtk_window_set_focus (GTK_WINDOW (dialog), GTK_WIDGET (text_of (dialog)));
  return dialog;
}
