/* Text broken into lines, ready to be put on a page.
 *
 * Plain Latin text is put together from the shaped words of its faces; anything else is laid out
 * by Pango. Both give the same positions. A text may be set again and again; once set, it may be
 * read from any thread.
 */
#pragma once

#include "page-fonts-private.h"
#include "page-list-private.h"

G_BEGIN_DECLS

typedef struct _PageText PageText;

/* A stretch of one kind of letters; what is needed of a MonevPageRun. */
typedef struct {
  const char *text;
  PageFace   *face;
  guint32     colour;
  gboolean    underline;
} PageRun;

typedef struct {
  double width;   /* points */
  double first;   /* indent of the first line, points */
  double spacing; /* of lines, 1 is single */
  gboolean no_cache; /* everything by Pango */
} PageMeasure;

PageText *page_text_new     (void);
void      page_text_free    (PageText *self);
PageRun   page_run_make     (const char *text, const MonevPageFont *font,
                             const MonevPageFont *usual);
void      page_text_set     (PageText *self, const PageRun *runs, guint n_runs,
                             const PageMeasure *measure);
guint     page_text_n_lines (const PageText *self);
double    page_text_top     (const PageText *self, guint line);
double    page_text_height  (const PageText *self, guint from, guint to);
double    page_text_width   (const PageText *self);
const char *page_text_peek  (const PageText *self);
void      page_text_put     (const PageText *self, PageList *list, guint from, guint to, double x,
                             double y, double width, MonevPageAlign align);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PageText, page_text_free)

G_END_DECLS
