#include "answer-desk-private.h"

#include "answer-desk-menu.h"
#include "answer-file.h"
#include "answer-states.h"
#include "entry-desk.h"
#include "response/office-response.h"
#include "ui/common/empty-state.h"
#include "ui/common/error-text.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (MonevAnswerDesk, monev_answer_desk, MONEV_TYPE_PAGE)

static void
say_count (MonevAnswerDesk *self)
{
  guint total = monev_answer_source_n_total (self->source);
  guint shown = monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (self->source));
  g_autofree char *text = shown < total
                              ? g_strdup_printf (_("%u dari %u jawaban"), shown, total)
                              : g_strdup_printf (_("%u jawaban"), total);

  monev_page_set_subtitle (MONEV_PAGE (self), text);
  monev_answer_desk_say_filters (self);
}

/* Keys of the desk are heard only where something in it has the focus. */
static void
hold_focus (MonevAnswerDesk *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  if (self->ready && (root == NULL || gtk_root_get_focus (root) != NULL))
    return;
  if (shown == self->table)
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  else if (shown == self->empty)
    gtk_widget_grab_focus (monev_empty_state_get_button (MONEV_EMPTY_STATE (self->empty)));
}

static void
show_stack (MonevAnswerDesk *self)
{
  gtk_stack_set_visible_child (self->stack,
                               monev_answer_source_n_total (self->source) == 0 ? self->empty
                               : gtk_toggle_button_get_active (
                                   GTK_TOGGLE_BUTTON (self->views[MONEV_ANSWER_VIEW_QUALITY]))
                                   ? GTK_WIDGET (self->quality)
                                   : self->table);
}

static void
show_table (MonevAnswerDesk *self, MonevAnswerTable *table)
{
  if (table != NULL && table != monev_answer_source_get_table (self->source))
    monev_answer_source_set_table (self->source, table);
  show_stack (self);
  hold_focus (self);
  if (monev_answer_source_n_total (self->source) > 0)
    gtk_widget_add_css_class (self->fill, "suggested-action");
  else
    gtk_widget_remove_css_class (self->fill, "suggested-action");
  say_count (self);
}

/* ---- reading ---- */

static void
show_failure (MonevAnswerDesk *self, const GError *error)
{
  if (!self->ready)
    {
      monev_empty_state_set_error (MONEV_EMPTY_STATE (self->failure), error);
      gtk_stack_set_visible_child (self->stack, self->failure);
    }
  else if (!monev_error_text_silent (error))
    monev_reference_tell (GTK_WIDGET (self), error);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevAnswerDesk *self = owner;
  g_autoptr (MonevAnswerTable) table = result;

  self->reading = FALSE;
  if (self->source == NULL)
    return; /* the desk is gone */
  monev_job_progress_finish (self->progress);
  if (error == NULL)
    {
      show_table (self, table);
      self->ready = TRUE;
    }
  else
    show_failure (self, error);
  if (self->again)
    monev_answer_desk_load (self);
}

typedef struct
{
  char *instrument_id, *folder;
  gint64 number;              /* of the newest version; 0: there is none */
  MonevResponseCache *before; /* (nullable) */
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_free (load->instrument_id);
  g_free (load->folder);
  monev_response_cache_unref (load->before);
  g_free (load);
}

static void
tell_rows (guint done, gpointer data)
{
  monev_db_job_progress (data, done, 0, "");
}

static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Load *what = data;
  MonevDbConnection *connection = monev_db_job_connection (job);
  g_autoptr (MonevResponseCache) cache = monev_response_cache_read (
      connection,
      &(MonevCacheReading) { what->instrument_id, what->before, what->folder,
                             monev_db_job_cancellable (job), tell_rows, job },
      error);

  return cache == NULL ? NULL : monev_answer_table_new (cache, connection, error);
}

/* Where there is no version nobody can have answered. */
static gpointer
load_none_job (MonevDbJob *job, gpointer data, GError **error)
{
  return NULL;
}

static void
on_progress (guint64 done, guint64 total, const char *label, gpointer data)
{
  MonevAnswerDesk *self = data;

  if (self->reading && self->source != NULL)
    monev_job_progress_update (self->progress, done, total, label);
}

static MonevResponseCache *
cache_now (MonevAnswerDesk *self)
{
  MonevAnswerTable *table = monev_answer_source_get_table (self->source);

  return table == NULL ? NULL : monev_response_cache_ref (monev_answer_table_cache (table));
}

/** monev_answer_desk_load: reads what changed since the last time. */
void
monev_answer_desk_load (MonevAnswerDesk *self)
{
  Load *what;

  self->again = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  what = g_new (Load, 1);
  *what = (Load) { g_strdup (self->instrument->id),
                   g_build_filename (g_get_user_cache_dir (), "monev", NULL),
                   self->instrument->number, cache_now (self) };
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  monev_job_progress_start (self->progress, _("Membaca jawaban"), self->cancellable);
  monev_session_run (self->session, G_OBJECT (self),
                     &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_LONG,
                                         .work = self->instrument->number > 0 ? load_job
                                                                              : load_none_job,
                                         .data = what,
                                         .free_data = load_free,
                                         .free_result = (GDestroyNotify) monev_answer_table_unref,
                                         .cancellable = self->cancellable,
                                         .progress = on_progress,
                                         .progress_data = self },
                     on_loaded);
}

/* What was changed elsewhere is read again; the quality when somebody looks at it. */
static void
load_all (MonevAnswerDesk *self)
{
  monev_answer_desk_load (self);
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->views[MONEV_ANSWER_VIEW_QUALITY])))
    monev_quality_view_load (self->quality);
}

static void
on_changed (MonevAnswerDesk *self)
{
  static const char *const enters[] = { "answers.fill", "answers.import", "answers.discard" };
  static const char *const reviews[] = { "answers.check", "answers.approve", "answers.refuse" };
  g_autofree char *why = NULL;
  gboolean enter, review;

  if (monev_session_get_actor (self->session) == NULL)
    return;
  enter = monev_session_allows (self->session, MONEV_ACT_RESPONSE_ENTER, &why)
          && self->instrument->number > 0;
  review = monev_session_allows (self->session, MONEV_ACT_RESPONSE_REVIEW, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (enters); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), enters[i], enter);
  for (guint i = 0; i < G_N_ELEMENTS (reviews); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), reviews[i], review);
  gtk_widget_set_tooltip_text (self->fill, enter                           ? _("Isi jawaban baru (Ctrl+N)")
                                           : self->instrument->number == 0 ? _("Terbitkan dahulu instrumennya")
                                                                           : why);
  load_all (self);
}

/* ---- what can be done ---- */

static void
open_entry (MonevAnswerDesk *self, const char *id)
{
  monev_window_push_desk (self->window, monev_entry_desk_new (self->window, self->session,
                                                              self->instrument->id, id));
}

static void
on_view (MonevAnswerDesk *self)
{
  gboolean quality = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->views[MONEV_ANSWER_VIEW_QUALITY]));

  gtk_widget_set_visible (GTK_WIDGET (self->filter), !quality);
  monev_page_set_source (MONEV_PAGE (self), quality ? monev_quality_view_get_source (self->quality)
                                                    : MONEV_GRID_SOURCE (self->source));
  if (quality)
    monev_quality_view_load (self->quality);
  if (self->ready)
    show_stack (self);
}

/** monev_answer_desk_show_quality: Returns: (transfer none): the page "Mutu", which is shown now. */
MonevQualityView *
monev_answer_desk_show_quality (MonevAnswerDesk *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->views[MONEV_ANSWER_VIEW_QUALITY]), TRUE);
  return self->quality;
}

static void
on_row_activated (MonevAnswerDesk *self, guint row)
{
  g_autoptr (MonevResponseEntry) entry = monev_answer_source_get_entry (self->source, row);

  if (entry != NULL)
    open_entry (self, entry->id);
}

static void
fill (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_entry (MONEV_ANSWER_DESK (widget), NULL);
}

static void
open_row (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevAnswerDesk *self = MONEV_ANSWER_DESK (widget);
  guint row;

  if (monev_data_grid_get_cursor (self->grid, &row, NULL)
      && row < monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (self->source)))
    on_row_activated (self, row);
}

/** monev_answer_desk_import: @paths: (nullable): files that are read at once.
 * Returns: (transfer none): the desk that takes answers from files, which is shown now. */
MonevAnswerImport *
monev_answer_desk_import (MonevAnswerDesk *self, const char *const *paths)
{
  GtkWidget *desk
      = monev_answer_import_new (self->window, self->session, self->instrument->id);

  g_signal_connect_object (desk, "taken", G_CALLBACK (load_all), self, G_CONNECT_SWAPPED);
  monev_window_push_desk (self->window, desk);
  if (paths != NULL)
    monev_answer_import_open (MONEV_ANSWER_IMPORT (desk), paths);
  return MONEV_ANSWER_IMPORT (desk);
}

static void
import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevAnswerDesk *self = MONEV_ANSWER_DESK (widget);

  monev_answer_file_ask (monev_answer_desk_import (self, NULL));
}

static void
export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevAnswerDesk *self = MONEV_ANSWER_DESK (widget);
  const char *what = g_variant_get_string (parameter, NULL);

  monev_answer_file_ask_export (self->window, self->session, widget, self->instrument->id,
                                self->instrument->title,
                                g_str_equal (what, "csv")   ? "csv"
                                : g_str_equal (what, "pdf") ? "pdf"
                                                            : "xlsx",
                                g_str_equal (what, "labels"));
}

static void
reload (GtkWidget *widget, const char *name, GVariant *parameter)
{
  load_all (MONEV_ANSWER_DESK (widget));
}

/** monev_answer_desk_filter: @state: "" for all. */
void
monev_answer_desk_filter (MonevAnswerDesk *self, const char *state)
{
  for (guint i = 0; i < monev_answer_n_states (); i++)
    if (strcmp (monev_answer_state_at (i, NULL), state) == 0)
      gtk_drop_down_set_selected (self->filter, i);
}

/** monev_answer_desk_get_source: Returns: (transfer none): its rows. */
MonevAnswerSource *
monev_answer_desk_get_source (MonevAnswerDesk *self)
{
  return self->source;
}

/** monev_answer_desk_is_ready: Returns: whether the list was read. */
gboolean
monev_answer_desk_is_ready (MonevAnswerDesk *self)
{
  return self->ready && !self->reading && !monev_answer_source_is_busy (self->source);
}

/* ---- how it is built ---- */

static void
make_grid (MonevAnswerDesk *self)
{
  g_autoptr (GMenuModel) menu = monev_answer_menu_row ();

  self->grid = MONEV_DATA_GRID (monev_data_grid_new (MONEV_GRID_SOURCE (self->source)));
  monev_data_grid_set_frozen (self->grid, 1);
  monev_data_grid_set_menu_model (self->grid, menu);
  monev_data_grid_set_placeholder (self->grid, _("Tidak ada yang cocok. Ubah kata pencarian."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Daftar jawaban"), -1);
  g_signal_connect_swapped (self->grid, "row-activated", G_CALLBACK (on_row_activated), self);
}

static void
make_table (MonevAnswerDesk *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->source = monev_answer_source_new ();
  make_grid (self);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->grid));
  self->table = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->table), monev_answer_desk_make_filters (self));
  gtk_box_append (GTK_BOX (self->table), scrolled);
}

static void
on_filter (MonevAnswerDesk *self)
{
  monev_answer_source_set_state (
      self->source, monev_answer_state_at (gtk_drop_down_get_selected (self->filter), NULL));
}

static GtkWidget *
make_views (MonevAnswerDesk *self)
{
  const char *const labels[MONEV_N_ANSWER_VIEWS] = { _("Jawaban"), _("Mutu") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (guint i = 0; i < MONEV_N_ANSWER_VIEWS; i++)
    {
      self->views[i] = gtk_toggle_button_new_with_label (labels[i]);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->views[i]),
                                     GTK_TOGGLE_BUTTON (self->views[0]));
      gtk_box_append (GTK_BOX (box), self->views[i]);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->views[MONEV_ANSWER_VIEW_LIST]), TRUE);
  g_signal_connect_swapped (self->views[MONEV_ANSWER_VIEW_QUALITY], "toggled", G_CALLBACK (on_view), self);
  return box;
}

static void
add_tools (MonevAnswerDesk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *from = gtk_button_new_with_mnemonic (_("_Impor…"));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < monev_answer_n_states (); i++)
    {
      const char *words;

      monev_answer_state_at (i, &words);
      gtk_string_list_append (names, words);
    }
  self->filter = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Jawaban yang ditampilkan"), -1);
  g_signal_connect_swapped (self->filter, "notify::selected", G_CALLBACK (on_filter), self);
  monev_page_add_start (MONEV_PAGE (self), make_views (self));
  monev_page_add_start (MONEV_PAGE (self), GTK_WIDGET (self->filter));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (from), "answers.import");
  self->fill = gtk_button_new_with_mnemonic (_("_Isi Jawaban"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->fill), "answers.fill");
  gtk_box_append (GTK_BOX (box), from);
  gtk_box_append (GTK_BOX (box), self->fill);
  gtk_box_append (GTK_BOX (box), monev_answer_menu_button ());
  monev_page_add_end (MONEV_PAGE (self), box);
}

static void
add_states (MonevAnswerDesk *self)
{
  self->empty = monev_empty_state_new (
      "monev-instrument-symbolic", _("Belum ada jawaban"),
      _("Isi di sini dari kertas, atau impor hasil KoBo, ODK, dan tabel Excel."));
  monev_empty_state_set_button (MONEV_EMPTY_STATE (self->empty), _("Isi Jawaban"), "answers.fill");
  monev_empty_state_set_second (MONEV_EMPTY_STATE (self->empty), _("Impor dari Berkas…"),
                                "answers.import");
  self->failure = monev_empty_state_new (NULL, "", "");
  monev_empty_state_set_button (MONEV_EMPTY_STATE (self->failure), _("Coba Lagi"),
                                "answers.reload");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_child (self->stack, adw_bin_new ());
  gtk_stack_add_child (self->stack, self->table);
  gtk_stack_add_child (self->stack, self->empty);
  gtk_stack_add_child (self->stack, self->failure);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MONEV_ANSWER_DESK (widget)->grid));
}

static void
monev_answer_desk_dispose (GObject *object)
{
  MonevAnswerDesk *self = MONEV_ANSWER_DESK (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->source);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (monev_answer_desk_parent_class)->dispose (object);
}

static void
monev_answer_desk_finalize (GObject *object)
{
  MonevAnswerDesk *self = MONEV_ANSWER_DESK (object);

  g_clear_object (&self->cancellable);
  monev_instrument_entry_free (self->instrument);
  G_OBJECT_CLASS (monev_answer_desk_parent_class)->finalize (object);
}

static void
monev_answer_desk_class_init (MonevAnswerDeskClass *klass)
{
  static const struct
  {
    const char *name, *type;
    GtkWidgetActionActivateFunc act;
  } acts[] = {
    { "answers.fill", NULL, fill },       { "answers.open", NULL, open_row },
    { "answers.import", NULL, import },   { "answers.export", "s", export },
    { "answers.reload", NULL, reload },
  };
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_answer_desk_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_answer_desk_finalize;
  widget->grab_focus = grab_focus;
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (widget, acts[i].name, acts[i].type, acts[i].act);
  monev_answer_desk_install_review (widget);
  monev_answer_desk_install_filters (widget);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_n, GDK_CONTROL_MASK, "answers.fill", NULL);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_i, GDK_CONTROL_MASK, "answers.import", NULL);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_e, GDK_CONTROL_MASK, "answers.export", "s",
                                       "labels");
  gtk_widget_class_add_binding_action (widget, GDK_KEY_Delete, 0, "answers.discard", NULL);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_F5, 0, "answers.reload", NULL);
}

static void
monev_answer_desk_init (MonevAnswerDesk *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->progress = MONEV_JOB_PROGRESS (monev_job_progress_new ());
  make_table (self);
  add_states (self);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->stack));
  monev_page_set_content (MONEV_PAGE (self), column);
}

/** monev_answer_desk_new: @instrument: copied. Returns: (transfer floating): it reads. */
GtkWidget *
monev_answer_desk_new (MonevWindow *window, MonevSession *session,
                       const MonevInstrumentEntry *instrument)
{
  MonevAnswerDesk *self = g_object_new (MONEV_TYPE_ANSWER_DESK, NULL);
  g_autofree char *title = g_strdup_printf (_("Jawaban: %s"), instrument->title);

  self->window = window;
  self->session = g_object_ref (session);
  self->instrument = monev_instrument_entry_copy (instrument);
  self->quality = MONEV_QUALITY_VIEW (monev_quality_view_new (session, instrument->id));
  g_signal_connect_object (self->quality, "open-response", G_CALLBACK (open_entry), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->quality));
  add_tools (self);
  g_signal_connect_object (self->source, "changed", G_CALLBACK (say_count), self,
                           G_CONNECT_SWAPPED);
  monev_page_set_title (MONEV_PAGE (self), title);
  monev_page_set_source (MONEV_PAGE (self), MONEV_GRID_SOURCE (self->source));
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "actor-changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  on_changed (self);
  return GTK_WIDGET (self);
}
