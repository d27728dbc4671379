/* The control that takes an answer of one kind; its text is what a person types: "1.234,5", codes.
 *
 * Signals of the widget are its own; a change is told to the callback, swapped, like a signal.
 */
#pragma once

#include "response/response-form.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct {
  MonevResponseForm *form;
  MonevFrame        *frame;
  int                question;
  GCallback          changed; /* (swapped): typed or chosen */
  GCallback          left;    /* (swapped): Enter, or another field */
  GCallback          refused; /* (swapped): a code was typed that is not offered, or taken back */
  gpointer           data;
} MonevFillAsk;

GtkWidget *monev_fill_control_new       (const MonevFillAsk *ask);
char      *monev_fill_control_get       (GtkWidget *control);
void       monev_fill_control_set       (GtkWidget *control, const MonevFillAsk *ask,
                                         const MonevResponseState *state);
const char *monev_fill_control_get_unknown (GtkWidget *control);
gboolean   monev_fill_control_is_typed  (GtkWidget *control);
GtkWidget *monev_fill_control_get_first (GtkWidget *control);

G_END_DECLS
