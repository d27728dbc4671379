#include <string.h>

#include "people/people.h"
#include "record/record-store.h"

static const MonevChoice kinds[] = {
  { "kepala", "Kepala" },
  { "sekretaris", "Sekretaris" },
  { "kabid", "Kepala Bidang" },
  { "subkoor", "Sub Koordinator" },
  { "perencana", "Fungsional Tertentu" },
  { "staf", "Fungsional Umum" },
  { "asisten", "Asisten" },
  { "sekda", "Sekretaris Daerah" },
  { "wakil_bupati", "Wakil Bupati" },
  { "bupati", "Bupati" },
  { "lainnya", "Lainnya" },
  { NULL, NULL },
};

static const MonevField fields[] = {
  { "title", "Jabatan", MONEV_FIELD_TEXT, MONEV_FIELD_REQUIRED | MONEV_FIELD_SEARCHED
    | MONEV_FIELD_IN_LIST, 200, .aliases = "nama jabatan" },
  { "kind", "Jenis", MONEV_FIELD_CHOICE, MONEV_FIELD_REQUIRED | MONEV_FIELD_IN_LIST,
    .choices = kinds, .initial = "lainnya", .aliases = "jenis jabatan" },
  { "agency_id", "Perangkat daerah", MONEV_FIELD_REFERENCE,
    MONEV_FIELD_SEARCHED | MONEV_FIELD_IN_LIST, .refers = "agency", .aliases = "opd|unit kerja" },
  { "parent_id", "Atasan", MONEV_FIELD_REFERENCE, MONEV_FIELD_IN_LIST, .refers = "position",
    .aliases = "jabatan atasan", .hint = "Garis di atasnya" },
  { "single", "Dijabat satu orang", MONEV_FIELD_FLAG, MONEV_FIELD_IN_LIST, .aliases = "tunggal",
    .initial = "1",
    .hint = "Kepala Bidang: ya. Perencana Ahli Pertama: tidak" },
  { "active", "Berlaku", MONEV_FIELD_FLAG, MONEV_FIELD_IN_LIST, .aliases = "aktif",
    .initial = "1" },
  { NULL },
};

static gboolean
check_circle (MonevDbConnection *connection, const MonevRecord *record, MonevIssueList *issues,
              GError **error)
{
  gboolean circle = FALSE;

  if (!monev_chain_has_circle (connection, "position_parents", "parent_id",
                               monev_record_id (record), monev_record_get (record, "parent_id"),
                               &circle, error))
    return FALSE;
  if (circle)
    monev_issue (issues, .code = "circle", .severity = MONEV_SEVERITY_ERROR, .key = "parent_id",
                 .column = "Atasan", .message = "Jabatan ini menjadi atasan dirinya sendiri.",
                 .fix = "Pilih atasan yang lain.");
  return TRUE;
}

static void
complain_rivals (MonevDbRows *rows, MonevIssueList *issues)
{
  g_autofree char *message
    = g_strdup_printf ("%s dan %s menjabat definitif pada waktu yang sama.",
                       monev_db_rows_text (rows, "name"), monev_db_rows_text (rows, "rival"));

  monev_issue (issues, .code = "two-holders", .severity = MONEV_SEVERITY_ERROR, .key = "single",
               .column = "Dijabat satu orang", .message = message,
               .fix = "Akhiri dulu salah satu pemangkuannya.");
}

static gboolean
find_rivals (MonevDbConnection *connection, const MonevRecord *record, MonevIssueList *issues,
             GError **error)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "position_rivals",
                      MONEV_DB_BINDS (MONEV_DB_T ("position_id", monev_record_id (record))),
                      error);
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  if (monev_db_rows_next (rows, &local))
    complain_rivals (rows, issues);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
may_have_rivals (const MonevRecord *record)
{
  return monev_record_version (record) != 0
         && strcmp (monev_record_get (record, "single"), "1") == 0;
}

/* The row is locked as it is by an appointment, so that neither misses the other. */
static gboolean
check_rivals (MonevDbConnection *connection, const MonevRecord *record, MonevIssueList *issues,
              GError **error)
{
  return !may_have_rivals (record)
         || (monev_db_exec (connection, "position_lock",
                            MONEV_DB_BINDS (MONEV_DB_T ("id", monev_record_id (record))), NULL,
                            error)
             && find_rivals (connection, record, issues, error));
}

static gboolean
planned (MonevDbConnection *connection, const GPtrArray *rows, const GPtrArray *standing,
         MonevIssueList *const *found, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    if (may_have_rivals (rows->pdata[i])
        && !find_rivals (connection, rows->pdata[i], found[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
stored (MonevDbConnection *connection, const MonevRecord *record, MonevIssueList *issues,
        GError **error)
{
  return check_circle (connection, record, issues, error)
         && check_rivals (connection, record, issues, error);
}

static GPtrArray *
ids_of_agency (MonevDbConnection *connection, const char *agency_id, GError **error)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "position_of_agency",
                      MONEV_DB_BINDS (MONEV_DB_T ("agency_id", agency_id)), error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  while (monev_db_rows_next (rows, &local))
    g_ptr_array_add (ids, g_strdup (monev_db_rows_text (rows, "id")));
  if (local == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, local);
  return NULL;
}

/**
 * monev_position_renew_keys:
 *
 * Inside the transaction that gives the agency another name. What a person sees of a position is not
 * changed by it, so its version stays: nobody who edits it is told of a conflict.
 */
gboolean
monev_position_renew_keys (MonevDbConnection *connection, const char *agency_id, GError **error)
{
  g_autoptr (GPtrArray) ids = ids_of_agency (connection, agency_id, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const char *id = ids->pdata[i];
      g_autoptr (MonevRecord) position
        = monev_record_store_get (connection, &monev_position_type, id, error);
      g_autofree char *key = position != NULL ? monev_record_search_key (position) : NULL;

      if (key == NULL
          || !monev_db_exec (connection, "position_key_set",
                             MONEV_DB_BINDS (MONEV_DB_T ("search_key", key),
                                             MONEV_DB_T ("id", id)), NULL, error))
        return FALSE;
    }
  return ids != NULL;
}

static char *
label (const MonevRecord *record)
{
  return g_strdup (monev_record_get (record, "title"));
}

const MonevRecordType monev_position_type = {
  .subject = "position", .noun = "jabatan", .title = "Jabatan",
  .keys = (const char *const[]) { "title", "agency_id", NULL }, .keys_together = TRUE,
  .fields = fields,
  .stored = stored, .planned = planned, .label = label,
};

/**
 * monev_position_printed:
 * @appointment_kind: definitif, plt, plh, pj
 *
 * Returns: (transfer full): who holds a post for a time is printed as such.
 */
char *
monev_position_printed (const char *title, const char *appointment_kind)
{
  if (strcmp (appointment_kind, "plt") == 0)
    return g_strconcat ("Plt. ", title, NULL);
  if (strcmp (appointment_kind, "plh") == 0)
    return g_strconcat ("Plh. ", title, NULL);
  if (strcmp (appointment_kind, "pj") == 0)
    return g_strconcat ("Pj. ", title, NULL);
  return g_strdup (title);
}
