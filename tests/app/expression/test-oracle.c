#include "expression/expression.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <math.h>
#include <string.h>

/* The plain part of XPath 1.0 against libxml2: random expressions, equal values.
 *
 * Numbers are eighths, so that doubles and decimals agree. Left out is where a form differs from
 * XPath on purpose: the truth of a reference, sums over empty answers, dates. */

#define N_EXPRESSIONS 20000

static const char document[] = "<data><a>3</a><b>-1.5</b><c>tiga kata di sini</c><d>12</d>"
                               "<r><x>1</x><y>a</y></r><r><x>2.5</x><y>b</y></r>"
                               "<r><x>4</x><y>a</y></r></data>";

typedef struct
{
  GRand *rand;
  GString *text;
} Maker;

static void make_number (Maker *self, int depth);
static void make_text (Maker *self, int depth);
static void make_truth (Maker *self, int depth);

static int
pick (Maker *self, int count)
{
  return g_rand_int_range (self->rand, 0, count);
}

static void
put (Maker *self, const char *text)
{
  g_string_append (self->text, text);
}

static void
make_two (Maker *self, void (*make) (Maker *, int), const char *sign, int depth)
{
  put (self, "(");
  make (self, depth - 1);
  put (self, sign);
  make (self, depth - 1);
  put (self, ")");
}

static void
make_call (Maker *self, const char *name, void (*make) (Maker *, int), int depth)
{
  put (self, name);
  put (self, "(");
  make (self, depth - 1);
  put (self, ")");
}

static void
make_nodes (Maker *self)
{
  static const char *const paths[] = {
    "/data/a",
    "/data/r/x",
    "/data/r[2]/x",
    "/data/r[x > 1]/x",
    "/data/r[y = 'a'][2]/x",
    "/data/r[position() = 3]/x",
    "/data/r[last()]/x",
    "/data/r/x[. > 2]",
    "/data/a | /data/d",
    "/data/r/../b",
    "/data/r[y = 'zzz']/x",
    "/data/child::d",
    "/data/r/x/parent::node()/x",
    "/data/r[x > /data/a]/x",
    "/data/r[x mod 2 = 0]/x",
  };

  put (self, paths[pick (self, G_N_ELEMENTS (paths))]);
}

static void
make_number (Maker *self, int depth)
{
  static const char *const signs[] = { " + ", " - ", " * " };

  switch (depth <= 0 ? pick (self, 3) : pick (self, 11))
    {
    case 0:
      g_string_append_printf (self->text, "%d", pick (self, 200));
      break;
    case 1:
      g_string_append_printf (self->text, "%d.%s", pick (self, 20), pick (self, 2) ? "5" : "125");
      break;
    case 2:
      put (self, pick (self, 2) ? "/data/a" : "/data/b");
      break;
    case 3:
    case 4:
      make_two (self, make_number, signs[pick (self, 3)], depth);
      break;
    case 5:
      put (self, "- ");
      make_number (self, depth - 1);
      break;
    case 6:
      make_call (self, pick (self, 2) ? "floor" : "round", make_number, depth);
      break;
    case 7:
      make_call (self, "string-length", make_text, depth);
      break;
    case 8:
      put (self, "count(");
      make_nodes (self);
      put (self, ")");
      break;
    case 9:
      put (self, "sum(");
      make_nodes (self);
      put (self, ")");
      break;
    default:
      make_call (self, "ceiling", make_number, depth);
      break;
    }
}

static void
make_text (Maker *self, int depth)
{
  switch (depth <= 0 ? pick (self, 3) : pick (self, 9))
    {
    case 0:
      put (self, "'tiga'");
      break;
    case 1:
      put (self, "'  a  b '");
      break;
    case 2:
      put (self, "/data/c");
      break;
    case 3:
      put (self, "concat(");
      make_text (self, depth - 1);
      put (self, ", ");
      make_number (self, depth - 1);
      put (self, ")");
      break;
    case 4:
      make_call (self, "normalize-space", make_text, depth);
      break;
    case 5:
      put (self, "substring(");
      make_text (self, depth - 1);
      put (self, ", ");
      make_number (self, depth - 2);
      put (self, ", 3)");
      break;
    case 6:
      put (self, pick (self, 2) ? "substring-before(" : "substring-after(");
      make_text (self, depth - 1);
      put (self, ", ' ')");
      break;
    case 7:
      put (self, "translate(");
      make_text (self, depth - 1);
      put (self, ", 'ait', 'AI')");
      break;
    default:
      make_call (self, "string", make_number, depth);
      break;
    }
}

static void
make_truth (Maker *self, int depth)
{
  static const char *const signs[] = { " = ", " != ", " < ", " <= ", " > ", " >= " };
  const char *sign = signs[pick (self, 6)];

  switch (depth <= 0 ? pick (self, 3) : pick (self, 9))
    {
    case 0:
      put (self, "true()");
      break;
    case 1:
      put (self, "false()");
      break;
    case 2:
      make_two (self, make_number, sign, 1);
      break;
    case 3:
      make_two (self, make_text, sign, depth);
      break;
    case 4:
      make_two (self, make_truth, pick (self, 2) ? " and " : " or ", depth);
      break;
    case 5:
      make_call (self, "not", make_truth, depth);
      break;
    case 6:
      put (self, "(");
      make_nodes (self);
      put (self, sign);
      make_number (self, depth - 1);
      put (self, ")");
      break;
    case 7:
      put (self, "(");
      make_nodes (self);
      put (self, sign);
      make_nodes (self);
      put (self, ")");
      break;
    default:
      put (self, "starts-with(");
      make_text (self, depth - 1);
      put (self, ", 't')");
      break;
    }
}

static MonevScope *
new_scope (MonevShape *shape)
{
  static const char *const names[] = { "a", "b", "c", "d" };
  static const char *const values[] = { "3", "-1.5", "tiga kata di sini", "12" };
  static const char *const rows[][2] = { { "1", "a" }, { "2.5", "b" }, { "4", "a" } };
  int r, x, y;
  MonevScope *scope;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    monev_shape_add (shape, 0, names[i], MONEV_SHAPE_VALUE);
  r = monev_shape_add (shape, 0, "r", MONEV_SHAPE_REPEAT);
  x = monev_shape_add (shape, r, "x", MONEV_SHAPE_VALUE);
  y = monev_shape_add (shape, r, "y", MONEV_SHAPE_VALUE);
  scope = monev_scope_new (shape);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    monev_frame_set (monev_scope_root (scope), monev_shape_find (shape, names[i]), values[i]);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MonevFrame *frame = monev_frame_add (monev_scope_root (scope), r);

      monev_frame_set (frame, x, rows[i][0]);
      monev_frame_set (frame, y, rows[i][1]);
    }
  return scope;
}

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
  g_autoptr (MonevShape) shape = monev_shape_new ("data");
  g_autoptr (MonevScope) scope = new_scope (shape);
  xmlDoc *parsed = xmlReadMemory (document, sizeof document - 1, NULL, NULL, 0);
  xmlXPathContext *context = xmlXPathNewContext (parsed);
  guint32 seed = g_test_rand_int ();
  Maker maker = { g_rand_new_with_seed (seed), g_string_new (NULL) };

  g_test_message ("seed %u", seed);
  for (int i = 0; i < N_EXPRESSIONS; i++)
    {
      g_string_truncate (maker.text, 0);
      switch (i % 3)
        {
        case 0:
          make_number (&maker, 3);
          break;
        case 1:
          make_text (&maker, 3);
          break;
        default:
          make_truth (&maker, 3);
          break;
        }
      compare_one (scope, context, maker.text->str);
    }
  g_string_free (maker.text, TRUE);
  g_rand_free (maker.rand);
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
