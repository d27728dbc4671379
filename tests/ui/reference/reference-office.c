#include "reference-office.h"

#include "demo/demo.h"
#include "db-backup.h"
#include "office/database-file.h"
#include "office/office.h"
#include "people/login.h"
#include "reference/reference.h"
#include "testing.h"
#include "ui/shell/application.h"

static MonevApplication *application;
static char *template_folder;
static char *template_path;

static MonevDbConnection *
fill (const char *uri)
{
  g_autoptr (GError) error = NULL;
  MonevDbConnection *connection = monev_database_make (uri, &error);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autofree char *code = NULL;

  g_assert_no_error (error);
  monev_demo_fill (connection, &code, issues, &error);
  g_assert_no_error (error);
  return connection;
}

void
office_fill (const char *uri)
{
  monev_db_connection_close (fill (uri));
}

void
office_prepare (void)
{
  g_autofree char *uri = NULL;
  g_autoptr (MonevDbConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  application = monev_application_new (G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  template_folder = monev_test_folder ();
  template_path = g_build_filename (template_folder, "template.db", NULL);
  uri = g_strdup_printf ("sqlite:%s/demo.db", template_folder);
  connection = fill (uri);
  monev_db_backup_write (connection, template_path, &error);
  g_assert_no_error (error);
}

void
office_forget (void)
{
  g_object_unref (application);
  monev_test_remove (template_folder);
  g_free (template_folder);
  g_free (template_path);
}

typedef struct
{
  gboolean done;
  gpointer result;
  GError *error;
} Wait;

static void
on_done (gpointer owner, gpointer result, const GError *error)
{
  Wait *wait = g_object_get_data (owner, "wait");

  wait->result = result;
  wait->error = error != NULL ? g_error_copy (error) : NULL;
  wait->done = TRUE;
}

/* Runs @work behind everything that waits on the write lane. */
gpointer
office_do (Office *office, MonevDbJobFunc work, gpointer data, GError **error)
{
  g_autoptr (GObject) owner = g_object_new (G_TYPE_OBJECT, NULL);
  Wait wait = { 0 };

  g_object_set_data (owner, "wait", &wait);
  monev_session_run (office->session, owner,
                     &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE, .work = work, .data = data },
                     on_done);
  wait_until (wait.done);
  if (wait.error != NULL)
    g_propagate_error (error, wait.error);
  return wait.result;
}

static gpointer
login_job (MonevDbJob *job, gpointer user, GError **error)
{
  return monev_login (monev_db_job_connection (job), user, MONEV_DEMO_PIN, error);
}

void
office_login (Office *office, const char *user)
{
  g_autoptr (GError) error = NULL;
  MonevActor *actor = office_do (office, login_job, (gpointer) user, &error);

  g_assert_no_error (error);
  monev_session_set_actor (office->session, actor);
}

static gpointer
office_job (MonevDbJob *job, gpointer data, GError **error)
{
  return monev_office_load (monev_db_job_connection (job), error);
}

static void
copy_template (Office *office)
{
  g_autofree char *path = g_build_filename (office->folder, "office.db", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (template_path);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  office->uri = g_strconcat ("sqlite:", path, NULL);
}

static void
open_window (Office *office, const char *user)
{
  g_autoptr (GError) error = NULL;

  office->session = monev_session_new (office->uri);
  monev_session_set_office (office->session, office_do (office, office_job, NULL, &error));
  g_assert_no_error (error);
  office_login (office, user);
  monev_session_set_year (office->session, MONEV_DEMO_YEAR);
  office->window = g_object_ref (monev_window_new (GTK_APPLICATION (application)));
  monev_window_set_stage (office->window, MONEV_STAGE_MAIN);
  monev_reference_room_register (office->window, office->session);
  gtk_window_set_default_size (GTK_WINDOW (office->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (office->window));
  office_act (office, "win.open-reference('agency')");
  wait_for_frame (GTK_WIDGET (office->window));
}

void
office_open (Office *office, const char *user)
{
  office->folder = monev_test_folder ();
  copy_template (office);
  open_window (office, user);
}

void
office_open_at (Office *office, const char *uri, const char *user)
{
  office->folder = monev_test_folder ();
  office->uri = g_strdup (uri);
  open_window (office, user);
}

static MonevReferenceRoom *
find_room (GtkWidget *widget)
{
  if (MONEV_IS_REFERENCE_ROOM (widget))
    return MONEV_REFERENCE_ROOM (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      MonevReferenceRoom *found = find_room (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
office_close (Office *office)
{
  MonevReferenceRoom *room = office->room != NULL ? g_object_ref (office->room) : NULL;

  monev_window_clear_rooms (office->window);
  gtk_window_destroy (GTK_WINDOW (office->window));
  drain ();
  if (room != NULL)
    {
      wait_until (G_OBJECT (room)->ref_count == 1);
      g_assert_finalize_object (room);
    }
  g_assert_finalize_object (office->window);
  wait_until (G_OBJECT (office->session)->ref_count == 1);
  g_assert_finalize_object (office->session);
  monev_test_remove (office->folder);
  g_free (office->folder);
  g_free (office->uri);
  *office = (Office) { NULL };
}

gboolean
office_act (Office *office, const char *action)
{
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;
  GtkWidget *from = office->room != NULL ? GTK_WIDGET (office->room) : GTK_WIDGET (office->window);
  gboolean done;

  g_assert_true (g_action_parse_detailed_name (action, &name, &target, NULL));
  done = gtk_widget_activate_action_variant (from, name, target);
  office->room = find_room (GTK_WIDGET (office->window));
  return done;
}

/* Turns the room to a table and waits until it is read. */
MonevTablePanel *
office_table (Office *office, const char *subject)
{
  MonevTablePanel *panel;

  g_assert_true (monev_reference_room_show (office->room, subject));
  panel = MONEV_TABLE_PANEL (monev_reference_room_get_panel (office->room));
  wait_until (monev_reference_panel_get_subtitle (MONEV_REFERENCE_PANEL (panel)) != NULL);
  return panel;
}

char *
office_file (Office *office, const char *name, const char *text)
{
  char *path = g_build_filename (office->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

guint
office_rows (MonevTablePanel *panel)
{
  return monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (monev_table_panel_get_list (panel)));
}

/* The shown row in whose @column stands @text, or MONEV_GRID_NO_ROW. */
guint
office_find (MonevTablePanel *panel, guint column, const char *text)
{
  MonevGridSource *source = MONEV_GRID_SOURCE (monev_table_panel_get_list (panel));

  for (guint i = 0; i < monev_grid_source_get_n_rows (source); i++)
    {
      MonevGridCell cell;

      monev_grid_source_get_cell (source, i, column, &cell);
      if (g_str_equal (cell.text, text))
        return i;
    }
  return MONEV_GRID_NO_ROW;
}

typedef struct
{
  const MonevRecordType *type;
  const char *name;
} Find;

static gpointer
find_job (MonevDbJob *job, gpointer data, GError **error)
{
  Find *find = data;
  g_autoptr (GPtrArray) list
      = monev_reference_list (monev_db_job_connection (job), find->type, 0, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      g_autofree char *label = monev_record_label (list->pdata[i]);

      if (g_str_equal (label, find->name))
        return monev_record_ref (list->pdata[i]);
    }
  return NULL;
}

/* As it is stored, or NULL. */
MonevRecord *
office_record (Office *office, const MonevRecordType *type, const char *name)
{
  Find find = { type, name };

  return office_do (office, find_job, &find, NULL);
}
