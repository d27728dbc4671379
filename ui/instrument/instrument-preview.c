#include "instrument-preview.h"

#include "response/response-json.h"
#include "ui/response/score-line.h"

#include <glib/gi18n.h>

#define DELAY 300      /* ms: while one types the preview waits */
#define MOST_WHOLE 300 /* questions; of a longer form the part that is worked on is shown */

struct _MonevInstrumentPreview
{
  AdwBin parent;
  MonevFillView *view;
  MonevScoreLine *score;
  MonevInstrument *instrument; /* (nullable): what is shown, or will be in a moment */
  int current;
  int part;
  guint source;
};

G_DEFINE_FINAL_TYPE (MonevInstrumentPreview, monev_instrument_preview, ADW_TYPE_BIN)

/* The outermost group that @question lies in. */
static int
part_of (MonevInstrument *instrument, int question)
{
  if (monev_instrument_n_questions (instrument) <= MOST_WHOLE || question < 0)
    return monev_instrument_n_questions (instrument) <= MOST_WHOLE ? MONEV_INSTRUMENT_NONE : 0;
  while (monev_instrument_question (instrument, (guint) question)->parent >= 0)
    question = monev_instrument_question (instrument, (guint) question)->parent;
  return question;
}

/* What was tried before is tried again, as far as the questions are still there. */
static void
keep_answers (MonevInstrumentPreview *self, MonevResponseForm *form)
{
  MonevResponseForm *before = monev_fill_view_get_form (self->view);
  g_autoptr (MonevIssueList) ignored = monev_issue_list_new ();
  json_auto_t *answers = before == NULL ? NULL : monev_response_form_to_json (before);

  if (answers == NULL || !monev_response_form_from_json (form, answers, ignored, NULL))
    monev_response_form_begin (form);
}

static void
show_now (MonevInstrumentPreview *self, gboolean keep)
{
  g_autoptr (MonevResponsePlan) plan = monev_response_plan_new (self->instrument);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  MonevResponseContext context
      = { .now = g_get_real_time () / 1000,
          .zone = zone,
          .language = monev_instrument_default_language (self->instrument) };
  MonevResponseForm *form = monev_response_form_new (plan, &context);

  if (keep)
    keep_answers (self, form);
  else
    monev_response_form_begin (form);
  self->part = part_of (self->instrument, self->current);
  monev_fill_view_set_part (self->view, self->part);
  monev_fill_view_set_form (self->view, form);
  monev_fill_view_set_current (self->view, self->current);
  monev_score_line_refresh (self->score);
}

static gboolean
on_time (gpointer data)
{
  MonevInstrumentPreview *self = data;

  self->source = 0;
  show_now (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
show_soon (MonevInstrumentPreview *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (DELAY, on_time, self);
}

/** monev_instrument_preview_show: @instrument: a reference is taken; @current: the question that is
 * worked on. It is drawn when typing pauses. */
void
monev_instrument_preview_show (MonevInstrumentPreview *self, MonevInstrument *instrument,
                               int current)
{
  gboolean first = self->instrument == NULL;

  monev_instrument_ref (instrument);
  g_clear_pointer (&self->instrument, monev_instrument_unref);
  self->instrument = instrument;
  self->current = current;
  if (first)
    show_now (self, FALSE);
  else
    show_soon (self);
}

/** monev_instrument_preview_choose: marks another question. */
void
monev_instrument_preview_choose (MonevInstrumentPreview *self, int question)
{
  self->current = question;
  if (self->instrument == NULL || self->source != 0)
    return;
  if (part_of (self->instrument, question) != self->part)
    show_soon (self);
  else
    monev_fill_view_set_current (self->view, question);
}

/** monev_instrument_preview_clear: forgets what was tried. */
void
monev_instrument_preview_clear (MonevInstrumentPreview *self)
{
  if (self->instrument != NULL)
    show_now (self, FALSE);
}

/** monev_instrument_preview_is_ready: Returns: whether it shows the instrument as it is. */
gboolean
monev_instrument_preview_is_ready (MonevInstrumentPreview *self)
{
  return self->instrument != NULL && self->source == 0;
}

/** monev_instrument_preview_get_view: Returns: (transfer none): what is filled in. */
MonevFillView *
monev_instrument_preview_get_view (MonevInstrumentPreview *self)
{
  return self->view;
}

/** monev_instrument_preview_get_value: Returns: (transfer none): what it says of the value; "" where
 * nothing is scored. */
const char *
monev_instrument_preview_get_value (MonevInstrumentPreview *self)
{
  return monev_score_line_get_text (self->score);
}

static void
on_clear (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_instrument_preview_clear (MONEV_INSTRUMENT_PREVIEW (widget));
}

static void
monev_instrument_preview_dispose (GObject *object)
{
  MonevInstrumentPreview *self = MONEV_INSTRUMENT_PREVIEW (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->instrument, monev_instrument_unref);
  G_OBJECT_CLASS (monev_instrument_preview_parent_class)->dispose (object);
}

static void
monev_instrument_preview_class_init (MonevInstrumentPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_instrument_preview_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "preview.clear", NULL, on_clear);
}

static GtkWidget *
make_head (void)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_("Pratinjau"));
  GtkWidget *clear = gtk_button_new_from_icon_name ("view-refresh-symbolic");

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (clear, "flat");
  gtk_widget_set_tooltip_text (clear, _("Kosongkan isian percobaan"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (clear), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Kosongkan isian percobaan"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (clear), "preview.clear");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), clear);
  gtk_widget_add_css_class (head, "monev-preview-head");
  return head;
}

static void
monev_instrument_preview_init (MonevInstrumentPreview *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->current = MONEV_INSTRUMENT_NONE;
  self->view = MONEV_FILL_VIEW (monev_fill_view_new (MONEV_FILL_PREVIEW));
  gtk_widget_set_vexpand (GTK_WIDGET (self->view), TRUE);
  gtk_box_append (GTK_BOX (box), make_head ());
  self->score = MONEV_SCORE_LINE (monev_score_line_new (self->view));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->score));
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
  adw_bin_set_child (ADW_BIN (self), box);
}

/** monev_instrument_preview_new: Returns: (transfer floating): empty. */
GtkWidget *
monev_instrument_preview_new (void)
{
  return g_object_new (MONEV_TYPE_INSTRUMENT_PREVIEW, NULL);
}
