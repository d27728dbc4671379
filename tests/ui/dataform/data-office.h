/* Requests for data in the demo office: sent, late, answered, asked about, verified. */
#pragma once

#include "reference-office.h"
#include "ui/dataform/data-room.h"

G_BEGIN_DECLS

void           data_office_clear (const char *uri);
/* How many agencies each form asks at most; 0 for all there are. */
void           data_office_fill (const char *uri, guint n_agencies);
MonevDataRoom *data_office_room (MonevWindow *window);

G_END_DECLS
