/* A POSIX lock belongs to the process and is dropped when any descriptor of the file is closed,
 * whoever opened it (SQLite, "How To Corrupt", 2.2). A file chooser that looks into the folder of
 * the database opens each file to learn its kind and closes it; the next process that closes the
 * database then believes itself alone and deletes the write-ahead log under the window's feet.
 *
 * Locks of open file descriptions do not have that fault. Since SQLite takes a lock through one of
 * its descriptors and lets go of it through another, all locks on a file go through one description
 * of our own, kept as long as SQLite has the file open. To other processes they are the same locks.
 */
#define _GNU_SOURCE 1

#include "sqlite-locks.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  guint64 device;
  guint64 inode;
  guint   refs;    /* descriptors that SQLite has open */
  int     lock_fd; /* -1 until the first lock */
} File;

static GMutex mutex;
static GHashTable *files; /* descriptor of SQLite → File, shared by those of one file */

static File *
find_same (const struct stat *status)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      File *file = value;

      if (file->device == (guint64) status->st_dev && file->inode == (guint64) status->st_ino)
        return file;
    }
  return NULL;
}

static void
note_open (int fd)
{
  struct stat status;
  File *file;

  if (fstat (fd, &status) != 0)
    return;
  g_mutex_lock (&mutex);
  file = find_same (&status);
  if (file == NULL)
    {
      file = g_new0 (File, 1);
      *file = (File) { (guint64) status.st_dev, (guint64) status.st_ino, 0, -1 };
    }
  file->refs++;
  g_hash_table_insert (files, GINT_TO_POINTER (fd), file);
  g_mutex_unlock (&mutex);
}

static int
open_noted (const char *path, int flags, int mode)
{
  int fd = open (path, flags, mode);

  if (fd >= 0)
    note_open (fd);
  return fd;
}

static int
close_noted (int fd)
{
  File *file;

  g_mutex_lock (&mutex);
  file = g_hash_table_lookup (files, GINT_TO_POINTER (fd));
  g_hash_table_remove (files, GINT_TO_POINTER (fd));
  if (file != NULL && --file->refs == 0)
    {
      if (file->lock_fd >= 0)
        close (file->lock_fd);
      g_free (file);
    }
  g_mutex_unlock (&mutex);
  return close (fd);
}

/* The description through which all locks of the file go; @fd itself where none can be made. */
static int
lock_fd_of (int fd)
{
  File *file;
  int lock_fd = -1;

  g_mutex_lock (&mutex);
  file = g_hash_table_lookup (files, GINT_TO_POINTER (fd));
  if (file != NULL && file->lock_fd < 0)
    {
      g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);

      /* A reader may be the first and a writer the next. */
      file->lock_fd = open (path, O_RDWR | O_CLOEXEC);
      if (file->lock_fd < 0)
        file->lock_fd = open (path, O_RDONLY | O_CLOEXEC);
    }
  if (file != NULL)
    lock_fd = file->lock_fd;
  g_mutex_unlock (&mutex);
  return lock_fd;
}

static int
lock_through (int fd, int command, struct flock *lock)
{
  int lock_fd = lock_fd_of (fd);
  int open_command = command == F_GETLK ? F_OFD_GETLK
                     : command == F_SETLK ? F_OFD_SETLK : F_OFD_SETLKW;

  if (lock_fd < 0)
    return fcntl (fd, command, lock);
  lock->l_pid = 0; /* asked for by the kernel */
  return fcntl (lock_fd, open_command, lock);
}

static int
fcntl_noted (int fd, int command, ...)
{
  va_list args;
  int result;

  va_start (args, command);
  if (command == F_GETLK || command == F_SETLK || command == F_SETLKW)
    result = lock_through (fd, command, va_arg (args, struct flock *));
  else
    result = fcntl (fd, command, va_arg (args, gintptr));
  va_end (args);
  return result;
}

/** monev_sqlite_locks_install: before the first database is opened; once for the process. */
void
monev_sqlite_locks_install (void)
{
  static gsize installed = 0;
  sqlite3_vfs *vfs;

  if (!g_once_init_enter (&installed))
    return;
  files = g_hash_table_new (NULL, NULL);
  vfs = sqlite3_vfs_find (NULL);
  vfs->xSetSystemCall (vfs, "open", (sqlite3_syscall_ptr) open_noted);
  vfs->xSetSystemCall (vfs, "close", (sqlite3_syscall_ptr) close_noted);
  vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr) fcntl_noted);
  g_once_init_leave (&installed, 1);
}
