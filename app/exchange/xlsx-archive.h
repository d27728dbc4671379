/* The zip around a workbook: its parts by name, each read as a stream. Private to the reader.
 *
 * Nothing is unpacked to disk. What a part may cost is bounded while it is inflated, so a bomb is
 * refused before it is whole. Names of parts are compared without case (ECMA-376 part 2, 9.1.1)
 * and stand without a leading slash.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _XlsxArchive XlsxArchive;

typedef struct {
  /* Whether the part (its name in lower case) is to be read. */
  gboolean (*wants) (const char *part, gpointer data);
  gboolean (*chunk) (const char *bytes, gsize length, gpointer data, GError **error);
  /* The part is whole and its checksum holds; set @enough to end the walk. */
  gboolean (*done) (gpointer data, gboolean *enough, GError **error);
} XlsxVisitor;

XlsxArchive *xlsx_archive_open      (const char *path, GError **error);
XlsxArchive *xlsx_archive_new_bytes (const char *file, GBytes *bytes, GError **error);
void         xlsx_archive_free      (XlsxArchive *self);
const char  *xlsx_archive_file      (XlsxArchive *self);
gboolean     xlsx_archive_has       (XlsxArchive *self, const char *part);
gboolean     xlsx_archive_walk      (XlsxArchive *self, const XlsxVisitor *visitor, gpointer data,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlsxArchive, xlsx_archive_free)

G_END_DECLS
