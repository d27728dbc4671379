/* The desk of one run: its steps, the chosen one in the middle, bars, team, files, history.
 *
 * What it does stands behind actions of its own ("desk.start", "desk.finish", …), which say by their
 * being enabled what may be done now.
 */
#pragma once

#include "ui/shell/page.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

#define MONEV_TYPE_ACTIVITY_DESK (monev_activity_desk_get_type ())
G_DECLARE_FINAL_TYPE (MonevActivityDesk, monev_activity_desk, MONEV, ACTIVITY_DESK, MonevPage)

GtkWidget  *monev_activity_desk_new       (MonevWindow *window, MonevSession *session,
                                           const char *id, const char *step_id);
gboolean    monev_activity_desk_is_ready  (MonevActivityDesk *self);
const char *monev_activity_desk_get_step  (MonevActivityDesk *self);
void        monev_activity_desk_set_view  (MonevActivityDesk *self, const char *view);
GtkWidget  *monev_activity_desk_get_dialog (MonevActivityDesk *self);

G_END_DECLS
