#include "visit-rows.h"

#include "activity/coordinate.h"
#include "base/decimal.h"
#include "base/number.h"
#include "region/region.h"
#include "ui/common/state-glyph.h"
#include "ui/common/status-pill.h"
#include "ui/common/text-key.h"
#include "view-parts.h"

#include <glib/gi18n.h>
#include <string.h>

/* ---- words ---- */

/** monev_visit_conflicts_of: Returns: (transfer none) (nullable): what is wrong with a visit that is
 * still to come; %NULL for nothing. */
const MonevIssueList *
monev_visit_conflicts_of (const MonevActivityData *data, const MonevRecord *visit)
{
  return g_hash_table_lookup (data->field->conflicts, monev_record_id (visit));
}

/** monev_visit_state: Returns: how it stands: an error where somebody is in two places, late where a
 * day or the hours want a look. */
MonevState
monev_visit_state (const MonevActivityData *data, const MonevRecord *visit)
{
  const MonevIssueList *issues = monev_visit_conflicts_of (data, visit);
  const char *state = monev_record_get (visit, "state");

  if (issues != NULL)
    return monev_issue_list_count (issues, MONEV_SEVERITY_ERROR) > 0 ? MONEV_STATE_ERROR
                                                                     : MONEV_STATE_LATE;
  if (strcmp (state, "terlaksana") == 0)
    return MONEV_STATE_GOOD;
  return strcmp (state, "batal") == 0 ? MONEV_STATE_DIM : MONEV_STATE_RUNNING;
}

/** monev_visit_when: Returns: (transfer full): "Kamis, 5 Maret 2026 · 08.00–10.00", with the last day
 * where there are several. */
char *
monev_visit_when (const MonevRecord *visit)
{
  const char *first = monev_record_get (visit, "date_from");
  const char *last = monev_record_get (visit, "date_to");
  gboolean several = *last != '\0' && strcmp (first, last) != 0;
  g_autofree char *from
      = monev_field_data_date (first, several ? MONEV_DATE_LONG : MONEV_DATE_FULL);
  g_autofree char *until = monev_field_data_date (last, MONEV_DATE_LONG);
  const char *start = monev_record_get (visit, "time_from");

  return g_strconcat (from, several ? "–" : "", several ? until : "", *start != '\0' ? " · " : "",
                      start, *start != '\0' ? "–" : "", monev_record_get (visit, "time_to"), NULL);
}

/** monev_visit_who: Returns: (transfer full): "Kelompok I: Yusuf; Sari", and who goes besides. */
char *
monev_visit_who (const MonevActivityData *data, const MonevRecord *visit)
{
  const char *group_id = monev_record_get (visit, "group_id");
  const MonevActivityGroup *group
      = *group_id != '\0' ? monev_activity_group (data->activity, group_id) : NULL;
  g_auto (GStrv) members = g_strsplit (monev_record_get (visit, "members"), "\n", -1);
  GString *text = g_string_new (group != NULL ? group->name : "");
  const char *link = group != NULL ? ": " : "";

  for (guint i = 0; i < data->activity->members->len; i++)
    {
      const MonevActivityMember *member = data->activity->members->pdata[i];

      if (!(group != NULL && strcmp (member->group_id, group->id) == 0)
          && !g_strv_contains ((const char *const *) members, member->id))
        continue;
      g_string_append_printf (text, "%s%s", link, member->name);
      link = "; ";
    }
  return g_string_free (text, FALSE);
}

static char *
region_words (const MonevRecord *site)
{
  MonevRegion region, parent;
  g_autofree char *title = NULL;
  g_autofree char *above = NULL;

  if (!monev_region_find (monev_record_get (site, "region_code"), &region))
    return g_strdup ("");
  title = monev_region_title (&region);
  if (region.level == MONEV_REGION_PROVINCE || !monev_region_parent (region.code, &parent))
    return g_steal_pointer (&title);
  above = monev_region_title (&parent);
  return g_strdup_printf ("%s, %s", title, above);
}

static char *
money_words (const MonevRecord *site)
{
  MonevDecimal value;
  g_autofree char *number = NULL;

  if (!monev_decimal_from_text (monev_record_get (site, "pagu"), &value, NULL)
      || monev_decimal_is_zero (value))
    return g_strdup ("");
  number = monev_number_format (value, MONEV_NUMBER_AS_IS);
  return g_strdup_printf (_("pagu Rp %s"), number);
}

static guint
count_visits (const MonevActivityData *data, const char *site_id)
{
  guint n = 0;

  for (guint i = 0; i < data->field->visits->len; i++)
    n += strcmp (monev_record_get (data->field->visits->pdata[i], "site_id"), site_id) == 0 ? 1 : 0;
  return n;
}

static char *
site_words (const MonevActivityData *data, const MonevRecord *site)
{
  g_autofree char *region = region_words (site);
  g_autofree char *at = monev_coordinate_format (monev_record_get (site, "latitude"),
                                                 monev_record_get (site, "longitude"));
  g_autofree char *programme = monev_field_data_shown (site, "programme_id");
  g_autofree char *money = money_words (site);
  guint n = count_visits (data, monev_record_id (site));
  g_autofree char *visits
      = n > 0 ? g_strdup_printf (_("%u kunjungan"), n) : g_strdup (_("belum dijadwalkan"));
  const char *parts[] = { region, at, money, visits };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  if (*programme != '\0')
    g_string_append_printf (text, "\n%s", programme);
  return g_string_free (text, FALSE);
}

/* ---- searching ---- */

/** monev_visit_rows_key: Returns: (transfer full): what a search looks through, folded. */
char *
monev_visit_rows_key (const MonevActivityData *data, const MonevRecord *visit)
{
  g_autofree char *site = monev_field_data_shown (visit, "site_id");
  g_autofree char *when = monev_visit_when (visit);
  g_autofree char *who = monev_visit_who (data, visit);
  g_autofree char *state = monev_field_data_shown (visit, "state");
  g_autofree char *text
      = g_strjoin (" ", site, when, who, state, monev_record_get (visit, "purpose"), NULL);

  return monev_text_key_fold (text);
}

/** monev_site_rows_key: Returns: (transfer full): what a search looks through, folded. */
char *
monev_site_rows_key (const MonevRecord *site)
{
  g_autofree char *region = region_words (site);
  g_autofree char *programme = monev_field_data_shown (site, "programme_id");
  g_autofree char *text
      = g_strjoin (" ", monev_record_get (site, "name"), region,
                   monev_record_get (site, "region_code"), programme, NULL);

  return monev_text_key_fold (text);
}

/* ---- rows ---- */

static GtkWidget *
make_line (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/** monev_visit_rows_add_conflicts: a line for each thing that is wrong with the visit, with what to do
 * as its tooltip. */
void
monev_visit_rows_add_conflicts (GtkWidget *box, const MonevActivityData *data,
                                const MonevRecord *visit)
{
  const MonevIssueList *issues = monev_visit_conflicts_of (data, visit);

  for (guint i = 0; issues != NULL && i < monev_issue_list_size (issues); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (issues, i);
      gboolean error = issue->severity == MONEV_SEVERITY_ERROR;
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *label = make_line (issue->message, "monev-caveat");

      gtk_box_append (GTK_BOX (line), monev_state_glyph_new (
                                          error ? MONEV_STATE_ERROR : MONEV_STATE_LATE, FALSE));
      gtk_widget_set_hexpand (label, TRUE);
      gtk_widget_set_tooltip_text (label, issue->fix);
      gtk_box_append (GTK_BOX (line), label);
      gtk_box_append (GTK_BOX (box), line);
    }
}

static GtkWidget *
make_words (const MonevMeetingRows *rows, const MonevRecord *visit, const char *site,
            const char *when)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *who = monev_visit_who (rows->data, visit);
  g_autofree char *line = g_strdup_printf ("%s · %s", when, who);
  const char *purpose = monev_record_get (visit, "purpose");

  gtk_box_append (GTK_BOX (box), make_line (site, NULL));
  gtk_box_append (GTK_BOX (box), make_line (line, "dim-label"));
  if (*purpose != '\0')
    gtk_box_append (GTK_BOX (box), make_line (purpose, "dim-label"));
  monev_visit_rows_add_conflicts (box, rows->data, visit);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static guint
count_photos (const MonevActivityData *data, const MonevRecord *visit)
{
  g_autoptr (GPtrArray) photos
      = monev_field_data_photos (data->field, data->activity, monev_record_id (visit));

  return photos->len;
}

/* The pill says the state in its word; what is wrong is told in the lines below. */
static GtkWidget *
make_pill (const MonevActivityData *data, const MonevRecord *visit)
{
  g_autofree char *word = monev_field_data_shown (visit, "state");
  GtkWidget *pill = monev_status_pill_new (monev_visit_state (data, visit), word);

  monev_status_pill_set_whole (MONEV_STATUS_PILL (pill), TRUE);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  return pill;
}

/** monev_visit_rows_add: opens the visit. Returns: (transfer none): the row. */
GtkWidget *
monev_visit_rows_add (const MonevMeetingRows *rows, GtkListBox *list, const MonevRecord *visit)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *site = monev_field_data_shown (visit, "site_id");
  g_autofree char *when = monev_visit_when (visit);
  g_autofree char *label = g_strdup_printf ("%s, %s", site, when);
  guint n = count_photos (rows->data, visit);
  g_autofree char *photos = g_strdup_printf (_("%u foto"), n);

  gtk_widget_add_css_class (box, "monev-run-row");
  gtk_box_append (GTK_BOX (box), make_words (rows, visit, site, when));
  if (n > 0)
    {
      GtkWidget *count = make_line (photos, "dim-label");

      gtk_label_set_wrap (GTK_LABEL (count), FALSE); /* beside long names it got a letter a line */
      gtk_box_append (GTK_BOX (box), count);
    }
  gtk_box_append (GTK_BOX (box), make_pill (rows->data, visit));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", monev_record_id (visit));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "desk.visit-open");
  g_object_set_data_full (G_OBJECT (row), "monev-id", g_strdup (monev_record_id (visit)), g_free);
  gtk_list_box_append (list, row);
  return row;
}

/** monev_site_rows_add: Returns: (transfer none): the row. */
GtkWidget *
monev_site_rows_add (const MonevMeetingRows *rows, GtkListBox *list, const MonevRecord *site)
{
  const char *id = monev_record_id (site);
  g_autofree char *text = site_words (rows->data, site);
  GtkWidget *row = monev_view_row (list, monev_record_get (site, "name"), text);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "mark-location-symbolic");
  monev_view_button (row, "x-office-calendar-symbolic", _("Jadwalkan kunjungan ke sini…"),
                     "desk.visit-add-to", id, rows->refused);
  monev_view_button (row, "document-edit-symbolic", _("Ubah lokasi…"), "desk.site-edit", id,
                     rows->refused);
  monev_view_button (row, "user-trash-symbolic", _("Hapus lokasi"), "desk.field-remove", id,
                     rows->refused);
  g_object_set_data_full (G_OBJECT (row), "monev-id", g_strdup (id), g_free);
  return row;
}
