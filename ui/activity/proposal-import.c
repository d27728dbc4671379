#include "proposal-import.h"

#include "activity/field.h"
#include "run-import.h"

#include <glib/gi18n.h>

/* The source is asked for first: a file seldom says it. */
static gboolean
ready (const MonevImportAim *aim, const MonevTable *table, gboolean recognised, gboolean has_sheets)
{
  return FALSE;
}

static const MonevImportKind proposals = {
  .invite = N_ ("Seret berkas ke sini, atau pilih: Excel (.xlsx, .xls) atau CSV dari Musrenbang, "
                "Pokir, atau OPD. Judul kolom boleh berbeda. Tidak ada yang disimpan sebelum "
                "diperiksa."),
  .look = N_ ("Lihat Usulan"),
  .done = N_ ("%s usulan diimpor"),
  .option = "source",
  .option_hint = N_ ("Berlaku bagi baris yang tidak menyebut sumbernya sendiri"),
  .ready = ready,
  MONEV_RUN_IMPORT_WORK,
};

/** monev_proposal_import_new: @activity: what the run is called. Returns: (transfer floating): to be
 * given to monev_window_push_desk(). */
GtkWidget *
monev_proposal_import_new (MonevWindow *window, MonevSession *session, const char *activity_id,
                           const char *activity)
{
  GtkWidget *desk = monev_import_desk_new (window, session, _("Impor Usulan"), &proposals,
                                           monev_run_import_columns (&monev_proposal_type),
                                           activity_id);

  monev_page_set_subtitle (MONEV_PAGE (desk), activity);
  return desk;
}
