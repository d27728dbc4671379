/* The desk on which data are keyed in on behalf of an OPD: what came as a letter, a scan, a photo, by
 * WA, or by telephone.
 *
 * Each cell is kept as soon as it is left; what is unfinished is there again when it is opened next.
 */
#pragma once

#include "ui/shell/page.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

#define MONEV_TYPE_KEY_DESK (monev_key_desk_get_type ())
G_DECLARE_FINAL_TYPE (MonevKeyDesk, monev_key_desk, MONEV, KEY_DESK, MonevPage)

GtkWidget *monev_key_desk_new      (MonevWindow *window, MonevSession *session,
                                    const char *addressee_id);
void       monev_key_desk_open     (MonevWindow *window, MonevSession *session,
                                    const char *addressee_id);
gboolean   monev_key_desk_is_ready (MonevKeyDesk *self);
gboolean   monev_key_desk_is_kept  (MonevKeyDesk *self);
void       monev_key_desk_attach   (MonevKeyDesk *self, const char *const *paths);

G_END_DECLS
