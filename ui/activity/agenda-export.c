#include "agenda-export.h"

#include "activity/field-paper.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>

typedef struct
{
  MonevAgendaExport what;
  char *path;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_free (export->path);
  g_free (export);
}

static gboolean
write_progress (MonevDbConnection *connection, const Export *export, GError **error)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevFieldTable) table = NULL;
  g_autoptr (MonevPageDocument) paper = NULL;
  gint64 now = 0;

  if (!monev_db_now (connection, &now, error))
    return FALSE;
  table = monev_field_table_progress (connection, "", now, error);
  if (table == NULL)
    return FALSE;
  if (g_str_has_suffix (export->path, ".xlsx"))
    return monev_field_table_write_xlsx (connection, table, export->path, issues, error);
  paper = monev_field_table_paper (connection, table, error);
  return paper != NULL && monev_field_paper_write (paper, export->path, error);
}

static gboolean
write_month (MonevDbConnection *connection, const Export *export, GError **error)
{
  g_autoptr (MonevPageDocument) paper
      = monev_agenda_paper (connection, export->what.year, export->what.month, error);

  return paper != NULL && monev_field_paper_write (paper, export->path, error);
}

static gpointer
export_job (MonevDbJob *job, gpointer data, GError **error)
{
  Export *export = data;
  MonevDbConnection *connection = monev_db_job_connection (job);
  g_autofree char *name = g_path_get_basename (export->path);

  if (export->what.what == MONEV_AGENDA_FILE_MONTH ? !write_month (connection, export, error)
                                                   : !write_progress (connection, export, error))
    return NULL;
  return g_strdup_printf (_("Disimpan sebagai %s"), name);
}

static void
on_exported (gpointer owner, gpointer result, const GError *error)
{
  g_autofree char *text = result;

  if (error != NULL)
    monev_reference_tell (GTK_WIDGET (owner), error);
  else
    gtk_widget_activate_action (GTK_WIDGET (owner), "win.toast", "s", text);
}

/** monev_agenda_export_write: @path: what ends with .xlsx is a workbook, all else a PDF. A toast in
 * the window of @owner says when it is done. */
void
monev_agenda_export_write (GtkWidget *owner, MonevSession *session, const MonevAgendaExport *what,
                           const char *path)
{
  Export *export = g_new (Export, 1);

  *export = (Export) { *what, g_strdup (path) };
  monev_session_call (session, G_OBJECT (owner),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_LONG,
                                          .work = export_job,
                                          .data = export,
                                          .free_data = export_free,
                                          .free_result = g_free },
                      on_exported);
}

typedef struct
{
  MonevSession *session;
  GWeakRef owner;
  MonevAgendaExport what;
} Asked;

static void
asked_free (gpointer data, GClosure *closure)
{
  Asked *asked = data;

  g_object_unref (asked->session);
  g_weak_ref_clear (&asked->owner);
  g_free (asked);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  Asked *asked = data;
  g_autoptr (GtkWidget) owner = g_weak_ref_get (&asked->owner);
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL && owner != NULL)
    monev_agenda_export_write (owner, asked->session, &asked->what, path);
  g_object_unref (dialog);
}

static char *
suggest_name (const MonevAgendaExport *what)
{
  if (what->what == MONEV_AGENDA_FILE_MONTH)
    return g_strdup_printf (_("Kalender Agenda Kerja %d-%02d.pdf"), what->year, what->month);
  return g_strdup_printf (_("Kemajuan Agenda Kerja.%s"), what->ending);
}

/** monev_agenda_export_ask: @owner: a widget of the window; @what: its texts are static. Asks where
 * to, then writes. */
void
monev_agenda_export_ask (GtkWidget *owner, MonevSession *session, const MonevAgendaExport *what)
{
  GtkRoot *root = gtk_widget_get_root (owner);
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_("Ekspor"), root != NULL ? GTK_WINDOW (root) : NULL,
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _("_Ekspor"), _("_Batal"));
  g_autofree char *name = suggest_name (what);
  Asked *asked = g_new0 (Asked, 1);

  asked->session = g_object_ref (session);
  asked->what = *what;
  g_weak_ref_init (&asked->owner, owner);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_chosen), asked, asked_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
