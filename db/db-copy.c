#include "db-copy.h"

#include "db-driver-private.h"

static const char *
type_word (MonevDbType type)
{
  static const char *const words[] = { "text", "int", "blob" };
  return words[type];
}

static MonevDbStatement *
insert_for (MonevDbConnection *to, MonevDbRows *row, const char *table, GError **error)
{
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);

  for (guint i = 0; i < monev_db_rows_n_columns (row); i++)
    {
      const char *name = monev_db_rows_name (row, i);

      g_string_append_printf (columns, "%s%s", i > 0 ? ", " : "", name);
      /* A NULL has no type of its own: as a text it would not go into a column of numbers. */
      if (monev_db_rows_is_null (row, name))
        g_string_append_printf (values, "%sNULL", i > 0 ? ", " : "");
      else
        g_string_append_printf (values, "%s:%s:%s", i > 0 ? ", " : "", name,
                                type_word (monev_db_rows_type (row, i)));
    }
  return monev_db_statement_fill (monev_db_connection_engine (to), "copy_write",
                                  (const char *[]) { "table", table, "columns", columns->str,
                                                     "values", values->str, NULL }, error);
}

static gboolean
copy_row (MonevDbConnection *to, MonevDbRows *row, const char *table, GError **error)
{
  guint n = monev_db_rows_n_columns (row);
  g_autofree MonevDbBind *binds = g_new0 (MonevDbBind, n + 1);
  g_autoptr (GPtrArray) blobs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (MonevDbStatement) insert = insert_for (to, row, table, error);
  g_autoptr (MonevDbRows) done = NULL;

  if (insert == NULL)
    return FALSE;
  for (guint i = 0, b = 0; i < n; i++)
    {
      const char *name = monev_db_rows_name (row, i);
      MonevDbBind *bind = &binds[b];

      if (monev_db_rows_is_null (row, name))
        continue;
      *bind = (MonevDbBind) { name, monev_db_rows_type (row, i) };
      b++;
      if (bind->type == MONEV_DB_INT)
        bind->integer = monev_db_rows_int (row, name);
      else if (bind->type == MONEV_DB_TEXT)
        bind->text = monev_db_rows_text (row, name);
      else
        g_ptr_array_add (blobs, (gpointer) (bind->blob = monev_db_rows_blob (row, name)));
    }
  done = monev_db_query_statement (to, insert, binds, error);
  return done != NULL && monev_db_rows_finish (done, error);
}

static gboolean
copy_table (MonevDbConnection *from, MonevDbConnection *to, const char *table, GError **error)
{
  g_autoptr (MonevDbStatement) read
    = monev_db_statement_fill (monev_db_connection_engine (from), "copy_read",
                               (const char *[]) { "table", table, NULL }, error);
  g_autoptr (MonevDbRows) rows = NULL;
  GError *local = NULL;

  if (read == NULL)
    return FALSE;
  rows = monev_db_query_statement (from, read, NULL, error);
  if (rows == NULL)
    return FALSE;
  while (monev_db_rows_next (rows, &local))
    if (!copy_row (to, rows, table, &local))
      break;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

/** monev_db_copy_rows: copies all tables in the order of the schema; see the header. */
gboolean
monev_db_copy_rows (MonevDbConnection *from, MonevDbConnection *to, GError **error)
{
  g_auto (GStrv) tables = monev_db_schema_tables ();

  for (guint i = 0; tables[i] != NULL; i++)
    if (!copy_table (from, to, tables[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
run_template (MonevDbConnection *connection, const char *name, const char *table, const char *how,
              GError **error)
{
  g_autoptr (MonevDbStatement) statement
    = monev_db_statement_fill (monev_db_connection_engine (connection), name,
                               (const char *[]) { "table", table, "how", how, NULL }, error);

  return statement != NULL && monev_db_connection_script (connection, statement->sql, error);
}

/**
 * monev_db_clear_rows:
 *
 * Empties every table of a server before rows are put into it. On PostgreSQL the triggers that keep the log
 * append-only are off for the owner of the tables until the transaction has put all rows back.
 */
gboolean
monev_db_clear_rows (MonevDbConnection *connection, GError **error)
{
  static const char *const acts[][2] = {
    { "copy_triggers", "DISABLE" }, { "copy_clear", "" }, { "copy_triggers", "ENABLE" },
  };
  g_auto (GStrv) tables = monev_db_schema_tables ();

  g_return_val_if_fail (monev_db_connection_engine (connection) == MONEV_DB_ENGINE_POSTGRES, FALSE);
  for (guint act = 0; act < G_N_ELEMENTS (acts); act++)
    for (guint i = 0; tables[i] != NULL; i++)
      if (!run_template (connection, acts[act][0], tables[i], acts[act][1], error))
        return FALSE;
  return TRUE;
}
