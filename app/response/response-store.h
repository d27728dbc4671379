/* The rows of responses and of the remarks on them, each function inside the caller's transaction. */
#pragma once

#include "db-connection.h"

G_BEGIN_DECLS

#define MONEV_RESPONSE_ISIAN "isian"         /* being filled; autosave writes over it */
#define MONEV_RESPONSE_MASUK "masuk"
#define MONEV_RESPONSE_DIPERIKSA "diperiksa"
#define MONEV_RESPONSE_DIKOREKSI "dikoreksi"
#define MONEV_RESPONSE_DISETUJUI "disetujui"
#define MONEV_RESPONSE_DITOLAK "ditolak"

/* Texts are "" where nothing stands. */
typedef struct {
  char  *id;
  char  *instrument_id;
  char  *version_id;
  gint64 number;       /* of the version */
  char  *site_id;
  char  *site;         /* its name */
  char  *group_id;
  char  *group;
  char  *official_id;  /* who asked, when that is an official of the office */
  char  *enumerator;   /* name of who asked */
  char  *key;          /* what tells respondents apart, chosen by the planner */
  char  *uuid;
  char  *title;
  char  *state;
  gint64 submitted_at; /* UTC milliseconds; 0 while it is being filled */
  gint64 changed_at;
  gint64 faults;       /* that it was taken with */
  gint64 questions;    /* to who asked, not answered yet */
  char  *answers;      /* canonical JSON; "" in lists */
  gint64 version;      /* of the row: what an edit must still find */
} MonevResponseEntry;

typedef struct {
  char    *id;
  char    *place;     /* "anak[2]/umur"; "" for the whole response */
  char    *kind;      /* "tanya", "jawab", "koreksi", "impor", "status" */
  char    *old_value;
  char    *new_value;
  char    *text;      /* the question, the answer, the reason */
  gboolean settled;   /* a question that was answered */
  gint64   at;
  char    *by;        /* name */
} MonevResponseRemark;

/* One line for monev_response_store_index(). */
typedef struct {
  char *id, *key, *uuid;
} MonevResponseKnown;

MonevResponseEntry *monev_response_store_find   (MonevDbConnection *connection, const char *id,
                                                 GError **error);
GPtrArray          *monev_response_store_list   (MonevDbConnection *connection,
                                                 const char *instrument_id, const char *state,
                                                 const char *search, GError **error);
GPtrArray          *monev_response_store_page   (MonevDbConnection *connection,
                                                 const char *instrument_id, const char *state,
                                                 const char *after, guint limit, GError **error);
GPtrArray          *monev_response_store_index  (MonevDbConnection *connection,
                                                 const char *instrument_id, GError **error);
gboolean            monev_response_store_insert (MonevDbConnection *connection,
                                                 const MonevResponseEntry *entry,
                                                 GError **error);
gboolean            monev_response_store_update (MonevDbConnection *connection,
                                                 const MonevResponseEntry *entry,
                                                 GError **error);
gboolean            monev_response_store_autosave (MonevDbConnection *connection, const char *id,
                                                 gint64 version, const char *answers, gint64 now,
                                                 GError **error);
gboolean            monev_response_store_set_state (MonevDbConnection *connection,
                                                 const MonevResponseEntry *entry,
                                                 const char *state, gint64 now, GError **error);
gboolean            monev_response_store_set_key (MonevDbConnection *connection, const char *id,
                                                 const char *key, GError **error);
gboolean            monev_response_store_remove (MonevDbConnection *connection,
                                                 const MonevResponseEntry *entry, GError **error);
gboolean            monev_response_store_version (MonevDbConnection *connection,
                                                 const char *instrument_id, gint64 number,
                                                 char **version_id, gint64 *found,
                                                 GError **error);
gboolean            monev_response_store_remark (MonevDbConnection *connection,
                                                 const char *response_id,
                                                 const MonevResponseRemark *remark,
                                                 const char *official, GError **error);
gboolean            monev_response_store_settle (MonevDbConnection *connection,
                                                 const char *response_id, const char *place,
                                                 GError **error);
GPtrArray          *monev_response_store_remarks (MonevDbConnection *connection,
                                                 const char *response_id, GError **error);
MonevResponseEntry *monev_response_entry_new    (void);
MonevResponseEntry *monev_response_entry_copy   (const MonevResponseEntry *self);
void                monev_response_entry_free   (MonevResponseEntry *self);
void                monev_response_entry_set    (char **text, const char *value);
void                monev_response_remark_free  (MonevResponseRemark *self);
void                monev_response_known_free   (MonevResponseKnown *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevResponseEntry, monev_response_entry_free)

G_END_DECLS
