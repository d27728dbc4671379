#include "chip-entry.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevChipEntry
{
  AdwBin parent;
  GtkWidget *chips;
  MonevPickEntry *pick;
  MonevOptions *options;
  GPtrArray *ids;
  GPtrArray *names;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevChipEntry, monev_chip_entry, ADW_TYPE_BIN)

static void show_chips (MonevChipEntry *self);

static guint
index_of (MonevChipEntry *self, const char *id)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_str_equal (self->ids->pdata[i], id))
      return i;
  return G_MAXUINT;
}

static void
on_remove_clicked (MonevChipEntry *self, GtkWidget *button)
{
  guint i = index_of (self, g_object_get_data (G_OBJECT (button), "id"));

  if (i == G_MAXUINT)
    return;
  g_ptr_array_remove_index (self->ids, i);
  g_ptr_array_remove_index (self->names, i);
  gtk_widget_grab_focus (GTK_WIDGET (self->pick));
  show_chips (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
make_chip (MonevChipEntry *self, const char *id, const char *name)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *words = g_strdup_printf (_("Lepas %s"), name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (chip, "monev-chip");
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (remove, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_object_set_data_full (G_OBJECT (remove), "id", g_strdup (id), g_free);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (on_remove_clicked), self);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), remove);
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  return chip;
}

static void
show_chips (MonevChipEntry *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), child);
  for (guint i = 0; i < self->ids->len; i++)
    gtk_box_append (GTK_BOX (self->chips),
                    make_chip (self, self->ids->pdata[i], self->names->pdata[i]));
  gtk_widget_set_visible (self->chips, self->ids->len > 0);
}

static void
add (MonevChipEntry *self, const char *id, const char *name)
{
  if (*id == '\0' || index_of (self, id) != G_MAXUINT)
    return;
  g_ptr_array_add (self->ids, g_strdup (id));
  g_ptr_array_add (self->names, g_strdup (name));
}

static void
on_picked (MonevChipEntry *self)
{
  g_autofree char *id = g_strdup (monev_pick_entry_get_id (self->pick));

  if (*id == '\0')
    return;
  add (self, id, monev_pick_entry_get_text (self->pick));
  monev_pick_entry_set (self->pick, "", "");
  show_chips (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Names may hold the sign that stands between them; the ids do not. */
static void
on_options_loaded (MonevChipEntry *self)
{
  for (guint i = 0; i < self->ids->len; i++)
    {
      const MonevOption *option = monev_options_find (self->options, self->ids->pdata[i]);

      if (option == NULL)
        continue;
      g_free (self->names->pdata[i]);
      self->names->pdata[i] = g_strdup (option->title);
    }
  show_chips (self);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MONEV_CHIP_ENTRY (widget)->pick));
}

static void
monev_chip_entry_dispose (GObject *object)
{
  MonevChipEntry *self = MONEV_CHIP_ENTRY (object);

  g_clear_object (&self->options);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  G_OBJECT_CLASS (monev_chip_entry_parent_class)->dispose (object);
}

static void
monev_chip_entry_class_init (MonevChipEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_chip_entry_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  /** MonevChipEntry::changed: one was added or taken away. */
  signals[CHANGED] = g_signal_new ("changed", MONEV_TYPE_CHIP_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
monev_chip_entry_init (MonevChipEntry *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
}

/** monev_chip_entry_new: Returns: (transfer floating): a field over @options, with nothing chosen. */
GtkWidget *
monev_chip_entry_new (MonevOptions *options)
{
  MonevChipEntry *self = g_object_new (MONEV_TYPE_CHIP_ENTRY, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->options = g_object_ref (options);
  self->chips = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->pick = MONEV_PICK_ENTRY (monev_pick_entry_new (options));
  gtk_box_append (GTK_BOX (box), self->chips);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->pick));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_swapped (self->pick, "changed", G_CALLBACK (on_picked), self);
  g_signal_connect_object (options, "loaded", G_CALLBACK (on_options_loaded), self,
                           G_CONNECT_SWAPPED);
  show_chips (self);
  return GTK_WIDGET (self);
}

/** monev_chip_entry_set: @ids: separated by a line feed; @shown: the names, separated by "; ".
 * Nobody is told. */
void
monev_chip_entry_set (MonevChipEntry *self, const char *ids, const char *shown)
{
  g_auto (GStrv) parts = g_strsplit (ids, "\n", -1);
  g_auto (GStrv) names = g_strsplit (shown, "; ", -1);
  guint n_names = g_strv_length (names);

  g_ptr_array_set_size (self->ids, 0);
  g_ptr_array_set_size (self->names, 0);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const MonevOption *option = monev_options_find (self->options, parts[i]);

      add (self, parts[i], option != NULL ? option->title : i < n_names ? names[i] : parts[i]);
    }
  show_chips (self);
}

static char *
join (GPtrArray *texts, const char *between)
{
  g_autoptr (GPtrArray) all = g_ptr_array_copy (texts, (GCopyFunc) g_strdup, NULL);

  g_ptr_array_set_free_func (all, g_free);
  g_ptr_array_add (all, NULL);
  return g_strjoinv (between, (char **) all->pdata);
}

/** monev_chip_entry_get_ids: Returns: (transfer full): separated by a line feed. */
char *
monev_chip_entry_get_ids (MonevChipEntry *self)
{
  return join (self->ids, "\n");
}

/** monev_chip_entry_get_shown: Returns: (transfer full): the names, separated by "; ". */
char *
monev_chip_entry_get_shown (MonevChipEntry *self)
{
  return join (self->names, "; ");
}

/** monev_chip_entry_get_pick: Returns: (transfer none): the field that adds one. */
MonevPickEntry *
monev_chip_entry_get_pick (MonevChipEntry *self)
{
  return self->pick;
}
