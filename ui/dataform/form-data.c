#include "form-data.h"

#include "people/people.h"
#include "record/record-store.h"

/** monev_form_data_free: frees what was read. */
void
monev_form_data_free (MonevFormData *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->entry, monev_data_form_entry_free);
  g_clear_pointer (&self->content, monev_form_draft_unref);
  g_clear_pointer (&self->issued, monev_form_draft_unref);
  g_clear_pointer (&self->kept, monev_form_kept_free);
  g_clear_pointer (&self->agencies, g_ptr_array_unref);
  g_free (self->hash);
  g_free (self);
}

static MonevFormDraft *
load_version (MonevDbConnection *connection, const char *id, gint64 number, GError **error)
{
  g_autoptr (MonevDataForm) form = monev_data_form_open (connection, id, number, error);

  return form == NULL ? NULL : monev_form_draft_of_form (form);
}

static gboolean
load_kept (MonevFormData *self, MonevDbConnection *connection, const MonevActor *actor,
           GError **error)
{
  g_autoptr (GError) none = NULL;

  if (actor == NULL)
    return TRUE;
  self->kept = monev_form_draft_load (connection, actor, self->entry->id, &none);
  if (self->kept != NULL || g_error_matches (none, MONEV_ERROR, MONEV_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&none));
  return FALSE;
}

/** monev_form_data_load: @actor: (nullable). Returns: (transfer full); NOT_FOUND. */
MonevFormData *
monev_form_data_load (MonevDbConnection *connection, const MonevActor *actor, const char *id,
                      GError **error)
{
  g_autoptr (MonevFormData) self = g_new0 (MonevFormData, 1);

  if ((self->entry = monev_data_form_store_find (connection, id, error)) == NULL
      || (self->content = load_version (connection, id, 0, error)) == NULL
      || (self->hash = monev_form_draft_hash (self->content, error)) == NULL
      || (self->agencies = monev_record_store_list (connection, &monev_agency_type, 0, error))
             == NULL)
    return NULL;
  if (self->entry->number > 0
      && (self->issued = load_version (connection, id, self->entry->number, error)) == NULL)
    return NULL;
  return load_kept (self, connection, actor, error) ? g_steal_pointer (&self) : NULL;
}
