#include "random-formula.h"

#include <string.h>

/* What holds for every formula, tried on random ones. */

#define N_FORMULAS 4000

typedef struct
{
  MonevScope *scope;
  GRand *rand;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  guint32 seed = g_test_rand_int ();

  (void)data;
  g_test_message ("seed %u", seed);
  self->scope = monev_formula_scope ();
  self->rand = g_rand_new_with_seed (seed);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  (void)data;
  monev_scope_unref (self->scope);
  g_rand_free (self->rand);
}

static MonevExpression *
compile (Fixture *self, const char *formula)
{
  MonevExpressionPlace place = { .shape = monev_scope_shape (self->scope) };
  g_autoptr (GError) error = NULL;
  MonevExpression *expression = monev_expression_compile (formula, &place, &error);

  if (expression == NULL)
    g_error ("%s: %s", formula, error->message);
  return expression;
}

static char *
value_of (Fixture *self, const MonevExpression *expression)
{
  return monev_expression_text (expression, monev_scope_root (self->scope));
}

static void
add_space (Fixture *self, GString *text)
{
  static const char *const spaces[] = { "", " ", "  ", "\t", "\n", " \r\n " };

  g_string_append (text, spaces[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (spaces))]);
}

/* Adds white space wherever two signs meet, never within quotation marks. */
static char *
spread (Fixture *self, const char *formula)
{
  GString *text = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (; *formula != '\0'; formula++)
    {
      gboolean sign = !quoted && strchr ("()[],=+*|<>", *formula) != NULL;
      /* "!=", "<=" and ">=" are one sign each. */
      gboolean joined
          = *formula == '=' && text->len > 0 && strchr ("!<>", text->str[text->len - 1]) != NULL;

      if (sign && !joined)
        add_space (self, text);
      g_string_append_c (text, *formula);
      quoted ^= *formula == '\'';
      if ((sign && formula[1] != '=') || (!quoted && *formula == ' '))
        add_space (self, text);
    }
  return g_string_free (text, FALSE);
}

static void
test_white_space (Fixture *self, gconstpointer data)
{
  (void)data;
  for (int i = 0; i < N_FORMULAS; i++)
    {
      g_autofree char *formula = monev_formula_random (self->rand);
      g_autofree char *loose = spread (self, formula);
      g_autoptr (MonevExpression) tight = compile (self, formula);
      g_autoptr (MonevExpression) wide = compile (self, loose);
      g_autofree char *one = value_of (self, tight);
      g_autofree char *other = value_of (self, wide);

      g_assert_cmpstr (one, ==, other);
    }
}

static void
test_explain (Fixture *self, gconstpointer data)
{
  MonevExpressionWords words = { NULL };

  (void)data;
  for (int i = 0; i < N_FORMULAS; i++)
    {
      g_autofree char *formula = monev_formula_random (self->rand);
      g_autoptr (MonevExpression) expression = compile (self, formula);
      g_autofree char *text = monev_expression_explain (expression, &words);

      g_assert_nonnull (text);
      g_assert_cmpstr (text, !=, "");
      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
}

/* The frame that holds @field: the root, or the second instance of its repeat. */
static MonevFrame *
frame_of (Fixture *self, int field)
{
  const MonevShapeField *about = monev_shape_field (monev_scope_shape (self->scope), field);
  MonevFrame *root = monev_scope_root (self->scope);

  return about->depth == 0 ? root : monev_frame_child (root, about->repeat, 1);
}

/* A set of questions leaves out those that are not relevant, but holds those without an answer. */
static gboolean
has_sets (const char *formula)
{
  return strstr (formula, "/data/r") != NULL || strstr (formula, "count(") != NULL
         || strchr (formula, '|') != NULL;
}

/* A question that is not relevant is the same as one without an answer. */
static void
check_irrelevant (Fixture *self, const MonevExpression *expression, int field)
{
  MonevFrame *frame = frame_of (self, field);
  g_autofree char *kept = g_strdup (monev_frame_get (frame, field));
  g_autofree char *hidden = NULL;
  g_autofree char *empty = NULL;

  if (has_sets (monev_expression_source (expression)))
    return;
  monev_frame_set_relevant (frame, field, FALSE);
  hidden = value_of (self, expression);
  monev_frame_set_relevant (frame, field, TRUE);
  monev_frame_set (frame, field, "");
  empty = value_of (self, expression);
  monev_frame_set (frame, field, kept);
  if (strcmp (hidden, empty) != 0)
    g_error ("%s\n  hidden %s, empty %s", monev_expression_source (expression), hidden, empty);
}

static gboolean
reads (const MonevExpression *expression, int field)
{
  guint count;
  const int *fields = monev_expression_reads (expression, &count);

  for (guint i = 0; i < count; i++)
    if (fields[i] == field)
      return TRUE;
  return FALSE;
}

/* What a formula does not say it reads can change without changing the formula's value. */
static void
check_reads (Fixture *self, const MonevExpression *expression, int field)
{
  MonevFrame *frame = frame_of (self, field);
  g_autofree char *kept = g_strdup (monev_frame_get (frame, field));
  g_autofree char *before = value_of (self, expression);
  g_autofree char *after = NULL;

  if (reads (expression, field))
    return;
  monev_frame_set (frame, field, "77.5");
  after = value_of (self, expression);
  monev_frame_set (frame, field, kept);
  if (strcmp (before, after) != 0)
    g_error ("%s does not say that it reads %s", monev_expression_source (expression),
             monev_shape_field (monev_scope_shape (self->scope), field)->name);
}

typedef void (*Check) (Fixture *self, const MonevExpression *expression, int field);

static void
check_fields (Fixture *self, Check check)
{
  MonevShape *shape = monev_scope_shape (self->scope);

  for (int i = 0; i < N_FORMULAS; i++)
    {
      g_autofree char *formula = monev_formula_random (self->rand);
      g_autoptr (MonevExpression) expression = compile (self, formula);

      for (int field = 1; field < (int)monev_shape_count (shape); field++)
        if (monev_shape_field (shape, field)->kind == MONEV_SHAPE_VALUE)
          check (self, expression, field);
    }
}

static void
test_irrelevant (Fixture *self, gconstpointer data)
{
  (void)data;
  check_fields (self, check_irrelevant);
}

static void
test_reads (Fixture *self, gconstpointer data)
{
  (void)data;
  check_fields (self, check_reads);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/expression/properties/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("white-space-changes-nothing", test_white_space);
  add ("every-formula-has-words", test_explain);
  add ("what-is-not-relevant-reads-as-empty", test_irrelevant);
  add ("a-value-changes-only-with-what-is-read", test_reads);
  return g_test_run ();
}
