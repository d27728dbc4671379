#include "files-dialog.h"

#include "exchange/table-file.h"
#include "instrument/instrument-files.h"

#include <glib/gi18n.h>

struct _MonevFilesDialog
{
  AdwMessageDialog parent;
  MonevSession *session;
  MonevInstrumentEditor *editor;
  GtkListBox *list;
  GtkLabel *none, *problem;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (MonevFilesDialog, monev_files_dialog, ADW_TYPE_MESSAGE_DIALOG)

static void fill (MonevFilesDialog *self);

static MonevInstrument *
instrument_of (MonevFilesDialog *self)
{
  return monev_instrument_editor_get (self->editor);
}

static void
say_problem (MonevFilesDialog *self, const char *text)
{
  gtk_label_set_text (self->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *text != '\0');
}

/** monev_files_dialog_get_problem: Returns: (transfer none): what went wrong last; "" for nothing. */
const char *
monev_files_dialog_get_problem (MonevFilesDialog *self)
{
  return gtk_label_get_text (self->problem);
}

/** monev_files_dialog_n_files: Returns: how many are attached. */
guint
monev_files_dialog_n_files (MonevFilesDialog *self)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (self->list, (int) n) != NULL)
    n++;
  return n;
}

/* ---- attaching ---- */

typedef struct
{
  char *path;
  MonevInstrument *instrument; /* as it was when the file was chosen */
} Attaching;

static void
attaching_free (gpointer data)
{
  Attaching *attaching = data;

  g_free (attaching->path);
  monev_instrument_unref (attaching->instrument);
  g_free (attaching);
}

static gpointer
attach_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Attaching *attaching = data;
  g_autoptr (MonevIssueList) remarks = monev_issue_list_new ();
  g_autofree char *name = monev_instrument_file_name (attaching->path);
  g_autoptr (MonevTable) table = monev_table_file_read (attaching->path, NULL, remarks, error);

  return table == NULL ? NULL
                       : monev_instrument_attach (attaching->instrument, name, table, error);
}

static void
on_attached (gpointer owner, gpointer result, const GError *error)
{
  MonevFilesDialog *self = owner;

  gtk_widget_set_sensitive (self->add, TRUE);
  say_problem (self, error != NULL ? error->message : "");
  if (error != NULL)
    return;
  monev_instrument_editor_apply (self->editor, result, _("Lampirkan berkas daftar"), NULL);
  fill (self);
}

/** monev_files_dialog_attach: reads @path, CSV or Excel, and attaches it under its own name; one of
 * that name is replaced. The edit can be undone. */
void
monev_files_dialog_attach (MonevFilesDialog *self, const char *path)
{
  Attaching *attaching = g_new (Attaching, 1);

  *attaching = (Attaching) { g_strdup (path), monev_instrument_ref (instrument_of (self)) };
  gtk_widget_set_sensitive (self->add, FALSE);
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_LONG,
                                          .work = attach_job,
                                          .data = attaching,
                                          .free_data = attaching_free,
                                          .free_result = (GDestroyNotify) monev_xlsform_unref },
                      on_attached);
}

/** monev_files_dialog_detach: takes a file away; the edit can be undone. */
void
monev_files_dialog_detach (MonevFilesDialog *self, const char *name)
{
  monev_instrument_editor_apply (self->editor,
                                 monev_instrument_detach (instrument_of (self), name),
                                 _("Lepas berkas daftar"), NULL);
  fill (self);
  gtk_widget_grab_focus (self->add);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file == NULL ? NULL : g_file_get_path (file);

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    monev_files_dialog_attach (data, path);
  g_object_unref (dialog);
}

static void
on_add (MonevFilesDialog *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _("Lampirkan berkas daftar"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN,
      _("_Lampirkan"), _("_Batal"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("CSV dan Excel"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "xlsx");
  gtk_file_filter_add_suffix (filter, "xls");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* ---- the list ---- */

static void
on_remove (MonevFilesDialog *self, GtkWidget *button)
{
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (button), "name"));

  monev_files_dialog_detach (self, name);
}

static void
add_file (MonevFilesDialog *self, const MonevInstrumentFile *file)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *size = g_strdup_printf (_("%u baris, %u kolom%s"), file->rows, file->columns,
                                           file->used ? "" : _(" · tidak dipakai"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), file->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (remove, _("Lepas berkas ini"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Lepas berkas ini"), -1);
  g_object_set_data_full (G_OBJECT (remove), "name", g_strdup (file->name), g_free);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  gtk_list_box_append (self->list, row);
}

static void
fill (MonevFilesDialog *self)
{
  g_autoptr (GPtrArray) files = monev_instrument_files (instrument_of (self));
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < files->len; i++)
    add_file (self, g_ptr_array_index (files, i));
  gtk_widget_set_visible (GTK_WIDGET (self->list), files->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->none), files->len == 0);
}

static void
monev_files_dialog_dispose (GObject *object)
{
  MonevFilesDialog *self = MONEV_FILES_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (monev_files_dialog_parent_class)->dispose (object);
}

static void
monev_files_dialog_class_init (MonevFilesDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_files_dialog_dispose;
}

static GtkLabel *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 52);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
monev_files_dialog_init (MonevFilesDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->none = add_label (box, _("Belum ada berkas yang dilampirkan."), "dim-label");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  self->problem = add_label (box, "", "error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  self->add = gtk_button_new_with_mnemonic (_("_Lampirkan CSV atau Excel…"));
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (on_add), self);
  gtk_box_append (GTK_BOX (box), self->add);
  gtk_widget_set_size_request (box, 420, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self), box);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (self), "close", _("_Tutup"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (self), "close");
}

/** monev_files_dialog_new: Returns: (transfer floating): the dialog, not shown yet; each act is one
 * edit of @editor. */
GtkWidget *
monev_files_dialog_new (GtkWindow *parent, MonevSession *session, MonevInstrumentEditor *editor)
{
  MonevFilesDialog *self = g_object_new (
      MONEV_TYPE_FILES_DIALOG, "transient-for", parent, "modal", TRUE, "heading",
      _("Berkas daftar"), "body",
      _("Dipakai pertanyaan yang memilih dari berkas dan rumus pulldata(). Baris pertamanya nama "
        "kolom, misalnya name dan label; berkas yang bernama sama diganti."),
      NULL);

  self->session = g_object_ref (session);
  self->editor = g_object_ref (editor);
  fill (self);
  return GTK_WIDGET (self);
}
