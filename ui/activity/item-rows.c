#include "item-rows.h"

#include "activity-words.h"
#include "ui/common/state-glyph.h"
#include "view-parts.h"

#include <glib/gi18n.h>

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer subject)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  GSList *files = g_value_get_boxed (value);

  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path != NULL)
        gtk_widget_activate_action (widget, "desk.attach-path", "(ss)", subject, path);
    }
  return files != NULL;
}

static void
free_subject (gpointer subject, GClosure *closure)
{
  g_free (subject);
}

/** monev_item_rows_accept: files that are dropped on @widget are attached to @subject. */
void
monev_item_rows_accept (const MonevItemRows *rows, GtkWidget *widget, const char *subject)
{
  GtkDropTarget *target;

  if (rows->refused != NULL)
    return;
  target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect_data (target, "drop", G_CALLBACK (on_drop), g_strdup (subject), free_subject, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

/** monev_item_rows_add_file: @place: (nullable): where it belongs, for a list of all files. */
void
monev_item_rows_add_file (const MonevItemRows *rows, GtkListBox *list, const MonevAttachment *file,
                          const char *place)
{
  g_autofree char *size = monev_byte_size_format ((guint64) file->size);
  g_autofree char *when = monev_activity_words_moment (file->added_at, rows->data->clock.zone);
  g_autofree char *text = g_strdup_printf ("%s%s%s%s%s · %s · %s", place != NULL ? place : "",
                                           place != NULL ? " · " : "", file->caption,
                                           *file->caption != '\0' ? " · " : "", size,
                                           file->added_by_name, when);
  GtkWidget *row = monev_view_row (list, file->name, text);

  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), file->has_preview
                                                          ? "image-x-generic-symbolic"
                                                          : "text-x-generic-symbolic");
  monev_view_button (row, "document-open-symbolic", _("Buka"), "desk.open-file",
              file->id, NULL);
  monev_view_button (row, "document-edit-symbolic", _("Keterangan…"), "desk.caption",
              file->id, rows->refused);
  monev_view_button (row, "user-trash-symbolic", _("Hapus lampiran"), "desk.detach",
              file->id, rows->refused);
}

/** monev_item_rows_add_note: what was written, by whom. */
void
monev_item_rows_add_note (const MonevItemRows *rows, GtkListBox *list, const MonevActivityNote *note)
{
  g_autofree char *when = monev_activity_words_moment (note->written_at, rows->data->clock.zone);
  g_autofree char *text = g_strdup_printf ("%s · %s", note->official, when);
  GtkWidget *row = monev_view_row (list, note->text, text);

  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "document-edit-symbolic");
  monev_view_button (row, "user-trash-symbolic", _("Hapus catatan"), "desk.note-remove",
              note->id, rows->refused);
}

/* What is there by itself is not to be marked by hand. */
static void
add_mark (const MonevItemRows *rows, GtkWidget *row, const MonevActivityItem *item)
{
  gboolean marked = item->marked_at != 0;
  gboolean open = item->output ? item->files->len == 0
                               : item->source == MONEV_NEED_MISSING || marked;

  if (!open && !marked)
    return;
  monev_view_button (row, marked ? "edit-undo-symbolic" : "object-select-symbolic",
              marked ? _("Hapus tanda ada") : _("Tandai sudah ada"), "desk.mark",
              item->id, rows->refused);
}

/** monev_item_rows_add_item: a kelengkapan or an output, its files and notes below it. */
void
monev_item_rows_add_item (const MonevItemRows *rows, GtkListBox *list,
                          const MonevActivityItem *item)
{
  g_autofree char *subject = g_strconcat ("item/", item->id, NULL);
  g_autofree char *text = NULL;
  MonevState state;
  GtkWidget *row, *glyph;

  text = monev_activity_words_need (item, rows->data->clock.zone, &state);
  row = monev_view_row (list, item->text, text);
  glyph = monev_state_glyph_new (state, FALSE);
  gtk_widget_set_valign (glyph, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), glyph);
  add_mark (rows, row, item);
  monev_view_button (row, "mail-attachment-symbolic", _("Lampirkan berkas…"), "desk.attach",
              subject, rows->refused);
  monev_view_button (row, "list-add-symbolic", _("Tambah catatan…"), "desk.note",
              subject, rows->refused);
  monev_item_rows_accept (rows, row, subject);
  for (guint i = 0; i < item->files->len; i++)
    monev_item_rows_add_file (rows, list, item->files->pdata[i], NULL);
  for (guint i = 0; i < item->notes->len; i++)
    monev_item_rows_add_note (rows, list, item->notes->pdata[i]);
}
