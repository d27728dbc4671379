/* Workbooks that were sent out, as other hands change them: cells alone are kept, as by a program that
 * drops rules, colours, names and properties; see test-field.c. */
#pragma once

#include "importing.h"

#include "book.h"
#include "exchange/form-mark.h"
#include "office/office.h"
#include "response/field-workbook.h"

#define BOOK_ID "0190aaaa-0000-7000-8000-000000000001"
#define HEADINGS 7 /* the row of wordings on a sheet of rows */
#define FIRST 9    /* the first row of answers */

static inline char *
book_save (Book *book, MonevTestDb *db, const char *name)
{
  char *path = file_in (db, name);

  book_write (book, path);
  return path;
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
