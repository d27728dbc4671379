#include "people/key.h"

#include <sodium.h>
#include <string.h>

#include "db-error.h"

#define PASSES 3
#define MEMORY (64 * 1024 * 1024)

G_STATIC_ASSERT (sizeof (MonevPrivateKey) == crypto_sign_SECRETKEYBYTES);

/**
 * monev_pin_check:
 *
 * Errors: INVALID: too short, or one that anybody would try first.
 */
gboolean
monev_pin_check (const char *pin, GError **error)
{
  glong length = g_utf8_strlen (pin, -1);
  gboolean same = TRUE, rising = TRUE, falling = TRUE;

  if (length < MONEV_PIN_MIN || length > MONEV_PIN_MAX)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "PIN harus %d sampai %d angka atau huruf.", MONEV_PIN_MIN, MONEV_PIN_MAX);
      return FALSE;
    }
  for (const char *p = pin + 1; *p != '\0'; p++)
    {
      same = same && p[0] == p[-1];
      rising = rising && p[0] == p[-1] + 1;
      falling = falling && p[0] == p[-1] - 1;
    }
  if (!same && !rising && !falling)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "PIN terlalu mudah ditebak. Jangan memakai angka yang sama atau berurutan.");
  return FALSE;
}

static gboolean
ready (GError **error)
{
  if (sodium_init () >= 0)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_IO, "Pustaka kunci tidak dapat disiapkan.");
  return FALSE;
}

/** monev_key_make: makes a new pair; forget the private half with monev_key_forget(). */
gboolean
monev_key_make (MonevPrivateKey *key, GBytes **public_key, GError **error)
{
  guint8 public_bytes[crypto_sign_PUBLICKEYBYTES];

  if (!ready (error))
    return FALSE;
  crypto_sign_keypair (public_bytes, key->bytes);
  *public_key = g_bytes_new (public_bytes, sizeof public_bytes);
  return TRUE;
}

/* The key that seals: the stretched PIN, mixed with the office secret. Takes about 0.2 s. */
static gboolean
stretch (const char *pin, const guint8 *salt, const MonevSecret *secret,
         guint8 out[crypto_secretbox_KEYBYTES], GError **error)
{
  guint8 stretched[32];

  if (!ready (error))
    return FALSE;
  if (crypto_pwhash (stretched, sizeof stretched, pin, strlen (pin), salt, PASSES, MEMORY,
                     crypto_pwhash_ALG_ARGON2ID13) != 0)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT,
                   "Memori komputer tidak cukup untuk memeriksa PIN. Tutup program lain, lalu "
                   "ulangi.");
      return FALSE;
    }
  crypto_generichash (out, crypto_secretbox_KEYBYTES, stretched, sizeof stretched, secret->bytes,
                      sizeof secret->bytes);
  sodium_memzero (stretched, sizeof stretched);
  return TRUE;
}

static GBytes *
box (const MonevPrivateKey *key, const guint8 *with)
{
  gsize size = crypto_secretbox_NONCEBYTES + sizeof key->bytes + crypto_secretbox_MACBYTES;
  guint8 *out = g_malloc (size);

  randombytes_buf (out, crypto_secretbox_NONCEBYTES);
  crypto_secretbox_easy (out + crypto_secretbox_NONCEBYTES, key->bytes, sizeof key->bytes, out, with);
  return g_bytes_new_take (out, size);
}

static gboolean
unbox (GBytes *sealed, const guint8 *with, MonevPrivateKey *key)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (sealed, &size);

  if (size != crypto_secretbox_NONCEBYTES + sizeof key->bytes + crypto_secretbox_MACBYTES)
    return FALSE;
  return crypto_secretbox_open_easy (key->bytes, bytes + crypto_secretbox_NONCEBYTES,
                                     size - crypto_secretbox_NONCEBYTES, bytes, with) == 0;
}

/**
 * monev_key_seal:
 * @salt: (out) (transfer full): new for each seal
 * @sealed: (out) (transfer full): nonce and sealed key
 *
 * Slow by design: call it before a transaction begins.
 */
gboolean
monev_key_seal (const MonevPrivateKey *key, const char *pin, const MonevSecret *secret,
                GBytes **salt, GBytes **sealed, GError **error)
{
  guint8 salt_bytes[crypto_pwhash_SALTBYTES];
  guint8 with[crypto_secretbox_KEYBYTES];

  if (!ready (error))
    return FALSE;
  randombytes_buf (salt_bytes, sizeof salt_bytes);
  if (!stretch (pin, salt_bytes, secret, with, error))
    return FALSE;
  *salt = g_bytes_new (salt_bytes, sizeof salt_bytes);
  *sealed = box (key, with);
  sodium_memzero (with, sizeof with);
  return TRUE;
}

/**
 * monev_key_open:
 *
 * Errors: AUTH when the PIN is wrong.
 */
gboolean
monev_key_open (GBytes *salt, GBytes *sealed, const char *pin, const MonevSecret *secret,
                MonevPrivateKey *key, GError **error)
{
  guint8 with[crypto_secretbox_KEYBYTES];
  gboolean opened;

  if (g_bytes_get_size (salt) != crypto_pwhash_SALTBYTES)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT, "Kunci pegawai rusak.");
      return FALSE;
    }
  if (!stretch (pin, g_bytes_get_data (salt, NULL), secret, with, error))
    return FALSE;
  opened = unbox (sealed, with, key);
  sodium_memzero (with, sizeof with);
  if (!opened)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_AUTH, "PIN salah.");
  return opened;
}

/** monev_office_key_seal: Returns: (transfer full): the office's key, sealed with its secret. */
GBytes *
monev_office_key_seal (const MonevPrivateKey *key, const MonevSecret *secret)
{
  return box (key, secret->bytes);
}

/** monev_office_key_open: Errors: AUTH when the secret is another office's. */
gboolean
monev_office_key_open (GBytes *sealed, const MonevSecret *secret, MonevPrivateKey *key,
                       GError **error)
{
  if (ready (error) && unbox (sealed, secret->bytes, key))
    return TRUE;
  if (error != NULL && *error == NULL)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_AUTH,
                 "Kode pemulihan ini bukan milik kantor ini.");
  return FALSE;
}

/** monev_key_sign: Returns: (transfer full): the detached signature, 64 bytes. */
GBytes *
monev_key_sign (const MonevPrivateKey *key, GBytes *message)
{
  guint8 signature[crypto_sign_BYTES];
  gsize size;
  const guint8 *bytes = g_bytes_get_data (message, &size);

  crypto_sign_detached (signature, NULL, bytes, size, key->bytes);
  return g_bytes_new (signature, sizeof signature);
}

/** monev_key_verify: Returns: whether @signature is of @message by the owner of @public_key. */
gboolean
monev_key_verify (GBytes *public_key, GBytes *message, GBytes *signature)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (message, &size);

  return sodium_init () >= 0 && g_bytes_get_size (public_key) == crypto_sign_PUBLICKEYBYTES
         && g_bytes_get_size (signature) == crypto_sign_BYTES
         && crypto_sign_verify_detached (g_bytes_get_data (signature, NULL), bytes, size,
                                         g_bytes_get_data (public_key, NULL)) == 0;
}

/**
 * monev_key_certificate_text:
 * @created_at: UTC milliseconds
 *
 * Returns: (transfer full): what the office key signs to certify an official's public key.
 */
GBytes *
monev_key_certificate_text (const char *official_id, GBytes *public_key, gint64 created_at)
{
  char hex[2 * crypto_sign_PUBLICKEYBYTES + 1];
  char *text;

  g_return_val_if_fail (g_bytes_get_size (public_key) == crypto_sign_PUBLICKEYBYTES, NULL);
  sodium_bin2hex (hex, sizeof hex, g_bytes_get_data (public_key, NULL), crypto_sign_PUBLICKEYBYTES);
  text = g_strdup_printf ("monev-official-key\n%s\n%s\n%" G_GINT64_FORMAT "\n", official_id, hex,
                          created_at);
  return g_bytes_new_take (text, strlen (text));
}

/** monev_key_forget: wipes the private key from memory. */
void
monev_key_forget (MonevPrivateKey *key)
{
  sodium_memzero (key, sizeof *key);
}
