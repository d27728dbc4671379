/* The embedded engine. One of the two files that know sqlite3.h. */
#include "db-driver-private.h"
#include "db-place.h"
#include "sqlite-locks.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

/* One waits this long for another process before BUSY. */
#define BUSY_MS 5000

typedef struct {
  sqlite3    *db;
  char       *path;
  GHashTable *kept; /* statement name → sqlite3_stmt not in use */
} Handle;

typedef struct {
  MonevDbCursor           base;
  Handle                 *handle;
  sqlite3_stmt           *stmt;
  const MonevDbStatement *statement; /* kept statements only */
  gboolean                done;
} Cursor;

static const MonevDbDriver driver;

static MonevError
code_of (int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_CONSTRAINT: return MONEV_ERROR_CONSTRAINT;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:     return MONEV_ERROR_BUSY;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:       return MONEV_ERROR_DENIED;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:     return MONEV_ERROR_CORRUPT;
    case SQLITE_CANTOPEN:   return MONEV_ERROR_UNAVAILABLE;
    case SQLITE_INTERRUPT:  return MONEV_ERROR_CANCELLED;
    case SQLITE_TOOBIG:
    case SQLITE_NOMEM:      return MONEV_ERROR_LIMIT;
    case SQLITE_FULL:
    case SQLITE_IOERR:      return MONEV_ERROR_IO;
    default:                return MONEV_ERROR_INVALID;
    }
}

static const char *
words_of (MonevError code)
{
  switch (code)
    {
    case MONEV_ERROR_CONSTRAINT:  return "Data melanggar aturan basis data";
    case MONEV_ERROR_BUSY:        return "Basis data sedang dipakai proses lain";
    case MONEV_ERROR_DENIED:      return "Basis data tidak boleh ditulis";
    case MONEV_ERROR_CORRUPT:     return "Berkas basis data rusak";
    case MONEV_ERROR_UNAVAILABLE: return "Berkas basis data tidak dapat dibuka";
    case MONEV_ERROR_CANCELLED:   return "Pekerjaan dibatalkan";
    case MONEV_ERROR_LIMIT:       return "Data terlalu besar";
    case MONEV_ERROR_IO:          return "Diska penuh atau tidak dapat ditulis";
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
    case MONEV_ERROR_DENIED:      return "Periksa hak tulis berkas dan foldernya. ";
    case MONEV_ERROR_CORRUPT:     return "Pulihkan dari cadangan terakhir yang baik. ";
    case MONEV_ERROR_UNAVAILABLE: return "Periksa letak berkas dan hak bacanya. ";
    case MONEV_ERROR_IO:          return "Kosongkan ruang, lalu coba lagi. ";
    default:                      return "";
    }
}

/* A trigger that refuses (append-only tables) raises with this word before its message. */
static gboolean
refused_by_trigger (const char *message)
{
  return g_str_has_prefix (message, "append-only");
}

static gboolean
fail (Handle *handle, int rc, const char *what, GError **error)
{
  const char *message = handle->db != NULL ? sqlite3_errmsg (handle->db) : sqlite3_errstr (rc);
  MonevError code = refused_by_trigger (message) ? MONEV_ERROR_DENIED : code_of (rc);

  if ((rc & 0xff) == SQLITE_FULL)
    {
      g_autofree char *folder = g_path_get_dirname (handle->path);

      return monev_db_place_refuse (folder, ENOSPC, error);
    }
  g_set_error (error, MONEV_ERROR, code, "%s: %s. %s(Rincian untuk admin: %s, %s)", words_of (code),
               handle->path, advice_of (code), what, message);
  return FALSE;
}

static gboolean
run_script (gpointer data, const char *sql, GError **error)
{
  Handle *handle = data;
  int rc = sqlite3_exec (handle->db, sql, NULL, NULL, NULL);

  return rc == SQLITE_OK || fail (handle, rc, "skrip", error);
}

static gboolean
run_named_script (Handle *handle, const char *name, GError **error)
{
  const MonevDbStatement *script = monev_db_statement_lookup (MONEV_DB_ENGINE_SQLITE, name);

  g_assert (script != NULL);
  return run_script (handle, script->sql, error);
}

static void
handle_close (gpointer data)
{
  Handle *handle = data;

  g_clear_pointer (&handle->kept, g_hash_table_unref);
  if (handle->db != NULL)
    {
      int rc = sqlite3_close (handle->db);
      g_assert (rc == SQLITE_OK);
    }
  g_free (handle->path);
  g_free (handle);
}

/* SQLite keeps its journal beside the file: a folder that cannot be written is no home for it. */
static gboolean
folder_takes_files (Handle *handle, MonevDbOpenFlags flags, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (handle->path);

  return (flags & MONEV_DB_OPEN_READONLY) || monev_db_place_to_write (folder, error);
}

static gboolean
find_file (Handle *handle, MonevDbOpenFlags flags, GError **error)
{
  GStatBuf info;

  if (g_stat (handle->path, &info) != 0)
    {
      if (flags & MONEV_DB_OPEN_CREATE)
        return TRUE;
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_UNAVAILABLE,
                   "Berkas basis data tidak ditemukan: %s", handle->path);
      return FALSE;
    }
  if (S_ISDIR (info.st_mode))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_UNAVAILABLE,
                   "%s adalah folder, bukan berkas basis data", handle->path);
      return FALSE;
    }
  if (g_access (handle->path, R_OK) != 0)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_DENIED,
                   "Berkas basis data tidak boleh dibaca: %s. Minta pemiliknya atau pengelola "
                   "komputer memberi hak baca dan tulis atas berkas itu, lalu coba lagi.",
                   handle->path);
      return FALSE;
    }
  return TRUE;
}

/* An office's file is its user's alone, from its first byte on; one of earlier versions becomes so.
 * The engine gives the journal beside it the same rights. */
static void
make_private (Handle *handle, MonevDbOpenFlags flags)
{
  static const char *const tails[] = { "", "-wal", "-shm" };
  int fd = -1;

  if (flags & MONEV_DB_OPEN_READONLY)
    return;
  if (flags & MONEV_DB_OPEN_CREATE)
    fd = g_open (handle->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd >= 0)
    close (fd);
  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *file = g_strconcat (handle->path, tails[i], NULL);
      GStatBuf info;

      if (g_stat (file, &info) == 0 && S_ISREG (info.st_mode) && info.st_uid == geteuid ()
          && (info.st_mode & 077) != 0 && g_chmod (file, info.st_mode & 0700) != 0)
        g_debug ("rights of %s stay as they are", file);
    }
}

static gboolean
set_up (Handle *handle, MonevDbOpenFlags flags, GError **error)
{
  int mode = flags & MONEV_DB_OPEN_READONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  int rc;

  if (flags & MONEV_DB_OPEN_CREATE)
    mode |= SQLITE_OPEN_CREATE;
  monev_sqlite_locks_install ();
  make_private (handle, flags);
  rc = sqlite3_open_v2 (handle->path, &handle->db, mode | SQLITE_OPEN_NOMUTEX, NULL);
  if (rc != SQLITE_OK)
    return fail (handle, rc, "membuka", error);
  sqlite3_extended_result_codes (handle->db, 1);
  sqlite3_busy_timeout (handle->db, BUSY_MS);
  if (!run_named_script (handle, "sqlite_setup", error))
    return FALSE;
  if (!(flags & MONEV_DB_OPEN_READONLY) && sqlite3_db_readonly (handle->db, "main") == 1)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_DENIED,
                   "Berkas basis data hanya dapat dibaca: %s. Minta pemiliknya atau pengelola "
                   "komputer memberi hak tulis atas berkas itu, lalu coba lagi.", handle->path);
      return FALSE;
    }
  return (flags & MONEV_DB_OPEN_READONLY) || run_named_script (handle, "sqlite_wal", error);
}

static gpointer
handle_open (const char *uri, MonevDbOpenFlags flags, GError **error)
{
  Handle *handle = g_new0 (Handle, 1);

  handle->path = g_strdup (uri + strlen ("sqlite:"));
  handle->kept = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                        (GDestroyNotify) sqlite3_finalize);
  if (find_file (handle, flags, error) && folder_takes_files (handle, flags, error)
      && set_up (handle, flags, error))
    return handle;
  handle_close (handle);
  return NULL;
}

static void
handle_interrupt (gpointer data)
{
  sqlite3_interrupt (((Handle *) data)->db);
}

static gboolean
handle_revive (gpointer data, GError **error)
{
  return TRUE;
}

static int
bind_value (sqlite3_stmt *stmt, int i, const MonevDbBind *value)
{
  gsize size;
  gconstpointer bytes;

  if (value->null)
    return sqlite3_bind_null (stmt, i);
  switch (value->type)
    {
    case MONEV_DB_TEXT:
      return sqlite3_bind_text (stmt, i, value->text, -1, SQLITE_TRANSIENT);
    case MONEV_DB_INT:
      return sqlite3_bind_int64 (stmt, i, value->integer);
    default:
      bytes = g_bytes_get_data (value->blob, &size);
      return size == 0 ? sqlite3_bind_zeroblob (stmt, i, 0)
                       : sqlite3_bind_blob64 (stmt, i, bytes, size, SQLITE_TRANSIENT);
    }
}

static sqlite3_stmt *
take_prepared (Handle *handle, const MonevDbStatement *statement, gboolean keep, GError **error)
{
  sqlite3_stmt *stmt = keep ? g_hash_table_lookup (handle->kept, statement->name) : NULL;
  int rc;

  if (stmt != NULL)
    {
      g_hash_table_steal (handle->kept, statement->name);
      return stmt;
    }
  rc = sqlite3_prepare_v3 (handle->db, statement->sql, -1,
                           keep ? SQLITE_PREPARE_PERSISTENT : 0, &stmt, NULL);
  if (rc == SQLITE_OK)
    return stmt;
  fail (handle, rc, statement->name, error);
  return NULL;
}

static MonevDbCursor *
cursor_start (gpointer data, const MonevDbStatement *statement, gboolean keep,
              const MonevDbBind *const *values, GError **error)
{
  Handle *handle = data;
  sqlite3_stmt *stmt = take_prepared (handle, statement, keep, error);
  Cursor *cursor;

  if (stmt == NULL)
    return NULL;
  for (guint i = 0; i < statement->n_params; i++)
    {
      int rc = bind_value (stmt, (int) i + 1, values[i]);

      if (rc == SQLITE_OK)
        continue;
      fail (handle, rc, statement->name, error);
      sqlite3_finalize (stmt);
      return NULL;
    }
  cursor = g_new0 (Cursor, 1);
  cursor->base.driver = &driver;
  cursor->handle = handle;
  cursor->stmt = stmt;
  cursor->statement = keep ? statement : NULL;
  return &cursor->base;
}

static gboolean
cursor_step (MonevDbCursor *base, gboolean *row, GError **error)
{
  Cursor *cursor = (Cursor *) base;
  int rc = cursor->done ? SQLITE_DONE : sqlite3_step (cursor->stmt);

  if (rc != SQLITE_ROW && rc != SQLITE_DONE)
    return fail (cursor->handle, rc,
                 cursor->statement != NULL ? cursor->statement->name : "salinan", error);
  cursor->done = rc == SQLITE_DONE;
  *row = rc == SQLITE_ROW;
  return TRUE;
}

static gint64
cursor_affected (MonevDbCursor *base)
{
  return sqlite3_changes64 (((Cursor *) base)->handle->db);
}

static guint
cursor_n_columns (MonevDbCursor *base)
{
  return (guint) sqlite3_column_count (((Cursor *) base)->stmt);
}

static const char *
cursor_name (MonevDbCursor *base, guint column)
{
  return sqlite3_column_name (((Cursor *) base)->stmt, (int) column);
}

static gboolean
cursor_is_null (MonevDbCursor *base, guint column)
{
  return sqlite3_column_type (((Cursor *) base)->stmt, (int) column) == SQLITE_NULL;
}

static MonevDbType
cursor_type (MonevDbCursor *base, guint column)
{
  switch (sqlite3_column_type (((Cursor *) base)->stmt, (int) column))
    {
    case SQLITE_INTEGER: return MONEV_DB_INT;
    case SQLITE_BLOB:    return MONEV_DB_BLOB;
    default:             return MONEV_DB_TEXT;
    }
}

static const char *
cursor_text (MonevDbCursor *base, guint column)
{
  return (const char *) sqlite3_column_text (((Cursor *) base)->stmt, (int) column);
}

static gint64
cursor_integer (MonevDbCursor *base, guint column)
{
  return sqlite3_column_int64 (((Cursor *) base)->stmt, (int) column);
}

static GBytes *
cursor_blob (MonevDbCursor *base, guint column)
{
  Cursor *cursor = (Cursor *) base;
  gconstpointer bytes;

  if (cursor_is_null (base, column))
    return NULL;
  bytes = sqlite3_column_blob (cursor->stmt, (int) column);
  return g_bytes_new (bytes, (gsize) sqlite3_column_bytes (cursor->stmt, (int) column));
}

static void
cursor_finish (MonevDbCursor *base)
{
  Cursor *cursor = (Cursor *) base;

  sqlite3_reset (cursor->stmt);
  sqlite3_clear_bindings (cursor->stmt);
  if (cursor->statement != NULL
      && !g_hash_table_contains (cursor->handle->kept, cursor->statement->name))
    g_hash_table_insert (cursor->handle->kept, (gpointer) cursor->statement->name, cursor->stmt);
  else
    sqlite3_finalize (cursor->stmt);
  g_free (cursor);
}

static int
handle_listen (gpointer data, GError **error)
{
  return -1;
}

static int
handle_ear (gpointer data)
{
  return -1;
}

static gboolean
handle_heard (gpointer data)
{
  return FALSE;
}

/* Whose disk it is that a copy failed on: that of the copy, unless reading was what failed. */
static Handle *
fault_of (Handle *from, Handle *copy, int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_FULL:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
      return copy;
    case SQLITE_IOERR:
      return rc == SQLITE_IOERR_READ || rc == SQLITE_IOERR_SHORT_READ ? from : copy;
    default:
      return from;
    }
}

static gboolean
copy_pages (Handle *handle, Handle *copy, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (copy->db, "main", handle->db, "main");
  int rc;

  if (backup == NULL)
    return fail (copy, sqlite3_errcode (copy->db), "cadangan", error);
  do
    rc = sqlite3_backup_step (backup, 1024);
  while (rc == SQLITE_OK);
  sqlite3_backup_finish (backup);
  return rc == SQLITE_DONE || fail (fault_of (handle, copy, rc), rc, "cadangan", error);
}

/* The online backup; the copy is one file without a -wal beside it. */
static gboolean
handle_copy_to (gpointer data, const char *path, GError **error)
{
  Handle *handle = data;
  g_autofree char *uri = g_strconcat ("sqlite:", path, NULL);
  Handle *copy = handle_open (uri, MONEV_DB_OPEN_CREATE, error);
  gboolean done;

  if (copy == NULL)
    return FALSE;
  done = copy_pages (handle, copy, error)
         && run_named_script (copy, "sqlite_single_file", error);
  handle_close (copy);
  return done;
}

static gboolean
handle_check (gpointer data, GError **error)
{
  Handle *handle = data;
  const MonevDbStatement *check = monev_db_statement_lookup (MONEV_DB_ENGINE_SQLITE, "sqlite_check");
  sqlite3_stmt *stmt = NULL;
  int rc = sqlite3_prepare_v2 (handle->db, check->sql, -1, &stmt, NULL);
  gboolean whole;

  if (rc == SQLITE_OK)
    rc = sqlite3_step (stmt);
  if (rc != SQLITE_ROW)
    {
      fail (handle, rc, "pemeriksaan", error);
      sqlite3_finalize (stmt);
      return FALSE;
    }
  whole = strcmp ((const char *) sqlite3_column_text (stmt, 0), "ok") == 0;
  if (!whole)
    {
      g_autofree char *what = g_strdup ((const char *) sqlite3_column_text (stmt, 0));

      g_set_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT, "Berkas basis data rusak: %s (%s)",
                   handle->path, g_strdelimit (what, "\n", ' '));
    }
  sqlite3_finalize (stmt);
  return whole;
}

static const MonevDbDriver driver = {
  .engine = MONEV_DB_ENGINE_SQLITE,
  .open = handle_open, .close = handle_close, .interrupt = handle_interrupt,
  .revive = handle_revive, .script = run_script, .start = cursor_start,
  .step = cursor_step, .affected = cursor_affected, .n_columns = cursor_n_columns,
  .name = cursor_name, .is_null = cursor_is_null, .type = cursor_type, .text = cursor_text,
  .integer = cursor_integer, .blob = cursor_blob, .finish = cursor_finish,
  .listen = handle_listen, .ear = handle_ear, .heard = handle_heard, .copy_to = handle_copy_to,
  .check = handle_check,
};

/** monev_db_sqlite_driver: Returns: (transfer none): the driver of sqlite: addresses. */
const MonevDbDriver *
monev_db_sqlite_driver (void)
{
  return &driver;
}
