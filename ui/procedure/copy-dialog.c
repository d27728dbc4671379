#include "copy-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevCopyDialog
{
  AdwMessageDialog parent;
  MonevSession *session;
  char *source;
  GtkWidget *code;
  GtkWidget *title;
  GtkLabel *problem;
  gboolean busy;
};

enum
{
  COPIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevCopyDialog, monev_copy_dialog, ADW_TYPE_MESSAGE_DIALOG)

typedef struct
{
  MonevActor *actor;
  char *source;
  char *code;
  char *title;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  monev_actor_free (copy->actor);
  g_free (copy->source);
  g_free (copy->code);
  g_free (copy->title);
  g_free (copy);
}

static gpointer
copy_job (MonevDbJob *job, gpointer data, GError **error)
{
  Copy *copy = data;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  return monev_procedure_copy (monev_db_job_connection (job), copy->actor, copy->source,
                               copy->code, *copy->title != '\0' ? copy->title : NULL, issues,
                               error);
}

static void
say (MonevCopyDialog *self, const char *text)
{
  gtk_label_set_text (self->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *text != '\0');
}

static void
on_copied (gpointer owner, gpointer result, const GError *error)
{
  MonevCopyDialog *self = owner;
  g_autoptr (MonevProcedureEntry) entry = result;

  self->busy = FALSE;
  if (error != NULL)
    {
      say (self, error->message);
      gtk_widget_grab_focus (self->code);
      return;
    }
  g_signal_emit (self, signals[COPIED], 0, entry->code);
  gtk_window_destroy (GTK_WINDOW (self));
}

/** monev_copy_dialog_copy: as the button; a refusal is told in the dialog, what was typed stays. */
void
monev_copy_dialog_copy (MonevCopyDialog *self)
{
  const MonevActor *actor = monev_session_get_actor (self->session);
  Copy *copy;

  if (self->busy || actor == NULL)
    return;
  copy = g_new (Copy, 1);
  *copy = (Copy) { monev_actor_copy (actor), g_strdup (self->source),
                   g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->code)))),
                   g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title)))) };
  self->busy = TRUE;
  say (self, "");
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = copy_job,
                                          .data = copy,
                                          .free_data = copy_free,
                                          .free_result
                                          = (GDestroyNotify) monev_procedure_entry_free },
                      on_copied);
}

/* The dialog would close with any response: "copy" is taken before that, so that a refusal can be
 * told where it arose. */
static void
on_activate (MonevCopyDialog *self)
{
  monev_copy_dialog_copy (self);
}

/** monev_copy_dialog_set: as typed. */
void
monev_copy_dialog_set (MonevCopyDialog *self, const char *code, const char *title)
{
  gtk_editable_set_text (GTK_EDITABLE (self->code), code);
  gtk_editable_set_text (GTK_EDITABLE (self->title), title);
}

/** monev_copy_dialog_get_problem: Returns: (transfer none): "" for none. */
const char *
monev_copy_dialog_get_problem (MonevCopyDialog *self)
{
  return gtk_label_get_text (self->problem);
}

static void
monev_copy_dialog_dispose (GObject *object)
{
  MonevCopyDialog *self = MONEV_COPY_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->source, g_free);
  G_OBJECT_CLASS (monev_copy_dialog_parent_class)->dispose (object);
}

static void
monev_copy_dialog_class_init (MonevCopyDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_copy_dialog_dispose;
  signals[COPIED] = g_signal_new ("copied", MONEV_TYPE_COPY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
add_entry (MonevCopyDialog *self, GtkBox *box, const char *label)
{
  GtkWidget *row = adw_entry_row_new (), *list = gtk_list_box_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_box_append (box, list);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (on_activate), self);
  return row;
}

static void
monev_copy_dialog_init (MonevCopyDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Salin"));

  self->code = add_entry (self, GTK_BOX (box), _("Kode baru, misalnya rd-kabupaten"));
  self->title = add_entry (self, GTK_BOX (box), _("Judul"));
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_xalign (self->problem, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "monev-problem");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_activate), self);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_size_request (box, 380, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self), box);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (self), "cancel", _("_Batal"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (self), "cancel");
}

/* "ketapang-b" of the library becomes "b-kantor": a beginning that can be typed over. */
static char *
suggest_code (const char *code)
{
  const char *behind = strchr (code, '-');

  return g_strdup_printf ("%s-kantor", behind != NULL && behind[1] != '\0' ? behind + 1 : code);
}

/** monev_copy_dialog_new: Returns: (transfer floating): for @source, with a code suggested. */
GtkWidget *
monev_copy_dialog_new (GtkWindow *parent, MonevSession *session, const MonevProcedureEntry *source)
{
  MonevCopyDialog *self = g_object_new (MONEV_TYPE_COPY_DIALOG, "transient-for", parent, "modal",
                                        TRUE, NULL);
  g_autofree char *code = suggest_code (source->code);

  self->session = g_object_ref (session);
  self->source = g_strdup (source->code);
  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (self), _("Salin menjadi SOP Kantor"));
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (self),
                                  _("Salinan “%s” menjadi milik kantor dan dapat disunting. "
                                    "Kode ditulis dengan huruf kecil, angka, dan tanda hubung."),
                                  source->title);
  monev_copy_dialog_set (self, code, source->title);
  return GTK_WIDGET (self);
}
