/* Writing an SOP to a file, by the ending of its name, and asking for that name. */
#pragma once

#include "procedure/procedure.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

void monev_procedure_export     (MonevWindow *window, MonevSession *session, GObject *owner,
                                 MonevProcedure *procedure, const char *path);
void monev_procedure_ask_export (MonevWindow *window, MonevSession *session, GObject *owner,
                                 MonevProcedure *procedure, const char *ending);

G_END_DECLS
