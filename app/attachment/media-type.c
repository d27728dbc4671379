#define _GNU_SOURCE /* memmem */

#include "attachment/media-type.h"

#include <string.h>

/* Signatures at a fixed place. */
static const struct {
  gsize       at;
  const char *bytes;
  gsize       length;
  const char *type;
} marks[] = {
  { 0, "%PDF-", 5, "application/pdf" },
  { 0, "\xff\xd8\xff", 3, "image/jpeg" },
  { 0, "\x89PNG\r\n\x1a\n", 8, "image/png" },
  { 0, "GIF87a", 6, "image/gif" },
  { 0, "GIF89a", 6, "image/gif" },
  { 8, "WEBP", 4, "image/webp" },
  { 4, "ftypheic", 8, "image/heic" },
  { 4, "ftypmif1", 8, "image/heif" },
  { 4, "ftyp", 4, "video/mp4" },
  { 0, "II*\0", 4, "image/tiff" },
  { 0, "MM\0*", 4, "image/tiff" },
  { 0, "{\\rtf", 5, "application/rtf" },
  { 0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, "application/x-ole-storage" },
  { 0, "Rar!\x1a\x07", 6, "application/vnd.rar" },
  { 0, "7z\xbc\xaf\x27\x1c", 6, "application/x-7z-compressed" },
};

/* What stands near the beginning of a ZIP tells which format it carries. */
static const struct {
  const char *name;
  const char *type;
} zipped[] = {
  { "word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
  { "xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
  { "ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation" },
  { "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text" },
  { "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.spreadsheet" },
};

static const char *
sniff_zip (const char *data, gsize size)
{
  for (guint i = 0; i < G_N_ELEMENTS (zipped); i++)
    if (memmem (data, size, zipped[i].name, strlen (zipped[i].name)) != NULL)
      return zipped[i].type;
  return "application/zip";
}

static gboolean
is_text (const char *data, gsize size)
{
  gsize head = MIN (size, 4096);
  const char *end;

  if (memchr (data, '\0', head) != NULL)
    return FALSE;
  /* A letter cut in two at the end of the piece is no fault. */
  return g_utf8_validate (data, (gssize) head, &end) || (head < size && data + head - end < 4);
}

/**
 * monev_media_type_sniff:
 *
 * Returns: (transfer none): the media type by its signature; "text/plain" for UTF-8,
 *   "application/octet-stream" for anything else.
 */
const char *
monev_media_type_sniff (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (size >= marks[i].at + marks[i].length
        && memcmp (data + marks[i].at, marks[i].bytes, marks[i].length) == 0)
      return marks[i].type;
  if (size >= 4 && memcmp (data, "PK\x03\x04", 4) == 0)
    return sniff_zip (data, size);
  return size > 0 && is_text (data, size) ? "text/plain" : "application/octet-stream";
}

/** monev_media_type_is_photo: Returns: whether a preview is made of it: JPEG and PNG. */
gboolean
monev_media_type_is_photo (const char *type)
{
  return strcmp (type, "image/jpeg") == 0 || strcmp (type, "image/png") == 0;
}

#define OFFICE "application/vnd.openxmlformats-officedocument."
#define OLE    "application/x-ole-storage" /* also what is locked with a password */

/* What a name promises. Endings that promise nothing certain are not here. */
static const struct {
  const char *ending;
  const char *types[2];
} promises[] = {
  { ".jpg", { "image/jpeg" } },
  { ".jpeg", { "image/jpeg" } },
  { ".png", { "image/png" } },
  { ".gif", { "image/gif" } },
  { ".webp", { "image/webp" } },
  { ".pdf", { "application/pdf" } },
  { ".docx", { "application/vnd.openxmlformats-officedocument.wordprocessingml.document", OLE } },
  { ".xlsx", { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", OLE } },
  { ".pptx",
    { "application/vnd.openxmlformats-officedocument.presentationml.presentation", OLE } },
};

/** monev_media_type_fits: Returns: whether bytes of @type are what the ending of @name promises; TRUE
 * where it promises nothing. */
gboolean
monev_media_type_fits (const char *type, const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (promises); i++)
    if (g_str_has_suffix (lower, promises[i].ending))
      return g_strv_contains ((const char *const[]) { promises[i].types[0], promises[i].types[1],
                                                      NULL }, type);
  return TRUE;
}

/** monev_media_type_word: Returns: (transfer none): what people call it: "teks", "gambar JPEG". */
const char *
monev_media_type_word (const char *type)
{
  static const struct {
    const char *type, *word;
  } words[] = {
    { "application/pdf", "PDF" },     { "image/jpeg", "gambar JPEG" }, { "image/png", "gambar PNG" },
    { "image/", "gambar" },           { "video/", "video" },           { "text/", "teks" },
    { OFFICE "wordprocessingml", "dokumen Word" }, { OFFICE "spreadsheetml", "buku kerja Excel" },
    { OFFICE "presentationml", "presentasi" },     { "application/zip", "arsip ZIP" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (type, words[i].type))
      return words[i].word;
  return "data lain";
}

static gint64
number_at (const guint8 *data, guint n)
{
  gint64 value = 0;

  for (guint i = 0; i < n; i++)
    value = value * 256 + data[i];
  return value;
}

/* SOF0 to SOF15, without the three markers among them that are none. */
static gboolean
is_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/* JPEG (ITU T.81, B.1): segments of marker and length until the frame header. */
static gboolean
jpeg_size (const guint8 *data, gsize size, MonevPictureSize *found)
{
  gsize at = 2;

  while (at + 9 < size && data[at] == 0xff)
    {
      guint8 marker = data[at + 1];

      if (marker == 0xff)
        {
          at++;
          continue;
        }
      if (is_frame (marker))
        {
          *found = (MonevPictureSize) { number_at (data + at + 7, 2), number_at (data + at + 5, 2),
                                        marker != 0xc0 && marker != 0xc1,
                                        memmem (data + at, size - at, "\xff\xd9", 2) == NULL };
          return found->width > 0 && found->height > 0;
        }
      at += 2 + (gsize) number_at (data + at + 2, 2);
    }
  return FALSE;
}

/**
 * monev_picture_size:
 * @size: (out): untouched when nothing was found
 *
 * Reads the header of a JPEG or PNG; nothing is decoded.
 */
gboolean
monev_picture_size (GBytes *bytes, MonevPictureSize *size)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  const char *type = monev_media_type_sniff (bytes);
  MonevPictureSize found;

  if (strcmp (type, "image/jpeg") == 0)
    {
      if (!jpeg_size (data, length, &found))
        return FALSE;
    }
  else if (strcmp (type, "image/png") == 0 && length >= 24 && memcmp (data + 12, "IHDR", 4) == 0)
    found = (MonevPictureSize) { number_at (data + 16, 4), number_at (data + 20, 4), TRUE,
                                 memmem (data, length, "IEND\xae\x42\x60\x82", 8) == NULL };
  else
    return FALSE;
  *size = found;
  return TRUE;
}
