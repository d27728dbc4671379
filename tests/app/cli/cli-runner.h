/* Runs the real monevctl on a copy of the demo office. */
#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <jansson.h>
#include <string.h>
#include <unistd.h>

#include "testing.h"

typedef struct {
  char *folder; /* of this test */
  char *file;
  char *uri;
} Office;

typedef struct {
  int   status;
  char *out;
  char *err;
} Run;

static char *cli_home; /* configuration with the office secret, and the demo database itself */
static char *cli_path;

static inline void
run_clear (Run *run)
{
  g_free (run->out);
  g_free (run->err);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* @env: NAME=VALUE, …, NULL beside what every run gets. @user: 0 or who runs it. */
static inline Run
run_words (const char *uri, const char *const *env, uid_t user, const char *input,
           const char *const *words)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  Run run = { -1 };

  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", cli_home, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", cli_home, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "MONEV_DB");
  g_subprocess_launcher_unsetenv (launcher, "MONEV_PIN");
  for (guint i = 0; env != NULL && env[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (env[i], "=", 2);
      g_subprocess_launcher_setenv (launcher, pair[0], pair[1], TRUE);
    }
  if (user != 0)
    {
      g_ptr_array_add (argv, (gpointer) "setpriv");
      g_ptr_array_add (argv, (gpointer) "--reuid=65534");
      g_ptr_array_add (argv, (gpointer) "--clear-groups");
    }
  g_ptr_array_add (argv, cli_path);
  if (uri != NULL)
    {
      g_ptr_array_add (argv, (gpointer) "--db");
      g_ptr_array_add (argv, (gpointer) uri);
    }
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) words[i]);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &run.out, &run.err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process)); /* not killed by a signal */
  run.status = g_subprocess_get_exit_status (process);
  return run;
}

#define WORDS(...) ((const char *const[]) { __VA_ARGS__, NULL })
#define ENV(...) ((const char *const[]) { __VA_ARGS__, NULL })
#define RUN(office, ...) run_words ((office)->uri, ENV ("MONEV_PIN=135790"), 0, NULL, \
                                    WORDS (__VA_ARGS__))

static inline void
expect_status (const Run *run, int status)
{
  if (run->status != status)
    g_error ("status %d, not %d\n%s\n%s", run->status, status, run->out, run->err);
}

/* One line that begins with the program's name, and only one. */
static inline void
expect_one_line (const Run *run)
{
  const char *first = strstr (run->err, "monevctl: ");

  if (first == NULL || strstr (first + 1, "monevctl: ") != NULL
      || strchr (first, '\n') != run->err + strlen (run->err) - 1)
    g_error ("not one clear line:\n%s", run->err);
}

static inline json_t *
parse (const Run *run)
{
  json_error_t fault;
  json_t *value = json_loads (run->out, 0, &fault);

  if (value == NULL || strchr (run->out, '\n') != run->out + strlen (run->out) - 1)
    g_error ("not one document in one line: %s\n%s", fault.text, run->out);
  return value;
}

/* The code of {"error":{…}}. */
static inline void
expect_failure (const Run *run, const char *code)
{
  json_auto_t *value = parse (run);
  const json_t *error = json_object_get (value, "error");

  g_assert_cmpuint (json_object_size (value), ==, 1);
  g_assert_cmpstr (json_string_value (json_object_get (error, "code")), ==, code);
  g_assert_true (json_is_string (json_object_get (error, "message")));
  g_assert_true (json_is_array (json_object_get (error, "issues")));
}

static inline void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) size, NULL));
}

/* A copy of the demo office; its secret lies in the common configuration. */
static inline void
office_open (Office *office)
{
  g_autofree char *demo = g_build_filename (cli_home, "demo.db", NULL);

  office->folder = monev_test_folder ();
  office->file = g_build_filename (office->folder, "office.db", NULL);
  office->uri = g_strconcat ("sqlite:", office->file, NULL);
  copy_file (demo, office->file);
}

static inline void
office_clear (Office *office)
{
  monev_test_remove (office->folder);
  g_free (office->folder);
  g_free (office->file);
  g_free (office->uri);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Office, office_clear)

/* G_TEST_BUILDDIR is tests/ of the build tree. */
static inline void
cli_setup (void)
{
  g_autofree char *uri = NULL;
  g_auto (Run) init = { 0 };

  cli_home = monev_test_folder ();
  cli_path = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "app", "cli", "monevctl", NULL);
  if (!g_file_test (cli_path, G_FILE_TEST_IS_EXECUTABLE))
    g_error ("%s is missing: run the tests through meson", cli_path);
  uri = g_strdup_printf ("sqlite:%s/demo.db", cli_home);
  init = run_words (uri, NULL, 0, NULL, WORDS ("init", "--demo"));
  expect_status (&init, 0);
}

static inline int
cli_run (void)
{
  int status = g_test_run ();

  monev_test_remove (cli_home);
  g_free (cli_home);
  g_free (cli_path);
  return status;
}
