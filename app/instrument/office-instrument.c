#include "office-instrument.h"

#include <string.h>

#include "audit/audit.h"
#include "base/fold.h"
#include "base/id.h"
#include "base/json.h"
#include "instrument-diff.h"
#include "instrument-number.h"
#include "people/login.h"
#include "snapshot/snapshot.h"

/* The log names the first changes; all of them are in the snapshots. */
#define LOGGED_CHANGES 20

/** monev_xlsform_hash: Returns: (transfer full): the SHA-256 of the content, as a snapshot's. */
char *
monev_xlsform_hash (const MonevXlsform *form, GError **error)
{
  g_autofree char *canonical = monev_xlsform_canonical (form, error);

  return canonical == NULL ? NULL : monev_json_sha256 (canonical);
}

/**
 * monev_instruments_list:
 * @activity_id: "" for the library, MONEV_INSTRUMENTS_ALL for all
 * @search: (nullable): as typed
 * @archived: with those put away
 *
 * Returns: (transfer full) (element-type MonevInstrumentEntry): by title
 */
GPtrArray *
monev_instruments_list (MonevDbConnection *connection, const char *activity_id, const char *search,
                        gboolean archived, GError **error)
{
  g_autoptr (GPtrArray) list = monev_instrument_store_list (connection, activity_id, error);
  g_autofree char *query = search != NULL ? monev_fold_query (search) : NULL;

  for (guint i = list != NULL ? list->len : 0; i > 0; i--)
    {
      const MonevInstrumentEntry *entry = g_ptr_array_index (list, i - 1);

      if ((!archived && strcmp (entry->state, "arsip") == 0)
          || (query != NULL && !monev_fold_match (entry->search_key, query)))
        g_ptr_array_remove_index (list, i - 1);
    }
  return g_steal_pointer (&list);
}

static MonevXlsform *
load_version (MonevDbConnection *connection, const char *id, gint64 number, GError **error)
{
  g_autofree char *subject = monev_instrument_subject (id);
  g_autoptr (MonevSnapshot) snapshot = monev_snapshot_load (connection, subject, number, error);

  return snapshot == NULL ? NULL : monev_xlsform_from_canonical (snapshot->canonical, error);
}

/**
 * monev_instrument_load:
 * @number: the version; 0 for what is worked on: the concept, or the last version without one
 *
 * Returns: (transfer full) (nullable): the workbook; NOT_FOUND, or CORRUPT when it is no longer
 * what was kept
 */
MonevXlsform *
monev_instrument_load (MonevDbConnection *connection, const char *id, gint64 number,
                       GError **error)
{
  g_autoptr (MonevInstrumentEntry) entry = monev_instrument_store_find (connection, id, error);
  MonevXlsform *form = NULL;

  if (entry == NULL
      || (number == 0 && !monev_instrument_concept_get (connection, id, &form, error)))
    return NULL;
  if (form != NULL)
    return form;
  if (number >= 0 && number <= entry->number && entry->number > 0)
    return load_version (connection, id, number > 0 ? number : entry->number, error);
  if (entry->number == 0)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                 "Instrumen “%s” belum pernah terbit.", entry->title);
  else
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                 "Instrumen “%s” tidak mempunyai versi %" G_GINT64_FORMAT
                 "; yang terakhir versi %" G_GINT64_FORMAT ".",
                 entry->title, number, entry->number);
  return NULL;
}

typedef struct
{
  const MonevActor *actor;
  MonevAct right;
  const char *act;
  MonevInstrumentEntry *entry; /* as it will be */
  char *canonical;             /* (nullable): the content to write */
  gboolean issues_it;
  GPtrArray *changes; /* (nullable) */
} Change;

static void
change_clear (Change *self)
{
  g_clear_pointer (&self->entry, monev_instrument_entry_free);
  g_clear_pointer (&self->canonical, g_free);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Change, change_clear)

/* What the official is at this moment, not at the login; inside a transaction. */
static MonevActor *
fresh_actor (MonevDbConnection *connection, const Change *change, gint64 *now, GError **error)
{
  g_autoptr (MonevActor) fresh = NULL;

  if (!monev_db_now (connection, now, error))
    return NULL;
  fresh = monev_actor_load (connection, change->actor->official_id, *now, error);
  return fresh != NULL && monev_policy_check (fresh, change->right, error)
             ? g_steal_pointer (&fresh)
             : NULL;
}

static json_t *
describe (const Change *change)
{
  const MonevInstrumentEntry *entry = change->entry;
  json_t *detail = json_pack ("{s:s, s:s, s:s, s:I}", "title", entry->title, "form_id",
                              entry->form_id, "activity_id", entry->activity_id, "number",
                              (json_int_t)entry->number);
  json_t *lines = json_array ();

  if (change->canonical != NULL)
    {
      g_autofree char *sha256 = monev_json_sha256 (change->canonical);

      json_object_set_new (detail, "sha256", json_string (sha256));
    }
  for (guint i = 0; change->changes != NULL && i < MIN (change->changes->len, LOGGED_CHANGES); i++)
    json_array_append_new (lines, json_string (g_ptr_array_index (change->changes, i)));
  if (json_array_size (lines) > 0)
    {
      json_object_set (detail, "changes", lines);
      json_object_set_new (detail, "n_changes", json_integer (change->changes->len));
    }
  json_decref (lines);
  return detail;
}

static gboolean
freeze (MonevDbConnection *connection, const Change *change, const MonevActor *actor, gint64 now,
        GError **error)
{
  g_autofree char *subject = monev_instrument_subject (change->entry->id);
  json_auto_t *content = monev_json_load (change->canonical, -1, error);
  g_autoptr (MonevSnapshot) snapshot = NULL;

  if (content != NULL)
    snapshot = monev_snapshot_freeze (connection, subject, content, actor->official_id, now, error);
  if (snapshot == NULL)
    return FALSE;
  if (snapshot->number != change->entry->number)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT,
                   "Versi instrumen “%s” tidak berurutan. Pulihkan cadangan terakhir yang utuh.",
                   change->entry->title);
      return FALSE;
    }
  return monev_instrument_version_add (
             connection, change->entry,
             &(MonevInstrumentIssuing){ snapshot->id, actor->official_id, now }, error)
         && monev_instrument_concept_remove (connection, change->entry->id, error);
}

static gboolean
write_row (MonevDbConnection *connection, MonevInstrumentEntry *entry, gint64 now, GError **error)
{
  entry->changed_at = now;
  if (entry->version > 0)
    return monev_instrument_store_update (connection, entry, error);
  if (*entry->activity_id != '\0'
      && !monev_instrument_store_check_activity (connection, entry->activity_id, error))
    return FALSE;
  g_free (entry->id);
  entry->id = monev_id_new (now);
  return monev_instrument_store_insert (connection, entry, error);
}

static gboolean
write_content (MonevDbConnection *connection, const Change *change, const MonevActor *actor,
               gint64 now, GError **error)
{
  g_autofree char *subject = monev_instrument_subject (change->entry->id);

  if (change->canonical == NULL)
    return TRUE;
  if (change->issues_it)
    return freeze (connection, change, actor, now, error);
  return monev_instrument_concept_put (connection, change->entry->id, change->canonical,
                                       actor->official_id, now, error)
         && monev_draft_drop (connection, subject, actor->official_id, error);
}

/* The row first, the log last: the order in which locks are taken everywhere. */
static gboolean
write_change (MonevDbConnection *connection, gpointer data, GError **error)
{
  Change *change = data;
  g_autofree char *subject = NULL;
  g_autoptr (MonevActor) actor = NULL;
  json_auto_t *detail = NULL;
  gint64 now = 0;

  actor = fresh_actor (connection, change, &now, error);
  if (actor == NULL || !write_row (connection, change->entry, now, error)
      || !write_content (connection, change, actor, now, error))
    return FALSE;
  subject = monev_instrument_subject (change->entry->id);
  detail = describe (change);
  return monev_audit_append (connection, now, actor->official_id, change->act, subject, detail,
                             error);
}

static MonevInstrumentEntry *
carry_out (MonevDbConnection *connection, Change *change, GError **error)
{
  if (!monev_db_transaction (connection, write_change, change, error))
    return NULL;
  return monev_instrument_store_find (connection, change->entry->id, error);
}

static void
replace (char **text, const char *with)
{
  char *copy = g_strdup (with);

  g_free (*text);
  *text = copy;
}

static gboolean
check_title (const char *title, GError **error)
{
  if (*title != '\0' && g_utf8_validate (title, -1, NULL)
      && g_utf8_strlen (title, -1) <= MONEV_INSTRUMENT_MAX_TITLE)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "Judul instrumen harus diisi, paling panjang %d huruf.",
               MONEV_INSTRUMENT_MAX_TITLE);
  return FALSE;
}

/* What a list shows of the content; the content itself goes with it. */
static gboolean
take_content (Change *change, const MonevInstrument *form, const char *title, GError **error)
{
  MonevInstrumentEntry *entry = change->entry;
  const char *own = monev_instrument_setting (form, "form_title");
  g_autofree char *searched = NULL;
  g_autofree char *wanted
      = g_strstrip (g_strdup (title != NULL ? title : *own != '\0' ? own : "Tanpa judul"));

  if (!check_title (wanted, error))
    return FALSE;
  change->canonical = monev_xlsform_canonical (monev_instrument_form (form), error);
  if (change->canonical == NULL)
    return FALSE;
  if (strlen (change->canonical) > MONEV_INSTRUMENT_MAX_SIZE)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT,
                   "Kuesioner ini terlalu besar. Pindahkan daftar pilihan yang panjang ke berkas "
                   "CSV (select_one_from_file).");
      return FALSE;
    }
  replace (&entry->title, wanted);
  replace (&entry->form_id, monev_instrument_setting (form, "form_id"));
  entry->questions = monev_instrument_n_asked (form);
  searched = g_strjoin (" ", entry->title, entry->form_id, NULL);
  g_free (entry->search_key);
  entry->search_key = monev_fold_key (searched);
  return TRUE;
}

/* A workbook that holds no questions at all is some other file. */
static gboolean
check_survey (const MonevInstrument *form, GError **error)
{
  if (monev_instrument_sheet (form) >= 0
      && monev_instrument_column (form, MONEV_COLUMN_TYPE, MONEV_INSTRUMENT_NONE) >= 0)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "Buku kerja ini bukan kuesioner XLSForm: tidak ada lembar “survey” dengan kolom "
               "“type”.");
  return FALSE;
}

static MonevInstrumentEntry *
new_entry (const MonevInstrumentContent *content)
{
  MonevInstrumentEntry *entry = g_new0 (MonevInstrumentEntry, 1);

  entry->id = g_strdup ("");
  entry->activity_id = g_strdup (content->activity_id != NULL ? content->activity_id : "");
  entry->state = g_strdup ("konsep");
  entry->copied_from = g_strdup (content->copied_from != NULL ? content->copied_from : "");
  return entry;
}

/**
 * monev_instrument_add:
 * @issues: takes the faults of the form; they keep it from being issued, not from being kept
 *
 * Errors: INVALID (no XLSForm at all, or the title), LIMIT, NOT_FOUND and STATE for the activity.
 *
 * Returns: (transfer full): its entry, with the concept.
 */
MonevInstrumentEntry *
monev_instrument_add (MonevDbConnection *connection, const MonevActor *actor,
                      const MonevInstrumentContent *content, MonevIssueList *issues,
                      GError **error)
{
  g_auto (Change) change = { .actor = actor,
                             .right = MONEV_ACT_INSTRUMENT_EDIT,
                             .act = content->copied_from != NULL ? "instrument.copy"
                                                                 : "instrument.add" };
  g_autoptr (MonevInstrument) form = NULL;

  if (!monev_policy_check (actor, MONEV_ACT_INSTRUMENT_EDIT, error))
    return NULL;
  form = monev_instrument_read (content->form, NULL, issues);
  change.entry = new_entry (content);
  if (!check_survey (form, error) || !take_content (&change, form, content->title, error))
    return NULL;
  return carry_out (connection, &change, error);
}

static gboolean
check_open (const MonevInstrumentEntry *entry, GError **error)
{
  if (strcmp (entry->state, "arsip") != 0)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
               "Instrumen “%s” sudah diarsipkan. Pakai lagi sebelum mengubahnya.", entry->title);
  return FALSE;
}

/**
 * monev_instrument_save:
 * @entry: as it was read; its row version must still hold
 * @content: its title NULL keeps the one there is
 *
 * The concept becomes @content; the draft of @actor is dropped with it.
 *
 * Errors: CONFLICT (somebody saved meanwhile; the draft stays), STATE (archived), INVALID, LIMIT.
 *
 * Returns: (transfer full): the entry as it now is.
 */
MonevInstrumentEntry *
monev_instrument_save (MonevDbConnection *connection, const MonevActor *actor,
                       const MonevInstrumentEntry *entry, const MonevInstrumentContent *content,
                       MonevIssueList *issues, GError **error)
{
  g_auto (Change) change = { .actor = actor,
                             .right = MONEV_ACT_INSTRUMENT_EDIT,
                             .act = "instrument.save" };
  g_autoptr (MonevInstrument) form = NULL;

  if (!monev_policy_check (actor, MONEV_ACT_INSTRUMENT_EDIT, error) || !check_open (entry, error))
    return NULL;
  form = monev_instrument_read (content->form, NULL, issues);
  change.entry = monev_instrument_entry_copy (entry);
  if (!check_survey (form, error)
      || !take_content (&change, form, content->title != NULL ? content->title : entry->title,
                        error))
    return NULL;
  return carry_out (connection, &change, error);
}

static gboolean
check_faults (const MonevInstrumentEntry *entry, MonevIssueList *issues, GError **error)
{
  guint n = monev_issue_list_count (issues, MONEV_SEVERITY_ERROR);

  if (n == 0)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "Instrumen “%s” masih mempunyai %u kesalahan. Perbaiki dahulu, lalu terbitkan.",
               entry->title, n);
  return FALSE;
}

static GPtrArray *
changes_since (MonevDbConnection *connection, const MonevInstrumentEntry *entry,
               const MonevInstrument *form, GError **error)
{
  g_autoptr (MonevXlsform) before = NULL;
  g_autoptr (MonevInstrument) old = NULL;
  g_autoptr (MonevIssueList) ignored = monev_issue_list_new ();

  if (entry->number == 0)
    return g_ptr_array_new_with_free_func (g_free);
  before = load_version (connection, entry->id, entry->number, error);
  if (before == NULL)
    return NULL;
  if (monev_xlsform_equal (before, monev_instrument_form (form)))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
                   "Tidak ada yang berubah sejak versi %" G_GINT64_FORMAT ".", entry->number);
      return NULL;
    }
  old = monev_instrument_read (before, NULL, ignored);
  return monev_instrument_changes (old, form);
}

/* The content that is issued is the one in the database. */
static MonevInstrument *
read_concept (MonevDbConnection *connection, const MonevInstrumentEntry *entry,
              MonevIssueList *issues, GError **error)
{
  g_autoptr (MonevXlsform) form = monev_instrument_load (connection, entry->id, 0, error);

  return form == NULL ? NULL : monev_instrument_read (form, NULL, issues);
}

/**
 * monev_instrument_issue:
 * @entry: as it was read; its row version must still hold
 * @changes: (out) (optional) (transfer full) (element-type utf8): what changed since the last
 *   version, in words; empty for the first
 * @issues: takes the faults of the form
 *
 * The concept becomes the next version and is never changed again.
 *
 * Errors: INVALID (see @issues), STATE (archived, or nothing changed), CONFLICT.
 *
 * Returns: (transfer full): the entry with its new version.
 */
MonevInstrumentEntry *
monev_instrument_issue (MonevDbConnection *connection, const MonevActor *actor,
                        const MonevInstrumentEntry *entry, GPtrArray **changes,
                        MonevIssueList *issues, GError **error)
{
  g_auto (Change) change = { .actor = actor,
                             .right = MONEV_ACT_INSTRUMENT_ISSUE,
                             .act = "instrument.issue",
                             .issues_it = TRUE };
  g_autoptr (MonevInstrument) form = NULL;
  MonevInstrumentEntry *issued;

  if (!monev_policy_check (actor, MONEV_ACT_INSTRUMENT_ISSUE, error) || !check_open (entry, error))
    return NULL;
  form = read_concept (connection, entry, issues, error);
  if (form == NULL || !check_faults (entry, issues, error))
    return NULL;
  change.changes = changes_since (connection, entry, form, error);
  if (change.changes == NULL)
    return NULL;
  change.entry = monev_instrument_entry_copy (entry);
  replace (&change.entry->state, "terbit");
  change.entry->number++;
  if (!take_content (&change, form, entry->title, error))
    return NULL;
  issued = carry_out (connection, &change, error);
  if (issued != NULL && changes != NULL)
    *changes = g_steal_pointer (&change.changes);
  return issued;
}

/**
 * monev_instrument_copy:
 * @number: the version; 0 for what is worked on
 * @activity_id: (nullable): NULL or "" copies into the library
 *
 * Errors: as monev_instrument_add().
 *
 * Returns: (transfer full): the entry of the copy, a concept.
 */
MonevInstrumentEntry *
monev_instrument_copy (MonevDbConnection *connection, const MonevActor *actor, const char *id,
                       gint64 number, const char *activity_id, MonevIssueList *issues,
                       GError **error)
{
  g_autoptr (MonevInstrumentEntry) source = NULL;
  g_autoptr (MonevXlsform) form = NULL;

  if (!monev_policy_check (actor, MONEV_ACT_INSTRUMENT_EDIT, error))
    return NULL;
  source = monev_instrument_store_find (connection, id, error);
  form = source == NULL ? NULL : monev_instrument_load (connection, id, number, error);
  if (form == NULL)
    return NULL;
  return monev_instrument_add (
      connection, actor,
      &(MonevInstrumentContent){ form, source->title, activity_id, source->id }, issues, error);
}

/**
 * monev_instrument_set_archived: puts an instrument away, or takes it out again.
 *
 * Errors: STATE (already so), CONFLICT.
 *
 * Returns: (transfer full): the entry as it now is.
 */
MonevInstrumentEntry *
monev_instrument_set_archived (MonevDbConnection *connection, const MonevActor *actor,
                               const MonevInstrumentEntry *entry, gboolean archived,
                               GError **error)
{
  g_auto (Change) change = { .actor = actor,
                             .right = MONEV_ACT_INSTRUMENT_EDIT,
                             .act = archived ? "instrument.archive" : "instrument.restore" };

  if (!monev_policy_check (actor, MONEV_ACT_INSTRUMENT_EDIT, error))
    return NULL;
  if ((strcmp (entry->state, "arsip") == 0) == !!archived)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
                   archived ? "Instrumen “%s” sudah diarsipkan."
                            : "Instrumen “%s” tidak diarsipkan.",
                   entry->title);
      return NULL;
    }
  change.entry = monev_instrument_entry_copy (entry);
  replace (&change.entry->state, archived ? "arsip" : entry->number > 0 ? "terbit" : "konsep");
  return carry_out (connection, &change, error);
}
