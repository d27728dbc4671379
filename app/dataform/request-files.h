/* The files of a request: a workbook and a tanda terima for each agency, klarifikasi workbooks. */
#pragma once

#include "office-request.h"

G_BEGIN_DECLS

/* One agency's files; @error says why one is not there. */
typedef struct {
  char *addressee_id;
  char *agency_code, *agency_name;
  char *path;     /* of the workbook; "" when it was not written */
  char *receipt;  /* of the tanda terima, PDF; "" for none */
  char *error;    /* (nullable): Indonesian */
} MonevRequestFile;

typedef struct {
  const char       *request_id;
  const char       *folder;
  const GPtrArray  *addressees; /* (nullable) (element-type MonevDataAddressee): NULL for all */
  gboolean          receipts;   /* a tanda terima beside each */
  GCancellable     *cancellable;                                 /* (nullable) */
  void            (*tell) (guint done, guint total, const char *name, gpointer data); /* (nullable) */
  gpointer          data;
} MonevRequestBatch;

GPtrArray *monev_request_write_files   (MonevDbConnection *connection,
                                        const MonevRequestBatch *batch, MonevIssueList *issues,
                                        GError **error);
gboolean   monev_request_write_clarify (MonevDbConnection *connection, const MonevDataCase *data,
                                        const char *path, MonevIssueList *issues, GError **error);
GArray    *monev_data_case_questions   (MonevDbConnection *connection, const MonevDataCase *data,
                                        GPtrArray *texts, GError **error);
char      *monev_request_file_name     (const MonevDataRequest *request,
                                        const MonevDataAddressee *addressee, const char *what,
                                        const char *ending);
void       monev_request_file_free     (MonevRequestFile *self);

G_END_DECLS
