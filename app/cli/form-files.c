/* form issue, files, receive, clarify, remind, compile. */
#include <glib/gstdio.h>
#include <string.h>

#include "base/instant.h"
#include "cli/form-cli.h"
#include "dataform/data-board.h"
#include "dataform/data-compile.h"
#include "dataform/dispatch-book.h"
#include "dataform/request-files.h"
#include "dataform/request-papers.h"
#include "dataform/request-take.h"

/* ---- issue ---- */

typedef struct {
  char  *period, *sent, *out, *title, *letter, *letter_date, *contact, *means;
  gint   days, hours;
  gboolean receipts;
  char **agencies;
} Issue;

static void
issue_clear (Issue *self)
{
  g_free (self->period);
  g_free (self->sent);
  g_free (self->out);
  g_free (self->title);
  g_free (self->letter);
  g_free (self->letter_date);
  g_free (self->contact);
  g_free (self->means);
  g_strfreev (self->agencies);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Issue, issue_clear)

/* A form that was changed since is issued first, so that what is sent is what is seen. */
static MonevDataFormEntry *
ready_form (MonevCli *cli, const char *key, GError **error)
{
  MonevDataFormEntry *entry = monev_data_form_store_find (cli->connection, key, error);
  MonevDataFormEntry *issued;

  if (entry == NULL || *entry->concept == '\0')
    return entry;
  issued = monev_data_form_issue (cli->connection, cli->actor, entry, cli->issues, error);
  monev_data_form_entry_free (entry);
  return issued;
}

static char **
find_agencies (MonevCli *cli, char **names, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names[i] != NULL; i++)
    {
      char *id = monev_cli_agency_find (cli, names[i], error);

      if (id == NULL)
        return NULL;
      g_ptr_array_add (ids, id);
    }
  g_ptr_array_add (ids, NULL);
  return (char **)g_ptr_array_steal (ids, NULL);
}

/* A day without a time is the beginning of its work. */
static gboolean
read_moment (MonevCli *cli, const char *text, gint64 *at, GError **error)
{
  g_auto (MonevOfficeClock) clock = { NULL };
  MonevDate date;

  if (!monev_office_clock_load (cli->connection, &clock, error))
    return FALSE;
  if (strchr (text, 'T') != NULL)
    return monev_instant_from_rfc3339 (text, clock.zone, at, error);
  if (!monev_date_parse (text, &date, error))
    return FALSE;
  *at = monev_office_clock_day_start (&clock, date);
  return TRUE;
}

static json_t *
file_json (const MonevRequestFile *file)
{
  json_t *json = json_pack ("{s:s, s:s, s:s, s:s}", "agency", file->agency_code, "name",
                            file->agency_name, "file", file->path != NULL ? file->path : "",
                            "receipt", file->receipt);

  if (file->error != NULL)
    json_object_set_new (json, "error", json_string (file->error));
  return json;
}

static gboolean
print_files (MonevCli *cli, const MonevDataRequest *request, const GPtrArray *files, GError **error)
{
  json_t *array = json_array ();
  guint failed = 0;

  for (guint i = 0; i < files->len; i++)
    {
      const MonevRequestFile *file = files->pdata[i];

      failed += file->error != NULL;
      json_array_append_new (array, file_json (file));
      if (!cli->json)
        g_print ("%s\t%s\t%s\n", file->agency_code, file->agency_name,
                 file->error != NULL ? file->error : file->path);
    }
  monev_cli_print (cli,
                   json_pack ("{s:s, s:s, s:s, s:o}", "request", request->id, "form",
                              request->form_code, "period", request->period, "files", array),
                   "%u buku kerja ditulis. Permintaan: %s\n", files->len - failed, request->id);
  cli->answered = TRUE;
  if (failed > 0)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_IO,
                 "%u buku kerja tidak tertulis; yang lain utuh. Kosongkan tempat di cakram, lalu "
                 "jalankan lagi “form files”.",
                 failed);
  return failed == 0;
}

static gboolean
write_files (MonevCli *cli, const MonevDataRequest *request, const char *out, gboolean receipts,
             GError **error)
{
  MonevRequestBatch batch = { .request_id = request->id, .folder = out, .receipts = receipts };
  g_autoptr (GPtrArray) files = NULL;

  if (g_mkdir_with_parents (out, 0755) != 0)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_IO,
                   "Folder %s tidak dapat dibuat. Pilih folder lain.", out);
      return FALSE;
    }
  files = monev_request_write_files (cli->connection, &batch, cli->issues, error);
  return files != NULL && print_files (cli, request, files, error);
}

/* All that can be refused, before anything is written. */
static MonevDataRequest *
make_request (MonevCli *cli, const char *form, const Issue *issue, GError **error)
{
  g_autoptr (MonevDataFormEntry) entry = NULL;
  g_auto (GStrv) agencies = NULL;
  MonevRequestPlan plan = { .period = issue->period,
                            .title = issue->title,
                            .letter_number = issue->letter,
                            .contact = issue->contact,
                            .time_unit = issue->hours > 0 ? "jam" : "hari",
                            .time_amount = issue->hours > 0 ? issue->hours : issue->days };
  g_autofree char *letter_date = NULL;
  gint64 sent_at = 0;
  MonevDate date;
  g_autoptr (MonevDataRequest) request = NULL;

  if ((issue->sent != NULL && !read_moment (cli, issue->sent, &sent_at, error))
      || (issue->letter_date != NULL && !monev_date_parse (issue->letter_date, &date, error))
      || (issue->agencies != NULL
          && (agencies = find_agencies (cli, issue->agencies, error)) == NULL)
      || (entry = ready_form (cli, form, error)) == NULL)
    return NULL;
  if (issue->letter_date != NULL)
    plan.letter_date = letter_date = monev_date_to_iso (date);
  plan.form = entry->id;
  plan.agencies = (const char *const *)agencies;
  request = monev_request_make (cli->connection, cli->actor, &plan, error);
  if (request == NULL
      || (issue->sent != NULL
          && !monev_request_send (cli->connection, cli->actor, request->id, NULL, sent_at,
                                  issue->means, error)))
    return NULL;
  return g_steal_pointer (&request);
}

/** monev_cli_form_issue: form issue */
gboolean
monev_cli_form_issue (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Issue) issue = { NULL };
  g_autoptr (MonevDataRequest) request = NULL;
  const GOptionEntry entries[] = {
    { "period", 0, 0, G_OPTION_ARG_STRING, &issue.period, NULL, NULL },
    { "sent", 0, 0, G_OPTION_ARG_STRING, &issue.sent, NULL, NULL },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &issue.out, NULL, NULL },
    { "agency", 0, 0, G_OPTION_ARG_STRING_ARRAY, &issue.agencies, NULL, NULL },
    { "title", 0, 0, G_OPTION_ARG_STRING, &issue.title, NULL, NULL },
    { "letter", 0, 0, G_OPTION_ARG_STRING, &issue.letter, NULL, NULL },
    { "letter-date", 0, 0, G_OPTION_ARG_STRING, &issue.letter_date, NULL, NULL },
    { "contact", 0, 0, G_OPTION_ARG_STRING, &issue.contact, NULL, NULL },
    { "means", 0, 0, G_OPTION_ARG_STRING, &issue.means, NULL, NULL },
    { "days", 0, 0, G_OPTION_ARG_INT, &issue.days, NULL, NULL },
    { "hours", 0, 0, G_OPTION_ARG_INT, &issue.hours, NULL, NULL },
    { "receipts", 0, 0, G_OPTION_ARG_NONE, &issue.receipts, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc != 1 || issue.period == NULL || issue.out == NULL)
    return monev_cli_usage (cli, error, "Sebutkan formulir, --period, dan --out.");
  if (!monev_cli_login (cli, error)
      || (request = make_request (cli, argv[0], &issue, error)) == NULL)
    return FALSE;
  return write_files (cli, request, issue.out, issue.receipts, error);
}

/** monev_cli_form_files: form files: the workbooks of a request once more */
gboolean
monev_cli_form_files (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *out = NULL;
  gboolean receipts = FALSE;
  g_autoptr (MonevDataRequest) request = NULL;
  const GOptionEntry entries[] = {
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &out, NULL, NULL },
    { "receipts", 0, 0, G_OPTION_ARG_NONE, &receipts, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc != 1 || out == NULL)
    return monev_cli_usage (cli, error, "Sebutkan permintaan dan --out.");
  if (!monev_cli_open (cli, error)
      || (request = monev_cli_request_find (cli, argv[0], error)) == NULL)
    return FALSE;
  return write_files (cli, request, out, receipts, error);
}

/* ---- receive ---- */

/* Lock files of office programs and hidden ones are no answers. */
static gboolean
is_book (const char *name)
{
  static const char *const endings[] = { ".xlsx", ".xlsm", ".xls", ".csv", ".XLSX", ".XLS" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]))
      return *name != '.' && *name != '~';
  return FALSE;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

static void
gather (const char *path, GPtrArray *paths, guint depth)
{
  g_autoptr (GDir) dir = depth < 8 ? g_dir_open (path, 0, NULL) : NULL;
  const char *name;

  if (dir == NULL)
    {
      g_ptr_array_add (paths, g_strdup (path));
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      if (*name != '.' && (is_book (name) || g_file_test (below, G_FILE_TEST_IS_DIR)))
        gather (below, paths, depth + 1);
    }
}

static json_t *
taken_json (const MonevTakenFile *taken)
{
  json_t *json = json_pack (
      "{s:s, s:s, s:s, s:s, s:i, s:i, s:i, s:i}", "file", taken->file, "agency",
      taken->agency_code, "request", taken->request_id, "status",
      monev_taken_status_name (taken->status), "values", (int)taken->values, "repaired",
      (int)taken->repaired, "doubtful", (int)taken->doubtful, "missing", (int)taken->missing);

  json_object_set_new (json, "path", json_string (taken->path));
  json_object_set_new (json, "round", json_integer (taken->round));
  if (*taken->message != '\0')
    json_object_set_new (json, "message", json_string (taken->message));
  json_object_set_new (json, "issues", monev_issue_list_to_json (taken->issues));
  return json;
}

static void
print_taken (MonevCli *cli, const MonevTakenFile *taken)
{
  if (cli->json)
    return;
  if (taken->status == MONEV_TAKEN)
    g_print ("%s: %s, %u nilai, %u diperbaiki, %u meragukan, %u kosong\n", taken->file,
             taken->agency_name, taken->values, taken->repaired, taken->doubtful, taken->missing);
  else
    g_print ("%s: %s\n", taken->file, taken->message);
  monev_cli_form_print_issues (cli, taken->issues);
}

static gboolean
print_all_taken (MonevCli *cli, const GPtrArray *taken, GError **error)
{
  json_t *array = json_array ();
  guint failed = 0;

  for (guint i = 0; i < taken->len; i++)
    {
      const MonevTakenFile *one = taken->pdata[i];

      failed += one->status != MONEV_TAKEN && one->status != MONEV_TAKEN_BEFORE;
      json_array_append_new (array, taken_json (one));
      print_taken (cli, one);
    }
  monev_cli_print (cli, array, "%s", "");
  cli->answered = TRUE;
  if (failed > 0)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                 "%u berkas tidak dapat diterima. Lihat keterangannya.", failed);
  return failed == 0;
}

typedef struct {
  char *request, *agency, *source, *by, *phone, *letter, *letter_date, *received;
} Receive;

static void
receive_clear (Receive *self)
{
  g_free (self->request);
  g_free (self->agency);
  g_free (self->source);
  g_free (self->by);
  g_free (self->phone);
  g_free (self->letter);
  g_free (self->letter_date);
  g_free (self->received);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Receive, receive_clear)

/* --request and --agency together name an addressee. */
static gboolean
find_addressee (MonevCli *cli, const Receive *said, char **request_id, char **addressee_id,
                GError **error)
{
  g_autoptr (MonevDataRequest) request = NULL;
  g_autofree char *agency_id = NULL;
  g_autoptr (GPtrArray) all = NULL;

  if (said->request == NULL)
    return TRUE;
  request = monev_cli_request_find (cli, said->request, error);
  if (request == NULL)
    return FALSE;
  *request_id = g_strdup (request->id);
  if (said->agency == NULL)
    return TRUE;
  agency_id = monev_cli_agency_find (cli, said->agency, error);
  all = agency_id == NULL ? NULL
                          : monev_addressee_store_list (cli->connection, request->id, FALSE, error);
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (strcmp (((MonevDataAddressee *)all->pdata[i])->agency_id, agency_id) == 0)
      *addressee_id = g_strdup (((MonevDataAddressee *)all->pdata[i])->id);
  if (all != NULL && *addressee_id == NULL)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                 "“%s” bukan tujuan permintaan ini.", said->agency);
  return *addressee_id != NULL;
}

static gboolean
receive (MonevCli *cli, GPtrArray *paths, const Receive *said, GError **error)
{
  g_autofree char *request_id = NULL, *addressee_id = NULL;
  MonevTakeOptions options = { .source = said->source,
                               .filled_by = said->by,
                               .filled_phone = said->phone,
                               .letter_number = said->letter,
                               .letter_date = said->letter_date };
  g_autoptr (GPtrArray) taken = NULL;

  if (!find_addressee (cli, said, &request_id, &addressee_id, error)
      || (said->received != NULL
          && !read_moment (cli, said->received, &options.received_at, error)))
    return FALSE;
  options.request_id = request_id;
  options.addressee_id = addressee_id;
  taken = monev_request_take_files (cli->connection, cli->actor,
                                    (const char *const *)paths->pdata, &options, error);
  return taken != NULL && print_all_taken (cli, taken, error);
}

/** monev_cli_form_receive: form receive */
gboolean
monev_cli_form_receive (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Receive) said = { NULL };
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const GOptionEntry entries[] = {
    { "request", 0, 0, G_OPTION_ARG_STRING, &said.request, NULL, NULL },
    { "agency", 0, 0, G_OPTION_ARG_STRING, &said.agency, NULL, NULL },
    { "source", 0, 0, G_OPTION_ARG_STRING, &said.source, NULL, NULL },
    { "by", 0, 0, G_OPTION_ARG_STRING, &said.by, NULL, NULL },
    { "phone", 0, 0, G_OPTION_ARG_STRING, &said.phone, NULL, NULL },
    { "letter", 0, 0, G_OPTION_ARG_STRING, &said.letter, NULL, NULL },
    { "letter-date", 0, 0, G_OPTION_ARG_STRING, &said.letter_date, NULL, NULL },
    { "received", 0, 0, G_OPTION_ARG_STRING, &said.received, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc == 0 || (said.agency != NULL && said.request == NULL))
    return monev_cli_usage (cli, error,
                            "Sebutkan berkas atau folder; --agency hanya bersama --request.");
  for (int i = 0; i < argc; i++)
    gather (argv[i], paths, 0);
  g_ptr_array_sort (paths, compare_paths);
  g_ptr_array_add (paths, NULL);
  return monev_cli_login (cli, error) && receive (cli, paths, &said, error);
}

/* ---- klarifikasi, pengingat ---- */

/** monev_cli_form_clarify: form clarify: a workbook with what each agency is asked */
gboolean
monev_cli_form_clarify (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *out = NULL;
  g_autoptr (MonevDataRequest) request = NULL;
  g_autoptr (GPtrArray) all = NULL;
  json_t *array;
  const GOptionEntry entries[] = {
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &out, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc != 1 || out == NULL)
    return monev_cli_usage (cli, error, "Sebutkan permintaan dan --out.");
  if (!monev_cli_login (cli, error)
      || (request = monev_cli_request_find (cli, argv[0], error)) == NULL
      || (all = monev_addressee_store_list (cli->connection, request->id, FALSE, error)) == NULL)
    return FALSE;
  g_mkdir_with_parents (out, 0755);
  array = json_array ();
  for (guint i = 0; i < all->len; i++)
    {
      const MonevDataAddressee *to = all->pdata[i];
      g_autofree char *name = monev_request_file_name (request, to, "Klarifikasi", ".xlsx");
      g_autofree char *path = g_build_filename (out, name, NULL);
      g_autoptr (MonevDataCase) data = NULL;

      if (to->questions == 0)
        continue;
      data = monev_data_case_load (cli->connection, to->id, error);
      if (data == NULL
          || !monev_request_write_clarify (cli->connection, data, path, cli->issues, error))
        {
          json_decref (array);
          return FALSE;
        }
      json_array_append_new (array, json_pack ("{s:s, s:s, s:I}", "agency", to->agency_code, "file",
                                               path, "questions", (json_int_t)to->questions));
      if (!cli->json)
        g_print ("%s\t%s\n", to->agency_name, path);
    }
  monev_cli_print (cli, array, "%s", "");
  return TRUE;
}

static GPtrArray *
late_ones (MonevCli *cli, const GPtrArray *all, GError **error)
{
  g_auto (MonevOfficeClock) clock = { NULL };
  GPtrArray *late;
  gint64 now = 0;

  if (!monev_db_now (cli->connection, &now, error)
      || !monev_office_clock_load (cli->connection, &clock, error))
    return NULL;
  late = g_ptr_array_new ();
  for (guint i = 0; i < all->len; i++)
    if (monev_board_cell (all->pdata[i], &clock, now).reminder != NULL)
      g_ptr_array_add (late, all->pdata[i]);
  return late;
}

/** monev_cli_form_remind: form remind: the letter, and the message */
gboolean
monev_cli_form_remind (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *message = NULL;
  g_autoptr (MonevDataRequest) request = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) late = NULL;

  if (argc < 1 || argc > 2)
    return monev_cli_usage (cli, error, "Sebutkan permintaan, dan berkas .pdf untuk suratnya.");
  if (!monev_cli_open (cli, error)
      || (request = monev_cli_request_find (cli, argv[0], error)) == NULL
      || (all = monev_addressee_store_list (cli->connection, request->id, FALSE, error)) == NULL
      || (late = late_ones (cli, all, error)) == NULL)
    return FALSE;
  if (late->len == 0)
    {
      monev_cli_print (cli, json_pack ("{s:i, s:s}", "agencies", 0, "message", ""),
                       "Tidak ada OPD yang perlu diingatkan.\n");
      return TRUE;
    }
  message = monev_request_message (cli->connection, request, late, error);
  if (message == NULL
      || (argc == 2
          && !monev_request_reminder_paper (cli->connection, request, late, argv[1], error)))
    return FALSE;
  monev_cli_print (cli, json_pack ("{s:i, s:s}", "agencies", (int)late->len, "message", message),
                   "%s\n", message);
  return TRUE;
}

/** monev_cli_form_compile: form compile */
gboolean
monev_cli_form_compile (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (MonevDataRequest) request = NULL;

  if (argc != 2)
    return monev_cli_usage (cli, error, "Sebutkan permintaan, lalu berkas tujuan .xlsx atau .csv.");
  if (!monev_cli_open (cli, error)
      || (request = monev_cli_request_find (cli, argv[0], error)) == NULL
      || !monev_request_compile (cli->connection, request->id, argv[1], NULL, cli->issues, error))
    return FALSE;
  monev_cli_form_print_issues (cli, cli->issues);
  monev_cli_print (cli, json_pack ("{s:s, s:s}", "path", argv[1], "request", request->id),
                   "%s ditulis ke %s.\n", request->title, argv[1]);
  return TRUE;
}

/* ---- buku ekspedisi ---- */

static json_t *
dispatch_json (const MonevDispatch *line)
{
  return json_pack ("{s:I, s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "number",
                    (json_int_t)line->number, "sent", line->sent_on, "recipient", line->recipient,
                    "content", line->content, "letter_number", line->letter_number, "means",
                    line->means, "received", line->received_on, "received_by",
                    line->received_by);
}

/** monev_cli_form_dispatch: form dispatch: the buku ekspedisi of a year, or as a workbook */
gboolean
monev_cli_form_dispatch (MonevCli *cli, int argc, char **argv, GError **error)
{
  gint year = 0;
  g_autoptr (GPtrArray) lines = NULL;
  json_t *array;
  const GOptionEntry entries[] = {
    { "year", 0, 0, G_OPTION_ARG_INT, &year, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc > 1 || year == 0)
    return monev_cli_usage (cli, error, "Sebutkan --year, dan berkas .xlsx bila perlu.");
  if (!monev_cli_open (cli, error)
      || (lines = monev_dispatch_store_list (cli->connection, year, error)) == NULL
      || (argc == 1
          && !monev_dispatch_book_write (cli->connection, year, argv[0], cli->issues, error)))
    return FALSE;
  array = json_array ();
  for (guint i = 0; i < lines->len; i++)
    {
      const MonevDispatch *line = lines->pdata[i];

      json_array_append_new (array, dispatch_json (line));
      if (!cli->json && argc == 0)
        g_print ("%d\t%s\t%s\t%s\n", (int)line->number, line->sent_on, line->recipient,
                 line->content);
    }
  if (argc == 1 && !cli->json)
    g_print ("%u pengiriman ditulis ke %s.\n", lines->len, argv[0]);
  monev_cli_print (cli, array, "%s", "");
  return TRUE;
}
