#include "bench.h"
#include "calendar/calendar-store.h"

#define ADDITIONS 1000000
#define MINUTES_PER_DAY 1440

static void
time_additions (const Bench *bench, const MonevWorkTime *time, gboolean days, gint64 from)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2026);
  double start = bench_now ();
  gint64 sum = 0;

  for (guint i = 0; i < ADDITIONS; i++)
    {
      gint64 at = from + g_rand_int_range (rand, 0, 200 * MINUTES_PER_DAY);
      gint64 n = g_rand_int_range (rand, 0, days ? 40 : 5000);
      MonevWorkDue due;

      if (!(days ? monev_work_time_add_days (time, at, n, &due, NULL)
                 : monev_work_time_add_minutes (time, at, n, &due, NULL)))
        g_error ("addition %u", i);
      sum += due.at;
    }
  g_assert_cmpint (sum, >, 0);
  bench_line (bench, days ? "add working days" : "add working minutes", ADDITIONS,
              bench_now () - start, BENCH_RAW_NONE);
}

static void
time_elapsed (const Bench *bench, const MonevWorkTime *time, gint64 from)
{
  double start = bench_now ();
  gint64 sum = 0;

  for (guint i = 0; i < ADDITIONS; i++)
    sum += monev_work_time_elapsed (time, from + i % 90000, from + 90000 + i % 70001, NULL);
  g_assert_cmpint (sum, >, 0);
  bench_line (bench, "working minutes between two instants", ADDITIONS, bench_now () - start,
              BENCH_RAW_NONE);
}

void
bench_calendar (Bench *bench)
{
  g_auto (BenchOffice) office = bench_office (bench, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevWorkTime) time = monev_calendar_load (office.connection, &error);
  MonevDate first;
  gint64 from;

  g_assert_no_error (error);
  g_assert_true (monev_date_from_iso ("2026-01-02", &first, NULL));
  from = (gint64) first * MINUTES_PER_DAY;
  bench_title ("Calendar");
  time_additions (bench, time, FALSE, from);
  time_additions (bench, time, TRUE, from);
  time_elapsed (bench, time, from);
}
