/* Scoring: what counts, how much at most, the grades, and what is told of a scoring that is wrong. */
#include "form-maker.h"
#include "instrument/instrument-score.h"

#define CHOICES                                                                                    \
  "#choices\nlist_name|name|label|monev::skor\nm|baik|Baik|5\nm|cukup|Cukup|2.5\nm|buruk|Buruk|0\n" \
  "p|a|A\np|b|B\n"
#define HEAD "#survey\ntype|name|label|monev::bobot|monev::skor|calculation\n"

static MonevScoring *
scoring_of (const char *text)
{
  g_autoptr (MonevIssueList) issues = NULL;
  g_autoptr (MonevInstrument) instrument = read_form (text, &issues);

  check_none (issues, MONEV_SEVERITY_ERROR);
  return monev_scoring_new (instrument);
}

static void
assert_number (MonevDecimal value, const char *expected)
{
  g_autofree char *text = monev_decimal_to_text (value);

  g_assert_cmpstr (text, ==, expected);
}

static void
check_item (const char *text, guint index, const char *weight, const char *most)
{
  g_autoptr (MonevScoring) scoring = scoring_of (text);

  g_assert_nonnull (scoring);
  assert_number (monev_scoring_item (scoring, index)->weight, weight);
  assert_number (monev_scoring_item (scoring, index)->most, most);
}

static void
test_a_list_with_scores_counts_once (void)
{
  check_item (HEAD "select_one m|x|X\n" CHOICES, 0, "1", "5");
  check_item (HEAD "select_one m|x|X|2\n" CHOICES, 0, "2", "5");
  check_item (HEAD "select_one m|x|X|0,5\n" CHOICES, 0, "0.5", "5");
}

static void
test_several_choices_add_up (void)
{
  check_item (HEAD "select_multiple m|x|X\n" CHOICES, 0, "1", "7.5");
}

static void
test_a_number_counts_with_a_highest_score (void)
{
  check_item (HEAD "integer|x|X|3|100\n", 0, "3", "100");
  check_item (HEAD "integer|n|N\n" "calculate|x|||40|${n}\n", 0, "1", "40");
}

static void
test_weight_zero_and_lists_without_scores_are_left_out (void)
{
  g_autoptr (MonevScoring) none = scoring_of (
      HEAD "select_one m|x|X|0\nselect_one p|y|Y\ntext|z|Z\ninteger|n|N\n" CHOICES);

  g_assert_null (none);
}

static void
check_answer (const MonevScoring *scoring, guint item, const char *answer, const char *expected)
{
  MonevDecimal score;
  gboolean any = monev_scoring_of_answer (scoring, item, answer, &score);

  g_assert_cmpint (any, ==, expected != NULL);
  if (any)
    assert_number (score, expected);
}

static void
test_the_score_of_an_answer (void)
{
  g_autoptr (MonevScoring) scoring = scoring_of (
      HEAD "select_one m|x|X\nselect_multiple m|y|Y\ninteger|n|N|1|100\n" CHOICES);

  check_answer (scoring, 0, "cukup", "2.5");
  check_answer (scoring, 0, "buruk", "0");
  check_answer (scoring, 0, "other", NULL);
  check_answer (scoring, 0, "", NULL);
  check_answer (scoring, 1, "baik cukup", "7.5");
  check_answer (scoring, 2, "40", "40");
  check_answer (scoring, 2, "140", "100");
  check_answer (scoring, 2, "-3", "0");
  check_answer (scoring, 2, "banyak", NULL);
}

static void
test_a_grade_holds_from_its_limit_upwards (void)
{
  g_autoptr (MonevScoring) scoring = scoring_of (
      HEAD "select_one m|x|X\n" CHOICES
           "#settings\nmonev::predikat\n60 Cukup; 91 Sangat Tinggi; 75,5 Tinggi\n");

  g_assert_cmpstr (monev_scoring_grade (scoring, monev_decimal_new (91, 0)), ==, "Sangat Tinggi");
  g_assert_cmpstr (monev_scoring_grade (scoring, monev_decimal_new (9099, 2)), ==, "Tinggi");
  g_assert_cmpstr (monev_scoring_grade (scoring, monev_decimal_new (7549, 2)), ==, "Cukup");
  g_assert_null (monev_scoring_grade (scoring, monev_decimal_new (5999, 2)));
}

static void
test_grades_are_written_as_they_are_read (void)
{
  g_autoptr (GPtrArray) bands = monev_score_bands_parse (" 0 Rendah ;75,5 Tinggi;; ", NULL);
  g_autofree char *text = monev_score_bands_format (bands);
  g_autoptr (GPtrArray) none = monev_score_bands_parse ("", NULL);

  g_assert_cmpstr (text, ==, "75.5 Tinggi; 0 Rendah");
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_grades_that_cannot_be_told_apart_are_refused (void)
{
  static const char *const bad[] = { "Tinggi", "75", "75 Tinggi; 75,0 Rendah", "abc Tinggi" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) bands = monev_score_bands_parse (bad[i], &error);

      g_assert_null (bands);
      g_assert_nonnull (error);
    }
}

static void
test_the_formula_names_the_numbers_of_the_form (void)
{
  g_autoptr (MonevScoring) scoring = scoring_of (
      HEAD "text|t|T\nselect_one m|x|X|2\ncalculate|c||1|10|3\n" CHOICES);
  g_autofree char *formula = monev_scoring_formula (scoring);

  g_assert_cmpstr (formula, ==, "Nilai = (2 × skor nomor 2 + 1 × skor “c”) : 20 × 100");
}

static void
check_told (const char *text, const char *code, MonevSeverity severity, const char *cell)
{
  g_autoptr (MonevIssueList) issues = NULL;
  g_autoptr (MonevInstrument) instrument = read_form (text, &issues);
  const MonevIssue *issue = find_issue (issues, code);

  g_assert_nonnull (instrument);
  g_assert_nonnull (issue);
  g_assert_cmpint (issue->severity, ==, severity);
  g_assert_cmpstr (issue->cell, ==, cell);
}

static void
test_each_fault_of_a_scoring_names_its_cell (void)
{
  check_told (HEAD "text|t|T|2\n", "score-missing", MONEV_SEVERITY_WARNING, "D2");
  check_told (HEAD "select_one p|t|T|2\n" CHOICES, "score-missing", MONEV_SEVERITY_WARNING, "D2");
  check_told (HEAD "integer|t|T|2\n", "score-missing", MONEV_SEVERITY_WARNING, "D2");
  check_told (HEAD "integer|t|T||0\n", "score-most", MONEV_SEVERITY_WARNING, "E2");
  check_told (HEAD "integer|t|T|-1|5\n", "weight-negative", MONEV_SEVERITY_ERROR, "D2");
  check_told (HEAD "integer|t|T|1000001|5\n", "score-number", MONEV_SEVERITY_ERROR, "D2");
  check_told (HEAD "integer|t|T|0.1234567|5\n", "score-number", MONEV_SEVERITY_ERROR, "D2");
  check_told (HEAD "select_one q|t|T\n#choices\nlist_name|name|label|monev::skor\n"
                   "q|a|A|1\nq|b|B\n",
              "score-partial", MONEV_SEVERITY_NOTE, "D3");
  check_told (HEAD "text|t|T\n#settings\nform_title|monev::predikat\nX|Tinggi 90\n",
              "grade-invalid", MONEV_SEVERITY_ERROR, "B2");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/instrument/score/" path, func)
  ADD ("a-list-with-scores-counts-once", test_a_list_with_scores_counts_once);
  ADD ("several-choices-add-up", test_several_choices_add_up);
  ADD ("a-number-counts-with-a-highest-score", test_a_number_counts_with_a_highest_score);
  ADD ("weight-zero-is-left-out", test_weight_zero_and_lists_without_scores_are_left_out);
  ADD ("the-score-of-an-answer", test_the_score_of_an_answer);
  ADD ("a-grade-holds-from-its-limit", test_a_grade_holds_from_its_limit_upwards);
  ADD ("grades-are-written-as-read", test_grades_are_written_as_they_are_read);
  ADD ("grades-that-cannot-be-told-apart", test_grades_that_cannot_be_told_apart_are_refused);
  ADD ("the-formula", test_the_formula_names_the_numbers_of_the_form);
  ADD ("faults-name-their-cell", test_each_fault_of_a_scoring_names_its_cell);
  return g_test_run ();
}
