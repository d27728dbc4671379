#include "sidebar.h"

#include "people/people.h"
#include "primary-menu.h"
#include "ui/common/count-text.h"
#include "ui/common/list-stop.h"

#include <glib/gi18n.h>

struct _MonevSidebar
{
  AdwBin parent;
  AdwWindowTitle *title;
  GtkMenuButton *menu;
  GtkWidget *year_row;
  GtkDropDown *year;
  GtkListBox *rooms;
  GtkWidget *official;
  AdwAvatar *avatar;
  GtkLabel *name;
  GtkLabel *position;
  GArray *years;
  gboolean filling; /* the years are being set, not chosen */
};

G_DEFINE_FINAL_TYPE (MonevSidebar, monev_sidebar, ADW_TYPE_BIN)

enum
{
  ROOM_CHOSEN,
  YEAR_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
id_of (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "monev-room");
}

static GtkListBoxRow *
find_row (MonevSidebar *self, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rooms, i)) != NULL; i++)
    if (g_str_equal (id_of (row), id))
      return row;
  return NULL;
}

static void
on_row_activated (MonevSidebar *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[ROOM_CHOSEN], 0, id_of (row));
}

static void
on_year_selected (MonevSidebar *self)
{
  guint selected = gtk_drop_down_get_selected (self->year);

  if (!self->filling && selected < self->years->len)
    g_signal_emit (self, signals[YEAR_CHOSEN], 0, g_array_index (self->years, int, selected));
}

static void
monev_sidebar_finalize (GObject *object)
{
  g_array_unref (MONEV_SIDEBAR (object)->years);
  G_OBJECT_CLASS (monev_sidebar_parent_class)->finalize (object);
}

static void
monev_sidebar_class_init (MonevSidebarClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = monev_sidebar_finalize;
  /** MonevSidebar::room-chosen: the id (string) of the room that was clicked. */
  signals[ROOM_CHOSEN] = g_signal_new ("room-chosen", MONEV_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /** MonevSidebar::year-chosen: the Tahun Anggaran (int). */
  signals[YEAR_CHOSEN] = g_signal_new ("year-chosen", MONEV_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  g_type_ensure (MONEV_TYPE_LIST_STOP);
  gtk_widget_class_set_template_from_resource (widget, "/id/monev/Monev/ui/shell/sidebar.ui");
  gtk_widget_class_bind_template_child (widget, MonevSidebar, title);
  gtk_widget_class_bind_template_child (widget, MonevSidebar, menu);
  gtk_widget_class_bind_template_child (widget, MonevSidebar, year_row);
  gtk_widget_class_bind_template_child (widget, MonevSidebar, year);
  gtk_widget_class_bind_template_child (widget, MonevSidebar, rooms);
  gtk_widget_class_bind_template_child (widget, MonevSidebar, official);
  gtk_widget_class_bind_template_child (widget, MonevSidebar, avatar);
  gtk_widget_class_bind_template_child (widget, MonevSidebar, name);
  gtk_widget_class_bind_template_child (widget, MonevSidebar, position);
  gtk_widget_class_bind_template_callback (widget, on_row_activated);
  gtk_widget_class_bind_template_callback (widget, on_year_selected);
}

static void
monev_sidebar_init (MonevSidebar *self)
{
  g_autoptr (GMenuModel) menu = monev_primary_menu_new ();

  self->years = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->menu, menu);
}

/** monev_sidebar_set_office: @name: (nullable): below the program's name: "Kab. Muara Sentosa". */
void
monev_sidebar_set_office (MonevSidebar *self, const char *name)
{
  g_return_if_fail (MONEV_IS_SIDEBAR (self));
  adw_window_title_set_subtitle (self->title, name != NULL ? name : "");
}

static GtkWidget *
make_row (const char *id, const char *title, const char *icon_name)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name), *label = gtk_label_new (title);
  GtkWidget *badge = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (badge, FALSE);
  gtk_widget_add_css_class (badge, "monev-badge");
  gtk_widget_add_css_class (badge, "numeric");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data_full (G_OBJECT (row), "monev-room", g_strdup (id), g_free);
  g_object_set_data (G_OBJECT (row), "monev-badge", badge);
  return row;
}

/** monev_sidebar_add_room: a room at the end of the list. */
void
monev_sidebar_add_room (MonevSidebar *self, const char *id, const char *title,
                        const char *icon_name)
{
  g_return_if_fail (MONEV_IS_SIDEBAR (self) && find_row (self, id) == NULL);
  gtk_list_box_append (self->rooms, make_row (id, title, icon_name));
}

/** monev_sidebar_clear_rooms: takes all rooms away. */
void
monev_sidebar_clear_rooms (MonevSidebar *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (MONEV_IS_SIDEBAR (self));
  while ((row = gtk_list_box_get_row_at_index (self->rooms, 0)) != NULL)
    gtk_list_box_remove (self->rooms, GTK_WIDGET (row));
}

/** monev_sidebar_select_room: marks the room one is in; says nothing to anybody. */
void
monev_sidebar_select_room (MonevSidebar *self, const char *id)
{
  g_return_if_fail (MONEV_IS_SIDEBAR (self));
  gtk_list_box_select_row (self->rooms, find_row (self, id));
}

/** monev_sidebar_get_room: Returns: (transfer none) (nullable): the id of the room at @position,
 * from 0. */
const char *
monev_sidebar_get_room (MonevSidebar *self, guint position)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (MONEV_IS_SIDEBAR (self), NULL);
  row = gtk_list_box_get_row_at_index (self->rooms, (int) position);
  return row == NULL ? NULL : id_of (row);
}

/** monev_sidebar_set_badge: @count: how many things wait in the room, 0 for no badge; @urgent: they
 * wait for this person. */
void
monev_sidebar_set_badge (MonevSidebar *self, const char *id, guint count, gboolean urgent)
{
  g_autofree char *text = monev_count_text (count);
  GtkListBoxRow *row;
  GtkWidget *badge;

  g_return_if_fail (MONEV_IS_SIDEBAR (self));
  row = find_row (self, id);
  if (row == NULL)
    return;
  badge = g_object_get_data (G_OBJECT (row), "monev-badge");
  gtk_label_set_text (GTK_LABEL (badge), text);
  gtk_widget_set_visible (badge, count > 0);
  if (urgent)
    gtk_widget_add_css_class (badge, "urgent");
  else
    gtk_widget_remove_css_class (badge, "urgent");
}

/** monev_sidebar_set_official: @name: (nullable): who is logged in; %NULL takes the foot away. */
void
monev_sidebar_set_official (MonevSidebar *self, const char *name, const char *position)
{
  g_autofree char *bare = NULL;

  g_return_if_fail (MONEV_IS_SIDEBAR (self));

  gtk_widget_set_visible (self->official, name != NULL);
  if (name == NULL)
    return;
  bare = monev_bare_name (name);
  adw_avatar_set_text (self->avatar, bare);
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->position, position != NULL ? position : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->position), position);
  gtk_widget_set_visible (GTK_WIDGET (self->position), position != NULL && *position != '\0');
}

/** monev_sidebar_set_years: the Tahun Anggaran one can switch between, in this order; none hides
 * the switch. */
void
monev_sidebar_set_years (MonevSidebar *self, const int *years, guint n_years)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  g_return_if_fail (MONEV_IS_SIDEBAR (self));

  self->filling = TRUE;
  g_array_set_size (self->years, 0);
  if (n_years > 0)
    g_array_append_vals (self->years, years, n_years);
  for (guint i = 0; i < n_years; i++)
    gtk_string_list_take (list, g_strdup_printf ("%d", years[i]));
  gtk_drop_down_set_model (self->year, G_LIST_MODEL (list));
  gtk_widget_set_visible (self->year_row, n_years > 0);
  self->filling = FALSE;
}

/** monev_sidebar_set_year: shows @year in the switch, if it is one of those given. */
void
monev_sidebar_set_year (MonevSidebar *self, int year)
{
  g_return_if_fail (MONEV_IS_SIDEBAR (self));

  self->filling = TRUE;
  for (guint i = 0; i < self->years->len; i++)
    if (g_array_index (self->years, int, i) == year)
      gtk_drop_down_set_selected (self->year, i);
  self->filling = FALSE;
}
