/* Editing: each edit is seen in what is read again, and leaves the rest of the workbook alone. */
#include "form-maker.h"
#include "instrument/choice-edit.h"
#include "instrument/instrument-edit.h"
#include "instrument/question-name.h"

#include "db-error.h"

#define FORM                                                                                       \
  "#survey\n"                                                                                      \
  "type|name|label|relevant|catatan\n"                                                             \
  "begin_group|a|Bagian A||\n"                                                                     \
  "select_one yt|sesuai|Sesuai jadwal?||dari Pak Camat\n"                                          \
  "text|sebab|Sebabnya?|${sesuai} = 'tidak'|\n"                                                    \
  "end_group||||\n"                                                                                \
  "begin_repeat|kk|Keluarga||\n"                                                                   \
  "integer|umur|Umur||\n"                                                                          \
  "end_repeat||||\n"                                                                               \
  "note|akhir|Terima kasih, ${sebab}||\n"                                                          \
  "#choices\n"                                                                                     \
  "list_name|name|label|warna\n"                                                                   \
  "yt|ya|Ya|hijau\n"                                                                               \
  "yt|tidak|Tidak|merah\n"                                                                         \
  "#settings\n"                                                                                    \
  "form_title|form_id|instance_name\n"                                                             \
  "Uji|uji|${sesuai}\n"                                                                            \
  "#lain\n"                                                                                        \
  "apa|saja\n"

typedef struct
{
  MonevInstrument *before;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (MonevIssueList) issues = NULL;

  (void)data;
  self->before = read_form (FORM, &issues);
  check_none (issues, MONEV_SEVERITY_ERROR);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  (void)data;
  monev_instrument_unref (self->before);
}

static guint
at (const MonevInstrument *form, const char *name)
{
  int index = monev_instrument_find (form, name);

  g_assert_cmpint (index, >=, 0);
  return (guint)index;
}

/* Takes over @form. */
static MonevInstrument *
read_again (MonevXlsform *form)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevInstrument *read;

  g_assert_nonnull (form);
  read = monev_instrument_read (form, NULL, issues);
  check_none (issues, MONEV_SEVERITY_ERROR);
  monev_xlsform_unref (form);
  return read;
}

/* The names in order, groups in brackets: "a(sesuai sebab) kk(umur) akhir". */
static void
write_below (const MonevInstrument *form, int parent, GString *text)
{
  const char *gap = "";

  for (guint i = 0; i < monev_instrument_n_questions (form); i++)
    {
      const MonevQuestion *question = monev_instrument_question (form, i);

      if (question->parent != parent)
        continue;
      g_string_append_printf (text, "%s%s", gap, question->name);
      gap = " ";
      if (question->type->role == MONEV_QUESTION_BEGIN_GROUP
          || question->type->role == MONEV_QUESTION_BEGIN_REPEAT)
        {
          g_string_append_c (text, '(');
          write_below (form, (int)i, text);
          g_string_append_c (text, ')');
        }
    }
}

static void
check_order (const MonevInstrument *form, const char *expected)
{
  GString *text = g_string_new (NULL);

  write_below (form, MONEV_INSTRUMENT_NONE, text);
  g_assert_cmpstr (text->str, ==, expected);
  g_string_free (text, TRUE);
}

static const char *
cell (const MonevInstrument *form, guint row, guint column)
{
  return monev_xlsform_get (monev_instrument_form (form), 0, row, column, NULL);
}

static void
test_set_touches_one_cell (Fixture *self, gconstpointer data)
{
  guint sesuai = at (self->before, "sesuai");
  g_autoptr (MonevInstrument) after = read_again (
      monev_instrument_edit_set (self->before, sesuai, MONEV_COLUMN_LABEL, 0, "Tepat waktu?"));
  g_autoptr (MonevXlsform) back
      = monev_instrument_edit_set (after, sesuai, MONEV_COLUMN_LABEL, 0, "Sesuai jadwal?");

  (void)data;
  g_assert_cmpstr (monev_instrument_text (after, sesuai, MONEV_COLUMN_LABEL, 0), ==,
                   "Tepat waktu?");
  g_assert_true (monev_xlsform_equal (back, monev_instrument_form (self->before)));
}

static void
test_a_missing_column_is_added_last (Fixture *self, gconstpointer data)
{
  guint umur = at (self->before, "umur");
  g_autoptr (MonevInstrument) after = read_again (
      monev_instrument_edit_set (self->before, umur, MONEV_COLUMN_CONSTRAINT, 0, ". < 120"));

  (void)data;
  g_assert_cmpstr (cell (after, 0, 4), ==, "catatan");
  g_assert_cmpstr (cell (after, 0, 5), ==, "constraint");
  g_assert_nonnull (monev_instrument_question (after, umur)->rules[MONEV_RULE_CONSTRAINT]);
}

static void
test_a_wording_goes_into_its_language (Fixture *self, gconstpointer data)
{
  g_autoptr (MonevIssueList) issues = NULL;
  g_autoptr (MonevInstrument) two = read_form (
      "#survey\ntype|name|label::Bahasa Indonesia (id)|label::English (en)\ntext|a|Satu|One\n",
      &issues);
  g_autoptr (MonevInstrument) after
      = read_again (monev_instrument_edit_set (two, 0, MONEV_COLUMN_HINT, 1, "Speak slowly"));

  (void)self;
  (void)data;
  g_assert_cmpstr (cell (after, 0, 4), ==, "hint::English (en)");
  g_assert_cmpstr (monev_instrument_text (after, 0, MONEV_COLUMN_HINT, 1), ==, "Speak slowly");
}

static void
test_a_name_changes_wherever_it_is_spoken_of (Fixture *self, gconstpointer data)
{
  guint sesuai = at (self->before, "sesuai");
  g_autoptr (MonevInstrument) after
      = read_again (monev_instrument_edit_rename (self->before, sesuai, "tepat"));

  (void)data;
  g_assert_cmpstr (cell (after, 3, 3), ==, "${tepat} = 'tidak'");
  g_assert_cmpstr (monev_instrument_setting (after, "instance_name"), ==, "${tepat}");
  g_assert_cmpint (monev_instrument_find (after, "sesuai"), ==, MONEV_INSTRUMENT_NONE);
}

static void
test_insert (Fixture *self, gconstpointer data)
{
  MonevEditQuestion question = { "integer", "jumlah", "Berapa?" };
  MonevEditQuestion group = { "begin_repeat", "b", "Bagian B" };
  guint row;
  g_autoptr (MonevInstrument) inside = read_again (monev_instrument_edit_insert (
      self->before, (MonevEditPlace){ (int)at (self->before, "a"), MONEV_EDIT_INSIDE }, &question,
      &row));
  g_autoptr (MonevInstrument) before = NULL;
  g_autoptr (MonevInstrument) last = NULL;

  (void)data;
  check_order (inside, "a(sesuai sebab jumlah) kk(umur) akhir");
  g_assert_cmpuint (monev_instrument_question (inside, at (inside, "jumlah"))->row, ==, row);
  before = read_again (monev_instrument_edit_insert (
      inside, (MonevEditPlace){ (int)at (inside, "kk"), MONEV_EDIT_BEFORE }, &group, &row));
  check_order (before, "a(sesuai sebab jumlah) b() kk(umur) akhir");
  question.name = "penutup";
  last = read_again (monev_instrument_edit_insert (
      before, (MonevEditPlace){ MONEV_INSTRUMENT_NONE, MONEV_EDIT_AFTER }, &question, &row));
  check_order (last, "a(sesuai sebab jumlah) b() kk(umur) akhir penutup");
}

static void
test_a_blank_form_takes_its_first_question (Fixture *self, gconstpointer data)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevXlsform) form = monev_instrument_blank ("Kuesioner", "kuesioner");
  g_autoptr (MonevInstrument) blank = monev_instrument_read (form, NULL, issues);
  MonevEditQuestion question = { "text", "nama", "Nama" };
  guint row;
  g_autoptr (MonevInstrument) after = read_again (monev_instrument_edit_insert (
      blank, (MonevEditPlace){ MONEV_INSTRUMENT_NONE, MONEV_EDIT_AFTER }, &question, &row));

  (void)self;
  (void)data;
  check_order (after, "nama");
  g_assert_cmpstr (monev_instrument_setting (after, "form_title"), ==, "Kuesioner");
}

static void
test_a_group_goes_with_what_is_in_it (Fixture *self, gconstpointer data)
{
  guint chosen[] = { at (self->before, "sebab"), at (self->before, "a") };
  g_autoptr (MonevInstrument) without = read_again (monev_instrument_edit_set (
      self->before, at (self->before, "akhir"), MONEV_COLUMN_LABEL, 0, "Terima kasih"));
  g_autoptr (MonevInstrument) set
      = read_again (monev_instrument_edit_setting (without, "instance_name", ""));
  g_autoptr (MonevInstrument) removed
      = read_again (monev_instrument_edit_remove (set, (MonevEditChosen){ chosen, 2 }));
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevInstrument) moved = NULL;
  guint row;

  (void)data;
  check_order (removed, "kk(umur) akhir");
  moved = read_again (monev_instrument_edit_move (
      self->before, (MonevEditChosen){ chosen, 2 },
      (MonevEditPlace){ (int)at (self->before, "kk"), MONEV_EDIT_INSIDE }, &row, &error));
  check_order (moved, "kk(umur a(sesuai sebab)) akhir");
  g_assert_cmpuint (monev_instrument_question (moved, at (moved, "a"))->row, ==, row);
}

static void
test_a_group_never_goes_into_itself (Fixture *self, gconstpointer data)
{
  guint chosen[] = { at (self->before, "a") };
  g_autoptr (GError) error = NULL;
  guint row = 77;

  (void)data;
  g_assert_null (monev_instrument_edit_move (
      self->before, (MonevEditChosen){ chosen, 1 },
      (MonevEditPlace){ (int)at (self->before, "sebab"), MONEV_EDIT_BEFORE }, &row, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_STATE);
  g_assert_cmpuint (row, ==, 77);
}

static void
test_a_move_and_back_changes_nothing (Fixture *self, gconstpointer data)
{
  guint chosen[] = { at (self->before, "sesuai") };
  g_autoptr (GError) error = NULL;
  guint row;
  g_autoptr (MonevXlsform) down = monev_instrument_edit_move (
      self->before, (MonevEditChosen){ chosen, 1 },
      (MonevEditPlace){ (int)at (self->before, "sebab"), MONEV_EDIT_AFTER }, &row, &error);
  g_autoptr (MonevInstrument) after = read_again (monev_xlsform_ref (down));
  g_autoptr (MonevXlsform) back = NULL;

  (void)data;
  check_order (after, "a(sebab sesuai) kk(umur) akhir");
  g_assert_cmpuint (row, ==, 3);
  chosen[0] = at (after, "sesuai");
  back = monev_instrument_edit_move (
      after, (MonevEditChosen){ chosen, 1 },
      (MonevEditPlace){ (int)at (after, "sebab"), MONEV_EDIT_BEFORE }, &row, &error);
  g_assert_true (monev_xlsform_equal (back, monev_instrument_form (self->before)));
}

static void
test_wrap (Fixture *self, gconstpointer data)
{
  MonevEditQuestion group = { "begin_group", "dalam", "Dalam" };
  guint chosen[] = { at (self->before, "sebab"), at (self->before, "sesuai") };
  guint apart[] = { at (self->before, "sebab"), at (self->before, "akhir") };
  g_autoptr (GError) error = NULL;
  guint row;
  g_autoptr (MonevInstrument) after = read_again (monev_instrument_edit_wrap (
      self->before, (MonevEditChosen){ chosen, 2 }, &group, &row, &error));

  (void)data;
  check_order (after, "a(dalam(sesuai sebab)) kk(umur) akhir");
  g_assert_null (monev_instrument_edit_wrap (self->before, (MonevEditChosen){ apart, 2 }, &group,
                                             &row, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_STATE);
}

static void
test_a_group_becomes_a_repeat_with_its_end (Fixture *self, gconstpointer data)
{
  g_autoptr (MonevInstrument) after = read_again (
      monev_instrument_edit_type (self->before, at (self->before, "a"), "begin_repeat"));

  (void)data;
  g_assert_cmpstr (cell (after, 4, 0), ==, "end_repeat");
}

static void
test_a_copy_gets_names_of_its_own (Fixture *self, gconstpointer data)
{
  guint chosen[] = { at (self->before, "a") };
  guint row;
  g_autoptr (MonevInstrument) after = read_again (monev_instrument_edit_paste (
      self->before, (MonevEditPlace){ (int)at (self->before, "a"), MONEV_EDIT_AFTER }, self->before,
      (MonevEditChosen){ chosen, 1 }, &row));
  const MonevQuestion *copy = monev_instrument_question (after, at (after, "sebab_2"));

  (void)data;
  check_order (after, "a(sesuai sebab) a_2(sesuai_2 sebab_2) kk(umur) akhir");
  g_assert_cmpstr (cell (after, copy->row, 3), ==, "${sesuai_2} = 'tidak'");
  g_assert_cmpstr (cell (after, copy->row - 1, 4), ==, "dari Pak Camat");
  g_assert_cmpuint (monev_instrument_n_lists (after), ==, 1);
}

static void
test_a_list_comes_along (Fixture *self, gconstpointer data)
{
  g_autoptr (MonevIssueList) issues = NULL;
  g_autoptr (MonevInstrument) other
      = read_form ("#survey\ntype|name|label|hint\nselect_one yt|setuju|Setuju?|Bacakan\n"
                   "#choices\nlist_name|name|label\nyt|1|Ya\nyt|2|Tidak\nyt|9|Tidak tahu\n",
                   &issues);
  guint chosen[] = { 0 };
  guint row;
  g_autoptr (MonevInstrument) after = read_again (monev_instrument_edit_paste (
      self->before, (MonevEditPlace){ MONEV_INSTRUMENT_NONE, MONEV_EDIT_AFTER }, other,
      (MonevEditChosen){ chosen, 1 }, &row));
  int list = monev_instrument_question (after, at (after, "setuju"))->list;

  (void)data;
  g_assert_cmpstr (monev_instrument_list (after, (guint)list)->name, ==, "yt_2");
  g_assert_cmpuint (monev_instrument_list (after, (guint)list)->n_choices, ==, 3);
  g_assert_cmpstr (monev_instrument_text (after, at (after, "setuju"), MONEV_COLUMN_HINT, 0), ==,
                   "Bacakan");
}

static void
test_choices_keep_what_else_their_row_holds (Fixture *self, gconstpointer data)
{
  MonevChoiceDraft choices[] = { { 1, "tidak", "Tidak", NULL },
                                 { MONEV_INSTRUMENT_NONE, "ragu", "Ragu-ragu", "1.5" },
                                 { 0, "ya", "Ya, sesuai", "2" } };
  g_autoptr (MonevInstrument) after
      = read_again (monev_instrument_edit_choices (self->before, "yt", 0, choices, 3));
  MonevXlsform *form = monev_instrument_form (after);

  (void)data;
  g_assert_cmpuint (monev_instrument_list (after, 0)->n_choices, ==, 3);
  g_assert_cmpstr (monev_xlsform_get (form, 1, 1, 3, NULL), ==, "merah");
  g_assert_cmpstr (monev_xlsform_get (form, 1, 2, 3, NULL), ==, "");
  g_assert_cmpstr (monev_xlsform_get (form, 1, 3, 3, NULL), ==, "hijau");
  g_assert_cmpstr (monev_instrument_choice_text (after, 0, 1, MONEV_COLUMN_SCORE, 0), ==, "1.5");
  g_assert_cmpstr (monev_instrument_choice_text (after, 0, 2, MONEV_COLUMN_LABEL, 0), ==,
                   "Ya, sesuai");
}

static void
test_a_new_list_stands_behind_the_others (Fixture *self, gconstpointer data)
{
  MonevChoiceDraft choices[] = { { MONEV_INSTRUMENT_NONE, "1", "Baik", NULL } };
  g_autoptr (MonevXlsform) form
      = monev_instrument_edit_choices (self->before, "mutu", 0, choices, 1);
  g_autofree char *name = monev_instrument_free_list_name (self->before, "yt");

  (void)data;
  g_assert_cmpstr (monev_xlsform_get (form, 1, 3, 0, NULL), ==, "mutu");
  g_assert_cmpstr (monev_xlsform_get (form, 1, 3, 2, NULL), ==, "Baik");
  g_assert_cmpstr (name, ==, "yt_2");
}

static void
test_choices_pasted_from_a_spreadsheet (void)
{
  g_autoptr (GPtrArray) cells = monev_choices_from_text ("1\tYa\t2\r\n2\tTidak\t0\r\n\r\n");
  g_autoptr (GPtrArray) lines = monev_choices_from_text ("1. Sangat baik\n9) Lainnya\nCukup\n");
  const MonevChoiceDraft *no = g_ptr_array_index (cells, 1);
  const MonevChoiceDraft *other = g_ptr_array_index (lines, 1);
  const MonevChoiceDraft *plain = g_ptr_array_index (lines, 2);

  g_assert_cmpuint (cells->len, ==, 2);
  g_assert_cmpstr (no->name, ==, "2");
  g_assert_cmpstr (no->label, ==, "Tidak");
  g_assert_cmpstr (no->score, ==, "0");
  g_assert_cmpstr (other->name, ==, "9");
  g_assert_cmpstr (other->label, ==, "Lainnya");
  g_assert_cmpstr (plain->name, ==, "3");
  g_assert_cmpstr (plain->label, ==, "Cukup");
}

static void
check_name (const char *label, const char *expected)
{
  g_autofree char *name = monev_question_name_from_label (label);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_names_from_wordings (void)
{
  check_name ("Apakah sesuai jadwal?", "sesuai_jadwal");
  check_name ("Progres fisik (%)", "progres_fisik");
  check_name ("3 masalah utama", "_3_masalah_utama");
  check_name ("Apa saja?", "apa_saja");
  check_name ("Désa", "desa");
  check_name ("???", "");
  check_name ("Penyebab keterlambatan pelaksanaan kegiatan di lapangan", "penyebab_keterlambatan");
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/instrument/edit/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("setting-touches-one-cell", test_set_touches_one_cell);
  add ("a-missing-column-is-added-last", test_a_missing_column_is_added_last);
  add ("a-wording-goes-into-its-language", test_a_wording_goes_into_its_language);
  add ("a-name-changes-wherever-it-is-spoken-of", test_a_name_changes_wherever_it_is_spoken_of);
  add ("insert-before-inside-and-last", test_insert);
  add ("a-blank-form-takes-its-first-question", test_a_blank_form_takes_its_first_question);
  add ("a-group-goes-with-what-is-in-it", test_a_group_goes_with_what_is_in_it);
  add ("a-group-never-goes-into-itself", test_a_group_never_goes_into_itself);
  add ("a-move-and-back-changes-nothing", test_a_move_and_back_changes_nothing);
  add ("a-group-around-what-was-chosen", test_wrap);
  add ("a-group-becomes-a-repeat-with-its-end", test_a_group_becomes_a_repeat_with_its_end);
  add ("a-copy-gets-names-of-its-own", test_a_copy_gets_names_of_its_own);
  add ("a-list-of-choices-comes-along", test_a_list_comes_along);
  add ("choices-keep-what-else-their-row-holds", test_choices_keep_what_else_their_row_holds);
  add ("a-new-list-stands-behind-the-others", test_a_new_list_stands_behind_the_others);
  g_test_add_func ("/instrument/edit/choices-pasted-from-a-spreadsheet",
                   test_choices_pasted_from_a_spreadsheet);
  g_test_add_func ("/instrument/edit/names-from-wordings", test_names_from_wordings);
  return g_test_run ();
}
