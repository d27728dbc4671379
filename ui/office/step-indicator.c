#include "step-indicator.h"

#include <glib/gi18n.h>

struct _MonevStepIndicator
{
  GtkBox parent;
  GPtrArray *steps; /* GtkWidget, owned by the box */
};

G_DEFINE_FINAL_TYPE (MonevStepIndicator, monev_step_indicator, GTK_TYPE_BOX)

static void
monev_step_indicator_finalize (GObject *object)
{
  g_ptr_array_unref (MONEV_STEP_INDICATOR (object)->steps);
  G_OBJECT_CLASS (monev_step_indicator_parent_class)->finalize (object);
}

static void
monev_step_indicator_class_init (MonevStepIndicatorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_step_indicator_finalize;
}

static void
monev_step_indicator_init (MonevStepIndicator *self)
{
  self->steps = g_ptr_array_new ();
  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_widget_add_css_class (GTK_WIDGET (self), "monev-steps");
}

static void
add_line (MonevStepIndicator *self)
{
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_widget_set_size_request (line, 28, -1);
  gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), line);
}

static void
add_step (MonevStepIndicator *self, guint number, const char *title)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7), *dot = gtk_label_new (text);
  GtkWidget *label = gtk_label_new (title);

  if (number > 1)
    add_line (self);
  gtk_widget_add_css_class (dot, "dot");
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), dot);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "step");
  gtk_box_append (GTK_BOX (self), box);
  g_ptr_array_add (self->steps, box);
}

/** monev_step_indicator_set_steps: @titles: ends with %NULL; set once. */
void
monev_step_indicator_set_steps (MonevStepIndicator *self, const char *const *titles)
{
  g_return_if_fail (MONEV_IS_STEP_INDICATOR (self) && self->steps->len == 0);

  for (guint i = 0; titles[i] != NULL; i++)
    add_step (self, i + 1, titles[i]);
  monev_step_indicator_set_step (self, 0);
}

static void
show_step (GtkWidget *step, gboolean done, gboolean current, guint number)
{
  GtkWidget *dot = gtk_widget_get_first_child (step);
  g_autofree char *text = done ? g_strdup ("✓") : g_strdup_printf ("%u", number);

  gtk_label_set_text (GTK_LABEL (dot), text);
  if (current)
    gtk_widget_add_css_class (gtk_widget_get_last_child (step), "heading");
  else
    gtk_widget_remove_css_class (gtk_widget_get_last_child (step), "heading");
  if (done)
    gtk_widget_add_css_class (step, "done");
  else
    gtk_widget_remove_css_class (step, "done");
  if (current)
    gtk_widget_add_css_class (step, "current");
  else
    gtk_widget_remove_css_class (step, "current");
}

/** monev_step_indicator_set_step: @step: the one that is being done, from 0. */
void
monev_step_indicator_set_step (MonevStepIndicator *self, guint step)
{
  g_autofree char *text = NULL;

  g_return_if_fail (MONEV_IS_STEP_INDICATOR (self) && step < self->steps->len);

  for (guint i = 0; i < self->steps->len; i++)
    show_step (g_ptr_array_index (self->steps, i), i < step, i == step, i + 1);
  text = g_strdup_printf (_("Langkah %u dari %u"), step + 1, self->steps->len);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}
