/* Responses on paper: what was asked and answered, as an office reads it, and why it was changed. */
#include "importing.h"

#include "response/response-export.h"

#define CSV_ROWS                                                                                   \
  "nik,nama,lahir,luas,kerja,kerja_other,alat,_uuid\n"                                             \
  "0012,Ani,1990-05-03,1234.5,y,,1 3,a\n0013,Budi,,36,other,kadang,,b\n"
#define CHILDREN                                                                                   \
  "#Uji\nnama|_uuid|_index\nCici|c|1\n#anak\npanggilan|umur|_index|_parent_index\n"                \
  "Ina|7|1|1\nUdin|9|2|1\n"

static char *
text_of (const char *pdf)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                      "pdftotext", "-layout", pdf, "-", NULL);
  char *text = NULL;

  g_assert_no_error (error); /* poppler-utils: ./dev setup installs it */
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error));
  g_assert_true (g_subprocess_get_successful (process));
  return text;
}

/* The text of the export, a page after each form feed. */
static char *
print (Desk *d, const char *path, const char *state, guint expected)
{
  MonevResponseExport what = { .instrument_id = d->instrument, .title = "Uji", .state = state };
  g_autoptr (GError) error = NULL;
  guint rows = 0;

  g_assert_true (monev_response_export (d->c, &what, path, d->issues, &rows, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (rows, ==, expected);
  return text_of (path);
}

static void
correct (Desk *d, const char *name, const char *place, const char *typed, const char *reason)
{
  g_autoptr (GPtrArray) found
      = monev_response_store_list (d->c, d->instrument, "", "", NULL);
  MonevResponseCorrection correction = { place, typed, reason };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < found->len; i++)
    {
      const MonevResponseEntry *listed = g_ptr_array_index (found, i);
      g_autoptr (MonevResponseEntry) entry = monev_response_store_find (d->c, listed->id, NULL);
      g_autoptr (MonevResponseEntry) after = NULL;

      if (strstr (entry->answers, name) == NULL)
        continue;
      after = monev_response_correct (d->c, d->rani, entry, &correction, d->issues, &error);
      g_assert_no_error (error);
      g_assert_nonnull (after);
      return;
    }
  g_assert_not_reached ();
}

/* The page that speaks of @name. */
static char *
page_of (const char *text, const char *name)
{
  g_auto (GStrv) pages = g_strsplit (text, "\f", -1);

  for (guint i = 0; pages[i] != NULL; i++)
    if (strstr (pages[i], name) != NULL)
      return g_strdup (pages[i]);
  g_assert_not_reached ();
}

static void
test_each_response_has_its_own_page (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *csv = write_csv (db, "masuk.csv", CSV_ROWS);
  g_autofree char *kobo = write_xlsx (db, "kobo.xlsx", CHILDREN);
  g_autofree char *path = file_in (db, "jawaban.pdf");
  g_autofree char *text = NULL;
  g_autofree char *ani = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *budi = NULL;
  g_autofree char *cici = NULL;

  desk_open (&d, db, FORM);
  check_count (&d, IMPORT (&d, (How){ NULL }, csv), 2, 0, 0, 0);
  check_count (&d, IMPORT (&d, (How){ NULL }, kobo), 1, 0, 0, 0);
  text = print (&d, path, "", 3);
  ani = page_of (text, "Ani");
  budi = page_of (text, "Budi");
  cici = page_of (text, "Cici");
  /* as an office reads them */
  g_assert_nonnull (strstr (ani, "0012"));
  g_assert_nonnull (strstr (ani, "3 Mei 1990"));
  g_assert_nonnull (strstr (ani, "1.234,5"));
  g_assert_nonnull (strstr (ani, "Ya, tetap"));
  g_assert_nonnull (strstr (ani, "Sepeda motor"));
  g_assert_null (strstr (ani, "Budi"));
  g_assert_null (strstr (ani, "Ina"));
  g_assert_nonnull (strstr (budi, "kadang"));
  g_assert_nonnull (strstr (budi, "tidak dijawab"));
  g_assert_nonnull (strstr (cici, "Anak 2"));
  g_assert_nonnull (strstr (cici, "Udin"));
  g_assert_nonnull (strstr (text, "dari 3"));
}

static void
test_a_correction_stands_with_its_reason (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *csv = write_csv (db, "masuk.csv", CSV_ROWS);
  g_autofree char *path = file_in (db, "jawaban.pdf");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db, FORM);
  check_count (&d, IMPORT (&d, (How){ NULL }, csv), 2, 0, 0, 0);
  correct (&d, "Ani", "diri/luas", "54", "Diukur kembali");
  text = print (&d, path, MONEV_RESPONSE_DIKOREKSI, 1);
  g_assert_nonnull (strstr (text, "Riwayat dan catatan"));
  g_assert_nonnull (strstr (text, "Diukur"));
  g_assert_nonnull (strstr (text, "Rani"));
  g_assert_nonnull (strstr (text, "1.234,5 → 54"));
  g_assert_null (strstr (text, "Budi"));
}

static void
test_without_answers_no_paper_is_written (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *path = file_in (db, "kosong.pdf");
  MonevResponseExport what = { .title = "Uji", .state = "" };
  g_autoptr (GError) error = NULL;
  guint rows = 9;

  desk_open (&d, db, FORM);
  what.instrument_id = d.instrument;
  g_assert_false (monev_response_export (d.c, &what, path, d.issues, &rows, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_STATE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) monev_test_add_blank ("/response/paper/" path, func)
  ADD ("own-page", test_each_response_has_its_own_page);
  ADD ("correction", test_a_correction_stands_with_its_reason);
  ADD ("none", test_without_answers_no_paper_is_written);
  return test_office_run ();
}
