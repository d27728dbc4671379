/* form enter, rounds, describe, cancel, resume. */
#include <string.h>

#include "base/json.h"
#include "cli/form-cli.h"
#include "dataform/request-keyed.h"
#include "dataform/request-round.h"

typedef struct {
  char *agency, *source, *by, *phone, *letter, *letter_date, *received, *from;
  gint  round;
  char **cells, **files;
} Said;

static void
said_clear (Said *self)
{
  g_free (self->agency);
  g_free (self->source);
  g_free (self->by);
  g_free (self->phone);
  g_free (self->letter);
  g_free (self->letter_date);
  g_free (self->received);
  g_free (self->from);
  g_strfreev (self->cells);
  g_strfreev (self->files);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Said, said_clear)

static gboolean
read_said (MonevCli *cli, int *argc, char ***argv, Said *said, GError **error)
{
  const GOptionEntry entries[] = {
    { "agency", 0, 0, G_OPTION_ARG_STRING, &said->agency, NULL, NULL },
    { "source", 0, 0, G_OPTION_ARG_STRING, &said->source, NULL, NULL },
    { "by", 0, 0, G_OPTION_ARG_STRING, &said->by, NULL, NULL },
    { "phone", 0, 0, G_OPTION_ARG_STRING, &said->phone, NULL, NULL },
    { "letter", 0, 0, G_OPTION_ARG_STRING, &said->letter, NULL, NULL },
    { "letter-date", 0, 0, G_OPTION_ARG_STRING, &said->letter_date, NULL, NULL },
    { "received", 0, 0, G_OPTION_ARG_STRING, &said->received, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &said->from, NULL, NULL },
    { "cell", 0, 0, G_OPTION_ARG_STRING_ARRAY, &said->cells, NULL, NULL },
    { "attach", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &said->files, NULL, NULL },
    { "round", 0, 0, G_OPTION_ARG_INT, &said->round, NULL, NULL },
    { NULL },
  };

  return monev_cli_options (cli, entries, argc, argv, error);
}

/* As an office writes a day: "10 Maret 2026", "10/3/2026", "2026-03-10". */
static gboolean
set_day (char **text, const char *typed, GError **error)
{
  MonevDate date;

  if (typed == NULL || *typed == '\0')
    return TRUE;
  if (!monev_date_parse (typed, &date, error))
    return FALSE;
  g_free (*text);
  *text = monev_date_to_iso (date);
  return TRUE;
}

/* ---- enter ---- */

/* "LEMBAR|BARIS|KOLOM=NILAI"; the value as an office writes it. */
static gboolean
type_cell (const MonevDataCase *data, MonevKeyed *keyed, const char *place, const char *typed,
           GError **error)
{
  MonevDataDecision at = { 0 };
  g_autofree char *value = NULL;

  if (!monev_cli_cell_find (data, place, &at, error))
    return FALSE;
  if (!monev_data_values_is_asked (data->values, at.sheet, at.line, at.field))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "Sel “%s” tidak diminta dari OPD ini.",
                   place);
      return FALSE;
    }
  value = monev_cli_cell_canonical (data, &at, typed, error);
  if (value == NULL)
    {
      g_prefix_error (error, "%s: ", place);
      return FALSE;
    }
  monev_keyed_set (keyed, place, value);
  return TRUE;
}

static gboolean
type_cells (const MonevDataCase *data, MonevKeyed *keyed, char **cells, GError **error)
{
  for (guint i = 0; cells != NULL && cells[i] != NULL; i++)
    {
      const char *equals = strchr (cells[i], '=');
      g_autofree char *place
          = equals == NULL ? NULL : g_strndup (cells[i], (gsize)(equals - cells[i]));

      if (place == NULL)
        {
          g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                       "“%s” tidak dapat dibaca. Tulis LEMBAR|BARIS|KOLOM=NILAI.", cells[i]);
          return FALSE;
        }
      if (!type_cell (data, keyed, place, equals + 1, error))
        return FALSE;
    }
  return TRUE;
}

/* What "form values" writes: an array of objects with sheet, row, column and value. */
static gboolean
type_file (const MonevDataCase *data, MonevKeyed *keyed, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  json_auto_t *json = NULL;
  gsize length;

  if (path == NULL)
    return TRUE;
  if (!g_file_get_contents (path, &text, &length, error)
      || (json = monev_json_load (text, (gssize)length, error)) == NULL)
    return FALSE;
  for (gsize i = 0; i < json_array_size (json); i++)
    {
      const json_t *one = json_array_get (json, i);
      const char *sheet = json_string_value (json_object_get (one, "sheet"));
      const char *row = json_string_value (json_object_get (one, "row"));
      const char *column = json_string_value (json_object_get (one, "column"));
      const char *value = json_string_value (json_object_get (one, "value"));
      g_autofree char *place = NULL;

      if (sheet == NULL || row == NULL || column == NULL || value == NULL)
        {
          g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                       "Isian ke-%u pada %s tidak lengkap. Tulis sheet, row, column, dan value.",
                       (guint)i + 1, path);
          return FALSE;
        }
      place = g_strjoin ("|", sheet, row, column, NULL);
      if (*value != '\0' && !type_cell (data, keyed, place, value, error))
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
read_files (MonevCli *cli, char **paths, GError **error)
{
  g_autoptr (GPtrArray) files
      = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_attachment_file_free);

  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      MonevAttachmentFile *file
          = monev_attachment_file_read (paths[i], NULL, cli->issues, error);

      if (file == NULL)
        return NULL;
      g_ptr_array_add (files, file);
    }
  return g_steal_pointer (&files);
}

static MonevKeyed *
keyed_of (MonevCli *cli, const MonevDataCase *data, const Said *said, GError **error)
{
  g_autoptr (MonevKeyed) keyed = monev_keyed_new (cli->connection, data, error);

  if (keyed == NULL)
    return NULL;
  monev_keyed_set_text (&keyed->source, said->source);
  monev_keyed_set_text (&keyed->letter_number, said->letter);
  monev_keyed_set_text (&keyed->filled_by, said->by);
  monev_keyed_set_text (&keyed->filled_phone, said->phone);
  return set_day (&keyed->letter_date, said->letter_date, error)
                 && set_day (&keyed->received_on, said->received, error)
                 && type_file (data, keyed, said->from, error)
                 && type_cells (data, keyed, said->cells, error)
             ? g_steal_pointer (&keyed)
             : NULL;
}

/* The files go in first, as they do in the window; a refusal takes them out again. */
static MonevDataAddressee *
hand_in (MonevCli *cli, const MonevDataCase *data, MonevKeyed *keyed, const GPtrArray *files,
         GError **error)
{
  MonevDataAddressee *now = NULL;
  gboolean good = TRUE;

  for (guint i = 0; good && i < files->len; i++)
    {
      g_autoptr (MonevAttachment) kept
          = monev_keyed_attach (cli->connection, cli->actor, keyed, files->pdata[i], error);

      good = kept != NULL;
    }
  if (good)
    now = monev_keyed_hand_in (cli->connection, cli->actor, data, keyed, error);
  if (now == NULL && files->len > 0)
    monev_keyed_drop (cli->connection, cli->actor, keyed->addressee_id, NULL);
  return now;
}

static gboolean
check_free (MonevCli *cli, const MonevDataCase *data, GError **error)
{
  g_autoptr (MonevKeyed) begun
      = monev_keyed_load (cli->connection, cli->actor, data->addressee->id, NULL);

  if (begun == NULL)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
               "Isian Anda atas nama %s belum selesai. Selesaikan atau buang di jendela Monev.",
               data->addressee->agency_name);
  return FALSE;
}

/** monev_cli_form_enter: form enter */
gboolean
monev_cli_form_enter (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Said) said = { NULL };
  g_autoptr (MonevDataCase) data = NULL;
  g_autoptr (MonevKeyed) keyed = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (MonevDataAddressee) now = NULL;

  if (!read_said (cli, &argc, &argv, &said, error))
    return FALSE;
  if (argc != 1 || said.agency == NULL || said.source == NULL
      || (said.cells == NULL && said.from == NULL))
    return monev_cli_usage (cli, error,
                            "Sebutkan permintaan, --agency, --source, dan --cell atau --from.");
  if (!monev_cli_login (cli, error)
      || (data = monev_cli_case_find (cli, argv[0], said.agency, error)) == NULL
      || !check_free (cli, data, error)
      || (files = read_files (cli, said.files, error)) == NULL
      || (keyed = keyed_of (cli, data, &said, error)) == NULL
      || (now = hand_in (cli, data, keyed, files, error)) == NULL)
    return FALSE;
  monev_cli_print (cli,
                   json_pack ("{s:s, s:I, s:i, s:I, s:I}", "agency", now->agency_code, "round",
                              (json_int_t)now->rounds, "values", (int)monev_keyed_n_cells (keyed),
                              "doubtful", (json_int_t)now->doubtful, "missing",
                              (json_int_t)now->missing),
                   "Data masuk ke-%d dari %s: %u nilai.\n", (int)now->rounds, now->agency_name,
                   monev_keyed_n_cells (keyed));
  return TRUE;
}

/* ---- rounds ---- */

static json_t *
round_json (MonevCli *cli, const MonevDataSubmission *round, const GPtrArray *files)
{
  g_autofree char *received = monev_cli_moment (cli, round->received_at);
  json_t *names = json_array ();

  for (guint i = 0; i < files->len; i++)
    if (monev_round_has_file (round->id, files->pdata[i]))
      json_array_append_new (names, json_string (((MonevAttachment *)files->pdata[i])->name));
  return json_pack ("{s:I, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:o}", "round",
                    (json_int_t)round->round, "source", round->source, "file", round->file_name,
                    "received", received, "letter_number", round->letter_number, "letter_date",
                    round->letter_date, "filled_by", round->filled_by, "filled_phone",
                    round->filled_phone, "entered_by", round->entered_by, "files", names);
}

static GPtrArray *
files_of (MonevCli *cli, const char *addressee_id, GError **error)
{
  g_autofree char *owner = g_strconcat ("data/", addressee_id, NULL);

  return monev_attachment_list (cli->connection, owner, error);
}

/** monev_cli_form_rounds: form rounds */
gboolean
monev_cli_form_rounds (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Said) said = { NULL };
  g_autoptr (MonevDataCase) data = NULL;
  g_autoptr (GPtrArray) rounds = NULL;
  g_autoptr (GPtrArray) files = NULL;
  json_t *array;

  if (!read_said (cli, &argc, &argv, &said, error))
    return FALSE;
  if (argc != 1 || said.agency == NULL)
    return monev_cli_usage (cli, error, "Sebutkan permintaan dan --agency.");
  if (!monev_cli_open (cli, error)
      || (data = monev_cli_case_find (cli, argv[0], said.agency, error)) == NULL
      || (rounds = monev_submission_store_list (cli->connection, data->addressee->id, error)) == NULL
      || (files = files_of (cli, data->addressee->id, error)) == NULL)
    return FALSE;
  array = json_array ();
  for (guint i = 0; i < rounds->len; i++)
    {
      const MonevDataSubmission *round = rounds->pdata[i];

      json_array_append_new (array, round_json (cli, round, files));
      if (!cli->json)
        g_print ("%d\t%s\t%s\t%s\t%s %s\n", (int)round->round, round->source, round->file_name,
                 round->letter_number, round->filled_by, round->filled_phone);
    }
  monev_cli_print (cli, array, "%s", "");
  return TRUE;
}

/* ---- describe ---- */

/* @nth: 0 for the newest. */
static const MonevDataSubmission *
find_round (const GPtrArray *rounds, gint nth, GError **error)
{
  for (guint i = 0; i < rounds->len; i++)
    if (nth == 0 || ((MonevDataSubmission *)rounds->pdata[i])->round == nth)
      return rounds->pdata[i];
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
               nth == 0 ? "OPD ini belum menyampaikan data."
                        : "Data masuk ke-%d tidak ada. Lihat “monevctl form rounds”.",
               nth);
  return NULL;
}

static gboolean
describe (MonevCli *cli, const MonevDataSubmission *round, const Said *said, GError **error)
{
  g_autofree char *day = NULL;
  g_autoptr (GPtrArray) files = read_files (cli, said->files, error);
  MonevRoundDetails details = { .letter_number = said->letter,
                                .filled_by = said->by,
                                .filled_phone = said->phone };

  if (files == NULL || !set_day (&day, said->letter_date, error))
    return FALSE;
  details.letter_date = day;
  if ((said->letter != NULL || day != NULL || said->by != NULL || said->phone != NULL)
      && !monev_round_describe (cli->connection, cli->actor, round, &details, error))
    return FALSE;
  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (MonevAttachment) kept
          = monev_round_attach (cli->connection, cli->actor, round, files->pdata[i], error);

      if (kept == NULL)
        return FALSE;
    }
  return TRUE;
}

/** monev_cli_form_describe: form describe */
gboolean
monev_cli_form_describe (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Said) said = { NULL };
  g_autoptr (MonevDataCase) data = NULL;
  g_autoptr (GPtrArray) rounds = NULL;
  const MonevDataSubmission *round;

  if (!read_said (cli, &argc, &argv, &said, error))
    return FALSE;
  if (argc != 1 || said.agency == NULL)
    return monev_cli_usage (cli, error, "Sebutkan permintaan dan --agency.");
  if (!monev_cli_login (cli, error)
      || (data = monev_cli_case_find (cli, argv[0], said.agency, error)) == NULL
      || (rounds = monev_submission_store_list (cli->connection, data->addressee->id, error)) == NULL
      || (round = find_round (rounds, said.round, error)) == NULL
      || !describe (cli, round, &said, error))
    return FALSE;
  monev_cli_print (cli,
                   json_pack ("{s:s, s:I}", "agency", data->addressee->agency_code, "round",
                              (json_int_t)round->round),
                   "Keterangan data masuk ke-%d dari %s dicatat.\n", (int)round->round,
                   data->addressee->agency_name);
  return TRUE;
}

/* ---- cancel, resume ---- */

static gboolean
set_state (MonevCli *cli, const char *what, const char *state, const char *reason, GError **error)
{
  g_autoptr (MonevDataRequest) request = NULL;

  if (!monev_cli_login (cli, error)
      || (request = monev_cli_request_find (cli, what, error)) == NULL
      || !monev_request_set_state (cli->connection, cli->actor, request, state, reason, error))
    return FALSE;
  monev_cli_print (cli, json_pack ("{s:s, s:s}", "request", request->id, "state", state),
                   "%s: %s.\n", request->title, state);
  return TRUE;
}

/** monev_cli_form_cancel: form cancel */
gboolean
monev_cli_form_cancel (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc != 1 || reason == NULL)
    return monev_cli_usage (cli, error, "Sebutkan permintaan dan --reason.");
  return set_state (cli, argv[0], MONEV_REQUEST_STOPPED, reason, error);
}

/** monev_cli_form_resume: form resume: one that was called off */
gboolean
monev_cli_form_resume (MonevCli *cli, int argc, char **argv, GError **error)
{
  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu permintaan.");
  return set_state (cli, argv[0], MONEV_REQUEST_RUNNING, "", error);
}
