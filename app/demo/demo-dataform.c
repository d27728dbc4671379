/* The data of the OPDs of the demo office: one form, last year's figures, this year's request as it
 * stands some weeks after its due date. All figures are invented. */
#include "demo-private.h"

#include <string.h>

#include "base/instant.h"
#include "dataform/office-dataform.h"
#include "dataform/office-request.h"

#define FORM "kemiskinan-stunting"
#define N_LATE 6
#define N_MISSING 3
#define FIRST_DISTRICT 26 /* of the list by code: the kecamatan stand behind */

/* What the owners of the six indicators sent, and how it was read. */
static const struct {
  const char *line, *last, *text, *found, *rule, *other, *words;
  MonevDataHow how;
} figures[] = {
  { "KM-01", "9.62", "9.48", "9.48", "angka-inggris", NULL, "Titik dibaca sebagai koma desimal.",
    MONEV_DATA_REPAIRED },
  { "KM-02", "14872", "14641", "14.641 KK", "satuan", NULL, "Satuan di belakang angka dilepas.",
    MONEV_DATA_REPAIRED },
  { "ST-01", "24.5", "23.1", "23,1 %", "persen-teks", NULL, "Tanda persen dilepas.",
    MONEV_DATA_REPAIRED },
  { "ST-02", "76.4", "764", "764", NULL, "76.4", NULL, MONEV_DATA_TAKEN },
  { "DS-01", "78.32", "", "menyusul", "belum-ada", NULL, "OPD menulis bahwa datanya menyusul.",
    MONEV_DATA_MISSING },
  { "PD-01", "1236", "1198", "1,198", "angka-inggris", NULL,
    "Koma dibaca sebagai pemisah ribuan, karena yang diminta bilangan bulat.",
    MONEV_DATA_REPAIRED },
};

static const char *const efforts[] = { "Pendampingan keluarga berisiko", "Penyaluran bantuan pangan",
                                       "Perbaikan sanitasi rumah tangga",
                                       "Kelas ibu dan balita", "Pendataan ulang sasaran" };
static const char *const villages[] = { "Desa Suka Maju", "Desa Batu Ampar", "Desa Air Jernih",
                                        "Kelurahan Muara", "Desa Tanjung Sari" };

/* Working days after the due date; who is late, by their place in the list. */
static const struct {
  guint  place;
  gint64 days;
} late[N_LATE] = { { 5, 1 }, { 17, 1 }, { 22, 2 }, { 29, 4 }, { 33, 6 }, { 38, 9 } };

static const guint missing[N_MISSING] = { 42, 43, 44 };

/* Who is asked for a klarifikasi beside the two whose figures are doubtful. */
static const guint asked[] = { 12, 20, 31 };

typedef struct {
  MonevDemoFilling *filling;
  const MonevActor *actor;
  MonevDataRequest *request;
  GPtrArray        *all; /* MonevDataAddressee */
} Filling;

static gboolean
is_in (const guint *places, guint n, guint place)
{
  for (guint i = 0; i < n; i++)
    if (places[i] == place)
      return TRUE;
  return FALSE;
}

/* ---- values ---- */

static void
put_value (MonevDataValues *values, guint sheet, guint line, const char *field, const char *text,
           MonevDataHow how)
{
  int at = monev_data_layout_find_field (monev_data_values_layout (values), sheet, field);

  monev_data_values_set (values, sheet, line, (guint)at, text, how);
}

static void
put_figures (const MonevDataCase *data, MonevDataValues *values, gboolean last)
{
  int field = monev_data_layout_find_field (data->layout, 0, "nilai");

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      int line = monev_data_layout_find_line (data->layout, 0, figures[i].line);
      MonevDataNote note = { .found = (char *)figures[i].found,
                             .rule = (char *)figures[i].rule,
                             .other = (char *)figures[i].other,
                             .words = (char *)figures[i].words };

      if (!monev_data_values_is_asked (values, 0, (guint)line, (guint)field))
        continue;
      monev_data_values_set (values, 0, (guint)line, (guint)field,
                             last ? figures[i].last : figures[i].text,
                             last ? MONEV_DATA_TAKEN : figures[i].how);
      if (!last)
        monev_data_values_set_note (values, 0, (guint)line, (guint)field, &note);
    }
}

/* One to three lines, the same for the same OPD each time; some serve more than there are. */
static void
put_efforts (MonevDataValues *values, guint place, gboolean wrong)
{
  guint n = 1 + place % 3;

  for (guint i = 0; i < n; i++)
    {
      guint target = 40 + (place * 37 + i * 61) % 400;
      guint served = wrong && i == 0 ? target + 12 : target - (place * 13 + i * 7) % 35;
      g_autofree char *wanted = g_strdup_printf ("%u", target);
      g_autofree char *reached = g_strdup_printf ("%u", served);
      g_autofree char *money = g_strdup_printf ("%u", (25 + (place * 17 + i * 29) % 300) * 1000000);

      put_value (values, 1, i, "upaya", efforts[(place + i) % G_N_ELEMENTS (efforts)],
                 MONEV_DATA_TAKEN);
      put_value (values, 1, i, "lokasi", villages[(place * 3 + i) % G_N_ELEMENTS (villages)],
                 MONEV_DATA_TAKEN);
      put_value (values, 1, i, "sasaran", wanted, MONEV_DATA_TAKEN);
      put_value (values, 1, i, "terlayani", reached, MONEV_DATA_TAKEN);
      put_value (values, 1, i, "anggaran", money, MONEV_DATA_TAKEN);
    }
}

static gint64
received_at (const Filling *self, const MonevDataAddressee *to, guint place)
{
  gint64 due = monev_office_clock_minute (&self->filling->clock, to->due_at);
  MonevDate day = monev_minute_to_date (due, NULL);
  gint64 away = -(gint64)(place % 9);

  for (guint i = 0; i < N_LATE; i++)
    if (late[i].place == place)
      away = late[i].days;
  monev_work_time_nth_day (self->filling->clock.work, day, away, &day, NULL, NULL);
  return monev_office_clock_day_start (&self->filling->clock, day)
         + (gint64)(90 + place % 5 * 20) * 60 * 1000;
}

static gboolean
receive (Filling *self, const MonevDataAddressee *to, guint place, gboolean last, GError **error)
{
  MonevDbConnection *connection = self->filling->connection;
  g_autoptr (MonevDataCase) data = monev_data_case_load (connection, to->id, error);
  g_autoptr (MonevDataValues) values = data == NULL ? NULL : monev_data_values_new (data->layout);
  MonevTaking taking = { .values = values, .source = "berkas", .filled_by = "Petugas data OPD" };
  g_autoptr (MonevDataAddressee) done = NULL;

  if (data == NULL)
    return FALSE;
  put_figures (data, values, last);
  if (!last)
    put_efforts (values, place, is_in (asked, G_N_ELEMENTS (asked), place));
  taking.received_at = received_at (self, to, place);
  done = monev_request_receive (connection, self->actor, data, &taking, error);
  return done != NULL;
}

/* ---- verifying ---- */

static void
add_question (const MonevDataCase *data, guint sheet, guint line, guint field, GArray *decisions)
{
  MonevDataDecision one = { sheet, line, field, MONEV_DATA_KLARIFIKASI, NULL,
                            "Mohon dipastikan angkanya dan disebutkan sumbernya." };

  g_array_append_val (decisions, one);
}

static void
add_questions (const MonevDataCase *data, GArray *decisions)
{
  for (guint s = 0; s < monev_data_form_n_sheets (data->form); s++)
    for (guint line = 0; line < monev_data_values_n_lines (data->values, s); line++)
      for (guint f = 0; f < monev_data_layout_n_fields (data->layout, s); f++)
        {
          MonevDataValue value = monev_data_values_get (data->values, s, line, f);

          if (monev_data_values_is_asked (data->values, s, line, f)
              && (value.how == MONEV_DATA_DOUBTFUL
                  || (*value.text == '\0'
                      && monev_data_values_is_wanted (data->values, s, line, f))))
            add_question (data, s, line, f, decisions);
        }
}

static gboolean
verify (Filling *self, const MonevDataAddressee *to, gboolean ask, GError **error)
{
  MonevDbConnection *connection = self->filling->connection;
  g_autoptr (MonevDataCase) data = monev_data_case_load (connection, to->id, error);
  g_autoptr (GArray) decisions = data == NULL ? NULL : monev_data_case_clean (data);
  g_autoptr (MonevDataAddressee) done = NULL;

  if (data == NULL)
    return FALSE;
  if (ask)
    add_questions (data, decisions);
  done = monev_request_decide (connection, self->actor, data,
                               (MonevDataDecision *)(gpointer)decisions->data, decisions->len,
                               error);
  return done != NULL;
}

/* ---- both years ---- */

static void
filling_clear (Filling *self)
{
  g_clear_pointer (&self->request, monev_data_request_free);
  g_clear_pointer (&self->all, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Filling, filling_clear)

static gboolean
begin (Filling *self, MonevDemoFilling *filling, const MonevRequestPlan *plan, MonevDate sent,
       GError **error)
{
  self->filling = filling;
  self->actor = monev_demo_actor (filling, "subkoor", error);
  if (self->actor == NULL
      || (self->request = monev_request_make (filling->connection, self->actor, plan, error)) == NULL
      || !monev_request_send (filling->connection, self->actor, self->request->id, NULL,
                              monev_office_clock_day_start (&self->filling->clock, sent), "e-mail", error))
    return FALSE;
  self->all = monev_addressee_store_list (filling->connection, self->request->id, FALSE, error);
  return self->all != NULL;
}

static gboolean
fill_last_year (MonevDemoFilling *filling, GError **error)
{
  g_auto (Filling) self = { NULL };
  MonevRequestPlan plan = { .form = FORM, .period = "2025" };
  MonevDate sent;

  monev_date_from_ymd (2025, 3, 3, &sent);
  if (!begin (&self, filling, &plan, sent, error))
    return FALSE;
  for (guint i = 0; i < self.all->len; i++)
    if (((MonevDataAddressee *)self.all->pdata[i])->asked > 0
        && !(receive (&self, self.all->pdata[i], i, TRUE, error)
             && verify (&self, self.all->pdata[i], FALSE, error)))
      return FALSE;
  return monev_request_set_state (filling->connection, self.actor, self.request,
                                  MONEV_REQUEST_DONE, "", error);
}

static gboolean
fill_this_year (MonevDemoFilling *filling, GError **error)
{
  g_auto (Filling) self = { NULL };
  MonevRequestPlan plan = { .form = FORM,
                            .period = "2026",
                            .letter_number = "000.9/118/Bappeda",
                            .letter_date = "2026-02-27",
                            .contact = "Sub Koordinator Pembangunan Manusia, data@tanjungrimba.example" };
  MonevDate sent;

  monev_date_from_ymd (2026, 3, 2, &sent);
  if (!begin (&self, filling, &plan, sent, error))
    return FALSE;
  for (guint i = 0; i < self.all->len; i++)
    {
      const MonevDataAddressee *to = self.all->pdata[i];
      gboolean ask = is_in (asked, G_N_ELEMENTS (asked), i);

      if (is_in (missing, N_MISSING, i))
        continue;
      ask |= strstr (to->agency_name, "Dinas Kesehatan") != NULL
             || g_str_has_prefix (to->agency_name, "Dinas Pekerjaan Umum");
      if (!receive (&self, to, i, FALSE, error)
          || ((ask || i < FIRST_DISTRICT) && !verify (&self, to, ask, error)))
        return FALSE;
    }
  return TRUE;
}

/** monev_demo_fill_data: the form, last year's figures, this year's request: 31 in time, 6 late, 5
 * asked for klarifikasi, 3 missing. Errors: those of the requests. */
gboolean
monev_demo_fill_data (MonevDemoFilling *self, GError **error)
{
  const MonevActor *actor = monev_demo_actor (self, "subkoor", error);
  g_autoptr (MonevDataForm) form = monev_data_form_shipped (FORM, error);
  g_autoptr (MonevDataFormEntry) added = NULL;
  g_autoptr (MonevDataFormEntry) issued = NULL;

  if (actor == NULL || form == NULL)
    return FALSE;
  added = monev_data_form_add (self->connection, actor, form, error);
  if (added == NULL)
    return FALSE;
  issued = monev_data_form_issue (self->connection, actor, added, self->issues, error);
  return issued != NULL && fill_last_year (self, error) && fill_this_year (self, error);
}
