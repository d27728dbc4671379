#include "take-data.h"

#include "activity/office-clock.h"

#include <string.h>

#define DEPTH 8 /* of folders in folders */

static void
choice_free (gpointer data)
{
  MonevTakeChoice *choice = data;

  monev_data_request_free (choice->request);
  g_clear_pointer (&choice->addressees, g_ptr_array_unref);
  g_free (choice);
}

/** monev_take_choices_load: Returns: (transfer full) (element-type MonevTakeChoice): what is running. */
GPtrArray *
monev_take_choices_load (MonevDbConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) requests = monev_request_store_list (connection, 0, error);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (choice_free);

  if (requests == NULL)
    return NULL;
  for (guint i = 0; i < requests->len; i++)
    {
      const MonevDataRequest *request = requests->pdata[i];
      MonevTakeChoice *choice;

      if (strcmp (request->state, MONEV_REQUEST_RUNNING) != 0)
        continue;
      choice = g_new0 (MonevTakeChoice, 1);
      choice->request = monev_data_request_copy (request);
      g_ptr_array_add (choices, choice);
      choice->addressees = monev_addressee_store_list (connection, request->id, FALSE, error);
      if (choice->addressees == NULL)
        return NULL;
    }
  return g_steal_pointer (&choices);
}

/* ---- the files ---- */

static void
work_clear (gpointer data)
{
  MonevTakeWork *self = data;

  monev_actor_free (self->actor);
  g_strfreev (self->paths);
  g_free ((char *) self->said.request_id);
  g_free ((char *) self->said.addressee_id);
  g_free ((char *) self->said.source);
  g_free ((char *) self->said.letter_number);
  g_free ((char *) self->said.letter_date);
  g_free ((char *) self->said.filled_by);
  g_free ((char *) self->said.filled_phone);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->results, g_ptr_array_unref);
}

/** monev_take_work_unref: lets go of it. */
void
monev_take_work_unref (MonevTakeWork *self)
{
  g_atomic_rc_box_release_full (self, work_clear);
}

/** monev_take_work_new: @paths: files and folders. Returns: (transfer full): all is copied. */
MonevTakeWork *
monev_take_work_new (const MonevActor *actor, const char *const *paths, const MonevTakeSaid *said,
                     GCancellable *cancellable)
{
  MonevTakeWork *self = g_atomic_rc_box_new0 (MonevTakeWork);

  self->actor = monev_actor_copy (actor);
  self->paths = g_strdupv ((char **) paths);
  self->said = *said;
  self->said.request_id = g_strdup (said->request_id);
  self->said.addressee_id = g_strdup (said->addressee_id);
  self->said.source = g_strdup (said->source);
  self->said.letter_number = g_strdup (said->letter_number);
  self->said.letter_date = g_strdup (said->letter_date);
  self->said.filled_by = g_strdup (said->filled_by);
  self->said.filled_phone = g_strdup (said->filled_phone);
  self->cancellable = g_object_ref (cancellable);
  return self;
}

/* Lock files of office programs and hidden ones are no answers. */
static gboolean
is_book (const char *name)
{
  static const char *const endings[] = { ".xlsx", ".xlsm", ".xls", ".csv" };
  g_autofree char *folded = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (folded, endings[i]))
      return *name != '.' && *name != '~';
  return FALSE;
}

static void
gather (const char *path, GPtrArray *paths, guint depth)
{
  g_autoptr (GDir) dir = depth < DEPTH ? g_dir_open (path, 0, NULL) : NULL;
  const char *name;

  if (dir == NULL)
    {
      g_ptr_array_add (paths, g_strdup (path));
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      if (*name != '.' && (is_book (name) || g_file_test (below, G_FILE_TEST_IS_DIR)))
        gather (below, paths, depth + 1);
    }
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
tell_file (guint done, guint total, const char *path, gpointer job)
{
  g_autofree char *name = g_path_get_basename (path);

  monev_db_job_progress (job, done, total, name);
}

static gboolean
find_moment (MonevDbConnection *connection, const MonevTakeSaid *said, gint64 *at, GError **error)
{
  g_auto (MonevOfficeClock) clock = { NULL };

  *at = 0;
  if (!said->dated)
    return TRUE;
  if (!monev_office_clock_load (connection, &clock, error))
    return FALSE;
  *at = monev_office_clock_day_start (&clock, said->received_on);
  return TRUE;
}

/* The cancellable is asked between two files only: cutting off the one that is being stored would
 * leave untold what was stored before. */
static gpointer
take_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevTakeWork *self = data;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  MonevTakeOptions options = { .request_id = self->said.request_id,
                               .addressee_id = self->said.addressee_id,
                               .source = self->said.source,
                               .letter_number = self->said.letter_number,
                               .letter_date = self->said.letter_date,
                               .filled_by = self->said.filled_by,
                               .filled_phone = self->said.filled_phone,
                               .cancellable = self->cancellable,
                               .tell = tell_file,
                               .data = job };

  if (!find_moment (monev_db_job_connection (job), &self->said, &options.received_at, error))
    return NULL;
  for (guint i = 0; self->paths[i] != NULL; i++)
    gather (self->paths[i], paths, 0);
  g_ptr_array_sort (paths, compare_paths);
  g_ptr_array_add (paths, NULL);
  self->results
      = monev_request_take_files (monev_db_job_connection (job), self->actor,
                                  (const char *const *) paths->pdata, &options, error);
  return self->results == NULL ? NULL : g_atomic_rc_box_acquire (self);
}

/** monev_take_work_run: @done: is given the work itself (transfer full). @owner is also the data of
 * @progress. */
void
monev_take_work_run (MonevTakeWork *self, MonevSession *session, GObject *owner,
                     MonevDbProgress progress, MonevSessionDone done)
{
  monev_session_run (session, owner,
                     &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                         .work = take_job,
                                         .data = g_atomic_rc_box_acquire (self),
                                         .free_data = (GDestroyNotify) monev_take_work_unref,
                                         .free_result = (GDestroyNotify) monev_take_work_unref,
                                         .progress = progress,
                                         .progress_data = owner },
                     done);
}
