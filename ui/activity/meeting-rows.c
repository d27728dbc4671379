#include "meeting-rows.h"

#include "activity-words.h"
#include "activity/invitation.h"
#include "item-rows.h"
#include "ui/common/state-glyph.h"
#include "ui/common/status-pill.h"
#include "view-parts.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
is (const MonevRecord *record, const char *field, const char *value)
{
  return strcmp (monev_record_get (record, field), value) == 0;
}

/* ---- who comes ---- */

/** monev_meeting_rows_warning: the rule about who may represent (Perbup 49/2017 Pasal 9 f). Returns:
 * (transfer full) (nullable): what is wrong with who came in place of the head. */
char *
monev_meeting_rows_warning (const MonevActivityData *data, const MonevRecord *guest)
{
  const char *kind
      = g_hash_table_lookup (data->field->kinds, monev_record_get (guest, "agency_id"));
  MonevRepresentative level;

  if (!is (guest, "state", "mewakili") || kind == NULL)
    return NULL;
  level = monev_representative_check (kind, monev_record_get (guest, "title"));
  if (level == MONEV_REPRESENTATIVE_TOO_LOW)
    return g_strdup_printf (
        _("Lebih dari satu tingkat di bawah pimpinan (Pasal 9 huruf f). Yang mewakili: %s."),
        monev_representative_expected (kind));
  if (level == MONEV_REPRESENTATIVE_UNKNOWN)
    return g_strdup_printf (
        _("Tingkat jabatannya tidak dikenali (Pasal 9 huruf f). Yang mewakili: %s."),
        monev_representative_expected (kind));
  return NULL;
}

static char *
words_of (const MonevActivityData *data, const MonevRecord *guest)
{
  g_autofree char *warning = monev_meeting_rows_warning (data, guest);
  const char *name = monev_record_get (guest, "name"), *title = monev_record_get (guest, "title");
  const char *basis = monev_record_get (guest, "basis");
  GString *text = g_string_new (is (guest, "walk_in", "1")    ? _("Tanpa undangan")
                                : is (guest, "required", "1") ? _("Wajib hadir")
                                                              : _("Diundang"));

  if (*basis != '\0')
    g_string_append_printf (text, " · %s", basis);
  if (*name != '\0')
    g_string_append_printf (text, "\n%s%s%s", name, *title != '\0' ? ", " : "", title);
  if (warning != NULL)
    g_string_append_printf (text, "\n%s", warning);
  return g_string_free (text, FALSE);
}

static MonevState
state_of (const MonevActivityData *data, const MonevRecord *guest)
{
  g_autofree char *warning = monev_meeting_rows_warning (data, guest);

  if (warning != NULL)
    return MONEV_STATE_LATE;
  if (is (guest, "state", "hadir") || is (guest, "state", "mewakili"))
    return MONEV_STATE_GOOD;
  if (is (guest, "state", "tidak_hadir"))
    return MONEV_STATE_ERROR;
  return MONEV_STATE_SENT;
}

static const struct
{
  const char *state;
  const char *label;
  const char *key;
  const char *tip;
} marks[] = {
  { "hadir", N_ ("Hadir"), "h", N_ ("Hadir sendiri (H)") },
  { "mewakili", N_ ("Mewakili"), "m", N_ ("Ada yang mewakili: isi nama dan jabatannya (M)") },
  { "tidak_hadir", N_ ("Tidak"), "t", N_ ("Tidak hadir (T)") },
};

static void
add_marks (const MonevMeetingRows *rows, GtkWidget *row, const MonevRecord *guest)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_(marks[i].label));
      GVariant *target
          = g_variant_ref_sink (g_variant_new ("(ss)", monev_record_id (guest), marks[i].state));

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                    is (guest, "state", marks[i].state));
      gtk_widget_set_tooltip_text (button, rows->refused != NULL ? rows->refused : _(marks[i].tip));
      gtk_widget_set_sensitive (button, rows->refused == NULL);
      if (rows->refused == NULL)
        {
          GtkShortcut *shortcut
              = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (marks[i].key),
                                  gtk_named_action_new ("desk.attend"));

          gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
          gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "desk.attend");
          gtk_shortcut_set_arguments (shortcut, target);
          gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
        }
      g_variant_unref (target);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_add_controller (row, keys);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
}

/** monev_meeting_rows_add_guest: Returns: (transfer none): the row; H, M and T work on it. */
GtkWidget *
monev_meeting_rows_add_guest (const MonevMeetingRows *rows, GtkListBox *list,
                              const MonevRecord *guest)
{
  g_autofree char *label = monev_record_label (guest);
  g_autofree char *text = words_of (rows->data, guest);
  GtkWidget *row = monev_view_row (list, label, text);
  GtkWidget *glyph = monev_state_glyph_new (state_of (rows->data, guest), FALSE);

  gtk_widget_set_valign (glyph, GTK_ALIGN_CENTER);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), glyph);
  add_marks (rows, row, guest);
  monev_view_button (row, "document-edit-symbolic", _("Nama, jabatan, dan dasar undangan…"),
                     "desk.attendance-edit", monev_record_id (guest), rows->refused);
  monev_view_button (row, "user-trash-symbolic", _("Keluarkan dari daftar"), "desk.field-remove",
                     monev_record_id (guest), rows->refused);
  return row;
}

/* ---- follow-ups ---- */

static const MonevFollowUpLine *
open_line (const MonevActivityData *data, const MonevRecord *follow_up)
{
  for (guint i = 0; i < data->field->open->len; i++)
    {
      const MonevFollowUpLine *line = data->field->open->pdata[i];

      if (strcmp (monev_record_id (line->record), monev_record_id (follow_up)) == 0)
        return line;
    }
  return NULL;
}

static char *
bearer_of (const MonevRecord *follow_up)
{
  g_autofree char *agency = monev_field_data_shown (follow_up, "agency_id");
  g_autofree char *official = monev_field_data_shown (follow_up, "official_id");

  return g_strconcat (official, *official != '\0' && *agency != '\0' ? ", " : "", agency, NULL);
}

static char *
follow_up_words (const MonevActivityData *data, const MonevRecord *follow_up, gboolean earlier,
                 MonevState *state)
{
  const MonevFollowUpLine *line = open_line (data, follow_up);
  g_autofree char *bearer = bearer_of (follow_up);
  g_autofree char *due
      = monev_field_data_date (monev_record_get (follow_up, "due"), MONEV_DATE_LONG);
  g_autofree char *done
      = monev_field_data_date (monev_record_get (follow_up, "done_on"), MONEV_DATE_LONG);
  g_autofree char *left = NULL;
  const char *note = monev_record_get (follow_up, "note");

  *state = MONEV_STATE_GOOD;
  if (line != NULL)
    left = monev_activity_words_due (line->late_days > 0, line->late_days, line->days_left, state);
  else
    left = g_strdup_printf (_("selesai %s"), done);
  return g_strdup_printf ("%s · %s %s · %s%s%s%s", bearer, _("tenggat"), due, left,
                          earlier ? _(" · dari agenda sebelumnya") : "", *note != '\0' ? "\n" : "",
                          note);
}

static void
add_evidence (const MonevMeetingRows *rows, GtkListBox *list, const char *subject)
{
  const MonevItemRows items = { rows->data, rows->refused };
  GPtrArray *files = rows->data->activity->files;

  for (guint i = 0; i < files->len; i++)
    if (strcmp (((MonevAttachment *) files->pdata[i])->subject, subject) == 0)
      monev_item_rows_add_file (&items, list, files->pdata[i], _("Bukti"));
}

/** monev_meeting_rows_add_follow_up: with its evidence below. @earlier: it is of the run before, and
 * only shown. */
void
monev_meeting_rows_add_follow_up (const MonevMeetingRows *rows, GtkListBox *list,
                                  const MonevRecord *follow_up, gboolean earlier)
{
  const char *id = monev_record_id (follow_up);
  g_autofree char *subject = g_strconcat ("follow-up/", id, NULL);
  g_autofree char *status = monev_field_data_shown (follow_up, "state");
  MonevState state;
  g_autofree char *text = follow_up_words (rows->data, follow_up, earlier, &state);
  GtkWidget *row = monev_view_row (list, monev_record_get (follow_up, "text"), text);
  GtkWidget *pill = monev_status_pill_new (is (follow_up, "state", "selesai")  ? MONEV_STATE_GOOD
                                           : state == MONEV_STATE_LATE         ? MONEV_STATE_LATE
                                           : is (follow_up, "state", "proses") ? MONEV_STATE_RUNNING
                                                                               : MONEV_STATE_SENT,
                                           status);

  monev_status_pill_set_whole (MONEV_STATUS_PILL (pill), TRUE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
  if (earlier)
    return;
  monev_view_button (row, "document-edit-symbolic", _("Ubah status, tenggat, dan keterangan…"),
                     "desk.follow-up-edit", id, rows->refused);
  monev_view_button (row, "mail-attachment-symbolic", _("Lampirkan bukti…"), "desk.attach", subject,
                     rows->refused);
  monev_view_button (row, "user-trash-symbolic", _("Hapus tindak lanjut"), "desk.field-remove", id,
                     rows->refused);
  add_evidence (rows, list, subject);
}

/** monev_meeting_rows_add_button: @id: (nullable): target of @action. */
void
monev_meeting_rows_add_button (const MonevMeetingRows *rows, GtkWidget *box, const char *label,
                               const char *action, const char *id)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (rows->refused == NULL)
    {
      if (id != NULL)
        gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
    }
  gtk_widget_set_sensitive (button, rows->refused == NULL);
  gtk_widget_set_tooltip_text (button, rows->refused);
  gtk_box_append (GTK_BOX (box), button);
}
