#include "page-maker.h"

#include <stdio.h>

#include "db-error.h"

static const MonevPageInfo info = { "Uji", NULL, NULL, 0, { "Arial", 10 } };

static void
add (MonevPageDocument *document, const char *text, const MonevPageParagraph *paragraph)
{
  monev_page_document_add_text (document, text, NULL, paragraph);
}

static void
test_boxes (void)
{
  g_autoptr (MonevPageDocument) document = monev_page_document_new (&info);
  MonevPageParagraph center = { MONEV_PAGE_CENTER, .after = 5 };
  MonevPageParagraph indented = { .before = 2, .left = 10, .first = 5, .spacing = 1.5 };
  g_autoptr (MonevPageLayout) layout = NULL;
  g_autofree char *text = NULL;

  add (document, "Judul", &center);
  add (document, "Satu\nDua", &indented);
  layout = lay (document);
  text = dump (layout);
  g_assert_cmpstr (text, ==,
                   "page 1 21000x29700\n"
                   "  text 10328,2500 843x394 \"Judul\"\n"
                   "  text 4500,3594 726x591 \"Satu\"\n"
                   "  text 4000,4185 647x591 \"Dua\"\n");
}

static void
test_mixed_paper (void)
{
  static const struct {
    MonevPageSection section;
    double           width, height;
  } papers[] = {
    { { MONEV_PAGE_F4 }, 215, 330 },          { { MONEV_PAGE_A4 }, 210, 297 },
    { { MONEV_PAGE_F4, TRUE }, 330, 215 },    { { MONEV_PAGE_FOLIO }, 215.9, 330.2 },
    { { MONEV_PAGE_A4, TRUE, 10, 10, 10, 10 }, 297, 210 },
  };
  g_autoptr (MonevPageDocument) document = monev_page_document_new (&info);
  g_autoptr (MonevPageLayout) layout = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      monev_page_document_add_section (document, &papers[i].section);
      add (document, "isi", NULL);
    }
  layout = lay (document);
  g_assert_cmpuint (monev_page_layout_n_pages (layout), ==, G_N_ELEMENTS (papers));
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      double width, height;

      monev_page_layout_page_size (layout, i + 1, &width, &height);
      g_assert_cmpfloat_with_epsilon (width, papers[i].width, 0.001);
      g_assert_cmpfloat_with_epsilon (height, papers[i].height, 0.001);
    }
  g_autofree char *last = dump_page (layout, 5);
  g_assert_nonnull (strstr (last, "  text 1000,1000 "));
}

static void
test_furniture (void)
{
  MonevPageSection section = { .header = { "kiri", "tengah", "kanan" },
                               .footer = { .right = "Halaman {page} dari {pages}" } };
  g_autoptr (MonevPageDocument) document = monev_page_document_new (&info);
  g_autoptr (MonevPageLayout) layout = NULL;

  monev_page_document_add_section (document, &section);
  for (guint i = 0; i < 12; i++)
    {
      add (document, "isi", NULL);
      monev_page_document_add_break (document);
    }
  layout = lay (document);
  g_assert_cmpuint (monev_page_layout_n_pages (layout), ==, 12);
  for (guint page = 1; page <= 12; page++)
    {
      g_autofree char *text = dump_page (layout, page);
      g_autofree char *number = g_strdup_printf ("\"Halaman %u dari 12\"", page);

      g_assert_nonnull (strstr (text, number));
      g_assert_nonnull (strstr (text, "\"kiri\""));
      g_assert_nonnull (strstr (text, "\"kanan\""));
    }
}

static void
add_lines (MonevPageDocument *document, guint n, const MonevPageParagraph *paragraph)
{
  g_autoptr (GString) text = g_string_new ("1");

  for (guint i = 2; i <= n; i++)
    g_string_append_printf (text, "\n%u", i);
  add (document, text->str, paragraph);
}

/* A4 has room for 61 lines of 3.94 mm in 242 mm. */
static void
test_lonely_lines (void)
{
  static const struct {
    guint above, lines, here;
  } cases[] = { { 60, 5, 0 }, { 58, 4, 2 }, { 58, 3, 3 }, { 59, 3, 0 }, { 50, 20, 11 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MonevPageDocument) document = monev_page_document_new (&info);
      MonevPageParagraph right = { MONEV_PAGE_RIGHT };
      g_autoptr (MonevPageLayout) layout = NULL;
      g_autofree char *first = NULL;

      add_lines (document, cases[i].above, NULL);
      add_lines (document, cases[i].lines, &right);
      layout = lay (document);
      first = dump_page (layout, 1);
      g_assert_cmpuint (count (first, "  text "), ==, cases[i].above + cases[i].here);
    }
}

static void
test_keep_whole (void)
{
  g_autoptr (MonevPageDocument) document = monev_page_document_new (&info);
  MonevPageParagraph whole = { .keep_whole = TRUE };
  g_autoptr (MonevPageLayout) layout = NULL;
  g_autofree char *first = NULL, *all = NULL;

  add_lines (document, 50, NULL);
  add_lines (document, 20, &whole);
  add_lines (document, 200, &whole);
  layout = lay (document);
  first = dump_page (layout, 1);
  all = dump (layout);
  g_assert_cmpuint (count (first, "  text "), ==, 50);
  g_assert_cmpuint (count (all, "  text "), ==, 270);
}

static MonevPageTable *
make_table (double room_below, gboolean bound)
{
  static const MonevPageColumn one = { 0 };
  MonevPageTableStyle style = { .room_below = room_below };
  MonevPageTable *table = monev_page_table_new (&one, 1, &style);
  const char *head = "kepala";
  MonevPageCell cell = { "isi" };
  MonevPageRow row = { &cell, 6, bound };

  add_texts (table, TRUE, 0, &head, 1);
  for (guint i = 0; i < 3; i++)
    monev_page_table_add_row (table, &row);
  return table;
}

/* Two headings and a table: they meet as many rows as belong together, or go on together. */
static void
test_keep_with_next (void)
{
  static const struct {
    guint    above;
    double   room_below;
    gboolean bound;
    gboolean here;
  } cases[] = {
    /* 242 mm: lines of 3.94, two headings, the head of 5.94, a row of 6. */
    { 56, 0, FALSE, TRUE },  { 57, 0, FALSE, FALSE }, { 56, 6, FALSE, FALSE },
    { 54, 6, FALSE, TRUE },  { 56, 0, TRUE, FALSE },  { 53, 0, TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MonevPageDocument) document = monev_page_document_new (&info);
      g_autoptr (MonevPageTable) table = make_table (cases[i].room_below, cases[i].bound);
      MonevPageParagraph heading = { .keep_with_next = TRUE };
      g_autoptr (MonevPageLayout) layout = NULL;
      g_autofree char *first = NULL;

      add_lines (document, cases[i].above, NULL);
      add (document, "BAB II", &heading);
      add (document, "Tabel 1", &heading);
      monev_page_document_add_table (document, table);
      layout = lay (document);
      first = dump_page (layout, 1);
      g_assert_cmpuint (count (first, "BAB II"), ==, cases[i].here);
      g_assert_cmpuint (count (first, "\"kepala\""), ==, cases[i].here);
    }
}

/* A chain that no page can hold must not keep the program busy for ever. */
static void
test_endless_chain (void)
{
  g_autoptr (MonevPageDocument) document = monev_page_document_new (&info);
  MonevPageParagraph heading = { .keep_with_next = TRUE };
  g_autoptr (MonevPageLayout) layout = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 300; i++)
    add (document, "judul", &heading);
  layout = lay (document);
  text = dump (layout);
  g_assert_cmpuint (count (text, "judul"), ==, 300);
}

static void
test_justify (void)
{
  g_autoptr (MonevPageDocument) document = monev_page_document_new (&info);
  MonevPageParagraph justify = { MONEV_PAGE_JUSTIFY };
  g_autoptr (MonevPageLayout) layout = NULL;
  g_autofree char *text = NULL;

  add (document, "Pemantauan dan evaluasi dilaksanakan secara berjenjang oleh perangkat daerah yang "
                 "ditunjuk dengan keputusan kepala daerah setiap tahun anggaran.", &justify);
  layout = lay (document);
  text = dump (layout);
  g_assert_nonnull (strstr (text, "  text 3000,2500 15500x394 "));
  g_assert_null (strstr (text, "  text 3000,2894 15500x394 "));
}

static void
draw_cross (const MonevPageCanvas *canvas, gpointer data)
{
  (*(guint *) data)++;
  cairo_set_source_rgb (canvas->cr, 1, 0, 0);
  cairo_rectangle (canvas->cr, -50, -50, 200, 200);
  cairo_fill (canvas->cr);
}

static guint32
point_at (cairo_surface_t *surface, double x, double y)
{
  const guchar *row = cairo_image_surface_get_data (surface)
                      + (int) (y * 2) * cairo_image_surface_get_stride (surface);

  cairo_surface_flush (surface);
  return ((const guint32 *) (gconstpointer) row)[(int) (x * 2)] & 0xFFFFFF;
}

/* Two points to a millimetre; a drawing stands where the dump says and stays in its box. */
static void
test_drawing (void)
{
  g_autoptr (MonevPageDocument) document = monev_page_document_new (&info);
  MonevPageParagraph center = { MONEV_PAGE_CENTER };
  guint calls = 0;
  g_autoptr (MonevPageDrawing) drawing = monev_page_drawing_new (50, 40, draw_cross, &calls, NULL);
  g_autoptr (MonevPageLayout) layout = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 420, 594);
  cairo_t *cr = cairo_create (surface);
  g_autofree char *text = NULL;

  monev_page_document_add_drawing (document, drawing, &center);
  layout = lay (document);
  text = dump (layout);
  g_assert_nonnull (strstr (text, "  drawing 8250,2500 5000x4000\n"));
  g_assert_cmpuint (calls, ==, 0);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, 2, 2);
  g_assert_true (monev_page_layout_draw (layout, 1, cr, NULL));
  g_assert_cmpuint (calls, ==, 1);
  g_assert_cmphex (point_at (surface, 84, 27), ==, 0xFF0000);
  g_assert_cmphex (point_at (surface, 131, 64), ==, 0xFF0000);
  g_assert_cmphex (point_at (surface, 81, 27), ==, 0xFFFFFF);
  g_assert_cmphex (point_at (surface, 131, 66), ==, 0xFFFFFF);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_drawings_stay_whole (void)
{
  g_autoptr (MonevPageDocument) document = monev_page_document_new (&info);
  guint calls = 0;
  g_autoptr (MonevPageDrawing) small = monev_page_drawing_new (50, 100, draw_cross, &calls, NULL);
  g_autoptr (MonevPageDrawing) huge = monev_page_drawing_new (310, 484, draw_cross, &calls, NULL);
  g_autoptr (MonevPageLayout) layout = NULL;
  g_autofree char *second = NULL, *third = NULL;

  for (guint i = 0; i < 3; i++)
    monev_page_document_add_drawing (document, small, NULL);
  monev_page_document_add_drawing (document, huge, NULL);
  layout = lay (document);
  g_assert_cmpuint (monev_page_layout_n_pages (layout), ==, 3);
  second = dump_page (layout, 2);
  third = dump_page (layout, 3);
  g_assert_cmpuint (count (second, "  drawing "), ==, 1);
  g_assert_nonnull (strstr (third, "  drawing 3000,2500 15500x24200\n"));
}

static void
note_mark (const MonevPageCanvas *canvas, guint page, guint n_pages, gpointer data)
{
  g_assert_cmpuint (n_pages, ==, 2);
  g_assert_cmpfloat_with_epsilon (canvas->width, 215, 0.001);
  g_string_append_printf (data, "%u ", page);
}

static void
drop_mark (gpointer data)
{
  g_string_append (data, "lepas");
}

static void
test_mark (void)
{
  g_autoptr (GString) seen = g_string_new (NULL);
  MonevPageSection section = { MONEV_PAGE_F4, .mark = note_mark, .mark_data = seen,
                               .free_mark = drop_mark };
  MonevPageDocument *document = monev_page_document_new (&info);
  g_autoptr (GBytes) pdf = NULL;
  MonevPageLayout *layout;

  monev_page_document_add_section (document, &section);
  add (document, "satu", NULL);
  monev_page_document_add_break (document);
  add (document, "dua", NULL);
  layout = lay (document);
  pdf = monev_page_layout_to_pdf (layout, NULL, NULL, NULL, NULL);
  g_assert_cmpstr (seen->str, ==, "1 2 ");
  monev_page_layout_unref (layout);
  monev_page_document_unref (document);
  g_assert_cmpstr (seen->str, ==, "1 2 lepas");
}

static void
test_empty (void)
{
  g_autoptr (MonevPageDocument) document = monev_page_document_new (&info);
  g_autoptr (MonevPageLayout) layout = lay (document);
  g_autofree char *text = dump (layout);

  g_assert_cmpstr (text, ==, "page 1 21000x29700\n");
}

static void
test_silly_margins (void)
{
  MonevPageSection section = { MONEV_PAGE_A4, FALSE, 200, 200, 150, 150 };
  g_autoptr (MonevPageDocument) document = monev_page_document_new (&info);
  g_autoptr (MonevPageLayout) layout = NULL;
  g_autofree char *text = NULL;

  monev_page_document_add_section (document, &section);
  add (document, "tetap tercetak seluruhnya walau sempit", NULL);
  layout = lay (document);
  text = dump (layout);
  g_autofree char *words = words_of (text);
  g_assert_cmpstr (words, ==, "tetap tercetak seluruhnya walau sempit");
}

static void
test_cancelled (void)
{
  g_autoptr (MonevPageDocument) document = monev_page_document_new (&info);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  add (document, "isi", NULL);
  g_cancellable_cancel (cancellable);
  g_assert_null (monev_page_layout_new (document, cancellable, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page/layout/boxes-in-hundredths", test_boxes);
  g_test_add_func ("/page/layout/f4-a4-folio-in-one-document", test_mixed_paper);
  g_test_add_func ("/page/layout/page-x-of-y", test_furniture);
  g_test_add_func ("/page/layout/no-line-stands-alone", test_lonely_lines);
  g_test_add_func ("/page/layout/paragraph-kept-whole", test_keep_whole);
  g_test_add_func ("/page/layout/headings-stay-with-their-table", test_keep_with_next);
  g_test_add_func ("/page/layout/a-chain-longer-than-a-page-ends", test_endless_chain);
  g_test_add_func ("/page/layout/justified-but-the-last-line", test_justify);
  g_test_add_func ("/page/layout/a-drawing-stays-in-its-box", test_drawing);
  g_test_add_func ("/page/layout/drawings-stay-whole", test_drawings_stay_whole);
  g_test_add_func ("/page/layout/a-mark-over-each-page", test_mark);
  g_test_add_func ("/page/layout/an-empty-document-is-a-page", test_empty);
  g_test_add_func ("/page/layout/silly-margins-lose-nothing", test_silly_margins);
  g_test_add_func ("/page/layout/cancelled", test_cancelled);
  return g_test_run ();
}
