/* form import, list, show, export-definition, publish, archive, restore. */
#include "cli/form-cli.h"

#include <string.h>

#include "base/atomic-file.h"
#include "base/instant.h"
#include "base/json.h"
#include "dataform/data-period.h"
#include "dataform/form-guess.h"
#include "dataform/inventory.h"
#include "dataform/office-form-make.h"
#include "office/office.h"
#include "people/people.h"
#include "record/record-store.h"

/** monev_cli_moment: Returns: (transfer full): RFC 3339 in the office's zone; "" for 0. */
char *
monev_cli_moment (MonevCli *cli, gint64 at)
{
  g_autoptr (MonevRecord) office = monev_office_load (cli->connection, NULL);
  g_autoptr (GTimeZone) zone
      = office != NULL ? monev_zone_new (monev_record_get (office, "zone"), NULL) : NULL;

  return zone == NULL || at == 0 ? g_strdup ("") : monev_instant_to_rfc3339 (at, zone);
}

/** monev_cli_form_print_issues: on stderr, unless JSON is wanted. */
void
monev_cli_form_print_issues (MonevCli *cli, const MonevIssueList *issues)
{
  monev_cli_print_issues (cli, issues, TRUE);
}

static json_t *
entry_json (MonevCli *cli, const MonevDataFormEntry *entry)
{
  g_autofree char *changed = monev_cli_moment (cli, entry->changed_at);

  return json_pack ("{s:s, s:s, s:s, s:s, s:s, s:I, s:b, s:I, s:s}", "id", entry->id, "code",
                    entry->code, "title", entry->title, "period", entry->period, "state",
                    entry->state, "number", (json_int_t)entry->number, "concept",
                    *entry->concept != '\0', "version", (json_int_t)entry->version, "changed",
                    changed);
}

/* A code that is there already: its concept is replaced. */
static MonevDataFormEntry *
put_form (MonevCli *cli, const MonevDataForm *form, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (MonevDataFormEntry) there
      = monev_data_form_store_find (cli->connection, monev_data_form_code (form), &local);

  if (there != NULL)
    return monev_data_form_save (cli->connection, cli->actor, there, form, error);
  if (g_error_matches (local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND))
    return monev_data_form_add (cli->connection, cli->actor, form, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static MonevDataForm *
read_form (MonevCli *cli, const char *what, gboolean shipped, GError **error)
{
  return shipped ? monev_data_form_shipped (what, error)
                 : monev_data_form_read_file (what, cli->issues, error);
}

static gboolean
is_workbook (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".xlsx") || g_str_has_suffix (lower, ".xlsm")
         || g_str_has_suffix (lower, ".xls");
}

/* What is recognised in a workbook is a form of its own, whatever codes there are. */
static MonevDataFormEntry *
import (MonevCli *cli, const char *what, gboolean shipped, GError **error)
{
  gboolean workbook = !shipped && is_workbook (what);
  g_autoptr (MonevDataForm) form = workbook ? monev_form_guess_file (what, cli->issues, error)
                                            : read_form (cli, what, shipped, error);

  if (form == NULL)
    return NULL;
  monev_data_form_lint (form, what, cli->issues);
  return workbook ? monev_data_form_begin (cli->connection, cli->actor, form, error)
                  : put_form (cli, form, error);
}

static gboolean
run_import (MonevCli *cli, int argc, char **argv, GError **error)
{
  gboolean shipped = FALSE;
  g_autoptr (MonevDataFormEntry) entry = NULL;
  json_t *json;
  const GOptionEntry entries[] = {
    { "shipped", 0, 0, G_OPTION_ARG_NONE, &shipped, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu berkas definisi formulir (.json) atau buku kerja "
                            "(.xlsx, .xls).");
  if (!monev_cli_login (cli, error)
      || !monev_policy_check (cli->actor, MONEV_ACT_DATA_FORM_EDIT, error)
      || (entry = import (cli, argv[0], shipped, error)) == NULL)
    return FALSE;
  monev_cli_form_print_issues (cli, cli->issues);
  json = entry_json (cli, entry);
  json_object_set_new (json, "issues", monev_issue_list_to_json (cli->issues));
  monev_cli_print (cli, json, "%s\n", entry->id);
  return TRUE;
}

static gboolean
run_list (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *search = NULL;
  gboolean archived = FALSE, shipped = FALSE;
  g_autoptr (GPtrArray) list = NULL;
  json_t *array = json_array ();
  const GOptionEntry entries[] = {
    { "archived", 0, 0, G_OPTION_ARG_NONE, &archived, NULL, NULL },
    { "shipped", 0, 0, G_OPTION_ARG_NONE, &shipped, NULL, NULL },
    { "search", 0, 0, G_OPTION_ARG_STRING, &search, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error)
      || (!shipped && !monev_cli_open (cli, error)))
    {
      json_decref (array);
      return FALSE;
    }
  for (guint i = 0; shipped && monev_data_forms_shipped ()[i] != NULL; i++)
    {
      g_autoptr (MonevDataForm) form
          = monev_data_form_shipped (monev_data_forms_shipped ()[i], NULL);

      json_array_append_new (array, json_pack ("{s:s, s:s}", "code", monev_data_form_code (form),
                                               "title", monev_data_form_title (form)));
      if (!cli->json)
        g_print ("%s\t%s\n", monev_data_form_code (form), monev_data_form_title (form));
    }
  if (!shipped)
    list = monev_data_forms_list (cli->connection, search, archived, error);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const MonevDataFormEntry *entry = list->pdata[i];

      json_array_append_new (array, entry_json (cli, entry));
      if (!cli->json)
        g_print ("%s\t%s\t%s\t%s\tversi %" G_GINT64_FORMAT "\n", entry->id, entry->code,
                 entry->title, entry->state, entry->number);
    }
  monev_cli_print (cli, array, "%s", "");
  return shipped || list != NULL;
}

/* FORMULIR [--version N] … */
static MonevDataForm *
open_words (MonevCli *cli, int argc, char **argv, int wanted, const char *usage,
            MonevDataFormEntry **entry, GError **error)
{
  gint number = 0;
  MonevDataForm *form;
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
  if (!monev_cli_open (cli, error)
      || (*entry = monev_data_form_store_find (cli->connection, argv[0], error)) == NULL)
    return NULL;
  form = monev_data_form_open (cli->connection, (*entry)->id, number, error);
  if (form == NULL)
    g_clear_pointer (entry, monev_data_form_entry_free);
  return form;
}

static void
print_form (const MonevDataForm *form)
{
  g_print ("%s (%s)\n", monev_data_form_title (form), monev_data_form_code (form));
  for (guint i = 0; i < monev_data_form_n_sheets (form); i++)
    {
      const MonevDataSheet *sheet = monev_data_form_sheet (form, i);

      g_print ("\n%s: %s\n", sheet->key, sheet->title);
      for (guint k = 0; k < sheet->n_columns; k++)
        g_print ("  kolom %s: %s (%s)\n", sheet->columns[k].key, sheet->columns[k].label,
                 monev_data_kind_label (sheet->columns[k].spec.kind));
      for (guint k = 0; k < sheet->n_rows; k++)
        g_print ("  baris %s: %s, %s\n", sheet->rows[k].key, sheet->rows[k].label,
                 *sheet->rows[k].unit != '\0' ? sheet->rows[k].unit : "tanpa satuan");
    }
}

static gboolean
run_show (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (MonevDataFormEntry) entry = NULL;
  g_autoptr (MonevDataForm) form
      = open_words (cli, argc, argv, 1, "Sebutkan satu formulir.", &entry, error);
  json_t *json;

  if (form == NULL)
    return FALSE;
  monev_data_form_lint (form, NULL, cli->issues);
  json = entry_json (cli, entry);
  json_object_set_new (json, "definition", monev_data_form_to_json (form));
  json_object_set_new (json, "issues", monev_issue_list_to_json (cli->issues));
  if (!cli->json)
    print_form (form);
  monev_cli_print (cli, json, "%s", "");
  return TRUE;
}

static gboolean
run_export (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (MonevDataFormEntry) entry = NULL;
  g_autoptr (MonevDataForm) form = open_words (
      cli, argc, argv, 2, "Sebutkan formulir, lalu berkas tujuan .json.", &entry, error);
  json_auto_t *json = NULL;
  g_autofree char *text = NULL;

  if (form == NULL)
    return FALSE;
  json = monev_data_form_to_json (form);
  text = json_dumps (json, JSON_INDENT (2));
  if (!monev_atomic_file_write (argv[1], text, strlen (text), error))
    return FALSE;
  monev_cli_print (cli, json_pack ("{s:s, s:s}", "path", argv[1], "code", entry->code),
                   "%s ditulis ke %s.\n", entry->title, argv[1]);
  return TRUE;
}

static gboolean
run_generate (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *period = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) agencies = NULL;
  g_autoptr (MonevDataForm) form = NULL;
  g_autoptr (MonevDataFormEntry) entry = NULL;
  MonevInventoryForm what = { .period = MONEV_DATA_YEAR };
  const GOptionEntry entries[] = {
    { "period", 0, 0, G_OPTION_ARG_STRING, &period, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc != 2 || (period != NULL && !monev_data_period_kind_find (period, &what.period)))
    return monev_cli_usage (cli, error,
                            "Sebutkan kode dan judul formulir; --period tahun, semester, triwulan, "
                            "atau bulan.");
  what.code = argv[0];
  what.title = argv[1];
  if (!monev_cli_login (cli, error)
      || !monev_policy_check (cli->actor, MONEV_ACT_DATA_FORM_EDIT, error)
      || (items = monev_record_store_list (cli->connection, &monev_inventory_type, 0, error)) == NULL
      || (agencies = monev_record_store_list (cli->connection, &monev_agency_type, 0, error)) == NULL
      || (form = monev_inventory_make_form (items, agencies, &what, cli->issues, error)) == NULL
      || (entry = put_form (cli, form, error)) == NULL)
    return FALSE;
  monev_cli_print (cli, entry_json (cli, entry), "%s\n", entry->id);
  return TRUE;
}

static gboolean
run_publish (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (MonevDataFormEntry) entry = NULL;
  g_autoptr (MonevDataFormEntry) issued = NULL;

  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu formulir.");
  if (!monev_cli_login (cli, error)
      || (entry = monev_data_form_store_find (cli->connection, argv[0], error)) == NULL)
    return FALSE;
  issued = monev_data_form_issue (cli->connection, cli->actor, entry, cli->issues, error);
  if (issued == NULL)
    return FALSE;
  monev_cli_print (cli, entry_json (cli, issued), "%s terbit sebagai versi %" G_GINT64_FORMAT ".\n",
                   issued->title, issued->number);
  return TRUE;
}

static gboolean
set_archived (MonevCli *cli, int argc, char **argv, gboolean archived, GError **error)
{
  g_autoptr (MonevDataFormEntry) entry = NULL;
  g_autoptr (MonevDataFormEntry) changed = NULL;

  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu formulir.");
  if (!monev_cli_login (cli, error)
      || (entry = monev_data_form_store_find (cli->connection, argv[0], error)) == NULL)
    return FALSE;
  changed = monev_data_form_set_archived (cli->connection, cli->actor, entry, archived, error);
  if (changed == NULL)
    return FALSE;
  monev_cli_print (cli, entry_json (cli, changed), archived ? "%s diarsipkan.\n" : "%s dipakai lagi.\n",
                   changed->title);
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

const MonevCliCommand monev_cli_form_commands[] = {
  { "form", "list", "[--search KATA] [--archived] [--shipped]",
    "Daftar formulir data, atau formulir bawaan Monev.", run_list },
  { "form", "show", "FORMULIR [--version N]", "Isi satu formulir: lembar, kolom, dan baris.",
    run_show },
  { "form", "import", "BERKAS.json | BUKU.xlsx | KODE --shipped",
    "Memasukkan definisi formulir; yang kodenya sudah ada menjadi konsep barunya. Dari buku kerja, "
    "tabelnya dikenali menjadi formulir baru dan catatannya disebut. Menuliskan id-nya.",
    run_import },
  { "form", "generate", "KODE JUDUL [--period tahun|semester|triwulan|bulan]",
    "Menyusun formulir dari Daftar Inventarisasi Data; setiap OPD mengisi data miliknya.",
    run_generate },
  { "form", "export-definition", "FORMULIR BERKAS.json [--version N]",
    "Menulis definisi formulir.", run_export },
  { "form", "publish", "FORMULIR", "Menerbitkan konsepnya sebagai versi berikutnya.", run_publish },
  { "form", "archive", "FORMULIR", "Menyimpan formulir ke arsip.", run_archive },
  { "form", "restore", "FORMULIR", "Memakainya lagi.", run_restore },
  { "form", "issue",
    "FORMULIR --period PERIODE --out FOLDER [--sent TANGGAL] [--agency KODE …] [--days N|--hours N] "
    "[--title JUDUL] [--letter NOMOR] [--letter-date TANGGAL] [--contact TEKS] [--means CARA] "
    "[--receipts]",
    "Membuat permintaan dan satu buku kerja per OPD; --sent mencatatnya terkirim dan menghitung "
    "tenggatnya.",
    monev_cli_form_issue },
  { "form", "files", "PERMINTAAN --out FOLDER [--receipts]",
    "Menulis buku kerja sebuah permintaan sekali lagi.", monev_cli_form_files },
  { "form", "receive",
    "BERKAS|FOLDER … [--request PERMINTAAN [--agency KODE]] [--source SUMBER] [--by NAMA] "
    "[--phone NOMOR] [--letter NOMOR] [--letter-date TANGGAL] [--received TANGGAL]",
    "Menerima buku kerja yang kembali; yang tidak dikenali disebut apa adanya.",
    monev_cli_form_receive },
  { "form", "enter",
    "PERMINTAAN --agency KODE --source surat|pindaian|foto|wa|telepon|email "
    "(--cell LEMBAR|BARIS|KOLOM=NILAI … | --from BERKAS.json) [--letter NOMOR] "
    "[--letter-date TANGGAL] [--by NAMA] [--phone NOMOR] [--received TANGGAL] [--attach BERKAS …]",
    "Mengisi atas nama OPD: data yang datang sebagai surat, foto, WA, atau lewat telepon.",
    monev_cli_form_enter },
  { "form", "rounds", "PERMINTAAN --agency KODE",
    "Data masuk dari satu OPD, dengan surat, pengisi, dan lampirannya.", monev_cli_form_rounds },
  { "form", "describe",
    "PERMINTAAN --agency KODE [--round N] [--letter NOMOR] [--letter-date TANGGAL] [--by NAMA] "
    "[--phone NOMOR] [--attach BERKAS …]",
    "Melengkapi keterangan data masuk, yang terakhir atau yang ke-N.", monev_cli_form_describe },
  { "form", "cancel", "PERMINTAAN --reason ALASAN",
    "Membatalkan permintaan; data yang sudah masuk tetap tersimpan.", monev_cli_form_cancel },
  { "form", "resume", "PERMINTAAN", "Memakai lagi permintaan yang dibatalkan.",
    monev_cli_form_resume },
  { "form", "clarify", "PERMINTAAN --out FOLDER",
    "Menulis buku kerja klarifikasi untuk OPD yang ditanya.", monev_cli_form_clarify },
  { "form", "remind", "PERMINTAAN [SURAT.pdf]",
    "Pesan, dan surat pengingat, untuk OPD yang mendekati atau melewati tenggat.",
    monev_cli_form_remind },
  { "form", "requests", "[--year TAHUN]", "Daftar permintaan data.", monev_cli_form_requests },
  { "form", "status", "PERMINTAAN", "Keadaan setiap OPD pada satu permintaan.",
    monev_cli_form_status },
  { "form", "values", "PERMINTAAN [--agency KODE]", "Nilai yang berlaku, satu per sel.",
    monev_cli_form_values },
  { "form", "receipt", "PERMINTAAN --agency KODE --on TANGGAL --by NAMA",
    "Mencatat tanda terima yang kembali.", monev_cli_form_receipt },
  { "form", "verify",
    "PERMINTAAN --agency KODE (--clean | --cell LEMBAR|BARIS|KOLOM "
    "--as-is|--ask TEKS|--correct NILAI --reason TEKS|--refuse TEKS)",
    "Memutuskan satu sel, atau semua yang bersih sekaligus.", monev_cli_form_verify },
  { "form", "compile", "PERMINTAAN BERKAS.(xlsx|csv)",
    "Semua OPD dalam satu berkas: nilai, keadaan, dan asal setiap nilai.",
    monev_cli_form_compile },
  { "form", "dispatch", "--year TAHUN [BERKAS.xlsx]",
    "Buku ekspedisi satu tahun, atau sebagai buku kerja siap cetak.", monev_cli_form_dispatch },
  { "form", "close", "PERMINTAAN [--note ALASAN]",
    "Menutup himpunan data sebagai snapshot bernomor.", monev_cli_form_close },
  { NULL },
};
