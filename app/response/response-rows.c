#include "response-import-private.h"

#include <string.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/fold.h"
#include "exchange/number-text.h"
#include "expression/moment.h"
#include "response-answer.h"
#include "response-wide.h"

/* Rows of tables as answers: each cell by the kind of its question. */

#define EXCEL_EPOCH 25569 /* 1970-01-01 as Excel counts days */
#define ROWS_BETWEEN_STOPS 256

/** monev_response_import_row_free: frees a row. */
void
monev_response_import_row_free (gpointer data)
{
  MonevImportRow *self = data;

  json_decref (self->answers);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->cells, g_hash_table_unref);
  g_free (self->uuid);
  g_free (self->id);
  g_free (self->index);
  g_free (self->parent_table);
  g_free (self->parent_key);
  g_free (self->parent_index);
  g_free (self->parent_id);
  g_free (self->parent_uuid);
  g_free (self->status);
  g_free (self->submitter);
  g_free (self);
}

typedef struct
{
  MonevResponseImport *import;
  MonevImportRow *row;
  const MonevImportColumn *column;
  MonevCell cell;
  const MonevQuestion *question; /* (nullable) */
} CellReader;

static void
tell (CellReader *self, const char *code, MonevSeverity severity, const char *message,
      const char *taken)
{
  MonevIssue issue = { .code = code,
                       .severity = severity,
                       .key = self->question != NULL ? self->question->name : NULL,
                       .message = message,
                       .found = self->cell.text,
                       .taken = taken };

  if (severity == MONEV_SEVERITY_ERROR)
    issue.fix = "Betulkan sel itu, lalu impor lagi; jawaban ini belum diambil.";
  monev_response_import_tell (self->import, self->row->sheet, self->row->nth, self->column->column,
                              issue);
}

static void
refuse (CellReader *self, const char *code, const char *message)
{
  self->row->refused = TRUE;
  tell (self, code, MONEV_SEVERITY_ERROR, message, NULL);
}

/* A cell as plain text: numbers without an exponent, truths as words. */
static char *
cell_text (const MonevCell *cell)
{
  char *plain = cell->kind == MONEV_CELL_NUMBER ? monev_number_to_plain (cell->text) : NULL;

  return plain != NULL ? plain : g_strdup (cell->text);
}

/* A writer of CSV put an apostrophe before what a spreadsheet would take for a formula. */
static void
drop_apostrophe (char *text)
{
  if (text[0] == '\'' && text[1] != '\0' && strchr ("=+-@\t\r", text[1]) != NULL)
    memmove (text, text + 1, strlen (text));
}

static char *
date_of_number (const char *text)
{
  MonevDecimal value;
  g_autofree char *whole = NULL;
  gint64 day;

  if (!monev_decimal_from_text (text, &value, NULL))
    return NULL;
  whole = monev_decimal_to_text (monev_decimal_round (value, 0, MONEV_ROUND_DOWN));
  day = g_ascii_strtoll (whole, NULL, 10) - EXCEL_EPOCH;
  return day > -20000 && day < 60000 ? monev_date_to_iso ((MonevDate)day) : NULL;
}

/* Codes without "other", which stands in no list; @others says whether it was among them. */
static char *
without_other (const char *text, gboolean *others)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GString *rest = g_string_new (NULL);

  *others = FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], "other") == 0)
      *others = TRUE;
    else
      g_string_append_printf (rest, "%s%s", rest->len > 0 ? " " : "", words[i]);
  return g_string_free (rest, FALSE);
}

/* As our workbooks and KoBoToolbox label it. */
static gboolean
is_other_label (const char *text)
{
  g_autofree char *folded = monev_fold_key (text);

  return strcmp (folded, "lainnya") == 0 || strcmp (folded, "lainnya sebutkan") == 0;
}

static char *
read_codes (CellReader *self, const char *text)
{
  int list = self->question->list;
  gboolean others = FALSE;
  g_autofree char *rest
      = self->question->or_other ? without_other (text, &others) : g_strdup (text);
  g_autofree char *codes = NULL;

  if (self->question->or_other && is_other_label (rest))
    return g_strdup ("other");
  if (self->question->type->answer == MONEV_ANSWER_CHOICE)
    return others && *rest == '\0'
               ? g_strdup ("other")
               : g_strdup (monev_response_names_code (self->import->names, list, text));
  codes = monev_response_names_codes (self->import->names, list, rest);
  if (codes == NULL || !others)
    return g_steal_pointer (&codes);
  return *codes == '\0' ? g_strdup ("other") : g_strconcat (codes, " other", NULL);
}

/* A dash in a form that was filled by hand says that there is no answer. */
static gboolean
is_dash (CellReader *self, const char *text)
{
  static const char *const dashes[] = { "-", "–", "—" };
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (!self->row->by_hand || self->question == NULL
      || self->question->type->answer == MONEV_ANSWER_TEXT)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (strcmp (stripped, dashes[i]) == 0)
      return TRUE;
  return FALSE;
}

static char *
read_choice (CellReader *self, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  char *codes;

  if (self->question->list < 0)
    return g_steal_pointer (&stripped);
  codes = read_codes (self, stripped);
  if (codes == NULL)
    refuse (self, "choice-unknown", "Isi sel ini tidak ada di daftar pilihan pertanyaannya.");
  return codes;
}

static char *
hundredfold (const char *text)
{
  g_autofree char *scaled = g_strconcat (text, "E2", NULL);

  return monev_number_to_plain (scaled);
}

/* What a hand typed means what an office means by it: "1.250" is a thousand and more, and 25 % of a
 * question that asks for a figure is 25. NULL where it is read as in any other file. */
static char *
read_by_hand (CellReader *self, const MonevAnswerStyle *style, const char *text)
{
  gboolean number = style->kind == MONEV_ANSWER_INTEGER || style->kind == MONEV_ANSWER_DECIMAL;
  char *answer;

  if (!number)
    return NULL;
  if (self->cell.kind == MONEV_CELL_NUMBER && (self->cell.flags & MONEV_CELL_PERCENT) != 0)
    {
      answer = hundredfold (text);
      if (answer != NULL && !monev_answer_check (style->kind, answer, NULL))
        g_clear_pointer (&answer, g_free);
      return answer;
    }
  if (self->cell.kind != MONEV_CELL_TEXT)
    return NULL;
  answer = monev_answer_from_typed (style, text, NULL);
  if (answer != NULL && *answer == '\0')
    g_clear_pointer (&answer, g_free);
  return answer;
}

static char *
read_plain (CellReader *self, const char *text)
{
  MonevAnswerStyle style
      = { self->question == NULL ? MONEV_ANSWER_TEXT : self->question->type->answer,
          self->import->zone, self->import->now };
  g_autoptr (GError) error = NULL;
  gboolean repaired = FALSE;
  char *answer = NULL;

  if (style.kind == MONEV_ANSWER_DATE && self->cell.kind == MONEV_CELL_NUMBER)
    {
      answer = date_of_number (text);
      repaired = answer != NULL;
    }
  if (answer == NULL && self->row->by_hand)
    {
      answer = read_by_hand (self, &style, text);
      repaired = answer != NULL;
    }
  if (answer == NULL)
    answer = monev_answer_from_record (&style, text, &repaired, &error);
  if (answer == NULL)
    refuse (self, "answer-type", error->message);
  else if (repaired && self->cell.kind != MONEV_CELL_DATE)
    tell (self, "answer-mended", MONEV_SEVERITY_NOTE,
          "Isi sel ini dibaca menurut jenis pertanyaannya.", answer);
  return answer;
}

static gboolean
is_choice (const MonevQuestion *question)
{
  return question != NULL
         && (question->type->answer == MONEV_ANSWER_CHOICE
             || question->type->answer == MONEV_ANSWER_CHOICES
             || question->type->answer == MONEV_ANSWER_RANK);
}

static const char *
get_answer (const CellReader *self)
{
  json_t *answers = monev_response_wide_answers (self->import->plan, self->row->answers,
                                                 self->column, FALSE);

  return json_string_value (json_object_get (
      answers, monev_response_plan_key (self->import->plan, self->column->field)));
}

static void
set_answer (CellReader *self, const char *answer)
{
  json_t *answers
      = monev_response_wide_answers (self->import->plan, self->row->answers, self->column, TRUE);

  json_object_set_new (answers,
                       monev_response_plan_key (self->import->plan, self->column->field),
                       json_string (answer));
}

static void
read_answer (CellReader *self)
{
  g_autofree char *text = cell_text (&self->cell);
  g_autofree char *answer = NULL;

  if (self->cell.kind == MONEV_CELL_ERROR)
    {
      refuse (self, "cell-error", "Sel ini berisi kesalahan rumus.");
      return;
    }
  drop_apostrophe (text);
  if (*text == '\0'
      || (self->question != NULL && strcmp (text, "n/a") == 0
          && self->question->type->answer == MONEV_ANSWER_NONE))
    return;
  if (is_dash (self, text))
    {
      tell (self, "answer-mended", MONEV_SEVERITY_NOTE, "Tanda hubung dibaca sebagai kosong.", "");
      return;
    }
  answer = is_choice (self->question) ? read_choice (self, text) : read_plain (self, text);
  if (answer != NULL && *answer != '\0')
    set_answer (self, answer);
}

static gboolean
is_ticked (const char *text)
{
  static const char *const ticks[] = { "1", "true", "ya", "y", "x", "v", "\342\234\223", "OK" };

  for (guint i = 0; i < G_N_ELEMENTS (ticks); i++)
    if (g_ascii_strcasecmp (text, ticks[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_unticked (const char *text)
{
  static const char *const blanks[] = { "", "0", "false", "tidak", "-" };

  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    if (g_ascii_strcasecmp (text, blanks[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_joined (const CellReader *self)
{
  const GArray *columns = self->row->sheet->columns;

  for (guint i = 0; i < columns->len; i++)
    {
      const MonevImportColumn *column = &g_array_index (columns, MonevImportColumn, i);

      if (column->meaning == MONEV_IMPORT_ANSWER && column->field == self->column->field
          && memcmp (column->at, self->column->at, sizeof column->at) == 0)
        return TRUE;
    }
  return FALSE;
}

/* One column per choice; where the codes stand together too, those count. */
static void
read_chosen (CellReader *self)
{
  g_autofree char *text = cell_text (&self->cell);
  const char *before = get_answer (self);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *codes = NULL;
  const char *code;

  if (has_joined (self) || is_unticked (stripped))
    return;
  /* Some exports put the code or the label itself where others put 1. */
  code = is_ticked (stripped)
             ? self->column->code
             : monev_response_names_code (self->import->names, self->question->list, stripped);
  if (g_strcmp0 (code, self->column->code) != 0)
    {
      refuse (self, "choice-tick", "Kolom satu pilihan diisi 1 atau 0.");
      return;
    }
  codes = before == NULL ? g_strdup (code) : g_strdup_printf ("%s %s", before, code);
  set_answer (self, codes);
}

static void
read_coordinate (CellReader *self)
{
  const char *before = get_answer (self);
  g_autofree char *text = cell_text (&self->cell);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *point = NULL;

  if (*stripped == '\0' || has_joined (self))
    return;
  point = before == NULL ? g_strdup (stripped) : g_strdup_printf ("%s %s", before, stripped);
  set_answer (self, point);
}

static gint64
moment_of_cell (const CellReader *self)
{
  MonevMoment moment;
  char buffer[MONEV_REAL_TEXT_SIZE];
  MonevReal ms;

  if (!monev_moment_from_text (self->cell.text, NULL, &moment))
    return 0;
  ms = monev_real_multiply (monev_moment_to_days (&moment), monev_real_from_int (86400000));
  return g_ascii_strtoll (monev_real_to_text (monev_real_round (ms, 0), buffer), NULL, 10);
}

static char **
place_of (MonevImportRow *row, MonevImportMeaning meaning)
{
  switch (meaning)
    {
    case MONEV_IMPORT_UUID:
      return &row->uuid;
    case MONEV_IMPORT_ID:
      return &row->id;
    case MONEV_IMPORT_INDEX:
      return &row->index;
    case MONEV_IMPORT_PARENT_INDEX:
      return &row->parent_index;
    case MONEV_IMPORT_PARENT_TABLE:
      return &row->parent_table;
    case MONEV_IMPORT_PARENT_KEY:
      return &row->parent_key;
    case MONEV_IMPORT_PARENT_ID:
      return &row->parent_id;
    case MONEV_IMPORT_PARENT_UUID:
      return &row->parent_uuid;
    case MONEV_IMPORT_STATUS:
      return &row->status;
    case MONEV_IMPORT_SUBMITTER:
      return &row->submitter;
    default:
      return NULL;
    }
}

static void
read_added (CellReader *self)
{
  char **place = place_of (self->row, self->column->meaning);

  if (self->column->meaning == MONEV_IMPORT_SUBMITTED)
    self->row->submitted_at = moment_of_cell (self);
  if (place == NULL || *self->cell.text == '\0')
    return;
  if (**place == '\0')
    {
      g_free (*place);
      *place = g_strstrip (cell_text (&self->cell));
    }
}

static void
read_cell (CellReader *self)
{
  int index = monev_instrument_question_at (self->import->instrument, self->column->field);
  const MonevQuestion *question
      = index < 0 ? NULL : monev_instrument_question (self->import->instrument, (guint)index);

  self->question = question != NULL && question->field == self->column->field ? question : NULL;
  switch (self->column->meaning)
    {
    case MONEV_IMPORT_ANSWER:
      read_answer (self);
      break;
    case MONEV_IMPORT_CHOSEN:
      read_chosen (self);
      break;
    case MONEV_IMPORT_COORDINATE:
      read_coordinate (self);
      break;
    default:
      read_added (self);
      break;
    }
}

/** monev_response_import_new_row: Returns: (transfer full): a row without answers. */
MonevImportRow *
monev_response_import_new_row (const MonevImportSheet *sheet, guint nth)
{
  MonevImportRow *row = g_new0 (MonevImportRow, 1);

  row->sheet = sheet;
  row->nth = nth;
  row->answers = json_object ();
  row->uuid = g_strdup ("");
  row->id = g_strdup ("");
  row->index = g_strdup ("");
  row->parent_table = g_strdup ("");
  row->parent_key = g_strdup ("");
  row->parent_index = g_strdup ("");
  row->parent_id = g_strdup ("");
  row->parent_uuid = g_strdup ("");
  row->status = g_strdup ("");
  row->submitter = g_strdup ("");
  return row;
}

/* A row that says nothing in any column that means something is none: a number of order that
 * somebody filled down, a border, a remark at the side. */
static gboolean
is_blank (const MonevImportSheet *sheet, guint nth)
{
  gint64 number = monev_table_row_number (sheet->table, nth);

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const MonevImportColumn *column = &g_array_index (sheet->columns, MonevImportColumn, i);
      MonevCell cell = monev_table_cell (sheet->table, number, column->column);

      if (column->meaning != MONEV_IMPORT_UNKNOWN && strspn (cell.text, " \t\r\n") < cell.length)
        return FALSE;
    }
  return TRUE;
}

/** monev_response_import_read_cell: the cell of @column in the row @row stands at becomes an answer
 * of it, or is told. */
void
monev_response_import_read_cell (MonevResponseImport *self, MonevImportRow *row,
                                 const MonevImportColumn *column)
{
  CellReader reader = { .import = self, .row = row, .column = column };
  gint64 number = monev_table_row_number (row->sheet->table, row->nth);

  reader.cell = monev_table_cell (row->sheet->table, number, column->column);
  if (column->meaning != MONEV_IMPORT_UNKNOWN && reader.cell.kind != MONEV_CELL_EMPTY)
    read_cell (&reader);
}

/* Where the answers of instances in columns stand, for what the form finds about them. */
static void
finish_wide (MonevResponseImport *self, MonevImportRow *row)
{
  for (guint i = 0; i < row->sheet->columns->len; i++)
    {
      const MonevImportColumn *column = &g_array_index (row->sheet->columns, MonevImportColumn, i);
      char *place = column->depth == 0 || column->meaning == MONEV_IMPORT_UNKNOWN
                        ? NULL
                        : monev_response_wide_place (self->plan, row->answers, column);

      if (place == NULL)
        continue;
      if (row->cells == NULL)
        row->cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (row->cells, place, GUINT_TO_POINTER (column->column));
    }
  if (row->cells != NULL)
    monev_response_wide_finish (row->answers);
}

/** monev_response_import_read_row: Returns: (transfer full) (nullable): one row as answers; NULL
 * for a blank one. */
MonevImportRow *
monev_response_import_read_row (MonevResponseImport *self, const MonevImportSheet *sheet, guint nth)
{
  MonevImportRow *row;

  if (is_blank (sheet, nth))
    return NULL;
  row = monev_response_import_new_row (sheet, nth);
  for (guint i = 0; i < sheet->columns->len; i++)
    monev_response_import_read_cell (self, row,
                                     &g_array_index (sheet->columns, MonevImportColumn, i));
  finish_wide (self, row);
  return row;
}

static gboolean
read_sheet (MonevResponseImport *self, const MonevImportSheet *sheet, GPtrArray *rows,
            GError **error)
{
  for (guint nth = sheet->head + 1; nth < monev_table_n_rows (sheet->table); nth++)
    {
      MonevImportRow *row;

      if (nth % ROWS_BETWEEN_STOPS == 0 && monev_response_import_stopped (self, error))
        return FALSE;
      row = monev_response_import_read_row (self, sheet, nth);
      if (row != NULL)
        g_ptr_array_add (rows, row);
    }
  return TRUE;
}

/** monev_response_import_read_rows: every row of every table; a table that stands alone is read
 * row by row later, for it may be long. FALSE with CANCELLED. */
gboolean
monev_response_import_read_rows (MonevResponseImport *self, GError **error)
{
  for (guint i = 0; self->sheets->len > 1 && i < self->sheets->len; i++)
    if (!read_sheet (self, g_ptr_array_index (self->sheets, i), i == 0 ? self->rows : self->parts,
                     error))
      return FALSE;
  return TRUE;
}
