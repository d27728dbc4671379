#include "data-grid-private.h"

static guint
stepped (guint from, int by, guint n)
{
  return (guint) CLAMP ((gint64) from + by, 0, (gint64) n - 1);
}

static gboolean
move_by (MonevDataGrid *self, int rows, int columns, gboolean extend)
{
  if (!self->has_cursor)
    return FALSE;
  monev_data_grid_set_cursor (self, stepped (self->row, rows, self->n_rows),
                              stepped (self->column, columns, self->layout.n), extend);
  return TRUE;
}

static gboolean
move_with_key (MonevDataGrid *self, guint keyval, gboolean control, gboolean extend)
{
  const int far = G_MAXINT / 2;
  int page = MAX (1, monev_data_grid_page_rows (self) - 1);

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move_by (self, control ? -far : -1, 0, extend);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move_by (self, control ? far : 1, 0, extend);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return move_by (self, 0, control ? -far : -1, extend);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return move_by (self, 0, control ? far : 1, extend);
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return move_by (self, -page, 0, extend);
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return move_by (self, page, 0, extend);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return move_by (self, control ? -far : 0, -far, extend);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return move_by (self, control ? far : 0, far, extend);
    default:
      return FALSE;
    }
}

static gboolean
act_with_control (MonevDataGrid *self, guint keyval, gboolean shift)
{
  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_a:
      monev_data_grid_select_all (self);
      return self->has_cursor;
    case GDK_KEY_c:
    case GDK_KEY_Insert:
      return monev_data_grid_copy (self, shift);
    default:
      return FALSE;
    }
}

static gboolean
open_menu_at_cursor (MonevDataGrid *self)
{
  GdkRectangle area;

  if (!self->has_cursor || !monev_data_grid_get_cell_area (self, self->row, self->column, &area))
    return FALSE;
  monev_data_grid_scroll_to (self, self->row, self->column);
  monev_data_grid_get_cell_area (self, self->row, self->column, &area);
  return monev_data_grid_popup_menu (self, area.x + area.width / 2, area.y + area.height / 2);
}

static gboolean
collapse (MonevDataGrid *self)
{
  MonevGridRange range;

  if (!monev_data_grid_get_selection (self, &range) || (range.n_rows == 1 && range.n_columns == 1))
    return FALSE;
  monev_data_grid_set_cursor (self, self->row, self->column, FALSE);
  return TRUE;
}

static gboolean
act_with_key (MonevDataGrid *self, guint keyval, gboolean shift)
{
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      monev_data_grid_emit_row_activated (self, self->row);
      return TRUE;
    case GDK_KEY_F2:
      return monev_data_grid_begin_edit (self, self->row, self->column, NULL);
    case GDK_KEY_BackSpace:
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      return monev_data_grid_begin_edit (self, self->row, self->column, "");
    case GDK_KEY_Escape:
      return collapse (self);
    case GDK_KEY_Menu:
      return open_menu_at_cursor (self);
    case GDK_KEY_F10:
      return shift && open_menu_at_cursor (self);
    default:
      return FALSE;
    }
}

static gboolean
type_with_key (MonevDataGrid *self, guint keyval)
{
  gunichar c = gdk_keyval_to_unicode (keyval);
  char text[7] = "";

  if (c == 0 || !g_unichar_isprint (c))
    return FALSE;
  g_unichar_to_utf8 (c, text);
  return monev_data_grid_begin_edit (self, self->row, self->column, text);
}

/** monev_data_grid_handle_key: Returns: whether the grid took the key. */
gboolean
monev_data_grid_handle_key (MonevDataGrid *self, guint keyval, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0, shift = (state & GDK_SHIFT_MASK) != 0;

  if (!self->has_cursor || self->editor != NULL || (state & (GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  if (move_with_key (self, keyval, control, shift))
    return TRUE;
  if (control)
    return act_with_control (self, keyval, shift);
  return act_with_key (self, keyval, shift) || type_with_key (self, keyval);
}

static gboolean
on_key_pressed (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
                gpointer data)
{
  return monev_data_grid_handle_key (data, keyval, state);
}

/** monev_data_grid_click_header: sorts by the column that was clicked, or turns its order around.
 */
void
monev_data_grid_click_header (MonevDataGrid *self, double x)
{
  gint column = monev_grid_layout_column_at (&self->layout, x, monev_data_grid_hscroll (self));
  MonevGridColumn spec;

  if (column < 0 || self->source == NULL)
    return;
  monev_grid_source_get_column (self->source, (guint) column, &spec);
  if (spec.sortable)
    monev_data_grid_sort (self, (guint) column,
                          self->sort_column == column ? !self->ascending : TRUE);
  else
    monev_data_grid_popup_head (self, x);
}

/* The column whose edge lies at the place, if it may be resized; -1 otherwise. */
static gint
edge_at (MonevDataGrid *self, double x, double y)
{
  gint column = y >= MONEV_GRID_HEAD_HEIGHT || self->source == NULL
                    ? -1
                    : monev_grid_layout_edge_at (&self->layout, x, monev_data_grid_hscroll (self));
  MonevGridColumn spec;

  if (column < 0)
    return -1;
  monev_grid_source_get_column (self->source, (guint) column, &spec);
  return spec.resizable ? column : -1;
}

static gint
head_at (MonevDataGrid *self, double x, double y)
{
  if (y < 0 || y >= MONEV_GRID_HEAD_HEIGHT)
    return -1;
  return monev_grid_layout_column_at (&self->layout, x, monev_data_grid_hscroll (self));
}

/* What the head at the place says beyond its title; returns whether there is something. */
gboolean
monev_data_grid_head_tip (MonevDataGrid *self, int x, int y, GtkTooltip *tooltip)
{
  gint column = head_at (self, x, y);
  MonevGridColumn spec;

  if (column < 0 || self->source == NULL)
    return FALSE;
  monev_grid_source_get_column (self->source, (guint) column, &spec);
  if (spec.tip != NULL)
    gtk_tooltip_set_text (tooltip, spec.tip);
  return spec.tip != NULL;
}

static void
on_pressed (GtkGestureClick *click, int n_press, double x, double y, gpointer data)
{
  MonevDataGrid *self = data;
  gint edge = edge_at (self, x, y);
  guint row, column;

  self->pressed_head = edge < 0 ? head_at (self, x, y) : -1;
  if (edge >= 0 && n_press == 2)
    monev_data_grid_resize_column (self, (guint) edge,
                                   monev_data_grid_natural_width (self, (guint) edge));
  if (!monev_data_grid_get_cell_at (self, x, y, &row, &column)
      || !monev_data_grid_finish_edit (self))
    return;
  if (n_press == 2)
    monev_data_grid_emit_row_activated (self, row);
}

static void
on_released (GtkGestureClick *click, int n_press, double x, double y, gpointer data)
{
  MonevDataGrid *self = data;

  if (self->pressed_head >= 0 && self->pressed_head == head_at (self, x, y))
    monev_data_grid_click_header (self, x);
  self->pressed_head = -1;
}

/* The nearest cell, also beyond the edges: dragging out of the grid goes on selecting. */
static void
nearest_cell (MonevDataGrid *self, double x, double y, guint *row, guint *column)
{
  double right = MIN (gtk_widget_get_width (GTK_WIDGET (self)),
                      monev_grid_layout_total (&self->layout) - monev_data_grid_hscroll (self));
  double down = (y - MONEV_GRID_HEAD_HEIGHT + monev_data_grid_vscroll (self)) / self->row_height;
  gint at = monev_grid_layout_column_at (&self->layout, CLAMP (x, 0, right - 1),
                                         monev_data_grid_hscroll (self));

  *row = (guint) CLAMP (down, 0, self->n_rows - 1.0);
  *column = (guint) MAX (at, 0);
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, gpointer data)
{
  MonevDataGrid *self = data;
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));
  guint row, column;

  self->resizing = edge_at (self, x, y);
  self->dragging = FALSE;
  if (self->resizing >= 0)
    {
      self->resize_from = self->layout.widths[self->resizing];
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
      return;
    }
  if (!monev_data_grid_get_cell_at (self, x, y, &row, &column)
      || !monev_data_grid_finish_edit (self))
    return;
  self->dragging = TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  monev_data_grid_set_cursor (self, row, column, (state & GDK_SHIFT_MASK) != 0);
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, gpointer data)
{
  MonevDataGrid *self = data;
  double x, y;
  guint row, column;

  if (self->resizing >= 0)
    {
      monev_data_grid_resize_column (self, (guint) self->resizing, self->resize_from + (int) dx);
      return;
    }
  gtk_gesture_drag_get_start_point (drag, &x, &y);
  if (!self->dragging || !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy))
    return;
  nearest_cell (self, x + dx, y + dy, &row, &column);
  if (row != self->row || column != self->column)
    monev_data_grid_set_cursor (self, row, column, TRUE);
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, gpointer data)
{
  MonevDataGrid *self = data;

  self->resizing = -1;
  self->dragging = FALSE;
}

static void
hover (MonevDataGrid *self, guint row)
{
  if (self->hover_row == row)
    return;
  self->hover_row = row;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, gpointer data)
{
  MonevDataGrid *self = data;
  guint row = MONEV_GRID_NO_ROW, column;

  monev_data_grid_get_cell_at (self, x, y, &row, &column);
  hover (self, row);
  gtk_widget_set_cursor_from_name (
      GTK_WIDGET (self), self->resizing >= 0 || edge_at (self, x, y) >= 0 ? "col-resize" : NULL);
}

static void
on_leave (GtkEventControllerMotion *motion, gpointer data)
{
  hover (data, MONEV_GRID_NO_ROW);
}

static GtkWidget *
make_menu (MonevDataGrid *self, GMenuModel *model)
{
  GtkWidget *menu = gtk_popover_menu_new_from_model (model);

  gtk_widget_set_parent (menu, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  return menu;
}

/* Returns whether there is a menu to open. */
gboolean
monev_data_grid_popup_menu (MonevDataGrid *self, double x, double y)
{
  if (self->menu_model == NULL || self->editor != NULL)
    return FALSE;
  if (self->menu == NULL)
    self->menu = make_menu (self, self->menu_model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
  return TRUE;
}

/** monev_data_grid_set_head_menu: @model: (nullable): of the menu on the head of a column that is not
 * sorted by; the cursor is put into the column first. */
void
monev_data_grid_set_head_menu (MonevDataGrid *self, GMenuModel *model)
{
  g_return_if_fail (MONEV_IS_DATA_GRID (self));

  if (g_set_object (&self->head_model, model))
    g_clear_pointer (&self->head_menu, gtk_widget_unparent);
}

/* The menu of the column whose head lies at @x, with the cursor in that column. Returns whether there
 * is one. */
gboolean
monev_data_grid_popup_head (MonevDataGrid *self, double x)
{
  gint column = monev_grid_layout_column_at (&self->layout, x, monev_data_grid_hscroll (self));

  if (self->head_model == NULL || column < 0 || !self->has_cursor)
    return FALSE;
  if (self->head_menu == NULL)
    self->head_menu = make_menu (self, self->head_model);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  monev_data_grid_set_cursor (self, self->row, (guint) column, FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->head_menu),
                               &(GdkRectangle) { (int) x, MONEV_GRID_HEAD_HEIGHT, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->head_menu));
  return TRUE;
}

static void
open_menu_at (MonevDataGrid *self, double x, double y)
{
  guint row, column;
  MonevGridRange range;

  if (head_at (self, x, y) >= 0 && monev_data_grid_popup_head (self, x))
    return;
  if (!monev_data_grid_get_cell_at (self, x, y, &row, &column)
      || !monev_data_grid_finish_edit (self))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!monev_data_grid_get_selection (self, &range) || row - range.row >= range.n_rows
      || column - range.column >= range.n_columns)
    monev_data_grid_set_cursor (self, row, column, FALSE);
  monev_data_grid_popup_menu (self, x, y);
}

static void
on_secondary_pressed (GtkGestureClick *click, int n_press, double x, double y, gpointer data)
{
  open_menu_at (data, x, y);
}

static void
on_long_pressed (GtkGestureLongPress *press, double x, double y, gpointer data)
{
  open_menu_at (data, x, y);
}

static void
on_focus_moved (GtkEventController *controller, gpointer data)
{
  gtk_widget_queue_draw (GTK_WIDGET (data));
}

static void
add_pointer (MonevDataGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = gtk_gesture_click_new (), *second = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new (), *press = gtk_gesture_long_press_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (second), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  gtk_gesture_group (drag, click);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  g_signal_connect (second, "pressed", G_CALLBACK (on_secondary_pressed), self);
  g_signal_connect (press, "pressed", G_CALLBACK (on_long_pressed), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (second));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (press));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, motion);
}

/** monev_data_grid_add_input: gives @self its keys, clicks, drags and scrolling. */
void
monev_data_grid_add_input (MonevDataGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (),
                     *focus = gtk_event_controller_focus_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect (focus, "enter", G_CALLBACK (on_focus_moved), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_focus_moved), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  add_pointer (self);
}
