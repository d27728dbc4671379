#include "page-maker.h"

#include <stdio.h>

#include "db-error.h"

static const MonevPageSection a4 = { MONEV_PAGE_A4 };
static const MonevPageColumn three[] = { { 20 }, { 0, 2 }, { 0, 1 } };

static MonevPageTable *
table_with_head (const MonevPageTableStyle *style)
{
  static const char *const head[] = { "No", "Uraian", "Ket" };
  MonevPageTable *table = monev_page_table_new (three, 3, style);

  add_texts (table, TRUE, 0, head, 3);
  return table;
}

static void
add_rows (MonevPageTable *table, guint n, double min_height)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      const char *texts[] = { number, "baris", NULL };

      add_texts (table, FALSE, min_height, texts, 3);
    }
}

/* A4 leaves 155 mm: 20 fixed, the rest two to one. */
static void
test_boxes (void)
{
  static const MonevPageCellStyle middle = { { NULL, 8, TRUE }, MONEV_PAGE_CENTER,
                                             MONEV_PAGE_MIDDLE, 0, 0, 0, TRUE, 0xf0f0f2 };
  g_autoptr (MonevPageTable) table = monev_page_table_new (three, 3, NULL);
  MonevPageCell cells[3] = { { "1" }, { "Rapat", .style = 1 }, { NULL } };
  MonevPageRow row = { cells, 12 };
  g_autoptr (MonevPageLayout) layout = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpuint (monev_page_table_add_style (table, &middle), ==, 1);
  monev_page_table_add_row (table, &row);
  layout = lay_table (table, &a4);
  text = dump (layout);
  g_assert_cmpstr (text, ==,
                   "page 1 21000x29700\n"
                   "  text 3100,2600 196x394 \"1\"\n"
                   "  ground 5000,2500 9000x1200\n"
                   "  text 9108,2942 784x315 \"Rapat\"\n"
                   "  rule 3000,2500 15500x0\n"
                   "  rule 3000,3700 15500x0\n"
                   "  rule 3000,2500 0x1200\n"
                   "  rule 5000,2500 0x1200\n"
                   "  rule 14000,2500 0x1200\n"
                   "  rule 18500,2500 0x1200\n");
}

static void
test_heads_repeat (void)
{
  g_autoptr (MonevPageTable) table = table_with_head (NULL);
  g_autoptr (MonevPageLayout) layout = NULL;

  add_rows (table, 30, 20);
  layout = lay_table (table, &a4);
  g_assert_cmpuint (monev_page_layout_n_pages (layout), ==, 3);
  for (guint page = 1; page <= 3; page++)
    {
      g_autofree char *text = dump_page (layout, page);

      g_assert_cmpuint (count (text, "\"Uraian\""), ==, 1);
      g_assert_cmpuint (count (text, "\"baris\""), ==, page < 3 ? 11 : 8);
    }
}

/* A rule is missing where a cell spans, and nowhere else. */
static void
test_spans (void)
{
  g_autoptr (MonevPageTable) table = monev_page_table_new (three, 3, NULL);
  MonevPageCell first[3] = { { "No", .rows = 2 }, { "Pelaksana", .columns = 2 } };
  MonevPageCell second[3] = { { "tak tampak" }, { "Kabid" }, { "Kepala" } };
  MonevPageRow rows[] = { { first, 10 }, { second, 10 } };
  g_autoptr (MonevPageLayout) layout = NULL;
  g_autofree char *text = NULL;

  monev_page_table_add_head (table, &rows[0]);
  monev_page_table_add_head (table, &rows[1]);
  layout = lay_table (table, &a4);
  text = dump (layout);
  g_assert_null (strstr (text, "tak tampak"));
  g_assert_nonnull (strstr (text, "  rule 5000,3500 13500x0\n"));
  g_assert_nonnull (strstr (text, "  rule 14000,3500 0x1000\n"));
  g_assert_nonnull (strstr (text, "  rule 5000,2500 0x2000\n"));
  g_assert_cmpuint (count (text, "rule"), ==, 3 + 4);
}

/* The cell that spans needs more than its rows: the last of them grows. */
static void
test_tall_span (void)
{
  g_autoptr (MonevPageTable) table = monev_page_table_new (three, 3, NULL);
  MonevPageCell first[3] = { { "a\nb\nc\nd\ne\nf\ng\nh", .rows = 2 }, { "satu" } };
  MonevPageCell second[3] = { { NULL }, { "dua" } };
  MonevPageCell third[3] = { { "tiga" } };
  MonevPageRow rows[] = { { first }, { second }, { third } };
  g_autoptr (MonevPageLayout) layout = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 3; i++)
    monev_page_table_add_row (table, &rows[i]);
  layout = lay_table (table, &a4);
  text = dump (layout);
  /* Eight lines of 3.94 mm and twice 1 mm. */
  g_assert_nonnull (strstr (text, "  text 3100,5953 "));
}

static void
test_long_cell (void)
{
  g_autoptr (MonevPageTable) table = table_with_head (NULL);
  g_autoptr (GString) wording = g_string_new (NULL);
  g_autoptr (MonevPageLayout) layout = NULL;
  g_autofree char *text = NULL, *words = NULL;
  guint page = 1;

  for (guint i = 0; wording->len < 12000; i++)
    g_string_append_printf (wording, "%skata%u", i > 0 ? " " : "", i);
  const char *texts[] = { "1", wording->str, NULL };

  add_texts (table, FALSE, 0, texts, 3);
  add_rows (table, 1, 0);
  layout = lay_table (table, &a4);
  g_assert_cmpuint (monev_page_layout_n_pages (layout), >, 1);
  text = dump (layout);
  words = words_of (text);
  for (; page <= monev_page_layout_n_pages (layout); page++)
    {
      g_autofree char *one = dump_page (layout, page);

      g_assert_nonnull (strstr (one, "\"Uraian\""));
    }
  /* The heads of later pages stand between; without them nothing is missing or twice. */
  g_autoptr (GString) bare = g_string_new (words);
  g_string_replace (bare, " No Uraian Ket", "", 0);
  g_autofree char *expected = g_strdup_printf ("No Uraian Ket 1 %s 1 baris", wording->str);
  g_assert_cmpstr (bare->str, ==, expected);
}

/* No box stands lower than the margin. */
static void
assert_inside (const char *text, long bottom)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char kind[16];
      long x, y, width, height;

      if (sscanf (lines[i], "  %15s %ld,%ld %ldx%ld", kind, &x, &y, &width, &height) == 5)
        g_assert_cmpint (y + height, <=, bottom + 1);
    }
}

static void
test_four_hundred_rows (void)
{
  MonevPageColumn columns[16] = { { 9 }, { 0, 3 } };
  MonevPageSection wide = { MONEV_PAGE_F4, TRUE, 15, 15, 13, 13 };
  g_autoptr (MonevPageTable) table = NULL;
  g_autoptr (MonevPageLayout) layout = NULL;
  g_autofree char *text = NULL;

  for (guint i = 2; i < 14; i++)
    columns[i].width = 12;
  table = monev_page_table_new (columns, 16, NULL);
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      const char *texts[16] = { number, "Menyusun laporan hasil pemantauan pada perangkat daerah" };

      add_texts (table, FALSE, 10, texts, 16);
    }
  layout = lay_table (table, &wide);
  text = dump (layout);
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *number = g_strdup_printf ("\"%u\"", i);

      g_assert_cmpuint (count (text, number), ==, 1);
    }
  assert_inside (text, 20000);
}

static void
test_rows_kept_or_split (void)
{
  for (guint split = 0; split < 2; split++)
    {
      MonevPageTableStyle style = { .split_rows = split };
      g_autoptr (MonevPageTable) table = monev_page_table_new (three, 3, &style);
      const char *texts[] = { "x", "1\n2\n3\n4\n5\n6", NULL };
      g_autoptr (MonevPageLayout) layout = NULL;
      g_autofree char *first = NULL;

      add_rows (table, 1, 225);
      add_texts (table, FALSE, 0, texts, 3);
      layout = lay_table (table, &a4);
      g_assert_cmpuint (monev_page_layout_n_pages (layout), ==, 2);
      first = dump_page (layout, 1);
      /* 242 mm less 225: three lines of 3.94 mm. */
      g_assert_cmpuint (count (first, " \"3\"\n"), ==, split);
      g_assert_null (strstr (first, " \"4\"\n"));
    }
}

static void
test_keep_with_next (void)
{
  g_autoptr (MonevPageTable) table = monev_page_table_new (three, 3, NULL);
  MonevPageCell cells[3] = { { "judul" } };
  MonevPageRow heading = { cells, 10, TRUE };
  g_autoptr (MonevPageLayout) layout = NULL;
  g_autofree char *first = NULL;

  add_rows (table, 1, 225);
  monev_page_table_add_row (table, &heading);
  add_rows (table, 1, 20);
  layout = lay_table (table, &a4);
  first = dump_page (layout, 1);
  g_assert_null (strstr (first, "judul"));
  g_assert_cmpuint (monev_page_layout_n_pages (layout), ==, 2);
}

/* A group taller than a page is cut between its rows: the words of the cell that spans go on, and
 * what it covers stays covered. */
static void
test_span_over_pages (void)
{
  g_autoptr (MonevPageTable) table = monev_page_table_new (three, 3, NULL);
  g_autoptr (GString) left = g_string_new ("k0");
  g_autoptr (MonevPageLayout) layout = NULL;
  g_autofree char *text = NULL, *second = NULL, *third = NULL;

  for (guint i = 1; i < 80; i++)
    g_string_append_printf (left, "\nk%u", i);
  MonevPageCell cells[3] = { { left->str, .rows = 15 }, { "mulai" } };
  MonevPageRow first = { cells, 30 };

  add_rows (table, 1, 100);
  monev_page_table_add_row (table, &first);
  add_rows (table, 15, 30);
  layout = lay_table (table, &a4);
  g_assert_cmpuint (monev_page_layout_n_pages (layout), ==, 3);
  text = dump (layout);
  assert_inside (text, 26700);
  g_assert_cmpuint (count (text, "\"baris\""), ==, 16);
  for (guint i = 0; i < 80; i++)
    {
      g_autofree char *line = g_strdup_printf ("\"k%u\"", i);

      g_assert_cmpuint (count (text, line), ==, 1);
    }
  for (guint i = 2; i < 15; i++)
    {
      g_autofree char *number = g_strdup_printf ("\"%u\"", i);

      g_assert_cmpuint (count (text, number), ==, 0);
    }
  g_assert_cmpuint (count (text, "\"15\""), ==, 1);
  /* The left column has no rule across while the cell goes on. */
  second = dump_page (layout, 2);
  third = dump_page (layout, 3);
  g_assert_cmpuint (count (second, "  rule 3000,"), ==, 3);
  g_assert_nonnull (strstr (third, "  text 3100,2600 "));
  g_assert_nonnull (strstr (third, "\"k79\""));
}

/* A head that fills the page flows with the rows instead of leaving them no room. */
static void
test_huge_head (void)
{
  g_autoptr (MonevPageTable) table = monev_page_table_new (three, 3, NULL);
  MonevPageCell cells[3] = { { "kepala" } };
  MonevPageRow head = { cells, 300 };
  g_autoptr (MonevPageLayout) layout = NULL;
  g_autofree char *text = NULL;

  monev_page_table_add_head (table, &head);
  add_rows (table, 3, 10);
  layout = lay_table (table, &a4);
  text = dump (layout);
  g_assert_cmpuint (count (text, "\"kepala\""), ==, 1);
  g_assert_cmpuint (count (text, "\"baris\""), ==, 3);
}

typedef struct {
  guint calls, failing;
  GArray *seen; /* MonevPageFragment, without arrays */
  double  first_y[8], last_bottom[8];
} Source;

static gboolean
fill (gpointer data, guint row, MonevPageRow *out, GError **error)
{
  Source *source = data;
  static char number[16];

  source->calls++;
  if (row == source->failing)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_UNAVAILABLE, "Basis data terputus.");
      return FALSE;
    }
  g_assert_null (out->cells[1].text);
  g_snprintf (number, sizeof number, "%u", row);
  out->cells[0].text = number;
  out->cells[1].text = "baris";
  out->min_height = 20;
  return TRUE;
}

static void
test_source (void)
{
  Source source = { 0, G_MAXUINT };
  g_autoptr (MonevPageTable) given = monev_page_table_new (three, 3, NULL);
  g_autoptr (MonevPageTable) asked = monev_page_table_new (three, 3, NULL);
  g_autoptr (MonevPageLayout) one = NULL;
  g_autofree char *first = NULL, *second = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      const char *texts[] = { number, "baris", NULL };

      add_texts (given, FALSE, 20, texts, 3);
    }
  monev_page_table_set_source (asked, 40, fill, &source, NULL);
  one = lay_table (given, &a4);
  g_autoptr (MonevPageLayout) other = lay_table (asked, &a4);
  first = dump (one);
  second = dump (other);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpuint (source.calls, >=, 80);
}

static void
test_failing_source (void)
{
  Source source = { 0, 30 };
  MonevPageInfo info = { "Uji" };
  g_autoptr (MonevPageTable) table = monev_page_table_new (three, 3, NULL);
  g_autoptr (MonevPageDocument) document = monev_page_document_new (&info);
  g_autoptr (GError) error = NULL;

  monev_page_table_set_source (table, 40, fill, &source, NULL);
  monev_page_document_add_table (document, table);
  g_assert_null (monev_page_layout_new (document, NULL, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_UNAVAILABLE);
  g_clear_error (&error);
  source.failing = G_MAXUINT;
  g_autoptr (MonevPageLayout) layout = monev_page_layout_new (document, NULL, &error);
  g_assert_no_error (error);
  source.failing = 30;
  g_assert_null (monev_page_layout_dump (layout, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_UNAVAILABLE);
}

static void
note_fragment (const MonevPageCanvas *canvas, const MonevPageFragment *fragment, gpointer data)
{
  Source *source = data;
  guint last = fragment->n_rows - 1, part = source->seen->len;

  g_array_append_vals (source->seen, fragment, 1);
  source->first_y[part] = fragment->row_y[0];
  source->last_bottom[part] = fragment->row_y[last] + fragment->row_height[last];
  for (guint i = 0; i < last; i++)
    g_assert_cmpfloat_with_epsilon (fragment->row_y[i] + fragment->row_height[i],
                                    fragment->row_y[i + 1], 0.001);
  g_assert_cmpfloat_with_epsilon (fragment->column_x[0], 30, 0.001);
  g_assert_cmpfloat_with_epsilon (fragment->column_x[1], 50, 0.001);
  g_assert_cmpfloat_with_epsilon (fragment->column_width[2], 45, 0.001);
  g_assert_cmpfloat_with_epsilon (canvas->height, 297, 0.001);
}

/* In millimetres, whatever the scale of the page: a point drawn at a row lies there. */
static void
show (const MonevPageLayout *layout)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 140);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, 0.4, 0.4);
  for (guint page = 1; page <= monev_page_layout_n_pages (layout); page++)
    g_assert_true (monev_page_layout_draw (layout, page, cr, NULL));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* What is told before anything is drawn is what the overlay is told. */
static void
compare_fragment (const MonevPageFragment *fragment, gpointer data)
{
  guint *page = data;
  double x = fragment->column_x[2], y = fragment->row_y[fragment->n_rows - 1];

  (*page)++;
  g_assert_cmpuint (fragment->page, ==, *page);
  g_assert_cmpuint (fragment->first_row, ==, (*page - 1) * 11);
  g_assert_cmpfloat_with_epsilon (x, 30 + 20 + 90, 0.001);
  g_assert_cmpfloat_with_epsilon (fragment->row_y[0], *page == 1 ? 25 : 31, 0.001);
  g_assert_cmpfloat_with_epsilon (y, fragment->row_y[0] + 20 * (fragment->n_rows - 1), 0.001);
}

static void
test_overlay (void)
{
  guint told = 0;
  Source source = { 0, G_MAXUINT, g_array_new (FALSE, FALSE, sizeof (MonevPageFragment)) };
  MonevPageTableStyle style = { .room_below = 12, .room_above = 6 };
  g_autoptr (MonevPageTable) table = monev_page_table_new (three, 3, &style);
  g_autoptr (MonevPageLayout) layout = NULL;
  const MonevPageFragment *seen;

  monev_page_table_set_source (table, 25, fill, &source, NULL);
  monev_page_table_set_overlay (table, note_fragment, &source, NULL);
  layout = lay_table (table, &a4);
  monev_page_layout_fragments (layout, table, compare_fragment, &told);
  g_assert_cmpuint (told, ==, 3);
  g_assert_cmpuint (source.seen->len, ==, 0);
  show (layout);
  g_assert_cmpuint (source.seen->len, ==, 3);
  seen = (const MonevPageFragment *) source.seen->data;
  /* 242 mm: eleven rows of 20 and 12 to spare for a connector; with 6 above as well still 11. */
  g_assert_cmpuint (seen[0].first_row, ==, 0);
  g_assert_cmpuint (seen[0].n_rows, ==, 11);
  g_assert_false (seen[0].continued);
  g_assert_true (seen[0].goes_on);
  g_assert_cmpfloat_with_epsilon (source.first_y[0], 25, 0.001);
  g_assert_cmpfloat_with_epsilon (seen[0].below_y, 245, 0.001);
  g_assert_cmpfloat_with_epsilon (seen[0].below_height, 12, 0.001);
  g_assert_cmpuint (seen[1].first_row, ==, 11);
  g_assert_cmpuint (seen[1].page, ==, 2);
  g_assert_true (seen[1].continued);
  g_assert_cmpfloat_with_epsilon (seen[1].above_y, 25, 0.001);
  g_assert_cmpfloat_with_epsilon (source.first_y[1], 31, 0.001);
  g_assert_cmpuint (seen[2].first_row + seen[2].n_rows, ==, 25);
  g_assert_false (seen[2].goes_on);
  g_assert_cmpfloat (seen[2].below_height, ==, 0);
  g_assert_cmpfloat (source.last_bottom[1], <=, 267 - 12 + 0.001);
  g_array_unref (source.seen);
}

static void
test_narrow_paper (void)
{
  static const MonevPageColumn wide[] = { { 150 }, { 150 }, { 0 } };
  g_autoptr (MonevPageTable) table = monev_page_table_new (wide, 3, NULL);
  const char *texts[] = { "a", "b", "c" };
  g_autoptr (MonevPageLayout) layout = NULL;
  g_autofree char *text = NULL;

  add_texts (table, FALSE, 10, texts, 3);
  layout = lay_table (table, &a4);
  text = dump (layout);
  g_assert_nonnull (strstr (text, "  rule 3000,2500 15500x0\n"));
}

static void
draw_nothing (const MonevPageCanvas *canvas, gpointer data)
{
  g_assert_cmpfloat (canvas->width, ==, 60);
}

/* Photos 2 x 3 on a page: whole, never over the edge, made smaller for a narrow cell. */
static void
test_drawings_in_cells (void)
{
  static const MonevPageColumn two[] = { { 0 }, { 0 } };
  MonevPageTableStyle style = { .border = -1 };
  g_autoptr (MonevPageTable) table = monev_page_table_new (two, 2, &style);
  g_autoptr (MonevPageDrawing) photo = monev_page_drawing_new (60, 70, draw_nothing, NULL, NULL);
  g_autoptr (MonevPageLayout) layout = NULL;
  g_autofree char *first = NULL;

  for (guint i = 0; i < 4; i++)
    {
      MonevPageCell cells[2] = { { .drawing = photo }, { .drawing = photo } };
      MonevPageRow row = { cells };

      monev_page_table_add_row (table, &row);
    }
  layout = lay_table (table, &a4);
  show (layout);
  g_assert_cmpuint (monev_page_layout_n_pages (layout), ==, 2);
  first = dump_page (layout, 1);
  g_assert_cmpuint (count (first, "  drawing "), ==, 6);
  g_assert_cmpuint (count (first, "  rule "), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page/table/boxes-in-hundredths", test_boxes);
  g_test_add_func ("/page/table/heads-come-again", test_heads_repeat);
  g_test_add_func ("/page/table/spans-have-no-rule-inside", test_spans);
  g_test_add_func ("/page/table/a-tall-span-grows-its-last-row", test_tall_span);
  g_test_add_func ("/page/table/a-long-cell-loses-no-letter", test_long_cell);
  g_test_add_func ("/page/table/four-hundred-rows-of-twelve-actors", test_four_hundred_rows);
  g_test_add_func ("/page/table/rows-kept-or-split", test_rows_kept_or_split);
  g_test_add_func ("/page/table/row-kept-with-next", test_keep_with_next);
  g_test_add_func ("/page/table/span-over-pages", test_span_over_pages);
  g_test_add_func ("/page/table/a-huge-head-flows", test_huge_head);
  g_test_add_func ("/page/table/a-source-is-like-rows", test_source);
  g_test_add_func ("/page/table/a-failing-source-is-told", test_failing_source);
  g_test_add_func ("/page/table/overlay-knows-where-rows-lie", test_overlay);
  g_test_add_func ("/page/table/too-wide-columns-shrink", test_narrow_paper);
  g_test_add_func ("/page/table/drawings-in-cells", test_drawings_in_cells);
  return g_test_run ();
}
