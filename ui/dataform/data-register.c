/* The room of Data OPD in a window: its badge, kept up by what changes, and the way to it. */
#include "data-room.h"

#include "dataform/data-feed.h"

#include <glib/gi18n.h>

typedef struct
{
  MonevWindow *window; /* the room and the action are its own */
  MonevSession *session;
  GSimpleAction *open;
  GWeakRef room;
} Registration;

static void
unregister (gpointer data)
{
  Registration *registration = data;

  g_signal_handlers_disconnect_by_data (registration->open, registration);
  g_simple_action_set_enabled (registration->open, FALSE);
  g_object_set_data (G_OBJECT (registration->open), "window", NULL);
  g_object_unref (registration->open);
  g_signal_handlers_disconnect_by_data (registration->session, registration);
  g_object_unref (registration->session);
  g_weak_ref_clear (&registration->room);
  g_free (registration);
}

static GtkWidget *
make_room (MonevWindow *window, gpointer data)
{
  Registration *registration = data;
  GtkWidget *room = monev_data_room_new (window, registration->session);

  g_weak_ref_set (&registration->room, room);
  return room;
}

static void
on_open (Registration *registration, GVariant *parameter)
{
  const char *id = g_variant_get_string (parameter, NULL);
  g_autoptr (MonevDataRoom) room = NULL;

  if (!monev_window_show_room (registration->window, "data"))
    return;
  room = g_weak_ref_get (&registration->room);
  if (room != NULL && *id != '\0')
    monev_data_room_go_to (room, id);
}

/* ---- the badge ---- */

static gpointer
waiting_job (MonevDbJob *job, gpointer data, GError **error)
{
  guint *waiting = g_new0 (guint, 1);

  if (monev_data_feed_waiting (monev_db_job_connection (job), GPOINTER_TO_INT (data), waiting,
                               error))
    return waiting;
  g_free (waiting);
  return NULL;
}

/* Where it cannot be read the figure stays: the foot of the window says why. */
static void
on_waiting (gpointer owner, gpointer result, const GError *error)
{
  MonevWindow *window = g_object_get_data (owner, "window");

  if (error == NULL && window != NULL)
    monev_window_set_room_badge (window, "data", *(guint *) result, FALSE);
  g_free (result);
}

/* Behind the lock nothing is asked for; the login brings it up to date. The answer keeps the action
 * alive and not the window, which may be closed meanwhile. */
static void
on_changed (Registration *registration)
{
  MonevSession *session = registration->session;

  if (monev_session_get_actor (session) == NULL)
    return;
  monev_session_call (session, G_OBJECT (registration->open),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                          .work = waiting_job,
                                          .data = GINT_TO_POINTER (
                                              monev_session_get_year (session)),
                                          .free_result = g_free },
                      on_waiting);
}

/** monev_data_room_register: to be called again after monev_window_clear_rooms(). */
void
monev_data_room_register (MonevWindow *window, MonevSession *session)
{
  static const char *const signals[] = { "changed", "actor-changed", "year-changed" };
  Registration *registration = g_new0 (Registration, 1);

  registration->window = window;
  registration->session = g_object_ref (session);
  registration->open = g_simple_action_new ("open-data", G_VARIANT_TYPE_STRING);
  g_object_set_data (G_OBJECT (registration->open), "window", window);
  g_weak_ref_init (&registration->room, NULL);
  g_signal_connect_swapped (registration->open, "activate", G_CALLBACK (on_open), registration);
  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (registration->open));
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_swapped (session, signals[i], G_CALLBACK (on_changed), registration);
  monev_window_add_room (window, "data", _("Data OPD"), "monev-data-symbolic", make_room,
                         registration, unregister);
  on_changed (registration);
}
