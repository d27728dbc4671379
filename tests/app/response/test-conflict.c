/* The same answer with another content: found, shown with both sides, decided. */
#include "importing.h"

#define FIRST "nik,nama,luas\n01,Ani,3\n02,Budi,4\n"
#define SECOND "nik,nama,luas\n01,Anita,3\n02,Budi,5\n"

static const How by_nik = { .key = "nik" };

static MonevResponseImport *
read_file (Desk *d, const char *path, MonevResponseDecision decision)
{
  g_autoptr (GError) error = NULL;
  const char *paths[] = { path, NULL };
  MonevResponseImport *read = monev_response_import_read (
      d->c, d->rani,
      &(MonevResponseSource){ .instrument_id = d->instrument, .paths = paths, .decision = decision },
      d->issues, &error);

  g_assert_no_error (error);
  return read;
}

static char *
begin (Desk *d, MonevTestDb *db)
{
  g_autofree char *first = write_csv (db, "satu.csv", FIRST);
  g_autoptr (GError) error = NULL;

  desk_open (d, db, FORM);
  check_count (d, import (d, by_nik, &error, first, NULL), 2, 0, 0, 0);
  return write_csv (db, "dua.csv", SECOND);
}

static void
check_names (Desk *d, const char *first, const char *second)
{
  g_autofree char *left = answers_of (d, 0);
  g_autofree char *right = answers_of (d, 1);

  g_assert_nonnull (strstr (left, first));
  g_assert_nonnull (strstr (right, second));
}

static void
test_both_sides_are_shown (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path = begin (&d, db);
  g_autoptr (MonevResponseImport) read = read_file (&d, path, MONEV_DECISION_ASK);
  const MonevResponseConflict *conflict;
  const MonevResponseRemark *change;

  g_assert_cmpuint (monev_response_import_n_conflicts (read), ==, 2);
  conflict = monev_response_import_conflict (read, 0);
  g_assert_false (conflict->twice);
  g_assert_cmpint (conflict->row, ==, 2);
  g_assert_cmpstr (conflict->key, ==, "01");
  g_assert_cmpuint (conflict->changes->len, ==, 1);
  change = g_ptr_array_index (conflict->changes, 0);
  g_assert_cmpstr (change->place, ==, "diri/nama");
  g_assert_cmpstr (change->old_value, ==, "Ani");
  g_assert_cmpstr (change->new_value, ==, "Anita");
}

static void
test_what_is_not_decided_is_not_taken (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path = begin (&d, db);
  g_autoptr (MonevResponseImport) read = read_file (&d, path, MONEV_DECISION_ASK);
  const MonevResponseCount *count = monev_response_import_count (read);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count->undecided, ==, 2);
  g_assert_cmpuint (count->rejected, ==, 2);
  g_assert_true (monev_response_import_apply (d.c, d.rani, read, &error));
  check_names (&d, "\"diri/nama\":\"Ani\"", "\"diri/luas\":\"4\"");
}

static void
test_each_row_is_decided_by_itself (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path = begin (&d, db);
  g_autoptr (MonevResponseImport) read = read_file (&d, path, MONEV_DECISION_ASK);
  const MonevResponseCount *count = monev_response_import_count (read);
  g_autoptr (GError) error = NULL;

  monev_response_import_decide (read, 0, MONEV_DECISION_KEEP);
  monev_response_import_decide (read, 1, MONEV_DECISION_FILE);
  g_assert_cmpuint (count->read, ==, 2);
  g_assert_cmpuint (count->kept, ==, 1);
  g_assert_cmpuint (count->changed, ==, 1);
  g_assert_cmpuint (count->rejected, ==, 0);
  g_assert_true (monev_response_import_apply (d.c, d.rani, read, &error));
  g_assert_no_error (error);
  check_names (&d, "\"diri/nama\":\"Ani\"", "\"diri/luas\":\"5\"");
}

static void
test_all_are_decided_at_once (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path = begin (&d, db);
  g_autoptr (GError) error = NULL;

  check_count (&d, IMPORT (&d, ((How){ .decision = MONEV_DECISION_KEEP }), path), 0, 0, 0, 0);
  check_names (&d, "\"diri/nama\":\"Ani\"", "\"diri/luas\":\"4\"");
  check_count (&d, IMPORT (&d, ((How){ .decision = MONEV_DECISION_FILE }), path), 0, 2, 0, 0);
  check_names (&d, "\"diri/nama\":\"Anita\"", "\"diri/luas\":\"5\"");
}

/* Two rows of one file: the first stands unless the later one is chosen, and nothing comes twice. */
static void
test_of_two_rows_one_is_taken (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path = write_csv (db, "dua.csv", "nik,nama\n01,Ani\n02,Budi\n01,Anita\n");
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  const MonevResponseConflict *conflict;
  g_autoptr (MonevResponseImport) read = NULL;

  desk_open (&d, db, FORM);
  check_count (&d, IMPORT (&d, ((How){ .key = "nik", .dry = TRUE }), path), 2, 0, 0, 1);
  g_assert_cmpint (find_issue (d.issues, "response-twice")->severity, ==, MONEV_SEVERITY_ERROR);
  check_count (&d, IMPORT (&d, ((How){ .key = "nik", .decision = MONEV_DECISION_FILE }), path), 2,
               0, 0, 0);
  list = monev_response_store_list (d.c, d.instrument, "", NULL, NULL);
  g_assert_cmpuint (list->len, ==, 2);
  check_names (&d, "\"diri/nama\":\"Anita\"", "\"diri/nama\":\"Budi\"");
  read = read_file (&d, path, MONEV_DECISION_ASK); /* now the first differs, the later does not */
  g_assert_cmpuint (monev_response_import_n_conflicts (read), ==, 2);
  conflict = monev_response_import_conflict (read, 1);
  g_assert_true (conflict->twice);
  g_assert_cmpint (conflict->row, ==, 4);
  g_assert_cmpint (conflict->first_row, ==, 2);
}

/* A change leaves its history, also when the later of two rows made it. */
static void
test_the_row_that_counts_leaves_the_history (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path = NULL;
  g_autofree char *unused = begin (&d, db);
  g_autoptr (MonevResponseImport) read = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) remarks = NULL;
  g_autoptr (GError) error = NULL;

  path = write_csv (db, "tiga.csv", "nik,luas\n02,6\n02,7\n");
  read = read_file (&d, path, MONEV_DECISION_ASK);
  g_assert_cmpuint (monev_response_import_n_conflicts (read), ==, 2);
  monev_response_import_decide (read, 0, MONEV_DECISION_KEEP);
  monev_response_import_decide (read, 1, MONEV_DECISION_FILE);
  g_assert_cmpuint (monev_response_import_count (read)->changed, ==, 1);
  g_assert_cmpuint (monev_response_import_count (read)->kept, ==, 1);
  g_assert_true (monev_response_import_apply (d.c, d.rani, read, &error));
  list = monev_response_store_list (d.c, d.instrument, "dikoreksi", NULL, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  remarks = monev_response_store_remarks (
      d.c, ((MonevResponseEntry *)g_ptr_array_index (list, 0))->id, NULL);
  g_assert_cmpuint (remarks->len, ==, 1);
  g_assert_cmpstr (((MonevResponseRemark *)g_ptr_array_index (remarks, 0))->old_value, ==, "4");
  g_assert_cmpstr (((MonevResponseRemark *)g_ptr_array_index (remarks, 0))->new_value, ==, "7");
  check_names (&d, "\"diri/nama\":\"Ani\"", "\"diri/nama\":\"Budi\""); /* not said, so kept */
}

static void
count_step (guint64 done, guint64 total, gpointer data)
{
  ++*(guint *)data;
}

static void
test_writing_tells_how_far_it_is_and_stops (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path = begin (&d, db);
  g_autoptr (MonevResponseImport) read = read_file (&d, path, MONEV_DECISION_FILE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint steps = 0;

  g_cancellable_cancel (cancellable);
  monev_response_import_watch (read, cancellable, NULL, NULL);
  g_assert_false (monev_response_import_apply (d.c, d.rani, read, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED);
  g_clear_error (&error);
  check_names (&d, "\"diri/nama\":\"Ani\"", "\"diri/luas\":\"4\"");
  monev_response_import_watch (read, NULL, count_step, &steps);
  g_assert_true (monev_response_import_apply (d.c, d.rani, read, &error));
  g_assert_cmpuint (steps, ==, 1);
  check_names (&d, "\"diri/nama\":\"Anita\"", "\"diri/luas\":\"5\"");
}

static void
test_the_key_can_be_given_up (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path = begin (&d, db);
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;

  check_count (&d, IMPORT (&d, ((How){ .key = "" }), path), 2, 0, 0, 0);
  key = monev_response_key_question (d.c, d.instrument, &error);
  g_assert_cmpstr (key, ==, "");
}

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) monev_test_add_blank ("/response/conflict/" path, func)
  ADD ("both-sides-are-shown", test_both_sides_are_shown);
  ADD ("undecided-is-not-taken", test_what_is_not_decided_is_not_taken);
  ADD ("each-row-by-itself", test_each_row_is_decided_by_itself);
  ADD ("all-at-once", test_all_are_decided_at_once);
  ADD ("of-two-rows-one", test_of_two_rows_one_is_taken);
  ADD ("history", test_the_row_that_counts_leaves_the_history);
  ADD ("writing-tells-and-stops", test_writing_tells_how_far_it_is_and_stops);
  ADD ("key-given-up", test_the_key_can_be_given_up);
  return test_office_run ();
}
