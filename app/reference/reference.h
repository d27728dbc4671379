/* Referensi: every reference table under one roof, with the acts a person may do on it.
 *
 * Each act checks the rules, then the policy against what the official is at that moment, writes
 * in one transaction and ends in the log.
 */
#pragma once

#include "people/policy.h"
#include "record/record.h"

G_BEGIN_DECLS

const MonevRecordType *const *monev_reference_types (void);
const MonevRecordType *monev_reference_find   (const char *subject);
MonevAct               monev_reference_act    (const MonevRecordType *type);

GPtrArray   *monev_reference_list   (MonevDbConnection *connection, const MonevRecordType *type,
                                     gint64 year, GError **error);
MonevRecord *monev_reference_save   (MonevDbConnection *connection, const MonevActor *actor,
                                     MonevRecord *record, MonevIssueList *issues, GError **error);
gboolean     monev_reference_remove (MonevDbConnection *connection, const MonevActor *actor,
                                     const MonevRecord *record, GError **error);

typedef struct {
  guint added;
  guint skipped; /* there already */
} MonevCopyCount;

gboolean     monev_reference_copy_year (MonevDbConnection *connection, const MonevActor *actor,
                                        gint64 from, gint64 to, MonevCopyCount *count,
                                        GError **error);

/* For the acts of this room that stand in other files. */
json_t      *monev_reference_describe (const MonevRecord *before, const MonevRecord *after);
MonevActor  *monev_reference_actor  (MonevDbConnection *connection, const MonevActor *actor,
                                     MonevAct act, gint64 *now, GError **error);

G_END_DECLS
