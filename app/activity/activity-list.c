/* The list of runs, and what Beranda shows of them. */
#include "activity/activity-store.h"

#include <string.h>

#include "activity/agenda.h"
#include "activity/clock.h"
#include "base/fold.h"
#include "base/instant.h"

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
  g_clear_pointer (&self->bars, g_array_unref);
  g_free (self);
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

/* The one place that says what a step of a bar looks like, wherever the bar is drawn. */
static void
take_bar (MonevActivityLine *line, MonevDbRows *row, const Moment *moment)
{
  MonevActivityBar bar = { MONEV_STEP_WAITING, FALSE };
  gint64 due = INT (row, "planned_due");

  monev_step_state_find (monev_db_rows_text (row, "state"), &bar.state);
  bar.late = line->state == MONEV_ACTIVITY_RUNNING && due != 0 && due <= moment->late_until
             && !monev_step_state_is_over (bar.state);
  g_array_append_val (line->bars, bar);
}

static gboolean
read_bars (MonevDbConnection *connection, MonevActivityLine *line, const Moment *moment,
           GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (
    connection, "activity_step_list", MONEV_DB_BINDS (MONEV_DB_T ("activity_id", line->id)), error);
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  line->bars = g_array_new (FALSE, FALSE, sizeof (MonevActivityBar));
  while (monev_db_rows_next (rows, &local))
    take_bar (line, rows, moment);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/**
 * monev_activity_list_bars:
 * @lines: (element-type MonevActivityLine): get their bars
 * @year: of all of them; 0 for lines of several years
 * @now: UTC milliseconds, as of monev_activity_list()
 */
gboolean
monev_activity_list_bars (MonevDbConnection *connection, GPtrArray *lines, gint64 year, gint64 now,
                          GError **error)
{
  g_auto (Moment) moment = { { NULL } };
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (MonevDbRows) rows = NULL;
  GError *local = NULL;

  if (!begin (connection, &moment, now, error))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      MonevActivityLine *line = lines->pdata[i];

      g_clear_pointer (&line->bars, g_array_unref);
      line->bars = g_array_new (FALSE, FALSE, sizeof (MonevActivityBar));
      g_hash_table_insert (found, line->id, line);
    }
  rows = monev_db_query (connection, "activity_bars", MONEV_DB_BINDS (MONEV_DB_I ("year", year)),
                         error);
  if (rows == NULL)
    return FALSE;
  while (monev_db_rows_next (rows, &local))
    {
      MonevActivityLine *line
        = g_hash_table_lookup (found, monev_db_rows_text (rows, "activity_id"));

      if (line != NULL)
        take_bar (line, rows, &moment);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
read_running (MonevActivityFeed *self, MonevDbConnection *connection, guint n, const Moment *moment,
              GError **error)
{
  const MonevActivityFilter filter = { 0, "berjalan", "", "", "", FALSE };

  self->running = read_lines (connection, &filter, n, moment, error);
  if (self->running == NULL)
    return FALSE;
  for (guint i = 0; i < self->running->len; i++)
    if (!read_bars (connection, self->running->pdata[i], moment, error))
      return FALSE;
  return TRUE;
}

static void
take_due (MonevActivityFeed *self, MonevDbRows *row, const Moment *moment)
{
  MonevActivityDue *due = g_new0 (MonevActivityDue, 1);

  due->kind = MONEV_AGENDA_STEP;
  due->activity_id = TEXT (row, "activity_id");
  due->title = TEXT (row, "title");
  due->step_id = TEXT (row, "step_id");
  due->number = TEXT (row, "number");
  due->wording = TEXT (row, "wording");
  due->round = monev_db_rows_int (row, "round");
  due->who = TEXT (row, "who");
  due->due = monev_db_rows_int (row, "planned_due");
  due->late = due->due <= moment->late_until;
  reckon (moment, due->due, &due->late_days, &due->days_left);
  g_ptr_array_add (self->dues, due);
}

/* A follow-up is due at the end of its day; a visit or a meeting begins at its hour. */
static gint64
moment_of (MonevDbRows *row, MonevAgendaKind kind, const Moment *moment)
{
  MonevDate date = 0;
  int minute;

  monev_date_from_iso (monev_db_rows_text (row, "date"), &date, NULL);
  if (kind == MONEV_AGENDA_FOLLOW_UP)
    return monev_office_clock_day_end (&moment->clock, date);
  if (monev_time_parse (monev_db_rows_text (row, "time"), &minute, NULL))
    return monev_office_clock_utc (&moment->clock, (gint64) date * MONEV_MINUTES_PER_DAY + minute);
  return monev_office_clock_day_start (&moment->clock, date);
}

static void
take_ahead (MonevActivityFeed *self, MonevDbRows *row, const Moment *moment)
{
  MonevActivityDue *due = g_new0 (MonevActivityDue, 1);
  const char *kind = monev_db_rows_text (row, "kind");

  while (due->kind < MONEV_AGENDA_STEP
         && strcmp (monev_agenda_kind_name (due->kind), kind) != 0)
    due->kind++;
  due->activity_id = TEXT (row, "activity_id");
  due->title = TEXT (row, "title");
  due->step_id = g_strdup ("");
  due->number = g_strdup ("");
  due->wording = TEXT (row, "text");
  due->round = 1;
  due->who = TEXT (row, "who");
  due->due = moment_of (row, due->kind, moment);
  reckon (moment, due->due, &due->late_days, &due->days_left);
  if (due->kind != MONEV_AGENDA_FOLLOW_UP)
    due->late_days = 0; /* who stands on the way is not late */
  due->late = due->kind == MONEV_AGENDA_FOLLOW_UP
              && monev_clock_is_late (moment->clock.work,
                                      monev_office_clock_minute (&moment->clock, due->due),
                                      moment->now);
  g_ptr_array_add (self->dues, due);
}

static gboolean
read_rows (MonevActivityFeed *self, MonevDbConnection *connection, const char *statement,
           const MonevDbBind *binds, void (*take) (MonevActivityFeed *, MonevDbRows *, const Moment *),
           const Moment *moment, GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (connection, statement, binds, error);
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  while (monev_db_rows_next (rows, &local))
    take (self, rows, moment);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static int
compare_dues (gconstpointer a, gconstpointer b)
{
  const MonevActivityDue *one = *(MonevActivityDue *const *) a;
  const MonevActivityDue *two = *(MonevActivityDue *const *) b;

  return (one->due > two->due) - (one->due < two->due);
}

static gboolean
read_dues (MonevActivityFeed *self, MonevDbConnection *connection, gint64 until, guint n,
           const Moment *moment, GError **error)
{
  g_autofree char *today = monev_date_to_iso (monev_minute_to_date (moment->now, NULL));
  g_autofree char *last = monev_date_to_iso (monev_minute_to_date (until, NULL));

  if (!read_rows (self, connection, "activity_due",
                  MONEV_DB_BINDS (
                    MONEV_DB_I ("until", monev_office_clock_utc (&moment->clock, until)),
                    MONEV_DB_I ("limit", (gint64) n + 1)), take_due, moment, error)
      || !read_rows (self, connection, "activity_ahead",
                     MONEV_DB_BINDS (MONEV_DB_T ("today", today), MONEV_DB_T ("until", last),
                                     MONEV_DB_I ("limit", (gint64) n + 1)), take_ahead, moment,
                     error))
    return FALSE;
  g_ptr_array_sort (self->dues, compare_dues);
  self->more = self->dues->len > n;
  if (self->more)
    g_ptr_array_set_size (self->dues, (int) n);
  return TRUE;
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
 * @days: working days from today within which something is due soon; what is late always stands,
 *   visits and meetings only ahead
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

  self->dues = g_ptr_array_new_with_free_func (free_due);
  if (!begin (connection, &moment, now, error)
      || !monev_work_time_add_days (moment.clock.work, moment.now, days, &until, error)
      || !read_counts (self, connection, &moment, error)
      || !read_running (self, connection, n_running, &moment, error)
      || !read_dues (self, connection, until.at, n_dues, &moment, error))
    return NULL;
  return g_steal_pointer (&self);
}
