/* A document broken into pages: shown on the screen, written as PDF, told as boxes.
 *
 * A layout is immutable. It may be made and read on any thread and by several at once; what it
 * shows needs neither a window nor a display. Equal documents give equal bytes.
 */
#pragma once

#include <gio/gio.h>

#include "page-document.h"

G_BEGIN_DECLS

typedef struct _MonevPageLayout MonevPageLayout;

typedef void (*MonevPageProgress) (guint done, guint total, gpointer data);

MonevPageLayout *monev_page_layout_new       (MonevPageDocument *document,
                                              GCancellable *cancellable, GError **error);
MonevPageLayout *monev_page_layout_ref       (MonevPageLayout *self);
void             monev_page_layout_unref     (MonevPageLayout *self);
guint            monev_page_layout_n_pages   (const MonevPageLayout *self);
void             monev_page_layout_page_size (const MonevPageLayout *self, guint page,
                                              double *width, double *height);
gboolean         monev_page_layout_draw      (const MonevPageLayout *self, guint page, cairo_t *cr,
                                              GError **error);
void             monev_page_layout_fragments (const MonevPageLayout *self,
                                              const MonevPageTable *table,
                                              MonevPageFragmentFunc each, gpointer data);
char            *monev_page_layout_dump      (const MonevPageLayout *self, GError **error);
GBytes          *monev_page_layout_to_pdf    (const MonevPageLayout *self,
                                              GCancellable *cancellable,
                                              MonevPageProgress progress, gpointer data,
                                              GError **error);
gboolean         monev_page_layout_write_pdf (const MonevPageLayout *self, const char *path,
                                              GCancellable *cancellable,
                                              MonevPageProgress progress, gpointer data,
                                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevPageLayout, monev_page_layout_unref)

G_END_DECLS
