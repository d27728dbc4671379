/* The versions of an instrument: each as it was issued, to be read and tried, and what the next one
 * changed. */
#pragma once

#include "instrument/office-instrument.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

#define MONEV_TYPE_VERSION_DESK (monev_version_desk_get_type ())
G_DECLARE_FINAL_TYPE (MonevVersionDesk, monev_version_desk, MONEV, VERSION_DESK, MonevPage)

GtkWidget  *monev_version_desk_new         (MonevWindow *window, MonevSession *session,
                                            const MonevInstrumentEntry *entry);
gboolean    monev_version_desk_is_ready    (MonevVersionDesk *self);
void        monev_version_desk_choose      (MonevVersionDesk *self, gint64 number);
const char *monev_version_desk_get_changes (MonevVersionDesk *self);

G_END_DECLS
