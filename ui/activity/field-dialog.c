#include "field-dialog.h"

#include "activity/field-schedule.h"
#include "field-control.h"
#include "field-undo.h"
#include "form-guard.h"
#include "ui/common/state-glyph.h"
#include "view-parts.h"

#include <glib/gi18n.h>
#include <string.h>

#define CHECK_MS 250 /* after the last key */

struct _MonevFieldDialog
{
  AdwWindow parent;
  MonevWindow *window;
  MonevSession *session;
  MonevRecord *record;
  GtkWidget *controls[MONEV_RECORD_MAX_FIELDS]; /* NULL: not asked here */
  GtkWidget *fault;
  GtkWidget *warnings; /* box of lines: what saving it would say of the schedule */
  GtkWidget *save;
  MonevRecord *first;  /* what the fields say before anybody types */
  guint check;         /* source that waits for the end of typing */
  guint generation;    /* of what is typed; the answer to an older one is dropped */
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (MonevFieldDialog, monev_field_dialog, ADW_TYPE_WINDOW)

/* ---- saving ---- */

typedef struct
{
  MonevRecord *record;
  MonevActor *actor;
} Sent;

static void
sent_free (gpointer data)
{
  Sent *sent = data;

  monev_record_unref (sent->record);
  monev_actor_free (sent->actor);
  g_free (sent);
}

typedef struct
{
  MonevRecord *record;
  MonevIssueList *issues;
} Saved;

static void
saved_free (gpointer data)
{
  Saved *saved = data;

  monev_record_unref (saved->record);
  monev_issue_list_unref (saved->issues);
  g_free (saved);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saved, saved_free)

static gpointer
save_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Sent *sent = data;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevRecord) record = monev_field_save (monev_db_job_connection (job), sent->actor,
                                                     sent->record, issues, error);
  Saved *saved;

  if (record == NULL)
    return NULL;
  saved = g_new (Saved, 1);
  *saved = (Saved) { g_steal_pointer (&record), g_steal_pointer (&issues) };
  return saved;
}

static void
show_fault (MonevFieldDialog *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->fault), text);
  gtk_widget_set_visible (self->fault, *text != '\0');
}

static void
set_busy (MonevFieldDialog *self, gboolean busy)
{
  self->busy = busy;
  gtk_widget_set_sensitive (self->save, !busy);
}

static void
on_saved (gpointer owner, gpointer result, const GError *error)
{
  MonevFieldDialog *self = owner;
  g_autoptr (Saved) saved = result;
  g_autofree char *said = NULL;
  MonevRecord *before;

  set_busy (self, FALSE);
  if (error != NULL)
    {
      show_fault (self, error->message);
      return;
    }
  before = self->record != NULL && monev_record_version (self->record) > 0 ? self->record : NULL;
  said = monev_issue_list_size (saved->issues) > 0
             ? g_strdup_printf (_("Disimpan. %s"), monev_issue_list_get (saved->issues, 0)->message)
             : g_strdup (_("Disimpan"));
  if (self->session != NULL)
    monev_field_undo_offer (self->window, self->session, said, before, saved->record);
  gtk_window_destroy (GTK_WINDOW (self));
}

static MonevRecord *
take_typed (MonevFieldDialog *self, MonevIssueList *issues)
{
  MonevRecord *record = monev_record_ref (self->record);

  for (guint i = 0; i < MONEV_RECORD_MAX_FIELDS; i++)
    if (self->controls[i] != NULL)
      record = monev_field_control_take (self->controls[i], record, i, issues);
  return record;
}

/** monev_field_dialog_save: as if "Simpan" was pressed. */
void
monev_field_dialog_save (MonevFieldDialog *self)
{
  const MonevActor *actor = monev_session_get_actor (self->session);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevRecord) record = take_typed (self, issues);
  Sent *sent;

  if (self->busy || actor == NULL)
    return;
  if (monev_issue_list_size (issues) > 0)
    {
      const MonevIssue *issue = monev_issue_list_get (issues, 0);
      g_autofree char *text = g_strdup_printf ("%s: %s %s", issue->column, issue->message,
                                               issue->fix != NULL ? issue->fix : "");

      show_fault (self, text);
      return;
    }
  show_fault (self, "");
  set_busy (self, TRUE);
  sent = g_new (Sent, 1);
  *sent = (Sent) { g_steal_pointer (&record), monev_actor_copy (actor) };
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = save_job,
                                          .data = sent,
                                          .free_data = sent_free,
                                          .free_result = saved_free },
                      on_saved);
}

/* ---- the schedule, while one types ---- */

typedef struct
{
  MonevRecord *record;
  guint generation;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  monev_record_unref (check->record);
  g_free (check);
}

typedef struct
{
  MonevIssueList *issues;
  guint generation;
} Checked;

static void
checked_free (gpointer data)
{
  Checked *checked = data;

  monev_issue_list_unref (checked->issues);
  g_free (checked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Checked, checked_free)

typedef struct
{
  const Check *check;
  MonevIssueList *issues;
} Reading;

static gboolean
read_schedule (MonevDbConnection *connection, gpointer data, GError **error)
{
  const Reading *reading = data;

  return monev_field_check_draft (connection, reading->check->record, reading->issues, error);
}

static gpointer
check_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Check *check = data;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  Reading reading = { check, issues };
  Checked *checked;

  /* What would be refused is an issue here, too. */
  if (!monev_db_read (monev_db_job_connection (job), read_schedule, &reading, error))
    return NULL;
  checked = g_new (Checked, 1);
  *checked = (Checked) { g_steal_pointer (&issues), check->generation };
  return checked;
}

static void
add_warning (MonevFieldDialog *self, const MonevIssue *issue)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *glyph = monev_state_glyph_new (
      issue->severity == MONEV_SEVERITY_ERROR ? MONEV_STATE_ERROR : MONEV_STATE_LATE, FALSE);
  GtkWidget *label = gtk_label_new (issue->message);

  gtk_widget_set_valign (glyph, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "monev-caveat");
  gtk_box_append (GTK_BOX (line), glyph);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (self->warnings), line);
}

/* A field that is still empty is no news while one types. */
static gboolean
is_of_schedule (const MonevIssue *issue)
{
  return issue->severity == MONEV_SEVERITY_WARNING || strcmp (issue->code, "two-places") == 0;
}

static void
show_warnings (MonevFieldDialog *self, const MonevIssueList *issues)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->warnings)) != NULL)
    gtk_box_remove (GTK_BOX (self->warnings), child);
  for (guint i = 0; issues != NULL && i < monev_issue_list_size (issues); i++)
    if (is_of_schedule (monev_issue_list_get (issues, i)))
      add_warning (self, monev_issue_list_get (issues, i));
  gtk_widget_set_visible (self->warnings, gtk_widget_get_first_child (self->warnings) != NULL);
}

static void
on_checked (gpointer owner, gpointer result, const GError *error)
{
  MonevFieldDialog *self = owner;
  g_autoptr (Checked) checked = result;

  if (self->session != NULL && error == NULL && checked->generation == self->generation)
    show_warnings (self, checked->issues);
}

static gboolean
on_typing_ended (gpointer data)
{
  MonevFieldDialog *self = data;
  g_autoptr (MonevIssueList) unread = monev_issue_list_new ();
  g_autoptr (MonevRecord) record = take_typed (self, unread);
  Check *check;

  self->check = 0;
  if (monev_issue_list_size (unread) > 0)
    {
      show_warnings (self, NULL);
      return G_SOURCE_REMOVE;
    }
  check = g_new (Check, 1);
  *check = (Check) { g_steal_pointer (&record), self->generation };
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                          .work = check_job,
                                          .data = check,
                                          .free_data = check_free,
                                          .free_result = checked_free },
                      on_checked);
  return G_SOURCE_REMOVE;
}

static void
on_typed (MonevFieldDialog *self)
{
  self->generation++;
  g_clear_handle_id (&self->check, g_source_remove);
  self->check = g_timeout_add (CHECK_MS, on_typing_ended, self);
}

static void
watch_schedule (MonevFieldDialog *self)
{
  const MonevRecordType *type = monev_record_type (self->record);

  if (type != &monev_visit_type && type != &monev_meeting_type && type != &monev_follow_up_type)
    return;
  for (guint i = 0; i < MONEV_RECORD_MAX_FIELDS; i++)
    if (self->controls[i] != NULL)
      monev_field_control_listen (self->controls[i], G_CALLBACK (on_typed), self);
  on_typed (self);
}

/* ---- building ---- */

static void
on_cancel (MonevFieldDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static MonevFormState
ask_state (GtkWidget *form)
{
  MonevFieldDialog *self = MONEV_FIELD_DIALOG (form);
  g_autoptr (MonevIssueList) unread = monev_issue_list_new ();
  g_autoptr (MonevRecord) typed = take_typed (self, unread);

  if (self->busy)
    return MONEV_FORM_BUSY;
  return monev_issue_list_size (unread) > 0 || !monev_record_equal (self->first, typed)
             ? MONEV_FORM_CHANGED
             : MONEV_FORM_SAME;
}

/* The field may be right by now. */
static void
on_corrected (MonevFieldDialog *self)
{
  if (self->session != NULL)
    show_fault (self, "");
}

static void
watch_typing (MonevFieldDialog *self)
{
  g_autoptr (MonevIssueList) unread = monev_issue_list_new ();

  self->first = take_typed (self, unread);
  for (guint i = 0; i < MONEV_RECORD_MAX_FIELDS; i++)
    if (self->controls[i] != NULL)
      monev_field_control_listen (self->controls[i], G_CALLBACK (on_corrected), self);
  monev_form_guard (GTK_WINDOW (self), ask_state);
}

static GtkWidget *
make_header (MonevFieldDialog *self, const char *title)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Batal"));

  self->save = gtk_button_new_with_mnemonic (_("_Simpan"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (on_cancel), self);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (monev_field_dialog_save), self);
  return header;
}

static void
add_field (MonevFieldDialog *self, GtkGrid *grid, int row, guint field, GtkWidget *control)
{
  const MonevField *f = &monev_record_type (self->record)->fields[field];
  g_autofree char *text
      = g_strconcat (f->heading, f->flags & MONEV_FIELD_REQUIRED ? " *" : "", NULL);
  GtkWidget *label = gtk_label_new (text);

  self->controls[field] = control;
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_widget_set_valign (label, monev_field_control_is_tall (control) ? GTK_ALIGN_START
                                                                      : GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (control, TRUE);
  if (!GTK_IS_CHECK_BUTTON (control))
    gtk_grid_attach (grid, label, 0, row, 1, 1);
  else
    g_object_unref (g_object_ref_sink (label));
  gtk_grid_attach (grid, control, 1, row, 1, 1);
}

static void
add_tellers (MonevFieldDialog *self, GtkGrid *grid)
{
  self->fault = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->fault), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->fault), 0);
  gtk_widget_add_css_class (self->fault, "error");
  gtk_widget_set_visible (self->fault, FALSE);
  gtk_grid_attach (grid, self->fault, 0, 0, 2, 1);
  self->warnings = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_visible (self->warnings, FALSE);
  gtk_grid_attach (grid, self->warnings, 0, 1, 2, 1);
}

static GtkWidget *
make_fields (MonevFieldDialog *self, const MonevActivityData *data, const char *const *fields)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_widget_add_css_class (grid, "monev-form");
  add_tellers (self, GTK_GRID (grid));
  for (int i = 0; fields[i] != NULL; i++)
    {
      guint field = (guint) monev_record_type_field (monev_record_type (self->record), fields[i]);

      add_field (self, GTK_GRID (grid), i + 2, field,
                 monev_field_control_new (self->session, data, self->record, field));
    }
  return grid;
}

static void
monev_field_dialog_dispose (GObject *object)
{
  MonevFieldDialog *self = MONEV_FIELD_DIALOG (object);

  g_clear_handle_id (&self->check, g_source_remove);
  memset (self->controls, 0, sizeof self->controls);
  g_clear_object (&self->session);
  g_clear_pointer (&self->record, monev_record_unref);
  g_clear_pointer (&self->first, monev_record_unref);
  G_OBJECT_CLASS (monev_field_dialog_parent_class)->dispose (object);
}

static void
monev_field_dialog_class_init (MonevFieldDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_field_dialog_dispose;
}

static void
monev_field_dialog_init (MonevFieldDialog *self)
{
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 560, -1);
}

/** monev_field_dialog_new: @fields: names of the fields that are asked, in this order; the others
 * stay as @record has them. Returns: (transfer none): to be presented. */
GtkWidget *
monev_field_dialog_new (MonevWindow *window, MonevSession *session, const MonevActivityData *data,
                        MonevRecord *record, const char *title, const char *const *fields)
{
  MonevFieldDialog *self = g_object_new (MONEV_TYPE_FIELD_DIALOG, NULL);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (window));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->window = window;
  self->session = g_object_ref (session);
  self->record = monev_record_ref (record);
  if (root != NULL)
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  gtk_box_append (GTK_BOX (box), make_header (self, title));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 620);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), make_fields (self, data, fields));
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (self), box);
  monev_view_start_in (GTK_WINDOW (self), scrolled);
  watch_typing (self);
  watch_schedule (self);
  return GTK_WIDGET (self);
}

/** monev_field_dialog_type: as if @text was typed into @field. Returns: whether it is known there. */
gboolean
monev_field_dialog_type (MonevFieldDialog *self, const char *field, const char *text)
{
  int i = monev_record_type_field (monev_record_type (self->record), field);

  g_return_val_if_fail (i >= 0 && self->controls[i] != NULL, FALSE);

  return monev_field_control_type (self->controls[i], text);
}

/** monev_field_dialog_is_busy: Returns: whether it is being saved. */
gboolean
monev_field_dialog_is_busy (MonevFieldDialog *self)
{
  return self->busy;
}

/** monev_field_dialog_n_warnings: Returns: how many things are said of the schedule as it is typed. */
guint
monev_field_dialog_n_warnings (MonevFieldDialog *self)
{
  guint n = 0;

  for (GtkWidget *line = gtk_widget_get_first_child (self->warnings); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    n++;
  return n;
}

/** monev_field_dialog_get_fault: Returns: (transfer none): why it was refused, "" for not. */
const char *
monev_field_dialog_get_fault (MonevFieldDialog *self)
{
  return gtk_label_get_text (GTK_LABEL (self->fault));
}
