/* The work of the import desk, as jobs for a lane. */
#pragma once

#include "db-database.h"
#include "import-kind.h"

G_BEGIN_DECLS

/* What a job is given; unused members stay NULL. */
typedef struct {
  const MonevImportKind *kind;
  MonevImportAim         aim;     /* a copy */
  char                  *path;
  char                  *sheet;
  MonevTable            *table;
  MonevImportMapping     mapping;
  MonevIssueList        *issues;
  gpointer               plan;    /* borrowed: the desk keeps it until the job is over */
  MonevActor            *actor;
} MonevImportRequest;

typedef struct {
  MonevTable        *table;
  char             **sheets;     /* (nullable): where there is a choice */
  MonevImportMapping mapping;
  gboolean           recognised; /* a heading was known */
  gboolean           ready;      /* nothing is to be asked before it is checked */
  MonevIssueList    *issues;     /* of reading */
} MonevImportFile;

typedef struct {
  const MonevImportKind *kind;
  gpointer               plan;
  MonevIssueList        *issues;  /* of reading and of checking */
  GPtrArray             *changes; /* (nullable) rows of text: what changed rows were and become */
} MonevImportCheck;

gpointer monev_import_read_job    (MonevDbJob *job, gpointer request, GError **error);
gpointer monev_import_check_job   (MonevDbJob *job, gpointer request, GError **error);
gpointer monev_import_apply_job   (MonevDbJob *job, gpointer request, GError **error);
gpointer monev_import_rejects_job (MonevDbJob *job, gpointer request, GError **error);
gpointer monev_import_blank_job   (MonevDbJob *job, gpointer request, GError **error);
gpointer monev_import_forget_job  (MonevDbJob *job, gpointer request, GError **error);
void     monev_import_request_free (MonevImportRequest *self);
void     monev_import_file_free   (MonevImportFile *self);
void     monev_import_check_free  (MonevImportCheck *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevImportFile, monev_import_file_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevImportCheck, monev_import_check_free)

G_END_DECLS
