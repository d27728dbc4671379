/* form requests, status, values, receipt, verify, close. */
#include <string.h>

#include "base/date.h"
#include "cli/form-cli.h"
#include "dataform/data-board.h"
#include "people/people.h"
#include "record/record-store.h"
#include "reference/lookup.h"

/** monev_cli_request_find: Returns: (transfer full) (nullable): by its id, or by a title that only one
 * bears, or "FORMULIR/PERIODE"; NOT_FOUND, INVALID. */
MonevDataRequest *
monev_cli_request_find (MonevCli *cli, const char *what, GError **error)
{
  MonevDataRequest *found = monev_request_store_find (cli->connection, what, NULL);
  g_autoptr (GPtrArray) all = NULL;
  guint n = 0;

  if (found != NULL)
    return found;
  all = monev_request_store_list (cli->connection, 0, error);
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      MonevDataRequest *one = all->pdata[i];
      g_autofree char *key = g_strconcat (one->form_code, "/", one->period, NULL);

      if ((strcmp (one->title, what) == 0 || strcmp (key, what) == 0) && n++ == 0)
        found = one;
    }
  if (n == 1)
    return monev_data_request_copy (found);
  if (all != NULL)
    g_set_error (error, MONEV_ERROR, n == 0 ? MONEV_ERROR_NOT_FOUND : MONEV_ERROR_INVALID,
                 n == 0 ? "Permintaan “%s” tidak ada. Lihat “monevctl form requests”."
                        : "Ada lebih dari satu permintaan “%s”. Sebutkan id-nya.",
                 what);
  return NULL;
}

/** monev_cli_agency_find: Returns: (transfer full) (nullable): the id of the agency with that code,
 * short name or name; NOT_FOUND. */
char *
monev_cli_agency_find (MonevCli *cli, const char *what, GError **error)
{
  g_autoptr (GPtrArray) records
      = monev_record_store_list (cli->connection, &monev_agency_type, 0, error);
  g_autoptr (MonevLookup) lookup = NULL;
  const MonevRecord *found;
  gboolean ambiguous = FALSE;

  if (records == NULL)
    return NULL;
  lookup = monev_lookup_new (&monev_agency_type, records);
  found = monev_lookup_find (lookup, what, &ambiguous);
  if (found != NULL && !ambiguous)
    return g_strdup (monev_record_id (found));
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
               ambiguous ? "Ada lebih dari satu perangkat daerah “%s”. Sebutkan kodenya."
                         : "Perangkat daerah “%s” tidak ada. Sebutkan kode, singkatan, atau namanya.",
               what);
  return NULL;
}

static json_t *
request_json (MonevCli *cli, const MonevDataRequest *request)
{
  g_autofree char *made = monev_cli_moment (cli, request->made_at);

  return json_pack ("{s:s, s:s, s:I, s:s, s:s, s:I, s:s, s:s, s:s, s:I, s:s, s:s}", "id",
                    request->id, "form", request->form_code, "number",
                    (json_int_t)request->number, "period", request->period, "title",
                    request->title, "year", (json_int_t)request->year, "letter_number",
                    request->letter_number, "letter_date", request->letter_date, "time_unit",
                    request->time_unit, "time_amount", (json_int_t)request->time_amount, "state",
                    request->state, "made", made);
}

/** monev_cli_form_requests: form requests */
gboolean
monev_cli_form_requests (MonevCli *cli, int argc, char **argv, GError **error)
{
  gint year = 0;
  g_autoptr (GPtrArray) all = NULL;
  json_t *array;
  const GOptionEntry entries[] = {
    { "year", 0, 0, G_OPTION_ARG_INT, &year, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error) || !monev_cli_open (cli, error)
      || (all = monev_request_store_list (cli->connection, year, error)) == NULL)
    return FALSE;
  array = json_array ();
  for (guint i = 0; i < all->len; i++)
    {
      const MonevDataRequest *request = all->pdata[i];

      json_array_append_new (array, request_json (cli, request));
      if (!cli->json)
        g_print ("%s\t%s\t%s\t%s\n", request->id, request->period, request->title, request->state);
    }
  monev_cli_print (cli, array, "%s", "");
  return TRUE;
}

static json_t *
status_json (MonevCli *cli, const MonevDataAddressee *one, const MonevBoardCell *cell)
{
  g_autofree char *sent = monev_cli_moment (cli, one->sent_at);
  g_autofree char *due = monev_cli_moment (cli, one->due_at);
  g_autofree char *received = monev_cli_moment (cli, one->received_at);
  json_t *json
      = json_pack ("{s:s, s:s, s:s, s:s, s:I, s:s, s:s, s:s, s:I}", "id", one->id, "agency",
                   one->agency_code, "name", one->agency_name, "state",
                   monev_board_state_name (cell->state), "late_days", (json_int_t)cell->late_days,
                   "sent", sent, "due", due, "received", received, "rounds",
                   (json_int_t)one->rounds);
  json_t *counts = json_pack (
      "{s:I, s:I, s:I, s:I, s:I, s:I, s:I}", "asked", (json_int_t)one->asked, "filled",
      (json_int_t)one->filled, "repaired", (json_int_t)one->repaired, "doubtful",
      (json_int_t)one->doubtful, "missing", (json_int_t)one->missing, "approved",
      (json_int_t)one->approved, "questions", (json_int_t)one->questions);

  json_object_update (json, counts);
  json_decref (counts);
  if (cell->reminder != NULL)
    json_object_set_new (json, "reminder", json_string (cell->reminder));
  return json;
}

/** monev_cli_form_status: form status */
gboolean
monev_cli_form_status (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (MonevDataRequest) request = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_auto (MonevOfficeClock) clock = { NULL };
  gint64 now = 0;
  json_t *array;

  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu permintaan.");
  if (!monev_cli_open (cli, error) || !monev_db_now (cli->connection, &now, error)
      || !monev_office_clock_load (cli->connection, &clock, error)
      || (request = monev_cli_request_find (cli, argv[0], error)) == NULL
      || (all = monev_addressee_store_list (cli->connection, request->id, FALSE, error)) == NULL)
    return FALSE;
  array = json_array ();
  for (guint i = 0; i < all->len; i++)
    {
      const MonevDataAddressee *one = all->pdata[i];
      MonevBoardCell cell = monev_board_cell (one, &clock, now);
      g_autofree char *words = monev_board_words (&cell);

      json_array_append_new (array, status_json (cli, one, &cell));
      if (!cli->json)
        g_print ("%s\t%s\t%s\n", one->agency_code, one->agency_name, words);
    }
  monev_cli_print (cli, array, "%s", "");
  return TRUE;
}

/* ---- values ---- */

static const char *
state_word (MonevDataState state)
{
  switch (state)
    {
    case MONEV_DATA_SESUAI:
      return "sesuai";
    case MONEV_DATA_KLARIFIKASI:
      return "klarifikasi";
    case MONEV_DATA_DIKOREKSI:
      return "dikoreksi";
    case MONEV_DATA_DITOLAK:
      return "ditolak";
    case MONEV_DATA_BARU:
    default:
      return "baru";
    }
}

static const char *
how_word (MonevDataHow how)
{
  switch (how)
    {
    case MONEV_DATA_REPAIRED:
      return "repaired";
    case MONEV_DATA_DOUBTFUL:
      return "doubtful";
    case MONEV_DATA_MISSING:
      return "missing";
    case MONEV_DATA_ENTERED:
      return "entered";
    case MONEV_DATA_TAKEN:
    case MONEV_DATA_NONE:
    default:
      return "taken";
    }
}

static json_t *
value_json (const MonevDataCase *data, guint sheet, guint line, guint field)
{
  MonevDataValue value = monev_data_values_get (data->values, sheet, line, field);
  const MonevDataNote *note = monev_data_values_note (data->values, sheet, line, field);
  json_t *json = json_pack (
      "{s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "agency", data->addressee->agency_code, "sheet",
      monev_data_form_sheet (data->form, sheet)->key, "row",
      monev_data_values_line_key (data->values, sheet, line), "column",
      monev_data_layout_field (data->layout, sheet, field)->key, "value", value.text, "state",
      state_word (value.state), "how", how_word (value.how));
  const char *words
      = note == NULL ? NULL : note->reason != NULL ? note->reason : note->words;

  if (note != NULL && note->found != NULL)
    json_object_set_new (json, "found", json_string (note->found));
  if (note != NULL && note->other != NULL)
    json_object_set_new (json, "other", json_string (note->other));
  if (words != NULL)
    json_object_set_new (json, "message", json_string (words));
  return json;
}

static void
put_values (MonevCli *cli, const MonevDataCase *data, json_t *array)
{
  for (guint sheet = 0; sheet < monev_data_form_n_sheets (data->form); sheet++)
    for (guint line = 0; line < monev_data_values_n_lines (data->values, sheet); line++)
      for (guint field = 0; field < monev_data_layout_n_fields (data->layout, sheet); field++)
        {
          MonevDataValue value = monev_data_values_get (data->values, sheet, line, field);
          MonevDataCellKind kind
              = monev_data_layout_cell (data->layout, sheet, line, field);

          if (kind == MONEV_DATA_CELL_CARRIED || kind == MONEV_DATA_CELL_SHUT
              || (*value.text == '\0'
                  && !monev_data_values_is_wanted (data->values, sheet, line, field)))
            continue;
          json_array_append_new (array, value_json (data, sheet, line, field));
          if (!cli->json)
            g_print ("%s\t%s\t%s\t%s\t%s\t%s\n", data->addressee->agency_code,
                     monev_data_form_sheet (data->form, sheet)->key,
                     monev_data_values_line_key (data->values, sheet, line),
                     monev_data_layout_field (data->layout, sheet, field)->key, value.text,
                     state_word (value.state));
        }
}

/* The addressees that are meant: one, or all. */
static gboolean
each_case (MonevCli *cli, const MonevDataRequest *request, const char *agency_id, json_t *array,
           GError **error)
{
  g_autoptr (GPtrArray) all
      = monev_addressee_store_list (cli->connection, request->id, FALSE, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const MonevDataAddressee *one = all->pdata[i];
      g_autoptr (MonevDataCase) data = NULL;

      if (agency_id != NULL && strcmp (one->agency_id, agency_id) != 0)
        continue;
      data = monev_data_case_load (cli->connection, one->id, error);
      if (data == NULL)
        return FALSE;
      put_values (cli, data, array);
    }
  return all != NULL;
}

/** monev_cli_form_values: form values */
gboolean
monev_cli_form_values (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *agency = NULL, *agency_id = NULL;
  g_autoptr (MonevDataRequest) request = NULL;
  json_t *array;
  const GOptionEntry entries[] = {
    { "agency", 0, 0, G_OPTION_ARG_STRING, &agency, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu permintaan.");
  if (!monev_cli_open (cli, error)
      || (request = monev_cli_request_find (cli, argv[0], error)) == NULL
      || (agency != NULL && (agency_id = monev_cli_agency_find (cli, agency, error)) == NULL))
    return FALSE;
  array = json_array ();
  if (!each_case (cli, request, agency_id, array, error))
    {
      json_decref (array);
      return FALSE;
    }
  monev_cli_print (cli, array, "%s", "");
  return TRUE;
}

/* ---- acts ---- */

/** monev_cli_case_find: Returns: (transfer full) (nullable): an agency of a request, both as they are
 * named on the command line; NOT_FOUND. */
MonevDataCase *
monev_cli_case_find (MonevCli *cli, const char *request, const char *agency, GError **error)
{
  g_autoptr (MonevDataRequest) found = monev_cli_request_find (cli, request, error);
  g_autofree char *agency_id
      = found == NULL ? NULL : monev_cli_agency_find (cli, agency, error);
  g_autoptr (GPtrArray) all
      = agency_id == NULL ? NULL
                          : monev_addressee_store_list (cli->connection, found->id, FALSE, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (strcmp (((MonevDataAddressee *)all->pdata[i])->agency_id, agency_id) == 0)
      return monev_data_case_load (cli->connection, ((MonevDataAddressee *)all->pdata[i])->id,
                                   error);
  if (all != NULL)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                 "“%s” bukan tujuan permintaan ini.", agency);
  return NULL;
}

/** monev_cli_form_receipt: form receipt */
gboolean
monev_cli_form_receipt (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *agency = NULL, *on = NULL, *by = NULL;
  g_autoptr (MonevDataCase) data = NULL;
  MonevDate date;
  const GOptionEntry entries[] = {
    { "agency", 0, 0, G_OPTION_ARG_STRING, &agency, NULL, NULL },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, NULL, NULL },
    { "by", 0, 0, G_OPTION_ARG_STRING, &by, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc != 1 || agency == NULL || on == NULL || by == NULL)
    return monev_cli_usage (cli, error, "Sebutkan permintaan, --agency, --on, dan --by.");
  if (!monev_cli_login (cli, error) || !monev_date_parse (on, &date, error)
      || (data = monev_cli_case_find (cli, argv[0], agency, error)) == NULL
      || !monev_request_receipt (cli->connection, cli->actor, data->addressee, date, by, error))
    return FALSE;
  monev_cli_print (cli, json_pack ("{s:s, s:s}", "agency", data->addressee->agency_code, "by", by),
                   "Tanda terima %s dicatat.\n", data->addressee->agency_name);
  return TRUE;
}

/** monev_cli_cell_find: @place: "lembar|baris|kolom"; NOT_FOUND. */
gboolean
monev_cli_cell_find (const MonevDataCase *data, const char *place, MonevDataDecision *decision,
                     GError **error)
{
  g_auto (GStrv) parts = g_strsplit (place, "|", 3);

  if (g_strv_length (parts) == 3)
    for (guint sheet = 0; sheet < monev_data_form_n_sheets (data->form); sheet++)
      for (guint line = 0; strcmp (monev_data_form_sheet (data->form, sheet)->key, parts[0]) == 0
                           && line < monev_data_values_n_lines (data->values, sheet);
           line++)
        {
          int field = monev_data_layout_find_field (data->layout, sheet, parts[2]);

          if (strcmp (monev_data_values_line_key (data->values, sheet, line), parts[1]) != 0
              || field < 0)
            continue;
          decision->sheet = sheet;
          decision->line = line;
          decision->field = (guint)field;
          return TRUE;
        }
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
               "Sel “%s” tidak ada. Tulis LEMBAR|BARIS|KOLOM seperti pada “form values”.", place);
  return FALSE;
}

/** monev_cli_cell_canonical: Returns: (transfer full) (nullable): what was typed for that cell; INVALID. */
char *
monev_cli_cell_canonical (const MonevDataCase *data, const MonevDataDecision *decision,
                          const char *typed, GError **error)
{
  MonevDataSpec spec
      = monev_data_layout_spec (data->layout, decision->sheet, decision->line, decision->field);

  return monev_data_value_from_typed (&spec, typed, error);
}

typedef struct {
  gboolean as_is;
  char    *ask, *correct, *reason, *refuse;
} Verdict;

static void
verdict_clear (Verdict *self)
{
  g_free (self->ask);
  g_free (self->correct);
  g_free (self->reason);
  g_free (self->refuse);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Verdict, verdict_clear)

/* @canonical: (out): what a correction puts there; the decision borrows it. */
static GArray *
one_cell (const MonevDataCase *data, const char *cell, const Verdict *verdict, char **canonical,
          GError **error)
{
  MonevDataDecision one = { .state = verdict->as_is              ? MONEV_DATA_SESUAI
                                     : verdict->ask != NULL      ? MONEV_DATA_KLARIFIKASI
                                     : verdict->correct != NULL  ? MONEV_DATA_DIKOREKSI
                                                                 : MONEV_DATA_DITOLAK,
                            .text = verdict->ask != NULL      ? verdict->ask
                                    : verdict->refuse != NULL ? verdict->refuse
                                                              : verdict->reason };
  GArray *decisions;

  if (!monev_cli_cell_find (data, cell, &one, error)
      || (verdict->correct != NULL
          && (*canonical = monev_cli_cell_canonical (data, &one, verdict->correct, error)) == NULL))
    return NULL;
  one.value = *canonical;
  decisions = g_array_new (FALSE, TRUE, sizeof one);
  return g_array_append_val (decisions, one);
}

/** monev_cli_form_verify: form verify */
gboolean
monev_cli_form_verify (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *agency = NULL, *cell = NULL, *canonical = NULL;
  g_auto (Verdict) wanted = { FALSE };
  gboolean clean = FALSE;
  g_autoptr (MonevDataCase) data = NULL;
  g_autoptr (MonevDataAddressee) done = NULL;
  g_autoptr (GArray) decisions = NULL;
  const GOptionEntry entries[] = {
    { "agency", 0, 0, G_OPTION_ARG_STRING, &agency, NULL, NULL },
    { "cell", 0, 0, G_OPTION_ARG_STRING, &cell, NULL, NULL },
    { "clean", 0, 0, G_OPTION_ARG_NONE, &clean, NULL, NULL },
    { "as-is", 0, 0, G_OPTION_ARG_NONE, &wanted.as_is, NULL, NULL },
    { "ask", 0, 0, G_OPTION_ARG_STRING, &wanted.ask, NULL, NULL },
    { "correct", 0, 0, G_OPTION_ARG_STRING, &wanted.correct, NULL, NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &wanted.reason, NULL, NULL },
    { "refuse", 0, 0, G_OPTION_ARG_STRING, &wanted.refuse, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc != 1 || agency == NULL || clean == (cell != NULL)
      || (cell != NULL
          && wanted.as_is + (wanted.ask != NULL) + (wanted.correct != NULL)
                     + (wanted.refuse != NULL)
                 != 1))
    return monev_cli_usage (cli, error,
                            "Sebutkan permintaan, --agency, lalu --clean, atau --cell dengan satu "
                            "putusan.");
  if (!monev_cli_login (cli, error) || (data = monev_cli_case_find (cli, argv[0], agency, error)) == NULL)
    return FALSE;
  decisions = clean ? monev_data_case_clean (data)
                    : one_cell (data, cell, &wanted, &canonical, error);
  if (decisions == NULL)
    return FALSE;
  done = monev_request_decide (cli->connection, cli->actor, data,
                               (MonevDataDecision *)(gpointer)decisions->data, decisions->len,
                               error);
  if (done == NULL)
    return FALSE;
  monev_cli_print (cli,
                   json_pack ("{s:s, s:i, s:I, s:I, s:b}", "agency", done->agency_code, "decided",
                              (int)decisions->len, "approved", (json_int_t)done->approved, "asked",
                              (json_int_t)done->asked, "verified", done->verified_at != 0),
                   "%u nilai diputuskan.\n", decisions->len);
  return TRUE;
}

/** monev_cli_form_close: form close */
gboolean
monev_cli_form_close (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *note = NULL;
  g_autoptr (MonevDataRequest) request = NULL;
  MonevDataSet *set;
  const GOptionEntry entries[] = {
    { "note", 0, 0, G_OPTION_ARG_STRING, &note, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu permintaan.");
  if (!monev_cli_login (cli, error)
      || (request = monev_cli_request_find (cli, argv[0], error)) == NULL)
    return FALSE;
  set = monev_request_close (cli->connection, cli->actor, request, note != NULL ? note : "", error);
  if (set == NULL)
    return FALSE;
  monev_cli_print (cli,
                   json_pack ("{s:I, s:s, s:I}", "number", (json_int_t)set->number, "sha256",
                              set->sha256, "agencies", (json_int_t)set->agencies),
                   "Himpunan data ke-%" G_GINT64_FORMAT " ditutup: %" G_GINT64_FORMAT " OPD, sidik "
                   "%s.\n",
                   set->number, set->agencies, set->sha256);
  monev_data_set_free (set);
  return TRUE;
}
