#pragma once

#include "reference/import.h"

G_BEGIN_DECLS

gboolean monev_import_remember (MonevDbConnection *connection, const MonevRecordType *type,
                                const MonevTable *table, const MonevImportMapping *mapping,
                                gint64 now, GError **error);

G_END_DECLS
