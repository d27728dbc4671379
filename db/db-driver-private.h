/* What an engine must offer. Two tables of functions stand behind it: sqlite/ and postgres/.
 *
 * A driver sees statements in its own dialect and values in the order of the statement's
 * parameters. Errors come back as MONEV_ERROR with a code to act on.
 */
#pragma once

#include "db-statement.h"

G_BEGIN_DECLS

typedef struct _MonevDbCursor MonevDbCursor;

/* A cursor is a driver's own structure that begins with this pointer. */
struct _MonevDbCursor {
  const struct _MonevDbDriver *driver;
};

typedef struct _MonevDbDriver {
  MonevDbEngine  engine;

  gpointer       (*open)      (const char *uri, MonevDbOpenFlags flags, GError **error);
  void           (*close)     (gpointer handle);
  void           (*interrupt) (gpointer handle);           /* from any thread */
  /* Before a transaction: a connection that is known to be dead is made anew. */
  gboolean       (*revive)    (gpointer handle, GError **error);

  gboolean       (*script)    (gpointer handle, const char *sql, GError **error);
  MonevDbCursor *(*start)     (gpointer handle, const MonevDbStatement *statement, gboolean keep,
                               const MonevDbBind *const *values, GError **error);

  gboolean       (*step)      (MonevDbCursor *cursor, gboolean *row, GError **error);
  gint64         (*affected)  (MonevDbCursor *cursor);
  guint          (*n_columns) (MonevDbCursor *cursor);
  const char    *(*name)      (MonevDbCursor *cursor, guint column);
  gboolean       (*is_null)   (MonevDbCursor *cursor, guint column);
  MonevDbType    (*type)      (MonevDbCursor *cursor, guint column);
  const char    *(*text)      (MonevDbCursor *cursor, guint column);
  gint64         (*integer)   (MonevDbCursor *cursor, guint column);
  GBytes        *(*blob)      (MonevDbCursor *cursor, guint column);
  void           (*finish)    (MonevDbCursor *cursor);

  /* A file descriptor that becomes readable when another client committed, or -1. */
  int            (*listen)    (gpointer handle, GError **error);
  int            (*ear)       (gpointer handle); /* the descriptor after a revival; -1 for none */
  gboolean       (*heard)     (gpointer handle);
  gboolean       (*copy_to)   (gpointer handle, const char *path, GError **error); /* or NULL */
  gboolean       (*check)     (gpointer handle, GError **error);
} MonevDbDriver;

const MonevDbDriver *monev_db_sqlite_driver   (void);
const MonevDbDriver *monev_db_postgres_driver (void);

const MonevDbDriver *monev_db_connection_driver (MonevDbConnection *self);
gpointer             monev_db_connection_handle (MonevDbConnection *self);
gboolean             monev_db_connection_script (MonevDbConnection *self, const char *sql,
                                                 GError **error);
MonevDbRows         *monev_db_query_statement   (MonevDbConnection *self,
                                                 const MonevDbStatement *statement,
                                                 const MonevDbBind *binds, GError **error);
MonevDbType          monev_db_rows_type         (MonevDbRows *self, guint column);

/* For tests: the statement after @n further ones fails with @code; negative switches it off. */
void                 monev_db_connection_fail_after (MonevDbConnection *self, int n, MonevError code);

G_END_DECLS
