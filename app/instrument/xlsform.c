#include "xlsform.h"

#include <string.h>

#include "db-error.h"
#include "exchange/number-text.h"

/* A row holds as many cells as reach to its last one that is not empty. */
typedef struct
{
  gatomicrefcount refs;
  guint n_cells;
  struct
  {
    char *text; /* NULL: empty */
    MonevCellKind kind;
  } cells[];
} Row;

typedef struct
{
  gatomicrefcount refs;
  char *name;
  GPtrArray *rows; /* of Row; NULL is a blank row */
} Sheet;

struct _MonevXlsform
{
  gatomicrefcount refs;
  GPtrArray *sheets; /* of Sheet */
};

static Row *
row_ref (Row *row)
{
  if (row != NULL)
    g_atomic_ref_count_inc (&row->refs);
  return row;
}

static void
row_unref (gpointer data)
{
  Row *row = data;

  if (row == NULL || !g_atomic_ref_count_dec (&row->refs))
    return;
  for (guint i = 0; i < row->n_cells; i++)
    g_free (row->cells[i].text);
  g_free (row);
}

static Row *
row_new (guint n_cells)
{
  Row *row = g_malloc0 (sizeof (Row) + n_cells * sizeof row->cells[0]);

  g_atomic_ref_count_init (&row->refs);
  row->n_cells = n_cells;
  return row;
}

static void
drop_empty_end (Row *row)
{
  while (row->n_cells > 0 && row->cells[row->n_cells - 1].text == NULL)
    row->n_cells--;
}

static Sheet *
sheet_new (const char *name)
{
  Sheet *sheet = g_new0 (Sheet, 1);

  g_atomic_ref_count_init (&sheet->refs);
  sheet->name = g_strdup (name);
  sheet->rows = g_ptr_array_new_with_free_func (row_unref);
  return sheet;
}

static gpointer
sheet_ref (gpointer data)
{
  g_atomic_ref_count_inc (&((Sheet *)data)->refs);
  return data;
}

static void
sheet_unref (gpointer data)
{
  Sheet *sheet = data;

  if (!g_atomic_ref_count_dec (&sheet->refs))
    return;
  g_ptr_array_unref (sheet->rows);
  g_free (sheet->name);
  g_free (sheet);
}

/** monev_xlsform_new: Returns: (transfer full): a workbook without a sheet. */
MonevXlsform *
monev_xlsform_new (void)
{
  MonevXlsform *self = g_new0 (MonevXlsform, 1);

  g_atomic_ref_count_init (&self->refs);
  self->sheets = g_ptr_array_new_with_free_func (sheet_unref);
  return self;
}

/* The text of a cell; a number without the zeros and exponents of a file. */
static char *
text_of (const MonevCell *cell)
{
  char *plain = cell->kind == MONEV_CELL_NUMBER ? monev_number_to_plain (cell->text) : NULL;

  return plain != NULL ? plain : g_strndup (cell->text, cell->length);
}

static Row *
row_of_table (const MonevTable *table, guint index)
{
  guint n = monev_table_row_n_cells (table, index), column = 0;
  Row *row;

  if (n == 0)
    return NULL;
  monev_table_row_cell (table, index, n - 1, &column);
  row = row_new (column);
  for (guint nth = 0; nth < n; nth++)
    {
      MonevCell cell = monev_table_row_cell (table, index, nth, &column);

      if (cell.length == 0)
        continue;
      row->cells[column - 1].text = text_of (&cell);
      row->cells[column - 1].kind = cell.kind == MONEV_CELL_ERROR ? MONEV_CELL_TEXT : cell.kind;
    }
  drop_empty_end (row);
  return row;
}

static Sheet *
sheet_of_table (const char *name, const MonevTable *table)
{
  Sheet *sheet = sheet_new (name);

  for (guint row = 0; row < monev_table_n_rows (table); row++)
    {
      guint at = (guint)monev_table_row_number (table, row) - 1;

      while (sheet->rows->len < at)
        g_ptr_array_add (sheet->rows, NULL);
      g_ptr_array_add (sheet->rows, row_of_table (table, row));
    }
  return sheet;
}

/** monev_xlsform_new_tables: Returns: (transfer full): the sheets that @tables, of MonevTable, are.
 */
MonevXlsform *
monev_xlsform_new_tables (GPtrArray *tables)
{
  MonevXlsform *self = monev_xlsform_new ();

  for (guint i = 0; i < tables->len; i++)
    {
      const MonevTable *table = g_ptr_array_index (tables, i);

      g_ptr_array_add (self->sheets, sheet_of_table (monev_table_sheet (table), table));
    }
  return self;
}

/** monev_xlsform_ref: Returns: (transfer full): @self. */
MonevXlsform *
monev_xlsform_ref (MonevXlsform *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** monev_xlsform_unref: drops one reference. */
void
monev_xlsform_unref (MonevXlsform *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->sheets);
  g_free (self);
}

static const Sheet *
sheet_at (const MonevXlsform *self, guint sheet)
{
  return g_ptr_array_index (self->sheets, sheet);
}

static const Row *
row_at (const Sheet *sheet, guint row)
{
  return row < sheet->rows->len ? g_ptr_array_index (sheet->rows, row) : NULL;
}

/** monev_xlsform_n_sheets: Returns: how many sheets there are. */
guint
monev_xlsform_n_sheets (const MonevXlsform *self)
{
  return self->sheets->len;
}

/** monev_xlsform_sheet_name: Returns: (transfer none): as the tab shows it. */
const char *
monev_xlsform_sheet_name (const MonevXlsform *self, guint sheet)
{
  return sheet_at (self, sheet)->name;
}

/** monev_xlsform_find_sheet: Returns: the sheet called @name, capitals and spaces around forgiven,
 * or -1. */
int
monev_xlsform_find_sheet (const MonevXlsform *self, const char *name)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      g_autofree char *trimmed = g_strstrip (g_strdup (sheet_at (self, i)->name));

      if (g_ascii_strcasecmp (trimmed, name) == 0)
        return (int)i;
    }
  return -1;
}

/** monev_xlsform_n_rows: Returns: how many rows there are, the header and blank ones counted. */
guint
monev_xlsform_n_rows (const MonevXlsform *self, guint sheet)
{
  return sheet_at (self, sheet)->rows->len;
}

/** monev_xlsform_n_columns: Returns: the width of the widest row. */
guint
monev_xlsform_n_columns (const MonevXlsform *self, guint sheet)
{
  const Sheet *at = sheet_at (self, sheet);
  guint widest = 0;

  for (guint i = 0; i < at->rows->len; i++)
    if (row_at (at, i) != NULL)
      widest = MAX (widest, row_at (at, i)->n_cells);
  return widest;
}

/** monev_xlsform_row_width: Returns: how many cells reach to the last one of @row that is filled.
 */
guint
monev_xlsform_row_width (const MonevXlsform *self, guint sheet, guint row)
{
  const Row *at = row_at (sheet_at (self, sheet), row);

  return at == NULL ? 0 : at->n_cells;
}

/**
 * monev_xlsform_get:
 * @kind: (out) (optional): EMPTY for an empty cell
 *
 * Returns: (transfer none): the text of a cell, "" where nothing is
 */
const char *
monev_xlsform_get (const MonevXlsform *self, guint sheet, guint row, guint column,
                   MonevCellKind *kind)
{
  const Row *at = row_at (sheet_at (self, sheet), row);
  gboolean filled = at != NULL && column < at->n_cells && at->cells[column].text != NULL;

  if (kind != NULL)
    *kind = filled ? at->cells[column].kind : MONEV_CELL_EMPTY;
  return filled ? at->cells[column].text : "";
}

/* A copy of @self that shares all sheets but @sheet, whose row list is new and may be changed. */
static MonevXlsform *
copy_for_edit (const MonevXlsform *self, guint sheet, Sheet **edited)
{
  MonevXlsform *copy = monev_xlsform_new ();

  for (guint i = 0; i < self->sheets->len; i++)
    {
      Sheet *at = g_ptr_array_index (self->sheets, i);

      if (i != sheet)
        {
          g_ptr_array_add (copy->sheets, sheet_ref (at));
          continue;
        }
      *edited = sheet_new (at->name);
      for (guint row = 0; row < at->rows->len; row++)
        g_ptr_array_add ((*edited)->rows, row_ref (g_ptr_array_index (at->rows, row)));
      g_ptr_array_add (copy->sheets, *edited);
    }
  return copy;
}

/** monev_xlsform_add_sheet: Returns: (transfer full): @self with an empty sheet behind the others.
 */
MonevXlsform *
monev_xlsform_add_sheet (const MonevXlsform *self, const char *name)
{
  MonevXlsform *copy = copy_for_edit (self, G_MAXUINT, NULL);

  g_ptr_array_add (copy->sheets, sheet_new (name));
  return copy;
}

/** monev_xlsform_add_table: Returns: (transfer full): @self with @table as a sheet behind the others. */
MonevXlsform *
monev_xlsform_add_table (const MonevXlsform *self, const char *name, const MonevTable *table)
{
  MonevXlsform *copy = copy_for_edit (self, G_MAXUINT, NULL);

  g_ptr_array_add (copy->sheets, sheet_of_table (name, table));
  return copy;
}

/** monev_xlsform_remove_sheet: Returns: (transfer full): @self without a sheet. */
MonevXlsform *
monev_xlsform_remove_sheet (const MonevXlsform *self, guint sheet)
{
  MonevXlsform *copy = copy_for_edit (self, G_MAXUINT, NULL);

  g_ptr_array_remove_index (copy->sheets, sheet);
  return copy;
}

static void
set_cell (Row *row, guint column, const MonevXlsformCell *cell)
{
  gboolean filled = cell->text != NULL && *cell->text != '\0';

  g_free (row->cells[column].text);
  row->cells[column].text = filled ? g_strdup (cell->text) : NULL;
  row->cells[column].kind = filled ? cell->kind : MONEV_CELL_EMPTY;
}

static Row *
row_with (const Row *row, guint column, const MonevXlsformCell *cell)
{
  guint n_cells = row == NULL ? 0 : row->n_cells;
  Row *copy = row_new (MAX (n_cells, column + 1));

  for (guint i = 0; i < n_cells; i++)
    {
      copy->cells[i].text = g_strdup (row->cells[i].text);
      copy->cells[i].kind = row->cells[i].kind;
    }
  set_cell (copy, column, cell);
  drop_empty_end (copy);
  return copy;
}

static void
replace_row (Sheet *sheet, guint at, Row *row)
{
  while (sheet->rows->len <= at)
    g_ptr_array_add (sheet->rows, NULL);
  row_unref (g_ptr_array_index (sheet->rows, at));
  g_ptr_array_index (sheet->rows, at) = row;
}

/** monev_xlsform_set_many: Returns: (transfer full): @self with cells set, one after the other;
 * rows are added up to them. */
MonevXlsform *
monev_xlsform_set_many (const MonevXlsform *self, guint sheet, const MonevXlsformPatch *patches,
                        guint count)
{
  Sheet *edited = NULL;
  MonevXlsform *copy = copy_for_edit (self, sheet, &edited);

  for (guint i = 0; i < count; i++)
    {
      const MonevXlsformPatch *patch = &patches[i];
      Row *with = row_with (row_at (edited, patch->row), patch->column, &patch->cell);

      replace_row (edited, patch->row, with);
    }
  return copy;
}

/** monev_xlsform_set: Returns: (transfer full): @self with one cell set; rows are added up to it.
 */
MonevXlsform *
monev_xlsform_set (const MonevXlsform *self, guint sheet, guint row, guint column,
                   const MonevXlsformCell *cell)
{
  MonevXlsformPatch patch = { row, column, *cell };

  return monev_xlsform_set_many (self, sheet, &patch, 1);
}

/** monev_xlsform_insert_rows: Returns: (transfer full): @self with blank rows before @row. */
MonevXlsform *
monev_xlsform_insert_rows (const MonevXlsform *self, guint sheet, guint row, guint count)
{
  Sheet *edited = NULL;
  MonevXlsform *copy = copy_for_edit (self, sheet, &edited);

  for (guint i = 0; i < count; i++)
    g_ptr_array_insert (edited->rows, (int)MIN (row, edited->rows->len), NULL);
  return copy;
}

/** monev_xlsform_remove_rows: Returns: (transfer full): @self without @count rows from @row on. */
MonevXlsform *
monev_xlsform_remove_rows (const MonevXlsform *self, guint sheet, guint row, guint count)
{
  Sheet *edited = NULL;
  MonevXlsform *copy = copy_for_edit (self, sheet, &edited);

  if (row < edited->rows->len)
    g_ptr_array_remove_range (edited->rows, row, MIN (count, edited->rows->len - row));
  return copy;
}

/**
 * monev_xlsform_move_rows:
 * @to: the row before which they shall stand, counted before the move
 *
 * Returns: (transfer full): @self with @count rows from @row on in another place
 */
MonevXlsform *
monev_xlsform_move_rows (const MonevXlsform *self, guint sheet, guint row, guint count, guint to)
{
  Sheet *edited = NULL;
  MonevXlsform *copy = copy_for_edit (self, sheet, &edited);
  GPtrArray *rows = edited->rows;

  if (row >= rows->len || (to >= row && to <= row + count))
    return copy;
  count = MIN (count, rows->len - row);
  for (guint i = 0; i < count; i++)
    {
      guint from = to > row ? row : row + i;
      Row *moved = row_ref (g_ptr_array_index (rows, from));

      g_ptr_array_remove_index (rows, from);
      g_ptr_array_insert (rows, (int)MIN (to > row ? to - 1 : to + i, rows->len), moved);
    }
  return copy;
}

/** monev_xlsform_copy_rows: Returns: (transfer full): @self with rows of @from before @row; the
 * columns are taken as they stand. */
MonevXlsform *
monev_xlsform_copy_rows (const MonevXlsform *self, guint sheet, guint row, const MonevXlsform *from,
                         guint from_sheet, guint from_row, guint count)
{
  const Sheet *source = sheet_at (from, from_sheet);
  Sheet *edited = NULL;
  MonevXlsform *copy = copy_for_edit (self, sheet, &edited);

  for (guint i = 0; i < count && from_row + i < source->rows->len; i++)
    g_ptr_array_insert (edited->rows, (int)MIN (row + i, edited->rows->len),
                        row_ref (g_ptr_array_index (source->rows, from_row + i)));
  return copy;
}

static gboolean
row_equal (const Row *a, const Row *b)
{
  guint n = a == NULL ? 0 : a->n_cells;

  if (n != (b == NULL ? 0 : b->n_cells))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (a->cells[i].kind != b->cells[i].kind || g_strcmp0 (a->cells[i].text, b->cells[i].text) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
sheet_equal (const Sheet *a, const Sheet *b)
{
  if (strcmp (a->name, b->name) != 0 || a->rows->len != b->rows->len)
    return FALSE;
  for (guint i = 0; i < a->rows->len; i++)
    if (row_at (a, i) != row_at (b, i) && !row_equal (row_at (a, i), row_at (b, i)))
      return FALSE;
  return TRUE;
}

/** monev_xlsform_equal: Returns: whether both hold the same sheets, rows and cells in one order. */
gboolean
monev_xlsform_equal (const MonevXlsform *a, const MonevXlsform *b)
{
  if (a->sheets->len != b->sheets->len)
    return FALSE;
  for (guint i = 0; i < a->sheets->len; i++)
    if (!sheet_equal (sheet_at (a, i), sheet_at (b, i)))
      return FALSE;
  return TRUE;
}

/* The kinds that are no plain text, by the member that names them. */
static const struct
{
  MonevCellKind kind;
  const char *key;
} kinds[] = {
  { MONEV_CELL_NUMBER, "n" },
  { MONEV_CELL_DATE, "d" },
  { MONEV_CELL_ERROR, "e" },
  { MONEV_CELL_BOOLEAN, "b" },
};

static json_t *
cell_to_json (const char *text, MonevCellKind kind)
{
  if (text == NULL)
    return json_null ();
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return json_pack ("{s:s}", kinds[i].key, text);
  return json_string (text);
}

static json_t *
row_to_json (const Row *row)
{
  json_t *cells = json_array ();

  for (guint i = 0; row != NULL && i < row->n_cells; i++)
    json_array_append_new (cells, cell_to_json (row->cells[i].text, row->cells[i].kind));
  return cells;
}

/**
 * monev_xlsform_to_json: the content whose canonical form is hashed.
 *
 * Returns: (transfer full): {"format":1,"sheets":[{"name","rows":[[cell, …], …]}]}; a cell is a
 * string, null, or {"n"|"d"|"b"|"e": text} for a number, date, boolean or error
 */
json_t *
monev_xlsform_to_json (const MonevXlsform *self)
{
  json_t *sheets = json_array ();

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const Sheet *sheet = sheet_at (self, i);
      json_t *rows = json_array ();

      for (guint row = 0; row < sheet->rows->len; row++)
        json_array_append_new (rows, row_to_json (row_at (sheet, row)));
      json_array_append_new (sheets, json_pack ("{s:s, s:o}", "name", sheet->name, "rows", rows));
    }
  return json_pack ("{s:i, s:o}", "format", MONEV_XLSFORM_FORMAT, "sheets", sheets);
}

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT, "Isi instrumen rusak: %s.", what);
  return FALSE;
}

static gboolean
cell_from_json (const json_t *json, MonevXlsformCell *cell, GError **error)
{
  *cell = (MonevXlsformCell){ json_string_value (json), MONEV_CELL_TEXT };
  if (json_is_string (json) || json_is_null (json))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const json_t *value = json_object_get (json, kinds[i].key);

      if (!json_is_string (value) || json_object_size (json) != 1)
        continue;
      *cell = (MonevXlsformCell){ json_string_value (value), kinds[i].kind };
      return TRUE;
    }
  return refuse (error, "sel tidak dikenal");
}

static gboolean
row_from_json (const json_t *json, Sheet *sheet, GError **error)
{
  Row *row;

  if (!json_is_array (json) || json_array_size (json) > MONEV_TABLE_MAX_COLUMNS)
    return refuse (error, "baris tidak dikenal");
  row = json_array_size (json) == 0 ? NULL : row_new ((guint)json_array_size (json));
  g_ptr_array_add (sheet->rows, row);
  for (guint i = 0; row != NULL && i < row->n_cells; i++)
    {
      MonevXlsformCell cell;

      if (!cell_from_json (json_array_get (json, i), &cell, error))
        return FALSE;
      set_cell (row, i, &cell);
    }
  if (row != NULL)
    drop_empty_end (row);
  return TRUE;
}

static gboolean
sheet_from_json (const json_t *json, MonevXlsform *self, GError **error)
{
  const char *name = json_string_value (json_object_get (json, "name"));
  const json_t *rows = json_object_get (json, "rows");
  Sheet *sheet;

  if (name == NULL || !json_is_array (rows) || json_object_size (json) != 2)
    return refuse (error, "lembar tidak dikenal");
  sheet = sheet_new (name);
  g_ptr_array_add (self->sheets, sheet);
  for (gsize i = 0; i < json_array_size (rows); i++)
    if (!row_from_json (json_array_get (rows, i), sheet, error))
      return FALSE;
  return TRUE;
}

/** monev_xlsform_from_json: Returns: (transfer full) (nullable): what monev_xlsform_to_json() gave;
 * CORRUPT for anything else. */
MonevXlsform *
monev_xlsform_from_json (const json_t *json, GError **error)
{
  g_autoptr (MonevXlsform) self = monev_xlsform_new ();
  const json_t *sheets = json_object_get (json, "sheets");

  if (json_integer_value (json_object_get (json, "format")) != MONEV_XLSFORM_FORMAT
      || !json_is_array (sheets))
    {
      refuse (error, "bentuknya tidak dikenal");
      return NULL;
    }
  for (gsize i = 0; i < json_array_size (sheets); i++)
    if (!sheet_from_json (json_array_get (sheets, i), self, error))
      return NULL;
  return g_steal_pointer (&self);
}
