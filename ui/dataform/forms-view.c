#include "forms-view.h"

#include "data-files.h"
#include "dataform/data-period.h"
#include "forms-data.h"
#include "ui/common/data-grid.h"
#include "ui/common/empty-state.h"
#include "ui/common/issue-view.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>
#include <string.h>

#define COLUMN_ID 6 /* hidden: the id */

struct _MonevFormsView
{
  AdwBin parent;
  MonevWindow *window;
  MonevSession *session;
  GCancellable *cancellable;
  MonevListSource *list;
  MonevDataGrid *grid;
  GPtrArray *entries; /* of MonevDataFormEntry */
  MonevFormPreview *preview;
  GtkStack *stack;
  GtkWidget *filled, *empty, *failure, *shipped, *import, *issue, *archive;
  char *shown; /* (nullable): id of what the preview holds */
  gboolean reading, again, ready;
};

G_DEFINE_FINAL_TYPE (MonevFormsView, monev_forms_view, ADW_TYPE_BIN)

/* ---- the list ---- */

static const char *
state_word (const MonevDataFormEntry *entry)
{
  if (strcmp (entry->state, "arsip") == 0)
    return _("arsip");
  if (entry->number == 0)
    return _("konsep");
  return *entry->concept != '\0' ? _("terbit, ada konsep") : _("terbit");
}

static const char *
period_word (const char *period)
{
  static const char *const names[] = { "year", "semester", "quarter", "month" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], period) == 0)
      return monev_data_period_kind_name (i);
  return period;
}

static char **
row_of (const MonevDataFormEntry *entry)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *number
      = entry->number > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, entry->number) : g_strdup ("");
  g_autoptr (GDateTime) changed = g_date_time_new_from_unix_local (entry->changed_at / 1000);
  g_autofree char *day = g_date_time_format (changed, "%d-%m-%Y");

  g_strv_builder_add_many (builder, entry->title, entry->code, period_word (entry->period),
                           state_word (entry), number, day, entry->id, NULL);
  return g_strv_builder_end (builder);
}

static const MonevDataFormEntry *
chosen (MonevFormsView *self)
{
  guint row;

  if (!monev_data_grid_get_cursor (self->grid, &row, NULL)
      || row >= monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (self->list)))
    return NULL;
  return self->entries->pdata[monev_list_source_get_index (self->list, row)];
}

static void
on_opened (gpointer owner, gpointer result, const GError *error)
{
  MonevFormsView *self = owner;
  g_autoptr (MonevDataForm) form = result;

  monev_form_preview_set (self->preview, form);
}

static void
update_acts (MonevFormsView *self)
{
  const MonevDataFormEntry *entry = chosen (self);
  g_autofree char *edit_why = NULL, *issue_why = NULL;
  gboolean edits = monev_session_allows (self->session, MONEV_ACT_DATA_FORM_EDIT, &edit_why);
  gboolean issues = monev_session_allows (self->session, MONEV_ACT_DATA_FORM_ISSUE, &issue_why);
  gboolean archived = entry != NULL && strcmp (entry->state, "arsip") == 0;
  gboolean changed = entry != NULL && *entry->concept != '\0' && !archived;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "forms.shipped", edits);
  gtk_widget_action_set_enabled (widget, "forms.import", edits);
  gtk_widget_action_set_enabled (widget, "forms.archive", edits && entry != NULL);
  gtk_widget_action_set_enabled (widget, "forms.issue", issues && changed);
  gtk_widget_action_set_enabled (widget, "forms.export", entry != NULL);
  gtk_widget_set_tooltip_text (self->shipped, edit_why);
  gtk_widget_set_tooltip_text (self->import, edit_why);
  gtk_widget_set_tooltip_text (self->archive, edit_why);
  gtk_widget_set_tooltip_text (self->issue, !issues    ? issue_why
                                            : !changed ? _("Tidak ada perubahan yang belum terbit")
                                                       : NULL);
  gtk_button_set_label (GTK_BUTTON (self->archive), archived ? _("Pakai _Lagi") : _("_Arsipkan"));
}

static void
on_cursor (MonevFormsView *self)
{
  const MonevDataFormEntry *entry = chosen (self);

  update_acts (self);
  if (entry == NULL)
    {
      g_clear_pointer (&self->shown, g_free);
      monev_form_preview_set (self->preview, NULL);
      return;
    }
  if (g_strcmp0 (self->shown, entry->id) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (entry->id);
  monev_forms_open_send (self->session, G_OBJECT (self), entry->id, self->cancellable, on_opened);
}

static void
on_listed (gpointer owner, gpointer result, const GError *error)
{
  MonevFormsView *self = owner;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  GPtrArray *before = self->entries;

  self->reading = FALSE;
  if (error == NULL)
    {
      self->entries = result;
      self->ready = TRUE;
      for (guint i = 0; i < self->entries->len; i++)
        g_ptr_array_add (rows, row_of (self->entries->pdata[i]));
      g_clear_pointer (&self->shown, g_free);
      monev_list_source_update_rows (self->list, rows);
      g_ptr_array_unref (before);
      gtk_stack_set_visible_child (self->stack,
                                   self->entries->len > 0 ? self->filled : self->empty);
      on_cursor (self);
    }
  else
    {
      g_ptr_array_unref (rows);
      if (!self->ready)
        {
          monev_empty_state_set_error (MONEV_EMPTY_STATE (self->failure), error);
          gtk_stack_set_visible_child (self->stack, self->failure);
        }
    }
  if (self->again)
    monev_forms_view_load (self);
}

/** monev_forms_view_load: reads the list, once more if it is being read. */
void
monev_forms_view_load (MonevFormsView *self)
{
  self->again = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  monev_forms_list_send (self->session, G_OBJECT (self), self->cancellable, on_listed);
}

/* ---- acts ---- */

static void
show_faults (MonevFormsView *self, const MonevFormsAnswer *answer)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (self->window),
      answer->act == MONEV_FORMS_ISSUE ? _("Formulir belum dapat terbit")
                                       : _("Formulir tidak ditambahkan"),
      answer->error->message);
  GtkWidget *view;

  if (monev_issue_list_size (answer->issues) > 0)
    {
      view = monev_issue_view_new ();
      monev_issue_view_set_issues (MONEV_ISSUE_VIEW (view), answer->issues);
      gtk_widget_set_size_request (view, 520, 260);
      adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), view);
    }
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Tutup"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
say_done (MonevFormsView *self, const MonevFormsAnswer *answer)
{
  static const char *const words[] = {
    [MONEV_FORMS_ADD_SHIPPED] = N_ ("%s ditambahkan sebagai konsep. Terbitkan agar dapat dikirim."),
    [MONEV_FORMS_IMPORT] = N_ ("%s ditambahkan sebagai konsep. Terbitkan agar dapat dikirim."),
    [MONEV_FORMS_ISSUE] = N_ ("%s terbit"),
    [MONEV_FORMS_ARCHIVE] = N_ ("%s diarsipkan"),
    [MONEV_FORMS_EXPORT] = N_ ("Definisi %s disimpan"),
  };
  const char *format = _(words[answer->act]);
  g_autoptr (GString) text = NULL;

  if (answer->act == MONEV_FORMS_ARCHIVE && strcmp (answer->entry->state, "arsip") != 0)
    format = _("%s dipakai lagi");
  text = g_string_new (format);
  g_string_replace (text, "%s", answer->entry->title, 1);
  monev_window_toast (self->window, text->str, NULL, NULL, NULL, NULL);
}

static void
on_done (gpointer owner, gpointer result, const GError *error)
{
  MonevFormsView *self = owner;
  g_autoptr (MonevFormsAnswer) answer = result;

  if (self->list == NULL) /* the room is gone; what was asked is done all the same */
    return;
  if (error != NULL)
    monev_reference_tell (GTK_WIDGET (self), error);
  else if (answer->error != NULL)
    show_faults (self, answer);
  else
    say_done (self, answer);
  monev_forms_view_load (self);
}

/** monev_forms_view_add_shipped: a form that the program brings, by its code. */
void
monev_forms_view_add_shipped (MonevFormsView *self, const char *code)
{
  monev_forms_act_send (self->session, G_OBJECT (self), MONEV_FORMS_ADD_SHIPPED, NULL, code,
                        on_done);
}

/** monev_forms_view_import: @path: of a definition, JSON. */
void
monev_forms_view_import (MonevFormsView *self, const char *path)
{
  monev_forms_act_send (self->session, G_OBJECT (self), MONEV_FORMS_IMPORT, NULL, path, on_done);
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

static void
act_issue (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevFormsView *self = MONEV_FORMS_VIEW (widget);
  const MonevDataFormEntry *entry = chosen (self);

  if (entry != NULL)
    monev_forms_act_send (self->session, G_OBJECT (self), MONEV_FORMS_ISSUE, entry, NULL, on_done);
}

static void
act_archive (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevFormsView *self = MONEV_FORMS_VIEW (widget);
  const MonevDataFormEntry *entry = chosen (self);

  if (entry != NULL)
    monev_forms_act_send (self->session, G_OBJECT (self), MONEV_FORMS_ARCHIVE, entry, NULL,
                          on_done);
}

static void
export_to (gpointer owner, const char *path, gpointer data)
{
  MonevFormsView *self = owner;

  monev_forms_act_send (self->session, G_OBJECT (self), MONEV_FORMS_EXPORT, data, path, on_done);
}

static void
act_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const endings[] = { "json", NULL };
  const MonevDataFormEntry *entry = chosen (MONEV_FORMS_VIEW (widget));
  g_autofree char *file = entry == NULL ? NULL : g_strconcat (entry->code, ".json", NULL);

  if (entry != NULL)
    monev_data_ask_path (
        widget, &(MonevPathQuestion) { _("Simpan definisi"), _("_Simpan"), file, endings },
        export_to, monev_data_form_entry_copy (entry),
        (GDestroyNotify) monev_data_form_entry_free);
}

static void
act_reload (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_forms_view_load (MONEV_FORMS_VIEW (widget));
}

/* ---- how it is built ---- */

static GtkWidget *
add_button (GtkWidget *box, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_tools (MonevFormsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *room = adw_bin_new ();

  self->shipped = add_button (box, _("_Formulir Bawaan…"), "forms.shipped");
  self->import = add_button (box, _("_Impor Definisi…"), "forms.import");
  gtk_widget_set_hexpand (room, TRUE);
  gtk_box_append (GTK_BOX (box), room);
  self->issue = add_button (box, _("_Terbitkan"), "forms.issue");
  self->archive = add_button (box, _("_Arsipkan"), "forms.archive");
  add_button (box, _("_Ekspor Definisi…"), "forms.export");
  gtk_widget_add_css_class (box, "monev-board-tools");
  return box;
}

static GtkWidget *
make_list (MonevFormsView *self)
{
  const MonevListColumn columns[] = {
    { _("Judul"), MONEV_SORT_TEXT, 260, TRUE, FALSE, 0, 180 },
    { _("Kode"), MONEV_SORT_TEXT, 170, FALSE, FALSE },
    { _("Periode"), MONEV_SORT_TEXT, 90, FALSE, FALSE },
    { _("Keadaan"), MONEV_SORT_TEXT, 140, FALSE, FALSE },
    { _("Versi"), MONEV_SORT_NUMBER, 64, FALSE, FALSE },
    { _("Diubah"), MONEV_SORT_DATE, 100, FALSE, FALSE },
  };
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("_Terbitkan"), "forms.issue");
  g_menu_append (menu, _("_Arsipkan atau Pakai Lagi"), "forms.archive");
  g_menu_append (menu, _("_Ekspor Definisi…"), "forms.export");
  self->list = monev_list_source_new (columns, G_N_ELEMENTS (columns));
  monev_list_source_set_key_column (self->list, COLUMN_ID);
  self->grid = MONEV_DATA_GRID (monev_data_grid_new (MONEV_GRID_SOURCE (self->list)));
  monev_data_grid_set_menu_model (self->grid, G_MENU_MODEL (menu));
  monev_data_grid_set_placeholder (self->grid, _("Tidak ada yang cocok. Ubah kata pencarian."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Daftar formulir"), -1);
  g_signal_connect_swapped (self->grid, "cursor-changed", G_CALLBACK (on_cursor), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->grid));
  return scrolled;
}

static GtkWidget *
make_filled (MonevFormsView *self)
{
  GtkPaned *paned = GTK_PANED (gtk_paned_new (GTK_ORIENTATION_VERTICAL));

  self->preview = MONEV_FORM_PREVIEW (monev_form_preview_new ());
  gtk_paned_set_start_child (paned, make_list (self));
  gtk_paned_set_end_child (paned, GTK_WIDGET (self->preview));
  gtk_paned_set_shrink_start_child (paned, FALSE);
  gtk_paned_set_shrink_end_child (paned, FALSE);
  gtk_paned_set_position (paned, 240);
  return GTK_WIDGET (paned);
}

static void
add_states (MonevFormsView *self)
{
  self->empty = monev_empty_state_new (
      "monev-data-symbolic", _("Belum ada formulir"),
      _("Formulir menentukan data apa yang diminta dari OPD. Mulailah dari formulir bawaan."));
  monev_empty_state_set_button (MONEV_EMPTY_STATE (self->empty), _("Formulir Bawaan…"),
                                "forms.shipped");
  self->failure = monev_empty_state_new ("dialog-warning-symbolic", "", "");
  monev_empty_state_set_button (MONEV_EMPTY_STATE (self->failure), _("Coba Lagi"), "forms.reload");
  self->filled = make_filled (self);
  gtk_stack_add_child (self->stack, adw_bin_new ());
  gtk_stack_add_child (self->stack, self->filled);
  gtk_stack_add_child (self->stack, self->empty);
  gtk_stack_add_child (self->stack, self->failure);
}

static void
monev_forms_view_dispose (GObject *object)
{
  MonevFormsView *self = MONEV_FORMS_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  if (self->grid != NULL)
    g_signal_handlers_disconnect_by_data (self->grid, self);
  self->grid = NULL;
  g_clear_object (&self->list);
  G_OBJECT_CLASS (monev_forms_view_parent_class)->dispose (object);
}

static void
monev_forms_view_finalize (GObject *object)
{
  MonevFormsView *self = MONEV_FORMS_VIEW (object);

  g_object_unref (self->cancellable);
  g_clear_object (&self->session);
  g_ptr_array_unref (self->entries);
  g_free (self->shown);
  G_OBJECT_CLASS (monev_forms_view_parent_class)->finalize (object);
}

static void
monev_forms_view_class_init (MonevFormsViewClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_forms_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_forms_view_finalize;
  gtk_widget_class_install_action (widget, "forms.shipped", NULL, act_shipped);
  gtk_widget_class_install_action (widget, "forms.import", NULL, act_import);
  gtk_widget_class_install_action (widget, "forms.issue", NULL, act_issue);
  gtk_widget_class_install_action (widget, "forms.archive", NULL, act_archive);
  gtk_widget_class_install_action (widget, "forms.export", NULL, act_export);
  gtk_widget_class_install_action (widget, "forms.reload", NULL, act_reload);
}

static void
monev_forms_view_init (MonevFormsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->cancellable = g_cancellable_new ();
  self->entries = g_ptr_array_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_box_append (GTK_BOX (box), make_tools (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  add_states (self);
  adw_bin_set_child (ADW_BIN (self), box);
}

/** monev_forms_view_new: Returns: (transfer floating): it reads when it is told to. */
GtkWidget *
monev_forms_view_new (MonevWindow *window, MonevSession *session)
{
  MonevFormsView *self = g_object_new (MONEV_TYPE_FORMS_VIEW, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/** monev_forms_view_is_ready: Returns: whether the list was read. */
gboolean
monev_forms_view_is_ready (MonevFormsView *self)
{
  return self->ready && !self->reading;
}

/** monev_forms_view_get_list: Returns: (transfer none): its rows. */
MonevListSource *
monev_forms_view_get_list (MonevFormsView *self)
{
  return self->list;
}

/** monev_forms_view_get_preview: Returns: (transfer none): the form that is chosen. */
MonevFormPreview *
monev_forms_view_get_preview (MonevFormsView *self)
{
  return self->preview;
}

/** monev_forms_view_get_first: Returns: (transfer none): what one begins with. */
GtkWidget *
monev_forms_view_get_first (MonevFormsView *self)
{
  return self->ready && self->entries->len == 0
             ? monev_empty_state_get_button (MONEV_EMPTY_STATE (self->empty))
             : GTK_WIDGET (self->grid);
}
