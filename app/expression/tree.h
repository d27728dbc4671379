/* The typed tree that the parser makes and the evaluator walks; inside of this room only. */
#pragma once

#include "real.h"
#include "shape.h"

#define MONEV_EXPRESSION_MAX_LENGTH 65536
#define MONEV_EXPRESSION_MAX_DEPTH 200
#define MONEV_EXPRESSION_MAX_LINKS 1000 /* operators in a row */

typedef enum {
  MONEV_NODE_NUMBER,
  MONEV_NODE_TEXT,
  MONEV_NODE_OR, MONEV_NODE_AND,
  MONEV_NODE_EQUAL, MONEV_NODE_UNEQUAL,
  MONEV_NODE_LESS, MONEV_NODE_LESS_EQUAL, MONEV_NODE_MORE, MONEV_NODE_MORE_EQUAL,
  MONEV_NODE_ADD, MONEV_NODE_SUBTRACT,
  MONEV_NODE_MULTIPLY, MONEV_NODE_DIVIDE, MONEV_NODE_MODULO,
  MONEV_NODE_NEGATE,
  MONEV_NODE_UNION,
  MONEV_NODE_CALL,
  MONEV_NODE_PATH
} MonevNodeKind;

/* What a node gives; ANY is known only when it is evaluated (if, coalesce, once). */
typedef enum {
  MONEV_TYPE_NUMBER, MONEV_TYPE_TEXT, MONEV_TYPE_BOOLEAN, MONEV_TYPE_NODES, MONEV_TYPE_ANY
} MonevType;

typedef struct _MonevNode MonevNode;
typedef struct _MonevPath MonevPath;
typedef struct _MonevStep MonevStep;
typedef struct _MonevFunction MonevFunction;

struct _MonevNode {
  MonevNodeKind        kind;
  MonevType            type;
  int                  start, end; /* bytes of the text */
  MonevNode           *left, *right;
  MonevReal            number;
  const char          *text;
  const MonevFunction *function;
  MonevNode          **arguments;
  guint                n_arguments;
  MonevPath           *path;
};

typedef enum { MONEV_AXIS_CHILD, MONEV_AXIS_PARENT, MONEV_AXIS_SELF } MonevAxis;

struct _MonevStep {
  MonevStep  *next;
  MonevAxis   axis;
  const char *name;  /* NULL: any (*) */
  GPtrArray  *predicates; /* (nullable) of MonevNode */
  int         start, end;
  int         field; /* where it leads, once bound; NONE for any */
  int         key;       /* the field of a predicate [key = wanted] that an index answers, or NONE */
  MonevNode  *wanted;
};

typedef enum {
  MONEV_BASE_CONTEXT,  /* what stands before the predicate; the question itself outside of one */
  MONEV_BASE_CURRENT,  /* the question itself: ${x}, /data/x, current() */
  MONEV_BASE_INSTANCE, /* instance ('list') */
  MONEV_BASE_CALL      /* the nodes that a function gives */
} MonevBase;

struct _MonevPath {
  MonevBase   base;
  const char *name;    /* of ${name} or of the instance */
  gboolean    absolute;
  MonevNode  *call;
  MonevStep  *steps;
  MonevShape *shape;   /* bound: what the fields below belong to */
  int         climb;   /* repeats to leave upwards from the base */
  int         field;   /* then this field … */
  MonevStep  *rest;    /* … and from there these steps; NULL if that is all */
};

/* All that one expression is made of. */
typedef struct {
  char       *source;
  GPtrArray  *blocks;     /* memory */
  GPtrArray  *lists;      /* of predicates */
  GPtrArray  *shapes;     /* held */
  MonevNode  *root;
  MonevShape *shape;      /* of the place, once bound */
  int         field;      /* the question it stands at */
  GArray     *reads;      /* fields */
  gboolean    phone_only, changing;
} MonevTree;

MonevTree *monev_tree_new   (const char *source);
void       monev_tree_free  (MonevTree *self);
gpointer   monev_tree_alloc (MonevTree *self, gsize size);
char      *monev_tree_text  (MonevTree *self, const char *text, gsize length);
gboolean   monev_tree_parse (MonevTree *self, GError **error);
void       monev_tree_fault (const MonevTree *self, int at, GError **error, const char *format, ...)
                             G_GNUC_PRINTF (4, 5);
