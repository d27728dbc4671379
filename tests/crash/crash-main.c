/* usage: monev-crash N
 *
 * A writer is killed with SIGKILL at N random moments; after each kill the database is opened anew
 * and everything that was acknowledged must be there, nothing half, the log whole. On SQLite N
 * times, on PostgreSQL (where only the client can be killed) N / 5 times. Writes TAP.
 */
#include "crash.h"

#include <signal.h>
#include <string.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <unistd.h>

#include "office-fixture.h"
#include "people/people.h"

/* A fresh office after so many kills: the log is walked from its beginning each time. */
#define KILLS_PER_OFFICE 50
/* Most kills fall while it writes, some while it still opens and recovers. */
#define LONGEST_LIFE_US 40000

static const char *program;

static GPid
start_writer (const char *uri, int *out)
{
  char *argv[] = { (char *) program, (char *) "--write", (char *) uri, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid = 0;

  g_spawn_async_with_pipes (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, out,
                            NULL, &error);
  g_assert_no_error (error);
  return pid;
}

/* Whole lines only: a line that the kill cut off was not acknowledged. */
static char **
read_lines (int fd)
{
  g_autoptr (GString) all = g_string_new (NULL);
  char buffer[4096];
  gssize n;
  char *last;

  while ((n = read (fd, buffer, sizeof buffer)) > 0)
    g_string_append_len (all, buffer, n);
  close (fd);
  last = strrchr (all->str, '\n');
  g_string_truncate (all, last != NULL ? (gsize) (last - all->str) : 0);
  return g_strsplit (all->str, "\n", -1);
}

/* Half of the lives are counted from the first acknowledgement, half from the start. */
static void
let_live (int fd)
{
  if (g_random_boolean ())
    {
      fd_set set;
      struct timeval wait = { 30, 0 };

      FD_ZERO (&set);
      FD_SET (fd, &set);
      select (fd + 1, &set, NULL, NULL, &wait);
    }
  g_usleep ((gulong) g_random_int_range (0, LONGEST_LIFE_US));
}

/* Returns how many writes were acknowledged. */
static guint
kill_once (const char *uri, MonevAuditHead *known)
{
  int out = -1, status = 0;
  GPid pid = start_writer (uri, &out);
  g_auto (GStrv) acknowledged = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevDbConnection) c = NULL;

  let_live (out);
  kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  if (!WIFSIGNALED (status) || WTERMSIG (status) != SIGKILL)
    g_error ("the writer ended by itself: %d", status);
  acknowledged = read_lines (out);
  c = monev_db_connection_open (uri, MONEV_DB_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  crash_check (c, acknowledged, known);
  return g_strv_length (acknowledged);
}

static void
add_asisten (MonevDbConnection *c, const MonevActor *admin, const char *title)
{
  g_autofree char *id = test_add (c, admin, &monev_position_type, "title", title, NULL);
  g_assert_nonnull (id);
}

/* In half of the offices a reader stays open: then the journal is not folded in between the kills,
 * grows, and is folded in by the writer while it is killed. */
static void
run_office (MonevTestDb *db)
{
  g_autoptr (MonevActor) admin = test_office_start (db);
  gboolean server = monev_db_connection_engine (db->connection) == MONEV_DB_ENGINE_POSTGRES;
  guint kills = server ? KILLS_PER_OFFICE / 5 : KILLS_PER_OFFICE;
  guint written = 0, early = 0;
  MonevAuditHead known = { 0 };

  add_asisten (db->connection, admin, "Asisten 1");
  add_asisten (db->connection, admin, "Asisten 2");
  if (g_random_boolean ())
    g_clear_pointer (&db->connection, monev_db_connection_close);
  for (guint i = 0; i < kills; i++)
    {
      guint n = kill_once (db->uri, &known);

      written += n;
      early += n == 0;
    }
  g_test_message ("%u kills, %u acknowledged writes, %u before the first", kills, written, early);
  /* A run in which nothing was written would prove nothing. */
  g_assert_cmpuint (written, >, kills / 4);
}

int
main (int argc, char **argv)
{
  guint rounds;

  program = argv[0];
  if (argc == 3 && strcmp (argv[1], "--write") == 0)
    return crash_write (argv[2], STDOUT_FILENO);
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  rounds = argc == 2 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 0;
  if (rounds == 0)
    {
      g_printerr ("usage: monev-crash N\n");
      return 2;
    }
  for (guint office = 0; office * KILLS_PER_OFFICE < rounds; office++)
    {
      g_autofree char *path = g_strdup_printf ("/crash/office-%u", office + 1);
      monev_test_add_blank (path, run_office);
    }
  return test_office_run ();
}
