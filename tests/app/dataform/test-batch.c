/* The files of a request, written and taken back in one go: stopped halfway, the list says of each
 * what was done; both engines. */
#include "data-desk.h"
#include "books.h"

#include <archive.h>
#include <archive_entry.h>
#include <xlsxwriter.h>

#include "dataform/data-compile.h"
#include "dataform/dispatch-book.h"
#include "dataform/request-files.h"
#include "dataform/request-take.h"
#include "exchange/table-file.h"
#include "office/office.h"
#include "testing.h"

#define SENT G_GINT64_CONSTANT (1772416800000) /* 2 March 2026, 09.00 in Pontianak */

typedef struct {
  GCancellable *cancellable;
  guint         after; /* so many were begun */
} Stop;

static void
stop_after (guint done, guint total, const char *name, gpointer data)
{
  Stop *stop = data;

  if (done == stop->after)
    g_cancellable_cancel (stop->cancellable);
}

static GPtrArray *
write_books (DataDesk *d, const char *below, const Stop *stop)
{
  g_autoptr (MonevDataRequest) request = data_desk_request (d, "2026", SENT);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevRequestBatch batch = { .request_id = request->id,
                              .folder = below,
                              .cancellable = stop->cancellable,
                              .tell = stop_after,
                              .data = (gpointer)stop };
  g_autoptr (GError) error = NULL;
  GPtrArray *files = monev_request_write_files (d->c, &batch, issues, &error);

  g_assert_no_error (error);
  return files;
}

/* The words of the form alone, as somebody typed them into a workbook of his own. */
static char *
write_unmarked (DataDesk *d, const MonevDataRequest *request, const char *below)
{
  g_autoptr (MonevDataCase) data = data_desk_case (d, request, d->health);
  char *path = g_build_filename (below, "tanpa-tanda.xlsx", NULL);
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (book, "Indikator");

  worksheet_write_string (sheet, 0, 0, "Kode", NULL);
  worksheet_write_string (sheet, 0, 1, "Uraian", NULL);
  for (guint f = 0; f < monev_data_layout_n_fields (data->layout, 0); f++)
    worksheet_write_string (sheet, 0, (lxw_col_t)(f + 2),
                            monev_data_layout_field (data->layout, 0, f)->label, NULL);
  for (guint i = 0; i < monev_data_layout_n_lines (data->layout, 0); i++)
    {
      const MonevDataLine *line = monev_data_layout_line (data->layout, 0, i);

      worksheet_write_string (sheet, i + 1, 0, line->code, NULL);
      worksheet_write_string (sheet, i + 1, 1, line->label, NULL);
      worksheet_write_number (sheet, i + 1, 2, 12.5, NULL);
    }
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
  return path;
}

static void
expect_proposed (DataDesk *d, const char *path, const char *request_id, const char *words)
{
  const char *paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) taken
      = monev_request_take_files (d->c, d->rani, paths, &(MonevTakeOptions){ NULL }, &error);
  const MonevTakenFile *one;

  g_assert_no_error (error);
  one = taken->pdata[0];
  g_assert_cmpint (one->status, ==, MONEV_TAKEN_UNPLACED);
  g_assert_cmpstr (one->request_id, ==, request_id);
  g_assert_nonnull (strstr (one->message, words));
}

/* The shape is that of each period; which one it is only the planner sees. */
static void
test_of_two_that_fit_none_is_proposed (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autofree char *below = monev_test_folder ();
  g_autofree char *path = NULL;
  g_autoptr (MonevDataRequest) first = NULL, second = NULL;

  data_desk_open (&d, db);
  first = data_desk_request (&d, "2025", SENT);
  path = write_unmarked (&d, first, below);
  expect_proposed (&d, path, first->id, "Sebutkan OPD pengirimnya");
  second = data_desk_request (&d, "2026", SENT);
  g_assert_nonnull (second);
  expect_proposed (&d, path, "", "2 permintaan");
  monev_test_remove (below);
}

static void
take_round (DataDesk *d, const MonevDataRequest *request, const char *file, const char *st01,
            const char *st02)
{
  g_autoptr (MonevDataCase) data = data_desk_case (d, request, d->health);
  g_autoptr (MonevDataValues) values = monev_data_values_new (data->layout);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (file, strlen (file));
  g_autoptr (GError) error = NULL;
  MonevAttachmentFile *kept = monev_attachment_file_new (file, bytes, NULL, issues, &error);
  g_autoptr (MonevDataAddressee) now = NULL;

  g_assert_no_error (error);
  put_value (values, 0, "ST-01", "nilai", st01);
  put_value (values, 0, "ST-02", "nilai", st02);
  now = monev_request_receive (
      d->c, d->rani, data, &(MonevTaking){ .values = values, .source = "berkas", .file = kept },
      &error);
  g_assert_no_error (error);
  monev_attachment_file_free (kept);
}

/* Not that of the last round, which may have been empty or changed another value. */
static void
test_a_value_names_its_own_file (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autofree char *below = monev_test_folder ();
  g_autofree char *path = g_build_filename (below, "olahan.xlsx", NULL);
  g_autoptr (MonevDataRequest) request = NULL;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevTable) table = NULL;
  g_autoptr (GError) error = NULL;
  guint seen = 0;

  data_desk_open (&d, db);
  request = data_desk_request (&d, "2026", SENT);
  take_round (&d, request, "satu.xlsx", "24.5", "76.4");
  take_round (&d, request, "dua.xlsx", "23.9", "");
  g_assert_true (monev_request_compile (d.c, request->id, path, NULL, issues, &error));
  g_assert_no_error (error);
  table = monev_table_file_read (path, "Asal Nilai", issues, &error);
  g_assert_no_error (error);
  for (guint i = 1; i <= monev_table_n_rows (table); i++)
    {
      const char *value = monev_table_cell (table, i, 6).text;
      const char *file = strcmp (value, "23.9") == 0   ? "dua.xlsx"
                         : strcmp (value, "76.4") == 0 ? "satu.xlsx"
                                                       : NULL;

      if (file == NULL)
        continue;
      seen++;
      g_assert_cmpstr (monev_table_cell (table, i, 10).text, ==, file);
    }
  g_assert_cmpuint (seen, ==, 2);
  monev_test_remove (below);
}

/* A file of that name may be what an agency sent back. A long title keeps its period. */
static void
test_nothing_is_written_over (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autofree char *below = monev_test_folder ();
  g_autoptr (GPtrArray) first = NULL, second = NULL;
  g_autofree char *before = NULL, *after = NULL;
  const MonevRequestFile *one, *two;
  MonevDataRequest long_one
      = { .title = (char *)"Data Layanan Air Minum dan Sanitasi Perdesaan dan Perkotaan – Triwulan "
                           "IV 2026" };
  MonevDataAddressee to = { .agency_short = (char *)"Dinkes", .agency_name = (char *)"Dinkes" };
  g_autofree char *name = monev_request_file_name (&long_one, &to, "Tanda Terima", ".pdf");
  Stop never = { NULL, G_MAXUINT };

  g_assert_true (g_str_has_suffix (name, "Triwulan IV 2026.pdf"));
  data_desk_open (&d, db);
  first = write_books (&d, below, &never);
  one = first->pdata[0];
  g_assert_true (g_file_set_contents (one->path, "isian OPD", -1, NULL));
  second = write_books (&d, below, &never);
  two = second->pdata[0];
  g_assert_cmpstr (one->path, !=, two->path);
  g_assert_true (g_str_has_suffix (two->path, " (2).xlsx"));
  g_assert_true (g_file_get_contents (one->path, &before, NULL, NULL));
  g_assert_cmpstr (before, ==, "isian OPD");
  g_assert_true (g_file_get_contents (two->path, &after, NULL, NULL));
  monev_test_remove (below);
}

static void
test_what_was_not_written_is_named (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autofree char *below = monev_test_folder ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) files = NULL;
  const MonevRequestFile *first, *second;
  Stop stop = { cancellable, 0 };

  data_desk_open (&d, db);
  files = write_books (&d, below, &stop);
  g_assert_cmpuint (files->len, ==, 2);
  first = files->pdata[0];
  second = files->pdata[1];
  g_assert_null (first->error); /* it was begun: it is whole */
  g_assert_true (g_file_test (first->path, G_FILE_TEST_IS_REGULAR));
  g_assert_nonnull (second->error);
  g_assert_nonnull (strstr (second->error, "dihentikan"));
  monev_test_remove (below);
}

static void
test_what_was_not_read_is_named (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autofree char *below = monev_test_folder ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) taken = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  const MonevTakenFile *first, *second;
  Stop never = { cancellable, 99 }, stop = { cancellable, 1 };
  MonevTakeOptions options = { .cancellable = cancellable, .tell = stop_after, .data = &stop };
  const char *paths[3] = { NULL };
  g_autoptr (GError) error = NULL;

  data_desk_open (&d, db);
  files = write_books (&d, below, &never);
  paths[0] = ((MonevRequestFile *)files->pdata[0])->path;
  paths[1] = ((MonevRequestFile *)files->pdata[1])->path;
  taken = monev_request_take_files (d.c, d.rani, paths, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (taken->len, ==, 2);
  first = taken->pdata[0];
  second = taken->pdata[1];
  g_assert_cmpint (first->status, ==, MONEV_TAKEN);
  g_assert_cmpint (second->status, ==, MONEV_TAKEN_LEFT);
  g_assert_cmpstr (second->path, ==, paths[1]);
  g_assert_nonnull (strstr (second->message, "dihentikan"));
  options = (MonevTakeOptions){ 0 };
  rest = monev_request_take_files (d.c, d.rani, paths, &options, &error);
  g_assert_cmpint (((MonevTakenFile *)rest->pdata[0])->status, ==, MONEV_TAKEN_BEFORE);
  g_assert_cmpint (((MonevTakenFile *)rest->pdata[1])->status, ==, MONEV_TAKEN);
  monev_test_remove (below);
}

/* The right was taken away meanwhile: the first file fails inside, and is not told as taken. */
static void
test_what_fails_inside_is_not_told_as_taken (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autofree char *below = monev_test_folder ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) taken = NULL;
  Stop never = { cancellable, 99 };
  MonevTakeOptions options = { 0 };
  const char *paths[3] = { NULL };
  g_autoptr (GError) error = NULL;

  data_desk_open (&d, db);
  files = write_books (&d, below, &never);
  paths[0] = ((MonevRequestFile *)files->pdata[0])->path;
  paths[1] = ((MonevRequestFile *)files->pdata[1])->path;
  g_assert_true (monev_db_connection_script (d.c, "DELETE FROM appointment;", &error));
  taken = monev_request_take_files (d.c, d.rani, paths, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (taken->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (((MonevTakenFile *)taken->pdata[i])->status, ==, MONEV_TAKEN_LEFT);
  monev_test_remove (below);
}

static void
test_the_book_of_sendings_is_a_workbook (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autofree char *below = monev_test_folder ();
  g_autofree char *path = g_build_filename (below, "ekspedisi.xlsx", NULL);
  g_autoptr (MonevDataRequest) request = NULL;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GPtrArray) book = NULL;
  BookSheet *sheet;
  gint64 row = 1;
  g_autoptr (GError) error = NULL;

  data_desk_open (&d, db);
  request = data_desk_request (&d, "2026", SENT);
  g_assert_true (monev_dispatch_book_write (d.c, 2026, path, issues, &error));
  g_assert_no_error (error);
  book = book_load (path);
  sheet = g_ptr_array_index (book, 0);
  g_assert_cmpstr (sheet->name, ==, "Buku Ekspedisi");
  while (strcmp (book_text (sheet, row, 1), "Nomor") != 0 && row < 20)
    row++;
  g_assert_cmpstr (book_text (sheet, row, 3), ==, "Kepada");
  g_assert_cmpstr (book_text (sheet, row + 2, 1), ==, "1");
  g_assert_cmpstr (book_text (sheet, row + 2, 3), ==, "Dinas Kesehatan");
  g_assert_cmpstr (book_text (sheet, row + 3, 3), ==, "Dinas Sosial");
  g_assert_cmpstr (book_text (sheet, row + 3, 6), ==, "kurir");
  monev_test_remove (below);
}

/* The pictures in a workbook; each must be a PNG. */
static guint
count_pictures (const char *path)
{
  struct archive *zip = archive_read_new ();
  struct archive_entry *entry;
  guint n = 0;

  archive_read_support_format_zip (zip);
  g_assert_cmpint (archive_read_open_filename (zip, path, 65536), ==, ARCHIVE_OK);
  while (archive_read_next_header (zip, &entry) == ARCHIVE_OK)
    if (g_str_has_prefix (archive_entry_pathname (entry), "xl/media/"))
      {
        char head[8] = { 0 };

        g_assert_cmpint ((int)archive_read_data (zip, head, sizeof head), ==, sizeof head);
        g_assert_cmpmem (head, sizeof head, "\x89PNG\r\n\x1a\n", 8);
        n++;
      }
  archive_read_free (zip);
  return n;
}

static void
test_the_letterhead_bears_the_logo (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autofree char *below = monev_test_folder ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GBytes) logo = NULL;
  g_autoptr (MonevRecord) before = NULL;
  g_autoptr (MonevRecord) office = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) taken = NULL;
  Stop never = { cancellable, 99 };
  const char *paths[2] = { NULL };
  gsize length;
  guchar *bytes
      = g_base64_decode ("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"
                         "awAAAABJRU5ErkJggg==",
                         &length);
  g_autoptr (GError) error = NULL;

  data_desk_open (&d, db);
  logo = g_bytes_new_take (bytes, length);
  before = monev_office_load (d.c, &error);
  office = monev_office_save (d.c, d.rani, before, logo, issues, &error);
  g_assert_no_error (error);
  files = write_books (&d, below, &never);
  paths[0] = ((MonevRequestFile *)files->pdata[0])->path;
  g_assert_cmpuint (count_pictures (paths[0]), ==, 1); /* the same on each sheet: kept once */
  /* and it does not stand in the way of what comes back */
  taken = monev_request_take_files (d.c, d.rani, paths, &(MonevTakeOptions){ 0 }, &error);
  g_assert_cmpint (((MonevTakenFile *)taken->pdata[0])->status, ==, MONEV_TAKEN);
  monev_test_remove (below);
}

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) monev_test_add_blank ("/dataform/batch/" path, func)
  ADD ("of-two-that-fit-none-is-proposed", test_of_two_that_fit_none_is_proposed);
  ADD ("a-value-names-its-own-file", test_a_value_names_its_own_file);
  ADD ("nothing-is-written-over", test_nothing_is_written_over);
  ADD ("not-written-is-named", test_what_was_not_written_is_named);
  ADD ("not-read-is-named", test_what_was_not_read_is_named);
  ADD ("fails-inside", test_what_fails_inside_is_not_told_as_taken);
  ADD ("book-of-sendings", test_the_book_of_sendings_is_a_workbook);
  ADD ("letterhead-bears-the-logo", test_the_letterhead_bears_the_logo);
#undef ADD
  return test_office_run ();
}
