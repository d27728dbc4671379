/* The builder in the window: list, outline, properties, conditions, drafts, versions, rights. */
#include "builder.h"

#include <string.h>

#include "instrument/instrument-number.h"
#include "ui/instrument/condition-dialog.h"
#include "ui/instrument/files-dialog.h"
#include "ui/instrument/formula-words.h"
#include "ui/instrument/score-dialog.h"
#include "ui/instrument/version-desk.h"
#include "instrument/instrument-score.h"
#include "ui/procedure/form-parts.h"

static void
set_up (Office *office, gconstpointer user)
{
  office_open (office, user != NULL ? user : "subkoor");
}

static void
tear_down (Office *office, gconstpointer data)
{
  office_close (office);
}

/* ---- building ---- */

static void
test_a_question_is_named_by_its_wording (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = builder_open_blank (office);
  guint first = builder_add_question (desk, "text", "Apakah sesuai jadwal?");
  guint second = builder_add_question (desk, "integer", "Umur");

  g_assert_cmpstr (builder_name_at (desk, first), ==, "sesuai_jadwal");
  g_assert_cmpstr (builder_name_at (desk, second), ==, "umur");
  builder_type_label (desk, "Umur balita (bulan)");
  gtk_widget_grab_focus (GTK_WIDGET (desk->search));
  /* A name that is there already stays: formulas speak of it. */
  g_assert_cmpstr (builder_name_at (desk, second), ==, "umur");
  builder_check_order (desk, "sesuai_jadwal umur");
}

static void
test_undo_goes_back_to_the_blank_form (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = builder_open_blank (office);
  g_autoptr (MonevXlsform) blank = monev_xlsform_ref (monev_instrument_desk_current (desk));
  g_autoptr (MonevXlsform) built = NULL;

  builder_add_question (desk, "begin_group", "Bagian A");
  builder_add_question (desk, "text", "Nama");
  built = monev_xlsform_ref (monev_instrument_desk_current (desk));
  while (monev_instrument_editor_undo (desk->editor))
    ;
  g_assert_true (monev_xlsform_equal (monev_instrument_desk_current (desk), blank));
  while (monev_instrument_editor_redo (desk->editor))
    ;
  g_assert_true (monev_xlsform_equal (monev_instrument_desk_current (desk), built));
}

static void
test_into_a_new_group_and_out_by_keys (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = builder_open_blank (office);
  int group;

  builder_add_question (desk, "text", "Satu");
  builder_add_question (desk, "begin_group", "Bagian");
  builder_add_question (desk, "text", "Dua");
  group = monev_instrument_find (builder_form (desk), "bagian");
  g_assert_cmpint (monev_instrument_question (builder_form (desk), 2)->parent, ==, group);
  builder_act (desk, "instrument.down", NULL);
  builder_check_order (desk, "satu bagian dua");
  g_assert_cmpint (monev_instrument_question (builder_form (desk), 2)->parent, ==,
                   MONEV_INSTRUMENT_NONE);
  builder_act (desk, "instrument.up", NULL);
  builder_act (desk, "instrument.up", NULL);
  builder_check_order (desk, "dua satu bagian");
  g_assert_cmpint (monev_question_outline_get_cursor (desk->outline), ==, 0);
}

static void
test_cut_and_paste_between_instruments (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = builder_open_blank (office), *other;

  builder_add_question (desk, "select_one", "Setuju?");
  monev_choice_rows_paste (monev_question_form_get_choices (desk->form), "1\tYa\n2\tTidak\n");
  builder_act (desk, "instrument.copy", NULL);
  other = builder_open_blank (office);
  builder_act (other, "instrument.paste", NULL);
  builder_check_order (other, "setuju");
  g_assert_cmpuint (monev_instrument_list (builder_form (other), 0)->n_choices, ==, 2);
  builder_act (other, "instrument.paste", NULL);
  builder_check_order (other, "setuju setuju_2");
  g_assert_cmpuint (monev_instrument_n_lists (builder_form (other)), ==, 1);
  builder_act (other, "instrument.remove", NULL);
  builder_check_order (other, "setuju");
}

static void
test_a_type_with_choices_gets_a_list (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = builder_open_blank (office);
  guint question = builder_add_question (desk, "text", "Mutu");
  MonevChoiceRows *rows = monev_question_form_get_choices (desk->form);

  monev_question_form_set_type (desk->form, "select_one");
  monev_choice_rows_paste (rows, "Baik\nCukup\nKurang\n");
  monev_choice_rows_set (rows, 0, 2, "5");
  monev_choice_rows_move (rows, 2, -1);
  g_assert_cmpint (monev_instrument_question (builder_form (desk), question)->list, ==, 0);
  g_assert_cmpstr (monev_instrument_list (builder_form (desk), 0)->name, ==, "mutu");
  g_assert_cmpstr (monev_instrument_choice_text (builder_form (desk), 0, 1, MONEV_COLUMN_LABEL, 0), ==,
                   "Kurang");
  g_assert_cmpstr (monev_instrument_choice_text (builder_form (desk), 0, 0, MONEV_COLUMN_SCORE, 0), ==,
                   "5");
  monev_choice_rows_remove (rows, 2);
  g_assert_cmpuint (monev_instrument_list (builder_form (desk), 0)->n_choices, ==, 2);
}

/* ---- scoring ---- */

/* The button of @widget that reads @label. */
static GtkWidget *
button_called (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = button_called (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_grades_are_one_edit_and_the_preview_tells_the_value (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = builder_open_blank (office);
  MonevChoiceRows *rows = monev_question_form_get_choices (desk->form);
  GtkWindow *dialog;

  builder_add_question (desk, "select_one", "Mutu");
  monev_choice_rows_paste (rows, "1\tBaik\n2\tKurang\n");
  monev_choice_rows_set (rows, 0, 2, "5");
  monev_choice_rows_set (rows, 1, 2, "2");
  dialog = monev_score_dialog_ask (GTK_WINDOW (office->window), desk->editor);
  g_signal_emit_by_name (
      button_called (GTK_WIDGET (dialog), "Pakai Predikat _Permendagri 86/2017"), "clicked");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "take");
  g_assert_cmpstr (monev_instrument_setting (builder_form (desk), MONEV_SCORE_SETTING), ==,
                   MONEV_SCORE_USUAL_BANDS);
  wait_until (monev_instrument_preview_is_ready (desk->preview));
  g_assert_cmpstr (monev_instrument_preview_get_value (desk->preview), ==,
                   "Nilai: belum ada; 0 dari 1 pertanyaan bernilai terjawab");
  g_assert_true (monev_instrument_editor_undo (desk->editor));
  g_assert_cmpstr (monev_instrument_setting (builder_form (desk), MONEV_SCORE_SETTING), ==, "");
}

/* ---- attached lists ---- */

static void
test_a_list_is_attached_in_the_window (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = builder_open_blank (office);
  g_autofree char *good = office_file (office, "desa.csv", "name,label\nd1,Muara\nd2,Hulu\n");
  g_autofree char *bad = office_file (office, "rusak.csv", "name,\nd1,Muara\n");
  MonevFilesDialog *dialog = MONEV_FILES_DIALOG (
      monev_files_dialog_new (GTK_WINDOW (office->window), office->session, desk->editor));

  gtk_window_present (GTK_WINDOW (dialog));
  monev_files_dialog_attach (dialog, good);
  wait_until (monev_files_dialog_n_files (dialog) == 1);
  g_assert_cmpint (monev_xlsform_find_sheet (monev_instrument_desk_current (desk), "desa.csv"), >=,
                   0);
  {
    guint question = builder_add_question (desk, "text", "Desa");

    monev_question_form_set_type (desk->form, "select_one_from_file");
    g_assert_cmpstr (monev_instrument_question (builder_form (desk), question)->file, ==, "desa.csv");
    g_assert_cmpuint (monev_issue_list_size (monev_instrument_editor_get_issues (desk->editor)), ==,
                      0);
    g_assert_true (monev_instrument_editor_undo (desk->editor));
  }
  monev_files_dialog_attach (dialog, bad);
  wait_until (*monev_files_dialog_get_problem (dialog) != '\0');
  g_assert_nonnull (strstr (monev_files_dialog_get_problem (dialog), "Kolom B"));
  g_assert_cmpuint (monev_files_dialog_n_files (dialog), ==, 1);
  monev_files_dialog_detach (dialog, "desa.csv");
  g_assert_cmpuint (monev_files_dialog_n_files (dialog), ==, 0);
  g_assert_true (monev_instrument_editor_undo (desk->editor));
  g_assert_cmpint (monev_xlsform_find_sheet (monev_instrument_desk_current (desk), "desa.csv"), >=,
                   0);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* ---- formulas ---- */

static MonevFormulaField *
relevant_of (MonevInstrumentDesk *desk)
{
  return MONEV_FORMULA_FIELD (monev_question_form_get_field (desk->form, MONEV_COLUMN_RELEVANT));
}

static void
test_a_formula_says_what_it_means_or_where_it_is_wrong (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = builder_open_blank (office);
  MonevFormulaField *field = relevant_of (desk);

  builder_add_question (desk, "integer", "Umur");
  builder_add_question (desk, "text", "Pekerjaan");
  monev_formula_field_type (field, "${umur} > 17");
  g_assert_cmpstr (monev_formula_field_get_meaning (field), ==, "Hanya jika nomor 1 > 17.");
  g_assert_false (monev_formula_field_is_wrong (field));
  g_assert_nonnull (monev_instrument_question (builder_form (desk), 1)->rules[MONEV_RULE_RELEVANT]);
  monev_formula_field_type (field, "${umru} > 17");
  g_assert_true (monev_formula_field_is_wrong (field));
  g_assert_nonnull (strstr (monev_formula_field_get_meaning (field), "umru"));
  g_assert_cmpuint (monev_issue_list_count (monev_instrument_editor_get_issues (desk->editor),
                                            MONEV_SEVERITY_ERROR), ==, 1);
}

static void
test_names_and_functions_are_completed (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = builder_open_blank (office);
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) functions = NULL;
  g_autoptr (GPtrArray) quoted = NULL;
  guint start;

  builder_add_question (desk, "integer", "Umur kepala keluarga");
  names = monev_formula_words (builder_form (desk), MONEV_INSTRUMENT_NONE, "1 + ${kel", 9, 8, &start);
  g_assert_cmpuint (names->len, ==, 1);
  g_assert_cmpuint (start, ==, 4);
  g_assert_cmpstr (((MonevFormulaWord *) names->pdata[0])->insert, ==,
                   "${umur_kepala_keluarga}");
  functions = monev_formula_words (builder_form (desk), MONEV_INSTRUMENT_NONE, "count-", 6, 8, &start);
  g_assert_cmpuint (functions->len, ==, 2);
  quoted = monev_formula_words (builder_form (desk), MONEV_INSTRUMENT_NONE, "'count", 6, 8, &start);
  g_assert_cmpuint (quoted->len, ==, 0);
}

static void
test_the_best_name_is_offered_first (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = builder_open_blank (office);
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GPtrArray) own = NULL;
  guint start, costs;

  builder_add_question (desk, "begin_group", "Angkutan");
  builder_add_question (desk, "integer", "Tangga");
  builder_add_question (desk, "integer", "Biaya angkutan");
  costs = builder_add_question (desk, "integer", "Angka ternak");
  words = monev_formula_words (builder_form (desk), MONEV_INSTRUMENT_NONE, "${ang", 5, 8, &start);
  g_assert_cmpuint (words->len, ==, 3); /* a part holds nothing to reckon with */
  g_assert_cmpstr (((MonevFormulaWord *) words->pdata[0])->title, ==, "angka_ternak");
  g_assert_cmpstr (((MonevFormulaWord *) words->pdata[1])->title, ==, "biaya_angkutan");
  g_assert_cmpstr (((MonevFormulaWord *) words->pdata[2])->title, ==, "tangga");
  own = monev_formula_words (builder_form (desk), (int) costs, "${ang", 5, 8, &start);
  g_assert_cmpuint (own->len, ==, 2);
  g_assert_cmpstr (((MonevFormulaWord *) own->pdata[0])->title, ==, "biaya_angkutan");
}

static void
test_conditions_are_picked (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = builder_open_blank (office);
  GtkWidget *dialog;
  g_autofree char *text = NULL;
  g_autofree char *blank = NULL;
  g_autoptr (MonevCondition) age = monev_condition_new ("umur", MONEV_COMPARE_AT_LEAST, "17");

  builder_add_question (desk, "integer", "Umur");
  builder_add_question (desk, "text", "Pekerjaan");
  dialog = monev_condition_dialog_new (GTK_WINDOW (office->window), "Tampil jika", builder_form (desk),
                                       1, FALSE, "");
  /* A line that was not picked yet says nothing. */
  blank = monev_condition_dialog_text (MONEV_CONDITION_DIALOG (dialog));
  g_assert_cmpstr (blank, ==, "");
  monev_condition_dialog_add (MONEV_CONDITION_DIALOG (dialog), age);
  text = monev_condition_dialog_text (MONEV_CONDITION_DIALOG (dialog));
  g_assert_cmpstr (text, ==, "${umur} >= 17");
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_true (monev_condition_dialog_can ("${umur} > 3 and ${pekerjaan} != ''"));
  g_assert_false (monev_condition_dialog_can ("${umur} > 3 + 1"));
}

/* ---- kept, saved, issued ---- */

static void
test_the_draft_is_there_again (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = builder_open_blank (office);
  g_autofree char *id = g_strdup (desk->id);

  builder_add_question (desk, "text", "Nama");
  monev_instrument_desk_keep (desk);
  wait_until (monev_instrument_desk_is_kept (desk));
  monev_window_pop_desk (office->window);
  desk = MONEV_INSTRUMENT_DESK (monev_instrument_desk_new (office->window, office->session, id));
  monev_window_push_desk (office->window, GTK_WIDGET (desk));
  wait_until (monev_instrument_desk_is_ready (desk));
  builder_check_order (desk, "nama");
  g_assert_false (gtk_info_bar_get_revealed (desk->notice));
  /* Nobody else sees it yet. */
  g_assert_cmpuint (monev_xlsform_n_rows (desk->data->form, 0), ==, 1);
}

static void
test_saving_and_issuing (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = builder_open_blank (office);

  builder_add_question (desk, "text", "Nama");
  builder_act (desk, "instrument.save", NULL);
  wait_until (monev_instrument_desk_is_ready (desk)
              && monev_xlsform_equal (desk->data->form, monev_instrument_desk_current (desk)));
  monev_instrument_desk_issue (desk);
  g_assert_cmpint (desk->data->entry->number, ==, 0);
  {
    GListModel *windows = gtk_window_get_toplevels ();
    AdwMessageDialog *dialog = NULL;

    for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
      {
        g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

        if (ADW_IS_MESSAGE_DIALOG (window))
          dialog = ADW_MESSAGE_DIALOG (window);
      }
    g_assert_nonnull (dialog);
    adw_message_dialog_response (dialog, "issue");
  }
  wait_until (desk->data->entry->number == 1);
}

static void
test_a_fault_is_not_issued (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = builder_open_blank (office);

  builder_add_question (desk, "text", "Nama");
  monev_formula_field_type (relevant_of (desk), "${tidak_ada} = 1");
  monev_instrument_desk_issue (desk);
  g_assert_true (gtk_revealer_get_reveal_child (desk->revealer));
  g_assert_false (desk->busy);
}

static void
test_one_without_the_right_reads (Office *office, gconstpointer data)
{
  MonevInstrumentRoom *room = builder_open_room (office);
  MonevInstrumentDesk *desk;

  gtk_widget_activate_action (GTK_WIDGET (room), "instruments.open", NULL);
  wait_until (MONEV_IS_INSTRUMENT_DESK (monev_window_get_desk (office->window)));
  desk = MONEV_INSTRUMENT_DESK (monev_window_get_desk (office->window));
  wait_until (monev_instrument_desk_is_ready (desk));
  g_assert_false (monev_instrument_desk_may_edit (desk));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (desk->form)));
}

static void
test_folding_and_search (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = builder_open_blank (office);
  int group;

  builder_add_question (desk, "begin_group", "Bagian");
  builder_add_question (desk, "text", "Nama");
  group = monev_instrument_find (builder_form (desk), "bagian");
  g_assert_cmpuint (monev_question_outline_n_rows (desk->outline), ==, 2);
  monev_question_outline_fold (desk->outline, group, TRUE);
  g_assert_cmpuint (monev_question_outline_n_rows (desk->outline), ==, 1);
  /* What is chosen is seen. */
  monev_instrument_desk_choose (desk, 1);
  g_assert_cmpuint (monev_question_outline_n_rows (desk->outline), ==, 2);
  monev_question_outline_search (desk->outline, "nama");
  g_assert_cmpuint (monev_question_outline_n_rows (desk->outline), ==, 1);
}

static void
test_a_file_of_phones_is_imported (Office *office, gconstpointer data)
{
  MonevInstrumentRoom *room = builder_open_room (office);
  g_autofree char *broken = office_file (office, "rusak.xlsx", "bukan berkas Excel");
  guint before = monev_list_source_get_n_total (monev_instrument_room_get_list (room));

  monev_instrument_room_import (room, broken);
  drain ();
  wait_until (monev_instrument_room_is_ready (room));
  g_assert_cmpuint (monev_list_source_get_n_total (monev_instrument_room_get_list (room)), ==,
                    before);
  monev_instrument_room_filter (room, 3);
  wait_until (monev_instrument_room_is_ready (room));
  g_assert_cmpuint (monev_list_source_get_n_total (monev_instrument_room_get_list (room)), ==, 0);
}

static GtkWidget *
dialog_shown (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      return l->data;
  return NULL;
}

static void
test_an_instrument_is_copied_in_the_window (Office *office, gconstpointer data)
{
  MonevInstrumentRoom *room = builder_open_room (office);
  MonevInstrumentDesk *desk;
  guint before = monev_list_source_get_n_total (monev_instrument_room_get_list (room));

  gtk_widget_activate_action (GTK_WIDGET (room), "instruments.copy", NULL);
  g_assert_nonnull (dialog_shown ());
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog_shown ()), "create");
  gtk_window_destroy (GTK_WINDOW (dialog_shown ()));
  wait_until (MONEV_IS_INSTRUMENT_DESK (monev_window_get_desk (office->window)));
  desk = MONEV_INSTRUMENT_DESK (monev_window_get_desk (office->window));
  wait_until (monev_instrument_desk_is_ready (desk));
  g_assert_cmpstr (desk->data->entry->copied_from, !=, "");
  g_assert_cmpstr (desk->data->entry->activity_id, ==, "");
  wait_until (monev_list_source_get_n_total (monev_instrument_room_get_list (room)) == before + 1);
}

static void
issue_now (MonevInstrumentDesk *desk)
{
  gint64 number = desk->data->entry->number;

  monev_instrument_desk_issue (desk);
  wait_until (dialog_shown () != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog_shown ()), "issue");
  gtk_window_destroy (GTK_WINDOW (dialog_shown ()));
  wait_until (desk->data->entry->number == number + 1 && monev_instrument_desk_is_ready (desk));
}

static void
test_an_old_version_is_looked_at (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = builder_open_blank (office);
  MonevVersionDesk *versions;

  builder_add_question (desk, "text", "Nama");
  issue_now (desk);
  builder_add_question (desk, "integer", "Umur");
  issue_now (desk);
  versions = MONEV_VERSION_DESK (
      monev_version_desk_new (office->window, office->session, desk->data->entry));
  monev_window_push_desk (office->window, GTK_WIDGET (versions));
  wait_until (monev_version_desk_is_ready (versions));
  g_assert_cmpstr (monev_version_desk_get_changes (versions), ==,
                   "Ini versi yang terakhir terbit.");
  monev_version_desk_choose (versions, 1);
  wait_until (monev_version_desk_is_ready (versions));
  g_assert_cmpstr (monev_version_desk_get_changes (versions), ==,
                   "Yang berubah pada versi 2:\n• Pertanyaan nomor 2 “Umur” ditambahkan.");
}

#define ADD(path, func) g_test_add ("/instrument/" path, Office, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  office_prepare ();
  ADD ("a-question-is-named-by-its-wording", test_a_question_is_named_by_its_wording);
  ADD ("undo-goes-back-to-the-blank-form", test_undo_goes_back_to_the_blank_form);
  ADD ("into-a-new-group-and-out-by-keys", test_into_a_new_group_and_out_by_keys);
  ADD ("cut-and-paste-between-instruments", test_cut_and_paste_between_instruments);
  ADD ("a-type-with-choices-gets-a-list", test_a_type_with_choices_gets_a_list);
  ADD ("a-list-is-attached", test_a_list_is_attached_in_the_window);
  ADD ("grades-are-one-edit", test_grades_are_one_edit_and_the_preview_tells_the_value);
  ADD ("a-formula-says-what-it-means", test_a_formula_says_what_it_means_or_where_it_is_wrong);
  ADD ("names-and-functions-are-completed", test_names_and_functions_are_completed);
  ADD ("the-best-name-is-offered-first", test_the_best_name_is_offered_first);
  ADD ("conditions-are-picked", test_conditions_are_picked);
  ADD ("the-draft-is-there-again", test_the_draft_is_there_again);
  ADD ("saving-and-issuing", test_saving_and_issuing);
  ADD ("a-fault-is-not-issued", test_a_fault_is_not_issued);
  ADD ("an-instrument-is-copied", test_an_instrument_is_copied_in_the_window);
  ADD ("an-old-version-is-looked-at", test_an_old_version_is_looked_at);
  ADD ("folding-and-search", test_folding_and_search);
  ADD ("a-file-of-phones-is-imported", test_a_file_of_phones_is_imported);
  g_test_add ("/instrument/one-without-the-right-reads", Office, "kepala", set_up,
              test_one_without_the_right_reads, tear_down);
  status = g_test_run ();
  office_forget ();
  return status;
}
