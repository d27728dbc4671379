#include "stopped-dialog.h"

#include "data-ask.h"
#include "ui/common/empty-state.h"
#include "ui/common/error-text.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevStoppedDialog
{
  AdwWindow parent;
  MonevWindow *window;
  MonevSession *session; /* (nullable): once it is closed */
  GPtrArray *stopped;    /* (nullable): MonevDataRequest */
  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *fault;
};

G_DEFINE_FINAL_TYPE (MonevStoppedDialog, monev_stopped_dialog, ADW_TYPE_WINDOW)

static void load (MonevStoppedDialog *self);

static void
show_fault (MonevStoppedDialog *self, const GError *error)
{
  g_autofree char *line = error == NULL ? g_strdup ("") : monev_error_text_line (error);

  gtk_label_set_text (self->fault, line);
  gtk_widget_set_visible (GTK_WIDGET (self->fault), *line != '\0');
}

/* ---- taking up again ---- */

static void
on_taken_up (gpointer owner, gpointer result, const GError *error)
{
  MonevStoppedDialog *self = owner;

  g_clear_pointer (&result, monev_data_answer_free);
  if (self->session == NULL)
    return;
  if (error == NULL)
    monev_window_toast (self->window, _("Permintaan dipakai lagi dan tampil di papan"), NULL, NULL,
                        NULL, NULL);
  show_fault (self, error);
  load (self);
}

/** monev_stopped_dialog_take_up: as the button of the nth does. */
void
monev_stopped_dialog_take_up (MonevStoppedDialog *self, guint nth)
{
  if (self->stopped == NULL || nth >= self->stopped->len)
    return;
  monev_data_ask_send (self->session, G_OBJECT (self),
                       &(MonevDataAsk) { .act = MONEV_DATA_ASK_STATE,
                                         .request = self->stopped->pdata[nth],
                                         .state = MONEV_REQUEST_RUNNING },
                       on_taken_up);
}

static void
on_clicked (MonevStoppedDialog *self, GtkWidget *button)
{
  monev_stopped_dialog_take_up (
      self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "monev-nth")));
}

/* ---- what was called off ---- */

static GtkWidget *
make_row (MonevStoppedDialog *self, guint nth)
{
  const MonevDataRequest *request = self->stopped->pdata[nth];
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Pakai Lagi"));
  g_autofree char *why = NULL;
  g_autofree char *title = g_markup_escape_text (request->title, -1);
  g_autofree char *letter = *request->letter_number == '\0'
                                ? g_strdup (_("tanpa nomor surat"))
                                : g_strdup_printf (_("surat %s"), request->letter_number);
  g_autofree char *subtitle = g_markup_escape_text (letter, -1);
  g_autofree char *name = g_strdup_printf (_("Pakai lagi %s"), request->title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button,
                            monev_session_allows (self->session, MONEV_ACT_DATA_REQUEST, &why));
  gtk_widget_set_tooltip_text (button, why);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "monev-nth", GUINT_TO_POINTER (nth));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) all = monev_request_store_list (monev_db_job_connection (job),
                                                        GPOINTER_TO_INT (data), error);

  for (guint i = all != NULL ? all->len : 0; i > 0; i--)
    if (strcmp (((MonevDataRequest *) all->pdata[i - 1])->state, MONEV_REQUEST_STOPPED) != 0)
      g_ptr_array_remove_index (all, i - 1);
  return g_steal_pointer (&all);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevStoppedDialog *self = owner;
  GtkListBoxRow *row;

  if (self->session == NULL || error != NULL)
    {
      g_clear_pointer (&result, g_ptr_array_unref);
      if (self->session != NULL)
        show_fault (self, error);
      return;
    }
  g_clear_pointer (&self->stopped, g_ptr_array_unref);
  self->stopped = result;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->stopped->len; i++)
    gtk_list_box_append (self->list, make_row (self, i));
  gtk_stack_set_visible_child_name (self->stack, self->stopped->len > 0 ? "list" : "none");
}

static void
load (MonevStoppedDialog *self)
{
  monev_session_run (self->session, G_OBJECT (self),
                     &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                         .work = load_job,
                                         .data = GINT_TO_POINTER (
                                             monev_session_get_year (self->session)),
                                         .free_result = (GDestroyNotify) g_ptr_array_unref },
                     on_loaded);
}

/** monev_stopped_dialog_get_n: Returns: how many are listed. */
guint
monev_stopped_dialog_get_n (MonevStoppedDialog *self)
{
  return self->stopped == NULL ? 0 : self->stopped->len;
}

static void
monev_stopped_dialog_dispose (GObject *object)
{
  MonevStoppedDialog *self = MONEV_STOPPED_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->stopped, g_ptr_array_unref);
  G_OBJECT_CLASS (monev_stopped_dialog_parent_class)->dispose (object);
}

static void
monev_stopped_dialog_class_init (MonevStoppedDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_stopped_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkWidget *
make_list (MonevStoppedDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *list = gtk_list_box_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Permintaan yang dibatalkan"), -1);
  gtk_widget_add_css_class (box, "monev-form");
  gtk_box_append (GTK_BOX (box), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
monev_stopped_dialog_init (MonevStoppedDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *fault = gtk_label_new (NULL);

  self->fault = GTK_LABEL (fault);
  gtk_label_set_wrap (self->fault, TRUE);
  gtk_widget_add_css_class (fault, "error");
  gtk_widget_set_visible (fault, FALSE);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_child (self->stack, adw_bin_new ());
  gtk_stack_add_named (self->stack, make_list (self), "list");
  gtk_stack_add_named (
      self->stack,
      monev_empty_state_new ("monev-data-symbolic", _("Tidak ada permintaan yang dibatalkan"),
                             _("Permintaan yang dibatalkan pada tahun ini tampil di sini dan dapat "
                               "dipakai lagi.")),
      "none");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), fault);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 420);
  gtk_window_set_title (GTK_WINDOW (self), _("Permintaan yang Dibatalkan"));
}

/** monev_stopped_dialog_new: Returns: (transfer none): to be presented; it reads. */
GtkWidget *
monev_stopped_dialog_new (MonevWindow *window, MonevSession *session)
{
  MonevStoppedDialog *self = g_object_new (MONEV_TYPE_STOPPED_DIALOG, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (window));
  load (self);
  return GTK_WIDGET (self);
}
