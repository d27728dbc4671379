#include "activity-row.h"

#include "activity-words.h"
#include "step-bars.h"
#include "ui/common/beside.h"
#include "ui/common/status-pill.h"

#include <glib/gi18n.h>

struct _MonevActivityRow
{
  AdwBin parent;
  GtkLabel *title;
  GtkLabel *due;
  GtkWidget *pill;
  GtkWidget *bars;
  GtkLabel *step;
  GtkLabel *who;
};

G_DEFINE_FINAL_TYPE (MonevActivityRow, monev_activity_row, ADW_TYPE_BIN)

static void
monev_activity_row_class_init (MonevActivityRowClass *klass)
{
}

static GtkLabel *
make_label (gboolean expand, gboolean dim)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, expand ? 0 : 1);
  gtk_widget_set_hexpand (GTK_WIDGET (label), expand);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  if (dim)
    {
      gtk_widget_add_css_class (GTK_WIDGET (label), "dim-label");
      gtk_widget_add_css_class (GTK_WIDGET (label), "monev-small");
    }
  return label;
}

/* The name wants its whole line: in a narrow column the due goes below it. */
static GtkWidget *
make_head (MonevActivityRow *self)
{
  GtkWidget *due = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->title = make_label (TRUE, FALSE);
  self->due = make_label (FALSE, TRUE);
  gtk_label_set_ellipsize (self->due, PANGO_ELLIPSIZE_NONE);
  self->pill = monev_status_pill_new (MONEV_STATE_DIM, "");
  monev_status_pill_set_whole (MONEV_STATUS_PILL (self->pill), TRUE);
  gtk_box_append (GTK_BOX (due), GTK_WIDGET (self->due));
  gtk_box_append (GTK_BOX (due), self->pill);
  return monev_beside_new (GTK_WIDGET (self->title), due, G_MAXINT);
}

static void
monev_activity_row_init (MonevActivityRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = make_head (self);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->bars = monev_step_bars_new ();
  self->step = make_label (TRUE, TRUE);
  self->who = make_label (FALSE, TRUE);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->step));
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->who));
  gtk_label_set_max_width_chars (self->who, 40);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->bars);
  gtk_box_append (GTK_BOX (box), foot);
  gtk_widget_add_css_class (GTK_WIDGET (self), "monev-run");
  adw_bin_set_child (ADW_BIN (self), box);
}

/** monev_activity_row_new: Returns: (transfer floating): an empty row. */
GtkWidget *
monev_activity_row_new (void)
{
  return g_object_new (MONEV_TYPE_ACTIVITY_ROW, NULL);
}

static void
show_due (MonevActivityRow *self, const MonevActivityLine *line, GTimeZone *zone)
{
  gboolean going = line->state == MONEV_ACTIVITY_RUNNING;
  g_autofree char *day = monev_activity_words_day (line->due, zone, MONEV_DATE_SHORT);
  g_autofree char *due = NULL;
  MonevState state;

  gtk_label_set_text (self->due, day);
  gtk_widget_set_visible (GTK_WIDGET (self->due), going && line->due != 0);
  if (!going)
    {
      const char *word = monev_activity_words_run (line->state, &state);

      monev_status_pill_set (MONEV_STATUS_PILL (self->pill), state, word);
      return;
    }
  due = monev_activity_words_due (line->n_late > 0, line->late_days, line->days_left, &state);
  monev_status_pill_set (MONEV_STATUS_PILL (self->pill), state, due);
  gtk_widget_set_visible (self->pill, line->due != 0 || line->n_late > 0);
}

/** monev_activity_row_show: @line: with its bars. */
void
monev_activity_row_show (MonevActivityRow *self, const MonevActivityLine *line, GTimeZone *zone)
{
  g_autofree char *step = NULL;

  g_return_if_fail (MONEV_IS_ACTIVITY_ROW (self));

  gtk_label_set_text (self->title, line->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), line->title);
  gtk_widget_set_visible (self->pill, TRUE);
  show_due (self, line, zone);
  if (line->bars != NULL)
    monev_step_bars_set (MONEV_STEP_BARS (self->bars), line->bars);
  if (*line->step_id != '\0')
    step = g_strdup_printf (_("%d dari %d selesai · %s. %s"), (int) line->n_done,
                            (int) line->n_steps, line->number, line->wording);
  else
    step = g_strdup_printf (_("Semua %d langkah selesai"), (int) line->n_steps);
  gtk_label_set_text (self->step, step);
  gtk_label_set_text (self->who, line->late_days > 0 ? line->holder : line->coordinator);
}
