/* What the desk of an instrument reads on a lane: its line, its content, and the draft. */
#pragma once

#include "db-database.h"
#include "instrument/office-instrument.h"

G_BEGIN_DECLS

typedef struct {
  MonevInstrumentEntry *entry;
  MonevXlsform         *form;  /* the concept, or the last version */
  MonevXlsform         *issued; /* (nullable): the last version */
  char                 *hash;  /* of @form */
  MonevInstrumentDraft *draft; /* (nullable): of the official */
} MonevInstrumentData;

MonevInstrumentData *monev_instrument_data_load (MonevDbConnection *connection,
                                                 const MonevActor *actor, const char *id,
                                                 GError **error);
void                 monev_instrument_data_free (MonevInstrumentData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevInstrumentData, monev_instrument_data_free)

G_END_DECLS
