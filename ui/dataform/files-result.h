/* Which workbooks were written, and for which OPD not. */
#pragma once

#include "base/issue.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *monev_files_result_new (GtkWindow *parent, GPtrArray *files, MonevIssueList *issues);

G_END_DECLS
