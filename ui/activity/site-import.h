/* The desk at which a file becomes sites of a run: choose, check, take in.
 *
 * Nothing is written before it was checked; what is wrong names sheet, row and cell, and one click
 * goes there. Where no heading is known the columns are assigned by hand.
 */
#pragma once

#include "activity/field-import.h"
#include "ui/reference/import-mapping.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

#define MONEV_TYPE_SITE_IMPORT (monev_site_import_get_type ())
G_DECLARE_FINAL_TYPE (MonevSiteImport, monev_site_import, MONEV, SITE_IMPORT, MonevPage)

GtkWidget              *monev_site_import_new         (MonevWindow *window, MonevSession *session,
                                                       const char *activity_id,
                                                       const char *activity);
void                    monev_site_import_open        (MonevSiteImport *self, const char *path);
void                    monev_site_import_go          (MonevSiteImport *self);
const char             *monev_site_import_get_step    (MonevSiteImport *self);
gboolean                monev_site_import_is_busy     (MonevSiteImport *self);
const MonevImportCount *monev_site_import_get_count   (MonevSiteImport *self);
MonevImportMappingView *monev_site_import_get_mapping (MonevSiteImport *self);

G_END_DECLS
