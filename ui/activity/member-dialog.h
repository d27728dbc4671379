/* Who joins the team, in which role and group; or the role and group of one who is in it. */
#pragma once

#include "activity/activity-acts.h"
#include "ui/shell/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *monev_member_dialog_new (GtkWindow *parent, MonevSession *session,
                                    const MonevActivity *activity,
                                    const MonevActivityMember *member);
void       monev_member_dialog_get (GtkWidget *dialog, MonevMemberEntry *entry);
void       monev_member_dialog_type (GtkWidget *dialog, const char *name, const char *agency);

G_END_DECLS
