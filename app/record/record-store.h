/* Records in the database: get, list, put, remove, each inside a caller's transaction.
 *
 * The statements are named after the subject: agency_get, agency_list, agency_insert,
 * agency_update, agency_remove (db/queries/agency.sql); their parameters are the fields.
 */
#pragma once

#include "record/record.h"

G_BEGIN_DECLS

MonevRecord *monev_record_store_get    (MonevDbConnection *connection, const MonevRecordType *type,
                                        const char *id, GError **error);
GPtrArray   *monev_record_store_list   (MonevDbConnection *connection, const MonevRecordType *type,
                                        gint64 year, GError **error);
MonevRecord *monev_record_store_put    (MonevDbConnection *connection, MonevRecord *record,
                                        gint64 now, MonevIssueList *issues, GError **error);
gboolean     monev_record_store_write  (MonevDbConnection *connection, MonevRecord *record,
                                        gint64 now, char **id, MonevIssueList *issues,
                                        GError **error);
gboolean     monev_record_store_remove (MonevDbConnection *connection, const MonevRecord *record,
                                        GError **error);
void         monev_record_explain_use  (const MonevRecord *record, GError **error);

G_END_DECLS
