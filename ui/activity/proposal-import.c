#include "proposal-import-private.h"

#include "choice.h"
#include "ui/common/count-text.h"
#include "ui/common/error-text.h"
#include "ui/common/status-pill.h"
#include "ui/reference/panel.h"
#include "ui/reference/table-source.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (MonevProposalImport, monev_proposal_import, MONEV_TYPE_PAGE)

/* ---- where one is ---- */

/** monev_proposal_import_get_step: Returns: where one is. */
MonevProposalStep
monev_proposal_import_get_step (MonevProposalImport *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  for (guint i = 0; i < G_N_ELEMENTS (self->pages); i++)
    if (self->pages[i] == shown)
      return (MonevProposalStep) i;
  return MONEV_PROPOSAL_CHOOSE;
}

/** monev_proposal_import_get_count: Returns: (transfer none) (nullable): what taking it in would do. */
const MonevImportCount *
monev_proposal_import_get_count (MonevProposalImport *self)
{
  return self->check != NULL ? monev_field_import_count (self->check->plan) : NULL;
}

guint
monev_proposal_import_n_good (MonevProposalImport *self)
{
  return self->check != NULL ? monev_field_import_n_changes (self->check->plan) : 0;
}

static const char *
why_not (MonevProposalImport *self, MonevProposalStep step)
{
  if (step == MONEV_PROPOSAL_RESULT && monev_proposal_import_n_good (self) == 0)
    return _("Tidak ada baris yang dapat diambil");
  if (step == MONEV_PROPOSAL_MAP && monev_import_mapping_view_n_mapped (self->columns) == 0)
    return _("Pilih kolom untuk paling sedikit satu isian");
  return NULL;
}

void
monev_proposal_import_show_go (MonevProposalImport *self)
{
  MonevProposalStep step = monev_proposal_import_get_step (self);
  const char *why = why_not (self, step);
  g_autofree char *n = monev_count_text (monev_proposal_import_n_good (self));
  g_autofree char *label = step == MONEV_PROPOSAL_RESULT
                               ? g_strdup_printf (_("_Impor %s Baris"), n)
                               : g_strdup (_("_Periksa"));

  gtk_widget_set_visible (self->go,
                          step == MONEV_PROPOSAL_MAP || step == MONEV_PROPOSAL_RESULT);
  gtk_button_set_label (GTK_BUTTON (self->go), label);
  gtk_widget_set_sensitive (self->go, !self->busy && why == NULL);
  gtk_widget_set_tooltip_text (self->go, why);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.cancel", self->busy);
  gtk_widget_set_visible (self->rejects,
                          step == MONEV_PROPOSAL_RESULT && self->check != NULL
                              && monev_proposal_import_get_count (self)->rejected > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), !self->busy);
}

static void
show_step (MonevProposalImport *self, MonevProposalStep step)
{
  gtk_stack_set_visible_child (self->stack, self->pages[step]);
  monev_proposal_import_show_go (self);
}

/* ---- work ---- */

static MonevProposalRequest *
new_request (MonevProposalImport *self)
{
  MonevProposalRequest *request = g_new0 (MonevProposalRequest, 1);

  request->activity_id = g_strdup (self->activity_id);
  request->source = g_strdup (monev_choice_get_id (GTK_DROP_DOWN (self->source)));
  request->mapping = self->mapping;
  if (self->file != NULL)
    request->table = monev_table_ref (self->file->table);
  return request;
}

static void
run (MonevProposalImport *self, MonevDbLaneKind lane, MonevDbJobFunc work,
     GDestroyNotify free_result, MonevProposalRequest *request, const char *title,
     MonevSessionDone done)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->busy = TRUE;
  monev_proposal_import_show_go (self);
  monev_job_progress_start (self->progress, title, self->cancellable);
  monev_session_run (self->session, G_OBJECT (self),
                     &(MonevDbJobSpec) { .lane = lane,
                                         .work = work,
                                         .data = request,
                                         .free_data = (GDestroyNotify) monev_proposal_request_free,
                                         .free_result = free_result,
                                         .cancellable = self->cancellable },
                     done);
}

/* Returns whether the desk is still there to hear it, and nothing went wrong. */
static gboolean
finish (MonevProposalImport *self, const GError *error)
{
  self->busy = FALSE;
  if (self->hold != 0)
    monev_window_release (self->window, self->hold);
  self->hold = 0;
  if (self->gone)
    return FALSE;
  monev_job_progress_finish (self->progress);
  monev_proposal_import_show_go (self);
  if (error == NULL)
    return TRUE;
  if (monev_error_text_silent (error))
    monev_window_toast (self->window, _("Dibatalkan. Tidak ada yang diubah."), NULL, NULL, NULL,
                        NULL);
  else
    monev_reference_tell (GTK_WIDGET (self), error);
  return FALSE;
}

/* ---- the file ---- */

static void
show_sheets (MonevProposalImport *self)
{
  const char *shown = monev_table_sheet (self->file->table);

  gtk_widget_set_visible (self->sheet_row, self->file->sheets != NULL);
  if (self->file->sheets == NULL)
    return;
  self->filling = TRUE;
  monev_choice_fill (GTK_DROP_DOWN (self->sheet), (const char *const *) self->file->sheets,
                     (const char *const *) self->file->sheets);
  monev_choice_set_id (GTK_DROP_DOWN (self->sheet), shown != NULL ? shown : "");
  self->filling = FALSE;
}

static void
on_read (gpointer owner, gpointer result, const GError *error)
{
  MonevProposalImport *self = owner;
  g_autoptr (MonevProposalFile) file = result;
  g_autofree char *name = NULL;

  if (!finish (self, error))
    return;
  g_clear_pointer (&self->check, monev_proposal_check_free);
  g_clear_pointer (&self->file, monev_proposal_file_free);
  self->file = g_steal_pointer (&file);
  monev_import_mapping_view_set (self->columns, monev_proposal_columns (), self->file->table,
                                 &self->file->mapping);
  gtk_widget_set_visible (self->hint, !self->file->recognised);
  show_sheets (self);
  name = g_path_get_basename (self->path);
  monev_page_set_subtitle (MONEV_PAGE (self), name);
  show_step (self, MONEV_PROPOSAL_MAP);
}

/** monev_proposal_import_open: @sheet: (nullable): of a workbook with several. Reads the file. */
void
monev_proposal_import_open (MonevProposalImport *self, const char *path, const char *sheet)
{
  char *copy = g_strdup (path);
  MonevProposalRequest *request;

  if (self->busy)
    {
      g_free (copy);
      return;
    }
  g_free (self->path);
  self->path = copy;
  request = new_request (self);
  request->path = g_strdup (copy);
  request->sheet = g_strdup (sheet);
  run (self, MONEV_DB_LANE_LONG, monev_proposal_read_job,
       (GDestroyNotify) monev_proposal_file_free, request, _("Membaca berkas"), on_read);
}

void
monev_proposal_import_on_sheet (MonevProposalImport *self)
{
  g_autofree char *path = g_strdup (self->path);
  g_autofree char *sheet = g_strdup (monev_choice_get_id (GTK_DROP_DOWN (self->sheet)));

  if (!self->filling && self->file != NULL && *sheet != '\0')
    monev_proposal_import_open (self, path, sheet);
}

/** monev_proposal_import_set_source: as if chosen for rows that name none. */
void
monev_proposal_import_set_source (MonevProposalImport *self, const char *source)
{
  monev_choice_set_id (GTK_DROP_DOWN (self->source), source);
}

/* ---- checking and taking in ---- */

static void
add_pill (MonevProposalImport *self, MonevState state, guint n, const char *word)
{
  g_autofree char *number = monev_count_text (n);
  g_autofree char *text = g_strdup_printf ("%s %s", number, word);

  gtk_box_append (GTK_BOX (self->counts),
                  monev_status_pill_new (n > 0 ? state : MONEV_STATE_DIM, text));
}

static void
show_result (MonevProposalImport *self)
{
  const MonevImportCount *count = monev_proposal_import_get_count (self);
  g_autoptr (MonevTableSource) source = monev_table_source_new (
      self->file->table, self->mapping.head_row, self->check->issues);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->counts)) != NULL)
    gtk_box_remove (GTK_BOX (self->counts), child);
  add_pill (self, MONEV_STATE_GOOD, count->added, _("ditambahkan"));
  add_pill (self, MONEV_STATE_CHANGED, count->changed, _("diubah"));
  add_pill (self, MONEV_STATE_DIM, count->same, _("tetap"));
  add_pill (self, MONEV_STATE_ERROR, count->rejected, _("ditolak"));
  monev_issue_view_set_issues (self->issues, self->check->issues);
  gtk_widget_set_visible (GTK_WIDGET (self->issues),
                          monev_issue_list_size (self->check->issues) > 0);
  monev_data_grid_set_source (self->preview, MONEV_GRID_SOURCE (source));
  show_step (self, MONEV_PROPOSAL_RESULT);
}

static void
on_checked (gpointer owner, gpointer result, const GError *error)
{
  MonevProposalImport *self = owner;
  g_autoptr (MonevProposalCheck) check = result;

  if (!finish (self, error))
    return;
  g_clear_pointer (&self->check, monev_proposal_check_free);
  self->check = g_steal_pointer (&check);
  show_result (self);
}

static void
check (MonevProposalImport *self)
{
  MonevProposalRequest *request;

  monev_import_mapping_view_get (self->columns, &self->mapping);
  request = new_request (self);
  request->issues = monev_issue_list_ref (self->file->issues);
  run (self, MONEV_DB_LANE_LONG, monev_proposal_check_job,
       (GDestroyNotify) monev_proposal_check_free, request, _("Memeriksa baris"), on_checked);
}

static void
on_applied (gpointer owner, gpointer result, const GError *error)
{
  MonevProposalImport *self = owner;
  g_autofree char *done = result;
  g_autofree char *n = NULL, *title = NULL, *text = NULL;
  guint rejected;

  if (!finish (self, error))
    return;
  rejected = monev_proposal_import_get_count (self)->rejected;
  n = monev_count_text (monev_proposal_import_n_good (self));
  title = g_strdup_printf (_("%s usulan diimpor"), n);
  text = rejected > 0 ? g_strdup_printf (_("%u baris belum diambil: simpan sebagai berkas, perbaiki, "
                                           "lalu impor lagi."), rejected)
                      : g_strdup (_("Semua baris sudah diambil. Usulan yang baru menunggu putusan."));
  g_object_set (self->done, "title", title, "text", text, NULL);
  monev_empty_state_set_second (self->done, rejected > 0 ? _("Simpan Baris yang Ditolak…") : NULL,
                                "import.save-rejects");
  show_step (self, MONEV_PROPOSAL_DONE);
}

static void
apply (MonevProposalImport *self)
{
  const MonevActor *actor = monev_session_get_actor (self->session);
  MonevProposalRequest *request;

  if (actor == NULL || monev_proposal_import_n_good (self) == 0)
    return;
  request = new_request (self);
  request->plan = self->check->plan;
  request->issues = monev_issue_list_new ();
  request->actor = monev_actor_copy (actor);
  run (self, MONEV_DB_LANE_WRITE, monev_proposal_apply_job, g_free, request, _("Menyimpan baris"),
       on_applied);
  self->hold = monev_window_hold (self->window, _("Impor"), self->cancellable);
}

/** monev_proposal_import_go: as the button at the top: checks, or takes in what was checked. */
void
monev_proposal_import_go (MonevProposalImport *self)
{
  if (self->busy || self->file == NULL)
    return;
  if (monev_proposal_import_get_step (self) == MONEV_PROPOSAL_RESULT)
    apply (self);
  else
    check (self);
}

void
monev_proposal_import_on_issue (MonevProposalImport *self, const MonevIssue *issue)
{
  MonevGridSource *source = monev_data_grid_get_source (self->preview);
  guint row, column;

  if (!monev_table_source_place (MONEV_TABLE_SOURCE (source), issue, &row, &column))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->preview));
  monev_data_grid_set_cursor (self->preview, row, column, FALSE);
}

/* ---- files that are saved ---- */

static void
on_saved (gpointer owner, gpointer result, const GError *error)
{
  MonevProposalImport *self = owner;
  g_autofree char *name = result;
  g_autofree char *text = g_strdup_printf (_("Disimpan sebagai %s"), name);

  if (finish (self, error))
    monev_window_toast (self->window, text, NULL, NULL, NULL, NULL);
}

/** monev_proposal_import_save_rejects: @path: a workbook with the rows that were refused, and why. */
void
monev_proposal_import_save_rejects (MonevProposalImport *self, const char *path)
{
  MonevProposalRequest *request;

  if (self->busy || self->check == NULL)
    return;
  request = new_request (self);
  request->issues = monev_issue_list_ref (self->check->issues);
  request->path = g_strdup (path);
  run (self, MONEV_DB_LANE_LONG, monev_proposal_rejects_job, g_free, request, _("Menyimpan"),
       on_saved);
}

static void
save_blank (MonevProposalImport *self, const char *path)
{
  MonevProposalRequest *request;

  if (self->busy)
    return;
  request = new_request (self);
  request->path = g_strdup (path);
  run (self, MONEV_DB_LANE_LONG, monev_proposal_blank_job, g_free, request, _("Menyimpan"),
       on_saved);
}

static void
open_chosen (MonevProposalImport *self, const char *path)
{
  monev_proposal_import_open (self, path, NULL);
}

typedef void (*Chosen) (MonevProposalImport *self, const char *path);

static void
on_file_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  Chosen chosen = (Chosen) g_object_get_data (G_OBJECT (dialog), "chosen");

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    chosen (data, path);
  g_object_unref (dialog);
}

static void
ask_file (MonevProposalImport *self, const char *title, const char *name, Chosen chosen)
{
  gboolean save = name != NULL;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, GTK_WINDOW (self->window),
      save ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN,
      save ? _("_Simpan") : _("_Buka"), _("_Batal"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  static const char *const endings[] = { "xlsx", "xls", "csv", "tsv", "txt" };

  gtk_file_filter_set_name (filter, _("Tabel (Excel, CSV)"));
  for (guint i = 0; i < (save ? 1 : G_N_ELEMENTS (endings)); i++)
    gtk_file_filter_add_suffix (filter, endings[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  if (save)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_object_set_data (G_OBJECT (dialog), "chosen", (gpointer) chosen);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_file_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
act_choose (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_file (MONEV_PROPOSAL_IMPORT (widget), _("Pilih Berkas"), NULL, open_chosen);
}

static void
act_blank (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_file (MONEV_PROPOSAL_IMPORT (widget), _("Simpan Isian Kosong"), _("Isian Usulan.xlsx"),
            save_blank);
}

static void
act_save_rejects (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_file (MONEV_PROPOSAL_IMPORT (widget), _("Simpan Baris yang Ditolak"),
            _("Perbaikan Usulan.xlsx"), monev_proposal_import_save_rejects);
}

static void
act_map (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_step (MONEV_PROPOSAL_IMPORT (widget), MONEV_PROPOSAL_MAP);
}

static void
act_cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevProposalImport *self = MONEV_PROPOSAL_IMPORT (widget);

  if (self->busy)
    g_cancellable_cancel (self->cancellable);
}

/* ---- the object ---- */

static void
monev_proposal_import_dispose (GObject *object)
{
  MonevProposalImport *self = MONEV_PROPOSAL_IMPORT (object);

  self->gone = TRUE;
  self->filling = TRUE;
  if (self->cancellable != NULL && self->hold == 0)
    g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (monev_proposal_import_parent_class)->dispose (object);
}

static void
monev_proposal_import_finalize (GObject *object)
{
  MonevProposalImport *self = MONEV_PROPOSAL_IMPORT (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->check, monev_proposal_check_free);
  g_clear_pointer (&self->file, monev_proposal_file_free);
  g_free (self->path);
  g_free (self->activity_id);
  G_OBJECT_CLASS (monev_proposal_import_parent_class)->finalize (object);
}

static void
monev_proposal_import_class_init (MonevProposalImportClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_proposal_import_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_proposal_import_finalize;
  gtk_widget_class_install_action (widget, "import.choose", NULL, act_choose);
  gtk_widget_class_install_action (widget, "import.blank", NULL, act_blank);
  gtk_widget_class_install_action (widget, "import.map", NULL, act_map);
  gtk_widget_class_install_action (widget, "import.save-rejects", NULL, act_save_rejects);
  gtk_widget_class_install_action (widget, "import.cancel", NULL, act_cancel);
}

static void
monev_proposal_import_init (MonevProposalImport *self)
{
}

/** monev_proposal_import_new: @activity: what the run is called. Returns: (transfer floating): to be
 * given to monev_window_push_desk(). */
GtkWidget *
monev_proposal_import_new (MonevWindow *window, MonevSession *session, const char *activity_id,
                           const char *activity)
{
  MonevProposalImport *self = g_object_new (MONEV_TYPE_PROPOSAL_IMPORT, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  self->activity_id = g_strdup (activity_id);
  monev_page_set_desk (MONEV_PAGE (self), TRUE);
  monev_page_set_title (MONEV_PAGE (self), _("Impor Usulan"));
  monev_page_set_subtitle (MONEV_PAGE (self), activity);
  monev_proposal_import_build (self);
  show_step (self, MONEV_PROPOSAL_CHOOSE);
  return GTK_WIDGET (self);
}

/** monev_proposal_import_is_busy: Returns: whether work is under way. */
gboolean
monev_proposal_import_is_busy (MonevProposalImport *self)
{
  return self->busy;
}

/** monev_proposal_import_get_issues: Returns: (transfer none): what is wrong with the rows. */
MonevIssueView *
monev_proposal_import_get_issues (MonevProposalImport *self)
{
  return self->issues;
}

/** monev_proposal_import_get_mapping: Returns: (transfer none): where columns are assigned. */
MonevImportMappingView *
monev_proposal_import_get_mapping (MonevProposalImport *self)
{
  return self->columns;
}
