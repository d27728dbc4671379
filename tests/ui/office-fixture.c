#include "office-fixture.h"

#include "office/database-file.h"
#include "office/office.h"
#include "people/login.h"
#include "people/people.h"
#include "people/pin.h"
#include "picture.h"
#include "record/record-store.h"
#include "testing.h"

#include <string.h>

/* The office is made once; each test gets a copy of the file. */
static OfficeFixture *template;

/* One bus name, one object path: one application for all tests. */
MonevApplication *
fixture_application (void)
{
  static MonevApplication *application;

  if (application == NULL)
    {
      application = monev_application_new (G_APPLICATION_NON_UNIQUE);
      g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
    }
  return application;
}

OfficeFixture *
office_fixture_empty (void)
{
  OfficeFixture *self = g_new0 (OfficeFixture, 1);

  self->folder = monev_test_folder ();
  self->path = g_build_filename (self->folder, "monev.db", NULL);
  self->uri = g_strconcat ("sqlite:", self->path, NULL);
  return self;
}

static MonevRecord *
make_official (const char *name, const char *username)
{
  MonevRecord *official = monev_record_new (&monev_official_type);

  official = monev_record_with (official, "name", name);
  official = monev_record_with (official, "username", username);
  return monev_record_with (official, "status", "non_asn");
}

static void
start_office (MonevDbConnection *connection, OfficeFixture *self)
{
  g_autoptr (MonevRecord) office = monev_record_new (&monev_office_type);
  g_autoptr (MonevRecord) first = make_official ("Damar Wicaksana", "damar");
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;

  office = monev_record_with (g_steal_pointer (&office), "region_code", "61.99");
  office = monev_record_with (g_steal_pointer (&office), "region_name", "Kabupaten Tanjung Rimba");
  office = monev_record_with (g_steal_pointer (&office), "zone", "Asia/Pontianak");
  monev_office_start (connection, &(MonevOfficeStart) { office, NULL, first, FIXTURE_PIN },
                      &self->code, issues, &error);
  g_assert_no_error (error);
}

static gboolean
write_second (MonevDbConnection *connection, gpointer data, GError **error)
{
  OfficeFixture *self = data;
  g_autoptr (MonevRecord) second = make_official ("Ratna Wulansari", "ratna");
  g_autoptr (MonevRecord) post = monev_record_new (&monev_position_type);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autofree char *id = NULL;

  post = monev_record_with (g_steal_pointer (&post), "title", "Sekretaris Badan");
  post = monev_record_with (g_steal_pointer (&post), "kind", "sekretaris");
  return monev_record_store_write (connection, second, 1, &self->second, issues, error)
         && monev_record_store_write (connection, post, 1, &id, issues, error);
}

static OfficeFixture *
make_template (void)
{
  OfficeFixture *self = office_fixture_empty ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevDbConnection) connection = monev_database_make (self->uri, &error);
  g_autoptr (MonevActor) admin = NULL;

  g_assert_no_error (error);
  start_office (connection, self);
  admin = monev_login (connection, "damar", FIXTURE_PIN, &error);
  g_assert_no_error (error);
  self->first = g_strdup (admin->official_id);
  monev_db_transaction (connection, write_second, self, &error);
  g_assert_no_error (error);
  monev_pin_reset (connection, admin, self->second, FIXTURE_PIN, &error);
  g_assert_no_error (error);
  return self;
}

static void
drop_template (void)
{
  g_clear_pointer (&template, office_fixture_free);
}

OfficeFixture *
office_fixture_new (void)
{
  OfficeFixture *self = office_fixture_empty ();
  g_autofree char *bytes = NULL;
  gsize size;

  if (template == NULL)
    {
      template = make_template ();
      atexit (drop_template); /* runs before what looks for folders left behind */
    }
  g_assert_true (g_file_get_contents (template->path, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (self->path, bytes, (gssize) size, NULL));
  self->code = g_strdup (template->code);
  self->first = g_strdup (template->first);
  self->second = g_strdup (template->second);
  return self;
}

void
office_fixture_free (OfficeFixture *self)
{
  monev_test_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->uri);
  g_free (self->code);
  g_free (self->first);
  g_free (self->second);
  g_free (self);
}

GtkWidget *
find_widget (gpointer parent, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (parent), type))
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Whether some label that is shown contains @text. */
gboolean
shows_text (gpointer parent, const char *text)
{
  if (!gtk_widget_get_visible (parent))
    return FALSE;
  if (GTK_IS_LABEL (parent) && strstr (gtk_label_get_text (parent), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_text (child, text))
      return TRUE;
  return FALSE;
}

int
least_width (gpointer widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

void
fixture_work (OfficeFixture *self, MonevDbWork work, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevDbConnection) connection
      = monev_db_connection_open (self->uri, MONEV_DB_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  monev_db_transaction (connection, work, data, &error);
  g_assert_no_error (error);
}
