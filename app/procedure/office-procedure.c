#include "procedure/office-procedure.h"

#include <string.h>

#include "audit/audit.h"
#include "base/fold.h"
#include "base/id.h"
#include "base/json.h"
#include "people/login.h"
#include "procedure/library.h"
#include "procedure/own-identity.h"
#include "procedure/procedure-diff.h"
#include "procedure/procedure-edit.h"
#include "snapshot/snapshot.h"

/* The log names the first changes; all of them are in the snapshots. */
#define LOGGED_CHANGES 20

/* What the official is at this moment, not at the login; inside a transaction. */
static MonevActor *
fresh_actor (MonevDbConnection *connection, const MonevActor *actor, gint64 *now, GError **error)
{
  g_autoptr (MonevActor) fresh = NULL;

  if (!monev_policy_check (actor, MONEV_ACT_PROCEDURE_EDIT, error)
      || !monev_db_now (connection, now, error))
    return NULL;
  fresh = monev_actor_load (connection, actor->official_id, *now, error);
  return fresh != NULL && monev_policy_check (fresh, MONEV_ACT_PROCEDURE_EDIT, error)
           ? g_steal_pointer (&fresh) : NULL;
}

/** monev_procedure_hash: Returns: (transfer full): the SHA-256 of the content, as a snapshot's. */
char *
monev_procedure_hash (const MonevProcedure *procedure)
{
  json_auto_t *json = monev_procedure_to_json (procedure);
  g_autofree char *canonical = monev_json_canonical (json, NULL);

  return monev_json_sha256 (canonical);
}

static gboolean
add_shipped (GPtrArray *list, GError **error)
{
  const GPtrArray *all = monev_procedure_shipped (error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      MonevProcedureEntry *entry = monev_procedure_entry_new (all->pdata[i]);

      entry->shipped = TRUE;
      g_ptr_array_add (list, entry);
    }
  return all != NULL;
}

static MonevProcedure *
from_canonical (const char *canonical, gboolean draft, GError **error)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  json_auto_t *json = monev_json_load (canonical, -1, error);

  if (json == NULL)
    return NULL;
  return draft ? monev_procedure_from_draft (json, issues, error)
               : monev_procedure_from_json (json, NULL, issues, error);
}

static MonevProcedure *
load_own (MonevDbConnection *connection, const char *id, gint64 number, GError **error)
{
  g_autofree char *subject = monev_procedure_subject (id);
  g_autoptr (MonevSnapshot) snapshot = monev_snapshot_load (connection, subject, number, error);

  return snapshot != NULL ? from_canonical (snapshot->canonical, FALSE, error) : NULL;
}

/* Its short title and its unit stand in the content of the version in force. */
static gboolean
read_header (MonevDbConnection *connection, MonevProcedureEntry *entry, GError **error)
{
  g_autoptr (MonevProcedure) procedure = load_own (connection, entry->id, entry->number, error);

  if (procedure == NULL)
    return FALSE;
  g_free (entry->list_title);
  g_free (entry->unit);
  entry->list_title = g_strdup (monev_procedure_list_title (procedure));
  entry->unit = g_strdup (monev_procedure_text (procedure, MONEV_PROCEDURE_UNIT));
  return TRUE;
}

static gboolean
add_own (GPtrArray *list, MonevDbConnection *connection, const char *official, gboolean retired,
         GError **error)
{
  g_autoptr (GPtrArray) own = monev_procedure_store_list (connection, official, error);

  if (own == NULL)
    return FALSE;
  for (guint i = 0; i < own->len; i++)
    if (!read_header (connection, own->pdata[i], error))
      return FALSE;
  g_ptr_array_set_free_func (own, NULL);
  for (guint i = 0; i < own->len; i++)
    if (retired || !((MonevProcedureEntry *) own->pdata[i])->retired)
      g_ptr_array_add (list, own->pdata[i]);
    else
      monev_procedure_entry_free (own->pdata[i]);
  return TRUE;
}

/**
 * monev_procedure_list:
 * @connection: (nullable): %NULL for the shipped ones alone
 * @official: id of who asks, or ""
 * @search: (nullable): as typed
 * @filter: MonevProcedureFilter
 *
 * Returns: (transfer full) (element-type MonevProcedureEntry): the office's own by title, then the
 *   shipped ones by code.
 */
GPtrArray *
monev_procedure_list (MonevDbConnection *connection, const char *official, const char *search,
                      guint filter, GError **error)
{
  g_autoptr (GPtrArray) list
    = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_procedure_entry_free);
  g_autofree char *query = search != NULL ? monev_fold_query (search) : NULL;

  if (connection != NULL && !(filter & MONEV_PROCEDURES_SHIPPED)
      && !add_own (list, connection, official, (filter & MONEV_PROCEDURES_RETIRED) != 0, error))
    return NULL;
  if (!(filter & MONEV_PROCEDURES_OFFICE) && !add_shipped (list, error))
    return NULL;
  for (guint i = query != NULL ? list->len : 0; i > 0; i--)
    if (!monev_fold_match (((MonevProcedureEntry *) list->pdata[i - 1])->search_key, query))
      g_ptr_array_remove_index (list, i - 1);
  return g_steal_pointer (&list);
}

/**
 * monev_procedure_library:
 * @connection: (nullable): %NULL for the shipped ones alone
 * @of: (nullable): the procedure that will be compared; what it was copied from is left out, since
 *   the office changed it on purpose
 *
 * Returns: (transfer full) (element-type MonevProcedure): all that are in force, for the linter.
 */
GPtrArray *
monev_procedure_library (MonevDbConnection *connection, const MonevProcedureEntry *of,
                         GError **error)
{
  const char *base = of != NULL ? of->base_code : "";
  g_autoptr (GPtrArray) all
    = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_procedure_unref);
  g_autoptr (GPtrArray) own = NULL;
  const GPtrArray *shipped = monev_procedure_shipped (error);

  if (shipped == NULL)
    return NULL;
  own = connection != NULL ? monev_procedure_store_list (connection, "", error)
                           : g_ptr_array_new ();
  if (own == NULL)
    return NULL;
  for (guint i = 0; i < own->len; i++)
    {
      const MonevProcedureEntry *entry = own->pdata[i];
      MonevProcedure *procedure = NULL;

      if (entry->retired || strcmp (entry->code, base) == 0)
        continue;
      procedure = load_own (connection, entry->id, entry->number, error);
      if (procedure == NULL)
        return NULL;
      g_ptr_array_add (all, procedure);
    }
  for (guint i = 0; i < shipped->len; i++)
    if (strcmp (monev_procedure_code (shipped->pdata[i]), base) != 0)
      g_ptr_array_add (all, monev_procedure_ref (shipped->pdata[i]));
  return g_steal_pointer (&all);
}

static guint
count_shared (const char *unit, const char *agency)
{
  g_autofree char *unit_key = monev_fold_key (unit);
  g_autofree char *agency_key = monev_fold_key (agency);
  g_auto (GStrv) words = g_strsplit (unit_key, " ", -1);
  g_auto (GStrv) known = g_strsplit (agency_key, " ", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    n += *words[i] != '\0' && g_strv_contains ((const char *const *) known, words[i]) ? 1 : 0;
  return n;
}

static int
compare_near (gconstpointer a, gconstpointer b, gpointer agency)
{
  const MonevProcedureEntry *one = *(MonevProcedureEntry *const *) a;
  const MonevProcedureEntry *two = *(MonevProcedureEntry *const *) b;

  if (one->shipped != two->shipped)
    return one->shipped ? 1 : -1;
  return (int) count_shared (two->unit, agency) - (int) count_shared (one->unit, agency);
}

/**
 * monev_procedure_sort_near:
 * @entries: (element-type MonevProcedureEntry)
 * @agency: what the office is called
 *
 * What the office is likely to run first: its own SOPs, then those of offices of its kind, by how
 * many words of their unit stand in its name ("Badan Perencanaan Pembangunan Daerah"). What is equally
 * near keeps its order.
 */
void
monev_procedure_sort_near (GPtrArray *entries, const char *agency)
{
  g_ptr_array_sort_with_data (entries, compare_near, (gpointer) agency);
}

/**
 * monev_procedure_find:
 * @connection: (nullable): %NULL for the shipped ones alone
 *
 * Returns: (transfer full): shipped or own; %NULL with NOT_FOUND.
 */
MonevProcedureEntry *
monev_procedure_find (MonevDbConnection *connection, const char *id_or_code, GError **error)
{
  g_autoptr (MonevProcedure) shipped = NULL;
  MonevProcedureEntry *entry;

  if (connection != NULL && !monev_procedure_is_shipped (id_or_code))
    return monev_procedure_store_find (connection, id_or_code, error);
  shipped = monev_procedure_shipped_find (id_or_code, error);
  if (shipped == NULL)
    return NULL;
  entry = monev_procedure_entry_new (shipped);
  entry->shipped = TRUE;
  return entry;
}

/**
 * monev_procedure_load:
 * @connection: (nullable): may be %NULL for a shipped one
 * @number: the version; 0 takes the current one
 *
 * Returns: (transfer full): the content of that version; NOT_FOUND, or CORRUPT when it is no longer
 *   what was published.
 */
MonevProcedure *
monev_procedure_load (MonevDbConnection *connection, const char *id_or_code, gint64 number,
                      GError **error)
{
  g_autoptr (MonevProcedureEntry) entry = NULL;
  g_autoptr (MonevProcedure) procedure = NULL;
  GError *local = NULL;

  if (monev_procedure_is_shipped (id_or_code) && number <= 1)
    return monev_procedure_shipped_find (id_or_code, error);
  entry = monev_procedure_find (connection, id_or_code, error);
  if (entry == NULL)
    return NULL;
  if (!entry->shipped && number <= entry->number && number >= 0)
    procedure = load_own (connection, entry->id, number > 0 ? number : entry->number, &local);
  if (procedure == NULL && local == NULL)
    g_set_error (&local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                 "SOP %s tidak mempunyai versi %" G_GINT64_FORMAT "; yang terakhir versi %"
                 G_GINT64_FORMAT ".", entry->code, number, entry->number);
  if (local != NULL)
    g_propagate_error (error, local);
  return g_steal_pointer (&procedure);
}

typedef struct {
  const MonevActor     *actor;
  const MonevProcedure *procedure;
  MonevProcedureEntry  *entry;   /* as it will be */
  const char           *act;
  GPtrArray            *changes; /* nullable */
  gboolean              freeze;
} Change;

static json_t *
describe (const Change *change, const MonevSnapshot *snapshot)
{
  json_t *detail = json_pack ("{s:s, s:I}", "code", change->entry->code, "number",
                              (json_int_t) change->entry->number);
  json_t *lines = json_array ();

  if (snapshot != NULL)
    json_object_set_new (detail, "sha256", json_string (snapshot->sha256));
  for (guint i = 0; change->changes != NULL && i < MIN (change->changes->len, LOGGED_CHANGES); i++)
    json_array_append_new (lines, json_string (change->changes->pdata[i]));
  if (json_array_size (lines) > 0)
    {
      json_object_set (detail, "changes", lines);
      json_object_set_new (detail, "n_changes", json_integer (change->changes->len));
    }
  json_decref (lines);
  return detail;
}

static MonevSnapshot *
freeze (MonevDbConnection *connection, const Change *change, const char *subject,
        const char *official, gint64 now, GError **error)
{
  json_auto_t *content = monev_procedure_to_json (change->procedure);
  g_autoptr (MonevSnapshot) snapshot
    = monev_snapshot_freeze (connection, subject, content, official, now, error);

  if (snapshot == NULL || snapshot->number == change->entry->number)
    return g_steal_pointer (&snapshot);
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT,
               "Versi SOP %s tidak berurutan. Pulihkan cadangan terakhir yang utuh.",
               change->entry->code);
  return NULL;
}

/* The row first, the log last: the order in which locks are taken everywhere. */
static gboolean
write_change (MonevDbConnection *connection, gpointer data, GError **error)
{
  Change *change = data;
  MonevProcedureEntry *entry = change->entry;
  g_autoptr (MonevActor) actor = NULL;
  g_autoptr (MonevSnapshot) snapshot = NULL;
  g_autofree char *subject = NULL;
  json_auto_t *detail = NULL;
  gint64 now = 0;

  actor = fresh_actor (connection, change->actor, &now, error);
  if (actor == NULL)
    return FALSE;
  entry->changed_at = now;
  if (*entry->id == '\0')
    {
      g_free (entry->id);
      entry->id = monev_id_new (now);
    }
  subject = monev_procedure_subject (entry->id);
  if (!(entry->version == 0 ? monev_procedure_store_insert (connection, entry, error)
                            : monev_procedure_store_update (connection, entry, error)))
    return FALSE;
  if (change->freeze)
    {
      snapshot = freeze (connection, change, subject, actor->official_id, now, error);
      if (snapshot == NULL
          || !monev_draft_drop (connection, subject, actor->official_id, error))
        return FALSE;
    }
  detail = describe (change, snapshot);
  return monev_audit_append (connection, now, actor->official_id, change->act, subject, detail,
                             error);
}

/* Takes @entry and gives it back as it is stored, or frees it. */
static MonevProcedureEntry *
carry_out (MonevDbConnection *connection, Change *change, GError **error)
{
  if (monev_db_transaction (connection, write_change, change, error))
    {
      change->entry->version++;
      return change->entry;
    }
  g_clear_pointer (&change->entry, monev_procedure_entry_free);
  return NULL;
}

static gboolean
check_code (const char *code, GError **error)
{
  if (!monev_procedure_is_shipped (code))
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CONSTRAINT,
               "Kode \"%s\" adalah kode SOP bawaan. Pilih kode lain.", code);
  return FALSE;
}

/**
 * monev_procedure_add:
 * @base_code: what it was made from, or ""
 * @issues: takes every fault of @procedure
 *
 * The first version of a procedure of the office, in force at once.
 *
 * Errors: INVALID (see @issues), CONSTRAINT (the code is taken), DENIED, AUTH.
 *
 * Returns: (transfer full): its entry.
 */
MonevProcedureEntry *
monev_procedure_add (MonevDbConnection *connection, const MonevActor *actor,
                     const MonevProcedure *procedure, const char *base_code,
                     MonevIssueList *issues, GError **error)
{
  Change change = { actor, procedure, NULL, "procedure.add", NULL, TRUE };

  if (!monev_policy_check (actor, MONEV_ACT_PROCEDURE_EDIT, error)
      || !monev_procedure_check (procedure, NULL, issues, error)
      || !check_code (monev_procedure_code (procedure), error))
    return NULL;
  change.entry = monev_procedure_entry_new (procedure);
  g_free (change.entry->base_code);
  change.entry->base_code = g_strdup (base_code);
  return carry_out (connection, &change, error);
}

static MonevProcedure *
with_text (MonevProcedure *self, const char *member, const char *text, GError **error)
{
  json_auto_t *value = json_string (text);
  MonevProcedureOperation set = { MONEV_PROCEDURE_SET, NULL, 0, member, value };
  MonevProcedure *changed;

  if (value == NULL)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "Teks ini bukan UTF-8.");
      changed = NULL;
    }
  else
    changed = monev_procedure_apply (self, &set, NULL, error);
  monev_procedure_unref (self);
  return changed;
}

/**
 * monev_procedure_with_title:
 * @procedure: (transfer full)
 *
 * The short title was made for the old one: another title brings the short one that its first words
 * make, or none where it is short itself.
 *
 * Returns: (transfer full): the changed one; %NULL with INVALID.
 */
MonevProcedure *
monev_procedure_with_title (MonevProcedure *procedure, const char *title, GError **error)
{
  g_autofree char *brief = monev_procedure_brief (title, MONEV_PROCEDURE_MAX_SHORT);

  if (strcmp (monev_procedure_title (procedure), title) == 0)
    return procedure;
  procedure = with_text (procedure, "title", title, error);
  if (strcmp (brief, title) == 0)
    *brief = '\0';
  return procedure != NULL ? with_text (procedure, "short_title", brief, error) : NULL;
}

/**
 * monev_procedure_copy:
 * @source: code of a shipped procedure or of one of the office
 * @title: (nullable): %NULL keeps the title
 *
 * A shipped one of another office takes the identity of this one (monev_own_identity_take()).
 *
 * Errors: as monev_procedure_add(), NOT_FOUND.
 *
 * Returns: (transfer full): the entry of the copy.
 */
MonevProcedureEntry *
monev_procedure_copy (MonevDbConnection *connection, const MonevActor *actor, const char *source,
                      const char *code, const char *title, MonevIssueList *issues, GError **error)
{
  g_autoptr (MonevProcedure) procedure = NULL;

  if (!monev_policy_check (actor, MONEV_ACT_PROCEDURE_EDIT, error))
    return NULL;
  procedure = monev_procedure_load (connection, source, 0, error);
  if (procedure != NULL && monev_procedure_is_shipped (source))
    procedure = monev_own_identity_take (connection, g_steal_pointer (&procedure), error);
  if (procedure != NULL)
    procedure = with_text (g_steal_pointer (&procedure), "code", code, error);
  if (procedure != NULL && title != NULL)
    procedure = monev_procedure_with_title (g_steal_pointer (&procedure), title, error);
  return procedure != NULL
           ? monev_procedure_add (connection, actor, procedure, source, issues, error) : NULL;
}

static gboolean
may_publish (const MonevActor *actor, const MonevProcedureEntry *entry,
             const MonevProcedure *procedure, MonevIssueList *issues, GError **error)
{
  if (!monev_policy_check (actor, MONEV_ACT_PROCEDURE_EDIT, error))
    return FALSE;
  if (entry->shipped)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
                 "SOP bawaan tidak diubah. Salin dahulu menjadi SOP kantor.");
  else if (entry->retired)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
                 "SOP %s tidak berlaku lagi. Berlakukan kembali sebelum menerbitkan versi baru.",
                 entry->code);
  else if (strcmp (monev_procedure_code (procedure), entry->code) != 0)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                 "Kode \"%s\" bukan kode SOP ini (%s). Kode tidak berubah antarversi.",
                 monev_procedure_code (procedure), entry->code);
  else
    return monev_procedure_check (procedure, NULL, issues, error);
  return FALSE;
}

static MonevProcedureEntry *
next_entry (const MonevProcedureEntry *entry, const MonevProcedure *procedure)
{
  MonevProcedureEntry *next = monev_procedure_entry_new (procedure);

  g_free (next->id);
  g_free (next->base_code);
  next->id = g_strdup (entry->id);
  next->base_code = g_strdup (entry->base_code);
  next->number = entry->number + 1;
  next->version = entry->version;
  return next;
}

/**
 * monev_procedure_publish:
 * @entry: as it was read; its row version must still hold
 * @changes: (out) (optional) (transfer full) (element-type utf8): what changed, in words
 * @issues: takes every fault of @procedure
 *
 * The next version; the draft of @actor is dropped with it.
 *
 * Errors: INVALID (see @issues), STATE (shipped, retired, or nothing changed), CONFLICT (somebody
 * published meanwhile; the draft stays), DENIED, AUTH.
 *
 * Returns: (transfer full): the entry with its new version.
 */
MonevProcedureEntry *
monev_procedure_publish (MonevDbConnection *connection, const MonevActor *actor,
                         const MonevProcedureEntry *entry, const MonevProcedure *procedure,
                         GPtrArray **changes, MonevIssueList *issues, GError **error)
{
  g_autoptr (MonevProcedure) before = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  Change change = { actor, procedure, NULL, "procedure.publish", NULL, TRUE };
  MonevProcedureEntry *published;

  if (!may_publish (actor, entry, procedure, issues, error))
    return NULL;
  before = load_own (connection, entry->id, entry->number, error);
  if (before == NULL)
    return NULL;
  lines = monev_procedure_changes (before, procedure);
  if (monev_procedure_equal (before, procedure))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
                   "Tidak ada yang berubah sejak versi %" G_GINT64_FORMAT ".", entry->number);
      return NULL;
    }
  change.entry = next_entry (entry, procedure);
  change.changes = lines;
  published = carry_out (connection, &change, error);
  if (published != NULL && changes != NULL)
    *changes = g_steal_pointer (&lines);
  return published;
}

/**
 * monev_procedure_set_retired:
 *
 * A retired procedure starts no new work; what runs on it goes on.
 *
 * Errors: STATE (shipped, or already so), CONFLICT, DENIED, AUTH.
 *
 * Returns: (transfer full): the entry as it now is.
 */
MonevProcedureEntry *
monev_procedure_set_retired (MonevDbConnection *connection, const MonevActor *actor,
                             const MonevProcedureEntry *entry, gboolean retired, GError **error)
{
  Change change = { actor, NULL, NULL, retired ? "procedure.retire" : "procedure.restore", NULL,
                    FALSE };

  if (!monev_policy_check (actor, MONEV_ACT_PROCEDURE_EDIT, error))
    return NULL;
  if (entry->shipped || !entry->retired == !retired)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
                   entry->shipped ? "SOP bawaan %s tidak dapat dinonaktifkan."
                   : retired ? "SOP %s sudah tidak berlaku." : "SOP %s masih berlaku.",
                   entry->code);
      return NULL;
    }
  change.entry = monev_procedure_entry_copy (entry);
  change.entry->retired = retired;
  return carry_out (connection, &change, error);
}
