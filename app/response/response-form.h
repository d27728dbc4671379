/* A response that is being filled: the answers to one instrument, and what follows from them.
 *
 * An answer lies in a frame (the root, or one instance of a repeat) under its question. Each change
 * works out only what depends on it: skip logic, calculations, numbers of repeats; what may have
 * changed is told, so that only that is drawn again. A question that is skipped reads as empty;
 * its answer is kept for coming back, but no part of what is saved. No clock but the one passed in;
 * one thread at a time. Source: ODK XForms, bindings, repeats, events and actions.
 */
#pragma once

#include "base/issue.h"
#include "response-plan.h"

G_BEGIN_DECLS

#define MONEV_RESPONSE_MAX_INSTANCES 2000 /* of one repeat in one place */
#define MONEV_RESPONSE_MAX_REASON 1000    /* letters */

typedef struct {
  gint64      now;        /* UTC milliseconds */
  GTimeZone  *zone;       /* (nullable): of the office; UTC without one */
  guint       language;   /* of messages and labels */
  const char *enumerator; /* (nullable): answers "username" */
  const char *uuid;       /* (nullable): becomes meta/instanceID, behind "uuid:" */
  GHashTable *tables;     /* (nullable): stem of an attached file → MonevScope of its rows; NULL
                             takes what the instrument itself holds */
} MonevResponseContext;

typedef enum {
  MONEV_FAULT_NONE,
  MONEV_FAULT_REQUIRED,   /* "answer-missing" */
  MONEV_FAULT_TYPE,       /* "answer-type" */
  MONEV_FAULT_CHOICE,     /* "choice-unknown" */
  MONEV_FAULT_FILTERED,   /* "choice-filtered": not among those allowed now */
  MONEV_FAULT_RANGE,      /* "answer-range" */
  MONEV_FAULT_CONSTRAINT, /* "constraint" */
  MONEV_FAULT_COUNT,      /* "repeat-many" */
  MONEV_FAULT_SOFT        /* "soft": passes with a reason */
} MonevResponseFault;

/* How a question stands in one frame; texts are borrowed until the next change. */
typedef struct {
  gboolean           relevant;
  gboolean           required;
  gboolean           read_only;
  gboolean           calculated;
  gboolean           asks_other; /* the words of "or_other" are wanted */
  const char        *value;      /* also of one that is skipped */
  const char        *other;
  const char        *reason;     /* for an answer that the soft check doubts */
  MonevResponseFault fault;      /* NONE for one that is skipped; the first there is */
  gboolean           doubted;    /* the soft check fails, with or without a reason */
} MonevResponseState;

/* A question that may look different now. */
typedef struct {
  MonevFrame *frame;
  int         question;
} MonevResponseChange;

typedef struct {
  const char *code;
  const char *label;
} MonevResponseChoice;

typedef struct _MonevResponseForm MonevResponseForm;

MonevResponseForm *monev_response_form_new     (MonevResponsePlan *plan,
                                                const MonevResponseContext *context);
void               monev_response_form_free    (MonevResponseForm *self);
void               monev_response_form_begin   (MonevResponseForm *self);
void               monev_response_form_clear   (MonevResponseForm *self);
void               monev_response_form_recalculate (MonevResponseForm *self, gboolean keep);
void               monev_response_form_set_now (MonevResponseForm *self, gint64 now);
MonevResponsePlan *monev_response_form_plan    (MonevResponseForm *self);
MonevInstrument   *monev_response_form_instrument (MonevResponseForm *self);
MonevFrame        *monev_response_form_root    (MonevResponseForm *self);

gboolean     monev_response_form_type          (MonevResponseForm *self, MonevFrame *frame,
                                                int question, const char *typed, GError **error);
gboolean     monev_response_form_set           (MonevResponseForm *self, MonevFrame *frame,
                                                int question, const char *answer, GError **error);
gboolean     monev_response_form_set_other     (MonevResponseForm *self, MonevFrame *frame,
                                                int question, const char *words, GError **error);
gboolean     monev_response_form_set_reason    (MonevResponseForm *self, MonevFrame *frame,
                                                int question, const char *reason, GError **error);
MonevFrame  *monev_response_form_add           (MonevResponseForm *self, MonevFrame *frame,
                                                int repeat, GError **error);
gboolean     monev_response_form_remove        (MonevResponseForm *self, MonevFrame *instance,
                                                GError **error);

guint        monev_response_form_n_instances   (MonevResponseForm *self, MonevFrame *frame,
                                                int repeat);
MonevFrame  *monev_response_form_instance      (MonevResponseForm *self, MonevFrame *frame,
                                                int repeat, guint position);
gboolean     monev_response_form_instance_relevant (MonevResponseForm *self,
                                                MonevFrame *instance);
gboolean     monev_response_form_counts        (MonevResponseForm *self, int repeat);
void         monev_response_form_state         (MonevResponseForm *self, MonevFrame *frame,
                                                int question, MonevResponseState *state);
char        *monev_response_form_message       (MonevResponseForm *self, MonevFrame *frame,
                                                int question, MonevResponseFault fault);
char        *monev_response_form_words         (MonevResponseForm *self, MonevFrame *frame,
                                                int question, MonevColumnRole role);
char        *monev_response_form_shown         (MonevResponseForm *self, MonevFrame *frame,
                                                int question);
char        *monev_response_form_shown_value   (MonevResponseForm *self, int question,
                                                const char *value);
char        *monev_response_form_place         (MonevResponseForm *self, MonevFrame *frame,
                                                int question);
gboolean     monev_response_form_find          (MonevResponseForm *self, const char *place,
                                                MonevFrame **frame, int *question);
char        *monev_response_form_title         (MonevResponseForm *self);
GArray      *monev_response_form_choices       (MonevResponseForm *self, MonevFrame *frame,
                                                int question);
gboolean     monev_response_form_check_choice  (MonevResponseForm *self, MonevFrame *frame,
                                                int question, GError **error);
guint        monev_response_form_check         (MonevResponseForm *self, MonevIssueList *issues);
const MonevResponseChange *
             monev_response_form_changes       (MonevResponseForm *self, guint *count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevResponseForm, monev_response_form_free)

G_END_DECLS
