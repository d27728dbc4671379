/* Jadwal: the visits of a run by day and group, its sites, and one visit with its photos. */
#pragma once

#include "activity-data.h"
#include "photo-list.h"
#include "ui/common/job-progress.h"
#include "ui/shell/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_VISIT_VIEW (monev_visit_view_get_type ())
G_DECLARE_FINAL_TYPE (MonevVisitView, monev_visit_view, MONEV, VISIT_VIEW, AdwBin)

GtkWidget      *monev_visit_view_new        (MonevSession *session);
void            monev_visit_view_show       (MonevVisitView *self, const MonevActivityData *data,
                                             const char *refused);
void            monev_visit_view_open       (MonevVisitView *self, const char *id);
const char     *monev_visit_view_get_open   (MonevVisitView *self);
void            monev_visit_view_set_part   (MonevVisitView *self, const char *part);
void            monev_visit_view_search     (MonevVisitView *self, const char *text);
MonevPhotoList *monev_visit_view_get_photos (MonevVisitView *self);
MonevJobProgress *monev_visit_view_get_progress (MonevVisitView *self);

G_END_DECLS
