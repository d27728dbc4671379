/* What the window remembers between two starts: its size, the colour scheme, and
 * how each official likes to work.
 *
 * A small key file in the user's configuration folder: read once at the start, written in the
 * background. A file that cannot be read or written costs nothing but the remembering.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MONEV_TYPE_WINDOW_STATE (monev_window_state_get_type ())
G_DECLARE_FINAL_TYPE (MonevWindowState, monev_window_state, MONEV, WINDOW_STATE, GObject)

MonevWindowState *monev_window_state_new         (const char *path);
MonevWindowState *monev_window_state_get_default (void);
void              monev_window_state_get_size    (MonevWindowState *self, int *width, int *height,
                                                  gboolean *maximized);
void              monev_window_state_set_size    (MonevWindowState *self, int width, int height, gboolean maximized);
const char       *monev_window_state_get_scheme  (MonevWindowState *self);
void              monev_window_state_set_scheme  (MonevWindowState *self, const char *scheme);
gboolean          monev_window_state_get_flag    (MonevWindowState *self, const char *name,
                                                  const char *user);
void              monev_window_state_set_flag    (MonevWindowState *self, const char *name,
                                                  const char *user, gboolean flag);
void              monev_window_state_save        (MonevWindowState *self, GApplication *application);

G_END_DECLS
