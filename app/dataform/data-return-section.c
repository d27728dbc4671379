/* Where the tables of a sheet begin, and what stands in their columns. */
#include "data-return-private.h"

#include <string.h>

#include "base/fold.h"

#define MOST_MARKS 8

/** monev_return_section_clear: frees the members. */
void
monev_return_section_clear (ReturnSection *self)
{
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->doubts, g_strfreev);
}

static void
clear_section (gpointer data)
{
  monev_return_section_clear (data);
}

/** monev_return_fold: Returns: (transfer full): what two wordings are compared by. */
char *
monev_return_fold (const char *text)
{
  return monev_fold_key (text);
}

/** monev_return_column: Returns: the field that stands in a column, or a ReturnColumn. */
int
monev_return_column (const ReturnSection *section, guint column)
{
  return column < section->columns->len ? g_array_index (section->columns, int, column)
                                        : RETURN_OTHER;
}

static int
sheet_named (const ReturnReader *self, const char *key)
{
  MonevDataForm *form = monev_data_layout_form (self->layout);

  for (guint i = 0; *key != '\0' && i < monev_data_form_n_sheets (form); i++)
    if (strcmp (monev_data_form_sheet (form, i)->key, key) == 0)
      return (int)i;
  return -1;
}

static gboolean
names_table (const char *text)
{
  return (*text == 't' || *text == 'u') && text[1] == ':';
}

static gboolean
is_mark_column (const ReturnReader *self, guint column)
{
  for (guint i = 0; i < self->marks->len; i++)
    if (g_array_index (self->marks, guint, i) == column)
      return TRUE;
  return FALSE;
}

/** monev_return_find_marks: the columns that say what a row is: where a row names its table. */
void
monev_return_find_marks (ReturnReader *self)
{
  g_array_set_size (self->marks, 0);
  for (guint i = 0; i < monev_table_n_rows (self->table); i++)
    for (guint nth = 0; nth < monev_table_row_n_cells (self->table, i); nth++)
      {
        guint column;
        const char *text = monev_table_row_cell (self->table, i, nth, &column).text;

        if (names_table (text) && self->marks->len < MOST_MARKS && !is_mark_column (self, column)
            && (text[2] == '\0' || sheet_named (self, text + 2) >= 0))
          g_array_append_val (self->marks, column);
      }
}

/** monev_return_mark_at: Returns: (transfer none): what the mark of row @row in @column says; "". */
const char *
monev_return_mark_at (const ReturnReader *self, guint row, guint column)
{
  guint n = monev_table_row_n_cells (self->table, row), at;
  MonevCell cell = monev_table_row_cell (self->table, row, 0, &at);

  if (at != column)
    cell = monev_table_row_cell (self->table, row, n - 1, &at);
  if (at != column)
    cell = monev_table_cell (self->table, monev_table_row_number (self->table, row), column);
  return cell.kind == MONEV_CELL_TEXT && cell.length > 1 && cell.text[1] == ':' ? cell.text : "";
}

static void
set_column (ReturnSection *section, guint column, int what)
{
  int other = RETURN_OTHER;

  while (section->columns->len <= column)
    g_array_append_val (section->columns, other);
  g_array_index (section->columns, int, column) = what;
}

static void
doubt_field (ReturnSection *section, int field, const char *words)
{
  if (field >= 0 && section->doubts[field][0] == '\0')
    {
      g_free (section->doubts[field]);
      section->doubts[field] = g_strdup (words);
    }
}

static int
meaning (const ReturnReader *self, guint sheet, const char *text)
{
  if (strcmp (text, BOOK_CODE) == 0)
    return RETURN_CODE;
  if (strcmp (text, BOOK_LABEL) == 0)
    return RETURN_LABEL;
  if (strcmp (text, BOOK_UNIT) == 0)
    return RETURN_UNIT;
  if (strcmp (text, BOOK_NOTE) == 0)
    return RETURN_OWN;
  if (!g_str_has_prefix (text, BOOK_FIELD))
    return RETURN_OTHER;
  return monev_data_layout_find_field (self->layout, sheet, text + strlen (BOOK_FIELD));
}

/* What a row of keys says of the columns; where the one below says otherwise, both are doubtful. */
static void
take_keys (ReturnReader *self, ReturnSection *section, guint row)
{
  for (guint i = 0; i < monev_table_row_n_cells (self->table, row); i++)
    {
      guint column;
      const char *text = monev_table_row_cell (self->table, row, i, &column).text;
      int what = is_mark_column (self, column) ? RETURN_OTHER
                                               : meaning (self, section->sheet, text);
      int before = monev_return_column (section, column);

      if (what == RETURN_OTHER || before == what)
        continue;
      if (before != RETURN_OTHER)
        {
          doubt_field (section, before, "Tanda kolomnya tidak sama di atas dan di bawah tabel.");
          doubt_field (section, what, "Tanda kolomnya tidak sama di atas dan di bawah tabel.");
          continue;
        }
      set_column (section, column, what);
      if (what == RETURN_CODE)
        section->code = column;
      if (what == RETURN_LABEL)
        section->label = column;
      if (what == RETURN_UNIT)
        section->unit = column;
    }
}

static void
begin (ReturnReader *self, ReturnSection *section, guint sheet, guint from, guint to)
{
  guint n = monev_data_layout_n_fields (self->layout, sheet);

  *section = (ReturnSection){ .sheet = sheet, .from = from, .to = to };
  section->columns = g_array_new (FALSE, FALSE, sizeof (int));
  section->doubts = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    section->doubts[i] = g_strdup ("");
  for (guint i = 0; i < self->marks->len; i++)
    set_column (section, g_array_index (self->marks, guint, i), RETURN_MARK);
}

static const char *
key_of_row (const ReturnReader *self, guint row)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const char *text = monev_return_mark_at (self, row, g_array_index (self->marks, guint, i));

      if (names_table (text) && text[2] != '\0')
        return text;
    }
  return "";
}

/** monev_return_sections: Returns: (transfer full) (element-type ReturnSection): the tables that are marked
 * on the sheet being read. Several may have been put below each other. */
GArray *
monev_return_sections (ReturnReader *self)
{
  GArray *sections = g_array_new (FALSE, TRUE, sizeof (ReturnSection));
  guint n = monev_table_n_rows (self->table), open = 0;

  g_array_set_clear_func (sections, clear_section);
  monev_return_find_marks (self);
  for (guint row = 0; row < n && self->marks->len > 0; row++)
    {
      const char *key = key_of_row (self, row);
      int sheet = *key == '\0' ? -1 : sheet_named (self, key + 2);
      ReturnSection *last
          = sections->len == 0 ? NULL : &g_array_index (sections, ReturnSection, sections->len - 1);
      gboolean goes_on = *key == 'u' && last != NULL && last->to == n && (int)last->sheet == sheet;

      if (sheet < 0)
        continue;
      if (!goes_on)
        {
          ReturnSection section;

          if (last != NULL)
            last->to = MIN (last->to, row);
          begin (self, &section, (guint)sheet, *key == 't' ? row : open, n);
          g_array_append_val (sections, section);
          last = &g_array_index (sections, ReturnSection, sections->len - 1);
        }
      take_keys (self, last, row);
      if (*key == 'u')
        last->to = open = row + 1;
    }
  for (guint i = 0; i < sections->len; i++)
    monev_return_heads (self, &g_array_index (sections, ReturnSection, i));
  return sections;
}

/* ---- headings ---- */

static gboolean
is_number_of_column (const char *text)
{
  gsize length = strlen (text);

  return *text == '(' && length > 2 && strspn (text + 1, "0123456789") == length - 2;
}

/* The lowest wording over each field, and whether it is that of another one. */
static void
check_heading (ReturnReader *self, ReturnSection *section, guint column, const char *text)
{
  int field = monev_return_column (section, column);
  char **heads = self->heads[section->sheet];
  g_autofree char *folded = field < 0 ? NULL : monev_return_fold (text);

  if (folded == NULL || strcmp (folded, heads[2 * field]) == 0)
    return;
  for (guint i = 0; i < monev_data_layout_n_fields (self->layout, section->sheet); i++)
    {
      if (strcmp (heads[2 * i], folded) != 0)
        continue;
      doubt_field (section, field, "Judul kolomnya menyebut kolom lain.");
      doubt_field (section, (int)i, "Judul kolomnya menyebut kolom lain.");
      monev_return_tell (self, "column-heading", MONEV_SEVERITY_WARNING, 0, column,
                         "Judul kolom ini menyebut kolom lain daripada tandanya; isinya diragukan.",
                         "Cocokkan dengan perangkat daerah.", text);
      return;
    }
  monev_return_tell (self, "column-renamed", MONEV_SEVERITY_NOTE, 0, column,
                     "Judul kolom ini diubah; isinya dibaca menurut tandanya.", NULL, text);
}

/** monev_return_heads: holds the headings of a marked table against its marks. */
void
monev_return_heads (ReturnReader *self, ReturnSection *section)
{
  g_autofree const char **lowest = g_new0 (const char *, section->columns->len + 1);

  section->head = section->from;
  for (guint row = section->from; row < section->to; row++)
    {
      const char *mark = "";

      for (guint i = 0; i < self->marks->len && *mark == '\0'; i++)
        mark = monev_return_mark_at (self, row, g_array_index (self->marks, guint, i));
      if (g_str_has_prefix (mark, BOOK_LINE))
        break;
      if (strcmp (mark, BOOK_HEAD) != 0)
        continue;
      section->head = row;
      for (guint i = 0; i < monev_table_row_n_cells (self->table, row); i++)
        {
          guint column;
          MonevCell cell = monev_table_row_cell (self->table, row, i, &column);

          if (column < section->columns->len && cell.length > 0
              && !is_number_of_column (cell.text))
            lowest[column] = cell.text;
        }
    }
  for (guint column = 1; column < section->columns->len; column++)
    if (lowest[column] != NULL)
      check_heading (self, section, column, lowest[column]);
}
