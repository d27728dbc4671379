#include "xlsx-output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "db-error.h"

/**
 * monev_xlsx_enter_c_locale: for this thread, since libxlsxwriter prints numbers with printf,
 * which writes a comma under an Indonesian locale.
 *
 * Returns: what to give back to uselocale() afterwards
 */
locale_t
monev_xlsx_enter_c_locale (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize)newlocale (LC_NUMERIC_MASK, "C", (locale_t)0));
  return uselocale ((locale_t)once);
}

/* libxlsxwriter tells a failure on stderr, too ("[ERROR] workbook_close(): …"), and has no way to
 * keep it still; what is to be said is in the GError. The descriptor is the program's: the first of
 * several threads turns it away, the last one back. */
static GMutex turn;
static guint n_quiet;
static int kept = -1;

static void
begin_quiet (void)
{
  int nowhere;

  g_mutex_lock (&turn);
  if (n_quiet++ == 0)
    {
      fflush (stderr);
      kept = dup (STDERR_FILENO);
      nowhere = open ("/dev/null", O_WRONLY | O_CLOEXEC);
      if (kept >= 0 && nowhere >= 0)
        dup2 (nowhere, STDERR_FILENO);
      if (nowhere >= 0)
        close (nowhere);
    }
  g_mutex_unlock (&turn);
}

static void
end_quiet (void)
{
  g_mutex_lock (&turn);
  if (--n_quiet == 0 && kept >= 0)
    {
      fflush (stderr);
      dup2 (kept, STDERR_FILENO);
      close (kept);
      kept = -1;
    }
  g_mutex_unlock (&turn);
}

static lxw_error
close_quietly (lxw_workbook *workbook, int *number)
{
  lxw_error status;

  begin_quiet ();
  errno = 0;
  status = workbook_close (workbook);
  *number = errno;
  end_quiet ();
  return status;
}

/**
 * monev_xlsx_close_workbook:
 * @workbook: (transfer full): written to the work path of @output, in the C locale
 * @file: named in the error
 *
 * Returns: FALSE with IO; then what stood at the path before still stands there
 */
gboolean
monev_xlsx_close_workbook (struct lxw_workbook *workbook, MonevAtomicFile *output, const char *file,
                           GError **error)
{
  lxw_error status;
  int number;

  status = close_quietly (workbook, &number);
  if (status == LXW_NO_ERROR)
    return monev_atomic_file_commit (output, error);
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_IO,
               "Berkas %s tidak bisa ditulis: %s. Periksa tempat di diska, lalu ulangi.", file,
               number != 0 ? monev_io_words (number) : lxw_strerror (status));
  return FALSE;
}
