#include "base/atomic-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db-error.h"

typedef struct {
  char *folder;
  char *path;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  place->folder = g_dir_make_tmp ("monev-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "laporan.txt", NULL);
  g_assert_true (g_file_set_contents (place->path, "lama", -1, NULL));
}

static GPtrArray *
list (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  GDir *dir = g_dir_open (folder, 0, NULL);

  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_dir_close (dir);
  return names;
}

static void
tear_down (Place *place, gconstpointer data)
{
  g_autoptr (GPtrArray) names = list (place->folder);

  for (guint i = 0; i < names->len; i++)
    g_unlink (g_ptr_array_index (names, i));
  g_assert_cmpint (g_rmdir (place->folder), ==, 0);
  g_free (place->folder);
  g_free (place->path);
}

static void
assert_content (Place *place, const char *expected, guint n_files)
{
  g_autoptr (GPtrArray) names = list (place->folder);
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (place->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
  g_assert_cmpuint (names->len, ==, n_files);
}

static void
test_old_until_commit (Place *place, gconstpointer data)
{
  g_autoptr (MonevAtomicFile) file = monev_atomic_file_begin (place->path, NULL);

  g_assert_true (monev_atomic_file_append (file, "baru", 4, NULL));
  assert_content (place, "lama", 2);
  g_assert_true (monev_atomic_file_commit (file, NULL));
  assert_content (place, "baru", 1);
}

static void
test_without_commit_nothing_remains (Place *place, gconstpointer data)
{
  MonevAtomicFile *file = monev_atomic_file_begin (place->path, NULL);

  g_assert_true (monev_atomic_file_append (file, "setengah", 8, NULL));
  monev_atomic_file_free (file);
  assert_content (place, "lama", 1);
}

static void
test_a_library_writes_by_name (Place *place, gconstpointer data)
{
  g_autoptr (MonevAtomicFile) file = monev_atomic_file_begin (place->path, NULL);

  g_assert_true (g_file_set_contents (monev_atomic_file_work_path (file), "buku kerja", -1, NULL));
  g_assert_true (monev_atomic_file_commit (file, NULL));
  assert_content (place, "buku kerja", 1);
}

static void
test_rights_and_links_are_kept (Place *place, gconstpointer data)
{
  g_autofree char *link = g_build_filename (place->folder, "tautan.txt", NULL);
  struct stat info;

  g_assert_cmpint (g_chmod (place->path, 0640), ==, 0);
  g_assert_cmpint (symlink ("laporan.txt", link), ==, 0);
  g_assert_true (monev_atomic_file_write (link, "baru", 4, NULL));
  assert_content (place, "baru", 2);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_stat (place->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
}

/* The limit on the size of files fails the very write, as a full disk does. */
static void
test_full_disk (Place *place, gconstpointer data)
{
  g_autofree char *much = g_strnfill (100000, 'x');
  g_autoptr (GError) error = NULL;
  struct rlimit before, tight;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  tight = (struct rlimit) { 4096, before.rlim_max };
  setrlimit (RLIMIT_FSIZE, &tight);
  gboolean done = monev_atomic_file_write (place->path, much, strlen (much), &error);
  setrlimit (RLIMIT_FSIZE, &before);

  g_assert_false (done);
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "penuh"));
  assert_content (place, "lama", 1);
}

static void
test_read_only_folder (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  uid_t user = geteuid ();

  g_chmod (place->folder, 0555);
  /* Root may write anywhere: become nobody for the moment. */
  if (user == 0)
    g_assert_cmpint (seteuid (65534), ==, 0);
  gboolean done = monev_atomic_file_write (place->path, "baru", 4, &error);
  if (user == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_chmod (place->folder, 0755);

  g_assert_false (done);
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_DENIED);
  assert_content (place, "lama", 1);
}

static void
test_no_such_folder (Place *place, gconstpointer data)
{
  g_autofree char *path = g_build_filename (place->folder, "tidak-ada", "a.txt", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (monev_atomic_file_write (path, "baru", 4, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (monev_atomic_file_write (place->folder, "baru", 4, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "adalah folder"));
  assert_content (place, "lama", 1);
}

/* A pipe that others read, a device: it stays what it is, also behind a link. */
static void
test_no_regular_file_is_kept (Place *place, gconstpointer data)
{
  static const char *const names[] = { "pipa", "ke-pipa" };
  g_autofree char *pipe = g_build_filename (place->folder, names[0], NULL);
  g_autofree char *link = g_build_filename (place->folder, names[1], NULL);

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (symlink (names[0], link), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (place->folder, names[i], NULL);
      g_autoptr (GError) error = NULL;
      struct stat info;

      g_assert_false (monev_atomic_file_write (path, "baru", 4, &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_IO);
      g_assert_nonnull (strstr (error->message, "bukan berkas biasa"));
      g_assert_cmpint (g_stat (path, &info), ==, 0);
      g_assert_true (S_ISFIFO (info.st_mode));
    }
  assert_content (place, "lama", 3);
}

static void
test_longest_name (Place *place, gconstpointer data)
{
  g_autofree char *name = g_strnfill (255, 'n');
  g_autofree char *path = g_build_filename (place->folder, name, NULL);

  g_assert_true (monev_atomic_file_write (path, "", 0, NULL));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) \
  g_test_add ("/base/atomic-file/" name, Place, NULL, set_up, function, tear_down)
  ADD ("old-until-commit", test_old_until_commit);
  ADD ("without-commit-nothing-remains", test_without_commit_nothing_remains);
  ADD ("a-library-writes-by-name", test_a_library_writes_by_name);
  ADD ("rights-and-links-are-kept", test_rights_and_links_are_kept);
  ADD ("full-disk", test_full_disk);
  ADD ("read-only-folder", test_read_only_folder);
  ADD ("no-such-folder", test_no_such_folder);
  ADD ("no-regular-file-is-kept", test_no_regular_file_is_kept);
  ADD ("longest-name", test_longest_name);
  return g_test_run ();
}
