/* procedure list, show, lint, export, import, copy, publish, retire, restore. */
#include <string.h>

#include "base/atomic-file.h"
#include "base/instant.h"
#include "base/number.h"
#include "calendar/calendar-store.h"
#include "cli/cli.h"
#include "office/office.h"
#include "procedure/library.h"
#include "procedure/lint.h"
#include "procedure/own-identity.h"
#include "procedure/office-procedure.h"
#include "procedure/procedure-edit.h"
#include "procedure/sop-workbook.h"

/* The shipped procedures can be looked at before the first start; whoever has no database yet is
 * told that the office's own are not among them. */
static gboolean
open_where_there (MonevCli *cli, GError **error)
{
  if (g_str_has_prefix (cli->uri, "sqlite:")
      && !g_file_test (cli->uri + strlen ("sqlite:"), G_FILE_TEST_EXISTS))
    {
      g_printerr ("monevctl: Basis data %s belum ada; hanya SOP bawaan yang dibaca.\n",
                  cli->uri + strlen ("sqlite:"));
      return TRUE;
    }
  return monev_cli_open (cli, error);
}

static gboolean
open_for (MonevCli *cli, const char *code, GError **error)
{
  return monev_procedure_is_shipped (code) || monev_cli_open (cli, error);
}

static void
put_changed (MonevCli *cli, json_t *json, const MonevProcedureEntry *entry)
{
  g_autoptr (GTimeZone) zone = monev_office_zone (cli->connection, NULL);
  g_autofree char *at = zone != NULL ? monev_instant_to_rfc3339 (entry->changed_at, zone) : NULL;

  if (at != NULL)
    json_object_set_new (json, "changed", json_string (at));
}

static json_t *
entry_json (MonevCli *cli, const MonevProcedureEntry *entry)
{
  json_t *json = json_pack ("{s:s, s:s, s:I, s:I, s:s, s:I}", "code", entry->code, "title",
                            entry->title, "steps", (json_int_t) entry->steps, "minutes",
                            (json_int_t) entry->minutes, "source",
                            entry->shipped ? "shipped" : "office", "number",
                            (json_int_t) entry->number);

  if (entry->shipped)
    return json;
  json_object_set_new (json, "id", json_string (entry->id));
  json_object_set_new (json, "base_code", json_string (entry->base_code));
  json_object_set_new (json, "state", json_string (entry->retired ? "retired" : "active"));
  json_object_set_new (json, "version", json_integer (entry->version));
  put_changed (cli, json, entry);
  return json;
}

static void
print_entry (MonevCli *cli, const MonevProcedureEntry *entry, const char *what)
{
  monev_cli_print (cli, entry_json (cli, entry), "%s: %s, versi %" G_GINT64_FORMAT ", %s.\n",
                   entry->code, entry->title, entry->number, what);
}

static void
print_line (const MonevProcedureEntry *entry)
{
  g_autofree char *minutes = monev_number_format_int (entry->minutes);

  g_print ("%s\t%s\t%" G_GINT64_FORMAT " langkah\t%s menit\t%s\n", entry->code, entry->title,
           entry->steps, minutes,
           entry->shipped ? "bawaan" : entry->retired ? "tidak berlaku" : "kantor");
}

static gboolean
read_filter (MonevCli *cli, const char *source, gboolean retired, guint *filter, GError **error)
{
  *filter = retired ? MONEV_PROCEDURES_RETIRED : MONEV_PROCEDURES_ALL;
  if (g_strcmp0 (source, "shipped") == 0)
    *filter |= MONEV_PROCEDURES_SHIPPED;
  else if (g_strcmp0 (source, "office") == 0)
    *filter |= MONEV_PROCEDURES_OFFICE;
  else if (source != NULL)
    return monev_cli_usage (cli, error, "--source adalah shipped atau office, bukan \"%s\".",
                            source);
  return TRUE;
}

static gboolean
run_list (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *search = NULL;
  g_autofree char *source = NULL;
  gboolean retired = FALSE;
  guint filter = 0;
  g_autoptr (GPtrArray) list = NULL;
  json_t *array;
  const GOptionEntry entries[] = {
    { "search", 0, 0, G_OPTION_ARG_STRING, &search, NULL, NULL },
    { "source", 0, 0, G_OPTION_ARG_STRING, &source, NULL, NULL },
    { "retired", 0, 0, G_OPTION_ARG_NONE, &retired, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error)
      || !read_filter (cli, source, retired, &filter, error))
    return FALSE;
  if (argc > 0)
    return monev_cli_usage (cli, error, "Kata \"%s\" tidak diharapkan. Pakai --search.", argv[0]);
  if (!(filter & MONEV_PROCEDURES_SHIPPED) && !open_where_there (cli, error))
    return FALSE;
  list = monev_procedure_list (cli->connection, "", search, filter, error);
  if (list == NULL)
    return FALSE;
  array = json_array ();
  for (guint i = 0; i < list->len; i++)
    {
      if (cli->json)
        json_array_append_new (array, entry_json (cli, list->pdata[i]));
      else
        print_line (list->pdata[i]);
    }
  monev_cli_print (cli, array, "%s", "");
  return TRUE;
}

static void
append_list (GString *text, const char *title, const char *const *lines)
{
  if (*lines == NULL)
    return;
  g_string_append_printf (text, "%s\n", title);
  for (; *lines != NULL; lines++)
    g_string_append_printf (text, "  - %s\n", *lines);
}

static void
append_joined (GString *text, const char *label, const char *const *lines)
{
  g_autofree char *joined = g_strjoinv ("; ", (char **) lines);

  if (*joined != '\0')
    g_string_append_printf (text, "     %s: %s\n", label, joined);
}

static void
append_limits (GString *text, const MonevProcedure *procedure, const MonevProcedureStep *step)
{
  g_autofree char *limits = monev_procedure_step_limits (procedure, step);

  g_strdelimit (limits, "\n", ';');
  if (*limits != '\0')
    g_string_append_printf (text, "     Batas waktu: %s\n", limits);
}

static void
append_step (GString *text, const MonevProcedure *procedure, const MonevProcedureStep *step)
{
  g_autofree char *time = monev_step_time_text (&step->time);
  int back = monev_procedure_find_step (procedure, step->back_to);

  g_string_append_printf (text, "%3s. %s\n", step->number, step->wording);
  for (guint i = 0; i < step->n_actors; i++)
    {
      int actor = monev_procedure_find_actor (procedure, step->actors[i].actor);

      g_string_append_printf (text, "     %s: %s%s%s\n", i == 0 ? "Pelaksana" : "dan",
                              monev_procedure_actor (procedure, (guint) actor)->title,
                              step->actors[i].decides ? ", memutuskan" : "",
                              step->actors[i].inferred ? " (disimpulkan)" : "");
    }
  if (back >= 0)
    g_string_append_printf (text, "     Bila tidak: kembali ke langkah %s\n",
                            monev_procedure_step (procedure, (guint) back)->number);
  append_joined (text, "Kelengkapan", step->requirements);
  if (*time != '\0')
    g_string_append_printf (text, "     Waktu: %s\n", time);
  append_joined (text, "Output", step->outputs);
  append_limits (text, procedure, step);
  if (*step->remark != '\0')
    g_string_append_printf (text, "     Keterangan: %s\n", step->remark);
}

static void
append_identity (GString *text, const MonevProcedure *procedure)
{
  static const struct {
    MonevProcedureText text;
    const char        *word;
  } lines[] = {
    { MONEV_PROCEDURE_UNIT, "Unit" }, { MONEV_PROCEDURE_NUMBER, "Nomor" },
    { MONEV_PROCEDURE_MADE, "Dibuat" }, { MONEV_PROCEDURE_REVISED, "Revisi" },
    { MONEV_PROCEDURE_EFFECTIVE, "Efektif" }, { MONEV_PROCEDURE_APPROVED_BY, "Disahkan" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const char *value = monev_procedure_text (procedure, lines[i].text);

      if (*value != '\0')
        g_string_append_printf (text, "%s: %s\n", lines[i].word, value);
    }
}

static void
append_linked (GString *text, const MonevProcedure *procedure)
{
  guint n;
  const MonevProcedureLink *links = monev_procedure_linked (procedure, &n);

  if (n > 0)
    g_string_append (text, "Keterkaitan\n");
  for (guint i = 0; i < n; i++)
    if (*links[i].procedure != '\0')
      g_string_append_printf (text, "  - %s (%s)\n", links[i].text, links[i].procedure);
    else
      g_string_append_printf (text, "  - %s\n", links[i].text);
}

static char *
describe (const MonevProcedure *procedure)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n%s\n", monev_procedure_code (procedure),
                          monev_procedure_title (procedure));
  append_identity (text, procedure);
  append_linked (text, procedure);
  for (guint box = 0; box < MONEV_N_BOXES; box++)
    append_list (text, monev_procedure_box_title (box), monev_procedure_box (procedure, box));
  for (guint i = 0; i < monev_procedure_n_steps (procedure); i++)
    append_step (text, procedure, monev_procedure_step (procedure, i));
  return g_string_free (text, FALSE);
}

/* CODE [--version N]: the content, and if wanted its line of the library. */
static MonevProcedure *
load_words (MonevCli *cli, int argc, char **argv, int wanted, const char *usage,
            MonevProcedureEntry **entry, GError **error)
{
  gint number = 0;
  g_autoptr (MonevProcedure) procedure = NULL;
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
  if (!open_for (cli, argv[0], error))
    return NULL;
  procedure = monev_procedure_load (cli->connection, argv[0], number, error);
  if (procedure != NULL && entry != NULL)
    {
      *entry = monev_procedure_find (cli->connection, argv[0], error);
      if (*entry == NULL)
        return NULL;
      if (number > 0)
        (*entry)->number = number;
    }
  return g_steal_pointer (&procedure);
}

static gboolean
run_show (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (MonevProcedureEntry) entry = NULL;
  g_autoptr (MonevProcedure) procedure
    = load_words (cli, argc, argv, 1, "Sebutkan satu kode SOP.", &entry, error);
  g_autofree char *text = NULL;
  json_t *json;

  if (procedure == NULL)
    return FALSE;
  text = describe (procedure);
  json = monev_procedure_to_json (procedure);
  json_object_set_new (json, "library", entry_json (cli, entry));
  monev_cli_print (cli, json, "%s", text);
  return TRUE;
}

static gboolean
is_file (const char *word)
{
  return g_str_has_suffix (word, ".json") || strchr (word, G_DIR_SEPARATOR) != NULL;
}

/* With the hours of the office where it has set them. */
static gboolean
lint_with_office (MonevCli *cli, const MonevProcedure *procedure, const MonevProcedureEntry *entry,
                  GError **error)
{
  g_autoptr (GPtrArray) library = monev_procedure_library (cli->connection, entry, error);
  MonevWorkProfile profile;
  GError *local = NULL;
  gboolean known = cli->connection != NULL
                   && monev_work_profile_load (cli->connection, &profile, NULL, &local);

  if (library != NULL && (local == NULL || g_error_matches (local, MONEV_ERROR,
                                                            MONEV_ERROR_NOT_FOUND)))
    {
      g_clear_error (&local);
      monev_procedure_lint (procedure, library, known ? &profile : NULL, cli->issues);
      return cli->connection == NULL
             || monev_own_identity_lint (cli->connection, procedure, cli->issues, error);
    }
  if (library != NULL)
    g_propagate_error (error, local);
  else
    g_clear_error (&local);
  return FALSE;
}

static void
print_findings (MonevCli *cli)
{
  guint n = monev_issue_list_size (cli->issues);

  monev_cli_print_issues (cli, cli->issues, FALSE);
  monev_cli_print (cli, monev_issue_list_to_json (cli->issues),
                   n > 0 ? "%u temuan.\n" : "Tidak ada temuan.\n", n);
}

static gboolean
run_lint (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (MonevProcedure) procedure = NULL;
  g_autoptr (MonevProcedureEntry) entry = NULL;
  GError *local = NULL;

  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu kode SOP atau berkas .json.");
  if (!open_where_there (cli, error))
    return FALSE;
  if (is_file (argv[0]))
    procedure = monev_procedure_read_file (argv[0], cli->issues, &local);
  else if ((entry = monev_procedure_find (cli->connection, argv[0], &local)) != NULL)
    procedure = monev_procedure_load (cli->connection, argv[0], 0, &local);
  if (procedure != NULL && !lint_with_office (cli, procedure, entry, error))
    return FALSE;
  /* A fault of the file is a finding; a file that cannot be read is none. */
  cli->answered = local == NULL || monev_issue_list_size (cli->issues) > 0;
  if (cli->answered)
    print_findings (cli);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

typedef struct {
  MonevCli        *cli;
  MonevProcedure  *procedure;
  MonevSopOptions  options;
} Export;

static gboolean
write_pdf (const Export *what, const char *path, GError **error)
{
  return monev_sop_write_pdf (what->procedure, &what->options, path, NULL, error);
}

static gboolean
write_workbook (const Export *what, const char *path, GError **error)
{
  return monev_sop_write_workbook (what->procedure, &what->options, path, what->cli->issues, NULL,
                                   error);
}

static gboolean
write_json (const Export *what, const char *path, GError **error)
{
  g_autofree char *text = monev_procedure_to_file (what->procedure);

  return monev_atomic_file_write (path, text, strlen (text), error);
}

/* By the ending of the file's name. */
static const struct {
  const char *ending;
  gboolean  (*write) (const Export *what, const char *path, GError **error);
} formats[] = {
  { ".pdf", write_pdf },
  { ".xlsx", write_workbook },
  { ".json", write_json },
};

static gboolean
write_file (MonevCli *cli, const MonevProcedure *procedure, const char *path, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  Export what = { cli, (MonevProcedure *) procedure };
  gboolean done;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (!g_str_has_suffix (lower, formats[i].ending))
        continue;
      if (!monev_sop_options_load (&what.options, cli->connection, procedure, error))
        return FALSE;
      done = formats[i].write (&what, path, error);
      monev_sop_options_clear (&what.options);
      return done;
    }
  return monev_cli_usage (cli, error, "Nama berkas \"%s\" harus berakhir .pdf, .xlsx, atau .json.",
                          path);
}

static gboolean
run_export (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (MonevProcedure) procedure = load_words (
    cli, argc, argv, 2, "Sebutkan kode SOP, lalu berkas tujuan .pdf, .xlsx, atau .json.", NULL,
    error);
  guint n_steps;

  if (procedure == NULL || !write_file (cli, procedure, argv[1], error))
    return FALSE;
  n_steps = monev_procedure_n_steps (procedure);
  monev_cli_print (cli, json_pack ("{s:s, s:I}", "path", argv[1], "steps", (json_int_t) n_steps),
                   "%u langkah ditulis ke %s.\n", n_steps, argv[1]);
  return TRUE;
}

/* Takes @procedure. */
static MonevProcedure *
with_text (MonevProcedure *procedure, const char *member, const char *text, GError **error)
{
  json_auto_t *value = text != NULL ? json_string (text) : NULL;
  MonevProcedureOperation set = { MONEV_PROCEDURE_SET, NULL, 0, member, value };
  MonevProcedure *changed;

  if (procedure == NULL || text == NULL)
    return procedure;
  changed = monev_procedure_apply (procedure, &set, NULL, error);
  monev_procedure_unref (procedure);
  return changed;
}

static gboolean
run_import (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *code = NULL;
  g_autofree char *title = NULL;
  g_autoptr (MonevProcedure) procedure = NULL;
  g_autoptr (MonevProcedureEntry) entry = NULL;
  const GOptionEntry entries[] = {
    { "code", 0, 0, G_OPTION_ARG_STRING, &code, NULL, NULL },
    { "title", 0, 0, G_OPTION_ARG_STRING, &title, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu berkas .json.");
  if (!monev_cli_login (cli, error)
      || !monev_policy_check (cli->actor, MONEV_ACT_PROCEDURE_EDIT, error))
    return FALSE;
  procedure = monev_procedure_read_file (argv[0], cli->issues, error);
  procedure = with_text (g_steal_pointer (&procedure), "code", code, error);
  if (procedure != NULL && title != NULL)
    procedure = monev_procedure_with_title (g_steal_pointer (&procedure), title, error);
  entry = procedure != NULL ? monev_procedure_add (cli->connection, cli->actor, procedure, "",
                                                   cli->issues, error) : NULL;
  if (entry == NULL)
    return FALSE;
  print_entry (cli, entry, "diimpor");
  return TRUE;
}

static gboolean
run_copy (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *code = NULL;
  g_autofree char *title = NULL;
  g_autoptr (MonevProcedureEntry) entry = NULL;
  const GOptionEntry entries[] = {
    { "code", 0, 0, G_OPTION_ARG_STRING, &code, NULL, NULL },
    { "title", 0, 0, G_OPTION_ARG_STRING, &title, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc != 1 || code == NULL)
    return monev_cli_usage (cli, error, "Sebutkan satu kode SOP dan --code untuk salinannya.");
  if (!monev_cli_login (cli, error))
    return FALSE;
  entry = monev_procedure_copy (cli->connection, cli->actor, argv[0], code, title, cli->issues,
                                error);
  if (entry == NULL)
    return FALSE;
  print_entry (cli, entry, "disalin");
  return TRUE;
}

/* From a file, or what the official has saved in the window. */
static MonevProcedure *
content_to_publish (MonevCli *cli, const MonevProcedureEntry *entry, const char *path,
                    GError **error)
{
  g_autoptr (MonevProcedureDraft) draft = NULL;
  MonevProcedure *procedure;

  if (path != NULL)
    {
      procedure = monev_procedure_read_file (path, cli->issues, error);
      return with_text (procedure, "code", entry->code, error);
    }
  draft = monev_procedure_draft_load (cli->connection, cli->actor, entry->id, error);
  if (draft == NULL)
    return NULL;
  if (!draft->stale)
    return monev_procedure_ref (draft->procedure);
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CONFLICT,
               "Draf SOP %s dimulai dari versi yang lebih lama. Buka drafnya, cocokkan dengan "
               "versi %" G_GINT64_FORMAT ", lalu terbitkan.", entry->code, entry->number);
  return NULL;
}

static void
print_published (MonevCli *cli, const MonevProcedureEntry *entry, GPtrArray *changes)
{
  json_t *json = entry_json (cli, entry);
  json_t *lines = json_array ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      json_array_append_new (lines, json_string (changes->pdata[i]));
      g_string_append_printf (text, "- %s\n", (char *) changes->pdata[i]);
    }
  json_object_set_new (json, "changes", lines);
  monev_cli_print (cli, json, "SOP %s diterbitkan sebagai versi %" G_GINT64_FORMAT ":\n%s",
                   entry->code, entry->number, text->str);
}

static gboolean
run_publish (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (MonevProcedureEntry) entry = NULL;
  g_autoptr (MonevProcedureEntry) published = NULL;
  g_autoptr (MonevProcedure) procedure = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  if (argc < 1 || argc > 2)
    return monev_cli_usage (cli, error, "Sebutkan kode SOP kantor, dan bila perlu berkas .json.");
  if (!monev_cli_login (cli, error)
      || !monev_policy_check (cli->actor, MONEV_ACT_PROCEDURE_EDIT, error))
    return FALSE;
  entry = monev_procedure_find (cli->connection, argv[0], error);
  procedure = entry != NULL ? content_to_publish (cli, entry, argv[1], error) : NULL;
  published = procedure != NULL
                ? monev_procedure_publish (cli->connection, cli->actor, entry, procedure, &changes,
                                           cli->issues, error) : NULL;
  if (published == NULL)
    return FALSE;
  print_published (cli, published, changes);
  return TRUE;
}

static gboolean
set_retired (MonevCli *cli, int argc, char **argv, gboolean retired, GError **error)
{
  g_autoptr (MonevProcedureEntry) entry = NULL;
  g_autoptr (MonevProcedureEntry) changed = NULL;

  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu kode SOP kantor.");
  if (!monev_cli_login (cli, error))
    return FALSE;
  entry = monev_procedure_find (cli->connection, argv[0], error);
  changed = entry != NULL ? monev_procedure_set_retired (cli->connection, cli->actor, entry,
                                                         retired, error) : NULL;
  if (changed == NULL)
    return FALSE;
  print_entry (cli, changed, retired ? "tidak berlaku lagi" : "berlaku kembali");
  return TRUE;
}

static gboolean
run_retire (MonevCli *cli, int argc, char **argv, GError **error)
{
  return set_retired (cli, argc, argv, TRUE, error);
}

static gboolean
run_restore (MonevCli *cli, int argc, char **argv, GError **error)
{
  return set_retired (cli, argc, argv, FALSE, error);
}

const MonevCliCommand monev_cli_procedure_commands[] = {
  { "procedure", "list", "[--search KATA] [--source shipped|office] [--retired]",
    "Daftar SOP bawaan dan SOP kantor.", run_list },
  { "procedure", "show", "KODE [--version N]", "Isi satu SOP.", run_show },
  { "procedure", "lint", "KODE|BERKAS.json",
    "Memeriksa SOP: kesalahan, pertentangan, dan yang belum lengkap.", run_lint },
  { "procedure", "export", "KODE BERKAS.pdf|.xlsx|.json [--version N]",
    "Menulis satu SOP: gambar SOP AP, buku kerja Excel, atau berkas isinya.",
    run_export },
  { "procedure", "import", "BERKAS.json [--code KODE] [--title JUDUL]",
    "Membuat SOP kantor dari berkas.", run_import },
  { "procedure", "copy", "KODE --code KODE-BARU [--title JUDUL]",
    "Menyalin SOP menjadi SOP kantor.", run_copy },
  { "procedure", "publish", "KODE [BERKAS.json]",
    "Menerbitkan versi baru dari berkas, atau dari draf Anda.", run_publish },
  { "procedure", "retire", "KODE", "Menyatakan SOP kantor tidak berlaku lagi.", run_retire },
  { "procedure", "restore", "KODE", "Memberlakukannya kembali.", run_restore },
  { NULL },
};
