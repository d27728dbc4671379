#include "activity/meeting.h"

#include <string.h>

#include "activity/field-private.h"
#include "activity/invitation.h"
#include "audit/audit.h"
#include "base/json.h"
#include "snapshot/snapshot.h"

/* What the posts of who leads make of the meeting. */
typedef struct {
  gboolean regional; /* Bupati, Wakil, Sekda */
  char    *agency_id;
} Leader;

static gboolean
load_leader (MonevDbConnection *connection, const MonevRecord *meeting, Leader *leader,
             GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (
    connection, "meeting_leader_posts",
    MONEV_DB_BINDS (MONEV_DB_T ("official_id", monev_record_get (meeting, "leader_id")),
                    MONEV_DB_T ("date", monev_record_get (meeting, "date"))), error);
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  while (monev_db_rows_next (rows, &local))
    {
      const char *kind = monev_db_rows_text (rows, "kind");

      leader->regional |= strcmp (kind, "bupati") == 0 || strcmp (kind, "wakil_bupati") == 0
                          || strcmp (kind, "sekda") == 0;
      if (leader->agency_id == NULL)
        leader->agency_id = g_strdup (monev_db_rows_text (rows, "agency_id"));
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static MonevRecord *
make_invitation (const MonevRecord *meeting, MonevDbRows *row, gboolean required, const char *basis)
{
  MonevRecord *record = monev_field_new (&monev_attendance_type,
                                         monev_record_get (meeting, "activity_id"));
  int agency = monev_record_type_field (&monev_attendance_type, "agency_id");

  record = monev_record_with (record, "meeting_id", monev_record_id (meeting));
  record = monev_record_with_shown (record, (guint) agency, monev_db_rows_text (row, "id"),
                                    monev_db_rows_text (row, "name"));
  record = monev_record_with (record, "required", required ? "1" : "0");
  return monev_record_with (record, "basis", basis);
}

static void
take_candidate (GPtrArray *list, const MonevRecord *meeting, const Leader *leader,
                MonevCoordination form, MonevDbRows *row)
{
  MonevInvitationFacts facts = {
    monev_db_rows_text (row, "kind"),
    g_strcmp0 (leader->agency_id, monev_db_rows_text (row, "id")) == 0,
    monev_db_rows_int (row, "coordinated") > 0, leader->regional,
    monev_db_rows_int (row, "on_site") > 0, monev_db_rows_int (row, "proposes") > 0,
    monev_db_rows_int (row, "owes") > 0
  };
  gboolean required;
  const char *basis;

  if (monev_db_rows_int (row, "invited") == 0
      && monev_invitation_decide (form, &facts, &required, &basis))
    g_ptr_array_add (list, make_invitation (meeting, row, required, basis));
}

/**
 * monev_meeting_propose:
 *
 * Who is to be invited by the form of coordination, who leads, and what the run is about; those who
 * are invited already are left out. Nothing is written: monev_field_save_all() takes what is kept.
 *
 * Returns: (transfer full) (element-type MonevRecord): new records of monev_attendance_type.
 */
GPtrArray *
monev_meeting_propose (MonevDbConnection *connection, const MonevRecord *meeting, GError **error)
{
  g_autoptr (GPtrArray) list
    = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_record_unref);
  g_autoptr (MonevDbRows) rows = NULL;
  MonevCoordination form = MONEV_COORDINATION_FUNCTIONAL;
  Leader leader = { FALSE };
  GError *local = NULL;

  monev_coordination_find (monev_record_get (meeting, "form"), &form);
  if (!load_leader (connection, meeting, &leader, error))
    return NULL;
  rows = monev_db_query (
    connection, "meeting_candidates",
    MONEV_DB_BINDS (MONEV_DB_T ("leader_id", monev_record_get (meeting, "leader_id")),
                    MONEV_DB_T ("date", monev_record_get (meeting, "date")),
                    MONEV_DB_T ("activity_id", monev_record_get (meeting, "activity_id")),
                    MONEV_DB_T ("meeting_id", monev_record_id (meeting))), &local);
  while (rows != NULL && monev_db_rows_next (rows, &local))
    take_candidate (list, meeting, &leader, form, rows);
  g_free (leader.agency_id);
  if (local == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, local);
  return NULL;
}

static char *
draft_subject (const MonevRecord *meeting)
{
  return g_strconcat ("meeting/", monev_record_id (meeting), "/minutes", NULL);
}

typedef struct {
  const MonevActor  *actor;
  const MonevRecord *meeting;
  const char        *text;
} Typed;

static gboolean
save_draft (MonevDbConnection *connection, gpointer data, GError **error)
{
  const Typed *typed = data;
  g_autoptr (MonevActor) actor = NULL;
  g_autofree char *subject = draft_subject (typed->meeting);
  json_auto_t *content
    = json_pack ("{s:s, s:I}", "minutes", typed->text, "version",
                 (json_int_t) monev_record_version (typed->meeting));
  gint64 now = 0;

  actor = monev_activity_actor (connection, typed->actor, MONEV_ACT_ACTIVITY_WORK, &now, error);
  return actor != NULL
         && monev_draft_save (connection, subject, actor->official_id, content, "", now, error);
}

/**
 * monev_meeting_draft_save:
 *
 * Keeps what is being typed, overwritten in place, for this official alone; nothing in the log.
 * To be called at least every %MONEV_MINUTES_AUTOSAVE_MS while somebody types.
 */
gboolean
monev_meeting_draft_save (MonevDbConnection *connection, const MonevActor *actor,
                          const MonevRecord *meeting, const char *text, GError **error)
{
  Typed typed = { actor, meeting, text };

  return monev_db_transaction (connection, save_draft, &typed, error);
}

/**
 * monev_meeting_draft_load:
 * @behind: (out): the minutes were saved by somebody else since the draft was begun
 *
 * Returns: (transfer full) (nullable): the draft; %NULL without @error set when there is none.
 */
char *
monev_meeting_draft_load (MonevDbConnection *connection, const MonevActor *actor,
                          const MonevRecord *meeting, gboolean *behind, GError **error)
{
  g_autofree char *subject = draft_subject (meeting);
  g_autoptr (MonevDraft) draft = NULL;
  json_auto_t *content = NULL;
  GError *local = NULL;

  draft = monev_draft_load (connection, subject, actor->official_id, &local);
  if (g_error_matches (local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND))
    g_clear_error (&local);
  if (local != NULL)
    g_propagate_error (error, local);
  if (draft == NULL)
    return NULL;
  content = monev_json_load (draft->canonical, -1, error);
  if (content == NULL)
    return NULL;
  *behind = json_integer_value (json_object_get (content, "version"))
            != monev_record_version (meeting);
  return g_strdup (json_string_value (json_object_get (content, "minutes")));
}

static gboolean
save_minutes (MonevActivityWork *work, gpointer data, GError **error)
{
  const Typed *typed = data;
  g_autofree char *subject = draft_subject (typed->meeting);
  g_autofree char *owner = NULL;
  g_autofree char *kind = NULL;

  if (!monev_activity_may_work (work->activity, error)
      || !monev_field_find_owner (work->connection, monev_record_id (typed->meeting), &owner, &kind,
                                  error))
    return FALSE;
  if (g_strcmp0 (owner, work->activity->id) != 0)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND, "Rapat ini tidak ada. Muat ulang.");
      return FALSE;
    }
  work->name = "meeting.minutes";
  work->detail = json_pack ("{s:s, s:s}", "meeting", monev_record_id (typed->meeting), "minutes",
                            typed->text);
  return monev_activity_change_one (
           work, "meeting_minutes_update",
           MONEV_DB_BINDS (MONEV_DB_T ("minutes", typed->text),
                           MONEV_DB_T ("id", monev_record_id (typed->meeting)),
                           MONEV_DB_I ("version", monev_record_version (typed->meeting))),
           "Notulen", error)
         && monev_draft_drop (work->connection, subject, work->actor->official_id, error);
}

/**
 * monev_meeting_minutes_save:
 * @text: may have several lines
 *
 * The minutes for all to see; the draft goes. Errors: CONFLICT when the meeting was changed since it
 * was read (the draft stays), INVALID when the text is too long.
 */
gboolean
monev_meeting_minutes_save (MonevDbConnection *connection, const MonevActor *actor,
                            const MonevRecord *meeting, const char *text, GError **error)
{
  Typed typed = { actor, meeting, text };

  if (!g_utf8_validate (text, -1, NULL) || g_utf8_strlen (text, -1) > MONEV_FIELD_MAX_MINUTES)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Notulen paling panjang %d huruf. Lampirkan selebihnya sebagai berkas.",
                   MONEV_FIELD_MAX_MINUTES);
      return FALSE;
    }
  return monev_activity_run (connection, actor, MONEV_ACT_ACTIVITY_WORK,
                             monev_record_get (meeting, "activity_id"), save_minutes, &typed, NULL,
                             error);
}
