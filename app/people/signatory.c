#include "people/signatory.h"

#include <string.h>

#include "base/fold.h"
#include "record/record-store.h"

/** monev_signatory_free: @self: (nullable) */
void
monev_signatory_free (MonevSignatory *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->name);
  g_free (self->rank);
  g_free (self->nip);
  g_free (self);
}

/* Officials other than Bupati, Wakil and Sekda sign with gelar, pangkat and NIP (Permendagri
 * 1/2023); "" for nobody. */
static MonevSignatory *
signatory_new (MonevDbConnection *connection, const char *title, const char *kind,
               const char *official_id, GError **error)
{
  g_autoptr (MonevRecord) official = NULL;
  MonevSignatory *self;

  if (*official_id != '\0')
    {
      official = monev_record_store_get (connection, &monev_official_type, official_id, error);
      if (official == NULL)
        return NULL;
    }
  self = g_new0 (MonevSignatory, 1);
  self->title = *title != '\0' ? monev_position_printed (title, kind) : g_strdup ("");
  self->name = official != NULL ? monev_official_printed_name (official, TRUE) : g_strdup ("");
  self->rank = g_strdup (official != NULL ? monev_record_get (official, "rank") : "");
  self->nip = g_strdup (official != NULL ? monev_record_get (official, "nip") : "");
  return self;
}

static gboolean
is_of (MonevDbRows *row, const char *agency_name)
{
  static const char *const columns[] = { "agency", "short_name" };
  g_autofree char *wanted = monev_fold_key (agency_name);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *key = monev_fold_key (monev_db_rows_text (row, columns[i]));

      if (*key != '\0' && strcmp (key, wanted) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The post of the agency itself; else one that names no agency, as a small office writes it. */
static MonevSignatory *
pick_head (MonevDbConnection *connection, MonevDbRows *rows, const char *agency_name,
           GError **error)
{
  g_autofree char *title = g_strdup ("");
  g_autofree char *kind = g_strdup ("");
  g_autofree char *official = g_strdup ("");
  GError *local = NULL;

  while (monev_db_rows_next (rows, &local))
    {
      gboolean own = is_of (rows, agency_name);

      if (!own && (*title != '\0' || *monev_db_rows_text (rows, "agency") != '\0'))
        continue;
      g_free (title);
      g_free (kind);
      g_free (official);
      title = g_strdup (monev_db_rows_text (rows, "title"));
      kind = g_strdup (monev_db_rows_text (rows, "kind"));
      official = g_strdup (monev_db_rows_text (rows, "official_id"));
      if (own)
        break;
    }
  if (local == NULL)
    return signatory_new (connection, title, kind, official, error);
  g_propagate_error (error, local);
  return NULL;
}

/**
 * monev_signatory_head:
 * @agency_name: of the office, in full or short
 * @date: YYYY-MM-DD
 *
 * Who heads the office on a day: who acts for somebody (Plt, Plh, Pj) before whom he stands for.
 *
 * Returns: (transfer full): with empty texts where no such post, or nobody in it, is known.
 */
MonevSignatory *
monev_signatory_head (MonevDbConnection *connection, const char *agency_name, const char *date,
                      GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (
    connection, "signatory_heads", MONEV_DB_BINDS (MONEV_DB_T ("date", date)), error);

  return rows != NULL ? pick_head (connection, rows, agency_name, error) : NULL;
}

/**
 * monev_signatory_of:
 * @official_id: id, or "" for nobody
 * @date: YYYY-MM-DD
 *
 * Returns: (transfer full): an official with the first post held on that day.
 */
MonevSignatory *
monev_signatory_of (MonevDbConnection *connection, const char *official_id, const char *date,
                    GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (
    connection, "appointments_on",
    MONEV_DB_BINDS (MONEV_DB_T ("official_id", official_id), MONEV_DB_T ("date", date)), error);
  g_autofree char *title = NULL;
  g_autofree char *kind = NULL;
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  if (monev_db_rows_next (rows, &local))
    {
      title = g_strdup (monev_db_rows_text (rows, "title"));
      kind = g_strdup (monev_db_rows_text (rows, "kind"));
    }
  if (local == NULL)
    return signatory_new (connection, title != NULL ? title : "", kind != NULL ? kind : "",
                          official_id, error);
  g_propagate_error (error, local);
  return NULL;
}
