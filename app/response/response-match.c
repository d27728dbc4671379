#include "response-import-private.h"

#include <string.h>

#include "base/fold.h"
#include "base/id.h"
#include "base/json.h"
#include "db-error.h"
#include "field-return.h"
#include "response-wide.h"

/* What an import would write: each response checked by its form and looked up among those that are
 * there. */

/** monev_response_import_uuid: Returns: (transfer none): @text without "uuid:" before it. */
const char *
monev_response_import_uuid (const char *text)
{
  return g_str_has_prefix (text, "uuid:") ? text + strlen ("uuid:") : text;
}

/** monev_response_import_refuse: the row, and so the response it belongs to, is not taken. */
void
monev_response_import_refuse (MonevResponseImport *self, MonevImportRow *row, const char *code,
                              const char *found, const char *message, const char *fix)
{
  row->refused = TRUE;
  monev_response_import_tell (self, row->sheet, row->nth, 0,
                              (MonevIssue){ .code = code,
                                            .severity = MONEV_SEVERITY_ERROR,
                                            .found = found,
                                            .message = message,
                                            .fix = fix });
}

typedef struct
{
  MonevResponseImport *import;
  MonevDbConnection *connection;
  MonevResponseForm *form;
  GHashTable *by_uuid, *by_key; /* → id of what is there */
  GHashTable *taken;            /* uuid or "k/" key → MonevResponseTaking of this file */
  GHashTable *rows;             /* MonevResponseTaking → number of its row */
  GPtrArray *standing;          /* MonevResponseTaking: what a row repeats; not to be written */
  gboolean may_decide;
} Matcher;

static void
index_known (Matcher *self, const GPtrArray *known)
{
  for (guint i = 0; i < known->len; i++)
    {
      const MonevResponseKnown *at = g_ptr_array_index (known, i);

      if (*at->uuid != '\0')
        g_hash_table_insert (self->by_uuid, at->uuid, at->id);
      if (*at->key != '\0')
        g_hash_table_insert (self->by_key, at->key, at->id);
    }
}

/* The key may have been chosen after they came: it is what they say now. */
static gboolean
renew_keys (MonevResponseImport *self, MonevDbConnection *connection, GPtrArray *known,
            GError **error)
{
  g_autoptr (GHashTable) keys = NULL;

  if (*self->key == '\0' || !self->key_given)
    return TRUE;
  keys = monev_response_keys (connection, self->instrument_id, self->key, error);
  for (guint i = 0; keys != NULL && i < known->len; i++)
    {
      MonevResponseKnown *at = g_ptr_array_index (known, i);
      const char *key = g_hash_table_lookup (keys, at->id);

      monev_response_entry_set (&at->key, key != NULL ? key : "");
    }
  return keys != NULL;
}

/* Fields of the root that no column speaks of keep what is there. */
static void
keep_unsaid (Matcher *self, json_t *answers, const json_t *before)
{
  MonevResponseImport *import = self->import;
  g_autoptr (GHashTable) said = g_hash_table_new (NULL, NULL);
  const char *key;
  json_t *value;

  for (guint i = 0; i < import->sheets->len; i++)
    {
      const MonevImportSheet *sheet = g_ptr_array_index (import->sheets, i);

      g_hash_table_add (said, GINT_TO_POINTER (sheet->repeat));
      for (guint k = 0; sheet->repeat == 0 && k < sheet->columns->len; k++)
        {
          const MonevImportColumn *column = &g_array_index (sheet->columns, MonevImportColumn, k);
          int field = column->depth > 0 ? monev_response_wide_repeat (import->plan, column, 0)
                                        : column->field;

          g_hash_table_add (said, GINT_TO_POINTER (field));
        }
    }
  json_object_foreach (json_object_get (before, "answers"), key, value)
  {
    int field = monev_response_plan_find_key (import->plan, 0, key);

    if (field > 0 && !g_hash_table_contains (said, GINT_TO_POINTER (field))
        && json_object_get (answers, key) == NULL)
      json_object_set (answers, key, value);
  }
}

static void
set_instance_id (Matcher *self, json_t *answers, const char *uuid)
{
  int meta = monev_shape_child (self->import->shape, 0, "meta");
  int field = meta < 0 ? meta : monev_shape_child (self->import->shape, meta, "instanceID");

  if (field >= 0 && *uuid != '\0')
    {
      g_autofree char *text = g_strconcat ("uuid:", uuid, NULL);

      json_object_set_new (answers, monev_response_plan_key (self->import->plan, field),
                           json_string (text));
    }
}

/* Where the answer stands that the form found something about; 0 for the whole row. */
static guint
place_of (const Matcher *self, const MonevImportRow *row, const char *key, guint *nth)
{
  int field = key == NULL ? -1 : monev_response_plan_find_key (self->import->plan, 0, key);

  *nth = row->nth;
  if (row->cells != NULL && key != NULL && g_hash_table_contains (row->cells, key))
    return GPOINTER_TO_UINT (g_hash_table_lookup (row->cells, key));
  for (guint i = 0; field > 0 && i < row->sheet->columns->len; i++)
    {
      const MonevImportColumn *column
          = &g_array_index (row->sheet->columns, MonevImportColumn, i);

      if (column->field != field)
        continue;
      if (row->places != NULL)
        *nth = GPOINTER_TO_UINT (g_hash_table_lookup (row->places, GINT_TO_POINTER (field))) - 1;
      return column->column;
    }
  return 0;
}

/* What the form finds is told at the cell; it does not keep the answer out. */
static void
pass_issues (Matcher *self, const MonevImportRow *row, MonevIssueList *found)
{
  for (guint i = 0; i < monev_issue_list_size (found); i++)
    {
      MonevIssue issue = *monev_issue_list_get (found, i);
      guint nth, column = place_of (self, row, issue.key, &nth);

      issue.severity = MIN (issue.severity, MONEV_SEVERITY_WARNING);
      monev_response_import_tell (self->import, row->sheet, nth, column, issue);
    }
}

static json_t *
whole_answers (Matcher *self, const MonevImportRow *row, const MonevResponseEntry *there,
               const char *uuid)
{
  json_t *answers = json_copy (row->answers);
  json_t *json = json_pack ("{s:i, s:o}", "format", MONEV_RESPONSE_FORMAT, "answers", answers);
  json_auto_t *before = there == NULL ? NULL : monev_json_load (there->answers, -1, NULL);

  if (before != NULL)
    {
      keep_unsaid (self, answers, before);
      monev_response_keep_reasons (json, before);
      if (json_object_get (before, "aside") != NULL)
        json_object_set (json, "aside", json_object_get (before, "aside"));
    }
  set_instance_id (self, answers, uuid);
  return json;
}

static const char *
state_of (const Matcher *self, const char *status)
{
  static const struct
  {
    const char *status, *state;
  } table[] = {
    { "approved", MONEV_RESPONSE_DISETUJUI },
    { "validation_status_approved", MONEV_RESPONSE_DISETUJUI },
    { "disetujui", MONEV_RESPONSE_DISETUJUI },
    { "rejected", MONEV_RESPONSE_DITOLAK },
    { "not approved", MONEV_RESPONSE_DITOLAK },
    { "validation_status_not_approved", MONEV_RESPONSE_DITOLAK },
    { "ditolak", MONEV_RESPONSE_DITOLAK },
    { "on hold", MONEV_RESPONSE_DIPERIKSA },
    { "validation_status_on_hold", MONEV_RESPONSE_DIPERIKSA },
    { "hasissues", MONEV_RESPONSE_DIPERIKSA },
    { "diperiksa", MONEV_RESPONSE_DIPERIKSA },
    { "dikoreksi", MONEV_RESPONSE_DIKOREKSI },
  };

  /* Who may not decide here does not decide by a file either. */
  for (guint i = 0; self->may_decide && i < G_N_ELEMENTS (table); i++)
    if (g_ascii_strcasecmp (table[i].status, status) == 0)
      return table[i].state;
  return MONEV_RESPONSE_MASUK;
}

static MonevResponseEntry *
new_entry (Matcher *self, const MonevImportRow *row, const char *uuid)
{
  MonevResponseImport *import = self->import;
  MonevResponseEntry *entry = monev_response_entry_new ();

  g_free (entry->id);
  entry->id = monev_id_new (import->now);
  monev_response_entry_set (&entry->instrument_id, import->instrument_id);
  monev_response_entry_set (&entry->version_id, import->version_id);
  monev_response_entry_set (&entry->enumerator, row->submitter);
  if (row->sheet->site_id != NULL)
    monev_response_entry_set (&entry->site_id, row->sheet->site_id);
  if (row->sheet->group_id != NULL)
    monev_response_entry_set (&entry->group_id, row->sheet->group_id);
  monev_response_entry_set (&entry->uuid, uuid);
  monev_response_entry_set (&entry->state, state_of (self, row->status));
  entry->number = import->number;
  entry->submitted_at = row->submitted_at > 0 ? row->submitted_at : import->now;
  return entry;
}

/* A response as its form sees it: checked, titled, canonical. FALSE when it cannot be kept. */
static gboolean
fill_entry (Matcher *self, MonevImportRow *row, MonevResponseEntry *entry, const json_t *json)
{
  g_autoptr (MonevIssueList) found = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  g_autofree char *key = NULL;
  g_autofree char *answers = NULL;

  if (monev_response_form_from_json (self->form, json, found, &error))
    {
      entry->faults = monev_response_form_check (self->form, found);
      answers = monev_response_form_canonical (self->form, &error);
    }
  if (answers == NULL)
    {
      monev_response_import_refuse (self->import, row, "response-invalid", NULL, error->message,
                                    NULL);
      return FALSE;
    }
  title = monev_response_form_title (self->form);
  key = monev_response_answer_of (self->form, self->import->key);
  monev_response_entry_set (&entry->title, title);
  monev_response_entry_set (&entry->key, key);
  monev_response_entry_set (&entry->answers, answers);
  pass_issues (self, row, found);
  return TRUE;
}

static char *
key_of_row (const Matcher *self, const MonevImportRow *row)
{
  int field = monev_shape_find (self->import->shape, self->import->key);
  const char *text = field <= 0
                         ? NULL
                         : json_string_value (json_object_get (
                             row->answers, monev_response_plan_key (self->import->plan, field)));

  return g_strdup (text == NULL ? "" : text);
}

static MonevResponseTaking *
taken_before (const Matcher *self, const char *uuid, const char *key)
{
  g_autofree char *marked = g_strconcat ("k/", key, NULL);
  MonevResponseTaking *taking = *uuid == '\0' ? NULL : g_hash_table_lookup (self->taken, uuid);

  return taking == NULL && *key != '\0' ? g_hash_table_lookup (self->taken, marked) : taking;
}

static MonevResponseEntry *
known_before (const Matcher *self, const char *uuid, const char *key, GError **error)
{
  const char *id = *uuid == '\0' ? NULL : g_hash_table_lookup (self->by_uuid, uuid);

  if (id == NULL && *key != '\0')
    id = g_hash_table_lookup (self->by_key, key);
  return id == NULL ? NULL : monev_response_store_find (self->connection, id, error);
}

static gint64
number_of (const MonevImportRow *row)
{
  return monev_table_row_number (row->sheet->table, row->nth);
}

static void
remember_taken (Matcher *self, MonevResponseTaking *taking, const MonevImportRow *row,
                const char *key)
{
  g_hash_table_insert (self->rows, taking, GINT_TO_POINTER ((int)number_of (row)));
  if (*taking->entry->uuid != '\0')
    g_hash_table_insert (self->taken, g_strdup (taking->entry->uuid), taking);
  if (*key != '\0')
    g_hash_table_insert (self->taken, g_strconcat ("k/", key, NULL), taking);
}

static MonevResponseTaking *
new_taking (MonevResponseEntry *entry, GPtrArray *remarks)
{
  MonevResponseTaking *taking = g_new0 (MonevResponseTaking, 1);

  taking->entry = entry;
  taking->remarks = remarks;
  return taking;
}

static void
disagree (Matcher *self, const MonevImportRow *row, MonevResponseTaking *taking, const char *before,
          gint64 first_row)
{
  MonevResponseImport *import = self->import;
  MonevResponseConflict conflict = { .twice = first_row > 0,
                                     .file = monev_table_file (row->sheet->table),
                                     .sheet = monev_table_sheet (row->sheet->table),
                                     .row = number_of (row),
                                     .first_row = first_row,
                                     .taking = taking };

  conflict.changes = monev_response_differences (before, taking->entry->answers, import->file);
  monev_response_import_disagree (import, &conflict);
}

static void
tell_twice (Matcher *self, const MonevImportRow *row, const char *key)
{
  gboolean usual = self->import->decision == MONEV_DECISION_USUAL;

  monev_response_import_tell (
      self->import, row->sheet, row->nth, 0,
      (MonevIssue){ .code = "response-twice",
                    .severity = usual ? MONEV_SEVERITY_ERROR : MONEV_SEVERITY_WARNING,
                    .found = key,
                    .message = "Jawaban ini ada dua kali di berkas dengan isi yang berbeda; yang "
                               "pertama dipakai, kecuali diputuskan lain.",
                    .fix = "Putuskan baris mana yang dipakai." });
}

/* Twice in one file: the same counts as there already, another content is for a person to decide.
 */
static gboolean
take_again (Matcher *self, MonevImportRow *row, const MonevResponseTaking *first, GError **error)
{
  g_autoptr (MonevResponseEntry) entry = monev_response_entry_copy (first->entry);
  g_autoptr (MonevResponseEntry) there = NULL;
  json_auto_t *json = NULL;
  MonevResponseTaking *taking;

  if (entry->version > 0)
    {
      there = monev_response_store_find (self->connection, entry->id, error);
      if (there == NULL)
        return FALSE;
    }
  json = whole_answers (self, row, there, entry->uuid);
  if (!fill_entry (self, row, entry, json))
    return TRUE;
  if (strcmp (entry->answers, first->entry->answers) == 0)
    {
      self->import->count.duplicate++;
      return TRUE;
    }
  tell_twice (self, row, entry->key);
  taking = new_taking (g_steal_pointer (&entry), NULL);
  if (there != NULL)
    taking->remarks = monev_response_differences (there->answers, taking->entry->answers, self->import->file);
  disagree (self, row, taking, first->entry->answers,
            GPOINTER_TO_INT (g_hash_table_lookup (self->rows, first)));
  return TRUE;
}

static gboolean
is_open (const MonevResponseEntry *entry)
{
  return strcmp (entry->state, MONEV_RESPONSE_DISETUJUI) != 0
         && strcmp (entry->state, MONEV_RESPONSE_DITOLAK) != 0;
}

/* A further row of this file that says something else is not a change: two rows disagree. */
static void
remember_standing (Matcher *self, const MonevImportRow *row, const MonevResponseEntry *there,
                   const char *key)
{
  MonevResponseTaking *standing = new_taking (monev_response_entry_copy (there), NULL);

  g_ptr_array_add (self->standing, standing);
  remember_taken (self, standing, row, key);
}

static void
take_known (Matcher *self, MonevImportRow *row, const MonevResponseEntry *there, const char *key)
{
  g_autoptr (MonevResponseEntry) entry = monev_response_entry_copy (there);
  json_auto_t *json = whole_answers (self, row, there, there->uuid);
  MonevResponseTaking *taking;

  if (!fill_entry (self, row, entry, json))
    return;
  if (strcmp (entry->answers, there->answers) == 0)
    {
      self->import->count.duplicate++;
      remember_standing (self, row, there, key);
      return;
    }
  if (!is_open (there))
    {
      monev_response_import_refuse (
          self->import, row, "response-closed", there->state,
          "Jawaban ini sudah diputuskan dan isinya berbeda; perubahannya tidak diambil.",
          "Ubah statusnya menjadi diperiksa lebih dulu, lalu impor lagi.");
      return;
    }
  monev_response_entry_set (&entry->state, MONEV_RESPONSE_DIKOREKSI);
  taking = new_taking (g_steal_pointer (&entry), NULL);
  taking->remarks = monev_response_differences (there->answers, taking->entry->answers, self->import->file);
  remember_taken (self, taking, row, key);
  disagree (self, row, taking, there->answers, 0);
}

static void
take_new (Matcher *self, MonevImportRow *row, const char *given, const char *key)
{
  g_autofree char *uuid = *given != '\0' ? g_strdup (given) : g_uuid_string_random ();
  g_autoptr (MonevResponseEntry) entry = new_entry (self, row, uuid);
  json_auto_t *json = whole_answers (self, row, NULL, uuid);
  MonevResponseTaking *taking;

  if (!fill_entry (self, row, entry, json))
    return;
  taking = new_taking (g_steal_pointer (&entry), NULL);
  g_ptr_array_add (self->import->takings, taking);
  remember_taken (self, taking, row, key);
  self->import->count.added++;
}

/* Two people who filled copies of one workbook: the same row, but not the same answer. */
static gboolean
is_by_another (const MonevImportRow *row, const MonevResponseEntry *there, const char *key)
{
  g_autofree char *own = NULL;
  g_autofree char *before = NULL;

  if (!row->by_hand || there == NULL || *row->submitter == '\0' || *there->enumerator == '\0'
      || (*key != '\0' && strcmp (there->key, key) == 0))
    return FALSE;
  own = monev_fold_key (row->submitter);
  before = monev_fold_key (there->enumerator);
  return strcmp (own, before) != 0;
}

static gboolean
find_another (Matcher *self, MonevImportRow *row, const char *key, GError **error)
{
  MonevResponseTaking *taking = taken_before (self, row->uuid, key);
  g_autoptr (GError) local = NULL;
  g_autoptr (MonevResponseEntry) there
      = taking != NULL ? monev_response_entry_copy (taking->entry)
                       : known_before (self, row->uuid, key, &local);
  char *other;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!is_by_another (row, there, key))
    return TRUE;
  other = monev_field_return_other (row->uuid, row->submitter);
  g_free (row->uuid);
  row->uuid = other;
  monev_response_import_tell (
      self->import, row->sheet, row->nth, 0,
      (MonevIssue){ .code = "field-other-person",
                    .severity = MONEV_SEVERITY_WARNING,
                    .found = there->enumerator,
                    .message = "Baris ini sudah diisi petugas lain dari salinan formulir yang sama; "
                               "diambil sebagai jawaban tersendiri.",
                    .fix = "Periksa apakah keduanya memang responden yang berbeda." });
  return TRUE;
}

static gboolean
match_row (Matcher *self, MonevImportRow *row, GError **error)
{
  g_autofree char *key = key_of_row (self, row);
  gboolean settled = row->refused || !row->by_hand || find_another (self, row, key, error);
  const char *uuid = monev_response_import_uuid (row->uuid);
  MonevResponseTaking *before = taken_before (self, uuid, key);
  g_autoptr (MonevResponseEntry) there = NULL;
  g_autoptr (GError) local = NULL;

  if (row->refused || !settled)
    return settled;
  there = before == NULL ? known_before (self, uuid, key, &local) : NULL;
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (before != NULL)
    return take_again (self, row, before, error);
  if (there != NULL)
    take_known (self, row, there, key);
  else
    take_new (self, row, uuid, key);
  return TRUE;
}

/* Without a uuid and without a key nobody can tell whether a row was imported before. */
static void
tell_nameless (MonevResponseImport *self, const MonevImportRow *first)
{
  if (*first->uuid == '\0' && *self->key == '\0')
    monev_response_import_tell (
        self, first->sheet, first->sheet->head, 0,
        (MonevIssue){ .code = "identity-missing",
                      .severity = MONEV_SEVERITY_WARNING,
                      .message = "Tabel ini tidak mempunyai _uuid, jadi jawaban yang diimpor dua "
                                 "kali tidak dapat dikenali.",
                      .fix = "Sebutkan pertanyaan yang membedakan responden, misalnya NIK." });
}

static guint
rows_of (const MonevResponseImport *self)
{
  const MonevImportSheet *sheet
      = self->sheets->len == 0 ? NULL : g_ptr_array_index (self->sheets, 0);

  return self->rows->len > 0 || sheet == NULL ? self->rows->len
                                              : monev_table_n_rows (sheet->table);
}

static gboolean
take_row (Matcher *self, MonevImportRow *row, GError **error)
{
  MonevResponseImport *import = self->import;

  if (import->count.read++ == 0)
    tell_nameless (import, row);
  if (monev_response_import_stopped (import, error) || !match_row (self, row, error))
    return FALSE;
  import->refused += row->refused ? 1 : 0;
  monev_response_import_step (import, import->count.read, rows_of (import));
  return TRUE;
}

/* A table without repeats is read and matched row by row: it may have a hundred thousand. */
static gboolean
take_alone (Matcher *self, GError **error)
{
  const MonevImportSheet *sheet = g_ptr_array_index (self->import->sheets, 0);

  for (guint nth = sheet->head + 1; nth < monev_table_n_rows (sheet->table); nth++)
    {
      MonevImportRow *row = monev_response_import_read_row (self->import, sheet, nth);
      gboolean good = row == NULL || take_row (self, row, error);

      g_clear_pointer (&row, monev_response_import_row_free);
      if (!good)
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_joined (Matcher *self, GError **error)
{
  for (guint i = 0; i < self->import->rows->len; i++)
    if (!take_row (self, g_ptr_array_index (self->import->rows, i), error))
      return FALSE;
  return TRUE;
}

/** monev_response_import_match_rows: what each row would write. FALSE with CANCELLED, or what the
 * database said. */
gboolean
monev_response_import_match_rows (MonevResponseImport *self, MonevDbConnection *connection,
                                  const MonevActor *actor, GError **error)
{
  g_autoptr (GPtrArray) known = monev_response_store_index (connection, self->instrument_id, error);
  g_autoptr (GPtrArray) standing
      = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_response_taking_free);
  g_autoptr (GHashTable) by_uuid = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  MonevResponseContext context
      = { .now = self->now,
          .zone = self->zone,
          .language = monev_instrument_default_language (self->instrument) };
  g_autoptr (MonevResponseForm) form = monev_response_form_new (self->plan, &context);
  Matcher matcher = { self,
                      connection,
                      form,
                      by_uuid,
                      by_key,
                      taken,
                      rows,
                      standing,
                      monev_policy_allows (actor->roles, MONEV_ACT_RESPONSE_REVIEW) };

  if (known == NULL || !renew_keys (self, connection, known, error))
    return FALSE;
  index_known (&matcher, known);
  return self->sheets->len == 1 && !self->field ? take_alone (&matcher, error) : take_joined (&matcher, error);
}
