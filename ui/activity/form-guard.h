/* The keys of a form, and the question before what was typed goes: the same in every form of a run.
 *
 * Ctrl+S and Ctrl+Enter press its default button, Escape closes it.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum {
  MONEV_FORM_SAME,    /* as it was opened: it may go */
  MONEV_FORM_CHANGED, /* something was typed */
  MONEV_FORM_BUSY     /* being saved: it stays */
} MonevFormState;

typedef MonevFormState (*MonevFormAsk) (GtkWidget *form);

void monev_form_guard (GtkWindow *form, MonevFormAsk ask);

G_END_DECLS
