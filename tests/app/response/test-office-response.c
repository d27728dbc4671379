/* Responses of an office: begun, saved, handed in, asked about, corrected, decided; both engines.
 */
#include "desk.h"

#define FORM                                                                                       \
  "#survey\ntype|name|label|required|calculation|constraint\ntext|nama|Nama|yes||\n"               \
  "integer|umur|Umur|||. < 120\ncalculate|lahir|||2026 - ${umur}|\nend|selesai||||\n"              \
  "select_one yt|listrik|Listrik|||\nselect_multiple yt|alat|Alat|||\n"                            \
  "#choices\nlist_name|name|label\nyt|1|Ya\nyt|2|Tidak\n"                                          \
  "#settings\nform_title|instance_name\nUji|concat('Warga ', ${nama})\n"

static MonevResponseEntry *
begin (Desk *d)
{
  g_autoptr (GError) error = NULL;
  MonevResponseHead head = { .instrument_id = d->instrument };
  MonevResponseEntry *entry = monev_response_begin (d->c, d->rani, &head, &error);

  g_assert_no_error (error);
  return entry;
}

static MonevResponseEntry *
hand_in (Desk *d, const char *answers)
{
  g_autoptr (MonevResponseEntry) entry = begin (d);
  g_autoptr (GError) error = NULL;
  MonevResponseEntry *done
      = monev_response_submit (d->c, d->rani, entry, answers, d->issues, &error);

  g_assert_no_error (error);
  return done;
}

#define ANI "{\"answers\":{\"nama\":\"Ani\",\"umur\":\"30\"},\"format\":1}"

static gint64
logged (Desk *d)
{
  return test_number (d->c, "SELECT count(*) AS n FROM audit_entry");
}

static void
test_autosave_leaves_no_trace_in_the_log (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevResponseEntry) entry = NULL;
  g_autoptr (MonevResponseEntry) stale = NULL;
  g_autoptr (MonevResponseEntry) found = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before;

  desk_open (&d, db, FORM);
  entry = begin (&d);
  g_assert_cmpstr (entry->state, ==, "isian");
  g_assert_cmpint (entry->number, ==, 1);
  g_assert_cmpstr (entry->uuid, !=, "");
  g_assert_nonnull (strstr (entry->answers, entry->uuid)); /* meta/instanceID */
  stale = monev_response_entry_copy (entry);
  before = logged (&d);
  g_assert_true (monev_response_autosave (d.c, d.rani, entry, ANI, NULL));
  g_assert_true (monev_response_autosave (d.c, d.rani, entry, ANI, NULL));
  g_assert_cmpint (logged (&d), ==, before);
  found = monev_response_store_find (d.c, entry->id, NULL);
  g_assert_cmpstr (found->answers, ==, ANI);
  g_assert_cmpint (found->version, ==, entry->version);
  g_assert_false (monev_response_autosave (d.c, d.rani, stale, "{}", &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CONFLICT);
}

static void
test_what_is_not_whole_is_not_handed_in (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevResponseEntry) entry = NULL;
  g_autoptr (MonevResponseEntry) done = NULL;
  g_autoptr (MonevResponseEntry) again = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db, FORM);
  entry = begin (&d);
  g_assert_null (monev_response_submit (
      d.c, d.rani, entry, "{\"answers\":{\"umur\":\"130\"},\"format\":1}", d.issues, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  g_assert_nonnull (find_issue (d.issues, "answer-missing"));
  g_assert_nonnull (find_issue (d.issues, "constraint"));
  g_clear_error (&error);
  done = monev_response_submit (d.c, d.rani, entry, ANI, d.issues, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (done->state, ==, "masuk");
  g_assert_cmpint (done->submitted_at, >, 0);
  g_assert_cmpstr (done->title, ==, "Warga Ani");
  g_assert_nonnull (strstr (done->answers, "\"lahir\":\"1996\""));
  g_assert_nonnull (strstr (done->answers, "\"selesai\":"));
  g_assert_false (monev_response_autosave (d.c, d.rani, done, ANI, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CONFLICT);
  g_clear_error (&error);
  again = monev_response_submit (d.c, d.rani, done, ANI, d.issues, &error);
  g_assert_null (again);
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_STATE);
}

static void
test_only_what_is_unfinished_is_discarded (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevResponseEntry) entry = NULL;
  g_autoptr (MonevResponseEntry) done = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db, FORM);
  entry = begin (&d);
  g_assert_true (monev_response_discard (d.c, d.rani, entry, NULL));
  done = hand_in (&d, ANI);
  g_assert_false (monev_response_discard (d.c, d.rani, done, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_STATE);
  g_assert_cmpint (test_number (d.c, "SELECT count(*) AS n FROM response"), ==, 1);
}

static MonevResponseEntry *
correct (Desk *d, const MonevResponseEntry *entry, const char *place, const char *typed,
         const char *reason, GError **error)
{
  MonevResponseCorrection correction = { place, typed, reason };

  return monev_response_correct (d->c, d->rani, entry, &correction, d->issues, error);
}

static void
test_a_correction_keeps_old_new_and_reason (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevResponseEntry) entry = NULL;
  g_autoptr (MonevResponseEntry) fixed = NULL;
  g_autoptr (GPtrArray) remarks = NULL;
  g_autoptr (GError) error = NULL;
  const MonevResponseRemark *remark;

  desk_open (&d, db, FORM);
  entry = hand_in (&d, ANI);
  g_assert_true (monev_response_ask (d.c, d.rani, entry, "umur", "Sudah dilihat KTP-nya?", NULL));
  fixed = correct (&d, entry, "umur", "31", "Salah ketik", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fixed->state, ==, "dikoreksi");
  g_assert_nonnull (strstr (fixed->answers, "\"lahir\":\"1995\"")); /* what follows, follows */
  remarks = monev_response_store_remarks (d.c, entry->id, NULL);
  g_assert_cmpuint (remarks->len, ==, 2);
  remark = g_ptr_array_index (remarks, 0);
  g_assert_cmpstr (remark->kind, ==, "tanya");
  g_assert_true (remark->settled);
  remark = g_ptr_array_index (remarks, 1);
  g_assert_cmpstr (remark->kind, ==, "koreksi");
  g_assert_cmpstr (remark->old_value, ==, "30");
  g_assert_cmpstr (remark->new_value, ==, "31");
  g_assert_cmpstr (remark->text, ==, "Salah ketik");
}

static void
test_a_correction_is_refused_without_ground (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevResponseEntry) entry = NULL;
  static const struct
  {
    const char *place, *typed, *reason;
    MonevError code;
  } cases[] = {
    { "umur", "31", " ", MONEV_ERROR_INVALID },    { "umur", "tua", "x", MONEV_ERROR_INVALID },
    { "umur", "30", "sama", MONEV_ERROR_STATE },   { "lahir", "1990", "x", MONEV_ERROR_STATE },
    { "listrik", "7", "x", MONEV_ERROR_INVALID },  { "alat", "1 7", "x", MONEV_ERROR_INVALID },
    { "tinggi", "1", "x", MONEV_ERROR_NOT_FOUND }, { "umur[1]/x", "1", "x", MONEV_ERROR_NOT_FOUND },
  };

  desk_open (&d, db, FORM);
  entry = hand_in (&d, ANI);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (correct (&d, entry, cases[i].place, cases[i].typed, cases[i].reason, &error));
      g_assert_error (error, MONEV_ERROR, (int)cases[i].code);
      if (strcmp (cases[i].place, "listrik") == 0)
        g_assert_cmpstr (error->message, ==,
                         "“7” tidak ada di daftar pilihan isian “listrik”. Yang ada: 1 (Ya), "
                         "2 (Tidak).");
    }
}

static void
test_a_reply_settles_the_question (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevResponseEntry) entry = NULL;
  g_autoptr (GPtrArray) remarks = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db, FORM);
  entry = hand_in (&d, ANI);
  g_assert_false (monev_response_ask (d.c, d.rani, entry, "umur", "", &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  g_assert_true (monev_response_ask (d.c, d.rani, entry, "", "Siapa yang menjawab?", NULL));
  g_assert_true (monev_response_ask (d.c, d.rani, entry, "umur", "Yakin?", NULL));
  g_assert_true (monev_response_reply (d.c, d.rani, entry, "umur", "Ya", NULL));
  remarks = monev_response_store_remarks (d.c, entry->id, NULL);
  g_assert_cmpuint (remarks->len, ==, 3);
  g_assert_false (((MonevResponseRemark *)g_ptr_array_index (remarks, 0))->settled);
  g_assert_true (((MonevResponseRemark *)g_ptr_array_index (remarks, 1))->settled);
}

static gboolean
become (Desk *d, const char *state, const char *reason, GError **error)
{
  g_autoptr (GPtrArray) all = monev_response_store_list (d->c, d->instrument, "", NULL, NULL);

  return monev_responses_set_state (d->c, d->rani, all, state, reason, error);
}

static void
test_many_are_approved_at_once_or_none (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevResponseEntry) one = NULL;
  g_autoptr (MonevResponseEntry) two = NULL;
  g_autoptr (MonevResponseEntry) unfinished = NULL;
  g_autoptr (MonevResponseEntry) refused = NULL;
  g_autoptr (GPtrArray) approved = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before;

  desk_open (&d, db, FORM);
  one = hand_in (&d, ANI);
  two = hand_in (&d, ANI);
  unfinished = begin (&d);
  g_assert_false (become (&d, "disetujui", NULL, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_STATE);
  g_clear_error (&error);
  g_assert_cmpint (test_number (d.c, "SELECT count(*) AS n FROM response WHERE state = 'masuk'"),
                   ==, 2);
  g_assert_true (monev_response_discard (d.c, d.rani, unfinished, NULL));
  g_assert_false (become (&d, "ditolak", " ", &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  before = logged (&d);
  g_assert_true (become (&d, "disetujui", NULL, NULL));
  g_assert_cmpint (logged (&d), ==, before + 1);
  approved = monev_response_store_list (d.c, d.instrument, "disetujui", NULL, NULL);
  g_assert_cmpuint (approved->len, ==, 2);
  g_clear_error (&error);
  refused = correct (&d, g_ptr_array_index (approved, 0), "umur", "31", "x", &error);
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_STATE);
}

static void
test_the_table_of_states (void)
{
  static const char *const states[]
      = { "isian", "masuk", "diperiksa", "dikoreksi", "disetujui", "ditolak" };
  /* From each row to each column. */
  static const char *const table[] = { "......", "..x.xx", "....xx", "..x.xx", "..x...", "..x..." };

  for (guint from = 0; from < G_N_ELEMENTS (states); from++)
    for (guint to = 0; to < G_N_ELEMENTS (states); to++)
      g_assert_cmpint (monev_response_may_become (states[from], states[to]), ==,
                       table[from][to] == 'x');
}

static void
test_rights_are_asked (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevActor) boss = NULL;
  g_autoptr (GError) error = NULL;
  MonevResponseHead head;

  desk_open (&d, db, FORM);
  boss = monev_actor_copy (d.rani);
  boss->roles = MONEV_ROLE_KEPALA;
  head = (MonevResponseHead){ .instrument_id = d.instrument };
  g_assert_null (monev_response_begin (d.c, boss, &head, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_DENIED);
}

static void
test_what_was_never_issued_is_not_answered (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevInstrumentEntry) concept = NULL;
  g_autoptr (GError) error = NULL;
  MonevResponseHead head = { NULL };

  desk_open (&d, db, FORM);
  concept = add_instrument (&d, FORM);
  head.instrument_id = concept->id;
  g_assert_null (monev_response_begin (d.c, d.rani, &head, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_STATE);
}

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) monev_test_add_blank ("/response/office/" path, func)
  ADD ("autosave-is-not-logged", test_autosave_leaves_no_trace_in_the_log);
  ADD ("handed-in-whole", test_what_is_not_whole_is_not_handed_in);
  ADD ("discard", test_only_what_is_unfinished_is_discarded);
  ADD ("correction", test_a_correction_keeps_old_new_and_reason);
  ADD ("correction-without-ground", test_a_correction_is_refused_without_ground);
  ADD ("reply-settles", test_a_reply_settles_the_question);
  ADD ("many-at-once", test_many_are_approved_at_once_or_none);
  ADD ("rights", test_rights_are_asked);
  ADD ("only-issued", test_what_was_never_issued_is_not_answered);
  g_test_add_func ("/response/office/states", test_the_table_of_states);
  return test_office_run ();
}
