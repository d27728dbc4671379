#include "columns.h"

struct _MonevColumns
{
  GtkWidget parent;
  GtkWidget *first;
  GtkWidget *second;
  int breadth; /* from here on there are two columns */
  int gap;
};

G_DEFINE_FINAL_TYPE (MonevColumns, monev_columns, GTK_TYPE_WIDGET)

static void
measure_width (MonevColumns *self, int *minimum, int *natural)
{
  int min1, nat1, min2, nat2;

  gtk_widget_measure (self->first, GTK_ORIENTATION_HORIZONTAL, -1, &min1, &nat1, NULL, NULL);
  gtk_widget_measure (self->second, GTK_ORIENTATION_HORIZONTAL, -1, &min2, &nat2, NULL, NULL);
  *minimum = MAX (min1, min2);
  *natural = MAX (2 * MAX (nat1, nat2) + self->gap, self->breadth);
}

static int
column_width (MonevColumns *self, int width)
{
  return width >= self->breadth ? (width - self->gap) / 2 : width;
}

static void
measure_height (MonevColumns *self, int width, int *minimum, int *natural)
{
  int min1, nat1, min2, nat2, column = width < 0 ? -1 : column_width (self, width);
  gboolean beside = width < 0 || width >= self->breadth;

  gtk_widget_measure (self->first, GTK_ORIENTATION_VERTICAL, column, &min1, &nat1, NULL, NULL);
  gtk_widget_measure (self->second, GTK_ORIENTATION_VERTICAL, column, &min2, &nat2, NULL, NULL);
  *minimum = beside ? MAX (min1, min2) : min1 + self->gap + min2;
  *natural = beside ? MAX (nat1, nat2) : nat1 + self->gap + nat2;
}

static void
monev_columns_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (MONEV_COLUMNS (widget), minimum, natural);
  else
    measure_height (MONEV_COLUMNS (widget), for_size, minimum, natural);
}

static void
monev_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MonevColumns *self = MONEV_COLUMNS (widget);
  int column = column_width (self, width), natural;

  if (width >= self->breadth)
    {
      gtk_widget_size_allocate (self->first, &(GtkAllocation) { 0, 0, column, height }, -1);
      gtk_widget_size_allocate (
          self->second, &(GtkAllocation) { width - column, 0, column, height }, -1);
      return;
    }
  gtk_widget_measure (self->first, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  gtk_widget_size_allocate (self->first, &(GtkAllocation) { 0, 0, width, natural }, -1);
  natural += self->gap;
  gtk_widget_size_allocate (
      self->second, &(GtkAllocation) { 0, natural, width, MAX (height - natural, 0) }, -1);
}

static GtkSizeRequestMode
monev_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
monev_columns_dispose (GObject *object)
{
  MonevColumns *self = MONEV_COLUMNS (object);

  g_clear_pointer (&self->first, gtk_widget_unparent);
  g_clear_pointer (&self->second, gtk_widget_unparent);
  G_OBJECT_CLASS (monev_columns_parent_class)->dispose (object);
}

static void
monev_columns_class_init (MonevColumnsClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_columns_dispose;
  widget->measure = monev_columns_measure;
  widget->size_allocate = monev_columns_size_allocate;
  widget->get_request_mode = monev_columns_get_request_mode;
}

static void
monev_columns_init (MonevColumns *self)
{
}

/** monev_columns_new: @breadth: in pixels; narrower than that @second stands below @first.
 * Returns: (transfer floating). */
GtkWidget *
monev_columns_new (GtkWidget *first, GtkWidget *second, int breadth, int gap)
{
  MonevColumns *self = g_object_new (MONEV_TYPE_COLUMNS, NULL);

  self->breadth = breadth;
  self->gap = gap;
  self->first = first;
  self->second = second;
  gtk_widget_set_parent (first, GTK_WIDGET (self));
  gtk_widget_set_parent (second, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
