#include "office-window-private.h"

#include "office/database-file.h"
#include "office/office.h"
#include "programme/programme.h"
#include "ui/activity/activity-room.h"
#include "ui/dataform/data-room.h"
#include "ui/home/home-page.h"
#include "ui/instrument/instrument-room.h"
#include "ui/office/open-failure.h"
#include "ui/office/setup-page.h"
#include "ui/people/login-page.h"
#include "ui/people/pin-dialog.h"
#include "ui/reference/reference-room.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/* Longer than that the start says what it waits for. */
#define PATIENCE_MS 400

G_DEFINE_FINAL_TYPE (MonevOfficeWindow, monev_office_window, G_TYPE_OBJECT)

/* ---- rooms ---- */

static GtkWidget *
make_home (MonevWindow *window, gpointer data)
{
  return monev_home_page_new (MONEV_OFFICE_WINDOW (data)->session);
}

static const struct
{
  const char *id;
  const char *title;
  const char *icon;
  MonevRoomFactory make;
} rooms[] = {
  { "home", N_ ("Beranda"), "monev-home-symbolic", make_home },
};

static void
build_rooms (MonevOfficeWindow *self)
{
  monev_window_clear_rooms (self->window);
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    monev_window_add_room (self->window, rooms[i].id, _(rooms[i].title), rooms[i].icon,
                           rooms[i].make, self, NULL);
  monev_activity_room_register (self->window, self->session);
  monev_data_room_register (self->window, self->session);
  monev_instrument_room_register (self->window, self->session);
  monev_reference_room_register (self->window, self->session);
}

/* ---- Tahun Anggaran ---- */

static gpointer
years_job (MonevDbJob *job, gpointer data, GError **error)
{
  return monev_programme_years (monev_db_job_connection (job), error);
}

static int
later_first (gconstpointer a, gconstpointer b)
{
  return *(const int *) b - *(const int *) a;
}

/* Those that hold programmes, the one we live in, and the next, which is planned in it. */
static void
on_years (gpointer owner, gpointer result, const GError *error)
{
  MonevOfficeWindow *self = owner;
  g_autoptr (GArray) years = result;
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();
  guint kept = 0;

  if (years == NULL)
    return;
  for (int i = 0; i < 2; i++)
    {
      int year = g_date_time_get_year (today) + i;

      g_array_append_val (years, year);
    }
  g_array_sort (years, later_first);
  for (guint i = 0; i < years->len; i++)
    if (kept == 0 || g_array_index (years, int, i) != g_array_index (years, int, kept - 1))
      g_array_index (years, int, kept++) = g_array_index (years, int, i);
  monev_window_set_years (self->window, (const int *) (gpointer) years->data, kept);
  monev_window_set_year (self->window, monev_session_get_year (self->session));
}

static void
load_years (MonevOfficeWindow *self)
{
  if (monev_window_get_stage (self->window) != MONEV_STAGE_MAIN)
    return;
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { MONEV_DB_LANE_READ, years_job,
                                          .free_result = (GDestroyNotify) g_array_unref,
                                          .cancellable = self->cancellable },
                      on_years);
}

static void
on_year_chosen (MonevOfficeWindow *self)
{
  monev_session_set_year (self->session, monev_window_get_year (self->window));
}

static void
on_year_changed (MonevOfficeWindow *self)
{
  monev_window_set_year (self->window, monev_session_get_year (self->session));
}

/* ---- logging in and locking ---- */

static void
set_change_pin (MonevOfficeWindow *self, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->window), "change-pin");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
show_dialogs (MonevOfficeWindow *self, gboolean same)
{
  for (guint i = 0; i < self->hidden->len; i++)
    {
      GtkWindow *dialog = g_ptr_array_index (self->hidden, i);

      if (same)
        gtk_window_present (dialog);
      else
        gtk_window_destroy (dialog);
    }
  g_ptr_array_set_size (self->hidden, 0);
}

/* Takes @actor. */
static void
let_in (MonevOfficeWindow *self, MonevActor *actor)
{
  gboolean same = g_strcmp0 (self->official, actor->official_id) == 0;

  g_free (self->official);
  g_free (self->official_name);
  self->official = g_strdup (actor->official_id);
  self->official_name = g_strdup (actor->name);
  if (!same)
    build_rooms (self);
  monev_window_set_official (self->window, actor->name, actor->position);
  monev_session_set_actor (self->session, actor);
  monev_window_set_stage (self->window, MONEV_STAGE_MAIN);
  if (!same)
    monev_window_show_room (self->window, rooms[0].id);
  show_dialogs (self, same);
  set_change_pin (self, TRUE);
  load_years (self);
  monev_idle_lock_start (self->idle);
  monev_office_watch_start (self->watch);
}

static void
on_leave_response (MonevOfficeWindow *self, const char *response)
{
  MonevActor *actor = g_steal_pointer (&self->waiting);

  if (actor == NULL)
    return;
  if (g_str_equal (response, "go-on"))
    let_in (self, actor);
  else
    monev_actor_free (actor);
}

/* Somebody else's desk is never cleared without a word. */
static void
ask_to_leave (MonevOfficeWindow *self)
{
  g_autofree char *text = g_strdup_printf (
      _("Pekerjaan %s masih terbuka di balik kunci. Yang belum disimpan hilang bila Anda masuk."),
      self->official_name);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self->window),
                                              _("Tutup pekerjaan yang terbuka?"), text);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _("_Kembali"), "go-on",
                                    _("_Tutup dan Masuk"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "go-on",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_leave_response), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_logged_in (MonevOfficeWindow *self, gpointer data)
{
  MonevActor *actor = monev_actor_copy (data);
  gboolean other = self->official != NULL && !g_str_equal (self->official, actor->official_id);

  if (!other || (monev_window_get_desk (self->window) == NULL && self->hidden->len == 0))
    {
      let_in (self, actor);
      return;
    }
  g_clear_pointer (&self->waiting, monev_actor_free);
  self->waiting = actor;
  ask_to_leave (self);
}

/* A dialog would lie open above the locked window. */
static void
hide_dialogs (MonevOfficeWindow *self)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (self->window)
        && gtk_widget_get_visible (l->data))
      {
        g_ptr_array_add (self->hidden, g_object_ref (l->data));
        gtk_widget_set_visible (l->data, FALSE);
      }
}

/** monev_office_window_lock: nobody is at the computer; what was open stays behind the login. */
void
monev_office_window_lock (MonevOfficeWindow *self)
{
  g_return_if_fail (MONEV_IS_OFFICE_WINDOW (self));

  if (monev_window_get_stage (self->window) != MONEV_STAGE_MAIN)
    return;
  monev_idle_lock_stop (self->idle);
  hide_dialogs (self);
  set_change_pin (self, FALSE);
  monev_window_set_stage (self->window, MONEV_STAGE_LOGIN);
  monev_session_set_actor (self->session, NULL);
  monev_login_page_set_note (MONEV_LOGIN_PAGE (self->login), _("Terkunci. Pekerjaan Anda tetap ada."));
  monev_login_page_reload (MONEV_LOGIN_PAGE (self->login));
  monev_login_page_choose (MONEV_LOGIN_PAGE (self->login), self->official);
}

static void
on_pin_changed (MonevOfficeWindow *self)
{
  monev_window_toast (self->window, _("PIN sudah diganti"), NULL, NULL, NULL, NULL);
}

static void
change_pin (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MonevOfficeWindow *self = data;
  GtkWidget *dialog = monev_pin_dialog_new (self->session);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self->window));
  g_signal_connect_object (dialog, "changed", G_CALLBACK (on_pin_changed), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- opening ---- */

static void
open_session (MonevOfficeWindow *self)
{
  monev_session_open (self->session);
}

/* A backup was put back under the window: what was open is of before, and whoever was there types the
 * PIN anew. A name that the backup does not know leads to the search. */
static void
ask_again (MonevOfficeWindow *self)
{
  MonevLoginPage *login = MONEV_LOGIN_PAGE (self->login);
  g_autofree char *before = g_steal_pointer (&self->official);

  monev_idle_lock_stop (self->idle);
  set_change_pin (self, FALSE);
  monev_window_set_stage (self->window, MONEV_STAGE_LOGIN);
  monev_login_page_set_note (login, NULL);
  monev_login_page_reload (login);
  monev_login_page_choose (login, before);
}

static void
ask_who (MonevOfficeWindow *self)
{
  if (self->login != NULL)
    {
      ask_again (self);
      return;
    }
  self->login = monev_login_page_new (self->session);
  g_signal_connect_object (self->login, "logged-in", G_CALLBACK (on_logged_in), self,
                           G_CONNECT_SWAPPED);
  monev_window_set_stage_page (self->window, MONEV_STAGE_LOGIN, self->login);
  monev_window_set_stage (self->window, MONEV_STAGE_LOGIN);
}

static gboolean
close_window (gpointer window)
{
  gtk_window_close (window);
  return G_SOURCE_REMOVE;
}

static GtkWindow *
window_of (GtkApplication *application, const char *uri)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    {
      MonevOfficeWindow *office
          = MONEV_IS_WINDOW (l->data) ? monev_office_window_of (l->data) : NULL;

      if (office != NULL && g_str_equal (monev_session_get_uri (office->session), uri))
        return l->data;
    }
  return NULL;
}

/* Another database gets a window of its own; this one goes once its signal is done with. */
static void
go_to (MonevOfficeWindow *self, const char *uri)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self->window));
  GtkWindow *window = window_of (application, uri);

  if (window == NULL)
    {
      window = GTK_WINDOW (monev_window_new (application));
      monev_office_window_attach (MONEV_WINDOW (window), uri);
    }
  gtk_window_present (window);
  g_idle_add_full (G_PRIORITY_DEFAULT, close_window, g_object_ref (self->window), g_object_unref);
}

static void
own_office (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MonevOfficeWindow *self = data;
  g_autofree char *uri = monev_database_own_uri (monev_session_get_uri (self->session));

  go_to (self, uri);
}

/* @sheet: (nullable): of an office that stands already */
static void
set_up (MonevOfficeWindow *self, const MonevRecoverySheet *sheet)
{
  const char *uri = monev_session_get_uri (self->session);
  GtkWidget *page = sheet != NULL ? monev_setup_page_new_for_sheet (uri, sheet)
                                  : monev_setup_page_new (uri);

  g_signal_connect_object (page, "done", G_CALLBACK (open_session), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "demo", G_CALLBACK (go_to), self, G_CONNECT_SWAPPED);
  monev_window_set_stage_page (self->window, MONEV_STAGE_SETUP, page);
  monev_window_set_stage (self->window, MONEV_STAGE_SETUP);
}

static void
start_new (MonevOfficeWindow *self)
{
  set_up (self, NULL);
}

static void
show_failure (MonevOfficeWindow *self, MonevOpened how)
{
  if (self->failure == NULL)
    {
      self->failure = monev_open_failure_new (self->session);
      g_signal_connect_object (self->failure, "retry", G_CALLBACK (open_session), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->failure, "start-new", G_CALLBACK (start_new), self,
                               G_CONNECT_SWAPPED);
      monev_window_set_stage_page (self->window, MONEV_STAGE_START, self->failure);
    }
  monev_window_set_stage (self->window, MONEV_STAGE_START);
  monev_open_failure_show (MONEV_OPEN_FAILURE (self->failure), how);
}

/* What was shown while the office was made held a PIN and the recovery code: it is not kept. The
 * focus leaves it first, since GTK 4.8 does not survive a focused entry that goes. */
static void
leave_setup (MonevOfficeWindow *self)
{
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  ask_who (self);
  monev_window_set_stage_page (self->window, MONEV_STAGE_SETUP, NULL);
}

static void
on_opened (MonevOfficeWindow *self, int how)
{
  g_autoptr (MonevRecoverySheet) sheet = monev_session_take_sheet (self->session);

  g_clear_handle_id (&self->patience, g_source_remove);
  switch (how)
    {
    case MONEV_OPENED_READY:
      if (monev_window_get_stage (self->window) == MONEV_STAGE_SETUP)
        leave_setup (self);
      else
        ask_who (self);
      break;
    case MONEV_OPENED_FRESH:
    case MONEV_OPENED_SHEET:
      set_up (self, sheet);
      break;
    default:
      show_failure (self, (MonevOpened) how);
    }
}

static gboolean
on_patience_over (gpointer data)
{
  MonevOfficeWindow *self = data;

  self->patience = 0;
  if (monev_window_get_stage (self->window) == MONEV_STAGE_START)
    monev_window_set_start_text (self->window, _("Membuka basis data…"));
  return G_SOURCE_REMOVE;
}

/* The short form for the head of the sidebar. */
static char *
short_region (const char *name)
{
  return g_str_has_prefix (name, "Kabupaten ")
             ? g_strconcat ("Kab. ", name + strlen ("Kabupaten "), NULL) : g_strdup (name);
}

static void
on_office_changed (MonevOfficeWindow *self)
{
  const MonevRecord *office = monev_session_get_office (self->session);
  g_autofree char *name = NULL;

  if (office == NULL)
    return;
  name = monev_database_is_demo (monev_session_get_uri (self->session))
             ? g_strdup (_("Kantor contoh"))
             : short_region (monev_record_get (office, "region_name"));
  monev_window_set_office (self->window, name);
  monev_idle_lock_set_limit (self->idle,
                             (gint64) atoi (monev_record_get (office, "idle_minutes")) * 60000);
}

/* ---- the object ---- */

static void
monev_office_window_dispose (GObject *object)
{
  MonevOfficeWindow *self = MONEV_OFFICE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->patience, g_source_remove);
  /* An answer on its way may keep them; they must not speak to a window that is gone. */
  if (self->watch != NULL)
    g_object_run_dispose (G_OBJECT (self->watch));
  g_clear_object (&self->watch);
  g_clear_object (&self->idle);
  g_clear_object (&self->session);
  g_clear_pointer (&self->waiting, monev_actor_free);
  g_ptr_array_set_size (self->hidden, 0);
  G_OBJECT_CLASS (monev_office_window_parent_class)->dispose (object);
}

static void
monev_office_window_finalize (GObject *object)
{
  MonevOfficeWindow *self = MONEV_OFFICE_WINDOW (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->hidden);
  g_free (self->official);
  g_free (self->official_name);
  G_OBJECT_CLASS (monev_office_window_parent_class)->finalize (object);
}

static void
monev_office_window_class_init (MonevOfficeWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_office_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_office_window_finalize;
}

static void
monev_office_window_init (MonevOfficeWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->hidden = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
connect_all (MonevOfficeWindow *self)
{
  static const GActionEntry actions[] = { { "change-pin", change_pin },
                                          { "own-office", own_office } };
  const struct
  {
    gpointer object;
    const char *signal;
    GCallback callback;
  } links[] = {
    { self->session, "opened", G_CALLBACK (on_opened) },
    { self->session, "changed", G_CALLBACK (load_years) },
    { self->session, "office-changed", G_CALLBACK (on_office_changed) },
    { self->session, "year-changed", G_CALLBACK (on_year_changed) },
    { self->window, "notify::year", G_CALLBACK (on_year_chosen) },
    { self->window, "lock-requested", G_CALLBACK (monev_office_window_lock) },
    { self->window, "destroy", G_CALLBACK (g_object_run_dispose) },
    { self->idle, "idle", G_CALLBACK (monev_office_window_lock) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    g_signal_connect_object (links[i].object, links[i].signal, links[i].callback, self,
                             G_CONNECT_SWAPPED);
  g_action_map_add_action_entries (G_ACTION_MAP (self->window), actions, G_N_ELEMENTS (actions), self);
  set_change_pin (self, FALSE);
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->window), "own-office")),
      monev_database_is_demo (monev_session_get_uri (self->session)));
}

/**
 * monev_office_window_attach:
 * @window: shows the start; it keeps what is returned
 * @uri: address of the database, opened at once on a lane
 *
 * Returns: (transfer none): what joins the window and the office.
 */
MonevOfficeWindow *
monev_office_window_attach (MonevWindow *window, const char *uri)
{
  MonevOfficeWindow *self = g_object_new (MONEV_TYPE_OFFICE_WINDOW, NULL);

  self->window = window;
  self->session = monev_session_new (uri);
  self->watch = monev_office_watch_new (window, self->session);
  self->idle = monev_idle_lock_new (GTK_WINDOW (window));
  connect_all (self);
  self->patience = g_timeout_add (PATIENCE_MS, on_patience_over, self);
  g_object_set_data_full (G_OBJECT (window), "monev-office-window", self, g_object_unref);
  open_session (self);
  return self;
}

/** monev_office_window_of: Returns: (transfer none) (nullable): what was attached to @window. */
MonevOfficeWindow *
monev_office_window_of (MonevWindow *window)
{
  return g_object_get_data (G_OBJECT (window), "monev-office-window");
}

/** monev_office_window_get_session: Returns: (transfer none): what its pages stand on. */
MonevSession *
monev_office_window_get_session (MonevOfficeWindow *self)
{
  return self->session;
}
