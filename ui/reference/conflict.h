/* Two people changed one record: what each did, side by side, and both put together. */
#pragma once

#include "db-connection.h"
#include "record/record.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What somebody else stored meanwhile. */
typedef struct {
  MonevRecord *record;
  char        *who;    /* "" when the log does not say */
  char        *when;   /* "5 Maret 2026 13.20" */
} MonevConflict;

MonevRecord *monev_conflict_merge      (const MonevRecord *before, MonevRecord *mine, MonevRecord *theirs);
GtkWidget   *monev_conflict_dialog_new (GtkWindow *parent, const MonevRecord *before,
                                        const MonevRecord *mine, const MonevConflict *theirs);

/* On a lane. */
MonevConflict *monev_conflict_load     (MonevDbConnection *connection, const MonevRecord *record,
                                        GError **error);
void           monev_conflict_free     (MonevConflict *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevConflict, monev_conflict_free)

G_END_DECLS
