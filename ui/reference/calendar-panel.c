#include "calendar-panel.h"

#include "calendar-data.h"
#include "calendar/holiday-record.h"
#include "export-act.h"
#include "holiday-rows.h"
#include "hours-desk.h"
#include "record-import.h"
#include "record-desk.h"

#include <glib/gi18n.h>
#include <string.h>

#define SIDE_WIDTH 300

struct _MonevCalendarPanel
{
  MonevReferencePanel parent;
  GtkInfoBar *bar;
  GtkWidget *bar_import;
  GtkLabel *missing;
  MonevCalendarViews *views;
  MonevDueBox *due;
  MonevHolidayRows *list;
  MonevRowFilter *filter;
  GtkWidget *list_head;
  GtkScrolledWindow *scrolled;
  GtkLabel *hours;
  MonevJobProgress *progress;
  GPtrArray *shown; /* MonevRecord: the holidays of the year */
  char *wanted;     /* id of the holiday to go to once it is read */
  MonevWorkProfile profile;
  gint64 version;
  gboolean read;
};

G_DEFINE_FINAL_TYPE (MonevCalendarPanel, monev_calendar_panel, MONEV_TYPE_REFERENCE_PANEL)

static MonevReferencePanel *
panel (gpointer self)
{
  return MONEV_REFERENCE_PANEL (self);
}

static MonevSession *
session_of (gpointer self)
{
  return monev_reference_panel_get_session (panel (self));
}

static MonevWindow *
window_of (gpointer self)
{
  return monev_reference_panel_get_window (panel (self));
}

static MonevYearView *
year_of (MonevCalendarPanel *self)
{
  return monev_calendar_views_get_year (self->views);
}

static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  return monev_calendar_data_load (monev_db_job_connection (job), error);
}

/* Who comes back from a desk goes on at the holiday that was saved there. */
static void
on_desk_saved (MonevCalendarPanel *self, const char *id)
{
  g_free (self->wanted);
  self->wanted = g_strdup (id);
}

static void
push_desk (MonevCalendarPanel *self, GtkWidget *desk, const char *signal)
{
  g_signal_connect_object (desk, signal, G_CALLBACK (on_desk_saved), self, G_CONNECT_SWAPPED);
  monev_window_push_desk (window_of (self), desk);
}

static void
open_desk (MonevCalendarPanel *self, MonevRecord *record)
{
  push_desk (self, monev_record_desk_new (window_of (self), session_of (self), record), "saved");
}

static void
say_missing (MonevCalendarPanel *self, const MonevCalendarData *loaded, int year)
{
  g_autoptr (GArray) years = monev_holiday_years (loaded->holidays);
  g_autofree char *text = NULL;
  gboolean known = FALSE;

  for (guint i = 0; i < years->len && !known; i++)
    known = g_array_index (years, int, i) == year;
  text = known ? g_strdup ("")
               : g_strdup_printf (_("Hari libur Tahun %d belum diisi. Jatuh tempo pada tahun itu "
                                    "dihitung tanpa libur nasional dan cuti bersama."),
                                  year);
  gtk_label_set_text (self->missing, text);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), !known);
  gtk_info_bar_set_revealed (self->bar, !known);
}

static void
say_count (MonevCalendarPanel *self, int year)
{
  guint work = 0;
  g_autofree char *text = NULL;
  MonevDate first = 0, next = 0;

  monev_date_from_ymd (year, 1, 1, &first);
  monev_date_from_ymd (year + 1, 1, 1, &next);
  for (MonevDate date = first; date < next; date++)
    work += monev_year_view_day (year_of (self), date)->kind == MONEV_DAY_WORK;
  text = g_strdup_printf (_("%u hari kerja pada Tahun %d"), work, year);
  monev_reference_panel_set_subtitle (panel (self), text);
}

static void
say_hours (MonevCalendarPanel *self)
{
  g_autofree char *normal = monev_work_week_to_text (self->profile.normal);
  g_autofree char *ramadan = monev_work_week_to_text (self->profile.ramadan);
  g_autofree char *text = g_strdup_printf (_("%s\n\nRamadan:\n%s"), normal, ramadan);

  gtk_label_set_text (self->hours, text);
}

static void
show_list (MonevCalendarPanel *self, const MonevCalendarData *loaded, int year)
{
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = monev_calendar_data_of_year (loaded, year);
  monev_holiday_rows_set (self->list, self->shown);
  monev_holiday_rows_filter (self->list, self->filter);
}

/* The list stands below the sums of the day: what is left of it comes into view. */
static void
on_filtered (MonevCalendarPanel *self)
{
  GtkAdjustment *across = gtk_scrolled_window_get_vadjustment (self->scrolled);
  graphene_point_t at;

  monev_holiday_rows_filter (self->list, self->filter);
  if (*monev_row_filter_get_text (self->filter) != '\0'
      && gtk_widget_compute_point (self->list_head, GTK_WIDGET (self->scrolled),
                                   &GRAPHENE_POINT_INIT (0, 0), &at))
    gtk_adjustment_set_value (across, gtk_adjustment_get_value (across) + at.y);
}

static MonevGridSource *
get_source (MonevReferencePanel *reference_panel)
{
  return MONEV_GRID_SOURCE (MONEV_CALENDAR_PANEL (reference_panel)->filter);
}

static void
go_to_wanted (MonevCalendarPanel *self)
{
  if (self->wanted != NULL && gtk_widget_get_mapped (GTK_WIDGET (self))
      && monev_window_get_desk (window_of (self)) == NULL)
    {
      monev_holiday_rows_go_to (self->list, self->wanted);
      g_clear_pointer (&self->wanted, g_free);
    }
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevCalendarPanel *self = owner;
  g_autoptr (MonevCalendarData) loaded = result;
  int year = monev_session_get_year (session_of (self));

  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  self->profile = loaded->profile;
  self->version = loaded->version;
  monev_year_view_set (year_of (self), year, loaded->times, loaded->holidays, loaded->today);
  monev_calendar_views_refresh (self->views);
  monev_due_box_set_times (self->due, loaded->times);
  if (!self->read)
    monev_due_box_set_from (self->due, loaded->today, 8 * 60);
  self->read = TRUE;
  show_list (self, loaded, year);
  say_missing (self, loaded, year);
  say_hours (self);
  say_count (self, year);
  go_to_wanted (self);
}

static void
load (MonevReferencePanel *reference_panel)
{
  monev_session_call (monev_reference_panel_get_session (reference_panel),
                      G_OBJECT (reference_panel),
                      &(MonevDbJobSpec) {
                          .lane = MONEV_DB_LANE_READ,
                          .work = load_job,
                          .free_result = (GDestroyNotify) monev_calendar_data_free,
                          .cancellable = monev_reference_panel_get_cancellable (reference_panel) },
                      on_loaded);
}

static void
on_day_activated (MonevCalendarPanel *self, int date)
{
  monev_due_box_set_from (self->due, date, 8 * 60);
}

static void
add (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (MonevRecord) record = monev_record_new (&monev_holiday_type);

  open_desk (data, record);
}

static void
import (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  push_desk (data, monev_record_import_new (window_of (data), session_of (data), &monev_holiday_type),
             "imported");
}

static void
edit_hours (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MonevCalendarPanel *self = data;

  if (self->read)
    monev_window_push_desk (window_of (self),
                            monev_hours_desk_new (window_of (self), session_of (self),
                                                  &self->profile, self->version));
}

/** monev_calendar_panel_export: @path: ends with .xlsx or .csv; takes the holidays of the year. */
void
monev_calendar_panel_export (MonevCalendarPanel *self, const char *path)
{
  if (self->shown != NULL)
    monev_export_start (panel (self), self->progress, &monev_holiday_type,
                        g_ptr_array_ref (self->shown), path);
}

static void
export_to (MonevReferencePanel *reference_panel, const char *path)
{
  monev_calendar_panel_export (MONEV_CALENDAR_PANEL (reference_panel), path);
}

static void
choose_export (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *title = g_strdup_printf ("%s %d", monev_holiday_type.title,
                                            monev_session_get_year (session_of (data)));

  monev_export_ask (panel (data), title, export_to);
}

static void
on_year_changed (MonevCalendarPanel *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    monev_reference_panel_load (panel (self));
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (MONEV_CALENDAR_PANEL (widget)->views),
                                 GTK_DIR_TAB_FORWARD);
}

static void
monev_calendar_panel_dispose (GObject *object)
{
  MonevCalendarPanel *self = MONEV_CALENDAR_PANEL (object);

  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (monev_calendar_panel_parent_class)->dispose (object);
}

static void
monev_calendar_panel_class_init (MonevCalendarPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_calendar_panel_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  MONEV_REFERENCE_PANEL_CLASS (klass)->load = load;
  MONEV_REFERENCE_PANEL_CLASS (klass)->get_source = get_source;
}

static GtkWidget *
heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "monev-heading");
  return label;
}

static GtkWidget *
make_hours_head (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = heading (_("Jam Kerja")), *edit = gtk_button_new_with_label (_("Ubah…"));

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (edit, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (edit), "panel.edit-hours");
  gtk_widget_set_margin_top (box, 10);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), edit);
  return box;
}

static GtkWidget *
make_hours (MonevCalendarPanel *self)
{
  GtkWidget *card = adw_bin_new ();

  self->hours = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->hours, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->hours), "numeric");
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "monev-due");
  adw_bin_set_child (ADW_BIN (card), GTK_WIDGET (self->hours));
  return card;
}

static GtkWidget *
make_side (MonevCalendarPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *days = heading (_("Hari Libur"));

  self->due = MONEV_DUE_BOX (monev_due_box_new ());
  self->list = MONEV_HOLIDAY_ROWS (monev_holiday_rows_new ());
  g_signal_connect_swapped (self->list, "record-activated", G_CALLBACK (open_desk), self);
  self->list_head = days;
  gtk_widget_set_margin_top (days, 14);
  gtk_box_append (GTK_BOX (box), heading (_("Hitung Jatuh Tempo")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->due));
  gtk_box_append (GTK_BOX (box), make_hours_head ());
  gtk_box_append (GTK_BOX (box), make_hours (self));
  gtk_box_append (GTK_BOX (box), days);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_widget_set_size_request (box, SIDE_WIDTH, -1);
  return box;
}

static GtkWidget *
make_bar (MonevCalendarPanel *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Impor…"));

  self->bar = GTK_INFO_BAR (gtk_info_bar_new ());
  self->missing = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->missing, TRUE);
  gtk_label_set_xalign (self->missing, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->missing), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "panel.import");
  self->bar_import = button;
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_info_bar_set_message_type (self->bar, GTK_MESSAGE_WARNING);
  gtk_info_bar_add_child (self->bar, GTK_WIDGET (self->missing));
  gtk_info_bar_add_child (self->bar, button);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  return GTK_WIDGET (self->bar);
}

static void
monev_calendar_panel_init (MonevCalendarPanel *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 20);

  self->scrolled = GTK_SCROLLED_WINDOW (scrolled);
  self->filter = monev_row_filter_new ();
  g_signal_connect_object (self->filter, "filtered", G_CALLBACK (on_filtered), self,
                           G_CONNECT_SWAPPED);
  self->views = MONEV_CALENDAR_VIEWS (monev_calendar_views_new ());
  self->progress = MONEV_JOB_PROGRESS (monev_job_progress_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->views), TRUE);
  gtk_box_append (GTK_BOX (columns), GTK_WIDGET (self->views));
  gtk_box_append (GTK_BOX (columns), make_side (self));
  gtk_widget_set_margin_top (columns, 18);
  gtk_widget_set_margin_bottom (columns, 24);
  gtk_widget_set_margin_start (columns, 18);
  gtk_widget_set_margin_end (columns, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), columns);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (outer), make_bar (self));
  gtk_box_append (GTK_BOX (outer), scrolled);
  gtk_box_append (GTK_BOX (outer), GTK_WIDGET (self->progress));
  adw_bin_set_child (ADW_BIN (self), outer);
  g_signal_connect_swapped (self->views, "day-activated", G_CALLBACK (on_day_activated), self);
}

static void
add_tools (MonevCalendarPanel *self)
{
  GtkWidget *button = monev_reference_panel_add_button (panel (self), FALSE,
                                                        _("_Tambah Hari Libur"), "add",
                                                        MONEV_ACT_CALENDAR_EDIT);

  gtk_widget_add_css_class (button, "suggested-action");
  monev_reference_panel_add_button (panel (self), TRUE, _("_Impor…"), "import",
                                    MONEV_ACT_CALENDAR_EDIT);
  monev_reference_panel_add_button (panel (self), TRUE, _("_Ekspor…"), "export", MONEV_N_ACTS);
  monev_reference_panel_guard (panel (self), self->bar_import, "import", MONEV_ACT_CALENDAR_EDIT);
}

/** monev_calendar_panel_new: Returns: (transfer floating): it reads when it is first seen. */
GtkWidget *
monev_calendar_panel_new (MonevWindow *window, MonevSession *session)
{
  MonevCalendarPanel *self = g_object_new (MONEV_TYPE_CALENDAR_PANEL, NULL);
  static const GActionEntry entries[]
      = { { "add", add }, { "import", import }, { "export", choose_export },
          { "edit-hours", edit_hours } };

  monev_reference_panel_attach (panel (self), window, session);
  g_action_map_add_action_entries (monev_reference_panel_get_actions (panel (self)), entries,
                                   G_N_ELEMENTS (entries), self);
  add_tools (self);
  g_signal_connect_object (session, "year-changed", G_CALLBACK (on_year_changed), self,
                           G_CONNECT_SWAPPED);
  monev_reference_panel_set_title (panel (self), _("Kalender"));
  return GTK_WIDGET (self);
}

/** monev_calendar_panel_get_year: Returns: (transfer none): the year that is drawn. */
MonevYearView *
monev_calendar_panel_get_year (MonevCalendarPanel *self)
{
  return year_of (self);
}

/** monev_calendar_panel_get_due: Returns: (transfer none): where a due time is reckoned. */
MonevDueBox *
monev_calendar_panel_get_due (MonevCalendarPanel *self)
{
  return self->due;
}

/** monev_calendar_panel_n_holidays: Returns: how many holidays of the year are listed. */
guint
monev_calendar_panel_n_holidays (MonevCalendarPanel *self)
{
  return monev_holiday_rows_get_n (self->list);
}

/** monev_calendar_panel_get_missing: Returns: (transfer none): that the holidays of the year are
 * not there yet, or "". */
const char *
monev_calendar_panel_get_missing (MonevCalendarPanel *self)
{
  return gtk_label_get_text (self->missing);
}

/** monev_calendar_panel_get_views: Returns: (transfer none): the year and the month. */
MonevCalendarViews *
monev_calendar_panel_get_views (MonevCalendarPanel *self)
{
  return self->views;
}
