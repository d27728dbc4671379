#include "run.h"

#include <math.h>
#include <string.h>

/* Functions that give sets, and those that pick one node. */

/* The generator of Park and Miller, as the specification of randomize() asks for. */
typedef struct
{
  gint64 state;
} Shuffle;

#define SHUFFLE_MODULUS G_GINT64_CONSTANT (2147483647)

static Shuffle
new_shuffle (gint64 seed)
{
  Shuffle shuffle = { seed % SHUFFLE_MODULUS };

  if (shuffle.state <= 0)
    shuffle.state += SHUFFLE_MODULUS - 1;
  return shuffle;
}

static double
next_fraction (Shuffle *self)
{
  self->state = self->state * 16807 % SHUFFLE_MODULUS;
  return (double)(self->state - 1) / (double)(SHUFFLE_MODULUS - 1);
}

static gint64
seed_of (MonevRun *self, const MonevNode *call)
{
  double seed;

  if (call->n_arguments < 2)
    return (gint64)(monev_scope_random (monev_run_scope (self)) * (double)SHUFFLE_MODULUS);
  seed = monev_real_to_double (monev_run_number (self, call->arguments[1]));
  return isfinite (seed) && fabs (seed) < 9e18 ? (gint64)seed : 0;
}

/* Fisher and Yates, inside out. */
static GArray *
randomize (MonevRun *self, const MonevNode *call)
{
  g_autoptr (GArray) nodes = monev_run_nodes (self, call->arguments[0]);
  GArray *result = g_array_sized_new (FALSE, FALSE, sizeof (MonevNodeRef), nodes->len);
  Shuffle shuffle = new_shuffle (seed_of (self, call));

  for (guint i = 0; i < nodes->len; i++)
    {
      guint j = (guint)(next_fraction (&shuffle) * (i + 1));
      MonevNodeRef node = g_array_index (nodes, MonevNodeRef, i);

      g_array_append_val (result, node);
      if (j != i)
        {
          g_array_index (result, MonevNodeRef, i) = g_array_index (result, MonevNodeRef, j);
          g_array_index (result, MonevNodeRef, j) = node;
        }
    }
  return result;
}

/** monev_call_nodes: Returns: (transfer full): what @call, of type NODES, gives. */
GArray *
monev_call_nodes (MonevRun *self, const MonevNode *call)
{
  if (call->function->id == MONEV_FN_RANDOMIZE)
    return randomize (self, call);
  return g_array_new (FALSE, FALSE, sizeof (MonevNodeRef));
}

static int
end_of (const MonevPath *path)
{
  const MonevStep *step = path->rest;

  while (step != NULL && step->next != NULL)
    step = step->next;
  return step == NULL ? path->field : step->field;
}

/* The number asked for of @repeat; below 1 is 1, as phones take it. */
static gboolean
wanted_index (MonevRun *self, const MonevNode *call, int repeat, guint *index)
{
  for (guint i = 1; i + 1 < call->n_arguments; i += 2)
    if (end_of (call->arguments[i]->path) == repeat)
      {
        double number = monev_real_to_double (monev_run_number (self, call->arguments[i + 1]));

        *index = number >= 1 && number < G_MAXUINT ? (guint)number - 1 : 0;
        return TRUE;
      }
  return FALSE;
}

/* The instance of @repeat that holds the question, or the first. */
static guint
own_index (MonevRun *self, int repeat)
{
  MonevFrame *frame = self->current.frame;

  while (frame != NULL && frame->repeat != repeat)
    frame = frame->parent;
  return frame == NULL ? 0 : frame->index;
}

/** monev_call_indexed: Returns: (transfer none): indexed-repeat(); "" if there is no such one. */
const char *
monev_call_indexed (MonevRun *self, const MonevNode *call)
{
  MonevScope *scope = monev_run_scope (self);
  int field = end_of (call->arguments[0]->path);
  MonevFrame *frame = scope->root;
  int depth = monev_shape_field (scope->shape, field)->depth;

  for (int level = 1; level <= depth && frame != NULL; level++)
    {
      int repeat = field;
      guint index;

      while (monev_shape_field (scope->shape, repeat)->kind != MONEV_SHAPE_REPEAT
             || monev_shape_field (scope->shape, repeat)->depth != level)
        repeat = monev_shape_field (scope->shape, repeat)->parent;
      if (!wanted_index (self, call, repeat, &index))
        index = own_index (self, repeat);
      frame = monev_frame_child (frame, repeat, index);
    }
  return frame == NULL ? "" : monev_node_ref_text ((MonevNodeRef){ frame, field });
}

/** monev_call_pulldata: Returns: (transfer none): pulldata(); "" if no row has the key. */
const char *
monev_call_pulldata (MonevRun *self, const MonevNode *call)
{
  const char *name = monev_run_text (self, call->arguments[0]);
  MonevScope *table = g_hash_table_lookup (monev_run_scope (self)->instances, name);
  int item, wanted, key;
  GPtrArray *rows;

  if (table == NULL)
    return "";
  item = monev_shape_child (table->shape, monev_shape_child (table->shape, 0, "root"), "item");
  wanted = monev_shape_child (table->shape, item, monev_run_text (self, call->arguments[1]));
  key = monev_shape_child (table->shape, item, monev_run_text (self, call->arguments[2]));
  if (wanted == MONEV_SHAPE_NONE || key == MONEV_SHAPE_NONE)
    return "";
  rows = monev_scope_look_up (table, item, key, monev_run_text (self, call->arguments[3]));
  return rows == NULL ? "" : monev_frame_get (g_ptr_array_index (rows, 0), wanted);
}
