/* The work of taking in a file of proposals, as jobs for a lane. */
#pragma once

#include "activity/field-import.h"
#include "db-database.h"

G_BEGIN_DECLS

/* What a job is given; unused members stay NULL. */
typedef struct {
  char               *activity_id;
  char               *path;
  char               *sheet;
  char               *source;
  MonevTable         *table;
  MonevImportMapping  mapping;
  MonevIssueList     *issues;
  MonevFieldImport   *plan;   /* borrowed: the desk keeps it until the job is over */
  MonevActor         *actor;
} MonevProposalRequest;

typedef struct {
  MonevTable        *table;
  char             **sheets;     /* (nullable): where there is a choice */
  MonevImportMapping mapping;    /* by the fields of monev_proposal_columns() */
  gboolean           recognised; /* a heading was known */
  MonevIssueList    *issues;     /* of reading */
} MonevProposalFile;

typedef struct {
  MonevFieldImport *plan;
  MonevIssueList   *issues; /* of reading and of checking */
} MonevProposalCheck;

const MonevRecordType *monev_proposal_columns (void);

gpointer monev_proposal_read_job    (MonevDbJob *job, gpointer request, GError **error);
gpointer monev_proposal_check_job   (MonevDbJob *job, gpointer request, GError **error);
gpointer monev_proposal_apply_job   (MonevDbJob *job, gpointer request, GError **error);
gpointer monev_proposal_rejects_job (MonevDbJob *job, gpointer request, GError **error);
gpointer monev_proposal_blank_job   (MonevDbJob *job, gpointer request, GError **error);
void     monev_proposal_request_free (MonevProposalRequest *self);
void     monev_proposal_file_free   (MonevProposalFile *self);
void     monev_proposal_check_free  (MonevProposalCheck *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevProposalFile, monev_proposal_file_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevProposalCheck, monev_proposal_check_free)

G_END_DECLS
