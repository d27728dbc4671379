/* An office with a few rows in every reference table, and the awkward ones among them. */
#pragma once

#include "dataform/inventory.h"
#include "office-fixture.h"
#include "people/people.h"
#include "programme/programme.h"
#include "reference/export.h"
#include "reference/import-file.h"
#include "reference/import.h"

typedef struct {
  MonevActor *admin;
  char       *dinkes, *setda, *sari, *sari2, *asisten, *asisten2, *kabag, *water;
} Filled;

static void
filled_clear (Filled *f)
{
  monev_actor_free (f->admin);
  g_free (f->dinkes);
  g_free (f->setda);
  g_free (f->sari);
  g_free (f->sari2);
  g_free (f->asisten);
  g_free (f->asisten2);
  g_free (f->kabag);
  g_free (f->water);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Filled, filled_clear)

static inline void
drop (char *id)
{
  g_free (id);
}

static void
fill_people (MonevDbConnection *c, Filled *f)
{
  g_autofree char *both = NULL;

  f->setda = test_add (c, f->admin, &monev_agency_type, "name", "Sekretariat Daerah", "code",
                       "4.01.01", "short_name", "Setda", NULL);
  f->asisten = test_add (c, f->admin, &monev_position_type, "title", "Asisten Pemerintahan", "kind",
                         "Asisten", "agency_id", f->setda, NULL);
  f->asisten2 = test_add (c, f->admin, &monev_position_type, "title", "Asisten Perekonomian",
                          "kind", "Asisten", "agency_id", f->setda, NULL);
  both = g_strdup_printf ("%s\n%s", f->asisten, f->asisten2);
  f->dinkes = test_add (c, f->admin, &monev_agency_type, "name", "Dinas Kesehatan", "code",
                        "1.02.01", "short_name", "Dinkes", "coordinators", both, "address",
                        "Jalan \"Mawar\"; Gang 3, No. 4", "whatsapp", "0812-3456-7890",
                        "valid_from", "2 Januari 2025", "note", "=1+1", "head_nip",
                        "000000000000000012", NULL);
  drop (test_add (c, f->admin, &monev_agency_type, "name", "RSUD", "kind", "Unit", "parent_id",
                  f->dinkes, "code", "1.02.01.0001", "successor_id", f->setda, NULL));
  f->kabag = test_add (c, f->admin, &monev_position_type, "title", "Kepala Bagian", "agency_id",
                       f->setda, "parent_id", f->asisten, NULL);
  drop (test_add (c, f->admin, &monev_position_type, "title", "Kepala Bagian", "agency_id",
                  f->dinkes, "single", "tidak", "active", "tidak", NULL)); /* the same title */
  f->sari = test_add (c, f->admin, &monev_official_type, "name", "Sari Uji", "nip",
                      "198801152011012991", "agency_id", f->dinkes, "title_after", "S.E., M.Si.",
                      "username", "sari", NULL);
  f->sari2 = test_add (c, f->admin, &monev_official_type, "name", "Sari Uji", "nip",
                       "199012312025212001", "status", "PPPK", "active", "tidak", NULL);
  drop (test_add (c, f->admin, &monev_appointment_type, "official_id", f->sari2, "position_id",
                  f->kabag, "date_from", "2026-01-01", NULL)); /* of two with one name */
  drop (test_add (c, f->admin, &monev_appointment_type, "official_id", f->sari, "position_id",
                  f->asisten, "kind", "Plh.", "date_from", "2026-03-02", "date_to", "2026-03-06",
                  "basis", "SPT 1/2026", NULL));
}

static void
fill_money (MonevDbConnection *c, Filled *f)
{
  const char *const codes[] = { "1", "1.02", "1.02.02", "1.02.02.2.01" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    drop (test_add (c, f->admin, &monev_programme_type, "year", "2026", "code", codes[i], "name",
                    codes[i], NULL));
  f->water = test_add (c, f->admin, &monev_programme_type, "year", "2026", "code",
                       "1.02.02.2.01.15", "name", "Air minum", NULL);
  drop (test_add (c, f->admin, &monev_budget_type, "year", "2026", "agency_id", f->dinkes,
                  "programme_id", f->water, "source", "DAK Fisik", "pagu", "1.250.000.000,55",
                  "pagu_shifted", "0,5", NULL));
  drop (test_add (c, f->admin, &monev_budget_type, "year", "2026", "agency_id", f->dinkes,
                  "programme_id", f->water, "source", "PAD", "pagu", "999999999999999,99", NULL));
  drop (test_add (c, f->admin, &monev_inventory_type, "code", "DK-01", "name",
                  "Balita \"pendek\", menurut umur", "unit", "Persen", "agency_id", f->dinkes,
                  "period", "Semesteran", "definition", "Baris satu\nbaris dua", NULL));
  drop (test_add (c, f->admin, &monev_inventory_type, "name", "Data tanpa kode dan pemilik",
                  "available", "Belum tersedia", NULL));
}

static Filled
fill_office (MonevTestDb *db)
{
  Filled f = { test_office_start (db) };

  fill_people (db->connection, &f);
  fill_money (db->connection, &f);
  return f;
}

/* Reads, plans and applies. */
static inline MonevImportCount
import_allowed (MonevDbConnection *c, const MonevActor *actor, const MonevRecordType *type,
                const char *path, gint64 year, MonevImportAllow allow, MonevIssueList *issues,
                GError **error)
{
  g_autoptr (MonevTable) table = monev_import_file_read (type, path, NULL, issues, error);
  g_autoptr (GPtrArray) plans = NULL;
  MonevImportCount none = { 0 };

  if (table != NULL)
    plans = monev_import_file_plans (c, type, table, year, allow, issues, error);
  if (plans == NULL || !monev_import_apply_all (c, actor, plans, issues, error))
    return none;
  return *monev_import_plan_count (plans->pdata[0]);
}

static inline MonevImportCount
import_file (MonevDbConnection *c, const MonevActor *actor, const MonevRecordType *type,
             const char *path, gint64 year, MonevIssueList *issues, GError **error)
{
  return import_allowed (c, actor, type, path, year, 0, issues, error);
}

static inline MonevImportCount
import_text (MonevTestDb *db, const MonevActor *actor, const MonevRecordType *type,
             const char *text, gint64 year, MonevIssueList *issues, GError **error)
{
  g_autofree char *path = g_build_filename (db->folder, "tabel.csv", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return import_file (db->connection, actor, type, path, year, issues, error);
}
