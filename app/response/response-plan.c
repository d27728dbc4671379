#include "response-plan.h"

#include <string.h>

#include "base/decimal.h"

struct _MonevResponsePlan
{
  gatomicrefcount refs;
  MonevInstrument *instrument;
  GArray **dependents; /* of MonevDependent, by field; NULL for none */
  GArray **triggered;  /* of int: questions, by field; NULL for none */
  guint *ranks;        /* by question */
  GHashTable **codes;  /* by list: code → choice + 1 */
  GHashTable *ranges;  /* question → MonevRange */
  char **keys;         /* by field: from the root or the repeat that holds it */
  GHashTable *key_of;  /* "repeat/key" → field */
  MonevExpression *title;
  guint n_fields, n_lists;
};

static void
range_free (gpointer data)
{
  MonevRange *range = data;

  g_free (range->start);
  g_free (range->end);
  g_free (range->step);
  g_free (range);
}

/* Whether @expression may read other instances than the one it stands in: ${x} alone does not; with
 * steps, predicates and indexed-repeat() it may. */
static gboolean
reads_widely (const MonevExpression *expression)
{
  const char *text = monev_expression_source (expression);

  return strstr (text, "..") != NULL || strpbrk (text, "[/") != NULL
         || strstr (text, "indexed-repeat") != NULL;
}

static gboolean
is_known (const GArray *list, const MonevDependent *wanted)
{
  for (guint i = 0; i < list->len; i++)
    {
      const MonevDependent *at = &g_array_index (list, MonevDependent, i);

      if (at->question == wanted->question && at->effect == wanted->effect
          && at->wide == wanted->wide)
        return TRUE;
    }
  return FALSE;
}

static void
depend (MonevResponsePlan *self, int field, MonevDependent dependent)
{
  if (field <= 0 || (guint)field >= self->n_fields)
    return;
  if (self->dependents[field] == NULL)
    self->dependents[field] = g_array_new (FALSE, FALSE, sizeof (MonevDependent));
  /* Words of many languages name the same answer again and again; rules name it once each. */
  if (dependent.effect < MONEV_EFFECT_STATE || !is_known (self->dependents[field], &dependent))
    g_array_append_val (self->dependents[field], dependent);
}

static MonevEffect
effect_of (MonevRule rule)
{
  switch (rule)
    {
    case MONEV_RULE_RELEVANT:
      return MONEV_EFFECT_RELEVANT;
    case MONEV_RULE_CALCULATION:
      return MONEV_EFFECT_CALCULATE;
    case MONEV_RULE_REPEAT_COUNT:
      return MONEV_EFFECT_COUNT;
    default:
      return MONEV_EFFECT_STATE;
    }
}

/* A default is worked out when the response or instance begins, a calculation with a trigger when
 * the trigger is answered: neither follows what it reads. */
static void
depend_on_reads (MonevResponsePlan *self, int index, MonevRule rule)
{
  const MonevQuestion *question = monev_instrument_question (self->instrument, (guint)index);
  const MonevExpression *expression = question->rules[rule];
  const int *reads;
  guint count;

  if (expression == NULL || rule == MONEV_RULE_DEFAULT
      || monev_expression_is_phone_only (expression)
      || (rule == MONEV_RULE_CALCULATION && question->n_triggers > 0))
    return;
  reads = monev_expression_reads (expression, &count);
  for (guint i = 0; i < count; i++)
    depend (self, reads[i], (MonevDependent){ index, effect_of (rule), reads_widely (expression) });
}

static void
depend_on_words (MonevResponsePlan *self, int index, const char *text)
{
  MonevShape *shape = monev_instrument_shape (self->instrument);
  const char *at = strstr (text, "${");

  for (; at != NULL; at = strstr (at + 2, "${"))
    {
      const char *end = strchr (at, '}');
      g_autofree char *name = end == NULL ? NULL : g_strndup (at + 2, (gsize)(end - at - 2));

      if (name != NULL)
        depend (self, monev_shape_find (shape, name),
                (MonevDependent){ index, MONEV_EFFECT_WORDS, FALSE });
    }
}

static void
depend_on_wordings (MonevResponsePlan *self, int index)
{
  static const MonevColumnRole roles[] = { MONEV_COLUMN_LABEL,
                                           MONEV_COLUMN_HINT,
                                           MONEV_COLUMN_GUIDANCE,
                                           MONEV_COLUMN_CONSTRAINT_MESSAGE,
                                           MONEV_COLUMN_REQUIRED_MESSAGE,
                                           MONEV_COLUMN_SOFT_MESSAGE };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    for (guint k = 0; k < monev_instrument_n_languages (self->instrument); k++)
      depend_on_words (self, index,
                       monev_instrument_text (self->instrument, (guint)index, roles[i], k));
}

static void
note_trigger (MonevResponsePlan *self, int index, int field)
{
  if (field <= 0 || (guint)field >= self->n_fields)
    return;
  if (self->triggered[field] == NULL)
    self->triggered[field] = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_val (self->triggered[field], index);
}

static void
read_range (MonevResponsePlan *self, int index)
{
  const char *text
      = monev_instrument_text (self->instrument, (guint)index, MONEV_COLUMN_PARAMETERS, 0);
  g_auto (GStrv) words = g_strsplit_set (text, " ;,\t\n", -1);
  MonevRange *range = g_new0 (MonevRange, 1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *value = strchr (words[i], '=');
      MonevDecimal number;
      char **place;

      if (value == NULL || !monev_decimal_from_text (value + 1, &number, NULL))
        continue;
      *value = '\0';
      place = g_ascii_strcasecmp (words[i], "start") == 0  ? &range->start
              : g_ascii_strcasecmp (words[i], "end") == 0  ? &range->end
              : g_ascii_strcasecmp (words[i], "step") == 0 ? &range->step
                                                           : NULL;
      if (place != NULL && *place == NULL)
        *place = g_strdup (value + 1);
    }
  g_hash_table_insert (self->ranges, GINT_TO_POINTER (index), range);
}

static void
plan_question (MonevResponsePlan *self, int index)
{
  const MonevQuestion *question = monev_instrument_question (self->instrument, (guint)index);

  for (guint rule = 0; rule < MONEV_N_RULES; rule++)
    depend_on_reads (self, index, rule);
  depend_on_wordings (self, index);
  for (guint i = 0; i < question->n_triggers; i++)
    note_trigger (self, index, question->triggers[i]);
  if (question->source >= 0)
    depend (self, question->source, (MonevDependent){ index, MONEV_EFFECT_STATE, TRUE });
  if (strcmp (question->type->name, "range") == 0)
    read_range (self, index);
}

static void
plan_ranks (MonevResponsePlan *self)
{
  guint count;
  const int *order = monev_instrument_order (self->instrument, &count);

  for (guint i = 0; i < count; i++)
    self->ranks[order[i]] = i;
}

static void
plan_codes (MonevResponsePlan *self)
{
  for (guint i = 0; i < self->n_lists; i++)
    {
      const MonevChoiceList *list = monev_instrument_list (self->instrument, i);

      self->codes[i] = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint k = list->n_choices; k > 0; k--) /* the first of doubles counts */
        g_hash_table_insert (self->codes[i], (gpointer)list->choices[k - 1].name,
                             GUINT_TO_POINTER (k));
    }
}

/* Keys of canonical JSON are ASCII; a percent sign stands in no name of XML. */
static char *
escape_name (const char *name)
{
  return g_uri_escape_string (name, NULL, FALSE);
}

static void
plan_key (MonevResponsePlan *self, int field)
{
  MonevShape *shape = monev_instrument_shape (self->instrument);
  const MonevShapeField *at = monev_shape_field (shape, field);
  const MonevShapeField *above = monev_shape_field (shape, at->parent);
  g_autofree char *name = escape_name (at->name);

  if (above->kind == MONEV_SHAPE_GROUP && at->parent > 0)
    self->keys[field] = g_strconcat (self->keys[at->parent], "/", name, NULL);
  else
    self->keys[field] = g_strdup (name);
  g_hash_table_insert (self->key_of, g_strdup_printf ("%d/%s", above->repeat, self->keys[field]),
                       GINT_TO_POINTER (field));
}

/* instance_name of the settings says what a response is called in lists. */
static void
plan_title (MonevResponsePlan *self)
{
  const char *text = monev_instrument_setting (self->instrument, "instance_name");
  MonevExpressionPlace place = monev_instrument_place (self->instrument, 0);

  if (*text != '\0')
    self->title = monev_expression_compile (text, &place, NULL);
}

/** monev_response_plan_new: Returns: (transfer full): what filling @instrument, kept, needs. */
MonevResponsePlan *
monev_response_plan_new (MonevInstrument *instrument)
{
  MonevResponsePlan *self = g_new0 (MonevResponsePlan, 1);
  guint n = monev_instrument_n_questions (instrument);

  g_atomic_ref_count_init (&self->refs);
  self->instrument = monev_instrument_ref (instrument);
  self->n_fields = monev_shape_count (monev_instrument_shape (instrument));
  self->n_lists = monev_instrument_n_lists (instrument);
  self->dependents = g_new0 (GArray *, self->n_fields);
  self->triggered = g_new0 (GArray *, self->n_fields);
  self->ranks = g_new0 (guint, n + 1);
  self->codes = g_new0 (GHashTable *, self->n_lists + 1);
  self->ranges = g_hash_table_new_full (NULL, NULL, NULL, range_free);
  self->keys = g_new0 (char *, self->n_fields);
  self->key_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    plan_question (self, (int)i);
  for (guint i = 1; i < self->n_fields; i++)
    plan_key (self, (int)i);
  plan_ranks (self);
  plan_codes (self);
  plan_title (self);
  return self;
}

/** monev_response_plan_ref: Returns: (transfer full): @self. */
MonevResponsePlan *
monev_response_plan_ref (MonevResponsePlan *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** monev_response_plan_unref: drops one reference. */
void
monev_response_plan_unref (MonevResponsePlan *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < self->n_fields; i++)
    {
      g_clear_pointer (&self->dependents[i], g_array_unref);
      g_clear_pointer (&self->triggered[i], g_array_unref);
      g_free (self->keys[i]);
    }
  for (guint i = 0; i < self->n_lists; i++)
    g_hash_table_unref (self->codes[i]);
  g_free (self->dependents);
  g_free (self->triggered);
  g_free (self->keys);
  g_free (self->codes);
  g_free (self->ranks);
  g_hash_table_unref (self->ranges);
  g_hash_table_unref (self->key_of);
  g_clear_pointer (&self->title, monev_expression_unref);
  monev_instrument_unref (self->instrument);
  g_free (self);
}

/** monev_response_plan_instrument: Returns: (transfer none): what it was made of. */
MonevInstrument *
monev_response_plan_instrument (const MonevResponsePlan *self)
{
  return self->instrument;
}

/** monev_response_plan_dependents: Returns: (transfer none) (nullable): what a change of @field may
 * move, @count of them. */
const MonevDependent *
monev_response_plan_dependents (const MonevResponsePlan *self, int field, guint *count)
{
  const GArray *list = self->dependents[field];

  *count = list == NULL ? 0 : list->len;
  return list == NULL ? NULL : (const MonevDependent *)(gpointer)list->data;
}

/** monev_response_plan_triggered: Returns: (transfer none) (nullable): the questions whose
 * calculation runs when a person answers @field, in the order of the survey. */
const int *
monev_response_plan_triggered (const MonevResponsePlan *self, int field, guint *count)
{
  const GArray *list = self->triggered[field];

  *count = list == NULL ? 0 : list->len;
  return list == NULL ? NULL : (const int *)(gpointer)list->data;
}

/** monev_response_plan_rank: Returns: the place of @question in the order of working out. */
guint
monev_response_plan_rank (const MonevResponsePlan *self, int question)
{
  return self->ranks[question];
}

/** monev_response_plan_choice: Returns: the choice of @list whose code is @code, or NONE. */
int
monev_response_plan_choice (const MonevResponsePlan *self, int list, const char *code)
{
  return (int)GPOINTER_TO_UINT (g_hash_table_lookup (self->codes[list], code)) - 1;
}

/** monev_response_plan_range: Returns: (transfer none) (nullable): the bounds of a range. */
const MonevRange *
monev_response_plan_range (const MonevResponsePlan *self, int question)
{
  return g_hash_table_lookup (self->ranges, GINT_TO_POINTER (question));
}

/** monev_response_plan_key: Returns: (transfer none): under which @field stands in the instance
 * that holds it: its name, behind those of its groups, such as "keluarga/umur". */
const char *
monev_response_plan_key (const MonevResponsePlan *self, int field)
{
  return self->keys[field];
}

/** monev_response_plan_find_key: Returns: the field with @key in an instance of @repeat (0 for the
 * root), or NONE. */
int
monev_response_plan_find_key (const MonevResponsePlan *self, int repeat, const char *key)
{
  g_autofree char *wanted = g_strdup_printf ("%d/%s", repeat, key);
  gpointer field = g_hash_table_lookup (self->key_of, wanted);

  return field == NULL ? MONEV_INSTRUMENT_NONE : GPOINTER_TO_INT (field);
}

/** monev_response_plan_title: Returns: (transfer none) (nullable): what gives a response its name:
 * "instance_name" of the settings. */
MonevExpression *
monev_response_plan_title (const MonevResponsePlan *self)
{
  return self->title;
}

/** monev_response_plan_title_field: Returns: "meta/instanceName" where this program works it out
 * itself, so that it is no answer; NONE where only a phone can. */
int
monev_response_plan_title_field (const MonevResponsePlan *self)
{
  MonevShape *shape = monev_instrument_shape (self->instrument);
  int field = monev_shape_find (shape, "instanceName");

  if (self->title == NULL || monev_expression_is_phone_only (self->title) || field < 0
      || monev_instrument_question_at (self->instrument, field) >= 0)
    return MONEV_INSTRUMENT_NONE;
  return field;
}

/** monev_response_plan_holder: Returns: the repeat (or 0) whose instances hold the answer of
 * @question; of a repeat, those that hold its instances. NONE without a field. */
int
monev_response_plan_holder (const MonevResponsePlan *self, int question)
{
  MonevShape *shape = monev_instrument_shape (self->instrument);
  int field = monev_instrument_question (self->instrument, (guint)question)->field;

  if (field < 0)
    return MONEV_INSTRUMENT_NONE;
  return monev_shape_holder (shape, field);
}
