#include "request-round.h"

#include <string.h>

#include "audit/audit.h"
#include "request-private.h"

typedef struct {
  const MonevActor          *actor;
  const MonevDataSubmission *round;
  MonevRoundDetails          details;
  const MonevAttachmentFile *file;
  const MonevAttachment     *attached;
  MonevAttachment           *kept;
} Telling;

/** monev_round_has_file: Returns: whether the attachment hangs on that round. */
gboolean
monev_round_has_file (const char *round_id, const MonevAttachment *file)
{
  return g_str_has_prefix (file->subject, "submission/")
         && strcmp (file->subject + strlen ("submission/"), round_id) == 0;
}

static gboolean
log_it (MonevDbConnection *connection, const Telling *self, const char *official, gint64 now,
        const char *kind, json_t *detail, GError **error)
{
  g_autofree char *subject = g_strconcat ("data/", self->round->addressee_id, NULL);

  json_object_set_new (detail, "round", json_integer (self->round->round));
  return monev_audit_append (connection, now, official, kind, subject, detail, error);
}

/* ---- words ---- */

static gboolean
check_details (const MonevRoundDetails *details, GError **error)
{
  MonevDate day;

  return *details->letter_date == '\0' || monev_date_from_iso (details->letter_date, &day, error);
}

static gboolean
write_words (MonevDbConnection *connection, gpointer data, GError **error)
{
  Telling *self = data;
  const MonevDataSubmission *old = self->round;
  const MonevRoundDetails *now_said = &self->details;
  gint64 now = 0, changed = 0;
  g_autoptr (MonevActor) actor
      = monev_request_actor (connection, self->actor, MONEV_ACT_DATA_RECEIVE, &now, error);
  json_auto_t *detail = NULL;

  if (actor == NULL
      || !monev_db_exec (
          connection, "data_submission_update",
          MONEV_DB_BINDS (MONEV_DB_T ("id", old->id),
                          MONEV_DB_T ("letter_number", now_said->letter_number),
                          MONEV_DB_T ("letter_date", now_said->letter_date),
                          MONEV_DB_T ("filled_by", now_said->filled_by),
                          MONEV_DB_T ("filled_phone", now_said->filled_phone),
                          MONEV_DB_T ("old_number", old->letter_number),
                          MONEV_DB_T ("old_date", old->letter_date),
                          MONEV_DB_T ("old_by", old->filled_by),
                          MONEV_DB_T ("old_phone", old->filled_phone)),
          &changed, error))
    return FALSE;
  if (changed != 1)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_CONFLICT,
                   "Keterangan data masuk ke-%" G_GINT64_FORMAT
                   " baru saja diubah orang lain. Muat ulang, lalu ulangi.",
                   old->round);
      return FALSE;
    }
  detail = json_pack ("{s:s, s:s, s:s, s:s}", "letter_number", now_said->letter_number,
                      "letter_date", now_said->letter_date, "filled_by", now_said->filled_by,
                      "filled_phone", now_said->filled_phone);
  return log_it (connection, self, actor->official_id, now, "data.describe", detail, error);
}

/** monev_round_describe: @round: as it was read; INVALID: the date cannot be read. */
gboolean
monev_round_describe (MonevDbConnection *connection, const MonevActor *actor,
                      const MonevDataSubmission *round, const MonevRoundDetails *details,
                      GError **error)
{
  Telling self = { .actor = actor, .round = round, .details = *details };

  if (self.details.letter_number == NULL)
    self.details.letter_number = round->letter_number;
  if (self.details.letter_date == NULL)
    self.details.letter_date = round->letter_date;
  if (self.details.filled_by == NULL)
    self.details.filled_by = round->filled_by;
  if (self.details.filled_phone == NULL)
    self.details.filled_phone = round->filled_phone;
  return check_details (&self.details, error)
         && monev_db_transaction (connection, write_words, &self, error);
}

/* ---- files ---- */

static gboolean
write_file (MonevDbConnection *connection, gpointer data, GError **error)
{
  Telling *self = data;
  gint64 now = 0;
  g_autofree char *owner = g_strconcat ("data/", self->round->addressee_id, NULL);
  g_autofree char *subject = g_strconcat ("submission/", self->round->id, NULL);
  g_autoptr (MonevActor) actor
      = monev_request_actor (connection, self->actor, MONEV_ACT_DATA_RECEIVE, &now, error);
  json_auto_t *detail = json_pack ("{s:s}", "file", self->file->name);

  g_clear_pointer (&self->kept, monev_attachment_free);
  if (actor == NULL)
    return FALSE;
  self->kept = monev_attachment_add (connection, owner, subject, self->file, "",
                                     actor->official_id, now, error);
  return self->kept != NULL
         && log_it (connection, self, actor->official_id, now, "data.attach", detail, error);
}

/** monev_round_attach: Returns: (transfer full): the surat pengantar, the signed PDF, as it is stored. */
MonevAttachment *
monev_round_attach (MonevDbConnection *connection, const MonevActor *actor,
                    const MonevDataSubmission *round, const MonevAttachmentFile *file,
                    GError **error)
{
  Telling self = { .actor = actor, .round = round, .file = file };

  if (monev_db_transaction (connection, write_file, &self, error))
    return self.kept;
  monev_attachment_free (self.kept);
  return NULL;
}

static gboolean
write_detach (MonevDbConnection *connection, gpointer data, GError **error)
{
  Telling *self = data;
  gint64 now = 0;
  g_autoptr (MonevActor) actor
      = monev_request_actor (connection, self->actor, MONEV_ACT_DATA_RECEIVE, &now, error);
  json_auto_t *detail = json_pack ("{s:s}", "file", self->attached->name);

  return actor != NULL
         && monev_attachment_remove (connection, self->attached->id, self->attached->version,
                                     error)
         && log_it (connection, self, actor->official_id, now, "data.detach", detail, error);
}

/** monev_round_detach: takes away a file that was attached; STATE for the one that the values came
 * in. */
gboolean
monev_round_detach (MonevDbConnection *connection, const MonevActor *actor,
                    const MonevDataSubmission *round, const MonevAttachment *file, GError **error)
{
  Telling self = { .actor = actor, .round = round, .attached = file };

  if (strcmp (file->id, round->attachment_id) == 0)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
                   "%s adalah berkas asal nilainya; berkas itu tetap disimpan.", file->name);
      return FALSE;
    }
  return monev_db_transaction (connection, write_detach, &self, error);
}
