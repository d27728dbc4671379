/* instrument attach, detach, files: lists of the office that questions and formulas read. */
#include "cli/instrument-cli.h"
#include "exchange/table-file.h"
#include "instrument/instrument-files.h"

static json_t *
files_json (const MonevInstrument *instrument)
{
  g_autoptr (GPtrArray) files = monev_instrument_files (instrument);
  json_t *array = json_array ();

  for (guint i = 0; i < files->len; i++)
    {
      const MonevInstrumentFile *file = g_ptr_array_index (files, i);

      json_array_append_new (array, json_pack ("{s:s, s:i, s:i, s:b}", "name", file->name, "rows",
                                               (int)file->rows, "columns", (int)file->columns,
                                               "used", file->used));
    }
  return array;
}

static void
print_files (MonevCli *cli, const MonevInstrument *instrument)
{
  g_autoptr (GPtrArray) files = monev_instrument_files (instrument);

  for (guint i = 0; !cli->json && i < files->len; i++)
    {
      const MonevInstrumentFile *file = g_ptr_array_index (files, i);

      g_print ("%s\t%u baris, %u kolom%s\n", file->name, file->rows, file->columns,
               file->used ? "" : "\ttidak dipakai");
    }
  monev_cli_print (cli, files_json (instrument), "%s", "");
}

/* What is in edit: the concept, else the newest version. */
static MonevInstrument *
read_concept (MonevCli *cli, const char *id, GError **error)
{
  g_autoptr (MonevXlsform) form = monev_instrument_load (cli->connection, id, 0, error);

  return form == NULL ? NULL : monev_instrument_read (form, NULL, cli->issues);
}

static gboolean
save_form (MonevCli *cli, const MonevInstrumentEntry *entry, MonevXlsform *form, GError **error)
{
  g_autoptr (MonevInstrumentEntry) saved = NULL;
  g_autoptr (MonevInstrument) instrument = NULL;

  saved = monev_instrument_save (cli->connection, cli->actor, entry,
                                 &(MonevInstrumentContent){ form, NULL, NULL, NULL }, cli->issues,
                                 error);
  instrument = saved == NULL ? NULL : monev_instrument_read (form, NULL, cli->issues);
  if (instrument == NULL)
    return FALSE;
  print_files (cli, instrument);
  return TRUE;
}

/** monev_cli_instrument_files: instrument files INSTRUMEN. */
gboolean
monev_cli_instrument_files (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (MonevInstrumentEntry) entry = NULL;
  g_autoptr (MonevInstrument) instrument = NULL;

  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu instrumen.");
  if (!monev_cli_open (cli, error))
    return FALSE;
  entry = monev_cli_instrument_find (cli, argv[0], error);
  instrument = entry == NULL ? NULL : read_concept (cli, entry->id, error);
  if (instrument == NULL)
    return FALSE;
  print_files (cli, instrument);
  return TRUE;
}

/** monev_cli_instrument_attach: instrument attach INSTRUMEN FILE [--name NAME]. */
gboolean
monev_cli_instrument_attach (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (MonevInstrumentEntry) entry = NULL;
  g_autoptr (MonevInstrument) instrument = NULL;
  g_autoptr (MonevTable) table = NULL;
  g_autoptr (MonevXlsform) form = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc != 2)
    return monev_cli_usage (cli, error, "Sebutkan instrumen, lalu berkas CSV atau Excel.");
  if (!monev_cli_login (cli, error))
    return FALSE;
  entry = monev_cli_instrument_find (cli, argv[0], error);
  instrument = entry == NULL ? NULL : read_concept (cli, entry->id, error);
  table = instrument == NULL ? NULL
                             : monev_table_file_read (argv[1], NULL, cli->issues, error);
  if (table == NULL)
    return FALSE;
  if (name == NULL)
    name = monev_instrument_file_name (argv[1]);
  form = monev_instrument_attach (instrument, name, table, error);
  return form != NULL && save_form (cli, entry, form, error);
}

/** monev_cli_instrument_detach: instrument detach INSTRUMEN NAME. */
gboolean
monev_cli_instrument_detach (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (MonevInstrumentEntry) entry = NULL;
  g_autoptr (MonevInstrument) instrument = NULL;
  g_autoptr (MonevXlsform) form = NULL;

  if (argc != 2)
    return monev_cli_usage (cli, error, "Sebutkan instrumen, lalu nama berkas daftarnya.");
  if (!monev_cli_login (cli, error))
    return FALSE;
  entry = monev_cli_instrument_find (cli, argv[0], error);
  instrument = entry == NULL ? NULL : read_concept (cli, entry->id, error);
  if (instrument == NULL)
    return FALSE;
  form = monev_instrument_detach (instrument, argv[1]);
  if (form != monev_instrument_form (instrument))
    return save_form (cli, entry, form, error);
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
               "Berkas daftar “%s” tidak ada pada instrumen ini. Lihat “monevctl instrument files”.",
               argv[1]);
  return FALSE;
}
