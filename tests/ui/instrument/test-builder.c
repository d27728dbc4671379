/* The builder by keyboard: panes, names, outline, types. */
#include "builder.h"

#include "tests/ui/keyboard.h"
#include "ui/instrument/question-form-private.h"
#include "ui/procedure/form-parts.h"

#include <string.h>

static void
set_up (Office *office, gconstpointer data)
{
  office_open (office, "subkoor");
}

static void
tear_down (Office *office, gconstpointer data)
{
  office_close (office);
}

/* ---- panes ---- */

static gboolean
focus_is_in (Office *office, gpointer widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (office->window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
test_f6_goes_round_the_panes (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = builder_open_blank (office);

  press_keys (office->window, "ctrl+n");
  type_text (office->window, "Nama desa");
  g_assert_true (focus_is_in (office, desk->form));
  wait_until (monev_instrument_preview_is_ready (desk->preview));
  press_keys (office->window, "F6");
  g_assert_true (focus_is_in (office, desk->preview));
  press_keys (office->window, "F6");
  g_assert_true (focus_is_in (office, desk->outline));
  press_keys (office->window, "F6");
  g_assert_true (focus_is_in (office, desk->form));
  press_keys (office->window, "shift+F6");
  g_assert_true (focus_is_in (office, desk->outline));
  press_keys (office->window, "shift+F6");
  g_assert_true (focus_is_in (office, desk->preview));
}

/* ---- names ---- */

static void
test_a_code_is_made_before_the_next_act (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = builder_open_blank (office);

  press_keys (office->window, "ctrl+n");
  type_text (office->window, "Nama desa");
  press_keys (office->window, "ctrl+n");
  type_text (office->window, "Nama desa");
  press_keys (office->window, "ctrl+shift+n");
  builder_check_order (desk, "nama_desa nama_desa_2 kelompok");
  type_text (office->window, "Keadaan rumah");
  press_keys (office->window, "ctrl+n");
  builder_check_order (desk, "nama_desa nama_desa_2 keadaan_rumah pertanyaan");
  type_text (office->window, "Luas");
  press_keys (office->window, "ctrl+s");
  wait_until (monev_instrument_desk_is_ready (desk));
  builder_check_order (desk, "nama_desa nama_desa_2 keadaan_rumah luas");
  g_assert_true (monev_xlsform_equal (desk->data->form, monev_instrument_desk_current (desk)));
}

static void
test_leaving_makes_the_code (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = builder_open_blank (office);
  g_autofree char *id = g_strdup (desk->id);

  press_keys (office->window, "ctrl+n");
  type_text (office->window, "Nama desa");
  monev_window_pop_desk (office->window);
  wait_until (monev_window_get_desk (office->window) != GTK_WIDGET (desk));
  desk = MONEV_INSTRUMENT_DESK (monev_instrument_desk_new (office->window, office->session, id));
  monev_window_push_desk (office->window, GTK_WIDGET (desk));
  wait_until (monev_instrument_desk_is_ready (desk));
  builder_check_order (desk, "nama_desa");
}

/* ---- a calculation ---- */

static void
test_a_calculation_keeps_its_type_and_code (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = builder_open_blank (office);

  press_keys (office->window, "ctrl+n");
  type_text (office->window, "Luas");
  press_keys (office->window, "ctrl+j");
  type_text (office->window, "hitungan");
  press_keys (office->window, "Return");
  wait_for_frame (GTK_WIDGET (office->window));
  g_assert_cmpstr (monev_instrument_question (builder_form (desk), 0)->type->name, ==, "calculate");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (desk->form->type)));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (desk->form->name)));
  g_assert_true (
      gtk_widget_get_mapped (monev_question_form_get_field (desk->form, MONEV_COLUMN_LABEL)));
  g_assert_true (focus_is_in (office, desk->form->type));
  press_keys (office->window, "Tab");
  g_assert_true (focus_is_in (office, desk->form->name));
  press_keys (office->window, "Tab");
  g_assert_true (
      focus_is_in (office, monev_question_form_get_field (desk->form, MONEV_COLUMN_LABEL)));
}

/* ---- lists with a search ---- */

/* The label in @widget that reads @title. */
static GtkWidget *
label_titled (GtkWidget *widget, const char *title)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = label_titled (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const char *
type_at (MonevInstrumentDesk *desk, guint question)
{
  return monev_instrument_question (builder_form (desk), question)->type->name;
}

static void
test_a_type_is_found_by_any_part_of_its_name (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = builder_open_blank (office);

  press_keys (office->window, "ctrl+n ctrl+j");
  type_text (office->window, "desimal");
  press_keys (office->window, "Return");
  g_assert_cmpstr (type_at (desk, 0), ==, "decimal");
  press_keys (office->window, "ctrl+j");
  type_text (office->window, "tanggal");
  press_keys (office->window, "Down Return");
  g_assert_cmpstr (type_at (desk, 0), ==, "date");
}

static void
test_a_search_without_a_match_says_so_and_escape_closes (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = builder_open_blank (office);
  GtkWidget *nothing;

  press_keys (office->window, "ctrl+n ctrl+j");
  type_text (office->window, "zzz");
  nothing = label_titled (GTK_WIDGET (desk->form->type), "Tidak ada yang cocok");
  g_assert_true (gtk_widget_get_mapped (nothing));
  press_keys (office->window, "Return");
  g_assert_cmpstr (type_at (desk, 0), ==, "text");
  press_keys (office->window, "Escape");
  g_assert_false (gtk_widget_get_mapped (nothing));
  g_assert_true (focus_is_in (office, desk->form->type));
}

/* ---- the outline ---- */

static MonevInstrumentDesk *
open_six (Office *office)
{
  MonevInstrumentDesk *desk = builder_open_blank (office);
  static const char *const labels[] = { "Satu", "Dua", "Tiga", "Empat", "Lima", "Enam" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    builder_add_question (desk, "text", labels[i]);
  wait_for_frame (GTK_WIDGET (office->window));
  return desk;
}

static void
check_chosen (MonevInstrumentDesk *desk, const char *expected)
{
  g_autoptr (GArray) chosen = monev_question_outline_get_chosen (desk->outline);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < chosen->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "",
                            builder_name_at (desk, g_array_index (chosen, guint, i)));
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_a_range_begins_at_the_row_clicked (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = open_six (office);

  /* The wording is in hand: the click also makes its code. */
  press_keys (office->window, "ctrl+n");
  type_text (office->window, "Tujuh");
  wait_for_frame (GTK_WIDGET (office->window));
  click_at (office->window, label_titled (GTK_WIDGET (desk->outline), "Tiga"));
  check_chosen (desk, "tiga");
  press_keys (office->window, "shift+Down shift+Down");
  check_chosen (desk, "tiga empat lima");
  builder_check_order (desk, "satu dua tiga empat lima enam tujuh");
}

static void
test_the_keys_go_on_from_a_new_question (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = open_six (office);

  monev_instrument_desk_choose (desk, 2);
  press_keys (office->window, "ctrl+n");
  type_text (office->window, "Baru");
  press_keys (office->window, "F6 F6");
  press_keys (office->window, "Down");
  check_chosen (desk, "empat");
  press_keys (office->window, "shift+Up");
  check_chosen (desk, "baru empat");
}

static void
test_what_is_moved_stays_chosen (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = open_six (office);

  click_at (office->window, label_titled (GTK_WIDGET (desk->outline), "Dua"));
  press_keys (office->window, "shift+Down shift+Down alt+Down");
  builder_check_order (desk, "satu lima dua tiga empat enam");
  check_chosen (desk, "dua tiga empat");
  press_keys (office->window, "alt+Down");
  builder_check_order (desk, "satu lima enam dua tiga empat");
  check_chosen (desk, "dua tiga empat");
  press_keys (office->window, "alt+Up alt+Up alt+Up");
  builder_check_order (desk, "dua tiga empat satu lima enam");
  press_keys (office->window, "ctrl+g");
  builder_check_order (desk, "kelompok dua tiga empat satu lima enam");
  g_assert_cmpint (monev_instrument_question (builder_form (desk), 3)->parent, ==, 0);
}

static void
test_a_new_part_stands_behind_the_one_one_is_in (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = builder_open_blank (office);

  builder_add_question (desk, "begin_group", "Rumah");
  builder_add_question (desk, "text", "Dinding");
  builder_add_question (desk, "begin_group", "Keluarga");
  builder_check_order (desk, "rumah dinding keluarga");
  g_assert_cmpint (monev_instrument_question (builder_form (desk), 2)->parent, ==,
                   MONEV_INSTRUMENT_NONE);
}

static void
test_faults_are_told_by_the_numbers_of_the_form (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = builder_open_blank (office);
  g_autoptr (MonevIssueList) told = NULL;

  builder_add_question (desk, "text", "Nama");
  builder_add_question (desk, "text", "Umur");
  monev_formula_field_type (MONEV_FORMULA_FIELD (monev_question_form_get_field (
                                desk->form, MONEV_COLUMN_RELEVANT)), "${tidak_ada} = 1");
  told = monev_instrument_desk_tell (builder_form (desk),
                                     monev_instrument_editor_get_issues (desk->editor));
  g_assert_cmpuint (monev_issue_list_size (told), ==, 1);
  g_assert_cmpstr (monev_issue_list_get (told, 0)->column, ==, "nomor 2");
  g_assert_null (monev_issue_list_get (told, 0)->sheet);
  monev_instrument_desk_choose (desk, 0);
  g_signal_emit_by_name (desk->issues, "issue-activated", monev_issue_list_get (told, 0));
  g_assert_cmpint (monev_question_outline_get_cursor (desk->outline), ==, 1);
}

#define ADD(path, func) g_test_add ("/builder/" path, Office, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  office_prepare ();
  ADD ("f6-goes-round-the-panes", test_f6_goes_round_the_panes);
  ADD ("a-code-is-made-before-the-next-act", test_a_code_is_made_before_the_next_act);
  ADD ("leaving-makes-the-code", test_leaving_makes_the_code);
  ADD ("a-calculation-keeps-its-type-and-code", test_a_calculation_keeps_its_type_and_code);
  ADD ("a-type-is-found-by-any-part-of-its-name", test_a_type_is_found_by_any_part_of_its_name);
  ADD ("a-search-without-a-match-says-so-and-escape-closes",
       test_a_search_without_a_match_says_so_and_escape_closes);
  ADD ("a-range-begins-at-the-row-clicked", test_a_range_begins_at_the_row_clicked);
  ADD ("the-keys-go-on-from-a-new-question", test_the_keys_go_on_from_a_new_question);
  ADD ("what-is-moved-stays-chosen", test_what_is_moved_stays_chosen);
  ADD ("a-new-part-stands-behind-the-one-one-is-in",
       test_a_new_part_stands_behind_the_one_one_is_in);
  ADD ("faults-are-told-by-the-numbers-of-the-form",
       test_faults_are_told_by_the_numbers_of_the_form);
  status = g_test_run ();
  office_forget ();
  return status;
}
