/* Pictures of widgets and windows, made from inside, and waiting without sleeping. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Runs the main loop until @condition holds; fails the test after ten seconds. */
#define wait_until(condition)                                                                       \
  G_STMT_START                                                                                      \
  {                                                                                                 \
    gint64 wait_end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;                                \
    while (!(condition) && g_get_monotonic_time () < wait_end)                                      \
      pause_briefly ();                                                                             \
    g_assert_true (condition);                                                                      \
  }                                                                                                 \
  G_STMT_END

void       pause_briefly (void);
void       drain         (void);
GtkWidget *show_in_window (GtkWidget *child, int width, int height);
void       wait_for_frame (GtkWidget *widget);
gboolean   save_picture  (GtkWidget *widget, const char *path);

G_END_DECLS
