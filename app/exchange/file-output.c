#include "file-output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "db-error.h"

struct _MonevFileOutput {
  char *path;
  char *temporary; /* NULL once it was renamed */
};

static gboolean
fail (const char *path, int number, GError **error)
{
  const char *fix = number == ENOSPC || number == EDQUOT || number == EFBIG
                        ? "Kosongkan tempat di diska, lalu ulangi."
                        : "Pilih folder lain, lalu ulangi.";

  g_set_error (error, MONEV_ERROR, MONEV_ERROR_IO, "Berkas %s tidak bisa ditulis: %s. %s", path,
               g_strerror (number), fix);
  return FALSE;
}

/**
 * monev_file_output_new:
 *
 * Returns: (transfer full) (nullable): an output for @path with an empty file beside it; NULL with
 * IO when the folder is missing, full or may not be written to.
 */
MonevFileOutput *
monev_file_output_new (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path), *name = g_path_get_basename (path);
  g_autofree char *temporary = g_strdup_printf ("%s/.%s.XXXXXX", folder, name);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      fail (path, EISDIR, error);
      return NULL;
    }
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0)
    {
      fail (path, errno, error);
      return NULL;
    }
  close (fd);
  MonevFileOutput *self = g_new0 (MonevFileOutput, 1);
  self->path = g_strdup (path);
  self->temporary = g_steal_pointer (&temporary);
  return self;
}

/** monev_file_output_path: Returns: (transfer none): where to write. */
const char *
monev_file_output_path (MonevFileOutput *self)
{
  return self->temporary;
}

static int
sync_path (const char *path, int flags)
{
  int fd = open (path, flags | O_CLOEXEC), number = 0;

  if (fd < 0)
    return errno;
  if (fsync (fd) != 0 && errno != EINVAL)
    number = errno;
  close (fd);
  return number;
}

/**
 * monev_file_output_commit:
 *
 * Returns: FALSE with IO, and then what stood at the path before still stands there.
 */
gboolean
monev_file_output_commit (MonevFileOutput *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  int number = sync_path (self->temporary, O_RDONLY);

  if (number == 0 && g_rename (self->temporary, self->path) != 0)
    number = errno;
  if (number != 0)
    return fail (self->path, number, error);
  g_clear_pointer (&self->temporary, g_free);
  sync_path (folder, O_RDONLY | O_DIRECTORY);
  return TRUE;
}

/** monev_file_output_free: removes what was not committed. */
void
monev_file_output_free (MonevFileOutput *self)
{
  if (self == NULL)
    return;
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}
