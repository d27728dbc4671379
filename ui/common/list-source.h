/* A source of rows of text that are all in memory: searched while typing, sorted by any column.
 *
 * A row is a GStrv-like array of texts; it may hold more of them than there are columns (an id),
 * which are neither shown nor searched. A sort is a permutation of indexes; rows never move.
 */
#pragma once

#include "grid-source.h"

G_BEGIN_DECLS

typedef enum { MONEV_SORT_TEXT, MONEV_SORT_NUMBER, MONEV_SORT_DATE, MONEV_SORT_NONE } MonevSortKind;

typedef struct {
  const char   *title;   /* copied */
  MonevSortKind kind;    /* figures are shown at the end of their cell */
  int           width;
  gboolean      expand;
  gboolean      editable;
  guint         tip;     /* where in the row the whole of a shortened text stands; 0: nowhere */
  int           least;   /* as in MonevGridColumn */
} MonevListColumn;

#define MONEV_TYPE_LIST_SOURCE (monev_list_source_get_type ())
G_DECLARE_FINAL_TYPE (MonevListSource, monev_list_source, MONEV, LIST_SOURCE, GObject)

typedef MonevState (*MonevListStateFunc) (const char *const *row, guint column, gpointer data);
/* Checks and keeps @text; may write another one, in its final form, to @taken. */
typedef gboolean (*MonevListEditFunc) (MonevListSource *self, guint index, guint column, const char *text,
                                       char **taken, gpointer data, GError **error);

MonevListSource   *monev_list_source_new            (const MonevListColumn *columns, guint n_columns);
void               monev_list_source_set_rows       (MonevListSource *self, GPtrArray *rows);
void               monev_list_source_update_rows    (MonevListSource *self, GPtrArray *rows);
void               monev_list_source_set_key_column (MonevListSource *self, int column);
void               monev_list_source_set_text       (MonevListSource *self, guint index, guint column,
                                                     const char *text);
guint              monev_list_source_get_n_total    (MonevListSource *self);
guint              monev_list_source_get_index      (MonevListSource *self, guint row);
const char *const *monev_list_source_get_row        (MonevListSource *self, guint row);
const char        *monev_list_source_get_filter     (MonevListSource *self);
void               monev_list_source_set_state_func (MonevListSource *self, MonevListStateFunc func, gpointer data,
                                                     GDestroyNotify destroy);
void               monev_list_source_set_edit_func  (MonevListSource *self, MonevListEditFunc func, gpointer data,
                                                     GDestroyNotify destroy);

G_END_DECLS
