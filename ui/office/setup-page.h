/* The first start: office, letters, first official, recovery sheet, in four calm steps.
 *
 * Signal "done": the database holds an office now; open it again. Nothing is written before the
 * third step is complete, and then all at once.
 */
#pragma once

#include "office/recovery-sheet.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_SETUP_PAGE (monev_setup_page_get_type ())
G_DECLARE_FINAL_TYPE (MonevSetupPage, monev_setup_page, MONEV, SETUP_PAGE, AdwBin)

GtkWidget *monev_setup_page_new           (const char *uri);
GtkWidget *monev_setup_page_new_for_sheet (const char *uri, const MonevRecoverySheet *sheet);
void       monev_setup_page_next          (MonevSetupPage *self);
guint      monev_setup_page_get_step      (MonevSetupPage *self);

G_END_DECLS
