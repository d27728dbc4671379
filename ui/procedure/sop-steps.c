#include "sop-steps.h"

#include "procedure-data.h"

#include <glib/gi18n.h>

struct _MonevSopSteps
{
  GtkWidget parent;
  GtkListBox *box;
  GtkScrolledWindow *scrolled;
  MonevProcedure *procedure;
  gboolean filling;
};

enum
{
  CHOSEN,
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevSopSteps, monev_sop_steps, GTK_TYPE_WIDGET)

/* The labels of a row, and the id of its step for dragging. */
typedef struct
{
  GtkLabel *number;
  GtkLabel *wording;
  GtkLabel *actors;
  char *id;
} Row;

static void
free_row (gpointer data)
{
  g_free (((Row *) data)->id);
  g_free (data);
}

static Row *
row_at (MonevSopSteps *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->box, index);

  return row != NULL ? g_object_get_data (G_OBJECT (row), "row") : NULL;
}

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, gpointer data)
{
  return gdk_content_provider_new_typed (G_TYPE_STRING, ((Row *) data)->id);
}

static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, gpointer data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, 12, 12);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  MonevSopSteps *self = data;
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  const char *id = g_value_get_string (value);
  int from = self->procedure != NULL ? monev_procedure_find_step (self->procedure, id) : -1;

  if (from < 0 || place < 1 || from == place - 1)
    return FALSE;
  g_signal_emit (self, signals[MOVED], 0, id, (guint) place);
  return TRUE;
}

static void
add_dragging (MonevSopSteps *self, GtkWidget *widget, Row *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), row);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), row);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

static GtkLabel *
add_label (GtkBox *box, const char *css_class, int lines)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  if (lines > 1)
    {
      gtk_label_set_wrap (label, TRUE);
      gtk_label_set_lines (label, lines);
    }
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  gtk_box_append (box, GTK_WIDGET (label));
  return label;
}

static void
add_row (MonevSopSteps *self)
{
  GtkWidget *widget = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Row *row = g_new0 (Row, 1);

  row->number = add_label (GTK_BOX (line), "numeric", 1);
  gtk_label_set_width_chars (row->number, 4);
  gtk_label_set_xalign (row->number, 1);
  gtk_widget_set_valign (GTK_WIDGET (row->number), GTK_ALIGN_START);
  row->wording = add_label (GTK_BOX (words), NULL, 2);
  row->actors = add_label (GTK_BOX (words), "monev-small", 1);
  gtk_widget_add_css_class (GTK_WIDGET (row->actors), "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), line);
  g_object_set_data_full (G_OBJECT (widget), "row", row, free_row);
  gtk_list_box_append (self->box, widget);
  if (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (widget)) > 0)
    add_dragging (self, widget, row);
}

static void
fill_header (MonevSopSteps *self)
{
  Row *row = row_at (self, 0);

  gtk_label_set_text (row->number, "");
  gtk_label_set_text (row->wording, _("Kepala SOP dan Pelaksana"));
  gtk_label_set_text (row->actors, monev_procedure_title (self->procedure));
}

static void
fill_step (MonevSopSteps *self, guint index)
{
  const MonevProcedureStep *step = monev_procedure_step (self->procedure, index);
  Row *row = row_at (self, (int) index + 1);
  g_autofree char *actors = monev_procedure_actors_text (self->procedure, step);
  g_autofree char *number = g_strdup_printf (
      "%s%s", step->kind == MONEV_STEP_DECISION ? "◇ " : "", step->number);

  g_free (row->id);
  row->id = g_strdup (step->id);
  gtk_label_set_text (row->number, number);
  gtk_label_set_text (row->wording,
                      *step->wording != '\0' ? step->wording : _("(belum ada uraian)"));
  gtk_label_set_text (row->actors, *actors != '\0' ? actors : _("belum ada pelaksana"));
}

/** monev_sop_steps_show: @procedure: a reference is taken. The chosen row stays by its place. */
void
monev_sop_steps_show (MonevSopSteps *self, MonevProcedure *procedure)
{
  guint n = monev_procedure_n_steps (procedure);
  GtkListBoxRow *spare;

  monev_procedure_ref (procedure);
  g_clear_pointer (&self->procedure, monev_procedure_unref);
  self->procedure = procedure;
  self->filling = TRUE;
  while ((spare = gtk_list_box_get_row_at_index (self->box, (int) n + 1)) != NULL)
    gtk_list_box_remove (self->box, GTK_WIDGET (spare));
  for (guint i = 0; i <= n; i++)
    if (row_at (self, (int) i) == NULL)
      add_row (self);
  fill_header (self);
  for (guint i = 0; i < n; i++)
    fill_step (self, i);
  self->filling = FALSE;
}

/* Rows have a place from the next frame on. */
static gboolean
reveal (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MonevSopSteps *self = MONEV_SOP_STEPS (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->box);
  graphene_rect_t bounds;

  if (row != NULL
      && gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->box), &bounds))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (self->scrolled),
                               bounds.origin.y, bounds.origin.y + bounds.size.height);
  return G_SOURCE_REMOVE;
}

/** monev_sop_steps_choose: @step: index, -1 for the header. Nothing is emitted; where a row has the
 * focus, it goes along. */
void
monev_sop_steps_choose (MonevSopSteps *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->box, step + 1);

  if (row == NULL)
    return;
  self->filling = TRUE;
  gtk_list_box_select_row (self->box, row);
  self->filling = FALSE;
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->box)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal, NULL, NULL);
}

/** monev_sop_steps_chosen: Returns: index of the step, -1 for the header. */
int
monev_sop_steps_chosen (MonevSopSteps *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->box);

  return row != NULL ? gtk_list_box_row_get_index (row) - 1 : -1;
}

static void
on_selected (MonevSopSteps *self, GtkListBoxRow *row)
{
  if (row != NULL && !self->filling)
    g_signal_emit (self, signals[CHOSEN], 0, gtk_list_box_row_get_index (row) - 1);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  MonevSopSteps *self = MONEV_SOP_STEPS (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->box);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
monev_sop_steps_dispose (GObject *object)
{
  MonevSopSteps *self = MONEV_SOP_STEPS (object);

  if (self->scrolled != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->box, self);
      gtk_widget_unparent (GTK_WIDGET (self->scrolled));
    }
  self->scrolled = NULL;
  g_clear_pointer (&self->procedure, monev_procedure_unref);
  G_OBJECT_CLASS (monev_sop_steps_parent_class)->dispose (object);
}

static void
monev_sop_steps_class_init (MonevSopStepsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_sop_steps_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  signals[CHOSEN] = g_signal_new ("chosen", MONEV_TYPE_SOP_STEPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[MOVED] = g_signal_new ("moved", MONEV_TYPE_SOP_STEPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
monev_sop_steps_init (MonevSopSteps *self)
{
  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "navigation-sidebar");
  gtk_widget_add_css_class (GTK_WIDGET (self->scrolled), "monev-step-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Langkah SOP"), -1);
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scrolled, GTK_WIDGET (self->box));
  gtk_widget_set_parent (GTK_WIDGET (self->scrolled), GTK_WIDGET (self));
  g_signal_connect_swapped (self->box, "row-selected", G_CALLBACK (on_selected), self);
}

/** monev_sop_steps_new: Returns: (transfer floating): empty. */
GtkWidget *
monev_sop_steps_new (void)
{
  return g_object_new (MONEV_TYPE_SOP_STEPS, NULL);
}
