/* Rapat, findings and follow-ups in the window, as a person works with them. */
#include "tests/ui/office-fixture.h"
#include "tests/ui/reference/reference-office.h"

#include "people/people.h"
#include "procedure/office-procedure.h"
#include "record/record-store.h"
#include "testing.h"
#include "ui/activity/activity-desk-private.h"
#include "ui/activity/activity-room.h"
#include "ui/activity/field-dialog.h"
#include "ui/activity/head-dialog.h"
#include "ui/activity/invite-dialog.h"
#include "ui/activity/meeting-rows.h"
#include "ui/activity/text-compare.h"

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

static GtkWidget *
find_named (GtkWidget *widget, const char *type)
{
  GtkWidget *found = strcmp (G_OBJECT_TYPE_NAME (widget), type) == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_named (child, type);
  return found;
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

static MonevFieldDialog *
dialog_of (MonevActivityDesk *desk)
{
  g_assert_true (MONEV_IS_FIELD_DIALOG (monev_activity_desk_get_dialog (desk)));
  return MONEV_FIELD_DIALOG (monev_activity_desk_get_dialog (desk));
}

/* What is searched for is read meanwhile; typing all the time would keep it away. */
static gboolean
type_one (MonevActivityDesk *desk, const char *field, const char *text)
{
  if (monev_field_dialog_type (dialog_of (desk), field, text))
    return TRUE;
  for (int i = 0; i < 100; i++)
    pause_briefly ();
  return FALSE;
}

static void
type (MonevActivityDesk *desk, const char *const *pairs)
{
  for (guint i = 0; pairs[i] != NULL; i += 2)
    wait_until (type_one (desk, pairs[i], pairs[i + 1]));
}

#define TYPE(desk, ...) type (desk, (const char *const[]) { __VA_ARGS__, NULL })

static void
save (MonevActivityDesk *desk)
{
  monev_field_dialog_save (dialog_of (desk));
  wait_until (monev_activity_desk_get_dialog (desk) == NULL
              || *monev_field_dialog_get_fault (dialog_of (desk)) != (char) 0);
  if (monev_activity_desk_get_dialog (desk) != NULL)
    g_test_message ("%s", monev_field_dialog_get_fault (dialog_of (desk)));
  wait_until (monev_activity_desk_get_dialog (desk) == NULL && monev_activity_desk_is_ready (desk));
}

static const char *
first_id (const GPtrArray *records)
{
  g_assert_cmpuint (records->len, >, 0);
  return monev_record_id (records->pdata[records->len - 1]);
}

static MonevRecord *
meeting_titled (MonevActivityDesk *desk, const char *title)
{
  const GPtrArray *all = desk->data->field->meetings;

  for (guint i = 0; i < all->len; i++)
    if (strcmp (monev_record_get (all->pdata[i], "title"), title) == 0)
      return all->pdata[i];
  g_assert_not_reached ();
}

static MonevRecord *
add_meeting (MonevActivityDesk *desk)
{
  guint n = desk->data->field->meetings->len;

  monev_activity_desk_set_view (desk, "meetings");
  act (desk, "desk.meeting-add", NULL);
  TYPE (desk, "title", "Rapat Uji Jendela", "date", "2026-03-10", "time_from", "09.00", "time_to",
        "11.00", "place", "Aula Bappeda", "form", "instansional", "leader_id", "Sekretaris Daerah"); /* found by his jabatan */
  save (desk);
  wait_until (desk->data->field->meetings->len == n + 1);
  return meeting_titled (desk, "Rapat Uji Jendela");
}

/* A rapat with everybody whom Pasal 9 calls, open on the desk. Returns: its id. */
static char *
open_meeting (MonevActivityDesk *desk)
{
  char *id = g_strdup (monev_record_id (add_meeting (desk)));

  act (desk, "desk.meeting-open", id);
  act (desk, "desk.invite", id);
  wait_until (desk->data->field->attendance->len > 0);
  return id;
}

static void
test_meeting (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  g_autofree char *id = open_meeting (desk);
  guint n = desk->data->field->attendance->len;

  g_assert_true (shows_text (desk->meetings, "Rapat Uji Jendela"));
  g_assert_true (shows_text (desk->meetings, "Selasa, 10 Maret 2026 · 09.00–11.00 · Aula Bappeda"));
  g_assert_true (shows_text (desk->meetings, "Pasal 9"));
  act (desk, "desk.invite", id);
  wait_until (shows_text (office->window, "Semua yang perlu diundang sudah ada dalam daftar"));
  g_assert_cmpuint (desk->data->field->attendance->len, ==, n);
  act (desk, "desk.meeting-back", NULL);
  g_assert_cmpstr (monev_meeting_view_get_open (desk->meetings), ==, "");
}

/* Many at once: by kind, without those who are there; found by name. */
static void
test_invite_many (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  g_autofree char *id = g_strdup (monev_record_id (add_meeting (desk)));
  MonevInviteDialog *dialog;
  guint n, before = desk->data->field->attendance->len;

  act (desk, "desk.meeting-open", id);
  act (desk, "desk.invite-add", id);
  dialog = MONEV_INVITE_DIALOG (monev_activity_desk_get_dialog (desk));
  wait_until (monev_invite_dialog_is_ready (dialog));
  g_assert_cmpuint (monev_invite_dialog_get_n (dialog, TRUE), ==, 0);
  monev_invite_dialog_tick_kind (dialog, "kecamatan");
  n = monev_invite_dialog_get_n (dialog, TRUE);
  g_assert_cmpuint (n, >, 1);
  monev_invite_dialog_tick_coordinated (dialog, "Asisten Pemerintahan");
  g_assert_cmpuint (monev_invite_dialog_get_n (dialog, TRUE), >, n);
  monev_invite_dialog_search (dialog, "tidak ada yang begini");
  n = monev_invite_dialog_get_n (dialog, TRUE);
  monev_invite_dialog_invite (dialog);
  wait_until (monev_activity_desk_get_dialog (desk) == NULL);
  act (desk, "desk.reload", NULL);
  wait_until (desk->data->field->attendance->len == before + n);
  act (desk, "desk.invite-add", id);
  dialog = MONEV_INVITE_DIALOG (monev_activity_desk_get_dialog (desk));
  wait_until (monev_invite_dialog_is_ready (dialog));
  monev_invite_dialog_tick_kind (dialog, "kecamatan");
  g_assert_cmpuint (monev_invite_dialog_get_n (dialog, TRUE), ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Where the rule finds nobody, it says by which rule and what to fill in. */
static void
test_few_are_explained (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  g_autofree char *id = NULL;

  monev_activity_desk_set_view (desk, "meetings");
  act (desk, "desk.meeting-add", NULL);
  TYPE (desk, "title", "Rapat tanpa pemimpin", "date", "2026-03-10", "time_from", "09.00",
        "time_to", "11.00", "place", "Aula", "form", "hierarki");
  save (desk);
  id = g_strdup (monev_record_id (meeting_titled (desk, "Rapat tanpa pemimpin")));
  act (desk, "desk.meeting-open", id);
  act (desk, "desk.invite", id);
  wait_until (monev_activity_desk_get_dialog (desk) != NULL);
  g_assert_true (shows_text (monev_activity_desk_get_dialog (desk), "Pasal 6 huruf a"));
  g_assert_true (shows_text (monev_activity_desk_get_dialog (desk), "Isi pemimpin rapat."));
  gtk_window_destroy (GTK_WINDOW (monev_activity_desk_get_dialog (desk)));
}

static void
test_fault_stays (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  guint n = desk->data->field->meetings->len;

  act (desk, "desk.meeting-add", NULL);
  TYPE (desk, "title", "Tanpa tempat");
  monev_field_dialog_save (dialog_of (desk));
  wait_until (!monev_field_dialog_is_busy (dialog_of (desk))
              && *monev_field_dialog_get_fault (dialog_of (desk)) != '\0');
  TYPE (desk, "place", "Aula", "time_from", "25.00");
  monev_field_dialog_save (dialog_of (desk));
  wait_until (!monev_field_dialog_is_busy (dialog_of (desk)));
  g_assert_cmpstr (monev_field_dialog_get_fault (dialog_of (desk)), !=, "");
  TYPE (desk, "time_from", "08.30", "time_to", "10.00");
  save (desk);
  wait_until (desk->data->field->meetings->len == n + 1);
}

/* A corrected field takes the error away; what was typed is not dropped by one key. */
static void
test_typed_is_asked_for (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  GtkWindow *question = NULL;
  g_autoptr (GList) windows = NULL;

  act (desk, "desk.meeting-add", NULL);
  TYPE (desk, "title", "Tanpa tempat");
  monev_field_dialog_save (dialog_of (desk));
  wait_until (!monev_field_dialog_is_busy (dialog_of (desk))
              && *monev_field_dialog_get_fault (dialog_of (desk)) != '\0');
  TYPE (desk, "place", "Aula");
  g_assert_cmpstr (monev_field_dialog_get_fault (dialog_of (desk)), ==, "");
  gtk_window_close (GTK_WINDOW (dialog_of (desk)));
  drain ();
  windows = gtk_window_list_toplevels ();
  for (GList *one = windows; one != NULL; one = one->next)
    if (ADW_IS_MESSAGE_DIALOG (one->data))
      question = one->data;
  g_assert_nonnull (question);
  gtk_window_destroy (question);
  g_assert_nonnull (dialog_of (desk));
  gtk_window_destroy (GTK_WINDOW (dialog_of (desk)));
  wait_until (monev_activity_desk_get_dialog (desk) == NULL);
  /* Nothing typed, nothing asked. */
  act (desk, "desk.meeting-add", NULL);
  gtk_window_close (GTK_WINDOW (dialog_of (desk)));
  wait_until (monev_activity_desk_get_dialog (desk) == NULL);
}

static const MonevRecord *
guest (MonevActivityDesk *desk, const char *id)
{
  return monev_field_data_find (desk->data->field->attendance, id);
}

static void
mark (MonevActivityDesk *desk, const char *id, const char *state)
{
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.attend", "(ss)", id, state);
  wait_until (monev_activity_desk_is_ready (desk));
}

static void
test_attendance (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  g_autofree char *meeting = open_meeting (desk);
  g_autofree char *id = g_strdup (first_id (desk->data->field->attendance));

  mark (desk, id, "hadir");
  g_assert_cmpstr (monev_record_get (guest (desk, id), "state"), ==, "hadir");
  g_assert_true (shows_text (desk->meetings, ", 1 hadir atau diwakili)"));
  /* The same again takes a slip back. */
  mark (desk, id, "hadir");
  g_assert_cmpstr (monev_record_get (guest (desk, id), "state"), ==, "diundang");
  mark (desk, id, "tidak_hadir");
  g_assert_cmpstr (monev_record_get (guest (desk, id), "state"), ==, "tidak_hadir");
}

/* The rule stands beside the row, and goes when somebody of the right level is there. */
static void
test_represented (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  g_autofree char *meeting = open_meeting (desk);
  g_autofree char *id = NULL;

  for (guint i = 0; i < desk->data->field->attendance->len; i++)
    {
      const MonevRecord *one = desk->data->field->attendance->pdata[i];

      if (g_strcmp0 (g_hash_table_lookup (desk->data->field->kinds,
                                          monev_record_get (one, "agency_id")), "perangkat_daerah") == 0)
        {
          g_free (id);
          id = g_strdup (monev_record_id (one));
        }
    }
  if (id == NULL)
    id = g_strdup (first_id (desk->data->field->attendance));
  mark (desk, id, "mewakili");
  TYPE (desk, "name", "Rudi Hartono");
  monev_field_dialog_save (dialog_of (desk));
  wait_until (!monev_field_dialog_is_busy (dialog_of (desk)));
  g_assert_nonnull (strstr (monev_field_dialog_get_fault (dialog_of (desk)), "Jabatan"));
  TYPE (desk, "title", "Juru tulis");
  save (desk);
  wait_until (guest (desk, id) != NULL
              && strcmp (monev_record_get (guest (desk, id), "state"), "mewakili") == 0);
  g_assert_true (shows_text (desk->meetings, "Rudi Hartono, Juru tulis"));
  g_assert_true (shows_text (desk->meetings, "Pasal 9 huruf f"));
  act (desk, "desk.attendance-edit", id);
  TYPE (desk, "title", "Sekretaris");
  save (desk);
  wait_until (!shows_text (desk->meetings, "Juru tulis"));
  g_assert_false (shows_text (desk->meetings, "(Pasal 9 huruf f)"));
}

static void
test_minutes (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  g_autofree char *id = open_meeting (desk);
  MonevMinutesEditor *editor = monev_meeting_view_get_editor (desk->meetings);
  g_autofree char *kept = NULL;
  const MonevRecord *meeting;

  wait_until (monev_minutes_editor_is_ready (editor));
  monev_minutes_editor_type (editor, "1. Dibuka pukul 09.00\n2. Paparan");
  g_assert_true (shows_text (editor, "Sedang diketik…"));
  wait_until (shows_text (editor, "Draf tersimpan; belum dilihat orang lain"));
  /* What was typed outlives the desk. */
  monev_window_pop_desk (office->window);
  drain ();
  desk = open_desk (office);
  monev_activity_desk_set_view (desk, "meetings");
  act (desk, "desk.meeting-open", id);
  editor = monev_meeting_view_get_editor (desk->meetings);
  wait_until (monev_minutes_editor_is_ready (editor));
  kept = monev_minutes_editor_get_text (editor);
  g_assert_cmpstr (kept, ==, "1. Dibuka pukul 09.00\n2. Paparan");
  monev_minutes_editor_save (editor);
  wait_until (monev_minutes_editor_is_ready (editor));
  wait_until (monev_activity_desk_is_ready (desk) && shows_text (editor, "Tersimpan untuk semua"));
  wait_until ((meeting = monev_field_data_find (desk->data->field->meetings, id)) != NULL
              && strcmp (monev_record_get (meeting, "minutes"), kept) == 0);
}

static void
count_change (guint *n)
{
  (*n)++;
}

/* The draft is written every two seconds: what is on the desk stays where it is. */
static void
test_draft_moves_nothing (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  g_autofree char *id = open_meeting (desk);
  MonevMinutesEditor *editor = monev_meeting_view_get_editor (desk->meetings);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (find_widget (editor, GTK_TYPE_TEXT_VIEW)));
  const MonevActivityData *shown;
  GtkTextIter at;
  guint changes = 0;
  int place;

  wait_until (monev_minutes_editor_is_ready (editor));
  monev_minutes_editor_type (editor, "1. Dibuka\n2. Paparan");
  gtk_text_buffer_get_iter_at_offset (buffer, &at, 4);
  gtk_text_buffer_place_cursor (buffer, &at);
  wait_until (monev_activity_desk_is_ready (desk));
  shown = desk->data;
  g_signal_connect_swapped (office->session, "changed", G_CALLBACK (count_change), &changes);
  monev_minutes_editor_flush (editor);
  wait_until (monev_minutes_editor_is_ready (editor) && changes > 0
              && monev_activity_desk_is_ready (desk));
  g_assert_true (desk->data == shown);
  g_object_get (buffer, "cursor-position", &place, NULL);
  g_assert_cmpint (place, ==, 4);
  /* What is logged is shown all the same. */
  monev_minutes_editor_save (editor);
  wait_until (desk->data != shown && monev_activity_desk_is_ready (desk));
  g_object_get (buffer, "cursor-position", &place, NULL);
  g_assert_cmpint (place, ==, 4);
  g_signal_handlers_disconnect_by_data (office->session, &changes);
}

static void
press_undo (Office *office)
{
  GtkWidget *toast;

  wait_until ((toast = find_named (GTK_WIDGET (office->window), "AdwToastWidget")) != NULL);
  {
    g_autoptr (AdwToast) shown = NULL;

    g_object_get (toast, "toast", &shown, NULL);
    g_assert_cmpstr (adw_toast_get_button_label (shown), ==, "_Urungkan");
    g_signal_emit_by_name (shown, "button-clicked");
  }
}

static void
expect_typed (MonevMinutesEditor *editor, const char *wanted)
{
  g_autofree char *typed = monev_minutes_editor_get_text (editor);

  g_assert_cmpstr (typed, ==, wanted);
}

typedef struct
{
  MonevActor *actor;
  MonevRecord *meeting;
} Other;

static gpointer
other_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Other *other = data;

  monev_meeting_minutes_save (monev_db_job_connection (job), other->actor, other->meeting,
                              "Punya orang lain", error);
  return NULL;
}

static void
test_minutes_of_two (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  g_autofree char *id = open_meeting (desk);
  MonevMinutesEditor *editor = monev_meeting_view_get_editor (desk->meetings);
  Other other = { (MonevActor *) monev_session_get_actor (office->session),
                  monev_field_data_find (desk->data->field->meetings, id) };
  g_autoptr (MonevRecord) kept = monev_record_ref (other.meeting);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  MonevTextCompare *compare;

  wait_until (monev_minutes_editor_is_ready (editor));
  monev_minutes_editor_type (editor, "Punya saya");
  monev_minutes_editor_flush (editor);
  wait_until (monev_minutes_editor_is_ready (editor));
  office_do (office, other_job, &other, &error);
  g_assert_no_error (error);
  act (desk, "desk.reload", NULL);
  wait_until (shows_text (editor, "Notulen diubah orang lain"));
  text = monev_minutes_editor_get_text (editor);
  g_assert_cmpstr (text, ==, "Punya saya");
  /* Both wordings stand there before anything is chosen. */
  compare = MONEV_TEXT_COMPARE (find_widget (editor, MONEV_TYPE_TEXT_COMPARE));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (compare)));
  g_assert_cmpuint (monev_text_compare_n_marked (compare, FALSE), ==, 1);
  g_assert_cmpuint (monev_text_compare_n_marked (compare, TRUE), ==, 1);
  monev_minutes_editor_choose (editor, MONEV_MINUTES_SAVED);
  expect_typed (editor, "Punya orang lain");
  monev_minutes_editor_flush (editor);
  wait_until (monev_minutes_editor_is_ready (editor));
  g_assert_true (shows_text (editor, "Tersimpan untuk semua"));
  press_undo (office);
  expect_typed (editor, "Punya saya");
  g_assert_true (shows_text (editor, "Notulen diubah orang lain"));
  monev_minutes_editor_choose (editor, MONEV_MINUTES_BOTH);
  expect_typed (editor, "Punya orang lain\n\nPunya saya");
  monev_minutes_editor_save (editor);
  wait_until (monev_minutes_editor_is_ready (editor));
  wait_until (shows_text (editor, "Tersimpan untuk semua"));
}

static void
test_papers (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  g_autofree char *id = open_meeting (desk);
  static const char *const kinds[] = { "attendance", "minutes" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *name = g_strconcat (kinds[i], ".pdf", NULL);
      g_autofree char *path = g_build_filename (office->folder, name, NULL);
      g_autofree char *said = g_strconcat (name, " disimpan", NULL);
      g_autofree char *text = NULL;

      gtk_widget_activate_action (GTK_WIDGET (desk), "desk.paper-path", "(sss)", kinds[i], id,
                                  path);
      wait_until (g_file_test (path, G_FILE_TEST_EXISTS) && shows_text (office->window, said));
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_true (g_str_has_prefix (text, "%PDF-"));
    }
}

static void
test_follow_up (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  MonevRecord *meeting = add_meeting (desk);
  g_autofree char *source = g_strdup (monev_record_id (meeting));
  g_autofree char *finding = NULL;
  g_autofree char *id = NULL;

  act (desk, "desk.finding-add", NULL);
  TYPE (desk, "text", "Serapan rendah", "recommendation", "Percepat lelang", "meeting_id", source,
        "date", "2026-03-10");
  save (desk);
  wait_until (desk->data->field->findings->len > 0);
  finding = g_strdup (first_id (desk->data->field->findings));
  monev_activity_desk_set_view (desk, "findings");
  g_assert_true (shows_text (desk->findings, "Serapan rendah"));
  g_assert_true (shows_text (desk->findings, "Rekomendasi: Percepat lelang"));
  act (desk, "desk.follow-up-add", finding);
  TYPE (desk, "text", "Menyusun jadwal lelang", "due", "2020-01-06");
  monev_field_dialog_save (dialog_of (desk));
  wait_until (!monev_field_dialog_is_busy (dialog_of (desk)));
  g_assert_nonnull (strstr (monev_field_dialog_get_fault (dialog_of (desk)), "Penanggung jawab"));
  TYPE (desk, "official_id", "Ignatius Rangga");
  save (desk);
  wait_until (desk->data->field->follow_ups->len > 0);
  id = g_strdup (first_id (desk->data->field->follow_ups));
  g_assert_true (shows_text (desk->findings, "Menyusun jadwal lelang"));
  g_assert_true (shows_text (desk->findings, "terlambat"));
  /* The next rapat has it before it; done it is gone from there. */
  act (desk, "desk.meeting-open", source);
  g_assert_true (shows_text (desk->meetings, "Tindak lanjut yang masih terbuka"));
  act (desk, "desk.follow-up-edit", id);
  TYPE (desk, "state", "selesai", "note", "Jadwal terbit");
  save (desk);
  wait_until (!shows_text (desk->meetings, "Tindak lanjut yang masih terbuka"));
  g_assert_true (shows_text (desk->findings, "selesai "));
  g_assert_false (shows_text (desk->findings, "terlambat"));
}

static MonevHeadDialog *
open_head (MonevActivityDesk *desk)
{
  MonevHeadDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.head", NULL);
  dialog = MONEV_HEAD_DIALOG (monev_activity_desk_get_dialog (desk));
  wait_until (monev_head_dialog_is_ready (dialog));
  return dialog;
}

static void
test_head (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  g_autofree char *title = g_strdup (desk->data->activity->title);
  MonevHeadDialog *dialog = open_head (desk);

  monev_head_dialog_type (dialog, "title", "");
  monev_head_dialog_save (dialog);
  g_assert_true (monev_activity_desk_get_dialog (desk) == GTK_WIDGET (dialog));
  monev_head_dialog_type (dialog, "title", "Monev dengan judul lain");
  monev_head_dialog_type (dialog, "content", "Segera ditindaklanjuti");
  /* Work has begun: the start stays, and the window says so beforehand. */
  monev_head_dialog_type (dialog, "start", "2020-01-06");
  g_assert_true (shows_text (dialog, "Mulainya tidak dapat diubah lagi"));
  monev_head_dialog_save (dialog);
  wait_until (monev_head_dialog_is_ready (dialog) && *monev_head_dialog_get_fault (dialog) != 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
  wait_until (monev_activity_desk_get_dialog (desk) == NULL);
  g_assert_cmpstr (desk->data->activity->title, ==, title);
  dialog = open_head (desk);
  monev_head_dialog_type (dialog, "title", "Monev dengan judul lain");
  monev_head_dialog_save (dialog);
  wait_until (monev_activity_desk_get_dialog (desk) == NULL && monev_activity_desk_is_ready (desk)
              && strcmp (desk->data->activity->title, "Monev dengan judul lain") == 0);
  press_undo (office);
  wait_until (monev_activity_desk_is_ready (desk)
              && strcmp (desk->data->activity->title, title) == 0);
}

/* A run that nobody began yet. */
static gpointer
start_job (MonevDbJob *job, gpointer actor, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);
  g_autoptr (MonevProcedure) procedure = monev_procedure_load (connection, "ketapang-b", 0, error);
  g_autoptr (GPtrArray) positions
      = monev_record_store_list (connection, &monev_position_type, 0, error);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  const MonevActor *who = actor;
  MonevActivityHead head = { .year = 2026, .title = "Belum dikerjakan", .disposisi_from = "",
                             .coordinator_id = who->official_id, .disposisi_date = "",
                             .disposisi_content = "" };
  g_auto (MonevOfficeClock) clock = { NULL };
  MonevDate day;

  for (guint i = 0; i < positions->len; i++)
    if (strcmp (monev_record_get (positions->pdata[i], "kind"), "kabid") == 0)
      head.bidang_id = monev_record_id (positions->pdata[i]);
  monev_date_from_ymd (2026, 11, 2, &day);
  if (!monev_office_clock_load (connection, &clock, error))
    return NULL;
  head.start_at = monev_office_clock_day_start (&clock, day);
  return monev_activity_start (connection, who, procedure, &head, NULL, issues, error);
}

/* Which dues another start changes is told before it is saved, and taken back as a whole. */
static void
test_start_moves_dues (Office *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = office_do (office, start_job,
                                   (gpointer) monev_session_get_actor (office->session), &error);
  MonevActivityDesk *desk;
  MonevHeadDialog *dialog;
  const MonevActivityStep *first;
  gint64 due;

  g_assert_no_error (error);
  gtk_widget_activate_action (GTK_WIDGET (office->window), "win.open-activity", "(ss)", id, "");
  desk = MONEV_ACTIVITY_DESK (monev_window_get_desk (office->window));
  wait_until (monev_activity_desk_is_ready (desk));
  first = desk->data->activity->steps->pdata[0];
  due = first->planned_due;
  dialog = open_head (desk);
  g_assert_cmpuint (monev_head_dialog_n_moved (dialog), ==, 0);
  monev_head_dialog_type (dialog, "start", "2026-11-09");
  g_assert_cmpuint (monev_head_dialog_n_moved (dialog), ==, desk->data->activity->steps->len);
  g_assert_true (shows_text (dialog, "menjadi"));
  monev_head_dialog_save (dialog);
  wait_until (monev_activity_desk_get_dialog (desk) == NULL && monev_activity_desk_is_ready (desk)
              && ((MonevActivityStep *) desk->data->activity->steps->pdata[0])->planned_due != due);
  press_undo (office);
  wait_until (monev_activity_desk_is_ready (desk)
              && ((MonevActivityStep *) desk->data->activity->steps->pdata[0])->planned_due == due);
}

static void
test_rights (Office *office, gconstpointer data)
{
  MonevActor *looker = monev_actor_copy (monev_session_get_actor (office->session));
  MonevActivityDesk *desk;

  looker->roles = MONEV_ROLE_ANYONE | MONEV_ROLE_LAIN;
  monev_session_set_actor (office->session, looker);
  desk = open_desk (office);
  monev_activity_desk_set_view (desk, "meetings");
  act (desk, "desk.meeting-add", NULL);
  g_assert_null (monev_activity_desk_get_dialog (desk));
}

#define ADD(path, test)                                                                            \
  g_test_add ("/ui/activity/field/" path, Office, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  office_prepare ();
  ADD ("meeting-proposes-who-must-come", test_meeting);
  ADD ("fault-keeps-what-was-typed", test_fault_stays);
  ADD ("attendance-is-marked-and-taken-back", test_attendance);
  ADD ("representative-is-held-to-the-rule", test_represented);
  ADD ("what-was-typed-is-asked-for", test_typed_is_asked_for);
  ADD ("many-are-invited-at-once", test_invite_many);
  ADD ("few-guests-are-explained", test_few_are_explained);
  ADD ("minutes-are-kept-while-typing", test_minutes);
  ADD ("draft-moves-nothing-on-the-desk", test_draft_moves_nothing);
  ADD ("minutes-of-two-are-not-lost", test_minutes_of_two);
  ADD ("papers-are-written", test_papers);
  ADD ("follow-up-needs-a-bearer", test_follow_up);
  ADD ("main-data-are-changed-and-taken-back", test_head);
  ADD ("another-start-tells-the-dues", test_start_moves_dues);
  ADD ("rights-stop-the-acts", test_rights);
  status = g_test_run ();
  office_forget ();
  return status;
}
