/* What Cadangan dan Jejak shows, and its work; on a lane. */
#pragma once

#include "db-database.h"
#include "base/issue.h"

G_BEGIN_DECLS

/* So many entries of the log are searched, from the last one back. */
#define MONEV_SAFETY_SEARCHED 20000

typedef struct {
  char *path;
  char *title;    /* "5 Maret 2026 13.20" */
  char *subtitle; /* "harian · 1,2 MB" */
  char *other;    /* nullable: whose it is, when it is of another database */
  gboolean sealed; /* a change of it can be found */
} MonevBackupRow;

typedef struct {
  GPtrArray *backups; /* MonevBackupRow, newest first */
  GPtrArray *entries; /* MonevAuditWords, newest first */
  char      *folder;
} MonevSafetyData;

typedef struct {
  guint64         checked;
  MonevIssueList *issues;
} MonevAuditVerdict;

gpointer monev_safety_load_job     (MonevDbJob *job, gpointer uri, GError **error);
gpointer monev_safety_search_job   (MonevDbJob *job, gpointer text, GError **error);
gpointer monev_safety_backup_job   (MonevDbJob *job, gpointer uri, GError **error);
gpointer monev_safety_verify_job   (MonevDbJob *job, gpointer none, GError **error);
void     monev_safety_data_free    (MonevSafetyData *self);
void     monev_audit_verdict_free  (MonevAuditVerdict *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevSafetyData, monev_safety_data_free)

G_END_DECLS
