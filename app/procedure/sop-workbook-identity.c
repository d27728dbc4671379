/* Identity block and boxes of an SOP AP in a workbook. */
#include <string.h>

#include "procedure/sop-workbook-private.h"

enum { COLUMN_BLOCK, COLUMN_LABEL, COLUMN_VALUE };

static void
write_pair (SopBook *book, guint row, const char *label, const char *value, guint pixels)
{
  g_autofree char *shown = sop_date_text (value);

  sop_book_write (book, row, COLUMN_LABEL, row, COLUMN_LABEL, label, SOP_FORMAT_LABEL);
  sop_book_write (book, row, COLUMN_VALUE, row, COLUMN_VALUE, shown, SOP_FORMAT_LABEL);
  worksheet_set_row_pixels (book->sheet, row, pixels, NULL);
}

static void
write_block (SopBook *book)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *line = sop_office_line (book->options, book->procedure, i);

      if (*line != '\0' && strstr (text->str, line) == NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
    }
  sop_book_write (book, 0, COLUMN_BLOCK, 5, COLUMN_BLOCK, text->str, SOP_FORMAT_BLOCK);
}

static const char *
text_of (SopBook *book, MonevProcedureText which)
{
  return monev_procedure_text (book->procedure, which);
}

/* Lines as they break in a cell of about @letters. */
static guint
count_lines (const char *text, guint letters)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += 1 + (guint) g_utf8_strlen (lines[i], -1) / letters;
  return n;
}

static void
write_boxes (SopBook *book, guint row, const char *left_title, const char *left,
             const char *right_title, const char *right)
{
  guint n = MAX (count_lines (left, 88), count_lines (right, 95));

  sop_book_write (book, row, COLUMN_BLOCK, row, COLUMN_BLOCK, left_title, SOP_FORMAT_HEAD);
  sop_book_write (book, row, COLUMN_LABEL, row, COLUMN_VALUE, right_title, SOP_FORMAT_HEAD);
  sop_book_write (book, row + 1, COLUMN_BLOCK, row + 1, COLUMN_BLOCK, left, SOP_FORMAT_LABEL);
  sop_book_write (book, row + 1, COLUMN_LABEL, row + 1, COLUMN_VALUE, right, SOP_FORMAT_LABEL);
  worksheet_set_row_pixels (book->sheet, row, 22, NULL);
  worksheet_set_row_pixels (book->sheet, row + 1, CLAMP (n * 15 + 8, 40, 540), NULL);
}

static void
write_all_boxes (SopBook *book)
{
  char *boxes[MONEV_N_BOXES];
  g_autofree char *linked = sop_linked_text (book->procedure);

  for (guint i = 0; i < MONEV_N_BOXES; i++)
    boxes[i] = sop_list_text (monev_procedure_box (book->procedure, i));
  write_boxes (book, 6, "Dasar Hukum", boxes[MONEV_BOX_LEGAL_BASIS], "Kualifikasi Pelaksana",
               boxes[MONEV_BOX_QUALIFICATION]);
  write_boxes (book, 8, "Keterkaitan", linked, "Peralatan/Perlengkapan",
               boxes[MONEV_BOX_EQUIPMENT]);
  write_boxes (book, 10, "Peringatan", boxes[MONEV_BOX_WARNINGS], "Pencatatan dan Pendataan",
               boxes[MONEV_BOX_RECORDS]);
  for (guint i = 0; i < MONEV_N_BOXES; i++)
    g_free (boxes[i]);
}

/** sop_book_identity: fills the sheet of the identity block and the six boxes. */
void
sop_book_identity (SopBook *book)
{
  g_autofree char *approval
    = g_strdup_printf ("%s\n\n\n\nNIP", text_of (book, MONEV_PROCEDURE_APPROVED_BY));

  worksheet_set_column_pixels (book->sheet, COLUMN_BLOCK, COLUMN_BLOCK, 540, NULL);
  worksheet_set_column_pixels (book->sheet, COLUMN_LABEL, COLUMN_LABEL, 150, NULL);
  worksheet_set_column_pixels (book->sheet, COLUMN_VALUE, COLUMN_VALUE, 420, NULL);
  write_pair (book, 0, "Nomor SOP", text_of (book, MONEV_PROCEDURE_NUMBER), 26);
  write_pair (book, 1, "Tanggal Pembuatan", text_of (book, MONEV_PROCEDURE_MADE), 26);
  write_pair (book, 2, "Tanggal Revisi", text_of (book, MONEV_PROCEDURE_REVISED), 26);
  write_pair (book, 3, "Tanggal Efektif", text_of (book, MONEV_PROCEDURE_EFFECTIVE), 26);
  write_pair (book, 4, "Disahkan oleh", approval, 90);
  write_pair (book, 5, "Judul SOP", monev_procedure_title (book->procedure), 56);
  write_block (book);
  write_all_boxes (book);
  worksheet_fit_to_pages (book->sheet, 1, 1);
}
