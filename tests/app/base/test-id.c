#include "base/id.h"

#include <string.h>

#define NOW G_GINT64_CONSTANT (1772679600000)

static void
test_form_and_time (void)
{
  g_autofree char *id = monev_id_new (NOW);
  g_autofree char *stamp = g_strdup_printf ("%012" G_GINT64_MODIFIER "x", NOW);

  g_assert_cmpuint (strlen (id), ==, 36);
  g_assert_true (monev_id_is_valid (id));
  g_assert_true (memcmp (id, stamp, 8) == 0 && memcmp (id + 9, stamp + 8, 4) == 0);
}

static void
test_ids_always_grow (void)
{
  g_autofree char *before = monev_id_new (NOW + 1);

  for (guint i = 0; i < 200000; i++)
    {
      /* The same millisecond, later ones, and a clock that was set back. */
      char *id = monev_id_new (i % 5 == 0 ? NOW - 86400000 : NOW + i / 1000);

      g_assert_cmpstr (before, <, id);
      g_free (before);
      before = id;
    }
  g_assert_true (monev_id_is_valid (before));
}

static gpointer
make_many (gpointer data)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 20000; i++)
    g_ptr_array_add (ids, monev_id_new (NOW));
  return ids;
}

static void
test_threads_never_share_one (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("ids", make_many, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GPtrArray) ids = g_thread_join (threads[i]);

      for (guint j = 0; j < ids->len; j++)
        g_assert_true (g_hash_table_add (seen, g_strdup (g_ptr_array_index (ids, j))));
    }
}

static void
test_other_text_is_no_id (void)
{
  static const char *const cases[] = {
    "", "019cbc5d-0a80-7000-8000-00000000000", "019cbc5d-0a80-4000-8000-000000000000",
    "019cbc5d-0a80-7000-c000-000000000000", "019CBC5D-0a80-7000-8000-000000000000",
    "019cbc5d00a80-7000-8000-000000000000", "019cbc5d-0a80-7000-8000-00000000000g",
    "019cbc5d-0a80-7000-8000-0000000000000",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_false (monev_id_is_valid (cases[i]));
  g_assert_false (monev_id_is_valid (NULL));
  g_assert_true (monev_id_is_valid ("019cbc5d-0a80-7000-8000-000000000000"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/id/form-and-time", test_form_and_time);
  g_test_add_func ("/base/id/ids-always-grow", test_ids_always_grow);
  g_test_add_func ("/base/id/threads-never-share-one", test_threads_never_share_one);
  g_test_add_func ("/base/id/other-text-is-no-id", test_other_text_is_no_id);
  return g_test_run ();
}
