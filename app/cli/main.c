#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "db-migration.h"
#include "office/database-file.h"
#include "record/record-check.h"

static const MonevCliCommand *const groups[] = {
  monev_cli_setup_commands, monev_cli_reference_commands, monev_cli_people_commands,
  monev_cli_calendar_commands, monev_cli_procedure_commands, monev_cli_expression_commands,
  monev_cli_activity_commands, monev_cli_activity_step_commands,
  monev_cli_activity_field_commands, monev_cli_activity_paper_commands,
  monev_cli_instrument_commands,
  monev_cli_response_commands,
  monev_cli_form_commands,
};

static void
print_fields (FILE *to, const char *noun)
{
  g_autofree char *fields = monev_cli_fields (noun);

  if (fields != NULL)
    fprintf (to, "      ISIAN: %s.\n", fields);
}

static void
print_command (FILE *to, const MonevCliCommand *command)
{
  fprintf (to, "  monevctl %s%s%s%s%s\n      %s\n", command->noun, command->verb != NULL ? " " : "",
           command->verb != NULL ? command->verb : "", *command->usage != '\0' ? " " : "",
           command->usage, command->help);
  if (g_str_has_prefix (command->usage, "ISIAN=NILAI")
      || g_str_has_prefix (command->usage, "PENGENAL ISIAN=NILAI"))
    print_fields (to, command->noun);
}

/* All commands, those of one noun, or one alone. */
static guint
print_help (FILE *to, const char *noun, const char *verb)
{
  guint printed = 0;

  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    for (const MonevCliCommand *c = groups[g]; c->noun != NULL; c++)
      if ((noun == NULL || strcmp (noun, c->noun) == 0)
          && (verb == NULL || g_strcmp0 (verb, c->verb) == 0))
        {
          print_command (to, c);
          printed++;
        }
  return printed;
}

static int
show_help (const char *noun, const char *verb)
{
  if (noun == NULL)
    g_print ("monevctl [--db ALAMAT] [--as PENGGUNA] [--json] [--pin-fd N] BENDA KERJA …\n\n"
             "PIN dibaca dari MONEV_PIN atau --pin-fd, tidak pernah dari perintah.\n"
             "Alamat: sqlite:LOKASI atau postgresql://…; bawaan: %s\n\n",
             "sqlite:~/.local/share/monev/monev.db");
  if (print_help (stdout, noun, verb) == 0 && print_help (stdout, noun, NULL) == 0)
    return 2;
  return 0;
}

static const MonevCliCommand *
find_command (const char *noun, const char *verb, gboolean *takes_verb)
{
  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    for (const MonevCliCommand *c = groups[g]; c->noun != NULL; c++)
      if (strcmp (c->noun, noun) == 0 && (c->verb == NULL || g_strcmp0 (c->verb, verb) == 0))
        {
          *takes_verb = c->verb != NULL;
          return c;
        }
  return NULL;
}

/* A server answers in several lines; one clear line is promised. */
static void
print_failure (MonevCli *cli, const GError *error)
{
  MonevError code = error->domain == MONEV_ERROR ? (MonevError) error->code : MONEV_ERROR_IO;
  g_autofree char *message = monev_text_tidy (error->message);

  if (cli->answered)
    ; /* the findings themselves are the document */
  else if (cli->json)
    {
      json_t *object = json_pack ("{s:{s:s, s:s, s:o}}", "error", "code",
                                  monev_error_code_name (code), "message", message,
                                  "issues", monev_issue_list_to_json (cli->issues));
      g_autofree char *text = json_dumps (object, JSON_COMPACT);

      g_print ("%s\n", text);
      json_decref (object);
    }
  else
    for (guint i = 0; i < monev_issue_list_size (cli->issues); i++)
      {
        g_autofree char *line = monev_issue_to_text (monev_issue_list_get (cli->issues, i));
        g_printerr ("%s\n", line);
      }
  g_printerr ("monevctl: %s\n", message);
}

static gboolean
is_noun (const char *word)
{
  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    for (const MonevCliCommand *c = groups[g]; c->noun != NULL; c++)
      if (strcmp (c->noun, word) == 0)
        return TRUE;
  return FALSE;
}

/* A noun that is known lacks its verb, or has one that is not: those there are stand below. */
static int
refuse_words (MonevCli *cli, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc == 1 && is_noun (argv[0]))
    monev_cli_usage (cli, &error, "Sebutkan apa yang dikerjakan dengan “%s”.", argv[0]);
  else
    monev_cli_usage (cli, &error, "Perintah \"%s%s%s\" tidak dikenal. Lihat monevctl --help.",
                     argv[0], argc > 1 ? " " : "", argc > 1 ? argv[1] : "");
  print_failure (cli, error);
  if (is_noun (argv[0]))
    print_help (stderr, argv[0], NULL);
  return 2;
}

static int
run_command (MonevCli *cli, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  gboolean takes_verb = FALSE;
  const MonevCliCommand *command = find_command (argv[0], argc > 1 ? argv[1] : NULL, &takes_verb);
  int skip;

  if (command == NULL)
    return refuse_words (cli, argc, argv);
  skip = takes_verb ? 2 : 1;
  if (command->run (cli, argc - skip, argv + skip, &error))
    return 0;
  print_failure (cli, error);
  if (cli->wrong_usage)
    print_help (stderr, command->noun, command->verb);
  return cli->wrong_usage ? 2 : 1;
}

/* The global options may stand before or behind the noun; what is a verb's own stays. */
static gboolean
take_globals (MonevCli *cli, char **help, int *argc, char **argv)
{
  gboolean plain = FALSE; /* behind "--" */
  int kept = 0;

  for (int i = 1; i < *argc; i++)
    {
      const char *word = argv[i];
      gboolean last = i + 1 >= *argc;

      plain = plain || strcmp (word, "--") == 0;
      if (plain)
        argv[kept++] = argv[i];
      else if (strcmp (word, "--json") == 0)
        cli->json = TRUE;
      else if (strcmp (word, "--help") == 0 || strcmp (word, "-h") == 0)
        *help = (char *) word;
      else if (kept == 0 && strcmp (word, "--version") == 0) /* behind a noun it is the verb's own */
        *help = (char *) word;
      else if ((strcmp (word, "--db") == 0 || strcmp (word, "--as") == 0
                || strcmp (word, "--pin-fd") == 0) && last)
        return FALSE;
      else if (strcmp (word, "--db") == 0)
        cli->uri = argv[++i];
      else if (strcmp (word, "--as") == 0)
        cli->as = argv[++i];
      else if (strcmp (word, "--pin-fd") == 0)
        cli->pin_fd = atoi (argv[++i]);
      else
        argv[kept++] = argv[i];
    }
  argv[kept] = NULL;
  *argc = kept;
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autofree char *uri = monev_database_default_uri ();
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevCli cli = { uri, NULL, FALSE, -1, NULL, NULL, issues };
  char *help = NULL;
  int status;

  setlocale (LC_ALL, "");
  g_set_prgname ("monevctl");
  if (!take_globals (&cli, &help, &argc, argv))
    {
      g_autoptr (GError) error = NULL;

      monev_cli_usage (&cli, &error, "Pilihan terakhir tidak lengkap. Lihat monevctl --help.");
      print_failure (&cli, error);
      return 2;
    }
  if (g_strcmp0 (help, "--version") == 0)
    {
      g_print ("monevctl %s, skema %" G_GINT64_FORMAT "\n", MONEV_VERSION,
               monev_db_schema_newest ());
      return 0;
    }
  if (help != NULL)
    return show_help (argc > 0 ? argv[0] : NULL, argc > 1 ? argv[1] : NULL);
  if (argc == 0)
    {
      show_help (NULL, NULL);
      return 2;
    }
  status = run_command (&cli, argc, argv);
  g_clear_pointer (&cli.actor, monev_actor_free);
  g_clear_pointer (&cli.connection, monev_db_connection_close);
  return status;
}
