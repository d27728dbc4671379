#include "text-field.h"

#include <math.h>

/* As GTK turns one notch of a wheel. */
static double
notch (GtkAdjustment *adjustment)
{
  return pow (gtk_adjustment_get_page_size (adjustment), 2.0 / 3.0);
}

static gboolean
has_room (GtkAdjustment *adjustment, double dy)
{
  double value = gtk_adjustment_get_value (adjustment);
  double last = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  return dy < 0 ? value > gtk_adjustment_get_lower (adjustment) : value < last;
}

/* GTK 4.8 takes the wheel over a field even where nothing in it can move: the page would stand still
 * under the pointer. */
static gboolean
on_scroll (GtkScrolledWindow *field, double dx, double dy)
{
  GtkWidget *page = gtk_widget_get_ancestor (gtk_widget_get_parent (GTK_WIDGET (field)),
                                             GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;

  if (page == NULL || has_room (gtk_scrolled_window_get_vadjustment (field), dy))
    return GDK_EVENT_PROPAGATE;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page));
  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) + dy * notch (adjustment));
  return GDK_EVENT_STOP;
}

/** monev_text_field_dress: makes @field, which scrolls a text of several lines, look like a field and
 * hand the wheel on to the page around it at its ends. */
void
monev_text_field_dress (GtkScrolledWindow *field)
{
  GtkEventController *wheel
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (wheel, "scroll", G_CALLBACK (on_scroll), field);
  gtk_widget_add_controller (GTK_WIDGET (field), wheel);
  gtk_widget_add_css_class (GTK_WIDGET (field), "monev-text-field");
}

/** monev_text_field_on_enter: Ctrl+Enter in @view does @action; by itself it would begin a line. */
void
monev_text_field_on_enter (GtkWidget *view, const char *action)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                        gtk_named_action_new (action)));
  gtk_widget_add_controller (view, keys);
}
