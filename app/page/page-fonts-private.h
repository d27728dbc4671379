/* The letters of the room: one font map for the whole program, apart from the window's, and the
 * words that were shaped with it.
 *
 * Whatever touches a face's words or Pango runs between page_fonts_lock() and page_fonts_unlock().
 * A face lives as long as the program; its scaled font may be drawn with on any thread.
 */
#pragma once

#include <pango/pangocairo.h>

#include "page-style.h"

G_BEGIN_DECLS

#define PAGE_POINTS_PER_MM (72.0 / 25.4)

/* In Pango units, so that sums are those of Pango to the last digit. */
typedef struct {
  guint32 glyph;
  guint32 byte; /* of the text that it comes from */
  gint32  width;
  gint32  dx, dy;
} PageGlyph;

typedef struct {
  const char *text;
  guint       length;
  gboolean    plain;   /* one glyph for each character, all of the face itself */
  gboolean    foreign; /* needs letters of another font: Pango must lay it out */
  guint       n_glyphs;
  PageGlyph  *glyphs;
} PageWord;

typedef struct {
  PangoFontDescription *description;
  PangoFont            *font;
  cairo_scaled_font_t  *scaled;
  int                   ascent, descent;        /* Pango units */
  double                underline, thickness;   /* points; the former below the baseline */
  GHashTable           *words;
  PageWord             *singles[128];           /* one character: digits, spaces */
  gint32               *pairs;                  /* kerning where words meet, 128 x 128 */
} PageFace;

void            page_fonts_lock    (void);
void            page_fonts_unlock  (void);
PangoContext   *page_fonts_context (void);
PageFace       *page_fonts_face    (const MonevPageFont *font, const MonevPageFont *usual);
const PageWord *page_face_word     (PageFace *face, const char *text, guint length);
int             page_face_kerning  (PageFace *face, const char *before, guint n_before,
                                    const char *after, guint n_after);
void            page_fonts_metrics (PangoFont *font, int *ascent, int *descent);

G_END_DECLS
