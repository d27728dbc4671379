/* A table as a file gave it: text of cells, their kind, and where each one stands.
 *
 * Immutable and counted. Rows and columns count from 1, as the office sees them in Excel; only
 * cells that hold something are stored, so one cell at XFD1048576 costs one cell. A number keeps
 * the text of the file, digit by digit; number-text.h turns it into a plain decimal.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The last row and column of Excel; a CSV is held to them too, since tables go back to Excel. */
#define MONEV_TABLE_MAX_ROWS       1048576
#define MONEV_TABLE_MAX_COLUMNS    16384
#define MONEV_TABLE_MAX_CELLS      6000000
#define MONEV_TABLE_MAX_TEXT       (64 * 1024 * 1024)
#define MONEV_TABLE_MAX_CELL_CHARS 32767

typedef enum {
  MONEV_CELL_EMPTY,
  MONEV_CELL_TEXT,
  MONEV_CELL_NUMBER,
  MONEV_CELL_BOOLEAN,   /* "TRUE" or "FALSE" */
  MONEV_CELL_DATE,      /* "2026-03-05", "2026-03-05T10:00:00" or "10:00:00" */
  MONEV_CELL_ERROR      /* "#N/A" */
} MonevCellKind;

typedef enum {
  MONEV_CELL_FORMULA = 1 << 0, /* the text is the value the file kept for the formula */
  MONEV_CELL_PERCENT = 1 << 1  /* a number shown as a percentage: 0.25 stands for 25 % */
} MonevCellFlags;

typedef struct {
  const char    *text;   /* borrowed from the table, ends with NUL; "" when empty */
  gsize          length; /* bytes */
  MonevCellKind  kind;
  MonevCellFlags flags;
} MonevCell;

typedef struct {
  gint64 first_row;
  gint64 last_row;
  guint  first_column;
  guint  last_column;
} MonevTableRange;

typedef struct _MonevTable MonevTable;

MonevTable  *monev_table_ref          (MonevTable *self);
void         monev_table_unref        (MonevTable *self);
const char  *monev_table_file         (const MonevTable *self);
const char  *monev_table_sheet        (const MonevTable *self);
gboolean     monev_table_is_hidden    (const MonevTable *self);

guint        monev_table_n_rows       (const MonevTable *self);
gint64       monev_table_row_number   (const MonevTable *self, guint index);
guint        monev_table_row_n_cells  (const MonevTable *self, guint index);
MonevCell    monev_table_row_cell     (const MonevTable *self, guint index, guint nth,
                                       guint *column);
guint        monev_table_n_columns    (const MonevTable *self);
gsize        monev_table_n_cells      (const MonevTable *self);
MonevCell    monev_table_cell         (const MonevTable *self, gint64 row, guint column);

guint        monev_table_n_merges     (const MonevTable *self);
const MonevTableRange *monev_table_merge (const MonevTable *self, guint index);

char        *monev_column_letters       (guint column);
char        *monev_cell_reference       (gint64 row, guint column);
gboolean     monev_cell_reference_parse (const char *text, gsize length, gint64 *row,
                                         guint *column);
const char  *monev_cell_kind_name       (MonevCellKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevTable, monev_table_unref)

G_END_DECLS
