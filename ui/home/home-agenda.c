#include "home-agenda.h"

#include "base/instant.h"
#include "ui/activity/activity-row.h"
#include "ui/activity/activity-words.h"
#include "ui/common/beside.h"
#include "ui/common/status-pill.h"

#include <glib/gi18n.h>

#define ROOM 240 /* of what is due, before the pill goes below it */

static void
lead_to_step (GtkWidget *row, const char *activity, const char *step)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  /* The target first: an action that wants one complains of a row without. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", activity, step);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-activity");
}

static void
add_running (MonevHomePart *part, const MonevActivityLine *line, GTimeZone *zone,
             gboolean leads)
{
  GtkWidget *row = adw_preferences_row_new (), *shown = monev_activity_row_new ();

  monev_activity_row_show (MONEV_ACTIVITY_ROW (shown), line, zone);
  gtk_widget_add_css_class (shown, "monev-run-row");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->title);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), shown);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  if (leads)
    lead_to_step (row, line->id, line->step_id);
  monev_home_part_append (part, row);
}

/** monev_home_agenda_show_running: the most urgent first; @leads: whether a run can be opened. */
void
monev_home_agenda_show_running (MonevHomePart *part, const MonevActivityFeed *feed, GTimeZone *zone,
                                gboolean leads)
{
  monev_home_part_set_empty (part, _("Tidak ada Agenda Kerja yang berjalan."));
  for (guint i = 0; i < feed->running->len; i++)
    add_running (part, feed->running->pdata[i], zone, leads);
  if (feed->n_running > feed->running->len)
    {
      g_autofree char *text
          = g_strdup_printf (_("Dan %d lagi"), (int) (feed->n_running - feed->running->len));
      GtkWidget *row
          = monev_home_part_add (part, text, _("Semuanya ada di Agenda Kerja (Ctrl+2)."));

      gtk_widget_add_css_class (row, "dim-label");
    }
}

static GtkWidget *
make_day (gint64 instant, GTimeZone *zone)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *number, *month;
  g_autofree char *text = monev_activity_words_day (instant, zone, MONEV_DATE_SHORT);
  g_auto (GStrv) parts = g_strsplit (text, " ", 2);

  number = gtk_label_new (parts[0]);
  month = gtk_label_new (parts[1]);
  gtk_widget_add_css_class (number, "monev-day");
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (month, "dim-label");
  gtk_widget_add_css_class (month, "monev-small");
  gtk_widget_set_size_request (box, 36, -1);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), month);
  return box;
}

/* What it is, unless it is a step; in which run; whose, or where. */
static char *
say_where (const MonevActivityDue *due)
{
  static const char *const kinds[MONEV_N_AGENDA_KINDS]
      = { N_ ("Kunjungan"), N_ ("Rapat"), N_ ("Tindak lanjut"), NULL };
  const char *kind = kinds[due->kind] != NULL ? _(kinds[due->kind]) : "";

  /* The point stays at the end of its line: a no-break space before it. */
  return g_strdup_printf ("%s%s%s%s%s", kind, *kind != '\0' ? "\u00a0· " : "", due->title,
                          *due->who != '\0' ? "\u00a0· " : "", due->who);
}

static GtkWidget *
make_text (const char *text, int lines)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  return label;
}

static GtkWidget *
make_due (const MonevActivityDue *due, const char *title, GTimeZone *zone)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *beside, *pill, *where;
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *text = say_where (due);
  MonevState state;
  g_autofree char *left
      = monev_activity_words_due (due->late, due->late_days, due->days_left, &state);

  where = make_text (text, 2);
  gtk_widget_add_css_class (where, "dim-label");
  gtk_widget_add_css_class (where, "monev-small");
  gtk_box_append (GTK_BOX (words), make_text (title, 2));
  gtk_box_append (GTK_BOX (words), where);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  pill = monev_status_pill_new (state, left);
  monev_status_pill_set_whole (MONEV_STATUS_PILL (pill), TRUE);
  beside = monev_beside_new (words, pill, ROOM);
  gtk_widget_set_hexpand (beside, TRUE);
  gtk_box_append (GTK_BOX (box), make_day (due->due, zone));
  gtk_box_append (GTK_BOX (box), beside);
  gtk_widget_add_css_class (box, "monev-run-row");
  return box;
}

static void
add_due (MonevHomePart *part, const MonevActivityDue *due, GTimeZone *zone, gboolean leads)
{
  g_autofree char *title = *due->number != '\0'
                               ? g_strdup_printf ("%s. %s", due->number, due->wording)
                               : g_strdup (due->wording);
  GtkWidget *row = adw_preferences_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), make_due (due, title, zone));
  gtk_widget_set_tooltip_text (row, title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  if (leads)
    lead_to_step (row, due->activity_id, due->step_id);
  monev_home_part_append (part, row);
}

/** monev_home_agenda_show_dues: the earliest first; @leads: whether a step can be opened. */
void
monev_home_agenda_show_dues (MonevHomePart *part, const MonevActivityFeed *feed, GTimeZone *zone,
                             gboolean leads)
{
  monev_home_part_set_empty (part, _("Tidak ada tenggat dalam lima hari kerja ini."));
  for (guint i = 0; i < feed->dues->len; i++)
    add_due (part, feed->dues->pdata[i], zone, leads);
  if (feed->more)
    gtk_widget_add_css_class (
        monev_home_part_add (part, _("Masih ada tenggat lain"),
                             _("Semuanya ada di Agenda Kerja (Ctrl+2), bagian Kalender.")),
        "dim-label");
}
