#include "db-migration.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#include "db-driver-private.h"
#include "db-resources.h"

#define SCHEMA "/id/monev/db/schema/"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* 0001-house.sql, 0002-….sql, … without a gap. */
static char **
step_files (void)
{
  char **files = g_resource_enumerate_children (monev_db_get_resource (), SCHEMA, 0, NULL);

  qsort (files, g_strv_length (files), sizeof (char *), compare_names);
  return files;
}

/** monev_db_schema_newest: Returns: the number of the last step this program knows. */
gint64
monev_db_schema_newest (void)
{
  g_auto (GStrv) files = step_files ();
  return g_strv_length (files);
}

static gboolean
query_number (MonevDbConnection *connection, const char *statement, const char *column,
              gint64 *number, GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (connection, statement, NULL, error);

  if (rows == NULL || !monev_db_rows_next (rows, error))
    return FALSE;
  *number = monev_db_rows_int (rows, column);
  return TRUE;
}

/**
 * monev_db_schema_version:
 * @version: (out): the last step taken; 0 for an empty database
 *
 * Errors: INVALID when the database holds tables of another program.
 */
gboolean
monev_db_schema_version (MonevDbConnection *connection, gint64 *version, GError **error)
{
  gint64 known = 0, tables = 0;

  if (!query_number (connection, "schema_known", "known", &known, error))
    return FALSE;
  if (known > 0)
    return query_number (connection, "schema_version", "version", version, error);
  if (!query_number (connection, "schema_empty", "tables", &tables, error))
    return FALSE;
  if (tables > 0)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Ini basis data program lain: %s. Isinya tidak diubah. Pakai alamat lain, atau "
                   "berkas basis data Monev.", monev_db_connection_uri (connection));
      return FALSE;
    }
  *version = 0;
  return TRUE;
}

typedef struct {
  const char *file;
  gint64      number;
} Step;

static char *
script_of (MonevDbConnection *connection, const char *file)
{
  g_autofree char *path = g_strconcat (SCHEMA, file, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (monev_db_get_resource (), path, 0, NULL);
  g_autofree char *text = NULL;

  g_assert (bytes != NULL);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return monev_db_schema_translate (monev_db_connection_engine (connection), text);
}

/**
 * monev_db_schema_blank:
 * @version: the schema wanted
 *
 * Makes the tables without a single row, not even the record of the steps: a copy brings its own.
 */
gboolean
monev_db_schema_blank (MonevDbConnection *connection, gint64 version, GError **error)
{
  g_auto (GStrv) files = step_files ();

  for (gint64 i = 0; i < version; i++)
    {
      g_autofree char *script = script_of (connection, files[i]);

      if (!monev_db_connection_script (connection, script, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_step (MonevDbConnection *connection, gpointer data, GError **error)
{
  Step *step = data;
  g_autofree char *script = script_of (connection, step->file);
  gint64 version = 0, now = 0;

  if (!monev_db_exec (connection, "schema_lock", NULL, NULL, error)
      || !monev_db_schema_version (connection, &version, error))
    return FALSE;
  if (version >= step->number)
    return TRUE; /* another workstation was quicker */
  return monev_db_connection_script (connection, script, error)
         && monev_db_now (connection, &now, error)
         && monev_db_exec (connection, "schema_step_add",
                           MONEV_DB_BINDS (MONEV_DB_I ("number", step->number),
                                           MONEV_DB_T ("name", step->file),
                                           MONEV_DB_I ("at", now)), NULL, error);
}

/**
 * monev_db_migrate_to:
 * @target: the last step to take, for tests and for copies of an older schema
 *
 * See monev_db_migrate().
 */
gboolean
monev_db_migrate_to (MonevDbConnection *connection, gint64 target, MonevDbBeforeStep before,
                     gpointer data, GError **error)
{
  g_auto (GStrv) files = step_files ();
  gint64 version = 0;

  if (!monev_db_schema_version (connection, &version, error))
    return FALSE;
  if (version > (gint64) g_strv_length (files))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_SCHEMA_TOO_NEW,
                   "Basis data dibuat oleh versi Monev yang lebih baru (skema %" G_GINT64_FORMAT
                   ", program ini mengenal sampai %u). Perbarui program di komputer ini.",
                   version, g_strv_length (files));
      return FALSE;
    }
  if (version > 0 && version < target && before != NULL && !before (connection, version, data, error))
    return FALSE;
  for (; version < target; version++)
    {
      Step step = { files[version], version + 1 };

      if (!monev_db_transaction (connection, take_step, &step, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * monev_db_migrate:
 * @before: (nullable): makes the backup that stands before each change of the schema
 *
 * Takes every step that is missing; a step and its number commit together. Errors:
 * SCHEMA_TOO_NEW when a newer program wrote the database.
 */
gboolean
monev_db_migrate (MonevDbConnection *connection, MonevDbBeforeStep before, gpointer data,
                  GError **error)
{
  return monev_db_migrate_to (connection, monev_db_schema_newest (), before, data, error);
}
