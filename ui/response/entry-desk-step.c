/* One question after another, as a mode besides the whole page; kept for each official. */
#include "entry-desk-private.h"

#include "ui/shell/window-state.h"

#include <glib/gi18n.h>

#define FLAG "isian-satu-per-satu"

static const char *
user_of (MonevEntryDesk *self)
{
  const MonevActor *actor = monev_session_get_actor (self->session);

  return actor == NULL ? "" : actor->official_id;
}

static gboolean
is_single (MonevEntryDesk *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->single));
}

/** monev_entry_desk_say_step: how far one is; a whole page and one that was handed in have no steps. */
void
monev_entry_desk_say_step (MonevEntryDesk *self)
{
  gboolean shown = is_single (self) && monev_entry_desk_is_open (self);
  g_autofree char *text = NULL;
  guint at, n;

  gtk_widget_set_visible (self->steps, shown);
  gtk_widget_set_visible (self->single, monev_entry_desk_is_open (self));
  if (!shown)
    return;
  monev_fill_view_get_progress (self->view, &at, &n);
  text = at == n && n > 0
             ? g_strdup_printf (_("Pertanyaan %u dari %u, yang terakhir. Kirim dengan Ctrl+Enter."), at, n)
             : g_strdup_printf (_("Pertanyaan %u dari %u"), at, n);
  gtk_label_set_text (self->step_words, text);
  gtk_progress_bar_set_fraction (self->step_bar, n == 0 ? 0 : (double) at / n);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entry.back", at > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entry.next", at < n);
}

/** monev_entry_desk_begin_steps: as the official likes it; what was handed in is a whole page. */
void
monev_entry_desk_begin_steps (MonevEntryDesk *self)
{
  gboolean single = monev_window_state_get_flag (monev_window_state_get_default (), FLAG,
                                                 user_of (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->single), single);
  monev_fill_view_set_single (self->view, single && monev_entry_desk_is_open (self));
  monev_entry_desk_say_step (self);
}

static void
on_toggled (MonevEntryDesk *self)
{
  MonevWindowState *state = monev_window_state_get_default ();

  if (self->session == NULL || !monev_entry_desk_is_open (self))
    return;
  if (monev_window_state_get_flag (state, FLAG, user_of (self)) != is_single (self))
    {
      monev_window_state_set_flag (state, FLAG, user_of (self), is_single (self));
      monev_window_state_save (state, NULL);
    }
  monev_fill_view_set_single (self->view, is_single (self));
  monev_entry_desk_say_step (self);
}

static GtkWidget *
add_act (GtkWidget *bar, const char *label, const char *tip, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_box_append (GTK_BOX (bar), button);
  return button;
}

/** monev_entry_desk_make_steps: Returns: (transfer floating): the line below the question. */
GtkWidget *
monev_entry_desk_make_steps (MonevEntryDesk *self)
{
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->steps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->step_words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->step_words, TRUE);
  self->step_bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->step_bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Kemajuan pengisian"), -1);
  gtk_widget_set_hexpand (middle, TRUE);
  gtk_widget_set_valign (middle, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (middle), GTK_WIDGET (self->step_words));
  gtk_box_append (GTK_BOX (middle), GTK_WIDGET (self->step_bar));
  add_act (self->steps, _("Se_belumnya"), _("Pertanyaan sebelumnya (Shift+Enter atau Alt+↑)"),
           "entry.back");
  gtk_box_append (GTK_BOX (self->steps), middle);
  add_act (self->steps, _("Beri_kutnya"), _("Pertanyaan berikutnya (Enter atau Alt+↓)"),
           "entry.next");
  gtk_widget_add_css_class (self->steps, "monev-lint-line");
  gtk_widget_add_css_class (self->steps, "monev-lint");
  gtk_widget_set_visible (self->steps, FALSE);
  self->single = gtk_toggle_button_new_with_mnemonic (_("_Satu per Satu"));
  gtk_widget_set_tooltip_text (self->single, _("Tampilkan satu pertanyaan saja (F7)"));
  gtk_widget_set_visible (self->single, FALSE);
  g_signal_connect_swapped (self->single, "toggled", G_CALLBACK (on_toggled), self);
  g_signal_connect_swapped (self->view, "moved", G_CALLBACK (monev_entry_desk_say_step), self);
  return self->steps;
}

static void
step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevEntryDesk *self = MONEV_ENTRY_DESK (widget);

  monev_fill_view_step (self->view, g_str_equal (name, "entry.next") ? 1 : -1);
}

static void
turn (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevEntryDesk *self = MONEV_ENTRY_DESK (widget);

  if (monev_entry_desk_is_open (self))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->single), !is_single (self));
}

/** monev_entry_desk_install_steps: its acts and keys. */
void
monev_entry_desk_install_steps (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "entry.back", NULL, step);
  gtk_widget_class_install_action (klass, "entry.next", NULL, step);
  gtk_widget_class_install_action (klass, "entry.single", NULL, turn);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F7, 0, "entry.single", NULL);
}
