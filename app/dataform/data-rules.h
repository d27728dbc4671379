/* The rules of a form over the values of an addressee: formulas, totals, checks.
 *
 * Compiled once per version of a form. An expression stands over one row: ${nilai} is the cell of
 * that column in the same row and, where both are spread, the same part; ${nilai_lalu} the last
 * period's, ${nilai_jumlah} the sum of the column, ${kode} the code of the row. Pure.
 */
#pragma once

#include "data-values.h"

G_BEGIN_DECLS

typedef struct _MonevDataRules MonevDataRules;

MonevDataRules *monev_data_rules_new      (MonevDataForm *form, const char *file,
                                           MonevIssueList *issues);
void            monev_data_rules_free     (MonevDataRules *self);
void            monev_data_rules_work_out (const MonevDataRules *self, MonevDataValues *values,
                                           const MonevDataValues *last);
void            monev_data_rules_check    (const MonevDataRules *self, MonevDataValues *values,
                                           const MonevDataValues *last);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevDataRules, monev_data_rules_free)

G_END_DECLS
