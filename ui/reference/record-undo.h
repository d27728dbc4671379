/* Taking back an edit that is stored already: the former values become a new version. */
#pragma once

#include "record-desk.h"

G_BEGIN_DECLS

void monev_record_undo_offer (MonevRecordDesk *desk, MonevWindow *window, MonevSession *session,
                              const char *text, MonevRecord *before, MonevRecord *saved);

G_END_DECLS
