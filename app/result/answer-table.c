#include "answer-table.h"

#include <string.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/instant.h"
#include "base/number.h"
#include "instrument/instrument-number.h"
#include "instrument/instrument-score.h"
#include "office/office.h"
#include "response/response-answer.h"

/* Before the words of another answer that stands in place of "other". */
#define OTHER_MARK '\001'

struct _MonevAnswerTable
{
  gatomicrefcount refs;
  MonevResponseCache *cache;
  MonevColumnStore *store; /* with what is still being filled */
  MonevInstrument *instrument;
  GTimeZone *zone;         /* of the office */
  guint language;
  GArray *columns;         /* MonevAnswerColumn */
};

static void
clear_column (gpointer data)
{
  g_free ((char *)((MonevAnswerColumn *)data)->heading);
}

/** monev_answer_table_ref: Returns: (transfer full): @self. */
MonevAnswerTable *
monev_answer_table_ref (MonevAnswerTable *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** monev_answer_table_unref: frees the table with the last reference. */
void
monev_answer_table_unref (MonevAnswerTable *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  monev_response_cache_unref (self->cache);
  monev_column_store_free (self->store);
  g_time_zone_unref (self->zone);
  g_array_unref (self->columns);
  g_free (self);
}

/* ---- columns ---- */

static void
add_column (MonevAnswerTable *self, char *heading, MonevAnswerCell kind, guint column, int question)
{
  MonevAnswerColumn added = { heading, kind, column, question };

  g_array_append_val (self->columns, added);
}

static void
add_own (MonevAnswerTable *self, const char *heading, MonevAnswerCell kind, guint column)
{
  add_column (self, g_strdup (heading), kind, column, MONEV_INSTRUMENT_NONE);
}

static void
add_before (MonevAnswerTable *self)
{
  g_autoptr (MonevScoring) scoring = monev_scoring_new (self->instrument);

  add_own (self, "Responden", MONEV_ANSWER_CELL_TEXT, MONEV_CACHE_TITLE);
  add_own (self, "Keadaan", MONEV_ANSWER_CELL_STATE, MONEV_CACHE_STATE);
  add_own (self, "Petugas", MONEV_ANSWER_CELL_TEXT, MONEV_CACHE_ENUMERATOR);
  add_own (self, "Masuk", MONEV_ANSWER_CELL_DATE, MONEV_CACHE_SUBMITTED);
  add_own (self, "Catatan", MONEV_ANSWER_CELL_NUMBER, MONEV_CACHE_FAULTS);
  add_own (self, "Ditanyakan", MONEV_ANSWER_CELL_NUMBER, MONEV_CACHE_QUESTIONS);
  if (scoring == NULL)
    return;
  add_own (self, "Nilai", MONEV_ANSWER_CELL_NUMBER, MONEV_CACHE_VALUE);
  if (*monev_instrument_setting (self->instrument, MONEV_SCORE_SETTING) != '\0')
    add_own (self, "Predikat", MONEV_ANSWER_CELL_TEXT, MONEV_CACHE_GRADE);
}

static MonevAnswerCell
cell_of (const MonevQuestion *question)
{
  switch (question->type->answer)
    {
    case MONEV_ANSWER_INTEGER:
    case MONEV_ANSWER_DECIMAL:
      return MONEV_ANSWER_CELL_NUMBER;
    case MONEV_ANSWER_DATE:
      return MONEV_ANSWER_CELL_DATE;
    default:
      return MONEV_ANSWER_CELL_TEXT;
    }
}

static char *
heading_of (const MonevAnswerTable *self, guint index, const char *number)
{
  const char *label
      = monev_instrument_text (self->instrument, index, MONEV_COLUMN_LABEL, self->language);
  const char *title
      = *label != '\0' ? label : monev_instrument_question (self->instrument, index)->name;

  return *number == '\0' ? g_strdup (title) : g_strdup_printf ("%s. %s", number, title);
}

/* What is said besides the choices stands in place of "other". */
static void
lay_over_other (MonevAnswerTable *self, guint column, int other)
{
  guint n = monev_column_store_n_rows (self->store);

  for (guint row = 0; other >= 0 && row < n; row++)
    {
      guint32 code = monev_column_store_code (self->store, row, (guint)other);
      g_autofree char *text = NULL;

      if (code == 0)
        continue;
      text = g_strdup_printf ("%c%s", OTHER_MARK,
                              monev_column_store_word (self->store, (guint)other, code));
      monev_column_store_set (self->store, row, column, text);
    }
}

static void
add_questions (MonevAnswerTable *self)
{
  g_auto (GStrv) numbers = monev_instrument_numbers (self->instrument);

  for (guint i = 0; i < monev_instrument_n_questions (self->instrument); i++)
    {
      const MonevQuestion *question = monev_instrument_question (self->instrument, i);
      int column = !monev_question_is_asked (question)
                       ? -1
                       : monev_response_cache_column (self->cache, question->field);

      if (column < 0)
        continue;
      add_column (self, heading_of (self, i, numbers[i]), cell_of (question), (guint)column,
                  (int)i);
      if (question->type->answer == MONEV_ANSWER_CHOICE && question->other_field >= 0)
        lay_over_other (self, (guint)column,
                        monev_response_cache_column (self->cache, question->other_field));
    }
}

/** monev_answer_table_new: @cache: a reference is taken; @connection: gives what is still being
 * filled. Returns: (transfer full) (nullable): the handed-in ones, then the others. */
MonevAnswerTable *
monev_answer_table_new (MonevResponseCache *cache, MonevDbConnection *connection, GError **error)
{
  MonevColumnStore *store = monev_response_cache_with_drafts (cache, connection, error);
  MonevAnswerTable *self;

  if (store == NULL)
    return NULL;
  self = g_new0 (MonevAnswerTable, 1);
  g_atomic_ref_count_init (&self->refs);
  self->cache = monev_response_cache_ref (cache);
  self->store = store;
  self->instrument = monev_response_plan_instrument (monev_response_cache_plan (cache));
  self->language = monev_instrument_default_language (self->instrument);
  self->zone = monev_office_zone_or_local (connection);
  self->columns = g_array_new (FALSE, FALSE, sizeof (MonevAnswerColumn));
  g_array_set_clear_func (self->columns, clear_column);
  add_before (self);
  add_questions (self);
  add_own (self, "Lokasi", MONEV_ANSWER_CELL_TEXT, MONEV_CACHE_SITE);
  add_own (self, "Kelompok", MONEV_ANSWER_CELL_TEXT, MONEV_CACHE_GROUP);
  add_own (self, "Versi", MONEV_ANSWER_CELL_NUMBER, MONEV_CACHE_NUMBER);
  return self;
}

/** monev_answer_table_cache: Returns: (transfer none): what it stands on. */
MonevResponseCache *
monev_answer_table_cache (const MonevAnswerTable *self)
{
  return self->cache;
}

/** monev_answer_table_n_rows: Returns: how many responses there are. */
guint
monev_answer_table_n_rows (const MonevAnswerTable *self)
{
  return monev_column_store_n_rows (self->store);
}

/** monev_answer_table_n_columns: Returns: how many columns there are. */
guint
monev_answer_table_n_columns (const MonevAnswerTable *self)
{
  return self->columns->len;
}

/** monev_answer_table_column: Returns: (transfer none): what a column holds. */
const MonevAnswerColumn *
monev_answer_table_column (const MonevAnswerTable *self, guint column)
{
  g_return_val_if_fail (column < self->columns->len, NULL);
  return &g_array_index (self->columns, MonevAnswerColumn, column);
}

/** monev_answer_table_code: Returns: the code of a cell; 0 where nothing stands. */
guint32
monev_answer_table_code (const MonevAnswerTable *self, guint row, guint column)
{
  return monev_column_store_code (self->store, row,
                                  monev_answer_table_column (self, column)->column);
}

/** monev_answer_table_n_words: Returns: the highest code of a column. */
guint32
monev_answer_table_n_words (const MonevAnswerTable *self, guint column)
{
  return monev_column_store_n_words (self->store, monev_answer_table_column (self, column)->column);
}

/* ---- words ---- */

static const char *
label_of (const MonevAnswerTable *self, const MonevQuestion *question, const char *code)
{
  MonevResponsePlan *plan = monev_response_cache_plan (self->cache);
  int choice = question->list < 0 ? MONEV_INSTRUMENT_NONE
                                  : monev_response_plan_choice (plan, question->list, code);
  const char *label = choice < 0 ? ""
                                 : monev_instrument_choice_text (
                                     self->instrument, (guint)question->list, (guint)choice,
                                     MONEV_COLUMN_LABEL, self->language);

  return *label != '\0' ? label : code;
}

static char *
labels_of (const MonevAnswerTable *self, const MonevQuestion *question, const char *codes)
{
  g_auto (GStrv) parts = g_strsplit (codes, " ", -1);
  GString *labels = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "",
                              label_of (self, question, parts[i]));
  return g_string_free (labels, FALSE);
}

/* Short, as in every list. */
static char *
day_of (MonevDate date)
{
  int year = 0, month, day;

  monev_date_to_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%02d-%02d-%04d", day, month, year);
}

static char *
answer_word (const MonevAnswerTable *self, const MonevQuestion *question, const char *text)
{
  MonevDate date;
  char *word;

  if (*text == OTHER_MARK)
    return g_strdup (text + 1);
  switch (question->type->answer)
    {
    case MONEV_ANSWER_CHOICE:
      return g_strdup (label_of (self, question, text));
    case MONEV_ANSWER_CHOICES:
    case MONEV_ANSWER_RANK:
      return labels_of (self, question, text);
    case MONEV_ANSWER_DATE:
      return monev_date_from_iso (text, &date, NULL) ? day_of (date) : g_strdup (text);
    default:
      word = monev_answer_to_shown (question->type->answer, text);
      return g_strdelimit (word, "\n\r\t", ' ');
    }
}

static char *
own_word (const MonevAnswerTable *self, const MonevAnswerColumn *column, const char *text)
{
  MonevDecimal value;

  if (column->kind == MONEV_ANSWER_CELL_DATE)
    return day_of (monev_minute_to_date (
        monev_instant_to_minute (g_ascii_strtoll (text, NULL, 10), self->zone), NULL));
  if (column->column == MONEV_CACHE_VALUE && monev_decimal_from_text (text, &value, NULL))
    return monev_number_format (value, 2);
  return g_strdup (text);
}

/** monev_answer_table_word: Returns: (transfer full): what a code of a column says; "" for 0. A state
 * stays the word of the record. */
char *
monev_answer_table_word (const MonevAnswerTable *self, guint column, guint32 code)
{
  const MonevAnswerColumn *at = monev_answer_table_column (self, column);
  const char *text = monev_column_store_word (self->store, at->column, code);

  if (*text == '\0')
    return g_strdup ("");
  return at->question >= 0
             ? answer_word (self,
                            monev_instrument_question (self->instrument, (guint)at->question), text)
             : own_word (self, at, text);
}

/* ---- rows ---- */

static const char *
text_at (const MonevAnswerTable *self, guint row, guint column)
{
  return monev_column_store_word (self->store, column,
                                  monev_column_store_code (self->store, row, column));
}

/** monev_answer_table_key: Returns: what tells a response from the others, also after it was read
 * anew. */
guint32
monev_answer_table_key (const MonevAnswerTable *self, guint row)
{
  return monev_column_store_code (self->store, row, MONEV_CACHE_ID);
}

/** monev_answer_table_entry: Returns: (transfer full): id, version, state, title and key of a
 * response: what a decision about it needs. */
MonevResponseEntry *
monev_answer_table_entry (const MonevAnswerTable *self, guint row)
{
  MonevResponseEntry *entry = monev_response_entry_new ();

  monev_response_entry_set (&entry->id, text_at (self, row, MONEV_CACHE_ID));
  monev_response_entry_set (&entry->instrument_id,
                            monev_response_cache_instrument (self->cache));
  monev_response_entry_set (&entry->state, text_at (self, row, MONEV_CACHE_STATE));
  monev_response_entry_set (&entry->title, text_at (self, row, MONEV_CACHE_TITLE));
  monev_response_entry_set (&entry->key, text_at (self, row, MONEV_CACHE_KEY));
  entry->version = g_ascii_strtoll (text_at (self, row, MONEV_CACHE_ROW_VERSION), NULL, 10);
  entry->number = g_ascii_strtoll (text_at (self, row, MONEV_CACHE_NUMBER), NULL, 10);
  return entry;
}
