/* activity list, show, start, copy, set, stop, resume, close. Its steps, files, notes and team are
 * in activity-steps.c. */
#include <string.h>

#include "activity/activity-json.h"
#include "base/fold.h"
#include "base/instant.h"
#include "cli/activity-cli.h"
#include "procedure/office-procedure.h"
#include "record/record-store.h"
#include "reference/lookup.h"
#include "reference/reference.h"

/** monev_cli_activity_clear: frees what it holds. */
void
monev_cli_activity_clear (MonevCliActivity *self)
{
  g_clear_pointer (&self->activity, monev_activity_unref);
  monev_office_clock_clear (&self->clock);
}

static const MonevActivityFilter everything = { 0, "", "", "", "", FALSE };

/* By id, or by a title that only one run bears. */
static char *
find_id (MonevCli *cli, const char *what, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) lines = monev_activity_list (cli->connection, &everything, now, error);
  g_autofree char *key = monev_fold_key (what);
  const MonevActivityLine *found = NULL;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const MonevActivityLine *line = lines->pdata[i];
      g_autofree char *title = monev_fold_key (line->title);

      if (strcmp (line->id, what) == 0)
        return g_strdup (what);
      if (strcmp (title, key) != 0)
        continue;
      if (found != NULL)
        {
          g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                       "Ada beberapa agenda berjudul \"%s\". Sebutkan pengenalnya (id).", what);
          return NULL;
        }
      found = line;
    }
  if (lines != NULL && found == NULL)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                 "Agenda \"%s\" tidak ditemukan. Lihat monevctl activity list.", what);
  return found != NULL ? g_strdup (found->id) : NULL;
}

typedef struct {
  const char    *id;
  MonevActivity *activity;
} Load;

static gboolean
load (MonevDbConnection *connection, gpointer data, GError **error)
{
  Load *wanted = data;
  gint64 now = 0;

  if (!monev_db_now (connection, &now, error))
    return FALSE;
  wanted->activity = monev_activity_load (connection, wanted->id, now, error);
  return wanted->activity != NULL;
}

/** monev_cli_activity_find: opens the database and reads the run that @what names. */
gboolean
monev_cli_activity_find (MonevCli *cli, const char *what, MonevCliActivity *found, GError **error)
{
  g_autofree char *id = NULL;
  Load wanted = { NULL };
  gint64 now = 0;

  if (!monev_cli_open (cli, error) || !monev_db_now (cli->connection, &now, error))
    return FALSE;
  id = find_id (cli, what, now, error);
  wanted.id = id;
  if (id == NULL || !monev_office_clock_load (cli->connection, &found->clock, error)
      || !monev_db_read (cli->connection, load, &wanted, error))
    return FALSE;
  found->activity = wanted.activity;
  return TRUE;
}

/**
 * monev_cli_activity_time:
 * @day_end: what a date alone means: the end of working time on it, else the beginning
 */
gboolean
monev_cli_activity_time (MonevCli *cli, const MonevOfficeClock *clock, const char *option,
                         const char *text, gboolean day_end, gint64 *utc_ms, GError **error)
{
  g_autoptr (GError) local = NULL;
  MonevDate date;

  if (monev_date_from_iso (text, &date, NULL))
    {
      *utc_ms = day_end ? monev_office_clock_day_end (clock, date)
                        : monev_office_clock_day_start (clock, date);
      return TRUE;
    }
  if (monev_instant_from_rfc3339 (text, clock->zone, utc_ms, &local))
    return TRUE;
  return monev_cli_usage (cli, error, "%s: %s", option, local->message);
}

/** monev_cli_activity_record: Returns: (transfer full): the id of the record that @what names. */
char *
monev_cli_activity_record (MonevCli *cli, const char *subject, const char *what, GError **error)
{
  const MonevRecordType *type = monev_reference_find (subject);
  g_autoptr (GPtrArray) list = monev_reference_list (cli->connection, type, 0, error);
  g_autoptr (MonevLookup) lookup = NULL;
  const MonevRecord *found;
  gboolean ambiguous = FALSE;

  if (list == NULL)
    return NULL;
  for (guint i = 0; i < list->len; i++)
    if (strcmp (monev_record_id (list->pdata[i]), what) == 0
        || (strcmp (subject, "official") == 0
            && g_strcmp0 (monev_record_get (list->pdata[i], "username"), what) == 0))
      return g_strdup (monev_record_id (list->pdata[i]));
  lookup = monev_lookup_new (type, list);
  found = monev_lookup_find (lookup, what, &ambiguous);
  if (found != NULL)
    return g_strdup (monev_record_id (found));
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
               ambiguous ? "\"%s\" cocok dengan lebih dari satu %s. Sebutkan pengenalnya (id)."
                         : "\"%s\" tidak ditemukan dalam daftar %s.", what, type->noun);
  return NULL;
}

/** monev_cli_activity_print: the whole run with the issues of the act, or @sentence for a person. */
gboolean
monev_cli_activity_print (MonevCli *cli, const char *id, const char *sentence, GError **error)
{
  g_auto (MonevCliActivity) found = { NULL };
  json_t *json;

  if (!monev_cli_activity_find (cli, id, &found, error))
    return FALSE;
  monev_cli_print_issues (cli, cli->issues, TRUE);
  json = monev_activity_to_json (found.activity, found.clock.zone);
  json_object_set_new (json, "issues", monev_issue_list_to_json (cli->issues));
  monev_cli_print (cli, json, "%s: %s\n", found.activity->title, sentence);
  return TRUE;
}

typedef struct {
  gint     year;
  char    *state;
  char    *bidang;
  char    *coordinator;
  char    *search;
  gboolean late;
} Listing;

static void
listing_clear (Listing *listing)
{
  g_free (listing->state);
  g_free (listing->bidang);
  g_free (listing->coordinator);
  g_free (listing->search);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Listing, listing_clear)

static void
print_line (const MonevActivityLine *line, const MonevOfficeClock *clock)
{
  g_autofree char *due = NULL;

  if (line->due != 0)
    due = monev_date_format (monev_minute_to_date (monev_office_clock_minute (clock, line->due),
                                                   NULL), MONEV_DATE_LONG);
  g_print ("%s\t%" G_GINT64_FORMAT "\t%s\t%s\t%" G_GINT64_FORMAT " dari %" G_GINT64_FORMAT
           "\t%s\t%s", line->id, line->year, line->title, monev_activity_state_name (line->state),
           line->n_done, line->n_steps, line->wording, due != NULL ? due : "");
  if (line->late_days > 0)
    g_print (" (terlambat %" G_GINT64_FORMAT " hari kerja, %s)", line->late_days, line->holder);
  g_print ("\n");
}

static gboolean
print_list (MonevCli *cli, const MonevActivityFilter *filter, GError **error)
{
  g_auto (MonevOfficeClock) clock = { NULL };
  g_autoptr (GPtrArray) lines = NULL;
  json_t *array;
  gint64 now = 0;

  if (!monev_db_now (cli->connection, &now, error)
      || !monev_office_clock_load (cli->connection, &clock, error))
    return FALSE;
  lines = monev_activity_list (cli->connection, filter, now, error);
  if (lines == NULL)
    return FALSE;
  array = json_array ();
  for (guint i = 0; i < lines->len; i++)
    if (cli->json)
      json_array_append_new (array, monev_activity_line_to_json (lines->pdata[i], clock.zone));
    else
      print_line (lines->pdata[i], &clock);
  monev_cli_print (cli, array, "%s", "");
  return TRUE;
}

static gboolean
run_list (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Listing) wanted = { 0 };
  g_autofree char *bidang = NULL;
  g_autofree char *coordinator = NULL;
  MonevActivityState state;
  const GOptionEntry entries[] = {
    { "year", 0, 0, G_OPTION_ARG_INT, &wanted.year, NULL, NULL },
    { "state", 0, 0, G_OPTION_ARG_STRING, &wanted.state, NULL, NULL },
    { "bidang", 0, 0, G_OPTION_ARG_STRING, &wanted.bidang, NULL, NULL },
    { "coordinator", 0, 0, G_OPTION_ARG_STRING, &wanted.coordinator, NULL, NULL },
    { "search", 0, 0, G_OPTION_ARG_STRING, &wanted.search, NULL, NULL },
    { "late", 0, 0, G_OPTION_ARG_NONE, &wanted.late, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc > 0)
    return monev_cli_usage (cli, error, "Kata \"%s\" tidak diharapkan. Pakai --search.", argv[0]);
  if (wanted.state != NULL && !monev_activity_state_find (wanted.state, &state))
    return monev_cli_usage (cli, error, "--state: berjalan, selesai, atau dihentikan.");
  if (!monev_cli_open (cli, error))
    return FALSE;
  if (wanted.bidang != NULL
      && (bidang = monev_cli_activity_record (cli, "position", wanted.bidang, error)) == NULL)
    return FALSE;
  if (wanted.coordinator != NULL
      && (coordinator = monev_cli_activity_record (cli, "official", wanted.coordinator, error))
           == NULL)
    return FALSE;
  return print_list (cli, &(MonevActivityFilter) {
    wanted.year, wanted.state != NULL ? wanted.state : "", bidang != NULL ? bidang : "",
    coordinator != NULL ? coordinator : "", wanted.search != NULL ? wanted.search : "",
    wanted.late }, error);
}

static char *
day_text (const MonevOfficeClock *clock, gint64 instant)
{
  MonevDate date;

  if (instant == 0)
    return g_strdup ("–");
  date = monev_minute_to_date (monev_office_clock_minute (clock, instant), NULL);
  return monev_date_format (date, MONEV_DATE_LONG);
}

static void
append_step (GString *text, const MonevActivityStep *step, const MonevOfficeClock *clock)
{
  g_autofree char *from = day_text (clock, step->planned_start);
  g_autofree char *due = day_text (clock, step->planned_due);

  g_string_append_printf (text, "%4s  %-9s %s – %s", step->step->number,
                          monev_step_state_name (step->state), from, due);
  if (step->round > 1)
    g_string_append_printf (text, ", putaran %" G_GINT64_FORMAT, step->round);
  if (step->late)
    g_string_append_printf (text, ", terlambat %" G_GINT64_FORMAT " hari kerja", step->late_days);
  g_string_append_printf (text, "\n      %s\n", step->step->wording);
  if (*step->blocked != '\0')
    g_string_append_printf (text, "      %s\n", step->blocked);
}

static gboolean
run_show (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (MonevCliActivity) found = { NULL };
  g_autoptr (GString) text = g_string_new (NULL);

  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu agenda: id atau judulnya.");
  if (!monev_cli_activity_find (cli, argv[0], &found, error))
    return FALSE;
  for (guint i = 0; i < found.activity->steps->len; i++)
    append_step (text, found.activity->steps->pdata[i], &found.clock);
  monev_cli_print (cli, monev_activity_to_json (found.activity, found.clock.zone),
                   "%s (%s, %s, %u dari %u langkah)\n%s", found.activity->title,
                   monev_activity_state_name (found.activity->state), found.activity->coordinator,
                   found.activity->n_done, found.activity->steps->len, text->str);
  return TRUE;
}

/* What is typed of a head. */
typedef struct {
  char *procedure, *title, *kind, *bidang, *coordinator, *start;
  char *from, *date, *content, *scan;
  gint  year;
} Typed;

static void
typed_clear (Typed *typed)
{
  g_free (typed->procedure);
  g_free (typed->title);
  g_free (typed->kind);
  g_free (typed->bidang);
  g_free (typed->coordinator);
  g_free (typed->start);
  g_free (typed->from);
  g_free (typed->date);
  g_free (typed->content);
  g_free (typed->scan);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typed, typed_clear)

static gboolean
take_typed (MonevCli *cli, Typed *typed, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "procedure", 0, 0, G_OPTION_ARG_STRING, &typed->procedure, NULL, NULL },
    { "year", 0, 0, G_OPTION_ARG_INT, &typed->year, NULL, NULL },
    { "title", 0, 0, G_OPTION_ARG_STRING, &typed->title, NULL, NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &typed->kind, NULL, NULL },
    { "bidang", 0, 0, G_OPTION_ARG_STRING, &typed->bidang, NULL, NULL },
    { "coordinator", 0, 0, G_OPTION_ARG_STRING, &typed->coordinator, NULL, NULL },
    { "start", 0, 0, G_OPTION_ARG_STRING, &typed->start, NULL, NULL },
    { "disposisi-from", 0, 0, G_OPTION_ARG_STRING, &typed->from, NULL, NULL },
    { "disposisi-date", 0, 0, G_OPTION_ARG_STRING, &typed->date, NULL, NULL },
    { "disposisi", 0, 0, G_OPTION_ARG_STRING, &typed->content, NULL, NULL },
    { "scan", 0, 0, G_OPTION_ARG_FILENAME, &typed->scan, NULL, NULL },
    { NULL },
  };

  return monev_cli_options (cli, entries, argc, argv, error);
}

static gboolean
replace_id (MonevCli *cli, const char *subject, char **what, GError **error)
{
  char *id;

  if (*what == NULL)
    return TRUE;
  id = monev_cli_activity_record (cli, subject, *what, error);
  if (id == NULL)
    return FALSE;
  g_free (*what);
  *what = id;
  return TRUE;
}

static gint64
year_of (const MonevOfficeClock *clock, gint64 instant)
{
  int year;

  monev_date_to_ymd (monev_minute_to_date (monev_office_clock_minute (clock, instant), NULL), &year,
                     NULL, NULL);
  return year;
}

/* What was not typed follows: now, its year, the procedure's title, who says so. */
static gboolean
fill_head (MonevCli *cli, Typed *typed, const MonevProcedure *procedure, MonevActivityHead *head,
           GError **error)
{
  g_auto (MonevOfficeClock) clock = { NULL };
  gint64 start = 0;

  if (!monev_office_clock_load (cli->connection, &clock, error)
      || !replace_id (cli, "position", &typed->bidang, error)
      || !replace_id (cli, "official", &typed->coordinator, error)
      || !monev_db_now (cli->connection, &start, error)
      || (typed->start != NULL && !monev_cli_activity_time (cli, &clock, "--start", typed->start,
                                                            FALSE, &start, error)))
    return FALSE;
  if (typed->year == 0)
    typed->year = (gint) year_of (&clock, start);
  if (typed->title == NULL)
    typed->title = g_strdup_printf ("%s %d", monev_procedure_list_title (procedure), typed->year);
  *head = (MonevActivityHead) {
    typed->year, typed->title, typed->kind, typed->bidang,
    typed->coordinator != NULL ? typed->coordinator : cli->actor->official_id, start,
    typed->from != NULL ? typed->from : "", typed->date != NULL ? typed->date : "",
    typed->content != NULL ? typed->content : ""
  };
  return TRUE;
}

static gboolean
run_start (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Typed) typed = { NULL };
  g_autoptr (MonevProcedure) procedure = NULL;
  g_autoptr (MonevAttachmentFile) scan = NULL;
  g_autofree char *id = NULL;
  MonevActivityHead head;

  if (!take_typed (cli, &typed, &argc, &argv, error))
    return FALSE;
  if (argc > 0 || typed.procedure == NULL || typed.bidang == NULL)
    return monev_cli_usage (cli, error, "Sebutkan --procedure KODE dan --bidang JABATAN.");
  if (!monev_cli_login (cli, error))
    return FALSE;
  procedure = monev_procedure_load (cli->connection, typed.procedure, 0, error);
  if (procedure == NULL || !fill_head (cli, &typed, procedure, &head, error))
    return FALSE;
  if (typed.scan != NULL
      && (scan = monev_attachment_file_read (typed.scan, NULL, cli->issues, error)) == NULL)
    return FALSE;
  id = monev_activity_start (cli->connection, cli->actor, procedure, &head, scan, cli->issues,
                             error);
  return id != NULL && monev_cli_activity_print (cli, id, "dimulai.", error);
}

static gboolean
copy (MonevCli *cli, const MonevCliActivity *from, const Typed *typed, gboolean same,
      GError **error)
{
  g_autoptr (MonevProcedure) newest = NULL;
  g_autofree char *id = NULL;
  gint64 start = 0;

  if (!monev_db_now (cli->connection, &start, error)
      || (typed->start != NULL
          && !monev_cli_activity_time (cli, &from->clock, "--start", typed->start, FALSE, &start,
                                       error)))
    return FALSE;
  if (!same)
    {
      newest = monev_procedure_load (cli->connection, from->activity->procedure_code, 0, error);
      if (newest == NULL)
        return FALSE;
    }
  id = monev_activity_copy (cli->connection, cli->actor, from->activity->id, newest,
                            typed->year != 0 ? typed->year : from->activity->year + 1, start,
                            cli->issues, error);
  return id != NULL && monev_cli_activity_print (cli, id, "disalin dan dimulai.", error);
}

static gboolean
run_copy (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (MonevCliActivity) from = { NULL };
  g_auto (Typed) typed = { NULL };
  gboolean same = FALSE;
  const GOptionEntry entries[] = {
    { "year", 0, 0, G_OPTION_ARG_INT, &typed.year, NULL, NULL },
    { "start", 0, 0, G_OPTION_ARG_STRING, &typed.start, NULL, NULL },
    { "same-version", 0, 0, G_OPTION_ARG_NONE, &same, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu agenda yang disalin.");
  return monev_cli_login (cli, error) && monev_cli_activity_find (cli, argv[0], &from, error)
         && copy (cli, &from, &typed, same, error);
}

#define TYPED(value, stored) ((value) != NULL ? (value) : (stored))

static gboolean
change (MonevCli *cli, const MonevCliActivity *of, Typed *typed, GError **error)
{
  const MonevActivity *activity = of->activity;
  MonevActivityHead head;
  gint64 start = activity->start_at;

  if (!replace_id (cli, "position", &typed->bidang, error)
      || !replace_id (cli, "official", &typed->coordinator, error)
      || (typed->start != NULL && !monev_cli_activity_time (cli, &of->clock, "--start",
                                                            typed->start, FALSE, &start, error)))
    return FALSE;
  head = (MonevActivityHead) {
    typed->year != 0 ? typed->year : activity->year, TYPED (typed->title, activity->title),
    typed->kind, TYPED (typed->bidang, activity->bidang_id),
    TYPED (typed->coordinator, activity->coordinator_id), start,
    TYPED (typed->from, activity->disposisi_from), TYPED (typed->date, activity->disposisi_date),
    TYPED (typed->content, activity->disposisi_content)
  };
  return monev_activity_change_head (cli->connection, cli->actor, activity->id, activity->version,
                                     &head, cli->issues, error)
         && monev_cli_activity_print (cli, activity->id, "data pokok diubah.", error);
}

static gboolean
run_set (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (MonevCliActivity) of = { NULL };
  g_auto (Typed) typed = { NULL };

  if (!take_typed (cli, &typed, &argc, &argv, error))
    return FALSE;
  if (argc != 1 || typed.procedure != NULL || typed.scan != NULL)
    return monev_cli_usage (cli, error, "Sebutkan satu agenda dan yang diubah.");
  return monev_cli_login (cli, error) && monev_cli_activity_find (cli, argv[0], &of, error)
         && change (cli, &of, &typed, error);
}

static gboolean
run_stop (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (MonevCliActivity) of = { NULL };
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc != 1 || reason == NULL)
    return monev_cli_usage (cli, error, "Sebutkan satu agenda dan --reason ALASAN.");
  return monev_cli_login (cli, error) && monev_cli_activity_find (cli, argv[0], &of, error)
         && monev_activity_stop (cli->connection, cli->actor, of.activity->id, of.activity->version,
                                 reason, error)
         && monev_cli_activity_print (cli, of.activity->id, "dihentikan.", error);
}

static gboolean
run_resume (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (MonevCliActivity) of = { NULL };

  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu agenda.");
  return monev_cli_login (cli, error) && monev_cli_activity_find (cli, argv[0], &of, error)
         && monev_activity_resume (cli->connection, cli->actor, of.activity->id,
                                   of.activity->version, error)
         && monev_cli_activity_print (cli, of.activity->id, "dilanjutkan.", error);
}

static gboolean
run_close (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (MonevCliActivity) of = { NULL };

  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu agenda.");
  return monev_cli_login (cli, error) && monev_cli_activity_find (cli, argv[0], &of, error)
         && monev_activity_close (cli->connection, cli->actor, of.activity->id,
                                  of.activity->version, error)
         && monev_cli_activity_print (cli, of.activity->id, "ditutup.", error);
}

const MonevCliCommand monev_cli_activity_commands[] = {
  { "activity", "list",
    "[--year TAHUN] [--state berjalan|selesai|dihentikan] [--bidang JABATAN] "
    "[--coordinator PEGAWAI] [--search KATA] [--late]",
    "Daftar agenda kerja; yang paling mendesak di atas.", run_list },
  { "activity", "show", "AGENDA", "Satu agenda (id atau judul) dengan semua langkahnya.", run_show },
  { "activity", "start",
    "--procedure KODE --bidang JABATAN [--coordinator PEGAWAI] [--year TAHUN] [--title JUDUL] "
    "[--start WAKTU] [--kind JENIS] [--disposisi-from DARI] [--disposisi-date TANGGAL] "
    "[--disposisi ISI] [--scan BERKAS]",
    "Memulai agenda dari SOP.", run_start },
  { "activity", "copy", "AGENDA [--year TAHUN] [--start WAKTU] [--same-version]",
    "Memulai agenda baru dari agenda tahun lalu: judul, tim, SOP terbaru.", run_copy },
  { "activity", "set", "AGENDA [pilihan seperti pada start]", "Mengubah data pokok.", run_set },
  { "activity", "stop", "AGENDA --reason ALASAN", "Menghentikan agenda.", run_stop },
  { "activity", "resume", "AGENDA", "Melanjutkan agenda yang dihentikan atau ditutup.", run_resume },
  { "activity", "close", "AGENDA", "Menutup agenda yang semua langkahnya selesai.", run_close },
  { NULL },
};
