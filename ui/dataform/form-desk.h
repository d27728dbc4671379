/* The desk of one data form: the table as it will lie before an OPD, edited in place, and the
 * properties of what is chosen beside it. */
#pragma once

#include "form-panel.h"
#include "form-source.h"
#include "ui/common/data-grid.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

#define MONEV_TYPE_FORM_DESK (monev_form_desk_get_type ())
G_DECLARE_FINAL_TYPE (MonevFormDesk, monev_form_desk, MONEV, FORM_DESK, MonevPage)

GtkWidget       *monev_form_desk_new        (MonevWindow *window, MonevSession *session,
                                             const char *id);
void             monev_form_desk_set_notes  (MonevFormDesk *self, MonevIssueList *notes);
gboolean         monev_form_desk_is_ready   (MonevFormDesk *self);
gboolean         monev_form_desk_is_kept    (MonevFormDesk *self);
void             monev_form_desk_go         (MonevFormDesk *self, MonevDraftPlace place);
gboolean         monev_form_desk_paste      (MonevFormDesk *self, const char *text);
MonevFormEditor *monev_form_desk_get_editor (MonevFormDesk *self);
MonevDataGrid   *monev_form_desk_get_grid   (MonevFormDesk *self);
MonevFormPanel  *monev_form_desk_get_panel  (MonevFormDesk *self);

G_END_DECLS
