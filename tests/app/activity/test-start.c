/* Beginning a run, its head, copying, stopping, closing. */
#include "activity-office.h"

#include "audit/audit.h"

static void
test_start_freezes_the_procedure_and_plans (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji 2024");
  g_autoptr (MonevActivity) run = load_run (&o, id);
  static const struct { const char *start, *due; } plan[] = {
    { "2024-01-08T07:30", "2024-01-08T13:30" }, { "2024-01-08T13:30", "2024-01-08T16:00" },
    { "2024-01-08T13:30", "2024-01-08T15:30" }, { "2024-01-09T07:30", NULL },
    { "2024-01-09T07:30", "2024-01-12T16:30" }, { "2024-01-15T07:30", "2024-01-15T16:00" },
  };

  g_assert_cmpstr (run->title, ==, "Uji 2024");
  g_assert_true (run->state == MONEV_ACTIVITY_RUNNING && run->kind == MONEV_ACTIVITY_UMUM);
  g_assert_cmpint (run->procedure_number, ==, 1);
  g_assert_true (monev_procedure_equal (run->procedure, o.procedure));
  g_assert_cmpuint (run->steps->len, ==, 6);
  for (guint i = 0; i < G_N_ELEMENTS (plan); i++)
    {
      const MonevActivityStep *step = run->steps->pdata[i];

      expect_when (&o, step->planned_start, plan[i].start);
      if (plan[i].due == NULL)
        g_assert_cmpint (step->planned_due, ==, 0);
      else
        expect_when (&o, step->planned_due, plan[i].due);
      g_assert_false (step->past_known);
      g_assert_cmpuint (step->needs->len, ==, g_strv_length ((char **) step->step->requirements));
    }
}

static void
test_same_procedure_is_frozen_once (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *first = start_run (&o, "Satu");
  g_autofree char *second = start_run (&o, "Dua");
  g_autofree char *third = NULL;
  g_autofree char *changed = NULL;
  g_auto (GStrv) parts = g_strsplit (six_steps, "Rapat tim", 2);
  g_autoptr (MonevActivity) old = NULL;
  g_autoptr (MonevActivity) new = NULL;

  g_assert_cmpint (test_number (o.c, "SELECT count(*) AS n FROM snapshot"), ==, 1);
  changed = g_strconcat (parts[0], "Rapat tim inti", parts[1], NULL);
  monev_procedure_unref (o.procedure);
  o.procedure = make_procedure (changed);
  third = start_run (&o, "Tiga");
  g_assert_cmpint (test_number (o.c, "SELECT count(*) AS n FROM snapshot"), ==, 2);
  old = load_run (&o, first); /* a running one stays on its version */
  new = load_run (&o, third);
  g_assert_cmpstr (monev_activity_step_named (old, "2")->step->wording, ==, "Rapat tim");
  g_assert_cmpstr (monev_activity_step_named (new, "2")->step->wording, ==, "Rapat tim inti");
  g_assert_cmpint (new->procedure_number, ==, 2);
}

static void
test_start_on_a_holiday_is_noted (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  MonevActivityHead head = make_head (&o, "Uji");
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevActivity) run = NULL;
  g_autofree char *id = NULL;

  head.start_at = when (&o, "2024-01-10T09:00");
  id = monev_activity_start (o.c, o.subkoor, o.procedure, &head, NULL, issues, NULL);
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 1);
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, "start-moved");
  run = load_run (&o, id);
  expect_when (&o, run->start_at, "2024-01-11T07:30");
}

static void
test_unknown_year_is_noted (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  MonevActivityHead head = make_head (&o, "Uji");
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevActivity) run = NULL;
  g_autofree char *id = NULL;

  head.start_at = when (&o, "2023-12-27T07:30");
  id = monev_activity_start (o.c, o.subkoor, o.procedure, &head, NULL, issues, NULL);
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, "past-known-holidays");
  run = load_run (&o, id);
  g_assert_true (((MonevActivityStep *) run->steps->pdata[0])->past_known);
}

static void
test_every_fault_of_the_head_is_told (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *before = test_dump (o.c);
  g_autofree char *after = NULL;
  g_autofree char *endless = g_strnfill (301, 'x');
  const MonevActivityHead good = make_head (&o, "Uji");
  MonevActivityHead heads[8];
  static const char *const codes[] = {
    "title-missing", "title-long", "year-range", "kind-unknown", "date-unknown", "bidang-unknown",
    "coordinator-unknown", "disposisi-long",
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    heads[i] = good;
  heads[0].title = "  ";
  heads[1].title = endless;
  heads[2].year = 26;
  heads[3].kind = "lain";
  heads[4].disposisi_date = "5 Januari";
  heads[5].bidang_id = o.kabag; /* no Kepala Bidang */
  heads[6].coordinator_id = NULL;
  heads[7].disposisi_from = endless;
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
      g_autoptr (GError) error = NULL;

      g_assert_null (monev_activity_start (o.c, o.subkoor, o.procedure, &heads[i], NULL, issues,
                                           &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
      g_assert_cmpstr (test_first_code (issues), ==, codes[i]);
    }
  after = test_dump (o.c);
  g_assert_cmpstr (before, ==, after);
}

static void
test_coordinator_without_the_post_is_a_warning (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  MonevActivityHead head = make_head (&o, "Uji");
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autofree char *id = NULL;

  head.coordinator_id = o.staf->official_id;
  id = monev_activity_start (o.c, o.subkoor, o.procedure, &head, NULL, issues, NULL);
  g_assert_nonnull (id);
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, "coordinator-position");
}

static void
test_kind_follows_the_procedure (void)
{
  static const struct { const char *code; MonevActivityKind kind; } cases[] = {
    { "ketapang-b", MONEV_ACTIVITY_MONEV },        { "ketapang-b-2026", MONEV_ACTIVITY_MONEV },
    { "ketapang-c2", MONEV_ACTIVITY_RD },          { "ketapang-c3", MONEV_ACTIVITY_TKPKD },
    { "ketapang-c1", MONEV_ACTIVITY_UMUM },        { "ketapang-bb", MONEV_ACTIVITY_UMUM },
    { "pesawaran-a", MONEV_ACTIVITY_UMUM },        { "", MONEV_ACTIVITY_UMUM },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (monev_activity_kind_of (cases[i].code) == cases[i].kind);
}

static void
test_who_may_start_and_who_may_work (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  MonevActivityHead head = make_head (&o, "Uji");
  g_autofree char *id = start_run (&o, "Uji");
  const MonevActor *const refused[] = { o.admin, o.staf };
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_null (monev_activity_start (o.c, refused[i], o.procedure, &head, NULL, issues,
                                           &error));
      expect_refusal (&error, MONEV_ERROR_DENIED, "memulai dan mengatur agenda");
    }
  g_assert_false (try_step (&o, o.admin, monev_activity_step_start, id, "1", NULL, "x", &error));
  expect_refusal (&error, MONEV_ERROR_DENIED, "mengerjakan langkah");
  g_assert_false (monev_activity_stop (o.c, o.staf, id, 1, "x", &error));
  expect_refusal (&error, MONEV_ERROR_DENIED, "mengatur agenda");
  g_assert_false (monev_activity_stop (o.c, NULL, id, 1, "x", &error));
  expect_refusal (&error, MONEV_ERROR_AUTH, "masuk");
}

static void
test_scan_of_the_disposisi_is_kept (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  MonevActivityHead head = make_head (&o, "Uji");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.7 disposisi", 18);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevAttachmentFile) scan
    = monev_attachment_file_new ("disposisi.pdf", bytes, NULL, issues, NULL);
  g_autofree char *id = monev_activity_start (o.c, o.subkoor, o.procedure, &head, scan, issues,
                                              NULL);
  g_autoptr (MonevActivity) run = load_run (&o, id);
  const MonevAttachment *file = run->files->pdata[0];

  g_assert_cmpuint (run->files->len, ==, 1);
  g_assert_cmpstr (file->name, ==, "disposisi.pdf");
  g_assert_true (g_str_has_prefix (file->subject, "disposisi/"));
}

static void
fill_team (const Office *o, const char *id)
{
  g_autofree char *group = monev_activity_group_add (o->c, o->staf, id, "Kelompok I", NULL);
  MonevMemberEntry leader = { o->subkoor->official_id, NULL, NULL, MONEV_MEMBER_LEADER, NULL };
  MonevMemberEntry staf = { o->staf->official_id, NULL, NULL, MONEV_MEMBER_MEMBER, group };
  MonevMemberEntry guest = { NULL, "Tono", "BPS", MONEV_MEMBER_MEMBER, group };

  g_free (monev_activity_member_add (o->c, o->staf, id, &leader, NULL));
  g_free (monev_activity_member_add (o->c, o->staf, id, &staf, NULL));
  g_free (monev_activity_member_add (o->c, o->staf, id, &guest, NULL));
}

static void
test_copy_takes_team_and_title_and_plans_anew (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *from = start_run (&o, "Uji 2024 (Nomor 20245)");
  g_autofree char *id = NULL;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevActivity) copy = NULL;
  g_autoptr (GError) error = NULL;
  const MonevActivityMember *member;

  fill_team (&o, from);
  work_step (&o, from, "1", "2024-01-08T08:00", "2024-01-08T09:00");
  id = monev_activity_copy (o.c, o.subkoor, from, NULL, 2025, when (&o, "2025-01-06T07:30"), issues,
                            &error);
  g_assert_no_error (error);
  copy = load_run (&o, id);
  g_assert_cmpstr (copy->title, ==, "Uji 2025 (Nomor 20245)");
  g_assert_cmpint (copy->year, ==, 2025);
  g_assert_cmpstr (copy->copied_from, ==, from);
  g_assert_cmpstr (copy->disposisi_from, ==, "");
  expect_when (&o, copy->start_at, "2025-01-06T07:30");
  g_assert_true (((MonevActivityStep *) copy->steps->pdata[0])->state == MONEV_STEP_WAITING);
  g_assert_cmpuint (copy->groups->len, ==, 1);
  g_assert_cmpuint (copy->members->len, ==, 3);
  member = copy->members->pdata[0];
  g_assert_true (member->role == MONEV_MEMBER_LEADER);
  member = copy->members->pdata[2];
  g_assert_cmpstr (member->name, ==, "Tono");
  g_assert_cmpstr (member->group_id, ==, ((MonevActivityGroup *) copy->groups->pdata[0])->id);
}

static void
test_copy_leaves_out_who_is_gone_and_takes_the_newest (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *from = start_run (&o, "Uji 2024");
  g_autofree char *id = NULL;
  g_auto (GStrv) parts = g_strsplit (six_steps, "Rapat tim", 2);
  g_autofree char *changed = g_strconcat (parts[0], "Rapat tim inti", parts[1], NULL);
  g_autoptr (MonevProcedure) newest = make_procedure (changed);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevActivity) copy = NULL;
  g_autoptr (MonevRecord) gone = NULL;

  fill_team (&o, from);
  gone = monev_record_with (test_get (o.c, &monev_official_type, o.staf->official_id), "active",
                            "0");
  monev_record_unref (test_save (o.c, o.admin, gone));
  id = monev_activity_copy (o.c, o.subkoor, from, newest, 2024, when (&o, "2024-02-05T07:30"),
                            issues, NULL);
  copy = load_run (&o, id);
  g_assert_cmpuint (copy->members->len, ==, 2);
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, "member-inactive");
  g_assert_cmpstr (monev_activity_step_named (copy, "2")->step->wording, ==, "Rapat tim inti");
}

/* What is told before saving is what saving does, and telling changes nothing. */
static void
test_another_start_is_told_first (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autoptr (MonevActivity) run = load_run (&o, id);
  g_autoptr (MonevActivity) moved = NULL;
  g_auto (MonevOfficeClock) clock = { NULL };
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GArray) same = NULL;
  g_autoptr (GArray) moves = NULL;
  g_autofree char *before = test_dump (o.c), *after = NULL;
  g_autoptr (GError) error = NULL;
  MonevActivityHead head = make_head (&o, "Uji");

  g_assert_true (monev_office_clock_load (o.c, &clock, &error));
  same = monev_activity_preview_start (run, &clock, run->start_at, issues, &error);
  g_assert_cmpuint (same->len, ==, 0);
  head.start_at = when (&o, "2024-01-11T08:00");
  moves = monev_activity_preview_start (run, &clock, head.start_at, issues, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (moves->len, ==, run->steps->len);
  after = test_dump (o.c);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (monev_activity_change_head (o.c, o.subkoor, id, 1, &head, issues, &error));
  moved = load_run (&o, id);
  for (guint i = 0; i < moves->len; i++)
    {
      const MonevActivityMove *move = &g_array_index (moves, MonevActivityMove, i);
      const MonevActivityStep *step = monev_activity_step (moved, move->step->id);

      g_assert_cmpint (step->planned_start, ==, move->start);
      g_assert_cmpint (step->planned_due, ==, move->due);
    }
  work_step (&o, id, "1", "2024-01-11T08:00", "2024-01-11T09:00");
  g_clear_pointer (&moved, monev_activity_unref);
  moved = load_run (&o, id);
  g_assert_null (monev_activity_preview_start (moved, &clock, when (&o, "2024-01-12T08:00"), issues,
                                               &error));
  expect_refusal (&error, MONEV_ERROR_STATE, "langkah 1 sudah dikerjakan");
}

static void
test_head_changes_until_somebody_else_did (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  MonevActivityHead head = make_head (&o, "Uji Baru");
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevActivity) run = NULL;
  g_autoptr (GError) error = NULL;

  head.start_at = when (&o, "2024-01-11T08:00");
  head.kind = "monev";
  g_assert_true (monev_activity_change_head (o.c, o.subkoor, id, 1, &head, issues, &error));
  run = load_run (&o, id);
  g_assert_cmpstr (run->title, ==, "Uji Baru");
  g_assert_true (run->kind == MONEV_ACTIVITY_MONEV);
  g_assert_cmpint (run->version, ==, 2);
  expect_when (&o, ((MonevActivityStep *) run->steps->pdata[0])->planned_start, "2024-01-11T08:00");
  g_assert_false (monev_activity_change_head (o.c, o.subkoor, id, 1, &head, issues, &error));
  expect_refusal (&error, MONEV_ERROR_CONFLICT, "orang lain");

  work_step (&o, id, "1", "2024-01-11T08:00", "2024-01-11T09:00");
  head.start_at = when (&o, "2024-01-12T08:00");
  g_assert_false (monev_activity_change_head (o.c, o.subkoor, id, 2, &head, issues, &error));
  expect_refusal (&error, MONEV_ERROR_STATE, "langkah 1 sudah dikerjakan");
}

static void
test_stop_resume_and_close (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autoptr (MonevActivity) run = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (monev_activity_stop (o.c, o.subkoor, id, 1, " ", &error));
  expect_refusal (&error, MONEV_ERROR_INVALID, "alasan");
  g_assert_false (monev_activity_close (o.c, o.subkoor, id, 1, &error));
  expect_refusal (&error, MONEV_ERROR_STATE, "6 langkah");
  g_assert_true (monev_activity_stop (o.c, o.subkoor, id, 1, "Anggaran digeser", &error));
  run = load_run (&o, id);
  g_assert_true (run->state == MONEV_ACTIVITY_STOPPED && run->ended_at != 0);
  g_assert_cmpstr (run->reason, ==, "Anggaran digeser");
  g_assert_false (try_step (&o, o.staf, monev_activity_step_start, id, "1", NULL, "x", &error));
  expect_refusal (&error, MONEV_ERROR_STATE, "dihentikan");
  g_assert_true (monev_activity_resume (o.c, o.subkoor, id, 2, &error));
  g_assert_false (monev_activity_resume (o.c, o.subkoor, id, 3, &error));
  expect_refusal (&error, MONEV_ERROR_STATE, "masih berjalan");
  for (guint i = 1; i <= 6; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      do_step (&o, monev_activity_step_skip, id, number, NULL, "uji");
    }
  g_assert_false (monev_activity_close (o.c, o.subkoor, id, 1, &error));
  expect_refusal (&error, MONEV_ERROR_CONFLICT, "orang lain");
  g_assert_true (monev_activity_close (o.c, o.subkoor, id, 3, &error));
}

static void
test_each_act_stands_in_the_log (MonevTestDb *db)
{
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autofree char *subject = g_strconcat ("activity/", id, NULL);
  g_autoptr (GPtrArray) entries = NULL;
  const MonevAuditEntry *entry;

  do_step (&o, monev_activity_step_skip, id, "1", NULL, "Tim tahun lalu dipakai");
  entries = monev_audit_of (o.c, subject, 10, NULL);
  g_assert_cmpuint (entries->len, ==, 2);
  entry = entries->pdata[0];
  g_assert_cmpstr (entry->act, ==, "activity.step.skip");
  g_assert_cmpstr (entry->actor, ==, o.staf->official_id);
  g_assert_nonnull (strstr (entry->canonical, "Tim tahun lalu dipakai"));
  entry = entries->pdata[1];
  g_assert_cmpstr (entry->act, ==, "activity.start");
}

#define ADD(path, func) monev_test_add_blank ("/activity/start/" path, func)

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  ADD ("freezes-the-procedure-and-plans", test_start_freezes_the_procedure_and_plans);
  ADD ("same-procedure-is-frozen-once", test_same_procedure_is_frozen_once);
  ADD ("start-on-a-holiday-is-noted", test_start_on_a_holiday_is_noted);
  ADD ("unknown-year-is-noted", test_unknown_year_is_noted);
  ADD ("every-fault-of-the-head-is-told", test_every_fault_of_the_head_is_told);
  ADD ("coordinator-without-the-post-is-a-warning", test_coordinator_without_the_post_is_a_warning);
  g_test_add_func ("/activity/start/kind-follows-the-procedure", test_kind_follows_the_procedure);
  ADD ("who-may-start-and-who-may-work", test_who_may_start_and_who_may_work);
  ADD ("scan-of-the-disposisi-is-kept", test_scan_of_the_disposisi_is_kept);
  ADD ("copy-takes-team-and-title-and-plans-anew", test_copy_takes_team_and_title_and_plans_anew);
  ADD ("copy-leaves-out-who-is-gone-and-takes-the-newest",
       test_copy_leaves_out_who_is_gone_and_takes_the_newest);
  ADD ("another-start-is-told-first", test_another_start_is_told_first);
  ADD ("head-changes-until-somebody-else-did", test_head_changes_until_somebody_else_did);
  ADD ("stop-resume-and-close", test_stop_resume_and_close);
  ADD ("each-act-stands-in-the-log", test_each_act_stands_in_the_log);
  return test_office_run ();
}
