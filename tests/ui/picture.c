#include "picture.h"

void
pause_briefly (void)
{
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (1000);
}

/* Lets everything that is already due happen. */
void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

GtkWidget *
show_in_window (GtkWidget *child, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_frame (window);
  return window;
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  int *frames = data;

  (*frames)--;
  return *frames > 0;
}

/* Until the widget has been laid out and drawn twice: what one frame changes shows in the next. */
void
wait_for_frame (GtkWidget *widget)
{
  int frames = 3;
  guint id;

  wait_until (gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0);
  id = gtk_widget_add_tick_callback (widget, on_tick, &frames, NULL);
  (void) id;
  while (frames > 0)
    {
      gtk_widget_queue_draw (widget);
      pause_briefly ();
    }
  drain ();
}

gboolean
save_picture (GtkWidget *widget, const char *path)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  /* Around a window lie its shadow or its frame: they are part of the paintable, not of the
   * picture. */
  int full_width = gdk_paintable_get_intrinsic_width (paintable);
  int full_height = gdk_paintable_get_intrinsic_height (paintable);

  gdk_paintable_snapshot (paintable, snapshot, full_width, full_height);
  node = gtk_snapshot_to_node (snapshot);
  if (node == NULL)
    return FALSE;
  texture = gsk_renderer_render_texture (
      gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
      &GRAPHENE_RECT_INIT ((float) ((full_width - width) / 2), (float) ((full_height - height) / 2),
                           (float) width, (float) height));
  return gdk_texture_save_to_png (texture, path);
}
