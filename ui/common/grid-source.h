/* What a MonevDataGrid shows: rows and columns of text that are asked for cell by cell.
 *
 * The grid asks only for what is visible. A source lives on the main thread and answers at once:
 * what has to be read from the database is fetched by the page beforehand, on a lane.
 */
#pragma once

#include <glib-object.h>
#include "state.h"

G_BEGIN_DECLS

#define MONEV_GRID_NO_ROW G_MAXUINT

typedef struct {
  const char *title;     /* borrowed, stays until the source says "changed" */
  int         width;     /* pixels; 0 leaves it to the grid */
  const char *widest;    /* borrowed as @title; the column has room for it, whatever @width says; NULL: by @width */
  float       xalign;    /* 0 start, 0.5 middle, 1 end; figures stand at the end anyway */
  gboolean    numeric;   /* tabular figures, at the end */
  gboolean    editable;
  gboolean    resizable;
  gboolean    sortable;
  gboolean    expand;    /* takes its part of the room that is left over */
  int         least;     /* of one that expands: gives way down to it where the others need room; 0: not */
  const char *tip;       /* borrowed as @title; what the tooltip of the head says; NULL: none */
  const char *below;     /* borrowed as @title; a second, dim line of the head; NULL: none */
} MonevGridColumn;

/* How a cell lies on a sheet, apart from how it stands. */
typedef enum {
  MONEV_SHADE_NONE,
  MONEV_SHADE_HEAD,     /* a heading */
  MONEV_SHADE_OPEN,     /* to be filled in */
  MONEV_SHADE_SHUT,     /* protected: worked out, carried over, not asked */
  MONEV_SHADE_TOTAL,    /* a sum, the name of a group */
  MONEV_N_SHADES
} MonevGridShade;

typedef struct {
  const char *text;      /* borrowed until the next call on the source; NULL is empty */
  MonevState  state;
  const char *tip;       /* what the tooltip says; NULL: the text, where it is cut */
  const char *say;       /* what is read aloud; NULL: the title of the column and the text */
  gboolean    middle;    /* a mark of its own, without a tint, in the middle of the cell */
  MonevGridShade shade;
  gboolean    strong;
  guint       left, right; /* its text lies over so many cells beside it, which give the same text */
} MonevGridCell;

#define MONEV_TYPE_GRID_SOURCE (monev_grid_source_get_type ())
G_DECLARE_INTERFACE (MonevGridSource, monev_grid_source, MONEV, GRID_SOURCE, GObject)

struct _MonevGridSourceInterface {
  GTypeInterface parent;

  guint    (*get_n_rows)    (MonevGridSource *self);
  guint    (*get_n_columns) (MonevGridSource *self);
  void     (*get_column)    (MonevGridSource *self, guint column, MonevGridColumn *out);
  void     (*get_cell)      (MonevGridSource *self, guint row, guint column, MonevGridCell *out);
  /* the rest may be left NULL */
  gboolean (*sort)          (MonevGridSource *self, guint column, gboolean ascending);
  void     (*set_filter)    (MonevGridSource *self, const char *text);
  gboolean (*set_cell)      (MonevGridSource *self, guint row, guint column, const char *text, GError **error);
  guint64  (*get_key)       (MonevGridSource *self, guint row);
  guint    (*find_row)      (MonevGridSource *self, guint64 key);
  /* of a column that is editable: NULL where all of its cells are */
  gboolean (*can_set)       (MonevGridSource *self, guint row, guint column);
};

guint    monev_grid_source_get_n_rows     (MonevGridSource *self);
guint    monev_grid_source_get_n_columns  (MonevGridSource *self);
void     monev_grid_source_get_column     (MonevGridSource *self, guint column, MonevGridColumn *out);
void     monev_grid_source_get_cell       (MonevGridSource *self, guint row, guint column, MonevGridCell *out);
gboolean monev_grid_source_sort           (MonevGridSource *self, guint column, gboolean ascending);
void     monev_grid_source_set_filter     (MonevGridSource *self, const char *text);
gboolean monev_grid_source_can_set_cell   (MonevGridSource *self, guint column);
gboolean monev_grid_source_can_set_at     (MonevGridSource *self, guint row, guint column);
gboolean monev_grid_source_set_cell       (MonevGridSource *self, guint row, guint column, const char *text,
                                           GError **error);
guint64  monev_grid_source_get_key        (MonevGridSource *self, guint row);
guint    monev_grid_source_find_row       (MonevGridSource *self, guint64 key);

guint64  monev_grid_source_get_generation (MonevGridSource *self);
void     monev_grid_source_changed        (MonevGridSource *self);

G_END_DECLS
