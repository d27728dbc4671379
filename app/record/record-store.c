#include "record/record-store.h"

#include <string.h>

#include "base/id.h"

static char *
statement_of (const MonevRecordType *type, const char *act)
{
  return g_strconcat (type->subject, "_", act, NULL);
}

/**
 * monev_record_store_get:
 *
 * Returns: (transfer full): the record, or %NULL with NOT_FOUND.
 */
MonevRecord *
monev_record_store_get (MonevDbConnection *connection, const MonevRecordType *type, const char *id,
                        GError **error)
{
  g_autofree char *name = statement_of (type, "get");
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, name, MONEV_DB_BINDS (MONEV_DB_T ("id", id)), error);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  if (monev_db_rows_next (rows, &local))
    return monev_record_from_row (type, rows);
  if (local == NULL)
    g_set_error (&local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND, "Data %s tidak ditemukan.",
                 type->noun);
  g_propagate_error (error, local);
  return NULL;
}

/**
 * monev_record_store_list:
 * @year: the Tahun Anggaran, for tables that are kept by year; 0 takes all years
 *
 * Returns: (transfer full) (element-type MonevRecord): all rows in the order of their search keys.
 */
GPtrArray *
monev_record_store_list (MonevDbConnection *connection, const MonevRecordType *type, gint64 year,
                         GError **error)
{
  g_autofree char *name = statement_of (type, "list");
  g_autoptr (GPtrArray) list
    = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_record_unref);
  const MonevDbBind *binds
    = type->year_field != NULL ? MONEV_DB_BINDS (MONEV_DB_I ("year", year)) : NULL;
  g_autoptr (MonevDbRows) rows = monev_db_query (connection, name, binds, error);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  while (monev_db_rows_next (rows, &local))
    g_ptr_array_add (list, monev_record_from_row (type, rows));
  if (local == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, local);
  return NULL;
}

static MonevDbBind
bind_field (const MonevRecord *record, guint i)
{
  const MonevField *field = &monev_record_type (record)->fields[i];
  const char *value = monev_record_value (record, i);

  switch (field->kind)
    {
    case MONEV_FIELD_FLAG:
    case MONEV_FIELD_YEAR:
    case MONEV_FIELD_NUMBER:
      return (MonevDbBind) MONEV_DB_I (field->name, g_ascii_strtoll (value, NULL, 10));
    case MONEV_FIELD_REFERENCE:
      return (MonevDbBind) { field->name, MONEV_DB_TEXT, *value == '\0', value };
    default:
      return (MonevDbBind) MONEV_DB_T (field->name, value);
    }
}

/* @binds holds room for the fields, four further ones and the end. */
static guint
bind_record (const MonevRecord *record, const char *id, const char *key, MonevDbBind *binds)
{
  const MonevRecordType *type = monev_record_type (record);
  guint n = 0;

  for (guint i = 0; type->fields[i].name != NULL; i++)
    if (!(type->fields[i].flags & MONEV_FIELD_VIRTUAL))
      binds[n++] = bind_field (record, i);
  binds[n++] = (MonevDbBind) MONEV_DB_T ("id", id);
  binds[n++] = (MonevDbBind) MONEV_DB_T ("search_key", key);
  return n;
}

static gboolean
conflict_or_gone (MonevDbConnection *connection, const MonevRecord *record, GError **error)
{
  g_autoptr (MonevRecord) there = monev_record_store_get (
    connection, monev_record_type (record), monev_record_id (record), error);
  g_autofree char *label = NULL;

  if (there == NULL)
    return FALSE;
  label = monev_record_label (there);
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CONFLICT,
               "%s baru saja diubah orang lain. Muat ulang, lalu ulangi perubahan Anda.", label);
  return FALSE;
}

static gboolean
write_row (MonevDbConnection *connection, const MonevRecord *record, const char *id, GError **error)
{
  gboolean fresh = monev_record_version (record) == 0;
  MonevDbBind binds[MONEV_RECORD_MAX_FIELDS + 4] = { { NULL } };
  g_autofree char *key = monev_record_search_key (record);
  g_autofree char *name
    = statement_of (monev_record_type (record), fresh ? "insert" : "update");
  guint n = bind_record (record, id, key, binds);
  gint64 affected = 0;

  if (!fresh)
    binds[n] = (MonevDbBind) MONEV_DB_I ("version", monev_record_version (record));
  if (!monev_db_exec (connection, name, binds, &affected, error))
    return FALSE;
  return affected == 1 || conflict_or_gone (connection, record, error);
}

static gboolean
is_key (const MonevRecordType *type, guint field)
{
  return type->keys_together ? g_strv_contains (type->keys, type->fields[field].name)
                             : (type->fields[field].flags & MONEV_FIELD_UNIQUE) != 0;
}

/* "kode atau nama", or all keys that count together: "pegawai, jabatan, dan sejak". */
static char *
name_keys (const MonevRecordType *type)
{
  GString *all = g_string_new (NULL);
  guint n = 0, at = 0;

  for (guint i = 0; type->fields[i].name != NULL; i++)
    n += is_key (type, i) ? 1 : 0;
  for (guint i = 0; type->fields[i].name != NULL; i++)
    if (is_key (type, i))
      {
        const char *link = type->keys_together ? "dan" : "atau";

        if (at > 0)
          g_string_append_printf (all, "%s%s%s", n > 2 ? ", " : " ",
                                  at + 1 == n ? link : "", at + 1 == n ? " " : "");
        g_string_append (all, type->fields[i].heading);
        at++;
      }
  return g_string_free (all, FALSE);
}

static void
explain_double (const MonevRecord *record, GError **error)
{
  g_autofree char *label = monev_record_label (record);
  g_autofree char *keys = name_keys (monev_record_type (record));

  if (!g_error_matches (*error, MONEV_ERROR, MONEV_ERROR_CONSTRAINT))
    return;
  g_clear_error (error);
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CONSTRAINT,
               "%s tidak dapat disimpan: sudah ada %s lain dengan %s yang sama.", label,
               monev_record_type (record)->noun, *keys != '\0' ? keys : "pengenal");
}

/* A rule that other rows break is INVALID; one whose code ends in "-double" is CONSTRAINT, as when
 * the database itself finds the double. */
static gboolean
check_stored (MonevDbConnection *connection, const MonevRecord *record, MonevIssueList *issues,
              GError **error)
{
  const MonevRecordType *type = monev_record_type (record);
  guint before = monev_issue_list_count (issues, MONEV_SEVERITY_ERROR);
  const MonevIssue *last;

  if (type->stored != NULL && !type->stored (connection, record, issues, error))
    return FALSE;
  if (monev_issue_list_count (issues, MONEV_SEVERITY_ERROR) == before)
    return TRUE;
  last = monev_issue_list_get (issues, monev_issue_list_size (issues) - 1);
  g_set_error_literal (error, MONEV_ERROR,
                       g_str_has_suffix (last->code, "-double") ? MONEV_ERROR_CONSTRAINT
                                                                : MONEV_ERROR_INVALID,
                       last->message);
  return FALSE;
}

/**
 * monev_record_store_write:
 * @record: already checked; version 0 is added, any other must still be the stored one
 * @now: UTC milliseconds
 * @id: (out) (transfer full): the id it is stored under
 * @issues: takes the rules that other rows break
 *
 * Errors: CONFLICT, NOT_FOUND, CONSTRAINT (a double), or INVALID (see @issues).
 */
gboolean
monev_record_store_write (MonevDbConnection *connection, MonevRecord *record, gint64 now, char **id,
                          MonevIssueList *issues, GError **error)
{
  const MonevRecordType *type = monev_record_type (record);
  g_autofree char *own = *monev_record_id (record) != '\0' ? g_strdup (monev_record_id (record))
                                                           : monev_id_new (now);
  g_autoptr (MonevRecord) named = monev_record_with_identity (monev_record_ref (record), own,
                                                              monev_record_version (record));
  GError *local = NULL;

  if (!check_stored (connection, named, issues, error))
    return FALSE;
  if (!write_row (connection, named, own, &local)
      || (type->linked != NULL && !type->linked (connection, named, &local)))
    {
      explain_double (named, &local);
      g_propagate_error (error, local);
      return FALSE;
    }
  *id = g_steal_pointer (&own);
  return TRUE;
}

/**
 * monev_record_store_put:
 *
 * monev_record_store_write(), then reads it back.
 *
 * Returns: (transfer full): the record as it now is stored.
 */
MonevRecord *
monev_record_store_put (MonevDbConnection *connection, MonevRecord *record, gint64 now,
                        MonevIssueList *issues, GError **error)
{
  g_autofree char *id = NULL;

  if (!monev_record_store_write (connection, record, now, &id, issues, error))
    return NULL;
  return monev_record_store_get (connection, monev_record_type (record), id, error);
}

/* What can be done instead, with the fields that the form has. */
static const char *
advice_for (const MonevRecordType *type)
{
  if (monev_record_type_field (type, "active") >= 0)
    return "Buka datanya, lalu matikan Aktif.";
  if (type->until_field != NULL || monev_record_type_field (type, "valid_to") >= 0
      || monev_record_type_field (type, "date_to") >= 0)
    return "Isi tanggal akhir berlakunya saja.";
  return "Hapus dulu data yang memakainya.";
}

/**
 * monev_record_explain_use:
 * @error: (inout): a CONSTRAINT gets words for people; anything else stays
 *
 * A reference may be checked only at COMMIT, behind monev_record_store_remove(): whoever holds the
 * transaction says it then.
 */
void
monev_record_explain_use (const MonevRecord *record, GError **error)
{
  g_autofree char *label = monev_record_label (record);

  if (error == NULL || !g_error_matches (*error, MONEV_ERROR, MONEV_ERROR_CONSTRAINT))
    return;
  g_clear_error (error);
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CONSTRAINT,
               "%s masih dipakai di tempat lain, jadi tidak dapat dihapus. %s", label,
               advice_for (monev_record_type (record)));
}

/**
 * monev_record_store_remove:
 *
 * Errors: CONFLICT when it changed since it was read; CONSTRAINT while other records refer to it; STATE while some
 * stand under it.
 */
gboolean
monev_record_store_remove (MonevDbConnection *connection, const MonevRecord *record, GError **error)
{
  const MonevRecordType *type = monev_record_type (record);
  g_autofree char *name = statement_of (type, "remove");
  g_autoptr (MonevRecord) bare
    = monev_record_with_identity (monev_record_new (type), monev_record_id (record), 0);
  GError *local = NULL;
  gint64 affected = 0;

  if (type->leaving != NULL && !type->leaving (connection, record, error))
    return FALSE;
  if ((type->linked == NULL || type->linked (connection, bare, &local))
      && monev_db_exec (connection, name,
                        MONEV_DB_BINDS (MONEV_DB_T ("id", monev_record_id (record)),
                                        MONEV_DB_I ("version", monev_record_version (record))),
                        &affected, &local))
    return affected == 1 || conflict_or_gone (connection, record, error);
  monev_record_explain_use (record, &local);
  g_propagate_error (error, local);
  return FALSE;
}
