/* init, backup, restore, secret, audit. */
#include <glib/gstdio.h>
#include <string.h>

#include "audit/audit.h"
#include "base/atomic-file.h"
#include "base/instant.h"
#include "cli/cli.h"
#include "db-backup.h"
#include "demo/demo.h"
#include "office/clock-check.h"
#include "office/database-file.h"
#include "office/office.h"
#include "office/recovery-sheet.h"
#include "people/key-store.h"
#include "people/people.h"
#include "record/record-check.h"

typedef struct {
  gboolean demo;
  char    *region, *region_name, *agency, *address, *zone, *paper, *font, *logo;
  char    *name, *username, *nip, *sheet;
} InitOptions;

static MonevRecord *
enter (MonevCli *cli, MonevRecord *record, const char *field, const char *value)
{
  int i = monev_record_type_field (monev_record_type (record), field);

  return value == NULL ? record : monev_record_enter (record, (guint) i, value, cli->issues);
}

static GBytes *
read_logo (const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  char *bytes = NULL;
  gsize size = 0;

  if (g_file_get_contents (path, &bytes, &size, &local))
    return g_bytes_new_take (bytes, size);
  g_set_error (error, MONEV_ERROR,
               g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT) ? MONEV_ERROR_NOT_FOUND
                                                                         : MONEV_ERROR_IO,
               "Berkas lambang %s tidak dapat dibaca. Periksa nama dan foldernya.", path);
  return NULL;
}

static gboolean
start_own (MonevCli *cli, const InitOptions *o, char **code, GError **error)
{
  g_autoptr (MonevRecord) office = monev_record_new (&monev_office_type);
  g_autoptr (MonevRecord) official = monev_record_new (&monev_official_type);
  g_autoptr (GBytes) logo = NULL;
  g_autofree char *pin = monev_cli_pin (cli, error);

  if (pin == NULL)
    return FALSE;
  if (o->logo != NULL && (logo = read_logo (o->logo, error)) == NULL)
    return FALSE;
  office = enter (cli, g_steal_pointer (&office), "region_code", o->region);
  office = enter (cli, g_steal_pointer (&office), "region_name", o->region_name);
  office = enter (cli, g_steal_pointer (&office), "agency_name", o->agency);
  office = enter (cli, g_steal_pointer (&office), "address", o->address);
  office = enter (cli, g_steal_pointer (&office), "zone", o->zone);
  office = enter (cli, g_steal_pointer (&office), "paper", o->paper);
  office = enter (cli, g_steal_pointer (&office), "font", o->font);
  official = enter (cli, g_steal_pointer (&official), "name", o->name);
  official = enter (cli, g_steal_pointer (&official), "username", o->username);
  official = enter (cli, g_steal_pointer (&official), "nip", o->nip);
  if (o->nip == NULL)
    official = monev_record_with (g_steal_pointer (&official), "status", "non_asn");
  return monev_office_start (cli->connection, &(MonevOfficeStart) { office, logo, official, pin },
                             code, cli->issues, error);
}

static gboolean
write_sheet (MonevCli *cli, const char *path, GError **error)
{
  g_autoptr (MonevRecoverySheet) sheet = monev_recovery_sheet_load (cli->connection, error);

  return sheet != NULL && monev_recovery_sheet_write (sheet, path, error);
}

/* Asked before anything is made: the code that the sheet holds is shown this once. */
static gboolean
sheet_has_a_place (const char *path, GError **error)
{
  g_autoptr (MonevAtomicFile) probe = path != NULL ? monev_atomic_file_begin (path, error) : NULL;

  return path == NULL || probe != NULL;
}

/* The file of a database that is still to be made; NULL for one that is there, and on a server. */
static char *
file_to_come (const char *uri)
{
  const char *path = g_str_has_prefix (uri, "sqlite:") ? uri + strlen ("sqlite:") : NULL;

  return path == NULL || g_file_test (path, G_FILE_TEST_EXISTS) ? NULL : g_strdup (path);
}

/* An empty database would be taken for an office at the next start. */
static void
take_back (MonevCli *cli, const char *file)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  g_clear_pointer (&cli->connection, monev_db_connection_close);
  for (guint i = 0; file != NULL && i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (file, endings[i], NULL);

      g_unlink (path);
    }
}

static gboolean
init_database (MonevCli *cli, const InitOptions *o, GError **error)
{
  g_autofree char *code = NULL;
  g_autofree char *database = NULL;
  g_autofree char *made = file_to_come (cli->uri);
  g_autoptr (MonevIssueList) of_demo = monev_issue_list_new (); /* nobody here can mend those */

  if (!sheet_has_a_place (o->sheet, error))
    return FALSE;

  cli->connection = monev_database_make (cli->uri, error);
  if (cli->connection == NULL)
    return FALSE;
  if (!(o->demo ? monev_demo_fill (cli->connection, &code, of_demo, error)
                : start_own (cli, o, &code, error)))
    {
      take_back (cli, made);
      return FALSE;
    }
  database = monev_database_id (cli->connection, error);
  if (database == NULL)
    return FALSE;
  if (o->sheet != NULL && !write_sheet (cli, o->sheet, error))
    {
      g_prefix_error (error, "Basis data siap dengan kode pemulihan %s, catat sekarang. ", code);
      return FALSE;
    }
  monev_cli_print_issues (cli, cli->issues, TRUE);
  monev_cli_print (cli, json_pack ("{s:s, s:s, s:s, s:o}", "uri", cli->uri, "database", database,
                                   "recovery_code", code, "issues",
                                   monev_issue_list_to_json (cli->issues)),
                   "Basis data siap: %s\nKode pemulihan, simpan di brankas kantor:\n%s\n",
                   cli->uri, code);
  return TRUE;
}

static gboolean
run_init (MonevCli *cli, int argc, char **argv, GError **error)
{
  InitOptions o = { 0 };
  const GOptionEntry entries[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, &o.demo, NULL, NULL },
    { "region", 0, 0, G_OPTION_ARG_STRING, &o.region, NULL, NULL },
    { "kabupaten", 0, 0, G_OPTION_ARG_STRING, &o.region_name, NULL, NULL },
    { "agency", 0, 0, G_OPTION_ARG_STRING, &o.agency, NULL, NULL },
    { "address", 0, 0, G_OPTION_ARG_STRING, &o.address, NULL, NULL },
    { "zone", 0, 0, G_OPTION_ARG_STRING, &o.zone, NULL, NULL },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &o.paper, NULL, NULL },
    { "font", 0, 0, G_OPTION_ARG_STRING, &o.font, NULL, NULL },
    { "logo", 0, 0, G_OPTION_ARG_FILENAME, &o.logo, NULL, NULL },
    { "name", 0, 0, G_OPTION_ARG_STRING, &o.name, NULL, NULL },
    { "username", 0, 0, G_OPTION_ARG_STRING, &o.username, NULL, NULL },
    { "nip", 0, 0, G_OPTION_ARG_STRING, &o.nip, NULL, NULL },
    { "sheet", 0, 0, G_OPTION_ARG_FILENAME, &o.sheet, NULL, NULL },
    { NULL },
  };
  char **owned[] = { &o.region, &o.region_name, &o.agency, &o.address, &o.zone, &o.paper, &o.font,
                     &o.logo, &o.name, &o.username, &o.nip, &o.sheet };
  gboolean done = monev_cli_options (cli, entries, &argc, &argv, error);

  if (done && argc > 0)
    done = monev_cli_usage (cli, error, "Kata \"%s\" tidak diharapkan.", argv[0]);
  else if (done && !o.demo && (o.region == NULL || o.name == NULL))
    done = monev_cli_usage (cli, error, "Isi --region dan --name, atau pakai --demo.");
  else if (done)
    done = init_database (cli, &o, error);
  for (guint i = 0; i < G_N_ELEMENTS (owned); i++)
    g_free (*owned[i]);
  return done;
}

/* A backup given by its name: an older one of that name is not lost by a slip. */
static gboolean
write_backup (MonevCli *cli, const char *path, gboolean force, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                   "Folder %s tidak ada. Buat foldernya dulu, atau pilih folder lain.", folder);
      return FALSE;
    }
  if (!force && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
                   "Berkas %s sudah ada. Pakai nama lain, atau tambahkan --force untuk menimpanya.",
                   path);
      return FALSE;
    }
  return monev_db_backup_write_sealed (cli->connection, path, error);
}

static gboolean
run_backup (MonevCli *cli, int argc, char **argv, GError **error)
{
  gboolean force = FALSE;
  const GOptionEntry entries[] = {
    { "force", 0, 0, G_OPTION_ARG_NONE, &force, NULL, NULL },
    { NULL },
  };
  g_autofree char *folder = monev_database_backup_folder (cli->uri);
  g_autofree char *path = NULL;

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc > 1)
    return monev_cli_usage (cli, error, "Terlalu banyak kata.");
  if (!monev_cli_open (cli, error))
    return FALSE;
  if (argc == 1)
    path = write_backup (cli, argv[0], force, error) ? g_strdup (argv[0]) : NULL;
  else
    path = monev_db_backup_make (cli->connection, folder, "permintaan", error);
  if (path == NULL)
    return FALSE;
  monev_cli_print (cli, json_pack ("{s:s}", "path", path), "Cadangan utuh: %s\n", path);
  return TRUE;
}

/* The chain of the log is walked before the backup is trusted. */
static gboolean
backup_log_holds (MonevCli *cli, const char *path, GError **error)
{
  g_autofree char *uri = g_strconcat ("sqlite:", path, NULL);
  g_autoptr (MonevDbConnection) backup = NULL;
  guint64 checked = 0;

  if (!monev_db_backup_check (path, error))
    return FALSE;
  backup = monev_db_connection_open (uri, MONEV_DB_OPEN_READONLY, error);
  if (backup == NULL || !monev_audit_verify (backup, NULL, &checked, cli->issues, error))
    return FALSE;
  if (monev_issue_list_count (cli->issues, MONEV_SEVERITY_ERROR) == 0)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT,
               "Catatan jejak di dalam cadangan %s tidak utuh. Pilih cadangan lain.", path);
  return FALSE;
}

/* Who may replace the office that is there; nobody is asked where none could log in. The
 * connection is closed again: a file that is open cannot be exchanged. */
static gboolean
may_restore (MonevCli *cli, GError **error)
{
  gboolean guarded = FALSE;
  gboolean allowed;

  if (!monev_database_guarded (cli->uri, &guarded, error))
    return FALSE;
  if (!guarded)
    return TRUE;
  allowed = monev_cli_login (cli, error)
            && monev_policy_check (cli->actor, MONEV_ACT_BACKUP_RESTORE, error);
  g_clear_pointer (&cli->connection, monev_db_connection_close);
  return allowed;
}

static gboolean
run_restore (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *kept = NULL;
  gboolean sealed;

  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu berkas cadangan.");
  sealed = monev_db_backup_is_sealed (argv[0]);
  if (!backup_log_holds (cli, argv[0], error) || !may_restore (cli, error)
      || !monev_database_restore (cli->uri, argv[0],
                                  cli->actor != NULL ? cli->actor->official_id : "", &kept, error))
    return FALSE;
  if (!sealed)
    g_printerr ("monevctl: Di samping cadangan ini tidak ada berkas .sha256, jadi perubahan isinya "
                "tidak dapat diperiksa.\n");
  monev_cli_print (cli, json_pack ("{s:s, s:s, s:b}", "restored", argv[0], "kept",
                                   kept != NULL ? kept : "", "sealed", sealed),
                   "Dipulihkan dari %s.%s%s\n", argv[0],
                   kept != NULL && *kept != '\0' ? " Keadaan sebelumnya tersimpan di " : "",
                   kept != NULL ? kept : "");
  return TRUE;
}

static gboolean
run_audit_verify (MonevCli *cli, int argc, char **argv, GError **error)
{
  MonevAuditHead known;
  gboolean found = FALSE;
  guint64 checked = 0;

  if (argc > 0)
    return monev_cli_usage (cli, error, "Kata \"%s\" tidak diharapkan.", argv[0]);
  if (!monev_cli_open (cli, error)
      || !monev_database_known_head (cli->connection, &known, &found, error)
      || !monev_audit_verify (cli->connection, found ? &known : NULL, &checked, cli->issues,
                              error))
    return FALSE;
  if (monev_issue_list_count (cli->issues, MONEV_SEVERITY_ERROR) > 0)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT,
                   "Catatan jejak tidak utuh: %u kejanggalan pada %" G_GUINT64_FORMAT " catatan.",
                   monev_issue_list_count (cli->issues, MONEV_SEVERITY_ERROR), checked);
      return FALSE;
    }
  monev_cli_print (cli, json_pack ("{s:b, s:I}", "whole", 1, "checked", (json_int_t) checked),
                   "Catatan jejak utuh: %" G_GUINT64_FORMAT " catatan.\n", checked);
  return TRUE;
}

static gboolean
run_confirm_clock (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *now = NULL;
  g_autofree char *at = NULL;
  MonevClockState state;

  if (argc > 0)
    return monev_cli_usage (cli, error, "Kata \"%s\" tidak diharapkan.", argv[0]);
  if (!monev_cli_login (cli, error) || !monev_clock_confirm (cli->connection, cli->actor, &state, error))
    return FALSE;
  if ((zone = monev_office_zone (cli->connection, error)) == NULL)
    return FALSE;
  now = monev_instant_to_rfc3339 (state.now, zone);
  at = monev_instant_to_rfc3339 (state.at, zone);
  monev_cli_print (cli, json_pack ("{s:s, s:s, s:I}", "clock", now, "log", at, "entry",
                                   (json_int_t) state.seq),
                   "Jam komputer dipastikan benar: %s. Catatan jejak mulai nomor %" G_GINT64_FORMAT
                   " bertanggal %s.\n", now, state.seq, at);
  return TRUE;
}

static gboolean
run_secret_import (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *database = NULL;
  g_autofree char *code = NULL;

  if (argc > 0)
    return monev_cli_usage (cli, error, "Kode dibaca dari MONEV_SECRET, tidak dari perintah.");
  code = g_strdup (g_getenv ("MONEV_SECRET"));
  if (code == NULL)
    return monev_cli_usage (cli, error, "Isi variabel MONEV_SECRET dengan kode lembar pemulihan.");
  if (!monev_cli_open (cli, error) || !monev_office_secret_accept (cli->connection, code, error))
    return FALSE;
  database = monev_database_id (cli->connection, error);
  if (database == NULL)
    return FALSE;
  monev_cli_print (cli, json_pack ("{s:s}", "database", database),
                   "Kunci kantor tersimpan di komputer ini.\n");
  return TRUE;
}

static gboolean
run_secret_sheet (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (MonevRecoverySheet) sheet = NULL;

  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan berkas PDF untuk lembar pemulihan.");
  if (!sheet_has_a_place (argv[0], error) || !monev_cli_login (cli, error))
    return FALSE;
  sheet = monev_recovery_sheet_take (cli->connection, cli->actor, error);
  if (sheet == NULL || !monev_recovery_sheet_write (sheet, argv[0], error))
    return FALSE;
  monev_cli_print (cli, json_pack ("{s:s, s:s}", "path", argv[0], "database", sheet->database_id),
                   "Lembar pemulihan tersimpan di %s. Cetak, lalu hapus berkasnya.\n", argv[0]);
  return TRUE;
}

static gboolean
run_office_show (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (MonevRecord) office = NULL;

  if (argc > 0)
    return monev_cli_usage (cli, error, "Kata \"%s\" tidak diharapkan.", argv[0]);
  if (!monev_cli_open (cli, error))
    return FALSE;
  office = monev_office_load (cli->connection, error);
  if (office == NULL)
    return FALSE;
  monev_cli_print_record (cli, office);
  return TRUE;
}

static gboolean
run_office_set (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (MonevRecord) office = NULL;
  g_autoptr (MonevRecord) saved = NULL;

  if (argc == 0)
    return monev_cli_usage (cli, error, "Sebutkan isian=nilai.");
  if (!monev_cli_login (cli, error))
    return FALSE;
  office = monev_office_load (cli->connection, error);
  for (int i = 0; i < argc && office != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (argv[i], "=", 2);
      int field = parts[0] != NULL ? monev_record_type_field (&monev_office_type, parts[0]) : -1;

      if (field < 0 || parts[1] == NULL || monev_office_type.fields[field].refers != NULL)
        return monev_cli_usage (cli, error, "\"%s\" bukan isian=nilai dari profil instansi.",
                                argv[i]);
      office = monev_record_enter (g_steal_pointer (&office), (guint) field, parts[1],
                                   cli->issues);
    }
  if (office == NULL)
    return FALSE;
  saved = monev_office_save (cli->connection, cli->actor, office, NULL, cli->issues, error);
  if (saved == NULL)
    return FALSE;
  monev_cli_print_issues (cli, cli->issues, TRUE);
  monev_cli_print_record (cli, saved);
  return TRUE;
}

const MonevCliCommand monev_cli_setup_commands[] = {
  { "init", NULL,
    "[--demo] [--region KODE --kabupaten NAMA --agency NAMA --address ALAMAT --zone ZONA "
    "--paper f4|a4|folio --font arial|bookman --logo BERKAS] [--name NAMA --username PENGGUNA "
    "--nip NIP] [--sheet LEMBAR.pdf]",
    "Menyiapkan basis data: profil instansi, pegawai pertama, kunci. --demo: kantor contoh.",
    run_init },
  { "backup", NULL, "[BERKAS [--force]]",
    "Membuat cadangan yang utuh dan terperiksa. --force: menimpa berkas yang ada.", run_backup },
  { "restore", NULL, "BERKAS", "Memeriksa cadangan, lalu memulihkannya (admin). Keadaan lama disimpan.",
    run_restore },
  { "office", "show", "", "Menampilkan profil instansi.", run_office_show },
  { "office", "set", "ISIAN=NILAI …", "Mengubah profil instansi.", run_office_set },
  { "audit", "verify", "", "Memeriksa catatan jejak dari awal sampai akhir.", run_audit_verify },
  { "audit", "confirm-clock", "",
    "Memastikan bahwa jam komputer sekarang benar dan catatan jejak pernah mendahuluinya (admin).",
    run_confirm_clock },
  { "secret", "import", "", "Menyimpan kunci kantor dari kode lembar pemulihan (MONEV_SECRET).",
    run_secret_import },
  { "secret", "sheet", "LEMBAR.pdf", "Membuat lembar pemulihan sekali lagi (admin).",
    run_secret_sheet },
  { NULL },
};
