#include "month-cell.h"

#include "ui/common/state-glyph.h"

#include <glib/gi18n.h>

#define ENTRIES 3 /* of a day, in its cell */

static const char *const kinds[MONEV_N_AGENDA_KINDS] = { N_ ("Kunjungan"), N_ ("Rapat"),
                                                         N_ ("Tindak lanjut"), N_ ("Langkah") };

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static int
number_of (MonevDate day)
{
  int year, month, number;

  monev_date_to_ymd (day, &year, &month, &number);
  return number;
}

/* The word beside the number: colour never speaks alone. */
static const char *
word_of (const MonevMonthData *data, MonevDate day)
{
  const char *holiday = monev_month_data_holiday (data, day);

  if (day == data->today)
    return _("Hari ini");
  if (holiday != NULL)
    return holiday;
  return monev_month_data_ramadan (data, day) ? _("Ramadan") : "";
}

static GtkWidget *
make_head (const MonevMonthData *data, MonevDate day)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *number = g_strdup_printf ("%d", number_of (day));
  GtkWidget *word = make_label (word_of (data, day), "monev-day-word");

  gtk_widget_set_hexpand (word, TRUE);
  gtk_box_append (GTK_BOX (box), make_label (number, "monev-day-number"));
  gtk_box_append (GTK_BOX (box), word);
  return box;
}

static GtkWidget *
make_entry (const MonevMonthData *data, guint i)
{
  const MonevAgendaEntry *entry = data->entries->pdata[i];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *tip = g_strdup_printf ("%s · %s", data->late[i] ? _("Terlambat")
                                                                  : _(kinds[entry->kind]),
                                          entry->text);
  /* In a narrow cell the word would be cut: the glyph says it, and the list of the day in full. */
  GtkWidget *label = make_label (data->late[i] ? entry->text : tip, "monev-day-entry");

  if (data->late[i])
    {
      gtk_box_append (GTK_BOX (box), monev_state_glyph_new (MONEV_STATE_LATE, FALSE));
      gtk_widget_add_css_class (label, "monev-late");
    }
  gtk_widget_set_tooltip_text (box, tip);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
add_entries (GtkWidget *box, const MonevMonthData *data, MonevDate day)
{
  guint late, n = monev_month_data_count (data, day, &late), shown = 0;

  for (guint i = 0; i < data->entries->len && shown < (n > ENTRIES ? ENTRIES - 1 : n); i++)
    {
      const MonevAgendaEntry *entry = data->entries->pdata[i];

      if (day < entry->from || day > entry->until)
        continue;
      gtk_box_append (GTK_BOX (box), make_entry (data, i));
      shown++;
    }
  if (n > ENTRIES)
    {
      g_autofree char *more = g_strdup_printf (_("%u lagi"), n - shown);

      gtk_box_append (GTK_BOX (box), make_label (more, "monev-day-word"));
    }
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
say (GtkWidget *button, const MonevMonthData *data, MonevDate day)
{
  guint late, n = monev_month_data_count (data, day, &late);
  g_autofree char *date = monev_date_format (day, MONEV_DATE_FULL);
  const char *word = word_of (data, day);
  g_autofree char *text = g_strdup_printf (_("%s%s%s, %u acara, %u terlambat"), date,
                                           *word != '\0' ? ", " : "", word, n, late);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/** monev_month_cell_show: @button: what it showed before is replaced. */
void
monev_month_cell_show (GtkWidget *button, const MonevMonthData *data, MonevDate day,
                       gboolean chosen)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  int year, month, number;

  monev_date_to_ymd (day, &year, &month, &number);
  gtk_box_append (GTK_BOX (box), make_head (data, day));
  add_entries (box, data, day);
  gtk_button_set_child (GTK_BUTTON (button), box);
  set_class (button, "outside", month != data->month);
  set_class (button, "off", monev_date_weekday (day) > 4
                                || monev_month_data_holiday (data, day) != NULL);
  set_class (button, "ramadan", monev_month_data_ramadan (data, day));
  set_class (button, "today", day == data->today);
  set_class (button, "chosen", chosen);
  say (button, data, day);
}

static char *
describe (const MonevAgendaEntry *entry)
{
  gboolean hours = *entry->time_from != '\0';
  gboolean span = hours && !g_str_equal (entry->time_from, entry->time_to);

  return g_strdup_printf ("%s%s%s%s%s", _(kinds[entry->kind]), hours ? " · " : "",
                          entry->time_from, span ? "–" : "", span ? entry->time_to : "");
}

/** monev_month_row_new: Returns: (transfer floating): @entry in full, for the list of a day. */
GtkWidget *
monev_month_row_new (const MonevMonthData *data, guint entry)
{
  const MonevAgendaEntry *one = data->entries->pdata[entry];
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *text = make_label (one->text, "body");
  g_autofree char *what = describe (one);
  g_autofree char *aloud = g_strdup_printf ("%s%s, %s, %s", what,
                                            data->late[entry] ? _(", terlambat") : "", one->text,
                                            one->activity);

  gtk_box_append (GTK_BOX (head), make_label (what, "dim-label"));
  if (data->late[entry])
    {
      gtk_box_append (GTK_BOX (head), monev_state_glyph_new (MONEV_STATE_LATE, FALSE));
      gtk_box_append (GTK_BOX (head), make_label (_("Terlambat"), "monev-late"));
    }
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), make_label (one->activity, "dim-label"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "monev-entry", GUINT_TO_POINTER (entry + 1));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, aloud, -1);
  return row;
}
