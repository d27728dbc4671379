#include "expression/expression.h"

#include "db-error.h"
#include "expression/function.h"

/* Where values lie, what an expression reads, and how it is told. */

static MonevExpression *
compile (MonevShape *shape, int field, const char *text)
{
  MonevExpressionPlace place = { .shape = shape, .field = field };
  g_autoptr (GError) error = NULL;
  MonevExpression *expression = monev_expression_compile (text, &place, &error);

  g_assert_no_error (error);
  return expression;
}

static void
check_text (MonevExpression *expression, MonevFrame *at, const char *expected)
{
  g_autofree char *text = monev_expression_text (expression, at);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_names_are_unique_among_siblings (void)
{
  g_autoptr (MonevShape) shape = monev_shape_new ("data");
  int group = monev_shape_add (shape, 0, "g", MONEV_SHAPE_GROUP);

  g_assert_cmpint (monev_shape_add (shape, 0, "x", MONEV_SHAPE_VALUE), >, 0);
  g_assert_cmpint (monev_shape_add (shape, 0, "x", MONEV_SHAPE_VALUE), ==, MONEV_SHAPE_NONE);
  g_assert_cmpint (monev_shape_add (shape, group, "x", MONEV_SHAPE_VALUE), >, 0);
  g_assert_cmpint (monev_shape_find (shape, "x"), ==, MONEV_SHAPE_AMBIGUOUS);
  g_assert_cmpint (monev_shape_find (shape, "y"), ==, MONEV_SHAPE_NONE);
  g_assert_cmpint (monev_shape_child (shape, group, "x"), >, group);
}

/* A group is no instance: it stands in the same repeat as what is in it. */
static void
test_holder_is_the_nearest_repeat (void)
{
  g_autoptr (MonevShape) shape = monev_shape_new ("data");
  int outer = monev_shape_add (shape, 0, "outer", MONEV_SHAPE_REPEAT);
  int group = monev_shape_add (shape, outer, "g", MONEV_SHAPE_GROUP);
  int inner = monev_shape_add (shape, group, "inner", MONEV_SHAPE_REPEAT);
  int x = monev_shape_add (shape, inner, "x", MONEV_SHAPE_VALUE);

  g_assert_cmpint (monev_shape_holder (shape, x), ==, inner);
  g_assert_cmpint (monev_shape_holder (shape, inner), ==, outer);
  g_assert_cmpint (monev_shape_holder (shape, group), ==, outer);
  g_assert_cmpint (monev_shape_holder (shape, outer), ==, 0);
}

static void
test_removed_instances_move_the_others_up (void)
{
  g_autoptr (MonevShape) shape = monev_shape_new ("data");
  int r = monev_shape_add (shape, 0, "r", MONEV_SHAPE_REPEAT);
  int x = monev_shape_add (shape, r, "x", MONEV_SHAPE_VALUE);
  g_autoptr (MonevScope) scope = monev_scope_new (shape);
  g_autoptr (MonevExpression) position = compile (shape, x, "position(..)");
  MonevFrame *frames[3];

  for (int i = 0; i < 3; i++)
    frames[i] = monev_frame_add (monev_scope_root (scope), r);
  monev_frame_remove (frames[0]);
  check_text (position, frames[1], "1");
  check_text (position, frames[2], "2");
  g_assert_cmpuint (monev_frame_count (monev_scope_root (scope), r), ==, 2);
}

static void
test_skipped_answers_are_empty_and_in_no_set (void)
{
  g_autoptr (MonevShape) shape = monev_shape_new ("data");
  int r = monev_shape_add (shape, 0, "r", MONEV_SHAPE_REPEAT);
  int x = monev_shape_add (shape, r, "x", MONEV_SHAPE_VALUE);
  g_autoptr (MonevScope) scope = monev_scope_new (shape);
  g_autoptr (MonevExpression) sum = compile (shape, 0, "concat(sum(${x}), ' ', count(${r}))");
  g_autoptr (MonevExpression) own = compile (shape, x, ".");
  MonevFrame *first = monev_frame_add (monev_scope_root (scope), r);
  MonevFrame *second = monev_frame_add (monev_scope_root (scope), r);

  monev_frame_set (first, x, "5");
  monev_frame_set (second, x, "7");
  check_text (sum, monev_scope_root (scope), "12 2");
  monev_frame_set_relevant (first, x, FALSE);
  check_text (sum, monev_scope_root (scope), "7 2");
  check_text (own, first, "");
  monev_frame_set_relevant (first, x, TRUE);
  monev_frame_set_relevant (first, r, FALSE);
  check_text (sum, monev_scope_root (scope), "7 1");
  check_text (own, first, "5");
}

static void
test_a_changed_list_is_read_anew (void)
{
  static const char *const columns[] = { "name", "label", NULL };
  static const char *const row[] = { "a", "Satu", NULL };
  g_autoptr (MonevScope) table = monev_scope_new_table (columns);
  g_autoptr (MonevShape) shape = monev_shape_new ("data");
  g_autoptr (MonevScope) scope = monev_scope_new (shape);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  MonevExpressionPlace place = { shape, 0, known };
  g_autoptr (MonevExpression) count = NULL;

  g_hash_table_insert (known, (gpointer) "l", monev_scope_shape (table));
  monev_scope_set_instance (scope, "l", table);
  monev_scope_add_row (table, row);
  count = monev_expression_compile ("count(instance('l')/root/item[name = 'a'])", &place, NULL);
  check_text (count, monev_scope_root (scope), "1");
  monev_scope_add_row (table, row);
  check_text (count, monev_scope_root (scope), "2");
}

static void
test_reads_name_each_question_once (void)
{
  g_autoptr (MonevShape) shape = monev_shape_new ("data");
  int a = monev_shape_add (shape, 0, "a", MONEV_SHAPE_VALUE);
  int b = monev_shape_add (shape, 0, "b", MONEV_SHAPE_VALUE);
  g_autoptr (MonevExpression) expression = compile (shape, b, "${a} > 1 and . < ${a}");
  guint count;
  const int *reads = monev_expression_reads (expression, &count);

  g_assert_cmpuint (count, ==, 2);
  g_assert_cmpint (reads[0], ==, a);
  g_assert_cmpint (reads[1], ==, b);
}

static char *
field_words (gpointer data, int field)
{
  (void)data;
  return field == 1 ? g_strdup ("Umur kepala keluarga") : NULL;
}

static char *
choice_words (gpointer data, int field, const char *choice)
{
  (void)data;
  return field == 2 && *choice == 's' ? g_strdup ("Selesai") : NULL;
}

static void
test_told_in_plain_words (void)
{
  static const struct
  {
    const char *formula, *words;
  } cases[] = {
    { "${umur} > 17", "Umur kepala keluarga > 17" },
    { "${status} != 's' and ${umur} >= 2.5",
      "status bukan “Selesai” dan Umur kepala keluarga ≥ 2,5" },
    { "(${status} = 's' or ${status} = '') and true()",
      "(status = “Selesai” atau status belum diisi) dan selalu" },
    { "not(selected(${status}, 's'))", "status tidak memuat “Selesai”" },
    { ". <= today()", "jawaban ≤ hari ini" },
    { "${umur} != ''", "Umur kepala keluarga sudah diisi" },
    { ". > date('2026-03-02')", "jawaban > “2 Maret 2026”" },
    { "(${umur} + 1) * 2", "(Umur kepala keluarga + 1) × 2" },
    { "if(${umur} > 5, 1, 2)", "bila Umur kepala keluarga > 5 maka 1, selain itu 2" },
  };
  g_autoptr (MonevShape) shape = monev_shape_new ("data");
  MonevExpressionWords words = { field_words, choice_words, NULL };
  int own;

  monev_shape_add (shape, 0, "umur", MONEV_SHAPE_VALUE);
  monev_shape_add (shape, 0, "status", MONEV_SHAPE_VALUE);
  own = monev_shape_add (shape, 0, "ini", MONEV_SHAPE_VALUE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MonevExpression) expression = compile (shape, own, cases[i].formula);
      g_autofree char *told = monev_expression_explain (expression, &words);

      g_assert_cmpstr (told, ==, cases[i].words);
    }
}

static void
test_bombs_are_refused (void)
{
  g_autoptr (MonevShape) shape = monev_shape_new ("data");
  MonevExpressionPlace place = { .shape = shape };
  const struct
  {
    const char *part;
    guint times;
    int code;
  } bombs[] = { { "(", 5000, MONEV_ERROR_INVALID },    { "- ", 5000, MONEV_ERROR_INVALID },
                { "not(", 5000, MONEV_ERROR_INVALID }, { "1 + ", 5000, MONEV_ERROR_INVALID },
                { "a[", 5000, MONEV_ERROR_INVALID },   { "xxxxxxxxxx", 10000, MONEV_ERROR_LIMIT },
                { "\xff", 1, MONEV_ERROR_INVALID } };

  for (guint i = 0; i < G_N_ELEMENTS (bombs); i++)
    {
      GString *text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;

      for (guint n = 0; n < bombs[i].times; n++)
        g_string_append (text, bombs[i].part);
      g_string_append (text, "1");
      g_assert_null (monev_expression_compile (text->str, &place, &error));
      g_assert_error (error, MONEV_ERROR, bombs[i].code);
      g_string_free (text, TRUE);
    }
}

static void
test_functions_are_found (void)
{
  guint count;
  const MonevFunction *all = monev_function_all (&count);

  for (guint i = 0; i < count; i++)
    g_assert_true (monev_function_find (all[i].name) == &all[i]);
  g_assert_null (monev_function_find ("tidak-ada"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/expression/places/names-are-unique-among-siblings",
                   test_names_are_unique_among_siblings);
  g_test_add_func ("/expression/places/holder-is-the-nearest-repeat",
                   test_holder_is_the_nearest_repeat);
  g_test_add_func ("/expression/places/removed-instances-move-the-others-up",
                   test_removed_instances_move_the_others_up);
  g_test_add_func ("/expression/places/skipped-answers-are-empty-and-in-no-set",
                   test_skipped_answers_are_empty_and_in_no_set);
  g_test_add_func ("/expression/places/a-changed-list-is-read-anew",
                   test_a_changed_list_is_read_anew);
  g_test_add_func ("/expression/places/reads-name-each-question-once",
                   test_reads_name_each_question_once);
  g_test_add_func ("/expression/explain/told-in-plain-words", test_told_in_plain_words);
  g_test_add_func ("/expression/parse/bombs-are-refused", test_bombs_are_refused);
  g_test_add_func ("/expression/functions/all-are-found", test_functions_are_found);
  return g_test_run ();
}
