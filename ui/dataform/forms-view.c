#include "forms-view-private.h"

#include "data-files.h"
#include "dataform/data-period.h"
#include "form-desk.h"
#include "ui/common/empty-state.h"
#include "ui/common/issue-view.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>
#include <string.h>

#define COLUMN_ID 6 /* hidden: the id */

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

/** monev_forms_view_chosen: Returns: (transfer none) (nullable): what the cursor is on. */
const MonevDataFormEntry *
monev_forms_view_chosen (MonevFormsView *self)
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

  monev_form_preview_set (self->preview, form, monev_session_get_year (self->session));
}

static void
update_acts (MonevFormsView *self)
{
  const MonevDataFormEntry *entry = monev_forms_view_chosen (self);
  g_autofree char *edit_why = NULL, *issue_why = NULL;
  gboolean edits = monev_session_allows (self->session, MONEV_ACT_DATA_FORM_EDIT, &edit_why);
  gboolean issues = monev_session_allows (self->session, MONEV_ACT_DATA_FORM_ISSUE, &issue_why);
  gboolean archived = entry != NULL && strcmp (entry->state, "arsip") == 0;
  gboolean changed = entry != NULL && *entry->concept != '\0' && !archived;
  GtkWidget *widget = GTK_WIDGET (self);

  monev_forms_view_update_make (self);
  gtk_widget_action_set_enabled (widget, "forms.open", entry != NULL);
  gtk_widget_action_set_enabled (widget, "forms.archive", edits && entry != NULL);
  gtk_widget_action_set_enabled (widget, "forms.issue", issues && changed);
  gtk_widget_action_set_enabled (widget, "forms.export", entry != NULL);
  gtk_button_set_label (GTK_BUTTON (self->open), edits && !archived ? _("_Ubah") : _("_Buka"));
  gtk_widget_set_tooltip_text (self->archive, edit_why);
  gtk_widget_set_tooltip_text (self->issue, !issues    ? issue_why
                                            : !changed ? _("Tidak ada perubahan yang belum terbit")
                                                       : NULL);
  gtk_button_set_label (GTK_BUTTON (self->archive), archived ? _("Pakai _Lagi") : _("_Arsipkan"));
}

static void
on_cursor (MonevFormsView *self)
{
  const MonevDataFormEntry *entry = monev_forms_view_chosen (self);

  update_acts (self);
  if (entry == NULL)
    {
      g_clear_pointer (&self->shown, g_free);
      monev_form_preview_set (self->preview, NULL, 0);
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

static gboolean
opens_desk (MonevFormsAct act)
{
  return act == MONEV_FORMS_BLANK || act == MONEV_FORMS_COPY || act == MONEV_FORMS_INVENTORY
         || act == MONEV_FORMS_WORKBOOK;
}

/** monev_forms_view_on_done: tells what came of an act; what was begun opens. */
void
monev_forms_view_on_done (gpointer owner, gpointer result, const GError *error)
{
  MonevFormsView *self = owner;
  g_autoptr (MonevFormsAnswer) answer = result;

  if (self->list == NULL) /* the room is gone; what was asked is done all the same */
    return;
  if (error != NULL)
    monev_reference_tell (GTK_WIDGET (self), error);
  else if (answer->error != NULL)
    show_faults (self, answer);
  else if (opens_desk (answer->act))
    monev_forms_view_open (self, answer->entry->id, answer->issues);
  else
    say_done (self, answer);
  monev_forms_view_load (self);
}

/** monev_forms_view_open: the desk of a form. @notes: (nullable): what is to be looked at there. */
void
monev_forms_view_open (MonevFormsView *self, const char *id, MonevIssueList *notes)
{
  GtkWidget *desk = monev_form_desk_new (self->window, self->session, id);

  if (notes != NULL && monev_issue_list_size (notes) > 0)
    monev_form_desk_set_notes (MONEV_FORM_DESK (desk), notes);
  monev_window_push_desk (self->window, desk);
}

static void
act_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevFormsView *self = MONEV_FORMS_VIEW (widget);
  const MonevDataFormEntry *entry = monev_forms_view_chosen (self);

  if (entry != NULL)
    monev_forms_view_open (self, entry->id, NULL);
}

static void
on_row_activated (MonevFormsView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "forms.open", NULL);
}

static void
act_issue (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevFormsView *self = MONEV_FORMS_VIEW (widget);
  const MonevDataFormEntry *entry = monev_forms_view_chosen (self);

  if (entry != NULL)
    monev_forms_act_send (self->session, G_OBJECT (self), MONEV_FORMS_ISSUE, entry, NULL, monev_forms_view_on_done);
}

static void
act_archive (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevFormsView *self = MONEV_FORMS_VIEW (widget);
  const MonevDataFormEntry *entry = monev_forms_view_chosen (self);

  if (entry != NULL)
    monev_forms_act_send (self->session, G_OBJECT (self), MONEV_FORMS_ARCHIVE, entry, NULL,
                          monev_forms_view_on_done);
}

static void
export_to (gpointer owner, const char *path, gpointer data)
{
  MonevFormsView *self = owner;

  monev_forms_act_send (self->session, G_OBJECT (self), MONEV_FORMS_EXPORT, data, path, monev_forms_view_on_done);
}

static void
act_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const endings[] = { "json", NULL };
  const MonevDataFormEntry *entry = monev_forms_view_chosen (MONEV_FORMS_VIEW (widget));
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

  g_autoptr (GMenuModel) menu = monev_forms_view_make_menu ();

  self->begin = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->begin), _("Formulir Baru"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->begin), menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->begin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Formulir Baru"), -1);
  gtk_box_append (GTK_BOX (box), self->begin);
  gtk_widget_set_hexpand (room, TRUE);
  gtk_box_append (GTK_BOX (box), room);
  self->open = add_button (box, _("_Ubah"), "forms.open");
  self->copy = add_button (box, _("_Salin"), "forms.copy");
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

  g_menu_append (menu, _("_Ubah"), "forms.open");
  g_menu_append (menu, _("_Salin"), "forms.copy");
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
  g_signal_connect_swapped (self->grid, "row-activated", G_CALLBACK (on_row_activated), self);
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
      _("Formulir menentukan data apa yang diminta dari OPD. Mulailah dari formulir bawaan, atau "
        "dari berkas Excel yang sudah dipakai."));
  monev_empty_state_set_button (MONEV_EMPTY_STATE (self->empty), _("Formulir Bawaan…"),
                                "forms.shipped");
  monev_empty_state_set_second (MONEV_EMPTY_STATE (self->empty), _("Dari Excel…"),
                                "forms.workbook");
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
  monev_forms_view_install_make (widget);
  gtk_widget_class_install_action (widget, "forms.open", NULL, act_open);
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
