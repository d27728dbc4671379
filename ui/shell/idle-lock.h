/* Notices that nobody has touched the window for a while.
 *
 * Keys, the pointer and the wheel count, on the window and on the dialogs over it. Time goes on
 * while the computer sleeps.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MONEV_TYPE_IDLE_LOCK (monev_idle_lock_get_type ())
G_DECLARE_FINAL_TYPE (MonevIdleLock, monev_idle_lock, MONEV, IDLE_LOCK, GObject)

MonevIdleLock *monev_idle_lock_new       (GtkWindow *window);
void           monev_idle_lock_set_limit (MonevIdleLock *self, gint64 limit_ms);
gint64         monev_idle_lock_get_limit (MonevIdleLock *self);
void           monev_idle_lock_start     (MonevIdleLock *self);
void           monev_idle_lock_stop      (MonevIdleLock *self);

G_END_DECLS
