#include "verify-desk-private.h"

#include "base/instant.h"
#include "exchange/table.h"
#include "ui/common/empty-state.h"
#include "ui/common/error-text.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (MonevVerifyDesk, monev_verify_desk, MONEV_TYPE_PAGE)

/** monev_verify_desk_is_ready: Returns: whether values are shown and nothing is being read or written. */
gboolean
monev_verify_desk_is_ready (MonevVerifyDesk *self)
{
  return self->shown != NULL && !self->reading && !self->busy;
}

/** monev_verify_desk_at: FALSE where the cursor stands on no value. */
gboolean
monev_verify_desk_at (MonevVerifyDesk *self, guint *line, guint *field)
{
  guint row, column;

  return self->shown != NULL && monev_data_grid_get_cursor (self->grid, &row, &column)
         && monev_verify_source_cell (self->source, row, column, line, field);
}

/* ---- what is shown ---- */

static void
say_cell (MonevVerifyDesk *self, gboolean on_value, guint line, guint field)
{
  MonevDataValue value;
  g_autofree char *reference = NULL;
  g_autofree char *text = NULL;

  if (on_value)
    {
      value = monev_data_values_get (self->shown->data->values, self->sheet, line, field);
      if (value.row > 0 && value.column > 0)
        reference = monev_cell_reference (value.row, value.column);
    }
  text = reference == NULL ? g_strdup ("") : g_strdup_printf (_("Sel %s"), reference);
  gtk_label_set_text (self->cell, text);
}

static void
enable (MonevVerifyDesk *self, gboolean on_value, guint line, guint field)
{
  static const char *const about_cell[]
      = { "verify.approve", "verify.ask", "verify.correct", "verify.refuse" };
  const MonevDataAddressee *to = self->shown->data->addressee;
  gboolean may = to->rounds > 0
                 && monev_session_allows (self->session, MONEV_ACT_DATA_VERIFY, NULL);

  on_value = on_value && may
             && monev_data_values_is_asked (self->shown->data->values, self->sheet, line, field);
  for (guint i = 0; i < G_N_ELEMENTS (about_cell); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), about_cell[i], on_value);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "verify.clean", may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "verify.send", to->questions > 0);
}

/** monev_verify_desk_update: what stands beside the grid, after the cursor moved. */
void
monev_verify_desk_update (MonevVerifyDesk *self)
{
  guint line = 0, field = 0;
  gboolean on_value = monev_verify_desk_at (self, &line, &field);

  if (self->shown == NULL)
    return;
  if (on_value)
    monev_verify_panel_show (self->panel, self->shown, self->others, self->sheet, line, field);
  else
    monev_verify_panel_show_nothing (self->panel);
  say_cell (self, on_value, line, field);
  monev_verify_desk_say_doubts (self, on_value, line, field);
  enable (self, on_value, line, field);
}

static void
say_title (MonevVerifyDesk *self)
{
  const MonevDataAddressee *to = self->shown->data->addressee;
  g_autofree char *title
      = g_strdup_printf ("%s: %s", to->agency_name, self->shown->data->request->title);
  g_autofree char *words = monev_board_words (&self->shown->board);
  g_autofree char *moment = NULL;
  g_autofree char *subtitle = NULL;

  if (self->shown->rounds->len == 0)
    subtitle = g_strdup (words);
  else
    {
      const MonevDataSubmission *newest = self->shown->rounds->pdata[0];

      moment = monev_instant_format (newest->received_at, self->shown->zone);
      subtitle = g_strdup_printf (_("Data masuk ke-%d, %s · %s · %d dari %d nilai diputuskan"),
                                  (int) newest->round, moment, words, (int) to->approved,
                                  (int) to->asked);
    }
  monev_page_set_title (MONEV_PAGE (self), title);
  monev_page_set_subtitle (MONEV_PAGE (self), subtitle);
}

static void
say_buttons (MonevVerifyDesk *self)
{
  g_autoptr (GArray) clean = monev_data_case_clean (self->shown->data);
  gint64 questions = self->shown->data->addressee->questions;
  g_autofree char *words = g_strdup_printf (_("Setujui %u yang Bersih"), clean->len);
  g_autofree char *send = g_strdup_printf (_("Tulis %d Pertanyaan…"), (int) questions);

  gtk_button_set_label (GTK_BUTTON (self->clean), words);
  gtk_widget_set_visible (self->clean, clean->len > 0);
  gtk_button_set_label (GTK_BUTTON (self->send), send);
  gtk_widget_set_visible (self->send, questions > 0);
}

static void
show_sheet (MonevVerifyDesk *self)
{
  const MonevDataSheet *sheet = monev_data_form_sheet (self->shown->data->form, self->sheet);

  monev_verify_source_set_data (self->source, self->shown, self->sheet);
  monev_data_grid_set_frozen (self->grid, monev_verify_source_n_leading (self->source));
  gtk_label_set_text (self->title, sheet->title);
}

static void
on_sheet (MonevVerifyDesk *self, GtkToggleButton *button)
{
  if (self->filling || self->shown == NULL || !gtk_toggle_button_get_active (button))
    return;
  self->sheet = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "sheet"));
  show_sheet (self);
  monev_data_grid_set_cursor (self->grid, 0, monev_verify_source_n_leading (self->source), FALSE);
  monev_verify_desk_update (self);
}

/* "Tabel 3 · 2 ragu"; one alone needs no choice. */
static void
make_sheets (MonevVerifyDesk *self)
{
  guint n = monev_data_form_n_sheets (self->shown->data->form);
  GtkWidget *first = NULL, *child;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sheets))) != NULL)
    gtk_box_remove (self->sheets, child);
  for (guint i = 0; i < n; i++)
    {
      guint doubts = monev_verify_desk_count_doubts (self, i);
      g_autofree char *label = doubts == 0 ? g_strdup_printf (_("Tabel %u"), i + 1)
                                           : g_strdup_printf (_("Tabel %u · %u ragu"), i + 1, doubts);
      GtkWidget *button = gtk_toggle_button_new_with_label (label);

      if (first == NULL)
        first = button;
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == self->sheet);
      gtk_widget_set_tooltip_text (button,
                                   monev_data_form_sheet (self->shown->data->form, i)->title);
      g_object_set_data (G_OBJECT (button), "sheet", GUINT_TO_POINTER (i));
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_sheet), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->sheets, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->sheets), n > 1);
  self->filling = FALSE;
}

/** monev_verify_desk_go: the cursor stands on that value from now on. FALSE when it is not seen. */
gboolean
monev_verify_desk_go (MonevVerifyDesk *self, guint sheet, guint line, guint field)
{
  guint row, column;

  if (self->shown == NULL || sheet >= monev_data_form_n_sheets (self->shown->data->form))
    return FALSE;
  if (sheet != self->sheet)
    {
      self->sheet = sheet;
      show_sheet (self);
      make_sheets (self);
    }
  if (!monev_verify_source_find (self->source, line, field, &row, &column))
    return FALSE;
  monev_data_grid_set_cursor (self->grid, row, column, FALSE);
  monev_data_grid_scroll_to (self->grid, row, column);
  monev_verify_desk_update (self);
  return TRUE;
}

/* ---- reading ---- */

static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  return monev_verify_data_load (monev_db_job_connection (job), data, error);
}

typedef struct
{
  char *request_id, *agency_id;
} Others;

static void
others_free (gpointer data)
{
  Others *what = data;

  g_free (what->request_id);
  g_free (what->agency_id);
  g_free (what);
}

static gpointer
others_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Others *what = data;

  return monev_verify_others_load (monev_db_job_connection (job), what->request_id,
                                   what->agency_id, error);
}

static void
on_others (gpointer owner, gpointer result, const GError *error)
{
  MonevVerifyDesk *self = owner;

  if (result == NULL)
    return;
  g_clear_pointer (&self->others, g_ptr_array_unref);
  self->others = result;
  monev_verify_desk_update (self);
}

static void
load_others (MonevVerifyDesk *self)
{
  Others *what = g_new (Others, 1);

  *what = (Others) { g_strdup (self->shown->data->request->id),
                     g_strdup (self->shown->data->addressee->agency_id) };
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_LONG,
                                          .work = others_job,
                                          .data = what,
                                          .free_data = others_free,
                                          .free_result = (GDestroyNotify) g_ptr_array_unref,
                                          .cancellable = self->cancellable },
                      on_others);
}

/* Where one was; the first time, or on when something was decided, the next doubtful one. */
static void
place_cursor (MonevVerifyDesk *self, gboolean first)
{
  gboolean forward = self->forward;

  self->forward = FALSE;
  if (first || forward)
    {
      if (first)
        monev_data_grid_set_cursor (self->grid, 0, monev_verify_source_n_leading (self->source),
                                    FALSE);
      if (monev_verify_desk_step (self, 1))
        return;
    }
  monev_verify_desk_update (self);
}

/* Where something is asked of this OPD. */
static guint
first_sheet (const MonevDataCase *data)
{
  for (guint s = 0; s < monev_data_form_n_sheets (data->form); s++)
    for (guint line = 0; line < monev_data_values_n_lines (data->values, s); line++)
      if (monev_verify_is_shown (data, s, line))
        return s;
  return 0;
}

static void
show (MonevVerifyDesk *self, MonevVerifyData *data)
{
  gboolean first = self->shown == NULL
                   || strcmp (self->shown->data->addressee->id, data->data->addressee->id) != 0;

  g_clear_pointer (&self->shown, monev_verify_data_unref);
  self->shown = data;
  if (first)
    {
      self->sheet = first_sheet (data->data);
      g_clear_pointer (&self->others, g_ptr_array_unref);
      load_others (self);
    }
  say_title (self);
  say_buttons (self);
  show_sheet (self);
  make_sheets (self);
  gtk_stack_set_visible_child_name (self->stack, "values");
  place_cursor (self, first);
  if (first)
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevVerifyDesk *self = owner;

  self->reading = FALSE;
  if (self->source == NULL)
    {
      g_clear_pointer ((MonevVerifyData **) &result, monev_verify_data_unref);
      return;
    }
  if (error == NULL)
    show (self, result);
  else if (self->shown == NULL)
    {
      monev_empty_state_set_error (MONEV_EMPTY_STATE (self->failure), error);
      gtk_stack_set_visible_child_name (self->stack, "failure");
    }
  else if (!monev_error_text_silent (error))
    monev_reference_tell (GTK_WIDGET (self), error);
  if (self->again)
    monev_verify_desk_load (self);
}

/** monev_verify_desk_load: reads the OPD anew. */
void
monev_verify_desk_load (MonevVerifyDesk *self)
{
  self->again = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  monev_session_run (self->session, G_OBJECT (self),
                     &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                         .work = load_job,
                                         .data = g_strdup (self->addressee_id),
                                         .free_data = g_free,
                                         .free_result
                                         = (GDestroyNotify) monev_verify_data_unref },
                     on_loaded);
}

static void
on_changed (MonevVerifyDesk *self)
{
  if (monev_session_get_actor (self->session) != NULL && !self->busy)
    monev_verify_desk_load (self);
}

/* ---- other OPDs, walking ---- */

static void
go_other (MonevVerifyDesk *self, int direction)
{
  GPtrArray *all;
  guint at = 0;

  if (self->shown == NULL || self->busy || self->reading)
    return;
  all = self->shown->neighbours;
  while (at < all->len
         && strcmp (((MonevDataAddressee *) all->pdata[at])->id, self->addressee_id) != 0)
    at++;
  if (all->len < 2 || at == all->len)
    return;
  at = (at + all->len + (guint) direction) % all->len;
  g_free (self->addressee_id);
  self->addressee_id = g_strdup (((MonevDataAddressee *) all->pdata[at])->id);
  monev_verify_desk_load (self);
}

static void
walk (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevVerifyDesk *self = MONEV_VERIFY_DESK (widget);

  if (self->shown == NULL)
    return;
  if (g_str_equal (name, "verify.next-agency"))
    go_other (self, 1);
  else if (g_str_equal (name, "verify.previous-agency"))
    go_other (self, -1);
  else if (g_str_equal (name, "verify.reload"))
    monev_verify_desk_load (self);
  else if (g_str_equal (name, "verify.panel"))
    adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
  else if (!monev_verify_desk_step (self, g_str_equal (name, "verify.next") ? 1 : -1))
    gtk_widget_activate_action (widget, "win.toast", "s", _("Tidak ada lagi yang meragukan."));
}

/* ---- how it is built ---- */

static GtkWidget *
make_bar (MonevVerifyDesk *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (bar, "monev-preview-head");
  self->sheets = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->sheets), "linked");
  self->title = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "dim-label");
  self->cell = GTK_LABEL (gtk_label_new (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->cell), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->cell), "numeric");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->sheets));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->cell));
  return bar;
}

static GtkWidget *
make_foot (MonevVerifyDesk *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (foot, "monev-preview-head");
  self->legend = GTK_LABEL (gtk_label_new (
      _("F8 meragukan berikutnya · Alt+PgDn OPD berikutnya · F9 keterangan")));
  gtk_label_set_xalign (self->legend, 0);
  gtk_label_set_ellipsize (self->legend, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->legend), "dim-label");
  gtk_widget_set_hexpand (GTK_WIDGET (self->legend), TRUE);
  self->clean = gtk_button_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->clean), "verify.clean");
  gtk_widget_set_tooltip_text (self->clean,
                               _("Nilai tanpa keraguan dinyatakan sesuai (Ctrl+Shift+S)"));
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->legend));
  gtk_box_append (GTK_BOX (foot), self->clean);
  return foot;
}

static GtkWidget *
make_values (MonevVerifyDesk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->source = monev_verify_source_new ();
  self->grid = MONEV_DATA_GRID (monev_data_grid_new (MONEV_GRID_SOURCE (self->source)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Nilai yang disampaikan OPD"), -1);
  monev_data_grid_set_placeholder (self->grid, _("Tabel ini tidak diisi."));
  g_signal_connect_swapped (self->grid, "cursor-changed", G_CALLBACK (monev_verify_desk_update),
                            self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->grid));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), make_foot (self));
  return box;
}

static GtkWidget *
make_flap (MonevVerifyDesk *self)
{
  GtkWidget *flap = adw_flap_new ();

  self->flap = ADW_FLAP (flap);
  self->panel = MONEV_VERIFY_PANEL (monev_verify_panel_new ());
  adw_flap_set_flap_position (self->flap, GTK_PACK_END);
  adw_flap_set_content (self->flap, make_values (self));
  adw_flap_set_flap (self->flap, GTK_WIDGET (self->panel));
  adw_flap_set_separator (self->flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_widget_set_vexpand (flap, TRUE);
  return flap;
}

static void
add_header (MonevVerifyDesk *self)
{
  static const struct
  {
    const char *icon, *action, *tip;
  } steps[] = {
    { "go-up-symbolic", "verify.previous-agency", N_("OPD sebelumnya (Alt+PgUp)") },
    { "go-down-symbolic", "verify.next-agency", N_("OPD berikutnya (Alt+PgDn)") },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      GtkWidget *button = gtk_button_new_from_icon_name (steps[i].icon);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), steps[i].action);
      gtk_widget_set_tooltip_text (button, _(steps[i].tip));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _(steps[i].tip), -1);
      gtk_box_append (GTK_BOX (box), button);
    }
  monev_page_add_start (MONEV_PAGE (self), box);
  self->send = gtk_button_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->send), "verify.send");
  gtk_widget_set_tooltip_text (self->send,
                               _("Buku kerja berisi sel yang ditanyakan, untuk dikirim ke OPD"));
  gtk_widget_set_visible (self->send, FALSE);
  monev_page_add_end (MONEV_PAGE (self), self->send);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MONEV_VERIFY_DESK (widget)->grid));
}

static void
monev_verify_desk_dispose (GObject *object)
{
  MonevVerifyDesk *self = MONEV_VERIFY_DESK (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->source);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (monev_verify_desk_parent_class)->dispose (object);
}

static void
monev_verify_desk_finalize (GObject *object)
{
  MonevVerifyDesk *self = MONEV_VERIFY_DESK (object);

  g_clear_pointer (&self->shown, monev_verify_data_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_free (self->addressee_id);
  G_OBJECT_CLASS (monev_verify_desk_parent_class)->finalize (object);
}

static void
monev_verify_desk_class_init (MonevVerifyDeskClass *klass)
{
  static const struct
  {
    const char *name;
    guint key;
    GdkModifierType modifiers;
  } walks[] = {
    { "verify.next", GDK_KEY_F8, 0 },
    { "verify.previous", GDK_KEY_F8, GDK_SHIFT_MASK },
    { "verify.next-agency", GDK_KEY_Page_Down, GDK_ALT_MASK },
    { "verify.previous-agency", GDK_KEY_Page_Up, GDK_ALT_MASK },
    { "verify.panel", GDK_KEY_F9, 0 },
    { "verify.reload", GDK_KEY_F5, 0 },
  };
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_verify_desk_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_verify_desk_finalize;
  widget->grab_focus = grab_focus;
  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    {
      gtk_widget_class_install_action (widget, walks[i].name, NULL, walk);
      gtk_widget_class_add_binding_action (widget, walks[i].key, walks[i].modifiers, walks[i].name,
                                           NULL);
    }
  monev_verify_desk_install_acts (widget);
}

static void
monev_verify_desk_init (MonevVerifyDesk *self)
{
  self->cancellable = g_cancellable_new ();
  self->failure = monev_empty_state_new (NULL, "", "");
  monev_empty_state_set_button (MONEV_EMPTY_STATE (self->failure), _("Coba Lagi"), "verify.reload");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_child (self->stack, adw_bin_new ());
  gtk_stack_add_named (self->stack, make_flap (self), "values");
  gtk_stack_add_named (self->stack, self->failure, "failure");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  monev_page_set_content (MONEV_PAGE (self), GTK_WIDGET (self->stack));
}

/** monev_verify_desk_new: Returns: (transfer floating): it reads. */
GtkWidget *
monev_verify_desk_new (MonevWindow *window, MonevSession *session, const char *addressee_id)
{
  MonevVerifyDesk *self = g_object_new (MONEV_TYPE_VERIFY_DESK, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  self->addressee_id = g_strdup (addressee_id);
  add_header (self);
  monev_page_set_title (MONEV_PAGE (self), _("Verifikasi"));
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "actor-changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  monev_verify_desk_load (self);
  return GTK_WIDGET (self);
}

/** monev_verify_desk_open: pushes it onto the window. */
void
monev_verify_desk_open (MonevWindow *window, MonevSession *session, const char *addressee_id)
{
  monev_window_push_desk (window, monev_verify_desk_new (window, session, addressee_id));
}
