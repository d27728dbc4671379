/* How things look on a page: paper, letters, paragraphs.
 *
 * Lengths are millimetres, sizes of letters are points, colours are 0xRRGGBB. A member left 0 or
 * NULL means the usual: black, left, single lines, and the letters of the document.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  MONEV_PAGE_A4,    /* 210 x 297 */
  MONEV_PAGE_F4,    /* 215 x 330 */
  MONEV_PAGE_FOLIO  /* 8.5 x 13 inches */
} MonevPagePaper;

typedef enum {
  MONEV_PAGE_LEFT,
  MONEV_PAGE_CENTER,
  MONEV_PAGE_RIGHT,
  MONEV_PAGE_JUSTIFY /* the last line stands left */
} MonevPageAlign;

typedef enum { MONEV_PAGE_TOP, MONEV_PAGE_MIDDLE, MONEV_PAGE_BOTTOM } MonevPageVertical;

typedef struct {
  const char *family;
  double      size; /* points */
  gboolean    bold;
  gboolean    italic;
  gboolean    underline;
  guint32     colour;
} MonevPageFont;

/* A stretch of text in one kind of letters. */
typedef struct {
  const char   *text; /* UTF-8; "\n" begins a new line */
  MonevPageFont font;
} MonevPageRun;

typedef struct {
  MonevPageAlign align;
  double         spacing;  /* of lines: 1 single, 1.5; 0 is 1 */
  double         before;   /* not at the top of a page */
  double         after;
  double         left;     /* indents */
  double         right;
  double         first;    /* of the first line, added to left; may be negative */
  gboolean       keep_with_next;
  gboolean       keep_whole;
  guint          outline;  /* level in the outline of the PDF, 1 is the highest; 0 is none */
} MonevPageParagraph;

void monev_page_paper_size (MonevPagePaper paper, gboolean landscape, double *width,
                            double *height);

G_END_DECLS
