#include "job-progress.h"
#include "count-text.h"

#include <glib/gi18n.h>

/* HIG: what takes no longer than this needs no word. */
#define SPINNER_MS 200
#define BAR_MS 1000

struct _MonevJobProgress
{
  AdwBin parent;
  GtkStack *stack;
  GtkSpinner *spinner;
  GtkLabel *spinner_title;
  GtkLabel *title;
  GtkLabel *count;
  GtkProgressBar *bar;
  GtkWidget *cancel;
  GtkLabel *label;

  MonevJobStage stage;
  GCancellable *cancellable;
  guint timer;
  guint pulse;
  gboolean measured;
};

G_DEFINE_FINAL_TYPE (MonevJobProgress, monev_job_progress, ADW_TYPE_BIN)

static gboolean
beat (gpointer data)
{
  MonevJobProgress *self = data;

  if (!self->measured)
    gtk_progress_bar_pulse (self->bar);
  return G_SOURCE_CONTINUE;
}

static gboolean
show_bar (gpointer data)
{
  MonevJobProgress *self = data;

  self->timer = 0;
  self->stage = MONEV_JOB_BAR;
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "bar");
  self->pulse = g_timeout_add (120, beat, self);
  return G_SOURCE_REMOVE;
}

static gboolean
show_spinner (gpointer data)
{
  MonevJobProgress *self = data;

  self->stage = MONEV_JOB_SPINNING;
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "spinner");
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  self->timer = g_timeout_add (BAR_MS - SPINNER_MS, show_bar, self);
  return G_SOURCE_REMOVE;
}

static void
on_cancel_clicked (MonevJobProgress *self)
{
  gtk_widget_set_sensitive (self->cancel, FALSE);
  gtk_label_set_text (self->label, _("Membatalkan…"));
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
stop_timers (MonevJobProgress *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->pulse, g_source_remove);
}

static void
monev_job_progress_dispose (GObject *object)
{
  MonevJobProgress *self = MONEV_JOB_PROGRESS (object);

  stop_timers (self);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (monev_job_progress_parent_class)->dispose (object);
}

static void
monev_job_progress_class_init (MonevJobProgressClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_job_progress_dispose;
  gtk_widget_class_set_template_from_resource (widget, "/id/monev/Monev/ui/common/job-progress.ui");
  gtk_widget_class_bind_template_child (widget, MonevJobProgress, stack);
  gtk_widget_class_bind_template_child (widget, MonevJobProgress, spinner);
  gtk_widget_class_bind_template_child (widget, MonevJobProgress, spinner_title);
  gtk_widget_class_bind_template_child (widget, MonevJobProgress, title);
  gtk_widget_class_bind_template_child (widget, MonevJobProgress, count);
  gtk_widget_class_bind_template_child (widget, MonevJobProgress, bar);
  gtk_widget_class_bind_template_child (widget, MonevJobProgress, cancel);
  gtk_widget_class_bind_template_child (widget, MonevJobProgress, label);
  gtk_widget_class_bind_template_callback (widget, on_cancel_clicked);
}

static void
monev_job_progress_init (MonevJobProgress *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** monev_job_progress_new: Returns: (transfer floating): a progress that takes no room until a work
 * runs. */
GtkWidget *
monev_job_progress_new (void)
{
  return g_object_new (MONEV_TYPE_JOB_PROGRESS, NULL);
}

/**
 * monev_job_progress_start:
 * @title: what is being done: "Membaca 45 berkas"
 * @cancellable: (nullable): what Batalkan cancels; without it there is no such button
 */
void
monev_job_progress_start (MonevJobProgress *self, const char *title, GCancellable *cancellable)
{
  g_return_if_fail (MONEV_IS_JOB_PROGRESS (self) && title != NULL);

  monev_job_progress_finish (self);
  g_set_object (&self->cancellable, cancellable);
  self->stage = MONEV_JOB_QUIET;
  self->measured = FALSE;
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->spinner_title, title);
  gtk_label_set_text (self->count, "");
  gtk_label_set_text (self->label, "");
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_widget_set_visible (self->cancel, cancellable != NULL);
  gtk_widget_set_sensitive (self->cancel, TRUE);
  self->timer = g_timeout_add (SPINNER_MS, show_spinner, self);
}

static void
show_count (MonevJobProgress *self, guint64 done, guint64 total)
{
  g_autofree char *so_far = monev_count_text (done);
  g_autofree char *all = monev_count_text (total);
  /* Translators: how far a work is, such as "28 of 45" */
  g_autofree char *text = g_strdup_printf (_("%s dari %s"), so_far, all);

  gtk_label_set_text (self->count, text);
  gtk_progress_bar_set_fraction (self->bar, (double) MIN (done, total) / (double) total);
}

/**
 * monev_job_progress_update:
 * @total: 0 where nobody knows; the bar then only moves to and fro
 * @label: (nullable): what is being worked on: "Dinas Lingkungan Hidup, Tabel 3"
 */
void
monev_job_progress_update (MonevJobProgress *self, guint64 done, guint64 total, const char *label)
{
  g_return_if_fail (MONEV_IS_JOB_PROGRESS (self));

  if (self->stage == MONEV_JOB_IDLE)
    return;
  self->measured = total > 0;
  if (self->measured)
    show_count (self, done, total);
  else
    gtk_label_set_text (self->count, "");
  if (label != NULL
      && (self->cancellable == NULL || !g_cancellable_is_cancelled (self->cancellable)))
    gtk_label_set_text (self->label, label);
}

/** monev_job_progress_finish: the work is over, well or not; the progress goes away. */
void
monev_job_progress_finish (MonevJobProgress *self)
{
  g_return_if_fail (MONEV_IS_JOB_PROGRESS (self));

  stop_timers (self);
  g_clear_object (&self->cancellable);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->stage = MONEV_JOB_IDLE;
}

/** monev_job_progress_get_stage: Returns: what is shown now. */
MonevJobStage
monev_job_progress_get_stage (MonevJobProgress *self)
{
  g_return_val_if_fail (MONEV_IS_JOB_PROGRESS (self), MONEV_JOB_IDLE);
  return self->stage;
}
