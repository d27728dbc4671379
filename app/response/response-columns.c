#include "response-columns.h"

#include <string.h>

#include "base/fold.h"

#define AMBIGUOUS (-2)
#define OTHER "other"

struct _MonevResponseNames
{
  MonevResponsePlan *plan;
  MonevInstrument *instrument;
  MonevShape *shape;
  /* "repeat/heading" → field + OFFSET: full paths, ends of paths, labels */
  GHashTable *paths, *names, *labels;
  GHashTable **codes; /* by list, once asked for: folded label → code; "" when two share it */
};

#define OFFSET 3

static const char separators[] = "/:-.";

/* Columns that the tools add; a question of the same name goes before. */
static const struct
{
  const char *heading;
  MonevImportMeaning meaning;
} added[] = {
  { "_uuid", MONEV_IMPORT_UUID },
  { "KEY", MONEV_IMPORT_UUID },
  { "meta/instanceID", MONEV_IMPORT_UUID },
  { "meta:instanceID", MONEV_IMPORT_UUID },
  { "meta-instanceID", MONEV_IMPORT_UUID },
  { "instanceID", MONEV_IMPORT_UUID },
  { "meta/instanceName", MONEV_IMPORT_IGNORED }, /* where we work it out ourselves */
  { "meta:instanceName", MONEV_IMPORT_IGNORED },
  { "meta-instanceName", MONEV_IMPORT_IGNORED },
  { "instanceName", MONEV_IMPORT_IGNORED },
  { "_id", MONEV_IMPORT_ID },
  { "_index", MONEV_IMPORT_INDEX },
  { "_parent_index", MONEV_IMPORT_PARENT_INDEX },
  { "_parent_table_name", MONEV_IMPORT_PARENT_TABLE },
  { "PARENT_KEY", MONEV_IMPORT_PARENT_KEY },
  { "_submission__id", MONEV_IMPORT_PARENT_ID },
  { "_submission__uuid", MONEV_IMPORT_PARENT_UUID },
  { "_submission_time", MONEV_IMPORT_SUBMITTED },
  { "SubmissionDate", MONEV_IMPORT_SUBMITTED },
  { "_validation_status", MONEV_IMPORT_STATUS },
  { "ReviewState", MONEV_IMPORT_STATUS },
  { "_submitted_by", MONEV_IMPORT_SUBMITTER },
  { "SubmitterName", MONEV_IMPORT_SUBMITTER },
  { "SubmitterID", MONEV_IMPORT_IGNORED },
  { "DeviceID", MONEV_IMPORT_IGNORED },
  { "Edits", MONEV_IMPORT_IGNORED },
  { "FormVersion", MONEV_IMPORT_IGNORED },
  { "Status", MONEV_IMPORT_IGNORED },
  { "AttachmentsPresent", MONEV_IMPORT_IGNORED },
  { "AttachmentsExpected", MONEV_IMPORT_IGNORED },
  { "formhub/uuid", MONEV_IMPORT_IGNORED },
  { "meta/rootUuid", MONEV_IMPORT_IGNORED },
};

static void
note (MonevResponseNames *self, GHashTable *table, int field, const char *heading)
{
  char *key;
  gpointer known;

  if (*heading == '\0')
    return;
  key = g_strdup_printf ("%d/%s", monev_shape_holder (self->shape, field), heading);
  known = g_hash_table_lookup (table, key);
  if (known != NULL && GPOINTER_TO_INT (known) - OFFSET != field)
    field = AMBIGUOUS;
  g_hash_table_insert (table, key, GINT_TO_POINTER (field + OFFSET));
}

static const char *
label_of (const MonevResponseNames *self, int field, guint language)
{
  int index = monev_instrument_question_at (self->instrument, field);

  if (index < 0 || monev_instrument_question (self->instrument, (guint)index)->field != field)
    return "";
  return monev_instrument_text (self->instrument, (guint)index, MONEV_COLUMN_LABEL, language);
}

/* The names (or with a language the labels) from the outermost group to the question. */
static GPtrArray *
parts_of (const MonevResponseNames *self, int field, int language)
{
  GPtrArray *parts = g_ptr_array_new ();

  for (; field > 0; field = monev_shape_field (self->shape, field)->parent)
    g_ptr_array_insert (parts, 0,
                        (gpointer)(language < 0 ? monev_shape_field (self->shape, field)->name
                                                : label_of (self, field, (guint)language)));
  return parts;
}

static char *
join_from (const GPtrArray *parts, guint from, char separator)
{
  GString *text = g_string_new (g_ptr_array_index (parts, from));

  for (guint i = from + 1; i < parts->len; i++)
    g_string_append_printf (text, "%c%s", separator, (char *)g_ptr_array_index (parts, i));
  return g_string_free (text, FALSE);
}

static void
note_ends (MonevResponseNames *self, GHashTable *table, int field, const GPtrArray *parts,
           guint from)
{
  for (guint i = from; i < parts->len; i++)
    for (const char *separator = separators; *separator != '\0'; separator++)
      {
        g_autofree char *heading = join_from (parts, i, *separator);

        note (self, table, field, heading);
      }
}

static void
note_path (MonevResponseNames *self, int field, const GPtrArray *parts)
{
  for (const char *separator = separators; *separator != '\0'; separator++)
    {
      g_autofree char *heading = join_from (parts, 0, *separator);

      note (self, self->paths, field, heading);
    }
}

static void
note_field (MonevResponseNames *self, int field)
{
  g_autoptr (GPtrArray) names = parts_of (self, field, -1);

  note_path (self, field, names);
  note_ends (self, self->names, field, names, 1);
  for (guint i = 0; i < monev_instrument_n_languages (self->instrument); i++)
    {
      g_autoptr (GPtrArray) labels = parts_of (self, field, (int)i);

      if (*(char *)g_ptr_array_index (labels, labels->len - 1) != '\0')
        note_ends (self, self->labels, field, labels, 0);
    }
}

/** monev_response_names_new: Returns: (transfer full): the headings of the questions of @plan. */
MonevResponseNames *
monev_response_names_new (MonevResponsePlan *plan)
{
  MonevResponseNames *self = g_new0 (MonevResponseNames, 1);

  self->plan = monev_response_plan_ref (plan);
  self->instrument = monev_response_plan_instrument (plan);
  self->shape = monev_instrument_shape (self->instrument);
  self->paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->codes = g_new0 (GHashTable *, monev_instrument_n_lists (self->instrument) + 1);
  for (guint i = 1; i < monev_shape_count (self->shape); i++)
    if (monev_shape_field (self->shape, (int)i)->kind == MONEV_SHAPE_VALUE
        && (int)i != monev_response_plan_title_field (plan))
      note_field (self, (int)i);
  return self;
}

/** monev_response_names_free: frees them. */
void
monev_response_names_free (MonevResponseNames *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < monev_instrument_n_lists (self->instrument); i++)
    g_clear_pointer (&self->codes[i], g_hash_table_unref);
  g_free (self->codes);
  g_hash_table_unref (self->paths);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->labels);
  monev_response_plan_unref (self->plan);
  g_free (self);
}

static int
find_field (const MonevResponseNames *self, int repeat, const char *heading)
{
  g_autofree char *key = g_strdup_printf ("%d/%s", repeat, heading);
  GHashTable *tables[] = { self->paths, self->names, self->labels };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      gpointer known = g_hash_table_lookup (tables[i], key);

      if (known != NULL)
        return GPOINTER_TO_INT (known) - OFFSET;
    }
  return MONEV_INSTRUMENT_NONE;
}

static void
add_words (GHashTable *codes, const char *words, const char *name)
{
  char *folded = monev_fold_key (words);
  const char *code = g_hash_table_lookup (codes, folded);

  g_hash_table_insert (codes, folded,
                       (gpointer)(code != NULL && strcmp (code, name) != 0 ? "" : name));
}

/* "Ya", and "1 – Ya" as the lists of our workbooks have it. */
static void
add_label (MonevResponseNames *self, GHashTable *codes, int list, guint choice)
{
  const char *name = monev_instrument_list (self->instrument, (guint)list)->choices[choice].name;

  for (guint i = 0; i < monev_instrument_n_languages (self->instrument); i++)
    {
      const char *label = monev_instrument_choice_text (self->instrument, (guint)list, choice,
                                                        MONEV_COLUMN_LABEL, i);
      g_autofree char *both = g_strdup_printf ("%s – %s", name, label);

      add_words (codes, label, name);
      if (*label != '\0')
        add_words (codes, both, name);
    }
}

static GHashTable *
codes_of (MonevResponseNames *self, int list)
{
  const MonevChoiceList *at = monev_instrument_list (self->instrument, (guint)list);

  if (self->codes[list] != NULL)
    return self->codes[list];
  self->codes[list] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < at->n_choices; i++)
    add_label (self, self->codes[list], list, i);
  return self->codes[list];
}

/** monev_response_names_code: Returns: (transfer none) (nullable): the code of @list that @text is,
 * or whose label it is in any language; NULL for neither, and for a label that two share. */
const char *
monev_response_names_code (MonevResponseNames *self, int list, const char *text)
{
  int choice = monev_response_plan_choice (self->plan, list, text);
  g_autofree char *folded = NULL;
  const char *code;

  if (choice >= 0)
    return monev_instrument_list (self->instrument, (guint)list)->choices[choice].name;
  folded = monev_fold_key (text);
  code = *folded == '\0' ? NULL : g_hash_table_lookup (codes_of (self, list), folded);
  return code == NULL || *code == '\0' ? NULL : code;
}

static char *
codes_between (MonevResponseNames *self, int list, const char *text, const char *marks)
{
  g_auto (GStrv) words = g_strsplit_set (text, marks, -1);
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *word = g_strstrip (words[i]), *code;

      if (*word == '\0')
        continue;
      code = monev_response_names_code (self, list, word);
      if (code == NULL)
        return NULL;
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", code);
    }
  return g_string_free (g_steal_pointer (&codes), FALSE);
}

/* "Radio Televisi kabel": the longest run of words from the left that is a label, and so on. */
static char *
codes_in_a_row (MonevResponseNames *self, int list, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n = g_strv_length (words), from = 0;
  g_autoptr (GString) codes = g_string_new (NULL);

  while (from < n)
    {
      const char *code = NULL;
      guint to;

      for (to = n; to > from && code == NULL; to--)
        {
          char *held = g_steal_pointer (&words[to]);
          g_autofree char *run = g_strjoinv (" ", words + from);

          words[to] = held;
          code = monev_response_names_code (self, list, run);
        }
      if (code == NULL)
        return NULL;
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", code);
      from = to + 1;
    }
  return g_string_free (g_steal_pointer (&codes), FALSE);
}

/** monev_response_names_codes: Returns: (transfer full) (nullable): several codes or labels, with
 * blanks, commas, semicolons or line ends between them, as codes with blanks; NULL if one of them
 * is not in @list. */
char *
monev_response_names_codes (MonevResponseNames *self, int list, const char *text)
{
  char *codes = codes_between (self, list, text, " \t\r\n");

  if (codes == NULL)
    codes = codes_between (self, list, text, ";\n");
  if (codes == NULL)
    codes = codes_between (self, list, text, ",;\n");
  return codes != NULL ? codes : codes_in_a_row (self, list, text);
}

static gboolean
takes_several (const MonevResponseNames *self, int field, const MonevQuestion **several)
{
  int index = monev_instrument_question_at (self->instrument, field);
  const MonevQuestion *question
      = index < 0 ? NULL : monev_instrument_question (self->instrument, (guint)index);

  if (question == NULL || question->field != field || question->list < 0
      || (question->type->answer != MONEV_ANSWER_CHOICES
          && question->type->answer != MONEV_ANSWER_RANK))
    return FALSE;
  *several = question;
  return TRUE;
}

/* The choice that the end of a heading names, "or_other" among them. */
static const char *
find_choice (MonevResponseNames *self, const MonevQuestion *question, const char *text)
{
  const char *code = monev_response_names_code (self, question->list, text);

  return code == NULL && question->or_other && g_ascii_strcasecmp (text, OTHER) == 0 ? OTHER : code;
}

static gboolean
is_place (const MonevResponseNames *self, int field)
{
  int index = monev_instrument_question_at (self->instrument, field);

  return index >= 0
         && monev_instrument_question (self->instrument, (guint)index)->type->answer
                == MONEV_ANSWER_PLACE;
}

static gboolean
find_part (const char *text, guint *part)
{
  static const char *const parts[] = { "Latitude", "Longitude", "Altitude", "Accuracy" };

  for (*part = 0; *part < G_N_ELEMENTS (parts); (*part)++)
    if (g_ascii_strcasecmp (parts[*part], text) == 0)
      return TRUE;
  return FALSE;
}

/* "alat/radio": the last separator whose left side is a question of several choices. */
static gboolean
find_split (MonevResponseNames *self, int repeat, const char *heading, MonevImportColumn *column)
{
  for (gsize at = strlen (heading); at > 0; at--)
    {
      g_autofree char *left = NULL;
      const MonevQuestion *several;
      int field;

      if (strchr (separators, heading[at - 1]) == NULL)
        continue;
      left = g_strndup (heading, at - 1);
      field = find_field (self, repeat, left);
      if (field < 0)
        continue;
      column->field = field;
      if (takes_several (self, field, &several))
        {
          column->code = find_choice (self, several, heading + at);
          column->meaning = MONEV_IMPORT_CHOSEN;
          return column->code != NULL;
        }
      column->meaning = MONEV_IMPORT_COORDINATE;
      if (is_place (self, field) && find_part (heading + at, &column->part))
        return TRUE;
    }
  return FALSE;
}

static gboolean
find_added (const char *heading, MonevImportColumn *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (added); i++)
    if (g_ascii_strcasecmp (added[i].heading, heading) == 0)
      {
        column->meaning = added[i].meaning;
        return TRUE;
      }
  column->meaning = MONEV_IMPORT_IGNORED;
  return *heading == '_' || g_str_has_prefix (heading, "SET-OF-");
}

/* What the group before it is called does not count when nothing else ends so. */
static int
find_end (const MonevResponseNames *self, int repeat, const char *heading)
{
  const char *slash = strrchr (heading, '/');

  return slash == NULL ? MONEV_INSTRUMENT_NONE : find_field (self, repeat, slash + 1);
}

/** monev_response_names_plan: Returns: (transfer none): the plan whose headings these are. */
MonevResponsePlan *
monev_response_names_plan (MonevResponseNames *self)
{
  return self->plan;
}

static gboolean
find_whole (MonevResponseNames *self, int repeat, const char *heading, MonevImportColumn *column,
            gboolean *ambiguous)
{
  MonevImportColumn found
      = { MONEV_IMPORT_UNKNOWN, column->column, .field = MONEV_INSTRUMENT_NONE };
  int field = *heading == '\0' ? MONEV_INSTRUMENT_NONE : find_field (self, repeat, heading);
  int meta = monev_shape_find (self->shape, "instanceID");

  *ambiguous = field == AMBIGUOUS;
  if (field >= 0 && field != meta)
    {
      found.meaning = MONEV_IMPORT_ANSWER;
      found.field = field;
    }
  else if (*heading == '\0' || *ambiguous
           || (!find_added (heading, &found) && !find_split (self, repeat, heading, &found)))
    return FALSE;
  *column = found;
  return TRUE;
}

/** monev_response_names_find_exact: as monev_response_names_find(), but groups that the form does
 * not have keep a heading from meaning anything. */
gboolean
monev_response_names_find_exact (MonevResponseNames *self, int repeat, const char *heading,
                                 MonevImportColumn *column)
{
  g_autofree char *stripped = g_strstrip (g_strdup (heading));
  gboolean ambiguous;

  return find_whole (self, repeat, stripped, column, &ambiguous);
}

/**
 * monev_response_names_find:
 * @repeat: whose instances the rows of the table are; 0 for responses
 * @column: (out): its meaning; what does not belong to it stays as it is
 *
 * Returns: whether @heading means anything
 */
gboolean
monev_response_names_find (MonevResponseNames *self, int repeat, const char *heading,
                           MonevImportColumn *column)
{
  g_autofree char *stripped = g_strstrip (g_strdup (heading));
  gboolean ambiguous;
  int field;

  if (find_whole (self, repeat, stripped, column, &ambiguous))
    return TRUE;
  field = ambiguous ? AMBIGUOUS : find_end (self, repeat, stripped);
  if (field < 0)
    return FALSE;
  *column = (MonevImportColumn){ MONEV_IMPORT_ANSWER, column->column, .field = field };
  return TRUE;
}
