/* Who signs a paper: the post as it is printed, the name with its titles, the NIP. */
#pragma once

#include "people/people.h"

G_BEGIN_DECLS

/* Texts are its own; "" where there is none. */
typedef struct {
  char *title; /* "Plt. Kepala Badan …" */
  char *name;  /* "Dra. Siti Aminah, M.Si." */
  char *rank;
  char *nip;
} MonevSignatory;

MonevSignatory *monev_signatory_head (MonevDbConnection *connection, const char *agency_name,
                                      const char *date, GError **error);
MonevSignatory *monev_signatory_of   (MonevDbConnection *connection, const char *official_id,
                                      const char *date, GError **error);
void            monev_signatory_free (MonevSignatory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevSignatory, monev_signatory_free)

G_END_DECLS
