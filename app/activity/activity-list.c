/* The list of runs, and what Beranda shows of them. */
#include "activity/activity-store.h"

#include <string.h>

#include "activity/clock.h"
#include "base/fold.h"

#define TEXT(row, column) g_strdup (monev_db_rows_text ((row), (column)))
#define INT(row, column) (monev_db_rows_is_null ((row), (column)) ? 0 \
                            : monev_db_rows_int ((row), (column)))

/** monev_activity_line_free: frees it. */
void
monev_activity_line_free (MonevActivityLine *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->bidang_id);
  g_free (self->bidang);
  g_free (self->coordinator_id);
  g_free (self->coordinator);
  g_free (self->procedure_code);
  g_free (self->step_id);
  g_free (self->number);
  g_free (self->wording);
  g_free (self->holder);
  g_free (self);
}

static void
free_progress (gpointer data)
{
  MonevActivityProgress *progress = data;

  monev_activity_line_free (progress->line);
  g_array_unref (progress->bars);
  g_free (progress);
}

static void
free_due (gpointer data)
{
  MonevActivityDue *due = data;

  g_free (due->activity_id);
  g_free (due->title);
  g_free (due->step_id);
  g_free (due->number);
  g_free (due->wording);
  g_free (due->who);
  g_free (due);
}

/** monev_activity_feed_free: frees it. */
void
monev_activity_feed_free (MonevActivityFeed *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->running, g_ptr_array_unref);
  g_clear_pointer (&self->dues, g_ptr_array_unref);
  g_free (self);
}

typedef struct {
  MonevOfficeClock clock;
  gint64           now;
  gint64           late_until;
} Moment;

static gboolean
begin (MonevDbConnection *connection, Moment *moment, gint64 now, GError **error)
{
  if (!monev_office_clock_load (connection, &moment->clock, error))
    return FALSE;
  moment->now = monev_office_clock_minute (&moment->clock, now);
  moment->late_until = monev_office_clock_late_until (&moment->clock, now);
  return TRUE;
}

static void
moment_clear (Moment *moment)
{
  monev_office_clock_clear (&moment->clock);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Moment, moment_clear)

static void
reckon (const Moment *moment, gint64 due, gint64 *late_days, gint64 *days_left)
{
  gint64 minute = monev_office_clock_minute (&moment->clock, due);

  *late_days = monev_clock_late_days (moment->clock.work, minute, moment->now);
  *days_left = monev_clock_days_left (moment->clock.work, minute, moment->now);
}

static void
take_progress (MonevActivityLine *line, MonevDbRows *row, const Moment *moment)
{
  line->n_steps = monev_db_rows_int (row, "steps");
  line->n_done = monev_db_rows_int (row, "done");
  line->n_late = line->state == MONEV_ACTIVITY_RUNNING ? monev_db_rows_int (row, "late") : 0;
  line->step_id = TEXT (row, "step_id");
  line->number = TEXT (row, "number");
  line->wording = TEXT (row, "wording");
  line->holder = TEXT (row, "holder");
  line->round = monev_db_rows_int (row, "round");
  monev_step_state_find (monev_db_rows_text (row, "step_state"), &line->step_state);
  line->due = INT (row, "planned_due");
  if (line->due != 0 && line->state == MONEV_ACTIVITY_RUNNING)
    reckon (moment, line->due, &line->late_days, &line->days_left);
}

static MonevActivityLine *
line_from_row (MonevDbRows *row, const Moment *moment)
{
  MonevActivityLine *line = g_new0 (MonevActivityLine, 1);

  line->id = TEXT (row, "id");
  line->version = monev_db_rows_int (row, "version");
  line->year = monev_db_rows_int (row, "year");
  line->title = TEXT (row, "title");
  monev_activity_kind_find (monev_db_rows_text (row, "kind"), &line->kind);
  monev_activity_state_find (monev_db_rows_text (row, "state"), &line->state);
  line->bidang_id = TEXT (row, "bidang_id");
  line->bidang = TEXT (row, "bidang");
  line->coordinator_id = TEXT (row, "coordinator_id");
  line->coordinator = TEXT (row, "coordinator");
  line->procedure_code = TEXT (row, "procedure_code");
  line->start_at = monev_db_rows_int (row, "start_at");
  line->ended_at = INT (row, "ended_at");
  take_progress (line, row, moment);
  return line;
}

static GPtrArray *
read_lines (MonevDbConnection *connection, const MonevActivityFilter *filter, gint64 limit,
            const Moment *moment, GError **error)
{
  g_autoptr (GPtrArray) lines
    = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_activity_line_free);
  g_autofree char *query = monev_fold_query (filter->text);
  g_autoptr (MonevDbRows) rows = monev_db_query (
    connection, "activity_list",
    MONEV_DB_BINDS (MONEV_DB_I ("late_until", moment->late_until),
                    MONEV_DB_I ("year", filter->year), MONEV_DB_T ("state", filter->state),
                    MONEV_DB_T ("bidang_id", filter->bidang_id),
                    MONEV_DB_T ("coordinator_id", filter->coordinator_id),
                    MONEV_DB_I ("late_only", filter->late_only), MONEV_DB_I ("limit", limit)),
    error);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  while (monev_db_rows_next (rows, &local))
    if (monev_fold_match (monev_db_rows_text (rows, "search_key"), query))
      g_ptr_array_add (lines, line_from_row (rows, moment));
  if (local == NULL)
    return g_steal_pointer (&lines);
  g_propagate_error (error, local);
  return NULL;
}

/**
 * monev_activity_list:
 * @now: UTC milliseconds, for what is late
 *
 * Returns: (transfer full) (element-type MonevActivityLine): those that go on first, and of them the
 *   one whose late step, else its first open one, is due first.
 */
GPtrArray *
monev_activity_list (MonevDbConnection *connection, const MonevActivityFilter *filter, gint64 now,
                     GError **error)
{
  g_auto (Moment) moment = { { NULL } };

  if (!begin (connection, &moment, now, error))
    return NULL;
  return read_lines (connection, filter, MONEV_ACTIVITY_ALL, &moment, error);
}

static GArray *
read_bars (MonevDbConnection *connection, const char *id, const Moment *moment, GError **error)
{
  g_autoptr (GArray) bars = g_array_new (FALSE, FALSE, sizeof (MonevActivityBar));
  g_autoptr (MonevDbRows) rows = monev_db_query (
    connection, "activity_step_list", MONEV_DB_BINDS (MONEV_DB_T ("activity_id", id)), error);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  while (monev_db_rows_next (rows, &local))
    {
      MonevActivityBar bar = { MONEV_STEP_WAITING, FALSE };
      gint64 due = INT (rows, "planned_due");

      monev_step_state_find (monev_db_rows_text (rows, "state"), &bar.state);
      bar.late = due != 0 && due <= moment->late_until && !monev_step_state_is_over (bar.state);
      g_array_append_val (bars, bar);
    }
  if (local == NULL)
    return g_steal_pointer (&bars);
  g_propagate_error (error, local);
  return NULL;
}

static gboolean
read_running (MonevActivityFeed *self, MonevDbConnection *connection, guint n, const Moment *moment,
              GError **error)
{
  const MonevActivityFilter filter = { 0, "berjalan", "", "", "", FALSE };
  g_autoptr (GPtrArray) lines = read_lines (connection, &filter, n, moment, error);

  if (lines == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      MonevActivityLine *line = lines->pdata[i];
      GArray *bars = read_bars (connection, line->id, moment, error);
      MonevActivityProgress *progress;

      if (bars == NULL)
        return FALSE;
      progress = g_new (MonevActivityProgress, 1);
      *progress = (MonevActivityProgress) { line, bars };
      lines->pdata[i] = NULL;
      g_ptr_array_add (self->running, progress);
    }
  return TRUE;
}

static MonevActivityDue *
due_from_row (MonevDbRows *row, const Moment *moment)
{
  MonevActivityDue *due = g_new0 (MonevActivityDue, 1);

  due->activity_id = TEXT (row, "activity_id");
  due->title = TEXT (row, "title");
  due->step_id = TEXT (row, "step_id");
  due->number = TEXT (row, "number");
  due->wording = TEXT (row, "wording");
  due->round = monev_db_rows_int (row, "round");
  monev_step_state_find (monev_db_rows_text (row, "state"), &due->state);
  due->who = TEXT (row, "who");
  due->due = monev_db_rows_int (row, "planned_due");
  due->late = due->due <= moment->late_until;
  reckon (moment, due->due, &due->late_days, &due->days_left);
  return due;
}

static gboolean
read_dues (MonevActivityFeed *self, MonevDbConnection *connection, gint64 until, guint n,
           const Moment *moment, GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (
    connection, "activity_due",
    MONEV_DB_BINDS (MONEV_DB_I ("until", until), MONEV_DB_I ("limit", n)), error);
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  while (monev_db_rows_next (rows, &local))
    g_ptr_array_add (self->dues, due_from_row (rows, moment));
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
read_counts (MonevActivityFeed *self, MonevDbConnection *connection, const Moment *moment,
             GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (
    connection, "activity_running_count",
    MONEV_DB_BINDS (MONEV_DB_I ("late_until", moment->late_until)), error);

  if (rows == NULL || !monev_db_rows_next (rows, error))
    return FALSE;
  self->n_running = monev_db_rows_int (rows, "running");
  self->n_late = monev_db_rows_int (rows, "late");
  return TRUE;
}

/**
 * monev_activity_feed:
 * @n_running: how many runs at most
 * @n_dues: how many dues at most
 * @days: working days from today within which something is due soon; what is late always stands
 * @now: UTC milliseconds
 *
 * Errors: NOT_FOUND before the first start, LIMIT for an unreasonable @days.
 *
 * Returns: (transfer full): what Beranda shows.
 */
MonevActivityFeed *
monev_activity_feed (MonevDbConnection *connection, guint n_running, guint n_dues, gint64 days,
                     gint64 now, GError **error)
{
  g_auto (Moment) moment = { { NULL } };
  g_autoptr (MonevActivityFeed) self = g_new0 (MonevActivityFeed, 1);
  MonevWorkDue until;

  self->running = g_ptr_array_new_with_free_func (free_progress);
  self->dues = g_ptr_array_new_with_free_func (free_due);
  if (!begin (connection, &moment, now, error)
      || !monev_work_time_add_days (moment.clock.work, moment.now, days, &until, error)
      || !read_counts (self, connection, &moment, error)
      || !read_running (self, connection, n_running, &moment, error)
      || !read_dues (self, connection, monev_office_clock_utc (&moment.clock, until.at), n_dues,
                     &moment, error))
    return NULL;
  return g_steal_pointer (&self);
}
