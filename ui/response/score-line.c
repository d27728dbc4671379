#include "score-line.h"

#include "response/response-score.h"

#include <glib/gi18n.h>

struct _MonevScoreLine
{
  GtkWidget parent;
  GtkWidget *label;
  MonevFillView *view;         /* outlives this line: both stand in one page */
  MonevInstrument *instrument; /* (nullable): whose scoring is known */
  MonevScoring *scoring;       /* (nullable) */
};

G_DEFINE_FINAL_TYPE (MonevScoreLine, monev_score_line, GTK_TYPE_WIDGET)

static void
take_instrument (MonevScoreLine *self, MonevInstrument *instrument)
{
  if (self->instrument == instrument)
    return;
  g_clear_pointer (&self->scoring, monev_scoring_free);
  g_clear_pointer (&self->instrument, monev_instrument_unref);
  self->instrument = monev_instrument_ref (instrument);
  self->scoring = monev_scoring_new (instrument);
}

/** monev_score_line_refresh: to be called after the view took another form; answers are followed. */
void
monev_score_line_refresh (MonevScoreLine *self)
{
  MonevResponseForm *form = monev_fill_view_get_form (self->view);
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;

  if (form != NULL)
    take_instrument (self, monev_response_form_instrument (form));
  if (form != NULL && self->scoring != NULL)
    {
      MonevResponseScore score = monev_response_score_form (self->scoring, form);

      words = monev_response_score_words (&score);
      text = g_strdup_printf (_("Nilai: %s"), words);
    }
  gtk_label_set_text (GTK_LABEL (self->label), text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}

/** monev_score_line_get_text: Returns: (transfer none): "" where nothing is scored. */
const char *
monev_score_line_get_text (MonevScoreLine *self)
{
  return gtk_label_get_text (GTK_LABEL (self->label));
}

static void
monev_score_line_dispose (GObject *object)
{
  MonevScoreLine *self = MONEV_SCORE_LINE (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->scoring, monev_scoring_free);
  g_clear_pointer (&self->instrument, monev_instrument_unref);
  G_OBJECT_CLASS (monev_score_line_parent_class)->dispose (object);
}

static void
monev_score_line_class_init (MonevScoreLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_score_line_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
monev_score_line_init (MonevScoreLine *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "monev-lint-line");
  gtk_widget_add_css_class (GTK_WIDGET (self), "monev-lint");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** monev_score_line_new: @view: whose answers it follows. Returns: (transfer floating). */
GtkWidget *
monev_score_line_new (MonevFillView *view)
{
  MonevScoreLine *self = g_object_new (MONEV_TYPE_SCORE_LINE, NULL);

  self->view = view;
  g_signal_connect_object (view, "changed", G_CALLBACK (monev_score_line_refresh), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
