/* A table of 1,000 F4 pages, 45 rows of 12 cells each, set beside a layout of Pango per cell. */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "bench.h"
#include "page/page-layout.h"

#define ROWS 45
#define COLUMNS 12
#define PAGES 1000
#define PLAIN_PAGES 200 /* enough to know what one takes */
#define POINTS (72 / 25.4)

static const char *const words[] = {
  "Menyusun",  "Tim",    "Rencana", "Definitif", "pembagian", "kelompok", "jadwal",
  "kuesioner", "Kabid",  "Sub",     "laporan",   "kegiatan",  "desa",     "pagu",
};

/* Two columns of words, the rest figures. */
static void
fill_cell (char *text, gsize size, guint row, guint column)
{
  if (column == 0)
    g_snprintf (text, size, "%u", row + 1);
  else if (column < 3)
    g_snprintf (text, size, "%s %s", words[(row + column) % G_N_ELEMENTS (words)],
                words[(row * column + 3) % G_N_ELEMENTS (words)]);
  else
    g_snprintf (text, size, "%u.%03u", (row * 7 + column) % 999, (row * 31 + column * 7) % 1000);
}

static cairo_status_t
drop (void *closure, const unsigned char *data, unsigned int length)
{
  *(guint64 *) closure += length;
  return CAIRO_STATUS_SUCCESS;
}

static void
plain_page (cairo_t *cr, PangoLayout *layout, guint page)
{
  double width = 160 * POINTS / COLUMNS, height = 275 * POINTS / ROWS;

  for (guint row = 0; row < ROWS; row++)
    for (guint column = 0; column < COLUMNS; column++)
      {
        char text[64];

        fill_cell (text, sizeof text, page * ROWS + row, column);
        pango_layout_set_width (layout, (int) ((width - 4) * PANGO_SCALE));
        pango_layout_set_text (layout, text, -1);
        cairo_move_to (cr, 60 + column * width, 60 + row * height);
        pango_cairo_show_layout (cr, layout);
        cairo_rectangle (cr, 60 + column * width, 60 + row * height, width, height);
        cairo_stroke (cr);
      }
  cairo_show_page (cr);
}

static void
plain_way (Bench *bench)
{
  guint64 bytes = 0;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (drop, &bytes, 215 * POINTS,
                                                                  330 * POINTS);
  cairo_t *cr = cairo_create (surface);
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Liberation Sans 6.5");
  double start = bench_now (), took;

  pango_cairo_context_set_resolution (pango_layout_get_context (layout), 72);
  pango_layout_set_font_description (layout, font);
  cairo_set_line_width (cr, 0.5);
  for (guint page = 0; page < PLAIN_PAGES; page++)
    plain_page (cr, layout, page);
  cairo_surface_finish (surface);
  took = bench_now () - start;
  bench->raw[BENCH_RAW_PAGE] = took / PLAIN_PAGES;
  bench_line (bench, "a page, one Pango layout per cell", PLAIN_PAGES, took, BENCH_RAW_NONE);
  pango_font_description_free (font);
  g_object_unref (layout);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static gboolean
fill_row (gpointer data, guint row, MonevPageRow *out, GError **error)
{
  static char texts[COLUMNS][64];

  for (guint column = 0; column < COLUMNS; column++)
    {
      fill_cell (texts[column], sizeof texts[column], row, column);
      out->cells[column].text = texts[column];
    }
  out->min_height = 6.1; /* 45 on a page */
  return TRUE;
}

static MonevPageDocument *
make_document (guint n_rows)
{
  static const MonevPageColumn columns[COLUMNS] = { { 9 }, { 0, 2 }, { 0, 2 } };
  MonevPageInfo info = { "Tabel", .font = { "Arial", 6.5 } };
  MonevPageSection section = { MONEV_PAGE_F4, .footer = { .right = "Halaman {page} dari {pages}" } };
  MonevPageDocument *document = monev_page_document_new (&info);
  MonevPageTable *table = monev_page_table_new (columns, COLUMNS, NULL);

  monev_page_table_set_source (table, n_rows, fill_row, NULL, NULL);
  monev_page_document_add_section (document, &section);
  monev_page_document_add_table (document, table);
  monev_page_table_unref (table);
  return document;
}

static void
time_table (Bench *bench)
{
  g_autofree char *path = g_build_filename (bench->folder, "tabel.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevPageDocument) document = make_document (PAGES * ROWS);
  g_autoptr (MonevPageLayout) layout = NULL;
  double start = bench_now (), laid;
  guint pages;

  layout = monev_page_layout_new (document, NULL, &error);
  g_assert_no_error (error);
  laid = bench_now ();
  pages = monev_page_layout_n_pages (layout);
  bench_line (bench, "a page of the table, where it ends", pages, laid - start, BENCH_RAW_PAGE);
  monev_page_layout_write_pdf (layout, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  bench_line (bench, "a page of the table, to the disk as PDF", pages, bench_now () - laid,
              BENCH_RAW_PAGE);
  bench_line (bench, "both", pages, bench_now () - start, BENCH_RAW_PAGE);
}

static void
time_report (Bench *bench)
{
  MonevPageInfo info = { "Laporan", .font = { "Bookman Old Style", 12 } };
  g_autoptr (MonevPageDocument) document = monev_page_document_new (&info);
  MonevPageParagraph body = { MONEV_PAGE_JUSTIFY, .spacing = 1.5, .after = 2, .first = 10 };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (MonevPageLayout) layout = NULL;
  g_autoptr (GBytes) pdf = NULL;
  double start;

  for (guint i = 0; i < 80; i++)
    g_string_append_printf (text, "%s ", words[i * 5 % G_N_ELEMENTS (words)]);
  for (guint i = 0; i < 330; i++)
    monev_page_document_add_text (document, text->str, NULL, &body);
  start = bench_now ();
  layout = monev_page_layout_new (document, NULL, NULL);
  pdf = monev_page_layout_to_pdf (layout, NULL, NULL, NULL, NULL);
  bench_line (bench, "a page of a report, justified", monev_page_layout_n_pages (layout),
              bench_now () - start, BENCH_RAW_PAGE);
}

void
bench_page (Bench *bench)
{
  bench_title ("Pages (raw: a page by plain Pango)");
  plain_way (bench);
  time_table (bench);
  time_report (bench);
}
