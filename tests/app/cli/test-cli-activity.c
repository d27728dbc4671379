/* monevctl activity: one run from its start to its end, and what is refused on the way. */
#include "cli-runner.h"

static const char *const title = "Monev Uji 2026";

static void
expect_done (const Run *run)
{
  expect_status (run, 0);
}

/* Starts ketapang-b on a Saturday; returns the whole run. */
static json_t *
start (Office *o)
{
  g_auto (Run) run = RUN (o, "--json", "--as", "subkoor", "activity", "start", "--procedure",
                          "ketapang-b", "--bidang",
                          "Kepala Bidang Pemerintahan dan Pembangunan Manusia", "--year", "2026",
                          "--title", title, "--start", "2026-01-10", "--disposisi-from",
                          "Kepala Badan", "--disposisi-date", "2026-01-08", "--disposisi",
                          "Laksanakan");

  expect_done (&run);
  return parse (&run);
}

static json_t *
show (Office *o)
{
  g_auto (Run) run = RUN (o, "--json", "activity", "show", title);

  expect_done (&run);
  return parse (&run);
}

static const json_t *
step_of (const json_t *activity, gsize number)
{
  return json_array_get (json_object_get (activity, "steps"), number - 1);
}

static const char *
text_of (const json_t *object, const char *key)
{
  return json_string_value (json_object_get (object, key));
}

/* Every key that is promised is there. */
static void
expect_keys_of (const json_t *object, const char *keys)
{
  g_auto (GStrv) names = g_strsplit (keys, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (json_object_get (object, names[i]) == NULL)
      g_error ("no %s", names[i]);
}

static void
test_started_run_has_plan_and_keys (void)
{
  g_auto (Office) o = { NULL };
  json_auto_t *run = NULL;
  const json_t *step;

  office_open (&o);
  run = start (&o);
  expect_keys_of (run, "id version year title kind bidang_id bidang coordinator_id coordinator "
                       "procedure procedure_version state reason start ended disposisi_from "
                       "disposisi_date disposisi_content copied_from n_steps n_done steps groups "
                       "members files notes issues");
  g_assert_cmpstr (text_of (run, "kind"), ==, "monev");
  g_assert_cmpstr (text_of (run, "start"), ==, "2026-01-12T07:30:00+07:00");
  g_assert_cmpstr (text_of (json_array_get (json_object_get (run, "issues"), 0), "code"), ==,
                   "start-moved");
  g_assert_cmpint (json_integer_value (json_object_get (run, "n_steps")), ==, 11);
  step = step_of (run, 1);
  expect_keys_of (step, "id version key number round wording state actors standard planned_start "
                        "planned_due due_by_hand started_at finished_at late late_days days_left "
                        "used_minutes done_by skip_reason early_reason late_reason opens blocked "
                        "may_repeat needs outputs files notes");
  g_assert_cmpstr (text_of (step, "planned_due"), ==, "2026-01-12T13:30:00+07:00");
  g_assert_cmpstr (text_of (step, "standard"), ==, "300 menit");
  g_assert_cmpstr (text_of (step_of (run, 6), "planned_due"), ==, ""); /* open */
  expect_keys_of (json_array_get (json_object_get (step, "needs"), 0),
                  "id version text marked files notes there source from");
}

static void
test_steps_are_worked_in_order (void)
{
  g_auto (Office) o = { NULL };
  json_auto_t *begun = NULL;
  json_auto_t *done = NULL;

  office_open (&o);
  begun = start (&o);
  {
    g_auto (Run) early = RUN (&o, "--json", "--as", "staf", "activity", "step", "start", title, "2");
    g_auto (Run) admin = RUN (&o, "--json", "activity", "step", "start", title, "1");
    g_auto (Run) mark = RUN (&o, "--as", "staf", "activity", "mark", title, "1", "--need", "1");
    g_auto (Run) first = RUN (&o, "--as", "staf", "activity", "step", "start", title, "1", "--at",
                              "2026-01-12T08:00");
    g_auto (Run) finish = RUN (&o, "--as", "staf", "activity", "step", "finish", title, "1", "--at",
                               "2026-01-13T10:00", "--reason", "Menunggu nama", "--by",
                               "perencana");
    g_auto (Run) skip = RUN (&o, "--as", "staf", "activity", "step", "skip", title, "2");
    g_auto (Run) due = RUN (&o, "--as", "staf", "activity", "step", "due", title, "6", "--due",
                            "2026-02-27");
    g_auto (Run) far = RUN (&o, "--as", "staf", "activity", "step", "due", title, "8", "--due",
                            "2028-03-01");

    expect_status (&early, 1);
    expect_failure (&early, "state");
    expect_failure (&admin, "auth"); /* nobody without --as */
    expect_done (&mark);
    expect_done (&first);
    expect_done (&finish);
    expect_status (&skip, 1); /* without a reason */
    expect_one_line (&skip);
    expect_done (&due);
    expect_done (&far);
    g_assert_nonnull (strstr (far.err, "Tenggat langkah 8"));
  }
  done = show (&o);
  g_assert_cmpstr (text_of (step_of (done, 1), "state"), ==, "selesai");
  g_assert_cmpint (json_integer_value (json_object_get (step_of (done, 1), "late_days")), ==, 1);
  g_assert_cmpstr (text_of (step_of (done, 1), "late_reason"), ==, "Menunggu nama");
  g_assert_cmpstr (text_of (step_of (done, 1), "done_by"), ==, "Ratna Wulansari");
  g_assert_true (json_is_true (json_object_get (step_of (done, 2), "opens")));
  g_assert_cmpstr (text_of (step_of (done, 6), "planned_due"), ==, "2026-02-27T15:30:00+07:00"); /* Friday in Ramadan */
  g_assert_cmpstr (text_of (step_of (done, 7), "planned_start"), ==, "2026-03-02T08:00:00+07:00");
}

static void
test_step_is_recorded_and_corrected (void)
{
  g_auto (Office) o = { NULL };
  json_auto_t *begun = NULL;
  json_auto_t *done = NULL;

  office_open (&o);
  begun = start (&o);
  {
    g_auto (Run) mark = RUN (&o, "--as", "staf", "activity", "mark", title, "1", "--need", "1");
    g_auto (Run) before = RUN (&o, "--json", "--as", "staf", "activity", "step", "start", title,
                               "1", "--at", "2025-01-01");
    g_auto (Run) nothing = RUN (&o, "--as", "staf", "activity", "step", "record", title, "1");
    g_auto (Run) record = RUN (&o, "--as", "staf", "activity", "step", "record", title, "1",
                               "--started", "2026-01-12T08:00", "--finished", "2026-01-12",
                               "--by", "perencana");
    g_auto (Run) again = RUN (&o, "--json", "--as", "staf", "activity", "step", "record", title,
                              "1", "--finished", "2026-01-12T10:00");
    g_auto (Run) mended = RUN (&o, "--as", "staf", "activity", "step", "record", title, "1",
                               "--finished", "2026-01-12T10:00", "--reason", "Salah ketik");

    expect_done (&mark);
    expect_failure (&before, "invalid");
    expect_status (&nothing, 2);
    expect_done (&record);
    expect_failure (&again, "invalid");
    expect_done (&mended);
  }
  done = show (&o);
  g_assert_cmpstr (text_of (step_of (done, 1), "finished_at"), ==, "2026-01-12T10:00:00+07:00");
  g_assert_cmpstr (text_of (step_of (done, 1), "done_by"), ==, "Ratna Wulansari");
}

static void
test_step_is_repeated (void)
{
  g_auto (Office) o = { NULL };
  json_auto_t *begun = NULL;
  json_auto_t *done = NULL;

  office_open (&o);
  begun = start (&o);
  {
    g_auto (Run) skip = RUN (&o, "--as", "staf", "activity", "step", "skip", title, "2", "--reason",
                             "uji");
    g_auto (Run) again = RUN (&o, "--as", "staf", "activity", "step", "repeat", title, "2");
    g_auto (Run) never = RUN (&o, "--as", "staf", "activity", "step", "repeat", title, "1");

    expect_done (&skip);
    expect_done (&again);
    expect_status (&never, 1);
  }
  done = show (&o);
  g_assert_cmpuint (json_array_size (json_object_get (done, "steps")), ==, 12);
  g_assert_cmpint (json_integer_value (json_object_get (step_of (done, 3), "round")), ==, 2);
}

static void
test_files_go_in_and_come_out (void)
{
  g_auto (Office) o = { NULL };
  json_auto_t *begun = NULL;
  json_auto_t *with = NULL;
  g_autofree char *path = NULL;
  g_autofree char *large = NULL;
  g_autofree char *back = NULL;
  g_autofree char *text = NULL;

  office_open (&o);
  begun = start (&o);
  path = g_build_filename (o.folder, "notulen.txt", NULL);
  large = g_build_filename (o.folder, "besar.bin", NULL);
  back = g_build_filename (o.folder, "kembali.txt", NULL);
  g_assert_true (g_file_set_contents (path, "Notulen rapat", -1, NULL));
  g_assert_true (g_file_set_contents (large, "x", 1, NULL));
  g_assert_cmpint (truncate (large, (off_t) 2 << 30), ==, 0);
  {
    g_auto (Run) attach = RUN (&o, "--as", "staf", "activity", "attach", title, path, "--step", "2",
                               "--output", "1", "--caption", "Rapat pertama");
    g_auto (Run) refused = RUN (&o, "--json", "--as", "staf", "activity", "attach", title, large);
    g_auto (Run) file = RUN (&o, "activity", "file", title, "notulen.txt", back);
    g_auto (Run) note = RUN (&o, "--as", "staf", "activity", "note", title, "Hadir semua", "--step",
                             "2");

    expect_done (&attach);
    expect_failure (&refused, "limit");
    g_assert_nonnull (strstr (refused.err, "25 MB"));
    expect_done (&file);
    expect_done (&note);
  }
  g_assert_true (g_file_get_contents (back, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "Notulen rapat");
  with = show (&o);
  expect_keys_of (json_array_get (json_object_get (with, "files"), 0),
                  "id version subject name type size sha256 caption added_by added_at preview");
  g_assert_cmpuint (json_array_size (json_object_get (step_of (with, 2), "notes")), ==, 1);
  {
    g_auto (Run) detach = RUN (&o, "--as", "staf", "activity", "detach", title, "notulen.txt");
    g_auto (Run) gone = RUN (&o, "--json", "activity", "file", title, "notulen.txt", back);

    expect_done (&detach);
    expect_failure (&gone, "not-found");
  }
}

static void
test_team_is_kept (void)
{
  g_auto (Office) o = { NULL };
  json_auto_t *begun = NULL;
  json_auto_t *with = NULL;
  const json_t *members;

  office_open (&o);
  begun = start (&o);
  {
    g_auto (Run) group = RUN (&o, "--as", "staf", "activity", "group", "add", title, "Kelompok I");
    g_auto (Run) leader = RUN (&o, "--as", "staf", "activity", "member", "add", title, "perencana",
                               "--role", "ketua");
    g_auto (Run) guest = RUN (&o, "--as", "staf", "activity", "member", "add", title, "--name",
                              "Tono", "--agency", "BPS", "--group", "kelompok i");
    g_auto (Run) twice = RUN (&o, "--json", "--as", "staf", "activity", "member", "add", title,
                              "perencana");
    g_auto (Run) role = RUN (&o, "--as", "staf", "activity", "member", "set", title, "Tono",
                             "--role", "raja");
    g_auto (Run) moved = RUN (&o, "--as", "staf", "activity", "member", "set", title, "Tono",
                              "--role", "wakil");

    expect_done (&group);
    expect_done (&leader);
    expect_done (&guest);
    expect_failure (&twice, "constraint");
    expect_status (&role, 2);
    expect_done (&moved);
  }
  with = show (&o);
  members = json_object_get (with, "members");
  g_assert_cmpuint (json_array_size (members), ==, 2);
  expect_keys_of (json_array_get (members, 1), "id version official_id name agency role group");
  g_assert_cmpstr (text_of (json_array_get (members, 1), "role"), ==, "wakil");
  g_assert_cmpstr (text_of (json_array_get (members, 1), "group"), ==, "Kelompok I");
  {
    g_auto (Run) gone = RUN (&o, "--as", "staf", "activity", "member", "remove", title, "Tono");
    g_auto (Run) none = RUN (&o, "--json", "--as", "staf", "activity", "member", "remove", title,
                             "Tono");

    expect_done (&gone);
    expect_failure (&none, "not-found");
  }
}

static void
test_list_copy_stop_and_close (void)
{
  g_auto (Office) o = { NULL };
  json_auto_t *begun = NULL;
  json_auto_t *copied = NULL;
  json_auto_t *all = NULL;
  json_auto_t *next = NULL;

  office_open (&o);
  begun = start (&o);
  {
    g_auto (Run) copy = RUN (&o, "--json", "--as", "subkoor", "activity", "copy", title, "--start",
                             "2027-01-04");
    g_auto (Run) early = RUN (&o, "--json", "--as", "subkoor", "activity", "close", title);
    g_auto (Run) stop = RUN (&o, "--as", "subkoor", "activity", "stop", title, "--reason", "uji");
    g_auto (Run) list = RUN (&o, "--json", "activity", "list", "--search", "uji");
    g_auto (Run) year = RUN (&o, "--json", "activity", "list", "--year", "2027", "--state",
                             "berjalan", "--coordinator", "subkoor", "--search", "monev uji");
    g_auto (Run) wrong = RUN (&o, "activity", "list", "--state", "tidur");

    expect_done (&copy);
    copied = parse (&copy);
    expect_failure (&early, "state");
    expect_done (&stop);
    all = parse (&list);
    next = parse (&year);
    expect_status (&wrong, 2);
  }
  g_assert_cmpstr (text_of (copied, "title"), ==, "Monev Uji 2027");
  g_assert_cmpstr (text_of (copied, "copied_from"), ==, text_of (begun, "id"));
  g_assert_cmpuint (json_array_size (all), ==, 2);
  g_assert_cmpuint (json_array_size (next), ==, 1);
  expect_keys_of (json_array_get (all, 0),
                  "id version year title kind state bidang_id bidang coordinator_id coordinator "
                  "procedure start ended n_steps n_done n_late step wording due late_days "
                  "days_left");
}

static void
test_wrong_usage_ends_with_two (void)
{
  static const char *const words[][5] = {
    { "activity", "show" },          { "activity", "start" },
    { "activity", "step", "start" }, { "activity", "step", "dance", "a", "1" },
    { "activity", "mark", "a", "1" }, { "activity", "attach", "a" },
    { "activity", "stop", "a" },     { "activity", "member", "add" },
  };
  g_auto (Office) o = { NULL };
  json_auto_t *begun = NULL;

  office_open (&o);
  begun = start (&o);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *line[9] = { "--as", "staf" };
      guint n = 2;

      for (guint w = 0; w < 5 && words[i][w] != NULL; w++)
        line[n++] = strcmp (words[i][w], "a") == 0 ? title : words[i][w];
      {
        g_auto (Run) run = run_words (o.uri, ENV ("MONEV_PIN=135790"), 0, NULL, line);
        expect_status (&run, 2);
      }
    }
}

#define ADD(path, func) g_test_add_func ("/cli/activity/" path, func)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cli_setup ();
  ADD ("started-run-has-plan-and-keys", test_started_run_has_plan_and_keys);
  ADD ("steps-are-worked-in-order", test_steps_are_worked_in_order);
  ADD ("step-is-recorded-and-corrected", test_step_is_recorded_and_corrected);
  ADD ("step-is-repeated", test_step_is_repeated);
  ADD ("files-go-in-and-come-out", test_files_go_in_and_come_out);
  ADD ("team-is-kept", test_team_is_kept);
  ADD ("list-copy-stop-and-close", test_list_copy_stop_and_close);
  ADD ("wrong-usage-ends-with-two", test_wrong_usage_ends_with_two);
  return cli_run ();
}
