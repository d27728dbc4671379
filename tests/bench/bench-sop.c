/* An SOP of 400 steps as SOP AP: a person waits for it, so it has to take less than 300 ms. */
#include "bench.h"
#include "procedure/sop-workbook.h"
#include "sop-maker.h"

#define ROUNDS 5

static double
write_pdf (const MonevProcedure *procedure, const char *path)
{
  MonevSopOptions options = { 0 };
  double start = bench_now (), best = G_MAXDOUBLE;

  for (guint i = 0; i < ROUNDS; i++, start = bench_now ())
    {
      g_autoptr (GError) error = NULL;

      if (!monev_sop_write_pdf (procedure, &options, path, NULL, &error))
        g_error ("%s", error->message);
      best = MIN (best, bench_now () - start);
    }
  return best;
}

void
bench_sop (Bench *bench)
{
  static const SopShape shapes[] = {
    { 6, 400, 20, 20, 8, 1 }, { 12, 60, 30, 30, 8, 2 }, { 12, 400, 30, 30, 8, 3 },
  };
  g_autofree char *pdf = g_build_filename (bench->folder, "sop.pdf", NULL);
  g_autofree char *book = g_build_filename (bench->folder, "sop.xlsx", NULL);

  bench_title ("SOP AP (best of five; a step each)");
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (MonevProcedure) procedure = sop_make (&shapes[i]);
      g_autofree char *what = g_strdup_printf ("%u steps, %u actors: PDF", shapes[i].n_steps,
                                               shapes[i].n_actors);
      g_autofree char *also = g_strdup_printf ("%u steps, %u actors: workbook",
                                               shapes[i].n_steps, shapes[i].n_actors);
      MonevSopOptions options = { 0 };
      double start;

      bench_line (bench, what, shapes[i].n_steps, write_pdf (procedure, pdf), BENCH_RAW_LOOP);
      start = bench_now ();
      if (!monev_sop_write_workbook (procedure, &options, book, NULL, NULL, NULL))
        g_error ("no workbook");
      bench_line (bench, also, shapes[i].n_steps, bench_now () - start, BENCH_RAW_LOOP);
    }
}
