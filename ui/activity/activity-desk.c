#include "activity-desk-private.h"

#include "activity-words.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>
#include <string.h>

#define SPINNER_MS 200
#define SIDE_WIDTH 324
#define MOST_CHART_HEIGHT 200 /* the chosen step needs the rest of a low window */
#define CHART_FOLDED "monev-chart-folded" /* of the window: the next run opens as this one was left */

G_DEFINE_FINAL_TYPE (MonevActivityDesk, monev_activity_desk, MONEV_TYPE_PAGE)

/* ---- what is shown ---- */

/** monev_activity_desk_chosen: Returns: (transfer none) (nullable): the step in the middle. */
const MonevActivityStep *
monev_activity_desk_chosen (MonevActivityDesk *self)
{
  return self->data != NULL ? monev_activity_step (self->data->activity, self->step_id) : NULL;
}

/* Why nothing may be changed: the rights, or a run that does not go on. */
static char *
refused (MonevActivityDesk *self)
{
  const MonevActivity *activity = self->data->activity;
  char *why = NULL;

  if (!monev_session_allows (self->session, MONEV_ACT_ACTIVITY_WORK, &why))
    return why;
  if (activity->state == MONEV_ACTIVITY_STOPPED)
    return g_strdup (_("Agenda ini dihentikan. Lanjutkan dulu lewat menu."));
  if (activity->state == MONEV_ACTIVITY_DONE)
    return g_strdup (_("Agenda ini sudah ditutup. Lanjutkan lewat menu bila perlu."));
  return NULL;
}

static void
enable (MonevActivityDesk *self, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled && !self->busy);
}

static void
show_primary (MonevActivityDesk *self, const MonevActivityStep *step, const char *why)
{
  static const char *const actions[MONEV_N_STEP_STATES]
      = { "desk.start", "desk.finish", "desk.reopen", "desk.reopen" };
  const char *label = _("_Selesaikan Langkah");
  gboolean suggested = TRUE;

  if (step->state == MONEV_STEP_WAITING)
    {
      suggested = step->opens;
      label = step->opens ? _("_Mulai Langkah") : _("_Mulai Lebih Awal…");
    }
  else if (step->state != MONEV_STEP_RUNNING)
    {
      suggested = FALSE;
      label = _("_Buka Kembali…");
    }
  gtk_button_set_label (GTK_BUTTON (self->primary), label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->primary), actions[step->state]);
  if (suggested)
    gtk_widget_add_css_class (self->primary, "suggested-action");
  else
    gtk_widget_remove_css_class (self->primary, "suggested-action");
  gtk_widget_set_tooltip_text (self->primary, why != NULL ? why
                               : step->state == MONEV_STEP_RUNNING ? _("Selesai (Ctrl+Enter)")
                               : *step->blocked != '\0' ? step->blocked : NULL);
}

static void
show_rights (MonevActivityDesk *self, const MonevActivityStep *step, const char *why)
{
  const MonevActivity *activity = self->data->activity;
  gboolean may = why == NULL, over = monev_step_state_is_over (step->state);
  gboolean head = monev_session_allows (self->session, MONEV_ACT_ACTIVITY_START, NULL);
  static const char *const plain[] = {
    "desk.attach", "desk.attach-path", "desk.attach-step", "desk.caption", "desk.detach",
    "desk.note", "desk.note-step", "desk.note-remove", "desk.mark", "desk.group-add",
    "desk.group-rename", "desk.group-remove", "desk.member-add", "desk.member-edit",
    "desk.member-remove",
  };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    enable (self, plain[i], may);
  monev_activity_desk_allow_field (self, may && !self->busy);
  monev_activity_desk_allow_proposals (self, may && !self->busy);
  monev_activity_desk_allow_visits (self, may && !self->busy);
  enable (self, "desk.start", may && step->state == MONEV_STEP_WAITING);
  enable (self, "desk.finish", may && step->state == MONEV_STEP_RUNNING);
  enable (self, "desk.reopen", may && over);
  enable (self, "desk.skip", may && !over);
  enable (self, "desk.record", may && step->state != MONEV_STEP_SKIPPED);
  enable (self, "desk.due", may && !over);
  enable (self, "desk.repeat", may && step->may_repeat);
  enable (self, "desk.head", head && activity->state == MONEV_ACTIVITY_RUNNING);
  enable (self, "desk.stop", head && activity->state == MONEV_ACTIVITY_RUNNING);
  enable (self, "desk.close", head && activity->state == MONEV_ACTIVITY_RUNNING
                                  && activity->n_done == activity->steps->len);
  enable (self, "desk.resume", head && activity->state != MONEV_ACTIVITY_RUNNING);
}

static void
show_title (MonevActivityDesk *self)
{
  const MonevActivity *activity = self->data->activity;
  MonevState state;
  g_autofree char *text = g_strdup_printf (
      "%s · %u/%u · %s", monev_activity_words_run (activity->state, &state), activity->n_done,
      activity->steps->len, activity->coordinator);

  monev_page_set_title (MONEV_PAGE (self), activity->title);
  monev_page_set_subtitle (MONEV_PAGE (self), text);
}

static guint
place_of (const MonevActivity *activity, const MonevActivityStep *step)
{
  guint place = 0;

  g_ptr_array_find (activity->steps, step, &place);
  return place;
}

/* A button that is pressed can no longer be pressed while it works, and may be another afterwards:
 * without a focus in the window no key would reach the desk. */
static void
keep_focus (MonevActivityDesk *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->busy || root == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self))
      || (focus != NULL && gtk_widget_get_mapped (focus)))
    return;
  if (!gtk_widget_grab_focus (self->primary))
    gtk_widget_child_focus (GTK_WIDGET (self->steps), GTK_DIR_TAB_FORWARD);
}

/** monev_activity_desk_update: shows what was read and what may be done with it. */
void
monev_activity_desk_update (MonevActivityDesk *self)
{
  const MonevActivityStep *step = monev_activity_desk_chosen (self);
  g_autofree char *why = NULL;

  if (step == NULL)
    return;
  why = refused (self);
  show_title (self);
  monev_run_steps_choose (self->steps, place_of (self->data->activity, step));
  monev_step_view_show (self->step, self->data, step, why);
  show_primary (self, step, why);
  show_rights (self, step, why);
  keep_focus (self);
}

static void
show_all (MonevActivityDesk *self)
{
  g_autofree char *why = refused (self);

  monev_run_steps_show (self->steps, self->data);
  monev_plan_chart_show (self->chart, self->data);
  monev_team_view_show (self->team, self->data, why);
  monev_files_view_show (self->files, self->data, why);
  monev_meeting_view_show (self->meetings, self->data, why);
  monev_visit_view_show (self->visits, self->data, why);
  monev_finding_view_show (self->findings, self->data, why);
  monev_proposal_view_show (self->proposals, self->data, why);
  adw_view_stack_page_set_visible (
      adw_view_stack_get_page (self->views, GTK_WIDGET (self->proposals)),
      monev_proposal_view_is_wanted (self->data));
  monev_history_view_show (self->history, self->data, why);
  monev_activity_desk_update (self);
  gtk_stack_set_visible_child_name (self->stack, "content");
}

/* ---- reading ---- */

static void
choose_step (MonevActivityDesk *self)
{
  const MonevActivity *activity = self->data->activity;
  const MonevActivityStep *step
      = self->follow ? NULL : monev_activity_step (activity, self->step_id);

  self->follow = FALSE;
  if (step == NULL)
    step = monev_activity_current (activity);
  if (step == NULL && activity->steps->len > 0)
    step = activity->steps->pdata[activity->steps->len - 1];
  g_free (self->step_id);
  self->step_id = g_strdup (step != NULL ? step->id : "");
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevActivityDesk *self = owner;
  MonevActivityData *data = result;

  self->loading = FALSE;
  g_clear_handle_id (&self->spinner, g_source_remove);
  if (error == NULL && data->activity == NULL)
    monev_activity_data_free (data);
  else if (error == NULL)
    {
      monev_activity_data_free (self->data);
      self->data = data;
      choose_step (self);
      show_all (self);
    }
  else if (self->data == NULL)
    {
      monev_empty_state_set_error (self->failure, error);
      gtk_stack_set_visible_child_name (self->stack, "failure");
    }
  /* Otherwise what was read before stays readable, and the foot of the window says why. */
  if (self->again)
    monev_activity_desk_load (self);
}

static gboolean
on_slow (gpointer data)
{
  MonevActivityDesk *self = data;

  self->spinner = 0;
  gtk_stack_set_visible_child_name (self->stack, "spinner");
  return G_SOURCE_REMOVE;
}

static void
load_since (MonevActivityDesk *self, gint64 since)
{
  self->loading = TRUE;
  self->again = FALSE;
  if (self->data == NULL && self->spinner == 0)
    self->spinner = g_timeout_add (SPINNER_MS, on_slow, self);
  monev_activity_data_load (self->session, G_OBJECT (self), self->id, since, self->cancellable,
                            on_loaded);
}

/** monev_activity_desk_load: reads the run anew. */
void
monev_activity_desk_load (MonevActivityDesk *self)
{
  if (self->loading)
    self->again = TRUE;
  else
    load_since (self, MONEV_ACTIVITY_DATA_ANY);
}

/* Behind the lock nothing is asked for; the login brings it up to date. The draft of minutes is kept
 * every two seconds: what stands in the log did not change by that, and neither does the desk. */
static void
on_changed (MonevActivityDesk *self)
{
  if (monev_session_get_actor (self->session) == NULL || self->busy)
    return;
  if (self->loading || self->data == NULL)
    monev_activity_desk_load (self);
  else
    load_since (self, self->data->seq);
}

/* ---- asking ---- */

/** monev_activity_desk_open_dialog: over the window; one question at a time. */
void
monev_activity_desk_open_dialog (MonevActivityDesk *self, GtkWidget *dialog)
{
  g_set_weak_pointer (&self->dialog, dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

/** monev_activity_desk_send: @said: (nullable): the toast once it is done. */
void
monev_activity_desk_send (MonevActivityDesk *self, const MonevActivityAsk *ask, const char *said)
{
  if (self->busy || monev_session_get_actor (self->session) == NULL)
    return;
  self->busy = TRUE;
  g_free (self->said);
  self->said = g_strdup (said);
  monev_activity_desk_update (self);
  monev_activity_ask_send (self->session, G_OBJECT (self), ask, monev_activity_desk_answered);
}

/** monev_activity_desk_set_undo: the toast of the act that is sent next offers it, once it is done. */
void
monev_activity_desk_set_undo (MonevActivityDesk *self, MonevWindowCallback undo, gpointer data,
                              GDestroyNotify free_data)
{
  if (self->undo_data != NULL)
    self->undo_free (self->undo_data);
  self->undo = undo;
  self->undo_data = data;
  self->undo_free = free_data;
}

static void
say_done (MonevActivityDesk *self, MonevIssueList *issues)
{
  gboolean undo = self->undo != NULL;
  g_autoptr (GString) text = g_string_new (self->said != NULL ? self->said : "");

  if (monev_issue_list_size (issues) > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ". " : "",
                            monev_issue_list_get (issues, 0)->message);
  if (text->len == 0)
    return;
  monev_window_toast (self->window, text->str, undo ? _("_Urungkan") : NULL, self->undo,
                      g_steal_pointer (&self->undo_data), undo ? self->undo_free : NULL);
}

/** monev_activity_desk_answered: what was typed is asked again when it was refused. */
void
monev_activity_desk_answered (gpointer owner, gpointer result, const GError *error)
{
  MonevActivityDesk *self = owner;
  g_autofree char *words = g_steal_pointer (&self->words);

  self->busy = FALSE;
  if (error == NULL)
    {
      say_done (self, result);
      g_clear_pointer (&self->record, monev_desk_record_free);
      g_clear_pointer (&self->member, g_free);
      monev_issue_list_unref (result);
    }
  else
    {
      self->follow = FALSE;
      monev_activity_desk_update (self);
      if (words != NULL)
        monev_activity_desk_ask_words (self, self->waiting.act, error->message, words);
      else if (!monev_activity_desk_again_record (self, error))
        {
          monev_activity_desk_ask_member (self);
          monev_reference_tell (GTK_WIDGET (self), error);
        }
    }
  monev_activity_desk_set_undo (self, NULL, NULL, NULL);
  monev_activity_desk_load (self);
}

/* ---- moving ---- */

static void
on_chosen (MonevActivityDesk *self, const char *id)
{
  g_free (self->step_id);
  self->step_id = g_strdup (id);
  monev_activity_desk_update (self);
}

static void
move (MonevActivityDesk *self, int by)
{
  const MonevActivityStep *step = monev_activity_desk_chosen (self);
  GPtrArray *steps = self->data != NULL ? self->data->activity->steps : NULL;
  int place;

  if (step == NULL)
    return;
  place = CLAMP ((int) place_of (self->data->activity, step) + by, 0, (int) steps->len - 1);
  on_chosen (self, ((const MonevActivityStep *) steps->pdata[place])->id);
}

static void
act_next (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move (MONEV_ACTIVITY_DESK (widget), 1);
}

static void
act_previous (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move (MONEV_ACTIVITY_DESK (widget), -1);
}

static void
act_reload (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_activity_desk_load (MONEV_ACTIVITY_DESK (widget));
}

/* ---- building ---- */

static void
on_chart_folded (MonevActivityDesk *self, GParamSpec *pspec, GtkExpander *fold)
{
  g_object_set_data (G_OBJECT (self->window), CHART_FOLDED,
                     GINT_TO_POINTER (!gtk_expander_get_expanded (fold)));
}

static GtkWidget *
make_chart (MonevActivityDesk *self)
{
  GtkWidget *fold = gtk_expander_new_with_mnemonic (_("Rencana dan pelaksanaan"));
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->chart = MONEV_PLAN_CHART (monev_plan_chart_new ());
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MOST_CHART_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->chart));
  gtk_expander_set_child (GTK_EXPANDER (fold), scrolled);
  gtk_expander_set_expanded (GTK_EXPANDER (fold),
                             g_object_get_data (G_OBJECT (self->window), CHART_FOLDED) == NULL);
  gtk_widget_add_css_class (fold, "monev-plan");
  g_signal_connect_object (fold, "notify::expanded", G_CALLBACK (on_chart_folded), self,
                           G_CONNECT_SWAPPED);
  return fold;
}

static GtkWidget *
make_steps (MonevActivityDesk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->steps = MONEV_RUN_STEPS (monev_run_steps_new ());
  self->step = MONEV_STEP_VIEW (monev_step_view_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->steps), SIDE_WIDTH, -1);
  /* Its labels would take what the middle needs. */
  gtk_widget_set_hexpand (GTK_WIDGET (self->steps), FALSE);
  gtk_widget_set_hexpand (middle, TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->step), TRUE);
  g_signal_connect_object (self->steps, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (middle), GTK_WIDGET (self->step));
  gtk_box_append (GTK_BOX (middle), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (middle), make_chart (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->steps));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (box), middle);
  return box;
}

static void
add_view (MonevActivityDesk *self, GtkWidget *view, const char *id, const char *title,
          const char *icon)
{
  adw_view_stack_add_titled (self->views, view, id, title);
  adw_view_stack_page_set_icon_name (adw_view_stack_get_page (self->views, view), icon);
}

static void
make_views (MonevActivityDesk *self)
{
  self->team = MONEV_TEAM_VIEW (monev_team_view_new ());
  self->files = MONEV_FILES_VIEW (monev_files_view_new ());
  self->history = MONEV_HISTORY_VIEW (monev_history_view_new ());
  add_view (self, make_steps (self), "steps", _("Langkah"), "view-list-bullet-symbolic");
  self->meetings
      = MONEV_MEETING_VIEW (monev_meeting_view_new (self->window, self->session));
  self->findings = MONEV_FINDING_VIEW (monev_finding_view_new ());
  add_view (self, GTK_WIDGET (self->meetings), "meetings", _("Rapat"), "user-available-symbolic");
  self->visits = MONEV_VISIT_VIEW (monev_visit_view_new (self->session));
  add_view (self, GTK_WIDGET (self->visits), "visits", _("Jadwal"), "x-office-calendar-symbolic");
  add_view (self, GTK_WIDGET (self->findings), "findings", _("Temuan"), "edit-find-symbolic");
  self->proposals = MONEV_PROPOSAL_VIEW (monev_proposal_view_new (self->window, self->session));
  add_view (self, GTK_WIDGET (self->proposals), "proposals", _("Usulan"),
            "view-paged-symbolic");
  add_view (self, GTK_WIDGET (self->team), "team", _("Tim"), "system-users-symbolic");
  add_view (self, GTK_WIDGET (self->files), "files", _("Berkas"), "folder-documents-symbolic");
  add_view (self, GTK_WIDGET (self->history), "history", _("Riwayat"),
            "document-open-recent-symbolic");
}

static GtkWidget *
make_menu (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) step = g_menu_new ();
  g_autoptr (GMenu) run = g_menu_new ();

  g_menu_append (step, _("_Muat Ulang"), "desk.reload");
  g_menu_append (run, _("_Data Pokok…"), "desk.head");
  g_menu_append (run, _("_Tutup Agenda"), "desk.close");
  g_menu_append (run, _("_Hentikan Agenda…"), "desk.stop");
  g_menu_append (run, _("_Lanjutkan Agenda"), "desk.resume");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (step));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (run));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _("Menu agenda"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Menu agenda"), -1);
  return button;
}

static void
add_tools (MonevActivityDesk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_vexpand (GTK_WIDGET (self->views), TRUE);
  gtk_box_append (GTK_BOX (box), monev_activity_desk_make_switch (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->views));
  gtk_stack_add_named (self->stack, box, "content");
  self->primary = gtk_button_new_with_mnemonic ("");
  monev_page_add_end (MONEV_PAGE (self), make_menu ());
  monev_page_add_end (MONEV_PAGE (self), self->primary);
}

static gboolean
shows_steps (MonevActivityDesk *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "steps") == 0;
}

/* What nobody sees is not finished by a key. */
static gboolean
on_finish_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  return shows_steps (MONEV_ACTIVITY_DESK (widget))
         && gtk_widget_activate_action (widget, "desk.finish", NULL);
}

/* Ctrl+F looks through the list of the view that has one; the button at the top belongs to the
 * step. */
static void
on_view (MonevActivityDesk *self)
{
  gboolean searched = g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "proposals")
                      == 0;

  monev_page_set_source (MONEV_PAGE (self),
                         searched ? monev_proposal_view_get_source (self->proposals) : NULL);
  gtk_widget_set_visible (self->primary, shows_steps (self));
}

static void
add_keys (MonevActivityDesk *self)
{
  static const char *const keys[][2] = {
    { "<Alt>Down", "desk.next" },
    { "<Alt>Up", "desk.previous" },
    { "F5", "desk.reload" },
    { "<Control>d", "desk.head" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i][0]),
                          gtk_named_action_new (keys[i][1])));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                        gtk_callback_action_new (on_finish_key, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
monev_activity_desk_dispose (GObject *object)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->spinner, g_source_remove);
  /* A question has nobody left to be answered to. */
  if (self->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  g_clear_weak_pointer (&self->dialog);
  monev_activity_desk_forget_copies (self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (monev_activity_desk_parent_class)->dispose (object);
}

static void
monev_activity_desk_finalize (GObject *object)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (object);
  char *texts[] = { self->id, self->step_id, self->words, self->said, self->waiting.id,
                    self->waiting.step_id, self->removed_from, self->removed_caption, self->member,
                    self->member_agency };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  monev_activity_desk_set_undo (self, NULL, NULL, NULL);
  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->copies);
  monev_activity_data_free (self->data);
  monev_desk_record_free (self->record);
  g_clear_pointer (&self->removed, monev_attachment_file_free);
  G_OBJECT_CLASS (monev_activity_desk_parent_class)->finalize (object);
}

static void
monev_activity_desk_class_init (MonevActivityDeskClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_activity_desk_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_activity_desk_finalize;
  gtk_widget_class_install_action (widget, "desk.next", NULL, act_next);
  gtk_widget_class_install_action (widget, "desk.previous", NULL, act_previous);
  gtk_widget_class_install_action (widget, "desk.reload", NULL, act_reload);
  monev_activity_desk_install_acts (widget);
  monev_activity_desk_install_record (widget);
  monev_activity_desk_install_files (widget);
  monev_activity_desk_install_team (widget);
  monev_activity_desk_install_field (widget);
  monev_activity_desk_install_proposals (widget);
  monev_activity_desk_install_head (widget);
  monev_activity_desk_install_visits (widget);
  monev_activity_desk_install_views (widget);
}

static void
monev_activity_desk_init (MonevActivityDesk *self)
{
  GtkWidget *spinner = gtk_spinner_new ();

  self->cancellable = g_cancellable_new ();
  self->copies = g_ptr_array_new_with_free_func (g_free);
  self->stack = GTK_STACK (gtk_stack_new ());
  self->failure = MONEV_EMPTY_STATE (monev_empty_state_new ("dialog-warning-symbolic", "", ""));
  monev_empty_state_set_button (self->failure, _("Coba Lagi"), "desk.reload");
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (spinner, 32, 32);
  self->views = ADW_VIEW_STACK (adw_view_stack_new ());
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "nothing");
  gtk_stack_add_named (self->stack, spinner, "spinner");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->failure), "failure");
  add_tools (self);
  add_keys (self);
  monev_activity_desk_add_view_keys (self);
  g_signal_connect (self, "closing", G_CALLBACK (monev_activity_desk_closing), NULL);
  monev_page_set_desk (MONEV_PAGE (self), TRUE);
  monev_page_set_title (MONEV_PAGE (self), _("Agenda Kerja"));
  monev_page_set_content (MONEV_PAGE (self), GTK_WIDGET (self->stack));
}

/** monev_activity_desk_new: @step_id: the step that is shown first; "" for the one to be done.
 * Returns: (transfer floating): to be given to monev_window_push_desk(). */
GtkWidget *
monev_activity_desk_new (MonevWindow *window, MonevSession *session, const char *id,
                         const char *step_id)
{
  static const char *const signals[] = { "changed", "actor-changed" };
  MonevActivityDesk *self = g_object_new (MONEV_TYPE_ACTIVITY_DESK, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  self->id = g_strdup (id);
  self->step_id = g_strdup (step_id);
  make_views (self);
  g_signal_connect_object (self->views, "notify::visible-child", G_CALLBACK (on_view), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  monev_activity_desk_load (self);
  return GTK_WIDGET (self);
}

/** monev_activity_desk_is_ready: Returns: whether the run is shown and no act is on its way. */
gboolean
monev_activity_desk_is_ready (MonevActivityDesk *self)
{
  return self->data != NULL && !self->busy && !self->loading;
}

/** monev_activity_desk_get_step: Returns: (transfer none): id of the step in the middle. */
const char *
monev_activity_desk_get_step (MonevActivityDesk *self)
{
  return self->step_id;
}

/** monev_activity_desk_set_view: @view: the id that its page was added with: "steps", "meetings", "visits", … */
void
monev_activity_desk_set_view (MonevActivityDesk *self, const char *view)
{
  adw_view_stack_set_visible_child_name (self->views, view);
}

/** monev_activity_desk_get_dialog: Returns: (transfer none) (nullable): the question that is open. */
GtkWidget *
monev_activity_desk_get_dialog (MonevActivityDesk *self)
{
  return self->dialog;
}
