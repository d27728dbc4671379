/* The start of a run: choose a procedure or last year's run, fill in, see the plan, begin. */
#pragma once

#include "start-form.h"
#include "ui/shell/page.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

#define MONEV_TYPE_START_DESK (monev_start_desk_get_type ())
G_DECLARE_FINAL_TYPE (MonevStartDesk, monev_start_desk, MONEV, START_DESK, MonevPage)

GtkWidget      *monev_start_desk_new      (MonevWindow *window, MonevSession *session);
gboolean        monev_start_desk_is_ready (MonevStartDesk *self);
gboolean        monev_start_desk_offers   (MonevStartDesk *self, const char *code_or_run);
void            monev_start_desk_choose   (MonevStartDesk *self, const char *code_or_run);
MonevStartForm *monev_start_desk_get_form (MonevStartDesk *self);
gboolean        monev_start_desk_begin    (MonevStartDesk *self);

G_END_DECLS
