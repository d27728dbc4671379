#include "agenda-month.h"

#include "activity/field-paper.h"
#include "agenda-export.h"
#include "agenda-print.h"
#include "month-cell.h"
#include "office/office.h"
#include "ui/common/error-text.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>

#define DAYS 42

struct _MonevAgendaMonth
{
  GtkBox parent;
  MonevSession *session;
  GCancellable *cancellable;
  MonevMonthData *data;
  GtkLabel *title, *day_title;
  GtkListBox *list;
  GtkWidget *cells[DAYS];
  MonevDate day;
  gboolean loading, again, focus;
};

G_DEFINE_FINAL_TYPE (MonevAgendaMonth, monev_agenda_month, GTK_TYPE_BOX)

/* ---- what is shown ---- */

static void
show_list (MonevAgendaMonth *self)
{
  g_autofree char *date = monev_date_format (self->day, MONEV_DATE_FULL);
  GtkWidget *row;

  gtk_label_set_text (self->day_title, date);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->data->entries->len; i++)
    {
      const MonevAgendaEntry *entry = self->data->entries->pdata[i];

      if (self->day >= entry->from && self->day <= entry->until)
        gtk_list_box_append (self->list, monev_month_row_new (self->data, i));
    }
  /* The list lets go of its placeholder with its rows in GTK 4.8: it is given anew. */
  row = gtk_label_new (_("Tidak ada kunjungan, rapat, atau tenggat."));
  gtk_label_set_wrap (GTK_LABEL (row), TRUE);
  gtk_widget_add_css_class (row, "dim-label");
  gtk_list_box_set_placeholder (self->list, row);
}

static void
show (MonevAgendaMonth *self)
{
  g_autofree char *title = g_strdup_printf ("%s %d", monev_date_month_name (self->data->month),
                                            self->data->year);

  gtk_label_set_text (self->title, title);
  for (int i = 0; i < DAYS; i++)
    monev_month_cell_show (self->cells[i], self->data, self->data->first + i,
                           self->data->first + i == self->day);
  show_list (self);
  if (self->focus)
    gtk_widget_grab_focus (self->cells[self->day - self->data->first]);
  self->focus = FALSE;
}

static void load (MonevAgendaMonth *self);

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevAgendaMonth *self = owner;
  g_autoptr (MonevMonthData) data = result;

  self->loading = FALSE;
  if (error != NULL)
    {
      g_autofree char *text = monev_error_text_line (error);

      gtk_label_set_text (self->title, text);
    }
  else if (!self->again)
    {
      monev_month_data_free (self->data);
      self->data = g_steal_pointer (&data);
      show (self);
    }
  if (self->again)
    load (self);
}

static void
load (MonevAgendaMonth *self)
{
  int year, month, number;

  self->again = self->loading;
  if (self->loading || monev_session_get_actor (self->session) == NULL)
    return;
  self->loading = TRUE;
  monev_date_to_ymd (self->day, &year, &month, &number);
  monev_month_data_load (self->session, G_OBJECT (self), year, month, self->cancellable, on_loaded);
}

/** monev_agenda_month_reload: reads the month of the chosen day anew. */
void
monev_agenda_month_reload (MonevAgendaMonth *self)
{
  load (self);
}

/** monev_agenda_month_is_ready: Returns: whether the month of the chosen day is shown. */
gboolean
monev_agenda_month_is_ready (MonevAgendaMonth *self)
{
  return self->data != NULL && !self->loading;
}

/** monev_agenda_month_get_data: Returns: (transfer none) (nullable): what is shown. */
const MonevMonthData *
monev_agenda_month_get_data (MonevAgendaMonth *self)
{
  return self->data;
}

/** monev_agenda_month_get_day: Returns: the chosen day. */
MonevDate
monev_agenda_month_get_day (MonevAgendaMonth *self)
{
  return self->day;
}

static gboolean
is_shown (MonevAgendaMonth *self, MonevDate day)
{
  int year, month, number;

  monev_date_to_ymd (day, &year, &month, &number);
  return self->data != NULL && !self->loading && self->data->year == year
         && self->data->month == month;
}

/** monev_agenda_month_set_day: chooses @day, and turns to its month. */
void
monev_agenda_month_set_day (MonevAgendaMonth *self, MonevDate day)
{
  int year, month, number;

  monev_date_to_ymd (day, &year, &month, &number);
  if (year < MONEV_YEAR_MIN || year > MONEV_YEAR_MAX)
    return;
  self->day = day;
  self->focus = TRUE;
  if (is_shown (self, day))
    show (self);
  else
    load (self);
}

/* ---- keys and acts ---- */

static gboolean
walk (GtkWidget *widget, GVariant *by, gpointer data)
{
  MonevAgendaMonth *self = MONEV_AGENDA_MONTH (widget);

  monev_agenda_month_set_day (self, self->day + g_variant_get_int32 (by));
  return TRUE;
}

/* The same day of another month, or its last one. */
static void
turn (MonevAgendaMonth *self, int by)
{
  int year, month, number;
  MonevDate day;

  monev_date_to_ymd (self->day, &year, &month, &number);
  month += by;
  year += month < 1 ? -1 : month > 12 ? 1 : 0;
  month = month < 1 ? 12 : month > 12 ? 1 : month;
  while (!monev_date_from_ymd (year, month, number, &day))
    number--;
  monev_agenda_month_set_day (self, day);
}

static void
act_turn (GtkWidget *widget, const char *name, GVariant *parameter)
{
  turn (MONEV_AGENDA_MONTH (widget), g_str_equal (name, "month.next") ? 1 : -1);
}

static void
act_today (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevAgendaMonth *self = MONEV_AGENDA_MONTH (widget);

  if (self->data != NULL)
    monev_agenda_month_set_day (self, self->data->today);
}

static void
on_row (MonevAgendaMonth *self, GtkListBoxRow *row)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "monev-entry"));
  const MonevAgendaEntry *entry = self->data->entries->pdata[i - 1];

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-activity", "(ss)", entry->activity_id,
                              entry->kind == MONEV_AGENDA_STEP ? entry->id : "");
}

static void
act_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevAgendaMonth *self = MONEV_AGENDA_MONTH (widget);
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (first == NULL)
    return;
  if (gtk_list_box_get_row_at_index (self->list, 1) == NULL)
    on_row (self, first);
  else
    gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
on_cell (GtkWidget *cell, MonevAgendaMonth *self)
{
  for (int i = 0; i < DAYS && self->data != NULL; i++)
    if (self->cells[i] == cell && self->data->first + i == self->day)
      gtk_widget_activate_action (GTK_WIDGET (self), "month.open", NULL);
    else if (self->cells[i] == cell)
      {
        monev_agenda_month_set_day (self, self->data->first + i);
        return;
      }
}

static void
act_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevAgendaMonth *self = MONEV_AGENDA_MONTH (widget);

  if (self->data != NULL)
    monev_agenda_export_ask (widget, self->session,
                             &(MonevAgendaExport) { MONEV_AGENDA_FILE_MONTH, "pdf",
                                                    self->data->year, self->data->month });
}

static gpointer
layout_job (MonevDbJob *job, gpointer data, GError **error)
{
  const int *month = data;
  g_autoptr (MonevPageDocument) paper
      = monev_agenda_paper (monev_db_job_connection (job), month[0], month[1], error);

  return paper != NULL ? monev_page_layout_new (paper, NULL, error) : NULL;
}

static void
on_laid_out (gpointer owner, gpointer result, const GError *error)
{
  MonevAgendaMonth *self = owner;
  g_autoptr (MonevPageLayout) layout = result;
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) problem = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (error != NULL || root == NULL)
    {
      if (error != NULL)
        monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  operation = monev_agenda_print_new (layout, gtk_label_get_text (self->title));
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (root),
                           &problem);
  if (problem != NULL)
    monev_reference_tell (GTK_WIDGET (self), problem);
}

static void
act_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevAgendaMonth *self = MONEV_AGENDA_MONTH (widget);

  if (self->data == NULL)
    return;
  const int month[2] = { self->data->year, self->data->month };
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_LONG,
                                          .work = layout_job,
                                          .data = g_memdup2 (month, sizeof month),
                                          .free_data = g_free,
                                          .free_result = (GDestroyNotify) monev_page_layout_unref,
                                          .cancellable = self->cancellable },
                      on_laid_out);
}

/* ---- building ---- */

static GtkWidget *
add_button (GtkWidget *box, const char *icon, const char *label, const char *tip, const char *action)
{
  GtkWidget *button = icon != NULL ? gtk_button_new_from_icon_name (icon)
                                   : gtk_button_new_with_mnemonic (label);

  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  icon != NULL ? tip : label, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_head (MonevAgendaMonth *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *title = gtk_label_new (NULL);

  self->title = GTK_LABEL (title);
  gtk_widget_add_css_class (title, "title-3");
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  add_button (box, "go-previous-symbolic", NULL, _("Bulan sebelumnya (Page Up)"), "month.previous");
  add_button (box, NULL, _("_Hari Ini"), _("Ke hari ini (Home)"), "month.today");
  add_button (box, "go-next-symbolic", NULL, _("Bulan berikutnya (Page Down)"), "month.next");
  add_button (box, "printer-symbolic", NULL, _("Cetak bulan ini (Ctrl+P)"), "month.print");
  add_button (box, NULL, _("_PDF…"), _("Simpan bulan ini sebagai PDF"), "month.export");
  gtk_widget_add_css_class (box, "monev-month-head");
  return box;
}

static GtkWidget *
make_grid (MonevAgendaMonth *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  for (int i = 0; i < 7; i++)
    {
      GtkWidget *label = gtk_label_new (monev_date_weekday_name (i));

      gtk_widget_add_css_class (label, "dim-label");
      gtk_grid_attach (GTK_GRID (grid), label, i, 0, 1, 1);
    }
  for (int i = 0; i < DAYS; i++)
    {
      GtkWidget *cell = gtk_button_new ();

      self->cells[i] = cell;
      gtk_widget_set_hexpand (cell, TRUE);
      gtk_widget_set_vexpand (cell, TRUE);
      gtk_widget_set_size_request (cell, 60, 76);
      gtk_widget_add_css_class (cell, "flat");
      gtk_widget_add_css_class (cell, "monev-day");
      g_signal_connect (cell, "clicked", G_CALLBACK (on_cell), self);
      gtk_grid_attach (GTK_GRID (grid), cell, i % 7, 1 + i / 7, 1, 1);
    }
  return grid;
}

static GtkWidget *
make_day (MonevAgendaMonth *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *scrolled = gtk_scrolled_window_new (), *title = gtk_label_new (NULL);

  self->day_title = GTK_LABEL (title);
  gtk_label_set_xalign (self->day_title, 0);
  gtk_label_set_wrap (self->day_title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "monev-day-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Acara pada hari yang dipilih"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_widget_set_size_request (box, 220, -1);
  gtk_widget_set_hexpand (box, FALSE);
  gtk_widget_add_css_class (box, "monev-day-side");
  return box;
}

static void
monev_agenda_month_dispose (GObject *object)
{
  MonevAgendaMonth *self = MONEV_AGENDA_MONTH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (monev_agenda_month_parent_class)->dispose (object);
}

static void
monev_agenda_month_finalize (GObject *object)
{
  MonevAgendaMonth *self = MONEV_AGENDA_MONTH (object);

  g_object_unref (self->cancellable);
  monev_month_data_free (self->data);
  G_OBJECT_CLASS (monev_agenda_month_parent_class)->finalize (object);
}

static void
monev_agenda_month_class_init (MonevAgendaMonthClass *klass)
{
  static const struct { guint key; int by; } walks[] = {
    { GDK_KEY_Left, -1 }, { GDK_KEY_Right, 1 }, { GDK_KEY_Up, -7 }, { GDK_KEY_Down, 7 },
  };
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_agenda_month_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_agenda_month_finalize;
  gtk_widget_class_install_action (widget, "month.previous", NULL, act_turn);
  gtk_widget_class_install_action (widget, "month.next", NULL, act_turn);
  gtk_widget_class_install_action (widget, "month.today", NULL, act_today);
  gtk_widget_class_install_action (widget, "month.open", NULL, act_open);
  gtk_widget_class_install_action (widget, "month.print", NULL, act_print);
  gtk_widget_class_install_action (widget, "month.export", NULL, act_export);
  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    gtk_widget_class_add_binding (widget, walks[i].key, 0, walk, "i", walks[i].by);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_Page_Up, 0, "month.previous", NULL);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_Page_Down, 0, "month.next", NULL);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_Home, 0, "month.today", NULL);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_p, GDK_CONTROL_MASK, "month.print", NULL);
}

static void
monev_agenda_month_init (MonevAgendaMonth *self)
{
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *grid = make_grid (self);

  self->cancellable = g_cancellable_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_append (GTK_BOX (self), make_head (self));
  gtk_widget_set_vexpand (middle, TRUE);
  gtk_widget_set_hexpand (grid, TRUE);
  gtk_box_append (GTK_BOX (middle), grid);
  gtk_box_append (GTK_BOX (middle), make_day (self));
  gtk_box_append (GTK_BOX (self), middle);
}

/** monev_agenda_month_new: Returns: (transfer floating): at today in the zone of the office; monev_agenda_month_reload() reads. */
GtkWidget *
monev_agenda_month_new (MonevSession *session)
{
  MonevAgendaMonth *self = g_object_new (MONEV_TYPE_AGENDA_MONTH, NULL);
  g_autoptr (GTimeZone) zone = monev_office_record_zone (monev_session_get_office (session));
  g_autoptr (GDateTime) now = g_date_time_new_now (zone);

  self->session = g_object_ref (session);
  monev_date_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now),
                       g_date_time_get_day_of_month (now), &self->day);
  return GTK_WIDGET (self);
}
