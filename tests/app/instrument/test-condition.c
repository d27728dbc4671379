/* Conditions that are picked: their formula, and back again. */
#include "form-maker.h"
#include "instrument/condition.h"
#include "instrument/instrument-number.h"

#define FORM                                                                                       \
  "#survey\n"                                                                                      \
  "type|name|label|relevant\n"                                                                     \
  "begin_group|a|Bagian A|\n"                                                                      \
  "note|n|Perhatikan|\n"                                                                           \
  "select_one yt|sesuai|Sesuai jadwal?|\n"                                                         \
  "select_multiple yt|sebab|Sebabnya?|${sesuai} = 'tidak' and ${umur} >= 17\n"                     \
  "end_group|||\n"                                                                                 \
  "integer|umur|Umur|\n"                                                                           \
  "date|mulai|Mulai|\n"                                                                            \
  "calculate|hitung||\n"                                                                           \
  "begin_repeat|kk|Keluarga|\n"                                                                    \
  "text|nama|Nama|\n"                                                                              \
  "end_repeat|||\n"                                                                                \
  "#choices\nlist_name|name|label\nyt|ya|Ya\nyt|tidak|Tidak\n"

static MonevInstrument *
read_it (void)
{
  g_autoptr (MonevIssueList) issues = NULL;

  return read_form (FORM, &issues);
}

static void
check_text (const char *name, MonevCompare compare, const char *value, const char *expected)
{
  g_autoptr (MonevInstrument) form = read_it ();
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_condition_free);
  g_autoptr (GPtrArray) back = NULL;
  g_autofree char *text = NULL;
  const MonevCondition *again;
  gboolean any;

  g_ptr_array_add (one, monev_condition_new (name, compare, value));
  text = monev_conditions_to_text (one, FALSE, form, monev_instrument_find (form, "umur"));
  g_assert_cmpstr (text, ==, expected);
  back = monev_conditions_from_text (text, &any);
  g_assert_nonnull (back);
  g_assert_cmpuint (back->len, ==, 1);
  again = g_ptr_array_index (back, 0);
  g_assert_cmpstr (again->name, ==, name);
  g_assert_cmpint (again->compare, ==, compare);
  g_assert_cmpstr (again->value, ==, value);
}

static void
test_each_comparison_and_back (void)
{
  check_text ("sesuai", MONEV_COMPARE_IS, "tidak", "${sesuai} = 'tidak'");
  check_text ("sesuai", MONEV_COMPARE_IS_NOT, "ya", "${sesuai} != 'ya'");
  check_text ("sebab", MONEV_COMPARE_HAS, "ya", "selected(${sebab}, 'ya')");
  check_text ("sebab", MONEV_COMPARE_HAS_NOT, "ya", "not(selected(${sebab}, 'ya'))");
  check_text ("umur", MONEV_COMPARE_LESS, "17", "${umur} < 17");
  check_text ("umur", MONEV_COMPARE_AT_MOST, "-1.5", "${umur} <= -1.5");
  check_text (".", MONEV_COMPARE_MORE, "0", ". > 0");
  check_text ("mulai", MONEV_COMPARE_AT_LEAST, "2026-01-31", "${mulai} >= date('2026-01-31')");
  check_text ("umur", MONEV_COMPARE_FILLED, "", "${umur} != ''");
  check_text ("umur", MONEV_COMPARE_EMPTY, "", "${umur} = ''");
  /* A code that looks like a number is a code. */
  check_text ("sesuai", MONEV_COMPARE_IS, "01", "${sesuai} = '01'");
  check_text ("nama", MONEV_COMPARE_IS, "Ma'ruf", "${nama} = \"Ma'ruf\"");
}

static void
check_parts (const char *text, guint expected, gboolean expected_any)
{
  g_autoptr (GPtrArray) parts = NULL;
  gboolean any;

  parts = monev_conditions_from_text (text, &any);
  g_assert_nonnull (parts);
  g_assert_cmpuint (parts->len, ==, expected);
  g_assert_cmpint (any, ==, expected_any);
}

static void
check_formula (const char *text)
{
  gboolean any;

  g_assert_null (monev_conditions_from_text (text, &any));
}

static void
test_joined (void)
{
  check_parts ("", 0, FALSE);
  check_parts ("${a} = 'x' and ${b} > 3", 2, FALSE);
  check_parts ("${a} = 'x' or ${b} > 3 or selected(${c}, \"y\")", 3, TRUE);
  check_parts ("${a} = 'ini and itu'", 1, FALSE);
}

static void
test_any_other_formula_stays_one (void)
{
  check_formula ("${a} = 'x' and ${b} > 3 or ${c} = 1");
  check_formula ("(${a} = 'x')");
  check_formula ("${a} + 1 > 3");
  check_formula ("${a} > ${b}");
  check_formula ("string-length(.) > 3");
  check_formula ("${a} < ''");
  check_formula ("${a} = 'x' and");
}

static void
test_comparisons_fit_the_answer (void)
{
  g_autoptr (MonevInstrument) form = read_it ();
  const MonevQuestionType *one
      = monev_instrument_question (form, (guint)monev_instrument_find (form, "sesuai"))->type;
  const MonevQuestionType *many
      = monev_instrument_question (form, (guint)monev_instrument_find (form, "sebab"))->type;
  const MonevQuestionType *whole
      = monev_instrument_question (form, (guint)monev_instrument_find (form, "umur"))->type;

  g_assert_true (monev_compare_fits (MONEV_COMPARE_IS, one));
  g_assert_false (monev_compare_fits (MONEV_COMPARE_LESS, one));
  g_assert_true (monev_compare_fits (MONEV_COMPARE_HAS, many));
  g_assert_false (monev_compare_fits (MONEV_COMPARE_IS, many));
  g_assert_true (monev_compare_fits (MONEV_COMPARE_AT_LEAST, whole));
  g_assert_false (monev_compare_fits (MONEV_COMPARE_HAS, whole));
}

static void
test_a_formula_in_words (void)
{
  g_autoptr (MonevInstrument) form = read_it ();
  const MonevQuestion *question
      = monev_instrument_question (form, (guint)monev_instrument_find (form, "sebab"));
  g_autofree char *words = monev_instrument_explain (form, question->rules[MONEV_RULE_RELEVANT]);

  g_assert_cmpstr (words, ==, "nomor 1 = “Tidak” dan nomor 3 ≥ 17");
}

static void
test_letters_for_parts_one_count_for_questions (void)
{
  g_autoptr (MonevInstrument) form = read_it ();
  g_auto (GStrv) numbers = monev_instrument_numbers (form);
  g_autofree char *line = g_strjoinv ("|", numbers);

  g_assert_cmpstr (line, ==, "A||1|2|3|4||B|5");
}

static void
test_an_issue_finds_its_question (void)
{
  g_autoptr (MonevInstrument) form = read_it ();
  MonevIssue survey = { .sheet = "survey", .row = 8 };
  MonevIssue choice = { .sheet = "choices", .row = 3 };
  MonevIssue end = { .sheet = "survey", .row = 6 };
  MonevIssue settings = { .sheet = "settings", .row = 2 };

  g_assert_cmpint (monev_instrument_of_issue (form, &survey), ==,
                   monev_instrument_find (form, "mulai"));
  g_assert_cmpint (monev_instrument_of_issue (form, &choice), ==,
                   monev_instrument_find (form, "sesuai"));
  g_assert_cmpint (monev_instrument_of_issue (form, &end), ==, MONEV_INSTRUMENT_NONE);
  g_assert_cmpint (monev_instrument_of_issue (form, &settings), ==, MONEV_INSTRUMENT_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/instrument/condition/each-comparison-and-back", test_each_comparison_and_back);
  g_test_add_func ("/instrument/condition/joined-by-and-or-or", test_joined);
  g_test_add_func ("/instrument/condition/any-other-formula-stays-one",
                   test_any_other_formula_stays_one);
  g_test_add_func ("/instrument/condition/comparisons-fit-the-answer",
                   test_comparisons_fit_the_answer);
  g_test_add_func ("/instrument/condition/a-formula-in-words", test_a_formula_in_words);
  g_test_add_func ("/instrument/number/letters-for-parts-one-count-for-questions",
                   test_letters_for_parts_one_count_for_questions);
  g_test_add_func ("/instrument/number/an-issue-finds-its-question",
                   test_an_issue_finds_its_question);
  return g_test_run ();
}
