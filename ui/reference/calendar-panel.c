#include "calendar-panel.h"

#include "calendar/calendar-store.h"
#include "calendar/holiday-record.h"
#include "hours-desk.h"
#include "import-desk.h"
#include "people/login.h"
#include "record-desk.h"
#include "reference/reference.h"

#include <glib/gi18n.h>
#include <string.h>

#define SIDE_WIDTH 300

struct _MonevCalendarPanel
{
  MonevReferencePanel parent;
  GtkInfoBar *bar;
  GtkLabel *missing;
  MonevYearView *view;
  MonevDueBox *due;
  AdwPreferencesGroup *group;
  GtkLabel *hours;
  GtkLabel *year_label;
  GPtrArray *rows; /* borrowed */
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

typedef struct
{
  GPtrArray *records;
  GPtrArray *holidays;
  MonevWorkTime *times;
  MonevWorkProfile profile;
  gint64 version;
  MonevDate today;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->records, g_ptr_array_unref);
  g_clear_pointer (&loaded->holidays, g_ptr_array_unref);
  g_clear_pointer (&loaded->times, monev_work_time_unref);
  g_free (loaded);
}

static MonevHoliday *
holiday_of (const MonevRecord *record)
{
  const char *to = monev_record_get (record, "date_to");
  MonevHolidayKind kind;
  MonevDate from, until;

  if (!monev_date_from_iso (monev_record_get (record, "date_from"), &from, NULL)
      || !monev_holiday_kind_from_name (monev_record_get (record, "kind"), &kind))
    return NULL;
  if (*to == '\0' || !monev_date_from_iso (to, &until, NULL))
    until = from;
  return monev_holiday_new (from, MAX (from, until), kind, monev_record_get (record, "name"));
}

static gboolean
read_today (MonevDbConnection *connection, MonevDate *today, GError **error)
{
  g_autofree char *text = NULL;
  gint64 now = 0;

  if (!monev_db_now (connection, &now, error))
    return FALSE;
  text = monev_today (connection, now);
  return monev_date_from_iso (text, today, error);
}

static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->records = monev_reference_list (connection, &monev_holiday_type, 0, error);
  if (loaded->records != NULL)
    loaded->times = monev_calendar_load (connection, error);
  if (loaded->times == NULL
      || !monev_work_profile_load (connection, &loaded->profile, &loaded->version, error)
      || !read_today (connection, &loaded->today, error))
    {
      loaded_free (loaded);
      return NULL;
    }
  loaded->holidays = monev_holiday_list_new ();
  for (guint i = 0; i < loaded->records->len; i++)
    {
      MonevHoliday *holiday = holiday_of (loaded->records->pdata[i]);

      if (holiday != NULL)
        g_ptr_array_add (loaded->holidays, holiday);
    }
  return loaded;
}

static void
open_desk (MonevCalendarPanel *self, MonevRecord *record)
{
  monev_window_push_desk (window_of (self),
                          monev_record_desk_new (window_of (self), session_of (self), record));
}

static void
on_row_activated (MonevCalendarPanel *self, GtkWidget *row)
{
  open_desk (self, g_object_get_data (G_OBJECT (row), "record"));
}

static char *
when (const MonevRecord *record)
{
  MonevDate from, until;
  g_autofree char *first = NULL, *last = NULL;

  if (!monev_date_from_iso (monev_record_get (record, "date_from"), &from, NULL))
    return g_strdup ("");
  if (!monev_date_from_iso (monev_record_get (record, "date_to"), &until, NULL))
    return monev_date_format (from, MONEV_DATE_FULL);
  first = monev_date_format (from, MONEV_DATE_SHORT);
  last = monev_date_format (until, MONEV_DATE_SHORT);
  return g_strdup_printf (_("%s sampai %s"), first, last);
}

/* The marks of the drawing, so that list and drawing explain each other. */
enum
{
  KEY_NATIONAL,
  KEY_COLLECTIVE,
  KEY_RAMADAN,
  N_KEYS
};

static void
draw_key (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  static const MonevDayKind kinds[N_KEYS]
      = { MONEV_DAY_NATIONAL, MONEV_DAY_COLLECTIVE, MONEV_DAY_WORK };
  guint key = GPOINTER_TO_UINT (data);

  monev_year_view_draw_day (GTK_WIDGET (area), cr, kinds[key], key == KEY_RAMADAN, 0, 0, height);
}

static GtkWidget *
make_key (guint key)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), 18);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), 18);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_key, GUINT_TO_POINTER (key), NULL);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  return area;
}

static guint
key_of (const MonevRecord *record)
{
  const char *kind = monev_record_get (record, "kind");

  if (strcmp (kind, "libur nasional") == 0)
    return KEY_NATIONAL;
  return strcmp (kind, "ramadan") == 0 ? KEY_RAMADAN : KEY_COLLECTIVE;
}

static GtkWidget *
make_row (MonevCalendarPanel *self, MonevRecord *record)
{
  static const char *const words[N_KEYS]
      = { N_ ("Libur nasional"), N_ ("Cuti bersama"), N_ ("Ramadan") };
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (monev_record_get (record, "name"), -1);
  g_autofree char *date = when (record);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", date, _(words[key_of (record)]));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_key (key_of (record)));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "record", monev_record_ref (record),
                          (GDestroyNotify) monev_record_unref);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (on_row_activated), self);
  return row;
}

static gboolean
touches (const MonevRecord *record, int year)
{
  g_autofree char *text = g_strdup_printf ("%04d", year);

  return g_str_has_prefix (monev_record_get (record, "date_from"), text)
         || g_str_has_prefix (monev_record_get (record, "date_to"), text);
}

static void
show_list (MonevCalendarPanel *self, const Loaded *loaded, int year)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < loaded->records->len; i++)
    if (touches (loaded->records->pdata[i], year))
      {
        GtkWidget *row = make_row (self, loaded->records->pdata[i]);

        adw_preferences_group_add (self->group, row);
        g_ptr_array_add (self->rows, row);
      }
}

static void
say_missing (MonevCalendarPanel *self, const Loaded *loaded, int year)
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
    work += monev_year_view_day (self->view, date)->kind == MONEV_DAY_WORK;
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
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevCalendarPanel *self = owner;
  Loaded *loaded = result;
  int year = monev_session_get_year (session_of (self));

  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  self->profile = loaded->profile;
  self->version = loaded->version;
  monev_year_view_set (self->view, year, loaded->times, loaded->holidays, loaded->today);
  monev_due_box_set_times (self->due, loaded->times);
  if (!self->read)
    monev_due_box_set_from (self->due, loaded->today, 8 * 60);
  self->read = TRUE;
  show_list (self, loaded, year);
  say_missing (self, loaded, year);
  say_hours (self);
  say_count (self, year);
  loaded_free (loaded);
}

static void
load (MonevReferencePanel *reference_panel)
{
  monev_session_call (monev_reference_panel_get_session (reference_panel),
                      G_OBJECT (reference_panel),
                      &(MonevDbJobSpec) {
                          .lane = MONEV_DB_LANE_READ,
                          .work = load_job,
                          .free_result = loaded_free,
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
  monev_window_push_desk (window_of (data),
                          monev_import_desk_new (window_of (data), session_of (data),
                                                 &monev_holiday_type));
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

static void
turn_year (MonevCalendarPanel *self, int by)
{
  int year = monev_session_get_year (session_of (self)) + by;

  if (year < 2000 || year > 2100)
    return;
  monev_session_set_year (session_of (self), year);
  monev_window_set_year (window_of (self), year);
}

static void
earlier (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  turn_year (data, -1);
}

static void
later (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  turn_year (data, 1);
}

static void
on_year_changed (MonevCalendarPanel *self)
{
  g_autofree char *text
      = g_strdup_printf (_("Tahun %d"), monev_session_get_year (session_of (self)));

  gtk_label_set_text (self->year_label, text);
  monev_reference_panel_load (panel (self));
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MONEV_CALENDAR_PANEL (widget)->view));
}

static void
monev_calendar_panel_dispose (GObject *object)
{
  g_clear_pointer (&MONEV_CALENDAR_PANEL (object)->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (monev_calendar_panel_parent_class)->dispose (object);
}

static void
monev_calendar_panel_class_init (MonevCalendarPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_calendar_panel_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  MONEV_REFERENCE_PANEL_CLASS (klass)->load = load;
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
make_legend (void)
{
  const char *const words[] = { _("Libur nasional"), _("Cuti bersama"), _("Ramadan") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      GtkWidget *key = make_key (i), *word = gtk_label_new (words[i]);

      gtk_widget_set_margin_end (word, 12);
      gtk_widget_add_css_class (word, "dim-label");
      gtk_box_append (GTK_BOX (box), key);
      gtk_box_append (GTK_BOX (box), word);
    }
  return box;
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
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_widget_set_margin_top (days, 14);
  gtk_box_append (GTK_BOX (box), heading (_("Hitung Jatuh Tempo")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->due));
  gtk_box_append (GTK_BOX (box), make_hours_head ());
  gtk_box_append (GTK_BOX (box), make_hours (self));
  gtk_box_append (GTK_BOX (box), days);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->group));
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
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  self->rows = g_ptr_array_new ();
  self->view = MONEV_YEAR_VIEW (monev_year_view_new ());
  gtk_widget_set_hexpand (left, TRUE);
  gtk_box_append (GTK_BOX (left), make_legend ());
  gtk_box_append (GTK_BOX (left), GTK_WIDGET (self->view));
  gtk_box_append (GTK_BOX (columns), left);
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
  adw_bin_set_child (ADW_BIN (self), outer);
  g_signal_connect_swapped (self->view, "day-activated", G_CALLBACK (on_day_activated), self);
}

static GtkWidget *
year_button (const char *icon, const char *action, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

static void
add_tools (MonevCalendarPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = monev_reference_panel_add_button (panel (self), FALSE,
                                                        _("_Tambah Hari Libur"), "add",
                                                        MONEV_ACT_CALENDAR_EDIT);

  gtk_widget_add_css_class (button, "suggested-action");
  self->year_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->year_label), "monev-year-switch");
  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), year_button ("go-previous-symbolic", "panel.earlier",
                                              _("Tahun sebelumnya")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->year_label));
  gtk_box_append (GTK_BOX (box),
                  year_button ("go-next-symbolic", "panel.later", _("Tahun sesudahnya")));
  gtk_box_append (monev_reference_panel_get_start (panel (self)), box);
  monev_reference_panel_add_button (panel (self), TRUE, _("_Impor…"), "import",
                                    MONEV_ACT_CALENDAR_EDIT);
}

/** monev_calendar_panel_new: Returns: (transfer floating): it reads when it is first seen. */
GtkWidget *
monev_calendar_panel_new (MonevWindow *window, MonevSession *session)
{
  MonevCalendarPanel *self = g_object_new (MONEV_TYPE_CALENDAR_PANEL, NULL);
  static const GActionEntry entries[]
      = { { "add", add },         { "import", import }, { "edit-hours", edit_hours },
          { "earlier", earlier }, { "later", later } };

  monev_reference_panel_attach (panel (self), window, session);
  g_action_map_add_action_entries (monev_reference_panel_get_actions (panel (self)), entries,
                                   G_N_ELEMENTS (entries), self);
  add_tools (self);
  on_year_changed (self);
  g_signal_connect_object (session, "year-changed", G_CALLBACK (on_year_changed), self,
                           G_CONNECT_SWAPPED);
  monev_reference_panel_set_title (panel (self), _("Kalender"));
  return GTK_WIDGET (self);
}

/** monev_calendar_panel_get_year: Returns: (transfer none): the year that is drawn. */
MonevYearView *
monev_calendar_panel_get_year (MonevCalendarPanel *self)
{
  return self->view;
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
  return self->rows->len;
}

/** monev_calendar_panel_get_missing: Returns: (transfer none): that the holidays of the year are
 * not there yet, or "". */
const char *
monev_calendar_panel_get_missing (MonevCalendarPanel *self)
{
  return gtk_label_get_text (self->missing);
}
