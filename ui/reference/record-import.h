/* Files that become rows of a reference table, described for the import desk. */
#pragma once

#include "ui/exchange/import-desk.h"

G_BEGIN_DECLS

GtkWidget *monev_record_import_new (MonevWindow *window, MonevSession *session,
                                    const MonevRecordType *type);

G_END_DECLS
