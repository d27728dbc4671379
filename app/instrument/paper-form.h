/* A questionnaire on paper: under the letterhead, with instructions, boxes for codes and figures, skips
 * in words, repeats as tables with empty rows, and a QR of the version.
 */
#pragma once

#include "instrument.h"
#include "instrument-store.h"
#include "page/page-layout.h"

G_BEGIN_DECLS

#define MONEV_PAPER_EMPTY_ROWS 6 /* of a repeat that has no number of its own */

typedef struct {
  const MonevInstrumentEntry *entry;
  gint64         number; /* of the version; 0: a concept, marked as DRAF */
  const char    *sha256; /* (nullable): of the version; stands in the QR */
  MonevPagePaper paper;
} MonevPaperFormOptions;

MonevPageLayout *monev_paper_form_layout (MonevDbConnection *connection,
                                          const MonevInstrument *instrument,
                                          const MonevPaperFormOptions *options,
                                          GCancellable *cancellable, GError **error);
gboolean         monev_paper_form_write  (MonevDbConnection *connection,
                                          const MonevInstrument *instrument,
                                          const MonevPaperFormOptions *options, const char *path,
                                          GCancellable *cancellable, GError **error);

G_END_DECLS
