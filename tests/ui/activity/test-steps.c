/* What is done at the desk of a run beside its usual round. */
#include "tests/ui/office-fixture.h"
#include "tests/ui/reference/reference-office.h"

#include "base/instant.h"
#include "demo/demo.h"
#include "testing.h"
#include "ui/activity/activity-desk-private.h"
#include "ui/activity/activity-room.h"
#include "ui/activity/field-dialog.h"
#include "ui/activity/proposal-form.h"
#include "ui/activity/proposal-list.h"
#include "ui/activity/proposal-sums.h"
#include "ui/activity/record-dialog.h"
#include "ui/activity/start-desk.h"

#include <string.h>

static void
set_up (Office *office, gconstpointer user)
{
  office_open (office, user != NULL ? user : "subkoor");
  monev_activity_room_register (office->window, office->session);
}

static void
tear_down (Office *office, gconstpointer data)
{
  g_assert_cmpint (least_width (office->window), <=, 1024);
  while (monev_window_pop_desk (office->window))
    drain ();
  office_close (office);
}

static MonevActivityDesk *
open_desk (Office *office, const char *title)
{
  MonevActivityRoom *room;
  MonevActivityDesk *desk;

  monev_window_show_room (office->window, "activity");
  room = MONEV_ACTIVITY_ROOM (find_widget (office->window, MONEV_TYPE_ACTIVITY_ROOM));
  wait_until (monev_activity_room_get_n (room) > 0);
  for (guint i = 0; i < monev_activity_room_get_n (room); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (office->window), "win.open-activity", "(ss)",
                                  monev_activity_room_get_id (room, i), "");
      desk = MONEV_ACTIVITY_DESK (monev_window_get_desk (office->window));
      wait_until (monev_activity_desk_is_ready (desk));
      if (strstr (monev_page_get_title (MONEV_PAGE (desk)), title) != NULL)
        return desk;
      monev_window_pop_desk (office->window);
      drain ();
    }
  g_assert_not_reached ();
}

static GtkWidget *
ask (MonevActivityDesk *desk, const char *action)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (desk), action, NULL);
  wait_until (monev_activity_desk_is_ready (desk));
  dialog = monev_activity_desk_get_dialog (desk);
  g_assert_nonnull (dialog);
  return dialog;
}

static void
accept (MonevActivityDesk *desk, GtkWidget *dialog)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  gtk_window_destroy (GTK_WINDOW (dialog)); /* a button would do so */
  wait_until (monev_activity_desk_is_ready (desk));
}

static char *
day_of (gint64 instant, GTimeZone *zone)
{
  g_autofree char *text = monev_instant_to_rfc3339 (instant, zone);

  return g_strndup (text, 10);
}

static char *
hour_of (gint64 instant, GTimeZone *zone)
{
  g_autofree char *text = monev_instant_to_rfc3339 (instant, zone);

  return g_strdup_printf ("%.2s.%.2s", text + 11, text + 14);
}

/* Who works on the step of the demo, and its times, stand in the question; what was recorded is
 * corrected only with a reason, and what was typed stays until it is taken. */
static void
test_corrects (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office, "Monev");
  g_autofree char *id = g_strdup (monev_activity_desk_get_step (desk));
  const MonevActivityStep *step = monev_activity_step (desk->data->activity, id);
  gint64 now = g_get_real_time () / 1000;
  g_autofree char *day = day_of (now - 120000, desk->data->clock.zone);
  g_autofree char *hour = hour_of (now - 120000, desk->data->clock.zone);
  g_autofree char *later = hour_of (now - 60000, desk->data->clock.zone);
  GtkWidget *dialog = ask (desk, "desk.record");
  g_auto (MonevStepTimes) shown = { 0 };
  g_auto (MonevStepTimes) kept = { 0 };

  monev_record_dialog_get (dialog, &shown);
  g_assert_cmpstr (shown.official_id, ==, step->done_by);
  g_assert_cmpint (shown.finished, ==, 0);
  monev_record_dialog_type (dialog, TRUE, day, hour);
  accept (desk, dialog);
  dialog = monev_activity_desk_get_dialog (desk);
  g_assert_null (dialog);
  wait_until (monev_activity_step (desk->data->activity, id)->state == MONEV_STEP_DONE);
  wait_until (monev_activity_desk_is_ready (desk));
  g_assert_cmpstr (monev_activity_desk_get_step (desk), ==, id); /* it stays in the middle */
  dialog = ask (desk, "desk.record");
  monev_record_dialog_type (dialog, TRUE, day, later);
  accept (desk, dialog);
  wait_until (monev_activity_desk_get_dialog (desk) != NULL);
  dialog = monev_activity_desk_get_dialog (desk);
  g_assert_true (shows_text (dialog, "Beri alasan"));
  monev_record_dialog_get (dialog, &kept);
  g_assert_cmpint (kept.finished, >, kept.started);
  monev_record_dialog_set (dialog, kept.official_id, kept.official, "Keliru jamnya");
  accept (desk, dialog);
  wait_until (monev_activity_step (desk->data->activity, id)->finished_at == kept.finished);
}

static const MonevActivityMember *
other_official (MonevActivityDesk *desk)
{
  const char *me = monev_session_get_actor (desk->session)->official_id;

  for (guint i = 0; i < desk->data->activity->members->len; i++)
    {
      const MonevActivityMember *member = desk->data->activity->members->pdata[i];

      if (*member->official_id != '\0' && strcmp (member->official_id, me) != 0)
        return member;
    }
  g_assert_not_reached ();
}

/* The next step is recorded as begun and ended yesterday by another official. */
static void
test_records_for_another (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office, "Monev");
  const MonevActivityMember *other = other_official (desk);
  g_autofree char *by = g_strdup (other->official_id);
  g_autofree char *id = NULL;
  g_autofree char *day = NULL;
  const MonevActivityStep *step;
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.next", NULL);
  id = g_strdup (monev_activity_desk_get_step (desk));
  day = day_of (g_get_real_time () / 1000 - 86400000, desk->data->clock.zone);
  dialog = ask (desk, "desk.record");
  monev_record_dialog_type (dialog, FALSE, day, "08.15");
  monev_record_dialog_type (dialog, TRUE, day, "08.45");
  monev_record_dialog_set (dialog, by, other->name, "Diminta lebih dulu");
  accept (desk, dialog);
  wait_until (monev_activity_step (desk->data->activity, id)->state == MONEV_STEP_DONE);
  step = monev_activity_step (desk->data->activity, id);
  g_assert_cmpstr (step->done_by, ==, by);
  g_assert_cmpint (step->finished_at - step->started_at, ==, 30 * 60000);
}

/* ---- verdicts ---- */

static MonevActivityDesk *
open_proposals (Office *office)
{
  MonevActivityRoom *room;

  monev_window_show_room (office->window, "activity");
  room = MONEV_ACTIVITY_ROOM (find_widget (office->window, MONEV_TYPE_ACTIVITY_ROOM));
  wait_until (monev_activity_room_get_n (room) > 0);
  for (guint i = 0; i < monev_activity_room_get_n (room); i++)
    {
      MonevActivityDesk *desk;

      gtk_widget_activate_action (GTK_WIDGET (office->window), "win.open-activity", "(ss)",
                                  monev_activity_room_get_id (room, i), "");
      desk = MONEV_ACTIVITY_DESK (monev_window_get_desk (office->window));
      wait_until (monev_activity_desk_is_ready (desk));
      if (desk->data->activity->kind == MONEV_ACTIVITY_RD)
        {
          monev_activity_desk_set_view (desk, "proposals");
          drain ();
          return desk;
        }
      monev_window_pop_desk (office->window);
      drain ();
    }
  g_assert_not_reached ();
}

/* Presses @key where @widget has the focus. Returns: whether it means anything there. */
static gboolean
press_key (GtkWidget *widget, const char *key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_autoptr (GtkShortcutTrigger) wanted = gtk_shortcut_trigger_parse_string (key);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) one = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (one)
                        && j < g_list_model_get_n_items (G_LIST_MODEL (one)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (one), j);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                 NULL);
        }
    }
  return FALSE;
}

/* Ctrl+Enter in the reason saves and goes on; without a reason it says what is missing. */
static void
test_reason_is_saved_by_key (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_proposals (office);
  MonevListSource *source
      = MONEV_LIST_SOURCE (monev_proposal_view_get_source (desk->proposals));
  GtkWidget *reason = find_widget (desk->proposals, GTK_TYPE_TEXT_VIEW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (reason));
  const char *key = "<Control>Return|<Control>KP_Enter";
  g_autofree char *id = NULL;
  guint row = 0;

  while (*monev_record_get (monev_field_data_find (
                                desk->data->field->proposals,
                                monev_list_source_get_row (source, row)[MONEV_PROPOSAL_ID]),
                            "verdict") != '\0')
    row++;
  id = g_strdup (monev_list_source_get_row (source, row)[MONEV_PROPOSAL_ID]);
  monev_data_grid_set_cursor (monev_proposal_view_get_grid (desk->proposals), row, 1, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (desk->proposals), "proposal.verdict", "s", "ditunda");
  g_assert_true (gtk_widget_has_focus (reason));
  g_assert_true (press_key (reason, key));
  wait_until (monev_proposal_view_is_ready (desk->proposals));
  g_assert_true (shows_text (desk->proposals, "lasan"));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
  g_assert_cmpstr (monev_proposal_form_get_fault (MONEV_PROPOSAL_FORM (find_widget (
                       desk->proposals, MONEV_TYPE_PROPOSAL_FORM))), !=, "");
  gtk_text_buffer_set_text (buffer, "Menunggu anggaran", -1);
  g_assert_true (press_key (reason, key));
  wait_until (strcmp (monev_record_get (monev_field_data_find (desk->data->field->proposals, id),
                                        "verdict"), "ditunda") == 0);
}

/* ---- the other views ---- */

static AdwToast *
find_toast (GtkWidget *widget)
{
  AdwToast *toast = NULL;

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget"))
    {
      g_object_get (widget, "toast", &toast, NULL);
      g_object_unref (toast);
      return toast;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && toast == NULL;
       child = gtk_widget_get_next_sibling (child))
    toast = find_toast (child);
  return toast;
}

static void
press_toast (MonevWindow *window)
{
  AdwToast *toast;

  wait_until ((toast = find_toast (GTK_WIDGET (window))) != NULL);
  g_assert_cmpstr (adw_toast_get_button_label (toast), ==, "_Urungkan");
  g_signal_emit_by_name (toast, "button-clicked");
}

static void
test_add_key (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office, "Monev");

  monev_activity_desk_set_view (desk, "meetings");
  drain ();
  g_assert_true (press_key (GTK_WIDGET (desk), "<Control>n"));
  g_assert_true (MONEV_IS_FIELD_DIALOG (monev_activity_desk_get_dialog (desk)));
  gtk_window_destroy (GTK_WINDOW (monev_activity_desk_get_dialog (desk)));
  monev_activity_desk_set_view (desk, "files");
  drain ();
  g_assert_false (press_key (GTK_WIDGET (desk), "<Control>n"));
}

static const MonevRecord *
represented (MonevActivityDesk *desk)
{
  const GPtrArray *guests = desk->data->field->attendance;

  for (guint i = 0; i < guests->len; i++)
    if (strcmp (monev_record_get (guests->pdata[i], "state"), "mewakili") == 0)
      return guests->pdata[i];
  return NULL;
}

static MonevActivityDesk *
open_represented (Office *office)
{
  static const char *const runs[] = { "Monev", "TKPKD", "Definitif" };

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      MonevActivityDesk *desk = open_desk (office, runs[i]);

      if (represented (desk) != NULL)
        return desk;
      monev_window_pop_desk (office->window);
      drain ();
    }
  g_assert_not_reached ();
}

/* Who came himself is represented by nobody; the toast gives the name back. */
static void
test_coming_drops_the_representative (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_represented (office);
  g_autofree char *id = g_strdup (monev_record_id (represented (desk)));
  g_autofree char *name = g_strdup (monev_record_get (represented (desk), "name"));
  g_autofree char *said = g_strdup_printf ("%s tidak lagi mewakili", name);
  const MonevRecord *guest;

  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.attend", "(ss)", id, "hadir");
  wait_until (strcmp (monev_record_get (monev_field_data_find (desk->data->field->attendance, id),
                                        "state"), "hadir") == 0);
  guest = monev_field_data_find (desk->data->field->attendance, id);
  g_assert_cmpstr (monev_record_get (guest, "name"), ==, "");
  g_assert_cmpstr (monev_record_get (guest, "title"), ==, "");
  wait_until (shows_text (office->window, said));
  press_toast (office->window);
  wait_until (strcmp (monev_record_get (monev_field_data_find (desk->data->field->attendance, id),
                                        "name"), name) == 0);
}

/* The parts of the sums add up: each counts what was asked. */
static void
test_sums_add_up (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_proposals (office);
  MonevProposalSums *sums
      = MONEV_PROPOSAL_SUMS (find_widget (desk->proposals, MONEV_TYPE_PROPOSAL_SUMS));
  gint64 all = 0, parts = 0;

  for (guint i = 0; i <= MONEV_N_VERDICTS; i++)
    {
      const char *verdict = i == 0 ? MONEV_PROPOSAL_ANY : monev_verdict_nth (i - 1)->value;
      g_autoptr (GString) text = g_string_new (monev_proposal_sums_get_text (sums, verdict));
      gint64 value;

      g_string_replace (text, "Rp ", "", 0);
      g_string_replace (text, ".", "", 0);
      value = g_ascii_strtoll (text->str, NULL, 10);
      if (i == 0)
        all = value;
      else
        parts += value;
    }
  g_assert_cmpint (all, >, 0);
  g_assert_cmpint (all, ==, parts);
}

/* ---- the start ---- */

/* The field of the list; the page has one of its own. */
static GtkWidget *
find_search (GtkWidget *widget)
{
  g_autofree char *placeholder = NULL;

  if (GTK_IS_SEARCH_ENTRY (widget))
    g_object_get (widget, "placeholder-text", &placeholder, NULL);
  if (g_strcmp0 (placeholder, "Cari judul atau kode") == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_search (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_start_is_found_by_short_words (Office *office, gconstpointer data)
{
  MonevStartDesk *desk;
  GtkWidget *search;

  gtk_widget_activate_action (GTK_WIDGET (office->window), "win.start-activity", NULL);
  desk = MONEV_START_DESK (monev_window_get_desk (office->window));
  wait_until (monev_start_desk_is_ready (desk));
  search = find_search (GTK_WIDGET (desk));
  g_assert_nonnull (search);
  gtk_editable_set_text (GTK_EDITABLE (search), "monev");
  wait_until (!monev_start_desk_offers (desk, "ketapang-a"));
  g_assert_true (monev_start_desk_offers (desk, "ketapang-b"));
  gtk_editable_set_text (GTK_EDITABLE (search), "tkpkd");
  wait_until (!monev_start_desk_offers (desk, "ketapang-b"));
  g_assert_true (shows_text (desk, "Semua agenda yang ada dari Tahun Anggaran 2026. Pilih Tahun "
                                   "Anggaran 2027"));
}

#define ADD(path, test)                                                                            \
  g_test_add ("/ui/activity/" path, Office, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  office_prepare ();
  ADD ("record/corrects-with-a-reason", test_corrects);
  ADD ("record/work-of-another-of-yesterday", test_records_for_another);
  ADD ("verdict/reason-is-saved-by-key", test_reason_is_saved_by_key);
  ADD ("views/ctrl-n-adds-to-the-list-that-is-shown", test_add_key);
  ADD ("views/coming-drops-the-representative", test_coming_drops_the_representative);
  ADD ("views/sums-add-up", test_sums_add_up);
  ADD ("begin/found-by-short-words-and-names-the-year", test_start_is_found_by_short_words);
  status = g_test_run ();
  office_forget ();
  return status;
}
