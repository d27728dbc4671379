/* Usulan of a Rencana Definitif in the window: verdicts, filters, sums, the file they come from. */
#include "tests/ui/office-fixture.h"
#include "tests/ui/reference/reference-office.h"

#include "testing.h"
#include "ui/activity/activity-desk-private.h"
#include "ui/activity/activity-room.h"
#include "ui/activity/field-dialog.h"
#include "ui/activity/run-import.h"

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
open_run (Office *office, const char *id)
{
  MonevActivityDesk *desk;

  gtk_widget_activate_action (GTK_WIDGET (office->window), "win.open-activity", "(ss)", id, "");
  desk = MONEV_ACTIVITY_DESK (monev_window_get_desk (office->window));
  wait_until (monev_activity_desk_is_ready (desk));
  return desk;
}

/* The run of @kind in the demo office. */
static MonevActivityDesk *
open_kind (Office *office, MonevActivityKind kind)
{
  MonevActivityRoom *room;

  monev_window_show_room (office->window, "activity");
  room = MONEV_ACTIVITY_ROOM (find_widget (office->window, MONEV_TYPE_ACTIVITY_ROOM));
  wait_until (monev_activity_room_get_n (room) > 0);
  for (guint i = 0; i < monev_activity_room_get_n (room); i++)
    {
      g_autofree char *id = g_strdup (monev_activity_room_get_id (room, i));
      MonevActivityDesk *desk = open_run (office, id);

      if (desk->data->activity->kind == kind)
        return desk;
      monev_window_pop_desk (office->window);
      drain ();
    }
  g_assert_not_reached ();
}

static MonevActivityDesk *
open_desk (Office *office)
{
  MonevActivityDesk *desk = open_kind (office, MONEV_ACTIVITY_RD);

  monev_activity_desk_set_view (desk, "proposals");
  drain ();
  return desk;
}

static guint
n_shown (MonevActivityDesk *desk)
{
  return monev_grid_source_get_n_rows (monev_proposal_view_get_source (desk->proposals));
}

static const char *
row_id (MonevActivityDesk *desk, guint row)
{
  return monev_list_source_get_row (
      MONEV_LIST_SOURCE (monev_proposal_view_get_source (desk->proposals)),
      row)[MONEV_PROPOSAL_ID];
}

static const MonevRecord *
titled (MonevActivityDesk *desk, const char *title)
{
  const GPtrArray *all = desk->data->field->proposals;

  for (guint i = 0; i < all->len; i++)
    if (strcmp (monev_record_get (all->pdata[i], "title"), title) == 0)
      return all->pdata[i];
  return NULL;
}

/* Puts the cursor on the row of @title. */
static void
choose (MonevActivityDesk *desk, const char *title)
{
  for (guint i = 0; i < n_shown (desk); i++)
    if (strcmp (row_id (desk, i), monev_record_id (titled (desk, title))) == 0)
      {
        monev_data_grid_set_cursor (monev_proposal_view_get_grid (desk->proposals), i, 1, FALSE);
        return;
      }
  g_assert_not_reached ();
}

static void
press (MonevActivityDesk *desk, const char *action, const char *verdict)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->proposals), action, verdict != NULL ? "s" : NULL,
                              verdict);
  wait_until (monev_proposal_view_is_ready (desk->proposals));
}

static gboolean
is_stored (MonevActivityDesk *desk, const char *title, const char *verdict)
{
  const MonevRecord *proposal = titled (desk, title);

  return proposal != NULL && strcmp (monev_record_get (proposal, "verdict"), verdict) == 0;
}

static AdwToast *
last_toast (GtkWidget *widget)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget"))
    {
      AdwToast *toast;
      g_object_get (widget, "toast", &toast, NULL);
      g_object_unref (toast);
      return toast;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwToast *toast = last_toast (child);
      if (toast != NULL)
        return toast;
    }
  return NULL;
}

/* Removed and put back: the same record under the same id, with what was linked to it. */
static void
press_undo (Office *office)
{
  AdwToast *toast;

  wait_until ((toast = last_toast (GTK_WIDGET (office->window))) != NULL);
  g_assert_cmpstr (adw_toast_get_button_label (toast), ==, "_Urungkan");
  g_signal_emit_by_name (toast, "button-clicked");
}

static void
test_only_for_rd (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_kind (office, MONEV_ACTIVITY_MONEV);
  AdwViewStackPage *page
      = adw_view_stack_get_page (desk->views, GTK_WIDGET (desk->proposals));

  g_assert_false (adw_view_stack_page_get_visible (page));
  monev_window_pop_desk (office->window);
  drain ();
  desk = open_desk (office);
  page = adw_view_stack_get_page (desk->views, GTK_WIDGET (desk->proposals));
  g_assert_true (adw_view_stack_page_get_visible (page));
  g_assert_cmpuint (n_shown (desk), ==, 5);
}

/* A verdict that needs nothing more is stored by its key alone, and can be taken back. */
static void
test_key_decides (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);

  press (desk, "proposal.next", NULL);
  g_assert_cmpstr (monev_proposal_view_get_chosen (desk->proposals), ==,
                   monev_record_id (titled (desk, "Kelas ibu hamil")));
  press (desk, "proposal.verdict", "definitif");
  wait_until (is_stored (desk, "Kelas ibu hamil", "definitif"));
  g_assert_true (shows_text (office->window, "Definitif: Kelas ibu hamil"));
  g_assert_true (shows_text (desk->history, "memutus usulan (1)"));
  g_assert_true (shows_text (desk->history, "menambah usulan Gerbang desa"));
  press_undo (office);
  wait_until (is_stored (desk, "Kelas ibu hamil", ""));
  wait_until (shows_text (office->window, "Putusan dikembalikan"));
}

/* What is missing is asked for; what was typed stays with its proposal while one looks elsewhere. */
static void
test_typed_stays (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  MonevProposalForm *form = monev_proposal_view_get_form (desk->proposals);

  choose (desk, "Kelas ibu hamil");
  press (desk, "proposal.verdict", "ditunda");
  g_assert_true (is_stored (desk, "Kelas ibu hamil", ""));
  press (desk, "proposal.save", NULL);
  g_assert_nonnull (strstr (monev_proposal_form_get_fault (form), "Alasan"));
  monev_proposal_form_type (form, "reason", "Menunggu jadwal bidan.");
  choose (desk, "Gerbang desa");
  g_assert_cmpuint (monev_proposal_view_n_unsaved (desk->proposals), ==, 1);
  /* A reading of the desk in between takes nothing away. */
  monev_activity_desk_load (desk);
  wait_until (monev_activity_desk_is_ready (desk));
  choose (desk, "Kelas ibu hamil");
  press (desk, "proposal.save", NULL);
  wait_until (is_stored (desk, "Kelas ibu hamil", "ditunda"));
  g_assert_cmpstr (monev_record_get (titled (desk, "Kelas ibu hamil"), "reason"), ==,
                   "Menunggu jadwal bidan.");
  g_assert_cmpuint (monev_proposal_view_n_unsaved (desk->proposals), ==, 0);
}

static void
test_adjustment (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  MonevProposalForm *form = monev_proposal_view_get_form (desk->proposals);
  const MonevRecord *stored;

  choose (desk, "Kelas ibu hamil");
  monev_proposal_form_type (form, "verdict", "dengan_penyesuaian");
  monev_proposal_form_type (form, "verdict_volume", "8");
  monev_proposal_form_type (form, "verdict_pagu", "24.000.000,50");
  monev_proposal_form_type (form, "latitude", "di mana");
  monev_proposal_form_type (form, "reason", "Delapan pertemuan cukup.");
  press (desk, "proposal.save", NULL);
  g_assert_nonnull (strstr (monev_proposal_form_get_fault (form), "bujur"));
  monev_proposal_form_type (form, "latitude", "0,16 LS; 109,9 BT");
  press (desk, "proposal.save", NULL);
  wait_until (is_stored (desk, "Kelas ibu hamil", "dengan_penyesuaian"));
  stored = titled (desk, "Kelas ibu hamil");
  g_assert_cmpstr (monev_record_get (stored, "verdict_volume"), ==, "8");
  g_assert_cmpstr (monev_record_get (stored, "verdict_pagu"), ==, "24000000.5");
  g_assert_cmpstr (monev_record_get (stored, "latitude"), ==, "-0.16");
  g_assert_cmpstr (monev_record_get (stored, "longitude"), ==, "109.9");
  /* Definitif again is as proposed. */
  choose (desk, "Kelas ibu hamil");
  press (desk, "proposal.verdict", "definitif");
  wait_until (is_stored (desk, "Kelas ibu hamil", "definitif"));
  g_assert_cmpstr (monev_record_get (titled (desk, "Kelas ibu hamil"), "verdict_volume"), ==, "0");
}

static char *
reason_in (MonevProposalForm *form, const MonevRecord *proposal)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevRecord) typed
      = monev_proposal_form_take (form, monev_record_ref ((MonevRecord *) proposal), issues);

  return g_strdup (monev_record_get (typed, "reason"));
}

/* "Definitif" bears no reason why something was refused; whoever goes back has it again. */
static void
test_definite_drops_the_reason (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  MonevProposalForm *form = monev_proposal_view_get_form (desk->proposals);
  g_autofree char *definite = NULL;
  g_autofree char *back = NULL;

  choose (desk, "Gerbang desa");
  g_assert_cmpstr (monev_record_get (titled (desk, "Gerbang desa"), "verdict"), ==, "ditolak");
  monev_proposal_form_type (form, "verdict", "definitif");
  definite = reason_in (form, titled (desk, "Gerbang desa"));
  g_assert_cmpstr (definite, ==, "");
  monev_proposal_form_type (form, "verdict", "ditolak");
  back = reason_in (form, titled (desk, "Gerbang desa"));
  g_assert_cmpstr (back, ==, monev_record_get (titled (desk, "Gerbang desa"), "reason"));
  g_assert_cmpstr (back, !=, "");
}

/* The reason of another verdict is offered, selected, and not kept without a look. */
static void
test_old_reason_is_asked_anew (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  MonevProposalForm *form = monev_proposal_view_get_form (desk->proposals);
  const char *old = "Alasan ini dari putusan sebelumnya";

  choose (desk, "Kelas ibu hamil");
  monev_proposal_form_type (form, "verdict", "ditunda");
  monev_proposal_form_type (form, "reason", "Menunggu jadwal bidan.");
  press (desk, "proposal.save", NULL);
  wait_until (is_stored (desk, "Kelas ibu hamil", "ditunda"));
  choose (desk, "Kelas ibu hamil");
  g_assert_false (shows_text (form, old));
  press (desk, "proposal.verdict", "ditolak");
  g_assert_true (shows_text (form, old));
  g_assert_true (is_stored (desk, "Kelas ibu hamil", "ditunda"));
  monev_proposal_form_type (form, "reason", "Sudah ada di desa sebelah.");
  g_assert_false (shows_text (form, old));
  press (desk, "proposal.save", NULL);
  wait_until (is_stored (desk, "Kelas ibu hamil", "ditolak"));
  g_assert_cmpstr (monev_record_get (titled (desk, "Kelas ibu hamil"), "reason"), ==,
                   "Sudah ada di desa sebelah.");
}

static void
test_several (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  MonevDataGrid *grid = monev_proposal_view_get_grid (desk->proposals);
  MonevProposalForm *form = monev_proposal_view_get_form (desk->proposals);
  g_autofree char *first = g_strdup (row_id (desk, 0)), *second = g_strdup (row_id (desk, 1));
  const GPtrArray *all;

  monev_data_grid_set_cursor (grid, 0, 0, FALSE);
  monev_data_grid_set_cursor (grid, 1, 0, TRUE);
  g_assert_true (shows_text (desk->proposals, "2 usulan dipilih"));
  monev_proposal_form_type (form, "verdict", "ditunda");
  monev_proposal_form_type (form, "reason", "Lahan belum siap.");
  press (desk, "proposal.save", NULL);
  g_assert_cmpstr (monev_proposal_form_get_fault (form), ==, "");
  wait_until (monev_activity_desk_is_ready (desk)
              && shows_text (office->window, "2 usulan: Ditunda"));
  all = desk->data->field->proposals;
  wait_until (strcmp (monev_record_get (monev_field_data_find (desk->data->field->proposals, second),
                                        "verdict"), "ditunda") == 0);
  all = desk->data->field->proposals;
  g_assert_cmpstr (monev_record_get (monev_field_data_find (all, first), "reason"), ==,
                   "Lahan belum siap.");
  press_undo (office);
  wait_until (strcmp (monev_record_get (monev_field_data_find (desk->data->field->proposals, first),
                                        "verdict"), "ditunda") != 0
              && strcmp (monev_record_get (monev_field_data_find (desk->data->field->proposals,
                                                                  second), "verdict"), "ditunda")
                     != 0);
}

static void
test_filters (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  MonevProposalFilters *filters = monev_proposal_view_get_filters (desk->proposals);
  MonevProposalSums *sums = monev_proposal_filters_get_sums (filters);

  g_assert_cmpstr (monev_proposal_sums_get_text (sums, "definitif"), ==, "Rp 150.000.000");
  g_assert_cmpstr (monev_proposal_sums_get_text (sums, "dengan_penyesuaian"), ==, "Rp 900.000.000");
  g_assert_cmpstr (monev_proposal_sums_get_text (sums, ""), ==, "Rp 36.000.000");
  monev_proposal_filters_choose (filters, "source", "musrenbang");
  g_assert_cmpuint (n_shown (desk), ==, 3);
  g_assert_cmpstr (monev_proposal_sums_get_text (sums, "dengan_penyesuaian"), ==, "Rp 0");
  monev_proposal_filters_choose (filters, "verdict", "ditolak");
  g_assert_cmpuint (n_shown (desk), ==, 1);
  g_assert_true (shows_text (desk->proposals, "Gerbang desa"));
  press (desk, "proposal.next", NULL);
  g_assert_true (shows_text (office->window, "di luar saringan")); /* one waits, but not in the list */
  monev_proposal_filters_choose (filters, "source", "");
  monev_proposal_filters_choose (filters, "verdict", "*");
  monev_grid_source_set_filter (monev_proposal_view_get_source (desk->proposals), "jamban");
  g_assert_cmpuint (n_shown (desk), ==, 1);
}

/* Somebody else decides while one types: what is typed stays, and nobody is written over. */
typedef struct
{
  const MonevActor *actor;
  const MonevRecord *proposal;
} Other;

static gpointer
other_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Other *other = data;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevRecord) record = monev_record_with (
      monev_record_ref ((MonevRecord *) other->proposal), "verdict", "definitif");
  g_autoptr (MonevRecord) saved
      = monev_field_save (monev_db_job_connection (job), other->actor, record, issues, error);

  return NULL;
}

static void
test_two_people (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  MonevProposalForm *form = monev_proposal_view_get_form (desk->proposals);
  Other other = { monev_session_get_actor (office->session), titled (desk, "Kelas ibu hamil") };
  g_autoptr (MonevRecord) kept = monev_record_ref ((MonevRecord *) other.proposal);
  g_autoptr (GError) error = NULL;

  choose (desk, "Kelas ibu hamil");
  monev_proposal_form_type (form, "verdict", "ditolak");
  monev_proposal_form_type (form, "reason", "Sudah ada.");
  office_do (office, other_job, &other, &error);
  g_assert_no_error (error);
  monev_activity_desk_load (desk);
  wait_until (is_stored (desk, "Kelas ibu hamil", "definitif"));
  g_assert_true (shows_text (form, "diubah orang lain"));
  press (desk, "proposal.save", NULL);
  g_assert_nonnull (strstr (monev_proposal_form_get_fault (form), "diubah orang lain"));
  g_assert_true (is_stored (desk, "Kelas ibu hamil", "definitif"));
  press (desk, "proposal.revert", NULL);
  g_assert_cmpuint (monev_proposal_view_n_unsaved (desk->proposals), ==, 0);
}

static void
test_rights (Office *office, gconstpointer data)
{
  MonevActor *looker = monev_actor_copy (monev_session_get_actor (office->session));
  MonevActivityDesk *desk;

  looker->roles = MONEV_ROLE_ANYONE | MONEV_ROLE_LAIN;
  monev_session_set_actor (office->session, looker);
  desk = open_desk (office);
  choose (desk, "Kelas ibu hamil");
  press (desk, "proposal.verdict", "definitif");
  monev_activity_desk_load (desk);
  wait_until (monev_activity_desk_is_ready (desk));
  g_assert_true (is_stored (desk, "Kelas ibu hamil", ""));
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.proposal-add", NULL);
  g_assert_null (monev_activity_desk_get_dialog (desk));
}

/* Leaving would lose a verdict that was typed: it is asked first. */
static void
test_leaving_asks (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);

  choose (desk, "Kelas ibu hamil");
  monev_proposal_form_type (monev_proposal_view_get_form (desk->proposals), "verdict", "ditolak");
  g_assert_false (monev_window_pop_desk (office->window));
  g_assert_true (ADW_IS_MESSAGE_DIALOG (monev_activity_desk_get_dialog (desk)));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (monev_activity_desk_get_dialog (desk)),
                               "discard");
  drain ();
  g_assert_null (monev_window_get_desk (office->window));
}

static void
test_removed_comes_back (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);

  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.proposal-remove", "s",
                              monev_record_id (titled (desk, "Gerbang desa")));
  wait_until (monev_activity_desk_is_ready (desk) && titled (desk, "Gerbang desa") == NULL);
  press_undo (office);
  wait_until (monev_activity_desk_is_ready (desk) && titled (desk, "Gerbang desa") != NULL);
  g_assert_true (is_stored (desk, "Gerbang desa", "ditolak"));
}

static void
test_papers (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  static const char *const names[] = { "rd.xlsx", "rd.pdf" };
  static const char *const begins[] = { "PK", "%PDF-" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (office->folder, names[i], NULL);
      g_autofree char *said = g_strconcat ("Disimpan sebagai ", names[i], NULL);
      g_autofree char *text = NULL;

      gtk_widget_activate_action (GTK_WIDGET (desk), "desk.proposal-export-path", "s", path);
      wait_until (shows_text (office->window, said));
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_true (g_str_has_prefix (text, begins[i]));
    }
}

static MonevImportDesk *
open_import (Office *office, MonevActivityDesk *desk, const char *text)
{
  g_autofree char *path = office_file (office, "usulan.csv", text);
  MonevImportDesk *import;

  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.proposal-import", NULL);
  import = MONEV_IMPORT_DESK (monev_window_get_desk (office->window));
  monev_import_desk_open (import, path, NULL);
  wait_until (!monev_import_desk_is_busy (import));
  return import;
}

static void
go_on (MonevImportDesk *import)
{
  monev_import_desk_go (import);
  wait_until (!monev_import_desk_is_busy (import));
}

static void
test_import (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  MonevImportDesk *import = open_import (
      office, desk, "Uraian usulan;Lokasi;Vol;Satuan;Nilai;OPD\n"
                    "Jalan lingkungan;RT 4;120;meter;200.000.000;\n"
                    "Drainase;RT 5;80;meter;abc;\n"
                    "Lampu jalan;RT 6;1;unit;5.000.000;Dinas Antah\n");
  g_autofree char *said = NULL, *rejects = NULL;

  g_assert_cmpint (monev_import_desk_get_step (import), ==, MONEV_IMPORT_MAP);
  monev_import_desk_set_option (import, "pokir");
  go_on (import);
  g_assert_cmpint (monev_import_desk_get_step (import), ==, MONEV_IMPORT_RESULT);
  g_assert_cmpuint (monev_import_desk_get_count (import)->added, ==, 1);
  g_assert_cmpuint (monev_import_desk_get_count (import)->rejected, ==, 2);
  said = monev_issue_view_get_text (monev_import_desk_get_issues (import));
  g_assert_nonnull (strstr (said, "E3"));
  g_assert_nonnull (strstr (said, "F4"));
  /* So far nothing is there. */
  g_assert_null (titled (desk, "Jalan lingkungan"));
  rejects = g_build_filename (office->folder, "perbaikan.xlsx", NULL);
  monev_import_desk_save_rejects (import, rejects);
  wait_until (!monev_import_desk_is_busy (import));
  g_assert_true (g_file_test (rejects, G_FILE_TEST_EXISTS));
  go_on (import);
  g_assert_cmpint (monev_import_desk_get_step (import), ==, MONEV_IMPORT_DONE);
  monev_window_pop_desk (office->window);
  drain ();
  wait_until (titled (desk, "Jalan lingkungan") != NULL);
  g_assert_cmpstr (monev_record_get (titled (desk, "Jalan lingkungan"), "source"), ==, "pokir");
}

/* Headings that nobody knows are assigned by hand; the run itself is not asked for. */
static void
test_import_maps (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  MonevImportDesk *import = open_import (office, desk, "X1;X2\nJalan lingkungan;RT 4\n");
  MonevImportMappingView *mapping = monev_import_desk_get_mapping (import);

  g_assert_false (shows_text (import, "Agenda kerja"));
  monev_import_mapping_view_set_column (mapping, "place", 2);
  go_on (import); /* without the title no row can be told from the others */
  g_assert_cmpint (monev_import_desk_get_step (import), ==, MONEV_IMPORT_MAP);
  g_assert_true (shows_text (import, "Wajib untuk baris baru. Pilih kolomnya."));
  monev_import_mapping_view_set_column (mapping, "title", 1);
  go_on (import);
  g_assert_cmpuint (monev_import_desk_get_count (import)->added, ==, 1);
  go_on (import);
  monev_window_pop_desk (office->window);
  drain ();
  wait_until (titled (desk, "Jalan lingkungan") != NULL);
  g_assert_cmpstr (monev_record_get (titled (desk, "Jalan lingkungan"), "place"), ==, "RT 4");
}

static char *
many_rows (void)
{
  GString *text = g_string_new ("Uraian usulan;Lokasi;Vol;Satuan;Nilai\n");

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "Jalan lingkungan %u;RT %u;%u;meter;%u\n", i, i, i + 1, 1000 + i);
  return g_string_free (text, FALSE);
}

static gpointer
count_job (MonevDbJob *job, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) all
      = monev_field_list (monev_db_job_connection (job), &monev_proposal_type, data, error);

  return all != NULL ? g_strdup_printf ("%u", all->len) : NULL;
}

/* How long until the work that was cancelled is over: a person waits for it. */
static void
cancel (MonevImportDesk *import)
{
  gint64 begun = g_get_monotonic_time ();

  monev_import_desk_cancel (import);
  wait_until (!monev_import_desk_is_busy (import));
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 2 * G_USEC_PER_SEC);
}

/* 5,000 rows: stopped while they are checked nothing is known, stopped while they are written none
 * of them is there, and both can be done again. */
static void
test_import_stops (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  g_autofree char *text = many_rows (), *before = NULL, *after = NULL, *again = NULL;
  MonevImportDesk *import = open_import (office, desk, text);
  g_autofree char *id = g_strdup (desk->id);

  before = office_do (office, count_job, id, NULL);
  monev_import_desk_go (import);
  drain ();
  cancel (import);
  g_assert_cmpint (monev_import_desk_get_step (import), ==, MONEV_IMPORT_MAP);
  g_assert_null (monev_import_desk_get_count (import));
  go_on (import);
  g_assert_cmpuint (monev_import_desk_get_count (import)->added, ==, 5000);
  monev_import_desk_go (import);
  for (guint i = 0; i < 10; i++)
    pause_briefly ();
  g_assert_true (monev_import_desk_is_busy (import));
  cancel (import);
  g_assert_cmpint (monev_import_desk_get_step (import), ==, MONEV_IMPORT_RESULT);
  wait_until (shows_text (office->window, "Impor dibatalkan. Tidak ada baris yang diambil."));
  after = office_do (office, count_job, id, NULL);
  g_assert_cmpstr (after, ==, before);
  monev_import_desk_go (import);
  wait_until (!monev_import_desk_is_busy (import));
  g_assert_cmpint (monev_import_desk_get_step (import), ==, MONEV_IMPORT_DONE);
  again = office_do (office, count_job, id, NULL);
  g_assert_cmpint (atoi (again), ==, atoi (before) + 5000);
}

/* What a person assigned is remembered for this table too, until it is to be forgotten. */
static void
test_import_forgets (Office *office, gconstpointer data)
{
  static const char text[] = "Uraian usulan;Tempatnya\nJalan lingkungan;RT 4\n";
  MonevActivityDesk *desk = open_desk (office);
  MonevImportDesk *import = open_import (office, desk, text);
  MonevImportMapping mapping;
  int place;

  monev_import_mapping_view_set_column (monev_import_desk_get_mapping (import), "place", 2);
  go_on (import);
  go_on (import);
  g_assert_cmpint (monev_import_desk_get_step (import), ==, MONEV_IMPORT_DONE);
  monev_window_pop_desk (office->window);
  drain ();
  import = open_import (office, desk, text);
  monev_import_mapping_view_get (monev_import_desk_get_mapping (import), &mapping);
  g_assert_true (mapping.remembered);
  place = monev_record_type_field (monev_run_import_columns (&monev_proposal_type), "place");
  g_assert_cmpuint (mapping.columns[place], ==, 2);
  monev_import_desk_forget (import);
  wait_until (!monev_import_desk_is_busy (import));
  monev_import_mapping_view_get (monev_import_desk_get_mapping (import), &mapping);
  g_assert_false (mapping.remembered);
  g_assert_cmpuint (mapping.columns[place], ==, 0);
}

static void
test_form (Office *office, gconstpointer data)
{
  MonevActivityDesk *desk = open_desk (office);
  MonevFieldDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.proposal-add", NULL);
  dialog = MONEV_FIELD_DIALOG (monev_activity_desk_get_dialog (desk));
  monev_field_dialog_type (dialog, "title", "Jembatan gantung");
  monev_field_dialog_type (dialog, "volume", "30");
  monev_field_dialog_save (dialog);
  wait_until (!monev_field_dialog_is_busy (dialog));
  g_assert_nonnull (strstr (monev_field_dialog_get_fault (dialog), "Satuan"));
  monev_field_dialog_type (dialog, "unit", "meter");
  monev_field_dialog_save (dialog);
  wait_until (titled (desk, "Jembatan gantung") != NULL);
  g_assert_cmpuint (n_shown (desk), ==, 6);
}

#define ADD(path, test)                                                                            \
  g_test_add ("/ui/activity/proposal/" path, Office, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  office_prepare ();
  ADD ("only-for-rd-or-with-proposals", test_only_for_rd);
  ADD ("key-decides-and-undo-takes-back", test_key_decides);
  ADD ("typed-stays-with-its-proposal", test_typed_stays);
  ADD ("adjustment-changes-volume-and-place", test_adjustment);
  ADD ("definite-drops-the-reason", test_definite_drops_the_reason);
  ADD ("old-reason-is-asked-anew", test_old_reason_is_asked_anew);
  ADD ("several-at-once", test_several);
  ADD ("filters-and-sums", test_filters);
  ADD ("two-people-on-one-proposal", test_two_people);
  ADD ("rights-stop-the-acts", test_rights);
  ADD ("leaving-asks-first", test_leaving_asks);
  ADD ("removed-comes-back", test_removed_comes_back);
  ADD ("papers-are-written", test_papers);
  ADD ("import-is-checked-first", test_import);
  ADD ("import-maps-unknown-headings", test_import_maps);
  ADD ("import-stops-and-takes-nothing", test_import_stops);
  ADD ("import-mapping-can-be-forgotten", test_import_forgets);
  ADD ("new-proposal-by-form", test_form);
  status = g_test_run ();
  office_forget ();
  return status;
}
