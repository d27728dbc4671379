#include "instrument-data.h"

/** monev_instrument_data_free: frees what was read. */
void
monev_instrument_data_free (MonevInstrumentData *self)
{
  if (self == NULL)
    return;
  monev_instrument_entry_free (self->entry);
  g_clear_pointer (&self->form, monev_xlsform_unref);
  g_clear_pointer (&self->issued, monev_xlsform_unref);
  g_clear_pointer (&self->draft, monev_instrument_draft_free);
  g_free (self->hash);
  g_free (self);
}

static gboolean
load_draft (MonevInstrumentData *self, MonevDbConnection *connection, const MonevActor *actor,
            const char *id, GError **error)
{
  g_autoptr (GError) none = NULL;

  if (actor == NULL)
    return TRUE;
  self->draft = monev_instrument_draft_load (connection, actor, id, &none);
  if (self->draft != NULL || g_error_matches (none, MONEV_ERROR, MONEV_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&none));
  return FALSE;
}

/** monev_instrument_data_load: @actor: (nullable). Returns: (transfer full); NOT_FOUND. */
MonevInstrumentData *
monev_instrument_data_load (MonevDbConnection *connection, const MonevActor *actor, const char *id,
                            GError **error)
{
  g_autoptr (MonevInstrumentData) self = g_new0 (MonevInstrumentData, 1);

  self->entry = monev_instrument_store_find (connection, id, error);
  if (self->entry == NULL)
    return NULL;
  self->form = monev_instrument_load (connection, id, 0, error);
  if (self->form == NULL)
    return NULL;
  self->hash = monev_xlsform_hash (self->form, error);
  if (self->hash == NULL)
    return NULL;
  if (self->entry->number > 0)
    {
      self->issued = monev_instrument_load (connection, id, self->entry->number, error);
      if (self->issued == NULL)
        return NULL;
    }
  return load_draft (self, connection, actor, id, error) ? g_steal_pointer (&self) : NULL;
}
