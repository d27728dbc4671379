/* What is keyed in on behalf of an agency: kept while it is typed, then a round; both engines. */
#include "data-desk.h"

#include "attachment/attachment-store.h"
#include "dataform/request-keyed.h"
#include "dataform/request-round.h"

#define SENT G_GINT64_CONSTANT (1772416800000) /* 2 March 2026, 09.00 in Pontianak */
#define ST01 "indikator|ST-01|nilai"
#define ST02 "indikator|ST-02|nilai"

static MonevDataCase *
again (DataDesk *d, const MonevDataCase *data)
{
  g_autoptr (GError) error = NULL;
  MonevDataCase *fresh = monev_data_case_load (d->c, data->addressee->id, &error);

  g_assert_no_error (error);
  return fresh;
}

static MonevAttachmentFile *
letter (const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (name, strlen (name));
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  return monev_attachment_file_new (name, bytes, NULL, issues, NULL);
}

/* A file with both values came first. */
static MonevDataCase *
begin (DataDesk *d, MonevTestDb *db, gboolean with_round)
{
  g_autoptr (MonevDataRequest) request = NULL;
  g_autoptr (MonevDataCase) data = NULL;
  g_autoptr (MonevDataValues) values = NULL;
  g_autoptr (MonevDataAddressee) got = NULL;

  data_desk_open (d, db);
  request = data_desk_request (d, "2026", SENT);
  data = data_desk_case (d, request, d->health);
  if (!with_round)
    return g_steal_pointer (&data);
  values = monev_data_values_new (data->layout);
  put_value (values, 0, "ST-01", "nilai", "24.5");
  put_value (values, 0, "ST-02", "nilai", "76.4");
  monev_data_values_set_row (values, 0, (guint)monev_data_layout_find_line (data->layout, 0, "ST-02"),
                             9);
  got = monev_request_receive (d->c, d->rani, data,
                               &(MonevTaking){ .values = values, .source = "berkas" }, NULL);
  return again (d, data);
}

static void
test_what_was_typed_outlives_a_crash (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autoptr (MonevDataCase) data = begin (&d, db, FALSE);
  g_autoptr (MonevKeyed) keyed = monev_keyed_new (d.c, data, NULL);
  g_autoptr (MonevKeyed) found = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (monev_keyed_load (d.c, d.rani, data->addressee->id, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  monev_keyed_set (keyed, ST01, "24.5");
  monev_keyed_set_text (&keyed->source, "telepon");
  monev_keyed_set_text (&keyed->filled_by, " Ibu Ratna ");
  g_assert_true (monev_keyed_save (d.c, d.rani, keyed, &error));
  monev_keyed_set (keyed, ST02, "76.4");
  monev_keyed_set (keyed, ST01, "");
  g_assert_true (monev_keyed_save (d.c, d.rani, keyed, &error));
  g_assert_no_error (error);
  found = monev_keyed_load (d.c, d.rani, data->addressee->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (monev_keyed_get (found, ST01), ==, "");
  g_assert_cmpstr (monev_keyed_get (found, ST02), ==, "76.4");
  g_assert_cmpstr (found->filled_by, ==, "Ibu Ratna");
  g_assert_cmpstr (found->source, ==, "telepon");
  all = monev_keyed_list (d.c, d.rani, &error);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpstr (((MonevKeyedEntry *)all->pdata[0])->agency_name, ==, "Dinas Kesehatan");
  g_assert_cmpuint (((MonevKeyedEntry *)all->pdata[0])->n_cells, ==, 1);
}

static void
test_handed_in_it_is_a_round (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autoptr (MonevDataCase) data = begin (&d, db, FALSE);
  g_autoptr (MonevKeyed) keyed = monev_keyed_new (d.c, data, NULL);
  g_autoptr (MonevAttachmentFile) file = letter ("surat.pdf");
  g_autoptr (MonevAttachment) kept = NULL;
  g_autoptr (MonevDataAddressee) got = NULL;
  g_autoptr (MonevDataCase) after = NULL;
  g_autoptr (GPtrArray) rounds = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *owner = g_strconcat ("data/", data->addressee->id, NULL);
  const MonevDataSubmission *round;
  g_autoptr (GError) error = NULL;

  monev_keyed_set (keyed, ST01, "24.5");
  monev_keyed_set_text (&keyed->source, "surat");
  monev_keyed_set_text (&keyed->letter_number, "400.7/12/Dinkes");
  monev_keyed_set_text (&keyed->letter_date, "2026-03-10");
  kept = monev_keyed_attach (d.c, d.rani, keyed, file, &error);
  g_assert_no_error (error);
  got = monev_keyed_hand_in (d.c, d.rani, data, keyed, &error);
  g_assert_no_error (error);
  g_assert_cmpint (got->rounds, ==, 1);
  g_assert_cmpint (got->received_at, >, 0);
  after = again (&d, data);
  g_assert_cmpint (value_at (after->values, 0, "ST-01", "nilai").how, ==, MONEV_DATA_ENTERED);
  g_assert_cmpint (value_at (after->values, 0, "ST-01", "nilai").state, ==, MONEV_DATA_BARU);
  rounds = monev_submission_store_list (d.c, got->id, NULL);
  round = rounds->pdata[0];
  g_assert_cmpstr (round->source, ==, "surat");
  g_assert_cmpstr (round->letter_number, ==, "400.7/12/Dinkes");
  g_assert_cmpstr (round->letter_date, ==, "2026-03-10");
  all = monev_attachment_list (d.c, owner, NULL);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_true (monev_round_has_file (round->id, all->pdata[0]));
  /* and nothing is left unfinished */
  g_clear_pointer (&all, g_ptr_array_unref);
  all = monev_keyed_list (d.c, d.rani, NULL);
  g_assert_cmpuint (all->len, ==, 0);
}

static void
test_empty_cells_say_nothing (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autoptr (MonevDataCase) data = begin (&d, db, TRUE);
  g_autoptr (MonevKeyed) keyed = monev_keyed_new (d.c, data, NULL);
  g_autoptr (MonevDataAddressee) got = NULL;
  g_autoptr (MonevDataCase) after = NULL;
  g_autoptr (GError) error = NULL;

  monev_keyed_set (keyed, ST01, "23.9");
  got = monev_keyed_hand_in (d.c, d.rani, data, keyed, &error);
  g_assert_no_error (error);
  g_assert_cmpint (got->rounds, ==, 2);
  after = again (&d, data);
  g_assert_cmpstr (value_at (after->values, 0, "ST-01", "nilai").text, ==, "23.9");
  g_assert_cmpstr (value_at (after->values, 0, "ST-02", "nilai").text, ==, "76.4");
  g_assert_cmpint (value_at (after->values, 0, "ST-02", "nilai").how, ==, MONEV_DATA_TAKEN);
  g_assert_cmpint (value_at (after->values, 0, "ST-02", "nilai").row, ==, 9); /* of its file still */
}

static void
test_a_typed_value_is_checked_at_once (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autoptr (MonevDataCase) data = begin (&d, db, TRUE);
  g_autoptr (MonevKeyed) keyed = monev_keyed_new (d.c, data, NULL);
  g_autoptr (MonevDataValues) seen = NULL;
  const MonevDataNote *note;

  monev_keyed_set (keyed, ST02, "764");
  seen = monev_keyed_preview (keyed, data);
  g_assert_cmpint (value_at (seen, 0, "ST-02", "nilai").how, ==, MONEV_DATA_DOUBTFUL);
  note = monev_data_values_note (seen, 0,
                                 (guint)monev_data_layout_find_line (data->layout, 0, "ST-02"),
                                 (guint)monev_data_layout_find_field (data->layout, 0, "nilai"));
  g_assert_nonnull (note->reason);
  g_assert_cmpint (note->read, ==, MONEV_DATA_ENTERED);
  g_assert_cmpstr (value_at (seen, 0, "ST-01", "nilai").text, ==, "24.5"); /* of the round before */
}

static void
test_a_round_that_came_meanwhile_is_told (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autoptr (MonevDataCase) data = begin (&d, db, FALSE);
  g_autoptr (MonevKeyed) keyed = monev_keyed_new (d.c, data, NULL);
  g_autoptr (MonevKeyed) other = monev_keyed_new (d.c, data, NULL);
  g_autoptr (MonevDataAddressee) first = NULL;
  g_autoptr (MonevDataAddressee) second = NULL;
  g_autoptr (MonevDataCase) fresh = NULL;
  g_autoptr (GError) error = NULL;

  monev_keyed_set (keyed, ST01, "24.5");
  monev_keyed_set (other, ST01, "25");
  first = monev_keyed_hand_in (d.c, d.rani, data, other, &error);
  g_assert_no_error (error);
  fresh = again (&d, data);
  g_assert_null (monev_keyed_hand_in (d.c, d.rani, fresh, keyed, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CONFLICT);
  g_clear_error (&error);
  keyed->rounds = fresh->addressee->rounds; /* it was looked at */
  second = monev_keyed_hand_in (d.c, d.rani, fresh, keyed, &error);
  g_assert_no_error (error);
  g_assert_cmpint (second->rounds, ==, 2);
}

static void
test_thrown_away_its_files_go_too (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autoptr (MonevDataCase) data = begin (&d, db, FALSE);
  g_autoptr (MonevKeyed) keyed = monev_keyed_new (d.c, data, NULL);
  g_autoptr (MonevAttachmentFile) file = letter ("foto.jpg");
  g_autoptr (MonevAttachment) kept = monev_keyed_attach (d.c, d.rani, keyed, file, NULL);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (kept);
  g_assert_true (monev_keyed_drop (d.c, d.rani, data->addressee->id, &error));
  g_assert_true (monev_keyed_drop (d.c, d.rani, data->addressee->id, &error));
  g_assert_cmpint (test_number (d.c, "SELECT count(*) AS n FROM attachment"), ==, 0);
  all = monev_keyed_list (d.c, d.rani, NULL);
  g_assert_cmpuint (all->len, ==, 0);
}

static void
test_what_is_not_whole_is_refused (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autoptr (MonevDataCase) data = begin (&d, db, FALSE);
  g_autoptr (MonevKeyed) keyed = monev_keyed_new (d.c, data, NULL);
  g_autoptr (MonevActor) boss = monev_actor_copy (d.rani);
  g_autoptr (MonevDataRequest) fresh = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (monev_keyed_hand_in (d.c, d.rani, data, keyed, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID); /* nothing was typed */
  g_clear_error (&error);
  monev_keyed_set (keyed, ST01, "24.5");
  monev_keyed_set_text (&keyed->source, "berkas");
  g_assert_null (monev_keyed_hand_in (d.c, d.rani, data, keyed, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  g_clear_error (&error);
  monev_keyed_set_text (&keyed->source, "wa");
  boss->roles = MONEV_ROLE_KEPALA;
  g_assert_false (monev_keyed_save (d.c, boss, keyed, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_true (monev_request_set_state (d.c, d.rani, data->request, MONEV_REQUEST_STOPPED,
                                          "Salah kirim", &error));
  g_assert_false (monev_keyed_save (d.c, d.rani, keyed, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_STATE);
  g_clear_error (&error);
  fresh = monev_request_store_find (d.c, data->request->id, NULL);
  g_assert_true (
      monev_request_set_state (d.c, d.rani, fresh, MONEV_REQUEST_RUNNING, "", &error));
  g_assert_true (monev_keyed_save (d.c, d.rani, keyed, &error));
}

static void
test_a_round_is_told_of_later (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autoptr (MonevDataCase) data = begin (&d, db, TRUE);
  g_autoptr (GPtrArray) rounds = monev_submission_store_list (d.c, data->addressee->id, NULL);
  const MonevDataSubmission *round = rounds->pdata[0];
  g_autoptr (GPtrArray) fresh = NULL;
  g_autoptr (MonevAttachmentFile) file = letter ("surat.pdf");
  g_autoptr (MonevAttachment) kept = NULL;
  MonevRoundDetails said = { .letter_number = "400.7/12", .letter_date = "2026-03-10",
                             .filled_by = "Ibu Ratna" };
  g_autoptr (GError) error = NULL;

  g_assert_true (monev_round_describe (d.c, d.rani, round, &said, &error));
  g_assert_no_error (error);
  /* what was read before is no longer so */
  g_assert_false (monev_round_describe (d.c, d.rani, round, &said, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CONFLICT);
  g_clear_error (&error);
  fresh = monev_submission_store_list (d.c, data->addressee->id, NULL);
  g_assert_cmpstr (((MonevDataSubmission *)fresh->pdata[0])->filled_by, ==, "Ibu Ratna");
  g_assert_cmpstr (((MonevDataSubmission *)fresh->pdata[0])->content, ==, round->content);
  said.letter_date = "kemarin";
  g_assert_false (monev_round_describe (d.c, d.rani, fresh->pdata[0], &said, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  g_clear_error (&error);
  kept = monev_round_attach (d.c, d.rani, round, file, &error);
  g_assert_no_error (error);
  g_assert_true (monev_round_has_file (round->id, kept));
  g_assert_true (monev_round_detach (d.c, d.rani, round, kept, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) monev_test_add_blank ("/dataform/keyed/" path, func)
  ADD ("outlives-a-crash", test_what_was_typed_outlives_a_crash);
  ADD ("is-a-round", test_handed_in_it_is_a_round);
  ADD ("empty-says-nothing", test_empty_cells_say_nothing);
  ADD ("checked-at-once", test_a_typed_value_is_checked_at_once);
  ADD ("came-meanwhile", test_a_round_that_came_meanwhile_is_told);
  ADD ("thrown-away", test_thrown_away_its_files_go_too);
  ADD ("not-whole", test_what_is_not_whole_is_refused);
  ADD ("told-later", test_a_round_is_told_of_later);
#undef ADD
  return test_office_run ();
}
