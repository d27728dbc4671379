/* What the office decides about the values of an addressee, and the closing of a data set. */
#include "request-private.h"

#include <string.h>

#include "audit/audit.h"
#include "base/json.h"
#include "snapshot/snapshot.h"

#define MANY 20 /* decisions of one kind that get one remark together */

typedef struct {
  const MonevActor        *actor;
  const MonevDataCase     *data;
  const MonevDataDecision *decisions;
  guint                    n_decisions;
  MonevDataValues         *values;
  char                    *content;
} Deciding;

static void
deciding_clear (Deciding *self)
{
  g_clear_pointer (&self->values, monev_data_values_free);
  g_free (self->content);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Deciding, deciding_clear)

static const char *
kind_of (MonevDataState state)
{
  switch (state)
    {
    case MONEV_DATA_SESUAI:
      return "sesuai";
    case MONEV_DATA_KLARIFIKASI:
      return "klarifikasi";
    case MONEV_DATA_DIKOREKSI:
      return "koreksi";
    case MONEV_DATA_DITOLAK:
      return "tolak";
    case MONEV_DATA_BARU:
    default:
      return "status";
    }
}

/* ---- what may be decided ---- */

static gboolean
refuse (const Deciding *self, const MonevDataDecision *decision, const char *why, GError **error)
{
  g_autofree char *place
      = monev_data_place (self->values, decision->sheet, decision->line, decision->field);

  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "%s (%s).", why, place);
  return FALSE;
}

static gboolean
check_decision (const Deciding *self, const MonevDataDecision *decision, GError **error)
{
  MonevDataValue value = monev_data_values_get (self->values, decision->sheet, decision->line,
                                                decision->field);
  const MonevDataNote *note = monev_data_values_note (self->values, decision->sheet,
                                                      decision->line, decision->field);
  gboolean said = decision->text != NULL && *decision->text != '\0';

  if (!monev_data_values_is_asked (self->values, decision->sheet, decision->line, decision->field))
    return refuse (self, decision, "Sel ini tidak diminta dari OPD", error);
  if (decision->state == MONEV_DATA_SESUAI && note != NULL && note->code != NULL
      && strcmp (note->code, "check") == 0)
    return refuse (self, decision,
                   "Nilai ini melanggar pemeriksaan yang tidak dapat dilewati; koreksi atau "
                   "tanyakan ke OPD",
                   error);
  if (decision->state == MONEV_DATA_DITOLAK && *value.text == '\0')
    return refuse (self, decision, "Sel kosong tidak dapat ditolak", error);
  if ((decision->state == MONEV_DATA_KLARIFIKASI || decision->state == MONEV_DATA_DIKOREKSI
       || decision->state == MONEV_DATA_DITOLAK)
      && !said)
    return refuse (self, decision,
                   decision->state == MONEV_DATA_KLARIFIKASI ? "Isi pertanyaannya"
                                                             : "Isi alasannya",
                   error);
  return TRUE;
}

static gboolean
apply (Deciding *self, GError **error)
{
  for (guint i = 0; i < self->n_decisions; i++)
    {
      const MonevDataDecision *d = &self->decisions[i];

      if (!check_decision (self, d, error))
        return FALSE;
      if (d->value != NULL)
        {
          monev_data_values_set (self->values, d->sheet, d->line, d->field, d->value,
                                 MONEV_DATA_ENTERED);
          monev_data_values_set_note (self->values, d->sheet, d->line, d->field, NULL);
        }
      monev_data_values_set_state (self->values, d->sheet, d->line, d->field, d->state);
    }
  monev_data_rules_work_out (self->data->rules, self->values, self->data->last);
  monev_data_rules_check (self->data->rules, self->values, self->data->last);
  self->content = monev_data_values_canonical (self->values, error);
  return self->content != NULL;
}

/* ---- writing ---- */

static gboolean
remark_on (MonevDbConnection *connection, const Deciding *self, const MonevDataDecision *d,
           const char *official, gint64 now, GError **error)
{
  g_autofree char *place = monev_data_place (self->values, d->sheet, d->line, d->field);
  MonevDataValue before = monev_data_values_get (self->data->values, d->sheet, d->line, d->field);
  MonevDataRemark remark = { .place = place,
                             .kind = (char *)kind_of (d->state),
                             .old_value = (char *)before.text,
                             .new_value = (char *)(d->value != NULL ? d->value : before.text),
                             .text = (char *)d->text,
                             .at = now };

  return (d->state == MONEV_DATA_KLARIFIKASI
          || monev_data_remark_store_settle (connection, self->data->addressee->id, place, error))
         && monev_data_remark_store_add (connection, self->data->addressee->id, &remark, official,
                                         error);
}

/* Many that are simply right are told at once. */
static gboolean
write_remarks (MonevDbConnection *connection, const Deciding *self, const char *official,
               gint64 now, GError **error)
{
  guint plain = 0;
  g_autofree char *words = NULL;
  MonevDataRemark remark = { .place = (char *)"", .kind = (char *)"sesuai", .at = now };

  for (guint i = 0; i < self->n_decisions; i++)
    plain += self->decisions[i].state == MONEV_DATA_SESUAI;
  for (guint i = 0; i < self->n_decisions; i++)
    if ((plain <= MANY || self->decisions[i].state != MONEV_DATA_SESUAI)
        && !remark_on (connection, self, &self->decisions[i], official, now, error))
      return FALSE;
  if (plain <= MANY)
    return TRUE;
  words = g_strdup_printf ("%u nilai dinyatakan sesuai sekaligus.", plain);
  remark.text = words;
  return monev_data_remark_store_add (connection, self->data->addressee->id, &remark, official,
                                      error);
}

static json_t *
describe (const Deciding *self)
{
  json_t *places = json_array ();
  json_t *detail;

  for (guint i = 0; i < MIN (self->n_decisions, MANY); i++)
    {
      const MonevDataDecision *d = &self->decisions[i];
      g_autofree char *place = monev_data_place (self->values, d->sheet, d->line, d->field);

      json_array_append_new (places, json_pack ("[s, s]", place, kind_of (d->state)));
    }
  detail = json_pack ("{s:s, s:i}", "agency", self->data->addressee->agency_name, "count",
                      (int)self->n_decisions);
  json_object_set_new (detail, "places", places);
  return detail;
}

static gboolean
write_deciding (MonevDbConnection *connection, gpointer data, GError **error)
{
  Deciding *self = data;
  gint64 now = 0;
  g_autoptr (MonevActor) actor
      = monev_request_actor (connection, self->actor, MONEV_ACT_DATA_VERIFY, &now, error);
  g_autoptr (MonevDataAddressee) to = monev_data_addressee_copy (self->data->addressee);
  g_autofree char *subject = g_strconcat ("data/", to->id, NULL);
  json_auto_t *detail = NULL;

  if (actor == NULL)
    return FALSE;
  g_free (to->content);
  to->content = g_strdup (self->content);
  monev_request_recount (to, self->values, now);
  detail = describe (self);
  return monev_addressee_store_update (connection, to, error)
         && write_remarks (connection, self, actor->official_id, now, error)
         && monev_audit_append (connection, now, actor->official_id, "data.verify", subject, detail,
                                error);
}

/**
 * monev_request_decide:
 * @data: as it was loaded; its addressee's row version must still hold
 * @decisions: about cells that are asked; all of them or none are written
 *
 * A question needs its text, a correction and a refusal their reason (INVALID). A value that breaks a
 * hard check is never right. BARU takes a decision back.
 *
 * Returns: (transfer full): the addressee as it now is; verified once nothing is left to decide
 */
MonevDataAddressee *
monev_request_decide (MonevDbConnection *connection, const MonevActor *actor,
                      const MonevDataCase *data, const MonevDataDecision *decisions,
                      guint n_decisions, GError **error)
{
  g_auto (Deciding) self = { actor, data, decisions, n_decisions, NULL, NULL };

  if (!monev_policy_check (actor, MONEV_ACT_DATA_VERIFY, error))
    return NULL;
  self.values = monev_data_values_copy (data->values);
  if (!apply (&self, error) || !monev_db_transaction (connection, write_deciding, &self, error))
    return NULL;
  return monev_addressee_store_find (connection, data->addressee->id, error);
}

/** monev_data_case_clean: Returns: (transfer full) (element-type MonevDataDecision): SESUAI for each
 * cell that is filled, not decided yet and without any doubt. */
GArray *
monev_data_case_clean (const MonevDataCase *data)
{
  GArray *decisions = g_array_new (FALSE, TRUE, sizeof (MonevDataDecision));

  for (guint sheet = 0; sheet < monev_data_form_n_sheets (data->form); sheet++)
    for (guint line = 0; line < monev_data_values_n_lines (data->values, sheet); line++)
      for (guint field = 0; field < monev_data_layout_n_fields (data->layout, sheet); field++)
        {
          MonevDataValue value = monev_data_values_get (data->values, sheet, line, field);
          MonevDataDecision decision = { sheet, line, field, MONEV_DATA_SESUAI, NULL, NULL };

          if (*value.text != '\0' && value.state == MONEV_DATA_BARU
              && value.how != MONEV_DATA_DOUBTFUL
              && monev_data_values_is_asked (data->values, sheet, line, field))
            g_array_append_val (decisions, decision);
        }
  return decisions;
}

/* ---- closing ---- */

typedef struct {
  const MonevActor       *actor;
  const MonevDataRequest *request;
  const char             *note;
  MonevDataSet           *set;
} Closing;

static gboolean
check_verified (const GPtrArray *all, GError **error)
{
  GString *names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const MonevDataAddressee *one = all->pdata[i];

      if (one->verified_at != 0)
        continue;
      if (n++ < 5)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", one->agency_name);
    }
  if (n > 0)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
                 "Masih ada %u OPD yang belum terverifikasi: %s%s. Selesaikan dahulu, atau isi "
                 "alasan untuk menutup tanpa mereka.",
                 n, names->str, n > 5 ? ", dan lainnya" : "");
  g_string_free (names, TRUE);
  return n == 0;
}

static json_t *
content_of (const MonevDataRequest *request, const GPtrArray *all, gint64 *agencies, GError **error)
{
  json_t *content = json_pack ("{s:i, s:s, s:s, s:I, s:s, s:s}", "format", 1, "request",
                               request->id, "form", request->form_code, "number",
                               (json_int_t)request->number, "sha256", request->sha256, "period",
                               request->period);
  json_t *values = json_object ();

  *agencies = 0;
  for (guint i = 0; i < all->len; i++)
    {
      const MonevDataAddressee *one = all->pdata[i];
      json_t *json;

      if (one->verified_at == 0)
        continue;
      json = monev_json_load (one->content, -1, error);
      if (json == NULL)
        {
          json_decref (values);
          json_decref (content);
          return NULL;
        }
      json_object_set_new (values, *one->agency_code != '\0' ? one->agency_code : one->agency_id,
                           json);
      (*agencies)++;
    }
  json_object_set_new (content, "agencies", values);
  return content;
}

static gboolean
write_closing (MonevDbConnection *connection, gpointer data, GError **error)
{
  Closing *self = data;
  gint64 now = 0;
  g_autoptr (MonevActor) actor
      = monev_request_actor (connection, self->actor, MONEV_ACT_DATA_CLOSE, &now, error);
  g_autofree char *subject = g_strconcat ("dataset/", self->request->id, NULL);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (MonevSnapshot) snapshot = NULL;
  json_auto_t *content = NULL;
  json_auto_t *detail = NULL;

  if (actor == NULL
      || !monev_request_store_set_state (connection, self->request, MONEV_REQUEST_DONE, error)
      || (all = monev_addressee_store_list (connection, self->request->id, TRUE, error)) == NULL
      || (*self->note == '\0' && !check_verified (all, error))
      || (content = content_of (self->request, all, &self->set->agencies, error)) == NULL
      || (snapshot = monev_snapshot_freeze (connection, subject, content, actor->official_id, now,
                                            error))
             == NULL)
    return FALSE;
  self->set->number = snapshot->number;
  self->set->closed_at = now;
  self->set->note = g_strdup (self->note);
  self->set->sha256 = g_strdup (snapshot->sha256);
  self->set->closed_by = g_strdup (actor->name);
  detail = json_pack ("{s:s, s:I, s:I, s:s, s:s}", "title", self->request->title, "number",
                      (json_int_t)snapshot->number, "agencies", (json_int_t)self->set->agencies,
                      "sha256", snapshot->sha256, "note", self->note);
  return monev_data_set_store_insert (connection, self->request->id, self->set, snapshot->id,
                                      actor->official_id, error)
         && monev_audit_append (connection, now, actor->official_id, "data.close", subject, detail,
                                error);
}

/**
 * monev_request_close:
 * @note: why it is closed although agencies are missing; "" wants all of them verified (STATE)
 *
 * What is verified becomes the next numbered snapshot of the request. It may be closed again after
 * something changed; the earlier snapshots stay.
 *
 * Returns: (transfer full): the set
 */
MonevDataSet *
monev_request_close (MonevDbConnection *connection, const MonevActor *actor,
                     const MonevDataRequest *request, const char *note, GError **error)
{
  MonevDataSet *set = g_new0 (MonevDataSet, 1);
  Closing self = { actor, request, note, set };

  if (monev_policy_check (actor, MONEV_ACT_DATA_CLOSE, error)
      && monev_db_transaction (connection, write_closing, &self, error))
    return set;
  monev_data_set_free (set);
  return NULL;
}
