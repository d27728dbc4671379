#include "run.h"

/* Paths: from a node to a set of nodes, in the order of the document. */

static const MonevShapeField *
field_of (MonevNodeRef node)
{
  return monev_shape_field (node.frame->scope->shape, node.field);
}

/* Whether the node is there: an answer that is skipped is not. */
static gboolean
is_there (MonevNodeRef node)
{
  if (node.field == node.frame->repeat)
    return !node.frame->irrelevant;
  return !monev_frame_cell (node.frame, field_of (node))->irrelevant;
}

/** monev_node_ref_text: Returns: (transfer none): the text of an answer, "" for a group. */
const char *
monev_node_ref_text (MonevNodeRef node)
{
  const MonevShapeField *field = field_of (node);
  const MonevCell *cell;

  if (field->kind != MONEV_SHAPE_VALUE)
    return "";
  cell = monev_frame_cell (node.frame, field);
  return cell->text == NULL || cell->irrelevant ? "" : cell->text;
}

/** monev_node_ref_number: Returns: number() of its text. */
MonevReal
monev_node_ref_number (MonevNodeRef node)
{
  const MonevShapeField *field = field_of (node);

  if (field->kind != MONEV_SHAPE_VALUE)
    return monev_real_from_text ("");
  return monev_cell_number (node.frame->scope, monev_frame_cell (node.frame, field));
}

static MonevNodeRef
base_of (MonevRun *self, const MonevPath *path)
{
  MonevNodeRef node = path->base == MONEV_BASE_CONTEXT ? self->context : self->current;

  if (path->base == MONEV_BASE_INSTANCE)
    {
      MonevScope *table = g_hash_table_lookup (monev_run_scope (self)->instances, path->name);

      node.frame = table == NULL ? NULL : table->root;
    }
  for (int i = 0; i < path->climb && node.frame != NULL; i++)
    node.frame = node.frame->parent;
  node.field = path->field;
  return node;
}

/**
 * monev_run_cell: the quick way for a reference to one question.
 * @cell: (out): its cell, or NULL for a group or a list that is not there
 *
 * Returns: FALSE if @path needs monev_run_walk()
 */
gboolean
monev_run_cell (MonevRun *self, const MonevPath *path, MonevCell **cell)
{
  MonevNodeRef node;

  if (path->rest != NULL || path->base == MONEV_BASE_CALL || path->base == MONEV_BASE_INSTANCE)
    return FALSE;
  node = base_of (self, path);
  *cell = node.frame == NULL || field_of (node)->kind != MONEV_SHAPE_VALUE
              ? NULL
              : monev_frame_cell (node.frame, field_of (node));
  return TRUE;
}

static void
append (GArray *nodes, MonevFrame *frame, int field)
{
  MonevNodeRef node = { frame, field };

  if (is_there (node))
    g_array_append_val (nodes, node);
}

static void
append_child (GArray *nodes, MonevNodeRef from, int child)
{
  const MonevShapeField *field = monev_shape_field (from.frame->scope->shape, child);
  GPtrArray *instances;

  if (field->kind != MONEV_SHAPE_REPEAT)
    {
      append (nodes, from.frame, child);
      return;
    }
  instances = from.frame->repeats[field->slot];
  for (guint i = 0; instances != NULL && i < instances->len; i++)
    append (nodes, g_ptr_array_index (instances, i), child);
}

static void
append_children (GArray *nodes, MonevNodeRef from)
{
  MonevShape *shape = from.frame->scope->shape;

  for (int child = field_of (from)->first_child; child != MONEV_SHAPE_NONE;
       child = monev_shape_field (shape, child)->next)
    append_child (nodes, from, child);
}

static void
append_parent (GArray *nodes, MonevNodeRef from)
{
  const MonevShapeField *field = field_of (from);
  MonevNodeRef parent
      = { field->kind == MONEV_SHAPE_REPEAT ? from.frame->parent : from.frame, field->parent };
  const MonevNodeRef *last;

  if (field->parent == MONEV_SHAPE_NONE)
    return;
  last = nodes->len == 0 ? NULL : &g_array_index (nodes, MonevNodeRef, nodes->len - 1);
  if (last == NULL || last->frame != parent.frame || last->field != parent.field)
    g_array_append_val (nodes, parent);
}

static void
follow (GArray *nodes, MonevNodeRef from, const MonevStep *step)
{
  if (step->axis == MONEV_AXIS_PARENT)
    append_parent (nodes, from);
  else if (step->axis == MONEV_AXIS_SELF)
    g_array_append_val (nodes, from);
  else if (step->field == MONEV_SHAPE_NONE)
    append_children (nodes, from);
  else
    append_child (nodes, from, step->field);
}

/* A number in brackets is a position (XPath 1.0, 2.4). */
static gboolean
passes (MonevRun *self, const MonevNode *test)
{
  MonevValue value = monev_run_value (self, test);
  gboolean pass = value.type == MONEV_TYPE_NUMBER
                      ? monev_real_compare (value.number, monev_real_from_int (self->position))
                            == MONEV_ORDER_EQUAL
                      : monev_value_truth (&value);

  monev_value_clear (&value);
  return pass;
}

static void
filter (MonevRun *self, GArray *nodes, guint from, const MonevNode *test)
{
  MonevRun outer = *self;
  guint kept = from;

  for (guint i = from; i < nodes->len; i++)
    {
      MonevNodeRef node = g_array_index (nodes, MonevNodeRef, i);

      self->context = node;
      self->position = i - from + 1;
      self->size = nodes->len - from;
      if (passes (self, test))
        g_array_index (nodes, MonevNodeRef, kept++) = node;
    }
  self->context = outer.context;
  self->position = outer.position;
  self->size = outer.size;
  g_array_set_size (nodes, kept);
}

/* The rows with a key, through the index of the list. */
static void
look_up (MonevRun *self, GArray *nodes, MonevNodeRef from, const MonevStep *step)
{
  const char *wanted = monev_run_text (self, step->wanted);
  GPtrArray *rows = monev_scope_look_up (from.frame->scope, step->field, step->key, wanted);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    append (nodes, g_ptr_array_index (rows, i), step->field);
}

static void
take_step (MonevRun *self, GArray *nodes, MonevNodeRef from, const MonevStep *step)
{
  guint start = nodes->len;

  if (step->key != MONEV_SHAPE_NONE && from.frame->parent == NULL)
    {
      look_up (self, nodes, from, step);
      return;
    }
  follow (nodes, from, step);
  for (guint i = 0; step->predicates != NULL && i < step->predicates->len; i++)
    filter (self, nodes, start, g_ptr_array_index (step->predicates, i));
}

static GArray *
new_nodes (void)
{
  return g_array_new (FALSE, FALSE, sizeof (MonevNodeRef));
}

static GArray *
start_nodes (MonevRun *self, const MonevPath *path)
{
  GArray *nodes;
  MonevNodeRef base;

  if (path->base == MONEV_BASE_CALL)
    return monev_call_nodes (self, path->call);
  nodes = new_nodes ();
  base = base_of (self, path);
  if (base.frame != NULL && (path->rest != NULL || is_there (base)))
    g_array_append_val (nodes, base);
  return nodes;
}

/* Steps that stay (behind ${x}[…]) filter the whole set, as brackets around it would. */
static gboolean
is_filter (const MonevStep *step)
{
  return step->axis == MONEV_AXIS_SELF && step->predicates != NULL && step->name == NULL;
}

/** monev_run_walk: Returns: (transfer full): the nodes of @path, of MonevNodeRef. */
GArray *
monev_run_walk (MonevRun *self, const MonevPath *path)
{
  GArray *nodes = start_nodes (self, path);

  for (const MonevStep *step = path->rest; step != NULL; step = step->next)
    {
      GArray *next;

      if (is_filter (step))
        {
          for (guint i = 0; i < step->predicates->len; i++)
            filter (self, nodes, 0, g_ptr_array_index (step->predicates, i));
          continue;
        }
      next = new_nodes ();
      for (guint i = 0; i < nodes->len; i++)
        take_step (self, next, g_array_index (nodes, MonevNodeRef, i), step);
      g_array_unref (nodes);
      nodes = next;
    }
  return nodes;
}

static GArray *
unite (MonevRun *self, const MonevNode *node)
{
  GArray *nodes = monev_run_nodes (self, node->left);
  g_autoptr (GArray) more = monev_run_nodes (self, node->right);
  guint first = nodes->len;

  for (guint i = 0; i < more->len; i++)
    {
      MonevNodeRef candidate = g_array_index (more, MonevNodeRef, i);
      gboolean known = FALSE;

      for (guint j = 0; j < first && !known; j++)
        known = g_array_index (nodes, MonevNodeRef, j).frame == candidate.frame
                && g_array_index (nodes, MonevNodeRef, j).field == candidate.field;
      if (!known)
        g_array_append_val (nodes, candidate);
    }
  return nodes;
}

/** monev_run_nodes: Returns: (transfer full): the set that @node, of type NODES, gives. */
GArray *
monev_run_nodes (MonevRun *self, const MonevNode *node)
{
  if (node->kind == MONEV_NODE_PATH)
    return monev_run_walk (self, node->path);
  if (node->kind == MONEV_NODE_UNION)
    return unite (self, node);
  if (node->kind == MONEV_NODE_CALL)
    return monev_call_nodes (self, node);
  return new_nodes ();
}
