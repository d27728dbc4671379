/* The lines of a table in a workbook: cells that are open, and what may stand in them. */
#include "data-book-private.h"

#include <string.h>

#include "base/decimal.h"
#include "base/number.h"
#include "exchange/table.h"

#define USUAL_DECIMALS 2
#define MOST_DEPTH 10 /* of what is indented */

/** monev_book_value: Returns: (transfer none): the text of a cell; "" without one. */
const char *
monev_book_value (const MonevDataValues *values, guint sheet, guint line, guint field)
{
  return values == NULL || line >= monev_data_values_n_lines (values, sheet)
                 || field >= monev_data_layout_n_fields (monev_data_values_layout (values), sheet)
             ? ""
             : monev_data_values_get (values, sheet, line, field).text;
}

/** monev_book_kind: Returns: as what Excel keeps a value of @spec. A percentage is a plain number, so that
 * "12,5" stays 12,5. */
MonevFormKind
monev_book_kind (const MonevDataSpec *spec)
{
  switch (spec->kind)
    {
    case MONEV_DATA_INTEGER:
      return MONEV_FORM_GROUPED;
    case MONEV_DATA_MONEY:
      return MONEV_FORM_GROUPED + (MonevFormKind)CLAMP (spec->decimals, 0, USUAL_DECIMALS);
    case MONEV_DATA_DECIMAL:
    case MONEV_DATA_PERCENT:
      return spec->decimals < 0 ? MONEV_FORM_DECIMAL
                                : MONEV_FORM_GROUPED
                                      + (MonevFormKind)MIN (spec->decimals,
                                                            MONEV_FORM_MAX_DECIMALS);
    case MONEV_DATA_FORMULA:
      return spec->decimals < 0 ? MONEV_FORM_GROUPED + USUAL_DECIMALS
                                : MONEV_FORM_GROUPED
                                      + (MonevFormKind)MIN (spec->decimals,
                                                            MONEV_FORM_MAX_DECIMALS);
    case MONEV_DATA_DATE:
      return MONEV_FORM_DATE;
    case MONEV_DATA_CHOICE:
    case MONEV_DATA_YESNO:
      return MONEV_FORM_CHOICE;
    default:
      return MONEV_FORM_TEXT;
    }
}

/** monev_book_n_lines: Returns: the lines of a sheet, with those that the agency added before. */
guint
monev_book_n_lines (const BookPainter *self, guint sheet)
{
  const MonevDataWorkbook *what = self->what;
  guint own = monev_data_layout_n_lines (what->layout, sheet);

  return what->values == NULL ? own : MAX (own, monev_data_values_n_lines (what->values, sheet));
}

static gpointer
cell_key (const BookTable *self, guint line, guint field)
{
  return GUINT_TO_POINTER (line * self->n_fields + field + 1);
}

/** monev_book_cell: Returns: what a cell is for; in a clarification, only what is asked is open. */
MonevDataCellKind
monev_book_cell (const BookTable *self, guint line, guint field)
{
  MonevDataCellKind kind = monev_data_layout_cell (self->layout, self->index, line, field);

  if (kind == MONEV_DATA_CELL_OPEN && self->questions != NULL
      && !g_hash_table_contains (self->questions, cell_key (self, line, field)))
    return MONEV_DATA_CELL_CARRIED;
  return kind;
}

/* ---- lines ---- */

static const char *
line_key (const BookTable *self, guint line)
{
  return line < monev_data_layout_n_lines (self->layout, self->index)
             ? monev_data_layout_line (self->layout, self->index, line)->key
             : monev_data_values_line_key (self->painter->what->values, self->index, line);
}

/* The wording of a line; a programme is set off from what it belongs to. */
static void
put_own (const BookTable *self, guint32 row, guint line)
{
  static const char blanks[] = "                              ";
  gboolean own = line < monev_data_layout_n_lines (self->layout, self->index);
  const MonevDataLine *of = own ? monev_data_layout_line (self->layout, self->index, line) : NULL;
  MonevFormRole role = of != NULL && of->sum ? MONEV_FORM_SECTION : MONEV_FORM_WORDING;
  char number[16];

  if (self->code > 0)
    {
      g_snprintf (number, sizeof number, "%u", line + 1);
      monev_book_put (self->painter, row, self->code, role,
                      of != NULL && !of->open && *of->code != '\0' ? of->code : number);
    }
  if (self->label > 0 && of != NULL && of->level > 0)
    {
      g_autofree char *label = g_strconcat (blanks + strlen (blanks)
                                                - 3 * MIN (of->level, MOST_DEPTH),
                                            of->label, NULL);

      monev_book_put (self->painter, row, self->label, role, label);
    }
  else if (self->label > 0)
    monev_book_put (self->painter, row, self->label, role, of != NULL ? of->label : "");
  if (self->unit > 0)
    monev_book_put (self->painter, row, self->unit, role, of != NULL ? of->unit : "");
}

static void
put_formula (const BookTable *self, MonevFormCell *cell, guint line, guint field,
             const char *pattern, GString *buffer)
{
  const MonevDataField *own = monev_data_layout_field (self->layout, self->index, field);
  g_autofree char *sum = NULL;

  cell->role = MONEV_FORM_LOCKED;
  if (own->of->spec.kind != MONEV_DATA_FORMULA)
    {
      cell->role = MONEV_FORM_SECTION;
      cell->formula = sum = monev_book_sum (self, line, field);
    }
  else if (pattern != NULL)
    {
      monev_book_formula_at (buffer, pattern, cell->row);
      cell->formula = buffer->str;
    }
  monev_xlsx_form_set (self->painter->form, cell);
}

static void
put_cell (const BookTable *self, guint32 row, guint line, guint field, const char *pattern,
          GString *buffer)
{
  const MonevDataWorkbook *what = self->painter->what;
  MonevDataSpec spec = monev_data_layout_spec (self->layout, self->index, line, field);
  MonevFormCell cell = { .row = row, .column = self->first + field, .role = MONEV_FORM_OPEN,
                         .kind = monev_book_kind (&spec) };
  gboolean carried = monev_data_layout_field (self->layout, self->index, field)->carried;

  cell.text = monev_book_value (what->values, self->index, line, field);
  switch (monev_book_cell (self, line, field))
    {
    case MONEV_DATA_CELL_OPEN:
      if (self->questions != NULL)
        cell.comment = g_hash_table_lookup (self->questions, cell_key (self, line, field));
      break;
    case MONEV_DATA_CELL_FORMULA:
      put_formula (self, &cell, line, field, pattern, buffer);
      return;
    case MONEV_DATA_CELL_CARRIED:
      cell.role = MONEV_FORM_CARRIED;
      if (carried)
        cell.text = monev_book_value (what->last, self->index, line, field + 1);
      break;
    case MONEV_DATA_CELL_SHUT:
      cell.role = MONEV_FORM_SHUT;
      cell.text = NULL;
      break;
    }
  monev_xlsx_form_set (self->painter->form, &cell);
}

/* All questions about a line, beside it. */
static void
put_notes (const BookTable *self, guint32 row, guint line)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint field = 0; self->notes > 0 && field < self->n_fields; field++)
    {
      const char *question = g_hash_table_lookup (self->questions, cell_key (self, line, field));

      if (question != NULL)
        g_string_append_printf (
            words, "%s%s: %s", words->len > 0 ? "\n" : "",
            monev_data_layout_field (self->layout, self->index, field)->label, question);
    }
  if (self->notes > 0)
    monev_book_put (self->painter, row, self->notes, MONEV_FORM_HINT, words->str);
}

static void
put_line (BookTable *self, guint line, char **patterns, GString *buffer)
{
  guint32 row = self->rows[line];
  const char *key = line_key (self, line);

  g_string_truncate (buffer, 0);
  g_string_append (buffer, BOOK_LINE);
  g_string_append (buffer, key);
  monev_book_put_mark (self->painter, row, self->last, buffer->str);
  put_own (self, row, line);
  for (guint field = 0; field < self->n_fields; field++)
    put_cell (self, row, line, field, patterns[field], buffer);
  put_notes (self, row, line);
}

/* ---- groups and totals ---- */

/* The first field that has a total; n_fields without one. */
static guint
first_total (const BookTable *self)
{
  guint i = 0;

  for (; i < self->n_fields; i++)
    {
      const MonevDataField *field = monev_data_layout_field (self->layout, self->index, i);

      if (!field->carried && field->of->total != MONEV_DATA_TOTAL_NONE
          && field->of->total != MONEV_DATA_TOTAL_LAST)
        break;
    }
  return i;
}

/* @group: (nullable): NULL for all. */
static void
put_total (BookTable *self, guint32 row, const char *group)
{
  g_autoptr (GArray) runs = monev_book_runs (self, group);
  g_autofree char *mark = g_strconcat (BOOK_SUM, group != NULL ? group : "", NULL);
  g_autofree char *words = group != NULL ? g_strconcat ("Jumlah ", group, NULL)
                                         : g_strdup ("Jumlah");
  guint over = MIN (self->first - 2 + first_total (self), self->page_end - 1);

  monev_book_put_mark (self->painter, row, self->last, mark);
  monev_book_put_over (self->painter, row, 2, over, MONEV_FORM_TOTAL, words);
  for (guint field = over + 2 - self->first; field < self->n_fields; field++)
    {
      MonevDataSpec spec
          = monev_data_layout_field (self->layout, self->index, field)->of->spec;
      g_autofree char *formula = monev_book_total (self, field, runs);
      g_autofree char *value = formula == NULL ? NULL : monev_book_total_value (self, field, runs);

      monev_xlsx_form_set (self->painter->form,
                           &(MonevFormCell){ .row = row,
                                             .column = self->first + field,
                                             .role = MONEV_FORM_TOTAL,
                                             .kind = monev_book_kind (&spec),
                                             .text = value,
                                             .formula = formula });
    }
  if (self->notes > 0)
    monev_book_put (self->painter, row, self->notes, MONEV_FORM_TOTAL, "");
}

static void
put_group (BookTable *self, guint32 row, const char *group)
{
  g_autofree char *mark = g_strconcat (BOOK_GROUP, group, NULL);
  guint to = self->notes > 0 ? self->notes : self->first + self->n_fields - 1;

  monev_book_put_mark (self->painter, row, self->last, mark);
  monev_book_put_over (self->painter, row, 2, self->page_end - 1, MONEV_FORM_SECTION, group);
  for (guint column = self->page_end + 1; column <= to; column++)
    monev_book_put (self->painter, row, column, MONEV_FORM_SECTION, "");
}

static const char *
group_of (const BookTable *self, guint line)
{
  return line < monev_data_layout_n_lines (self->layout, self->index)
             ? monev_data_layout_line (self->layout, self->index, line)->group
             : "";
}

static gboolean
ends_group (const BookTable *self, guint line)
{
  const char *group = group_of (self, line);

  return *group != '\0'
         && (line + 1 == self->n_lines || strcmp (group_of (self, line + 1), group) != 0);
}

static gboolean
begins_group (const BookTable *self, guint line)
{
  const char *group = group_of (self, line);

  return *group != '\0' && (line == 0 || strcmp (group_of (self, line - 1), group) != 0);
}

/** monev_book_lines: paints all lines, their groups and totals; where they stand is known before, so that
 * formulas may look down. */
void
monev_book_lines (BookTable *self)
{
  gboolean totals = first_total (self) < self->n_fields;
  g_autofree char **each = g_new0 (char *, self->n_fields + 1);
  g_autoptr (GString) buffer = g_string_new (NULL);

  for (guint i = 0; i < self->n_lines; i++)
    {
      self->row += begins_group (self, i) ? 1 : 0;
      self->rows[i] = self->row++;
      self->row += totals && ends_group (self, i) ? 1 : 0;
    }
  for (guint i = 0; i < self->n_fields; i++)
    {
      const MonevDataField *field = monev_data_layout_field (self->layout, self->index, i);

      each[i] = field->of->formula == NULL || field->carried
                    ? NULL
                    : monev_book_formula (self, i, field->of->formula, FALSE);
    }
  for (guint i = 0; i < self->n_lines; i++)
    {
      if (begins_group (self, i))
        put_group (self, self->rows[i] - 1, group_of (self, i));
      put_line (self, i, each, buffer);
      if (totals && ends_group (self, i))
        put_total (self, self->rows[i] + 1, group_of (self, i));
    }
  for (guint i = 0; i < self->n_fields; i++)
    g_free (each[i]);
  if (totals)
    put_total (self, self->row++, NULL);
}
