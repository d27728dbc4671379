/* Which column of a foreign table is which field. */
#include <string.h>

#include "base/fold.h"
#include "base/json.h"
#include "reference/import-private.h"

/* Titles and kop lines may stand above the headings. */
#define SEARCH_ROWS 20

static gboolean
is_heading (const MonevField *field, const char *folded)
{
  g_autofree char *heading = monev_fold_key (field->heading);
  g_autofree char *name = monev_fold_key (field->name);

  return strcmp (folded, heading) == 0 || strcmp (folded, name) == 0;
}

static gboolean
is_alias (const MonevField *field, const char *folded)
{
  g_auto (GStrv) aliases = g_strsplit (field->aliases != NULL ? field->aliases : "", "|", -1);

  for (guint i = 0; aliases[i] != NULL; i++)
    {
      g_autofree char *alias = monev_fold_key (aliases[i]);

      if (*alias != '\0' && strcmp (folded, alias) == 0)
        return TRUE;
    }
  return FALSE;
}

/* How sure a heading is: as we write it, as others do, or so but for what stands in brackets. */
enum { EXACT, ALIAS, WITHOUT_UNIT, N_TURNS };

/* "Pagu (Rp)", "Volume [m]": a unit in brackets changes nothing of what the column holds. */
static char *
without_brackets (const char *text)
{
  GString *kept = g_string_new (NULL);
  int depth = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      depth += strchr ("([", *p) != NULL ? 1 : 0;
      if (depth == 0)
        g_string_append_c (kept, *p);
      depth -= strchr (")]", *p) != NULL && depth > 0 ? 1 : 0;
    }
  return g_string_free (kept, FALSE);
}

static gboolean
heading_matches (const MonevField *field, const char *folded, guint turn)
{
  return (turn != ALIAS && is_heading (field, folded))
         || (turn != EXACT && is_alias (field, folded));
}

static gboolean
is_assigned (const MonevImportMapping *mapping, guint column)
{
  for (guint i = 0; i < MONEV_RECORD_MAX_FIELDS; i++)
    if (mapping->columns[i] == column)
      return TRUE;
  return FALSE;
}

static gboolean
map_column (const MonevRecordType *type, const char *head, guint column, guint turn,
            MonevImportMapping *mapping)
{
  g_autofree char *bare = turn == WITHOUT_UNIT ? without_brackets (head) : g_strdup (head);
  g_autofree char *folded = monev_fold_key (bare);

  if (*folded == '\0' || is_assigned (mapping, column))
    return FALSE;
  for (guint i = 0; type->fields[i].name != NULL; i++)
    if (mapping->columns[i] == 0 && heading_matches (&type->fields[i], folded, turn))
      {
        mapping->columns[i] = column;
        return TRUE;
      }
  return FALSE;
}

/* The exact heading wins over an alias that another column also bears. */
static guint
map_row (const MonevRecordType *type, const MonevTable *table, guint index,
         MonevImportMapping *mapping)
{
  guint hits = 0, n = monev_table_row_n_cells (table, index);

  *mapping = (MonevImportMapping) { monev_table_row_number (table, index) };
  for (guint turn = EXACT; turn < N_TURNS; turn++)
    for (guint cell = 0; cell < n; cell++)
      {
        guint column;
        MonevCell head = monev_table_row_cell (table, index, cell, &column);

        if (map_column (type, head.text, column, turn, mapping))
          hits++;
      }
  return hits;
}

static char *
signature_of (const MonevTable *table, guint index)
{
  g_autoptr (GString) all = g_string_new (NULL);
  guint n = monev_table_row_n_cells (table, index);

  for (guint cell = 0; cell < n; cell++)
    {
      guint column;
      MonevCell head = monev_table_row_cell (table, index, cell, &column);
      g_autofree char *folded = monev_fold_key (head.text);

      g_string_append_printf (all, "%u:%s\n", column, folded);
    }
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, all->str, -1);
}

static guint
row_index (const MonevTable *table, gint64 row)
{
  for (guint i = 0; i < monev_table_n_rows (table); i++)
    if (monev_table_row_number (table, i) == row)
      return i;
  return 0;
}

/* Each import is remembered; only what a person assigned otherwise than the headings say is worth
 * telling of. */
static void
take_remembered (const MonevRecordType *type, const json_t *kept, MonevImportMapping *mapping)
{
  for (guint i = 0; type->fields[i].name != NULL; i++)
    {
      guint column = (guint) json_integer_value (json_object_get (kept, type->fields[i].name));

      mapping->remembered = mapping->remembered || column != mapping->columns[i];
      mapping->columns[i] = column;
    }
}

static gboolean
recall (MonevDbConnection *connection, const MonevRecordType *type, const MonevTable *table,
        MonevImportMapping *mapping, GError **error)
{
  g_autofree char *signature = signature_of (table, row_index (table, mapping->head_row));
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "import_mapping_get",
                      MONEV_DB_BINDS (MONEV_DB_T ("subject", type->subject),
                                      MONEV_DB_T ("signature", signature)), error);
  json_auto_t *kept = NULL;
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  if (monev_db_rows_next (rows, &local))
    {
      kept = monev_json_load (monev_db_rows_text (rows, "canonical"), -1, NULL);
      if (kept != NULL)
        take_remembered (type, kept, mapping);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* No heading is known: a person may have assigned a table with these all the same. */
static gboolean
recall_unknown (MonevDbConnection *connection, const MonevRecordType *type,
                const MonevTable *table, MonevImportMapping *mapping, GError **error)
{
  for (guint i = 0; i < MIN (monev_table_n_rows (table), SEARCH_ROWS); i++)
    {
      MonevImportMapping found = { monev_table_row_number (table, i) };

      if (!recall (connection, type, table, &found, error))
        return FALSE;
      if (!found.remembered)
        continue;
      *mapping = found;
      return TRUE;
    }
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "%s tidak memuat judul kolom yang dikenal untuk %s. Judul kolom yang dipakai: "
               "%s, %s, dan seterusnya.", monev_table_file (table), type->noun,
               type->fields[0].heading, type->fields[1].heading);
  return FALSE;
}

/**
 * monev_import_map:
 * @mapping: (out): the row of headings and the columns that are recognised; a table with the same
 *   headings as one that was assigned before gets the same assignment
 *
 * Errors: INVALID when no heading is known at all and none was assigned by a person.
 */
gboolean
monev_import_map (MonevDbConnection *connection, const MonevRecordType *type,
                  const MonevTable *table, MonevImportMapping *mapping, GError **error)
{
  MonevImportMapping best = { 0 };
  guint most = 0;

  for (guint i = 0; i < MIN (monev_table_n_rows (table), SEARCH_ROWS); i++)
    {
      MonevImportMapping found;
      guint hits = map_row (type, table, i, &found);

      if (hits > most)
        {
          most = hits;
          best = found;
        }
    }
  if (most == 0)
    return recall_unknown (connection, type, table, mapping, error);
  if (!recall (connection, type, table, &best, error))
    return FALSE;
  *mapping = best;
  return TRUE;
}

typedef struct {
  const MonevActor      *actor;
  MonevAct               act;
  const MonevRecordType *type;
  char                  *signature;
} Forget;

static gboolean
forget (MonevDbConnection *connection, gpointer data, GError **error)
{
  const Forget *what = data;
  gint64 now = 0;
  g_autoptr (MonevActor) actor
    = monev_reference_actor (connection, what->actor, what->act, &now, error);

  return actor != NULL
         && monev_db_exec (connection, "import_mapping_remove",
                           MONEV_DB_BINDS (MONEV_DB_T ("subject", what->type->subject),
                                           MONEV_DB_T ("signature", what->signature)),
                           NULL, error);
}

/**
 * monev_import_forget:
 * @act: what an import of @type is, by the policy
 * @mapping: its row of headings is the one that was remembered
 *
 * A table with these headings is assigned by its headings alone from now on.
 */
gboolean
monev_import_forget (MonevDbConnection *connection, const MonevActor *actor,
                     MonevAct act, const MonevRecordType *type, const MonevTable *table,
                     const MonevImportMapping *mapping, GError **error)
{
  g_autofree char *signature = signature_of (table, row_index (table, mapping->head_row));
  Forget what = { actor, act, type, signature };

  return monev_db_transaction (connection, forget, &what, error);
}

/** monev_import_remember: keeps @mapping for the next table with these headings; in the import's
 * own transaction. */
gboolean
monev_import_remember (MonevDbConnection *connection, const MonevRecordType *type,
                       const MonevTable *table, const MonevImportMapping *mapping, gint64 now,
                       GError **error)
{
  g_autofree char *signature = signature_of (table, row_index (table, mapping->head_row));
  json_auto_t *kept = json_object ();
  g_autofree char *canonical = NULL;

  for (guint i = 0; type->fields[i].name != NULL; i++)
    if (mapping->columns[i] > 0)
      json_object_set_new (kept, type->fields[i].name, json_integer (mapping->columns[i]));
  canonical = monev_json_canonical (kept, error);
  return canonical != NULL
         && monev_db_exec (connection, "import_mapping_put",
                           MONEV_DB_BINDS (MONEV_DB_T ("subject", type->subject),
                                           MONEV_DB_T ("signature", signature),
                                           MONEV_DB_T ("canonical", canonical),
                                           MONEV_DB_I ("at", now)), NULL, error);
}
