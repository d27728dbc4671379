#include "tests/ui/office-fixture.h"
#include "tests/ui/reference/reference-office.h"

#include "activity/field-paper.h"
#include "demo/demo.h"
#include "testing.h"
#include "ui/activity/activity-desk-private.h"
#include "ui/activity/activity-room.h"
#include "ui/activity/activity-words.h"
#include "ui/activity/agenda-export.h"
#include "ui/activity/agenda-print.h"
#include "ui/activity/member-dialog.h"
#include "ui/activity/agenda-month.h"
#include "ui/activity/start-desk.h"
#include "ui/common/empty-state.h"

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

static MonevActivityRoom *
open_room (Office *office)
{
  MonevActivityRoom *room;

  monev_window_show_room (office->window, "activity");
  room = MONEV_ACTIVITY_ROOM (find_widget (office->window, MONEV_TYPE_ACTIVITY_ROOM));
  wait_until (monev_activity_room_get_n (room) > 0);
  return room;
}

static MonevActivityDesk *
open_desk (Office *office, const char *title)
{
  MonevActivityRoom *room = open_room (office);
  MonevActivityDesk *desk;

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

static gboolean
act (MonevActivityDesk *desk, const char *action)
{
  gboolean done = gtk_widget_activate_action (GTK_WIDGET (desk), action, NULL);

  wait_until (monev_activity_desk_is_ready (desk));
  return done;
}

static void
answer (MonevActivityDesk *desk, const char *words)
{
  GtkWidget *dialog = monev_activity_desk_get_dialog (desk);

  g_assert_nonnull (dialog);
  monev_text_dialog_set_text (dialog, words);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  wait_until (monev_activity_desk_is_ready (desk));
}

/* ---- the room ---- */

static void
test_filters (Office *office, gconstpointer data)
{
  MonevActivityRoom *room = open_room (office);
  MonevSearchBar *search = monev_page_get_search (MONEV_PAGE (room));
  guint running = monev_activity_room_get_n (room);

  g_assert_cmpuint (running, ==, 3);
  monev_activity_room_set_state (room, "berjalan", TRUE);
  g_assert_cmpuint (monev_activity_room_get_n (room), ==, 1);
  monev_activity_room_set_state (room, "selesai", FALSE);
  g_assert_cmpuint (monev_activity_room_get_n (room), ==, 0);
  monev_activity_room_set_state (room, "", FALSE);
  monev_search_bar_set_open (search, TRUE);
  monev_search_bar_set_text (search, "tkpkd");
  wait_until (monev_activity_room_get_n (room) == 1);
  monev_search_bar_set_text (search, "tidak ada yang bernama begini");
  wait_until (monev_activity_room_get_n (room) == 0);
  g_assert_true (shows_text (room, "Tidak ada yang cocok"));
}

static void
test_empty_year (Office *office, gconstpointer data)
{
  MonevActivityRoom *room = open_room (office);

  monev_session_set_year (office->session, MONEV_DEMO_YEAR + 3);
  wait_until (monev_activity_room_get_n (room) == 0);
  wait_until (shows_text (room, "Belum ada Agenda Kerja tahun ini"));
  g_assert_true (shows_text (room, "Mulai Agenda Kerja…"));
}

/* ---- the desk ---- */

static void
test_opens_at_the_current_step (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office, "Monev");
  const MonevActivityStep *step = monev_activity_desk_chosen (desk);

  g_assert_cmpint (step->state, ==, MONEV_STEP_RUNNING);
  g_assert_true (shows_text (desk, step->step->wording));
  g_assert_true (shows_text (desk, "Selesaikan Langkah"));
}

static void
test_keys_walk_the_steps (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office, "Monev");
  g_autofree char *first = g_strdup (monev_activity_desk_get_step (desk));

  act (desk, "desk.next");
  g_assert_cmpstr (monev_activity_desk_get_step (desk), !=, first);
  /* It waits for the one before: the button says that it would be early. */
  g_assert_true (shows_text (desk, "Mulai Lebih Awal…"));
  act (desk, "desk.previous");
  g_assert_cmpstr (monev_activity_desk_get_step (desk), ==, first);
  for (int i = 0; i < 40; i++)
    act (desk, "desk.previous");
  g_assert_cmpstr (monev_activity_desk_chosen (desk)->step->number, ==, "1");
}

static void
test_finish_goes_on (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office, "Monev");
  g_autofree char *first = g_strdup (monev_activity_desk_get_step (desk));
  guint before = desk->data->activity->n_done;

  act (desk, "desk.finish");
  if (monev_activity_desk_get_dialog (desk) != NULL)
    answer (desk, "");
  wait_until (desk->data->activity->n_done == before + 1);
  g_assert_cmpstr (monev_activity_desk_get_step (desk), !=, first);
  g_assert_cmpint (monev_activity_step (desk->data->activity, first)->state, ==, MONEV_STEP_DONE);
}

static void
test_skip_needs_a_reason (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office, "Monev");
  g_autofree char *id = g_strdup (monev_activity_desk_get_step (desk));
  GtkWidget *dialog;

  act (desk, "desk.skip");
  dialog = monev_activity_desk_get_dialog (desk);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept"));
  monev_text_dialog_set_text (dialog, "   ");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept"));
  answer (desk, "Digabung dengan langkah berikutnya");
  wait_until (monev_activity_step (desk->data->activity, id)->state == MONEV_STEP_SKIPPED);
  monev_activity_desk_set_view (desk, "history");
  g_assert_true (shows_text (desk, "Alasan: Digabung dengan langkah berikutnya"));
}

static void
test_early_start_with_a_reason (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office, "Monev");
  g_autofree char *id = NULL;

  act (desk, "desk.next");
  id = g_strdup (monev_activity_desk_get_step (desk));
  act (desk, "desk.start");
  answer (desk, "Kepala Bidang meminta lebih dulu");
  wait_until (monev_activity_step (desk->data->activity, id)->state == MONEV_STEP_RUNNING);
  g_assert_cmpstr (monev_activity_step (desk->data->activity, id)->early_reason, ==,
                   "Kepala Bidang meminta lebih dulu");
}

static guint
n_files (MonevActivityDesk *desk)
{
  return desk->data->activity->files->len;
}

static void
test_files (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office, "Monev");
  g_autofree char *path = office_file (office, "rekap.txt", "rekap jawaban");
  g_autofree char *subject = g_strconcat ("step/", monev_activity_desk_get_step (desk), NULL);
  guint before = n_files (desk);
  const MonevAttachment *file;

  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.attach-path", "(ss)", subject, path);
  wait_until (n_files (desk) == before + 1 && monev_activity_desk_is_ready (desk));
  g_assert_true (shows_text (desk, "rekap.txt"));
  file = monev_activity_desk_chosen (desk)->files->pdata[0];
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.open-file", "s", file->id);
  wait_until (desk->copies->len == 1);
  g_assert_true (g_file_test (desk->copies->pdata[0], G_FILE_TEST_EXISTS));
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.detach", "s", file->id);
  wait_until (n_files (desk) == before && monev_activity_desk_is_ready (desk));
}

/* What was refused is asked again with the words that were typed. */
static void
test_refused_words_stay (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office, "Monev");
  g_autofree char *words = g_strnfill (MONEV_ACTIVITY_MAX_TEXT + 1, 'a');
  g_autofree char *kept = NULL;

  act (desk, "desk.note-step");
  answer (desk, words);
  wait_until (monev_activity_desk_get_dialog (desk) != NULL);
  kept = monev_text_dialog_get_text (monev_activity_desk_get_dialog (desk));
  g_assert_cmpstr (kept, ==, words);
  answer (desk, "Ringkas");
  wait_until (shows_text (desk, "Ringkas"));
}

static gpointer
finish_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevActivityDesk *desk = data;
  const MonevActivityStep *step = monev_activity_desk_chosen (desk);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  const MonevStepAct done = { desk->id, step->id, step->version, 0, "", NULL };

  monev_activity_step_finish (monev_db_job_connection (job),
                              monev_session_get_actor (desk->session), &done, issues, error);
  return NULL;
}

static void
test_conflict_is_told (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office, "Monev");
  const MonevActivityStep *step = monev_activity_desk_chosen (desk);
  const MonevActivityAsk ask = { .act = MONEV_ASK_STEP_SKIP,
                                 .activity_id = desk->id,
                                 .step_id = step->id,
                                 .version = step->version,
                                 .text = "Tidak perlu" };
  guint before = desk->data->activity->n_done;
  g_autoptr (GError) error = NULL;
  g_autoptr (GList) windows = NULL;

  office_do (office, finish_job, desk, &error);
  g_assert_no_error (error);
  monev_activity_desk_send (desk, &ask, NULL);
  wait_until (monev_activity_desk_is_ready (desk) && desk->data->activity->n_done == before + 1);
  windows = gtk_window_list_toplevels ();
  g_assert_cmpuint (g_list_length (windows), >=, 2);
  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      gtk_window_destroy (l->data);
}

static void
test_team (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office, "TKPKD");
  guint before = desk->data->activity->members->len;
  guint groups = desk->data->activity->groups->len;

  act (desk, "desk.group-add");
  answer (desk, "Kelompok Uji");
  wait_until (desk->data->activity->groups->len == groups + 1);
  monev_activity_ask_send (office->session, G_OBJECT (desk),
                           &(MonevActivityAsk) { .act = MONEV_ASK_MEMBER_ADD,
                                                 .activity_id = desk->id,
                                                 .text = "Sari Melati",
                                                 .agency = "BPS",
                                                 .role = MONEV_MEMBER_MEMBER },
                           monev_activity_desk_answered);
  wait_until (desk->data->activity->members->len == before + 1);
  monev_activity_desk_set_view (desk, "team");
  wait_until (shows_text (desk, "Sari Melati"));
  g_assert_true (shows_text (desk, "Kelompok Uji"));
}

/* Somebody without a name is refused; what else was typed stands in the question again. */
static void
test_refused_member_stays (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office, "TKPKD");
  guint before = desk->data->activity->members->len;
  g_autofree char *name = g_strnfill (5000, 'c');
  MonevMemberEntry entry;

  act (desk, "desk.member-add");
  monev_member_dialog_type (monev_activity_desk_get_dialog (desk), name, "BPS");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (monev_activity_desk_get_dialog (desk)), "accept");
  wait_until (monev_activity_desk_is_ready (desk)
              && monev_activity_desk_get_dialog (desk) != NULL);
  g_assert_cmpuint (desk->data->activity->members->len, ==, before);
  monev_member_dialog_get (monev_activity_desk_get_dialog (desk), &entry);
  g_assert_cmpstr (entry.name, ==, name);
  g_assert_cmpstr (entry.agency, ==, "BPS");
}

static void
test_member_goes (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office, "TKPKD");
  guint before = desk->data->activity->members->len;
  const MonevActivityMember *member = desk->data->activity->members->pdata[0];

  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.member-remove", "s", member->id);
  wait_until (desk->data->activity->members->len == before - 1);
  g_assert_true (shows_text (office->window, "dikeluarkan dari tim"));
}

/* Bupati's secretary and the like may look, and are told who may work. */
static void
test_rights (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk;
  MonevActor *looker = monev_actor_copy (monev_session_get_actor (office->session));

  looker->roles = MONEV_ROLE_ANYONE | MONEV_ROLE_LAIN;
  monev_session_set_actor (office->session, looker);
  desk = open_desk (office, "Monev");
  g_assert_false (gtk_widget_get_sensitive (desk->primary));
  g_assert_nonnull (gtk_widget_get_tooltip_text (desk->primary));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (desk->primary), !=, "");
  act (desk, "desk.finish");
  g_assert_cmpint (monev_activity_desk_chosen (desk)->state, ==, MONEV_STEP_RUNNING);
}

static void
test_chart (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office, "Monev");
  g_autoptr (MonevChart) chart = monev_plan_chart_make (desk->data);

  g_assert_cmpuint (monev_chart_n_categories (chart), ==, desk->data->activity->steps->len);
  g_assert_cmpuint (monev_chart_n_series (chart), ==, 4);
  g_assert_cmpstr (monev_chart_category (chart, 0), ==, "1");
}

/* Who folds the bars away has them folded in the next run, too. */
static void
test_chart_stays_folded (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office, "Monev");
  GtkExpander *fold = GTK_EXPANDER (gtk_widget_get_ancestor (GTK_WIDGET (desk->chart),
                                                             GTK_TYPE_EXPANDER));

  g_assert_true (gtk_expander_get_expanded (fold));
  gtk_expander_set_expanded (fold, FALSE);
  g_assert_true (monev_window_pop_desk (office->window));
  desk = open_desk (office, "TKPKD");
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (desk->chart)));
}

/* ---- the start ---- */

static MonevStartDesk *
open_start (Office *office)
{
  MonevStartDesk *desk;

  open_room (office);
  gtk_widget_activate_action (GTK_WIDGET (office->window), "win.start-activity", NULL);
  desk = MONEV_START_DESK (monev_window_get_desk (office->window));
  wait_until (monev_start_desk_is_ready (desk));
  return desk;
}

static void
choose (MonevStartDesk *desk, const char *what)
{
  monev_start_desk_choose (desk, what);
  wait_until (monev_start_desk_is_ready (desk));
}

/* The office of planners sees the SOPs of planners first, each by its short title. */
static void
test_near_procedures_first (Office *office, gconstpointer data)
{
  MonevStartDesk *desk = open_start (office);
  GtkWidget *row = find_widget (desk, ADW_TYPE_ACTION_ROW);

  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
                                   "ketapang-a"));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Asistensi");
  g_assert_true (g_str_has_prefix (gtk_widget_get_tooltip_text (row), "Asistensi Penyusunan"));
}

static void
test_start (Office *office, gconstpointer data)
{
  MonevStartDesk *desk = open_start (office);
  MonevStartForm *form = monev_start_desk_get_form (desk);

  g_assert_false (monev_start_desk_begin (desk)); /* nothing is chosen yet */
  choose (desk, "ketapang-b");
  g_assert_true (shows_text (form, "Menyusun Tim"));
  monev_start_form_type (form, "title", "Monev Uji Jendela");
  monev_start_form_type (form, "content", "Segera dilaksanakan");
  g_assert_null (monev_start_form_missing (form));
  g_assert_true (monev_start_desk_begin (desk));
  wait_until (MONEV_IS_ACTIVITY_DESK (monev_window_get_desk (office->window)));
  wait_until (monev_activity_desk_is_ready (
      MONEV_ACTIVITY_DESK (monev_window_get_desk (office->window))));
  g_assert_cmpstr (monev_page_get_title (MONEV_PAGE (monev_window_get_desk (office->window))), ==,
                   "Monev Uji Jendela");
}

/* 17 August is a holiday: it is said, and the plan begins on the next working day. */
static void
test_start_on_a_holiday (Office *office, gconstpointer data)
{
  MonevStartDesk *desk = open_start (office);
  MonevStartForm *form = monev_start_desk_get_form (desk);

  choose (desk, "ketapang-b");
  monev_start_form_type (form, "start", "2026-08-17");
  g_assert_cmpstr (monev_start_form_get_notes (form), !=, "");
  g_assert_true (shows_text (form, "18 Agu"));
  monev_start_form_type (form, "start", "2026-08-19");
  g_assert_cmpstr (monev_start_form_get_notes (form), ==, "");
}

static void
test_fault_keeps_what_was_typed (Office *office, gconstpointer data)
{
  MonevStartDesk *desk = open_start (office);
  MonevStartForm *form = monev_start_desk_get_form (desk);
  g_autofree char *title = g_strnfill (MONEV_ACTIVITY_MAX_TITLE + 1, 'b');
  MonevStartTyped *typed;

  choose (desk, "ketapang-b");
  monev_start_form_type (form, "title", title);
  g_assert_true (monev_start_desk_begin (desk));
  wait_until (monev_start_desk_is_ready (desk));
  g_assert_true (shows_text (form, "lebih panjang dari 300"));
  typed = monev_start_form_get (form);
  g_assert_cmpstr (typed->title, ==, title);
  monev_start_typed_free (typed);
  monev_start_form_type (form, "title", "Judul baru");
  g_assert_true (monev_start_desk_begin (desk));
  wait_until (MONEV_IS_ACTIVITY_DESK (monev_window_get_desk (office->window)));
}

static void
test_copy_from_another_year (Office *office, gconstpointer data)
{
  MonevActivityRoom *room = open_room (office);
  g_autofree char *id = g_strdup (monev_activity_room_get_id (room, 0));
  MonevStartDesk *desk;

  gtk_widget_activate_action (GTK_WIDGET (office->window), "win.start-activity", NULL);
  desk = MONEV_START_DESK (monev_window_get_desk (office->window));
  wait_until (monev_start_desk_is_ready (desk));
  g_assert_false (monev_start_desk_offers (desk, id)); /* the year of the page counts */
  monev_start_form_type (monev_start_desk_get_form (desk), "year", "2027");
  g_assert_true (monev_start_desk_offers (desk, id));
  choose (desk, id);
  g_assert_true (shows_text (desk, "Salin: "));
  g_assert_true (monev_start_desk_begin (desk));
  wait_until (MONEV_IS_ACTIVITY_DESK (monev_window_get_desk (office->window)));
  monev_session_set_year (office->session, MONEV_DEMO_YEAR + 1);
  wait_until (monev_activity_room_get_n (room) == 1);
}

/* ---- the month ---- */

static MonevAgendaMonth *
open_month (Office *office)
{
  MonevActivityRoom *room = open_room (office);
  MonevAgendaMonth *view;

  monev_activity_room_set_view (room, "month");
  view = MONEV_AGENDA_MONTH (find_widget (office->window, MONEV_TYPE_AGENDA_MONTH));
  wait_until (monev_agenda_month_is_ready (view));
  return view;
}

static void
month_act (MonevAgendaMonth *view, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (view), action, NULL);
  wait_until (monev_agenda_month_is_ready (view));
}

/* The next day, forward or back from today, that has @wanted as one of its entries. */
static const MonevAgendaEntry *
go_to (MonevAgendaMonth *view, MonevAgendaKind kind, gboolean late)
{
  for (int turn = 0; turn < 4; turn++)
    {
      const MonevMonthData *data = monev_agenda_month_get_data (view);

      for (guint i = 0; i < data->entries->len; i++)
        {
          const MonevAgendaEntry *entry = data->entries->pdata[i];

          if (entry->kind != kind || data->late[i] != late)
            continue;
          monev_agenda_month_set_day (view, entry->from);
          wait_until (monev_agenda_month_is_ready (view));
          data = monev_agenda_month_get_data (view);
          for (i = 0; i < data->entries->len; i++)
            if (((MonevAgendaEntry *) data->entries->pdata[i])->kind == kind
                && ((MonevAgendaEntry *) data->entries->pdata[i])->from
                     == monev_agenda_month_get_day (view) && data->late[i] == late)
              return data->entries->pdata[i];
        }
      month_act (view, "month.previous");
    }
  g_assert_not_reached ();
}

static void
test_month_shows (Office *office, gconstpointer data)
{
  MonevAgendaMonth *view = open_month (office);
  MonevDate today = monev_agenda_month_get_data (view)->today;
  const MonevAgendaEntry *entry;

  g_assert_cmpint (monev_agenda_month_get_day (view), ==, today);
  g_assert_true (shows_text (view, "Hari ini"));
  entry = go_to (view, MONEV_AGENDA_VISIT, FALSE);
  g_assert_true (shows_text (view, entry->text));
  g_assert_true (shows_text (view, entry->activity));
  month_act (view, "month.today");
  entry = go_to (view, MONEV_AGENDA_MEETING, FALSE);
  g_assert_true (shows_text (view, entry->text));
  month_act (view, "month.today");
  entry = go_to (view, MONEV_AGENDA_FOLLOW_UP, TRUE);
  g_assert_true (shows_text (view, "Terlambat"));
  g_assert_cmpint (entry->until, <, today);
}

/* 2026-03-03: Ramadan; 2026-03-19: Nyepi; the last of January has no twin in February. */
static void
test_month_days (Office *office, gconstpointer data)
{
  MonevAgendaMonth *view = open_month (office);
  MonevDate january, february, march;

  monev_date_from_ymd (2026, 1, 31, &january);
  monev_date_from_ymd (2026, 2, 28, &february);
  monev_date_from_ymd (2026, 3, 28, &march);
  monev_agenda_month_set_day (view, january);
  wait_until (monev_agenda_month_is_ready (view));
  month_act (view, "month.next");
  g_assert_cmpint (monev_agenda_month_get_day (view), ==, february);
  month_act (view, "month.next");
  g_assert_cmpint (monev_agenda_month_get_day (view), ==, march);
  g_assert_true (shows_text (view, "Maret 2026"));
  g_assert_true (shows_text (view, "Ramadan"));
  g_assert_nonnull (monev_month_data_holiday (monev_agenda_month_get_data (view), march - 9));
  g_assert_true (shows_text (
    view, monev_month_data_holiday (monev_agenda_month_get_data (view), march - 9)));
  month_act (view, "month.previous");
  month_act (view, "month.previous");
  g_assert_cmpint (monev_agenda_month_get_day (view), <, january);
  month_act (view, "month.today");
  g_assert_cmpint (monev_agenda_month_get_day (view), ==, monev_agenda_month_get_data (view)->today);
}

static void
test_month_opens (Office *office, gconstpointer data)
{
  MonevAgendaMonth *view = open_month (office);
  g_autofree char *id = g_strdup (go_to (view, MONEV_AGENDA_FOLLOW_UP, TRUE)->activity_id);
  GtkWidget *list = find_widget (view, GTK_TYPE_LIST_BOX);
  MonevActivityDesk *desk;

  g_signal_emit_by_name (list, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  desk = MONEV_ACTIVITY_DESK (monev_window_get_desk (office->window));
  wait_until (monev_activity_desk_is_ready (desk));
  g_assert_cmpstr (desk->id, ==, id);
}

static void
check_file (Office *office, const MonevAgendaExport *what, const char *name, const char *begins)
{
  g_autofree char *path = g_build_filename (office->folder, name, NULL);
  g_autofree char *bytes = NULL;
  gsize size = 0;
  GtkWidget *view = find_widget (office->window, MONEV_TYPE_ACTIVITY_ROOM);

  monev_agenda_export_write (view, office->session, what, path);
  wait_until (g_file_test (path, G_FILE_TEST_EXISTS) && shows_text (office->window, name));
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_cmpuint (size, >, 4000);
  g_assert_cmpint (strncmp (bytes, begins, 2), ==, 0);
}

static void
test_exports (Office *office, gconstpointer data)
{
  open_room (office);
  check_file (office, &(MonevAgendaExport) { MONEV_AGENDA_FILE_PROGRESS, "xlsx", 0, 0 },
              "kemajuan.xlsx", "PK");
  check_file (office, &(MonevAgendaExport) { MONEV_AGENDA_FILE_PROGRESS, "pdf", 0, 0 },
              "kemajuan.pdf", "%P");
  check_file (office, &(MonevAgendaExport) { MONEV_AGENDA_FILE_MONTH, "pdf", 2026, 3 },
              "bulan.pdf", "%P");
}

static gpointer
layout_job (MonevDbJob *job, gpointer data, GError **error)
{
  g_autoptr (MonevPageDocument) paper
    = monev_agenda_paper (monev_db_job_connection (job), 2026, 3, error);

  *(MonevPageLayout **) data = paper != NULL ? monev_page_layout_new (paper, NULL, error) : NULL;
  return NULL;
}

static void
test_month_prints (Office *office, gconstpointer data)
{
  g_autoptr (MonevPageLayout) layout = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autofree char *path = g_build_filename (office->folder, "cetak.pdf", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size = 0;

  office_do (office, layout_job, &layout, &error);
  g_assert_no_error (error);
  operation = monev_agenda_print_new (layout, "Maret 2026");
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT,
                           GTK_WINDOW (office->window), &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_cmpuint (size, >, 4000);
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
  ADD ("room/filters-and-search-narrow-the-list", test_filters);
  ADD ("room/an-empty-year-says-how-to-begin", test_empty_year);
  ADD ("desk/opens-at-the-current-step", test_opens_at_the_current_step);
  ADD ("desk/keys-walk-the-steps", test_keys_walk_the_steps);
  ADD ("desk/finish-goes-on-to-the-next", test_finish_goes_on);
  ADD ("desk/skip-needs-a-reason", test_skip_needs_a_reason);
  ADD ("desk/early-start-keeps-its-reason", test_early_start_with_a_reason);
  ADD ("desk/files-are-attached-opened-removed", test_files);
  ADD ("desk/refused-words-stay", test_refused_words_stay);
  ADD ("desk/conflict-is-told", test_conflict_is_told);
  ADD ("desk/team", test_team);
  ADD ("desk/refused-member-stays", test_refused_member_stays);
  ADD ("desk/member-goes-and-can-come-back", test_member_goes);
  ADD ("desk/rights-grey-with-the-reason", test_rights);
  ADD ("desk/chart-has-a-row-per-step", test_chart);
  ADD ("desk/chart-stays-folded", test_chart_stays_folded);
  ADD ("start/near-procedures-first", test_near_procedures_first);
  ADD ("start/begins-a-run", test_start);
  ADD ("start/holiday-is-said-and-moved", test_start_on_a_holiday);
  ADD ("start/fault-keeps-what-was-typed", test_fault_keeps_what_was_typed);
  ADD ("start/copies-from-another-year", test_copy_from_another_year);
  ADD ("room/exports-progress-and-month", test_exports);
  ADD ("month/shows-visits-meetings-and-what-is-late", test_month_shows);
  ADD ("month/walks-to-holidays-and-ramadan", test_month_days);
  ADD ("month/opens-the-run-of-a-day", test_month_opens);
  ADD ("month/prints", test_month_prints);
  status = g_test_run ();
  office_forget ();
  return status;
}
