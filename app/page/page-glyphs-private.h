/* The inside of a text: glyphs in order, the spans that they belong to, the lines they fill. */
#pragma once

#include "page-text-private.h"

G_BEGIN_DECLS

/* Glyphs of one font and colour that follow each other. */
typedef struct {
  cairo_scaled_font_t *scaled;
  int                  ascent, descent; /* Pango units */
  double               underline, thickness;
  guint32              colour;
  gboolean             underlined, plain, backward;
  guint                first, n_glyphs;
  guint                end; /* byte behind the last one */
} PageSpan;

typedef struct {
  guint    first, n_glyphs; /* without the spaces at its end */
  guint    byte, n_bytes;
  gint64   y;               /* Pango units, from the top of the text */
  int      height, baseline;
  int      indent, width;
  gboolean closing; /* the last before a line end: never stretched */
} PageLine;

/* Where a run lies in the text. */
typedef struct {
  PageRun run;
  guint   start, end;
} PagePart;

struct _PageText {
  GString   *text;
  GArray    *parts;
  GArray    *glyphs;
  GArray    *spans;
  GArray    *lines;
  GArray    *breaks; /* PangoLogAttr */
  GPtrArray *held;   /* scaled fonts that no face holds */
  gint64     bottom;
};

void     page_text_add_line   (PageText *self, const PageLine *line, double spacing);
gboolean page_text_shape      (PageText *self, guint from, guint to);
void     page_text_wrap       (PageText *self, guint from, guint to, guint first,
                               const PageMeasure *measure, gboolean opening);
void     page_text_lay_by_pango (PageText *self, guint from, guint to,
                                 const PageMeasure *measure, gboolean opening);

G_END_DECLS
