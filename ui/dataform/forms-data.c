#include "forms-data.h"

#include <string.h>

/* Those that are used and those that are put away. */
static gpointer
list_job (MonevDbJob *job, gpointer data, GError **error)
{
  return monev_data_forms_list (monev_db_job_connection (job), NULL, TRUE, error);
}

/** monev_forms_list_send: @done: is given a GPtrArray of MonevDataFormEntry (transfer full). */
void
monev_forms_list_send (MonevSession *session, GObject *owner, GCancellable *cancellable,
                       MonevSessionDone done)
{
  monev_session_call (session, owner,
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                          .work = list_job,
                                          .free_result = (GDestroyNotify) g_ptr_array_unref,
                                          .cancellable = cancellable },
                      done);
}

static gpointer
open_job (MonevDbJob *job, gpointer data, GError **error)
{
  return monev_data_form_open (monev_db_job_connection (job), data, 0, error);
}

/** monev_forms_open_send: @done: is given a MonevDataForm (transfer full). */
void
monev_forms_open_send (MonevSession *session, GObject *owner, const char *id,
                       GCancellable *cancellable, MonevSessionDone done)
{
  monev_session_call (session, owner,
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                          .work = open_job,
                                          .data = g_strdup (id),
                                          .free_data = g_free,
                                          .free_result = (GDestroyNotify) monev_data_form_unref,
                                          .cancellable = cancellable },
                      done);
}

/* ---- acts ---- */

typedef struct
{
  MonevFormsAct act;
  MonevActor *actor;
  MonevDataFormEntry *entry;
  char *text;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  monev_actor_free (asked->actor);
  g_clear_pointer (&asked->entry, monev_data_form_entry_free);
  g_free (asked->text);
  g_free (asked);
}

/** monev_forms_answer_free: frees it. */
void
monev_forms_answer_free (MonevFormsAnswer *self)
{
  g_clear_pointer (&self->entry, monev_data_form_entry_free);
  monev_issue_list_unref (self->issues);
  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
export_form (MonevDbConnection *connection, const Asked *asked, GError **error)
{
  g_autoptr (MonevDataForm) form = monev_data_form_open (connection, asked->entry->id, 0, error);
  json_auto_t *json = NULL;
  char *text;
  gboolean good;

  if (form == NULL)
    return FALSE;
  json = monev_data_form_to_json (form);
  text = json_dumps (json, JSON_INDENT (2) | JSON_SORT_KEYS);
  good = g_file_set_contents (asked->text, text, -1, error);
  free (text);
  return good;
}

static MonevDataFormEntry *
add_form (MonevDbConnection *connection, const Asked *asked, MonevFormsAnswer *answer)
{
  g_autoptr (MonevDataForm) form
      = asked->act == MONEV_FORMS_IMPORT
            ? monev_data_form_read_file (asked->text, answer->issues, &answer->error)
            : monev_data_form_shipped (asked->text, &answer->error);

  return form == NULL ? NULL
                      : monev_data_form_add (connection, asked->actor, form, &answer->error);
}

static void
act_on (MonevDbConnection *connection, const Asked *asked, MonevFormsAnswer *answer)
{
  switch (asked->act)
    {
    case MONEV_FORMS_ISSUE:
      answer->entry = monev_data_form_issue (connection, asked->actor, asked->entry,
                                             answer->issues, &answer->error);
      break;
    case MONEV_FORMS_ARCHIVE:
      answer->entry = monev_data_form_set_archived (connection, asked->actor, asked->entry,
                                                    strcmp (asked->entry->state, "arsip") != 0,
                                                    &answer->error);
      break;
    case MONEV_FORMS_EXPORT:
      if (export_form (connection, asked, &answer->error))
        answer->entry = monev_data_form_entry_copy (asked->entry);
      break;
    default:
      answer->entry = add_form (connection, asked, answer);
    }
}

static gpointer
act_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Asked *asked = data;
  MonevFormsAnswer *answer = g_new0 (MonevFormsAnswer, 1);

  answer->act = asked->act;
  answer->issues = monev_issue_list_new ();
  act_on (monev_db_job_connection (job), asked, answer);
  return answer;
}

/** monev_forms_act_send: @entry: (nullable): what it is about; @text: see MonevFormsAct. @done: is
 * given a MonevFormsAnswer (transfer full). */
void
monev_forms_act_send (MonevSession *session, GObject *owner, MonevFormsAct act,
                      const MonevDataFormEntry *entry, const char *text, MonevSessionDone done)
{
  const MonevActor *actor = monev_session_get_actor (session);
  Asked *asked;

  if (actor == NULL)
    return;
  asked = g_new0 (Asked, 1);
  *asked = (Asked) { act, monev_actor_copy (actor),
                     entry == NULL ? NULL : monev_data_form_entry_copy (entry), g_strdup (text) };
  monev_session_call (session, owner,
                      &(MonevDbJobSpec) { .lane = act == MONEV_FORMS_EXPORT ? MONEV_DB_LANE_LONG
                                                                            : MONEV_DB_LANE_WRITE,
                                          .work = act_job,
                                          .data = asked,
                                          .free_data = asked_free,
                                          .free_result
                                          = (GDestroyNotify) monev_forms_answer_free },
                      done);
}
