/* The periods that are reported: "2026", "2026-S1", "2026-T1", "2026-03". Pure. */
#pragma once

#include "base/date.h"
#include "data-form.h"

G_BEGIN_DECLS

gboolean    monev_data_period_parse    (const char *text, MonevDataPeriodKind *kind, int *year,
                                        int *nth, GError **error);
char       *monev_data_period_name     (MonevDataPeriodKind kind, int year, int nth);
char       *monev_data_period_label    (const char *period);
char       *monev_data_period_previous (const char *period);
guint       monev_data_period_count    (MonevDataPeriodKind kind);
gboolean    monev_data_period_kind_find (const char *name, MonevDataPeriodKind *kind);
const char *monev_data_period_kind_name (MonevDataPeriodKind kind);

G_END_DECLS
