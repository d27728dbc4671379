/* The last step of the first start: the recovery code, shown once, to be saved or printed.
 *
 * Signal "kept": the person says whether the sheet lies in a safe place (gboolean).
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_RECOVERY_STEP (monev_recovery_step_get_type ())
G_DECLARE_FINAL_TYPE (MonevRecoveryStep, monev_recovery_step, MONEV, RECOVERY_STEP, AdwBin)

void monev_recovery_step_set  (MonevRecoveryStep *self, const char *agency_name, const char *code,
                               const char *database_id);
void monev_recovery_step_save (MonevRecoveryStep *self, const char *path);

G_END_DECLS
