/* Requests for data: made, sent, taken back, decided, closed; both engines. */
#include "data-desk.h"

#include "base/instant.h"
#include "dataform/data-feed.h"
#include "snapshot/snapshot.h"

#define SENT G_GINT64_CONSTANT (1772416800000) /* 2 March 2026, 09.00 in Pontianak */
#define LINE(c, key) ((guint)monev_data_layout_find_line ((c)->layout, 0, key))
#define VALUE(c) ((guint)monev_data_layout_find_field ((c)->layout, 0, "nilai"))

static MonevDataAddressee *
hand_in (DataDesk *d, const MonevDataCase *data, const char *st01, const char *st02,
         gboolean partial, GError **error)
{
  g_autoptr (MonevDataValues) values = monev_data_values_new (data->layout);
  MonevTaking taking = { .values = values, .source = "berkas", .partial = partial };

  put_value (values, 0, "ST-01", "nilai", st01);
  put_value (values, 0, "ST-02", "nilai", st02);
  return monev_request_receive (d->c, d->rani, data, &taking, error);
}

static MonevDataCase *
again (DataDesk *d, const MonevDataCase *data)
{
  g_autoptr (GError) error = NULL;
  MonevDataCase *fresh = monev_data_case_load (d->c, data->addressee->id, &error);

  g_assert_no_error (error);
  return fresh;
}

static MonevDataAddressee *
decide (DataDesk *d, const MonevDataCase *data, const char *line, MonevDataState state,
        const char *value, const char *text, GError **error)
{
  MonevDataDecision decision = { 0, LINE (data, line), VALUE (data), state, value, text };

  return monev_request_decide (d->c, d->rani, data, &decision, 1, error);
}

static void
test_the_due_date_is_counted_from_the_sending (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autoptr (MonevDataRequest) request = NULL;
  g_autoptr (MonevDataCase) data = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Pontianak");
  g_autoptr (GPtrArray) book = NULL;
  g_autofree char *due = NULL;
  const MonevDispatch *line;

  data_desk_open (&d, db);
  request = data_desk_request (&d, "2026", SENT);
  data = data_desk_case (&d, request, d.health);
  due = monev_instant_to_rfc3339 (data->addressee->due_at, zone);
  /* 14 working days after 2 March: Nyepi and Idulfitri lie between. */
  g_assert_true (g_str_has_prefix (due, "2026-03-27T"));
  book = monev_dispatch_store_list (d.c, 2026, NULL);
  g_assert_cmpuint (book->len, ==, 2);
  line = book->pdata[1];
  g_assert_cmpint (line->number, ==, 2);
  g_assert_cmpstr (line->sent_on, ==, "2026-03-02");
  g_assert_cmpstr (line->means, ==, "kurir");
}

static void
test_an_agency_that_is_asked_nothing_is_left_out (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autoptr (MonevDataForm) form
      = form_of ("{'format':1,'code':'satu','title':'Satu','period':'year','sheets':[{'key':'a',"
                 "'title':'A','rows':{'kind':'fixed','items':[{'key':'1','label':'Satu','owners':"
                 "['1.02.0.00.0.00.01']}]},'columns':[{'key':'n','label':'N','kind':'integer'}]}]}");
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevDataFormEntry) entry = NULL;
  g_autoptr (MonevDataFormEntry) issued = NULL;
  g_autoptr (MonevDataRequest) request = NULL;
  g_autoptr (GPtrArray) all = NULL;
  MonevRequestPlan plan = { .form = "satu", .period = "2026" };
  g_autoptr (GError) error = NULL;

  data_desk_open (&d, db);
  entry = monev_data_form_add (d.c, d.rani, form, NULL);
  g_assert_null (monev_request_make (d.c, d.rani, &plan, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_STATE); /* never issued */
  g_clear_error (&error);
  issued = monev_data_form_issue (d.c, d.rani, entry, issues, NULL);
  g_assert_nonnull (issued);
  request = monev_request_make (d.c, d.rani, &plan, NULL);
  all = monev_addressee_store_list (d.c, request->id, FALSE, NULL);
  g_assert_cmpuint (all->len, ==, 1);
  plan.period = "2026-T1";
  g_assert_null (monev_request_make (d.c, d.rani, &plan, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
}

static void
test_each_round_is_kept_as_it_came (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autoptr (MonevDataRequest) request = NULL;
  g_autoptr (MonevDataCase) first = NULL;
  g_autoptr (MonevDataCase) second = NULL;
  g_autoptr (MonevDataCase) third = NULL;
  g_autoptr (MonevDataAddressee) one = NULL;
  g_autoptr (MonevDataAddressee) two = NULL;
  g_autoptr (GPtrArray) rounds = NULL;
  g_autoptr (GPtrArray) remarks = NULL;
  g_autoptr (MonevDataValues) came = NULL;

  data_desk_open (&d, db);
  request = data_desk_request (&d, "2026", SENT);
  first = data_desk_case (&d, request, d.health);
  one = hand_in (&d, first, "24.5", "76.4", FALSE, NULL);
  g_assert_cmpint (one->rounds, ==, 1);
  g_assert_cmpint (one->filled, ==, 2);
  second = again (&d, first);
  two = hand_in (&d, second, "23.9", "", FALSE, NULL);
  g_assert_cmpint (two->rounds, ==, 2);
  third = again (&d, first);
  g_assert_cmpstr (value_at (third->values, 0, "ST-01", "nilai").text, ==, "23.9");
  /* what was left empty later is asked about, not lost */
  g_assert_cmpstr (value_at (third->values, 0, "ST-02", "nilai").text, ==, "76.4");
  g_assert_cmpint (value_at (third->values, 0, "ST-02", "nilai").how, ==, MONEV_DATA_DOUBTFUL);
  rounds = monev_submission_store_list (d.c, one->id, NULL);
  g_assert_cmpuint (rounds->len, ==, 2);
  came = monev_data_values_load (third->layout,
                                 ((MonevDataSubmission *)rounds->pdata[1])->content, NULL);
  g_assert_cmpstr (value_at (came, 0, "ST-01", "nilai").text, ==, "24.5");
  remarks = monev_data_remark_store_list (d.c, one->id, NULL);
  g_assert_cmpuint (remarks->len, ==, 1);
  g_assert_cmpstr (((MonevDataRemark *)remarks->pdata[0])->place, ==, "indikator|ST-01|nilai");
  g_assert_cmpstr (((MonevDataRemark *)remarks->pdata[0])->old_value, ==, "24.5");
}

/* Words where a figure was asked: they are shown at their cell, and asked about. */
static void
test_what_cannot_be_read_stays_to_be_seen (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autoptr (MonevDataRequest) request = NULL;
  g_autoptr (MonevDataCase) first = NULL, second = NULL;
  g_autoptr (MonevDataAddressee) one = NULL;
  g_autoptr (MonevDataValues) values = NULL;
  g_autoptr (GError) error = NULL;
  const MonevDataNote *note;
  guint line;

  data_desk_open (&d, db);
  request = data_desk_request (&d, "2026", SENT);
  first = data_desk_case (&d, request, d.health);
  values = monev_data_values_new (first->layout);
  line = LINE (first, "ST-01");
  put_value (values, 0, "ST-02", "nilai", "76.4");
  monev_data_values_set (values, 0, line, VALUE (first), "", MONEV_DATA_DOUBTFUL);
  monev_data_values_set_note (values, 0, line, VALUE (first),
                              &(MonevDataNote){ .found = (char *)"dua puluh",
                                                .rule = (char *)"bukan-angka",
                                                .code = (char *)"reading" });
  one = monev_request_receive (d.c, d.rani, first,
                               &(MonevTaking){ .values = values, .source = "berkas" }, &error);
  g_assert_no_error (error);
  second = again (&d, first);
  note = monev_data_values_note (second->values, 0, line, VALUE (second));
  g_assert_nonnull (note);
  g_assert_cmpstr (note->found, ==, "dua puluh");
  g_assert_cmpint (value_at (second->values, 0, "ST-01", "nilai").how, ==, MONEV_DATA_DOUBTFUL);
}

static void
test_of_two_who_take_the_same_one_is_told (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autoptr (MonevDataRequest) request = NULL;
  g_autoptr (MonevDataCase) mine = NULL;
  g_autoptr (MonevDataCase) theirs = NULL;
  g_autoptr (MonevDataCase) later = NULL;
  g_autoptr (MonevDataAddressee) one = NULL;
  g_autoptr (MonevDataValues) values = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("PK isi", 6);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevAttachmentFile) file = NULL;
  g_autoptr (GError) error = NULL;
  MonevTaking taking = { .source = "berkas" };

  data_desk_open (&d, db);
  request = data_desk_request (&d, "2026", SENT);
  mine = data_desk_case (&d, request, d.health);
  theirs = data_desk_case (&d, request, d.health);
  values = monev_data_values_new (mine->layout);
  put_value (values, 0, "ST-01", "nilai", "24.5");
  file = monev_attachment_file_new ("dinkes.xlsx", bytes, NULL, issues, &error);
  g_assert_no_error (error);
  taking.values = values;
  taking.file = file;
  one = monev_request_receive (d.c, d.rani, mine, &taking, &error);
  g_assert_no_error (error);
  g_assert_null (monev_request_receive (d.c, d.rani, theirs, &taking, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CONFLICT);
  g_clear_error (&error);
  later = again (&d, mine);
  g_assert_null (monev_request_receive (d.c, d.rani, later, &taking, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "data masuk ke-1"));
}

static void
test_a_question_is_settled_by_its_answer (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autoptr (MonevDataRequest) request = NULL;
  g_autoptr (MonevDataCase) a = NULL;
  g_autoptr (MonevDataCase) b = NULL;
  g_autoptr (MonevDataCase) c = NULL;
  g_autoptr (MonevDataCase) e = NULL;
  g_autoptr (MonevDataAddressee) got = NULL;
  g_autoptr (MonevDataAddressee) asked = NULL;
  g_autoptr (MonevDataAddressee) answered = NULL;
  g_autoptr (GError) error = NULL;

  data_desk_open (&d, db);
  request = data_desk_request (&d, "2026", SENT);
  a = data_desk_case (&d, request, d.health);
  got = hand_in (&d, a, "24.5", "764", FALSE, NULL);
  g_assert_cmpint (got->doubtful, ==, 1);
  b = again (&d, a);
  g_assert_null (decide (&d, b, "ST-02", MONEV_DATA_KLARIFIKASI, NULL, "", &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  asked = decide (&d, b, "ST-02", MONEV_DATA_KLARIFIKASI, NULL, "Apakah 76,4?", NULL);
  g_assert_cmpint (asked->questions, ==, 1);
  c = again (&d, a);
  /* only the questioned cell is taken */
  answered = hand_in (&d, c, "1", "76.4", TRUE, NULL);
  g_assert_cmpint (answered->questions, ==, 0);
  e = again (&d, a);
  g_assert_cmpstr (value_at (e->values, 0, "ST-01", "nilai").text, ==, "24.5");
  g_assert_cmpstr (value_at (e->values, 0, "ST-02", "nilai").text, ==, "76.4");
  g_assert_cmpint (value_at (e->values, 0, "ST-02", "nilai").state, ==, MONEV_DATA_BARU);
  g_assert_cmpint (test_number (d.c, "SELECT count(*) AS n FROM data_remark WHERE kind = "
                                     "'klarifikasi' AND settled = 1"),
                   ==, 1);
}

static void
test_a_correction_keeps_old_new_and_reason (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autoptr (MonevDataRequest) request = NULL;
  g_autoptr (MonevDataCase) a = NULL;
  g_autoptr (MonevDataCase) b = NULL;
  g_autoptr (MonevDataCase) c = NULL;
  g_autoptr (MonevDataAddressee) got = NULL;
  g_autoptr (MonevDataAddressee) corrected = NULL;
  g_autoptr (MonevDataAddressee) done = NULL;
  g_autoptr (GPtrArray) remarks = NULL;
  const MonevDataRemark *remark;

  data_desk_open (&d, db);
  request = data_desk_request (&d, "2026", SENT);
  a = data_desk_case (&d, request, d.health);
  got = hand_in (&d, a, "24.5", "764", FALSE, NULL);
  b = again (&d, a);
  corrected = decide (&d, b, "ST-02", MONEV_DATA_DIKOREKSI, "76.4", "Menurut laporan", NULL);
  g_assert_cmpint (corrected->verified_at, ==, 0);
  remarks = monev_data_remark_store_list (d.c, got->id, NULL);
  remark = remarks->pdata[0];
  g_assert_cmpstr (remark->kind, ==, "koreksi");
  g_assert_cmpstr (remark->old_value, ==, "764");
  g_assert_cmpstr (remark->new_value, ==, "76.4");
  g_assert_cmpstr (remark->text, ==, "Menurut laporan");
  c = again (&d, a);
  done = decide (&d, c, "ST-01", MONEV_DATA_SESUAI, NULL, NULL, NULL);
  g_assert_cmpint (done->verified_at, >, 0);
  g_assert_cmpint (done->approved, ==, 2);
}

static void
test_a_closed_set_is_a_numbered_snapshot (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autoptr (MonevDataRequest) request = NULL;
  g_autoptr (MonevDataRequest) closed = NULL;
  g_autoptr (MonevDataCase) a = NULL;
  g_autoptr (MonevDataCase) b = NULL;
  g_autoptr (MonevDataAddressee) got = NULL;
  g_autoptr (MonevDataAddressee) done = NULL;
  g_autoptr (MonevSnapshot) snapshot = NULL;
  g_autofree char *subject = NULL;
  MonevDataDecision decisions[2];
  MonevDataSet *set;
  g_autoptr (GError) error = NULL;

  data_desk_open (&d, db);
  request = data_desk_request (&d, "2026", SENT);
  a = data_desk_case (&d, request, d.health);
  got = hand_in (&d, a, "24.5", "76.4", FALSE, NULL);
  b = again (&d, a);
  for (guint i = 0; i < 2; i++)
    decisions[i] = (MonevDataDecision){ 0, LINE (b, i == 0 ? "ST-01" : "ST-02"), VALUE (b),
                                        MONEV_DATA_SESUAI, NULL, NULL };
  done = monev_request_decide (d.c, d.rani, b, decisions, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpint (done->verified_at, >, 0);
  g_assert_null (monev_request_close (d.c, d.rani, request, "", &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_STATE);
  g_assert_nonnull (strstr (error->message, "Dinas Sosial"));
  g_clear_error (&error);
  set = monev_request_close (d.c, d.rani, request, "Dinsos belum menyampaikan", &error);
  g_assert_no_error (error);
  g_assert_cmpint (set->number, ==, 1);
  g_assert_cmpint (set->agencies, ==, 1);
  subject = g_strconcat ("dataset/", request->id, NULL);
  snapshot = monev_snapshot_load (d.c, subject, 1, NULL);
  g_assert_cmpstr (snapshot->sha256, ==, set->sha256);
  g_assert_nonnull (strstr (snapshot->canonical, "24.5"));
  closed = monev_request_store_find (d.c, request->id, NULL);
  g_assert_cmpstr (closed->state, ==, MONEV_REQUEST_DONE);
  monev_data_set_free (set);
}

static void
test_the_period_before_stands_beside (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autoptr (MonevDataRequest) before = NULL;
  g_autoptr (MonevDataRequest) request = NULL;
  g_autoptr (MonevDataCase) a = NULL;
  g_autoptr (MonevDataCase) b = NULL;
  g_autoptr (MonevDataAddressee) got = NULL;

  data_desk_open (&d, db);
  before = data_desk_request (&d, "2025", SENT);
  a = data_desk_case (&d, before, d.health);
  g_assert_null (a->last);
  got = hand_in (&d, a, "26.1", "71.8", FALSE, NULL);
  request = data_desk_request (&d, "2026", SENT);
  b = data_desk_case (&d, request, d.health);
  g_assert_nonnull (b->last);
  g_assert_cmpstr (value_at (b->last, 0, "ST-01", "nilai").text, ==, "26.1");
}

static void
test_the_feed_says_who_waits_for_whom (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autoptr (MonevDataRequest) request = NULL;
  g_autoptr (MonevDataRequest) later = NULL;
  g_autoptr (MonevDataCase) a = NULL;
  g_autoptr (MonevDataCase) b = NULL;
  g_autoptr (MonevDataAddressee) got = NULL;
  g_autoptr (MonevDataAddressee) asked = NULL;
  g_autoptr (GPtrArray) feed = NULL;
  const MonevDataFeedLine *line;
  guint waiting = 99;
  gint64 year;

  data_desk_open (&d, db);
  request = data_desk_request (&d, "2026", SENT);
  later = data_desk_request (&d, "2027", 0);
  year = request->year;
  a = data_desk_case (&d, request, d.health);
  got = hand_in (&d, a, "24.5", "76.4", FALSE, NULL);
  g_assert_true (monev_data_feed_waiting (d.c, year, &waiting, NULL));
  g_assert_cmpuint (waiting, ==, 1);
  feed = monev_data_feed (d.c, year, SENT + 60 * G_GINT64_CONSTANT (86400000), NULL);
  line = feed->pdata[0];
  g_assert_cmpstr (line->request->id, ==, request->id); /* who is late goes first */
  g_assert_cmpuint (line->answered, ==, 1);
  g_assert_cmpuint (line->waiting, ==, 1);
  g_assert_cmpuint (line->late, ==, 1);
  g_assert_cmpint (line->late_days, >, 7);
  g_assert_cmpstr (line->reminder, ==, "H+7");
  g_assert_cmpuint (line->remind, ==, 1);
  g_clear_pointer (&feed, g_ptr_array_unref);
  /* one day after the sending: 14 working days are left, H-3 is 11 of them ahead */
  feed = monev_data_feed (d.c, year, SENT + G_GINT64_CONSTANT (86400000), NULL);
  for (guint i = 0; i < feed->len; i++)
    if (strcmp (((MonevDataFeedLine *)feed->pdata[i])->request->id, request->id) == 0)
      line = feed->pdata[i];
  g_assert_null (line->reminder);
  {
    g_autofree char *day = monev_date_to_iso (line->next_reminder);

    g_assert_cmpstr (day, ==, "2026-03-17");
  }
  /* what was asked back waits for the agency, not for the office */
  b = again (&d, a);
  asked = decide (&d, b, "ST-02", MONEV_DATA_KLARIFIKASI, NULL, "Apakah 76,4?", NULL);
  g_assert_nonnull (asked);
  g_assert_true (monev_data_feed_waiting (d.c, year, &waiting, NULL));
  g_assert_cmpuint (waiting, ==, 0);
}

static void
test_rights_are_asked (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autoptr (MonevActor) boss = NULL;
  g_autoptr (GError) error = NULL;
  MonevRequestPlan plan = { .period = "2026" };

  data_desk_open (&d, db);
  boss = monev_actor_copy (d.rani);
  boss->roles = MONEV_ROLE_KEPALA;
  plan.form = d.form;
  g_assert_null (monev_request_make (d.c, boss, &plan, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_DENIED);
}

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) monev_test_add_blank ("/dataform/request/" path, func)
  ADD ("due-from-the-sending", test_the_due_date_is_counted_from_the_sending);
  ADD ("only-whom-it-asks", test_an_agency_that_is_asked_nothing_is_left_out);
  ADD ("each-round-is-kept", test_each_round_is_kept_as_it_came);
  ADD ("unread-stays-to-be-seen", test_what_cannot_be_read_stays_to_be_seen);
  ADD ("two-take-the-same", test_of_two_who_take_the_same_one_is_told);
  ADD ("question-settled", test_a_question_is_settled_by_its_answer);
  ADD ("correction", test_a_correction_keeps_old_new_and_reason);
  ADD ("closed-set", test_a_closed_set_is_a_numbered_snapshot);
  ADD ("period-before", test_the_period_before_stands_beside);
  ADD ("feed", test_the_feed_says_who_waits_for_whom);
  ADD ("rights", test_rights_are_asked);
#undef ADD
  return test_office_run ();
}
