#include "answer-file.h"

#include "response/response-export.h"
#include "response/response-import.h"
#include "ui/common/issue-view.h"
#include "ui/reference/panel.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* What goes through an import: read on a lane, shown, and taken on a lane when that is confirmed. */
typedef struct
{
  gatomicrefcount refs;
  MonevWindow *window;
  MonevSession *session;
  GtkWidget *owner;
  GCallback done;
  MonevActor *actor;
  char *instrument_id;
  char **paths;
  MonevResponseImport *import; /* (nullable): not read yet */
  MonevIssueList *issues;
} Import;

static Import *
import_ref (Import *import)
{
  g_atomic_ref_count_inc (&import->refs);
  return import;
}

static void
import_unref (gpointer data)
{
  Import *import = data;

  if (!g_atomic_ref_count_dec (&import->refs))
    return;
  g_object_unref (import->session);
  g_object_unref (import->owner);
  monev_actor_free (import->actor);
  g_free (import->instrument_id);
  g_strfreev (import->paths);
  g_clear_pointer (&import->import, monev_response_import_free);
  monev_issue_list_unref (import->issues);
  g_free (import);
}

static gpointer
apply_job (MonevDbJob *job, gpointer data, GError **error)
{
  Import *import = data;

  return monev_response_import_apply (monev_db_job_connection (job), import->actor,
                                      import->import, error)
             ? import_ref (import) : NULL;
}

static void
on_applied (gpointer owner, gpointer result, const GError *error)
{
  Import *import = result;
  const MonevResponseCount *count;
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (owner), error);
      return;
    }
  count = monev_response_import_count (import->import);
  text = g_strdup_printf (_("%u jawaban baru, %u berubah"), count->added, count->changed);
  monev_window_toast (import->window, text, NULL, NULL, NULL, NULL);
  ((void (*) (gpointer)) import->done) (owner);
  import_unref (import);
}

static void
on_answer (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Import *import = data;

  if (g_str_equal (response, "take"))
    monev_session_run (import->session, G_OBJECT (import->owner),
                       &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                           .work = apply_job,
                                           .data = import_ref (import),
                                           .free_data = import_unref,
                                           .free_result = import_unref },
                       on_applied);
}

static void
drop_import (gpointer data, GClosure *closure)
{
  import_unref (data);
}

/* Nothing is written before one has seen what would be. */
static void
show_report (Import *import)
{
  const MonevResponseCount *count = monev_response_import_count (import->import);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (import->window),
                                              _("Ambil jawaban dari berkas?"), NULL);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);
  GtkWidget *view = monev_issue_view_new ();

  adw_message_dialog_format_body (
      message, _("%u baris dibaca: %u baru, %u berubah, %u sudah ada, %u ditolak."), count->read,
      count->added, count->changed, count->duplicate, count->rejected);
  monev_issue_view_set_issues (MONEV_ISSUE_VIEW (view), import->issues);
  gtk_widget_set_size_request (view, 560, 280);
  if (monev_issue_list_size (import->issues) > 0)
    adw_message_dialog_set_extra_child (message, view);
  else
    g_object_unref (g_object_ref_sink (view));
  adw_message_dialog_add_responses (message, "cancel", _("_Batal"), "take", _("_Ambil"), NULL);
  adw_message_dialog_set_response_appearance (message, "take", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (message, "take", count->added + count->changed > 0);
  adw_message_dialog_set_default_response (message, "take");
  adw_message_dialog_set_close_response (message, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_answer), import_ref (import),
                         drop_import, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gpointer
read_job (MonevDbJob *job, gpointer data, GError **error)
{
  Import *import = data;
  MonevResponseSource source
      = { .instrument_id = import->instrument_id,
          .paths = (const char *const *) import->paths,
          .cancellable = monev_db_job_cancellable (job) };

  import->import = monev_response_import_read (monev_db_job_connection (job), import->actor,
                                               &source, import->issues, error);
  return import->import != NULL ? import_ref (import) : NULL;
}

static void
on_read (gpointer owner, gpointer result, const GError *error)
{
  Import *import = result;

  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (owner), error);
      return;
    }
  show_report (import);
  import_unref (import);
}

/** monev_answer_file_import: @paths: the responses first, then files of repeats; shows what would be
 * taken and takes it when that is confirmed. */
void
monev_answer_file_import (MonevWindow *window, MonevSession *session, GtkWidget *owner,
                          const char *instrument_id, const char *const *paths, GCallback done)
{
  const MonevActor *actor = monev_session_get_actor (session);
  Import *import;

  if (actor == NULL)
    return;
  import = g_new0 (Import, 1);
  g_atomic_ref_count_init (&import->refs);
  import->window = window;
  import->session = g_object_ref (session);
  import->owner = g_object_ref (owner);
  import->done = done;
  import->actor = monev_actor_copy (actor);
  import->instrument_id = g_strdup (instrument_id);
  import->paths = g_strdupv ((char **) paths);
  import->issues = monev_issue_list_new ();
  monev_session_call (session, G_OBJECT (owner),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_LONG,
                                          .work = read_job,
                                          .data = import,
                                          .free_data = import_unref,
                                          .free_result = import_unref },
                      on_read);
}

typedef struct
{
  MonevWindow *window;
  MonevSession *session;
  GtkWidget *owner;
  char *instrument_id, *title;
  GCallback done;
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
  Asked *asked = data;
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
    monev_answer_file_import (asked->window, asked->session, asked->owner, asked->instrument_id,
                              (const char *const *) paths, asked->done);
  g_object_unref (dialog);
}

/** monev_answer_file_ask_import: asks for exports of KoBo or ODK, our own, or plain tables. */
void
monev_answer_file_ask_import (MonevWindow *window, MonevSession *session, GtkWidget *owner,
                              const char *instrument_id, GCallback done)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_("Impor jawaban"), GTK_WINDOW (window),
                                     GTK_FILE_CHOOSER_ACTION_OPEN, _("_Baca"), _("_Batal"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  Asked *asked = asked_new (window, session, owner, instrument_id, NULL);

  asked->done = done;
  gtk_file_filter_set_name (filter, _("Excel atau CSV"));
  gtk_file_filter_add_suffix (filter, "xlsx");
  gtk_file_filter_add_suffix (filter, "xls");
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_import_chosen), asked, asked_free, 0);
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
