/* What stands in one cell, as the value it means.
 *
 * What is certain is taken. What is written in another way is repaired when only one reading is
 * possible for such a cell (by its kind, its range, its decimals); what could be meant in two ways
 * is doubtful, with the other reading beside it. Nothing is guessed. Pure.
 */
#pragma once

#include "data-values.h"
#include "exchange/table.h"

G_BEGIN_DECLS

typedef struct {
  char        *text;  /* canonical; "" for none */
  MonevDataHow how;   /* TAKEN, REPAIRED, DOUBTFUL or MISSING */
  const char  *rule;  /* (nullable): stable: "angka-inggris" */
  char        *other; /* (nullable): the other reading of what is doubtful */
  char        *words; /* (nullable): Indonesian: why it is doubtful or missing */
} MonevDataReading;

gboolean monev_data_reading_is_plain (const MonevCell *cell, const MonevDataSpec *spec);
void     monev_data_reading_of_cell  (const MonevCell *cell, const MonevDataSpec *spec,
                                      const char *unit, const char *last,
                                      MonevDataReading *reading);
void     monev_data_reading_clear    (MonevDataReading *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MonevDataReading, monev_data_reading_clear)

G_END_DECLS
