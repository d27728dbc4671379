#include "reference-room.h"

#include "calendar-panel.h"
#include "office-panel.h"
#include "region-panel.h"
#include "safety-panel.h"
#include "table-panel.h"
#include "ui/common/list-stop.h"
#include "ui/procedure/procedure-panel.h"

#include <glib/gi18n.h>
#include <string.h>

#define LEAST_WIDTH 840 /* below this the sidebar of the window folds, so that 1024 is enough */

struct _MonevReferenceRoom
{
  MonevPage parent;
  MonevWindow *window;
  MonevSession *session;
  GtkListBox *list;
  GtkStack *panels;
  GtkStack *start;
  GtkStack *end;
  const char *shown;
};

G_DEFINE_FINAL_TYPE (MonevReferenceRoom, monev_reference_room, MONEV_TYPE_PAGE)

typedef struct
{
  const char *id;
  const char *title;
  const char *group;
  GtkWidget *(*make) (MonevWindow *window, MonevSession *session); /* NULL: a table */
} Subject;

static const Subject subjects[] = {
  { "agency", N_ ("OPD"), N_ ("Organisasi"), NULL },
  { "official", N_ ("Pegawai"), N_ ("Organisasi"), NULL },
  { "position", N_ ("Jabatan"), N_ ("Organisasi"), NULL },
  { "appointment", N_ ("Pemangkuan Jabatan"), N_ ("Organisasi"), NULL },
  { "programme", N_ ("Program dan Kegiatan"), N_ ("Anggaran"), NULL },
  { "budget", N_ ("Pagu"), N_ ("Anggaran"), NULL },
  { "inventory", N_ ("Inventarisasi Data"), N_ ("Data"), NULL },
  { "procedure", N_ ("SOP"), N_ ("Prosedur"), monev_procedure_panel_new },
  { "calendar", N_ ("Kalender"), N_ ("Waktu dan Tempat"), monev_calendar_panel_new },
  { "region", N_ ("Wilayah"), N_ ("Waktu dan Tempat"), monev_region_panel_new },
  { "office", N_ ("Profil Instansi"), N_ ("Kantor"), monev_office_panel_new },
  { "safety", N_ ("Cadangan dan Jejak"), N_ ("Kantor"), monev_safety_panel_new },
};

static const Subject *
find_subject (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (strcmp (subjects[i].id, id) == 0)
      return &subjects[i];
  return NULL;
}

static void
show_words (MonevReferenceRoom *self, MonevReferencePanel *panel)
{
  monev_page_set_title (MONEV_PAGE (self), monev_reference_panel_get_title (panel));
  monev_page_set_subtitle (MONEV_PAGE (self), monev_reference_panel_get_subtitle (panel));
}

static void
on_panel_changed (MonevReferenceRoom *self, MonevReferencePanel *panel)
{
  if (monev_reference_room_get_panel (self) == panel)
    show_words (self, panel);
}

static GtkWidget *
make_panel (MonevReferenceRoom *self, const Subject *subject)
{
  GtkWidget *widget
      = subject->make != NULL
            ? subject->make (self->window, self->session)
            : monev_table_panel_new (self->window, self->session,
                                     monev_table_view_get (subject->id));
  MonevReferencePanel *panel = MONEV_REFERENCE_PANEL (widget);

  gtk_stack_add_named (self->panels, widget, subject->id);
  gtk_stack_add_named (self->start, GTK_WIDGET (monev_reference_panel_get_start (panel)),
                       subject->id);
  gtk_stack_add_named (self->end, GTK_WIDGET (monev_reference_panel_get_end (panel)), subject->id);
  g_signal_connect_object (panel, "changed", G_CALLBACK (on_panel_changed), self,
                           G_CONNECT_SWAPPED);
  return widget;
}

/* Each list keeps its own search: the bar is emptied before it turns to another one. */
static void
hand_over_search (MonevReferenceRoom *self, MonevReferencePanel *panel)
{
  MonevGridSource *source = monev_reference_panel_get_source (panel);
  MonevSearchBar *bar = monev_page_get_search (MONEV_PAGE (self));
  MonevReferencePanel *before = monev_reference_room_get_panel (self);

  if (before != NULL)
    g_object_set_data_full (G_OBJECT (before), "searched",
                            g_strdup (monev_search_bar_get_text (bar)), g_free);
  monev_page_set_source (MONEV_PAGE (self), NULL);
  monev_search_bar_set_text (bar, g_object_get_data (G_OBJECT (panel), "searched"));
  monev_page_set_source (MONEV_PAGE (self), source);
}

static void
select_row (MonevReferenceRoom *self, const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (strcmp (subjects[i].id, id) == 0)
      gtk_list_box_select_row (self->list,
                               gtk_list_box_get_row_at_index (self->list, (int) i));
}

/** monev_reference_room_show: Returns: whether there is a subject of that name; it is shown. */
gboolean
monev_reference_room_show (MonevReferenceRoom *self, const char *id)
{
  const Subject *subject = find_subject (id);
  GtkWidget *widget;

  if (subject == NULL)
    return FALSE;
  if (self->shown == subject->id)
    return TRUE;
  widget = gtk_stack_get_child_by_name (self->panels, id);
  if (widget == NULL)
    widget = make_panel (self, subject);
  self->shown = subject->id;
  gtk_widget_insert_action_group (
      GTK_WIDGET (self), "panel",
      G_ACTION_GROUP (monev_reference_panel_get_actions (MONEV_REFERENCE_PANEL (widget))));
  gtk_stack_set_visible_child_name (self->start, id);
  gtk_stack_set_visible_child_name (self->end, id);
  hand_over_search (self, MONEV_REFERENCE_PANEL (widget));
  gtk_stack_set_visible_child (self->panels, widget);
  show_words (self, MONEV_REFERENCE_PANEL (widget));
  select_row (self, id);
  return TRUE;
}

/** monev_reference_room_get_shown: Returns: (transfer none): the subject that is shown. */
const char *
monev_reference_room_get_shown (MonevReferenceRoom *self)
{
  return self->shown;
}

/** monev_reference_room_get_panel: Returns: (transfer none): its panel. */
MonevReferencePanel *
monev_reference_room_get_panel (MonevReferenceRoom *self)
{
  GtkWidget *widget = gtk_stack_get_visible_child (self->panels);

  return widget != NULL ? MONEV_REFERENCE_PANEL (widget) : NULL;
}

static void
on_row_selected (MonevReferenceRoom *self, GtkListBoxRow *row)
{
  if (row != NULL)
    monev_reference_room_show (self, subjects[gtk_list_box_row_get_index (row)].id);
}

/* Enter in the list of subjects goes on into the subject itself, and so does closing the search. */
static void
go_on (MonevReferenceRoom *self)
{
  MonevReferencePanel *panel = monev_reference_room_get_panel (self);

  if (panel != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (panel));
}

static void
add_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *group = subjects[gtk_list_box_row_get_index (row)].group;
  GtkWidget *label;

  if (before != NULL && subjects[gtk_list_box_row_get_index (before)].group == group)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (_(group));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "monev-list-group");
  gtk_list_box_row_set_header (row, label);
}

static GtkWidget *
make_list (MonevReferenceRoom *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Tabel referensi"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      GtkWidget *label = gtk_label_new (_(subjects[i].title)), *row = gtk_list_box_row_new ();

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _(subjects[i].title), -1);
      gtk_list_box_append (self->list, row);
    }
  gtk_list_box_set_header_func (self->list, add_header, NULL, NULL);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (on_row_selected), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (go_on), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), monev_list_stop_new (self->list));
  gtk_widget_add_css_class (scrolled, "monev-subjects");
  gtk_widget_set_size_request (scrolled, 188, -1);
  return scrolled;
}

static GtkStack *
make_tools (void)
{
  GtkStack *stack = GTK_STACK (gtk_stack_new ());

  gtk_stack_set_hhomogeneous (stack, FALSE);
  return stack;
}

static void
add_shortcut (GtkShortcutController *keys, const char *trigger, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      keys, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                              gtk_named_action_new (action)));
}

static void
add_keys (MonevReferenceRoom *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), "<Control>n", "panel.add");
  add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), "<Control>i", "panel.import");
  add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), "<Control>e", "panel.export");
  add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), "F5", "panel.reload");
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  /* Delete belongs to a text while one types; here it means the row. */
  keys = gtk_shortcut_controller_new ();
  add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), "Delete|KP_Delete", "panel.remove");
  gtk_widget_add_controller (GTK_WIDGET (self->panels), keys);
}

static void
monev_reference_room_dispose (GObject *object)
{
  MonevReferenceRoom *self = MONEV_REFERENCE_ROOM (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  self->list = NULL;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (monev_reference_room_parent_class)->dispose (object);
}

static void
monev_reference_room_class_init (MonevReferenceRoomClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_reference_room_dispose;
}

static void
monev_reference_room_init (MonevReferenceRoom *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->panels = make_tools ();
  self->start = make_tools ();
  self->end = make_tools ();
  gtk_stack_set_vhomogeneous (self->panels, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->panels), TRUE);
  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->panels));
  gtk_widget_set_size_request (box, LEAST_WIDTH, -1);
  monev_page_add_start (MONEV_PAGE (self), GTK_WIDGET (self->start));
  monev_page_add_end (MONEV_PAGE (self), GTK_WIDGET (self->end));
  monev_page_set_content (MONEV_PAGE (self), box);
  add_keys (self);
  g_signal_connect_object (monev_page_get_search (MONEV_PAGE (self)), "left",
                           G_CALLBACK (go_on), self, G_CONNECT_SWAPPED);
}

/** monev_reference_room_new: Returns: (transfer floating): the room, with its first subject. */
GtkWidget *
monev_reference_room_new (MonevWindow *window, MonevSession *session)
{
  MonevReferenceRoom *self = g_object_new (MONEV_TYPE_REFERENCE_ROOM, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  monev_reference_room_show (self, subjects[0].id);
  return GTK_WIDGET (self);
}

typedef struct
{
  MonevWindow *window; /* the room and the action are its own */
  MonevSession *session;
  GWeakRef room;
  GSimpleAction *action;
} Registration;

static void
unregister (gpointer data)
{
  Registration *registration = data;

  g_signal_handlers_disconnect_by_data (registration->action, registration);
  g_simple_action_set_enabled (registration->action, FALSE);
  g_object_unref (registration->action);
  g_object_unref (registration->session);
  g_weak_ref_clear (&registration->room);
  g_free (registration);
}

static GtkWidget *
make_room (MonevWindow *window, gpointer data)
{
  Registration *registration = data;
  GtkWidget *room = monev_reference_room_new (window, registration->session);

  g_weak_ref_set (&registration->room, room);
  return room;
}

static void
on_open (Registration *registration, GVariant *parameter)
{
  g_autoptr (MonevReferenceRoom) room = NULL;

  if (!monev_window_show_room (registration->window, "reference"))
    return;
  room = g_weak_ref_get (&registration->room);
  if (room != NULL)
    monev_reference_room_show (room, g_variant_get_string (parameter, NULL));
}

/** monev_reference_room_register: adds the room and the action win.open-reference to @window. To be
 * called again after monev_window_clear_rooms(). */
void
monev_reference_room_register (MonevWindow *window, MonevSession *session)
{
  Registration *registration = g_new0 (Registration, 1);

  registration->window = window;
  registration->session = g_object_ref (session);
  registration->action = g_simple_action_new ("open-reference", G_VARIANT_TYPE_STRING);
  g_weak_ref_init (&registration->room, NULL);
  g_signal_connect_swapped (registration->action, "activate", G_CALLBACK (on_open), registration);
  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (registration->action));
  monev_window_add_room (window, "reference", _("Referensi"), "monev-reference-symbolic",
                         make_room, registration, unregister);
}
