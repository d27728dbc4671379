#include "window-private.h"
#include "window-state.h"

#include <glib/gi18n.h>

enum
{
  PROP_0,
  PROP_YEAR,
  PROP_STAGE
};

enum
{
  ROOM_CHANGED,
  LOCK_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevWindow, monev_window, ADW_TYPE_APPLICATION_WINDOW)

static const char *const stage_names[] = { "start", "login", "setup", "main" };

static void
free_room (MonevRoom *room)
{
  if (room->destroy != NULL)
    room->destroy (room->data);
  g_free (room->id);
  g_free (room);
}

static MonevRoom *
find_room (MonevWindow *self, const char *id)
{
  for (guint i = 0; i < self->rooms->len; i++)
    {
      MonevRoom *room = g_ptr_array_index (self->rooms, i);

      if (g_str_equal (room->id, id))
        return room;
    }
  return NULL;
}

static void
on_room_chosen (MonevWindow *self, const char *id)
{
  if (!monev_window_show_room (self, id) && self->room != NULL)
    monev_sidebar_select_room (self->sidebar, self->room);
}

static void
on_year_chosen (MonevWindow *self, int year)
{
  monev_window_set_year (self, year);
}

static void
drop_leaving (MonevWindow *self)
{
  for (guint i = 0; i < self->leaving->len; i++)
    adw_leaflet_remove (self->leaflet, g_ptr_array_index (self->leaving, i));
  g_ptr_array_set_size (self->leaving, 0);
}

static void
on_transition (MonevWindow *self)
{
  if (!adw_leaflet_get_child_transition_running (self->leaflet))
    drop_leaving (self);
}

static void
remember_size (MonevWindow *self)
{
  MonevWindowState *state = monev_window_state_get_default ();
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  monev_window_state_set_size (state, width, height, gtk_window_is_maximized (GTK_WINDOW (self)));
  monev_window_state_save (state, G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
}

static void
monev_window_unmap (GtkWidget *widget)
{
  remember_size (MONEV_WINDOW (widget));
  GTK_WIDGET_CLASS (monev_window_parent_class)->unmap (widget);
}

static void
monev_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  MonevWindow *self = MONEV_WINDOW (object);

  switch (id)
    {
    case PROP_YEAR:
      g_value_set_int (value, self->year);
      break;
    case PROP_STAGE:
      g_value_set_int (value, (int) self->stage);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
monev_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  MonevWindow *self = MONEV_WINDOW (object);

  switch (id)
    {
    case PROP_YEAR:
      monev_window_set_year (self, g_value_get_int (value));
      break;
    case PROP_STAGE:
      monev_window_set_stage (self, (MonevStage) g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

/* What a room was given may take actions off the window again, which must still be there. */
static void
monev_window_dispose (GObject *object)
{
  g_clear_weak_pointer (&MONEV_WINDOW (object)->offer);
  g_clear_weak_pointer (&MONEV_WINDOW (object)->word);
  g_ptr_array_set_size (MONEV_WINDOW (object)->rooms, 0);
  G_OBJECT_CLASS (monev_window_parent_class)->dispose (object);
}

static void
monev_window_finalize (GObject *object)
{
  MonevWindow *self = MONEV_WINDOW (object);

  g_weak_ref_clear (&self->focus);
  g_free (self->room);
  g_ptr_array_unref (self->rooms);
  g_ptr_array_unref (self->desks);
  g_ptr_array_unref (self->leaving);
  g_ptr_array_unref (self->notices);
  g_ptr_array_unref (self->holds);
  G_OBJECT_CLASS (monev_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget)
{
  gtk_widget_class_bind_template_child (widget, MonevWindow, toasts);
  gtk_widget_class_bind_template_child (widget, MonevWindow, stages);
  gtk_widget_class_bind_template_child (widget, MonevWindow, start_text);
  gtk_widget_class_bind_template_child (widget, MonevWindow, start);
  gtk_widget_class_bind_template_child (widget, MonevWindow, login);
  gtk_widget_class_bind_template_child (widget, MonevWindow, setup);
  gtk_widget_class_bind_template_child (widget, MonevWindow, leaflet);
  gtk_widget_class_bind_template_child (widget, MonevWindow, flap);
  gtk_widget_class_bind_template_child (widget, MonevWindow, sidebar);
  gtk_widget_class_bind_template_child (widget, MonevWindow, rooms_stack);
  gtk_widget_class_bind_template_child (widget, MonevWindow, notice_bar);
  gtk_widget_class_bind_template_child (widget, MonevWindow, notice_text);
  gtk_widget_class_bind_template_child (widget, MonevWindow, notice_button);
  gtk_widget_class_bind_template_callback (widget, on_room_chosen);
  gtk_widget_class_bind_template_callback (widget, on_year_chosen);
  gtk_widget_class_bind_template_callback (widget, on_transition);
  gtk_widget_class_bind_template_callback (widget, monev_window_on_notice_clicked);
}

static void
install_signals (void)
{
  /** MonevWindow::room-changed: another room is shown. */
  signals[ROOM_CHANGED] = g_signal_new ("room-changed", MONEV_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  /** MonevWindow::lock-requested: the person wants to leave the PC; show the login. */
  signals[LOCK_REQUESTED] = g_signal_new ("lock-requested", MONEV_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
monev_window_class_init (MonevWindowClass *klass)
{
  GObjectClass *object = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  object->get_property = monev_window_get_property;
  object->set_property = monev_window_set_property;
  object->dispose = monev_window_dispose;
  object->finalize = monev_window_finalize;
  widget->unmap = monev_window_unmap;
  GTK_WINDOW_CLASS (klass)->close_request = monev_window_close_request;
  g_object_class_install_property (object, PROP_YEAR,
                                   g_param_spec_int ("year", NULL, NULL, 0, 9999, 0,
                                                     G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY));
  g_object_class_install_property (object, PROP_STAGE,
                                   g_param_spec_int ("stage", NULL, NULL, 0, MONEV_STAGE_MAIN, 0,
                                                     G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY));
  install_signals ();
  g_type_ensure (MONEV_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget, "/id/monev/Monev/ui/shell/window.ui");
  bind_children (widget);
  monev_window_install_actions (widget);
}

static void
monev_window_init (MonevWindow *self)
{
  int width, height;
  gboolean maximized;

  self->rooms = g_ptr_array_new_with_free_func ((GDestroyNotify) free_room);
  self->desks = g_ptr_array_new ();
  self->leaving = g_ptr_array_new ();
  self->notices = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_window_free_notice);
  self->holds = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_window_free_hold);
  g_weak_ref_init (&self->focus, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  monev_window_state_get_size (monev_window_state_get_default (), &width, &height, &maximized);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  monev_window_watch_flap (self);
  monev_window_update_actions (self);
}

/** monev_window_new: Returns: (transfer none): a window of @application, not shown yet. */
MonevWindow *
monev_window_new (GtkApplication *application)
{
  return g_object_new (MONEV_TYPE_WINDOW, "application", application, NULL);
}

/** monev_window_set_stage: shows the start, the login, the setup or the work itself. */
void
monev_window_set_stage (MonevWindow *self, MonevStage stage)
{
  g_return_if_fail (MONEV_IS_WINDOW (self) && stage <= MONEV_STAGE_MAIN);

  gtk_stack_set_visible_child_name (self->stages, stage_names[stage]);
  if (self->stage == stage)
    return;
  self->stage = stage;
  monev_window_update_actions (self);
  g_object_notify (G_OBJECT (self), "stage");
}

/** monev_window_get_stage: Returns: what is shown. */
MonevStage
monev_window_get_stage (MonevWindow *self)
{
  g_return_val_if_fail (MONEV_IS_WINDOW (self), MONEV_STAGE_START);
  return self->stage;
}

/**
 * monev_window_set_stage_page:
 * @stage: START (say, for a database that cannot be opened), LOGIN or SETUP
 * @page: (nullable): what is shown there, with its own header bar
 */
void
monev_window_set_stage_page (MonevWindow *self, MonevStage stage, GtkWidget *page)
{
  AdwBin *bins[] = { self->start, self->login, self->setup };

  g_return_if_fail (MONEV_IS_WINDOW (self) && stage < MONEV_STAGE_MAIN);
  adw_bin_set_child (bins[stage], page);
}

/** monev_window_set_start_text: what is being done while the start is shown: "Membuka basis data…".
 */
void
monev_window_set_start_text (MonevWindow *self, const char *text)
{
  g_return_if_fail (MONEV_IS_WINDOW (self) && text != NULL);
  gtk_label_set_text (self->start_text, text);
}

/**
 * monev_window_add_room:
 * @factory: makes the page when the room is first entered; a #MonevPage gets the sidebar button
 *
 * A room that is not added is not shown anywhere.
 */
void
monev_window_add_room (MonevWindow *self, const char *id, const char *title, const char *icon_name,
                       MonevRoomFactory factory, gpointer data, GDestroyNotify destroy)
{
  MonevRoom *room;

  g_return_if_fail (MONEV_IS_WINDOW (self) && find_room (self, id) == NULL && factory != NULL);

  room = g_new0 (MonevRoom, 1);
  room->id = g_strdup (id);
  room->factory = factory;
  room->data = data;
  room->destroy = destroy;
  g_ptr_array_add (self->rooms, room);
  monev_sidebar_add_room (self->sidebar, id, title, icon_name);
  monev_window_update_actions (self);
}

/** monev_window_clear_rooms: takes all rooms and desks away, as when another person logs in. */
void
monev_window_clear_rooms (MonevWindow *self)
{
  GtkWidget *child;

  g_return_if_fail (MONEV_IS_WINDOW (self));

  /* GTK 4.8 keeps what lies between the window and a focused text that is taken away. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->flap));
  for (guint i = 0; i < self->desks->len; i++)
    g_ptr_array_add (self->leaving, g_ptr_array_index (self->desks, i));
  g_ptr_array_set_size (self->desks, 0);
  drop_leaving (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rooms_stack))) != NULL)
    gtk_stack_remove (self->rooms_stack, child);
  monev_sidebar_clear_rooms (self->sidebar);
  g_ptr_array_set_size (self->rooms, 0);
  g_clear_pointer (&self->room, g_free);
  monev_window_update_actions (self);
}

static GtkWidget *
enter_room (MonevWindow *self, MonevRoom *room)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->rooms_stack, room->id);

  if (page != NULL)
    return page;
  page = room->factory (self, room->data);
  if (MONEV_IS_PAGE (page))
    g_object_bind_property (self->flap, "folded", page, "sidebar-hidden", G_BINDING_SYNC_CREATE);
  gtk_stack_add_named (self->rooms_stack, page, room->id);
  return page;
}

/**
 * monev_window_show_room:
 *
 * Leaves the desks that lie over the rooms, if they let themselves be left.
 *
 * Returns: whether the room is shown now.
 */
gboolean
monev_window_show_room (MonevWindow *self, const char *id)
{
  MonevRoom *room;
  GtkWidget *page;

  g_return_val_if_fail (MONEV_IS_WINDOW (self) && id != NULL, FALSE);

  room = find_room (self, id);
  if (room == NULL || !monev_window_pop_desks (self))
    return FALSE;
  page = enter_room (self, room);
  gtk_stack_set_visible_child (self->rooms_stack, page);
  monev_sidebar_select_room (self->sidebar, id);
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  if (g_strcmp0 (self->room, id) == 0)
    return TRUE;
  g_free (self->room);
  self->room = g_strdup (id);
  monev_window_update_actions (self);
  g_signal_emit (self, signals[ROOM_CHANGED], 0);
  return TRUE;
}

/* Who came by a key works on in the room: its own keys are heard only with the focus in it. */
void
monev_window_focus_room (MonevWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->rooms_stack);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (page != NULL && (focus == NULL || !gtk_widget_is_ancestor (focus, page)))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/** monev_window_get_room: Returns: (transfer none) (nullable): the id of the room one is in. */
const char *
monev_window_get_room (MonevWindow *self)
{
  g_return_val_if_fail (MONEV_IS_WINDOW (self), NULL);
  return self->room;
}

/** monev_window_set_room_badge: @count: what waits in the room, 0 for nothing; @urgent: it waits
 * for this person. */
void
monev_window_set_room_badge (MonevWindow *self, const char *id, guint count, gboolean urgent)
{
  g_return_if_fail (MONEV_IS_WINDOW (self));
  monev_sidebar_set_badge (self->sidebar, id, count, urgent);
}

/** monev_window_get_desk: Returns: (transfer none) (nullable): the desk one works at. */
GtkWidget *
monev_window_get_desk (MonevWindow *self)
{
  g_return_val_if_fail (MONEV_IS_WINDOW (self), NULL);
  return self->desks->len == 0 ? NULL : g_ptr_array_index (self->desks, self->desks->len - 1);
}

/** monev_window_get_page: Returns: (transfer none) (nullable): the desk in front, or the room. */
MonevPage *
monev_window_get_page (MonevWindow *self)
{
  GtkWidget *page = monev_window_get_desk (self);

  if (page == NULL)
    page = gtk_stack_get_visible_child (self->rooms_stack);
  return MONEV_IS_PAGE (page) ? MONEV_PAGE (page) : NULL;
}

/** monev_window_push_desk: @desk: (transfer floating): a thing being worked on; it takes the whole
 * window. */
void
monev_window_push_desk (MonevWindow *self, GtkWidget *desk)
{
  g_return_if_fail (MONEV_IS_WINDOW (self) && GTK_IS_WIDGET (desk));

  if (self->desks->len == 0)
    g_weak_ref_set (&self->focus, gtk_window_get_focus (GTK_WINDOW (self)));
  if (MONEV_IS_PAGE (desk))
    monev_page_set_desk (MONEV_PAGE (desk), TRUE);
  adw_leaflet_append (self->leaflet, desk);
  g_ptr_array_add (self->desks, desk);
  adw_leaflet_set_visible_child (self->leaflet, desk);
  if (!MONEV_IS_PAGE (desk) || !monev_page_focus_first (MONEV_PAGE (desk)))
    gtk_widget_child_focus (desk, GTK_DIR_TAB_FORWARD);
  monev_window_update_actions (self);
}

/**
 * monev_window_pop_desk:
 *
 * Goes back to what lies below, with the focus where it was.
 *
 * Returns: %FALSE where the desk asks something first, or there is none.
 */
gboolean
monev_window_pop_desk (MonevWindow *self)
{
  g_autoptr (GtkWidget) focus = NULL;
  GtkWidget *desk;

  g_return_val_if_fail (MONEV_IS_WINDOW (self), FALSE);

  desk = monev_window_get_desk (self);
  if (desk == NULL || (MONEV_IS_PAGE (desk) && !monev_page_ask_close (MONEV_PAGE (desk))))
    return FALSE;
  g_ptr_array_remove (self->desks, desk);
  g_ptr_array_add (self->leaving, desk);
  adw_leaflet_set_visible_child (self->leaflet, self->desks->len > 0 ? monev_window_get_desk (self)
                                                                     : GTK_WIDGET (self->flap));
  if (self->desks->len == 0 && (focus = g_weak_ref_get (&self->focus)) != NULL)
    gtk_widget_grab_focus (focus);
  on_transition (self);
  monev_window_update_actions (self);
  return TRUE;
}

/** monev_window_set_return: @widget: has the focus once the last desk is left, instead of what had
 * it before the first. */
void
monev_window_set_return (MonevWindow *self, GtkWidget *widget)
{
  g_return_if_fail (MONEV_IS_WINDOW (self) && GTK_IS_WIDGET (widget));
  g_weak_ref_set (&self->focus, widget);
}

/** monev_window_pop_desks: closes every desk. Returns: whether none wanted to stay. */
gboolean
monev_window_pop_desks (MonevWindow *self)
{
  while (self->desks->len > 0)
    if (!monev_window_pop_desk (self))
      return FALSE;
  return TRUE;
}

/** monev_window_set_office: @name: (nullable): whose data these are: "Kab. Muara Sentosa". */
void
monev_window_set_office (MonevWindow *self, const char *name)
{
  g_return_if_fail (MONEV_IS_WINDOW (self));
  monev_sidebar_set_office (self->sidebar, name);
}

/** monev_window_set_official: @name: (nullable): who is logged in; @position: (nullable): in which
 * capacity. */
void
monev_window_set_official (MonevWindow *self, const char *name, const char *position)
{
  g_return_if_fail (MONEV_IS_WINDOW (self));

  monev_sidebar_set_official (self->sidebar, name, position);
  self->has_official = name != NULL;
  monev_window_update_actions (self);
}

/** monev_window_set_years: the Tahun Anggaran there are; the switch is hidden while there is none.
 */
void
monev_window_set_years (MonevWindow *self, const int *years, guint n_years)
{
  g_return_if_fail (MONEV_IS_WINDOW (self));

  monev_sidebar_set_years (self->sidebar, years, n_years);
  monev_sidebar_set_year (self->sidebar, self->year);
}

/** monev_window_set_year: the Tahun Anggaran of the whole window; pages watch the property "year".
 */
void
monev_window_set_year (MonevWindow *self, int year)
{
  g_return_if_fail (MONEV_IS_WINDOW (self));

  monev_sidebar_set_year (self->sidebar, year);
  if (self->year == year)
    return;
  self->year = year;
  g_object_notify (G_OBJECT (self), "year");
}

/** monev_window_get_year: Returns: the Tahun Anggaran; 0 while none is set. */
int
monev_window_get_year (MonevWindow *self)
{
  g_return_val_if_fail (MONEV_IS_WINDOW (self), 0);
  return self->year;
}
