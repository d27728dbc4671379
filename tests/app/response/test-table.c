/* Answers as a table: a column for each question, worded as an office reads them. */
#include "desk.h"
#include "response/response-table.h"

#define FORM                                                                                       \
  "#survey\ntype|name|label\nbegin_group|g|Bagian\ntext|nama|Nama\nselect_one s|status|Status\n"   \
  "select_multiple s|semua|Semua\nend_group||\ndecimal|upah|Upah\ndate|hari|Hari\n"                \
  "note|n|Petunjuk\nbegin_repeat|anak|Anak\ninteger|umur|Umur\nend_repeat||\n"        \
  "select_one s or_other|lain|Lain\n"                                                              \
  "#choices\nlist_name|name|label\ns|a|Sesuai jadwal\ns|b|Terlambat\n"

#define ANSWERS                                                                                    \
  "{\"answers\":{\"anak\":[{\"umur\":\"7\"}],\"g/nama\":\"Ani\\nBudi\",\"g/semua\":\"b a z\","     \
  "\"g/status\":\"a\",\"hari\":\"2026-03-05\",\"lain\":\"other\",\"lain_other\":\"Pindah\","       \
  "\"upah\":\"1250.5\"},\"format\":1}"

static void
add_response (Desk *d, const char *id, const char *state)
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
  monev_response_entry_set (&entry->answers, ANSWERS);
  entry->submitted_at = strcmp (state, MONEV_RESPONSE_ISIAN) == 0 ? 0 : 1;
  monev_response_store_insert (d->c, entry, &error);
  g_assert_no_error (error);
}

static MonevResponseTable *
read_table (Desk *d, const char *state, guint limit)
{
  g_autoptr (GError) error = NULL;
  MonevResponseTable *table = monev_response_table_read (
      d->c, &(MonevResponseTableReading){ d->instrument, state, limit, NULL, NULL, NULL }, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (table->rows->len, ==, table->entries->len);
  return table;
}

static void
test_questions_outside_of_repeats_are_columns (MonevTestDb *db)
{
  static const struct
  {
    const char *heading, *text;
  } expected[] = {
    { "1. Nama", "Ani Budi" },    { "2. Status", "Sesuai jadwal" },
    { "3. Semua", "Terlambat, Sesuai jadwal, z" }, { "4. Upah", "1.250,5" },
    { "5. Hari", "05-03-2026" },  { "7. Lain", "Pindah" },
  };
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevResponseTable) table = NULL;

  desk_open (&d, db, FORM);
  add_response (&d, "a", MONEV_RESPONSE_MASUK);
  table = read_table (&d, "", 0);
  g_assert_cmpuint (table->columns->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const MonevResponseColumn *column = g_ptr_array_index (table->columns, i);

      g_assert_cmpstr (column->heading, ==, expected[i].heading);
      g_assert_cmpstr (((char **)g_ptr_array_index (table->rows, 0))[i], ==, expected[i].text);
    }
  g_assert_cmpstr (((MonevResponseEntry *)table->entries->pdata[0])->answers, ==, "");
}

static void
test_the_first_ones_and_a_word_of_the_rest (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevResponseTable) two = NULL, three = NULL, masuk = NULL;
  g_autoptr (GCancellable) stopped = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  MonevResponseTableReading reading = { NULL, "", 0, stopped, NULL, NULL };

  desk_open (&d, db, FORM);
  add_response (&d, "a", MONEV_RESPONSE_MASUK);
  add_response (&d, "b", MONEV_RESPONSE_ISIAN);
  add_response (&d, "c", MONEV_RESPONSE_MASUK);
  two = read_table (&d, "", 2);
  g_assert_true (two->more);
  g_assert_cmpuint (two->rows->len, ==, 2);
  three = read_table (&d, "", 3);
  g_assert_false (three->more);
  masuk = read_table (&d, MONEV_RESPONSE_MASUK, 2);
  g_assert_false (masuk->more);
  g_assert_cmpstr (((MonevResponseEntry *)masuk->entries->pdata[1])->id, ==, "c");
  g_cancellable_cancel (stopped);
  reading.instrument_id = d.instrument;
  g_assert_null (monev_response_table_read (d.c, &reading, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED);
}

static void
test_value_and_grade_stand_before_the_answers (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevResponseTable) table = NULL;
  char **row;

  desk_open (&d, db,
             "#survey\ntype|name|label\nbegin_group|g|Bagian\nselect_one s|status|Status\n"
             "end_group||\n#choices\nlist_name|name|label|monev::skor\ns|a|Baik|4\ns|b|Lebih|5\n"
             "#settings\nmonev::predikat\n75 Tinggi; 0 Rendah\n");
  add_response (&d, "a", MONEV_RESPONSE_MASUK);
  table = read_table (&d, "", 0);
  row = g_ptr_array_index (table->rows, 0);
  g_assert_cmpuint (table->columns->len, ==, 3);
  g_assert_cmpstr (((MonevResponseColumn *)table->columns->pdata[0])->heading, ==, "Nilai");
  g_assert_cmpstr (row[0], ==, "80,00");
  g_assert_cmpstr (row[1], ==, "Tinggi");
  g_assert_cmpstr (row[2], ==, "Baik");
  g_assert_null (row[3]);
}

static void
test_one_that_was_never_issued_is_empty (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevInstrumentEntry) draft = NULL;
  g_autoptr (MonevResponseTable) table = NULL;

  desk_open (&d, db, FORM);
  draft = add_instrument (&d, "#survey\ntype|name|label\ntext|a|A\n");
  g_free (d.instrument);
  d.instrument = g_strdup (draft->id);
  table = read_table (&d, "", 0);
  g_assert_cmpuint (table->columns->len, ==, 0);
  g_assert_cmpuint (table->rows->len, ==, 0);
}

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) monev_test_add_blank ("/response/table/" path, func)
  ADD ("questions-are-columns", test_questions_outside_of_repeats_are_columns);
  ADD ("first-ones", test_the_first_ones_and_a_word_of_the_rest);
  ADD ("value-and-grade", test_value_and_grade_stand_before_the_answers);
  ADD ("never-issued", test_one_that_was_never_issued_is_empty);
  return test_office_run ();
}
