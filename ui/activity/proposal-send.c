#include "proposal-send.h"

typedef struct
{
  char *activity_id;
  GPtrArray *before, *after;
  MonevActor *actor;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->activity_id);
  g_ptr_array_unref (request->before);
  g_ptr_array_unref (request->after);
  monev_actor_free (request->actor);
  g_free (request);
}

/** monev_proposal_sent_free: frees an answer. */
void
monev_proposal_sent_free (MonevProposalSent *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_clear_pointer (&self->after, g_ptr_array_unref);
  g_clear_pointer (&self->issues, monev_issue_list_unref);
  g_free (self);
}

static gpointer
decide_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Request *request = data;
  g_autoptr (MonevProposalSent) sent = g_new0 (MonevProposalSent, 1);

  sent->issues = monev_issue_list_new ();
  sent->before = g_ptr_array_ref (request->before);
  sent->after = monev_proposal_decide (monev_db_job_connection (job), request->actor,
                                       request->activity_id, request->after, sent->issues, error);
  return sent->after != NULL ? g_steal_pointer (&sent) : NULL;
}

/** monev_proposal_send: @before, @after: (transfer full) (element-type MonevRecord): of the same
 * proposals in the same order; @done: gets (transfer full) #MonevProposalSent. */
void
monev_proposal_send (MonevSession *session, GObject *owner, const char *activity_id,
                     GPtrArray *before, GPtrArray *after, MonevSessionDone done)
{
  const MonevActor *actor = monev_session_get_actor (session);
  Request *request;

  g_return_if_fail (actor != NULL);

  request = g_new (Request, 1);
  *request = (Request) { g_strdup (activity_id), before, after, monev_actor_copy (actor) };
  monev_session_call (session, owner,
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = decide_job,
                                          .data = request,
                                          .free_data = request_free,
                                          .free_result = (GDestroyNotify) monev_proposal_sent_free },
                      done);
}

/** monev_proposal_sent_undo: Returns: (transfer full) (element-type MonevRecord): what brings each
 * back to what it was; somebody who was there since is not written over. */
GPtrArray *
monev_proposal_sent_undo (const MonevProposalSent *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_record_unref);

  for (guint i = 0; i < self->after->len; i++)
    g_ptr_array_add (list, monev_record_with_identity (
        monev_record_ref (self->before->pdata[i]), monev_record_id (self->after->pdata[i]),
        monev_record_version (self->after->pdata[i])));
  return list;
}
