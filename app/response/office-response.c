#include "office-response.h"

#include <string.h>

#include "audit/audit.h"
#include "base/id.h"
#include "base/json.h"
#include "expression/moment.h"
#include "instrument/office-instrument.h"
#include "office/office.h"
#include "people/login.h"
#include "response-form-private.h"

#define KEY_SUBJECT "response/key"

/** monev_response_taking_free: frees what an import was to write. */
void
monev_response_taking_free (MonevResponseTaking *self)
{
  monev_response_entry_free (self->entry);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_free (self);
}

/**
 * monev_response_load_plan:
 * @number: of the version; 0 for the newest
 *
 * Returns: (transfer full) (nullable): what filling that version needs; STATE when the instrument
 * was never issued
 */
MonevResponsePlan *
monev_response_load_plan (MonevDbConnection *connection, const char *instrument_id, gint64 number,
                          GError **error)
{
  g_autofree char *version_id = NULL;
  g_autoptr (MonevXlsform) form = NULL;
  g_autoptr (MonevInstrument) instrument = NULL;
  g_autoptr (MonevIssueList) ignored = monev_issue_list_new ();

  if (!monev_response_store_version (connection, instrument_id, number, &version_id, &number,
                                     error))
    return NULL;
  form = monev_instrument_load (connection, instrument_id, number, error);
  if (form == NULL)
    return NULL;
  instrument = monev_instrument_read (form, NULL, ignored);
  return monev_response_plan_new (instrument);
}

static MonevResponseForm *
new_form (MonevDbConnection *connection, MonevResponsePlan *plan, gint64 now,
          const MonevResponseEntry *entry)
{
  g_autoptr (GTimeZone) zone = monev_office_zone (connection, NULL);
  MonevResponseContext context
      = { .now = now,
          .zone = zone,
          .language = monev_instrument_default_language (monev_response_plan_instrument (plan)),
          .enumerator = entry->enumerator,
          .uuid = *entry->uuid == '\0' ? NULL : entry->uuid };

  return monev_response_form_new (plan, &context);
}

/**
 * monev_response_open:
 * @issues: (nullable): as for monev_response_form_from_json()
 *
 * Returns: (transfer full) (nullable): @entry as it was kept, to be looked at or gone on with
 */
MonevResponseForm *
monev_response_open (MonevDbConnection *connection, const MonevResponseEntry *entry,
                     MonevIssueList *issues, GError **error)
{
  g_autoptr (MonevResponsePlan) plan
      = monev_response_load_plan (connection, entry->instrument_id, entry->number, error);
  g_autoptr (MonevResponseForm) form = NULL;
  gint64 now = 0;

  if (plan == NULL || !monev_db_now (connection, &now, error))
    return NULL;
  form = new_form (connection, plan, now, entry);
  if (!monev_response_form_load (form, entry->answers, issues, error))
    return NULL;
  return g_steal_pointer (&form);
}

/** monev_response_answer_of: Returns: (transfer full): the answer to a question outside of repeats,
 * "" when it is skipped or there is none. */
char *
monev_response_answer_of (MonevResponseForm *form, const char *question)
{
  int index = monev_instrument_find (form->instrument, question);
  MonevResponseState state;

  if (index < 0 || monev_response_plan_holder (form->plan, index) != 0)
    return g_strdup ("");
  monev_response_form_state (form, monev_response_form_root (form), index, &state);
  return g_strdup (state.relevant ? state.value : "");
}

/** monev_response_recall: what was remembered under @subject and @signature; @canonical is NULL for
 * nothing. */
gboolean
monev_response_recall (MonevDbConnection *connection, const char *subject, const char *signature,
                       char **canonical, GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (
      connection, "import_mapping_get",
      MONEV_DB_BINDS (MONEV_DB_T ("subject", subject), MONEV_DB_T ("signature", signature)), error);
  GError *local = NULL;
  char *found = NULL;

  if (rows == NULL)
    return FALSE;
  if (monev_db_rows_next (rows, &local))
    found = g_strdup (monev_db_rows_text (rows, "canonical"));
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  *canonical = found;
  return TRUE;
}

/** monev_response_key_question: Returns: (transfer full) (nullable): the question whose answer
 * tells respondents apart, "" for none chosen. */
char *
monev_response_key_question (MonevDbConnection *connection, const char *instrument_id,
                             GError **error)
{
  g_autofree char *canonical = NULL;
  json_auto_t *json = NULL;

  if (!monev_response_recall (connection, KEY_SUBJECT, instrument_id, &canonical, error))
    return NULL;
  if (canonical == NULL)
    return g_strdup ("");
  json = monev_json_load (canonical, -1, error);
  return json == NULL ? NULL : g_strdup (json_string_value (json_object_get (json, "question")));
}

typedef struct
{
  const MonevActor *actor;
  MonevAct right;
  const char *act;
  MonevResponseEntry *entry;         /* as it will be */
  MonevResponseRemark *remark;       /* (nullable) borrowed texts */
  gboolean discards, settles, rests; /* rests: the row itself stays as it is */
  json_t *detail;                    /* (nullable) */
} Change;

static void
change_clear (Change *self)
{
  g_clear_pointer (&self->entry, monev_response_entry_free);
  g_clear_pointer (&self->detail, json_decref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Change, change_clear)

/* What the official is at this moment, not at the login; inside a transaction. */
static MonevActor *
fresh_actor (MonevDbConnection *connection, const MonevActor *actor, MonevAct right, gint64 *now,
             GError **error)
{
  g_autoptr (MonevActor) fresh = NULL;

  if (!monev_db_now (connection, now, error))
    return NULL;
  fresh = monev_actor_load (connection, actor->official_id, *now, error);
  return fresh != NULL && monev_policy_check (fresh, right, error) ? g_steal_pointer (&fresh)
                                                                   : NULL;
}

static gboolean
write_row (MonevDbConnection *connection, Change *change, gint64 now, GError **error)
{
  MonevResponseEntry *entry = change->entry;

  if (change->rests)
    return TRUE;
  if (change->discards)
    return monev_response_store_remove (connection, entry, error);
  entry->changed_at = now;
  if (entry->submitted_at == 0 && strcmp (entry->state, MONEV_RESPONSE_ISIAN) != 0)
    entry->submitted_at = now;
  return entry->version == 0 ? monev_response_store_insert (connection, entry, error)
                             : monev_response_store_update (connection, entry, error);
}

static gboolean
write_remark (MonevDbConnection *connection, const Change *change, const MonevActor *actor,
              gint64 now, GError **error)
{
  if (change->remark == NULL)
    return TRUE;
  change->remark->at = now;
  if (change->settles
      && !monev_response_store_settle (connection, change->entry->id, change->remark->place, error))
    return FALSE;
  return monev_response_store_remark (connection, change->entry->id, change->remark,
                                      actor->official_id, error);
}

static json_t *
describe (const Change *change)
{
  const MonevResponseEntry *entry = change->entry;
  json_t *detail = json_pack ("{s:s, s:s, s:s, s:s}", "title",
                              *entry->title != '\0' ? entry->title : entry->key, "instrument_id",
                              entry->instrument_id, "state", entry->state, "key", entry->key);

  if (change->remark != NULL)
    {
      json_object_set_new (detail, "place", json_string (change->remark->place));
      json_object_set_new (detail, "text", json_string (change->remark->text));
    }
  if (change->remark != NULL && strcmp (change->remark->kind, "koreksi") == 0)
    json_object_set_new (
        detail, "value",
        json_pack ("[s, s]", change->remark->old_value, change->remark->new_value));
  return detail;
}

/* The row first, the log last: the order in which locks are taken everywhere. */
static gboolean
write_change (MonevDbConnection *connection, gpointer data, GError **error)
{
  Change *change = data;
  gint64 now = 0;
  g_autoptr (MonevActor) actor
      = fresh_actor (connection, change->actor, change->right, &now, error);
  g_autofree char *subject = g_strconcat ("response/", change->entry->id, NULL);
  json_auto_t *detail = NULL;

  if (actor == NULL || !write_row (connection, change, now, error)
      || !write_remark (connection, change, actor, now, error))
    return FALSE;
  detail = describe (change);
  return monev_audit_append (connection, now, actor->official_id, change->act, subject, detail,
                             error);
}

static MonevResponseEntry *
carry_out (MonevDbConnection *connection, Change *change, GError **error)
{
  if (!monev_db_transaction (connection, write_change, change, error))
    return NULL;
  return monev_response_store_find (connection, change->entry->id, error);
}

static char *
first_answers (MonevDbConnection *connection, const MonevResponseEntry *entry, gint64 now,
               GError **error)
{
  g_autoptr (MonevResponsePlan) plan
      = monev_response_load_plan (connection, entry->instrument_id, entry->number, error);
  g_autoptr (MonevResponseForm) form = NULL;

  if (plan == NULL)
    return NULL;
  form = new_form (connection, plan, now, entry);
  monev_response_form_begin (form);
  return monev_response_form_canonical (form, error);
}

static MonevResponseEntry *
entry_of_head (const MonevActor *actor, const MonevResponseHead *head, gint64 now)
{
  MonevResponseEntry *entry = monev_response_entry_new ();
  gboolean elsewhere = head->enumerator != NULL && *head->enumerator != '\0';

  g_free (entry->id);
  entry->id = monev_id_new (now);
  g_free (entry->uuid);
  entry->uuid = g_uuid_string_random ();
  monev_response_entry_set (&entry->instrument_id, head->instrument_id);
  monev_response_entry_set (&entry->site_id, head->site_id);
  monev_response_entry_set (&entry->group_id, head->group_id);
  monev_response_entry_set (&entry->official_id, head->official_id != NULL ? head->official_id
                                                 : elsewhere               ? ""
                                                                           : actor->official_id);
  monev_response_entry_set (&entry->enumerator, elsewhere ? head->enumerator : actor->name);
  monev_response_entry_set (&entry->state, MONEV_RESPONSE_ISIAN);
  return entry;
}

/**
 * monev_response_begin:
 *
 * A response with the answers its form begins with; who enters it has asked, unless @head says who.
 *
 * Errors: STATE (the instrument was never issued), CONSTRAINT (no such site or group).
 *
 * Returns: (transfer full): the entry, in state "isian".
 */
MonevResponseEntry *
monev_response_begin (MonevDbConnection *connection, const MonevActor *actor,
                      const MonevResponseHead *head, GError **error)
{
  g_auto (Change) change
      = { .actor = actor, .right = MONEV_ACT_RESPONSE_ENTER, .act = "response.begin" };
  g_autofree char *version_id = NULL;
  char *answers;
  gint64 now = 0;

  if (!monev_policy_check (actor, change.right, error) || !monev_db_now (connection, &now, error))
    return NULL;
  change.entry = entry_of_head (actor, head, now);
  if (!monev_response_store_version (connection, head->instrument_id, head->number, &version_id,
                                     &change.entry->number, error))
    return NULL;
  monev_response_entry_set (&change.entry->version_id, version_id);
  answers = first_answers (connection, change.entry, now, error);
  if (answers == NULL)
    return NULL;
  g_free (change.entry->answers);
  change.entry->answers = answers;
  return carry_out (connection, &change, error);
}

typedef struct
{
  const MonevActor *actor;
  MonevResponseEntry *entry;
  const char *answers;
} Autosave;

static gboolean
write_autosave (MonevDbConnection *connection, gpointer data, GError **error)
{
  Autosave *save = data;
  gint64 now = 0;
  g_autoptr (MonevActor) actor
      = fresh_actor (connection, save->actor, MONEV_ACT_RESPONSE_ENTER, &now, error);

  return actor != NULL
         && monev_response_store_autosave (connection, save->entry->id, save->entry->version,
                                           save->answers, now, error);
}

/**
 * monev_response_autosave:
 * @entry: its version and answers become those that were written
 * @answers: canonical, as monev_response_form_canonical() gives them
 *
 * Keeps unfinished work; nothing is logged. Errors: CONFLICT (handed in or changed elsewhere).
 */
gboolean
monev_response_autosave (MonevDbConnection *connection, const MonevActor *actor,
                         MonevResponseEntry *entry, const char *answers, GError **error)
{
  Autosave save = { actor, entry, answers };

  if (!monev_policy_check (actor, MONEV_ACT_RESPONSE_ENTER, error)
      || !monev_db_transaction (connection, write_autosave, &save, error))
    return FALSE;
  entry->version++;
  monev_response_entry_set (&entry->answers, answers);
  return TRUE;
}

static gboolean
check_state (const MonevResponseEntry *entry, const char *wanted, GError **error)
{
  if (strcmp (entry->state, wanted) == 0)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE, "Jawaban ini berstatus “%s”, bukan “%s”.",
               entry->state, wanted);
  return FALSE;
}

/* What lists show of a response, once its answers are settled. */
static gboolean
take_form (MonevDbConnection *connection, MonevResponseEntry *entry, MonevResponseForm *form,
           guint faults, GError **error)
{
  g_autofree char *question = monev_response_key_question (connection, entry->instrument_id, error);
  g_autofree char *title = monev_response_form_title (form);
  g_autofree char *answers = monev_response_form_canonical (form, error);
  g_autofree char *key = NULL;

  if (question == NULL || answers == NULL)
    return FALSE;
  key = monev_response_answer_of (form, question);
  monev_response_entry_set (&entry->key, key);
  monev_response_entry_set (&entry->title, title);
  monev_response_entry_set (&entry->answers, answers);
  entry->faults = faults;
  return TRUE;
}

/* "end" of the form is when it is handed in. */
static void
take_end (MonevResponseForm *form)
{
  for (guint i = 0; i < monev_instrument_n_questions (form->instrument); i++)
    {
      const MonevQuestion *question = monev_form_question (form, (int)i);
      MonevMoment moment;
      g_autofree char *text = NULL;

      if (strcmp (question->type->name, "end") != 0 || question->field < 0
          || monev_response_plan_holder (form->plan, (int)i) != 0)
        continue;
      monev_moment_from_utc (form->context.now, form->context.zone, &moment);
      text = monev_moment_to_text (&moment);
      monev_form_write (form, monev_response_form_root (form), question->field, text);
      monev_form_settle (form);
    }
}

/**
 * monev_response_submit:
 * @answers: (nullable): canonical, in place of those that were saved last
 * @issues: takes every fault
 *
 * Errors: INVALID (something is missing or wrong; see @issues), STATE (handed in already).
 *
 * Returns: (transfer full): the entry, in state "masuk".
 */
MonevResponseEntry *
monev_response_submit (MonevDbConnection *connection, const MonevActor *actor,
                       const MonevResponseEntry *entry, const char *answers, MonevIssueList *issues,
                       GError **error)
{
  g_auto (Change) change
      = { .actor = actor, .right = MONEV_ACT_RESPONSE_ENTER, .act = "response.submit" };
  g_autoptr (MonevResponseForm) form = NULL;
  guint faults;

  if (!monev_policy_check (actor, change.right, error)
      || !check_state (entry, MONEV_RESPONSE_ISIAN, error))
    return NULL;
  change.entry = monev_response_entry_copy (entry);
  if (answers != NULL)
    monev_response_entry_set (&change.entry->answers, answers);
  form = monev_response_open (connection, change.entry, issues, error);
  if (form == NULL)
    return NULL;
  take_end (form);
  faults = monev_response_form_check (form, issues);
  if (faults > 0)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Masih ada %u isian yang perlu dilengkapi atau dibetulkan.", faults);
      return NULL;
    }
  monev_response_entry_set (&change.entry->state, MONEV_RESPONSE_MASUK);
  if (!take_form (connection, change.entry, form, 0, error))
    return NULL;
  return carry_out (connection, &change, error);
}

/** monev_response_discard: takes away what was never handed in. Errors: STATE. */
gboolean
monev_response_discard (MonevDbConnection *connection, const MonevActor *actor,
                        const MonevResponseEntry *entry, GError **error)
{
  g_auto (Change) change = {
    .actor = actor, .right = MONEV_ACT_RESPONSE_ENTER, .act = "response.discard", .discards = TRUE
  };

  if (!monev_policy_check (actor, change.right, error)
      || !check_state (entry, MONEV_RESPONSE_ISIAN, error))
    return FALSE;
  change.entry = monev_response_entry_copy (entry);
  return monev_db_transaction (connection, write_change, &change, error);
}

/** monev_response_may_be_corrected: Returns: whether answers of a response in @state may still be
 * corrected: it was handed in and nobody has decided on it. */
gboolean
monev_response_may_be_corrected (const char *state)
{
  return strcmp (state, MONEV_RESPONSE_MASUK) == 0 || strcmp (state, MONEV_RESPONSE_DIPERIKSA) == 0
         || strcmp (state, MONEV_RESPONSE_DIKOREKSI) == 0;
}

static gboolean
check_open (const MonevResponseEntry *entry, GError **error)
{
  if (monev_response_may_be_corrected (entry->state))
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
               "Jawaban yang berstatus “%s” tidak dapat dikoreksi. Ubah statusnya menjadi "
               "diperiksa lebih dulu.",
               entry->state);
  return FALSE;
}

static gboolean
check_words (const char *text, const char *what, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text == NULL ? "" : text));

  if (*stripped == '\0')
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "%s harus diisi.", what);
  else if (!g_utf8_validate (stripped, -1, NULL)
           || g_utf8_strlen (stripped, -1) > MONEV_RESPONSE_MAX_REASON)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT, "%s paling panjang %d huruf.", what,
                 MONEV_RESPONSE_MAX_REASON);
  else
    return TRUE;
  return FALSE;
}

static gboolean
find_place (MonevResponseForm *form, const char *place, MonevFrame **frame, int *field,
            int *question, GError **error)
{
  if (monev_form_find_place (form, place, frame, field)
      && monev_shape_field (form->shape, *field)->kind == MONEV_SHAPE_VALUE)
    {
      *question = monev_instrument_question_at (form->instrument, *field);
      if (*question >= 0)
        return TRUE;
    }
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND, "Jawaban ini tidak mempunyai isian “%s”.",
               place);
  return FALSE;
}

static gboolean
correct_form (MonevResponseForm *form, const MonevResponseCorrection *correction, char **old_value,
              char **new_value, GError **error)
{
  MonevFrame *frame;
  int field, question;
  gboolean good;

  if (!find_place (form, correction->place, &frame, &field, &question, error))
    return FALSE;
  *old_value = g_strdup (monev_frame_get (frame, field));
  good = field == monev_form_question (form, question)->other_field
             ? monev_response_form_set_other (form, frame, question, correction->typed, error)
             : monev_response_form_type (form, frame, question, correction->typed, error);
  if (!good || !monev_response_form_check_choice (form, frame, question, error))
    return FALSE;
  *new_value = g_strdup (monev_frame_get (frame, field));
  if (strcmp (*old_value, *new_value) != 0)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE, "Isian “%s” memang sudah begitu.",
               correction->place);
  return FALSE;
}

/**
 * monev_response_correct:
 * @issues: takes the faults that remain; they do not keep a correction from being made
 *
 * One answer becomes another; what is worked out from it follows. Old, new and reason stay in the
 * history, and the response is "dikoreksi".
 *
 * Errors: INVALID (no reason, no answer of its kind, or a code that its list does not have), NOT_FOUND (the place), STATE (approved,
 * refused, unfinished; or nothing changes).
 *
 * Returns: (transfer full): the entry as it now is.
 */
MonevResponseEntry *
monev_response_correct (MonevDbConnection *connection, const MonevActor *actor,
                        const MonevResponseEntry *entry, const MonevResponseCorrection *correction,
                        MonevIssueList *issues, GError **error)
{
  g_auto (Change) change
      = { .actor = actor, .right = MONEV_ACT_RESPONSE_REVIEW, .act = "response.correct" };
  g_autoptr (MonevResponseForm) form = NULL;
  g_autofree char *old_value = NULL;
  g_autofree char *new_value = NULL;
  MonevResponseRemark remark;

  if (!monev_policy_check (actor, change.right, error) || !check_open (entry, error)
      || !check_words (correction->reason, "Alasan koreksi", error))
    return NULL;
  form = monev_response_open (connection, entry, NULL, error);
  if (form == NULL || !correct_form (form, correction, &old_value, &new_value, error))
    return NULL;
  change.entry = monev_response_entry_copy (entry);
  monev_response_entry_set (&change.entry->state, MONEV_RESPONSE_DIKOREKSI);
  if (!take_form (connection, change.entry, form, monev_response_form_check (form, issues), error))
    return NULL;
  remark = (MonevResponseRemark){ .place = (char *)correction->place,
                                  .kind = (char *)"koreksi",
                                  .old_value = old_value,
                                  .new_value = new_value,
                                  .text = (char *)correction->reason };
  change.remark = &remark;
  change.settles = TRUE;
  return carry_out (connection, &change, error);
}

static gboolean
add_remark (MonevDbConnection *connection, Change *change, const MonevResponseEntry *entry,
            const char *place, const char *text, GError **error)
{
  gboolean asks = !change->settles;
  MonevResponseRemark remark = { .place = (char *)place,
                                 .kind = (char *)(asks ? "tanya" : "jawab"),
                                 .old_value = (char *)"",
                                 .new_value = (char *)"",
                                 .text = (char *)text };

  if (!monev_policy_check (change->actor, change->right, error)
      || !check_words (text, asks ? "Pertanyaan" : "Jawaban", error))
    return FALSE;
  if (*place != '\0')
    {
      g_autoptr (MonevResponseForm) form = monev_response_open (connection, entry, NULL, error);
      MonevFrame *frame;
      int field, question;

      if (form == NULL || !find_place (form, place, &frame, &field, &question, error))
        return FALSE;
    }
  change->entry = monev_response_entry_copy (entry);
  change->remark = &remark;
  change->rests = TRUE;
  return monev_db_transaction (connection, write_change, change, error);
}

/** monev_response_ask: a question to who asked, about @place ("" for all of it). Errors: INVALID,
 * LIMIT, NOT_FOUND. */
gboolean
monev_response_ask (MonevDbConnection *connection, const MonevActor *actor,
                    const MonevResponseEntry *entry, const char *place, const char *text,
                    GError **error)
{
  g_auto (Change) change
      = { .actor = actor, .right = MONEV_ACT_RESPONSE_REVIEW, .act = "response.ask" };

  return add_remark (connection, &change, entry, place, text, error);
}

/** monev_response_reply: answers the questions about @place; they are settled. Errors: as
 * monev_response_ask(). */
gboolean
monev_response_reply (MonevDbConnection *connection, const MonevActor *actor,
                      const MonevResponseEntry *entry, const char *place, const char *text,
                      GError **error)
{
  g_auto (Change) change = {
    .actor = actor, .right = MONEV_ACT_RESPONSE_ENTER, .act = "response.reply", .settles = TRUE
  };

  return add_remark (connection, &change, entry, place, text, error);
}
