/* A whole questionnaire to be filled in: groups, repeats, questions below one another.
 *
 * Only what a change moves is drawn again. Signal "changed" after each answer and each instance that
 * is added or taken away. One question after another can be asked instead; "moved" when another one
 * is. One that is looked at only has an answer that is chosen, by a click or
 * the arrow keys.
 */
#pragma once

#include "fill-box.h"

G_BEGIN_DECLS

#define MONEV_TYPE_FILL_VIEW (monev_fill_view_get_type ())
G_DECLARE_FINAL_TYPE (MonevFillView, monev_fill_view, MONEV, FILL_VIEW, GtkWidget)

GtkWidget         *monev_fill_view_new       (MonevFillStyle style);
void               monev_fill_view_set_form  (MonevFillView *self, MonevResponseForm *form);
MonevResponseForm *monev_fill_view_get_form  (MonevFillView *self);
void               monev_fill_view_set_part  (MonevFillView *self, int part);
void               monev_fill_view_refresh   (MonevFillView *self);
MonevFillBox      *monev_fill_view_find      (MonevFillView *self, MonevFrame *frame,
                                              int question);
void               monev_fill_view_go_to     (MonevFillView *self, MonevFrame *frame,
                                              int question);
gboolean           monev_fill_view_go_to_place (MonevFillView *self, const char *place);
void               monev_fill_view_set_read_only (MonevFillView *self, gboolean read_only);
char              *monev_fill_view_get_place (MonevFillView *self);
gboolean           monev_fill_view_set_note  (MonevFillView *self, const char *place,
                                              const char *note);
void               monev_fill_view_set_current (MonevFillView *self, int question);
void               monev_fill_view_set_single  (MonevFillView *self, gboolean single);
gboolean           monev_fill_view_step        (MonevFillView *self, int by);
void               monev_fill_view_get_progress (MonevFillView *self, guint *at, guint *n);
void               monev_fill_view_focus_first (MonevFillView *self);

G_END_DECLS
