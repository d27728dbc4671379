#include "proposal-paper.h"

#include "activity/field-paper.h"
#include "agenda-print.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>

typedef struct
{
  char *activity_id;
  char *path; /* NULL: to be printed */
} Paper;

static void
paper_free (gpointer data)
{
  Paper *paper = data;

  g_free (paper->activity_id);
  g_free (paper->path);
  g_free (paper);
}

static gpointer
write_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Paper *paper = data;
  MonevDbConnection *connection = monev_db_job_connection (job);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevFieldTable) table
      = monev_field_table_proposals (connection, paper->activity_id, error);
  g_autoptr (MonevPageDocument) document = NULL;
  g_autofree char *name = g_path_get_basename (paper->path);
  gboolean done;

  if (table == NULL)
    return NULL;
  if (g_str_has_suffix (paper->path, ".xlsx"))
    done = monev_field_table_write_xlsx (connection, table, paper->path, issues, error);
  else
    {
      document = monev_field_table_paper (connection, table, error);
      done = document != NULL && monev_field_paper_write (document, paper->path, error);
    }
  return done ? g_strdup_printf (_("Disimpan sebagai %s"), name) : NULL;
}

static void
on_written (gpointer owner, gpointer result, const GError *error)
{
  g_autofree char *text = result;

  if (error != NULL)
    monev_reference_tell (GTK_WIDGET (owner), error);
  else
    gtk_widget_activate_action (GTK_WIDGET (owner), "win.toast", "s", text);
}

static void
send (GtkWidget *owner, MonevSession *session, const char *activity_id, const char *path,
      MonevDbJobFunc work, GDestroyNotify free_result, MonevSessionDone done)
{
  Paper *paper = g_new (Paper, 1);

  *paper = (Paper) { g_strdup (activity_id), g_strdup (path) };
  monev_session_call (session, G_OBJECT (owner),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_LONG,
                                          .work = work,
                                          .data = paper,
                                          .free_data = paper_free,
                                          .free_result = free_result },
                      done);
}

/** monev_proposal_paper_write: @path: what ends with .xlsx is a workbook, all else a PDF. A toast in
 * the window of @owner says when it is done. */
void
monev_proposal_paper_write (GtkWidget *owner, MonevSession *session, const char *activity_id,
                            const char *path)
{
  send (owner, session, activity_id, path, write_job, g_free, on_written);
}

typedef struct
{
  MonevSession *session;
  GWeakRef owner;
  char *activity_id;
} Asked;

static void
asked_free (gpointer data, GClosure *closure)
{
  Asked *asked = data;

  g_object_unref (asked->session);
  g_weak_ref_clear (&asked->owner);
  g_free (asked->activity_id);
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
    monev_proposal_paper_write (owner, asked->session, asked->activity_id, path);
  g_object_unref (dialog);
}

/** monev_proposal_paper_ask: @ending: "xlsx" or "pdf". Asks where to, then writes. */
void
monev_proposal_paper_ask (GtkWidget *owner, MonevSession *session, const char *activity_id,
                          const char *ending)
{
  GtkRoot *root = gtk_widget_get_root (owner);
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_("Simpan Daftar Rencana Definitif"),
                                     root != NULL ? GTK_WINDOW (root) : NULL,
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _("_Simpan"), _("_Batal"));
  g_autofree char *name = g_strdup_printf (_("Daftar Rencana Definitif.%s"), ending);
  Asked *asked = g_new0 (Asked, 1);

  asked->session = g_object_ref (session);
  asked->activity_id = g_strdup (activity_id);
  g_weak_ref_init (&asked->owner, owner);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_chosen), asked, asked_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static gpointer
layout_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Paper *paper = data;
  MonevDbConnection *connection = monev_db_job_connection (job);
  g_autoptr (MonevFieldTable) table
      = monev_field_table_proposals (connection, paper->activity_id, error);
  g_autoptr (MonevPageDocument) document
      = table != NULL ? monev_field_table_paper (connection, table, error) : NULL;

  return document != NULL ? monev_page_layout_new (document, NULL, error) : NULL;
}

static void
on_laid_out (gpointer owner, gpointer result, const GError *error)
{
  g_autoptr (MonevPageLayout) layout = result;
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) problem = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (owner));

  if (error != NULL || root == NULL)
    {
      if (error != NULL)
        monev_reference_tell (GTK_WIDGET (owner), error);
      return;
    }
  operation = monev_agenda_print_new_f4 (layout, _("Daftar Rencana Definitif"));
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (root),
                           &problem);
  if (problem != NULL)
    monev_reference_tell (GTK_WIDGET (owner), problem);
}

/** monev_proposal_paper_print: lays it out, then opens the dialog of printing. */
void
monev_proposal_paper_print (GtkWidget *owner, MonevSession *session, const char *activity_id)
{
  send (owner, session, activity_id, NULL, layout_job, (GDestroyNotify) monev_page_layout_unref,
        on_laid_out);
}
