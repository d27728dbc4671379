#include "activity-history.h"

/** monev_activity_history: Returns: (transfer full) (element-type MonevAuditWords): the newest first.
 */
GPtrArray *
monev_activity_history (MonevDbConnection *connection, const MonevActivity *activity, guint limit,
                        GError **error)
{
  g_autofree char *subject = g_strconcat ("activity/", activity->id, NULL);

  return monev_audit_words_of (connection, subject, limit, error);
}
