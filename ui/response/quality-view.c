#include "quality-view.h"

#include "base/number.h"
#include "response/response-answer.h"
#include "ui/common/count-text.h"
#include "ui/common/data-grid.h"
#include "ui/common/empty-state.h"
#include "ui/common/error-text.h"
#include "ui/common/job-progress.h"
#include "ui/common/list-source.h"

#include <glib/gi18n.h>

enum { COLUMN_NUMBER, COLUMN_TITLE, COLUMN_FILLED, COLUMN_EMPTY, COLUMN_SKIPPED, COLUMN_FAULTS,
       COLUMN_PASSED, COLUMN_OUTLIERS, COLUMN_Q1, COLUMN_MEDIAN, COLUMN_Q3, N_COLUMNS };

struct _MonevQualityView
{
  AdwBin parent;
  MonevSession *session;
  char *instrument_id;
  GCancellable *cancellable; /* of the reading that goes on */
  MonevResponseQuality *quality;
  GArray *shown;             /* guint: of the findings, those that are listed */
  MonevListSource *list;
  GtkStringList *model;      /* one nameless item for each that is listed */
  MonevJobProgress *progress;
  GtkLabel *summary;
  GtkDropDown *filter;
  GtkStack *stack, *findings;
  GtkWidget *panes, *failure, *found, *none;
  gboolean reading, again, gone;
};

G_DEFINE_FINAL_TYPE (MonevQualityView, monev_quality_view, ADW_TYPE_BIN)

enum { OPEN_RESPONSE, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char *
kind_words (MonevQualityKind kind)
{
  static const char *const words[MONEV_N_QUALITY]
      = { N_("Di luar kisaran"), N_("Tidak lolos pemeriksaan"), N_("Diteruskan dengan alasan"),
          N_("Kode responden sama"), N_("Isi jawaban sama") };

  return _(words[kind]);
}

/* ---- questions ---- */

/* Nothing stands for nothing, so that what is there meets the eye. */
static char *
count_or_empty (guint count)
{
  return count == 0 ? g_strdup ("") : monev_count_text (count);
}

static char *
figure (const MonevQualityQuestion *question, MonevDecimal value)
{
  return question->spread ? monev_number_format (value, MONEV_NUMBER_AS_IS) : g_strdup ("");
}

static char **
row_of (const MonevQualityQuestion *question)
{
  char **row = g_new0 (char *, N_COLUMNS + 1);

  row[COLUMN_NUMBER] = g_strdup (question->number);
  row[COLUMN_TITLE] = g_strdup (question->title);
  row[COLUMN_FILLED] = monev_count_text (question->filled);
  row[COLUMN_EMPTY] = count_or_empty (question->empty);
  row[COLUMN_SKIPPED] = count_or_empty (question->skipped);
  row[COLUMN_FAULTS] = count_or_empty (question->counts[MONEV_QUALITY_FAULT]);
  row[COLUMN_PASSED] = count_or_empty (question->counts[MONEV_QUALITY_PASSED]);
  row[COLUMN_OUTLIERS] = count_or_empty (question->counts[MONEV_QUALITY_OUTLIER]);
  row[COLUMN_Q1] = figure (question, question->q1);
  row[COLUMN_MEDIAN] = figure (question, question->median);
  row[COLUMN_Q3] = figure (question, question->q3);
  return row;
}

static MonevState
state_of (const char *const *row, guint column, gpointer data)
{
  if (*row[column] == '\0')
    return MONEV_STATE_NORMAL;
  if (column == COLUMN_FAULTS)
    return MONEV_STATE_ERROR;
  return column == COLUMN_OUTLIERS || column == COLUMN_PASSED ? MONEV_STATE_QUESTION
         : column == COLUMN_SKIPPED                           ? MONEV_STATE_DIM
                                                              : MONEV_STATE_NORMAL;
}

static void
show_questions (MonevQualityView *self)
{
  GPtrArray *questions = monev_response_quality_questions (self->quality);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < questions->len; i++)
    g_ptr_array_add (rows, row_of (g_ptr_array_index (questions, i)));
  monev_list_source_update_rows (self->list, rows);
}

/* ---- findings ---- */

static const MonevQualityFinding *
finding_at (MonevQualityView *self, guint row)
{
  return g_ptr_array_index (monev_response_quality_findings (self->quality),
                            g_array_index (self->shown, guint, row));
}

static const MonevQualityRespondent *
respondent_of (MonevQualityView *self, const MonevQualityFinding *finding)
{
  return g_ptr_array_index (monev_response_quality_respondents (self->quality),
                            finding->respondent);
}

/* A code with what it stands for: "1 (Ya)". */
static char *
value_of (const MonevQualityQuestion *question, const MonevQualityFinding *finding)
{
  if (*finding->value == '\0')
    return g_strdup (_("(kosong)"));
  if (question->numeric)
    return monev_answer_to_shown (MONEV_ANSWER_DECIMAL, finding->value);
  if (finding->shown == NULL || g_str_equal (finding->shown, finding->value))
    return g_strdup (finding->value);
  return g_strdup_printf ("%s (%s)", finding->value, finding->shown);
}

static char *
title_of (MonevQualityView *self, const MonevQualityFinding *finding)
{
  const MonevQualityRespondent *respondent = respondent_of (self, finding);
  const MonevQualityQuestion *question
      = finding->at < 0 ? NULL
                        : g_ptr_array_index (monev_response_quality_questions (self->quality),
                                             finding->at);
  g_autofree char *value = NULL;

  if (question == NULL)
    return g_strdup (respondent->name);
  value = value_of (question, finding);
  return g_strdup_printf ("%s: %s", question->title, value);
}

static char *
words_of (MonevQualityView *self, const MonevQualityFinding *finding)
{
  const char *name = respondent_of (self, finding)->name;
  const char *kind = kind_words (finding->kind);

  if (finding->kind == MONEV_QUALITY_SAME_KEY || finding->kind == MONEV_QUALITY_SAME_ANSWERS)
    return g_strdup_printf (_("%s dengan %s"), kind, finding->words);
  return *finding->words == '\0' ? g_strdup_printf ("%s · %s", name, kind)
                                 : g_strdup_printf ("%s · %s: %s", name, kind, finding->words);
}

static void
show_findings (MonevQualityView *self)
{
  guint chosen = gtk_drop_down_get_selected (self->filter);
  GPtrArray *findings;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (self->quality == NULL)
    return;
  findings = monev_response_quality_findings (self->quality);
  g_array_set_size (self->shown, 0);
  for (guint i = 0; i < findings->len; i++)
    {
      const MonevQualityFinding *finding = g_ptr_array_index (findings, i);

      if (chosen > 0 && finding->kind != chosen - 1)
        continue;
      g_array_append_val (self->shown, i);
      g_strv_builder_add (names, "");
    }
  all = g_strv_builder_end (names);
  gtk_string_list_splice (self->model, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->model)),
                          (const char *const *) all);
  gtk_stack_set_visible_child (self->findings, self->shown->len > 0 ? self->found : self->none);
}

static void
say_summary (MonevQualityView *self)
{
  guint n = monev_response_quality_respondents (self->quality)->len;
  g_autofree char *responses = monev_count_text (n);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%s jawaban diperiksa", "%s jawaban diperiksa", n),
                          responses);
  for (guint kind = 0; kind < MONEV_N_QUALITY; kind++)
    {
      g_autofree char *count = monev_count_text (monev_response_quality_count (self->quality, kind));
      g_autofree char *lower = g_utf8_strdown (kind_words (kind), -1);

      if (monev_response_quality_count (self->quality, kind) > 0)
        g_string_append_printf (text, " · %s %s", count, lower);
    }
  gtk_label_set_text (self->summary, text->str);
  g_string_free (text, TRUE);
}

static void
open_finding (MonevQualityView *self, guint row)
{
  g_autofree char *id = g_strdup (respondent_of (self, finding_at (self, row))->id);

  g_signal_emit (self, signals[OPEN_RESPONSE], 0, id);
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      if (i == 1)
        gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_item_set_child (item, box);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  MonevQualityView *self = data;
  const MonevQualityFinding *finding = finding_at (self, gtk_list_item_get_position (item));
  GtkWidget *box = gtk_list_item_get_child (item);
  g_autofree char *title = title_of (self, finding);
  g_autofree char *words = words_of (self, finding);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), title);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), words);
}

/* ---- reading ---- */

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevQualityView *self = owner;
  g_autoptr (MonevResponseQuality) quality = result;

  self->reading = FALSE;
  if (self->gone)
    return;
  monev_job_progress_finish (self->progress);
  if (error == NULL)
    {
      /* The list looks into what was found: it is emptied before that goes. */
      gtk_string_list_splice (self->model, 0,
                              g_list_model_get_n_items (G_LIST_MODEL (self->model)), NULL);
      g_clear_pointer (&self->quality, monev_response_quality_free);
      self->quality = g_steal_pointer (&quality);
      show_questions (self);
      show_findings (self);
      say_summary (self);
      gtk_stack_set_visible_child (self->stack, self->panes);
    }
  else if (self->quality == NULL)
    {
      monev_empty_state_set_error (MONEV_EMPTY_STATE (self->failure), error);
      gtk_stack_set_visible_child (self->stack, self->failure);
    }
  if (self->again)
    monev_quality_view_load (self);
}

static void
tell_rows (guint done, gpointer data)
{
  monev_db_job_progress (data, done, 0, "");
}

static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevQualityReading reading = { .cancellable = monev_db_job_cancellable (job),
                                  .tell = tell_rows,
                                  .data = job };

  return monev_response_quality_read (monev_db_job_connection (job), data, &reading, error);
}

static void
on_progress (guint64 done, guint64 total, const char *label, gpointer data)
{
  MonevQualityView *self = data;

  if (self->reading && !self->gone)
    monev_job_progress_update (self->progress, done, total, label);
}

/** monev_quality_view_load: works it out anew. */
void
monev_quality_view_load (MonevQualityView *self)
{
  self->again = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  monev_job_progress_start (self->progress, _("Memeriksa mutu jawaban"), self->cancellable);
  monev_session_run (self->session, G_OBJECT (self),
                     &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_LONG,
                                         .work = load_job,
                                         .data = g_strdup (self->instrument_id),
                                         .free_data = g_free,
                                         .free_result
                                         = (GDestroyNotify) monev_response_quality_free,
                                         .cancellable = self->cancellable,
                                         .progress = on_progress,
                                         .progress_data = self },
                     on_loaded);
}

/** monev_quality_view_is_ready: Returns: whether it was worked out. */
gboolean
monev_quality_view_is_ready (MonevQualityView *self)
{
  return self->quality != NULL && !self->reading;
}

/** monev_quality_view_get_source: Returns: (transfer none): the questions, to be searched. */
MonevGridSource *
monev_quality_view_get_source (MonevQualityView *self)
{
  return MONEV_GRID_SOURCE (self->list);
}

/** monev_quality_view_filter: @kind: of MonevQualityKind; -1 for all. */
void
monev_quality_view_filter (MonevQualityView *self, int kind)
{
  gtk_drop_down_set_selected (self->filter, (guint) (kind + 1));
}

/** monev_quality_view_n_shown: Returns: how many findings are listed. */
guint
monev_quality_view_n_shown (MonevQualityView *self)
{
  return self->shown->len;
}

/** monev_quality_view_open: opens the response of the finding at @row, as a click does. */
void
monev_quality_view_open (MonevQualityView *self, guint row)
{
  g_return_if_fail (row < self->shown->len);
  open_finding (self, row);
}

/* ---- how it is built ---- */

static GtkWidget *
make_questions (MonevQualityView *self)
{
  const MonevListColumn columns[N_COLUMNS] = {
    { _("No."), MONEV_SORT_NUMBER, 44, FALSE, FALSE },
    { _("Pertanyaan"), MONEV_SORT_TEXT, 220, TRUE, FALSE },
    { _("Terisi"), MONEV_SORT_NUMBER, 88, FALSE, FALSE },
    { _("Kosong"), MONEV_SORT_NUMBER, 88, FALSE, FALSE },
    { _("Dilewati"), MONEV_SORT_NUMBER, 92, FALSE, FALSE },
    { _("Tidak lolos"), MONEV_SORT_NUMBER, 92, FALSE, FALSE },
    { _("Diteruskan"), MONEV_SORT_NUMBER, 96, FALSE, FALSE },
    { _("Di luar kisaran"), MONEV_SORT_NUMBER, 116, FALSE, FALSE },
    { _("Kuartil 1"), MONEV_SORT_NUMBER, 124, FALSE, FALSE },
    { _("Median"), MONEV_SORT_NUMBER, 124, FALSE, FALSE },
    { _("Kuartil 3"), MONEV_SORT_NUMBER, 124, FALSE, FALSE },
  };
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *grid;

  self->list = monev_list_source_new (columns, N_COLUMNS);
  monev_list_source_set_state_func (self->list, state_of, NULL, NULL);
  grid = monev_data_grid_new (MONEV_GRID_SOURCE (self->list));
  monev_data_grid_set_frozen (MONEV_DATA_GRID (grid), 2);
  monev_data_grid_set_placeholder (MONEV_DATA_GRID (grid),
                                   _("Tidak ada yang cocok. Ubah kata pencarian."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Mutu tiap pertanyaan"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_widget_set_hexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
make_list (MonevQualityView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  self->model = gtk_string_list_new (NULL);
  list = gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->model)))),
      factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  g_signal_connect_swapped (list, "activate", G_CALLBACK (open_finding), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Temuan"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  return scrolled;
}

static GtkDropDown *
make_filter (MonevQualityView *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkDropDown *filter;

  gtk_string_list_append (names, _("Semua temuan"));
  for (guint kind = 0; kind < MONEV_N_QUALITY; kind++)
    gtk_string_list_append (names, kind_words (kind));
  filter = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (names), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (filter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Temuan yang ditampilkan"), -1);
  gtk_widget_set_margin_start (GTK_WIDGET (filter), 6);
  gtk_widget_set_margin_end (GTK_WIDGET (filter), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (filter), 6);
  g_signal_connect_swapped (filter, "notify::selected", G_CALLBACK (show_findings), self);
  return filter;
}

static GtkWidget *
make_findings (MonevQualityView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->filter = make_filter (self);
  self->found = make_list (self);
  self->none = gtk_label_new (_("Tidak ada temuan."));
  gtk_widget_add_css_class (self->none, "dim-label");
  self->findings = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_child (self->findings, self->found);
  gtk_stack_add_child (self->findings, self->none);
  gtk_widget_set_vexpand (GTK_WIDGET (self->findings), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->filter));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->findings));
  gtk_widget_set_size_request (box, 340, -1);
  return box;
}

static GtkWidget *
make_panes (MonevQualityView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->summary
      = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "margin-start", 12,
                      "margin-end", 12, "margin-top", 6, "margin-bottom", 6, NULL);
  gtk_box_append (GTK_BOX (sides), make_questions (self));
  gtk_box_append (GTK_BOX (sides), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (sides), make_findings (self));
  gtk_widget_set_vexpand (sides, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (box), sides);
  return box;
}

static void
monev_quality_view_dispose (GObject *object)
{
  MonevQualityView *self = MONEV_QUALITY_VIEW (object);

  self->gone = TRUE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->model != NULL)
    gtk_string_list_splice (self->model, 0,
                            g_list_model_get_n_items (G_LIST_MODEL (self->model)), NULL);
  g_clear_object (&self->model);
  g_clear_object (&self->list);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (monev_quality_view_parent_class)->dispose (object);
}

static void
monev_quality_view_finalize (GObject *object)
{
  MonevQualityView *self = MONEV_QUALITY_VIEW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->quality, monev_response_quality_free);
  g_array_unref (self->shown);
  g_free (self->instrument_id);
  G_OBJECT_CLASS (monev_quality_view_parent_class)->finalize (object);
}

static void
reload (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_quality_view_load (MONEV_QUALITY_VIEW (widget));
}

static void
monev_quality_view_class_init (MonevQualityViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_quality_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_quality_view_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "quality.reload", NULL, reload);
  /** MonevQualityView::open-response: a finding was clicked; the id of its response. */
  signals[OPEN_RESPONSE]
      = g_signal_new ("open-response", MONEV_TYPE_QUALITY_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
monev_quality_view_init (MonevQualityView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->progress = MONEV_JOB_PROGRESS (monev_job_progress_new ());
  self->panes = make_panes (self);
  self->failure = monev_empty_state_new (NULL, "", "");
  monev_empty_state_set_button (MONEV_EMPTY_STATE (self->failure), _("Coba Lagi"),
                                "quality.reload");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_child (self->stack, adw_bin_new ());
  gtk_stack_add_child (self->stack, self->panes);
  gtk_stack_add_child (self->stack, self->failure);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
}

/** monev_quality_view_new: Returns: (transfer floating): it reads when it is told to. */
GtkWidget *
monev_quality_view_new (MonevSession *session, const char *instrument_id)
{
  MonevQualityView *self = g_object_new (MONEV_TYPE_QUALITY_VIEW, NULL);

  self->session = g_object_ref (session);
  self->instrument_id = g_strdup (instrument_id);
  return GTK_WIDGET (self);
}
