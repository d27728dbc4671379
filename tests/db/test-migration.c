#include "db-driver-private.h"
#include "db-migration.h"
#include "testing.h"

static void
test_empty_database_takes_every_step (MonevTestDb *db)
{
  g_autoptr (GError) error = NULL;
  gint64 version = -1;

  g_assert_true (monev_db_schema_version (db->connection, &version, &error));
  g_assert_cmpint (version, ==, 0);
  g_assert_true (monev_db_migrate (db->connection, NULL, NULL, &error));
  g_assert_true (monev_db_migrate (db->connection, NULL, NULL, &error));
  g_assert_true (monev_db_schema_version (db->connection, &version, &error));
  g_assert_cmpint (version, ==, monev_db_schema_newest ());
}

static void
test_newer_schema_is_refused (MonevTestDb *db)
{
  g_autoptr (GError) error = NULL;

  monev_db_exec (db->connection, "schema_step_add",
                 MONEV_DB_BINDS (MONEV_DB_I ("number", 999), MONEV_DB_T ("name", "x"),
                                 MONEV_DB_I ("at", 0)), NULL, &error);
  g_assert_no_error (error);
  g_assert_false (monev_db_migrate (db->connection, NULL, NULL, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_SCHEMA_TOO_NEW);
}

static void
test_database_of_another_program_is_refused (MonevTestDb *db)
{
  g_autoptr (GError) error = NULL;

  monev_db_connection_script (db->connection, "CREATE TABLE theirs (a TEXT)", &error);
  g_assert_no_error (error);
  g_assert_false (monev_db_migrate (db->connection, NULL, NULL, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
}

static gboolean
refuse (MonevDbConnection *connection, gint64 from, gpointer data, GError **error)
{
  *(gint64 *) data = from;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_IO, "no room for the backup");
  return FALSE;
}

static void
test_no_step_without_its_backup (MonevTestDb *db)
{
  g_autoptr (GError) error = NULL;
  gint64 from = 0, version = 0;
  gint64 newest = monev_db_schema_newest ();

  /* The last step is taken back in the book only, so that it is due again. */
  g_assert_true (monev_db_migrate (db->connection, refuse, &from, &error));
  g_assert_cmpint (from, ==, 0); /* nothing was due: no backup was asked for */
  g_assert_false (monev_db_migrate_to (db->connection, newest + 1, refuse, &from, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_IO);
  g_assert_cmpint (from, ==, newest);
  g_assert_true (monev_db_schema_version (db->connection, &version, NULL));
  g_assert_cmpint (version, ==, newest);
}

static gint64
count (MonevDbConnection *c, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) AS n FROM %s", table);
  g_autoptr (MonevDbStatement) statement
    = monev_db_statement_parse (monev_db_connection_engine (c), "test", sql, NULL);
  g_autoptr (MonevDbRows) rows = monev_db_query_statement (c, statement, NULL, NULL);

  g_assert_true (monev_db_rows_next (rows, NULL));
  return monev_db_rows_int (rows, "n");
}

/* An office that has worked on the second step of the schema takes the later ones with its rows. */
static void
test_rows_stay_through_later_steps (MonevTestDb *db)
{
  MonevDbConnection *c = db->connection;
  g_autoptr (GError) error = NULL;

  g_assert_true (monev_db_migrate_to (c, 2, NULL, NULL, &error));
  monev_db_connection_script (c,
    "INSERT INTO official VALUES ('o1', '', 'Siti', '', 'pns', '', '', '', NULL, 'siti', '', '', 1,"
    " 1, 'siti', 1);"
    "INSERT INTO position VALUES ('j1', 'Kabid', 'kabid', NULL, NULL, 1, 1, 'kabid', 1);"
    "INSERT INTO snapshot VALUES ('s1', 'x', 1, '{}', 'h', 1, 'o1')", &error);
  g_assert_no_error (error);
  g_assert_true (monev_db_migrate_to (c, 6, NULL, NULL, &error));
  g_assert_cmpint (count (c, "official"), ==, 1);
  g_assert_cmpint (count (c, "position"), ==, 1);
  g_assert_cmpint (count (c, "snapshot"), ==, 1);
  g_assert_cmpint (count (c, "activity"), ==, 0);
  monev_db_connection_script (c,
    "INSERT INTO activity VALUES ('v1', 2026, 'Monev', 'monev', 'j1', 'o1', 'uji', 's1', 1,"
    " 'berjalan', '', NULL, '', '', '', NULL, 'monev', 1);"
    "INSERT INTO instrument VALUES ('i1', 'v1', 'Kuesioner', '', 'terbit', 1, 3, '', 1, 'k', 1);"
    "INSERT INTO instrument_version VALUES ('n1', 'i1', 1, 's1', 3, 1, 'o1');"
    "INSERT INTO response VALUES ('r1', 'i1', 'n1', NULL, NULL, 'o1', 'Siti', '', '', 'Uji',"
    " 'masuk', 5, 5, 0, '{}', 'uji', 1)", &error);
  g_assert_no_error (error); /* the new tables refer to the old rows */
  g_assert_true (monev_db_migrate (c, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (c, "response"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  monev_test_add_blank ("/db/migration/empty-database-takes-every-step",
                        test_empty_database_takes_every_step);
  monev_test_add_both ("/db/migration/newer-schema-is-refused", test_newer_schema_is_refused);
  monev_test_add_blank ("/db/migration/database-of-another-program-is-refused",
                        test_database_of_another_program_is_refused);
  monev_test_add_both ("/db/migration/no-step-without-its-backup", test_no_step_without_its_backup);
  monev_test_add_blank ("/db/migration/rows-stay-through-later-steps",
                        test_rows_stay_through_later_steps);
  return g_test_run ();
}
