/* The desk on which one response is entered, or looked at once it was handed in.
 *
 * What is typed is kept after a moment; a crash loses the field being typed at most.
 */
#pragma once

#include "fill-view.h"
#include "remark-dialog.h"
#include "remark-panel.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

#define MONEV_TYPE_ENTRY_DESK (monev_entry_desk_get_type ())
G_DECLARE_FINAL_TYPE (MonevEntryDesk, monev_entry_desk, MONEV, ENTRY_DESK, MonevPage)

/* @id: of a response; NULL begins a new one of @instrument_id. */
GtkWidget     *monev_entry_desk_new      (MonevWindow *window, MonevSession *session,
                                          const char *instrument_id, const char *id);
gboolean       monev_entry_desk_is_ready (MonevEntryDesk *self);
gboolean       monev_entry_desk_is_kept  (MonevEntryDesk *self);
void           monev_entry_desk_submit   (MonevEntryDesk *self);
void           monev_entry_desk_review   (MonevEntryDesk *self, MonevRemarkWords *words);
const char    *monev_entry_desk_get_state (MonevEntryDesk *self);
guint          monev_entry_desk_n_issues (MonevEntryDesk *self);
MonevFillView *monev_entry_desk_get_view (MonevEntryDesk *self);
MonevRemarkPanel *monev_entry_desk_get_remarks (MonevEntryDesk *self);

G_END_DECLS
