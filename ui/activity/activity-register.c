/* The room of Agenda Kerja in a window, and the actions that lead to its desks. */
#include "activity-desk.h"
#include "activity-room.h"
#include "start-desk.h"

#include <glib/gi18n.h>

typedef struct
{
  MonevWindow *window; /* the room and the actions are its own */
  MonevSession *session;
  GSimpleAction *open;
  GSimpleAction *start;
} Registration;

static void
unregister (gpointer data)
{
  Registration *registration = data;
  GSimpleAction *actions[] = { registration->open, registration->start };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_signal_handlers_disconnect_by_data (actions[i], registration);
      g_simple_action_set_enabled (actions[i], FALSE);
      g_object_unref (actions[i]);
    }
  g_signal_handlers_disconnect_by_data (registration->session, registration);
  g_object_unref (registration->session);
  g_free (registration);
}

static GtkWidget *
make_room (MonevWindow *window, gpointer data)
{
  return monev_activity_room_new (window, ((Registration *) data)->session);
}

static void
on_open (Registration *registration, GVariant *parameter)
{
  const char *id, *step;

  g_variant_get (parameter, "(&s&s)", &id, &step);
  monev_window_push_desk (registration->window,
                          monev_activity_desk_new (registration->window, registration->session, id,
                                                   step));
}

static void
on_start (Registration *registration)
{
  monev_window_push_desk (registration->window,
                          monev_start_desk_new (registration->window, registration->session));
}

static void
on_actor_changed (Registration *registration)
{
  g_simple_action_set_enabled (registration->start,
                               monev_session_get_actor (registration->session) != NULL
                                   && monev_session_allows (registration->session,
                                                            MONEV_ACT_ACTIVITY_START, NULL));
}

static GSimpleAction *
add_action (Registration *registration, const char *name, const char *type, GCallback callback)
{
  GSimpleAction *action = g_simple_action_new (name, type != NULL ? G_VARIANT_TYPE (type) : NULL);

  g_signal_connect_swapped (action, "activate", callback, registration);
  g_action_map_add_action (G_ACTION_MAP (registration->window), G_ACTION (action));
  return action;
}

/** monev_activity_room_register: to be called again after monev_window_clear_rooms(). */
void
monev_activity_room_register (MonevWindow *window, MonevSession *session)
{
  Registration *registration = g_new0 (Registration, 1);

  registration->window = window;
  registration->session = g_object_ref (session);
  registration->open = add_action (registration, "open-activity", "(ss)", G_CALLBACK (on_open));
  registration->start = add_action (registration, "start-activity", NULL, G_CALLBACK (on_start));
  g_signal_connect_swapped (session, "actor-changed", G_CALLBACK (on_actor_changed), registration);
  on_actor_changed (registration);
  monev_window_add_room (window, "activity", _("Agenda Kerja"), "monev-agenda-symbolic", make_room,
                         registration, unregister);
}
