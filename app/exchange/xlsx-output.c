#include "xlsx-output.h"

#include <errno.h>
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

  errno = 0;
  status = workbook_close (workbook);
  number = errno;
  if (status == LXW_NO_ERROR)
    return monev_atomic_file_commit (output, error);
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_IO,
               "Berkas %s tidak bisa ditulis: %s. Periksa tempat di diska, lalu ulangi.", file,
               number != 0 ? g_strerror (number) : lxw_strerror (status));
  return FALSE;
}
