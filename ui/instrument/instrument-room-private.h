/* The inside of the room of instruments. */
#pragma once

#include "instrument-room.h"
#include "instrument/office-instrument.h"
#include "ui/common/data-grid.h"

G_BEGIN_DECLS

struct _MonevInstrumentRoom
{
  MonevPage parent;
  MonevWindow *window;
  MonevSession *session;
  GCancellable *cancellable;
  MonevListSource *list;
  MonevDataGrid *grid;
  GPtrArray *entries; /* MonevInstrumentEntry, as shown */
  GtkStack *stack;
  GtkWidget *scrolled, *empty, *failure, *add;
  GtkDropDown *filter;
  GTimeZone *zone;    /* (nullable): of the office */
  gboolean reading, again, ready;
};

void monev_instrument_room_load            (MonevInstrumentRoom *self);
void monev_instrument_room_install_archive (GtkWidgetClass *klass);
void monev_instrument_room_offer           (MonevInstrumentRoom *self);
const MonevInstrumentEntry *
     monev_instrument_room_chosen          (MonevInstrumentRoom *self);

G_END_DECLS
