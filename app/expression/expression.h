/* Expressions of forms: XPath 1.0 with the functions of ODK, compiled once, evaluated often.
 *
 * Compiling parses, checks every name against the shape of the data and ties it to its place, so
 * that evaluating neither searches nor builds XML. An expression is immutable and may be evaluated
 * by several threads, each over a scope of its own. Where XPath takes a set of nodes for a text,
 * a number or a truth, a reference to one question counts as its text: an unanswered question is
 * "", NaN and false, as the specification of ODK XForms has it.
 */
#pragma once

#include "scope.h"

G_BEGIN_DECLS

/* Where an expression stands: the question it belongs to, and what it may name. */
typedef struct {
  MonevShape *shape;
  int         field;     /* the question; 0 for none */
  GHashTable *instances; /* (nullable): name → MonevShape, of the lists and files */
} MonevExpressionPlace;

typedef struct _MonevExpression MonevExpression;

/* How a plain rendering names things; each may give NULL for "no words of its own". */
typedef struct {
  char *(*field_words)  (gpointer data, int field);
  char *(*choice_words) (gpointer data, int field, const char *choice);
  gpointer data;
} MonevExpressionWords;

MonevExpression *monev_expression_compile       (const char *text,
                                                 const MonevExpressionPlace *place,
                                                 GError **error);
MonevExpression *monev_expression_ref           (MonevExpression *self);
void             monev_expression_unref         (MonevExpression *self);
const char      *monev_expression_source        (const MonevExpression *self);
const int       *monev_expression_reads         (const MonevExpression *self, guint *count);
gboolean         monev_expression_is_phone_only (const MonevExpression *self);
gboolean         monev_expression_is_changing   (const MonevExpression *self);
gboolean         monev_expression_test          (const MonevExpression *self, MonevFrame *at);
MonevReal        monev_expression_number        (const MonevExpression *self, MonevFrame *at);
char            *monev_expression_text          (const MonevExpression *self, MonevFrame *at);
GPtrArray       *monev_expression_frames        (const MonevExpression *self, MonevFrame *at);
char            *monev_expression_explain       (const MonevExpression *self,
                                                 const MonevExpressionWords *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevExpression, monev_expression_unref)

G_END_DECLS
