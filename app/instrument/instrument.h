/* An instrument: what the workbook of an XLSForm means.
 *
 * Reading never stops at a fault: all of them are told at once, each with its cell, and what could
 * be understood is there, so that a form that is still being built can be shown and tried. The
 * questions stand in the order of the survey; groups and repeats hold those between their begin and
 * end. What phones do and this program does not (map, camera, loops) is kept and marked. Immutable
 * and counted; expressions are compiled once and may be evaluated by several threads.
 */
#pragma once

#include "base/decimal.h"
#include "base/issue.h"
#include "expression/expression.h"
#include "question-type.h"
#include "xlsform.h"

G_BEGIN_DECLS

#define MONEV_INSTRUMENT_NONE (-1)
#define MONEV_INSTRUMENT_MAX_DEPTH 64 /* groups within groups */

/* What an expression of a question is for. */
typedef enum {
  MONEV_RULE_RELEVANT, MONEV_RULE_CONSTRAINT, MONEV_RULE_CALCULATION, MONEV_RULE_REQUIRED,
  MONEV_RULE_READ_ONLY, MONEV_RULE_CHOICE_FILTER, MONEV_RULE_REPEAT_COUNT, MONEV_RULE_DEFAULT,
  MONEV_RULE_SOFT, MONEV_N_RULES
} MonevRule;

/* One row of the survey that asks, works out or groups; ends of groups are no questions. */
typedef struct {
  const MonevQuestionType *type;
  const char      *name;
  guint            row;          /* in the sheet; 0 is the header */
  guint            end_row;      /* of a group: where its end stands; the last row without one */
  int              parent, first_child, next; /* questions, or NONE */
  int              field;        /* of the shape; NONE for what holds no data */
  int              other_field;  /* of "or_other": the words for another answer; or NONE */
  int              list;         /* or NONE */
  int              source;       /* "select_one ${x}": the field that gives the choices, or NONE */
  const char      *file;         /* (nullable): "desa.csv" that holds the choices or data */
  gboolean         or_other;
  gboolean         phone_only;
  MonevExpression *rules[MONEV_N_RULES]; /* (nullable); a filter gives the rows it lets through */
  int             *triggers;     /* fields whose change runs the calculation */
  guint            n_triggers;
} MonevQuestion;

typedef struct {
  const char *name;
  guint       row;
} MonevListChoice;

typedef struct {
  const char  *name;
  gboolean     external; /* of the sheet external_choices */
  gboolean     used;
  MonevListChoice *choices;
  guint        n_choices;
  guint        n_scored;
  int          unscored; /* the first choice without a score; NONE */
  MonevDecimal best;     /* of the scores; 0 where none is higher */
  MonevDecimal sum;      /* of the scores above 0 */
} MonevChoiceList;

typedef struct _MonevInstrument MonevInstrument;

MonevInstrument       *monev_instrument_read  (MonevXlsform *form, GHashTable *files,
                                               MonevIssueList *issues);
MonevInstrument       *monev_instrument_ref   (MonevInstrument *self);
void                   monev_instrument_unref (MonevInstrument *self);

MonevXlsform          *monev_instrument_form             (const MonevInstrument *self);
int                    monev_instrument_sheet            (const MonevInstrument *self);
guint                  monev_instrument_n_questions      (const MonevInstrument *self);
const MonevQuestion   *monev_instrument_question         (const MonevInstrument *self,
                                                          guint index);
int                    monev_instrument_find             (const MonevInstrument *self,
                                                          const char *name);
int                    monev_instrument_question_at      (const MonevInstrument *self, int field);
guint                  monev_instrument_n_languages      (const MonevInstrument *self);
const char            *monev_instrument_language         (const MonevInstrument *self,
                                                          guint index);
guint                  monev_instrument_default_language (const MonevInstrument *self);
int                    monev_instrument_column           (const MonevInstrument *self,
                                                          MonevColumnRole role, int language);
const char            *monev_instrument_text             (const MonevInstrument *self,
                                                          guint question, MonevColumnRole role,
                                                          guint language);
guint                  monev_instrument_n_lists          (const MonevInstrument *self);
const MonevChoiceList *monev_instrument_list             (const MonevInstrument *self,
                                                          guint index);
int                    monev_instrument_find_list        (const MonevInstrument *self,
                                                          const char *name);
const char            *monev_instrument_choice_text      (const MonevInstrument *self, guint list,
                                                          guint choice, MonevColumnRole role,
                                                          guint language);
int                    monev_instrument_find_choice      (const MonevInstrument *self, guint list,
                                                          const char *name);
const char            *monev_instrument_setting          (const MonevInstrument *self,
                                                          const char *key);
MonevShape            *monev_instrument_shape            (const MonevInstrument *self);
MonevExpressionPlace   monev_instrument_place            (const MonevInstrument *self, int field);
const int             *monev_instrument_order            (const MonevInstrument *self,
                                                          guint *count);
MonevScope            *monev_instrument_new_scope        (const MonevInstrument *self);
json_t                *monev_instrument_to_json          (const MonevInstrument *self);
const char            *monev_rule_column                 (MonevRule rule);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevInstrument, monev_instrument_unref)

G_END_DECLS
