#include "data-layout.h"

#include <string.h>

#include "data-period.h"
#include "people/agency-code.h"

#define LAST "lalu"

typedef struct {
  MonevDataLine  *lines;
  guint           n_lines;
  MonevDataField *fields;
  guint           n_fields;
  GHashTable     *by_line;  /* key → index + 1 */
  GHashTable     *by_field;
} Sheet;

struct _MonevDataLayout {
  gatomicrefcount refs;
  MonevDataForm  *form;
  GStringChunk   *texts;
  Sheet          *sheets;
};

/* ---- lines ---- */

/* Offices shorten the codes of agencies; units of the office itself have none. */
static gboolean
is_same_agency (const char *a, const char *b)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  return strcmp (a, b) == 0
         || (monev_agency_code_normalize (a, &left, NULL)
             && monev_agency_code_normalize (b, &right, NULL) && strcmp (left, right) == 0);
}

static gboolean
is_owner (const MonevDataRow *row, const char *agency)
{
  for (guint i = 0; row->owners[i] != NULL; i++)
    if (is_same_agency (row->owners[i], agency))
      return TRUE;
  return row->owners[0] == NULL;
}

static MonevDataLine
line_of_row (const MonevDataRow *row, const char *agency)
{
  return (MonevDataLine){ .key = row->key,
                          .code = row->code,
                          .label = row->label,
                          .unit = row->unit,
                          .definition = row->definition,
                          .source = row->source,
                          .group = row->group,
                          .asked = is_owner (row, agency),
                          .row = row };
}

static MonevDataLine
open_line (MonevDataLayout *self, guint nth)
{
  g_autofree char *key = g_strdup_printf ("baris-%u", nth);

  return (MonevDataLine){ .key = g_string_chunk_insert (self->texts, key),
                          .code = "", .label = "", .unit = "", .definition = "", .source = "",
                          .group = "", .open = TRUE, .asked = TRUE };
}

static const char *
fact (MonevDataLayout *self, const json_t *json, const char *name)
{
  const char *text = json_string_value (json_object_get (json, name));

  return text == NULL ? "" : g_string_chunk_insert_const (self->texts, text);
}

static MonevDataLine
line_of_fact (MonevDataLayout *self, const json_t *json)
{
  return (MonevDataLine){ .key = fact (self, json, "key"),
                          .code = fact (self, json, "code"),
                          .label = fact (self, json, "label"),
                          .unit = "", .definition = "", .source = "", .group = "",
                          .level = (guint)json_integer_value (json_object_get (json, "level")),
                          .sum = json_is_true (json_object_get (json, "sum")),
                          .asked = TRUE };
}

static void
add_lines (MonevDataLayout *self, Sheet *sheet, const MonevDataSheet *form,
           const MonevDataContext *context)
{
  const json_t *facts
      = json_object_get (json_object_get (context->facts, "lines"), form->key);
  guint n_facts = (guint)json_array_size (facts);
  guint at = 0;

  sheet->n_lines = form->n_rows + n_facts + form->open_rows;
  sheet->lines = g_new0 (MonevDataLine, sheet->n_lines);
  for (guint i = 0; i < form->n_rows; i++)
    sheet->lines[at++] = line_of_row (&form->rows[i], context->agency_code);
  for (guint i = 0; i < n_facts; i++)
    sheet->lines[at++] = line_of_fact (self, json_array_get (facts, i));
  for (guint i = 0; i < form->open_rows; i++)
    sheet->lines[at++] = open_line (self, i + 1);
  for (guint i = 0; i < sheet->n_lines; i++)
    g_hash_table_insert (sheet->by_line, (gpointer)sheet->lines[i].key, GUINT_TO_POINTER (i + 1));
}

/* ---- fields ---- */

static void
add_field (MonevDataLayout *self, GArray *fields, const MonevDataColumn *column, guint index,
           const char *part, const char *label)
{
  g_autofree char *key
      = *part == '\0' ? g_strdup (column->key) : g_strconcat (column->key, "@", part, NULL);
  MonevDataField field = { .key = g_string_chunk_insert (self->texts, key),
                           .label = g_string_chunk_insert_const (self->texts, label),
                           .over = *part == '\0' ? "" : column->label,
                           .column = index,
                           .of = column };

  if (column->carried)
    {
      g_autofree char *last = g_strconcat (key, "@" LAST, NULL);
      MonevDataField carried = field;

      carried.key = g_string_chunk_insert (self->texts, last);
      carried.label = "Periode lalu";
      carried.over = *part == '\0' ? column->label : label;
      carried.carried = TRUE;
      if (*part == '\0')
        field.over = column->label;
      g_array_append_val (fields, carried);
    }
  g_array_append_val (fields, field);
}

/* Of a year all of them; else those up to the period. */
static void
add_periods (MonevDataLayout *self, GArray *fields, const MonevDataColumn *column, guint index,
             const char *period, MonevDataPeriodKind spread)
{
  MonevDataPeriodKind kind = MONEV_DATA_YEAR;
  int year = 0, nth = 1;
  guint n = monev_data_period_count (spread);

  if (!monev_data_period_parse (period, &kind, &year, &nth, NULL))
    return;
  n = n * (guint)nth / monev_data_period_count (kind);
  for (guint i = 1; i <= MAX (n, 1); i++)
    {
      g_autofree char *name = monev_data_period_name (spread, year, (int)i);
      g_autofree char *label = monev_data_period_label (name);

      add_field (self, fields, column, index, name, label);
    }
}

static void
add_regions (MonevDataLayout *self, GArray *fields, const MonevDataColumn *column, guint index,
             const json_t *regions)
{
  for (size_t i = 0; i < json_array_size (regions); i++)
    {
      const json_t *region = json_array_get (regions, i);
      const char *code = json_string_value (json_array_get (region, 0));
      const char *name = json_string_value (json_array_get (region, 1));

      if (code != NULL && name != NULL)
        add_field (self, fields, column, index, code, name);
    }
}

static void
add_column (MonevDataLayout *self, GArray *fields, const MonevDataColumn *column, guint index,
            const MonevDataContext *context)
{
  switch (column->spread)
    {
    case MONEV_DATA_SPREAD_NONE:
      add_field (self, fields, column, index, "", column->label);
      break;
    case MONEV_DATA_SPREAD_QUARTER:
      add_periods (self, fields, column, index, context->period, MONEV_DATA_QUARTER);
      break;
    case MONEV_DATA_SPREAD_MONTH:
      add_periods (self, fields, column, index, context->period, MONEV_DATA_MONTH);
      break;
    case MONEV_DATA_SPREAD_YEAR:
      for (guint i = 0; column->years != NULL && column->years[i] != NULL; i++)
        add_field (self, fields, column, index, column->years[i], column->years[i]);
      break;
    case MONEV_DATA_SPREAD_REGION:
      add_regions (self, fields, column, index, json_object_get (context->facts, "regions"));
      break;
    case MONEV_DATA_SPREAD_SEX:
      add_field (self, fields, column, index, "L", "Laki-laki");
      add_field (self, fields, column, index, "P", "Perempuan");
      break;
    }
}

static void
add_fields (MonevDataLayout *self, Sheet *sheet, const MonevDataSheet *form,
            const MonevDataContext *context)
{
  GArray *fields = g_array_new (FALSE, TRUE, sizeof (MonevDataField));

  for (guint i = 0; i < form->n_columns; i++)
    add_column (self, fields, &form->columns[i], i, context);
  sheet->n_fields = fields->len;
  sheet->fields = (MonevDataField *)(gpointer)g_array_free (fields, FALSE);
  for (guint i = 0; i < sheet->n_fields; i++)
    g_hash_table_insert (sheet->by_field, (gpointer)sheet->fields[i].key,
                         GUINT_TO_POINTER (i + 1));
}

/**
 * monev_data_layout_new:
 * @form: a reference is taken
 * @context: read now, not kept
 *
 * Returns: (transfer full): the tables of one addressee
 */
MonevDataLayout *
monev_data_layout_new (MonevDataForm *form, const MonevDataContext *context)
{
  MonevDataLayout *self = g_new0 (MonevDataLayout, 1);

  g_atomic_ref_count_init (&self->refs);
  self->form = monev_data_form_ref (form);
  self->texts = g_string_chunk_new (1024);
  self->sheets = g_new0 (Sheet, monev_data_form_n_sheets (form));
  for (guint i = 0; i < monev_data_form_n_sheets (form); i++)
    {
      Sheet *sheet = &self->sheets[i];

      sheet->by_line = g_hash_table_new (g_str_hash, g_str_equal);
      sheet->by_field = g_hash_table_new (g_str_hash, g_str_equal);
      add_lines (self, sheet, monev_data_form_sheet (form, i), context);
      add_fields (self, sheet, monev_data_form_sheet (form, i), context);
    }
  return self;
}

/** monev_data_layout_ref: Returns: (transfer full): @self. */
MonevDataLayout *
monev_data_layout_ref (MonevDataLayout *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** monev_data_layout_unref: frees it with the last reference. */
void
monev_data_layout_unref (MonevDataLayout *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < monev_data_form_n_sheets (self->form); i++)
    {
      g_free (self->sheets[i].lines);
      g_free (self->sheets[i].fields);
      g_hash_table_unref (self->sheets[i].by_line);
      g_hash_table_unref (self->sheets[i].by_field);
    }
  g_free (self->sheets);
  g_string_chunk_free (self->texts);
  monev_data_form_unref (self->form);
  g_free (self);
}

/** monev_data_layout_form: Returns: (transfer none): what it was built from. */
MonevDataForm *
monev_data_layout_form (const MonevDataLayout *self)
{
  return self->form;
}

/** monev_data_layout_n_lines: Returns: how many rows of data a sheet has. */
guint
monev_data_layout_n_lines (const MonevDataLayout *self, guint sheet)
{
  return self->sheets[sheet].n_lines;
}

/** monev_data_layout_line: Returns: (transfer none): a row, from 0. */
const MonevDataLine *
monev_data_layout_line (const MonevDataLayout *self, guint sheet, guint line)
{
  g_return_val_if_fail (line < self->sheets[sheet].n_lines, NULL);
  return &self->sheets[sheet].lines[line];
}

/** monev_data_layout_n_fields: Returns: how many columns of data a sheet has. */
guint
monev_data_layout_n_fields (const MonevDataLayout *self, guint sheet)
{
  return self->sheets[sheet].n_fields;
}

/** monev_data_layout_field: Returns: (transfer none): a column, from 0. */
const MonevDataField *
monev_data_layout_field (const MonevDataLayout *self, guint sheet, guint field)
{
  g_return_val_if_fail (field < self->sheets[sheet].n_fields, NULL);
  return &self->sheets[sheet].fields[field];
}

/** monev_data_layout_find_line: Returns: the row with that key; -1 for none. */
int
monev_data_layout_find_line (const MonevDataLayout *self, guint sheet, const char *key)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->sheets[sheet].by_line, key)) - 1;
}

/** monev_data_layout_find_field: Returns: the column with that key; -1 for none. */
int
monev_data_layout_find_field (const MonevDataLayout *self, guint sheet, const char *key)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->sheets[sheet].by_field, key)) - 1;
}

/** monev_data_layout_cell: Returns: what a cell is for. A @line behind the last is one that the
 * agency added. */
MonevDataCellKind
monev_data_layout_cell (const MonevDataLayout *self, guint sheet, guint line, guint field)
{
  const MonevDataField *column = &self->sheets[sheet].fields[field];
  const MonevDataLine *row
      = line < self->sheets[sheet].n_lines ? &self->sheets[sheet].lines[line] : NULL;

  if (column->carried)
    return MONEV_DATA_CELL_CARRIED;
  if (row != NULL && !row->asked)
    return MONEV_DATA_CELL_SHUT;
  if (column->of->spec.kind == MONEV_DATA_FORMULA)
    return MONEV_DATA_CELL_FORMULA;
  if (row != NULL && row->sum)
    return column->of->total == MONEV_DATA_TOTAL_SUM ? MONEV_DATA_CELL_FORMULA
                                                     : MONEV_DATA_CELL_SHUT;
  return MONEV_DATA_CELL_OPEN;
}

/** monev_data_layout_spec: Returns: what a cell takes; its members belong to the form. The kind of a
 * row's own goes before the column's only where the column asks for a number. */
MonevDataSpec
monev_data_layout_spec (const MonevDataLayout *self, guint sheet, guint line, guint field)
{
  const MonevDataSpec *column = &self->sheets[sheet].fields[field].of->spec;
  const MonevDataRow *row
      = line < self->sheets[sheet].n_lines ? self->sheets[sheet].lines[line].row : NULL;
  MonevDataSpec spec = *column;

  if (row == NULL || !row->own_spec || !monev_data_kind_is_number (column->kind)
      || column->kind == MONEV_DATA_FORMULA)
    return spec;
  spec.kind = row->spec.kind;
  if (row->spec.decimals >= 0)
    spec.decimals = row->spec.decimals;
  if (row->spec.minimum != NULL)
    spec.minimum = row->spec.minimum;
  if (row->spec.maximum != NULL)
    spec.maximum = row->spec.maximum;
  if (row->spec.choices != NULL)
    spec.choices = row->spec.choices;
  spec.required |= row->spec.required;
  return spec;
}
