/* The desk of one SOP: drawn as SOP AP, as a list of steps, and, of the office's own, in edit. */
#pragma once

#include "procedure-editor.h"
#include "sop-view.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

#define MONEV_TYPE_SOP_DESK (monev_sop_desk_get_type ())
G_DECLARE_FINAL_TYPE (MonevSopDesk, monev_sop_desk, MONEV, SOP_DESK, MonevPage)

GtkWidget            *monev_sop_desk_new         (MonevWindow *window, MonevSession *session,
                                                  const char *code);
void                  monev_sop_desk_edit        (MonevSopDesk *self);
void                  monev_sop_desk_show_view   (MonevSopDesk *self, const char *name);
void                  monev_sop_desk_show_notes  (MonevSopDesk *self, gboolean open);
gboolean              monev_sop_desk_is_ready    (MonevSopDesk *self);
gboolean              monev_sop_desk_is_saved    (MonevSopDesk *self);
MonevProcedureEditor *monev_sop_desk_get_editor  (MonevSopDesk *self);
MonevSopView         *monev_sop_desk_get_drawing (MonevSopDesk *self);
GtkPrintOperation    *monev_sop_desk_get_print   (MonevSopDesk *self);

G_END_DECLS
