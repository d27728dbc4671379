/* A connection to one database, on either engine.
 *
 * Text of SQL never stands in C: a statement is named (db/queries/), its parameters are named
 * and typed (`:id:text`), and what is bound is checked against that declaration. A connection
 * belongs to one thread at a time; only monev_db_connection_interrupt() may be called from
 * another.
 */
#pragma once

#include "db-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _MonevDbConnection MonevDbConnection;
typedef struct _MonevDbRows       MonevDbRows;

typedef enum { MONEV_DB_TEXT, MONEV_DB_INT, MONEV_DB_BLOB } MonevDbType;

typedef struct {
  const char *name;
  MonevDbType type;
  gboolean    null;
  const char *text;     /* borrowed */
  gint64      integer;
  GBytes     *blob;     /* borrowed */
} MonevDbBind;

/* monev_db_exec (c, "agency_remove", MONEV_DB_BINDS (MONEV_DB_T ("id", id)), NULL, error) */
#define MONEV_DB_BINDS(...) ((const MonevDbBind[]) { __VA_ARGS__, { NULL } })
#define MONEV_DB_T(n, v) { (n), MONEV_DB_TEXT, (v) == NULL, (v), 0, NULL }
#define MONEV_DB_I(n, v) { (n), MONEV_DB_INT, FALSE, NULL, (v), NULL }
#define MONEV_DB_B(n, v) { (n), MONEV_DB_BLOB, (v) == NULL, NULL, 0, (v) }
#define MONEV_DB_NULL_INT(n) { (n), MONEV_DB_INT, TRUE, NULL, 0, NULL }

typedef enum { MONEV_DB_ENGINE_SQLITE, MONEV_DB_ENGINE_POSTGRES } MonevDbEngine;

typedef enum {
  MONEV_DB_OPEN_DEFAULT  = 0,
  MONEV_DB_OPEN_CREATE   = 1 << 0, /* make the file when it is not there */
  MONEV_DB_OPEN_READONLY = 1 << 1
} MonevDbOpenFlags;

typedef gboolean (*MonevDbWork) (MonevDbConnection *connection, gpointer data, GError **error);

MonevDbConnection *monev_db_connection_open      (const char *uri, MonevDbOpenFlags flags,
                                                  GError **error);
void               monev_db_connection_close     (MonevDbConnection *self);
MonevDbEngine      monev_db_connection_engine    (MonevDbConnection *self);
const char        *monev_db_connection_uri       (MonevDbConnection *self);
void               monev_db_connection_interrupt (MonevDbConnection *self);
void               monev_db_connection_set_cancellable (MonevDbConnection *self,
                                                 GCancellable *cancellable);

gboolean           monev_db_transaction (MonevDbConnection *self, MonevDbWork work, gpointer data,
                                         GError **error);
gboolean           monev_db_read        (MonevDbConnection *self, MonevDbWork work, gpointer data,
                                         GError **error);

gboolean           monev_db_exec  (MonevDbConnection *self, const char *statement,
                                   const MonevDbBind *binds, gint64 *affected, GError **error);
MonevDbRows       *monev_db_query (MonevDbConnection *self, const char *statement,
                                   const MonevDbBind *binds, GError **error);
gboolean           monev_db_check (MonevDbConnection *self, GError **error);
gboolean           monev_db_now   (MonevDbConnection *self, gint64 *utc_ms, GError **error);

gboolean           monev_db_rows_next      (MonevDbRows *self, GError **error);
gboolean           monev_db_rows_finish    (MonevDbRows *self, GError **error);
guint              monev_db_rows_n_columns (MonevDbRows *self);
const char        *monev_db_rows_name      (MonevDbRows *self, guint column);
int                monev_db_rows_column    (MonevDbRows *self, const char *name);
gboolean           monev_db_rows_is_null   (MonevDbRows *self, const char *name);
const char        *monev_db_rows_text      (MonevDbRows *self, const char *name);
gint64             monev_db_rows_int       (MonevDbRows *self, const char *name);
GBytes            *monev_db_rows_blob      (MonevDbRows *self, const char *name);
void               monev_db_rows_free      (MonevDbRows *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevDbConnection, monev_db_connection_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevDbRows, monev_db_rows_free)

G_END_DECLS
