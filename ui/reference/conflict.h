/* Two people changed one record: what each did, side by side, and both put together. */
#pragma once

#include "record/record.h"

#include <adwaita.h>

G_BEGIN_DECLS

MonevRecord *monev_conflict_merge      (const MonevRecord *before, MonevRecord *mine, MonevRecord *theirs);
GtkWidget   *monev_conflict_dialog_new (GtkWindow *parent, const MonevRecord *before, const MonevRecord *mine,
                                        const MonevRecord *theirs);

G_END_DECLS
