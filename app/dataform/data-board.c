#include "data-board.h"

#include "activity/clock.h"

static const struct {
  const char *name;
  const char *label;
} states[MONEV_BOARD_N_STATES] = {
  [MONEV_BOARD_NOT_SENT] = { "belum-dikirim", "belum dikirim" },
  [MONEV_BOARD_SENT] = { "terkirim", "terkirim" },
  [MONEV_BOARD_RECEIPT] = { "tanda-terima", "tanda terima kembali" },
  [MONEV_BOARD_LATE] = { "terlambat", "terlambat" },
  [MONEV_BOARD_RECEIVED] = { "diterima", "diterima" },
  [MONEV_BOARD_QUESTION] = { "klarifikasi", "klarifikasi" },
  [MONEV_BOARD_VERIFIED] = { "terverifikasi", "terverifikasi" },
};

/** monev_board_state_name: Returns: (transfer none): "tanda-terima", for scripts. */
const char *
monev_board_state_name (MonevBoardState state)
{
  return states[state].name;
}

/** monev_board_state_label: Returns: (transfer none): "tanda terima kembali", for people. */
const char *
monev_board_state_label (MonevBoardState state)
{
  return states[state].label;
}

static MonevBoardState
state_of (const MonevDataAddressee *addressee, gint64 late_days)
{
  if (addressee->verified_at != 0)
    return MONEV_BOARD_VERIFIED;
  if (addressee->questions > 0)
    return MONEV_BOARD_QUESTION;
  if (addressee->received_at != 0)
    return MONEV_BOARD_RECEIVED;
  if (addressee->sent_at == 0)
    return MONEV_BOARD_NOT_SENT;
  if (late_days > 0)
    return MONEV_BOARD_LATE;
  return addressee->receipt_at != 0 ? MONEV_BOARD_RECEIPT : MONEV_BOARD_SENT;
}

/* Three working days before, one after, seven after. */
static const char *
reminder_of (const MonevBoardCell *cell, gboolean sent)
{
  if (!sent)
    return NULL;
  if (cell->state == MONEV_BOARD_LATE)
    return cell->late_days >= 7 ? "H+7" : "H+1";
  if (cell->state == MONEV_BOARD_SENT || cell->state == MONEV_BOARD_RECEIPT)
    return cell->days_left <= 3 ? "H-3" : NULL;
  return NULL;
}

/** monev_board_cell: @now: UTC milliseconds. Returns: where an addressee stands. */
MonevBoardCell
monev_board_cell (const MonevDataAddressee *addressee, const MonevOfficeClock *clock, gint64 now)
{
  MonevBoardCell cell = { 0 };
  gint64 due = monev_office_clock_minute (clock, addressee->due_at);
  gint64 at = monev_office_clock_minute (
      clock, addressee->received_at != 0 ? addressee->received_at : now);

  if (addressee->sent_at != 0)
    {
      cell.late_days = monev_clock_late_days (clock->work, due, at);
      if (cell.late_days == 0 && addressee->received_at == 0)
        cell.days_left = monev_clock_days_left (clock->work, due, at);
    }
  cell.state = state_of (addressee, cell.late_days);
  cell.reminder = reminder_of (&cell, addressee->sent_at != 0);
  return cell;
}

/** monev_board_words: Returns: (transfer full): "3 hari terlambat", "klarifikasi". */
char *
monev_board_words (const MonevBoardCell *cell)
{
  if (cell->state == MONEV_BOARD_LATE)
    return g_strdup_printf ("terlambat %" G_GINT64_FORMAT " hari kerja", cell->late_days);
  if (cell->late_days > 0)
    return g_strdup_printf ("%s, terlambat %" G_GINT64_FORMAT " hari kerja",
                            states[cell->state].label, cell->late_days);
  return g_strdup (states[cell->state].label);
}

/** monev_board_rate_add: counts what was due, and of that what came in time. */
void
monev_board_rate_add (MonevBoardRate *rate, const MonevDataAddressee *addressee,
                      const MonevBoardCell *cell)
{
  if (addressee->received_at == 0 && cell->state != MONEV_BOARD_LATE)
    return;
  rate->due++;
  rate->in_time += addressee->received_at != 0 && cell->late_days == 0;
}

/** monev_board_rate_percent: Returns: rounded; -1 where nothing was due yet. */
int
monev_board_rate_percent (const MonevBoardRate *rate)
{
  return rate->due == 0 ? -1 : (int)((rate->in_time * 200 + rate->due) / (2 * rate->due));
}
