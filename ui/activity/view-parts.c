#include "view-parts.h"

/** monev_view_column: fills @view. Returns: (transfer none): a box of readable width that scrolls. */
GtkWidget *
monev_view_column (AdwBin *view)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_add_css_class (column, "monev-step");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 820);
  adw_clamp_set_child (ADW_CLAMP (clamp), column);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_bin_set_child (view, scrolled);
  return column;
}

/** monev_view_list: Returns: (transfer none): a list at the end of @column, below @title. */
GtkListBox *
monev_view_list (GtkWidget *column, const char *title)
{
  GtkWidget *head = gtk_label_new (title), *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_set_margin_top (head, 8);
  gtk_label_set_wrap (GTK_LABEL (head), TRUE);
  gtk_widget_add_css_class (head, "monev-heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (column), head);
  gtk_box_append (GTK_BOX (column), list);
  return GTK_LIST_BOX (list);
}

/** monev_view_clear: takes everything out of @column. */
void
monev_view_clear (GtkWidget *column)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (column)) != NULL)
    gtk_box_remove (GTK_BOX (column), child);
}

/** monev_view_dim: one line that says why nothing stands in @list. */
void
monev_view_dim (GtkListBox *list, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (row, "monev-empty-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (list, row);
}

/** monev_view_row: Returns: (transfer none): a new row at the end, plain text. */
GtkWidget *
monev_view_row (GtkListBox *list, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_append (list, row);
  return row;
}

/** monev_view_button: a flat button at the end of @row; @id: target of @action; @refused: (nullable):
 * why it may not be pressed. Returns: (transfer none). */
GtkWidget *
monev_view_button (GtkWidget *row, const char *icon, const char *label, const char *action,
                   const char *id, const char *refused)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (button, refused != NULL ? refused : label);
  /* An action would make it sensitive again. */
  if (refused != NULL)
    gtk_widget_set_sensitive (button, FALSE);
  else
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

static void
on_shown (GtkWidget *fields)
{
  gtk_widget_child_focus (fields, GTK_DIR_TAB_FORWARD);
}

/** monev_view_start_in: typing begins in the first of @fields when @window appears, not on the button
 * that stands first in its header. */
void
monev_view_start_in (GtkWindow *window, GtkWidget *fields)
{
  g_signal_connect_object (window, "map", G_CALLBACK (on_shown), fields,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}
