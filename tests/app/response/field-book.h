/* Workbooks that were sent out, as other hands change them: cells alone are kept, as by a program that
 * drops rules, colours, names and properties; see test-field.c. */
#pragma once

#include "importing.h"

#include "exchange/form-mark.h"
#include "exchange/table-file.h"
#include "office/office.h"
#include "response/field-workbook.h"

#define BOOK_ID "0190aaaa-0000-7000-8000-000000000001"
#define HEADINGS 7 /* the row of wordings on a sheet of rows */
#define FIRST 9    /* the first row of answers */

typedef struct
{
  char *text;
  MonevCellKind kind;
} BookCell;

typedef struct
{
  char *name;
  GHashTable *cells; /* row << 16 | column → BookCell */
} BookSheet;

typedef GPtrArray Book; /* BookSheet */

static inline void
book_cell_free (gpointer data)
{
  g_free (((BookCell *)data)->text);
  g_free (data);
}

static inline void
book_sheet_free (gpointer data)
{
  BookSheet *sheet = data;

  g_free (sheet->name);
  g_hash_table_unref (sheet->cells);
  g_free (sheet);
}

static inline gpointer
book_key (gint64 row, guint column)
{
  return GUINT_TO_POINTER ((guint)row << 16 | column);
}

static inline void
book_put (BookSheet *sheet, gint64 row, guint column, MonevCellKind kind, const char *text)
{
  BookCell *cell = g_new (BookCell, 1);

  *cell = (BookCell){ g_strdup (text), kind };
  g_hash_table_insert (sheet->cells, book_key (row, column), cell);
}

static inline BookSheet *
book_add (Book *book, const char *name)
{
  BookSheet *sheet = g_new (BookSheet, 1);

  *sheet = (BookSheet){ g_strdup (name),
                        g_hash_table_new_full (NULL, NULL, NULL, book_cell_free) };
  g_ptr_array_add (book, sheet);
  return sheet;
}

static inline Book *
book_load (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tables = monev_table_file_read_all (path, NULL, &error);
  Book *book = g_ptr_array_new_with_free_func (book_sheet_free);

  g_assert_no_error (error);
  for (guint t = 0; t < tables->len; t++)
    {
      MonevTable *table = g_ptr_array_index (tables, t);
      BookSheet *sheet = book_add (book, monev_table_sheet (table));

      for (guint i = 0; i < monev_table_n_rows (table); i++)
        for (guint k = 0; k < monev_table_row_n_cells (table, i); k++)
          {
            guint column;
            MonevCell cell = monev_table_row_cell (table, i, k, &column);

            if (*cell.text != '\0')
              book_put (sheet, monev_table_row_number (table, i), column, cell.kind, cell.text);
          }
    }
  return book;
}

static inline BookSheet *
book_sheet (Book *book, const char *name)
{
  for (guint i = 0; i < book->len; i++)
    if (strcmp (((BookSheet *)g_ptr_array_index (book, i))->name, name) == 0)
      return g_ptr_array_index (book, i);
  g_error ("no sheet %s", name);
}

static inline const char *
book_text (const BookSheet *sheet, gint64 row, guint column)
{
  const BookCell *cell = g_hash_table_lookup (sheet->cells, book_key (row, column));

  return cell == NULL ? "" : cell->text;
}

/* The column over which @heading stands in row @row. */
static inline guint
book_column (const BookSheet *sheet, gint64 row, const char *heading)
{
  for (guint column = 1; column < 200; column++)
    if (strcmp (book_text (sheet, row, column), heading) == 0)
      return column;
  g_error ("no column %s", heading);
}

/* The row with @mark in the hidden first column. */
static inline gint64
book_row (const BookSheet *sheet, const char *mark)
{
  for (gint64 row = 1; row < 2000; row++)
    if (strcmp (book_text (sheet, row, 1), mark) == 0)
      return row;
  g_error ("no row %s", mark);
}

/* "heading", text, "heading", text, …, NULL: into row @nth of a sheet of rows; a text that begins
 * with "#" is a number, with "@" a date. */
static inline void
book_fill (Book *book, const char *name, guint nth, ...)
{
  BookSheet *sheet = book_sheet (book, name);
  va_list args;

  va_start (args, nth);
  for (const char *heading = va_arg (args, const char *); heading != NULL;
       heading = va_arg (args, const char *))
    {
      const char *text = va_arg (args, const char *);
      gboolean typed = *text == '#' || *text == '@';
      gint64 row = *heading == '.' ? HEADINGS + 1 : HEADINGS;

      book_put (sheet, FIRST + nth - 1, book_column (sheet, row, heading + (*heading == '.')),
                *text == '#'   ? MONEV_CELL_NUMBER
                : *text == '@' ? MONEV_CELL_DATE
                               : MONEV_CELL_TEXT,
                text + (typed ? 1 : 0));
    }
  va_end (args);
}

/* Rows and columns from @at on move by @by; what falls away is gone. */
static inline void
book_shift (BookSheet *sheet, gboolean rows, guint at, int by)
{
  GHashTable *moved = g_hash_table_new_full (NULL, NULL, NULL, book_cell_free);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, sheet->cells);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      guint row = GPOINTER_TO_UINT (key) >> 16, column = GPOINTER_TO_UINT (key) & 0xffff;
      guint *place = rows ? &row : &column;

      g_hash_table_iter_steal (&iter);
      if (by < 0 && *place >= at && *place < at - (guint)0 + (guint)-by)
        {
          book_cell_free (value);
          continue;
        }
      if (*place >= at)
        *place = (guint)((int)*place + by);
      g_hash_table_insert (moved, book_key (row, column), value);
    }
  g_hash_table_unref (sheet->cells);
  sheet->cells = moved;
}

static inline void
book_write_cell (lxw_worksheet *to, lxw_format *day, guint row, guint column, const BookCell *cell)
{
  lxw_datetime date = { 0 };

  if (cell->kind == MONEV_CELL_NUMBER)
    worksheet_write_number (to, row - 1, (lxw_col_t)(column - 1),
                            g_ascii_strtod (cell->text, NULL), NULL);
  else if (cell->kind == MONEV_CELL_DATE
           && sscanf (cell->text, "%4d-%2d-%2d", &date.year, &date.month, &date.day) == 3)
    worksheet_write_datetime (to, row - 1, (lxw_col_t)(column - 1), &date, day);
  else
    worksheet_write_string (to, row - 1, (lxw_col_t)(column - 1), cell->text, NULL);
}

static inline char *
book_save (Book *book, MonevTestDb *db, const char *name)
{
  char *path = file_in (db, name);
  lxw_workbook *to = workbook_new (path);
  lxw_format *day = workbook_add_format (to);

  format_set_num_format (day, "dd/mm/yyyy");
  for (guint i = 0; i < book->len; i++)
    {
      BookSheet *sheet = g_ptr_array_index (book, i);
      lxw_worksheet *page = workbook_add_worksheet (to, sheet->name);
      GHashTableIter iter;
      gpointer key, value;

      g_hash_table_iter_init (&iter, sheet->cells);
      while (g_hash_table_iter_next (&iter, &key, &value))
        book_write_cell (page, day, GPOINTER_TO_UINT (key) >> 16,
                         GPOINTER_TO_UINT (key) & 0xffff, value);
    }
  g_assert_cmpint (workbook_close (to), ==, LXW_NO_ERROR);
  return path;
}

/* ---- a workbook of the desk ---- */

typedef struct
{
  MonevFieldLayout layout;
  gint64 number;    /* of the version; 0: 1 */
  const char *book; /* NULL: BOOK_ID */
  const char *group_id;
} Sending;

static inline char *
send_out (Desk *d, MonevTestDb *db, const char *name, Sending sending)
{
  gint64 number = sending.number > 0 ? sending.number : 1;
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevResponsePlan) plan
      = monev_response_load_plan (d->c, d->instrument, number, &error);
  g_autoptr (MonevRecord) office = monev_office_load (d->c, &error);
  g_autoptr (GPtrArray) versions = monev_instrument_store_versions (d->c, d->instrument, &error);
  char *path = file_in (db, name);
  MonevFieldWorkbook what = { .plan = plan,
                              .instrument_id = d->instrument,
                              .title = "Uji",
                              .form_id = "uji",
                              .number = number,
                              .book_id = sending.book != NULL ? sending.book : BOOK_ID,
                              .group_id = sending.group_id,
                              .group = sending.group_id != NULL ? "Kelompok I" : NULL,
                              .office = office,
                              .now = G_GINT64_CONSTANT (1772679600000),
                              .layout = sending.layout,
                              .count = 3 };

  for (guint i = 0; i < versions->len; i++)
    if (((MonevInstrumentVersion *)g_ptr_array_index (versions, i))->number == number)
      what.sha256 = ((MonevInstrumentVersion *)g_ptr_array_index (versions, i))->sha256;
  g_assert_true (monev_field_workbook_write (&what, path, NULL, &error));
  g_assert_no_error (error);
  return path;
}

static inline Book *
send_and_load (Desk *d, MonevTestDb *db, Sending sending)
{
  g_autofree char *path = send_out (d, db, "keluar.xlsx", sending);

  return book_load (path);
}

#define ANSWERS                                                                                    \
  "\"diri/lahir\":\"1990-05-03\",\"diri/luas\":\"36.5\","           \
  "\"diri/nama\":\"Ani\",\"diri/nik\":\"0012\",\"jumlah\":"

/* The desk with FORM, and a workbook whose first row holds Ani. */
static inline Book *
ani (Desk *d, MonevTestDb *db)
{
  Book *book;

  desk_open (d, db, FORM);
  book = send_and_load (d, db, (Sending){ 0 });
  book_fill (book, "Isian", 1, "NIK", "0012", "Nama", "Ani", "Tanggal lahir", "@1990-05-03",
             "Luas rumah", "#36.5", "Bekerja", "y – Ya, tetap", ".1 – Radio", "x",
             ".3 – Sepeda motor", "x", NULL);
  return book;
}

static inline MonevResponseCount
take (Desk *d, MonevTestDb *db, Book *book, const char *name, GError **error)
{
  g_autofree char *path = book_save (book, db, name);

  return import (d, (How){ NULL }, error, path, NULL);
}

static inline void
check_ani (Desk *d)
{
  g_autofree char *answers = answers_of (d, 0);

  g_test_message ("%s", answers);
  g_assert_nonnull (strstr (answers, ANSWERS));
  g_assert_nonnull (strstr (answers, "\"kerja\":\"y\""));
  g_assert_nonnull (strstr (answers, "\"alat\":\"1 3\""));
}

static inline guint
n_responses (Desk *d)
{
  g_autoptr (GPtrArray) list = monev_response_store_list (d->c, d->instrument, "", NULL, NULL);

  return list->len;
}
