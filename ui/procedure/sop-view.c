#include "sop-view.h"

#include <glib/gi18n.h>
#include <math.h>

#define GAP 16.0           /* pixels around and between pages */
#define FULL (96 / 25.4)   /* pixels per mm at 100 percent */
#define LEAST_ZOOM 0.25
#define MOST_ZOOM 4.0

struct _MonevSopView
{
  GtkWidget parent;
  MonevSopSheet *sheet;
  GtkAdjustment *across;
  GtkAdjustment *down;
  guint across_policy : 1;
  guint down_policy : 1;
  gboolean fitting; /* as wide as the window */
  double zoom;
  int step;         /* -1: none */
  guint page;       /* last told */
  guint telling;    /* source: what listens may take another size, so it waits */
};

enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

enum
{
  STEP_SELECTED,
  STEP_ACTIVATED,
  VIEW_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (MonevSopView, monev_sop_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static MonevPageLayout *
layout_of (MonevSopView *self)
{
  return self->sheet != NULL ? monev_sop_sheet_layout (self->sheet) : NULL;
}

/** monev_sop_view_n_pages: Returns: 0 while nothing is shown. */
guint
monev_sop_view_n_pages (MonevSopView *self)
{
  return self->sheet != NULL ? monev_page_layout_n_pages (layout_of (self)) : 0;
}

static double
scale_of (MonevSopView *self)
{
  return self->zoom * FULL;
}

/* All pages of an SOP have one size. */
static void
page_size (MonevSopView *self, double *width, double *height)
{
  *width = 330;
  *height = 215;
  if (self->sheet != NULL)
    monev_page_layout_page_size (layout_of (self), 1, width, height);
  *width *= scale_of (self);
  *height *= scale_of (self);
}

static void
page_place (MonevSopView *self, guint page, graphene_rect_t *rect)
{
  double width, height, left;

  page_size (self, &width, &height);
  left = MAX (GAP, floor ((gtk_widget_get_width (GTK_WIDGET (self)) - width) / 2));
  graphene_rect_init (
      rect, (float) (left - (self->across != NULL ? gtk_adjustment_get_value (self->across) : 0)),
      (float) (GAP + (page - 1) * (height + GAP)
               - (self->down != NULL ? gtk_adjustment_get_value (self->down) : 0)),
      (float) width, (float) height);
}

static void
configure (MonevSopView *self)
{
  double width, height, whole, before = scale_of (self), value;
  int shown_width = gtk_widget_get_width (GTK_WIDGET (self));
  int shown_height = gtk_widget_get_height (GTK_WIDGET (self));
  guint n = MAX (monev_sop_view_n_pages (self), 1);

  if (self->across == NULL || self->down == NULL || shown_width == 0)
    return;
  if (self->fitting)
    {
      self->zoom = 1;
      page_size (self, &width, &height);
      self->zoom = CLAMP ((shown_width - 2 * GAP) / width, LEAST_ZOOM, MOST_ZOOM);
    }
  page_size (self, &width, &height);
  whole = GAP + n * (height + GAP);
  /* What was at the top stays there when the window takes another width. */
  value = gtk_adjustment_get_value (self->down) * scale_of (self) / before;
  gtk_adjustment_configure (self->across, gtk_adjustment_get_value (self->across), 0,
                            MAX (width + 2 * GAP, shown_width), 40, shown_width * 0.9,
                            shown_width);
  gtk_adjustment_configure (self->down, value, 0,
                            MAX (whole, shown_height), 60, shown_height * 0.9, shown_height);
}

static gboolean
on_tell (gpointer data)
{
  MonevSopView *self = data;

  self->telling = 0;
  self->page = monev_sop_view_get_page (self);
  g_signal_emit (self, signals[VIEW_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
tell (MonevSopView *self)
{
  if (self->telling == 0)
    self->telling = g_idle_add (on_tell, self);
}

static void
on_scrolled (MonevSopView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->page != monev_sop_view_get_page (self))
    tell (self);
}

static void
set_adjustment (MonevSopView *self, GtkAdjustment **slot, GtkAdjustment *adjustment)
{
  if (adjustment != NULL && *slot == adjustment)
    return;
  if (*slot != NULL)
    g_signal_handlers_disconnect_by_func (*slot, on_scrolled, self);
  g_clear_object (slot);
  *slot = g_object_ref_sink (adjustment != NULL ? adjustment
                                                : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (*slot, "value-changed", G_CALLBACK (on_scrolled), self);
  configure (self);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  MonevSopView *self = MONEV_SOP_VIEW (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->across, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->down, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->across_policy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->down_policy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  MonevSopView *self = MONEV_SOP_VIEW (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->across);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->down);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->across_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->down_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  configure (MONEV_SOP_VIEW (widget));
  tell (MONEV_SOP_VIEW (widget));
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  *minimum = 200;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 1200 : 800;
}

static void
draw_step (MonevSopView *self, GtkSnapshot *snapshot, guint page, const graphene_rect_t *paper)
{
  const GdkRGBA tint = { 0.21f, 0.52f, 0.89f, 0.13f }, edge = { 0.11f, 0.37f, 0.71f, 1 };
  double scale = scale_of (self);

  for (guint i = 0; i < monev_sop_sheet_n_spots (self->sheet); i++)
    {
      guint step;
      const MonevSopSpot *spot = monev_sop_sheet_spot (self->sheet, i, &step);
      graphene_rect_t rect;

      if ((int) step != self->step || spot->page != page)
        continue;
      graphene_rect_init (&rect, paper->origin.x + (float) (spot->x * scale),
                          paper->origin.y + (float) (spot->y * scale),
                          (float) (spot->width * scale), (float) (spot->height * scale));
      gtk_snapshot_append_color (snapshot, &tint, &rect);
      rect.size.width = 3;
      gtk_snapshot_append_color (snapshot, &edge, &rect);
    }
}

static void
draw_page (MonevSopView *self, GtkSnapshot *snapshot, guint page, const graphene_rect_t *paper,
           const graphene_rect_t *shown)
{
  const GdkRGBA white = { 1, 1, 1, 1 }, shade = { 0, 0, 0, 0.22f };
  graphene_rect_t edge = *paper, seen;
  cairo_t *cr;

  graphene_rect_inset (&edge, -1, -1);
  gtk_snapshot_append_color (snapshot, &shade, &edge);
  gtk_snapshot_append_color (snapshot, &white, paper);
  if (!graphene_rect_intersection (paper, shown, &seen))
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &seen);
  cairo_translate (cr, paper->origin.x, paper->origin.y);
  cairo_scale (cr, scale_of (self), scale_of (self));
  monev_page_layout_draw (layout_of (self), page, cr, NULL);
  cairo_destroy (cr);
  draw_step (self, snapshot, page, paper);
}

static void
snapshot_pages (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MonevSopView *self = MONEV_SOP_VIEW (widget);
  graphene_rect_t shown = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                              (float) gtk_widget_get_height (widget));

  gtk_snapshot_push_clip (snapshot, &shown);
  for (guint page = 1; page <= monev_sop_view_n_pages (self); page++)
    {
      graphene_rect_t paper;

      page_place (self, page, &paper);
      if (graphene_rect_intersection (&paper, &shown, NULL))
        draw_page (self, snapshot, page, &paper, &shown);
    }
  gtk_snapshot_pop (snapshot);
}

/** monev_sop_view_get_page: Returns: the page that fills most of the upper part; from 1. */
guint
monev_sop_view_get_page (MonevSopView *self)
{
  double width, height, top = self->down != NULL ? gtk_adjustment_get_value (self->down) : 0;
  guint n = monev_sop_view_n_pages (self);

  if (n == 0)
    return 0;
  page_size (self, &width, &height);
  top += gtk_widget_get_height (GTK_WIDGET (self)) / 3.0;
  return CLAMP ((guint) MAX (top / (height + GAP), 0) + 1, 1, n);
}

/** monev_sop_view_set_page: @page: from 1; its upper edge comes to the top. */
void
monev_sop_view_set_page (MonevSopView *self, guint page)
{
  double width, height;

  if (self->down == NULL || monev_sop_view_n_pages (self) == 0)
    return;
  page = CLAMP (page, 1, monev_sop_view_n_pages (self));
  page_size (self, &width, &height);
  gtk_adjustment_set_value (self->down, (page - 1) * (height + GAP));
}

/* What was in the middle stays in the middle. */
static void
change_zoom (MonevSopView *self, double zoom, gboolean fitting)
{
  double before = scale_of (self), half, middle;

  self->fitting = fitting;
  self->zoom = CLAMP (zoom, LEAST_ZOOM, MOST_ZOOM);
  if (self->down == NULL)
    return;
  half = gtk_adjustment_get_page_size (self->down) / 2;
  middle = gtk_adjustment_get_value (self->down) + half;
  configure (self);
  gtk_adjustment_set_value (self->down, middle * scale_of (self) / before - half);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  tell (self);
}

/** monev_sop_view_set_zoom: @zoom: 1 is the size of the paper. */
void
monev_sop_view_set_zoom (MonevSopView *self, double zoom)
{
  change_zoom (self, zoom, FALSE);
}

/** monev_sop_view_zoom_by: */
void
monev_sop_view_zoom_by (MonevSopView *self, double factor)
{
  change_zoom (self, self->zoom * factor, FALSE);
}

/** monev_sop_view_fit: as wide as there is room, also when that changes. */
void
monev_sop_view_fit (MonevSopView *self)
{
  change_zoom (self, self->zoom, TRUE);
}

/** monev_sop_view_get_zoom: Returns: 1 is the size of the paper. */
double
monev_sop_view_get_zoom (MonevSopView *self)
{
  return self->zoom;
}

/** monev_sop_view_reveal: brings the chosen step in sight. */
void
monev_sop_view_reveal (MonevSopView *self)
{
  MonevSopSpot spot;
  double width, height, top, scale = scale_of (self);

  if (self->sheet == NULL || self->step < 0 || self->down == NULL
      || !monev_sop_sheet_find (self->sheet, (guint) self->step, &spot))
    return;
  page_size (self, &width, &height);
  top = GAP + (spot.page - 1) * (height + GAP) + spot.y * scale;
  gtk_adjustment_clamp_page (self->down, top - 24, top + spot.height * scale + 24);
}

/** monev_sop_view_set_step: @step: index, or -1 for none. */
void
monev_sop_view_set_step (MonevSopView *self, int step)
{
  const MonevProcedure *procedure;
  g_autofree char *text = NULL;

  if (self->step == step)
    return;
  self->step = step;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  procedure = self->sheet != NULL ? monev_sop_sheet_procedure (self->sheet) : NULL;
  if (procedure == NULL || step < 0 || (guint) step >= monev_procedure_n_steps (procedure))
    return;
  text = g_strdup_printf (_("Langkah %s: %s"), monev_procedure_step (procedure, (guint) step)->number,
                          monev_procedure_step (procedure, (guint) step)->wording);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

/** monev_sop_view_get_step: Returns: index, or -1. */
int
monev_sop_view_get_step (MonevSopView *self)
{
  return self->step;
}

static void
choose (MonevSopView *self, int step)
{
  monev_sop_view_set_step (self, step);
  g_signal_emit (self, signals[STEP_SELECTED], 0, step);
}

static int
step_at (MonevSopView *self, double x, double y)
{
  for (guint page = 1; page <= monev_sop_view_n_pages (self); page++)
    {
      graphene_rect_t paper;

      page_place (self, page, &paper);
      if (graphene_rect_contains_point (&paper, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        return monev_sop_sheet_step_at (self->sheet, page,
                                        (x - paper.origin.x) / scale_of (self),
                                        (y - paper.origin.y) / scale_of (self));
    }
  return -1;
}

static void
on_pressed (MonevSopView *self, int n_press, double x, double y)
{
  int step = step_at (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (step < 0)
    return;
  choose (self, step);
  if (n_press == 2)
    g_signal_emit (self, signals[STEP_ACTIVATED], 0, step);
}

static gboolean
on_wheel (MonevSopView *self, double dx, double dy, GtkEventController *controller)
{
  if (!(gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK))
    return FALSE;
  monev_sop_view_zoom_by (self, dy < 0 ? 1.1 : 1 / 1.1);
  return TRUE;
}

static void
move_step (MonevSopView *self, int by)
{
  int n = self->sheet != NULL
              ? (int) monev_procedure_n_steps (monev_sop_sheet_procedure (self->sheet)) : 0;
  int step = self->step < 0 ? (by > 0 ? 0 : n - 1) : CLAMP (self->step + by, 0, n - 1);

  if (n == 0)
    return;
  choose (self, step);
  monev_sop_view_reveal (self);
}

static gboolean
on_key (MonevSopView *self, guint key, guint code, GdkModifierType state)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Down:
      move_step (self, 1);
      return TRUE;
    case GDK_KEY_Up:
      move_step (self, -1);
      return TRUE;
    case GDK_KEY_Page_Down:
      monev_sop_view_set_page (self, monev_sop_view_get_page (self) + 1);
      return TRUE;
    case GDK_KEY_Page_Up:
      monev_sop_view_set_page (self, MAX (monev_sop_view_get_page (self), 2) - 1);
      return TRUE;
    case GDK_KEY_Home:
      monev_sop_view_set_page (self, 1);
      return TRUE;
    case GDK_KEY_End:
      monev_sop_view_set_page (self, monev_sop_view_n_pages (self));
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (self->step >= 0)
        g_signal_emit (self, signals[STEP_ACTIVATED], 0, self->step);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
monev_sop_view_dispose (GObject *object)
{
  MonevSopView *self = MONEV_SOP_VIEW (object);

  g_clear_handle_id (&self->telling, g_source_remove);
  if (self->across != NULL)
    g_signal_handlers_disconnect_by_func (self->across, on_scrolled, self);
  if (self->down != NULL)
    g_signal_handlers_disconnect_by_func (self->down, on_scrolled, self);
  g_clear_object (&self->across);
  g_clear_object (&self->down);
  g_clear_pointer (&self->sheet, monev_sop_sheet_unref);
  G_OBJECT_CLASS (monev_sop_view_parent_class)->dispose (object);
}

static void
monev_sop_view_class_init (MonevSopViewClass *klass)
{
  GObjectClass *object = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  object->dispose = monev_sop_view_dispose;
  object->set_property = set_property;
  object->get_property = get_property;
  widget->size_allocate = size_allocate;
  widget->measure = measure;
  widget->snapshot = snapshot_pages;
  g_object_class_override_property (object, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object, PROP_VSCROLL_POLICY, "vscroll-policy");
  signals[STEP_SELECTED] = g_signal_new ("step-selected", MONEV_TYPE_SOP_VIEW, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[STEP_ACTIVATED] = g_signal_new ("step-activated", MONEV_TYPE_SOP_VIEW,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                          G_TYPE_INT);
  signals[VIEW_CHANGED] = g_signal_new ("view-changed", MONEV_TYPE_SOP_VIEW, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget, "monevsopview");
  gtk_widget_class_set_accessible_role (widget, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
monev_sop_view_init (MonevSopView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *wheel
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->step = -1;
  self->zoom = 1;
  self->fitting = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Gambar SOP"), -1);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect_swapped (wheel, "scroll", G_CALLBACK (on_wheel), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/** monev_sop_view_new: Returns: (transfer floating): empty, as wide as its window. */
GtkWidget *
monev_sop_view_new (void)
{
  return g_object_new (MONEV_TYPE_SOP_VIEW, NULL);
}

/** monev_sop_view_set_sheet: @sheet: a reference is taken; place, zoom and step stay. */
void
monev_sop_view_set_sheet (MonevSopView *self, MonevSopSheet *sheet)
{
  g_autoptr (MonevSopSheet) before = self->sheet;
  g_autofree char *label = NULL;

  self->sheet = monev_sop_sheet_ref (sheet);
  configure (self);
  tell (self);
  label = g_strdup_printf (_("Gambar SOP %s, %u halaman"),
                           monev_procedure_list_title (monev_sop_sheet_procedure (sheet)),
                           monev_sop_view_n_pages (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
