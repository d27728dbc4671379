/* The files of a request, written and taken back in one go: stopped halfway, the list says of each
 * what was done; both engines. */
#include "data-desk.h"

#include "dataform/request-files.h"
#include "dataform/request-take.h"
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
write_books (DataDesk *d, const char *folder, const Stop *stop)
{
  g_autoptr (MonevDataRequest) request = data_desk_request (d, "2026", SENT);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevRequestBatch batch = { .request_id = request->id,
                              .folder = folder,
                              .cancellable = stop->cancellable,
                              .tell = stop_after,
                              .data = (gpointer)stop };
  g_autoptr (GError) error = NULL;
  GPtrArray *files = monev_request_write_files (d->c, &batch, issues, &error);

  g_assert_no_error (error);
  return files;
}

static void
test_what_was_not_written_is_named (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autofree char *folder = monev_test_folder ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) files = NULL;
  const MonevRequestFile *first, *second;
  Stop stop = { cancellable, 0 };

  data_desk_open (&d, db);
  files = write_books (&d, folder, &stop);
  g_assert_cmpuint (files->len, ==, 2);
  first = files->pdata[0];
  second = files->pdata[1];
  g_assert_null (first->error); /* it was begun: it is whole */
  g_assert_true (g_file_test (first->path, G_FILE_TEST_IS_REGULAR));
  g_assert_nonnull (second->error);
  g_assert_nonnull (strstr (second->error, "dihentikan"));
  monev_test_remove (folder);
}

static void
test_what_was_not_read_is_named (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autofree char *folder = monev_test_folder ();
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
  files = write_books (&d, folder, &never);
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
  monev_test_remove (folder);
}

/* The right was taken away meanwhile: the first file fails inside, and is not told as taken. */
static void
test_what_fails_inside_is_not_told_as_taken (MonevTestDb *db)
{
  g_auto (DataDesk) d = { NULL };
  g_autofree char *folder = monev_test_folder ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) taken = NULL;
  Stop never = { cancellable, 99 };
  MonevTakeOptions options = { 0 };
  const char *paths[3] = { NULL };
  g_autoptr (GError) error = NULL;

  data_desk_open (&d, db);
  files = write_books (&d, folder, &never);
  paths[0] = ((MonevRequestFile *)files->pdata[0])->path;
  paths[1] = ((MonevRequestFile *)files->pdata[1])->path;
  g_assert_true (monev_db_connection_script (d.c, "DELETE FROM appointment;", &error));
  taken = monev_request_take_files (d.c, d.rani, paths, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (taken->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (((MonevTakenFile *)taken->pdata[i])->status, ==, MONEV_TAKEN_LEFT);
  monev_test_remove (folder);
}

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) monev_test_add_blank ("/dataform/batch/" path, func)
  ADD ("not-written-is-named", test_what_was_not_written_is_named);
  ADD ("not-read-is-named", test_what_was_not_read_is_named);
  ADD ("fails-inside", test_what_fails_inside_is_not_told_as_taken);
#undef ADD
  return test_office_run ();
}
