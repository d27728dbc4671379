#include "condition.h"

#include <string.h>

#include "instrument-number.h"

typedef struct
{
  const char *words;
  const char *sign; /* between the question and the value; NULL where a function is written */
} Comparison;

static const Comparison comparisons[MONEV_N_COMPARES] = {
  [MONEV_COMPARE_IS] = { "adalah", "=" },
  [MONEV_COMPARE_IS_NOT] = { "bukan", "!=" },
  [MONEV_COMPARE_HAS] = { "memuat pilihan", NULL },
  [MONEV_COMPARE_HAS_NOT] = { "tidak memuat pilihan", NULL },
  [MONEV_COMPARE_LESS] = { "kurang dari", "<" },
  [MONEV_COMPARE_AT_MOST] = { "paling banyak", "<=" },
  [MONEV_COMPARE_MORE] = { "lebih dari", ">" },
  [MONEV_COMPARE_AT_LEAST] = { "paling sedikit", ">=" },
  [MONEV_COMPARE_FILLED] = { "terisi", NULL },
  [MONEV_COMPARE_EMPTY] = { "kosong", NULL },
};

/** monev_condition_new: Returns: (transfer full): copies. */
MonevCondition *
monev_condition_new (const char *name, MonevCompare compare, const char *value)
{
  MonevCondition *self = g_new (MonevCondition, 1);

  *self = (MonevCondition){ g_strdup (name), compare, g_strdup (value) };
  return self;
}

/** monev_condition_free: frees a condition. */
void
monev_condition_free (MonevCondition *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->value);
  g_free (self);
}

/** monev_compare_words: Returns: (transfer none): "lebih dari". */
const char *
monev_compare_words (MonevCompare compare)
{
  return comparisons[compare].words;
}

static gboolean
has_order (MonevAnswerKind answer)
{
  return answer == MONEV_ANSWER_INTEGER || answer == MONEV_ANSWER_DECIMAL
         || answer == MONEV_ANSWER_DATE;
}

/** monev_compare_fits: Returns: whether an answer of @type can be compared so. */
gboolean
monev_compare_fits (MonevCompare compare, const MonevQuestionType *type)
{
  gboolean several = type->answer == MONEV_ANSWER_CHOICES;

  switch (compare)
    {
    case MONEV_COMPARE_IS:
    case MONEV_COMPARE_IS_NOT:
      return !several && type->answer != MONEV_ANSWER_FILE && type->answer != MONEV_ANSWER_PLACE;
    case MONEV_COMPARE_HAS:
    case MONEV_COMPARE_HAS_NOT:
      return several;
    case MONEV_COMPARE_FILLED:
    case MONEV_COMPARE_EMPTY:
      return TRUE;
    default:
      return has_order (type->answer);
    }
}

static gboolean
is_number (const char *text)
{
  const char *at = *text == '-' ? text + 1 : text;
  gsize whole = strspn (at, "0123456789");
  gsize part = at[whole] == '.' ? strspn (at + whole + 1, "0123456789") : 0;

  return whole > 0 && at[whole + (at[whole] == '.') + part] == '\0'
         && (at[whole] != '.' || part > 0);
}

/* Text in quotes that it does not hold itself; a text with both kinds loses the double ones, since
 * XPath 1.0 cannot write it. */
static char *
quote (const char *text)
{
  g_autofree char *plain = NULL;

  if (strchr (text, '\'') == NULL)
    return g_strdup_printf ("'%s'", text);
  plain = g_strdelimit (g_strdup (text), "\"", '\'');
  return g_strdup_printf ("\"%s\"", plain);
}

static char *
value_text (const MonevCondition *self, const MonevQuestionType *type)
{
  gboolean number
      = type != NULL
        && (type->answer == MONEV_ANSWER_INTEGER || type->answer == MONEV_ANSWER_DECIMAL);

  if (is_number (self->value) && (type == NULL || number))
    return g_strdup (self->value);
  if (type != NULL && type->answer == MONEV_ANSWER_DATE)
    return g_strdup_printf ("date('%s')", self->value);
  return quote (self->value);
}

static char *
condition_text (const MonevCondition *self, const MonevInstrument *instrument, int here)
{
  gboolean own = strcmp (self->name, ".") == 0;
  int index = own ? here : monev_instrument_find (instrument, self->name);
  const MonevQuestionType *type
      = index < 0 ? NULL : monev_instrument_question (instrument, (guint)index)->type;
  g_autofree char *name = own ? g_strdup (".") : g_strdup_printf ("${%s}", self->name);
  g_autofree char *value = value_text (self, type);
  g_autofree char *code = quote (self->value);

  switch (self->compare)
    {
    case MONEV_COMPARE_HAS:
      return g_strdup_printf ("selected(%s, %s)", name, code);
    case MONEV_COMPARE_HAS_NOT:
      return g_strdup_printf ("not(selected(%s, %s))", name, code);
    case MONEV_COMPARE_FILLED:
      return g_strdup_printf ("%s != ''", name);
    case MONEV_COMPARE_EMPTY:
      return g_strdup_printf ("%s = ''", name);
    default:
      return g_strdup_printf ("%s %s %s", name, comparisons[self->compare].sign, value);
    }
}

/**
 * monev_conditions_to_text:
 * @conditions: of #MonevCondition
 * @any: one is enough; otherwise all must hold
 * @here: the question the formula belongs to, for "."
 *
 * Returns: (transfer full): the formula; "" for none
 */
char *
monev_conditions_to_text (GPtrArray *conditions, gboolean any, const MonevInstrument *instrument,
                          int here)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < conditions->len; i++)
    {
      g_autofree char *part = condition_text (g_ptr_array_index (conditions, i), instrument, here);

      g_string_append_printf (text, "%s%s", i == 0 ? "" : any ? " or " : " and ", part);
    }
  return g_string_free (text, FALSE);
}

#define NAME "(?:\\$\\{\\s*(?<name>[^}\\s]+)\\s*\\}|(?<own>\\.))"
#define TEXT "(?:'(?<single>[^']*)'|\"(?<double>[^\"]*)\")"
#define NUMBER "(?<number>-?\\d+(?:\\.\\d+)?)"

/* One condition; what stands around it is not. */
static GRegex *
condition_regex (gboolean chosen)
{
  static GRegex *has, *compares;
  static gsize made;

  if (g_once_init_enter (&made))
    {
      has = g_regex_new ("^\\s*(?<not>not\\s*\\(\\s*)?selected\\s*\\(\\s*" NAME "\\s*,\\s*" TEXT
                         "\\s*\\)(?(not)\\s*\\))\\s*$",
                         G_REGEX_DUPNAMES, 0, NULL);
      compares
          = g_regex_new ("^\\s*" NAME "\\s*(?<sign>!=|<=|>=|=|<|>)\\s*(?:(?<date>date\\s*\\(\\s*)"
                         "?" TEXT "(?(date)\\s*\\))|" NUMBER ")\\s*$",
                         G_REGEX_DUPNAMES, 0, NULL);
      g_once_init_leave (&made, 1);
    }
  return chosen ? has : compares;
}

static char *
group_of (GMatchInfo *match, const char *name)
{
  char *text = g_match_info_fetch_named (match, name);

  return text == NULL ? g_strdup ("") : text;
}

static char *
value_of (GMatchInfo *match)
{
  static const char *const groups[] = { "single", "double", "number" };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autofree char *text = group_of (match, groups[i]);

      if (*text != '\0')
        return g_steal_pointer (&text);
    }
  return g_strdup ("");
}

static MonevCompare
compare_of (const char *sign, const char *value)
{
  if (*value == '\0')
    return strcmp (sign, "=") == 0    ? MONEV_COMPARE_EMPTY
           : strcmp (sign, "!=") == 0 ? MONEV_COMPARE_FILLED
                                      : MONEV_N_COMPARES;
  for (guint i = 0; i < MONEV_N_COMPARES; i++)
    if (comparisons[i].sign != NULL && strcmp (comparisons[i].sign, sign) == 0)
      return i;
  return MONEV_N_COMPARES;
}

static MonevCondition *
condition_from_text (const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;
  g_autofree char *extra = NULL;
  MonevCompare compare;
  gboolean has = g_regex_match (condition_regex (TRUE), text, 0, &match);

  if (!has)
    {
      g_clear_pointer (&match, g_match_info_free);
      if (!g_regex_match (condition_regex (FALSE), text, 0, &match))
        return NULL;
    }
  name = group_of (match, "name");
  value = value_of (match);
  extra = group_of (match, has ? "not" : "sign");
  compare = !has             ? compare_of (extra, value)
            : *extra == '\0' ? MONEV_COMPARE_HAS
                             : MONEV_COMPARE_HAS_NOT;
  return compare == MONEV_N_COMPARES
             ? NULL
             : monev_condition_new (*name == '\0' ? "." : name, compare, value);
}

/* The parts between @word, outside of quotes and brackets. */
static GPtrArray *
split (const char *text, const char *word)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  const char *from = text;
  int depth = 0;
  char quoted = '\0';

  for (const char *at = text; *at != '\0'; at++)
    {
      if (quoted != '\0')
        quoted = *at == quoted ? '\0' : quoted;
      else if (*at == '\'' || *at == '"')
        quoted = *at;
      else if (*at == '(' || *at == ')')
        depth += *at == '(' ? 1 : -1;
      else if (depth == 0 && g_str_has_prefix (at, word))
        {
          g_ptr_array_add (parts, g_strndup (from, (gsize)(at - from)));
          from = at + strlen (word);
          at = from - 1;
        }
    }
  g_ptr_array_add (parts, g_strdup (from));
  return parts;
}

/**
 * monev_conditions_from_text:
 * @any: (out): whether they are joined by "or"
 *
 * Returns: (transfer full) (nullable): of #MonevCondition, none for an empty text; %NULL for a
 *   formula that is not made of plain conditions
 */
GPtrArray *
monev_conditions_from_text (const char *text, gboolean *any)
{
  g_autoptr (GPtrArray) alternatives = split (text, " or ");
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GPtrArray) conditions
      = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_condition_free);

  *any = alternatives->len > 1;
  if (text[strspn (text, " \t\r\n")] == '\0')
    return g_steal_pointer (&conditions);
  parts = *any ? g_ptr_array_ref (alternatives) : split (text, " and ");
  for (guint i = 0; i < parts->len; i++)
    {
      MonevCondition *condition = condition_from_text (g_ptr_array_index (parts, i));

      if (condition == NULL)
        return NULL;
      g_ptr_array_add (conditions, condition);
    }
  return g_steal_pointer (&conditions);
}

typedef struct
{
  const MonevInstrument *self;
  char **numbers;
} Words;

static char *
field_words (gpointer data, int field)
{
  Words *words = data;
  int question = monev_instrument_question_at (words->self, field);

  if (question < 0 || *words->numbers[question] == '\0')
    return NULL;
  return g_strdup_printf ("nomor %s", words->numbers[question]);
}

static char *
choice_words (gpointer data, int field, const char *choice)
{
  Words *words = data;
  int question = monev_instrument_question_at (words->self, field), found;
  int list = question < 0 ? MONEV_INSTRUMENT_NONE
                          : monev_instrument_question (words->self, (guint)question)->list;
  const char *label;

  if (list < 0)
    return NULL;
  found = monev_instrument_find_choice (words->self, (guint)list, choice);
  if (found < 0)
    return NULL;
  label = monev_instrument_choice_text (words->self, (guint)list, (guint)found, MONEV_COLUMN_LABEL,
                                        monev_instrument_default_language (words->self));
  return *label == '\0' ? NULL : g_strdup (label);
}

/** monev_instrument_explain: Returns: (transfer full): a formula of the form in words: "nomor 13 =
 * “Tidak”". */
char *
monev_instrument_explain (const MonevInstrument *self, const MonevExpression *expression)
{
  g_auto (GStrv) numbers = monev_instrument_numbers (self);
  Words data = { self, numbers };
  MonevExpressionWords words = { field_words, choice_words, &data };

  return monev_expression_explain (expression, &words);
}
