#include "head-data.h"

#include "people/people.h"
#include "record/record-store.h"

#include <string.h>

/** monev_head_typed_of: Returns: (transfer full): as @activity has them. */
MonevHeadTyped *
monev_head_typed_of (const MonevActivity *activity)
{
  MonevHeadTyped *self = g_new (MonevHeadTyped, 1);

  *self = (MonevHeadTyped) { g_strdup (activity->title),
                             g_strdup (monev_activity_kind_name (activity->kind)),
                             g_strdup (activity->bidang_id), g_strdup (activity->coordinator_id),
                             activity->year, activity->start_at,
                             g_strdup (activity->disposisi_from),
                             g_strdup (activity->disposisi_date),
                             g_strdup (activity->disposisi_content) };
  return self;
}

/** monev_head_typed_copy: Returns: (transfer full): the same once more. */
MonevHeadTyped *
monev_head_typed_copy (const MonevHeadTyped *self)
{
  MonevHeadTyped *copy = g_new (MonevHeadTyped, 1);

  *copy = (MonevHeadTyped) { g_strdup (self->title), g_strdup (self->kind),
                             g_strdup (self->bidang_id), g_strdup (self->coordinator_id),
                             self->year, self->start_at, g_strdup (self->disposisi_from),
                             g_strdup (self->disposisi_date), g_strdup (self->disposisi_content) };
  return copy;
}

/** monev_head_typed_equal: Returns: whether saving @b over @a would change nothing. */
gboolean
monev_head_typed_equal (const MonevHeadTyped *a, const MonevHeadTyped *b)
{
  return strcmp (a->title, b->title) == 0 && strcmp (a->kind, b->kind) == 0
         && strcmp (a->bidang_id, b->bidang_id) == 0
         && strcmp (a->coordinator_id, b->coordinator_id) == 0 && a->year == b->year
         && a->start_at == b->start_at && strcmp (a->disposisi_from, b->disposisi_from) == 0
         && strcmp (a->disposisi_date, b->disposisi_date) == 0
         && strcmp (a->disposisi_content, b->disposisi_content) == 0;
}

/** monev_head_typed_free: frees it. */
void
monev_head_typed_free (MonevHeadTyped *self)
{
  char *texts[] = { self->title, self->kind, self->bidang_id, self->coordinator_id,
                    self->disposisi_from, self->disposisi_date, self->disposisi_content };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_free (self);
}

static gpointer
bidang_job (MonevDbJob *job, gpointer data, GError **error)
{
  GPtrArray *positions
      = monev_record_store_list (monev_db_job_connection (job), &monev_position_type, 0, error);

  for (guint i = positions != NULL ? positions->len : 0; i > 0; i--)
    if (strcmp (monev_record_get (positions->pdata[i - 1], "kind"), "kabid") != 0)
      g_ptr_array_remove_index (positions, i - 1);
  return positions;
}

/** monev_head_bidang_load: @done: gets (transfer full) (element-type MonevRecord): positions of kind
 * kabid. */
void
monev_head_bidang_load (MonevSession *session, GObject *owner, MonevSessionDone done)
{
  monev_session_call (session, owner,
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                          .work = bidang_job,
                                          .free_result = (GDestroyNotify) g_ptr_array_unref },
                      done);
}

typedef struct
{
  char *activity_id;
  gint64 version;
  MonevHeadTyped *typed;
  MonevActor *actor;
} Sent;

static void
sent_free (gpointer data)
{
  Sent *sent = data;

  g_free (sent->activity_id);
  monev_head_typed_free (sent->typed);
  monev_actor_free (sent->actor);
  g_free (sent);
}

static gpointer
save_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Sent *sent = data;
  const MonevHeadTyped *typed = sent->typed;
  const MonevActivityHead head
      = { typed->year, typed->title, typed->kind, typed->bidang_id, typed->coordinator_id,
          typed->start_at, typed->disposisi_from, typed->disposisi_date, typed->disposisi_content };
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  return monev_activity_change_head (monev_db_job_connection (job), sent->actor, sent->activity_id,
                                     sent->version, &head, issues, error)
             ? g_steal_pointer (&issues) : NULL;
}

/** monev_head_send: @version: of the run as it was read; @done: gets (transfer full)
 * #MonevIssueList. */
void
monev_head_send (MonevSession *session, GObject *owner, const char *activity_id, gint64 version,
                 const MonevHeadTyped *typed, MonevSessionDone done)
{
  const MonevActor *actor = monev_session_get_actor (session);
  Sent *sent;

  g_return_if_fail (actor != NULL);

  sent = g_new (Sent, 1);
  *sent = (Sent) { g_strdup (activity_id), version, monev_head_typed_copy (typed),
                   monev_actor_copy (actor) };
  monev_session_call (session, owner,
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = save_job,
                                          .data = sent,
                                          .free_data = sent_free,
                                          .free_result = (GDestroyNotify) monev_issue_list_unref },
                      done);
}
