/* Tables as offices send them: what is certain is taken, each faulty row is named. */
#include "../exchange/book-maker.h"
#include "filled-office.h"

#include <string.h>
#include <xlsxwriter.h>

#include "audit/audit.h"
#include "calendar/holiday-record.h"
#include "db-driver-private.h"
#include "exchange/table-builder.h"

/* "code@cell" of each issue, joined by blanks. */
static char *
places (MonevIssueList *issues)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (issues, i);
      g_autofree char *row = g_strdup_printf ("%d", (int) issue->row);

      g_assert_cmpstr (issue->file, !=, NULL);
      g_string_append_printf (all, "%s%s@%s", i > 0 ? " " : "", issue->code,
                              issue->cell != NULL ? issue->cell : row);
    }
  return g_string_free (all, FALSE);
}

static void
expect_import (MonevTestDb *db, const Filled *f, const MonevRecordType *type, const char *text,
               MonevImportCount wanted, const char *wanted_places)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  MonevImportCount count = import_text (db, f->admin, type, text, 2026, issues, &error);
  g_autofree char *found = places (issues);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, wanted_places);
  g_assert_cmpuint (count.read, ==, wanted.read);
  g_assert_cmpuint (count.added, ==, wanted.added);
  g_assert_cmpuint (count.changed, ==, wanted.changed);
  g_assert_cmpuint (count.same, ==, wanted.same);
  g_assert_cmpuint (count.rejected, ==, wanted.rejected);
}

#define COUNT(r, a, c, s, x) ((MonevImportCount) { (r), (a), (c), (s), (x) })

static void
test_good_rows_go_in_and_faulty_ones_are_named (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);

  expect_import (db, &f, &monev_official_type,
                 "Nama,NIP,Status,Perangkat daerah,Aktif\n"
                 "Budi,197002281996031993,PNS,Dinkes,ya\n"
                 "Candra,197002301996031994,PNS,Dinkes,ya\n"       /* 30 February */
                 "Dewi,199012312025212002,PNS,Dinkes,ya\n"         /* a PPPK number */
                 "Eka,198801152011012993,PNS,Dinas Gaib,mungkin\n" /* two faults */
                 ",198801152011012994,PNS,Dinkes,ya\n"             /* no name */
                 "\n"
                 "Sari Baru,198801152011012991,PNS,Dinkes,ya\n",   /* known by her NIP */
                 COUNT (6, 1, 0, 0, 5),
                 "nip@B3 nip-kind@B4 reference-unknown@D5 flag@E5 required@A6 official-renamed@A8");
}

/* Who mends a row wants to hear everything at once: what cannot be read, what a rule refuses, and
 * what is a double. */
static void
test_every_fault_of_a_row_is_told_in_order (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);

  expect_import (db, &f, &monev_official_type,
                 "Aktif,Nama pengguna,NIP,Nama,Perangkat daerah\n"
                 "mungkin,sari,123,,Dinas Gaib\n"    /* a stored user name among them */
                 "ya,budi,197002281996031993,Budi,\n"
                 "boleh,BUDI,197002281996031993,,\n" /* a double that has no name either */
                 "ya,pak budi,197002281996031997,Budi Dua,Dinas Gaib\n",
                 COUNT (4, 1, 0, 0, 3),
                 "flag@A2 taken@B2 nip@C2 required@D2 reference-unknown@E2 flag@A4 double-row@C4 required@D4 "
                 "username@B5 reference-unknown@E5");
  expect_import (db, &f, &monev_agency_type,
                 "WhatsApp,Kode,Nama,Berlaku sejak,Berlaku sampai,Jenis\n"
                 "abc,x.y,,2026-02-01,2026-01-01,Toko\n",
                 COUNT (1, 0, 0, 0, 1),
                 "whatsapp@A2 agency-code@B2 required@C2 date-order@E2 choice@F2");
  expect_import (db, &f, &monev_position_type,
                 "Jabatan,Jenis,Atasan,Perangkat daerah,Dijabat satu orang\n"
                 ",Raja,Kepala Gaib,Dinas Gaib,entah\n", COUNT (1, 0, 0, 0, 1),
                 "required@A2 choice@B2 reference-unknown@C2 reference-unknown@D2 flag@E2");
  expect_import (db, &f, &monev_budget_type,
                 "OPD,Kode sub kegiatan,Sumber dana,Pagu murni,Pagu perubahan,Tahun\n"
                 "Dinas Gaib,1.09,Emas,banyak,-5,26\n"
                 "Dinas Gaib,1.09,DAU,\"1.000,555\",\"1.000,55\",2026\n", COUNT (2, 0, 0, 0, 2),
                 "reference-unknown@A2 reference-unknown@B2 choice@C2 money@D2 money-negative@E2 "
                 "year@F2 reference-unknown@A3 reference-unknown@B3 money-decimals@D3");
  expect_import (db, &f, &monev_holiday_type,
                 "Sampai,Tanggal,Jenis,Nama\n2026-01-01,2026-02-01,Pesta,\n",
                 COUNT (1, 0, 0, 0, 1), "date-order@A2 choice@C2 required@D2");
}

/* As programs write them that reckon nothing themselves: "Nama belum diisi" would send one looking
 * for an empty cell. The reader warns of the cell, too; one of them is enough. */
static void
test_formula_without_a_value_says_so (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  g_autofree char *path = g_build_filename (db->folder, "rumus.xlsx", NULL);
  g_autoptr (GBytes) bytes = book_maker_simple (
    SHEET ("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Nama</v></c><c r=\"B1\" t=\"str\"><v>Aktif</v></c>"
           "</row><row r=\"2\"><c r=\"A2\"><f>\"Budi\"</f></c><c r=\"B2\"><f>1+1</f></c></row>"),
    NULL, NULL);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  MonevImportCount count;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  count = import_file (db->connection, f.admin, &monev_official_type, path, 0, issues, &error);
  g_assert_no_error (error);
  found = places (issues);
  /* Without a NIP it is no PNS, which is another matter. */
  g_assert_cmpstr (found, ==, "formula-without-value@A2 formula-without-value@B2 nip-missing@2");
  g_assert_nonnull (strstr (monev_issue_list_get (issues, 0)->fix, "Excel lalu simpan"));
  g_assert_cmpuint (count.rejected, ==, 1);
}

static void
test_columns_the_file_lacks_stay_as_they_are (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  g_autoptr (MonevRecord) after = NULL;

  expect_import (db, &f, &monev_agency_type, "Kode;Alamat\n1.02.01;Jalan Baru\n",
                 COUNT (1, 0, 1, 0, 0), "");
  after = test_get (db->connection, &monev_agency_type, f.dinkes);
  g_assert_cmpstr (monev_record_get (after, "address"), ==, "Jalan Baru");
  g_assert_cmpstr (monev_record_get (after, "name"), ==, "Dinas Kesehatan");
  g_assert_cmpstr (monev_record_get (after, "whatsapp"), ==, "6281234567890");
  g_assert_cmpuint (strlen (monev_record_get (after, "coordinators")), >, 40);
}

static void
test_windows_1252_with_semicolons (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  g_autoptr (MonevRecord) after = NULL;

  expect_import (db, &f, &monev_agency_type,
                 "Kode;Nama;Alamat\r\n1.02.01;Dinas Kesehatan;Jalan Caf\xe9 \x96 No. 1\r\n",
                 COUNT (1, 0, 1, 0, 0), "csv-encoding@2");
  after = test_get (db->connection, &monev_agency_type, f.dinkes);
  g_assert_cmpstr (monev_record_get (after, "address"), ==, "Jalan Café – No. 1");
}

static void
test_titles_may_stand_above_the_headings (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);

  expect_import (db, &f, &monev_agency_type,
                 "PEMERINTAH KABUPATEN UJI\nDaftar OPD,,\n\nNo,NAMA OPD,Kode SKPD\n"
                 "1,Dinas Sosial,1.06.01\n", COUNT (1, 1, 0, 0, 0), "");
}

static void
test_table_without_known_headings_is_refused (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  const char *const texts[] = { "A,B\n1,2\n", "", "Harga,Jumlah\n1,2\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
      g_autoptr (GError) error = NULL;

      import_text (db, f.admin, &monev_agency_type, texts[i], 2026, issues, &error);
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
    }
}

static void
test_assignment_by_hand_is_remembered (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  g_autofree char *path = g_build_filename (db->folder, "t.csv", NULL);
  const char *const text = "Nama,Tempat,Kode\nDinas Sosial,Jalan X,1.06.01\n";
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevTable) table = NULL;
  g_autoptr (MonevImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  MonevImportMapping mapping, again;
  int address = monev_record_type_field (&monev_agency_type, "address");

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  table = monev_import_file_read (&monev_agency_type, path, NULL, issues, &error);
  g_assert_true (monev_import_map (db->connection, &monev_agency_type, table, &mapping, &error));
  g_assert_cmpuint (mapping.columns[address], ==, 0);
  mapping.columns[address] = 2;
  plan = monev_import_plan (db->connection, &monev_agency_type, table, &mapping, 0, issues, &error);
  g_assert_true (monev_import_apply (db->connection, f.admin, plan, issues, &error));
  g_assert_true (monev_import_map (db->connection, &monev_agency_type, table, &again, &error));
  g_assert_cmpuint (again.columns[address], ==, 2);
  expect_import (db, &f, &monev_agency_type, "Nama,Tempat,Kode\nDinas Sosial,Jalan Y,1.06.01\n",
                 COUNT (1, 0, 1, 0, 0), "");
}

/* Also where no heading is known at all; forgotten, it is as if it had never been. */
static void
test_assignment_can_be_forgotten (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  g_autofree char *path = g_build_filename (db->folder, "u.csv", NULL);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevTable) table = NULL;
  g_autoptr (MonevImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  MonevImportMapping mapping = { 1 }, again;
  int name = monev_record_type_field (&monev_agency_type, "name");

  g_assert_true (g_file_set_contents (path, "Aaa;Bbb\nDinas Sosial;x\n", -1, NULL));
  table = monev_import_file_read (&monev_agency_type, path, NULL, issues, &error);
  mapping.columns[name] = 1;
  plan = monev_import_plan (db->connection, &monev_agency_type, table, &mapping, 0, issues, &error);
  g_assert_true (monev_import_apply (db->connection, f.admin, plan, issues, &error));
  g_assert_true (monev_import_map (db->connection, &monev_agency_type, table, &again, &error));
  g_assert_cmpuint (again.columns[name], ==, 1);
  g_assert_true (again.remembered);
  g_assert_true (monev_import_forget (db->connection, f.admin, MONEV_ACT_AGENCY_EDIT, &monev_agency_type, table, &again,
                                      &error));
  g_assert_no_error (error);
  g_assert_false (monev_import_map (db->connection, &monev_agency_type, table, &again, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
}

static gboolean
stop_in_the_midst (const MonevImportProgress *progress, gpointer data, GError **error)
{
  int *n = data;

  g_assert_cmpuint (progress->done, <, progress->total);
  if (++*n < 3)
    return TRUE;
  g_set_error_literal (error, MONEV_ERROR, MONEV_ERROR_CANCELLED, "dibatalkan");
  return FALSE;
}

static MonevTable *
four_hundred (MonevTestDb *db, MonevImportMapping *mapping)
{
  g_autofree char *path = g_build_filename (db->folder, "many.csv", NULL);
  g_autoptr (GString) text = g_string_new ("Nama\n");
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevTable *table;

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (text, "Dinas %u\n", i);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  table = monev_import_file_read (&monev_agency_type, path, NULL, issues, NULL);
  g_assert_true (monev_import_map (db->connection, &monev_agency_type, table, mapping, NULL));
  return table;
}

/* Two hundred rows in; none of them stays. */
static void
test_writing_can_be_stopped (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  MonevImportMapping mapping;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevTable) table = four_hundred (db, &mapping);
  g_autoptr (MonevImportPlan) plan = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  int n = -1;

  plan = monev_import_plan (db->connection, &monev_agency_type, table, &mapping, 0, issues, &error);
  before = test_dump (db->connection);
  g_assert_false (monev_import_apply_within (db->connection, f.admin, plan, stop_in_the_midst, &n,
                                             issues, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED);
  g_assert_cmpint (n, ==, 3);
  after = test_dump (db->connection);
  g_assert_cmpstr (before, ==, after);
}

static void
test_planning_can_be_stopped (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  MonevImportMapping mapping;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevTable) table = four_hundred (db, &mapping);
  g_autoptr (GError) error = NULL;

  for (guint start = 0; start < 2; start++)
    {
      /* In the first pass, and eight steps later in the second. */
      int n = start == 0 ? 0 : -8;
      MonevImportContext context = { NULL, stop_in_the_midst, &n, 1, 1 };

      g_assert_null (monev_import_plan_within (db->connection, &monev_agency_type, table, &mapping,
                                               0, &context, issues, &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED);
      g_clear_error (&error);
    }
}

/* Before anything is written; a row is good all the same. */
static void
test_agency_without_code_is_told_with_its_row (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);

  expect_import (db, &f, &monev_agency_type,
                 "Kode,Nama,Jenis\n"
                 ",Dinas Tanpa Kode,Perangkat daerah\n"
                 ",PD Air Minum,BUMD\n"
                 "5.05.0.00.0.00.01.0000,Dinas Berkode,Perangkat daerah\n",
                 COUNT (3, 3, 0, 0, 0), "agency-code-missing@A2");
}

static void
test_double_rows_name_the_first (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);

  expect_import (db, &f, &monev_agency_type,
                 "Kode,Nama\n1.06.01,Dinas Sosial\n1.6.1,Dinas Sosial Lagi\n1.02.01,Dinas Kesehatan\n"
                 "1.02.0.00.0.00.01.0000,Dinas Kesehatan\n",
                 COUNT (4, 1, 0, 1, 2), "double-row@A3 double-row@5");
  expect_import (db, &f, &monev_official_type,
                 "NIP,Nama\n197002281996031993,Budi\n19700228 199603 1 993,Bukan Budi\n",
                 COUNT (2, 1, 0, 0, 1), "double-row@A3"); /* one NIP, two names */
}

/* Each by another key, so that no key is borne twice, and yet the database holds each key once. */
static void
test_doubles_by_a_second_key_are_rows_too (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);

  expect_import (db, &f, &monev_agency_type,
                 "Kode,Nama\n1.06.01,Dinas Sosial\n,Dinas Sosial\n1.06.02,Dinas Sosial\n",
                 COUNT (3, 1, 0, 0, 2), "agency-code-missing@A3 double-row@B3 double-row@B4");
  expect_import (db, &f, &monev_official_type,
                 "NIP,Nama,Nama pengguna\n197002281996031993,Budi,budi\n"
                 "197002281996031994,Beni,BUDI\n197002281996031995,Budi,\n"
                 "197002281996031996,Bela,sari\n", /* sari is taken in the office */
                 COUNT (4, 2, 0, 0, 2), "double-row@C3 taken@C5");
}

/* "Dinas Kesehatan" stands in the office without an end. */
static void
test_successor_beside_what_has_not_ended_is_a_faulty_row (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);

  expect_import (db, &f, &monev_agency_type,
                 "Kode,Nama,Berlaku sejak\n1.02.01,Dinas Baru,2027-01-01\n1.06.01,Dinas Sosial,\n",
                 COUNT (2, 1, 1, 0, 0), "");
  expect_import (db, &f, &monev_agency_type,
                 "Nama,Kode,Berlaku sejak,Berlaku sampai\n"
                 "Dinas Lama,2.07.01,2020-01-01,2025-12-31\nDinas Penerus,2.07.01,2026-01-01,\n"
                 "Dinas Ketiga,2.07.01,2026-06-01,\n",
                 COUNT (3, 2, 0, 0, 1), "double-row@B4");
}

static void
test_circle_refuses_its_rows_only (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);

  expect_import (db, &f, &monev_agency_type,
                 "Nama,Induk\nSatu,Dua\nDua,Satu\nTiga,\nEmpat,Tiga\n",
                 COUNT (4, 2, 0, 0, 2), "circle@B2 agency-code-missing@2 circle@B3 agency-code-missing@3 "
                 "agency-code-missing@4 agency-code-missing@5");
}

static void
test_empty_choice_keeps_what_is_stored (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);

  expect_import (db, &f, &monev_agency_type, "Nama,Jenis\nBPS Uji,Instansi vertikal\n",
                 COUNT (1, 1, 0, 0, 0), "");
  expect_import (db, &f, &monev_agency_type, "Nama,Jenis,Alamat\nBPS Uji,,Jalan X\n",
                 COUNT (1, 0, 1, 0, 0), "");
  expect_import (db, &f, &monev_agency_type, "Nama,Jenis\nBPS Uji,Instansi vertikal\n",
                 COUNT (1, 0, 0, 1, 0), "");
}

static void
test_unknown_and_ambiguous_references (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);

  expect_import (db, &f, &monev_appointment_type,
                 "Pegawai,Jabatan,Sejak\nSari Uji,Asisten Perekonomian,2026-01-01\n"
                 "198801152011012991,Asisten Perekonomian,2026-01-01\n"
                 "Tidak Ada,Asisten Perekonomian,2026-01-02\n"
                 "198801152011012991,Kepala Bagian,2026-01-03\n"
                 "198801152011012991,\"Kepala Bagian, Dinas Kesehatan\",2026-01-03\n",
                 COUNT (5, 2, 0, 0, 3),
                 "reference-ambiguous@A2 reference-unknown@A4 reference-ambiguous@B5");
  expect_import (db, &f, &monev_agency_type,
                 "Nama,Dikoordinasikan oleh\nDinas Sosial,Asisten Pemerintahan; Asisten Gaib\n",
                 COUNT (1, 1, 0, 0, 0), "reference-left-out@B2 agency-code-missing@2");
}

/* To a new office OPD come first, since positions name them; what they say of positions is taken by
 * the same file once those are there. */
static void
test_coordinator_that_is_not_there_yet_is_left_out (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  const char *const file = "Kode,Nama,Dikoordinasikan oleh\n"
                           "1.06.01,Dinas Sosial,Asisten Administrasi; Asisten Pemerintahan\n";
  const char *const links = "SELECT count(*) AS n FROM agency_coordinator c JOIN agency a"
                            " ON a.id = c.agency_id WHERE a.name = 'Dinas Sosial'";

  expect_import (db, &f, &monev_agency_type, file, COUNT (1, 1, 0, 0, 0), "reference-left-out@C2");
  g_assert_cmpint (test_number (db->connection, links), ==, 1);
  expect_import (db, &f, &monev_position_type, "Jabatan,Jenis\nAsisten Administrasi,Asisten\n",
                 COUNT (1, 1, 0, 0, 0), "");
  expect_import (db, &f, &monev_agency_type, file, COUNT (1, 0, 1, 0, 0), "");
  g_assert_cmpint (test_number (db->connection, links), ==, 2);
  expect_import (db, &f, &monev_agency_type, "Nama,Dikoordinasikan oleh\nSatpol,Kepala Bagian\n",
                 COUNT (1, 0, 0, 0, 1), "reference-ambiguous@B2 agency-code-missing@2");
}

static void
test_rows_may_refer_to_later_rows (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  g_autoptr (MonevRecord) child = NULL;
  g_autoptr (GPtrArray) list = NULL;

  expect_import (db, &f, &monev_agency_type,
                 "Nama,Induk,Kode\nPuskesmas A,Dinas Sosial,1.06.01.0001\nDinas Sosial,,1.06.01\n",
                 COUNT (2, 2, 0, 0, 0), "");
  list = monev_reference_list (db->connection, &monev_agency_type, 0, NULL);
  for (guint i = 0; i < list->len; i++)
    if (strcmp (monev_record_get (list->pdata[i], "name"), "Puskesmas A") == 0)
      child = monev_record_ref (list->pdata[i]);
  g_assert_nonnull (child);
  g_assert_cmpuint (strlen (monev_record_get (child, "parent_id")), ==, 36);
  expect_import (db, &f, &monev_position_type,
                 "Jabatan,Atasan\nKabid A,Kepala A\nKepala A,Kepala Gaib\n",
                 COUNT (2, 0, 0, 0, 2), "reference-rejected@B2 reference-unknown@B3");
}

static char *
write_workbook (MonevTestDb *db, gboolean as_number)
{
  char *path = g_build_filename (db->folder, "nip.xlsx", NULL);
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (book, "Pegawai");

  worksheet_write_string (sheet, 0, 0, "Nama", NULL);
  worksheet_write_string (sheet, 0, 1, "NIP", NULL);
  worksheet_write_string (sheet, 1, 0, "Budi", NULL);
  if (as_number)
    worksheet_write_number (sheet, 1, 1, 197002281996031993.0, NULL);
  else
    worksheet_write_string (sheet, 1, 1, "197002281996031993", NULL);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
  return path;
}

static void
test_nip_in_a_number_cell_is_not_guessed (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);

  for (int as_number = 0; as_number < 2; as_number++)
    {
      g_autofree char *path = write_workbook (db, as_number);
      g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
      g_autoptr (GError) error = NULL;
      MonevImportCount count = import_file (db->connection, f.admin, &monev_official_type, path, 0,
                                            issues, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (count.added, ==, !as_number);
      g_assert_cmpuint (count.rejected, ==, as_number);
      if (as_number)
        {
          g_assert_cmpstr (test_first_code (issues), ==, "digits-lost");
          g_assert_cmpstr (monev_issue_list_get (issues, 0)->cell, ==, "B2");
          g_assert_cmpstr (monev_issue_list_get (issues, 0)->sheet, ==, "Pegawai");
        }
    }
}

static void
test_budget_belongs_to_the_year_it_names (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  const char *rows = "Tahun,OPD,Kode sub kegiatan,Sumber dana,Pagu\n"
                     "2027,Dinkes,1.02.02.2.01.15,DAU,100\n"
                     "2026,Dinkes,1.02.02.2.01.0015,DAU,200\n"
                     "2028,Dinkes,1.02.02.2.01.0015,DAU,300\n"; /* no such programme that year */
  g_autofree char *next = test_add (db->connection, f.admin, &monev_programme_type, "year", "2027",
                                    "code", "1.02.02.2.01.15", "name", "Air minum", NULL);
  gint64 mixed;

  expect_import (db, &f, &monev_budget_type, rows, COUNT (3, 2, 0, 0, 1), "reference-unknown@C4");
  expect_import (db, &f, &monev_budget_type, rows, COUNT (3, 0, 0, 2, 1), "reference-unknown@C4");
  mixed = test_number (db->connection, "SELECT count(*) AS n FROM budget b JOIN programme p"
                                       " ON p.id = b.programme_id WHERE p.year <> b.year");
  g_assert_cmpint (mixed, ==, 0);
}

static void
test_year_that_nobody_gave_is_missed (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  MonevImportCount count = import_text (db, f.admin, &monev_programme_type,
                                        "Kode,Nama\n1.03,Pekerjaan umum\n", 0, issues, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (count.rejected, ==, 1);
  g_assert_cmpint (test_number (db->connection,
                                "SELECT count(*) AS n FROM programme WHERE year = 0"), ==, 0);
}

#define MANY 20000

/* A year of one kabupaten: the tree and the money of 20,000 sub kegiatan in one table of SIPD. */
static void
test_twenty_thousand_pagu_go_in (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  g_autoptr (GString) text = g_string_new ("KODE SKPD,KODE SUB KEGIATAN,NAMA SUB KEGIATAN,"
                                           "SUMBER DANA,PAGU\n");
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  MonevImportCount count;

  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (text, "1.02.01,1.03.%02u.2.%02u.%04u,Sub kegiatan %u,[DAU] Umum,%u\n",
                            i / 2000 + 1, i / 100 % 20 + 1, i % 100 + 1, i, i);
  count = import_text (db, f.admin, &monev_programme_type, text->str, 2026, issues, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (test_first_code (issues), ==, NULL);
  g_assert_cmpuint (count.added, ==, MANY);
  g_assert_cmpint (test_number (db->connection, "SELECT count(*) AS n FROM budget"
                                                " WHERE source = 'dau'"), ==, MANY);
  count = import_text (db, f.admin, &monev_programme_type, text->str, 2026, issues, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count.same, ==, MANY); /* the same table again changes nothing */
}

static void
test_who_may_not_is_refused_and_nothing_written (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  MonevActor sari = { f.sari, (char *) "Sari", (char *) "", ~0u };
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autofree char *before = test_dump (db->connection);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  import_text (db, &sari, &monev_agency_type, "Nama\nDinas Sosial\n", 0, issues, &error);
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_DENIED);
  after = test_dump (db->connection);
  g_assert_cmpstr (before, ==, after);
}

/* Between the plan and its application somebody else saved. */
static void
test_table_that_changed_meanwhile_is_a_conflict (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  g_autofree char *path = g_build_filename (db->folder, "t.csv", NULL);
  g_autoptr (MonevDbConnection) other
    = monev_db_connection_open (db->uri, MONEV_DB_OPEN_DEFAULT, NULL);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevTable) table = NULL;
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (MonevRecord) theirs = NULL;
  g_autoptr (MonevRecord) saved = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (g_file_set_contents (path, "Kode,Nama,Alamat\n1.06.01,Baru,\n1.02.01,Dinas "
                                            "Kesehatan,Jalan X\n", -1, NULL));
  table = monev_import_file_read (&monev_agency_type, path, NULL, issues, &error);
  plans = monev_import_file_plans (db->connection, &monev_agency_type, table, 0, 0, issues, &error);
  theirs = monev_record_with (test_get (other, &monev_agency_type, f.dinkes), "note", "sela");
  saved = test_save (other, f.admin, theirs);
  before = test_dump (db->connection);
  g_assert_false (monev_import_apply_all (db->connection, f.admin, plans, issues, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "baris 3"));
  after = test_dump (db->connection);
  g_assert_cmpstr (before, ==, after);
}

static void
test_import_is_logged_with_its_records (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  g_autoptr (GPtrArray) log = NULL;
  const MonevAuditEntry *entry;

  expect_import (db, &f, &monev_agency_type, "Nama\nDinas Sosial\nDinas Perhubungan\n",
                 COUNT (2, 2, 0, 0, 0), "agency-code-missing@2 agency-code-missing@3");
  log = monev_audit_of (db->connection, "agency", 5, NULL);
  entry = log->pdata[0];
  g_assert_cmpstr (entry->act, ==, "agency.import");
  g_assert_nonnull (strstr (entry->canonical, "\"added\":2"));
  g_assert_nonnull (strstr (entry->canonical, "\"file\":\"tabel.csv\""));
}

#define ADD(path, func) monev_test_add_blank ("/reference/import/" path, func)

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  ADD ("good-rows-go-in-and-faulty-ones-are-named", test_good_rows_go_in_and_faulty_ones_are_named);
  ADD ("every-fault-of-a-row-is-told-in-order", test_every_fault_of_a_row_is_told_in_order);
  ADD ("formula-without-a-value-says-so", test_formula_without_a_value_says_so);
  ADD ("columns-the-file-lacks-stay-as-they-are", test_columns_the_file_lacks_stay_as_they_are);
  ADD ("windows-1252-with-semicolons", test_windows_1252_with_semicolons);
  ADD ("titles-may-stand-above-the-headings", test_titles_may_stand_above_the_headings);
  ADD ("table-without-known-headings-is-refused", test_table_without_known_headings_is_refused);
  ADD ("assignment-by-hand-is-remembered", test_assignment_by_hand_is_remembered);
  ADD ("assignment-can-be-forgotten", test_assignment_can_be_forgotten);
  ADD ("planning-can-be-stopped", test_planning_can_be_stopped);
  ADD ("writing-can-be-stopped", test_writing_can_be_stopped);
  ADD ("successor-beside-what-has-not-ended-is-a-faulty-row",
       test_successor_beside_what_has_not_ended_is_a_faulty_row);
  ADD ("circle-refuses-its-rows-only", test_circle_refuses_its_rows_only);
  ADD ("empty-choice-keeps-what-is-stored", test_empty_choice_keeps_what_is_stored);
  ADD ("agency-without-code-is-told-with-its-row", test_agency_without_code_is_told_with_its_row);
  ADD ("double-rows-name-the-first", test_double_rows_name_the_first);
  ADD ("doubles-by-a-second-key-are-rows-too", test_doubles_by_a_second_key_are_rows_too);
  ADD ("unknown-and-ambiguous-references", test_unknown_and_ambiguous_references);
  ADD ("coordinator-that-is-not-there-yet-is-left-out",
       test_coordinator_that_is_not_there_yet_is_left_out);
  ADD ("rows-may-refer-to-later-rows", test_rows_may_refer_to_later_rows);
  ADD ("nip-in-a-number-cell-is-not-guessed", test_nip_in_a_number_cell_is_not_guessed);
  ADD ("budget-belongs-to-the-year-it-names", test_budget_belongs_to_the_year_it_names);
  ADD ("year-that-nobody-gave-is-missed", test_year_that_nobody_gave_is_missed);
  ADD ("twenty-thousand-pagu-go-in", test_twenty_thousand_pagu_go_in);
  ADD ("who-may-not-is-refused-and-nothing-written",
       test_who_may_not_is_refused_and_nothing_written);
  ADD ("table-that-changed-meanwhile-is-a-conflict",
       test_table_that_changed_meanwhile_is_a_conflict);
  ADD ("import-is-logged-with-its-records", test_import_is_logged_with_its_records);
  return test_office_run ();
}
