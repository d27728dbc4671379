#include "db-driver-private.h"

#include <string.h>

struct _MonevDbConnection {
  const MonevDbDriver *driver;
  gpointer             handle;
  char                *uri;
  GCancellable        *cancellable; /* nullable */
  gboolean             in_transaction;
  int                  fail_after;
  MonevError           fail_code;
};

struct _MonevDbRows {
  const MonevDbDriver *driver;
  MonevDbCursor       *cursor;
};

static const MonevDbDriver *
driver_for (const char *uri)
{
  if (g_str_has_prefix (uri, "sqlite:"))
    return monev_db_sqlite_driver ();
  if (g_str_has_prefix (uri, "postgresql://") || g_str_has_prefix (uri, "postgres://"))
    return monev_db_postgres_driver ();
  return NULL;
}

/**
 * monev_db_connection_open:
 * @uri: `sqlite:PATH` or `postgresql://…`
 *
 * Returns: (transfer full): a connection, or %NULL with UNAVAILABLE (no such file, server away),
 *   DENIED, CORRUPT, or INVALID (an address of another kind).
 */
MonevDbConnection *
monev_db_connection_open (const char *uri, MonevDbOpenFlags flags, GError **error)
{
  const MonevDbDriver *driver = driver_for (uri);
  MonevDbConnection *self;
  gpointer handle;

  if (driver == NULL)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Alamat basis data \"%s\" tidak dikenal. Tulis sqlite:LOKASI-BERKAS atau "
                   "postgresql://….", uri);
      return NULL;
    }
  handle = driver->open (uri, flags, error);
  if (handle == NULL)
    return NULL;
  self = g_new0 (MonevDbConnection, 1);
  self->driver = driver;
  self->handle = handle;
  self->uri = g_strdup (uri);
  self->fail_after = -1;
  return self;
}

/** monev_db_connection_close: closes and frees; an open transaction is rolled back. */
void
monev_db_connection_close (MonevDbConnection *self)
{
  if (self == NULL)
    return;
  self->driver->close (self->handle);
  g_clear_object (&self->cancellable);
  g_free (self->uri);
  g_free (self);
}

/** monev_db_connection_engine: Returns: which engine stands behind it. */
MonevDbEngine
monev_db_connection_engine (MonevDbConnection *self)
{
  return self->driver->engine;
}

/** monev_db_connection_uri: Returns: (transfer none): the address it was opened with. */
const char *
monev_db_connection_uri (MonevDbConnection *self)
{
  return self->uri;
}

/**
 * monev_db_connection_interrupt:
 *
 * Ends the running statement with MONEV_ERROR_CANCELLED. The one call that may come from another
 * thread.
 */
void
monev_db_connection_interrupt (MonevDbConnection *self)
{
  self->driver->interrupt (self->handle);
}

/**
 * monev_db_connection_set_cancellable:
 * @cancellable: (nullable) (transfer none): once it is cancelled no further statement begins; it is
 *   kept until another is set
 *
 * An interrupt ends the statement that runs; between two there is none to end. What is rolled back
 * is rolled back all the same.
 */
void
monev_db_connection_set_cancellable (MonevDbConnection *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

/** monev_db_connection_driver: Returns: (transfer none): the functions of its engine. */
const MonevDbDriver *
monev_db_connection_driver (MonevDbConnection *self)
{
  return self->driver;
}

/** monev_db_connection_handle: Returns: (transfer none): what the driver made of it. */
gpointer
monev_db_connection_handle (MonevDbConnection *self)
{
  return self->handle;
}

/** monev_db_connection_script: runs several statements without parameters, in the dialect of the
 * engine. */
gboolean
monev_db_connection_script (MonevDbConnection *self, const char *sql, GError **error)
{
  return self->driver->script (self->handle, sql, error);
}

/** monev_db_connection_fail_after: for tests: @n further statements go well, the next one fails. */
void
monev_db_connection_fail_after (MonevDbConnection *self, int n, MonevError code)
{
  self->fail_after = n;
  self->fail_code = code;
}

static gboolean
fails_now (MonevDbConnection *self, const char *name, GError **error)
{
  if (self->fail_after < 0 || self->fail_after-- > 0)
    return FALSE;
  g_set_error (error, MONEV_ERROR, self->fail_code, "statement %s was made to fail", name);
  return TRUE;
}

static gboolean
is_cancelled (MonevDbConnection *self, GError **error)
{
  if (!g_cancellable_is_cancelled (self->cancellable))
    return FALSE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED, "Pekerjaan dibatalkan.");
  return TRUE;
}

static gboolean
wrong_bind (const MonevDbStatement *statement, const char *name, const char *what, GError **error)
{
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "statement %s: parameter %s %s",
               statement->name, name, what);
  return FALSE;
}

static gboolean
order_binds (const MonevDbStatement *statement, const MonevDbBind *binds,
             const MonevDbBind **ordered, GError **error)
{
  guint given = 0;

  for (; binds != NULL && binds[given].name != NULL; given++)
    {
      guint i = 0;

      while (i < statement->n_params && strcmp (statement->param_names[i], binds[given].name) != 0)
        i++;
      if (i == statement->n_params)
        return wrong_bind (statement, binds[given].name, "is not declared", error);
      if (statement->param_types[i] != binds[given].type)
        return wrong_bind (statement, binds[given].name, "has another type", error);
      ordered[i] = &binds[given];
    }
  for (guint i = 0; i < statement->n_params; i++)
    if (ordered[i] == NULL)
      return wrong_bind (statement, statement->param_names[i], "is not bound", error);
  return TRUE;
}

static MonevDbRows *
start (MonevDbConnection *self, const MonevDbStatement *statement, gboolean keep,
       const MonevDbBind *binds, GError **error)
{
  g_autofree const MonevDbBind **ordered = g_new0 (const MonevDbBind *, statement->n_params + 1);
  MonevDbCursor *cursor;
  MonevDbRows *rows;

  if (fails_now (self, statement->name, error) || is_cancelled (self, error)
      || !order_binds (statement, binds, ordered, error))
    return NULL;
  cursor = self->driver->start (self->handle, statement, keep, ordered, error);
  if (cursor == NULL)
    return NULL;
  rows = g_new (MonevDbRows, 1);
  rows->driver = self->driver;
  rows->cursor = cursor;
  return rows;
}

/** monev_db_query_statement: monev_db_query() of a statement that is in no catalogue. */
MonevDbRows *
monev_db_query_statement (MonevDbConnection *self, const MonevDbStatement *statement,
                          const MonevDbBind *binds, GError **error)
{
  return start (self, statement, FALSE, binds, error);
}

/**
 * monev_db_query:
 * @statement: a name of db/queries/
 * @binds: (nullable): exactly the parameters the statement declares, with their types
 *
 * Returns: (transfer full): its rows; call monev_db_rows_next() before the first.
 */
MonevDbRows *
monev_db_query (MonevDbConnection *self, const char *statement, const MonevDbBind *binds,
                GError **error)
{
  const MonevDbStatement *found = monev_db_statement_lookup (self->driver->engine, statement);

  if (found == NULL)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "no statement is named %s", statement);
      return NULL;
    }
  return start (self, found, TRUE, binds, error);
}

/**
 * monev_db_rows_finish:
 *
 * Runs a statement to its end, for one whose rows are not wanted.
 */
gboolean
monev_db_rows_finish (MonevDbRows *self, GError **error)
{
  gboolean row = TRUE;

  while (row)
    if (!self->driver->step (self->cursor, &row, error))
      return FALSE;
  return TRUE;
}

/**
 * monev_db_exec:
 * @affected: (out) (optional): how many rows were changed
 *
 * Runs a statement of which no rows are wanted.
 */
gboolean
monev_db_exec (MonevDbConnection *self, const char *statement, const MonevDbBind *binds,
               gint64 *affected, GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (self, statement, binds, error);

  if (rows == NULL || !monev_db_rows_finish (rows, error))
    return FALSE;
  if (affected != NULL)
    *affected = rows->driver->affected (rows->cursor);
  return TRUE;
}

/* A server that was restarted leaves a connection that looks well until it is used. As long as only
 * BEGIN was sent nothing is lost by making it anew; behind that, what was written is unknown. */
static gboolean
begin (MonevDbConnection *self, const char *statement, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!self->driver->revive (self->handle, error))
    return FALSE;
  if (monev_db_exec (self, statement, NULL, NULL, &local))
    return TRUE;
  if (!g_error_matches (local, MONEV_ERROR, MONEV_ERROR_UNAVAILABLE))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return self->driver->revive (self->handle, error)
         && monev_db_exec (self, statement, NULL, NULL, error);
}

static gboolean
run_between (MonevDbConnection *self, gboolean writes, MonevDbWork work, gpointer data,
             GError **error)
{
  gboolean done;

  g_return_val_if_fail (!self->in_transaction, FALSE);
  if (!begin (self, writes ? "begin_write" : "begin_read", error))
    return FALSE;
  self->in_transaction = TRUE;
  /* The notice is also the guard: after a failure that @work swallowed, a server would answer COMMIT
   * with a silent rollback, but it refuses the notice. */
  done = work (self, data, error)
         && (!writes || self->driver->engine == MONEV_DB_ENGINE_SQLITE
             || monev_db_exec (self, "notify_change", NULL, NULL, error))
         && monev_db_exec (self, "commit", NULL, NULL, error);
  self->in_transaction = FALSE;
  if (!done)
    {
      /* What failed is what matters; a rollback that fails too means the connection is gone. */
      g_assert (error == NULL || *error != NULL);
      g_autoptr (GCancellable) asked = g_steal_pointer (&self->cancellable);

      self->fail_after = -1;
      monev_db_exec (self, "rollback", NULL, NULL, NULL);
      self->cancellable = g_steal_pointer (&asked);
    }
  return done;
}

/**
 * monev_db_transaction:
 * @work: what to do between BEGIN IMMEDIATE and COMMIT; %FALSE with an error rolls all of it back
 *
 * Errors: BUSY when another process holds the database for longer than 5 seconds, or what @work
 * gave. Slow things (hashing a PIN, rendering) belong before this call.
 */
gboolean
monev_db_transaction (MonevDbConnection *self, MonevDbWork work, gpointer data, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (run_between (self, TRUE, work, data, &local))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/** monev_db_read: runs @work over one unchanging view of the database. */
gboolean
monev_db_read (MonevDbConnection *self, MonevDbWork work, gpointer data, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (run_between (self, FALSE, work, data, &local))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * monev_db_check:
 *
 * Reads every page of an embedded database and tells whether it is whole; a server checks its own
 * pages. Errors: CORRUPT.
 */
gboolean
monev_db_check (MonevDbConnection *self, GError **error)
{
  return self->driver->check (self->handle, error);
}

/**
 * monev_db_now:
 * @utc_ms: (out): milliseconds since 1970 in UTC: the server's clock on PostgreSQL, this machine's
 *   on SQLite (design: "the clock is the server's")
 */
gboolean
monev_db_now (MonevDbConnection *self, gint64 *utc_ms, GError **error)
{
  g_autoptr (MonevDbRows) rows = NULL;

  if (self->driver->engine == MONEV_DB_ENGINE_SQLITE)
    {
      *utc_ms = g_get_real_time () / 1000;
      return TRUE;
    }
  rows = monev_db_query (self, "now", NULL, error);
  if (rows == NULL || !monev_db_rows_next (rows, error))
    return FALSE;
  *utc_ms = monev_db_rows_int (rows, "now");
  return TRUE;
}

/**
 * monev_db_rows_next:
 *
 * Returns: %TRUE on a row; %FALSE behind the last one, or with @error set.
 */
gboolean
monev_db_rows_next (MonevDbRows *self, GError **error)
{
  gboolean row = FALSE;

  return self->driver->step (self->cursor, &row, error) && row;
}

/** monev_db_rows_n_columns: Returns: the number of columns. */
guint
monev_db_rows_n_columns (MonevDbRows *self)
{
  return self->driver->n_columns (self->cursor);
}

/** monev_db_rows_name: Returns: (transfer none): the name of @column, counted from 0. */
const char *
monev_db_rows_name (MonevDbRows *self, guint column)
{
  return self->driver->name (self->cursor, column);
}

/** monev_db_rows_type: Returns: the type of @column in this row; text for NULL. */
MonevDbType
monev_db_rows_type (MonevDbRows *self, guint column)
{
  return self->driver->type (self->cursor, column);
}

/** monev_db_rows_column: Returns: the number of the column @name, or -1. */
int
monev_db_rows_column (MonevDbRows *self, const char *name)
{
  guint n = monev_db_rows_n_columns (self);

  for (guint i = 0; i < n; i++)
    if (strcmp (self->driver->name (self->cursor, i), name) == 0)
      return (int) i;
  return -1;
}

static guint
need_column (MonevDbRows *self, const char *name)
{
  int column = monev_db_rows_column (self, name);

  if (column < 0)
    g_error ("the rows have no column %s", name);
  return (guint) column;
}

/** monev_db_rows_is_null: Returns: whether @name is NULL in this row. */
gboolean
monev_db_rows_is_null (MonevDbRows *self, const char *name)
{
  return self->driver->is_null (self->cursor, need_column (self, name));
}

/** monev_db_rows_text: Returns: (transfer none) (nullable): valid until the next row. */
const char *
monev_db_rows_text (MonevDbRows *self, const char *name)
{
  return self->driver->text (self->cursor, need_column (self, name));
}

/** monev_db_rows_int: Returns: the whole number, 0 for NULL. */
gint64
monev_db_rows_int (MonevDbRows *self, const char *name)
{
  return self->driver->integer (self->cursor, need_column (self, name));
}

/** monev_db_rows_blob: Returns: (transfer full) (nullable): a copy of the bytes. */
GBytes *
monev_db_rows_blob (MonevDbRows *self, const char *name)
{
  return self->driver->blob (self->cursor, need_column (self, name));
}

/** monev_db_rows_free: ends the statement. */
void
monev_db_rows_free (MonevDbRows *self)
{
  if (self == NULL)
    return;
  self->driver->finish (self->cursor);
  g_free (self);
}
