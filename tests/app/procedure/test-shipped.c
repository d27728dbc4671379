/* The procedures that the program ships: all of them, as their sources have them. */
#include "procedure/library.h"
#include "procedure/lint.h"
#include "procedure/office-procedure.h"
#include "small-procedure.h"

/* Steps and fixed minutes as counted in the sources: a range with its upper end, days not. */
static const struct {
  const char *code;
  guint       steps;
  gint64      minutes;
} wanted[] = {
  { "buleleng-lomba-desa", 9, 0 },        { "bunut-hilir-add-dd", 7, 137 },
  { "bunut-hilir-bansos", 6, 45 },        { "bunut-hilir-berita-acara", 6, 45 },
  { "bunut-hilir-data-kinerja", 7, 1275 }, { "bunut-hilir-ekonomi", 6, 45 },
  { "bunut-hilir-kgb", 7, 30 },           { "bunut-hilir-kk", 6, 35 },
  { "bunut-hilir-legalisir", 6, 35 },     { "bunut-hilir-lp2p", 5, 140 },
  { "bunut-hilir-pangkat", 5, 140 },      { "bunut-hilir-pembangunan", 6, 50 },
  { "bunut-hilir-pembinaan-desa", 9, 0 }, { "bunut-hilir-pindah", 7, 55 },
  { "bunut-hilir-rumah-ibadah", 6, 45 },  { "bunut-hilir-skm", 6, 65 },
  { "bunut-hilir-skum", 5, 140 },         { "ketapang-a", 14, 5130 },
  { "ketapang-b", 11, 5370 },             { "ketapang-c1", 10, 1530 },
  { "ketapang-c2", 11, 5450 },            { "ketapang-c3", 21, 33350 },
  { "ketapang-d", 18, 21630 },            { "pesawaran-a", 10, 0 },
  { "pesawaran-b", 12, 0 },               { "pesawaran-c", 10, 0 },
  { "pesawaran-d", 11, 0 },               { "pesawaran-e", 11, 0 },
  { "pesawaran-flow-1", 9, 0 },           { "pesawaran-flow-2", 9, 0 },
};

static const GPtrArray *
all_shipped (void)
{
  g_autoptr (GError) error = NULL;
  const GPtrArray *all = monev_procedure_shipped (&error);

  g_assert_no_error (error);
  return all;
}

static MonevProcedure *
find (const char *code)
{
  g_autoptr (GError) error = NULL;
  MonevProcedure *procedure = monev_procedure_shipped_find (code, &error);

  g_assert_no_error (error);
  return procedure;
}

static void
test_all_thirty_are_there (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (wanted), ==, 30);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (!monev_procedure_is_shipped (wanted[i].code))
      g_error ("resources/procedures/%s.json is missing", wanted[i].code);
  g_assert_cmpuint (all_shipped ()->len, ==, G_N_ELEMENTS (wanted));
  g_assert_false (monev_procedure_is_shipped ("ketapang-z"));
  g_assert_false (monev_procedure_is_shipped ("procedure.schema"));
}

static void
test_steps_and_minutes_are_those_of_the_source (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (MonevProcedure) p = find (wanted[i].code);

      if (monev_procedure_n_steps (p) != wanted[i].steps
          || monev_procedure_minutes (p) != wanted[i].minutes)
        g_error ("%s has %u steps and %" G_GINT64_FORMAT " minutes", wanted[i].code,
                 monev_procedure_n_steps (p), monev_procedure_minutes (p));
    }
}

/* What the files are is what the program writes: an export can replace one. */
static void
test_files_are_in_the_form_that_is_written (void)
{
  for (guint i = 0; i < all_shipped ()->len; i++)
    {
      const MonevProcedure *p = all_shipped ()->pdata[i];
      g_autofree char *name = g_strconcat (monev_procedure_code (p), ".json", NULL);
      g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "resources",
                                                "procedures", name, NULL);
      g_autofree char *written = monev_procedure_to_file (p);
      g_autofree char *there = NULL;

      g_assert_true (g_file_get_contents (path, &there, NULL, NULL));
      g_assert_cmpstr (there, ==, written);
    }
}

/* 18 digits are a NIP: no real official stands in the data. */
static void
test_no_nip_is_shipped (void)
{
  for (guint i = 0; i < all_shipped ()->len; i++)
    {
      g_autofree char *text = monev_procedure_to_file (all_shipped ()->pdata[i]);

      if (g_regex_match_simple ("[0-9]{8} ?[0-9]{6} ?[0-9] ?[0-9]{3}", text, 0, 0))
        g_error ("%s holds a NIP", monev_procedure_code (all_shipped ()->pdata[i]));
    }
}

static void
test_links_lead_to_what_is_shipped (void)
{
  for (guint i = 0; i < all_shipped ()->len; i++)
    {
      const MonevProcedure *p = all_shipped ()->pdata[i];
      guint n = 0;
      const MonevProcedureLink *links = monev_procedure_linked (p, &n);

      for (guint l = 0; l < n; l++)
        g_assert_true (*links[l].procedure == '\0'
                       || monev_procedure_is_shipped (links[l].procedure));
      for (guint s = 0; s < monev_procedure_n_steps (p); s++)
        for (guint l = 0; l < monev_procedure_step (p, s)->n_links; l++)
          {
            const char *code = monev_procedure_step (p, s)->links[l].procedure;
            g_assert_true (*code == '\0' || monev_procedure_is_shipped (code));
          }
    }
}

static void
expect_finding (const char *code, const char *step, const char *finding, const char *words)
{
  g_autoptr (MonevProcedure) p = find (code);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  monev_procedure_lint (p, all_shipped (), NULL, issues);
  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (issues, i);

      if (strcmp (issue->code, finding) == 0 && g_strcmp0 (issue->key, step) == 0
          && strstr (issue->message, words) != NULL)
        return;
    }
  g_error ("%s says no %s at step %s with \"%s\"", code, finding, step, words);
}

/* What the sources are known to contradict themselves in. */
static void
test_known_contradictions_are_found (void)
{
  expect_finding ("ketapang-c3", "7", "limit-exceeded", "14 hari kerja (6.300 menit)");
  expect_finding ("ketapang-d", "13", "limit-exceeded", "7.350 menit");
  expect_finding ("ketapang-c2", "7", "time-differs", "2.550 menit");
  expect_finding ("ketapang-b", "11", "signature-missing", "ditandatangani");
  expect_finding ("ketapang-a", "13", "tier-skipped", "Sekretaris");
  expect_finding ("ketapang-c1", "9", "tier-skipped", "Sekretaris");
  expect_finding ("ketapang-a", "5", "step-no-time", "waktunya");
  expect_finding ("ketapang-b", "1", "actor-inferred", "disimpulkan");
}

/* A linter that cries at everything is not read: of what is not merely inferred, at most two
 * findings for each three steps over the whole library. */
static void
test_few_findings_for_each_step (void)
{
  guint findings = 0, steps = 0;

  for (guint i = 0; i < all_shipped ()->len; i++)
    {
      g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

      monev_procedure_lint (all_shipped ()->pdata[i], all_shipped (), NULL, issues);
      steps += monev_procedure_n_steps (all_shipped ()->pdata[i]);
      for (guint k = 0; k < monev_issue_list_size (issues); k++)
        findings += strcmp (monev_issue_list_get (issues, k)->code, "actor-inferred") != 0 ? 1 : 0;
    }
  if (findings * 3 > steps * 2)
    g_error ("%u findings for %u steps", findings, steps);
}

static gpointer
ask (gpointer data)
{
  return (gpointer) monev_procedure_shipped (NULL);
}

static void
test_threads_get_one_library (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("ask", ask, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == all_shipped ());
}

#define ADD(path, func) g_test_add_func ("/procedure/shipped/" path, func)

/* An office of planners sees those of planners first, a kecamatan those of a kecamatan. */
static void
test_near_ones_first (void)
{
  static const char *const offices[][2] = {
    { "Badan Perencanaan Pembangunan Daerah Kabupaten Uji", "Badan Perencanaan Pembangunan Daerah" },
    { "Kecamatan Bunut Hilir", "Kecamatan Bunut Hilir" },
  };

  for (guint o = 0; o < G_N_ELEMENTS (offices); o++)
    {
      g_autoptr (GPtrArray) list
        = monev_procedure_list (NULL, "", NULL, MONEV_PROCEDURES_ALL, NULL);
      const MonevProcedureEntry *before = NULL;
      gboolean passed = FALSE;

      monev_procedure_sort_near (list, offices[o][0]);
      for (guint i = 0; i < list->len; i++)
        {
          const MonevProcedureEntry *entry = list->pdata[i];
          gboolean near_one = g_str_has_prefix (entry->unit, offices[o][1]);

          g_assert_false (near_one && passed);
          passed = passed || !near_one;
          /* what is equally near keeps its order */
          if (before != NULL && strcmp (before->unit, entry->unit) == 0)
            g_assert_cmpstr (before->code, <, entry->code);
          before = entry;
        }
      g_assert_true (g_str_has_prefix (((MonevProcedureEntry *) list->pdata[0])->unit,
                                       offices[o][1]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("threads-get-one-library", test_threads_get_one_library);
  ADD ("all-thirty-are-there", test_all_thirty_are_there);
  ADD ("steps-and-minutes-are-those-of-the-source", test_steps_and_minutes_are_those_of_the_source);
  ADD ("files-are-in-the-form-that-is-written", test_files_are_in_the_form_that_is_written);
  ADD ("no-nip-is-shipped", test_no_nip_is_shipped);
  ADD ("links-lead-to-what-is-shipped", test_links_lead_to_what_is_shipped);
  ADD ("known-contradictions-are-found", test_known_contradictions_are_found);
  ADD ("few-findings-for-each-step", test_few_findings_for_each_step);
  g_test_add_func ("/procedure/shipped/near-ones-first", test_near_ones_first);
  return g_test_run ();
}
