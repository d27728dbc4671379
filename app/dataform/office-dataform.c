#include "office-dataform.h"

#include <string.h>

#include <gio/gio.h>

#include "audit/audit.h"
#include "base/fold.h"
#include "base/id.h"
#include "base/json.h"
#include "data-form-private.h"
#include "monev-data.h"
#include "people/login.h"
#include "snapshot/snapshot.h"

#define SHIPPED "/id/monev/forms/"
#define MAX_FILE (8 * 1024 * 1024)
#define KEPT_VERSIONS 4 /* forms that were read last */

static const char *const shipped[] = { "kemiskinan-stunting", "kekerasan-ppa", "lembar-kerja-program",
                                       "rfk", "data-kinerja", NULL };

/** monev_data_forms_shipped: Returns: (transfer none): the codes of the forms the program brings,
 * ended by %NULL. */
const char *const *
monev_data_forms_shipped (void)
{
  return shipped;
}

/** monev_data_form_shipped: Returns: (transfer full) (nullable): a form the program brings; NOT_FOUND. */
MonevDataForm *
monev_data_form_shipped (const char *code, GError **error)
{
  g_autofree char *path = g_strconcat (SHIPPED, code, ".json", NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (monev_data_get_resource (), path, 0,
                                                        NULL);
  g_autofree char *text = NULL;

  if (bytes == NULL)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                   "Tidak ada formulir bawaan “%s”.", code);
      return NULL;
    }
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return monev_data_form_load (text, error);
}

/**
 * monev_data_form_read_file:
 * @path: a definition as JSON
 *
 * Returns: (transfer full) (nullable): INVALID, with every fault in @issues; IO
 */
MonevDataForm *
monev_data_form_read_file (const char *path, MonevIssueList *issues, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = NULL;
  json_auto_t *json = NULL;
  gsize length = 0;
  MonevDataForm *form;

  if (!g_file_get_contents (path, &text, &length, NULL) || length > MAX_FILE)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_IO,
                   text == NULL ? "Berkas %s tidak dapat dibaca. Periksa nama dan foldernya."
                                : "Berkas %s terlalu besar untuk sebuah definisi formulir.",
                   path);
      return NULL;
    }
  json = monev_json_load (text, (gssize)length, error);
  if (json == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }
  form = monev_data_form_from_json (json, name, issues);
  if (form == NULL)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                 "Definisi formulir dalam %s mempunyai %u kesalahan. Perbaiki, lalu ulangi.", name,
                 monev_issue_list_count (issues, MONEV_SEVERITY_ERROR));
  return form;
}

/** monev_data_forms_list: @search: (nullable): as typed; @archived: with those put away. Returns:
 * (transfer full) (element-type MonevDataFormEntry): by title. */
GPtrArray *
monev_data_forms_list (MonevDbConnection *connection, const char *search, gboolean archived,
                       GError **error)
{
  g_autoptr (GPtrArray) list = monev_data_form_store_list (connection, error);
  g_autofree char *query = search != NULL ? monev_fold_query (search) : NULL;

  for (guint i = list != NULL ? list->len : 0; i > 0; i--)
    {
      const MonevDataFormEntry *entry = g_ptr_array_index (list, i - 1);

      if ((!archived && strcmp (entry->state, "arsip") == 0)
          || (query != NULL && !monev_fold_match (entry->search_key, query)))
        g_ptr_array_remove_index (list, i - 1);
    }
  return g_steal_pointer (&list);
}

/* Versions never change: 45 files of one request need not read its form 45 times. */
static MonevDataForm *
load_frozen (const MonevSnapshot *snapshot, GError **error)
{
  static GMutex mutex;
  static struct
  {
    char *sha256;
    MonevDataForm *form;
  } kept[KEPT_VERSIONS];
  static guint next;
  MonevDataForm *form = NULL;

  g_mutex_lock (&mutex);
  for (guint i = 0; form == NULL && i < KEPT_VERSIONS; i++)
    if (g_strcmp0 (kept[i].sha256, snapshot->sha256) == 0)
      form = monev_data_form_ref (kept[i].form);
  g_mutex_unlock (&mutex);
  if (form != NULL || (form = monev_data_form_load (snapshot->canonical, error)) == NULL)
    return form;
  g_mutex_lock (&mutex);
  g_free (kept[next].sha256);
  g_clear_pointer (&kept[next].form, monev_data_form_unref);
  kept[next].sha256 = g_strdup (snapshot->sha256);
  kept[next].form = monev_data_form_ref (form);
  next = (next + 1) % KEPT_VERSIONS;
  g_mutex_unlock (&mutex);
  return form;
}

static MonevDataForm *
load_version (MonevDbConnection *connection, const MonevDataFormEntry *entry, gint64 number,
              GError **error)
{
  g_autofree char *subject = monev_data_form_subject (entry->id);
  g_autoptr (MonevSnapshot) snapshot = NULL;

  if (number < 1 || number > entry->number)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                   entry->number == 0 ? "Formulir “%s” belum pernah terbit."
                                      : "Formulir “%s” tidak mempunyai versi itu.",
                   entry->title);
      return NULL;
    }
  snapshot = monev_snapshot_load (connection, subject, number, error);
  return snapshot == NULL ? NULL : load_frozen (snapshot, error);
}

/**
 * monev_data_form_open:
 * @key: id or code
 * @number: the version; 0 for what is worked on: the concept, or the last version without one
 *
 * Returns: (transfer full) (nullable): NOT_FOUND, CORRUPT
 */
MonevDataForm *
monev_data_form_open (MonevDbConnection *connection, const char *key, gint64 number,
                      GError **error)
{
  g_autoptr (MonevDataFormEntry) entry = monev_data_form_store_find (connection, key, error);
  g_autofree char *concept = NULL;

  if (entry == NULL
      || (number == 0 && !monev_data_form_concept_get (connection, entry->id, &concept, error)))
    return NULL;
  if (concept != NULL)
    return monev_data_form_load (concept, error);
  return load_version (connection, entry, number > 0 ? number : entry->number, error);
}

typedef struct {
  const MonevActor   *actor;
  MonevAct            right;
  const char         *act;
  MonevDataFormEntry *entry;     /* as it will be */
  char               *canonical; /* (nullable): the content to write */
  gboolean            issues_it;
} Change;

static void
change_clear (Change *self)
{
  g_clear_pointer (&self->entry, monev_data_form_entry_free);
  g_clear_pointer (&self->canonical, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Change, change_clear)

static gboolean
freeze (MonevDbConnection *connection, const Change *change, const char *official, gint64 now,
        GError **error)
{
  g_autofree char *subject = monev_data_form_subject (change->entry->id);
  json_auto_t *content = monev_json_load (change->canonical, -1, error);
  g_autoptr (MonevSnapshot) snapshot
      = content == NULL
            ? NULL
            : monev_snapshot_freeze (connection, subject, content, official, now, error);

  if (snapshot == NULL)
    return FALSE;
  if (snapshot->number != change->entry->number)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT,
                   "Versi formulir “%s” tidak berurutan. Pulihkan cadangan terakhir yang utuh.",
                   change->entry->title);
      return FALSE;
    }
  return monev_data_form_version_add (connection, change->entry, snapshot->id, official, now,
                                      error)
         && monev_data_form_concept_remove (connection, change->entry->id, error);
}

static gboolean
write_row (MonevDbConnection *connection, MonevDataFormEntry *entry, gint64 now, GError **error)
{
  entry->changed_at = now;
  if (entry->version > 0)
    return monev_data_form_store_update (connection, entry, error);
  g_free (entry->id);
  entry->id = monev_id_new (now);
  return monev_data_form_store_insert (connection, entry, error);
}

static gboolean
write_content (MonevDbConnection *connection, const Change *change, const char *official,
               gint64 now, GError **error)
{
  g_autofree char *subject = monev_data_form_subject (change->entry->id);

  if (change->canonical == NULL)
    return TRUE;
  if (change->issues_it)
    return freeze (connection, change, official, now, error);
  return monev_data_form_concept_put (connection, change->entry->id, change->canonical, official,
                                      now, error)
         && monev_draft_drop (connection, subject, official, error);
}

/* The row first, the log last: the order in which locks are taken everywhere. */
static gboolean
write_change (MonevDbConnection *connection, gpointer data, GError **error)
{
  Change *change = data;
  gint64 now = 0;
  g_autoptr (MonevActor) actor = NULL;
  g_autofree char *subject = NULL;
  json_auto_t *detail = NULL;

  if (!monev_db_now (connection, &now, error))
    return FALSE;
  actor = monev_actor_load (connection, change->actor->official_id, now, error);
  if (actor == NULL || !monev_policy_check (actor, change->right, error)
      || !write_row (connection, change->entry, now, error)
      || !write_content (connection, change, actor->official_id, now, error))
    return FALSE;
  subject = monev_data_form_subject (change->entry->id);
  detail = json_pack ("{s:s, s:s, s:I}", "title", change->entry->title, "code",
                      change->entry->code, "number", (json_int_t)change->entry->number);
  if (change->canonical != NULL)
    {
      g_autofree char *sha256 = monev_json_sha256 (change->canonical);

      json_object_set_new (detail, "sha256", json_string (sha256));
    }
  return monev_audit_append (connection, now, actor->official_id, change->act, subject, detail,
                             error);
}

static MonevDataFormEntry *
carry_out (MonevDbConnection *connection, Change *change, GError **error)
{
  if (!monev_db_transaction (connection, write_change, change, error))
    return NULL;
  return monev_data_form_store_find (connection, change->entry->id, error);
}

static void
replace (char **text, const char *with)
{
  char *copy = g_strdup (with);

  g_free (*text);
  *text = copy;
}

static gboolean
take_content (Change *change, const MonevDataForm *form, GError **error)
{
  MonevDataFormEntry *entry = change->entry;
  g_autofree char *searched
      = g_strjoin (" ", monev_data_form_title (form), monev_data_form_code (form), NULL);

  change->canonical = monev_data_form_canonical (form, error);
  if (change->canonical == NULL)
    return FALSE;
  replace (&entry->code, monev_data_form_code (form));
  replace (&entry->title, monev_data_form_title (form));
  replace (&entry->period,
           monev_data_word (monev_data_periods, (int)monev_data_form_period (form)));
  g_free (entry->search_key);
  entry->search_key = monev_fold_key (searched);
  return TRUE;
}

static gboolean
check_code (MonevDbConnection *connection, const MonevDataForm *form, const char *own,
            GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (MonevDataFormEntry) other
      = monev_data_form_store_find (connection, monev_data_form_code (form), &local);

  if (other == NULL && g_error_matches (local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND))
    return TRUE;
  if (other == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (strcmp (other->id, own) == 0)
    return TRUE;
  else
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_CONSTRAINT,
                 "Kode “%s” sudah dipakai formulir “%s”. Beri kode lain.",
                 monev_data_form_code (form), other->title);
  return FALSE;
}

/** monev_data_form_add: a new form with @form as its concept. CONSTRAINT for a code that is borne.
 * Returns: (transfer full): its entry. */
MonevDataFormEntry *
monev_data_form_add (MonevDbConnection *connection, const MonevActor *actor,
                     const MonevDataForm *form, GError **error)
{
  g_auto (Change) change
      = { .actor = actor, .right = MONEV_ACT_DATA_FORM_EDIT, .act = "dataform.add" };

  if (!monev_policy_check (actor, change.right, error)
      || !check_code (connection, form, "", error))
    return NULL;
  change.entry = g_new0 (MonevDataFormEntry, 1);
  change.entry->id = g_strdup ("");
  change.entry->state = g_strdup ("konsep");
  return take_content (&change, form, error) ? carry_out (connection, &change, error) : NULL;
}

static gboolean
check_used (const MonevDataFormEntry *entry, GError **error)
{
  if (strcmp (entry->state, "arsip") != 0)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
               "Formulir “%s” sudah diarsipkan. Pakai lagi sebelum mengubahnya.", entry->title);
  return FALSE;
}

/** monev_data_form_save: the concept becomes @form; the draft of @actor is dropped with it. @entry:
 * as it was read. CONFLICT, STATE (archived), CONSTRAINT. Returns: (transfer full): the entry. */
MonevDataFormEntry *
monev_data_form_save (MonevDbConnection *connection, const MonevActor *actor,
                      const MonevDataFormEntry *entry, const MonevDataForm *form, GError **error)
{
  g_auto (Change) change
      = { .actor = actor, .right = MONEV_ACT_DATA_FORM_EDIT, .act = "dataform.save" };

  if (!monev_policy_check (actor, change.right, error) || !check_used (entry, error)
      || !check_code (connection, form, entry->id, error))
    return NULL;
  change.entry = monev_data_form_entry_copy (entry);
  return take_content (&change, form, error) ? carry_out (connection, &change, error) : NULL;
}

static gboolean
check_faults (const MonevDataFormEntry *entry, MonevIssueList *issues, GError **error)
{
  guint n = monev_issue_list_count (issues, MONEV_SEVERITY_ERROR);

  if (n == 0)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "Formulir “%s” masih mempunyai %u kesalahan. Perbaiki dahulu, lalu terbitkan.",
               entry->title, n);
  return FALSE;
}

/** monev_data_form_issue: the concept becomes the next version. INVALID with its faults in @issues;
 * STATE when nothing was changed. Returns: (transfer full): the entry. */
MonevDataFormEntry *
monev_data_form_issue (MonevDbConnection *connection, const MonevActor *actor,
                       const MonevDataFormEntry *entry, MonevIssueList *issues, GError **error)
{
  g_auto (Change) change = { .actor = actor,
                             .right = MONEV_ACT_DATA_FORM_ISSUE,
                             .act = "dataform.issue",
                             .issues_it = TRUE };
  g_autoptr (MonevDataForm) form = NULL;

  if (!monev_policy_check (actor, change.right, error) || !check_used (entry, error)
      || !monev_data_form_concept_get (connection, entry->id, &change.canonical, error))
    return NULL;
  if (change.canonical == NULL)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
                   "Tidak ada yang berubah sejak versi %" G_GINT64_FORMAT ".", entry->number);
      return NULL;
    }
  form = monev_data_form_load (change.canonical, error);
  if (form == NULL)
    return NULL;
  monev_data_form_lint (form, NULL, issues);
  if (!check_faults (entry, issues, error))
    return NULL;
  change.entry = monev_data_form_entry_copy (entry);
  change.entry->number++;
  replace (&change.entry->state, "terbit");
  return carry_out (connection, &change, error);
}

/** monev_data_form_set_archived: puts it away, or takes it back. Returns: (transfer full): the entry. */
MonevDataFormEntry *
monev_data_form_set_archived (MonevDbConnection *connection, const MonevActor *actor,
                              const MonevDataFormEntry *entry, gboolean archived, GError **error)
{
  g_auto (Change) change = { .actor = actor,
                             .right = MONEV_ACT_DATA_FORM_EDIT,
                             .act = archived ? "dataform.archive" : "dataform.restore" };

  if (!monev_policy_check (actor, change.right, error))
    return NULL;
  change.entry = monev_data_form_entry_copy (entry);
  replace (&change.entry->state, archived ? "arsip" : entry->number > 0 ? "terbit" : "konsep");
  return carry_out (connection, &change, error);
}
