#include "outline-row.h"

#include "instrument/instrument-number.h"
#include "base/issue.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static guint line_changed;

G_DEFINE_FINAL_TYPE (MonevOutlineLine, monev_outline_line, G_TYPE_OBJECT)

static void
monev_outline_line_finalize (GObject *object)
{
  MonevOutlineLine *self = MONEV_OUTLINE_LINE (object);

  g_free (self->number);
  g_free (self->title);
  g_free (self->name);
  G_OBJECT_CLASS (monev_outline_line_parent_class)->finalize (object);
}

static void
monev_outline_line_class_init (MonevOutlineLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_outline_line_finalize;
  line_changed = g_signal_new ("changed", MONEV_TYPE_OUTLINE_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static void
monev_outline_line_init (MonevOutlineLine *self)
{
  self->severity = -1;
}

static guint
depth_of (const MonevInstrument *instrument, int question)
{
  guint depth = 0;

  while ((question = monev_instrument_question (instrument, (guint)question)->parent) >= 0)
    depth++;
  return depth;
}

/** monev_answer_icon: Returns: (transfer none): of a type; for what is not known a question mark.
 */
const char *
monev_answer_icon (const MonevQuestionType *type)
{
  static const char *const icons[] = {
    [MONEV_ANSWER_NONE] = "dialog-information-symbolic",
    [MONEV_ANSWER_TEXT] = "format-text-italic-symbolic",
    [MONEV_ANSWER_INTEGER] = "accessories-calculator-symbolic",
    [MONEV_ANSWER_DECIMAL] = "accessories-calculator-symbolic",
    [MONEV_ANSWER_DATE] = "x-office-calendar-symbolic",
    [MONEV_ANSWER_TIME] = "document-open-recent-symbolic",
    [MONEV_ANSWER_MOMENT] = "document-open-recent-symbolic",
    [MONEV_ANSWER_CHOICE] = "radio-checked-symbolic",
    [MONEV_ANSWER_CHOICES] = "checkbox-checked-symbolic",
    [MONEV_ANSWER_RANK] = "view-list-ordered-symbolic",
    [MONEV_ANSWER_CONFIRM] = "emblem-ok-symbolic",
    [MONEV_ANSWER_PLACE] = "mark-location-symbolic",
    [MONEV_ANSWER_FILE] = "mail-attachment-symbolic",
  };

  if (type == NULL)
    return "dialog-question-symbolic";
  if (type->role == MONEV_QUESTION_CALCULATED)
    return "emblem-system-symbolic";
  if (type->role == MONEV_QUESTION_META || type->role == MONEV_QUESTION_ATTACHED)
    return "document-properties-symbolic";
  return icons[type->answer];
}

/* What is asked, on one line. */
static char *
title_of (const MonevInstrument *instrument, int question)
{
  const MonevQuestion *of = monev_instrument_question (instrument, (guint)question);
  const char *label = monev_instrument_text (instrument, (guint)question, MONEV_COLUMN_LABEL,
                                             monev_instrument_default_language (instrument));
  char *title = g_strdup (*label != '\0' ? label : *of->name != '\0' ? of->name : "");

  if (*title == '\0')
    {
      g_free (title);
      return g_strdup (_("(belum ada kalimat)"));
    }
  return g_strdelimit (title, "\r\n\t", ' ');
}

static guint
count_inside (const MonevInstrument *instrument, int group)
{
  const MonevQuestion *of = monev_instrument_question (instrument, (guint)group);
  guint count = 0;

  for (guint i = (guint)group + 1; i < monev_instrument_n_questions (instrument); i++)
    {
      const MonevQuestion *question = monev_instrument_question (instrument, i);

      if (question->row > of->end_row)
        break;
      count += monev_question_is_asked (question);
    }
  return count;
}

/** monev_outline_line_new: Returns: (transfer full): the line of a question. */
MonevOutlineLine *
monev_outline_line_new (const MonevInstrument *instrument, int question, const char *number)
{
  MonevOutlineLine *self = g_object_new (MONEV_TYPE_OUTLINE_LINE, NULL);
  const MonevQuestion *of = monev_instrument_question (instrument, (guint)question);

  self->question = question;
  self->depth = depth_of (instrument, question);
  self->group = monev_question_is_group (of);
  self->repeat = self->group && of->type->role != MONEV_QUESTION_BEGIN_GROUP;
  self->number = g_strdup (number);
  self->title = title_of (instrument, question);
  self->name = g_strdup (of->name);
  self->icon = monev_answer_icon (of->type);
  self->n_inside = self->group ? count_inside (instrument, question) : 0;
  return self;
}

static gboolean
is_same (const MonevOutlineLine *a, const MonevOutlineLine *b)
{
  return a->question == b->question && a->depth == b->depth && a->group == b->group
         && a->repeat == b->repeat && a->folded == b->folded && a->n_inside == b->n_inside
         && a->severity == b->severity && a->icon == b->icon && g_str_equal (a->number, b->number)
         && g_str_equal (a->title, b->title) && g_str_equal (a->name, b->name);
}

static void
set_text (char **text, const char *to)
{
  char *before = *text;

  *text = g_strdup (to);
  g_free (before);
}

/** monev_outline_line_take: shows what @from shows, and says so if that is something else. */
void
monev_outline_line_take (MonevOutlineLine *self, MonevOutlineLine *from)
{
  if (is_same (self, from))
    return;
  self->question = from->question;
  self->depth = from->depth;
  self->group = from->group;
  self->repeat = from->repeat;
  self->folded = from->folded;
  self->n_inside = from->n_inside;
  self->severity = from->severity;
  self->icon = from->icon;
  set_text (&self->number, from->number);
  set_text (&self->title, from->title);
  set_text (&self->name, from->name);
  g_signal_emit (self, line_changed, 0);
}

struct _MonevOutlineRow
{
  GtkWidget parent;
  MonevOutlineLine *line;
  GtkWidget *arrow, *icon, *warning, *again;
  GtkLabel *number, *title, *count;
};

enum
{
  FOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevOutlineRow, monev_outline_row, GTK_TYPE_WIDGET)

static void
on_arrow (MonevOutlineRow *self)
{
  g_signal_emit (self, signals[FOLD], 0);
}

static void
say_title (MonevOutlineRow *self)
{
  MonevOutlineLine *line = self->line;
  g_autofree char *lettered = g_strdup_printf ("%s. %s", line->number, line->title);
  gboolean letter
      = line->group && *line->number != '\0' && !g_str_has_prefix (line->title, line->number);

  gtk_label_set_text (self->title, letter ? lettered : line->title);
  if (line->group)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "heading");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), line->name);
}

static void
say_warning (MonevOutlineRow *self)
{
  int severity = self->line->severity;

  gtk_widget_set_visible (self->warning, severity >= MONEV_SEVERITY_WARNING);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->warning), severity == MONEV_SEVERITY_ERROR
                                                               ? "dialog-error-symbolic"
                                                               : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (self->warning, "error");
  gtk_widget_remove_css_class (self->warning, "warning");
  gtk_widget_add_css_class (self->warning, severity == MONEV_SEVERITY_ERROR ? "error" : "warning");
}

static void
show_line (MonevOutlineRow *self)
{
  MonevOutlineLine *line = self->line;
  g_autofree char *count = g_strdup_printf ("%u", line->n_inside);

  gtk_widget_set_margin_start (gtk_widget_get_first_child (GTK_WIDGET (self)),
                               (int)(MIN (line->depth, 8) * 18));
  gtk_widget_set_visible (self->arrow, line->group);
  gtk_button_set_icon_name (GTK_BUTTON (self->arrow),
                            line->folded ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_widget_set_tooltip_text (self->arrow, line->folded ? _("Buka") : _("Lipat"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->arrow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  line->folded ? _("Buka") : _("Lipat"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self->number), !line->group);
  gtk_label_set_text (self->number, line->number);
  gtk_widget_set_visible (self->icon, !line->group);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), line->icon);
  gtk_widget_set_visible (self->again, line->repeat);
  gtk_widget_set_visible (GTK_WIDGET (self->count), line->folded);
  gtk_label_set_text (self->count, count);
  say_title (self);
  say_warning (self);
}

static void
forget_line (MonevOutlineRow *self)
{
  if (self->line != NULL)
    g_signal_handlers_disconnect_by_data (self->line, self);
  g_clear_object (&self->line);
}

/** monev_outline_row_show: @line: a reference is taken; what it becomes later shows too. */
void
monev_outline_row_show (MonevOutlineRow *self, MonevOutlineLine *line)
{
  g_object_ref (line);
  forget_line (self);
  self->line = line;
  g_signal_connect_swapped (line, "changed", G_CALLBACK (show_line), self);
  show_line (self);
}

/** monev_outline_row_get_line: Returns: (transfer none) (nullable): what it shows. */
MonevOutlineLine *
monev_outline_row_get_line (MonevOutlineRow *self)
{
  return self->line;
}

static void
monev_outline_row_dispose (GObject *object)
{
  MonevOutlineRow *self = MONEV_OUTLINE_ROW (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  forget_line (self);
  if (child != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (monev_outline_row_parent_class)->dispose (object);
}

static void
monev_outline_row_class_init (MonevOutlineRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_outline_row_dispose;
  signals[FOLD] = g_signal_new ("fold", MONEV_TYPE_OUTLINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
monev_outline_row_init (MonevOutlineRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->arrow = gtk_button_new_from_icon_name ("pan-down-symbolic");
  gtk_widget_add_css_class (self->arrow, "flat");
  gtk_widget_add_css_class (self->arrow, "monev-fold");
  gtk_widget_set_focusable (self->arrow, FALSE);
  self->number = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_width_chars (self->number, 4);
  gtk_label_set_xalign (self->number, 1);
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "numeric");
  self->icon = gtk_image_new ();
  gtk_widget_add_css_class (self->icon, "dim-label");
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  self->again = gtk_image_new_from_icon_name ("media-playlist-repeat-symbolic");
  gtk_widget_set_tooltip_text (self->again, _("Berulang"));
  gtk_widget_add_css_class (self->again, "dim-label");
  self->warning = gtk_image_new ();
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_box_append (GTK_BOX (box), self->arrow);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->number));
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), self->again);
  gtk_box_append (GTK_BOX (box), self->warning);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->arrow, "clicked", G_CALLBACK (on_arrow), self);
}

/** monev_outline_row_new: Returns: (transfer floating): empty. */
GtkWidget *
monev_outline_row_new (void)
{
  return g_object_new (MONEV_TYPE_OUTLINE_ROW, NULL);
}
