/* Writing what a panel of Referensi shows as XLSX or CSV: asking where to, and the job. */
#pragma once

#include "panel.h"
#include "record/record.h"
#include "ui/common/job-progress.h"

G_BEGIN_DECLS

typedef void (*MonevExportChosen) (MonevReferencePanel *panel, const char *path);

void monev_export_ask   (MonevReferencePanel *panel, const char *title, MonevExportChosen chosen);
void monev_export_start (MonevReferencePanel *panel, MonevJobProgress *progress,
                         const MonevRecordType *type, GPtrArray *records, const char *path);

G_END_DECLS
