/* instrument import, check, export, field, files, list, show, issue, copy, changes, archive, restore. */
#include <string.h>

#include "base/instant.h"
#include "cli/activity-cli.h"
#include "cli/instrument-cli.h"
#include "instrument/instrument-diff.h"
#include "instrument/instrument-files.h"
#include "instrument/paper-form.h"
#include "instrument/xlsform-file.h"
#include "office/office.h"

static void
put_changed (MonevCli *cli, json_t *json, gint64 at)
{
  g_autoptr (GTimeZone) zone = monev_office_zone (cli->connection, NULL);
  g_autofree char *text = zone != NULL ? monev_instant_to_rfc3339 (at, zone) : NULL;

  if (text != NULL)
    json_object_set_new (json, "changed", json_string (text));
}

static json_t *
entry_json (MonevCli *cli, const MonevInstrumentEntry *entry)
{
  json_t *json = json_pack ("{s:s, s:I, s:s, s:s, s:s, s:s, s:s, s:I, s:I, s:b, s:s}", "id",
                            entry->id, "version", (json_int_t)entry->version, "title", entry->title,
                            "form_id", entry->form_id, "activity_id", entry->activity_id,
                            "activity", entry->activity, "state", entry->state, "number",
                            (json_int_t)entry->number, "questions", (json_int_t)entry->questions,
                            "concept", *entry->concept != '\0', "copied_from", entry->copied_from);

  put_changed (cli, json, entry->changed_at);
  return json;
}

static json_t *
with_issues (MonevCli *cli, json_t *json)
{
  json_object_set_new (json, "issues", monev_issue_list_to_json (cli->issues));
  return json;
}

/* Whether @entry is meant by its title or form_id. */
static gboolean
is_called (const MonevInstrumentEntry *entry, const char *what)
{
  return strcmp (entry->title, what) == 0 || strcmp (entry->form_id, what) == 0;
}

/** monev_cli_instrument_find: Returns: (transfer full) (nullable): by its id, or by a title or
 * form_id that only one bears; NOT_FOUND, INVALID. */
MonevInstrumentEntry *
monev_cli_instrument_find (MonevCli *cli, const char *what, GError **error)
{
  g_autoptr (GPtrArray) list = NULL;
  MonevInstrumentEntry *found = monev_instrument_store_find (cli->connection, what, NULL);
  guint n = 0;

  if (found != NULL)
    return found;
  list = monev_instruments_list (cli->connection, MONEV_INSTRUMENTS_ALL, NULL, TRUE, error);
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (is_called (g_ptr_array_index (list, i), what) && n++ == 0)
      found = g_ptr_array_index (list, i);
  if (n == 1)
    return monev_instrument_entry_copy (found);
  if (list != NULL && n == 0)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                 "Instrumen “%s” tidak ada. Lihat “monevctl instrument list”.", what);
  else if (list != NULL)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                 "Ada %u instrumen bernama “%s”. Sebutkan id-nya.", n, what);
  return NULL;
}

static gboolean
find_activity (MonevCli *cli, const char *what, char **id, GError **error)
{
  g_auto (MonevCliActivity) found = { NULL };

  *id = NULL;
  if (what == NULL)
    return TRUE;
  if (!monev_cli_activity_find (cli, what, &found, error))
    return FALSE;
  *id = g_strdup (found.activity->id);
  return TRUE;
}

static char *
title_of_file (const char *path)
{
  char *name = g_path_get_basename (path);
  char *ending = strrchr (name, '.');

  if (ending != NULL && ending != name)
    *ending = '\0';
  return name;
}

/* The title a person gives, else the one in the form, else the name of the file. */
static char *
choose_title (const MonevXlsform *form, const char *given, const char *path)
{
  g_autoptr (MonevIssueList) ignored = monev_issue_list_new ();
  g_autoptr (MonevInstrument) read = monev_instrument_read ((MonevXlsform *)form, NULL, ignored);
  const char *own = monev_instrument_setting (read, "form_title");

  if (given != NULL)
    return g_strdup (given);
  return *own != '\0' ? g_strdup (own) : title_of_file (path);
}

static gboolean
run_import (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *activity = NULL, *title = NULL, *activity_id = NULL, *chosen = NULL;
  g_autoptr (MonevXlsform) form = NULL;
  g_autoptr (MonevInstrumentEntry) entry = NULL;
  const GOptionEntry entries[] = {
    { "activity", 0, 0, G_OPTION_ARG_STRING, &activity, NULL, NULL },
    { "title", 0, 0, G_OPTION_ARG_STRING, &title, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu berkas XLSForm (.xlsx atau .xls).");
  if (!monev_cli_login (cli, error)
      || !monev_policy_check (cli->actor, MONEV_ACT_INSTRUMENT_EDIT, error)
      || !find_activity (cli, activity, &activity_id, error))
    return FALSE;
  form = monev_xlsform_read (argv[0], cli->issues, error);
  if (form == NULL)
    return FALSE;
  chosen = choose_title (form, title, argv[0]);
  entry = monev_instrument_add (cli->connection, cli->actor,
                                &(MonevInstrumentContent){ form, chosen, activity_id, NULL },
                                cli->issues, error);
  if (entry == NULL)
    return FALSE;
  monev_cli_print_issues (cli, cli->issues, TRUE);
  monev_cli_print (cli, with_issues (cli, entry_json (cli, entry)), "%s\n", entry->id);
  return TRUE;
}

static gboolean
is_file (const char *word)
{
  return strchr (word, G_DIR_SEPARATOR) != NULL || g_str_has_suffix (word, ".xlsx")
         || g_str_has_suffix (word, ".xls") || g_file_test (word, G_FILE_TEST_IS_REGULAR);
}

static MonevXlsform *
load_checked (MonevCli *cli, const char *what, GError **error)
{
  g_autoptr (MonevInstrumentEntry) entry = NULL;

  if (is_file (what))
    return monev_xlsform_read (what, cli->issues, error);
  if (!monev_cli_open (cli, error))
    return NULL;
  entry = monev_cli_instrument_find (cli, what, error);
  return entry == NULL ? NULL : monev_instrument_load (cli->connection, entry->id, 0, error);
}

static gboolean
run_check (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (MonevXlsform) form = NULL;
  g_autoptr (MonevInstrument) read = NULL;
  guint n, faults;

  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu berkas XLSForm, atau satu instrumen.");
  form = load_checked (cli, argv[0], error);
  if (form == NULL)
    return FALSE;
  read = monev_instrument_read (form, NULL, cli->issues);
  n = monev_issue_list_size (cli->issues);
  faults = monev_issue_list_count (cli->issues, MONEV_SEVERITY_ERROR);
  monev_cli_print_issues (cli, cli->issues, FALSE);
  monev_cli_print (cli, monev_issue_list_to_json (cli->issues),
                   n > 0 ? "%u temuan, %u di antaranya kesalahan.\n" : "Tidak ada temuan.\n", n,
                   faults);
  cli->answered = TRUE;
  if (faults > 0)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                 "%s mempunyai %u kesalahan. Perbaiki di tempat yang disebut.", argv[0], faults);
  return faults == 0;
}

/* ID [--version N]: what is wanted of it. */
static MonevXlsform *
load_words (MonevCli *cli, int argc, char **argv, int wanted, const char *usage,
            MonevInstrumentEntry **entry, gint64 *version, GError **error)
{
  gint number = 0;
  g_autoptr (MonevInstrumentEntry) found = NULL;
  MonevXlsform *form;
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_INT, &number, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return NULL;
  if (argc != wanted)
    {
      monev_cli_usage (cli, error, "%s", usage);
      return NULL;
    }
  if (!monev_cli_open (cli, error))
    return NULL;
  found = monev_cli_instrument_find (cli, argv[0], error);
  form = found == NULL ? NULL : monev_instrument_load (cli->connection, found->id, number, error);
  if (form == NULL)
    return NULL;
  *entry = g_steal_pointer (&found);
  if (version != NULL)
    *version = number;
  return form;
}

/* Borrowed from @versions; NULL for a concept. */
static const char *
hash_of (GPtrArray *versions, gint64 number)
{
  for (guint i = 0; i < versions->len; i++)
    if (((MonevInstrumentVersion *)g_ptr_array_index (versions, i))->number == number)
      return ((MonevInstrumentVersion *)g_ptr_array_index (versions, i))->sha256;
  return NULL;
}

/* What is not issued yet is printed as a draft. */
static gboolean
write_paper (MonevCli *cli, const MonevInstrumentEntry *entry, MonevXlsform *form, gint64 version,
             const char *path, GError **error)
{
  g_autoptr (MonevInstrument) instrument = monev_instrument_read (form, NULL, cli->issues);
  g_autoptr (GPtrArray) versions
      = monev_instrument_store_versions (cli->connection, entry->id, error);
  gint64 number = version > 0 ? version : *entry->concept == '\0' ? entry->number : 0;
  MonevPaperFormOptions options = { .entry = entry, .number = number, .paper = MONEV_PAGE_F4 };

  if (versions == NULL)
    return FALSE;
  options.sha256 = hash_of (versions, number);
  return monev_paper_form_write (cli->connection, instrument, &options, path, NULL, error);
}

/* With what is attached as CSV beside it, as phones want it. */
static gboolean
write_xlsform (MonevCli *cli, MonevXlsform *form, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (MonevInstrument) instrument = monev_instrument_read (form, NULL, cli->issues);
  g_autoptr (GPtrArray) written = NULL;

  if (!monev_xlsform_write (form, path, error))
    return FALSE;
  written = monev_instrument_save_files (instrument, folder, error);
  return written != NULL;
}

static gboolean
run_export (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (MonevInstrumentEntry) entry = NULL;
  gint64 version = 0;
  g_autoptr (MonevXlsform) form
      = load_words (cli, argc, argv, 2, "Sebutkan instrumen, lalu berkas tujuan .xlsx atau .pdf.",
                    &entry, &version, error);

  if (form == NULL)
    return FALSE;
  if (!g_str_has_suffix (argv[1], ".xlsx") && !g_str_has_suffix (argv[1], ".pdf"))
    return monev_cli_usage (cli, error, "Nama berkas “%s” harus berakhir .xlsx atau .pdf.",
                            argv[1]);
  if (g_str_has_suffix (argv[1], ".pdf") ? !write_paper (cli, entry, form, version, argv[1], error)
                                         : !write_xlsform (cli, form, argv[1], error))
    return FALSE;
  monev_cli_print (
      cli, json_pack ("{s:s, s:I}", "path", argv[1], "questions", (json_int_t)entry->questions),
      "%s ditulis ke %s.\n", entry->title, argv[1]);
  return TRUE;
}

static void
print_line (const MonevInstrumentEntry *entry)
{
  g_print ("%s\t%s\t%s%s\t%" G_GINT64_FORMAT " pertanyaan\t%s\n", entry->id, entry->title,
           entry->state, *entry->concept != '\0' && entry->number > 0 ? ", ada perubahan" : "",
           entry->questions, *entry->activity_id != '\0' ? entry->activity : "pustaka");
}

static gboolean
run_list (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *activity = NULL, *search = NULL, *id = NULL;
  gboolean library = FALSE, archived = FALSE;
  g_autoptr (GPtrArray) list = NULL;
  json_t *array;
  const GOptionEntry entries[] = {
    { "activity", 0, 0, G_OPTION_ARG_STRING, &activity, NULL, NULL },
    { "library", 0, 0, G_OPTION_ARG_NONE, &library, NULL, NULL },
    { "archived", 0, 0, G_OPTION_ARG_NONE, &archived, NULL, NULL },
    { "search", 0, 0, G_OPTION_ARG_STRING, &search, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc > 0)
    return monev_cli_usage (cli, error, "Kata “%s” tidak diharapkan. Pakai --search.", argv[0]);
  if (!monev_cli_open (cli, error) || !find_activity (cli, activity, &id, error))
    return FALSE;
  list = monev_instruments_list (cli->connection,
                                 id != NULL ? id
                                 : library  ? ""
                                            : MONEV_INSTRUMENTS_ALL,
                                 search, archived, error);
  if (list == NULL)
    return FALSE;
  array = json_array ();
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

static char *
describe (const MonevInstrument *form, const MonevInstrumentEntry *entry)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s (%s)\n", entry->title, entry->state);
  for (guint i = 0; i < monev_instrument_n_questions (form); i++)
    {
      const MonevQuestion *question = monev_instrument_question (form, i);
      int depth = 0;

      for (int at = question->parent; at >= 0;
           at = monev_instrument_question (form, (guint)at)->parent)
        depth++;
      g_string_append_printf (text, "%*s%s: %s (%s)%s\n", 2 * depth, "", question->name,
                              monev_instrument_text (form, i, MONEV_COLUMN_LABEL,
                                                     monev_instrument_default_language (form)),
                              question->type->words,
                              question->phone_only ? ", hanya di ponsel" : "");
    }
  return g_string_free (text, FALSE);
}

static json_t *
versions_json (MonevCli *cli, const char *id)
{
  g_autoptr (GPtrArray) versions = monev_instrument_store_versions (cli->connection, id, NULL);
  json_t *array = json_array ();

  for (guint i = 0; versions != NULL && i < versions->len; i++)
    {
      const MonevInstrumentVersion *version = g_ptr_array_index (versions, i);
      json_t *json = json_pack ("{s:s, s:I, s:s, s:I, s:s}", "id", version->id, "number",
                                (json_int_t)version->number, "sha256", version->sha256, "questions",
                                (json_int_t)version->questions, "issued_by", version->issued_by);

      put_changed (cli, json, version->issued_at);
      json_array_append_new (array, json);
    }
  return array;
}

static gboolean
run_show (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (MonevInstrumentEntry) entry = NULL;
  g_autoptr (MonevXlsform) form
      = load_words (cli, argc, argv, 1, "Sebutkan satu instrumen.", &entry, NULL, error);
  g_autoptr (MonevInstrument) read = NULL;
  g_autofree char *text = NULL;
  json_t *json, *content;

  if (form == NULL)
    return FALSE;
  read = monev_instrument_read (form, NULL, cli->issues);
  text = describe (read, entry);
  json = entry_json (cli, entry);
  content = monev_instrument_to_json (read);
  json_object_set (json, "content", content);
  json_decref (content);
  json_object_set_new (json, "versions", versions_json (cli, entry->id));
  monev_cli_print (cli, with_issues (cli, json), "%s", text);
  return TRUE;
}

static void
print_changes (MonevCli *cli, json_t *json, GPtrArray *changes, const char *sentence)
{
  json_t *lines = json_array ();
  g_autoptr (GString) text = g_string_new (sentence);

  for (guint i = 0; i < changes->len; i++)
    {
      json_array_append_new (lines, json_string (g_ptr_array_index (changes, i)));
      g_string_append_printf (text, "- %s\n", (char *)g_ptr_array_index (changes, i));
    }
  json_object_set_new (json, "changes", lines);
  monev_cli_print (cli, json, "%s", text->str);
}

static gboolean
run_issue (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (MonevInstrumentEntry) entry = NULL;
  g_autoptr (MonevInstrumentEntry) issued = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *sentence = NULL;

  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu instrumen.");
  if (!monev_cli_login (cli, error)
      || !monev_policy_check (cli->actor, MONEV_ACT_INSTRUMENT_ISSUE, error))
    return FALSE;
  entry = monev_cli_instrument_find (cli, argv[0], error);
  issued = entry == NULL ? NULL
                         : monev_instrument_issue (cli->connection, cli->actor, entry, &changes,
                                                   cli->issues, error);
  if (issued == NULL)
    return FALSE;
  sentence = g_strdup_printf ("Instrumen “%s” terbit sebagai versi %" G_GINT64_FORMAT ".\n",
                              issued->title, issued->number);
  print_changes (cli, with_issues (cli, entry_json (cli, issued)), changes, sentence);
  return TRUE;
}

/* Between the last version and what is worked on, or the version that is named. */
static gboolean
run_changes (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (MonevInstrumentEntry) entry = NULL;
  g_autoptr (MonevXlsform) now
      = load_words (cli, argc, argv, 1, "Sebutkan satu instrumen.", &entry, NULL, error);
  g_autoptr (MonevXlsform) before = NULL;
  g_autoptr (MonevInstrument) old = NULL;
  g_autoptr (MonevInstrument) new = NULL;
  g_autoptr (MonevIssueList) ignored = monev_issue_list_new ();
  g_autoptr (GPtrArray) changes = NULL;

  if (now == NULL)
    return FALSE;
  if (entry->number == 0)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE, "Instrumen “%s” belum pernah terbit.",
                   entry->title);
      return FALSE;
    }
  before = monev_instrument_load (cli->connection, entry->id, entry->number, error);
  if (before == NULL)
    return FALSE;
  old = monev_instrument_read (before, NULL, ignored);
  new = monev_instrument_read (now, NULL, ignored);
  changes = monev_instrument_changes (old, new);
  print_changes (cli, entry_json (cli, entry), changes,
                 changes->len == 0 ? "Tidak ada yang berubah.\n" : "");
  return TRUE;
}

static gboolean
run_copy (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *activity = NULL, *activity_id = NULL;
  gint number = 0;
  g_autoptr (MonevInstrumentEntry) source = NULL;
  g_autoptr (MonevInstrumentEntry) copy = NULL;
  const GOptionEntry entries[] = {
    { "activity", 0, 0, G_OPTION_ARG_STRING, &activity, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_INT, &number, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu instrumen.");
  if (!monev_cli_login (cli, error) || !find_activity (cli, activity, &activity_id, error))
    return FALSE;
  source = monev_cli_instrument_find (cli, argv[0], error);
  copy = source == NULL ? NULL
                        : monev_instrument_copy (cli->connection, cli->actor, source->id, number,
                                                 activity_id, cli->issues, error);
  if (copy == NULL)
    return FALSE;
  monev_cli_print (cli, with_issues (cli, entry_json (cli, copy)), "%s\n", copy->id);
  return TRUE;
}

static gboolean
set_archived (MonevCli *cli, int argc, char **argv, gboolean archived, GError **error)
{
  g_autoptr (MonevInstrumentEntry) entry = NULL;
  g_autoptr (MonevInstrumentEntry) changed = NULL;

  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu instrumen.");
  if (!monev_cli_login (cli, error))
    return FALSE;
  entry = monev_cli_instrument_find (cli, argv[0], error);
  changed = entry == NULL ? NULL
                          : monev_instrument_set_archived (cli->connection, cli->actor, entry,
                                                           archived, error);
  if (changed == NULL)
    return FALSE;
  monev_cli_print (cli, entry_json (cli, changed), "%s %s.\n", changed->title,
                   archived ? "diarsipkan" : "dipakai lagi");
  return TRUE;
}

static gboolean
run_archive (MonevCli *cli, int argc, char **argv, GError **error)
{
  return set_archived (cli, argc, argv, TRUE, error);
}

static gboolean
run_restore (MonevCli *cli, int argc, char **argv, GError **error)
{
  return set_archived (cli, argc, argv, FALSE, error);
}

const MonevCliCommand monev_cli_instrument_commands[] = {
  { "instrument", "list", "[--activity AGENDA] [--library] [--search KATA] [--archived]",
    "Daftar instrumen: pustaka dan semua agenda, atau satu di antaranya.", run_list },
  { "instrument", "show", "INSTRUMEN [--version N]",
    "Isi satu instrumen: pertanyaan, pilihan, dan temuannya.", run_show },
  { "instrument", "check", "BERKAS.xlsx|BERKAS.xls|INSTRUMEN",
    "Memeriksa kuesioner XLSForm; setiap temuan dengan selnya.", run_check },
  { "instrument", "import", "BERKAS.xlsx|BERKAS.xls [--activity AGENDA] [--title JUDUL]",
    "Membuat instrumen dari kuesioner XLSForm; menuliskan id-nya.", run_import },
  { "instrument", "export", "INSTRUMEN BERKAS.(xlsx|pdf) [--version N]",
    "Menulis instrumen sebagai XLSForm untuk KoBoToolbox dan ODK, atau kuesioner cetak.",
    run_export },
  { "instrument", "field",
    "INSTRUMEN FOLDER [--layout baris|lembar] [--rows N] [--group NAMA …] [--site NAMA …] "
    "[--all-groups] [--all-sites]",
    "Menulis formulir isian Excel untuk lapangan: satu berkas per kelompok atau lokus, atau satu "
    "untuk semua.",
    monev_cli_instrument_field },
  { "instrument", "files", "INSTRUMEN", "Berkas daftar yang dilampirkan padanya.",
    monev_cli_instrument_files },
  { "instrument", "attach", "INSTRUMEN BERKAS.(csv|xlsx) [--name NAMA.csv]",
    "Melampirkan berkas daftar pada konsepnya; yang bernama sama diganti.",
    monev_cli_instrument_attach },
  { "instrument", "detach", "INSTRUMEN NAMA.csv", "Melepas berkas daftar dari konsepnya.",
    monev_cli_instrument_detach },
  { "instrument", "issue", "INSTRUMEN", "Menerbitkan konsepnya sebagai versi berikutnya.",
    run_issue },
  { "instrument", "changes", "INSTRUMEN [--version N]", "Apa yang berubah sejak versi terakhir.",
    run_changes },
  { "instrument", "copy", "INSTRUMEN [--activity AGENDA] [--version N]",
    "Menyalin ke satu agenda, atau ke pustaka.", run_copy },
  { "instrument", "archive", "INSTRUMEN", "Menyimpan instrumen ke arsip.", run_archive },
  { "instrument", "restore", "INSTRUMEN", "Memakainya lagi.", run_restore },
  { NULL },
};
