/* An addressee with its form, layout, rules and values. */
#include "request-private.h"

#include <string.h>

#include "base/json.h"
#include "data-period.h"
#include "office-dataform.h"

/** monev_data_case_free: frees it. */
void
monev_data_case_free (MonevDataCase *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->values, monev_data_values_free);
  g_clear_pointer (&self->last, monev_data_values_free);
  g_clear_pointer (&self->rules, monev_data_rules_free);
  g_clear_pointer (&self->layout, monev_data_layout_unref);
  g_clear_pointer (&self->form, monev_data_form_unref);
  g_clear_pointer (&self->request, monev_data_request_free);
  g_clear_pointer (&self->addressee, monev_data_addressee_free);
  g_free (self);
}

/** monev_data_place: Returns: (transfer full): "lembar|baris|kolom", as remarks name a cell. */
char *
monev_data_place (const MonevDataValues *values, guint sheet, guint line, guint field)
{
  MonevDataLayout *layout = monev_data_values_layout (values);

  return g_strjoin ("|", monev_data_form_sheet (monev_data_layout_form (layout), sheet)->key,
                    monev_data_values_line_key (values, sheet, line),
                    monev_data_layout_field (layout, sheet, field)->key, NULL);
}

/** monev_request_recount: what lists show of an addressee, from its values. */
void
monev_request_recount (MonevDataAddressee *addressee, const MonevDataValues *values, gint64 now)
{
  MonevDataProgress progress = monev_data_values_progress (values);

  addressee->asked = progress.asked;
  addressee->filled = progress.filled;
  addressee->repaired = progress.repaired;
  addressee->doubtful = progress.doubtful;
  addressee->missing = progress.missing;
  addressee->approved = progress.approved;
  addressee->questions = progress.questions;
  if (addressee->rounds == 0 || progress.approved < progress.asked)
    addressee->verified_at = 0;
  else if (addressee->verified_at == 0)
    addressee->verified_at = now;
}

/* What the agency reported for the period before, by the keys of this layout; none is no error. */
static gboolean
load_last (MonevDbConnection *connection, MonevDataCase *self, GError **error)
{
  g_autofree char *before = monev_data_period_previous (self->request->period);
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) all = NULL;

  if (before == NULL)
    return TRUE;
  if (!monev_request_store_of_period (connection, self->request->form_id, before, &id, error))
    return FALSE;
  if (id == NULL)
    return TRUE;
  all = monev_addressee_store_list (connection, id, FALSE, error);
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const MonevDataAddressee *one = all->pdata[i];
      g_autoptr (MonevDataAddressee) whole = NULL;

      if (strcmp (one->agency_id, self->addressee->agency_id) != 0 || one->rounds == 0)
        continue;
      whole = monev_addressee_store_find (connection, one->id, error);
      if (whole == NULL)
        return FALSE;
      self->last = monev_data_values_load (self->layout, whole->content, error);
      return self->last != NULL;
    }
  return all != NULL;
}

/** monev_data_case_load: Returns: (transfer full) (nullable): NOT_FOUND, CORRUPT */
MonevDataCase *
monev_data_case_load (MonevDbConnection *connection, const char *addressee_id, GError **error)
{
  g_autoptr (MonevDataCase) self = g_new0 (MonevDataCase, 1);
  json_auto_t *facts = NULL;

  self->addressee = monev_addressee_store_find (connection, addressee_id, error);
  if (self->addressee == NULL
      || (self->request = monev_request_store_find (connection, self->addressee->request_id, error))
             == NULL
      || (self->form = monev_data_form_open (connection, self->request->form_id,
                                             self->request->number, error))
             == NULL
      || (facts = monev_json_load (self->addressee->facts, -1, error)) == NULL)
    return NULL;
  self->layout = monev_data_layout_new (
      self->form, &(MonevDataContext){ self->request->period, self->addressee->agency_code, facts });
  self->rules = monev_data_rules_new (self->form, NULL, NULL);
  self->values = monev_data_values_load (self->layout, self->addressee->content, error);
  if (self->values == NULL || !load_last (connection, self, error))
    return NULL;
  return g_steal_pointer (&self);
}
