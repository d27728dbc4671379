#include "year-view.h"
#include "ui/common/state.h"

#include <glib/gi18n.h>
#include <math.h>

#define COLUMNS 3
#define ROWS 4
#define CELL_LEAST 18
#define GAP 20
#define HEAD 42 /* name of the month and the days of the week */

struct _MonevYearView
{
  GtkWidget parent;
  int year;
  MonevDay days[366];
  guint n_days;
  MonevDate first;
  MonevDate today;
  MonevDate cursor;
};

enum
{
  DAY_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevYearView, monev_year_view, GTK_TYPE_WIDGET)

typedef struct
{
  double cell;
  double x[COLUMNS];
  double y[ROWS];
} Place;

static Place
place_of (MonevYearView *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  Place place = { floor ((width - GAP * (COLUMNS - 1)) / (COLUMNS * 7)) };
  double month = place.cell * 7;
  double gap = (width - month * COLUMNS) / (COLUMNS - 1);

  for (int i = 0; i < COLUMNS; i++)
    place.x[i] = floor (i * (month + gap));
  for (int i = 0; i < ROWS; i++)
    place.y[i] = i * (HEAD + place.cell * 6 + 8);
  return place;
}

static MonevDate
month_first (MonevYearView *self, int month)
{
  MonevDate date = 0;

  monev_date_from_ymd (self->year, month, 1, &date);
  return date;
}

static void
day_origin (MonevYearView *self, const Place *place, MonevDate date, double *x, double *y)
{
  int month, day, offset;

  monev_date_to_ymd (date, NULL, &month, &day);
  offset = monev_date_weekday (month_first (self, month)) + day - 1;
  *x = place->x[(month - 1) % COLUMNS] + (offset % 7) * place->cell;
  *y = place->y[(month - 1) / COLUMNS] + HEAD + (offset / 7) * place->cell;
}

static void
set_color (cairo_t *cr, const GdkRGBA *color)
{
  gdk_cairo_set_source_rgba (cr, color);
}

static void
round_box (cairo_t *cr, double x, double y, double size, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + size - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + size - radius, y + size - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + size - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/** monev_year_view_draw_day: what stands behind the figure of a day: filled for libur nasional, a
 * frame for cuti bersama, a bar below for Ramadan; also for a legend. */
void
monev_year_view_draw_day (GtkWidget *widget, cairo_t *cr, MonevDayKind kind, gboolean ramadan,
                          double x, double y, double size)
{
  MonevStateColors error, question, running;
  double inner = size - 3;

  monev_state_colors (widget, MONEV_STATE_ERROR, &error);
  monev_state_colors (widget, MONEV_STATE_QUESTION, &question);
  monev_state_colors (widget, MONEV_STATE_RUNNING, &running);
  if (kind == MONEV_DAY_NATIONAL)
    {
      round_box (cr, x + 1.5, y + 1.5, inner, 5);
      set_color (cr, &error.fill);
      cairo_fill (cr);
    }
  else if (kind == MONEV_DAY_COLLECTIVE)
    {
      round_box (cr, x + 2.5, y + 2.5, inner - 2, 5);
      set_color (cr, &question.tint);
      cairo_fill_preserve (cr);
      set_color (cr, &question.mark);
      cairo_set_line_width (cr, 1.5);
      cairo_stroke (cr);
    }
  if (ramadan)
    {
      cairo_rectangle (cr, x, y + size - 3, size, 2);
      set_color (cr, &running.mark);
      cairo_fill (cr);
    }
}

static void
draw_text (MonevYearView *self, cairo_t *cr, const char *text, double x, double y, double width,
           gboolean bold, double scale)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int text_width, text_height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  cairo_move_to (cr, floor (width > 0 ? x + (width - text_width) / 2 : x),
                 floor (y - text_height / 2.0));
  pango_cairo_show_layout (cr, layout);
}

static void
draw_day (MonevYearView *self, cairo_t *cr, const Place *place, MonevDate date,
          const GdkRGBA *foreground)
{
  const MonevDay *day = monev_year_view_day (self, date);
  MonevStateColors error;
  GdkRGBA color = *foreground;
  char text[12];
  double x, y;
  int number;

  day_origin (self, place, date, &x, &y);
  monev_date_to_ymd (date, NULL, NULL, &number);
  monev_year_view_draw_day (GTK_WIDGET (self), cr, day->kind, day->ramadan, x, y, place->cell);
  monev_state_colors (GTK_WIDGET (self), MONEV_STATE_ERROR, &error);
  if (day->kind == MONEV_DAY_NATIONAL)
    color = error.ink;
  else if (day->kind == MONEV_DAY_REST)
    color.alpha *= 0.45f;
  set_color (cr, &color);
  g_snprintf (text, sizeof text, "%d", number);
  draw_text (self, cr, text, x, y + place->cell / 2, place->cell,
             day->kind == MONEV_DAY_NATIONAL || date == self->today, 0.85);
  if (date == self->today || (date == self->cursor && gtk_widget_has_focus (GTK_WIDGET (self))))
    {
      round_box (cr, x + 1.5, y + 1.5, place->cell - 3, 5);
      set_color (cr, foreground);
      cairo_set_line_width (cr, date == self->today ? 1 : 2);
      cairo_stroke (cr);
    }
}

static void
draw_month (MonevYearView *self, cairo_t *cr, const Place *place, int month,
            const GdkRGBA *foreground)
{
  static const char *const weekdays[] = { N_ ("Sn"), N_ ("Sl"), N_ ("Rb"), N_ ("Km"),
                                          N_ ("Jm"), N_ ("Sb"), N_ ("Mg") };
  double x = place->x[(month - 1) % COLUMNS], y = place->y[(month - 1) / COLUMNS];
  MonevDate first = month_first (self, month);
  MonevDate after = month == 12 ? self->first + (MonevDate) self->n_days
                                : month_first (self, month + 1);
  GdkRGBA dim = *foreground;

  dim.alpha *= 0.55f;
  set_color (cr, foreground);
  draw_text (self, cr, monev_date_month_name (month), x + 4, y + 10, 0, TRUE, 0.95);
  set_color (cr, &dim);
  for (int i = 0; i < 7; i++)
    draw_text (self, cr, _(weekdays[i]), x + i * place->cell, y + 30, place->cell, FALSE, 0.75);
  for (MonevDate date = first; date < after; date++)
    draw_day (self, cr, place, date, foreground);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snap)
{
  MonevYearView *self = MONEV_YEAR_VIEW (widget);
  Place place = place_of (self);
  GdkRGBA foreground;
  cairo_t *cr;

  if (self->n_days == 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &foreground);
  cr = gtk_snapshot_append_cairo (
      snap, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                 (float) gtk_widget_get_height (widget)));
  for (int month = 1; month <= 12; month++)
    draw_month (self, cr, &place, month, &foreground);
  cairo_destroy (cr);
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  int cell;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = COLUMNS * 7 * CELL_LEAST + GAP * (COLUMNS - 1);
      *natural = COLUMNS * 7 * 24 + GAP * (COLUMNS - 1);
      return;
    }
  cell = for_size > 0 ? (for_size - GAP * (COLUMNS - 1)) / (COLUMNS * 7) : CELL_LEAST;
  *minimum = *natural = ROWS * (HEAD + cell * 6 + 8);
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/** monev_year_view_day_at: @date: (out): untouched where %FALSE is returned. Returns: whether a day
 * stands at the place. */
gboolean
monev_year_view_day_at (MonevYearView *self, double x, double y, MonevDate *date)
{
  Place place = place_of (self);

  for (guint i = 0; i < self->n_days; i++)
    {
      double left, top;

      day_origin (self, &place, self->first + (MonevDate) i, &left, &top);
      if (x < left || y < top || x >= left + place.cell || y >= top + place.cell)
        continue;
      *date = self->first + (MonevDate) i;
      return TRUE;
    }
  return FALSE;
}

/** monev_year_view_describe: Returns: (transfer full): "Kamis, 19 Maret 2026: cuti bersama, …". */
char *
monev_year_view_describe (MonevYearView *self, MonevDate date)
{
  static const char *const words[MONEV_N_DAYS]
      = { N_ ("hari kerja"), N_ ("bukan hari kerja"), N_ ("libur nasional"), N_ ("cuti bersama") };
  const MonevDay *day = monev_year_view_day (self, date);
  g_autofree char *text = monev_date_format (date, MONEV_DATE_FULL);

  return g_strdup_printf ("%s: %s%s%s%s", text, _(words[day->kind]),
                          day->ramadan && day->kind == MONEV_DAY_WORK ? _(", jam kerja Ramadan")
                                                                      : "",
                          day->name != NULL ? ", " : "", day->name != NULL ? day->name : "");
}

static gboolean
query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  MonevYearView *self = MONEV_YEAR_VIEW (widget);
  g_autofree char *text = NULL;
  MonevDate date = self->cursor;

  if (self->n_days == 0 || (!keyboard && !monev_year_view_day_at (self, x, y, &date)))
    return FALSE;
  text = monev_year_view_describe (self, date);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
say_cursor (MonevYearView *self)
{
  g_autofree char *text = monev_year_view_describe (self, self->cursor);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

static void
move_to (MonevYearView *self, MonevDate date)
{
  self->cursor = CLAMP (date, self->first, self->first + (MonevDate) self->n_days - 1);
  say_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_pressed (GtkGestureClick *click, int n_press, double x, double y, gpointer data)
{
  MonevYearView *self = data;
  MonevDate date;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->n_days == 0 || !monev_year_view_day_at (self, x, y, &date))
    return;
  move_to (self, date);
  g_signal_emit (self, signals[DAY_ACTIVATED], 0, (int) date);
}

static gboolean
on_key_pressed (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
                gpointer data)
{
  MonevYearView *self = data;

  if (self->n_days == 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left:
      move_to (self, self->cursor - 1);
      return TRUE;
    case GDK_KEY_Right:
      move_to (self, self->cursor + 1);
      return TRUE;
    case GDK_KEY_Up:
      move_to (self, self->cursor - 7);
      return TRUE;
    case GDK_KEY_Down:
      move_to (self, self->cursor + 7);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      g_signal_emit (self, signals[DAY_ACTIVATED], 0, (int) self->cursor);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
clear_days (MonevYearView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->days); i++)
    g_clear_pointer (&self->days[i].name, g_free);
  self->n_days = 0;
}

static void
monev_year_view_finalize (GObject *object)
{
  clear_days (MONEV_YEAR_VIEW (object));
  G_OBJECT_CLASS (monev_year_view_parent_class)->finalize (object);
}

static void
monev_year_view_class_init (MonevYearViewClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = monev_year_view_finalize;
  widget->measure = measure;
  widget->snapshot = snapshot;
  widget->get_request_mode = get_request_mode;
  widget->query_tooltip = query_tooltip;
  /** MonevYearView::day-activated: a day (int, MonevDate) was clicked or entered. */
  signals[DAY_ACTIVATED] = g_signal_new ("day-activated", MONEV_TYPE_YEAR_VIEW, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_accessible_role (widget, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
monev_year_view_init (MonevYearView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Kalender tahun"), -1);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/** monev_year_view_new: Returns: (transfer floating): a view without a year yet. */
GtkWidget *
monev_year_view_new (void)
{
  return g_object_new (MONEV_TYPE_YEAR_VIEW, NULL);
}

static void
mark_holiday (MonevYearView *self, const MonevHoliday *holiday)
{
  MonevDate from = MAX (holiday->from, self->first);
  MonevDate until = MIN (holiday->until, self->first + (MonevDate) self->n_days - 1);

  for (MonevDate date = from; date <= until; date++)
    {
      MonevDay *day = &self->days[date - self->first];

      if (holiday->kind == MONEV_HOLIDAY_RAMADAN)
        {
          day->ramadan = TRUE;
          continue;
        }
      /* A libur nasional on a day of cuti bersama is the one that counts. */
      if (day->kind == MONEV_DAY_NATIONAL)
        continue;
      day->kind = holiday->kind == MONEV_HOLIDAY_NATIONAL ? MONEV_DAY_NATIONAL
                                                          : MONEV_DAY_COLLECTIVE;
      g_free (day->name);
      day->name = g_strdup (holiday->name);
    }
}

/** monev_year_view_set: @holidays: (element-type MonevHoliday); @today: is framed. */
void
monev_year_view_set (MonevYearView *self, int year, const MonevWorkTime *times,
                     const GPtrArray *holidays, MonevDate today)
{
  MonevDate next = 0;

  clear_days (self);
  self->year = year;
  self->today = today;
  monev_date_from_ymd (year, 1, 1, &self->first);
  monev_date_from_ymd (year + 1, 1, 1, &next);
  self->n_days = (guint) (next - self->first);
  for (guint i = 0; i < self->n_days; i++)
    self->days[i]
        = (MonevDay) { monev_work_time_is_working (times, self->first + (MonevDate) i)
                           ? MONEV_DAY_WORK
                           : MONEV_DAY_REST };
  for (guint i = 0; i < holidays->len; i++)
    mark_holiday (self, holidays->pdata[i]);
  /* What is only read anew leaves the cursor where it is. */
  move_to (self, monev_year_view_holds (self, self->cursor) ? self->cursor : today);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** monev_year_view_holds: Returns: whether @date is a day of the year that is shown. */
gboolean
monev_year_view_holds (MonevYearView *self, MonevDate date)
{
  return self->n_days > 0 && date >= self->first && date < self->first + (MonevDate) self->n_days;
}

/** monev_year_view_get_first: Returns: 1 January of the year that is shown. */
MonevDate
monev_year_view_get_first (MonevYearView *self)
{
  return self->first;
}

/** monev_year_view_get_today: Returns: the day that is framed. */
MonevDate
monev_year_view_get_today (MonevYearView *self)
{
  return self->today;
}

/** monev_year_view_day: Returns: (transfer none): how @date, a day of the year, stands. */
const MonevDay *
monev_year_view_day (MonevYearView *self, MonevDate date)
{
  g_return_val_if_fail (date >= self->first && date < self->first + (MonevDate) self->n_days, NULL);
  return &self->days[date - self->first];
}
