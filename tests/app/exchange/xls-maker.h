/* Makes a small .xls: one BIFF8 stream in a compound file (MS-XLS, MS-CFB). */
#pragma once

#include <glib.h>
#include <string.h>

#define XLS_SECTOR 512
#define XLS_STREAM 4096 /* shorter streams would go to the mini stream */

static void
xls_put (GByteArray *out, guint64 value, guint width)
{
  for (guint i = 0; i < width; i++, value >>= 8)
    {
      guint8 byte = value & 0xff;
      g_byte_array_append (out, &byte, 1);
    }
}

static void
xls_record (GByteArray *out, guint type, const void *data, guint length)
{
  xls_put (out, type, 2);
  xls_put (out, length, 2);
  g_byte_array_append (out, data, length);
}

static void
xls_pad (GByteArray *out, gsize size, guint8 byte)
{
  while (out->len < size)
    g_byte_array_append (out, &byte, 1);
}

static GByteArray *
xls_stream (void)
{
  static const guint8 bof_globals[16] = { 0, 6, 5, 0 }, bof_sheet[16] = { 0, 6, 0x10, 0 };
  static const guint8 label[] = { 0, 0, 0, 0, 0, 0, 5, 0, 0, 'D', 'i', 'n', 'a', 's' };
  static const guint8 bound[] = { 0, 0, 0, 0, 0, 0, 4, 0, 'L', 'a', 'm', 'a' };
  guint8 number[14] = { 1, 0, 2, 0, 0, 0 };
  guint8 dimensions[14] = { 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 3, 0 };
  const double tenth = 0.1;
  GByteArray *out = g_byte_array_new ();

  xls_record (out, 0x809, bof_globals, sizeof bof_globals);
  guint place = out->len + 4;
  xls_record (out, 0x85, bound, sizeof bound);
  xls_record (out, 0x0a, "", 0);
  guint sheet = out->len;
  out->data[place] = sheet & 0xff;
  out->data[place + 1] = sheet >> 8;
  memcpy (number + 6, &tenth, sizeof tenth);
  xls_record (out, 0x809, bof_sheet, sizeof bof_sheet);
  xls_record (out, 0x200, dimensions, sizeof dimensions);
  xls_record (out, 0x204, label, sizeof label);
  xls_record (out, 0x203, number, sizeof number);
  xls_record (out, 0x0a, "", 0);
  xls_pad (out, XLS_STREAM, 0);
  return out;
}

static void
xls_entry (GByteArray *out, const char *name, guint type, guint child, guint start, guint size)
{
  gsize end = out->len + 64;

  for (const char *at = name; *at != '\0'; at++)
    xls_put (out, *at, 2);
  xls_pad (out, end, 0);
  xls_put (out, *name != '\0' ? 2 * strlen (name) + 2 : 0, 2);
  xls_put (out, type, 1);
  xls_put (out, 1, 1);
  xls_put (out, 0xffffffff, 4);
  xls_put (out, 0xffffffff, 4);
  xls_put (out, child, 4);
  xls_pad (out, out->len + 36, 0);
  xls_put (out, start, 4);
  xls_put (out, size, 8);
}

/* One sheet "Lama": A1 "Dinas", C2 0.1. Sectors: table of sectors, directory, then the stream. */
static GBytes *
xls_maker_simple (void)
{
  GByteArray *out = g_byte_array_new (), *stream = xls_stream ();

  g_byte_array_append (out, (const guint8 *) "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
  xls_pad (out, 24, 0);
  xls_put (out, 0x3e, 2);
  xls_put (out, 3, 2);
  xls_put (out, 0xfffe, 2);
  xls_put (out, 9, 2);
  xls_put (out, 6, 2);
  xls_pad (out, 44, 0);
  xls_put (out, 1, 4);          /* one sector of the table of sectors */
  xls_put (out, 1, 4);          /* the directory */
  xls_put (out, 0, 4);
  xls_put (out, XLS_STREAM, 4);
  xls_put (out, 0xfffffffe, 4); /* no mini stream */
  xls_put (out, 0, 4);
  xls_put (out, 0xfffffffe, 4);
  xls_put (out, 0, 4);
  xls_put (out, 0, 4);          /* the table of sectors stands in sector 0 */
  xls_pad (out, XLS_SECTOR, 0xff);
  xls_put (out, 0xfffffffd, 4);
  xls_put (out, 0xfffffffe, 4);
  for (guint i = 0; i < XLS_STREAM / XLS_SECTOR; i++)
    xls_put (out, i + 1 < XLS_STREAM / XLS_SECTOR ? 3 + i : 0xfffffffe, 4);
  xls_pad (out, 2 * XLS_SECTOR, 0xff);
  xls_entry (out, "Root Entry", 5, 1, 0xfffffffe, 0);
  xls_entry (out, "Workbook", 2, 0xffffffff, 2, XLS_STREAM);
  xls_entry (out, "", 0, 0xffffffff, 0, 0);
  xls_entry (out, "", 0, 0xffffffff, 0, 0);
  g_byte_array_append (out, stream->data, stream->len);
  g_byte_array_unref (stream);
  return g_byte_array_free_to_bytes (out);
}
