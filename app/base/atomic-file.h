/* Files that are there whole or not at all.
 *
 * The bytes go to a file beside the name, are brought to the disk, and only then take the name.
 * Until commit the old file stands as it was; freeing without commit leaves nothing behind.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MonevAtomicFile MonevAtomicFile;

MonevAtomicFile *monev_atomic_file_begin     (const char *path, GError **error);
gboolean         monev_atomic_file_keep_private (MonevAtomicFile *self, GError **error);
gboolean         monev_atomic_file_append    (MonevAtomicFile *self, const void *data,
                                              gsize length, GError **error);
const char      *monev_atomic_file_work_path (const MonevAtomicFile *self);
gboolean         monev_atomic_file_commit    (MonevAtomicFile *self, GError **error);
void             monev_atomic_file_free      (MonevAtomicFile *self);
gboolean         monev_atomic_file_write     (const char *path, const void *data, gsize length,
                                              GError **error);

const char      *monev_io_words              (int number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevAtomicFile, monev_atomic_file_free)

G_END_DECLS
