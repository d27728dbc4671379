#include "instrument-private.h"

#include <string.h>

/* In which order answers are worked out, and circles among them.
 *
 * A question depends on what its calculation and its skip logic read, and on the group around it,
 * whose skip logic may empty it. Source: ODK XForms, "recalculation in dependency order"; tools for
 * phones refuse a circle when the form is opened.
 */

typedef enum { NEW, OPEN, DONE } State;

typedef struct
{
  int question;
  guint next; /* of its dependencies */
} Visit;

typedef struct
{
  MonevReader *reader;
  GArray **needs; /* of int: questions, one array per question */
  State *states;
  GArray *path; /* of Visit */
} Sorter;

/* A total that reads itself from the instance before is no circle. */
static gboolean
reads_other_instance (const Sorter *self, const MonevQuestion *question,
                      const MonevExpression *expression)
{
  const char *text = monev_expression_source (expression);

  return monev_shape_field (self->reader->self->shape, question->field)->depth > 0
         && (strstr (text, "indexed-repeat") != NULL || strchr (text, '[') != NULL);
}

static void
need (Sorter *self, int question, int needed)
{
  if (needed >= 0)
    g_array_append_val (self->needs[question], needed);
}

static void
need_reads (Sorter *self, int index, MonevRule rule)
{
  const MonevInstrument *form = self->reader->self;
  const MonevQuestion *question = &g_array_index (form->questions, MonevQuestion, index);
  const MonevExpression *expression = question->rules[rule];
  const int *reads;
  guint count;

  if (expression == NULL || question->field < 0 || monev_expression_is_phone_only (expression))
    return;
  reads = monev_expression_reads (expression, &count);
  for (guint i = 0; i < count; i++)
    {
      int needed = monev_instrument_question_at (form, reads[i]);

      if (needed != index || !reads_other_instance (self, question, expression))
        need (self, index, needed);
    }
}

static void
collect_needs (Sorter *self, int index)
{
  const MonevQuestion *question
      = &g_array_index (self->reader->self->questions, MonevQuestion, index);

  self->needs[index] = g_array_new (FALSE, FALSE, sizeof (int));
  need (self, index, question->parent);
  need_reads (self, index, MONEV_RULE_RELEVANT);
  need_reads (self, index, MONEV_RULE_CALCULATION);
  need_reads (self, index, MONEV_RULE_REPEAT_COUNT);
}

static const char *
name_at (const Sorter *self, guint place)
{
  int index = g_array_index (self->path, Visit, place).question;

  return g_array_index (self->reader->self->questions, MonevQuestion, index).name;
}

static MonevColumnRole
circular_column (const Sorter *self, int index)
{
  const MonevQuestion *question
      = &g_array_index (self->reader->self->questions, MonevQuestion, index);

  if (question->rules[MONEV_RULE_CALCULATION] != NULL)
    return MONEV_COLUMN_CALCULATION;
  return question->rules[MONEV_RULE_RELEVANT] != NULL ? MONEV_COLUMN_RELEVANT
                                                      : MONEV_COLUMN_REPEAT_COUNT;
}

/* Names every question of the ring, as the path from @index to itself. */
static void
tell_circle (Sorter *self, int index)
{
  guint from = self->path->len;
  g_autoptr (GString) ring = g_string_new (NULL);
  const MonevQuestion *question
      = &g_array_index (self->reader->self->questions, MonevQuestion, index);

  while (from > 0 && g_array_index (self->path, Visit, from - 1).question != index)
    from--;
  for (guint i = from; i > 0 && i <= self->path->len; i++)
    g_string_append_printf (ring, "%s → ", name_at (self, i - 1));
  g_string_append (ring, question->name);
  monev_reader_tell (self->reader,
                     monev_spot (&self->reader->self->survey, question->row,
                                 circular_column (self, index), question->name),
                     MONEV_FAULT, "circle", "Putuskan salah satu rujukannya.",
                     "Rumus berputar: %s.", ring->str);
}

static void
enter (Sorter *self, int index)
{
  Visit visit = { index, 0 };

  self->states[index] = OPEN;
  g_array_append_val (self->path, visit);
}

/* Depth first, with a path of its own: a chain may be as long as the form. */
static void
visit_from (Sorter *self, int start)
{
  enter (self, start);
  while (self->path->len > 0)
    {
      Visit *visit = &g_array_index (self->path, Visit, self->path->len - 1);
      int index = visit->question, needed;

      if (visit->next == self->needs[index]->len)
        {
          self->states[index] = DONE;
          g_array_append_val (self->reader->self->order, index);
          g_array_set_size (self->path, self->path->len - 1);
          continue;
        }
      needed = g_array_index (self->needs[index], int, visit->next++);
      if (self->states[needed] == NEW)
        enter (self, needed);
      else if (self->states[needed] == OPEN)
        tell_circle (self, needed);
    }
}

/** monev_order_questions: sorts the questions so that each follows what it depends on; tells each
 * circle with its ring. */
void
monev_order_questions (MonevReader *self)
{
  guint n = self->self->questions->len;
  Sorter sorter = { .reader = self,
                    .needs = g_new0 (GArray *, n + 1),
                    .states = g_new0 (State, n + 1),
                    .path = g_array_new (FALSE, FALSE, sizeof (Visit)) };

  for (guint i = 0; i < n; i++)
    collect_needs (&sorter, (int)i);
  for (guint i = 0; i < n; i++)
    if (sorter.states[i] == NEW)
      visit_from (&sorter, (int)i);
  for (guint i = 0; i < n; i++)
    g_array_unref (sorter.needs[i]);
  g_free (sorter.needs);
  g_free (sorter.states);
  g_array_unref (sorter.path);
}
