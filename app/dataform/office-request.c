#include "office-request.h"

#include <string.h>

#include "audit/audit.h"
#include "base/fold.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/json.h"
#include "data-period.h"
#include "office-dataform.h"
#include "people/login.h"
#include "request-private.h"

/** monev_request_actor: what the official is at this moment; inside a transaction. Returns: (transfer
 * full) (nullable): with @now, UTC milliseconds; DENIED, AUTH */
MonevActor *
monev_request_actor (MonevDbConnection *connection, const MonevActor *actor, MonevAct act,
                     gint64 *now, GError **error)
{
  g_autoptr (MonevActor) fresh = NULL;

  if (!monev_policy_check (actor, act, error) || !monev_db_now (connection, now, error))
    return NULL;
  fresh = monev_actor_load (connection, actor->official_id, *now, error);
  return fresh != NULL && monev_policy_check (fresh, act, error) ? g_steal_pointer (&fresh) : NULL;
}

/** monev_request_due: @due_at: (out): UTC milliseconds; the end of the last day, or the last minute.
 * Source: domain.md, "paling lambat 14 hari kerja" after the letter. */
gboolean
monev_request_due (const MonevOfficeClock *clock, const MonevDataRequest *request, gint64 sent_at,
                   gint64 *due_at, GError **error)
{
  gint64 minute = monev_office_clock_minute (clock, sent_at);
  MonevWorkDue due;
  MonevDate date;

  if (strcmp (request->time_unit, "jam") == 0)
    {
      if (!monev_work_time_add_minutes (clock->work, minute, request->time_amount * 60, &due,
                                        error))
        return FALSE;
      *due_at = monev_office_clock_utc (clock, due.at);
      return TRUE;
    }
  if (!monev_work_time_nth_day (clock->work, monev_minute_to_date (minute, NULL),
                                request->time_amount, &date, NULL, error))
    return FALSE;
  *due_at = monev_office_clock_day_end (clock, date);
  return TRUE;
}

/* ---- making ---- */

typedef struct {
  char *id, *code, *name;
} Agency;

static void
agency_free (gpointer data)
{
  Agency *agency = data;

  g_free (agency->id);
  g_free (agency->code);
  g_free (agency->name);
  g_free (agency);
}

static gboolean
take_agencies (MonevDbRows *source, GPtrArray *agencies, GError **error)
{
  g_autoptr (MonevDbRows) rows = source;
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  while (monev_db_rows_next (rows, &local))
    {
      Agency *agency = g_new (Agency, 1);

      *agency = (Agency){ g_strdup (monev_db_rows_text (rows, "id")),
                          g_strdup (monev_db_rows_text (rows, "code")),
                          g_strdup (monev_db_rows_text (rows, "name")) };
      g_ptr_array_add (agencies, agency);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

static GPtrArray *
find_agencies (MonevDbConnection *connection, const char *const *wanted, GError **error)
{
  g_autoptr (GPtrArray) agencies = g_ptr_array_new_with_free_func (agency_free);

  if (wanted == NULL)
    return take_agencies (monev_db_query (connection, "data_agencies", NULL, error), agencies,
                          error)
               ? g_steal_pointer (&agencies)
               : NULL;
  for (guint i = 0; wanted[i] != NULL; i++)
    {
      if (!take_agencies (monev_db_query (connection, "data_agency",
                                          MONEV_DB_BINDS (MONEV_DB_T ("id", wanted[i])), error),
                          agencies, error))
        return NULL;
      if (agencies->len == i)
        {
          g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                       "Perangkat daerah “%s” tidak ada.", wanted[i]);
          return NULL;
        }
    }
  return g_steal_pointer (&agencies);
}

typedef struct {
  const MonevActor       *actor;
  const MonevRequestPlan *plan;
  MonevDataForm          *form;
  MonevDataRequest       *request;
} Making;

static guint
count_open (const MonevDataLayout *layout)
{
  guint n = 0;

  for (guint s = 0; s < monev_data_form_n_sheets (monev_data_layout_form (layout)); s++)
    for (guint line = 0; line < monev_data_layout_n_lines (layout, s); line++)
      for (guint field = 0; field < monev_data_layout_n_fields (layout, s); field++)
        n += monev_data_layout_cell (layout, s, line, field) == MONEV_DATA_CELL_OPEN;
  return n;
}

static gboolean
add_addressee (MonevDbConnection *connection, const Making *making, const Agency *agency,
               gint64 now, guint *added, GError **error)
{
  json_auto_t *facts = monev_request_facts (connection, making->form, making->request->year,
                                            agency->id, error);
  MonevDataContext context = { making->request->period, agency->code, facts };
  g_autoptr (MonevDataLayout) layout = NULL;
  g_autoptr (MonevDataValues) values = NULL;
  g_autoptr (MonevDataAddressee) addressee = g_new0 (MonevDataAddressee, 1);

  if (facts == NULL)
    return FALSE;
  layout = monev_data_layout_new (making->form, &context);
  if (count_open (layout) == 0)
    return TRUE; /* nothing is asked of it */
  values = monev_data_values_new (layout);
  addressee->id = monev_id_new (now);
  addressee->request_id = g_strdup (making->request->id);
  addressee->agency_id = g_strdup (agency->id);
  addressee->facts = monev_json_canonical (facts, error);
  addressee->asked = monev_data_values_progress (values).asked;
  (*added)++;
  return addressee->facts != NULL && monev_addressee_store_insert (connection, addressee, error);
}

static gboolean
write_making (MonevDbConnection *connection, gpointer data, GError **error)
{
  Making *making = data;
  gint64 now = 0;
  guint added = 0;
  g_autoptr (MonevActor) actor
      = monev_request_actor (connection, making->actor, MONEV_ACT_DATA_REQUEST, &now, error);
  g_autoptr (GPtrArray) agencies = NULL;
  g_autofree char *subject = NULL;
  json_auto_t *detail = NULL;

  if (actor == NULL)
    return FALSE;
  g_free (making->request->id);
  making->request->id = monev_id_new (now);
  making->request->made_at = now;
  if (!monev_request_store_insert (connection, making->request, actor->official_id, error)
      || (agencies = find_agencies (connection, making->plan->agencies, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < agencies->len; i++)
    if (!add_addressee (connection, making, agencies->pdata[i], now, &added, error))
      return FALSE;
  if (added == 0)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Tidak ada isian formulir ini yang menjadi data OPD yang dipilih. Periksa wali "
                   "data pada formulir.");
      return FALSE;
    }
  subject = g_strconcat ("datarequest/", making->request->id, NULL);
  detail = json_pack ("{s:s, s:s, s:s, s:i}", "title", making->request->title, "period",
                      making->request->period, "form", monev_data_form_code (making->form),
                      "agencies", (int)added);
  return monev_audit_append (connection, now, actor->official_id, "data.request", subject, detail,
                             error);
}

/* "Data Kemiskinan dan Stunting – Tahun 2026" */
static char *
usual_title (const MonevDataForm *form, const char *period)
{
  g_autofree char *label = monev_data_period_label (period);

  return g_strdup_printf ("%s – %s", monev_data_form_title (form), label);
}

static gboolean
check_period (const MonevDataForm *form, const char *period, int *year, GError **error)
{
  MonevDataPeriodKind kind;
  int nth;

  if (!monev_data_period_parse (period, &kind, year, &nth, error))
    return FALSE;
  if (kind == monev_data_form_period (form))
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "Formulir “%s” diisi per %s; periode “%s” tidak cocok.",
               monev_data_form_title (form),
               monev_data_period_kind_name (monev_data_form_period (form)), period);
  return FALSE;
}

static char *
copy_or (const char *text, const char *usual)
{
  return g_strdup (text != NULL && *text != '\0' ? text : usual);
}

static gboolean
find_version (MonevDbConnection *connection, const MonevDataFormEntry *entry, gint64 *number,
              char **version_id, GError **error)
{
  g_autoptr (GPtrArray) versions = monev_data_form_store_versions (connection, entry->id, error);

  for (guint i = 0; versions != NULL && i < versions->len; i++)
    {
      const MonevDataFormVersion *version = versions->pdata[i];

      if (*number != 0 && version->number != *number)
        continue;
      *number = version->number;
      *version_id = g_strdup (version->id);
      return TRUE;
    }
  if (versions != NULL)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
                 "Formulir “%s” belum terbit. Terbitkan dahulu, lalu kirim permintaannya.",
                 entry->title);
  return FALSE;
}

static gboolean
check_time (const MonevRequestPlan *plan, GError **error)
{
  MonevDate date;

  if (plan->letter_date != NULL && *plan->letter_date != '\0'
      && !monev_date_from_iso (plan->letter_date, &date, error))
    return FALSE;
  if (plan->time_amount >= 0 && plan->time_amount <= 1000
      && (plan->time_unit == NULL || strcmp (plan->time_unit, "hari") == 0
          || strcmp (plan->time_unit, "jam") == 0))
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "Waktu pengisian ditulis dalam hari atau jam kerja, dari 1 sampai 1.000.");
  return FALSE;
}

static MonevDataRequest *
new_request (const MonevRequestPlan *plan, const MonevDataFormEntry *entry,
             const MonevDataForm *form)
{
  MonevDataRequest *request = g_new0 (MonevDataRequest, 1);
  g_autofree char *title = usual_title (form, plan->period);
  g_autofree char *searched = NULL;

  request->id = g_strdup ("");
  request->form_id = g_strdup (entry->id);
  request->activity_id = copy_or (plan->activity_id, "");
  request->period = g_ascii_strup (plan->period, -1);
  request->title = copy_or (plan->title, title);
  request->letter_number = copy_or (plan->letter_number, "");
  request->letter_date = copy_or (plan->letter_date, "");
  request->time_unit = copy_or (plan->time_unit, "hari");
  request->time_amount = plan->time_amount > 0 ? plan->time_amount : MONEV_REQUEST_DAYS;
  request->contact = copy_or (plan->contact, "");
  request->copied_from = copy_or (plan->copied_from, "");
  searched = g_strjoin (" ", request->title, entry->code, NULL);
  request->search_key = monev_fold_key (searched);
  return request;
}

/**
 * monev_request_make:
 * @plan: see there
 *
 * What each agency is asked for is frozen now: its programmes, the regions. An agency that the form
 * asks nothing of is left out.
 *
 * Errors: STATE (the form was never issued), INVALID (the period, nobody is asked).
 *
 * Returns: (transfer full): the request, not sent yet
 */
MonevDataRequest *
monev_request_make (MonevDbConnection *connection, const MonevActor *actor,
                    const MonevRequestPlan *plan, GError **error)
{
  g_autoptr (MonevDataFormEntry) entry = NULL;
  g_autoptr (MonevDataForm) form = NULL;
  g_autoptr (MonevDataRequest) request = NULL;
  g_autofree char *version_id = NULL;
  Making making = { actor, plan, NULL, NULL };
  gint64 number = plan->number;
  int year = 0;

  if (!monev_policy_check (actor, MONEV_ACT_DATA_REQUEST, error) || !check_time (plan, error)
      || (entry = monev_data_form_store_find (connection, plan->form, error)) == NULL
      || !find_version (connection, entry, &number, &version_id, error)
      || (form = monev_data_form_open (connection, entry->id, number, error)) == NULL
      || !check_period (form, plan->period, &year, error))
    return NULL;
  request = new_request (plan, entry, form);
  request->version_id = g_steal_pointer (&version_id);
  request->year = year;
  making.form = form;
  making.request = request;
  if (!monev_db_transaction (connection, write_making, &making, error))
    return NULL;
  return monev_request_store_find (connection, request->id, error);
}

/* ---- sending ---- */

typedef struct {
  const MonevActor *actor;
  const char       *request_id;
  const GPtrArray  *addressees; /* (nullable) */
  gint64            sent_at;
  const char       *means;
} Sending;

static gboolean
is_among (const GPtrArray *addressees, const char *id)
{
  for (guint i = 0; addressees != NULL && i < addressees->len; i++)
    if (strcmp (((const MonevDataAddressee *)addressees->pdata[i])->id, id) == 0)
      return TRUE;
  return addressees == NULL;
}

static gboolean
write_dispatch (MonevDbConnection *connection, const Sending *sending,
                const MonevDataRequest *request, const MonevDataAddressee *to, MonevDate date,
                gint64 now, GError **error)
{
  g_autofree char *on = monev_date_to_iso (date);
  g_autofree char *subject = g_strconcat ("data/", to->id, NULL);
  MonevDispatch line = { .sent_on = on,
                         .subject = subject,
                         .agency_id = to->agency_id,
                         .recipient = to->agency_name,
                         .letter_number = request->letter_number,
                         .content = request->title,
                         .means = (char *)(sending->means != NULL ? sending->means : "") };
  int month, day, year;

  monev_date_to_ymd (date, &year, &month, &day);
  line.year = year;
  return monev_dispatch_store_insert (connection, &line, now, error);
}

static gboolean
send_one (MonevDbConnection *connection, const Sending *sending, const MonevDataRequest *request,
          const MonevOfficeClock *clock, const char *id, gint64 now, GError **error)
{
  g_autoptr (MonevDataAddressee) to = monev_addressee_store_find (connection, id, error);
  gint64 minute = monev_office_clock_minute (clock, sending->sent_at);

  if (to == NULL || !monev_request_due (clock, request, sending->sent_at, &to->due_at, error))
    return FALSE;
  to->sent_at = sending->sent_at;
  return monev_addressee_store_update (connection, to, error)
         && write_dispatch (connection, sending, request, to, monev_minute_to_date (minute, NULL),
                            now, error);
}

static gboolean
write_sending (MonevDbConnection *connection, gpointer data, GError **error)
{
  Sending *sending = data;
  gint64 now = 0;
  gint64 sent = 0;
  g_autoptr (MonevActor) actor
      = monev_request_actor (connection, sending->actor, MONEV_ACT_DATA_REQUEST, &now, error);
  g_autoptr (MonevDataRequest) request = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_auto (MonevOfficeClock) clock = { NULL };
  g_autofree char *subject = g_strconcat ("datarequest/", sending->request_id, NULL);
  json_auto_t *detail = NULL;

  if (actor == NULL || !monev_office_clock_load (connection, &clock, error)
      || (request = monev_request_store_find (connection, sending->request_id, error)) == NULL
      || (all = monev_addressee_store_list (connection, request->id, FALSE, error)) == NULL)
    return FALSE;
  if (sending->sent_at == 0)
    sending->sent_at = now;
  for (guint i = 0; i < all->len; i++)
    {
      const MonevDataAddressee *to = all->pdata[i];

      if (to->sent_at != 0 || !is_among (sending->addressees, to->id))
        continue;
      if (!send_one (connection, sending, request, &clock, to->id, now, error))
        return FALSE;
      sent++;
    }
  detail = json_pack ("{s:s, s:I, s:s}", "title", request->title, "agencies", (json_int_t)sent,
                      "means", sending->means != NULL ? sending->means : "");
  return monev_audit_append (connection, now, actor->official_id, "data.send", subject, detail,
                             error);
}

/**
 * monev_request_send:
 * @addressees: (nullable) (element-type MonevDataAddressee): NULL for all that were not sent yet
 * @sent_at: UTC milliseconds; 0 for now
 * @means: (nullable): "kurir", "e-mail", "WA"
 *
 * The due date of each is counted from here, and the buku ekspedisi gets a line for each.
 */
gboolean
monev_request_send (MonevDbConnection *connection, const MonevActor *actor, const char *request_id,
                    const GPtrArray *addressees, gint64 sent_at, const char *means, GError **error)
{
  Sending sending = { actor, request_id, addressees, sent_at, means };

  return monev_db_transaction (connection, write_sending, &sending, error);
}

/* ---- the tanda terima, the end ---- */

typedef struct {
  const MonevActor         *actor;
  const MonevDataAddressee *addressee;
  const MonevDataRequest   *request;
  MonevDate                 on;
  const char               *by;
  const char               *state, *reason;
} Mark;

static gboolean
write_receipt (MonevDbConnection *connection, gpointer data, GError **error)
{
  Mark *mark = data;
  gint64 now = 0;
  g_autoptr (MonevActor) actor
      = monev_request_actor (connection, mark->actor, MONEV_ACT_DATA_REQUEST, &now, error);
  g_autoptr (MonevDataAddressee) to = NULL;
  g_auto (MonevOfficeClock) clock = { NULL };
  g_autofree char *subject = g_strconcat ("data/", mark->addressee->id, NULL);
  g_autofree char *on = monev_date_to_iso (mark->on);
  json_auto_t *detail = NULL;

  if (actor == NULL || !monev_office_clock_load (connection, &clock, error)
      || (to = monev_addressee_store_find (connection, mark->addressee->id, error)) == NULL)
    return FALSE;
  to->receipt_at = monev_office_clock_day_start (&clock, mark->on);
  g_free (to->receipt_by);
  to->receipt_by = g_strdup (mark->by);
  to->version = mark->addressee->version;
  detail = json_pack ("{s:s, s:s, s:s}", "agency", to->agency_name, "on", on, "by", mark->by);
  return monev_addressee_store_update (connection, to, error)
         && monev_dispatch_store_received (connection, subject, on, mark->by, error)
         && monev_audit_append (connection, now, actor->official_id, "data.receipt", subject,
                                detail, error);
}

/** monev_request_receipt: the tanda terima of an agency came back, signed @by somebody @on a day. */
gboolean
monev_request_receipt (MonevDbConnection *connection, const MonevActor *actor,
                       const MonevDataAddressee *addressee, MonevDate on, const char *by,
                       GError **error)
{
  Mark mark = { .actor = actor, .addressee = addressee, .on = on, .by = by };

  return monev_db_transaction (connection, write_receipt, &mark, error);
}

static gboolean
write_state (MonevDbConnection *connection, gpointer data, GError **error)
{
  Mark *mark = data;
  gint64 now = 0;
  g_autoptr (MonevActor) actor
      = monev_request_actor (connection, mark->actor, MONEV_ACT_DATA_REQUEST, &now, error);
  g_autofree char *subject = g_strconcat ("datarequest/", mark->request->id, NULL);
  json_auto_t *detail = json_pack ("{s:s, s:s, s:s}", "title", mark->request->title, "state",
                                   mark->state, "reason", mark->reason);

  return actor != NULL
         && monev_request_store_set_state (connection, mark->request, mark->state, error)
         && monev_audit_append (connection, now, actor->official_id, "data.state", subject, detail,
                                error);
}

/** monev_request_set_state: calls a request off, ends it, or takes it up again. @reason: needed to
 * call it off (INVALID). */
gboolean
monev_request_set_state (MonevDbConnection *connection, const MonevActor *actor,
                         const MonevDataRequest *request, const char *state, const char *reason,
                         GError **error)
{
  Mark mark = { .actor = actor, .request = request, .state = state, .reason = reason };

  if (strcmp (state, MONEV_REQUEST_STOPPED) == 0 && *reason == '\0')
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Isi alasan permintaan ini dibatalkan.");
      return FALSE;
    }
  return monev_db_transaction (connection, write_state, &mark, error);
}
