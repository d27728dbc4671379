/* A file of usulan of a run, described for the import desk. */
#pragma once

#include "ui/exchange/import-desk.h"

G_BEGIN_DECLS

GtkWidget *monev_proposal_import_new (MonevWindow *window, MonevSession *session,
                                  const char *activity_id, const char *activity);

G_END_DECLS
