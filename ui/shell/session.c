#include "session.h"

#include "office/database-file.h"
#include "office/office.h"
#include "people/key-store.h"

struct _MonevSession
{
  GObject parent;
  char *uri;
  MonevDbDatabase *database;
  MonevActor *actor;
  MonevRecord *office;
  int year;
  gboolean away;
  GError *error;
  MonevBackupOffer *offer; /* nullable: found for a database that is damaged or lost */
  MonevRecoverySheet *sheet; /* nullable: it waits to be kept */
};

G_DEFINE_FINAL_TYPE (MonevSession, monev_session, G_TYPE_OBJECT)

enum
{
  OPENED,         /* (MonevOpened) */
  CHANGED,        /* somebody committed, here or elsewhere */
  ACTOR_CHANGED,
  OFFICE_CHANGED,
  YEAR_CHANGED,
  AWAY_CHANGED,   /* the server went away or is back */
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_database_changed (MonevDbDatabase *database, gpointer data)
{
  g_signal_emit (data, signals[CHANGED], 0);
}

static void
monev_session_dispose (GObject *object)
{
  MonevSession *self = MONEV_SESSION (object);

  if (self->database != NULL)
    g_signal_handlers_disconnect_by_data (self->database, self);
  g_clear_object (&self->database);
  G_OBJECT_CLASS (monev_session_parent_class)->dispose (object);
}

static void
monev_session_finalize (GObject *object)
{
  MonevSession *self = MONEV_SESSION (object);

  g_free (self->uri);
  g_clear_pointer (&self->offer, monev_backup_offer_free);
  g_clear_pointer (&self->sheet, monev_recovery_sheet_free);
  g_clear_error (&self->error);
  g_clear_pointer (&self->actor, monev_actor_free);
  g_clear_pointer (&self->office, monev_record_unref);
  G_OBJECT_CLASS (monev_session_parent_class)->finalize (object);
}

static guint
plain_signal (const char *name)
{
  return g_signal_new (name, MONEV_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
monev_session_class_init (MonevSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = monev_session_dispose;
  object_class->finalize = monev_session_finalize;
  signals[OPENED] = g_signal_new ("opened", MONEV_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[CHANGED] = plain_signal ("changed");
  signals[ACTOR_CHANGED] = plain_signal ("actor-changed");
  signals[OFFICE_CHANGED] = plain_signal ("office-changed");
  signals[YEAR_CHANGED] = plain_signal ("year-changed");
  signals[AWAY_CHANGED] = plain_signal ("away-changed");
}

static void
monev_session_init (MonevSession *self)
{
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();

  self->year = g_date_time_get_year (today);
}

/**
 * monev_session_new:
 * @uri: address of the database; nothing is opened before monev_session_open()
 */
MonevSession *
monev_session_new (const char *uri)
{
  MonevSession *self = g_object_new (MONEV_TYPE_SESSION, NULL);

  self->uri = g_strdup (uri);
  self->database = monev_db_database_new (uri);
  g_signal_connect (self->database, "changed", G_CALLBACK (on_database_changed), self);
  return self;
}

/** monev_session_get_uri: Returns: (transfer none): the address of the database. */
const char *
monev_session_get_uri (MonevSession *self)
{
  return self->uri;
}

typedef struct
{
  MonevSession *session;
  GObject *owner;
  GCancellable *cancellable;
  GDestroyNotify free_result;
  MonevSessionDone done;
  gboolean always;
} Call;

/* Each answer tells whether the database can be reached; what is cancelled tells nothing. */
static void
note_reach (MonevSession *self, const GError *error)
{
  gboolean away = g_error_matches (error, MONEV_ERROR, MONEV_ERROR_UNAVAILABLE);

  if (away == self->away || (error != NULL && !away))
    return;
  self->away = away;
  g_signal_emit (self, signals[AWAY_CHANGED], 0);
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;
  g_autoptr (GError) error = NULL;
  gpointer answer = monev_db_database_run_finish (MONEV_DB_DATABASE (source), result, &error);

  note_reach (call->session, error);
  if (call->always || !g_cancellable_is_cancelled (call->cancellable))
    call->done (call->owner, answer, error);
  else if (answer != NULL && call->free_result != NULL)
    call->free_result (answer);
  g_clear_object (&call->cancellable);
  g_object_unref (call->owner);
  g_object_unref (call->session);
  g_free (call);
}

static void
start_call (MonevSession *self, GObject *owner, const MonevDbJobSpec *spec, MonevSessionDone done,
            gboolean always)
{
  Call *call = g_new0 (Call, 1);

  call->session = g_object_ref (self);
  call->owner = g_object_ref (owner);
  call->cancellable = spec->cancellable != NULL ? g_object_ref (spec->cancellable) : NULL;
  call->free_result = spec->free_result;
  call->done = done;
  call->always = always;
  monev_db_database_run (self->database, spec, on_answer, call);
}

/**
 * monev_session_call:
 * @owner: kept alive until the answer; usually the page, whose cancellable stands in @spec
 * @done: called on the main loop, unless the cancellable was cancelled meanwhile
 */
void
monev_session_call (MonevSession *self, GObject *owner, const MonevDbJobSpec *spec,
                    MonevSessionDone done)
{
  start_call (self, owner, spec, done, FALSE);
}

/**
 * monev_session_run:
 *
 * For work that a person can cancel and the page goes on after: @done hears of CANCELLED too. The
 * owner may have been disposed of by then.
 */
void
monev_session_run (MonevSession *self, GObject *owner, const MonevDbJobSpec *spec,
                   MonevSessionDone done)
{
  start_call (self, owner, spec, done, TRUE);
}

typedef struct
{
  MonevOpened how;
  MonevRecord *office;
  MonevRecoverySheet *sheet;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_clear_pointer (&opening->office, monev_record_unref);
  g_clear_pointer (&opening->sheet, monev_recovery_sheet_free);
  g_free (opening);
}

/* Where the office secret is gone as well, the login asks for it. */
static MonevRecoverySheet *
awaited_sheet (MonevDbConnection *connection)
{
  g_autofree char *database = monev_database_id (connection, NULL);

  return database != NULL && monev_recovery_sheet_awaited (database)
             ? monev_recovery_sheet_load (connection, NULL) : NULL;
}

static gpointer
open_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);
  g_autoptr (GError) local = NULL;
  Opening *opening;
  MonevRecord *office;

  if (!monev_database_prepare (connection, error))
    return NULL;
  office = monev_office_load (connection, &local);
  if (office == NULL && !g_error_matches (local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  opening = g_new0 (Opening, 1);
  opening->office = office;
  opening->sheet = office != NULL ? awaited_sheet (connection) : NULL;
  opening->how = office == NULL           ? MONEV_OPENED_FRESH
                 : opening->sheet != NULL ? MONEV_OPENED_SHEET
                                          : MONEV_OPENED_READY;
  return opening;
}

static void
emit_opened (MonevSession *self, MonevOpened how)
{
  g_signal_emit (self, signals[OPENED], 0, how);
}

static void
on_backup_found (GObject *source, GAsyncResult *result, gpointer data)
{
  MonevSession *self = MONEV_SESSION (source);

  g_clear_pointer (&self->offer, monev_backup_offer_free);
  self->offer = g_task_propagate_pointer (G_TASK (result), NULL);
  if (!monev_database_lost (self->uri, NULL))
    emit_opened (self, MONEV_OPENED_DAMAGED);
  else
    emit_opened (self, self->offer->path != NULL         ? MONEV_OPENED_LOST
                       : monev_database_away (self->uri) ? MONEV_OPENED_FAILED
                                                         : MONEV_OPENED_FRESH);
}

static void
find_backup (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, monev_backup_offer_find (data),
                         (GDestroyNotify) monev_backup_offer_free);
}

static void
look_for_backup (MonevSession *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_backup_found, NULL);

  g_task_set_task_data (task, g_strdup (self->uri), g_free);
  g_task_run_in_thread (task, find_backup);
}

static void
on_opened (gpointer owner, gpointer result, const GError *error)
{
  MonevSession *self = owner;
  Opening *opening = result;

  if (error != NULL)
    {
      g_clear_error (&self->error);
      self->error = g_error_copy (error);
      if (g_error_matches (error, MONEV_ERROR, MONEV_ERROR_CORRUPT))
        look_for_backup (self);
      else
        emit_opened (self, MONEV_OPENED_FAILED);
      return;
    }
  if (opening->office != NULL)
    monev_session_set_office (self, monev_record_ref (opening->office));
  g_clear_pointer (&self->sheet, monev_recovery_sheet_free);
  self->sheet = g_steal_pointer (&opening->sheet);
  emit_opened (self, opening->how);
  opening_free (opening);
}

/**
 * monev_session_open:
 *
 * May be called again after a failure, or once the first start has made the database.
 */
void
monev_session_open (MonevSession *self)
{
  g_autoptr (GError) lost = NULL;

  if (monev_database_lost (self->uri, &lost))
    {
      g_clear_error (&self->error);
      self->error = g_steal_pointer (&lost);
      look_for_backup (self);
      return;
    }
  monev_session_call (self, G_OBJECT (self),
                      &(MonevDbJobSpec) { MONEV_DB_LANE_WRITE, open_job, .free_result = opening_free },
                      on_opened);
}

/** monev_session_get_away: Returns: whether the last answer was that nobody is there. */
gboolean
monev_session_get_away (MonevSession *self)
{
  return self->away;
}

/** monev_session_get_error: Returns: (transfer none) (nullable): why opening failed. */
const GError *
monev_session_get_error (MonevSession *self)
{
  return self->error;
}

/** monev_session_get_offer: Returns: (transfer none) (nullable): what to offer for a database
 * that is damaged or lost. */
const MonevBackupOffer *
monev_session_get_offer (MonevSession *self)
{
  return self->offer;
}

/** monev_session_take_sheet: Returns: (transfer full) (nullable): the recovery sheet that waits to
 * be kept. */
MonevRecoverySheet *
monev_session_take_sheet (MonevSession *self)
{
  return g_steal_pointer (&self->sheet);
}

/** monev_session_get_actor: Returns: (transfer none) (nullable): who is logged in. */
const MonevActor *
monev_session_get_actor (MonevSession *self)
{
  return self->actor;
}

/**
 * monev_session_set_actor:
 * @actor: (transfer full) (nullable): %NULL locks
 */
void
monev_session_set_actor (MonevSession *self, MonevActor *actor)
{
  g_clear_pointer (&self->actor, monev_actor_free);
  self->actor = actor;
  g_signal_emit (self, signals[ACTOR_CHANGED], 0);
}

/**
 * monev_session_allows:
 * @why: (out) (optional) (transfer full): for the tooltip of what is greyed
 *
 * The core refuses it all the same; here the window only says so beforehand.
 */
gboolean
monev_session_allows (MonevSession *self, MonevAct act, char **why)
{
  g_autoptr (GError) error = NULL;

  if (monev_policy_check (self->actor, act, &error))
    return TRUE;
  if (why != NULL)
    *why = g_strdup (error->message);
  return FALSE;
}

/** monev_session_get_office: Returns: (transfer none) (nullable): the instansi profile. */
const MonevRecord *
monev_session_get_office (MonevSession *self)
{
  return self->office;
}

/** monev_session_set_office: @office: (transfer full): as it is now stored. */
void
monev_session_set_office (MonevSession *self, MonevRecord *office)
{
  g_clear_pointer (&self->office, monev_record_unref);
  self->office = office;
  g_signal_emit (self, signals[OFFICE_CHANGED], 0);
}

/** monev_session_get_year: Returns: the Tahun Anggaran the whole window shows. */
int
monev_session_get_year (MonevSession *self)
{
  return self->year;
}

/** monev_session_set_year: turns the whole window to another Tahun Anggaran. */
void
monev_session_set_year (MonevSession *self, int year)
{
  if (self->year == year)
    return;
  self->year = year;
  g_signal_emit (self, signals[YEAR_CHANGED], 0);
}

static void
restore_thread (GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  GError *error = NULL;
  char *kept = NULL;

  if (monev_database_restore (MONEV_SESSION (source)->uri, path,
                              g_object_get_data (G_OBJECT (task), "official"), &kept, &error))
    g_task_return_pointer (task, kept != NULL ? kept : g_strdup (""), g_free);
  else
    g_task_return_error (task, error);
}

/**
 * monev_session_restore:
 * @path: of the backup; it is checked before anything is touched
 *
 * Ends the lanes, since a file that is open cannot be exchanged. Whatever comes of it, the next
 * call opens the database again; afterwards nobody should stay logged in.
 */
void
monev_session_restore (MonevSession *self, const char *path, GAsyncReadyCallback callback,
                       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);
  GError *error = NULL;

  /* Nobody can log in to a damaged database; once it opens, an admin is asked for. */
  if (self->office != NULL
      && !monev_policy_check (self->actor, MONEV_ACT_BACKUP_RESTORE, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  monev_db_database_close (self->database);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_object_set_data_full (G_OBJECT (task), "official",
                          g_strdup (self->actor != NULL ? self->actor->official_id : ""), g_free);
  g_task_run_in_thread (task, restore_thread);
}

/** monev_session_restore_finish: Returns: (transfer full): where the state before lies now, "" where
 * there was none; %NULL with BUSY, CORRUPT, INVALID or DENIED, and nothing was changed. */
char *
monev_session_restore_finish (MonevSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
