/* The one error domain of the program.
 *
 * The first group is what a database can say; the rest is added by the floor above.
 * A caller acts on the code; the words for people are made in ui/ and app/cli/.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MONEV_ERROR (monev_error_quark ())

typedef enum {
  MONEV_ERROR_CONSTRAINT,     /* a rule of the schema was broken (unique, foreign key, check) */
  MONEV_ERROR_CONFLICT,       /* somebody else changed the record since it was read */
  MONEV_ERROR_DENIED,         /* no right to do this: policy, or a read-only file or folder */
  MONEV_ERROR_BUSY,           /* locked by another process for longer than one waits */
  MONEV_ERROR_UNAVAILABLE,    /* the file is missing, the server is away */
  MONEV_ERROR_SCHEMA_TOO_NEW, /* written by a newer version of the program */
  MONEV_ERROR_CORRUPT,        /* the stored bytes are damaged */

  MONEV_ERROR_INVALID,        /* what was given breaks a rule of the field */
  MONEV_ERROR_NOT_FOUND,
  MONEV_ERROR_STATE,          /* the thing is not in a state that allows it */
  MONEV_ERROR_AUTH,           /* wrong PIN, locked, key missing */
  MONEV_ERROR_OVERFLOW,       /* a figure does not fit */
  MONEV_ERROR_LIMIT,          /* larger than the program takes */
  MONEV_ERROR_CANCELLED,
  MONEV_ERROR_IO              /* disk full, unreadable file */
} MonevError;

GQuark      monev_error_quark (void);
const char *monev_error_code_name (MonevError code);

G_END_DECLS
