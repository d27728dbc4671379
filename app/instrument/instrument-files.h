/* Lists that an office attaches to an instrument: "desa.csv", for questions that choose from a file
 * and for pulldata().
 *
 * An attached file is a sheet of the workbook that bears its name: so it is versioned, hashed, undone
 * and exported with the instrument, and other tools leave it alone. Its first row are the names of
 * its columns. For phones it is written as CSV beside the XLSForm.
 */
#pragma once

#include "instrument.h"

G_BEGIN_DECLS

#define MONEV_FILE_NAME_MAX 31 /* letters: what Excel allows the name of a sheet */
#define MONEV_FILE_MAX_ROWS 50000

typedef struct {
  char    *name;
  guint    rows;    /* without the names of the columns */
  guint    columns;
  gboolean used;    /* a question or a formula asks for it */
} MonevInstrumentFile;

GPtrArray    *monev_instrument_files      (const MonevInstrument *self);
char         *monev_instrument_file_name  (const char *path);
MonevXlsform *monev_instrument_attach     (const MonevInstrument *self, const char *name,
                                           const MonevTable *table, GError **error);
MonevXlsform *monev_instrument_detach     (const MonevInstrument *self, const char *name);
GPtrArray    *monev_instrument_save_files (const MonevInstrument *self, const char *folder,
                                           GError **error);
GHashTable   *monev_instrument_tables     (const MonevInstrument *self);

G_END_DECLS
