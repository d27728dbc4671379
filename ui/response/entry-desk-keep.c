/* What is typed is kept, and handed in when it is whole. */
#include "entry-desk-private.h"

#include "ui/reference/panel.h"

#include <glib/gi18n.h>
#include <string.h>

#define KEEP_DELAY 1000 /* ms behind the last key */

/* ---- keeping ---- */

typedef struct
{
  MonevActor *actor;
  MonevResponseEntry *entry;
  char *answers;
  MonevIssueList *issues;
  GError *error;
} Work;

static Work *
work_new (MonevEntryDesk *self)
{
  Work *work = g_new0 (Work, 1);

  work->actor = monev_actor_copy (monev_session_get_actor (self->session));
  work->entry = monev_response_entry_copy (self->entry);
  work->answers = monev_entry_desk_canonical (self);
  return work;
}

static void
work_free (gpointer data)
{
  Work *work = data;

  monev_actor_free (work->actor);
  g_clear_pointer (&work->entry, monev_response_entry_free);
  g_free (work->answers);
  g_clear_pointer (&work->issues, monev_issue_list_unref);
  g_clear_error (&work->error);
  g_free (work);
}

static gpointer
keep_job (MonevDbJob *job, gpointer data, GError **error)
{
  Work *work = data, *answer;

  if (!monev_response_autosave (monev_db_job_connection (job), work->actor, work->entry,
                                work->answers, error))
    return NULL;
  answer = g_new0 (Work, 1);
  answer->entry = monev_response_entry_copy (work->entry);
  answer->answers = g_strdup (work->answers);
  return answer;
}

static void keep (MonevEntryDesk *self);

static void
on_kept (gpointer owner, gpointer result, const GError *error)
{
  MonevEntryDesk *self = owner;
  Work *answer = result;
  gboolean leaving = self->leaving;

  self->keeping = FALSE;
  self->leaving = FALSE;
  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  monev_response_entry_free (self->entry);
  self->entry = g_steal_pointer (&answer->entry);
  g_free (self->kept);
  self->kept = g_steal_pointer (&answer->answers);
  work_free (answer);
  monev_entry_desk_say (self);
  if (leaving && monev_entry_desk_is_kept (self))
    monev_window_pop_desk (self->window);
  else if (!monev_entry_desk_is_kept (self))
    {
      self->leaving = leaving;
      keep (self);
    }
}

/* On the write lane, unless it is on its way; what is typed meanwhile is kept next. */
static void
keep (MonevEntryDesk *self)
{
  g_clear_handle_id (&self->keep_source, g_source_remove);
  if (self->keeping || self->busy || !monev_entry_desk_is_open (self)
      || monev_session_get_actor (self->session) == NULL)
    return;
  self->keeping = TRUE;
  monev_session_run (self->session, G_OBJECT (self),
                     &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                         .work = keep_job,
                                         .data = work_new (self),
                                         .free_data = work_free,
                                         .free_result = work_free },
                     on_kept);
}

static gboolean
on_keep_time (gpointer data)
{
  MonevEntryDesk *self = data;

  self->keep_source = 0;
  keep (self);
  return G_SOURCE_REMOVE;
}

/** monev_entry_desk_keep_soon: what was typed goes to the database when typing pauses. */
void
monev_entry_desk_keep_soon (MonevEntryDesk *self)
{
  g_clear_handle_id (&self->keep_source, g_source_remove);
  self->keep_source = g_timeout_add (KEEP_DELAY, on_keep_time, self);
  monev_entry_desk_say (self);
}

/** monev_entry_desk_on_closing: Returns: %TRUE while something is still to be kept: it goes then. */
gboolean
monev_entry_desk_on_closing (MonevEntryDesk *self)
{
  if (self->busy)
    return TRUE;
  if (monev_entry_desk_is_kept (self))
    return FALSE;
  self->leaving = TRUE;
  keep (self);
  return TRUE;
}

/* ---- handing in ---- */

/* Faults are no failure of the work: they are what the answer is about. */
static gpointer
submit_job (MonevDbJob *job, gpointer data, GError **error)
{
  Work *work = data, *answer = g_new0 (Work, 1);

  answer->issues = monev_issue_list_new ();
  answer->entry = monev_response_submit (monev_db_job_connection (job), work->actor, work->entry,
                                         work->answers, answer->issues, &answer->error);
  return answer;
}

static void
show_issues (MonevEntryDesk *self, MonevIssueList *issues)
{
  monev_issue_view_set_issues (self->issues, issues);
  gtk_revealer_set_reveal_child (self->revealer, monev_issue_list_size (issues) > 0);
}

static void
on_submitted (gpointer owner, gpointer result, const GError *error)
{
  MonevEntryDesk *self = owner;
  Work *answer = result;

  self->busy = FALSE;
  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  if (answer->entry != NULL)
    {
      monev_response_entry_free (self->entry);
      self->entry = g_steal_pointer (&answer->entry);
      gtk_revealer_set_reveal_child (self->revealer, FALSE);
      monev_window_toast (self->window, _("Jawaban dikirim"), NULL, NULL, NULL, NULL);
      monev_entry_desk_say (self);
      monev_window_pop_desk (self->window);
    }
  else if (monev_issue_list_size (answer->issues) > 0)
    {
      show_issues (self, answer->issues);
      monev_window_toast (self->window, _("Lengkapi dahulu yang ditandai di bawah, lalu kirim."),
                          NULL, NULL, NULL, NULL);
    }
  else
    monev_reference_tell (GTK_WIDGET (self), answer->error);
  work_free (answer);
}

/** monev_entry_desk_submit: hands it in; what is missing is listed, each with a way to its place. */
void
monev_entry_desk_submit (MonevEntryDesk *self)
{
  if (self->busy || self->keeping || !monev_entry_desk_is_open (self)
      || monev_session_get_actor (self->session) == NULL)
    return;
  g_clear_handle_id (&self->keep_source, g_source_remove);
  self->busy = TRUE;
  monev_session_run (self->session, G_OBJECT (self),
                     &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                         .work = submit_job,
                                         .data = work_new (self),
                                         .free_data = work_free,
                                         .free_result = work_free },
                     on_submitted);
}

/** monev_entry_desk_show_issue: goes to the answer that @data, a MonevIssue, speaks of. */
void
monev_entry_desk_show_issue (MonevEntryDesk *self, gpointer data)
{
  const MonevIssue *issue = data;

  if (issue->key != NULL)
    monev_fill_view_go_to_place (self->view, issue->key);
}
