/* usage: monev-bench [SECTION…]     ./dev bench */
#include "bench.h"

#include <string.h>

#include "db-driver-private.h"
#include "office-fixture.h"

static const struct {
  const char  *name;
  BenchSection run;
} sections[] = {
  { "region", bench_region },         { "calendar", bench_calendar },
  { "statements", bench_statements }, { "reference", bench_reference },
  { "audit", bench_audit },           { "page", bench_page },
  { "activity", bench_activity },
  { "sop", bench_sop },             { "expression", bench_expression },
  { "result", bench_result },       { "dataform", bench_dataform },
};

static guint offices;

double
bench_now (void)
{
  return (double) g_get_monotonic_time () / G_USEC_PER_SEC;
}

void
bench_title (const char *title)
{
  g_print ("\n%-58s %10s %10s %12s %9s\n", title, "n", "s", "each", "x raw");
}

static char *
each_text (double seconds)
{
  if (seconds >= 0.1)
    return g_strdup_printf ("%.2f s", seconds);
  if (seconds >= 1e-3)
    return g_strdup_printf ("%.2f ms", seconds * 1e3);
  return seconds >= 1e-6 ? g_strdup_printf ("%.2f us", seconds * 1e6)
                         : g_strdup_printf ("%.1f ns", seconds * 1e9);
}

void
bench_line (const Bench *bench, const char *what, guint64 n, double seconds, BenchRaw raw)
{
  double each = seconds / (double) MAX (n, 1);
  g_autofree char *text = each_text (each);
  g_autofree char *ratio = raw != BENCH_RAW_NONE && bench->raw[raw] > 0
    ? g_strdup_printf ("%.1f", each / bench->raw[raw]) : g_strdup ("");

  g_print ("  %-56s %10" G_GUINT64_FORMAT " %10.3f %12s %9s\n", what, n, seconds, text, ratio);
}

/* A schema of its own in the throwaway cluster. */
static char *
make_schema (void)
{
  const char *base = g_getenv ("MONEV_TEST_POSTGRES");
  g_autofree char *script = g_strdup_printf ("CREATE SCHEMA bench_%u", offices);
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevDbConnection) c = NULL;

  if (base == NULL)
    g_error ("MONEV_TEST_POSTGRES is not set: run ./dev bench");
  c = monev_db_connection_open (base, MONEV_DB_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  monev_db_connection_script (c, script, &error);
  g_assert_no_error (error);
  return g_strdup_printf ("%s&options=-csearch_path%%3Dbench_%u", base, offices);
}

BenchOffice
bench_office (const Bench *bench, gboolean server)
{
  g_autoptr (GError) error = NULL;
  MonevTestDb db = { NULL };
  BenchOffice office;

  offices++;
  office.uri = server ? make_schema ()
                      : g_strdup_printf ("sqlite:%s/office-%u.db", bench->folder, offices);
  office.connection = monev_db_connection_open (office.uri, MONEV_DB_OPEN_CREATE, &error);
  g_assert_no_error (error);
  db.connection = office.connection;
  office.admin = test_office_start (&db);
  return office;
}

void
bench_office_clear (BenchOffice *office)
{
  g_clear_pointer (&office->admin, monev_actor_free);
  g_clear_pointer (&office->connection, monev_db_connection_close);
  g_clear_pointer (&office->uri, g_free);
}

void
bench_write (MonevDbConnection *connection, MonevDbWork work, gpointer data)
{
  g_autoptr (GError) error = NULL;

  monev_db_transaction (connection, work, data, &error);
  g_assert_no_error (error);
}

static gboolean
is_wanted (const char *name, int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    if (strcmp (argv[i], name) == 0)
      return TRUE;
  return argc == 1;
}

static gboolean
is_section (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (strcmp (sections[i].name, name) == 0)
      return TRUE;
  g_printerr ("monev-bench: no section %s\n", name);
  return FALSE;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  Bench bench = { NULL };

  for (int i = 1; i < argc; i++)
    if (!is_section (argv[i]))
      return 2;
  test_office_setup ();
  bench.folder = folder = monev_test_folder ();
  bench_machine (&bench);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (is_wanted (sections[i].name, argc, argv))
      sections[i].run (&bench);
  monev_test_remove (folder);
  monev_test_remove (test_office_config ());
  return 0;
}
