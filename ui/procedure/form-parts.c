#include "form-parts.h"
#include "ui/common/date-entry.h"
#include "ui/common/text-field.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

static GtkWidget *
add_caption (GtkBox *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return label;
}

static GtkBox *
add_field (GtkBox *box, const char *label, GtkWidget *field)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *caption = add_caption (GTK_BOX (part), label, "monev-small");

  gtk_widget_add_css_class (caption, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (box, part);
  return GTK_BOX (part);
}

/** monev_form_section: Returns: (transfer none): a box under a heading, to put fields into. */
GtkWidget *
monev_form_section (GtkBox *box, const char *title)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  add_caption (GTK_BOX (section), title, "monev-heading");
  gtk_box_append (box, section);
  return section;
}

/** monev_form_entry: @changed: (swapped). Returns: (transfer none): one line. */
GtkWidget *
monev_form_entry (GtkBox *box, const char *label, GCallback changed, gpointer data)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkBox *part = add_field (box, label, entry);

  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_box_append (part, entry);
  g_signal_connect_swapped (entry, "changed", changed, data);
  return entry;
}

/** monev_form_date: @changed: (swapped). Returns: (transfer none): a MonevDateEntry. */
GtkWidget *
monev_form_date (GtkBox *box, const char *label, GCallback changed, gpointer data)
{
  GtkWidget *entry = monev_date_entry_new ();

  gtk_box_append (add_field (box, label, entry), entry);
  g_signal_connect_swapped (entry, "changed", changed, data);
  return entry;
}

static char *
date_in (GtkWidget *entry)
{
  GDate date;

  if (!monev_date_entry_get_date (MONEV_DATE_ENTRY (entry), &date))
    return g_strdup ("");
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
}

/** monev_form_get_date: Returns: (transfer full): YYYY-MM-DD as JSON, "" for none. */
json_t *
monev_form_get_date (GtkWidget *entry)
{
  g_autofree char *text = date_in (entry);

  return json_string (text);
}

/** monev_form_set_date: @text: YYYY-MM-DD; anything else is no date. What is being typed stays while
 * it says the same. */
void
monev_form_set_date (GtkWidget *entry, const char *text)
{
  g_autofree char *shown = date_in (entry);
  GDate date;
  int year, month, day;

  if (strcmp (shown, text) == 0)
    return;
  g_date_clear (&date, 1);
  if (sscanf (text, "%4d-%2d-%2d", &year, &month, &day) == 3
      && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  monev_date_entry_set_date (MONEV_DATE_ENTRY (entry), &date);
}

/** monev_form_text: @changed: (swapped). Returns: (transfer none): a GtkTextView in a frame. */
GtkWidget *
monev_form_text (GtkBox *box, const char *label, int height, GCallback changed, gpointer data)
{
  GtkWidget *view = gtk_text_view_new (), *scrolled = gtk_scrolled_window_new ();
  GtkBox *part = add_field (box, label, view);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 10);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 10);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), height);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  monev_text_field_dress (GTK_SCROLLED_WINDOW (scrolled));
  gtk_box_append (part, scrolled);
  g_signal_connect_swapped (buffer, "changed", changed, data);
  return view;
}

/** monev_form_check: @toggled: (swapped). Returns: (transfer none): */
GtkWidget *
monev_form_check (GtkBox *box, const char *label, GCallback toggled, gpointer data)
{
  GtkWidget *check = gtk_check_button_new_with_label (label);

  gtk_box_append (box, check);
  g_signal_connect_swapped (check, "toggled", toggled, data);
  return check;
}

/** monev_form_add_line: @add: (swapped), by the button or Return. Returns: (transfer none): the entry
 * in which something new is named. */
GtkWidget *
monev_form_add_line (GtkBox *box, const char *label, GCallback add, gpointer data)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Tambah"));

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_box_append (GTK_BOX (line), entry);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (box, line);
  g_signal_connect_swapped (entry, "activate", add, data);
  g_signal_connect_swapped (button, "clicked", add, data);
  return entry;
}

/** monev_form_set_entry: leaves the cursor alone where nothing changed. */
void
monev_form_set_entry (GtkWidget *entry, const char *text)
{
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/** monev_form_get_text: Returns: (transfer full): */
char *
monev_form_get_text (GtkWidget *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/** monev_form_set_text: leaves the cursor alone where nothing changed. */
void
monev_form_set_text (GtkWidget *view, const char *text)
{
  g_autofree char *before = monev_form_get_text (view);

  if (strcmp (before, text) != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

/** monev_form_get_lines: Returns: (transfer full): an array, empty lines left out. */
json_t *
monev_form_get_lines (GtkWidget *view)
{
  g_autofree char *text = monev_form_get_text (view);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  json_t *list = json_array ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      json_array_append_new (list, json_string (lines[i]));
  return list;
}

/* A line that was just begun says nothing yet: what is typed is left alone while it means the
 * same. */
static gboolean
means_the_same (GtkWidget *view, const char *const *lines)
{
  json_auto_t *typed = monev_form_get_lines (view);

  for (size_t i = 0; i < json_array_size (typed); i++)
    if (lines[i] == NULL || strcmp (lines[i], json_string_value (json_array_get (typed, i))) != 0)
      return FALSE;
  return lines[json_array_size (typed)] == NULL;
}

/** monev_form_set_lines: @lines: ends with NULL. */
void
monev_form_set_lines (GtkWidget *view, const char *const *lines)
{
  g_autofree char *text = NULL;

  if (means_the_same (view, lines))
    return;
  text = g_strjoinv ("\n", (char **) lines);
  monev_form_set_text (view, text);
}
