/* The model, its strict reader and its writer. */
#include "small-procedure.h"

static const struct {
  const char *from;
  const char *to;
  const char *code;
  const char *key;    /* the step, or the member of the header */
} refusals[] = {
  { "'format':1", "'format':2", "format", "format" },
  { "'code':'uji-kecil'", "'code':'Uji Kecil'", "bad-id", "code" },
  { "'code':'uji-kecil',", "", "missing-member", "code" },
  { "'title':'Kunjungan Uji'", "'title':' '", "title-missing", "title" },
  { "'title':'Kunjungan Uji'", "'title':7", "wrong-type", "title" },
  { "'short_title':'Kunjungan'", "'short_title':'Lebih panjang daripada empat puluh huruf, jelas'",
    "too-long", "short_title" },
  { "'legal_basis'", "'dasar_hukum'", "unknown-member", "dasar_hukum" },
  { "'unit'", "'unitkerja'", "unknown-member", "unitkerja" },
  { "'seed'", "'benih'", "unknown-member", "benih" },
  { "['Peraturan Uji 1/2026']", "['']", "empty-entry", "legal_basis" },
  { "['Peraturan Uji 1/2026']", "'Peraturan'", "wrong-type", "legal_basis" },
  { "'procedure':'uji-lain'", "'procedure':'uji-kecil'", "link-circle", "linked" },
  { "{'text':'SOP Perjalanan'}", "{'text':'x','procedure':'uji-kecil'}", "link-circle", "2" },
  { "{'id':'kabid'", "{'id':'subkoor'", "actor-double", "actors" },
  { "'title':'Kepala Bidang'", "'title':''", "actor-title", "actors" },
  { "'id':'s2'", "'id':'s1'", "step-double", "2" },
  { "'id':'s2'", "'id':''", "bad-id", "2" },
  { "'id':'s2',", "", "missing-member", "2" },
  { "'number':'2'", "'number':''", "number-missing", "2" },
  { "'wording':'Menyusun Tim Uji'", "'wording':'  '", "wording-missing", "1" },
  { "'wording':'Menyusun Tim Uji',", "", "wording-missing", "1" },
  { "'wording':'Menyusun Tim Uji'", "'wording':'a\\u0001b'", "control-character", "1" },
  { "'wording':'Menyusun Tim Uji'", "'uraian':'Menyusun'", "unknown-member", "1" },
  { "'actor':'staf'", "'actor':'camat'", "unknown-actor", "2" },
  { "{'actor':'perencana','standing':'stated'}],'kind':'keputusan'",
    "{'actor':'subkoor','standing':'stated'}],'kind':'keputusan'", "actor-double", "4" },
  { "{'actor':'perencana','standing':'stated'}],'kind':'keputusan'",
    "{'actor':'kabid','decides':true}],'kind':'keputusan'", "deciders", "4" },
  { "'standing':'inferred'", "'standing':'ditebak'", "unknown-choice", "2" },
  { "'decides':true", "'decides':1", "wrong-type", "4" },
  { "'kind':'keputusan'", "'kind':'pilihan'", "unknown-choice", "4" },
  { "'kind':'keputusan'", "'kind':'proses'", "back-to-process", "4" },
  { "'back_to':'s3',", "", "no-way-back", "4" },
  { "'back_to':'s3'", "'back_to':'s9'", "back-to-unknown", "4" },
  { "'back_to':'s3'", "'back_to':'s4'", "step-circle", "4" },
  { "'kind':'proses','requirements':['SK Tim']",
    "'kind':'keputusan','back_to':'s3','requirements':['SK Tim']", "back-to-later", "2" },
  { "'number':'1',", "'number':'1','parallel':true,", "parallel-first", "1" },
  { "'repeats':true", "'repeats':'ya'", "wrong-type", "2" },
  { "'min':5,'max':10", "'min':10,'max':5", "time-range", "3" },
  { "'min':5,", "'min':0,", "bad-number", "3" },
  { "'min':5,", "'min':'5',", "bad-number", "3" },
  { "'min':5,", "'min':5.5,", "bad-number", "3" },
  { "'max':10", "'max':1000001", "bad-number", "3" },
  { "'unit':'menit','min':5", "'unit':'jam','min':5", "unknown-choice", "3" },
  { "'open':true", "'open':false", "unknown-choice", "2" },
  { "'open':true", "'open':true,'unit':'menit'", "unknown-member", "2" },
  { "'kind':'naskah'", "'kind':'surat'", "unknown-choice", "1" },
  { "'what':'sk-tim'", "'what':'sk-regu'", "unknown-choice", "1" },
  { "'kind':'naskah','what':'sk-tim'", "'kind':'rapat','what':'besar'", "unknown-choice", "1" },
  { "'days':2,'step':'s3'", "'days':2,'step':'s7'", "limit-step", "limits" },
  { "'days':2,'step'", "'days':-1,'step'", "bad-number", "days" },
};

static void
test_every_fault_is_refused_with_its_place (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *text = change_text (SMALL, refusals[i].from, refusals[i].to);
      g_autofree char *json = with_quotes (text);
      g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
      g_autoptr (GError) error = NULL;
      const MonevIssue *issue;

      g_assert_null (monev_procedure_read_text (json, -1, "uji.json", issues, &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
      g_assert_cmpuint (monev_issue_list_count (issues, MONEV_SEVERITY_ERROR), >, 0);
      issue = monev_issue_list_get (issues, 0);
      g_assert_cmpstr (issue->code, ==, refusals[i].code);
      g_assert_cmpstr (issue->key, ==, refusals[i].key);
      g_assert_cmpstr (issue->file, ==, "uji.json");
      g_assert_nonnull (issue->fix);
      if (g_ascii_isdigit (*refusals[i].key))
        g_assert_true (g_str_has_prefix (issue->message, "Langkah "));
      if (strcmp (refusals[i].key, "days") == 0)
        g_assert_true (g_str_has_prefix (issue->message, "Batas waktu 1: "));
    }
}

static void
test_all_faults_are_told_at_once (void)
{
  g_autofree char *a = change_text (SMALL, "'actor':'staf'", "'actor':'camat'");
  g_autofree char *b = change_text (a, "'min':5,", "'min':50,");
  g_autofree char *c = change_text (b, "'back_to':'s3'", "'back_to':'s4'");
  g_autofree char *json = with_quotes (c);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (monev_procedure_read_text (json, -1, NULL, issues, &error));
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 3);
  g_assert_nonnull (strstr (error->message, "3 kesalahan"));
}

static void
test_text_that_is_no_json_is_one_fault (void)
{
  static const char *const texts[] = { "", "[1,2]", "{\"format\":1", "{\"a\":1,\"a\":2}", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
      g_autoptr (GError) error = NULL;

      g_assert_null (monev_procedure_read_text (texts[i], -1, "x.json", issues, &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
      g_assert_cmpuint (monev_issue_list_size (issues), ==, 1);
    }
}

static void
test_members_are_read (void)
{
  g_autoptr (MonevProcedure) p = read_good (SMALL);
  const MonevProcedureStep *s2 = monev_procedure_step (p, 1);
  const MonevProcedureStep *s4 = monev_procedure_step (p, 3);
  guint n = 0;

  g_assert_cmpstr (monev_procedure_code (p), ==, "uji-kecil");
  g_assert_cmpstr (monev_procedure_list_title (p), ==, "Kunjungan");
  g_assert_cmpstr (monev_procedure_text (p, MONEV_PROCEDURE_MADE), ==, "2026-01-05");
  g_assert_cmpstr (monev_procedure_text (p, MONEV_PROCEDURE_SECTION), ==, "");
  g_assert_cmpstr (monev_procedure_box (p, MONEV_BOX_EQUIPMENT)[0], ==, "Tenda lapangan");
  g_assert_null (monev_procedure_box (p, MONEV_BOX_RECORDS)[0]);
  g_assert_cmpstr (monev_procedure_linked (p, &n)->procedure, ==, "uji-lain");
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (monev_procedure_n_actors (p), ==, 6);
  g_assert_cmpint (monev_procedure_find_actor (p, "kabid"), ==, 3);
  g_assert_cmpint (monev_procedure_find_step (p, "s4"), ==, 3);
  g_assert_cmpint (monev_procedure_find_step (p, "s5"), ==, -1);
  g_assert_true (s2->actors[0].inferred);
  g_assert_true (s2->repeats);
  g_assert_cmpstr (s2->links[0].text, ==, "SOP Perjalanan");
  g_assert_cmpint (s2->time.kind, ==, MONEV_STEP_TIME_OPEN);
  g_assert_cmpint (s4->kind, ==, MONEV_STEP_DECISION);
  g_assert_cmpstr (s4->back_to, ==, "s3");
  g_assert_true (s4->actors[0].decides);
  g_assert_false (s4->actors[1].decides);
  g_assert_true (monev_procedure_step (p, 2)->parallel);
  g_assert_cmpint (monev_procedure_step (p, 0)->does[0].kind, ==, MONEV_DOES_NASKAH);
  g_assert_cmpint (monev_procedure_limits (p, &n)->days, ==, 2);
}

static void
test_minutes_take_the_upper_end_and_no_days (void)
{
  g_autoptr (MonevProcedure) p = read_good (SMALL);

  g_assert_cmpint (monev_procedure_minutes (p), ==, 310);
}

static void
test_time_is_written_as_offices_do (void)
{
  static const struct { MonevStepTime time; const char *text; } times[] = {
    { { MONEV_STEP_TIME_NONE, 0, 0, "" }, "" },
    { { MONEV_STEP_TIME_MINUTES, 300, 300, "" }, "300 menit" },
    { { MONEV_STEP_TIME_MINUTES, 7350, 7350, "" }, "7.350 menit" },
    { { MONEV_STEP_TIME_MINUTES, 5, 10, "" }, "5–10 menit" },
    { { MONEV_STEP_TIME_DAYS, 2, 2, "" }, "2 hari" },
    { { MONEV_STEP_TIME_OPEN, 0, 0, "" }, "Disesuaikan dengan kebutuhan" },
    { { MONEV_STEP_TIME_OPEN, 0, 0, "Di lapangan" }, "Di lapangan" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *text = monev_step_time_text (&times[i].time);
      g_assert_cmpstr (text, ==, times[i].text);
    }
}

static void
test_what_is_written_is_read_again (void)
{
  g_autoptr (MonevProcedure) p = read_good (SMALL);
  g_autofree char *quoted = with_quotes (SMALL);
  json_auto_t *given = json_loads (quoted, 0, NULL);
  json_auto_t *written = monev_procedure_to_json (p);
  g_autofree char *file = monev_procedure_to_file (p);
  g_autoptr (MonevProcedure) again = read_good (file);
  g_autofree char *twice = monev_procedure_to_file (again);
  g_autoptr (MonevProcedure) other = read_changed ("'min':5,", "'min':6,");

  g_assert_true (json_equal (given, written));
  g_assert_true (monev_procedure_equal (p, again));
  g_assert_false (monev_procedure_equal (p, other));
  g_assert_cmpstr (file, ==, twice);
  g_assert_true (g_str_has_prefix (file, "{\n  \"format\": 1,\n  \"code\": \"uji-kecil\",\n"));
}

/* A procedure of @n steps, with the wording given to each. */
static char *
many_steps (guint n, const char *wording)
{
  g_autoptr (GString) text = g_string_new (SMALL_HEAD "'steps':[");

  for (guint i = 1; i <= n; i++)
    g_string_append_printf (text, "%s{'id':'s%u','number':'%u','wording':'%s','kind':'proses'}",
                            i > 1 ? "," : "", i, i, wording);
  g_string_append (text, "]}");
  return with_quotes (text->str);
}

static void
expect_issue (const char *json, const char *code)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevProcedure) p = monev_procedure_read_text (json, -1, NULL, issues, &error);

  if (code == NULL)
    g_assert_no_error (error);
  else
    {
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
      g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, code);
    }
}

static void
test_limits_of_size_are_told (void)
{
  g_autofree char *none = many_steps (0, "x");
  g_autofree char *many = many_steps (400, "Menyusun");
  g_autofree char *most = many_steps (MONEV_PROCEDURE_MAX_STEPS, "Menyusun");
  g_autofree char *more = many_steps (MONEV_PROCEDURE_MAX_STEPS + 1, "Menyusun");
  g_autofree char *long_text = g_strnfill (3000, 'a');
  g_autofree char *too_long = g_strnfill (MONEV_PROCEDURE_MAX_TEXT + 1, 'a');
  g_autofree char *fits = many_steps (1, long_text);
  g_autofree char *bursts = many_steps (1, too_long);

  expect_issue (none, "steps-none");
  expect_issue (many, NULL);
  expect_issue (most, NULL);
  expect_issue (more, "too-many");
  expect_issue (fits, NULL);
  expect_issue (bursts, "too-long");
}

/* What is no object keeps its place, and the rest is still looked at. */
static void
test_entries_of_a_wrong_kind_do_not_stop_the_reading (void)
{
  static const char *const wrong[] = { "7", "null", "'x'", "[]", "true" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *text = g_strdup_printf (
        "{'format':1,'code':'x','title':'x','linked':[%s],'actors':[%s],'steps':[%s,{'id':%s,"
        "'number':%s,'wording':%s,'actors':[%s],'kind':%s,'time':%s,'links':[%s],'does':[%s]}],"
        "'limits':[%s],'identity':%s}", wrong[i], wrong[i], wrong[i], wrong[i], wrong[i], wrong[i],
        wrong[i], wrong[i], wrong[i], wrong[i], wrong[i], wrong[i], wrong[i]);
      g_autofree char *json = with_quotes (text);
      g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

      g_assert_null (monev_procedure_read_text (json, -1, NULL, issues, NULL));
      g_assert_cmpuint (monev_issue_list_size (issues), >, 8);
    }
}

static void
test_draft_may_be_incomplete_but_not_misshapen (void)
{
  g_autofree char *a = change_text (SMALL, "'wording':'Menyusun Tim Uji'", "'wording':''");
  g_autofree char *b = change_text (a, "'back_to':'s3',", "");
  g_autofree char *json_text = with_quotes (b);
  json_auto_t *json = json_loads (json_text, 0, NULL);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevProcedure) draft = monev_procedure_from_draft (json, issues, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 0);
  g_assert_false (monev_procedure_check (draft, NULL, issues, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 2);
  json_object_set_new (json, "extra", json_true ());
  g_assert_null (monev_procedure_from_draft (json, issues, NULL));
}

static void
test_file_that_cannot_be_read_is_told (void)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) folder = NULL;

  g_assert_null (monev_procedure_read_file ("/nowhere/x.json", issues, &missing));
  g_assert_error (missing, MONEV_ERROR, MONEV_ERROR_NOT_FOUND);
  g_assert_null (monev_procedure_read_file ("/", issues, &folder));
  g_assert_error (folder, MONEV_ERROR, MONEV_ERROR_IO);
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 0);
}

#define ADD(path, func) g_test_add_func ("/procedure/model/" path, func)

static void
expect_time (const char *text, const char *wanted)
{
  json_t *value = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;

  g_assert_true (monev_step_time_parse (text, &value, &error));
  g_assert_no_error (error);
  written = value != NULL ? json_dumps (value, JSON_COMPACT) : NULL;
  g_assert_cmpstr (written, ==, wanted);
  json_decref (value);
}

static void
test_time_as_typed (void)
{
  static const char *const wrong[] = { "300", "7.350", "10-5 menit", "9 – 3 hari", "dua jam",
                                       "sehari", "Dua puluh menit", "2 minggu", "10 m", "1,5 jam",
                                       "10 menit per berkas" };

  expect_time ("", NULL);
  expect_time ("  300 menit ", "{\"unit\":\"menit\",\"min\":300,\"max\":300}");
  expect_time ("7.350 Menit", "{\"unit\":\"menit\",\"min\":7350,\"max\":7350}");
  expect_time ("5-10 menit", "{\"unit\":\"menit\",\"min\":5,\"max\":10}");
  expect_time ("1 s.d. 3 hari kerja", "{\"unit\":\"hari\",\"min\":1,\"max\":3}");
  expect_time ("disesuaikan dengan kebutuhan", "{\"open\":true}");
  expect_time ("10 mnt", "{\"unit\":\"menit\",\"min\":10,\"max\":10}");
  expect_time ("5–10 mnit.", "{\"unit\":\"menit\",\"min\":5,\"max\":10}");
  expect_time ("2 jam", "{\"unit\":\"menit\",\"min\":120,\"max\":120}");
  expect_time ("3 Hr kerja", "{\"unit\":\"hari\",\"min\":3,\"max\":3}");
  expect_time ("beberapa minggu", "{\"open\":true,\"text\":\"beberapa minggu\"}");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      json_t *value = (json_t *) wrong; /* untouched */
      g_autoptr (GError) error = NULL;

      g_assert_false (monev_step_time_parse (wrong[i], &value, &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
      g_assert_true (value == (json_t *) wrong);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("every-fault-is-refused-with-its-place", test_every_fault_is_refused_with_its_place);
  ADD ("all-faults-are-told-at-once", test_all_faults_are_told_at_once);
  ADD ("text-that-is-no-json-is-one-fault", test_text_that_is_no_json_is_one_fault);
  ADD ("members-are-read", test_members_are_read);
  ADD ("minutes-take-the-upper-end-and-no-days", test_minutes_take_the_upper_end_and_no_days);
  ADD ("time-is-written-as-offices-do", test_time_is_written_as_offices_do);
  ADD ("what-is-written-is-read-again", test_what_is_written_is_read_again);
  ADD ("limits-of-size-are-told", test_limits_of_size_are_told);
  ADD ("entries-of-a-wrong-kind-do-not-stop-the-reading",
       test_entries_of_a_wrong_kind_do_not_stop_the_reading);
  ADD ("draft-may-be-incomplete-but-not-misshapen",
       test_draft_may_be_incomplete_but_not_misshapen);
  ADD ("file-that-cannot-be-read-is-told", test_file_that_cannot_be_read_is_told);
  g_test_add_func ("/procedure/time/as-typed", test_time_as_typed);
  return g_test_run ();
}
