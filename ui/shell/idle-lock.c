#include "idle-lock.h"

#include <time.h>

/* How often the clock is looked at; a lock may come so much late. */
#define LOOK_MS 5000

struct _MonevIdleLock
{
  GObject parent;
  GtkWindow *window; /* outlives this */
  GListModel *toplevels;
  gint64 limit_ms; /* 0: never */
  gint64 touched;
  guint timer;
};

G_DEFINE_FINAL_TYPE (MonevIdleLock, monev_idle_lock, G_TYPE_OBJECT)

enum
{
  IDLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Unlike the monotonic clock of GLib this one does not stand still in sleep. */
static gint64
now_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);
  return (gint64) now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static gboolean
is_over (MonevIdleLock *self)
{
  return self->limit_ms > 0 && now_ms () - self->touched >= self->limit_ms;
}

static void
lock (MonevIdleLock *self)
{
  monev_idle_lock_stop (self);
  g_signal_emit (self, signals[IDLE], 0);
}

static gboolean
on_look (gpointer data)
{
  MonevIdleLock *self = data;

  if (!is_over (self))
    return G_SOURCE_CONTINUE;
  self->timer = 0;
  lock (self);
  return G_SOURCE_REMOVE;
}

/* Also the first touch after a long sleep, which comes before the timer does. */
static gboolean
on_touched (MonevIdleLock *self, GdkEvent *event)
{
  switch (gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_MOTION_NOTIFY:
    case GDK_BUTTON_PRESS:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
    case GDK_TOUCH_UPDATE:
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  if (self->timer == 0)
    return GDK_EVENT_PROPAGATE;
  if (is_over (self))
    {
      lock (self);
      return GDK_EVENT_STOP;
    }
  self->touched = now_ms ();
  return GDK_EVENT_PROPAGATE;
}

static gboolean
is_ours (MonevIdleLock *self, GtkWindow *window)
{
  return window == self->window || gtk_window_get_transient_for (window) == self->window;
}

static void
watch (MonevIdleLock *self, GtkWidget *widget)
{
  GtkEventController *all;

  if (g_object_get_data (G_OBJECT (widget), "monev-idle") != NULL)
    return;
  all = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (all, GTK_PHASE_CAPTURE);
  g_signal_connect_object (all, "event", G_CALLBACK (on_touched), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, all);
  g_object_set_data (G_OBJECT (widget), "monev-idle", all);
}

/* A dialog learns whose it is only after it is made. */
static void
on_transient (GtkWindow *window, GParamSpec *spec, MonevIdleLock *self)
{
  if (is_ours (self, window))
    watch (self, GTK_WIDGET (window));
}

static void
on_toplevels (MonevIdleLock *self, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (self->toplevels, i);

      if (is_ours (self, window))
        watch (self, GTK_WIDGET (window));
      else
        g_signal_connect_object (window, "notify::transient-for", G_CALLBACK (on_transient), self, 0);
    }
}

static void
monev_idle_lock_dispose (GObject *object)
{
  MonevIdleLock *self = MONEV_IDLE_LOCK (object);

  monev_idle_lock_stop (self);
  g_clear_object (&self->toplevels);
  G_OBJECT_CLASS (monev_idle_lock_parent_class)->dispose (object);
}

static void
monev_idle_lock_class_init (MonevIdleLockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_idle_lock_dispose;
  /** MonevIdleLock::idle: nobody has been here for as long as the limit says. */
  signals[IDLE] = g_signal_new ("idle", MONEV_TYPE_IDLE_LOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
monev_idle_lock_init (MonevIdleLock *self)
{
}

/** monev_idle_lock_new: Returns: (transfer full): watches @window, which must outlive it; stopped. */
MonevIdleLock *
monev_idle_lock_new (GtkWindow *window)
{
  MonevIdleLock *self = g_object_new (MONEV_TYPE_IDLE_LOCK, NULL);

  self->window = window;
  self->toplevels = g_object_ref (gtk_window_get_toplevels ());
  g_signal_connect_object (self->toplevels, "items-changed", G_CALLBACK (on_toplevels), self,
                           G_CONNECT_SWAPPED);
  on_toplevels (self, 0, 0, g_list_model_get_n_items (self->toplevels));
  watch (self, GTK_WIDGET (window));
  return self;
}

/** monev_idle_lock_set_limit: @limit_ms: milliseconds without a touch; 0 for never. */
void
monev_idle_lock_set_limit (MonevIdleLock *self, gint64 limit_ms)
{
  gboolean running = self->timer != 0;

  self->limit_ms = limit_ms;
  if (running)
    monev_idle_lock_start (self);
}

/** monev_idle_lock_get_limit: Returns: milliseconds, 0 for never. */
gint64
monev_idle_lock_get_limit (MonevIdleLock *self)
{
  return self->limit_ms;
}

/** monev_idle_lock_start: begins to count, from now. */
void
monev_idle_lock_start (MonevIdleLock *self)
{
  monev_idle_lock_stop (self);
  self->touched = now_ms ();
  if (self->limit_ms > 0)
    self->timer = g_timeout_add ((guint) CLAMP (self->limit_ms, 10, LOOK_MS), on_look, self);
}

/** monev_idle_lock_stop: counts no more, as behind the lock. */
void
monev_idle_lock_stop (MonevIdleLock *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
}
