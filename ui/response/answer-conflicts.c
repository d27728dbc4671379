#include "answer-conflicts.h"

#include "response/response-form.h"
#include "ui/common/count-text.h"
#include "ui/common/list-source.h"

#include <glib/gi18n.h>

#include <string.h>

#define COLUMN_DECISION 5
#define COLUMN_INDEX 6 /* not shown: which conflict the row belongs to */

struct _MonevAnswerConflicts
{
  AdwBin parent;
  MonevResponseImport *import; /* borrowed; (nullable) */
  MonevListSource *source;
  MonevDataGrid *grid;
  GtkLabel *open;
};

enum
{
  DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevAnswerConflicts, monev_answer_conflicts, ADW_TYPE_BIN)

static const char *
decision_words (MonevResponseDecision decision)
{
  return decision == MONEV_DECISION_FILE   ? _("Pakai isi berkas")
         : decision == MONEV_DECISION_KEEP ? _("Biarkan yang lama")
                                           : _("Belum diputuskan");
}

static MonevState
state_of (const char *const *row, guint column, gpointer data)
{
  MonevAnswerConflicts *self = data;
  guint i = (guint) g_ascii_strtoull (row[COLUMN_INDEX], NULL, 10);

  if (column != COLUMN_DECISION || self->import == NULL)
    return MONEV_STATE_NORMAL;
  switch (monev_response_import_conflict (self->import, i)->decision)
    {
    case MONEV_DECISION_FILE:
      return MONEV_STATE_CHANGED;
    case MONEV_DECISION_KEEP:
      return MONEV_STATE_DIM;
    case MONEV_DECISION_ASK:
    case MONEV_DECISION_USUAL:
    default:
      return MONEV_STATE_LATE;
    }
}

/* The question that "diri/anak[2]/umur" answers: the last name in it. */
static int
question_of (MonevResponsePlan *plan, const char *place)
{
  const char *name = strrchr (place, '/');
  g_autofree char *plain = g_uri_unescape_string (name == NULL ? place : name + 1, NULL);

  return plain == NULL ? -1
                       : monev_instrument_find (monev_response_plan_instrument (plan), plain);
}

static char *
place_words (MonevResponsePlan *plan, const char *place)
{
  MonevInstrument *form = monev_response_plan_instrument (plan);
  int question = question_of (plan, place);
  const char *open = strchr (place, '[');
  const char *label
      = question < 0 ? ""
                     : monev_instrument_text (form, (guint) question, MONEV_COLUMN_LABEL,
                                              monev_instrument_default_language (form));

  if (*label == '\0')
    return g_strdup (place);
  return open == NULL ? g_strdup (label)
                      : g_strdup_printf (_("%s (ulangan ke-%d)"), label, atoi (open + 1));
}

static char *
value_words (MonevResponseForm *form, int question, const char *value)
{
  if (*value == '\0')
    return g_strdup (_("(kosong)"));
  return question < 0 ? g_strdup (value) : monev_response_form_shown_value (form, question, value);
}

static char **
make_row (MonevResponseForm *form, const MonevResponseConflict *conflict, guint i, guint k)
{
  MonevResponsePlan *plan = monev_response_form_plan (form);
  const MonevResponseRemark *change = g_ptr_array_index (conflict->changes, k);
  int question = question_of (plan, change->place);
  char **row = g_new0 (char *, COLUMN_INDEX + 2);

  row[0] = conflict->twice
               ? g_strdup_printf (_("%d dan %d"), (int) conflict->first_row, (int) conflict->row)
               : g_strdup_printf ("%d", (int) conflict->row);
  row[1] = g_strdup (*conflict->key != '\0'     ? conflict->key
                     : *conflict->title != '\0' ? conflict->title
                                                : _("(belum bernama)"));
  row[2] = place_words (plan, change->place);
  row[3] = value_words (form, question, change->old_value);
  row[4] = value_words (form, question, change->new_value);
  row[COLUMN_DECISION] = g_strdup (decision_words (conflict->decision));
  row[COLUMN_INDEX] = g_strdup_printf ("%u", i);
  return row;
}

static GPtrArray *
make_rows (MonevResponseImport *import)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  MonevResponsePlan *plan = monev_response_import_plan (import);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  MonevResponseContext context = {
    .zone = zone,
    .language = monev_instrument_default_language (monev_response_plan_instrument (plan)),
  };
  g_autoptr (MonevResponseForm) form = monev_response_form_new (plan, &context);

  for (guint i = 0; i < monev_response_import_n_conflicts (import); i++)
    {
      const MonevResponseConflict *conflict = monev_response_import_conflict (import, i);

      for (guint k = 0; k < conflict->changes->len; k++)
        g_ptr_array_add (rows, make_row (form, conflict, i, k));
    }
  return rows;
}

static void
say_open (MonevAnswerConflicts *self)
{
  const MonevResponseCount *count = monev_response_import_count (self->import);
  g_autofree char *n = monev_count_text (count->undecided);
  g_autofree char *text
      = count->undecided > 0 ? g_strdup_printf (_("%s jawaban belum diputuskan"), n)
                             : g_strdup (_("Semua sudah diputuskan"));

  gtk_label_set_text (self->open, text);
}

static void
show_decisions (MonevAnswerConflicts *self)
{
  for (guint i = 0; i < monev_list_source_get_n_total (self->source); i++)
    {
      const char *const *row = monev_list_source_get_row (self->source, i);
      guint at = (guint) g_ascii_strtoull (row[COLUMN_INDEX], NULL, 10);

      monev_list_source_set_text (
          self->source, monev_list_source_get_index (self->source, i), COLUMN_DECISION,
          decision_words (monev_response_import_conflict (self->import, at)->decision));
    }
  say_open (self);
}

static void
decide_rows (MonevAnswerConflicts *self, MonevResponseDecision decision)
{
  MonevGridRange range;
  guint row;

  if (!monev_data_grid_get_selection (self->grid, &range))
    {
      if (!monev_data_grid_get_cursor (self->grid, &row, NULL))
        return;
      range = (MonevGridRange) { row, 0, 1, 1 };
    }
  for (guint i = range.row; i < range.row + range.n_rows; i++)
    {
      const char *const *texts = monev_list_source_get_row (self->source, i);

      monev_response_import_decide (
          self->import, (guint) g_ascii_strtoull (texts[COLUMN_INDEX], NULL, 10), decision);
    }
}

/** monev_answer_conflicts_decide: which side counts, of @all or of the rows that are selected. */
void
monev_answer_conflicts_decide (MonevAnswerConflicts *self, gboolean all,
                               MonevResponseDecision decision)
{
  if (self->import == NULL)
    return;
  for (guint i = 0; all && i < monev_response_import_n_conflicts (self->import); i++)
    monev_response_import_decide (self->import, i, decision);
  if (!all)
    decide_rows (self, decision);
  show_decisions (self);
  g_signal_emit (self, signals[DECIDED], 0);
}

static void
act_file (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_answer_conflicts_decide (MONEV_ANSWER_CONFLICTS (widget),
                                 g_variant_get_boolean (parameter), MONEV_DECISION_FILE);
}

static void
act_keep (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_answer_conflicts_decide (MONEV_ANSWER_CONFLICTS (widget),
                                 g_variant_get_boolean (parameter), MONEV_DECISION_KEEP);
}

/* Enter turns the decision of a row over. */
static void
on_activated (MonevAnswerConflicts *self, guint row)
{
  const char *const *texts = monev_list_source_get_row (self->source, row);
  guint i = (guint) g_ascii_strtoull (texts[COLUMN_INDEX], NULL, 10);
  gboolean file
      = monev_response_import_conflict (self->import, i)->decision == MONEV_DECISION_FILE;

  monev_answer_conflicts_decide (self, FALSE, file ? MONEV_DECISION_KEEP : MONEV_DECISION_FILE);
}

static void
add_button (GtkBox *bar, const char *label, const char *action, gboolean all)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "b", all);
  gtk_box_append (bar, button);
}

static GtkWidget *
make_bar (MonevAnswerConflicts *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->open = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->open, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->open), TRUE);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->open));
  add_button (GTK_BOX (bar), _("_Pakai Isi Berkas"), "conflicts.file", FALSE);
  add_button (GTK_BOX (bar), _("_Biarkan yang Lama"), "conflicts.keep", FALSE);
  add_button (GTK_BOX (bar), _("Semua dari Berkas"), "conflicts.file", TRUE);
  add_button (GTK_BOX (bar), _("Semua yang Lama"), "conflicts.keep", TRUE);
  gtk_widget_set_margin_start (bar, 14);
  gtk_widget_set_margin_end (bar, 14);
  gtk_widget_set_margin_top (bar, 6);
  gtk_widget_set_margin_bottom (bar, 6);
  return bar;
}

static void
monev_answer_conflicts_finalize (GObject *object)
{
  g_clear_object (&MONEV_ANSWER_CONFLICTS (object)->source);
  G_OBJECT_CLASS (monev_answer_conflicts_parent_class)->finalize (object);
}

static void
monev_answer_conflicts_class_init (MonevAnswerConflictsClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = monev_answer_conflicts_finalize;
  gtk_widget_class_install_action (widget, "conflicts.file", "b", act_file);
  gtk_widget_class_install_action (widget, "conflicts.keep", "b", act_keep);
  /** MonevAnswerConflicts::decided: the counts of the import are others now. */
  signals[DECIDED] = g_signal_new ("decided", MONEV_TYPE_ANSWER_CONFLICTS, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
monev_answer_conflicts_init (MonevAnswerConflicts *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *grid = monev_data_grid_new (NULL), *scrolled = gtk_scrolled_window_new ();

  self->grid = MONEV_DATA_GRID (grid);
  g_object_set (grid, "lines", TRUE, "row-height", 28, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Jawaban yang berbeda dengan yang sudah ada"), -1);
  g_signal_connect_swapped (grid, "row-activated", G_CALLBACK (on_activated), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_bin_set_child (ADW_BIN (self), box);
}

/** monev_answer_conflicts_new: Returns: (transfer floating): empty until it is set. */
GtkWidget *
monev_answer_conflicts_new (void)
{
  return g_object_new (MONEV_TYPE_ANSWER_CONFLICTS, NULL);
}

/** monev_answer_conflicts_set: @import: (nullable): what is shown and decided on; it must stay until
 * another one is set. */
void
monev_answer_conflicts_set (MonevAnswerConflicts *self, MonevResponseImport *import)
{
  const MonevListColumn columns[] = {
    { _("Baris"), MONEV_SORT_NUMBER, 76, FALSE, FALSE, 0 },
    { _("Responden"), MONEV_SORT_TEXT, 150, FALSE, FALSE, 0 },
    { _("Isian"), MONEV_SORT_TEXT, 180, TRUE, FALSE, 0 },
    { _("Yang Ada Sekarang"), MONEV_SORT_TEXT, 170, TRUE, FALSE, 0 },
    { _("Isi Berkas"), MONEV_SORT_TEXT, 170, TRUE, FALSE, 0 },
    { _("Keputusan"), MONEV_SORT_TEXT, 190, FALSE, FALSE, 0 },
  };
  MonevListSource *source = monev_list_source_new (columns, G_N_ELEMENTS (columns));

  self->import = import;
  monev_list_source_set_state_func (source, state_of, self, NULL);
  monev_list_source_set_rows (source, import != NULL ? make_rows (import)
                                                     : g_ptr_array_new ());
  g_clear_object (&self->source);
  self->source = source;
  monev_data_grid_set_source (self->grid, MONEV_GRID_SOURCE (source));
  if (import != NULL)
    say_open (self);
}

/** monev_answer_conflicts_get_grid: Returns: (transfer none): a row for each place that differs. */
MonevDataGrid *
monev_answer_conflicts_get_grid (MonevAnswerConflicts *self)
{
  return self->grid;
}
