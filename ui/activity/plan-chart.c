#include "plan-chart.h"

#include "activity-words.h"
#include "base/instant.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define DAYS_A_WEEK 7
#define MOST_TICKS 24
#define PIXELS_PER_MM (96 / 25.4)
#define HEAD_MM 10 /* legend, dates; its title stands over it */
#define ROW_MM 5

enum
{
  PLANNED,
  DONE,
  RUNNING,
  PAST
};

struct _MonevPlanChart
{
  GtkWidget parent;
  MonevChart *chart;
  guint n_rows;
};

G_DEFINE_FINAL_TYPE (MonevPlanChart, monev_plan_chart, GTK_TYPE_WIDGET)

/* ---- the model ---- */

typedef struct
{
  const MonevActivityData *data;
  MonevChart *chart;
  gint64 origin; /* local minute */
  gint64 end;
} Line;

/* Where an instant stands on the line of working time, in minutes. */
static double
place (const Line *line, gint64 instant)
{
  gint64 minute = monev_office_clock_minute (&line->data->clock, instant);

  return (double) monev_work_time_elapsed (line->data->clock.work, line->origin,
                                           MAX (minute, line->origin), NULL);
}

static double
place_of_day (const Line *line, MonevDate date)
{
  gint64 minute = (gint64) date * MONEV_MINUTES_PER_DAY;

  return (double) monev_work_time_elapsed (line->data->clock.work, line->origin,
                                           CLAMP (minute, line->origin, line->end), NULL);
}

static void
add_actual (Line *line, const MonevActivityStep *step, guint row)
{
  gboolean over = step->state == MONEV_STEP_DONE;
  gint64 until = over ? step->finished_at
                 : line->data->activity->ended_at != 0 ? line->data->activity->ended_at
                                                       : line->data->activity->now;
  double from = place (line, step->started_at), to = place (line, until), due;

  if (step->started_at == 0 || step->state == MONEV_STEP_SKIPPED)
    return;
  due = step->planned_due != 0 ? place (line, step->planned_due) : to;
  if (from < due)
    monev_chart_add_span (line->chart, row, over ? DONE : RUNNING, from, MIN (to, due));
  if (to > due)
    monev_chart_add_span (line->chart, row, PAST, MAX (from, due), to);
}

static void
add_step (Line *line, const MonevActivityStep *step)
{
  g_autofree char *again
      = g_strdup_printf ("%s (%d)", step->step->number, (int) step->round);
  guint row = monev_chart_add_category (line->chart, step->round > 1 ? again : step->step->number);
  double from = place (line, step->planned_start);

  monev_chart_add_span (line->chart, row, PLANNED, from,
                        step->planned_due != 0 ? place (line, step->planned_due) : from);
  add_actual (line, step, row);
}

/* At the beginning of weeks, or of every second, third … where there are many. */
static void
add_ticks (Line *line)
{
  MonevDate first = monev_minute_to_date (line->origin, NULL);
  MonevDate last = monev_minute_to_date (line->end, NULL);
  int weeks = (last - first) / DAYS_A_WEEK + 1, step = DAYS_A_WEEK * (weeks / MOST_TICKS + 1);

  for (MonevDate date = first - monev_date_weekday (first); date <= last; date += step)
    {
      MonevDate shown = MAX (date, first);
      g_autofree char *label = monev_date_format (shown, MONEV_DATE_SHORT);

      monev_chart_add_tick (line->chart, place_of_day (line, shown), label);
    }
}

static void
add_bands (Line *line)
{
  for (guint i = 0; i < line->data->ramadan->len; i++)
    {
      const MonevHoliday *ramadan = line->data->ramadan->pdata[i];
      double from = place_of_day (line, ramadan->from);
      double to = place_of_day (line, ramadan->until + 1);

      if (to > from)
        monev_chart_add_band (line->chart, from, to, _("Ramadan"));
    }
}

static void
find_ends (Line *line)
{
  const MonevActivity *activity = line->data->activity;
  gint64 first = activity->start_at, last = activity->start_at;

  for (guint i = 0; i < activity->steps->len; i++)
    {
      const MonevActivityStep *step = activity->steps->pdata[i];

      first = MIN (first, step->started_at != 0 ? step->started_at : first);
      last = MAX (last, MAX (step->planned_due, step->finished_at));
    }
  if (activity->state == MONEV_ACTIVITY_RUNNING)
    last = MAX (last, activity->now);
  line->origin = monev_office_clock_minute (&line->data->clock, first);
  line->end = monev_office_clock_minute (&line->data->clock, last);
}

/** monev_plan_chart_make: Returns: (transfer full): a bar for the plan of each step, one for what was
 * done, and the part past the plan apart. */
MonevChart *
monev_plan_chart_make (const MonevActivityData *data)
{
  MonevChart *chart = monev_chart_new (MONEV_CHART_TIMELINE, NULL);
  Line line = { data, chart, 0, 0 };

  monev_chart_add_series (chart, _("Rencana"), MONEV_CHART_GREY, 0);
  monev_chart_add_series (chart, _("Selesai"), MONEV_CHART_GREEN, 1);
  monev_chart_add_series (chart, _("Berjalan"), MONEV_CHART_BLUE, 1);
  monev_chart_add_series (chart, _("Lewat rencana"), MONEV_CHART_ORANGE, 1);
  find_ends (&line);
  for (guint i = 0; i < data->activity->steps->len; i++)
    add_step (&line, data->activity->steps->pdata[i]);
  add_ticks (&line);
  add_bands (&line);
  if (data->activity->state == MONEV_ACTIVITY_RUNNING)
    monev_chart_set_now (chart, place (&line, data->activity->now), _("hari ini"));
  return chart;
}

/* ---- the widget ---- */

static void
monev_plan_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MonevPlanChart *self = MONEV_PLAN_CHART (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const PangoFontDescription *font
      = pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  const MonevChartLook look = {
    pango_font_description_get_family (font), 8,
    adw_style_manager_get_dark (adw_style_manager_get_default ())
  };
  MonevPageCanvas canvas = { NULL, width / PIXELS_PER_MM, height / PIXELS_PER_MM };

  if (self->chart == NULL || width <= 0 || height <= 0)
    return;
  canvas.cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_scale (canvas.cr, PIXELS_PER_MM, PIXELS_PER_MM);
  monev_chart_draw (self->chart, &canvas, &look);
  cairo_destroy (canvas.cr);
}

static void
monev_plan_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  MonevPlanChart *self = MONEV_PLAN_CHART (widget);

  *minimum = *natural = 300;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = (int) ((HEAD_MM + ROW_MM * (double) self->n_rows) * PIXELS_PER_MM);
}

static void
monev_plan_chart_finalize (GObject *object)
{
  g_clear_pointer (&MONEV_PLAN_CHART (object)->chart, monev_chart_unref);
  G_OBJECT_CLASS (monev_plan_chart_parent_class)->finalize (object);
}

static void
monev_plan_chart_class_init (MonevPlanChartClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = monev_plan_chart_finalize;
  widget->snapshot = monev_plan_chart_snapshot;
  widget->measure = monev_plan_chart_measure;
  gtk_widget_class_set_accessible_role (widget, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
monev_plan_chart_init (MonevPlanChart *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/** monev_plan_chart_new: Returns: (transfer floating): empty. */
GtkWidget *
monev_plan_chart_new (void)
{
  return g_object_new (MONEV_TYPE_PLAN_CHART, NULL);
}

/** monev_plan_chart_show: the bars of @data. */
void
monev_plan_chart_show (MonevPlanChart *self, const MonevActivityData *data)
{
  g_autofree char *text = NULL;
  guint late = 0;

  g_return_if_fail (MONEV_IS_PLAN_CHART (self));

  g_clear_pointer (&self->chart, monev_chart_unref);
  self->chart = monev_plan_chart_make (data);
  self->n_rows = data->activity->steps->len;
  for (guint i = 0; i < self->n_rows; i++)
    late += ((const MonevActivityStep *) data->activity->steps->pdata[i])->late ? 1 : 0;
  text = g_strdup_printf (_("Rencana dan pelaksanaan: %u dari %u langkah selesai, %u melewati "
                            "rencana. Tanggalnya ada pada daftar langkah."),
                          data->activity->n_done, self->n_rows, late);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
