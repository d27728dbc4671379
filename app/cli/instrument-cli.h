/* Naming an instrument on the command line. */
#pragma once

#include "cli/cli.h"
#include "instrument/office-instrument.h"

G_BEGIN_DECLS

MonevInstrumentEntry *monev_cli_instrument_find (MonevCli *cli, const char *what, GError **error);
gboolean monev_cli_instrument_field  (MonevCli *cli, int argc, char **argv, GError **error);
gboolean monev_cli_instrument_files  (MonevCli *cli, int argc, char **argv, GError **error);
gboolean monev_cli_instrument_attach (MonevCli *cli, int argc, char **argv, GError **error);
gboolean monev_cli_instrument_detach (MonevCli *cli, int argc, char **argv, GError **error);

G_END_DECLS
