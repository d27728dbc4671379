#include "calendar-views.h"

#include "holiday-rows.h"

#include <glib/gi18n.h>

struct _MonevCalendarViews
{
  AdwBin parent;
  GtkStack *stack;
  MonevYearView *year;
  MonevMonthView *month;
  GtkWidget *turn; /* the buttons of the month and its name */
  GtkLabel *title;
};

enum
{
  DAY_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevCalendarViews, monev_calendar_views, ADW_TYPE_BIN)

static void
on_day_activated (MonevCalendarViews *self, int date)
{
  g_signal_emit (self, signals[DAY_ACTIVATED], 0, date);
}

static void
on_month_changed (MonevCalendarViews *self)
{
  g_autofree char *title = monev_month_view_get_title (self->month);

  gtk_label_set_text (self->title, title);
}

static void
on_earlier (MonevCalendarViews *self)
{
  monev_month_view_turn (self->month, -1);
}

static void
on_later (MonevCalendarViews *self)
{
  monev_month_view_turn (self->month, 1);
}

static void
on_shown (MonevCalendarViews *self)
{
  gtk_widget_set_visible (self->turn,
                          gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->month));
}

static GtkWidget *
turn_button (MonevCalendarViews *self, const char *icon, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
make_turn (MonevCalendarViews *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_width_chars (self->title, 14);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_box_append (GTK_BOX (box), turn_button (self, "go-previous-symbolic",
                                              _("Bulan sebelumnya (PgUp)"),
                                              G_CALLBACK (on_earlier)));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), turn_button (self, "go-next-symbolic",
                                              _("Bulan sesudahnya (PgDn)"),
                                              G_CALLBACK (on_later)));
  return box;
}

static GtkWidget *
make_head (MonevCalendarViews *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *switcher = gtk_stack_switcher_new ();

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  gtk_widget_add_css_class (switcher, "monev-switcher");
  self->turn = make_turn (self);
  gtk_widget_set_hexpand (self->turn, TRUE);
  gtk_widget_set_halign (self->turn, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (head), switcher);
  gtk_box_append (GTK_BOX (head), self->turn);
  return head;
}

static void
monev_calendar_views_class_init (MonevCalendarViewsClass *klass)
{
  /** MonevCalendarViews::day-activated: a day (int, MonevDate) was clicked or entered. */
  signals[DAY_ACTIVATED]
      = g_signal_new ("day-activated", MONEV_TYPE_CALENDAR_VIEWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
monev_calendar_views_init (MonevCalendarViews *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->year = MONEV_YEAR_VIEW (monev_year_view_new ());
  self->month = MONEV_MONTH_VIEW (monev_month_view_new (self->year));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->year), "year", _("Tahun"));
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->month), "month", _("Bulan"));
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), monev_holiday_legend_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_swapped (self->year, "day-activated", G_CALLBACK (on_day_activated), self);
  g_signal_connect_swapped (self->month, "day-activated", G_CALLBACK (on_day_activated), self);
  g_signal_connect_swapped (self->month, "month-changed", G_CALLBACK (on_month_changed), self);
  g_signal_connect_swapped (self->stack, "notify::visible-child", G_CALLBACK (on_shown), self);
  on_shown (self);
}

/** monev_calendar_views_new: Returns: (transfer floating): both views, without a year yet. */
GtkWidget *
monev_calendar_views_new (void)
{
  return g_object_new (MONEV_TYPE_CALENDAR_VIEWS, NULL);
}

/** monev_calendar_views_get_year: Returns: (transfer none): the year; after setting it, refresh. */
MonevYearView *
monev_calendar_views_get_year (MonevCalendarViews *self)
{
  return self->year;
}

/** monev_calendar_views_get_month: Returns: (transfer none): the month. */
MonevMonthView *
monev_calendar_views_get_month (MonevCalendarViews *self)
{
  return self->month;
}

/** monev_calendar_views_refresh: the year holds other days now. */
void
monev_calendar_views_refresh (MonevCalendarViews *self)
{
  monev_month_view_refresh (self->month);
}

/** monev_calendar_views_show_month: turns to the month, or back to the year. */
void
monev_calendar_views_show_month (MonevCalendarViews *self, gboolean month)
{
  gtk_stack_set_visible_child_name (self->stack, month ? "month" : "year");
}
