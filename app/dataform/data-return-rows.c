/* The rows of a table: which line each of them is, and what stands in its cells. */
#include "data-return-private.h"

#include <string.h>

#include "base/decimal.h"
#include "exchange/number-text.h"

#define ADDED "tambah-" /* keys of lines that an agency added */

/* A row being read. */
typedef struct {
  guint       index;   /* in the table */
  gint64      number;  /* in the file */
  guint       line;
  const char *doubt;   /* (nullable) */
} Row;

/* ---- merges ---- */

static gpointer
place_of (gint64 row, guint column)
{
  return GSIZE_TO_POINTER ((gsize)row << 16 | column);
}

/* Cells of several places that were made one: whose value it is nobody can tell. */
static void
find_merges (ReturnReader *self, const ReturnSection *section)
{
  g_clear_pointer (&self->merged, g_hash_table_unref);
  for (guint i = 0; i < monev_table_n_merges (self->table); i++)
    {
      const MonevTableRange *range = monev_table_merge (self->table, i);
      guint fields = 0;

      for (guint column = range->first_column;
           column <= MIN (range->last_column, section->columns->len); column++)
        fields += monev_return_column (section, column) >= 0;
      if (fields * (guint64)(range->last_row - range->first_row + 1) < 2)
        continue;
      if (self->merged == NULL)
        self->merged = g_hash_table_new (NULL, NULL);
      g_hash_table_add (self->merged, place_of (range->first_row, range->first_column));
    }
}

static gboolean
is_merged (const ReturnReader *self, gint64 row, guint column)
{
  return self->merged != NULL && g_hash_table_contains (self->merged, place_of (row, column));
}

/* ---- which line it is ---- */

static int
line_of_wording (GHashTable *index, const MonevCell *cell)
{
  g_autofree char *folded = cell->length == 0 ? NULL : monev_return_fold (cell->text);

  return folded == NULL ? -1 : GPOINTER_TO_INT (g_hash_table_lookup (index, folded)) - 1;
}

static gboolean
says (const MonevCell *cell, const char *own)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (strcmp (cell->text, own) == 0)
    return TRUE;
  left = monev_return_fold (cell->text);
  right = monev_return_fold (own);
  return strcmp (left, right) == 0;
}

/** monev_return_identify: Returns: the line that the wording of a row says, -1 for none. @sure: (out):
 * whether its code and its wording agree. */
int
monev_return_identify (ReturnReader *self, const ReturnSection *section, guint row, gboolean *sure)
{
  gint64 number = monev_table_row_number (self->table, row);
  MonevCell code = monev_table_cell (self->table, number, MAX (section->code, 1));
  MonevCell label = monev_table_cell (self->table, number, MAX (section->label, 1));
  int by_code = section->code == 0 ? -1 : line_of_wording (self->codes[section->sheet], &code);
  int by_label = section->label == 0 ? -1
                                     : line_of_wording (self->labels[section->sheet], &label);
  gboolean coded = by_label >= 0
                   && *monev_data_layout_line (self->layout, section->sheet, (guint)by_label)->code
                          != '\0';

  *sure = by_code >= 0 ? by_code == by_label : by_label >= 0 && !coded;
  return by_label >= 0 ? by_label : by_code;
}

/* What the code and the wording of a marked row say against its mark. */
static void
check_wording (ReturnReader *self, const ReturnSection *section, Row *row)
{
  const MonevDataLine *own
      = row->line < monev_data_layout_n_lines (self->layout, section->sheet)
            ? monev_data_layout_line (self->layout, section->sheet, row->line)
            : NULL;
  MonevCell code = monev_table_cell (self->table, row->number, MAX (section->code, 1));
  MonevCell label = monev_table_cell (self->table, row->number, MAX (section->label, 1));
  gboolean has_code = section->code > 0 && code.length > 0 && own != NULL && *own->code != '\0';
  gboolean has_label = section->label > 0 && label.length > 0;
  gboolean code_fits, label_fits;
  int by_code, by_label;

  if (own == NULL || own->open || (!has_code && !has_label))
    return;
  code_fits = !has_code || says (&code, own->code);
  label_fits = !has_label || says (&label, own->label);
  if (code_fits && label_fits)
    return;
  by_code = code_fits ? (int)row->line : line_of_wording (self->codes[section->sheet], &code);
  by_label = label_fits ? (int)row->line : line_of_wording (self->labels[section->sheet], &label);
  if (code_fits && has_code && by_label < 0)
    {
      monev_return_tell (self, "label-changed", MONEV_SEVERITY_WARNING, row->number,
                         section->label, "Uraian baris ini diubah; isinya dibaca menurut kodenya.",
                         "Pastikan isinya masih data yang diminta.", label.text);
      return;
    }
  if (label_fits && has_label && by_code < 0)
    {
      monev_return_tell (self, "label-changed", MONEV_SEVERITY_NOTE, row->number, section->code,
                         "Kode baris ini diubah; isinya dibaca menurut uraiannya.", NULL,
                         code.text);
      return;
    }
  row->doubt = "Uraian barisnya menyebut data lain daripada tandanya.";
  monev_return_tell (self, "row-moved", MONEV_SEVERITY_WARNING, row->number,
                     has_label ? section->label : section->code,
                     "Uraian baris ini menyebut data lain daripada tanda tersembunyinya; isinya "
                     "diragukan.",
                     "Cocokkan dengan perangkat daerah.", has_label ? label.text : code.text);
  /* Code and wording move with the values when rows are sorted without their marks. */
  if (by_label >= 0 && by_label != (int)row->line && (!has_code || by_code == by_label))
    row->line = (guint)by_label;
}

/* "juta rupiah" where rupiah were asked makes another figure of it. */
static void
check_unit (ReturnReader *self, const ReturnSection *section, Row *row)
{
  const char *own = row->line < monev_data_layout_n_lines (self->layout, section->sheet)
                        ? monev_data_layout_line (self->layout, section->sheet, row->line)->unit
                        : "";
  MonevCell unit = monev_table_cell (self->table, row->number, MAX (section->unit, 1));

  if (section->unit == 0 || unit.length == 0 || says (&unit, own))
    return;
  row->doubt = "Satuan barisnya diubah.";
  monev_return_tell (self, "unit-changed", MONEV_SEVERITY_WARNING, row->number, section->unit,
                     "Satuan baris ini diubah; isinya diragukan.",
                     "Tanyakan dalam satuan apa isinya.", unit.text);
}

static int
line_of_key (ReturnReader *self, guint sheet, const char *key)
{
  int line = monev_data_layout_find_line (self->layout, sheet, key);

  return line >= 0 ? line
                   : GPOINTER_TO_INT (g_hash_table_lookup (self->added[sheet], key)) - 1;
}

/* -1 when there are too many of them. */
static int
new_line (ReturnReader *self, guint sheet, const char *key)
{
  int line = -1;

  if (monev_data_values_n_lines (self->values, sheet) < MONEV_DATA_MAX_ROWS)
    {
      line = (int)monev_data_values_add_line (self->values, sheet, key);
      g_hash_table_insert (self->added[sheet], g_strdup (key), GINT_TO_POINTER (line + 1));
    }
  return line;
}

/* A line that the agency added before has its mark, too. */
static int
line_of_mark (ReturnReader *self, guint sheet, const char *mark)
{
  const char *key = mark + strlen (BOOK_LINE);
  int line = line_of_key (self, sheet, key);

  return line < 0 && g_str_has_prefix (key, ADDED) ? new_line (self, sheet, key) : line;
}

/* ---- cells ---- */

static gboolean
same_value (const MonevCell *cell, const char *expected)
{
  g_autofree char *plain = NULL;
  MonevDecimal left, right;

  if (strcmp (cell->text, expected) == 0)
    return TRUE;
  plain = cell->kind == MONEV_CELL_NUMBER ? monev_number_to_plain (cell->text) : NULL;
  return plain != NULL && monev_decimal_from_text (plain, &left, NULL)
         && monev_decimal_from_text (expected, &right, NULL)
         && monev_decimal_compare (left, right) == 0;
}

static void
check_carried (ReturnReader *self, const ReturnSection *section, const Row *row, guint field,
               const MonevCell *cell, guint column)
{
  const char *expected
      = monev_data_layout_field (self->layout, section->sheet, field)->carried
            ? monev_book_value (self->expected->last, section->sheet, row->line, field + 1)
            : "";

  if (cell->length == 0 || same_value (cell, expected))
    return;
  monev_return_tell (self, "carried-changed", MONEV_SEVERITY_WARNING, row->number, column,
                     "Angka periode lalu di sel ini diubah. Yang berlaku tetap angka yang sudah "
                     "tercatat.",
                     "Bila angka periode lalu memang salah, betulkan lewat klarifikasi.", cell->text);
}

static void
check_shut (ReturnReader *self, const Row *row, const MonevCell *cell, guint column)
{
  if (cell->length == 0)
    return;
  monev_return_tell (self, "cell-shut", MONEV_SEVERITY_WARNING, row->number, column,
                     "Sel ini tidak diminta dari perangkat daerah ini, tetapi diisi. Isinya tidak "
                     "diambil.",
                     "Bila datanya memang ada di sana, ubah penanggung jawabnya pada formulir.",
                     cell->text);
}

static void
check_formula (ReturnReader *self, const Row *row, const MonevCell *cell, guint column)
{
  if (!self->formulas || cell->length == 0 || (cell->flags & MONEV_CELL_FORMULA) != 0)
    return;
  monev_return_tell (self, "formula-changed", MONEV_SEVERITY_NOTE, row->number, column,
                     "Rumus di sel ini diganti dengan isian; yang dipakai adalah hasil hitungan.",
                     NULL, cell->text);
}

/* In a clarification: what was sent out filled in says nothing beside an answer to it. */
static gboolean
is_wanted (const ReturnReader *self, guint sheet, guint line, guint field, const MonevCell *cell)
{
  const MonevDataQuestion *questions = self->expected->questions;

  for (guint i = 0; i < self->expected->n_questions; i++)
    if (questions[i].sheet == sheet && questions[i].line == line && questions[i].field == field)
      return !g_array_index (self->answered, gboolean, i)
             || !same_value (cell, monev_book_value (self->expected->sent, sheet, line, field));
  return questions == NULL;
}

static void
take_cell (ReturnReader *self, const ReturnSection *section, const Row *row, guint field,
           const MonevCell *cell, guint column)
{
  const char *doubt = row->doubt;

  if (doubt == NULL && section->doubts != NULL && section->doubts[field][0] != '\0')
    doubt = section->doubts[field];
  switch (monev_data_layout_cell (self->layout, section->sheet, row->line, field))
    {
    case MONEV_DATA_CELL_OPEN:
      if (!is_wanted (self, section->sheet, row->line, field, cell))
        return;
      if (is_merged (self, row->number, column))
        doubt = "Beberapa sel digabung menjadi satu.";
      monev_return_put (self, section->sheet, row->line, field, cell, row->number, column, doubt);
      break;
    case MONEV_DATA_CELL_CARRIED:
      check_carried (self, section, row, field, cell, column);
      break;
    case MONEV_DATA_CELL_SHUT:
      check_shut (self, row, cell, column);
      break;
    case MONEV_DATA_CELL_FORMULA:
      check_formula (self, row, cell, column);
      break;
    }
}

static void
tell_outside (ReturnReader *self, gint64 row, guint column, const MonevCell *cell)
{
  if (cell->length == 0 || cell->text[strspn (cell->text, " \t\r\n")] == '\0')
    return;
  monev_return_tell (self, "outside", MONEV_SEVERITY_WARNING, row, column,
                     "Isi sel ini berada di luar tempat yang disediakan, jadi tidak diambil.",
                     "Tanyakan kepada perangkat daerah untuk data yang mana.", cell->text);
}

static void
take_cells (ReturnReader *self, const ReturnSection *section, const Row *row)
{
  guint n = monev_table_row_n_cells (self->table, row->index);

  for (guint i = 0; i < n; i++)
    {
      guint column;
      MonevCell cell = monev_table_row_cell (self->table, row->index, i, &column);
      int what = monev_return_column (section, column);

      if (what >= 0)
        take_cell (self, section, row, (guint)what, &cell, column);
      else if (what == RETURN_OTHER)
        tell_outside (self, row->number, column, &cell);
    }
}

static void
tell_copied (ReturnReader *self, const ReturnSection *section, const Row *row)
{
  g_autofree char *message = NULL;
  gint64 *first;

  if (row->line >= monev_data_layout_n_lines (self->layout, section->sheet))
    return;
  first = &self->rows[section->sheet][row->line];
  if (*first != 0)
    {
      message = g_strdup_printf (
          "Baris ini sudah ada di baris %" G_GINT64_FORMAT
          ". Isi yang sama diambil sekali; yang berbeda diragukan.",
          *first);
      monev_return_tell (self, "row-copied", MONEV_SEVERITY_WARNING, row->number,
                         MAX (section->label, section->code), message,
                         "Tanyakan baris mana yang benar.",
                         monev_data_values_line_key (self->values, section->sheet, row->line));
    }
  else
    *first = row->number;
}

static void
take_line (ReturnReader *self, const ReturnSection *section, Row *row)
{
  MonevDataLayout *layout = self->layout;
  gboolean first = row->line >= monev_data_layout_n_lines (layout, section->sheet)
                   || self->rows[section->sheet][row->line] == 0;

  check_unit (self, section, row);
  tell_copied (self, section, row);
  if (first)
    monev_data_values_set_row (self->values, section->sheet, row->line, row->number);
  take_cells (self, section, row);
}

/* ---- rows without a mark ---- */

static gboolean
has_content (const ReturnReader *self, const ReturnSection *section, guint row)
{
  for (guint i = 0; i < monev_table_row_n_cells (self->table, row); i++)
    {
      guint column;
      MonevCell cell = monev_table_row_cell (self->table, row, i, &column);

      if (monev_return_column (section, column) >= 0
          && cell.text[strspn (cell.text, " \t\r\n")] != '\0')
        return TRUE;
    }
  return FALSE;
}

/* A line that was added gets a key from its content, so that reading it again changes nothing. */
static char *
key_of_content (const ReturnReader *self, const ReturnSection *section, guint row)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *hex = NULL;

  for (guint i = 0; i < monev_table_row_n_cells (self->table, row); i++)
    {
      guint column;
      MonevCell cell = monev_table_row_cell (self->table, row, i, &column);
      int what = monev_return_column (section, column);

      if (what >= 0)
        g_string_append_printf (text, "%d=%s;", what, cell.text);
    }
  hex = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, (gssize)text->len);
  return g_strdup_printf (ADDED "%.12s", hex);
}

static void
add_line (ReturnReader *self, const ReturnSection *section, Row *row)
{
  g_autofree char *key = key_of_content (self, section, row->index);
  int known = line_of_key (self, section->sheet, key);
  int line = known >= 0 ? known : new_line (self, section->sheet, key);

  if (line < 0)
    {
      monev_return_tell (self, "too-many-rows", MONEV_SEVERITY_ERROR, row->number, 0,
                         "Barisnya terlalu banyak; baris ini tidak diambil.",
                         "Bagi isinya menjadi beberapa permintaan.", NULL);
      return;
    }
  monev_return_tell (self, known < 0 ? "row-added" : "row-copied", MONEV_SEVERITY_NOTE, row->number,
                     0,
                     known < 0 ? "Baris ini ditambahkan di bawah baris yang disediakan, dan diambil."
                               : "Baris tambahan ini sama dengan baris lain, dan diambil sekali.",
                     NULL, NULL);
  row->line = (guint)line;
  take_line (self, section, row);
}

/* What stands below the tables that we wrote. */
static gboolean
is_sum (const ReturnReader *self, guint row)
{
  for (guint i = 0; i < monev_table_row_n_cells (self->table, row); i++)
    {
      g_autofree char *folded = monev_return_fold (monev_table_row_cell (self->table, row, i, NULL).text);

      if (g_str_has_prefix (folded, "jumlah") || g_str_has_prefix (folded, "total"))
        return TRUE;
    }
  return FALSE;
}

/* Without marks, letterheads and signatures cannot be told from what was added: figures can. */
static void
tell_figures (ReturnReader *self, const ReturnSection *section, const Row *row)
{
  for (guint i = 0; i < monev_table_row_n_cells (self->table, row->index); i++)
    {
      guint column;
      MonevCell cell = monev_table_row_cell (self->table, row->index, i, &column);

      if (monev_return_column (section, column) >= 0 && (cell.flags & MONEV_CELL_FORMULA) == 0
          && (cell.kind == MONEV_CELL_NUMBER || g_ascii_isdigit (*cell.text)))
        tell_outside (self, row->number, column, &cell);
    }
}

static void
tell_row (ReturnReader *self, const ReturnSection *section, const Row *row)
{
  for (guint i = 0; i < monev_table_row_n_cells (self->table, row->index); i++)
    {
      guint column;
      MonevCell cell = monev_table_row_cell (self->table, row->index, i, &column);

      if (monev_return_column (section, column) != RETURN_MARK)
        tell_outside (self, row->number, column, &cell);
    }
}

static void
take_known (ReturnReader *self, const ReturnSection *section, Row *row, guint line, gboolean sure)
{
  row->line = line;
  if (!sure)
    {
      row->doubt = "Kode dan uraian barisnya tidak sama dengan yang dikirim.";
      monev_return_tell (self, "row-moved", MONEV_SEVERITY_WARNING, row->number,
                         MAX (section->label, section->code),
                         "Kode dan uraian baris ini tidak sama dengan yang dikirim; isinya "
                         "diragukan.",
                         "Cocokkan dengan perangkat daerah.",
                         monev_table_cell (self->table, row->number,
                                           MAX (MAX (section->label, section->code), 1))
                             .text);
    }
  if (!section->shaped)
    monev_return_tell (self, "row-mark-gone", MONEV_SEVERITY_NOTE, row->number, 0,
                       "Tanda tersembunyi baris ini hilang; barisnya dikenali dari kode dan "
                       "uraiannya.",
                       NULL, NULL);
  take_line (self, section, row);
}

/* The number of an open line is as good as a mark. */
static int
open_line_numbered (ReturnReader *self, const ReturnSection *section, const Row *row)
{
  MonevCell cell = monev_table_cell (self->table, row->number, MAX (section->code, 1));
  g_autofree char *key = NULL;

  if (section->code == 0 || cell.length == 0 || cell.length > 6
      || cell.text[strspn (cell.text, "0123456789")] != '\0')
    return -1;
  key = g_strconcat ("baris-", cell.text, NULL);
  return monev_data_layout_find_line (self->layout, section->sheet, key);
}

/* @marked: other lines of the table still have their marks, so this one was added. */
static void
take_unmarked (ReturnReader *self, const ReturnSection *section, Row *row, gboolean marked)
{
  const MonevDataSheet *of
      = monev_data_form_sheet (monev_data_layout_form (self->layout), section->sheet);
  gboolean open = of->rows_kind == MONEV_DATA_ROWS_OPEN;
  gboolean sure = FALSE, content = has_content (self, section, row->index);
  int line = open ? -1 : monev_return_identify (self, section, row->index, &sure);
  int numbered = open && !marked ? open_line_numbered (self, section, row) : -1;

  if (line >= 0)
    take_known (self, section, row, (guint)line, sure);
  else if (numbered >= 0 && content)
    take_known (self, section, row, (guint)numbered, TRUE);
  else if (open && marked && content && !is_sum (self, row->index))
    add_line (self, section, row);
  else if (marked)
    tell_row (self, section, row);
  else
    tell_figures (self, section, row);
}

/* ---- all rows ---- */

/* The mark of a row stands at both of its ends: one is enough, two that disagree are a doubt. */
static const char *
mark_of (ReturnReader *self, const ReturnSection *section, Row *row)
{
  const char *found = "";

  for (guint i = 0; i < self->marks->len; i++)
    {
      const char *mark
          = monev_return_mark_at (self, row->index, g_array_index (self->marks, guint, i));

      if (*mark == '\0' || strcmp (mark, found) == 0)
        continue;
      if (*found != '\0')
        {
          row->doubt = "Tanda di kedua ujung barisnya tidak sama.";
          monev_return_tell (self, "row-marks-differ", MONEV_SEVERITY_WARNING, row->number, 0,
                             "Tanda tersembunyi di kedua ujung baris ini tidak sama; isinya "
                             "diragukan.",
                             "Cocokkan dengan perangkat daerah.", mark);
        }
      else
        found = mark;
    }
  return found;
}

/* Below and between the lines nothing is asked; a figure there was pasted. */
static void
check_aside (ReturnReader *self, const ReturnSection *section, const Row *row, const char *mark)
{
  gboolean sums = g_str_has_prefix (mark, BOOK_SUM);

  if (strcmp (mark, BOOK_HEAD) == 0 || g_str_has_prefix (mark, BOOK_TABLE)
      || g_str_has_prefix (mark, BOOK_BELOW))
    return;
  for (guint i = 0; i < monev_table_row_n_cells (self->table, row->index); i++)
    {
      guint column;
      MonevCell cell = monev_table_row_cell (self->table, row->index, i, &column);
      gboolean own = (cell.flags & MONEV_CELL_FORMULA) != 0 || (sums && !self->formulas);

      if (monev_return_column (section, column) == RETURN_MARK || own)
        continue;
      if (cell.kind == MONEV_CELL_NUMBER || cell.kind == MONEV_CELL_DATE
          || g_ascii_isdigit (*cell.text))
        tell_outside (self, row->number, column, &cell);
    }
}

/* Where in a table a row stands: before its lines, among them, or behind. */
typedef enum { PHASE_BEFORE, PHASE_AMONG, PHASE_BEHIND } Phase;

static void
take_row (ReturnReader *self, const ReturnSection *section, guint index, Phase *phase)
{
  Row row = { .index = index, .number = monev_table_row_number (self->table, index) };
  const char *mark = mark_of (self, section, &row);
  int line = g_str_has_prefix (mark, BOOK_LINE) ? line_of_mark (self, section->sheet, mark) : -1;

  if (line >= 0)
    {
      *phase = PHASE_AMONG;
      row.line = (guint)line;
      check_wording (self, section, &row);
      take_line (self, section, &row);
    }
  else if (*mark != '\0' && !g_str_has_prefix (mark, BOOK_LINE))
    {
      if (strcmp (mark, BOOK_END) == 0 || strcmp (mark, BOOK_SUM) == 0)
        *phase = PHASE_BEHIND;
      check_aside (self, section, &row, mark);
    }
  else if (*phase == PHASE_BEHIND)
    tell_row (self, section, &row);
  else if (*phase == PHASE_AMONG || index > section->head)
    take_unmarked (self, section, &row, *phase == PHASE_AMONG);
}

/** monev_return_rows: all rows of a table. */
void
monev_return_rows (ReturnReader *self, const ReturnSection *section)
{
  const char *name = monev_table_sheet (self->table);
  Phase phase = PHASE_BEFORE;

  if (*monev_data_values_origin (self->values, section->sheet) == '\0')
    {
      monev_data_values_set_origin (self->values, section->sheet, name != NULL ? name : "");
      for (guint column = 1; column < section->columns->len; column++)
        if (monev_return_column (section, column) >= 0)
          monev_data_values_set_column (self->values, section->sheet,
                                        (guint)monev_return_column (section, column), column);
    }
  find_merges (self, section);
  for (guint row = section->from; row < section->to; row++)
    take_row (self, section, row, &phase);
}
