/* Meetings of a run beyond their records: who is to be invited, and minutes typed while people talk.
 */
#pragma once

#include "activity/field.h"

G_BEGIN_DECLS

/* How often a window keeps what is being typed: no more than this is ever lost. */
#define MONEV_MINUTES_AUTOSAVE_MS 2000

GPtrArray *monev_meeting_propose      (MonevDbConnection *connection, const MonevRecord *meeting,
                                       GError **error);
gboolean   monev_meeting_draft_save   (MonevDbConnection *connection, const MonevActor *actor,
                                       const MonevRecord *meeting, const char *text,
                                       GError **error);
char      *monev_meeting_draft_load   (MonevDbConnection *connection, const MonevActor *actor,
                                       const MonevRecord *meeting, gboolean *behind,
                                       GError **error);
gboolean   monev_meeting_minutes_save (MonevDbConnection *connection, const MonevActor *actor,
                                       const MonevRecord *meeting, const char *text,
                                       GError **error);

G_END_DECLS
