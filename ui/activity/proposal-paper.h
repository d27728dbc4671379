/* The Daftar Rencana Definitif of a run as a file, or on its way to a printer. */
#pragma once

#include "ui/shell/session.h"

G_BEGIN_DECLS

void monev_proposal_paper_ask   (GtkWidget *owner, MonevSession *session, const char *activity_id,
                                 const char *ending);
void monev_proposal_paper_write (GtkWidget *owner, MonevSession *session, const char *activity_id,
                                 const char *path);
void monev_proposal_paper_print (GtkWidget *owner, MonevSession *session, const char *activity_id);

G_END_DECLS
