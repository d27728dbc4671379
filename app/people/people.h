/* The tables of this room: agencies, officials, positions, appointments. */
#pragma once

#include "record/record.h"

G_BEGIN_DECLS

extern const MonevRecordType monev_agency_type;
extern const MonevRecordType monev_official_type;
extern const MonevRecordType monev_position_type;
extern const MonevRecordType monev_appointment_type;

/* A name as it is printed: "Dra. Siti Aminah, M.Si."; without titles where an SK prints none. */
char *monev_official_printed_name (const MonevRecord *official, gboolean titles);
/* The name without them, of which initials are made. */
char *monev_bare_name             (const char *printed);
/* "Plt. Kepala Badan …": how somebody who holds a post for a time signs. */
char *monev_position_printed      (const char *title, const char *appointment_kind);

/* Positions are found and sorted by the name of their agency, too: after it was written. */
gboolean monev_position_renew_keys (MonevDbConnection *connection, const char *agency_id,
                                    GError **error);

/* Is there a way from @id back to itself along @column of @statement's rows? */
gboolean monev_chain_has_circle (MonevDbConnection *connection, const char *statement,
                                 const char *column, const char *id, const char *next,
                                 gboolean *circle, GError **error);

G_END_DECLS
