/* The recovery sheet: what stands on it, its page, and whether it still waits to be kept.
 *
 * The office's code is shown by the first start. Until somebody says that the sheet lies in a safe
 * place, a file beside the office secret remembers it, outside the database and its backups.
 */
#pragma once

#include <cairo.h>

#include "people/policy.h"
#include "db-connection.h"

G_BEGIN_DECLS

typedef struct {
  char *agency_name;
  char *region_name;
  char *code;        /* from monev_secret_to_text() */
  char *database_id;
  char *date;        /* YYYY-MM-DD: the day it is made */
} MonevRecoverySheet;

MonevRecoverySheet *monev_recovery_sheet_load  (MonevDbConnection *connection, GError **error);
MonevRecoverySheet *monev_recovery_sheet_take  (MonevDbConnection *connection,
                                                const MonevActor *actor, GError **error);
MonevRecoverySheet *monev_recovery_sheet_again (MonevDbConnection *connection,
                                                const MonevActor *actor, const char *pin,
                                                GError **error);
MonevRecoverySheet *monev_recovery_sheet_copy  (const MonevRecoverySheet *self);
void                monev_recovery_sheet_free  (MonevRecoverySheet *self);

void     monev_recovery_sheet_draw     (cairo_t *cr, const MonevRecoverySheet *self);
gboolean monev_recovery_sheet_write    (const MonevRecoverySheet *self, const char *path,
                                        GError **error);

gboolean monev_recovery_sheet_await    (const char *database_id, GError **error);
gboolean monev_recovery_sheet_awaited  (const char *database_id);
gboolean monev_recovery_sheet_set_kept (const char *database_id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevRecoverySheet, monev_recovery_sheet_free)

G_END_DECLS
