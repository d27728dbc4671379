/* The desk on which the values of an OPD are decided. */
#include "reference-office.h"

#include <string.h>

#include "dataform/office-request.h"
#include "ui/common/data-grid.h"
#include "ui/dataform/verify-desk.h"
#include "ui/dataform/verify-panel.h"
#include "tests/ui/office-fixture.h"

static void
set_up (Office *office, gconstpointer user)
{
  office_open (office, user);
}

static void
tear_down (Office *office, gconstpointer data)
{
  office_close (office);
}

/* The addressee of this year whose name begins so. */
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
addressee (Office *office, const char *name)
{
  MonevDataAddressee *found = office_do (office, find_job, (gpointer) name, NULL);

  g_assert_nonnull (found);
  return found;
}

static MonevVerifyDesk *
open_desk (Office *office, const char *name)
{
  g_autoptr (MonevDataAddressee) to = addressee (office, name);
  GtkWidget *desk;

  monev_verify_desk_open (office->window, office->session, to->id);
  desk = monev_window_get_desk (office->window);
  wait_until (monev_verify_desk_is_ready (MONEV_VERIFY_DESK (desk)));
  return MONEV_VERIFY_DESK (desk);
}

static void
act (MonevVerifyDesk *desk, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (desk), action, NULL);
}

static void
test_what_is_known_stands_beside_the_value (Office *office, gconstpointer data)
{
  MonevVerifyDesk *desk = open_desk (office, "Dinas Sosial");

  g_assert_true (monev_verify_desk_go (desk, 0, 1, 1));
  g_assert_true (shows_text (desk, "14.641"));
  g_assert_true (shows_text (desk, "14.641 KK"));       /* as it stood */
  g_assert_true (shows_text (desk, "14.872"));          /* last year's */
  g_assert_true (shows_text (desk, "Keluarga DTSEN desil 1"));
  g_assert_false (monev_verify_desk_go (desk, 0, 0, 1)); /* not asked of this OPD */
}

static GtkWidget *
find_labelled (gpointer parent, const char *label)
{
  if (GTK_IS_BUTTON (parent) && g_strcmp0 (gtk_button_get_label (parent), label) == 0)
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_labelled (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_a_decision_goes_on_and_can_be_undone (Office *office, gconstpointer data)
{
  MonevVerifyDesk *desk = open_desk (office, "Kecamatan Muara Rimba");
  g_autoptr (MonevDataAddressee) before = addressee (office, "Kecamatan Muara Rimba");
  g_autoptr (MonevDataAddressee) after = NULL;
  g_autoptr (MonevDataAddressee) again = NULL;
  GtkWidget *undo;

  g_assert_cmpint (before->verified_at, ==, 0);
  act (desk, "verify.clean");
  wait_until (monev_verify_desk_is_ready (desk));
  after = addressee (office, "Kecamatan Muara Rimba");
  g_assert_cmpint (after->approved, ==, after->asked);
  g_assert_cmpint (after->verified_at, !=, 0);
  undo = find_labelled (office->window, "Urungkan");
  g_assert_nonnull (undo);
  g_signal_emit_by_name (undo, "clicked");
  wait_until (monev_verify_desk_is_ready (desk));
  again = addressee (office, "Kecamatan Muara Rimba");
  g_assert_cmpint (again->approved, ==, 0);
  g_assert_cmpint (again->verified_at, ==, 0);
}

/* Hears the dialog that was opened last. */
static GtkWidget *
dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      return l->data;
  return NULL;
}

/* The nth entry of the dialog. */
static GtkWidget *
entry_of (guint nth)
{
  GtkWidget *part = gtk_widget_get_last_child (
      adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog ())));

  if (nth == 0)
    part = gtk_widget_get_prev_sibling (part);
  return find_widget (part, GTK_TYPE_ENTRY);
}

/* As the button does. */
static void
take (void)
{
  GtkWidget *taken = dialog ();

  adw_message_dialog_response (ADW_MESSAGE_DIALOG (taken), "take");
  gtk_window_destroy (GTK_WINDOW (taken));
}

static void
type_into (guint nth, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry_of (nth)), text);
}

static void
test_the_doubtful_ones_are_walked (Office *office, gconstpointer data)
{
  MonevVerifyDesk *desk = open_desk (office, "Dinas Sosial");
  MonevDataGrid *grid = MONEV_DATA_GRID (find_widget (desk, MONEV_TYPE_DATA_GRID));
  guint row = 0, column = 0, first;

  g_assert_true (monev_verify_desk_go (desk, 0, 1, 1));
  act (desk, "verify.correct");
  wait_until (dialog () != NULL);
  type_into (0, "99.999");
  type_into (1, "Uji");
  take ();
  wait_until (monev_verify_desk_is_ready (desk) && dialog () == NULL);
  g_assert_true (shows_text (desk, "Tidak ada yang meragukan")); /* a correction is a decision */
  g_assert_true (monev_data_grid_get_cursor (grid, &first, &column));
  act (desk, "verify.next");
  g_assert_true (monev_data_grid_get_cursor (grid, &row, &column));
  g_assert_cmpuint (row, ==, first);
}

static void
test_another_opd_is_one_key_away (Office *office, gconstpointer data)
{
  MonevVerifyDesk *desk = open_desk (office, "Dinas Kesehatan");
  g_autofree char *title = g_strdup (monev_page_get_title (MONEV_PAGE (desk)));

  g_assert_true (g_str_has_prefix (title, "Dinas Kesehatan: "));
  act (desk, "verify.next-agency");
  wait_until (monev_verify_desk_is_ready (desk)
              && strcmp (monev_page_get_title (MONEV_PAGE (desk)), title) != 0);
  act (desk, "verify.previous-agency");
  wait_until (monev_verify_desk_is_ready (desk)
              && strcmp (monev_page_get_title (MONEV_PAGE (desk)), title) == 0);
}

static void
test_a_correction_wants_a_value_it_can_read (Office *office, gconstpointer data)
{
  MonevVerifyDesk *desk = open_desk (office, "Dinas Kesehatan");
  g_autoptr (MonevDataAddressee) to = NULL;

  g_assert_true (monev_verify_desk_go (desk, 0, 3, 1));
  act (desk, "verify.correct");
  wait_until (dialog () != NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry_of (0))), ==, "76,4");
  type_into (0, "tujuh");
  type_into (1, "Menurut laporan");
  take ();
  wait_until (dialog () != NULL && shows_text (dialog (), "tidak dapat dibaca sebagai angka"));
  type_into (0, "76,4");
  take ();
  wait_until (monev_verify_desk_is_ready (desk) && dialog () == NULL);
  to = addressee (office, "Dinas Kesehatan");
  g_assert_cmpint (to->questions, ==, 0);
  g_assert_cmpint (to->verified_at, !=, 0);
}

static void
test_who_may_not_decide_only_looks (Office *office, gconstpointer data)
{
  MonevVerifyDesk *desk = open_desk (office, "Dinas Kesehatan");
  g_autoptr (MonevDataAddressee) before = addressee (office, "Dinas Kesehatan");
  g_autoptr (MonevDataAddressee) after = NULL;

  g_assert_true (monev_verify_desk_go (desk, 0, 2, 1));
  act (desk, "verify.approve");
  act (desk, "verify.clean");
  wait_until (monev_verify_desk_is_ready (desk));
  after = addressee (office, "Dinas Kesehatan");
  g_assert_cmpint (after->version, ==, before->version);
}

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  office_prepare ();
#define ADD(path, user, func)                                                                      \
  g_test_add ("/ui/dataform/verify/" path, Office, user, set_up, func, tear_down)
  ADD ("known-beside", "subkoor", test_what_is_known_stands_beside_the_value);
  ADD ("goes-on", "subkoor", test_a_decision_goes_on_and_can_be_undone);
  ADD ("doubtful-walked", "subkoor", test_the_doubtful_ones_are_walked);
  ADD ("other-opd", "subkoor", test_another_opd_is_one_key_away);
  ADD ("correction-read", "subkoor", test_a_correction_wants_a_value_it_can_read);
  ADD ("only-looks", "kepala", test_who_may_not_decide_only_looks);
#undef ADD
  status = g_test_run ();
  office_forget ();
  return status;
}
