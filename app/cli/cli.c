#include "cli/cli.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/instant.h"
#include "office/backup-offer.h"
#include "office/clock-check.h"
#include "office/database-file.h"
#include "office/office.h"
#include "people/login.h"

#define MOST_LINES 200 /* of findings, for a person */

static void
offer_words (MonevCli *cli, const MonevBackupOffer *offer, const char *after, GError **error)
{
  g_autofree char *note = monev_backup_offer_note (offer);
  g_autofree char *said = g_strdup ((*error)->message);
  int code = (*error)->code;

  g_clear_error (error);
  if (offer->path != NULL)
    g_set_error (error, MONEV_ERROR, code, "%s. Pulihkan cadangan %s dengan: monevctl --db %s restore "
                 "%s%s%s%s", said, offer->moment, cli->uri, offer->path, after, note != NULL ? ". " : "",
                 note != NULL ? note : "");
  else
    g_set_error (error, MONEV_ERROR, code,
                 "%s. Tidak ada cadangan basis data ini yang utuh di %s%s%s", said, offer->folder,
                 note != NULL ? ". " : "", note != NULL ? note : "");
}

/* Says which backup to take when the file is damaged; the file itself is not touched. */
static void
offer_backup (MonevCli *cli, GError **error)
{
  g_autoptr (MonevBackupOffer) offer = NULL;

  if (error == NULL || !g_error_matches (*error, MONEV_ERROR, MONEV_ERROR_CORRUPT))
    return;
  offer = monev_backup_offer_find (cli->uri);
  offer_words (cli, offer, " (berkas rusak tetap disimpan)", error);
}

/* A file that is gone or empty is no office: only "init" makes one of it. */
static gboolean
refuse_lost (MonevCli *cli, GError **error)
{
  g_autoptr (MonevBackupOffer) offer = NULL;
  g_autoptr (GError) lost = NULL;

  if (!monev_database_lost (cli->uri, &lost))
    return FALSE;
  offer = monev_backup_offer_find (cli->uri);
  if (offer->path == NULL)
    {
      if (!g_error_matches (lost, MONEV_ERROR, MONEV_ERROR_CORRUPT))
        return FALSE; /* opening says that it is not there */
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT,
                   "%s. Mulai baru dengan: monevctl --db %s init; atau pulihkan dari cadangan yang "
                   "disimpan di tempat lain: monevctl --db %s restore BERKAS", lost->message,
                   cli->uri, cli->uri);
      return TRUE;
    }
  offer_words (cli, offer, ", atau mulai baru dengan: monevctl init", &lost);
  g_propagate_error (error, g_steal_pointer (&lost));
  return TRUE;
}

/* A server may have an empty database: it would look like an office without anybody. */
static gboolean
refuse_unprepared (MonevCli *cli, GError **error)
{
  gboolean ready = FALSE;

  if (!monev_office_ready (cli->connection, &ready, error))
    return FALSE;
  if (!ready)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
                 "Basis data ini belum disiapkan untuk sebuah kantor. Siapkan dahulu dengan: monevctl "
                 "--db %s init", cli->uri);
  return ready;
}

/** monev_cli_open: opens the database, checks it and brings it to the schema of this program. Who is
 * named with --as has to be known, also where nothing is asked of him. */
gboolean
monev_cli_open (MonevCli *cli, GError **error)
{
  if (cli->connection != NULL)
    return TRUE;
  if (refuse_lost (cli, error))
    return FALSE;
  cli->connection = monev_db_connection_open (cli->uri, MONEV_DB_OPEN_DEFAULT, error);
  if (cli->connection == NULL || !monev_database_prepare (cli->connection, error))
    {
      offer_backup (cli, error);
      return FALSE;
    }
  if (!refuse_unprepared (cli, error))
    return FALSE;
  return cli->as == NULL || monev_login_known (cli->connection, cli->as, error);
}

static char *
read_pin (int fd, GError **error)
{
  char buffer[128];
  ssize_t n = read (fd, buffer, sizeof buffer - 1);

  if (n < 0)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_IO, "PIN tidak terbaca dari fd %d: %s.", fd,
                   g_strerror (errno));
      return NULL;
    }
  buffer[n] = '\0';
  return g_strdup (g_strchomp (buffer));
}

/** monev_cli_pin: Returns: (transfer full): from --pin-fd or MONEV_PIN, never from an argument. */
char *
monev_cli_pin (MonevCli *cli, GError **error)
{
  const char *pin = g_getenv ("MONEV_PIN");

  if (cli->pin_fd >= 0)
    return read_pin (cli->pin_fd, error);
  if (pin != NULL && *pin != '\0')
    return g_strdup (pin);
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_AUTH,
               "PIN belum diberikan. Isi variabel MONEV_PIN atau pakai --pin-fd.");
  return NULL;
}

/* The log does not go back with the clock; due dates would. */
static void
warn_of_clock (MonevCli *cli)
{
  g_autofree char *how_long = NULL;
  MonevClockState state;

  if (!monev_clock_check (cli->connection, &state, NULL) || state.behind == 0)
    return;
  how_long = monev_span_format (state.behind / 60000);
  g_printerr ("monevctl: Jam komputer ini tertinggal %s dari catatan jejak nomor %" G_GINT64_FORMAT
              ". Betulkan tanggal dan jamnya. Bila jamnya benar dan dulu pernah terlalu maju: "
              "monevctl audit confirm-clock (admin).\n", how_long, state.seq);
}

/** monev_cli_login: opens the database and logs in as --as. */
gboolean
monev_cli_login (MonevCli *cli, GError **error)
{
  g_autofree char *pin = NULL;

  if (cli->as == NULL)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_AUTH,
                   "Perintah ini memerlukan --as NAMA-PENGGUNA dan PIN.");
      return FALSE;
    }
  if (!monev_cli_open (cli, error))
    return FALSE;
  pin = monev_cli_pin (cli, error);
  if (pin == NULL)
    return FALSE;
  cli->actor = monev_login (cli->connection, cli->as, pin, error);
  if (cli->actor != NULL)
    warn_of_clock (cli);
  return cli->actor != NULL;
}

/** monev_cli_usage: sets an error that ends the program with status 2. Returns: %FALSE. */
gboolean
monev_cli_usage (MonevCli *cli, GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  cli->wrong_usage = TRUE;
  g_set_error_literal (error, MONEV_ERROR, MONEV_ERROR_INVALID, message);
  return FALSE;
}

/* Whether the word after @word is the value of an option. */
static gboolean
wants_value (const GOptionEntry *entries, const char *word)
{
  if (!g_str_has_prefix (word, "--"))
    return FALSE;
  for (; entries->long_name != NULL; entries++)
    if (strcmp (entries->long_name, word + 2) == 0)
      return entries->arg != G_OPTION_ARG_NONE;
  return FALSE;
}

/* "-5" and "-,5" are numbers, "-" is a dash: no option of any verb looks like them. */
static gboolean
is_value (const char *word)
{
  return word[0] == '-' && (word[1] == '\0' || g_ascii_isdigit (word[1]) || word[1] == ','
                            || word[1] == '.');
}

/* The words that GOption may look at; what stands behind "--" and what only looks like an option is
 * put aside under a mark. Returns: (transfer container): with a program name before them. */
static char **
guarded_words (const GOptionEntry *entries, int argc, char **argv, GHashTable *aside, int *n)
{
  char **words = g_new0 (char *, (gsize) argc + 2);
  gboolean plain = FALSE;

  words[(*n)++] = (char *) "monevctl";
  for (int i = 0; i < argc; i++)
    {
      gboolean value = i > 0 && !plain && wants_value (entries, argv[i - 1]);

      if (!plain && !value && strcmp (argv[i], "--") == 0)
        {
          plain = TRUE;
          continue;
        }
      words[*n] = argv[i];
      if (plain || (!value && is_value (argv[i])))
        {
          words[*n] = g_strdup_printf ("\001%d", i);
          g_hash_table_insert (aside, words[*n], argv[i]);
        }
      (*n)++;
    }
  return words;
}

/* GOption speaks of its faults in the language of its own catalogue. */
static gboolean
option_fault (MonevCli *cli, const GError *fault, GError **error)
{
  const char *dash = strstr (fault->message, " -");
  g_autofree char *name = g_strdup (dash != NULL ? dash + 1 : fault->message);

  if (g_error_matches (fault, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION))
    return monev_cli_usage (cli, error,
                            "Pilihan “%s” tidak dikenal. Nilai yang berawal tanda hubung ditulis "
                            "sesudah “--”.", name);
  return monev_cli_usage (cli, error, "Pilihan “%s” tidak lengkap atau nilainya tidak terbaca.",
                          name);
}

/**
 * monev_cli_options:
 * @argc: (inout): reduced to the words that are no option
 *
 * Reads the options of one verb. Behind "--" nothing is an option; a number below zero never is.
 */
gboolean
monev_cli_options (MonevCli *cli, const GOptionEntry *entries, int *argc, char ***argv,
                   GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GHashTable) aside = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) local = NULL;
  int n = 0;
  g_autofree char **words = guarded_words (entries, *argc, *argv, aside, &n);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &n, &words, &local))
    return option_fault (cli, local, error);
  *argc = n - 1;
  for (int i = 0; i < *argc; i++)
    {
      char *kept = g_hash_table_lookup (aside, words[i + 1]);

      (*argv)[i] = kept != NULL ? kept : words[i + 1];
    }
  (*argv)[*argc] = NULL;
  return TRUE;
}

/**
 * monev_cli_print:
 * @value: (transfer full): the one document of --json
 * @format: the same for a person
 */
void
monev_cli_print (MonevCli *cli, json_t *value, const char *format, ...)
{
  va_list args;

  if (cli->json)
    {
      g_autofree char *text = json_dumps (value, JSON_COMPACT);
      g_print ("%s\n", text);
    }
  else
    {
      g_autofree char *text = NULL;

      va_start (args, format);
      text = g_strdup_vprintf (format, args);
      va_end (args);
      g_print ("%s", text);
    }
  json_decref (value);
}

/** monev_cli_print_record: every field of one record. */
void
monev_cli_print_record (MonevCli *cli, const MonevRecord *record)
{
  const MonevRecordType *type = monev_record_type (record);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; type->fields[i].name != NULL; i++)
    {
      g_autofree char *shown = monev_record_shown (record, i);
      g_string_append_printf (text, "%-28s %s\n", type->fields[i].heading, shown);
    }
  monev_cli_print (cli, monev_record_to_json (record), "%s", text->str);
}

/**
 * monev_cli_print_issues:
 * @to_stderr: whether something else is what the command prints
 *
 * One line each, for a person; with --json they stand in the document.
 */
void
monev_cli_print_issues (MonevCli *cli, const MonevIssueList *issues, gboolean to_stderr)
{
  static const char *const names[] = { "catatan", "peringatan", "kesalahan" };

  guint n = monev_issue_list_size (issues);

  if (!cli->json && n > MOST_LINES)
    g_printerr ("Ditampilkan %d dari %u temuan; --json memuat semuanya.\n", MOST_LINES, n);
  for (guint i = 0; !cli->json && i < MIN (n, MOST_LINES); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (issues, i);
      g_autofree char *line = monev_issue_to_text (issue);

      if (to_stderr)
        g_printerr ("%s: %s\n", names[issue->severity], line);
      else
        g_print ("%s: %s\n", names[issue->severity], line);
    }
}

/** monev_cli_rejected: ends an import, which is printed and stored, with status 1 where rows were
 * rejected (docs/contracts.md). Returns: whether none was. */
gboolean
monev_cli_rejected (MonevCli *cli, guint rejected, GError **error)
{
  if (rejected == 0)
    return TRUE;
  cli->answered = TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "%u baris ditolak. Perbaiki baris itu, lalu impor lagi; baris lain tidak "
               "terpengaruh.",
               rejected);
  return FALSE;
}
