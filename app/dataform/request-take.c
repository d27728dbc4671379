#include "request-take.h"

#include <string.h>

#include "data-period.h"
#include "data-return.h"
#include "request-files.h"
#include "request-private.h"

#define THREADS 2
#define AHEAD 3            /* files that are opened before their turn */
#define LIKELY 60          /* of 100: a shape that is worth asking about */

/** monev_taken_file_free: frees it. */
void
monev_taken_file_free (MonevTakenFile *self)
{
  g_free (self->path);
  g_free (self->file);
  g_free (self->request_id);
  g_free (self->addressee_id);
  g_free (self->agency_code);
  g_free (self->agency_name);
  g_free (self->message);
  g_clear_pointer (&self->issues, monev_issue_list_unref);
  g_free (self);
}

/** monev_taken_status_name: Returns: (transfer none): "received", as scripts know it. */
const char *
monev_taken_status_name (MonevTakenStatus status)
{
  static const char *const names[] = { "received", "same", "unplaced", "refused", "left" };

  return names[status];
}

/* ---- opening, ahead on threads ---- */

typedef struct {
  const char          *path;
  MonevAttachmentFile *file;   /* (nullable) */
  MonevDataReturn     *book;   /* (nullable) */
  MonevIssueList      *issues;
  GError              *error;
  gboolean             done;
} Opened;

typedef struct {
  MonevDbConnection      *connection;
  const MonevActor       *actor;
  const MonevTakeOptions *options;
  GPtrArray *results;
  MonevTakenFile *current; /* (nullable): borrowed; the one that is being taken */
  Opened    *opened;
  guint      n_files;
  GMutex     mutex;
  GCond      moved;
} Taker;

static void
open_one (gpointer data, gpointer user_data)
{
  Opened *one = data;
  Taker *self = user_data;
  MonevAttachmentFile *file
      = monev_attachment_file_read (one->path, self->options->cancellable, one->issues, &one->error);
  MonevDataReturn *book
      = file == NULL ? NULL : monev_data_return_open (one->path, one->issues, &one->error);

  g_mutex_lock (&self->mutex);
  one->file = file;
  one->book = book;
  one->done = TRUE;
  g_cond_signal (&self->moved);
  g_mutex_unlock (&self->mutex);
}

static void
close_one (Opened *one)
{
  g_clear_pointer (&one->file, monev_attachment_file_free);
  g_clear_pointer (&one->book, monev_data_return_free);
  g_clear_pointer (&one->issues, monev_issue_list_unref);
  g_clear_error (&one->error);
}

/* ---- one file ---- */

static MonevTakenFile *
add_result (Taker *self, const Opened *one, MonevTakenStatus status)
{
  MonevTakenFile *result = g_new0 (MonevTakenFile, 1);

  result->status = status;
  result->path = g_strdup (one->path);
  result->file = g_path_get_basename (one->path);
  result->request_id = g_strdup ("");
  result->addressee_id = g_strdup ("");
  result->agency_code = g_strdup ("");
  result->agency_name = g_strdup ("");
  result->message = g_strdup ("");
  result->issues = monev_issue_list_new ();
  for (guint i = 0; i < monev_issue_list_size (one->issues); i++)
    monev_issue_list_add (result->issues, monev_issue_list_get (one->issues, i));
  g_ptr_array_add (self->results, result);
  return result;
}

static void
set_text (char **text, const char *value)
{
  char *copy = g_strdup (value);

  g_free (*text);
  *text = copy;
}

static void
name_case (MonevTakenFile *result, const MonevDataCase *data)
{
  set_text (&result->request_id, data->request->id);
  set_text (&result->addressee_id, data->addressee->id);
  set_text (&result->agency_code, data->addressee->agency_code);
  set_text (&result->agency_name, data->addressee->agency_name);
}

static void
name_counts (MonevTakenFile *result, const MonevDataValues *values)
{
  MonevDataProgress progress = monev_data_values_progress (values);

  result->values = progress.filled;
  result->repaired = progress.repaired;
  result->doubtful = progress.doubtful;
  result->missing = progress.missing;
}

static void
refuse (MonevTakenFile *result, MonevTakenStatus status, char *message)
{
  result->status = status;
  g_free (result->message);
  result->message = message;
}

/* Whether this very file was taken from that addressee before. */
static gboolean
is_twin (Taker *self, const Opened *one, const MonevDataCase *data, MonevTakenFile *result,
         gboolean *twin, GError **error)
{
  g_autoptr (MonevDataSubmission) found = NULL;
  g_autofree char *agency = NULL;

  if (!monev_submission_store_twin (self->connection, one->file->sha256, data->addressee->id,
                                    &found, &agency, error))
    return FALSE;
  *twin = found != NULL;
  if (found != NULL)
    {
      result->round = found->round;
      refuse (result, MONEV_TAKEN_BEFORE,
              g_strdup_printf ("Berkas ini sama dengan data masuk ke-%" G_GINT64_FORMAT
                               " dari %s; tidak diterima lagi.",
                               found->round, agency));
    }
  return TRUE;
}

static gboolean
explain (const MonevDataCase *data, const GPtrArray *explanations, const GArray *questions,
         MonevDataValues *values)
{
  for (guint i = 0; i < explanations->len; i++)
    {
      const MonevDataExplanation *said = explanations->pdata[i];
      const MonevDataQuestion *asked
          = &g_array_index (questions, MonevDataQuestion, said->question);
      const MonevDataNote *before
          = monev_data_values_note (values, asked->sheet, asked->line, asked->field);
      MonevDataNote note = { 0 };

      if (before != NULL)
        note = *before;
      note.words = said->text;
      monev_data_values_set_note (values, asked->sheet, asked->line, asked->field, &note);
    }
  return explanations->len > 0;
}

static gboolean
take_values (Taker *self, const Opened *one, MonevDataCase *data, MonevDataValues *values,
             gboolean partial, MonevTakenFile *result, GError **error)
{
  const MonevTakeOptions *options = self->options;
  MonevTaking taking = { .values = values,
                         .source = partial                   ? "klarifikasi"
                                   : options->source != NULL ? options->source
                                                             : "berkas",
                         .file = one->file,
                         .further = options->further,
                         .letter_number = options->letter_number,
                         .letter_date = options->letter_date,
                         .filled_by = options->filled_by,
                         .filled_phone = options->filled_phone,
                         .issues = result->issues,
                         .received_at = options->received_at,
                         .partial = partial };
  g_autoptr (GError) local = NULL;
  g_autoptr (MonevDataAddressee) now
      = monev_request_receive (self->connection, self->actor, data, &taking, &local);

  if (now != NULL)
    {
      result->round = now->rounds;
      result->doubtful = MAX (result->doubtful, (guint)now->doubtful);
      return TRUE;
    }
  if (g_error_matches (local, MONEV_ERROR, MONEV_ERROR_CONFLICT)
      || g_error_matches (local, MONEV_ERROR, MONEV_ERROR_STATE))
    {
      refuse (result, MONEV_TAKEN_REFUSED, g_strdup (local->message));
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* @part: of the file, or MONEV_DATA_PART_NONE when the planner says whose it is. */
static gboolean
take_part (Taker *self, const Opened *one, int part, const char *addressee_id, GError **error)
{
  gboolean partial = part >= 0
                     && strcmp (monev_data_return_part (one->book, (guint)part)->kind,
                                MONEV_DATA_CLARIFY_KIND)
                            == 0;
  MonevTakenFile *result = self->current = add_result (self, one, MONEV_TAKEN);
  g_autoptr (MonevDataCase) data = monev_data_case_load (self->connection, addressee_id, error);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) questions = NULL;
  g_autoptr (GPtrArray) explanations
      = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_data_explanation_free);
  g_autoptr (MonevDataValues) values = NULL;
  gboolean twin = FALSE;

  if (data == NULL)
    return FALSE;
  name_case (result, data);
  if (!is_twin (self, one, data, result, &twin, error))
    return FALSE;
  if (twin)
    return TRUE;
  if (partial
      && (questions = monev_data_case_questions (self->connection, data, texts, error)) == NULL)
    return FALSE;
  if (partial && questions->len == 0)
    {
      refuse (result, MONEV_TAKEN_REFUSED,
              g_strdup ("Jawaban klarifikasi ini sudah tidak ditunggu: semua pertanyaannya sudah "
                        "diputuskan."));
      return TRUE;
    }
  values = monev_data_return_read (
      one->book, part,
      &(MonevDataExpected){ data->layout, data->last, data->values,
                            questions != NULL ? (MonevDataQuestion *)(gpointer)questions->data
                                              : NULL,
                            questions != NULL ? questions->len : 0 },
      explanations, result->issues);
  if (questions != NULL)
    explain (data, explanations, questions, values);
  name_counts (result, values);
  return take_values (self, one, data, values, partial, result, error);
}

/* A mark of another database, or of a request that is not meant. */
static gboolean
place_part (Taker *self, const Opened *one, guint nth, GError **error)
{
  const MonevDataPart *part = monev_data_return_part (one->book, nth);
  g_autoptr (GError) local = NULL;
  g_autoptr (MonevDataAddressee) to
      = monev_addressee_store_find (self->connection, part->addressee_id, &local);
  MonevTakenFile *result;

  if (to == NULL && !g_error_matches (local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (to != NULL
      && (self->options->request_id == NULL
          || strcmp (self->options->request_id, to->request_id) == 0)
      && (self->options->addressee_id == NULL
          || strcmp (self->options->addressee_id, to->id) == 0))
    return take_part (self, one, (int)nth, to->id, error);
  result = add_result (self, one, MONEV_TAKEN_UNPLACED);
  if (to == NULL)
    refuse (result, MONEV_TAKEN_UNPLACED,
            g_strdup ("Buku kerja ini bukan dari permintaan kantor ini. Periksa apakah berkasnya "
                      "dari basis data lain."));
  else
    {
      set_text (&result->request_id, to->request_id);
      set_text (&result->addressee_id, to->id);
      set_text (&result->agency_code, to->agency_code);
      set_text (&result->agency_name, to->agency_name);
      refuse (result, MONEV_TAKEN_UNPLACED,
              g_strdup_printf ("Buku kerja ini milik %s pada permintaan lain. Terima melalui "
                               "permintaan itu.",
                               to->agency_name));
    }
  return TRUE;
}

/* Without marks: which request it looks like; the planner says whose it is. */
static gboolean
guess (Taker *self, const Opened *one, GError **error)
{
  MonevTakenFile *result = add_result (self, one, MONEV_TAKEN_UNPLACED);
  g_autoptr (GPtrArray) requests = monev_request_store_list (self->connection, 0, error);
  const MonevDataRequest *best = NULL;
  guint degree = LIKELY - 1, n_best = 0;

  for (guint i = 0; requests != NULL && i < requests->len; i++)
    {
      const MonevDataRequest *request = requests->pdata[i];
      g_autoptr (GPtrArray) all = NULL;
      g_autoptr (MonevDataCase) data = NULL;
      guint found;

      if (strcmp (request->state, MONEV_REQUEST_RUNNING) != 0
          || (self->options->request_id != NULL
              && strcmp (self->options->request_id, request->id) != 0))
        continue;
      all = monev_addressee_store_list (self->connection, request->id, FALSE, error);
      data = all == NULL || all->len == 0
                 ? NULL
                 : monev_data_case_load (self->connection,
                                         ((MonevDataAddressee *)all->pdata[0])->id, error);
      if (data == NULL)
        return FALSE;
      found = monev_data_return_match_shape (one->book, data->layout);
      if (found < degree || found < LIKELY)
        continue;
      n_best = found > degree ? 1 : n_best + 1;
      degree = found;
      best = request;
    }
  if (requests == NULL)
    return FALSE;
  if (n_best == 1)
    set_text (&result->request_id, best->id);
  refuse (result, MONEV_TAKEN_UNPLACED,
          n_best > 1 ? g_strdup_printf ("Tanda pengenal hilang. Bentuknya cocok dengan %u permintaan "
                                        "yang berjalan. Lihat periode dan OPD di dalam berkasnya, "
                                        "lalu sebutkan keduanya.",
                                        n_best)
          : best == NULL ? g_strdup ("Tanda pengenal tidak ada, dan bentuknya tidak cocok dengan "
                                   "permintaan mana pun yang berjalan.")
                       : g_strdup_printf ("Tanda pengenal hilang. Bentuknya cocok dengan “%s”. "
                                          "Sebutkan OPD pengirimnya.",
                                          best->title));
  return TRUE;
}

static gboolean
take_one (Taker *self, const Opened *one, GError **error)
{
  if (one->book == NULL)
    {
      refuse (add_result (self, one, MONEV_TAKEN_REFUSED), MONEV_TAKEN_REFUSED,
              g_strdup (one->error != NULL ? one->error->message : "Berkas tidak dapat dibaca."));
      return TRUE;
    }
  if (monev_data_return_n_parts (one->book) == 0)
    return self->options->addressee_id != NULL
               ? take_part (self, one, MONEV_DATA_PART_NONE, self->options->addressee_id, error)
               : guess (self, one, error);
  for (guint i = 0; i < monev_data_return_n_parts (one->book); i++)
    {
      self->current = NULL;
      if (!place_part (self, one, i, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- all of them ---- */

/* What is told of a file whose turn did not come, or was cut off: nothing of it is kept. */
static void
leave (Taker *self, const Opened *one, const char *why)
{
  MonevTakenFile *result = self->current != NULL ? self->current
                                                 : add_result (self, one, MONEV_TAKEN_LEFT);

  self->current = NULL;
  refuse (result, MONEV_TAKEN_LEFT, g_strdup (why));
}

/* Those behind the one at which it ended. */
static void
leave_rest (Taker *self, const char *const *paths, guint from, const char *why)
{
  for (guint i = from; i < self->n_files; i++)
    {
      g_autoptr (MonevIssueList) none = monev_issue_list_new ();
      Opened one = { .path = paths[i], .issues = none };

      leave (self, &one, why);
    }
}

static void
wait_for (Taker *self, guint nth)
{
  g_mutex_lock (&self->mutex);
  while (!self->opened[nth].done)
    g_cond_wait (&self->moved, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

static void
open_ahead (Taker *self, GThreadPool *pool, const char *const *paths, guint upto, guint *begun)
{
  for (; *begun < MIN (upto, self->n_files); (*begun)++)
    {
      self->opened[*begun].path = paths[*begun];
      self->opened[*begun].issues = monev_issue_list_new ();
      g_thread_pool_push (pool, &self->opened[*begun], NULL);
    }
}

/* FALSE with the reason in @why: the file at @i, and those behind it, are left. */
static gboolean
take_turn (Taker *self, const char *const *paths, guint i, char **why)
{
  g_autoptr (GError) error = NULL;

  self->current = NULL;
  if (self->options->tell != NULL)
    self->options->tell (i, self->n_files, paths[i], self->options->data);
  wait_for (self, i);
  if (g_cancellable_is_cancelled (self->options->cancellable))
    {
      *why = g_strdup ("Belum dibaca: penerimaan dihentikan. Terima lagi berkas ini.");
      return FALSE;
    }
  if (take_one (self, &self->opened[i], &error))
    return TRUE;
  *why = g_strdup_printf ("Belum diterima: %s", error->message);
  return FALSE;
}

static void
take_all (Taker *self, GThreadPool *pool, const char *const *paths)
{
  guint begun = 0, i;
  g_autofree char *why = NULL;

  for (i = 0; i < self->n_files; i++)
    {
      open_ahead (self, pool, paths, i + AHEAD, &begun);
      if (!take_turn (self, paths, i, &why))
        break;
      close_one (&self->opened[i]);
    }
  if (i < self->n_files)
    leave_rest (self, paths, i, why);
  g_thread_pool_free (pool, FALSE, TRUE);
  for (guint k = 0; k < begun; k++)
    close_one (&self->opened[k]);
}

/**
 * monev_request_take_files:
 * @paths: ended by %NULL
 *
 * Each file in a transaction of its own: what was taken before a failure or a cancel stays, and the
 * list says of each file what was done; those whose turn did not come are LEFT.
 *
 * Errors: DENIED, AUTH; what is wrong with a file, or with the database meanwhile, is in its result.
 *
 * Returns: (transfer full) (element-type MonevTakenFile) (nullable): one for each file and addressee
 * in it, in the order of @paths
 */
GPtrArray *
monev_request_take_files (MonevDbConnection *connection, const MonevActor *actor,
                          const char *const *paths, const MonevTakeOptions *options,
                          GError **error)
{
  Taker self = { .connection = connection, .actor = actor, .options = options };
  GThreadPool *pool;

  if (!monev_policy_check (actor, MONEV_ACT_DATA_RECEIVE, error)
      || (pool = g_thread_pool_new (open_one, &self, THREADS, FALSE, error)) == NULL)
    return NULL;
  self.n_files = g_strv_length ((char **)paths);
  self.opened = g_new0 (Opened, self.n_files);
  self.results = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_taken_file_free);
  g_mutex_init (&self.mutex);
  g_cond_init (&self.moved);
  take_all (&self, pool, paths);
  g_mutex_clear (&self.mutex);
  g_cond_clear (&self.moved);
  g_free (self.opened);
  return self.results;
}
