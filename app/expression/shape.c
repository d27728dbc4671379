#include "shape.h"

#include <string.h>

/* What an instance of a repeat holds: cells for the values, lists for the repeats in it. */
typedef struct
{
  guint cells, repeats;
  int last_child;
} Room;

struct _MonevShape
{
  gatomicrefcount refs;
  GArray *fields; /* MonevShapeField */
  GArray *rooms;  /* Room, one per field */
  GStringChunk *texts;
  GHashTable *names; /* name → field, or AMBIGUOUS; NAME_OFFSET is added, so none is NULL */
};

#define NAME_OFFSET 3

static MonevShapeField *
field_at (const MonevShape *self, int field)
{
  return &g_array_index (self->fields, MonevShapeField, field);
}

static Room *
room_at (const MonevShape *self, int field)
{
  return &g_array_index (self->rooms, Room, field);
}

static void
append (MonevShape *self, const MonevShapeField *field)
{
  Room room = { 0, 0, MONEV_SHAPE_NONE };

  g_array_append_val (self->fields, *field);
  g_array_append_val (self->rooms, room);
}

/**
 * monev_shape_new:
 * @root: the name of the root; XLSForm calls it "data"
 *
 * Returns: (transfer full): a shape with its root, field 0
 */
MonevShape *
monev_shape_new (const char *root)
{
  MonevShape *self = g_new0 (MonevShape, 1);
  MonevShapeField field = { .kind = MONEV_SHAPE_GROUP,
                            .parent = MONEV_SHAPE_NONE,
                            .first_child = MONEV_SHAPE_NONE,
                            .next = MONEV_SHAPE_NONE };

  g_atomic_ref_count_init (&self->refs);
  self->fields = g_array_new (FALSE, FALSE, sizeof (MonevShapeField));
  self->rooms = g_array_new (FALSE, FALSE, sizeof (Room));
  self->texts = g_string_chunk_new (1024);
  self->names = g_hash_table_new (g_str_hash, g_str_equal);
  field.name = g_string_chunk_insert_const (self->texts, root);
  append (self, &field);
  return self;
}

/** monev_shape_ref: Returns: (transfer full): @self. */
MonevShape *
monev_shape_ref (MonevShape *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** monev_shape_unref: drops one reference. */
void
monev_shape_unref (MonevShape *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->fields);
  g_array_unref (self->rooms);
  g_hash_table_unref (self->names);
  g_string_chunk_free (self->texts);
  g_free (self);
}

static int
look_up (const MonevShape *self, const char *name)
{
  gpointer known = g_hash_table_lookup (self->names, name);

  return known == NULL ? MONEV_SHAPE_NONE : GPOINTER_TO_INT (known) - NAME_OFFSET;
}

static void
note_name (MonevShape *self, const char *name, int field)
{
  int value = look_up (self, name) == MONEV_SHAPE_NONE ? field : MONEV_SHAPE_AMBIGUOUS;

  g_hash_table_insert (self->names, (gpointer)name, GINT_TO_POINTER (value + NAME_OFFSET));
}

static void
link_child (MonevShape *self, int parent, int field)
{
  Room *room = room_at (self, parent);

  if (room->last_child == MONEV_SHAPE_NONE)
    field_at (self, parent)->first_child = field;
  else
    field_at (self, room->last_child)->next = field;
  room->last_child = field;
}

/**
 * monev_shape_add:
 * @parent: a group, a repeat, or 0
 * @name: unique among the children of @parent
 *
 * Returns: the new field, or MONEV_SHAPE_NONE if @parent has a child of that name
 */
int
monev_shape_add (MonevShape *self, int parent, const char *name, MonevShapeKind kind)
{
  MonevShapeField above = *field_at (self, parent);
  MonevShapeField field = { .kind = kind,
                            .parent = parent,
                            .first_child = MONEV_SHAPE_NONE,
                            .next = MONEV_SHAPE_NONE,
                            .repeat = above.repeat,
                            .depth = above.depth };
  int index = (int)self->fields->len;
  Room *holder = room_at (self, above.repeat);

  g_return_val_if_fail (above.kind != MONEV_SHAPE_VALUE, MONEV_SHAPE_NONE);
  if (monev_shape_child (self, parent, name) != MONEV_SHAPE_NONE)
    return MONEV_SHAPE_NONE;
  field.name = g_string_chunk_insert_const (self->texts, name);
  field.slot = (int)(kind == MONEV_SHAPE_REPEAT ? holder->repeats++ : holder->cells++);
  if (kind == MONEV_SHAPE_REPEAT)
    {
      field.repeat = index;
      field.depth++;
    }
  append (self, &field);
  link_child (self, parent, index);
  note_name (self, field.name, index);
  return index;
}

/**
 * monev_shape_find:
 * @name: as in ${name}
 *
 * Returns: the field of that name anywhere below the root, MONEV_SHAPE_NONE, or
 * MONEV_SHAPE_AMBIGUOUS if there are several
 */
int
monev_shape_find (const MonevShape *self, const char *name)
{
  return look_up (self, name);
}

/** monev_shape_child: Returns: the child of @parent called @name, or MONEV_SHAPE_NONE. */
int
monev_shape_child (const MonevShape *self, int parent, const char *name)
{
  int known = look_up (self, name);
  int child = field_at (self, parent)->first_child;

  if (known >= 0)
    return field_at (self, known)->parent == parent ? known : MONEV_SHAPE_NONE;
  if (known == MONEV_SHAPE_NONE)
    return MONEV_SHAPE_NONE;
  while (child != MONEV_SHAPE_NONE && strcmp (field_at (self, child)->name, name) != 0)
    child = field_at (self, child)->next;
  return child;
}

/** monev_shape_count: Returns: how many fields there are, the root counted. */
guint
monev_shape_count (const MonevShape *self)
{
  return self->fields->len;
}

/** monev_shape_field: Returns: (transfer none): the field; moved by the next monev_shape_add(). */
const MonevShapeField *
monev_shape_field (const MonevShape *self, int field)
{
  return field_at (self, field);
}

/** monev_shape_holder: @field: not the root. Returns: the repeat (or 0) whose instances hold the
 * values of @field; of a repeat, those that hold its instances. */
int
monev_shape_holder (const MonevShape *self, int field)
{
  return field_at (self, field_at (self, field)->parent)->repeat;
}

/** monev_shape_cells: Returns: how many values and groups an instance of @repeat (or 0) holds. */
guint
monev_shape_cells (const MonevShape *self, int repeat)
{
  return room_at (self, repeat)->cells;
}

/** monev_shape_repeats: Returns: how many repeats an instance of @repeat (or 0) holds. */
guint
monev_shape_repeats (const MonevShape *self, int repeat)
{
  return room_at (self, repeat)->repeats;
}
