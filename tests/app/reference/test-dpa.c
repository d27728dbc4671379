#include "reference/dpa.h"

#include <string.h>

#include "exchange/csv-reader.h"
#include "office-fixture.h"
#include "people/people.h"
#include "programme/programme.h"

#define HEAD "KODE PROGRAM;NAMA PROGRAM;KODE SUB KEGIATAN;NAMA SUB KEGIATAN;NAMA SKPD;SUMBER DANA;PAGU\n"

/* Reads, plans and writes the rows; @code (nullable): the only thing that may be said about them. */
static void
take_in_saying (MonevTestDb *db, const MonevActor *admin, const char *rows, const char *code)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autofree char *text = g_strconcat (HEAD, rows, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevTable) table = monev_csv_read ("dpa.csv", bytes, issues, &error);
  g_autoptr (GPtrArray) plans = NULL;

  g_assert_no_error (error);
  g_assert_true (monev_dpa_recognise (table));
  plans = monev_dpa_plan (db->connection, table, 2026, &(MonevImportContext) { NULL }, issues, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (monev_issue_list_size (issues), ==, code != NULL ? 1 : 0);
  if (code != NULL)
    g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, code);
  g_assert_true (monev_import_apply_all (db->connection, admin, plans, issues, &error));
  g_assert_no_error (error);
}

static void
take_in (MonevTestDb *db, const MonevActor *admin, const char *rows)
{
  take_in_saying (db, admin, rows, NULL);
}

static MonevActor *
begin (MonevTestDb *db)
{
  MonevActor *admin = test_office_start (db);
  g_autofree char *id = test_add (db->connection, admin, &monev_agency_type, "name",
                                  "Dinas Kesehatan", NULL);

  g_assert_nonnull (id);
  return admin;
}

static void
test_rows_of_one_sub_kegiatan_are_summed (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = begin (db);

  take_in (db, admin,
           "1.02.02;Program Gizi;1.02.02.2.02.15;Gizi Masyarakat;Dinas Kesehatan;DAU;1.000.000\n"
           "1.02.02;Program Gizi;1.02.02.2.02.0015;Gizi Masyarakat;Dinas Kesehatan;"
           "Dana Alokasi Umum;250.000,50\n");
  g_assert_cmpint (test_number (db->connection, "SELECT count(*) AS n FROM programme"), ==, 2);
  g_assert_cmpint (test_number (db->connection, "SELECT count(*) AS n FROM budget WHERE "
                                                "pagu = '1250000.5' AND source = 'dau'"), ==, 1);
}

static void
test_pagu_of_a_renamed_sub_kegiatan_is_taken (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = begin (db);

  take_in (db, admin,
           "1.02.02;Program;1.02.02.2.02.0015;Nama Lama;Dinas Kesehatan;DAU;1.000.000\n");
  take_in (db, admin,
           "1.02.02;Program;1.02.02.2.02.0015;Nama Baru;Dinas Kesehatan;PAD;2.000.000\n");
  g_assert_cmpint (test_number (db->connection, "SELECT count(*) AS n FROM budget"), ==, 2);
  g_assert_cmpint (test_number (db->connection, "SELECT count(*) AS n FROM programme "
                                                "WHERE name = 'Nama Baru'"), ==, 1);
}

/* SIPD prints a last row "Jumlah"; it is no sub kegiatan, and it is held against the others. */
static void
test_row_of_sums_is_no_row_but_a_check (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = begin (db);
  const char *const two
    = "1.02.02;Program;1.02.02.2.02.0015;Gizi;Dinas Kesehatan;DAU;1.000.000\n"
      "1.02.02;Program;1.02.02.2.02.0016;Ibu;Dinas Kesehatan;DAU;500.000\n";
  g_autofree char *right = g_strconcat (two, ";;;Jumlah;;;1.500.000\n", NULL);
  g_autofree char *wrong = g_strconcat (two, "TOTAL PAGU;;;;;;1.600.000\n", NULL);

  take_in (db, admin, right);
  g_assert_cmpint (test_number (db->connection, "SELECT count(*) AS n FROM programme"), ==, 3);
  take_in_saying (db, admin, wrong, "sum-differs");
  g_assert_cmpint (test_number (db->connection, "SELECT count(*) AS n FROM budget"), ==, 2);
}

/* Zero would say that a pergeseran took everything away. */
static void
test_column_that_the_table_lacks_stays_empty (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = begin (db);

  take_in (db, admin,
           "1.02.02;Program Gizi;1.02.02.2.02.15;Gizi Masyarakat;Dinas Kesehatan;DAU;1.000.000\n"
           "1.02.02;Program Gizi;1.02.02.2.02.0015;Gizi Masyarakat;Dinas Kesehatan;DAU;0\n");
  g_assert_cmpint (test_number (db->connection,
                                "SELECT count(*) AS n FROM budget WHERE pagu = '1000000'"
                                " AND pagu_shifted = '' AND pagu_revised = ''"), ==, 1);
}

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  monev_test_add_blank ("/reference/dpa/rows-of-one-sub-kegiatan-are-summed",
                        test_rows_of_one_sub_kegiatan_are_summed);
  monev_test_add_blank ("/reference/dpa/pagu-of-a-renamed-sub-kegiatan-is-taken",
                        test_pagu_of_a_renamed_sub_kegiatan_is_taken);
  monev_test_add_blank ("/reference/dpa/row-of-sums-is-no-row-but-a-check",
                        test_row_of_sums_is_no_row_but_a_check);
  monev_test_add_blank ("/reference/dpa/column-that-the-table-lacks-stays-empty",
                        test_column_that_the_table_lacks_stays_empty);
  return test_office_run ();
}
