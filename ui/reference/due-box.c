#include "due-box.h"

#include "base/instant.h"
#include "ui/common/date-entry.h"

#include <glib/gi18n.h>

struct _MonevDueBox
{
  AdwBin parent;
  MonevWorkTime *times;
  MonevDateEntry *date;
  GtkEntry *time;
  GtkSpinButton *amount;
  GtkDropDown *unit;
  GtkLabel *due;
  GtkLabel *caveat;
};

G_DEFINE_FINAL_TYPE (MonevDueBox, monev_due_box, ADW_TYPE_BIN)

static void
say (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static gboolean
read_from (MonevDueBox *self, gint64 *minute)
{
  GDate day;
  MonevDate date;
  int of_day;

  if (!monev_date_entry_get_date (self->date, &day)
      || !monev_time_parse (gtk_editable_get_text (GTK_EDITABLE (self->time)), &of_day, NULL)
      || !monev_date_from_ymd (g_date_get_year (&day), (int) g_date_get_month (&day),
                               g_date_get_day (&day), &date))
    return FALSE;
  *minute = (gint64) date * MONEV_MINUTES_PER_DAY + of_day;
  return TRUE;
}

static void
show_due (MonevDueBox *self, const MonevWorkDue *due)
{
  int of_day = 0;
  MonevDate day = monev_minute_to_date (due->at, &of_day);
  g_autofree char *date = monev_date_format (day, MONEV_DATE_FULL);
  g_autofree char *time = monev_time_format (of_day);
  g_autofree char *text = g_strdup_printf (_("%s pukul %s"), date, time);
  g_autofree char *caveat = NULL;
  int year;

  monev_date_to_ymd (day, &year, NULL, NULL);
  say (self->due, text);
  if (due->past_known)
    caveat = g_strdup_printf (_("Hari libur pada jalan ke Tahun %d belum diisi semua, jadi hasil ini "
                                "bisa terlalu awal."),
                              year);
  say (self->caveat, caveat != NULL ? caveat : "");
}

static void
reckon (MonevDueBox *self)
{
  int amount = gtk_spin_button_get_value_as_int (self->amount);
  gboolean minutes = gtk_drop_down_get_selected (self->unit) == 1;
  g_autoptr (GError) error = NULL;
  MonevWorkDue due;
  gint64 from;
  gboolean done;

  if (self->times == NULL)
    return;
  if (!read_from (self, &from))
    {
      say (self->due, _("Isi tanggal dan jam, misalnya 5 Maret 2026 dan 10.00."));
      say (self->caveat, "");
      return;
    }
  done = minutes ? monev_work_time_add_minutes (self->times, from, amount, &due, &error)
                 : monev_work_time_add_days (self->times, from, amount, &due, &error);
  if (done)
    show_due (self, &due);
  else
    say (self->due, error->message);
}

static void
monev_due_box_finalize (GObject *object)
{
  g_clear_pointer (&MONEV_DUE_BOX (object)->times, monev_work_time_unref);
  G_OBJECT_CLASS (monev_due_box_parent_class)->finalize (object);
}

static void
monev_due_box_class_init (MonevDueBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_due_box_finalize;
}

static GtkWidget *
make_from (MonevDueBox *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->date = MONEV_DATE_ENTRY (monev_date_entry_new ());
  self->time = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_width_chars (GTK_EDITABLE (self->time), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->time), 6);
  gtk_widget_set_valign (GTK_WIDGET (self->time), GTK_ALIGN_START);
  gtk_widget_set_hexpand (GTK_WIDGET (self->date), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->time), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Jam mulai"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->date), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Tanggal mulai"), -1);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->date));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->time));
  g_signal_connect_swapped (self->date, "changed", G_CALLBACK (reckon), self);
  g_signal_connect_swapped (self->time, "changed", G_CALLBACK (reckon), self);
  return row;
}

static GtkWidget *
make_amount (MonevDueBox *self)
{
  const char *const units[] = { _("hari kerja"), _("menit kerja"), NULL };
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->amount = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, 100000, 1));
  self->unit = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (units));
  gtk_spin_button_set_value (self->amount, 14);
  gtk_widget_set_hexpand (GTK_WIDGET (self->unit), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->amount), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Lamanya"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->unit), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Satuan"), -1);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->amount));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->unit));
  g_signal_connect_swapped (self->amount, "value-changed", G_CALLBACK (reckon), self);
  g_signal_connect_swapped (self->unit, "notify::selected", G_CALLBACK (reckon), self);
  return row;
}

static GtkLabel *
make_label (GtkBox *box, const char *style)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_xalign (label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (label), style);
  gtk_widget_set_visible (GTK_WIDGET (label), FALSE);
  gtk_box_append (box, GTK_WIDGET (label));
  return label;
}

static void
monev_due_box_init (MonevDueBox *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "monev-due");
  gtk_box_append (GTK_BOX (box), make_from (self));
  gtk_box_append (GTK_BOX (box), make_amount (self));
  self->due = make_label (GTK_BOX (box), "monev-heading");
  self->caveat = make_label (GTK_BOX (box), "monev-caveat");
  gtk_label_set_selectable (self->due, TRUE);
  adw_bin_set_child (ADW_BIN (self), box);
}

/** monev_due_box_new: Returns: (transfer floating): it reckons once it has a calendar. */
GtkWidget *
monev_due_box_new (void)
{
  return g_object_new (MONEV_TYPE_DUE_BOX, NULL);
}

/** monev_due_box_set_times: @times: by which it reckons. */
void
monev_due_box_set_times (MonevDueBox *self, MonevWorkTime *times)
{
  monev_work_time_ref (times);
  g_clear_pointer (&self->times, monev_work_time_unref);
  self->times = times;
  reckon (self);
}

/** monev_due_box_set_from: @minute: of the day. */
void
monev_due_box_set_from (MonevDueBox *self, MonevDate date, int minute)
{
  g_autofree char *time = monev_time_format (minute);
  int year, month, day;
  GDate from;

  monev_date_to_ymd (date, &year, &month, &day);
  g_date_clear (&from, 1);
  g_date_set_dmy (&from, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  gtk_editable_set_text (GTK_EDITABLE (self->time), time);
  monev_date_entry_set_date (self->date, &from);
}

/** monev_due_box_set_amount: @minutes: whether @amount is minutes rather than days. */
void
monev_due_box_set_amount (MonevDueBox *self, int amount, gboolean minutes)
{
  gtk_drop_down_set_selected (self->unit, minutes ? 1 : 0);
  gtk_spin_button_set_value (self->amount, amount);
}

/** monev_due_box_get_due: Returns: (transfer none): "Kamis, 26 Maret 2026 pukul 16.00". */
const char *
monev_due_box_get_due (MonevDueBox *self)
{
  return gtk_label_get_text (self->due);
}

/** monev_due_box_get_caveat: Returns: (transfer none): why the result may be too early, or "". */
const char *
monev_due_box_get_caveat (MonevDueBox *self)
{
  return gtk_label_get_text (self->caveat);
}
