/* One record, a server, two people, and a server that goes away. The cluster is of this test alone: it
 * is stopped and started. */
#include "reference-office.h"

#include "people/login.h"
#include "people/people.h"
#include "reference/reference.h"
#include "testing.h"
#include "demo/demo.h"
#include "ui/reference/record-desk.h"

#include <string.h>
#include <unistd.h>

static char *server; /* address of the filled database */

static void
set_up (Office *office, gconstpointer user)
{
  office_open_at (office, server, user);
}

static void
tear_down (Office *office, gconstpointer data)
{
  while (monev_window_get_desk (office->window) != NULL && monev_window_pop_desk (office->window))
    drain ();
  office_close (office);
}

static MonevRecordDesk *
open_record (Office *office, const char *name)
{
  g_autoptr (MonevRecord) record = office_record (office, &monev_agency_type, name);
  GtkWidget *desk;

  g_assert_nonnull (record);
  desk = monev_record_desk_new (office->window, office->session, record);
  monev_window_push_desk (office->window, desk);
  wait_for_frame (GTK_WIDGET (office->window));
  return MONEV_RECORD_DESK (desk);
}

static MonevFieldRow *
row_of (MonevRecordDesk *desk, const char *field)
{
  return monev_record_form_get_row (monev_record_desk_get_form (desk), field);
}

static char *
typed_in (MonevRecordDesk *desk, const char *field)
{
  MonevRecord *record = monev_record_form_get_record (monev_record_desk_get_form (desk));

  return g_strdup (monev_record_get (record, field));
}

/* Over a connection of his own, as another computer would. */
static void
save_elsewhere (const char *name, const char *contact)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevDbConnection) connection
      = monev_db_connection_open (server, MONEV_DB_OPEN_DEFAULT, &error);
  g_autoptr (MonevActor) actor = monev_login (connection, "admin", MONEV_DEMO_PIN, &error);
  g_autoptr (GPtrArray) all = monev_reference_list (connection, &monev_agency_type, 0, &error);
  g_autoptr (MonevRecord) saved = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < all->len && saved == NULL; i++)
    if (g_str_equal (monev_record_get (all->pdata[i], "name"), name))
      {
        g_autoptr (MonevRecord) changed
            = monev_record_with (monev_record_ref (all->pdata[i]), "contact_name", contact);

        saved = monev_reference_save (connection, actor, changed, issues, &error);
        g_assert_no_error (error);
      }
  g_assert_nonnull (saved);
}

/* Whoever saves second is told who was first and when, and loses nothing. */
static void
test_second_save (Office *office, gconstpointer data)
{
  MonevRecordDesk *desk = open_record (office, "Dinas Sosial");
  g_autoptr (MonevRecord) stored = NULL;
  AdwMessageDialog *question;
  const char *body;

  monev_field_row_set_typed (row_of (desk, "note"), "dari saya");
  save_elsewhere ("Dinas Sosial", "Orang Lain");
  monev_record_desk_save (desk);
  wait_until (monev_record_desk_get_question (desk) != NULL);
  question = ADW_MESSAGE_DIALOG (monev_record_desk_get_question (desk));
  body = adw_message_dialog_get_body (question);
  g_assert_nonnull (strstr (body, "Disimpan oleh Damar Wicaksana"));
  g_assert_nonnull (strstr (body, "20"));
  adw_message_dialog_response (question, "keep");
  wait_until (!monev_record_desk_is_busy (desk));
  stored = office_record (office, &monev_agency_type, "Dinas Sosial");
  g_assert_cmpstr (monev_record_get (stored, "note"), ==, "dari saya");
  g_assert_cmpstr (monev_record_get (stored, "contact_name"), ==, "Orang Lain");
}

/* ---- the server itself ---- */

static void
control (const char *verb)
{
  const char *data = g_getenv ("MONEV_TEST_POSTGRES_DATA");
  g_autofree char *tool = g_build_filename (g_getenv ("MONEV_TEST_POSTGRES_BIN"), "pg_ctl", NULL);
  g_autofree char *place = g_path_get_dirname (data);
  g_autofree char *log = g_build_filename (data, "log", NULL);
  g_autofree char *options = g_strdup_printf ("-c listen_addresses='' -k %s", place);
  const char *call[] = { "runuser", "-u", "postgres", "--", tool, verb, "-D", data, "-m", "fast",
                         "-w", "-l", log, "-o", options, NULL };
  const char **command = getuid () == 0 ? call : call + 4;
  g_autoptr (GError) error = NULL;
  int status = 0;

  if (g_str_equal (verb, "start")) /* which knows no way to shut down */
    command[getuid () == 0 ? 8 : 4] = "-s", command[getuid () == 0 ? 9 : 5] = "-s";
  g_spawn_sync (NULL, (char **) command, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
}

/* What was typed outlives a server that is stopped; saving says so, and later succeeds. */
static void
test_server_stops (Office *office, gconstpointer data)
{
  MonevRecordDesk *desk = open_record (office, "Dinas Kesehatan");
  g_autofree char *kept = NULL;
  g_autoptr (MonevRecord) stored = NULL;

  monev_field_row_set_typed (row_of (desk, "note"), "sebelum server mati");
  control ("stop");
  monev_record_desk_save (desk);
  wait_until (!monev_record_desk_is_busy (desk));
  g_assert_true (monev_session_get_away (office->session));
  kept = typed_in (desk, "note");
  g_assert_cmpstr (kept, ==, "sebelum server mati");
  g_assert_true (monev_record_form_is_changed (monev_record_desk_get_form (desk)));
  control ("start");
  monev_record_desk_save (desk);
  wait_until (!monev_record_desk_is_busy (desk));
  wait_until (!monev_session_get_away (office->session));
  stored = office_record (office, &monev_agency_type, "Dinas Kesehatan");
  g_assert_cmpstr (monev_record_get (stored, "note"), ==, "sebelum server mati");
}

#define ADD(path, test) g_test_add ("/reference/server/" path, Office, "admin", set_up, test, tear_down)

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  office_prepare ();
  server = monev_test_schema ();
  office_fill (server);
  ADD ("second-save-is-told-who-was-first", test_second_save);
  ADD ("what-was-typed-outlives-the-server", test_server_stops);
  status = g_test_run ();
  office_forget ();
  g_free (server);
  return status;
}
