#include "answer-file.h"

#include "response/response-export.h"
#include "ui/reference/panel.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  MonevWindow *window;
  MonevSession *session;
  GtkWidget *owner;
  char *instrument_id, *title;
  gboolean labels;
} Asked;

static void
asked_free (gpointer data, GClosure *closure)
{
  Asked *asked = data;

  g_object_unref (asked->session);
  g_object_unref (asked->owner);
  g_free (asked->instrument_id);
  g_free (asked->title);
  g_free (asked);
}

static Asked *
asked_new (MonevWindow *window, MonevSession *session, GtkWidget *owner,
           const char *instrument_id, const char *title)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->window = window;
  asked->session = g_object_ref (session);
  asked->owner = g_object_ref (owner);
  asked->instrument_id = g_strdup (instrument_id);
  asked->title = g_strdup (title);
  return asked;
}

static void
on_import_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  MonevAnswerImport *desk = data;
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        g_strv_builder_add (builder, path);
    }
  paths = g_strv_builder_end (builder);
  if (response == GTK_RESPONSE_ACCEPT && paths[0] != NULL)
    monev_answer_import_open (desk, (const char *const *) paths);
  g_object_unref (dialog);
}

/** monev_answer_file_ask: asks for exports of KoBo or ODK, our own, or plain tables, for @desk. */
void
monev_answer_file_ask (MonevAnswerImport *desk)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _("Impor jawaban"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (desk))),
      GTK_FILE_CHOOSER_ACTION_OPEN, _("_Baca"), _("_Batal"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Excel atau CSV"));
  gtk_file_filter_add_suffix (filter, "xlsx");
  gtk_file_filter_add_suffix (filter, "xls");
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_import_chosen), desk, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* ---- out ---- */

typedef struct
{
  char *instrument_id, *title, *path;
  gboolean labels;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_free (export->instrument_id);
  g_free (export->title);
  g_free (export->path);
  g_free (export);
}

static gpointer
export_job (MonevDbJob *job, gpointer data, GError **error)
{
  Export *export = data;
  MonevResponseExport what = { .instrument_id = export->instrument_id,
                               .title = export->title,
                               .state = "",
                               .labels = export->labels,
                               .cancellable = monev_db_job_cancellable (job) };
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autofree char *name = g_path_get_basename (export->path);
  guint rows = 0;

  return monev_response_export (monev_db_job_connection (job), &what, export->path, issues, &rows,
                                error)
             ? g_strdup_printf (_("%u jawaban ditulis ke %s"), rows, name) : NULL;
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

static void
on_export_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  Asked *asked = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  Export *export;

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    {
      export = g_new (Export, 1);
      *export = (Export) { g_strdup (asked->instrument_id), g_strdup (asked->title),
                           g_file_get_path (file), asked->labels };
      monev_session_call (asked->session, G_OBJECT (asked->owner),
                          &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_LONG,
                                              .work = export_job,
                                              .data = export,
                                              .free_data = export_free,
                                              .free_result = g_free },
                          on_exported);
    }
  g_object_unref (dialog);
}

/** monev_answer_file_ask_export: @ending: "xlsx", "csv" or "pdf"; @labels: wordings in place of codes. */
void
monev_answer_file_ask_export (MonevWindow *window, MonevSession *session, GtkWidget *owner,
                              const char *instrument_id, const char *title, const char *ending,
                              gboolean labels)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_("Ekspor jawaban"), GTK_WINDOW (window),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _("_Ekspor"), _("_Batal"));
  g_autofree char *name = g_strdup_printf (_("Jawaban %s.%s"), title, ending);
  Asked *asked = asked_new (window, session, owner, instrument_id, title);

  asked->labels = labels;
  g_strdelimit (name, "/\\:", '-');
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_export_chosen), asked, asked_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
