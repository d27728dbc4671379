#include "data-reading.h"

/** monev_data_reading_clear: frees the members. */
void
monev_data_reading_clear (MonevDataReading *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->other, g_free);
  g_clear_pointer (&self->words, g_free);
}

/** monev_data_reading_is_plain: Returns: whether the text of @cell is its value as it stands. */
gboolean
monev_data_reading_is_plain (const MonevCell *cell, const MonevDataSpec *spec)
{
  return cell->kind == MONEV_CELL_TEXT && spec->kind == MONEV_DATA_TEXT;
}

/** monev_data_reading_of_cell: @reading: (out): what @cell means. */
void
monev_data_reading_of_cell (const MonevCell *cell, const MonevDataSpec *spec, const char *unit,
                            const char *last, MonevDataReading *reading)
{
  *reading = (MonevDataReading){ .text = g_strdup (cell->text), .how = MONEV_DATA_TAKEN };
}
