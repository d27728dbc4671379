#include "verify-data.h"

#include "base/date.h"
#include "base/instant.h"
#include "base/number.h"
#include "office/office.h"

#include <string.h>

static void
clear (gpointer data)
{
  MonevVerifyData *self = data;

  g_clear_pointer (&self->data, monev_data_case_free);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_clear_pointer (&self->rounds, g_ptr_array_unref);
  g_clear_pointer (&self->neighbours, g_ptr_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
}

/** monev_verify_data_ref: Returns: (transfer full): @self. */
MonevVerifyData *
monev_verify_data_ref (MonevVerifyData *self)
{
  return g_atomic_rc_box_acquire (self);
}

/** monev_verify_data_unref: frees it with the last reference. */
void
monev_verify_data_unref (MonevVerifyData *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/** monev_verify_data_load: Returns: (transfer full) (nullable): on a lane; NOT_FOUND, CORRUPT */
MonevVerifyData *
monev_verify_data_load (MonevDbConnection *connection, const char *addressee_id, GError **error)
{
  g_autoptr (MonevVerifyData) self = g_atomic_rc_box_new0 (MonevVerifyData);
  g_auto (MonevOfficeClock) clock = { NULL };
  gint64 now = 0;

  self->data = monev_data_case_load (connection, addressee_id, error);
  if (self->data == NULL || !monev_db_now (connection, &now, error)
      || !monev_office_clock_load (connection, &clock, error)
      || (self->remarks = monev_data_remark_store_list (connection, addressee_id, error)) == NULL
      || (self->rounds = monev_submission_store_list (connection, addressee_id, error)) == NULL
      || (self->neighbours = monev_addressee_store_list (connection, self->data->request->id, FALSE,
                                                         error))
             == NULL)
    return NULL;
  self->zone = g_time_zone_ref (clock.zone);
  self->board = monev_board_cell (self->data->addressee, &clock, now);
  return g_steal_pointer (&self);
}

/** monev_verify_data_of: Returns: (transfer full): a copy of @data alone, without what was said about
 * it. */
MonevVerifyData *
monev_verify_data_of (const MonevDataCase *data)
{
  MonevVerifyData *self = g_atomic_rc_box_new0 (MonevVerifyData);

  self->data = g_new0 (MonevDataCase, 1);
  self->data->request = monev_data_request_copy (data->request);
  self->data->addressee = monev_data_addressee_copy (data->addressee);
  self->data->form = monev_data_form_ref (data->form);
  self->data->layout = monev_data_layout_ref (data->layout);
  self->data->values = monev_data_values_copy (data->values);
  if (data->last != NULL)
    self->data->last = monev_data_values_copy (data->last);
  return self;
}

static void
other_free (gpointer data)
{
  MonevVerifyOther *other = data;

  g_free (other->agency_id);
  g_free (other->agency);
  monev_data_values_free (other->values);
  monev_data_layout_unref (other->layout);
  g_free (other);
}

/** monev_verify_others_load: Returns: (transfer full) (element-type MonevVerifyOther) (nullable): those
 * of the request who sent something, without one of them. */
GPtrArray *
monev_verify_others_load (MonevDbConnection *connection, const char *request_id,
                          const char *but_agency, GError **error)
{
  g_autoptr (GPtrArray) all = monev_addressee_store_list (connection, request_id, FALSE, error);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (other_free);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const MonevDataAddressee *one = all->pdata[i];
      g_autoptr (MonevDataCase) data = NULL;
      MonevVerifyOther *other;

      if (one->rounds == 0 || strcmp (one->agency_id, but_agency) == 0)
        continue;
      data = monev_data_case_load (connection, one->id, error);
      if (data == NULL)
        return NULL;
      other = g_new (MonevVerifyOther, 1);
      *other = (MonevVerifyOther) { g_strdup (one->agency_id),
                                    g_strdup (*one->agency_short != '\0' ? one->agency_short
                                                                         : one->agency_name),
                                    monev_data_layout_ref (data->layout),
                                    g_steal_pointer (&data->values) };
      g_ptr_array_add (others, other);
    }
  return all == NULL ? NULL : g_steal_pointer (&others);
}

/** monev_verify_is_shown: Returns: whether a line is worth a row: one that is asked of this agency; an
 * open one only when something stands in it. */
gboolean
monev_verify_is_shown (const MonevDataCase *data, guint sheet, guint line)
{
  gboolean own = line < monev_data_layout_n_lines (data->layout, sheet);

  if (own && !monev_data_layout_line (data->layout, sheet, line)->open)
    return monev_data_layout_line (data->layout, sheet, line)->asked;
  for (guint f = 0; f < monev_data_layout_n_fields (data->layout, sheet); f++)
    if (*monev_data_values_get (data->values, sheet, line, f).text != '\0')
      return TRUE;
  return FALSE;
}

/** monev_verify_is_doubtful: Returns: whether somebody must look at the cell: doubtful or missing, and
 * not decided yet. */
gboolean
monev_verify_is_doubtful (const MonevDataCase *data, guint sheet, guint line, guint field)
{
  MonevDataValue value = monev_data_values_get (data->values, sheet, line, field);

  if (value.state != MONEV_DATA_BARU || data->addressee->rounds == 0)
    return FALSE;
  if (*value.text == '\0')
    return monev_data_values_is_wanted (data->values, sheet, line, field);
  return value.how == MONEV_DATA_DOUBTFUL
         && monev_data_values_is_asked (data->values, sheet, line, field);
}

/** monev_verify_text: Returns: (transfer full): a value as an office writes it: 1.250,5; 5 Maret 2026. */
char *
monev_verify_text (const MonevDataSpec *spec, const char *canonical)
{
  MonevDecimal value;
  MonevDate date;

  if (monev_data_kind_is_number (spec->kind) && monev_decimal_from_text (canonical, &value, NULL))
    return spec->kind == MONEV_DATA_FORMULA
               ? monev_number_format (monev_decimal_round (value, 2, MONEV_ROUND_HALF_UP),
                                      MONEV_NUMBER_AS_IS)
               : monev_number_format (value, MONEV_NUMBER_AS_IS);
  if (spec->kind == MONEV_DATA_DATE && monev_date_from_iso (canonical, &date, NULL))
    return monev_date_format (date, MONEV_DATE_LONG);
  return g_strdup (canonical);
}
