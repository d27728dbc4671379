#include "region-panel.h"

#include "ui/common/count-text.h"
#include "ui/common/data-grid.h"

#include <glib/gi18n.h>

struct _MonevRegionPanel
{
  MonevReferencePanel parent;
  MonevRegionSource *source;
  MonevDataGrid *grid;
};

G_DEFINE_FINAL_TYPE (MonevRegionPanel, monev_region_panel, MONEV_TYPE_REFERENCE_PANEL)

static MonevGridSource *
get_source (MonevReferencePanel *panel)
{
  return MONEV_GRID_SOURCE (MONEV_REGION_PANEL (panel)->source);
}

static void
say_count (MonevRegionPanel *self)
{
  g_autofree char *n
      = monev_count_text (monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (self->source)));
  g_autofree char *text = g_strdup_printf (_("%s wilayah"), n);

  if (!monev_region_source_is_busy (self->source))
    monev_reference_panel_set_subtitle (MONEV_REFERENCE_PANEL (self), text);
}

static void
on_level_selected (MonevRegionPanel *self, GParamSpec *spec, GtkDropDown *drop)
{
  monev_region_source_set_level (self->source,
                                 (MonevRegionLevel) gtk_drop_down_get_selected (drop));
}

static void
copy (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  monev_data_grid_copy (MONEV_REGION_PANEL (data)->grid, FALSE);
}

static void
add_level (MonevRegionPanel *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *drop;

  gtk_string_list_append (names, _("Semua tingkat"));
  for (guint level = MONEV_REGION_PROVINCE; level <= MONEV_REGION_VILLAGE; level++)
    gtk_string_list_append (names, monev_region_level_name ((MonevRegionLevel) level));
  drop = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Tingkat wilayah"), -1);
  g_signal_connect_swapped (drop, "notify::selected", G_CALLBACK (on_level_selected), self);
  gtk_box_append (monev_reference_panel_get_end (MONEV_REFERENCE_PANEL (self)), drop);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MONEV_REGION_PANEL (widget)->grid));
}

static void
monev_region_panel_dispose (GObject *object)
{
  g_clear_object (&MONEV_REGION_PANEL (object)->source);
  G_OBJECT_CLASS (monev_region_panel_parent_class)->dispose (object);
}

static void
monev_region_panel_class_init (MonevRegionPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_region_panel_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  MONEV_REFERENCE_PANEL_CLASS (klass)->get_source = get_source;
}

static void
monev_region_panel_init (MonevRegionPanel *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("_Salin"), "panel.copy");
  self->source = monev_region_source_new ();
  self->grid = MONEV_DATA_GRID (monev_data_grid_new (MONEV_GRID_SOURCE (self->source)));
  monev_data_grid_set_frozen (self->grid, 2);
  monev_data_grid_set_menu_model (self->grid, G_MENU_MODEL (menu));
  monev_data_grid_set_placeholder (self->grid,
                                   _("Tidak ada yang cocok. Cari nama, atau kode seperti 61.04."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Wilayah"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->grid));
  adw_bin_set_child (ADW_BIN (self), scrolled);
  g_signal_connect_object (self->source, "changed", G_CALLBACK (say_count), self,
                           G_CONNECT_SWAPPED);
}

/** monev_region_panel_new: Returns: (transfer floating): all regions. */
GtkWidget *
monev_region_panel_new (MonevWindow *window, MonevSession *session)
{
  MonevRegionPanel *self = g_object_new (MONEV_TYPE_REGION_PANEL, NULL);
  static const GActionEntry entries[] = { { "copy", copy } };

  monev_reference_panel_attach (MONEV_REFERENCE_PANEL (self), window, session);
  g_action_map_add_action_entries (
      monev_reference_panel_get_actions (MONEV_REFERENCE_PANEL (self)), entries,
      G_N_ELEMENTS (entries), self);
  add_level (self);
  monev_reference_panel_set_title (MONEV_REFERENCE_PANEL (self), _("Wilayah"));
  return GTK_WIDGET (self);
}

/** monev_region_panel_get_source: Returns: (transfer none): its rows. */
MonevRegionSource *
monev_region_panel_get_source (MonevRegionPanel *self)
{
  return self->source;
}
