#include "base/history.h"

static MonevHistory *
begin (const char *text, guint limit)
{
  char *initial = g_ref_string_new (text);
  MonevHistory *history = monev_history_new (initial, (MonevHistoryRef) g_ref_string_acquire,
                                             (GDestroyNotify) g_ref_string_release, limit);

  g_ref_string_release (initial);
  return history;
}

static void
push (MonevHistory *history, const char *text)
{
  char *value = g_ref_string_new (text);

  monev_history_push (history, value, text);
  g_ref_string_release (value);
}

static void
type (MonevHistory *history, const char *text, const char *run)
{
  char *value = g_ref_string_new (text);

  monev_history_merge (history, value, "Ketik", run);
  g_ref_string_release (value);
}

static void
assert_value (MonevHistory *history, const char *expected)
{
  g_assert_cmpstr (monev_history_value (history), ==, expected);
}

static void
test_undo_and_redo (void)
{
  g_autoptr (MonevHistory) history = begin ("a", 0);
  const char *label = NULL;

  g_assert_false (monev_history_undo (history));
  g_assert_false (monev_history_redo (history));
  push (history, "b");
  push (history, "c");
  g_assert_true (monev_history_can_undo (history, &label));
  g_assert_cmpstr (label, ==, "c");
  g_assert_false (monev_history_can_redo (history, NULL));
  g_assert_true (monev_history_undo (history));
  assert_value (history, "b");
  g_assert_true (monev_history_can_redo (history, &label));
  g_assert_cmpstr (label, ==, "c");
  g_assert_true (monev_history_undo (history));
  assert_value (history, "a");
  g_assert_false (monev_history_can_undo (history, NULL));
  g_assert_true (monev_history_redo (history));
  assert_value (history, "b");
}

static void
test_an_edit_after_undo_forgets_redo (void)
{
  g_autoptr (MonevHistory) history = begin ("a", 0);

  push (history, "b");
  push (history, "c");
  monev_history_undo (history);
  push (history, "d");
  g_assert_false (monev_history_can_redo (history, NULL));
  monev_history_undo (history);
  assert_value (history, "b");
}

static void
test_the_same_value_is_no_edit (void)
{
  g_autoptr (MonevHistory) history = begin ("a", 0);

  monev_history_push (history, monev_history_value (history), "tidak ada");
  monev_history_merge (history, monev_history_value (history), "tidak ada", "teks");
  g_assert_false (monev_history_can_undo (history, NULL));
}

static void
test_limit_drops_the_oldest (void)
{
  g_autoptr (MonevHistory) history = begin ("0", 3);
  guint steps = 0;

  for (guint i = 1; i <= 9; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      push (history, text);
    }
  while (monev_history_undo (history))
    steps++;
  g_assert_cmpuint (steps, ==, 3);
  assert_value (history, "6");
  g_assert_true (monev_history_is_changed (history));
}

static void
test_changed_since_saved (void)
{
  g_autoptr (MonevHistory) history = begin ("a", 0);

  g_assert_false (monev_history_is_changed (history));
  push (history, "b");
  g_assert_true (monev_history_is_changed (history));
  monev_history_mark_saved (history);
  g_assert_false (monev_history_is_changed (history));
  monev_history_undo (history);
  g_assert_true (monev_history_is_changed (history));
  monev_history_redo (history);
  g_assert_false (monev_history_is_changed (history));
  /* The saved state is gone with the redo branch: nothing can be equal to it again. */
  monev_history_undo (history);
  push (history, "x");
  g_assert_true (monev_history_is_changed (history));
  monev_history_undo (history);
  g_assert_true (monev_history_is_changed (history));
}

static void
test_saved_mark_moves_with_the_limit (void)
{
  g_autoptr (MonevHistory) history = begin ("a", 2);

  push (history, "b");
  push (history, "c");
  monev_history_mark_saved (history);
  push (history, "d");
  monev_history_undo (history);
  assert_value (history, "c");
  g_assert_false (monev_history_is_changed (history));
}

static void
test_typing_is_one_step (void)
{
  g_autoptr (MonevHistory) history = begin ("", 0);

  type (history, "s", "judul");
  type (history, "su", "judul");
  type (history, "sur", "judul");
  type (history, "x", "nomor");
  monev_history_undo (history);
  assert_value (history, "sur");
  monev_history_undo (history);
  assert_value (history, "");
  g_assert_false (monev_history_can_undo (history, NULL));
}

static void
test_a_run_ends (void)
{
  g_autoptr (MonevHistory) history = begin ("", 0);

  type (history, "a", "judul");
  monev_history_mark_saved (history);
  type (history, "ab", "judul");
  g_assert_true (monev_history_is_changed (history));
  monev_history_undo (history);
  assert_value (history, "a");
  g_assert_false (monev_history_is_changed (history));
  type (history, "ac", "judul");
  monev_history_undo (history);
  assert_value (history, "a");
  monev_history_redo (history);
  push (history, "p");
  type (history, "pq", "judul");
  monev_history_undo (history);
  assert_value (history, "p");
}

typedef struct {
  int refs;
} Counted;

static gpointer
ref_counted (gpointer value)
{
  ((Counted *) value)->refs++;
  return value;
}

static void
unref_counted (gpointer value)
{
  ((Counted *) value)->refs--;
}

static void
test_each_reference_is_given_back (void)
{
  Counted values[8] = { { 1 }, { 1 }, { 1 }, { 1 }, { 1 }, { 1 }, { 1 }, { 1 } };
  MonevHistory *history = monev_history_new (&values[0], ref_counted, unref_counted, 2);

  monev_history_push (history, &values[1], "1");
  monev_history_merge (history, &values[2], "2", "teks");
  monev_history_merge (history, &values[3], "3", "teks");
  g_assert_cmpint (values[2].refs, ==, 1);
  monev_history_push (history, &values[4], "4");
  g_assert_cmpint (values[0].refs, ==, 1);
  monev_history_undo (history);
  monev_history_push (history, &values[5], "5");
  g_assert_cmpint (values[4].refs, ==, 1);
  g_assert_cmpint (values[5].refs, ==, 2);
  monev_history_free (history);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_cmpint (values[i].refs, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/history/undo-and-redo", test_undo_and_redo);
  g_test_add_func ("/base/history/an-edit-after-undo-forgets-redo",
                   test_an_edit_after_undo_forgets_redo);
  g_test_add_func ("/base/history/the-same-value-is-no-edit", test_the_same_value_is_no_edit);
  g_test_add_func ("/base/history/limit-drops-the-oldest", test_limit_drops_the_oldest);
  g_test_add_func ("/base/history/changed-since-saved", test_changed_since_saved);
  g_test_add_func ("/base/history/saved-mark-moves-with-the-limit",
                   test_saved_mark_moves_with_the_limit);
  g_test_add_func ("/base/history/typing-is-one-step", test_typing_is_one_step);
  g_test_add_func ("/base/history/a-run-ends", test_a_run_ends);
  g_test_add_func ("/base/history/each-reference-is-given-back",
                   test_each_reference_is_given_back);
  return g_test_run ();
}
