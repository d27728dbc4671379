#include "db-statement.h"

static void
test_parameters_keep_their_numbers (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevDbStatement) lite
    = monev_db_statement_parse (MONEV_DB_ENGINE_SQLITE, "x",
                                "SELECT :b:int, :a:text, :b:int, ':c:text'", &error);
  g_autoptr (MonevDbStatement) server
    = monev_db_statement_parse (MONEV_DB_ENGINE_POSTGRES, "x",
                                "SELECT :b:int, :a:text, x::bigint -- :d:text\n", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (lite->sql, ==, "SELECT ?1, ?2, ?1, ':c:text'");
  g_assert_cmpuint (lite->n_params, ==, 2);
  g_assert_cmpstr (lite->param_names[0], ==, "b");
  g_assert_cmpint (lite->param_types[1], ==, MONEV_DB_TEXT);
  g_assert_cmpstr (server->sql, ==, "SELECT $1, $2, x::bigint");
}

static void
test_parameter_without_type_is_refused (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (monev_db_statement_parse (MONEV_DB_ENGINE_SQLITE, "x", "SELECT :a", &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (monev_db_statement_parse (MONEV_DB_ENGINE_SQLITE, "x", "SELECT :a:int, :a:text",
                                           &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
}

static void
test_each_name_stands_on_both_engines (void)
{
  g_auto (GStrv) names = monev_db_statement_names ();

  g_assert_cmpuint (g_strv_length (names), >, 10);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const MonevDbStatement *server;

      if (g_str_has_prefix (names[i], "sqlite_"))
        continue;
      server = monev_db_statement_lookup (MONEV_DB_ENGINE_POSTGRES, names[i]);
      if (server == NULL)
        g_error ("%s has no text for PostgreSQL", names[i]);
    }
}

static void
test_schema_speaks_each_dialect (void)
{
  const char *script = "CREATE TABLE t (a TEXT, b BIGINT, c BLOB DEFAULT 'TEXT') STRICT;\n"
                       "-- [sqlite]\nonly lite\n-- [postgres]\nonly TEXT\n-- [both]\nend";
  g_autofree char *lite = monev_db_schema_translate (MONEV_DB_ENGINE_SQLITE, script);
  g_autofree char *server = monev_db_schema_translate (MONEV_DB_ENGINE_POSTGRES, script);

  g_assert_cmpstr (lite, ==, "CREATE TABLE t (a TEXT, b INTEGER, c BLOB DEFAULT 'TEXT') STRICT;\n"
                             "only lite\nend\n");
  g_assert_cmpstr (server, ==, "CREATE TABLE t (a TEXT COLLATE \"C\", b BIGINT, c BYTEA DEFAULT "
                               "'TEXT') ;\nonly TEXT\nend\n");
}

static void
test_tables_come_in_order_of_creation (void)
{
  g_auto (GStrv) tables = monev_db_schema_tables ();
  const char *const *list = (const char *const *) tables;
  guint agency = 0, official = 0;

  g_assert_true (g_strv_contains (list, "audit_entry"));
  while (g_strcmp0 (tables[agency], "agency") != 0)
    agency++;
  while (g_strcmp0 (tables[official], "official") != 0)
    official++;
  g_assert_cmpuint (agency, <, official);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/db/statement/parameters-keep-their-numbers", test_parameters_keep_their_numbers);
  g_test_add_func ("/db/statement/parameter-without-type-is-refused",
                   test_parameter_without_type_is_refused);
  g_test_add_func ("/db/statement/each-name-stands-on-both-engines",
                   test_each_name_stands_on_both_engines);
  g_test_add_func ("/db/statement/schema-speaks-each-dialect", test_schema_speaks_each_dialect);
  g_test_add_func ("/db/statement/tables-come-in-order-of-creation",
                   test_tables_come_in_order_of_creation);
  return g_test_run ();
}
