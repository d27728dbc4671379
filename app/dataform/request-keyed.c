/* What is keyed in on behalf of an agency: kept while it is typed, then a round. */
#include "request-keyed.h"

#include <string.h>

#include "base/id.h"
#include "base/json.h"
#include "request-private.h"
#include "request-round.h"
#include "snapshot/snapshot.h"

/* A file is taken with "form receive"; an answered klarifikasi comes as its workbook. */
static const char *const sources[] = { "surat", "pindaian", "foto", "wa", "telepon", "email" };

/* Its texts, as the draft names them. */
static const struct {
  const char *key;
  gsize       at;
} texts[] = {
  { "id", G_STRUCT_OFFSET (MonevKeyed, round_id) },
  { "source", G_STRUCT_OFFSET (MonevKeyed, source) },
  { "letter_number", G_STRUCT_OFFSET (MonevKeyed, letter_number) },
  { "letter_date", G_STRUCT_OFFSET (MonevKeyed, letter_date) },
  { "filled_by", G_STRUCT_OFFSET (MonevKeyed, filled_by) },
  { "filled_phone", G_STRUCT_OFFSET (MonevKeyed, filled_phone) },
  { "received_on", G_STRUCT_OFFSET (MonevKeyed, received_on) },
};

static char **
text_at (const MonevKeyed *self, guint i)
{
  return (char **)(gpointer)((char *)self + texts[i].at);
}

/** monev_keyed_free: frees it. */
void
monev_keyed_free (MonevKeyed *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*text_at (self, i));
  g_free (self->addressee_id);
  json_decref (self->cells);
  g_free (self);
}

/** monev_keyed_copy: Returns: (transfer full): of its own. */
MonevKeyed *
monev_keyed_copy (const MonevKeyed *self)
{
  MonevKeyed *copy = g_new0 (MonevKeyed, 1);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *text_at (copy, i) = g_strdup (*text_at (self, i));
  copy->addressee_id = g_strdup (self->addressee_id);
  copy->rounds = self->rounds;
  copy->changed_at = self->changed_at;
  copy->cells = json_deep_copy (self->cells); /* another thread may read it */
  return copy;
}

/** monev_keyed_set_text: @text: one of its members. */
void
monev_keyed_set_text (char **text, const char *value)
{
  char *copy = g_strstrip (g_strdup (value != NULL ? value : ""));

  g_free (*text);
  *text = copy;
}

/** monev_keyed_new: Returns: (transfer full): nothing is typed yet; "surat" until it is said. */
MonevKeyed *
monev_keyed_new (MonevDbConnection *connection, const MonevDataCase *data, GError **error)
{
  gint64 now = 0;
  MonevKeyed *self;

  if (!monev_db_now (connection, &now, error))
    return NULL;
  self = g_new0 (MonevKeyed, 1);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *text_at (self, i) = g_strdup ("");
  monev_keyed_set_text (&self->source, sources[0]);
  g_free (self->round_id);
  self->round_id = monev_id_new (now);
  self->addressee_id = g_strdup (data->addressee->id);
  self->rounds = data->addressee->rounds;
  self->cells = json_object ();
  return self;
}

/** monev_keyed_set: @place: "lembar|baris|kolom"; @text: canonical, "" takes it away. */
void
monev_keyed_set (MonevKeyed *self, const char *place, const char *text)
{
  if (*text == '\0')
    json_object_del (self->cells, place);
  else
    json_object_set_new (self->cells, place, json_string (text));
}

/** monev_keyed_get: Returns: (transfer none): what was typed there; "" for nothing. */
const char *
monev_keyed_get (const MonevKeyed *self, const char *place)
{
  const char *text = json_string_value (json_object_get (self->cells, place));

  return text != NULL ? text : "";
}

/** monev_keyed_n_cells: Returns: how many cells were typed. */
guint
monev_keyed_n_cells (const MonevKeyed *self)
{
  return (guint)json_object_size (self->cells);
}

/** monev_keyed_is_source: Returns: whether what came like that is keyed in. */
gboolean
monev_keyed_is_source (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (strcmp (sources[i], name) == 0)
      return TRUE;
  return FALSE;
}

/* ---- values ---- */

/* A line behind those of the layout is made when something stands in it. */
static int
find_line (MonevDataValues *values, guint sheet, const char *key)
{
  for (guint line = 0; line < monev_data_values_n_lines (values, sheet); line++)
    if (strcmp (monev_data_values_line_key (values, sheet, line), key) == 0)
      return (int)line;
  return g_str_has_prefix (key, "baris-") ? (int)monev_data_values_add_line (values, sheet, key)
                                          : -1;
}

static void
put_cell (MonevDataValues *values, const char *place, const char *text)
{
  MonevDataLayout *layout = monev_data_values_layout (values);
  MonevDataForm *form = monev_data_layout_form (layout);
  g_auto (GStrv) parts = g_strsplit (place, "|", 3);

  for (guint sheet = 0; g_strv_length (parts) == 3 && sheet < monev_data_form_n_sheets (form);
       sheet++)
    {
      int field, line;

      if (strcmp (monev_data_form_sheet (form, sheet)->key, parts[0]) != 0)
        continue;
      field = monev_data_layout_find_field (layout, sheet, parts[2]);
      line = field < 0 ? -1 : find_line (values, sheet, parts[1]);
      if (line >= 0 && monev_data_values_is_asked (values, sheet, (guint)line, (guint)field))
        {
          monev_data_values_set (values, sheet, (guint)line, (guint)field, text,
                                 MONEV_DATA_ENTERED);
          monev_data_values_set_note (values, sheet, (guint)line, (guint)field, NULL);
        }
    }
}

static void
put_cells (const MonevKeyed *self, MonevDataValues *values)
{
  const char *place;
  json_t *text;

  json_object_foreach (self->cells, place, text)
    put_cell (values, place, json_string_value (text));
}

/** monev_keyed_values: Returns: (transfer full): what was typed, alone. */
MonevDataValues *
monev_keyed_values (const MonevKeyed *self, const MonevDataCase *data)
{
  MonevDataValues *values = monev_data_values_new (data->layout);

  put_cells (self, values);
  return values;
}

/** monev_keyed_preview: Returns: (transfer full): what would count if it were handed in now: formulas
 * worked out, checks made. */
MonevDataValues *
monev_keyed_preview (const MonevKeyed *self, const MonevDataCase *data)
{
  MonevDataValues *values = monev_data_values_copy (data->values);

  put_cells (self, values);
  monev_data_rules_work_out (data->rules, values, data->last);
  monev_data_rules_check (data->rules, values, data->last);
  return values;
}

/* ---- the draft ---- */

static char *
subject_of (const char *addressee_id)
{
  return g_strconcat ("keyed/", addressee_id, NULL);
}

static json_t *
to_json (const MonevKeyed *self)
{
  json_t *json = json_pack ("{s:i, s:I}", "format", 1, "rounds", (json_int_t)self->rounds);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    json_object_set_new (json, texts[i].key, json_string (*text_at (self, i)));
  json_object_set (json, "cells", self->cells);
  return json;
}

static MonevKeyed *
from_draft (const char *addressee_id, const MonevDraft *draft, GError **error)
{
  json_auto_t *json = monev_json_load (draft->canonical, -1, error);
  json_t *cells = json_object_get (json, "cells");
  MonevKeyed *self;

  if (json == NULL)
    return NULL;
  self = g_new0 (MonevKeyed, 1);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    monev_keyed_set_text (text_at (self, i),
                          json_string_value (json_object_get (json, texts[i].key)));
  self->addressee_id = g_strdup (addressee_id);
  self->rounds = json_integer_value (json_object_get (json, "rounds"));
  self->changed_at = draft->changed_at;
  self->cells = json_is_object (cells) ? json_incref (cells) : json_object ();
  return self;
}

/** monev_keyed_load: Returns: (transfer full): what @actor left unfinished; NOT_FOUND for nothing. */
MonevKeyed *
monev_keyed_load (MonevDbConnection *connection, const MonevActor *actor, const char *addressee_id,
                  GError **error)
{
  g_autofree char *subject = subject_of (addressee_id);
  g_autoptr (MonevDraft) draft
      = monev_draft_load (connection, subject, actor->official_id, error);

  return draft == NULL ? NULL : from_draft (addressee_id, draft, error);
}

/** monev_keyed_entry_free: frees it. */
void
monev_keyed_entry_free (MonevKeyedEntry *self)
{
  g_free (self->addressee_id);
  g_free (self->title);
  g_free (self->agency_name);
  g_free (self);
}

static MonevKeyedEntry *
entry_from_row (MonevDbRows *rows)
{
  MonevKeyedEntry *entry = g_new0 (MonevKeyedEntry, 1);
  json_auto_t *json = monev_json_load (monev_db_rows_text (rows, "canonical"), -1, NULL);

  entry->addressee_id = g_strdup (monev_db_rows_text (rows, "addressee_id"));
  entry->title = g_strdup (monev_db_rows_text (rows, "title"));
  entry->agency_name = g_strdup (monev_db_rows_text (rows, "agency_name"));
  entry->changed_at = monev_db_rows_int (rows, "changed_at");
  entry->n_cells = (guint)json_object_size (json_object_get (json, "cells"));
  return entry;
}

/** monev_keyed_list: Returns: (transfer full) (element-type MonevKeyedEntry): what @actor left
 * unfinished, the newest first. */
GPtrArray *
monev_keyed_list (MonevDbConnection *connection, const MonevActor *actor, GError **error)
{
  g_autoptr (MonevDbRows) rows
      = monev_db_query (connection, "data_keyed_list",
                        MONEV_DB_BINDS (MONEV_DB_T ("official", actor->official_id)), error);
  g_autoptr (GPtrArray) all
      = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_keyed_entry_free);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  while (monev_db_rows_next (rows, &local))
    g_ptr_array_add (all, entry_from_row (rows));
  if (local == NULL)
    return g_steal_pointer (&all);
  g_propagate_error (error, local);
  return NULL;
}

/* ---- keeping ---- */

typedef struct {
  const MonevActor          *actor;
  MonevKeyed                *keyed;
  const char                *addressee_id;
  const MonevAttachmentFile *file;
  const MonevAttachment     *gone;
  MonevAttachment           *kept;
  gint64                     now;
} Keeping;

static gboolean
check_running (MonevDbConnection *connection, const char *addressee_id, GError **error)
{
  g_autoptr (MonevDataAddressee) to
      = monev_addressee_store_find (connection, addressee_id, error);
  g_autoptr (MonevDataRequest) request
      = to == NULL ? NULL : monev_request_store_find (connection, to->request_id, error);

  return request != NULL && monev_request_check_running (request, error);
}

static gboolean
put_draft (MonevDbConnection *connection, Keeping *self, const char *official, GError **error)
{
  g_autofree char *subject = subject_of (self->keyed->addressee_id);
  json_auto_t *json = to_json (self->keyed);

  return monev_draft_save (connection, subject, official, json, "", self->now, error);
}

static gboolean
write_draft (MonevDbConnection *connection, gpointer data, GError **error)
{
  Keeping *self = data;
  g_autoptr (MonevActor) actor = monev_request_actor (connection, self->actor,
                                                      MONEV_ACT_DATA_RECEIVE, &self->now, error);

  return actor != NULL && check_running (connection, self->keyed->addressee_id, error)
         && put_draft (connection, self, actor->official_id, error);
}

/** monev_keyed_save: keeps it as the draft of @actor, in place of what was there. Nothing is logged. */
gboolean
monev_keyed_save (MonevDbConnection *connection, const MonevActor *actor, MonevKeyed *keyed,
                  GError **error)
{
  Keeping self = { .actor = actor, .keyed = keyed };

  if (!monev_db_transaction (connection, write_draft, &self, error))
    return FALSE;
  keyed->changed_at = self.now;
  return TRUE;
}

static gboolean
write_attachment (MonevDbConnection *connection, gpointer data, GError **error)
{
  Keeping *self = data;
  g_autofree char *owner = g_strconcat ("data/", self->keyed->addressee_id, NULL);
  g_autofree char *subject = g_strconcat ("submission/", self->keyed->round_id, NULL);
  g_autoptr (MonevActor) actor = monev_request_actor (connection, self->actor,
                                                      MONEV_ACT_DATA_RECEIVE, &self->now, error);

  g_clear_pointer (&self->kept, monev_attachment_free);
  if (actor == NULL || !check_running (connection, self->keyed->addressee_id, error)
      || !put_draft (connection, self, actor->official_id, error))
    return FALSE;
  self->kept = monev_attachment_add (connection, owner, subject, self->file, "",
                                     actor->official_id, self->now, error);
  return self->kept != NULL;
}

/** monev_keyed_attach: the letter, the photo, the scan; the draft is kept with it. Returns: (transfer
 * full): as it is stored. */
MonevAttachment *
monev_keyed_attach (MonevDbConnection *connection, const MonevActor *actor, MonevKeyed *keyed,
                    const MonevAttachmentFile *file, GError **error)
{
  Keeping self = { .actor = actor, .keyed = keyed, .file = file };

  if (monev_db_transaction (connection, write_attachment, &self, error))
    {
      keyed->changed_at = self.now;
      return self.kept;
    }
  monev_attachment_free (self.kept);
  return NULL;
}

/** monev_keyed_files: Returns: (transfer full) (element-type MonevAttachment): what hangs on it. */
GPtrArray *
monev_keyed_files (MonevDbConnection *connection, const MonevKeyed *keyed, GError **error)
{
  g_autofree char *owner = g_strconcat ("data/", keyed->addressee_id, NULL);
  GPtrArray *all = monev_attachment_list (connection, owner, error);

  for (guint i = all != NULL ? all->len : 0; i > 0; i--)
    if (!monev_round_has_file (keyed->round_id, all->pdata[i - 1]))
      g_ptr_array_remove_index (all, i - 1);
  return all;
}

static gboolean
write_detach (MonevDbConnection *connection, gpointer data, GError **error)
{
  Keeping *self = data;
  g_autoptr (MonevActor) actor = monev_request_actor (connection, self->actor,
                                                      MONEV_ACT_DATA_RECEIVE, &self->now, error);

  return actor != NULL
         && monev_attachment_remove (connection, self->gone->id, self->gone->version, error);
}

/** monev_keyed_detach: @file: of monev_keyed_files(). */
gboolean
monev_keyed_detach (MonevDbConnection *connection, const MonevActor *actor, const MonevKeyed *keyed,
                    const MonevAttachment *file, GError **error)
{
  Keeping self = { .actor = actor, .gone = file };

  g_return_val_if_fail (monev_round_has_file (keyed->round_id, file), FALSE);
  return monev_db_transaction (connection, write_detach, &self, error);
}

static gboolean
remove_files (MonevDbConnection *connection, const MonevKeyed *keyed, GError **error)
{
  g_autoptr (GPtrArray) all = monev_keyed_files (connection, keyed, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const MonevAttachment *one = all->pdata[i];

      if (!monev_attachment_remove (connection, one->id, one->version, error))
        return FALSE;
    }
  return all != NULL;
}

static gboolean
write_drop (MonevDbConnection *connection, gpointer data, GError **error)
{
  Keeping *self = data;
  g_autoptr (MonevActor) actor = monev_request_actor (connection, self->actor,
                                                      MONEV_ACT_DATA_RECEIVE, &self->now, error);
  g_autofree char *subject = subject_of (self->addressee_id);
  g_autoptr (MonevKeyed) keyed = NULL;
  g_autoptr (GError) local = NULL;

  if (actor == NULL)
    return FALSE;
  keyed = monev_keyed_load (connection, actor, self->addressee_id, &local);
  if (g_error_matches (local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND))
    return TRUE;
  if (keyed == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return remove_files (connection, keyed, error)
         && monev_draft_drop (connection, subject, actor->official_id, error);
}

/** monev_keyed_drop: throws away what @actor left unfinished, with its files; that there is nothing is
 * no error. */
gboolean
monev_keyed_drop (MonevDbConnection *connection, const MonevActor *actor, const char *addressee_id,
                  GError **error)
{
  Keeping self = { .actor = actor, .addressee_id = addressee_id };

  return monev_db_transaction (connection, write_drop, &self, error);
}

/* ---- handing in ---- */

static gboolean
check_whole (const MonevKeyed *keyed, const MonevDataCase *data, GError **error)
{
  MonevDate day;

  if (!monev_keyed_is_source (keyed->source))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Sebutkan sumbernya: surat, pindaian, foto, wa, telepon, atau email.");
      return FALSE;
    }
  if ((*keyed->letter_date != '\0' && !monev_date_from_iso (keyed->letter_date, &day, error))
      || (*keyed->received_on != '\0' && !monev_date_from_iso (keyed->received_on, &day, error)))
    return FALSE;
  if (monev_keyed_n_cells (keyed) == 0)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Belum ada nilai yang diketik. Isi sedikitnya satu sel.");
      return FALSE;
    }
  if (keyed->rounds == data->addressee->rounds)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CONFLICT,
               "Data masuk ke-%" G_GINT64_FORMAT
               " dari %s diterima selagi isian ini diketik. Periksa nilainya, lalu simpan lagi.",
               data->addressee->rounds, data->addressee->agency_name);
  return FALSE;
}

static gboolean
find_moment (MonevDbConnection *connection, const MonevKeyed *keyed, gint64 *at, GError **error)
{
  g_auto (MonevOfficeClock) clock = { NULL };
  MonevDate day;

  *at = 0;
  if (*keyed->received_on == '\0')
    return TRUE;
  if (!monev_date_from_iso (keyed->received_on, &day, error)
      || !monev_office_clock_load (connection, &clock, error))
    return FALSE;
  *at = monev_office_clock_day_start (&clock, day);
  return TRUE;
}

/**
 * monev_keyed_hand_in:
 * @data: as it was loaded
 * @keyed: (transfer none): set its `rounds` to those of @data once what came meanwhile was looked at
 *
 * It becomes the next round, and the draft is gone with it.
 *
 * Errors: INVALID (nothing typed, no source), CONFLICT (another round came while it was typed).
 *
 * Returns: (transfer full): the addressee as it now is
 */
MonevDataAddressee *
monev_keyed_hand_in (MonevDbConnection *connection, const MonevActor *actor,
                     const MonevDataCase *data, const MonevKeyed *keyed, GError **error)
{
  g_autoptr (MonevDataValues) values = NULL;
  MonevTaking taking = { .source = keyed->source,
                         .keyed_id = keyed->round_id,
                         .letter_number = keyed->letter_number,
                         .letter_date = keyed->letter_date,
                         .filled_by = keyed->filled_by,
                         .filled_phone = keyed->filled_phone };

  if (!check_whole (keyed, data, error)
      || !find_moment (connection, keyed, &taking.received_at, error))
    return NULL;
  taking.values = values = monev_keyed_values (keyed, data);
  return monev_request_receive (connection, actor, data, &taking, error);
}
