/* The import desk of answers: columns said once and remembered, both sides shown and decided. */
#include "reference-office.h"

#include <string.h>

#include "instrument/office-instrument.h"
#include "response/office-response.h"
#include "tests/ui/office-fixture.h"
#include "ui/response/answer-desk.h"

static void
set_up (Office *office, gconstpointer user)
{
  office_open (office, "subkoor");
}

static void
tear_down (Office *office, gconstpointer data)
{
  office_close (office);
}

static gpointer
find_job (MonevDbJob *job, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) list = monev_instruments_list (monev_db_job_connection (job),
                                                       MONEV_INSTRUMENTS_ALL, "stunting", FALSE,
                                                       error);

  return list == NULL || list->len == 0
             ? NULL : monev_instrument_entry_copy (g_ptr_array_index (list, 0));
}

static MonevAnswerDesk *
open_answers (Office *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevInstrumentEntry) instrument = office_do (office, find_job, NULL, &error);
  GtkWidget *desk;

  g_assert_no_error (error);
  desk = monev_answer_desk_new (office->window, office->session, instrument);
  monev_window_push_desk (office->window, desk);
  wait_until (monev_answer_desk_is_ready (MONEV_ANSWER_DESK (desk)));
  return MONEV_ANSWER_DESK (desk);
}

static MonevAnswerImport *
open_text (Office *office, MonevAnswerDesk *answers, const char *name, const char *text)
{
  g_autofree char *path = office_file (office, name, text);
  const char *paths[] = { path, NULL };
  MonevAnswerImport *desk = monev_answer_desk_import (answers, paths);

  wait_until (!monev_answer_import_is_busy (desk));
  return desk;
}

static void
go (MonevAnswerImport *desk)
{
  monev_answer_import_go (desk);
  wait_until (!monev_answer_import_is_busy (desk));
}

static void
take (Office *office, MonevAnswerDesk *answers, MonevAnswerImport *desk)
{
  g_assert_true (monev_answer_import_can_go (desk));
  monev_answer_import_go (desk);
  wait_until (monev_window_get_desk (office->window) == GTK_WIDGET (answers));
  wait_until (monev_answer_desk_is_ready (answers));
}

static guint
n_answers (MonevAnswerDesk *desk)
{
  return monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (monev_answer_desk_get_source (desk)));
}

static const char plain[] = "Nama Pos,Kode,Catatan\nMelati,ZZZ001,satu\nMawar,ZZZ002,dua\n";
static const char changed[] = "Nama Pos,Kode,Catatan\nMelati Putih,ZZZ001,satu\nMawar Merah,ZZZ002,dua\n";

static void
import_plain (Office *office, MonevAnswerDesk *answers)
{
  MonevAnswerImport *desk = open_text (office, answers, "biasa.csv", plain);
  MonevAnswerMapping *mapping = monev_answer_import_get_mapping (desk);

  g_assert_cmpint (monev_answer_import_get_step (desk), ==, MONEV_ANSWER_IMPORT_COLUMNS);
  g_assert_false (monev_answer_import_can_go (desk)); /* nothing is used yet */
  g_assert_true (monev_answer_mapping_choose (mapping, "Nama Pos", "lokasi/posyandu"));
  g_assert_true (monev_answer_mapping_choose (mapping, "Kode", "lokasi/posyandu"));
  g_assert_false (monev_answer_import_can_go (desk)); /* two columns for one answer */
  /* Why stands in sight, and at both of them. */
  g_assert_true (shows_text (desk, "Kolom “Nama Pos” dan “Kode” dipasangkan dengan pertanyaan yang "
                                   "sama. Ubah salah satunya."));
  g_assert_true (shows_text (desk, "Sama dengan kolom “Nama Pos”. Pilih pertanyaan lain untuk salah "
                                   "satunya."));
  g_assert_true (monev_answer_mapping_choose (mapping, "Kode", "lokasi/kode_responden"));
  g_assert_true (monev_answer_mapping_choose_key (mapping, "kode_responden"));
  g_assert_true (monev_answer_import_can_go (desk));
  go (desk);
  g_assert_cmpint (monev_answer_import_get_step (desk), ==, MONEV_ANSWER_IMPORT_RESULT);
  g_assert_cmpuint (monev_answer_import_get_count (desk)->added, ==, 2);
  take (office, answers, desk);
}

/* What was said of the columns once is known for the next file of this kind. */
static void
test_a_mapping_is_made_and_remembered (Office *office, gconstpointer data)
{
  MonevAnswerDesk *answers = open_answers (office);
  guint before = n_answers (answers);
  MonevAnswerImport *desk;

  import_plain (office, answers);
  wait_until (n_answers (answers) == before + 2);
  desk = open_text (office, answers, "lagi.csv", plain);
  g_assert_cmpint (monev_answer_import_get_step (desk), ==, MONEV_ANSWER_IMPORT_RESULT);
  g_assert_cmpuint (monev_answer_import_get_count (desk)->duplicate, ==, 2);
  g_assert_false (monev_answer_import_can_go (desk)); /* there is nothing to take */
  gtk_widget_activate_action (GTK_WIDGET (desk), "answer-import.columns", NULL);
  g_assert_cmpint (monev_answer_import_get_step (desk), ==, MONEV_ANSWER_IMPORT_COLUMNS);
  g_assert_cmpstr (monev_answer_mapping_get_target (monev_answer_import_get_mapping (desk), "Kode"),
                   ==, "lokasi/kode_responden");
}

static const char *
text_at (MonevDataGrid *grid, guint row, guint column)
{
  MonevGridCell cell = { NULL };

  monev_grid_source_get_cell (monev_data_grid_get_source (grid), row, column, &cell);
  return cell.text;
}

/* Both sides are shown; nothing is taken before each is decided, and each as it was decided. */
static void
test_what_differs_is_shown_and_decided (Office *office, gconstpointer data)
{
  MonevAnswerDesk *answers = open_answers (office);
  guint before = n_answers (answers);
  MonevAnswerConflicts *conflicts;
  MonevAnswerImport *desk;
  MonevDataGrid *grid;

  import_plain (office, answers);
  desk = open_text (office, answers, "lain.csv", changed);
  conflicts = monev_answer_import_get_conflicts (desk);
  grid = monev_answer_conflicts_get_grid (conflicts);
  g_assert_cmpuint (monev_answer_import_get_count (desk)->undecided, ==, 2);
  g_assert_false (monev_answer_import_can_go (desk));
  g_assert_cmpstr (text_at (grid, 0, 3), ==, "Melati");
  g_assert_cmpstr (text_at (grid, 0, 4), ==, "Melati Putih");
  monev_data_grid_set_cursor (grid, 0, 0, FALSE);
  monev_answer_conflicts_decide (conflicts, FALSE, MONEV_DECISION_KEEP);
  g_assert_cmpuint (monev_answer_import_get_count (desk)->undecided, ==, 1);
  monev_data_grid_set_cursor (grid, 1, 0, FALSE);
  g_signal_emit_by_name (grid, "row-activated", 1u); /* as Enter does */
  g_assert_cmpstr (text_at (grid, 0, 5), ==, "Biarkan yang lama");
  g_assert_cmpstr (text_at (grid, 1, 5), ==, "Pakai isi berkas");
  take (office, answers, desk);
  g_assert_cmpuint (n_answers (answers), ==, before + 2);
  desk = open_text (office, answers, "lagi.csv", changed);
  g_assert_cmpuint (monev_answer_import_get_count (desk)->undecided, ==, 1); /* the one that was kept */
  g_assert_cmpuint (monev_answer_import_get_count (desk)->duplicate, ==, 1);
  monev_answer_conflicts_decide (monev_answer_import_get_conflicts (desk), TRUE,
                                 MONEV_DECISION_FILE);
  take (office, answers, desk);
}

/* What cannot be read names its cell; another file can be chosen. */
static void
test_a_broken_file_is_told (Office *office, gconstpointer data)
{
  MonevAnswerDesk *answers = open_answers (office);
  MonevAnswerImport *desk = open_text (office, answers, "rusak.xlsx", "PK\003\004 terpotong");

  g_assert_cmpint (monev_answer_import_get_step (desk), ==, MONEV_ANSWER_IMPORT_CHOOSE);
  g_assert_false (monev_answer_import_can_go (desk));
}

/* The act that @key means to @widget; NULL for none. */
static const char *
act_of_key (GtkWidget *widget, const char *key)
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
          GtkShortcutAction *act = gtk_shortcut_get_action (shortcut);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted)
              && GTK_IS_NAMED_ACTION (act))
            return gtk_named_action_get_action_name (GTK_NAMED_ACTION (act));
        }
    }
  return NULL;
}

static void
test_import_and_export_have_their_keys (Office *office, gconstpointer data)
{
  GtkWidget *answers = GTK_WIDGET (open_answers (office));

  g_assert_cmpstr (act_of_key (answers, "<Control>i"), ==, "answers.import");
  g_assert_cmpstr (act_of_key (answers, "<Control>e"), ==, "answers.export");
}

#define ADD(path, func) g_test_add ("/response/answer-import/" path, Office, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  office_prepare ();
  ADD ("mapping-is-made-and-remembered", test_a_mapping_is_made_and_remembered);
  ADD ("what-differs-is-decided", test_what_differs_is_shown_and_decided);
  ADD ("import-and-export-have-their-keys", test_import_and_export_have_their_keys);
  ADD ("broken-file-is-told", test_a_broken_file_is_told);
  status = g_test_run ();
  office_forget ();
  return status;
}
