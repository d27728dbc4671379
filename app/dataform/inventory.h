/* The Daftar Inventarisasi Data: which data there are, what they mean, and which OPD has them; and the
 * form that asks for them (SOP C.3, step 3). */
#pragma once

#include "data-form.h"
#include "record/record.h"

G_BEGIN_DECLS

extern const MonevRecordType monev_inventory_type;

/* What is made of the inventory. */
typedef struct {
  const char         *code;
  const char         *title;
  MonevDataPeriodKind period;
} MonevInventoryForm;

MonevDataForm *monev_inventory_make_form (const GPtrArray *items, const GPtrArray *agencies,
                                          const MonevInventoryForm *what, MonevIssueList *issues,
                                          GError **error);

G_END_DECLS
