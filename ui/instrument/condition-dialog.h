/* Picks the conditions of a formula: question – comparison – choice, all of them or one of them.
 *
 * Signal "done" (text): the formula they make, "" for none.
 */
#pragma once

#include "instrument/condition.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_CONDITION_DIALOG (monev_condition_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MonevConditionDialog, monev_condition_dialog, MONEV, CONDITION_DIALOG,
                      AdwMessageDialog)

GtkWidget *monev_condition_dialog_new  (GtkWindow *parent, const char *heading,
                                        MonevInstrument *instrument, guint question, gboolean own,
                                        const char *text);
void       monev_condition_dialog_add  (MonevConditionDialog *self,
                                        const MonevCondition *condition);
char      *monev_condition_dialog_text (MonevConditionDialog *self);
gboolean   monev_condition_dialog_can  (const char *text);

G_END_DECLS
