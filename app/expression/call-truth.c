#include "run.h"

#include <string.h>

/* Functions that give true or false, and those that give what they were given. */

static const char *
text_at (MonevRun *self, const MonevNode *call, guint index)
{
  return monev_run_text (self, call->arguments[index]);
}

/* A word of a list with spaces between. */
static gboolean
has_word (const char *list, const char *word)
{
  gsize length = strlen (word);

  if (length == 0)
    return FALSE;
  for (const char *at = strstr (list, word); at != NULL; at = strstr (at + 1, word))
    if ((at == list || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
      return TRUE;
  return FALSE;
}

static gboolean
call_selected (MonevRun *self, const MonevNode *call)
{
  const char *word = g_strstrip (g_strdup (text_at (self, call, 1)));
  const char *kept = monev_run_take (self, (char *)word);

  return has_word (text_at (self, call, 0), kept);
}

/* The whole text must match, as on phones. */
static gboolean
call_regex (MonevRun *self, const MonevNode *call)
{
  g_autofree char *whole = g_strdup_printf ("^(?:%s)$", text_at (self, call, 1));
  g_autoptr (GRegex) regex
      = g_regex_new (whole, G_REGEX_DOLLAR_ENDONLY | G_REGEX_OPTIMIZE, 0, NULL);

  return regex != NULL && g_regex_match (regex, text_at (self, call, 0), 0, NULL);
}

static gboolean
call_boolean_from_string (MonevRun *self, const MonevNode *call)
{
  const char *text = text_at (self, call, 0);

  return g_ascii_strcasecmp (text, "true") == 0 || strcmp (text, "1") == 0;
}

/* How many of the conditions from @first on hold; a set stands for all its nodes. */
static int
count_true (MonevRun *self, const MonevNode *call, guint first)
{
  int count = 0;

  for (guint i = first; i < call->n_arguments; i++)
    {
      MonevValue value = monev_run_value (self, call->arguments[i]);

      if (value.type == MONEV_TYPE_NODES)
        for (guint j = 0; j < value.nodes->len; j++)
          count += *monev_node_ref_text (g_array_index (value.nodes, MonevNodeRef, j)) != '\0';
      else
        count += monev_value_truth (&value);
      monev_value_clear (&value);
    }
  return count;
}

/* -1 leaves a bound open. */
static gboolean
lies_between (MonevReal value, MonevReal least, MonevReal most, gboolean may_be_open)
{
  MonevReal zero = monev_real_from_int (0);
  gboolean above = (may_be_open && monev_real_compare (least, zero) == MONEV_ORDER_LESS)
                   || monev_real_compare (value, least) == MONEV_ORDER_MORE
                   || monev_real_compare (value, least) == MONEV_ORDER_EQUAL;

  return above
         && ((may_be_open && monev_real_compare (most, zero) == MONEV_ORDER_LESS)
             || monev_real_compare (value, most) == MONEV_ORDER_LESS
             || monev_real_compare (value, most) == MONEV_ORDER_EQUAL);
}

static gboolean
call_checklist (MonevRun *self, const MonevNode *call)
{
  return lies_between (monev_real_from_int (count_true (self, call, 2)),
                       monev_run_number (self, call->arguments[0]),
                       monev_run_number (self, call->arguments[1]), TRUE);
}

static gboolean
call_weighted_checklist (MonevRun *self, const MonevNode *call)
{
  MonevReal sum = monev_real_from_int (0);

  for (guint i = 2; i + 1 < call->n_arguments; i += 2)
    if (monev_run_truth (self, call->arguments[i]))
      sum = monev_real_add (sum, monev_run_number (self, call->arguments[i + 1]));
  return lies_between (sum, monev_run_number (self, call->arguments[0]),
                       monev_run_number (self, call->arguments[1]), TRUE);
}

static MonevValue
coalesce (MonevRun *self, const MonevNode *call)
{
  MonevValue first = monev_run_value (self, call->arguments[0]);

  if (*monev_value_text (self, &first) != '\0'
      && (first.type != MONEV_TYPE_NUMBER || !monev_real_is_nan (first.number)))
    return first;
  monev_value_clear (&first);
  return monev_run_value (self, call->arguments[1]);
}

/* The answer that is there already, or else what is worked out now. */
static MonevValue
once (MonevRun *self, const MonevNode *call)
{
  const char *text = monev_node_ref_text (self->current);

  if (*text == '\0')
    return monev_run_value (self, call->arguments[0]);
  return (MonevValue){ .type = MONEV_TYPE_TEXT, .text = text };
}

/** monev_call_value: Returns: what if(), coalesce() or once() give; clear it. */
MonevValue
monev_call_value (MonevRun *self, const MonevNode *call)
{
  switch (call->function->id)
    {
    case MONEV_FN_IF:
      return monev_run_value (self,
                              call->arguments[monev_run_truth (self, call->arguments[0]) ? 1 : 2]);
    case MONEV_FN_COALESCE:
      return coalesce (self, call);
    default:
      return once (self, call);
    }
}

static gboolean
chosen_truth (MonevRun *self, const MonevNode *call)
{
  MonevValue value = monev_call_value (self, call);
  gboolean truth = monev_value_truth (&value);

  monev_value_clear (&value);
  return truth;
}

/** monev_call_truth: Returns: what @call, of type BOOLEAN, gives. */
gboolean
monev_call_truth (MonevRun *self, const MonevNode *call)
{
  switch (call->function->id)
    {
    case MONEV_FN_BOOLEAN:
      return monev_run_truth (self, call->arguments[0]);
    case MONEV_FN_BOOLEAN_FROM_STRING:
      return call_boolean_from_string (self, call);
    case MONEV_FN_CHECKLIST:
      return call_checklist (self, call);
    case MONEV_FN_COALESCE:
    case MONEV_FN_IF:
      return chosen_truth (self, call);
    case MONEV_FN_CONTAINS:
      return strstr (text_at (self, call, 0), text_at (self, call, 1)) != NULL;
    case MONEV_FN_ENDS_WITH:
      return g_str_has_suffix (text_at (self, call, 0), text_at (self, call, 1));
    case MONEV_FN_NOT:
      return !monev_run_truth (self, call->arguments[0]);
    case MONEV_FN_REGEX:
      return call_regex (self, call);
    case MONEV_FN_SELECTED:
      return call_selected (self, call);
    case MONEV_FN_STARTS_WITH:
      return g_str_has_prefix (text_at (self, call, 0), text_at (self, call, 1));
    case MONEV_FN_WEIGHTED_CHECKLIST:
      return call_weighted_checklist (self, call);
    default:
      return call->function->id == MONEV_FN_TRUE;
    }
}
