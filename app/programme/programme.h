/* The programme tree of a Tahun Anggaran, and the pagu on it per OPD and sumber dana.
 *
 * Source of the codes: Kepmendagri 050-5889/2021 and its successors.
 */
#pragma once

#include "record/record.h"

G_BEGIN_DECLS

extern const MonevRecordType monev_programme_type;
extern const MonevRecordType monev_budget_type;

gboolean    monev_programme_code_normalize (const char *typed, char **code, const char **level,
                                            GError **error);
char       *monev_programme_code_parent    (const char *code);
GArray     *monev_programme_years          (MonevDbConnection *connection, GError **error);

G_END_DECLS
