#include "data-feed.h"

#include "base/instant.h"

#include <string.h>

#define BEFORE 3 /* working days: H-3 */

/* What asks most for somebody stands first. */
static const guint urgency[MONEV_BOARD_N_STATES] = {
  [MONEV_BOARD_LATE] = 0,    [MONEV_BOARD_QUESTION] = 1, [MONEV_BOARD_RECEIVED] = 2,
  [MONEV_BOARD_NOT_SENT] = 3, [MONEV_BOARD_SENT] = 4,    [MONEV_BOARD_RECEIPT] = 5,
  [MONEV_BOARD_VERIFIED] = 6,
};

/** monev_data_feed_line_free: frees it. */
void
monev_data_feed_line_free (MonevDataFeedLine *self)
{
  monev_data_request_free (self->request);
  g_free (self->addressee_id);
  g_array_unref (self->states);
  g_free (self);
}

static MonevDataFeedLine *
line_new (const MonevDataRequest *request)
{
  MonevDataFeedLine *self = g_new0 (MonevDataFeedLine, 1);

  self->request = monev_data_request_copy (request);
  self->addressee_id = g_strdup ("");
  self->states = g_array_new (FALSE, FALSE, sizeof (MonevBoardState));
  return self;
}

static MonevDate
next_reminder (const MonevOfficeClock *clock, gint64 now, const MonevBoardCell *cell)
{
  MonevDate today = monev_minute_to_date (monev_office_clock_minute (clock, now), NULL);
  MonevDate day = 0;
  gboolean past_known;

  if ((cell->state != MONEV_BOARD_SENT && cell->state != MONEV_BOARD_RECEIPT)
      || cell->days_left <= BEFORE
      || !monev_work_time_nth_day (clock->work, today, cell->days_left - BEFORE, &day, &past_known,
                                   NULL))
    return 0;
  return day;
}

/* @least: the urgency of the one that is named so far. */
static void
add (MonevDataFeedLine *self, const MonevDataAddressee *to, const MonevOfficeClock *clock,
     gint64 now, guint *least)
{
  MonevBoardCell cell = monev_board_cell (to, clock, now);
  MonevDate next = next_reminder (clock, now, &cell);

  g_array_append_val (self->states, cell.state);
  self->answered += to->received_at != 0;
  self->late += cell.state == MONEV_BOARD_LATE;
  self->questions += cell.state == MONEV_BOARD_QUESTION;
  self->waiting += cell.state == MONEV_BOARD_RECEIVED;
  if (cell.state == MONEV_BOARD_LATE)
    self->late_days = MAX (self->late_days, cell.late_days);
  if (cell.reminder != NULL)
    {
      self->remind++;
      if (self->reminder == NULL || strcmp (self->reminder, "H-3") == 0
          || strcmp (cell.reminder, "H+7") == 0)
        self->reminder = cell.reminder;
    }
  if (next != 0 && (self->next_reminder == 0 || next < self->next_reminder))
    self->next_reminder = next;
  if (urgency[cell.state] < *least)
    {
      *least = urgency[cell.state];
      g_free (self->addressee_id);
      self->addressee_id = g_strdup (to->id);
    }
}

static int
compare_states (gconstpointer a, gconstpointer b)
{
  return (int)urgency[*(const MonevBoardState *)a] - (int)urgency[*(const MonevBoardState *)b];
}

/* Who is latest, then whom to remind, then the newest. */
static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const MonevDataFeedLine *left = *(MonevDataFeedLine *const *)a,
                          *right = *(MonevDataFeedLine *const *)b;

  if (left->late != right->late)
    return left->late > right->late ? -1 : 1;
  if (left->remind != right->remind)
    return left->remind > right->remind ? -1 : 1;
  return left->request->made_at > right->request->made_at ? -1 : 1;
}

static gboolean
fill (MonevDbConnection *connection, MonevDataFeedLine *line, const MonevOfficeClock *clock,
      gint64 now, GError **error)
{
  g_autoptr (GPtrArray) all
      = monev_addressee_store_list (connection, line->request->id, FALSE, error);
  guint least = MONEV_BOARD_N_STATES;

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    add (line, all->pdata[i], clock, now, &least);
  g_array_sort (line->states, compare_states);
  return TRUE;
}

/** monev_data_feed: @now: UTC milliseconds. Returns: (transfer full) (element-type MonevDataFeedLine):
 * the open requests of a Tahun Anggaran, the most urgent first. */
GPtrArray *
monev_data_feed (MonevDbConnection *connection, gint64 year, gint64 now, GError **error)
{
  g_auto (MonevOfficeClock) clock = { NULL };
  g_autoptr (GPtrArray) requests = monev_request_store_list (connection, year, error);
  g_autoptr (GPtrArray) lines
      = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_data_feed_line_free);

  if (requests == NULL || !monev_office_clock_load (connection, &clock, error))
    return NULL;
  for (guint i = 0; i < requests->len; i++)
    {
      const MonevDataRequest *request = requests->pdata[i];

      if (strcmp (request->state, MONEV_REQUEST_RUNNING) != 0)
        continue;
      g_ptr_array_add (lines, line_new (request));
      if (!fill (connection, lines->pdata[lines->len - 1], &clock, now, error))
        return NULL;
    }
  g_ptr_array_sort (lines, compare_lines);
  return g_steal_pointer (&lines);
}

/** monev_data_feed_waiting: @waiting: (out): how many came and wait for a decision: not asked back, not
 * verified, of open requests of the year. */
gboolean
monev_data_feed_waiting (MonevDbConnection *connection, gint64 year, guint *waiting, GError **error)
{
  g_autoptr (MonevDbRows) rows
      = monev_db_query (connection, "data_addressee_waiting",
                        MONEV_DB_BINDS (MONEV_DB_I ("year", year)), error);
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  *waiting = 0;
  if (monev_db_rows_next (rows, &local))
    *waiting = (guint)monev_db_rows_int (rows, "waiting");
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}
