/* The recovery code, to be saved or printed: the last step of the first start, and what an admin
 * sees who takes the sheet once more.
 *
 * Signal "kept": the person says whether the sheet lies in a safe place (gboolean).
 */
#pragma once

#include "office/recovery-sheet.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_RECOVERY_STEP (monev_recovery_step_get_type ())
G_DECLARE_FINAL_TYPE (MonevRecoveryStep, monev_recovery_step, MONEV, RECOVERY_STEP, AdwBin)

void monev_recovery_step_set      (MonevRecoveryStep *self, const MonevRecoverySheet *sheet);
void monev_recovery_step_save     (MonevRecoveryStep *self, const char *path);
void monev_recovery_step_set_asks (MonevRecoveryStep *self, gboolean asks);

G_END_DECLS
