#include "audit/audit.h"

#include <string.h>

#include "base/json.h"

/* How many entries one query of the verification fetches. */
#define BATCH 5000

/* The member of an entry that says what the clock said, where that is not the time of the entry. */
#define CLOCK "clock"

/* Who waits for the head of the log is behind it by less than this, with a clock that is right. */
#define CLOCK_APART_MS 1000

/** monev_audit_entry_free: frees one entry. */
void
monev_audit_entry_free (MonevAuditEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->actor);
  g_free (self->act);
  g_free (self->subject);
  g_free (self->canonical);
  g_free (self->previous);
  g_free (self->hash);
  g_free (self);
}

static void
feed (GChecksum *sum, const char *text)
{
  g_autofree char *length = g_strdup_printf ("%zu:", strlen (text));

  g_checksum_update (sum, (const guchar *) length, -1);
  g_checksum_update (sum, (const guchar *) text, -1);
}

/**
 * monev_audit_hash:
 *
 * Returns: (transfer full): the SHA-256 in hex over every member but the hash itself, each with its
 *   length before it, so that no text can be moved from one member to the next unseen.
 */
char *
monev_audit_hash (const MonevAuditEntry *entry)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *numbers
    = g_strdup_printf ("%" G_GINT64_FORMAT ";%" G_GINT64_FORMAT, entry->seq, entry->at);

  feed (sum, numbers);
  feed (sum, entry->actor);
  feed (sum, entry->act);
  feed (sum, entry->subject);
  feed (sum, entry->canonical);
  feed (sum, entry->previous);
  return g_strdup (g_checksum_get_string (sum));
}

/**
 * monev_audit_clock:
 *
 * After a clock that once ran ahead, entries bear the time of the log, which does not go back.
 *
 * Returns: what the clock said when @entry was made, in UTC milliseconds; its time where they agree,
 *   and for entries from before the log kept it.
 */
gint64
monev_audit_clock (const MonevAuditEntry *entry)
{
  json_auto_t *detail = monev_json_load (entry->canonical, -1, NULL);
  const json_t *clock = json_object_get (detail, CLOCK);

  return json_is_integer (clock) ? json_integer_value (clock) : entry->at;
}

/** monev_audit_start: lays the head row of a new database. */
gboolean
monev_audit_start (MonevDbConnection *connection, GError **error)
{
  return monev_db_exec (connection, "audit_head_start", NULL, NULL, error);
}

static gboolean
read_head (MonevDbConnection *connection, const char *statement, MonevAuditHead *head,
           GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (connection, statement, NULL, error);
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  if (monev_db_rows_next (rows, &local))
    {
      head->seq = monev_db_rows_int (rows, "seq");
      head->at = monev_db_rows_int (rows, "at");
      g_strlcpy (head->hash, monev_db_rows_text (rows, "hash"), sizeof head->hash);
      return TRUE;
    }
  if (local == NULL)
    g_set_error (&local, MONEV_ERROR, MONEV_ERROR_CORRUPT, "Kepala catatan jejak hilang.");
  g_propagate_error (error, local);
  return FALSE;
}

/** monev_audit_head: reads the last entry's number, time and hash. */
gboolean
monev_audit_head (MonevDbConnection *connection, MonevAuditHead *head, GError **error)
{
  return read_head (connection, "audit_head_get", head, error);
}

static gboolean
insert_entry (MonevDbConnection *connection, const MonevAuditEntry *entry, GError **error)
{
  return monev_db_exec (connection, "audit_entry_add",
                        MONEV_DB_BINDS (MONEV_DB_I ("seq", entry->seq),
                                        MONEV_DB_I ("at", entry->at),
                                        MONEV_DB_T ("actor", entry->actor),
                                        MONEV_DB_T ("act", entry->act),
                                        MONEV_DB_T ("subject", entry->subject),
                                        MONEV_DB_T ("canonical", entry->canonical),
                                        MONEV_DB_T ("previous", entry->previous),
                                        MONEV_DB_T ("hash", entry->hash)), NULL, error)
         && monev_db_exec (connection, "audit_head_set",
                           MONEV_DB_BINDS (MONEV_DB_I ("seq", entry->seq),
                                           MONEV_DB_I ("at", entry->at),
                                           MONEV_DB_T ("hash", entry->hash)), NULL, error);
}

/* The time of the log does not go back; what the clock says then stands beside what changed. */
static char *
note_clock (const json_t *detail, gint64 now, GError **error)
{
  json_auto_t *noted = detail != NULL ? json_copy ((json_t *) detail) : json_object ();

  if (json_object_get (noted, CLOCK) == NULL)
    json_object_set_new (noted, CLOCK, json_integer (now));
  return monev_json_canonical (noted, error);
}

/**
 * monev_audit_append:
 * @now: UTC milliseconds; a clock that was set back does not take the log back with it, but what it
 *   says is kept in the entry, see monev_audit_clock()
 * @detail: (nullable): what changed; its member "clock" is the log's own
 *
 * The last write before COMMIT: on a server it locks the head row until then.
 */
gboolean
monev_audit_append (MonevDbConnection *connection, gint64 now, const char *actor, const char *act,
                    const char *subject, const json_t *detail, GError **error)
{
  g_autofree char *canonical = NULL;
  g_autofree char *hash = NULL;
  MonevAuditHead head;
  MonevAuditEntry entry;

  canonical = detail != NULL ? monev_json_canonical (detail, error) : g_strdup ("{}");
  if (canonical == NULL || !read_head (connection, "audit_head_lock", &head, error))
    return FALSE;
  if (head.at - now >= CLOCK_APART_MS)
    {
      g_free (canonical);
      canonical = note_clock (detail, now, error);
    }
  if (canonical == NULL)
    return FALSE;
  entry = (MonevAuditEntry) { head.seq + 1, MAX (now, head.at), (char *) actor, (char *) act,
                              (char *) subject, canonical, head.hash };
  hash = monev_audit_hash (&entry);
  entry.hash = hash;
  return insert_entry (connection, &entry, error);
}

static MonevAuditEntry *
entry_from_row (MonevDbRows *rows)
{
  MonevAuditEntry *entry = g_new0 (MonevAuditEntry, 1);

  entry->seq = monev_db_rows_int (rows, "seq");
  entry->at = monev_db_rows_int (rows, "at");
  entry->actor = g_strdup (monev_db_rows_text (rows, "actor"));
  entry->act = g_strdup (monev_db_rows_text (rows, "act"));
  entry->subject = g_strdup (monev_db_rows_text (rows, "subject"));
  entry->canonical = g_strdup (monev_db_rows_text (rows, "canonical"));
  entry->previous = g_strdup (monev_db_rows_text (rows, "previous"));
  entry->hash = g_strdup (monev_db_rows_text (rows, "hash"));
  return entry;
}

static GPtrArray *
read_entries (MonevDbRows *rows, GError **error)
{
  g_autoptr (GPtrArray) list
    = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_audit_entry_free);
  GError *local = NULL;

  while (monev_db_rows_next (rows, &local))
    g_ptr_array_add (list, entry_from_row (rows));
  if (local == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, local);
  return NULL;
}

/**
 * monev_audit_of:
 *
 * Returns: (transfer full) (element-type MonevAuditEntry): what happened to @subject, newest first.
 */
GPtrArray *
monev_audit_of (MonevDbConnection *connection, const char *subject, guint limit, GError **error)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "audit_entries_of",
                      MONEV_DB_BINDS (MONEV_DB_T ("subject", subject),
                                      MONEV_DB_I ("limit", limit)), error);

  return rows != NULL ? read_entries (rows, error) : NULL;
}

/**
 * monev_audit_about:
 * @subject: "agency": of the record
 * @id: of the record
 *
 * Returns: (transfer full) (element-type MonevAuditEntry): what happened to one record, newest
 *   first: by itself, and among others in an import, whose entry names each record it wrote.
 */
GPtrArray *
monev_audit_about (MonevDbConnection *connection, const char *subject, const char *id, guint limit,
                   GError **error)
{
  g_autofree char *own = g_strconcat (subject, "/", id, NULL);
  g_autofree char *pattern = g_strdup_printf ("%%\"%s\"%%", id); /* ids hold no % and no _ */
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "audit_entries_about",
                      MONEV_DB_BINDS (MONEV_DB_T ("subject", own), MONEV_DB_T ("every", subject),
                                      MONEV_DB_T ("pattern", pattern),
                                      MONEV_DB_I ("limit", limit)), error);

  return rows != NULL ? read_entries (rows, error) : NULL;
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const MonevAuditEntry *x = *(MonevAuditEntry *const *) a, *y = *(MonevAuditEntry *const *) b;

  return x->seq < y->seq ? 1 : -1;
}

/** monev_audit_after: Returns: (transfer full) (element-type MonevAuditEntry): the first @limit entries
 * behind the one with the number @after, the oldest first. */
GPtrArray *
monev_audit_after (MonevDbConnection *connection, gint64 after, guint limit, GError **error)
{
  g_autoptr (GPtrArray) list
    = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_audit_entry_free);
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "audit_entries",
                      MONEV_DB_BINDS (MONEV_DB_I ("after", after), MONEV_DB_I ("limit", limit)),
                      error);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  while (monev_db_rows_next (rows, &local))
    g_ptr_array_add (list, entry_from_row (rows));
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&list);
}

/**
 * monev_audit_last:
 *
 * Returns: (transfer full) (element-type MonevAuditEntry): the last @limit entries, newest first.
 */
GPtrArray *
monev_audit_last (MonevDbConnection *connection, guint limit, GError **error)
{
  g_autoptr (GPtrArray) list = NULL;
  MonevAuditHead head;

  if (!monev_audit_head (connection, &head, error))
    return NULL;
  list = monev_audit_after (connection, head.seq - (gint64) limit, limit, error);
  if (list == NULL)
    return NULL;
  g_ptr_array_sort (list, newest_first);
  return g_steal_pointer (&list);
}

typedef struct {
  MonevAuditHead        seen;  /* the last entry that was walked */
  gint64                after; /* where the next batch begins: also before the first entry */
  const MonevAuditHead *known; /* nullable: what a backup or a paraf remembers */
  MonevIssueList       *issues;
  guint64               checked;
} Walk;

static void
complain (Walk *walk, gint64 seq, const char *code, const char *message, const char *fix)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, seq);

  monev_issue (walk->issues, .code = code, .severity = MONEV_SEVERITY_ERROR, .row = seq, .key = key,
               .message = message, .fix = fix);
}

static void
broken (Walk *walk, gint64 seq, const char *code, const char *message)
{
  complain (walk, seq, code, message,
            "Jangan memakai basis data ini untuk bukti. Pulihkan cadangan terakhir yang "
            "utuh dan simpan berkas ini untuk pemeriksaan.");
}

static void
walk_entry (Walk *walk, const MonevAuditEntry *entry)
{
  g_autofree char *hash = monev_audit_hash (entry);

  if (entry->seq != walk->seen.seq + 1)
    broken (walk, entry->seq, "audit-gap", "Catatan jejak terputus: ada nomor yang hilang.");
  else if (strcmp (entry->previous, walk->seen.hash) != 0)
    broken (walk, entry->seq, "audit-chain",
            "Catatan jejak tidak bersambung dengan catatan sebelumnya.");
  if (strcmp (entry->hash, hash) != 0)
    broken (walk, entry->seq, "audit-entry", "Isi catatan jejak ini telah diubah.");
  if (entry->at < walk->seen.at)
    broken (walk, entry->seq, "audit-time", "Waktu catatan jejak ini mundur.");
  walk->seen.seq = entry->seq;
  walk->seen.at = entry->at;
  g_strlcpy (walk->seen.hash, entry->hash, sizeof walk->seen.hash);
  walk->after = entry->seq;
  walk->checked++;
  if (walk->known != NULL && walk->known->seq == entry->seq
      && strcmp (walk->known->hash, entry->hash) != 0)
    broken (walk, entry->seq, "audit-known",
            "Catatan jejak ini berbeda dari yang tersimpan di luar basis data.");
}

static gboolean
walk_batch (MonevDbConnection *connection, Walk *walk, guint *got, GError **error)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "audit_entries",
                      MONEV_DB_BINDS (MONEV_DB_I ("after", walk->after),
                                      MONEV_DB_I ("limit", BATCH)), error);
  GError *local = NULL;

  *got = 0;
  if (rows == NULL)
    return FALSE;
  while (monev_db_rows_next (rows, &local))
    {
      g_autoptr (MonevAuditEntry) entry = entry_from_row (rows);
      walk_entry (walk, entry);
      (*got)++;
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* Head and entries in one view: an entry that is added meanwhile is no fault. */
static gboolean
walk_all (MonevDbConnection *connection, gpointer data, GError **error)
{
  Walk *walk = data;
  MonevAuditHead head;
  guint got = 0;

  if (!monev_audit_head (connection, &head, error))
    return FALSE;
  do
    if (!walk_batch (connection, walk, &got, error))
      return FALSE;
  while (got == BATCH);
  if (head.seq != walk->seen.seq || strcmp (head.hash, walk->seen.hash) != 0)
    broken (walk, walk->seen.seq, "audit-head",
            "Akhir catatan jejak tidak cocok dengan kepalanya: ada catatan yang dipotong.");
  return TRUE;
}

/**
 * monev_audit_verify:
 * @known: (nullable): a head that was kept elsewhere, in a backup or a paraf; finds a log that was
 *   cut off or reckoned anew as a whole
 * @checked: (out): how many entries were walked
 * @issues: takes one issue for each entry that does not hold
 *
 * Outside a transaction. Returns: %FALSE only when the log could not be read.
 */
gboolean
monev_audit_verify (MonevDbConnection *connection, const MonevAuditHead *known, guint64 *checked,
                    MonevIssueList *issues, GError **error)
{
  Walk walk = { { 0 }, G_MININT64, known, issues, 0 };

  if (!monev_db_read (connection, walk_all, &walk, error))
    return FALSE;
  if (known != NULL && known->seq > walk.seen.seq)
    complain (&walk, walk.seen.seq, "audit-cut",
              "Catatan jejak lebih pendek daripada yang tersimpan di luar basis data: ekornya "
              "dipotong, atau salinan lain dari basis data ini pernah dikerjakan di komputer ini.",
              "Bila ada salinan yang lebih baru, pakailah salinan itu. Bila tidak ada, jangan "
              "memakai basis data ini untuk bukti: pulihkan cadangan terakhir yang utuh dan simpan "
              "berkas ini untuk pemeriksaan.");
  *checked = walk.checked;
  return TRUE;
}
