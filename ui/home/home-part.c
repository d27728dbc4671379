#include "home-part.h"

struct _MonevHomePart
{
  GtkBox parent;
  GtkLabel *heading;
  GtkListBox *list;
  char *empty; /* nullable: without rows the part is not shown */
};

G_DEFINE_FINAL_TYPE (MonevHomePart, monev_home_part, GTK_TYPE_BOX)

static void
monev_home_part_finalize (GObject *object)
{
  g_free (MONEV_HOME_PART (object)->empty);
  G_OBJECT_CLASS (monev_home_part_parent_class)->finalize (object);
}

static void
monev_home_part_class_init (MonevHomePartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_home_part_finalize;
}

static void
monev_home_part_init (MonevHomePart *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  self->heading = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->heading, 0);
  gtk_widget_set_margin_start (GTK_WIDGET (self->heading), 4);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "monev-heading");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->heading, NULL, -1);
}

static void
show_empty (MonevHomePart *self)
{
  GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (self->empty);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (row, "monev-empty-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->list, row);
}

static gboolean
is_empty (MonevHomePart *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  return first == NULL || !ADW_IS_PREFERENCES_ROW (first);
}

static void
remove_rows (MonevHomePart *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/** monev_home_part_new: @empty: (nullable): the dim line while there is nothing; %NULL hides the part
 * then. Returns: (transfer floating). */
GtkWidget *
monev_home_part_new (const char *title, const char *empty)
{
  MonevHomePart *self = g_object_new (MONEV_TYPE_HOME_PART, NULL);

  gtk_label_set_text (self->heading, title);
  self->empty = g_strdup (empty);
  monev_home_part_clear (self);
  return GTK_WIDGET (self);
}

/** monev_home_part_clear: takes all rows away. */
void
monev_home_part_clear (MonevHomePart *self)
{
  g_return_if_fail (MONEV_IS_HOME_PART (self));

  remove_rows (self);
  gtk_widget_set_visible (GTK_WIDGET (self), self->empty != NULL);
  if (self->empty != NULL)
    show_empty (self);
}

/** monev_home_part_set_empty: clears the part; @empty: (nullable): as in monev_home_part_new(). */
void
monev_home_part_set_empty (MonevHomePart *self, const char *empty)
{
  char *copy = g_strdup (empty);

  g_return_if_fail (MONEV_IS_HOME_PART (self));
  g_free (self->empty);
  self->empty = copy;
  monev_home_part_clear (self);
}

/** monev_home_part_add: Returns: (transfer none): the new row at the end, plain text. */
GtkWidget *
monev_home_part_add (MonevHomePart *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  g_return_val_if_fail (MONEV_IS_HOME_PART (self), NULL);

  if (is_empty (self))
    remove_rows (self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_append (self->list, row);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  return row;
}

/** monev_home_part_append: @row: an #AdwPreferencesRow with a child of its own, at the end. */
void
monev_home_part_append (MonevHomePart *self, GtkWidget *row)
{
  g_return_if_fail (MONEV_IS_HOME_PART (self) && ADW_IS_PREFERENCES_ROW (row));

  if (is_empty (self))
    remove_rows (self);
  gtk_list_box_append (self->list, row);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/** monev_home_part_set_target: @subject: the reference table that the row leads to. */
void
monev_home_part_set_target (GtkWidget *row, const char *subject)
{
  g_return_if_fail (ADW_IS_ACTION_ROW (row));

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  /* The target first: an action that wants one complains of a row without. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", subject);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-reference");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
}

/** monev_home_part_set_figure: a figure at the right of the row. */
void
monev_home_part_set_figure (GtkWidget *row, const char *figure)
{
  GtkWidget *label = gtk_label_new (figure);

  g_return_if_fail (ADW_IS_ACTION_ROW (row));

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "heading");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}
