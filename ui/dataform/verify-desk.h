/* The desk on which the values of one OPD are held against what is known, and decided.
 *
 * Keys: S right, T ask, K correct, X refuse, each going on to the next doubtful one; F8 and Shift+F8
 * walk the doubtful ones, Alt+PgDn and Alt+PgUp go to another OPD, Ctrl+Shift+S takes all that are
 * clean.
 */
#pragma once

#include "ui/shell/page.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

#define MONEV_TYPE_VERIFY_DESK (monev_verify_desk_get_type ())
G_DECLARE_FINAL_TYPE (MonevVerifyDesk, monev_verify_desk, MONEV, VERIFY_DESK, MonevPage)

GtkWidget *monev_verify_desk_new      (MonevWindow *window, MonevSession *session,
                                       const char *addressee_id);
void       monev_verify_desk_open     (MonevWindow *window, MonevSession *session,
                                       const char *addressee_id);
gboolean   monev_verify_desk_is_ready (MonevVerifyDesk *self);
gboolean   monev_verify_desk_go       (MonevVerifyDesk *self, guint sheet, guint line, guint field);

G_END_DECLS
