#include "base/fold.h"

static void
test_keys (void)
{
  static const char *const pairs[][2] = {
    { "Dinas Pekerjaan Umum & Penataan Ruang", "dinas pekerjaan umum penataan ruang" },
    { "  H.  Moh.  Syafi'i, S.E., M.Si. ", "h moh syafii s e m si" },
    { "Ma\xe2\x80\x99" "arif", "maarif" },
    { "CAFÉS", "cafes" },
    { "cafe\xcc\x81s", "cafes" },
    { "ﬁsik", "fisik" },
    { "１２３", "123" },
    { "Straße", "strasse" },
    { "1.02.0.00", "1 02 0 00" },
    { "a\xc2\xad" "b\xe2\x80\x8b" "c\xc2\xa0" "d", "abc d" },
    { "---", "" },
    { "", "" },
    { "a\xff" "b", "a b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *key = monev_fold_key (pairs[i][0]);
      g_autofree char *again = monev_fold_key (key);

      g_assert_cmpstr (key, ==, pairs[i][1]);
      g_assert_cmpstr (again, ==, key);
    }
}

static void
test_each_word_of_the_query_counts (void)
{
  static const struct {
    const char *text, *query;
    gboolean    match;
  } cases[] = {
    { "Dinas Kesehatan Kabupaten", "kesehatan dinas", TRUE },
    { "Dinas Kesehatan Kabupaten", "KES kab.", TRUE },
    { "Dinas Kesehatan Kabupaten", "kesehatan desa", FALSE },
    { "Dinas Kesehatan Kabupaten", "", TRUE },
    { "Dinas Kesehatan Kabupaten", " , ", TRUE },
    { "Syafi'i", "syafii", TRUE },
    { "Syafii", "Syafi\xe2\x80\x99i", TRUE },
    { "", "a", FALSE },
    { "ab cd", "bc", FALSE },
    { "1.02.02.2.02.0015 Pengelolaan", "1.02.02.2.02", TRUE },
    { "1.02.02.2.01.0002 Pengelolaan", "1.02.02.2.02", FALSE },
    { "11.02 Gedung", "1.02", FALSE },
    { "Syafi'i Ahmad", "ahmad syafi'i", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = monev_fold_key (cases[i].text);
      g_autofree char *query = monev_fold_query (cases[i].query);

      g_assert_cmpint (monev_fold_match (key, query), ==, cases[i].match);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/fold/keys", test_keys);
  g_test_add_func ("/base/fold/each-word-of-the-query-counts", test_each_word_of_the_query_counts);
  return g_test_run ();
}
