#include "office-desk.h"

#include "office/office.h"
#include "panel.h"
#include "region/region.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  MonevRecordDesk *desk; /* owns this */
  MonevKopView *kop;
  GtkWidget *remove;
  GBytes *chosen; /* (nullable) */
  GBytes *stored; /* (nullable) */
  char *stored_sha;
  char *shown_sha;
} OfficeDesk;

static void
office_desk_free (gpointer data)
{
  OfficeDesk *self = data;

  g_clear_pointer (&self->chosen, g_bytes_unref);
  g_clear_pointer (&self->stored, g_bytes_unref);
  g_free (self->stored_sha);
  g_free (self->shown_sha);
  g_free (self);
}

static OfficeDesk *
inside (GtkWidget *desk)
{
  return g_object_get_data (G_OBJECT (desk), "office-desk");
}

static gboolean
is_of (GBytes *logo, const char *sha)
{
  g_autofree char *own = NULL;

  if (logo == NULL || *sha == '\0')
    return FALSE;
  own = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, logo);
  return g_str_equal (own, sha);
}

/* Undo may bring back a logo that was taken away: the one whose hash the record names is shown. */
static void
show_logo (OfficeDesk *self, const char *sha)
{
  GBytes *logo = is_of (self->chosen, sha) ? self->chosen : NULL;

  if (g_strcmp0 (self->shown_sha, sha) == 0)
    return;
  if (logo == NULL && *sha != '\0' && g_strcmp0 (self->stored_sha, sha) == 0)
    logo = self->stored;
  g_free (self->shown_sha);
  self->shown_sha = g_strdup (sha);
  monev_kop_view_set_logo (self->kop, logo, NULL);
  gtk_widget_set_sensitive (self->remove, *sha != '\0');
}

/* The name of the region that a person chose goes onto the kop; an undo only goes back. */
static void
on_region_edited (OfficeDesk *self)
{
  MonevRecordForm *form = monev_record_desk_get_form (self->desk);
  MonevRegion region;

  if (monev_region_find (monev_record_get (monev_record_form_get_record (form), "region_code"),
                         &region)
      && region.level == MONEV_REGION_REGENCY)
    monev_record_form_put (form, "region_name", region.name);
}

static void
on_changed (MonevRecordForm *form, gpointer data)
{
  OfficeDesk *self = data;

  monev_kop_view_set_office (self->kop, monev_record_form_get_record (form));
  show_logo (self, monev_record_get (monev_record_form_get_record (form), "logo"));
}

static void
on_remove_clicked (OfficeDesk *self)
{
  monev_record_desk_set_logo (self->desk, NULL);
}

/** monev_office_desk_set_logo: @path: a PNG or SVG of at most 2 MB. Returns: %FALSE where it is
 * none; nothing has changed then. */
gboolean
monev_office_desk_set_logo (GtkWidget *desk, const char *path, GError **error)
{
  OfficeDesk *self = inside (desk);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info
      = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL,
                           error);
  g_autoptr (GBytes) logo = NULL;
  const char *mime;

  if (info == NULL)
    return FALSE;
  if (!monev_logo_size_check ((guint64) g_file_info_get_size (info), error))
    return FALSE; /* not read at all */
  logo = g_file_load_bytes (file, NULL, NULL, error);
  if (logo == NULL || !monev_logo_check (logo, &mime, error)
      || !monev_kop_view_set_logo (self->kop, logo, error))
    return FALSE;
  g_clear_pointer (&self->chosen, g_bytes_unref);
  self->chosen = g_bytes_ref (logo);
  monev_record_desk_set_logo (self->desk, logo);
  return TRUE;
}

static void
on_logo_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL
      && !monev_office_desk_set_logo (data, path, &error))
    monev_reference_tell (data, error);
  g_object_unref (dialog);
}

static void
on_choose_clicked (OfficeDesk *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->desk));
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_("Pilih Lambang"), GTK_WINDOW (root),
                                     GTK_FILE_CHOOSER_ACTION_OPEN, _("_Pilih"), _("_Batal"));
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Gambar PNG atau SVG"));
  gtk_file_filter_add_suffix (filter, "png");
  gtk_file_filter_add_suffix (filter, "svg");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_object_unref (filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_logo_chosen), self->desk, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static GtkWidget *
make_top (OfficeDesk *self, gboolean may)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *choose = gtk_button_new_with_label (_("Pilih Lambang…"));

  self->kop = MONEV_KOP_VIEW (monev_kop_view_new ());
  self->remove = gtk_button_new_with_label (_("Lepas Lambang"));
  g_signal_connect_swapped (choose, "clicked", G_CALLBACK (on_choose_clicked), self);
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (on_remove_clicked), self);
  gtk_box_append (GTK_BOX (buttons), choose);
  gtk_box_append (GTK_BOX (buttons), self->remove);
  gtk_widget_set_sensitive (buttons, may);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->kop));
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

/** monev_office_desk_new: @logo: (nullable): as it is stored. Returns: (transfer floating): to be
 * given to monev_window_push_desk(). */
GtkWidget *
monev_office_desk_new (MonevWindow *window, MonevSession *session, MonevRecord *office,
                       GBytes *logo)
{
  GtkWidget *desk = monev_record_desk_new (window, session, office);
  MonevRecordForm *form = monev_record_desk_get_form (MONEV_RECORD_DESK (desk));
  OfficeDesk *self = g_new0 (OfficeDesk, 1);

  self->desk = MONEV_RECORD_DESK (desk);
  self->stored = logo != NULL ? g_bytes_ref (logo) : NULL;
  self->stored_sha = g_strdup (monev_record_get (office, "logo"));
  g_object_set_data_full (G_OBJECT (desk), "office-desk", self, office_desk_free);
  monev_record_desk_add_top (
      self->desk,
      make_top (self, monev_session_allows (session, MONEV_ACT_OFFICE_EDIT, NULL)));
  g_signal_connect (form, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (monev_record_form_get_row (form, "region_code"), "edited",
                            G_CALLBACK (on_region_edited), self);
  on_changed (form, self);
  return desk;
}

/** monev_office_desk_get_kop: Returns: (transfer none): the kop as it becomes. */
MonevKopView *
monev_office_desk_get_kop (GtkWidget *desk)
{
  return inside (desk)->kop;
}
