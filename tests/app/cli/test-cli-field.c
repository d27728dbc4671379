/* monevctl activity in the field: sites, visits, meetings, follow-ups, proposals. */
#include "cli-runner.h"

#include "exchange/table-file.h"

static const char *const agenda = "Peninjauan Uji";

#define FIELD(office, ...) RUN (office, "--json", "--as", "agus", "activity", __VA_ARGS__)

static void
expect_done (const Run *run)
{
  expect_status (run, 0);
}

static const char *
text_of (const json_t *object, const char *key)
{
  return json_string_value (json_object_get (object, key));
}

/* A run of its own: those of the demo office lie around today and have their own meetings. */
static void
run_open (Office *o)
{
  office_open (o);
  {
    g_auto (Run) run = RUN (o, "--as", "subkoor", "activity", "start", "--procedure", "ketapang-c2",
                            "--bidang", "Kepala Bidang Pemerintahan dan Pembangunan Manusia",
                            "--year", "2026", "--title", agenda, "--start", "2026-11-02");
    expect_done (&run);
  }
}

static void
add_team (Office *o)
{
  g_auto (Run) group = FIELD (o, "group", "add", agenda, "Kelompok Hulu");
  g_auto (Run) member = FIELD (o, "member", "add", agenda, "Hendra Gunadarma", "--group",
                               "Kelompok Hulu");
  g_auto (Run) site = FIELD (o, "site", "add", agenda, "--name", "Dusun Hulu", "--latitude",
                             "-0.16, 109.9");
  json_auto_t *stored = NULL;

  expect_done (&group);
  expect_done (&member);
  expect_done (&site);
  stored = parse (&site);
  g_assert_cmpstr (text_of (stored, "longitude"), ==, "109.9");
  g_assert_true (json_is_array (json_object_get (stored, "issues")));
}

static void
test_visits_are_planned_and_exported (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *pdf = NULL;
  g_autofree char *ics = NULL;

  run_open (&o);
  pdf = g_build_filename (o.folder, "jadwal.pdf", NULL);
  ics = g_build_filename (o.folder, "jadwal.ics", NULL);
  add_team (&o);
  {
    g_auto (Run) visit = FIELD (&o, "visit", "add", agenda, "--site", "dusun hulu", "--group",
                                "Kelompok Hulu", "--date-from", "2026-12-25", "--time-from", "8:00",
                                "--time-to", "10.00");
    g_auto (Run) twice = FIELD (&o, "visit", "add", agenda, "--site", "Dusun Hulu", "--members",
                                "Hendra Gunadarma", "--date-from", "2026-12-25", "--time-from",
                                "09.00", "--time-to", "11.00");
    g_auto (Run) paper = FIELD (&o, "visit", "export", agenda, pdf);
    g_auto (Run) calendar = FIELD (&o, "visit", "export", agenda, ics);
    g_auto (Run) month = FIELD (&o, "agenda", "2026-12");
    json_auto_t *saved = parse (&visit);
    json_auto_t *entries = parse (&month);
    g_autofree char *text = NULL;

    expect_done (&visit);
    g_assert_cmpstr (text_of (saved, "time_from"), ==, "08.00");
    g_assert_cmpstr (text_of (json_array_get (json_object_get (saved, "issues"), 0), "code"), ==,
                     "holiday");
    expect_status (&twice, 1);
    expect_failure (&twice, "invalid");
    expect_done (&paper);
    expect_done (&calendar);
    g_assert_true (g_file_get_contents (ics, &text, NULL, NULL));
    g_assert_nonnull (strstr (text, "SUMMARY:Kunjungan: Dusun Hulu"));
    g_assert_null (strstr (text, "langkah"));
    g_assert_cmpuint (json_array_size (entries), >=, 1);
  }
}

static void
test_a_meeting_and_its_follow_up (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *pdf = NULL;

  run_open (&o);
  pdf = g_build_filename (o.folder, "notulen.pdf", NULL);
  {
    g_auto (Run) meeting = FIELD (&o, "meeting", "add", agenda, "--title", "Rapat Uji", "--date",
                                  "2026-11-23", "--place", "Aula", "--minutes", "Satu\nDua");
    g_auto (Run) agreed = FIELD (&o, "follow-up", "add", agenda, "--meeting", "Rapat Uji", "--text",
                                 "Kirim data", "--agency", "Dinas Kesehatan", "--due", "2026-01-05");
    g_auto (Run) invited = FIELD (&o, "meeting", "invite", agenda, "Rapat Uji");
    g_auto (Run) low = FIELD (&o, "attendance", "set", agenda, "Dinas Kesehatan", "--state",
                              "mewakili", "--name", "Rina Uji", "--title", "Kasi Gizi");
    g_auto (Run) came = FIELD (&o, "attendance", "set", agenda, "Dinas Kesehatan", "--state",
                               "hadir");
    g_auto (Run) open = FIELD (&o, "follow-up", "open", agenda);
    g_auto (Run) paper = FIELD (&o, "meeting", "print", agenda, "Rapat Uji", pdf);
    json_auto_t *saved = parse (&meeting);
    json_auto_t *list = parse (&invited);
    json_auto_t *warned = parse (&low);
    json_auto_t *himself = parse (&came);
    json_auto_t *owed = parse (&open);

    g_assert_cmpstr (text_of (himself, "name"), ==, ""); /* who came himself was represented by nobody */
    g_assert_cmpstr (text_of (himself, "title"), ==, "");
    g_assert_cmpstr (text_of (saved, "minutes"), ==, "Satu\nDua");
    expect_done (&agreed);
    g_assert_cmpuint (json_array_size (list), ==, 1); /* who owes something */
    g_assert_cmpstr (text_of (json_array_get (json_object_get (warned, "issues"), 0), "code"), ==,
                     "representative-low");
    g_assert_cmpint (json_integer_value (json_object_get (json_array_get (owed, 0), "late_days")),
                     >, 0);
    expect_done (&paper);
  }
}

static void
test_proposals_become_a_list (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *table = NULL;
  g_autofree char *book = NULL;

  run_open (&o);
  table = g_build_filename (o.folder, "usulan.csv", NULL);
  book = g_build_filename (o.folder, "rd.xlsx", NULL);
  g_assert_true (g_file_set_contents (table, "Usulan;Lokasi;Nilai\nJalan;RT 1;100,5\n"
                                             "Parit;RT 2;200\n", -1, NULL));
  {
    g_auto (Run) wrong = FIELD (&o, "proposal", "import", agenda, table, "--source", "entah");
    g_auto (Run) untold = FIELD (&o, "proposal", "import", agenda, table);
    g_auto (Run) taken = FIELD (&o, "proposal", "import", agenda, table, "--source", "Pokir");
    g_auto (Run) put_off = FIELD (&o, "proposal", "set", agenda, "Parit", "--verdict", "ditunda",
                                  "--reason", "Menunggu anggaran");
    g_auto (Run) refused = FIELD (&o, "proposal", "set", agenda, "Parit", "--verdict", "ditolak");
    g_auto (Run) decided = FIELD (&o, "proposal", "set", agenda, "Jalan", "--verdict", "definitif");
    g_auto (Run) list = FIELD (&o, "definitive", agenda, book);
    g_auto (Run) ending = FIELD (&o, "definitive", agenda, "rd.csv");
    json_auto_t *saved = parse (&decided);
    g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
    g_autoptr (MonevTable) read = NULL;
    gboolean summed = FALSE;

    expect_status (&wrong, 2);
    expect_status (&untold, 2); /* no column says it, and nobody did */
    g_assert_nonnull (strstr (untold.out, "--source"));
    expect_done (&taken);
    expect_done (&put_off);
    expect_failure (&refused, "invalid"); /* the reason of another verdict does not serve */
    g_assert_cmpstr (text_of (saved, "source"), ==, "pokir");
    expect_done (&list);
    expect_status (&ending, 2);
    read = monev_table_file_read (book, NULL, issues, NULL);
    for (guint i = 0; i < monev_table_n_rows (read); i++)
      {
        gint64 row = monev_table_row_number (read, i);

        if (strcmp (monev_table_cell (read, row, 2).text, "Jumlah Pokir: 2 usulan") != 0)
          continue;
        g_assert_cmpstr (monev_table_cell (read, row, 10).text, ==, "300.5");
        g_assert_cmpstr (monev_table_cell (read, row, 11).text, ==, "100.5");
        summed = TRUE;
      }
    g_assert_true (summed);
  }
}

static gint64
find_row (MonevTable *table, guint column, const char *text)
{
  for (guint i = 0; i < monev_table_n_rows (table); i++)
    {
      gint64 row = monev_table_row_number (table, i);

      if (g_strcmp0 (monev_table_cell (table, row, column).text, text) == 0)
        return row;
    }
  return 0;
}

/* The block stands over some of the last columns. */
static const char *
signed_text (MonevTable *table, gint64 row)
{
  for (guint column = 12; column > 6; column--)
    {
      const char *text = monev_table_cell (table, row, column).text;

      if (text != NULL && *text != '\0')
        return text;
    }
  return "";
}

/* The workbook is signed as the paper is: post, room for a hand, name, below the sums. */
static void
test_definitive_is_signed (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *book = NULL;

  run_open (&o);
  book = g_build_filename (o.folder, "rd.xlsx", NULL);
  {
    g_auto (Run) list = FIELD (&o, "definitive", agenda, book);
    g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
    g_autoptr (MonevTable) read = NULL;
    gint64 sum;

    expect_done (&list);
    read = monev_table_file_read (book, NULL, issues, NULL);
    sum = find_row (read, 2, "Jumlah seluruhnya: 0 usulan");
    g_assert_cmpint (sum, >, 0);
    g_assert_nonnull (strchr (signed_text (read, sum + 2), ','));
    g_assert_true (g_str_has_prefix (signed_text (read, sum + 3), "Kepala Badan"));
    g_assert_cmpstr (signed_text (read, sum + 4), ==, "");
    g_assert_cmpstr (signed_text (read, sum + 5), !=, "");
  }
}

static void
test_wrong_words (void)
{
  g_auto (Office) o = { NULL };

  run_open (&o);
  {
    g_auto (Run) verb = FIELD (&o, "site", "fly", agenda);
    g_auto (Run) none = FIELD (&o, "site", "remove", agenda, "Tidak Ada");
    g_auto (Run) finding = FIELD (&o, "finding", "import", agenda, "x.csv");
    g_auto (Run) month = FIELD (&o, "agenda", "2026-13");
    g_auto (Run) spoken = RUN (&o, "--as", "agus", "activity", "site", "remove", agenda, "X");

    expect_status (&verb, 2);
    expect_status (&none, 1);
    expect_one_line (&spoken);
    expect_failure (&none, "not-found");
    expect_status (&finding, 2);
    expect_status (&month, 2);
  }
}

/* Nobody looks at the columns here: what is missing and what was left out is said. */
static void
test_columns_are_named (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *table = NULL;

  run_open (&o);
  table = g_build_filename (o.folder, "usulan.csv", NULL);
  g_assert_true (g_file_set_contents (table, "Judul;Lokasi\nJalan;RT 1\n", -1, NULL));
  {
    g_auto (Run) none = FIELD (&o, "proposal", "import", agenda, table, "--source", "opd");

    expect_failure (&none, "invalid");
    g_assert_nonnull (strstr (none.out, "Usulan"));
  }
  g_assert_true (g_file_set_contents (table, "Usulan;Warna\nJalan;biru\n", -1, NULL));
  {
    g_auto (Run) taken = RUN (&o, "--as", "agus", "activity", "proposal", "import", agenda, table,
                              "--source", "opd");

    expect_done (&taken);
    g_assert_nonnull (strstr (taken.err, "Warna"));
  }
}

#define ADD(path, func) g_test_add_func ("/cli/field/" path, func)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cli_setup ();
  ADD ("visits-are-planned-and-exported", test_visits_are_planned_and_exported);
  ADD ("a-meeting-and-its-follow-up", test_a_meeting_and_its_follow_up);
  ADD ("proposals-become-a-list", test_proposals_become_a_list);
  ADD ("the-definitive-list-is-signed", test_definitive_is_signed);
  ADD ("columns-are-named", test_columns_are_named);
  ADD ("wrong-words", test_wrong_words);
  return cli_run ();
}
