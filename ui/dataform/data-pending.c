#include "data-room-private.h"

/** monev_data_pending_new: all is copied. Returns: (transfer full). */
MonevDataPending *
monev_data_pending_new (MonevDataAct act, const MonevDataRequest *request,
                        const MonevDataAddressee *addressee, const GPtrArray *addressees)
{
  MonevDataPending *self = g_new0 (MonevDataPending, 1);

  self->act = act;
  self->request = request == NULL ? NULL : monev_data_request_copy (request);
  self->addressee = addressee == NULL ? NULL : monev_data_addressee_copy (addressee);
  if (addressees == NULL)
    return self;
  self->addressees
      = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_data_addressee_free);
  for (guint i = 0; i < addressees->len; i++)
    g_ptr_array_add (self->addressees, monev_data_addressee_copy (addressees->pdata[i]));
  return self;
}

/** monev_data_pending_free: frees it. */
void
monev_data_pending_free (gpointer data)
{
  MonevDataPending *self = data;

  g_clear_pointer (&self->request, monev_data_request_free);
  g_clear_pointer (&self->addressee, monev_data_addressee_free);
  g_clear_pointer (&self->addressees, g_ptr_array_unref);
  g_free (self);
}

/** monev_data_pending_ask: Returns: the act, borrowing from @self. */
MonevDataAsk
monev_data_pending_ask (const MonevDataPending *self)
{
  return (MonevDataAsk) { .act = self->act,
                          .request = self->request,
                          .addressee = self->addressee,
                          .addressees = self->addressees };
}
