#include "entry-desk.h"

#include "response/office-response.h"
#include "score-line.h"
#include "ui/common/empty-state.h"
#include "ui/common/issue-view.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>
#include <string.h>

#define KEEP_DELAY 1000 /* ms behind the last key */

struct _MonevEntryDesk
{
  MonevPage parent;
  MonevWindow *window;
  MonevSession *session;
  GCancellable *cancellable;
  char *instrument_id;
  char *id;                  /* (nullable): of a new one, until it is begun */
  MonevResponseEntry *entry; /* (nullable): not read yet */
  char *kept;                /* what the database holds, canonical */
  gboolean keeping, leaving, busy;
  guint keep_source;
  GtkStack *state;
  GtkWidget *content, *failure;
  MonevFillView *view;
  MonevScoreLine *score;
  MonevIssueView *issues;
  GtkRevealer *revealer;
  GtkWidget *submit, *correct;
};

G_DEFINE_FINAL_TYPE (MonevEntryDesk, monev_entry_desk, MONEV_TYPE_PAGE)

/** monev_entry_desk_get_state: Returns: (transfer none): "isian" while it is filled; "" until it is
 * read. */
const char *
monev_entry_desk_get_state (MonevEntryDesk *self)
{
  return self->entry == NULL ? "" : self->entry->state;
}

static gboolean
is_open (MonevEntryDesk *self)
{
  return self->entry != NULL && strcmp (self->entry->state, MONEV_RESPONSE_ISIAN) == 0;
}

static char *
canonical_now (MonevEntryDesk *self)
{
  g_autoptr (GError) ignored = NULL;

  return monev_response_form_canonical (monev_fill_view_get_form (self->view), &ignored);
}

/** monev_entry_desk_is_kept: Returns: whether nothing would be lost by leaving. */
gboolean
monev_entry_desk_is_kept (MonevEntryDesk *self)
{
  g_autofree char *now = NULL;

  if (!is_open (self))
    return TRUE;
  now = canonical_now (self);
  return !self->keeping && g_strcmp0 (now, self->kept) == 0;
}

/** monev_entry_desk_is_ready: Returns: whether it is read and nothing is under way. */
gboolean
monev_entry_desk_is_ready (MonevEntryDesk *self)
{
  return self->entry != NULL && !self->busy;
}

/** monev_entry_desk_n_issues: Returns: how many faults are listed. */
guint
monev_entry_desk_n_issues (MonevEntryDesk *self)
{
  return gtk_revealer_get_reveal_child (self->revealer)
             ? monev_issue_view_get_n_shown (self->issues) : 0;
}

/** monev_entry_desk_get_view: Returns: (transfer none): what is filled in. */
MonevFillView *
monev_entry_desk_get_view (MonevEntryDesk *self)
{
  return self->view;
}

/* The way to correct an answer, or what is in the way of it. */
static void
offer_correction (MonevEntryDesk *self)
{
  g_autofree char *why = NULL;
  gboolean may = monev_session_allows (self->session, MONEV_ACT_RESPONSE_REVIEW, &why);

  if (may && !monev_response_may_be_corrected (self->entry->state))
    {
      why = g_strdup (_("Sudah diputuskan. Pilih Periksa Lagi di daftar, lalu koreksi."));
      may = FALSE;
    }
  gtk_widget_set_visible (self->correct, !is_open (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entry.correct", may);
  gtk_widget_set_tooltip_text (self->correct,
                               may ? _("Koreksi satu jawaban, dengan alasannya (Ctrl+K)") : why);
}

static void
say (MonevEntryDesk *self)
{
  g_autofree char *title = monev_response_form_title (monev_fill_view_get_form (self->view));
  const char *form_title = monev_instrument_setting (
      monev_response_form_instrument (monev_fill_view_get_form (self->view)), "form_title");
  g_autofree char *subtitle = NULL;

  if (is_open (self))
    subtitle = g_strdup_printf (_("Isian versi %d · %s"), (int) self->entry->number,
                                monev_entry_desk_is_kept (self) ? _("tersimpan")
                                                                : _("sedang disimpan"));
  else
    subtitle = g_strdup_printf (_("Versi %d · %s · %s"), (int) self->entry->number,
                                self->entry->state, self->entry->enumerator);
  monev_page_set_title (MONEV_PAGE (self), title != NULL && *title != '\0' ? title
                                           : form_title != NULL            ? form_title
                                                                           : _("Jawaban"));
  monev_page_set_subtitle (MONEV_PAGE (self), subtitle);
  gtk_widget_set_visible (self->submit, is_open (self));
  offer_correction (self);
  monev_fill_view_set_read_only (self->view, !is_open (self));
}

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
  work->answers = canonical_now (self);
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
  say (self);
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
  if (self->keeping || self->busy || !is_open (self)
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

static void
on_changed (MonevEntryDesk *self)
{
  g_clear_handle_id (&self->keep_source, g_source_remove);
  self->keep_source = g_timeout_add (KEEP_DELAY, on_keep_time, self);
  say (self);
}

static gboolean
on_closing (MonevEntryDesk *self)
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
      say (self);
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
  if (self->busy || self->keeping || !is_open (self)
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

static void
on_issue (MonevEntryDesk *self, gpointer data)
{
  const MonevIssue *issue = data;

  if (issue->key != NULL)
    monev_fill_view_go_to_place (self->view, issue->key);
}

/* ---- reading ---- */

typedef struct
{
  MonevActor *actor;
  char *instrument_id, *id;
} Load;

typedef struct
{
  MonevResponseEntry *entry;
  MonevResponseForm *form;
} Loaded;

static void
load_free (gpointer data)
{
  Load *load = data;

  monev_actor_free (load->actor);
  g_free (load->instrument_id);
  g_free (load->id);
  g_free (load);
}

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->entry, monev_response_entry_free);
  g_clear_pointer (&loaded->form, monev_response_form_free);
  g_free (loaded);
}

static MonevResponseEntry *
find_or_begin (MonevDbConnection *connection, const Load *load, GError **error)
{
  MonevResponseHead head = { .instrument_id = load->instrument_id };

  return load->id != NULL ? monev_response_store_find (connection, load->id, error)
                          : monev_response_begin (connection, load->actor, &head, error);
}

static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);
  g_autoptr (MonevResponseEntry) entry = find_or_begin (connection, data, error);
  g_autoptr (MonevIssueList) ignored = monev_issue_list_new ();
  MonevResponseForm *form;
  Loaded *loaded;

  if (entry == NULL)
    return NULL;
  form = monev_response_open (connection, entry, ignored, error);
  if (form == NULL)
    return NULL;
  loaded = g_new (Loaded, 1);
  *loaded = (Loaded) { g_steal_pointer (&entry), form };
  return loaded;
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevEntryDesk *self = owner;
  Loaded *loaded = result;

  self->busy = FALSE;
  if (error != NULL)
    {
      monev_empty_state_set_error (MONEV_EMPTY_STATE (self->failure), error);
      gtk_stack_set_visible_child (self->state, self->failure);
      return;
    }
  g_clear_pointer (&self->entry, monev_response_entry_free);
  self->entry = g_steal_pointer (&loaded->entry);
  g_free (self->id);
  self->id = g_strdup (self->entry->id);
  monev_fill_view_set_form (self->view, g_steal_pointer (&loaded->form));
  monev_score_line_refresh (self->score);
  loaded_free (loaded);
  g_free (self->kept);
  self->kept = canonical_now (self);
  gtk_stack_set_visible_child (self->state, self->content);
  say (self);
  if (is_open (self))
    monev_fill_view_focus_first (self->view);
}

static void
load (MonevEntryDesk *self)
{
  const MonevActor *actor = monev_session_get_actor (self->session);
  Load *what;

  if (self->busy || actor == NULL)
    return;
  self->busy = TRUE;
  what = g_new (Load, 1);
  *what = (Load) { monev_actor_copy (actor), g_strdup (self->instrument_id), g_strdup (self->id) };
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) {
                          .lane = self->id == NULL ? MONEV_DB_LANE_WRITE : MONEV_DB_LANE_READ,
                          .work = load_job,
                          .data = what,
                          .free_data = load_free,
                          .free_result = loaded_free,
                          .cancellable = self->cancellable },
                      on_loaded);
}

/* ---- correcting ---- */

typedef struct
{
  MonevActor *actor;
  MonevResponseEntry *entry;
  MonevCorrectWords *words;
  GError *error; /* (nullable): it could not be done */
} Correction;

static void
correction_free (gpointer data)
{
  Correction *correction = data;

  g_clear_pointer (&correction->actor, monev_actor_free);
  g_clear_pointer (&correction->entry, monev_response_entry_free);
  g_clear_pointer (&correction->words, monev_correct_words_free);
  g_clear_error (&correction->error);
  g_free (correction);
}

/* A refusal goes back to the dialog with what was typed. */
static gpointer
correct_job (MonevDbJob *job, gpointer data, GError **error)
{
  Correction *asked = data, *answer = g_new0 (Correction, 1);
  const MonevResponseCorrection correction
      = { asked->words->place, asked->words->typed, asked->words->reason };
  g_autoptr (MonevIssueList) remaining = monev_issue_list_new ();

  answer->entry = monev_response_correct (monev_db_job_connection (job), asked->actor,
                                          asked->entry, &correction, remaining, &answer->error);
  answer->words = g_steal_pointer (&asked->words);
  return answer;
}

static void on_correction (GtkWidget *owner, MonevCorrectWords *words);

static void
on_corrected (gpointer owner, gpointer result, const GError *error)
{
  MonevEntryDesk *self = owner;
  Correction *answer = result;

  self->busy = FALSE;
  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  if (answer->entry == NULL)
    monev_correct_dialog_ask (GTK_WIDGET (self), monev_fill_view_get_form (self->view),
                              answer->words, answer->error->message, on_correction);
  else
    {
      monev_window_toast (self->window, _("Jawaban dikoreksi"), NULL, NULL, NULL, NULL);
      load (self);
    }
  correction_free (answer);
}

static void
on_correction (GtkWidget *owner, MonevCorrectWords *words)
{
  monev_entry_desk_correct (MONEV_ENTRY_DESK (owner), words);
}

/** monev_entry_desk_correct: one answer becomes another; @words: (transfer full). */
void
monev_entry_desk_correct (MonevEntryDesk *self, MonevCorrectWords *words)
{
  const MonevActor *actor = monev_session_get_actor (self->session);
  Correction *correction;

  if (self->busy || actor == NULL || self->entry == NULL)
    {
      monev_correct_words_free (words);
      return;
    }
  self->busy = TRUE;
  correction = g_new0 (Correction, 1);
  correction->actor = monev_actor_copy (actor);
  correction->entry = monev_response_entry_copy (self->entry);
  correction->words = words;
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = correct_job,
                                          .data = correction,
                                          .free_data = correction_free,
                                          .free_result = correction_free },
                      on_corrected);
}

static void
act_correct (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevEntryDesk *self = MONEV_ENTRY_DESK (widget);

  if (!self->busy && self->entry != NULL)
    monev_correct_dialog_ask (widget, monev_fill_view_get_form (self->view), NULL, NULL,
                              on_correction);
}

/* ---- building ---- */

static void
act_submit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_entry_desk_submit (MONEV_ENTRY_DESK (widget));
}

static void
act_reload (GtkWidget *widget, const char *name, GVariant *parameter)
{
  load (MONEV_ENTRY_DESK (widget));
}

static void
monev_entry_desk_dispose (GObject *object)
{
  MonevEntryDesk *self = MONEV_ENTRY_DESK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->keep_source, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->entry, monev_response_entry_free);
  G_OBJECT_CLASS (monev_entry_desk_parent_class)->dispose (object);
}

static void
monev_entry_desk_finalize (GObject *object)
{
  MonevEntryDesk *self = MONEV_ENTRY_DESK (object);

  g_object_unref (self->cancellable);
  g_free (self->instrument_id);
  g_free (self->id);
  g_free (self->kept);
  G_OBJECT_CLASS (monev_entry_desk_parent_class)->finalize (object);
}

static void
monev_entry_desk_class_init (MonevEntryDeskClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_entry_desk_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_entry_desk_finalize;
  gtk_widget_class_install_action (widget, "entry.submit", NULL, act_submit);
  gtk_widget_class_install_action (widget, "entry.correct", NULL, act_correct);
  gtk_widget_class_install_action (widget, "entry.reload", NULL, act_reload);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_Return, GDK_CONTROL_MASK, "entry.submit",
                                       NULL);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_k, GDK_CONTROL_MASK, "entry.correct", NULL);
}

static void
make_content (MonevEntryDesk *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->view = MONEV_FILL_VIEW (monev_fill_view_new (MONEV_FILL_ENTRY));
  g_signal_connect_swapped (self->view, "changed", G_CALLBACK (on_changed), self);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (clamp, TRUE);
  self->issues = MONEV_ISSUE_VIEW (monev_issue_view_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->issues), -1, 200);
  g_signal_connect_swapped (self->issues, "issue-activated", G_CALLBACK (on_issue), self);
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_child (self->revealer, GTK_WIDGET (self->issues));
  gtk_widget_add_css_class (GTK_WIDGET (self->revealer), "monev-lint");
  gtk_widget_set_vexpand (GTK_WIDGET (self->revealer), FALSE);
  self->score = MONEV_SCORE_LINE (monev_score_line_new (self->view));
  gtk_box_append (GTK_BOX (self->content), clamp);
  gtk_box_append (GTK_BOX (self->content), GTK_WIDGET (self->score));
  gtk_box_append (GTK_BOX (self->content), GTK_WIDGET (self->revealer));
}

static void
monev_entry_desk_init (MonevEntryDesk *self)
{
  self->cancellable = g_cancellable_new ();
  make_content (self);
  self->failure = monev_empty_state_new (NULL, "", "");
  monev_empty_state_set_button (MONEV_EMPTY_STATE (self->failure), _("Coba Lagi"), "entry.reload");
  self->state = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_child (self->state, adw_bin_new ());
  gtk_stack_add_child (self->state, self->content);
  gtk_stack_add_child (self->state, self->failure);
  self->submit = gtk_button_new_with_mnemonic (_("_Kirim"));
  gtk_widget_add_css_class (self->submit, "suggested-action");
  gtk_widget_set_tooltip_text (self->submit, _("Kirim jawaban (Ctrl+Enter)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->submit), "entry.submit");
  gtk_widget_set_visible (self->submit, FALSE);
  self->correct = gtk_button_new_with_mnemonic (_("_Koreksi…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->correct), "entry.correct");
  gtk_widget_set_visible (self->correct, FALSE);
  monev_page_set_content (MONEV_PAGE (self), GTK_WIDGET (self->state));
  monev_page_add_end (MONEV_PAGE (self), self->correct);
  monev_page_add_end (MONEV_PAGE (self), self->submit);
  g_signal_connect (self, "closing", G_CALLBACK (on_closing), NULL);
}

/** monev_entry_desk_new: Returns: (transfer floating): it reads, or begins a new one. */
GtkWidget *
monev_entry_desk_new (MonevWindow *window, MonevSession *session, const char *instrument_id,
                      const char *id)
{
  MonevEntryDesk *self = g_object_new (MONEV_TYPE_ENTRY_DESK, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  self->instrument_id = g_strdup (instrument_id);
  self->id = g_strdup (id);
  monev_page_set_title (MONEV_PAGE (self), _("Jawaban"));
  load (self);
  return GTK_WIDGET (self);
}
