#include "conflict.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
differs (const MonevRecord *a, const MonevRecord *b, guint field)
{
  return strcmp (monev_record_value (a, field), monev_record_value (b, field)) != 0;
}

/**
 * monev_conflict_merge:
 * @before: as both had read it
 *
 * Returns: (transfer full): @theirs with the fields that @mine changes; what only the other changed
 *   is kept. It bears the identity of @theirs, so that it can be saved.
 */
MonevRecord *
monev_conflict_merge (const MonevRecord *before, MonevRecord *mine, MonevRecord *theirs)
{
  const MonevRecordType *type = monev_record_type (mine);
  MonevRecord *merged = monev_record_ref (theirs);

  for (guint i = 0; type->fields[i].name != NULL; i++)
    if (differs (mine, before, i))
      {
        g_autofree char *shown = monev_record_shown (mine, i);
        gboolean refers = type->fields[i].refers != NULL;

        merged = monev_record_with_shown (merged, i, monev_record_value (mine, i),
                                          refers ? shown : NULL);
      }
  return merged;
}

static void
put (GtkGrid *grid, int column, int row, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (*text != '\0' ? text : _("kosong"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static GtkWidget *
compare (const MonevRecord *before, const MonevRecord *mine, const MonevRecord *theirs)
{
  const MonevRecordType *type = monev_record_type (mine);
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  int row = 1;

  gtk_grid_set_column_spacing (grid, 18);
  gtk_grid_set_row_spacing (grid, 8);
  put (grid, 0, 0, _("Isian"), "heading");
  put (grid, 1, 0, _("Perubahan Anda"), "heading");
  put (grid, 2, 0, _("Tersimpan sekarang"), "heading");
  for (guint i = 0; type->fields[i].name != NULL; i++)
    {
      g_autofree char *my = monev_record_shown (mine, i);
      g_autofree char *their = monev_record_shown (theirs, i);

      if (!differs (mine, before, i) && !differs (theirs, before, i))
        continue;
      put (grid, 0, row, type->fields[i].heading, "dim-label");
      put (grid, 1, row, my, differs (mine, before, i) ? NULL : "dim-label");
      put (grid, 2, row++, their, differs (theirs, before, i) ? NULL : "dim-label");
    }
  return GTK_WIDGET (grid);
}

/** monev_conflict_dialog_new: Returns: (transfer none): a dialog that answers "cancel", "reload"
 * (take theirs) or "keep" (save mine over it). */
GtkWidget *
monev_conflict_dialog_new (GtkWindow *parent, const MonevRecord *before, const MonevRecord *mine,
                           const MonevRecord *theirs)
{
  GtkWidget *dialog = adw_message_dialog_new (
      parent, _("Data ini baru saja diubah orang lain"),
      _("Muat ulang mengambil yang tersimpan dan melepas perubahan Anda. Tetap simpan menulis isian "
        "yang Anda ubah; perubahan orang lain pada isian yang berbeda tidak hilang."));
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_set_extra_child (message, compare (before, mine, theirs));
  adw_message_dialog_add_responses (message, "cancel", _("_Batal"), "reload", _("_Muat Ulang"),
                                    "keep", _("_Tetap Simpan"), NULL);
  adw_message_dialog_set_response_appearance (message, "keep", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (message, "cancel");
  adw_message_dialog_set_close_response (message, "cancel");
  return dialog;
}
