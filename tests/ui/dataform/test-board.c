/* Data OPD in the window: the board, its filters and acts, a request made and sent, files taken
 * back, the forms and the buku ekspedisi. */
#include "data-office.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dataform/request-store.h"
#include "demo/demo.h"
#include "ui/activity/text-dialog.h"
#include "ui/dataform/data-ask.h"
#include "ui/dataform/day-dialog.h"
#include "ui/dataform/history-dialog.h"
#include "ui/dataform/key-desk.h"
#include "ui/dataform/key-source.h"
#include "ui/dataform/request-desk.h"
#include "ui/dataform/stopped-dialog.h"
#include "ui/dataform/take-desk.h"
#include "ui/dataform/verify-desk.h"
#include "tests/ui/office-fixture.h"

typedef struct
{
  Office office;
  MonevDataRoom *room;
  char *folder;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);

  office_open (&self->office, "subkoor");
  if (n > 0)
    data_office_fill (self->office.uri, n);
  else
    data_office_clear (self->office.uri);
  self->folder = g_build_filename (self->office.folder, "buku", NULL);
  g_mkdir (self->folder, 0700);
  monev_data_room_register (self->office.window, self->office.session);
  self->room = data_office_room (self->office.window);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  while (monev_window_get_desk (self->office.window) != NULL)
    monev_window_pop_desk (self->office.window);
  g_free (self->folder);
  office_close (&self->office);
}

static MonevBoardView *
board (Fixture *self)
{
  return monev_data_room_get_board (self->room);
}

static MonevBoardSource *
source (Fixture *self)
{
  return monev_board_view_get_source (board (self));
}

static guint
n_rows (Fixture *self)
{
  return monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (source (self)));
}

static gboolean
act (Fixture *self, const char *action)
{
  return gtk_widget_activate_action (GTK_WIDGET (self->room), action, NULL);
}

/* Puts the cursor on the first cell in that state. */
static const MonevBoardEntry *
go_to_state (Fixture *self, MonevBoardState state)
{
  guint n = monev_grid_source_get_n_columns (MONEV_GRID_SOURCE (source (self)));

  for (guint row = 0; row < n_rows (self); row++)
    for (guint column = 0; column < n; column++)
      {
        const MonevBoardEntry *entry = monev_board_source_get_entry (source (self), row, column);

        if (entry == NULL || entry->cell.state != state)
          continue;
        monev_data_grid_set_cursor (monev_board_view_get_grid (board (self)), row, column, FALSE);
        return entry;
      }
  return NULL;
}

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

/* ---- the board ---- */

static void
test_late_ones_stand_first (Fixture *self, gconstpointer data)
{
  const MonevBoardRow *first = monev_board_source_get_row (source (self), 0);
  const MonevBoardRow *last = monev_board_source_get_row (source (self), n_rows (self) - 1);

  g_assert_cmpuint (first->n_states[MONEV_BOARD_LATE], >, 0);
  g_assert_cmpuint (last->n_states[MONEV_BOARD_LATE], ==, 0);
  monev_board_source_set_order (source (self), MONEV_BOARD_ORDER_CODE);
  for (guint i = 1; i < n_rows (self); i++)
    g_assert_cmpstr (monev_board_source_get_row (source (self), i - 1)->code, <=,
                     monev_board_source_get_row (source (self), i)->code);
}

static void
test_a_filter_keeps_those_in_that_state (Fixture *self, gconstpointer data)
{
  guint all = n_rows (self);

  monev_board_view_set_state (board (self), MONEV_BOARD_VERIFIED);
  g_assert_cmpuint (n_rows (self), <, all);
  g_assert_cmpuint (n_rows (self), >, 0);
  for (guint i = 0; i < n_rows (self); i++)
    g_assert_cmpuint (
        monev_board_source_get_row (source (self), i)->n_states[MONEV_BOARD_VERIFIED], >, 0);
  monev_board_view_set_state (board (self), MONEV_BOARD_ALL);
  g_assert_cmpuint (n_rows (self), ==, all);
}

static void
test_the_search_knows_names_and_codes (Fixture *self, gconstpointer data)
{
  monev_grid_source_set_filter (MONEV_GRID_SOURCE (source (self)), "kesehatan");
  g_assert_cmpuint (n_rows (self), ==, 1);
  g_assert_cmpstr (monev_board_source_get_row (source (self), 0)->name, ==, "Dinas Kesehatan");
}

static void
test_a_cell_is_named_with_its_agency_and_state (Fixture *self, gconstpointer data)
{
  const MonevBoardEntry *entry = go_to_state (self, MONEV_BOARD_LATE);
  MonevGridCell cell;
  guint row, column;

  monev_data_grid_get_cursor (monev_board_view_get_grid (board (self)), &row, &column);
  monev_grid_source_get_cell (MONEV_GRID_SOURCE (source (self)), row, column, &cell);
  g_assert_true (g_str_has_suffix (cell.text, " hari terlambat"));
  g_assert_nonnull (strstr (cell.say, entry->addressee->agency_name));
  g_assert_nonnull (strstr (cell.say, "terlambat"));
  g_assert_nonnull (strstr (cell.tip, "Jatuh tempo"));
}

static void
test_enter_opens_the_verification (Fixture *self, gconstpointer data)
{
  go_to_state (self, MONEV_BOARD_RECEIVED);
  g_signal_emit_by_name (monev_board_view_get_grid (board (self)), "row-activated", 0u);
  g_assert_nonnull (monev_window_get_desk (self->office.window));
}

static void
test_a_receipt_is_recorded (Fixture *self, gconstpointer data)
{
  const MonevBoardEntry *entry = go_to_state (self, MONEV_BOARD_SENT);
  g_autofree char *id = g_strdup (entry->addressee->id);
  GtkWidget *dialog;

  g_assert_true (act (self, "data.receipt"));
  dialog = find_window (ADW_TYPE_MESSAGE_DIALOG);
  monev_day_dialog_set (dialog, 20758, "Ibu Ratna"); /* 2 November 2026 */
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  gtk_window_destroy (GTK_WINDOW (dialog));
  wait_until (!monev_data_room_is_busy (self->room));
  monev_board_view_set_state (board (self), MONEV_BOARD_RECEIPT);
  wait_until (monev_data_room_is_ready (self->room));
  monev_board_view_go_to (board (self), id);
  wait_until (monev_board_view_get_entry (board (self)) != NULL
              && strcmp (monev_board_view_get_entry (board (self))->addressee->id, id) == 0);
  wait_until (monev_board_view_get_entry (board (self))->cell.state == MONEV_BOARD_RECEIPT);
}

static MonevRoundRow *
round_row (GtkWidget *dialog)
{
  return MONEV_ROUND_ROW (find_widget (dialog, MONEV_TYPE_ROUND_ROW));
}

static void
test_a_round_is_told_of_later (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "pengantar.txt", NULL);
  const char *const paths[] = { path, NULL };
  MonevHistoryDialog *dialog;

  g_assert_true (g_file_set_contents (path, "isi surat", -1, NULL));
  go_to_state (self, MONEV_BOARD_VERIFIED);
  g_assert_true (act (self, "data.history"));
  dialog = MONEV_HISTORY_DIALOG (find_window (MONEV_TYPE_HISTORY_DIALOG));
  wait_until (monev_history_dialog_is_ready (dialog));
  monev_round_row_set_by (round_row (GTK_WIDGET (dialog)), "Ibu Ratna");
  g_signal_emit_by_name (round_row (GTK_WIDGET (dialog)), "describe");
  wait_until (monev_history_dialog_is_ready (dialog));
  g_assert_cmpstr (monev_round_row_get_round (round_row (GTK_WIDGET (dialog)))->filled_by, ==,
                   "Ibu Ratna");
  monev_history_dialog_attach (dialog, round_row (GTK_WIDGET (dialog)), paths);
  wait_until (monev_history_dialog_is_ready (dialog) && shows_text (dialog, "pengantar.txt"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_the_history_shows_each_round (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  go_to_state (self, MONEV_BOARD_VERIFIED);
  g_assert_true (act (self, "data.history"));
  dialog = find_window (MONEV_TYPE_HISTORY_DIALOG);
  wait_until (monev_history_dialog_is_ready (MONEV_HISTORY_DIALOG (dialog)));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_who_may_not_ask_finds_the_acts_insensitive (Fixture *self, gconstpointer data)
{
  g_autofree char *why = NULL;

  office_login (&self->office, "kepala");
  wait_until (monev_data_room_is_ready (self->room));
  g_assert_false (monev_session_allows (self->office.session, MONEV_ACT_DATA_REQUEST, &why));
  go_to_state (self, MONEV_BOARD_LATE);
  act (self, "data.request");
  g_assert_null (monev_window_get_desk (self->office.window));
}

/* What the foot offers: the message lies on the clipboard, with those who are late. */
static void
test_the_message_names_who_is_late (Fixture *self, gconstpointer data)
{
  const MonevBoardColumn *late = monev_board_view_get_late (board (self));
  const MonevDataAddressee *first = late->reminders->pdata[0];
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self->room));
  g_auto (GValue) text = G_VALUE_INIT;

  g_assert_true (act (self, "data.message"));
  wait_until (!monev_data_room_is_busy (self->room));
  g_value_init (&text, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &text,
                                                 NULL));
  g_assert_nonnull (strstr (g_value_get_string (&text), first->agency_name));
}

static void
on_asked (gpointer owner, gpointer result, const GError *error)
{
  g_assert_no_error (error);
  monev_data_answer_free (result);
  g_object_set_data (owner, "done", owner);
}

static void
expect_file (Fixture *self, const MonevDataAsk *ask)
{
  g_autoptr (GObject) owner = g_object_new (G_TYPE_OBJECT, NULL);

  monev_data_ask_send (self->office.session, owner, ask, on_asked);
  wait_until (g_object_get_data (owner, "done") != NULL);
  g_assert_true (g_file_test (ask->path, G_FILE_TEST_EXISTS));
}

static void
test_letters_and_compilations_are_written (Fixture *self, gconstpointer data)
{
  const MonevBoardColumn *late = monev_board_view_get_late (board (self));
  g_autofree char *letter = g_build_filename (self->folder, "pengingat.pdf", NULL);
  g_autofree char *table = g_build_filename (self->folder, "kompilasi.csv", NULL);
  MonevDataAsk ask = { .act = MONEV_DATA_ASK_REMIND,
                       .request = late->request,
                       .addressees = late->reminders,
                       .path = letter };

  expect_file (self, &ask);
  ask.act = MONEV_DATA_ASK_COMPILE;
  ask.path = table;
  expect_file (self, &ask);
}

static void
test_a_request_that_is_called_off_leaves_the_board (Fixture *self, gconstpointer data)
{
  guint before = monev_board_source_get_data (source (self))->columns->len;
  MonevStoppedDialog *list;
  GtkWidget *dialog;

  go_to_state (self, MONEV_BOARD_LATE);
  g_assert_true (act (self, "data.stop"));
  dialog = find_window (ADW_TYPE_MESSAGE_DIALOG);
  monev_text_dialog_set_text (dialog, "Digabung dengan permintaan lain");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  gtk_window_destroy (GTK_WINDOW (dialog));
  wait_until (monev_board_source_get_data (source (self))->columns->len == before - 1);
  /* and can be taken up again */
  g_assert_true (act (self, "data.stopped"));
  list = MONEV_STOPPED_DIALOG (find_window (MONEV_TYPE_STOPPED_DIALOG));
  wait_until (monev_stopped_dialog_get_n (list) == 1);
  monev_stopped_dialog_take_up (list, 0);
  wait_until (monev_board_source_get_data (source (self))->columns->len == before);
  wait_until (monev_stopped_dialog_get_n (list) == 0);
  gtk_window_destroy (GTK_WINDOW (list));
}

static void
test_what_is_unfinished_is_told_above_the_board (Fixture *self, gconstpointer data)
{
  MonevDataGrid *grid;
  MonevKeyDesk *desk;
  guint row, column, refused;

  go_to_state (self, MONEV_BOARD_LATE);
  g_assert_true (act (self, "data.key"));
  desk = MONEV_KEY_DESK (monev_window_get_desk (self->office.window));
  wait_until (monev_key_desk_is_ready (desk));
  grid = MONEV_DATA_GRID (find_widget (desk, MONEV_TYPE_DATA_GRID));
  g_assert_true (monev_data_grid_get_cursor (grid, &row, &column));
  g_assert_cmpuint (monev_key_source_paste (MONEV_KEY_SOURCE (monev_data_grid_get_source (grid)),
                                            row, column, "12", &refused),
                    ==, 1);
  wait_until (monev_key_desk_is_kept (desk));
  monev_window_pop_desk (self->office.window);
  wait_until (shows_text (self->room, "belum selesai."));
}

/* The badge of the room in the sidebar; 0 where there is none. */
static guint
badge_in (GtkWidget *widget)
{
  guint n = GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "monev-badge")
                    && gtk_widget_get_mapped (widget)
                ? (guint) atoi (gtk_label_get_text (GTK_LABEL (widget)))
                : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); n == 0 && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!MONEV_IS_DATA_ROOM (child))
      n = badge_in (child);
  return n;
}

static void
test_the_badge_counts_what_waits_for_a_decision (Fixture *self, gconstpointer data)
{
  const MonevBoardData *read = monev_board_source_get_data (source (self));
  guint waiting = read->n_states[MONEV_BOARD_RECEIVED];
  GtkWidget *desk;

  g_assert_cmpuint (waiting, >, 1);
  wait_until (badge_in (GTK_WIDGET (self->office.window)) == waiting);
  go_to_state (self, MONEV_BOARD_RECEIVED);
  g_assert_true (act (self, "data.verify"));
  desk = monev_window_get_desk (self->office.window);
  wait_until (monev_verify_desk_is_ready (MONEV_VERIFY_DESK (desk)));
  gtk_widget_activate_action (desk, "verify.clean", NULL);
  wait_until (monev_verify_desk_is_ready (MONEV_VERIFY_DESK (desk)));
  monev_window_pop_desk (self->office.window);
  wait_until (badge_in (GTK_WIDGET (self->office.window)) == waiting - 1);
}

static void
test_without_requests_it_says_what_to_do (Fixture *self, gconstpointer data)
{
  g_assert_cmpuint (n_rows (self), ==, 0);
  g_assert_true (GTK_IS_BUTTON (monev_board_view_get_first (board (self))));
}

/* ---- a request ---- */

static MonevRequestDesk *
open_desk (Fixture *self)
{
  MonevRequestDesk *desk;

  g_assert_true (act (self, "data.request"));
  desk = MONEV_REQUEST_DESK (monev_window_get_desk (self->office.window));
  wait_until (monev_request_desk_is_ready (desk));
  monev_request_desk_set_folder (desk, self->folder);
  return desk;
}

static guint
n_files (Fixture *self, const char *ending)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, ending);
  return n;
}

static void
test_a_request_gives_each_agency_its_workbook (Fixture *self, gconstpointer data)
{
  const MonevBoardData *read = monev_board_source_get_data (source (self));
  const char *ids[] = { ((MonevBoardRow *) read->rows->pdata[0])->id,
                        ((MonevBoardRow *) read->rows->pdata[1])->id, NULL };
  g_auto (GStrv) kept = g_strdupv ((char **) ids);
  guint before = read->columns->len;
  MonevRequestDesk *desk = open_desk (self);
  GtkWidget *told;

  monev_request_desk_choose (desk, (const char *const *) kept);
  monev_request_desk_send (desk);
  wait_until (monev_window_get_desk (self->office.window) == NULL);
  g_assert_cmpuint (n_files (self, ".xlsx"), ==, 2);
  g_assert_cmpuint (n_files (self, ".pdf"), ==, 2);
  told = find_window (ADW_TYPE_WINDOW);
  g_assert_nonnull (told);
  gtk_window_destroy (GTK_WINDOW (told));
  wait_until (monev_board_source_get_data (source (self))->columns->len == before + 1);
}

static void
test_the_due_date_stands_there_before_sending (Fixture *self, gconstpointer data)
{
  MonevRequestDesk *desk = open_desk (self);
  g_autofree char *usual = g_strdup (monev_request_desk_get_due (desk));

  g_assert_cmpstr (usual, !=, "");
  monev_request_desk_set_time (desk, 20, FALSE);
  g_assert_cmpstr (monev_request_desk_get_due (desk), !=, usual);
  monev_request_desk_set_time (desk, 4, TRUE);
  g_assert_nonnull (strstr (monev_request_desk_get_due (desk), "pukul"));
}

static void
test_what_is_refused_is_told_on_the_desk (Fixture *self, gconstpointer data)
{
  const char *none[] = { NULL };
  MonevRequestDesk *desk = open_desk (self);

  monev_request_desk_choose (desk, none);
  monev_request_desk_send (desk);
  g_assert_false (monev_request_desk_is_busy (desk));
  g_assert_nonnull (strstr (monev_request_desk_get_fault (desk), "OPD"));
  g_assert_true (monev_window_get_desk (self->office.window) == GTK_WIDGET (desk));
}

/* ---- what came back ---- */

static void
test_dropped_files_go_to_receiving (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "rekap.csv", NULL);
  const char *paths[] = { self->folder, NULL };
  MonevTakeDesk *desk;

  g_assert_true (g_file_set_contents (path, "a,b\n1,2\n", -1, NULL));
  g_assert_true (monev_data_room_receive (self->room, paths));
  desk = MONEV_TAKE_DESK (monev_window_get_desk (self->office.window));
  wait_until (monev_take_desk_is_ready (desk) && !monev_take_desk_is_busy (desk));
  g_assert_cmpuint (monev_take_desk_get_n (desk, MONEV_TAKEN_UNPLACED)
                        + monev_take_desk_get_n (desk, MONEV_TAKEN_REFUSED),
                    ==, 1);
  g_assert_cmpuint (monev_take_desk_get_n (desk, MONEV_TAKEN), ==, 0);
}

static void
test_a_placed_file_leaves_the_questions (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "rekap.csv", NULL);
  const MonevBoardEntry *entry = go_to_state (self, MONEV_BOARD_LATE);
  g_autofree char *id = g_strdup (entry->addressee->id);
  g_autofree char *request = g_strdup (entry->addressee->request_id);
  const char *paths[] = { path, NULL };
  MonevTakeDesk *desk;

  g_assert_true (g_file_set_contents (path, "a,b\n1,2\n", -1, NULL));
  g_assert_true (monev_data_room_receive (self->room, paths));
  desk = MONEV_TAKE_DESK (monev_window_get_desk (self->office.window));
  wait_until (monev_take_desk_is_ready (desk) && !monev_take_desk_is_busy (desk));
  if (monev_take_desk_get_n (desk, MONEV_TAKEN_UNPLACED) == 0)
    return;
  monev_take_desk_set_by (desk, "Sri Wahyuni", "0813 0000 7788");
  monev_take_desk_place (desk, path, request, id);
  wait_until (!monev_take_desk_is_busy (desk));
  g_assert_cmpuint (monev_take_desk_get_n (desk, MONEV_TAKEN_UNPLACED), ==, 0);
}

/* ---- forms, buku ekspedisi ---- */

static void
test_a_shipped_form_is_added_and_previewed (Fixture *self, gconstpointer data)
{
  MonevFormsView *forms = monev_data_room_get_forms (self->room);

  monev_data_room_set_view (self->room, "forms");
  wait_until (monev_forms_view_is_ready (forms));
  monev_forms_view_add_shipped (forms, "kemiskinan-stunting");
  wait_until (monev_list_source_get_n_total (monev_forms_view_get_list (forms)) == 1);
  wait_until (monev_form_preview_n_rows (monev_forms_view_get_preview (forms)) > 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (forms), "forms.issue", NULL));
  wait_until (strcmp (monev_list_source_get_row (monev_forms_view_get_list (forms), 0)[3],
                      "terbit")
              == 0);
}

static void
test_a_faulty_definition_shows_its_faults (Fixture *self, gconstpointer data)
{
  MonevFormsView *forms = monev_data_room_get_forms (self->room);
  g_autofree char *path = office_file (&self->office, "rusak.json", "{\"format\":1}");
  GtkWidget *dialog;

  monev_data_room_set_view (self->room, "forms");
  wait_until (monev_forms_view_is_ready (forms));
  monev_forms_view_import (forms, path);
  wait_until (find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  dialog = find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog)));
  gtk_window_destroy (GTK_WINDOW (dialog));
  wait_until (monev_forms_view_is_ready (forms));
}

static void
test_the_book_has_a_line_for_each_sending (Fixture *self, gconstpointer data)
{
  MonevDispatchView *book = monev_data_room_get_dispatch (self->room);
  const MonevBoardData *read = monev_board_source_get_data (source (self));

  monev_data_room_set_view (self->room, "dispatch");
  wait_until (monev_dispatch_view_is_ready (book));
  g_assert_cmpuint (monev_list_source_get_n_total (monev_dispatch_view_get_list (book)), ==,
                    read->n);
}

#define ADD(path, n, func)                                                                          \
  g_test_add ("/ui/dataform/" path, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  office_prepare ();
  ADD ("board/late-ones-stand-first", 10, test_late_ones_stand_first);
  ADD ("board/a-filter-keeps-a-state", 10, test_a_filter_keeps_those_in_that_state);
  ADD ("board/the-search-knows-names", 10, test_the_search_knows_names_and_codes);
  ADD ("board/a-cell-names-agency-and-state", 10, test_a_cell_is_named_with_its_agency_and_state);
  ADD ("board/enter-opens-the-verification", 10, test_enter_opens_the_verification);
  ADD ("board/a-receipt-is-recorded", 10, test_a_receipt_is_recorded);
  ADD ("board/the-history-shows-each-round", 10, test_the_history_shows_each_round);
  ADD ("board/a-round-is-told-of-later", 10, test_a_round_is_told_of_later);
  ADD ("board/who-may-not-ask", 10, test_who_may_not_ask_finds_the_acts_insensitive);
  ADD ("board/the-message-names-who-is-late", 10, test_the_message_names_who_is_late);
  ADD ("board/letters-and-compilations", 10, test_letters_and_compilations_are_written);
  ADD ("board/called-off-it-leaves", 10, test_a_request_that_is_called_off_leaves_the_board);
  ADD ("board/unfinished-is-told", 10, test_what_is_unfinished_is_told_above_the_board);
  ADD ("board/the-badge", 10, test_the_badge_counts_what_waits_for_a_decision);
  ADD ("board/without-requests-it-says-what-to-do", 0, test_without_requests_it_says_what_to_do);
  ADD ("request/each-agency-has-its-workbook", 6, test_a_request_gives_each_agency_its_workbook);
  ADD ("request/the-due-date-stands-there", 6, test_the_due_date_stands_there_before_sending);
  ADD ("request/what-is-refused-is-told", 6, test_what_is_refused_is_told_on_the_desk);
  ADD ("take/dropped-files-are-read", 6, test_dropped_files_go_to_receiving);
  ADD ("take/a-placed-file-leaves-the-questions", 10, test_a_placed_file_leaves_the_questions);
  ADD ("forms/a-shipped-one-is-added-and-issued", 0, test_a_shipped_form_is_added_and_previewed);
  ADD ("forms/faults-are-shown", 0, test_a_faulty_definition_shows_its_faults);
  ADD ("dispatch/a-line-for-each-sending", 6, test_the_book_has_a_line_for_each_sending);
  status = g_test_run ();
  office_forget ();
  return status;
}
