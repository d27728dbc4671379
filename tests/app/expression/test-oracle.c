#include "random-formula.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <math.h>
#include <string.h>

/* The plain part of XPath 1.0 against libxml2: random expressions, equal values. */

#define N_EXPRESSIONS 20000

/* Both texts, or both numbers up to the last bits that an intermediate decimal may save. */
static gboolean
agree (const char *ours, const char *theirs)
{
  double a, b;
  char *end_a, *end_b;

  if (strcmp (ours, theirs) == 0)
    return TRUE;
  a = g_ascii_strtod (ours, &end_a);
  b = g_ascii_strtod (theirs, &end_b);
  return *ours != '\0' && *theirs != '\0' && *end_a == '\0' && *end_b == '\0'
         && fabs (a - b) <= 1e-9 * fabs (b);
}

static char *
ask_libxml (xmlXPathContext *context, const char *formula)
{
  xmlXPathObject *object = xmlXPathEvalExpression ((const xmlChar *)formula, context);
  xmlChar *text;
  char *copy;

  g_assert_nonnull (object);
  text = xmlXPathCastToString (object);
  copy = g_strdup ((const char *)text);
  xmlFree (text);
  xmlXPathFreeObject (object);
  return copy;
}

static void
compare_one (MonevScope *scope, xmlXPathContext *context, const char *formula)
{
  MonevExpressionPlace place = { .shape = monev_scope_shape (scope) };
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevExpression) expression = monev_expression_compile (formula, &place, &error);
  g_autofree char *ours = NULL;
  g_autofree char *theirs = ask_libxml (context, formula);

  if (expression == NULL)
    g_error ("%s: %s", formula, error->message);
  ours = monev_expression_text (expression, monev_scope_root (scope));
  if (!agree (ours, theirs))
    g_error ("%s\n  gave %s, libxml2 %s", formula, ours, theirs);
}

static void
test_plain_part (void)
{
  g_autoptr (MonevScope) scope = monev_formula_scope ();
  xmlDoc *parsed = xmlReadMemory (MONEV_FORMULA_DATA, sizeof MONEV_FORMULA_DATA - 1, NULL, NULL, 0);
  xmlXPathContext *context = xmlXPathNewContext (parsed);
  guint32 seed = g_test_rand_int ();
  GRand *rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int i = 0; i < N_EXPRESSIONS; i++)
    {
      g_autofree char *formula = monev_formula_random (rand);

      compare_one (scope, context, formula);
    }
  g_rand_free (rand);
  xmlXPathFreeContext (context);
  xmlFreeDoc (parsed);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/expression/oracle/the-plain-part-is-as-libxml2-has-it", test_plain_part);
  status = g_test_run ();
  xmlCleanupParser ();
  return status;
}
