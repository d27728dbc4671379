/* A formula: typed with completion, and below it what it means in words, or what is wrong where.
 *
 * Signals: "changed" (text) while one types; "pick" when conditions shall be picked instead.
 */
#pragma once

#include "instrument/instrument.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_FORMULA_FIELD (monev_formula_field_get_type ())
G_DECLARE_FINAL_TYPE (MonevFormulaField, monev_formula_field, MONEV, FORMULA_FIELD, AdwBin)

GtkWidget  *monev_formula_field_new         (const char *title, const char *lead, gboolean picked);
void        monev_formula_field_show        (MonevFormulaField *self, MonevInstrument *instrument,
                                             guint question, MonevRule rule, const char *text);
const char *monev_formula_field_get_text    (MonevFormulaField *self);
const char *monev_formula_field_get_meaning (MonevFormulaField *self);
gboolean    monev_formula_field_is_wrong    (MonevFormulaField *self);
void        monev_formula_field_type        (MonevFormulaField *self, const char *text);
gboolean    monev_formula_field_complete    (MonevFormulaField *self, guint nth);

G_END_DECLS
