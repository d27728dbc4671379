/* Isi atas nama OPD in the window: typed, kept, gone on with, handed in, thrown away. */
#include "data-office.h"

#include <string.h>

#include "dataform/request-keyed.h"
#include "ui/common/data-grid.h"
#include "ui/dataform/key-desk.h"
#include "ui/dataform/key-list.h"
#include "ui/dataform/key-panel.h"
#include "tests/ui/office-fixture.h"

#define NAME "Dinas Kesehatan"

typedef struct
{
  Office office;
  MonevKeyDesk *desk;
  char *id; /* of the addressee */
} Fixture;

static gpointer
find_job (MonevDbJob *job, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) all
      = monev_addressee_store_board (monev_db_job_connection (job), 2026, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (g_str_has_prefix (((MonevDataAddressee *) all->pdata[i])->agency_name, data))
      return monev_data_addressee_copy (all->pdata[i]);
  return NULL;
}

static MonevDataAddressee *
addressee (Fixture *self)
{
  MonevDataAddressee *found = office_do (&self->office, find_job, (gpointer) NAME, NULL);

  g_assert_nonnull (found);
  return found;
}

static void
open_desk (Fixture *self)
{
  monev_key_desk_open (self->office.window, self->office.session, self->id);
  self->desk = MONEV_KEY_DESK (monev_window_get_desk (self->office.window));
  wait_until (monev_key_desk_is_ready (self->desk));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (MonevDataAddressee) to = NULL;

  office_open (&self->office, "subkoor");
  to = addressee (self);
  self->id = g_strdup (to->id);
  open_desk (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  while (monev_window_get_desk (self->office.window) != NULL
         && monev_window_pop_desk (self->office.window))
    ;
  g_free (self->id);
  office_close (&self->office);
}

static MonevDataGrid *
grid (Fixture *self)
{
  return MONEV_DATA_GRID (find_widget (self->desk, MONEV_TYPE_DATA_GRID));
}

static MonevKeySource *
source (Fixture *self)
{
  return MONEV_KEY_SOURCE (monev_data_grid_get_source (grid (self)));
}

/* Types into the cell under the cursor, as Enter ends it. */
static gboolean
type (Fixture *self, const char *text)
{
  guint row, column;
  GtkWidget *editor;

  g_assert_true (monev_data_grid_get_cursor (grid (self), &row, &column));
  g_assert_true (monev_data_grid_edit (grid (self), row, column));
  editor = find_widget (grid (self), GTK_TYPE_TEXT);
  gtk_editable_set_text (GTK_EDITABLE (editor), text);
  g_signal_emit_by_name (editor, "activate");
  return !monev_data_grid_is_editing (grid (self));
}

static void
act (Fixture *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self->desk), action, NULL);
}

static GtkWidget *
dialog_of (GType type)
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

static void
accept_dialog (void)
{
  GtkWidget *dialog;

  wait_until (dialog_of (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  dialog = dialog_of (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_enter_goes_down_past_what_takes_nothing (Fixture *self, gconstpointer data)
{
  guint row, column, next;

  g_assert_true (monev_data_grid_get_cursor (grid (self), &row, &column));
  g_assert_true (monev_grid_source_can_set_at (MONEV_GRID_SOURCE (source (self)), row, column));
  g_assert_true (type (self, "23,1"));
  g_assert_true (monev_data_grid_get_cursor (grid (self), &next, &column));
  g_assert_cmpuint (next, >, row);
  g_assert_true (monev_grid_source_can_set_at (MONEV_GRID_SOURCE (source (self)), next, column));
  /* a heading, a wording, the last period's value */
  g_assert_false (monev_data_grid_edit (grid (self), row, 0));
}

static void
test_what_cannot_be_read_stays_in_its_field (Fixture *self, gconstpointer data)
{
  g_assert_false (type (self, "tujuh"));
  g_assert_true (shows_text (self->desk, "tidak dapat dibaca sebagai angka"));
  g_assert_cmpuint (monev_keyed_n_cells (monev_key_source_get_keyed (source (self))), ==, 0);
  monev_data_grid_cancel_edit (grid (self));
}

static void
test_each_cell_is_kept_at_once_and_is_there_again (Fixture *self, gconstpointer data)
{
  guint row, column;
  MonevGridCell cell;

  g_assert_true (monev_data_grid_get_cursor (grid (self), &row, &column));
  g_assert_true (type (self, "23,9"));
  wait_until (monev_key_desk_is_kept (self->desk));
  g_assert_true (monev_window_pop_desk (self->office.window));
  open_desk (self);
  monev_grid_source_get_cell (MONEV_GRID_SOURCE (source (self)), row, column, &cell);
  g_assert_cmpstr (cell.text, ==, "23,9");
  g_assert_cmpint (cell.state, !=, MONEV_STATE_DIM);
  g_assert_true (shows_text (self->desk, "1 sel diketik"));
}

static void
test_a_check_speaks_at_once (Fixture *self, gconstpointer data)
{
  guint row, column, now;

  g_assert_true (monev_data_grid_get_cursor (grid (self), &row, &column));
  g_assert_true (type (self, "764"));
  g_assert_true (shows_text (self->desk, "1 perlu diperiksa"));
  act (self, "key.next");
  g_assert_true (monev_data_grid_get_cursor (grid (self), &now, &column));
  g_assert_cmpuint (now, ==, row);
  g_assert_true (shows_text (self->desk, "entang"));
}

static void
test_handed_in_it_is_the_next_round (Fixture *self, gconstpointer data)
{
  g_autoptr (MonevDataAddressee) before = addressee (self);
  g_autoptr (MonevDataAddressee) after = NULL;
  MonevKeyPanel *panel = MONEV_KEY_PANEL (find_widget (self->desk, MONEV_TYPE_KEY_PANEL));
  GtkWidget *entry = find_widget (panel, GTK_TYPE_ENTRY);

  g_assert_true (type (self, "23,4"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "400.7/12/Dinsos");
  wait_until (monev_key_desk_is_kept (self->desk));
  act (self, "key.submit");
  wait_until (monev_window_get_desk (self->office.window) == NULL);
  after = addressee (self);
  g_assert_cmpint (after->rounds, ==, before->rounds + 1);
}

static void
test_thrown_away_after_a_question (Fixture *self, gconstpointer data)
{
  g_autoptr (MonevDataAddressee) before = addressee (self);
  g_autoptr (MonevDataAddressee) after = NULL;
  MonevKeyList *list;

  g_assert_true (type (self, "23,4"));
  wait_until (monev_key_desk_is_kept (self->desk));
  act (self, "key.discard");
  accept_dialog ();
  wait_until (monev_window_get_desk (self->office.window) == NULL);
  after = addressee (self);
  g_assert_cmpint (after->version, ==, before->version);
  list = MONEV_KEY_LIST (monev_key_list_new (self->office.window, self->office.session));
  wait_until (monev_key_list_is_ready (list));
  g_assert_cmpuint (monev_key_list_n_unfinished (list), ==, 0);
  gtk_window_destroy (GTK_WINDOW (list));
}

static void
test_the_list_leads_back_or_throws_away (Fixture *self, gconstpointer data)
{
  MonevKeyList *list;

  g_assert_true (type (self, "23,4"));
  wait_until (monev_key_desk_is_kept (self->desk));
  g_assert_true (monev_window_pop_desk (self->office.window));
  list = MONEV_KEY_LIST (monev_key_list_new (self->office.window, self->office.session));
  gtk_window_present (GTK_WINDOW (list));
  wait_until (monev_key_list_is_ready (list));
  g_assert_cmpuint (monev_key_list_n_unfinished (list), ==, 1);
  monev_key_list_go_on (list, 0);
  self->desk = MONEV_KEY_DESK (monev_window_get_desk (self->office.window));
  wait_until (monev_key_desk_is_ready (self->desk));
  g_assert_true (shows_text (self->desk, "1 sel diketik"));
  g_assert_true (monev_window_pop_desk (self->office.window));
  list = MONEV_KEY_LIST (monev_key_list_new (self->office.window, self->office.session));
  gtk_window_present (GTK_WINDOW (list));
  wait_until (monev_key_list_is_ready (list));
  monev_key_list_discard (list, 0);
  accept_dialog ();
  wait_until (monev_key_list_n_unfinished (list) == 0);
  gtk_window_destroy (GTK_WINDOW (list));
}

static void
test_a_block_is_pasted (Fixture *self, gconstpointer data)
{
  guint row, column, refused = 0;

  g_assert_true (monev_data_grid_get_cursor (grid (self), &row, &column));
  g_assert_cmpuint (monev_key_source_paste (source (self), row, column, "23,4\nbukan angka\n",
                                            &refused),
                    ==, 1);
  g_assert_cmpuint (refused, ==, 1);
  g_assert_cmpuint (monev_keyed_n_cells (monev_key_source_get_keyed (source (self))), ==, 1);
  wait_until (monev_key_desk_is_kept (self->desk));
}

static void
test_a_letter_is_attached_at_once (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->office.folder, "surat dinsos.txt", NULL);
  const char *const paths[] = { path, NULL };

  g_assert_true (g_file_set_contents (path, "isi surat", -1, NULL));
  monev_key_desk_attach (self->desk, paths);
  wait_until (monev_key_desk_is_ready (self->desk) && shows_text (self->desk, "surat dinsos.txt"));
  g_assert_true (monev_window_pop_desk (self->office.window));
  open_desk (self);
  g_assert_true (shows_text (self->desk, "surat dinsos.txt"));
}

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  office_prepare ();
#define ADD(path, func)                                                                            \
  g_test_add ("/ui/dataform/key/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("enter-goes-down", test_enter_goes_down_past_what_takes_nothing);
  ADD ("unread-stays", test_what_cannot_be_read_stays_in_its_field);
  ADD ("kept-at-once", test_each_cell_is_kept_at_once_and_is_there_again);
  ADD ("check-at-once", test_a_check_speaks_at_once);
  ADD ("next-round", test_handed_in_it_is_the_next_round);
  ADD ("thrown-away", test_thrown_away_after_a_question);
  ADD ("list", test_the_list_leads_back_or_throws_away);
  ADD ("pasted", test_a_block_is_pasted);
  ADD ("attached", test_a_letter_is_attached_at_once);
#undef ADD
  status = g_test_run ();
  office_forget ();
  return status;
}
