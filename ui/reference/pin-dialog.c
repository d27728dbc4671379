#include "pin-dialog.h"
#include "panel.h"

#include "people/key.h"
#include "people/pin.h"
#include "people/people.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  MonevWindow *window;
  MonevSession *session;
  MonevRecord *official;
  AdwMessageDialog *dialog;
  GtkWidget *first;
  GtkWidget *second;
  GtkLabel *problem;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_object_unref (self->session);
  monev_record_unref (self->official);
  g_free (self);
}

static const char *
text_of (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

/* Nothing is said before the second one is begun. */
static void
on_typed (Dialog *self)
{
  const char *first, *second;
  g_autoptr (GError) error = NULL;
  const char *problem = "";
  gboolean good, same;

  /* A field that goes away is emptied first, when the other one may be gone. */
  if (gtk_widget_in_destruction (GTK_WIDGET (self->dialog)))
    return;
  first = text_of (self->first);
  second = text_of (self->second);
  good = monev_pin_check (first, &error);
  same = strcmp (first, second) == 0;
  if (*second != '\0' && !good)
    problem = error->message;
  else if (*second != '\0' && !same)
    problem = _("Kedua PIN belum sama.");
  gtk_label_set_text (self->problem, problem);
  adw_message_dialog_set_response_enabled (self->dialog, "set", good && same);
}

typedef struct
{
  MonevActor *actor;
  char *id;
  char *pin;
} Reset;

static void
reset_free (gpointer data)
{
  Reset *reset = data;

  monev_actor_free (reset->actor);
  g_free (reset->id);
  memset (reset->pin, 0, strlen (reset->pin));
  g_free (reset->pin);
  g_free (reset);
}

static gpointer
reset_job (MonevDbJob *job, gpointer data, GError **error)
{
  Reset *reset = data;

  return monev_pin_reset (monev_db_job_connection (job), reset->actor, reset->id, reset->pin,
                                error)
             ? g_strdup ("")
             : NULL;
}

static void
on_reset (gpointer owner, gpointer result, const GError *error)
{
  g_autofree char *done = result;

  if (error != NULL)
    monev_reference_tell (GTK_WIDGET (owner), error);
  else
    monev_window_toast (owner, _("PIN disetel. Sampaikan langsung kepada pegawainya."), NULL, NULL,
                        NULL, NULL);
}

static void
on_response (Dialog *self, const char *response)
{
  Reset *reset;

  /* GTK 4.8: a password field that has the focus while its window goes away hears of it too late. */
  gtk_window_set_focus (GTK_WINDOW (self->dialog), NULL);
  if (!g_str_equal (response, "set"))
    return;
  reset = g_new (Reset, 1);
  *reset = (Reset) { monev_actor_copy (monev_session_get_actor (self->session)),
                     g_strdup (monev_record_id (self->official)),
                     g_strdup (text_of (self->first)) };
  monev_session_call (self->session, G_OBJECT (self->window),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = reset_job,
                                          .data = reset,
                                          .free_data = reset_free,
                                          .free_result = g_free },
                      on_reset);
}

static GtkWidget *
make_entry (Dialog *self, GtkBox *box, const char *label)
{
  GtkWidget *entry = gtk_password_entry_new ();

  g_object_set (entry, "placeholder-text", label, "activates-default", TRUE, "show-peek-icon", TRUE,
                NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_typed), self);
  gtk_box_append (box, entry);
  return entry;
}

static GtkWidget *
make_fields (Dialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->first = make_entry (self, GTK_BOX (box), _("PIN baru, paling sedikit 6 angka atau huruf"));
  self->second = make_entry (self, GTK_BOX (box), _("PIN baru sekali lagi"));
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "monev-small");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  return box;
}

/** monev_pin_dialog_show: Returns: (transfer none): the dialog, shown over @window. */
GtkWidget *
monev_pin_dialog_show (MonevWindow *window, MonevSession *session, MonevRecord *official)
{
  Dialog *self = g_new0 (Dialog, 1);
  g_autofree char *name = monev_official_printed_name (official, TRUE);
  g_autofree char *heading = g_strdup_printf (_("Setel PIN %s"), name);

  self->window = window;
  self->session = g_object_ref (session);
  self->official = monev_record_ref (official);
  self->dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      GTK_WINDOW (window), heading,
      _("PIN lama tidak berlaku lagi; paraf yang sudah diberikan tetap sah. Pegawai dapat "
        "menggantinya sendiri setelah masuk.")));
  adw_message_dialog_set_extra_child (self->dialog, make_fields (self));
  adw_message_dialog_add_responses (self->dialog, "cancel", _("_Batal"), "set", _("_Setel PIN"),
                                    NULL);
  adw_message_dialog_set_response_appearance (self->dialog, "set", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (self->dialog, "set");
  adw_message_dialog_set_close_response (self->dialog, "cancel");
  g_object_set_data_full (G_OBJECT (self->dialog), "pin-dialog", self, dialog_free);
  g_signal_connect_swapped (self->dialog, "response", G_CALLBACK (on_response), self);
  on_typed (self);
  gtk_window_present (GTK_WINDOW (self->dialog));
  gtk_widget_grab_focus (self->first);
  return GTK_WIDGET (self->dialog);
}
