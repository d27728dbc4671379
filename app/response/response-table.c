#include "response-table.h"

#include <string.h>

#include "base/date.h"
#include "base/json.h"
#include "base/number.h"
#include "db-error.h"
#include "instrument/instrument-number.h"
#include "office-response.h"
#include "response-answer.h"
#include "response-score.h"

#define PAGE 256

static void
column_free (gpointer data)
{
  g_free (((MonevResponseColumn *)data)->heading);
  g_free (data);
}

/** monev_response_table_free: frees a table. */
void
monev_response_table_free (MonevResponseTable *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

typedef struct
{
  MonevResponsePlan *plan;
  MonevInstrument *instrument;
  MonevScoring *scoring; /* (nullable) */
  gboolean graded;
  guint language;
  MonevResponseTable *table;
} Reader;

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->scoring, monev_scoring_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static char *
heading_of (const Reader *self, guint index, const char *number)
{
  const char *label
      = monev_instrument_text (self->instrument, index, MONEV_COLUMN_LABEL, self->language);
  const char *title
      = *label != '\0' ? label : monev_instrument_question (self->instrument, index)->name;

  return *number == '\0' ? g_strdup (title) : g_strdup_printf ("%s. %s", number, title);
}

static void
add_column (Reader *self, int question, char *heading, MonevAnswerKind kind)
{
  MonevResponseColumn *column = g_new (MonevResponseColumn, 1);

  *column = (MonevResponseColumn){ question, heading, kind };
  g_ptr_array_add (self->table->columns, column);
}

static void
add_score_columns (Reader *self)
{
  if (self->scoring == NULL)
    return;
  add_column (self, MONEV_INSTRUMENT_NONE, g_strdup ("Nilai"), MONEV_ANSWER_DECIMAL);
  self->graded = *monev_instrument_setting (self->instrument, MONEV_SCORE_SETTING) != '\0';
  if (self->graded)
    add_column (self, MONEV_INSTRUMENT_NONE, g_strdup ("Predikat"), MONEV_ANSWER_TEXT);
}

static void
add_columns (Reader *self)
{
  g_auto (GStrv) numbers = monev_instrument_numbers (self->instrument);

  for (guint i = 0; i < monev_instrument_n_questions (self->instrument); i++)
    {
      const MonevQuestion *question = monev_instrument_question (self->instrument, i);

      if (!monev_question_is_asked (question)
          || monev_response_plan_holder (self->plan, (int)i) != 0)
        continue;
      add_column (self, (int)i, heading_of (self, i, numbers[i]), question->type->answer);
    }
}

/* ---- one answer ---- */

static const char *
label_of (const Reader *self, const MonevQuestion *question, const char *code)
{
  int choice = question->list < 0
                   ? MONEV_INSTRUMENT_NONE
                   : monev_response_plan_choice (self->plan, question->list, code);
  const char *label = choice < 0 ? ""
                                 : monev_instrument_choice_text (
                                     self->instrument, (guint)question->list, (guint)choice,
                                     MONEV_COLUMN_LABEL, self->language);

  return *label != '\0' ? label : code;
}

static char *
labels_of (const Reader *self, const MonevQuestion *question, const char *codes)
{
  g_auto (GStrv) parts = g_strsplit (codes, " ", -1);
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (labels, label_of (self, question, parts[i]));
  all = g_strv_builder_end (labels);
  return g_strjoinv (", ", all);
}

/* Short, as in every list; sorted as a date there. */
static char *
day_of (const char *text)
{
  MonevDate date;
  int year = 0, month, day;

  if (!monev_date_from_iso (text, &date, NULL))
    return g_strdup (text);
  monev_date_to_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%02d-%02d-%04d", day, month, year);
}

static const char *
text_under (const Reader *self, const json_t *answers, int field)
{
  const char *text = field < 0 ? NULL
                               : json_string_value (json_object_get (
                                   answers, monev_response_plan_key (self->plan, field)));

  return text != NULL ? text : "";
}

static char *
cell_of (const Reader *self, const MonevResponseColumn *column, const json_t *answers)
{
  const MonevQuestion *question
      = monev_instrument_question (self->instrument, (guint)column->question);
  const char *text = text_under (self, answers, question->field);
  const char *other = text_under (self, answers, question->other_field);
  char *cell;

  switch (column->kind)
    {
    case MONEV_ANSWER_CHOICE:
      return g_strdup (*other != '\0' ? other : label_of (self, question, text));
    case MONEV_ANSWER_CHOICES:
    case MONEV_ANSWER_RANK:
      cell = labels_of (self, question, text);
      break;
    case MONEV_ANSWER_DATE:
      return day_of (text);
    default:
      cell = *text == '\0' ? g_strdup ("") : monev_answer_to_shown (column->kind, text);
      break;
    }
  g_strdelimit (cell, "\n\r\t", ' ');
  return cell;
}

static void
fill_score (const Reader *self, const json_t *answers, char **cells)
{
  MonevResponseScore score = monev_response_score (self->scoring, self->plan, answers);

  cells[0] = score.known ? monev_number_format (score.value, 2) : g_strdup ("");
  if (self->graded)
    cells[1] = g_strdup (score.grade != NULL ? score.grade : "");
}

static gboolean
add_row (Reader *self, MonevResponseEntry *taken, GError **error)
{
  g_autoptr (MonevResponseEntry) entry = taken;
  json_auto_t *json = monev_json_load (entry->answers, -1, error);
  const json_t *answers = json_object_get (json, "answers");
  MonevResponseTable *table = self->table;
  guint first = self->scoring == NULL ? 0 : self->graded ? 2 : 1;
  char **row;

  if (json == NULL)
    return FALSE;
  row = g_new0 (char *, table->columns->len + 1);
  for (guint i = first; i < table->columns->len; i++)
    row[i] = cell_of (self, g_ptr_array_index (table->columns, i), answers);
  if (first > 0)
    fill_score (self, answers, row);
  g_ptr_array_add (table->rows, row);
  monev_response_entry_set (&entry->answers, "");
  g_ptr_array_add (table->entries, g_steal_pointer (&entry));
  return TRUE;
}

/* ---- all of them ---- */

static gboolean
take_page (Reader *self, const MonevResponseTableReading *reading, GPtrArray *page, GError **error)
{
  MonevResponseTable *table = self->table;

  g_ptr_array_set_free_func (page, NULL);
  for (guint i = 0; i < page->len; i++)
    {
      MonevResponseEntry *entry = g_ptr_array_index (page, i);

      table->more |= reading->limit > 0 && table->rows->len == reading->limit;
      if (table->more)
        monev_response_entry_free (entry);
      else if (!add_row (self, entry, error))
        {
          for (guint k = i + 1; k < page->len; k++)
            monev_response_entry_free (g_ptr_array_index (page, k));
          return FALSE;
        }
    }
  if (g_cancellable_is_cancelled (reading->cancellable))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED, "Pembacaan jawaban dihentikan.");
      return FALSE;
    }
  if (reading->tell != NULL)
    reading->tell (table->rows->len, reading->data);
  return TRUE;
}

static gboolean
take_pages (Reader *self, MonevDbConnection *connection, const MonevResponseTableReading *reading,
            GError **error)
{
  g_autofree char *after = g_strdup ("");
  guint n = PAGE;

  while (n == PAGE && !self->table->more)
    {
      g_autoptr (GPtrArray) page = monev_response_store_page (
          connection, reading->instrument_id, reading->state, after, PAGE, error);

      if (page == NULL)
        return FALSE;
      n = page->len;
      if (n > 0)
        monev_response_entry_set (&after,
                                  ((MonevResponseEntry *)g_ptr_array_index (page, n - 1))->id);
      if (!take_page (self, reading, page, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * monev_response_table_read:
 *
 * Errors: CANCELLED. An instrument that was never issued gives an empty table.
 *
 * Returns: (transfer full): in the order they came.
 */
MonevResponseTable *
monev_response_table_read (MonevDbConnection *connection, const MonevResponseTableReading *reading,
                           GError **error)
{
  g_autoptr (MonevResponseTable) table = g_new0 (MonevResponseTable, 1);
  GError *local = NULL;
  g_autoptr (MonevResponsePlan) plan
      = monev_response_load_plan (connection, reading->instrument_id, 0, &local);
  g_auto (Reader) self = { .plan = plan, .table = table };

  table->columns = g_ptr_array_new_with_free_func (column_free);
  table->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_response_entry_free);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  if (g_error_matches (local, MONEV_ERROR, MONEV_ERROR_STATE))
    {
      g_clear_error (&local);
      return g_steal_pointer (&table);
    }
  if (plan == NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  self.instrument = monev_response_plan_instrument (plan);
  self.language = monev_instrument_default_language (self.instrument);
  self.scoring = monev_scoring_new (self.instrument);
  add_score_columns (&self);
  add_columns (&self);
  return take_pages (&self, connection, reading, error) ? g_steal_pointer (&table) : NULL;
}
