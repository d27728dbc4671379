/* Makes workbooks part by part, so that a test can break exactly one thing. */
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <glib.h>
#include <string.h>

#define MAIN_NS "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define REL_NS  "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PKG_NS  "http://schemas.openxmlformats.org/package/2006/relationships"

#define RELATION(id, kind, target) \
  "<Relationship Id=\"" id "\" Type=\"" REL_NS "/" kind "\" Target=\"" target "\"/>"
#define SHEET(cells) \
  "<worksheet xmlns=\"" MAIN_NS "\"><sheetData>" cells "</sheetData></worksheet>"

typedef struct {
  struct archive *zip;
  GByteArray     *bytes;
} BookMaker;

static la_ssize_t
book_maker_write (struct archive *zip, void *data, const void *block, size_t length)
{
  g_byte_array_append (data, block, length);
  return length;
}

G_GNUC_UNUSED static void
book_maker_start (BookMaker *self)
{
  self->bytes = g_byte_array_new ();
  self->zip = archive_write_new ();
  archive_write_set_format_zip (self->zip);
  archive_write_set_bytes_per_block (self->zip, 0);
  g_assert_cmpint (archive_write_open (self->zip, self->bytes, NULL, book_maker_write, NULL), ==,
                   ARCHIVE_OK);
}

/* @text is written @times times over, between @before and @after. */
G_GNUC_UNUSED static void
book_maker_add_long (BookMaker *self, const char *part, const char *before, const char *text,
                     guint times, const char *after)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, part);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, strlen (before) + (gint64) strlen (text) * times
                                     + strlen (after));
  g_assert_cmpint (archive_write_header (self->zip, entry), ==, ARCHIVE_OK);
  archive_write_data (self->zip, before, strlen (before));
  for (guint i = 0; i < times; i++)
    archive_write_data (self->zip, text, strlen (text));
  archive_write_data (self->zip, after, strlen (after));
  archive_entry_free (entry);
}

G_GNUC_UNUSED static void
book_maker_add (BookMaker *self, const char *part, const char *text)
{
  book_maker_add_long (self, part, text, "", 0, "");
}

G_GNUC_UNUSED static GBytes *
book_maker_finish (BookMaker *self)
{
  archive_write_close (self->zip);
  archive_write_free (self->zip);
  return g_byte_array_free_to_bytes (self->bytes);
}

/* Everything but xl/styles.xml, xl/sharedStrings.xml and xl/worksheets/sheet1.xml. */
G_GNUC_UNUSED static void
book_maker_add_relations (BookMaker *self)
{
  book_maker_add (self, "[Content_Types].xml", "<Types/>");
  book_maker_add (self, "_rels/.rels",
                  "<Relationships xmlns=\"" PKG_NS "\">"
                  RELATION ("r1", "officeDocument", "xl/workbook.xml") "</Relationships>");
  book_maker_add (self, "xl/_rels/workbook.xml.rels",
                  "<Relationships xmlns=\"" PKG_NS "\">"
                  RELATION ("r1", "worksheet", "worksheets/sheet1.xml")
                  RELATION ("r2", "sharedStrings", "sharedStrings.xml")
                  RELATION ("r3", "styles", "styles.xml") "</Relationships>");
  book_maker_add (self, "xl/workbook.xml",
                  "<workbook xmlns=\"" MAIN_NS "\" xmlns:r=\"" REL_NS "\"><sheets>"
                  "<sheet name=\"Data\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
}

/* Everything but the sheet xl/worksheets/sheet1.xml. */
G_GNUC_UNUSED static void
book_maker_add_frame (BookMaker *self, const char *styles, const char *strings)
{
  book_maker_add_relations (self);
  book_maker_add (self, "xl/styles.xml",
                  styles != NULL ? styles : "<styleSheet xmlns=\"" MAIN_NS "\"/>");
  book_maker_add (self, "xl/sharedStrings.xml",
                  strings != NULL ? strings : "<sst xmlns=\"" MAIN_NS "\"/>");
}

/* A workbook of one sheet. */
G_GNUC_UNUSED static GBytes *
book_maker_simple (const char *sheet, const char *styles, const char *strings)
{
  BookMaker maker;

  book_maker_start (&maker);
  book_maker_add_frame (&maker, styles, strings);
  book_maker_add (&maker, "xl/worksheets/sheet1.xml", sheet);
  return book_maker_finish (&maker);
}
