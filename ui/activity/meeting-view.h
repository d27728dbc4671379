/* Rapat of a run: their list, and one of them open: head, who comes, minutes, agreements. */
#pragma once

#include "activity-data.h"
#include "minutes-editor.h"

G_BEGIN_DECLS

#define MONEV_TYPE_MEETING_VIEW (monev_meeting_view_get_type ())
G_DECLARE_FINAL_TYPE (MonevMeetingView, monev_meeting_view, MONEV, MEETING_VIEW, AdwBin)

GtkWidget          *monev_meeting_view_new        (MonevWindow *window, MonevSession *session);
void                monev_meeting_view_show       (MonevMeetingView *self,
                                                   const MonevActivityData *data,
                                                   const char *refused);
void                monev_meeting_view_open       (MonevMeetingView *self, const char *id);
const char         *monev_meeting_view_get_open   (MonevMeetingView *self);
MonevMinutesEditor *monev_meeting_view_get_editor (MonevMeetingView *self);

G_END_DECLS
