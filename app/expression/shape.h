/* The shape of the data that expressions read: questions in groups and repeats.
 *
 * Field 0 is the root. Each field has a name that is unique among its siblings; a repeat holds
 * any number of instances of what is below it. The shape says where a value lies: in which repeat
 * and in which cell of an instance of it. It is filled first and then shared, never changed.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum { MONEV_SHAPE_VALUE, MONEV_SHAPE_GROUP, MONEV_SHAPE_REPEAT } MonevShapeKind;

#define MONEV_SHAPE_NONE (-1)
#define MONEV_SHAPE_AMBIGUOUS (-2)

typedef struct {
  const char    *name;   /* of the shape */
  MonevShapeKind kind;
  int            parent; /* NONE for the root */
  int            first_child, next;
  int            repeat; /* the repeat (or root) whose instances hold this field; its own if a repeat */
  int            depth;  /* repeats above, its own counted */
  int            slot;   /* among the cells, or the repeats, of what holds it */
} MonevShapeField;

typedef struct _MonevShape MonevShape;

MonevShape            *monev_shape_new   (const char *root);
MonevShape            *monev_shape_ref   (MonevShape *self);
void                   monev_shape_unref (MonevShape *self);
int                    monev_shape_add   (MonevShape *self, int parent, const char *name,
                                          MonevShapeKind kind);
int                    monev_shape_find  (const MonevShape *self, const char *name);
int                    monev_shape_child (const MonevShape *self, int parent, const char *name);
guint                  monev_shape_count (const MonevShape *self);
const MonevShapeField *monev_shape_field (const MonevShape *self, int field);
int                    monev_shape_holder (const MonevShape *self, int field);
guint                  monev_shape_cells   (const MonevShape *self, int repeat);
guint                  monev_shape_repeats (const MonevShape *self, int repeat);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevShape, monev_shape_unref)

G_END_DECLS
