#include "activity-ask.h"

typedef struct
{
  MonevActivityAsk ask;
  MonevActor *actor;
} Sent;

static void
sent_free (gpointer data)
{
  Sent *sent = data;
  const char **texts[] = { &sent->ask.activity_id, &sent->ask.step_id, &sent->ask.id,
                           &sent->ask.official_id, &sent->ask.group_id, &sent->ask.agency,
                           &sent->ask.text };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free ((char *) *texts[i]);
  g_clear_pointer (&sent->actor, monev_actor_free);
  g_free (sent);
}

static gboolean
take_id (char *id)
{
  gboolean done = id != NULL;

  g_free (id);
  return done;
}

static gboolean
ask_step (MonevDbConnection *connection, const Sent *sent, MonevIssueList *issues, GError **error)
{
  const MonevActivityAsk *ask = &sent->ask;
  const MonevStepAct act = { ask->activity_id, ask->step_id, ask->version, 0, ask->text,
                             ask->official_id };

  switch (ask->act)
    {
    case MONEV_ASK_STEP_START:
      return monev_activity_step_start (connection, sent->actor, &act, issues, error);
    case MONEV_ASK_STEP_FINISH:
      return monev_activity_step_finish (connection, sent->actor, &act, issues, error);
    case MONEV_ASK_STEP_SKIP:
      return monev_activity_step_skip (connection, sent->actor, &act, issues, error);
    case MONEV_ASK_STEP_REOPEN:
      return monev_activity_step_reopen (connection, sent->actor, &act, issues, error);
    case MONEV_ASK_STEP_REPEAT:
      return take_id (
          monev_activity_step_repeat (connection, sent->actor, &act, issues, error));
    case MONEV_ASK_STEP_RECORD:
      return monev_activity_step_record (connection, sent->actor, &act, ask->at, ask->until,
                                         issues, error);
    default:
      return monev_activity_step_set_due (connection, sent->actor, &act, ask->at, issues, error);
    }
}

static gboolean
ask_file (MonevDbConnection *connection, const Sent *sent, GError **error)
{
  const MonevActivityAsk *ask = &sent->ask;
  const char *run = ask->activity_id;

  switch (ask->act)
    {
    case MONEV_ASK_ITEM_MARK:
      return monev_activity_item_mark (connection, sent->actor, run, ask->id, ask->version,
                                       ask->on, error);
    case MONEV_ASK_ATTACH:
      return take_id (monev_activity_attach (connection, sent->actor, run, ask->id, ask->file,
                                             ask->text, error));
    case MONEV_ASK_CAPTION:
      return monev_activity_set_caption (connection, sent->actor, run, ask->id, ask->version,
                                         ask->text, error);
    case MONEV_ASK_DETACH:
      return monev_activity_detach (connection, sent->actor, run, ask->id, ask->version, error);
    case MONEV_ASK_NOTE_ADD:
      return take_id (monev_activity_note_add (connection, sent->actor, run, ask->step_id, ask->id,
                                               ask->text, error));
    default:
      return monev_activity_note_remove (connection, sent->actor, run, ask->id, error);
    }
}

static gboolean
ask_team (MonevDbConnection *connection, const Sent *sent, GError **error)
{
  const MonevActivityAsk *ask = &sent->ask;
  const char *run = ask->activity_id;
  const MonevMemberEntry entry
      = { ask->official_id, ask->text, ask->agency, ask->role, ask->group_id };

  switch (ask->act)
    {
    case MONEV_ASK_GROUP_ADD:
      return take_id (
          monev_activity_group_add (connection, sent->actor, run, ask->text, error));
    case MONEV_ASK_GROUP_RENAME:
      return monev_activity_group_rename (connection, sent->actor, run, ask->id, ask->version,
                                          ask->text, error);
    case MONEV_ASK_GROUP_REMOVE:
      return monev_activity_group_remove (connection, sent->actor, run, ask->id, ask->version,
                                          error);
    case MONEV_ASK_MEMBER_ADD:
      return take_id (monev_activity_member_add (connection, sent->actor, run, &entry, error));
    case MONEV_ASK_MEMBER_SET:
      return monev_activity_member_set (connection, sent->actor, run, ask->id, ask->version,
                                        ask->role, ask->group_id, error);
    default:
      return monev_activity_member_remove (connection, sent->actor, run, ask->id, ask->version,
                                           error);
    }
}

static gboolean
ask_run (MonevDbConnection *connection, const Sent *sent, GError **error)
{
  const MonevActivityAsk *ask = &sent->ask;

  if (ask->act == MONEV_ASK_RUN_STOP)
    return monev_activity_stop (connection, sent->actor, ask->activity_id, ask->version, ask->text,
                                error);
  if (ask->act == MONEV_ASK_RUN_RESUME)
    return monev_activity_resume (connection, sent->actor, ask->activity_id, ask->version, error);
  return monev_activity_close (connection, sent->actor, ask->activity_id, ask->version, error);
}

static gpointer
ask_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);
  const Sent *sent = data;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  gboolean done;

  if (sent->ask.act <= MONEV_ASK_STEP_DUE)
    done = ask_step (connection, sent, issues, error);
  else if (sent->ask.act <= MONEV_ASK_NOTE_REMOVE)
    done = ask_file (connection, sent, error);
  else if (sent->ask.act <= MONEV_ASK_MEMBER_REMOVE)
    done = ask_team (connection, sent, error);
  else
    done = ask_run (connection, sent, error);
  return done ? g_steal_pointer (&issues) : NULL;
}

/** monev_activity_ask_send: @done: gets (transfer full) #MonevIssueList, the notes of the act; it is
 * called even when @owner is on its way out. */
void
monev_activity_ask_send (MonevSession *session, GObject *owner, const MonevActivityAsk *ask,
                         MonevSessionDone done)
{
  const MonevActor *actor = monev_session_get_actor (session);
  Sent *sent;

  if (actor == NULL)
    return;
  sent = g_new0 (Sent, 1);
  sent->ask = *ask;
  sent->actor = monev_actor_copy (actor);
  sent->ask.activity_id = g_strdup (ask->activity_id);
  sent->ask.step_id = g_strdup (ask->step_id);
  sent->ask.id = g_strdup (ask->id);
  sent->ask.official_id = g_strdup (ask->official_id);
  sent->ask.group_id = g_strdup (ask->group_id);
  sent->ask.agency = g_strdup (ask->agency);
  sent->ask.text = g_strdup (ask->text != NULL ? ask->text : "");
  monev_session_call (session, owner,
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = ask_job,
                                          .data = sent,
                                          .free_data = sent_free,
                                          .free_result = (GDestroyNotify) monev_issue_list_unref },
                      done);
}
