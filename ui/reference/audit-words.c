#include "audit-words.h"

#include "activity/activity-store.h"
#include "audit-acts.h"
#include "base/fold.h"
#include "base/instant.h"
#include "base/json.h"
#include "office/office.h"
#include "people/people.h"
#include "record/record-store.h"
#include "reference/reference.h"

#include <glib/gi18n.h>
#include <string.h>

/* How many entries are told between two looks whether anybody still waits. */
#define SEARCH_BATCH 500

struct _MonevAuditTeller
{
  MonevDbConnection *connection; /* borrowed */
  GTimeZone *zone;
  GHashTable *names; /* "agency/ID" → what it is called; "" for what is gone */
};

/** monev_audit_teller_new: Returns: (transfer full): to be used on the lane of @connection. */
MonevAuditTeller *
monev_audit_teller_new (MonevDbConnection *connection)
{
  MonevAuditTeller *self = g_new0 (MonevAuditTeller, 1);

  self->connection = connection;
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->zone = monev_office_zone_or_local (connection);
  return self;
}

/** monev_audit_teller_free: frees the names it learned. */
void
monev_audit_teller_free (MonevAuditTeller *self)
{
  if (self == NULL)
    return;
  g_time_zone_unref (self->zone);
  g_hash_table_unref (self->names);
  g_free (self);
}

/** monev_audit_words_free: frees one entry in words. */
void
monev_audit_words_free (MonevAuditWords *self)
{
  g_free (self->when);
  g_free (self->who);
  g_free (self->what);
  g_strfreev (self->lines);
  g_free (self);
}

static const char *
name_of (MonevAuditTeller *self, const MonevRecordType *type, const char *id)
{
  g_autofree char *key = g_strconcat (type->subject, "/", id, NULL);
  const char *known = g_hash_table_lookup (self->names, key);
  g_autoptr (MonevRecord) record = NULL;

  if (known != NULL)
    return known;
  record = monev_record_store_get (self->connection, type, id, NULL);
  g_hash_table_insert (self->names, g_strdup (key),
                       record != NULL ? monev_record_label (record) : g_strdup (""));
  return g_hash_table_lookup (self->names, key);
}

static const char *
title_of (MonevAuditTeller *self, const char *activity_id)
{
  g_autofree char *key = g_strconcat ("activity/", activity_id, NULL);
  const char *known = g_hash_table_lookup (self->names, key);
  g_autoptr (MonevActivity) activity = NULL;

  if (known != NULL)
    return known;
  activity = monev_activity_load (self->connection, activity_id, g_get_real_time () / 1000, NULL);
  g_hash_table_insert (self->names, g_strdup (key),
                       g_strdup (activity != NULL ? activity->title : ""));
  return g_hash_table_lookup (self->names, key);
}

/* Behind a clock that once ran ahead the log goes on from there: what the clock said stands beside it. */
static char *
when (MonevAuditTeller *self, const MonevAuditEntry *entry)
{
  g_autofree char *log = monev_instant_format (entry->at, self->zone);
  g_autofree char *clock = monev_instant_format (monev_audit_clock (entry), self->zone);

  return strcmp (clock, log) == 0 ? g_steal_pointer (&log)
                                  : g_strdup_printf (_("%s (jam saat itu %s)"), log, clock);
}

static char *
who (MonevAuditTeller *self, const MonevAuditEntry *entry)
{
  gboolean wrong_pin = strcmp (entry->act, "login.failed") == 0;
  const char *id = wrong_pin ? entry->subject + strlen ("official/") : entry->actor;
  const char *name = *id != '\0' ? name_of (self, &monev_official_type, id) : "";

  if (wrong_pin) /* whose PIN it was: nobody knows who typed */
    return g_strdup_printf (_("PIN %s"), *name != '\0' ? name : _("pegawai yang sudah dihapus"));
  if (*name != '\0')
    return g_strdup (name);
  return g_strdup (*entry->actor != '\0' ? _("Pegawai yang sudah dihapus") : _("Program"));
}

/* What a value was called: a removed thing keeps its id. */
static char *
shown_value (MonevAuditTeller *self, const MonevRecordType *type, guint field, const char *value)
{
  const MonevField *f = &type->fields[field];
  g_autoptr (MonevRecord) record = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  g_auto (GStrv) ids = NULL;

  if (*value == '\0')
    return g_strdup (_("kosong"));
  if (f->kind != MONEV_FIELD_REFERENCE && f->kind != MONEV_FIELD_REFERENCES)
    {
      record = monev_record_with_shown (monev_record_new (type), field, value, NULL);
      return monev_record_shown (record, field);
    }
  ids = g_strsplit (value, "\n", -1);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const MonevRecordType *other = monev_reference_find (f->refers);
      const char *name = other != NULL ? name_of (self, other, ids[i]) : "";

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                              *name != '\0' ? name : _("sudah dihapus"));
    }
  return g_strdup (names->str);
}

static void
add_line (MonevAuditTeller *self, GStrvBuilder *lines, const MonevRecordType *type, guint field,
          const json_t *pair, gboolean change)
{
  const char *old = json_string_value (json_array_get (pair, 0));
  const char *new = json_string_value (json_array_get (pair, 1));
  g_autofree char *before = NULL, *after = NULL, *line = NULL;

  if (old == NULL || new == NULL)
    return;
  before = shown_value (self, type, field, old);
  after = shown_value (self, type, field, new);
  if (change)
    line = g_strdup_printf ("%s: %s → %s", type->fields[field].heading, before, after);
  else
    line = g_strdup_printf ("%s: %s", type->fields[field].heading, *new != '\0' ? after : before);
  g_strv_builder_add (lines, line);
}

static char **
field_lines (MonevAuditTeller *self, const MonevRecordType *type, const json_t *detail,
             gboolean change)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; type != NULL && type->fields[i].name != NULL; i++)
    {
      const json_t *pair = json_object_get (detail, type->fields[i].name);

      if (json_array_size (pair) == 2)
        add_line (self, lines, type, i, pair, change);
    }
  return g_strv_builder_end (lines);
}

static gboolean
has_lines (char **lines)
{
  return lines != NULL && lines[0] != NULL;
}

/* Of a record of Referensi each field has its pair; of everything else the act says what there is. */
static char **
entry_lines (MonevAuditTeller *self, const MonevAuditEntry *entry)
{
  json_auto_t *detail = monev_json_load (entry->canonical, -1, NULL);
  char **lines = field_lines (self, monev_audit_type (entry->act), detail,
                              g_str_has_suffix (entry->act, ".change"));

  if (has_lines (lines))
    return lines;
  g_strfreev (lines);
  return monev_audit_act_lines (entry, detail);
}

/* A record that is gone bears the name that the entry of its removal holds. */
static char *
subject_name (MonevAuditTeller *self, const MonevRecordType *type, const MonevAuditEntry *entry)
{
  const char *id = strchr (entry->subject, '/');
  const char *name = id != NULL ? name_of (self, type, id + 1) : "";
  json_auto_t *detail = NULL;

  if (*name != '\0')
    return g_strdup (name);
  detail = monev_json_load (entry->canonical, -1, NULL);
  for (guint i = 0; type->fields[i].name != NULL; i++)
    if (type->fields[i].flags & MONEV_FIELD_SEARCHED && type->fields[i].kind == MONEV_FIELD_TEXT)
      {
        const json_t *pair = json_object_get (detail, type->fields[i].name);
        const char *old = json_string_value (json_array_get (pair, 0));
        const char *new = json_string_value (json_array_get (pair, 1));

        if (new != NULL && *new != '\0')
          return g_strdup (new);
        if (old != NULL && *old != '\0')
          return g_strdup (old);
      }
  return g_strdup ("");
}

static char *
import_words (const MonevRecordType *type, const MonevAuditEntry *entry)
{
  json_auto_t *detail = monev_json_load (entry->canonical, -1, NULL);
  const char *file = json_string_value (json_object_get (detail, "file"));

  return g_strdup_printf (_("mengimpor %s dari %s: %d ditambahkan, %d diubah"), type->noun,
                          file != NULL ? file : "",
                          (int) json_integer_value (json_object_get (detail, "added")),
                          (int) json_integer_value (json_object_get (detail, "changed")));
}

static char *
record_words (MonevAuditTeller *self, const MonevRecordType *type, const MonevAuditEntry *entry)
{
  g_autofree char *name = NULL;
  const char *verb = strrchr (entry->act, '.');

  if (g_str_has_suffix (entry->act, ".import"))
    return import_words (type, entry);
  name = subject_name (self, type, entry);
  if (g_strcmp0 (verb, ".add") == 0)
    verb = _("menambah");
  else if (g_strcmp0 (verb, ".change") == 0)
    verb = _("mengubah");
  else
    verb = _("menghapus");
  return g_strdup_printf ("%s %s%s%s", verb, type->noun, *name != '\0' ? " " : "", name);
}

/* Whose login, or whose PIN, when that is not who did it. */
static const char *
whose (MonevAuditTeller *self, const MonevAuditEntry *entry)
{
  const char *id = strchr (entry->subject, '/');

  return g_str_has_prefix (entry->subject, "official/") && strcmp (id + 1, entry->actor) != 0
             && strcmp (entry->act, "login.failed") != 0
             ? name_of (self, &monev_official_type, id + 1) : "";
}

static char *
what (MonevAuditTeller *self, const MonevAuditEntry *entry)
{
  const MonevRecordType *type = monev_audit_type (entry->act);
  json_auto_t *detail = monev_json_load (entry->canonical, -1, NULL);
  g_autofree char *words = monev_audit_act_words (entry->act, detail);
  const char *name;

  if (words == NULL)
    return type != NULL ? record_words (self, type, entry) : g_strdup (entry->act);
  name = whose (self, entry);
  return g_strdup_printf ("%s%s%s", words, *name != '\0' ? ": " : "", name);
}

/** monev_audit_teller_tell: Returns: (transfer full): @entry in words. */
MonevAuditWords *
monev_audit_teller_tell (MonevAuditTeller *self, const MonevAuditEntry *entry)
{
  MonevAuditWords *words = g_new (MonevAuditWords, 1);

  *words = (MonevAuditWords) { when (self, entry), who (self, entry), what (self, entry),
                               entry_lines (self, entry) };
  return words;
}

/* What an import did to one of the records that it wrote. */
static const char *
import_verb (const json_t *detail, const json_t *change)
{
  if (change != NULL)
    return _("mengubah lewat impor %s");
  /* Entries of before did not say which of the records were new. */
  return json_object_get (detail, "changes") != NULL ? _("menambah lewat impor %s")
                                                     : _("menyimpan lewat impor %s");
}

static MonevAuditWords *
tell_import (MonevAuditTeller *self, const MonevAuditEntry *entry, const char *id)
{
  json_auto_t *detail = monev_json_load (entry->canonical, -1, NULL);
  const json_t *change = json_object_get (json_object_get (detail, "changes"), id);
  const char *file = json_string_value (json_object_get (detail, "file"));
  MonevAuditWords *words = g_new (MonevAuditWords, 1);

  *words = (MonevAuditWords) { when (self, entry), who (self, entry),
                               g_strdup_printf (import_verb (detail, change),
                                                file != NULL ? file : ""),
                               field_lines (self, monev_audit_type (entry->act), change, TRUE) };
  return words;
}

/** monev_audit_words_about: Returns: (transfer full) (element-type MonevAuditWords): what happened
 * to @record, also in imports, newest first. */
GPtrArray *
monev_audit_words_about (MonevDbConnection *connection, const MonevRecord *record, guint limit,
                         GError **error)
{
  const char *id = monev_record_id (record);
  g_autoptr (GPtrArray) entries
      = monev_audit_about (connection, monev_record_type (record)->subject, id, limit, error);
  g_autoptr (MonevAuditTeller) teller = NULL;
  GPtrArray *words;

  if (entries == NULL)
    return NULL;
  teller = monev_audit_teller_new (connection);
  words = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_audit_words_free);
  for (guint i = 0; i < entries->len; i++)
    {
      const MonevAuditEntry *entry = entries->pdata[i];

      g_ptr_array_add (words, g_str_has_suffix (entry->act, ".import")
                                  ? tell_import (teller, entry, id)
                                  : monev_audit_teller_tell (teller, entry));
    }
  return words;
}

static GPtrArray *
tell_all (MonevDbConnection *connection, GPtrArray *entries)
{
  g_autoptr (MonevAuditTeller) teller = monev_audit_teller_new (connection);
  GPtrArray *words = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_audit_words_free);

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (words, monev_audit_teller_tell (teller, entries->pdata[i]));
  return words;
}

/** monev_audit_words_of: Returns: (transfer full) (element-type MonevAuditWords): what happened to
 * @subject, newest first. */
GPtrArray *
monev_audit_words_of (MonevDbConnection *connection, const char *subject, guint limit,
                      GError **error)
{
  g_autoptr (GPtrArray) entries = monev_audit_of (connection, subject, limit, error);

  return entries != NULL ? tell_all (connection, entries) : NULL;
}

/* Among the acts of the whole office it matters in which run it was. */
static void
add_run (MonevAuditTeller *self, const MonevAuditEntry *entry, MonevAuditWords *words)
{
  const char *id = g_str_has_prefix (entry->subject, "activity/") ? strchr (entry->subject, '/') + 1
                                                                  : NULL;
  const char *title = id != NULL ? title_of (self, id) : "";
  g_autoptr (GStrvBuilder) lines = NULL;
  g_autofree char *line = NULL;

  if (*title == '\0' || strstr (words->what, title) != NULL)
    return;
  lines = g_strv_builder_new ();
  line = g_strdup_printf (_("Agenda: %s"), title);
  g_strv_builder_add (lines, line);
  g_strv_builder_addv (lines, (const char **) words->lines);
  g_strfreev (words->lines);
  words->lines = g_strv_builder_end (lines);
}

/** monev_audit_words_last: Returns: (transfer full) (element-type MonevAuditWords): the last things
 * that happened, newest first. */
GPtrArray *
monev_audit_words_last (MonevDbConnection *connection, guint limit, GError **error)
{
  g_autoptr (GPtrArray) entries = monev_audit_last (connection, limit, error);
  g_autoptr (MonevAuditTeller) teller = NULL;
  GPtrArray *words;

  if (entries == NULL)
    return NULL;
  teller = monev_audit_teller_new (connection);
  words = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_audit_words_free);
  for (guint i = 0; i < entries->len; i++)
    {
      MonevAuditWords *told = monev_audit_teller_tell (teller, entries->pdata[i]);

      add_run (teller, entries->pdata[i], told);
      g_ptr_array_add (words, told);
    }
  return words;
}

static gboolean
speaks_of (const MonevAuditWords *words, const char *query)
{
  g_autofree char *lines = g_strjoinv ("\n", words->lines);
  g_autofree char *text
      = g_strdup_printf ("%s\n%s %s\n%s", words->when, words->who, words->what, lines);
  g_autofree char *key = monev_fold_key (text);

  return monev_fold_match (key, query);
}

/* Tells the entries of one batch, the newest first; keeps those that speak of @query. */
static void
keep_matches (MonevAuditTeller *teller, const GPtrArray *entries, const char *query, guint limit,
              GPtrArray *words)
{
  for (guint i = entries->len; i > 0 && words->len < limit; i--)
    {
      MonevAuditWords *told = monev_audit_teller_tell (teller, entries->pdata[i - 1]);

      add_run (teller, entries->pdata[i - 1], told);
      if (speaks_of (told, query))
        g_ptr_array_add (words, told);
      else
        monev_audit_words_free (told);
    }
}

/**
 * monev_audit_words_search:
 * @depth: how many entries are looked through, from the last one back
 * @limit: how many are found at most
 * @cancellable: (nullable): looked at between batches
 *
 * Looks through what is shown of an entry: when, who, what, and its lines.
 *
 * Returns: (transfer full) (element-type MonevAuditWords): the newest first; %NULL also with CANCELLED.
 */
GPtrArray *
monev_audit_words_search (MonevDbConnection *connection, const char *text, guint depth, guint limit,
                          GCancellable *cancellable, GError **error)
{
  g_autoptr (MonevAuditTeller) teller = monev_audit_teller_new (connection);
  g_autoptr (GPtrArray) words
      = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_audit_words_free);
  g_autofree char *query = monev_fold_query (text);
  MonevAuditHead head;
  gint64 first;

  if (!monev_audit_head (connection, &head, error))
    return NULL;
  first = MAX (0, head.seq - (gint64) depth);
  for (gint64 until = head.seq; until > first && words->len < limit; until -= SEARCH_BATCH)
    {
      gint64 after = MAX (first, until - SEARCH_BATCH);
      g_autoptr (GPtrArray) entries
          = monev_audit_after (connection, after, (guint) (until - after), error);

      if (entries == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      keep_matches (teller, entries, query, limit, words);
    }
  return g_steal_pointer (&words);
}
