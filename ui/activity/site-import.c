#include "site-import.h"

#include "activity/field.h"
#include "run-import.h"

#include <glib/gi18n.h>

/* Nothing is to be asked of one sheet whose headings are known. */
static gboolean
ready (const MonevImportAim *aim, const MonevTable *table, gboolean recognised, gboolean has_sheets)
{
  return recognised && !has_sheets;
}

static const MonevImportKind sites = {
  .invite = N_ ("Seret berkas ke sini, atau pilih: Excel (.xlsx, .xls) atau CSV. Judul kolom boleh "
                "berbeda. Tidak ada yang disimpan sebelum diperiksa."),
  .look = N_ ("Lihat Lokasi"),
  .done = N_ ("%s lokasi diimpor"),
  .ready = ready,
  MONEV_RUN_IMPORT_WORK,
};

/** monev_site_import_new: @activity: title of the run. Returns: (transfer floating): to be given to
 * monev_window_push_desk(). */
GtkWidget *
monev_site_import_new (MonevWindow *window, MonevSession *session, const char *activity_id,
                       const char *activity)
{
  GtkWidget *desk = monev_import_desk_new (window, session, _("Impor Lokasi"), &sites,
                                           monev_run_import_columns (&monev_site_type),
                                           activity_id);

  monev_page_set_subtitle (MONEV_PAGE (desk), activity);
  return desk;
}
