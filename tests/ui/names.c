#include "names.h"

#include <adwaita.h>

/* Controls that a person works, whose parts are theirs alone. */
static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget)
         || GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_PASSWORD_ENTRY (widget)
         || GTK_IS_SPIN_BUTTON (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_SWITCH (widget)
         || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SCALE (widget);
}

/* Rows of libadwaita and the buttons of the window name themselves or hand their title on. */
static gboolean
names_itself (GtkWidget *widget)
{
  return ADW_IS_ENTRY_ROW (widget) || ADW_IS_COMBO_ROW (widget) || GTK_IS_WINDOW_CONTROLS (widget)
         || GTK_IS_STACK_SWITCHER (widget) || ADW_IS_VIEW_SWITCHER (widget);
}

static gboolean
says_something (const char *text)
{
  return text != NULL && *text != '\0';
}

/* GTK hands the words of a button on by itself, and those of a label inside of it. */
static gboolean
has_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && says_something (gtk_label_get_text (GTK_LABEL (widget))))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_words (child))
      return TRUE;
  return FALSE;
}

static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  gboolean of_words = GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget)
                      || GTK_IS_CHECK_BUTTON (widget);

  /* What GTK 4.8 makes of "labelled-by" for a list that drops down is its type. */
  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL)
         || (!GTK_IS_DROP_DOWN (widget)
             && gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
         || (of_words && has_words (widget));
}

static void
look (GtkWidget *widget, const char *above, GPtrArray *found)
{
  g_autofree char *path = g_strconcat (above, "/", G_OBJECT_TYPE_NAME (widget), NULL);

  if (!gtk_widget_get_mapped (widget) || names_itself (widget))
    return;
  if (is_control (widget))
    {
      if (!has_name (widget))
        g_ptr_array_add (found, g_steal_pointer (&path));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look (child, path, found);
}

GPtrArray *
nameless_controls (GtkWidget *root)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  look (root, "", found);
  return found;
}
