#include "grid-focus.h"

/* Around the label, because a GtkLabel takes the focus only where its text can be selected, and
 * would then keep the arrow keys for itself. */
struct _MonevGridFocus
{
  GtkWidget parent;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (MonevGridFocus, monev_grid_focus, GTK_TYPE_WIDGET)

static void
monev_grid_focus_dispose (GObject *object)
{
  g_clear_pointer (&MONEV_GRID_FOCUS (object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS (monev_grid_focus_parent_class)->dispose (object);
}

static void
monev_grid_focus_class_init (MonevGridFocusClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_grid_focus_dispose;
  gtk_widget_class_set_layout_manager_type (widget, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
monev_grid_focus_init (MonevGridFocus *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/** monev_grid_focus_new: Returns: (transfer floating): a cell that says nothing yet. */
GtkWidget *
monev_grid_focus_new (void)
{
  return g_object_new (MONEV_TYPE_GRID_FOCUS, NULL);
}

/** monev_grid_focus_set: @text: "title of the column: text of the cell"; @row: @column: counted
 * from 0. */
void
monev_grid_focus_set (MonevGridFocus *self, const char *text, guint row, guint column)
{
  g_return_if_fail (MONEV_IS_GRID_FOCUS (self));

  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_INDEX,
                                  (int) row + 1, GTK_ACCESSIBLE_RELATION_COL_INDEX,
                                  (int) column + 1, -1);
}

/** monev_grid_focus_get_text: Returns: (transfer none): what is read aloud. */
const char *
monev_grid_focus_get_text (MonevGridFocus *self)
{
  g_return_val_if_fail (MONEV_IS_GRID_FOCUS (self), "");
  return gtk_label_get_text (GTK_LABEL (self->label));
}
