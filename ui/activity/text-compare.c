#include "text-compare.h"

#include "ui/common/text-field.h"

#include <glib/gi18n.h>

struct _MonevTextCompare
{
  AdwBin parent;
  GtkTextBuffer *buffers[2]; /* left, right */
  GtkWidget *heads[2], *views[2];
  guint n_marked[2];
};

G_DEFINE_FINAL_TYPE (MonevTextCompare, monev_text_compare, ADW_TYPE_BIN)

static GHashTable *
lines_of (char *const *lines)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; lines[i] != NULL; i++)
    g_hash_table_add (set, lines[i]);
  return set;
}

static void
fill (MonevTextCompare *self, guint side, char *const *lines, char *const *others)
{
  g_autoptr (GHashTable) known = lines_of (others);
  GtkTextIter end;

  self->n_marked[side] = 0;
  gtk_text_buffer_set_text (self->buffers[side], "", 0);
  gtk_text_buffer_get_end_iter (self->buffers[side], &end);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean marked = *lines[i] != '\0' && !g_hash_table_contains (known, lines[i]);

      if (i > 0)
        gtk_text_buffer_insert (self->buffers[side], &end, "\n", 1);
      if (marked)
        gtk_text_buffer_insert_with_tags_by_name (self->buffers[side], &end, lines[i], -1,
                                                  "differs", NULL);
      else
        gtk_text_buffer_insert (self->buffers[side], &end, lines[i], -1);
      self->n_marked[side] += marked ? 1 : 0;
    }
}

static void
dispose (GObject *object)
{
  MonevTextCompare *self = MONEV_TEXT_COMPARE (object);

  for (guint i = 0; i < 2; i++)
    g_clear_object (&self->buffers[i]);
  G_OBJECT_CLASS (monev_text_compare_parent_class)->dispose (object);
}

static void
monev_text_compare_class_init (MonevTextCompareClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
}

static GtkWidget *
make_view (MonevTextCompare *self, guint side)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *view = gtk_text_view_new ();

  self->views[side] = view;
  self->buffers[side] = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  gtk_text_buffer_create_tag (self->buffers[side], "differs", "underline", PANGO_UNDERLINE_SINGLE,
                              "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_set_size_request (scrolled, -1, 130);
  gtk_widget_set_hexpand (scrolled, TRUE);
  monev_text_field_dress (GTK_SCROLLED_WINDOW (scrolled));
  return scrolled;
}

static void
monev_text_compare_init (MonevTextCompare *self)
{
  GtkWidget *grid = gtk_grid_new (), *note = gtk_label_new (NULL);

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  for (guint i = 0; i < 2; i++)
    {
      self->heads[i] = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (self->heads[i]), 0);
      gtk_label_set_ellipsize (GTK_LABEL (self->heads[i]), PANGO_ELLIPSIZE_END);
      gtk_grid_attach (GTK_GRID (grid), self->heads[i], (int) i, 0, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), make_view (self, i), (int) i, 1, 1, 1);
    }
  gtk_label_set_text (GTK_LABEL (note), _("Baris yang bergaris bawah tidak ada di sisi lain."));
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_widget_add_css_class (note, "dim-label");
  gtk_grid_attach (GTK_GRID (grid), note, 0, 2, 2, 1);
  adw_bin_set_child (ADW_BIN (self), grid);
}

/** monev_text_compare_new: @left, @right: what stands over each side. Returns: (transfer floating). */
GtkWidget *
monev_text_compare_new (const char *left, const char *right)
{
  MonevTextCompare *self = g_object_new (MONEV_TYPE_TEXT_COMPARE, NULL);
  const char *heads[2] = { left, right };

  for (guint i = 0; i < 2; i++)
    {
      gtk_label_set_text (GTK_LABEL (self->heads[i]), heads[i]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->views[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, heads[i], -1);
    }
  return GTK_WIDGET (self);
}

/** monev_text_compare_show: both wordings, whole; where a line stands does not count. */
void
monev_text_compare_show (MonevTextCompare *self, const char *left, const char *right)
{
  g_auto (GStrv) lefts = NULL;
  g_auto (GStrv) rights = NULL;

  g_return_if_fail (MONEV_IS_TEXT_COMPARE (self));

  lefts = g_strsplit (left, "\n", -1);
  rights = g_strsplit (right, "\n", -1);
  fill (self, 0, lefts, rights);
  fill (self, 1, rights, lefts);
}

/** monev_text_compare_n_marked: Returns: lines of a side that the other lacks. */
guint
monev_text_compare_n_marked (MonevTextCompare *self, gboolean right)
{
  return self->n_marked[right ? 1 : 0];
}
