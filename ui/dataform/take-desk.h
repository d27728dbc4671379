/* Terima Berkas: what came back is read; what cannot place itself is asked about, the rest is told.
 *
 * What was read before a cancel stays.
 */
#pragma once

#include "take-data.h"
#include "ui/shell/page.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

#define MONEV_TYPE_TAKE_DESK (monev_take_desk_get_type ())
G_DECLARE_FINAL_TYPE (MonevTakeDesk, monev_take_desk, MONEV, TAKE_DESK, MonevPage)

GtkWidget *monev_take_desk_new     (MonevWindow *window, MonevSession *session);
void       monev_take_desk_read    (MonevTakeDesk *self, const char *const *paths);
gboolean   monev_take_desk_is_busy (MonevTakeDesk *self);
gboolean   monev_take_desk_is_ready (MonevTakeDesk *self);
guint      monev_take_desk_get_n   (MonevTakeDesk *self, MonevTakenStatus status);
void       monev_take_desk_place   (MonevTakeDesk *self, const char *path, const char *request_id,
                                    const char *addressee_id);
void       monev_take_desk_set_by  (MonevTakeDesk *self, const char *name, const char *phone);

G_END_DECLS
