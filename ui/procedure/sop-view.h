/* The pages of an SOP AP on the screen, by the same drawing as the PDF. White paper in any style.
 *
 * Put it into a GtkScrolledWindow. Ctrl and the wheel zoom; a click or the arrows choose a step,
 * Enter or a double click emits "step-activated" (int); "step-selected" (int) and "view-changed"
 * (another page or zoom) tell what happened.
 */
#pragma once

#include "procedure/sop-page.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MONEV_TYPE_SOP_VIEW (monev_sop_view_get_type ())
G_DECLARE_FINAL_TYPE (MonevSopView, monev_sop_view, MONEV, SOP_VIEW, GtkWidget)

GtkWidget *monev_sop_view_new        (void);
void       monev_sop_view_set_sheet  (MonevSopView *self, MonevSopSheet *sheet);
void       monev_sop_view_set_step   (MonevSopView *self, int step);
int        monev_sop_view_get_step   (MonevSopView *self);
void       monev_sop_view_reveal     (MonevSopView *self);
void       monev_sop_view_zoom_by    (MonevSopView *self, double factor);
void       monev_sop_view_set_zoom   (MonevSopView *self, double zoom);
double     monev_sop_view_get_zoom   (MonevSopView *self);
void       monev_sop_view_fit        (MonevSopView *self);
guint      monev_sop_view_get_page   (MonevSopView *self);
guint      monev_sop_view_n_pages    (MonevSopView *self);
void       monev_sop_view_set_page   (MonevSopView *self, guint page);

G_END_DECLS
