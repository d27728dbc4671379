/* Each rule of the linter, and what it must not say. */
#include "procedure/lint-match.h"
#include "procedure/lint.h"
#include "small-procedure.h"

static MonevIssueList *
lint (const MonevProcedure *p, const GPtrArray *library)
{
  MonevIssueList *issues = monev_issue_list_new ();

  monev_procedure_lint (p, library, NULL, issues);
  g_assert_cmpuint (monev_issue_list_count (issues, MONEV_SEVERITY_ERROR), ==, 0);
  return issues;
}

/* "code key, code key": what was found, but for inferred actors. */
static char *
summary (MonevIssueList *issues)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (issues, i);

      g_assert_nonnull (issue->fix);
      if (strcmp (issue->code, "actor-inferred") != 0)
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "", issue->code,
                                issue->key != NULL ? issue->key : "-");
    }
  return g_string_free (text, FALSE);
}

static void
expect (const MonevProcedure *p, const GPtrArray *library, const char *wanted)
{
  g_autoptr (MonevIssueList) issues = lint (p, library);
  g_autofree char *found = summary (issues);

  g_assert_cmpstr (found, ==, wanted);
}

static void
expect_changed (const char *from, const char *to, const char *wanted)
{
  g_autoptr (MonevProcedure) p = read_changed (from, to);

  expect (p, NULL, wanted);
}

static void
test_good_procedure_has_no_findings (void)
{
  g_autoptr (MonevProcedure) p = read_good (SMALL);

  expect (p, NULL, "");
}

static void
test_limit_in_days_against_minutes (void)
{
  g_autoptr (MonevProcedure) p = read_changed ("'min':5,'max':10", "'min':5,'max':700");
  MonevWorkProfile short_days = monev_work_profile_default ();
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  expect_changed ("'min':5,'max':10", "'min':5,'max':900", ""); /* 2 × 450 */
  expect_changed ("'min':5,'max':10", "'min':5,'max':901", "limit-exceeded 3");
  expect_changed ("'unit':'menit','min':5,'max':10", "'unit':'hari','min':2,'max':3",
                  "limit-exceeded 3");
  expect_changed ("'days':2,'step':'s3'", "'days':1", ""); /* of the whole: 310 minutes */
  expect (p, NULL, "");
  for (guint i = 0; i < 5; i++)
    short_days.normal[i] = (MonevWorkDay) { { { 480, 780 } }, 1 };
  monev_procedure_lint (p, NULL, &short_days, issues);
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, "limit-exceeded");
  g_assert_nonnull (strstr (monev_issue_list_get (issues, 0)->message, "700 menit"));
  g_assert_nonnull (strstr (monev_issue_list_get (issues, 0)->message, "600 menit"));
}

static void
test_whole_is_held_against_a_limit_without_a_step (void)
{
  g_autofree char *a = change_text (SMALL, "'days':2,'step':'s3'", "'days':1");
  g_autofree char *b = change_text (a, "'min':5,'max':10", "'min':5,'max':200");
  g_autoptr (MonevProcedure) p = read_good (b);

  expect (p, NULL, "limit-exceeded -");
}

static void
test_step_without_actor_or_time (void)
{
  g_autoptr (MonevProcedure) bare = read_good (
    SMALL_HEAD "'steps':[{'id':'a','number':'1','wording':'Menyusun','kind':'proses'},"
    "{'id':'b','number':'2','wording':'Mencetak','kind':'proses'}]}");

  expect_changed ("'actors':[{'actor':'staf','standing':'inferred'}],", "", "step-no-actor 2");
  expect_changed ("'time':{'unit':'menit','min':300,'max':300},", "", "step-no-time 1");
  expect (bare, NULL, "step-no-actor -, step-no-time -"); /* told once */
}

static void
test_inferred_actor_is_to_be_checked (void)
{
  g_autoptr (MonevProcedure) p = read_good (SMALL);
  g_autoptr (MonevIssueList) issues = lint (p, NULL);
  const MonevIssue *issue = monev_issue_list_get (issues, 0);

  g_assert_cmpuint (monev_issue_list_size (issues), ==, 1);
  g_assert_cmpstr (issue->code, ==, "actor-inferred");
  g_assert_cmpint (issue->severity, ==, MONEV_SEVERITY_NOTE);
  g_assert_cmpstr (issue->key, ==, "2");
  g_assert_cmpstr (issue->found, ==, "Fungsional Umum");
}

static void
test_requirement_that_nobody_puts_out (void)
{
  expect_changed ("'requirements':['Lembar hasil kunjungan']",
                  "'requirements':['Lembar hasil kunjungan','Peta jalan']",
                  "requirement-missing 3");
  expect_changed ("'requirements':['Lembar hasil kunjungan']",
                  "'requirements':['Lembar hasil kunjungan','Komputer','Tenda','Peraturan daerah']",
                  ""); /* from outside, or in the box of equipment */
  expect_changed ("'requirements':['Lembar disposisi']",
                  "'requirements':['Lembar disposisi','Peta jalan']", ""); /* the first step's */
  expect_changed ("'requirements':['SK Tim']", "'requirements':['Surat Keputusan Tim Uji']", "");
}

static void
test_output_that_nobody_uses (void)
{
  expect_changed ("'outputs':['Lembar hasil kunjungan']",
                  "'outputs':['Lembar hasil kunjungan','Peta jalan']", "output-unused 2");
  expect_changed ("'outputs':['Lembar hasil kunjungan']",
                  "'outputs':['Lembar hasil kunjungan','Kunjungan berjalan dengan lancar']", "");
  expect_changed ("'outputs':['Laporan kunjungan yang telah dikoreksi']",
                  "'outputs':['Peta jalan']", ""); /* the last step's is what it is all for */
  expect_changed ("'requirements':['Lembar hasil kunjungan'],", "", ""); /* nothing can be told */
}

static void
test_wording_without_a_subject (void)
{
  expect_changed ("'wording':'Menyusun Tim Uji'", "'wording':'Kepala Bidang menyusun Tim Uji'",
                  "wording-subject 1");
  expect_changed ("'wording':'Menyusun Tim Uji'", "'wording':'Pemohon datang membawa berkas'",
                  "wording-subject 1");
  expect_changed ("'wording':'Menyusun Tim Uji'", "'wording':'Tim dan jadwal kunjungan'", "");
}

#define TIER(id, number, wording, actor, back)                                                    \
  "{'id':'" id "','number':'" number "','wording':'" wording "','actors':[{'actor':'" actor       \
  "'}],'kind':'keputusan','back_to':'" back "','time':{'unit':'menit','min':60,'max':60}}"

static void
test_tier_that_is_skipped (void)
{
  g_autoptr (MonevProcedure) whole = read_good (
    SMALL_HEAD "'steps':[" SMALL_STEP_1 "," TIER ("a", "2", "Mengoreksi draf", "subkoor", "s1") ","
    TIER ("b", "3", "Mengoreksi dan memaraf draf", "kabid", "s1") ","
    TIER ("c", "4", "Melakukan evaluasi redaksional dan memaraf", "sekretaris", "s1") ","
    TIER ("d", "5", "Menandatangani laporan", "kepala", "s1") "]}");
  g_autoptr (MonevProcedure) gap = read_good (
    SMALL_HEAD "'steps':[" SMALL_STEP_1 "," TIER ("a", "2", "Mengoreksi draf", "subkoor", "s1") ","
    TIER ("b", "3", "Mengoreksi dan memaraf draf", "kabid", "s1") ","
    TIER ("d", "4", "Menandatangani laporan", "kepala", "s1") "]}");
  g_autoptr (MonevProcedure) apart = read_good (
    SMALL_HEAD "'steps':[" SMALL_STEP_1 "," TIER ("a", "2", "Mengoreksi draf", "subkoor", "s1") ","
    "{'id':'x','number':'3','wording':'Menyusun undangan','actors':[{'actor':'staf'}],"
    "'kind':'proses','time':{'unit':'menit','min':6,'max':6}},"
    TIER ("d", "4", "Menandatangani undangan", "kepala", "s1") "]}");

  expect (whole, NULL, "");
  expect (gap, NULL, "tier-skipped 4");
  expect (apart, NULL, ""); /* another paper */
}

static void
test_signed_paper_without_a_signature (void)
{
  expect_changed ("'requirements':['Draf laporan kunjungan']",
                  "'requirements':['Draf laporan kunjungan yang sudah ditandatangani']",
                  "signature-missing 4");
  expect_changed ("'outputs':['Draf laporan kunjungan']",
                  "'outputs':['Draf laporan kunjungan yang ditandatangani']", "");
}

static void
test_time_that_differs_from_the_same_step_elsewhere (void)
{
  g_autoptr (MonevProcedure) p = read_good (
    SMALL_HEAD "'steps':[{'id':'a','number':'7','wording':'Mengolah data dan menyusun laporan hasil"
    " rencana definitif (RD)','actors':[{'actor':'staf'}],'kind':'proses',"
    "'time':{'unit':'menit','min':2750,'max':2750}}]}");
  g_autoptr (GPtrArray) library
    = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_procedure_unref);
  const char *const others[] = { "uji-a", "uji-b" };
  g_autoptr (MonevIssueList) issues = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *head = change_text (SMALL_HEAD, "uji-kecil", others[i]);
      g_autofree char *text = g_strconcat (
        head, "'steps':[{'id':'a','number':'7','wording':'Mengolah data dan menyusun laporan hasil"
        " monev','actors':[{'actor':'staf'}],'kind':'proses',"
        "'time':{'unit':'menit','min':2550,'max':2550}}]}", NULL);
      g_ptr_array_add (library, read_good (text));
    }
  g_ptr_array_add (library, monev_procedure_ref (p));
  expect (p, library, "time-differs 7");
  expect (library->pdata[0], library, ""); /* most have its time */
  expect (p, NULL, "");
  issues = lint (p, library);
  g_assert_nonnull (strstr (monev_issue_list_get (issues, 0)->message, "2.550 menit"));
}

static void
test_another_office_has_its_own_times (void)
{
  g_autofree char *named = change_text (SMALL, "uji-kecil", "uji-lain2");
  g_autofree char *longer = change_text (named, "'min':5,'max':10", "'min':5,'max':12");
  g_autofree char *worded = change_text (longer, "Membuat laporan kunjungan",
                                         "Membuat laporan kunjungan lapangan");
  g_autofree char *away = change_text (worded, "Kantor Uji", "Kantor Lain");
  g_autofree char *mine = change_text (SMALL, "Membuat laporan kunjungan",
                                       "Membuat laporan kunjungan lapangan");
  g_autoptr (MonevProcedure) self = read_good (mine);
  g_autoptr (GPtrArray) elsewhere
    = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_procedure_unref);
  g_autoptr (GPtrArray) here
    = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_procedure_unref);

  g_ptr_array_add (elsewhere, read_good (away));
  g_ptr_array_add (here, read_good (worded));
  expect (self, elsewhere, "");
  expect (self, here, "time-differs 3");
}

static void
test_names_of_papers_are_matched_as_people_do (void)
{
  static const struct { const char *a, *b; gboolean same; } pairs[] = {
    { "SK Tim Monitoring dan Evaluasi", "SK Tim", TRUE },
    { "Draft Laporan Hasil", "Draft Laporan Hasil Monev", TRUE },
    { "Laporan Monev yang telah dikoreksi oleh sub koordinator", "Draf laporan monitoring evaluasi",
      TRUE },
    { "Dokumen yang telah ditandatangani kepala", "Laporan", FALSE },
    { "Undangan rapat dengan SKPD terkait", "Undangan rapat perangkat daerah", TRUE },
    { "Data pelaksanaan dan lokasi program/kegiatan sasaran monev",
      "Data dari OPD terkait tentang program/kegiatan dan lokasi sasaran monev", TRUE },
    { "Tersusunnya kuisioner", "Kuesioner", TRUE },
    { "Jadwal monev", "Kuesioner monev", FALSE },
    { "Nota Dinas", "Surat Tugas", FALSE },
    { "Notulen Rapat", "Undangan Rapat", FALSE },
    { "Form isian data", "Surat permintaan data", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_auto (GStrv) a = monev_match_words (pairs[i].a);
      g_auto (GStrv) b = monev_match_words (pairs[i].b);

      if (monev_match_same (a, b) != pairs[i].same || monev_match_same (b, a) != pairs[i].same)
        g_error ("\"%s\" and \"%s\"", pairs[i].a, pairs[i].b);
    }
}

static void
test_day_has_the_minutes_of_the_profile (void)
{
  MonevWorkProfile profile = monev_work_profile_default ();

  g_assert_cmpint (monev_procedure_day_minutes (&profile), ==, 450);
  for (guint i = 0; i < 5; i++)
    profile.normal[i] = (MonevWorkDay) { { { 480, 780 } }, 1 };
  g_assert_cmpint (monev_procedure_day_minutes (&profile), ==, 300);
}

#define ADD(path, func) g_test_add_func ("/procedure/lint/" path, func)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("good-procedure-has-no-findings", test_good_procedure_has_no_findings);
  ADD ("limit-in-days-against-minutes", test_limit_in_days_against_minutes);
  ADD ("whole-is-held-against-a-limit-without-a-step",
       test_whole_is_held_against_a_limit_without_a_step);
  ADD ("step-without-actor-or-time", test_step_without_actor_or_time);
  ADD ("inferred-actor-is-to-be-checked", test_inferred_actor_is_to_be_checked);
  ADD ("requirement-that-nobody-puts-out", test_requirement_that_nobody_puts_out);
  ADD ("output-that-nobody-uses", test_output_that_nobody_uses);
  ADD ("wording-without-a-subject", test_wording_without_a_subject);
  ADD ("tier-that-is-skipped", test_tier_that_is_skipped);
  ADD ("signed-paper-without-a-signature", test_signed_paper_without_a_signature);
  ADD ("time-that-differs-from-the-same-step-elsewhere",
       test_time_that_differs_from_the_same_step_elsewhere);
  ADD ("another-office-has-its-own-times", test_another_office_has_its_own_times);
  ADD ("names-of-papers-are-matched-as-people-do", test_names_of_papers_are_matched_as_people_do);
  ADD ("day-has-the-minutes-of-the-profile", test_day_has_the_minutes_of_the_profile);
  return g_test_run ();
}
