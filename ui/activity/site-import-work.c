#include "site-import-work.h"

#include "exchange/table-file.h"
#include "reference/export.h"

#include <string.h>

/** monev_site_columns: Returns: (transfer none): a site without the run it belongs to, which no file
 * names. */
const MonevRecordType *
monev_site_columns (void)
{
  static MonevRecordType columns;
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      columns = monev_site_type;
      columns.fields++;
      g_once_init_leave (&made, 1);
    }
  return &columns;
}

/** monev_site_request_free: frees what a job was given. */
void
monev_site_request_free (MonevSiteRequest *self)
{
  g_free (self->activity_id);
  g_free (self->path);
  g_clear_pointer (&self->table, monev_table_unref);
  g_clear_pointer (&self->issues, monev_issue_list_unref);
  g_clear_pointer (&self->actor, monev_actor_free);
  g_free (self);
}

/** monev_site_file_free: frees a file and its plan. */
void
monev_site_file_free (MonevSiteFile *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->table, monev_table_unref);
  g_clear_pointer (&self->plan, monev_field_import_free);
  g_clear_pointer (&self->issues, monev_issue_list_unref);
  g_free (self);
}

/* Without a known heading a person assigns the columns: the first row is taken for the heads. */
static gboolean
map_columns (MonevDbConnection *connection, MonevSiteFile *file, GError **error)
{
  MonevImportMapping mapping;
  g_autoptr (GError) local = NULL;

  file->recognised
      = monev_field_import_map (connection, &monev_site_type, file->table, &mapping, &local);
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

/* The run takes the first place again. */
static gboolean
make_plan (MonevDbConnection *connection, const char *activity_id, MonevSiteFile *file,
           GError **error)
{
  MonevImportMapping mapping = { file->mapping.head_row };
  const MonevFieldImportHints hints = { &mapping, NULL };

  memcpy (mapping.columns + 1, file->mapping.columns,
          (MONEV_RECORD_MAX_FIELDS - 1) * sizeof *mapping.columns);
  file->plan = monev_field_import_check (connection, &monev_site_type, activity_id, file->table,
                                         &hints, file->issues, error);
  return file->plan != NULL;
}

/** monev_site_read_job: activity_id, path → (transfer full): a #MonevSiteFile, checked where its
 * headings are known. */
gpointer
monev_site_read_job (MonevDbJob *job, gpointer data, GError **error)
{
  const MonevSiteRequest *request = data;
  MonevDbConnection *connection = monev_db_job_connection (job);
  g_autoptr (MonevSiteFile) file = g_new0 (MonevSiteFile, 1);

  file->issues = monev_issue_list_new ();
  file->table = monev_table_file_read (request->path, NULL, file->issues, error);
  if (file->table == NULL || monev_db_job_cancelled (job, error)
      || !map_columns (connection, file, error)
      || (file->recognised && !make_plan (connection, request->activity_id, file, error))
      || monev_db_job_cancelled (job, error))
    return NULL;
  return g_steal_pointer (&file);
}

/** monev_site_check_job: activity_id, table, mapping → (transfer full): a #MonevSiteFile with a plan. */
gpointer
monev_site_check_job (MonevDbJob *job, gpointer data, GError **error)
{
  const MonevSiteRequest *request = data;
  g_autoptr (MonevSiteFile) file = g_new0 (MonevSiteFile, 1);

  file->issues = monev_issue_list_new ();
  file->table = monev_table_ref (request->table);
  file->mapping = request->mapping;
  file->recognised = TRUE;
  return make_plan (monev_db_job_connection (job), request->activity_id, file, error)
                 && !monev_db_job_cancelled (job, error)
             ? g_steal_pointer (&file)
             : NULL;
}

/** monev_site_apply_job: actor, plan, issues → a text, only to say that it is done. */
gpointer
monev_site_apply_job (MonevDbJob *job, gpointer data, GError **error)
{
  const MonevSiteRequest *request = data;

  return monev_field_import_apply (monev_db_job_connection (job), request->actor, request->plan,
                                   request->issues, error)
             ? g_strdup ("")
             : NULL;
}

/** monev_site_blank_job: path → the name of a workbook with the right headings and no rows. */
gpointer
monev_site_blank_job (MonevDbJob *job, gpointer data, GError **error)
{
  const MonevSiteRequest *request = data;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (MonevIssueList) unheard = monev_issue_list_new ();

  return monev_reference_export (monev_db_job_connection (job), monev_site_columns (), 0, none,
                                 request->path, MONEV_EXPORT_XLSX, unheard, error)
             ? g_path_get_basename (request->path)
             : NULL;
}
