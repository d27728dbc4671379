#include "error-text.h"
#include "db/db-error.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const char *title;
  const char *advice;
} Words;

/* In the order of MonevError. */
static const Words words[] = {
  [MONEV_ERROR_CONSTRAINT]
  = { N_ ("Data bertentangan dengan yang sudah ada"),
      N_ ("Periksa nomor, kode, dan nama yang harus berbeda, lalu simpan lagi.") },
  [MONEV_ERROR_CONFLICT]
  = { N_ ("Data ini baru saja diubah orang lain"),
      N_ ("Muat ulang untuk melihat perubahannya, lalu ulangi perubahan Anda.") },
  [MONEV_ERROR_DENIED] = { N_ ("Tidak ada izin untuk tindakan ini"),
                           N_ ("Periksa hak akses berkas dan folder, atau hubungi admin.") },
  [MONEV_ERROR_BUSY]
  = { N_ ("Basis data sedang dipakai proses lain"), N_ ("Tunggu sebentar, lalu coba lagi.") },
  [MONEV_ERROR_UNAVAILABLE]
  = { N_ ("Basis data tidak dapat dijangkau"),
      N_ ("Periksa letak berkas atau sambungan ke server, lalu coba lagi.") },
  [MONEV_ERROR_SCHEMA_TOO_NEW] = { N_ ("Basis data dibuat oleh Monev yang lebih baru"),
                                   N_ ("Perbarui Monev di komputer ini, lalu buka kembali.") },
  [MONEV_ERROR_CORRUPT]
  = { N_ ("Basis data rusak"),
      N_ ("Pulihkan dari cadangan terakhir yang baik. Berkas yang rusak tetap disimpan.") },
  [MONEV_ERROR_INVALID]
  = { N_ ("Isian belum benar"), N_ ("Perbaiki isian yang disebut, lalu simpan lagi.") },
  [MONEV_ERROR_NOT_FOUND]
  = { N_ ("Data tidak ditemukan"), N_ ("Data mungkin sudah dihapus. Muat ulang daftar ini.") },
  [MONEV_ERROR_STATE]
  = { N_ ("Tindakan ini belum dapat dilakukan"), N_ ("Selesaikan dahulu langkah yang disebut.") },
  [MONEV_ERROR_AUTH] = { N_ ("PIN tidak cocok atau akun terkunci"),
                         N_ ("Periksa PIN. Jika terkunci, mintalah admin membukanya.") },
  [MONEV_ERROR_OVERFLOW] = { N_ ("Angka terlalu besar"), N_ ("Periksa angka dan satuannya.") },
  [MONEV_ERROR_LIMIT]
  = { N_ ("Ukuran melampaui batas"), N_ ("Kecilkan atau bagi berkas itu, lalu coba lagi.") },
  [MONEV_ERROR_CANCELLED] = { N_ ("Dibatalkan"), N_ ("Tidak ada yang diubah.") },
  [MONEV_ERROR_IO] = { N_ ("Berkas tidak dapat dibaca atau ditulis"),
                       N_ ("Periksa ruang kosong dan letak penyimpanan, lalu coba lagi.") },
};

static const Words unknown = { N_ ("Terjadi kesalahan"),
                               N_ ("Coba lagi. Jika berulang, sampaikan pesan ini kepada admin.") };

static const Words *
words_for (const GError *error)
{
  if (error != NULL && error->domain == MONEV_ERROR && error->code >= 0
      && error->code < (int) G_N_ELEMENTS (words))
    return &words[error->code];
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return &words[MONEV_ERROR_CANCELLED];
  if (error != NULL && (error->domain == G_IO_ERROR || error->domain == G_FILE_ERROR))
    return &words[MONEV_ERROR_IO];
  return &unknown;
}

/** monev_error_text_title: Returns: (transfer none): what happened, without a full stop. */
const char *
monev_error_text_title (const GError *error)
{
  return _(words_for (error)->title);
}

/** monev_error_text_advice: Returns: (transfer none): what to do, as full sentences. */
const char *
monev_error_text_advice (const GError *error)
{
  return _(words_for (error)->advice);
}

/**
 * monev_error_text_line:
 *
 * For a place with room for one sentence: what a rule of the field said about the very thing
 * that was given (INVALID, STATE, CONSTRAINT) is better than anything general.
 *
 * Returns: (transfer full): the sentence.
 */
char *
monev_error_text_line (const GError *error)
{
  gboolean own = error != NULL && error->domain == MONEV_ERROR
                 && (error->code == MONEV_ERROR_INVALID || error->code == MONEV_ERROR_STATE);

  if (own && error->message != NULL && *error->message != '\0')
    return g_strdup (error->message);
  return g_strdup_printf ("%s. %s", monev_error_text_title (error),
                          monev_error_text_advice (error));
}

/**
 * monev_error_text_body:
 *
 * Returns: (transfer full): the message without what the engine said, which is for the admin and
 *   stands in a folded detail.
 */
char *
monev_error_text_body (const GError *error)
{
  const char *engine = strstr (error->message, "(Rincian untuk admin:");
  gsize length = engine != NULL ? (gsize) (engine - error->message) : strlen (error->message);

  return g_strchomp (g_strndup (error->message, length));
}

/** monev_error_text_silent: Returns: whether @error was wished for (cancelled), so that nothing
 * need be said. */
gboolean
monev_error_text_silent (const GError *error)
{
  return g_error_matches (error, MONEV_ERROR, MONEV_ERROR_CANCELLED)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}
