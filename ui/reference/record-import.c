#include "record-import.h"

#include "calendar/holiday-record.h"
#include "programme/programme.h"
#include "reference/dpa.h"
#include "reference/import-file.h"
#include "table-view.h"

#include <glib/gi18n.h>

/* In the order in which they are written. */
static const MonevImportPart parts[] = {
  { &monev_programme_type, N_ ("Program dan kegiatan"), N_ ("%s program dan kegiatan") },
  { &monev_budget_type, N_ ("Pagu"), N_ ("%s pagu") },
  { NULL },
};

static MonevTable *
read_file (const MonevImportAim *aim, const char *path, const char *sheet, MonevIssueList *issues,
           GError **error)
{
  return monev_import_file_read (aim->type, path, sheet, issues, error);
}

static gboolean
map (MonevDbConnection *connection, const MonevImportAim *aim, const MonevTable *table,
     MonevImportMapping *mapping, GError **error)
{
  return monev_import_map (connection, aim->type, table, mapping, error);
}

/* A table of SIPD or a DPA: its columns are known. */
static gboolean
is_whole_tree (const MonevImportAim *aim, const MonevTable *table)
{
  return aim->type == &monev_programme_type && monev_dpa_recognise (table);
}

static gboolean
ready (const MonevImportAim *aim, const MonevTable *table, gboolean recognised, gboolean has_sheets)
{
  return is_whole_tree (aim, table);
}

static gpointer
plan (MonevDbConnection *connection, const MonevImportAim *aim, MonevTable *table,
      const MonevImportMapping *mapping, const MonevImportWatch *watch, MonevIssueList *issues,
      GError **error)
{
  const MonevImportContext context = { NULL, watch->step, watch->data, 1, 1, aim->allow };
  GPtrArray *all;

  if (!is_whole_tree (aim, table))
    return monev_import_plan_within (connection, aim->type, table, mapping, aim->year, &context,
                                     issues, error);
  all = monev_dpa_plan (connection, table, aim->year, &context, issues, error);
  return all != NULL ? monev_import_plan_join (all) : NULL;
}

static gboolean
apply (MonevDbConnection *connection, const MonevActor *actor, gpointer plan,
       const MonevImportWatch *watch, MonevIssueList *issues, GError **error)
{
  return monev_import_apply_within (connection, actor, plan, watch->step, watch->data, issues,
                                    error);
}

static gboolean
forget (MonevDbConnection *connection, const MonevActor *actor, const MonevImportAim *aim,
        const MonevTable *table, const MonevImportMapping *mapping, GError **error)
{
  return monev_import_forget (connection, actor, monev_reference_act (aim->type), aim->type, table,
                              mapping, error);
}

static const MonevImportCount *
count (gpointer plan)
{
  return monev_import_plan_count (plan);
}

static guint
n_changes (gpointer plan)
{
  return monev_import_plan_n_changes (plan);
}

static void
change (gpointer plan, guint i, MonevImportChange *change)
{
  monev_import_plan_change (plan, i, change);
}

static gboolean
count_of (gpointer plan, const MonevRecordType *type, MonevImportCount *count)
{
  if (monev_import_plan_parts (plan) == NULL)
    return FALSE;
  monev_import_plan_count_of (plan, type, count);
  return TRUE;
}

static void
free_plan (gpointer plan)
{
  monev_import_plan_free (plan);
}

#define WORK                                                                                      \
  .parts = parts, .read = read_file, .map = map, .ready = ready, .plan = plan, .apply = apply,    \
  .forget = forget, .count = count, .n_changes = n_changes, .change = change,                     \
  .count_of = count_of, .free_plan = free_plan

static const MonevImportKind records = {
  .invite = N_ ("Seret berkas ke sini, atau pilih: Excel (.xlsx, .xls) atau CSV. Judul kolom boleh "
                "berbeda. Tidak ada yang disimpan sebelum diperiksa."),
  .look = N_ ("Lihat Daftar"),
  .done = N_ ("%s baris diimpor"),
  .asks = TRUE,
  WORK,
};

static const MonevImportKind holidays = {
  .invite = N_ ("Seret berkas ke sini, atau pilih: Excel (.xlsx, .xls), CSV, atau iCalendar (.ics). "
                "Tidak ada yang disimpan sebelum diperiksa."),
  .look = N_ ("Lihat Daftar"),
  .done = N_ ("%s baris diimpor"),
  .asks = TRUE,
  WORK,
};

/** monev_record_import_new: Returns: (transfer floating): the desk where a file is taken in for the
 * table of @type, to be given to monev_window_push_desk(). */
GtkWidget *
monev_record_import_new (MonevWindow *window, MonevSession *session, const MonevRecordType *type)
{
  g_autofree char *title = g_strdup_printf (_("Impor %s"), _(monev_table_view_for (type)->title));

  return monev_import_desk_new (window, session, title,
                                type == &monev_holiday_type ? &holidays : &records, type, NULL);
}
