/* Whose name stands at the head of an SOP AP. */
#include "base/date.h"
#include "office/office.h"
#include "procedure/library.h"
#include "procedure/sop-page.h"

#define DAY_MS (24 * 60 * 60 * G_GINT64_CONSTANT (1000))

/* The day it was made: what is exported twice is the same file twice. */
static gint64
created_at (const MonevProcedure *procedure)
{
  MonevDate date;

  return monev_date_from_iso (monev_procedure_text (procedure, MONEV_PROCEDURE_MADE), &date, NULL)
           ? date * DAY_MS : 0;
}

/**
 * monev_sop_options_load:
 * @self: (out): untouched on failure
 * @connection: (nullable)
 *
 * An SOP of the office bears its kop; a shipped one speaks for the office that it comes from.
 */
gboolean
monev_sop_options_load (MonevSopOptions *self, MonevDbConnection *connection,
                        const MonevProcedure *procedure, GError **error)
{
  MonevSopOptions options = { NULL, NULL, created_at (procedure) };
  GError *local = NULL;

  if (connection != NULL && !monev_procedure_is_shipped (monev_procedure_code (procedure)))
    {
      options.office = monev_office_load (connection, &local);
      if (options.office != NULL)
        options.logo = monev_office_logo (connection, options.office, &local);
    }
  if (local != NULL)
    {
      monev_sop_options_clear (&options);
      g_propagate_error (error, local);
      return FALSE;
    }
  *self = options;
  return TRUE;
}

/** monev_sop_options_clear: */
void
monev_sop_options_clear (MonevSopOptions *self)
{
  g_clear_pointer (&self->office, monev_record_unref);
  g_clear_pointer (&self->logo, g_bytes_unref);
}
