/* Text that plain words cannot give: other scripts, letters of another font, tabs. */
#include "page-glyphs-private.h"

static const PagePart *
part_of (const PageText *self, guint byte)
{
  guint i = 0;

  while (i + 1 < self->parts->len && g_array_index (self->parts, PagePart, i).end <= byte)
    i++;
  return &g_array_index (self->parts, PagePart, i);
}

static PangoAttrList *
list_faces (const PageText *self, guint from, guint to)
{
  PangoAttrList *list = pango_attr_list_new ();

  for (guint i = 0; i < self->parts->len; i++)
    {
      const PagePart *part = &g_array_index (self->parts, PagePart, i);
      PangoAttribute *attr;

      if (part->end <= from || part->start >= to)
        continue;
      attr = pango_attr_font_desc_new (part->run.face->description);
      attr->start_index = MAX (part->start, from) - from;
      attr->end_index = MIN (part->end, to) - from;
      pango_attr_list_insert (list, attr);
    }
  return list;
}

/* A word or a code that is wider than its cell is cut as it is: a hyphen that nobody wrote would be
 * read as part of it. A soft hyphen asks for one. */
static void
forbid_hyphens (PangoAttrList *list, const char *text, guint length)
{
  if (g_strstr_len (text, length, "\u00AD") == NULL)
    pango_attr_list_insert (list, pango_attr_insert_hyphens_new (FALSE));
}

static PangoLayout *
make_layout (const PageText *self, guint from, guint to, const PageMeasure *measure,
             gboolean opening)
{
  PangoLayout *layout = pango_layout_new (page_fonts_context ());
  PangoAttrList *faces = list_faces (self, from, to);

  forbid_hyphens (faces, self->text->str + from, to - from);
  pango_layout_set_font_description (layout, part_of (self, from)->run.face->description);
  pango_layout_set_text (layout, self->text->str + from, to - from);
  pango_layout_set_attributes (layout, faces);
  pango_layout_set_width (layout, pango_units_from_double (measure->width));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (opening)
    pango_layout_set_indent (layout, pango_units_from_double (measure->first));
  pango_attr_list_unref (faces);
  return layout;
}

/* A letter that no font has is shown as the box of the font, and keeps its text. */
static guint32
glyph_of (const PangoGlyphInfo *info)
{
  return (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0 ? 0 : info->glyph;
}

static void
take_run (PageText *self, guint from, const PangoGlyphItem *run)
{
  const PangoItem *item = run->item;
  const PagePart *part = part_of (self, from + item->offset);
  PangoFont *font = item->analysis.font;
  cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));
  PageSpan span = { scaled, 0, 0, part->run.face->underline, part->run.face->thickness,
                    part->run.colour, part->run.underline, FALSE,
                    (item->analysis.level & 1) != 0, self->glyphs->len,
                    run->glyphs->num_glyphs, from + item->offset + item->length };

  page_fonts_metrics (font, &span.ascent, &span.descent);
  g_ptr_array_add (self->held, cairo_scaled_font_reference (scaled));
  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &run->glyphs->glyphs[i];
      PageGlyph glyph = { glyph_of (info), from + item->offset + run->glyphs->log_clusters[i],
                          info->geometry.width, info->geometry.x_offset, info->geometry.y_offset };

      g_array_append_val (self->glyphs, glyph);
    }
  g_array_append_val (self->spans, span);
}

/** page_text_lay_by_pango: the bytes from @from to @to as Pango breaks them. Locked. */
void
page_text_lay_by_pango (PageText *self, guint from, guint to, const PageMeasure *measure,
                        gboolean opening)
{
  PangoLayout *layout = make_layout (self, from, to, measure, opening);

  for (GSList *at = pango_layout_get_lines_readonly (layout); at != NULL; at = at->next)
    {
      const PangoLayoutLine *source = at->data;
      PageLine line = { self->glyphs->len, 0, from + source->start_index, source->length,
                        0, 0, 0, 0, 0, at->next == NULL };

      for (GSList *run = source->runs; run != NULL; run = run->next)
        take_run (self, from, run->data);
      line.n_glyphs = self->glyphs->len - line.first;
      if (opening && source->start_index == 0)
        line.indent = pango_units_from_double (measure->first);
      page_text_add_line (self, &line, measure->spacing);
    }
  g_object_unref (layout);
}
