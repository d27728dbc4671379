/* Values as columns of codes: what tables, filters and recaps of many rows are counted from.
 *
 * Each column has words of its own; a cell is the code of one, 0 where nothing stands. Codes lie in
 * blocks of 8,192 rows with 8, 16 or 32 bits each, as many as the block needs. A copy shares blocks
 * and words with what it was made from and costs next to nothing; what is changed in one of them the
 * other does not see. One thread at a time may change the copies of a store, others may read those
 * that are at rest meanwhile.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MONEV_COLUMN_BLOCK 8192
#define MONEV_COLUMN_MAX_WORDS (8 * 1024 * 1024) /* of one column */

typedef struct _MonevColumnStore MonevColumnStore;

MonevColumnStore *monev_column_store_new       (guint n_columns);
MonevColumnStore *monev_column_store_copy      (const MonevColumnStore *self);
void              monev_column_store_free      (MonevColumnStore *self);
guint             monev_column_store_n_columns (const MonevColumnStore *self);
guint             monev_column_store_n_rows    (const MonevColumnStore *self);
guint             monev_column_store_add_row   (MonevColumnStore *self);
gboolean          monev_column_store_set       (MonevColumnStore *self, guint row, guint column,
                                                const char *text);
guint32           monev_column_store_code      (const MonevColumnStore *self, guint row,
                                                guint column);
guint32           monev_column_store_n_words   (const MonevColumnStore *self, guint column);
const char       *monev_column_store_word      (const MonevColumnStore *self, guint column,
                                                guint32 code);
guint32           monev_column_store_find      (const MonevColumnStore *self, guint column,
                                                const char *text);
gboolean          monev_column_store_first     (const MonevColumnStore *self, guint column,
                                                guint32 code, guint *row);
void              monev_column_store_count     (const MonevColumnStore *self, guint column,
                                                const guint64 *rows, guint32 *counts);
gboolean          monev_column_store_cross     (const MonevColumnStore *self, guint a, guint b,
                                                const guint64 *rows, guint32 *counts);
GBytes           *monev_column_store_save      (const MonevColumnStore *self);
MonevColumnStore *monev_column_store_load      (GBytes *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevColumnStore, monev_column_store_free)

G_END_DECLS
