#include "table-builder.h"

#include <string.h>

#include "db-error.h"

#define MAX_MERGES 200000

/* Kept outside the flags that callers see. */
#define POOLED (1 << 7)

typedef struct {
  guint32 row;
  guint16 column;
  guint8  kind;
  guint8  flags;
  guint32 offset;
  guint32 length;
} Stored;

typedef struct {
  guint32 number;
  guint32 first; /* index of its first cell */
} Row;

struct _MonevTable {
  gatomicrefcount refs;
  char           *file;
  char           *sheet;
  gboolean        hidden;
  GBytes         *pool;   /* may be NULL */
  GByteArray     *texts;
  GArray         *cells;  /* Stored, by row and column */
  GArray         *rows;   /* Row, by number; one more at the end closes the last */
  GArray         *merges;
  guint           n_columns;
};

struct _MonevTableBuilder {
  MonevTable *table;
  gboolean    unordered;
};

/** monev_table_ref: Returns: (transfer full): @self. */
MonevTable *
monev_table_ref (MonevTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** monev_table_unref: drops one reference; texts of cells live as long as the table. */
void
monev_table_unref (MonevTable *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->file);
  g_free (self->sheet);
  g_clear_pointer (&self->pool, g_bytes_unref);
  g_byte_array_unref (self->texts);
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_array_unref (self->merges);
  g_free (self);
}

/** monev_table_file: Returns: (transfer none): the name of the file, for messages. */
const char *
monev_table_file (const MonevTable *self)
{
  return self->file;
}

/** monev_table_sheet: Returns: (transfer none) (nullable): the sheet; NULL for a CSV. */
const char *
monev_table_sheet (const MonevTable *self)
{
  return self->sheet;
}

/** monev_table_is_hidden: Returns: whether the workbook hides this sheet. */
gboolean
monev_table_is_hidden (const MonevTable *self)
{
  return self->hidden;
}

/** monev_table_n_rows: Returns: how many rows hold something. */
guint
monev_table_n_rows (const MonevTable *self)
{
  return self->rows->len - 1;
}

static const Row *
row_at (const MonevTable *self, guint index)
{
  return &g_array_index (self->rows, Row, index);
}

/** monev_table_row_number: Returns: the number in the file (from 1) of the @index-th row (from 0). */
gint64
monev_table_row_number (const MonevTable *self, guint index)
{
  g_return_val_if_fail (index < monev_table_n_rows (self), 0);
  return row_at (self, index)->number;
}

/** monev_table_row_n_cells: Returns: how many cells of the @index-th row hold something. */
guint
monev_table_row_n_cells (const MonevTable *self, guint index)
{
  g_return_val_if_fail (index < monev_table_n_rows (self), 0);
  return row_at (self, index + 1)->first - row_at (self, index)->first;
}

static MonevCell
open_cell (const MonevTable *self, const Stored *stored)
{
  const char *base = (stored->flags & POOLED) != 0
                         ? g_bytes_get_data (self->pool, NULL)
                         : (const char *) self->texts->data;
  MonevCell cell = { base + stored->offset, stored->length, stored->kind,
                     stored->flags & ~POOLED };
  return cell;
}

/**
 * monev_table_row_cell:
 * @nth: from 0, among the cells of the row that hold something
 * @column: (out) (optional): its column, from 1
 *
 * Returns: the cell; its text is borrowed.
 */
MonevCell
monev_table_row_cell (const MonevTable *self, guint index, guint nth, guint *column)
{
  const MonevCell none = { "", 0, MONEV_CELL_EMPTY, 0 };
  g_return_val_if_fail (nth < monev_table_row_n_cells (self, index), none);

  const Stored *stored = &g_array_index (self->cells, Stored, row_at (self, index)->first + nth);
  if (column != NULL)
    *column = stored->column;
  return open_cell (self, stored);
}

/** monev_table_n_columns: Returns: the last column that holds something, from 1; 0 when none. */
guint
monev_table_n_columns (const MonevTable *self)
{
  return self->n_columns;
}

/** monev_table_n_cells: Returns: how many cells hold something. */
gsize
monev_table_n_cells (const MonevTable *self)
{
  return self->cells->len;
}

static gboolean
find_row (const MonevTable *self, gint64 number, guint *index)
{
  guint low = 0, high = monev_table_n_rows (self);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (row_at (self, middle)->number < number)
        low = middle + 1;
      else
        high = middle;
    }
  *index = low;
  return low < monev_table_n_rows (self) && row_at (self, low)->number == number;
}

/**
 * monev_table_cell:
 * @row: as in the file, from 1
 * @column: from 1
 *
 * Returns: the cell; of kind MONEV_CELL_EMPTY with the text "" when nothing stands there.
 */
MonevCell
monev_table_cell (const MonevTable *self, gint64 row, guint column)
{
  const MonevCell none = { "", 0, MONEV_CELL_EMPTY, 0 };
  guint index;

  if (!find_row (self, row, &index))
    return none;
  guint low = row_at (self, index)->first, high = row_at (self, index + 1)->first;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const Stored *stored = &g_array_index (self->cells, Stored, middle);
      if (stored->column == column)
        return open_cell (self, stored);
      if (stored->column < column)
        low = middle + 1;
      else
        high = middle;
    }
  return none;
}

/** monev_table_n_merges: Returns: how many ranges of cells are merged. */
guint
monev_table_n_merges (const MonevTable *self)
{
  return self->merges->len;
}

/** monev_table_merge: Returns: (transfer none): the @index-th merged range. */
const MonevTableRange *
monev_table_merge (const MonevTable *self, guint index)
{
  g_return_val_if_fail (index < self->merges->len, NULL);
  return &g_array_index (self->merges, MonevTableRange, index);
}

/** monev_column_letters: Returns: (transfer full): "A" for 1, "XFD" for 16384. */
char *
monev_column_letters (guint column)
{
  char letters[8];
  guint at = sizeof letters;

  letters[--at] = '\0';
  for (; column > 0 && at > 0; column = (column - 1) / 26)
    letters[--at] = 'A' + (column - 1) % 26;
  return g_strdup (letters + at);
}

/** monev_cell_reference: Returns: (transfer full): "B7" for row 7, column 2. */
char *
monev_cell_reference (gint64 row, guint column)
{
  g_autofree char *letters = monev_column_letters (column);
  return g_strdup_printf ("%s%" G_GINT64_FORMAT, letters, row);
}

/**
 * monev_cell_reference_parse:
 * @text: "B7", "$B$7", "b7"
 * @length: bytes of @text
 *
 * Returns: FALSE, leaving @row and @column alone, unless @text names a cell of A1:XFD1048576.
 */
gboolean
monev_cell_reference_parse (const char *text, gsize length, gint64 *row, guint *column)
{
  gsize at = 0;
  guint letters = 0;
  gint64 number = 0;

  if (at < length && text[at] == '$')
    at++;
  for (; at < length && g_ascii_isalpha (text[at]) && letters <= MONEV_TABLE_MAX_COLUMNS; at++)
    letters = letters * 26 + (g_ascii_toupper (text[at]) - 'A' + 1);
  if (letters == 0 || letters > MONEV_TABLE_MAX_COLUMNS)
    return FALSE;
  if (at < length && text[at] == '$')
    at++;
  if (at == length || text[at] == '0')
    return FALSE;
  for (; at < length && g_ascii_isdigit (text[at]) && number <= MONEV_TABLE_MAX_ROWS; at++)
    number = number * 10 + (text[at] - '0');
  if (at != length || number > MONEV_TABLE_MAX_ROWS)
    return FALSE;
  *row = number;
  *column = letters;
  return TRUE;
}

/** monev_cell_kind_name: Returns: (transfer none): "empty", "text", "number" and so on. */
const char *
monev_cell_kind_name (MonevCellKind kind)
{
  static const char *const names[] = { "empty", "text", "number", "boolean", "date", "error" };
  return names[kind];
}

/**
 * monev_table_builder_new:
 * @sheet: (nullable): NULL for a file without sheets
 *
 * Returns: (transfer full): an empty builder.
 */
MonevTableBuilder *
monev_table_builder_new (const char *file, const char *sheet)
{
  MonevTableBuilder *self = g_new0 (MonevTableBuilder, 1);
  MonevTable *table = g_new0 (MonevTable, 1);

  g_atomic_ref_count_init (&table->refs);
  table->file = g_strdup (file);
  table->sheet = g_strdup (sheet);
  table->texts = g_byte_array_new ();
  table->cells = g_array_new (FALSE, FALSE, sizeof (Stored));
  table->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  table->merges = g_array_new (FALSE, FALSE, sizeof (MonevTableRange));
  self->table = table;
  return self;
}

/** monev_table_builder_free: drops a builder that was not finished. */
void
monev_table_builder_free (MonevTableBuilder *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->table, monev_table_unref);
  g_free (self);
}

/** monev_table_builder_set_pool: @pool holds the texts of monev_table_builder_add_pooled(). */
void
monev_table_builder_set_pool (MonevTableBuilder *self, GBytes *pool)
{
  g_return_if_fail (self->table->pool == NULL);
  self->table->pool = g_bytes_ref (pool);
}

/** monev_table_builder_set_hidden: says that the workbook hides this sheet. */
void
monev_table_builder_set_hidden (MonevTableBuilder *self, gboolean hidden)
{
  self->table->hidden = hidden;
}

/** monev_table_builder_n_cells: Returns: how many cells were added. */
gsize
monev_table_builder_n_cells (const MonevTableBuilder *self)
{
  return self->table->cells->len;
}

static gboolean
append (MonevTableBuilder *self, const Stored *stored, GError **error)
{
  GArray *cells = self->table->cells;
  /* Sorting takes a second copy of the cells, so less is allowed when it will be needed. */
  guint limit = self->unordered ? MONEV_TABLE_MAX_CELLS / 2 : MONEV_TABLE_MAX_CELLS;

  if (cells->len >= limit)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT,
                   "%s%s%s: isinya lebih dari %u sel. Bagi menjadi beberapa berkas.",
                   self->table->file, self->table->sheet != NULL ? ", lembar " : "",
                   self->table->sheet != NULL ? self->table->sheet : "", limit);
      return FALSE;
    }
  if (cells->len > 0)
    {
      const Stored *last = &g_array_index (cells, Stored, cells->len - 1);
      if (last->row > stored->row || (last->row == stored->row && last->column >= stored->column))
        self->unordered = TRUE;
    }
  g_array_append_val (cells, *stored);
  self->table->n_columns = MAX (self->table->n_columns, stored->column);
  return TRUE;
}

/**
 * monev_table_builder_add:
 * @cell: copied, its text too; the text holds no NUL
 *
 * An empty cell is kept only when it is a formula, whose value the file does not hold.
 *
 * Returns: FALSE with MONEV_ERROR_LIMIT when the table grows past its limits.
 */
gboolean
monev_table_builder_add (MonevTableBuilder *self, gint64 row, guint column, MonevCell cell,
                         GError **error)
{
  GByteArray *texts = self->table->texts;

  g_return_val_if_fail (row >= 1 && row <= MONEV_TABLE_MAX_ROWS, FALSE);
  g_return_val_if_fail (column >= 1 && column <= MONEV_TABLE_MAX_COLUMNS, FALSE);

  if (cell.length >= MONEV_TABLE_MAX_TEXT || texts->len + cell.length >= MONEV_TABLE_MAX_TEXT)
    {
      g_autofree char *reference = monev_cell_reference (row, column);
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT,
                   "%s, sel %s: isi berkas melebihi %d MB teks. Bagi menjadi beberapa berkas.",
                   self->table->file, reference, MONEV_TABLE_MAX_TEXT / 1024 / 1024);
      return FALSE;
    }
  Stored stored = { row, column, cell.kind, cell.flags, texts->len, cell.length };
  if (!append (self, &stored, error))
    return FALSE;
  g_byte_array_append (texts, (const guint8 *) cell.text, cell.length);
  g_byte_array_append (texts, (const guint8 *) "", 1);
  return TRUE;
}

/**
 * monev_table_builder_add_pooled:
 * @offset: in the pool, where a text of @length bytes and a NUL stands
 *
 * Returns: FALSE with MONEV_ERROR_LIMIT when the table grows past its limits.
 */
gboolean
monev_table_builder_add_pooled (MonevTableBuilder *self, gint64 row, guint column,
                                MonevCellFlags flags, guint32 offset, guint32 length,
                                GError **error)
{
  Stored stored = { row, column, MONEV_CELL_TEXT, flags | POOLED, offset, length };

  g_return_val_if_fail (row >= 1 && row <= MONEV_TABLE_MAX_ROWS, FALSE);
  g_return_val_if_fail (column >= 1 && column <= MONEV_TABLE_MAX_COLUMNS, FALSE);
  return append (self, &stored, error);
}

/** monev_table_builder_add_merge: Returns: FALSE with MONEV_ERROR_LIMIT past 200,000 ranges. */
gboolean
monev_table_builder_add_merge (MonevTableBuilder *self, const MonevTableRange *range,
                               GError **error)
{
  if (self->table->merges->len >= MAX_MERGES)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT,
                   "%s, lembar %s: lebih dari %d sel gabungan.", self->table->file,
                   self->table->sheet, MAX_MERGES);
      return FALSE;
    }
  g_array_append_val (self->table->merges, *range);
  return TRUE;
}

static int
compare_cells (gconstpointer a, gconstpointer b, gpointer data)
{
  const Stored *left = a, *right = b;

  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  return (int) left->column - (int) right->column;
}

static void
report_double (const MonevTable *table, const Stored *stored, MonevIssueList *issues)
{
  g_autofree char *reference = monev_cell_reference (stored->row, stored->column);

  monev_issue (issues, .code = "cell-double", .severity = MONEV_SEVERITY_WARNING,
               .file = table->file, .sheet = table->sheet, .row = stored->row, .cell = reference,
               .message = "Sel ini tertulis lebih dari sekali di dalam berkas.",
               .fix = "Periksa isinya; yang diambil adalah yang terakhir.");
}

/* The sort is stable, so of two cells of one place the one written last stands last. */
static void
order_cells (MonevTable *table, MonevIssueList *issues)
{
  GArray *cells = table->cells;
  guint kept = 0, reported = 0;

  g_qsort_with_data (cells->data, cells->len, sizeof (Stored), compare_cells, NULL);
  for (guint i = 0; i < cells->len; i++)
    {
      const Stored *stored = &g_array_index (cells, Stored, i);
      gboolean again = i + 1 < cells->len && compare_cells (stored, stored + 1, NULL) == 0;
      if (again)
        continue;
      if (i > 0 && compare_cells (stored - 1, stored, NULL) == 0 && issues != NULL
          && reported++ < 100)
        report_double (table, stored, issues);
      g_array_index (cells, Stored, kept++) = *stored;
    }
  g_array_set_size (cells, kept);
}

static void
index_rows (MonevTable *table)
{
  guint32 last = 0;

  for (guint i = 0; i < table->cells->len; i++)
    {
      const Stored *stored = &g_array_index (table->cells, Stored, i);
      Row row = { stored->row, i };
      if (stored->row != last)
        g_array_append_val (table->rows, row);
      last = stored->row;
    }
  Row end = { G_MAXUINT32, table->cells->len };
  g_array_append_val (table->rows, end);
}

/**
 * monev_table_builder_finish:
 * @self: (transfer full): gone afterwards
 * @issues: (nullable): told of cells that were written twice; the last one counts
 *
 * Returns: (transfer full): the table, its cells in order.
 */
MonevTable *
monev_table_builder_finish (MonevTableBuilder *self, MonevIssueList *issues)
{
  MonevTable *table = g_steal_pointer (&self->table);

  if (self->unordered)
    order_cells (table, issues);
  index_rows (table);
  monev_table_builder_free (self);
  return table;
}
