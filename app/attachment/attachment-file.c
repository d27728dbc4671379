#include "attachment/attachment-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "attachment/media-type.h"
#include "base/atomic-file.h"
#include "attachment/picture-preview.h"
#include "base/number.h"

/** monev_attachment_file_free: frees it. */
void
monev_attachment_file_free (MonevAttachmentFile *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->sha256);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->preview, g_bytes_unref);
  g_free (self);
}

/** monev_byte_size_format: Returns: (transfer full): "512 bita", "1,5 MB", "2 GB"; cut, not rounded. */
char *
monev_byte_size_format (guint64 bytes)
{
  static const char *const units[] = { "bita", "KB", "MB", "GB", "TB" };
  guint unit = 0;
  guint64 tenths = MIN (bytes, G_MAXUINT64 / 16) * 10;
  g_autofree char *number = NULL;

  for (; tenths >= 10240 && unit + 1 < G_N_ELEMENTS (units); unit++)
    tenths /= 1024;
  number = monev_number_format (monev_decimal_new ((gint64) tenths, 1), MONEV_NUMBER_AS_IS);
  return g_strdup_printf ("%s %s", number, units[unit]);
}

/* What is just over the limit would read as the limit itself: so it is rounded up, to hundredths. */
static char *
excess_format (guint64 size)
{
  guint64 over = size - MIN (size, MONEV_ATTACHMENT_MAX_BYTES);
  guint64 hundredths = (over * 100 + (1 << 20) - 1) >> 20;
  g_autofree char *number = NULL;

  if (hundredths >= 10)
    return monev_byte_size_format (size);
  number = monev_number_format (
    monev_decimal_new ((gint64) (MONEV_ATTACHMENT_MAX_MEGABYTES * 100 + hundredths), 2),
    MONEV_NUMBER_AS_IS);
  return g_strdup_printf ("%s MB", number);
}

static gboolean
refuse_size (const char *name, guint64 size, GError **error)
{
  g_autofree char *shown = excess_format (size);

  g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT,
               "Berkas %s berukuran %s, melebihi batas %d MB. Perkecil atau bagi berkasnya, lalu "
               "lampirkan lagi.", name, shown, MONEV_ATTACHMENT_MAX_MEGABYTES);
  return FALSE;
}

static gboolean
refuse_io (const char *name, int code, GError **error)
{
  g_set_error (error, MONEV_ERROR, code == ENOENT ? MONEV_ERROR_NOT_FOUND : MONEV_ERROR_IO,
               "Berkas %s tidak dapat dibaca: %s. Periksa nama dan tempatnya, lalu ulangi.", name,
               monev_io_words (code));
  return FALSE;
}

/* Looked at before it is opened: a pipe would wait for a writer, and a large file is never read. */
static gboolean
check_path (const char *path, const char *name, GError **error)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return refuse_io (name, errno, error);
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "%s bukan berkas biasa. Pilih satu berkas.", name);
      return FALSE;
    }
  return info.st_size <= MONEV_ATTACHMENT_MAX_BYTES
         || refuse_size (name, (guint64) info.st_size, error);
}

/* A file may grow while it is read, so the reading itself is bounded, too. */
static GBytes *
read_bounded (int fd, const char *name, GError **error)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  guint8 piece[65536];
  gssize n;

  while ((n = read (fd, piece, sizeof piece)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          refuse_io (name, errno, error);
          return NULL;
        }
      g_byte_array_append (all, piece, (guint) n);
      if (all->len > MONEV_ATTACHMENT_MAX_BYTES)
        {
          refuse_size (name, all->len, error);
          return NULL;
        }
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

static GBytes *
read_file (const char *path, const char *name, GError **error)
{
  GBytes *bytes;
  int fd;

  if (!check_path (path, name, error))
    return NULL;
  fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    {
      refuse_io (name, errno, error);
      return NULL;
    }
  bytes = read_bounded (fd, name, error);
  close (fd);
  return bytes;
}

/* Only the last part, printable, not longer than shown anywhere; the ending stays. */
static char *
tidy_name (const char *name)
{
  const char *base = strrchr (name, '/') != NULL ? strrchr (name, '/') + 1 : name;
  g_autofree char *valid = g_utf8_make_valid (base, -1);
  const char *ending = strrchr (valid, '.');
  GString *tidy = g_string_new (NULL);
  glong length, tail;

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    g_string_append_unichar (tidy, g_unichar_isprint (g_utf8_get_char (at))
                                     ? g_utf8_get_char (at) : '_');
  length = g_utf8_strlen (tidy->str, -1);
  tail = ending != NULL ? g_utf8_strlen (ending, -1) : 0;
  if (length > MONEV_ATTACHMENT_MAX_NAME)
    {
      glong keep = MONEV_ATTACHMENT_MAX_NAME - (tail <= 10 ? tail : 0);

      g_string_truncate (tidy, (gsize) (g_utf8_offset_to_pointer (tidy->str, keep) - tidy->str));
      if (tail > 0 && tail <= 10)
        g_string_append (tidy, ending);
    }
  return g_string_free (tidy, FALSE);
}

/* A photo without a preview is still a good attachment; it is only said. */
static gboolean
make_preview (MonevAttachmentFile *self, GCancellable *cancellable, MonevIssueList *issues,
              GError **error)
{
  GError *local = NULL;

  if (!monev_media_type_is_photo (self->type))
    return TRUE;
  self->preview = monev_picture_preview (self->bytes, cancellable, &local);
  if (self->preview != NULL)
    return TRUE;
  if (g_error_matches (local, MONEV_ERROR, MONEV_ERROR_CANCELLED))
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  monev_issue (issues, .code = "preview-missing", .severity = MONEV_SEVERITY_WARNING,
               .file = self->name, .message = local->message,
               .fix = "Berkasnya tetap dilampirkan; hanya pratinjaunya yang tidak ada.");
  g_error_free (local);
  return TRUE;
}

/* What was sent under a wrong name is kept as it came; it is only said. */
static void
check_name (const MonevAttachmentFile *self, MonevIssueList *issues)
{
  g_autofree char *message = NULL;

  if (monev_media_type_fits (self->type, self->name))
    return;
  message = g_strdup_printf ("Isi berkas %s tidak sesuai namanya: isinya %s.", self->name,
                             monev_media_type_word (self->type));
  monev_issue (issues, .code = "kind-mismatch", .severity = MONEV_SEVERITY_WARNING,
               .file = self->name, .message = message, .found = self->type,
               .fix = "Periksa berkasnya; berkas itu tetap dilampirkan seperti adanya.");
}

/**
 * monev_attachment_file_new:
 * @name: a file name, with or without folder
 * @issues: takes the warning "preview-missing"
 *
 * Errors: LIMIT (too large), INVALID (empty), CANCELLED.
 *
 * Returns: (transfer full): ready to be attached.
 */
MonevAttachmentFile *
monev_attachment_file_new (const char *name, GBytes *bytes, GCancellable *cancellable,
                           MonevIssueList *issues, GError **error)
{
  g_autoptr (MonevAttachmentFile) self = g_new0 (MonevAttachmentFile, 1);

  self->name = tidy_name (name);
  if (g_bytes_get_size (bytes) > MONEV_ATTACHMENT_MAX_BYTES)
    {
      refuse_size (self->name, g_bytes_get_size (bytes), error);
      return NULL;
    }
  if (g_bytes_get_size (bytes) == 0 || *self->name == '\0')
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Berkas %s kosong. Pilih berkas yang ada isinya.", self->name);
      return NULL;
    }
  self->bytes = g_bytes_ref (bytes);
  self->type = monev_media_type_sniff (bytes);
  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  check_name (self, issues);
  return make_preview (self, cancellable, issues, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * monev_attachment_file_read:
 *
 * A file over %MONEV_ATTACHMENT_MAX_BYTES is refused before a byte of it is read.
 *
 * Errors: LIMIT (says the size and the limit), INVALID (empty, a folder), NOT_FOUND, IO, CANCELLED.
 *
 * Returns: (transfer full): ready to be attached.
 */
MonevAttachmentFile *
monev_attachment_file_read (const char *path, GCancellable *cancellable, MonevIssueList *issues,
                            GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GBytes) bytes = read_file (path, name, error);

  return bytes != NULL ? monev_attachment_file_new (name, bytes, cancellable, issues, error) : NULL;
}
