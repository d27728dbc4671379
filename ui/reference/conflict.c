#include "conflict.h"

#include "audit-words.h"
#include "record/record-store.h"

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

/** monev_conflict_free: frees it. */
void
monev_conflict_free (MonevConflict *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->record, monev_record_unref);
  g_free (self->who);
  g_free (self->when);
  g_free (self);
}

/** monev_conflict_load: Returns: (transfer full): @record as it is stored now, and who wrote it so.
 * Errors: NOT_FOUND when it was removed. */
MonevConflict *
monev_conflict_load (MonevDbConnection *connection, const MonevRecord *record, GError **error)
{
  g_autoptr (MonevConflict) self = g_new0 (MonevConflict, 1);
  g_autoptr (GPtrArray) told = NULL;
  const MonevAuditWords *last;

  self->record = monev_record_store_get (connection, monev_record_type (record),
                                         monev_record_id (record), error);
  if (self->record == NULL)
    return NULL;
  told = monev_audit_words_about (connection, self->record, 1, error);
  if (told == NULL)
    return NULL;
  last = told->len > 0 ? told->pdata[0] : NULL;
  self->who = g_strdup (last != NULL ? last->who : "");
  self->when = g_strdup (last != NULL ? last->when : "");
  return g_steal_pointer (&self);
}

static char *
advice (const MonevConflict *theirs)
{
  const char *choice
      = _("Muat ulang mengambil yang tersimpan dan melepas perubahan Anda. Tetap simpan menulis isian "
          "yang Anda ubah; perubahan orang lain pada isian yang berbeda tidak hilang.");
  g_autofree char *by = NULL;

  if (*theirs->who == '\0')
    return g_strdup (choice);
  by = g_strdup_printf (_("Disimpan oleh %s, %s."), theirs->who, theirs->when);
  return g_strdup_printf ("%s\n\n%s", by, choice);
}

/** monev_conflict_dialog_new: Returns: (transfer none): a dialog that answers "cancel", "reload"
 * (take theirs) or "keep" (save mine over it). */
GtkWidget *
monev_conflict_dialog_new (GtkWindow *parent, const MonevRecord *before, const MonevRecord *mine,
                           const MonevConflict *theirs)
{
  g_autofree char *body = advice (theirs);
  GtkWidget *dialog
      = adw_message_dialog_new (parent, _("Data ini baru saja diubah orang lain"), body);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_set_extra_child (message, compare (before, mine, theirs->record));
  adw_message_dialog_add_responses (message, "cancel", _("_Batal"), "reload", _("_Muat Ulang"),
                                    "keep", _("_Tetap Simpan"), NULL);
  adw_message_dialog_set_response_appearance (message, "keep", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (message, "cancel");
  adw_message_dialog_set_close_response (message, "cancel");
  return dialog;
}
