/* A field for several of the team of a run: everybody with a box to tick, his group beside him.
 *
 * Signal "changed" says that one was taken or left out.
 */
#pragma once

#include "activity/activity.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_MEMBER_CHECKS (monev_member_checks_get_type ())
G_DECLARE_FINAL_TYPE (MonevMemberChecks, monev_member_checks, MONEV, MEMBER_CHECKS, AdwBin)

GtkWidget *monev_member_checks_new     (const MonevActivity *activity, const char *label);
void       monev_member_checks_set_ids (MonevMemberChecks *self, const char *ids);
char      *monev_member_checks_get_ids (MonevMemberChecks *self);

G_END_DECLS
