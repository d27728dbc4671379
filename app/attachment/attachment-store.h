/* Files attached to anything: contents under their SHA-256, stored once, and who attached them.
 *
 * A subject ("step/0190…") has any number of attachments; its owner ("activity/0190…") is what they
 * are read by at once. Each function runs inside the caller's transaction; rights and the log are
 * the caller's.
 */
#pragma once

#include "attachment/attachment-file.h"
#include "db-connection.h"

G_BEGIN_DECLS

#define MONEV_CAPTION_MAX 300 /* characters */

typedef struct {
  char    *id;
  char    *owner;
  char    *subject;
  char    *name;
  char    *type;
  char    *sha256;
  gint64   size;
  char    *caption;
  gint64   added_at;      /* UTC milliseconds */
  char    *added_by;      /* id of the official */
  char    *added_by_name;
  gboolean has_preview;
  gint64   version;
} MonevAttachment;

MonevAttachment *monev_attachment_add     (MonevDbConnection *connection, const char *owner,
                                           const char *subject, const MonevAttachmentFile *file,
                                           const char *caption, const char *official, gint64 now,
                                           GError **error);
MonevAttachment *monev_attachment_get     (MonevDbConnection *connection, const char *id,
                                           GError **error);
GPtrArray       *monev_attachment_list    (MonevDbConnection *connection, const char *owner,
                                           GError **error);
gboolean         monev_attachment_set_caption (MonevDbConnection *connection, const char *id,
                                           gint64 version, const char *caption, GError **error);
gboolean         monev_attachment_remove  (MonevDbConnection *connection, const char *id,
                                           gint64 version, GError **error);
GBytes          *monev_attachment_read    (MonevDbConnection *connection, const char *id,
                                           GError **error);
GBytes          *monev_attachment_preview (MonevDbConnection *connection, const char *id,
                                           GError **error);
MonevAttachment *monev_attachment_copy    (const MonevAttachment *self);
void             monev_attachment_free    (MonevAttachment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevAttachment, monev_attachment_free)

G_END_DECLS
