/* The rows of data forms, each function inside the caller's transaction. */
#pragma once

#include "db-connection.h"
#include "data-form.h"

G_BEGIN_DECLS

typedef struct {
  char  *id;
  char  *code;       /* "kemiskinan-stunting": borne by one form */
  char  *title;
  char  *period;     /* "year", "quarter" … */
  char  *state;      /* "konsep" until it is issued once, "terbit", "arsip" */
  gint64 number;     /* of the last version issued; 0 for none */
  char  *concept;    /* hash of what was changed since, "" when nothing was */
  gint64 changed_at; /* UTC milliseconds */
  char  *search_key;
  gint64 version;    /* of the row: what an edit must still find */
} MonevDataFormEntry;

typedef struct {
  char  *id;        /* requests refer to it */
  gint64 number;
  char  *sha256;
  gint64 issued_at;
  char  *issued_by; /* name */
} MonevDataFormVersion;

char               *monev_data_form_subject       (const char *id);
MonevDataFormEntry *monev_data_form_store_find    (MonevDbConnection *connection, const char *key,
                                                   GError **error);
GPtrArray          *monev_data_form_store_list    (MonevDbConnection *connection, GError **error);
gboolean            monev_data_form_store_insert  (MonevDbConnection *connection,
                                                   const MonevDataFormEntry *entry,
                                                   GError **error);
gboolean            monev_data_form_store_update  (MonevDbConnection *connection,
                                                   const MonevDataFormEntry *entry,
                                                   GError **error);
gboolean            monev_data_form_concept_put   (MonevDbConnection *connection, const char *id,
                                                   const char *canonical, const char *official,
                                                   gint64 now, GError **error);
gboolean            monev_data_form_concept_get   (MonevDbConnection *connection, const char *id,
                                                   char **canonical, GError **error);
gboolean            monev_data_form_concept_remove (MonevDbConnection *connection, const char *id,
                                                   GError **error);
gboolean            monev_data_form_version_add   (MonevDbConnection *connection,
                                                   const MonevDataFormEntry *entry,
                                                   const char *snapshot_id, const char *official,
                                                   gint64 now, GError **error);
GPtrArray          *monev_data_form_store_versions (MonevDbConnection *connection, const char *id,
                                                   GError **error);
MonevDataFormEntry *monev_data_form_entry_copy    (const MonevDataFormEntry *self);
void                monev_data_form_entry_free    (MonevDataFormEntry *self);
void                monev_data_form_version_free  (MonevDataFormVersion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevDataFormEntry, monev_data_form_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevDataFormVersion, monev_data_form_version_free)

G_END_DECLS
