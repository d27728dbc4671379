#include "bench.h"
#include "region/region.h"

#define SEARCHES 200

void
bench_region (Bench *bench)
{
  static const char *const words[] = { "k", "ke", "ketapang", "muara", "61.04", "tanjung r",
                                       "tidak ada ini" };
  double start = bench_now ();
  guint found = 0;

  bench_title ("Regions (raw: a million steps of whole numbers)");
  found = monev_region_count ();
  bench_line (bench, "first use: read the table", found, bench_now () - start, BENCH_RAW_NONE);
  for (guint w = 0; w < G_N_ELEMENTS (words); w++)
    {
      g_autofree char *what = g_strdup_printf ("search \"%s\"", words[w]);

      start = bench_now ();
      for (guint i = 0; i < SEARCHES; i++)
        {
          MonevRegion regions[20];
          monev_region_search (words[w], MONEV_REGION_ANY, NULL, regions, G_N_ELEMENTS (regions));
        }
      bench_line (bench, what, SEARCHES, bench_now () - start, BENCH_RAW_LOOP);
    }
}
