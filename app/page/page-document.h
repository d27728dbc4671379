/* A document to be laid out: sections of pages, and on them text, tables and drawings in order.
 *
 * Build it, hand it to monev_page_layout_new(), and leave it alone from then on.
 */
#pragma once

#include "page-table.h"

G_BEGIN_DECLS

typedef struct _MonevPageDocument MonevPageDocument;

typedef struct {
  const char   *title;
  const char   *author;
  const char   *subject;
  gint64        created; /* UTC milliseconds; stands in the PDF */
  MonevPageFont font;    /* of what names none; Arial 10 when empty */
} MonevPageInfo;

/* What stands in the margin of each page. "{page}" and "{pages}" become numbers. */
typedef struct {
  const char   *left, *middle, *right; /* (nullable) */
  MonevPageFont font;
} MonevPageFurniture;

/* Draws on the finished page, over what stands there. */
typedef void (*MonevPageMark) (const MonevPageCanvas *canvas, guint page, guint n_pages,
                               gpointer data);

typedef struct {
  MonevPagePaper     paper;
  gboolean           landscape;
  double             top, bottom, left, right; /* margins in mm; all 0: 25, 30, 30, 25 */
  MonevPageFurniture header, footer;
  MonevPageMark      mark;                     /* (nullable) */
  gpointer           mark_data;
  GDestroyNotify     free_mark;                /* (nullable): with the document */
} MonevPageSection;

MonevPageDocument *monev_page_document_new         (const MonevPageInfo *info);
MonevPageDocument *monev_page_document_ref         (MonevPageDocument *self);
void               monev_page_document_unref       (MonevPageDocument *self);
void               monev_page_document_add_section (MonevPageDocument *self,
                                                    const MonevPageSection *section);
void               monev_page_document_add_text    (MonevPageDocument *self, const char *text,
                                                    const MonevPageFont *font,
                                                    const MonevPageParagraph *paragraph);
void               monev_page_document_add_runs    (MonevPageDocument *self,
                                                    const MonevPageRun *runs, guint n_runs,
                                                    const MonevPageParagraph *paragraph);
void               monev_page_document_add_table   (MonevPageDocument *self,
                                                    MonevPageTable *table);
void               monev_page_document_add_drawing (MonevPageDocument *self,
                                                    MonevPageDrawing *drawing,
                                                    const MonevPageParagraph *paragraph);
void               monev_page_document_add_break   (MonevPageDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevPageDocument, monev_page_document_unref)

G_END_DECLS
