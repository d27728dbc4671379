/* One record of a run as a form of its own: a rapat, somebody who comes, a finding, a follow-up.
 *
 * "Simpan" writes it on the write lane. Where it is refused the window stays as it was typed and says
 * why; where it is done it closes, with the warnings of the core as a toast that can take it back. Of
 * a rapat or a visit it says while one types who is elsewhere and which day is no working day.
 */
#pragma once

#include "activity-data.h"
#include "ui/shell/window.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_FIELD_DIALOG (monev_field_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MonevFieldDialog, monev_field_dialog, MONEV, FIELD_DIALOG, AdwWindow)

GtkWidget  *monev_field_dialog_new       (MonevWindow *window, MonevSession *session,
                                          const MonevActivityData *data, MonevRecord *record,
                                          const char *title, const char *const *fields);
gboolean    monev_field_dialog_type      (MonevFieldDialog *self, const char *field,
                                          const char *text);
void        monev_field_dialog_save      (MonevFieldDialog *self);
gboolean    monev_field_dialog_is_busy   (MonevFieldDialog *self);
guint       monev_field_dialog_n_warnings (MonevFieldDialog *self);
const char *monev_field_dialog_get_fault (MonevFieldDialog *self);

G_END_DECLS
