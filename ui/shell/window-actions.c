#include "window-private.h"

static gboolean
at_work (MonevWindow *self)
{
  return self->stage == MONEV_STAGE_MAIN;
}

/* Over the page the sidebar has the keys, and the page has them again once it is gone. */
static void
reveal_sidebar (MonevWindow *self, gboolean reveal)
{
  adw_flap_set_reveal_flap (self->flap, reveal);
  if (!adw_flap_get_folded (self->flap))
    return;
  if (reveal)
    gtk_widget_child_focus (GTK_WIDGET (self->sidebar), GTK_DIR_TAB_FORWARD);
  else
    monev_window_focus_room (self);
}

static void
toggle_sidebar (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevWindow *self = MONEV_WINDOW (widget);

  reveal_sidebar (self, !adw_flap_get_reveal_flap (self->flap));
}

static gboolean
on_flap_key (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
             gpointer data)
{
  MonevWindow *self = data;

  if (keyval != GDK_KEY_Escape || !adw_flap_get_folded (self->flap)
      || !adw_flap_get_reveal_flap (self->flap))
    return FALSE;
  reveal_sidebar (self, FALSE);
  return TRUE;
}

/* Escape closes the sidebar where it lies over the page. */
void
monev_window_watch_flap (MonevWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_flap_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->flap), keys);
}

static void
go_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_window_pop_desk (MONEV_WINDOW (widget));
}

static void
enter_room (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevWindow *self = MONEV_WINDOW (widget);
  const char *id = monev_sidebar_get_room (self->sidebar,
                                           (guint) MAX (0, g_variant_get_int32 (parameter) - 1));

  if (id != NULL && at_work (self))
    {
      monev_window_show_room (self, id);
      monev_window_focus_room (self);
    }
}

static void
search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevWindow *self = MONEV_WINDOW (widget);
  MonevPage *page = monev_window_get_page (self);

  if (page == NULL)
    return;
  if (adw_flap_get_folded (self->flap)) /* the sidebar lies over the page */
    adw_flap_set_reveal_flap (self->flap, FALSE);
  monev_page_open_search (page);
}

static void
lock (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "lock-requested");
}

static void
toast (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_window_toast (MONEV_WINDOW (widget), g_variant_get_string (parameter, NULL), NULL, NULL,
                      NULL, NULL);
}

/** monev_window_install_actions: adds the actions of the window to its class. */
void
monev_window_install_actions (GtkWidgetClass *widget)
{
  gtk_widget_class_install_action (widget, "win.toggle-sidebar", NULL, toggle_sidebar);
  gtk_widget_class_install_action (widget, "win.back", NULL, go_back);
  gtk_widget_class_install_action (widget, "win.room", "i", enter_room);
  gtk_widget_class_install_action (widget, "win.search", NULL, search);
  gtk_widget_class_install_action (widget, "win.lock", NULL, lock);
  gtk_widget_class_install_action (widget, "win.toast", "s", toast);
}

/* What cannot be done now is insensitive. */
void
monev_window_update_actions (MonevWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean desk = self->desks->len > 0;

  gtk_widget_action_set_enabled (widget, "win.toggle-sidebar", at_work (self) && !desk);
  gtk_widget_action_set_enabled (widget, "win.back", at_work (self) && desk);
  gtk_widget_action_set_enabled (widget, "win.room", at_work (self) && self->rooms->len > 0);
  gtk_widget_action_set_enabled (widget, "win.search", at_work (self));
  gtk_widget_action_set_enabled (widget, "win.lock", at_work (self) && self->has_official);
}
