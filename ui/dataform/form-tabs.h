/* The sheets of a form, to go from one to the other: as at the foot of a workbook.
 *
 * Signals: "chosen" (guint); "renaming" when the one that is seen was clicked twice.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_FORM_TABS (monev_form_tabs_get_type ())
G_DECLARE_FINAL_TYPE (MonevFormTabs, monev_form_tabs, MONEV, FORM_TABS, AdwBin)

GtkWidget *monev_form_tabs_new (void);
void       monev_form_tabs_set (MonevFormTabs *self, const char *const *titles, guint current);

G_END_DECLS
