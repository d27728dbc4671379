#include "response-wide.h"

#include <string.h>

#define MAX_HEADING 300 /* bytes; what is longer is no heading but an answer */
#define MAX_DIGITS 4
#define SEPARATORS "/:-._ "

typedef struct
{
  MonevResponseNames *names;
  MonevInstrument *instrument;
  MonevShape *shape;
  guint at[MONEV_IMPORT_MAX_DEPTH];
  guint depth;
  MonevImportColumn best;
  guint found; /* different meanings */
} Search;

static gboolean
is_same (const MonevImportColumn *a, const MonevImportColumn *b)
{
  return a->meaning == b->meaning && a->field == b->field && g_strcmp0 (a->code, b->code) == 0
         && a->part == b->part && a->depth == b->depth && memcmp (a->at, b->at, sizeof a->at) == 0;
}

static gboolean
is_answer (MonevImportMeaning meaning)
{
  return meaning == MONEV_IMPORT_ANSWER || meaning == MONEV_IMPORT_CHOSEN
         || meaning == MONEV_IMPORT_COORDINATE;
}

static void
note (Search *self, MonevImportColumn column)
{
  column.depth = self->depth;
  memcpy (column.at, self->at, sizeof column.at);
  if (self->found > 0 && is_same (&self->best, &column))
    return;
  self->best = column;
  self->found++;
}

static void
consider (Search *self, int repeat, const char *rest)
{
  MonevImportColumn column = self->best;

  if (monev_response_names_find_exact (self->names, repeat, rest, &column)
      && is_answer (column.meaning))
    note (self, column);
}

/* "alat_radio": a choice behind its question, as SurveyCTO writes it. */
static void
consider_choice (Search *self, int repeat, const char *rest)
{
  const char *mark = strrchr (rest, '_');
  g_autofree char *split = NULL;
  MonevImportColumn column = self->best;

  if (mark == NULL || mark == rest)
    return;
  split = g_strdup_printf ("%.*s/%s", (int)(mark - rest), rest, mark + 1);
  if (monev_response_names_find_exact (self->names, repeat, split, &column)
      && column.meaning == MONEV_IMPORT_CHOSEN)
    note (self, column);
}

static gboolean
is_repeat_of (const Search *self, int field, guint depth)
{
  const MonevShapeField *at = monev_shape_field (self->shape, field);

  return at->kind == MONEV_SHAPE_REPEAT && (guint)at->depth == depth;
}

/* Whether @text of @length bytes is what @repeat is called: its name, or its label in any language.
 */
static gboolean
is_called (const Search *self, int repeat, const char *text, gsize length)
{
  g_autofree char *word = g_strndup (text, length);
  int index = monev_instrument_question_at (self->instrument, repeat);

  if (g_ascii_strcasecmp (word, monev_shape_field (self->shape, repeat)->name) == 0)
    return TRUE;
  for (guint i = 0; index >= 0 && *word != '\0'
                    && i < monev_instrument_n_languages (self->instrument);
       i++)
    if (strcmp (word, monev_instrument_text (self->instrument, (guint)index, MONEV_COLUMN_LABEL, i))
        == 0)
      return TRUE;
  return FALSE;
}

/* ---- "anak[1]/sakit[2]/apa" ---- */

typedef struct
{
  const char *names[MONEV_IMPORT_MAX_DEPTH];
  gsize lengths[MONEV_IMPORT_MAX_DEPTH];
  const char *rest;
} Brackets;

static gboolean
read_number (const char **text, guint *number)
{
  const char *start = *text;

  *number = 0;
  while (g_ascii_isdigit (**text) && *text - start < MAX_DIGITS)
    *number = *number * 10 + (guint)g_ascii_digit_value (*(*text)++);
  return *text > start && !g_ascii_isdigit (**text);
}

static gboolean
read_brackets (Search *self, const char *heading, Brackets *brackets)
{
  const char *at = heading, *open;

  self->depth = 0;
  while ((open = strchr (at, '[')) != NULL)
    {
      const char *name = open, *end = open + 1;

      if (self->depth == MONEV_IMPORT_MAX_DEPTH || !read_number (&end, &self->at[self->depth])
          || *end != ']')
        return FALSE;
      while (name > at && strchr ("/:.", name[-1]) == NULL)
        name--;
      brackets->names[self->depth] = name;
      brackets->lengths[self->depth++] = (gsize)(open - name);
      at = end + 1;
    }
  brackets->rest = at + strspn (at, SEPARATORS);
  return self->depth > 0 && *brackets->rest != '\0';
}

static gboolean
fits_brackets (const Search *self, const Brackets *brackets, int repeat)
{
  for (guint level = self->depth; level > 0; level--)
    {
      if (!is_called (self, repeat, brackets->names[level - 1], brackets->lengths[level - 1]))
        return FALSE;
      repeat = monev_shape_holder (self->shape, repeat);
    }
  return TRUE;
}

static void
find_brackets (Search *self, const char *heading)
{
  Brackets brackets;

  if (!read_brackets (self, heading, &brackets))
    return;
  for (int i = 1; i < (int)monev_shape_count (self->shape); i++)
    if (is_repeat_of (self, i, self->depth) && fits_brackets (self, &brackets, i))
      consider (self, i, brackets.rest);
}

/* ---- "anak_1_nama" ---- */

static gsize
length_of_name (const Search *self, int repeat, const char *heading)
{
  gsize length = strcspn (heading, "0123456789");

  while (length > 0 && strchr (SEPARATORS, heading[length - 1]) != NULL)
    length--;
  return is_called (self, repeat, heading, length) ? length : 0;
}

static void
find_middle (Search *self, const char *heading)
{
  self->depth = 1;
  for (int i = 1; i < (int)monev_shape_count (self->shape); i++)
    {
      gsize length = is_repeat_of (self, i, 1) ? length_of_name (self, i, heading) : 0;
      const char *rest = heading + length;

      rest += length == 0 ? 0 : strspn (rest, SEPARATORS);
      if (length > 0 && read_number (&rest, &self->at[0]) && *rest != '\0'
          && strchr (SEPARATORS, *rest) != NULL)
        {
          rest += strspn (rest, SEPARATORS);
          consider (self, i, rest);
          consider_choice (self, i, rest);
        }
    }
}

/* ---- "nama_1", "anak/nama_1", "apa_1_2", "Nama anak ke-1", "nama (1)" ---- */

/* Takes a number off the end of @text. */
static gboolean
drop_number (char *text, guint *number)
{
  gsize length = strlen (text), start;
  gboolean closed = length > 0 && text[length - 1] == ')';
  const char *digits;

  if (closed)
    length--;
  for (start = length; start > 0 && g_ascii_isdigit (text[start - 1]);)
    start--;
  if (start < 2 || start == length || length - start > MAX_DIGITS
      || strchr (closed ? "(" : SEPARATORS, text[start - 1]) == NULL)
    return FALSE;
  digits = text + start;
  read_number (&digits, number);
  text[start - 1] = '\0';
  if (g_str_has_suffix (text, " ke"))
    text[start - 1 - strlen (" ke")] = '\0';
  g_strchomp (text);
  return *text != '\0';
}

static void
consider_end (Search *self, int repeat, const char *text)
{
  const char *name = monev_shape_field (self->shape, repeat)->name;
  gsize length = strlen (name);

  consider (self, repeat, text);
  consider_choice (self, repeat, text);
  if (g_ascii_strncasecmp (text, name, length) == 0 && text[length] == '_')
    {
      consider (self, repeat, text + length + 1);
      consider_choice (self, repeat, text + length + 1);
    }
}

static void
find_end (Search *self, const char *heading)
{
  g_autofree char *text = g_strdup (heading);
  guint number;

  memset (self->at, 0, sizeof self->at);
  for (self->depth = 1; self->depth <= MONEV_IMPORT_MAX_DEPTH; self->depth++)
    {
      if (!drop_number (text, &number))
        return;
      memmove (self->at + 1, self->at, sizeof self->at - sizeof *self->at);
      self->at[0] = number;
      for (int i = 1; i < (int)monev_shape_count (self->shape); i++)
        if (is_repeat_of (self, i, self->depth))
          consider_end (self, i, text);
    }
}

/**
 * monev_response_wide_find:
 * @column: (out): its meaning, where FOUND is returned
 *
 * Returns: whether @heading is a question of an instance that stands in columns; UNSURE when it
 * could be one of two.
 */
MonevWideMatch
monev_response_wide_find (MonevResponseNames *names, const char *heading,
                          MonevImportColumn *column)
{
  MonevInstrument *instrument
      = monev_response_plan_instrument (monev_response_names_plan (names));
  g_autofree char *stripped = g_strstrip (g_strndup (heading, MAX_HEADING + 1));
  Search search = { names,
                    instrument,
                    monev_instrument_shape (instrument),
                    .best = { MONEV_IMPORT_UNKNOWN, column->column,
                              .field = MONEV_INSTRUMENT_NONE } };

  if (strlen (stripped) > MAX_HEADING || strpbrk (stripped, "0123456789") == NULL)
    return MONEV_WIDE_NONE;
  find_brackets (&search, stripped);
  memset (search.at, 0, sizeof search.at);
  if (search.found == 0)
    {
      find_middle (&search, stripped);
      find_end (&search, stripped);
    }
  if (search.found == 1)
    *column = search.best;
  return search.found == 0   ? MONEV_WIDE_NONE
         : search.found == 1 ? MONEV_WIDE_FOUND
                             : MONEV_WIDE_UNSURE;
}

/** monev_response_wide_repeat: Returns: the repeat that @column lies in, @level counted from the
 * outermost, which is 0. */
int
monev_response_wide_repeat (const MonevResponsePlan *plan, const MonevImportColumn *column,
                            guint level)
{
  const MonevShape *shape = monev_instrument_shape (monev_response_plan_instrument (plan));
  int repeat = monev_shape_field (shape, column->field)->repeat;

  for (guint at = column->depth; at > level + 1; at--)
    repeat = monev_shape_holder (shape, repeat);
  return repeat;
}

/* While a row is read the instances stand as an object under their numbers. */
static char *
number_key (guint number)
{
  return g_strdup_printf ("%06u", number);
}

static json_t *
step_down (json_t *object, const char *key, gboolean make)
{
  json_t *below = json_object_get (object, key);

  if (below == NULL && make)
    {
      below = json_object ();
      json_object_set_new (object, key, below);
    }
  return below;
}

/** monev_response_wide_answers: Returns: (transfer none) (nullable): where the answer of @column
 * belongs: @answers themselves, or those of its instance, which is made if @make says so. */
json_t *
monev_response_wide_answers (const MonevResponsePlan *plan, json_t *answers,
                             const MonevImportColumn *column, gboolean make)
{
  for (guint level = 0; answers != NULL && level < column->depth; level++)
    {
      g_autofree char *number = number_key (column->at[level]);
      const char *key
          = monev_response_plan_key (plan, monev_response_wide_repeat (plan, column, level));

      answers = step_down (answers, key, make);
      answers = answers == NULL ? NULL : step_down (answers, number, make);
    }
  return answers;
}

static guint
rank_of (json_t *instances, const char *number)
{
  guint rank = 1;
  const char *key;
  json_t *value;

  json_object_foreach (instances, key, value)
    rank += strcmp (key, number) < 0;
  return rank;
}

/** monev_response_wide_place: Returns: (transfer full) (nullable): "anak[2]/umur", where the answer
 * of @column will stand once @answers are finished; NULL for an instance that is none. */
char *
monev_response_wide_place (const MonevResponsePlan *plan, json_t *answers,
                           const MonevImportColumn *column)
{
  g_autoptr (GString) place = g_string_new (NULL);

  for (guint level = 0; level < column->depth; level++)
    {
      g_autofree char *number = number_key (column->at[level]);
      const char *key
          = monev_response_plan_key (plan, monev_response_wide_repeat (plan, column, level));
      json_t *instances = json_object_get (answers, key);

      answers = json_object_get (instances, number);
      if (answers == NULL)
        return NULL;
      g_string_append_printf (place, "%s[%u]/", key, rank_of (instances, number));
    }
  g_string_append (place, monev_response_plan_key (plan, column->field));
  return g_string_free (g_steal_pointer (&place), FALSE);
}

static gint
by_number (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static json_t *
array_of (json_t *instances)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();
  json_t *array = json_array (), *value;
  const char *key;

  json_object_foreach (instances, key, value)
    g_ptr_array_add (numbers, (gpointer)key);
  g_ptr_array_sort (numbers, by_number);
  for (guint i = 0; i < numbers->len; i++)
    {
      json_t *instance = json_object_get (instances, g_ptr_array_index (numbers, i));

      monev_response_wide_finish (instance);
      json_array_append (array, instance);
    }
  return array;
}

/** monev_response_wide_finish: instances that were gathered under their numbers become lists in the
 * order of these. */
void
monev_response_wide_finish (json_t *answers)
{
  const char *key;
  json_t *value;
  void *next;

  json_object_foreach_safe (answers, next, key, value)
    if (json_is_object (value))
      json_object_set_new (answers, key, array_of (value));
}
