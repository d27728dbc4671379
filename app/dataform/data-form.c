#include "data-form-private.h"

#include <string.h>

#include "base/json.h"
#include "db-error.h"

const MonevDataWord monev_data_kinds[] = {
  { "text", MONEV_DATA_TEXT },       { "integer", MONEV_DATA_INTEGER },
  { "decimal", MONEV_DATA_DECIMAL }, { "percent", MONEV_DATA_PERCENT },
  { "money", MONEV_DATA_MONEY },     { "date", MONEV_DATA_DATE },
  { "choice", MONEV_DATA_CHOICE },   { "yes_no", MONEV_DATA_YESNO },
  { "formula", MONEV_DATA_FORMULA }, { NULL, 0 },
};

const MonevDataWord monev_data_periods[] = {
  { "year", MONEV_DATA_YEAR },       { "semester", MONEV_DATA_SEMESTER },
  { "quarter", MONEV_DATA_QUARTER }, { "month", MONEV_DATA_MONTH },
  { NULL, 0 },
};

const MonevDataWord monev_data_rows_kinds[] = {
  { "fixed", MONEV_DATA_ROWS_FIXED },         { "open", MONEV_DATA_ROWS_OPEN },
  { "programme", MONEV_DATA_ROWS_PROGRAMME }, { "region", MONEV_DATA_ROWS_REGION },
  { NULL, 0 },
};

const MonevDataWord monev_data_spreads[] = {
  { "none", MONEV_DATA_SPREAD_NONE },   { "quarter", MONEV_DATA_SPREAD_QUARTER },
  { "month", MONEV_DATA_SPREAD_MONTH }, { "year", MONEV_DATA_SPREAD_YEAR },
  { "region", MONEV_DATA_SPREAD_REGION }, { "sex", MONEV_DATA_SPREAD_SEX },
  { NULL, 0 },
};

const MonevDataWord monev_data_totals[] = {
  { "none", MONEV_DATA_TOTAL_NONE },         { "sum", MONEV_DATA_TOTAL_SUM },
  { "mean", MONEV_DATA_TOTAL_MEAN },         { "weighted", MONEV_DATA_TOTAL_WEIGHTED },
  { "last", MONEV_DATA_TOTAL_LAST },         { NULL, 0 },
};

/** monev_data_word: Returns: (transfer none): the name of a value in JSON. */
const char *
monev_data_word (const MonevDataWord *words, int value)
{
  for (; words->name != NULL; words++)
    if (words->value == value)
      return words->name;
  g_return_val_if_reached ("");
}

/** monev_data_kind_name: Returns: (transfer none): "integer", as in JSON. */
const char *
monev_data_kind_name (MonevDataKind kind)
{
  return monev_data_word (monev_data_kinds, (int)kind);
}

/** monev_data_kind_label: Returns: (transfer none): "bilangan bulat", for people. */
const char *
monev_data_kind_label (MonevDataKind kind)
{
  static const char *const labels[]
      = { "teks", "bilangan bulat", "bilangan desimal", "persen", "rupiah",
          "tanggal", "pilihan", "ya atau tidak", "rumus" };

  return labels[kind];
}

/** monev_data_kind_is_number: Returns: whether its values are decimals. */
gboolean
monev_data_kind_is_number (MonevDataKind kind)
{
  return kind == MONEV_DATA_INTEGER || kind == MONEV_DATA_DECIMAL || kind == MONEV_DATA_PERCENT
         || kind == MONEV_DATA_MONEY || kind == MONEV_DATA_FORMULA;
}

/** monev_data_spec_clear: frees the members. */
void
monev_data_spec_clear (MonevDataSpec *self)
{
  g_free (self->minimum);
  g_free (self->maximum);
  g_strfreev (self->choices);
}

static void
clear_row (MonevDataRow *row)
{
  g_free (row->key);
  g_free (row->code);
  g_free (row->label);
  g_free (row->unit);
  g_free (row->definition);
  g_free (row->source);
  g_free (row->group);
  g_strfreev (row->owners);
  monev_data_spec_clear (&row->spec);
}

static void
clear_column (MonevDataColumn *column)
{
  for (guint i = 0; i < column->n_checks; i++)
    {
      g_free (column->checks[i].expression);
      g_free (column->checks[i].message);
    }
  g_free (column->checks);
  g_free (column->key);
  g_free (column->label);
  g_free (column->hint);
  monev_data_spec_clear (&column->spec);
  g_free (column->formula);
  g_strfreev (column->years);
  g_free (column->weight);
}

static void
clear_sheet (MonevDataSheet *sheet)
{
  for (guint i = 0; i < sheet->n_rows; i++)
    clear_row (&sheet->rows[i]);
  for (guint i = 0; i < sheet->n_columns; i++)
    clear_column (&sheet->columns[i]);
  g_free (sheet->rows);
  g_free (sheet->columns);
  g_free (sheet->key);
  g_free (sheet->title);
  g_free (sheet->note);
  g_free (sheet->level);
}

/** monev_data_form_ref: Returns: (transfer full): @self. */
MonevDataForm *
monev_data_form_ref (MonevDataForm *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** monev_data_form_unref: frees it with the last reference. */
void
monev_data_form_unref (MonevDataForm *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < self->n_sheets; i++)
    clear_sheet (&self->sheets[i]);
  g_free (self->sheets);
  g_strfreev (self->guide);
  g_free (self->code);
  g_free (self->title);
  g_free (self);
}

/** monev_data_form_code: Returns: (transfer none): "kemiskinan-stunting". */
const char *
monev_data_form_code (const MonevDataForm *self)
{
  return self->code;
}

/** monev_data_form_title: Returns: (transfer none): as printed. */
const char *
monev_data_form_title (const MonevDataForm *self)
{
  return self->title;
}

/** monev_data_form_period: Returns: what one request of it covers. */
MonevDataPeriodKind
monev_data_form_period (const MonevDataForm *self)
{
  return self->period;
}

/** monev_data_form_guide: Returns: (transfer none): the lines of the Petunjuk sheet of its own. */
const char *const *
monev_data_form_guide (const MonevDataForm *self)
{
  return (const char *const *)self->guide;
}

/** monev_data_form_n_sheets: Returns: at least 1. */
guint
monev_data_form_n_sheets (const MonevDataForm *self)
{
  return self->n_sheets;
}

/** monev_data_form_sheet: Returns: (transfer none): a sheet, from 0. */
const MonevDataSheet *
monev_data_form_sheet (const MonevDataForm *self, guint index)
{
  g_return_val_if_fail (index < self->n_sheets, NULL);
  return &self->sheets[index];
}

/** monev_data_form_canonical: Returns: (transfer full): what is hashed and kept. */
char *
monev_data_form_canonical (const MonevDataForm *self, GError **error)
{
  json_auto_t *json = monev_data_form_to_json (self);

  return monev_json_canonical (json, error);
}

/** monev_data_form_load: Returns: (transfer full) (nullable): what was kept; CORRUPT when it is no
 * form, however little. */
MonevDataForm *
monev_data_form_load (const char *canonical, GError **error)
{
  json_auto_t *json = monev_json_load (canonical, -1, error);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevDataForm *self = json == NULL ? NULL : monev_data_form_from_json (json, NULL, issues);

  if (self == NULL && json != NULL)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT,
                 "Formulir data ini rusak. Pulihkan cadangan terakhir yang utuh.");
  return self;
}
