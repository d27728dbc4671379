/* The pages of Referensi that pictures are made of: a name and what opens it. */
#pragma once

#include "reference-office.h"

G_BEGIN_DECLS

typedef struct {
  const char *name;
  /* Brings the page in sight; the desks of the page before are gone. */
  void      (*open) (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room);
} ReferencePage;

const ReferencePage *reference_pages (guint *n_pages);

G_END_DECLS
