/* Instruments as Excel files, in and out, with nothing lost but colours and widths. */
#pragma once

#include "base/issue.h"
#include "xlsform.h"

G_BEGIN_DECLS

MonevXlsform *monev_xlsform_read  (const char *path, MonevIssueList *issues, GError **error);
gboolean      monev_xlsform_write (const MonevXlsform *self, const char *path, GError **error);

G_END_DECLS
