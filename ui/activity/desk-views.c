/* The views of the desk: the row that switches between them, and its keys. */
#include "activity-desk-private.h"

static GtkWidget *
make_switcher (MonevActivityDesk *self, AdwViewSwitcherPolicy policy)
{
  GtkWidget *switcher = adw_view_switcher_new ();

  adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (switcher), self->views);
  adw_view_switcher_set_policy (ADW_VIEW_SWITCHER (switcher), policy);
  return switcher;
}

/** monev_activity_desk_make_switch: Returns: (transfer floating): a row of its own below the header:
 * eight views beside the title would cut it. Where the window is narrow the words stand below their
 * icons. */
GtkWidget *
monev_activity_desk_make_switch (MonevActivityDesk *self)
{
  GtkWidget *fitting = adw_squeezer_new ();

  adw_squeezer_set_homogeneous (ADW_SQUEEZER (fitting), FALSE);
  adw_squeezer_add (ADW_SQUEEZER (fitting), make_switcher (self, ADW_VIEW_SWITCHER_POLICY_WIDE));
  adw_squeezer_add (ADW_SQUEEZER (fitting), make_switcher (self, ADW_VIEW_SWITCHER_POLICY_NARROW));
  gtk_widget_set_halign (fitting, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (fitting, "monev-views");
  return fitting;
}

/* Round and round; what is hidden is passed over. */
static void
turn (MonevActivityDesk *self, guint by)
{
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->views);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (pages)), at = 0;

  while (at < n && !gtk_selection_model_is_selected (pages, at))
    at++;
  for (guint tried = 0; tried < n; tried++)
    {
      g_autoptr (AdwViewStackPage) page = NULL;

      at = (at + by) % n;
      page = g_list_model_get_item (G_LIST_MODEL (pages), at);
      if (!adw_view_stack_page_get_visible (page))
        continue;
      adw_view_stack_set_visible_child (self->views, adw_view_stack_page_get_child (page));
      return;
    }
}

static void
act_next_view (GtkWidget *widget, const char *name, GVariant *parameter)
{
  turn (MONEV_ACTIVITY_DESK (widget), 1);
}

static void
act_previous_view (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->views);

  turn (self, g_list_model_get_n_items (G_LIST_MODEL (pages)) - 1);
}

/** monev_activity_desk_install_views: the actions that turn the views over. */
void
monev_activity_desk_install_views (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "desk.next-view", NULL, act_next_view);
  gtk_widget_class_install_action (klass, "desk.previous-view", NULL, act_previous_view);
}

/* Adds to the list of the view that is shown; where none is added to, the key goes on. */
static gboolean
on_add_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  static const struct
  {
    const char *view, *action;
  } adds[] = { { "meetings", "desk.meeting-add" },
               { "visits", "desk.visit-add" },
               { "findings", "desk.finding-add" },
               { "proposals", "desk.proposal-add" },
               { "team", "desk.member-add" } };
  const char *shown
      = adw_view_stack_get_visible_child_name (MONEV_ACTIVITY_DESK (widget)->views);

  for (guint i = 0; i < G_N_ELEMENTS (adds); i++)
    if (g_strcmp0 (shown, adds[i].view) == 0)
      return gtk_widget_activate_action (widget, adds[i].action, NULL);
  return FALSE;
}

/** monev_activity_desk_add_view_keys: before a list, which would take Ctrl+Page Down for its last row. */
void
monev_activity_desk_add_view_keys (MonevActivityDesk *self)
{
  static const struct
  {
    const char *keys, *action;
  } keys[] = { { "<Control>Page_Down", "desk.next-view" },
               { "<Control>Page_Up", "desk.previous-view" } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].keys),
                          gtk_named_action_new (keys[i].action)));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  controller = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>n"),
                        gtk_callback_action_new (on_add_key, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
