/* What an import may not do to what is stored, unless it was asked for. */
#include "../exchange/book-maker.h"
#include "filled-office.h"

#include <string.h>

#include "reference/import-rejects.h"

#define COUNT(r, a, c, s, x) ((MonevImportCount) { (r), (a), (c), (s), (x) })

static void
expect (MonevTestDb *db, const Filled *f, const MonevRecordType *type, const char *text,
        MonevImportAllow allow, MonevImportCount wanted, MonevIssueList *issues)
{
  g_autofree char *path = g_build_filename (db->folder, "tabel.csv", NULL);
  g_autoptr (GError) error = NULL;
  MonevImportCount count;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  count = import_allowed (db->connection, f->admin, type, path, 2026, allow, issues, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count.read, ==, wanted.read);
  g_assert_cmpuint (count.added, ==, wanted.added);
  g_assert_cmpuint (count.changed, ==, wanted.changed);
  g_assert_cmpuint (count.same, ==, wanted.same);
  g_assert_cmpuint (count.rejected, ==, wanted.rejected);
}

static void
expect_issue (MonevIssueList *issues, guint i, MonevSeverity severity, const char *code,
              const char *cell, const char *message)
{
  const MonevIssue *issue;

  g_assert_cmpuint (monev_issue_list_size (issues), >, i);
  issue = monev_issue_list_get (issues, i);
  g_assert_cmpstr (issue->code, ==, code);
  g_assert_cmpint (issue->severity, ==, severity);
  g_assert_cmpstr (issue->cell, ==, cell);
  if (message != NULL)
    g_assert_cmpstr (issue->message, ==, message);
}

/* One number, another name: it may be a new spelling, and it may be somebody else. */
static void
test_another_name_is_refused (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevIssueList) none = monev_issue_list_new ();
  g_autofree char *before = test_dump (db->connection);
  g_autofree char *after = NULL;

  expect (db, &f, &monev_official_type, "Nama,NIP,Nama pengguna\nRudi Lain,198801152011012991,sari\n",
          0, COUNT (1, 0, 0, 0, 1), issues);
  expect_issue (issues, 0, MONEV_SEVERITY_ERROR, "official-renamed", "A2",
                "NIP ini milik Sari Uji, bukan Rudi Lain.");
  expect (db, &f, &monev_official_type, "Nama,Nama pengguna\nRudi Lain,sari\n", 0,
          COUNT (1, 0, 0, 0, 1), issues);
  expect_issue (issues, 1, MONEV_SEVERITY_ERROR, "official-renamed", "A2",
                "Nama pengguna ini milik Sari Uji, bukan Rudi Lain.");
  after = test_dump (db->connection);
  g_assert_nonnull (strstr (after, "Sari Uji"));
  g_assert_null (strstr (after, "Rudi Lain"));
  expect (db, &f, &monev_official_type, "Nama,NIP\nSARI  UJI,198801152011012991\n", 0,
          COUNT (1, 0, 1, 0, 0), none); /* other capitals are no other name */
  expect (db, &f, &monev_official_type, "NIP,Golongan\n198801152011012991,III/d\n", 0,
          COUNT (1, 0, 1, 0, 0), none); /* no word of the name */
  g_assert_cmpuint (monev_issue_list_size (none), ==, 0);
}

static void
test_another_name_that_was_asked_for (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  expect (db, &f, &monev_official_type, "Nama,NIP\nSari Baru,198801152011012991\n",
          MONEV_IMPORT_RENAME, COUNT (1, 0, 1, 0, 0), issues);
  expect_issue (issues, 0, MONEV_SEVERITY_WARNING, "official-renamed", "A2",
                "NIP ini milik Sari Uji; namanya akan diganti menjadi Sari Baru.");
}

static char *
agency_value (MonevTestDb *db, const Filled *f, const char *field)
{
  g_autoptr (MonevRecord) stored = test_get (db->connection, &monev_agency_type, f->dinkes);

  return g_strdup (monev_record_get (stored, field));
}

/* An empty cell says that the sender did not know, not that there is nothing. */
static void
test_empty_cells_keep_what_is_stored (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autofree char *number = NULL;
  g_autofree char *links = NULL;
  g_autofree char *address = NULL;

  expect (db, &f, &monev_agency_type,
          "Kode,WhatsApp,Koordinator,Alamat\n1.02.01,,,Jalan Baru\n", 0, COUNT (1, 0, 1, 0, 0),
          issues);
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 2);
  expect_issue (issues, 0, MONEV_SEVERITY_NOTE, "kept", "B2",
                "Sel ini kosong; isian yang tersimpan dibiarkan.");
  expect_issue (issues, 1, MONEV_SEVERITY_NOTE, "kept", "C2", NULL);
  number = agency_value (db, &f, "whatsapp");
  links = agency_value (db, &f, "coordinators");
  address = agency_value (db, &f, "address");
  g_assert_cmpstr (number, ==, "6281234567890");
  g_assert_cmpuint (strlen (links), >, 40);
  g_assert_cmpstr (address, ==, "Jalan Baru");
}

static void
test_empty_cells_that_were_meant (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autofree char *number = NULL;

  expect (db, &f, &monev_agency_type, "Kode,WhatsApp\n1.02.01,\n", MONEV_IMPORT_CLEAR,
          COUNT (1, 0, 1, 0, 0), issues);
  number = agency_value (db, &f, "whatsapp");
  g_assert_cmpstr (number, ==, "");
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 0);
}

/* The amount of several rows is their sum; what was stored is no part of it. */
static void
test_sums_do_not_take_in_what_is_stored (MonevTestDb *db)
{
  static const char head[]
    = "KODE SUB KEGIATAN,NAMA SUB KEGIATAN,NAMA SKPD,SUMBER DANA,PAGU MURNI\n";
  static const char *const rows[][2] = {
    { "1.02.02.2.01.0015,Air minum,Dinas Kesehatan,DAU,100\n", "100" },
    { "1.02.02.2.01.0015,Air minum,Dinas Kesehatan,DAU,\n"
      "1.02.02.2.01.0015,Air minum,Dinas Kesehatan,DAU,30\n", "30" },
    { "1.02.02.2.01.0015,Air minum,Dinas Kesehatan,DAU,\n", "30" },
  };
  g_auto (Filled) f = fill_office (db);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strconcat (head, rows[i][0], NULL);
      g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) list = NULL;
      gboolean found = FALSE;

      import_text (db, f.admin, &monev_programme_type, text, 2026, issues, &error);
      g_assert_no_error (error);
      list = monev_reference_list (db->connection, &monev_budget_type, 2026, &error);
      for (guint n = 0; n < list->len; n++)
        found |= strcmp (monev_record_get (list->pdata[n], "source"), "dau") == 0
                 && g_str_has_prefix (monev_record_get (list->pdata[n], "pagu"), rows[i][1]);
      g_assert_true (found);
      g_assert_cmpuint (monev_issue_list_count (issues, MONEV_SEVERITY_NOTE), ==, i == 2 ? 1 : 0);
    }
}

static MonevTable *
read_sheet (MonevTestDb *db, const char *cells, MonevIssueList *issues)
{
  g_autofree char *path = g_build_filename (db->folder, "rumus.xlsx", NULL);
  g_autofree char *sheet = g_strdup_printf (
    SHEET ("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Nama</v></c><c r=\"B1\" t=\"str\"><v>Kode</v></c>"
           "</row><row r=\"2\">%s<c r=\"B2\" t=\"str\"><v>1.06.01</v></c></row>"), cells);
  g_autoptr (GBytes) bytes = book_maker_simple (sheet, NULL, NULL);
  g_autoptr (GError) error = NULL;
  MonevTable *table;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  table = monev_import_file_read (&monev_agency_type, path, NULL, issues, &error);
  g_assert_no_error (error);
  return table;
}

static void
expect_formula (MonevTestDb *db, const MonevTable *table, MonevIssueList *issues,
                MonevImportMapping *mapping)
{
  g_autoptr (MonevImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (monev_import_map (db->connection, &monev_agency_type, table, mapping, &error));
  plan = monev_import_plan (db->connection, &monev_agency_type, table, mapping, 0, issues, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (monev_import_plan_count (plan)->rejected, ==, 1);
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 1);
  expect_issue (issues, 0, MONEV_SEVERITY_ERROR, "formula-without-value", "A2", NULL);
}

/* Some programs leave the value of a formula out, others write an empty one. The file of rejected
 * rows says that one stood there, and is refused again until somebody writes the value. */
static void
test_formula_without_a_value_is_marked (MonevTestDb *db)
{
  static const char *const cells[] = {
    "<c r=\"A2\"><f>C2</f></c>", "<c r=\"A2\"><f>C2</f><v/></c>", "<c r=\"A2\"><f>C2</f><v> </v></c>",
  };
  g_auto (Filled) f = fill_office (db);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *path = g_build_filename (db->folder, "ditolak.xlsx", NULL);
      g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
      g_autoptr (MonevIssueList) again = monev_issue_list_new ();
      g_autoptr (MonevTable) table = read_sheet (db, cells[i], issues);
      g_autoptr (MonevTable) rejects = NULL;
      MonevImportMapping mapping;

      expect_formula (db, table, issues, &mapping);
      g_assert_true (monev_import_write_rejects (&monev_agency_type, table, &mapping, issues, 0,
                                                 path, NULL));
      rejects = monev_import_file_read (&monev_agency_type, path, NULL, again, NULL);
      g_assert_cmpstr (monev_table_cell (rejects, 2, 1).text, ==, MONEV_REJECT_FORMULA);
      expect_formula (db, rejects, again, &mapping);
    }
}

static guint
n_of_code (MonevIssueList *issues, const char *code)
{
  guint n = 0;

  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (issues, i);

      if (strcmp (issue->code, code) == 0)
        {
          g_assert_cmpstr (issue->file, ==, "tabel.csv");
          g_assert_nonnull (issue->cell);
          g_assert_nonnull (issue->fix);
          n++;
        }
    }
  return n;
}

#define APPOINTMENT_HEAD "Pegawai,Jabatan,Cara,Sejak,Sampai\n"

/* Kepala Bagian is held by somebody since 2026-01-01; Asisten Pemerintahan by nobody definitif. */
static void
test_second_holder_is_a_faulty_row (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  expect (db, &f, &monev_appointment_type,
          APPOINTMENT_HEAD
          "198801152011012991,Asisten Pemerintahan,Definitif,2026-04-01,\n"
          "199012312025212001,Asisten Pemerintahan,Definitif,2026-05-01,\n" /* row 2 holds it */
          "199012312025212001,Asisten Pemerintahan,Plt.,2026-05-02,2026-06-01\n"
          "198801152011012991,Asisten Pemerintahan,Definitif,2027-01-01,\n" /* twice */
          "198801152011012991,Asisten Perekonomian,Definitif,2026-01-01,2026-01-31\n"
          "199012312025212001,Asisten Perekonomian,Definitif,2026-02-01,\n",
          0, COUNT (6, 4, 0, 0, 2), issues);
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 4);
  expect_issue (issues, 0, MONEV_SEVERITY_WARNING, "two-holders", "D2",
                "Baris 3 bertentangan dengan baris ini, jadi tidak diambil.");
  expect_issue (issues, 1, MONEV_SEVERITY_WARNING, "held-twice", "D2",
                "Baris 5 bertentangan dengan baris ini, jadi tidak diambil.");
  expect_issue (issues, 2, MONEV_SEVERITY_ERROR, "two-holders", "D3",
                "Asisten Pemerintahan sudah dijabat definitif oleh Sari Uji pada waktu itu. Itu "
                "tertulis pada baris 2.");
  expect_issue (issues, 3, MONEV_SEVERITY_ERROR, "held-twice", "D5", NULL);
}

/* Also where the row above changes nothing; of one who is only stored no row is named. */
static void
test_holder_in_a_row_that_is_stored_already_is_named (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  g_autoptr (MonevIssueList) none = monev_issue_list_new ();
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevIssueList) alone = monev_issue_list_new ();
  const char *second = "199012312025212001,Asisten Pemerintahan,Definitif,2026-05-01,\n";
  const char *first = APPOINTMENT_HEAD
                      "198801152011012991,Asisten Pemerintahan,Definitif,2026-04-01,\n";
  g_autofree char *both = g_strconcat (first, second, NULL);
  g_autofree char *lower = g_strconcat (APPOINTMENT_HEAD, second, NULL);

  expect (db, &f, &monev_appointment_type, first, 0, COUNT (1, 1, 0, 0, 0), none);
  expect (db, &f, &monev_appointment_type, both, 0, COUNT (2, 0, 0, 1, 1), issues);
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 2);
  expect_issue (issues, 0, MONEV_SEVERITY_WARNING, "two-holders", "D2", NULL);
  expect (db, &f, &monev_appointment_type, lower, 0, COUNT (1, 0, 0, 0, 1), alone);
  g_assert_cmpuint (monev_issue_list_size (alone), ==, 1);
  expect_issue (alone, 0, MONEV_SEVERITY_ERROR, "two-holders", "D2",
                "Asisten Pemerintahan sudah dijabat definitif oleh Sari Uji pada waktu itu.");
}

/* Against what is stored, each faulty row at once; a row that ends the old makes room for the new,
 * also from below. */
static void
test_holder_that_is_stored_counts_as_the_file_has_him (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevIssueList) none = monev_issue_list_new ();

  expect (db, &f, &monev_position_type,
          "Jabatan,Perangkat daerah,Dijabat satu orang\nKepala Bidang,4.01.01,ya\n", 0,
          COUNT (1, 1, 0, 0, 0), none);
  expect (db, &f, &monev_appointment_type,
          APPOINTMENT_HEAD "198801152011012991,Kepala Bidang,Definitif,2026-01-01,\n", 0,
          COUNT (1, 1, 0, 0, 0), none);
  expect (db, &f, &monev_appointment_type,
          APPOINTMENT_HEAD
          "199012312025212001,Kepala Bidang,Definitif,2026-03-01,\n"
          "199012312025212001,Kepala Bidang,Definitif,2026-04-01,\n",
          0, COUNT (2, 0, 0, 0, 2), issues);
  g_assert_cmpuint (n_of_code (issues, "two-holders"), ==, 2);
  expect (db, &f, &monev_appointment_type,
          APPOINTMENT_HEAD
          "199012312025212001,Kepala Bidang,Definitif,2026-03-01,\n"
          "198801152011012991,Kepala Bidang,Definitif,2026-01-01,2026-02-28\n",
          0, COUNT (2, 1, 1, 0, 0), none);
  g_assert_cmpuint (monev_issue_list_count (none, MONEV_SEVERITY_ERROR), ==, 0);
}

/* As every rule over other rows: a faulty row, and the good ones go in. */
static void
test_rules_of_the_other_tables_refuse_their_rows (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevIssueList) none = monev_issue_list_new ();
  g_autoptr (MonevRecord) admin
    = test_get (db->connection, &monev_official_type, f.admin->official_id);
  g_autofree char *officials
    = g_strdup_printf ("Nama pengguna,Nama,NIP,Admin\n%s,%s,,tidak\n,Budi,197002281996031993,\n",
                       monev_record_get (admin, "username"), monev_record_get (admin, "name"));

  expect (db, &f, &monev_official_type, officials, 0, COUNT (2, 1, 0, 0, 1), issues);
  g_assert_cmpuint (n_of_code (issues, "last-admin"), ==, 1);
  expect (db, &f, &monev_position_type,
          "Jabatan,Perangkat daerah,Dijabat satu orang\nPerencana,4.01.01,tidak\n", 0,
          COUNT (1, 1, 0, 0, 0), none);
  expect (db, &f, &monev_appointment_type,
          APPOINTMENT_HEAD
          "198801152011012991,Perencana,Definitif,2026-01-01,\n"
          "199012312025212001,Perencana,Definitif,2026-01-01,\n",
          0, COUNT (2, 2, 0, 0, 0), none);
  expect (db, &f, &monev_position_type,
          "Jabatan,Perangkat daerah,Dijabat satu orang\nPerencana,4.01.01,ya\nArsiparis,4.01.01,ya\n",
          0, COUNT (2, 1, 0, 0, 1), issues);
  g_assert_cmpuint (n_of_code (issues, "two-holders"), ==, 1);
}

/* What two rows share is named, and what each of them may not share. */
static void
test_double_names_what_is_shared (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  expect (db, &f, &monev_official_type,
          "NIP,Nama,Nama pengguna\n197002281996031993,Budi,budi\n197002281996031994,Beni,BUDI\n", 0,
          COUNT (2, 1, 0, 0, 1), issues);
  expect_issue (issues, 0, MONEV_SEVERITY_ERROR, "double-row", "C3",
                "Nama pengguna ini sama dengan baris 2.");
}

/* A level that is nowhere is told; the row goes in, since the level may come with the next file. */
static void
test_level_above_that_is_nowhere_is_told (MonevTestDb *db)
{
  g_auto (Filled) f = fill_office (db);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  expect (db, &f, &monev_programme_type,
          "Kode,Nama\n1.02.02.2.01.16,Air bersih\n1.03.02.2.01.15,Jalan\n1.02.03,Program\n"
          "1.02.03.2.01,Kegiatan\n", 0, COUNT (4, 4, 0, 0, 0), issues);
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 1);
  expect_issue (issues, 0, MONEV_SEVERITY_WARNING, "parent-unknown", "A3",
                "Kode induk 1.03.02.2.01 belum ada dalam daftar Tahun Anggaran 2026.");
}

#define ADD(path, func) monev_test_add_blank ("/reference/import-guards/" path, func)

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  ADD ("another-name-is-refused", test_another_name_is_refused);
  ADD ("another-name-that-was-asked-for", test_another_name_that_was_asked_for);
  ADD ("empty-cells-keep-what-is-stored", test_empty_cells_keep_what_is_stored);
  ADD ("empty-cells-that-were-meant", test_empty_cells_that_were_meant);
  ADD ("sums-do-not-take-in-what-is-stored", test_sums_do_not_take_in_what_is_stored);
  ADD ("formula-without-a-value-is-marked", test_formula_without_a_value_is_marked);
  ADD ("second-holder-is-a-faulty-row", test_second_holder_is_a_faulty_row);
  ADD ("holder-in-a-row-that-is-stored-already-is-named",
       test_holder_in_a_row_that_is_stored_already_is_named);
  ADD ("holder-that-is-stored-counts-as-the-file-has-him",
       test_holder_that_is_stored_counts_as_the_file_has_him);
  ADD ("rules-of-the-other-tables-refuse-their-rows",
       test_rules_of_the_other_tables_refuse_their_rows);
  ADD ("double-names-what-is-shared", test_double_names_what_is_shared);
  ADD ("level-above-that-is-nowhere-is-told", test_level_above_that_is_nowhere_is_told);
  return test_office_run ();
}
