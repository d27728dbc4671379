/* Data forms: from JSON, spelled out for an agency, and the rules over their values. */
#include "forms.h"

#include "dataform/data-period.h"
#include "dataform/office-dataform.h"
#include "db-error.h"

#define DINKES "1.02.0.00.0.00.01.0000"

#define BUDGET                                                                                     \
  "{'format':1,'code':'serapan','title':'Serapan','period':'quarter','sheets':[{'key':'t',"       \
  "'title':'Tabel','rows':{'kind':'programme'},'columns':["                                       \
  "{'key':'pagu','label':'Pagu','kind':'money','total':'sum'},"                                   \
  "{'key':'realisasi','label':'Realisasi','kind':'money','spread':'quarter','total':'sum',"       \
  "'cumulative':true,'checks':[{'expression':'${realisasi} <= ${pagu}','message':'Realisasi "     \
  "melebihi pagu.'}]},"                                                                           \
  "{'key':'persen','label':'Serapan','kind':'formula','spread':'quarter','formula':"              \
  "'${realisasi} div ${pagu} * 100'}]}]}"

#define TREE                                                                                       \
  "{'lines':{'t':[{'key':'1','code':'1','label':'Program','level':0,'sum':true},"                 \
  "{'key':'1.1','code':'1.1','label':'Sub A','level':1},"                                         \
  "{'key':'1.2','code':'1.2','label':'Sub B','level':1}]}}"

static void
test_a_form_comes_back_from_its_json (void)
{
  g_autoptr (MonevDataForm) form = shipped_form ("kemiskinan-stunting");
  g_autofree char *first = monev_data_form_canonical (form, NULL);
  g_autoptr (MonevDataForm) again = monev_data_form_load (first, NULL);
  g_autofree char *second = monev_data_form_canonical (again, NULL);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpuint (monev_data_form_sheet (form, 0)->n_rows, ==, 6);
  g_assert_true (monev_data_form_sheet (form, 0)->columns[0].carried);
}

static void
test_what_is_shipped_has_no_fault (void)
{
  for (const char *const *code = monev_data_forms_shipped (); *code != NULL; code++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
      g_autoptr (MonevDataForm) form = monev_data_form_shipped (*code, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (monev_data_form_code (form), ==, *code);
      monev_data_form_lint (form, *code, issues);
      for (guint i = 0; i < monev_issue_list_size (issues); i++)
        g_error ("%s: %s %s", *code, monev_issue_list_get (issues, i)->key,
                 monev_issue_list_get (issues, i)->message);
    }
}

static void
test_every_fault_names_its_place (void)
{
  g_autofree char *text = g_strdelimit (
      g_strdup ("{'format':1,'code':'x','title':'','period':'decade','sheets':[{'key':'a',"
                "'title':'A','rows':{'kind':'fixed','items':[]},'columns':[{'key':'Satu','label':"
                "'S','kind':'choice','warna':'biru'},{'key':'dua','label':'D','kind':'formula'},"
                "{'key':'dua','label':'D','kind':'integer','min':'1,5'}]}]}"),
      "'", '"');
  json_auto_t *json = monev_json_load (text, -1, NULL);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  static const char *const wanted[]
      = { "title|required", "period|unknown-word", "sheets[0].rows|empty",
          "sheets[0].columns[0]|bad-key", "sheets[0].columns[0]|no-choices",
          "sheets[0].columns[0].warna|unknown-member", "sheets[0].columns[1]|formula",
          "sheets[0].columns[2]|double-key", "sheets[0].columns[2]|bad-bound" };

  g_assert_null (monev_data_form_from_json (json, "uji.json", issues));
  for (guint w = 0; w < G_N_ELEMENTS (wanted); w++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < monev_issue_list_size (issues); i++)
        {
          const MonevIssue *issue = monev_issue_list_get (issues, i);
          g_autofree char *both = g_strconcat (issue->key, "|", issue->code, NULL);

          g_assert_nonnull (issue->fix);
          found |= strcmp (both, wanted[w]) == 0;
        }
      if (!found)
        g_error ("not told: %s", wanted[w]);
    }
}

static void
test_a_bad_expression_is_told (void)
{
  g_autoptr (MonevDataForm) form
      = form_of ("{'format':1,'code':'x','title':'X','period':'year','sheets':[{'key':'a','title':"
                 "'A','rows':{'kind':'open'},'columns':[{'key':'a','label':'A','kind':'formula',"
                 "'formula':'${tiada} + 1'},{'key':'b','label':'B','kind':'decimal','total':"
                 "'weighted','weight':'c'}]}]}");
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  monev_data_form_lint (form, "x.json", issues);
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 2);
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->key, ==, "sheets[0].columns[0]");
  g_assert_cmpstr (monev_issue_list_get (issues, 1)->code, ==, "weight");
}

static void
test_an_agency_is_asked_for_what_it_has (void)
{
  g_autoptr (MonevDataForm) form = shipped_form ("kemiskinan-stunting");
  g_autoptr (MonevDataLayout) layout = layout_of (form, "2026", "1.02.0.00.0.00.01", NULL);
  int field = monev_data_layout_find_field (layout, 0, "nilai");
  int last = monev_data_layout_find_field (layout, 0, "nilai@lalu");
  int mine = monev_data_layout_find_line (layout, 0, "ST-01");
  int other = monev_data_layout_find_line (layout, 0, "KM-02");
  MonevDataSpec spec = monev_data_layout_spec (layout, 0, (guint)mine, (guint)field);

  g_assert_cmpint (last, ==, field - 1);
  g_assert_cmpint (monev_data_layout_cell (layout, 0, (guint)mine, (guint)field), ==,
                   MONEV_DATA_CELL_OPEN);
  g_assert_cmpint (monev_data_layout_cell (layout, 0, (guint)mine, (guint)last), ==,
                   MONEV_DATA_CELL_CARRIED);
  g_assert_cmpint (monev_data_layout_cell (layout, 0, (guint)other, (guint)field), ==,
                   MONEV_DATA_CELL_SHUT);
  g_assert_cmpint (spec.kind, ==, MONEV_DATA_PERCENT);
  g_assert_true (spec.required);
  g_assert_cmpstr (spec.maximum, ==, "100");
}

static void
test_columns_are_spread_up_to_the_period (void)
{
  g_autoptr (MonevDataForm) form = form_of (BUDGET);
  g_autoptr (MonevDataLayout) second = layout_of (form, "2026-T2", DINKES, TREE);
  g_autoptr (MonevDataLayout) fourth = layout_of (form, "2026-T4", DINKES, TREE);

  g_assert_cmpuint (monev_data_layout_n_fields (second, 0), ==, 1 + 2 + 2);
  g_assert_cmpuint (monev_data_layout_n_fields (fourth, 0), ==, 1 + 4 + 4);
  g_assert_cmpstr (monev_data_layout_field (second, 0, 2)->key, ==, "realisasi@2026-T2");
  g_assert_cmpstr (monev_data_layout_field (second, 0, 2)->label, ==, "Triwulan II 2026");
  g_assert_cmpint (monev_data_layout_cell (second, 0, 0, 0), ==, MONEV_DATA_CELL_FORMULA);
}

static void
test_formulas_and_sums_are_worked_out (void)
{
  g_autoptr (MonevDataForm) form = form_of (BUDGET);
  g_autoptr (MonevDataLayout) layout = layout_of (form, "2026-T1", DINKES, TREE);
  g_autoptr (MonevDataValues) values = monev_data_values_new (layout);
  g_autoptr (MonevDataRules) rules = monev_data_rules_new (form, NULL, NULL);

  put_value (values, 0, "1.1", "pagu", "1000");
  put_value (values, 0, "1.2", "pagu", "500");
  put_value (values, 0, "1.1", "realisasi@2026-T1", "250");
  put_value (values, 0, "1.2", "realisasi@2026-T1", "500.5");
  monev_data_rules_work_out (rules, values, NULL);
  monev_data_rules_check (rules, values, NULL);
  g_assert_cmpstr (value_at (values, 0, "1", "pagu").text, ==, "1500");
  g_assert_cmpstr (value_at (values, 0, "1", "realisasi@2026-T1").text, ==, "750.5");
  g_assert_cmpstr (value_at (values, 0, "1.1", "persen@2026-T1").text, ==, "25");
  g_assert_cmpint (value_at (values, 0, "1.1", "realisasi@2026-T1").how, ==, MONEV_DATA_TAKEN);
  g_assert_cmpint (value_at (values, 0, "1.2", "realisasi@2026-T1").how, ==, MONEV_DATA_DOUBTFUL);
  g_assert_cmpstr (note_at (values, 0, "1.2", "realisasi@2026-T1")->reason, ==,
                   "Realisasi melebihi pagu.");
}

/* Where the form sets no bound, a percentage beyond 100 is asked about: a comma may be lost. */
static void
test_a_lost_comma_of_a_percentage_is_doubted (void)
{
  g_autoptr (MonevDataForm) form = form_of (
      "{'format':1,'code':'c','title':'C','period':'year','sheets':[{'key':'s','title':'S',"
      "'rows':{'kind':'fixed','items':[{'key':'A','label':'A'},{'key':'B','label':'B'}]},"
      "'columns':[{'key':'p','label':'P','kind':'percent'},"
      "{'key':'q','label':'Q','kind':'percent','max':'1000'}]}]}");
  g_autoptr (MonevDataLayout) layout = layout_of (form, "2026", DINKES, NULL);
  g_autoptr (MonevDataValues) values = monev_data_values_new (layout);
  g_autoptr (MonevDataRules) rules = monev_data_rules_new (form, NULL, NULL);

  put_value (values, 0, "A", "p", "764");
  put_value (values, 0, "B", "p", "100");
  put_value (values, 0, "A", "q", "764");
  monev_data_rules_check (rules, values, NULL);
  g_assert_cmpint (value_at (values, 0, "A", "p").how, ==, MONEV_DATA_DOUBTFUL);
  g_assert_cmpstr (note_at (values, 0, "A", "p")->code, ==, "percent");
  g_assert_cmpint (value_at (values, 0, "B", "p").how, ==, MONEV_DATA_TAKEN);
  g_assert_cmpint (value_at (values, 0, "A", "q").how, ==, MONEV_DATA_TAKEN);
}

static void
test_the_last_period_is_held_against (void)
{
  g_autoptr (MonevDataForm) form = shipped_form ("kemiskinan-stunting");
  g_autoptr (MonevDataLayout) layout = layout_of (form, "2026", DINKES, NULL);
  g_autoptr (MonevDataLayout) before = layout_of (form, "2025", DINKES, NULL);
  g_autoptr (MonevDataValues) values = monev_data_values_new (layout);
  g_autoptr (MonevDataValues) last = monev_data_values_new (before);
  g_autoptr (MonevDataRules) rules = monev_data_rules_new (form, NULL, NULL);

  put_value (last, 0, "ST-01", "nilai", "24.5");
  put_value (last, 0, "ST-02", "nilai", "76.4");
  put_value (values, 0, "ST-01", "nilai", "12.5");
  put_value (values, 0, "ST-02", "nilai", "764");
  monev_data_rules_check (rules, values, last);
  g_assert_cmpstr (note_at (values, 0, "ST-01", "nilai")->code, ==, "last-period");
  g_assert_cmpstr (note_at (values, 0, "ST-01", "nilai")->reason, ==,
                   "Turun 49,0 persen dari periode lalu (24,5). Batas wajar 25 persen.");
  g_assert_cmpstr (note_at (values, 0, "ST-02", "nilai")->code, ==, "range");
  put_value (values, 0, "ST-02", "nilai", "");
  put_value (values, 0, "ST-01", "nilai", "24");
  monev_data_rules_check (rules, values, last);
  g_assert_null (note_at (values, 0, "ST-01", "nilai"));
  g_assert_cmpint (value_at (values, 0, "ST-01", "nilai").how, ==, MONEV_DATA_TAKEN);
  g_assert_cmpint (value_at (values, 0, "ST-02", "nilai").how, ==, MONEV_DATA_MISSING);
  g_assert_cmpstr (note_at (values, 0, "ST-02", "nilai")->code, ==, "required");
}

static void
test_an_open_line_may_stay_empty (void)
{
  g_autoptr (MonevDataForm) form = shipped_form ("kemiskinan-stunting");
  g_autoptr (MonevDataLayout) layout = layout_of (form, "2026", "7.01.0.00.0.00.01.0000", NULL);
  g_autoptr (MonevDataValues) values = monev_data_values_new (layout);
  g_autoptr (MonevDataRules) rules = monev_data_rules_new (form, NULL, NULL);

  monev_data_rules_check (rules, values, NULL);
  g_assert_cmpuint (monev_data_values_progress (values).asked, ==, 0);
  put_value (values, 1, "baris-2", "sasaran", "10");
  put_value (values, 1, "baris-2", "terlayani", "12");
  monev_data_rules_check (rules, values, NULL);
  g_assert_cmpuint (monev_data_values_progress (values).asked, ==, 3);
  g_assert_cmpuint (monev_data_values_progress (values).missing, ==, 1);
  g_assert_cmpstr (note_at (values, 1, "baris-2", "upaya")->code, ==, "required");
  g_assert_cmpstr (note_at (values, 1, "baris-2", "terlayani")->code, ==, "check-soft");
}

static void
test_a_cumulative_figure_never_falls (void)
{
  g_autoptr (MonevDataForm) form = form_of (BUDGET);
  g_autoptr (MonevDataLayout) layout = layout_of (form, "2026-T2", DINKES, TREE);
  g_autoptr (MonevDataValues) values = monev_data_values_new (layout);
  g_autoptr (MonevDataRules) rules = monev_data_rules_new (form, NULL, NULL);

  put_value (values, 0, "1.1", "pagu", "1000");
  put_value (values, 0, "1.1", "realisasi@2026-T1", "300");
  put_value (values, 0, "1.1", "realisasi@2026-T2", "200");
  put_value (values, 0, "1.2", "realisasi@2026-T1", "300");
  put_value (values, 0, "1.2", "realisasi@2026-T2", "300");
  monev_data_rules_check (rules, values, NULL);
  g_assert_cmpstr (note_at (values, 0, "1.1", "realisasi@2026-T2")->code, ==, "falls");
  g_assert_null (note_at (values, 0, "1.2", "realisasi@2026-T2"));
}

static void
test_values_come_back_by_their_keys (void)
{
  g_autoptr (MonevDataForm) form = form_of (BUDGET);
  g_autoptr (MonevDataLayout) layout = layout_of (form, "2026-T1", DINKES, TREE);
  g_autoptr (MonevDataLayout) later = layout_of (form, "2026-T2", DINKES, TREE);
  g_autoptr (MonevDataValues) values = monev_data_values_new (layout);
  g_autoptr (MonevDataValues) again = NULL;
  g_autoptr (MonevDataValues) grown = NULL;
  g_autoptr (MonevDataValues) copy = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *fourth = NULL;
  MonevDataNote note = { .found = (char *)"Rp 1.000", .rule = (char *)"rupiah" };
  guint line = monev_data_values_add_line (values, 0, "baru-1");

  put_value (values, 0, "1.1", "pagu", "1000");
  monev_data_values_set (values, 0, line, 0, "7", MONEV_DATA_REPAIRED);
  monev_data_values_set_note (values, 0, line, 0, &note);
  monev_data_values_set_state (values, 0, line, 0, MONEV_DATA_SESUAI);
  monev_data_values_set_row (values, 0, line, 12);
  monev_data_values_set_column (values, 0, 0, 5);
  monev_data_values_set_origin (values, 0, "Tabel 1");
  first = monev_data_values_canonical (values, NULL);
  again = monev_data_values_load (layout, first, NULL);
  second = monev_data_values_canonical (again, NULL);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (monev_data_values_note (again, 0, line, 0)->found, ==, "Rp 1.000");
  g_assert_cmpint (monev_data_values_get (again, 0, line, 0).row, ==, 12);
  g_assert_cmpuint (monev_data_values_progress (again).repaired, ==, 1);
  copy = monev_data_values_copy (values);
  third = monev_data_values_canonical (copy, NULL);
  g_assert_cmpstr (first, ==, third);
  monev_data_values_set (copy, 0, line, 0, "8", MONEV_DATA_TAKEN);
  monev_data_values_add_line (copy, 0, "baru-2");
  fourth = monev_data_values_canonical (values, NULL);
  g_assert_cmpstr (first, ==, fourth); /* what the copy got is its own */
  grown = monev_data_values_load (later, first, NULL);
  g_assert_cmpstr (value_at (grown, 0, "1.1", "pagu").text, ==, "1000");
  g_assert_cmpint (value_at (grown, 0, "1.1", "realisasi@2026-T2").how, ==, MONEV_DATA_MISSING);
}

static void
test_periods_have_names_and_neighbours (void)
{
  static const char *const rows[][3]
      = { { "2026", "Tahun 2026", "2025" },
          { "2026-s1", "Semester I 2026", "2025-S2" },
          { "2026-T3", "Triwulan III 2026", "2026-T2" },
          { "2026-01", "Januari 2026", "2025-12" } };
  static const char *const bad[] = { "", "26", "2026-T5", "2026-13", "2026-3", "2026-S0", "2026T1" };
  MonevDataPeriodKind kind;
  int year, nth;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *label = monev_data_period_label (rows[i][0]);
      g_autofree char *before = monev_data_period_previous (rows[i][0]);

      g_assert_cmpstr (label, ==, rows[i][1]);
      g_assert_cmpstr (before, ==, rows[i][2]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (monev_data_period_parse (bad[i], &kind, &year, &nth, &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/dataform/" path, func)
  ADD ("form/comes-back-from-its-json", test_a_form_comes_back_from_its_json);
  ADD ("form/what-is-shipped-has-no-fault", test_what_is_shipped_has_no_fault);
  ADD ("form/every-fault-names-its-place", test_every_fault_names_its_place);
  ADD ("form/a-bad-expression-is-told", test_a_bad_expression_is_told);
  ADD ("layout/an-agency-is-asked-for-what-it-has", test_an_agency_is_asked_for_what_it_has);
  ADD ("layout/columns-are-spread-up-to-the-period", test_columns_are_spread_up_to_the_period);
  ADD ("rules/formulas-and-sums-are-worked-out", test_formulas_and_sums_are_worked_out);
  ADD ("rules/a-lost-comma-is-doubted", test_a_lost_comma_of_a_percentage_is_doubted);
  ADD ("rules/the-last-period-is-held-against", test_the_last_period_is_held_against);
  ADD ("rules/an-open-line-may-stay-empty", test_an_open_line_may_stay_empty);
  ADD ("rules/a-cumulative-figure-never-falls", test_a_cumulative_figure_never_falls);
  ADD ("values/come-back-by-their-keys", test_values_come_back_by_their_keys);
  ADD ("period/has-a-name-and-neighbours", test_periods_have_names_and_neighbours);
#undef ADD
  return g_test_run ();
}
