/* An instrument as its workbook: sheets of rows of cells, with nothing lost.
 *
 * XLSForm is a workbook, and other tools read more in it than this one: so the workbook itself is
 * the content, unknown sheets, columns, comment rows and blank rows included, and what it means is
 * read from it (instrument.h). Row 0 of a sheet is its header, row r is row r + 1 of Excel;
 * columns count from 0. Immutable and counted: an edit gives a new value that shares the rows it
 * leaves alone, for MonevHistory.
 */
#pragma once

#include <jansson.h>

#include "exchange/table.h"

G_BEGIN_DECLS

#define MONEV_XLSFORM_FORMAT 1

typedef struct _MonevXlsform MonevXlsform;

/* A cell to be set; a text that is NULL or "" empties it. */
typedef struct {
  const char   *text;
  MonevCellKind kind;
} MonevXlsformCell;

/* One of many cells that are set at once. */
typedef struct {
  guint            row, column;
  MonevXlsformCell cell;
} MonevXlsformPatch;

MonevXlsform *monev_xlsform_new        (void);
MonevXlsform *monev_xlsform_new_tables (GPtrArray *tables);
MonevXlsform *monev_xlsform_ref        (MonevXlsform *self);
void          monev_xlsform_unref      (MonevXlsform *self);

guint         monev_xlsform_n_sheets   (const MonevXlsform *self);
const char   *monev_xlsform_sheet_name (const MonevXlsform *self, guint sheet);
int           monev_xlsform_find_sheet (const MonevXlsform *self, const char *name);
guint         monev_xlsform_n_rows     (const MonevXlsform *self, guint sheet);
guint         monev_xlsform_n_columns  (const MonevXlsform *self, guint sheet);
guint         monev_xlsform_row_width  (const MonevXlsform *self, guint sheet, guint row);
const char   *monev_xlsform_get        (const MonevXlsform *self, guint sheet, guint row,
                                        guint column, MonevCellKind *kind);

MonevXlsform *monev_xlsform_add_sheet   (const MonevXlsform *self, const char *name);
MonevXlsform *monev_xlsform_add_table   (const MonevXlsform *self, const char *name,
                                         const MonevTable *table);
MonevXlsform *monev_xlsform_remove_sheet (const MonevXlsform *self, guint sheet);
MonevXlsform *monev_xlsform_set         (const MonevXlsform *self, guint sheet, guint row,
                                         guint column, const MonevXlsformCell *cell);
MonevXlsform *monev_xlsform_set_many    (const MonevXlsform *self, guint sheet,
                                         const MonevXlsformPatch *patches, guint count);
MonevXlsform *monev_xlsform_insert_rows (const MonevXlsform *self, guint sheet, guint row,
                                         guint count);
MonevXlsform *monev_xlsform_remove_rows (const MonevXlsform *self, guint sheet, guint row,
                                         guint count);
MonevXlsform *monev_xlsform_move_rows   (const MonevXlsform *self, guint sheet, guint row,
                                         guint count, guint to);
MonevXlsform *monev_xlsform_copy_rows   (const MonevXlsform *self, guint sheet, guint row,
                                         const MonevXlsform *from, guint from_sheet,
                                         guint from_row, guint count);

json_t       *monev_xlsform_to_json     (const MonevXlsform *self);
MonevXlsform *monev_xlsform_from_json   (const json_t *json, GError **error);
gboolean      monev_xlsform_equal       (const MonevXlsform *a, const MonevXlsform *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevXlsform, monev_xlsform_unref)

G_END_DECLS
