#include "people/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/atomic-file.h"
#include "db-error.h"
#include "db-place.h"

/* Crockford's alphabet: no I, L, O, U, so that a printed code is read back right. */
static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* 32 bytes of secret and 3 of check are 56 letters of 5 bits. */
#define CHECK_BYTES 3
#define LETTERS 56

/** monev_secret_new: fills @secret with chance. Errors: IO when the system gives none. */
gboolean
monev_secret_new (MonevSecret *secret, GError **error)
{
  if (sodium_init () < 0)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_IO, "Pustaka kunci tidak dapat disiapkan.");
      return FALSE;
    }
  randombytes_buf (secret->bytes, sizeof secret->bytes);
  return TRUE;
}

static void
check_of (const MonevSecret *secret, guint8 check[CHECK_BYTES])
{
  guint8 hash[crypto_generichash_BYTES];

  crypto_generichash (hash, sizeof hash, secret->bytes, sizeof secret->bytes, NULL, 0);
  memcpy (check, hash, CHECK_BYTES);
}

/** monev_secret_to_text: Returns: (transfer full): "ABCD-EFGH-…" for the recovery sheet. */
char *
monev_secret_to_text (const MonevSecret *secret)
{
  guint8 all[MONEV_SECRET_BYTES + CHECK_BYTES];
  GString *out = g_string_new (NULL);
  guint bits = 0, held = 0;

  memcpy (all, secret->bytes, MONEV_SECRET_BYTES);
  check_of (secret, all + MONEV_SECRET_BYTES);
  for (gsize i = 0, letters = 0; i < sizeof all; i++)
    {
      held = held << 8 | all[i];
      for (bits += 8; bits >= 5; bits -= 5)
        {
          if (letters > 0 && letters % 4 == 0)
            g_string_append_c (out, '-');
          g_string_append_c (out, alphabet[held >> (bits - 5) & 31]);
          letters++;
        }
    }
  return g_string_free (out, FALSE);
}

static int
value_of (char c)
{
  const char *at;

  c = g_ascii_toupper (c);
  c = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
  at = strchr (alphabet, c);
  return at != NULL && c != '\0' ? (int) (at - alphabet) : -1;
}

static gboolean
decode (const char *text, guint8 *all, gsize size)
{
  guint bits = 0, held = 0;
  gsize filled = 0, letters = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      int value;

      if (*p == '-' || g_ascii_isspace (*p))
        continue;
      value = value_of (*p);
      if (value < 0 || ++letters > LETTERS)
        return FALSE;
      held = held << 5 | (guint) value;
      bits += 5;
      if (bits >= 8)
        {
          bits -= 8;
          all[filled++] = (guint8) (held >> bits);
        }
    }
  return letters == LETTERS && filled == size;
}

/**
 * monev_secret_from_text:
 * @text: as it stands on the recovery sheet; blanks, dashes and small letters do not matter
 *
 * Errors: INVALID when a letter is missing or wrong.
 */
gboolean
monev_secret_from_text (const char *text, MonevSecret *secret, GError **error)
{
  guint8 all[MONEV_SECRET_BYTES + CHECK_BYTES];
  guint8 check[CHECK_BYTES];
  MonevSecret found;

  if (decode (text, all, sizeof all))
    {
      memcpy (found.bytes, all, MONEV_SECRET_BYTES);
      check_of (&found, check);
      if (memcmp (check, all + MONEV_SECRET_BYTES, CHECK_BYTES) == 0)
        {
          *secret = found;
          sodium_memzero (&found, sizeof found);
          return TRUE;
        }
    }
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "Kode pemulihan tidak cocok. Periksa lagi setiap huruf pada lembar pemulihan: "
               "ada 14 kelompok yang masing-masing empat huruf.");
  return FALSE;
}

/** monev_secret_mark: Returns: (transfer full): tells two secrets apart without telling either. */
char *
monev_secret_mark (const MonevSecret *secret)
{
  static const char text[] = "monev-office-secret-mark";
  guint8 hash[16];
  char hex[33];

  crypto_generichash (hash, sizeof hash, (const guint8 *) text, sizeof text - 1, secret->bytes,
                      sizeof secret->bytes);
  return g_strdup (sodium_bin2hex (hex, sizeof hex, hash, sizeof hash));
}

/** monev_secret_path: Returns: (transfer full): where the secret of this database lies. */
char *
monev_secret_path (const char *database_id)
{
  g_autofree char *name = g_strconcat (database_id, ".rahasia", NULL);

  return g_build_filename (g_get_user_config_dir (), "monev", name, NULL);
}

static gboolean
refuse_path (const char *path, const char *what, GError **error)
{
  int fault = errno;
  g_autofree char *folder = g_path_get_dirname (path);

  monev_db_place_refuse (folder, fault, error);
  g_prefix_error (error, "%s untuk kunci kantor tidak dapat dibuat. ", what);
  return FALSE;
}

/* A file that is replaced keeps its rights: made first, it is at no moment readable by others. */
static gboolean
make_private (const char *path, GError **error)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  gboolean done = fd >= 0 && fchmod (fd, 0600) == 0;

  if (!done)
    refuse_path (path, "Berkas", error);
  if (fd >= 0)
    close (fd);
  return done;
}

/** monev_secret_save: writes the secret, readable by its user alone. Errors: DENIED, IO. */
gboolean
monev_secret_save (const char *database_id, const MonevSecret *secret, GError **error)
{
  g_autofree char *path = monev_secret_path (database_id);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = monev_secret_to_text (secret);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return refuse_path (folder, "Folder", error);
  return make_private (path, error) && monev_atomic_file_write (path, text, strlen (text), error);
}

/**
 * monev_secret_load:
 * @mark: of the secret this database was sealed with
 *
 * Errors: AUTH when this computer has no secret, or another one; says what to do.
 */
gboolean
monev_secret_load (const char *database_id, const char *mark, MonevSecret *secret, GError **error)
{
  g_autofree char *path = monev_secret_path (database_id);
  g_autofree char *text = NULL;
  g_autofree char *found = NULL;
  MonevSecret loaded;

  if (g_file_get_contents (path, &text, NULL, NULL)
      && monev_secret_from_text (g_strstrip (text), &loaded, NULL))
    {
      found = monev_secret_mark (&loaded);
      if (strcmp (found, mark) == 0)
        {
          *secret = loaded;
          return TRUE;
        }
    }
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_AUTH,
               "Kunci kantor tidak ada di komputer ini. Masukkan kode dari lembar pemulihan "
               "(monevctl secret import), lalu masuk lagi.");
  return FALSE;
}
