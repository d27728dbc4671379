#include "form-preview.h"

#include "ui/common/data-grid.h"
#include "ui/common/list-source.h"

#include <glib/gi18n.h>

#define FIRST 3 /* columns before those of the form: code, wording, unit */

struct _MonevFormPreview
{
  AdwBin parent;
  MonevDataForm *form; /* (nullable) */
  GtkDropDown *sheets;
  GtkLabel *note;
  MonevDataGrid *grid;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (MonevFormPreview, monev_form_preview, ADW_TYPE_BIN)

static const char *
rows_words (const MonevDataSheet *sheet)
{
  switch (sheet->rows_kind)
    {
    case MONEV_DATA_ROWS_OPEN:
      return _("Baris diisi OPD sesuai kebutuhan");
    case MONEV_DATA_ROWS_PROGRAMME:
      return _("Satu baris untuk setiap program, kegiatan, dan sub kegiatan OPD");
    case MONEV_DATA_ROWS_REGION:
      return _("Satu baris untuk setiap kecamatan");
    default:
      return "";
    }
}

static char *
column_words (const MonevDataColumn *column)
{
  g_autofree char *kind = g_strdup (monev_data_kind_label (column->spec.kind));

  return g_strdup_printf ("%s%s", kind, column->spec.required ? _(", wajib") : "");
}

static void
add_row (GPtrArray *rows, const MonevDataSheet *sheet, const char *code, const char *label,
         const char *unit)
{
  char **row = g_new0 (char *, FIRST + sheet->n_columns + 1);

  row[0] = g_strdup (code);
  row[1] = g_strdup (label);
  row[2] = g_strdup (unit);
  for (guint i = 0; i < sheet->n_columns; i++)
    row[FIRST + i] = column_words (&sheet->columns[i]);
  g_ptr_array_add (rows, row);
}

static MonevListSource *
source_of (const MonevDataSheet *sheet)
{
  g_autofree MonevListColumn *columns = g_new0 (MonevListColumn, FIRST + sheet->n_columns);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  MonevListSource *source;

  columns[0] = (MonevListColumn) { _("Kode"), MONEV_SORT_NONE, 90, FALSE, FALSE };
  columns[1] = (MonevListColumn) { _("Uraian"), MONEV_SORT_NONE, 280, TRUE, FALSE, 0, 180 };
  columns[2] = (MonevListColumn) { _("Satuan"), MONEV_SORT_NONE, 90, FALSE, FALSE };
  for (guint i = 0; i < sheet->n_columns; i++)
    columns[FIRST + i]
        = (MonevListColumn) { sheet->columns[i].label, MONEV_SORT_NONE, 190, FALSE, FALSE };
  source = monev_list_source_new (columns, FIRST + sheet->n_columns);
  for (guint i = 0; i < sheet->n_rows; i++)
    add_row (rows, sheet, sheet->rows[i].code, sheet->rows[i].label, sheet->rows[i].unit);
  if (sheet->n_rows == 0)
    add_row (rows, sheet, "", rows_words (sheet), "");
  monev_list_source_set_rows (source, rows);
  return source;
}

static void
show_sheet (MonevFormPreview *self)
{
  guint place = gtk_drop_down_get_selected (self->sheets);
  g_autoptr (MonevListSource) source = NULL;
  const MonevDataSheet *sheet;

  if (self->filling || self->form == NULL || place >= monev_data_form_n_sheets (self->form))
    return;
  sheet = monev_data_form_sheet (self->form, place);
  source = source_of (sheet);
  monev_data_grid_set_source (self->grid, MONEV_GRID_SOURCE (source));
  gtk_label_set_text (self->note, sheet->note != NULL ? sheet->note : "");
}

/** monev_form_preview_set: @form: (nullable): what is shown. */
void
monev_form_preview_set (MonevFormPreview *self, MonevDataForm *form)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  g_clear_pointer (&self->form, monev_data_form_unref);
  self->form = form == NULL ? NULL : monev_data_form_ref (form);
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
  MonevGridSource *source = monev_data_grid_get_source (self->grid);

  return source == NULL ? 0 : monev_grid_source_get_n_rows (source);
}

static void
monev_form_preview_dispose (GObject *object)
{
  MonevFormPreview *self = MONEV_FORM_PREVIEW (object);

  self->filling = TRUE;
  g_clear_pointer (&self->form, monev_data_form_unref);
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
  self->grid = MONEV_DATA_GRID (monev_data_grid_new (NULL));
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
