#include "import-work.h"

#include "exchange/table-file.h"
#include "reference/export.h"
#include "programme/programme.h"
#include "reference/dpa.h"
#include "reference/import-file.h"
#include "reference/import-rejects.h"

/** monev_import_request_free: frees what a job was given. */
void
monev_import_request_free (MonevImportRequest *self)
{
  g_free (self->path);
  g_free (self->sheet);
  g_clear_pointer (&self->table, monev_table_unref);
  g_clear_pointer (&self->issues, monev_issue_list_unref);
  monev_actor_free (self->actor);
  g_free (self);
}

/** monev_import_file_free: frees a file that was read. */
void
monev_import_file_free (MonevImportFile *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->table, monev_table_unref);
  g_clear_pointer (&self->issues, monev_issue_list_unref);
  g_strfreev (self->sheets);
  g_free (self);
}

/** monev_import_check_free: frees a result. */
void
monev_import_check_free (MonevImportCheck *self)
{
  if (self == NULL)
    return;
  monev_import_plan_free (self->plan);
  g_clear_pointer (&self->issues, monev_issue_list_unref);
  g_free (self);
}

/* Without a known heading the person assigns the columns: the first row is taken for the heads. */
static gboolean
map_columns (MonevDbConnection *connection, const MonevRecordType *type, MonevImportFile *file,
             GError **error)
{
  g_autoptr (GError) local = NULL;

  file->recognised = monev_import_map (connection, type, file->table, &file->mapping, &local);
  if (file->recognised)
    return TRUE;
  if (!g_error_matches (local, MONEV_ERROR, MONEV_ERROR_INVALID)
      || monev_table_n_rows (file->table) == 0)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  file->mapping = (MonevImportMapping) { monev_table_row_number (file->table, 0) };
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

/** monev_import_read_job: path, sheet → (transfer full): a #MonevImportFile. */
gpointer
monev_import_read_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevImportRequest *request = data;
  g_autoptr (MonevImportFile) file = g_new0 (MonevImportFile, 1);

  file->issues = monev_issue_list_new ();
  file->table = monev_import_file_read (request->type, request->path, request->sheet, file->issues,
                                        error);
  if (file->table == NULL || monev_db_job_cancelled (job, error))
    return NULL;
  file->sheets = sheets_of (request->path);
  file->whole_tree = request->type == &monev_programme_type && monev_dpa_recognise (file->table);
  return map_columns (monev_db_job_connection (job), request->type, file, error)
             ? g_steal_pointer (&file)
             : NULL;
}

static MonevImportPlan *
make_plan (MonevDbConnection *connection, const MonevImportRequest *request,
           MonevIssueList *issues, GError **error)
{
  GPtrArray *parts;

  if (request->type != &monev_programme_type || !monev_dpa_recognise (request->table))
    return monev_import_plan (connection, request->type, request->table, &request->mapping,
                              request->year, issues, error);
  parts = monev_dpa_plan (connection, request->table, request->year, issues, error);
  return parts != NULL ? monev_import_plan_join (parts) : NULL;
}

/** monev_import_check_job: table, mapping, year, issues of reading → (transfer full): a
 * #MonevImportCheck. */
gpointer
monev_import_check_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevImportRequest *request = data;
  g_autoptr (MonevImportCheck) check = g_new0 (MonevImportCheck, 1);

  check->issues = monev_issue_list_new ();
  for (guint i = 0; i < monev_issue_list_size (request->issues); i++)
    monev_issue_list_add (check->issues, monev_issue_list_get (request->issues, i));
  check->plan = make_plan (monev_db_job_connection (job), request, check->issues, error);
  if (check->plan == NULL || monev_db_job_cancelled (job, error))
    return NULL;
  return g_steal_pointer (&check);
}

/** monev_import_apply_job: actor, plan, issues → a text, only to say that it is done. */
gpointer
monev_import_apply_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevImportRequest *request = data;

  return monev_import_apply (monev_db_job_connection (job), request->actor, request->plan,
                             request->issues, error)
             ? g_strdup ("")
             : NULL;
}

/** monev_import_rejects_job: table, mapping, issues, path → the name of the file. */
gpointer
monev_import_rejects_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevImportRequest *request = data;
  gint64 now = 0;

  return monev_db_now (monev_db_job_connection (job), &now, error)
                 && monev_import_write_rejects (request->type, request->table, &request->mapping,
                                                request->issues, now, request->path, error)
             ? g_path_get_basename (request->path)
             : NULL;
}

/** monev_import_blank_job: path → the name of a workbook with the right headings and no rows. */
gpointer
monev_import_blank_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevImportRequest *request = data;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (MonevIssueList) unheard = monev_issue_list_new ();

  return monev_reference_export (monev_db_job_connection (job), request->type, request->year, none,
                                 request->path, MONEV_EXPORT_XLSX, unheard, error)
             ? g_path_get_basename (request->path)
             : NULL;
}
