/* The room Referensi: what everything else refers to, one list of tables at the left.
 *
 * Subjects: agency, official, position, appointment, programme, budget, calendar, region, office,
 * safety.
 */
#pragma once

#include "panel.h"
#include "ui/shell/page.h"

G_BEGIN_DECLS

#define MONEV_TYPE_REFERENCE_ROOM (monev_reference_room_get_type ())
G_DECLARE_FINAL_TYPE (MonevReferenceRoom, monev_reference_room, MONEV, REFERENCE_ROOM, MonevPage)

/* Adds the room "reference" and the action win.open-reference ("s": a subject). */
void                 monev_reference_room_register  (MonevWindow *window, MonevSession *session);

GtkWidget           *monev_reference_room_new       (MonevWindow *window, MonevSession *session);
gboolean             monev_reference_room_show      (MonevReferenceRoom *self, const char *subject);
const char          *monev_reference_room_get_shown (MonevReferenceRoom *self);
MonevReferencePanel *monev_reference_room_get_panel (MonevReferenceRoom *self);

G_END_DECLS
