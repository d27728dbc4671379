/* The window of SOPs: the list, the drawing, editing with undo, drafts, versions, rights. */
#include "reference-office.h"

#include <glib/gstdio.h>
#include <string.h>

#include "procedure/library.h"
#include "tests/ui/office-fixture.h"
#include "ui/common/date-entry.h"
#include "ui/procedure/copy-dialog.h"
#include "ui/procedure/procedure-file.h"
#include "ui/procedure/procedure-panel.h"
#include "ui/procedure/sop-steps.h"
#include "sop-office.h"

static void
set_up (Office *office, gconstpointer user)
{
  office_open (office, user != NULL ? user : "perencana");
}

static void
tear_down (Office *office, gconstpointer data)
{
  office_close (office);
}

/* ---- getting there ---- */

static MonevProcedurePanel *
open_panel (Office *office)
{
  MonevProcedurePanel *panel;

  g_assert_true (monev_reference_room_show (office->room, "procedure"));
  panel = MONEV_PROCEDURE_PANEL (monev_reference_room_get_panel (office->room));
  wait_until (monev_list_source_get_n_total (monev_procedure_panel_get_list (panel)) > 0);
  return panel;
}

static gboolean
act (MonevSopDesk *desk, const char *name)
{
  return gtk_widget_activate_action (GTK_WIDGET (desk), name, NULL);
}

static guint
n_steps (MonevSopDesk *desk)
{
  return monev_procedure_n_steps (monev_sop_desk_current (desk));
}

/* Nullable: the one that is shown. */
static GtkWidget *
find_dialog (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (g_type_is_a (G_OBJECT_TYPE (l->data), type) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

/* ---- the list ---- */

static void
test_list (Office *office, gconstpointer data)
{
  MonevProcedurePanel *panel = open_panel (office);
  MonevListSource *list = monev_procedure_panel_get_list (panel);
  MonevGridCell cell = { NULL };

  g_assert_cmpuint (monev_list_source_get_n_total (list), ==, monev_procedure_shipped (NULL)->len);
  monev_grid_source_set_filter (MONEV_GRID_SOURCE (list), "rencana definitif");
  g_assert_cmpuint (monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (list)), ==, 1);
  g_assert_cmpstr (monev_list_source_get_row (list, 0)[0], ==, "ketapang-c2");
  g_assert_cmpstr (monev_list_source_get_row (list, 0)[1], ==, "Rencana Definitif (RD)");
  monev_grid_source_get_cell (MONEV_GRID_SOURCE (list), 0, 1, &cell);
  g_assert_true (g_str_has_prefix (cell.tip, "Koordinasi Penyusunan Dokumen"));
  g_assert_cmpstr (monev_list_source_get_row (list, 0)[2], ==, "bawaan");
  g_assert_cmpstr (monev_list_source_get_row (list, 0)[3], ==, "11");
  g_assert_cmpstr (monev_list_source_get_row (list, 0)[4], ==, "5.450");
  monev_grid_source_set_filter (MONEV_GRID_SOURCE (list), "monev");
  g_assert_cmpuint (monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (list)), >, 0); /* written out in the titles */
}

static void
test_empty (Office *office, gconstpointer data)
{
  MonevProcedurePanel *panel = open_panel (office);
  MonevListSource *list = monev_procedure_panel_get_list (panel);

  monev_procedure_panel_filter (panel, 1);
  wait_until (monev_list_source_get_n_total (list) == 0);
  wait_until (shows_text (panel, "Belum ada SOP kantor"));
  make_copy (office);
  wait_until (monev_list_source_get_n_total (list) == 1);
  g_assert_cmpstr (monev_list_source_get_row (list, 0)[2], ==, "kantor");
}

static void
test_import (Office *office, gconstpointer data)
{
  MonevProcedurePanel *panel = open_panel (office);
  MonevListSource *list = monev_procedure_panel_get_list (panel);
  guint before = monev_list_source_get_n_total (list);
  g_autofree char *bad = office_file (office, "rusak.json", "{\"format\":1,\"code\":\"x\"}");
  g_autoptr (MonevProcedure) procedure = monev_procedure_shipped_find ("ketapang-b", NULL);
  g_autofree char *text = monev_procedure_to_file (procedure);
  g_autofree char *good = NULL;
  char *found = strstr (text, "\"code\": \"ketapang-b\"");

  g_assert_nonnull (found);
  memcpy (found, "\"code\": \"kantor-b-1\"", strlen ("\"code\": \"kantor-b-1\""));
  good = office_file (office, "baik.json", text);
  monev_procedure_panel_import (panel, bad);
  wait_until (find_dialog (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  g_assert_true (shows_text (find_dialog (ADW_TYPE_MESSAGE_DIALOG), "Berkas tidak diimpor"));
  gtk_window_destroy (GTK_WINDOW (find_dialog (ADW_TYPE_MESSAGE_DIALOG)));
  g_assert_cmpuint (monev_list_source_get_n_total (list), ==, before);
  monev_procedure_panel_import (panel, good);
  wait_until (monev_list_source_get_n_total (list) == before + 1);
}

static void
test_copy_dialog (Office *office, gconstpointer data)
{
  MonevProcedurePanel *panel = open_panel (office);
  MonevCopyDialog *dialog;

  g_assert_true (monev_procedure_panel_choose (panel, "ketapang-c2"));
  g_assert_true (office_act (office, "panel.add"));
  wait_until (find_dialog (MONEV_TYPE_COPY_DIALOG) != NULL);
  dialog = MONEV_COPY_DIALOG (find_dialog (MONEV_TYPE_COPY_DIALOG));
  /* A code that is taken is told in the dialog, which stays. */
  monev_copy_dialog_set (dialog, "ketapang-b", "Judul");
  monev_copy_dialog_copy (dialog);
  wait_until (*monev_copy_dialog_get_problem (dialog) != '\0');
  monev_copy_dialog_set (dialog, "rd-kantor", "Judul");
  monev_copy_dialog_copy (dialog);
  wait_until (monev_window_get_desk (office->window) != NULL);
  wait_until (monev_sop_desk_get_editor (
                MONEV_SOP_DESK (monev_window_get_desk (office->window))) != NULL);
}

/* ---- the drawing ---- */

static void
test_drawing (Office *office, gconstpointer data)
{
  MonevSopDesk *desk = open_desk (office, "ketapang-c2");
  MonevSopView *view = monev_sop_desk_get_drawing (desk);
  double before;

  g_assert_cmpuint (monev_sop_view_n_pages (view), >=, 3);
  g_assert_cmpuint (monev_sop_view_get_page (view), ==, 1);
  act (desk, "sop.page-next");
  g_assert_cmpuint (monev_sop_view_get_page (view), ==, 2);
  act (desk, "sop.page-previous");
  g_assert_cmpuint (monev_sop_view_get_page (view), ==, 1);
  before = monev_sop_view_get_zoom (view);
  act (desk, "sop.zoom-in");
  g_assert_cmpfloat (monev_sop_view_get_zoom (view), >, before);
  act (desk, "sop.zoom-reset");
  g_assert_cmpfloat (monev_sop_view_get_zoom (view), ==, 1);
  act (desk, "sop.fit");
  g_assert_cmpfloat_with_epsilon (monev_sop_view_get_zoom (view), before, 0.01);
  for (guint i = 0; i < 60; i++)
    act (desk, "sop.zoom-in");
  g_assert_cmpfloat (monev_sop_view_get_zoom (view), <=, 4);
}

/* One step is chosen in all views; the list of steps says the same as the drawing. */
static void
test_one_step (Office *office, gconstpointer data)
{
  MonevSopDesk *desk = open_desk (office, "ketapang-c2");
  guint row = 99;

  g_signal_emit_by_name (desk->drawing, "step-selected", 7);
  g_assert_true (monev_data_grid_get_cursor (desk->grid, &row, NULL));
  g_assert_cmpuint (row, ==, 7);
  g_assert_cmpstr (monev_list_source_get_row (desk->list, row)[2], ==,
                   "Sub. Koordinator Pemerintahan");
  g_assert_cmpstr (monev_list_source_get_row (desk->list, row)[3], ==,
                   "keputusan; bila tidak, ke 7");
  monev_sop_desk_show_view (desk, "list");
  g_signal_emit_by_name (desk->grid, "row-activated", 2u);
  g_assert_cmpint (monev_sop_view_get_step (desk->drawing), ==, 2);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (desk->views), ==, "drawing");
}

static void
test_notes (Office *office, gconstpointer data)
{
  MonevSopDesk *desk = open_desk (office, "ketapang-c3");
  g_autofree char *first = NULL;

  g_assert_cmpint (monev_sop_view_get_step (desk->drawing), ==, -1);
  act (desk, "sop.note-next");
  first = g_strdup (monev_lint_bar_get_text (desk->lint));
  g_assert_true (g_str_has_prefix (first, "Langkah "));
  g_assert_cmpint (monev_sop_view_get_step (desk->drawing), ==,
                   (int) g_ascii_strtoll (first + strlen ("Langkah "), NULL, 10) - 1);
  act (desk, "sop.note-next");
  g_assert_cmpstr (monev_lint_bar_get_text (desk->lint), !=, first);
  act (desk, "sop.note-previous");
  g_assert_cmpstr (monev_lint_bar_get_text (desk->lint), ==, first);
}

static void
test_print (Office *office, gconstpointer data)
{
  MonevSopDesk *desk = open_desk (office, "ketapang-c2");
  g_autoptr (GtkPrintOperation) operation = monev_sop_desk_get_print (desk);
  g_autofree char *path = g_build_filename (office->folder, "cetak.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize size;
  int n_pages;

  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT,
                           GTK_WINDOW (office->window), &error);
  g_assert_no_error (error);
  g_object_get (operation, "n-pages", &n_pages, NULL);
  g_assert_cmpint (n_pages, ==, (int) monev_sop_view_n_pages (desk->drawing));
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_cmpuint (size, >, 10000);
}

static void
test_export (Office *office, gconstpointer data)
{
  static const char *const endings[] = { "pdf", "xlsx", "json" };
  MonevSopDesk *desk = open_desk (office, "ketapang-c2");

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = monev_sop_file_name (monev_sop_desk_current (desk), endings[i]);
      g_autofree char *path = g_build_filename (office->folder, name, NULL);

      monev_procedure_export (office->window, office->session, G_OBJECT (desk),
                              monev_sop_desk_current (desk), path);
      wait_until (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

/* ---- editing ---- */

static void
test_edit_steps (Office *office, gconstpointer data)
{
  MonevSopDesk *desk = open_edit (office);
  g_autofree char *third = g_strdup (step_at (desk, 2)->wording);

  monev_sop_desk_choose (desk, 2, NULL);
  act (desk, "sop.step-down");
  g_assert_cmpstr (step_at (desk, 3)->wording, ==, third);
  g_assert_cmpint (monev_sop_steps_chosen (desk->steps), ==, 3);
  act (desk, "sop.step-up");
  g_assert_cmpstr (step_at (desk, 2)->wording, ==, third);
  act (desk, "sop.step-insert");
  g_assert_cmpuint (n_steps (desk), ==, 12);
  g_assert_cmpstr (step_at (desk, 3)->wording, ==, "");
  act (desk, "sop.step-remove");
  g_assert_cmpuint (n_steps (desk), ==, 11);
  g_assert_cmpstr (monev_procedure_editor_undo_label (desk->editor), ==, "Hapus langkah 4");
  act (desk, "sop.undo");
  g_assert_cmpuint (n_steps (desk), ==, 12);
  act (desk, "sop.undo");
  g_assert_cmpuint (n_steps (desk), ==, 11);
  act (desk, "sop.redo");
  g_assert_cmpuint (n_steps (desk), ==, 12);
}

static void
test_drag (Office *office, gconstpointer data)
{
  MonevSopDesk *desk = open_edit (office);
  g_autofree char *id = g_strdup (step_at (desk, 0)->id);

  g_signal_emit_by_name (desk->steps, "moved", id, 3u);
  g_assert_cmpstr (step_at (desk, 2)->id, ==, id);
  g_assert_cmpstr (step_at (desk, 2)->number, ==, "3");
}

/* What the model refuses is said, and nothing changes: a way back cannot lead forward. */
static void
test_refused (Office *office, gconstpointer data)
{
  MonevSopDesk *desk = open_edit (office);
  g_autofree char *id = g_strdup (step_at (desk, 6)->id);

  g_signal_emit_by_name (desk->steps, "moved", id, 9u);
  g_assert_cmpstr (step_at (desk, 6)->id, ==, id);
  g_assert_null (monev_procedure_editor_undo_label (desk->editor));
}

static void
type (GtkWidget *view, const char *text)
{
  if (GTK_IS_TEXT_VIEW (view))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (view), text);
}

static void
test_form (Office *office, gconstpointer data)
{
  MonevSopDesk *desk = open_edit (office);
  GtkWidget *time;

  monev_sop_desk_choose (desk, 4, NULL);
  type (monev_step_form_get_field (desk->form, "wording"), "Menyusun instrumen RD");
  g_assert_cmpstr (step_at (desk, 4)->wording, ==, "Menyusun instrumen RD");
  type (monev_step_form_get_field (desk->form, "requirements"), "Satu\n\nDua\n");
  g_assert_cmpuint (g_strv_length ((char **) step_at (desk, 4)->requirements), ==, 2);
  time = monev_step_form_get_field (desk->form, "time");
  type (time, "2 hari");
  g_assert_cmpint (step_at (desk, 4)->time.kind, ==, MONEV_STEP_TIME_DAYS);
  g_assert_cmpint (step_at (desk, 4)->time.max, ==, 2);
  /* A number without a unit is told and not written. */
  type (time, "300");
  g_assert_cmpint (step_at (desk, 4)->time.kind, !=, MONEV_STEP_TIME_MINUTES);
  g_assert_true (gtk_widget_has_css_class (time, "error"));
  type (time, "7.350 menit");
  g_assert_cmpint (step_at (desk, 4)->time.max, ==, 7350);
  g_assert_false (gtk_widget_has_css_class (time, "error"));
  type (time, "");
  g_assert_cmpint (step_at (desk, 4)->time.kind, ==, MONEV_STEP_TIME_NONE);
  /* Typing into one field is one step of undo; the form follows. */
  act (desk, "sop.undo");
  g_assert_cmpint (step_at (desk, 4)->time.kind, ==, MONEV_STEP_TIME_MINUTES);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (time)), !=, "");
}

static GtkWidget *
check_of (MonevSopDesk *desk, guint actor, gboolean decides)
{
  GtkWidget *line
      = gtk_widget_get_first_child (monev_step_form_get_field (desk->form, "actors"));

  for (guint i = 0; i < actor; i++)
    line = gtk_widget_get_next_sibling (line);
  return decides ? gtk_widget_get_last_child (line) : gtk_widget_get_first_child (line);
}

static void
test_actors (Office *office, gconstpointer data)
{
  MonevSopDesk *desk = open_edit (office);
  const MonevProcedureStep *step;

  monev_sop_desk_choose (desk, 4, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check_of (desk, 0, TRUE)), TRUE);
  step = step_at (desk, 4);
  g_assert_cmpuint (step->n_actors, ==, 2);
  g_assert_true (step->actors[0].decides);
  /* At most one decides. */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check_of (desk, 2, TRUE)), TRUE);
  step = step_at (desk, 4);
  g_assert_false (step->actors[0].decides);
  g_assert_true (step->actors[1].decides);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check_of (desk, 0, FALSE)), FALSE);
  g_assert_cmpuint (step_at (desk, 4)->n_actors, ==, 1);
}

static void
test_kind (Office *office, gconstpointer data)
{
  MonevSopDesk *desk = open_edit (office);
  GtkDropDown *kind, *back;

  monev_sop_desk_choose (desk, 4, NULL);
  kind = GTK_DROP_DOWN (monev_step_form_get_field (desk->form, "kind"));
  back = GTK_DROP_DOWN (monev_step_form_get_field (desk->form, "back_to"));
  gtk_drop_down_set_selected (kind, MONEV_STEP_DECISION);
  g_assert_cmpint (step_at (desk, 4)->kind, ==, MONEV_STEP_DECISION);
  g_assert_cmpstr (step_at (desk, 4)->back_to, ==, step_at (desk, 3)->id);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (back)), ==, 4);
  gtk_drop_down_set_selected (back, 1);
  g_assert_cmpstr (step_at (desk, 4)->back_to, ==, step_at (desk, 1)->id);
}

static void
test_header (Office *office, gconstpointer data)
{
  MonevSopDesk *desk = open_edit (office);
  guint n = monev_procedure_n_actors (monev_sop_desk_current (desk));
  GtkWidget *made = monev_header_form_get_field (desk->header, "identity/made");
  GDate day;

  monev_sop_desk_choose (desk, -1, NULL);
  type (monev_header_form_get_field (desk->header, "identity/number"), "065/12/2026");
  type (monev_header_form_get_field (desk->header, "warnings"), "Satu\nDua");
  g_assert_cmpstr (monev_procedure_text (monev_sop_desk_current (desk), MONEV_PROCEDURE_NUMBER),
                   ==, "065/12/2026");
  g_assert_cmpstr (monev_procedure_box (monev_sop_desk_current (desk), MONEV_BOX_WARNINGS)[1], ==,
                   "Dua");
  g_date_set_dmy (&day, 5, 3, 2026);
  monev_date_entry_set_date (MONEV_DATE_ENTRY (made), &day);
  g_assert_cmpstr (monev_procedure_text (monev_sop_desk_current (desk), MONEV_PROCEDURE_MADE), ==,
                   "2026-03-05");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_widget (made, GTK_TYPE_ENTRY))), ==,
                   "5 Maret 2026");
  monev_date_entry_set_date (MONEV_DATE_ENTRY (made), NULL);
  g_assert_cmpstr (monev_procedure_text (monev_sop_desk_current (desk), MONEV_PROCEDURE_MADE), ==,
                   "");
  monev_header_form_add_actor (desk->header, "Bagian Hukum");
  g_assert_cmpuint (monev_procedure_n_actors (monev_sop_desk_current (desk)), ==, n + 1);
}

/* ---- drafts and versions ---- */

static gpointer
draft_job (MonevDbJob *job, gpointer data, GError **error)
{
  Office *office = data;
  g_autoptr (MonevProcedureEntry) entry
      = monev_procedure_find (monev_db_job_connection (job), "rd-uji", error);

  return entry != NULL ? monev_procedure_draft_load (monev_db_job_connection (job),
                                                     monev_session_get_actor (office->session),
                                                     entry->id, error)
                       : NULL;
}

static void
test_autosave (Office *office, gconstpointer data)
{
  MonevSopDesk *desk = open_edit (office);
  g_autoptr (MonevProcedureDraft) draft = NULL;
  gint64 start;

  monev_sop_desk_choose (desk, 0, NULL);
  start = g_get_monotonic_time ();
  type (monev_step_form_get_field (desk->form, "wording"), "Membentuk tim");
  g_assert_false (monev_sop_desk_is_saved (desk));
  wait_until (monev_sop_desk_is_saved (desk));
  /* Two seconds, and a little for a machine that is busy. */
  g_assert_cmpint (g_get_monotonic_time () - start, <, 4 * G_USEC_PER_SEC);
  draft = office_do (office, draft_job, office, NULL);
  g_assert_nonnull (draft);
  g_assert_cmpstr (monev_procedure_step (draft->procedure, 0)->wording, ==, "Membentuk tim");
}

/* Leaving at once loses nothing: it waits for the draft. */
static void
test_leaving_saves (Office *office, gconstpointer data)
{
  MonevSopDesk *desk = open_edit (office);
  g_autoptr (MonevProcedureDraft) draft = NULL;

  monev_sop_desk_choose (desk, 0, NULL);
  type (monev_step_form_get_field (desk->form, "wording"), "Membentuk tim kecil");
  monev_window_pop_desk (office->window);
  wait_until (monev_window_get_desk (office->window) == NULL);
  draft = office_do (office, draft_job, office, NULL);
  g_assert_nonnull (draft);
  g_assert_cmpstr (monev_procedure_step (draft->procedure, 0)->wording, ==, "Membentuk tim kecil");
}

static void
answer (const char *response)
{
  GtkWidget *dialog;

  wait_until (find_dialog (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  dialog = find_dialog (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_publish (Office *office, gconstpointer data)
{
  MonevSopDesk *desk = open_edit (office);

  act (desk, "sop.main");
  g_assert_null (find_dialog (ADW_TYPE_MESSAGE_DIALOG));
  monev_sop_desk_choose (desk, 0, NULL);
  type (monev_step_form_get_field (desk->form, "wording"), "Membentuk tim");
  act (desk, "sop.main");
  wait_until (find_dialog (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  g_assert_true (shows_text (find_dialog (ADW_TYPE_MESSAGE_DIALOG), "Terbitkan versi 2?"));
  answer ("publish");
  wait_until (monev_sop_desk_get_editor (desk) == NULL);
  wait_until (desk->data->entry->number == 2);
  wait_until (monev_sop_desk_is_ready (desk));
  g_assert_cmpstr (step_at (desk, 0)->wording, ==, "Membentuk tim");
  g_assert_null (desk->data->draft);
}

/* What a version may not lack is shown at the foot, and nothing is published. */
static void
test_publish_incomplete (Office *office, gconstpointer data)
{
  MonevSopDesk *desk = open_edit (office);

  monev_sop_desk_choose (desk, 0, NULL);
  act (desk, "sop.step-insert");
  act (desk, "sop.main");
  g_assert_null (find_dialog (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_nonnull (strstr (monev_lint_bar_get_text (desk->lint), "2"));
  g_assert_nonnull (monev_sop_desk_get_editor (desk));
}

static gpointer
publish_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevProcedureEntry) entry = monev_procedure_find (connection, "rd-uji", error);
  g_autoptr (MonevProcedure) before = monev_procedure_load (connection, "rd-uji", 0, error);
  json_auto_t *value = json_string ("Judul dari orang lain");
  MonevProcedureOperation set = { MONEV_PROCEDURE_SET, NULL, 0, "title", value };
  g_autoptr (MonevProcedure) after = monev_procedure_apply (before, &set, NULL, error);

  return monev_procedure_publish (connection, data, entry, after, NULL, issues, error);
}

/* Somebody else publishes meanwhile: it is told, the draft is whole, nothing is overwritten
 * unasked. */
static void
test_conflict (Office *office, gconstpointer data)
{
  MonevSopDesk *desk = open_edit (office);
  g_autoptr (MonevProcedureEntry) other = NULL;
  g_autoptr (GError) error = NULL;

  monev_sop_desk_choose (desk, 0, NULL);
  type (monev_step_form_get_field (desk->form, "wording"), "Membentuk tim");
  wait_until (monev_sop_desk_is_saved (desk));
  other = office_do (office, publish_job, (gpointer) monev_session_get_actor (office->session),
                     &error);
  g_assert_no_error (error);
  wait_until (gtk_info_bar_get_revealed (desk->notice));
  g_assert_cmpstr (step_at (desk, 0)->wording, ==, "Membentuk tim");
  act (desk, "sop.main");
  g_assert_null (find_dialog (ADW_TYPE_MESSAGE_DIALOG));
  gtk_info_bar_response (desk->notice, GTK_RESPONSE_ACCEPT);
  g_assert_false (gtk_info_bar_get_revealed (desk->notice));
  act (desk, "sop.main");
  answer ("publish");
  wait_until (desk->data->entry->number == 3);
}

static void
test_drop_draft (Office *office, gconstpointer data)
{
  MonevSopDesk *desk = open_edit (office);
  g_autofree char *before = g_strdup (step_at (desk, 0)->wording);

  monev_sop_desk_choose (desk, 0, NULL);
  type (monev_step_form_get_field (desk->form, "wording"), "Membentuk tim");
  wait_until (monev_sop_desk_is_saved (desk));
  act (desk, "sop.drop-draft");
  answer ("drop");
  wait_until (monev_sop_desk_get_editor (desk) == NULL);
  wait_until (monev_sop_desk_is_ready (desk));
  g_assert_cmpstr (step_at (desk, 0)->wording, ==, before);
}

static void
test_retire (Office *office, gconstpointer data)
{
  MonevSopDesk *desk;

  make_copy (office);
  desk = open_desk (office, "rd-uji");
  act (desk, "sop.retire");
  wait_until (desk->data->entry->retired);
  g_assert_false (act (desk, "sop.main") && monev_sop_desk_get_editor (desk) != NULL);
  act (desk, "sop.restore");
  wait_until (!desk->data->entry->retired);
}

/* ---- rights, width, a server that does not answer ---- */

static void
test_rights (Office *office, gconstpointer data)
{
  MonevSopDesk *desk = open_desk (office, "ketapang-c2");

  g_assert_false (gtk_widget_get_sensitive (desk->act));
  g_assert_nonnull (gtk_widget_get_tooltip_text (desk->act));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (desk->act), "SOP"));
  office_login (office, "perencana");
  g_assert_true (gtk_widget_get_sensitive (desk->act));
}

static void
test_unknown (Office *office, gconstpointer data)
{
  GtkWidget *desk = monev_sop_desk_new (office->window, office->session, "tidak-ada");

  monev_window_push_desk (office->window, desk);
  wait_until (gtk_stack_get_visible_child (MONEV_SOP_DESK (desk)->state)
              == MONEV_SOP_DESK (desk)->failure);
}

static void
test_width (Office *office, gconstpointer data)
{
  MonevSopDesk *desk;

  g_assert_cmpint (least_width (open_panel (office)), <=, 820);
  desk = open_edit (office);
  g_assert_cmpint (least_width (desk), <=, 1024);
  monev_sop_desk_show_view (desk, "drawing");
  g_assert_cmpint (least_width (desk), <=, 1024);
}

static void
test_names (Office *office, gconstpointer data)
{
  MonevSopDesk *desk = open_desk (office, "ketapang-c2");

  gtk_test_accessible_assert_role (desk->drawing, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (desk->drawing, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Gambar SOP Rencana Definitif (RD), 3 halaman");
  g_signal_emit_by_name (desk->grid, "row-activated", 0u);
  gtk_test_accessible_assert_property (desk->drawing, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Langkah 1: Menyusun Tim Rencana Definitif (RD)");
}

/* The button that opened the editor is gone: keys go to the steps. */
static void
test_edit_has_the_focus (Office *office, gconstpointer user)
{
  MonevSopDesk *desk = open_edit (office);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (office->window));

  g_assert_nonnull (desk);
  g_assert_nonnull (focus);
  g_assert_nonnull (gtk_widget_get_ancestor (focus, MONEV_TYPE_SOP_STEPS));
}

#define ADD(path, user, func) g_test_add (path, Office, user, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  office_prepare ();
  ADD ("/procedure/list/search", NULL, test_list);
  ADD ("/procedure/list/empty-says-what-to-do", NULL, test_empty);
  ADD ("/procedure/list/import-tells-faults", NULL, test_import);
  ADD ("/procedure/list/copy", NULL, test_copy_dialog);
  ADD ("/procedure/desk/pages-and-zoom", NULL, test_drawing);
  ADD ("/procedure/desk/one-step-in-all-views", NULL, test_one_step);
  ADD ("/procedure/desk/notes-lead-to-steps", NULL, test_notes);
  ADD ("/procedure/desk/print", NULL, test_print);
  ADD ("/procedure/desk/export", NULL, test_export);
  ADD ("/procedure/desk/retire", NULL, test_retire);
  ADD ("/procedure/desk/rights", "staf", test_rights);
  ADD ("/procedure/desk/unknown", NULL, test_unknown);
  ADD ("/procedure/desk/width", NULL, test_width);
  ADD ("/procedure/desk/names", NULL, test_names);
  ADD ("/procedure/edit/steps-and-undo", NULL, test_edit_steps);
  ADD ("/procedure/edit/has-the-focus", NULL, test_edit_has_the_focus);
  ADD ("/procedure/edit/drag", NULL, test_drag);
  ADD ("/procedure/edit/refused", NULL, test_refused);
  ADD ("/procedure/edit/form", NULL, test_form);
  ADD ("/procedure/edit/actors", NULL, test_actors);
  ADD ("/procedure/edit/kind-and-way-back", NULL, test_kind);
  ADD ("/procedure/edit/header", NULL, test_header);
  ADD ("/procedure/edit/saves-while-typing", NULL, test_autosave);
  ADD ("/procedure/edit/leaving-saves", NULL, test_leaving_saves);
  ADD ("/procedure/version/publish", NULL, test_publish);
  ADD ("/procedure/version/incomplete-is-not-published", NULL, test_publish_incomplete);
  ADD ("/procedure/version/conflict-is-told", NULL, test_conflict);
  ADD ("/procedure/version/drop-draft", NULL, test_drop_draft);
  status = g_test_run ();
  office_forget ();
  return status;
}
