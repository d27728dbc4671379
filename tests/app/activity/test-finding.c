/* Findings, follow-ups and proposals. */
#include "field-office.h"

#include "activity/finding.h"
#include "activity/proposal.h"

static char *
make_finding (const Field *f)
{
  g_autoptr (MonevActivity) run = load_run (&f->o, f->id);

  return put (&f->o, &monev_finding_type, f->id,
              PAIRS ("step_id", ((MonevActivityStep *) run->steps->pdata[0])->id, "date",
                     "2024-01-09", "text", "Retak", "recommendation", "Perbaiki"));
}

static MonevRecord *
follow_up (const Field *f, const char *finding, const char *due)
{
  return fill (&monev_follow_up_type, f->id, PAIRS ("finding_id", finding, "text", "Perbaiki",
               "agency_id", f->dinas, "due", due));
}

static void
test_where_it_comes_from_and_who_bears_it (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *finding = make_finding (&f);

  expect_rule (&f.o, fill (&monev_finding_type, f.id, PAIRS ("date", "2024-01-09", "text", "x")),
               "finding-source");
  expect_rule (&f.o, follow_up (&f, "", "2024-01-20"), "follow-up-source");
  expect_rule (&f.o, monev_record_with (follow_up (&f, finding, "2024-01-20"), "agency_id", ""),
               "follow-up-bearer");
  expect_rule (&f.o, follow_up (&f, finding, ""), "required");
  expect_rule (&f.o, monev_record_with (follow_up (&f, finding, "2024-01-20"), "state", "selesai"),
               "follow-up-note");
}

static const MonevActivityDue *
due_of (const MonevActivityFeed *feed, MonevAgendaKind kind)
{
  for (guint i = 0; i < feed->dues->len; i++)
    {
      const MonevActivityDue *due = feed->dues->pdata[i];

      if (due->kind == kind)
        return due;
    }
  return NULL;
}

/* Beranda holds what is late and what comes, not only steps. */
static void
test_feed_shows_follow_ups_and_meetings (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *finding = make_finding (&f);
  g_autoptr (MonevRecord) late = try_put (&f.o, follow_up (&f, finding, "2024-01-10"), NULL, NULL);
  g_autofree char *meeting = put (&f.o, &monev_meeting_type, f.id,
                                  PAIRS ("title", "Rapat Uji", "form", "hierarki", "date",
                                         "2024-01-18", "time_from", "09.00", "time_to", "10.00", "place", "Aula"));
  gint64 now = when (&f.o, "2024-01-16T10:00");
  g_autoptr (MonevActivityFeed) feed = monev_activity_feed (f.o.c, 5, 30, 5, now, NULL);
  g_autoptr (MonevActivityFeed) after
    = monev_activity_feed (f.o.c, 5, 30, 5, when (&f.o, "2024-01-19T10:00"), NULL);
  const MonevActivityDue *due = due_of (feed, MONEV_AGENDA_FOLLOW_UP);

  g_assert_nonnull (due);
  g_assert_true (due->late);
  g_assert_cmpint (due->late_days, ==, 4);
  g_assert_cmpstr (due->who, ==, "Dinas Uji");
  due = due_of (feed, MONEV_AGENDA_MEETING);
  g_assert_nonnull (due);
  g_assert_cmpint (due->days_left, ==, 2);
  g_assert_cmpstr (due->who, ==, "Aula");
  g_assert_null (due_of (after, MONEV_AGENDA_MEETING)); /* what is past is not late */
  g_assert_nonnull (late);
  g_assert_nonnull (meeting);
}

static void
test_tenggat_before_its_source_is_warned_of (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *finding = make_finding (&f); /* of 9 January */
  g_autoptr (MonevIssueList) early = monev_issue_list_new ();
  g_autoptr (MonevIssueList) same = monev_issue_list_new ();
  g_autoptr (MonevRecord) first = try_put (&f.o, follow_up (&f, finding, "2024-01-08"), early, NULL);
  g_autoptr (MonevRecord) second = try_put (&f.o, follow_up (&f, finding, "2024-01-09"), same, NULL);

  g_assert_nonnull (first); /* said, not refused */
  g_assert_nonnull (second);
  g_assert_cmpuint (monev_issue_list_size (early), ==, 1);
  g_assert_cmpstr (monev_issue_list_get (early, 0)->code, ==, "due-before-source");
  g_assert_cmpuint (monev_issue_list_size (same), ==, 0);
}

static MonevRecord *
move (const Field *f, MonevRecord *record, const char *state, const char *note)
{
  g_autoptr (GError) error = NULL;
  MonevRecord *next = monev_record_with (monev_record_ref (record), "state", state);
  MonevRecord *saved
    = try_put (&f->o, monev_record_with (next, "note", note), NULL, &error);

  g_assert_no_error (error);
  return saved;
}

static void
test_history_and_end (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *finding = make_finding (&f);
  g_autoptr (MonevRecord) first = try_put (&f.o, follow_up (&f, finding, "2024-01-20"), NULL, NULL);
  g_autoptr (MonevRecord) same = move (&f, first, "belum", "");
  g_autoptr (MonevRecord) begun = move (&f, same, "proses", "Dilelang");
  g_autoptr (MonevRecord) done = move (&f, begun, "selesai", "Sudah kering");
  g_autoptr (MonevRecord) open = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (strlen (monev_record_get (done, "done_on")), ==, 10);
  open = move (&f, done, "proses", "Retak lagi");
  g_assert_cmpstr (monev_record_get (open, "done_on"), ==, "");
  history = monev_follow_up_history (f.o.c, monev_record_id (first), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 4); /* what moved nothing is not told */
  g_assert_cmpstr (((MonevFollowUpChange *) history->pdata[1])->note, ==, "Dilelang");
  g_assert_cmpstr (((MonevFollowUpChange *) history->pdata[2])->state, ==, "selesai");
  g_assert_cmpstr (((MonevFollowUpChange *) history->pdata[2])->changed_by_name, ==, "Sari Uji");
  g_assert_false (monev_field_remove (f.o.c, f.o.staf, open, &error));
  expect_refusal (&error, MONEV_ERROR_STATE, "status");
}

static void
test_open_ones_of_last_year_are_seen (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *finding = make_finding (&f);
  g_autoptr (MonevRecord) one = try_put (&f.o, follow_up (&f, finding, "2024-01-12"), NULL, NULL);
  g_autoptr (MonevRecord) two = try_put (&f.o, follow_up (&f, finding, "2024-01-20"), NULL, NULL);
  g_autoptr (MonevRecord) done = move (&f, two, "selesai", "Sudah");
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autofree char *next = monev_activity_copy (f.o.c, f.o.subkoor, f.id, f.o.procedure, 2025,
                                               when (&f.o, "2025-01-08T07:30"), issues, NULL);
  g_autoptr (GPtrArray) own = monev_follow_up_open (f.o.c, f.id, when (&f.o, "2024-01-16T09:00"),
                                                    NULL);
  g_autoptr (GPtrArray) seen = monev_follow_up_open (f.o.c, next, when (&f.o, "2024-01-12T16:30"),
                                                     NULL);
  const MonevFollowUpLine *line;

  g_assert_cmpuint (own->len, ==, 1);
  line = own->pdata[0];
  g_assert_false (line->earlier);
  g_assert_cmpint (line->late_days, ==, 2); /* due on a Friday; Saturday and Sunday do not count */
  g_assert_cmpuint (seen->len, ==, 1);
  line = seen->pdata[0];
  g_assert_true (line->earlier);
  g_assert_cmpint (line->late_days, ==, 0); /* the due is the end of its day */
}

static MonevRecord *
proposal (const Field *f, const char *verdict, const char *volume, const char *place,
          const char *reason)
{
  return fill (&monev_proposal_type, f->id, PAIRS ("source", "pokir", "title", "Jalan desa",
               "place", "RT 1", "volume", "200", "unit", "meter", "verdict", verdict,
               "verdict_volume", volume, "verdict_place", place, "reason", reason));
}

static void
test_verdicts (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  static const char *const good[][4] = {
    { "", "0", "", "" },
    { "definitif", "0", "", "" },
    { "definitif", "200.00", "rt 1", "" },
    { "dengan_penyesuaian", "150", "", "Lahan kurang" },
    { "dengan_penyesuaian", "0", "RT 2", "Lahan pindah" },
    { "ditunda", "0", "", "Menunggu lahan" },
    { "ditolak", "0", "", "Sudah dibangun" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MonevRecord) saved
        = try_put (&f.o, proposal (&f, good[i][0], good[i][1], good[i][2], good[i][3]), NULL, &error);

      g_assert_no_error (error);
    }
  expect_rule (&f.o, proposal (&f, "ditunda", "0", "", ""), "verdict-reason");
  expect_rule (&f.o, proposal (&f, "ditolak", "0", "", ""), "verdict-reason");
  expect_rule (&f.o, proposal (&f, "dengan_penyesuaian", "150", "", ""), "verdict-reason");
  expect_rule (&f.o, proposal (&f, "dengan_penyesuaian", "200", "RT  1", "x"), "verdict-unchanged");
  expect_rule (&f.o, proposal (&f, "definitif", "150", "", ""), "verdict-changed");
  expect_rule (&f.o, monev_record_with (proposal (&f, "", "0", "", ""), "unit", ""),
               "unit-missing");
}

static GPtrArray *
add_three (const Field *f)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_record_unref);
  static const char *const titles[] = { "Jalan", "Parit", "Gedung" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *id = put (&f->o, &monev_proposal_type, f->id,
                                 PAIRS ("source", "pokir", "title", titles[i], "pagu", "100"));

      g_ptr_array_add (list, get (&f->o, &monev_proposal_type, id));
    }
  return list;
}

static void
set_all (GPtrArray *list, const char *field, const char *value)
{
  for (guint i = 0; i < list->len; i++)
    list->pdata[i] = monev_record_with (list->pdata[i], field, value);
}

static void
test_several_verdicts_hold_together (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autoptr (GPtrArray) list = add_three (&f);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  gint64 entries = test_number (f.o.c, "SELECT count(*) AS n FROM audit_entry");

  /* one without a reason stops them all, and is named */
  set_all (list, "verdict", "ditunda");
  list->pdata[0] = monev_record_with (list->pdata[0], "reason", "Lahan");
  g_assert_null (monev_proposal_decide (f.o.c, f.o.staf, f.id, list, issues, &error));
  expect_refusal (&error, MONEV_ERROR_INVALID, "Parit: Alasan");
  g_assert_cmpint (test_number (f.o.c, "SELECT count(*) AS n FROM proposal WHERE verdict <> ''"), ==,
                   0);
  set_all (list, "reason", "Lahan");
  saved = monev_proposal_decide (f.o.c, f.o.staf, f.id, list, issues, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (saved->len, ==, 3);
  g_assert_cmpint (monev_record_version (saved->pdata[2]), ==, 2);
  g_assert_cmpint (test_number (f.o.c, "SELECT count(*) AS n FROM audit_entry"), ==, entries + 1);
  g_assert_cmpint (test_number (f.o.c, "SELECT count(*) AS n FROM audit_entry WHERE act = "
                                       "'proposal.decide' AND canonical LIKE '%ditunda%'"), ==, 1);
  /* the same again was read before: somebody else was faster */
  g_assert_null (monev_proposal_decide (f.o.c, f.o.staf, f.id, list, issues, &error));
  expect_refusal (&error, MONEV_ERROR_CONFLICT, "");
}

static void
test_sums_say_what_is_given (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autoptr (GPtrArray) list = add_three (&f);
  MonevProposalSum sum = MONEV_PROPOSAL_SUM_NONE;
  g_autofree char *asked = NULL;
  g_autofree char *given = NULL;

  list->pdata[0] = monev_record_with (list->pdata[0], "verdict", "definitif");
  list->pdata[1] = monev_record_with (list->pdata[1], "verdict", "dengan_penyesuaian");
  list->pdata[1] = monev_record_with (list->pdata[1], "verdict_pagu", "80.5");
  list->pdata[2] = monev_record_with (list->pdata[2], "verdict", "ditolak");
  list->pdata[2] = monev_record_with (list->pdata[2], "verdict_pagu", "7");
  for (guint i = 0; i < list->len; i++)
    g_assert_true (monev_proposal_add_up (&sum, list->pdata[i], NULL));
  asked = monev_decimal_to_text (sum.asked);
  given = monev_decimal_to_text (sum.given);
  g_assert_cmpuint (sum.n, ==, 3);
  g_assert_cmpstr (asked, ==, "300");
  g_assert_cmpstr (given, ==, "180.5");
  list->pdata[1] = monev_proposal_as_asked (list->pdata[1]);
  g_assert_cmpstr (monev_record_get (list->pdata[1], "verdict_pagu"), ==, "0");
}

/* By the desa of the proposal, by its site, or not at all. */
static void
test_kecamatan_of_a_proposal (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autoptr (MonevRecord) own = fill (&monev_proposal_type, f.id, PAIRS ("region_code",
                                                                         "61.04.17.2001"));
  g_autoptr (MonevRecord) site = fill (&monev_site_type, f.id, PAIRS ("region_code", "61.04.01"));
  g_autoptr (MonevRecord) none = fill (&monev_proposal_type, f.id, PAIRS ("region_code", "61.04"));
  g_autofree char *by_itself = monev_proposal_district (own, site);
  g_autofree char *by_site = monev_proposal_district (none, site);
  g_autofree char *nowhere = monev_proposal_district (none, NULL);

  g_assert_cmpstr (by_itself, ==, "61.04.17");
  g_assert_cmpstr (by_site, ==, "61.04.01");
  g_assert_cmpstr (nowhere, ==, "");
}

#define ADD(path, func) monev_test_add_blank ("/activity/finding/" path, func)

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  ADD ("tenggat-before-its-source-is-warned-of", test_tenggat_before_its_source_is_warned_of);
  ADD ("feed-shows-follow-ups-and-meetings", test_feed_shows_follow_ups_and_meetings);
  ADD ("where-it-comes-from-and-who-bears-it", test_where_it_comes_from_and_who_bears_it);
  ADD ("history-and-end", test_history_and_end);
  ADD ("open-ones-of-last-year-are-seen", test_open_ones_of_last_year_are_seen);
  ADD ("verdicts", test_verdicts);
  ADD ("several-verdicts-hold-together", test_several_verdicts_hold_together);
  ADD ("sums-say-what-is-given", test_sums_say_what_is_given);
  ADD ("kecamatan-of-a-proposal", test_kecamatan_of_a_proposal);
  return test_office_run ();
}
