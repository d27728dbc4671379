#include "crash.h"

#include <string.h>
#include <unistd.h>

#include "base/id.h"
#include "office-fixture.h"
#include "people/login.h"
#include "people/people.h"
#include "reference/reference.h"

static MonevActor *
load_actor (MonevDbConnection *c)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevDbRows) rows
    = monev_db_query (c, "official_find", MONEV_DB_BINDS (MONEV_DB_T ("who", "rani")), &error);
  MonevActor *actor;
  gint64 now = 0;

  g_assert_no_error (error);
  g_assert_true (monev_db_rows_next (rows, &error) && monev_db_now (c, &now, &error));
  actor = monev_actor_load (c, monev_db_rows_text (rows, "id"), now, &error);
  g_assert_no_error (error);
  return actor;
}

/* Both Asisten of the office, as the field holds them. */
static char *
load_coordinators (MonevDbConnection *c)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = monev_reference_list (c, &monev_position_type, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  return g_strdup_printf ("%s\n%s", monev_record_id (list->pdata[0]),
                          monev_record_id (list->pdata[1]));
}

static void
acknowledge (int fd, const char *id)
{
  g_autofree char *line = g_strconcat (id, "\n", NULL);
  gsize length = strlen (line);

  if (write (fd, line, length) != (gssize) length)
    _exit (3);
}

/* One act: a row of agency, two of agency_coordinator, one of audit_entry, the head. */
static void
add_agency (MonevDbConnection *c, const MonevActor *actor, const char *coordinators, int fd)
{
  g_autofree char *name = monev_id_new (g_get_real_time () / 1000);
  g_autofree char *id = test_add (c, actor, &monev_agency_type, "name", name, "coordinators",
                                  coordinators, NULL);

  acknowledge (fd, id);
}

int
crash_write (const char *uri, int fd)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevDbConnection) c = monev_db_connection_open (uri, MONEV_DB_OPEN_DEFAULT, &error);
  g_autoptr (MonevActor) actor = NULL;
  g_autofree char *coordinators = NULL;

  g_assert_no_error (error);
  actor = load_actor (c);
  coordinators = load_coordinators (c);
  for (;;)
    add_agency (c, actor, coordinators, fd);
}
