#include "pick-entry.h"
#include "ui/common/text-key.h"

#include <glib/gi18n.h>

#define MOST 40 /* nobody reads further than that; typing more finds the rest */

struct _MonevPickEntry
{
  AdwBin parent;
  GtkEntry *entry;
  GtkWidget *popover;
  GtkListBox *list;
  MonevOptions *options;
  GPtrArray *found;
  char *id;
  char *shown;
  gboolean filling;
  gboolean unknown; /* it was told that something is typed that is no option */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevPickEntry, monev_pick_entry, ADW_TYPE_BIN)

static void
close_list (MonevPickEntry *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
show_text (MonevPickEntry *self, const char *text)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  /* Where nobody types, the beginning of a long name is what one wants to see. */
  gtk_editable_set_position (GTK_EDITABLE (self->entry),
                             gtk_widget_get_focus_child (GTK_WIDGET (self->entry)) != NULL ? -1
                                                                                           : 0);
  self->filling = FALSE;
  gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_SECONDARY,
                                     *text != '\0' ? "edit-clear-symbolic" : "pan-down-symbolic");
}

static void
take (MonevPickEntry *self, const char *id, const char *shown)
{
  gboolean other = g_strcmp0 (self->id, id) != 0 || self->unknown;

  self->unknown = FALSE;
  monev_pick_entry_set (self, id, shown);
  close_list (self);
  if (other)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_row_activated (MonevPickEntry *self, GtkListBoxRow *row)
{
  guint index = (guint) gtk_list_box_row_get_index (row);
  const MonevOption *option = index < self->found->len ? self->found->pdata[index] : NULL;

  if (option == NULL)
    return;
  g_autofree char *id = g_strdup (option->id);
  g_autofree char *title = g_strdup (option->title);
  take (self, id, title);
}

static GtkWidget *
make_row (const MonevOption *option)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *title = gtk_label_new (option->title);
  GtkWidget *detail = gtk_label_new (option->detail);
  GtkWidget *labels[] = { title, detail };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_xalign (GTK_LABEL (labels[i]), 0);
      gtk_label_set_ellipsize (GTK_LABEL (labels[i]), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), labels[i]);
    }
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "monev-small");
  gtk_widget_set_visible (detail, *option->detail != '\0');
  return box;
}

static void
clear_list (MonevPickEntry *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
}

static void
say_nothing_found (MonevPickEntry *self)
{
  gboolean loaded = monev_options_is_loaded (self->options);
  GtkWidget *label = gtk_label_new (loaded ? _("Tidak ada yang cocok. Tulis sebagian nama atau kode.")
                                           : _("Membaca daftar…"));

  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_box_append (self->list, label);
}

static void
fill_list (MonevPickEntry *self, const char *typed)
{
  clear_list (self);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = monev_options_search (self->options, typed, MOST);
  for (guint i = 0; i < self->found->len; i++)
    gtk_list_box_append (self->list, make_row (self->found->pdata[i]));
  if (self->found->len == 0)
    say_nothing_found (self);
  else
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
open_list (MonevPickEntry *self, const char *typed)
{
  fill_list (self, typed);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->entry)))
    return;
  gtk_widget_set_size_request (self->popover, MAX (300, gtk_widget_get_width (GTK_WIDGET (self))),
                               -1);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
on_options_loaded (MonevPickEntry *self)
{
  if (gtk_widget_get_visible (self->popover))
    fill_list (self, monev_pick_entry_get_text (self));
}

static void
on_text_changed (MonevPickEntry *self)
{
  const char *text = monev_pick_entry_get_text (self);
  g_autofree char *copy = g_strdup (text);

  if (self->filling)
    return;
  if (*copy == '\0')
    {
      take (self, "", "");
      return;
    }
  open_list (self, copy);
}

static void
move_mark (MonevPickEntry *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + by : 0;
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->list, MAX (index, 0));
  graphene_rect_t bounds;
  GtkAdjustment *down;

  if (next == NULL)
    return;
  gtk_list_box_select_row (self->list, next);
  down = gtk_list_box_get_adjustment (self->list);
  if (down != NULL
      && gtk_widget_compute_bounds (GTK_WIDGET (next), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (down, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static gboolean
on_key (MonevPickEntry *self, guint keyval)
{
  gboolean open = gtk_widget_get_visible (self->popover);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (open)
        move_mark (self, 1);
      else
        open_list (self, self->shown != NULL
                                 && g_str_equal (self->shown, monev_pick_entry_get_text (self))
                             ? ""
                             : monev_pick_entry_get_text (self));
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (open)
        move_mark (self, -1);
      return open;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (open && row != NULL)
        on_row_activated (self, row);
      return open;
    case GDK_KEY_Escape:
      close_list (self);
      return open;
    default:
      return FALSE;
    }
}

static gboolean
on_key_pressed (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
                gpointer data)
{
  return (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0 && on_key (data, keyval);
}

static void
on_icon_pressed (MonevPickEntry *self)
{
  gboolean any = *monev_pick_entry_get_text (self) != '\0';

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  if (any)
    take (self, "", "");
  else if (gtk_widget_get_visible (self->popover))
    close_list (self);
  else
    open_list (self, "");
}

/** monev_pick_entry_take: what was typed becomes a choice where it means one thing: as when the
 * field is left. */
void
monev_pick_entry_take (MonevPickEntry *self)
{
  const char *text = monev_pick_entry_get_text (self);
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *typed = monev_text_key_fold (text);
  const MonevOption *only;

  if (monev_pick_entry_is_known (self))
    return;
  found = monev_options_search (self->options, text, 2);
  only = found->len > 0 ? found->pdata[0] : NULL;
  if (only != NULL && found->len > 1)
    {
      g_autofree char *title = monev_text_key_fold (only->title);
      if (!g_str_equal (title, typed))
        only = NULL;
    }
  if (only == NULL)
    {
      self->unknown = TRUE;
      g_signal_emit (self, signals[CHANGED], 0);
      return;
    }
  g_autofree char *id = g_strdup (only->id);
  g_autofree char *title = g_strdup (only->title);
  take (self, id, title);
}

static void
on_leave (MonevPickEntry *self)
{
  close_list (self);
  monev_pick_entry_take (self);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), 0);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MONEV_PICK_ENTRY (widget)->entry));
}

static void
monev_pick_entry_dispose (GObject *object)
{
  MonevPickEntry *self = MONEV_PICK_ENTRY (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->options);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (monev_pick_entry_parent_class)->dispose (object);
}

static void
monev_pick_entry_class_init (MonevPickEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_pick_entry_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  /** MonevPickEntry::changed: another one is chosen, none, or something that is not known. */
  signals[CHANGED] = g_signal_new ("changed", MONEV_TYPE_PICK_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
make_popover (MonevPickEntry *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "monev-pick");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 280);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self->popover), scrolled);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
}

static void
monev_pick_entry_init (MonevPickEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_ENTRY (gtk_entry_new ());
  self->id = g_strdup ("");
  self->shown = g_strdup ("");
  gtk_entry_set_placeholder_text (self->entry, _("Cari nama atau kode"));
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_entry_set_icon_tooltip_text (self->entry, GTK_ENTRY_ICON_SECONDARY,
                                   _("Kosongkan, atau buka daftar"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->entry));
  /* What the whole is called is told where one types. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self, NULL, -1);
  make_popover (self);
  show_text (self, "");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_text_changed), self);
  g_signal_connect_swapped (self->entry, "icon-press", G_CALLBACK (on_icon_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
}

/** monev_pick_entry_new: Returns: (transfer floating): a field over @options, with nothing chosen. */
GtkWidget *
monev_pick_entry_new (MonevOptions *options)
{
  MonevPickEntry *self = g_object_new (MONEV_TYPE_PICK_ENTRY, NULL);

  self->options = g_object_ref (options);
  g_signal_connect_object (options, "loaded", G_CALLBACK (on_options_loaded), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/** monev_pick_entry_set: @id: "" for none; @shown: what then stands in the field. Nobody is told. */
void
monev_pick_entry_set (MonevPickEntry *self, const char *id, const char *shown)
{
  char *new_id = g_strdup (id), *new_shown = g_strdup (shown);

  g_free (self->id);
  g_free (self->shown);
  self->id = new_id;
  self->shown = new_shown;
  show_text (self, new_shown);
}

/** monev_pick_entry_get_id: Returns: (transfer none): what is chosen, "" for none. */
const char *
monev_pick_entry_get_id (MonevPickEntry *self)
{
  return self->id;
}

/** monev_pick_entry_get_text: Returns: (transfer none): what stands in the field. */
const char *
monev_pick_entry_get_text (MonevPickEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/** monev_pick_entry_is_known: Returns: %FALSE where something is typed that was not chosen. */
gboolean
monev_pick_entry_is_known (MonevPickEntry *self)
{
  return g_str_equal (monev_pick_entry_get_text (self), self->shown);
}

/** monev_pick_entry_type: as if @text was typed and the field left. */
void
monev_pick_entry_type (MonevPickEntry *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  on_leave (self);
}
