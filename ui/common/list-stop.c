#include "list-stop.h"

struct _MonevListStop
{
  AdwBin parent;
};

G_DEFINE_FINAL_TYPE (MonevListStop, monev_list_stop, ADW_TYPE_BIN)

static gboolean
focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *list = adw_bin_get_child (ADW_BIN (widget));
  GtkListBoxRow *row;

  if (list == NULL)
    return FALSE;
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return gtk_widget_child_focus (list, direction);
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (list));
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0);
  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
monev_list_stop_class_init (MonevListStopClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = focus;
}

static void
monev_list_stop_init (MonevListStop *self)
{
}

/** monev_list_stop_new: Returns: (transfer floating): a single stop of Tab around @list. */
GtkWidget *
monev_list_stop_new (GtkListBox *list)
{
  return g_object_new (MONEV_TYPE_LIST_STOP, "child", list, NULL);
}
