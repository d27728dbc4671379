/* How a new form is begun: empty, from Excel, from the inventory, from those the program brings. */
#include "forms-view-private.h"

#include "data-files.h"
#include "ui/activity/choice.h"
#include "ui/activity/text-dialog.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>
#include <string.h>

/** monev_forms_view_add_shipped: a form that the program brings, by its code. */
void
monev_forms_view_add_shipped (MonevFormsView *self, const char *code)
{
  monev_forms_act_send (self->session, G_OBJECT (self), MONEV_FORMS_ADD_SHIPPED, NULL, code,
                        monev_forms_view_on_done);
}

/** monev_forms_view_import: @path: of a definition, JSON. */
void
monev_forms_view_import (MonevFormsView *self, const char *path)
{
  monev_forms_act_send (self->session, G_OBJECT (self), MONEV_FORMS_IMPORT, NULL, path, monev_forms_view_on_done);
}

static void
on_shipped_answer (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  GtkDropDown *choice = GTK_DROP_DOWN (adw_message_dialog_get_extra_child (dialog));
  guint place = gtk_drop_down_get_selected (choice);

  if (g_strcmp0 (response, "accept") == 0
      && place < g_strv_length ((char **) monev_data_forms_shipped ()))
    monev_forms_view_add_shipped (data, monev_data_forms_shipped ()[place]);
}

static GtkWidget *
make_shipped (void)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GtkWidget *choice;

  for (guint i = 0; monev_data_forms_shipped ()[i] != NULL; i++)
    {
      const char *code = monev_data_forms_shipped ()[i];
      g_autoptr (MonevDataForm) form = monev_data_form_shipped (code, NULL);

      gtk_string_list_append (titles, form != NULL ? monev_data_form_title (form) : code);
    }
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Formulir bawaan"), -1);
  return choice;
}

static void
act_shipped (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevFormsView *self = MONEV_FORMS_VIEW (widget);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (self->window), _("Formulir Bawaan"),
      _("Formulir ditambahkan sebagai konsep; periksa isinya, lalu terbitkan."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Batal"), "accept",
                                    _("_Tambahkan"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_shipped ());
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_shipped_answer), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_import_chosen (gpointer owner, const char *const *paths)
{
  monev_forms_view_import (owner, paths[0]);
}

static void
act_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const endings[] = { "json", NULL };

  monev_data_ask_files (widget, _("Impor definisi formulir"), _("Definisi formulir (JSON)"), endings,
                        FALSE, on_import_chosen);
}

/* ---- an empty one ---- */

static void
on_blank_answer (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  MonevFormsView *self = data;
  g_autofree char *title = monev_text_dialog_get_text (GTK_WIDGET (dialog));

  if (g_strcmp0 (response, "accept") == 0)
    monev_forms_act_send (self->session, G_OBJECT (self), MONEV_FORMS_BLANK, NULL, title,
                          monev_forms_view_on_done);
}

static void
act_blank (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevFormsView *self = MONEV_FORMS_VIEW (widget);
  GtkWidget *dialog = monev_text_dialog_new (
      GTK_WINDOW (self->window),
      &(MonevTextQuestion) { .heading = _("Formulir Baru"),
                             .body = _("Judulnya tercetak di atas setiap lembar."),
                             .label = _("Judul formulir"),
                             .accept = _("_Buat"),
                             .needed = TRUE,
                             .line = TRUE },
      "");

  g_signal_connect_object (dialog, "response", G_CALLBACK (on_blank_answer), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
act_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevFormsView *self = MONEV_FORMS_VIEW (widget);
  const MonevDataFormEntry *entry = monev_forms_view_chosen (self);

  if (entry != NULL)
    monev_forms_act_send (self->session, G_OBJECT (self), MONEV_FORMS_COPY, entry, NULL,
                          monev_forms_view_on_done);
}

/* ---- from Excel ---- */

static void
on_guessed (gpointer owner, gpointer result, const GError *error)
{
  MonevFormsView *self = owner;
  MonevFormsAnswer *answer = result;

  if (self->list == NULL || error != NULL || answer->form == NULL)
    {
      monev_forms_view_on_done (owner, result, error);
      return;
    }
  monev_forms_begin_send (self->session, G_OBJECT (self), answer->form, answer->issues,
                          monev_forms_view_on_done);
  monev_forms_answer_free (answer);
}

/** monev_forms_view_read_workbook: @path: whose tables become a form, which opens with what was
 * guessed. */
void
monev_forms_view_read_workbook (MonevFormsView *self, const char *path)
{
  monev_forms_guess_send (self->session, G_OBJECT (self), path, self->cancellable, on_guessed);
}

static void
on_workbook_chosen (gpointer owner, const char *const *paths)
{
  monev_forms_view_read_workbook (owner, paths[0]);
}

static void
act_workbook (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const endings[] = { "xlsx", "xlsm", "xls", NULL };

  monev_data_ask_files (widget, _("Formulir dari Excel"), _("Buku kerja Excel"), endings, FALSE,
                        on_workbook_chosen);
}

/* ---- from the inventory ---- */

static void
on_inventory_answer (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  MonevFormsView *self = data;
  GtkWidget *box = adw_message_dialog_get_extra_child (dialog);
  GtkDropDown *period = GTK_DROP_DOWN (gtk_widget_get_last_child (box));
  const char *title = gtk_editable_get_text (GTK_EDITABLE (gtk_widget_get_first_child (box)));
  g_autofree char *text = g_strdup_printf ("%s %s", monev_choice_get_id (period), title);

  if (g_strcmp0 (response, "accept") == 0 && *title != '\0')
    monev_forms_act_send (self->session, G_OBJECT (self), MONEV_FORMS_INVENTORY, NULL, text,
                          monev_forms_view_on_done);
}

static GtkWidget *
make_inventory (void)
{
  const char *const titles[]
      = { _("Data tahunan"), _("Data semesteran"), _("Data triwulanan"), _("Data bulanan"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *title = gtk_entry_new (), *period = monev_choice_new (_("Periode data"), 30);

  gtk_editable_set_text (GTK_EDITABLE (title), _("Data dari Inventarisasi"));
  gtk_entry_set_activates_default (GTK_ENTRY (title), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Judul formulir"), -1);
  monev_choice_fill (GTK_DROP_DOWN (period), monev_forms_periods, titles);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), period);
  return box;
}

static void
act_inventory (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevFormsView *self = MONEV_FORMS_VIEW (widget);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (self->window), _("Dari Inventarisasi Data"),
      _("Setiap data yang tersedia menjadi satu baris, dan hanya OPD pemiliknya yang mengisinya."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Batal"), "accept",
                                    _("_Buat"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_inventory ());
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_inventory_answer), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- all of them ---- */

/** monev_forms_view_make_menu: Returns: (transfer full): the ways in which one begins. */
GMenuModel *
monev_forms_view_make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) own = g_menu_new (), given = g_menu_new ();

  g_menu_append (own, _("Formulir _Kosong…"), "forms.blank");
  g_menu_append (own, _("Dari _Excel…"), "forms.workbook");
  g_menu_append (own, _("Dari I_nventarisasi…"), "forms.inventory");
  g_menu_append (given, _("_Formulir Bawaan…"), "forms.shipped");
  g_menu_append (given, _("_Impor Definisi…"), "forms.import");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (given));
  return G_MENU_MODEL (menu);
}

/** monev_forms_view_update_make: what may be begun, and why it may not. */
void
monev_forms_view_update_make (MonevFormsView *self)
{
  static const char *const acts[]
      = { "forms.blank", "forms.workbook", "forms.inventory", "forms.shipped", "forms.import" };
  g_autofree char *why = NULL;
  gboolean edits = monev_session_allows (self->session, MONEV_ACT_DATA_FORM_EDIT, &why);

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), acts[i], edits);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "forms.copy",
                                 edits && monev_forms_view_chosen (self) != NULL);
  gtk_widget_set_sensitive (self->begin, edits);
  gtk_widget_set_tooltip_text (self->begin, why);
  gtk_widget_set_tooltip_text (self->copy, why);
}

/** monev_forms_view_install_make: the actions by which one begins. */
void
monev_forms_view_install_make (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "forms.blank", NULL, act_blank);
  gtk_widget_class_install_action (klass, "forms.copy", NULL, act_copy);
  gtk_widget_class_install_action (klass, "forms.workbook", NULL, act_workbook);
  gtk_widget_class_install_action (klass, "forms.inventory", NULL, act_inventory);
  gtk_widget_class_install_action (klass, "forms.shipped", NULL, act_shipped);
  gtk_widget_class_install_action (klass, "forms.import", NULL, act_import);
}
