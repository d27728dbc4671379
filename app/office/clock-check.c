#include "office/clock-check.h"

#include "audit/audit.h"
#include "base/json.h"
#include "people/login.h"

/* A clock may be off by this much before anybody is told. */
#define CLOCK_SLACK_MS (5 * 60 * 1000)

#define SUBJECT "clock"

/* What somebody said about the clock when he was asked last. */
typedef struct {
  gint64 seq;
  gint64 clock; /* what the clock said, and was right */
  gint64 log;   /* the end of the log at that moment, known to be wrong */
} Confirmed;

static gboolean
read_confirmed (MonevDbConnection *connection, Confirmed *confirmed, GError **error)
{
  g_autoptr (GPtrArray) entries = monev_audit_of (connection, SUBJECT, 1, error);
  const MonevAuditEntry *entry;
  json_auto_t *detail = NULL;

  *confirmed = (Confirmed) { 0 };
  if (entries == NULL || entries->len == 0)
    return entries != NULL;
  entry = entries->pdata[0];
  detail = monev_json_load (entry->canonical, -1, error);
  if (detail == NULL)
    return FALSE;
  *confirmed = (Confirmed) { entry->seq, json_integer_value (json_object_get (detail, "clock")),
                             json_integer_value (json_object_get (detail, "log")) };
  return TRUE;
}

static gboolean
is_later (MonevDbConnection *connection, gint64 seq, gint64 than, gint64 *at, GError **error)
{
  g_autoptr (GPtrArray) entries = monev_audit_after (connection, seq - 1, 1, error);

  if (entries == NULL || entries->len == 0)
    return FALSE;
  *at = ((MonevAuditEntry *) entries->pdata[0])->at;
  return *at > than;
}

/* The times of the log never fall, so the first entry of a time to come is found by halves. What was
 * known to be wrong at the confirmation is none. */
static gboolean
find_first (MonevDbConnection *connection, const Confirmed *confirmed, gint64 last,
            MonevClockState *state, GError **error)
{
  gint64 low = confirmed->seq + 1, high = last;
  gint64 than = MAX (state->now + CLOCK_SLACK_MS, confirmed->log);
  GError *local = NULL;

  while (low < high && local == NULL)
    {
      gint64 middle = low + (high - low) / 2, at = 0;

      if (is_later (connection, middle, than, &at, &local))
        high = middle;
      else
        low = middle + 1;
    }
  if (local == NULL && is_later (connection, high, than, &state->at, &local))
    state->seq = high;
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/**
 * monev_clock_check:
 * @state: (out): all but @now 0 while the clock is right, or within five minutes
 *
 * After monev_clock_confirm() the clock is held against the moment of that, until the log reaches
 * beyond what it was then.
 */
gboolean
monev_clock_check (MonevDbConnection *connection, MonevClockState *state, GError **error)
{
  MonevAuditHead head;
  Confirmed confirmed;
  gint64 known;

  *state = (MonevClockState) { 0 };
  if (!monev_audit_head (connection, &head, error)
      || !monev_db_now (connection, &state->now, error))
    return FALSE;
  if (head.at - state->now <= CLOCK_SLACK_MS)
    return TRUE;
  if (!read_confirmed (connection, &confirmed, error))
    return FALSE;
  known = head.at > confirmed.log ? head.at : confirmed.clock;
  if (known - state->now <= CLOCK_SLACK_MS)
    return TRUE;
  state->behind = known - state->now;
  if (head.at > confirmed.log)
    return find_first (connection, &confirmed, head.seq, state, error);
  state->seq = confirmed.seq;
  state->at = confirmed.clock;
  return TRUE;
}

typedef struct {
  const MonevActor *actor;
  MonevClockState  *state;
} Confirm;

static gboolean
write_confirmed (MonevDbConnection *connection, gpointer data, GError **error)
{
  Confirm *confirm = data;
  MonevClockState *state = confirm->state;
  g_autoptr (MonevActor) actor = NULL;
  json_auto_t *detail = NULL;
  MonevAuditHead head;

  if (!monev_clock_check (connection, state, error)
      || !monev_audit_head (connection, &head, error))
    return FALSE;
  actor = monev_actor_load (connection, confirm->actor->official_id, state->now, error);
  if (actor == NULL || !monev_policy_check (actor, MONEV_ACT_CLOCK_CONFIRM, error))
    return FALSE;
  if (state->behind == 0)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
                   "Jam komputer ini sudah cocok dengan catatan jejak; tidak ada yang perlu "
                   "dipastikan.");
      return FALSE;
    }
  detail = json_pack ("{s:I, s:I}", "clock", (json_int_t) state->now, "log", (json_int_t) head.at);
  return monev_audit_append (connection, state->now, actor->official_id, "clock.confirm", SUBJECT,
                             detail, error);
}

/**
 * monev_clock_confirm:
 * @actor: who knows that the clock is right now
 * @state: (out): as the clock stood
 *
 * Says in the log that the clock is right although the log holds entries of a time to come. The time
 * of the log does not go back by it. Errors: DENIED, AUTH; STATE when there is nothing to confirm.
 */
gboolean
monev_clock_confirm (MonevDbConnection *connection, const MonevActor *actor, MonevClockState *state,
                     GError **error)
{
  Confirm confirm = { actor, state };

  return monev_policy_check (actor, MONEV_ACT_CLOCK_CONFIRM, error)
         && monev_db_transaction (connection, write_confirmed, &confirm, error);
}
