/* The quality of the answers to one instrument: the questions with what is missing, beside them what
 * wants to be looked at, each one click away from its response.
 *
 * Signal "open-response" hands over the id of a response.
 */
#pragma once

#include "response/response-quality.h"
#include "ui/common/grid-source.h"
#include "ui/shell/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_QUALITY_VIEW (monev_quality_view_get_type ())
G_DECLARE_FINAL_TYPE (MonevQualityView, monev_quality_view, MONEV, QUALITY_VIEW, AdwBin)

GtkWidget       *monev_quality_view_new        (MonevSession *session, const char *instrument_id);
void             monev_quality_view_load       (MonevQualityView *self);
gboolean         monev_quality_view_is_ready   (MonevQualityView *self);
MonevGridSource *monev_quality_view_get_source (MonevQualityView *self);
void             monev_quality_view_filter     (MonevQualityView *self, int kind);
guint            monev_quality_view_n_shown    (MonevQualityView *self);
void             monev_quality_view_open       (MonevQualityView *self, guint row);

G_END_DECLS
