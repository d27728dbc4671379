#include "db-place.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <pwd.h>
#include <unistd.h>

/* "budi", or the number of an owner that has no name here. */
static char *
owner_of (const char *path)
{
  GStatBuf info;
  char buffer[4096];
  struct passwd entry, *found = NULL;

  if (g_stat (path, &info) != 0)
    return g_strdup ("tidak diketahui");
  if (getpwuid_r (info.st_uid, &entry, buffer, sizeof buffer, &found) == 0 && found != NULL)
    return g_strdup (entry.pw_name);
  return g_strdup_printf ("%lu", (unsigned long) info.st_uid);
}

/* A folder that is to be made: the rights of the one above it count. */
static char *
nearest_folder (const char *path)
{
  char *folder = g_strdup (path);

  while (!g_file_test (folder, G_FILE_TEST_EXISTS) && g_strcmp0 (folder, "/") != 0
         && g_strcmp0 (folder, ".") != 0)
    {
      char *above = g_path_get_dirname (folder);

      g_free (folder);
      folder = above;
    }
  return folder;
}

static void
refuse_rights (const char *folder, GError **error)
{
  g_autofree char *nearest = nearest_folder (folder);
  g_autofree char *owner = owner_of (nearest);

  g_set_error (error, MONEV_ERROR, MONEV_ERROR_DENIED,
               "Folder %s hanya dapat dibaca oleh pengguna %s. Minta pemiliknya (%s) atau pengelola "
               "komputer memberi hak tulis atas folder itu, lalu coba lagi.", nearest,
               g_get_user_name (), owner);
}

/**
 * monev_db_place_refuse:
 * @folder: in which something was to be written
 * @fault: why not, an errno
 *
 * Errors: DENIED (whose folder it is and whom to ask), UNAVAILABLE (no such folder), IO (full).
 *
 * Returns: %FALSE.
 */
gboolean
monev_db_place_refuse (const char *folder, int fault, GError **error)
{
  switch (fault)
    {
    case EACCES:
    case EPERM:
      refuse_rights (folder, error);
      break;
    case EROFS:
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_DENIED,
                   "Diska tempat folder %s hanya dapat dibaca. Sambungkan lagi diska itu agar dapat "
                   "ditulis, atau pakai folder di diska lain.", folder);
      break;
    case ENOSPC:
    case EDQUOT:
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_IO,
                   "Diska tempat folder %s penuh. Kosongkan ruang di diska itu, lalu coba lagi; yang "
                   "sudah tersimpan tidak berubah.", folder);
      break;
    case EEXIST:
    case ENOTDIR:
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_DENIED,
                   "Folder %s tidak dapat dibuat: di tempatnya ada berkas. Pindahkan berkas itu, lalu "
                   "coba lagi.", folder);
      break;
    case ENOENT:
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_UNAVAILABLE,
                   "Folder %s tidak ada. Sambungkan diska yang memuatnya atau buat foldernya, lalu "
                   "coba lagi.", folder);
      break;
    default:
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_IO,
                   "Folder %s tidak dapat ditulis (%s). Periksa diskanya, lalu coba lagi.", folder,
                   g_strerror (fault));
    }
  return FALSE;
}

/** monev_db_place_to_write: Returns: whether files can be made in @folder; else as
 * monev_db_place_refuse(). */
gboolean
monev_db_place_to_write (const char *folder, GError **error)
{
  return g_access (folder, W_OK | X_OK) == 0 || monev_db_place_refuse (folder, errno, error);
}

/** monev_db_place_to_make: as monev_db_place_to_write(), also for a folder that is still to be made:
 * then the one above it counts. */
gboolean
monev_db_place_to_make (const char *folder, GError **error)
{
  g_autofree char *nearest = nearest_folder (folder);

  return g_file_test (nearest, G_FILE_TEST_IS_DIR) ? monev_db_place_to_write (nearest, error)
                                                   : monev_db_place_refuse (nearest, ENOTDIR, error);
}
