#include "month-view.h"
#include "ui/common/state.h"

#include <glib/gi18n.h>
#include <math.h>

#define HEAD 28
#define WEEKS 6
#define CELL_WIDTH 60
#define CELL_HEIGHT 84
#define FIGURE 24 /* the square that the figure of a day stands in */

struct _MonevMonthView
{
  GtkWidget parent;
  MonevYearView *year;
  MonevDate cursor; /* its month is shown */
};

enum
{
  DAY_ACTIVATED,
  MONTH_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevMonthView, monev_month_view, GTK_TYPE_WIDGET)

static MonevDate
first_of (MonevDate date)
{
  int day;

  monev_date_to_ymd (date, NULL, NULL, &day);
  return date - (MonevDate) day + 1;
}

static MonevDate
last_of (MonevDate date)
{
  int year, month;
  MonevDate next = 0;

  monev_date_to_ymd (date, &year, &month, NULL);
  monev_date_from_ymd (month == 12 ? year + 1 : year, month % 12 + 1, 1, &next);
  return next - 1;
}

static double
cell_width (MonevMonthView *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) / 7.0;
}

/* The corners of a cell lie on whole pixels, whatever the width is divided into. */
static GdkRectangle
cell_of (MonevMonthView *self, MonevDate date)
{
  MonevDate first = first_of (self->cursor);
  int place = monev_date_weekday (first) + (int) (date - first);
  double width = cell_width (self);
  int left = (int) floor (place % 7 * width), right = (int) floor ((place % 7 + 1) * width);

  return (GdkRectangle) { left, HEAD + place / 7 * CELL_HEIGHT, right - left, CELL_HEIGHT };
}

static PangoLayout *
new_layout (MonevMonthView *self, const char *text, double scale, gboolean bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

static void
draw_head (MonevMonthView *self, cairo_t *cr, const GdkRGBA *color)
{
  GdkRGBA dim = *color;

  dim.alpha *= 0.6f;
  gdk_cairo_set_source_rgba (cr, &dim);
  for (int i = 0; i < 7; i++)
    {
      g_autoptr (PangoLayout) layout = new_layout (self, monev_date_weekday_name (i), 0.85, TRUE);

      cairo_move_to (cr, floor (i * cell_width (self)) + 6, 4);
      pango_cairo_show_layout (cr, layout);
    }
}

static void
draw_ground (MonevMonthView *self, cairo_t *cr, const MonevDay *day, const GdkRectangle *cell,
             const GdkRGBA *color)
{
  MonevStateColors running;
  GdkRGBA line = *color;

  monev_state_colors (GTK_WIDGET (self), MONEV_STATE_RUNNING, &running);
  if (day->ramadan)
    {
      gdk_cairo_set_source_rgba (cr, &running.tint);
      cairo_rectangle (cr, cell->x, cell->y, cell->width, cell->height);
      cairo_fill (cr);
    }
  line.alpha *= 0.15f;
  gdk_cairo_set_source_rgba (cr, &line);
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, cell->x + 0.5, cell->y + 0.5, cell->width, cell->height);
  cairo_stroke (cr);
}

static GdkRGBA
figure_color (MonevMonthView *self, const MonevDay *day, const GdkRGBA *color)
{
  MonevStateColors error, running;
  GdkRGBA own = *color;

  monev_state_colors (GTK_WIDGET (self), MONEV_STATE_ERROR, &error);
  monev_state_colors (GTK_WIDGET (self), MONEV_STATE_RUNNING, &running);
  if (day->kind == MONEV_DAY_NATIONAL)
    return error.ink;
  if (day->ramadan && day->kind == MONEV_DAY_WORK)
    return running.text;
  if (day->kind == MONEV_DAY_REST)
    own.alpha *= 0.5f;
  return own;
}

static void
draw_figure (MonevMonthView *self, cairo_t *cr, MonevDate date, const MonevDay *day,
             const GdkRectangle *cell, const GdkRGBA *color)
{
  GdkRGBA own = figure_color (self, day, color);
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  int number, width, height;

  monev_date_to_ymd (date, NULL, NULL, &number);
  text = g_strdup_printf ("%d", number);
  layout = new_layout (self, text, 0.95, day->kind == MONEV_DAY_NATIONAL);
  pango_layout_get_pixel_size (layout, &width, &height);
  monev_year_view_draw_day (GTK_WIDGET (self), cr, day->kind, FALSE, cell->x + 4, cell->y + 4,
                            FIGURE);
  gdk_cairo_set_source_rgba (cr, &own);
  cairo_move_to (cr, cell->x + 4 + floor ((FIGURE - width) / 2.0),
                 cell->y + 4 + floor ((FIGURE - height) / 2.0));
  pango_cairo_show_layout (cr, layout);
}

/* What the day is called; a working day of Ramadan says so once a week, on its first day. */
static const char *
words_of (MonevDate date, const MonevDay *day)
{
  if (day->name != NULL)
    return day->name;
  return day->ramadan && monev_date_weekday (date) == 0 ? _("Ramadan") : NULL;
}

static void
draw_words (MonevMonthView *self, cairo_t *cr, MonevDate date, const MonevDay *day,
            const GdkRectangle *cell, const GdkRGBA *color)
{
  const char *words = words_of (date, day);
  g_autoptr (PangoLayout) layout = NULL;

  if (words == NULL)
    return;
  layout = new_layout (self, words, 0.75, FALSE);
  pango_layout_set_width (layout, MAX (cell->width - 10, 10) * PANGO_SCALE);
  pango_layout_set_height (layout, -3);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_move_to (cr, cell->x + 6, cell->y + FIGURE + 8);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_frame (MonevMonthView *self, cairo_t *cr, const GdkRectangle *cell, const GdkRGBA *color,
            double width)
{
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, width);
  cairo_rectangle (cr, cell->x + 2, cell->y + 2, cell->width - 3, cell->height - 3);
  cairo_stroke (cr);
}

static void
draw_cell (MonevMonthView *self, cairo_t *cr, MonevDate date, const GdkRGBA *color)
{
  const MonevDay *day = monev_year_view_day (self->year, date);
  GdkRectangle cell = cell_of (self, date);

  draw_ground (self, cr, day, &cell, color);
  draw_figure (self, cr, date, day, &cell, color);
  draw_words (self, cr, date, day, &cell, color);
  if (date == monev_year_view_get_today (self->year))
    draw_frame (self, cr, &cell, color, 1);
  if (date == self->cursor && gtk_widget_has_focus (GTK_WIDGET (self)))
    draw_frame (self, cr, &cell, color, 2);
}

static gboolean
is_filled (MonevMonthView *self)
{
  return monev_year_view_holds (self->year, self->cursor);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snap)
{
  MonevMonthView *self = MONEV_MONTH_VIEW (widget);
  GdkRGBA color;
  cairo_t *cr;

  if (!is_filled (self))
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  cr = gtk_snapshot_append_cairo (
      snap, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget) + 1,
                                 (float) gtk_widget_get_height (widget) + 1));
  draw_head (self, cr, &color);
  for (MonevDate date = first_of (self->cursor); date <= last_of (self->cursor); date++)
    draw_cell (self, cr, date, &color);
  cairo_destroy (cr);
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 7 * CELL_WIDTH;
      *natural = 7 * CELL_HEIGHT;
    }
  else
    *minimum = *natural = HEAD + WEEKS * CELL_HEIGHT + 1;
}

/** monev_month_view_day_at: @date: (out): untouched where %FALSE is returned. Returns: whether a day
 * stands at the place. */
gboolean
monev_month_view_day_at (MonevMonthView *self, double x, double y, MonevDate *date)
{
  if (!is_filled (self))
    return FALSE;
  for (MonevDate day = first_of (self->cursor); day <= last_of (self->cursor); day++)
    {
      GdkRectangle cell = cell_of (self, day);

      if (!gdk_rectangle_contains_point (&cell, (int) x, (int) y))
        continue;
      *date = day;
      return TRUE;
    }
  return FALSE;
}

static gboolean
query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  MonevMonthView *self = MONEV_MONTH_VIEW (widget);
  MonevDate date = self->cursor;
  g_autofree char *text = NULL;

  if (!is_filled (self) || (!keyboard && !monev_month_view_day_at (self, x, y, &date)))
    return FALSE;
  text = monev_year_view_describe (self->year, date);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
say_cursor (MonevMonthView *self)
{
  g_autofree char *text = monev_year_view_describe (self->year, self->cursor);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

/** monev_month_view_set_cursor: @date: a day of the year that is held; its month is shown. */
void
monev_month_view_set_cursor (MonevMonthView *self, MonevDate date)
{
  gboolean turned;

  if (!monev_year_view_holds (self->year, date))
    return;
  turned = !is_filled (self) || first_of (date) != first_of (self->cursor);
  self->cursor = date;
  say_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (turned)
    g_signal_emit (self, signals[MONTH_CHANGED], 0);
}

/** monev_month_view_get_cursor: Returns: the day that the keys move from. */
MonevDate
monev_month_view_get_cursor (MonevMonthView *self)
{
  return self->cursor;
}

/** monev_month_view_turn: @months: forth or back; stays within the year that is held. */
void
monev_month_view_turn (MonevMonthView *self, int months)
{
  int year, month, day;
  MonevDate first = 0;

  if (!is_filled (self))
    return;
  monev_date_to_ymd (self->cursor, &year, &month, &day);
  month = CLAMP (month + months, 1, 12);
  monev_date_from_ymd (year, month, 1, &first);
  monev_month_view_set_cursor (self, MIN (first + (MonevDate) day - 1, last_of (first)));
}

/** monev_month_view_get_title: Returns: (transfer full): "Maret 2026". */
char *
monev_month_view_get_title (MonevMonthView *self)
{
  int year, month;

  if (!is_filled (self))
    return g_strdup ("");
  monev_date_to_ymd (self->cursor, &year, &month, NULL);
  return g_strdup_printf ("%s %d", monev_date_month_name (month), year);
}

/** monev_month_view_refresh: the year holds other days now; another year is begun in the month that
 * it was left in. */
void
monev_month_view_refresh (MonevMonthView *self)
{
  MonevDate today = monev_year_view_get_today (self->year);
  int month = 1;
  MonevDate first = monev_year_view_get_first (self->year);

  if (!is_filled (self))
    {
      int year;

      if (self->cursor != 0)
        monev_date_to_ymd (self->cursor, NULL, &month, NULL);
      monev_date_to_ymd (first, &year, NULL, NULL);
      monev_date_from_ymd (year, month, 1, &first);
      monev_month_view_set_cursor (
          self, self->cursor == 0 && monev_year_view_holds (self->year, today) ? today : first);
    }
  say_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[MONTH_CHANGED], 0);
}

static void
on_pressed (GtkGestureClick *click, int n_press, double x, double y, gpointer data)
{
  MonevMonthView *self = data;
  MonevDate date;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!monev_month_view_day_at (self, x, y, &date))
    return;
  monev_month_view_set_cursor (self, date);
  g_signal_emit (self, signals[DAY_ACTIVATED], 0, (int) date);
}

static gboolean
move_by_key (MonevMonthView *self, guint keyval)
{
  static const struct
  {
    guint keyval;
    int days;
    int months;
  } moves[] = { { GDK_KEY_Left, -1, 0 },    { GDK_KEY_Right, 1, 0 },     { GDK_KEY_Up, -7, 0 },
                { GDK_KEY_Down, 7, 0 },     { GDK_KEY_Page_Up, 0, -1 },  { GDK_KEY_Page_Down, 0, 1 },
                { GDK_KEY_KP_Left, -1, 0 }, { GDK_KEY_KP_Right, 1, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      if (moves[i].keyval != keyval)
        continue;
      if (moves[i].months != 0)
        monev_month_view_turn (self, moves[i].months);
      else
        monev_month_view_set_cursor (self, self->cursor + moves[i].days);
      return TRUE;
    }
  return FALSE;
}

static gboolean
on_key_pressed (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
                gpointer data)
{
  MonevMonthView *self = data;

  if (!is_filled (self))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Home:
      monev_month_view_set_cursor (self, first_of (self->cursor));
      return TRUE;
    case GDK_KEY_End:
      monev_month_view_set_cursor (self, last_of (self->cursor));
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      g_signal_emit (self, signals[DAY_ACTIVATED], 0, (int) self->cursor);
      return TRUE;
    default:
      return move_by_key (self, keyval);
    }
}

static void
monev_month_view_dispose (GObject *object)
{
  g_clear_object (&MONEV_MONTH_VIEW (object)->year);
  G_OBJECT_CLASS (monev_month_view_parent_class)->dispose (object);
}

static void
monev_month_view_class_init (MonevMonthViewClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_month_view_dispose;
  widget->measure = measure;
  widget->snapshot = snapshot;
  widget->query_tooltip = query_tooltip;
  /** MonevMonthView::day-activated: a day (int, MonevDate) was clicked or entered. */
  signals[DAY_ACTIVATED] = g_signal_new ("day-activated", MONEV_TYPE_MONTH_VIEW, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  /** MonevMonthView::month-changed: another month is shown. */
  signals[MONTH_CHANGED] = g_signal_new ("month-changed", MONEV_TYPE_MONTH_VIEW, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
monev_month_view_init (MonevMonthView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Kalender bulan"), -1);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/** monev_month_view_new: @year: holds the days. Returns: (transfer floating): a view that is empty
 * until it is refreshed. */
GtkWidget *
monev_month_view_new (MonevYearView *year)
{
  MonevMonthView *self = g_object_new (MONEV_TYPE_MONTH_VIEW, NULL);

  self->year = g_object_ref (year);
  return GTK_WIDGET (self);
}
