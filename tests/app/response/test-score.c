/* The value of one response: weighed, skipped questions on neither side, a repeat by its mean. */
#include "filling.h"
#include "response/response-score.h"

#define FORM                                                                                       \
  "#survey\ntype|name|label|relevant|monev::bobot|monev::skor\n"                                   \
  "select_one m|mutu|Mutu||2\n"                                                                    \
  "begin_group|g|G\n"                                                                              \
  "select_one m|manfaat|Manfaat|${mutu} != 'buruk'|1\n"                                            \
  "end_group\n"                                                                                    \
  "integer|fisik|Fisik||3|100\n"                                                                   \
  "begin_repeat|anak|Anak\n"                                                                       \
  "select_one m|gizi|Gizi\n"                                                                       \
  "end_repeat\n"                                                                                   \
  "#choices\nlist_name|name|label|monev::skor\nm|baik|Baik|5\nm|cukup|Cukup|2\nm|buruk|Buruk|0\n"  \
  "#settings\nmonev::predikat\n91 Sangat Tinggi; 66 Sedang; 0 Rendah\n"

static void
check_score (MonevResponseForm *form, const char *value, const char *grade, guint answered)
{
  g_autoptr (MonevScoring) scoring = monev_scoring_new (monev_response_form_instrument (form));
  MonevResponseScore score = monev_response_score_form (scoring, form);
  g_autofree char *text = score.known ? monev_decimal_to_text (score.value) : NULL;

  g_assert_cmpstr (text, ==, value);
  g_assert_cmpstr (score.grade, ==, grade);
  g_assert_cmpuint (score.answered, ==, answered);
  g_assert_cmpuint (score.of, ==, 4);
}

/* By hand: (2 × 2 + 1 × 5 + 3 × 80) : (2 × 5 + 1 × 5 + 3 × 100) × 100 = 249 : 315 × 100 = 79,047… */
static void
test_scores_are_weighed (void)
{
  g_autoptr (MonevResponseForm) form = make_response (FORM);

  check_score (form, NULL, NULL, 0);
  type_in (form, root_of (form), "mutu", "cukup");
  type_in (form, root_of (form), "manfaat", "baik");
  type_in (form, root_of (form), "fisik", "80");
  check_score (form, "79.05", "Sedang", 3);
}

/* By hand: (2 × 0 + 3 × 80) : (2 × 5 + 3 × 100) × 100 = 240 : 310 × 100 = 77,419… */
static void
test_what_is_skipped_counts_on_neither_side (void)
{
  g_autoptr (MonevResponseForm) form = make_response (FORM);

  type_in (form, root_of (form), "mutu", "cukup");
  type_in (form, root_of (form), "manfaat", "baik");
  type_in (form, root_of (form), "fisik", "80");
  type_in (form, root_of (form), "mutu", "buruk");
  check_score (form, "77.42", "Sedang", 2);
}

/* By hand: the mean of 5, 0 and 0 is 1,666667; : 5 × 100 = 33,33333… */
static void
test_a_repeat_counts_by_its_mean (void)
{
  g_autoptr (MonevResponseForm) form = make_response (FORM);

  while (count_of (form, "anak") < 3)
    g_assert_nonnull (monev_response_form_add (form, root_of (form), question_of (form, "anak"), NULL));
  type_in (form, instance_of (form, "anak", 0), "gizi", "baik");
  type_in (form, instance_of (form, "anak", 1), "gizi", "buruk");
  type_in (form, instance_of (form, "anak", 2), "gizi", "buruk");
  check_score (form, "33.33", "Rendah", 1);
}

static void
test_the_best_answers_are_worth_a_hundred (void)
{
  g_autoptr (MonevResponseForm) form = make_response (FORM);
  g_autofree char *words = NULL;
  g_autoptr (MonevScoring) scoring = monev_scoring_new (monev_response_form_instrument (form));
  MonevResponseScore score;

  type_in (form, root_of (form), "mutu", "baik");
  type_in (form, root_of (form), "manfaat", "baik");
  type_in (form, root_of (form), "fisik", "100");
  check_score (form, "100", "Sangat Tinggi", 3);
  score = monev_response_score_form (scoring, form);
  words = monev_response_score_words (&score);
  g_assert_cmpstr (words, ==, "100,00 – Sangat Tinggi; 3 dari 4 pertanyaan bernilai terjawab");
}

static void
test_without_scores_there_is_no_value (void)
{
  g_autoptr (MonevResponseForm) form = make_response ("#survey\ntype|name|label\ntext|a|A\n");
  MonevResponseScore score = monev_response_score_form (NULL, form);

  g_assert_false (score.known);
  g_assert_cmpuint (score.of, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/response/score/" path, func)
  ADD ("weighed", test_scores_are_weighed);
  ADD ("skipped-on-neither-side", test_what_is_skipped_counts_on_neither_side);
  ADD ("a-repeat-by-its-mean", test_a_repeat_counts_by_its_mean);
  ADD ("best-is-a-hundred", test_the_best_answers_are_worth_a_hundred);
  ADD ("without-scores", test_without_scores_there_is_no_value);
  return g_test_run ();
}
