/* The files around an import: which one is read, the empty one, the rows that go back; and the acts of
 * the desk. */
#include "import-desk-private.h"

#include <glib/gi18n.h>

static void
on_saved (gpointer owner, gpointer result, const GError *error)
{
  MonevImportDesk *self = owner;
  g_autofree char *name = result;
  g_autofree char *text = NULL;

  if (!monev_import_desk_finish (self, error))
    return;
  text = g_strdup_printf (_("Disimpan sebagai %s"), name);
  monev_window_toast (self->window, text, NULL, NULL, NULL, NULL);
}

/** monev_import_desk_save_rejects: @path: a workbook with the rows that were refused, and why. */
void
monev_import_desk_save_rejects (MonevImportDesk *self, const char *path)
{
  MonevImportRequest *request;

  if (self->busy || self->check == NULL)
    return;
  request = monev_import_desk_request (self);
  request->mapping = self->mapping;
  request->issues = monev_issue_list_ref (self->check->issues);
  request->path = g_strdup (path);
  monev_import_desk_run (self, MONEV_DB_LANE_LONG, monev_import_rejects_job, g_free, request,
                         _("Menyimpan"), on_saved);
}

static void
on_file_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  MonevImportPathFunc chosen = (MonevImportPathFunc) g_object_get_data (G_OBJECT (dialog), "chosen");

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    chosen (data, path);
  g_object_unref (dialog);
}

static void
ask_file (MonevImportDesk *self, const char *title, gboolean save, const char *name,
          MonevImportPathFunc chosen)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, GTK_WINDOW (self->window),
      save ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN,
      save ? _("_Simpan") : _("_Buka"), _("_Batal"));
  GtkFileFilter *filter = gtk_file_filter_new ();
  static const char *const endings[] = { "xlsx", "xls", "csv", "tsv", "txt", "ics" };

  gtk_file_filter_set_name (filter, _("Tabel (Excel, CSV)"));
  for (guint i = 0; i < (save ? 1 : G_N_ELEMENTS (endings)); i++)
    gtk_file_filter_add_suffix (filter, endings[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_object_unref (filter);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_object_set_data (G_OBJECT (dialog), "chosen", (gpointer) chosen);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_file_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
open_chosen (MonevImportDesk *self, const char *path)
{
  monev_import_desk_open (self, path, NULL);
}

static void
blank_chosen (MonevImportDesk *self, const char *path)
{
  MonevImportRequest *request;

  if (self->busy)
    return;
  request = monev_import_desk_request (self);
  request->path = g_strdup (path);
  monev_import_desk_run (self, MONEV_DB_LANE_LONG, monev_import_blank_job, g_free, request,
                         _("Menyimpan"), on_saved);
}

static void
act_choose (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_file (MONEV_IMPORT_DESK (widget), _("Pilih Berkas"), FALSE, NULL, open_chosen);
}

static void
act_blank (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevImportDesk *self = MONEV_IMPORT_DESK (widget);
  g_autofree char *file = g_strdup_printf (_("Isian %s.xlsx"), self->aim.type->title);

  ask_file (self, _("Simpan Isian Kosong"), TRUE, file, blank_chosen);
}

static void
act_save_rejects (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevImportDesk *self = MONEV_IMPORT_DESK (widget);
  g_autofree char *file = g_strdup_printf (_("Perbaikan %s.xlsx"), self->aim.type->title);

  ask_file (self, _("Simpan Baris yang Ditolak"), TRUE, file, monev_import_desk_save_rejects);
}

static void
act_cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_import_desk_cancel (MONEV_IMPORT_DESK (widget));
}

static void
on_forgotten (gpointer owner, gpointer result, const GError *error)
{
  MonevImportDesk *self = owner;
  g_autofree char *done = result;
  g_autofree char *path = g_strdup (self->path);
  g_autofree char *sheet = NULL;

  if (!monev_import_desk_finish (self, error))
    return;
  monev_window_toast (self->window, _("Pasangan kolom dilupakan"), NULL, NULL, NULL, NULL);
  sheet = g_strdup (monev_table_sheet (self->file->table));
  monev_import_desk_open (self, path, sheet);
}

/** monev_import_desk_forget: the columns of files with these headings are recognised anew. */
void
monev_import_desk_forget (MonevImportDesk *self)
{
  const MonevActor *actor = monev_session_get_actor (self->session);
  MonevImportRequest *request;

  if (self->busy || self->file == NULL || actor == NULL)
    return;
  request = monev_import_desk_request (self);
  request->mapping = self->file->mapping;
  request->actor = monev_actor_copy (actor);
  monev_import_desk_run (self, MONEV_DB_LANE_WRITE, monev_import_forget_job, g_free, request,
                         _("Menyimpan"), on_forgotten);
}

static void
act_forget (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_import_desk_forget (MONEV_IMPORT_DESK (widget));
}

static void
act_map (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_import_desk_show_step (MONEV_IMPORT_DESK (widget), MONEV_IMPORT_MAP);
}

/* Installs the acts of the desk. */
void
monev_import_desk_add_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "import.choose", NULL, act_choose);
  gtk_widget_class_install_action (klass, "import.blank", NULL, act_blank);
  gtk_widget_class_install_action (klass, "import.map", NULL, act_map);
  gtk_widget_class_install_action (klass, "import.save-rejects", NULL, act_save_rejects);
  gtk_widget_class_install_action (klass, "import.cancel", NULL, act_cancel);
  gtk_widget_class_install_action (klass, "import.forget", NULL, act_forget);
}
