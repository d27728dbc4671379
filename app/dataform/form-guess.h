/* A form from a workbook that an office has used so far: its tables are recognised, not copied.
 *
 * Titles above a table, its headings in one to three storeys, the numbering line, groups, sums, what
 * the cells hold: each becomes what it means in a form, and each guess is told in words with its
 * place, for the planner to correct. Figures are read to learn their kind and are not kept. Pure, but
 * for reading the file.
 */
#pragma once

#include "form-draft.h"

G_BEGIN_DECLS

MonevFormDraft *monev_form_guess      (GPtrArray *tables, const char *title, MonevIssueList *notes);
MonevDataForm  *monev_form_guess_file (const char *path, MonevIssueList *notes, GError **error);

G_END_DECLS
