#include "response-export-private.h"

#include <string.h>

#include "base/decimal.h"
#include "base/instant.h"
#include "base/json.h"
#include "office-response.h"
#include "office/office.h"
#include "response-paper.h"

#define PAGE 500 /* responses at a time */

typedef struct
{
  MonevDbConnection *connection;
  const MonevResponseExport *what;
  MonevResponsePlan *plan;
  MonevResponseNames *names;
  MonevInstrument *instrument;
  MonevShape *shape;
  MonevIssueList *issues;
  GTimeZone *zone;
  MonevScoring *scoring; /* (nullable) */
  GHashTable *unknown; /* keys that this version does not have */
  GPtrArray *tables;   /* MonevExportTable */
  MonevExportSink sink;
  const MonevExportTable *table; /* being written */
  guint *counts;                 /* instances of each repeat so far, by field; [0] responses */
  const MonevResponseEntry *entry;
  const json_t *reasons; /* (nullable): for what a soft check doubted, by place */
} Exporter;

static void
exporter_clear (Exporter *self)
{
  monev_export_sink_clear (&self->sink);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->names, monev_response_names_free);
  g_clear_pointer (&self->scoring, monev_scoring_free);
  g_clear_pointer (&self->plan, monev_response_plan_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->unknown, g_hash_table_unref);
  g_free (self->counts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Exporter, exporter_clear)

static gboolean
stopped (const Exporter *self, GError **error)
{
  if (!g_cancellable_is_cancelled (self->what->cancellable))
    return FALSE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED,
               "Ekspor dibatalkan; berkasnya tidak dibuat.");
  return TRUE;
}

typedef gboolean (*TakeEntry) (Exporter *self, const json_t *answers, GError **error);

/* Every response that was handed in, a page at a time. */
static gboolean
each_entry (Exporter *self, TakeEntry take, GError **error)
{
  g_autofree char *after = g_strdup ("");

  for (;;)
    {
      g_autoptr (GPtrArray) page = monev_response_store_page (
          self->connection, self->what->instrument_id, self->what->state, after, PAGE, error);

      if (page == NULL || stopped (self, error))
        return FALSE;
      for (guint i = 0; i < page->len; i++)
        {
          json_auto_t *json = NULL;

          self->entry = g_ptr_array_index (page, i);
          if (strcmp (self->entry->state, MONEV_RESPONSE_ISIAN) == 0)
            continue;
          json = monev_json_load (self->entry->answers, -1, error);
          self->reasons = json_object_get (json, "reasons");
          if (json == NULL || !take (self, json_object_get (json, "answers"), error))
            return FALSE;
        }
      if (page->len < PAGE)
        return TRUE;
      monev_response_entry_set (&after,
                                ((MonevResponseEntry *)g_ptr_array_index (page, PAGE - 1))->id);
    }
}

static const MonevQuestion *
question_of (const Exporter *self, int field)
{
  int index = monev_instrument_question_at (self->instrument, field);
  const MonevQuestion *question
      = index < 0 ? NULL : monev_instrument_question (self->instrument, (guint)index);

  return question != NULL && question->field == field ? question : NULL;
}

static const char *
label_of_code (const Exporter *self, int list, const char *code)
{
  int nth = monev_response_plan_choice (self->plan, list, code);
  const char *label = nth < 0 ? ""
                              : monev_instrument_choice_text (
                                  self->instrument, (guint)list, (guint)nth, MONEV_COLUMN_LABEL,
                                  monev_instrument_default_language (self->instrument));

  return *label == '\0' ? code : label;
}

static char *
join_labels (const Exporter *self, int list, const char *codes)
{
  g_auto (GStrv) words = g_strsplit (codes, " ", -1);
  GString *labels = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? "; " : "",
                            label_of_code (self, list, words[i]));
  return g_string_free (labels, FALSE);
}

/* Labels stand for codes only where they lead back to them. */
static char *
worded (const Exporter *self, const MonevQuestion *question, const char *value)
{
  g_autofree char *labels = NULL;
  g_autofree char *back = NULL;

  if (!self->what->labels || question == NULL || question->list < 0
      || question->type->answer == MONEV_ANSWER_TEXT)
    return g_strdup (value);
  if (question->type->answer == MONEV_ANSWER_CHOICE)
    {
      labels = g_strdup (label_of_code (self, question->list, value));
      back = g_strdup (monev_response_names_code (self->names, question->list, labels));
    }
  else
    {
      labels = join_labels (self, question->list, value);
      back = monev_response_names_codes (self->names, question->list, labels);
    }
  return g_strcmp0 (back, value) == 0 ? g_steal_pointer (&labels) : g_strdup (value);
}

/* What the form calls the response is worked out, not kept among its answers; a phone may have sent
 * it. */
static const char *
value_at (const Exporter *self, int field, const json_t *answers)
{
  const char *value
      = json_string_value (json_object_get (answers, monev_response_plan_key (self->plan, field)));

  if (value == NULL && field == monev_response_plan_title_field (self->plan))
    return self->entry->title;
  return value;
}

static void
put_answer (Exporter *self, const MonevExportColumn *column, const json_t *answers)
{
  const char *value = value_at (self, column->field, answers);
  g_autofree char *text = NULL;

  if (value == NULL)
    {
      monev_export_sink_put (&self->sink, "");
      return;
    }
  if (column->code != NULL)
    {
      g_auto (GStrv) codes = g_strsplit (value, " ", -1);

      monev_export_sink_put (
          &self->sink, g_strv_contains ((const char *const *)codes, column->code) ? "1" : "0");
      return;
    }
  text = worded (self, question_of (self, column->field), value);
  monev_export_sink_put (&self->sink, text);
}

static char *
moment_text (const Exporter *self, gint64 at)
{
  return self->zone == NULL ? g_strdup ("") : monev_instant_to_rfc3339 (at, self->zone);
}

/* "umur: sudah dicek dengan KK; anak[2]/berat: ditimbang dua kali" */
static char *
reasons_text (const Exporter *self)
{
  GString *text = g_string_new (NULL);
  const char *place;
  json_t *reason;

  json_object_foreach ((json_t *)self->reasons, place, reason)
    g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "; " : "", place,
                            json_string_value (reason));
  return g_string_free (text, FALSE);
}

static char *
other_text (const Exporter *self, const char *heading)
{
  int repeat = self->table->repeat;

  if (strcmp (heading, MONEV_EXPORT_GROUP) == 0)
    return g_strdup (self->entry->group);
  if (strcmp (heading, MONEV_EXPORT_SITE) == 0)
    return g_strdup (self->entry->site);
  if (strcmp (heading, MONEV_EXPORT_REASONS) == 0)
    return reasons_text (self);

  if (strcmp (heading, "_uuid") == 0 || strcmp (heading, "_submission__uuid") == 0)
    return g_strdup (self->entry->uuid);
  if (strcmp (heading, "_submission_time") == 0)
    return moment_text (self, self->entry->submitted_at);
  if (strcmp (heading, "_submitted_by") == 0)
    return g_strdup (self->entry->enumerator);
  if (strcmp (heading, "_validation_status") == 0)
    return g_strdup (self->entry->state);
  if (strcmp (heading, "_index") == 0)
    return g_strdup_printf ("%u", self->counts[repeat]);
  if (strcmp (heading, "_parent_index") == 0)
    return g_strdup_printf ("%u", self->counts[monev_shape_holder (self->shape, repeat)]);
  repeat = monev_shape_holder (self->shape, repeat);
  return g_strdup (repeat == 0 ? "Jawaban" : monev_shape_field (self->shape, repeat)->name);
}

/* A number as Excel holds it, or the words of a grade. */
static char *
score_text (const Exporter *self, const char *heading, const json_t *answers)
{
  MonevResponseScore score = monev_response_score (self->scoring, self->plan, answers);

  if (strcmp (heading, MONEV_EXPORT_GRADE) == 0)
    return g_strdup (score.grade != NULL ? score.grade : "");
  return score.known ? monev_decimal_to_text (score.value) : g_strdup ("");
}

static gboolean
is_of_score (const char *heading)
{
  return strcmp (heading, MONEV_EXPORT_SCORE) == 0 || strcmp (heading, MONEV_EXPORT_GRADE) == 0;
}

static gboolean
put_row (Exporter *self, const json_t *answers, GError **error)
{
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      const MonevExportColumn *column = &g_array_index (self->table->columns, MonevExportColumn, i);

      if (column->field >= 0)
        {
          put_answer (self, column, answers);
        }
      else
        {
          g_autofree char *text = is_of_score (column->heading)
                                      ? score_text (self, column->heading, answers)
                                      : other_text (self, column->heading);

          monev_export_sink_put (&self->sink, text);
        }
    }
  return monev_export_sink_row (&self->sink, error);
}

/* From the instance @answers of @repeat down to those of the table; what lies on the way is
 * counted, for an instance names its parent by that number. */
static gboolean
descend (Exporter *self, int repeat, const json_t *answers, GError **error)
{
  int step = self->table->repeat;
  gsize i;
  json_t *instance;

  self->counts[repeat]++;
  if (repeat == step)
    return put_row (self, answers, error);
  while (monev_shape_holder (self->shape, step) != repeat)
    step = monev_shape_holder (self->shape, step);
  json_array_foreach (json_object_get (answers, monev_response_plan_key (self->plan, step)), i,
                      instance) if (!descend (self, step, instance, error)) return FALSE;
  return TRUE;
}

static gboolean
write_entry (Exporter *self, const json_t *answers, GError **error)
{
  return descend (self, 0, answers, error);
}

/* A result of a calculation is a number only if all of them are: "007" is none. */
static void
look_at (Exporter *self, MonevExportColumn *column, const json_t *answers)
{
  const char *value = json_string_value (
      json_object_get (answers, monev_response_plan_key (self->plan, column->field)));
  MonevDecimal number;
  g_autofree char *canonical = NULL;

  if (value == NULL || column->kind != MONEV_XLSX_FIGURE)
    return;
  if (monev_decimal_from_text (value, &number, NULL))
    canonical = monev_decimal_to_text (number);
  if (g_strcmp0 (canonical, value) != 0)
    column->kind = MONEV_XLSX_TEXT;
}

static gboolean look_below (Exporter *self, int repeat, const json_t *answers);

static void
look_member (Exporter *self, int repeat, const char *key, const json_t *value)
{
  int field = monev_response_plan_find_key (self->plan, repeat, key);
  gsize i;
  json_t *instance;

  if (field < 0)
    g_hash_table_insert (
        self->unknown, g_strdup (key),
        GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (self->unknown, key)) + 1));
  else
    json_array_foreach (value, i, instance) look_below (self, field, instance);
}

static gboolean
look_below (Exporter *self, int repeat, const json_t *answers)
{
  const char *key;
  json_t *value;

  for (guint t = 0; t < self->tables->len; t++)
    {
      MonevExportTable *table = g_ptr_array_index (self->tables, t);

      for (guint i = 0; table->repeat == repeat && i < table->columns->len; i++)
        {
          MonevExportColumn *column = &g_array_index (table->columns, MonevExportColumn, i);

          if (column->field >= 0)
            look_at (self, column, answers);
        }
    }
  json_object_foreach ((json_t *)answers, key, value) look_member (self, repeat, key, value);
  return TRUE;
}

static gboolean
look_entry (Exporter *self, const json_t *answers, GError **error)
{
  (void)error;
  return look_below (self, 0, answers);
}

/* Calculations are taken for numbers until one of them is none. */
static void
guess_calculations (Exporter *self)
{
  for (guint t = 0; t < self->tables->len; t++)
    {
      MonevExportTable *table = g_ptr_array_index (self->tables, t);

      for (guint i = 0; i < table->columns->len; i++)
        {
          MonevExportColumn *column = &g_array_index (table->columns, MonevExportColumn, i);
          const MonevQuestion *question
              = column->field < 0 ? NULL : question_of (self, column->field);

          if (question != NULL && question->type->role == MONEV_QUESTION_CALCULATED)
            column->kind = MONEV_XLSX_FIGURE;
        }
    }
}

static void
make_tables (Exporter *self)
{
  self->tables = g_ptr_array_new_with_free_func (monev_export_table_free);
  g_ptr_array_add (self->tables, monev_export_table_new (self->plan, self->names, self->scoring,
                                                         0, self->what));
  for (guint i = 1; i < monev_shape_count (self->shape); i++)
    if (monev_shape_field (self->shape, (int)i)->kind == MONEV_SHAPE_REPEAT)
      g_ptr_array_add (self->tables,
                       monev_export_table_new (self->plan, self->names, self->scoring, (int)i,
                                               self->what));
  guess_calculations (self);
}

static void
tell_unknown (Exporter *self)
{
  GHashTableIter iter;
  gpointer key, count;

  g_hash_table_iter_init (&iter, self->unknown);
  while (g_hash_table_iter_next (&iter, &key, &count))
    {
      g_autofree char *message = g_strdup_printf (
          "%u jawaban berisi pertanyaan yang tidak ada lagi di versi terbaru; tidak diekspor.",
          GPOINTER_TO_UINT (count));

      monev_issue (self->issues, .code = "question-unknown", .severity = MONEV_SEVERITY_WARNING,
                   .key = key, .message = message);
    }
}

static gboolean
write_tables (Exporter *self, GError **error)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      self->table = g_ptr_array_index (self->tables, i);
      memset (self->counts, 0, sizeof (guint) * monev_shape_count (self->shape));
      monev_export_sink_begin (&self->sink, self->table);
      if (!each_entry (self, write_entry, error) || !monev_export_sink_end (&self->sink, error))
        return FALSE;
    }
  return monev_export_codebook (&self->sink, self->plan, self->scoring, error)
         && monev_export_sink_close (&self->sink, error);
}

static gboolean
check_ending (const char *path, GError **error)
{
  if (g_str_has_suffix (path, ".xlsx") || g_str_has_suffix (path, ".csv"))
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "Nama berkas “%s” harus berakhir .xlsx, .csv, atau .pdf.", path);
  return FALSE;
}

static gboolean
prepare (Exporter *self, GError **error)
{
  self->plan = monev_response_load_plan (self->connection, self->what->instrument_id, 0, error);
  if (self->plan == NULL)
    return FALSE;
  self->instrument = monev_response_plan_instrument (self->plan);
  self->shape = monev_instrument_shape (self->instrument);
  self->names = monev_response_names_new (self->plan);
  self->scoring = monev_scoring_new (self->instrument);
  self->zone = monev_office_zone (self->connection, NULL);
  self->unknown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->counts = g_new0 (guint, monev_shape_count (self->shape));
  make_tables (self);
  return each_entry (self, look_entry, error);
}

static gboolean
write_all (MonevDbConnection *connection, gpointer data, GError **error)
{
  Exporter *self = data;

  self->connection = connection;
  return prepare (self, error)
         && monev_export_sink_open (&self->sink, self->what, self->issues, error)
         && write_tables (self, error);
}

/**
 * monev_response_export:
 * @path: ends with .xlsx, with .csv: repeats go to files beside it then, or with .pdf: see
 *   response-paper.h
 * @issues: takes what could not be written as it is
 * @rows: (out): how many responses there are in it
 *
 * All of it is read in one snapshot of the database.
 *
 * Errors: INVALID (the ending), STATE (the instrument was never issued), IO, CANCELLED.
 */
gboolean
monev_response_export (MonevDbConnection *connection, const MonevResponseExport *what,
                       const char *path, MonevIssueList *issues, guint *rows, GError **error)
{
  g_auto (Exporter) self = { .what = what, .issues = issues, .sink = { .path = path } };

  if (g_str_has_suffix (path, ".pdf"))
    return monev_response_paper_write (connection, what, path, issues, rows, error);
  if (!check_ending (path, error) || !monev_db_read (connection, write_all, &self, error))
    return FALSE;
  tell_unknown (&self);
  *rows = self.counts[0];
  return TRUE;
}
