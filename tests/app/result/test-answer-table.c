/* Answers as a table: a column for each question, worded as an office reads them. */
#include "../response/desk.h"

#include "result/answer-table.h"

#define FORM                                                                                       \
  "#survey\ntype|name|label\nbegin_group|g|Bagian\ntext|nama|Nama\nselect_one s|status|Status\n"   \
  "select_multiple s|semua|Semua\nend_group||\ndecimal|upah|Upah\ndate|hari|Hari\n"                \
  "note|n|Petunjuk\nbegin_repeat|anak|Anak\ninteger|umur|Umur\nend_repeat||\n"                     \
  "select_one t or_other|lain|Lain\n"                                                              \
  "#choices\nlist_name|name|label|monev::skor\ns|a|Sesuai jadwal|4\ns|b|Terlambat|5\nt|x|Xilem\n"  \
  "#settings\nmonev::predikat\n75 Tinggi; 0 Rendah\n"

#define ANSWERS                                                                                    \
  "{\"answers\":{\"anak\":[{\"umur\":\"7\"}],\"g/nama\":\"Ani\\nBudi\",\"g/semua\":\"b a z\","     \
  "\"g/status\":\"a\",\"hari\":\"2026-03-05\",\"lain\":\"other\",\"lain_other\":\"Pindah\","       \
  "\"upah\":\"1250.5\"},\"format\":1}"

static void
add_response (Desk *d, const char *id, const char *state, const char *answers)
{
  g_autoptr (MonevResponseEntry) entry = monev_response_entry_new ();
  g_autofree char *version = NULL;
  g_autoptr (GError) error = NULL;
  gint64 number = 0;

  g_assert_true (monev_response_store_version (d->c, d->instrument, 0, &version, &number, NULL));
  monev_response_entry_set (&entry->id, id);
  monev_response_entry_set (&entry->instrument_id, d->instrument);
  monev_response_entry_set (&entry->version_id, version);
  monev_response_entry_set (&entry->state, state);
  monev_response_entry_set (&entry->title, "Desa Uji");
  monev_response_entry_set (&entry->answers, answers);
  entry->submitted_at
      = strcmp (state, MONEV_RESPONSE_ISIAN) == 0 ? 0 : G_GINT64_CONSTANT (1772679600000);
  monev_response_store_insert (d->c, entry, &error);
  g_assert_no_error (error);
}

static MonevAnswerTable *
read_table (Desk *d)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevResponseCache) cache = monev_response_cache_read (
      d->c, &(MonevCacheReading){ d->instrument, NULL, NULL, NULL, NULL, NULL }, &error);
  MonevAnswerTable *table;

  g_assert_no_error (error);
  table = monev_answer_table_new (cache, d->c, &error);
  g_assert_no_error (error);
  return table;
}

static guint
column_called (const MonevAnswerTable *table, const char *heading)
{
  for (guint i = 0; i < monev_answer_table_n_columns (table); i++)
    if (strcmp (monev_answer_table_column (table, i)->heading, heading) == 0)
      return i;
  g_error ("no column %s", heading);
}

static void
check_cell (const MonevAnswerTable *table, guint row, const char *heading, const char *expected)
{
  guint column = column_called (table, heading);
  g_autofree char *word = monev_answer_table_word (table, column,
                                                   monev_answer_table_code (table, row, column));

  g_assert_cmpstr (word, ==, expected);
}

static void
test_cells_read_as_an_office_reads_them (MonevTestDb *db)
{
  static const struct
  {
    const char *heading, *text;
  } expected[] = {
    { "Responden", "Desa Uji" },  { "Keadaan", "masuk" },
    { "Masuk", "05-03-2026" },    { "1. Nama", "Ani Budi" },
    { "2. Status", "Sesuai jadwal" }, { "3. Semua", "Terlambat, Sesuai jadwal, z" },
    { "4. Upah", "1.250,5" },     { "5. Hari", "05-03-2026" },
    { "7. Lain", "Pindah" },      { "Versi", "1" },
    { "Catatan", "" },
  };
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevAnswerTable) table = NULL;

  desk_open (&d, db, FORM);
  add_response (&d, "a", MONEV_RESPONSE_MASUK, ANSWERS);
  table = read_table (&d);
  g_assert_cmpuint (monev_answer_table_n_rows (table), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    check_cell (table, 0, expected[i].heading, expected[i].text);
}

/* 4 : 5 of the status and 9 : 9 of all: (4 + 9) : 14 × 100. */
static void
test_value_and_grade_stand_before_the_answers (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevAnswerTable) table = NULL;

  desk_open (&d, db, FORM);
  add_response (&d, "a", MONEV_RESPONSE_MASUK, ANSWERS);
  table = read_table (&d);
  g_assert_cmpuint (column_called (table, "Nilai"), <, column_called (table, "1. Nama"));
  check_cell (table, 0, "Nilai", "92,86");
  check_cell (table, 0, "Predikat", "Tinggi");
}

static void
test_a_repeat_and_a_note_are_no_columns (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevAnswerTable) table = NULL;
  guint questions = 0;

  desk_open (&d, db, FORM);
  table = read_table (&d);
  for (guint i = 0; i < monev_answer_table_n_columns (table); i++)
    questions += monev_answer_table_column (table, i)->question >= 0;
  g_assert_cmpuint (questions, ==, 6);
  g_assert_cmpuint (monev_answer_table_n_rows (table), ==, 0);
}

/* What a decision needs is there without asking the database again. */
static void
test_an_entry_knows_its_row (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevAnswerTable) table = NULL;
  g_autoptr (MonevResponseEntry) entry = NULL;
  g_autoptr (MonevResponseEntry) draft = NULL;
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  desk_open (&d, db, FORM);
  add_response (&d, "b", MONEV_RESPONSE_ISIAN, "{\"answers\":{},\"format\":1}");
  add_response (&d, "c", MONEV_RESPONSE_MASUK, ANSWERS);
  table = read_table (&d);
  entry = monev_answer_table_entry (table, 0);
  draft = monev_answer_table_entry (table, 1);
  g_assert_cmpstr (entry->id, ==, "c");
  g_assert_cmpstr (draft->id, ==, "b");
  g_assert_cmpstr (draft->state, ==, MONEV_RESPONSE_ISIAN);
  check_cell (table, 1, "Masuk", "");
  g_ptr_array_add (chosen, entry);
  g_assert_true (monev_responses_set_state (d.c, d.rani, chosen, "disetujui", NULL, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) monev_test_add_blank ("/result/answer-table/" path, func)
  ADD ("cells-read-as-an-office-reads-them", test_cells_read_as_an_office_reads_them);
  ADD ("value-and-grade", test_value_and_grade_stand_before_the_answers);
  ADD ("repeats-and-notes-are-no-columns", test_a_repeat_and_a_note_are_no_columns);
  ADD ("an-entry-knows-its-row", test_an_entry_knows_its_row);
  return test_office_run ();
}
