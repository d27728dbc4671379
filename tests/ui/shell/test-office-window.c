#include "audit/audit.h"
#include "db-driver-private.h"
#include "office/database-file.h"
#include "people/key-store.h"
#include "people/people.h"
#include "record/record-store.h"
#include "office/office.h"
#include "tests/ui/office-fixture.h"
#include "tests/ui/picture.h"
#include "ui/home/columns.h"
#include "ui/office/setup-private.h"
#include "ui/people/login-private.h"
#include "ui/people/pin-dialog.h"
#include "ui/shell/window-private.h"

#include <glib/gstdio.h>

typedef struct
{
  OfficeFixture *office;
  MonevWindow *window;
  MonevOfficeWindow *joined;
} Fixture;

static void
open_window (Fixture *f)
{
  f->window = g_object_ref (monev_window_new (GTK_APPLICATION (fixture_application ())));
  f->joined = monev_office_window_attach (f->window, f->office->uri);
  gtk_window_present (GTK_WINDOW (f->window));
  wait_for_frame (GTK_WIDGET (f->window));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->office = office_fixture_new ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  MonevOfficeWindow *joined = f->joined;

  g_object_add_weak_pointer (G_OBJECT (joined), (gpointer *) &joined);
  gtk_window_destroy (GTK_WINDOW (f->window));
  drain ();
  g_assert_finalize_object (f->window);
  wait_until (joined == NULL); /* answers on their way keep it a moment longer */
  office_fixture_free (f->office);
}

static MonevLoginPage *
login_of (Fixture *f)
{
  return MONEV_LOGIN_PAGE (f->joined->login);
}

static void
log_in (Fixture *f, const char *official)
{
  wait_until (monev_window_get_stage (f->window) == MONEV_STAGE_LOGIN);
  wait_until (login_of (f)->names != NULL);
  monev_login_page_choose (login_of (f), official);
  gtk_editable_set_text (GTK_EDITABLE (login_of (f)->pin), FIXTURE_PIN);
  monev_login_page_enter (login_of (f));
  wait_until (!login_of (f)->trying);
}

static void
open_and_log_in (Fixture *f)
{
  open_window (f);
  log_in (f, f->office->first);
  wait_until (monev_window_get_stage (f->window) == MONEV_STAGE_MAIN);
}

static void
test_way_in (Fixture *f, gconstpointer data)
{
  open_window (f);
  wait_until (monev_window_get_stage (f->window) == MONEV_STAGE_LOGIN);
  g_assert_null (monev_window_get_room (f->window)); /* nothing of the office stands behind it */
  log_in (f, f->office->first);
  wait_until (monev_window_get_stage (f->window) == MONEV_STAGE_MAIN);
  g_assert_cmpstr (monev_window_get_room (f->window), ==, "home");
  wait_until (shows_text (f->window, "Kab. Tanjung Rimba"));
  g_assert_true (shows_text (f->window, "Damar Wicaksana"));
  g_assert_nonnull (monev_session_get_actor (monev_office_window_get_session (f->joined)));
}

static void
test_first_start (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (g_unlink (f->office->path), ==, 0);
  open_window (f);
  wait_until (monev_window_get_stage (f->window) == MONEV_STAGE_SETUP);
  g_assert_nonnull (find_widget (f->window, MONEV_TYPE_SETUP_PAGE));
  g_assert_false (g_file_test (f->office->path, G_FILE_TEST_EXISTS));
}

static char *
database_of (Fixture *f)
{
  g_autoptr (MonevDbConnection) connection
      = monev_db_connection_open (f->office->uri, MONEV_DB_OPEN_DEFAULT, NULL);

  return monev_database_id (connection, NULL);
}

/* The window was closed, or the power went, before anybody kept the sheet. */
static void
test_sheet_comes_back (Fixture *f, gconstpointer data)
{
  g_autofree char *database = database_of (f);
  MonevSetupPage *page;

  g_assert_true (monev_recovery_sheet_await (database, NULL));
  open_window (f);
  wait_until (monev_window_get_stage (f->window) == MONEV_STAGE_SETUP);
  page = MONEV_SETUP_PAGE (find_widget (f->window, MONEV_TYPE_SETUP_PAGE));
  g_assert_true (shows_text (page, "Lembar pemulihan"));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (page->recovery)));
  gtk_window_close (GTK_WINDOW (f->window));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (page->question), "stay");
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (find_widget (page->recovery, GTK_TYPE_CHECK_BUTTON)), TRUE);
  wait_until (gtk_widget_get_sensitive (GTK_WIDGET (page->next)));
  monev_setup_page_next (page);
  wait_until (monev_window_get_stage (f->window) == MONEV_STAGE_LOGIN);
  g_assert_false (monev_recovery_sheet_awaited (database));
}

static MonevWindow *
shown_for (const char *uri)
{
  GList *all = gtk_application_get_windows (GTK_APPLICATION (fixture_application ()));

  for (GList *l = all; l != NULL; l = l->next)
    {
      MonevOfficeWindow *office
          = MONEV_IS_WINDOW (l->data) ? monev_office_window_of (l->data) : NULL;

      if (office != NULL
          && g_str_equal (monev_session_get_uri (monev_office_window_get_session (office)), uri))
        return l->data;
    }
  return NULL;
}

/* The test goes on in the other window; the one before is taken away by the program itself. */
static void
turn_to (Fixture *f, const char *uri)
{
  MonevWindow *before = f->window;

  f->window = g_object_ref (shown_for (uri));
  f->joined = monev_office_window_of (f->window);
  wait_until (!gtk_widget_get_mapped (GTK_WIDGET (before)));
  drain ();
  g_object_unref (before);
}

static void
test_demo (Fixture *f, gconstpointer data)
{
  g_autofree char *demo = monev_database_demo_uri (f->office->uri);
  GtkWidget *setup;

  g_assert_cmpint (g_unlink (f->office->path), ==, 0);
  open_window (f);
  wait_until (monev_window_get_stage (f->window) == MONEV_STAGE_SETUP);
  setup = find_widget (f->window, MONEV_TYPE_SETUP_PAGE);
  g_signal_emit_by_name (gtk_widget_get_template_child (setup, MONEV_TYPE_SETUP_PAGE, "demo"),
                         "clicked");
  /* Eight PINs are made: under the sanitizers that takes longer than one waits elsewhere. */
  for (int i = 0; i < 6 && shown_for (demo) == NULL; i++)
    {
      gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

      while (shown_for (demo) == NULL && g_get_monotonic_time () < end)
        pause_briefly ();
    }
  turn_to (f, demo);
  wait_until (monev_window_get_stage (f->window) == MONEV_STAGE_LOGIN);
  wait_until (login_of (f)->names != NULL);
  g_assert_cmpuint (login_of (f)->names->len, >, 5);
  g_assert_true (shows_text (login_of (f), "135790"));
  wait_until (shows_text (f->window, "Kantor contoh"));
  g_assert_false (g_file_test (f->office->path, G_FILE_TEST_EXISTS)); /* still to be made */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.own-office", NULL));
  wait_until (shown_for (f->office->uri) != NULL && shown_for (demo) == NULL);
  turn_to (f, f->office->uri);
  wait_until (monev_window_get_stage (f->window) == MONEV_STAGE_SETUP);
}

static gboolean
stay (MonevPage *page, gpointer data)
{
  return TRUE;
}

static GtkWidget *
open_desk (Fixture *f)
{
  GtkWidget *desk = monev_page_new ("Laporan");

  monev_page_set_content (MONEV_PAGE (desk), gtk_entry_new ());
  g_signal_connect (desk, "closing", G_CALLBACK (stay), NULL);
  monev_window_push_desk (f->window, desk);
  return desk;
}

static void
test_lock_keeps_work (Fixture *f, gconstpointer data)
{
  GtkWidget *desk, *room;

  open_and_log_in (f);
  room = find_widget (f->window, MONEV_TYPE_COLUMNS);
  desk = open_desk (f);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.lock", NULL);
  g_assert_cmpint (monev_window_get_stage (f->window), ==, MONEV_STAGE_LOGIN);
  g_assert_null (monev_session_get_actor (monev_office_window_get_session (f->joined)));
  g_assert_cmpstr (monev_login_page_get_chosen (login_of (f)), ==, f->office->first);
  g_assert_false (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.change-pin", NULL)
                  && find_widget (f->window, MONEV_TYPE_PIN_DIALOG) != NULL);
  log_in (f, f->office->first);
  wait_until (monev_window_get_stage (f->window) == MONEV_STAGE_MAIN);
  g_assert_true (monev_window_get_desk (f->window) == desk);
  g_assert_true (find_widget (f->window, MONEV_TYPE_COLUMNS) == room);
}

/* More than the list shows at once, all before Ratna. */
static gboolean
write_many (MonevDbConnection *connection, gpointer data, GError **error)
{
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (MonevRecord) official = monev_record_new (&monev_official_type);
      g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
      g_autofree char *name = g_strdup_printf ("Pegawai %02u", i);
      g_autofree char *username = g_strdup_printf ("pegawai%u", i);
      g_autofree char *id = NULL;

      official = monev_record_with (g_steal_pointer (&official), "name", name);
      official = monev_record_with (g_steal_pointer (&official), "username", username);
      official = monev_record_with (g_steal_pointer (&official), "status", "non_asn");
      if (!monev_record_store_write (connection, official, 1, &id, issues, error))
        return FALSE;
    }
  /* Only who has a key may log in; a PIN for each would take a second. */
  return monev_db_connection_script (
      connection, "INSERT INTO official_key SELECT o.id, o.id, k.public_key, k.salt, k.sealed,"
                  " k.certificate, k.office_key, k.created_at, NULL FROM official o, official_key k"
                  " JOIN official d ON d.id = k.official_id AND d.username = 'damar'"
                  " WHERE o.username LIKE 'pegawai%'", error);
}

static gboolean
is_in_sight (MonevLoginPage *login, const char *official)
{
  GtkAdjustment *place
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (login->list_window));
  GtkListBoxRow *row;
  graphene_rect_t box;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (login->list, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "monev-official"), official) == 0)
      return gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (login->list), &box)
             && box.size.height > 0 && box.origin.y >= gtk_adjustment_get_value (place)
             && box.origin.y + box.size.height
                    <= gtk_adjustment_get_value (place) + gtk_adjustment_get_page_size (place);
  return FALSE;
}

/* Who locks types his PIN next: his name is in sight among many. */
static void
test_lock_shows_who_locked (Fixture *f, gconstpointer data)
{
  MonevLoginPage *login;

  fixture_work (f->office, write_many, NULL);
  open_window (f);
  log_in (f, f->office->second);
  wait_until (monev_window_get_stage (f->window) == MONEV_STAGE_MAIN);
  login = login_of (f);
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (login->list_window)), 0);
  g_assert_false (is_in_sight (login, f->office->second));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.lock", NULL);
  wait_until (is_in_sight (login, f->office->second));
  g_assert_cmpstr (login->chosen, ==, f->office->second);
}

static gboolean
has_focus (Fixture *f, gpointer widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static gboolean
forget_key (MonevDbConnection *connection, gpointer data, GError **error)
{
  return monev_db_exec (connection, "official_key_revoke",
                        MONEV_DB_BINDS (MONEV_DB_T ("official_id", data), MONEV_DB_I ("at", 2)),
                        NULL, error);
}

/* As Cadangan dan Jejak does it, with the file as it is. */
static void
restore_under_the_window (Fixture *f)
{
  MonevSession *session = monev_office_window_get_session (f->joined);

  monev_session_set_actor (session, NULL);
  monev_session_open (session);
  wait_until (monev_window_get_stage (f->window) == MONEV_STAGE_LOGIN);
}

/* Whoever was there goes on typing; a name that the backup does not know is looked for. */
static void
test_restored (Fixture *f, gconstpointer data)
{
  open_and_log_in (f);
  open_desk (f);
  restore_under_the_window (f);
  g_assert_cmpstr (monev_login_page_get_chosen (login_of (f)), ==, f->office->first);
  wait_until (has_focus (f, login_of (f)->pin));
  log_in (f, f->office->first);
  wait_until (monev_window_get_stage (f->window) == MONEV_STAGE_MAIN);
  g_assert_null (monev_window_get_desk (f->window)); /* it was over what is no more */
  fixture_work (f->office, forget_key, f->office->first);
  restore_under_the_window (f);
  wait_until (monev_login_page_get_chosen (login_of (f)) == NULL
              || g_strcmp0 (monev_login_page_get_chosen (login_of (f)), f->office->second) == 0);
  wait_until (has_focus (f, login_of (f)->search) || has_focus (f, login_of (f)->pin));
}

static GtkWidget *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }
  return NULL;
}

/* As its button does: the answer, then it closes. */
static void
answer (const char *response)
{
  GtkWidget *question = find_question ();

  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), response);
  gtk_window_destroy (GTK_WINDOW (question));
  drain ();
}

static void
test_other_official (Fixture *f, gconstpointer data)
{
  open_and_log_in (f);
  open_desk (f);
  monev_office_window_lock (f->joined);
  log_in (f, f->office->second);
  wait_until (find_question () != NULL); /* the work of another is not cleared without a word */
  g_assert_cmpint (monev_window_get_stage (f->window), ==, MONEV_STAGE_LOGIN);
  answer ("stay");
  g_assert_cmpint (monev_window_get_stage (f->window), ==, MONEV_STAGE_LOGIN);
  g_assert_nonnull (monev_window_get_desk (f->window));
  log_in (f, f->office->second);
  wait_until (find_question () != NULL);
  answer ("go-on");
  g_assert_cmpint (monev_window_get_stage (f->window), ==, MONEV_STAGE_MAIN);
  g_assert_null (monev_window_get_desk (f->window));
  g_assert_true (shows_text (f->window, "Ratna Wulansari"));
}

static void
test_other_without_work (Fixture *f, gconstpointer data)
{
  GtkWidget *room;

  open_and_log_in (f);
  room = g_object_ref (gtk_widget_get_parent (find_widget (f->window, MONEV_TYPE_COLUMNS)));
  monev_office_window_lock (f->joined);
  log_in (f, f->office->second);
  wait_until (monev_window_get_stage (f->window) == MONEV_STAGE_MAIN);
  g_assert_true (gtk_widget_get_root (room) == NULL); /* the rooms are the second one's own */
  g_object_unref (room);
}

static void
test_dialogs_behind_the_lock (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog = gtk_window_new ();

  open_and_log_in (f);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (f->window));
  gtk_window_present (GTK_WINDOW (dialog));
  monev_office_window_lock (f->joined);
  g_assert_false (gtk_widget_get_visible (dialog));
  log_in (f, f->office->first);
  wait_until (monev_window_get_stage (f->window) == MONEV_STAGE_MAIN);
  g_assert_true (gtk_widget_get_visible (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_idle (Fixture *f, gconstpointer data)
{
  gint64 end;

  open_and_log_in (f);
  monev_idle_lock_set_limit (f->joined->idle, 0); /* never */
  end = g_get_monotonic_time () + 60000;
  while (g_get_monotonic_time () < end)
    pause_briefly ();
  g_assert_cmpint (monev_window_get_stage (f->window), ==, MONEV_STAGE_MAIN);
  monev_idle_lock_set_limit (f->joined->idle, 60);
  monev_idle_lock_start (f->joined->idle);
  wait_until (monev_window_get_stage (f->window) == MONEV_STAGE_LOGIN);
}

static void
count (int *times)
{
  (*times)++;
}

static void
move_pointer (int x)
{
  g_autofree char *place = g_strdup_printf ("%d", x);
  const char *const command[] = { "xdotool", "mousemove", place, "300", NULL };

  g_assert_true (g_spawn_async (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                                NULL, NULL));
}

static void
test_touch (Fixture *f, gconstpointer data)
{
  MonevIdleLock *idle;
  gint64 begun;
  int locked = 0;

  open_window (f);
  idle = f->joined->idle;
  g_signal_connect_swapped (idle, "idle", G_CALLBACK (count), &locked);
  monev_idle_lock_set_limit (idle, 1200);
  monev_idle_lock_start (idle);
  begun = g_get_monotonic_time ();
  for (int i = 0; i < 8; i++)
    {
      gint64 end = g_get_monotonic_time () + 250000;

      move_pointer (200 + 20 * i);
      while (g_get_monotonic_time () < end)
        pause_briefly ();
    }
  g_assert_cmpint (g_get_monotonic_time () - begun, >, 1200000);
  g_assert_cmpint (locked, ==, 0);
  wait_until (locked == 1);
}

static gboolean
set_idle (MonevDbConnection *connection, gpointer data, GError **error)
{
  MonevRecord *office = monev_office_load (connection, error);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autofree char *id = NULL;
  gboolean done;

  office = monev_record_with (office, "idle_minutes", data);
  done = monev_record_store_write (connection, office, 1, &id, issues, error);
  monev_record_unref (office);
  return done;
}

static void
test_idle_minutes (Fixture *f, gconstpointer data)
{
  fixture_work (f->office, set_idle, (gpointer) "7");
  open_and_log_in (f);
  g_assert_cmpint (monev_idle_lock_get_limit (f->joined->idle), ==, 7 * 60000);
}

static void
test_year (Fixture *f, gconstpointer data)
{
  MonevSession *session;
  int year;

  open_and_log_in (f);
  session = monev_office_window_get_session (f->joined);
  year = monev_session_get_year (session);
  wait_until (monev_window_get_year (f->window) == year);
  g_signal_emit_by_name (f->window->sidebar, "year-chosen", year + 1);
  g_assert_cmpint (monev_session_get_year (session), ==, year + 1);
  wait_until (shows_text (f->window, "belum mempunyai program"));
  monev_session_set_year (session, year);
  g_assert_cmpint (monev_window_get_year (f->window), ==, year);
}

static gpointer
lose_server (MonevDbJob *job, gpointer data, GError **error)
{
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_UNAVAILABLE, "hilang");
  return NULL;
}

static void
ignore (gpointer owner, gpointer result, const GError *error)
{
}

static void
test_server_away (Fixture *f, gconstpointer data)
{
  MonevSession *session;

  open_and_log_in (f);
  session = monev_office_window_get_session (f->joined);
  /* What the login started is answered first, so that its answers do not speak of a server. */
  wait_until (g_file_test (f->office->path, G_FILE_TEST_EXISTS) && find_widget (f->window, MONEV_TYPE_COLUMNS));
  monev_session_call (session, G_OBJECT (session),
                      &(MonevDbJobSpec) { MONEV_DB_LANE_LONG, lose_server }, ignore);
  wait_until (monev_session_get_away (session) || f->window->notices->len > 0);
  wait_until (f->window->notices->len == 0 || shows_text (f->window, "tidak terjangkau"));
  g_assert_true (gtk_info_bar_get_revealed (f->window->notice_bar));
  g_signal_emit_by_name (f->window->notice_button, "clicked"); /* Coba Lagi */
  wait_until (!monev_session_get_away (session));
  g_assert_false (gtk_info_bar_get_revealed (f->window->notice_bar));
}

static gboolean
log_tomorrow (MonevDbConnection *connection, gpointer data, GError **error)
{
  gint64 now;

  return monev_db_now (connection, &now, error)
         && monev_audit_append (connection, now + 26 * 3600 * 1000, "", "login", "office", NULL,
                                error);
}

static void
test_clock (Fixture *f, gconstpointer data)
{
  fixture_work (f->office, log_tomorrow, NULL);
  open_and_log_in (f);
  wait_until (shows_text (f->window->notice_bar, "di belakang catatan jejak nomor"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (f->window->notice_button)));
  g_signal_emit_by_name (f->window->notice_button, "clicked");
  drain ();
  answer ("confirm");
  wait_until (!gtk_info_bar_get_revealed (f->window->notice_bar));
}

static void
test_backup (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = monev_database_backup_folder (f->office->uri);

  open_and_log_in (f);
  wait_until (g_file_test (folder, G_FILE_TEST_IS_DIR));
  wait_until (shows_text (f->window, "Hari ini, ")); /* Beranda hears of it */
  g_assert_cmpuint (f->window->notices->len, ==, 0);
}

static void
test_backup_fails (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = monev_database_backup_folder (f->office->uri);

  g_assert_true (g_file_set_contents (folder, "bukan folder", -1, NULL));
  open_and_log_in (f);
  wait_until (shows_text (f->window->notice_bar, "Cadangan harian belum terbuat"));
  g_assert_cmpint (g_unlink (folder), ==, 0);
  g_signal_emit_by_name (f->window->notice_button, "clicked");
  wait_until (g_file_test (folder, G_FILE_TEST_IS_DIR));
  g_assert_cmpuint (f->window->notices->len, ==, 0);
}

static void
test_closed_at_once (Fixture *f, gconstpointer data)
{
  open_window (f); /* the database is being opened while it goes */
}

static void
test_width (Fixture *f, gconstpointer data)
{
  open_and_log_in (f);
  wait_until (find_widget (f->window, MONEV_TYPE_COLUMNS) != NULL);
  g_assert_cmpint (least_width (f->window), <=, 1024);
}

#define add(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  add ("/office-window/start-login-work", test_way_in);
  add ("/office-window/fresh-leads-to-the-first-start", test_first_start);
  add ("/office-window/sheet-comes-back-until-it-is-kept", test_sheet_comes_back);
  add ("/office-window/demo-from-the-first-start", test_demo);
  add ("/office-window/lock/keeps-the-work", test_lock_keeps_work);
  add ("/office-window/lock/shows-who-locked", test_lock_shows_who_locked);
  add ("/office-window/lock/another-is-asked-first", test_other_official);
  add ("/office-window/lock/another-gets-own-rooms", test_other_without_work);
  add ("/office-window/lock/dialogs-are-hidden", test_dialogs_behind_the_lock);
  add ("/office-window/restored-asks-who-goes-on", test_restored);
  add ("/office-window/idle/locks", test_idle);
  add ("/office-window/idle/a-touch-counts", test_touch);
  add ("/office-window/idle/minutes-of-the-office", test_idle_minutes);
  add ("/office-window/year/both-ways", test_year);
  add ("/office-window/watch/server-away-and-back", test_server_away);
  add ("/office-window/watch/clock-behind-until-confirmed", test_clock);
  add ("/office-window/watch/daily-backup", test_backup);
  add ("/office-window/watch/backup-that-fails", test_backup_fails);
  add ("/office-window/closed-while-opening", test_closed_at_once);
  add ("/office-window/minimum-width", test_width);
  status = g_test_run ();
  g_object_unref (fixture_application ());
  return status;
}
