/* A questionnaire on paper: where one goes on, and what stands on the pages. */
#include "form-maker.h"
#include "instrument/instrument-number.h"
#include "instrument/paper-form.h"
#include "instrument/paper-grid.h"
#include "instrument/paper-skip.h"
#include "office-fixture.h"

#define FORM                                                                                       \
  "#survey\n"                                                                                      \
  "type|name|label|hint|relevant|constraint\n"                                                     \
  "begin_group|a|Bagian A|||\n"                                                                    \
  "select_one yt|hamil|Ada ibu hamil?|||\n"                                                        \
  "integer|anc|Berapa kali diperiksa?||${hamil} = 'ya'|. <= 12\n"                                  \
  "select_one yt|ttd|Minum tablet?||${hamil} = 'ya' and ${anc} > 3|\n"                             \
  "end_group||||\n"                                                                                \
  "begin_group|b|Bagian B||${hamil} != 'ya'|\n"                                                    \
  "text|sebab|Mengapa?|||\n"                                                                       \
  "end_group||||\n"                                                                                \
  "note|n|Ada ${anc} kali|||\n"                                                                    \
  "begin_repeat|anak|Anak|||\n"                                                                    \
  "text|nama|Nama anak|||\n"                                                                       \
  "date|lahir|Lahir|||\n"                                                                          \
  "end_repeat||||\n"                                                                               \
  "select_one yt|akhir|Setuju?|||\n"                                                               \
  "text|alasan|Alasan||${akhir} = 'tidak'|\n"                                                      \
  "#choices\nlist_name|name|label\nyt|ya|Ya\nyt|tidak|Tidak\n"                                     \
  "#settings\nform_title|form_id\nUji Kertas|uji_kertas\n"

static MonevInstrument *
read_it (void)
{
  g_autoptr (MonevIssueList) issues = NULL;
  MonevInstrument *form = read_form (FORM, &issues);

  check_none (issues, MONEV_SEVERITY_ERROR);
  return form;
}

static void
check_skip (const char *question, const char *choice, const char *expected)
{
  g_autoptr (MonevInstrument) form = read_it ();
  g_auto (GStrv) numbers = monev_instrument_numbers (form);
  g_autofree char *words = monev_paper_skip_words (
      form, (guint)monev_instrument_find (form, question), choice, numbers);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_arrows_follow_what_the_answer_decides (void)
{
  /* Over two questions of the group, of which one asks for more besides. */
  check_skip ("hamil", "tidak", "lanjut ke 4");
  check_skip ("hamil", "ya", NULL);
  check_skip ("akhir", "ya", "selesai");
  check_skip ("akhir", "tidak", NULL);
  /* What a whole group is asked for counts for what is in it. */
  check_skip ("ttd", "ya", NULL);
}

static char *
dump_of (MonevTestDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevActor) actor = test_office_start (db);
  g_autoptr (MonevInstrument) form = read_it ();
  MonevInstrumentEntry entry = { .title = (char *)"Uji", .form_id = (char *)"uji_kertas" };
  MonevPaperFormOptions options = { .entry = &entry, .number = 3, .paper = MONEV_PAGE_F4 };
  g_autoptr (MonevPageLayout) layout
      = monev_paper_form_layout (db->connection, form, &options, NULL, &error);
  char *dump;

  g_assert_no_error (error);
  dump = monev_page_layout_dump (layout, &error);
  g_assert_no_error (error);
  return dump;
}

static void
test_all_that_is_asked_stands_there (MonevTestDb *db)
{
  static const char *const texts[] = {
    "UJI KERTAS", "versi 3",     "Bagian A",  "Ada ibu hamil?",       "Hanya jika nomor 1 = “Ya”.",
    "Mengapa?",   "Ada …… kali", "Nama anak", "uji_kertas · versi 3", "Halaman 1 dari 1"
  };
  g_autofree char *dump = dump_of (db);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (strstr (dump, texts[i]) == NULL)
        g_test_message ("missing: %s", texts[i]);
      g_assert_nonnull (strstr (dump, texts[i]));
    }
}

#define GRID                                                                                       \
  "#survey\ntype|name|label|hint|relevant|appearance\n"                                             \
  "begin_group|k|Kepuasan|||\n"                                                                    \
  "select_one p|k1|Kecepatan layanan|||\nselect_one p|k2|Kejelasan biaya|||\n"                     \
  "select_one p|k3|Sikap petugas|||\nselect_one p|k4|Ruang tunggu|Amati sendiri||\n"               \
  "select_one p|k5|Antrean|||\nselect_one p|k6|Parkir|||\nend_group||||\n"                         \
  "begin_group|t|Alat|||table-list\nselect_multiple p|t1|Komputer|||\n"                          \
  "select_multiple p|t2|Printer|||\nend_group||||\n"                                              \
  "#choices\nlist_name|name|label\np|1|Buruk\np|2|Cukup\np|3|Baik\n"

static guint
grid_from (MonevInstrument *form, const char *name)
{
  g_auto (GStrv) numbers = monev_instrument_numbers (form);

  return monev_paper_grid_length (form, (guint)monev_instrument_find (form, name), 0, numbers);
}

/* Three that follow one another; one with a hint ends it; two where the group asks for it. */
static void
test_questions_with_the_same_choices_stand_in_a_grid (void)
{
  g_autoptr (MonevIssueList) issues = NULL;
  g_autoptr (MonevInstrument) form = read_form (GRID, &issues);
  g_autoptr (MonevInstrument) skips = read_it ();

  g_assert_cmpuint (grid_from (form, "k1"), ==, 3);
  g_assert_cmpuint (grid_from (form, "k4"), ==, 0);
  g_assert_cmpuint (grid_from (form, "k5"), ==, 0);
  g_assert_cmpuint (grid_from (form, "t1"), ==, 2);
  g_assert_cmpuint (grid_from (skips, "hamil"), ==, 0);
}

static char *
dump_text (MonevTestDb *db, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevActor) actor = test_office_start (db);
  g_autoptr (MonevIssueList) issues = NULL;
  g_autoptr (MonevInstrument) form = read_form (text, &issues);
  MonevInstrumentEntry entry = { .title = (char *)"Uji", .form_id = (char *)"uji_kisi" };
  MonevPaperFormOptions options = { .entry = &entry, .number = 1, .paper = MONEV_PAGE_F4 };
  g_autoptr (MonevPageLayout) layout
      = monev_paper_form_layout (db->connection, form, &options, NULL, &error);
  char *dump;

  g_assert_no_error (error);
  dump = monev_page_layout_dump (layout, &error);
  g_assert_no_error (error);
  return dump;
}

/* Each row of the outer one may have several: they stand behind it and say to which they belong. */
static void
test_a_repeat_within_a_repeat_has_a_table_of_its_own (MonevTestDb *db)
{
  g_autofree char *dump = dump_text (
      db, "#survey\ntype|name|label\nbegin_repeat|art|Anggota\ntext|nama|Nama anggota\n"
          "begin_repeat|sakit|Penyakit\ntext|apa|Nama penyakit\nend_repeat||\n"
          "integer|umur|Umur anggota\nend_repeat||\ndatetime|kapan|Waktu wawancara\n");
  const char *name = strstr (dump, "Nama anggota"), *age = strstr (dump, "Umur anggota");
  const char *row = strstr (dump, "No baris"), *ill = strstr (dump, "Nama penyakit");

  g_assert_true (name != NULL && age != NULL && row != NULL && ill != NULL);
  g_assert_true (name < age && age < row && row < ill);
  g_assert_nonnull (strstr (dump, "di bawahnya jam dan menit"));
}

static void
test_a_grid_is_printed_with_every_question (MonevTestDb *db)
{
  static const char *const texts[] = { "Kecepatan layanan", "Sikap petugas", "Ruang tunggu",
                                       "Parkir", "Printer", "Buruk" };
  g_autofree char *dump = dump_text (db, GRID);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_nonnull (strstr (dump, texts[i]));
}

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/instrument/paper/arrows-follow-what-the-answer-decides",
                   test_arrows_follow_what_the_answer_decides);
  monev_test_add_blank ("/instrument/paper/all-that-is-asked-stands-there",
                        test_all_that_is_asked_stands_there);
  g_test_add_func ("/instrument/paper/same-choices-stand-in-a-grid",
                   test_questions_with_the_same_choices_stand_in_a_grid);
  monev_test_add_blank ("/instrument/paper/a-grid-is-printed-with-every-question",
                        test_a_grid_is_printed_with_every_question);
  monev_test_add_blank ("/instrument/paper/a-repeat-within-a-repeat-has-a-table-of-its-own",
                        test_a_repeat_within_a_repeat_has_a_table_of_its_own);
  return test_office_run ();
}
