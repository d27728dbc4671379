/* Named, typed SQL: the catalogue behind db/queries/ and db/schema/.
 *
 *   -- name: agency_by_id
 *   SELECT … FROM agency WHERE id = :id:text
 *
 *   -- name: now [postgres]      the text for one engine, where it must differ
 *   -- script: sqlite_setup      several statements without parameters
 *   -- template: copy_read       {table} is filled in by db/ itself, never with foreign text
 *
 * The loader writes ?N for SQLite and $N with a type OID for PostgreSQL, because SQLite binds bare
 * $2 … $1 by order of appearance and swaps values without an error.
 */
#pragma once

#include "db-connection.h"

G_BEGIN_DECLS

typedef struct {
  const char  *name;
  char        *sql;           /* in the engine's own dialect */
  guint        n_params;      /* distinct parameters, in order of first appearance */
  char       **param_names;
  MonevDbType *param_types;
} MonevDbStatement;

const MonevDbStatement *monev_db_statement_lookup (MonevDbEngine engine, const char *name);
char                  **monev_db_statement_names  (void);
MonevDbStatement       *monev_db_statement_parse  (MonevDbEngine engine, const char *name,
                                                   const char *text, GError **error);
MonevDbStatement       *monev_db_statement_fill   (MonevDbEngine engine, const char *template_name,
                                                   const char *const *pairs, GError **error);
void                    monev_db_statement_free   (MonevDbStatement *self);

char                   *monev_db_schema_translate (MonevDbEngine engine, const char *script);
char                  **monev_db_schema_tables    (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevDbStatement, monev_db_statement_free)

G_END_DECLS
