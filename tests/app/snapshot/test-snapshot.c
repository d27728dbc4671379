#include "snapshot/snapshot.h"

#include <string.h>

#include "db-driver-private.h"
#include "office-fixture.h"

typedef struct {
  const char    *subject;
  const char    *json;
  MonevSnapshot *made;
} Freeze;

static gboolean
freeze (MonevDbConnection *c, gpointer data, GError **error)
{
  Freeze *f = data;
  json_auto_t *content = json_loads (f->json, JSON_DECODE_ANY, NULL);

  f->made = monev_snapshot_freeze (c, f->subject, content, "rani", 1234, error);
  return f->made != NULL;
}

static MonevSnapshot *
freeze_now (MonevDbConnection *c, const char *subject, const char *json)
{
  Freeze f = { subject, json };
  g_autoptr (GError) error = NULL;

  monev_db_transaction (c, freeze, &f, &error);
  g_assert_no_error (error);
  return f.made;
}

static void
test_each_subject_counts_from_one (MonevTestDb *db)
{
  g_autoptr (MonevSnapshot) a1 = freeze_now (db->connection, "instrument/a", "{\"v\":1}");
  g_autoptr (MonevSnapshot) b1 = freeze_now (db->connection, "instrument/b", "{\"v\":1}");
  g_autoptr (MonevSnapshot) a2 = freeze_now (db->connection, "instrument/a", "{\"v\":2}");
  g_autoptr (MonevSnapshot) last = monev_snapshot_load (db->connection, "instrument/a", 0, NULL);
  g_autoptr (MonevSnapshot) first = monev_snapshot_load (db->connection, "instrument/a", 1, NULL);

  g_assert_cmpint (a1->number, ==, 1);
  g_assert_cmpint (b1->number, ==, 1);
  g_assert_cmpint (a2->number, ==, 2);
  g_assert_cmpint (last->number, ==, 2);
  g_assert_cmpstr (last->canonical, ==, "{\"v\":2}");
  g_assert_cmpstr (first->canonical, ==, "{\"v\":1}");
  g_assert_cmpstr (first->id, ==, a1->id);
  g_assert_cmpint (first->created_at, ==, 1234);
  g_assert_cmpstr (first->created_by, ==, "rani");
}

static void
test_equal_content_has_one_hash (MonevTestDb *db)
{
  g_autoptr (MonevSnapshot) a = freeze_now (db->connection, "x", "{\"b\":[1,2],\"a\":\"é\"}");
  g_autoptr (MonevSnapshot) b = freeze_now (db->connection, "y", " { \"a\" : \"é\", \"b\":[1 ,2]}");
  g_autoptr (MonevSnapshot) c = freeze_now (db->connection, "z", "{\"b\":[2,1],\"a\":\"é\"}");
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, a->canonical, -1);

  g_assert_cmpstr (a->canonical, ==, b->canonical);
  g_assert_cmpstr (a->sha256, ==, b->sha256);
  g_assert_cmpstr (a->sha256, !=, c->sha256);
  g_assert_cmpstr (a->sha256, ==, sum);
}

static void
test_unknown_number_is_not_found (MonevTestDb *db)
{
  g_autoptr (MonevSnapshot) made = freeze_now (db->connection, "x", "{}");
  g_autoptr (GError) number = NULL;
  g_autoptr (GError) subject = NULL;

  g_assert_null (monev_snapshot_load (db->connection, "x", 2, &number));
  g_assert_error (number, MONEV_ERROR, MONEV_ERROR_NOT_FOUND);
  g_assert_null (monev_snapshot_load (db->connection, "y", 0, &subject));
  g_assert_error (subject, MONEV_ERROR, MONEV_ERROR_NOT_FOUND);
}

static void
test_frozen_content_refuses_an_update (MonevTestDb *db)
{
  g_autoptr (MonevSnapshot) made = freeze_now (db->connection, "x", "{}");
  g_autoptr (GError) error = NULL;

  g_assert_false (monev_db_connection_script (db->connection,
                                              "UPDATE snapshot SET canonical = '1'", &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_DENIED);
}

static void
test_tampered_content_is_not_loaded (MonevTestDb *db)
{
  static const char *const changes[] = {
    "UPDATE snapshot SET canonical = '{\"v\":2}'",
    "UPDATE snapshot SET sha256 = 'x'",
  };
  g_autoptr (MonevSnapshot) made = freeze_now (db->connection, "x", "{\"v\":1}");

  test_script (db->connection, monev_db_connection_engine (db->connection) == MONEV_DB_ENGINE_SQLITE
                 ? "DROP TRIGGER snapshot_no_update"
                 : "ALTER TABLE snapshot DISABLE TRIGGER USER");
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GError) error = NULL;

      test_script (db->connection, changes[i]);
      g_assert_null (monev_snapshot_load (db->connection, "x", 0, &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT);
    }
}

static void
expect_diff (const char *before, const char *after, const char *wanted)
{
  json_auto_t *a = json_loads (before, JSON_DECODE_ANY, NULL);
  json_auto_t *b = json_loads (after, JSON_DECODE_ANY, NULL);
  g_autoptr (GPtrArray) paths = monev_snapshot_diff (a, b);
  g_autofree char *joined = NULL;

  g_ptr_array_add (paths, NULL);
  joined = g_strjoinv (" ", (char **) paths->pdata);
  g_assert_cmpstr (joined, ==, wanted);
}

static void
test_diff_names_each_place (void)
{
  expect_diff ("{\"a\":1}", "{\"a\":1}", "");
  expect_diff ("{\"a\":1,\"b\":[1,2]}", "{\"b\":[1,2],\"a\":1}", "");
  expect_diff ("{\"a\":1}", "{\"a\":2}", "/a");
  expect_diff ("{\"a\":1}", "{\"a\":\"1\"}", "/a");
  expect_diff ("{\"a\":1,\"b\":2}", "{\"a\":1}", "/b");
  expect_diff ("{\"a\":1}", "{\"a\":1,\"b\":null}", "/b");
  expect_diff ("{\"r\":[{\"n\":1},{\"n\":2}]}", "{\"r\":[{\"n\":1},{\"n\":3}]}", "/r/1/n");
  expect_diff ("[1,2,3]", "[1,2]", "/2");
  expect_diff ("[1]", "[1,2,3]", "/1 /2");
  expect_diff ("{\"a\":{\"b\":1}}", "{\"a\":[1]}", "/a");

}

static MonevDraft *
draft (MonevDbConnection *c, const char *subject, const char *official)
{
  g_autoptr (GError) error = NULL;
  MonevDraft *found = monev_draft_load (c, subject, official, &error);

  if (found == NULL)
    g_assert_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND);
  return found;
}

static void
test_draft_is_overwritten_in_place (MonevTestDb *db)
{
  json_auto_t *one = json_pack ("{s:i}", "v", 1);
  json_auto_t *two = json_pack ("{s:i}", "v", 2);
  g_autoptr (MonevDraft) mine = NULL;
  g_autoptr (MonevDraft) other = NULL;
  g_autoptr (MonevDraft) gone = NULL;

  g_assert_true (monev_draft_save (db->connection, "x", "rani", one, "", 10, NULL));
  g_assert_true (monev_draft_save (db->connection, "x", "budi", one, "", 11, NULL));
  g_assert_true (monev_draft_save (db->connection, "x", "rani", two, "base", 12, NULL));
  mine = draft (db->connection, "x", "rani");
  other = draft (db->connection, "x", "budi");
  g_assert_cmpstr (mine->canonical, ==, "{\"v\":2}");
  g_assert_cmpstr (mine->base, ==, "base");
  g_assert_cmpint (mine->changed_at, ==, 12);
  g_assert_cmpstr (other->canonical, ==, "{\"v\":1}");
  g_assert_cmpint (test_number (db->connection, "SELECT count(*) AS n FROM draft"), ==, 2);
  g_assert_true (monev_draft_drop (db->connection, "x", "rani", NULL));
  g_assert_true (monev_draft_drop (db->connection, "x", "rani", NULL));
  gone = draft (db->connection, "x", "rani");
  g_assert_null (gone);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  monev_test_add_both ("/snapshot/each-subject-counts-from-one", test_each_subject_counts_from_one);
  monev_test_add_both ("/snapshot/equal-content-has-one-hash", test_equal_content_has_one_hash);
  monev_test_add_both ("/snapshot/unknown-number-is-not-found", test_unknown_number_is_not_found);
  monev_test_add_both ("/snapshot/frozen-content-refuses-an-update",
                       test_frozen_content_refuses_an_update);
  monev_test_add_both ("/snapshot/tampered-content-is-not-loaded",
                       test_tampered_content_is_not_loaded);
  g_test_add_func ("/snapshot/diff-names-each-place", test_diff_names_each_place);
  monev_test_add_both ("/snapshot/draft-is-overwritten-in-place",
                       test_draft_is_overwritten_in_place);
  return g_test_run ();
}
