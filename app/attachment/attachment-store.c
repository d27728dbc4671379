#include "attachment/attachment-store.h"

#include <string.h>

#include "base/id.h"

/** monev_attachment_free: frees it. */
void
monev_attachment_free (MonevAttachment *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->owner);
  g_free (self->subject);
  g_free (self->name);
  g_free (self->type);
  g_free (self->sha256);
  g_free (self->caption);
  g_free (self->added_by);
  g_free (self->added_by_name);
  g_free (self);
}

/** monev_attachment_copy: Returns: (transfer full): of its own. */
MonevAttachment *
monev_attachment_copy (const MonevAttachment *self)
{
  MonevAttachment *copy = g_new (MonevAttachment, 1);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->owner = g_strdup (self->owner);
  copy->subject = g_strdup (self->subject);
  copy->name = g_strdup (self->name);
  copy->type = g_strdup (self->type);
  copy->sha256 = g_strdup (self->sha256);
  copy->caption = g_strdup (self->caption);
  copy->added_by = g_strdup (self->added_by);
  copy->added_by_name = g_strdup (self->added_by_name);
  return copy;
}

static MonevAttachment *
from_row (MonevDbRows *row)
{
  MonevAttachment *self = g_new0 (MonevAttachment, 1);

  self->id = g_strdup (monev_db_rows_text (row, "id"));
  self->owner = g_strdup (monev_db_rows_text (row, "owner"));
  self->subject = g_strdup (monev_db_rows_text (row, "subject"));
  self->name = g_strdup (monev_db_rows_text (row, "name"));
  self->type = g_strdup (monev_db_rows_text (row, "type"));
  self->sha256 = g_strdup (monev_db_rows_text (row, "sha256"));
  self->size = monev_db_rows_int (row, "size");
  self->caption = g_strdup (monev_db_rows_text (row, "caption"));
  self->added_at = monev_db_rows_int (row, "added_at");
  self->added_by = g_strdup (monev_db_rows_text (row, "added_by"));
  self->added_by_name = g_strdup (monev_db_rows_text (row, "added_by_name"));
  self->has_preview = monev_db_rows_int (row, "has_preview") != 0;
  self->version = monev_db_rows_int (row, "version");
  return self;
}

/**
 * monev_attachment_get:
 *
 * Returns: (transfer full): what is known about it, without its content; NOT_FOUND.
 */
MonevAttachment *
monev_attachment_get (MonevDbConnection *connection, const char *id, GError **error)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "attachment_get", MONEV_DB_BINDS (MONEV_DB_T ("id", id)), error);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  if (monev_db_rows_next (rows, &local))
    return from_row (rows);
  if (local == NULL)
    g_set_error (&local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                 "Lampiran tidak ditemukan; mungkin baru saja dihapus. Muat ulang.");
  g_propagate_error (error, local);
  return NULL;
}

/**
 * monev_attachment_list:
 *
 * Returns: (transfer full) (element-type MonevAttachment): all of @owner in the order in which they
 *   were attached, without their contents.
 */
GPtrArray *
monev_attachment_list (MonevDbConnection *connection, const char *owner, GError **error)
{
  g_autoptr (GPtrArray) list
    = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_attachment_free);
  g_autoptr (MonevDbRows) rows = monev_db_query (
    connection, "attachment_list", MONEV_DB_BINDS (MONEV_DB_T ("owner", owner)), error);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  while (monev_db_rows_next (rows, &local))
    g_ptr_array_add (list, from_row (rows));
  if (local == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, local);
  return NULL;
}

static gboolean
check_caption (const char *caption, GError **error)
{
  if (g_utf8_strlen (caption, -1) <= MONEV_CAPTION_MAX)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "Keterangan berkas paling panjang %d huruf. Ringkaskan.", MONEV_CAPTION_MAX);
  return FALSE;
}

/* Locks the content on a server, so that nobody removes it as unused before COMMIT. */
static gboolean
put_content (MonevDbConnection *connection, const MonevAttachmentFile *file, GError **error)
{
  if (!monev_db_exec (connection, "attachment_content_put",
                      MONEV_DB_BINDS (MONEV_DB_T ("sha256", file->sha256),
                                      MONEV_DB_I ("size", (gint64) g_bytes_get_size (file->bytes)),
                                      MONEV_DB_T ("type", file->type),
                                      MONEV_DB_B ("bytes", file->bytes)), NULL, error))
    return FALSE;
  return file->preview == NULL
         || monev_db_exec (connection, "attachment_preview_put",
                           MONEV_DB_BINDS (MONEV_DB_T ("sha256", file->sha256),
                                           MONEV_DB_B ("bytes", file->preview)), NULL, error);
}

/**
 * monev_attachment_add:
 * @subject: what it is attached to, one of the things of @owner
 * @official: id of who attaches it
 *
 * The same content is stored once, however often it is attached.
 *
 * Errors: INVALID (caption too long).
 *
 * Returns: (transfer full): the attachment as it is stored.
 */
MonevAttachment *
monev_attachment_add (MonevDbConnection *connection, const char *owner, const char *subject,
                      const MonevAttachmentFile *file, const char *caption, const char *official,
                      gint64 now, GError **error)
{
  g_autofree char *id = monev_id_new (now);

  if (!check_caption (caption, error) || !put_content (connection, file, error)
      || !monev_db_exec (connection, "attachment_insert",
                         MONEV_DB_BINDS (MONEV_DB_T ("id", id), MONEV_DB_T ("owner", owner),
                                         MONEV_DB_T ("subject", subject),
                                         MONEV_DB_T ("name", file->name),
                                         MONEV_DB_T ("sha256", file->sha256),
                                         MONEV_DB_T ("caption", caption), MONEV_DB_I ("at", now),
                                         MONEV_DB_T ("by", official)), NULL, error))
    return NULL;
  return monev_attachment_get (connection, id, error);
}

static gboolean
conflict_or_gone (MonevDbConnection *connection, const char *id, GError **error)
{
  g_autoptr (MonevAttachment) there = monev_attachment_get (connection, id, error);

  if (there != NULL)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_CONFLICT,
                 "Lampiran %s baru saja diubah orang lain. Muat ulang, lalu ulangi.", there->name);
  return FALSE;
}

/** monev_attachment_set_caption: Errors: INVALID (too long), CONFLICT, NOT_FOUND. */
gboolean
monev_attachment_set_caption (MonevDbConnection *connection, const char *id, gint64 version,
                              const char *caption, GError **error)
{
  gint64 affected = 0;

  if (!check_caption (caption, error)
      || !monev_db_exec (connection, "attachment_update",
                         MONEV_DB_BINDS (MONEV_DB_T ("caption", caption), MONEV_DB_T ("id", id),
                                         MONEV_DB_I ("version", version)), &affected, error))
    return FALSE;
  return affected == 1 || conflict_or_gone (connection, id, error);
}

static gboolean
lock_content (MonevDbConnection *connection, const char *sha256, GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (
    connection, "attachment_content_lock", MONEV_DB_BINDS (MONEV_DB_T ("sha256", sha256)), error);

  return rows != NULL && monev_db_rows_finish (rows, error);
}

/**
 * monev_attachment_remove:
 *
 * With the last attachment of a content the content and its preview go, too.
 *
 * Errors: CONFLICT, NOT_FOUND.
 */
gboolean
monev_attachment_remove (MonevDbConnection *connection, const char *id, gint64 version,
                         GError **error)
{
  g_autoptr (MonevAttachment) there = monev_attachment_get (connection, id, error);
  const MonevDbBind *content;
  gint64 affected = 0;

  if (there == NULL || !lock_content (connection, there->sha256, error)
      || !monev_db_exec (connection, "attachment_remove",
                         MONEV_DB_BINDS (MONEV_DB_T ("id", id), MONEV_DB_I ("version", version)),
                         &affected, error))
    return FALSE;
  if (affected != 1)
    return conflict_or_gone (connection, id, error);
  content = MONEV_DB_BINDS (MONEV_DB_T ("sha256", there->sha256));
  return monev_db_exec (connection, "attachment_preview_drop_unused", content, NULL, error)
         && monev_db_exec (connection, "attachment_content_drop_unused", content, NULL, error);
}

static GBytes *
read_bytes (MonevDbConnection *connection, const char *statement, const char *id,
            const char *missing, char **sha256, GError **error)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, statement, MONEV_DB_BINDS (MONEV_DB_T ("id", id)), error);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  if (monev_db_rows_next (rows, &local))
    {
      *sha256 = g_strdup (monev_db_rows_text (rows, "sha256"));
      return monev_db_rows_blob (rows, "bytes");
    }
  if (local == NULL)
    g_set_error_literal (&local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND, missing);
  g_propagate_error (error, local);
  return NULL;
}

/**
 * monev_attachment_read:
 *
 * Errors: NOT_FOUND; CORRUPT when the bytes are no longer what their hash says.
 *
 * Returns: (transfer full): the content, its hash checked.
 */
GBytes *
monev_attachment_read (MonevDbConnection *connection, const char *id, GError **error)
{
  g_autofree char *sha256 = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GBytes) bytes
    = read_bytes (connection, "attachment_bytes", id,
                  "Lampiran tidak ditemukan; mungkin baru saja dihapus. Muat ulang.", &sha256,
                  error);

  if (bytes == NULL)
    return NULL;
  found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (strcmp (found, sha256) == 0)
    return g_steal_pointer (&bytes);
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT,
               "Isi lampiran ini tidak cocok dengan sidik jarinya. Ambil dari cadangan terbaru.");
  return NULL;
}

/** monev_attachment_preview: Returns: (transfer full): the small JPEG; NOT_FOUND when it has none. */
GBytes *
monev_attachment_preview (MonevDbConnection *connection, const char *id, GError **error)
{
  g_autofree char *sha256 = NULL;

  return read_bytes (connection, "attachment_preview_bytes", id, "Lampiran ini tanpa pratinjau.",
                     &sha256, error);
}
