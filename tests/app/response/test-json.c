/* A response as it is kept. */
#include "filling.h"

#include "base/json.h"
#include "db-error.h"
#include "response/response-json.h"

#define FORM                                                                                       \
  "#survey\ntype|name|label|relevant|calculation|monev::lunak\n"                                   \
  "text|nama|Nama|||\nselect_one ya or_other|kerja|Kerja|||\n"                                     \
  "begin_group|rumah|Rumah|||\ninteger|luas|Luas|${kerja} = 'ya'||. < 1000\nend_group|||||\n"      \
  "begin_repeat|anak|Anak|||\ninteger|umur|Umur|||. < 20\nend_repeat|||||\n"                       \
  "calculate|jumlah|||sum(${umur})|\ncalculate|saat|||now()|\n"                                    \
  "#choices\nlist_name|name|label\nya|ya|Ya\nya|tidak|Tidak\n"

static void
test_the_kept_form_is_canonical (void)
{
  g_autoptr (MonevResponseForm) form = make_response (FORM);
  MonevFrame *root = root_of (form);
  g_autofree char *text = NULL;

  type_in (form, root, "nama", "Ani");
  type_in (form, root, "kerja", "ya");
  type_in (form, root, "luas", "36");
  type_in (form, instance_of (form, "anak", 0), "umur", "30");
  monev_response_form_set_reason (form, instance_of (form, "anak", 0), question_of (form, "umur"),
                                  "KK dilihat", NULL);
  monev_response_form_add (form, root, question_of (form, "anak"), NULL);
  text = monev_response_form_canonical (form, NULL);
  g_assert_cmpstr (text, ==,
                   "{\"answers\":{\"anak\":[{\"umur\":\"30\"},{}],\"jumlah\":\"30\",\"kerja\":"
                   "\"ya\",\"nama\":\"Ani\",\"rumah/luas\":\"36\",\"saat\":"
                   "\"2026-03-05T03:00:00.000+00:00\"},\"format\":1,\"reasons\":{"
                   "\"anak[1]/umur\":\"KK dilihat\"}}");
}

static void
test_what_is_skipped_is_not_kept (void)
{
  g_autoptr (MonevResponseForm) form = make_response (FORM);
  MonevFrame *root = root_of (form);
  json_t *json, *answers;

  type_in (form, root, "kerja", "ya");
  type_in (form, root, "luas", "36");
  type_in (form, root, "kerja", "other");
  monev_response_form_set_other (form, root, question_of (form, "kerja"), "Musiman", NULL);
  json = monev_response_form_to_json (form);
  answers = json_object_get (json, "answers");
  g_assert_null (json_object_get (answers, "rumah/luas"));
  g_assert_cmpstr (json_string_value (json_object_get (answers, "kerja_other")), ==, "Musiman");
  json_decref (json);
}

#define KEPT                                                                                       \
  "{\"answers\":{\"anak\":[{\"umur\":\"30\"},{}],\"jumlah\":\"30\",\"kerja\":\"ya\",\"nama\":"     \
  "\"Ani\",\"rumah/luas\":\"36\",\"saat\":\"2025-01-01T03:00:00.000+00:00\"},\"format\":1,"        \
  "\"reasons\":{\"anak[1]/umur\":\"KK dilihat\"}}"

static void
test_what_was_kept_opens_as_it_was (void)
{
  g_autoptr (MonevResponseForm) form = make_response (FORM);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (monev_response_form_load (form, KEPT, issues, &error));
  g_assert_no_error (error);
  check_none (issues, MONEV_SEVERITY_NOTE);
  text = monev_response_form_canonical (form, NULL);
  g_assert_cmpstr (text, ==, KEPT); /* also the time that now() gave then */
  g_assert_cmpstr (state_in (form, instance_of (form, "anak", 0), "umur").reason, ==, "KK dilihat");
}

static void
test_words_of_another_answer_open_again (void)
{
  static const char *const kept
      = "{\"answers\":{\"jumlah\":\"0\",\"kerja\":\"other\",\"kerja_other\":\"Musiman\"},"
        "\"format\":1}";
  g_autoptr (MonevResponseForm) form = make_response (FORM);
  g_autofree char *text = NULL;

  g_assert_true (monev_response_form_load (form, kept, NULL, NULL));
  g_assert_true (state_in (form, root_of (form), "kerja").asks_other);
  text = monev_response_form_canonical (form, NULL);
  g_assert_cmpstr (text, ==, kept);
}

static void
test_unknown_questions_are_kept_aside (void)
{
  g_autoptr (MonevResponseForm) form = make_response (FORM);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevIssueList) later = monev_issue_list_new ();
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  g_assert_true (monev_response_form_load (
      form, "{\"format\":1,\"answers\":{\"lama\":\"x\",\"anak\":[{\"gigi\":\"2\"}]}}", issues,
      NULL));
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 2);
  g_assert_cmpstr (find_issue (issues, "question-unknown")->key, ==, "lama");
  text = monev_response_form_canonical (form, NULL);
  g_assert_nonnull (strstr (text, "\"aside\":{\"anak[1]/gigi\":\"2\",\"lama\":\"x\"}"));
  g_assert_true (monev_response_form_load (form, text, later, NULL));
  again = monev_response_form_canonical (form, NULL);
  g_assert_cmpstr (again, ==, text);
}

static void
test_answers_that_the_form_contradicts_are_told (void)
{
  g_autoptr (MonevResponseForm) form = make_response (FORM);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  g_assert_true (monev_response_form_load (
      form, "{\"format\":1,\"answers\":{\"rumah/luas\":\"36\",\"jumlah\":\"7\"}}", issues, NULL));
  g_assert_cmpstr (find_issue (issues, "answer-skipped")->key, ==, "rumah/luas");
  g_assert_cmpstr (find_issue (issues, "calculation-differs")->taken, ==, "0");
}

static void
test_what_is_no_response_is_refused (void)
{
  static const char *const texts[] = {
    "{\"answers\":{}}",
    "{\"format\":2,\"answers\":{}}",
    "{\"format\":1,\"answers\":[]}",
    "{\"format\":1,\"answers\":{\"nama\":7}}",
    "{\"format\":1,\"answers\":{\"anak\":\"x\"}}",
    "{\"format\":1,\"answers\":{\"anak\":[1]}}",
    "{\"format\":1,\"answers\":{\"rumah\":\"x\"}}",
    "{\"format\":1,\"answers\":{},\"lain\":1}",
    "{\"format\":1,\"answers\":{},\"reasons\":[]}",
    "{\"format\":1,\"answers\":{\"nama\":\"a\",\"nama\":\"b\"}}",
    "[]",
    "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MonevResponseForm) form = make_response (FORM);
      g_autoptr (GError) error = NULL;

      g_assert_false (monev_response_form_load (form, texts[i], NULL, &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
      assert_value (form, root_of (form), "nama", "");
    }
}

static void
test_names_that_are_not_ascii_are_kept (void)
{
  g_autoptr (MonevResponseForm) form = make_response ("#survey\ntype|name|label\ntext|نام|Nama\n");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  type_in (form, root_of (form), "نام", "Ani");
  text = monev_response_form_canonical (form, &error);
  g_assert_no_error (error);
  g_assert_true (monev_response_form_load (form, text, NULL, NULL));
  assert_value (form, root_of (form), "نام", "Ani");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/response/json/" path, func)
  ADD ("canonical", test_the_kept_form_is_canonical);
  ADD ("skipped-is-not-kept", test_what_is_skipped_is_not_kept);
  ADD ("opens-as-it-was", test_what_was_kept_opens_as_it_was);
  ADD ("other-opens-again", test_words_of_another_answer_open_again);
  ADD ("unknown-kept-aside", test_unknown_questions_are_kept_aside);
  ADD ("contradicted-is-told", test_answers_that_the_form_contradicts_are_told);
  ADD ("refused", test_what_is_no_response_is_refused);
  ADD ("names-not-ascii", test_names_that_are_not_ascii_are_kept);
  return g_test_run ();
}
