#include "demo/demo.h"

#include <gio/gio.h>
#include <string.h>

#include "demo/demo-private.h"
#include "exchange/csv-reader.h"
#include "office/office.h"
#include "people/login.h"
#include "people/pin.h"
#include "people/people.h"
#include "record/record-store.h"
#include "reference/import.h"

/* The order in which the tables refer to each other. */
static const struct {
  const char *file;
  const char *subject;
} tables[] = {
  { "agencies.csv", "agency" },         { "positions.csv", "position" },
  { "coordinators.csv", "agency" },     { "officials.csv", "official" },
  { "appointments.csv", "appointment" }, { "programmes.csv", "programme" },
  { "budgets.csv", "budget" },          { "inventory.csv", "inventory" },
};

static MonevRecord *
demo_office (void)
{
  MonevRecord *office = monev_record_new (&monev_office_type);

  office = monev_record_with (office, "region_code", "61.99");
  office = monev_record_with (office, "region_name", "Kabupaten Tanjung Rimba");
  office = monev_record_with (office, "address", "Jalan Rimba Raya Nomor 1, Tanjung Rimba 78999");
  office = monev_record_with (office, "contact", "Telepon (0599) 10001, bappeda@tanjungrimba.example");
  return monev_record_with (office, "zone", "Asia/Pontianak");
}

static gboolean
start_office (MonevDbConnection *connection, char **code, MonevIssueList *issues, GError **error)
{
  g_autoptr (MonevRecord) office = demo_office ();
  g_autoptr (MonevRecord) admin = monev_record_new (&monev_official_type);
  MonevOfficeStart start = { office, NULL, NULL, MONEV_DEMO_PIN };

  admin = monev_record_with (g_steal_pointer (&admin), "name", "Damar Wicaksana");
  admin = monev_record_with (g_steal_pointer (&admin), "username", "admin");
  admin = monev_record_with (g_steal_pointer (&admin), "status", "non_asn");
  start.official = admin;
  return monev_office_start (connection, &start, code, issues, error);
}

static gboolean
import_table (MonevDbConnection *connection, const MonevActor *admin, guint index,
              MonevIssueList *issues, GError **error)
{
  g_autofree char *path = g_strconcat ("/id/monev/demo/", tables[index].file, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, error);
  const MonevRecordType *type = monev_reference_find (tables[index].subject);
  g_autoptr (MonevTable) table = NULL;
  g_autoptr (MonevImportPlan) plan = NULL;
  MonevImportMapping mapping;

  if (bytes == NULL)
    return FALSE;
  table = monev_csv_read (tables[index].file, bytes, issues, error);
  if (table == NULL || !monev_import_map (connection, type, table, &mapping, error))
    return FALSE;
  plan = monev_import_plan (connection, type, table, &mapping, MONEV_DEMO_YEAR, issues, error);
  if (plan == NULL)
    return FALSE;
  if (monev_import_plan_count (plan)->rejected > 0)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "Data contoh %s tidak utuh.",
                   tables[index].file);
      return FALSE;
    }
  return monev_import_apply (connection, admin, plan, issues, error);
}

static gboolean
give_pins (MonevDbConnection *connection, const MonevActor *admin, GError **error)
{
  g_autoptr (GPtrArray) officials
    = monev_record_store_list (connection, &monev_official_type, 0, error);

  if (officials == NULL)
    return FALSE;
  for (guint i = 0; i < officials->len; i++)
    {
      const char *username = monev_record_get (officials->pdata[i], "username");

      if (*username == '\0' || strcmp (username, "admin") == 0)
        continue;
      if (!monev_pin_reset (connection, admin, monev_record_id (officials->pdata[i]),
                                  MONEV_DEMO_PIN, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * monev_demo_fill:
 * @recovery_code: (out) (transfer full): of the demo office's secret
 *
 * Fills an empty database with the demo office. Errors: STATE when it holds an office already.
 */
gboolean
monev_demo_fill (MonevDbConnection *connection, char **recovery_code, MonevIssueList *issues,
                 GError **error)
{
  g_autoptr (MonevActor) admin = NULL;
  g_autofree char *code = NULL;

  if (!start_office (connection, &code, issues, error))
    return FALSE;
  admin = monev_login (connection, "admin", MONEV_DEMO_PIN, error);
  if (admin == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!import_table (connection, admin, i, issues, error))
      return FALSE;
  if (!give_pins (connection, admin, error)
      || !monev_demo_fill_activities (connection, issues, error))
    return FALSE;
  *recovery_code = g_steal_pointer (&code);
  return TRUE;
}
