/* Data forms: 45 workbooks of 3 sheets × 300 rows × 24 columns written, and read back. Beside it the
 * bare cells by libxlsxwriter, openpyxl on the same files, and the files as LibreOffice saves them. */
#include "bench.h"

#include <sys/resource.h>
#include <xlsxwriter.h>

#include "dataform/data-workbook.h"
#include "dataform/request-files.h"
#include "dataform/request-take.h"
#include "office/office.h"
#include "record/record-store.h"
#include "tests/app/dataform/data-desk.h"

#define AGENCIES 45
#define SHEETS 3
#define ROWS 300
#define COLUMNS 24
#define RESAVED 5 /* files that LibreOffice opens and saves; it takes a second for each */

/* ---- the form, its request, what the agencies fill in ---- */

static json_t *
sheet_json (guint sheet)
{
  json_t *rows = json_array (), *columns = json_array ();

  for (guint i = 1; i <= ROWS; i++)
    json_array_append_new (rows, json_pack ("{s:o, s:o, s:s, s:s}", "key",
                                            json_sprintf ("I-%u", i), "label",
                                            json_sprintf ("Indikator nomor %u", i), "unit", "orang",
                                            "group", i <= ROWS / 2 ? "A. Pertama" : "B. Kedua"));
  for (guint i = 1; i <= COLUMNS; i++)
    json_array_append_new (columns,
                           json_pack ("{s:o, s:o, s:s, s:i, s:s}", "key", json_sprintf ("k%u", i),
                                      "label", json_sprintf ("Kolom %u", i), "kind", "decimal",
                                      "decimals", 2, "min", "0"));
  return json_pack ("{s:o, s:o, s:{s:s, s:o}, s:o}", "key", json_sprintf ("lembar%u", sheet),
                    "title", json_sprintf ("Lembar %u", sheet), "rows", "kind", "fixed", "items",
                    rows, "columns", columns);
}

static MonevDataForm *
make_bench_form (void)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  json_t *sheets = json_array ();
  json_auto_t *json = NULL;
  MonevDataForm *form;

  for (guint i = 1; i <= SHEETS; i++)
    json_array_append_new (sheets, sheet_json (i));
  json = json_pack ("{s:i, s:s, s:s, s:s, s:o}", "format", 1, "code", "besar", "title", "Form Besar",
                    "period", "year", "sheets", sheets);
  form = monev_data_form_from_json (json, "besar.json", issues);
  if (form == NULL)
    g_error ("%s", monev_issue_list_get (issues, 0)->message);
  return form;
}

static MonevDataRequest *
make_request (DataDesk *d)
{
  g_autoptr (MonevDataForm) form = make_bench_form ();
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevDataFormEntry) entry = NULL, issued = NULL;
  g_autoptr (GError) error = NULL;
  MonevRequestPlan plan = { .period = "2026" };
  MonevDataRequest *request;

  data_desk_post (d, "subkoor");
  for (guint i = 1; i <= AGENCIES; i++)
    {
      g_autofree char *code = g_strdup_printf ("1.%02u.0.00.0.00.01.0000", i);
      g_autofree char *name = g_strdup_printf ("Dinas Nomor %u", i);

      g_free (test_add (d->c, d->rani, &monev_agency_type, "code", code, "name", name, "kind",
                        "perangkat_daerah", NULL));
    }
  entry = monev_data_form_add (d->c, d->rani, form, &error);
  g_assert_no_error (error);
  issued = monev_data_form_issue (d->c, d->rani, entry, issues, &error);
  g_assert_no_error (error);
  plan.form = issued->id;
  request = monev_request_make (d->c, d->rani, &plan, &error);
  g_assert_no_error (error);
  g_assert_true (monev_request_send (d->c, d->rani, request->id, NULL,
                                     request->made_at, "kurir", &error));
  return request;
}

static void
fill_in (MonevDataValues *values, guint seed)
{
  for (guint sheet = 0; sheet < SHEETS; sheet++)
    for (guint line = 0; line < ROWS; line++)
      for (guint field = 0; field < COLUMNS; field++)
        {
          guint dice = (seed * 7919u + sheet * 104729u + line * 1299709u + field * 15485863u) >> 7;
          g_autofree char *text = g_strdup_printf ("%u.%u", dice % 100000, 1 + dice % 9);

          monev_data_values_set (values, sheet, line, field, text, MONEV_DATA_TAKEN);
        }
}

/* As an agency sends it back: its own workbook, every cell filled. */
static void
write_filled (DataDesk *d, const MonevDataAddressee *addressee, guint seed, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevDataCase) data = monev_data_case_load (d->c, addressee->id, &error);
  g_autoptr (MonevRecord) office = monev_office_load (d->c, &error);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevDataWorkbook what = { .layout = data->layout,
                             .values = data->values,
                             .office = office,
                             .request_id = data->request->id,
                             .addressee_id = addressee->id,
                             .number = data->request->number,
                             .sha256 = data->request->sha256,
                             .agency_name = addressee->agency_name,
                             .agency_code = addressee->agency_code,
                             .period_label = "Tahun 2026",
                             .now = data->request->made_at };

  fill_in (data->values, seed);
  g_assert_true (monev_data_workbook_write (&what, path, issues, &error));
  g_assert_no_error (error);
}

static char *
folder_in (const Bench *bench, const char *name)
{
  char *path = g_build_filename (bench->folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  return path;
}

static GStrv
write_all_filled (DataDesk *d, const MonevDataRequest *request, const char *folder)
{
  g_autoptr (GPtrArray) all = monev_addressee_store_list (d->c, request->id, FALSE, NULL);
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("kembali-%02u.xlsx", i + 1);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      write_filled (d, all->pdata[i], i, path);
      g_strv_builder_add (paths, path);
    }
  return g_strv_builder_end (paths);
}

/* ---- peers ---- */

/* The same number of cells with nothing around them. */
static void
write_bare (gpointer data, gpointer user)
{
  g_autofree char *name = g_strdup_printf ("polos-%u.xlsx", GPOINTER_TO_UINT (data));
  g_autofree char *path = g_build_filename (user, name, NULL);
  lxw_workbook *book = workbook_new (path);

  for (guint sheet = 0; sheet < SHEETS; sheet++)
    {
      lxw_worksheet *at = workbook_add_worksheet (book, NULL);

      for (guint row = 0; row < ROWS; row++)
        {
          worksheet_write_string (at, row, 0, "Indikator", NULL);
          worksheet_write_string (at, row, 1, "orang", NULL);
          for (guint column = 0; column < COLUMNS; column++)
            worksheet_write_number (at, row, (lxw_col_t) (column + 2), row * 1.5 + column, NULL);
        }
    }
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
}

static double
bare_seconds (const Bench *bench)
{
  g_autofree char *folder = folder_in (bench, "polos");
  double start = bench_now ();
  GThreadPool *pool = g_thread_pool_new (write_bare, folder, 2, TRUE, NULL);

  for (guint i = 1; i <= AGENCIES; i++)
    g_thread_pool_push (pool, GUINT_TO_POINTER (i), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
  return bench_now () - start;
}

/* Every value of every sheet, as a program that checks them would ask for it. */
static double
openpyxl_seconds (GStrv paths)
{
  static const char script[]
      = "import sys, openpyxl\n"
        "for path in sys.argv[1:]:\n"
        "    for sheet in openpyxl.load_workbook(path, read_only=True, data_only=True):\n"
        "        for row in sheet.iter_rows(values_only=True):\n"
        "            pass\n";
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *fault = NULL;
  double start = bench_now ();
  int status = 0;

  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (words, (gpointer) ((const char *[]){ "/usr/bin/python3", "-c", script })[i]);
  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (words, paths[i]);
  g_ptr_array_add (words, NULL);
  if (!g_spawn_sync (NULL, (char **) words->pdata, NULL, 0, NULL, NULL, NULL, &fault, &status, NULL)
      || status != 0)
    {
      g_print ("  openpyxl could not be run: %s\n", fault != NULL ? fault : "");
      return 0;
    }
  return bench_now () - start;
}

/* What LibreOffice makes of the first of @paths; NULL where it cannot be run. */
static GStrv
resave (const Bench *bench, GStrv paths, double *seconds)
{
  g_autofree char *out = folder_in (bench, "libreoffice");
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profil", bench->folder);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) made = g_strv_builder_new ();
  const char *first[] = { "soffice", "--headless", profile, "--convert-to", "xlsx", "--outdir", out };
  double start = bench_now ();
  int status = 0;

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    g_ptr_array_add (words, (gpointer) first[i]);
  for (guint i = 0; i < RESAVED; i++)
    {
      g_autofree char *name = g_path_get_basename (paths[i]);
      g_autofree char *path = g_build_filename (out, name, NULL);

      g_ptr_array_add (words, paths[i]);
      g_strv_builder_add (made, path);
    }
  g_ptr_array_add (words, NULL);
  if (!g_spawn_sync (NULL, (char **) words->pdata, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                     NULL, NULL, NULL, NULL, &status, NULL)
      || status != 0)
    return NULL;
  *seconds = bench_now () - start;
  return g_strv_builder_end (made);
}

/* ---- ours ---- */

static double
write_seconds (DataDesk *d, const MonevDataRequest *request, const char *folder)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  double start = bench_now ();
  g_autoptr (GPtrArray) files = monev_request_write_files (
      d->c, &(MonevRequestBatch){ .request_id = request->id, .folder = folder }, issues, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, AGENCIES);
  return bench_now () - start;
}

/* Read, checked and stored; every value must be there. */
static double
take_seconds (DataDesk *d, GStrv paths)
{
  g_autoptr (GError) error = NULL;
  double start = bench_now ();
  g_autoptr (GPtrArray) taken = monev_request_take_files (
      d->c, d->rani, (const char *const *) paths, &(MonevTakeOptions){ NULL }, &error);
  double seconds = bench_now () - start;

  g_assert_no_error (error);
  for (guint i = 0; i < taken->len; i++)
    {
      const MonevTakenFile *one = taken->pdata[i];

      if (one->status != MONEV_TAKEN || one->values != SHEETS * ROWS * COLUMNS)
        g_error ("%s: %u values, %s", one->file, one->values, one->message);
    }
  return seconds;
}

static void
line_ratio (const char *what, double ratio, const char *goal)
{
  g_print ("  %-56s %10.2f %10s\n", what, ratio, goal);
}

static void
measure_reading (Bench *bench, DataDesk *d, GStrv paths, GStrv resaved)
{
  double ours = take_seconds (d, paths), peer = openpyxl_seconds (paths);

  bench_line (bench, "read, checked and stored (goal 0.5 s for all)", AGENCIES, ours, BENCH_RAW_NONE);
  bench_line (bench, "openpyxl, read only, values alone", AGENCIES, peer, BENCH_RAW_NONE);
  if (peer > 0)
    line_ratio ("times as fast as openpyxl", peer / ours, "goal 10");
  if (resaved != NULL)
    bench_line (bench, "the same after LibreOffice saved them", RESAVED, take_seconds (d, resaved),
                BENCH_RAW_NONE);
}

static void
measure (Bench *bench, DataDesk *d)
{
  g_autoptr (MonevDataRequest) request = make_request (d);
  g_autofree char *out = folder_in (bench, "kirim"), *back = folder_in (bench, "kembali");
  g_auto (GStrv) paths = NULL, resaved = NULL;
  double ours = write_seconds (d, request, out), bare = bare_seconds (bench), office = 0;
  struct rusage usage;

  bench_line (bench, "written, with lists, checks, marks", AGENCIES, ours, BENCH_RAW_NONE);
  bench_line (bench, "the bare cells by libxlsxwriter, two threads", AGENCIES, bare, BENCH_RAW_NONE);
  line_ratio ("times the time of the bare cells", ours / bare, "goal 1.2");
  paths = write_all_filled (d, request, back);
  resaved = resave (bench, paths, &office);
  if (resaved != NULL)
    bench_line (bench, "opened and saved by LibreOffice", RESAVED, office, BENCH_RAW_NONE);
  measure_reading (bench, d, paths, resaved);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("  %-56s %10ld %10s\n", "most memory of the run, MB", usage.ru_maxrss / 1024, "goal 256");
}

void
bench_dataform (Bench *bench)
{
  g_auto (BenchOffice) office = bench_office (bench, FALSE);
  DataDesk d = { .c = office.connection, .rani = g_steal_pointer (&office.admin) };

  bench_title ("Data forms: 45 workbooks of 3 sheets × 300 rows × 24 columns");
  measure (bench, &d);
  data_desk_clear (&d);
}
