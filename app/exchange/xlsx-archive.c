#include "xlsx-archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db-error.h"

#define MAX_FILE      (256 * 1024 * 1024)
#define MAX_PARTS     10000
#define MAX_DIRECTORY (4 * 1024 * 1024) /* libarchive holds the whole directory in memory */
#define MAX_PART      (320 * 1024 * 1024)
#define MAX_WALK      (400 * 1024 * 1024)
#define SLICE         (64 * 1024)
#define END_RECORD    22
#define END_TAIL      (65535 + END_RECORD + 20)

struct _XlsxArchive {
  char       *file;
  int         fd;
  GBytes     *bytes;
  gint64      size;
  GHashTable *parts; /* names in lower case */
};

/** xlsx_archive_free: closes the file. */
void
xlsx_archive_free (XlsxArchive *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_hash_table_unref (self->parts);
  g_free (self->file);
  g_free (self);
}

/** xlsx_archive_file: Returns: (transfer none): the name of the file without its folder. */
const char *
xlsx_archive_file (XlsxArchive *self)
{
  return self->file;
}

/** xlsx_archive_has: Returns: whether there is a part @part, whatever its case. */
gboolean
xlsx_archive_has (XlsxArchive *self, const char *part)
{
  g_autofree char *lower = g_ascii_strdown (part, -1);
  return g_hash_table_contains (self->parts, lower);
}

static XlsxArchive *
make_archive (const char *file)
{
  XlsxArchive *self = g_new0 (XlsxArchive, 1);

  self->file = g_path_get_basename (file);
  self->fd = -1;
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

static gboolean
fail_broken (XlsxArchive *self, GError **error)
{
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT,
               "Berkas %s terpotong atau rusak sehingga tidak bisa dibuka. Minta kiriman ulang "
               "berkasnya.", self->file);
  return FALSE;
}

static gboolean
fail_part (XlsxArchive *self, const char *part, const char *what, GError **error)
{
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT,
               "Berkas %s rusak: bagian %s %s. Minta kiriman ulang berkasnya.", self->file, part,
               what);
  return FALSE;
}

static guint64
little_endian (const guint8 *at, guint width)
{
  guint64 value = 0;

  for (guint i = width; i > 0; i--)
    value = value << 8 | at[i - 1];
  return value;
}

static gboolean
read_at (XlsxArchive *self, gint64 offset, guint8 *out, gsize length)
{
  if (offset < 0 || offset + (gint64) length > self->size)
    return FALSE;
  if (self->bytes != NULL)
    {
      memcpy (out, (const guint8 *) g_bytes_get_data (self->bytes, NULL) + offset, length);
      return TRUE;
    }
  while (length > 0)
    {
      gssize count = pread (self->fd, out, length, offset);
      if (count <= 0 && errno != EINTR)
        return FALSE;
      out += MAX (count, 0);
      offset += MAX (count, 0);
      length -= MAX (count, 0);
    }
  return TRUE;
}

/* A 64-bit zip keeps the place of its directory in a record of its own (APPNOTE 4.3.14). */
static gboolean
locate_directory_64 (XlsxArchive *self, gint64 end, guint64 *start, guint64 *size)
{
  guint8 locator[20], record[56];

  if (!read_at (self, end - 20, locator, sizeof locator) || memcmp (locator, "PK\6\7", 4) != 0
      || little_endian (locator + 8, 8) > (guint64) self->size
      || !read_at (self, little_endian (locator + 8, 8), record, sizeof record)
      || memcmp (record, "PK\6\6", 4) != 0)
    return FALSE;
  *size = little_endian (record + 40, 8);
  *start = little_endian (record + 48, 8);
  return TRUE;
}

static gboolean
find_end (XlsxArchive *self, guint8 *record, gint64 *end)
{
  gsize length = MIN (self->size, END_TAIL);
  g_autofree guint8 *tail = g_malloc (length + 1);

  if (length < END_RECORD || !read_at (self, self->size - length, tail, length))
    return FALSE;
  for (gssize at = length - END_RECORD; at >= 0; at--)
    if (memcmp (tail + at, "PK\5\6", 4) == 0)
      {
        memcpy (record, tail + at, END_RECORD);
        *end = self->size - length + at;
        return TRUE;
      }
  return FALSE;
}

/* The size of the directory is checked before libarchive loads it. */
static gboolean
check_directory (XlsxArchive *self, GError **error)
{
  guint8 record[END_RECORD];
  gint64 end;

  if (!find_end (self, record, &end))
    return fail_broken (self, error);
  guint64 size = little_endian (record + 12, 4), start = little_endian (record + 16, 4);
  if ((size == G_MAXUINT32 || start == G_MAXUINT32)
      && !locate_directory_64 (self, end, &start, &size))
    return fail_broken (self, error);
  if (start > (guint64) end || size > (guint64) end)
    return fail_broken (self, error);
  if (size > MAX_DIRECTORY || end - start > MAX_DIRECTORY)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT,
                   "Berkas %s berisi lebih dari %d bagian dan tidak dibaca.", self->file,
                   MAX_PARTS);
      return FALSE;
    }
  return TRUE;
}

static struct archive *
open_zip (XlsxArchive *self, GError **error)
{
  struct archive *zip = archive_read_new ();
  int status;

  if (zip == NULL)
    {
      fail_broken (self, error);
      return NULL;
    }
  /* The seekable reader alone: it goes by the directory, so a cut file is refused. */
  archive_read_support_format_zip_seekable (zip);
  if (self->bytes != NULL)
    status = archive_read_open_memory (zip, g_bytes_get_data (self->bytes, NULL), self->size);
  else
    {
      lseek (self->fd, 0, SEEK_SET);
      status = archive_read_open_fd (zip, self->fd, SLICE);
    }
  if (status != ARCHIVE_OK)
    {
      fail_broken (self, error);
      archive_read_free (zip);
      return NULL;
    }
  return zip;
}

/* Old .NET writers use backslashes. */
static char *
part_name (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname (entry);

  if (name == NULL)
    name = archive_entry_pathname_utf8 (entry);
  if (name == NULL)
    return g_strdup ("?");
  char *lower = g_ascii_strdown (name + (*name == '/'), -1);
  return g_strdelimit (lower, "\\", '/');
}

static gboolean
add_part (XlsxArchive *self, struct archive_entry *entry, GError **error)
{
  g_autofree char *name = part_name (entry);

  if (g_str_has_suffix (name, "/") || strcmp (name, "?") == 0)
    return TRUE;
  if (g_str_has_prefix (name, "../") || strstr (name, "/../") != NULL)
    return fail_part (self, name, "bernama tidak sah", error);
  if (archive_entry_is_encrypted (entry))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Berkas %s terkunci dengan kata sandi. Buka di Excel, hapus kata sandinya, "
                   "simpan, lalu impor lagi.", self->file);
      return FALSE;
    }
  if (g_hash_table_size (self->parts) >= MAX_PARTS)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT,
                   "Berkas %s berisi lebih dari %d bagian dan tidak dibaca.", self->file,
                   MAX_PARTS);
      return FALSE;
    }
  if (g_hash_table_contains (self->parts, name))
    return fail_part (self, name, "ada dua kali", error);
  g_hash_table_add (self->parts, g_steal_pointer (&name));
  return TRUE;
}

static gboolean
list_parts (XlsxArchive *self, GError **error)
{
  struct archive *zip = open_zip (self, error);
  struct archive_entry *entry;
  gboolean ok = zip != NULL;
  int status = ARCHIVE_EOF;

  while (ok && (status = archive_read_next_header (zip, &entry)) >= ARCHIVE_WARN
         && status != ARCHIVE_EOF)
    ok = add_part (self, entry, error);
  if (ok && status != ARCHIVE_EOF)
    ok = fail_broken (self, error);
  if (zip != NULL)
    archive_read_free (zip);
  return ok;
}

static XlsxArchive *
finish_open (XlsxArchive *self, GError **error)
{
  if (self->size > MAX_FILE)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT, "Berkas %s lebih besar dari %d MB.",
                   self->file, MAX_FILE / 1024 / 1024);
      xlsx_archive_free (self);
      return NULL;
    }
  if (!check_directory (self, error) || !list_parts (self, error))
    {
      xlsx_archive_free (self);
      return NULL;
    }
  return self;
}

/**
 * xlsx_archive_open:
 *
 * Returns: (transfer full) (nullable): the zip at @path; NULL with IO when it cannot be read,
 * CORRUPT when it is no whole zip, LIMIT when it is too large.
 */
XlsxArchive *
xlsx_archive_open (const char *path, GError **error)
{
  XlsxArchive *self = make_archive (path);
  struct stat status;

  self->fd = open (path, O_RDONLY | O_CLOEXEC);
  if (self->fd < 0 || fstat (self->fd, &status) != 0 || !S_ISREG (status.st_mode))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_IO, "Berkas %s tidak bisa dibaca: %s.", path,
                   self->fd < 0 ? g_strerror (errno) : "bukan berkas biasa");
      xlsx_archive_free (self);
      return NULL;
    }
  self->size = status.st_size;
  return finish_open (self, error);
}

/** xlsx_archive_new_bytes: as xlsx_archive_open(), for a file in memory named @file. */
XlsxArchive *
xlsx_archive_new_bytes (const char *file, GBytes *bytes, GError **error)
{
  XlsxArchive *self = make_archive (file);

  self->bytes = g_bytes_ref (bytes);
  self->size = g_bytes_get_size (bytes);
  return finish_open (self, error);
}

static gboolean
feed (const XlsxVisitor *visitor, gpointer data, const char *bytes, gsize length, GError **error)
{
  for (gsize at = 0; at < length; at += SLICE)
    if (!visitor->chunk (bytes + at, MIN (SLICE, length - at), data, error))
      return FALSE;
  return TRUE;
}

/* To its very end, since the checksum is known only there. */
static gboolean
read_part (XlsxArchive *self, struct archive *zip, const char *part, const XlsxVisitor *visitor,
           gpointer data, gint64 *budget, GError **error)
{
  const void *block;
  size_t length;
  la_int64_t offset, total = 0;
  int status;

  while ((status = archive_read_data_block (zip, &block, &length, &offset)) == ARCHIVE_OK)
    {
      total += length;
      *budget -= length;
      if (total > MAX_PART || *budget < 0)
        {
          g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT,
                       "Berkas %s: bagian %s terlalu besar setelah dimekarkan (lebih dari %d MB).",
                       self->file, part, MAX_PART / 1024 / 1024);
          return FALSE;
        }
      if (!feed (visitor, data, block, length, error))
        return FALSE;
    }
  if (status != ARCHIVE_EOF)
    return fail_part (self, part, "tidak bisa dimekarkan", error);
  return TRUE;
}

static gboolean
visit (XlsxArchive *self, struct archive *zip, struct archive_entry *entry,
       const XlsxVisitor *visitor, gpointer data, gint64 *budget, gboolean *enough,
       GError **error)
{
  g_autofree char *name = part_name (entry);

  if (!visitor->wants (name, data))
    return TRUE;
  return read_part (self, zip, name, visitor, data, budget, error)
         && visitor->done (data, enough, error);
}

/**
 * xlsx_archive_walk:
 *
 * Goes through the parts in the order of the file and reads those that @visitor wants.
 *
 * Returns: FALSE with the error of @visitor, CORRUPT for damaged bytes, or LIMIT for a bomb.
 */
gboolean
xlsx_archive_walk (XlsxArchive *self, const XlsxVisitor *visitor, gpointer data, GError **error)
{
  struct archive *zip = open_zip (self, error);
  struct archive_entry *entry;
  gboolean ok = zip != NULL, enough = FALSE;
  gint64 budget = MAX_WALK;
  int status = ARCHIVE_EOF;

  while (ok && !enough && (status = archive_read_next_header (zip, &entry)) >= ARCHIVE_WARN
         && status != ARCHIVE_EOF)
    ok = visit (self, zip, entry, visitor, data, &budget, &enough, error);
  if (ok && !enough && status != ARCHIVE_EOF)
    ok = fail_broken (self, error);
  if (zip != NULL)
    archive_read_free (zip);
  return ok;
}
