/* One evaluation: what all parts of the evaluator share. Inside of this room only. */
#pragma once

#include "function.h"
#include "scope-private.h"
#include "tree.h"

/* A node of the data: a value or group that @frame holds, or the instance @frame itself. */
typedef struct {
  MonevFrame *frame;
  int         field;
} MonevNodeRef;

typedef struct {
  MonevNodeRef  current;  /* the question */
  MonevNodeRef  context;  /* in a predicate: the node tested */
  guint         position, size; /* there */
  GStringChunk *texts;    /* (nullable): made when the first text is worked out */
} MonevRun;

/* NUMBER, TEXT, BOOLEAN, or NODES for more than a reference to one question. */
typedef struct {
  MonevType   type;
  MonevReal   number;
  const char *text;
  gboolean    truth;
  MonevCell  *cell;  /* of a TEXT that is an answer: it knows its number */
  GArray     *nodes; /* of MonevNodeRef */
} MonevValue;

MonevScope *monev_run_scope  (MonevRun *self);
const char *monev_run_keep   (MonevRun *self, const char *text);
const char *monev_run_take   (MonevRun *self, char *text);

MonevReal   monev_run_number (MonevRun *self, const MonevNode *node);
const char *monev_run_text   (MonevRun *self, const MonevNode *node);
gboolean    monev_run_truth  (MonevRun *self, const MonevNode *node);
GArray     *monev_run_nodes  (MonevRun *self, const MonevNode *node);
MonevValue  monev_run_value  (MonevRun *self, const MonevNode *node);
void        monev_value_clear (MonevValue *value);
MonevReal   monev_value_number (MonevRun *self, const MonevValue *value);
const char *monev_value_text   (MonevRun *self, const MonevValue *value);
gboolean    monev_value_truth  (const MonevValue *value);

gboolean    monev_run_cell      (MonevRun *self, const MonevPath *path, MonevCell **cell);
GArray     *monev_run_walk      (MonevRun *self, const MonevPath *path);
const char *monev_node_ref_text (MonevNodeRef node);
MonevReal   monev_node_ref_number (MonevNodeRef node);
MonevReal   monev_cell_number   (MonevScope *scope, MonevCell *cell);

MonevReal   monev_call_number (MonevRun *self, const MonevNode *call);
const char *monev_call_text   (MonevRun *self, const MonevNode *call);
gboolean    monev_call_truth  (MonevRun *self, const MonevNode *call);
GArray     *monev_call_nodes  (MonevRun *self, const MonevNode *call);
MonevValue  monev_call_value  (MonevRun *self, const MonevNode *call);
const char *monev_call_moment (MonevRun *self, const MonevNode *call);
const char *monev_call_indexed (MonevRun *self, const MonevNode *call);
const char *monev_call_pulldata (MonevRun *self, const MonevNode *call);
MonevReal   monev_call_days   (MonevRun *self, const MonevNode *call);
