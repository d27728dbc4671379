#include "answer-condition.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* What is asked; of the dialog, which frees it. */
typedef struct
{
  GtkDropDown *test;
  GtkEditable *word;
  GtkLabel *fault;
  const MonevAnswerTable *table; /* a reference */
  guint column;
  MonevAnswerConditionFunc done;
} Condition;

static const char *const names[] = { N_ ("sama dengan"), N_ ("bukan"), N_ ("memuat"),
                                     N_ ("paling sedikit"), N_ ("paling banyak"), NULL };

static void
condition_free (gpointer data)
{
  Condition *self = data;

  monev_answer_table_unref ((MonevAnswerTable *) self->table);
  g_free (self);
}

static Condition *
condition_of (GtkWidget *dialog)
{
  return g_object_get_data (G_OBJECT (dialog), "condition");
}

static void
on_answered (GtkWidget *owner, const char *response, GtkWidget *dialog)
{
  Condition *self = condition_of (dialog);

  if (g_str_equal (response, "filter"))
    self->done (owner, self->column, gtk_drop_down_get_selected (self->test),
                gtk_editable_get_text (self->word));
}

/* More and less are asked of figures and days only; what is none is told while it is typed. */
static void
on_changed (GtkWidget *dialog)
{
  Condition *self = condition_of (dialog);
  g_autofree char *fault = monev_answer_order_fault (self->table, self->column,
                                                     gtk_drop_down_get_selected (self->test),
                                                     gtk_editable_get_text (self->word));

  gtk_label_set_text (self->fault, fault != NULL ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault),
                          fault != NULL && *gtk_editable_get_text (self->word) != '\0');
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "filter", fault == NULL);
}

static GtkDropDown *
make_tests (void)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GtkWidget *tests;

  for (guint i = 0; names[i] != NULL; i++)
    gtk_string_list_append (list, _(names[i]));
  tests = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&list)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tests), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Pembanding"), -1);
  return GTK_DROP_DOWN (tests);
}

static GtkWidget *
make_form (Condition *self, const char *word)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *fault = gtk_label_new (NULL);

  self->test = make_tests ();
  self->word = GTK_EDITABLE (entry);
  self->fault = GTK_LABEL (fault);
  gtk_editable_set_text (self->word, word);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Isi yang dicari"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Isi yang dicari"), -1);
  gtk_label_set_wrap (self->fault, TRUE);
  gtk_label_set_xalign (self->fault, 0);
  gtk_widget_add_css_class (fault, "error");
  gtk_widget_add_css_class (fault, "caption");
  gtk_widget_set_visible (fault, FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->test));
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), fault);
  return box;
}

static const char *
heading_of (const MonevAnswerTable *table, guint column)
{
  const MonevAnswerColumn *at = monev_answer_table_column (table, column);

  return at->question >= 0 ? at->heading : _(at->heading);
}

/**
 * monev_answer_ask_condition:
 * @word: what stands in the entry at first
 * @done: hears what was chosen, unless it is given up or @owner goes
 */
void
monev_answer_ask_condition (GtkWidget *owner, const MonevAnswerTable *table, guint column,
                            const char *word, MonevAnswerConditionFunc done)
{
  Condition *self = g_new0 (Condition, 1);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (owner)),
                                              _("Saring Jawaban"), heading_of (table, column));

  *self = (Condition) { .table = monev_answer_table_ref ((MonevAnswerTable *) table),
                        .column = column,
                        .done = done };
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_form (self, word));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Batal"), "filter",
                                    _("_Saring"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "filter",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "filter");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "condition", self, condition_free);
  g_signal_connect_swapped (self->word, "changed", G_CALLBACK (on_changed), dialog);
  g_signal_connect_swapped (self->test, "notify::selected", G_CALLBACK (on_changed), dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answered), owner, G_CONNECT_SWAPPED);
  on_changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (self->word));
}
