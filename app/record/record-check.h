/* From what a person typed to what is stored, field by field, and the rules over a whole record. */
#pragma once

#include "record/record.h"

G_BEGIN_DECLS

#define MONEV_FIELD_DEFAULT_MAX 300

MonevRecord *monev_record_enter (MonevRecord *self, guint field, const char *typed,
                                 MonevIssueList *issues);
MonevRecord *monev_record_check (MonevRecord *self, MonevIssueList *issues);
char        *monev_text_tidy    (const char *typed);

G_END_DECLS
