/* Finding the record that a cell of a file means: by code, short name, name, NIP. */
#pragma once

#include "record/record.h"

G_BEGIN_DECLS

typedef struct _MonevLookup MonevLookup;

MonevLookup       *monev_lookup_new   (const MonevRecordType *type, GPtrArray *records);
void               monev_lookup_free  (MonevLookup *self);
const MonevRecord *monev_lookup_find  (const MonevLookup *self, const char *typed,
                                       gboolean *ambiguous);
const MonevRecord *monev_lookup_find_in_year (const MonevLookup *self, const char *typed,
                                              const char *year);
const MonevRecord *monev_lookup_match (const MonevLookup *self, const MonevRecord *record);
const MonevField  *monev_lookup_lacks (const MonevRecordType *type, const guint *columns);
char              *monev_lookup_word  (const MonevLookup *self, const char *id);
const MonevRecord *monev_lookup_by_id (const MonevLookup *self, const char *id);
GPtrArray         *monev_lookup_records (const MonevLookup *self);
char              *monev_lookup_folded (const MonevRecordType *type, const char *typed);
char              *monev_lookup_key   (const MonevRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevLookup, monev_lookup_free)

G_END_DECLS
