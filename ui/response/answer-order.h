/* Which answers of a table are shown, and in what order. Pure: it may be worked out on any thread. */
#pragma once

#include <gio/gio.h>

#include "result/answer-table.h"

G_BEGIN_DECLS

/* How a cell is compared; of figures by their size, of days by their date. */
typedef enum {
  MONEV_ANSWER_IS,       /* says just the word; "" is an empty cell */
  MONEV_ANSWER_IS_NOT,
  MONEV_ANSWER_CONTAINS, /* each of the words, whatever their case */
  MONEV_ANSWER_AT_LEAST,
  MONEV_ANSWER_AT_MOST   /* an empty cell is neither */
} MonevAnswerTest;

typedef struct {
  guint           column;
  char           *word;
  MonevAnswerTest test;
} MonevAnswerFilter;

typedef struct {
  GPtrArray *filters; /* MonevAnswerFilter: all of them hold */
  char    *search;    /* words that must all stand somewhere in the row; "" for all */
  char    *state;     /* "" for all */
  int      sort;      /* column of the table; -1: as they came */
  gboolean ascending;
} MonevAnswerOrder;

MonevAnswerOrder *monev_answer_order_new    (void);
void              monev_answer_order_add    (MonevAnswerOrder *self, guint column,
                                             const char *word, MonevAnswerTest test);
char             *monev_answer_order_fault  (const MonevAnswerTable *table, guint column,
                                             MonevAnswerTest test, const char *word);
MonevAnswerOrder *monev_answer_order_copy   (const MonevAnswerOrder *self);
void              monev_answer_order_free   (MonevAnswerOrder *self);
char             *monev_answer_order_word   (const MonevAnswerTable *table, guint column,
                                             guint32 code);
GArray           *monev_answer_order_select (const MonevAnswerOrder *self,
                                             const MonevAnswerTable *table,
                                             GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevAnswerOrder, monev_answer_order_free)

G_END_DECLS
