/* Scoring of an instrument: which questions count and how much, the formula, and what a value is
 * called. The grades are typed here; weights and scores stand with their questions.
 */
#pragma once

#include "instrument-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWindow *monev_score_dialog_ask (GtkWindow *parent, MonevInstrumentEditor *editor);

G_END_DECLS
