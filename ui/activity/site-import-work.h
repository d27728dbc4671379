/* The work of taking in a file of sites, as jobs for a lane. */
#pragma once

#include "activity/field-import.h"
#include "db-database.h"

G_BEGIN_DECLS

/* What a job is given; unused members stay NULL. */
typedef struct {
  char              *activity_id;
  char              *path;
  MonevTable        *table;
  MonevImportMapping mapping; /* by the fields of monev_site_columns() */
  MonevIssueList    *issues;
  MonevFieldImport  *plan;    /* borrowed: the desk keeps it until the job is over */
  MonevActor        *actor;
} MonevSiteRequest;

/* A file as it was read, and what taking it in would do. */
typedef struct {
  MonevTable        *table;
  MonevImportMapping mapping;
  gboolean           recognised; /* a heading was known; else there is no plan yet */
  MonevFieldImport  *plan;
  MonevIssueList    *issues;     /* of reading and of checking */
} MonevSiteFile;

const MonevRecordType *monev_site_columns (void);

gpointer monev_site_read_job     (MonevDbJob *job, gpointer request, GError **error);
gpointer monev_site_check_job    (MonevDbJob *job, gpointer request, GError **error);
gpointer monev_site_apply_job    (MonevDbJob *job, gpointer request, GError **error);
gpointer monev_site_blank_job    (MonevDbJob *job, gpointer request, GError **error);
void     monev_site_request_free (MonevSiteRequest *self);
void     monev_site_file_free    (MonevSiteFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevSiteFile, monev_site_file_free)

G_END_DECLS
