#include "audit/audit.h"

#include <string.h>

#include "base/json.h"
#include "db-error.h"
#include "office-fixture.h"

#define ENTRIES 6

static gboolean
append_one (MonevDbConnection *c, gpointer data, GError **error)
{
  int n = GPOINTER_TO_INT (data);
  g_autofree char *subject = g_strdup_printf ("agency/%d", n % 2);
  json_auto_t *detail = json_pack ("{s:i}", "n", n);

  return monev_audit_append (c, 1000 + n, "rani", "agency.change", subject, detail, error);
}

static void
append (MonevDbConnection *c, int n)
{
  g_autoptr (GError) error = NULL;

  monev_db_transaction (c, append_one, GINT_TO_POINTER (n), &error);
  g_assert_no_error (error);
}

/* Triggers do not stop somebody who holds the file or owns the server. */
static void
drop_guards (MonevDbConnection *c)
{
  if (monev_db_connection_engine (c) == MONEV_DB_ENGINE_SQLITE)
    test_script (c, "DROP TRIGGER audit_entry_no_update; DROP TRIGGER audit_entry_no_delete;"
                    "DROP TRIGGER audit_head_no_delete; DROP TRIGGER audit_head_forward");
  else
    test_script (c, "ALTER TABLE audit_entry DISABLE TRIGGER USER;"
                    "ALTER TABLE audit_head DISABLE TRIGGER USER");
}

static void
fill (MonevDbConnection *c)
{
  for (int n = 1; n <= ENTRIES; n++)
    append (c, n);
  drop_guards (c);
  test_script (c, "CREATE TABLE kept_entry AS SELECT * FROM audit_entry;"
                  "CREATE TABLE kept_head AS SELECT * FROM audit_head");
}

static void
put_back (MonevDbConnection *c)
{
  test_script (c, "DELETE FROM audit_entry; INSERT INTO audit_entry SELECT * FROM kept_entry;"
                  "DELETE FROM audit_head; INSERT INTO audit_head SELECT * FROM kept_head");
}

/* The codes of what is found, in order, joined by blanks. */
static char *
verify (MonevDbConnection *c, const MonevAuditHead *known)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  GString *codes = g_string_new (NULL);
  guint64 checked = 0;

  monev_audit_verify (c, known, &checked, issues, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "",
                            monev_issue_list_get (issues, i)->code);
  return g_string_free (codes, FALSE);
}

static void
expect_found (MonevDbConnection *c, const MonevAuditHead *known, const char *what)
{
  g_autofree char *codes = verify (c, known);

  if (*codes == '\0')
    g_error ("not found: %s", what);
}

static void
expect_whole (MonevDbConnection *c, const MonevAuditHead *known)
{
  g_autofree char *codes = verify (c, known);
  g_assert_cmpstr (codes, ==, "");
}

static void
test_untouched_log_is_whole (MonevTestDb *db)
{
  MonevAuditHead head;
  g_autoptr (GError) error = NULL;

  expect_whole (db->connection, NULL);
  fill (db->connection);
  g_assert_true (monev_audit_head (db->connection, &head, &error));
  g_assert_cmpint (head.seq, ==, ENTRIES);
  expect_whole (db->connection, NULL);
  expect_whole (db->connection, &head);
}

static void
test_each_changed_member_is_found (MonevTestDb *db)
{
  static const char *const changes[] = {
    "at = at + 1", "at = at - 1", "actor = 'budi'", "act = 'agency.remove'", "subject = 'agency/7'",
    "canonical = '{\"n\":99}'", "previous = 'x'", "hash = 'x'", "actor = '', subject = 'ranix'",
    /* text moved from one member to the next */
    "actor = 'ran', act = 'iagency.change'",
  };

  fill (db->connection);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    for (int seq = 1; seq <= ENTRIES; seq++)
      {
        g_autofree char *sql
          = g_strdup_printf ("UPDATE audit_entry SET %s WHERE seq = %d", changes[i], seq);

        test_script (db->connection, sql);
        expect_found (db->connection, NULL, sql);
        put_back (db->connection);
      }
  expect_whole (db->connection, NULL);
}

static void
test_each_removed_row_is_found (MonevTestDb *db)
{
  fill (db->connection);
  for (int seq = 1; seq <= ENTRIES; seq++)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM audit_entry WHERE seq = %d", seq);
      g_autofree char *closed = g_strdup_printf (
        "%s; UPDATE audit_entry SET seq = seq - 1000 WHERE seq > %d;"
        "UPDATE audit_entry SET seq = seq + 999 WHERE seq < 0;"
        "UPDATE audit_head SET seq = seq - 1", sql, seq);

      test_script (db->connection, sql);
      expect_found (db->connection, NULL, sql);
      put_back (db->connection);
      test_script (db->connection, closed); /* and the numbers closed up behind it */
      expect_found (db->connection, NULL, closed);
      put_back (db->connection);
    }
}

static void
test_swapped_rows_are_found (MonevTestDb *db)
{
  fill (db->connection);
  for (int a = 1; a < ENTRIES; a++)
    for (int b = a + 1; b <= ENTRIES; b++)
      {
        g_autofree char *sql = g_strdup_printf (
          "UPDATE audit_entry SET seq = 999 WHERE seq = %d;"
          "UPDATE audit_entry SET seq = %d WHERE seq = %d;"
          "UPDATE audit_entry SET seq = %d WHERE seq = 999", a, a, b, b);

        test_script (db->connection, sql);
        expect_found (db->connection, NULL, sql);
        put_back (db->connection);
      }
}

static void
test_added_rows_are_found (MonevTestDb *db)
{
  fill (db->connection);
  test_script (db->connection,
               "INSERT INTO audit_entry SELECT 7, at, actor, act, subject, canonical, hash, hash"
               " FROM audit_entry WHERE seq = 6");
  expect_found (db->connection, NULL, "a row behind the head");
  put_back (db->connection);
  test_script (db->connection,
               "INSERT INTO audit_entry SELECT 0, at, actor, act, subject, canonical, '', hash"
               " FROM audit_entry WHERE seq = 1");
  expect_found (db->connection, NULL, "a row before the first");
}

static void
test_changed_head_is_found (MonevTestDb *db)
{
  fill (db->connection);
  test_script (db->connection, "UPDATE audit_head SET hash = 'x'");
  expect_found (db->connection, NULL, "hash of the head");
  put_back (db->connection);
  test_script (db->connection, "UPDATE audit_head SET seq = 5");
  expect_found (db->connection, NULL, "number of the head");
}

static void
test_lost_head_is_an_error (MonevTestDb *db)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  guint64 checked = 77;

  fill (db->connection);
  test_script (db->connection, "DELETE FROM audit_head");
  g_assert_false (monev_audit_verify (db->connection, NULL, &checked, issues, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT);
  g_assert_cmpuint (checked, ==, 77);
}

static void
cut_after (MonevDbConnection *c, int seq)
{
  g_autofree char *sql = g_strdup_printf (
    "DELETE FROM audit_entry WHERE seq > %d;"
    "UPDATE audit_head SET seq = %d, hash = (SELECT hash FROM audit_entry WHERE seq = %d)", seq, seq,
    seq);
  test_script (c, sql);
}

static void
test_cut_tail_is_found_by_what_was_kept_elsewhere (MonevTestDb *db)
{
  MonevAuditHead known;

  fill (db->connection);
  g_assert_true (monev_audit_head (db->connection, &known, NULL));
  test_script (db->connection, "DELETE FROM audit_entry WHERE seq > 4");
  expect_found (db->connection, NULL, "the tail without its head");
  put_back (db->connection);
  for (int seq = 1; seq < ENTRIES; seq++)
    {
      g_autofree char *codes = NULL;

      cut_after (db->connection, seq);
      expect_whole (db->connection, NULL); /* by itself it looks whole */
      codes = verify (db->connection, &known);
      g_assert_cmpstr (codes, ==, "audit-cut");
      put_back (db->connection);
    }
}

/* What was kept on this computer may be of another copy, which somebody worked on. */
static void
test_shorter_log_may_be_an_older_copy (MonevTestDb *db)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  const MonevIssue *issue;
  MonevAuditHead known;
  guint64 checked;

  fill (db->connection);
  g_assert_true (monev_audit_head (db->connection, &known, NULL));
  cut_after (db->connection, 4);
  g_assert_true (monev_audit_verify (db->connection, &known, &checked, issues, &error));
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 1);
  issue = monev_issue_list_get (issues, 0);
  g_assert_nonnull (strstr (issue->message, "salinan lain"));
  g_assert_true (g_str_has_prefix (issue->fix, "Bila ada salinan yang lebih baru"));
}

static void
rewrite_row (MonevDbConnection *c, gint64 seq, gint64 at, char **previous)
{
  g_autofree char *subject = g_strdup_printf ("agency/%d", (int) (seq % 2));
  MonevAuditEntry entry = { seq, at, (char *) "rani", (char *) "agency.change", subject,
                            (char *) "{\"n\":0}", *previous };
  g_autofree char *hash = monev_audit_hash (&entry);
  g_autofree char *sql = g_strdup_printf (
    "DELETE FROM audit_entry WHERE seq = %d; INSERT INTO audit_entry VALUES (%d, %d, 'rani',"
    "'agency.change', '%s', '{\"n\":0}', '%s', '%s');"
    "UPDATE audit_head SET seq = %d, at = %d, hash = '%s'", (int) seq, (int) seq, (int) at, subject,
    *previous, hash, (int) seq, (int) at, hash);

  test_script (c, sql);
  g_free (*previous);
  *previous = g_steal_pointer (&hash);
}

/* As a clever attacker does: everything from @from on is reckoned anew. */
static void
recompute (MonevDbConnection *c, int from, int until, gint64 at)
{
  g_autoptr (GPtrArray) odd = monev_audit_of (c, "agency/1", 10, NULL);
  g_autoptr (GPtrArray) even = monev_audit_of (c, "agency/0", 10, NULL);
  g_autofree char *previous = g_strdup ("");

  for (guint i = 0; i < odd->len + even->len; i++)
    {
      const MonevAuditEntry *e = i < odd->len ? odd->pdata[i] : even->pdata[i - odd->len];

      if (e->seq == from - 1)
        {
          g_free (previous);
          previous = g_strdup (e->hash);
        }
    }
  for (int seq = from; seq <= until; seq++)
    rewrite_row (c, seq, at + seq, &previous);
}

static void
test_recomputed_log_is_found_by_what_was_kept_elsewhere (MonevTestDb *db)
{
  MonevAuditHead known;

  fill (db->connection);
  g_assert_true (monev_audit_head (db->connection, &known, NULL));
  for (int from = 1; from <= ENTRIES; from++)
    for (int until = ENTRIES; until <= ENTRIES + 2; until++)
      {
        g_autofree char *codes = NULL;

        recompute (db->connection, from, until, 1000);
        expect_whole (db->connection, NULL);
        codes = verify (db->connection, &known);
        g_assert_cmpstr (codes, ==, "audit-known");
        put_back (db->connection);
      }
}

static void
test_time_that_goes_back_is_found (MonevTestDb *db)
{
  g_autofree char *codes = NULL;

  fill (db->connection);
  recompute (db->connection, 4, ENTRIES, 500);
  codes = verify (db->connection, NULL);
  g_assert_cmpstr (codes, ==, "audit-time");
}

static gboolean
append_at (MonevDbConnection *c, gpointer data, GError **error)
{
  return monev_audit_append (c, *(gint64 *) data, "", "test", "clock", NULL, error);
}

static void
test_clock_set_back_does_not_take_the_log_back (MonevTestDb *db)
{
  gint64 times[] = { 5000, 3000, -1, 4999, 5001 };
  const gint64 wanted[] = { 5000, 5000, 5000, 5000, 5001 };
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    g_assert_true (monev_db_transaction (db->connection, append_at, &times[i], &error));
  entries = monev_audit_of (db->connection, "clock", 10, &error);
  g_assert_cmpuint (entries->len, ==, G_N_ELEMENTS (times));
  for (guint i = 0; i < entries->len; i++)
    {
      const MonevAuditEntry *entry = entries->pdata[entries->len - 1 - i];

      g_assert_cmpint (entry->at, ==, wanted[i]);
      g_assert_cmpint (entry->seq, ==, i + 1);
    }
  expect_whole (db->connection, NULL);
}

static gboolean
append_detail_at (MonevDbConnection *c, gpointer data, GError **error)
{
  json_auto_t *detail = json_pack ("{s:s}", "name", "Dinas");

  return monev_audit_append (c, *(gint64 *) data, "", "test", "clock", detail, error);
}

static void
expect_clock (MonevDbConnection *c, gint64 seq, gint64 clock, const char *canonical)
{
  g_autoptr (GPtrArray) entries = monev_audit_after (c, seq - 1, 1, NULL);

  g_assert_cmpint (monev_audit_clock (entries->pdata[0]), ==, clock);
  g_assert_cmpstr (((MonevAuditEntry *) entries->pdata[0])->canonical, ==, canonical);
}

static void
test_entry_behind_the_log_keeps_the_clock (MonevTestDb *db)
{
  gint64 ahead = 90000000, back = 5000, waited = 89999500, again = 90000001;
  g_autoptr (GError) error = NULL;

  g_assert_true (monev_db_transaction (db->connection, append_detail_at, &ahead, &error));
  g_assert_true (monev_db_transaction (db->connection, append_detail_at, &back, &error));
  g_assert_true (monev_db_transaction (db->connection, append_at, &back, &error));
  g_assert_true (monev_db_transaction (db->connection, append_detail_at, &waited, &error));
  g_assert_true (monev_db_transaction (db->connection, append_detail_at, &again, &error));
  expect_clock (db->connection, 1, ahead, "{\"name\":\"Dinas\"}");
  expect_clock (db->connection, 2, back, "{\"clock\":5000,\"name\":\"Dinas\"}");
  expect_clock (db->connection, 3, back, "{\"clock\":5000}");
  expect_clock (db->connection, 4, ahead, "{\"name\":\"Dinas\"}"); /* only waited for its turn */
  expect_clock (db->connection, 5, again, "{\"name\":\"Dinas\"}");
  expect_whole (db->connection, NULL);
}

static gboolean
append_then_fail (MonevDbConnection *c, gpointer data, GError **error)
{
  if (!append_one (c, GINT_TO_POINTER (1), error))
    return FALSE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE, "told to fail");
  return FALSE;
}

static void
test_act_rolled_back_leaves_no_entry (MonevTestDb *db)
{
  MonevAuditHead before, after;
  g_autoptr (GError) error = NULL;

  append (db->connection, 1);
  g_assert_true (monev_audit_head (db->connection, &before, NULL));
  g_assert_false (monev_db_transaction (db->connection, append_then_fail, NULL, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_STATE);
  g_assert_true (monev_audit_head (db->connection, &after, NULL));
  g_assert_cmpint (after.seq, ==, before.seq);
  g_assert_cmpstr (after.hash, ==, before.hash);
  append (db->connection, 2);
  g_assert_cmpint (test_number (db->connection, "SELECT max(seq) AS n FROM audit_entry"), ==, 2);
  expect_whole (db->connection, NULL);
}

#define WRITERS 8
#define ACTS 20

typedef struct {
  const char *uri;
  int         number;
  gint        running; /* atomic; shared */
} Writer;

static gpointer
write_acts (gpointer data)
{
  const Writer *writer = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevDbConnection) c
    = monev_db_connection_open (writer->uri, MONEV_DB_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  for (int i = 0; i < ACTS; i++)
    append (c, writer->number * 100 + i);
  return NULL;
}

/* Who sees number n sees all before it, at every moment: the log serves as a feed of changes. */
static gpointer
watch (gpointer data)
{
  Writer *shared = data;
  g_autoptr (MonevDbConnection) c
    = monev_db_connection_open (shared->uri, MONEV_DB_OPEN_DEFAULT, NULL);

  while (g_atomic_int_get (&shared->running))
    {
      g_assert_cmpint (test_number (c, "SELECT coalesce(max(seq), 0) - count(*) AS n"
                                       " FROM audit_entry"), ==, 0);
      expect_whole (c, NULL);
    }
  return NULL;
}

static void
test_numbers_follow_the_order_of_commits (MonevTestDb *db)
{
  Writer writers[WRITERS];
  GThread *threads[WRITERS];
  Writer shared = { db->uri, 0, 1 };
  GThread *watcher = g_thread_new ("watch", watch, &shared);

  for (int i = 0; i < WRITERS; i++)
    {
      writers[i] = (Writer) { db->uri, i };
      threads[i] = g_thread_new ("write", write_acts, &writers[i]);
    }
  for (int i = 0; i < WRITERS; i++)
    g_thread_join (threads[i]);
  g_atomic_int_set (&shared.running, 0);
  g_thread_join (watcher);
  g_assert_cmpint (test_number (db->connection, "SELECT max(seq) AS n FROM audit_entry"), ==,
                   WRITERS * ACTS);
  g_assert_cmpint (test_number (db->connection, "SELECT count(*) AS n FROM audit_entry"), ==,
                   WRITERS * ACTS);
  expect_whole (db->connection, NULL);
}

static void
test_history_of_a_subject_comes_newest_first (MonevTestDb *db)
{
  g_autoptr (GPtrArray) two = NULL;

  fill (db->connection);
  two = monev_audit_of (db->connection, "agency/0", 2, NULL);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpint (((MonevAuditEntry *) two->pdata[0])->seq, ==, 6);
  g_assert_cmpint (((MonevAuditEntry *) two->pdata[1])->seq, ==, 4);
  g_assert_cmpstr (((MonevAuditEntry *) two->pdata[0])->canonical, ==, "{\"n\":6}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  monev_test_add_both ("/audit/untouched-log-is-whole", test_untouched_log_is_whole);
  monev_test_add_both ("/audit/each-changed-member-is-found", test_each_changed_member_is_found);
  monev_test_add_both ("/audit/each-removed-row-is-found", test_each_removed_row_is_found);
  monev_test_add_both ("/audit/swapped-rows-are-found", test_swapped_rows_are_found);
  monev_test_add_both ("/audit/added-rows-are-found", test_added_rows_are_found);
  monev_test_add_both ("/audit/changed-head-is-found", test_changed_head_is_found);
  monev_test_add_both ("/audit/lost-head-is-an-error", test_lost_head_is_an_error);
  monev_test_add_both ("/audit/cut-tail-is-found-by-what-was-kept-elsewhere",
                       test_cut_tail_is_found_by_what_was_kept_elsewhere);
  monev_test_add_both ("/audit/shorter-log-may-be-an-older-copy",
                       test_shorter_log_may_be_an_older_copy);
  monev_test_add_both ("/audit/recomputed-log-is-found-by-what-was-kept-elsewhere",
                       test_recomputed_log_is_found_by_what_was_kept_elsewhere);
  monev_test_add_both ("/audit/time-that-goes-back-is-found", test_time_that_goes_back_is_found);
  monev_test_add_both ("/audit/clock-set-back-does-not-take-the-log-back",
                       test_clock_set_back_does_not_take_the_log_back);
  monev_test_add_both ("/audit/entry-behind-the-log-keeps-the-clock",
                       test_entry_behind_the_log_keeps_the_clock);
  monev_test_add_both ("/audit/act-rolled-back-leaves-no-entry",
                       test_act_rolled_back_leaves_no_entry);
  monev_test_add_both ("/audit/numbers-follow-the-order-of-commits",
                       test_numbers_follow_the_order_of_commits);
  monev_test_add_both ("/audit/history-of-a-subject-comes-newest-first",
                       test_history_of_a_subject_comes_newest_first);
  return g_test_run ();
}
