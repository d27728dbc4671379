/* Meetings: who is invited, who came, and minutes typed meanwhile. */
#include "field-office.h"

#include "activity/meeting.h"

static MonevRecord *
make_meeting (const Field *f, const char *form, const char *leader)
{
  g_autofree char *id = put (&f->o, &monev_meeting_type, f->id,
                             PAIRS ("title", "Rapat", "form", form, "date", "2024-01-09", "place",
                                    "Aula", "leader_id", leader));

  return get (&f->o, &monev_meeting_type, id);
}

static GPtrArray *
propose (const Field *f, const MonevRecord *meeting)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *list = monev_meeting_propose (f->o.c, meeting, &error);

  g_assert_no_error (error);
  return list;
}

static void
test_those_who_are_tied_to_the_run (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autoptr (MonevRecord) meeting = make_meeting (&f, "fungsional", "");
  g_autoptr (GPtrArray) none = propose (&f, meeting);
  g_autofree char *owed = put (&f.o, &monev_follow_up_type, f.id,
                               PAIRS ("meeting_id", monev_record_id (meeting), "text", "Kirim",
                                      "agency_id", f.dinas, "due", "2024-01-20"));
  g_autoptr (GPtrArray) one = propose (&f, meeting);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpstr (monev_record_get (one->pdata[0], "agency_id"), ==, f.dinas);
  g_assert_cmpstr (monev_record_get (one->pdata[0], "required"), ==, "1");
  g_assert_true (monev_field_save_all (f.o.c, f.o.staf, f.id, one, issues, &error));
  g_assert_no_error (error);
  again = propose (&f, meeting); /* is invited already */
  g_assert_cmpuint (again->len, ==, 0);
}

static void
test_asisten_and_sekda (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *asisten = test_add (f.o.c, f.o.admin, &monev_position_type, "title",
                                       "Asisten Uji", "kind", "Asisten", NULL);
  g_autofree char *sekda = test_add (f.o.c, f.o.admin, &monev_position_type, "title", "Sekda Uji",
                                     "kind", "Sekretaris Daerah", NULL);
  MonevActor *a = make_person (f.o.c, f.o.admin, "Asa Uji", "asa", asisten);
  MonevActor *s = make_person (f.o.c, f.o.admin, "Seda Uji", "seda", sekda);
  g_autofree char *coordinated = test_add (f.o.c, f.o.admin, &monev_agency_type, "name",
                                           "Dinas Dua", "coordinators", asisten, NULL);
  g_autoptr (MonevRecord) by_asisten = make_meeting (&f, "instansional", a->official_id);
  g_autoptr (MonevRecord) by_sekda = make_meeting (&f, "instansional", s->official_id);
  g_autoptr (GPtrArray) few = propose (&f, by_asisten);
  g_autoptr (GPtrArray) all = propose (&f, by_sekda);

  g_assert_cmpuint (few->len, ==, 1);
  g_assert_cmpstr (monev_record_get (few->pdata[0], "agency_id"), ==, coordinated);
  g_assert_cmpuint (all->len, ==, 3);
  monev_actor_free (a);
  monev_actor_free (s);
}

static MonevRecord *
came (const Field *f, const MonevRecord *meeting, const char *agency, const char *state,
      const char *name, const char *title)
{
  return fill (&monev_attendance_type, f->id,
               PAIRS ("meeting_id", monev_record_id (meeting), "agency_id", agency, "state", state,
                      "name", name, "title", title));
}

static void
test_who_represents_is_one_level_below (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autoptr (MonevRecord) meeting = make_meeting (&f, "fungsional", "");
  g_autoptr (MonevIssueList) low = monev_issue_list_new ();
  g_autoptr (MonevIssueList) right = monev_issue_list_new ();
  g_autoptr (MonevRecord) first = NULL;
  g_autoptr (MonevRecord) second = NULL;
  g_autoptr (MonevRecord) guest = NULL;
  g_autoptr (GError) error = NULL;

  expect_rule (&f.o, came (&f, meeting, f.dinas, "mewakili", "", "Kabid"), "attendance-name");
  expect_rule (&f.o, came (&f, meeting, f.dinas, "mewakili", "Ani", ""), "attendance-title");
  expect_rule (&f.o, came (&f, meeting, "", "hadir", "Ani", ""), "attendance-agency");
  first = try_put (&f.o, came (&f, meeting, f.dinas, "mewakili", "Ani", "Kasi Data"), low, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_code (low, "representative-low"), ==, 1);
  g_assert_nonnull (strstr (monev_issue_list_get (low, 0)->message, "Dinas Uji"));
  second = try_put (&f.o, came (&f, meeting, f.bagian, "mewakili", "Budi", "Kasubbag"), right,
                    &error);
  g_assert_no_error (error);
  g_assert_cmpuint (monev_issue_list_size (right), ==, 0);
  g_assert_null (try_put (&f.o, came (&f, meeting, f.dinas, "hadir", "", ""), NULL, &error));
  expect_refusal (&error, MONEV_ERROR_CONSTRAINT, "");
  guest = try_put (&f.o, monev_record_with (came (&f, meeting, f.dinas, "hadir", "Cici", ""),
                                            "walk_in", "1"), NULL, &error);
  g_assert_no_error (error); /* a second one of the same agency, without invitation */
}

static void
test_minutes_are_kept_while_typed (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autoptr (MonevRecord) meeting = make_meeting (&f, "fungsional", "");
  g_autoptr (MonevRecord) after = NULL;
  g_autofree char *none = NULL;
  g_autofree char *draft = NULL;
  g_autofree char *gone = NULL;
  gboolean behind = TRUE;
  g_autoptr (GError) error = NULL;

  none = monev_meeting_draft_load (f.o.c, f.o.staf, meeting, &behind, &error);
  g_assert_no_error (error);
  g_assert_null (none);
  g_assert_true (monev_meeting_draft_save (f.o.c, f.o.staf, meeting, "Satu\nDua", &error));
  draft = monev_meeting_draft_load (f.o.c, f.o.staf, meeting, &behind, &error);
  g_assert_cmpstr (draft, ==, "Satu\nDua");
  g_assert_false (behind);
  g_assert_false (monev_meeting_draft_save (f.o.c, f.o.admin, meeting, "x", &error));
  expect_refusal (&error, MONEV_ERROR_DENIED, "");
  /* somebody else was faster: the draft stays */
  g_assert_true (monev_meeting_minutes_save (f.o.c, f.o.subkoor, meeting, "Lain", &error));
  g_assert_false (monev_meeting_minutes_save (f.o.c, f.o.staf, meeting, draft, &error));
  expect_refusal (&error, MONEV_ERROR_CONFLICT, "Notulen");
  after = get (&f.o, &monev_meeting_type, monev_record_id (meeting));
  g_free (monev_meeting_draft_load (f.o.c, f.o.staf, after, &behind, &error));
  g_assert_true (behind);
  g_assert_true (monev_meeting_minutes_save (f.o.c, f.o.staf, after, draft, &error));
  gone = monev_meeting_draft_load (f.o.c, f.o.staf, after, &behind, &error);
  g_assert_null (gone);
}

#define ADD(path, func) monev_test_add_blank ("/activity/meeting/" path, func)

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  ADD ("those-who-are-tied-to-the-run", test_those_who_are_tied_to_the_run);
  ADD ("asisten-and-sekda", test_asisten_and_sekda);
  ADD ("who-represents-is-one-level-below", test_who_represents_is_one_level_below);
  ADD ("minutes-are-kept-while-typed", test_minutes_are_kept_while_typed);
  return test_office_run ();
}
