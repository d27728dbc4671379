/* Responses from files: exports of KoBoToolbox and ODK Central, plain tables. */
#include "importing.h"

#define KOBO_ANSWERS                                                                               \
  "{\"answers\":{\"alat\":\"1 3\",\"anak\":[{\"panggilan\":\"Ina\",\"sakit\":[{\"apa\":\"batuk\""  \
  "}],\"umur\":\"7\"},{\"panggilan\":\"Udin\",\"umur\":\"9\"}],\"diri/lahir\":\"1990-05-03\","     \
  "\"diri/luas\":\"36.5\",\"diri/nama\":\"Ani\",\"diri/nik\":\"0012\",\"jumlah\":\"16\",\"kerja\"" \
  ":\"y\",\"meta/instanceID\":\"uuid:u-1\"},\"format\":1}"

#define KOBO_CHILDREN                                                                              \
  "#anak\nanak/panggilan|anak/umur|_index|_parent_table_name|_parent_index\n"                      \
  "Ina|7|1|Uji|1\nUdin|9|2|Uji|1\n#sakit\nanak/sakit/apa|_index|_parent_table_name|_parent_index"  \
  "\nbatuk|1|anak|1\n"

static void
check_kobo (MonevTestDb *db, const char *head, const char *row)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *text = g_strdup_printf ("#Uji\n%s\n%s\n" KOBO_CHILDREN, head, row);
  g_autofree char *path = write_xlsx (db, "kobo.xlsx", text);
  g_autofree char *answers = NULL;
  g_autoptr (GError) error = NULL;
  How how = { NULL };

  desk_open (&d, db, FORM);
  check_count (&d, IMPORT (&d, how, path), 1, 0, 0, 0);
  g_assert_no_error (error);
  answers = answers_of (&d, 0);
  g_assert_cmpstr (answers, ==, KOBO_ANSWERS);
  check_count (&d, IMPORT (&d, how, path), 0, 0, 1, 0);
}

static void
test_names_with_groups_and_choices_in_columns (MonevTestDb *db)
{
  check_kobo (db,
              "diri/nik|diri/nama|diri/lahir|diri/luas|kerja|alat|alat/1|alat/2|alat/3|_id|_uuid|"
              "_submission_time|_index",
              "0012|Ani|1990-05-03|36.5|y|1 3|1|0|1|77|u-1|2026-03-05T08:00:00|1");
}

static void
test_names_alone_and_choices_split_only (MonevTestDb *db)
{
  check_kobo (db, "nik|nama|lahir|luas|kerja|alat:1|alat:2|alat:3|_uuid|_index",
              "0012|Ani|3/5/1990|36,5|y|1|0|1|u-1|1");
}

static void
test_labels_of_one_language (MonevTestDb *db)
{
  check_kobo (db, "NIK|Nama|Tanggal lahir|Luas rumah|Bekerja|Alat|_uuid|_index",
              "0012|Ani|1990-05-03|36.5|Ya, tetap|Radio Sepeda motor|u-1|1");
}

static void
test_labels_of_another_language_and_groups (MonevTestDb *db)
{
  check_kobo (db,
              "Person/ID number|Person/Name|Person/Born|Person/House area|Works|Tools/Radio|"
              "Tools/Cable TV|Tools/Motorcycle|_uuid|_index",
              "0012|Ani|1990-05-03|36.5|Yes|1|0|1|u-1|1");
}

static void
test_files_of_odk_central (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *main_file
      = write_csv (db, "uji.csv",
                   "SubmissionDate,diri-nik,diri-nama,diri-lahir,diri-luas,kerja,alat,jumlah,"
                   "meta-instanceID,KEY,SubmitterName,ReviewState\n"
                   "2026-03-05T08:00:00.000Z,0012,Ani,1990-05-03,36.5,y,1 3,16,uuid:u-1,uuid:u-1,"
                   "Budi,approved\n");
  g_autofree char *children
      = write_csv (db, "uji-anak.csv",
                   "panggilan,umur,PARENT_KEY,KEY\nIna,7,uuid:u-1,uuid:u-1/anak[1]\n"
                   "Udin,9,uuid:u-1,uuid:u-1/anak[2]\n");
  g_autofree char *ill
      = write_csv (db, "uji-sakit.csv",
                   "apa,PARENT_KEY,KEY\nbatuk,uuid:u-1/anak[1],uuid:u-1/anak[1]/sakit[1]\n");
  g_autofree char *answers = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  const MonevResponseEntry *entry;

  desk_open (&d, db, FORM);
  check_count (&d, IMPORT (&d, (How){ NULL }, main_file, ill, children), 1, 0, 0, 0);
  g_assert_no_error (error);
  answers = answers_of (&d, 0);
  g_assert_cmpstr (answers, ==, KOBO_ANSWERS);
  list = monev_response_store_list (d.c, d.instrument, "", NULL, NULL);
  entry = g_ptr_array_index (list, 0);
  g_assert_cmpstr (entry->state, ==, "disetujui");
  g_assert_cmpstr (entry->enumerator, ==, "Budi");
  g_assert_cmpint (entry->submitted_at, ==, G_GINT64_CONSTANT (1772697600000));
}

static void
test_a_cell_that_cannot_be_read_refuses_its_response (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path
      = write_csv (db, "uji.csv",
                   "nama,luas,kerja,umpan,_uuid\nAni,besar,y,x,a\nBudi,3,entah,,b\n"
                   "Cici,\"1.234,5\",t,,c\n");
  g_autoptr (GError) error = NULL;
  g_autofree char *answers = NULL;
  const MonevIssue *issue;

  desk_open (&d, db, FORM);
  check_count (&d, IMPORT (&d, (How){ NULL }, path), 1, 0, 0, 2);
  issue = find_issue (d.issues, "answer-type");
  g_assert_cmpint (issue->row, ==, 2);
  g_assert_cmpstr (issue->cell, ==, "B2");
  g_assert_cmpstr (issue->found, ==, "besar");
  g_assert_cmpstr (find_issue (d.issues, "choice-unknown")->cell, ==, "C3");
  issue = find_issue (d.issues, "answer-mended");
  g_assert_cmpstr (issue->found, ==, "1.234,5");
  g_assert_cmpstr (issue->taken, ==, "1234.5");
  g_assert_cmpstr (find_issue (d.issues, "column-unknown")->key, ==, "umpan");
  answers = answers_of (&d, 0);
  g_assert_nonnull (strstr (answers, "\"diri/luas\":\"1234.5\""));
}

static void
test_what_the_form_finds_wrong_is_told_and_taken (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path = write_csv (db, "uji.csv", "nama,luas,_uuid\n,-3,a\n");
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db, FORM);
  check_count (&d, IMPORT (&d, (How){ NULL }, path), 1, 0, 0, 0);
  g_assert_cmpint (find_issue (d.issues, "answer-missing")->severity, ==, MONEV_SEVERITY_WARNING);
  g_assert_cmpint (find_issue (d.issues, "constraint")->row, ==, 2);
  list = monev_response_store_list (d.c, d.instrument, "", NULL, NULL);
  g_assert_cmpint (((MonevResponseEntry *)g_ptr_array_index (list, 0))->faults, ==, 2);
}

/* "or_other" of several choices, joined and in columns. */
static void
test_other_choices_come_in (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *joined = write_csv (
      db, "satu.csv", "alat,alat_other,_uuid\n2 other,Genset,a\nother,Ketik,b\n2 9,,c\n");
  g_autofree char *split
      = write_csv (db, "dua.csv", "alat/1,alat/other,alat_other,_uuid\n1,1,Genset,d\n");
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db,
             "#survey\ntype|name|label\nselect_multiple alat or_other|alat|Alat\n"
             "#choices\nlist_name|name|label\nalat|1|Radio\nalat|2|Televisi\n");
  check_count (&d, IMPORT (&d, (How){ NULL }, joined), 2, 0, 0, 1);
  check_count (&d, IMPORT (&d, (How){ NULL }, split), 1, 0, 0, 0);
  first = answers_of (&d, 0);
  last = answers_of (&d, 2);
  g_assert_nonnull (strstr (first, "\"alat\":\"2 other\",\"alat_other\":\"Genset\""));
  g_assert_nonnull (strstr (last, "\"alat\":\"1 other\",\"alat_other\":\"Genset\""));
}

static void
test_an_instance_without_its_response_is_refused (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path = write_xlsx (
      db, "uji.xlsx",
      "#Uji\nnama|_uuid|_index\nAni|a|1\n#anak\npanggilan|umur|_parent_index\nIna|7|1\nUdin|x|1\n"
      "Ucok|3|9\n");
  g_autoptr (GError) error = NULL;

  desk_open (&d, db, FORM);
  check_count (&d, IMPORT (&d, (How){ NULL }, path), 0, 0, 0, 1);
  g_assert_cmpint (find_issue (d.issues, "parent-missing")->row, ==, 4);
  g_assert_cmpstr (find_issue (d.issues, "answer-type")->sheet, ==, "anak");
}

static void
test_the_same_answer_twice_is_found_by_its_key (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *first
      = write_csv (db, "satu.csv", "nik,nama,luas\n01,Ani,3\n02,Budi,4\n01,Ani,3\n02,Bude,4\n");
  g_autofree char *second = write_csv (db, "dua.csv", "nik,luas\n01,3.0\n02,5\n");
  g_autofree char *answers = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) remarks = NULL;
  g_autoptr (GError) error = NULL;
  const MonevResponseRemark *remark;

  desk_open (&d, db, FORM);
  check_count (&d, IMPORT (&d, ((How){ .key = "nik" }), first), 2, 0, 1, 1);
  g_assert_nonnull (find_issue (d.issues, "response-twice"));
  /* The key is remembered; what the table does not speak of stays. */
  check_count (&d, IMPORT (&d, (How){ NULL }, second), 0, 1, 1, 0);
  answers = answers_of (&d, 1);
  g_assert_nonnull (strstr (answers, "\"diri/nama\":\"Budi\""));
  g_assert_nonnull (strstr (answers, "\"diri/luas\":\"5\""));
  list = monev_response_store_list (d.c, d.instrument, "dikoreksi", NULL, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  remarks = monev_response_store_remarks (
      d.c, ((MonevResponseEntry *)g_ptr_array_index (list, 0))->id, NULL);
  g_assert_cmpuint (remarks->len, ==, 1);
  remark = g_ptr_array_index (remarks, 0);
  g_assert_cmpstr (remark->kind, ==, "impor");
  g_assert_cmpstr (remark->place, ==, "diri/luas");
  g_assert_cmpstr (remark->old_value, ==, "4");
  g_assert_cmpstr (remark->new_value, ==, "5");
}

static void
test_a_key_chosen_later_holds_for_what_is_there (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *first = write_csv (db, "satu.csv", "nik,nama,luas,_uuid\n01,Ani,3,a\n02,Budi,4,b\n");
  g_autofree char *second = write_csv (db, "dua.csv", "nik,luas\n01,3\n02,5\n03,6\n");
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db, FORM);
  check_count (&d, IMPORT (&d, (How){ NULL }, first), 2, 0, 0, 0);
  /* one is there, one changes, one is new */
  check_count (&d, IMPORT (&d, ((How){ .key = "nik" }), second), 1, 1, 1, 0);
  list = monev_response_store_list (d.c, d.instrument, "", NULL, NULL);
  for (guint i = 0; i < list->len; i++)
    g_assert_cmpstr (((MonevResponseEntry *)g_ptr_array_index (list, i))->key, !=, "");
}

/* Two rows of one file that disagree never take turns. */
static void
test_the_same_file_again_changes_nothing (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *file = write_csv (db, "satu.csv", "nik,nama,luas\n01,Ani,3\n01,Ani,4\n");
  g_autofree char *answers = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db, FORM);
  check_count (&d, IMPORT (&d, ((How){ .key = "nik" }), file), 1, 0, 0, 1);
  check_count (&d, IMPORT (&d, (How){ NULL }, file), 0, 0, 1, 1);
  check_count (&d, IMPORT (&d, (How){ NULL }, file), 0, 0, 1, 1);
  answers = answers_of (&d, 0);
  g_assert_nonnull (strstr (answers, "\"diri/luas\":\"3\""));
}

static void
test_a_repeat_without_its_responses_is_refused (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *children
      = write_csv (db, "uji-anak.csv",
                   "panggilan,umur,PARENT_KEY,KEY\nIna,7,uuid:u-1,uuid:u-1/anak[1]\n");
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db, FORM);
  IMPORT (&d, (How){ NULL }, children);
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "berkas utamanya"));
  list = monev_response_store_list (d.c, d.instrument, "", NULL, NULL);
  g_assert_cmpuint (list->len, ==, 0);
}

static void
test_a_reason_stays_with_its_answer (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *first = write_csv (db, "satu.csv", "a,b,_uuid\n9,9,x\n");
  g_autofree char *second = write_csv (db, "dua.csv", "a,b,_uuid\n9,8,x\n");
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *answers = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db,
             "#survey\ntype|name|label|monev::lunak\ninteger|a|A|. < 5\ninteger|b|B|. < 5\n");
  check_count (&d, IMPORT (&d, (How){ NULL }, first), 1, 0, 0, 0);
  test_script (d.c, "UPDATE response SET answers = replace (answers, '\"format\":1', "
                    "'\"format\":1,\"reasons\":{\"a\":\"ya\",\"b\":\"ya\"}')");
  check_count (&d, IMPORT (&d, (How){ NULL }, first), 0, 0, 1, 0);
  check_count (&d, IMPORT (&d, (How){ NULL }, second), 0, 1, 0, 0);
  answers = answers_of (&d, 0);
  g_assert_nonnull (strstr (answers, "\"reasons\":{\"a\":\"ya\"}"));
}

static void
test_what_was_decided_is_not_changed (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *first = write_csv (db, "satu.csv", "nama,_uuid\nAni,a\n");
  g_autofree char *second = write_csv (db, "dua.csv", "nama,_uuid\nAnita,uuid:a\n");
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db, FORM);
  check_count (&d, IMPORT (&d, (How){ NULL }, first), 1, 0, 0, 0);
  list = monev_response_store_list (d.c, d.instrument, "", NULL, NULL);
  g_assert_true (monev_responses_set_state (d.c, d.rani, list, "disetujui", NULL, NULL));
  check_count (&d, IMPORT (&d, (How){ NULL }, first), 0, 0, 1, 0);
  check_count (&d, IMPORT (&d, (How){ NULL }, second), 0, 0, 0, 1);
  g_assert_nonnull (find_issue (d.issues, "response-closed"));
}

static void
test_a_mapping_is_remembered_for_its_headings (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *first
      = write_csv (db, "satu.csv", "Judul tabel,,\nKTP,Orang,Luasnya\n01,Ani,3\n");
  g_autofree char *second
      = write_csv (db, "dua.csv", "Judul tabel,,\nKTP,Orang,Luasnya\n02,Budi,4\n");
  g_autoptr (GHashTable) mapping = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *answers = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db, FORM);
  IMPORT (&d, (How){ NULL }, first);
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  g_clear_error (&error);
  g_hash_table_insert (mapping, (gpointer) "KTP", (gpointer) "nik");
  g_hash_table_insert (mapping, (gpointer) "Orang", (gpointer) "nama");
  g_hash_table_insert (mapping, (gpointer) "Luasnya", (gpointer) "luas");
  check_count (&d, IMPORT (&d, ((How){ .mapping = mapping, .key = "nik" }), first), 1, 0, 0, 0);
  check_count (&d, IMPORT (&d, (How){ NULL }, second), 1, 0, 0, 0);
  answers = answers_of (&d, 1);
  g_assert_nonnull (strstr (answers, "\"diri/nama\":\"Budi\""));
  g_hash_table_insert (mapping, (gpointer) "KTP", (gpointer) "nikah");
  IMPORT (&d, ((How){ .mapping = mapping }), first);
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
}

static void
test_reading_and_stopping_write_nothing (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path = write_csv (db, "satu.csv", "nama,_uuid\nAni,a\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db, FORM);
  before = test_dump (d.c);
  check_count (&d, IMPORT (&d, ((How){ .dry = TRUE }), path), 1, 0, 0, 0);
  g_cancellable_cancel (cancellable);
  IMPORT (&d, ((How){ .cancellable = cancellable }), path);
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED);
  after = test_dump (d.c);
  g_assert_cmpstr (before, ==, after);
}

/* Cells of a workbook that are no texts: numbers, a day as Excel counts it, a truth. */
static void
test_cells_are_read_by_the_kind_of_their_question (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path = file_in (db, "sel.xlsx");
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (book, "Uji");
  static const char *const heads[] = { "nik", "lahir", "luas", "alat/1", "alat/2", "_uuid" };
  g_autofree char *answers = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    worksheet_write_string (sheet, 0, (lxw_col_t)i, heads[i], NULL);
  worksheet_write_number (sheet, 1, 0, 12, NULL);
  worksheet_write_number (sheet, 1, 1, 32996, NULL);
  worksheet_write_number (sheet, 1, 2, 8.41, NULL);
  worksheet_write_boolean (sheet, 1, 3, 1, NULL);
  worksheet_write_number (sheet, 1, 4, 0, NULL);
  worksheet_write_string (sheet, 1, 5, "a", NULL);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
  desk_open (&d, db, FORM);
  check_count (&d, IMPORT (&d, (How){ NULL }, path), 1, 0, 0, 0);
  answers = answers_of (&d, 0);
  g_assert_nonnull (strstr (answers, "\"alat\":\"1\""));
  g_assert_nonnull (strstr (answers, "\"diri/lahir\":\"1990-05-03\""));
  g_assert_nonnull (strstr (answers, "\"diri/luas\":\"8.41\""));
  g_assert_nonnull (strstr (answers, "\"diri/nik\":\"12\""));
}

static void
test_a_point_in_parts_is_joined (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path
      = write_csv (db, "titik.csv",
                   "lokasi-Latitude,lokasi-Longitude,lokasi-Altitude,lokasi-Accuracy,KEY\n"
                   "-1.85,109.97,12,4.5,a\n,,,,b\n");
  g_autofree char *answers = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db, "#survey\ntype|name|label\ngeopoint|lokasi|Lokasi\n");
  check_count (&d, IMPORT (&d, (How){ NULL }, path), 2, 0, 0, 0);
  answers = answers_of (&d, 0);
  g_assert_nonnull (strstr (answers, "\"lokasi\":\"-1.85 109.97 12 4.5\""));
}

/* Who may not approve here does not approve by a file. */
static void
test_a_file_decides_only_for_who_may (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path
      = write_csv (db, "setuju.csv", "nama,_uuid,_validation_status\nAni,a,Approved\n");
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db, FORM);
  d.rani->roles = MONEV_ROLE_STAF;
  check_count (&d, IMPORT (&d, (How){ NULL }, path), 1, 0, 0, 0);
  g_assert_no_error (error);
  list = monev_response_store_list (d.c, d.instrument, "masuk", NULL, NULL);
  g_assert_cmpuint (list->len, ==, 1);
}

static void
test_many_findings_are_counted_in_the_end (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GString) text = g_string_new ("nama,luas\n");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < MONEV_IMPORT_MAX_ISSUES + 50; i++)
    g_string_append (text, "Ani,besar\n");
  path = write_csv (db, "banyak.csv", text->str);
  desk_open (&d, db, FORM);
  check_count (&d, IMPORT (&d, (How){ NULL }, path), 0, 0, 0, MONEV_IMPORT_MAX_ISSUES + 50);
  g_assert_cmpuint (monev_issue_list_size (d.issues), ==, MONEV_IMPORT_MAX_ISSUES + 1);
  g_assert_nonnull (
      strstr (find_issue (d.issues, "issues-more")->message, "51")); /* one is nameless */
  g_assert_nonnull (find_issue (d.issues, "identity-missing"));
}

static void
test_what_is_no_table_of_answers_is_refused (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *strange = write_csv (db, "asing.csv", "satu,dua\n1,2\n");
  g_autofree char *gone = file_in (db, "tidak-ada.csv");
  g_autofree char *good = write_csv (db, "baik.csv", "nama\nAni\n");
  g_autoptr (GError) error = NULL;

  desk_open (&d, db, FORM);
  IMPORT (&d, (How){ NULL }, strange);
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  g_clear_error (&error);
  IMPORT (&d, (How){ NULL }, gone);
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  IMPORT (&d, ((How){ .key = "umur" }), good); /* lies in a repeat */
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) monev_test_add_blank ("/response/import/" path, func)
  ADD ("names-with-groups", test_names_with_groups_and_choices_in_columns);
  ADD ("names-alone", test_names_alone_and_choices_split_only);
  ADD ("labels", test_labels_of_one_language);
  ADD ("labels-of-another-language", test_labels_of_another_language_and_groups);
  ADD ("odk-central", test_files_of_odk_central);
  ADD ("bad-cell-refuses", test_a_cell_that_cannot_be_read_refuses_its_response);
  ADD ("faults-are-taken", test_what_the_form_finds_wrong_is_told_and_taken);
  ADD ("instance-without-response", test_an_instance_without_its_response_is_refused);
  ADD ("other", test_other_choices_come_in);
  ADD ("key", test_the_same_answer_twice_is_found_by_its_key);
  ADD ("key-chosen-later", test_a_key_chosen_later_holds_for_what_is_there);
  ADD ("same-file-again", test_the_same_file_again_changes_nothing);
  ADD ("repeat-alone", test_a_repeat_without_its_responses_is_refused);
  ADD ("reason-stays-with-its-answer", test_a_reason_stays_with_its_answer);
  ADD ("decided-stays", test_what_was_decided_is_not_changed);
  ADD ("mapping-is-remembered", test_a_mapping_is_remembered_for_its_headings);
  ADD ("reading-writes-nothing", test_reading_and_stopping_write_nothing);
  ADD ("cells", test_cells_are_read_by_the_kind_of_their_question);
  ADD ("point-in-parts", test_a_point_in_parts_is_joined);
  ADD ("file-decides-for-who-may", test_a_file_decides_only_for_who_may);
  ADD ("many-findings", test_many_findings_are_counted_in_the_end);
  ADD ("no-answers", test_what_is_no_table_of_answers_is_refused);
  return test_office_run ();
}
