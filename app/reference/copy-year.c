/* Salin dari tahun lalu: the programme tree and the pagu of one Tahun Anggaran into another. */
#include "audit/audit.h"
#include "people/people.h"
#include "programme/programme.h"
#include "record/record-store.h"
#include "reference/lookup.h"
#include "reference/reference.h"

typedef struct {
  const MonevActor *actor;
  gint64            from;
  gint64            to;
  MonevCopyCount   *count;
  gint64            now;
  MonevIssueList   *issues;
} Copy;

static MonevRecord *
moved (const MonevRecord *record, gint64 year)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, year);

  return monev_record_with (monev_record_with_identity (monev_record_ref ((MonevRecord *) record),
                                                        "", 0), "year", text);
}

static gboolean
add_unless_there (MonevDbConnection *connection, Copy *copy, const MonevLookup *there,
                  MonevRecord *record, GError **error)
{
  g_autofree char *id = NULL;

  if (monev_lookup_match (there, record) != NULL)
    {
      copy->count->skipped++;
      return TRUE;
    }
  copy->count->added++;
  return monev_record_store_write (connection, record, copy->now, &id, copy->issues, error);
}

static gboolean
copy_programmes (MonevDbConnection *connection, Copy *copy, GError **error)
{
  g_autoptr (GPtrArray) from
    = monev_record_store_list (connection, &monev_programme_type, copy->from, error);
  g_autoptr (GPtrArray) to
    = monev_record_store_list (connection, &monev_programme_type, copy->to, error);
  g_autoptr (MonevLookup) there = NULL;

  if (from == NULL || to == NULL)
    return FALSE;
  there = monev_lookup_new (&monev_programme_type, to);
  for (guint i = 0; i < from->len; i++)
    {
      g_autoptr (MonevRecord) record = moved (from->pdata[i], copy->to);

      if (!add_unless_there (connection, copy, there, record, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
refuse_programme (const char *code, gint64 year, GError **error)
{
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
               "Pagu pada kode %s tidak punya program pada Tahun Anggaran %" G_GINT64_FORMAT
               ". Perbaiki pagunya, lalu salin lagi.", code, year);
  return FALSE;
}

/* A line of money hangs on the programme of its own year: the one with the same code. */
static gboolean
copy_budgets (MonevDbConnection *connection, Copy *copy, GError **error)
{
  g_autoptr (GPtrArray) from
    = monev_record_store_list (connection, &monev_budget_type, copy->from, error);
  g_autoptr (GPtrArray) to
    = monev_record_store_list (connection, &monev_budget_type, copy->to, error);
  g_autoptr (GPtrArray) tree
    = monev_record_store_list (connection, &monev_programme_type, copy->to, error);
  g_autoptr (MonevLookup) there = NULL;
  g_autoptr (MonevLookup) programmes = NULL;
  int code = monev_record_type_field (&monev_budget_type, "programme_id");

  if (from == NULL || to == NULL || tree == NULL)
    return FALSE;
  there = monev_lookup_new (&monev_budget_type, to);
  programmes = monev_lookup_new (&monev_programme_type, tree);
  for (guint i = 0; i < from->len; i++)
    {
      g_autoptr (MonevRecord) record = moved (from->pdata[i], copy->to);
      g_autofree char *shown = monev_record_shown (record, (guint) code);
      gboolean ambiguous;
      const MonevRecord *programme = monev_lookup_find (programmes, shown, &ambiguous);

      if (programme == NULL)
        return refuse_programme (shown, copy->from, error);
      record = monev_record_with_shown (g_steal_pointer (&record), (guint) code,
                                        monev_record_id (programme), shown);
      if (!add_unless_there (connection, copy, there, record, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_copy (MonevDbConnection *connection, gpointer data, GError **error)
{
  Copy *copy = data;
  g_autoptr (MonevActor) actor = monev_reference_actor (
    connection, copy->actor, MONEV_ACT_PROGRAMME_EDIT, &copy->now, error);
  json_auto_t *detail = json_pack ("{s:I, s:I}", "from", (json_int_t) copy->from, "to",
                                   (json_int_t) copy->to);

  return actor != NULL && copy_programmes (connection, copy, error)
         && copy_budgets (connection, copy, error)
         && monev_audit_append (connection, copy->now, actor->official_id, "programme.copy_year",
                                "programme", detail, error);
}

/**
 * monev_reference_copy_year:
 * @count: (out): what was added and what stood there already
 *
 * Errors: INVALID when both years are one or @to is no year, NOT_FOUND when there is nothing to copy.
 */
gboolean
monev_reference_copy_year (MonevDbConnection *connection, const MonevActor *actor, gint64 from,
                           gint64 to, MonevCopyCount *count, GError **error)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevCopyCount counted = { 0, 0 };
  Copy copy = { actor, from, to, &counted, 0, issues };

  if (from == to)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Tahun asal dan tahun tujuan sama. Pilih tahun lain.");
      return FALSE;
    }
  if (to < MONEV_YEAR_MIN || to > MONEV_YEAR_MAX)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Tahun tujuan %" G_GINT64_FORMAT " tidak wajar. Tulis empat angka, misalnya 2026.",
                   to);
      return FALSE;
    }
  if (!monev_db_transaction (connection, write_copy, &copy, error))
    return FALSE;
  if (counted.added + counted.skipped == 0)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                   "Belum ada program dan pagu pada Tahun Anggaran %" G_GINT64_FORMAT ".", from);
      return FALSE;
    }
  *count = counted;
  return TRUE;
}
