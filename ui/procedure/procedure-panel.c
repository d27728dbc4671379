#include "procedure-panel.h"

#include "copy-dialog.h"
#include "procedure-file.h"
#include "procedure/library.h"
#include "sop-desk.h"
#include "ui/common/count-text.h"
#include "ui/common/data-grid.h"
#include "ui/common/empty-state.h"
#include "ui/common/issue-view.h"

#include <glib/gi18n.h>
#include <string.h>

typedef enum { SHOW_ALL, SHOW_OFFICE, SHOW_SHIPPED, SHOW_RETIRED, N_SHOWN } Shown;

enum { COLUMN_CODE, COLUMN_TITLE, COLUMN_SOURCE, COLUMN_STEPS, COLUMN_MINUTES, COLUMN_STATE,
       COLUMN_VERSION, N_COLUMNS, TEXT_WHOLE_TITLE = N_COLUMNS };

struct _MonevProcedurePanel
{
  MonevReferencePanel parent;
  MonevListSource *list;
  MonevDataGrid *grid;
  GPtrArray *entries; /* MonevProcedureEntry, as shown */
  GtkStack *stack;
  GtkWidget *scrolled;
  GtkWidget *empty;
  GtkWidget *error;
  GtkWidget *copy;
  GtkDropDown *filter;
  char *wanted;       /* code to go to once it is read */
  gboolean reading;
  gboolean again;
};

G_DEFINE_FINAL_TYPE (MonevProcedurePanel, monev_procedure_panel, MONEV_TYPE_REFERENCE_PANEL)

static MonevReferencePanel *
panel (gpointer self)
{
  return MONEV_REFERENCE_PANEL (self);
}

static MonevWindow *
window_of (gpointer self)
{
  return monev_reference_panel_get_window (panel (self));
}

static MonevSession *
session_of (gpointer self)
{
  return monev_reference_panel_get_session (panel (self));
}

static MonevGridSource *
get_source (MonevReferencePanel *self)
{
  return MONEV_GRID_SOURCE (MONEV_PROCEDURE_PANEL (self)->list);
}

static const char *
state_word (const MonevProcedureEntry *entry)
{
  if (entry->retired)
    return _("tidak berlaku");
  return entry->draft_at != 0 ? _("ada draf Anda") : _("berlaku");
}

static char **
row_of (const MonevProcedureEntry *entry)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *steps = monev_count_text (entry->steps);
  g_autofree char *minutes = entry->minutes > 0 ? monev_count_text (entry->minutes) : g_strdup ("");
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, entry->number);

  g_strv_builder_add_many (builder, entry->code, entry->list_title,
                           entry->shipped ? _("bawaan") : _("kantor"), steps, minutes,
                           state_word (entry), number, entry->title, NULL);
  return g_strv_builder_end (builder);
}

static MonevState
state_of (const char *const *row, guint column, gpointer data)
{
  if (column != COLUMN_STATE)
    return MONEV_STATE_NORMAL;
  if (strcmp (row[column], _("tidak berlaku")) == 0)
    return MONEV_STATE_DIM;
  return strcmp (row[column], _("ada draf Anda")) == 0 ? MONEV_STATE_CHANGED : MONEV_STATE_NORMAL;
}

static void
say_count (MonevProcedurePanel *self)
{
  guint total = monev_list_source_get_n_total (self->list);
  guint shown = monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (self->list));
  g_autofree char *text = shown < total ? g_strdup_printf (_("%u dari %u SOP"), shown, total)
                                        : g_strdup_printf (_("%u SOP"), total);

  monev_reference_panel_set_subtitle (panel (self), text);
}

static gboolean
go_to (MonevProcedurePanel *self, const char *code)
{
  for (guint i = 0; i < monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (self->list)); i++)
    if (strcmp (monev_list_source_get_row (self->list, i)[COLUMN_CODE], code) == 0)
      {
        monev_data_grid_set_cursor (self->grid, i, COLUMN_CODE, FALSE);
        return TRUE;
      }
  return FALSE;
}

static void
show_entries (MonevProcedurePanel *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  gboolean any = self->entries->len > 0;

  for (guint i = 0; i < self->entries->len; i++)
    g_ptr_array_add (rows, row_of (self->entries->pdata[i]));
  monev_list_source_update_rows (self->list, rows);
  gtk_stack_set_visible_child (self->stack, any ? self->scrolled : self->empty);
  if (any)
    gtk_widget_add_css_class (self->copy, "suggested-action");
  else
    gtk_widget_remove_css_class (self->copy, "suggested-action");
  say_count (self);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevProcedurePanel *self = owner;

  self->reading = FALSE;
  if (error != NULL)
    {
      monev_empty_state_set_error (MONEV_EMPTY_STATE (self->error), error);
      gtk_stack_set_visible_child (self->stack, self->error);
      return;
    }
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = result;
  show_entries (self);
  if (self->wanted != NULL && go_to (self, self->wanted))
    g_clear_pointer (&self->wanted, g_free);
  if (self->again)
    monev_reference_panel_load (panel (self));
}

typedef struct
{
  char *official;
  Shown shown;
} Load;

static void
load_free (gpointer data)
{
  g_free (((Load *) data)->official);
  g_free (data);
}

/* The list of the retired is of those alone. */
static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  static const guint filters[N_SHOWN]
      = { MONEV_PROCEDURES_ALL, MONEV_PROCEDURES_OFFICE, MONEV_PROCEDURES_SHIPPED,
          MONEV_PROCEDURES_OFFICE | MONEV_PROCEDURES_RETIRED };
  Load *load = data;
  g_autoptr (GPtrArray) list = monev_procedure_list (monev_db_job_connection (job),
                                                     load->official, NULL,
                                                     filters[load->shown], error);

  for (guint i = list != NULL ? list->len : 0; i > 0 && load->shown == SHOW_RETIRED; i--)
    if (!((MonevProcedureEntry *) list->pdata[i - 1])->retired)
      g_ptr_array_remove_index (list, i - 1);
  return g_steal_pointer (&list);
}

static void
load (MonevReferencePanel *reference_panel)
{
  MonevProcedurePanel *self = MONEV_PROCEDURE_PANEL (reference_panel);
  const MonevActor *actor = monev_session_get_actor (session_of (self));
  Load *what;

  self->again = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  what = g_new (Load, 1);
  *what = (Load) { g_strdup (actor != NULL ? actor->official_id : ""),
                   gtk_drop_down_get_selected (self->filter) };
  monev_session_call (session_of (self), G_OBJECT (self),
                      &(MonevDbJobSpec) {
                          .lane = MONEV_DB_LANE_READ,
                          .work = load_job,
                          .data = what,
                          .free_data = load_free,
                          .free_result = (GDestroyNotify) g_ptr_array_unref,
                          .cancellable = monev_reference_panel_get_cancellable (reference_panel) },
                      on_loaded);
}

static void
say_empty (MonevProcedurePanel *self, guint which)
{
  GtkWidget *before = self->empty;

  self->empty
      = which == SHOW_RETIRED
            ? monev_empty_state_new ("monev-reference-symbolic",
                                     _("Tidak ada SOP yang tidak berlaku"),
                                     _("SOP kantor yang dinyatakan tidak berlaku lagi disimpan di "
                                       "sini."))
            : monev_empty_state_new ("monev-reference-symbolic", _("Belum ada SOP kantor"),
                                     _("Salin salah satu SOP bawaan, lalu sesuaikan langkah, "
                                       "pelaksana, dan waktunya dengan kantor Anda."));
  if (which != SHOW_RETIRED)
    {
      monev_empty_state_set_button (MONEV_EMPTY_STATE (self->empty), _("Lihat SOP Bawaan"),
                                    "panel.show-shipped");
      monev_empty_state_set_second (MONEV_EMPTY_STATE (self->empty), _("Impor dari Berkas…"),
                                    "panel.import");
    }
  gtk_stack_add_child (self->stack, self->empty);
  if (before != NULL)
    gtk_stack_remove (self->stack, before);
}

static void
on_filter (MonevProcedurePanel *self)
{
  say_empty (self, gtk_drop_down_get_selected (self->filter));
  monev_reference_panel_load (panel (self));
}

/** monev_procedure_panel_filter: @which: 0 all, 1 the office's, 2 shipped, 3 no longer in force. */
void
monev_procedure_panel_filter (MonevProcedurePanel *self, guint which)
{
  gtk_drop_down_set_selected (self->filter, which);
}

static const MonevProcedureEntry *
chosen (MonevProcedurePanel *self)
{
  guint row;

  if (!monev_data_grid_get_cursor (self->grid, &row, NULL)
      || row >= monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (self->list)))
    return NULL;
  return self->entries->pdata[monev_list_source_get_index (self->list, row)];
}

/* ---- what can be done ---- */

static void
open_code (MonevProcedurePanel *self, const char *code, gboolean edit)
{
  GtkWidget *desk = monev_sop_desk_new (window_of (self), session_of (self), code);

  if (edit)
    monev_sop_desk_edit (MONEV_SOP_DESK (desk));
  monev_window_push_desk (window_of (self), desk);
}

static void
on_row_activated (MonevProcedurePanel *self, guint row)
{
  const MonevProcedureEntry *entry
      = self->entries->pdata[monev_list_source_get_index (self->list, row)];

  open_code (self, entry->code, FALSE);
}

static void
open_row (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const MonevProcedureEntry *entry = chosen (data);

  if (entry != NULL)
    open_code (data, entry->code, FALSE);
}

static void
on_copied (MonevProcedurePanel *self, const char *code)
{
  g_free (self->wanted);
  self->wanted = g_strdup (code);
  open_code (self, code, TRUE);
}

static void
copy (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MonevProcedurePanel *self = data;
  const MonevProcedureEntry *entry = chosen (self);
  GtkWidget *dialog;

  if (entry == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                                  _("Pilih dahulu SOP yang akan disalin."));
      return;
    }
  dialog = monev_copy_dialog_new (GTK_WINDOW (window_of (self)), session_of (self), entry);
  g_signal_connect_object (dialog, "copied", G_CALLBACK (on_copied), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

typedef struct
{
  MonevActor *actor;
  char *path;
  MonevIssueList *issues;
  MonevProcedureEntry *entry; /* (nullable) */
  GError *error;              /* (nullable) */
} Import;

static void
import_free (gpointer data)
{
  Import *import = data;

  monev_actor_free (import->actor);
  g_free (import->path);
  monev_issue_list_unref (import->issues);
  monev_procedure_entry_free (import->entry);
  g_clear_error (&import->error);
  g_free (import);
}

/* A faulty file is no failure of the work: its issues are what the answer is about. */
static gpointer
import_job (MonevDbJob *job, gpointer data, GError **error)
{
  Import *import = data, *answer = g_new0 (Import, 1);
  g_autoptr (MonevProcedure) procedure = NULL;

  answer->issues = monev_issue_list_new ();
  answer->path = g_path_get_basename (import->path);
  procedure = monev_procedure_read_file (import->path, answer->issues, &answer->error);
  if (procedure != NULL)
    answer->entry = monev_procedure_add (monev_db_job_connection (job), import->actor, procedure,
                                         "", answer->issues, &answer->error);
  return answer;
}

static void
show_faults (MonevProcedurePanel *self, const Import *answer)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window_of (self)),
                                              _("Berkas tidak diimpor"), NULL);
  GtkWidget *view = monev_issue_view_new ();

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), "%s: %s", answer->path,
                                  answer->error->message);
  monev_issue_view_set_issues (MONEV_ISSUE_VIEW (view), answer->issues);
  gtk_widget_set_size_request (view, 520, 260);
  if (monev_issue_list_size (answer->issues) > 0)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), view);
  else
    g_object_unref (g_object_ref_sink (view));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Tutup"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_imported (gpointer owner, gpointer result, const GError *error)
{
  MonevProcedurePanel *self = owner;
  Import *answer = result;
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  if (answer->entry == NULL)
    show_faults (self, answer);
  else
    {
      g_free (self->wanted);
      self->wanted = g_strdup (answer->entry->code);
      text = g_strdup_printf (_("SOP %s diimpor"), answer->entry->code);
      monev_window_toast (window_of (self), text, NULL, NULL, NULL, NULL);
      monev_reference_panel_load (panel (self));
    }
  import_free (answer);
}

/** monev_procedure_panel_import: @path: of a JSON file; its faults are told in a dialog. */
void
monev_procedure_panel_import (MonevProcedurePanel *self, const char *path)
{
  const MonevActor *actor = monev_session_get_actor (session_of (self));
  Import *import;

  if (actor == NULL)
    return;
  import = g_new0 (Import, 1);
  import->actor = monev_actor_copy (actor);
  import->path = g_strdup (path);
  import->issues = monev_issue_list_new ();
  monev_session_call (session_of (self), G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = import_job,
                                          .data = import,
                                          .free_data = import_free,
                                          .free_result = import_free },
                      on_imported);
}

static void
on_import_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    monev_procedure_panel_import (data, path);
  g_object_unref (dialog);
}

static void
choose_import (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MonevProcedurePanel *self = data;
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_("Impor SOP"), GTK_WINDOW (window_of (self)),
                                     GTK_FILE_CHOOSER_ACTION_OPEN, _("_Impor"), _("_Batal"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Berkas SOP (JSON)"));
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_import_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static gpointer
read_job (MonevDbJob *job, gpointer data, GError **error)
{
  return monev_procedure_load (monev_db_job_connection (job), data, 0, error);
}

static void
on_read (gpointer owner, gpointer result, const GError *error)
{
  g_autoptr (MonevProcedure) procedure = result;

  if (error != NULL)
    monev_reference_tell (GTK_WIDGET (owner), error);
  else
    monev_procedure_ask_export (window_of (owner), session_of (owner), owner, procedure, "pdf");
}

static void
choose_export (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const MonevProcedureEntry *entry = chosen (data);

  if (entry == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (data), "win.toast", "s",
                                  _("Pilih dahulu SOP yang akan diekspor."));
      return;
    }
  monev_session_call (session_of (data), data,
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                          .work = read_job,
                                          .data = g_strdup (entry->code),
                                          .free_data = g_free,
                                          .free_result = (GDestroyNotify) monev_procedure_unref },
                      on_read);
}

static void
reload (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  monev_reference_panel_load (panel (data));
}

static void
show_shipped (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  monev_procedure_panel_filter (data, SHOW_SHIPPED);
}

/* ---- how it is built ---- */

static void
make_list (MonevProcedurePanel *self)
{
  const MonevListColumn columns[N_COLUMNS] = {
    { _("Kode"), MONEV_SORT_TEXT, 196, FALSE, FALSE },
    { _("Judul"), MONEV_SORT_TEXT, 200, TRUE, FALSE, TEXT_WHOLE_TITLE },
    { _("Sumber"), MONEV_SORT_TEXT, 76, FALSE, FALSE },
    { _("Langkah"), MONEV_SORT_NUMBER, 84, FALSE, FALSE },
    { _("Menit"), MONEV_SORT_NUMBER, 80, FALSE, FALSE },
    { _("Keadaan"), MONEV_SORT_TEXT, 112, FALSE, FALSE },
    { _("Versi"), MONEV_SORT_NUMBER, 64, FALSE, FALSE },
  };
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("_Buka"), "panel.open-row");
  g_menu_append (menu, _("_Salin menjadi SOP Kantor…"), "panel.add");
  g_menu_append (menu, _("_Ekspor…"), "panel.export");
  self->list = monev_list_source_new (columns, N_COLUMNS);
  monev_list_source_set_key_column (self->list, COLUMN_CODE);
  monev_list_source_set_state_func (self->list, state_of, NULL, NULL);
  self->grid = MONEV_DATA_GRID (monev_data_grid_new (MONEV_GRID_SOURCE (self->list)));
  monev_data_grid_set_frozen (self->grid, 1);
  monev_data_grid_set_menu_model (self->grid, G_MENU_MODEL (menu));
  monev_data_grid_set_placeholder (self->grid, _("Tidak ada yang cocok. Ubah kata pencarian."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Daftar SOP"), -1);
  g_signal_connect_swapped (self->grid, "row-activated", G_CALLBACK (on_row_activated), self);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (say_count), self,
                           G_CONNECT_SWAPPED);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->grid));
}

static void
add_tools (MonevProcedurePanel *self)
{
  const char *const names[]
      = { _("Semua SOP"), _("SOP kantor"), _("SOP bawaan"), _("Tidak berlaku"), NULL };

  self->copy = monev_reference_panel_add_button (panel (self), FALSE, _("_Salin…"), "add",
                                                 MONEV_ACT_PROCEDURE_EDIT);
  self->filter = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (names));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("SOP yang ditampilkan"), -1);
  gtk_box_append (monev_reference_panel_get_start (panel (self)), GTK_WIDGET (self->filter));
  g_signal_connect_swapped (self->filter, "notify::selected", G_CALLBACK (on_filter), self);
  monev_reference_panel_add_button (panel (self), TRUE, _("_Impor…"), "import",
                                    MONEV_ACT_PROCEDURE_EDIT);
  monev_reference_panel_add_button (panel (self), TRUE, _("_Ekspor…"), "export", MONEV_N_ACTS);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MONEV_PROCEDURE_PANEL (widget)->grid));
}

static void
monev_procedure_panel_dispose (GObject *object)
{
  MonevProcedurePanel *self = MONEV_PROCEDURE_PANEL (object);

  g_clear_object (&self->list);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_free);
  G_OBJECT_CLASS (monev_procedure_panel_parent_class)->dispose (object);
}

static void
monev_procedure_panel_class_init (MonevProcedurePanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_procedure_panel_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  MONEV_REFERENCE_PANEL_CLASS (klass)->load = load;
  MONEV_REFERENCE_PANEL_CLASS (klass)->get_source = get_source;
}

static void
monev_procedure_panel_init (MonevProcedurePanel *self)
{
  self->entries = g_ptr_array_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  make_list (self);
  self->error = monev_empty_state_new (NULL, "", "");
  monev_empty_state_set_button (MONEV_EMPTY_STATE (self->error), _("Coba Lagi"), "panel.reload");
  gtk_stack_add_child (self->stack, adw_bin_new ());
  gtk_stack_add_child (self->stack, self->scrolled);
  gtk_stack_add_child (self->stack, self->error);
  say_empty (self, SHOW_OFFICE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

/** monev_procedure_panel_new: Returns: (transfer floating): it reads when it is first seen. */
GtkWidget *
monev_procedure_panel_new (MonevWindow *window, MonevSession *session)
{
  static const GActionEntry entries[] = {
    { "add", copy }, { "open-row", open_row }, { "import", choose_import },
    { "export", choose_export }, { "reload", reload }, { "show-shipped", show_shipped },
  };
  MonevProcedurePanel *self = g_object_new (MONEV_TYPE_PROCEDURE_PANEL, NULL);

  monev_reference_panel_attach (panel (self), window, session);
  g_action_map_add_action_entries (monev_reference_panel_get_actions (panel (self)), entries,
                                   G_N_ELEMENTS (entries), self);
  add_tools (self);
  monev_reference_panel_set_title (panel (self), _("SOP"));
  return GTK_WIDGET (self);
}

/** monev_procedure_panel_get_list: Returns: (transfer none): its rows. */
MonevListSource *
monev_procedure_panel_get_list (MonevProcedurePanel *self)
{
  return self->list;
}

/** monev_procedure_panel_choose: Returns: whether @code is in the list; the cursor stands on it. */
gboolean
monev_procedure_panel_choose (MonevProcedurePanel *self, const char *code)
{
  return go_to (self, code);
}
