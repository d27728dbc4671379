#include "response-export-private.h"

#include <string.h>

/* The tables of an export: their columns, and the files they go to. */

static void
clear_column (gpointer data)
{
  g_free (((MonevExportColumn *)data)->heading);
}

/** monev_export_table_free: frees a table. */
void
monev_export_table_free (gpointer data)
{
  MonevExportTable *self = data;

  g_array_unref (self->columns);
  g_free (self->name);
  g_free (self);
}

typedef struct
{
  MonevResponsePlan *plan;
  MonevResponseNames *names;
  MonevInstrument *instrument;
  MonevShape *shape;
  const MonevResponseExport *what;
  MonevExportTable *table;
  const MonevScoring *scoring; /* (nullable) */
} Maker;

static char *
path_of (const Maker *self, int field)
{
  const MonevShapeField *at = monev_shape_field (self->shape, field);
  g_autofree char *above = NULL;

  if (at->parent <= 0 || monev_shape_field (self->shape, at->parent)->kind == MONEV_SHAPE_REPEAT)
    return g_strdup (at->name);
  above = path_of (self, at->parent);
  return g_strconcat (above, "/", at->name, NULL);
}

/* A heading that the import reads back as just this column. */
static gboolean
leads_back (const Maker *self, const char *heading, int field, const char *code)
{
  MonevImportColumn column = { MONEV_IMPORT_UNKNOWN };

  return monev_response_names_find (self->names, self->table->repeat, heading, &column)
         && column.field == field && g_strcmp0 (column.code, code) == 0
         && column.meaning == (code == NULL ? MONEV_IMPORT_ANSWER : MONEV_IMPORT_CHOSEN);
}

static const MonevQuestion *
question_of (const Maker *self, int field)
{
  int index = monev_instrument_question_at (self->instrument, field);
  const MonevQuestion *question
      = index < 0 ? NULL : monev_instrument_question (self->instrument, (guint)index);

  return question != NULL && question->field == field ? question : NULL;
}

static char *
heading_of (const Maker *self, int field)
{
  int index = monev_instrument_question_at (self->instrument, field);
  const char *label
      = question_of (self, field) == NULL || !self->what->labels
            ? ""
            : monev_instrument_text (self->instrument, (guint)index, MONEV_COLUMN_LABEL,
                                     monev_instrument_default_language (self->instrument));

  return *label != '\0' && leads_back (self, label, field, NULL) ? g_strdup (label)
                                                                 : path_of (self, field);
}

static MonevXlsxKind
kind_of (const MonevQuestion *question)
{
  switch (question == NULL ? MONEV_ANSWER_TEXT : question->type->answer)
    {
    case MONEV_ANSWER_INTEGER:
    case MONEV_ANSWER_DECIMAL:
      return MONEV_XLSX_FIGURE;
    case MONEV_ANSWER_DATE:
      return MONEV_XLSX_DATE;
    default:
      return MONEV_XLSX_TEXT;
    }
}

static void
add_column (Maker *self, int field, const char *code, char *heading, MonevXlsxKind kind)
{
  MonevExportColumn column = { field, code, heading, kind };

  g_array_append_val (self->table->columns, column);
}

static void
add_choices (Maker *self, int field, const MonevQuestion *question)
{
  const MonevChoiceList *list = monev_instrument_list (self->instrument, (guint)question->list);
  g_autofree char *base = heading_of (self, field);

  for (guint i = 0; i < list->n_choices; i++)
    {
      const char *label = monev_instrument_choice_text (
          self->instrument, (guint)question->list, i, MONEV_COLUMN_LABEL,
          monev_instrument_default_language (self->instrument));
      char *heading
          = g_strconcat (base, "/", self->what->labels ? label : list->choices[i].name, NULL);

      if (self->what->labels && !leads_back (self, heading, field, list->choices[i].name))
        {
          g_free (heading);
          heading = g_strconcat (base, "/", list->choices[i].name, NULL);
        }
      add_column (self, field, list->choices[i].name, heading, MONEV_XLSX_INTEGER);
    }
}

static void
add_field (Maker *self, int field)
{
  const MonevQuestion *question = question_of (self, field);

  if (strcmp (monev_shape_field (self->shape, field)->name, "instanceName") == 0 && question == NULL
      && *monev_instrument_setting (self->instrument, "instance_name") == '\0')
    return; /* the form gives none */

  if (question != NULL && question->type->answer == MONEV_ANSWER_NONE)
    return;
  if (strcmp (monev_shape_field (self->shape, field)->name, "instanceID") == 0 && question == NULL)
    return; /* stands in _uuid */
  if (self->what->split && question != NULL && question->list >= 0 && !question->or_other
      && question->type->answer == MONEV_ANSWER_CHOICES)
    add_choices (self, field, question);
  else
    add_column (self, field, NULL, heading_of (self, field), kind_of (question));
}

static void
add_fields (Maker *self, int above)
{
  for (int field = monev_shape_field (self->shape, above)->first_child; field >= 0;
       field = monev_shape_field (self->shape, field)->next)
    {
      MonevShapeKind kind = monev_shape_field (self->shape, field)->kind;

      if (kind == MONEV_SHAPE_VALUE)
        add_field (self, field);
      else if (kind == MONEV_SHAPE_GROUP)
        add_fields (self, field);
    }
}

/* Behind an underscore, as what is no answer: an import leaves them out. */
static void
add_score (Maker *self)
{
  if (self->scoring == NULL || self->table->repeat != 0)
    return;
  add_column (self, MONEV_INSTRUMENT_NONE, NULL, g_strdup (MONEV_EXPORT_SCORE), MONEV_XLSX_FIGURE);
  if (*monev_instrument_setting (self->instrument, MONEV_SCORE_SETTING) != '\0')
    add_column (self, MONEV_INSTRUMENT_NONE, NULL, g_strdup (MONEV_EXPORT_GRADE), MONEV_XLSX_TEXT);
}

static void
add_others (Maker *self)
{
  static const struct
  {
    const char *heading;
    MonevXlsxKind kind;
  } root[] = { { "_uuid", MONEV_XLSX_TEXT },
               { "_submission_time", MONEV_XLSX_TEXT },
               { "_submitted_by", MONEV_XLSX_TEXT },
               { "_validation_status", MONEV_XLSX_TEXT },
               { MONEV_EXPORT_GROUP, MONEV_XLSX_TEXT },
               { MONEV_EXPORT_SITE, MONEV_XLSX_TEXT },
               { MONEV_EXPORT_REASONS, MONEV_XLSX_TEXT },
               { "_index", MONEV_XLSX_INTEGER } },
    below[] = { { "_index", MONEV_XLSX_INTEGER },
                { "_parent_table_name", MONEV_XLSX_TEXT },
                { "_parent_index", MONEV_XLSX_INTEGER },
                { "_submission__uuid", MONEV_XLSX_TEXT } };

  if (self->table->repeat == 0)
    for (guint i = 0; i < G_N_ELEMENTS (root); i++)
      add_column (self, MONEV_INSTRUMENT_NONE, NULL, g_strdup (root[i].heading), root[i].kind);
  else
    for (guint i = 0; i < G_N_ELEMENTS (below); i++)
      add_column (self, MONEV_INSTRUMENT_NONE, NULL, g_strdup (below[i].heading), below[i].kind);
}

/** monev_export_table_new: Returns: (transfer full): the table of @repeat, 0 for the responses. */
MonevExportTable *
monev_export_table_new (MonevResponsePlan *plan, MonevResponseNames *names,
                        const MonevScoring *scoring, int repeat, const MonevResponseExport *what)
{
  MonevExportTable *table = g_new0 (MonevExportTable, 1);
  MonevInstrument *instrument = monev_response_plan_instrument (plan);
  Maker maker = { plan, names, instrument, monev_instrument_shape (instrument), what, table, scoring };

  table->repeat = repeat;
  table->name = g_strdup (repeat == 0 ? "Jawaban" : monev_shape_field (maker.shape, repeat)->name);
  table->columns = g_array_new (FALSE, FALSE, sizeof (MonevExportColumn));
  g_array_set_clear_func (table->columns, clear_column);
  add_fields (&maker, repeat);
  add_score (&maker);
  add_others (&maker);
  return table;
}

/** monev_export_sink_open: begins the file; INVALID for an ending that is neither .xlsx nor .csv.
 */
gboolean
monev_export_sink_open (MonevExportSink *self, const MonevResponseExport *what,
                        MonevIssueList *issues, GError **error)
{
  MonevXlsxOptions options = { .title = what->title, .subject = "Jawaban instrumen" };

  if (!g_str_has_suffix (self->path, ".xlsx"))
    return TRUE;
  self->xlsx = monev_xlsx_writer_new (self->path, &options, issues, error);
  return self->xlsx != NULL;
}

/* OUT.csv for the responses, OUT-anak.csv beside it for a repeat. */
static char *
csv_file (const MonevExportSink *self, const MonevExportTable *table)
{
  g_autofree char *stem = g_strndup (self->path, strlen (self->path) - strlen (".csv"));

  return table->repeat == 0 ? g_strdup (self->path)
                            : g_strconcat (stem, "-", table->name, ".csv", NULL);
}

static void
begin_sheet (MonevExportSink *self, const MonevExportTable *table)
{
  g_autofree MonevXlsxColumn *columns = g_new0 (MonevXlsxColumn, table->columns->len);

  for (guint i = 0; i < table->columns->len; i++)
    {
      const MonevExportColumn *column = &g_array_index (table->columns, MonevExportColumn, i);

      columns[i] = (MonevXlsxColumn){
        .heading = column->heading,
        .kind = column->kind,
        .decimals = strcmp (column->heading, MONEV_EXPORT_SCORE) == 0 ? 2 : 0,
      };
    }
  monev_xlsx_writer_add_sheet (self->xlsx, table->name, columns, table->columns->len);
}

/** monev_export_sink_begin: what follows are the rows of @table. */
void
monev_export_sink_begin (MonevExportSink *self, const MonevExportTable *table)
{
  self->column = 0;
  if (self->xlsx != NULL)
    {
      begin_sheet (self, table);
      return;
    }
  self->csv = monev_csv_writer_new (',', TRUE);
  self->file = csv_file (self, table);
  for (guint i = 0; i < table->columns->len; i++)
    monev_csv_writer_add (self->csv, g_array_index (table->columns, MonevExportColumn, i).heading);
  monev_csv_writer_end_row (self->csv);
}

/** monev_export_sink_put: the next cell of the row; "" leaves it empty. */
void
monev_export_sink_put (MonevExportSink *self, const char *text)
{
  self->column++;
  if (self->xlsx == NULL)
    monev_csv_writer_add (self->csv, text);
  else
    monev_xlsx_writer_set (self->xlsx, self->column, text);
}

/** monev_export_sink_row: the row is whole. */
gboolean
monev_export_sink_row (MonevExportSink *self, GError **error)
{
  self->column = 0;
  if (self->xlsx != NULL)
    return monev_xlsx_writer_end_row (self->xlsx, error);
  monev_csv_writer_end_row (self->csv);
  return TRUE;
}

/** monev_export_sink_end: the table is whole. */
gboolean
monev_export_sink_end (MonevExportSink *self, GError **error)
{
  gboolean good = self->csv == NULL || monev_csv_writer_save (self->csv, self->file, error);

  g_clear_pointer (&self->csv, monev_csv_writer_free);
  g_clear_pointer (&self->file, g_free);
  return good;
}

/** monev_export_sink_close: all is written; a workbook appears under its name now. */
gboolean
monev_export_sink_close (MonevExportSink *self, GError **error)
{
  return self->xlsx == NULL || monev_xlsx_writer_finish (self->xlsx, error);
}

/** monev_export_sink_clear: drops what was not closed. */
void
monev_export_sink_clear (MonevExportSink *self)
{
  g_clear_pointer (&self->xlsx, monev_xlsx_writer_free);
  g_clear_pointer (&self->csv, monev_csv_writer_free);
  g_clear_pointer (&self->file, g_free);
}

static gboolean
put_line (MonevExportSink *self, const char *const *cells, GError **error)
{
  for (guint i = 0; cells[i] != NULL; i++)
    monev_export_sink_put (self, cells[i]);
  return monev_export_sink_row (self, error);
}

static gboolean
put_question (MonevExportSink *self, MonevInstrument *instrument, guint index, GError **error)
{
  const MonevQuestion *question = monev_instrument_question (instrument, index);
  guint language = monev_instrument_default_language (instrument);
  const MonevChoiceList *list
      = question->list < 0 ? NULL : monev_instrument_list (instrument, (guint)question->list);
  const char *head[] = { question->name,
                         monev_instrument_text (instrument, index, MONEV_COLUMN_LABEL, language),
                         question->type->words,
                         "",
                         "",
                         NULL };

  if (!put_line (self, head, error))
    return FALSE;
  for (guint i = 0; list != NULL && i < list->n_choices; i++)
    {
      const char *line[] = { question->name,
                             "",
                             "",
                             list->choices[i].name,
                             monev_instrument_choice_text (instrument, (guint)question->list, i,
                                                           MONEV_COLUMN_LABEL, language),
                             NULL };

      if (!put_line (self, line, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_score (MonevExportSink *self, const MonevScoring *scoring, MonevInstrument *instrument,
           GError **error)
{
  g_autofree char *formula = monev_scoring_formula (scoring);
  const char *grades = monev_instrument_setting (instrument, MONEV_SCORE_SETTING);
  const char *value[] = { MONEV_EXPORT_SCORE, formula, "nilai", "", "", NULL };
  const char *grade[] = { MONEV_EXPORT_GRADE, grades, "predikat", "", "", NULL };

  return put_line (self, value, error)
         && (*grades == '\0' || put_line (self, grade, error));
}

/** monev_export_codebook: the sheet that says what each name and code means; of a workbook only. */
gboolean
monev_export_codebook (MonevExportSink *self, MonevResponsePlan *plan,
                       const MonevScoring *scoring, GError **error)
{
  static const MonevXlsxColumn columns[]
      = { { "Nama" }, { "Label" }, { "Jenis" }, { "Kode" }, { "Label pilihan" } };
  MonevInstrument *instrument = monev_response_plan_instrument (plan);

  if (self->xlsx == NULL)
    return TRUE;
  monev_xlsx_writer_add_sheet (self->xlsx, MONEV_EXPORT_CODEBOOK, columns, G_N_ELEMENTS (columns));
  self->column = 0;
  for (guint i = 0; i < monev_instrument_n_questions (instrument); i++)
    if (!put_question (self, instrument, i, error))
      return FALSE;
  return scoring == NULL || put_score (self, scoring, instrument, error);
}
