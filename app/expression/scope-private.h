/* The inside of a scope, for those who evaluate over it. */
#pragma once

#include "scope.h"

typedef struct {
  char     *text;   /* NULL: empty */
  MonevReal number; /* of the text, once known is set */
  gboolean  known, irrelevant;
} MonevCell;

struct _MonevFrame {
  MonevScope *scope;
  MonevFrame *parent; /* NULL at the root */
  int         repeat; /* the field; 0 at the root */
  guint       index;  /* from 0, among the instances */
  gboolean    irrelevant;
  MonevCell  *cells;
  GPtrArray **repeats; /* of MonevFrame, by slot */
  gpointer    data;    /* of who fills the scope */
  GDestroyNotify free_data;
};

struct _MonevScope {
  gatomicrefcount  refs;
  MonevShape      *shape;
  MonevFrame      *root;
  GHashTable      *instances; /* name → MonevScope */
  GHashTable      *indexes;   /* field → GHashTable of text → rows; dropped by any change */
  MonevScopeWorld  world;
  GRand           *random;
};

/** The cell of a value or group @field whose holder @frame is. */
static inline MonevCell *
monev_frame_cell (MonevFrame *frame, const MonevShapeField *field)
{
  return &frame->cells[field->slot];
}

MonevReal   monev_scope_number   (MonevScope *self, const char *text);
GPtrArray  *monev_scope_look_up  (MonevScope *self, int repeat, int field, const char *text);
double      monev_scope_random   (MonevScope *self);
