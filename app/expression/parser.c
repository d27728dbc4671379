#include "function.h"
#include "token.h"
#include "tree.h"

#include <string.h>

/* XPath 1.0, 3: precedence climbing over the operators, then paths. */

typedef struct
{
  MonevTree *tree;
  MonevToken token;
  int depth;
  GError **error;
} Parser;

static const struct
{
  const char *sign;
  int rank; /* binds the tighter the higher */
  MonevNodeKind kind;
  MonevType type;
} operators[] = {
  { "or", 1, MONEV_NODE_OR, MONEV_TYPE_BOOLEAN },
  { "and", 2, MONEV_NODE_AND, MONEV_TYPE_BOOLEAN },
  { "=", 3, MONEV_NODE_EQUAL, MONEV_TYPE_BOOLEAN },
  { "!=", 3, MONEV_NODE_UNEQUAL, MONEV_TYPE_BOOLEAN },
  { "<", 4, MONEV_NODE_LESS, MONEV_TYPE_BOOLEAN },
  { "<=", 4, MONEV_NODE_LESS_EQUAL, MONEV_TYPE_BOOLEAN },
  { ">", 4, MONEV_NODE_MORE, MONEV_TYPE_BOOLEAN },
  { ">=", 4, MONEV_NODE_MORE_EQUAL, MONEV_TYPE_BOOLEAN },
  { "+", 5, MONEV_NODE_ADD, MONEV_TYPE_NUMBER },
  { "-", 5, MONEV_NODE_SUBTRACT, MONEV_TYPE_NUMBER },
  { "*", 6, MONEV_NODE_MULTIPLY, MONEV_TYPE_NUMBER },
  { "div", 6, MONEV_NODE_DIVIDE, MONEV_TYPE_NUMBER },
  { "mod", 6, MONEV_NODE_MODULO, MONEV_TYPE_NUMBER },
  { "|", 8, MONEV_NODE_UNION, MONEV_TYPE_NODES },
};

#define RANK_NEGATE 7

static MonevNode *parse_ranked (Parser *self, int lowest);

static const char *
source_at (Parser *self, int at)
{
  return self->tree->source + at;
}

static void
advance (Parser *self)
{
  monev_token_next (self->tree->source, self->token.end, &self->token);
}

static gboolean
is (Parser *self, const char *word)
{
  return monev_token_is (self->tree->source, &self->token, word);
}

static gboolean
accept (Parser *self, const char *word)
{
  if (!is (self, word))
    return FALSE;
  advance (self);
  return TRUE;
}

static gpointer
fault_here (Parser *self, const char *what)
{
  const MonevToken *token = &self->token;

  if (token->kind == MONEV_TOKEN_FAULT)
    monev_tree_fault (self->tree, token->start, self->error, "“%.*s”: %s",
                      token->end - token->start, source_at (self, token->start), token->fault);
  else if (token->kind == MONEV_TOKEN_END)
    monev_tree_fault (self->tree, token->start, self->error, "rumus terputus, %s", what);
  else if (is (self, "/"))
    monev_tree_fault (self->tree, token->start, self->error,
                      "“/” tidak pada tempatnya, bagi ditulis div");
  else
    monev_tree_fault (self->tree, token->start, self->error, "“%.*s” tidak pada tempatnya, %s",
                      token->end - token->start, source_at (self, token->start), what);
  return NULL;
}

static MonevNode *
new_node (Parser *self, MonevNodeKind kind, MonevType type, int start)
{
  MonevNode *node = monev_tree_alloc (self->tree, sizeof *node);

  node->kind = kind;
  node->type = type;
  node->start = start;
  node->end = self->token.start;
  return node;
}

static char *
inner_text (Parser *self)
{
  return monev_tree_text (self->tree, source_at (self, self->token.inner_start),
                          (gsize)(self->token.inner_end - self->token.inner_start));
}

static MonevNode *
parse_number (Parser *self)
{
  g_autofree char *text = g_strndup (source_at (self, self->token.start),
                                     (gsize)(self->token.end - self->token.start));
  int start = self->token.start;
  MonevNode *node;

  advance (self);
  node = new_node (self, MONEV_NODE_NUMBER, MONEV_TYPE_NUMBER, start);
  node->number = monev_real_from_text (text);
  return node;
}

static MonevNode *
parse_text (Parser *self)
{
  int start = self->token.start;
  const char *text = inner_text (self);
  MonevNode *node;

  advance (self);
  node = new_node (self, MONEV_NODE_TEXT, MONEV_TYPE_TEXT, start);
  node->text = text;
  return node;
}

static gboolean
check_count (Parser *self, const MonevNode *call)
{
  const MonevFunction *function = call->function;

  if (call->n_arguments >= function->fewest && call->n_arguments <= function->most
      && (function->id != MONEV_FN_INDEXED_REPEAT || call->n_arguments % 2 == 1)
      && (function->id != MONEV_FN_WEIGHTED_CHECKLIST || call->n_arguments % 2 == 0))
    return TRUE;
  if (function->most == function->fewest)
    monev_tree_fault (self->tree, call->start, self->error,
                      "%s() memerlukan %u isian di dalam kurung, yang tertulis %u", function->name,
                      function->fewest, call->n_arguments);
  else
    monev_tree_fault (self->tree, call->start, self->error,
                      "%u isian di dalam kurung %s() tidak cocok, paling sedikit %u%s",
                      call->n_arguments, function->name, function->fewest,
                      function->id == MONEV_FN_INDEXED_REPEAT       ? " dan selalu ganjil"
                      : function->id == MONEV_FN_WEIGHTED_CHECKLIST ? " dan selalu genap"
                                                                    : "");
  return FALSE;
}

static gboolean
parse_arguments (Parser *self, MonevNode *call)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  if (!is (self, ")"))
    do
      {
        MonevNode *argument = parse_ranked (self, 1);

        if (argument == NULL)
          return FALSE;
        g_ptr_array_add (list, argument);
      }
    while (accept (self, ","));
  if (!is (self, ")"))
    return fault_here (self, "di sini koma atau kurung tutup") != NULL;
  advance (self);
  call->n_arguments = list->len;
  call->arguments = monev_tree_alloc (self->tree, MAX (list->len, 1) * sizeof (MonevNode *));
  for (guint i = 0; i < list->len; i++)
    call->arguments[i] = g_ptr_array_index (list, i);
  call->end = self->token.start;
  return check_count (self, call);
}

static const MonevFunction *
find_function (Parser *self, const char *name, int start)
{
  const MonevFunction *function = monev_function_find (name), *near;

  if (function != NULL)
    return function;
  near = monev_function_nearest (name);
  if (near != NULL)
    monev_tree_fault (self->tree, start, self->error, "fungsi %s() tidak ada, tulis %s()", name,
                      near->name);
  else
    monev_tree_fault (self->tree, start, self->error, "fungsi %s() tidak dikenal", name);
  return NULL;
}

static MonevNode *
parse_call (Parser *self, const char *name, int start)
{
  const MonevFunction *function = find_function (self, name, start);
  MonevNode *call;

  if (function == NULL)
    return NULL;
  call = new_node (self, MONEV_NODE_CALL, function->type, start);
  call->function = function;
  self->tree->phone_only |= function->id == MONEV_FN_PHONE;
  self->tree->changing |= function->id == MONEV_FN_RANDOM || function->id == MONEV_FN_UUID
                          || function->id == MONEV_FN_NOW || function->id == MONEV_FN_TODAY
                          || function->id == MONEV_FN_RANDOMIZE;
  return parse_arguments (self, call) ? call : NULL;
}

static MonevStep *
new_step (Parser *self, MonevAxis axis, const char *name, int start)
{
  MonevStep *step = monev_tree_alloc (self->tree, sizeof *step);

  step->axis = axis;
  step->name = name;
  step->start = start;
  step->end = self->token.start;
  step->key = MONEV_SHAPE_NONE;
  return step;
}

static MonevStep *
parse_axis (Parser *self, int start)
{
  static const struct
  {
    const char *name;
    MonevAxis axis;
  } axes[] = {
    { "child", MONEV_AXIS_CHILD },
    { "parent", MONEV_AXIS_PARENT },
    { "self", MONEV_AXIS_SELF },
  };
  const char *axis = inner_text (self), *name = NULL;
  guint found = 0;

  while (found < G_N_ELEMENTS (axes) && strcmp (axes[found].name, axis) != 0)
    found++;
  if (found == G_N_ELEMENTS (axes))
    {
      monev_tree_fault (self->tree, start, self->error,
                        "arah “%s” tidak dikenal formulir ponsel, yang ada child, parent dan self",
                        axis);
      return NULL;
    }
  advance (self);
  advance (self);
  if (self->token.kind == MONEV_TOKEN_NAME)
    name = inner_text (self);
  else if (!is (self, "*"))
    return fault_here (self, "di sini nama pertanyaan");
  advance (self);
  if (g_strcmp0 (name, "node") == 0 && accept (self, "("))
    {
      if (!accept (self, ")"))
        return fault_here (self, "di sini kurung tutup");
      name = NULL;
    }
  return new_step (self, axes[found].axis, name, start);
}

static gboolean
starts_axis (Parser *self)
{
  MonevToken next;

  monev_token_next (self->tree->source, self->token.end, &next);
  return monev_token_is (self->tree->source, &next, "::");
}

static MonevStep *
parse_step_test (Parser *self)
{
  int start = self->token.start;
  const char *name;

  if (accept (self, "."))
    return new_step (self, MONEV_AXIS_SELF, NULL, start);
  if (accept (self, ".."))
    return new_step (self, MONEV_AXIS_PARENT, NULL, start);
  if (accept (self, "*"))
    return new_step (self, MONEV_AXIS_CHILD, NULL, start);
  if (is (self, "@"))
    {
      monev_tree_fault (self->tree, start, self->error,
                        "atribut (@…) tidak dikenal formulir ponsel");
      return NULL;
    }
  if (self->token.kind != MONEV_TOKEN_NAME)
    return fault_here (self, "di sini nama pertanyaan");
  if (starts_axis (self))
    return parse_axis (self, start);
  name = inner_text (self);
  advance (self);
  return new_step (self, MONEV_AXIS_CHILD, name, start);
}

/* [ … ] as often as it comes. */
static gboolean
parse_predicates (Parser *self, MonevStep *step)
{
  while (accept (self, "["))
    {
      MonevNode *predicate = parse_ranked (self, 1);

      if (predicate == NULL)
        return FALSE;
      if (!is (self, "]"))
        return fault_here (self, "di sini kurung siku tutup") != NULL;
      advance (self);
      if (step->predicates == NULL)
        {
          step->predicates = g_ptr_array_new ();
          g_ptr_array_add (self->tree->lists, step->predicates);
        }
      g_ptr_array_add (step->predicates, predicate);
      step->end = self->token.start;
    }
  return TRUE;
}

static MonevStep *
parse_step (Parser *self)
{
  MonevStep *step = parse_step_test (self);

  return step != NULL && parse_predicates (self, step) ? step : NULL;
}

/* The steps behind a first one, each behind a slash. */
static gboolean
parse_more_steps (Parser *self, MonevStep **tail)
{
  while (accept (self, "/"))
    {
      *tail = parse_step (self);
      if (*tail == NULL)
        return FALSE;
      tail = &(*tail)->next;
    }
  if (is (self, "//"))
    return fault_here (self, "tuliskan jalur selengkapnya dengan satu garis miring") != NULL;
  return TRUE;
}

static MonevNode *
new_path (Parser *self, MonevBase base, int start)
{
  MonevNode *node = new_node (self, MONEV_NODE_PATH, MONEV_TYPE_NODES, start);

  node->path = monev_tree_alloc (self->tree, sizeof *node->path);
  node->path->base = base;
  return node;
}

static MonevNode *
finish_path (Parser *self, MonevNode *node, MonevStep **tail)
{
  if (!parse_more_steps (self, tail))
    return NULL;
  node->end = self->token.start;
  return node;
}

static gboolean
begins_step (Parser *self)
{
  return self->token.kind == MONEV_TOKEN_NAME || is (self, ".") || is (self, "..") || is (self, "*")
         || is (self, "@");
}

static MonevNode *
parse_absolute (Parser *self)
{
  MonevNode *node = new_path (self, MONEV_BASE_CURRENT, self->token.start);

  node->path->absolute = TRUE;
  advance (self);
  if (!begins_step (self))
    {
      node->end = self->token.start;
      return node;
    }
  node->path->steps = parse_step (self);
  if (node->path->steps == NULL)
    return NULL;
  return finish_path (self, node, &node->path->steps->next);
}

static MonevNode *
parse_relative (Parser *self)
{
  MonevNode *node = new_path (self, MONEV_BASE_CONTEXT, self->token.start);

  node->path->steps = parse_step (self);
  if (node->path->steps == NULL)
    return NULL;
  return finish_path (self, node, &node->path->steps->next);
}

/* Predicates straight behind ${x} or a call hang on a step that stays where it is. */
static MonevNode *
parse_tail (Parser *self, MonevNode *node)
{
  MonevStep **tail = &node->path->steps;

  if (is (self, "["))
    {
      *tail = new_step (self, MONEV_AXIS_SELF, NULL, self->token.start);
      if (!parse_predicates (self, *tail))
        return NULL;
      tail = &(*tail)->next;
    }
  return finish_path (self, node, tail);
}

static MonevNode *
parse_field (Parser *self)
{
  MonevNode *node = new_path (self, MONEV_BASE_CURRENT, self->token.start);

  node->path->name = inner_text (self);
  advance (self);
  return parse_tail (self, node);
}

/* instance ('x'), current () and calls with steps behind them become paths. */
static MonevNode *
parse_call_path (Parser *self, MonevNode *call)
{
  MonevFunctionId id = call->function->id;
  MonevNode *node;

  if (id != MONEV_FN_INSTANCE && id != MONEV_FN_CURRENT && !is (self, "/") && !is (self, "["))
    return call;
  if (call->type != MONEV_TYPE_NODES)
    return fault_here (self, "hasil fungsi ini bukan pertanyaan");
  node = new_path (self, MONEV_BASE_CALL, call->start);
  node->path->call = call;
  if (id == MONEV_FN_CURRENT)
    node->path->base = MONEV_BASE_CURRENT;
  if (id == MONEV_FN_INSTANCE)
    {
      node->path->base = MONEV_BASE_INSTANCE;
      node->path->name = call->arguments[0]->text;
      if (call->arguments[0]->kind != MONEV_NODE_TEXT)
        {
          monev_tree_fault (self->tree, call->start, self->error,
                            "nama daftar di dalam instance() ditulis di antara tanda kutip");
          return NULL;
        }
    }
  return parse_tail (self, node);
}

static MonevNode *
parse_name (Parser *self)
{
  int start = self->token.start;
  MonevToken next;
  const char *name;
  MonevNode *call;

  monev_token_next (self->tree->source, self->token.end, &next);
  if (!monev_token_is (self->tree->source, &next, "("))
    return parse_relative (self);
  name = inner_text (self);
  advance (self);
  advance (self);
  call = parse_call (self, name, start);
  return call == NULL ? NULL : parse_call_path (self, call);
}

static MonevNode *
parse_bracketed (Parser *self)
{
  MonevNode *node;

  advance (self);
  node = parse_ranked (self, 1);
  if (node == NULL)
    return NULL;
  if (!is (self, ")"))
    return fault_here (self, "di sini kurung tutup");
  advance (self);
  return node;
}

static MonevNode *
parse_primary (Parser *self)
{
  switch (self->token.kind)
    {
    case MONEV_TOKEN_NUMBER:
      return parse_number (self);
    case MONEV_TOKEN_TEXT:
      return parse_text (self);
    case MONEV_TOKEN_FIELD:
      return parse_field (self);
    case MONEV_TOKEN_NAME:
      return parse_name (self);
    default:
      break;
    }
  if (is (self, "("))
    return parse_bracketed (self);
  if (is (self, "/"))
    return parse_absolute (self);
  if (begins_step (self))
    return parse_relative (self);
  return fault_here (self, "di sini nama pertanyaan, bilangan atau teks");
}

static MonevNode *
parse_unary (Parser *self)
{
  int start = self->token.start;
  MonevNode *node;

  if (!accept (self, "-"))
    return parse_primary (self);
  node = new_node (self, MONEV_NODE_NEGATE, MONEV_TYPE_NUMBER, start);
  node->left = parse_ranked (self, RANK_NEGATE);
  node->end = self->token.start;
  return node->left == NULL ? NULL : node;
}

static int
operator_here (Parser *self)
{
  for (int i = 0; i < (int)G_N_ELEMENTS (operators); i++)
    if (is (self, operators[i].sign))
      return i;
  return -1;
}

static gboolean
check_union (Parser *self, const MonevNode *node)
{
  if (node->kind != MONEV_NODE_UNION
      || (node->left->type == MONEV_TYPE_NODES && node->right->type == MONEV_TYPE_NODES))
    return TRUE;
  monev_tree_fault (self->tree, node->start, self->error, "tanda | hanya menggabungkan pertanyaan");
  return FALSE;
}

static MonevNode *
parse_ranked (Parser *self, int lowest)
{
  MonevNode *left;
  int links = 0;

  if (++self->depth > MONEV_EXPRESSION_MAX_DEPTH)
    return fault_here (self, "kurung bersusun terlalu dalam");
  left = parse_unary (self);
  for (int at = operator_here (self); left != NULL && at >= 0 && operators[at].rank >= lowest;
       at = operator_here (self))
    {
      MonevNode *node = new_node (self, operators[at].kind, operators[at].type, left->start);

      if (++links > MONEV_EXPRESSION_MAX_LINKS)
        return fault_here (self, "rumus terlalu panjang, bagilah menjadi beberapa hitungan");
      advance (self);
      node->left = left;
      node->right = parse_ranked (self, operators[at].rank + 1);
      node->end = self->token.start;
      left = node->right != NULL && check_union (self, node) ? node : NULL;
    }
  self->depth--;
  return left;
}

static gpointer
refuse_rest (Parser *self)
{
  if (is (self, "AND") || is (self, "And") || is (self, "dan"))
    return fault_here (self, "dan ditulis and");
  if (is (self, "OR") || is (self, "Or") || is (self, "atau"))
    return fault_here (self, "atau ditulis or");
  return fault_here (self, "di sini tanda hitung, pembanding, and atau or");
}

/**
 * monev_tree_parse: reads the source of @self into its root.
 *
 * A fault names the character where it lies. XPath 1.0 with the axes child, parent and self, and
 * with ${name} as XLSForm writes it.
 *
 * Returns: FALSE with MONEV_ERROR_INVALID
 */
gboolean
monev_tree_parse (MonevTree *self, GError **error)
{
  Parser parser = { .tree = self, .error = error };

  monev_token_next (self->source, 0, &parser.token);
  self->root = parse_ranked (&parser, 1);
  if (self->root != NULL && parser.token.kind != MONEV_TOKEN_END)
    self->root = refuse_rest (&parser);
  return self->root != NULL;
}
