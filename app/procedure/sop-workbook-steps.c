/* The table of an SOP AP in a workbook, with the pages that the PDF has. */
#include <math.h>

#include "procedure/sop-workbook-private.h"

#define FIRST_ROW 4        /* behind title, two heads and the row of numbers */
#define TALLEST 500u       /* pixels; Excel refuses more than 546 */
#define SCALE 91           /* percent: heads and borders of Excel take more than those of the PDF */
#define SHARPNESS 2

/* A part of a step, or a room for connectors, as it stands in the sheet. */
typedef struct {
  int      step;      /* -1: room for connectors */
  guint    page;      /* index into the drawing */
  gboolean begins;
  guint    row, n_rows;
  double   top, height; /* mm, counted in pixels from the top of the page */
} Line;

typedef struct {
  SopBook            *book;
  SopTable            table;
  double             *x;     /* mm, of columns as wide as whole pixels */
  double             *width;
  GArray             *lines; /* Line */
  GArray             *breaks;
  GArray             *pages; /* MonevSopPage */
  GArray             *rows;  /* MonevSopRow */
  guint               next;
} Steps;

static guint
pixels (double mm)
{
  return (guint) floor (mm * SOP_PIXELS_PER_MM + 0.5);
}

static void
set_columns (Steps *self)
{
  double x = 0;

  self->x = g_new (double, self->table.n_columns);
  self->width = g_new (double, self->table.n_columns);
  for (guint i = 0; i < self->table.n_columns; i++)
    {
      guint wide = pixels (self->table.width[i]);

      worksheet_set_column_pixels (self->book->sheet, (lxw_col_t) i, (lxw_col_t) i, wide, NULL);
      self->x[i] = x;
      self->width[i] = wide / SOP_PIXELS_PER_MM;
      x += self->width[i];
    }
}

static void
write_numbers (Steps *self)
{
  for (guint i = 0; i < self->table.n_columns; i++)
    {
      g_autofree char *number = g_strdup_printf ("(%u)", i + 1);

      sop_book_write (self->book, 3, i, 3, i, number, SOP_FORMAT_COUNT);
    }
}

static void
write_heads (Steps *self)
{
  SopBook *book = self->book;
  guint n = MAX (self->table.n_actors, 1), behind = SOP_COLUMN_ACTORS + n;
  g_autofree char *title = g_strdup_printf ("SOP %s", monev_procedure_list_title (book->procedure));

  sop_book_write (book, 0, 0, 0, self->table.n_columns - 1, title, SOP_FORMAT_TITLE);
  sop_book_write (book, 1, SOP_COLUMN_NUMBER, 2, SOP_COLUMN_NUMBER, "No", SOP_FORMAT_HEAD);
  sop_book_write (book, 1, SOP_COLUMN_WORDING, 2, SOP_COLUMN_WORDING, "Uraian Prosedur",
                  SOP_FORMAT_HEAD);
  sop_book_write (book, 1, SOP_COLUMN_ACTORS, 1, behind - 1, "Pelaksana", SOP_FORMAT_HEAD);
  for (guint i = 0; i < n; i++)
    sop_book_write (book, 2, SOP_COLUMN_ACTORS + i, 2, SOP_COLUMN_ACTORS + i,
                    i < self->table.n_actors ? sop_actor_title (book->procedure, i) : "",
                    SOP_FORMAT_ACTOR);
  sop_book_write (book, 1, behind, 1, behind + 2, "Mutu Baku", SOP_FORMAT_HEAD);
  sop_book_write (book, 2, behind, 2, behind, "Kelengkapan", SOP_FORMAT_HEAD);
  sop_book_write (book, 2, behind + 1, 2, behind + 1, "Waktu", SOP_FORMAT_HEAD);
  sop_book_write (book, 2, behind + 2, 2, behind + 2, "Output", SOP_FORMAT_HEAD);
  sop_book_write (book, 1, behind + 3, 2, behind + 3, "Ket", SOP_FORMAT_HEAD);
  worksheet_set_row_pixels (book->sheet, 0, 26, NULL);
  worksheet_set_row_pixels (book->sheet, 1, 22, NULL);
  worksheet_set_row_pixels (book->sheet, 2, self->table.upright ? 110 : 58, NULL);
  worksheet_set_row_pixels (book->sheet, 3, 16, NULL);
  write_numbers (self);
}

/* As many rows of the sheet as its height needs. Returns mm. */
static double
add_line (Steps *self, int step, guint page, gboolean begins, double top, double height)
{
  guint high = MAX (pixels (height), 8), n = (high + TALLEST - 1) / TALLEST;
  Line line = { step, page, begins, self->next, n, top, high / SOP_PIXELS_PER_MM };

  for (guint i = 0; i < n; i++)
    worksheet_set_row_pixels (self->book->sheet, self->next + i,
                              high / n + (i < high % n ? 1 : 0), NULL);
  self->next += n;
  g_array_append_val (self->lines, line);
  return line.height;
}

static double
band_height (const MonevSopSheet *sheet, guint page, gboolean below)
{
  guint n;
  const MonevSopSymbol *symbols
    = monev_sop_drawing_symbols (monev_sop_sheet_drawing (sheet), page, &n);
  guint n_pages = monev_sop_drawing_n_pages (monev_sop_sheet_drawing (sheet));

  for (guint i = 0; i < n; i++)
    if (symbols[i].shape == MONEV_SOP_CONNECTOR)
      return (below ? page + 1 < n_pages : page > 0) ? MONEV_SOP_BAND_HEIGHT : 0;
  return 0;
}

static guint
first_page (const MonevSopSheet *sheet)
{
  return monev_sop_sheet_n_spots (sheet) > 0 ? monev_sop_sheet_spot (sheet, 0, NULL)->page : 1;
}

static double
add_rows (Steps *self, const MonevSopSheet *sheet, guint page, double y, guint *n_rows)
{
  for (guint i = 0; i < monev_sop_sheet_n_spots (sheet); i++)
    {
      guint step;
      const MonevSopSpot *spot = monev_sop_sheet_spot (sheet, i, &step);
      MonevSopSpot begin;
      MonevSopRow row;

      if (spot->page - first_page (sheet) != page)
        continue;
      row = (MonevSopRow) { step, y, 0,
                            monev_sop_sheet_find (sheet, step, &begin)
                              && begin.page == spot->page };
      row.height = add_line (self, (int) step, page, row.begins, y, spot->height);
      y += row.height;
      g_array_append_val (self->rows, row);
      (*n_rows)++;
    }
  return y;
}

static void
add_page (Steps *self, const MonevSopSheet *sheet, guint page)
{
  MonevSopPage made = { page + first_page (sheet) };
  double y = 0;

  made.above_height = band_height (sheet, page, FALSE);
  if (made.above_height > 0)
    y = made.above_height = add_line (self, -1, page, FALSE, 0, made.above_height);
  y = add_rows (self, sheet, page, y, &made.n_rows);
  made.below_y = y;
  made.below_height = band_height (sheet, page, TRUE);
  if (made.below_height > 0)
    made.below_height = add_line (self, -1, page, FALSE, y, made.below_height);
  g_array_append_val (self->pages, made);
  g_array_append_val (self->breaks, self->next);
}

static MonevSopDrawing *
draw (Steps *self)
{
  guint n = self->table.n_actors, behind = SOP_COLUMN_ACTORS + MAX (n, 1), first = 0;
  MonevSopColumns columns = { self->x + SOP_COLUMN_ACTORS, self->width + SOP_COLUMN_ACTORS, n,
                              self->x[behind],
                              self->x[behind + 3] + self->width[behind + 3] - self->x[behind] };

  for (guint i = 0; i < self->pages->len; i++)
    {
      MonevSopPage *page = &g_array_index (self->pages, MonevSopPage, i);

      page->rows = &g_array_index (self->rows, MonevSopRow, first);
      first += page->n_rows;
    }
  return monev_sop_drawing_new (self->book->procedure, &columns,
                                (const MonevSopPage *) self->pages->data, self->pages->len);
}

/* What stands on several pages is one cell, so that its text is there once and whole. */
static guint
last_row (const Steps *self, guint index)
{
  const Line *lines = (const Line *) self->lines->data;
  guint last = index;

  for (guint i = index + 1; i < self->lines->len; i++)
    if (lines[i].step == lines[index].step)
      last = i;
  return lines[last].row + lines[last].n_rows - 1;
}

static void
write_step (const Steps *self, guint index)
{
  const Line *line = &g_array_index (self->lines, Line, index);
  const MonevProcedureStep *step
    = monev_procedure_step (self->book->procedure, (guint) line->step);
  guint last = last_row (self, index), behind = SOP_COLUMN_ACTORS + MAX (self->table.n_actors, 1);
  g_autofree char *needs = sop_cell_text (step->requirements);
  g_autofree char *puts = sop_output_text (self->book->procedure, step);
  g_autofree char *time = monev_step_time_text (&step->time);
  g_autofree char *remark = sop_remark_text (self->book->procedure, step);
  const struct { guint column; const char *text; SopFormat format; } cells[] = {
    { SOP_COLUMN_NUMBER, step->number, SOP_FORMAT_MIDDLE },
    { SOP_COLUMN_WORDING, step->wording, SOP_FORMAT_TEXT },
    { behind, needs, SOP_FORMAT_TEXT },
    { behind + 1, *time != '\0' ? time : "–", SOP_FORMAT_MIDDLE },
    { behind + 2, puts, SOP_FORMAT_TEXT },
    { behind + 3, remark, SOP_FORMAT_TEXT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    sop_book_write (self->book, line->row, cells[i].column, last, cells[i].column, cells[i].text,
                    cells[i].format);
  for (guint i = SOP_COLUMN_ACTORS; i < behind; i++)
    sop_book_write (self->book, line->row, i, last, i, "", SOP_FORMAT_TEXT);
}

static char *
describe (const MonevProcedure *procedure, guint index)
{
  const MonevProcedureStep *step = monev_procedure_step (procedure, index);
  GString *text = g_string_new (NULL);
  int back = monev_procedure_find_step (procedure, step->back_to);

  g_string_append_printf (text, "Langkah %s, %s", step->number,
                          step->kind == MONEV_STEP_DECISION ? "keputusan" : "proses");
  for (guint i = 0; i < step->n_actors; i++)
    {
      int actor = monev_procedure_find_actor (procedure, step->actors[i].actor);

      if (actor >= 0)
        g_string_append_printf (text, "%s%s", i == 0 ? ": " : ", ",
                                monev_procedure_actor (procedure, (guint) actor)->title);
    }
  if (back >= 0)
    g_string_append_printf (text, ". Bila tidak, kembali ke langkah %s",
                            monev_procedure_step (procedure, (guint) back)->number);
  return g_string_free (text, FALSE);
}

static void
put_picture (const Steps *self, const MonevSopDrawing *drawing, const Line *line)
{
  guint first = line->step < 0 ? 0 : SOP_COLUMN_ACTORS;
  guint last = self->table.n_columns - (line->step < 0 ? 1 : 5);
  const double box[] = { self->x[first], line->top,
                         self->x[last] + self->width[last] - self->x[first], line->height };
  g_autofree char *text = line->step >= 0
                            ? describe (self->book->procedure, (guint) line->step)
                            : g_strdup ("Penghubung ke halaman lain");

  if (self->table.n_actors > 0)
    sop_book_picture (self->book, line->row, first, drawing, line->page, box, text);
}

static void
write_lines (Steps *self)
{
  g_autoptr (MonevSopDrawing) drawing = draw (self);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      if (line->step >= 0 && line->begins)
        write_step (self, i);
      put_picture (self, drawing, line);
    }
}

static void
set_pages (Steps *self)
{
  guint none = 0;

  g_array_set_size (self->breaks, self->breaks->len > 0 ? self->breaks->len - 1 : 0);
  g_array_append_val (self->breaks, none);
  worksheet_set_h_pagebreaks (self->book->sheet, (lxw_row_t *) self->breaks->data);
  worksheet_repeat_rows (self->book->sheet, 1, 3);
  worksheet_freeze_panes (self->book->sheet, FIRST_ROW, SOP_COLUMN_ACTORS);
  worksheet_set_print_scale (self->book->sheet, SCALE);
}

/** sop_book_steps: fills the sheet of the table; page breaks stand where the PDF has them. */
void
sop_book_steps (SopBook *book, const MonevSopSheet *sheet)
{
  Steps self = { book, .lines = g_array_new (FALSE, FALSE, sizeof (Line)),
                 .breaks = g_array_new (FALSE, FALSE, sizeof (lxw_row_t)),
                 .pages = g_array_new (FALSE, FALSE, sizeof (MonevSopPage)),
                 .rows = g_array_new (FALSE, FALSE, sizeof (MonevSopRow)), .next = FIRST_ROW };
  const MonevSopDrawing *drawing = monev_sop_sheet_drawing (sheet);

  sop_table_open (&self.table, book->procedure);
  format_set_font_size (book->formats[SOP_FORMAT_ACTOR], self.table.actor_size - 0.3);
  if (self.table.upright)
    format_set_rotation (book->formats[SOP_FORMAT_ACTOR], 90);
  set_columns (&self);
  write_heads (&self);
  for (guint page = 0; drawing != NULL && page < monev_sop_drawing_n_pages (drawing); page++)
    add_page (&self, sheet, page);
  if (drawing != NULL)
    write_lines (&self);
  set_pages (&self);
  g_array_unref (self.lines);
  g_array_unref (self.breaks);
  g_array_unref (self.pages);
  g_array_unref (self.rows);
  g_free (self.x);
  g_free (self.width);
  sop_table_clear (&self.table);
}

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * sop_book_picture:
 * @box: x, y, width and height in mm, of the page of @drawing
 * @description: what it shows, for those who do not see it
 */
void
sop_book_picture (SopBook *book, guint row, guint column, const MonevSopDrawing *drawing,
                  guint page, const double *box, const char *description)
{
  double scale = SOP_PIXELS_PER_MM * SHARPNESS;
  cairo_surface_t *surface
    = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) floor (box[2] * scale + 0.5),
                                  (int) floor (box[3] * scale + 0.5));
  cairo_t *cr = cairo_create (surface);
  MonevPageCanvas canvas = { cr, box[2], box[3] };
  GByteArray *bytes = g_byte_array_new ();
  lxw_image_options options = { .x_scale = 1.0 / SHARPNESS, .y_scale = 1.0 / SHARPNESS,
                                .object_position = LXW_OBJECT_MOVE_AND_SIZE,
                                .description = (char *) description };

  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -box[0], -box[1]);
  monev_sop_draw (&canvas, drawing, page);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append, bytes);
  cairo_surface_destroy (surface);
  g_ptr_array_add (book->pictures, bytes);
  worksheet_insert_image_buffer_opt (book->sheet, row, (lxw_col_t) column, bytes->data, bytes->len,
                                     &options);
}
