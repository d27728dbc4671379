/* What came back is kept as it came, and laid over the values that count. */
#include "request-private.h"

#include <string.h>

#include "attachment/attachment-store.h"
#include "audit/audit.h"
#include "base/id.h"
#include "base/json.h"
#include "snapshot/snapshot.h"

typedef struct {
  const MonevActor    *actor;
  const MonevDataCase *data;
  const MonevTaking   *taking;
  MonevDataValues     *merged; /* what counts from now on */
  GPtrArray           *remarks; /* MonevDataRemark: cells that changed, questions that were answered */
  char                *content; /* of the submission */
  char                *counting;
} Receiving;

static void
receiving_clear (Receiving *self)
{
  g_clear_pointer (&self->merged, monev_data_values_free);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_free (self->content);
  g_free (self->counting);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Receiving, receiving_clear)

/* ---- laying over ---- */

static void
remember (Receiving *self, const char *kind, guint sheet, guint line, guint field,
          const char *before, const char *after, const char *text)
{
  MonevDataRemark *remark = g_new0 (MonevDataRemark, 1);

  remark->place = monev_data_place (self->merged, sheet, line, field);
  remark->kind = g_strdup (kind);
  remark->old_value = g_strdup (before);
  remark->new_value = g_strdup (after);
  remark->text = g_strdup (text);
  g_ptr_array_add (self->remarks, remark);
}

/* The line of the merged values that a line of @came belongs to; added lines by their keys. */
static guint
line_for (Receiving *self, const MonevDataValues *came, guint sheet, guint line)
{
  const char *key = monev_data_values_line_key (came, sheet, line);

  if (line < monev_data_layout_n_lines (self->data->layout, sheet))
    return line;
  for (guint i = monev_data_layout_n_lines (self->data->layout, sheet);
       i < monev_data_values_n_lines (self->merged, sheet); i++)
    if (strcmp (monev_data_values_line_key (self->merged, sheet, i), key) == 0)
      return i;
  return monev_data_values_add_line (self->merged, sheet, key);
}

/* An empty cell never takes away what an earlier round said, nor does one that cannot be read: it
 * is asked about. */
static void
keep_blank (Receiving *self, guint sheet, guint line, guint field, const MonevDataValue *before,
            const MonevDataNote *came)
{
  gboolean written = came != NULL && came->found != NULL && *came->found != '\0';
  MonevDataNote note = { .rule = (char *)"kosong-kemudian",
                         .found = written ? came->found : NULL,
                         .words = (char *)(written
                                               ? "Yang tertulis pada data masuk yang terakhir bukan "
                                                 "nilai; nilai sebelumnya dipertahankan."
                                               : "Kosong pada data masuk yang terakhir; nilai "
                                                 "sebelumnya dipertahankan.") };

  if (self->taking->partial || self->taking->keyed_id != NULL || *before->text == '\0'
      || before->state == MONEV_DATA_DIKOREKSI)
    return;
  monev_data_values_set (self->merged, sheet, line, field, before->text, MONEV_DATA_DOUBTFUL);
  monev_data_values_set_note (self->merged, sheet, line, field, &note);
  monev_data_values_set_state (self->merged, sheet, line, field, MONEV_DATA_BARU);
}

/* What stood there and is no value is shown at its cell; nothing that an agency wrote goes unseen. */
static void
lay_unread (Receiving *self, guint sheet, guint line, guint field, const MonevDataValue *before,
            const MonevDataValue *now, const MonevDataNote *note)
{
  if (note == NULL || note->found == NULL || *before->text != '\0')
    return;
  monev_data_values_set (self->merged, sheet, line, field, "", now->how);
  monev_data_values_set_note (self->merged, sheet, line, field, note);
}

static void
settle (Receiving *self, guint sheet, guint line, guint field, const MonevDataValue *before,
        const MonevDataValue *now)
{
  const MonevDataNote *note = monev_data_values_note (self->taking->values, sheet, line, field);

  remember (self, "jawab", sheet, line, field, before->text, now->text,
            note != NULL && note->words != NULL ? note->words : "");
}

/* What was decided about a value stands as long as the value does; a question is answered by what
 * comes next. */
static void
lay_cell (Receiving *self, const MonevDataValues *came, guint sheet, guint from, guint line,
          guint field)
{
  MonevDataValue now = monev_data_values_get (came, sheet, from, field);
  MonevDataValue before = monev_data_values_get (self->merged, sheet, line, field);
  gboolean asked = before.state == MONEV_DATA_KLARIFIKASI;
  gboolean changed = strcmp (now.text, before.text) != 0;

  if (*now.text == '\0')
    {
      const MonevDataNote *note = monev_data_values_note (came, sheet, from, field);

      keep_blank (self, sheet, line, field, &before, note);
      lay_unread (self, sheet, line, field, &before, &now, note);
      return;
    }
  if (self->taking->partial && !asked)
    return;
  if (asked)
    settle (self, sheet, line, field, &before, &now);
  else if (changed && *before.text != '\0')
    remember (self, "masuk", sheet, line, field, before.text, now.text, "");
  monev_data_values_set (self->merged, sheet, line, field, now.text, now.how);
  monev_data_values_set_note (self->merged, sheet, line, field,
                              monev_data_values_note (came, sheet, from, field));
  if (asked || changed)
    monev_data_values_set_state (self->merged, sheet, line, field, MONEV_DATA_BARU);
}

static void
lay_sheet (Receiving *self, const MonevDataValues *came, guint sheet)
{
  guint n_fields = monev_data_layout_n_fields (self->data->layout, sheet);

  if (*monev_data_values_origin (came, sheet) != '\0')
    {
      monev_data_values_set_origin (self->merged, sheet, monev_data_values_origin (came, sheet));
      for (guint field = 0; field < n_fields; field++)
        monev_data_values_set_column (self->merged, sheet, field,
                                      monev_data_values_get (came, sheet, 0, field).column);
    }
  for (guint from = 0; from < monev_data_values_n_lines (came, sheet); from++)
    {
      guint line = line_for (self, came, sheet, from);

      for (guint field = 0; field < n_fields; field++)
        if (monev_data_values_is_asked (came, sheet, from, field))
          lay_cell (self, came, sheet, from, line, field);
      if (n_fields > 0 && self->taking->keyed_id == NULL)
        monev_data_values_set_row (self->merged, sheet, line,
                                   monev_data_values_get (came, sheet, from, 0).row);
    }
}

/* All that is slow, before BEGIN. */
static gboolean
prepare (Receiving *self, GError **error)
{
  const MonevDataCase *data = self->data;

  self->merged = monev_data_values_copy (data->values);
  self->remarks = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_data_remark_free);
  for (guint i = 0; i < monev_data_form_n_sheets (data->form); i++)
    if (monev_data_layout_n_lines (data->layout, i) > 0
        || monev_data_values_n_lines (self->taking->values, i) > 0)
      lay_sheet (self, self->taking->values, i);
  monev_data_rules_work_out (data->rules, self->merged, data->last);
  monev_data_rules_check (data->rules, self->merged, data->last);
  self->content = monev_data_values_canonical (self->taking->values, error);
  self->counting = self->content == NULL ? NULL
                                         : monev_data_values_canonical (self->merged, error);
  return self->counting != NULL;
}

/* ---- writing ---- */

/** monev_request_check_running: STATE when it was called off. */
gboolean
monev_request_check_running (const MonevDataRequest *request, GError **error)
{
  if (strcmp (request->state, MONEV_REQUEST_STOPPED) != 0)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
               "Permintaan “%s” sudah dibatalkan. Pakai lagi sebelum menerima datanya.",
               request->title);
  return FALSE;
}

static gboolean
check_running (MonevDbConnection *connection, const char *request_id, GError **error)
{
  g_autoptr (MonevDataRequest) request = monev_request_store_find (connection, request_id, error);

  return request != NULL && monev_request_check_running (request, error);
}

/* Two who take the same file at once: the later is told. */
static gboolean
check_twin (MonevDbConnection *connection, const Receiving *self, GError **error)
{
  g_autoptr (MonevDataSubmission) twin = NULL;
  g_autofree char *agency = NULL;

  if (self->taking->file == NULL)
    return TRUE;
  if (!monev_submission_store_twin (connection, self->taking->file->sha256,
                                    self->data->addressee->id, &twin, &agency, error))
    return FALSE;
  if (twin == NULL)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CONFLICT,
               "Berkas ini sudah diterima dari %s sebagai data masuk ke-%" G_GINT64_FORMAT ".",
               agency, twin->round);
  return FALSE;
}

static gboolean
keep_files (MonevDbConnection *connection, const Receiving *self, const char *official,
            const char *id, gint64 now, char **attachment_id, GError **error)
{
  g_autofree char *owner = g_strconcat ("data/", self->data->addressee->id, NULL);
  g_autofree char *subject = g_strconcat ("submission/", id, NULL);
  const GPtrArray *further = self->taking->further;

  *attachment_id = g_strdup ("");
  if (self->taking->file != NULL)
    {
      g_autoptr (MonevAttachment) kept = monev_attachment_add (
          connection, owner, subject, self->taking->file, "", official, now, error);

      if (kept == NULL)
        return FALSE;
      g_free (*attachment_id);
      *attachment_id = g_strdup (kept->id);
    }
  for (guint i = 0; further != NULL && i < further->len; i++)
    {
      g_autoptr (MonevAttachment) kept = monev_attachment_add (connection, owner, subject,
                                                               further->pdata[i], "", official, now,
                                                               error);

      if (kept == NULL)
        return FALSE;
    }
  return TRUE;
}

static char *
text_or_empty (const char *text)
{
  return (char *)(text != NULL ? text : "");
}

static gboolean
keep_submission (MonevDbConnection *connection, const Receiving *self, const char *official,
                 gint64 round, gint64 now, GError **error)
{
  const MonevTaking *taking = self->taking;
  g_autofree char *id
      = taking->keyed_id != NULL ? g_strdup (taking->keyed_id) : monev_id_new (now);
  g_autofree char *attachment = NULL;
  json_auto_t *told = taking->issues != NULL ? monev_issue_list_to_json (taking->issues)
                                             : json_array ();
  g_autofree char *issues = json_dumps (told, JSON_COMPACT);
  MonevDataSubmission kept = { .id = id,
                               .addressee_id = self->data->addressee->id,
                               .round = round,
                               .source = (char *)taking->source,
                               .received_at = taking->received_at != 0 ? taking->received_at : now,
                               .letter_number = text_or_empty (taking->letter_number),
                               .letter_date = text_or_empty (taking->letter_date),
                               .filled_by = text_or_empty (taking->filled_by),
                               .filled_phone = text_or_empty (taking->filled_phone),
                               .content = self->content,
                               .issues = issues,
                               .entered_by = (char *)official };

  kept.file_name = taking->file != NULL ? taking->file->name : (char *)"";
  kept.sha256 = taking->file != NULL ? taking->file->sha256 : (char *)"";
  if (!keep_files (connection, self, official, id, now, &attachment, error))
    return FALSE;
  kept.attachment_id = attachment;
  return monev_submission_store_insert (connection, &kept, error);
}

static gboolean
keep_remarks (MonevDbConnection *connection, const Receiving *self, const char *official,
              gint64 now, GError **error)
{
  for (guint i = 0; i < self->remarks->len; i++)
    {
      MonevDataRemark *remark = self->remarks->pdata[i];

      remark->at = now;
      if (strcmp (remark->kind, "jawab") == 0
          && !monev_data_remark_store_settle (connection, self->data->addressee->id,
                                              remark->place, error))
        return FALSE;
      if (!monev_data_remark_store_add (connection, self->data->addressee->id, remark, official,
                                        error))
        return FALSE;
    }
  return TRUE;
}

/* What was typed is no draft any more. */
static gboolean
drop_draft (MonevDbConnection *connection, const Receiving *self, const char *official,
            GError **error)
{
  g_autofree char *subject = g_strconcat ("keyed/", self->data->addressee->id, NULL);

  return self->taking->keyed_id == NULL
         || monev_draft_drop (connection, subject, official, error);
}

/* The addressee's row first: whoever is later waits there, and is told by its version. */
static gboolean
write_receiving (MonevDbConnection *connection, gpointer data, GError **error)
{
  Receiving *self = data;
  gint64 now = 0;
  g_autoptr (MonevActor) actor
      = monev_request_actor (connection, self->actor, MONEV_ACT_DATA_RECEIVE, &now, error);
  g_autoptr (MonevDataAddressee) to = monev_data_addressee_copy (self->data->addressee);
  g_autofree char *subject = g_strconcat ("data/", to->id, NULL);
  json_auto_t *detail = NULL;

  if (actor == NULL || !check_running (connection, to->request_id, error)
      || !check_twin (connection, self, error))
    return FALSE;
  to->rounds++;
  if (to->received_at == 0)
    to->received_at = self->taking->received_at != 0 ? self->taking->received_at : now;
  g_free (to->content);
  to->content = g_strdup (self->counting);
  monev_request_recount (to, self->merged, now);
  detail = json_pack ("{s:s, s:I, s:s, s:s, s:I, s:I}", "agency", to->agency_name, "round",
                      (json_int_t)to->rounds, "source", self->taking->source, "file",
                      self->taking->file != NULL ? self->taking->file->name : "", "filled",
                      (json_int_t)to->filled, "doubtful", (json_int_t)to->doubtful);
  return monev_addressee_store_update (connection, to, error)
         && keep_submission (connection, self, actor->official_id, to->rounds, now, error)
         && keep_remarks (connection, self, actor->official_id, now, error)
         && drop_draft (connection, self, actor->official_id, error)
         && monev_audit_append (connection, now, actor->official_id, "data.receive", subject,
                                detail, error);
}

/**
 * monev_request_receive:
 * @data: as it was loaded; its addressee's row version must still hold
 * @taking: what came, over the layout of @data
 *
 * The submission is kept as it came, and laid over the values that count: a value that changed is
 * new again, an empty cell takes nothing away, what answers a question settles it. Then formulas and
 * checks are worked out anew.
 *
 * Errors: CONFLICT (somebody took something meanwhile, or this very file is there), STATE (called
 * off).
 *
 * Returns: (transfer full): the addressee as it now is
 */
MonevDataAddressee *
monev_request_receive (MonevDbConnection *connection, const MonevActor *actor,
                       const MonevDataCase *data, const MonevTaking *taking, GError **error)
{
  g_auto (Receiving) self = { .actor = actor, .data = data, .taking = taking };

  if (!monev_policy_check (actor, MONEV_ACT_DATA_RECEIVE, error) || !prepare (&self, error)
      || !monev_db_transaction (connection, write_receiving, &self, error))
    return NULL;
  return monev_addressee_store_find (connection, data->addressee->id, error);
}
