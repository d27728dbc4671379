#include "page-glyphs-private.h"

#include <string.h>

/** page_text_new: Returns: (transfer full): an empty text. */
PageText *
page_text_new (void)
{
  PageText *self = g_new0 (PageText, 1);

  self->text = g_string_new (NULL);
  self->parts = g_array_new (FALSE, FALSE, sizeof (PagePart));
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (PageGlyph));
  self->spans = g_array_new (FALSE, FALSE, sizeof (PageSpan));
  self->lines = g_array_new (FALSE, FALSE, sizeof (PageLine));
  self->breaks = g_array_new (FALSE, FALSE, sizeof (PangoLogAttr));
  self->held = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_scaled_font_destroy);
  return self;
}

/** page_text_free: */
void
page_text_free (PageText *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->parts);
  g_array_unref (self->glyphs);
  g_array_unref (self->spans);
  g_array_unref (self->lines);
  g_array_unref (self->breaks);
  g_ptr_array_unref (self->held);
  g_free (self);
}

/** page_run_make: @text: (nullable): as a run in the letters of @font and, behind it, @usual. */
PageRun
page_run_make (const char *text, const MonevPageFont *font, const MonevPageFont *usual)
{
  PageRun run = { text, NULL, font->colour, font->underline };

  page_fonts_lock ();
  run.face = page_fonts_face (font, usual);
  page_fonts_unlock ();
  return run;
}

/* Letters of which one character is one glyph and which give the character back from a PDF. */
static gboolean
is_plain (const char *at, const char *end)
{
  for (; at < end; at++)
    if ((guchar) *at < 32)
      return FALSE;
    else if ((guchar) *at >= 127)
      {
        gunichar c = g_utf8_get_char (at);

        if (c < 0xA0 || c == 0xAD || (c >= 0x180 && (c < 0x2013 || c > 0x2026)))
          return FALSE;
        at = g_utf8_next_char (at) - 1;
      }
  return TRUE;
}

static gboolean
is_clean (const char *text)
{
  for (; *text != '\0'; text++)
    if (((guchar) *text < 32 && *text != '\n' && *text != '\t') || (guchar) *text >= 127)
      return FALSE;
  return TRUE;
}

/* Control characters have no place on paper, and Pango would show them as boxes. */
static void
append_clean (GString *text, const char *source)
{
  if (is_clean (source))
    {
      g_string_append (text, source);
      return;
    }
  g_autofree char *valid = g_utf8_make_valid (source, -1);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == 0x2028 || c == 0x2029)
        c = '\n';
      if (c == '\n' || c == '\t' || (c >= 32 && (c < 127 || c > 0x9F)))
        g_string_append_unichar (text, c);
    }
}

static void
clear (PageText *self)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->parts, 0);
  g_array_set_size (self->glyphs, 0);
  g_array_set_size (self->spans, 0);
  g_array_set_size (self->lines, 0);
  g_ptr_array_set_size (self->held, 0);
  self->bottom = 0;
}

static void
take_runs (PageText *self, const PageRun *runs, guint n_runs)
{
  for (guint i = 0; i < n_runs; i++)
    {
      PagePart part = { runs[i], self->text->len, 0 };

      if (runs[i].text != NULL)
        append_clean (self->text, runs[i].text);
      part.end = self->text->len;
      g_array_append_val (self->parts, part);
    }
}

static void
set_segment (PageText *self, guint from, guint to, const PageMeasure *measure)
{
  const char *text = self->text->str;
  guint first = self->glyphs->len;
  gboolean opening = self->lines->len == 0;

  if (!measure->no_cache && is_plain (text + from, text + to) && page_text_shape (self, from, to))
    page_text_wrap (self, from, to, first, measure, opening);
  else
    page_text_lay_by_pango (self, from, to, measure, opening);
}

/**
 * page_text_set:
 * @runs: at least one; a run with an empty text still gives its height
 *
 * Breaks the text anew. It has at least one line.
 */
void
page_text_set (PageText *self, const PageRun *runs, guint n_runs, const PageMeasure *measure)
{
  guint from = 0;

  g_assert (n_runs > 0);
  clear (self);
  take_runs (self, runs, n_runs);
  page_fonts_lock ();
  do
    {
      const char *end = memchr (self->text->str + from, '\n', self->text->len - from);
      guint to = end != NULL ? (guint) (end - self->text->str) : self->text->len;

      set_segment (self, from, to, measure);
      from = to + 1;
    }
  while (from <= self->text->len);
  page_fonts_unlock ();
}

/** page_text_peek: Returns: (transfer none): the text itself. */
const char *
page_text_peek (const PageText *self)
{
  return self->text->str;
}

/** page_text_n_lines: Returns: at least one. */
guint
page_text_n_lines (const PageText *self)
{
  return self->lines->len;
}

/** page_text_top: Returns: where line @line begins, in points; behind the last, the whole height. */
double
page_text_top (const PageText *self, guint line)
{
  return (double) (line < self->lines->len ? g_array_index (self->lines, PageLine, line).y
                                           : self->bottom) / PANGO_SCALE;
}

/** page_text_height: Returns: of the lines from @from up to and without @to, in points. */
double
page_text_height (const PageText *self, guint from, guint to)
{
  return page_text_top (self, to) - page_text_top (self, from);
}

/** page_text_width: Returns: of the widest line, in points. */
double
page_text_width (const PageText *self)
{
  int width = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const PageLine *line = &g_array_index (self->lines, PageLine, i);

      width = MAX (width, line->indent + line->width);
    }
  return (double) width / PANGO_SCALE;
}

/* A line on its way to the page: where the next glyph stands. */
typedef struct {
  const PageText *text;
  const PageLine *line;
  PageList       *list;
  double          x, y;  /* points; the baseline */
  double          extra; /* behind each space */
} Pen;

static double
find_extra (const PageText *self, const PageLine *line, double room)
{
  const PageGlyph *glyphs = (const PageGlyph *) self->glyphs->data + line->first;
  guint spaces = 0;

  if (line->closing || room <= 0)
    return 0;
  for (guint i = 0; i < line->n_glyphs; i++)
    spaces += self->text->str[glyphs[i].byte] == ' ';
  return spaces > 0 ? room / spaces : 0;
}

static double
advance (const Pen *pen, const PageGlyph *glyph)
{
  double width = (double) glyph->width / PANGO_SCALE;

  return pen->extra > 0 && pen->text->text->str[glyph->byte] == ' ' ? width + pen->extra : width;
}

static void
put_plain (Pen *pen, const PageSpan *span, const PageGlyph *glyphs, guint n_glyphs)
{
  PageStretch stretch = { span->scaled, span->colour, TRUE, FALSE, NULL, 0 };

  for (guint i = 0; i < n_glyphs; i++)
    {
      if (glyphs[i].glyph != PANGO_GLYPH_EMPTY)
        page_list_letter (pen->list, &stretch, glyphs[i].glyph,
                          pen->x + (double) glyphs[i].dx / PANGO_SCALE,
                          pen->y + (double) glyphs[i].dy / PANGO_SCALE);
      pen->x += advance (pen, &glyphs[i]);
    }
}

/* Glyphs of the same byte are one cluster; its text goes to the next byte that has glyphs. What
 * shows nothing, a tab, is a cluster without letters. */
static GArray *
find_clusters (const PageGlyph *glyphs, guint n_glyphs, gboolean backward, guint start, guint end)
{
  GArray *clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
  guint byte = start;

  for (guint i = 0; i < n_glyphs;)
    {
      cairo_text_cluster_t cluster = { 0, 0 };
      guint own = glyphs[backward ? n_glyphs - 1 - i : i].byte, next = end;

      for (; i < n_glyphs && glyphs[backward ? n_glyphs - 1 - i : i].byte == own; i++)
        cluster.num_glyphs += glyphs[backward ? n_glyphs - 1 - i : i].glyph != PANGO_GLYPH_EMPTY;
      if (i < n_glyphs)
        next = glyphs[backward ? n_glyphs - 1 - i : i].byte;
      cluster.num_bytes = (int) next - (int) byte;
      byte = next;
      g_array_append_val (clusters, cluster);
    }
  return clusters;
}

static void
put_clusters (Pen *pen, const PageSpan *span, const PageGlyph *glyphs, guint n_glyphs, guint end)
{
  g_autofree cairo_glyph_t *letters = g_new (cairo_glyph_t, n_glyphs);
  guint start = glyphs[span->backward ? n_glyphs - 1 : 0].byte;
  g_autoptr (GArray) clusters = find_clusters (glyphs, n_glyphs, span->backward, start, end);
  PageStretch stretch = { span->scaled, span->colour, FALSE, span->backward,
                          pen->text->text->str + start, end - start };
  guint n_letters = 0;

  for (guint i = 0; i < n_glyphs; i++)
    {
      if (glyphs[i].glyph != PANGO_GLYPH_EMPTY)
        letters[n_letters++] = (cairo_glyph_t) {
          glyphs[i].glyph, pen->x + (double) glyphs[i].dx / PANGO_SCALE,
          pen->y + (double) glyphs[i].dy / PANGO_SCALE
        };
      pen->x += advance (pen, &glyphs[i]);
    }
  page_list_stretch (pen->list, &stretch, letters, n_letters,
                     (const cairo_text_cluster_t *) clusters->data, clusters->len);
}

/* The glyphs that a span has on the line of @pen. */
static void
put_span (Pen *pen, const PageSpan *span)
{
  const PageLine *line = pen->line;
  guint first = MAX (span->first, line->first);
  guint end = MIN (span->first + span->n_glyphs, line->first + line->n_glyphs);
  const PageGlyph *glyphs = (const PageGlyph *) pen->text->glyphs->data;
  double x = pen->x;

  if (first >= end)
    return;
  if (span->plain)
    put_plain (pen, span, glyphs + first, end - first);
  else
    put_clusters (pen, span, glyphs + first, end - first,
                  !span->backward && end < span->first + span->n_glyphs ? glyphs[end].byte
                                                                        : span->end);
  if (span->underlined)
    page_list_fill (pen->list, span->colour, x, pen->y + span->underline, pen->x - x,
                    span->thickness);
}

static void
put_line (const PageText *self, PageList *list, const PageLine *line, double x, double y,
          double width, MonevPageAlign align)
{
  double indent = (double) line->indent / PANGO_SCALE;
  double room = width - indent - (double) line->width / PANGO_SCALE;
  double shift = align == MONEV_PAGE_RIGHT ? room : align == MONEV_PAGE_CENTER ? room / 2 : 0;
  Pen pen = { self, line, list, x + indent + shift, y + (double) line->baseline / PANGO_SCALE, 0 };

  if (align == MONEV_PAGE_JUSTIFY)
    pen.extra = find_extra (self, line, room);
  if (line->n_glyphs > 0)
    page_list_box (list, "text", pen.x, y, width - indent - (pen.extra > 0 ? 0 : room),
                   (double) line->height / PANGO_SCALE, self->text->str + line->byte,
                   line->n_bytes);
  for (guint i = 0; i < self->spans->len; i++)
    put_span (&pen, &g_array_index (self->spans, PageSpan, i));
}

/**
 * page_text_put:
 * @from: the first line
 * @to: behind the last line
 * @y: the top of line @from; all in points
 */
void
page_text_put (const PageText *self, PageList *list, guint from, guint to, double x, double y,
               double width, MonevPageAlign align)
{
  double top = page_text_top (self, from);

  for (guint i = from; i < MIN (to, self->lines->len); i++)
    {
      const PageLine *line = &g_array_index (self->lines, PageLine, i);

      put_line (self, list, line, x, y + (double) line->y / PANGO_SCALE - top, width, align);
    }
}
