#include "run-import.h"

#include "activity/field-import.h"
#include "reference/import-file.h"

#include <string.h>

/* No file names the run: the first field of the stored type is left out at the desk. */
static const struct
{
  const MonevRecordType *stored;
} tables[] = { { &monev_site_type }, { &monev_proposal_type } };

/** monev_run_import_columns: Returns: (transfer none): the fields of @type without the run they belong
 * to, which no file names. */
const MonevRecordType *
monev_run_import_columns (const MonevRecordType *type)
{
  static MonevRecordType columns[G_N_ELEMENTS (tables)];
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
        {
          columns[i] = *tables[i].stored;
          columns[i].fields++;
        }
      g_once_init_leave (&made, 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (tables[i].stored == type)
      return &columns[i];
  g_return_val_if_reached (NULL);
}

static const MonevRecordType *
stored_type (const MonevImportAim *aim)
{
  return strcmp (aim->type->subject, monev_site_type.subject) == 0 ? &monev_site_type
                                                                   : &monev_proposal_type;
}

/* The run takes the first place again. */
static MonevImportMapping
whole_mapping (const MonevImportMapping *asked)
{
  MonevImportMapping mapping = *asked;

  mapping.columns[0] = 0;
  memcpy (mapping.columns + 1, asked->columns,
          (MONEV_RECORD_MAX_FIELDS - 1) * sizeof *mapping.columns);
  return mapping;
}

/** monev_run_import_read: reads the table as it is. */
MonevTable *
monev_run_import_read (const MonevImportAim *aim, const char *path, const char *sheet,
                       MonevIssueList *issues, GError **error)
{
  return monev_import_file_table (path, sheet, issues, error);
}

/** monev_run_import_map: by the headings, or as a person assigned them once. */
gboolean
monev_run_import_map (MonevDbConnection *connection, const MonevImportAim *aim,
                      const MonevTable *table, MonevImportMapping *mapping, GError **error)
{
  MonevImportMapping whole;

  if (!monev_field_import_map (connection, stored_type (aim), table, &whole, error))
    return FALSE;
  *mapping = whole;
  memcpy (mapping->columns, whole.columns + 1,
          (MONEV_RECORD_MAX_FIELDS - 1) * sizeof *whole.columns);
  mapping->columns[MONEV_RECORD_MAX_FIELDS - 1] = 0;
  return TRUE;
}

/** monev_run_import_plan: Returns: (transfer full): a #MonevFieldImport. */
gpointer
monev_run_import_plan (MonevDbConnection *connection, const MonevImportAim *aim, MonevTable *table,
                       const MonevImportMapping *mapping, const MonevImportWatch *watch,
                       MonevIssueList *issues, GError **error)
{
  const MonevImportMapping whole = whole_mapping (mapping);
  const MonevFieldImportHints hints = { .mapping = &whole, .source = aim->option,
                                        .step = watch->step, .data = watch->data };

  return monev_field_import_check (connection, stored_type (aim), aim->owner_id, table, &hints,
                                   issues, error);
}

/** monev_run_import_apply: writes what was checked, all or none. */
gboolean
monev_run_import_apply (MonevDbConnection *connection, const MonevActor *actor, gpointer plan,
                        const MonevImportWatch *watch, MonevIssueList *issues, GError **error)
{
  return monev_field_import_apply (connection, actor, plan, issues, error);
}

/** monev_run_import_forget: files with these headings are recognised anew. */
gboolean
monev_run_import_forget (MonevDbConnection *connection, const MonevActor *actor,
                         const MonevImportAim *aim, const MonevTable *table,
                         const MonevImportMapping *mapping, GError **error)
{
  return monev_import_forget (connection, actor, MONEV_ACT_ACTIVITY_WORK, stored_type (aim), table,
                              mapping, error);
}

/** monev_run_import_count: Returns: (transfer none): what taking it in would do. */
const MonevImportCount *
monev_run_import_count (gpointer plan)
{
  return monev_field_import_count (plan);
}

/** monev_run_import_n_changes: Returns: how many records would be written. */
guint
monev_run_import_n_changes (gpointer plan)
{
  return monev_field_import_n_changes (plan);
}

/** monev_run_import_change: @change: (out): the @i-th of them. */
void
monev_run_import_change (gpointer plan, guint i, MonevImportChange *change)
{
  monev_field_import_change (plan, i, change);
}

/** monev_run_import_free: frees a plan. */
void
monev_run_import_free (gpointer plan)
{
  monev_field_import_free (plan);
}
