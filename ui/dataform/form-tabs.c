#include "form-tabs.h"

#include <glib/gi18n.h>
#include <string.h>

#define TITLE_CHARS 28

struct _MonevFormTabs
{
  AdwBin parent;
  GtkBox *box;
  GPtrArray *tabs; /* GtkWidget, borrowed */
  gboolean filling;
};

enum
{
  CHOSEN,
  RENAMING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevFormTabs, monev_form_tabs, ADW_TYPE_BIN)

static void
on_toggled (GtkToggleButton *tab, gpointer data)
{
  MonevFormTabs *self = data;
  guint index;

  if (!self->filling && gtk_toggle_button_get_active (tab)
      && g_ptr_array_find (self->tabs, tab, &index))
    g_signal_emit (self, signals[CHOSEN], 0, index);
}

static void
on_pressed (GtkGestureClick *click, int n_press, double x, double y, gpointer data)
{
  if (n_press == 2)
    g_signal_emit (data, signals[RENAMING], 0);
}

static GtkWidget *
make_tab (MonevFormTabs *self)
{
  GtkWidget *tab = gtk_toggle_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TITLE_CHARS);
  gtk_button_set_child (GTK_BUTTON (tab), label);
  gtk_widget_add_css_class (tab, "flat");
  if (self->tabs->len > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (tab), self->tabs->pdata[0]);
  g_signal_connect (tab, "toggled", G_CALLBACK (on_toggled), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (tab, GTK_EVENT_CONTROLLER (click));
  gtk_box_append (self->box, tab);
  g_ptr_array_add (self->tabs, tab);
  return tab;
}

static void
fit (MonevFormTabs *self, guint n)
{
  while (self->tabs->len > n)
    {
      GtkWidget *last = self->tabs->pdata[self->tabs->len - 1];

      g_ptr_array_set_size (self->tabs, (int) self->tabs->len - 1);
      gtk_box_remove (self->box, last);
    }
  while (self->tabs->len < n)
    make_tab (self);
}

/** monev_form_tabs_set: @titles: ended by %NULL. */
void
monev_form_tabs_set (MonevFormTabs *self, const char *const *titles, guint current)
{
  self->filling = TRUE;
  fit (self, g_strv_length ((char **) titles));
  for (guint i = 0; i < self->tabs->len; i++)
    {
      GtkWidget *tab = self->tabs->pdata[i];
      const char *title = *titles[i] != '\0' ? titles[i] : _("Tanpa judul");

      gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (tab))), title);
      gtk_widget_set_tooltip_text (tab, title);
      gtk_accessible_update_property (GTK_ACCESSIBLE (tab), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tab), i == current);
    }
  self->filling = FALSE;
}

static void
monev_form_tabs_dispose (GObject *object)
{
  MonevFormTabs *self = MONEV_FORM_TABS (object);

  self->filling = TRUE;
  g_clear_pointer (&self->tabs, g_ptr_array_unref);
  G_OBJECT_CLASS (monev_form_tabs_parent_class)->dispose (object);
}

static void
monev_form_tabs_class_init (MonevFormTabsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_form_tabs_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", MONEV_TYPE_FORM_TABS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[RENAMING] = g_signal_new ("renaming", MONEV_TYPE_FORM_TABS, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
monev_form_tabs_init (MonevFormTabs *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->tabs = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->box));
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

/** monev_form_tabs_new: Returns: (transfer floating): without a sheet. */
GtkWidget *
monev_form_tabs_new (void)
{
  return g_object_new (MONEV_TYPE_FORM_TABS, NULL);
}
