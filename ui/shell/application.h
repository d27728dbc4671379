/* The application: one instance, its actions and keys, and the window it opens.
 *
 * Signal "window-opened" hands over each new MonevWindow before it is shown: there the rooms and
 * the login are put in.
 */
#pragma once

#include "window.h"

G_BEGIN_DECLS

#define MONEV_APPLICATION_ID "id.monev.Monev"

#define MONEV_TYPE_APPLICATION (monev_application_get_type ())
G_DECLARE_FINAL_TYPE (MonevApplication, monev_application, MONEV, APPLICATION, AdwApplication)

MonevApplication *monev_application_new                   (GApplicationFlags flags);
void              monev_application_set_preferences       (MonevApplication *self, MonevWindowCallback callback,
                                                           gpointer data);

G_END_DECLS
