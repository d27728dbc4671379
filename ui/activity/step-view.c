#include "step-view.h"

#include "activity-words.h"
#include "base/number.h"
#include "item-rows.h"
#include "ui/common/status-pill.h"
#include "ui/home/columns.h"

#include <glib/gi18n.h>

#define N_FACTS 4
/* Below it the two lists stand one below the other. */
#define BREADTH 640

struct _MonevStepView
{
  AdwBin parent;
  GtkLabel *title;
  GtkWidget *pill;
  GtkLabel *state;
  GtkLabel *reason;
  GtkLabel *facts[N_FACTS][2];
  GtkListBox *needs, *outputs, *others;
  GtkWidget *others_head;
};

G_DEFINE_FINAL_TYPE (MonevStepView, monev_step_view, ADW_TYPE_BIN)

static void
monev_step_view_class_init (MonevStepViewClass *klass)
{
}

/* ---- building ---- */

static GtkLabel *
make_label (GtkWidget *box, const char *text, const char *style)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (text));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), style);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return label;
}

static GtkWidget *
make_fact (MonevStepView *self, guint place, const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkLabel *head = make_label (box, name, "monev-small");

  gtk_widget_add_css_class (GTK_WIDGET (head), "dim-label");
  self->facts[place][0] = make_label (box, "", "heading");
  self->facts[place][1] = make_label (box, "", "monev-small");
  gtk_widget_add_css_class (GTK_WIDGET (self->facts[place][1]), "dim-label");
  gtk_widget_add_css_class (box, "monev-fact");
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static GtkWidget *
make_facts (MonevStepView *self)
{
  const char *const names[N_FACTS] = { _("Pelaksana"), _("Waktu baku"), _("Terpakai"), _("Tenggat") };
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (card, "card");
  gtk_box_set_homogeneous (GTK_BOX (card), FALSE);
  for (guint i = 0; i < N_FACTS; i++)
    {
      if (i > 0)
        gtk_box_append (GTK_BOX (card), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
      gtk_box_append (GTK_BOX (card), make_fact (self, i, names[i]));
    }
  return card;
}

static GtkListBox *
make_list (GtkWidget *box, const char *title, GtkWidget **head)
{
  GtkLabel *label = make_label (box, title, "monev-heading");
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), list);
  if (head != NULL)
    *head = GTK_WIDGET (label);
  return GTK_LIST_BOX (list);
}

static GtkWidget *
make_lists (MonevStepView *self)
{
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->needs = make_list (left, _("Kelengkapan"), NULL);
  self->outputs = make_list (right, _("Keluaran"), NULL);
  return monev_columns_new (left, right, BREADTH, 24);
}

static GtkWidget *
add_act (GtkWidget *box, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

/* What is seldom done; all of them side by side would be wider than the smallest window. */
static GtkWidget *
make_rest (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("Le_wati…"), "desk.skip");
  g_menu_append (menu, _("_Ulangi…"), "desk.repeat");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _("Menu langkah"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Menu langkah"), -1);
  return button;
}

/* What is not done every time; the one button of the step stands in the header. */
static GtkWidget *
make_acts (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  add_act (box, _("_Lampirkan…"), "desk.attach-step");
  add_act (box, _("_Catat…"), "desk.note-step");
  gtk_widget_set_tooltip_text (
      add_act (box, _("_Pelaksanaan…"), "desk.record"),
      _("Mencatat atau mengoreksi kapan langkah ini mulai dan selesai, dan siapa pelaksananya"));
  add_act (box, _("Ubah _Tenggat…"), "desk.due");
  gtk_box_append (GTK_BOX (box), make_rest ());
  return box;
}

static GtkWidget *
make_head (MonevStepView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->title = make_label (head, "", "title-3");
  gtk_label_set_lines (self->title, 4);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  self->pill = monev_status_pill_new (MONEV_STATE_DIM, "");
  monev_status_pill_set_whole (MONEV_STATUS_PILL (self->pill), TRUE);
  gtk_box_append (GTK_BOX (line), self->pill);
  self->state = make_label (line, "", "monev-small");
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "dim-label");
  gtk_widget_set_hexpand (GTK_WIDGET (self->state), TRUE);
  gtk_box_append (GTK_BOX (head), line);
  self->reason = make_label (head, "", "monev-caveat");
  return head;
}

static void
monev_step_view_init (MonevStepView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *others = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), make_facts (self));
  gtk_box_append (GTK_BOX (box), make_acts ());
  gtk_box_append (GTK_BOX (box), make_lists (self));
  self->others = make_list (others, _("Berkas dan catatan langkah ini"), &self->others_head);
  gtk_box_append (GTK_BOX (box), others);
  gtk_widget_add_css_class (box, "monev-step");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

/** monev_step_view_new: Returns: (transfer floating): without a step. */
GtkWidget *
monev_step_view_new (void)
{
  return g_object_new (MONEV_TYPE_STEP_VIEW, NULL);
}

/* ---- showing ---- */

static void
put_fact (MonevStepView *self, guint place, const char *value, const char *detail)
{
  gtk_label_set_text (self->facts[place][0], value);
  gtk_label_set_text (self->facts[place][1], detail);
}

static char *
minutes_text (gint64 minutes)
{
  g_autofree char *number = monev_number_format_int (minutes);

  return g_strdup_printf (_("%s menit"), number);
}

static void
show_used (MonevStepView *self, const MonevActivityStep *step)
{
  g_autofree char *used = minutes_text (step->used);
  g_autofree char *percent = step->percent >= 0
                                 ? g_strdup_printf (_("%d%% dari waktu baku"), (int) step->percent)
                                 : g_strdup ("");

  if (step->started_at == 0)
    put_fact (self, 2, "–", _("belum dimulai"));
  else
    put_fact (self, 2, used, percent);
}

/* Of a due that follows from the plan, no day off can come; of one that is typed it is said. */
static const char *
due_remark (const MonevActivityData *data, const MonevActivityStep *step)
{
  guint remarks
      = monev_office_clock_remark_due (&data->clock, step->planned_start, step->planned_due);

  if ((remarks & MONEV_DUE_PAST_KNOWN) != 0)
    return _(" · hari libur tahun itu belum diketahui");
  return step->due_by_hand && (remarks & MONEV_DUE_DAY_OFF) != 0 ? _(" · bukan hari kerja") : "";
}

static void
show_due (MonevStepView *self, const MonevActivityData *data, const MonevActivityStep *step)
{
  g_autofree char *day
      = monev_activity_words_day (step->planned_due, data->clock.zone, MONEV_DATE_LONG);
  g_autofree char *left = NULL, *text = NULL;
  gboolean over = monev_step_state_is_over (step->state);
  MonevState state = MONEV_STATE_DIM;

  gtk_widget_remove_css_class (GTK_WIDGET (self->facts[3][0]), "monev-late");
  if (step->planned_due == 0)
    {
      put_fact (self, 3, _("Terbuka"), _("tanpa waktu baku"));
      return;
    }
  left = over ? g_strdup (step->late ? _("selesai terlambat") : "")
              : monev_activity_words_due (step->late, step->late_days, step->days_left, &state);
  text = g_strdup_printf ("%s%s%s%s", left, step->due_by_hand && *left != '\0' ? " · " : "",
                          step->due_by_hand ? _("diketik") : "", due_remark (data, step));
  put_fact (self, 3, day, text);
  if (step->late)
    gtk_widget_add_css_class (GTK_WIDGET (self->facts[3][0]), "monev-late");
}

static void
show_facts (MonevStepView *self, const MonevActivityData *data, const MonevActivityStep *step)
{
  g_autofree char *actors = monev_activity_words_actors (data->activity->procedure, step->step);
  g_autofree char *standard = monev_step_time_text (&step->step->time);
  g_autofree char *plan
      = monev_activity_words_day (step->planned_start, data->clock.zone, MONEV_DATE_SHORT);
  g_autofree char *begin = g_strdup_printf (_("rencana mulai %s"), plan);

  if (*step->done_by_name != '\0')
    put_fact (self, 0, step->done_by_name, actors);
  else
    put_fact (self, 0, *actors != '\0' ? actors : "–", "");
  put_fact (self, 1, *standard != '\0' ? standard : "–", begin);
  show_used (self, step);
  show_due (self, data, step);
}

static void
show_state (MonevStepView *self, const MonevActivityData *data, const MonevActivityStep *step)
{
  MonevState state;
  const char *word = monev_activity_words_step (step, &state);
  g_autofree char *title = monev_activity_words_title (step);
  g_autofree char *from = step->started_at != 0
                              ? monev_activity_words_moment (step->started_at, data->clock.zone) : NULL;
  g_autofree char *to = step->finished_at != 0
                            ? monev_activity_words_moment (step->finished_at, data->clock.zone) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (from != NULL)
    g_string_append_printf (text, _("Mulai %s"), from);
  if (to != NULL)
    g_string_append_printf (text, _("%sselesai %s"), text->len > 0 ? " · " : "", to);
  if (*step->step->remark != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", step->step->remark);
  gtk_label_set_text (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), step->step->wording);
  monev_status_pill_set (MONEV_STATUS_PILL (self->pill), state, word);
  gtk_label_set_text (self->state, text->str);
}

static void
show_reason (MonevStepView *self, const MonevActivityStep *step)
{
  const struct
  {
    const char *words;
    const char *reason;
  } reasons[] = {
    { _("Dilewati: %s"), step->skip_reason },
    { _("Dimulai lebih awal: %s"), step->early_reason },
    { _("Terlambat karena: %s"), step->late_reason },
  };
  g_autoptr (GString) text = g_string_new (step->blocked);

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (*reasons[i].reason != '\0')
      {
        g_autofree char *line = g_strdup_printf (reasons[i].words, reasons[i].reason);

        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
      }
  gtk_label_set_text (self->reason, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), text->len > 0);
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
show_items (const MonevItemRows *rows, GtkListBox *list, GPtrArray *items, const char *none)
{
  GtkWidget *label;

  clear_list (list);
  for (guint i = 0; i < items->len; i++)
    monev_item_rows_add_item (rows, list, items->pdata[i]);
  if (items->len > 0)
    return;
  label = gtk_label_new (none);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_start (label, 14);
  gtk_widget_set_margin_top (label, 8);
  gtk_widget_set_margin_bottom (label, 8);
  gtk_list_box_append (list, label);
}

static void
show_others (MonevStepView *self, const MonevItemRows *rows, const MonevActivityStep *step)
{
  gboolean any = step->files->len + step->notes->len > 0;

  clear_list (self->others);
  for (guint i = 0; i < step->files->len; i++)
    monev_item_rows_add_file (rows, self->others, step->files->pdata[i], NULL);
  for (guint i = 0; i < step->notes->len; i++)
    monev_item_rows_add_note (rows, self->others, step->notes->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->others), any);
  gtk_widget_set_visible (self->others_head, any);
}

/** monev_step_view_show: @refused: (nullable): why nothing may be changed here. */
void
monev_step_view_show (MonevStepView *self, const MonevActivityData *data,
                      const MonevActivityStep *step, const char *refused)
{
  const MonevItemRows rows = { data, refused };

  g_return_if_fail (MONEV_IS_STEP_VIEW (self));

  show_state (self, data, step);
  show_reason (self, step);
  show_facts (self, data, step);
  show_items (&rows, self->needs, step->needs, _("Langkah ini tidak memerlukan kelengkapan."));
  show_items (&rows, self->outputs, step->outputs, _("Langkah ini tidak menyebut keluaran."));
  show_others (self, &rows, step);
}
