#include "drop-down.h"

#include <glib/gi18n.h>

/* The parts that GTK builds a drop-down of; it has no door to them. */
typedef struct
{
  GtkDropDown *drop_down;
  GtkPopover *popover;
  GtkSearchEntry *entry;
  GtkListView *list;
  GtkLabel *nothing; /* says that nothing matches */
} Search;

static GtkWidget *
find_part (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_part (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Made anew by GTK with each model. */
static GtkFilterListModel *
matches (const Search *self)
{
  GtkSelectionModel *selection = gtk_list_view_get_model (self->list);
  GListModel *model = GTK_IS_SINGLE_SELECTION (selection)
                          ? gtk_single_selection_get_model (GTK_SINGLE_SELECTION (selection)) : NULL;

  return GTK_IS_FILTER_LIST_MODEL (model) ? GTK_FILTER_LIST_MODEL (model) : NULL;
}

static gboolean
is_searching (const Search *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';
}

static void
say_nothing (Search *self)
{
  GtkFilterListModel *found = matches (self);

  gtk_widget_set_visible (GTK_WIDGET (self->nothing),
                          found != NULL && g_list_model_get_n_items (G_LIST_MODEL (found)) == 0);
}

static void
on_search (Search *self)
{
  GtkFilterListModel *found = matches (self);
  GtkFilter *filter = found == NULL ? NULL : gtk_filter_list_model_get_filter (found);

  if (GTK_IS_STRING_FILTER (filter))
    gtk_string_filter_set_search (GTK_STRING_FILTER (filter),
                                  gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  say_nothing (self);
}

/* GTK matches beginnings only before 4.12. Whoever types means to search, not to walk the lines. */
static void
on_open (Search *self)
{
  GtkFilterListModel *found = matches (self);
  GtkFilter *filter = found == NULL ? NULL : gtk_filter_list_model_get_filter (found);

  if (found == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (GTK_IS_STRING_FILTER (filter))
    gtk_string_filter_set_match_mode (GTK_STRING_FILTER (filter),
                                      GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  on_search (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
on_stop (Search *self)
{
  gtk_popover_popdown (self->popover);
}

static void
choose (Search *self, gpointer item)
{
  GListModel *all = gtk_drop_down_get_model (self->drop_down);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GObject) one = g_list_model_get_item (all, i);

      if (one != item)
        continue;
      gtk_popover_popdown (self->popover);
      gtk_drop_down_set_selected (self->drop_down, i);
      return;
    }
}

/* Enter takes the first that matches; with nothing typed it leaves the choice as it is. */
static void
on_enter (Search *self)
{
  GtkFilterListModel *found = matches (self);
  g_autoptr (GObject) first = NULL;

  if (!is_searching (self))
    {
      gtk_popover_popdown (self->popover);
      return;
    }
  if (found != NULL)
    first = g_list_model_get_item (G_LIST_MODEL (found), 0);
  if (first != NULL)
    choose (self, first);
}

/* Into the list at the first line that matches: GTK goes to where it was before the search. */
static gboolean
on_key (Search *self, guint key, guint code, GdkModifierType state)
{
  GtkFilterListModel *found = matches (self);

  if ((key != GDK_KEY_Down && key != GDK_KEY_KP_Down) || found == NULL || !is_searching (self)
      || g_list_model_get_n_items (G_LIST_MODEL (found)) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0u);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  return GDK_EVENT_STOP;
}

static void
add_nothing (Search *self)
{
  GtkWidget *box = gtk_popover_get_child (self->popover);

  self->nothing = GTK_LABEL (gtk_label_new (_("Tidak ada yang cocok")));
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "dim-label");
  gtk_widget_set_margin_top (GTK_WIDGET (self->nothing), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->nothing), 12);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), FALSE);
  if (GTK_IS_BOX (box))
    gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->nothing));
}

static void
listen (Search *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_search_entry_set_key_capture_widget (self->entry, GTK_WIDGET (self->list));
  g_signal_connect_swapped (self->popover, "map", G_CALLBACK (on_open), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_search), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (on_stop), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_enter), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

/** monev_drop_down_add_search: a field to search in its list, which has strings: what matches anywhere
 * is found, Enter takes the first of it, Escape closes. GTK's own words for it are English. */
void
monev_drop_down_add_search (GtkDropDown *self)
{
  Search *search = g_new0 (Search, 1);

  if (gtk_drop_down_get_expression (self) == NULL)
    {
      g_autoptr (GtkExpression) text
          = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

      gtk_drop_down_set_expression (self, text);
    }
  gtk_drop_down_set_enable_search (self, TRUE);
  search->drop_down = self;
  search->popover = GTK_POPOVER (find_part (GTK_WIDGET (self), GTK_TYPE_POPOVER));
  search->entry = GTK_SEARCH_ENTRY (find_part (GTK_WIDGET (search->popover), GTK_TYPE_SEARCH_ENTRY));
  search->list = GTK_LIST_VIEW (find_part (GTK_WIDGET (search->popover), GTK_TYPE_LIST_VIEW));
  g_object_set_data_full (G_OBJECT (self), "monev-search", search, g_free);
  g_object_set (search->entry, "placeholder-text", _("Cari…"), NULL);
  add_nothing (search);
  listen (search);
}
