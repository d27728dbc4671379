#include "record-dialog.h"

#include "base/instant.h"
#include "form-guard.h"
#include "people/people.h"
#include "ui/common/date-entry.h"
#include "ui/reference/pick-entry.h"

#include <glib/gi18n.h>

#define N_MOMENTS 2 /* begin and end */

typedef struct
{
  MonevOfficeClock clock; /* the desk may be read anew while one types */
  gint64 now;
  gboolean needed[N_MOMENTS]; /* the end of what is finished cannot be left out */
  GtkWidget *date[N_MOMENTS], *time[N_MOMENTS];
  GtkWidget *official, *reason;
  char *first; /* all of them before anybody typed */
} Fields;

static void
fields_free (gpointer data)
{
  Fields *fields = data;

  monev_office_clock_clear (&fields->clock);
  g_free (fields->first);
  g_free (fields);
}

static Fields *
fields_of (GtkWidget *dialog)
{
  return g_object_get_data (G_OBJECT (dialog), "monev-fields");
}

static const char *
text_of (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

/** monev_step_times_clear: frees what it holds. */
void
monev_step_times_clear (MonevStepTimes *self)
{
  g_clear_pointer (&self->official_id, g_free);
  g_clear_pointer (&self->official, g_free);
  g_clear_pointer (&self->reason, g_free);
}

/** monev_step_times_of: what is recorded of @step; of one that waits: that @actor begins it @now. */
void
monev_step_times_of (MonevStepTimes *self, const MonevActivityStep *step, const MonevActor *actor,
                     gint64 now)
{
  gboolean known = *step->done_by != '\0';

  self->started = step->started_at != 0 ? step->started_at : now;
  self->finished = step->finished_at;
  self->official_id = g_strdup (known ? step->done_by : actor->official_id);
  self->official = g_strdup (known ? step->done_by_name : actor->name);
  self->reason = g_strdup ("");
}

/* ---- reading ---- */

/* A day alone means its working time, but nothing that is still to come. */
static gint64
day_alone (const Fields *fields, guint place, MonevDate date)
{
  gint64 at = place == 0 ? monev_office_clock_day_start (&fields->clock, date)
                         : monev_office_clock_day_end (&fields->clock, date);
  MonevDate today
      = monev_minute_to_date (monev_office_clock_minute (&fields->clock, fields->now), NULL);

  return date == today ? MIN (at, fields->now) : at;
}

static gboolean
read_moment (const Fields *fields, guint place, gint64 *at)
{
  MonevDateEntry *entry = MONEV_DATE_ENTRY (fields->date[place]);
  const char *text = text_of (fields->time[place]);
  MonevDate date;
  GDate typed;
  int minute;

  *at = 0;
  if (!monev_date_entry_get_date (entry, &typed))
    return monev_date_entry_is_valid (entry) && *text == '\0' && !fields->needed[place];
  if (!monev_date_from_ymd (g_date_get_year (&typed), g_date_get_month (&typed),
                            g_date_get_day (&typed), &date))
    return FALSE;
  if (*text == '\0')
    *at = day_alone (fields, place, date);
  else if (monev_time_parse (text, &minute, NULL))
    *at = monev_office_clock_utc (&fields->clock, (gint64) date * MONEV_MINUTES_PER_DAY + minute);
  return *at != 0;
}

/** monev_record_dialog_get: @times: (out): to be cleared with monev_step_times_clear(). */
void
monev_record_dialog_get (GtkWidget *dialog, MonevStepTimes *times)
{
  const Fields *fields = fields_of (dialog);

  read_moment (fields, 0, &times->started);
  read_moment (fields, 1, &times->finished);
  times->official_id = g_strdup (monev_pick_entry_get_id (MONEV_PICK_ENTRY (fields->official)));
  times->official = g_strdup (monev_pick_entry_get_text (MONEV_PICK_ENTRY (fields->official)));
  times->reason = g_strstrip (g_strdup (text_of (fields->reason)));
}

static char *
all_of (GtkWidget *dialog)
{
  g_auto (MonevStepTimes) times = { 0 };

  monev_record_dialog_get (dialog, &times);
  return g_strdup_printf ("%" G_GINT64_FORMAT "\n%" G_GINT64_FORMAT "\n%s\n%s", times.started,
                          times.finished, times.official, times.reason);
}

static MonevFormState
ask_state (GtkWidget *dialog)
{
  g_autofree char *now = all_of (dialog);

  return g_strcmp0 (now, fields_of (dialog)->first) != 0 ? MONEV_FORM_CHANGED : MONEV_FORM_SAME;
}

static void
on_typed (GtkWidget *dialog)
{
  const Fields *fields = fields_of (dialog);
  gboolean known = *monev_pick_entry_get_id (MONEV_PICK_ENTRY (fields->official)) != '\0';
  gint64 at;

  adw_message_dialog_set_response_enabled (
      ADW_MESSAGE_DIALOG (dialog), "accept",
      known && read_moment (fields, 0, &at) && read_moment (fields, 1, &at));
}

/* ---- building ---- */

static void
add_field (GtkGrid *grid, int row, const char *label, GtkWidget *field, int columns)
{
  GtkWidget *words = gtk_label_new_with_mnemonic (label);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (words), field);
  gtk_widget_set_hexpand (field, TRUE);
  gtk_grid_attach (grid, words, 0, row, 1, 1);
  gtk_grid_attach (grid, field, 1, row, columns, 1);
}

static void
add_moment (GtkWidget *dialog, GtkGrid *grid, guint place, const char *label, const char *hour)
{
  Fields *fields = fields_of (dialog);
  GtkWidget *date = monev_date_entry_new (), *time = gtk_entry_new ();

  fields->date[place] = date;
  fields->time[place] = time;
  gtk_editable_set_width_chars (GTK_EDITABLE (time), 6);
  gtk_entry_set_placeholder_text (GTK_ENTRY (time), place == 0 ? _("mis. 07.30") : _("mis. 16.00"));
  gtk_widget_set_valign (time, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (time), GTK_ACCESSIBLE_PROPERTY_LABEL, hour, -1);
  add_field (grid, (int) place, label, date, 1);
  gtk_grid_attach (grid, time, 2, (int) place, 1, 1);
  g_signal_connect_object (date, "changed", G_CALLBACK (on_typed), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (time, "changed", G_CALLBACK (on_typed), dialog, G_CONNECT_SWAPPED);
}

static void
show_moment (const Fields *fields, guint place, gint64 at)
{
  g_autofree char *text = NULL;
  int minute, year, month, day;
  GDate shown;

  if (at == 0)
    return;
  monev_date_to_ymd (monev_minute_to_date (monev_office_clock_minute (&fields->clock, at), &minute),
                     &year, &month, &day);
  text = monev_time_format (minute);
  g_date_clear (&shown, 1);
  g_date_set_dmy (&shown, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  monev_date_entry_set_date (MONEV_DATE_ENTRY (fields->date[place]), &shown);
  gtk_editable_set_text (GTK_EDITABLE (fields->time[place]), text);
}

static void
make_fields (GtkWidget *dialog, MonevSession *session)
{
  g_autoptr (MonevOptions) options = monev_options_new (session, &monev_official_type, 0);
  Fields *fields = fields_of (dialog);
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_row_spacing (grid, 6);
  gtk_grid_set_column_spacing (grid, 12);
  gtk_widget_set_size_request (GTK_WIDGET (grid), 420, -1);
  add_moment (dialog, grid, 0, _("_Mulai"), _("Jam mulai"));
  add_moment (dialog, grid, 1, _("_Selesai"), _("Jam selesai"));
  fields->official = monev_pick_entry_new (options);
  fields->reason = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (fields->reason), TRUE);
  add_field (grid, 2, _("_Pelaksana"), fields->official, 2);
  add_field (grid, 3, _("_Alasan"), fields->reason, 2);
  g_signal_connect_object (fields->official, "changed", G_CALLBACK (on_typed), dialog,
                           G_CONNECT_SWAPPED);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), GTK_WIDGET (grid));
}

/** monev_record_dialog_new: @clock: copied; @times: what stands in it at first;
 * @refused: (nullable): why it could not be taken the last time. Returns: (transfer none): answers
 * "accept" or "cancel". */
GtkWidget *
monev_record_dialog_new (GtkWindow *parent, MonevSession *session, const MonevOfficeClock *clock,
                         const MonevStepTimes *times, const char *refused)
{
  GtkWidget *dialog = adw_message_dialog_new (
      parent, _("Catat pelaksanaan"),
      refused != NULL ? refused
                      : _("Untuk yang sudah lewat, dikerjakan orang lain, atau keliru dicatat. "
                          "Kosongkan Selesai bila masih berjalan; mengoreksi yang sudah tercatat "
                          "perlu alasan."));
  Fields *fields = g_new0 (Fields, 1);

  fields->clock = monev_office_clock_copy (clock);
  fields->now = g_get_real_time () / 1000;
  fields->needed[0] = TRUE;
  fields->needed[1] = times->finished != 0;
  g_object_set_data_full (G_OBJECT (dialog), "monev-fields", fields, fields_free);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Batal"), "accept",
                                    _("_Catat"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  make_fields (dialog, session);
  show_moment (fields, 0, times->started);
  show_moment (fields, 1, times->finished);
  monev_record_dialog_set (dialog, times->official_id, times->official, times->reason);
  on_typed (dialog);
  fields->first = all_of (dialog);
  monev_form_guard (GTK_WINDOW (dialog), ask_state);
  return dialog;
}

/** monev_record_dialog_type: as if the begin, or the end, was typed; @time: "" for a day alone. */
void
monev_record_dialog_type (GtkWidget *dialog, gboolean finish, const char *date, const char *time)
{
  const Fields *fields = fields_of (dialog);
  guint place = finish ? 1 : 0;
  GDate shown;

  g_date_clear (&shown, 1);
  g_date_set_parse (&shown, date);
  monev_date_entry_set_date (MONEV_DATE_ENTRY (fields->date[place]),
                             g_date_valid (&shown) ? &shown : NULL);
  gtk_editable_set_text (GTK_EDITABLE (fields->time[place]), time);
}

/** monev_record_dialog_set: who did it, and the reason. */
void
monev_record_dialog_set (GtkWidget *dialog, const char *official_id, const char *official,
                         const char *reason)
{
  const Fields *fields = fields_of (dialog);

  monev_pick_entry_set (MONEV_PICK_ENTRY (fields->official), official_id, official);
  gtk_editable_set_text (GTK_EDITABLE (fields->reason), reason);
}
