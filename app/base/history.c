#include "history.h"

#define NOWHERE (-1)

/* The label and the run belong to the step that led to the value; the first state has none. */
typedef struct {
  gpointer value;
  char    *label;
  char    *run;
} State;

struct _MonevHistory {
  MonevHistoryRef ref;
  GDestroyNotify  unref;
  guint           limit;
  GArray         *states;
  guint           now;
  gint64          saved; /* index, or NOWHERE once that state is gone */
  gboolean        run_open;
};

static State *
state_at (const MonevHistory *self, guint index)
{
  return &g_array_index (self->states, State, index);
}

static void
clear_state (MonevHistory *self, State *state)
{
  self->unref (state->value);
  g_free (state->label);
  g_free (state->run);
}

static void
drop_states (MonevHistory *self, guint from, guint count)
{
  if (count == 0)
    return;
  for (guint i = from; i < from + count; i++)
    clear_state (self, state_at (self, i));
  g_array_remove_range (self->states, from, count);
}

/**
 * monev_history_new:
 * @initial: the first state, taken as saved; a reference of its own is kept
 * @limit: how many steps can be undone, 0 for all
 *
 * Returns: (transfer full): release with monev_history_free().
 */
MonevHistory *
monev_history_new (gpointer initial, MonevHistoryRef ref, GDestroyNotify unref, guint limit)
{
  MonevHistory *self = g_new0 (MonevHistory, 1);
  State first = { ref (initial), NULL, NULL };

  self->ref = ref;
  self->unref = unref;
  self->limit = limit;
  self->states = g_array_new (FALSE, FALSE, sizeof (State));
  g_array_append_val (self->states, first);
  return self;
}

/** monev_history_free: drops the history and its references. */
void
monev_history_free (MonevHistory *self)
{
  g_return_if_fail (self != NULL);

  drop_states (self, 0, self->states->len);
  g_array_unref (self->states);
  g_free (self);
}

/** monev_history_value: Returns: (transfer none): the state of now. */
gpointer
monev_history_value (const MonevHistory *self)
{
  return state_at (self, self->now)->value;
}

static void
forget_redo (MonevHistory *self)
{
  drop_states (self, self->now + 1, self->states->len - self->now - 1);
  if (self->saved > self->now)
    self->saved = NOWHERE;
}

static void
forget_oldest (MonevHistory *self)
{
  if (self->limit == 0 || self->now <= self->limit)
    return;
  drop_states (self, 0, 1);
  self->now--;
  self->saved = self->saved > 0 ? self->saved - 1 : NOWHERE;
}

static void
append (MonevHistory *self, gpointer value, const char *label, const char *run)
{
  State state = { self->ref (value), g_strdup (label), g_strdup (run) };

  forget_redo (self);
  g_array_append_val (self->states, state);
  self->now++;
  forget_oldest (self);
}

/**
 * monev_history_push:
 * @value: the state after the edit; the very value of now is no edit and is passed over
 * @label: what was done, for "Urungkan …"
 *
 * What had been undone before is gone.
 */
void
monev_history_push (MonevHistory *self, gpointer value, const char *label)
{
  g_return_if_fail (self != NULL && label != NULL);

  self->run_open = FALSE;
  if (value != monev_history_value (self))
    append (self, value, label, NULL);
}

/**
 * monev_history_merge:
 * @run: names what belongs together, such as "teks:langkah-3" for typing into one field
 *
 * As monev_history_push(), but while nothing else happened since a step of the same @run (no
 * other edit, no undo or redo, no saving), that step takes the new value instead.
 */
void
monev_history_merge (MonevHistory *self, gpointer value, const char *label, const char *run)
{
  g_return_if_fail (self != NULL && label != NULL && run != NULL);

  State *state = state_at (self, self->now);
  if (value == state->value)
    return;
  if (self->run_open && g_strcmp0 (state->run, run) == 0)
    {
      gpointer before = state->value;

      state->value = self->ref (value);
      self->unref (before);
      return;
    }
  append (self, value, label, run);
  self->run_open = TRUE;
}

/** monev_history_undo: Returns: FALSE when there is nothing to undo. */
gboolean
monev_history_undo (MonevHistory *self)
{
  self->run_open = FALSE;
  if (self->now == 0)
    return FALSE;
  self->now--;
  return TRUE;
}

/** monev_history_redo: Returns: FALSE when there is nothing to redo. */
gboolean
monev_history_redo (MonevHistory *self)
{
  self->run_open = FALSE;
  if (self->now + 1 >= self->states->len)
    return FALSE;
  self->now++;
  return TRUE;
}

/** monev_history_can_undo: @label: (out) (optional) (transfer none): the step to be undone. */
gboolean
monev_history_can_undo (const MonevHistory *self, const char **label)
{
  if (self->now == 0)
    return FALSE;
  if (label != NULL)
    *label = state_at (self, self->now)->label;
  return TRUE;
}

/** monev_history_can_redo: @label: (out) (optional) (transfer none): the step to be done again. */
gboolean
monev_history_can_redo (const MonevHistory *self, const char **label)
{
  if (self->now + 1 >= self->states->len)
    return FALSE;
  if (label != NULL)
    *label = state_at (self, self->now + 1)->label;
  return TRUE;
}

/** monev_history_mark_saved: the state of now is the one on disk. */
void
monev_history_mark_saved (MonevHistory *self)
{
  self->saved = self->now;
  self->run_open = FALSE;
}

/** monev_history_is_changed: Returns: whether the state of now is another than the saved one. */
gboolean
monev_history_is_changed (const MonevHistory *self)
{
  return self->saved != self->now;
}
