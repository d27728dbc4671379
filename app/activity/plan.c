#include "activity/plan.h"

#include "base/instant.h"

typedef struct {
  const MonevWorkTime *time;
  gint64               start; /* of the steps that run beside each other */
  gint64               end;   /* the latest of all so far */
  gint64               before; /* end of the entry before */
  const MonevPlanStep *unknown; /* the first whose due passes a year without holidays */
} Cursor;

static gint64
end_of (const MonevPlanStep *step)
{
  return step->due == MONEV_PLAN_OPEN ? step->start : MAX (step->start, step->due);
}

static gboolean
find_start (const Cursor *cursor, const MonevPlanStep *step, gint64 *start, GError **error)
{
  if (step->again)
    return monev_clock_next_working (cursor->time, MAX (step->start, cursor->before), start, error);
  if (step->parallel)
    {
      *start = cursor->start;
      return TRUE;
    }
  return monev_clock_next_working (cursor->time, cursor->end, start, error);
}

static gboolean
find_due (Cursor *cursor, MonevPlanStep *step, gint64 start, GError **error)
{
  MonevWorkDue due = { MONEV_PLAN_OPEN, FALSE };

  if (monev_clock_has_due (step->standard)
      && !monev_clock_due (cursor->time, step->standard, start, &due, error))
    return FALSE;
  if (due.past_known && cursor->unknown == NULL)
    cursor->unknown = step;
  step->due = due.at;
  return TRUE;
}

static void
move_on (Cursor *cursor, const MonevPlanStep *step)
{
  if (!step->again && !step->parallel)
    cursor->start = step->start;
  cursor->before = end_of (step);
  cursor->end = MAX (cursor->end, cursor->before);
}

static gboolean
plan_one (Cursor *cursor, MonevPlanStep *step, MonevIssueList *issues, GError **error)
{
  gint64 start;

  if (step->begun)
    return TRUE;
  if (!find_start (cursor, step, &start, error)
      || (!step->by_hand && !find_due (cursor, step, start, error)))
    return FALSE;
  step->start = start;
  if (step->by_hand && step->due != MONEV_PLAN_OPEN && step->due < start)
    {
      g_autofree char *message = g_strdup_printf (
        "Tenggat langkah %s mendahului rencana mulainya.", step->number);

      monev_issue (issues, .code = "due-before-start", .severity = MONEV_SEVERITY_WARNING,
                   .key = step->number, .message = message,
                   .fix = "Ubah tenggatnya, atau tenggat langkah sebelumnya.");
    }
  return TRUE;
}

static void
say_unknown (const MonevPlanStep *step, MonevIssueList *issues)
{
  int year;
  g_autofree char *message = NULL;

  monev_date_to_ymd (monev_minute_to_date (step->due, NULL), &year, NULL, NULL);
  message = g_strdup_printf (
    "Tenggat mulai langkah %s jatuh pada %d atau sesudahnya; hari libur pada jangka itu belum "
    "lengkap dimuat, jadi tenggatnya mungkin terlalu awal.", step->number, year);
  monev_issue (issues, .code = "past-known-holidays", .severity = MONEV_SEVERITY_WARNING,
               .key = step->number, .message = message,
               .fix = "Muat hari libur tahun itu di Referensi, Kalender, lalu periksa tenggatnya.");
}

static gboolean
plan_rest (Cursor *cursor, MonevPlanStep *steps, guint n, guint first, MonevIssueList *issues,
           GError **error)
{
  for (guint i = first; i < n; i++)
    {
      if (!plan_one (cursor, &steps[i], issues, error))
        return FALSE;
      move_on (cursor, &steps[i]);
    }
  if (cursor->unknown != NULL)
    say_unknown (cursor->unknown, issues);
  return TRUE;
}

/* A start by the day alone is the opening of that day; only another day is worth a word. */
static void
say_moved (const MonevWorkTime *time, gint64 from, gint64 to, MonevIssueList *issues)
{
  int minute, old_minute;
  MonevDate old = monev_minute_to_date (from, &old_minute);
  MonevDate new = monev_minute_to_date (to, &minute);
  g_autofree char *was = monev_date_format (old, MONEV_DATE_FULL);
  g_autofree char *was_at = monev_time_format (old_minute);
  g_autofree char *is = monev_date_format (new, MONEV_DATE_FULL);
  g_autofree char *is_at = monev_time_format (minute);
  g_autofree char *why = monev_work_time_is_working (time, old)
                           ? g_strdup_printf ("%s pukul %s di luar jam kerja", was, was_at)
                           : g_strdup_printf ("%s bukan hari kerja", was);
  g_autofree char *message
    = g_strdup_printf ("%s; mulainya digeser ke %s pukul %s.", why, is, is_at);
  g_autofree char *found = g_strdup_printf ("%s %s", was, was_at);
  g_autofree char *taken = g_strdup_printf ("%s %s", is, is_at);

  if (old == new && old_minute == 0)
    return;
  monev_issue (issues, .code = "start-moved", .severity = MONEV_SEVERITY_NOTE, .key = "start",
               .message = message, .found = found, .taken = taken);
}

/**
 * monev_plan_make:
 * @steps: (inout): whose due was typed keeps it; all else is reckoned
 * @start: a start outside of working time moves to the next working minute and says so
 * @issues: takes the notes "start-moved", "past-known-holidays", "due-before-start"
 *
 * Errors: LIMIT beyond the years 1 to 9999; @steps may then be half reckoned.
 */
gboolean
monev_plan_make (const MonevWorkTime *time, MonevPlanStep *steps, guint n, gint64 start,
                 MonevIssueList *issues, GError **error)
{
  Cursor cursor = { .time = time };
  gint64 moved;

  if (!monev_clock_next_working (time, start, &moved, error))
    return FALSE;
  if (moved != start)
    say_moved (time, start, moved, issues);
  cursor.start = cursor.end = cursor.before = moved;
  return plan_rest (&cursor, steps, n, 0, issues, error);
}

/**
 * monev_plan_check_year:
 * @start: local minute
 * @year: Tahun Anggaran of the run
 * @issues: takes the note "start-outside-year": preparing early is usual, a slip of the year is not
 */
void
monev_plan_check_year (gint64 start, int year, MonevIssueList *issues)
{
  MonevDate day = monev_minute_to_date (start, NULL);
  g_autofree char *shown = monev_date_format (day, MONEV_DATE_LONG);
  g_autofree char *message = NULL;
  int of, month, number;

  monev_date_to_ymd (day, &of, &month, &number);
  if (of == year)
    return;
  message = g_strdup_printf ("Mulainya, %s, di luar Tahun Anggaran %d.", shown, year);
  monev_issue (issues, .code = "start-outside-year", .severity = MONEV_SEVERITY_NOTE, .key = "start",
               .message = message, .fix = "Periksa tanggal mulai atau Tahun Anggarannya.");
}

/**
 * monev_plan_from:
 * @first: the first step that may shift; what stands before it is taken as planned
 *
 * After a due was typed or a round was added: later planned dates shift, those typed by hand and
 * what has begun stay.
 *
 * Errors: LIMIT beyond the years 1 to 9999; @steps may then be half reckoned.
 */
gboolean
monev_plan_from (const MonevWorkTime *time, MonevPlanStep *steps, guint n, guint first,
                 MonevIssueList *issues, GError **error)
{
  Cursor cursor = { .time = time };

  g_return_val_if_fail (first > 0 || n == 0, FALSE);

  for (guint i = 0; i < first && i < n; i++)
    move_on (&cursor, &steps[i]);
  return plan_rest (&cursor, steps, n, first, issues, error);
}
