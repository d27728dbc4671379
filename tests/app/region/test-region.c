#include "region/region.h"

#include <string.h>

#define LIMIT 20

static void
expect_path (const char *code, const char *path)
{
  g_autofree char *got = monev_region_path (code);
  g_assert_cmpstr (got, ==, path);
}

static guint
search (const char *query, MonevRegionLevel level, const char *parent, MonevRegion *found)
{
  return monev_region_search (query, level, parent, found, LIMIT);
}

/* Before any other question, so that it measures the reading of the table. */
static void
test_loads_once (void)
{
  gint64 start = g_get_monotonic_time ();

  g_assert_cmpuint (monev_region_count (), ==, 91599);
  gint64 taken = g_get_monotonic_time () - start;
  g_test_minimized_result (taken / 1000.0, "91,599 regions in %d ms", (int) (taken / 1000));
  g_assert_cmpint (taken, <, G_USEC_PER_SEC);
}

static void
test_finds_by_code (void)
{
  MonevRegion region = { "x", "x", MONEV_REGION_ANY };

  g_assert_true (monev_region_find ("61.04.17.2001", &region));
  g_assert_cmpstr (region.name, ==, "Sungai Awan Kanan");
  g_assert_cmpint (region.level, ==, MONEV_REGION_VILLAGE);
  g_assert_true (monev_region_find ("11", &region));
  g_assert_cmpstr (region.name, ==, "Aceh");
  g_assert_true (monev_region_find ("12.07.28.1007", &region));
  g_assert_cmpstr (region.name, ==, "Lubuk Pakam I,II");
  g_assert_false (monev_region_find ("61.99", &region));
  g_assert_false (monev_region_find ("", &region));
  g_assert_false (monev_region_find ("99", &region));
  g_assert_cmpstr (region.name, ==, "Lubuk Pakam I,II");
}

static void
test_unknown_is_not_malformed (void)
{
  static const char *const malformed[] = { "", "6", "6104", "61.4", "61.04.", "61.04.1", "61,04",
                                           "61.04.17.201", "61.04.17.20011", "aa", "61.04.17.2001 ",
                                           "61-04" };

  g_assert_cmpint (monev_region_check ("61.04"), ==, MONEV_REGION_KNOWN);
  g_assert_cmpint (monev_region_check ("61.99"), ==, MONEV_REGION_UNKNOWN);
  g_assert_cmpint (monev_region_check ("61.99.01.2001"), ==, MONEV_REGION_UNKNOWN);
  for (guint i = 0; i < G_N_ELEMENTS (malformed); i++)
    g_assert_cmpint (monev_region_check (malformed[i]), ==, MONEV_REGION_MALFORMED);
}

static void
test_levels (void)
{
  g_assert_cmpint (monev_region_level ("61"), ==, MONEV_REGION_PROVINCE);
  g_assert_cmpint (monev_region_level ("61.99"), ==, MONEV_REGION_REGENCY);
  g_assert_cmpint (monev_region_level ("61.04.17"), ==, MONEV_REGION_DISTRICT);
  g_assert_cmpint (monev_region_level ("61.04.17.2001"), ==, MONEV_REGION_VILLAGE);
  g_assert_cmpint (monev_region_level ("61.04.17.200x"), ==, MONEV_REGION_ANY);
  g_assert_cmpstr (monev_region_level_name (MONEV_REGION_DISTRICT), ==, "kecamatan");
}

static void
test_parents (void)
{
  MonevRegion region = { "x", "x", MONEV_REGION_ANY };

  g_assert_true (monev_region_parent ("61.04.17.2001", &region));
  g_assert_cmpstr (region.code, ==, "61.04.17");
  g_assert_true (monev_region_parent ("61.99", &region));
  g_assert_cmpstr (region.code, ==, "61");
  g_assert_false (monev_region_parent ("61", &region));
  g_assert_false (monev_region_parent ("61.", &region));
  g_assert_cmpstr (region.code, ==, "61");
}

static void
test_paths (void)
{
  expect_path ("61.04.17.2001",
               "Desa Sungai Awan Kanan, Kec. Muara Pawan, Kabupaten Ketapang, "
               "Provinsi Kalimantan Barat");
  expect_path ("61", "Provinsi Kalimantan Barat");
  expect_path ("12.07.28.1007",
               "Kelurahan Lubuk Pakam I,II, Kec. Lubuk Pakam, Kabupaten Deli Serdang, "
               "Provinsi Sumatera Utara");
  expect_path ("61.99", NULL);
}

static void
test_search_by_code (void)
{
  MonevRegion found[LIMIT];

  g_assert_cmpuint (search ("61.04.17", MONEV_REGION_ANY, NULL, found), >, 5);
  g_assert_cmpstr (found[0].code, ==, "61.04.17");
  g_assert_cmpstr (found[1].code, ==, "61.04.17.2001");
  g_assert_cmpuint (search ("6104172001", MONEV_REGION_ANY, NULL, found), ==, 1);
  g_assert_cmpstr (found[0].code, ==, "61.04.17.2001");
  g_assert_cmpuint (search ("6104", MONEV_REGION_REGENCY, NULL, found), ==, 1);
  g_assert_cmpuint (search ("61.0", MONEV_REGION_REGENCY, NULL, found), ==, 9);
  g_assert_cmpuint (search ("61", MONEV_REGION_ANY, "62", found), ==, 0);
  g_assert_cmpuint (search ("61.99", MONEV_REGION_ANY, NULL, found), ==, 0);
}

static void
test_best_match_first (void)
{
  MonevRegion found[LIMIT];

  g_assert_cmpuint (search ("ketapang", MONEV_REGION_ANY, NULL, found), ==, LIMIT);
  g_assert_cmpstr (found[0].code, ==, "61.04");
  g_assert_cmpstr (found[1].name, ==, "Ketapang");
  g_assert_cmpuint (search ("KALIMANTAN  bar", MONEV_REGION_ANY, NULL, found), >, 0);
  g_assert_cmpstr (found[0].code, ==, "61");
  g_assert_cmpuint (search ("kanan awan", MONEV_REGION_ANY, "61.04.17", found), ==, 1);
  g_assert_cmpstr (found[0].code, ==, "61.04.17.2001");
  g_assert_cmpuint (search ("etapan", MONEV_REGION_REGENCY, NULL, found), ==, 1);
  g_assert_cmpstr (found[0].code, ==, "61.04");
}

static void
test_all_words_must_match (void)
{
  MonevRegion found[LIMIT];

  g_assert_cmpuint (search ("ketapang zzz", MONEV_REGION_ANY, NULL, found), ==, 0);
  g_assert_cmpuint (search ("", MONEV_REGION_ANY, NULL, found), ==, 0);
  g_assert_cmpuint (search (" ,.- ", MONEV_REGION_ANY, NULL, found), ==, 0);
  g_assert_cmpuint (search ("\xff\xfe", MONEV_REGION_ANY, NULL, found), ==, 0);
}

static void
test_level_and_parent_filter (void)
{
  MonevRegion found[LIMIT];
  guint count = search ("sungai", MONEV_REGION_VILLAGE, "61.04.17", found);

  g_assert_cmpuint (count, ==, 2);
  g_assert_cmpstr (found[0].code, ==, "61.04.17.2001");
  count = search ("su", MONEV_REGION_DISTRICT, "61.04", found);
  g_assert_cmpuint (count, >, 0);
  for (guint i = 0; i < count; i++)
    {
      g_assert_true (g_str_has_prefix (found[i].code, "61.04."));
      g_assert_cmpint (found[i].level, ==, MONEV_REGION_DISTRICT);
    }
  /* The region itself does not lie in itself. */
  g_assert_cmpuint (search ("muara pawan", MONEV_REGION_DISTRICT, "61.04.17", found), ==, 0);
}

static void
test_folds_names (void)
{
  MonevRegion found[LIMIT];

  g_assert_cmpuint (search ("regapu'u", MONEV_REGION_ANY, NULL, found), ==, 1);
  g_assert_cmpstr (found[0].code, ==, "53.07.01.2021");
  g_assert_cmpuint (search ("regapuu", MONEV_REGION_ANY, NULL, found), ==, 1);
  g_assert_cmpuint (search ("kétapáng", MONEV_REGION_REGENCY, NULL, found), ==, 1);
}

static void
test_limit_is_kept (void)
{
  MonevRegion found[LIMIT + 1];

  found[3] = (MonevRegion) { "x", "x", MONEV_REGION_ANY };
  g_assert_cmpuint (monev_region_search ("a", MONEV_REGION_ANY, NULL, found, 3), ==, 3);
  g_assert_cmpstr (found[3].code, ==, "x");
}

static void
test_search_is_fast (void)
{
  const char *const queries[] = { "ket", "sun", "a", "bar", "kal", "an", "muara pa", "61." };
  MonevRegion found[LIMIT];

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      gint64 start = g_get_monotonic_time ();
      for (guint j = 0; j < 10; j++)
        search (queries[i], MONEV_REGION_ANY, NULL, found);
      gint64 taken = (g_get_monotonic_time () - start) / 10;
      g_test_minimized_result (taken / 1000.0, "search \"%s\": %d µs", queries[i], (int) taken);
#ifndef __SANITIZE_ADDRESS__ /* which checks the whole text again at every memmem */
      /* The goal is 10 ms; wide of it for machines under load. */
      g_assert_cmpint (taken, <, 100 * 1000);
#endif
    }
}

static void
test_nth (void)
{
  MonevRegion region, last = { "" };
  guint n = 0;

  for (; monev_region_nth (n, &region); n++)
    {
      g_assert_cmpstr (last.code, <, region.code);
      last = region;
    }
  g_assert_cmpuint (n, ==, monev_region_count ());
  g_assert_cmpstr (region.code, ==, last.code);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/region/loads-once", test_loads_once);
  g_test_add_func ("/region/finds-by-code", test_finds_by_code);
  g_test_add_func ("/region/unknown-is-not-malformed", test_unknown_is_not_malformed);
  g_test_add_func ("/region/levels", test_levels);
  g_test_add_func ("/region/parents", test_parents);
  g_test_add_func ("/region/paths", test_paths);
  g_test_add_func ("/region/search/by-code", test_search_by_code);
  g_test_add_func ("/region/search/best-match-first", test_best_match_first);
  g_test_add_func ("/region/search/all-words-must-match", test_all_words_must_match);
  g_test_add_func ("/region/search/level-and-parent-filter", test_level_and_parent_filter);
  g_test_add_func ("/region/search/folds-names", test_folds_names);
  g_test_add_func ("/region/search/limit-is-kept", test_limit_is_kept);
  g_test_add_func ("/region/search/is-fast", test_search_is_fast);
  g_test_add_func ("/region/nth/walks-all-in-order", test_nth);
  return g_test_run ();
}
