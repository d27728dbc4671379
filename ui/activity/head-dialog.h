/* The main data of a run as a form: title, kind, year, bidang, Sub Koordinator, start, disposisi.
 *
 * Another start is told before it is saved: which dues become others, and to what. Signal "saved"
 * (the #MonevIssueList of the core, and the #MonevHeadTyped from before, for an undo) is sent before
 * the window closes; where it is refused the window stays as it was typed and says why.
 */
#pragma once

#include "activity-data.h"
#include "head-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_HEAD_DIALOG (monev_head_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MonevHeadDialog, monev_head_dialog, MONEV, HEAD_DIALOG, AdwWindow)

GtkWidget  *monev_head_dialog_new       (GtkWindow *parent, MonevSession *session,
                                         const MonevActivityData *data);
void        monev_head_dialog_type      (MonevHeadDialog *self, const char *field,
                                         const char *text);
void        monev_head_dialog_save      (MonevHeadDialog *self);
gboolean    monev_head_dialog_is_ready  (MonevHeadDialog *self);
const char *monev_head_dialog_get_fault (MonevHeadDialog *self);
guint       monev_head_dialog_n_moved   (MonevHeadDialog *self);

G_END_DECLS
