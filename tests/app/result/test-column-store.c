/* Columns of codes against a plain table of texts. */
#include <string.h>

#include "result/column-store.h"

#define COLUMNS 4
#define ROWS 20000

/* What the store is held against: texts, one after the other. */
typedef struct
{
  char *cells[ROWS][COLUMNS];
  guint n;
} Plain;

static Plain *
plain_new (void)
{
  return g_new0 (Plain, 1);
}

static void
plain_free (Plain *self)
{
  for (guint row = 0; row < ROWS; row++)
    for (guint column = 0; column < COLUMNS; column++)
      g_free (self->cells[row][column]);
  g_free (self);
}

/* The first column has few words, the second some hundreds, the third its own in each row. */
static char *
some_text (guint column, guint row)
{
  guint dice = (guint)g_test_rand_int_range (0, 1000);

  if (dice < 100)
    return g_strdup ("");
  if (column == 0)
    return g_strdup_printf ("w%u", dice % 7);
  if (column == 1)
    return g_strdup_printf ("kata %u", dice);
  return column == 2 ? g_strdup_printf ("baris %u-%u", row, dice) : g_strdup ("");
}

static void
put (MonevColumnStore *store, Plain *plain, guint row, guint column, char *text)
{
  g_assert_true (monev_column_store_set (store, row, column, text));
  g_free (plain->cells[row][column]);
  plain->cells[row][column] = text;
}

static MonevColumnStore *
filled (Plain *plain, guint rows)
{
  MonevColumnStore *store = monev_column_store_new (COLUMNS);

  for (plain->n = 0; plain->n < rows; plain->n++)
    {
      g_assert_cmpuint (monev_column_store_add_row (store), ==, plain->n);
      for (guint column = 0; column < COLUMNS; column++)
        put (store, plain, plain->n, column, some_text (column, plain->n));
    }
  return store;
}

static const char *
text_at (const MonevColumnStore *store, guint row, guint column)
{
  return monev_column_store_word (store, column, monev_column_store_code (store, row, column));
}

static void
check_same (const MonevColumnStore *store, const Plain *plain)
{
  g_assert_cmpuint (monev_column_store_n_rows (store), ==, plain->n);
  for (guint row = 0; row < plain->n; row++)
    for (guint column = 0; column < COLUMNS; column++)
      g_assert_cmpstr (text_at (store, row, column), ==, plain->cells[row][column]);
}

static void
test_cells_hold_what_was_set (void)
{
  Plain *plain = plain_new ();
  g_autoptr (MonevColumnStore) store = filled (plain, ROWS);

  check_same (store, plain);
  for (guint i = 0; i < 5000; i++)
    {
      guint row = (guint)g_test_rand_int_range (0, ROWS);
      guint column = (guint)g_test_rand_int_range (0, COLUMNS);

      put (store, plain, row, column, some_text (column, row + i));
    }
  check_same (store, plain);
  plain_free (plain);
}

static guint
count_plain (const Plain *plain, guint column, const char *text, const guint64 *rows)
{
  guint n = 0;

  for (guint row = 0; row < plain->n; row++)
    if ((rows == NULL || (rows[row / 64] >> row % 64 & 1) != 0)
        && strcmp (plain->cells[row][column], text) == 0)
      n++;
  return n;
}

static guint64 *
some_rows (void)
{
  guint64 *rows = g_new0 (guint64, ROWS / 64 + 1);

  for (guint i = 0; i < ROWS; i++)
    if (g_test_rand_int_range (0, 3) == 0)
      rows[i / 64] |= G_GUINT64_CONSTANT (1) << i % 64;
  return rows;
}

static void
check_counts (const MonevColumnStore *store, const Plain *plain, guint column, const guint64 *rows)
{
  guint32 n = monev_column_store_n_words (store, column);
  g_autofree guint32 *counts = g_new (guint32, n + 1);

  monev_column_store_count (store, column, rows, counts);
  for (guint32 code = 0; code <= MIN (n, 40); code++)
    g_assert_cmpuint (counts[code], ==,
                      count_plain (plain, column, monev_column_store_word (store, column, code),
                                   rows));
}

static void
test_counts_are_those_of_the_cells (void)
{
  Plain *plain = plain_new ();
  g_autoptr (MonevColumnStore) store = filled (plain, ROWS - 77); /* a block that is not full */
  g_autofree guint64 *rows = some_rows ();

  for (guint column = 0; column < COLUMNS; column++)
    {
      check_counts (store, plain, column, NULL);
      check_counts (store, plain, column, rows);
    }
  plain_free (plain);
}

static guint
count_pair (const Plain *plain, const char *a, const char *b, const guint64 *rows)
{
  guint n = 0;

  for (guint row = 0; row < plain->n; row++)
    if ((rows == NULL || (rows[row / 64] >> row % 64 & 1) != 0)
        && strcmp (plain->cells[row][0], a) == 0 && strcmp (plain->cells[row][1], b) == 0)
      n++;
  return n;
}

static void
test_a_cross_table_is_that_of_the_cells (void)
{
  Plain *plain = plain_new ();
  g_autoptr (MonevColumnStore) store = filled (plain, 9000);
  g_autofree guint64 *rows = some_rows ();
  guint32 a = monev_column_store_n_words (store, 0), b = monev_column_store_n_words (store, 1);
  g_autofree guint32 *counts = g_new (guint32, (a + 1) * (b + 1));

  for (guint round = 0; round < 2; round++)
    {
      g_assert_true (monev_column_store_cross (store, 0, 1, round == 0 ? NULL : rows, counts));
      for (guint32 i = 0; i <= a; i++)
        for (guint32 k = 0; k <= MIN (b, 10); k++)
          g_assert_cmpuint (counts[i * (b + 1) + k], ==,
                            count_pair (plain, monev_column_store_word (store, 0, i),
                                        monev_column_store_word (store, 1, k),
                                        round == 0 ? NULL : rows));
    }
  g_assert_false (monev_column_store_cross (store, 2, 2, NULL, counts)); /* 65 million cells */
  plain_free (plain);
}

static void
test_a_copy_does_not_see_later_changes (void)
{
  Plain *plain = plain_new ();
  g_autoptr (MonevColumnStore) store = filled (plain, 9000);
  g_autoptr (MonevColumnStore) copy = monev_column_store_copy (store);
  guint32 words = monev_column_store_n_words (copy, 0);

  for (guint row = 0; row < 9000; row += 3)
    g_assert_true (monev_column_store_set (store, row, 0, "baru"));
  monev_column_store_add_row (store);
  check_same (copy, plain);
  g_assert_cmpuint (monev_column_store_n_words (copy, 0), ==, words);
  g_assert_cmpuint (monev_column_store_find (copy, 0, "baru"), ==, 0);
  g_assert_cmpuint (monev_column_store_find (store, 0, "baru"), ==, words + 1);
  g_assert_cmpstr (text_at (store, 3, 0), ==, "baru");
  g_clear_pointer (&store, monev_column_store_free);
  check_same (copy, plain);
  plain_free (plain);
}

static void
test_what_is_saved_is_loaded (void)
{
  Plain *plain = plain_new ();
  g_autoptr (MonevColumnStore) store = filled (plain, ROWS);
  g_autoptr (GBytes) bytes = monev_column_store_save (store);
  g_autoptr (MonevColumnStore) again = monev_column_store_load (bytes);

  g_assert_nonnull (again);
  check_same (again, plain);
  g_assert_true (monev_column_store_set (again, 5, 0, "sesudahnya"));
  g_assert_cmpstr (text_at (again, 5, 0), ==, "sesudahnya");
  plain_free (plain);
}

/* Each byte counts: a cache that is damaged is none. */
static void
test_damaged_bytes_are_refused (void)
{
  Plain *plain = plain_new ();
  g_autoptr (MonevColumnStore) store = filled (plain, 300);
  g_autoptr (GBytes) bytes = monev_column_store_save (store);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  for (guint i = 0; i < 300; i++)
    {
      guint8 *bad = g_memdup2 (data, length);
      gsize at = (gsize)g_test_rand_int_range (0, (gint32)length);
      g_autoptr (GBytes) turned = NULL, cut = NULL;

      bad[at] ^= 0x40;
      turned = g_bytes_new_take (bad, length);
      cut = g_bytes_new (data, at);
      g_assert_null (monev_column_store_load (turned));
      g_assert_null (monev_column_store_load (cut));
    }
  plain_free (plain);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/result/column-store/" path, func)
  ADD ("cells", test_cells_hold_what_was_set);
  ADD ("counts", test_counts_are_those_of_the_cells);
  ADD ("cross-table", test_a_cross_table_is_that_of_the_cells);
  ADD ("a-copy-does-not-see-later-changes", test_a_copy_does_not_see_later_changes);
  ADD ("saved-and-loaded", test_what_is_saved_is_loaded);
  ADD ("damaged-bytes-are-refused", test_damaged_bytes_are_refused);
  return g_test_run ();
}
