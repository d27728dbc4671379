/* Which column of a file is which field: a row for each field with the first values as a sample. */
#pragma once

#include "reference/import.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_IMPORT_MAPPING_VIEW (monev_import_mapping_view_get_type ())
G_DECLARE_FINAL_TYPE (MonevImportMappingView, monev_import_mapping_view, MONEV, IMPORT_MAPPING_VIEW, AdwBin)

GtkWidget *monev_import_mapping_view_new        (void);
void       monev_import_mapping_view_set        (MonevImportMappingView *self, const MonevRecordType *type,
                                                 MonevTable *table, const MonevImportMapping *mapping);
void       monev_import_mapping_view_get        (MonevImportMappingView *self, MonevImportMapping *mapping);
void       monev_import_mapping_view_set_column (MonevImportMappingView *self, const char *field, guint column);
const MonevField *monev_import_mapping_view_lacks (MonevImportMappingView *self);
guint      monev_import_mapping_view_n_mapped   (MonevImportMappingView *self);

G_END_DECLS
