/* What all forms of a run have in common: their keys, and the question before what was typed goes. */
#include "tests/ui/office-fixture.h"
#include "tests/ui/reference/reference-office.h"

#include "ui/activity/activity-desk-private.h"
#include "ui/activity/activity-room.h"
#include "ui/activity/head-dialog.h"
#include "ui/activity/invite-dialog.h"
#include "ui/activity/member-dialog.h"
#include "ui/activity/start-desk.h"
#include "ui/activity/text-dialog.h"
#include "ui/common/date-entry.h"

#include <string.h>

static void
set_up (Office *office, gconstpointer user)
{
  office_open (office, "subkoor");
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
open_desk (Office *office)
{
  MonevActivityRoom *room;
  MonevActivityDesk *desk;

  monev_window_show_room (office->window, "activity");
  room = MONEV_ACTIVITY_ROOM (find_widget (office->window, MONEV_TYPE_ACTIVITY_ROOM));
  wait_until (monev_activity_room_get_n (room) > 0);
  gtk_widget_activate_action (GTK_WIDGET (office->window), "win.open-activity", "(ss)",
                              monev_activity_room_get_id (room, 0), "");
  desk = MONEV_ACTIVITY_DESK (monev_window_get_desk (office->window));
  wait_until (monev_activity_desk_is_ready (desk));
  return desk;
}

static void
act (MonevActivityDesk *desk, const char *action, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (desk), action, id != NULL ? "s" : NULL, id);
  wait_until (monev_activity_desk_is_ready (desk));
}

static MonevInviteDialog *
invitation (MonevActivityDesk *desk)
{
  return MONEV_INVITE_DIALOG (monev_activity_desk_get_dialog (desk));
}

static MonevHeadDialog *
head (MonevActivityDesk *desk)
{
  return MONEV_HEAD_DIALOG (monev_activity_desk_get_dialog (desk));
}

/* Presses @key in the content of @form. Returns: whether it means anything. */
static gboolean
press_key (GtkWidget *form, const char *key)
{
  GtkWidget *content = gtk_window_get_child (GTK_WINDOW (form));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (content);
  g_autoptr (GtkShortcutTrigger) wanted = gtk_shortcut_trigger_parse_string (key);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) one = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (one)
                        && j < g_list_model_get_n_items (G_LIST_MODEL (one)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (one), j);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, content,
                                                 NULL);
        }
    }
  return FALSE;
}

static GtkWindow *
find_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *one = windows; one != NULL; one = one->next)
    if (g_strcmp0 (ADW_IS_MESSAGE_DIALOG (one->data)
                       ? adw_message_dialog_get_heading (one->data) : NULL,
                   "Buang yang sudah diketik?") == 0)
      return one->data;
  return NULL;
}

static gboolean
press_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    {
      g_signal_emit_by_name (widget, "clicked");
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (press_button (child, label))
      return TRUE;
  return FALSE;
}

/* Escape asks, and only "Buang" lets @desk's form go. */
static void
expect_guarded (MonevActivityDesk *desk)
{
  GtkWidget *form = monev_activity_desk_get_dialog (desk);

  g_assert_true (press_key (form, "Escape"));
  g_assert_nonnull (find_question ());
  g_assert_true (press_button (GTK_WIDGET (find_question ()), "_Lanjut Mengisi"));
  wait_until (find_question () == NULL);
  g_assert_true (monev_activity_desk_get_dialog (desk) == form);
  g_assert_true (press_key (form, "Escape"));
  g_assert_true (press_button (GTK_WIDGET (find_question ()), "_Buang"));
  wait_until (monev_activity_desk_get_dialog (desk) == NULL);
}

static void
expect_goes (MonevActivityDesk *desk)
{
  g_assert_true (press_key (monev_activity_desk_get_dialog (desk), "Escape"));
  g_assert_null (find_question ());
  wait_until (monev_activity_desk_get_dialog (desk) == NULL);
}

/* The keys of every form of a run are the same, and so is what happens to what was typed. */
static void
test_forms_are_guarded (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  g_autofree char *id
      = g_strdup (monev_record_id (desk->data->field->meetings->pdata[0]));

  act (desk, "desk.meeting-open", id);
  act (desk, "desk.invite-add", id);
  wait_until (monev_invite_dialog_is_ready (invitation (desk)));
  expect_goes (desk);
  act (desk, "desk.invite-add", id);
  wait_until (monev_invite_dialog_is_ready (invitation (desk)));
  monev_invite_dialog_tick_kind (invitation (desk), "kecamatan");
  expect_guarded (desk);
  act (desk, "desk.member-add", NULL);
  expect_goes (desk);
  act (desk, "desk.member-add", NULL);
  monev_member_dialog_type (monev_activity_desk_get_dialog (desk), "Sari", "Dinkes");
  expect_guarded (desk);
  act (desk, "desk.head", NULL);
  wait_until (monev_head_dialog_is_ready (head (desk)));
  expect_goes (desk);
  act (desk, "desk.head", NULL);
  wait_until (monev_head_dialog_is_ready (head (desk)));
  monev_head_dialog_type (head (desk), "title", "Lain");
  expect_guarded (desk);
}

static void
test_ctrl_s_saves (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);

  act (desk, "desk.member-add", NULL);
  monev_member_dialog_type (monev_activity_desk_get_dialog (desk), "Sari Wangi", "Dinkes");
  g_assert_true (press_key (monev_activity_desk_get_dialog (desk), "<Control>s"));
  wait_until (monev_activity_desk_get_dialog (desk) == NULL && monev_activity_desk_is_ready (desk));
  act (desk, "desk.head", NULL);
  wait_until (monev_head_dialog_is_ready (head (desk)));
  monev_head_dialog_type (head (desk), "title", "Judul Lain");
  g_assert_true (press_key (monev_activity_desk_get_dialog (desk), "<Control>s"));
  wait_until (monev_activity_desk_get_dialog (desk) == NULL && monev_activity_desk_is_ready (desk));
  wait_until (strcmp (desk->data->activity->title, "Judul Lain") == 0);
}

static void
type_due (MonevActivityDesk *desk, GDateDay day, GDateMonth month, GDateYear year)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  monev_date_entry_set_date (
      g_object_get_data (G_OBJECT (monev_activity_desk_get_dialog (desk)), "monev-date"), &date);
}

/* 15 August 2026 is a Saturday, the 18th a Tuesday. */
static void
test_due_on_a_day_off_is_told (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  GtkWidget *remark;

  act (desk, "desk.due", NULL);
  remark = g_object_get_data (G_OBJECT (monev_activity_desk_get_dialog (desk)), "monev-remark");
  type_due (desk, 15, G_DATE_AUGUST, 2026);
  g_assert_true (gtk_widget_get_visible (remark));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (remark)), "Sabtu, 15 Agustus 2026"));
  type_due (desk, 18, G_DATE_AUGUST, 2026);
  g_assert_false (gtk_widget_get_visible (remark));
  type_due (desk, 25, G_DATE_DECEMBER, 2026);
  g_assert_true (gtk_widget_get_visible (remark));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (remark)), "bukan hari kerja"));
  type_due (desk, 1, G_DATE_MARCH, 2028);
  g_assert_true (gtk_widget_get_visible (remark));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (remark)), "belum diketahui"));
  gtk_window_destroy (GTK_WINDOW (monev_activity_desk_get_dialog (desk)));
}

/* In a field of lines Enter makes a line: Ctrl+Enter is caught before it, and accepts. */
static void
test_ctrl_enter_accepts (Office *office, gconstpointer data)
{
  const MonevTextQuestion question
      = { .heading = "Alasan", .label = "Alasan", .accept = "Selesai", .needed = TRUE };
  GtkWidget *dialog = monev_text_dialog_new (GTK_WINDOW (office->window), &question, "Menunggu");
  GtkWidget *view = find_widget (dialog, GTK_TYPE_TEXT_VIEW);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);
  gboolean caught = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (controllers, i);
      g_autoptr (GtkShortcut) key = NULL;

      if (!GTK_IS_SHORTCUT_CONTROLLER (one)
          || gtk_event_controller_get_propagation_phase (one) != GTK_PHASE_CAPTURE)
        continue;
      key = g_list_model_get_item (G_LIST_MODEL (one), 0);
      caught = key != NULL
               && gtk_shortcut_action_activate (gtk_shortcut_get_action (key), 0, view, NULL);
    }
  g_assert_true (caught);
  drain ();
}

static void
test_start_begins_with_the_search (Office *office, gconstpointer data)
{
  MonevStartDesk *desk;

  gtk_widget_activate_action (GTK_WIDGET (office->window), "win.start-activity", NULL);
  desk = MONEV_START_DESK (monev_window_get_desk (office->window));
  wait_until (monev_start_desk_is_ready (desk));
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (office->window)),
                                             GTK_TYPE_SEARCH_ENTRY));
}

/* A step that can be begun or finished with one press, or NULL. */
static const MonevActivityStep *
pressable (MonevActivityDesk *desk)
{
  const GPtrArray *steps = desk->data->activity->steps;

  for (guint i = 0; i < steps->len; i++)
    {
      const MonevActivityStep *step = steps->pdata[i];

      if ((step->state == MONEV_STEP_WAITING && step->opens)
          || (step->state == MONEV_STEP_RUNNING && !step->late))
        return step;
    }
  return NULL;
}

static MonevActivityDesk *
open_pressable (Office *office)
{
  MonevActivityDesk *desk = open_desk (office);
  MonevActivityRoom *room
      = MONEV_ACTIVITY_ROOM (find_widget (office->window, MONEV_TYPE_ACTIVITY_ROOM));

  for (guint i = 1; pressable (desk) == NULL && i < monev_activity_room_get_n (room); i++)
    {
      monev_window_pop_desk (office->window);
      drain ();
      gtk_widget_activate_action (GTK_WIDGET (office->window), "win.open-activity", "(ss)",
                                  monev_activity_room_get_id (room, i), "");
      desk = MONEV_ACTIVITY_DESK (monev_window_get_desk (office->window));
      wait_until (monev_activity_desk_is_ready (desk));
    }
  g_assert_nonnull (pressable (desk));
  return desk;
}

/* What was pressed is gone once it is done: the next act has the focus, keys go on. */
static void
test_focus_goes_to_the_next_act (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_pressable (office);
  const MonevActivityStep *step = pressable (desk);
  gboolean waits = step->state == MONEV_STEP_WAITING;
  g_autofree char *id = g_strdup (step->id);

  g_free (desk->step_id);
  desk->step_id = g_strdup (id);
  monev_activity_desk_update (desk);
  g_assert_true (gtk_widget_grab_focus (desk->primary));
  act (desk, waits ? "desk.start" : "desk.finish", NULL);
  wait_until (monev_activity_step (desk->data->activity, id)->state
              == (waits ? MONEV_STEP_RUNNING : MONEV_STEP_DONE));
  wait_until (monev_activity_desk_is_ready (desk));
  g_assert_true (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (desk))) == desk->primary);
}

#define ADD(path, test)                                                                            \
  g_test_add ("/ui/activity/forms/" path, Office, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  office_prepare ();
  ADD ("typed-is-asked-for", test_forms_are_guarded);
  ADD ("ctrl-s-saves", test_ctrl_s_saves);
  ADD ("focus-goes-to-the-next-act", test_focus_goes_to_the_next_act);
  ADD ("ctrl-enter-accepts", test_ctrl_enter_accepts);
  ADD ("start-begins-with-the-search", test_start_begins_with_the_search);
  ADD ("due-on-a-day-off-is-told", test_due_on_a_day_off_is_told);
  status = g_test_run ();
  office_forget ();
  return status;
}
