/* The choices of a list: code, wording, score; typed, moved, pasted from a spreadsheet.
 *
 * Signal "changed" (gboolean typing): monev_choice_rows_get() tells of something else now.
 */
#pragma once

#include "instrument/choice-edit.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_CHOICE_ROWS (monev_choice_rows_get_type ())
G_DECLARE_FINAL_TYPE (MonevChoiceRows, monev_choice_rows, MONEV, CHOICE_ROWS, AdwBin)

GtkWidget *monev_choice_rows_new    (void);
void       monev_choice_rows_fill   (MonevChoiceRows *self, const MonevInstrument *instrument,
                                     int list, guint language);
GPtrArray *monev_choice_rows_get    (MonevChoiceRows *self);

/* As if typed, pasted and pressed; for tests. */
void       monev_choice_rows_paste  (MonevChoiceRows *self, const char *text);
void       monev_choice_rows_set    (MonevChoiceRows *self, guint line, guint column,
                                     const char *text);
void       monev_choice_rows_move   (MonevChoiceRows *self, guint line, int by);
void       monev_choice_rows_remove (MonevChoiceRows *self, guint line);

G_END_DECLS
