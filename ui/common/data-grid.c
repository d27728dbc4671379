#include "data-grid-private.h"
#include "grid-focus.h"

#include <glib/gi18n.h>
#include <math.h>

enum
{
  PROP_0,
  PROP_SOURCE,
  PROP_ROW_HEIGHT,
  PROP_FROZEN,
  PROP_LINES,
  PROP_MENU_MODEL,
  PROP_PLACEHOLDER,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

enum
{
  ROW_ACTIVATED,
  CURSOR_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* GtkScrolledWindow adds the border to the least width it asks for. The columns that are held grow
 * with the width there is, so a left border of theirs would make the window wider at each layout. */
static gboolean
get_border (GtkScrollable *scrollable, GtkBorder *border)
{
  *border = (GtkBorder) { .top = MONEV_GRID_HEAD_HEIGHT };
  return TRUE;
}

static void
scrollable_iface_init (GtkScrollableInterface *iface)
{
  iface->get_border = get_border;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MonevDataGrid, monev_data_grid, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, scrollable_iface_init))

/* Whole pixels: text that lies between two of them is blurred. */
double
monev_data_grid_hscroll (MonevDataGrid *self)
{
  return self->hadjustment == NULL ? 0 : floor (gtk_adjustment_get_value (self->hadjustment));
}

/** monev_data_grid_vscroll: Returns: (transfer none): the adjustment of the rows. */
double
monev_data_grid_vscroll (MonevDataGrid *self)
{
  return self->vadjustment == NULL ? 0 : floor (gtk_adjustment_get_value (self->vadjustment));
}

/** monev_data_grid_page_rows: Returns: how many whole rows a page shows, at least one. */
int
monev_data_grid_page_rows (MonevDataGrid *self)
{
  return MAX (1, (gtk_widget_get_height (GTK_WIDGET (self)) - MONEV_GRID_HEAD_HEIGHT)
                     / self->row_height);
}

/** monev_data_grid_emit_cursor_changed: tells that the cursor stands elsewhere. */
void
monev_data_grid_emit_cursor_changed (MonevDataGrid *self)
{
  g_signal_emit (self, signals[CURSOR_CHANGED], 0);
}

/** monev_data_grid_emit_row_activated: tells that the row under the cursor was opened. */
void
monev_data_grid_emit_row_activated (MonevDataGrid *self, guint row)
{
  g_signal_emit (self, signals[ROW_ACTIVATED], 0, row);
}

/* Something stands elsewhere now: children follow, the rest is drawn anew. */
void
monev_data_grid_moved (MonevDataGrid *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
configure (GtkAdjustment *adjustment, double upper, double page, double step)
{
  double value;

  if (adjustment == NULL)
    return;
  upper = MAX (upper, page);
  value = CLAMP (gtk_adjustment_get_value (adjustment), 0, upper - page);
  gtk_adjustment_configure (adjustment, value, 0, upper, step, page * 0.9, page);
}

static void
configure_adjustments (MonevDataGrid *self, int width, int height)
{
  int held = monev_grid_layout_held (&self->layout);

  configure (self->hadjustment, monev_grid_layout_total (&self->layout) - held,
             MAX (0, width - held), 60);
  configure (self->vadjustment, (double) self->n_rows * self->row_height,
             MAX (0, height - MONEV_GRID_HEAD_HEIGHT), self->row_height);
}

static void
allocate_child (GtkWidget *child, int x, int y, int width, int height)
{
  int least, least_height;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  width = MAX (width, least);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &least_height, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, MAX (height, least_height) },
                            -1);
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MonevDataGrid *self = MONEV_DATA_GRID (widget);
  GdkRectangle area = { 0, 0, 1, 1 };

  monev_grid_layout_fit (&self->layout, width);
  configure_adjustments (self, width, height);
  if (self->has_cursor)
    monev_data_grid_get_cell_area (self, self->row, self->column, &area);
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    allocate_child (self->cells[i], area.x, area.y, area.width, area.height);
  monev_data_grid_allocate_edit (self);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
  if (self->head_menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->head_menu));
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  MonevDataGrid *self = MONEV_DATA_GRID (widget);
  int wanted = 0;

  for (guint i = 0; i < self->layout.n; i++)
    wanted += MAX (self->layout.wanted[i], MONEV_GRID_COLUMN_LEAST);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 120;
      *natural = CLAMP (wanted, 120, 800);
      return;
    }
  *minimum = MONEV_GRID_HEAD_HEIGHT + 2 * self->row_height;
  *natural = MONEV_GRID_HEAD_HEIGHT + (int) CLAMP (self->n_rows, 2, 12) * self->row_height;
}

static void
read_columns (MonevDataGrid *self)
{
  guint n = self->source == NULL ? 0 : monev_grid_source_get_n_columns (self->source);

  monev_grid_layout_clear (&self->layout);
  monev_grid_layout_init (&self->layout, n);
  self->layout.frozen = self->frozen;
  for (guint i = 0; i < n; i++)
    {
      MonevGridColumn column;

      monev_grid_source_get_column (self->source, i, &column);
      self->layout.wanted[i] = monev_data_grid_wanted_width (self, &column);
      self->layout.expand[i] = column.expand;
      self->layout.least[i] = column.least;
    }
  monev_grid_layout_fit (&self->layout, gtk_widget_get_width (GTK_WIDGET (self)));
}

/* Widths that were set by hand stay as long as the columns do. */
static void
follow_columns (MonevDataGrid *self)
{
  for (guint i = 0; i < self->layout.n; i++)
    {
      MonevGridColumn column;

      monev_grid_source_get_column (self->source, i, &column);
      if (!self->layout.by_hand[i])
        self->layout.wanted[i] = monev_data_grid_wanted_width (self, &column);
    }
  monev_grid_layout_fit (&self->layout, gtk_widget_get_width (GTK_WIDGET (self)));
}

static void
announce_size (MonevDataGrid *self)
{
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_COUNT,
                                  (int) self->n_rows, GTK_ACCESSIBLE_RELATION_COL_COUNT,
                                  (int) self->layout.n, -1);
}

static void
on_source_changed (MonevDataGrid *self)
{
  guint columns = self->source == NULL ? 0 : monev_grid_source_get_n_columns (self->source);

  monev_data_grid_stop_copy (self);
  self->n_rows = self->source == NULL ? 0 : monev_grid_source_get_n_rows (self->source);
  self->hover_row = MONEV_GRID_NO_ROW;
  if (columns != self->layout.n)
    read_columns (self);
  else
    follow_columns (self);
  configure_adjustments (self, gtk_widget_get_width (GTK_WIDGET (self)),
                         gtk_widget_get_height (GTK_WIDGET (self)));
  monev_data_grid_check_edit_row (self);
  monev_data_grid_follow_source (self);
  announce_size (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** monev_data_grid_set_source: @source: (nullable): what is shown from now on; the cursor goes to
 * its first cell. */
void
monev_data_grid_set_source (MonevDataGrid *self, MonevGridSource *source)
{
  g_return_if_fail (MONEV_IS_DATA_GRID (self));

  if (self->source == source)
    return;
  monev_data_grid_cancel_edit (self);
  monev_data_grid_hide_problem (self);
  g_clear_signal_handler (&self->changed_id, self->source);
  g_set_object (&self->source, source);
  self->sort_column = -1;
  self->has_cursor = FALSE;
  read_columns (self);
  if (source != NULL)
    self->changed_id
        = g_signal_connect_swapped (source, "changed", G_CALLBACK (on_source_changed), self);
  on_source_changed (self);
  g_object_notify (G_OBJECT (self), "source");
}

/** monev_data_grid_get_source: Returns: (transfer none) (nullable): what is shown. */
MonevGridSource *
monev_data_grid_get_source (MonevDataGrid *self)
{
  g_return_val_if_fail (MONEV_IS_DATA_GRID (self), NULL);
  return self->source;
}

/** monev_data_grid_set_frozen: the first @n_columns stay in view when the others scroll, as far as
 * there is room. */
void
monev_data_grid_set_frozen (MonevDataGrid *self, guint n_columns)
{
  g_return_if_fail (MONEV_IS_DATA_GRID (self));

  self->frozen = n_columns;
  self->layout.frozen = n_columns;
  monev_data_grid_moved (self);
}

/** monev_data_grid_set_menu_model: @model: (nullable): of the menu on a cell; the cursor is put
 * there first. */
void
monev_data_grid_set_menu_model (MonevDataGrid *self, GMenuModel *model)
{
  g_return_if_fail (MONEV_IS_DATA_GRID (self));

  if (!g_set_object (&self->menu_model, model))
    return;
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_object_notify (G_OBJECT (self), "menu-model");
}

/** monev_data_grid_set_placeholder: @text: (nullable): what stands there when no row does. */
void
monev_data_grid_set_placeholder (MonevDataGrid *self, const char *text)
{
  g_return_if_fail (MONEV_IS_DATA_GRID (self));

  g_free (self->placeholder);
  self->placeholder = g_strdup (text);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What stands before the column keeps its width, or its edge would run away from the pointer. */
void
monev_data_grid_resize_column (MonevDataGrid *self, guint column, int width)
{
  for (guint i = 0; i < column; i++)
    {
      self->layout.wanted[i] = self->layout.widths[i];
      self->layout.expand[i] = FALSE;
      self->layout.by_hand[i] = TRUE;
    }
  self->layout.by_hand[column] = TRUE;
  self->layout.wanted[column] = MAX (width, MONEV_GRID_COLUMN_LEAST);
  self->layout.expand[column] = FALSE;
  monev_data_grid_moved (self);
}

/**
 * monev_data_grid_get_cell_area:
 * @area: (out): where the cell stands in the grid, also when it is scrolled out of sight
 *
 * Returns: whether there is such a cell.
 */
gboolean
monev_data_grid_get_cell_area (MonevDataGrid *self, guint row, guint column, GdkRectangle *area)
{
  double y;

  g_return_val_if_fail (MONEV_IS_DATA_GRID (self), FALSE);

  if (row >= self->n_rows || column >= self->layout.n)
    return FALSE;
  y = MONEV_GRID_HEAD_HEIGHT + (double) row * self->row_height - monev_data_grid_vscroll (self);
  area->x = monev_grid_layout_x (&self->layout, column, monev_data_grid_hscroll (self));
  /* Far away rows would leave the range of an int. */
  area->y = (int) CLAMP (y, -100000, 100000);
  area->width = self->layout.widths[column];
  area->height = self->row_height;
  return TRUE;
}

/**
 * monev_data_grid_get_cell_at:
 * @row: (out): @column: (out): untouched where %FALSE is returned
 *
 * Returns: whether a cell stands at the place; its head is none.
 */
gboolean
monev_data_grid_get_cell_at (MonevDataGrid *self, double x, double y, guint *row, guint *column)
{
  gint at;
  double down;

  g_return_val_if_fail (MONEV_IS_DATA_GRID (self), FALSE);

  at = monev_grid_layout_column_at (&self->layout, x, monev_data_grid_hscroll (self));
  down = floor ((y - MONEV_GRID_HEAD_HEIGHT + monev_data_grid_vscroll (self)) / self->row_height);
  if (at < 0 || y < MONEV_GRID_HEAD_HEIGHT || down >= self->n_rows)
    return FALSE;
  *row = (guint) down;
  *column = (guint) at;
  return TRUE;
}

static void
scroll_axis (GtkAdjustment *adjustment, double from, double to)
{
  if (adjustment != NULL)
    gtk_adjustment_clamp_page (adjustment, from, to);
}

/** monev_data_grid_scroll_to: brings the cell into sight by the shortest way. */
void
monev_data_grid_scroll_to (MonevDataGrid *self, guint row, guint column)
{
  g_return_if_fail (MONEV_IS_DATA_GRID (self));

  if (row >= self->n_rows || column >= self->layout.n)
    return;
  scroll_axis (self->vadjustment, (double) row * self->row_height,
               (double) (row + 1) * self->row_height);
  /* Before there is a width, the columns have none either. */
  if (column >= self->layout.held && gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    {
      int held = monev_grid_layout_held (&self->layout);

      scroll_axis (self->hadjustment, self->layout.starts[column] - held,
                   self->layout.starts[column + 1] - held);
    }
}

/** monev_data_grid_sort: sorts by @column and shows it in its head; nothing where the source does
 * not sort by it. */
void
monev_data_grid_sort (MonevDataGrid *self, guint column, gboolean ascending)
{
  g_return_if_fail (MONEV_IS_DATA_GRID (self));

  if (!monev_data_grid_finish_edit (self))
    return;
  if (self->source == NULL || !monev_grid_source_sort (self->source, column, ascending))
    return;
  self->sort_column = (int) column;
  self->ascending = ascending;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (MonevDataGrid *self, GtkAdjustment **slot, GtkAdjustment *adjustment)
{
  if (adjustment != NULL && *slot == adjustment)
    return;
  if (*slot != NULL)
    g_signal_handlers_disconnect_by_func (*slot, monev_data_grid_moved, self);
  g_clear_object (slot);
  *slot = adjustment != NULL ? g_object_ref (adjustment)
                             : g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (*slot, "value-changed", G_CALLBACK (monev_data_grid_moved), self);
  monev_data_grid_moved (self);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  MonevDataGrid *self = MONEV_DATA_GRID (widget);

  if (self->editor != NULL)
    return gtk_widget_grab_focus (self->editor);
  return gtk_widget_grab_focus (self->cells[self->current]);
}

/* Tab enters the grid at its cursor and leaves it again; inside, the arrows move. */
static gboolean
focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static gboolean
query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  MonevDataGrid *self = MONEV_DATA_GRID (widget);
  MonevGridCell cell;
  GdkRectangle area;
  guint row = self->row, column = self->column;

  if (!keyboard && monev_data_grid_head_tip (self, x, y, tooltip))
    return TRUE;
  if (keyboard ? !self->has_cursor : !monev_data_grid_get_cell_at (self, x, y, &row, &column))
    return FALSE;
  monev_grid_source_get_cell (self->source, row, column, &cell);
  if (cell.tip == NULL && !monev_data_grid_cell_is_cut (self, row, column))
    return FALSE;
  monev_data_grid_get_cell_area (self, row, column, &area);
  monev_grid_source_get_cell (self->source, row, column, &cell);
  gtk_tooltip_set_text (tooltip, cell.tip != NULL ? cell.tip : cell.text);
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

static void
css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (monev_data_grid_parent_class)->css_changed (widget, change);
  monev_data_grid_forget_style (MONEV_DATA_GRID (widget));
}

static void
system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (monev_data_grid_parent_class)->system_setting_changed (widget, setting);
  monev_data_grid_forget_style (MONEV_DATA_GRID (widget));
}

static void
monev_data_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  MonevDataGrid *self = MONEV_DATA_GRID (object);

  switch (id)
    {
    case PROP_SOURCE:
      g_value_set_object (value, self->source);
      break;
    case PROP_ROW_HEIGHT:
      g_value_set_int (value, self->row_height);
      break;
    case PROP_FROZEN:
      g_value_set_uint (value, self->frozen);
      break;
    case PROP_LINES:
      g_value_set_boolean (value, self->lines);
      break;
    case PROP_MENU_MODEL:
      g_value_set_object (value, self->menu_model);
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, self->placeholder);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hpolicy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vpolicy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
monev_data_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  MonevDataGrid *self = MONEV_DATA_GRID (object);

  switch (id)
    {
    case PROP_SOURCE:
      monev_data_grid_set_source (self, g_value_get_object (value));
      break;
    case PROP_ROW_HEIGHT:
      self->row_height = g_value_get_int (value);
      break;
    case PROP_FROZEN:
      monev_data_grid_set_frozen (self, g_value_get_uint (value));
      break;
    case PROP_LINES:
      self->lines = g_value_get_boolean (value);
      break;
    case PROP_MENU_MODEL:
      monev_data_grid_set_menu_model (self, g_value_get_object (value));
      break;
    case PROP_PLACEHOLDER:
      monev_data_grid_set_placeholder (self, g_value_get_string (value));
      break;
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hpolicy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vpolicy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
  if (id == PROP_ROW_HEIGHT || id == PROP_LINES)
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
drop_adjustment (MonevDataGrid *self, GtkAdjustment **slot)
{
  if (*slot != NULL)
    g_signal_handlers_disconnect_by_data (*slot, self);
  g_clear_object (slot);
}

static void
monev_data_grid_dispose (GObject *object)
{
  MonevDataGrid *self = MONEV_DATA_GRID (object);

  monev_data_grid_stop_copy (self);
  g_clear_handle_id (&self->leave_id, g_source_remove);
  g_clear_signal_handler (&self->changed_id, self->source);
  g_clear_object (&self->source);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_pointer (&self->problem, gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->head_menu, gtk_widget_unparent);
  g_clear_object (&self->head_model);
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    g_clear_pointer (&self->cells[i], gtk_widget_unparent);
  g_clear_object (&self->menu_model);
  drop_adjustment (self, &self->hadjustment);
  drop_adjustment (self, &self->vadjustment);
  G_OBJECT_CLASS (monev_data_grid_parent_class)->dispose (object);
}

static void
monev_data_grid_finalize (GObject *object)
{
  MonevDataGrid *self = MONEV_DATA_GRID (object);

  for (guint i = 0; i < MONEV_N_STATES; i++)
    for (guint j = 0; j < 2; j++)
      g_clear_pointer (&self->glyphs[i][j], gsk_render_node_unref);
  g_clear_pointer (&self->texts, monev_grid_text_free);
  monev_grid_layout_clear (&self->layout);
  g_free (self->placeholder);
  g_free (self->edit_before);
  G_OBJECT_CLASS (monev_data_grid_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  g_object_class_install_property (
      object, PROP_SOURCE,
      g_param_spec_object ("source", NULL, NULL, MONEV_TYPE_GRID_SOURCE, flags));
  g_object_class_install_property (object, PROP_ROW_HEIGHT,
                                   g_param_spec_int ("row-height", NULL, NULL, 24, 96, 33, flags));
  g_object_class_install_property (object, PROP_FROZEN,
                                   g_param_spec_uint ("frozen", NULL, NULL, 0, G_MAXINT, 0, flags));
  g_object_class_install_property (object, PROP_LINES,
                                   g_param_spec_boolean ("lines", NULL, NULL, FALSE, flags));
  g_object_class_install_property (
      object, PROP_MENU_MODEL,
      g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL, flags));
  g_object_class_install_property (object, PROP_PLACEHOLDER,
                                   g_param_spec_string ("placeholder", NULL, NULL, NULL, flags));
  g_object_class_override_property (object, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
monev_data_grid_class_init (MonevDataGridClass *klass)
{
  GObjectClass *object = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  object->get_property = monev_data_grid_get_property;
  object->set_property = monev_data_grid_set_property;
  object->dispose = monev_data_grid_dispose;
  object->finalize = monev_data_grid_finalize;
  widget->snapshot = monev_data_grid_snapshot;
  widget->measure = measure;
  widget->size_allocate = size_allocate;
  widget->grab_focus = grab_focus;
  widget->focus = focus;
  widget->query_tooltip = query_tooltip;
  widget->css_changed = css_changed;
  widget->system_setting_changed = system_setting_changed;
  install_properties (object);
  gtk_widget_class_set_css_name (widget, "monevgrid");
  gtk_widget_class_set_accessible_role (widget, GTK_ACCESSIBLE_ROLE_GRID);

  /** MonevDataGrid::row-activated: Enter or a double click on the row (guint). */
  signals[ROW_ACTIVATED] = g_signal_new ("row-activated", MONEV_TYPE_DATA_GRID, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  /** MonevDataGrid::cursor-changed: the cursor or the selection moved. */
  signals[CURSOR_CHANGED] = g_signal_new ("cursor-changed", MONEV_TYPE_DATA_GRID, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* Two widgets take turns: each move of the cursor is a move of the focus, which screen readers
 * read. */
static void
add_focus_cells (MonevDataGrid *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    {
      self->cells[i] = monev_grid_focus_new ();
      gtk_widget_set_parent (self->cells[i], GTK_WIDGET (self));
    }
}

static void
monev_data_grid_init (MonevDataGrid *self)
{
  self->texts = monev_grid_text_new ();
  self->row_height = 33;
  self->sort_column = -1;
  self->hover_row = MONEV_GRID_NO_ROW;
  self->resizing = -1;
  self->pressed_head = -1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  add_focus_cells (self);
  monev_data_grid_add_input (self);
}

/** monev_data_grid_new: @source: (nullable). Returns: (transfer floating): a grid over @source. */
GtkWidget *
monev_data_grid_new (MonevGridSource *source)
{
  return g_object_new (MONEV_TYPE_DATA_GRID, "source", source, NULL);
}
