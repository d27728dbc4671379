#include "import-desk-private.h"

#include "table-source.h"
#include "ui/common/error-text.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>

enum
{
  IMPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevImportDesk, monev_import_desk, MONEV_TYPE_PAGE)

/* Returns: (transfer full) (nullable): the reason; NULL where one may go on. */
static char *
why_not (MonevImportDesk *self, MonevImportStep step, guint good)
{
  const MonevField *lacking = NULL;

  if (step == MONEV_IMPORT_RESULT && good == 0)
    return g_strdup (_("Tidak ada baris yang dapat diambil"));
  if (step != MONEV_IMPORT_MAP)
    return NULL;
  if (monev_import_mapping_view_n_mapped (self->columns) == 0)
    return g_strdup (_("Pilih kolom untuk paling sedikit satu isian"));
  lacking = monev_import_mapping_view_lacks (self->columns);
  return lacking != NULL ? g_strdup_printf (_("Pilih kolom untuk %s"), lacking->heading) : NULL;
}

/** monev_import_desk_show_go: names the button that goes on, and says why it may not. */
void
monev_import_desk_show_go (MonevImportDesk *self)
{
  MonevImportStep step = monev_import_desk_get_step (self);
  guint good = monev_import_desk_n_good (self);
  g_autofree char *label = step == MONEV_IMPORT_RESULT ? monev_import_desk_go_words (self)
                                                       : g_strdup (_("_Periksa"));
  g_autofree char *reason = why_not (self, step, good);

  gtk_widget_set_visible (self->go, step == MONEV_IMPORT_MAP || step == MONEV_IMPORT_RESULT);
  gtk_button_set_label (GTK_BUTTON (self->go), label);
  gtk_widget_set_sensitive (self->go, !self->busy && reason == NULL);
  gtk_widget_set_tooltip_text (self->go, reason);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.cancel", self->busy);
  gtk_widget_set_visible (self->rejects, step == MONEV_IMPORT_RESULT && self->check != NULL
                                             && monev_import_desk_get_count (self)->rejected > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), !self->busy);
}

/* What one does next where one is. */
static GtkWidget *
monev_import_desk_get_first_act (MonevPage *page)
{
  MonevImportDesk *self = MONEV_IMPORT_DESK (page);

  switch (monev_import_desk_get_step (self))
    {
    case MONEV_IMPORT_CHOOSE:
      return monev_empty_state_get_button (self->choose);
    case MONEV_IMPORT_DONE:
      return monev_empty_state_get_button (self->done);
    case MONEV_IMPORT_MAP:
    case MONEV_IMPORT_RESULT:
    default:
      return gtk_widget_get_sensitive (self->go) ? self->go : NULL;
    }
}

static void
focus_first (MonevImportDesk *self)
{
  if (!monev_page_focus_first (MONEV_PAGE (self)))
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

/* Turns to @step, with the focus on what is done there. */
void
monev_import_desk_show_step (MonevImportDesk *self, MonevImportStep step)
{
  gtk_stack_set_visible_child (self->stack, self->pages[step]);
  monev_import_desk_show_go (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_first (self);
}

static const MonevField *
option_field (MonevImportDesk *self)
{
  int i = monev_record_type_field (self->aim.type, self->kind->option);

  g_assert (i >= 0);
  return &self->aim.type->fields[i];
}

/* Returns: (transfer none): what is chosen for rows that do not say it themselves. */
static const char *
get_option (MonevImportDesk *self)
{
  return option_field (self)->choices[adw_combo_row_get_selected (self->option)].value;
}

static gboolean
is_ticked (GtkCheckButton *check)
{
  return check != NULL && gtk_check_button_get_active (check);
}

/* Returns: (transfer full): what a job is given in any case. */
MonevImportRequest *
monev_import_desk_request (MonevImportDesk *self)
{
  MonevImportRequest *request = g_new0 (MonevImportRequest, 1);

  request->kind = self->kind;
  request->aim = (MonevImportAim) { self->aim.type, g_strdup (self->aim.owner_id),
                                    monev_session_get_year (self->session), NULL };
  if (self->option != NULL)
    request->aim.option = g_strdup (get_option (self));
  request->aim.allow = (is_ticked (self->rename) ? MONEV_IMPORT_RENAME : 0)
                       | (is_ticked (self->clear) ? MONEV_IMPORT_CLEAR : 0);
  if (self->file != NULL)
    request->table = monev_table_ref (self->file->table);
  return request;
}

static void
on_progress (guint64 done, guint64 total, const char *label, gpointer data)
{
  MonevImportDesk *self = data;

  if (self->busy && !self->gone)
    monev_job_progress_update (self->progress, done, total, label);
}

/* Begins a work of the desk; @request is freed with it. */
void
monev_import_desk_run (MonevImportDesk *self, MonevDbLaneKind lane, MonevDbJobFunc work,
                       GDestroyNotify free_result, MonevImportRequest *request, const char *title,
                       MonevSessionDone done)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->busy = TRUE;
  monev_import_desk_show_go (self);
  monev_job_progress_start (self->progress, title, self->cancellable);
  monev_session_run (self->session, G_OBJECT (self),
                     &(MonevDbJobSpec) { .lane = lane,
                                         .work = work,
                                         .data = request,
                                         .free_data = (GDestroyNotify) monev_import_request_free,
                                         .free_result = free_result,
                                         .cancellable = self->cancellable,
                                         .progress = on_progress,
                                         .progress_data = self },
                     done);
}

static void
say_fault (MonevImportDesk *self, gboolean written, const GError *error)
{
  if (!monev_error_text_silent (error))
    monev_reference_tell (GTK_WIDGET (self), error);
  else
    monev_window_toast (self->window,
                        written ? _("Impor dibatalkan. Tidak ada baris yang diambil.")
                                : _("Dibatalkan. Tidak ada yang diubah."),
                        NULL, NULL, NULL, NULL);
}

/* Returns whether the desk is still there to hear it, and nothing went wrong. */
gboolean
monev_import_desk_finish (MonevImportDesk *self, const GError *error)
{
  gboolean written = self->hold != 0;

  self->busy = FALSE;
  if (self->hold != 0)
    monev_window_release (self->window, self->hold);
  self->hold = 0;
  if (self->gone)
    return FALSE;
  monev_job_progress_finish (self->progress);
  monev_import_desk_show_go (self);
  if (error == NULL)
    return TRUE;
  say_fault (self, written, error);
  focus_first (self);
  return FALSE;
}

static void
show_sheets (MonevImportDesk *self)
{
  g_autoptr (GtkStringList) names
      = gtk_string_list_new ((const char *const *) self->file->sheets);
  const char *shown = monev_table_sheet (self->file->table);

  gtk_widget_set_visible (GTK_WIDGET (self->sheet), self->file->sheets != NULL);
  gtk_widget_set_visible (self->sheet_group, self->file->sheets != NULL || self->option != NULL
                                                 || self->clear != NULL);
  if (self->file->sheets == NULL)
    return;
  self->filling = TRUE;
  adw_combo_row_set_model (self->sheet, G_LIST_MODEL (names));
  for (guint i = 0; self->file->sheets[i] != NULL; i++)
    if (g_strcmp0 (self->file->sheets[i], shown) == 0)
      adw_combo_row_set_selected (self->sheet, i);
  self->filling = FALSE;
}

static void
on_read (gpointer owner, gpointer result, const GError *error)
{
  MonevImportDesk *self = owner;
  g_autoptr (MonevImportFile) file = result;

  if (!monev_import_desk_finish (self, error))
    return;
  g_clear_pointer (&self->check, monev_import_check_free);
  g_clear_pointer (&self->file, monev_import_file_free);
  self->file = g_steal_pointer (&file);
  monev_import_mapping_view_set (self->columns, self->aim.type, self->file->table,
                                 &self->file->mapping);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), !self->file->recognised);
  show_sheets (self);
  monev_import_desk_say_name (self);
  monev_import_desk_show_step (self, MONEV_IMPORT_MAP);
  if (self->file->ready && monev_import_mapping_view_lacks (self->columns) == NULL)
    monev_import_desk_check (self);
}

/** monev_import_desk_open: @sheet: (nullable): of a workbook with several. Reads the file. */
void
monev_import_desk_open (MonevImportDesk *self, const char *path, const char *sheet)
{
  MonevImportRequest *request;
  char *copy = g_strdup (path);

  if (self->busy)
    {
      g_free (copy);
      return;
    }
  g_free (self->path);
  self->path = copy;
  request = monev_import_desk_request (self);
  request->path = g_strdup (copy);
  request->sheet = g_strdup (sheet);
  monev_import_desk_run (self, MONEV_DB_LANE_LONG, monev_import_read_job,
                         (GDestroyNotify) monev_import_file_free, request, _("Membaca berkas"),
                         on_read);
}

static void
show_result (MonevImportDesk *self)
{
  g_autoptr (MonevTableSource) source = monev_table_source_new (
      self->file->table, self->mapping.head_row, self->check->issues);
  gboolean any = monev_issue_list_size (self->check->issues) > 0;

  monev_import_desk_say_counts (self);
  monev_import_desk_say_name (self);
  monev_import_desk_show_changes (self);
  monev_issue_view_set_issues (self->issues, self->check->issues);
  gtk_widget_set_visible (GTK_WIDGET (self->issues), any);
  monev_data_grid_set_source (self->preview, MONEV_GRID_SOURCE (source));
  monev_import_desk_show_step (self, MONEV_IMPORT_RESULT);
}

static void
on_checked (gpointer owner, gpointer result, const GError *error)
{
  MonevImportDesk *self = owner;
  g_autoptr (MonevImportCheck) check = result;

  if (!monev_import_desk_finish (self, error))
    return;
  g_clear_pointer (&self->check, monev_import_check_free);
  self->check = g_steal_pointer (&check);
  show_result (self);
}

/** monev_import_desk_check: reads each row by the columns that are assigned; nothing is written. */
void
monev_import_desk_check (MonevImportDesk *self)
{
  MonevImportRequest *request;

  if (self->busy || self->file == NULL)
    return;
  monev_import_mapping_view_get (self->columns, &self->mapping);
  request = monev_import_desk_request (self);
  request->mapping = self->mapping;
  request->issues = monev_issue_list_ref (self->file->issues);
  monev_import_desk_run (self, MONEV_DB_LANE_LONG, monev_import_check_job,
                         (GDestroyNotify) monev_import_check_free, request, _("Memeriksa baris"),
                         on_checked);
}

/* Where one goes on in the list: the first row that was written there. */
static const char *
first_written (MonevImportDesk *self)
{
  gpointer plan = self->check->plan;

  for (guint i = 0; i < self->kind->n_changes (plan); i++)
    {
      MonevImportChange change;

      self->kind->change (plan, i, &change);
      if (g_str_equal (monev_record_type (change.after)->subject, self->aim.type->subject))
        return monev_record_id (change.after);
    }
  return "";
}

static void
on_applied (gpointer owner, gpointer result, const GError *error)
{
  MonevImportDesk *self = owner;
  g_autofree char *done = result;

  if (!monev_import_desk_finish (self, error))
    return;
  monev_import_desk_say_done (self);
  monev_import_desk_show_step (self, MONEV_IMPORT_DONE);
  g_signal_emit (self, signals[IMPORTED], 0, first_written (self));
}

/** monev_import_desk_apply: writes the good rows, all of them or none. */
void
monev_import_desk_apply (MonevImportDesk *self)
{
  const MonevActor *actor = monev_session_get_actor (self->session);
  MonevImportRequest *request;

  if (self->busy || self->check == NULL || monev_import_desk_n_good (self) == 0 || actor == NULL)
    return;
  request = monev_import_desk_request (self);
  request->plan = self->check->plan;
  request->issues = monev_issue_list_new ();
  request->actor = monev_actor_copy (actor);
  monev_import_desk_run (self, MONEV_DB_LANE_WRITE, monev_import_apply_job, g_free, request,
                         _("Menyimpan baris"), on_applied);
  self->hold = monev_window_hold (self->window, _("Impor"), self->cancellable);
}

/** monev_import_desk_on_issue: moves the preview to the cell of @issue. */
void
monev_import_desk_on_issue (MonevImportDesk *self, const MonevIssue *issue)
{
  MonevGridSource *source = monev_data_grid_get_source (self->preview);
  guint row, column;

  if (!monev_table_source_place (MONEV_TABLE_SOURCE (source), issue, &row, &column))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->preview));
  monev_data_grid_set_cursor (self->preview, row, column, FALSE);
}

/** monev_import_desk_go: checks the file, or takes it over once it is checked. */
void
monev_import_desk_go (MonevImportDesk *self)
{
  if (self->busy || self->file == NULL || !gtk_widget_get_sensitive (self->go))
    return;
  if (monev_import_desk_get_step (self) == MONEV_IMPORT_RESULT)
    monev_import_desk_apply (self);
  else
    monev_import_desk_check (self);
}

/** monev_import_desk_on_sheet: opens the sheet that was chosen. */
void
monev_import_desk_on_sheet (MonevImportDesk *self)
{
  guint i = adw_combo_row_get_selected (self->sheet);
  g_autofree char *path = g_strdup (self->path);
  g_autofree char *sheet = NULL;

  if (self->filling || self->file == NULL || self->file->sheets == NULL
      || i >= g_strv_length (self->file->sheets))
    return;
  sheet = g_strdup (self->file->sheets[i]);
  monev_import_desk_open (self, path, sheet);
}

static void
monev_import_desk_dispose (GObject *object)
{
  MonevImportDesk *self = MONEV_IMPORT_DESK (object);

  self->gone = TRUE;
  if (self->cancellable != NULL && self->hold == 0)
    g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (monev_import_desk_parent_class)->dispose (object);
}

static void
monev_import_desk_finalize (GObject *object)
{
  MonevImportDesk *self = MONEV_IMPORT_DESK (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->check, monev_import_check_free);
  g_clear_pointer (&self->file, monev_import_file_free);
  g_free (self->aim.owner_id);
  g_free (self->path);
  G_OBJECT_CLASS (monev_import_desk_parent_class)->finalize (object);
}

static void
monev_import_desk_class_init (MonevImportDeskClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_import_desk_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_import_desk_finalize;
  MONEV_PAGE_CLASS (klass)->get_first_act = monev_import_desk_get_first_act;
  monev_import_desk_add_actions (widget);
  /** MonevImportDesk::imported: rows are written; the id (string) of the first of them. */
  signals[IMPORTED] = g_signal_new ("imported", MONEV_TYPE_IMPORT_DESK, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
monev_import_desk_init (MonevImportDesk *self)
{
}

/**
 * monev_import_desk_new:
 * @type: its fields are what columns are assigned to
 * @owner_id: (nullable): what the rows belong to, such as a run
 *
 * Returns: (transfer floating): to be given to monev_window_push_desk().
 */
GtkWidget *
monev_import_desk_new (MonevWindow *window, MonevSession *session, const char *title,
                       const MonevImportKind *kind, const MonevRecordType *type,
                       const char *owner_id)
{
  MonevImportDesk *self = g_object_new (MONEV_TYPE_IMPORT_DESK, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  self->kind = kind;
  self->aim = (MonevImportAim) { .type = type, .owner_id = g_strdup (owner_id) };
  monev_page_set_title (MONEV_PAGE (self), title);
  monev_import_desk_build (self, title);
  monev_import_desk_show_step (self, MONEV_IMPORT_CHOOSE);
  return GTK_WIDGET (self);
}

/** monev_import_desk_set_option: @value: as if chosen for rows that do not say it themselves. */
void
monev_import_desk_set_option (MonevImportDesk *self, const char *value)
{
  const MonevField *field = option_field (self);

  for (guint i = 0; field->choices[i].value != NULL; i++)
    if (g_str_equal (field->choices[i].value, value))
      adw_combo_row_set_selected (self->option, i);
}

/** monev_import_desk_set_allow: as if ticked: what the file may do to what is stored. */
void
monev_import_desk_set_allow (MonevImportDesk *self, MonevImportAllow allow)
{
  if (self->rename != NULL)
    gtk_check_button_set_active (self->rename, (allow & MONEV_IMPORT_RENAME) != 0);
  if (self->clear != NULL)
    gtk_check_button_set_active (self->clear, (allow & MONEV_IMPORT_CLEAR) != 0);
}

/** monev_import_desk_get_step: Returns: where one is. */
MonevImportStep
monev_import_desk_get_step (MonevImportDesk *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  for (guint i = 0; i < G_N_ELEMENTS (self->pages); i++)
    if (self->pages[i] == shown)
      return (MonevImportStep) i;
  return MONEV_IMPORT_CHOOSE;
}

/** monev_import_desk_cancel: as Batalkan: what is under way stops, and nothing of it is kept. */
void
monev_import_desk_cancel (MonevImportDesk *self)
{
  if (self->busy)
    g_cancellable_cancel (self->cancellable);
}

/** monev_import_desk_is_busy: Returns: whether work is under way. */
gboolean
monev_import_desk_is_busy (MonevImportDesk *self)
{
  return self->busy;
}

/** monev_import_desk_get_count: Returns: (transfer none) (nullable): what taking it in would do. */
const MonevImportCount *
monev_import_desk_get_count (MonevImportDesk *self)
{
  return self->check != NULL ? self->kind->count (self->check->plan) : NULL;
}

/** monev_import_desk_get_mapping: Returns: (transfer none): where columns are assigned. */
MonevImportMappingView *
monev_import_desk_get_mapping (MonevImportDesk *self)
{
  return self->columns;
}

/** monev_import_desk_get_issues: Returns: (transfer none): what is wrong with the rows. */
MonevIssueView *
monev_import_desk_get_issues (MonevImportDesk *self)
{
  return self->issues;
}

/** monev_import_desk_get_preview: Returns: (transfer none): the rows of the file. */
MonevDataGrid *
monev_import_desk_get_preview (MonevImportDesk *self)
{
  return self->preview;
}

/** monev_import_desk_get_changes: Returns: (transfer none): what changed rows were and become. */
MonevDataGrid *
monev_import_desk_get_changes (MonevImportDesk *self)
{
  return self->changes;
}
