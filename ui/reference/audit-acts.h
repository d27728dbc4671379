/* What each act of the log is called, in one table; of records also what became of their fields. */
#pragma once

#include "audit/audit.h"
#include "record/record.h"

G_BEGIN_DECLS

char                  *monev_audit_act_words  (const char *act, const json_t *detail);
const MonevRecordType *monev_audit_type       (const char *act);
char                 **monev_audit_act_lines  (const MonevAuditEntry *entry, const json_t *detail);

G_END_DECLS
