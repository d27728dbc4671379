#include "procedure-file.h"

#include "base/atomic-file.h"
#include "procedure/sop-workbook.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  MonevProcedure *procedure;
  char *path;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  monev_procedure_unref (export->procedure);
  g_free (export->path);
  g_free (export);
}

static gboolean
write_json (const MonevProcedure *procedure, const char *path, GError **error)
{
  g_autofree char *text = monev_procedure_to_file (procedure);

  return monev_atomic_file_write (path, text, strlen (text), error);
}

static gpointer
export_job (MonevDbJob *job, gpointer data, GError **error)
{
  Export *export = data;
  g_autofree char *lower = g_ascii_strdown (export->path, -1);
  g_autofree char *name = g_path_get_basename (export->path);
  g_auto (MonevSopOptions) options = { 0 };
  gboolean done;

  if (!monev_sop_options_load (&options, monev_db_job_connection (job), export->procedure, error))
    return NULL;
  if (g_str_has_suffix (lower, ".json"))
    done = write_json (export->procedure, export->path, error);
  else if (g_str_has_suffix (lower, ".xlsx"))
    done = monev_sop_write_workbook (export->procedure, &options, export->path, NULL, NULL, error);
  else
    done = monev_sop_write_pdf (export->procedure, &options, export->path, NULL, error);
  return done ? g_strdup_printf (_("SOP diekspor ke %s"), name) : NULL;
}

/* The page that asked; its window is where the answer is told. */
static void
on_exported (gpointer owner, gpointer result, const GError *error)
{
  g_autofree char *text = result;

  if (error != NULL)
    monev_reference_tell (GTK_WIDGET (owner), error);
  else
    gtk_widget_activate_action (GTK_WIDGET (owner), "win.toast", "s", text);
}

/** monev_procedure_export: @path: ends with .pdf, .xlsx or .json, else a PDF; @owner: a widget. */
void
monev_procedure_export (MonevWindow *window, MonevSession *session, GObject *owner,
                        MonevProcedure *procedure, const char *path)
{
  Export *export = g_new (Export, 1);

  *export = (Export) { monev_procedure_ref (procedure), g_strdup (path) };
  monev_session_call (session, owner,
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_LONG,
                                          .work = export_job,
                                          .data = export,
                                          .free_data = export_free,
                                          .free_result = g_free },
                      on_exported);
}

typedef struct
{
  MonevWindow *window;
  MonevSession *session;
  GWeakRef owner;
  MonevProcedure *procedure;
} Asked;

static void
asked_free (gpointer data, GClosure *closure)
{
  Asked *asked = data;

  g_object_unref (asked->session);
  g_weak_ref_clear (&asked->owner);
  monev_procedure_unref (asked->procedure);
  g_free (asked);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  Asked *asked = data;
  g_autoptr (GObject) owner = g_weak_ref_get (&asked->owner);
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL && owner != NULL)
    monev_procedure_export (asked->window, asked->session, owner, asked->procedure, path);
  g_object_unref (dialog);
}

/** monev_procedure_ask_export: @ending: "pdf", "xlsx" or "json"; @owner: a widget of @window. */
void
monev_procedure_ask_export (MonevWindow *window, MonevSession *session, GObject *owner,
                            MonevProcedure *procedure, const char *ending)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_("Ekspor SOP"), GTK_WINDOW (window),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _("_Ekspor"), _("_Batal"));
  g_autofree char *name = monev_sop_file_name (procedure, ending);
  Asked *asked = g_new0 (Asked, 1);

  asked->window = window;
  asked->session = g_object_ref (session);
  asked->procedure = monev_procedure_ref (procedure);
  g_weak_ref_init (&asked->owner, owner);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_chosen), asked, asked_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
