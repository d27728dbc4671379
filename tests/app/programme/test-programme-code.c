#include "programme/programme.h"

#include "record/record-check.h"

/* domain.md 6: Kepmendagri 050-5889/2021; `…02.15` and `…02.0015` are one code. */
static const struct {
  const char *typed, *full, *level, *parent;
} table[] = {
  { "1", "1", "urusan", "" },
  { "1.02", "1.02", "bidang", "1" },
  { "1.2", "1.02", "bidang", "1" },
  { "1.02.02", "1.02.02", "program", "1.02" },
  { "1.02.02.2.01", "1.02.02.2.01", "kegiatan", "1.02.02" },
  { "1.02.02.2.01.0015", "1.02.02.2.01.0015", "sub_kegiatan", "1.02.02.2.01" },
  { "1.02.02.2.01.15", "1.02.02.2.01.0015", "sub_kegiatan", "1.02.02.2.01" },
  { "1.02.02.2.01.015", "1.02.02.2.01.0015", "sub_kegiatan", "1.02.02.2.01" },
  { "1.2.2.2.1.15", "1.02.02.2.01.0015", "sub_kegiatan", "1.02.02.2.01" },
  { "01.02.02.2.01.00015", "1.02.02.2.01.0015", "sub_kegiatan", "1.02.02.2.01" },
  { "X.XX.01.2.01.0001", "X.XX.01.2.01.0001", "sub_kegiatan", "X.XX.01.2.01" },
  { "1.02.02.2", NULL },               /* a kegiatan has two groups */
  { "1.02.02.2.01.0015.1", NULL },
  { "", NULL },
  { "1.", NULL },
  { ".1", NULL },
  { "1..02", NULL },
  { "1.02.02.2.01.10015", NULL },      /* five digits */
  { "1.102", NULL },
  { "12.02", NULL },
  { "a.02", NULL },
  { "1.-2", NULL },
  { "1,02", NULL },
  { "Program Sanitasi", NULL },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *code = NULL;
      g_autofree char *parent = NULL;
      const char *level = NULL;

      monev_programme_code_normalize (table[i].typed, &code, &level, &error);
      if (g_strcmp0 (code, table[i].full) != 0)
        g_error ("%s became %s", table[i].typed, code);
      if (code == NULL)
        {
          g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
          continue;
        }
      parent = monev_programme_code_parent (code);
      g_assert_cmpstr (level, ==, table[i].level);
      g_assert_cmpstr (parent, ==, table[i].parent);
    }
}

static void
test_record_takes_level_and_parent_from_its_code (void)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevRecord) record = monev_record_new (&monev_programme_type);

  record = monev_record_with (g_steal_pointer (&record), "year", "2026");
  record = monev_record_with (g_steal_pointer (&record), "code", "1.2.2.2.1.15");
  record = monev_record_with (g_steal_pointer (&record), "name", "Sub kegiatan uji");
  record = monev_record_with (g_steal_pointer (&record), "level", "urusan"); /* contradicts */
  record = monev_record_check (g_steal_pointer (&record), issues);
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 0);
  g_assert_cmpstr (monev_record_get (record, "code"), ==, "1.02.02.2.01.0015");
  g_assert_cmpstr (monev_record_get (record, "level"), ==, "sub_kegiatan");
  g_assert_cmpstr (monev_record_get (record, "parent_code"), ==, "1.02.02.2.01");
}

static void
test_year_that_was_not_given_is_missed (void)
{
  const MonevRecordType *types[] = { &monev_programme_type, &monev_budget_type };

  for (guint t = 0; t < G_N_ELEMENTS (types); t++)
    {
      g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
      g_autoptr (MonevRecord) record = monev_record_check (monev_record_new (types[t]), issues);
      gboolean missed = FALSE;

      for (guint i = 0; i < monev_issue_list_size (issues); i++)
        missed = missed || g_strcmp0 (monev_issue_list_get (issues, i)->key, "year") == 0;
      g_assert_true (missed);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/programme/code/table", test_table);
  g_test_add_func ("/programme/record/takes-level-and-parent-from-its-code",
                   test_record_takes_level_and_parent_from_its_code);
  g_test_add_func ("/programme/record/year-that-was-not-given-is-missed",
                   test_year_that_was_not_given_is_missed);
  return g_test_run ();
}
