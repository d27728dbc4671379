#include "send-dialog.h"

#include "ui/common/job-progress.h"
#include "ui/common/text-field.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevSendDialog
{
  AdwWindow parent;
  MonevWindow *window;
  MonevSession *session;
  MonevInstrumentEntry *entry;
  GCancellable *cancellable;
  GPtrArray *targets; /* (nullable) MonevFieldTarget: not read yet */
  char *folder;
  gboolean busy, gone, filling;

  GtkLabel *version, *fault;
  GtkDropDown *layout, *whom;
  GtkSpinButton *count;
  AdwActionRow *folder_row;
  GtkWidget *ticks;
  GtkListBox *list;
  GtkWidget *write, *choose, *form;
  MonevJobProgress *progress;
};

G_DEFINE_FINAL_TYPE (MonevSendDialog, monev_send_dialog, ADW_TYPE_WINDOW)

/* ---- what is chosen ---- */

static MonevSendWhom
get_whom (MonevSendDialog *self)
{
  return gtk_drop_down_get_selected (self->whom);
}

static MonevFieldLayout
get_layout (MonevSendDialog *self)
{
  return gtk_drop_down_get_selected (self->layout) == 1 ? MONEV_FIELD_BY_SHEET
                                                        : MONEV_FIELD_BY_ROW;
}

static gboolean
is_of (const MonevFieldTarget *target, MonevSendWhom whom)
{
  return whom != MONEV_SEND_ONE && target->site == (whom == MONEV_SEND_SITES);
}

static GtkWidget *
tick_at (MonevSendDialog *self, guint i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

  return row == NULL ? NULL : gtk_list_box_row_get_child (row);
}

static gboolean
is_chosen (MonevSendDialog *self, guint i)
{
  return is_of (g_ptr_array_index (self->targets, i), get_whom (self))
         && gtk_check_button_get_active (GTK_CHECK_BUTTON (tick_at (self, i)));
}

/** monev_send_dialog_get_n: Returns: how many workbooks would be written. */
guint
monev_send_dialog_get_n (MonevSendDialog *self)
{
  guint n = 0;

  if (get_whom (self) == MONEV_SEND_ONE)
    return 1;
  for (guint i = 0; self->targets != NULL && i < self->targets->len; i++)
    n += is_chosen (self, i);
  return n;
}

static void
show_fault (MonevSendDialog *self, const char *text)
{
  gtk_label_set_text (self->fault, text);
  gtk_widget_set_visible (GTK_WIDGET (self->fault), *text != '\0');
}

static void
update (MonevSendDialog *self)
{
  guint n = monev_send_dialog_get_n (self);
  g_autofree char *label = g_strdup_printf (ngettext ("_Tulis %u Berkas", "_Tulis %u Berkas", n),
                                            n);
  gboolean ready = self->targets != NULL && n > 0 && !self->busy;

  if (self->filling || self->gone)
    return;
  gtk_button_set_label (GTK_BUTTON (self->write), label);
  gtk_widget_set_sensitive (self->write, ready);
  gtk_widget_set_sensitive (self->form, !self->busy);
  gtk_widget_set_visible (self->ticks, get_whom (self) != MONEV_SEND_ONE);
  gtk_widget_set_tooltip_text (self->write,
                               n == 0 ? _("Centang sedikitnya satu kelompok atau lokus") : NULL);
}

static gboolean
is_shown (GtkListBoxRow *row, gpointer data)
{
  MonevSendDialog *self = data;
  int i = gtk_list_box_row_get_index (row);

  return self->targets != NULL && i >= 0 && (guint) i < self->targets->len
         && is_of (g_ptr_array_index (self->targets, (guint) i), get_whom (self));
}

static void
on_whom (MonevSendDialog *self)
{
  gtk_list_box_invalidate_filter (self->list);
  update (self);
}

static void
on_layout (MonevSendDialog *self)
{
  gboolean sheets = get_layout (self) == MONEV_FIELD_BY_SHEET;

  gtk_spin_button_set_range (self->count, 1,
                             sheets ? MONEV_FIELD_MAX_SHEETS : MONEV_FIELD_MAX_ROWS);
  gtk_spin_button_set_value (self->count, monev_field_layout_count (get_layout (self), 0));
}

static void
tick_all (MonevSendDialog *self, gboolean active)
{
  self->filling = TRUE;
  for (guint i = 0; self->targets != NULL && i < self->targets->len; i++)
    if (is_of (g_ptr_array_index (self->targets, i), get_whom (self)))
      gtk_check_button_set_active (GTK_CHECK_BUTTON (tick_at (self, i)), active);
  self->filling = FALSE;
  update (self);
}

static void
on_all (MonevSendDialog *self)
{
  tick_all (self, TRUE);
}

static void
on_none (MonevSendDialog *self)
{
  tick_all (self, FALSE);
}

/** monev_send_dialog_set_layout: rows or sheets. */
void
monev_send_dialog_set_layout (MonevSendDialog *self, MonevFieldLayout layout)
{
  gtk_drop_down_set_selected (self->layout, layout == MONEV_FIELD_BY_SHEET ? 1 : 0);
}

/** monev_send_dialog_set_whom: one workbook, or one each. */
void
monev_send_dialog_set_whom (MonevSendDialog *self, MonevSendWhom whom)
{
  gtk_drop_down_set_selected (self->whom, whom);
}

/** monev_send_dialog_set_folder: where the workbooks go. */
void
monev_send_dialog_set_folder (MonevSendDialog *self, const char *folder)
{
  g_autofree char *shown = g_filename_display_name (folder);
  g_autofree char *escaped = g_markup_escape_text (shown, -1);

  g_free (self->folder);
  self->folder = g_strdup (folder);
  adw_action_row_set_subtitle (self->folder_row, escaped);
}

static void
on_folder (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file == NULL ? NULL : g_file_get_path (file);

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    monev_send_dialog_set_folder (data, path);
  g_object_unref (dialog);
}

static void
choose_folder (MonevSendDialog *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _("Folder formulir"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Pilih"),
      _("_Batal"));
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_folder), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* ---- writing ---- */

typedef struct
{
  char *instrument_id, *folder;
  GPtrArray *targets; /* (nullable) MonevFieldTarget */
  MonevFieldLayout layout;
  guint count;
} Sending;

static void
sending_free (gpointer data)
{
  Sending *sending = data;

  g_free (sending->instrument_id);
  g_free (sending->folder);
  g_clear_pointer (&sending->targets, g_ptr_array_unref);
  g_free (sending);
}

static void
tell_file (guint done, guint total, const char *file, gpointer data)
{
  monev_db_job_progress (data, done, total, file);
}

static gpointer
write_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Sending *sending = data;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevFieldBatch batch = { .instrument_id = sending->instrument_id,
                            .folder = sending->folder,
                            .targets = sending->targets,
                            .layout = sending->layout,
                            .count = sending->count,
                            .cancellable = monev_db_job_cancellable (job),
                            .tell = tell_file,
                            .data = job };

  return monev_field_batch_write (monev_db_job_connection (job), &batch, issues, error);
}

static void
toast (MonevSendDialog *self, const GPtrArray *paths)
{
  g_autofree char *folder = g_path_get_basename (self->folder);
  g_autofree char *file = g_path_get_basename (g_ptr_array_index (paths, 0));
  g_autofree char *text
      = paths->len == 1
            ? g_strdup_printf (_("%s ditulis ke folder %s"), file, folder)
            : g_strdup_printf (_("%u formulir Excel ditulis ke folder %s"), paths->len, folder);

  monev_window_toast (self->window, text, NULL, NULL, NULL, NULL);
}

static void
on_written (gpointer owner, gpointer result, const GError *error)
{
  MonevSendDialog *self = owner;
  g_autoptr (GPtrArray) paths = result;

  self->busy = FALSE;
  if (self->gone)
    return;
  monev_job_progress_finish (self->progress);
  if (error == NULL)
    {
      toast (self, paths);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  show_fault (self, error->message);
  update (self);
}

static void
on_progress (guint64 done, guint64 total, const char *label, gpointer data)
{
  MonevSendDialog *self = data;

  if (self->busy && !self->gone)
    monev_job_progress_update (self->progress, done, total, label);
}

static void
target_copy (GPtrArray *targets, const MonevFieldTarget *from)
{
  MonevFieldTarget *target = g_new (MonevFieldTarget, 1);

  *target = (MonevFieldTarget) { g_strdup (from->id), g_strdup (from->name), from->site };
  g_ptr_array_add (targets, target);
}

static Sending *
sending_new (MonevSendDialog *self)
{
  Sending *sending = g_new0 (Sending, 1);

  sending->instrument_id = g_strdup (self->entry->id);
  sending->folder = g_strdup (self->folder);
  sending->layout = get_layout (self);
  sending->count = (guint) gtk_spin_button_get_value_as_int (self->count);
  if (get_whom (self) == MONEV_SEND_ONE)
    return sending;
  sending->targets = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_field_target_free);
  for (guint i = 0; i < self->targets->len; i++)
    if (is_chosen (self, i))
      target_copy (sending->targets, g_ptr_array_index (self->targets, i));
  return sending;
}

/** monev_send_dialog_write: as the button does. */
void
monev_send_dialog_write (MonevSendDialog *self)
{
  if (self->busy || self->targets == NULL || monev_send_dialog_get_n (self) == 0)
    return;
  self->busy = TRUE;
  show_fault (self, "");
  update (self);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  monev_job_progress_start (self->progress, _("Menulis formulir Excel"), self->cancellable);
  monev_session_run (self->session, G_OBJECT (self),
                     &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_LONG,
                                         .work = write_job,
                                         .data = sending_new (self),
                                         .free_data = sending_free,
                                         .free_result = (GDestroyNotify) g_ptr_array_unref,
                                         .cancellable = self->cancellable,
                                         .progress = on_progress,
                                         .progress_data = self },
                     on_written);
}

/* ---- groups and sites ---- */

static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  return monev_field_targets (monev_db_job_connection (job), data, error);
}

static void
add_tick (MonevSendDialog *self, const MonevFieldTarget *target)
{
  GtkWidget *tick = gtk_check_button_new_with_label (target->name);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), tick);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->list, row);
  g_signal_connect_swapped (tick, "toggled", G_CALLBACK (update), self);
}

/* What the agenda does not have is not offered; the order of the choices stays. */
static void
offer (MonevSendDialog *self)
{
  const char *names[] = { _("Satu berkas untuk semua"), _("Satu berkas per kelompok"),
                          _("Satu berkas per lokus"), NULL };
  g_autoptr (GtkStringList) model = NULL;
  guint groups = 0, sites = 0;

  for (guint i = 0; i < self->targets->len; i++)
    *(((MonevFieldTarget *) g_ptr_array_index (self->targets, i))->site ? &sites : &groups) += 1;
  if (sites == 0)
    names[MONEV_SEND_SITES] = NULL;
  if (groups == 0 && sites == 0)
    names[MONEV_SEND_GROUPS] = NULL;
  model = gtk_string_list_new (names);
  gtk_drop_down_set_model (self->whom, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (self->whom, groups > 0  ? MONEV_SEND_GROUPS
                                          : sites > 0 ? MONEV_SEND_SITES
                                                      : MONEV_SEND_ONE);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevSendDialog *self = owner;

  if (error != NULL)
    {
      show_fault (self, error->message);
      return;
    }
  self->targets = result;
  self->filling = TRUE;
  for (guint i = 0; i < self->targets->len; i++)
    add_tick (self, g_ptr_array_index (self->targets, i));
  offer (self);
  self->filling = FALSE;
  on_whom (self);
}

/** monev_send_dialog_is_ready: Returns: whether groups and sites were read. */
gboolean
monev_send_dialog_is_ready (MonevSendDialog *self)
{
  return self->targets != NULL;
}

/** monev_send_dialog_is_busy: Returns: whether it writes. */
gboolean
monev_send_dialog_is_busy (MonevSendDialog *self)
{
  return self->busy;
}

/* ---- how it is built ---- */

static GtkWidget *
make_header (MonevSendDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Batal"));

  self->write = gtk_button_new_with_mnemonic (_("_Tulis"));
  gtk_widget_add_css_class (self->write, "suggested-action");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->write);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->write, "clicked", G_CALLBACK (monev_send_dialog_write), self);
  return header;
}

static AdwActionRow *
add_row (GtkWidget *group, const char *title, GtkWidget *suffix)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), suffix);
  gtk_accessible_update_property (GTK_ACCESSIBLE (suffix), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return ADW_ACTION_ROW (row);
}

static GtkWidget *
make_rows (MonevSendDialog *self)
{
  const char *const layouts[] = { _("Satu baris"), _("Satu lembar"), NULL };
  const char *const one[] = { _("Satu berkas untuk semua"), NULL };
  GtkWidget *group = adw_preferences_group_new ();

  self->layout = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (layouts));
  self->count = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, MONEV_FIELD_MAX_ROWS, 1));
  self->whom = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (one));
  self->choose = gtk_button_new_with_mnemonic (_("_Pilih Folder…"));
  add_row (group, _("Satu responden memakai"), GTK_WIDGET (self->layout));
  add_row (group, _("Tempat untuk responden"), GTK_WIDGET (self->count));
  add_row (group, _("Berkas"), GTK_WIDGET (self->whom));
  self->folder_row = add_row (group, _("Disimpan di"), self->choose);
  adw_action_row_set_subtitle_lines (self->folder_row, 2);
  g_signal_connect_swapped (self->layout, "notify::selected", G_CALLBACK (on_layout), self);
  g_signal_connect_swapped (self->whom, "notify::selected", G_CALLBACK (on_whom), self);
  g_signal_connect_swapped (self->choose, "clicked", G_CALLBACK (choose_folder), self);
  on_layout (self);
  return group;
}

static GtkWidget *
make_ticks (MonevSendDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *all = gtk_button_new_with_mnemonic (_("_Semua"));
  GtkWidget *none = gtk_button_new_with_mnemonic (_("_Kosongkan"));
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (self->list, is_shown, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Kelompok atau lokus yang mendapat formulir"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 120);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scrolled, TRUE);
  monev_text_field_dress (GTK_SCROLLED_WINDOW (scrolled));
  gtk_box_append (GTK_BOX (line), all);
  gtk_box_append (GTK_BOX (line), none);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), scrolled);
  g_signal_connect_swapped (all, "clicked", G_CALLBACK (on_all), self);
  g_signal_connect_swapped (none, "clicked", G_CALLBACK (on_none), self);
  return box;
}

static GtkWidget *
make_label (GtkLabel **place, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  *place = GTK_LABEL (label);
  return label;
}

/* What is being written is stopped; files that are whole stay. */
static gboolean
on_close (GtkWindow *window)
{
  MonevSendDialog *self = MONEV_SEND_DIALOG (window);

  if (!self->busy)
    return FALSE;
  g_cancellable_cancel (self->cancellable);
  return TRUE;
}

static void
monev_send_dialog_dispose (GObject *object)
{
  MonevSendDialog *self = MONEV_SEND_DIALOG (object);

  self->gone = TRUE;
  if (self->list != NULL)
    gtk_list_box_set_filter_func (self->list, NULL, NULL, NULL);
  self->list = NULL;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->entry, monev_instrument_entry_free);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_clear_pointer (&self->folder, g_free);
  G_OBJECT_CLASS (monev_send_dialog_parent_class)->dispose (object);
}

static void
monev_send_dialog_class_init (MonevSendDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_send_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
monev_send_dialog_init (MonevSendDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->progress = MONEV_JOB_PROGRESS (monev_job_progress_new ());
  gtk_widget_add_css_class (column, "monev-form");
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (column), make_label (&self->fault, "error"));
  gtk_box_append (GTK_BOX (column), make_label (&self->version, "dim-label"));
  gtk_box_append (GTK_BOX (self->form), make_rows (self));
  self->ticks = make_ticks (self);
  gtk_box_append (GTK_BOX (self->form), self->ticks);
  gtk_box_append (GTK_BOX (column), self->form);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), column);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->write);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 600);
  g_signal_connect (self, "close-request", G_CALLBACK (on_close), NULL);
  show_fault (self, "");
}

static void
say_version (MonevSendDialog *self)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, self->entry->number);
  g_autofree char *text = g_strdup_printf (
      *self->entry->concept != '\0' ? _("%s, versi %s. Perubahan yang belum terbit tidak ikut.")
                                    : _("%s, versi %s."),
      self->entry->title, number);

  gtk_label_set_text (self->version, text);
}

/** monev_send_dialog_new: @entry: issued at least once. Returns: (transfer none): to be presented; it
 * reads the groups and sites of its agenda. */
GtkWidget *
monev_send_dialog_new (MonevWindow *window, MonevSession *session,
                       const MonevInstrumentEntry *entry)
{
  MonevSendDialog *self = g_object_new (MONEV_TYPE_SEND_DIALOG, NULL);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (window));
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  self->window = window;
  self->session = g_object_ref (session);
  self->entry = monev_instrument_entry_copy (entry);
  /* Named while it is being built, GTK 4.8 tells no window to those who listen. */
  gtk_window_set_title (GTK_WINDOW (self), _("Formulir Excel"));
  if (root != NULL)
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  monev_send_dialog_set_folder (self, folder != NULL ? folder : g_get_home_dir ());
  say_version (self);
  update (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->layout));
  monev_session_call (session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                          .work = load_job,
                                          .data = g_strdup (entry->id),
                                          .free_data = g_free,
                                          .free_result = (GDestroyNotify) g_ptr_array_unref },
                      on_loaded);
  return GTK_WIDGET (self);
}
