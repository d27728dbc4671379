/* Edits of a form that is being defined. */
#include "forms.h"

#include "dataform/form-edit.h"
#include "db-error.h"

#define COLUMN(i) ((MonevDraftPlace){ MONEV_DRAFT_COLUMN, 0, (i) })
#define ROW(i) ((MonevDraftPlace){ MONEV_DRAFT_ROW, 0, (i) })
#define SHEET(i) ((MonevDraftPlace){ MONEV_DRAFT_SHEET, (i), 0 })

#define FORM                                                                                       \
  "{'format':1,'code':'x','title':'X','period':'year','sheets':[{'key':'a','title':'A','rows':{"   \
  "'kind':'fixed','items':[{'key':'satu','label':'Satu'},{'key':'dua','label':'Dua'}]},'columns':"  \
  "[{'key':'target','label':'Target','kind':'decimal'},{'key':'realisasi','label':'Realisasi',"     \
  "'kind':'decimal','checks':[{'expression':'${realisasi} <= ${target_jumlah}','message':'Besar',"  \
  "'soft':true}]},{'key':'capaian','label':'Capaian','kind':'formula','formula':"                   \
  "'${realisasi} div ${target} * 100 - ${target_lalu}','total':'weighted','weight':'target'}]}]}"

static MonevFormDraft *
draft_of (const char *text)
{
  g_autoptr (MonevDataForm) form = form_of (text);

  return monev_form_draft_of_form (form);
}

static const char *
text (const MonevFormDraft *draft, MonevDraftPlace place, const char *member)
{
  return json_string_value (json_object_get (monev_form_draft_part (draft, place), member));
}

static guint
n_errors (const MonevFormDraft *draft)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevDataForm) form = monev_form_draft_read (draft, issues, NULL);

  g_assert_nonnull (form);
  return monev_issue_list_count (issues, MONEV_SEVERITY_ERROR);
}

static void
test_a_blank_one_is_whole (void)
{
  g_autoptr (MonevFormDraft) draft = monev_form_blank ("Rekap Bantuan", "rekap-bantuan");

  g_assert_cmpuint (n_errors (draft), ==, 0);
}

static void
test_an_edit_leaves_the_draft_before_alone (void)
{
  g_autoptr (MonevFormDraft) before = draft_of (FORM);
  json_auto_t *copy = json_deep_copy (monev_form_draft_json (before));
  g_autoptr (MonevFormDraft) set
      = monev_form_edit_set (before, COLUMN (0), "required", json_true ());
  g_autoptr (MonevFormDraft) renamed = monev_form_edit_rename (set, COLUMN (0), "sasaran", NULL);
  g_autoptr (MonevFormDraft) moved = monev_form_edit_move (renamed, ROW (0), 1, 1);
  g_autoptr (MonevFormDraft) added = monev_form_edit_add (moved, SHEET (1), "Dua", NULL);

  g_assert_true (json_equal (copy, monev_form_draft_json (before)));
  g_assert_cmpuint (monev_form_draft_count (added, SHEET (0)), ==, 2);
  g_assert_cmpuint (monev_form_draft_count (before, SHEET (0)), ==, 1);
}

static void
test_what_says_nothing_is_left_out (void)
{
  g_autoptr (MonevFormDraft) before = draft_of (FORM);
  g_autoptr (MonevFormDraft) set = monev_form_edit_set (before, COLUMN (0), "hint", json_string ("x"));
  g_autoptr (MonevFormDraft) cleared = monev_form_edit_set (set, COLUMN (0), "hint", json_string (""));

  g_assert_false (monev_form_draft_equal (before, set));
  g_assert_true (monev_form_draft_equal (before, cleared));
}

static void
test_a_key_follows_the_wording (void)
{
  g_autoptr (MonevFormDraft) draft = draft_of (FORM);
  g_autoptr (MonevFormDraft) added = monev_form_edit_add (draft, COLUMN (3), "Kolom baru", NULL);
  g_autoptr (MonevFormDraft) named
      = monev_form_edit_text (added, COLUMN (3), "label", "Sumber Dana", NULL);
  g_autoptr (MonevFormDraft) twice = monev_form_edit_add (named, COLUMN (4), "Sumber dana", NULL);

  g_assert_cmpstr (text (added, COLUMN (3), "key"), ==, "kolom_baru");
  g_assert_cmpstr (text (named, COLUMN (3), "key"), ==, "sumber_dana");
  g_assert_cmpstr (text (twice, COLUMN (4), "key"), ==, "sumber_dana_2");
}

/* A code is a word of the command line. */
static void
test_no_code_begins_like_an_option (void)
{
  g_autoptr (MonevFormDraft) blank = monev_form_blank ("X", "x");
  MonevDraftPlace form = { MONEV_DRAFT_FORM, 0, 0 };
  g_autoptr (MonevFormDraft) named = monev_form_edit_text (blank, form, "title", "3 Triwulan", NULL);

  g_assert_cmpstr (text (named, form, "code"), ==, "3-triwulan");
}

static void
test_a_key_that_was_chosen_stays (void)
{
  g_autoptr (MonevFormDraft) draft = draft_of (FORM);
  g_autoptr (MonevFormDraft) chosen = monev_form_edit_rename (draft, ROW (0), "KM-01", NULL);
  g_autoptr (MonevFormDraft) named
      = monev_form_edit_text (chosen, ROW (0), "label", "Lain sama sekali", NULL);

  g_assert_cmpstr (text (named, ROW (0), "key"), ==, "KM-01");
}

/* Values of later periods are found by the keys of the version that was issued. */
static void
test_an_issued_key_stays (void)
{
  g_autoptr (MonevFormDraft) issued = draft_of (FORM);
  g_autoptr (MonevFormDraft) named
      = monev_form_edit_text (issued, COLUMN (0), "label", "Sasaran", issued);
  g_autoptr (MonevFormDraft) free = monev_form_edit_text (issued, COLUMN (0), "label", "Sasaran", NULL);

  g_assert_cmpstr (text (named, COLUMN (0), "key"), ==, "target");
  g_assert_cmpstr (text (free, COLUMN (0), "key"), ==, "sasaran");
}

static void
test_expressions_follow_a_renamed_column (void)
{
  g_autoptr (MonevFormDraft) draft = draft_of (FORM);
  g_autoptr (MonevFormDraft) named = monev_form_edit_rename (draft, COLUMN (0), "sasaran", NULL);
  const json_t *checks = json_object_get (monev_form_draft_part (named, COLUMN (1)), "checks");

  g_assert_cmpstr (text (named, COLUMN (2), "formula"), ==,
                   "${realisasi} div ${sasaran} * 100 - ${sasaran_lalu}");
  g_assert_cmpstr (text (named, COLUMN (2), "weight"), ==, "sasaran");
  g_assert_cmpstr (
      json_string_value (json_object_get (json_array_get (checks, 0), "expression")), ==,
      "${realisasi} <= ${sasaran_jumlah}");
  g_assert_cmpuint (n_errors (named), ==, 0);
}

static void
test_a_bad_or_borne_key_is_refused (void)
{
  g_autoptr (MonevFormDraft) draft = draft_of (FORM);
  g_autoptr (GError) error = NULL;

  g_assert_null (monev_form_edit_rename (draft, COLUMN (0), "Target 1", &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (monev_form_edit_rename (draft, COLUMN (0), "realisasi", &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (monev_form_edit_rename (draft, ROW (0), "a|b", &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
}

static void
test_a_column_that_is_spoken_of_is_not_removed (void)
{
  g_autoptr (MonevFormDraft) draft = draft_of (FORM);
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevFormDraft) both = NULL;
  g_autoptr (MonevFormDraft) last = NULL;

  g_assert_null (monev_form_edit_remove (draft, COLUMN (0), 1, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Realisasi"));
  last = monev_form_edit_remove (draft, COLUMN (2), 1, NULL);
  g_assert_cmpuint (monev_form_draft_count (last, COLUMN (0)), ==, 2);
  both = monev_form_edit_remove (draft, COLUMN (0), 3, NULL);
  g_assert_cmpuint (monev_form_draft_count (both, COLUMN (0)), ==, 0);
}

static void
test_a_move_is_held_at_the_ends (void)
{
  g_autoptr (MonevFormDraft) draft = draft_of (FORM);
  g_autoptr (MonevFormDraft) down = monev_form_edit_move (draft, COLUMN (0), 2, 5);
  g_autoptr (MonevFormDraft) up = monev_form_edit_move (down, COLUMN (1), 2, -5);

  g_assert_cmpstr (text (down, COLUMN (0), "key"), ==, "capaian");
  g_assert_cmpstr (text (down, COLUMN (1), "key"), ==, "target");
  g_assert_true (monev_form_draft_equal (up, draft));
}

static void
test_rows_are_pasted_with_their_groups (void)
{
  g_autoptr (MonevFormDraft) draft = draft_of (FORM);
  MonevFormPasted pasted;
  g_autoptr (MonevFormDraft) made = monev_form_edit_paste (
      draft, ROW (2),
      "A.\tKemiskinan\t\n1\tPenduduk miskin\torang\n2\t\"Garis \"\"baru\"\"\nkemiskinan\"\tRp\n\n"
      "B.\tStunting\n3\tPrevalensi\tpersen\n",
      &pasted, NULL);

  g_assert_cmpuint (pasted.n, ==, 3);
  g_assert_cmpuint (pasted.groups, ==, 2);
  g_assert_cmpstr (text (made, ROW (2), "label"), ==, "Penduduk miskin");
  g_assert_cmpstr (text (made, ROW (2), "code"), ==, "1");
  g_assert_cmpstr (text (made, ROW (2), "group"), ==, "A. Kemiskinan");
  g_assert_cmpstr (text (made, ROW (3), "label"), ==, "Garis \"baru\" kemiskinan");
  g_assert_cmpstr (text (made, ROW (3), "unit"), ==, "Rp");
  g_assert_cmpstr (text (made, ROW (4), "group"), ==, "B. Stunting");
  g_assert_cmpuint (n_errors (made), ==, 0);
}

static void
test_headings_say_what_is_pasted (void)
{
  g_autoptr (MonevFormDraft) draft = draft_of (FORM);
  MonevFormPasted pasted;
  g_autoptr (MonevFormDraft) made = monev_form_edit_paste (
      draft, ROW (0), "Satuan\tDefinisi\tUraian\tKode\norang\tYang sakit\tPasien\tP-1\r\n", &pasted, NULL);

  g_assert_cmpuint (pasted.n, ==, 1);
  g_assert_cmpstr (text (made, ROW (0), "label"), ==, "Pasien");
  g_assert_cmpstr (text (made, ROW (0), "unit"), ==, "orang");
  g_assert_cmpstr (text (made, ROW (0), "definition"), ==, "Yang sakit");
  g_assert_cmpstr (text (made, ROW (0), "key"), ==, "P-1");
}

static void
test_columns_are_pasted_by_their_headings (void)
{
  g_autoptr (MonevFormDraft) draft = draft_of (FORM);
  MonevFormPasted pasted;
  g_autoptr (MonevFormDraft) made
      = monev_form_edit_paste (draft, COLUMN (3), "Lokasi\tKeterangan\n", &pasted, NULL);

  g_assert_cmpuint (pasted.n, ==, 2);
  g_assert_cmpstr (text (made, COLUMN (4), "key"), ==, "keterangan");
}

static void
test_an_empty_or_endless_paste_is_refused (void)
{
  g_autoptr (MonevFormDraft) draft = draft_of (FORM);
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  MonevFormPasted pasted;

  g_assert_null (monev_form_edit_paste (draft, ROW (0), "\n\t\n", &pasted, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  g_clear_error (&error);
  for (guint i = 0; i <= MONEV_DATA_MAX_ROWS; i++)
    g_string_append_printf (many, "Baris %u\n", i);
  g_assert_null (monev_form_edit_paste (draft, ROW (0), many->str, &pasted, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT);
}

/* An open sheet into which a row is written asks for that row. */
static void
test_a_first_row_makes_rows_fixed (void)
{
  g_autoptr (MonevFormDraft) blank = monev_form_blank ("X", "x");
  g_autoptr (MonevFormDraft) added = monev_form_edit_add (blank, ROW (0), "Satu", NULL);
  MonevDraftPlace rows = { MONEV_DRAFT_ROWS, 0, 0 };

  g_assert_cmpstr (text (blank, rows, "kind"), ==, "open");
  g_assert_cmpstr (text (added, rows, "kind"), ==, "fixed");
  g_assert_null (json_object_get (monev_form_draft_part (added, rows), "open"));
}

static void
test_faults_are_told_in_words (void)
{
  g_autoptr (MonevFormDraft) draft = draft_of (FORM);
  g_autoptr (MonevFormDraft) faulty = monev_form_edit_set (draft, COLUMN (1), "label", NULL);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevDataForm) form = monev_form_draft_read (faulty, issues, NULL);
  g_autoptr (MonevIssueList) told = monev_form_draft_tell (faulty, issues);
  const MonevIssue *issue = monev_issue_list_get (told, 0);
  MonevDraftPlace place;

  g_assert_cmpuint (monev_issue_list_size (told), ==, 1);
  g_assert_cmpstr (issue->message, ==, "“Judul kolom ke-2” belum diisi.");
  g_assert_cmpstr (issue->sheet, ==, "A");
  g_assert_true (monev_form_draft_find (faulty, issue->key, &place));
  g_assert_cmpint (place.part, ==, MONEV_DRAFT_COLUMN);
  g_assert_cmpuint (place.index, ==, 1);
  g_assert_false (monev_form_draft_find (faulty, "sheets[0].columns[9].label", &place));
}

/* Whatever is faulty can still be shown. */
static void
test_a_faulty_draft_gives_a_form (void)
{
  static const char *const members[]
      = { "label", "key", "kind", "choices", "formula", "spread", "years", "checks", "min" };
  g_autoptr (MonevFormDraft) draft = draft_of (FORM);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr (MonevFormDraft) faulty
          = monev_form_edit_set (draft, COLUMN (0), members[i], json_integer (7));
      gboolean whole = TRUE;
      g_autoptr (MonevDataForm) form = monev_form_draft_read (faulty, NULL, &whole);

      g_assert_false (whole && g_str_equal (members[i], "label"));
      g_assert_cmpuint (monev_data_form_n_sheets (form), ==, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dataform/draft/a-blank-one-is-whole", test_a_blank_one_is_whole);
  g_test_add_func ("/dataform/draft/an-edit-leaves-the-draft-before-alone",
                   test_an_edit_leaves_the_draft_before_alone);
  g_test_add_func ("/dataform/draft/what-says-nothing-is-left-out",
                   test_what_says_nothing_is_left_out);
  g_test_add_func ("/dataform/draft/a-key-follows-the-wording", test_a_key_follows_the_wording);
  g_test_add_func ("/dataform/draft/no-code-begins-like-an-option",
                   test_no_code_begins_like_an_option);
  g_test_add_func ("/dataform/draft/a-key-that-was-chosen-stays", test_a_key_that_was_chosen_stays);
  g_test_add_func ("/dataform/draft/an-issued-key-stays", test_an_issued_key_stays);
  g_test_add_func ("/dataform/draft/expressions-follow-a-renamed-column",
                   test_expressions_follow_a_renamed_column);
  g_test_add_func ("/dataform/draft/a-bad-or-borne-key-is-refused",
                   test_a_bad_or_borne_key_is_refused);
  g_test_add_func ("/dataform/draft/a-column-that-is-spoken-of-is-not-removed",
                   test_a_column_that_is_spoken_of_is_not_removed);
  g_test_add_func ("/dataform/draft/a-move-is-held-at-the-ends", test_a_move_is_held_at_the_ends);
  g_test_add_func ("/dataform/draft/rows-are-pasted-with-their-groups",
                   test_rows_are_pasted_with_their_groups);
  g_test_add_func ("/dataform/draft/headings-say-what-is-pasted", test_headings_say_what_is_pasted);
  g_test_add_func ("/dataform/draft/columns-are-pasted-by-their-headings",
                   test_columns_are_pasted_by_their_headings);
  g_test_add_func ("/dataform/draft/an-empty-or-endless-paste-is-refused",
                   test_an_empty_or_endless_paste_is_refused);
  g_test_add_func ("/dataform/draft/a-first-row-makes-rows-fixed",
                   test_a_first_row_makes_rows_fixed);
  g_test_add_func ("/dataform/draft/faults-are-told-in-words", test_faults_are_told_in_words);
  g_test_add_func ("/dataform/draft/a-faulty-draft-gives-a-form", test_a_faulty_draft_gives_a_form);
  return g_test_run ();
}
