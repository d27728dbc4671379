/* The pages of Data OPD, for the pictures. */
#include "data-office.h"
#include "ui/common/data-grid.h"
#include "ui/dataform/history-dialog.h"
#include "ui/dataform/key-desk.h"
#include "ui/dataform/key-list.h"
#include "ui/dataform/key-source.h"
#include "ui/dataform/request-desk.h"
#include "ui/dataform/take-desk.h"
#include "walk.h"

static MonevDataRoom *
open_room (Walk *walk, gboolean filled)
{
  if (!filled)
    data_office_clear (walk->demo);
  log_in (walk, "subkoor");
  return data_office_room (walk->window);
}

static void
go_board (Walk *walk)
{
  open_room (walk, TRUE);
}

static void
go_empty (Walk *walk)
{
  open_room (walk, FALSE);
}

static void
go_cell (Walk *walk)
{
  MonevDataRoom *room = open_room (walk, TRUE);

  monev_board_view_set_state (monev_data_room_get_board (room), MONEV_BOARD_QUESTION);
  monev_data_grid_set_cursor (monev_board_view_get_grid (monev_data_room_get_board (room)), 1, 1,
                              FALSE);
}

static void
go_forms (Walk *walk)
{
  MonevDataRoom *room = open_room (walk, TRUE);

  monev_data_room_set_view (room, "forms");
  wait_until (monev_forms_view_is_ready (monev_data_room_get_forms (room)));
  monev_page_focus_first (MONEV_PAGE (room));
  wait_until (monev_form_preview_n_rows (
                  monev_forms_view_get_preview (monev_data_room_get_forms (room)))
              > 0);
}

static void
go_no_forms (Walk *walk)
{
  monev_data_room_set_view (open_room (walk, FALSE), "forms");
}

static void
go_dispatch (Walk *walk)
{
  monev_data_room_set_view (open_room (walk, TRUE), "dispatch");
}

static void
go_request (Walk *walk)
{
  MonevDataRoom *room = open_room (walk, TRUE);

  gtk_widget_activate_action (GTK_WIDGET (room), "data.request", NULL);
  wait_until (monev_request_desk_is_ready (
      MONEV_REQUEST_DESK (monev_window_get_desk (walk->window))));
  monev_request_desk_set_folder (MONEV_REQUEST_DESK (monev_window_get_desk (walk->window)),
                                 "/home/perencana/Documents/Permintaan Data");
}

static char *
write_file (Walk *walk, const char *name, const char *text)
{
  char *path = g_build_filename (walk->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
go_receive (Walk *walk)
{
  MonevDataRoom *room = open_room (walk, TRUE);
  g_autofree char *first = write_file (walk, "rekap final (2) revisi.csv", "a,b\n1,2\n");
  g_autofree char *second = write_file (walk, "form_dinkes.xlsx", "PK terpotong");
  const char *paths[] = { first, second, NULL };
  MonevTakeDesk *desk;

  g_assert_true (monev_data_room_receive (room, paths));
  desk = MONEV_TAKE_DESK (monev_window_get_desk (walk->window));
  wait_until (monev_take_desk_is_ready (desk) && !monev_take_desk_is_busy (desk));
}

static void
go_receive_nothing (Walk *walk)
{
  gtk_widget_activate_action (GTK_WIDGET (open_room (walk, TRUE)), "data.receive", NULL);
}

static GtkWidget *
top_window (Walk *walk)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != GTK_WIDGET (walk->window) && gtk_widget_get_visible (window)
          && gtk_window_get_transient_for (GTK_WINDOW (window)) == GTK_WINDOW (walk->window))
        return window;
    }
  return NULL;
}

static void
go_written (Walk *walk)
{
  MonevDataRoom *room = open_room (walk, TRUE);
  MonevRequestDesk *desk;

  gtk_widget_activate_action (GTK_WIDGET (room), "data.request", NULL);
  desk = MONEV_REQUEST_DESK (monev_window_get_desk (walk->window));
  wait_until (monev_request_desk_is_ready (desk));
  monev_request_desk_set_folder (desk, walk->folder);
  monev_request_desk_send (desk);
  wait_until (top_window (walk) != NULL);
  walk->shown = top_window (walk);
}

static gboolean
starts_with_kesehatan (const MonevBoardRow *row)
{
  return g_str_has_prefix (row->name, "Dinas Kesehatan");
}

/* Two values of a letter of Dinas Kesehatan: one as it should be, one that a check doubts. */
static void
go_key (Walk *walk)
{
  MonevDataRoom *room = open_room (walk, TRUE);
  MonevBoardView *board = monev_data_room_get_board (room);
  MonevBoardSource *cells = monev_board_view_get_source (board);
  g_autofree char *letter = write_file (walk, "Surat Dinkes 400.7-12.pdf", "isi surat");
  const char *paths[] = { letter, NULL };
  MonevDataGrid *grid;
  MonevKeyDesk *desk;
  guint row = 0, column, refused;

  while (!starts_with_kesehatan (monev_board_source_get_row (cells, row)))
    row++;
  for (column = 1; monev_board_source_get_entry (cells, row, column) == NULL; column++)
    ;
  monev_data_grid_set_cursor (monev_board_view_get_grid (board), row, column, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (room), "data.key", NULL);
  desk = MONEV_KEY_DESK (monev_window_get_desk (walk->window));
  wait_until (monev_key_desk_is_ready (desk));
  monev_key_desk_attach (desk, paths);
  wait_until (monev_key_desk_is_ready (desk));
  grid = MONEV_DATA_GRID (find_type (GTK_WIDGET (desk), MONEV_TYPE_DATA_GRID));
  g_assert_true (monev_data_grid_get_cursor (grid, &row, &column));
  monev_key_source_paste (MONEV_KEY_SOURCE (monev_data_grid_get_source (grid)), row, column,
                          "23,1\n764\n", &refused);
  gtk_widget_activate_action (GTK_WIDGET (desk), "key.next", NULL);
  wait_until (monev_key_desk_is_kept (desk));
}

static void
go_key_list (Walk *walk)
{
  go_key (walk);
  monev_window_pop_desk (walk->window);
  gtk_widget_activate_action (FIND (walk, MONEV_TYPE_DATA_ROOM), "data.key-list", NULL);
  wait_until (top_window (walk) != NULL
              && monev_key_list_is_ready (MONEV_KEY_LIST (top_window (walk))));
  walk->shown = top_window (walk);
}

static void
go_history (Walk *walk)
{
  MonevDataRoom *room = open_room (walk, TRUE);

  monev_board_view_set_state (monev_data_room_get_board (room), MONEV_BOARD_QUESTION);
  monev_data_grid_set_cursor (monev_board_view_get_grid (monev_data_room_get_board (room)), 0, 1,
                              FALSE);
  gtk_widget_activate_action (GTK_WIDGET (room), "data.history", NULL);
  wait_until (top_window (walk) != NULL
              && monev_history_dialog_is_ready (MONEV_HISTORY_DIALOG (top_window (walk))));
  walk->shown = top_window (walk);
  adw_expander_row_set_expanded (
      ADW_EXPANDER_ROW (find_type (walk->shown, MONEV_TYPE_ROUND_ROW)), TRUE);
}

static void
go_stopped (Walk *walk)
{
  gtk_widget_activate_action (GTK_WIDGET (open_room (walk, TRUE)), "data.stopped", NULL);
  wait_until (top_window (walk) != NULL);
  walk->shown = top_window (walk);
}

const Page data_pages[] = {
  { "data-papan", go_board },
  { "data-pertanyaan", go_cell },
  { "data-kosong", go_empty },
  { "data-formulir", go_forms },
  { "data-tanpa-formulir", go_no_forms },
  { "data-ekspedisi", go_dispatch },
  { "data-kirim", go_request },
  { "data-ditulis", go_written },
  { "data-terima", go_receive },
  { "data-terima-awal", go_receive_nothing },
  { "data-riwayat", go_history },
  { "data-dibatalkan", go_stopped },
  { "data-isi", go_key },
  { "data-isi-daftar", go_key_list },
  { NULL, NULL },
};
