#include "data-office.h"

#include "base/json.h"
#include "db-driver-private.h"
#include "dataform/office-dataform.h"
#include "dataform/office-request.h"
#include "demo/demo.h"
#include "people/login.h"
#include "people/people.h"
#include "record/record-store.h"

#include <string.h>

#define DAY (G_GINT64_CONSTANT (24) * 3600 * 1000)

/* Each a table of two whole numbers a year or a quarter. */
static const struct
{
  const char *code, *title;
  guint every;        /* which agencies it asks: each, each second … */
  guint since;        /* days ago that it was sent; 0: today */
  guint answered;     /* of ten agencies */
} forms[] = {
  { "kekerasan", "Kekerasan terhadap Perempuan dan Anak", 3, 0, 0 },
  { "lembar-kerja", "Lembar Kerja Program", 1, 24, 8 },
  { "kinerja", "Data Kinerja", 2, 12, 4 },
};

typedef struct
{
  MonevDbConnection *connection;
  MonevActor *actor;
  GPtrArray *agencies; /* of MonevRecord */
  guint most;
} Filling;

static void
expect (GError *error)
{
  g_assert_no_error (error);
}

static MonevDataForm *
form_named (const char *code, const char *title)
{
  g_autofree char *text = g_strdup_printf (
      "{\"format\":1,\"code\":\"%s\",\"title\":\"%s\",\"period\":\"year\",\"sheets\":[{\"key\":\"a\","
      "\"title\":\"%s\",\"rows\":{\"kind\":\"fixed\",\"items\":[{\"key\":\"1\",\"label\":\"Jumlah "
      "sasaran\"},{\"key\":\"2\",\"label\":\"Jumlah tercapai\"}]},\"columns\":[{\"key\":\"n\","
      "\"label\":\"Nilai\",\"kind\":\"integer\",\"required\":true}]}]}",
      code, title, title);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  json_auto_t *json = monev_json_load (text, -1, NULL);
  MonevDataForm *form = monev_data_form_from_json (json, "uji.json", issues);

  g_assert_nonnull (form);
  return form;
}

static char *
issue_form (Filling *self, MonevDataForm *form)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevDataFormEntry) entry
      = monev_data_form_add (self->connection, self->actor, form, &error);
  g_autoptr (MonevDataFormEntry) issued = NULL;

  expect (error);
  issued = monev_data_form_issue (self->connection, self->actor, entry, issues, &error);
  expect (error);
  return g_strdup (issued->id);
}

static MonevDataRequest *
ask_for (Filling *self, const char *form, guint every, gint64 sent_at)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  MonevRequestPlan plan = { .form = form, .period = "2026", .letter_number = "000.7/118/Bappeda",
                            .letter_date = "2026-03-02", .contact = "Bidang P2E, 0812 0000 1122" };
  g_autoptr (GError) error = NULL;
  MonevDataRequest *request;

  for (guint i = 0; i < self->agencies->len && (self->most == 0 || i < self->most * every);
       i += every)
    g_strv_builder_add (builder, monev_record_id (self->agencies->pdata[i]));
  ids = g_strv_builder_end (builder);
  plan.agencies = (const char *const *) ids;
  request = monev_request_make (self->connection, self->actor, &plan, &error);
  expect (error);
  if (sent_at != 0)
    monev_request_send (self->connection, self->actor, request->id, NULL, sent_at, "kurir", &error);
  expect (error);
  return request;
}

/* Whole numbers, percentages: what is asked for takes both. */
static MonevDataAddressee *
answer (Filling *self, const MonevDataAddressee *to, gint64 at)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevDataCase) data = monev_data_case_load (self->connection, to->id, &error);
  g_autoptr (MonevDataValues) values = NULL;
  MonevTaking taking = { .source = "berkas", .received_at = at, .filled_by = "Sri Wahyuni",
                         .filled_phone = "0813 0000 7788" };
  MonevDataAddressee *now;

  expect (error);
  taking.values = values = monev_data_values_new (data->layout);
  for (guint sheet = 0; sheet < monev_data_form_n_sheets (data->form); sheet++)
    for (guint line = 0; line < monev_data_values_n_lines (values, sheet); line++)
      for (guint field = 0; field < monev_data_layout_n_fields (data->layout, sheet); field++)
        if (monev_data_values_is_asked (values, sheet, line, field))
          monev_data_values_set (values, sheet, line, field, "12", MONEV_DATA_TAKEN);
  now = monev_request_receive (self->connection, self->actor, data, &taking, &error);
  expect (error);
  return now;
}

static void
verify (Filling *self, const MonevDataAddressee *to, gboolean question)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevDataCase) data = monev_data_case_load (self->connection, to->id, &error);
  g_autoptr (GArray) clean = monev_data_case_clean (data);
  MonevDataDecision *decisions = (MonevDataDecision *) (gpointer) clean->data;
  MonevDataAddressee *now;

  if (clean->len == 0)
    return;
  if (question)
    {
      decisions[0].state = MONEV_DATA_KLARIFIKASI;
      decisions[0].text = "Mohon dijelaskan sumber angkanya.";
    }
  now = monev_request_decide (self->connection, self->actor, data, decisions, clean->len, &error);
  expect (error);
  g_clear_pointer (&now, monev_data_addressee_free);
}

/* By the number of the agency, so that each run gives the same. */
static void
let_answer (Filling *self, const MonevDataRequest *request, guint answered, gint64 now)
{
  g_autoptr (GPtrArray) all
      = monev_addressee_store_list (self->connection, request->id, FALSE, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      const MonevDataAddressee *to = all->pdata[i];

      if ((i * 7 + 3) % 10 < answered)
        {
          gint64 at = i % 13 == 5 ? now - DAY : to->sent_at + (i % 8 + 2) * DAY;
          MonevDataAddressee *came = answer (self, to, MIN (at, now));

          monev_data_addressee_free (came);
          if (i % 5 != 1)
            verify (self, to, i % 11 == 0);
        }
      else if (i % 2 == 0)
        monev_request_receipt (self->connection, self->actor, to,
                               (MonevDate) (now / DAY), "Staf penerima surat", &error);
      expect (error);
    }
}

static void
fill (Filling *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevDataForm) shipped = monev_data_form_shipped ("kemiskinan-stunting", &error);
  g_autofree char *poverty = NULL;
  g_autoptr (MonevDataRequest) first = NULL;
  gint64 now = 0;

  expect (error);
  monev_db_now (self->connection, &now, &error);
  poverty = issue_form (self, shipped);
  first = ask_for (self, poverty, 2, now - 26 * DAY);
  let_answer (self, first, 7, now);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (MonevDataForm) form = form_named (forms[i].code, forms[i].title);
      g_autofree char *id = issue_form (self, form);
      g_autoptr (MonevDataRequest) request
          = ask_for (self, id, forms[i].every, now - forms[i].since * DAY);

      if (forms[i].since > 0)
        let_answer (self, request, forms[i].answered, now);
    }
}

/* What the demo office holds of it goes first. */
void
data_office_clear (const char *uri)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevDbConnection) connection
      = monev_db_connection_open (uri, MONEV_DB_OPEN_DEFAULT, &error);

  expect (error);
  g_assert_true (monev_db_connection_script (
      connection,
      "DELETE FROM data_remark; DELETE FROM data_submission; DELETE FROM data_addressee;"
      "DELETE FROM data_set; DELETE FROM data_request; DELETE FROM data_form_version;"
      "DELETE FROM data_form_concept; DELETE FROM data_form; DELETE FROM dispatch;",
      &error));
  expect (error);
}

void
data_office_fill (const char *uri, guint n_agencies)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevDbConnection) connection
      = monev_db_connection_open (uri, MONEV_DB_OPEN_DEFAULT, &error);
  Filling self = { .connection = connection, .most = n_agencies };

  expect (error);
  data_office_clear (uri);
  self.actor = monev_login (connection, "subkoor", MONEV_DEMO_PIN, &error);
  expect (error);
  self.agencies = monev_record_store_list (connection, &monev_agency_type, 0, &error);
  expect (error);
  fill (&self);
  g_ptr_array_unref (self.agencies);
  monev_actor_free (self.actor);
}

static GtkWidget *
find_type_in (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type_in (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The room of the window, brought up and read. */
MonevDataRoom *
data_office_room (MonevWindow *window)
{
  MonevDataRoom *room;

  g_assert_true (monev_window_show_room (window, "data"));
  room = MONEV_DATA_ROOM (find_type_in (GTK_WIDGET (window), MONEV_TYPE_DATA_ROOM));
  wait_until (monev_data_room_is_ready (room));
  wait_for_frame (GTK_WIDGET (window));
  return room;
}
