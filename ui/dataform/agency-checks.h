/* A list of OPD to tick, with a search above it and buttons for all and none of what is shown.
 *
 * Signal "changed" when another set is ticked.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_AGENCY_CHECKS (monev_agency_checks_get_type ())
G_DECLARE_FINAL_TYPE (MonevAgencyChecks, monev_agency_checks, MONEV, AGENCY_CHECKS, AdwBin)

GtkWidget *monev_agency_checks_new       (void);
void       monev_agency_checks_set       (MonevAgencyChecks *self, GPtrArray *agencies);
guint      monev_agency_checks_get_n     (MonevAgencyChecks *self);
GStrv      monev_agency_checks_get_ids   (MonevAgencyChecks *self);
void       monev_agency_checks_tick      (MonevAgencyChecks *self, const char *const *ids);
void       monev_agency_checks_tick_all  (MonevAgencyChecks *self, gboolean active);
void       monev_agency_checks_search    (MonevAgencyChecks *self, const char *text);

G_END_DECLS
