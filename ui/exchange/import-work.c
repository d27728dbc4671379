#include "import-work.h"

#include "exchange/table-file.h"
#include "reference/export.h"
#include "reference/import-rejects.h"

#include <glib/gi18n.h>

/** monev_import_request_free: frees what a job was given. */
void
monev_import_request_free (MonevImportRequest *self)
{
  g_free (self->aim.owner_id);
  g_free (self->aim.option);
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
  if (self->plan != NULL)
    self->kind->free_plan (self->plan);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->issues, monev_issue_list_unref);
  g_free (self);
}

/* Without a known heading the person assigns the columns: the first row is taken for the heads. */
static gboolean
map_columns (MonevDbConnection *connection, const MonevImportRequest *request,
             MonevImportFile *file, GError **error)
{
  g_autoptr (GError) local = NULL;

  file->recognised = request->kind->map (connection, &request->aim, file->table, &file->mapping,
                                         &local);
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
  const MonevImportRequest *request = data;
  g_autoptr (MonevImportFile) file = g_new0 (MonevImportFile, 1);

  file->issues = monev_issue_list_new ();
  file->table = request->kind->read (&request->aim, request->path, request->sheet, file->issues,
                                     error);
  if (file->table == NULL || monev_db_job_cancelled (job, error))
    return NULL;
  file->sheets = sheets_of (request->path);
  if (!map_columns (monev_db_job_connection (job), request, file, error))
    return NULL;
  file->ready = request->kind->ready (&request->aim, file->table, file->recognised,
                                      file->sheets != NULL);
  return g_steal_pointer (&file);
}

/* A plan that walks the rows once says no parts. */
static char *
step_label (const MonevImportProgress *progress)
{
  gboolean relating = 2 * progress->done >= progress->total;
  guint step = 2 * progress->part - (relating ? 0 : 1);

  if (progress->n_parts == 0)
    return g_strdup_printf (_("Memeriksa %s"), progress->type->noun);
  return g_strdup_printf (relating ? _("Langkah %u dari %u: mencocokkan %s dengan yang tersimpan")
                                   : _("Langkah %u dari %u: membaca %s"),
                          step, 2 * progress->n_parts, progress->type->noun);
}

static gboolean
on_step (const MonevImportProgress *progress, gpointer data, GError **error)
{
  MonevDbJob *job = data;
  g_autofree char *label = step_label (progress);
  guint before = progress->part > 0 ? progress->part - 1 : 0;

  monev_db_job_progress (job, before * progress->total + progress->done,
                         MAX (progress->n_parts, 1) * progress->total, label);
  return !monev_db_job_cancelled (job, error);
}

static void
add_changes (GPtrArray *rows, const MonevImportChange *change)
{
  const MonevRecordType *type = monev_record_type (change->after);
  g_autofree char *label = monev_record_label (change->after);

  for (guint i = 0; type->fields[i].name != NULL; i++)
    {
      char **row;

      if (g_str_equal (monev_record_value (change->before, i),
                       monev_record_value (change->after, i)))
        continue;
      row = g_new0 (char *, 7);
      row[0] = g_strdup_printf ("%" G_GINT64_FORMAT, change->row);
      row[1] = g_strdup (type->title);
      row[2] = g_strdup (label);
      row[3] = g_strdup (type->fields[i].heading);
      row[4] = monev_record_shown (change->before, i);
      row[5] = *monev_record_value (change->after, i) != '\0'
                   ? monev_record_shown (change->after, i) : g_strdup (_("(dikosongkan)"));
      g_ptr_array_add (rows, row);
    }
}

/* A row of text for each field that becomes another. */
static GPtrArray *
list_changes (const MonevImportCheck *check)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < check->kind->n_changes (check->plan); i++)
    {
      MonevImportChange change;

      check->kind->change (check->plan, i, &change);
      if (change.before != NULL)
        add_changes (rows, &change);
    }
  return rows;
}

/** monev_import_check_job: table, mapping, aim, issues of reading → (transfer full): a
 * #MonevImportCheck. */
gpointer
monev_import_check_job (MonevDbJob *job, gpointer data, GError **error)
{
  const MonevImportRequest *request = data;
  const MonevImportWatch watch = { on_step, job };
  g_autoptr (MonevImportCheck) check = g_new0 (MonevImportCheck, 1);

  check->kind = request->kind;
  check->issues = monev_issue_list_new ();
  for (guint i = 0; i < monev_issue_list_size (request->issues); i++)
    monev_issue_list_add (check->issues, monev_issue_list_get (request->issues, i));
  check->plan = check->kind->plan (monev_db_job_connection (job), &request->aim, request->table,
                                   &request->mapping, &watch, check->issues, error);
  if (check->plan == NULL || monev_db_job_cancelled (job, error))
    return NULL;
  check->changes = list_changes (check);
  return g_steal_pointer (&check);
}

static gboolean
on_written (const MonevImportProgress *progress, gpointer data, GError **error)
{
  MonevDbJob *job = data;
  g_autofree char *label = g_strdup_printf (_("Bagian %u dari %u: menyimpan %s"), progress->part,
                                            progress->n_parts, progress->type->noun);

  monev_db_job_progress (job, progress->done, progress->total, label);
  return !monev_db_job_cancelled (job, error);
}

/** monev_import_apply_job: actor, plan, issues → a text, only to say that it is done. */
gpointer
monev_import_apply_job (MonevDbJob *job, gpointer data, GError **error)
{
  const MonevImportRequest *request = data;
  const MonevImportWatch watch = { on_written, job };

  return request->kind->apply (monev_db_job_connection (job), request->actor, request->plan, &watch,
                               request->issues, error)
             ? g_strdup ("")
             : NULL;
}

/** monev_import_forget_job: actor, table, mapping → a text, only to say that it is done. */
gpointer
monev_import_forget_job (MonevDbJob *job, gpointer data, GError **error)
{
  const MonevImportRequest *request = data;

  return request->kind->forget (monev_db_job_connection (job), request->actor, &request->aim,
                                request->table, &request->mapping, error)
             ? g_strdup ("")
             : NULL;
}

/** monev_import_rejects_job: table, mapping, issues, path → the name of the file. */
gpointer
monev_import_rejects_job (MonevDbJob *job, gpointer data, GError **error)
{
  const MonevImportRequest *request = data;
  gint64 now = 0;

  return monev_db_now (monev_db_job_connection (job), &now, error)
                 && monev_import_write_rejects (request->aim.type, request->table,
                                                &request->mapping, request->issues, now,
                                                request->path, error)
             ? g_path_get_basename (request->path)
             : NULL;
}

/** monev_import_blank_job: path → the name of a workbook with the right headings and no rows. */
gpointer
monev_import_blank_job (MonevDbJob *job, gpointer data, GError **error)
{
  const MonevImportRequest *request = data;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (MonevIssueList) unheard = monev_issue_list_new ();

  return monev_reference_export (monev_db_job_connection (job), request->aim.type,
                                 request->aim.year, none, request->path, MONEV_EXPORT_XLSX, unheard,
                                 error)
             ? g_path_get_basename (request->path)
             : NULL;
}
