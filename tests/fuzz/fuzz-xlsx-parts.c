/* As fuzz-xlsx-reader, but the zip around the parts is always whole: the bytes are the XML of the
 * workbook, its styles, strings and sheet, parted by "\n--\n". Checksums would else keep the
 * fuzzer out of the XML. */
#include <archive.h>
#include <archive_entry.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "exchange/xlsx-reader.h"

#define RELS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static const char package_part[]
    = "<Relationships xmlns='" PACKAGE "'><Relationship Id='a' Type='" RELS
      "/officeDocument' Target='xl/workbook.xml'/></Relationships>";
static const char book_part[]
    = "<Relationships xmlns='" PACKAGE "'><Relationship Id='a' Type='" RELS
      "/worksheet' Target='sheet.xml'/><Relationship Id='b' Type='" RELS
      "/sharedStrings' Target='strings.xml'/><Relationship Id='c' Type='" RELS
      "/styles' Target='styles.xml'/></Relationships>";

static la_ssize_t
on_write (struct archive *zip, void *data, const void *block, size_t length)
{
  g_byte_array_append (data, block, length);
  return length;
}

static void
add_part (struct archive *zip, const char *name, const void *bytes, size_t length)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_size (entry, length);
  archive_write_header (zip, entry);
  archive_write_data (zip, bytes, length);
  archive_entry_free (entry);
}

static GBytes *
make_book (const char *data, size_t size)
{
  static const char *const names[] = { "xl/workbook.xml", "xl/styles.xml", "xl/strings.xml",
                                       "xl/sheet.xml" };
  GByteArray *out = g_byte_array_new ();
  struct archive *zip = archive_write_new ();

  archive_write_set_format_zip (zip);
  archive_write_set_options (zip, "zip:compression=store");
  archive_write_set_bytes_per_block (zip, 0);
  archive_write_open (zip, out, NULL, on_write, NULL);
  add_part (zip, "_rels/.rels", package_part, sizeof package_part - 1);
  add_part (zip, "xl/_rels/workbook.xml.rels", book_part, sizeof book_part - 1);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *end = size > 0 ? g_strstr_len (data, size, "\n--\n") : NULL;
      size_t length = end != NULL ? (size_t) (end - data) : size;
      add_part (zip, names[i], data, length);
      size_t taken = end != NULL ? length + 4 : size;
      data += taken;
      size -= taken;
    }
  archive_write_close (zip);
  archive_write_free (zip);
  return g_byte_array_free_to_bytes (out);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = make_book ((const char *) data, size);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevXlsxBook) book = monev_xlsx_book_open_bytes ("fuzz.xlsx", bytes, &error);
  g_autoptr (GPtrArray) tables = NULL;

  if (book != NULL)
    tables = monev_xlsx_book_read_all (book, issues, &error);
  g_assert ((tables != NULL) == (error == NULL));
  for (guint i = 0; tables != NULL && i < tables->len; i++)
    {
      const MonevTable *table = g_ptr_array_index (tables, i);
      for (guint row = 0; row < monev_table_n_rows (table); row++)
        for (guint cell = 0; cell < monev_table_row_n_cells (table, row); cell++)
          g_assert (monev_table_row_cell (table, row, cell, NULL).text != NULL);
    }
  return 0;
}
