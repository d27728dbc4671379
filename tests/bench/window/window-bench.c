/* The window, timed: usage: monev-bench-window MONEV EMPTY-WINDOW     ./dev bench */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "answers-bench.h"
#include "testing.h"
#include "programme/programme.h"
#include "reference/reference.h"
#include "tests/ui/reference/reference-office.h"
#include "ui/common/data-grid.h"

#define STARTS 7

static double
now_ms (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static void
line (const char *what, double value, const char *unit, const char *goal)
{
  g_print ("  %-52s %10.1f %-4s %s\n", what, value, unit, goal);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return x < y ? -1 : x > y;
}

static double
median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return values[n / 2];
}

/* ---- start ---- */

/* Milliseconds from the command to the first painted frame, as the program itself tells it. */
static double
start_once (const char *program, const char *uri)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                                                       | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *out = NULL;
  const char *told;
  double before = now_ms ();

  g_subprocess_launcher_setenv (launcher, "MONEV_FIRST_FRAME", "1", TRUE);
  process = g_subprocess_launcher_spawn (launcher, NULL, program, uri, NULL);
  g_assert_nonnull (process);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, NULL);
  told = strstr (out, "first-frame ");
  g_assert_nonnull (told);
  return (double) g_ascii_strtoll (told + strlen ("first-frame "), NULL, 10) / 1000 - before;
}

static double
start_median (const char *program, const char *uri)
{
  double values[STARTS];

  start_once (program, uri);
  for (guint i = 0; i < STARTS; i++)
    values[i] = start_once (program, uri);
  return median (values, STARTS);
}

static void
bench_start (Office *office, const char *monev, const char *empty)
{
  double own = start_median (monev, office->uri), peer = start_median (empty, NULL);

  line ("command to first painted frame", own, "ms", "goal 300");
  line ("  an empty GTK window with a table, the same way", peer, "ms", "");
  line ("  ratio", own / peer, "", "");
}

/* ---- pages ---- */

static gboolean
fill_officials (MonevDbConnection *connection, gpointer data, GError **error)
{
  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *id = g_strdup_printf ("bench-official-%05u", i);
      g_autofree char *name = g_strdup_printf ("Pegawai Nomor %u", i);

      if (!monev_db_exec (connection, "official_insert", MONEV_DB_BINDS (
            MONEV_DB_T ("id", id), MONEV_DB_T ("title_before", ""), MONEV_DB_T ("name", name),
            MONEV_DB_T ("title_after", "S.E."), MONEV_DB_T ("status", "non_asn"),
            MONEV_DB_T ("nip", ""), MONEV_DB_T ("rank", ""), MONEV_DB_T ("grade", "III/a"),
            MONEV_DB_T ("agency_id", NULL), MONEV_DB_T ("username", ""),
            MONEV_DB_T ("whatsapp", ""), MONEV_DB_T ("email", ""), MONEV_DB_I ("is_admin", 0),
            MONEV_DB_I ("active", 1), MONEV_DB_T ("search_key", name)), NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill_programmes (MonevDbConnection *connection, gpointer data, GError **error)
{
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *id = g_strdup_printf ("bench-programme-%05u", i);
      g_autofree char *code = g_strdup_printf ("9.%02u.%02u.2.%02u.%04u", i / 5000 + 1,
                                               i / 500 % 10 + 1, i / 50 % 10 + 1, i % 50 + 1);
      g_autofree char *name = g_strdup_printf ("Sub kegiatan nomor %u dengan nama yang panjang", i);

      if (!monev_db_exec (connection, "programme_insert", MONEV_DB_BINDS (
            MONEV_DB_T ("id", id), MONEV_DB_I ("year", 2026), MONEV_DB_T ("code", code),
            MONEV_DB_T ("level", "sub_kegiatan"), MONEV_DB_T ("name", name),
            MONEV_DB_T ("parent_code", ""), MONEV_DB_T ("search_key", name)), NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gpointer
fill_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);

  return monev_db_transaction (connection, fill_officials, NULL, error)
         && monev_db_transaction (connection, fill_programmes, NULL, error)
           ? g_strdup ("filled") : NULL;
}

/* From the click to the rows, the first time the page is opened. */
static void
bench_page (Office *office, const char *subject, guint least)
{
  g_autofree char *what = NULL;
  double before = now_ms ();
  MonevTablePanel *panel;

  monev_reference_room_show (office->room, subject);
  panel = MONEV_TABLE_PANEL (monev_reference_room_get_panel (office->room));
  while (office_rows (panel) < least)
    g_main_context_iteration (NULL, TRUE);
  what = g_strdup_printf ("page %s, %u rows, to content", subject, office_rows (panel));
  line (what, now_ms () - before, "ms", "goal 100");
}

/* ---- grid ---- */

#define BENCH_TYPE_SOURCE (bench_source_get_type ())
G_DECLARE_FINAL_TYPE (BenchSource, bench_source, BENCH, SOURCE, GObject)

struct _BenchSource
{
  GObject parent;
  char text[64];
};

static guint
source_rows (MonevGridSource *source)
{
  return 100000;
}

static guint
source_columns (MonevGridSource *source)
{
  return 200;
}

static void
source_column (MonevGridSource *source, guint column, MonevGridColumn *out)
{
  *out = (MonevGridColumn) { "Pertanyaan", 110, 0, column % 3 == 0, FALSE, TRUE, FALSE, FALSE };
}

static void
source_cell (MonevGridSource *source, guint row, guint column, MonevGridCell *out)
{
  BenchSource *self = BENCH_SOURCE (source);

  g_snprintf (self->text, sizeof self->text, "%u.%03u", row, column);
  *out = (MonevGridCell) { self->text, 0 };
}

static void
source_init_interface (MonevGridSourceInterface *iface)
{
  iface->get_n_rows = source_rows;
  iface->get_n_columns = source_columns;
  iface->get_column = source_column;
  iface->get_cell = source_cell;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BenchSource, bench_source, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MONEV_TYPE_GRID_SOURCE, source_init_interface))

static void
bench_source_class_init (BenchSourceClass *klass)
{
}

static void
bench_source_init (BenchSource *self)
{
}

typedef struct
{
  double began;
  double took;
  gboolean painted;
} Frame;

static void
on_before (GdkFrameClock *clock, gpointer data)
{
  ((Frame *) data)->began = now_ms ();
}

static void
on_after (GdkFrameClock *clock, gpointer data)
{
  Frame *frame = data;

  frame->took = now_ms () - frame->began;
  frame->painted = TRUE;
}

static double
jump (GtkWidget *scrolled, guint step, Frame *frame)
{
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled));
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  frame->painted = FALSE;
  gtk_adjustment_set_value (down, (step * 7919 % 100) / 100.0 * gtk_adjustment_get_upper (down));
  gtk_adjustment_set_value (across, (step * 104729 % 100) / 100.0 * gtk_adjustment_get_upper (across));
  while (!frame->painted)
    g_main_context_iteration (NULL, TRUE);
  return frame->took;
}

static void
bench_grid (void)
{
  g_autoptr (GObject) source = g_object_new (BENCH_TYPE_SOURCE, NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  double before = now_ms (), values[200];
  Frame frame = { 0 };
  GtkWidget *window;
  GdkFrameClock *clock;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled),
                                 monev_data_grid_new (MONEV_GRID_SOURCE (source)));
  window = show_in_window (scrolled, 1280, 800);
  wait_for_frame (scrolled);
  line ("grid of 100,000 x 200, to its first frame", now_ms () - before, "ms", "");
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before), &frame);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after), &frame);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = jump (scrolled, i + 1, &frame);
  line ("grid jump to any place, one frame, median", median (values, G_N_ELEMENTS (values)), "ms",
        "goal 16.7");
  line ("grid jump, slowest of 200", values[G_N_ELEMENTS (values) - 1], "ms", "");
  g_signal_handlers_disconnect_by_data (clock, &frame);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- memory ---- */

static double
pss_mb (void)
{
  g_autofree char *text = NULL;
  const char *found;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  found = strstr (text, "\nPss:");
  return found != NULL ? (double) g_ascii_strtoll (found + 5, NULL, 10) / 1024 : 0;
}

int
main (int argc, char **argv)
{
  Office office = { NULL };
  g_autofree char *filled = NULL;
  g_autofree char *folder = NULL;

  g_assert_cmpint (argc, ==, 3);
  gtk_init ();
  office_prepare ();
  office_open (&office, "admin");
  g_print ("\nThe window\n");
  line ("memory at rest, demo data, PSS", pss_mb (), "MB", "goal 100");
  bench_start (&office, argv[1], argv[2]);
  filled = office_do (&office, fill_job, NULL, NULL);
  g_assert_nonnull (filled);
  bench_page (&office, "official", 10000);
  bench_page (&office, "programme", 20000);
  bench_grid ();
  folder = monev_test_folder ();
  bench_answers (folder);
  monev_test_remove (folder);
  office_close (&office);
  office_forget ();
  return 0;
}
