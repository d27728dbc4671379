/* The server an office shares. One of the two files that know libpq. */
#include "db-driver-private.h"

#include <libpq-fe.h>
#include <string.h>

#define OID_BYTEA 17
#define OID_BIGINT 20
#define OID_TEXT 25

/* What an idle server has said fits into far fewer. */
#define READS_MOST 64

typedef struct {
  PGconn     *conn;
  GHashTable *prepared; /* names of statements the server knows */
  PGcancel   *cancel;
  GMutex      mutex;    /* guards cancel, which another thread may use */
  gboolean    listens;
} Handle;

typedef struct {
  MonevDbCursor base;
  PGresult     *result;
  int           row; /* -1 before the first */
} Cursor;

static const MonevDbDriver driver;

static MonevError
code_of (PGconn *conn, const char *state)
{
  static const struct { const char *prefix; MonevError code; } table[] = {
    { "P0001", MONEV_ERROR_DENIED },      /* a trigger refused: append-only tables */
    { "23", MONEV_ERROR_CONSTRAINT },     { "40", MONEV_ERROR_BUSY },
    { "55P03", MONEV_ERROR_BUSY },        { "57014", MONEV_ERROR_CANCELLED },
    { "42501", MONEV_ERROR_DENIED },      { "25006", MONEV_ERROR_DENIED },
    { "28", MONEV_ERROR_DENIED },         { "53100", MONEV_ERROR_IO },
    { "53", MONEV_ERROR_LIMIT },          { "54", MONEV_ERROR_LIMIT },
    { "58", MONEV_ERROR_IO },             { "XX001", MONEV_ERROR_CORRUPT },
    { "XX002", MONEV_ERROR_CORRUPT },     { "08", MONEV_ERROR_UNAVAILABLE },
    { "57P", MONEV_ERROR_UNAVAILABLE },   { "3D000", MONEV_ERROR_UNAVAILABLE },
  };

  /* What the server did not say itself, libpq says of a connection that broke. */
  if (PQstatus (conn) != CONNECTION_OK || state == NULL)
    return MONEV_ERROR_UNAVAILABLE;
  for (guint i = 0; state != NULL && i < G_N_ELEMENTS (table); i++)
    if (g_str_has_prefix (state, table[i].prefix))
      return table[i].code;
  return MONEV_ERROR_INVALID;
}

static const char *
words_of (MonevError code)
{
  switch (code)
    {
    case MONEV_ERROR_CONSTRAINT:  return "Data melanggar aturan basis data";
    case MONEV_ERROR_BUSY:        return "Basis data sedang dipakai komputer lain";
    case MONEV_ERROR_DENIED:      return "Server basis data menolak";
    case MONEV_ERROR_CORRUPT:     return "Basis data di server rusak";
    case MONEV_ERROR_UNAVAILABLE: return "Server basis data tidak dapat dihubungi";
    case MONEV_ERROR_CANCELLED:   return "Pekerjaan dibatalkan";
    case MONEV_ERROR_LIMIT:       return "Batas server basis data terlampaui";
    case MONEV_ERROR_IO:          return "Diska server penuh atau tidak dapat ditulis";
    default:                      return "Pernyataan basis data gagal";
    }
}

/* What to do about it; nothing where the program itself is at fault. */
static const char *
advice_of (MonevError code)
{
  switch (code)
    {
    case MONEV_ERROR_BUSY:        return "Tunggu sebentar, lalu coba lagi. ";
    case MONEV_ERROR_DENIED:      return "Periksa nama pengguna, sandi, dan hak di server. ";
    case MONEV_ERROR_CORRUPT:     return "Pulihkan dari cadangan terakhir yang baik. ";
    case MONEV_ERROR_UNAVAILABLE: return "Periksa alamat server dan jaringan, lalu coba lagi. ";
    case MONEV_ERROR_IO:          return "Kosongkan ruang, lalu coba lagi. ";
    default:                      return "";
    }
}

static gboolean
fail (Handle *handle, const PGresult *result, const char *what, GError **error)
{
  const char *state = result != NULL ? PQresultErrorField (result, PG_DIAG_SQLSTATE) : NULL;
  MonevError code = code_of (handle->conn, state);
  g_autofree char *message = g_strdup (result != NULL ? PQresultErrorMessage (result)
                                                      : PQerrorMessage (handle->conn));

  message[strcspn (message, "\n")] = '\0';
  g_set_error (error, MONEV_ERROR, code, "%s. %s(Rincian untuk admin: %s, %s)", words_of (code),
               advice_of (code), what,
               g_strstrip (message));
  return FALSE;
}

static gboolean
run_script (gpointer data, const char *sql, GError **error)
{
  Handle *handle = data;
  PGresult *result = PQexec (handle->conn, sql);
  ExecStatusType status = PQresultStatus (result);
  gboolean done = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK
                  || status == PGRES_EMPTY_QUERY;

  if (!done)
    fail (handle, result, "skrip", error);
  PQclear (result);
  return done;
}

static void
swallow_notice (void *data, const PGresult *result)
{
}

static gboolean
run_named_script (Handle *handle, const char *name, GError **error)
{
  const MonevDbStatement *script = monev_db_statement_lookup (MONEV_DB_ENGINE_POSTGRES, name);

  g_assert (script != NULL);
  return run_script (handle, script->sql, error);
}

static gboolean
set_up (Handle *handle, GError **error)
{
  PQsetNoticeReceiver (handle->conn, swallow_notice, NULL);
  g_hash_table_remove_all (handle->prepared);
  g_mutex_lock (&handle->mutex);
  g_clear_pointer (&handle->cancel, PQfreeCancel);
  handle->cancel = PQgetCancel (handle->conn);
  g_mutex_unlock (&handle->mutex);
  return run_named_script (handle, "postgres_setup", error)
         && (!handle->listens || run_named_script (handle, "postgres_listen", error));
}

static void
handle_close (gpointer data)
{
  Handle *handle = data;

  g_hash_table_unref (handle->prepared);
  g_clear_pointer (&handle->cancel, PQfreeCancel);
  g_mutex_clear (&handle->mutex);
  PQfinish (handle->conn);
  g_free (handle);
}

static gpointer
handle_open (const char *uri, MonevDbOpenFlags flags, GError **error)
{
  /* What the address says wins over these. */
  const char *keys[] = { "connect_timeout", "application_name", "keepalives_idle", "dbname", NULL };
  const char *values[] = { "8", "monev", "30", uri, NULL };
  Handle *handle = g_new0 (Handle, 1);

  g_mutex_init (&handle->mutex);
  handle->prepared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  handle->conn = PQconnectdbParams (keys, values, 1);
  if (PQstatus (handle->conn) != CONNECTION_OK)
    {
      fail (handle, NULL, "menghubungi", error);
      handle_close (handle);
      return NULL;
    }
  if (set_up (handle, error))
    return handle;
  handle_close (handle);
  return NULL;
}

static void
handle_interrupt (gpointer data)
{
  Handle *handle = data;
  char message[256];

  g_mutex_lock (&handle->mutex);
  if (handle->cancel != NULL)
    PQcancel (handle->cancel, message, sizeof message);
  g_mutex_unlock (&handle->mutex);
}

/* A server that ended the connection has said so on the socket; libpq reads it only when asked. */
static gboolean
is_alive (Handle *handle)
{
  GPollFD fd = { PQsocket (handle->conn), G_IO_IN | G_IO_HUP | G_IO_ERR, 0 };

  if (PQstatus (handle->conn) != CONNECTION_OK)
    return FALSE;
  for (guint n = 0; n < READS_MOST && g_poll (&fd, 1, 0) > 0; n++)
    if (PQconsumeInput (handle->conn) == 0)
      return FALSE;
  return PQstatus (handle->conn) == CONNECTION_OK;
}

/* A server that went away and came back is met again at the next transaction, not later. */
static gboolean
handle_revive (gpointer data, GError **error)
{
  Handle *handle = data;

  if (is_alive (handle))
    return TRUE;
  PQreset (handle->conn);
  if (PQstatus (handle->conn) != CONNECTION_OK)
    return fail (handle, NULL, "menghubungi kembali", error);
  return set_up (handle, error);
}

static Oid
oid_of (MonevDbType type)
{
  static const Oid oids[] = { OID_TEXT, OID_BIGINT, OID_BYTEA };
  return oids[type];
}

static gboolean
prepare (Handle *handle, const MonevDbStatement *statement, GError **error)
{
  g_autofree Oid *oids = g_new0 (Oid, statement->n_params + 1);
  PGresult *result;
  gboolean done;

  if (g_hash_table_contains (handle->prepared, statement->name))
    return TRUE;
  for (guint i = 0; i < statement->n_params; i++)
    oids[i] = oid_of (statement->param_types[i]);
  result = PQprepare (handle->conn, statement->name, statement->sql, (int) statement->n_params,
                      oids);
  done = PQresultStatus (result) == PGRES_COMMAND_OK;
  if (done)
    g_hash_table_add (handle->prepared, g_strdup (statement->name));
  else
    fail (handle, result, statement->name, error);
  PQclear (result);
  return done;
}

typedef struct {
  const char **values;
  int         *lengths;
  int         *formats;
  Oid         *oids;
  char        *numbers; /* room for the digits of each whole number */
} Values;

static void
fill_value (Values *v, guint i, const MonevDbBind *bind)
{
  gsize size = 0;
  char *digits = v->numbers + i * 24;

  v->oids[i] = oid_of (bind->type);
  if (bind->null)
    return;
  switch (bind->type)
    {
    case MONEV_DB_TEXT:
      v->values[i] = bind->text;
      break;
    case MONEV_DB_INT:
      g_snprintf (digits, 24, "%" G_GINT64_FORMAT, bind->integer);
      v->values[i] = digits;
      break;
    default:
      v->values[i] = g_bytes_get_data (bind->blob, &size);
      if (v->values[i] == NULL)
        v->values[i] = "";
      v->lengths[i] = (int) size;
      v->formats[i] = 1;
    }
}

static PGresult *
run (Handle *handle, const MonevDbStatement *statement, gboolean keep,
     const MonevDbBind *const *binds)
{
  guint n = statement->n_params;
  Values v = { g_new0 (const char *, n + 1), g_new0 (int, n + 1), g_new0 (int, n + 1),
               g_new0 (Oid, n + 1), g_malloc (24 * (n + 1)) };
  PGresult *result;

  for (guint i = 0; i < n; i++)
    fill_value (&v, i, binds[i]);
  if (keep)
    result = PQexecPrepared (handle->conn, statement->name, (int) n, v.values, v.lengths,
                             v.formats, 0);
  else
    result = PQexecParams (handle->conn, statement->sql, (int) n, v.oids, v.values, v.lengths,
                           v.formats, 0);
  g_free (v.values);
  g_free (v.lengths);
  g_free (v.formats);
  g_free (v.oids);
  g_free (v.numbers);
  return result;
}

static MonevDbCursor *
cursor_start (gpointer data, const MonevDbStatement *statement, gboolean keep,
              const MonevDbBind *const *binds, GError **error)
{
  Handle *handle = data;
  PGresult *result;
  Cursor *cursor;

  if (keep && !prepare (handle, statement, error))
    return NULL;
  result = run (handle, statement, keep, binds);
  if (PQresultStatus (result) != PGRES_TUPLES_OK && PQresultStatus (result) != PGRES_COMMAND_OK)
    {
      fail (handle, result, statement->name, error);
      PQclear (result);
      return NULL;
    }
  cursor = g_new0 (Cursor, 1);
  cursor->base.driver = &driver;
  cursor->result = result;
  cursor->row = -1;
  return &cursor->base;
}

static gboolean
cursor_step (MonevDbCursor *base, gboolean *row, GError **error)
{
  Cursor *cursor = (Cursor *) base;

  if (cursor->row < PQntuples (cursor->result))
    cursor->row++;
  *row = cursor->row < PQntuples (cursor->result);
  return TRUE;
}

static gint64
cursor_affected (MonevDbCursor *base)
{
  return g_ascii_strtoll (PQcmdTuples (((Cursor *) base)->result), NULL, 10);
}

static guint
cursor_n_columns (MonevDbCursor *base)
{
  return (guint) PQnfields (((Cursor *) base)->result);
}

static const char *
cursor_name (MonevDbCursor *base, guint column)
{
  return PQfname (((Cursor *) base)->result, (int) column);
}

static gboolean
cursor_is_null (MonevDbCursor *base, guint column)
{
  Cursor *cursor = (Cursor *) base;
  return PQgetisnull (cursor->result, cursor->row, (int) column) == 1;
}

static MonevDbType
cursor_type (MonevDbCursor *base, guint column)
{
  switch (PQftype (((Cursor *) base)->result, (int) column))
    {
    case OID_BIGINT: return MONEV_DB_INT;
    case OID_BYTEA:  return MONEV_DB_BLOB;
    default:         return MONEV_DB_TEXT;
    }
}

static const char *
cursor_text (MonevDbCursor *base, guint column)
{
  Cursor *cursor = (Cursor *) base;

  return cursor_is_null (base, column)
           ? NULL : PQgetvalue (cursor->result, cursor->row, (int) column);
}

static gint64
cursor_integer (MonevDbCursor *base, guint column)
{
  const char *text = cursor_text (base, column);
  return text == NULL ? 0 : g_ascii_strtoll (text, NULL, 10);
}

static GBytes *
cursor_blob (MonevDbCursor *base, guint column)
{
  const char *text = cursor_text (base, column);
  gsize size = 0;
  unsigned char *bytes;
  GBytes *blob;

  if (text == NULL)
    return NULL;
  bytes = PQunescapeBytea ((const unsigned char *) text, &size);
  blob = g_bytes_new (bytes, size);
  PQfreemem (bytes);
  return blob;
}

static void
cursor_finish (MonevDbCursor *base)
{
  PQclear (((Cursor *) base)->result);
  g_free (base);
}

static int
handle_listen (gpointer data, GError **error)
{
  Handle *handle = data;

  handle->listens = TRUE;
  return run_named_script (handle, "postgres_listen", error) ? PQsocket (handle->conn) : -1;
}

static int
handle_ear (gpointer data)
{
  Handle *handle = data;

  return handle->listens ? PQsocket (handle->conn) : -1;
}

static gboolean
handle_heard (gpointer data)
{
  Handle *handle = data;
  gboolean heard = FALSE;
  PGnotify *notify;

  if (PQconsumeInput (handle->conn) == 0)
    return FALSE;
  while ((notify = PQnotifies (handle->conn)) != NULL)
    {
      heard = TRUE;
      PQfreemem (notify);
    }
  return heard;
}

/* The server checks its own pages; that it answers is what can be known from here. */
static gboolean
handle_check (gpointer data, GError **error)
{
  return handle_revive (data, error);
}

static const MonevDbDriver driver = {
  .engine = MONEV_DB_ENGINE_POSTGRES,
  .open = handle_open, .close = handle_close, .interrupt = handle_interrupt,
  .revive = handle_revive, .script = run_script, .start = cursor_start,
  .step = cursor_step, .affected = cursor_affected, .n_columns = cursor_n_columns,
  .name = cursor_name, .is_null = cursor_is_null, .type = cursor_type, .text = cursor_text,
  .integer = cursor_integer, .blob = cursor_blob, .finish = cursor_finish,
  .listen = handle_listen, .ear = handle_ear, .heard = handle_heard, .copy_to = NULL,
  .check = handle_check,
};

/** monev_db_postgres_driver: Returns: (transfer none): the driver of postgresql:// addresses. */
const MonevDbDriver *
monev_db_postgres_driver (void)
{
  return &driver;
}
