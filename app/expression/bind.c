#include "bind.h"

#include "function.h"
#include "moment.h"

#include <string.h>

/* What relative names start from: a field of a shape; NONE behind a step to any (*). */
typedef struct
{
  MonevShape *shape;
  int field;
} Spot;

typedef struct
{
  MonevTree *tree;
  const MonevExpressionPlace *place;
  GError **error;
} Binder;

static gboolean bind_node (Binder *self, MonevNode *node, Spot context);

static const MonevShapeField *
field_of (Spot spot)
{
  return monev_shape_field (spot.shape, spot.field);
}

static void
note_read (Binder *self, Spot spot)
{
  if (spot.shape != self->place->shape || spot.field <= 0)
    return;
  for (guint i = 0; i < self->tree->reads->len; i++)
    if (g_array_index (self->tree->reads, int, i) == spot.field)
      return;
  g_array_append_val (self->tree->reads, spot.field);
}

static gboolean
find_named (Binder *self, const MonevNode *node, const char *name, int *field)
{
  const char *plain = g_str_has_prefix (name, "last-saved#") ? strchr (name, '#') + 1 : name;

  *field = monev_shape_find (self->place->shape, plain);
  if (plain != name)
    self->tree->phone_only = TRUE;
  if (*field == MONEV_SHAPE_NONE)
    monev_tree_fault (self->tree, node->start, self->error, "pertanyaan bernama “%s” tidak ada",
                      plain);
  else if (*field == MONEV_SHAPE_AMBIGUOUS)
    monev_tree_fault (self->tree, node->start, self->error,
                      "nama “%s” dipakai lebih dari satu pertanyaan", plain);
  return *field >= 0;
}

/* The step that leads to @field, or one with an unknown end. */
static gboolean
follow_step (Binder *self, MonevStep *step, Spot *spot)
{
  step->field = MONEV_SHAPE_NONE;
  if (step->axis == MONEV_AXIS_CHILD && step->name == NULL)
    {
      spot->field = MONEV_SHAPE_NONE;
      return TRUE;
    }
  if (spot->field == MONEV_SHAPE_NONE)
    {
      monev_tree_fault (self->tree, step->start, self->error,
                        "sesudah * tidak boleh ada nama lagi");
      return FALSE;
    }
  if (step->axis == MONEV_AXIS_PARENT)
    step->field = field_of (*spot)->parent;
  else if (step->axis == MONEV_AXIS_CHILD)
    step->field = monev_shape_child (spot->shape, spot->field, step->name);
  else
    step->field = spot->field;
  if (step->field == MONEV_SHAPE_NONE)
    {
      if (step->axis == MONEV_AXIS_PARENT)
        monev_tree_fault (self->tree, step->start, self->error, "tidak ada lagi di atas “%s”",
                          field_of (*spot)->name);
      else
        monev_tree_fault (self->tree, step->start, self->error, "“%s” tidak ada di dalam “%s”",
                          step->name, field_of (*spot)->name);
      return FALSE;
    }
  spot->field = step->field;
  return TRUE;
}

/* Whether a step from @spot needs no set: it leads upwards or to what the same instance holds. */
static gboolean
is_plain_step (const MonevStep *step, Spot from)
{
  if (step->predicates != NULL || (step->axis == MONEV_AXIS_CHILD && step->name == NULL))
    return FALSE;
  return step->axis != MONEV_AXIS_CHILD || step->field == MONEV_SHAPE_NONE
         || monev_shape_field (from.shape, step->field)->kind != MONEV_SHAPE_REPEAT;
}

/* [key = wanted] over the rows of a list: an index answers it. */
static void
note_key (MonevStep *step, MonevShape *shape)
{
  const MonevNode *test = g_ptr_array_index (step->predicates, 0);
  const MonevPath *path;

  if (step->predicates->len != 1 || test->kind != MONEV_NODE_EQUAL
      || test->left->kind != MONEV_NODE_PATH || test->right->type == MONEV_TYPE_NUMBER
      || test->right->type == MONEV_TYPE_BOOLEAN || test->right->type == MONEV_TYPE_ANY)
    return;
  path = test->left->path;
  if (path->base != MONEV_BASE_CONTEXT || path->rest != NULL || path->climb != 0
      || monev_shape_field (shape, path->field)->parent != step->field)
    return;
  if (test->right->kind == MONEV_NODE_TEXT
      || (test->right->kind == MONEV_NODE_PATH && test->right->path->base == MONEV_BASE_CURRENT
          && test->right->path->rest == NULL))
    {
      step->key = path->field;
      step->wanted = test->right;
    }
}

static gboolean
bind_predicates (Binder *self, MonevStep *step, Spot spot)
{
  for (guint i = 0; step->predicates != NULL && i < step->predicates->len; i++)
    if (!bind_node (self, g_ptr_array_index (step->predicates, i), spot))
      return FALSE;
  return TRUE;
}

/* Binds the steps from @spot on; as many as need no set are folded into climb and field. */
static gboolean
bind_steps (Binder *self, MonevPath *path, Spot spot)
{
  gboolean plain = path->base != MONEV_BASE_CALL;

  path->shape = spot.shape;
  path->field = spot.field;
  path->rest = path->steps;
  for (MonevStep *step = path->steps; step != NULL; step = step->next)
    {
      Spot from = spot;

      if (!follow_step (self, step, &spot) || !bind_predicates (self, step, spot))
        return FALSE;
      plain = plain && is_plain_step (step, from);
      if (plain)
        {
          if (step->axis == MONEV_AXIS_PARENT && field_of (from)->kind == MONEV_SHAPE_REPEAT)
            path->climb++;
          path->field = spot.field;
          path->rest = step->next;
        }
      else if (path->base == MONEV_BASE_INSTANCE && step->predicates != NULL && spot.field >= 0)
        {
          note_key (step, spot.shape);
        }
      note_read (self, spot);
    }
  note_read (self, spot);
  return TRUE;
}

/* The repeats that hold @field, outermost first; the field itself is left out. */
static void
repeats_above (MonevShape *shape, int field, GArray *list)
{
  int at = monev_shape_field (shape, field)->parent;

  for (; at > 0; at = monev_shape_field (shape, at)->parent)
    if (monev_shape_field (shape, at)->kind == MONEV_SHAPE_REPEAT)
      g_array_prepend_val (list, at);
}

static MonevStep *
step_to (Binder *self, int field)
{
  MonevStep *step = monev_tree_alloc (self->tree, sizeof *step);

  step->axis = MONEV_AXIS_CHILD;
  step->field = field;
  step->key = MONEV_SHAPE_NONE;
  return step;
}

/* From the question to @field: up to the repeat that holds both, then down into all instances of
 * the repeats between. So ${x} beside the question is the x of the same instance, and from outside
 * it is every x (XLSForm; "relative to the repeat instance context" in ODK XForms). */
static MonevStep **
lead_to (Binder *self, MonevPath *path, int field)
{
  MonevShape *shape = self->place->shape;
  g_autoptr (GArray) target = g_array_new (FALSE, FALSE, sizeof (int));
  const MonevShapeField *from = monev_shape_field (shape, self->place->field);
  const MonevShapeField *to = monev_shape_field (shape, field);
  MonevStep **tail = &path->rest;
  int at = from->repeat;
  guint shared = 0;

  repeats_above (shape, field, target);
  for (; at > 0; at = monev_shape_holder (shape, at))
    {
      int depth = monev_shape_field (shape, at)->depth;

      if ((guint)depth <= target->len && g_array_index (target, int, depth - 1) == at)
        {
          shared = (guint)depth;
          break;
        }
      path->climb++;
    }
  path->shape = shape;
  path->field = at;
  for (guint i = shared; i < target->len; i++, tail = &(*tail)->next)
    *tail = step_to (self, g_array_index (target, int, i));
  if (to->kind == MONEV_SHAPE_REPEAT || shared < target->len)
    {
      *tail = step_to (self, field);
      return &(*tail)->next;
    }
  path->field = field;
  return tail;
}

static gboolean
bind_rest (Binder *self, MonevPath *path, MonevStep **tail, MonevStep *steps, Spot spot)
{
  *tail = steps;
  for (MonevStep *step = steps; step != NULL; step = step->next)
    if (!follow_step (self, step, &spot) || !bind_predicates (self, step, spot))
      return FALSE;
  note_read (self, spot);
  (void)path;
  return TRUE;
}

/* ${name} and /data/group/name. */
static gboolean
bind_led (Binder *self, MonevPath *path, int field, MonevStep *steps)
{
  Spot spot = { self->place->shape, field };
  MonevStep **tail = lead_to (self, path, field);

  note_read (self, spot);
  return bind_rest (self, path, tail, steps, spot);
}

static gboolean
check_root (Binder *self, const MonevNode *node, const MonevStep *step)
{
  const char *root = monev_shape_field (self->place->shape, 0)->name;

  if (step->name != NULL && strcmp (step->name, root) == 0 && step->predicates == NULL)
    return TRUE;
  monev_tree_fault (self->tree, node->start, self->error, "jalur ini harus diawali /%s", root);
  return FALSE;
}

/* As much of an absolute path as names one field is led to; what has a predicate is walked. */
static gboolean
bind_absolute (Binder *self, MonevNode *node)
{
  MonevPath *path = node->path;
  Spot spot = { self->place->shape, 0 };
  MonevStep *step = path->steps;

  if (step == NULL || !check_root (self, node, step))
    return step == NULL ? bind_led (self, path, 0, NULL) : FALSE;
  for (step = step->next; step != NULL && step->predicates == NULL
                          && (step->axis != MONEV_AXIS_CHILD || step->name != NULL);
       step = step->next)
    if (!follow_step (self, step, &spot))
      return FALSE;
  return bind_led (self, path, spot.field, step);
}

static gboolean
bind_instance (Binder *self, MonevNode *node)
{
  MonevPath *path = node->path;
  GHashTable *known = self->place->instances;
  MonevShape *shape = known == NULL ? NULL : g_hash_table_lookup (known, path->name);

  if (shape == NULL)
    {
      monev_tree_fault (self->tree, node->start, self->error, "daftar “%s” tidak ada", path->name);
      return FALSE;
    }
  g_ptr_array_add (self->tree->shapes, monev_shape_ref (shape));
  return bind_steps (self, path, (Spot){ shape, 0 });
}

static MonevPath *
path_of (const MonevNode *node)
{
  return node->kind == MONEV_NODE_PATH ? node->path : NULL;
}

static int
end_of_path (const MonevPath *path)
{
  const MonevStep *step = path->rest;

  while (step != NULL && step->next != NULL)
    step = step->next;
  return step == NULL ? path->field : step->field;
}

/* randomize (nodes)/x: the nodes say what x may be. */
static gboolean
bind_call_path (Binder *self, MonevPath *path, Spot context)
{
  const MonevPath *inner;

  if (!bind_node (self, path->call, context))
    return FALSE;
  inner = path_of (path->call->arguments[0]);
  if (inner != NULL)
    return bind_steps (self, path, (Spot){ inner->shape, end_of_path (inner) });
  monev_tree_fault (self->tree, path->call->start, self->error,
                    "%s() memerlukan nama pertanyaan di sini", path->call->function->name);
  return FALSE;
}

static gboolean
bind_path (Binder *self, MonevNode *node, Spot context)
{
  MonevPath *path = node->path;
  Spot here = { self->place->shape, self->place->field };
  int field;

  if (path->name != NULL && path->base == MONEV_BASE_CURRENT)
    return find_named (self, node, path->name, &field) && bind_led (self, path, field, path->steps);
  if (path->absolute)
    return bind_absolute (self, node);
  if (path->base == MONEV_BASE_INSTANCE)
    return bind_instance (self, node);
  if (path->base == MONEV_BASE_CURRENT)
    return bind_steps (self, path, here);
  if (path->base == MONEV_BASE_CONTEXT)
    return bind_steps (self, path, context);
  return bind_call_path (self, path, context);
}

static gboolean
is_above (MonevShape *shape, int field, int repeat)
{
  while (field > 0 && field != repeat)
    field = monev_shape_field (shape, field)->parent;
  return field == repeat;
}

/* indexed-repeat (${x}, ${repeat}, n, …): each repeat must hold what is asked for. */
static gboolean
check_indexed (Binder *self, const MonevNode *call)
{
  MonevShape *shape = self->place->shape;
  int target = MONEV_SHAPE_NONE;

  for (guint i = 0; i < call->n_arguments; i += i == 0 ? 1 : 2)
    {
      const MonevPath *path = path_of (call->arguments[i]);

      if (path == NULL || path->shape != shape || end_of_path (path) < 0)
        {
          monev_tree_fault (self->tree, call->arguments[i]->start, self->error,
                            "indexed-repeat() memerlukan nama pertanyaan di sini");
          return FALSE;
        }
      target = i == 0 ? end_of_path (path) : target;
      if (i > 0
          && (monev_shape_field (shape, end_of_path (path))->kind != MONEV_SHAPE_REPEAT
              || !is_above (shape, target, end_of_path (path))))
        {
          monev_tree_fault (self->tree, call->arguments[i]->start, self->error,
                            "“%s” bukan ulangan yang memuat “%s”",
                            monev_shape_field (shape, end_of_path (path))->name,
                            monev_shape_field (shape, target)->name);
          return FALSE;
        }
    }
  return TRUE;
}

/* The field that the quoted path of jr:choice-name (value, '${x}') means. */
static gboolean
bind_choice_name (Binder *self, MonevNode *call)
{
  const MonevNode *quoted = call->arguments[1];
  MonevNode *parsed;
  MonevTree *part;
  gboolean good;

  if (quoted->kind == MONEV_NODE_PATH)
    return TRUE;
  if (quoted->kind != MONEV_NODE_TEXT)
    {
      monev_tree_fault (self->tree, quoted->start, self->error,
                        "jr:choice-name() memerlukan nama pertanyaan di antara tanda kutip");
      return FALSE;
    }
  part = monev_tree_new (quoted->text);
  good = monev_tree_parse (part, NULL) && part->root->kind == MONEV_NODE_PATH
         && monev_tree_bind (part, self->place, NULL);
  if (good)
    {
      parsed = monev_tree_alloc (self->tree, sizeof *parsed);
      *parsed = (MonevNode){ .kind = MONEV_NODE_PATH,
                             .type = MONEV_TYPE_NODES,
                             .start = quoted->start,
                             .end = quoted->end };
      parsed->path = monev_tree_alloc (self->tree, sizeof *parsed->path);
      parsed->path->shape = self->place->shape;
      parsed->path->field = end_of_path (part->root->path);
      call->arguments[1] = parsed;
    }
  else
    {
      monev_tree_fault (self->tree, quoted->start, self->error, "pertanyaan “%s” tidak ada",
                        quoted->text);
    }
  monev_tree_free (part);
  return good;
}

static gboolean
check_format (Binder *self, const MonevNode *call)
{
  const MonevNode *format = call->arguments[1];
  const char *fault;

  if (format->kind != MONEV_NODE_TEXT || monev_moment_format_is_known (format->text, &fault))
    return TRUE;
  monev_tree_fault (self->tree, format->start, self->error,
                    "tanda “%.2s” di dalam pola tanggal tidak dikenal", fault);
  return FALSE;
}

static gboolean
check_call (Binder *self, MonevNode *call)
{
  const MonevFunction *function = call->function;

  for (guint i = 0; i < call->n_arguments; i++)
    {
      char kind = function->kinds[MIN (i, strlen (function->kinds) - 1)];

      if (kind != 's' || call->arguments[i]->type == MONEV_TYPE_NODES)
        continue;
      monev_tree_fault (self->tree, call->arguments[i]->start, self->error,
                        "%s() memerlukan nama pertanyaan di sini", function->name);
      return FALSE;
    }
  if (function->id == MONEV_FN_INDEXED_REPEAT)
    return check_indexed (self, call);
  if (function->id == MONEV_FN_FORMAT_DATE)
    return check_format (self, call);
  return TRUE;
}

static gboolean
bind_pulldata (Binder *self, const MonevNode *call)
{
  const MonevNode *name = call->arguments[0];
  GHashTable *known = self->place->instances;

  if (name->kind != MONEV_NODE_TEXT || (known != NULL && g_hash_table_contains (known, name->text)))
    return TRUE;
  monev_tree_fault (self->tree, name->start, self->error, "berkas “%s.csv” tidak dilampirkan",
                    name->text);
  return FALSE;
}

static gboolean
bind_call (Binder *self, MonevNode *call, Spot context)
{
  if (call->function->id == MONEV_FN_CHOICE_NAME && !bind_choice_name (self, call))
    return FALSE;
  for (guint i = 0; i < call->n_arguments; i++)
    if ((call->function->id != MONEV_FN_CHOICE_NAME || i == 0
         || call->arguments[1]->path->shape == NULL)
        && !bind_node (self, call->arguments[i], context))
      return FALSE;
  if (call->function->id == MONEV_FN_PULLDATA && !bind_pulldata (self, call))
    return FALSE;
  return check_call (self, call);
}

/* What if() and its like give, once both ways are known. */
static void
settle_type (MonevNode *call)
{
  guint first = call->function->id == MONEV_FN_IF ? 1 : 0;
  MonevType type = call->arguments[first]->type;

  for (guint i = first + 1; i < call->n_arguments; i++)
    if (call->arguments[i]->type != type)
      return;
  call->type = type == MONEV_TYPE_NODES ? MONEV_TYPE_TEXT : type;
}

static gboolean
bind_node (Binder *self, MonevNode *node, Spot context)
{
  switch (node->kind)
    {
    case MONEV_NODE_NUMBER:
    case MONEV_NODE_TEXT:
      return TRUE;
    case MONEV_NODE_PATH:
      return bind_path (self, node, context);
    case MONEV_NODE_CALL:
      if (!bind_call (self, node, context))
        return FALSE;
      if (node->type == MONEV_TYPE_ANY && node->function->id != MONEV_FN_ONCE)
        settle_type (node);
      return TRUE;
    default:
      return bind_node (self, node->left, context)
             && (node->right == NULL || bind_node (self, node->right, context));
    }
}

/**
 * monev_tree_bind: ties every name of @self to a field of @place.
 *
 * Returns: FALSE with MONEV_ERROR_INVALID, which names the character, for a name that is not there
 */
gboolean
monev_tree_bind (MonevTree *self, const MonevExpressionPlace *place, GError **error)
{
  Binder binder = { .tree = self, .place = place, .error = error };

  self->shape = place->shape;
  self->field = place->field;
  g_ptr_array_add (self->shapes, monev_shape_ref (place->shape));
  return bind_node (&binder, self->root, (Spot){ place->shape, place->field });
}
