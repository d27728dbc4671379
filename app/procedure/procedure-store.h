/* The rows of the office's procedures, each function inside the caller's transaction. */
#pragma once

#include "db-connection.h"
#include "procedure/procedure.h"

G_BEGIN_DECLS

/* A line of the library: shipped, or the office's own with its current version. */
typedef struct {
  char    *id;        /* "" for a shipped one */
  char    *code;
  char    *title;
  char    *list_title; /* the short one, for lists; else the whole */
  char    *unit;      /* whose SOP it is: of the identity block */
  char    *base_code; /* what it was copied from, "" for none */
  gboolean shipped;
  gboolean retired;
  gint64   number;    /* current version of the content; 1 for a shipped one */
  gint64   steps;
  gint64   minutes;
  gint64   changed_at; /* UTC milliseconds; 0 for a shipped one */
  gint64   draft_at;   /* of the official who asked; 0 when there is no draft */
  gint64   version;    /* of the row: what an edit must still find */
  char    *search_key;
} MonevProcedureEntry;

typedef struct {
  gint64 number;
  char  *sha256;
  gint64 created_at;
  char  *created_by; /* name, without titles; "" when the official is gone */
} MonevProcedureVersion;

char                *monev_procedure_subject        (const char *id);
MonevProcedureEntry *monev_procedure_store_find     (MonevDbConnection *connection,
                                                     const char *id_or_code, GError **error);
GPtrArray           *monev_procedure_store_list     (MonevDbConnection *connection,
                                                     const char *official, GError **error);
gboolean             monev_procedure_store_insert   (MonevDbConnection *connection,
                                                     const MonevProcedureEntry *entry,
                                                     GError **error);
gboolean             monev_procedure_store_update   (MonevDbConnection *connection,
                                                     const MonevProcedureEntry *entry,
                                                     GError **error);
GPtrArray           *monev_procedure_store_versions (MonevDbConnection *connection, const char *id,
                                                     GError **error);
MonevProcedureEntry *monev_procedure_entry_new      (const MonevProcedure *procedure);
MonevProcedureEntry *monev_procedure_entry_copy     (const MonevProcedureEntry *self);
void                 monev_procedure_entry_free     (MonevProcedureEntry *self);
void                 monev_procedure_version_free   (MonevProcedureVersion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevProcedureEntry, monev_procedure_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevProcedureVersion, monev_procedure_version_free)

G_END_DECLS
