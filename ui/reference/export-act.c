#include "export-act.h"

#include "reference/export.h"
#include "ui/shell/window.h"

#include <glib/gi18n.h>

typedef struct
{
  const MonevRecordType *type;
  GPtrArray *records;
  char *path;
  MonevIssueList *issues;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_ptr_array_unref (export->records);
  monev_issue_list_unref (export->issues);
  g_free (export->path);
  g_free (export);
}

static gpointer
export_job (MonevDbJob *job, gpointer data, GError **error)
{
  Export *export = data;
  g_autofree char *name = g_path_get_basename (export->path);
  MonevExportFormat format;

  if (!monev_export_format_from_path (export->path, &format, error)
      || !monev_reference_export (monev_db_job_connection (job), export->type, 0, export->records,
                                  export->path, format, export->issues, error))
    return NULL;
  return g_strdup_printf (_("%u baris diekspor ke %s"), export->records->len, name);
}

static void
on_exported (gpointer owner, gpointer result, const GError *error)
{
  MonevReferencePanel *panel = owner;
  g_autofree char *text = result;
  g_autoptr (MonevJobProgress) progress = g_object_steal_data (owner, "export-progress");

  /* The file is written all the same; there is no window any more to say so. */
  if (gtk_widget_get_root (GTK_WIDGET (panel)) == NULL)
    return;
  if (progress != NULL)
    monev_job_progress_finish (progress);
  if (error != NULL)
    monev_reference_tell (GTK_WIDGET (panel), error);
  else
    monev_window_toast (monev_reference_panel_get_window (panel), text, NULL, NULL, NULL, NULL);
}

/** monev_export_start: @records: (transfer full) (element-type MonevRecord): of @type, in this order;
 * @path: ends with .xlsx or .csv. A toast says when it is done. */
void
monev_export_start (MonevReferencePanel *panel, MonevJobProgress *progress,
                    const MonevRecordType *type, GPtrArray *records, const char *path)
{
  Export *export = g_new (Export, 1);

  *export = (Export) { type, records, g_strdup (path), monev_issue_list_new () };
  monev_job_progress_start (progress, _("Mengekspor"), NULL);
  g_object_set_data_full (G_OBJECT (panel), "export-progress", g_object_ref (progress),
                          g_object_unref);
  monev_session_call (monev_reference_panel_get_session (panel), G_OBJECT (panel),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_LONG,
                                          .work = export_job,
                                          .data = export,
                                          .free_data = export_free,
                                          .free_result = g_free },
                      on_exported);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  MonevExportChosen chosen = (MonevExportChosen) g_object_get_data (G_OBJECT (dialog), "chosen");

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    chosen (data, path);
  g_object_unref (dialog);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *suffix)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, suffix);
  gtk_file_chooser_add_filter (chooser, filter);
  g_object_unref (filter);
}

/** monev_export_ask: @title: what is exported, for the name of the file. Asks where to, and calls
 * @chosen unless the person thinks better of it. */
void
monev_export_ask (MonevReferencePanel *panel, const char *title, MonevExportChosen chosen)
{
  MonevWindow *window = monev_reference_panel_get_window (panel);
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_("Ekspor"), GTK_WINDOW (window),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _("_Ekspor"), _("_Batal"));
  g_autofree char *name = g_strdup_printf ("%s.xlsx", title);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  add_filter (GTK_FILE_CHOOSER (dialog), _("Buku kerja Excel"), "xlsx");
  add_filter (GTK_FILE_CHOOSER (dialog), _("CSV"), "csv");
  g_object_set_data (G_OBJECT (dialog), "chosen", (gpointer) chosen);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_chosen), panel, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
