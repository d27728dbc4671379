/* A window onto one office: opens the database, asks who is there, and puts the rooms in.
 *
 * It hangs on its window and goes with it.
 */
#pragma once

#include "session.h"
#include "window.h"

G_BEGIN_DECLS

#define MONEV_TYPE_OFFICE_WINDOW (monev_office_window_get_type ())
G_DECLARE_FINAL_TYPE (MonevOfficeWindow, monev_office_window, MONEV, OFFICE_WINDOW, GObject)

MonevOfficeWindow *monev_office_window_attach      (MonevWindow *window, const char *uri);
MonevOfficeWindow *monev_office_window_of          (MonevWindow *window);
MonevSession      *monev_office_window_get_session (MonevOfficeWindow *self);
void               monev_office_window_lock        (MonevOfficeWindow *self);

G_END_DECLS
