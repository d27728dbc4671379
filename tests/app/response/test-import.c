/* Responses from files: exports of KoBoToolbox and ODK Central, plain tables; and out and in again.
 */
#include "desk.h"
#include "random-form.h"

#include <xlsxwriter.h>

#include "base/id.h"
#include "exchange/table-file.h"
#include "response/response-export.h"
#include "response/response-import.h"

#define FORM                                                                                       \
  "#survey\ntype|name|label::id|label::en|calculation|constraint|required\n"                       \
  "begin_group|diri|Data diri|Person|||\ntext|nik|NIK|ID number|||\n"                              \
  "text|nama|Nama|Name|||yes\ndate|lahir|Tanggal lahir|Born|||\n"                                  \
  "decimal|luas|Luas rumah|House area||. > 0|\nend_group||||||\n"                                  \
  "select_one ya or_other|kerja|Bekerja|Works|||\nselect_multiple alat|alat|Alat|Tools|||\n"       \
  "begin_repeat|anak|Anak|Child|||\ntext|panggilan|Nama anak|Child name|||\n"                      \
  "integer|umur|Umur anak|Child age|||\nbegin_repeat|sakit|Sakit|Ill|||\n"                         \
  "text|apa|Sakit apa|What|||\nend_repeat||||||\nend_repeat||||||\n"                               \
  "calculate|jumlah|||sum(${umur})||\n"                                                            \
  "#choices\nlist_name|name|label::id|label::en\nya|y|Ya, tetap|Yes\nya|t|Tidak|No\n"              \
  "alat|1|Radio|Radio\nalat|2|Televisi kabel|Cable TV\nalat|3|Sepeda motor|Motorcycle\n"           \
  "#settings\nform_title|default_language\nUji|id\n"

static char *
file_in (MonevTestDb *db, const char *name)
{
  return g_build_filename (db->folder, name, NULL);
}

static char *
write_csv (MonevTestDb *db, const char *name, const char *text)
{
  char *path = file_in (db, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* Sheets as text: "#name", lines, cells between "|". */
static char *
write_xlsx (MonevTestDb *db, const char *name, const char *text)
{
  char *path = file_in (db, name);
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *sheet = NULL;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  lxw_row_t row = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "|", -1);

      if (*lines[i] == '#')
        {
          sheet = workbook_add_worksheet (book, lines[i] + 1);
          row = 0;
          continue;
        }
      for (guint k = 0; cells[k] != NULL; k++)
        if (*cells[k] != '\0')
          worksheet_write_string (sheet, row, (lxw_col_t)k, cells[k], NULL);
      row++;
    }
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
  return path;
}

typedef struct
{
  const char *key;
  GHashTable *mapping;
  GCancellable *cancellable;
  gboolean dry;
} How;

static MonevResponseCount
import (Desk *d, How how, GError **error, const char *first, ...)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  MonevResponseSource source = { .instrument_id = d->instrument,
                                 .key = how.key,
                                 .mapping = how.mapping,
                                 .cancellable = how.cancellable };
  g_autoptr (MonevResponseImport) read = NULL;
  MonevResponseCount count = { 0 };
  va_list args;

  va_start (args, first);
  for (const char *path = first; path != NULL; path = va_arg (args, const char *))
    g_ptr_array_add (paths, (gpointer)path);
  va_end (args);
  g_ptr_array_add (paths, NULL);
  monev_issue_list_unref (d->issues);
  d->issues = monev_issue_list_new ();
  source.paths = (const char *const *)paths->pdata;
  read = monev_response_import_read (d->c, d->rani, &source, d->issues, error);
  if (read != NULL)
    count = *monev_response_import_count (read);
  if (read != NULL && !how.dry)
    monev_response_import_apply (d->c, d->rani, read, error);
  return count;
}

#define IMPORT(d, how, ...) import (d, how, &error, __VA_ARGS__, NULL)

static void
check_count (Desk *d, MonevResponseCount count, guint added, guint changed, guint duplicate,
             guint rejected)
{
  if (count.added != added || count.changed != changed || count.duplicate != duplicate
      || count.rejected != rejected)
    for (guint i = 0; i < monev_issue_list_size (d->issues); i++)
      {
        g_autofree char *line = monev_issue_to_text (monev_issue_list_get (d->issues, i));

        g_test_message ("%s", line);
      }
  g_assert_cmpuint (count.added, ==, added);
  g_assert_cmpuint (count.changed, ==, changed);
  g_assert_cmpuint (count.duplicate, ==, duplicate);
  g_assert_cmpuint (count.rejected, ==, rejected);
}

static char *
answers_of (Desk *d, guint nth)
{
  g_autoptr (GPtrArray) page = monev_response_store_page (d->c, d->instrument, "", "", 1000, NULL);

  g_assert_cmpuint (nth, <, page->len);
  return g_strdup (((MonevResponseEntry *)g_ptr_array_index (page, nth))->answers);
}

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

#define NASTY                                                                                      \
  "nik,nama,lahir,luas,kerja,kerja_other,alat,_uuid\n"                                             \
  "0012,\"=1+1\",1990-05-03,-5,y,,1 3,a\n+62812,\"@budi, si "                                      \
  "\"\"B\"\"\",,1234567.891,other,\"-kadang\","                                                    \
  "2,b\n\"00\",\"dua\nbaris\",2026-12-31,0.5,t,,,c\n"

static char *
all_answers (Desk *d)
{
  g_autoptr (GPtrArray) page = monev_response_store_page (d->c, d->instrument, "", "", 1000, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < page->len; i++)
    g_string_append_printf (text, "%s\n",
                            ((MonevResponseEntry *)g_ptr_array_index (page, i))->answers);
  return g_string_free (text, FALSE);
}

static void
check_out_and_in (Desk *d, MonevTestDb *db, const char *ending, gboolean labels, gboolean split)
{
  g_autofree char *name = g_strdup_printf ("keluar-%d%d.%s", labels, split, ending);
  g_autofree char *path = file_in (db, name);
  g_autofree char *child_name = g_strdup_printf ("keluar-%d%d-anak.%s", labels, split, ending);
  g_autofree char *child = file_in (db, child_name);
  g_autofree char *ill_name = g_strdup_printf ("keluar-%d%d-sakit.%s", labels, split, ending);
  g_autofree char *ill = file_in (db, ill_name);
  MonevResponseExport what = {
    .instrument_id = d->instrument, .title = "Uji", .state = "", .labels = labels, .split = split
  };
  gboolean csv = strcmp (ending, "csv") == 0;
  g_autoptr (GError) error = NULL;
  guint rows = 0;

  g_assert_true (monev_response_export (d->c, &what, path, d->issues, &rows, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (rows, ==, 4);
  check_count (d,
               csv ? IMPORT (d, (How){ NULL }, path, child, ill) : IMPORT (d, (How){ NULL }, path),
               0, 0, 4, 0);
  g_assert_no_error (error);
}

static void
test_what_goes_out_comes_in_the_same (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path = write_csv (db, "masuk.csv", NASTY);
  g_autofree char *kobo = write_xlsx (
      db, "kobo.xlsx",
      "#Uji\nnama|_uuid|_index\nAni|u-1|1\n#anak\npanggilan|umur|_index|_parent_index\n"
      "=Ina|7|1|1\nUdin|9|2|1\n#sakit\napa|_index|_parent_index\nbatuk|1|2\n007|2|2\n");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  desk_open (&d, db, FORM);
  check_count (&d, IMPORT (&d, (How){ NULL }, path), 3, 0, 0, 0);
  check_count (&d, IMPORT (&d, (How){ NULL }, kobo), 1, 0, 0, 0);
  before = all_answers (&d);
  g_assert_nonnull (strstr (before, "\"kerja_other\":\"-kadang\""));
  for (guint i = 0; i < 8; i++)
    check_out_and_in (&d, db, i & 4 ? "csv" : "xlsx", i & 1, (i & 2) != 0);
  after = all_answers (&d);
  g_assert_cmpstr (before, ==, after);
}

/* A response of the desk's instrument, filled at random. */
static MonevResponseTaking *
random_taking (Desk *d, MonevResponsePlan *plan, const char *version_id)
{
  MonevResponseTaking *taking = g_new0 (MonevResponseTaking, 1);
  MonevResponseEntry *entry = monev_response_entry_new ();
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *id = monev_id_new (TEST_NOW);
  MonevResponseContext context = { .now = TEST_NOW, .uuid = uuid };
  g_autoptr (MonevResponseForm) form = monev_response_form_new (plan, &context);
  g_autofree char *answers = NULL;

  monev_response_form_begin (form);
  for (guint i = 0; i < 40; i++)
    edit (form);
  answers = monev_response_form_canonical (form, NULL);
  monev_response_entry_set (&entry->id, id);
  monev_response_entry_set (&entry->instrument_id, d->instrument);
  monev_response_entry_set (&entry->version_id, version_id);
  monev_response_entry_set (&entry->uuid, uuid);
  monev_response_entry_set (&entry->state, "masuk");
  monev_response_entry_set (&entry->answers, answers);
  entry->submitted_at = TEST_NOW;
  taking->entry = entry;
  return taking;
}

static void
take_random (Desk *d, guint n)
{
  g_autoptr (GPtrArray) takings
      = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_response_taking_free);
  g_autoptr (MonevResponsePlan) plan = monev_response_load_plan (d->c, d->instrument, 0, NULL);
  g_autofree char *version_id = NULL;
  g_autoptr (GError) error = NULL;
  MonevResponseBatch batch = { .instrument_id = d->instrument, .file = "acak", .takings = takings };
  gint64 number;

  monev_response_store_version (d->c, d->instrument, 0, &version_id, &number, &error);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (takings, random_taking (d, plan, version_id));
  g_assert_true (monev_responses_take (d->c, d->rani, &batch, &error));
  g_assert_no_error (error);
}

/* Random responses to a random form: what is written out is read in again as the same answers. */
static void
test_random_answers_go_out_and_in (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *first = random_form ();

  desk_open (&d, db, first);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *text = random_form ();
      g_autoptr (MonevInstrumentEntry) entry = add_instrument (&d, text);
      g_autoptr (MonevInstrumentEntry) issued
          = monev_instrument_issue (d.c, d.rani, entry, NULL, d.issues, NULL);
      g_autofree char *path = file_in (db, "acak.xlsx");
      MonevResponseExport what = { .title = "Uji", .state = "", .labels = i % 2 != 0 };
      g_autoptr (GError) error = NULL;
      guint rows = 0;

      g_free (d.instrument);
      d.instrument = g_strdup (issued->id);
      take_random (&d, 5);
      what.instrument_id = d.instrument;
      g_assert_true (monev_response_export (d.c, &what, path, d.issues, &rows, &error));
      check_count (&d, IMPORT (&d, (How){ NULL }, path), 0, 0, 5, 0);
      g_assert_no_error (error);
    }
}

static void
test_an_export_is_typed (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path = write_csv (db, "masuk.csv", NASTY);
  g_autofree char *out = file_in (db, "keluar.xlsx");
  MonevResponseExport what = { .title = "Uji", .state = "" };
  g_autoptr (MonevTable) table = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) sheets = NULL;
  guint rows = 0;
  static const struct
  {
    const char *heading;
    MonevCellKind kind;
    const char *text;
  } cells[] = { { "diri/nik", MONEV_CELL_TEXT, "0012" },
                { "diri/nama", MONEV_CELL_TEXT, "=1+1" },
                { "diri/lahir", MONEV_CELL_DATE, "1990-05-03" },
                { "diri/luas", MONEV_CELL_NUMBER, "-5" } };

  desk_open (&d, db, FORM);
  IMPORT (&d, (How){ NULL }, path);
  what.instrument_id = d.instrument;
  g_assert_true (monev_response_export (d.c, &what, out, d.issues, &rows, &error));
  sheets = monev_table_file_sheets (out, NULL);
  g_assert_cmpuint (g_strv_length (sheets), ==, 4); /* two repeats, a codebook */
  table = monev_table_file_read (out, NULL, d.issues, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++) /* in the order of the form */
    {
      g_assert_cmpstr (monev_table_cell (table, 1, i + 1).text, ==, cells[i].heading);
      g_assert_cmpint (monev_table_cell (table, 2, i + 1).kind, ==, cells[i].kind);
      g_assert_cmpstr (monev_table_cell (table, 2, i + 1).text, ==, cells[i].text);
    }
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
  ADD ("decided-stays", test_what_was_decided_is_not_changed);
  ADD ("mapping-is-remembered", test_a_mapping_is_remembered_for_its_headings);
  ADD ("reading-writes-nothing", test_reading_and_stopping_write_nothing);
  ADD ("out-and-in", test_what_goes_out_comes_in_the_same);
  ADD ("random-out-and-in", test_random_answers_go_out_and_in);
  ADD ("export-is-typed", test_an_export_is_typed);
  return test_office_run ();
}
