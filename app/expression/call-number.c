#include "run.h"

#include <math.h>
#include <string.h>

/* Functions that give a number. */

typedef MonevReal (*NumberFunction) (MonevRun *self, const MonevNode *call);

static MonevReal
argument (MonevRun *self, const MonevNode *call, guint index)
{
  return monev_run_number (self, call->arguments[index]);
}

static double
plain (MonevRun *self, const MonevNode *call, guint index)
{
  return monev_real_to_double (argument (self, call, index));
}

static MonevReal
nan_real (void)
{
  return monev_real_from_double (NAN);
}

static const struct
{
  MonevFunctionId id;
  double (*function) (double);
} plain_functions[] = {
  { MONEV_FN_ACOS, acos },   { MONEV_FN_ASIN, asin }, { MONEV_FN_ATAN, atan },
  { MONEV_FN_COS, cos },     { MONEV_FN_EXP, exp },   { MONEV_FN_LOG, log },
  { MONEV_FN_LOG10, log10 }, { MONEV_FN_SIN, sin },   { MONEV_FN_SQRT, sqrt },
  { MONEV_FN_TAN, tan },
};

static MonevReal
call_plain (MonevRun *self, const MonevNode *call)
{
  for (guint i = 0; i < G_N_ELEMENTS (plain_functions); i++)
    if (plain_functions[i].id == call->function->id)
      return monev_real_from_double (plain_functions[i].function (plain (self, call, 0)));
  return nan_real ();
}

static MonevReal
call_abs (MonevRun *self, const MonevNode *call)
{
  MonevReal value = argument (self, call, 0), zero = monev_real_from_int (0);

  return monev_real_compare (value, zero) == MONEV_ORDER_LESS ? monev_real_subtract (zero, value)
                                                              : value;
}

static MonevReal
call_atan2 (MonevRun *self, const MonevNode *call)
{
  return monev_real_from_double (atan2 (plain (self, call, 0), plain (self, call, 1)));
}

static MonevReal
call_ceiling (MonevRun *self, const MonevNode *call)
{
  MonevReal zero = monev_real_from_int (0);

  return monev_real_subtract (
      zero, monev_real_floor (monev_real_subtract (zero, argument (self, call, 0))));
}

static MonevReal
call_floor (MonevRun *self, const MonevNode *call)
{
  return monev_real_floor (argument (self, call, 0));
}

static MonevReal
call_int (MonevRun *self, const MonevNode *call)
{
  return monev_real_truncate (argument (self, call, 0));
}

static MonevReal
call_exp10 (MonevRun *self, const MonevNode *call)
{
  return monev_real_from_double (pow (10, plain (self, call, 0)));
}

static MonevReal
call_pi (MonevRun *self, const MonevNode *call)
{
  (void)self;
  (void)call;
  return monev_real_from_double (G_PI);
}

/* Whole powers of exact numbers stay exact while they fit. */
static MonevReal
call_pow (MonevRun *self, const MonevNode *call)
{
  MonevReal base = argument (self, call, 0), power = argument (self, call, 1);
  MonevReal result = monev_real_from_int (1);

  if (base.scale < 0 || power.scale != 0 || power.coefficient < 0 || power.coefficient > 64)
    return monev_real_from_double (pow (monev_real_to_double (base), monev_real_to_double (power)));
  for (gint64 i = 0; i < power.coefficient; i++)
    result = monev_real_multiply (result, base);
  return result;
}

static MonevReal
call_random (MonevRun *self, const MonevNode *call)
{
  (void)call;
  return monev_real_from_double (monev_scope_random (monev_run_scope (self)));
}

static MonevReal
call_round (MonevRun *self, const MonevNode *call)
{
  MonevReal value = argument (self, call, 0);
  double decimals = call->n_arguments > 1 ? plain (self, call, 1) : 0;

  if (isnan (decimals))
    return nan_real ();
  return monev_real_round (value, (int)CLAMP (decimals, -100, 100));
}

static MonevReal
call_number (MonevRun *self, const MonevNode *call)
{
  return argument (self, call, 0);
}

static MonevReal
call_count (MonevRun *self, const MonevNode *call)
{
  g_autoptr (GArray) nodes = monev_run_nodes (self, call->arguments[0]);

  return monev_real_from_int (nodes->len);
}

static MonevReal
call_count_non_empty (MonevRun *self, const MonevNode *call)
{
  g_autoptr (GArray) nodes = monev_run_nodes (self, call->arguments[0]);
  int count = 0;

  for (guint i = 0; i < nodes->len; i++)
    count += *monev_node_ref_text (g_array_index (nodes, MonevNodeRef, i)) != '\0';
  return monev_real_from_int (count);
}

static MonevReal
call_count_selected (MonevRun *self, const MonevNode *call)
{
  const char *at = monev_run_text (self, call->arguments[0]);
  int count = 0;

  while (*(at += strspn (at, " \t\r\n")) != '\0')
    {
      count++;
      at += strcspn (at, " \t\r\n");
    }
  return monev_real_from_int (count);
}

/* An answer that is not there yet is left out; phones do the same. */
static MonevReal
call_sum (MonevRun *self, const MonevNode *call)
{
  g_autoptr (GArray) nodes = monev_run_nodes (self, call->arguments[0]);
  MonevReal sum = monev_real_from_int (0);

  for (guint i = 0; i < nodes->len; i++)
    {
      MonevNodeRef node = g_array_index (nodes, MonevNodeRef, i);

      if (*monev_node_ref_text (node) != '\0')
        sum = monev_real_add (sum, monev_node_ref_number (node));
    }
  return sum;
}

typedef struct
{
  MonevOrder wanted; /* of a new value to the best so far */
  MonevReal best;
  gboolean any, spoilt;
} Extreme;

static void
consider (Extreme *extreme, MonevReal value)
{
  extreme->spoilt |= monev_real_is_nan (value);
  if (!extreme->any || monev_real_compare (value, extreme->best) == extreme->wanted)
    extreme->best = value;
  extreme->any = TRUE;
}

static void
consider_value (MonevRun *self, Extreme *extreme, const MonevValue *value)
{
  if (value->type == MONEV_TYPE_NODES)
    for (guint i = 0; i < value->nodes->len; i++)
      {
        MonevNodeRef node = g_array_index (value->nodes, MonevNodeRef, i);

        if (*monev_node_ref_text (node) != '\0')
          consider (extreme, monev_node_ref_number (node));
      }
  else if (value->type != MONEV_TYPE_TEXT || *value->text != '\0')
    consider (extreme, monev_value_number (self, value));
}

static MonevReal
find_extreme (MonevRun *self, const MonevNode *call, MonevOrder wanted)
{
  Extreme extreme = { .wanted = wanted };

  for (guint i = 0; i < call->n_arguments; i++)
    {
      MonevValue value = monev_run_value (self, call->arguments[i]);

      consider_value (self, &extreme, &value);
      monev_value_clear (&value);
    }
  return extreme.any && !extreme.spoilt ? extreme.best : nan_real ();
}

static MonevReal
call_max (MonevRun *self, const MonevNode *call)
{
  return find_extreme (self, call, MONEV_ORDER_MORE);
}

static MonevReal
call_min (MonevRun *self, const MonevNode *call)
{
  return find_extreme (self, call, MONEV_ORDER_LESS);
}

static MonevReal
call_last (MonevRun *self, const MonevNode *call)
{
  (void)call;
  return monev_real_from_int (MAX (self->size, 1));
}

/* Among the instances of its repeat; 1 for what does not repeat. */
static MonevReal
position_of (MonevNodeRef node)
{
  return monev_real_from_int (node.frame->parent == NULL ? 1 : (int)node.frame->index + 1);
}

static MonevReal
call_position (MonevRun *self, const MonevNode *call)
{
  g_autoptr (GArray) nodes = NULL;

  if (call->n_arguments == 0)
    return self->position > 0 ? monev_real_from_int (self->position) : position_of (self->current);
  nodes = monev_run_nodes (self, call->arguments[0]);
  return nodes->len == 0 ? nan_real () : position_of (g_array_index (nodes, MonevNodeRef, 0));
}

static MonevReal
call_string_length (MonevRun *self, const MonevNode *call)
{
  const char *text = call->n_arguments == 0 ? monev_node_ref_text (self->context)
                                            : monev_run_text (self, call->arguments[0]);

  return monev_real_from_int (g_utf8_strlen (text, -1));
}

static MonevReal
call_phone (MonevRun *self, const MonevNode *call)
{
  (void)self;
  (void)call;
  return nan_real ();
}

static MonevReal
call_chosen (MonevRun *self, const MonevNode *call)
{
  MonevValue value = monev_call_value (self, call);
  MonevReal number = monev_value_number (self, &value);

  monev_value_clear (&value);
  return number;
}

static const NumberFunction handlers[] = {
  [MONEV_FN_ABS] = call_abs,
  [MONEV_FN_ATAN2] = call_atan2,
  [MONEV_FN_CEILING] = call_ceiling,
  [MONEV_FN_COALESCE] = call_chosen,
  [MONEV_FN_COUNT] = call_count,
  [MONEV_FN_COUNT_NON_EMPTY] = call_count_non_empty,
  [MONEV_FN_COUNT_SELECTED] = call_count_selected,
  [MONEV_FN_DECIMAL_DATE_TIME] = monev_call_days,
  [MONEV_FN_DECIMAL_TIME] = monev_call_days,
  [MONEV_FN_EXP10] = call_exp10,
  [MONEV_FN_FLOOR] = call_floor,
  [MONEV_FN_IF] = call_chosen,
  [MONEV_FN_INT] = call_int,
  [MONEV_FN_LAST] = call_last,
  [MONEV_FN_MAX] = call_max,
  [MONEV_FN_MIN] = call_min,
  [MONEV_FN_NUMBER] = call_number,
  [MONEV_FN_PHONE] = call_phone,
  [MONEV_FN_PI] = call_pi,
  [MONEV_FN_POSITION] = call_position,
  [MONEV_FN_POW] = call_pow,
  [MONEV_FN_RANDOM] = call_random,
  [MONEV_FN_ROUND] = call_round,
  [MONEV_FN_STRING_LENGTH] = call_string_length,
  [MONEV_FN_SUM] = call_sum,
};

/** monev_call_number: Returns: what @call, of type NUMBER, gives. */
MonevReal
monev_call_number (MonevRun *self, const MonevNode *call)
{
  MonevFunctionId id = call->function->id;

  if (id < G_N_ELEMENTS (handlers) && handlers[id] != NULL)
    return handlers[id](self, call);
  return call_plain (self, call);
}
