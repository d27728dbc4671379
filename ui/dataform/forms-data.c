#include "forms-data.h"

#include "dataform/form-guess.h"
#include "dataform/office-form-make.h"

#include <string.h>

const char *const monev_forms_periods[] = { "year", "semester", "quarter", "month", NULL };

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
  MonevDataForm *form;
  MonevIssueList *notes;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  monev_actor_free (asked->actor);
  g_clear_pointer (&asked->entry, monev_data_form_entry_free);
  g_clear_pointer (&asked->form, monev_data_form_unref);
  g_clear_pointer (&asked->notes, monev_issue_list_unref);
  g_free (asked->text);
  g_free (asked);
}

/** monev_forms_answer_free: frees it. */
void
monev_forms_answer_free (MonevFormsAnswer *self)
{
  g_clear_pointer (&self->entry, monev_data_form_entry_free);
  monev_issue_list_unref (self->issues);
  g_clear_pointer (&self->form, monev_data_form_unref);
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

/* "year Judul" */
static MonevDataFormEntry *
begin_inventory (MonevDbConnection *connection, const Asked *asked, GError **error)
{
  const char *title = strchr (asked->text, ' ');
  g_autofree char *period = g_strndup (asked->text, (gsize) (title - asked->text));
  MonevDataPeriodKind kind = MONEV_DATA_YEAR;

  for (guint i = 0; monev_forms_periods[i] != NULL; i++)
    if (strcmp (monev_forms_periods[i], period) == 0)
      kind = (MonevDataPeriodKind) i;
  return monev_data_form_begin_inventory (connection, asked->actor, title + 1, kind, error);
}

static MonevDataFormEntry *
begin_form (MonevDbConnection *connection, const Asked *asked, GError **error)
{
  switch (asked->act)
    {
    case MONEV_FORMS_COPY:
      return monev_data_form_begin_copy (connection, asked->actor, asked->entry->id, error);
    case MONEV_FORMS_INVENTORY:
      return begin_inventory (connection, asked, error);
    case MONEV_FORMS_WORKBOOK:
      return monev_data_form_begin (connection, asked->actor, asked->form, error);
    default:
      return monev_data_form_begin_blank (connection, asked->actor, asked->text, error);
    }
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
    case MONEV_FORMS_BLANK:
    case MONEV_FORMS_COPY:
    case MONEV_FORMS_INVENTORY:
    case MONEV_FORMS_WORKBOOK:
      answer->entry = begin_form (connection, asked, &answer->error);
      break;
    case MONEV_FORMS_ADD_SHIPPED:
    case MONEV_FORMS_IMPORT:
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
  answer->issues = asked->notes != NULL ? monev_issue_list_ref (asked->notes)
                                        : monev_issue_list_new ();
  act_on (monev_db_job_connection (job), asked, answer);
  return answer;
}

static void
send (MonevSession *session, GObject *owner, Asked *asked, MonevSessionDone done)
{
  monev_session_call (session, owner,
                      &(MonevDbJobSpec) { .lane = asked->act == MONEV_FORMS_EXPORT
                                                      ? MONEV_DB_LANE_LONG
                                                      : MONEV_DB_LANE_WRITE,
                                          .work = act_job,
                                          .data = asked,
                                          .free_data = asked_free,
                                          .free_result
                                          = (GDestroyNotify) monev_forms_answer_free },
                      done);
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
  asked->act = act;
  asked->actor = monev_actor_copy (actor);
  asked->entry = entry == NULL ? NULL : monev_data_form_entry_copy (entry);
  asked->text = g_strdup (text);
  send (session, owner, asked, done);
}

/** monev_forms_begin_send: @form: that was recognised; it becomes the concept of a new one. @notes:
 * come back with the answer. */
void
monev_forms_begin_send (MonevSession *session, GObject *owner, MonevDataForm *form,
                        MonevIssueList *notes, MonevSessionDone done)
{
  const MonevActor *actor = monev_session_get_actor (session);
  Asked *asked;

  if (actor == NULL)
    return;
  asked = g_new0 (Asked, 1);
  asked->act = MONEV_FORMS_WORKBOOK;
  asked->actor = monev_actor_copy (actor);
  asked->form = monev_data_form_ref (form);
  asked->notes = monev_issue_list_ref (notes);
  send (session, owner, asked, done);
}

static gpointer
guess_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevFormsAnswer *answer = g_new0 (MonevFormsAnswer, 1);

  answer->act = MONEV_FORMS_WORKBOOK;
  answer->issues = monev_issue_list_new ();
  answer->form = monev_form_guess_file (data, answer->issues, &answer->error);
  return answer;
}

/** monev_forms_guess_send: @path: of a workbook. @done: is given a MonevFormsAnswer (transfer full)
 * with the form and its notes. */
void
monev_forms_guess_send (MonevSession *session, GObject *owner, const char *path,
                        GCancellable *cancellable, MonevSessionDone done)
{
  monev_session_call (session, owner,
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_LONG,
                                          .work = guess_job,
                                          .data = g_strdup (path),
                                          .free_data = g_free,
                                          .free_result = (GDestroyNotify) monev_forms_answer_free,
                                          .cancellable = cancellable },
                      done);
}
