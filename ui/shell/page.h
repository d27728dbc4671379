/* A page of the window with its own header bar: a room beside the sidebar, or a desk that takes
 * the whole window and leads back.
 *
 * In a template, children of type "start" and "end" go into the header; the plain child is the
 * content. A page that may not be left yet answers "closing" with TRUE.
 */
#pragma once

#include "ui/common/search-bar.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_PAGE (monev_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (MonevPage, monev_page, MONEV, PAGE, GtkWidget)

struct _MonevPageClass {
  GtkWidgetClass parent_class;

  /* (nullable): what one begins with on the page; the focus goes there. */
  GtkWidget *(*get_first_act) (MonevPage *self);
};

GtkWidget      *monev_page_new           (const char *title);
void            monev_page_set_title     (MonevPage *self, const char *title);
const char     *monev_page_get_title     (MonevPage *self);
void            monev_page_set_subtitle  (MonevPage *self, const char *subtitle);
void            monev_page_set_content   (MonevPage *self, GtkWidget *content);
void            monev_page_add_start     (MonevPage *self, GtkWidget *child);
void            monev_page_add_end       (MonevPage *self, GtkWidget *child);
void            monev_page_set_desk      (MonevPage *self, gboolean desk);
void            monev_page_set_source    (MonevPage *self, MonevGridSource *source);
MonevSearchBar *monev_page_get_search    (MonevPage *self);
gboolean        monev_page_open_search   (MonevPage *self);
gboolean        monev_page_focus_first   (MonevPage *self);
gboolean        monev_page_ask_close     (MonevPage *self);

G_END_DECLS
