#include "data-workbook.h"

#include "exchange/xlsx-form.h"

/**
 * monev_data_workbook_write:
 * @what: plain values; nothing is read or asked for
 * @issues: (nullable): told of wording that does not fit into a cell
 *
 * Returns: FALSE with IO; then what stood at @path before still stands there
 */
gboolean
monev_data_workbook_write (const MonevDataWorkbook *what, const char *path, MonevIssueList *issues,
                           GError **error)
{
  MonevXlsxOptions options = { .title = what->period_label, .created = what->now / 1000 };
  g_autoptr (MonevXlsxForm) form = monev_xlsx_form_new (path, &options, issues, error);

  return form != NULL && monev_xlsx_form_finish (form, error);
}
