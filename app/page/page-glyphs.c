#include "page-glyphs-private.h"

#include <string.h>

/* Spans and digits by themselves: numbers hardly ever repeat, their digits always do. */
static gboolean
stands_alone (char c)
{
  return c == ' ' || (c >= '0' && c <= '9');
}

static const char *
token_end (const char *at, const char *end)
{
  if (stands_alone (*at))
    return at + 1;
  while (at < end && !stands_alone (*at))
    at++;
  return at;
}

static gboolean
append_word (PageText *self, PageFace *face, const char *token, guint length, gboolean *plain)
{
  const PageWord *word = page_face_word (face, token, length);
  guint offset = token - self->text->str, at = self->glyphs->len;

  if (word->foreign)
    return FALSE;
  g_array_append_vals (self->glyphs, word->glyphs, word->n_glyphs);
  for (; at < self->glyphs->len; at++)
    g_array_index (self->glyphs, PageGlyph, at).byte += offset;
  *plain &= word->plain;
  return TRUE;
}

static void
kern (PageText *self, PageFace *face, const char *token, const char *end)
{
  const char *before = g_utf8_prev_char (token), *past = g_utf8_next_char (token);

  g_array_index (self->glyphs, PageGlyph, self->glyphs->len - 1).width
    += page_face_kerning (face, before, token - before, token, MIN (past, end) - token);
}

static gboolean
shape_part (PageText *self, const PagePart *part, guint from, guint to)
{
  const char *start = self->text->str + MAX (from, part->start);
  const char *end = self->text->str + MIN (to, part->end), *next;
  PageFace *face = part->run.face;
  PageSpan span = { face->scaled, face->ascent, face->descent, face->underline, face->thickness,
                    part->run.colour, part->run.underline, TRUE, FALSE, self->glyphs->len, 0,
                    end - self->text->str };

  for (const char *at = start; at < end; at = next)
    {
      next = token_end (at, end);
      if (at > start && self->glyphs->len > span.first)
        kern (self, face, at, end);
      if (!append_word (self, face, at, next - at, &span.plain))
        return FALSE;
    }
  span.n_glyphs = self->glyphs->len - span.first;
  g_array_append_val (self->spans, span);
  return TRUE;
}

/**
 * page_text_shape:
 *
 * Puts the bytes from @from to @to together from shaped words.
 *
 * Returns: FALSE, adding nothing, when a word needs letters that its font lacks.
 */
gboolean
page_text_shape (PageText *self, guint from, guint to)
{
  guint n_glyphs = self->glyphs->len, n_spans = self->spans->len;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const PagePart *part = &g_array_index (self->parts, PagePart, i);

      if (part->end <= from || part->start >= to || shape_part (self, part, from, to))
        continue;
      g_array_set_size (self->glyphs, n_glyphs);
      g_array_set_size (self->spans, n_spans);
      return FALSE;
    }
  return TRUE;
}

/* The face whose height an empty line has. */
static const PagePart *
part_at (const PageText *self, guint byte)
{
  guint i = 0;

  while (i + 1 < self->parts->len && g_array_index (self->parts, PagePart, i).end <= byte)
    i++;
  return &g_array_index (self->parts, PagePart, i);
}

static void
measure_line (const PageText *self, PageLine *line, double spacing)
{
  int ascent = 0, descent = 0;

  for (guint i = 0; i < self->spans->len && line->n_glyphs > 0; i++)
    {
      const PageSpan *span = &g_array_index (self->spans, PageSpan, i);

      if (span->first >= line->first + line->n_glyphs
          || span->first + span->n_glyphs <= line->first)
        continue;
      ascent = MAX (ascent, span->ascent);
      descent = MAX (descent, span->descent);
    }
  if (ascent + descent == 0)
    {
      ascent = part_at (self, line->byte)->run.face->ascent;
      descent = part_at (self, line->byte)->run.face->descent;
    }
  line->baseline = ascent;
  line->height = (int) ((ascent + descent) * spacing);
}

/** page_text_add_line: below the others; its height, width and place are found here. */
void
page_text_add_line (PageText *self, const PageLine *line, double spacing)
{
  PageLine whole = *line;
  const PageGlyph *glyphs = (const PageGlyph *) self->glyphs->data;

  while (whole.n_glyphs > 0
         && self->text->str[glyphs[whole.first + whole.n_glyphs - 1].byte] == ' ')
    whole.n_glyphs--;
  whole.width = 0;
  for (guint i = 0; i < whole.n_glyphs; i++)
    whole.width += glyphs[whole.first + i].width;
  measure_line (self, &whole, spacing);
  whole.y = self->bottom;
  self->bottom += whole.height;
  g_array_append_val (self->lines, whole);
}

/* The width that counts before a break: Pango lets one space hang over the edge, no more. */
static gint64
without_space (const PageText *self, gint64 x, guint end)
{
  const PageGlyph *last = &g_array_index (self->glyphs, PageGlyph, end - 1);

  return self->text->str[last->byte] == ' ' ? x - last->width : x;
}

static gboolean
fits (const PageText *self, guint first, int width)
{
  const PageGlyph *glyphs = (const PageGlyph *) self->glyphs->data;
  gint64 needed = 0;

  for (guint i = first; i < self->glyphs->len; i++)
    needed += glyphs[i].width;
  return self->glyphs->len == first || without_space (self, needed, self->glyphs->len) <= width;
}

/* What Pango says about each character, brought to the glyphs: glyph i of the segment. */
static void
find_breaks (PageText *self, guint from, guint to, guint first)
{
  const char *text = self->text->str, *at = text + from;
  int n_chars = g_utf8_strlen (at, to - from);
  g_autofree PangoLogAttr *attrs = g_new0 (PangoLogAttr, n_chars + 1);
  guint n_glyphs = self->glyphs->len - first;

  pango_get_log_attrs (at, to - from, 0, pango_language_from_string ("id"), attrs, n_chars + 1);
  g_array_set_size (self->breaks, n_glyphs);
  for (guint i = 0, c = 0; i < n_glyphs; i++)
    {
      while ((guint) (at - text) < g_array_index (self->glyphs, PageGlyph, first + i).byte)
        {
          at = g_utf8_next_char (at);
          c++;
        }
      g_array_index (self->breaks, PangoLogAttr, i) = attrs[c];
    }
}

static gboolean
may_begin (const PageText *self, guint first, guint glyph, gboolean anywhere)
{
  const PangoLogAttr *attr = &g_array_index (self->breaks, PangoLogAttr, glyph - first);
  const PageGlyph *glyphs = (const PageGlyph *) self->glyphs->data;

  if (glyphs[glyph].byte == glyphs[glyph - 1].byte)
    return FALSE;
  return anywhere ? attr->is_char_break : attr->is_line_break;
}

/* What kerning added between a glyph and the one before it; a break between them takes it away. */
static int
kerning_before (const PageText *self, guint glyph)
{
  const PageGlyph *glyphs = (const PageGlyph *) self->glyphs->data;
  guint before = glyphs[glyph - 1].byte, at = glyphs[glyph].byte;
  const char *text = self->text->str;
  const PagePart *part = part_at (self, before);

  if (part->end <= at)
    return 0;
  return page_face_kerning (part->run.face, text + before, at - before, text + at,
                            g_utf8_next_char (text + at) - (text + at));
}

/* The first glyph of the next line. A word wider than the line is cut between letters. */
static guint
next_line (const PageText *self, guint first, guint start, int width)
{
  const PageGlyph *glyphs = (const PageGlyph *) self->glyphs->data;
  guint word = start, letter = start, i = start + 1;
  gint64 x = glyphs[start].width;

  for (; i < self->glyphs->len; x += glyphs[i++].width)
    {
      gboolean over = without_space (self, x, i) - kerning_before (self, i) > width;

      if (over && (word > start || letter > start))
        break;
      if (may_begin (self, first, i, FALSE))
        word = i;
      else if (may_begin (self, first, i, TRUE))
        letter = i;
    }
  if (i == self->glyphs->len && without_space (self, x, i) <= width)
    return i;
  return word > start ? word : letter > start ? letter : self->glyphs->len;
}

/**
 * page_text_wrap:
 * @from: where the segment begins in the text
 * @first: its first glyph; it goes to the last one there is
 * @opening: whether it begins the text, with its indent
 */
void
page_text_wrap (PageText *self, guint from, guint to, guint first, const PageMeasure *measure,
                gboolean opening)
{
  int indent = opening ? pango_units_from_double (measure->first) : 0;
  int width = pango_units_from_double (measure->width);
  guint start = first, next = self->glyphs->len;

  if (fits (self, first, width - indent))
    {
      PageLine line = { first, next - first, from, to - from, 0, 0, 0, indent, 0, TRUE };

      page_text_add_line (self, &line, measure->spacing);
      return;
    }
  find_breaks (self, from, to, first);
  for (; start < self->glyphs->len; start = next)
    {
      const PageGlyph *glyphs = (const PageGlyph *) self->glyphs->data;
      guint byte = glyphs[start].byte, end;

      next = next_line (self, first, start, width - indent);
      if (next < self->glyphs->len)
        g_array_index (self->glyphs, PageGlyph, next - 1).width -= kerning_before (self, next);
      end = next < self->glyphs->len ? glyphs[next].byte : to;
      PageLine line = { start, next - start, byte, end - byte, 0, 0, 0, indent, 0,
                        next == self->glyphs->len };
      page_text_add_line (self, &line, measure->spacing);
      indent = 0;
    }
}
