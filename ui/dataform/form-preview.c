#include "form-preview.h"

#include "form-source.h"
#include "ui/common/data-grid.h"

#include <glib/gi18n.h>

struct _MonevFormPreview
{
  AdwBin parent;
  MonevDataForm *form; /* (nullable) */
  GtkDropDown *sheets;
  GtkLabel *note;
  MonevDataGrid *grid;
  MonevFormSource *source;
  int year;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (MonevFormPreview, monev_form_preview, ADW_TYPE_BIN)

static void
show_sheet (MonevFormPreview *self)
{
  guint place = gtk_drop_down_get_selected (self->sheets);
  MonevFormView view = { .sheet = place, .year = self->year };
  const MonevDataSheet *sheet;

  if (self->filling || self->form == NULL || place >= monev_data_form_n_sheets (self->form))
    return;
  sheet = monev_data_form_sheet (self->form, place);
  monev_form_source_show_form (self->source, self->form, &view);
  monev_data_grid_set_frozen (self->grid, monev_form_source_n_leading (self->source) > 1
                                              ? monev_form_source_n_leading (self->source)
                                              : 0);
  monev_data_grid_set_cursor (self->grid, 0, 0, FALSE);
  gtk_label_set_text (self->note, sheet->note != NULL ? sheet->note : "");
}

/** monev_form_preview_set: @form: (nullable): what is shown; @year: whose periods stand in it. */
void
monev_form_preview_set (MonevFormPreview *self, MonevDataForm *form, int year)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  g_clear_pointer (&self->form, monev_data_form_unref);
  self->form = form == NULL ? NULL : monev_data_form_ref (form);
  self->year = year;
  for (guint i = 0; form != NULL && i < monev_data_form_n_sheets (form); i++)
    gtk_string_list_append (titles, monev_data_form_sheet (form, i)->title);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->sheets, G_LIST_MODEL (titles));
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), form != NULL);
  show_sheet (self);
}

/** monev_form_preview_n_rows: Returns: of the sheet that is shown. */
guint
monev_form_preview_n_rows (MonevFormPreview *self)
{
  return monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (self->source));
}

static void
monev_form_preview_dispose (GObject *object)
{
  MonevFormPreview *self = MONEV_FORM_PREVIEW (object);

  self->filling = TRUE;
  g_clear_pointer (&self->form, monev_data_form_unref);
  g_clear_object (&self->source);
  G_OBJECT_CLASS (monev_form_preview_parent_class)->dispose (object);
}

static void
monev_form_preview_class_init (MonevFormPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_form_preview_dispose;
}

static void
monev_form_preview_init (MonevFormPreview *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->sheets = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->note = GTK_LABEL (gtk_label_new (NULL));
  self->source = monev_form_source_new (NULL);
  self->grid = MONEV_DATA_GRID (monev_data_grid_new (MONEV_GRID_SOURCE (self->source)));
  g_object_set (self->grid, "lines", TRUE, "row-height", 28, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Pratinjau lembar"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sheets), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Lembar"), -1);
  gtk_label_set_ellipsize (self->note, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->note, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->note), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "dim-label");
  gtk_widget_add_css_class (head, "monev-board-tools");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->sheets));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->note));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->grid));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_swapped (self->sheets, "notify::selected", G_CALLBACK (show_sheet), self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** monev_form_preview_new: Returns: (transfer floating): an empty one. */
GtkWidget *
monev_form_preview_new (void)
{
  return g_object_new (MONEV_TYPE_FORM_PREVIEW, NULL);
}
