#include "instrument-room-private.h"

#include "base/instant.h"
#include "create-dialog.h"
#include "instrument-desk.h"
#include "instrument/instrument-edit.h"
#include "instrument/office-instrument.h"
#include "instrument/question-name.h"
#include "instrument/xlsform-file.h"
#include "office/office.h"
#include "ui/response/answer-desk.h"
#include "ui/response/send-dialog.h"
#include "ui/common/count-text.h"
#include "ui/common/data-grid.h"
#include "ui/common/date-text.h"
#include "ui/common/empty-state.h"
#include "ui/common/issue-view.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>
#include <string.h>

typedef enum
{
  SHOW_ALL,
  SHOW_LIBRARY,
  SHOW_ACTIVITIES,
  SHOW_ARCHIVED,
  N_SHOWN
} Shown;

enum
{
  COLUMN_TITLE,
  COLUMN_PLACE,
  COLUMN_QUESTIONS,
  COLUMN_STATE,
  COLUMN_VERSION,
  COLUMN_CHANGED,
  N_COLUMNS
};

G_DEFINE_FINAL_TYPE (MonevInstrumentRoom, monev_instrument_room, MONEV_TYPE_PAGE)

static const char *
state_word (const MonevInstrumentEntry *entry)
{
  if (strcmp (entry->state, "arsip") == 0)
    return _("arsip");
  if (entry->number == 0)
    return _("konsep");
  return *entry->concept != '\0' ? _("terbit, ada konsep") : _("terbit");
}

static char **
row_of (const MonevInstrumentEntry *entry, GTimeZone *zone)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *questions = monev_count_text (entry->questions);
  g_autofree char *number
      = entry->number > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, entry->number) : g_strdup ("");
  g_autoptr (GDateTime) instant = g_date_time_new_from_unix_utc (entry->changed_at / 1000);
  g_autoptr (GDateTime) changed
      = zone == NULL ? g_date_time_to_local (instant) : g_date_time_to_timezone (instant, zone);
  g_autofree char *day = g_date_time_format (changed, "%d-%m-%Y");

  g_strv_builder_add_many (builder, entry->title,
                           *entry->activity_id == '\0' ? _("Pustaka") : entry->activity, questions,
                           state_word (entry), number, day, NULL);
  return g_strv_builder_end (builder);
}

static gboolean
is_wanted (const MonevInstrumentEntry *entry, Shown shown)
{
  gboolean archived = strcmp (entry->state, "arsip") == 0;

  switch (shown)
    {
    case SHOW_LIBRARY:
      return !archived && *entry->activity_id == '\0';
    case SHOW_ACTIVITIES:
      return !archived && *entry->activity_id != '\0';
    case SHOW_ARCHIVED:
      return archived;
    default:
      return !archived;
    }
}

static void
say_count (MonevInstrumentRoom *self)
{
  guint total = monev_list_source_get_n_total (self->list);
  guint shown = monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (self->list));
  g_autofree char *text = shown < total ? g_strdup_printf (_("%u dari %u instrumen"), shown, total)
                                        : g_strdup_printf (_("%u instrumen"), total);

  monev_page_set_subtitle (MONEV_PAGE (self), text);
}

static void
show_entries (MonevInstrumentRoom *self, GPtrArray *entries)
{
  Shown shown = gtk_drop_down_get_selected (self->filter);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = entries;
  for (guint i = entries->len; i > 0; i--)
    if (!is_wanted (g_ptr_array_index (entries, i - 1), shown))
      g_ptr_array_remove_index (entries, i - 1);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (rows, row_of (g_ptr_array_index (entries, i), self->zone));
  monev_list_source_update_rows (self->list, rows);
  gtk_stack_set_visible_child (self->stack, entries->len > 0 ? self->scrolled : self->empty);
  if (entries->len > 0)
    gtk_widget_add_css_class (self->add, "suggested-action");
  else
    gtk_widget_remove_css_class (self->add, "suggested-action");
  say_count (self);
}


typedef struct
{
  GPtrArray *entries;
  GTimeZone *zone; /* (nullable) */
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->entries, g_ptr_array_unref);
  g_clear_pointer (&loaded->zone, g_time_zone_unref);
  g_free (loaded);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevInstrumentRoom *self = owner;
  Loaded *loaded = result;

  self->reading = FALSE;
  if (error == NULL)
    {
      g_clear_pointer (&self->zone, g_time_zone_unref);
      self->zone = g_steal_pointer (&loaded->zone);
      show_entries (self, g_steal_pointer (&loaded->entries));
      loaded_free (loaded);
      self->ready = TRUE;
      monev_instrument_room_offer (self);
    }
  else if (!self->ready)
    {
      monev_empty_state_set_error (MONEV_EMPTY_STATE (self->failure), error);
      gtk_stack_set_visible_child (self->stack, self->failure);
    }
  if (self->again)
    monev_instrument_room_load (self);
}

static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);
  GPtrArray *entries
      = monev_instruments_list (connection, MONEV_INSTRUMENTS_ALL, NULL, TRUE, error);
  g_autoptr (MonevRecord) office = NULL;
  Loaded *loaded;

  if (entries == NULL)
    return NULL;
  office = monev_office_load (connection, NULL);
  loaded = g_new (Loaded, 1);
  *loaded = (Loaded){ entries, office == NULL
                                   ? NULL
                                   : monev_zone_new (monev_record_get (office, "zone"), NULL) };
  return loaded;
}

/** monev_instrument_room_load: reads the list anew. */
void
monev_instrument_room_load (MonevInstrumentRoom *self)
{
  self->again = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec){ .lane = MONEV_DB_LANE_READ,
                                         .work = load_job,
                                         .free_result = loaded_free,
                                         .cancellable = self->cancellable },
                      on_loaded);
}

/* Behind the lock nothing is asked for; the login brings it up to date. */
static void
on_changed (MonevInstrumentRoom *self)
{
  g_autofree char *why = NULL;
  gboolean may;

  if (monev_session_get_actor (self->session) == NULL)
    return;
  may = monev_session_allows (self->session, MONEV_ACT_INSTRUMENT_EDIT, &why);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "instruments.create", may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "instruments.import", may);
  monev_instrument_room_offer (self);
  gtk_widget_set_tooltip_text (self->add, may ? _("Instrumen baru (Ctrl+N)") : why);
  monev_instrument_room_load (self);
}

/** monev_instrument_room_chosen: Returns: (transfer none) (nullable): the one with the cursor. */
const MonevInstrumentEntry *
monev_instrument_room_chosen (MonevInstrumentRoom *self)
{
  guint row;

  if (!monev_data_grid_get_cursor (self->grid, &row, NULL)
      || row >= monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (self->list)))
    return NULL;
  return self->entries->pdata[monev_list_source_get_index (self->list, row)];
}

/** monev_instrument_room_open: opens the desk of an instrument. */
void
monev_instrument_room_open (MonevInstrumentRoom *self, const char *id)
{
  monev_window_push_desk (self->window,
                          monev_instrument_desk_new (self->window, self->session, id));
}

static void
on_row_activated (MonevInstrumentRoom *self, guint row)
{
  const MonevInstrumentEntry *entry
      = self->entries->pdata[monev_list_source_get_index (self->list, row)];

  monev_instrument_room_open (self, entry->id);
}

static void
open_row (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const MonevInstrumentEntry *entry = monev_instrument_room_chosen (MONEV_INSTRUMENT_ROOM (widget));

  if (entry != NULL)
    monev_instrument_room_open (MONEV_INSTRUMENT_ROOM (widget), entry->id);
}

static void
open_answers (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevInstrumentRoom *self = MONEV_INSTRUMENT_ROOM (widget);
  const MonevInstrumentEntry *entry = monev_instrument_room_chosen (self);

  if (entry != NULL)
    monev_window_push_desk (self->window,
                            monev_answer_desk_new (self->window, self->session, entry));
}

static void
send_out (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevInstrumentRoom *self = MONEV_INSTRUMENT_ROOM (widget);
  const MonevInstrumentEntry *entry = monev_instrument_room_chosen (self);

  if (entry != NULL && entry->number > 0)
    gtk_window_present (GTK_WINDOW (monev_send_dialog_new (self->window, self->session, entry)));
  else if (entry != NULL)
    gtk_widget_activate_action (widget, "win.toast", "s",
                                _("Terbitkan instrumennya lebih dulu, lalu tulis formulirnya"));
}

/* ---- new ones ---- */

typedef struct
{
  MonevActor *actor;
  char *title, *activity_id, *path; /* a path of a file, or a blank one */
  MonevIssueList *issues;
  MonevInstrumentEntry *entry;
  GError *error;
} Addition;

static void
addition_free (gpointer data)
{
  Addition *addition = data;

  monev_actor_free (addition->actor);
  g_free (addition->title);
  g_free (addition->activity_id);
  g_free (addition->path);
  g_clear_pointer (&addition->issues, monev_issue_list_unref);
  g_clear_pointer (&addition->entry, monev_instrument_entry_free);
  g_clear_error (&addition->error);
  g_free (addition);
}

static MonevXlsform *
form_of (const Addition *addition, MonevIssueList *issues, GError **error)
{
  g_autofree char *id = NULL;

  if (addition->path != NULL)
    return monev_xlsform_read (addition->path, issues, error);
  id = monev_question_name_from_label (addition->title);
  return monev_instrument_blank (addition->title, *id == '\0' ? "instrumen" : id);
}

/* A faulty file is no failure of the work: its issues are what the answer is about. */
static gpointer
add_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Addition *addition = data;
  Addition *answer = g_new0 (Addition, 1);
  g_autoptr (MonevXlsform) form = NULL;

  answer->issues = monev_issue_list_new ();
  answer->path = addition->path == NULL ? NULL : g_path_get_basename (addition->path);
  form = form_of (addition, answer->issues, &answer->error);
  if (form != NULL)
    answer->entry = monev_instrument_add (
        monev_db_job_connection (job), addition->actor,
        &(MonevInstrumentContent){ form, addition->title, addition->activity_id, NULL },
        answer->issues, &answer->error);
  return answer;
}

static void
show_faults (MonevInstrumentRoom *self, const Addition *answer)
{
  GtkWidget *dialog
      = adw_message_dialog_new (GTK_WINDOW (self->window), _("Instrumen tidak ditambahkan"), NULL);
  GtkWidget *view = monev_issue_view_new ();

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), "%s%s%s",
                                  answer->path == NULL ? "" : answer->path,
                                  answer->path == NULL ? "" : ": ", answer->error->message);
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
on_added (gpointer owner, gpointer result, const GError *error)
{
  MonevInstrumentRoom *self = owner;
  Addition *answer = result;

  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  if (answer->entry == NULL)
    show_faults (self, answer);
  else
    {
      monev_instrument_room_load (self);
      monev_instrument_room_open (self, answer->entry->id);
    }
  addition_free (answer);
}

static void
add (MonevInstrumentRoom *self, const char *title, const char *activity_id, const char *path)
{
  const MonevActor *actor = monev_session_get_actor (self->session);
  Addition *addition;

  if (actor == NULL)
    return;
  addition = g_new0 (Addition, 1);
  addition->actor = monev_actor_copy (actor);
  addition->title = g_strdup (title);
  addition->activity_id = g_strdup (activity_id);
  addition->path = g_strdup (path);
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec){ .lane = MONEV_DB_LANE_WRITE,
                                         .work = add_job,
                                         .data = addition,
                                         .free_data = addition_free,
                                         .free_result = addition_free },
                      on_added);
}

/** monev_instrument_room_create: @activity_id: "" for the library. The desk opens on a blank one.
 */
void
monev_instrument_room_create (MonevInstrumentRoom *self, const char *title, const char *activity_id)
{
  add (self, title, activity_id, NULL);
}

/** monev_instrument_room_import: @path: of an XLSForm, .xlsx or .xls; it goes to the library. */
void
monev_instrument_room_import (MonevInstrumentRoom *self, const char *path)
{
  add (self, NULL, "", path);
}

static void
create (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevInstrumentRoom *self = MONEV_INSTRUMENT_ROOM (widget);
  GtkWidget *dialog = monev_create_dialog_new (GTK_WINDOW (self->window), self->session);

  g_signal_connect_object (dialog, "create", G_CALLBACK (monev_instrument_room_create), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_import_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    monev_instrument_room_import (data, path);
  g_object_unref (dialog);
}

static void
choose_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevInstrumentRoom *self = MONEV_INSTRUMENT_ROOM (widget);
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_("Impor XLSForm"), GTK_WINDOW (self->window),
                                     GTK_FILE_CHOOSER_ACTION_OPEN, _("_Impor"), _("_Batal"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("XLSForm (Excel)"));
  gtk_file_filter_add_suffix (filter, "xlsx");
  gtk_file_filter_add_suffix (filter, "xls");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_import_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
reload (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_instrument_room_load (MONEV_INSTRUMENT_ROOM (widget));
}

/** monev_instrument_room_filter: @which: 0 all, 1 library, 2 of agendas, 3 put away. */
void
monev_instrument_room_filter (MonevInstrumentRoom *self, guint which)
{
  gtk_drop_down_set_selected (self->filter, which);
}

/** monev_instrument_room_get_list: Returns: (transfer none): its rows. */
MonevListSource *
monev_instrument_room_get_list (MonevInstrumentRoom *self)
{
  return self->list;
}

/** monev_instrument_room_is_ready: Returns: whether the list was read. */
gboolean
monev_instrument_room_is_ready (MonevInstrumentRoom *self)
{
  return self->ready && !self->reading;
}

/* ---- how it is built ---- */

/* Of two acts that exclude each other the one that may be done is seen. */
static void
append_hidden (GMenu *menu, const char *label, const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

static void
make_list (MonevInstrumentRoom *self)
{
  const MonevListColumn columns[N_COLUMNS] = {
    { _("Judul"), MONEV_SORT_TEXT, 230, TRUE, FALSE },
    { _("Untuk"), MONEV_SORT_TEXT, 170, FALSE, FALSE },
    { _("Pertanyaan"), MONEV_SORT_NUMBER, 96, FALSE, FALSE },
    { _("Keadaan"), MONEV_SORT_TEXT, 140, FALSE, FALSE },
    { _("Versi"), MONEV_SORT_NUMBER, 64, FALSE, FALSE },
    { _("Diubah"), MONEV_SORT_DATE, 96, FALSE, FALSE },
  };
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("_Buka"), "instruments.open");
  g_menu_append (menu, _("_Jawaban"), "instruments.answers");
  g_menu_append (menu, _("_Formulir Excel…"), "instruments.field");
  g_menu_append (menu, _("_Salin ke…"), "instruments.copy");
  g_menu_append (menu, _("_Versi…"), "instruments.versions");
  append_hidden (menu, _("_Arsipkan"), "instruments.archive");
  append_hidden (menu, _("_Pakai Lagi"), "instruments.restore");
  self->list = monev_list_source_new (columns, N_COLUMNS);
  self->grid = MONEV_DATA_GRID (monev_data_grid_new (MONEV_GRID_SOURCE (self->list)));
  monev_data_grid_set_frozen (self->grid, 1);
  monev_data_grid_set_menu_model (self->grid, G_MENU_MODEL (menu));
  monev_data_grid_set_placeholder (self->grid, _("Tidak ada yang cocok. Ubah kata pencarian."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Daftar instrumen"), -1);
  g_signal_connect_swapped (self->grid, "row-activated", G_CALLBACK (on_row_activated), self);
  g_signal_connect_swapped (self->grid, "cursor-changed",
                            G_CALLBACK (monev_instrument_room_offer), self);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (say_count), self, G_CONNECT_SWAPPED);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->grid));
}

static void
add_tools (MonevInstrumentRoom *self)
{
  const char *const names[] = { _("Semua"), _("Pustaka"), _("Agenda Kerja"), _("Arsip"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *answers = gtk_button_new_with_mnemonic (_("_Jawaban"));
  GtkWidget *import = gtk_button_new_with_mnemonic (_("_Impor XLSForm…"));

  self->filter = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (names));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Instrumen yang ditampilkan"), -1);
  g_signal_connect_swapped (self->filter, "notify::selected", G_CALLBACK (monev_instrument_room_load), self);
  monev_page_add_start (MONEV_PAGE (self), GTK_WIDGET (self->filter));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (import), "instruments.import");
  self->add = gtk_button_new_with_mnemonic (_("_Buat Instrumen…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), "instruments.create");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (answers), "instruments.answers");
  gtk_widget_set_tooltip_text (answers, _("Jawaban untuk instrumen yang dipilih"));
  gtk_box_append (GTK_BOX (box), answers);
  gtk_box_append (GTK_BOX (box), import);
  gtk_box_append (GTK_BOX (box), self->add);
  monev_page_add_end (MONEV_PAGE (self), box);
}

static void
add_states (MonevInstrumentRoom *self)
{
  self->empty = monev_empty_state_new (
      "monev-instrument-symbolic", _("Belum ada instrumen"),
      _("Instrumen adalah kuesioner: disusun di sini atau diimpor dari XLSForm, lalu dibawa ke "
         "lapangan di ponsel."));
  monev_empty_state_set_button (MONEV_EMPTY_STATE (self->empty), _("Buat Instrumen…"),
                                "instruments.create");
  monev_empty_state_set_second (MONEV_EMPTY_STATE (self->empty), _("Impor XLSForm…"),
                                "instruments.import");
  self->failure = monev_empty_state_new (NULL, "", "");
  monev_empty_state_set_button (MONEV_EMPTY_STATE (self->failure), _("Coba Lagi"),
                                "instruments.reload");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_child (self->stack, adw_bin_new ());
  gtk_stack_add_child (self->stack, self->scrolled);
  gtk_stack_add_child (self->stack, self->empty);
  gtk_stack_add_child (self->stack, self->failure);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MONEV_INSTRUMENT_ROOM (widget)->grid));
}

static void
monev_instrument_room_dispose (GObject *object)
{
  MonevInstrumentRoom *self = MONEV_INSTRUMENT_ROOM (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->list);
  g_clear_object (&self->session);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (monev_instrument_room_parent_class)->dispose (object);
}

static void
monev_instrument_room_finalize (GObject *object)
{
  g_clear_pointer (&MONEV_INSTRUMENT_ROOM (object)->zone, g_time_zone_unref);
  g_object_unref (MONEV_INSTRUMENT_ROOM (object)->cancellable);
  G_OBJECT_CLASS (monev_instrument_room_parent_class)->finalize (object);
}

static void
monev_instrument_room_class_init (MonevInstrumentRoomClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_instrument_room_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_instrument_room_finalize;
  widget->grab_focus = grab_focus;
  gtk_widget_class_install_action (widget, "instruments.open", NULL, open_row);
  gtk_widget_class_install_action (widget, "instruments.answers", NULL, open_answers);
  gtk_widget_class_install_action (widget, "instruments.field", NULL, send_out);
  gtk_widget_class_install_action (widget, "instruments.create", NULL, create);
  gtk_widget_class_install_action (widget, "instruments.import", NULL, choose_import);
  monev_instrument_room_install_archive (widget);
  gtk_widget_class_install_action (widget, "instruments.reload", NULL, reload);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_n, GDK_CONTROL_MASK, "instruments.create",
                                       NULL);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_e, GDK_CONTROL_MASK, "instruments.field",
                                       NULL);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_F5, 0, "instruments.reload", NULL);
}

static void
monev_instrument_room_init (MonevInstrumentRoom *self)
{
  self->cancellable = g_cancellable_new ();
  self->entries = g_ptr_array_new ();
  make_list (self);
  add_states (self);
  monev_page_set_content (MONEV_PAGE (self), GTK_WIDGET (self->stack));
}

/** monev_instrument_room_new: Returns: (transfer floating): it reads. */
GtkWidget *
monev_instrument_room_new (MonevWindow *window, MonevSession *session)
{
  MonevInstrumentRoom *self = g_object_new (MONEV_TYPE_INSTRUMENT_ROOM, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  add_tools (self);
  monev_page_set_title (MONEV_PAGE (self), _("Instrumen"));
  monev_page_set_source (MONEV_PAGE (self), MONEV_GRID_SOURCE (self->list));
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "actor-changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  on_changed (self);
  return GTK_WIDGET (self);
}

static GtkWidget *
make_room (MonevWindow *window, gpointer data)
{
  return monev_instrument_room_new (window, data);
}

/** monev_instrument_room_register: to be called again after monev_window_clear_rooms(). */
void
monev_instrument_room_register (MonevWindow *window, MonevSession *session)
{
  monev_window_add_room (window, "instrument", _("Instrumen"), "monev-instrument-symbolic",
                         make_room, g_object_ref (session), g_object_unref);
}
