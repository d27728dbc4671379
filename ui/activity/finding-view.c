#include "finding-view.h"

#include "meeting-rows.h"
#include "view-parts.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevFindingView
{
  AdwBin parent;
  GtkWidget *column;
};

G_DEFINE_FINAL_TYPE (MonevFindingView, monev_finding_view, ADW_TYPE_BIN)

static void
monev_finding_view_class_init (MonevFindingViewClass *klass)
{
}

static void
monev_finding_view_init (MonevFindingView *self)
{
  self->column = monev_view_column (ADW_BIN (self));
}

/** monev_finding_view_new: Returns: (transfer floating): empty. */
GtkWidget *
monev_finding_view_new (void)
{
  return g_object_new (MONEV_TYPE_FINDING_VIEW, NULL);
}

/* "5 Maret 2026 · Rapat awal · Dinas Pendidikan". */
static char *
source_of (const MonevActivityData *data, const MonevRecord *finding)
{
  static const char *const sources[] = { "visit_id", "meeting_id", "step_id", "agency_id" };
  GString *text = g_string_new (NULL);
  g_autofree char *day
      = monev_field_data_date (monev_record_get (finding, "date"), MONEV_DATE_LONG);

  g_string_append (text, day);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      const char *id = monev_record_get (finding, sources[i]);
      MonevRecord *visit = monev_field_data_find (data->field->visits, id);
      g_autofree char *shown = visit != NULL ? monev_record_label (visit)
                                             : monev_field_data_shown (finding, sources[i]);

      if (*id != '\0')
        g_string_append_printf (text, " · %s", shown);
    }
  return g_string_free (text, FALSE);
}

static void
add_finding (MonevFindingView *self, const MonevMeetingRows *rows, guint number,
             const MonevRecord *finding)
{
  const GPtrArray *all = rows->data->field->follow_ups;
  const char *id = monev_record_id (finding);
  const char *recommendation = monev_record_get (finding, "recommendation");
  g_autofree char *source = source_of (rows->data, finding);
  g_autofree char *title = g_strdup_printf (_("Temuan %u"), number);
  g_autofree char *text
      = *recommendation != '\0' ? g_strdup_printf (_("%s\nRekomendasi: %s"), source, recommendation)
                                : g_strdup (source);
  GtkListBox *list = monev_view_list (self->column, title);
  GtkWidget *row = monev_view_row (list, monev_record_get (finding, "text"), text);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "edit-find-symbolic");
  monev_view_button (row, "list-add-symbolic", _("Tambah tindak lanjut…"), "desk.follow-up-add", id,
                     rows->refused);
  monev_view_button (row, "document-edit-symbolic", _("Ubah temuan dan rekomendasi…"),
                     "desk.finding-edit", id, rows->refused);
  monev_view_button (row, "user-trash-symbolic", _("Hapus temuan"), "desk.field-remove", id,
                     rows->refused);
  for (guint i = 0; i < all->len; i++)
    if (strcmp (monev_record_get (all->pdata[i], "finding_id"), id) == 0)
      monev_meeting_rows_add_follow_up (rows, list, all->pdata[i], FALSE);
}

/* Agreements of rapats and what the run before left open stand in the same place to be looked up. */
static void
add_others (MonevFindingView *self, const MonevMeetingRows *rows)
{
  const MonevFieldData *field = rows->data->field;
  GtkListBox *list = NULL;

  for (guint i = 0; i < field->follow_ups->len; i++)
    if (*monev_record_get (field->follow_ups->pdata[i], "meeting_id") != '\0')
      {
        if (list == NULL)
          list = monev_view_list (self->column, _("Kesepakatan rapat"));
        monev_meeting_rows_add_follow_up (rows, list, field->follow_ups->pdata[i], FALSE);
      }
  list = NULL;
  for (guint i = 0; i < field->open->len; i++)
    {
      const MonevFollowUpLine *line = field->open->pdata[i];

      if (!line->earlier)
        continue;
      if (list == NULL)
        list = monev_view_list (self->column, _("Masih terbuka dari agenda sebelumnya"));
      monev_meeting_rows_add_follow_up (rows, list, line->record, TRUE);
    }
}

/** monev_finding_view_show: @refused: (nullable): why nothing may be changed. */
void
monev_finding_view_show (MonevFindingView *self, const MonevActivityData *data,
                         const char *refused)
{
  const MonevMeetingRows rows = { data, refused };
  const GPtrArray *findings = data->field->findings;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  g_return_if_fail (MONEV_IS_FINDING_VIEW (self));

  monev_view_clear (self->column);
  monev_meeting_rows_add_button (&rows, box, _("Tambah _Temuan…"), "desk.finding-add", NULL);
  gtk_box_append (GTK_BOX (self->column), box);
  if (findings->len == 0)
    monev_view_dim (monev_view_list (self->column, _("Temuan")),
                    _("Belum ada temuan. Tambahkan dari kunjungan, rapat, atau langkah."));
  for (guint i = 0; i < findings->len; i++)
    add_finding (self, &rows, i + 1, findings->pdata[i]);
  add_others (self, &rows);
}
