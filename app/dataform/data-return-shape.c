/* A table that lost its marks, known by its headings, codes and wording. */
#include "data-return-private.h"

#include <string.h>

#define MOST_HEAD_ROWS 80
#define MOST_OWN_COLUMNS 30 /* beside those of the fields */

/* Of one row of headings and the one above it. */
typedef struct {
  guint  row;
  guint  n;     /* fields that are found */
  int   *field; /* by column */
} Heads;

static const char *
text_at (const ReturnReader *self, guint row, guint column)
{
  return monev_table_cell (self->table, monev_table_row_number (self->table, row), column).text;
}

/* What stands over a column: in the row above, or to the left of it where cells are merged. */
static const char *
text_over (const ReturnReader *self, guint row, guint column)
{
  const char *text = "";

  for (guint at = column; row > 0 && at > 0 && *text == '\0'; at--)
    text = text_at (self, row - 1, at);
  return text;
}

/* The one field with that heading; several are told apart by what stands over them. */
static int
field_of (const ReturnReader *self, guint sheet, const char *text, const char *over)
{
  g_autofree char *label = monev_return_fold (text);
  g_autofree char *above = NULL;
  char **heads = self->heads[sheet];
  int by_label = -1, by_both = -1;
  guint n_label = 0, n_both = 0;

  for (guint i = 0; *label != '\0' && i < monev_data_layout_n_fields (self->layout, sheet); i++)
    {
      if (strcmp (heads[2 * i], label) != 0)
        continue;
      if (above == NULL)
        above = monev_return_fold (over);
      by_label = (int)i;
      n_label++;
      if (strcmp (heads[2 * i + 1], above) == 0)
        {
          by_both = (int)i;
          n_both++;
        }
    }
  return n_label == 1 ? by_label : n_both == 1 ? by_both : -1;
}

static void
read_heads (const ReturnReader *self, guint sheet, guint row, guint columns, Heads *heads)
{
  g_autofree gboolean *used
      = g_new0 (gboolean, monev_data_layout_n_fields (self->layout, sheet) + 1);

  heads->row = row;
  heads->n = 0;
  for (guint column = 1; column <= columns; column++)
    {
      const char *text = text_at (self, row, column);
      const char *above = row > 0 ? text_at (self, row - 1, column) : "";
      int field = *text != '\0' ? field_of (self, sheet, text, text_over (self, row, column))
                                : field_of (self, sheet, above, "");

      heads->field[column] = field >= 0 && !used[field] ? field : -1;
      if (heads->field[column] >= 0)
        {
          used[field] = TRUE;
          heads->n++;
        }
    }
}

static gboolean
is_heading (const char *text, const char *const *words)
{
  g_autofree char *folded = g_utf8_strdown (text, -1);

  return g_strv_contains (words, folded);
}

/* Columns of codes and wordings, by their headings or else by what stands below. */
static void
find_own (ReturnReader *self, ReturnSection *section, guint row, guint columns)
{
  static const char *const codes[] = { "kode", "no", "no.", "nomor", NULL };
  static const char *const labels[] = { "uraian", "indikator", "kecamatan", "data",
                                        "program/kegiatan/sub kegiatan", NULL };
  static const char *const units[] = { "satuan", "unit", NULL };

  for (guint column = 1; column <= columns; column++)
    {
      const char *text = text_at (self, row, column);
      int what;

      if (*text == '\0' && row > 0)
        text = text_at (self, row - 1, column);
      what = is_heading (text, codes)    ? RETURN_CODE
             : is_heading (text, labels) ? RETURN_LABEL
             : is_heading (text, units)  ? RETURN_UNIT
                                         : RETURN_OTHER;
      if (what == RETURN_OTHER || monev_return_column (section, column) >= 0)
        continue;
      g_array_index (section->columns, int, column) = what;
      if (what == RETURN_CODE && section->code == 0)
        section->code = column;
      if (what == RETURN_LABEL && section->label == 0)
        section->label = column;
      if (what == RETURN_UNIT && section->unit == 0)
        section->unit = column;
    }
}

static void
doubt (ReturnSection *section, guint field, const char *words)
{
  if (section->doubts[field][0] != '\0')
    return;
  g_free (section->doubts[field]);
  section->doubts[field] = g_strdup (words);
}

/* Without marks only their order speaks against headings that changed places. */
static void
doubt_order (ReturnReader *self, ReturnSection *section, guint columns)
{
  guint n = monev_data_layout_n_fields (self->layout, section->sheet);
  int last = -1;

  section->doubts = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    section->doubts[i] = g_strdup ("");
  for (guint column = 1; column <= columns; column++)
    {
      int field = monev_return_column (section, column);

      for (int other = field; field >= 0 && other <= last; other++)
        doubt (section, (guint)other,
               "Urutan kolomnya lain dari yang dikirim, dan tandanya sudah hilang.");
      last = MAX (last, field);
    }
}

/* A column that nobody knows may be the one that is missing; then the others may be wrong, too. */
static void
doubt_unknown (ReturnReader *self, ReturnSection *section, const Heads *heads, guint columns)
{
  guint n = monev_data_layout_n_fields (self->layout, section->sheet);
  gboolean unknown = FALSE;

  for (guint column = 1; column <= columns; column++)
    unknown |= monev_return_column (section, column) == RETURN_OTHER
               && *text_at (self, heads->row, column) != '\0';
  for (guint i = 0; unknown && heads->n < n && i < n; i++)
    doubt (section, i, "Sebagian judul kolom tidak dikenal, dan tandanya sudah hilang.");
}

static guint
count_lines (ReturnReader *self, const ReturnSection *section)
{
  guint n = 0;

  for (guint row = section->from; row < section->to; row++)
    {
      gboolean sure;

      n += monev_return_identify (self, section, row, &sure) >= 0;
    }
  return n;
}

static guint
n_wanted (const ReturnReader *self, guint sheet)
{
  const MonevDataSheet *of
      = monev_data_form_sheet (monev_data_layout_form (self->layout), sheet);

  return of->rows_kind == MONEV_DATA_ROWS_OPEN ? 0
                                               : monev_data_layout_n_lines (self->layout, sheet);
}

/* An open table ends where its rows are not numbered any more. */
static void
end_open (ReturnReader *self, ReturnSection *section)
{
  guint row = section->from;

  while (row < section->to && section->code > 0
         && monev_table_cell (self->table, monev_table_row_number (self->table, row),
                              section->code)
                    .text[0]
                != '\0'
         && g_ascii_isdigit (*text_at (self, row, section->code)))
    row++;
  section->to = section->code > 0 ? row : section->to;
}

static gboolean
find_heads (const ReturnReader *self, guint sheet, guint columns, Heads *best)
{
  guint n = MIN (monev_table_n_rows (self->table), MOST_HEAD_ROWS);
  Heads heads = { .field = g_new0 (int, columns + 1) };

  best->n = 0;
  for (guint row = 0; row < n; row++)
    {
      read_heads (self, sheet, row, columns, &heads);
      if (heads.n <= best->n)
        continue;
      best->row = heads.row;
      best->n = heads.n;
      memcpy (best->field, heads.field, sizeof (int) * (columns + 1));
    }
  g_free (heads.field);
  return best->n > 0;
}

/* Below the headings stands a row (1) (2) (3). */
static guint
behind_numbers (const ReturnReader *self, guint row)
{
  const char *text
      = row < monev_table_n_rows (self->table) && monev_table_row_n_cells (self->table, row) > 0
            ? monev_table_row_cell (self->table, row, 0, NULL).text
            : "";

  return *text == '(' ? row + 1 : row;
}

/**
 * monev_return_shape:
 * @section: (out caller-allocates): the table, when there is one
 * @found: (out): headings and lines that are there
 * @total: (out): of how many
 *
 * Returns: whether the table being read could be that sheet at all
 */
gboolean
monev_return_shape (ReturnReader *self, guint sheet, ReturnSection *section, guint *found,
                    guint *total)
{
  guint columns = MIN (monev_table_n_columns (self->table),
                       2 * monev_data_layout_n_fields (self->layout, sheet) + MOST_OWN_COLUMNS);
  Heads heads = { .field = g_new0 (int, columns + 1) };
  int other = RETURN_OTHER;
  gboolean good;

  *total = monev_data_layout_n_fields (self->layout, sheet) + n_wanted (self, sheet);
  g_array_set_size (self->marks, 0);
  good = find_heads (self, sheet, columns, &heads);
  monev_return_section_clear (section);
  *section = (ReturnSection){ .sheet = sheet, .shaped = TRUE, .head = heads.row,
                              .to = monev_table_n_rows (self->table) };
  section->from = behind_numbers (self, heads.row + 1);
  section->columns = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint column = 0; good && column <= columns; column++)
    if (column > 0 && heads.field[column] >= 0)
      g_array_append_val (section->columns, heads.field[column]);
    else
      g_array_append_val (section->columns, other);
  if (good)
    {
      find_own (self, section, heads.row, columns);
      doubt_order (self, section, columns);
      doubt_unknown (self, section, &heads, columns);
    }
  if (n_wanted (self, sheet) == 0)
    end_open (self, section);
  *found = good ? heads.n + (n_wanted (self, sheet) > 0 ? count_lines (self, section) : 0) : 0;
  g_free (heads.field);
  return good && *found * 2 >= *total;
}
