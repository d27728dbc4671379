#include "holiday-rows.h"

#include "base/date.h"
#include "year-view.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevHolidayRows
{
  AdwBin parent;
  AdwPreferencesGroup *group;
  GPtrArray *rows; /* borrowed */
};

enum
{
  RECORD_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevHolidayRows, monev_holiday_rows, ADW_TYPE_BIN)

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

static const MonevRecord *
record_of (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "record");
}

static void
on_row_activated (MonevHolidayRows *self, GtkWidget *row)
{
  g_signal_emit (self, signals[RECORD_ACTIVATED], 0, record_of (row));
}

static GtkWidget *
make_row (MonevHolidayRows *self, MonevRecord *record)
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

static void
monev_holiday_rows_dispose (GObject *object)
{
  g_clear_pointer (&MONEV_HOLIDAY_ROWS (object)->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (monev_holiday_rows_parent_class)->dispose (object);
}

static void
monev_holiday_rows_class_init (MonevHolidayRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_holiday_rows_dispose;
  /** MonevHolidayRows::record-activated: the row of a record (MonevRecord *) was opened. */
  signals[RECORD_ACTIVATED]
      = g_signal_new ("record-activated", MONEV_TYPE_HOLIDAY_ROWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
monev_holiday_rows_init (MonevHolidayRows *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

/** monev_holiday_rows_new: Returns: (transfer floating): a list without rows yet. */
GtkWidget *
monev_holiday_rows_new (void)
{
  return g_object_new (MONEV_TYPE_HOLIDAY_ROWS, NULL);
}

/** monev_holiday_rows_set: @records: (element-type MonevRecord): a row for each. */
void
monev_holiday_rows_set (MonevHolidayRows *self, const GPtrArray *records)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < records->len; i++)
    {
      GtkWidget *row = make_row (self, records->pdata[i]);

      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
}

/** monev_holiday_rows_filter: shows only what @filter lets pass, by name, date and kind. */
void
monev_holiday_rows_filter (MonevHolidayRows *self, MonevRowFilter *filter)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      g_autofree char *text
          = g_strdup_printf ("%s\n%s", monev_record_get (record_of (row), "name"),
                             adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));
      gboolean passes = monev_row_filter_matches (filter, text);

      gtk_widget_set_visible (row, passes);
      n += passes ? 1 : 0;
    }
  monev_row_filter_set_n (filter, n);
}

/** monev_holiday_rows_get_n: Returns: how many holidays are listed. */
guint
monev_holiday_rows_get_n (MonevHolidayRows *self)
{
  return self->rows->len;
}

/** monev_holiday_rows_go_to: Returns: whether the record called @id is listed; its row then has
 * the focus. */
gboolean
monev_holiday_rows_go_to (MonevHolidayRows *self, const char *id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (strcmp (monev_record_id (record_of (self->rows->pdata[i])), id) == 0)
      return gtk_widget_grab_focus (self->rows->pdata[i]);
  return FALSE;
}

/** monev_holiday_legend_new: Returns: (transfer floating): what each mark stands for. */
GtkWidget *
monev_holiday_legend_new (void)
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
