/* The photos of a visit in the order in which they stand on paper.
 *
 * They come as they were attached until somebody moves one; the order is then kept as frozen content
 * ("visit-photos/ID"). What is attached later stands behind it, what is removed is left out.
 */
#pragma once

#include "activity/activity.h"
#include "people/policy.h"

G_BEGIN_DECLS

char     **monev_photo_order_load (MonevDbConnection *connection, const char *visit_id,
                                   GError **error);
GPtrArray *monev_photo_order_sort (const GPtrArray *files, const char *visit_id,
                                   const char *const *order);
gboolean   monev_photo_order_move (MonevDbConnection *connection, const MonevActor *actor,
                                   const char *activity_id, const char *visit_id,
                                   const char *attachment_id, int by, GError **error);

G_END_DECLS
