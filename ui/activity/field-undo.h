/* A record of a run was added, changed or removed: the toast that says so offers to take it back. */
#pragma once

#include "activity/field.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

void monev_field_undo_offer (MonevWindow *window, MonevSession *session, const char *text,
                             MonevRecord *before, MonevRecord *after);

G_END_DECLS
