/* A file that is about to be attached: read with the limit, its hash, kind and preview made.
 *
 * All of it is slow and happens before a transaction begins.
 */
#pragma once

#include <gio/gio.h>

#include "base/issue.h"
#include "db-error.h"

G_BEGIN_DECLS

#define MONEV_ATTACHMENT_MAX_MEGABYTES 25
#define MONEV_ATTACHMENT_MAX_BYTES (MONEV_ATTACHMENT_MAX_MEGABYTES * 1024 * 1024)
#define MONEV_ATTACHMENT_MAX_NAME 200 /* characters */

/* Immutable after it was made. */
typedef struct {
  char       *name;    /* without folder */
  const char *type;    /* media type, by its bytes */
  char       *sha256;
  GBytes     *bytes;
  GBytes     *preview; /* nullable: a small JPEG of a photo */
} MonevAttachmentFile;

MonevAttachmentFile *monev_attachment_file_read (const char *path, GCancellable *cancellable,
                                                 MonevIssueList *issues, GError **error);
MonevAttachmentFile *monev_attachment_file_new  (const char *name, GBytes *bytes,
                                                 GCancellable *cancellable, MonevIssueList *issues,
                                                 GError **error);
void                 monev_attachment_file_free (MonevAttachmentFile *self);
char                *monev_byte_size_format     (guint64 bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevAttachmentFile, monev_attachment_file_free)

G_END_DECLS
