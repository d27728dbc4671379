/* The inside of a response that is being filled; for this room only. */
#pragma once

#include "response-answer.h"
#include "response-form.h"

/* How often something was worked out since the queue was last filled. */
typedef struct {
  guint settle, count;
} MonevRounds;

/* What is known of one cell of a frame: a question, a group, or the words of "or_other". */
typedef struct {
  guint8   todo;       /* of MonevTodo: waits in the queue */
  guint    relevant : 1;
  guint    noted : 1;  /* among the changes */
  guint    checked : 1; /* the three below hold */
  guint    required : 1;
  guint    read_only : 1;
  guint    doubted : 1;
  guint8   fault;      /* MonevResponseFault */
  MonevRounds rounds;
  char    *reason;
} MonevCellState;

/* A repeat in one frame; the instances themselves are frames of the scope. */
typedef struct {
  MonevFrame *template; /* where its rules are asked when there is no instance */
  MonevRounds rounds;
  guint8      todo;
  guint       relevant : 1;
  guint       noted : 1;
  guint       limited : 1; /* more were asked for than there may be */
  gint64      count;       /* wanted by the form; NONE when people add and remove */
} MonevRepeatState;

typedef struct {
  gboolean          relevant; /* of the frame itself */
  MonevCellState   *cells;
  MonevRepeatState *repeats;
  guint             n_cells, n_repeats;
} MonevFrameState;

typedef enum {
  MONEV_TODO_RELEVANT = 1 << 0,
  MONEV_TODO_CALCULATE = 1 << 1,
  MONEV_TODO_COUNT = 1 << 2
} MonevTodo;

/* One thing to be worked out. */
typedef struct {
  guint       rank, index; /* in the order of working out; which instance */
  int         question;
  MonevFrame *frame;
} MonevQueued;

struct _MonevResponseForm {
  MonevResponsePlan *plan;
  MonevInstrument   *instrument;
  MonevShape        *shape;
  MonevScope        *scope;
  MonevResponseContext context; /* its texts are copies */
  GArray            *queue;   /* MonevQueued, a heap by rank */
  GArray            *changes; /* MonevResponseChange */
  json_t            *aside;   /* (nullable): answers to questions that the form does not have */
  guint              settle;
  gboolean           keeps;   /* calculations that time or chance change keep what they gave */
};

void              monev_frame_state_free (gpointer data);
MonevFrameState  *monev_frame_state      (MonevFrame *frame);
MonevCellState   *monev_cell_state       (MonevResponseForm *self, MonevFrame *frame, int field);
MonevRepeatState *monev_repeat_state     (MonevResponseForm *self, MonevFrame *frame, int field);
const MonevQuestion *monev_form_question (MonevResponseForm *self, int question);
gboolean          monev_form_is_repeat   (MonevResponseForm *self, int question);
MonevFrame       *monev_form_grow        (MonevResponseForm *self, MonevFrame *frame, int field);
void              monev_form_prepare     (MonevResponseForm *self, MonevFrame *frame);
gboolean          monev_form_write       (MonevResponseForm *self, MonevFrame *frame, int field,
                                          const char *text);

void              monev_form_note        (MonevResponseForm *self, MonevFrame *frame,
                                          int question);
void              monev_form_enqueue     (MonevResponseForm *self, MonevFrame *frame,
                                          int question, guint todo);
void              monev_form_enqueue_all (MonevResponseForm *self, MonevFrame *frame,
                                          gboolean values);
void              monev_form_spread      (MonevResponseForm *self, MonevFrame *frame, int field);
void              monev_form_spread_all  (MonevResponseForm *self, MonevFrame *frame);
void              monev_form_forget_frame (MonevResponseForm *self, MonevFrame *frame);
void              monev_form_settle      (MonevResponseForm *self);
void              monev_form_run_triggers (MonevResponseForm *self, MonevFrame *frame, int field);
void              monev_form_each        (MonevResponseForm *self, MonevFrame *frame, int repeat,
                                          gboolean wide, void (*act) (MonevResponseForm *,
                                                                      MonevFrame *, gpointer),
                                          gpointer data);
MonevResponseFault monev_form_choice_fault (MonevResponseForm *self, MonevFrame *frame, int index,
                                            const char *value);
gboolean           monev_form_find_place   (MonevResponseForm *self, const char *place,
                                            MonevFrame **frame, int *field);
