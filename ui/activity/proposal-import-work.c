#include "proposal-import-work.h"

#include "exchange/table-file.h"
#include "reference/export.h"
#include "reference/import-rejects.h"

#include <string.h>

/** monev_proposal_columns: Returns: (transfer none): a proposal without the run it belongs to, which
 * no file names. */
const MonevRecordType *
monev_proposal_columns (void)
{
  static MonevRecordType columns;
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      columns = monev_proposal_type;
      columns.fields++;
      g_once_init_leave (&made, 1);
    }
  return &columns;
}

/** monev_proposal_request_free: frees what a job was given. */
void
monev_proposal_request_free (MonevProposalRequest *self)
{
  g_free (self->activity_id);
  g_free (self->path);
  g_free (self->sheet);
  g_free (self->source);
  g_clear_pointer (&self->table, monev_table_unref);
  g_clear_pointer (&self->issues, monev_issue_list_unref);
  g_clear_pointer (&self->actor, monev_actor_free);
  g_free (self);
}

/** monev_proposal_file_free: frees a file that was read. */
void
monev_proposal_file_free (MonevProposalFile *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->table, monev_table_unref);
  g_clear_pointer (&self->issues, monev_issue_list_unref);
  g_strfreev (self->sheets);
  g_free (self);
}

/** monev_proposal_check_free: frees a result. */
void
monev_proposal_check_free (MonevProposalCheck *self)
{
  if (self == NULL)
    return;
  monev_field_import_free (self->plan);
  g_clear_pointer (&self->issues, monev_issue_list_unref);
  g_free (self);
}

/* Without a known heading the person assigns the columns: the first row is taken for the heads. */
static gboolean
map_columns (MonevDbConnection *connection, MonevProposalFile *file, GError **error)
{
  MonevImportMapping mapping;
  g_autoptr (GError) local = NULL;

  file->recognised
      = monev_field_import_map (connection, &monev_proposal_type, file->table, &mapping, &local);
  if (file->recognised)
    {
      file->mapping.head_row = mapping.head_row;
      memcpy (file->mapping.columns, mapping.columns + 1,
              (MONEV_RECORD_MAX_FIELDS - 1) * sizeof *mapping.columns);
      return TRUE;
    }
  if (!g_error_matches (local, MONEV_ERROR, MONEV_ERROR_INVALID)
      || monev_table_n_rows (file->table) == 0)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  file->mapping.head_row = monev_table_row_number (file->table, 0);
  return TRUE;
}

static char **
sheets_of (const char *path)
{
  char **sheets = monev_table_file_sheets (path, NULL);

  if (sheets != NULL && g_strv_length (sheets) > 1)
    return sheets;
  g_strfreev (sheets);
  return NULL;
}

/** monev_proposal_read_job: path, sheet → (transfer full): a #MonevProposalFile. */
gpointer
monev_proposal_read_job (MonevDbJob *job, gpointer data, GError **error)
{
  const MonevProposalRequest *request = data;
  g_autoptr (MonevProposalFile) file = g_new0 (MonevProposalFile, 1);

  file->issues = monev_issue_list_new ();
  file->table = monev_table_file_read (request->path, request->sheet, file->issues, error);
  if (file->table == NULL || monev_db_job_cancelled (job, error))
    return NULL;
  file->sheets = sheets_of (request->path);
  return map_columns (monev_db_job_connection (job), file, error) ? g_steal_pointer (&file) : NULL;
}

/* The run takes the first place again. */
static MonevImportMapping
whole_mapping (const MonevImportMapping *asked)
{
  MonevImportMapping mapping = { asked->head_row };

  memcpy (mapping.columns + 1, asked->columns,
          (MONEV_RECORD_MAX_FIELDS - 1) * sizeof *mapping.columns);
  return mapping;
}

/** monev_proposal_check_job: activity_id, table, mapping, source, issues of reading → (transfer
 * full): a #MonevProposalCheck. */
gpointer
monev_proposal_check_job (MonevDbJob *job, gpointer data, GError **error)
{
  const MonevProposalRequest *request = data;
  const MonevImportMapping mapping = whole_mapping (&request->mapping);
  const MonevFieldImportHints hints = { &mapping, request->source };
  g_autoptr (MonevProposalCheck) check = g_new0 (MonevProposalCheck, 1);

  check->issues = monev_issue_list_new ();
  for (guint i = 0; i < monev_issue_list_size (request->issues); i++)
    monev_issue_list_add (check->issues, monev_issue_list_get (request->issues, i));
  check->plan = monev_field_import_check (monev_db_job_connection (job), &monev_proposal_type,
                                          request->activity_id, request->table, &hints,
                                          check->issues, error);
  return check->plan != NULL && !monev_db_job_cancelled (job, error) ? g_steal_pointer (&check)
                                                                      : NULL;
}

/** monev_proposal_apply_job: actor, plan, issues → a text, only to say that it is done. */
gpointer
monev_proposal_apply_job (MonevDbJob *job, gpointer data, GError **error)
{
  const MonevProposalRequest *request = data;

  return monev_field_import_apply (monev_db_job_connection (job), request->actor, request->plan,
                                   request->issues, error)
             ? g_strdup ("") : NULL;
}

/** monev_proposal_rejects_job: table, mapping, issues, path → the name of the file. */
gpointer
monev_proposal_rejects_job (MonevDbJob *job, gpointer data, GError **error)
{
  const MonevProposalRequest *request = data;
  gint64 now = 0;

  return monev_db_now (monev_db_job_connection (job), &now, error)
                 && monev_import_write_rejects (monev_proposal_columns (), request->table,
                                                &request->mapping, request->issues, now,
                                                request->path, error)
             ? g_path_get_basename (request->path) : NULL;
}

/** monev_proposal_blank_job: path → the name of a workbook with the right headings and no rows. */
gpointer
monev_proposal_blank_job (MonevDbJob *job, gpointer data, GError **error)
{
  const MonevProposalRequest *request = data;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (MonevIssueList) unheard = monev_issue_list_new ();

  return monev_reference_export (monev_db_job_connection (job), monev_proposal_columns (), 0, none,
                                 request->path, MONEV_EXPORT_XLSX, unheard, error)
             ? g_path_get_basename (request->path) : NULL;
}
