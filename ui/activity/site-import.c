#include "site-import.h"

#include "site-import-work.h"
#include "ui/common/count-text.h"
#include "ui/common/data-grid.h"
#include "ui/common/empty-state.h"
#include "ui/common/error-text.h"
#include "ui/common/issue-view.h"
#include "ui/common/job-progress.h"
#include "ui/common/status-pill.h"
#include "ui/reference/panel.h"
#include "ui/reference/table-source.h"

#include <glib/gi18n.h>

struct _MonevSiteImport
{
  MonevPage parent;
  MonevWindow *window;
  MonevSession *session;
  GCancellable *cancellable; /* of the work under way */
  char *activity_id;
  MonevSiteFile *file;       /* nullable */
  guint hold;                /* of the window, while rows are written */
  gboolean busy, gone;

  MonevJobProgress *progress;
  GtkStack *stack;           /* "choose", "map", "result" */
  MonevImportMappingView *columns;
  GtkWidget *counts;
  MonevIssueView *issues;
  MonevDataGrid *preview;
  GtkWidget *go;
};

G_DEFINE_FINAL_TYPE (MonevSiteImport, monev_site_import, MONEV_TYPE_PAGE)

/** monev_site_import_get_step: Returns: (transfer none): "choose", "map" or "result". */
const char *
monev_site_import_get_step (MonevSiteImport *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}

/** monev_site_import_get_count: Returns: (transfer none) (nullable): what taking it in would do. */
const MonevImportCount *
monev_site_import_get_count (MonevSiteImport *self)
{
  return self->file != NULL && self->file->plan != NULL ? monev_field_import_count (self->file->plan)
                                                        : NULL;
}

/** monev_site_import_get_mapping: Returns: (transfer none): where columns are assigned. */
MonevImportMappingView *
monev_site_import_get_mapping (MonevSiteImport *self)
{
  return self->columns;
}

/** monev_site_import_is_busy: Returns: whether work is under way. */
gboolean
monev_site_import_is_busy (MonevSiteImport *self)
{
  return self->busy;
}

static guint
n_good (MonevSiteImport *self)
{
  const MonevImportCount *count = monev_site_import_get_count (self);

  return count != NULL ? count->added + count->changed : 0;
}

static const char *
why_not (MonevSiteImport *self)
{
  if (g_str_equal (monev_site_import_get_step (self), "map"))
    return monev_import_mapping_view_n_mapped (self->columns) == 0
               ? _("Pilih kolom untuk paling sedikit satu isian")
               : NULL;
  return n_good (self) == 0 ? _("Tidak ada baris yang dapat diambil") : NULL;
}

static void
show_go (MonevSiteImport *self)
{
  const char *step = monev_site_import_get_step (self);
  const char *why = why_not (self);
  g_autofree char *n = monev_count_text (n_good (self));
  g_autofree char *label = g_str_equal (step, "result")
                               ? g_strdup_printf (_("_Impor %s Baris"), n)
                               : g_strdup (_("_Periksa"));

  gtk_widget_set_visible (self->go, !g_str_equal (step, "choose"));
  gtk_button_set_label (GTK_BUTTON (self->go), label);
  gtk_widget_set_sensitive (self->go, !self->busy && why == NULL);
  gtk_widget_set_tooltip_text (self->go, why);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.cancel", self->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), !self->busy);
}

static void
show_step (MonevSiteImport *self, const char *step)
{
  gtk_stack_set_visible_child_name (self->stack, step);
  show_go (self);
}

/* ---- work ---- */

static MonevSiteRequest *
new_request (MonevSiteImport *self)
{
  MonevSiteRequest *request = g_new0 (MonevSiteRequest, 1);

  request->activity_id = g_strdup (self->activity_id);
  if (self->file != NULL)
    request->table = monev_table_ref (self->file->table);
  return request;
}

static void
run (MonevSiteImport *self, MonevDbLaneKind lane, MonevDbJobFunc work, GDestroyNotify free_result,
     MonevSiteRequest *request, const char *title, MonevSessionDone done)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->busy = TRUE;
  show_go (self);
  monev_job_progress_start (self->progress, title, self->cancellable);
  monev_session_run (self->session, G_OBJECT (self),
                     &(MonevDbJobSpec) { .lane = lane,
                                         .work = work,
                                         .data = request,
                                         .free_data = (GDestroyNotify) monev_site_request_free,
                                         .free_result = free_result,
                                         .cancellable = self->cancellable },
                     done);
}

/* Returns whether the desk is still there to hear it, and nothing went wrong. */
static gboolean
finish (MonevSiteImport *self, const GError *error)
{
  self->busy = FALSE;
  if (self->hold != 0)
    monev_window_release (self->window, self->hold);
  self->hold = 0;
  if (self->gone)
    return FALSE;
  monev_job_progress_finish (self->progress);
  show_go (self);
  if (error == NULL)
    return TRUE;
  if (monev_error_text_silent (error))
    monev_window_toast (self->window, _("Dibatalkan. Tidak ada yang diubah."), NULL, NULL, NULL,
                        NULL);
  else
    monev_reference_tell (GTK_WIDGET (self), error);
  return FALSE;
}

/* ---- what was found ---- */

static void
add_count (MonevSiteImport *self, MonevState state, guint n, const char *word)
{
  g_autofree char *number = monev_count_text (n);
  g_autofree char *text = g_strdup_printf ("%s %s", number, word);

  gtk_box_append (GTK_BOX (self->counts),
                  monev_status_pill_new (n > 0 ? state : MONEV_STATE_DIM, text));
}

static void
show_counts (MonevSiteImport *self)
{
  const MonevImportCount *count = monev_site_import_get_count (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->counts)) != NULL)
    gtk_box_remove (GTK_BOX (self->counts), child);
  add_count (self, MONEV_STATE_GOOD, count->added, _("ditambahkan"));
  add_count (self, MONEV_STATE_CHANGED, count->changed, _("diubah"));
  add_count (self, MONEV_STATE_DIM, count->same, _("tetap"));
  add_count (self, MONEV_STATE_ERROR, count->rejected, _("ditolak"));
}

static void
show_result (MonevSiteImport *self)
{
  g_autoptr (MonevTableSource) source = monev_table_source_new (
      self->file->table, self->file->mapping.head_row, self->file->issues);

  show_counts (self);
  monev_issue_view_set_issues (self->issues, self->file->issues);
  gtk_widget_set_visible (GTK_WIDGET (self->issues), monev_issue_list_size (self->file->issues) > 0);
  monev_data_grid_set_source (self->preview, MONEV_GRID_SOURCE (source));
  show_step (self, "result");
}

static void
on_read (gpointer owner, gpointer result, const GError *error)
{
  MonevSiteImport *self = owner;

  if (!finish (self, error))
    {
      monev_site_file_free (result);
      return;
    }
  monev_site_file_free (self->file);
  self->file = result;
  monev_import_mapping_view_set (self->columns, monev_site_columns (), self->file->table,
                                 &self->file->mapping);
  if (self->file->plan != NULL)
    show_result (self);
  else
    show_step (self, "map");
}

/** monev_site_import_open: reads and checks the file. */
void
monev_site_import_open (MonevSiteImport *self, const char *path)
{
  MonevSiteRequest *request;
  g_autofree char *name = g_path_get_basename (path);

  if (self->busy)
    return;
  monev_page_set_subtitle (MONEV_PAGE (self), name);
  request = new_request (self);
  request->path = g_strdup (path);
  run (self, MONEV_DB_LANE_LONG, monev_site_read_job, (GDestroyNotify) monev_site_file_free,
       request, _("Membaca berkas"), on_read);
}

static void
check (MonevSiteImport *self)
{
  MonevSiteRequest *request = new_request (self);

  monev_import_mapping_view_get (self->columns, &request->mapping);
  run (self, MONEV_DB_LANE_LONG, monev_site_check_job, (GDestroyNotify) monev_site_file_free,
       request, _("Memeriksa baris"), on_read);
}

static void
on_applied (gpointer owner, gpointer result, const GError *error)
{
  MonevSiteImport *self = owner;
  g_autofree char *done = result;
  g_autofree char *n = NULL;
  g_autofree char *text = NULL;

  if (!finish (self, error))
    return;
  n = monev_count_text (n_good (self));
  text = g_strdup_printf (_("%s baris diimpor"), n);
  monev_window_toast (self->window, text, NULL, NULL, NULL, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static void
apply (MonevSiteImport *self)
{
  const MonevActor *actor = monev_session_get_actor (self->session);
  MonevSiteRequest *request;

  if (actor == NULL)
    return;
  request = new_request (self);
  request->plan = self->file->plan;
  request->issues = monev_issue_list_new ();
  request->actor = monev_actor_copy (actor);
  run (self, MONEV_DB_LANE_WRITE, monev_site_apply_job, g_free, request, _("Menyimpan baris"),
       on_applied);
  self->hold = monev_window_hold (self->window, _("Impor"), self->cancellable);
}

/** monev_site_import_go: as if the button at the top was pressed: checks, or takes in. */
void
monev_site_import_go (MonevSiteImport *self)
{
  const char *step = monev_site_import_get_step (self);

  if (self->busy || self->file == NULL || why_not (self) != NULL)
    return;
  if (g_str_equal (step, "map"))
    check (self);
  else if (g_str_equal (step, "result"))
    apply (self);
}

/* ---- choosing ---- */

static void
on_blank (gpointer owner, gpointer result, const GError *error)
{
  MonevSiteImport *self = owner;
  g_autofree char *name = result;
  g_autofree char *text = NULL;

  if (!finish (self, error))
    return;
  text = g_strdup_printf (_("%s disimpan"), name);
  monev_window_toast (self->window, text, NULL, NULL, NULL, NULL);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  MonevSiteImport *self = data;
  gboolean save = gtk_file_chooser_get_action (GTK_FILE_CHOOSER (dialog))
                  == GTK_FILE_CHOOSER_ACTION_SAVE;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL && save)
    {
      MonevSiteRequest *request = new_request (self);

      request->path = g_strdup (path);
      run (self, MONEV_DB_LANE_LONG, monev_site_blank_job, g_free, request, _("Menyimpan"),
           on_blank);
    }
  else if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    monev_site_import_open (self, path);
  g_object_unref (dialog);
}

static void
ask_file (MonevSiteImport *self, gboolean save)
{
  static const char *const endings[] = { "xlsx", "xls", "csv", "tsv", "txt" };
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      save ? _("Simpan Isian Kosong") : _("Pilih Berkas"), GTK_WINDOW (self->window),
      save ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN,
      save ? _("_Simpan") : _("_Buka"), _("_Batal"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Tabel (Excel, CSV)"));
  for (guint i = 0; i < (save ? 1 : G_N_ELEMENTS (endings)); i++)
    gtk_file_filter_add_suffix (filter, endings[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  if (save)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), _("Lokasi Sasaran.xlsx"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
act_choose (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_file (MONEV_SITE_IMPORT (widget), FALSE);
}

static void
act_blank (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_file (MONEV_SITE_IMPORT (widget), TRUE);
}

static void
act_map (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_step (MONEV_SITE_IMPORT (widget), "map");
}

static void
act_cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevSiteImport *self = MONEV_SITE_IMPORT (widget);

  if (self->busy)
    g_cancellable_cancel (self->cancellable);
}

static gboolean
on_drop (MonevSiteImport *self, const GValue *value)
{
  const GSList *files = g_value_get_boxed (value);
  g_autofree char *path = files != NULL ? g_file_get_path (files->data) : NULL;

  if (path == NULL || self->busy)
    return FALSE;
  monev_site_import_open (self, path);
  return TRUE;
}

static void
on_issue (MonevSiteImport *self, const MonevIssue *issue)
{
  MonevGridSource *source = monev_data_grid_get_source (self->preview);
  guint row, column;

  if (!monev_table_source_place (MONEV_TABLE_SOURCE (source), issue, &row, &column))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->preview));
  monev_data_grid_set_cursor (self->preview, row, column, FALSE);
}

/* Rows that are being written are either all there or not at all; leaving waits for that. */
static gboolean
on_closing (MonevSiteImport *self)
{
  if (self->busy && self->hold == 0)
    g_cancellable_cancel (self->cancellable);
  return self->hold != 0;
}

/* ---- building ---- */

static GtkWidget *
make_choose (void)
{
  GtkWidget *widget = monev_empty_state_new (
      "document-open-symbolic", _("Impor Lokasi"),
      _("Seret berkas ke sini, atau pilih: Excel (.xlsx, .xls) atau CSV. Judul kolom boleh "
        "berbeda. Tidak ada yang disimpan sebelum diperiksa."));

  monev_empty_state_set_button (MONEV_EMPTY_STATE (widget), _("Pilih Berkas…"), "import.choose");
  monev_empty_state_set_second (MONEV_EMPTY_STATE (widget), _("Simpan Isian Kosong…"),
                                "import.blank");
  return widget;
}

static GtkWidget *
make_map (MonevSiteImport *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();

  self->columns = MONEV_IMPORT_MAPPING_VIEW (monev_import_mapping_view_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->columns), "monev-form");
  g_signal_connect_swapped (self->columns, "changed", G_CALLBACK (show_go), self);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->columns));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static GtkWidget *
make_head (MonevSiteImport *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *map = gtk_button_new_with_label (_("Ubah Pasangan Kolom"));

  self->counts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_hexpand (self->counts, TRUE);
  gtk_widget_set_valign (self->counts, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (map), "import.map");
  gtk_box_append (GTK_BOX (row), self->counts);
  gtk_box_append (GTK_BOX (row), map);
  gtk_widget_add_css_class (row, "monev-run-row");
  return row;
}

static GtkWidget *
make_result (MonevSiteImport *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *grid = monev_data_grid_new (NULL), *scrolled = gtk_scrolled_window_new ();

  self->issues = MONEV_ISSUE_VIEW (monev_issue_view_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->issues), -1, 190);
  g_signal_connect_swapped (self->issues, "issue-activated", G_CALLBACK (on_issue), self);
  self->preview = MONEV_DATA_GRID (grid);
  g_object_set (grid, "lines", TRUE, "row-height", 28, NULL);
  monev_data_grid_set_frozen (self->preview, 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Isi Berkas"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->issues));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), scrolled);
  return box;
}

static void
monev_site_import_dispose (GObject *object)
{
  MonevSiteImport *self = MONEV_SITE_IMPORT (object);

  self->gone = TRUE;
  if (self->cancellable != NULL && self->hold == 0)
    g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (monev_site_import_parent_class)->dispose (object);
}

static void
monev_site_import_finalize (GObject *object)
{
  MonevSiteImport *self = MONEV_SITE_IMPORT (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  monev_site_file_free (self->file);
  g_free (self->activity_id);
  G_OBJECT_CLASS (monev_site_import_parent_class)->finalize (object);
}

static void
monev_site_import_class_init (MonevSiteImportClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_site_import_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_site_import_finalize;
  gtk_widget_class_install_action (widget, "import.choose", NULL, act_choose);
  gtk_widget_class_install_action (widget, "import.blank", NULL, act_blank);
  gtk_widget_class_install_action (widget, "import.map", NULL, act_map);
  gtk_widget_class_install_action (widget, "import.cancel", NULL, act_cancel);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_Escape, 0, "import.cancel", NULL);
}

static void
monev_site_import_init (MonevSiteImport *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->go = gtk_button_new_with_mnemonic ("");
  gtk_widget_add_css_class (self->go, "suggested-action");
  g_signal_connect_swapped (self->go, "clicked", G_CALLBACK (monev_site_import_go), self);
  monev_page_add_end (MONEV_PAGE (self), self->go);
  self->progress = MONEV_JOB_PROGRESS (monev_job_progress_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, make_choose (), "choose");
  gtk_stack_add_named (self->stack, make_map (self), "map");
  gtk_stack_add_named (self->stack, make_result (self), "result");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  monev_page_set_content (MONEV_PAGE (self), box);
  monev_page_set_desk (MONEV_PAGE (self), TRUE);
  monev_page_set_title (MONEV_PAGE (self), _("Impor Lokasi"));
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  g_signal_connect (self, "closing", G_CALLBACK (on_closing), NULL);
  show_step (self, "choose");
}

/** monev_site_import_new: @activity: title of the run. Returns: (transfer floating): to be given to
 * monev_window_push_desk(). */
GtkWidget *
monev_site_import_new (MonevWindow *window, MonevSession *session, const char *activity_id,
                       const char *activity)
{
  MonevSiteImport *self = g_object_new (MONEV_TYPE_SITE_IMPORT, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  self->activity_id = g_strdup (activity_id);
  monev_page_set_subtitle (MONEV_PAGE (self), activity);
  return GTK_WIDGET (self);
}
