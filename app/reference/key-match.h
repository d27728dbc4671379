/* Records by the keys that a person knows: "1.02.02.2.02.0001, Dinkes, DAU" for a pagu. */
#pragma once

#include "record/record.h"

G_BEGIN_DECLS

GPtrArray *monev_key_match      (MonevDbConnection *connection, const MonevRecordType *type,
                                 const GPtrArray *records, const char *typed, GError **error);
char      *monev_key_match_told (const MonevRecord *record);
char      *monev_key_match_asks (const MonevRecordType *type);

G_END_DECLS
