#include "beside.h"

#define GAP 8
#define GAP_BELOW 5

struct _MonevBeside
{
  GtkWidget parent;
  GtkWidget *words;
  GtkWidget *mark;
  int room; /* pixels that the words ask for at most */
};

G_DEFINE_FINAL_TYPE (MonevBeside, monev_beside, GTK_TYPE_WIDGET)

static void
widths (GtkWidget *child, int *minimum, int *natural)
{
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
}

static int
height_of (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* The width of the mark beside the words, or -1 where it stands below them. */
static int
mark_width (MonevBeside *self, int width)
{
  int words, mark, least;

  widths (self->words, &least, &words);
  widths (self->mark, NULL, &mark);
  return width < 0 || MAX (least, MIN (words, self->room)) + GAP + mark <= width ? mark : -1;
}

static int
measure_height (MonevBeside *self, int width)
{
  int mark = mark_width (self, width);

  if (mark >= 0)
    return MAX (height_of (self->words, width < 0 ? -1 : width - GAP - mark),
                height_of (self->mark, -1));
  return height_of (self->words, width) + GAP_BELOW + height_of (self->mark, -1);
}

static void
monev_beside_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  MonevBeside *self = MONEV_BESIDE (widget);
  int min_words, words, min_mark, mark;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = measure_height (self, for_size);
      return;
    }
  widths (self->words, &min_words, &words);
  widths (self->mark, &min_mark, &mark);
  *minimum = MAX (min_words, min_mark);
  *natural = words + GAP + mark;
}

static void
monev_beside_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MonevBeside *self = MONEV_BESIDE (widget);
  int mark = mark_width (self, width), below = height_of (self->mark, -1), natural;

  if (mark >= 0)
    {
      gtk_widget_size_allocate (self->words,
                                &(GtkAllocation) { 0, 0, width - GAP - mark, height }, -1);
      gtk_widget_size_allocate (self->mark,
                                &(GtkAllocation) { width - mark, 0, mark, height }, -1);
      return;
    }
  widths (self->mark, NULL, &natural);
  gtk_widget_size_allocate (
      self->words, &(GtkAllocation) { 0, 0, width, MAX (height - below - GAP_BELOW, 0) }, -1);
  gtk_widget_size_allocate (
      self->mark, &(GtkAllocation) { 0, height - below, MIN (natural, width), below }, -1);
}

static GtkSizeRequestMode
monev_beside_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
monev_beside_dispose (GObject *object)
{
  MonevBeside *self = MONEV_BESIDE (object);

  g_clear_pointer (&self->words, gtk_widget_unparent);
  g_clear_pointer (&self->mark, gtk_widget_unparent);
  G_OBJECT_CLASS (monev_beside_parent_class)->dispose (object);
}

static void
monev_beside_class_init (MonevBesideClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_beside_dispose;
  widget->measure = monev_beside_measure;
  widget->size_allocate = monev_beside_size_allocate;
  widget->get_request_mode = monev_beside_get_request_mode;
}

static void
monev_beside_init (MonevBeside *self)
{
}

/** monev_beside_new: @room: pixels: words that are longer are content with so much before the mark
 * goes below; %G_MAXINT where they want one whole line. Returns: (transfer floating). */
GtkWidget *
monev_beside_new (GtkWidget *words, GtkWidget *mark, int room)
{
  MonevBeside *self = g_object_new (MONEV_TYPE_BESIDE, NULL);

  self->room = room;
  self->words = words;
  self->mark = mark;
  gtk_widget_set_parent (words, GTK_WIDGET (self));
  gtk_widget_set_parent (mark, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
