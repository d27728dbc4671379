/* The bytes of a CSV as UTF-8 text. Private to its reader. */
#pragma once

#include "base/issue.h"

G_BEGIN_DECLS

GString *csv_text_decode    (const char *file, GBytes *bytes, MonevIssueList *issues,
                             GError **error);
char     csv_text_separator (const char *text, gsize length, gsize *start);

G_END_DECLS
