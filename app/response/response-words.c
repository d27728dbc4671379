#include "response-form-private.h"

#include <string.h>

#include "db-error.h"

#define TITLE_MOST 80 /* characters of an answer that stands for a name */

/* Choices and wordings of a response: what may be chosen now, and ${x} replaced by the answer. */

#define OTHER_CODE "other"
#define MOST_TOLD 12 /* choices in a message */
#define OTHER_LABEL "Lainnya"

/* What instance() calls the list or file whose rows are the choices. */
static char *
table_name (MonevResponseForm *self, const MonevQuestion *question)
{
  const MonevChoiceList *list;
  const char *ending;

  if (question->list >= 0)
    {
      list = monev_instrument_list (self->instrument, (guint)question->list);
      return g_strconcat (list->external ? "external_choices/" : "", list->name, NULL);
    }
  if (question->file == NULL)
    return NULL;
  ending = strrchr (question->file, '.');
  return ending == NULL ? g_strdup (question->file)
                        : g_strndup (question->file, (gsize)(ending - question->file));
}

/* "value=kode label=nama" of a question over a file; @otherwise without such a parameter. */
static char *
parameter (MonevResponseForm *self, int index, const char *name, const char *otherwise)
{
  const char *text
      = monev_instrument_text (self->instrument, (guint)index, MONEV_COLUMN_PARAMETERS, 0);
  g_auto (GStrv) words = g_strsplit_set (text, " ;,\t\n", -1);
  gsize length = strlen (name);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_strncasecmp (words[i], name, length) == 0 && words[i][length] == '=')
      return g_strdup (words[i] + length + 1);
  return g_strdup (otherwise);
}

/* The column @name of the rows of @question's table, in the shape of that table; NONE without. */
static int
column_of (MonevResponseForm *self, int index, const char *role, const char *otherwise)
{
  const MonevQuestion *question = monev_form_question (self, index);
  g_autofree char *table = table_name (self, question);
  g_autofree char *column = question->file != NULL && question->list < 0
                                ? parameter (self, index, role, otherwise)
                                : g_strdup (otherwise);
  MonevShape *shape
      = table == NULL
            ? NULL
            : g_hash_table_lookup (monev_instrument_place (self->instrument, 0).instances, table);
  int root = shape == NULL ? MONEV_SHAPE_NONE : monev_shape_child (shape, 0, "root");
  int item = root < 0 ? MONEV_SHAPE_NONE : monev_shape_child (shape, root, "item");

  return item < 0 ? MONEV_SHAPE_NONE : monev_shape_child (shape, item, column);
}

/* The rows of an attached file; NULL where it was not given. */
static MonevScope *
file_table (MonevResponseForm *self, const MonevQuestion *question)
{
  g_autofree char *name = table_name (self, question);

  return name == NULL || self->context.tables == NULL
             ? NULL
             : g_hash_table_lookup (self->context.tables, name);
}

static GPtrArray *
all_rows (MonevScope *table)
{
  MonevShape *shape = monev_scope_shape (table);
  int item = monev_shape_child (shape, monev_shape_child (shape, 0, "root"), "item");
  MonevFrame *root = monev_scope_root (table);
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < monev_frame_count (root, item); i++)
    g_ptr_array_add (rows, monev_frame_child (root, item, i));
  return rows;
}

static void
take_instance (MonevResponseForm *self, MonevFrame *frame, gpointer data)
{
  (void)self;
  g_ptr_array_add (data, frame);
}

/* The frames that give the choices of what is no plain list: filtered rows, rows of a file,
 * instances of a repeat. NULL when all of the list may be chosen, or nobody can know. */
static GPtrArray *
choice_frames (MonevResponseForm *self, MonevFrame *frame, const MonevQuestion *question)
{
  MonevExpression *filter = question->rules[MONEV_RULE_CHOICE_FILTER];
  MonevScope *table = file_table (self, question);
  GPtrArray *frames;

  if (filter != NULL && !monev_expression_is_phone_only (filter)
      && (question->list >= 0 || question->source >= 0 || table != NULL))
    return monev_expression_frames (filter, frame);
  if (question->source >= 0)
    {
      frames = g_ptr_array_new ();
      monev_form_each (self, frame, monev_shape_field (self->shape, question->source)->repeat, TRUE,
                       take_instance, frames);
      return frames;
    }
  return table != NULL && question->list < 0 ? all_rows (table) : NULL;
}

/* Where a frame of choice_frames() holds the code, and the label; NONE for none. */
static void
choice_columns (MonevResponseForm *self, int index, int *code, int *label)
{
  const MonevQuestion *question = monev_form_question (self, index);

  if (question->source >= 0)
    {
      *code = question->source;
      *label = MONEV_SHAPE_NONE;
      return;
    }
  *code = column_of (self, index, "value", "name");
  *label = column_of (self, index, "label", "label");
}

static void
add_choice (GArray *choices, const char *code, const char *label)
{
  MonevResponseChoice choice = { code, label != NULL && *label != '\0' ? label : code };

  if (*code != '\0')
    g_array_append_val (choices, choice);
}

static const char *
list_label (MonevResponseForm *self, int list, guint nth)
{
  return monev_instrument_choice_text (self->instrument, (guint)list, nth, MONEV_COLUMN_LABEL,
                                       self->context.language);
}

static void
add_frames (MonevResponseForm *self, int index, GPtrArray *frames, GArray *choices)
{
  const MonevQuestion *question = monev_form_question (self, index);
  int code, label;

  choice_columns (self, index, &code, &label);
  for (guint i = 0; code >= 0 && i < frames->len; i++)
    {
      MonevFrame *row = g_ptr_array_index (frames, i);
      const char *name = monev_frame_get (row, code);
      int nth = question->list < 0 ? MONEV_INSTRUMENT_NONE
                                   : monev_response_plan_choice (self->plan, question->list, name);

      if (question->source >= 0 && !monev_frame_state (row)->relevant)
        continue;
      add_choice (choices, name,
                  nth >= 0     ? list_label (self, question->list, (guint)nth)
                  : label >= 0 ? monev_frame_get (row, label)
                               : NULL);
    }
}

/**
 * monev_response_form_choices:
 *
 * Returns: (transfer full) (element-type MonevResponseChoice): what may be chosen now, in the order
 * of the list; texts are borrowed until the next change. Empty for a list in a file that was not
 * given: any code is taken then.
 */
GArray *
monev_response_form_choices (MonevResponseForm *self, MonevFrame *frame, int question)
{
  const MonevQuestion *at = monev_form_question (self, question);
  g_autoptr (GPtrArray) frames = choice_frames (self, frame, at);
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (MonevResponseChoice));

  if (frames != NULL)
    {
      add_frames (self, question, frames, choices);
    }
  else if (at->list >= 0)
    {
      const MonevChoiceList *list = monev_instrument_list (self->instrument, (guint)at->list);

      for (guint i = 0; i < list->n_choices; i++)
        add_choice (choices, list->choices[i].name, list_label (self, at->list, i));
    }
  if (at->or_other)
    add_choice (choices, OTHER_CODE, OTHER_LABEL);
  return choices;
}

static gboolean
holds_code (GPtrArray *frames, int field, const char *code)
{
  for (guint i = 0; field >= 0 && i < frames->len; i++)
    if (strcmp (monev_frame_get (g_ptr_array_index (frames, i), field), code) == 0)
      return TRUE;
  return FALSE;
}

static MonevResponseFault
code_fault (MonevResponseForm *self, int index, GPtrArray *frames, const char *code)
{
  const MonevQuestion *question = monev_form_question (self, index);
  int field, label;

  if (question->or_other && strcmp (code, OTHER_CODE) == 0)
    return MONEV_FAULT_NONE;
  if (question->list >= 0 && monev_response_plan_choice (self->plan, question->list, code) < 0)
    return MONEV_FAULT_CHOICE;
  if (frames == NULL)
    return MONEV_FAULT_NONE;
  choice_columns (self, index, &field, &label);
  if (holds_code (frames, field, code))
    return MONEV_FAULT_NONE;
  return question->rules[MONEV_RULE_CHOICE_FILTER] != NULL ? MONEV_FAULT_FILTERED
                                                           : MONEV_FAULT_CHOICE;
}

static gboolean
is_choice (MonevAnswerKind kind)
{
  return kind == MONEV_ANSWER_CHOICE || kind == MONEV_ANSWER_CHOICES || kind == MONEV_ANSWER_RANK;
}

/** monev_form_choice_fault: Returns: CHOICE or FILTERED when a code of @value is not in the list of
 * the question, or not among those allowed now. */
MonevResponseFault
monev_form_choice_fault (MonevResponseForm *self, MonevFrame *frame, int index, const char *value)
{
  const MonevQuestion *question = monev_form_question (self, index);
  MonevAnswerKind kind = question->type->answer;
  g_autoptr (GPtrArray) frames = NULL;
  g_auto (GStrv) codes = NULL;
  MonevResponseFault fault = MONEV_FAULT_NONE;

  if (!is_choice (kind))
    return MONEV_FAULT_NONE;
  frames = choice_frames (self, frame, question);
  if (kind == MONEV_ANSWER_CHOICE)
    return code_fault (self, index, frames, value);
  codes = g_strsplit (value, " ", -1);
  for (guint i = 0; codes[i] != NULL && fault == MONEV_FAULT_NONE; i++)
    if (*codes[i] != '\0')
      fault = code_fault (self, index, frames, codes[i]);
  return fault;
}

/* As many as one line holds: "1 (Ya), 2 (Tidak)". */
static char *
tell_choices (MonevResponseForm *self, MonevFrame *frame, int index)
{
  g_autoptr (GArray) choices = monev_response_form_choices (self, frame, index);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < choices->len && i < MOST_TOLD; i++)
    {
      const MonevResponseChoice *choice = &g_array_index (choices, MonevResponseChoice, i);

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", choice->code);
      if (*choice->label != '\0' && strcmp (choice->label, choice->code) != 0)
        g_string_append_printf (words, " (%s)", choice->label);
    }
  if (choices->len > MOST_TOLD)
    g_string_append_printf (words, ", dan %u lagi", choices->len - MOST_TOLD);
  return g_string_free (words, FALSE);
}

/** monev_response_form_check_choice: Returns: %FALSE when an answer holds a code that its question does
 * not have. Errors: INVALID, which tells those there are. */
gboolean
monev_response_form_check_choice (MonevResponseForm *self, MonevFrame *frame, int question,
                                  GError **error)
{
  const MonevQuestion *at = monev_form_question (self, question);
  const char *value = at->field < 0 ? "" : monev_frame_get (frame, at->field);
  g_autofree char *words = NULL;

  if (*value == '\0' || !is_choice (at->type->answer)
      || monev_form_choice_fault (self, frame, question, value) != MONEV_FAULT_CHOICE)
    return TRUE;
  words = tell_choices (self, frame, question);
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "“%s” tidak ada di daftar pilihan isian “%s”. Yang ada: %s.", value, at->name, words);
  return FALSE;
}

static const char *
label_of_code (MonevResponseForm *self, const MonevQuestion *question, const char *code)
{
  int nth = question->list < 0 ? MONEV_INSTRUMENT_NONE
                               : monev_response_plan_choice (self->plan, question->list, code);
  const char *label = nth < 0 ? "" : list_label (self, question->list, (guint)nth);

  if (nth < 0 && question->or_other && strcmp (code, OTHER_CODE) == 0)
    return OTHER_LABEL;
  return *label != '\0' ? label : code;
}

static char *
shown_codes (MonevResponseForm *self, const MonevQuestion *question, const char *value)
{
  g_auto (GStrv) codes = g_strsplit (value, " ", -1);
  GString *text = g_string_new (NULL);

  if (question->type->answer == MONEV_ANSWER_CHOICE)
    return g_string_free (g_string_append (text, label_of_code (self, question, value)), FALSE);
  for (guint i = 0; codes[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            label_of_code (self, question, codes[i]));
  return g_string_free (text, FALSE);
}

/** monev_response_form_shown_value: Returns: (transfer full): @value, as a record of @question held
 * it once, as an office reads it; a code that its list does not have any more stays a code. */
char *
monev_response_form_shown_value (MonevResponseForm *self, int question, const char *value)
{
  const MonevQuestion *at = monev_form_question (self, question);

  if (is_choice (at->type->answer) && *value != '\0')
    return shown_codes (self, at, value);
  return monev_answer_to_shown (at->type->answer, value);
}

/** monev_response_form_shown: Returns: (transfer full): the answer as an office reads it: labels of
 * choices, 1.234,5, 5 Maret 2026; "" for one that is skipped. */
char *
monev_response_form_shown (MonevResponseForm *self, MonevFrame *frame, int question)
{
  const MonevQuestion *at = monev_form_question (self, question);
  const char *value;

  if (at->field < 0 || monev_shape_field (self->shape, at->field)->kind != MONEV_SHAPE_VALUE
      || !monev_cell_state (self, frame, at->field)->relevant)
    return g_strdup ("");
  value = monev_frame_get (frame, at->field);
  return monev_response_form_shown_value (self, question, value);
}

/* The frame from which ${x} is read: the nearest around @frame that holds it; NULL for none. */
static MonevFrame *
holder_of (MonevResponseForm *self, MonevFrame *frame, int field)
{
  int repeat = monev_shape_field (self->shape, field)->repeat;

  while (frame != NULL && monev_frame_repeat (frame) != repeat)
    frame = monev_frame_parent (frame);
  return frame;
}

static void
append_answer (MonevResponseForm *self, MonevFrame *frame, const char *name, GString *text)
{
  int field = monev_shape_find (self->shape, name);
  int index
      = field < 0 ? MONEV_INSTRUMENT_NONE : monev_instrument_question_at (self->instrument, field);
  MonevFrame *holder = index < 0 ? NULL : holder_of (self, frame, field);
  g_autofree char *shown = NULL;

  if (holder == NULL)
    return;
  shown = monev_form_question (self, index)->field == field
              ? monev_response_form_shown (self, holder, index)
              : g_strdup (monev_frame_get (holder, field));
  g_string_append (text, shown);
}

/** monev_response_form_words: Returns: (transfer full): a wording of @question in the language of
 * the response, with each ${x} replaced by its answer. */
char *
monev_response_form_words (MonevResponseForm *self, MonevFrame *frame, int question,
                           MonevColumnRole role)
{
  const char *text
      = monev_instrument_text (self->instrument, (guint)question, role, self->context.language);
  const char *at = strstr (text, "${");
  GString *words = g_string_new (NULL);

  for (; at != NULL; at = strstr (text, "${"))
    {
      const char *end = strchr (at, '}');
      g_autofree char *name = end == NULL ? NULL : g_strndup (at + 2, (gsize)(end - at - 2));

      if (name == NULL)
        break;
      g_string_append_len (words, text, at - text);
      append_answer (self, frame, name, words);
      text = end + 1;
    }
  return g_string_free (g_string_append (words, text), FALSE);
}

static MonevColumnRole
message_column (MonevResponseFault fault)
{
  switch (fault)
    {
    case MONEV_FAULT_REQUIRED:
      return MONEV_COLUMN_REQUIRED_MESSAGE;
    case MONEV_FAULT_CONSTRAINT:
      return MONEV_COLUMN_CONSTRAINT_MESSAGE;
    case MONEV_FAULT_SOFT:
      return MONEV_COLUMN_SOFT_MESSAGE;
    default:
      return MONEV_COLUMN_UNKNOWN;
    }
}

static const char *
plain_message (MonevResponseFault fault)
{
  static const char *const messages[] = {
    "",
    "Pertanyaan ini harus dijawab.",
    "Jawaban ini tidak dapat dibaca.",
    "Kode ini tidak ada di daftar pilihan.",
    "Pilihan ini tidak berlaku untuk jawaban sebelumnya.",
    "Angka ini di luar rentang yang diminta.",
    "Jawaban ini tidak memenuhi syarat pertanyaan.",
    "Banyaknya isian melebihi batas 2.000.",
    "Jawaban ini tidak biasa. Betulkan, atau tulis alasannya.",
  };

  return messages[fault];
}

static char *
range_message (const MonevRange *range)
{
  g_autofree char *start
      = monev_answer_to_shown (MONEV_ANSWER_DECIMAL, range->start != NULL ? range->start : "");
  g_autofree char *end
      = monev_answer_to_shown (MONEV_ANSWER_DECIMAL, range->end != NULL ? range->end : "");
  g_autofree char *step
      = monev_answer_to_shown (MONEV_ANSWER_DECIMAL, range->step != NULL ? range->step : "1");

  return g_strdup_printf ("Isi dari %s sampai %s, kelipatan %s.", start, end, step);
}

/** monev_response_form_message: Returns: (transfer full): what is wrong and what to do, in the
 * words of the form where it has any. */
char *
monev_response_form_message (MonevResponseForm *self, MonevFrame *frame, int question,
                             MonevResponseFault fault)
{
  const MonevQuestion *at = monev_form_question (self, question);
  MonevColumnRole column = message_column (fault);
  g_autofree char *own = column == MONEV_COLUMN_UNKNOWN
                             ? NULL
                             : monev_response_form_words (self, frame, question, column);
  g_autoptr (GError) error = NULL;

  if (own != NULL && *own != '\0')
    return g_steal_pointer (&own);
  if (fault == MONEV_FAULT_TYPE
      && !monev_answer_check (at->type->answer, monev_frame_get (frame, at->field), &error))
    return g_strdup (error->message);
  if (fault == MONEV_FAULT_RANGE && monev_response_plan_range (self->plan, question) != NULL)
    return range_message (monev_response_plan_range (self->plan, question));
  return g_strdup (plain_message (fault));
}

/* " · " is what is left of a title whose answers are not there yet. */
static gboolean
says_something (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* What a person would call it by: the first words that were given, else the first answer. */
static char *
first_answer (MonevResponseForm *self, gboolean words)
{
  MonevFrame *root = monev_response_form_root (self);

  for (guint i = 0; i < monev_instrument_n_questions (self->instrument); i++)
    {
      const MonevQuestion *question = monev_instrument_question (self->instrument, i);
      g_autofree char *shown = NULL;

      if (question->type->role != MONEV_QUESTION_ASKED || question->field < 0
          || question->type->answer >= MONEV_ANSWER_CONFIRM
          || (words && question->type->answer != MONEV_ANSWER_TEXT)
          || monev_response_plan_holder (self->plan, (int)i) != 0)
        continue;
      shown = monev_response_form_shown (self, root, (int)i);
      if (shown != NULL && says_something (shown))
        return g_utf8_strlen (shown, -1) <= TITLE_MOST ? g_steal_pointer (&shown)
                                                       : g_utf8_substring (shown, 0, TITLE_MOST);
    }
  return NULL;
}

/** monev_response_form_title: Returns: (transfer full): what the form calls this response
 * ("instance_name" of its settings); without such a rule or while it says nothing, the first words
 * that were answered; "" while there are none. */
char *
monev_response_form_title (MonevResponseForm *self)
{
  MonevExpression *title = monev_response_plan_title (self->plan);
  g_autofree char *text = NULL;
  char *first;

  if (title != NULL && !monev_expression_is_phone_only (title))
    text = monev_expression_text (title, monev_response_form_root (self));
  if (text != NULL && says_something (text))
    return g_steal_pointer (&text);
  first = first_answer (self, TRUE);
  if (first == NULL)
    first = first_answer (self, FALSE);
  return first != NULL ? first : g_strdup ("");
}
