#include "run-steps.h"

#include "activity-words.h"
#include "step-dot.h"

#include <glib/gi18n.h>

struct _MonevRunSteps
{
  AdwBin parent;
  GtkListBox *list;
  GtkLabel *count;
  gboolean filling;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevRunSteps, monev_run_steps, ADW_TYPE_BIN)

static void
on_row_selected (MonevRunSteps *self, GtkListBoxRow *row)
{
  if (row != NULL && !self->filling)
    g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (row), "monev-step"));
}

/* When it was done, when it is due, or how long it takes. */
static char *
time_of (const MonevActivityStep *step, GTimeZone *zone)
{
  g_autofree char *due = NULL, *start = NULL, *end = NULL;

  if (step->state == MONEV_STEP_SKIPPED)
    return g_strdup (_("dilewati"));
  if (step->state == MONEV_STEP_DONE)
    {
      start = monev_activity_words_day (step->started_at, zone, MONEV_DATE_SHORT);
      end = monev_activity_words_day (step->finished_at, zone, MONEV_DATE_SHORT);
      return g_str_equal (start, end) ? g_strdup (end) : g_strdup_printf ("%s–%s", start, end);
    }
  if (step->planned_due != 0 && (step->state == MONEV_STEP_RUNNING || step->late))
    {
      due = monev_activity_words_day (step->planned_due, zone, MONEV_DATE_SHORT);
      return g_strdup_printf (step->late ? _("terlambat, %s") : _("tenggat %s"), due);
    }
  return monev_step_time_text (&step->step->time);
}

static GtkWidget *
make_label (const char *text, gboolean small, gboolean expand)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), expand ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, expand);
  if (small)
    gtk_widget_add_css_class (label, "monev-smallest");
  return label;
}

static GtkWidget *
make_second (const MonevActivityData *data, const MonevActivityStep *step)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *time;
  g_autofree char *actors = monev_activity_words_actors (data->activity->procedure, step->step);
  g_autofree char *when = time_of (step, data->clock.zone);
  GtkWidget *who = make_label (actors, TRUE, TRUE);

  gtk_widget_add_css_class (who, "dim-label");
  gtk_box_append (GTK_BOX (box), who);
  time = make_label (when, TRUE, FALSE);
  gtk_widget_add_css_class (time, step->late && step->state != MONEV_STEP_DONE ? "monev-late"
                                  : step->state == MONEV_STEP_RUNNING ? "monev-running"
                                                                      : "dim-label");
  gtk_box_append (GTK_BOX (box), time);
  return box;
}

static void
name_row (GtkWidget *row, const MonevActivityStep *step)
{
  MonevState state;
  const char *word = monev_activity_words_step (step, &state);
  g_autofree char *title = monev_activity_words_title (step);
  g_autofree char *name = g_strdup_printf (_("Langkah %s, %s"), title, word);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (row, name);
}

static GtkWidget *
make_row (const MonevActivityData *data, guint place)
{
  const MonevActivityStep *step = data->activity->steps->pdata[place];
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *again = g_strdup_printf (_("%s (putaran %d)"), step->step->wording,
                                            (int) step->round);
  GtkWidget *title = make_label (step->round > 1 ? again : step->step->wording, FALSE, TRUE);

  if (step->state == MONEV_STEP_RUNNING)
    gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), make_second (data, step));
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), monev_step_dot_new (step, place == 0,
                                                     place + 1 == data->activity->steps->len));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "monev-step", g_strdup (step->id), g_free);
  name_row (row, step);
  return row;
}

static void
monev_run_steps_dispose (GObject *object)
{
  MonevRunSteps *self = MONEV_RUN_STEPS (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  self->list = NULL;
  G_OBJECT_CLASS (monev_run_steps_parent_class)->dispose (object);
}

static void
monev_run_steps_class_init (MonevRunStepsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_run_steps_dispose;
  /** MonevRunSteps::chosen: (const char *id): another step is looked at. */
  signals[CHOSEN] = g_signal_new ("chosen", MONEV_TYPE_RUN_STEPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
make_head (MonevRunSteps *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = make_label (_("Langkah"), FALSE, TRUE);

  gtk_widget_add_css_class (title, "heading");
  self->count = GTK_LABEL (make_label ("", TRUE, FALSE));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->count));
  gtk_widget_add_css_class (head, "monev-steps-head");
  return head;
}

static void
monev_run_steps_init (MonevRunSteps *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "monev-rail");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Langkah"), -1);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (on_row_selected), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
  adw_bin_set_child (ADW_BIN (self), box);
}

/** monev_run_steps_new: Returns: (transfer floating): without steps. */
GtkWidget *
monev_run_steps_new (void)
{
  return g_object_new (MONEV_TYPE_RUN_STEPS, NULL);
}

/** monev_run_steps_show: every step of @data, with none chosen. */
void
monev_run_steps_show (MonevRunSteps *self, const MonevActivityData *data)
{
  g_autofree char *count = g_strdup_printf (_("%u dari %u selesai"), data->activity->n_done,
                                            data->activity->steps->len);
  GtkListBoxRow *row;

  g_return_if_fail (MONEV_IS_RUN_STEPS (self));

  self->filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < data->activity->steps->len; i++)
    gtk_list_box_append (self->list, make_row (data, i));
  gtk_label_set_text (self->count, count);
  self->filling = FALSE;
}

/** monev_run_steps_choose: marks the step at @place; nobody is told. */
void
monev_run_steps_choose (MonevRunSteps *self, guint place)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) place);
  GtkAdjustment *down = gtk_list_box_get_adjustment (self->list);
  graphene_rect_t bounds;

  if (row == NULL)
    return;
  self->filling = TRUE;
  gtk_list_box_select_row (self->list, row);
  self->filling = FALSE;
  if (down != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (down, bounds.origin.y, bounds.origin.y + bounds.size.height);
}
