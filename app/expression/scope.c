#include "scope-private.h"

#include "moment.h"

#include <string.h>

static MonevFrame *
new_frame (MonevScope *scope, MonevFrame *parent, int repeat)
{
  MonevFrame *self = g_new0 (MonevFrame, 1);
  guint repeats = monev_shape_repeats (scope->shape, repeat);

  self->scope = scope;
  self->parent = parent;
  self->repeat = repeat;
  self->cells = g_new0 (MonevCell, monev_shape_cells (scope->shape, repeat));
  self->repeats = g_new0 (GPtrArray *, repeats);
  return self;
}

static void
free_frame (gpointer data)
{
  MonevFrame *self = data;
  MonevShape *shape = self->scope->shape;

  monev_frame_set_data (self, NULL, NULL);
  for (guint i = 0; i < monev_shape_cells (shape, self->repeat); i++)
    g_free (self->cells[i].text);
  for (guint i = 0; i < monev_shape_repeats (shape, self->repeat); i++)
    g_clear_pointer (&self->repeats[i], g_ptr_array_unref);
  g_free (self->cells);
  g_free (self->repeats);
  g_free (self);
}

/**
 * monev_scope_new:
 * @shape: complete; nothing may be added to it any more
 *
 * Returns: (transfer full): a scope in which every value is empty and no repeat has an instance
 */
MonevScope *
monev_scope_new (MonevShape *shape)
{
  MonevScope *self = g_new0 (MonevScope, 1);

  g_atomic_ref_count_init (&self->refs);
  self->shape = monev_shape_ref (shape);
  self->root = new_frame (self, NULL, 0);
  self->instances
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)monev_scope_unref);
  self->indexes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_hash_table_unref);
  return self;
}

/**
 * monev_scope_new_table:
 * @columns: (array zero-terminated=1): their names; one that comes twice counts once
 *
 * Returns: (transfer full): what instance() names: a root, "root" in it, "item" for each row
 */
MonevScope *
monev_scope_new_table (const char *const *columns)
{
  g_autoptr (MonevShape) shape = monev_shape_new ("");
  int root = monev_shape_add (shape, 0, "root", MONEV_SHAPE_GROUP);
  int item = monev_shape_add (shape, root, "item", MONEV_SHAPE_REPEAT);

  for (guint i = 0; columns[i] != NULL; i++)
    monev_shape_add (shape, item, columns[i], MONEV_SHAPE_VALUE);
  return monev_scope_new (shape);
}

/** monev_scope_ref: Returns: (transfer full): @self. */
MonevScope *
monev_scope_ref (MonevScope *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** monev_scope_unref: drops one reference; frames go with the scope. */
void
monev_scope_unref (MonevScope *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  free_frame (self->root);
  g_hash_table_unref (self->instances);
  g_hash_table_unref (self->indexes);
  g_clear_pointer (&self->world.zone, g_time_zone_unref);
  g_clear_pointer (&self->random, g_rand_free);
  monev_shape_unref (self->shape);
  g_free (self);
}

/** monev_scope_shape: Returns: (transfer none): what was given to monev_scope_new(). */
MonevShape *
monev_scope_shape (MonevScope *self)
{
  return self->shape;
}

/** monev_scope_root: Returns: (transfer none): the frame of all that lies in no repeat. */
MonevFrame *
monev_scope_root (MonevScope *self)
{
  return self->root;
}

static void
forget_indexes (MonevScope *self)
{
  if (g_hash_table_size (self->indexes) > 0)
    g_hash_table_remove_all (self->indexes);
}

static void
clear_cell (MonevCell *cell)
{
  g_free (cell->text);
  *cell = (MonevCell){ 0 };
}

/** monev_scope_clear: empties every value and removes all instances; lists and world stay. */
void
monev_scope_clear (MonevScope *self)
{
  MonevFrame *root = self->root;

  for (guint i = 0; i < monev_shape_cells (self->shape, 0); i++)
    clear_cell (&root->cells[i]);
  for (guint i = 0; i < monev_shape_repeats (self->shape, 0); i++)
    g_clear_pointer (&root->repeats[i], g_ptr_array_unref);
  forget_indexes (self);
}

/** monev_scope_set_world: @world is copied; its data must outlive the scope. */
void
monev_scope_set_world (MonevScope *self, const MonevScopeWorld *world)
{
  GTimeZone *zone = world->zone == NULL ? NULL : g_time_zone_ref (world->zone);

  g_clear_pointer (&self->world.zone, g_time_zone_unref);
  self->world = *world;
  self->world.zone = zone;
}

/** monev_scope_set_random: makes random() and randomize() give the row that begins at @seed. */
void
monev_scope_set_random (MonevScope *self, guint32 seed)
{
  g_clear_pointer (&self->random, g_rand_free);
  self->random = g_rand_new_with_seed (seed);
}

/** monev_scope_random: Returns: the next number from 0 to below 1. */
double
monev_scope_random (MonevScope *self)
{
  if (self->random == NULL)
    self->random = g_rand_new ();
  return g_rand_double (self->random);
}

/** monev_scope_set_instance: lets instance (@name) and pulldata() read @table. */
void
monev_scope_set_instance (MonevScope *self, const char *name, MonevScope *table)
{
  g_hash_table_insert (self->instances, g_strdup (name), monev_scope_ref (table));
}

/**
 * monev_scope_add_row: adds one row to a table.
 * @values: (array zero-terminated=1): by column; what is left out stays empty
 */
void
monev_scope_add_row (MonevScope *self, const char *const *values)
{
  int item = monev_shape_find (self->shape, "item");
  MonevFrame *row;
  int column;

  if (item < 0)
    item = monev_shape_child (self->shape, monev_shape_child (self->shape, 0, "root"), "item");
  row = monev_frame_add (self->root, item);
  column = monev_shape_field (self->shape, item)->first_child;
  for (guint i = 0; values[i] != NULL && column != MONEV_SHAPE_NONE; i++)
    {
      monev_frame_set (row, column, values[i]);
      column = monev_shape_field (self->shape, column)->next;
    }
}

static GPtrArray *
instances_of (MonevFrame *self, int repeat)
{
  return self->repeats[monev_shape_field (self->scope->shape, repeat)->slot];
}

/**
 * monev_frame_add:
 * @repeat: one that lies in @self, with no other repeat between
 *
 * Returns: (transfer none): a new, empty instance behind the others
 */
MonevFrame *
monev_frame_add (MonevFrame *self, int repeat)
{
  GPtrArray **list = &self->repeats[monev_shape_field (self->scope->shape, repeat)->slot];
  MonevFrame *child = new_frame (self->scope, self, repeat);

  if (*list == NULL)
    *list = g_ptr_array_new_with_free_func (free_frame);
  child->index = (*list)->len;
  g_ptr_array_add (*list, child);
  forget_indexes (self->scope);
  return child;
}

/** monev_frame_remove: takes the instance @self out of its repeat and frees it; not for a root. */
void
monev_frame_remove (MonevFrame *self)
{
  GPtrArray *list = instances_of (self->parent, self->repeat);

  forget_indexes (self->scope);
  for (guint i = self->index + 1; i < list->len; i++)
    ((MonevFrame *)g_ptr_array_index (list, i))->index--;
  g_ptr_array_remove_index (list, self->index);
}

/** monev_frame_count: Returns: how many instances of @repeat there are in @self. */
guint
monev_frame_count (MonevFrame *self, int repeat)
{
  GPtrArray *list = instances_of (self, repeat);

  return list == NULL ? 0 : list->len;
}

/** monev_frame_child: Returns: (transfer none) (nullable): instance @position, from 0. */
MonevFrame *
monev_frame_child (MonevFrame *self, int repeat, guint position)
{
  GPtrArray *list = instances_of (self, repeat);

  return list != NULL && position < list->len ? g_ptr_array_index (list, position) : NULL;
}

/** monev_frame_parent: Returns: (transfer none) (nullable): what the instance lies in. */
MonevFrame *
monev_frame_parent (MonevFrame *self)
{
  return self->parent;
}

/**
 * monev_frame_new_outside:
 * @repeat: as for monev_frame_add()
 *
 * Returns: (transfer full): an instance that no expression finds, at which one may be evaluated as
 * if @repeat had a next instance; free it with monev_frame_free_outside() before @self goes
 */
MonevFrame *
monev_frame_new_outside (MonevFrame *self, int repeat)
{
  return new_frame (self->scope, self, repeat);
}

/** monev_frame_free_outside: frees what monev_frame_new_outside() gave. */
void
monev_frame_free_outside (MonevFrame *self)
{
  free_frame (self);
}

/** monev_frame_repeat: Returns: the repeat that @self is an instance of; 0 for the root. */
int
monev_frame_repeat (MonevFrame *self)
{
  return self->repeat;
}

/** monev_frame_index: Returns: which instance of its repeat @self is, from 0. */
guint
monev_frame_index (MonevFrame *self)
{
  return self->index;
}

/** monev_frame_set_data: ties @data to @self; freed with it, or by the next data. */
void
monev_frame_set_data (MonevFrame *self, gpointer data, GDestroyNotify free_data)
{
  if (self->data != NULL && self->free_data != NULL)
    self->free_data (self->data);
  self->data = data;
  self->free_data = free_data;
}

/** monev_frame_data: Returns: (transfer none) (nullable): what was tied to @self. */
gpointer
monev_frame_data (MonevFrame *self)
{
  return self->data;
}

/**
 * monev_frame_set:
 * @field: a value whose nearest repeat @self is an instance of
 * @text: (nullable): as the record of a form holds it; copied
 */
void
monev_frame_set (MonevFrame *self, int field, const char *text)
{
  MonevCell *cell = monev_frame_cell (self, monev_shape_field (self->scope->shape, field));

  g_free (cell->text);
  cell->text = text == NULL || *text == '\0' ? NULL : g_strdup (text);
  cell->known = FALSE;
  forget_indexes (self->scope);
}

/** monev_frame_get: Returns: (transfer none): the text, "" if empty; also when not relevant. */
const char *
monev_frame_get (MonevFrame *self, int field)
{
  const MonevCell *cell = monev_frame_cell (self, monev_shape_field (self->scope->shape, field));

  return cell->text == NULL ? "" : cell->text;
}

/**
 * monev_frame_set_relevant: a question that is skipped reads as empty and is in no set.
 * @field: a value or group that @self holds, or the repeat that @self is an instance of
 */
void
monev_frame_set_relevant (MonevFrame *self, int field, gboolean relevant)
{
  if (field == self->repeat)
    self->irrelevant = !relevant;
  else
    monev_frame_cell (self, monev_shape_field (self->scope->shape, field))->irrelevant = !relevant;
}

/** monev_scope_number: Returns: number (@text): a decimal, or the days of a date since 1970. */
MonevReal
monev_scope_number (MonevScope *self, const char *text)
{
  MonevReal value = monev_real_from_text (text);
  MonevMoment moment;

  if (monev_real_is_nan (value) && monev_moment_from_text (text, self->world.zone, &moment))
    return monev_moment_to_days (&moment);
  return value;
}

static GHashTable *
new_index (MonevScope *self, int repeat, int field)
{
  GHashTable *index
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);

  for (guint i = 0; i < monev_frame_count (self->root, repeat); i++)
    {
      MonevFrame *row = monev_frame_child (self->root, repeat, i);
      const char *text = monev_frame_get (row, field);
      GPtrArray *rows = g_hash_table_lookup (index, text);

      if (rows == NULL)
        {
          rows = g_ptr_array_new ();
          g_hash_table_insert (index, (gpointer)text, rows);
        }
      g_ptr_array_add (rows, row);
    }
  return index;
}

/**
 * monev_scope_look_up: finds rows of a table without reading all of them.
 * @repeat: a repeat at the root
 *
 * Returns: (transfer none) (nullable): the instances of @repeat whose @field is @text
 */
GPtrArray *
monev_scope_look_up (MonevScope *self, int repeat, int field, const char *text)
{
  GHashTable *index = g_hash_table_lookup (self->indexes, GINT_TO_POINTER (field));

  if (index == NULL)
    {
      index = new_index (self, repeat, field);
      g_hash_table_insert (self->indexes, GINT_TO_POINTER (field), index);
    }
  return g_hash_table_lookup (index, text);
}
