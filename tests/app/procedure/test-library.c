/* The office's procedures in the database: versions, drafts, conflicts, rights; on both engines. */
#include "audit/audit.h"
#include "db-driver-private.h"
#include "db-migration.h"
#include "office-fixture.h"
#include "office/office.h"
#include "people/login.h"
#include "people/people.h"
#include "procedure/office-procedure.h"
#include "procedure/own-identity.h"
#include "procedure/procedure-edit.h"
#include "small-procedure.h"

typedef struct {
  MonevDbConnection *c;
  MonevActor        *rani;
  MonevIssueList    *issues;
} Desk;

static void
desk_open (Desk *d, MonevTestDb *db)
{
  *d = (Desk) { db->connection, test_office_start (db), monev_issue_list_new () };
}

static void
desk_clear (Desk *d)
{
  monev_actor_free (d->rani);
  monev_issue_list_unref (d->issues);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

static MonevProcedureEntry *
add_small (Desk *d)
{
  g_autoptr (MonevProcedure) p = read_good (SMALL);
  g_autoptr (GError) error = NULL;
  MonevProcedureEntry *entry = monev_procedure_add (d->c, d->rani, p, "", d->issues, &error);

  g_assert_no_error (error);
  return entry;
}

static MonevProcedureEntry *
publish (Desk *d, const MonevProcedureEntry *entry, const MonevProcedure *p, const char *changes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *joined = NULL;
  MonevProcedureEntry *next
    = monev_procedure_publish (d->c, d->rani, entry, p, &lines, d->issues, &error);

  g_assert_no_error (error);
  g_ptr_array_add (lines, NULL);
  joined = g_strjoinv ("\n", (char **) lines->pdata);
  g_assert_cmpstr (joined, ==, changes);
  return next;
}

static void
refuse_publish (Desk *d, const MonevActor *actor, const MonevProcedureEntry *entry,
                const MonevProcedure *p, MonevError code)
{
  g_autofree char *before = test_dump (d->c);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *untouched = NULL;

  g_assert_null (monev_procedure_publish (d->c, actor, entry, p, &untouched, d->issues, &error));
  g_assert_error (error, MONEV_ERROR, (int) code);
  g_assert_null (untouched);
  after = test_dump (d->c);
  g_assert_cmpstr (before, ==, after);
}

static MonevProcedure *
load (Desk *d, const char *code, gint64 number)
{
  g_autoptr (GError) error = NULL;
  MonevProcedure *p = monev_procedure_load (d->c, code, number, &error);

  g_assert_no_error (error);
  return p;
}

static void
test_version_stays_as_it_was_published (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevProcedure) first = read_good (SMALL);
  g_autoptr (MonevProcedure) second = read_changed ("'min':300,'max':300", "'min':150,'max':150");
  g_autoptr (MonevProcedureEntry) entry = NULL;
  g_autoptr (MonevProcedureEntry) next = NULL;
  g_autoptr (MonevProcedureEntry) found = NULL;
  g_autoptr (MonevProcedure) v1 = NULL;
  g_autoptr (MonevProcedure) v2 = NULL;
  g_autoptr (MonevProcedure) current = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db);
  entry = add_small (&d);
  g_assert_cmpint (entry->number, ==, 1);
  next = publish (&d, entry, second, "langkah 1: waktu 300 menit menjadi 150 menit");
  g_assert_cmpint (next->number, ==, 2);
  g_assert_cmpint (next->minutes, ==, 160);
  found = monev_procedure_find (d.c, "uji-kecil", &error);
  g_assert_cmpint (found->version, ==, next->version);
  g_assert_cmpint (found->number, ==, 2);
  g_assert_cmpint (found->minutes, ==, 160);
  v1 = load (&d, "uji-kecil", 1);
  v2 = load (&d, entry->id, 2);
  current = load (&d, "uji-kecil", 0);
  g_assert_true (monev_procedure_equal (v1, first));
  g_assert_true (monev_procedure_equal (v2, second));
  g_assert_true (monev_procedure_equal (current, second));
  g_assert_null (monev_procedure_load (d.c, "uji-kecil", 3, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND);
  versions = monev_procedure_store_versions (d.c, entry->id, NULL);
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_cmpint (((MonevProcedureVersion *) versions->pdata[0])->number, ==, 2);
  g_assert_cmpstr (((MonevProcedureVersion *) versions->pdata[0])->created_by, ==, "Rani Uji");
}

static void
test_each_change_is_logged (MonevTestDb *db)
{
  static const char *const acts[]
    = { "procedure.restore", "procedure.retire", "procedure.publish", "procedure.add" };
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevProcedure) second = read_changed ("'min':300,'max':300", "'min':150,'max':150");
  g_autoptr (MonevProcedureEntry) entry = NULL;
  g_autoptr (MonevProcedureEntry) next = NULL;
  g_autoptr (MonevProcedureEntry) gone = NULL;
  g_autoptr (MonevProcedureEntry) back = NULL;
  g_autofree char *subject = NULL;
  g_autoptr (GPtrArray) log = NULL;

  desk_open (&d, db);
  entry = add_small (&d);
  next = publish (&d, entry, second, "langkah 1: waktu 300 menit menjadi 150 menit");
  gone = monev_procedure_set_retired (d.c, d.rani, next, TRUE, NULL);
  back = monev_procedure_set_retired (d.c, d.rani, gone, FALSE, NULL);
  g_assert_false (back->retired);
  subject = monev_procedure_subject (entry->id);
  log = monev_audit_of (d.c, subject, 10, NULL);
  g_assert_cmpuint (log->len, ==, G_N_ELEMENTS (acts));
  for (guint i = 0; i < log->len; i++)
    {
      const MonevAuditEntry *logged = log->pdata[i];

      g_assert_cmpstr (logged->act, ==, acts[i]);
      g_assert_cmpstr (logged->actor, ==, d.rani->official_id);
    }
  g_assert_nonnull (strstr (((MonevAuditEntry *) log->pdata[2])->canonical,
                            "waktu 300 menit menjadi 150 menit"));
}

static void
test_stale_row_is_a_conflict_and_the_draft_stays (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevProcedure) mine = read_changed ("'min':300,'max':300", "'min':150,'max':150");
  g_autoptr (MonevProcedure) theirs = read_changed ("'min':300,'max':300", "'min':90,'max':90");
  g_autoptr (MonevProcedureEntry) entry = NULL;
  g_autoptr (MonevProcedureEntry) next = NULL;
  g_autoptr (MonevProcedureDraft) draft = NULL;
  g_autoptr (MonevProcedure) base = NULL;
  g_autofree char *hash = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db);
  entry = add_small (&d);
  base = load (&d, "uji-kecil", 1);
  hash = monev_procedure_hash (base);
  next = publish (&d, entry, theirs, "langkah 1: waktu 300 menit menjadi 90 menit");
  g_assert_true (monev_procedure_draft_save (d.c, d.rani, entry->id, mine, hash, &error));
  refuse_publish (&d, d.rani, entry, mine, MONEV_ERROR_CONFLICT);
  draft = monev_procedure_draft_load (d.c, d.rani, entry->id, &error);
  g_assert_no_error (error);
  g_assert_true (draft->stale);
  g_assert_true (monev_procedure_equal (draft->procedure, mine));
}

static void
test_draft_is_kept_told_and_dropped_with_the_version (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *unready = change_text (SMALL, "'wording':'Menyusun Tim Uji'", "'wording':''");
  g_autofree char *quoted = with_quotes (unready);
  json_auto_t *json = json_loads (quoted, 0, NULL);
  g_autoptr (MonevProcedure) blank = NULL;
  g_autoptr (MonevProcedure) ready = read_changed ("'min':300,'max':300", "'min':150,'max':150");
  g_autoptr (MonevProcedureEntry) entry = NULL;
  g_autoptr (MonevProcedureEntry) next = NULL;
  g_autoptr (MonevProcedureDraft) draft = NULL;
  g_autoptr (GPtrArray) mine = NULL;
  g_autoptr (GPtrArray) others = NULL;
  g_autofree char *hash = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db);
  entry = add_small (&d);
  blank = monev_procedure_from_draft (json, d.issues, NULL);
  hash = monev_procedure_hash (ready);
  g_assert_null (monev_procedure_draft_load (d.c, d.rani, entry->id, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND);
  g_assert_true (monev_procedure_draft_save (d.c, d.rani, entry->id, blank, hash, NULL));
  draft = monev_procedure_draft_load (d.c, d.rani, entry->id, NULL);
  g_assert_cmpstr (monev_procedure_step (draft->procedure, 0)->wording, ==, "");
  mine = monev_procedure_list (d.c, d.rani->official_id, "kunjungan", MONEV_PROCEDURES_OFFICE,
                               NULL);
  others = monev_procedure_list (d.c, "", "kunjungan", MONEV_PROCEDURES_OFFICE, NULL);
  g_assert_cmpint (((MonevProcedureEntry *) mine->pdata[0])->draft_at, >, 0);
  g_assert_cmpint (((MonevProcedureEntry *) others->pdata[0])->draft_at, ==, 0);
  refuse_publish (&d, d.rani, entry, blank, MONEV_ERROR_INVALID); /* not ready yet */
  g_assert_cmpstr (test_first_code (d.issues), ==, "wording-missing");
  next = publish (&d, entry, ready, "langkah 1: waktu 300 menit menjadi 150 menit");
  g_assert_cmpint (test_number (d.c, "SELECT count(*) AS n FROM draft"), ==, 0);
}

static void
test_draft_can_be_thrown_away (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevProcedure) p = read_good (SMALL);
  g_autoptr (MonevProcedureEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db);
  entry = add_small (&d);
  g_assert_true (monev_procedure_draft_save (d.c, d.rani, entry->id, p, "", NULL));
  g_assert_true (monev_procedure_draft_drop (d.c, d.rani, entry->id, NULL));
  g_assert_true (monev_procedure_draft_drop (d.c, d.rani, entry->id, NULL));
  g_assert_cmpint (test_number (d.c, "SELECT count(*) AS n FROM draft"), ==, 0);
  g_assert_false (monev_procedure_draft_save (d.c, d.rani, "nobody", p, "", &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND);
}

static void
test_publishing_refuses_what_it_must (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevProcedure) same = read_good (SMALL);
  g_autoptr (MonevProcedure) other = read_changed ("'code':'uji-kecil'", "'code':'uji-besar'");
  g_autoptr (MonevProcedure) better = read_changed ("'min':300,'max':300", "'min':150,'max':150");
  g_autoptr (MonevProcedureEntry) entry = NULL;
  g_autoptr (MonevProcedureEntry) shipped = NULL;
  g_autoptr (MonevProcedureEntry) retired = NULL;
  MonevActor nobody = { (char *) "", (char *) "", (char *) "", 0 };
  MonevActor staf = { NULL, (char *) "Sari Uji", (char *) "", MONEV_ROLE_STAF };

  desk_open (&d, db);
  entry = add_small (&d);
  staf.official_id = d.rani->official_id;
  refuse_publish (&d, d.rani, entry, same, MONEV_ERROR_STATE); /* nothing changed */
  refuse_publish (&d, d.rani, entry, other, MONEV_ERROR_INVALID);
  refuse_publish (&d, &nobody, entry, better, MONEV_ERROR_AUTH);
  refuse_publish (&d, &staf, entry, better, MONEV_ERROR_DENIED);
  shipped = monev_procedure_find (d.c, "ketapang-b", NULL);
  g_assert_true (shipped->shipped);
  refuse_publish (&d, d.rani, shipped, better, MONEV_ERROR_STATE);
  retired = monev_procedure_set_retired (d.c, d.rani, entry, TRUE, NULL);
  refuse_publish (&d, d.rani, retired, better, MONEV_ERROR_STATE);
}

/* The right is the one of now, not of the login. */
static void
test_lost_right_counts_at_once (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevProcedure) better = read_changed ("'min':300,'max':300", "'min':150,'max':150");
  g_autoptr (MonevProcedureEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db);
  entry = add_small (&d);
  test_script (d.c, "UPDATE official SET is_admin = 0");
  refuse_publish (&d, d.rani, entry, better, MONEV_ERROR_DENIED);
  g_assert_false (monev_procedure_draft_save (d.c, d.rani, entry->id, better, "", &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_DENIED);
}

static void
test_code_belongs_to_one (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevProcedure) again = read_good (SMALL);
  g_autoptr (MonevProcedure) shipped = read_changed ("'code':'uji-kecil'", "'code':'ketapang-b'");
  g_autoptr (MonevProcedureEntry) entry = NULL;
  g_autoptr (GError) twice = NULL;
  g_autoptr (GError) taken = NULL;

  desk_open (&d, db);
  entry = add_small (&d);
  g_assert_null (monev_procedure_add (d.c, d.rani, again, "", d.issues, &twice));
  g_assert_error (twice, MONEV_ERROR, MONEV_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (twice->message, "uji-kecil"));
  g_assert_null (monev_procedure_add (d.c, d.rani, shipped, "", d.issues, &taken));
  g_assert_error (taken, MONEV_ERROR, MONEV_ERROR_CONSTRAINT);
  g_assert_cmpint (test_number (d.c, "SELECT count(*) AS n FROM procedure"), ==, 1);
  g_assert_cmpint (test_number (d.c, "SELECT count(*) AS n FROM snapshot"), ==, 1);
}

static guint
count_foreign (Desk *d, const MonevProcedure *procedure)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  guint n = 0;

  g_assert_true (monev_own_identity_lint (d->c, procedure, issues, NULL));
  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    n += strcmp (monev_issue_list_get (issues, i)->code, "identity-foreign") == 0 ? 1 : 0;
  return n;
}

/* Its unit and who approves are this office's; number and dates are given when it is approved. */
static void
expect_own_identity (Desk *d, const MonevProcedure *copy)
{
  const MonevProcedureText empty[] = { MONEV_PROCEDURE_NUMBER, MONEV_PROCEDURE_MADE,
                                       MONEV_PROCEDURE_REVISED, MONEV_PROCEDURE_EFFECTIVE };
  g_autoptr (MonevRecord) office = monev_office_load (d->c, NULL);
  g_autoptr (MonevProcedure) foreign = NULL;
  json_auto_t *value = json_string ("Kecamatan Bunut Hilir");
  MonevProcedureOperation set = { MONEV_PROCEDURE_SET, NULL, 0, "identity/unit", value };
  g_autoptr (MonevProcedure) shipped = load (d, "bunut-hilir-skm", 0);
  g_autoptr (MonevProcedureEntry) entry = NULL;
  g_autoptr (MonevProcedure) mine = NULL;

  g_assert_cmpstr (monev_procedure_text (copy, MONEV_PROCEDURE_UNIT), ==,
                   monev_record_get (office, "agency_name"));
  g_assert_cmpstr (monev_procedure_text (shipped, MONEV_PROCEDURE_MADE), !=, "");
  entry = monev_procedure_copy (d->c, d->rani, "bunut-hilir-skm", "skm-kami", NULL, d->issues,
                                NULL);
  mine = load (d, entry->code, 0);
  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    g_assert_cmpstr (monev_procedure_text (mine, empty[i]), ==, "");
  g_assert_cmpstr (monev_procedure_text (mine, MONEV_PROCEDURE_APPROVED_BY), !=,
                   "Camat Bunut Hilir");
  g_assert_cmpuint (count_foreign (d, mine), ==, 0);
  g_assert_cmpuint (count_foreign (d, shipped), ==, 0); /* it speaks for itself */
  foreign = monev_procedure_apply (mine, &set, NULL, NULL);
  g_assert_cmpuint (count_foreign (d, foreign), ==, 1);
}

static void
test_copy_of_a_shipped_one_is_the_offices_own (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevProcedureEntry) copy = NULL;
  g_autoptr (MonevProcedureEntry) second = NULL;
  g_autoptr (MonevProcedure) content = NULL;
  g_autoptr (GPtrArray) library = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) bad = NULL;
  g_autoptr (GError) none = NULL;

  desk_open (&d, db);
  copy = monev_procedure_copy (d.c, d.rani, "ketapang-b", "monev-kami", "Monev Kami", d.issues,
                               &error);
  g_assert_no_error (error);
  g_assert_cmpstr (copy->base_code, ==, "ketapang-b");
  g_assert_cmpint (copy->steps, ==, 11);
  g_assert_false (copy->shipped);
  content = load (&d, "monev-kami", 0);
  g_assert_cmpstr (monev_procedure_title (content), ==, "Monev Kami");
  expect_own_identity (&d, content);
  second = monev_procedure_copy (d.c, d.rani, "monev-kami", "monev-lain", NULL, d.issues, &error);
  g_assert_cmpstr (second->title, ==, "Monev Kami");
  library = monev_procedure_library (d.c, copy, NULL);
  g_assert_cmpuint (library->len, ==, 32); /* 30 shipped and 3 own, without what it came from */
  g_assert_null (monev_procedure_copy (d.c, d.rani, "ketapang-b", "Kode Besar", NULL, d.issues,
                                       &bad));
  g_assert_error (bad, MONEV_ERROR, MONEV_ERROR_INVALID);
  g_assert_null (monev_procedure_copy (d.c, d.rani, "nirwana", "x", NULL, d.issues, &none));
  g_assert_error (none, MONEV_ERROR, MONEV_ERROR_NOT_FOUND);
}

/* A list and the head of each page live on the short title: no copy is without one. */
static void
test_a_copy_keeps_a_short_title (MonevTestDb *db)
{
  static const struct { const char *code, *title, *brief; } cases[] = {
    { "sama", NULL, "Asistensi" },
    { "sama-ketik", "Asistensi Penyusunan Dokumen Perencanaan Pembangunan Perangkat Daerah Bidang "
                    "Pemerintahan", "Asistensi" },
    { "singkat", "Asistensi Kami", "Asistensi Kami" },
    { "panjang", "Asistensi Penyusunan Rencana Kerja, Rencana Strategis dan Lainnya",
      "Asistensi Penyusunan Rencana Kerja" },
  };
  g_auto (Desk) d = { NULL };

  desk_open (&d, db);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MonevProcedureEntry) copy = monev_procedure_copy (
        d.c, d.rani, "ketapang-a", cases[i].code, cases[i].title, d.issues, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (copy->list_title, ==, cases[i].brief);
    }
}

static guint
count_list (Desk *d, const char *search, guint filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = monev_procedure_list (d->c, "", search, filter, &error);

  g_assert_no_error (error);
  return list->len;
}

static void
test_list_is_searched_and_filtered (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevProcedureEntry) entry = NULL;
  g_autoptr (MonevProcedureEntry) retired = NULL;
  g_autoptr (GError) again = NULL;

  desk_open (&d, db);
  entry = add_small (&d);
  g_assert_cmpuint (count_list (&d, NULL, MONEV_PROCEDURES_ALL), ==, 31);
  g_assert_cmpuint (count_list (&d, NULL, MONEV_PROCEDURES_SHIPPED), ==, 30);
  g_assert_cmpuint (count_list (&d, NULL, MONEV_PROCEDURES_OFFICE), ==, 1);
  g_assert_cmpuint (count_list (&d, "KUNJUNGAN uji", MONEV_PROCEDURES_ALL), ==, 1);
  g_assert_cmpuint (count_list (&d, "tkpkd", MONEV_PROCEDURES_ALL), ==, 1);
  g_assert_cmpuint (count_list (&d, "tidak ada yang begini", MONEV_PROCEDURES_ALL), ==, 0);
  retired = monev_procedure_set_retired (d.c, d.rani, entry, TRUE, NULL);
  g_assert_cmpuint (count_list (&d, NULL, MONEV_PROCEDURES_ALL), ==, 30);
  g_assert_cmpuint (count_list (&d, NULL, MONEV_PROCEDURES_RETIRED), ==, 31);
  g_assert_null (monev_procedure_set_retired (d.c, d.rani, retired, TRUE, &again));
  g_assert_error (again, MONEV_ERROR, MONEV_ERROR_STATE);
  g_clear_error (&again);
  g_assert_null (monev_procedure_set_retired (d.c, d.rani, entry, TRUE, &again));
  g_assert_error (again, MONEV_ERROR, MONEV_ERROR_CONFLICT); /* read before it was retired */
}

/* A database of the step before, with rows, takes the step. */
static void
test_older_database_takes_the_tables (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevProcedureEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  gint64 version = 0;

  g_assert_true (monev_db_migrate_to (db->connection, 1, NULL, NULL, &error));
  test_script (db->connection,
               "INSERT INTO programme VALUES ('g', 2026, '1', 'urusan', 'Wajib', '', 'wajib', 1)");
  g_assert_true (monev_db_schema_version (db->connection, &version, &error));
  g_assert_cmpint (version, ==, 1);
  desk_open (&d, db); /* brings it to the newest */
  entry = add_small (&d);
  g_assert_cmpint (test_number (d.c, "SELECT count(*) AS n FROM programme"), ==, 1);
}

#define ADD(path, func) monev_test_add_blank ("/procedure/library/" path, func)

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  ADD ("version-stays-as-it-was-published", test_version_stays_as_it_was_published);
  ADD ("each-change-is-logged", test_each_change_is_logged);
  ADD ("stale-row-is-a-conflict-and-the-draft-stays",
       test_stale_row_is_a_conflict_and_the_draft_stays);
  ADD ("draft-is-kept-told-and-dropped-with-the-version",
       test_draft_is_kept_told_and_dropped_with_the_version);
  ADD ("draft-can-be-thrown-away", test_draft_can_be_thrown_away);
  ADD ("publishing-refuses-what-it-must", test_publishing_refuses_what_it_must);
  ADD ("lost-right-counts-at-once", test_lost_right_counts_at_once);
  ADD ("code-belongs-to-one", test_code_belongs_to_one);
  ADD ("copy-of-a-shipped-one-is-the-offices-own", test_copy_of_a_shipped_one_is_the_offices_own);
  ADD ("a-copy-keeps-a-short-title", test_a_copy_keeps_a_short_title);
  ADD ("list-is-searched-and-filtered", test_list_is_searched_and_filtered);
  ADD ("older-database-takes-the-tables", test_older_database_takes_the_tables);
  return test_office_run ();
}
