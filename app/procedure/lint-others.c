/* One procedure beside the others of its office: the same step with another time. */
#include "procedure/lint-private.h"

#include <string.h>

#include "procedure/lint-match.h"

typedef struct {
  const MonevProcedure     *procedure;
  const MonevProcedureStep *step;
} Place;

static gboolean
is_fixed (const MonevStepTime *time)
{
  return time->kind == MONEV_STEP_TIME_MINUTES || time->kind == MONEV_STEP_TIME_DAYS;
}

static gboolean
same_time (const MonevStepTime *a, const MonevStepTime *b)
{
  return a->kind == b->kind && a->min == b->min && a->max == b->max;
}

static void
add_places (GHashTable *places, const MonevProcedure *procedure)
{
  for (guint i = 0; i < monev_procedure_n_steps (procedure); i++)
    {
      const MonevProcedureStep *step = monev_procedure_step (procedure, i);
      Place place = { procedure, step };
      g_autofree char *key = is_fixed (&step->time) ? monev_match_step_key (step->wording)
                                                    : g_strdup ("");
      GArray *list = g_hash_table_lookup (places, key);

      if (*key == '\0')
        continue;
      if (list == NULL)
        {
          list = g_array_new (FALSE, FALSE, sizeof (Place));
          g_hash_table_insert (places, g_steal_pointer (&key), list);
        }
      g_array_append_val (list, place);
    }
}

/* Another office has its own times. */
static gboolean
is_comparable (const MonevProcedure *self, const MonevProcedure *other)
{
  const char *a = monev_procedure_text (self, MONEV_PROCEDURE_OFFICE);
  const char *b = monev_procedure_text (other, MONEV_PROCEDURE_OFFICE);

  return strcmp (monev_procedure_code (self), monev_procedure_code (other)) != 0
         && strcmp (a, b) == 0;
}

static guint
count_time (const GArray *list, const MonevStepTime *time)
{
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += same_time (&g_array_index (list, Place, i).step->time, time) ? 1 : 0;
  return n;
}

/* The place with the time that most have, when at least as many have it as have that of @step. */
static const Place *
usual_place (const GArray *list, const MonevProcedureStep *step)
{
  guint most = count_time (list, &step->time);
  const Place *found = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      const Place *place = &g_array_index (list, Place, i);
      guint n = count_time (list, &place->step->time);

      if (!same_time (&place->step->time, &step->time) && (n > most || (n == most && !found)))
        {
          most = n;
          found = place;
        }
    }
  return found;
}

static void
find_other_time (const MonevLint *lint, GHashTable *places, const MonevProcedureStep *step)
{
  g_autofree char *key = monev_match_step_key (step->wording);
  const GArray *list = is_fixed (&step->time) ? g_hash_table_lookup (places, key) : NULL;
  const Place *usual = list != NULL ? usual_place (list, step) : NULL;
  g_autofree char *mine = monev_step_time_text (&step->time);
  g_autofree char *theirs = NULL;

  if (usual == NULL)
    return;
  theirs = monev_step_time_text (&usual->step->time);
  monev_lint_find (lint, MONEV_SEVERITY_WARNING, "time-differs", step, mine,
                   "Periksa angka mana yang benar.",
                   "waktunya %s, sedangkan langkah yang sama di %s langkah %s %s.", mine,
                   usual->procedure == lint->self ? "SOP ini"
                                                  : monev_procedure_code (usual->procedure),
                   usual->step->number, theirs);
}

/** monev_lint_others: notes steps that other procedures of the library time differently (domain:
 * 2). */
void
monev_lint_others (const MonevLint *lint)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                         (GDestroyNotify) g_array_unref);

  add_places (places, lint->self);
  for (guint i = 0; lint->library != NULL && i < lint->library->len; i++)
    if (is_comparable (lint->self, lint->library->pdata[i]))
      add_places (places, lint->library->pdata[i]);
  for (guint i = 0; i < monev_procedure_n_steps (lint->self); i++)
    find_other_time (lint, places, monev_procedure_step (lint->self, i));
}
