/* What opens the pages of SOP, for whoever makes pictures of them. */
#pragma once

#include "reference-office.h"

G_BEGIN_DECLS

void procedure_pages_list     (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room);
void procedure_pages_empty    (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room);
void procedure_pages_drawing  (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room);
void procedure_pages_identity (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room);
void procedure_pages_steps    (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room);
void procedure_pages_edit     (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room);
void procedure_pages_header   (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room);
void procedure_pages_changed  (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room);
void procedure_pages_notes    (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room);

G_END_DECLS
