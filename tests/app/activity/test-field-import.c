/* Which stored site or proposal a row of a file stands for. */
#include "field-office.h"

#include "activity/field-import.h"
#include "exchange/table-file.h"

static gboolean
import (const Field *f, const MonevTestDb *db, const MonevRecordType *type, const char *text,
        MonevImportCount *count, MonevIssueList *issues, GError **error)
{
  g_autofree char *path = g_build_filename (db->folder, "masuk.csv", NULL);
  g_autoptr (MonevTable) table = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  table = monev_table_file_read (path, NULL, issues, error);
  return table != NULL
         && monev_field_import (f->o.c, f->o.staf, type, f->id, table, NULL, count, issues, error);
}

static MonevImportCount
take (const Field *f, const MonevTestDb *db, const MonevRecordType *type, const char *text,
      MonevIssueList *issues)
{
  g_autoptr (GError) error = NULL;
  MonevImportCount count = { 0 };

  import (f, db, type, text, &count, issues, &error);
  g_assert_no_error (error);
  return count;
}

static char *
only_proposal (const Field *f)
{
  return put (&f->o, &monev_proposal_type, f->id,
              PAIRS ("source", "musrenbang", "title", "Kelas ibu hamil", "place", "Desa Air Hitam",
                     "volume", "12", "unit", "kali"));
}

static void
expect_volume (const Field *f, const char *id, const char *volume)
{
  g_autoptr (MonevRecord) record = get (&f->o, &monev_proposal_type, id);

  g_assert_cmpstr (monev_record_get (record, "volume"), ==, volume);
}

/* Many proposals lie in one place. */
static void
test_a_row_without_title_changes_nobody (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *id = only_proposal (&f);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevImportCount count = take (&f, db, &monev_proposal_type,
                                 "Usulan;Lokasi;Volume;Satuan\n;Desa Air Hitam;888;kali\n", issues);

  g_assert_cmpuint (count.rejected, ==, 1);
  g_assert_cmpuint (count.changed, ==, 0);
  expect_volume (&f, id, "12");
}

static void
expect_refused (const Field *f, const MonevTestDb *db, const MonevRecordType *type,
                const char *text, const char *heading)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  MonevImportCount count = { 0 };

  g_assert_false (import (f, db, type, text, &count, issues, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, heading));
}

static void
test_no_title_column_is_refused (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *id = only_proposal (&f);

  expect_refused (&f, db, &monev_proposal_type,
                  "Judul asing;Lokasi;Volume\nRehab;Desa Air Hitam;888\n", "\"Usulan\"");
  expect_refused (&f, db, &monev_site_type, "Kode wilayah;Pagu\n61.04.17.2001;5\n",
                  "\"Nama lokasi\"");
  expect_volume (&f, id, "12");
}

/* The heads offices write; a unit in brackets says nothing about what the column is. */
static void
test_usual_heads_are_known (MonevTestDb *db)
{
  static const char *const titles[]
    = { "Usulan Kegiatan", "Uraian Kegiatan", "Nama Kegiatan", "Usulan (kegiatan)" };
  g_auto (Field) f = open_field (db);
  g_autofree char *id = only_proposal (&f);
  g_autoptr (GPtrArray) list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
      g_autofree char *text = g_strdup_printf ("%s;Lokasi;Volume [kali];Satuan;Pagu (Rp)\n"
                                               "Rehab %u;Desa Air Hitam;888;kali;7\n",
                                               titles[i], i);
      MonevImportCount count = take (&f, db, &monev_proposal_type, text, issues);

      g_assert_cmpuint (count.added, ==, 1);
      g_assert_cmpuint (count_code (issues, "column-untaken"), ==, 0);
    }
  expect_volume (&f, id, "12");
  list = monev_field_list (f.o.c, &monev_proposal_type, f.id, NULL);
  for (guint i = 0; i < list->len; i++)
    if (strcmp (monev_record_id (list->pdata[i]), id) != 0)
      {
        g_assert_cmpstr (monev_record_get (list->pdata[i], "volume"), ==, "888");
        g_assert_cmpstr (monev_record_get (list->pdata[i], "pagu"), ==, "7");
      }
}

/* "Kegiatan" may stand for the title, but not where a column bears its own heading. */
static void
test_own_heading_wins (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevImportCount count = take (&f, db, &monev_proposal_type,
                                 "Nama Kegiatan;Warna;Usulan\nPenataan;biru;Rehab\n", issues);
  g_autoptr (GPtrArray) list = monev_field_list (f.o.c, &monev_proposal_type, f.id, NULL);

  g_assert_cmpuint (count.added, ==, 1);
  g_assert_cmpstr (monev_record_get (list->pdata[0], "title"), ==, "Rehab");
  g_assert_cmpuint (count_code (issues, "column-untaken"), ==, 2);
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->column, ==, "Nama Kegiatan");
  g_assert_cmpstr (monev_issue_list_get (issues, 1)->cell, ==, "B1");
}

/* @title: what stands before the pairs of a row. */
static void
expect_same_again (const Field *f, const MonevTestDb *db, const MonevRecordType *type,
                   const char *head, const char *title)
{
  static const char *const pairs[]
    = { "-0.16, 109.9", "0°10'LS; 109°54'BT", "\"-0,16; 109,9\"", "-0.17, 109.9" };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
      g_autofree char *text
        = g_strdup_printf ("%s\tKoordinat\n%s %u\t%s\n", head, title, i / 3, pairs[i]);
      MonevImportCount first = take (f, db, type, text, issues);
      MonevImportCount again = take (f, db, type, text, issues);

      g_assert_cmpuint (first.added + first.changed + first.same, ==, 1);
      g_assert_cmpuint (again.same, ==, 1);
      g_assert_cmpuint (monev_issue_list_count (issues, MONEV_SEVERITY_ERROR), ==, 0);
    }
}

static void
test_a_pair_again_is_the_same (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);

  expect_same_again (&f, db, &monev_site_type, "Nama lokasi", "Desa");
  expect_same_again (&f, db, &monev_proposal_type, "Usulan", "Jalan");
}

#define ADD(path, func) monev_test_add_blank ("/activity/import/" path, func)

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  ADD ("a-row-without-title-changes-nobody", test_a_row_without_title_changes_nobody);
  ADD ("no-title-column-is-refused", test_no_title_column_is_refused);
  ADD ("usual-heads-are-known", test_usual_heads_are_known);
  ADD ("own-heading-wins", test_own_heading_wins);
  ADD ("a-pair-again-is-the-same", test_a_pair_again_is_the_same);
  return test_office_run ();
}
