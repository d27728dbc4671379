/* The rows of instruments, each function inside the caller's transaction. */
#pragma once

#include "db-connection.h"
#include "xlsform.h"

G_BEGIN_DECLS

#define MONEV_INSTRUMENTS_ALL "*" /* as an activity: all of them */

/* A line of a list. */
typedef struct {
  char    *id;
  char    *activity_id; /* "" for the library */
  char    *activity;    /* its title */
  char    *title;
  char    *form_id;
  char    *state;       /* "konsep" until it is issued once, "terbit", "arsip" */
  gint64   number;      /* of the last version issued; 0 for none */
  gint64   questions;
  char    *copied_from; /* id of the instrument it was copied from, "" for none */
  char    *concept;     /* hash of what was changed since, "" when nothing was */
  gint64   changed_at;  /* UTC milliseconds */
  gint64   version;     /* of the row: what an edit must still find */
  char    *search_key;
} MonevInstrumentEntry;

typedef struct {
  char  *id;        /* answers refer to it */
  gint64 number;
  char  *sha256;
  gint64 questions;
  gint64 issued_at;
  char  *issued_by; /* name, without titles */
} MonevInstrumentVersion;

/* What is written of a version. */
typedef struct {
  const char *snapshot_id;
  const char *official;
  gint64      now;
} MonevInstrumentIssuing;

char                 *monev_instrument_subject         (const char *id);
MonevInstrumentEntry *monev_instrument_store_find      (MonevDbConnection *connection,
                                                        const char *id, GError **error);
GPtrArray            *monev_instrument_store_list      (MonevDbConnection *connection,
                                                        const char *activity_id, GError **error);
gboolean              monev_instrument_store_insert    (MonevDbConnection *connection,
                                                        const MonevInstrumentEntry *entry,
                                                        GError **error);
gboolean              monev_instrument_store_update    (MonevDbConnection *connection,
                                                        const MonevInstrumentEntry *entry,
                                                        GError **error);
gboolean              monev_instrument_store_check_activity (MonevDbConnection *connection,
                                                        const char *activity_id, GError **error);
gboolean              monev_instrument_concept_put     (MonevDbConnection *connection,
                                                        const char *id, const char *canonical,
                                                        const char *official, gint64 now,
                                                        GError **error);
gboolean              monev_instrument_concept_get     (MonevDbConnection *connection,
                                                        const char *id, MonevXlsform **form,
                                                        GError **error);
gboolean              monev_instrument_concept_remove  (MonevDbConnection *connection,
                                                        const char *id, GError **error);
gboolean              monev_instrument_version_add     (MonevDbConnection *connection,
                                                        const MonevInstrumentEntry *entry,
                                                        const MonevInstrumentIssuing *issuing,
                                                        GError **error);
GPtrArray            *monev_instrument_store_versions  (MonevDbConnection *connection,
                                                        const char *id, GError **error);
MonevXlsform         *monev_xlsform_from_canonical     (const char *canonical, GError **error);
char                 *monev_xlsform_canonical          (const MonevXlsform *form, GError **error);
MonevInstrumentEntry *monev_instrument_entry_copy      (const MonevInstrumentEntry *self);
void                  monev_instrument_entry_free      (MonevInstrumentEntry *self);
void                  monev_instrument_version_free    (MonevInstrumentVersion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevInstrumentEntry, monev_instrument_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevInstrumentVersion, monev_instrument_version_free)

G_END_DECLS
