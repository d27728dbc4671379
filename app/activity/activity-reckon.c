/* What follows from the stored state of a run and a moment: which steps open, how late they are. */
#include "activity/activity-private.h"

#include <string.h>

#include "base/instant.h"

/* The first of the steps that run beside the one at @index. */
guint
monev_activity_head_of (const MonevProcedure *procedure, guint index)
{
  while (index > 0 && monev_procedure_step (procedure, index)->parallel)
    index--;
  return index;
}

static gboolean
waits_for (const MonevActivityStep *step, const MonevActivityStep *other)
{
  return !monev_step_state_is_over (other->state)
         && (other->index < step->head
             || (other->index == step->index && other->round < step->round));
}

static void
say_steps (const MonevActivity *self, const MonevActivityStep *step, GString *why)
{
  guint n = 0;
  const char *first = NULL;

  for (guint i = 0; i < self->steps->len; i++)
    {
      const MonevActivityStep *other = self->steps->pdata[i];

      if (!waits_for (step, other))
        continue;
      first = n++ == 0 ? other->step->number : first;
    }
  if (n > 0 && why->len > 0)
    g_string_append_c (why, ' ');
  if (n == 1)
    g_string_append_printf (why, "Langkah %s belum selesai.", first);
  else if (n > 1)
    g_string_append_printf (why, "Langkah %s dan %u langkah lain sebelumnya belum selesai.", first,
                            n - 1);
}

static void
say_needs (const MonevActivityStep *step, GString *why)
{
  guint n = 0;

  for (guint i = 0; i < step->needs->len; i++)
    {
      const MonevActivityItem *item = step->needs->pdata[i];

      if (item->source == MONEV_NEED_MISSING)
        g_string_append_printf (why, "%s%s", n++ > 0 ? "; " : why->len > 0
                                  ? " Kelengkapan belum ada: " : "Kelengkapan belum ada: ",
                                item->text);
    }
  if (n > 0)
    g_string_append_c (why, '.');
}

/* Work before the day that the run begins on is early, too. */
static void
say_begin (const MonevActivity *self, const MonevOfficeClock *clock, GString *why)
{
  MonevDate begin = monev_minute_to_date (monev_office_clock_minute (clock, self->start_at), NULL);
  g_autofree char *day = monev_date_format (begin, MONEV_DATE_LONG);

  if (monev_minute_to_date (monev_office_clock_minute (clock, self->now), NULL) < begin)
    g_string_append_printf (why, "Agenda ini baru mulai %s.", day);
}

static void
reckon_opening (const MonevActivity *self, MonevActivityStep *step, const MonevOfficeClock *clock)
{
  GString *why = g_string_new (NULL);

  if (step->state == MONEV_STEP_WAITING)
    {
      if (self->state != MONEV_ACTIVITY_RUNNING)
        g_string_append (why, "Agenda ini tidak lagi berjalan.");
      else
        {
          say_begin (self, clock, why);
          say_steps (self, step, why);
          say_needs (step, why);
        }
    }
  step->opens = step->state == MONEV_STEP_WAITING && why->len == 0;
  g_free (step->blocked);
  step->blocked = g_string_free (why, FALSE);
}

/* A step may be held again where the procedure says so, or where a decision leads back over it. */
static gboolean
stands_in_loop (const MonevProcedure *procedure, guint index)
{
  for (guint i = index; i < monev_procedure_n_steps (procedure); i++)
    {
      const MonevProcedureStep *step = monev_procedure_step (procedure, i);
      int back = *step->back_to != '\0' ? monev_procedure_find_step (procedure, step->back_to) : -1;

      if (back >= 0 && (guint) back <= index)
        return TRUE;
    }
  return FALSE;
}

static void
reckon_repeat (const MonevActivity *self, guint place)
{
  MonevActivityStep *step = self->steps->pdata[place];
  const MonevActivityStep *next
    = place + 1 < self->steps->len ? self->steps->pdata[place + 1] : NULL;
  gboolean newest = next == NULL || next->index != step->index;

  step->may_repeat = self->state == MONEV_ACTIVITY_RUNNING && newest
                     && monev_step_state_is_over (step->state)
                     && step->round < MONEV_ACTIVITY_MAX_ROUNDS
                     && (step->step->repeats || stands_in_loop (self->procedure, step->index));
}

/* The moment a step is measured at: its end, that of the run, or now. */
static gint64
measured_at (const MonevActivity *self, const MonevActivityStep *step, gint64 now)
{
  if (step->finished_at != 0)
    return step->finished_at;
  return self->ended_at != 0 ? self->ended_at : now;
}

static void
reckon_due (const MonevActivity *self, MonevActivityStep *step, const MonevOfficeClock *clock,
            gint64 at)
{
  gint64 due = monev_office_clock_minute (clock, step->planned_due);

  monev_work_time_elapsed (clock->work, monev_office_clock_minute (clock, step->planned_start), due,
                           &step->past_known);
  if (step->state == MONEV_STEP_SKIPPED)
    return;
  step->late = monev_clock_is_late (clock->work, due, at);
  step->late_days = monev_clock_late_days (clock->work, due, at);
  if (!monev_step_state_is_over (step->state) && self->state == MONEV_ACTIVITY_RUNNING)
    step->days_left = monev_clock_days_left (clock->work, due, at);
}

static void
reckon_clock (const MonevActivity *self, MonevActivityStep *step, const MonevOfficeClock *clock,
              gint64 now)
{
  gint64 at = monev_office_clock_minute (clock, measured_at (self, step, now));

  if (step->planned_due != 0)
    reckon_due (self, step, clock, at);
  if (step->started_at != 0)
    {
      gint64 start = monev_office_clock_minute (clock, step->started_at);

      step->used = MAX (0, monev_work_time_elapsed (clock->work, start, at, NULL));
      step->percent = monev_clock_percent (clock->work, &step->step->time, start, at);
    }
}

/* Derives what is not stored, for the moment @now. */
void
monev_activity_reckon (MonevActivity *self, const MonevOfficeClock *clock, gint64 now)
{
  self->now = now;
  self->n_done = 0;
  monev_activity_reckon_needs (self);
  for (guint i = 0; i < self->steps->len; i++)
    {
      MonevActivityStep *step = self->steps->pdata[i];

      self->n_done += monev_step_state_is_over (step->state) ? 1 : 0;
      reckon_opening (self, step, clock);
      reckon_repeat (self, i);
      reckon_clock (self, step, clock, now);
    }
}
