/* Inviting many to a rapat at once: a list with boxes to tick, searched by name, ticked by kind or by
 * who coordinates them. Those who are invited already are not in it. */
#pragma once

#include "activity-data.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_INVITE_DIALOG (monev_invite_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MonevInviteDialog, monev_invite_dialog, MONEV, INVITE_DIALOG, AdwWindow)

GtkWidget *monev_invite_dialog_new              (MonevWindow *window, MonevSession *session,
                                                 const MonevActivityData *data,
                                                 MonevRecord *meeting);
gboolean   monev_invite_dialog_is_ready         (MonevInviteDialog *self);
void       monev_invite_dialog_tick_kind        (MonevInviteDialog *self, const char *kind);
void       monev_invite_dialog_tick_coordinated (MonevInviteDialog *self, const char *position);
void       monev_invite_dialog_search           (MonevInviteDialog *self, const char *text);
guint      monev_invite_dialog_get_n            (MonevInviteDialog *self, gboolean ticked);
void       monev_invite_dialog_invite           (MonevInviteDialog *self);

G_END_DECLS
