/* pin, who. */
#include <string.h>

#include "cli/cli.h"
#include "people/login.h"
#include "people/pin.h"

static gboolean
run_pin_reset (MonevCli *cli, int argc, char **argv, GError **error)
{
  const char *pin = g_getenv ("MONEV_NEW_PIN");
  g_autoptr (MonevDbRows) rows = NULL;
  g_autofree char *id = NULL;

  if (argc != 1 || pin == NULL)
    return monev_cli_usage (cli, error,
                            "Sebutkan satu pegawai; PIN barunya dibaca dari MONEV_NEW_PIN.");
  if (!monev_cli_login (cli, error))
    return FALSE;
  rows = monev_db_query (cli->connection, "official_find",
                         MONEV_DB_BINDS (MONEV_DB_T ("who", argv[0])), error);
  if (rows == NULL)
    return FALSE;
  if (!monev_db_rows_next (rows, error))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND, "Pegawai \"%s\" tidak dikenal.",
                   argv[0]);
      return FALSE;
    }
  id = g_strdup (monev_db_rows_text (rows, "id"));
  g_clear_pointer (&rows, monev_db_rows_free);
  if (!monev_pin_reset (cli->connection, cli->actor, id, pin, error))
    return FALSE;
  monev_cli_print (cli, json_pack ("{s:s}", "official", id),
                   "PIN disetel ulang. Kunci lama dicabut; paraf lama tetap berlaku.\n");
  return TRUE;
}

static gboolean
run_pin_change (MonevCli *cli, int argc, char **argv, GError **error)
{
  const char *pin = g_getenv ("MONEV_NEW_PIN");
  g_autofree char *old = NULL;

  if (argc != 0 || pin == NULL)
    return monev_cli_usage (cli, error, "PIN baru dibaca dari MONEV_NEW_PIN.");
  if (!monev_cli_login (cli, error))
    return FALSE;
  old = monev_cli_pin (cli, error);
  if (old == NULL || !monev_pin_change (cli->connection, cli->actor, old, pin, error))
    return FALSE;
  monev_cli_print (cli, json_pack ("{s:s}", "official", cli->actor->official_id),
                   "PIN diganti.\n");
  return TRUE;
}

static gboolean
run_login (MonevCli *cli, int argc, char **argv, GError **error)
{
  json_t *acts;

  if (argc != 0)
    return monev_cli_usage (cli, error, "Kata \"%s\" tidak diharapkan.", argv[0]);
  if (!monev_cli_login (cli, error))
    return FALSE;
  acts = json_array ();
  for (guint act = 0; act < MONEV_N_ACTS; act++)
    if (monev_policy_allows (cli->actor->roles, act))
      json_array_append_new (acts, json_string (monev_act_name (act)));
  monev_cli_print (cli, json_pack ("{s:s, s:s, s:s, s:o}", "official", cli->actor->official_id,
                                   "name", cli->actor->name, "position", cli->actor->position,
                                   "acts", acts),
                   "%s%s%s\n", cli->actor->name, *cli->actor->position != '\0' ? ", " : "",
                   cli->actor->position);
  return TRUE;
}

const MonevCliCommand monev_cli_people_commands[] = {
  { "login", NULL, "", "Memeriksa PIN dan menampilkan jabatan serta wewenang.", run_login },
  { "pin", "reset", "PEGAWAI", "Admin menyetel PIN pegawai lain (MONEV_NEW_PIN).", run_pin_reset },
  { "pin", "change", "", "Mengganti PIN sendiri (MONEV_NEW_PIN).", run_pin_change },
  { NULL },
};
