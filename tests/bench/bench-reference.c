/* Imports, and the lists that the pages of Referensi show. */
#include <string.h>

#include "bench.h"
#include "office-fixture.h"
#include "people/people.h"
#include "programme/programme.h"
#include "reference/export.h"
#include "reference/import-file.h"
#include "reference/import.h"

#define OFFICIALS 10000
#define IMPORTED 5000
#define AGENCIES 500
#define SUB_KEGIATAN 20000

static char *
save (const Bench *bench, const char *name, GString *text)
{
  char *path = g_build_filename (bench->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
  return path;
}

/* Good NIP: born on a day of 1985, appointed 2010; the serial counts. */
static char *
write_officials (const Bench *bench, guint from, guint n)
{
  g_autoptr (GString) text = g_string_new ("Nama,NIP,Golongan,WhatsApp\n");

  for (guint i = from; i < from + n; i++)
    g_string_append_printf (text, "Pegawai Uji %u,1985%02u%02u2010%02u%u%03u,III/c,0812%08u\n", i,
                            i / 336000 % 12 + 1, i / 12000 % 28 + 1, i / 1000 % 12 + 1, 1 + i % 2,
                            i % 1000, i);
  return save (bench, "officials.csv", text);
}

static char *
write_agencies (const Bench *bench)
{
  g_autoptr (GString) text = g_string_new ("Kode,Nama,Singkatan,Alamat\n");

  for (guint i = 0; i < AGENCIES; i++)
    g_string_append_printf (text, "1.%02u.%02u,Dinas Uji %u,DU%u,Jalan Uji Nomor %u\n", i / 90 + 1,
                            i % 90 + 1, i, i, i);
  return save (bench, "agencies.csv", text);
}

/* As a table of SIPD: a row for each sub kegiatan, its levels beside it. */
static char *
write_programmes (const Bench *bench)
{
  g_autoptr (GString) text = g_string_new (
    "KODE SKPD,KODE PROGRAM,NAMA PROGRAM,KODE KEGIATAN,NAMA KEGIATAN,KODE SUB KEGIATAN,"
    "NAMA SUB KEGIATAN,SUMBER DANA,PAGU\n");

  for (guint i = 0; i < SUB_KEGIATAN; i++)
    {
      guint programme = i / 2000 + 1, activity = i / 100 % 20 + 1, sub = i % 100 + 1;

      g_string_append_printf (
        text, "1.01.%02u,1.01.%02u,Program Uji %u,1.01.%02u.2.%02u,Kegiatan Uji %u,"
              "1.01.%02u.2.%02u.%04u,Sub kegiatan uji nomor %u,DAU,%u000000\n", i % 90 + 1,
        programme, programme, programme, activity, i / 100, programme, activity, sub, i, i + 1);
    }
  return save (bench, "programmes.csv", text);
}

static void
import (const Bench *bench, const BenchOffice *office, const MonevRecordType *type,
        const char *path, const char *what, guint n)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  double start = bench_now ();
  g_autoptr (MonevTable) table = monev_import_file_read (type, path, NULL, issues, &error);
  g_autoptr (GPtrArray) plans = NULL;

  g_assert_no_error (error);
  plans = monev_import_file_plans (office->connection, type, table, 2026, 0, issues, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (test_first_code (issues), ==, NULL);
  monev_import_apply_all (office->connection, office->admin, plans, issues, &error);
  g_assert_no_error (error);
  bench_line (bench, what, n, bench_now () - start, BENCH_RAW_INSERT);
}

static void
list (const Bench *bench, const BenchOffice *office, const MonevRecordType *type, const char *what,
      guint least)
{
  double start = bench_now ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = monev_reference_list (office->connection, type, 2026, &error);
  double took = bench_now () - start;

  g_assert_no_error (error);
  g_assert_cmpuint (records->len, >=, least);
  bench_line (bench, what, records->len, took, BENCH_RAW_SELECT);
}

static void
export (const Bench *bench, const BenchOffice *office, const char *ending,
        MonevExportFormat format)
{
  g_autofree char *path = g_strdup_printf ("%s/budget.%s", bench->folder, ending);
  g_autofree char *what = g_strdup_printf ("export pagu as %s", ending);
  g_autoptr (GError) error = NULL;
  double start = bench_now ();

  monev_reference_export (office->connection, &monev_budget_type, 2026, NULL, path, format, NULL,
                          &error);
  g_assert_no_error (error);
  bench_line (bench, what, SUB_KEGIATAN, bench_now () - start, BENCH_RAW_NONE);
}

static void
run_engine (Bench *bench, gboolean server)
{
  g_auto (BenchOffice) office = bench_office (bench, server);
  g_autofree char *some = write_officials (bench, 0, IMPORTED);
  g_autofree char *rest = NULL;
  g_autofree char *agencies = write_agencies (bench);
  g_autofree char *programmes = write_programmes (bench);

  bench_title (server ? "Referensi on PostgreSQL (raw: insert, select)"
                      : "Referensi on SQLite (raw: insert, select)");
  import (bench, &office, &monev_official_type, some, "import of officials", IMPORTED);
  rest = write_officials (bench, IMPORTED, OFFICIALS - IMPORTED);
  import (bench, &office, &monev_official_type, rest, "import of officials to as many",
          OFFICIALS - IMPORTED);
  import (bench, &office, &monev_agency_type, agencies, "import of agencies", AGENCIES);
  import (bench, &office, &monev_programme_type, programmes,
          "import of a SIPD table, tree and pagu", SUB_KEGIATAN);
  list (bench, &office, &monev_official_type, "list of officials", OFFICIALS);
  list (bench, &office, &monev_agency_type, "list of agencies", AGENCIES);
  list (bench, &office, &monev_programme_type, "list of the programme tree", SUB_KEGIATAN);
  list (bench, &office, &monev_budget_type, "list of pagu", SUB_KEGIATAN);
  export (bench, &office, "xlsx", MONEV_EXPORT_XLSX);
  export (bench, &office, "csv", MONEV_EXPORT_CSV);
}

void
bench_reference (Bench *bench)
{
  run_engine (bench, FALSE);
  run_engine (bench, TRUE);
}
