#include "page/page-glyphs-private.h"

#include <math.h>

#define HUNDREDTH (0.01 * PAGE_POINTS_PER_MM)

static const char *const families[] = { "Arial", "Bookman Old Style", "Times New Roman" };

/* Kerning between words and digits, breaks behind hyphens and slashes, accents, numbers. */
static const char *const mixed[] = {
  "Menyusun Tim Rencana Definitif (RD)",
  "AVA To Yw. P. 11 111 71 1.117,50 – AT&T “VA” Wa, L’Y",
  "Rp 1.250.000.000,50 per 31 Desember 2026 (74,1 %); No. 050/117/BAPPEDA-III/2026",
  "program/kegiatan/sub-kegiatan dan kuesioner/instrumen pada perangkat daerah yang bersangkutan",
  "Étude à Müller-Straße; ſ, œuvre, naïve, Łódź 7 Œ é 1 é A",
  "efisiensi, fluktuasi, offset, difinalkan, aktif",
  "satu  dua   tiga    spasi ",
  " di depan",
  "baris satu\nbaris dua yang cukup panjang untuk dipatahkan lagi\n\nbaris empat",
  "pemberdayaanmasyarakatdesayangtidakadaspasinyasamasekalidanharusdipotong 12345678901234567890",
  "",
};

static void
set (PageText *text, const char *words, const MonevPageFont *font, double width, gboolean pango)
{
  PageRun run = page_run_make (words, font, NULL);
  PageMeasure measure = { width * PAGE_POINTS_PER_MM, 0, 1, pango };

  page_text_set (text, &run, 1, &measure);
}

static const PageLine *
line_at (const PageText *text, guint line)
{
  return &g_array_index (text->lines, PageLine, line);
}

static void
assert_same_line (const PageText *one, const PageText *two, guint line)
{
  const PageLine *a = line_at (one, line), *b = line_at (two, line);
  double x = 0, y = 0;

  g_assert_cmpuint (a->n_glyphs, ==, b->n_glyphs);
  for (guint i = 0; i < a->n_glyphs; i++)
    {
      const PageGlyph *left = &g_array_index (one->glyphs, PageGlyph, a->first + i);
      const PageGlyph *right = &g_array_index (two->glyphs, PageGlyph, b->first + i);

      g_assert_cmpuint (left->glyph, ==, right->glyph);
      g_assert_cmpuint (left->byte, ==, right->byte);
      g_assert_cmpfloat (fabs (x + left->dx - y - right->dx) / PANGO_SCALE, <, HUNDREDTH);
      x += left->width;
      y += right->width;
    }
  g_assert_cmpint (a->height, ==, b->height);
  g_assert_cmpint (a->baseline, ==, b->baseline);
}

static void
assert_like_pango (const char *words, const MonevPageFont *font, double width)
{
  g_autoptr (PageText) own = page_text_new ();
  g_autoptr (PageText) pango = page_text_new ();

  set (own, words, font, width, FALSE);
  set (pango, words, font, width, TRUE);
  g_assert_cmpuint (page_text_n_lines (own), ==, page_text_n_lines (pango));
  for (guint line = 0; line < page_text_n_lines (own); line++)
    assert_same_line (own, pango, line);
}

static void
test_like_pango (void)
{
  static const double widths[] = { 12, 31.7, 48, 90, 400 };

  for (guint f = 0; f < G_N_ELEMENTS (families); f++)
    for (guint i = 0; i < G_N_ELEMENTS (mixed) * 4; i++)
      for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
        {
          MonevPageFont font = { families[f], 7.5 + f, (i & 1) != 0, (i & 2) != 0 };

          assert_like_pango (mixed[i / 4], &font, widths[w]);
        }
}

/* Or the comparison above would compare Pango with itself. */
static void
test_plain_text_is_cached (void)
{
  MonevPageFont font = { "Arial", 9 };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (PageText) own = page_text_new ();
      g_autoptr (PageText) pango = page_text_new ();

      set (own, mixed[i], &font, 400, FALSE);
      set (pango, mixed[i], &font, 400, TRUE);
      g_assert_cmpuint (own->spans->len, ==, 1);
      g_assert_true (g_array_index (own->spans, PageSpan, 0).plain);
      g_assert_false (g_array_index (pango->spans, PageSpan, 0).plain);
    }
}

static void
test_many_words (void)
{
  MonevPageFont font = { "Arial", 9 };
  g_autoptr (PageText) text = page_text_new ();
  double width;

  set (text, "Ketapang", &font, 0, FALSE);
  width = page_text_width (text);
  for (guint i = 0; i < 70000; i++)
    {
      char word[16];

      for (guint j = 0, rest = i; j < 5; j++, rest /= 26)
        word[j] = 'a' + rest % 26;
      word[5] = '\0';
      set (text, word, &font, 0, FALSE);
    }
  set (text, "Ketapang", &font, 0, FALSE);
  g_assert_cmpfloat (page_text_width (text), ==, width);
}

static void
test_other_scripts (void)
{
  static const char *const words[] = { "αβγ дом العربية ใจ → ✓", "tab\tdi tengah", "a\u0301e",
                                       "\U0001F600 \u2028 \uE000" };
  MonevPageFont font = { "Arial", 9 };
  g_autoptr (PageText) text = page_text_new ();

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      set (text, words[i], &font, 400, FALSE);
      g_assert_cmpfloat (page_text_width (text), >, 1);
      g_assert_false (g_array_index (text->spans, PageSpan, 0).plain);
    }
}

static void
test_bad_bytes (void)
{
  MonevPageFont font = { "Arial", 9 };
  g_autoptr (PageText) text = page_text_new ();

  set (text, "a\x01\x7f" "b\xff" "c\r\n" "d", &font, 400, FALSE);
  g_assert_cmpstr (page_text_peek (text), ==, "ab\uFFFDc\nd");
  g_assert_cmpuint (page_text_n_lines (text), ==, 2);
}

static void
test_spacing (void)
{
  MonevPageFont font = { "Arial", 10 };
  PageRun run = page_run_make ("satu\ndua", &font, NULL);
  PageMeasure single = { 1000, 0, 1, FALSE }, wide = { 1000, 20, 1.5, FALSE };
  g_autoptr (PageText) one = page_text_new ();
  g_autoptr (PageText) two = page_text_new ();

  page_text_set (one, &run, 1, &single);
  page_text_set (two, &run, 1, &wide);
  g_assert_cmpfloat_with_epsilon (page_text_top (two, 2), 1.5 * page_text_top (one, 2), 0.01);
  g_assert_cmpint (line_at (two, 0)->indent, ==, 20 * PANGO_SCALE);
  g_assert_cmpint (line_at (two, 1)->indent, ==, 0);
}

static gpointer
set_many (gpointer data)
{
  MonevPageFont font = { "Bookman Old Style", 11 };

  for (guint i = 0; i < 60; i++)
    for (guint j = 0; j < G_N_ELEMENTS (mixed); j++)
      assert_like_pango (mixed[j], &font, 20 + i);
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("words", set_many, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static const char *
family_of (const char *wanted, PangoFontDescription **found)
{
  MonevPageFont font = { wanted, 10 };

  page_fonts_lock ();
  *found = pango_font_describe (page_fonts_face (&font, NULL)->font);
  page_fonts_unlock ();
  return pango_font_description_get_family (*found);
}

static void
test_families (void)
{
  static const char *const pairs[][2] = { { "Arial", "Liberation Sans" },
                                          { "Bookman Old Style", "URW Bookman" },
                                          { "Times New Roman", "Liberation Serif" },
                                          { "Calibri", "Carlito" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      PangoFontDescription *found;

      g_assert_cmpstr (family_of (pairs[i][0], &found), ==, pairs[i][1]);
      pango_font_description_free (found);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page/text/words-stand-where-pango-puts-them", test_like_pango);
  g_test_add_func ("/page/text/plain-text-comes-from-the-cache", test_plain_text_is_cached);
  g_test_add_func ("/page/text/a-full-cache-begins-anew", test_many_words);
  g_test_add_func ("/page/text/other-scripts-by-pango", test_other_scripts);
  g_test_add_func ("/page/text/bytes-that-are-no-text", test_bad_bytes);
  g_test_add_func ("/page/text/line-spacing-and-indent", test_spacing);
  g_test_add_func ("/page/text/several-threads", test_threads);
  g_test_add_func ("/page/text/families-of-offices-are-mapped", test_families);
  return g_test_run ();
}
