/* The log of one run in words. To be made on a lane, because names are looked up. */
#pragma once

#include "activity/activity.h"
#include "ui/reference/audit-words.h"

G_BEGIN_DECLS

GPtrArray *monev_activity_history (MonevDbConnection *connection, const MonevActivity *activity,
                                   guint limit, GError **error);

G_END_DECLS
