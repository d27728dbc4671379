#include "status-pill.h"
#include "state-glyph.h"

struct _MonevStatusPill
{
  GtkWidget parent;
  MonevState state;
  GtkWidget *glyph;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (MonevStatusPill, monev_status_pill, GTK_TYPE_WIDGET)

static void
monev_status_pill_dispose (GObject *object)
{
  MonevStatusPill *self = MONEV_STATUS_PILL (object);

  g_clear_pointer (&self->glyph, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (monev_status_pill_parent_class)->dispose (object);
}

static void
monev_status_pill_class_init (MonevStatusPillClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_status_pill_dispose;
  gtk_widget_class_set_css_name (widget, "monevpill");
  gtk_widget_class_set_layout_manager_type (widget, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
monev_status_pill_init (MonevStatusPill *self)
{
  self->glyph = monev_state_glyph_new (MONEV_STATE_NORMAL, FALSE);
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->glyph, GTK_WIDGET (self));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
}

/** monev_status_pill_set: @text: (nullable): what it says; the word of @state where none is given.
 */
void
monev_status_pill_set (MonevStatusPill *self, MonevState state, const char *text)
{
  g_return_if_fail (MONEV_IS_STATUS_PILL (self) && state < MONEV_N_STATES);

  gtk_widget_remove_css_class (GTK_WIDGET (self), monev_state_name (self->state));
  self->state = state;
  gtk_widget_add_css_class (GTK_WIDGET (self), monev_state_name (state));
  monev_state_glyph_set_state (MONEV_STATE_GLYPH (self->glyph), state);
  gtk_widget_set_visible (self->glyph, monev_state_has_tint (state));
  gtk_label_set_text (GTK_LABEL (self->label), text != NULL ? text : monev_state_word (state));
}

/** monev_status_pill_set_whole: @whole: its text is never shortened; for rows whose own text wraps. */
void
monev_status_pill_set_whole (MonevStatusPill *self, gboolean whole)
{
  g_return_if_fail (MONEV_IS_STATUS_PILL (self));
  gtk_label_set_ellipsize (GTK_LABEL (self->label),
                           whole ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
}

/** monev_status_pill_get_text: Returns: (transfer none): what it says. */
const char *
monev_status_pill_get_text (MonevStatusPill *self)
{
  g_return_val_if_fail (MONEV_IS_STATUS_PILL (self), NULL);
  return gtk_label_get_text (GTK_LABEL (self->label));
}

/** monev_status_pill_new: Returns: (transfer floating): a pill; see monev_status_pill_set(). */
GtkWidget *
monev_status_pill_new (MonevState state, const char *text)
{
  GtkWidget *self = g_object_new (MONEV_TYPE_STATUS_PILL, NULL);

  monev_status_pill_set (MONEV_STATUS_PILL (self), state, text);
  return self;
}
