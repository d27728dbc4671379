/* The answers to one instrument as a table to be looked at: who answered and how that stands, value
 * and grade, then a column for each question outside of repeats, worded as an office reads them.
 *
 * It stands on the columns of a response cache, so 100,000 answers cost codes and not texts: a cell
 * is worded when it is seen, and sorting or searching goes over the words of a column once. Immutable and
 * counted; several threads may read it.
 */
#pragma once

#include "response-cache.h"
#include "response/response-store.h"

G_BEGIN_DECLS

typedef enum { MONEV_ANSWER_CELL_TEXT, MONEV_ANSWER_CELL_NUMBER, MONEV_ANSWER_CELL_DATE,
               MONEV_ANSWER_CELL_STATE } MonevAnswerCell;

typedef struct {
  const char     *heading; /* "14. Status"; of the parts of an office: "Keadaan" */
  MonevAnswerCell kind;
  guint           column;  /* of the store */
  int             question; /* NONE for what is no answer */
} MonevAnswerColumn;

typedef struct _MonevAnswerTable MonevAnswerTable;

MonevAnswerTable        *monev_answer_table_new       (MonevResponseCache *cache,
                                                       MonevDbConnection *connection,
                                                       GError **error);
MonevAnswerTable        *monev_answer_table_ref       (MonevAnswerTable *self);
void                     monev_answer_table_unref     (MonevAnswerTable *self);
MonevResponseCache      *monev_answer_table_cache     (const MonevAnswerTable *self);
guint                    monev_answer_table_n_rows    (const MonevAnswerTable *self);
guint                    monev_answer_table_n_columns (const MonevAnswerTable *self);
const MonevAnswerColumn *monev_answer_table_column    (const MonevAnswerTable *self, guint column);
guint32                  monev_answer_table_code      (const MonevAnswerTable *self, guint row,
                                                       guint column);
guint32                  monev_answer_table_n_words   (const MonevAnswerTable *self, guint column);
char                    *monev_answer_table_word      (const MonevAnswerTable *self, guint column,
                                                       guint32 code);
MonevResponseEntry      *monev_answer_table_entry     (const MonevAnswerTable *self, guint row);
guint32                  monev_answer_table_key       (const MonevAnswerTable *self, guint row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevAnswerTable, monev_answer_table_unref)

G_END_DECLS
