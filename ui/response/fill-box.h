/* One question as it is filled in: its words, the control of its kind, and what is wrong with it.
 *
 * Signals: "answered" after the answer was given to the form; "next" when one goes on with Enter.
 */
#pragma once

#include "response/response-form.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How skipped questions are shown. */
typedef enum {
  MONEV_FILL_ENTRY,  /* not at all */
  MONEV_FILL_PREVIEW /* dimmed, with why */
} MonevFillStyle;

#define MONEV_TYPE_FILL_BOX (monev_fill_box_get_type ())
G_DECLARE_FINAL_TYPE (MonevFillBox, monev_fill_box, MONEV, FILL_BOX, GtkWidget)

GtkWidget  *monev_fill_box_new         (MonevResponseForm *form, MonevFrame *frame, int question,
                                        const char *number, MonevFillStyle style);
void        monev_fill_box_refresh     (MonevFillBox *self);
MonevFrame *monev_fill_box_get_frame   (MonevFillBox *self);
int         monev_fill_box_get_question (MonevFillBox *self);
void        monev_fill_box_answer      (MonevFillBox *self, const char *typed);
void        monev_fill_box_set_current (MonevFillBox *self, gboolean current);
void        monev_fill_box_set_note    (MonevFillBox *self, const char *note);
const char *monev_fill_box_get_note    (MonevFillBox *self);
const char *monev_fill_box_get_problem (MonevFillBox *self);
gboolean    monev_fill_box_leave       (MonevFillBox *self);
void        monev_fill_box_set_shown   (MonevFillBox *self, gboolean shown);
gboolean    monev_fill_box_is_asked    (MonevFillBox *self);
gboolean    monev_fill_box_is_answered (MonevFillBox *self);

G_END_DECLS
