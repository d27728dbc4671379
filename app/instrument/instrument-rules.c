#include "instrument-private.h"

#include <stdlib.h>
#include <string.h>

#include "db-error.h"

/* The expressions of the questions: compiled once, tied to the shape and to the lists. */

static const struct
{
  MonevRule rule;
  MonevColumnRole column;
  gboolean binding; /* "yes" and "no" stand for true() and false() */
} rules[] = {
  { MONEV_RULE_RELEVANT, MONEV_COLUMN_RELEVANT, TRUE },
  { MONEV_RULE_CONSTRAINT, MONEV_COLUMN_CONSTRAINT, TRUE },
  { MONEV_RULE_CALCULATION, MONEV_COLUMN_CALCULATION, TRUE },
  { MONEV_RULE_REQUIRED, MONEV_COLUMN_REQUIRED, TRUE },
  { MONEV_RULE_READ_ONLY, MONEV_COLUMN_READ_ONLY, TRUE },
  { MONEV_RULE_SOFT, MONEV_COLUMN_SOFT, TRUE },
  { MONEV_RULE_REPEAT_COUNT, MONEV_COLUMN_REPEAT_COUNT, FALSE },
  { MONEV_RULE_DEFAULT, MONEV_COLUMN_DEFAULT, FALSE },
  { MONEV_RULE_CHOICE_FILTER, MONEV_COLUMN_CHOICE_FILTER, FALSE },
};

/** monev_rule_column: Returns: (transfer none): the header of the column that holds @rule. */
const char *
monev_rule_column (MonevRule rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].rule == rule)
      return monev_column_name (rules[i].column);
  return NULL;
}

typedef struct
{
  MonevReader *reader;
  const MonevQuestion *question;
  MonevColumnRole column;
  MonevExpressionPlace place;
} RuleReader;

static MonevSpot
spot_of (const RuleReader *self)
{
  return monev_spot (&self->reader->self->survey, self->question->row, self->column,
                     self->question->name);
}

/* Where an expression of @question stands; what has no field of its own stands in its group. */
static int
field_of (const MonevInstrument *form, const MonevQuestion *question)
{
  while (question->field < 0 && question->parent >= 0)
    question = &g_array_index (form->questions, MonevQuestion, question->parent);
  return MAX (question->field, 0);
}

/* The quoted word that follows @call and an opening bracket from *@from on. */
static char *
next_quoted (const char *call, const char **from)
{
  const char *at = strstr (*from, call), *end;

  if (at == NULL)
    return NULL;
  at += strlen (call);
  *from = at;
  at += strspn (at, " (");
  if (*at != '"' && *at != '\'')
    return g_strdup ("");
  end = strchr (at + 1, *at);
  return end == NULL ? g_strdup ("") : g_strndup (at + 1, (gsize)(end - at - 1));
}

/* Whether @text reads a file that is to be attached but is not there yet. */
static gboolean
reads_missing_file (MonevReader *self, const char *text)
{
  const char *from = text;

  for (;;)
    {
      g_autofree char *name = next_quoted ("instance", &from);

      if (name == NULL)
        return FALSE;
      if (g_hash_table_contains (self->missing_files, name))
        return TRUE;
    }
}

static void
tell_fault (const RuleReader *self, const char *text, const char *message, guint before)
{
  const char *colon = strstr (message, ": ");
  int at = 0;
  g_autofree char *moved = NULL;

  if (reads_missing_file (self->reader, text))
    {
      monev_reader_tell (self->reader, spot_of (self), MONEV_WARN, "expression-unchecked",
                         "Lampirkan berkasnya, lalu periksa lagi.",
                         "Rumus ini membaca berkas yang belum dilampirkan.");
      return;
    }
  /* A filter is compiled behind the name of its list; the place is told as it stands in the cell. */
  if (before > 0 && colon != NULL && sscanf (message, "Karakter ke-%d:", &at) == 1)
    moved = g_strdup_printf ("Karakter ke-%d%s", MAX (at - (int)before, 1), colon);
  monev_reader_tell (self->reader, spot_of (self), MONEV_FAULT, "expression-invalid",
                     "Perbaiki rumusnya di tempat itu.", "Rumus salah. %s",
                     moved != NULL ? moved : message);
}

static MonevExpression *
compile (const RuleReader *self, const char *text, const char *whole, guint before)
{
  g_autoptr (GError) error = NULL;
  MonevExpression *expression = monev_expression_compile (whole, &self->place, &error);

  if (expression == NULL)
    tell_fault (self, text, error->message, before);
  return expression;
}

static char *
path_of (MonevShape *shape, int field)
{
  g_autofree char *above = NULL;
  const MonevShapeField *at = monev_shape_field (shape, field);

  above = at->parent == MONEV_SHAPE_NONE ? g_strdup ("") : path_of (shape, at->parent);
  return g_strconcat (above, "/", at->name, NULL);
}

static char *
stem_of (const char *file)
{
  const char *ending = strrchr (file, '.');

  return ending == NULL ? g_strdup (file) : g_strndup (file, (gsize)(ending - file));
}

/* What instance() calls the list or file of the question; NULL for one it does not know. */
static char *
instance_of (const RuleReader *self)
{
  const MonevInstrument *form = self->reader->self;
  const MonevQuestion *question = self->question;
  g_autofree char *name = NULL;

  if (question->list >= 0)
    name = monev_list_instance (&g_array_index (form->lists, MonevChoiceList, question->list));
  else if (question->file != NULL)
    name = stem_of (question->file);
  return name != NULL && g_hash_table_contains (form->instances, name)
                 && strchr (name, '\'') == NULL
             ? g_steal_pointer (&name)
             : NULL;
}

/* What a filter filters: the rows of a list or file, or the instances of a repeat. */
static char *
filtered_path (const RuleReader *self)
{
  MonevShape *shape = self->reader->self->shape;
  g_autofree char *name = NULL;

  if (self->question->source >= 0)
    return path_of (shape, monev_shape_field (shape, self->question->source)->repeat);
  name = instance_of (self);
  return name == NULL ? NULL : g_strdup_printf ("instance('%s')/root/item", name);
}

static MonevExpression *
compile_filter (const RuleReader *self, const char *text)
{
  g_autofree char *path = filtered_path (self);
  g_autofree char *whole = NULL;

  if (path == NULL)
    return NULL;
  whole = g_strdup_printf ("%s[%s]", path, text);
  return compile (self, text, whole, (guint)g_utf8_strlen (path, -1) + 1);
}

static gboolean
is_moment (const MonevQuestionType *type)
{
  return type->answer == MONEV_ANSWER_DATE || type->answer == MONEV_ANSWER_MOMENT
         || type->answer == MONEV_ANSWER_PLACE || type->answer == MONEV_ANSWER_TIME;
}

/* A default is worked out if it names a question, calls a function or reckons; else it is the
 * answer itself. "2026-01-05" and "Ya - tidak tahu" reckon nothing. */
static gboolean
default_is_dynamic (const RuleReader *self, const char *text)
{
  g_autoptr (MonevExpression) expression = NULL;

  if (strstr (text, "${") != NULL
      || g_regex_match_simple ("^\\s*[A-Za-z][A-Za-z0-9:._-]*\\(.*\\)\\s*$", text, G_REGEX_DOTALL,
                               0))
    return TRUE;
  if (is_moment (self->question->type)
      || !g_regex_match_simple ("[*+|]| - | div | mod |\\(", text, 0, 0))
    return FALSE;
  expression = monev_expression_compile (text, &self->place, NULL);
  return expression != NULL;
}

static const char *
as_truth (const char *text)
{
  if (monev_word_is_yes (text))
    return "true()";
  if (g_ascii_strcasecmp (text, "no") == 0 || g_ascii_strcasecmp (text, "false") == 0)
    return "false()";
  return text;
}

static MonevExpression *
compile_rule (RuleReader *self, guint nth)
{
  const char *text = monev_reader_cell (self->reader, &self->reader->self->survey,
                                        self->question->row, rules[nth].column);

  self->column = rules[nth].column;
  if (*text == '\0')
    return NULL;
  if (rules[nth].rule == MONEV_RULE_CHOICE_FILTER)
    return compile_filter (self, text);
  if (rules[nth].rule == MONEV_RULE_DEFAULT && !default_is_dynamic (self, text))
    return NULL;
  text = rules[nth].binding ? as_truth (text) : text;
  return compile (self, text, text, 0);
}

/* What is worked out and has no words is not shown. */
static gboolean
is_shown (MonevReader *self, const MonevQuestion *question)
{
  const MonevSheetMap *map = &self->self->survey;

  return question->type->role != MONEV_QUESTION_CALCULATED
         && (!monev_reader_says (self, map, question->row, MONEV_COLUMN_CALCULATION)
             || monev_reader_says (self, map, question->row, MONEV_COLUMN_LABEL)
             || monev_reader_says (self, map, question->row, MONEV_COLUMN_HINT));
}

/* Only what a person answers can set off a calculation. */
static void
check_visible (const RuleReader *self, int field)
{
  const MonevInstrument *form = self->reader->self;
  int index = monev_instrument_question_at (form, field);
  const MonevQuestion *question
      = index < 0 ? NULL : &g_array_index (form->questions, MonevQuestion, index);

  if (question != NULL && !is_shown (self->reader, question))
    monev_reader_tell (self->reader, spot_of (self), MONEV_FAULT, "trigger-hidden",
                       "Pakai pertanyaan yang dijawab orang.",
                       "“%s” tidak ditampilkan, jadi tidak dapat menjadi pemicu.",
                       question->name);
}

static gboolean
take_trigger (RuleReader *self, const char *word, GArray *fields)
{
  g_autofree char *name = NULL;
  int field;

  self->column = MONEV_COLUMN_TRIGGER;
  if (!g_str_has_prefix (word, "${") || !g_str_has_suffix (word, "}"))
    {
      monev_reader_tell (self->reader, spot_of (self), MONEV_FAULT, "trigger-form",
                         "Tulis misalnya “${umur}”, dengan koma di antara beberapa nama.",
                         "Pemicu “%s” bukan nama pertanyaan.", word);
      return FALSE;
    }
  name = g_strndup (word + 2, strlen (word) - 3);
  field = monev_shape_find (self->reader->self->shape, name);
  if (field >= 0)
    {
      g_array_append_val (fields, field);
      check_visible (self, field);
    }
  return field >= 0; /* an unknown name is told with all other references */
}

static void
read_triggers (RuleReader *self, MonevQuestion *question)
{
  const char *text = monev_reader_cell (self->reader, &self->reader->self->survey, question->row,
                                        MONEV_COLUMN_TRIGGER);
  g_auto (GStrv) words = g_strsplit (text, ",", -1);
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; *text != '\0' && words[i] != NULL; i++)
    take_trigger (self, g_strstrip (words[i]), fields);
  question->n_triggers = fields->len;
  question->triggers = (int *)(gpointer)g_array_free (fields, fields->len == 0);
}

static void
check_calculation (const RuleReader *self, const char *calculation)
{
  const MonevQuestion *question = self->question;

  if (strcmp (question->type->name, "calculate") == 0 && *calculation == '\0'
      && question->rules[MONEV_RULE_DEFAULT] == NULL)
    monev_reader_tell (self->reader, spot_of (self), MONEV_FAULT, "calculation-missing",
                       "Isi kolom calculation.", "Hitungan “%s” belum mempunyai rumus.",
                       question->name);
}

static void
read_question (MonevReader *reader, MonevQuestion *question)
{
  RuleReader self = { reader, question, MONEV_COLUMN_CALCULATION,
                      monev_instrument_place (reader->self, field_of (reader->self, question)) };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      MonevExpression *expression = compile_rule (&self, i);

      question->rules[rules[i].rule] = expression;
      if (expression != NULL && rules[i].rule == MONEV_RULE_CALCULATION
          && monev_expression_is_phone_only (expression))
        question->phone_only = TRUE;
    }
  self.column = MONEV_COLUMN_CALCULATION;
  check_calculation (&self, monev_reader_cell (reader, &reader->self->survey, question->row,
                                               MONEV_COLUMN_CALCULATION));
  read_triggers (&self, question);
}

static void
tell_missing (MonevReader *self, const MonevQuestion *question, MonevColumnRole column,
              const char *file)
{
  monev_reader_tell (self, monev_spot (&self->self->survey, question->row, column, question->name),
                     MONEV_WARN, "file-missing",
                     "Lampirkan berkas itu lewat Berkas Daftar pada menu instrumen.",
                     "Berkas “%s” belum dilampirkan.", file);
}

/* An instance under @stem: the columns of the attached file, or nothing known. */
static gboolean
add_file (MonevReader *self, const char *stem, const char *file)
{
  const char *const *columns
      = self->files == NULL ? NULL : g_hash_table_lookup (self->files, file);
  g_autoptr (MonevScope) scope = NULL;

  if (g_hash_table_contains (self->self->instances, stem))
    return TRUE;
  if (columns == NULL)
    {
      g_hash_table_add (self->missing_files, g_strdup (stem));
      return FALSE;
    }
  scope = monev_scope_new_table (columns);
  g_hash_table_insert (self->self->instances, g_strdup (stem),
                       monev_shape_ref (monev_scope_shape (scope)));
  return TRUE;
}

/* pulldata() names its file in the formula alone. */
static void
add_pulled (MonevReader *self, const MonevQuestion *question, MonevColumnRole column)
{
  const char *text = monev_reader_cell (self, &self->self->survey, question->row, column);
  const char *from = text;

  for (;;)
    {
      g_autofree char *stem = next_quoted ("pulldata", &from);
      g_autofree char *file = NULL;
      const char *const none[] = { NULL };
      g_autoptr (MonevScope) empty = NULL;

      if (stem == NULL)
        return;
      file = g_str_has_suffix (stem, ".csv") ? g_strdup (stem) : g_strconcat (stem, ".csv", NULL);
      if (*stem == '\0' || add_file (self, stem, file))
        continue;
      tell_missing (self, question, column, file);
      empty = monev_scope_new_table (none); /* pulldata() asks for the name alone */
      g_hash_table_insert (self->self->instances, g_strdup (stem),
                           monev_shape_ref (monev_scope_shape (empty)));
    }
}

static void
add_files (MonevReader *self)
{
  for (guint i = 0; i < self->self->questions->len; i++)
    {
      const MonevQuestion *question = &g_array_index (self->self->questions, MonevQuestion, i);
      g_autofree char *stem = question->file == NULL ? NULL : stem_of (question->file);

      if (stem != NULL && !g_hash_table_contains (self->missing_files, stem)
          && !add_file (self, stem, question->file))
        tell_missing (self, question, MONEV_COLUMN_TYPE, question->file);
    }
  for (guint i = 0; i < self->self->questions->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (rules); k++)
      add_pulled (self, &g_array_index (self->self->questions, MonevQuestion, i),
                  rules[k].column);
}

/** monev_read_rules: compiles the expressions of all questions; each fault is told with the
 * character where it lies. */
void
monev_read_rules (MonevReader *self)
{
  add_files (self);
  for (guint i = 0; i < self->self->questions->len; i++)
    read_question (self, &g_array_index (self->self->questions, MonevQuestion, i));
}
