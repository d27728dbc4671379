#include "start-data.h"

#include "office/office.h"
#include "people/people.h"
#include "record/record-store.h"

#include <string.h>

/** monev_start_choices_free: frees it. */
void
monev_start_choices_free (MonevStartChoices *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->procedures, g_ptr_array_unref);
  g_clear_pointer (&self->earlier, g_ptr_array_unref);
  g_clear_pointer (&self->bidang, g_ptr_array_unref);
  monev_office_clock_clear (&self->clock);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevStartChoices, monev_start_choices_free)

/** monev_start_typed_free: frees it. */
void
monev_start_typed_free (MonevStartTyped *self)
{
  char *texts[] = { self->code, self->from_id, self->title, self->kind, self->bidang_id,
                    self->coordinator_id, self->disposisi_from, self->disposisi_date,
                    self->disposisi_content, self->scan };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_free (self);
}

/** monev_started_free: frees it. */
void
monev_started_free (MonevStarted *self)
{
  g_free (self->id);
  monev_issue_list_unref (self->issues);
  g_free (self);
}

static void
keep_kabid (GPtrArray *positions)
{
  for (guint i = positions->len; i > 0; i--)
    if (strcmp (monev_record_get (positions->pdata[i - 1], "kind"), "kabid") != 0)
      g_ptr_array_remove_index (positions, i - 1);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const MonevActivityLine *one = *(MonevActivityLine *const *) a;
  const MonevActivityLine *other = *(MonevActivityLine *const *) b;

  if (one->year != other->year)
    return one->year > other->year ? -1 : 1;
  return strcmp (one->title, other->title);
}

static gboolean
read_choices (MonevDbConnection *connection, gpointer data, GError **error)
{
  MonevStartChoices *self = data;
  const MonevActivityFilter filter = { 0, "", "", "", "", FALSE };
  g_autoptr (MonevRecord) office = NULL;

  if (!monev_db_now (connection, &self->now, error)
      || !monev_office_clock_load (connection, &self->clock, error))
    return FALSE;
  self->procedures = monev_procedure_list (connection, "", "", MONEV_PROCEDURES_ALL, error);
  if (self->procedures == NULL || (office = monev_office_load (connection, error)) == NULL)
    return FALSE;
  monev_procedure_sort_near (self->procedures, monev_record_get (office, "agency_name"));
  self->bidang = monev_record_store_list (connection, &monev_position_type, 0, error);
  if (self->bidang == NULL)
    return FALSE;
  keep_kabid (self->bidang);
  self->earlier = monev_activity_list (connection, &filter, self->now, error);
  if (self->earlier == NULL)
    return FALSE;
  g_ptr_array_sort (self->earlier, newest_first);
  return TRUE;
}

static gpointer
choices_job (MonevDbJob *job, gpointer data, GError **error)
{
  g_autoptr (MonevStartChoices) self = g_new0 (MonevStartChoices, 1);

  return monev_db_read (monev_db_job_connection (job), read_choices, self, error)
             ? g_steal_pointer (&self) : NULL;
}

/** monev_start_choices_load: @done: gets (transfer full) #MonevStartChoices. */
void
monev_start_choices_load (MonevSession *session, GObject *owner, GCancellable *cancellable,
                          MonevSessionDone done)
{
  monev_session_call (session, owner,
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                          .work = choices_job,
                                          .free_result = (GDestroyNotify) monev_start_choices_free,
                                          .cancellable = cancellable },
                      done);
}

static gpointer
procedure_job (MonevDbJob *job, gpointer code, GError **error)
{
  return monev_procedure_load (monev_db_job_connection (job), code, 0, error);
}

/** monev_start_procedure_load: @done: gets (transfer full) #MonevProcedure, its current version. */
void
monev_start_procedure_load (MonevSession *session, GObject *owner, const char *code,
                            GCancellable *cancellable, MonevSessionDone done)
{
  monev_session_call (session, owner,
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                          .work = procedure_job,
                                          .data = g_strdup (code),
                                          .free_data = g_free,
                                          .free_result = (GDestroyNotify) monev_procedure_unref,
                                          .cancellable = cancellable },
                      done);
}

typedef struct
{
  MonevStartTyped *typed;
  MonevActor *actor;
} Sent;

static void
sent_free (gpointer data)
{
  Sent *sent = data;

  monev_start_typed_free (sent->typed);
  monev_actor_free (sent->actor);
  g_free (sent);
}

static char *
start_new (MonevDbConnection *connection, const Sent *sent, MonevIssueList *issues, GError **error)
{
  const MonevStartTyped *typed = sent->typed;
  g_autoptr (MonevProcedure) procedure = monev_procedure_load (connection, typed->code, 0, error);
  g_autoptr (MonevAttachmentFile) scan = NULL;
  const MonevActivityHead head
      = { typed->year, typed->title, typed->kind, typed->bidang_id, typed->coordinator_id,
          typed->start_at, typed->disposisi_from, typed->disposisi_date, typed->disposisi_content };

  if (procedure == NULL
      || (typed->scan != NULL
          && (scan = monev_attachment_file_read (typed->scan, NULL, issues, error)) == NULL))
    return NULL;
  return monev_activity_start (connection, sent->actor, procedure, &head, scan, issues, error);
}

static char *
start_copy (MonevDbConnection *connection, const Sent *sent, MonevIssueList *issues, GError **error)
{
  const MonevStartTyped *typed = sent->typed;
  g_autoptr (MonevProcedure) newest = monev_procedure_load (connection, typed->code, 0, error);

  return newest != NULL
             ? monev_activity_copy (connection, sent->actor, typed->from_id, newest, typed->year,
                                    typed->start_at, issues, error) : NULL;
}

/* Faults of what was typed come back as such, so that each can be told beside its field. */
static gpointer
start_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);
  const Sent *sent = data;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  GError *local = NULL;
  char *id = sent->typed->from_id != NULL ? start_copy (connection, sent, issues, &local)
                                          : start_new (connection, sent, issues, &local);
  MonevStarted *started;

  if (id == NULL
      && !(g_error_matches (local, MONEV_ERROR, MONEV_ERROR_INVALID)
           && monev_issue_list_count (issues, MONEV_SEVERITY_ERROR) > 0))
    {
      g_propagate_error (error, local);
      return NULL;
    }
  g_clear_error (&local);
  started = g_new (MonevStarted, 1);
  *started = (MonevStarted) { id, g_steal_pointer (&issues) };
  return started;
}

/** monev_start_send: @typed: (transfer full); @done: gets (transfer full) #MonevStarted. */
void
monev_start_send (MonevSession *session, GObject *owner, MonevStartTyped *typed,
                  MonevSessionDone done)
{
  const MonevActor *actor = monev_session_get_actor (session);
  Sent *sent;

  g_return_if_fail (actor != NULL);

  sent = g_new (Sent, 1);
  *sent = (Sent) { typed, monev_actor_copy (actor) };
  monev_session_call (session, owner,
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = start_job,
                                          .data = sent,
                                          .free_data = sent_free,
                                          .free_result = (GDestroyNotify) monev_started_free },
                      done);
}
