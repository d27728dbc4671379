#include "xlsx-writer-private.h"

#include <stdlib.h>
#include <string.h>

#include "db-error.h"
#include "number-text.h"
#include "table.h"
#include "xlsx-text.h"

#define EXCEL_DIGITS   15
#define MIN_WIDTH      8
#define MAX_WIDTH      60
#define FILTER_WIDTH   3   /* the arrow in the heading */
#define LINE_POINTS    15  /* of a line of 11 pt */
#define MAX_LINES      27  /* 409 pt, the highest row of Excel */
#define SIGN_WIDTH     45  /* of a block that is signed, in characters */
#define SIGN_POINTS    48  /* where the hand signs */
#define LONGEST_WORD   26  /* a code of SIPD; what is longer may be broken in a list */
#define REPORT_HEAD    13  /* characters of a heading that widen a column of numbers */

static void
clear_column (gpointer data)
{
  XlsxColumn *column = data;

  g_free (column->heading);
  g_free (column->format);
  g_strfreev (column->choices);
}

static void
set_properties (MonevXlsxWriter *self, const MonevXlsxOptions *options)
{
  lxw_doc_properties properties = {
    .title = (char *) options->title, .subject = (char *) options->subject,
    .author = (char *) options->author, .company = (char *) options->company,
    .created = options->created,
  };

  workbook_set_properties (self->workbook, &properties);
  self->heading = workbook_add_format (self->workbook);
  format_set_bold (self->heading);
  format_set_text_wrap (self->heading);
  format_set_align (self->heading, LXW_ALIGN_CENTER);
  format_set_align (self->heading, LXW_ALIGN_VERTICAL_CENTER);
  format_set_bg_color (self->heading, 0xDDE7F0);
  format_set_border (self->heading, LXW_BORDER_THIN);
}

/**
 * monev_xlsx_writer_new:
 * @options: copied
 * @issues: (nullable): told of values that Excel cannot hold as they are
 *
 * Returns: (transfer full) (nullable): a writer; NULL with IO when the folder cannot be written.
 */
MonevXlsxWriter *
monev_xlsx_writer_new (const char *path, const MonevXlsxOptions *options, MonevIssueList *issues,
                       GError **error)
{
  g_autoptr (MonevAtomicFile) output = monev_atomic_file_begin (path, error);
  lxw_workbook_options settings = { .constant_memory = options->constant_memory };

  if (output == NULL)
    return NULL;
  MonevXlsxWriter *self = g_new0 (MonevXlsxWriter, 1);
  self->workbook = workbook_new_opt (monev_atomic_file_work_path (output), &settings);
  self->output = g_steal_pointer (&output);
  self->file = g_path_get_basename (path);
  self->issues = issues != NULL ? monev_issue_list_ref (issues) : NULL;
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->columns = g_array_new (FALSE, TRUE, sizeof (XlsxColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->page = (XlsxPage) { options->paper == MONEV_XLSX_PAPER_A4, options->portrait };
  self->streams = options->constant_memory;
  set_properties (self, options);
  return self;
}

/** monev_xlsx_writer_free: drops what was not finished; nothing of it stays on the disk. */
void
monev_xlsx_writer_free (MonevXlsxWriter *self)
{
  if (self == NULL)
    return;
  if (self->workbook != NULL)
    lxw_workbook_free (self->workbook);
  monev_atomic_file_free (self->output);
  xlsx_rows_free (self->rows);
  g_clear_pointer (&self->issues, monev_issue_list_unref);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->formats);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->lists);
  g_free (self->sheet_name);
  g_free (self->lists_name);
  g_free (self->file);
  g_free (self);
}

static void
report (MonevXlsxWriter *self, guint column, const char *code, const char *message,
        const char *found, const char *taken)
{
  g_autofree char *reference = monev_cell_reference (self->row + 1, column);

  if (self->issues != NULL)
    monev_issue (self->issues, .code = code, .severity = MONEV_SEVERITY_WARNING,
                 .file = self->file, .sheet = self->sheet_name, .row = self->row + 1,
                 .cell = reference, .message = message, .found = found, .taken = taken);
}

static lxw_format *
get_format (MonevXlsxWriter *self, const char *code)
{
  g_autofree char *key = g_strdup_printf ("%d%d%s", self->report, self->strong, code);
  lxw_format *format = g_hash_table_lookup (self->formats, key);

  if (format != NULL)
    return format;
  format = workbook_add_format (self->workbook);
  if (*code != '\0')
    format_set_num_format (format, code);
  else
    format_set_text_wrap (format);
  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  /* A year would touch the text of the next column. */
  if (!self->report && strcmp (code, "0") == 0)
    format_set_align (format, LXW_ALIGN_CENTER);
  if (self->report)
    format_set_border (format, LXW_BORDER_THIN);
  if (self->strong)
    format_set_bold (format);
  g_hash_table_insert (self->formats, g_steal_pointer (&key), format);
  return format;
}

static char *
number_format (const MonevXlsxColumn *column)
{
  g_autofree char *zeros = g_strnfill (MIN (column->decimals, 15), '0');
  const char *point = *zeros != '\0' ? "." : "";

  switch (column->kind)
    {
    case MONEV_XLSX_NUMBER: return g_strconcat ("#,##0", point, zeros, NULL);
    case MONEV_XLSX_INTEGER:
    case MONEV_XLSX_ORDINAL: return g_strdup ("0");
    case MONEV_XLSX_DATE: return g_strdup ("[$-421]d mmmm yyyy");
    case MONEV_XLSX_PERCENT: return g_strconcat ("0", point, zeros, "%", NULL);
    default: return g_strdup ("");
    }
}

/** monev_xlsx_write_text: puts @value into a cell of the row being written; what is too long for Excel
 * is cut and told. @column: from 1. */
void
monev_xlsx_write_text (MonevXlsxWriter *self, guint column, const char *value, lxw_format *format)
{
  XlsxTextChange change;
  g_autofree char *clean = xlsx_text_clean (value, &change);

  if ((change & XLSX_TEXT_CLEANED) != 0)
    report (self, column, "control-character",
            "Ada karakter kendali yang tidak bisa disimpan di Excel; karakter itu dibuang.", NULL,
            NULL);
  if ((change & XLSX_TEXT_CUT) != 0)
    report (self, column, "cell-length",
            "Teks lebih panjang dari 32.767 huruf, batas Excel; sisanya tidak ikut.", NULL, NULL);
  worksheet_write_string (self->sheet, self->row, column - 1, clean, format);
}

static void
take_width (XlsxColumn *column, guint width)
{
  if (!column->fixed)
    column->width = CLAMP (width, column->width, MAX_WIDTH);
}

/* A text breaks between its words, a number or a date nowhere. */
static void
take_least (XlsxColumn *column, const char *text)
{
  guint least = text != NULL ? xlsx_layout_least (text, LONGEST_WORD) : column->width;

  column->least = MAX (column->least, least);
}

/* How high the row becomes, as far as that can be told without the letters themselves. */
static void
count_lines (MonevXlsxWriter *self, const char *value, const XlsxColumn *layout)
{
  self->lines = MIN (MAX (self->lines, xlsx_layout_lines (value, layout->width)), MAX_LINES);
}

static void
start_columns (MonevXlsxWriter *self, const MonevXlsxColumn *columns, guint n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    {
      XlsxTextChange change;
      XlsxColumn column = { .kind = columns[i].kind, .fixed = columns[i].width > 0,
                        .width = columns[i].width > 0 ? columns[i].width : MIN_WIDTH,
                        .heading = xlsx_text_clean (columns[i].heading, &change),
                        .choices = g_strdupv ((char **) columns[i].choices),
                        .format = number_format (&columns[i]) };
      take_width (&column, MIN (xlsx_text_width (column.heading) + FILTER_WIDTH,
                                self->report ? REPORT_HEAD : 30));
      column.least = MAX (xlsx_layout_least (column.heading, LONGEST_WORD) + FILTER_WIDTH,
                          MIN_WIDTH);
      count_lines (self, columns[i].heading, &column);
      if (self->rows != NULL)
        xlsx_rows_add (self->rows, self->row, i, column.heading);
      g_array_append_val (self->columns, column);
      monev_xlsx_write_text (self, i + 1, columns[i].heading, self->heading);
    }
}

static void
set_height (guint32 row, guint lines, gpointer data)
{
  MonevXlsxWriter *self = data;

  worksheet_set_row (self->sheet, row, MIN (lines, MAX_LINES) * LINE_POINTS, NULL);
}

/* A list is as wide as a page of letters that can be read, or several, each with the first column. */
static void
lay_out_list (MonevXlsxWriter *self)
{
  g_autofree XlsxRoom *rooms = g_new0 (XlsxRoom, self->columns->len + 1);
  guint pages;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const XlsxColumn *column = &g_array_index (self->columns, XlsxColumn, i);

      rooms[i].wish = column->width;
      rooms[i].least = column->fixed ? column->width : MIN (column->least, column->width);
    }
  pages = xlsx_layout_share (rooms, self->columns->len, xlsx_print_chars (&self->page));
  for (guint i = 0; i < self->columns->len; i++)
    g_array_index (self->columns, XlsxColumn, i).width = rooms[i].width;
  xlsx_rows_foreach (self->rows, rooms, set_height, self);
  worksheet_gridlines (self->sheet, LXW_SHOW_ALL_GRIDLINES);
  g_clear_pointer (&self->rows, xlsx_rows_free);
  if (pages == 1)
    return;
  worksheet_fit_to_pages (self->sheet, (uint16_t) pages, 0);
  worksheet_repeat_columns (self->sheet, 0, 0);
}

static void
close_sheet (MonevXlsxWriter *self)
{
  if (self->sheet == NULL)
    return;
  if (self->rows != NULL)
    lay_out_list (self);
  for (guint i = 0; i < self->columns->len; i++)
    {
      XlsxColumn *column = &g_array_index (self->columns, XlsxColumn, i);
      worksheet_set_column (self->sheet, i, i, column->width + 1, NULL);
      monev_xlsx_set_choices (self, column, i);
    }
  if (self->columns->len > 0)
    worksheet_autofilter (self->sheet, self->head, 0,
                          MAX (self->end > 0 ? self->end : self->row, self->head + 2) - 1,
                          self->columns->len - 1);
  g_array_set_size (self->columns, 0);
  self->end = 0;
  self->sheet = NULL;
}

static void
begin_sheet (MonevXlsxWriter *self, const char *name, gboolean report)
{
  close_sheet (self);
  g_free (self->sheet_name);
  self->sheet_name = xlsx_text_sheet_name (name, self->names);
  self->sheet = workbook_add_worksheet (self->workbook, self->sheet_name);
  self->report = report;
  self->strong = FALSE;
  self->row = 0;
}

/* A government table numbers its columns under their heads: (1) (2) (3). What is filtered begins
 * below. */
static void
number_columns (MonevXlsxWriter *self, guint n_columns)
{
  lxw_format *format = workbook_add_format (self->workbook);

  format_set_align (format, LXW_ALIGN_CENTER);
  format_set_border (format, LXW_BORDER_THIN);
  format_set_font_size (format, 9);
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *text = g_strdup_printf ("(%u)", i + 1);

      worksheet_write_string (self->sheet, self->row, (lxw_col_t) i, text, format);
    }
  self->head = self->row++;
}

/* The headings in the row that has come. */
static void
begin_table (MonevXlsxWriter *self, const MonevXlsxColumn *columns, guint n_columns)
{
  guint32 first;

  self->head = self->row;
  self->lines = 1;
  start_columns (self, columns, n_columns);
  if (self->report)
    worksheet_set_row (self->sheet, self->row, self->lines * LINE_POINTS, NULL);
  self->row++;
  self->lines = 1;
  first = self->head;
  if (self->report)
    number_columns (self, n_columns);
  worksheet_freeze_panes (self->sheet, self->row, 0);
  worksheet_repeat_rows (self->sheet, first, self->head);
  xlsx_print_set_up (self->sheet, &self->page);
}

/**
 * monev_xlsx_writer_add_sheet:
 * @name: wanted; repaired and made unique where Excel would refuse it
 * @columns: (array length=n_columns): copied
 *
 * Ends the sheet before it. Row 1 holds the headings: frozen, filtered, repeated on each page.
 *
 * Returns: (transfer none): the name that the sheet got, until the next sheet.
 */
const char *
monev_xlsx_writer_add_sheet (MonevXlsxWriter *self, const char *name,
                             const MonevXlsxColumn *columns, guint n_columns)
{
  locale_t before = monev_xlsx_enter_c_locale ();

  begin_sheet (self, name, FALSE);
  if (!self->streams)
    self->rows = xlsx_rows_new ();
  begin_table (self, columns, n_columns);
  uselocale (before);
  return self->sheet_name;
}

static void
write_title (MonevXlsxWriter *self, const char *title, guint n_columns)
{
  lxw_format *format = workbook_add_format (self->workbook);
  XlsxTextChange change;
  g_autofree char *clean = xlsx_text_clean (title, &change);

  format_set_align (format, LXW_ALIGN_CENTER);
  format_set_bold (format);
  if (n_columns > 1)
    worksheet_merge_range (self->sheet, self->row, 0, self->row, n_columns - 1, clean, format);
  else
    worksheet_write_string (self->sheet, self->row, 0, clean, format);
  self->row++;
}

/**
 * monev_xlsx_writer_add_report:
 * @titles: (array zero-terminated=1): lines that stand above the headings, over the whole width
 * @columns: (array length=n_columns): copied; texts keep to their width and get more lines
 *
 * As monev_xlsx_writer_add_sheet(), for a table that is printed as it is: lines around the cells, and
 * rows as high as what stands in them. Not in constant memory.
 *
 * Returns: (transfer none): the name that the sheet got, until the next sheet.
 */
const char *
monev_xlsx_writer_add_report (MonevXlsxWriter *self, const char *name, const char *const *titles,
                              const MonevXlsxColumn *columns, guint n_columns)
{
  locale_t before = monev_xlsx_enter_c_locale ();

  begin_sheet (self, name, TRUE);
  for (guint i = 0; titles[i] != NULL; i++)
    write_title (self, titles[i], n_columns);
  self->row++;
  begin_table (self, columns, n_columns);
  uselocale (before);
  return self->sheet_name;
}

/** monev_xlsx_writer_set_strong: the rows that follow are bold: a heading, a sum. */
void
monev_xlsx_writer_set_strong (MonevXlsxWriter *self, gboolean strong)
{
  self->strong = strong;
}

/**
 * monev_xlsx_writer_add_guide:
 * @lines: (array zero-terminated=1): one paragraph each
 *
 * Adds the sheet "Petunjuk", which says how to fill the ones before it.
 */
void
monev_xlsx_writer_add_guide (MonevXlsxWriter *self, const char *const *lines)
{
  locale_t before = monev_xlsx_enter_c_locale ();

  close_sheet (self);
  g_free (self->sheet_name);
  self->report = self->strong = FALSE;
  self->sheet_name = xlsx_text_sheet_name ("Petunjuk", self->names);
  self->sheet = workbook_add_worksheet (self->workbook, self->sheet_name);
  worksheet_set_column (self->sheet, 0, 0, 90, NULL);
  for (self->row = 0; lines[self->row] != NULL; self->row++)
    monev_xlsx_write_text (self, 1, lines[self->row], get_format (self, ""));
  xlsx_print_set_up (self->sheet, &self->page);
  self->sheet = NULL;
  uselocale (before);
}

/* "12.5" percent is the number 0.125: the point moves, no digit changes. */
static char *
divide_by_hundred (const char *plain)
{
  g_autofree char *scaled = g_strconcat (plain, "E-2", NULL);
  return monev_number_to_plain (scaled);
}

/* A figure is shown with as many decimals as it has. */
static lxw_format *
format_of_number (MonevXlsxWriter *self, const XlsxColumn *layout, const char *plain)
{
  const char *point = strchr (plain, '.');
  g_autofree char *zeros = g_strnfill (point == NULL ? 0 : MIN (strlen (point + 1), 15), '0');
  g_autofree char *code = NULL;

  if (layout->kind != MONEV_XLSX_FIGURE)
    return get_format (self, layout->format);
  code = g_strconcat ("#,##0", point == NULL ? "" : ".", zeros, NULL);
  return get_format (self, code);
}

static void
write_number (MonevXlsxWriter *self, guint column, const char *value, XlsxColumn *layout)
{
  g_autofree char *plain = monev_number_is_valid (value) && strpbrk (value, "eE") == NULL
                               ? g_strdup (value) : NULL;

  if (plain == NULL)
    {
      report (self, column, "cell-number", "Bukan angka, ditulis sebagai teks.", value, NULL);
      monev_xlsx_write_text (self, column, value, get_format (self, layout->format));
    }
  else if (monev_number_n_digits (plain) > EXCEL_DIGITS)
    {
      report (self, column, "number-digits",
              "Angka ini lebih dari 15 digit, batas Excel; ditulis sebagai teks agar tetap utuh.",
              value, NULL);
      monev_xlsx_write_text (self, column, value, get_format (self, layout->format));
    }
  else
    {
      g_autofree char *part = layout->kind == MONEV_XLSX_PERCENT ? divide_by_hundred (plain)
                                                                 : g_strdup (plain);
      worksheet_write_number (self->sheet, self->row, column - 1, g_ascii_strtod (part, NULL),
                              format_of_number (self, layout, plain));
    }
  gsize length = strlen (value);
  take_width (layout, length + length / 3 + 3);
  take_least (layout, NULL);
}

static void
write_date (MonevXlsxWriter *self, guint column, const char *value, XlsxColumn *layout)
{
  int year = 0, month = 0, day = 0;
  gboolean shaped = strlen (value) == 10 && sscanf (value, "%4d-%2d-%2d", &year, &month, &day) == 3;

  if (shaped && year >= 1900 && month >= 1 && month <= 12 && g_date_valid_dmy (day, month, year))
    {
      lxw_datetime date = { .year = year, .month = month, .day = day };
      worksheet_write_datetime (self->sheet, self->row, column - 1, &date, get_format (self, layout->format));
      take_width (layout, strlen ("30 September 2026"));
      take_least (layout, NULL);
      return;
    }
  report (self, column, "cell-date", "Bukan tanggal yang bisa disimpan Excel, ditulis sebagai teks.",
          value, NULL);
  monev_xlsx_write_text (self, column, value, get_format (self, layout->format));
}

/* What a text does to its column and its row. */
static void
take_text (MonevXlsxWriter *self, guint column, const char *value, XlsxColumn *layout)
{
  if (!g_utf8_validate (value, -1, NULL))
    return;
  count_lines (self, value, layout);
  take_width (layout, xlsx_text_width (value));
  take_least (layout, value);
  if (self->rows != NULL)
    xlsx_rows_add (self->rows, self->row, column - 1, value);
}

/**
 * monev_xlsx_writer_set:
 * @column: from 1
 * @value: (nullable): by the kind of the column; NULL or "" leaves the cell empty
 *
 * Writes a cell of the row being written. A value that is not of the column's kind, or has more
 * digits than Excel keeps, becomes text and is told in the issues.
 */
void
monev_xlsx_writer_set (MonevXlsxWriter *self, guint column, const char *value)
{
  g_return_if_fail (self->sheet != NULL && column >= 1 && column <= self->columns->len);

  XlsxColumn *layout = &g_array_index (self->columns, XlsxColumn, column - 1);
  if (value == NULL || *value == '\0')
    {
      if (self->report)
        worksheet_write_blank (self->sheet, self->row, column - 1,
                               get_format (self, layout->format));
      return;
    }
  locale_t before = monev_xlsx_enter_c_locale ();
  if (layout->kind == MONEV_XLSX_TEXT)
    {
      monev_xlsx_write_text (self, column, value, get_format (self, layout->format));
      take_text (self, column, value, layout);
    }
  else if (layout->kind == MONEV_XLSX_DATE)
    write_date (self, column, value, layout);
  else if (layout->kind == MONEV_XLSX_ORDINAL && value[strspn (value, "0123456789")] != '\0')
    monev_xlsx_write_text (self, column, value, get_format (self, ""));
  else
    write_number (self, column, value, layout);
  uselocale (before);
}

/**
 * monev_xlsx_writer_set_over:
 * @column: from 1
 * @n: how many columns the text stands over, at least 1
 *
 * A heading or a sum over the empty cells behind it, in one line; those cells are not set.
 */
void
monev_xlsx_writer_set_over (MonevXlsxWriter *self, guint column, guint n, const char *value)
{
  XlsxTextChange change;
  g_autofree char *clean = NULL;
  locale_t before;

  g_return_if_fail (self->sheet != NULL && column >= 1 && n >= 1);
  g_return_if_fail (column + n - 1 <= self->columns->len);

  if (n == 1)
    {
      monev_xlsx_writer_set (self, column, value);
      return;
    }
  before = monev_xlsx_enter_c_locale ();
  clean = xlsx_text_clean (value, &change);
  worksheet_merge_range (self->sheet, self->row, (lxw_col_t) (column - 1), self->row,
                         (lxw_col_t) (column + n - 2), clean, get_format (self, ""));
  uselocale (before);
}

/* How many of the last columns a block takes, and how wide they are together. */
static guint
sign_columns (MonevXlsxWriter *self, guint *width)
{
  guint n = 0;

  for (*width = 0; n < self->columns->len && *width < SIGN_WIDTH; n++)
    *width += g_array_index (self->columns, XlsxColumn, self->columns->len - 1 - n).width;
  return n;
}

/**
 * monev_xlsx_writer_add_signature:
 * @lines: (array zero-terminated=1): centred under the end of the table; "" where a hand signs
 *
 * Ends the table of the sheet: no row follows.
 */
void
monev_xlsx_writer_add_signature (MonevXlsxWriter *self, const char *const *lines)
{
  locale_t before = monev_xlsx_enter_c_locale ();
  lxw_format *format = workbook_add_format (self->workbook);
  XlsxColumn block = { .kind = MONEV_XLSX_TEXT };
  guint n = sign_columns (self, &block.width), last = self->columns->len - 1;

  format_set_align (format, LXW_ALIGN_CENTER);
  format_set_text_wrap (format);
  self->end = self->row++;
  for (guint i = 0; lines[i] != NULL; i++, self->row++)
    {
      XlsxTextChange change;
      g_autofree char *clean = xlsx_text_clean (lines[i], &change);

      self->lines = 1;
      count_lines (self, clean, &block);
      worksheet_set_row (self->sheet, self->row,
                         *clean != '\0' ? self->lines * LINE_POINTS : SIGN_POINTS, NULL);
      if (n > 1)
        worksheet_merge_range (self->sheet, self->row, (lxw_col_t) (last + 1 - n), self->row,
                               (lxw_col_t) last, clean, format);
      else
        worksheet_write_string (self->sheet, self->row, (lxw_col_t) last, clean, format);
    }
  self->lines = 1;
  uselocale (before);
}

/** monev_xlsx_writer_end_row: Returns: FALSE with LIMIT when the sheet is full. */
gboolean
monev_xlsx_writer_end_row (MonevXlsxWriter *self, GError **error)
{
  if (self->row + 1 >= MONEV_TABLE_MAX_ROWS)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT,
                   "Lembar %s: barisnya lebih dari 1.048.576, batas Excel. Bagi menjadi beberapa "
                   "berkas, misalnya per OPD.", self->sheet_name);
      return FALSE;
    }
  if (self->report)
    worksheet_set_row (self->sheet, self->row, self->lines * LINE_POINTS, NULL);
  self->lines = 1;
  self->row++;
  return TRUE;
}

/**
 * monev_xlsx_writer_finish:
 *
 * Closes the workbook and gives it its name. To be called once.
 *
 * Returns: FALSE with IO (the disk is full, the folder went away); then what stood at the path
 * before still stands there.
 */
gboolean
monev_xlsx_writer_finish (MonevXlsxWriter *self, GError **error)
{
  locale_t before = monev_xlsx_enter_c_locale ();
  gboolean done;

  close_sheet (self);
  monev_xlsx_write_lists (self);
  done = monev_xlsx_close_workbook (g_steal_pointer (&self->workbook), self->output, self->file,
                                    error);
  uselocale (before);
  return done;
}
