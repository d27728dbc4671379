#include "record-desk.h"

#include "conflict.h"
#include "office/office.h"
#include "panel.h"
#include "record-related.h"
#include "record-undo.h"
#include "record/record-store.h"
#include "reference/reference.h"
#include "table-view.h"
#include "ui/common/error-text.h"

#include <glib/gi18n.h>

struct _MonevRecordDesk
{
  MonevPage parent;
  MonevWindow *window; /* the desk stands in it */
  MonevSession *session;
  GCancellable *cancellable;
  const MonevRecordType *type;
  MonevRecordForm *form;
  MonevRecordRelated *related;
  GtkBox *box;
  GtkWidget *save;
  GtkWidget *undo;
  GtkWidget *redo;
  GtkInfoBar *bar;
  GtkLabel *bar_text;
  GtkWidget *question; /* the dialog that asks, or NULL */
  MonevIssueList *issues;
  GBytes *logo; /* (nullable): chosen, not saved yet */
  MonevRecord *before; /* (nullable): what saving replaces */
  gboolean busy;
  gboolean leave;   /* once saved */
  gboolean discard; /* what is not saved may be lost */
};

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevRecordDesk, monev_record_desk, MONEV_TYPE_PAGE)

static MonevAct
act_of (const MonevRecordType *type)
{
  return type == &monev_office_type ? MONEV_ACT_OFFICE_EDIT : monev_reference_act (type);
}

static gboolean
is_new (MonevRecordDesk *self)
{
  return monev_record_version (monev_record_form_get_saved (self->form)) == 0
         && self->type != &monev_office_type;
}

static void
say (MonevRecordDesk *self, GtkMessageType type, const char *text)
{
  gtk_info_bar_set_revealed (self->bar, text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), text != NULL);
  if (text == NULL)
    return;
  gtk_info_bar_set_message_type (self->bar, type);
  gtk_label_set_text (self->bar_text, text);
}

static char *
new_title (MonevRecordDesk *self)
{
  const MonevTableView *view = monev_table_view_for (self->type);
  g_auto (GStrv) parts = g_strsplit (_(view->add), "_", -1);

  return g_strjoinv ("", parts);
}

static void
show_title (MonevRecordDesk *self)
{
  g_autofree char *title
      = is_new (self) ? new_title (self)
        : self->type == &monev_office_type
            ? g_strdup (_("Profil Instansi"))
            : monev_record_label (monev_record_form_get_saved (self->form));
  gboolean changed = monev_record_form_is_changed (self->form);

  monev_page_set_title (MONEV_PAGE (self), title);
  monev_page_set_subtitle (MONEV_PAGE (self), changed       ? _("Belum disimpan")
                                              : is_new (self) ? NULL
                                                              : _("Tersimpan"));
}

static void
set_tooltip (GtkWidget *button, const char *word, const char *label, const char *key)
{
  g_autofree char *text = label != NULL ? g_strdup_printf ("%s: %s (%s)", word, label, key)
                                        : g_strdup_printf ("%s (%s)", word, key);

  gtk_widget_set_tooltip_text (button, text);
}

static void
show_state (MonevRecordDesk *self)
{
  g_autofree char *why = NULL;
  gboolean may = monev_session_allows (self->session, act_of (self->type), &why);
  gboolean away = monev_session_get_away (self->session);
  const char *undo = NULL, *redo = NULL;
  gboolean can_undo = monev_record_form_can_undo (self->form, &undo);
  gboolean can_redo = monev_record_form_can_redo (self->form, &redo);

  show_title (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "desk.undo", may && can_undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "desk.redo", may && can_redo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "desk.save",
                                 may && !away && !self->busy
                                     && (is_new (self)
                                         || monev_record_form_is_changed (self->form)));
  set_tooltip (self->undo, _("Urungkan"), can_undo ? undo : NULL, "Ctrl+Z");
  set_tooltip (self->redo, _("Ulangi"), can_redo ? redo : NULL, "Ctrl+Shift+Z");
  gtk_widget_set_tooltip_text (self->save, !may   ? why
                                           : away ? _("Dapat disimpan setelah basis data tersambung "
                                                      "lagi")
                                                  : _("Simpan (Ctrl+S)"));
}

/* Of a try to save; that one may only look stands on its own. */
static void
forget_refusal (MonevRecordDesk *self)
{
  if (gtk_info_bar_get_message_type (self->bar) != GTK_MESSAGE_INFO)
    say (self, GTK_MESSAGE_INFO, NULL);
}

/* What was refused is mended, or is another record by now. */
static void
on_form_changed (MonevRecordDesk *self)
{
  if (!monev_record_form_has_faults (self->form))
    forget_refusal (self);
  show_state (self);
}

static void
on_away_changed (MonevRecordDesk *self)
{
  if (!monev_session_get_away (self->session) && !monev_record_form_has_faults (self->form))
    forget_refusal (self);
  show_state (self);
}

static void
on_actor_changed (MonevRecordDesk *self)
{
  g_autofree char *why = NULL;
  gboolean may = monev_session_allows (self->session, act_of (self->type), &why);

  monev_record_form_set_editable (self->form, may);
  say (self, GTK_MESSAGE_INFO, may ? NULL : why);
  show_state (self);
}

typedef struct
{
  MonevActor *actor;
  MonevRecord *record;
  GBytes *logo;
  MonevIssueList *issues;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  monev_actor_free (save->actor);
  monev_record_unref (save->record);
  g_clear_pointer (&save->logo, g_bytes_unref);
  monev_issue_list_unref (save->issues);
  g_free (save);
}

static gpointer
save_job (MonevDbJob *job, gpointer data, GError **error)
{
  Save *save = data;
  MonevDbConnection *connection = monev_db_job_connection (job);

  if (monev_record_type (save->record) == &monev_office_type)
    return monev_office_save (connection, save->actor, save->record, save->logo, save->issues,
                              error);
  return monev_reference_save (connection, save->actor, save->record, save->issues, error);
}

static void start_save (MonevRecordDesk *self, MonevRecord *record, MonevRecord *before);

static gpointer
theirs_job (MonevDbJob *job, gpointer data, GError **error)
{
  return monev_conflict_load (monev_db_job_connection (job), data, error);
}

static void
on_conflict_answer (MonevRecordDesk *self, const char *response, GtkWidget *dialog)
{
  MonevConflict *stored = g_object_get_data (G_OBJECT (dialog), "theirs");
  MonevRecord *theirs = stored->record;
  g_autoptr (MonevRecord) merged = NULL;

  self->question = NULL;
  if (g_str_equal (response, "reload"))
    {
      say (self, GTK_MESSAGE_INFO, NULL);
      monev_record_form_reset (self->form, theirs);
      monev_record_related_load (self->related, theirs);
    }
  else if (g_str_equal (response, "keep"))
    {
      merged = monev_conflict_merge (monev_record_form_get_saved (self->form),
                                     monev_record_form_get_record (self->form), theirs);
      start_save (self, merged, theirs);
    }
}

static void
on_theirs_read (gpointer owner, gpointer result, const GError *error)
{
  MonevRecordDesk *self = owner;
  MonevConflict *theirs = result;

  self->busy = FALSE;
  self->leave = FALSE;
  show_state (self);
  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  self->question = monev_conflict_dialog_new (
      GTK_WINDOW (self->window), monev_record_form_get_saved (self->form),
      monev_record_form_get_record (self->form), theirs);
  g_object_set_data_full (G_OBJECT (self->question), "theirs", theirs,
                          (GDestroyNotify) monev_conflict_free);
  g_signal_connect_object (self->question, "response", G_CALLBACK (on_conflict_answer), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->question));
}

static void
read_theirs (MonevRecordDesk *self)
{
  MonevRecord *record = monev_record_ref (monev_record_form_get_saved (self->form));

  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE, /* behind what was written */
                                          .work = theirs_job,
                                          .data = record,
                                          .free_data = (GDestroyNotify) monev_record_unref,
                                          .free_result = (GDestroyNotify) monev_conflict_free,
                                          .cancellable = self->cancellable },
                      on_theirs_read);
}

static void
on_refused (MonevRecordDesk *self, const GError *error)
{
  guint at_fields;

  if (g_error_matches (error, MONEV_ERROR, MONEV_ERROR_CONFLICT))
    {
      read_theirs (self);
      return;
    }
  self->busy = FALSE;
  self->leave = FALSE;
  show_state (self);
  at_fields = monev_record_form_show_issues (self->form, self->issues);
  if (at_fields > 0)
    say (self, GTK_MESSAGE_WARNING, _("Perbaiki isian yang ditandai, lalu simpan lagi."));
  else if (!monev_session_get_away (self->session)) /* that stands at the foot of the window */
    {
      g_autofree char *line = monev_error_text_line (error);

      say (self, GTK_MESSAGE_ERROR, error->domain == MONEV_ERROR ? error->message : line);
    }
}

/* What is not as it should be, yet may be stored, is said also to who leaves the form at once. */
static char *
saved_words (MonevIssueList *issues)
{
  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    if (monev_issue_list_get (issues, i)->severity == MONEV_SEVERITY_WARNING)
      return g_strdup_printf (_("Tersimpan. %s"), monev_issue_list_get (issues, i)->message);
  return g_strdup (_("Tersimpan"));
}

static void
tell_saved (MonevRecordDesk *self, MonevRecord *saved)
{
  g_autofree char *text = saved_words (self->issues);

  monev_record_undo_offer (self, self->window, self->session, text, self->before, saved);
  g_signal_emit (self, signals[SAVED], 0, monev_record_id (saved));
}

static void
on_saved (gpointer owner, gpointer result, const GError *error)
{
  MonevRecordDesk *self = owner;
  g_autoptr (MonevRecord) record = result;

  if (error != NULL)
    {
      on_refused (self, error);
      return;
    }
  self->busy = FALSE;
  say (self, GTK_MESSAGE_INFO, NULL);
  g_clear_pointer (&self->logo, g_bytes_unref);
  monev_record_form_reset (self->form, record);
  monev_record_form_show_issues (self->form, self->issues); /* warnings stay to be seen */
  monev_record_related_load (self->related, record);
  if (self->type == &monev_office_type)
    monev_session_set_office (self->session, monev_record_ref (record));
  show_state (self);
  tell_saved (self, record);
  if (self->leave)
    monev_window_pop_desk (self->window);
}

static GBytes *
logo_of (MonevRecordDesk *self, const MonevRecord *record)
{
  g_autofree char *sha = NULL;

  if (self->logo == NULL)
    return NULL;
  sha = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->logo);
  return g_str_equal (sha, monev_record_get (record, "logo")) ? g_bytes_ref (self->logo) : NULL;
}

static void
start_save (MonevRecordDesk *self, MonevRecord *record, MonevRecord *before)
{
  const MonevActor *actor = monev_session_get_actor (self->session);
  Save *save = g_new (Save, 1);

  monev_record_ref (before);
  g_clear_pointer (&self->before, monev_record_unref);
  self->before = before;
  g_clear_pointer (&self->issues, monev_issue_list_unref);
  self->issues = monev_issue_list_new ();
  *save = (Save) { actor != NULL ? monev_actor_copy (actor) : NULL, monev_record_ref (record),
                   logo_of (self, record), monev_issue_list_ref (self->issues) };
  self->busy = TRUE;
  show_state (self);
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = save_job,
                                          .data = save,
                                          .free_data = save_free,
                                          .free_result = (GDestroyNotify) monev_record_unref },
                      on_saved);
}

/** monev_record_desk_save: as Ctrl+S; faults are told at their fields. */
void
monev_record_desk_save (MonevRecordDesk *self)
{
  if (self->busy)
    return;
  if (!monev_record_form_check (self->form))
    {
      self->leave = FALSE;
      say (self, GTK_MESSAGE_WARNING, _("Perbaiki isian yang ditandai, lalu simpan lagi."));
      return;
    }
  start_save (self, monev_record_form_get_record (self->form),
              monev_record_form_get_saved (self->form));
}

/** monev_record_desk_refresh: @record: as it was stored from elsewhere; shown, unless something is
 * not saved yet: then saving tells of the other change. */
void
monev_record_desk_refresh (MonevRecordDesk *self, MonevRecord *record)
{
  if (self->busy || monev_record_form_is_changed (self->form))
    return;
  monev_record_form_reset (self->form, record);
  monev_record_related_load (self->related, record);
  show_state (self);
}

/* Somebody else may have saved the very record: without edits here it is shown, with some it is said
 * before one goes on typing; saving compares the two. */
static void
on_reread (gpointer owner, gpointer result, const GError *error)
{
  MonevRecordDesk *self = owner;
  g_autoptr (MonevRecord) record = result;

  if (self->busy)
    return;
  if (g_error_matches (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND))
    say (self, GTK_MESSAGE_INFO, _("Data ini baru saja dihapus orang lain."));
  if (record == NULL
      || monev_record_version (record)
             == monev_record_version (monev_record_form_get_saved (self->form)))
    return;
  if (monev_record_form_is_changed (self->form))
    say (self, GTK_MESSAGE_INFO,
         _("Data ini baru saja diubah orang lain. Saat disimpan, kedua isian ditampilkan "
           "berdampingan."));
  else
    monev_record_desk_refresh (self, record);
}

static gpointer
read_job (MonevDbJob *job, gpointer data, GError **error)
{
  return monev_record_store_get (monev_db_job_connection (job), monev_record_type (data),
                                 monev_record_id (data), error);
}

static void
on_database_changed (MonevRecordDesk *self)
{
  if (self->busy || is_new (self))
    return;
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) {
                          .lane = MONEV_DB_LANE_READ,
                          .work = read_job,
                          .data = monev_record_ref (monev_record_form_get_saved (self->form)),
                          .free_data = (GDestroyNotify) monev_record_unref,
                          .free_result = (GDestroyNotify) monev_record_unref,
                          .cancellable = self->cancellable },
                      on_reread);
}

/** monev_record_desk_is_busy: Returns: whether it is being saved. */
gboolean
monev_record_desk_is_busy (MonevRecordDesk *self)
{
  return self->busy;
}

static void
on_leave_answer (MonevRecordDesk *self, const char *response)
{
  self->question = NULL;
  if (g_str_equal (response, "discard"))
    {
      self->discard = TRUE;
      monev_window_pop_desk (self->window);
    }
  else if (g_str_equal (response, "save"))
    {
      self->leave = TRUE;
      monev_record_desk_save (self);
    }
}

static void
ask_leave (MonevRecordDesk *self)
{
  gboolean away = monev_session_get_away (self->session);
  gboolean may = !away && monev_session_allows (self->session, act_of (self->type), NULL);
  AdwMessageDialog *dialog;

  self->question = adw_message_dialog_new (
      GTK_WINDOW (self->window), may ? _("Simpan perubahan?") : _("Buang perubahan?"),
      away ? _("Server tidak menjawab, jadi perubahan belum dapat disimpan. Pilih Batal dan simpan "
               "setelah server menjawab lagi.")
           : _("Perubahan yang tidak disimpan akan hilang."));
  dialog = ADW_MESSAGE_DIALOG (self->question);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Batal"), "discard", _("_Buang"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  if (may)
    {
      adw_message_dialog_add_response (dialog, "save", _("_Simpan"));
      adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
      adw_message_dialog_set_default_response (dialog, "save");
    }
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_leave_answer), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
on_closing (MonevRecordDesk *self)
{
  if (self->busy)
    return TRUE;
  if (self->discard || !monev_record_form_is_changed (self->form))
    return FALSE;
  if (self->question == NULL)
    ask_leave (self);
  return TRUE;
}

static void
act_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_record_desk_save (MONEV_RECORD_DESK (widget));
}

static void
act_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_record_form_undo (MONEV_RECORD_DESK (widget)->form);
}

static void
act_redo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_record_form_redo (MONEV_RECORD_DESK (widget)->form);
}

static void
monev_record_desk_dispose (GObject *object)
{
  MonevRecordDesk *self = MONEV_RECORD_DESK (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->form != NULL)
    g_signal_handlers_disconnect_by_data (self->form, self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->issues, monev_issue_list_unref);
  g_clear_pointer (&self->logo, g_bytes_unref);
  g_clear_pointer (&self->before, monev_record_unref);
  G_OBJECT_CLASS (monev_record_desk_parent_class)->dispose (object);
}

static void
monev_record_desk_class_init (MonevRecordDeskClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_record_desk_dispose;
  /** MonevRecordDesk::saved: the record (its id, a string) is stored as the form says. */
  signals[SAVED] = g_signal_new ("saved", MONEV_TYPE_RECORD_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget, "desk.save", NULL, act_save);
  gtk_widget_class_install_action (widget, "desk.undo", NULL, act_undo);
  gtk_widget_class_install_action (widget, "desk.redo", NULL, act_redo);
}

/* Before the text field that has the focus, which would undo only its own. */
static void
add_keys (MonevRecordDesk *self)
{
  static const char *const keys[][2] = { { "<Control>s", "desk.save" },
                                         { "<Control>z", "desk.undo" },
                                         { "<Control><Shift>z|<Control>y", "desk.redo" } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i][0]),
                          gtk_named_action_new (keys[i][1])));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static GtkWidget *
icon_button (MonevRecordDesk *self, const char *icon, const char *action, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  monev_page_add_start (MONEV_PAGE (self), button);
  return button;
}

static void
add_tools (MonevRecordDesk *self)
{
  self->undo = icon_button (self, "edit-undo-symbolic", "desk.undo", _("Urungkan"));
  self->redo = icon_button (self, "edit-redo-symbolic", "desk.redo", _("Ulangi"));
  self->save = gtk_button_new_with_mnemonic (_("_Simpan"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save), "desk.save");
  gtk_widget_add_css_class (self->save, "suggested-action");
  monev_page_add_end (MONEV_PAGE (self), self->save);
}

static void
add_bar (MonevRecordDesk *self, GtkBox *outer)
{
  self->bar = GTK_INFO_BAR (gtk_info_bar_new ());
  self->bar_text = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->bar_text, TRUE);
  gtk_label_set_xalign (self->bar_text, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->bar_text), TRUE);
  gtk_info_bar_add_child (self->bar, GTK_WIDGET (self->bar_text));
  gtk_box_append (outer, GTK_WIDGET (self->bar));
  say (self, GTK_MESSAGE_INFO, NULL);
}

static void
monev_record_desk_init (MonevRecordDesk *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->cancellable = g_cancellable_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  gtk_widget_set_margin_top (GTK_WIDGET (self->box), 24);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->box), 36);
  gtk_widget_set_margin_start (GTK_WIDGET (self->box), 24);
  gtk_widget_set_margin_end (GTK_WIDGET (self->box), 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->box));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  add_bar (self, GTK_BOX (outer));
  gtk_box_append (GTK_BOX (outer), scrolled);
  monev_page_set_content (MONEV_PAGE (self), outer);
  add_tools (self);
  add_keys (self);
  g_signal_connect (self, "closing", G_CALLBACK (on_closing), NULL);
}

/** monev_record_desk_new: @record: with version 0 it is a new one. Returns: (transfer floating): to
 * be given to monev_window_push_desk(). */
GtkWidget *
monev_record_desk_new (MonevWindow *window, MonevSession *session, MonevRecord *record)
{
  MonevRecordDesk *self = g_object_new (MONEV_TYPE_RECORD_DESK, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  self->type = monev_record_type (record);
  self->form = MONEV_RECORD_FORM (monev_record_form_new (session, record));
  self->related = MONEV_RECORD_RELATED (monev_record_related_new (window, session));
  gtk_box_append (self->box, GTK_WIDGET (self->form));
  gtk_box_append (self->box, GTK_WIDGET (self->related));
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (on_form_changed), self);
  g_signal_connect_object (session, "actor-changed", G_CALLBACK (on_actor_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "away-changed", G_CALLBACK (on_away_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_database_changed), self,
                           G_CONNECT_SWAPPED);
  monev_record_related_load (self->related, record);
  on_actor_changed (self);
  return GTK_WIDGET (self);
}

/** monev_record_desk_get_form: Returns: (transfer none): its form. */
MonevRecordForm *
monev_record_desk_get_form (MonevRecordDesk *self)
{
  return self->form;
}

/** monev_record_desk_get_question: Returns: (transfer none) (nullable): the dialog that asks
 * something now. */
GtkWidget *
monev_record_desk_get_question (MonevRecordDesk *self)
{
  return self->question;
}

/** monev_record_desk_add_top: puts @widget before the form. */
void
monev_record_desk_add_top (MonevRecordDesk *self, GtkWidget *widget)
{
  gtk_box_prepend (self->box, widget);
}

/** monev_record_desk_set_logo: @logo: (nullable): of the office; a step of the form as any other. */
void
monev_record_desk_set_logo (MonevRecordDesk *self, GBytes *logo)
{
  g_autofree char *sha
      = logo != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, logo) : g_strdup ("");

  if (logo != NULL)
    {
      g_clear_pointer (&self->logo, g_bytes_unref);
      self->logo = g_bytes_ref (logo);
    }
  monev_record_form_put (self->form, "logo", sha);
}
