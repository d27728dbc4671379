#include "data-ask.h"

#include "attachment/attachment-store.h"
#include "dataform/data-compile.h"
#include "dataform/dispatch-book.h"
#include "dataform/request-papers.h"

#include <glib/gi18n.h>

/* What the lane is given: copies, and the job while it runs. */
typedef struct
{
  MonevDataAct act;
  MonevActor *actor;
  MonevDataRequest *request;
  MonevDataAddressee *addressee;
  GPtrArray *addressees;
  MonevDataSubmission *round;
  char *details[4]; /* as MonevRoundDetails has them */
  GStrv paths;
  char *state, *text, *path;
  MonevDate on;
  gint64 at;
  gboolean receipts;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_clear_pointer (&asked->actor, monev_actor_free);
  g_clear_pointer (&asked->request, monev_data_request_free);
  g_clear_pointer (&asked->addressee, monev_data_addressee_free);
  g_clear_pointer (&asked->addressees, g_ptr_array_unref);
  monev_data_submission_free (asked->round);
  for (guint i = 0; i < G_N_ELEMENTS (asked->details); i++)
    g_free (asked->details[i]);
  g_strfreev (asked->paths);
  g_free (asked->state);
  g_free (asked->text);
  g_free (asked->path);
  g_free (asked);
}

static GPtrArray *
copy_addressees (const GPtrArray *addressees)
{
  GPtrArray *copy
      = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_data_addressee_free);

  for (guint i = 0; i < addressees->len; i++)
    g_ptr_array_add (copy, monev_data_addressee_copy (addressees->pdata[i]));
  return copy;
}

static Asked *
asked_new (const MonevDataAsk *ask, const MonevActor *actor)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->act = ask->act;
  asked->actor = monev_actor_copy (actor);
  asked->request = ask->request == NULL ? NULL : monev_data_request_copy (ask->request);
  asked->addressee = ask->addressee == NULL ? NULL : monev_data_addressee_copy (ask->addressee);
  asked->addressees = ask->addressees == NULL ? NULL : copy_addressees (ask->addressees);
  asked->round = ask->round == NULL ? NULL : monev_data_submission_copy (ask->round);
  asked->details[0] = g_strdup (ask->details.letter_number);
  asked->details[1] = g_strdup (ask->details.letter_date);
  asked->details[2] = g_strdup (ask->details.filled_by);
  asked->details[3] = g_strdup (ask->details.filled_phone);
  asked->paths = g_strdupv ((char **) ask->paths);
  asked->state = g_strdup (ask->state);
  asked->text = g_strdup (ask->text != NULL ? ask->text : "");
  asked->path = g_strdup (ask->path);
  asked->on = ask->on;
  asked->at = ask->at;
  asked->receipts = ask->receipts;
  return asked;
}

/** monev_data_answer_free: frees what an act gave. */
void
monev_data_answer_free (MonevDataAnswer *self)
{
  g_free (self->text);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->rounds, g_ptr_array_unref);
  g_clear_pointer (&self->attached, g_ptr_array_unref);
  monev_issue_list_unref (self->issues);
  g_free (self);
}

/* ---- on the lanes ---- */

static gboolean
record_sending (MonevDbConnection *connection, const Asked *asked, GError **error)
{
  return monev_request_send (connection, asked->actor, asked->request->id, asked->addressees,
                             asked->at, asked->text, error);
}

static gboolean
close_set (MonevDbConnection *connection, const Asked *asked, MonevDataAnswer *answer,
           GError **error)
{
  MonevDataSet *set
      = monev_request_close (connection, asked->actor, asked->request, asked->text, error);

  if (set == NULL)
    return FALSE;
  answer->text = g_strdup_printf (_("Himpunan data nomor %u ditutup, %u OPD"),
                                  (guint) set->number, (guint) set->agencies);
  monev_data_set_free (set);
  return TRUE;
}

static void
tell_file (guint done, guint total, const char *name, gpointer job)
{
  monev_db_job_progress (job, done, total, name);
}

static gboolean
write_files (MonevDbJob *job, const Asked *asked, MonevDataAnswer *answer, GError **error)
{
  MonevRequestBatch batch = { .request_id = asked->request->id,
                              .folder = asked->path,
                              .addressees = asked->addressees,
                              .receipts = asked->receipts,
                              .cancellable = monev_db_job_cancellable (job),
                              .tell = tell_file,
                              .data = job };

  answer->files = monev_request_write_files (monev_db_job_connection (job), &batch, answer->issues,
                                             error);
  return answer->files != NULL;
}

static gboolean
write_clarify (MonevDbConnection *connection, const Asked *asked, MonevDataAnswer *answer,
               GError **error)
{
  g_autoptr (MonevDataCase) data
      = monev_data_case_load (connection, asked->addressee->id, error);

  return data != NULL
         && monev_request_write_clarify (connection, data, asked->path, answer->issues, error);
}

static gboolean
save_file (MonevDbConnection *connection, const Asked *asked, GError **error)
{
  g_autoptr (GBytes) bytes = monev_attachment_read (connection, asked->text, error);
  gsize size;
  gconstpointer data;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  return g_file_set_contents (asked->path, data, (gssize) size, error);
}

static gboolean
describe_round (MonevDbConnection *connection, const Asked *asked, GError **error)
{
  MonevRoundDetails details = { asked->details[0], asked->details[1], asked->details[2],
                                asked->details[3] };

  return monev_round_describe (connection, asked->actor, asked->round, &details, error);
}

static gboolean
attach_files (MonevDbConnection *connection, const Asked *asked, MonevDataAnswer *answer,
              GError **error)
{
  for (guint i = 0; asked->paths[i] != NULL; i++)
    {
      g_autoptr (MonevAttachmentFile) file
          = monev_attachment_file_read (asked->paths[i], NULL, answer->issues, error);
      g_autoptr (MonevAttachment) kept
          = file == NULL ? NULL
                         : monev_round_attach (connection, asked->actor, asked->round, file, error);

      if (kept == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
detach_file (MonevDbConnection *connection, const Asked *asked, GError **error)
{
  g_autoptr (MonevAttachment) file = monev_attachment_get (connection, asked->text, error);

  return file != NULL && monev_round_detach (connection, asked->actor, asked->round, file, error);
}

static gboolean
read_history (MonevDbConnection *connection, const Asked *asked, MonevDataAnswer *answer,
              GError **error)
{
  g_autofree char *owner = g_strconcat ("data/", asked->addressee->id, NULL);

  answer->rounds = monev_submission_store_list (connection, asked->addressee->id, error);
  answer->attached
      = answer->rounds == NULL ? NULL : monev_attachment_list (connection, owner, error);
  return answer->attached != NULL;
}

static gboolean
do_write (MonevDbConnection *connection, Asked *asked, MonevDataAnswer *answer, GError **error)
{
  switch (asked->act)
    {
    case MONEV_DATA_ASK_SEND:
      return record_sending (connection, asked, error);
    case MONEV_DATA_ASK_RECEIPT:
      return monev_request_receipt (connection, asked->actor, asked->addressee, asked->on,
                                    asked->text, error);
    case MONEV_DATA_ASK_STATE:
      return monev_request_set_state (connection, asked->actor, asked->request, asked->state,
                                      asked->text, error);
    case MONEV_DATA_ASK_DESCRIBE:
      return describe_round (connection, asked, error);
    case MONEV_DATA_ASK_ATTACH:
      return attach_files (connection, asked, answer, error);
    case MONEV_DATA_ASK_DETACH:
      return detach_file (connection, asked, error);
    default:
      return close_set (connection, asked, answer, error);
    }
}

static gboolean
do_read (MonevDbJob *job, Asked *asked, MonevDataAnswer *answer, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);

  switch (asked->act)
    {
    case MONEV_DATA_ASK_WRITE:
      return write_files (job, asked, answer, error);
    case MONEV_DATA_ASK_CLARIFY:
      return write_clarify (connection, asked, answer, error);
    case MONEV_DATA_ASK_COMPILE:
      return monev_request_compile (connection, asked->request->id, asked->path,
                                    monev_db_job_cancellable (job), answer->issues, error);
    case MONEV_DATA_ASK_REMIND:
      return monev_request_reminder_paper (connection, asked->request, asked->addressees,
                                           asked->path, error);
    case MONEV_DATA_ASK_DISPATCH:
      return monev_dispatch_book_write (connection, asked->at, asked->path, answer->issues, error);
    case MONEV_DATA_ASK_SAVE_FILE:
      return save_file (connection, asked, error);
    case MONEV_DATA_ASK_HISTORY:
      return read_history (connection, asked, answer, error);
    default:
      answer->text = monev_request_message (connection, asked->request, asked->addressees, error);
      return answer->text != NULL;
    }
}

static gboolean
changes (MonevDataAct act)
{
  return act <= MONEV_DATA_ASK_CLOSE;
}

static gpointer
ask_job (MonevDbJob *job, gpointer data, GError **error)
{
  Asked *asked = data;
  g_autoptr (MonevDataAnswer) answer = g_new0 (MonevDataAnswer, 1);

  answer->issues = monev_issue_list_new ();
  if (changes (asked->act) ? !do_write (monev_db_job_connection (job), asked, answer, error)
                           : !do_read (job, asked, answer, error))
    return NULL;
  return g_steal_pointer (&answer);
}

/** monev_data_ask_send: @done: is given a MonevDataAnswer (transfer full); it hears of CANCELLED too.
 * Nothing is asked behind the lock. */
void
monev_data_ask_send (MonevSession *session, GObject *owner, const MonevDataAsk *ask,
                     MonevSessionDone done)
{
  const MonevActor *actor = monev_session_get_actor (session);
  MonevDbLaneKind lane = changes (ask->act)                      ? MONEV_DB_LANE_WRITE
                         : ask->act == MONEV_DATA_ASK_HISTORY
                                 || ask->act == MONEV_DATA_ASK_MESSAGE
                             ? MONEV_DB_LANE_READ
                             : MONEV_DB_LANE_LONG;

  if (actor == NULL)
    return;
  monev_session_run (session, owner,
                     &(MonevDbJobSpec) { .lane = lane,
                                         .work = ask_job,
                                         .data = asked_new (ask, actor),
                                         .free_data = asked_free,
                                         .free_result = (GDestroyNotify) monev_data_answer_free,
                                         .cancellable = ask->cancellable,
                                         .progress = ask->progress,
                                         .progress_data = ask->progress_data },
                     done);
}
