/* What is watched while an office is open: the daily backup, the clock of the computer, the server.
 *
 * Says nothing as long as all is well; otherwise a notice stands at the foot of the window.
 */
#pragma once

#include "session.h"
#include "window.h"

G_BEGIN_DECLS

#define MONEV_TYPE_OFFICE_WATCH (monev_office_watch_get_type ())
G_DECLARE_FINAL_TYPE (MonevOfficeWatch, monev_office_watch, MONEV, OFFICE_WATCH, GObject)

MonevOfficeWatch *monev_office_watch_new   (MonevWindow *window, MonevSession *session);
void              monev_office_watch_start (MonevOfficeWatch *self);

G_END_DECLS
