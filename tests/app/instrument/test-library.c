/* Instruments in the database: concept, versions, drafts, conflicts, rights; on both engines. */
#include "activity/activity.h"
#include "audit/audit.h"
#include "db-driver-private.h"
#include "form-maker.h"
#include "instrument/instrument-diff.h"
#include "instrument/office-instrument.h"
#include "office-fixture.h"
#include "people/login.h"
#include "people/people.h"

#define SMALL "#survey\ntype|name|label\ntext|nama|Siapa nama Anda?\n#settings\nform_title\nUji\n"
#define LARGER                                                                                   \
  "#survey\ntype|name|label\ntext|nama|Nama Anda?\ninteger|umur|Umur\n#settings\nform_title\nUji\n"
#define FAULTY "#survey\ntype|name|label\ntexs|nama|Nama\n"

typedef struct
{
  MonevDbConnection *c;
  MonevActor *rani;
  MonevActor *joko; /* may build, may not issue */
  MonevIssueList *issues;
} Desk;

static MonevActor *
with_roles (const MonevActor *actor, guint roles)
{
  MonevActor *copy = monev_actor_copy (actor);

  copy->roles = roles;
  return copy;
}

/* The rights of an act are asked again of the database, so the post is a real one. */
static void
give_post (Desk *d, const char *kind)
{
  g_autofree char *position
      = test_add (d->c, d->rani, &monev_position_type, "title", kind, "kind", kind, NULL);
  g_autofree char *appointment
      = test_add (d->c, d->rani, &monev_appointment_type, "official_id", d->rani->official_id,
                  "position_id", position, "kind", "definitif", "date_from", "2020-01-01", NULL);
  MonevActor *fresh;
  gint64 now = 0;

  g_assert_true (monev_db_now (d->c, &now, NULL));
  fresh = monev_actor_load (d->c, d->rani->official_id, now, NULL);
  g_assert_nonnull (fresh);
  monev_actor_free (d->rani);
  d->rani = fresh;
  g_assert_nonnull (appointment);
}

static void
desk_open (Desk *d, MonevTestDb *db)
{
  *d = (Desk){ db->connection, test_office_start (db), NULL, monev_issue_list_new () };
  give_post (d, "subkoor");
  d->joko = with_roles (d->rani, MONEV_ROLE_PERENCANA);
}

static void
desk_clear (Desk *d)
{
  monev_actor_free (d->rani);
  monev_actor_free (d->joko);
  monev_issue_list_unref (d->issues);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

static MonevInstrumentEntry *
add (Desk *d, const char *text)
{
  g_autoptr (MonevXlsform) form = make_form (text);
  g_autoptr (GError) error = NULL;
  MonevInstrumentEntry *entry = monev_instrument_add (
      d->c, d->rani, &(MonevInstrumentContent){ form, NULL, NULL, NULL }, d->issues, &error);

  g_assert_no_error (error);
  return entry;
}

static MonevInstrumentEntry *
save (Desk *d, const MonevInstrumentEntry *entry, const char *text, GError **error)
{
  g_autoptr (MonevXlsform) form = make_form (text);

  return monev_instrument_save (d->c, d->rani, entry,
                                &(MonevInstrumentContent){ form, NULL, NULL, NULL }, d->issues,
                                error);
}

static void
check_content (Desk *d, const char *id, gint64 number, const char *text)
{
  g_autoptr (MonevXlsform) expected = make_form (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevXlsform) found = monev_instrument_load (d->c, id, number, &error);

  g_assert_no_error (error);
  g_assert_true (monev_xlsform_equal (found, expected));
}

static void
test_a_concept_is_kept_as_it_came (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevInstrumentEntry) entry = NULL;
  g_autoptr (MonevInstrumentEntry) faulty = NULL;
  g_autoptr (GPtrArray) list = NULL;

  desk_open (&d, db);
  entry = add (&d, SMALL);
  g_assert_cmpstr (entry->title, ==, "Uji");
  g_assert_cmpstr (entry->state, ==, "konsep");
  g_assert_cmpint (entry->number, ==, 0);
  g_assert_cmpint (entry->questions, ==, 1);
  g_assert_cmpint (entry->version, ==, 1);
  g_assert_cmpstr (entry->concept, !=, "");
  check_content (&d, entry->id, 0, SMALL);
  faulty = add (&d, FAULTY); /* to be mended here */
  g_assert_cmpstr (faulty->title, ==, "Tanpa judul");
  list = monev_instruments_list (d.c, "", "uji", FALSE, NULL);
  g_assert_cmpuint (list->len, ==, 1);
}

static void
test_a_version_never_changes (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevInstrumentEntry) entry = NULL;
  g_autoptr (MonevInstrumentEntry) issued = NULL;
  g_autoptr (MonevInstrumentEntry) saved = NULL;
  g_autoptr (MonevInstrumentEntry) again = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) versions = NULL;

  desk_open (&d, db);
  entry = add (&d, SMALL);
  issued = monev_instrument_issue (d.c, d.rani, entry, &none, d.issues, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (issued->state, ==, "terbit");
  g_assert_cmpint (issued->number, ==, 1);
  g_assert_cmpstr (issued->concept, ==, "");
  g_assert_cmpuint (none->len, ==, 0);
  saved = save (&d, issued, LARGER, &error);
  g_assert_no_error (error);
  g_assert_cmpint (saved->number, ==, 1);
  check_content (&d, entry->id, 1, SMALL);
  check_content (&d, entry->id, 0, LARGER);
  again = monev_instrument_issue (d.c, d.rani, saved, &changes, d.issues, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->number, ==, 2);
  g_assert_cmpuint (changes->len, ==, 2);
  check_content (&d, entry->id, 1, SMALL);
  check_content (&d, entry->id, 2, LARGER);
  versions = monev_instrument_store_versions (d.c, entry->id, &error);
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_cmpint (((MonevInstrumentVersion *)versions->pdata[0])->number, ==, 2);
}

static void
expect_refusal (MonevInstrumentEntry *result, GError **error, int code)
{
  g_assert_null (result);
  g_assert_error (*error, MONEV_ERROR, code);
  g_clear_error (error);
}

static void
test_what_may_not_be_issued (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevInstrumentEntry) faulty = NULL;
  g_autoptr (MonevInstrumentEntry) good = NULL;
  g_autoptr (MonevInstrumentEntry) issued = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  desk_open (&d, db);
  faulty = add (&d, FAULTY);
  good = add (&d, SMALL);
  before = test_dump (d.c);
  expect_refusal (monev_instrument_issue (d.c, d.rani, faulty, NULL, d.issues, &error), &error,
                  MONEV_ERROR_INVALID);
  g_assert_nonnull (find_issue (d.issues, "type-unknown"));
  expect_refusal (monev_instrument_issue (d.c, d.joko, good, NULL, d.issues, &error), &error,
                  MONEV_ERROR_DENIED);
  expect_refusal (monev_instrument_issue (d.c, NULL, good, NULL, d.issues, &error), &error,
                  MONEV_ERROR_AUTH);
  after = test_dump (d.c);
  g_assert_cmpstr (before, ==, after);
  monev_issue_list_unref (d.issues);
  d.issues = monev_issue_list_new ();
  issued = monev_instrument_issue (d.c, d.rani, good, NULL, d.issues, &error);
  g_assert_no_error (error);
  expect_refusal (monev_instrument_issue (d.c, d.rani, issued, NULL, d.issues, &error), &error,
                  MONEV_ERROR_STATE); /* nothing changed */
}

static void
test_two_who_edit_are_told (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevInstrumentEntry) entry = NULL;
  g_autoptr (MonevInstrumentEntry) saved = NULL;

  desk_open (&d, db);
  entry = add (&d, SMALL);
  saved = save (&d, entry, LARGER, &error);
  g_assert_no_error (error);
  g_assert_cmpint (saved->version, ==, 2);
  expect_refusal (save (&d, entry, SMALL, &error), &error, MONEV_ERROR_CONFLICT);
  expect_refusal (monev_instrument_issue (d.c, d.rani, entry, NULL, d.issues, &error), &error,
                  MONEV_ERROR_CONFLICT);
  check_content (&d, entry->id, 0, LARGER);
}

static void
test_a_copy_goes_its_own_way (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevInstrumentEntry) entry = NULL;
  g_autoptr (MonevInstrumentEntry) copy = NULL;
  g_autoptr (MonevInstrumentEntry) changed = NULL;

  desk_open (&d, db);
  entry = add (&d, SMALL);
  copy = monev_instrument_copy (d.c, d.rani, entry->id, 0, NULL, d.issues, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (copy->id, !=, entry->id);
  g_assert_cmpstr (copy->copied_from, ==, entry->id);
  changed = save (&d, copy, LARGER, &error);
  g_assert_no_error (error);
  check_content (&d, entry->id, 0, SMALL);
  expect_refusal (monev_instrument_copy (d.c, d.rani, entry->id, 0, "tidak-ada", d.issues, &error),
                  &error, MONEV_ERROR_NOT_FOUND);
  expect_refusal (monev_instrument_copy (d.c, d.rani, "tidak-ada", 0, NULL, d.issues, &error),
                  &error, MONEV_ERROR_NOT_FOUND);
}

static void
test_an_archived_one_rests (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevInstrumentEntry) entry = NULL;
  g_autoptr (MonevInstrumentEntry) away = NULL;
  g_autoptr (MonevInstrumentEntry) back = NULL;
  g_autoptr (GPtrArray) list = NULL;

  desk_open (&d, db);
  entry = add (&d, SMALL);
  away = monev_instrument_set_archived (d.c, d.rani, entry, TRUE, &error);
  g_assert_no_error (error);
  list = monev_instruments_list (d.c, MONEV_INSTRUMENTS_ALL, NULL, FALSE, NULL);
  g_assert_cmpuint (list->len, ==, 0);
  expect_refusal (save (&d, away, LARGER, &error), &error, MONEV_ERROR_STATE);
  expect_refusal (monev_instrument_set_archived (d.c, d.rani, away, TRUE, &error), &error,
                  MONEV_ERROR_STATE);
  back = monev_instrument_set_archived (d.c, d.rani, away, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (back->state, ==, "konsep");
}

static void
test_a_draft_is_of_one_official (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevInstrumentEntry) entry = NULL;
  g_autoptr (MonevInstrumentEntry) saved = NULL;
  g_autoptr (MonevXlsform) form = make_form (LARGER);
  g_autoptr (MonevInstrumentDraft) draft = NULL;
  g_autoptr (MonevInstrumentDraft) stale = NULL;

  desk_open (&d, db);
  entry = add (&d, SMALL);
  g_assert_true (monev_instrument_draft_save (d.c, d.rani, entry->id, form, entry->concept,
                                              &error));
  draft = monev_instrument_draft_load (d.c, d.rani, entry->id, &error);
  g_assert_no_error (error);
  g_assert_true (monev_xlsform_equal (draft->form, form));
  g_assert_false (draft->stale);
  check_content (&d, entry->id, 0, SMALL); /* nobody else sees it */
  g_assert_true (monev_instrument_draft_drop (d.c, d.rani, entry->id, &error));
  g_assert_null (monev_instrument_draft_load (d.c, d.rani, entry->id, NULL));
  saved = save (&d, entry, LARGER, &error);
  g_assert_true (monev_instrument_draft_save (d.c, d.rani, entry->id, form, entry->concept,
                                              &error));
  stale = monev_instrument_draft_load (d.c, d.rani, entry->id, &error);
  g_assert_true (stale->stale);
}

static void
test_every_act_is_in_the_log (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevInstrumentEntry) entry = NULL;
  g_autoptr (MonevInstrumentEntry) issued = NULL;
  gint64 before;

  desk_open (&d, db);
  before = test_number (d.c, "SELECT count(*) AS n FROM audit_entry");
  entry = add (&d, SMALL);
  issued = monev_instrument_issue (d.c, d.rani, entry, NULL, d.issues, NULL);
  g_assert_cmpint (test_number (d.c, "SELECT count(*) AS n FROM audit_entry"), ==, before + 2);
  g_assert_cmpint (test_number (d.c, "SELECT count(*) AS n FROM audit_entry "
                                     "WHERE act = 'instrument.issue'"),
                   ==, 1);
}

static void
test_a_concept_changed_from_outside_is_found (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevInstrumentEntry) entry = NULL;

  desk_open (&d, db);
  entry = add (&d, SMALL);
  test_script (d.c, "UPDATE instrument_concept SET canonical = '{\"format\":1,\"sheets\":[]}'");
  g_assert_null (monev_instrument_load (d.c, entry->id, 0, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT);
}

static void
test_no_survey_is_no_instrument (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevXlsform) form = make_form ("#a\nx|y\n#b\nz\n");

  desk_open (&d, db);
  expect_refusal (monev_instrument_add (d.c, d.rani,
                                        &(MonevInstrumentContent){ form, NULL, NULL, NULL },
                                        d.issues, &error),
                  &error, MONEV_ERROR_INVALID);
}

static void
check_changes (const char *before, const char *after, const char *expected)
{
  g_autoptr (MonevIssueList) ignored = NULL;
  g_autoptr (MonevIssueList) ignored_too = NULL;
  g_autoptr (MonevInstrument) old = read_form (before, &ignored);
  g_autoptr (MonevInstrument) new = read_form (after, &ignored_too);
  g_autoptr (GPtrArray) lines = monev_instrument_changes (old, new);
  g_autofree char *joined = NULL;

  g_ptr_array_add (lines, NULL);
  joined = g_strjoinv ("\n", (char **)lines->pdata);
  g_assert_cmpstr (joined, ==, expected);
}

#define HEAD "#survey\ntype|name|label\n"
#define LIST "#choices\nlist_name|name|label\n"

static void
test_changes_go_by_the_names (void)
{
  check_changes (SMALL, SMALL, "");
  check_changes (SMALL, LARGER,
                 "Kalimat nomor 1 berubah dari “Siapa nama Anda?” menjadi “Nama Anda?”.\n"
                 "Pertanyaan nomor 2 “Umur” ditambahkan.");
  check_changes (HEAD "text|a|A\ntext|b|B\n", HEAD "text|a|A\n",
                 "Pertanyaan nomor 2 “B” pada versi sebelumnya dihapus.");
  check_changes (HEAD "text|a|A\ntext|b|B\ntext|c|C\n", HEAD "text|b|B\ntext|c|C\ntext|a|A\n",
                 "Pertanyaan nomor 3 “A” berpindah urutan.");
  check_changes (HEAD "begin_group|g|G\nend_group\ntext|a|A\n",
                 HEAD "begin_group|g|G\ntext|a|A\nend_group\n",
                 "Pertanyaan nomor 1 “A” dipindahkan ke bagian “G”.");
  check_changes (HEAD "select_one l|a|A\n" LIST "l|x|X\nl|y|Y\n",
                 HEAD "select_one l|a|A\n" LIST "l|x|Xx\nl|z|Z\n",
                 "Pilihan x “Xx” pada nomor 1: kalimat berubah dari “X” menjadi “Xx”.\n"
                 "Pilihan z “Z” pada nomor 1 ditambahkan.\n"
                 "Pilihan y “Y” pada nomor 1 dihapus.");
  check_changes (HEAD "text|a|A\n#settings\nform_title\nX\n",
                 HEAD "text|a|A\n#settings\nform_title\nY\n",
                 "Judul berubah dari “X” menjadi “Y”.");
  check_changes (HEAD "text|a|A\n", HEAD "text|a|A\n#catatan\nx\n",
                 "Catatan, tata letak, atau lembar lain di buku kerjanya berubah.");
  check_changes ("#survey\ntype|name|label|hint\ntext|a|A|H\n", HEAD "text|a|A\n",
                 "Petunjuk nomor 1 dihapus; semula “H”.");
}

/* Nobody at the office knows a column by the name that phones give it. */
static void
test_changes_are_told_in_plain_words (void)
{
#define RULED "#survey\ntype|name|label|relevant|constraint|monev::lunak|monev::pesan_lunak|required\n"
  check_changes (RULED "integer|a|A|||||\ncalculate|b|||||\n",
                 RULED "decimal|a|A||. <= 12|. >= 4|Benar?|yes\ncalculate|b||${a} = 1|||\n",
                 "Jenis nomor 1 berubah dari “Bilangan bulat” menjadi “Bilangan desimal”.\n"
                 "Syarat keras nomor 1 ditambahkan: “jawaban ≤ 12”.\n"
                 "Syarat lunak nomor 1 ditambahkan: “jawaban ≥ 4”.\n"
                 "Pesan syarat lunak nomor 1 ditambahkan: “Benar?”.\n"
                 "Kewajiban mengisi nomor 1 ditambahkan: “wajib”.\n"
                 "Syarat tampil hitungan “b” ditambahkan: “nomor 1 = 1”.");
}

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/instrument/changes/go-by-the-names", test_changes_go_by_the_names);
  g_test_add_func ("/instrument/changes/are-told-in-plain-words",
                   test_changes_are_told_in_plain_words);
  monev_test_add_blank ("/instrument/library/a-concept-is-kept-as-it-came",
                        test_a_concept_is_kept_as_it_came);
  monev_test_add_blank ("/instrument/library/a-version-never-changes",
                        test_a_version_never_changes);
  monev_test_add_blank ("/instrument/library/what-may-not-be-issued",
                        test_what_may_not_be_issued);
  monev_test_add_blank ("/instrument/library/two-who-edit-are-told", test_two_who_edit_are_told);
  monev_test_add_blank ("/instrument/library/a-copy-goes-its-own-way",
                        test_a_copy_goes_its_own_way);
  monev_test_add_blank ("/instrument/library/an-archived-one-rests", test_an_archived_one_rests);
  monev_test_add_blank ("/instrument/library/a-draft-is-of-one-official",
                        test_a_draft_is_of_one_official);
  monev_test_add_blank ("/instrument/library/every-act-is-in-the-log",
                        test_every_act_is_in_the_log);
  monev_test_add_blank ("/instrument/library/a-concept-changed-from-outside-is-found",
                        test_a_concept_changed_from_outside_is_found);
  monev_test_add_blank ("/instrument/library/no-survey-is-no-instrument",
                        test_no_survey_is_no_instrument);
  return test_office_run ();
}
