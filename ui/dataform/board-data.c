#include "board-data.h"

#include "base/instant.h"
#include "dataform/data-period.h"
#include "ui/common/text-key.h"

#include <glib/gi18n.h>
#include <string.h>

static void
column_free (gpointer data)
{
  MonevBoardColumn *column = data;

  monev_data_request_free (column->request);
  g_ptr_array_unref (column->reminders);
  g_free (column->due);
  g_free (column->title);
  g_free (column);
}

static void
row_free (MonevBoardRow *row, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_clear_pointer (&row->entries[i].addressee, monev_data_addressee_free);
      g_free (row->entries[i].text);
      g_free (row->entries[i].tip);
    }
  g_free (row->entries);
  g_free (row->folded);
  g_free (row->percent);
  g_free (row->percent_tip);
  g_free (row);
}

/** monev_board_data_free: frees what was read. */
void
monev_board_data_free (MonevBoardData *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    row_free (self->rows->pdata[i], self->columns->len);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->columns);
  monev_office_clock_clear (&self->clock);
  g_free (self);
}

/** monev_board_data_day: @at: UTC milliseconds; 0 for none. Returns: (transfer full): the day it falls
 * on where the office stands; "" for none. */
char *
monev_board_data_day (const MonevBoardData *self, gint64 at, MonevDateStyle style)
{
  gint64 minute;

  if (at == 0)
    return g_strdup ("");
  minute = monev_office_clock_minute (&self->clock, at);
  return monev_date_format (monev_minute_to_date (minute, NULL), style);
}

/* ---- one OPD of one request ---- */

static char *
short_words (const MonevDataAddressee *addressee, const MonevBoardCell *cell)
{
  switch (cell->state)
    {
    case MONEV_BOARD_LATE:
      return g_strdup_printf (_("%u hari terlambat"), (guint) cell->late_days);
    case MONEV_BOARD_QUESTION:
      return g_strdup_printf (_("%u ditanya"), (guint) addressee->questions);
    case MONEV_BOARD_RECEIVED:
      return addressee->doubtful > 0
                 ? g_strdup_printf (_("%u ragu"), (guint) addressee->doubtful)
                 : g_strdup (_("diterima"));
    case MONEV_BOARD_RECEIPT:
      return g_strdup (_("tanda terima"));
    case MONEV_BOARD_VERIFIED:
      return g_strdup ("");
    default:
      return g_strdup (monev_board_state_label (cell->state));
    }
}

/* "Dinas Sosial, Data Kemiskinan – Tahun 2026: terlambat 3 hari kerja. Jatuh tempo 2 Maret 2026." */
static char *
long_words (const MonevBoardData *self, const MonevBoardColumn *column,
            const MonevDataAddressee *addressee, const MonevBoardCell *cell)
{
  g_autofree char *words = monev_board_words (cell);
  g_autofree char *due = monev_board_data_day (self, addressee->due_at, MONEV_DATE_LONG);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s, %s: %s.", addressee->agency_name, column->request->title,
                          words);
  if (*due != '\0')
    g_string_append_printf (text, _(" Jatuh tempo %s."), due);
  if (addressee->questions > 0)
    g_string_append_printf (text, _(" %u klarifikasi menunggu jawaban."),
                            (guint) addressee->questions);
  if (addressee->received_at != 0)
    g_string_append_printf (text, _(" %u dari %u isian terisi, %u meragukan."),
                            (guint) addressee->filled, (guint) addressee->asked,
                            (guint) addressee->doubtful);
  return g_string_free (text, FALSE);
}

static gboolean
is_further (const char *reminder, const char *than)
{
  return (reminder[1] == '+') != (than[1] == '+') ? reminder[1] == '+'
                                                  : strcmp (reminder, than) > 0;
}

static void
place (MonevBoardData *self, MonevBoardRow *row, guint at, MonevDataAddressee *addressee)
{
  MonevBoardColumn *column = self->columns->pdata[at];
  MonevBoardEntry *entry = &row->entries[at];

  entry->addressee = addressee;
  entry->cell = monev_board_cell (addressee, &self->clock, self->now);
  entry->text = short_words (addressee, &entry->cell);
  entry->tip = long_words (self, column, addressee, &entry->cell);
  row->n_states[entry->cell.state]++;
  if (entry->cell.state == MONEV_BOARD_LATE)
    row->late_days += entry->cell.late_days;
  monev_board_rate_add (&row->rate, addressee, &entry->cell);
  self->n_states[entry->cell.state]++;
  self->n++;
  column->n++;
  column->n_verified += entry->cell.state == MONEV_BOARD_VERIFIED;
  column->n_unsent += addressee->sent_at == 0;
  if (entry->cell.reminder == NULL || strcmp (column->request->state, MONEV_REQUEST_RUNNING) != 0)
    return;
  g_ptr_array_add (column->reminders, addressee);
  if (column->reminder == NULL || is_further (entry->cell.reminder, column->reminder))
    column->reminder = entry->cell.reminder;
}

/* ---- the matrix ---- */

static void
add_columns (MonevBoardData *self, GPtrArray *requests)
{
  for (guint i = 0; i < requests->len; i++)
    {
      MonevDataRequest *request = requests->pdata[i];
      MonevBoardColumn *column;

      if (strcmp (request->state, MONEV_REQUEST_STOPPED) == 0)
        continue;
      column = g_new0 (MonevBoardColumn, 1);
      column->request = monev_data_request_copy (request);
      column->reminders = g_ptr_array_new ();
      column->title = g_strdup (g_str_has_prefix (request->title, request->form_title)
                                    ? request->form_title
                                    : request->title);
      g_ptr_array_add (self->columns, column);
    }
}

static guint
find_column (const MonevBoardData *self, const char *request_id)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (strcmp (((MonevBoardColumn *) self->columns->pdata[i])->request->id, request_id) == 0)
      return i;
  return self->columns->len;
}

static MonevBoardRow *
row_new (const MonevBoardData *self, const MonevDataAddressee *addressee)
{
  MonevBoardRow *row = g_new0 (MonevBoardRow, 1);
  g_autofree char *searched = g_strjoin ("\n", addressee->agency_name, addressee->agency_short,
                                         addressee->agency_code, NULL);

  row->id = addressee->agency_id;
  row->code = addressee->agency_code;
  row->name = addressee->agency_name;
  row->folded = monev_text_key_fold (searched);
  row->entries = g_new0 (MonevBoardEntry, self->columns->len);
  return row;
}

/* They come by agency: a row ends where the next agency begins. */
static void
add_rows (MonevBoardData *self, GPtrArray *addressees)
{
  MonevBoardRow *row = NULL;

  for (guint i = 0; i < addressees->len; i++)
    {
      const MonevDataAddressee *addressee = addressees->pdata[i];
      guint at = find_column (self, addressee->request_id);
      MonevDataAddressee *own;

      /* A request that was made between the two readings comes with the next one. */
      if (at == self->columns->len)
        continue;
      own = monev_data_addressee_copy (addressee);
      if (row == NULL || strcmp (row->id, own->agency_id) != 0)
        {
          row = row_new (self, own);
          g_ptr_array_add (self->rows, row);
        }
      place (self, row, at, own);
    }
}

static void
say_rate (MonevBoardRow *row)
{
  int percent = monev_board_rate_percent (&row->rate);

  row->percent = percent < 0 ? g_strdup ("") : g_strdup_printf ("%d%%", percent);
  row->percent_tip
      = percent < 0 ? g_strdup_printf (_("%s: belum ada yang jatuh tempo"), row->name)
                    : g_strdup_printf (_("%s: %u dari %u data masuk tepat waktu"), row->name,
                                       row->rate.in_time, row->rate.due);
}

static gboolean
has_namesake (const MonevBoardData *self, guint at)
{
  const MonevBoardColumn *column = self->columns->pdata[at];

  for (guint i = 0; i < self->columns->len; i++)
    if (i != at
        && strcmp (((MonevBoardColumn *) self->columns->pdata[i])->title, column->title) == 0)
      return TRUE;
  return FALSE;
}

static void
say_due (MonevBoardData *self, guint at)
{
  MonevBoardColumn *column = self->columns->pdata[at];
  gint64 due = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const MonevDataAddressee *addressee
          = ((MonevBoardRow *) self->rows->pdata[i])->entries[at].addressee;

      if (addressee != NULL && addressee->due_at != 0 && (due == 0 || addressee->due_at < due))
        due = addressee->due_at;
    }
  column->due = due == 0 ? g_strdup (_("belum dikirim"))
                         : monev_board_data_day (self, due, MONEV_DATE_SHORT);
  if (has_namesake (self, at))
    {
      g_autofree char *period = monev_data_period_label (column->request->period);
      char *both = g_strdup_printf ("%s · %s", period, column->due);

      g_free (column->due);
      column->due = both;
    }
}

/** monev_board_data_load: Returns: (transfer full) (nullable): how all stands at this moment. */
MonevBoardData *
monev_board_data_load (MonevDbConnection *connection, int year, GError **error)
{
  g_autoptr (MonevBoardData) self = g_new0 (MonevBoardData, 1);
  g_autoptr (GPtrArray) requests = NULL;
  g_autoptr (GPtrArray) addressees = NULL;

  self->year = year;
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->rows = g_ptr_array_new ();
  if (!monev_db_now (connection, &self->now, error)
      || !monev_office_clock_load (connection, &self->clock, error)
      || (requests = monev_request_store_list (connection, year, error)) == NULL
      || (addressees = monev_addressee_store_board (connection, year, error)) == NULL)
    return NULL;
  add_columns (self, requests);
  add_rows (self, addressees);
  for (guint i = 0; i < self->rows->len; i++)
    say_rate (self->rows->pdata[i]);
  for (guint i = 0; i < self->columns->len; i++)
    say_due (self, i);
  return g_steal_pointer (&self);
}
