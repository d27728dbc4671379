/* Writes CSV for Excel and for machines.
 *
 * UTF-8, lines end with CR LF (RFC 4180). A text that a spreadsheet would take for a formula
 * gets an apostrophe before it; a plain number, also a negative one, is left alone.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MonevCsvWriter MonevCsvWriter;

MonevCsvWriter *monev_csv_writer_new      (char separator, gboolean mark);
void            monev_csv_writer_free     (MonevCsvWriter *self);
void            monev_csv_writer_add      (MonevCsvWriter *self, const char *text);
void            monev_csv_writer_end_row  (MonevCsvWriter *self);
GBytes         *monev_csv_writer_to_bytes (MonevCsvWriter *self);
gboolean        monev_csv_writer_save     (MonevCsvWriter *self, const char *path,
                                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevCsvWriter, monev_csv_writer_free)

G_END_DECLS
