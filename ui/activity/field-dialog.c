#include "field-dialog.h"

#include "field-control.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevFieldDialog
{
  AdwWindow parent;
  MonevWindow *window;
  MonevSession *session;
  MonevRecord *record;
  GtkWidget *controls[MONEV_RECORD_MAX_FIELDS]; /* NULL: not asked here */
  GtkWidget *fault;
  GtkWidget *save;
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

static gpointer
save_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Sent *sent = data;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevRecord) saved = monev_field_save (monev_db_job_connection (job), sent->actor,
                                                    sent->record, issues, error);

  return saved != NULL ? g_steal_pointer (&issues) : NULL;
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
  g_autoptr (MonevIssueList) issues = result;

  set_busy (self, FALSE);
  if (error != NULL)
    {
      show_fault (self, error->message);
      return;
    }
  monev_window_toast (self->window,
                      monev_issue_list_size (issues) > 0 ? monev_issue_list_get (issues, 0)->message
                                                         : _("Disimpan"),
                      NULL, NULL, NULL, NULL);
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
                                          .free_result = (GDestroyNotify) monev_issue_list_unref },
                      on_saved);
}

/* ---- building ---- */

static void
on_cancel (MonevFieldDialog *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
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

static GtkWidget *
make_fields (MonevFieldDialog *self, const MonevActivityData *data, const char *const *fields)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_widget_add_css_class (grid, "monev-form");
  self->fault = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->fault), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->fault), 0);
  gtk_widget_add_css_class (self->fault, "error");
  gtk_widget_set_visible (self->fault, FALSE);
  gtk_grid_attach (GTK_GRID (grid), self->fault, 0, 0, 2, 1);
  for (int i = 0; fields[i] != NULL; i++)
    {
      guint field = (guint) monev_record_type_field (monev_record_type (self->record), fields[i]);

      add_field (self, GTK_GRID (grid), i + 1, field,
                 monev_field_control_new (self->session, data, self->record, field));
    }
  return grid;
}

static void
monev_field_dialog_dispose (GObject *object)
{
  MonevFieldDialog *self = MONEV_FIELD_DIALOG (object);

  memset (self->controls, 0, sizeof self->controls);
  g_clear_object (&self->session);
  g_clear_pointer (&self->record, monev_record_unref);
  G_OBJECT_CLASS (monev_field_dialog_parent_class)->dispose (object);
}

static void
monev_field_dialog_class_init (MonevFieldDialogClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_field_dialog_dispose;
  gtk_widget_class_add_binding_action (widget, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_Return, GDK_CONTROL_MASK, "default.activate",
                                       NULL);
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

/** monev_field_dialog_get_fault: Returns: (transfer none): why it was refused, "" for not. */
const char *
monev_field_dialog_get_fault (MonevFieldDialog *self)
{
  return gtk_label_get_text (GTK_LABEL (self->fault));
}
