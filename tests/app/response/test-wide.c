/* Instances of a repeat that stand side by side in the table of responses. */
#include "importing.h"

static guint
count_issues (MonevIssueList *issues, const char *code)
{
  guint n = 0;

  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    n += strcmp (monev_issue_list_get (issues, i)->code, code) == 0;
  return n;
}

#define CHILDREN                                                                                   \
  "\"anak\":[{\"panggilan\":\"Ina\",\"umur\":\"7\"},{\"panggilan\":\"Udin\",\"umur\":\"9\"}]"

/* The same two children, however the table calls their columns. */
static void
check_children (MonevTestDb *db, const char *head)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *text = g_strdup_printf ("%s\nAni,Ina,7,Udin,9,u-1\n", head);
  g_autofree char *path = write_csv (db, "lebar.csv", text);
  g_autofree char *answers = NULL;
  g_autoptr (GError) error = NULL;
  const MonevIssue *note;

  desk_open (&d, db, FORM);
  check_count (&d, IMPORT (&d, (How){ NULL }, path), 1, 0, 0, 0);
  g_assert_no_error (error);
  answers = answers_of (&d, 0);
  if (strstr (answers, CHILDREN) == NULL)
    g_test_message ("%s: %s", head, answers);
  g_assert_nonnull (strstr (answers, CHILDREN));
  g_assert_null (find_issue (d.issues, "column-unknown"));
  g_assert_null (find_issue (d.issues, "column-unsure"));
  note = find_issue (d.issues, "repeat-columns");
  g_assert_cmpint (note->severity, ==, MONEV_SEVERITY_NOTE);
  g_assert_cmpstr (note->key, ==, "anak");
  g_assert_nonnull (strstr (note->message, "4 kolom"));
  check_count (&d, IMPORT (&d, (How){ NULL }, path), 0, 0, 1, 0);
}

static void
test_numbers_in_brackets (MonevTestDb *db)
{
  check_children (db, "nama,anak[1]/panggilan,anak[1]/umur,anak[2]/panggilan,anak[2]/umur,_uuid");
}

static void
test_numbers_in_brackets_with_the_group_again (MonevTestDb *db)
{
  check_children (db, "nama,anak[1]/anak/panggilan,anak[1]/anak/umur,anak[2]/anak/panggilan,"
                      "anak[2]/anak/umur,_uuid");
}

static void
test_numbers_behind_a_path (MonevTestDb *db)
{
  check_children (db, "nama,anak/panggilan_1,anak/umur_1,anak/panggilan_2,anak/umur_2,_uuid");
}

static void
test_numbers_behind_a_name (MonevTestDb *db)
{
  check_children (db, "nama,panggilan_1,umur_1,panggilan_2,umur_2,_uuid");
}

static void
test_numbers_behind_joined_names (MonevTestDb *db)
{
  check_children (db, "nama,anak_panggilan_1,anak_umur_1,anak_panggilan_2,anak_umur_2,_uuid");
}

static void
test_numbers_in_the_middle (MonevTestDb *db)
{
  check_children (db, "nama,anak_1_panggilan,anak_1_umur,anak_2_panggilan,anak_2_umur,_uuid");
}

static void
test_numbers_counted_from_zero (MonevTestDb *db)
{
  check_children (db, "nama,anak.0.panggilan,anak.0.umur,anak.1.panggilan,anak.1.umur,_uuid");
}

static void
test_numbers_behind_labels (MonevTestDb *db)
{
  check_children (db, "Nama,Nama anak 1,Umur anak 1,Nama anak ke-2,Umur anak (2),_uuid");
}

/* The numbers order them, wherever the columns stand; who has no answer is nobody. */
static void
test_empty_instances_are_none (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path
      = write_csv (db, "lebar.csv",
                   "nama,panggilan_3,umur_3,panggilan_1,umur_1,panggilan_2,umur_2,_uuid\n"
                   "Ani,Udin,9,Ina,7,,,u-1\nBudi,,,,,,,u-2\n");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db, FORM);
  check_count (&d, IMPORT (&d, (How){ NULL }, path), 2, 0, 0, 0);
  first = answers_of (&d, 0);
  second = answers_of (&d, 1);
  g_assert_nonnull (strstr (first, CHILDREN));
  g_assert_null (strstr (second, "anak"));
}

static void
test_instances_within_instances (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path = write_csv (
      db, "lebar.csv",
      "nama,anak[1]/panggilan,anak[1]/sakit[1]/apa,anak[1]/sakit[2]/apa,apa_2_1,_uuid\n"
      "Ani,Ina,batuk,pilek,demam,u-1\n");
  g_autofree char *answers = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db, FORM);
  check_count (&d, IMPORT (&d, (How){ NULL }, path), 1, 0, 0, 0);
  answers = answers_of (&d, 0);
  g_assert_nonnull (strstr (
      answers, "\"anak\":[{\"panggilan\":\"Ina\",\"sakit\":[{\"apa\":\"batuk\"},{\"apa\":\"pilek\"}]"
               "},{\"sakit\":[{\"apa\":\"demam\"}]}]"));
}

#define CHOICES                                                                                    \
  "#survey\ntype|name|label\ntext|nama|Nama\nbegin_repeat|rumah|Rumah\n"                           \
  "select_multiple alat|alat|Alat\ninteger|luas|Luas|\nend_repeat||\n"                             \
  "begin_repeat|lahan|Lahan\ninteger|luas|Luas\ninteger|pohon|Pohon\nend_repeat||\n"               \
  "#choices\nlist_name|name|label\nalat|radio|Radio\nalat|tv|Televisi\n"

static void
test_choices_of_instances (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path = write_csv (
      db, "lebar.csv",
      "nama,rumah[1]/alat/radio,rumah[1]/alat/tv,alat_radio_2,alat_tv_2,_uuid\nAni,1,1,0,1,u-1\n");
  g_autofree char *answers = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db, CHOICES);
  check_count (&d, IMPORT (&d, (How){ NULL }, path), 1, 0, 0, 0);
  answers = answers_of (&d, 0);
  g_assert_nonnull (
      strstr (answers, "\"rumah\":[{\"alat\":\"radio tv\"},{\"alat\":\"tv\"}]"));
}

static void
test_what_could_be_two_is_told (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path
      = write_csv (db, "lebar.csv", "nama,luas_1,pohon_1,pohon 1,_uuid\nAni,30,4,5,u-1\n");
  g_autoptr (GHashTable) mapping = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  const MonevIssue *issue;

  desk_open (&d, db, CHOICES);
  check_count (&d, IMPORT (&d, (How){ NULL }, path), 1, 0, 0, 0);
  issue = find_issue (d.issues, "column-unsure");
  g_assert_cmpstr (issue->cell, ==, "B1");
  g_assert_cmpuint (count_issues (d.issues, "column-unsure"), ==, 2);
  before = answers_of (&d, 0);
  g_assert_nonnull (strstr (before, "\"lahan\":[{\"pohon\":\"4\"}]"));
  g_assert_null (strstr (before, "luas"));
  /* Until a person says which. */
  g_hash_table_insert (mapping, (gpointer) "luas_1", (gpointer) "rumah[1]/luas");
  check_count (&d, IMPORT (&d, (How){ .mapping = mapping }, path), 0, 1, 0, 0);
  after = answers_of (&d, 0);
  g_assert_nonnull (strstr (after, "\"rumah\":[{\"luas\":\"30\"}]"));
}

static void
test_a_year_is_no_instance (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path = write_csv (db, "lebar.csv", "nama,umur_2024,_uuid\nAni,30,u-1\n");
  g_autofree char *answers = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db, FORM);
  check_count (&d, IMPORT (&d, (How){ NULL }, path), 1, 0, 0, 0);
  g_assert_nonnull (find_issue (d.issues, "column-unsure"));
  answers = answers_of (&d, 0);
  g_assert_null (strstr (answers, "anak"));
}

/* A question of that very name is meant before any instance. */
static void
test_a_question_goes_before_an_instance (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path = write_csv (db, "lebar.csv", "umur_1,umur_2,_uuid\n50,7,u-1\n");
  g_autofree char *answers = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db,
             "#survey\ntype|name|label\ninteger|umur_1|Umur kepala\nbegin_repeat|anak|Anak\n"
             "integer|umur|Umur\nend_repeat||\n");
  check_count (&d, IMPORT (&d, (How){ NULL }, path), 1, 0, 0, 0);
  answers = answers_of (&d, 0);
  g_assert_nonnull (strstr (answers, "\"umur_1\":\"50\""));
  g_assert_null (strstr (answers, "anak"));
  g_assert_nonnull (find_issue (d.issues, "column-unsure"));
}

/* What the form finds about an instance is told at its cell, though an empty one lies before it. */
static void
test_a_finding_names_the_cell_of_its_instance (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path
      = write_csv (db, "lebar.csv", "nama,umur_1,umur_2,_uuid\nAni,,200,u-1\nBudi,x,3,u-2\n");
  g_autoptr (GError) error = NULL;

  desk_open (&d, db,
             "#survey\ntype|name|label|constraint\ntext|nama|Nama|\nbegin_repeat|anak|Anak|\n"
             "integer|umur|Umur|. < 120\nend_repeat|||\n");
  check_count (&d, IMPORT (&d, (How){ NULL }, path), 1, 0, 0, 1);
  g_assert_cmpstr (find_issue (d.issues, "constraint")->cell, ==, "C2");
  g_assert_cmpstr (find_issue (d.issues, "answer-type")->cell, ==, "B3");
}

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) monev_test_add_blank ("/response/wide/" path, func)
  ADD ("brackets", test_numbers_in_brackets);
  ADD ("brackets-with-the-group-again", test_numbers_in_brackets_with_the_group_again);
  ADD ("behind-a-path", test_numbers_behind_a_path);
  ADD ("behind-a-name", test_numbers_behind_a_name);
  ADD ("behind-joined-names", test_numbers_behind_joined_names);
  ADD ("in-the-middle", test_numbers_in_the_middle);
  ADD ("from-zero", test_numbers_counted_from_zero);
  ADD ("labels", test_numbers_behind_labels);
  ADD ("empty-instances-are-none", test_empty_instances_are_none);
  ADD ("instances-within-instances", test_instances_within_instances);
  ADD ("choices", test_choices_of_instances);
  ADD ("two-meanings-are-told", test_what_could_be_two_is_told);
  ADD ("a-year-is-no-instance", test_a_year_is_no_instance);
  ADD ("a-question-goes-first", test_a_question_goes_before_an_instance);
  ADD ("finding-names-the-cell", test_a_finding_names_the_cell_of_its_instance);
  return test_office_run ();
}
