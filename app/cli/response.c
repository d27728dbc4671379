/* response import, list, show, correct, ask, reply, set-state, quality, export. */
#include <string.h>

#include "base/instant.h"
#include "base/json.h"
#include "cli/instrument-cli.h"
#include "office/office.h"
#include "response/office-response.h"
#include "response/response-export.h"
#include "response/response-import.h"
#include "response/response-quality.h"
#include "response/response-score.h"

static void
put_moment (MonevCli *cli, json_t *json, const char *key, gint64 at)
{
  g_autoptr (GTimeZone) zone = monev_office_zone (cli->connection, NULL);
  g_autofree char *text = zone != NULL && at > 0 ? monev_instant_to_rfc3339 (at, zone) : NULL;

  json_object_set_new (json, key, json_string (text != NULL ? text : ""));
}

static json_t *
entry_json (MonevCli *cli, const MonevResponseEntry *entry)
{
  json_t *json
      = json_pack ("{s:s, s:I, s:s, s:I, s:s, s:s, s:s, s:s, s:I, s:I, s:s, s:s, s:s}", "id", entry->id,
                   "version", (json_int_t)entry->version, "instrument_id", entry->instrument_id,
                   "number", (json_int_t)entry->number, "title", entry->title, "key", entry->key,
                   "uuid", entry->uuid, "state", entry->state, "faults", (json_int_t)entry->faults,
                   "questions", (json_int_t)entry->questions,
                   "enumerator", entry->enumerator, "site", entry->site, "group", entry->group);

  put_moment (cli, json, "submitted", entry->submitted_at);
  put_moment (cli, json, "changed", entry->changed_at);
  return json;
}

/* "Judul kolom=pertanyaan", once per column. */
static GHashTable *
mapping_of (MonevCli *cli, char **pairs, GError **error)
{
  g_autoptr (GHashTable) mapping = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; pairs != NULL && pairs[i] != NULL; i++)
    {
      const char *sign = strrchr (pairs[i], '=');

      if (sign == NULL)
        {
          monev_cli_usage (cli, error, "Tulis --map 'JUDUL KOLOM=pertanyaan', bukan “%s”.",
                           pairs[i]);
          return NULL;
        }
      g_hash_table_insert (mapping, g_strndup (pairs[i], (gsize)(sign - pairs[i])),
                           g_strdup (sign + 1));
    }
  return g_steal_pointer (&mapping);
}

static json_t *
conflict_json (const MonevResponseConflict *conflict)
{
  json_t *changes = json_array ();
  json_t *json = json_pack (
      "{s:s, s:s, s:I, s:s, s:s, s:s}", "kind", conflict->twice ? "twice" : "stored", "file",
      conflict->file, "row", (json_int_t)conflict->row, "response", conflict->response, "key",
      conflict->key, "decision",
      conflict->decision == MONEV_DECISION_FILE   ? "file"
      : conflict->decision == MONEV_DECISION_KEEP ? "keep"
                                                  : "");

  if (conflict->sheet != NULL && *conflict->sheet != '\0')
    json_object_set_new (json, "sheet", json_string (conflict->sheet));
  if (conflict->twice)
    json_object_set_new (json, "first_row", json_integer (conflict->first_row));
  for (guint i = 0; i < conflict->changes->len; i++)
    {
      const MonevResponseRemark *change = g_ptr_array_index (conflict->changes, i);

      json_array_append_new (changes, json_pack ("{s:s, s:s, s:s}", "place", change->place,
                                                 "before", change->old_value, "after",
                                                 change->new_value));
    }
  json_object_set_new (json, "changes", changes);
  return json;
}

static json_t *
conflicts_json (const MonevResponseImport *read)
{
  json_t *json = json_array ();

  for (guint i = 0; i < MIN (monev_response_import_n_conflicts (read), MONEV_IMPORT_MAX_ISSUES); i++)
    json_array_append_new (json, conflict_json (monev_response_import_conflict (read, i)));
  return json;
}

static gboolean
read_decision (const char *text, MonevResponseDecision *decision)
{
  *decision = g_strcmp0 (text, "file") == 0   ? MONEV_DECISION_FILE
              : g_strcmp0 (text, "keep") == 0 ? MONEV_DECISION_KEEP
                                              : MONEV_DECISION_USUAL;
  return *decision != MONEV_DECISION_USUAL;
}

/* @where: the number of a row, or the id of a response. */
static guint
decide_at (MonevResponseImport *read, const char *where, MonevResponseDecision decision)
{
  guint n = 0;

  for (guint i = 0; i < monev_response_import_n_conflicts (read); i++)
    {
      const MonevResponseConflict *conflict = monev_response_import_conflict (read, i);
      g_autofree char *row = g_strdup_printf ("%" G_GINT64_FORMAT, conflict->row);

      if (strcmp (row, where) != 0 && strcmp (conflict->response, where) != 0)
        continue;
      monev_response_import_decide (read, i, decision);
      n++;
    }
  return n;
}

static gboolean
decide (MonevResponseImport *read, char **pairs, GError **error)
{
  for (guint i = 0; pairs != NULL && pairs[i] != NULL; i++)
    {
      const char *sign = strrchr (pairs[i], '=');
      g_autofree char *where = sign == NULL ? NULL : g_strndup (pairs[i], (gsize)(sign - pairs[i]));
      MonevResponseDecision decision;

      if (sign == NULL || !read_decision (sign + 1, &decision))
        g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                     "Tulis --decide BARIS=file atau --decide BARIS=keep, bukan “%s”.", pairs[i]);
      else if (decide_at (read, where, decision) == 0)
        g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                     "Baris “%s” tidak berbeda dengan jawaban yang sudah ada, jadi tidak ada yang "
                     "perlu diputuskan.",
                     where);
      else
        continue;
      return FALSE;
    }
  return TRUE;
}

static void
print_count (MonevCli *cli, const MonevResponseImport *read, gboolean dry)
{
  const MonevResponseCount *count = monev_response_import_count (read);
  json_t *json = json_pack ("{s:i, s:i, s:i, s:i, s:i, s:i}", "read", (int)count->read, "new",
                            (int)count->added, "changed", (int)count->changed, "duplicate",
                            (int)count->duplicate, "kept", (int)count->kept, "rejected",
                            (int)count->rejected);

  monev_cli_print_issues (cli, cli->issues, TRUE);
  json_object_set_new (json, "issues", monev_issue_list_to_json (cli->issues));
  json_object_set_new (json, "conflicts", conflicts_json (read));
  monev_cli_print (
      cli, json, "%sdibaca %u, baru %u, berubah %u, sudah ada %u, dibiarkan %u, ditolak %u.\n",
      dry ? "Belum disimpan: " : "", count->read, count->added, count->changed, count->duplicate,
      count->kept, count->rejected);
}

typedef struct
{
  char *key, *conflicts;
  char **map, **decide;
  gboolean dry;
} ImportWords;

static void
import_words_clear (ImportWords *self)
{
  g_free (self->key);
  g_free (self->conflicts);
  g_strfreev (self->map);
  g_strfreev (self->decide);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImportWords, import_words_clear)

static gboolean
import (MonevCli *cli, const ImportWords *words, char **argv, GError **error)
{
  g_autoptr (GHashTable) mapping = mapping_of (cli, words->map, error);
  g_autoptr (MonevInstrumentEntry) entry = NULL;
  g_autoptr (MonevResponseImport) read = NULL;
  MonevResponseSource source
      = { .paths = (const char *const *)(argv + 1), .key = words->key, .mapping = mapping };

  if (words->conflicts != NULL && !read_decision (words->conflicts, &source.decision))
    return monev_cli_usage (cli, error, "Tulis --conflicts file atau --conflicts keep, bukan “%s”.",
                            words->conflicts);
  if (mapping == NULL || !monev_cli_login (cli, error))
    return FALSE;
  entry = monev_cli_instrument_find (cli, argv[0], error);
  if (entry == NULL)
    return FALSE;
  source.instrument_id = entry->id;
  read = monev_response_import_read (cli->connection, cli->actor, &source, cli->issues, error);
  if (read == NULL || !decide (read, words->decide, error)
      || (!words->dry && !monev_response_import_apply (cli->connection, cli->actor, read, error)))
    return FALSE;
  print_count (cli, read, words->dry);
  return monev_cli_rejected (cli, monev_response_import_count (read)->rejected, error);
}

static gboolean
run_import (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (ImportWords) words = { NULL };
  const GOptionEntry entries[] = {
    { "key", 0, 0, G_OPTION_ARG_STRING, &words.key, NULL, NULL },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words.map, NULL, NULL },
    { "conflicts", 0, 0, G_OPTION_ARG_STRING, &words.conflicts, NULL, NULL },
    { "decide", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words.decide, NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &words.dry, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc < 2)
    return monev_cli_usage (cli, error,
                            "Sebutkan instrumen, lalu berkas jawaban (.xlsx, .xls atau .csv).");
  return import (cli, &words, argv, error);
}

static void
print_line (const MonevResponseEntry *entry)
{
  g_print ("%s\t%s\t%s\t%s\t%s%s\n", entry->id, entry->state, entry->key, entry->title,
           entry->enumerator, entry->faults > 0 ? "\tada temuan" : "");
}

static gboolean
print_list (MonevCli *cli, const GPtrArray *list)
{
  json_t *array = json_array ();

  for (guint i = 0; i < list->len; i++)
    {
      if (cli->json)
        json_array_append_new (array, entry_json (cli, g_ptr_array_index (list, i)));
      else
        print_line (g_ptr_array_index (list, i));
    }
  monev_cli_print (cli, array, "%s", "");
  return TRUE;
}

static gboolean
run_list (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *state = NULL, *search = NULL;
  g_autoptr (MonevInstrumentEntry) entry = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const GOptionEntry entries[] = {
    { "state", 0, 0, G_OPTION_ARG_STRING, &state, NULL, NULL },
    { "search", 0, 0, G_OPTION_ARG_STRING, &search, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu instrumen.");
  if (!monev_cli_open (cli, error))
    return FALSE;
  entry = monev_cli_instrument_find (cli, argv[0], error);
  list = entry == NULL ? NULL
                       : monev_response_store_list (cli->connection, entry->id,
                                                    state != NULL ? state : "", search, error);
  return list != NULL && print_list (cli, list);
}

static json_t *
remarks_json (MonevCli *cli, const GPtrArray *remarks)
{
  json_t *array = json_array ();

  for (guint i = 0; i < remarks->len; i++)
    {
      const MonevResponseRemark *remark = g_ptr_array_index (remarks, i);
      json_t *json = json_pack ("{s:s, s:s, s:s, s:s, s:s, s:s, s:b, s:s}", "id", remark->id,
                                "place", remark->place, "kind", remark->kind, "old",
                                remark->old_value, "new", remark->new_value, "text", remark->text,
                                "settled", remark->settled, "by", remark->by);

      put_moment (cli, json, "at", remark->at);
      json_array_append_new (array, json);
    }
  return array;
}

static void
put_score (json_t *json, MonevResponseForm *form)
{
  g_autoptr (MonevScoring) scoring = monev_scoring_new (monev_response_form_instrument (form));
  MonevResponseScore score = monev_response_score_form (scoring, form);
  json_t *object;

  if (scoring == NULL)
    return;
  object = json_pack ("{s:i, s:i}", "answered", (int)score.answered, "of", (int)score.of);
  if (score.known)
    {
      g_autofree char *value = monev_decimal_to_text (score.value);

      json_object_set_new (object, "value", json_string (value));
    }
  if (score.grade != NULL)
    json_object_set_new (object, "grade", json_string (score.grade));
  json_object_set_new (json, "score", object);
}

static gboolean
run_show (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (MonevResponseEntry) entry = NULL;
  g_autoptr (MonevResponseForm) form = NULL;
  g_autoptr (GPtrArray) remarks = NULL;
  g_autofree char *pretty = NULL;
  json_t *json, *content;

  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu jawaban dengan id-nya.");
  if (!monev_cli_open (cli, error))
    return FALSE;
  entry = monev_response_store_find (cli->connection, argv[0], error);
  form = entry == NULL ? NULL : monev_response_open (cli->connection, entry, cli->issues, error);
  remarks = form == NULL ? NULL : monev_response_store_remarks (cli->connection, entry->id, error);
  content = remarks == NULL ? NULL : monev_json_load (entry->answers, -1, error);
  if (content == NULL)
    return FALSE;
  monev_response_form_check (form, cli->issues);
  pretty = json_dumps (json_object_get (content, "answers"), JSON_INDENT (2));
  json = entry_json (cli, entry);
  json_object_update (json, content);
  json_object_del (json, "format");
  json_decref (content);
  put_score (json, form);
  json_object_set_new (json, "remarks", remarks_json (cli, remarks));
  json_object_set_new (json, "issues", monev_issue_list_to_json (cli->issues));
  monev_cli_print_issues (cli, cli->issues, TRUE);
  monev_cli_print (cli, json, "%s (%s)\n%s\n", *entry->title != '\0' ? entry->title : entry->id,
                   entry->state, pretty);
  return TRUE;
}

static GPtrArray *
find_responses (MonevCli *cli, char **ids, GError **error)
{
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_response_entry_free);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      MonevResponseEntry *entry = monev_response_store_find (cli->connection, ids[i], error);

      if (entry == NULL)
        return NULL;
      g_ptr_array_add (entries, entry);
    }
  return g_steal_pointer (&entries);
}

static gboolean
run_set_state (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *reason = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc < 2)
    return monev_cli_usage (
        cli, error, "Sebutkan status (diperiksa, disetujui atau ditolak), lalu id jawaban.");
  if (!monev_cli_login (cli, error))
    return FALSE;
  before = find_responses (cli, argv + 1, error);
  if (before == NULL
      || !monev_responses_set_state (cli->connection, cli->actor, before, argv[0], reason, error))
    return FALSE;
  after = find_responses (cli, argv + 1, error);
  return after != NULL && print_list (cli, after);
}

static gboolean
run_correct (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *reason = NULL;
  g_autoptr (MonevResponseEntry) entry = NULL;
  g_autoptr (MonevResponseEntry) fixed = NULL;
  json_t *json;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc != 3)
    return monev_cli_usage (cli, error,
                            "Sebutkan id jawaban, isian (misalnya anak[2]/umur), lalu isinya.");
  if (!monev_cli_login (cli, error))
    return FALSE;
  entry = monev_response_store_find (cli->connection, argv[0], error);
  if (entry == NULL)
    return FALSE;
  fixed = monev_response_correct (cli->connection, cli->actor, entry,
                                  &(MonevResponseCorrection){ argv[1], argv[2], reason },
                                  cli->issues, error);
  if (fixed == NULL)
    return FALSE;
  json = entry_json (cli, fixed);
  json_object_set_new (json, "issues", monev_issue_list_to_json (cli->issues));
  monev_cli_print_issues (cli, cli->issues, TRUE);
  monev_cli_print (cli, json, "%s dikoreksi.\n", argv[1]);
  return TRUE;
}

typedef gboolean (*AddRemark) (MonevDbConnection *, const MonevActor *, const MonevResponseEntry *,
                               const char *, const char *, GError **);

/* A question about an isian, or about all of it, and the reply to it. */
static gboolean
add_remark (MonevCli *cli, int argc, char **argv, AddRemark add, GError **error)
{
  g_autofree char *place = NULL;
  g_autoptr (MonevResponseEntry) entry = NULL;
  g_autoptr (GPtrArray) remarks = NULL;
  const GOptionEntry entries[] = {
    { "place", 0, 0, G_OPTION_ARG_STRING, &place, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc != 2)
    return monev_cli_usage (cli, error, "Sebutkan id jawaban, lalu kalimatnya.");
  if (!monev_cli_login (cli, error))
    return FALSE;
  entry = monev_response_store_find (cli->connection, argv[0], error);
  if (entry == NULL
      || !add (cli->connection, cli->actor, entry, place != NULL ? place : "", argv[1], error))
    return FALSE;
  remarks = monev_response_store_remarks (cli->connection, entry->id, error);
  if (remarks == NULL)
    return FALSE;
  monev_cli_print (cli, remarks_json (cli, remarks), "Tercatat.\n");
  return TRUE;
}

static gboolean
run_ask (MonevCli *cli, int argc, char **argv, GError **error)
{
  return add_remark (cli, argc, argv, monev_response_ask, error);
}

static gboolean
run_reply (MonevCli *cli, int argc, char **argv, GError **error)
{
  return add_remark (cli, argc, argv, monev_response_reply, error);
}

typedef struct
{
  char *state;
  gboolean labels, split;
} ExportWords;

static gboolean export(MonevCli *cli, const ExportWords *words, char **argv, GError **error)
{
  g_autoptr (MonevInstrumentEntry) entry = NULL;
  MonevResponseExport what = { .state = words->state != NULL ? words->state : "",
                               .labels = words->labels,
                               .split = words->split };
  guint rows = 0;
  json_t *json;

  if (!monev_cli_open (cli, error))
    return FALSE;
  entry = monev_cli_instrument_find (cli, argv[0], error);
  if (entry == NULL)
    return FALSE;
  what.instrument_id = entry->id;
  what.title = entry->title;
  if (!monev_response_export (cli->connection, &what, argv[1], cli->issues, &rows, error))
    return FALSE;
  json = json_pack ("{s:s, s:i}", "path", argv[1], "rows", (int)rows);
  json_object_set_new (json, "issues", monev_issue_list_to_json (cli->issues));
  monev_cli_print_issues (cli, cli->issues, TRUE);
  monev_cli_print (cli, json, "%u jawaban ditulis ke %s.\n", rows, argv[1]);
  return TRUE;
}

static gboolean
run_export (MonevCli *cli, int argc, char **argv, GError **error)
{
  ExportWords words = { NULL };
  g_autofree char *state = NULL;
  const GOptionEntry entries[] = {
    { "state", 0, 0, G_OPTION_ARG_STRING, &state, NULL, NULL },
    { "labels", 0, 0, G_OPTION_ARG_NONE, &words.labels, NULL, NULL },
    { "split", 0, 0, G_OPTION_ARG_NONE, &words.split, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc != 2)
    return monev_cli_usage (cli, error, "Sebutkan instrumen, lalu berkas tujuan .xlsx, .csv, atau .pdf.");
  if (!g_str_has_suffix (argv[1], ".xlsx") && !g_str_has_suffix (argv[1], ".csv")
      && !g_str_has_suffix (argv[1], ".pdf"))
    return monev_cli_usage (cli, error, "Nama berkas “%s” harus berakhir .xlsx, .csv, atau .pdf.",
                            argv[1]);
  words.state = state;
  return export(cli, &words, argv, error);
}

static void
put_decimal (json_t *json, const char *key, MonevDecimal value)
{
  g_autofree char *text = monev_decimal_to_text (value);

  json_object_set_new (json, key, json_string (text));
}

static json_t *
quality_question_json (MonevCli *cli, const MonevQualityQuestion *question)
{
  json_t *json = json_pack ("{s:s, s:s, s:i, s:i, s:i, s:i, s:i, s:i}", "number", question->number,
                            "label", question->title, "filled", (int)question->filled, "empty",
                            (int)question->empty, "skipped", (int)question->skipped, "outliers",
                            (int)question->counts[MONEV_QUALITY_OUTLIER], "faults",
                            (int)question->counts[MONEV_QUALITY_FAULT], "passed",
                            (int)question->counts[MONEV_QUALITY_PASSED]);

  if (question->spread)
    {
      put_decimal (json, "q1", question->q1);
      put_decimal (json, "median", question->median);
      put_decimal (json, "q3", question->q3);
      put_decimal (json, "low", question->low);
      put_decimal (json, "high", question->high);
    }
  if (!cli->json)
    g_print ("%s\t%s\t%u\t%u\t%u\n", question->number, question->title, question->filled,
             question->empty, question->skipped);
  return json;
}

static json_t *
quality_finding_json (MonevCli *cli, MonevResponseQuality *quality,
                      const MonevQualityFinding *finding)
{
  const MonevQualityRespondent *respondent = g_ptr_array_index (
      monev_response_quality_respondents (quality), finding->respondent);
  const char *kind = monev_quality_kind_name (finding->kind);
  json_t *json = json_pack ("{s:s, s:s, s:s, s:s, s:s, s:s}", "kind", kind, "response",
                            respondent->id, "respondent", respondent->name, "place",
                            finding->place, "value", finding->value, "words", finding->words);

  if (finding->group > 0)
    json_object_set_new (json, "group", json_integer (finding->group));
  if (!cli->json)
    g_print ("%s\t%s\t%s\t%s\t%s\n", kind, respondent->name, finding->place, finding->value,
             finding->words);
  return json;
}

static void
print_quality (MonevCli *cli, MonevResponseQuality *quality)
{
  GPtrArray *questions = monev_response_quality_questions (quality);
  GPtrArray *findings = monev_response_quality_findings (quality);
  json_t *asked = json_array (), *found = json_array (), *counts = json_object ();
  int n = (int)monev_response_quality_respondents (quality)->len;

  for (guint i = 0; i < questions->len; i++)
    json_array_append_new (asked,
                           quality_question_json (cli, g_ptr_array_index (questions, i)));
  for (guint i = 0; i < findings->len; i++)
    json_array_append_new (
        found, quality_finding_json (cli, quality, g_ptr_array_index (findings, i)));
  for (guint kind = 0; kind < MONEV_N_QUALITY; kind++)
    json_object_set_new (counts, monev_quality_kind_name (kind),
                         json_integer (monev_response_quality_count (quality, kind)));
  monev_cli_print (cli,
                   json_pack ("{s:i, s:o, s:o, s:o}", "responses", n, "counts", counts,
                              "questions", asked, "findings", found),
                   "%d jawaban diperiksa.\n", n);
}

static gboolean
run_quality (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (MonevInstrumentEntry) entry = NULL;
  g_autoptr (MonevResponseQuality) quality = NULL;

  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu instrumen.");
  if (!monev_cli_open (cli, error))
    return FALSE;
  entry = monev_cli_instrument_find (cli, argv[0], error);
  quality = entry == NULL ? NULL
                          : monev_response_quality_read (cli->connection, entry->id,
                                                         &(MonevQualityReading){ 0 }, error);
  if (quality == NULL)
    return FALSE;
  print_quality (cli, quality);
  return TRUE;
}

const MonevCliCommand monev_cli_response_commands[] = {
  { "response", "list", "INSTRUMEN [--state STATUS] [--search KATA]",
    "Daftar jawaban satu instrumen.", run_list },
  { "response", "show", "JAWABAN", "Isi satu jawaban, temuan, koreksi, dan riwayatnya.", run_show },
  { "response", "import",
    "INSTRUMEN BERKAS [BERKAS-ULANGAN…] [--key PERTANYAAN] [--map 'JUDUL=PERTANYAAN'] "
    "[--conflicts file|keep] [--decide BARIS=file|keep] [--dry-run]",
    "Mengambil jawaban dari ekspor KoBoToolbox, ODK Central, atau tabel Excel dan CSV.",
    run_import },
  { "response", "correct", "JAWABAN ISIAN NILAI --reason ALASAN",
    "Mengoreksi satu isian; nilai lama dan alasannya disimpan.", run_correct },
  { "response", "ask", "JAWABAN KALIMAT [--place ISIAN]",
    "Bertanya kepada petugas tentang satu jawaban atau satu isiannya.", run_ask },
  { "response", "reply", "JAWABAN KALIMAT [--place ISIAN]",
    "Menjawab pertanyaan itu; pertanyaannya selesai.", run_reply },
  { "response", "set-state", "STATUS JAWABAN… [--reason ALASAN]",
    "Mengubah status menjadi diperiksa, disetujui, atau ditolak.", run_set_state },
  { "response", "quality", "INSTRUMEN",
    "Mutu jawaban: yang kosong, di luar kisaran, tidak lolos pemeriksaan, mungkin ganda.",
    run_quality },
  { "response", "export", "INSTRUMEN BERKAS.(xlsx|csv|pdf) [--state STATUS] [--labels] [--split]",
    "Menulis jawaban sebagai tabel.", run_export },
  { NULL },
};
