#include "verify-dialog.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *owner; /* (nullable): it went meanwhile */
  GtkWidget *dialog, *typed, *text;
  MonevDataState state;
  MonevVerifyFunc done;
} Dialog;

static void
dialog_free (gpointer data, GClosure *closure)
{
  Dialog *self = data;

  g_clear_weak_pointer (&self->owner);
  g_free (self);
}

static const char *
typed_in (GtkWidget *entry)
{
  return entry == NULL ? "" : gtk_editable_get_text (GTK_EDITABLE (entry));
}

static void
on_response (Dialog *self, const char *response)
{
  if (self->owner != NULL && g_str_equal (response, "take"))
    self->done (self->owner, self->state, typed_in (self->typed), typed_in (self->text));
}

static void
on_typed (Dialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (typed_in (self->text)));
  g_autofree char *typed = g_strstrip (g_strdup (typed_in (self->typed)));

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self->dialog), "take",
                                           *text != '\0'
                                               && (self->typed == NULL || *typed != '\0'));
}

static GtkWidget *
add_entry (Dialog *self, GtkBox *box, const char *label, const char *text)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *words = gtk_label_new_with_mnemonic (label);
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (words), entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_typed), self);
  gtk_box_append (GTK_BOX (part), words);
  gtk_box_append (GTK_BOX (part), entry);
  gtk_box_append (box, part);
  return entry;
}

static GtkWidget *
make_form (Dialog *self, const MonevVerifyStart *start)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  if (start->problem != NULL)
    {
      GtkWidget *problem = gtk_label_new (start->problem);

      gtk_label_set_wrap (GTK_LABEL (problem), TRUE);
      gtk_label_set_xalign (GTK_LABEL (problem), 0);
      gtk_widget_add_css_class (problem, "error");
      gtk_box_append (GTK_BOX (box), problem);
    }
  if (start->state == MONEV_DATA_DIKOREKSI)
    self->typed = add_entry (self, GTK_BOX (box), _("_Nilai yang benar"), start->typed);
  self->text = add_entry (self, GTK_BOX (box),
                          start->state == MONEV_DATA_KLARIFIKASI ? _("_Pertanyaan") : _("_Alasan"),
                          start->text);
  gtk_widget_set_size_request (box, 360, -1);
  return box;
}

/** monev_verify_dialog_ask: @done: hears what was typed, unless it is given up or @owner goes. Returns:
 * (transfer none): it is shown. */
GtkWidget *
monev_verify_dialog_ask (GtkWidget *owner, const MonevVerifyStart *start, MonevVerifyFunc done)
{
  const char *heading = start->state == MONEV_DATA_KLARIFIKASI ? _("Tanyakan kepada OPD")
                        : start->state == MONEV_DATA_DIKOREKSI ? _("Koreksi nilai")
                                                               : _("Tolak nilai");
  const char *button = start->state == MONEV_DATA_KLARIFIKASI ? _("_Tanyakan")
                       : start->state == MONEV_DATA_DIKOREKSI ? _("_Koreksi")
                                                              : _("_Tolak");
  Dialog *self = g_new0 (Dialog, 1);

  self->dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (owner)), heading,
                                         start->place);
  self->state = start->state;
  self->done = done;
  g_set_weak_pointer (&self->owner, owner);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (self->dialog), "cancel", _("_Batal"),
                                    "take", button, NULL);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self->dialog), make_form (self, start));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (self->dialog), "take",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (self->dialog), "take");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (self->dialog), "cancel");
  on_typed (self);
  g_signal_connect_data (self->dialog, "response", G_CALLBACK (on_response), self, dialog_free,
                         G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->dialog));
  gtk_widget_grab_focus (self->typed != NULL ? self->typed : self->text);
  return self->dialog;
}
