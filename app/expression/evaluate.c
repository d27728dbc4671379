#include "run.h"

#include <string.h>

/* Operators and conversions (XPath 1.0, 3.3 to 3.5 and 4.2 to 4.4). */

/** monev_run_scope: Returns: (transfer none): the scope of the question. */
MonevScope *
monev_run_scope (MonevRun *self)
{
  return self->current.frame->scope;
}

/** monev_run_keep: Returns: (transfer none): a copy that lives until the evaluation ends. */
const char *
monev_run_keep (MonevRun *self, const char *text)
{
  if (*text == '\0')
    return "";
  if (self->texts == NULL)
    self->texts = g_string_chunk_new (512);
  return g_string_chunk_insert (self->texts, text);
}

/** monev_run_take: keeps and frees @text. Returns: (transfer none): as monev_run_keep(). */
const char *
monev_run_take (MonevRun *self, char *text)
{
  const char *kept = monev_run_keep (self, text);

  g_free (text);
  return kept;
}

/** monev_cell_number: Returns: the number of an answer; worked out once per answer. */
MonevReal
monev_cell_number (MonevScope *scope, MonevCell *cell)
{
  if (!cell->known || cell->irrelevant)
    {
      const char *text = cell->text == NULL || cell->irrelevant ? "" : cell->text;

      cell->number = monev_scope_number (scope, text);
      cell->known = !cell->irrelevant;
    }
  return cell->number;
}

static const char *
cell_text (const MonevCell *cell)
{
  return cell->text == NULL || cell->irrelevant ? "" : cell->text;
}

static MonevValue
number_value (MonevReal number)
{
  return (MonevValue){ .type = MONEV_TYPE_NUMBER, .number = number };
}

static MonevValue
text_value (const char *text)
{
  return (MonevValue){ .type = MONEV_TYPE_TEXT, .text = text };
}

static MonevValue
truth_value (gboolean truth)
{
  return (MonevValue){ .type = MONEV_TYPE_BOOLEAN, .truth = truth };
}

static MonevValue
path_value (MonevRun *self, const MonevNode *node)
{
  MonevCell *cell;

  if (monev_run_cell (self, node->path, &cell))
    return cell == NULL
               ? text_value ("")
               : (MonevValue){ .type = MONEV_TYPE_TEXT, .text = cell_text (cell), .cell = cell };
  return (MonevValue){ .type = MONEV_TYPE_NODES, .nodes = monev_run_walk (self, node->path) };
}

/** monev_run_value: Returns: what @node gives; free it with monev_value_clear(). */
MonevValue
monev_run_value (MonevRun *self, const MonevNode *node)
{
  if (node->kind == MONEV_NODE_PATH)
    return path_value (self, node);
  if (node->kind == MONEV_NODE_CALL && node->type == MONEV_TYPE_ANY)
    return monev_call_value (self, node);
  switch (node->type)
    {
    case MONEV_TYPE_NUMBER:
      return number_value (monev_run_number (self, node));
    case MONEV_TYPE_BOOLEAN:
      return truth_value (monev_run_truth (self, node));
    case MONEV_TYPE_NODES:
      return (MonevValue){ .type = MONEV_TYPE_NODES, .nodes = monev_run_nodes (self, node) };
    default:
      return text_value (monev_run_text (self, node));
    }
}

/** monev_value_clear: frees the nodes of @value. */
void
monev_value_clear (MonevValue *value)
{
  g_clear_pointer (&value->nodes, g_array_unref);
}

static const char *
first_text (const GArray *nodes)
{
  return nodes->len == 0 ? "" : monev_node_ref_text (g_array_index (nodes, MonevNodeRef, 0));
}

/** monev_value_number: Returns: number (@value). */
MonevReal
monev_value_number (MonevRun *self, const MonevValue *value)
{
  switch (value->type)
    {
    case MONEV_TYPE_NUMBER:
      return value->number;
    case MONEV_TYPE_BOOLEAN:
      return monev_real_from_int (value->truth);
    case MONEV_TYPE_NODES:
      return monev_scope_number (monev_run_scope (self), first_text (value->nodes));
    default:
      return value->cell != NULL ? monev_cell_number (monev_run_scope (self), value->cell)
                                 : monev_scope_number (monev_run_scope (self), value->text);
    }
}

static const char *
number_text (MonevRun *self, MonevReal number)
{
  char buffer[MONEV_REAL_TEXT_SIZE];

  return monev_run_keep (self, monev_real_to_text (number, buffer));
}

/** monev_value_text: Returns: (transfer none): string (@value), until the evaluation ends. */
const char *
monev_value_text (MonevRun *self, const MonevValue *value)
{
  switch (value->type)
    {
    case MONEV_TYPE_NUMBER:
      return number_text (self, value->number);
    case MONEV_TYPE_BOOLEAN:
      return value->truth ? "true" : "false";
    case MONEV_TYPE_NODES:
      return first_text (value->nodes);
    default:
      return value->text;
    }
}

static gboolean
number_truth (MonevReal number)
{
  return !monev_real_is_nan (number)
         && monev_real_compare (number, monev_real_from_int (0)) != MONEV_ORDER_EQUAL;
}

/** monev_value_truth: Returns: boolean (@value). */
gboolean
monev_value_truth (const MonevValue *value)
{
  switch (value->type)
    {
    case MONEV_TYPE_NUMBER:
      return number_truth (value->number);
    case MONEV_TYPE_BOOLEAN:
      return value->truth;
    case MONEV_TYPE_NODES:
      return value->nodes->len > 0;
    default:
      return *value->text != '\0';
    }
}

static gboolean
fits_order (MonevNodeKind kind, MonevOrder order)
{
  switch (kind)
    {
    case MONEV_NODE_EQUAL:
      return order == MONEV_ORDER_EQUAL;
    case MONEV_NODE_UNEQUAL:
      return order != MONEV_ORDER_EQUAL;
    case MONEV_NODE_LESS:
      return order == MONEV_ORDER_LESS;
    case MONEV_NODE_LESS_EQUAL:
      return order == MONEV_ORDER_LESS || order == MONEV_ORDER_EQUAL;
    case MONEV_NODE_MORE:
      return order == MONEV_ORDER_MORE;
    default:
      return order == MONEV_ORDER_MORE || order == MONEV_ORDER_EQUAL;
    }
}

static gboolean
is_equality (MonevNodeKind kind)
{
  return kind == MONEV_NODE_EQUAL || kind == MONEV_NODE_UNEQUAL;
}

/* Neither is a set (XPath 1.0, 3.4). */
static gboolean
compare_plain (MonevRun *self, MonevNodeKind kind, const MonevValue *a, const MonevValue *b)
{
  if (is_equality (kind) && a->type != MONEV_TYPE_NUMBER && b->type != MONEV_TYPE_NUMBER)
    {
      gboolean same = a->type == MONEV_TYPE_BOOLEAN || b->type == MONEV_TYPE_BOOLEAN
                          ? monev_value_truth (a) == monev_value_truth (b)
                          : strcmp (a->text, b->text) == 0;

      return same == (kind == MONEV_NODE_EQUAL);
    }
  if (is_equality (kind) && (a->type == MONEV_TYPE_BOOLEAN || b->type == MONEV_TYPE_BOOLEAN))
    return (monev_value_truth (a) == monev_value_truth (b)) == (kind == MONEV_NODE_EQUAL);
  return fits_order (
      kind, monev_real_compare (monev_value_number (self, a), monev_value_number (self, b)));
}

static gboolean
compare_values (MonevRun *self, MonevNodeKind kind, const MonevValue *a, const MonevValue *b)
{
  const MonevValue *set = a->type == MONEV_TYPE_NODES ? a : b;

  if (set->type != MONEV_TYPE_NODES)
    return compare_plain (self, kind, a, b);
  if (a->type == MONEV_TYPE_BOOLEAN || b->type == MONEV_TYPE_BOOLEAN)
    {
      MonevValue left = truth_value (monev_value_truth (a)),
                 right = truth_value (monev_value_truth (b));

      return compare_plain (self, kind, &left, &right);
    }
  for (guint i = 0; i < set->nodes->len; i++)
    {
      MonevNodeRef node = g_array_index (set->nodes, MonevNodeRef, i);
      MonevValue one = text_value (monev_node_ref_text (node));

      if (set == a ? compare_values (self, kind, &one, b) : compare_values (self, kind, a, &one))
        return TRUE;
    }
  return FALSE;
}

static gboolean
compare (MonevRun *self, const MonevNode *node)
{
  MonevValue a = monev_run_value (self, node->left);
  MonevValue b = monev_run_value (self, node->right);
  gboolean result = compare_values (self, node->kind, &a, &b);

  monev_value_clear (&a);
  monev_value_clear (&b);
  return result;
}

static gboolean
value_as_truth (MonevRun *self, const MonevNode *node)
{
  MonevValue value = monev_run_value (self, node);
  gboolean truth = monev_value_truth (&value);

  monev_value_clear (&value);
  return truth;
}

/** monev_run_truth: Returns: boolean (@node). */
gboolean
monev_run_truth (MonevRun *self, const MonevNode *node)
{
  switch (node->kind)
    {
    case MONEV_NODE_OR:
      return monev_run_truth (self, node->left) || monev_run_truth (self, node->right);
    case MONEV_NODE_AND:
      return monev_run_truth (self, node->left) && monev_run_truth (self, node->right);
    case MONEV_NODE_EQUAL:
    case MONEV_NODE_UNEQUAL:
    case MONEV_NODE_LESS:
    case MONEV_NODE_LESS_EQUAL:
    case MONEV_NODE_MORE:
    case MONEV_NODE_MORE_EQUAL:
      return compare (self, node);
    case MONEV_NODE_CALL:
      if (node->type == MONEV_TYPE_BOOLEAN)
        return monev_call_truth (self, node);
      return value_as_truth (self, node);
    default:
      return value_as_truth (self, node);
    }
}

static MonevReal
value_as_number (MonevRun *self, const MonevNode *node)
{
  MonevValue value = monev_run_value (self, node);
  MonevReal number = monev_value_number (self, &value);

  monev_value_clear (&value);
  return number;
}

static MonevReal
reckon (MonevRun *self, const MonevNode *node)
{
  MonevReal a = monev_run_number (self, node->left), b = monev_run_number (self, node->right);

  switch (node->kind)
    {
    case MONEV_NODE_ADD:
      return monev_real_add (a, b);
    case MONEV_NODE_SUBTRACT:
      return monev_real_subtract (a, b);
    case MONEV_NODE_MULTIPLY:
      return monev_real_multiply (a, b);
    case MONEV_NODE_DIVIDE:
      return monev_real_divide (a, b);
    default:
      return monev_real_modulo (a, b);
    }
}

/** monev_run_number: Returns: number (@node). */
MonevReal
monev_run_number (MonevRun *self, const MonevNode *node)
{
  switch (node->kind)
    {
    case MONEV_NODE_NUMBER:
      return node->number;
    case MONEV_NODE_ADD:
    case MONEV_NODE_SUBTRACT:
    case MONEV_NODE_MULTIPLY:
    case MONEV_NODE_DIVIDE:
    case MONEV_NODE_MODULO:
      return reckon (self, node);
    case MONEV_NODE_NEGATE:
      return monev_real_subtract (monev_real_from_int (0), monev_run_number (self, node->left));
    case MONEV_NODE_CALL:
      if (node->type == MONEV_TYPE_NUMBER)
        return monev_call_number (self, node);
      return value_as_number (self, node);
    default:
      return value_as_number (self, node);
    }
}

/** monev_run_text: Returns: (transfer none): string (@node), until the evaluation ends. */
const char *
monev_run_text (MonevRun *self, const MonevNode *node)
{
  MonevValue value;
  const char *text;

  if (node->kind == MONEV_NODE_TEXT)
    return node->text;
  if (node->kind == MONEV_NODE_CALL && node->type == MONEV_TYPE_TEXT)
    return monev_call_text (self, node);
  value = monev_run_value (self, node);
  text = monev_value_text (self, &value);
  monev_value_clear (&value);
  return text;
}
