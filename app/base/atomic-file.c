#include "atomic-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db-error.h"

struct _MonevAtomicFile {
  char    *path;
  char    *work_path;
  int      fd;
  gboolean committed;
};

static gboolean
refuse (GError **error, const char *path, int fault)
{
  g_autofree char *name = g_filename_display_name (path);

  switch (fault)
    {
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_DENIED,
                   "\"%s\" tidak dapat ditulis: foldernya tidak mengizinkan. Pilih folder lain "
                   "atau minta hak tulis.", name);
      break;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_IO,
                   "\"%s\" tidak muat: disk atau jatah penuh. Kosongkan ruang, lalu coba lagi. "
                   "Berkas lama tidak berubah.", name);
      break;
    case EISDIR:
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_IO,
                   "\"%s\" adalah folder. Tambahkan nama berkasnya.", name);
      break;
    case ENODEV:
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_IO,
                   "\"%s\" bukan berkas biasa, jadi tidak ditimpa. Pilih nama berkas lain.", name);
      break;
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                   "Folder untuk \"%s\" tidak ada. Buat foldernya atau pilih yang lain.", name);
      break;
    default:
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_IO, "\"%s\" tidak dapat ditulis: %s.", name,
                   monev_io_words (fault));
    }
  return FALSE;
}

/* A link keeps pointing where it did: the file behind it is the one replaced. */
static char *
follow_link (const char *path)
{
  char *real = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? realpath (path, NULL) : NULL;
  char *copy = g_strdup (real != NULL ? real : path);

  free (real);
  return copy;
}

/* A device, a pipe or a socket would be replaced by the file for everybody who uses it.
 * The working name is short and hidden: the name itself may be as long as the disk allows.
 * A file that is replaced keeps its rights; a new one gets what the umask leaves. */
static int
open_beside (MonevAtomicFile *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  struct stat old;
  gboolean replaces = stat (self->path, &old) == 0;

  if (replaces && !S_ISREG (old.st_mode))
    {
      errno = S_ISDIR (old.st_mode) ? EISDIR : ENODEV;
      return -1;
    }
  for (guint tries = 0; tries < 100; tries++)
    {
      g_autofree char *name = g_strdup_printf ("%s/.monev-%08x.baru", folder, g_random_int ());
      int fd = g_open (name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

      if (fd < 0 && errno == EEXIST)
        continue;
      if (fd >= 0 && replaces && fchmod (fd, old.st_mode & 07777) != 0)
        g_debug ("rights of %s not kept", name);
      if (fd >= 0)
        self->work_path = g_steal_pointer (&name);
      return fd;
    }
  errno = EEXIST;
  return -1;
}

/**
 * monev_atomic_file_begin:
 * @path: the name the file shall have; a file there is replaced at commit
 *
 * Returns: (transfer full): NULL with MONEV_ERROR_DENIED for a folder one may not write into,
 *   MONEV_ERROR_NOT_FOUND where there is no folder, MONEV_ERROR_IO for the rest, also where something
 *   stands that is neither a regular file nor a link to one.
 */
MonevAtomicFile *
monev_atomic_file_begin (const char *path, GError **error)
{
  g_autoptr (MonevAtomicFile) self = g_new0 (MonevAtomicFile, 1);

  self->path = follow_link (path);
  self->fd = open_beside (self);
  if (self->fd < 0)
    {
      refuse (error, path, errno);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/** monev_atomic_file_keep_private: for what its user alone may read, from its first byte on. Errors:
 * MONEV_ERROR_IO where the disk knows no such rights. */
gboolean
monev_atomic_file_keep_private (MonevAtomicFile *self, GError **error)
{
  if (fchmod (self->fd, 0600) == 0)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_IO,
               "Berkas %s tidak dapat dibuat hanya untuk Anda. Pilih folder lain.", self->path);
  return FALSE;
}

/** monev_atomic_file_append: Returns: FALSE with MONEV_ERROR_IO when the disk is full or fails. */
gboolean
monev_atomic_file_append (MonevAtomicFile *self, const void *data, gsize length, GError **error)
{
  const char *p = data;

  g_return_val_if_fail (self != NULL && !self->committed, FALSE);

  while (length > 0)
    {
      gssize written = write (self->fd, p, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return refuse (error, self->path, errno);
      p += written;
      length -= written;
    }
  return TRUE;
}

/**
 * monev_atomic_file_work_path:
 *
 * Returns: (transfer none): the file beside the name, for libraries that write by path. They
 *   must write into it or replace it under this very name.
 */
const char *
monev_atomic_file_work_path (const MonevAtomicFile *self)
{
  return self->work_path;
}

/* Opened anew: a library may have replaced the file under the working name. */
static gboolean
sync_path (const char *path, int flags)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  gboolean done = fd >= 0 && (fsync (fd) == 0 || errno == EINVAL);
  int fault = errno;

  if (fd >= 0)
    close (fd);
  errno = fault;
  return done;
}

/**
 * monev_atomic_file_commit:
 *
 * Returns: FALSE with MONEV_ERROR_IO or MONEV_ERROR_DENIED; the old file, if any, then stands.
 */
gboolean
monev_atomic_file_commit (MonevAtomicFile *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  g_return_val_if_fail (!self->committed, FALSE);

  if (close (g_steal_fd (&self->fd)) != 0 || !sync_path (self->work_path, O_RDWR)
      || g_rename (self->work_path, self->path) != 0)
    return refuse (error, self->path, errno);
  self->committed = TRUE;
  if (!sync_path (folder, O_RDONLY | O_DIRECTORY))
    return refuse (error, self->path, errno);
  return TRUE;
}

/** monev_atomic_file_free: without a commit the working file is removed. */
void
monev_atomic_file_free (MonevAtomicFile *self)
{
  g_return_if_fail (self != NULL);

  if (self->fd >= 0)
    close (self->fd);
  if (!self->committed && self->work_path != NULL)
    g_unlink (self->work_path);
  g_free (self->path);
  g_free (self->work_path);
  g_free (self);
}

/**
 * monev_atomic_file_write:
 * @data: (array length=length): the whole content
 *
 * Returns: FALSE with the errors of monev_atomic_file_begin() and monev_atomic_file_append().
 */
gboolean
monev_atomic_file_write (const char *path, const void *data, gsize length, GError **error)
{
  g_autoptr (MonevAtomicFile) file = monev_atomic_file_begin (path, error);

  return file != NULL && monev_atomic_file_append (file, data, length, error)
         && monev_atomic_file_commit (file, error);
}

/** monev_io_words: @number: of errno. Returns: why a file could not be read or written, in words that
 * fit behind a colon. */
const char *
monev_io_words (int number)
{
  static const struct { int number; const char *words; } table[] = {
    { ENOENT, "berkas atau foldernya tidak ada" }, { EACCES, "tidak diizinkan" },
    { EPERM, "tidak diizinkan" },                  { ENOSPC, "diska penuh" },
    { EFBIG, "diska penuh" },                      { EDQUOT, "jatah diska habis" },
    { EROFS, "diska hanya dapat dibaca" },         { EISDIR, "itu folder, bukan berkas" },
    { ENOTDIR, "foldernya bukan folder" },         { EIO, "diska rusak atau terlepas" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].number == number)
      return table[i].words;
  return g_strerror (number);
}
