#include "create-dialog.h"

#include "activity/activity-store.h"
#include "ui/activity/choice.h"
#include "ui/procedure/form-parts.h"

#include <glib/gi18n.h>

struct _MonevCreateDialog
{
  AdwMessageDialog parent;
  GtkWidget *title;
  GtkDropDown *place;
};

enum
{
  CREATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevCreateDialog, monev_create_dialog, ADW_TYPE_MESSAGE_DIALOG)

static void
on_title (MonevCreateDialog *self)
{
  g_autofree char *title
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "create", *title != '\0');
}

static void
on_response (MonevCreateDialog *self, const char *response)
{
  g_autofree char *title
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));

  if (g_str_equal (response, "create"))
    g_signal_emit (self, signals[CREATE], 0, title, monev_choice_get_id (self->place));
}

static void
monev_create_dialog_class_init (MonevCreateDialogClass *klass)
{
  signals[CREATE] = g_signal_new ("create", MONEV_TYPE_CREATE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
fill_places (MonevCreateDialog *self, GPtrArray *lines)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  g_ptr_array_add (ids, (gpointer) "");
  g_ptr_array_add (titles, (gpointer)_("Pustaka (dipakai berulang)"));
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const MonevActivityLine *line = g_ptr_array_index (lines, i);

      g_ptr_array_add (ids, line->id);
      g_ptr_array_add (titles, line->title);
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (titles, NULL);
  monev_choice_fill (self->place, (const char *const *)ids->pdata,
                     (const char *const *)titles->pdata);
}

static void
monev_create_dialog_init (MonevCreateDialog *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *caption;

  self->title = monev_form_entry (GTK_BOX (box), _("Judul"), G_CALLBACK (on_title), self);
  gtk_entry_set_activates_default (GTK_ENTRY (self->title), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->title), 40);
  caption = gtk_label_new (_("Untuk"));
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_add_css_class (caption, "monev-small");
  gtk_box_append (GTK_BOX (box), caption);
  self->place = GTK_DROP_DOWN (monev_choice_new (_("Untuk"), 40));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->place));
  fill_places (self, NULL);
  adw_message_dialog_set_extra_child (dialog, box);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Batal"), "create", _("B_uat"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "create", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (dialog, "create", FALSE);
  adw_message_dialog_set_default_response (dialog, "create");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (self, "response", G_CALLBACK (on_response), NULL);
}

static gpointer
list_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);
  const MonevActivityFilter filter = { GPOINTER_TO_INT (data), "berjalan", "", "", "", FALSE };
  gint64 now = 0;

  return monev_db_now (connection, &now, error)
             ? monev_activity_list (connection, &filter, now, error)
             : NULL;
}

/* Without the agendas the library is still there. */
static void
on_listed (gpointer owner, gpointer result, const GError *error)
{
  g_autoptr (GPtrArray) lines = result;

  if (error == NULL)
    fill_places (owner, lines);
}

/** monev_create_dialog_new: Returns: (transfer floating): the dialog, not shown yet; it reads the
 * running agendas. */
GtkWidget *
monev_create_dialog_new (GtkWindow *parent, MonevSession *session)
{
  MonevCreateDialog *self = g_object_new (MONEV_TYPE_CREATE_DIALOG, "transient-for", parent,
                                          "modal", TRUE, "heading", _("Instrumen baru"), NULL);

  monev_session_call (session, G_OBJECT (self),
                      &(MonevDbJobSpec){ .lane = MONEV_DB_LANE_READ,
                                         .work = list_job,
                                         .data = GINT_TO_POINTER (monev_session_get_year (session)),
                                         .free_result = (GDestroyNotify)g_ptr_array_unref },
                      on_listed);
  return GTK_WIDGET (self);
}

/** monev_create_dialog_copy: asks where a copy of @title is to go; @activity_id: where it comes from. */
void
monev_create_dialog_copy (MonevCreateDialog *self, const char *title, const char *activity_id)
{
  gtk_editable_set_text (GTK_EDITABLE (self->title), title);
  gtk_widget_set_sensitive (self->title, FALSE);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->place));
  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (self), _("Salin instrumen"));
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (self),
                               *activity_id == '\0'
                                   ? _("Salinannya berdiri sendiri; pilih agenda yang memakainya.")
                                   : _("Salinannya berdiri sendiri; pilih pustaka, atau agenda lain."));
  adw_message_dialog_set_response_label (ADW_MESSAGE_DIALOG (self), "create", _("_Salin"));
}
