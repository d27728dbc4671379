/* Responses as columns, kept up by the log, against what the database holds. */
#include "../response/importing.h"

#include "base/json.h"
#include "result/response-cache.h"

#include <glib/gstdio.h>

#undef FORM
#define FORM                                                                                       \
  "#survey\ntype|name|label\nbegin_group|g|Bagian\ntext|nama|Nama\nselect_one s|status|Status\n"   \
  "end_group||\ndecimal|upah|Upah\nbegin_repeat|anak|Anak\ninteger|umur|Umur\nend_repeat||\n"      \
  "#choices\nlist_name|name|label|monev::skor\ns|a|Sesuai|4\ns|b|Terlambat|2\n"                    \
  "#settings\nmonev::predikat\n60 Tinggi; 0 Rendah\n"

static MonevResponseCache *
read_cache (Desk *d, MonevResponseCache *before, const char *folder)
{
  g_autoptr (GError) error = NULL;
  MonevResponseCache *cache = monev_response_cache_read (
      d->c, &(MonevCacheReading){ d->instrument, before, folder, NULL, NULL, NULL }, &error);

  g_assert_no_error (error);
  return cache;
}

static const char *
text_in (const MonevColumnStore *store, guint row, guint column)
{
  return monev_column_store_word (store, column, monev_column_store_code (store, row, column));
}

static guint
column_of (const MonevResponseCache *cache, const char *name)
{
  MonevInstrument *instrument
      = monev_response_plan_instrument (monev_response_cache_plan (cache));
  int question = monev_instrument_find (instrument, name);
  int column = monev_response_cache_column (
      cache, monev_instrument_question (instrument, (guint)question)->field);

  g_assert_cmpint (column, >=, MONEV_N_CACHE_COLUMNS);
  return (guint)column;
}

/* Every response that was handed in stands in just one row, as the database has it. */
static void
check_cache (Desk *d, MonevResponseCache *cache)
{
  const MonevColumnStore *store = monev_response_cache_store (cache);
  g_autoptr (GPtrArray) list = monev_response_store_page (d->c, d->instrument, "", "", 10000, NULL);
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const MonevResponseEntry *entry = g_ptr_array_index (list, i);
      guint32 code = monev_column_store_find (store, MONEV_CACHE_ID, entry->id);
      json_auto_t *json = monev_json_load (entry->answers, -1, NULL);
      const char *name = json_string_value (json_object_get (json_object_get (json, "answers"),
                                                             "g/nama"));
      guint row;

      if (strcmp (entry->state, "isian") == 0)
        continue;
      n++;
      g_assert_true (code != 0 && monev_column_store_first (store, MONEV_CACHE_ID, code, &row));
      g_assert_cmpstr (text_in (store, row, MONEV_CACHE_STATE), ==, entry->state);
      g_assert_cmpstr (text_in (store, row, column_of (cache, "nama")), ==, name ? name : "");
      g_assert_cmpint (g_ascii_strtoll (text_in (store, row, MONEV_CACHE_ROW_VERSION), NULL, 10),
                       ==, entry->version);
      g_assert_cmpint (g_ascii_strtoll (text_in (store, row, MONEV_CACHE_QUESTIONS), NULL, 10), ==,
                       entry->questions);
    }
  g_assert_cmpuint (monev_column_store_n_rows (store), ==, n);
}

static void
take_csv (Desk *d, MonevTestDb *db, const char *text)
{
  g_autofree char *path = write_csv (db, "masuk.csv", text);
  g_autoptr (GError) error = NULL;

  IMPORT (d, (How){ NULL }, path);
  g_assert_no_error (error);
}

static MonevResponseEntry *
entry_called (Desk *d, const char *uuid)
{
  g_autoptr (GPtrArray) list = monev_response_store_page (d->c, d->instrument, "", "", 10000, NULL);

  for (guint i = 0; i < list->len; i++)
    if (strcmp (((MonevResponseEntry *)list->pdata[i])->uuid, uuid) == 0)
      return monev_response_entry_copy (list->pdata[i]);
  g_assert_not_reached ();
}

#define THREE "nama,status,upah,_uuid\nAni,a,10,u-1\nBudi,b,20,u-2\nCici,,30,u-3\n"

static void
test_all_are_read_and_then_what_changed (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevResponseCache) first = NULL, same = NULL, next = NULL, last = NULL;
  g_autoptr (MonevResponseEntry) entry = NULL, fixed = NULL;
  MonevResponseCorrection correction = { "g/nama", "Budiman", "Nama lengkap" };

  desk_open (&d, db, FORM);
  take_csv (&d, db, THREE);
  first = read_cache (&d, NULL, NULL);
  check_cache (&d, first);
  g_assert_cmpuint (monev_response_cache_n_read (first), ==, 3);
  same = read_cache (&d, first, NULL);
  g_assert_true (same == first);
  entry = entry_called (&d, "u-2");
  fixed = monev_response_correct (d.c, d.rani, entry, &correction, d.issues, NULL);
  g_assert_nonnull (fixed);
  g_assert_true (monev_response_ask (d.c, d.rani, fixed, "g/nama", "Benarkah?", NULL));
  take_csv (&d, db, "nama,_uuid\nDedi,u-4\nEka,u-5\n");
  next = read_cache (&d, first, NULL);
  g_assert_cmpuint (monev_response_cache_n_read (next), ==, 3);
  check_cache (&d, next);
  /* What was read before stays as it was. */
  g_assert_cmpuint (monev_column_store_n_rows (monev_response_cache_store (first)), ==, 3);
  g_assert_cmpuint (monev_column_store_find (monev_response_cache_store (first),
                                             column_of (first, "nama"), "Budiman"),
                    ==, 0);
  last = read_cache (&d, first, NULL); /* from an older one again */
  check_cache (&d, last);
}

static void
test_decisions_of_many_are_followed (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevResponseCache) first = NULL, next = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db, FORM);
  take_csv (&d, db, THREE);
  first = read_cache (&d, NULL, NULL);
  list = monev_response_store_list (d.c, d.instrument, "masuk", NULL, NULL);
  monev_responses_set_state (d.c, d.rani, list, "disetujui", NULL, &error);
  g_assert_no_error (error);
  next = read_cache (&d, first, NULL);
  g_assert_cmpuint (monev_response_cache_n_read (next), ==, 3);
  check_cache (&d, next);
}

static void
test_value_and_grade_are_columns (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevResponseCache) cache = NULL;
  const MonevColumnStore *store;

  desk_open (&d, db, FORM);
  take_csv (&d, db, THREE);
  cache = read_cache (&d, NULL, NULL);
  store = monev_response_cache_store (cache);
  g_assert_cmpstr (text_in (store, 0, MONEV_CACHE_VALUE), ==, "100");
  g_assert_cmpstr (text_in (store, 1, MONEV_CACHE_GRADE), ==, "Rendah");
  g_assert_cmpstr (text_in (store, 2, MONEV_CACHE_VALUE), ==, "");
}

static void
test_what_is_being_filled_stands_behind (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevResponseCache) cache = NULL;
  g_autoptr (MonevResponseEntry) draft = NULL;
  g_autoptr (MonevColumnStore) with = NULL;

  desk_open (&d, db, FORM);
  take_csv (&d, db, THREE);
  draft = monev_response_begin (d.c, d.rani,
                                &(MonevResponseHead){ .instrument_id = d.instrument }, NULL);
  cache = read_cache (&d, NULL, NULL);
  check_cache (&d, cache);
  with = monev_response_cache_with_drafts (cache, d.c, NULL);
  g_assert_cmpuint (monev_column_store_n_rows (with), ==, 4);
  g_assert_cmpstr (text_in (with, 3, MONEV_CACHE_ID), ==, draft->id);
  check_cache (&d, cache);
}

static void
test_the_file_is_read_and_brought_up (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *folder = file_in (db, "singgahan");
  g_autoptr (MonevResponseCache) first = NULL, again = NULL, damaged = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  GStatBuf info;
  gsize length;

  desk_open (&d, db, FORM);
  take_csv (&d, db, THREE);
  first = read_cache (&d, NULL, folder);
  take_csv (&d, db, "nama,_uuid\nDedi,u-4\n");
  again = read_cache (&d, NULL, folder);
  g_assert_cmpuint (monev_response_cache_n_read (again), ==, 1);
  check_cache (&d, again);
  dir = g_dir_open (folder, 0, NULL);
  path = g_build_filename (folder, g_dir_read_name (dir), NULL);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 077, ==, 0); /* it holds answers */
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  text[length - 40] ^= 1;
  g_assert_true (g_file_set_contents (path, text, (gssize)length, NULL));
  damaged = read_cache (&d, NULL, folder);
  g_assert_cmpuint (monev_response_cache_n_read (damaged), ==, 4);
  check_cache (&d, damaged);
  g_remove (path);
  g_rmdir (folder);
}

/* A new version has other columns; a log that is another one has other numbers. */
static void
test_a_new_version_is_read_anew (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (MonevResponseCache) first = NULL, next = NULL;
  g_autoptr (MonevInstrumentEntry) entry = NULL, changed = NULL, issued = NULL;
  g_autoptr (MonevXlsform) form = make_form (
      "#survey\ntype|name|label\nbegin_group|g|Bagian\ntext|nama|Nama\nend_group||\ntext|desa|Desa\n");
  g_autoptr (GError) error = NULL;

  desk_open (&d, db, FORM);
  take_csv (&d, db, THREE);
  first = read_cache (&d, NULL, NULL);
  entry = monev_instrument_store_find (d.c, d.instrument, NULL);
  changed = monev_instrument_save (d.c, d.rani, entry,
                                   &(MonevInstrumentContent){ form, NULL, NULL, NULL }, d.issues,
                                   &error);
  g_assert_no_error (error);
  issued = monev_instrument_issue (d.c, d.rani, changed, NULL, d.issues, &error);
  g_assert_no_error (error);
  next = read_cache (&d, first, NULL);
  g_assert_cmpuint (monev_response_cache_n_read (next), ==, 3);
  check_cache (&d, next);
  g_assert_cmpuint (column_of (next, "desa"), >, 0);
}

static void
test_reading_can_be_stopped (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autoptr (GCancellable) stopped = g_cancellable_new ();
  g_autoptr (MonevResponseCache) none = NULL, whole = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&d, db, FORM);
  take_csv (&d, db, THREE);
  g_cancellable_cancel (stopped);
  none = monev_response_cache_read (
      d.c, &(MonevCacheReading){ d.instrument, NULL, NULL, stopped, NULL, NULL }, &error);
  g_assert_null (none);
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED);
  whole = read_cache (&d, NULL, NULL);
  check_cache (&d, whole);
}

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) monev_test_add_blank ("/result/response-cache/" path, func)
  ADD ("all-then-what-changed", test_all_are_read_and_then_what_changed);
  ADD ("decisions-of-many", test_decisions_of_many_are_followed);
  ADD ("value-and-grade", test_value_and_grade_are_columns);
  ADD ("drafts-stand-behind", test_what_is_being_filled_stands_behind);
  ADD ("the-file-is-brought-up", test_the_file_is_read_and_brought_up);
  ADD ("a-new-version-is-read-anew", test_a_new_version_is_read_anew);
  ADD ("can-be-stopped", test_reading_can_be_stopped);
  return test_office_run ();
}
