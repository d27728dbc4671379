/* monevctl and a database that is missing, damaged, newer, locked away, or in two hands. */
#include "cli-runner.h"

#include "db-driver-private.h"
#include "db-migration.h"

#define NOBODY 65534

static void
expect_words (const Run *run, const char *code, const char *words)
{
  expect_status (run, 1);
  expect_failure (run, code);
  expect_one_line (run);
  if (strstr (run->err, words) == NULL)
    g_error ("\"%s\" does not say %s", run->err, words);
}

static void
change (const Office *o, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevDbConnection) c
    = monev_db_connection_open (o->uri, MONEV_DB_OPEN_DEFAULT, &error);

  monev_db_connection_script (c, sql, &error);
  g_assert_no_error (error);
}

static void
test_missing_file_is_not_made (void)
{
  g_autofree char *folder = monev_test_folder ();
  g_autofree char *file = g_build_filename (folder, "office.db", NULL);
  g_autofree char *uri = g_strconcat ("sqlite:", file, NULL);
  g_auto (Run) run = run_words (uri, NULL, 0, NULL, WORDS ("--json", "agency", "list"));

  expect_words (&run, "unavailable", file);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  monev_test_remove (folder);
}

static void
test_folder_is_no_database (void)
{
  g_autofree char *folder = monev_test_folder ();
  g_autofree char *uri = g_strconcat ("sqlite:", folder, NULL);
  g_auto (Run) run = run_words (uri, NULL, 0, NULL, WORDS ("--json", "agency", "list"));

  expect_words (&run, "unavailable", "folder");
  monev_test_remove (folder);
}

static void
test_other_address_is_refused (void)
{
  g_auto (Run) run = run_words ("mysql://x", NULL, 0, NULL, WORDS ("--json", "agency", "list"));
  g_auto (Run) away = run_words ("postgresql:///x?host=/nowhere", NULL, 0, NULL,
                                 WORDS ("--json", "agency", "list"));

  expect_words (&run, "invalid", "mysql://x");
  expect_words (&away, "unavailable", "");
}

static void
test_newer_schema_is_left_alone (void)
{
  g_auto (Office) o = { NULL };
  g_auto (Run) run = { 0 };

  office_open (&o);
  change (&o, "INSERT INTO schema_step VALUES (999, '0999-later.sql', 1)");
  run = RUN (&o, "--json", "agency", "list");
  expect_words (&run, "schema-too-new", "Perbarui program");
}

/* Reading must not make an office of it; "init" is the way. */
static void
test_empty_database_asks_for_the_first_start (void)
{
  g_auto (Office) o = { NULL };
  const char *const *const verbs[] = {
    WORDS ("--json", "office", "show"), WORDS ("--json", "agency", "list"),
    WORDS ("--json", "audit", "verify"), WORDS ("--json", "--as", "admin", "agency", "list"),
  };
  GStatBuf info;

  office_open (&o);
  g_assert_cmpint (g_unlink (o.file), ==, 0);
  g_assert_true (g_file_set_contents (o.file, "", 0, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_auto (Run) run = run_words (o.uri, NULL, 0, NULL, verbs[i]);

      expect_words (&run, "corrupt", "kosong");
      expect_words (&run, "corrupt", " init");
      g_assert_cmpint (g_stat (o.file, &info), ==, 0);
      g_assert_cmpint (info.st_size, ==, 0);
    }
}

/* A name that nobody bears is a slip of the pen, also where no right is needed. */
static void
test_unknown_name_is_refused_when_reading (void)
{
  g_auto (Office) o = { NULL };
  g_auto (Run) ghost = { 0 };
  g_auto (Run) known = { 0 };

  office_open (&o);
  ghost = RUN (&o, "--json", "--as", "hantu", "agency", "list");
  expect_words (&ghost, "auth", "hantu");
  known = RUN (&o, "--json", "--as", "staf", "agency", "list");
  expect_status (&known, 0);
}

/* Root may write everywhere; the program is copied to where nobody may run it. */
static void
test_folder_that_cannot_be_written_is_told (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *bin = NULL;
  g_autofree char *own = cli_path;
  g_auto (Run) run = { 0 };

  office_open (&o);
  bin = g_build_filename (o.folder, "monevctl", NULL);
  copy_file (own, bin);
  g_assert_cmpint (g_chmod (bin, 0755), ==, 0);
  g_assert_cmpint (g_chmod (o.file, 0644), ==, 0);
  g_assert_cmpint (g_chmod (o.folder, 0555), ==, 0);
  cli_path = bin;
  run = run_words (o.uri, NULL, geteuid () == 0 ? NOBODY : 0, NULL,
                   WORDS ("--json", "agency", "list"));
  cli_path = g_steal_pointer (&own);
  expect_words (&run, "denied", "hanya dapat dibaca");
}

static void
damage (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  memset (bytes + size / 3, 0x5a, MIN (65536, size / 3));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
}

static void
test_damaged_file_offers_the_newest_good_backup (void)
{
  g_auto (Office) o = { NULL };
  g_auto (Run) first = { 0 };
  g_auto (Run) run = { 0 };
  g_auto (Run) restored = { 0 };
  g_auto (Run) list = { 0 };
  g_autofree char *beside = NULL;
  g_autofree char *newer = NULL;
  json_auto_t *made = NULL;
  json_auto_t *kept = NULL;

  office_open (&o);
  first = RUN (&o, "--json", "backup");
  expect_status (&first, 0);
  made = parse (&first);
  beside = g_path_get_dirname (json_string_value (json_object_get (made, "path")));
  newer = g_build_filename (beside, "monev-29990101-000000-harian.cadangan", NULL);
  copy_file (json_string_value (json_object_get (made, "path")), newer);
  damage (newer); /* the newest is no good */
  damage (o.file);
  run = RUN (&o, "--json", "agency", "list");
  expect_words (&run, "corrupt", json_string_value (json_object_get (made, "path")));
  restored = RUN (&o, "--json", "restore", json_string_value (json_object_get (made, "path")));
  expect_status (&restored, 0);
  kept = parse (&restored);
  g_assert_true (g_file_test (json_string_value (json_object_get (kept, "kept")),
                              G_FILE_TEST_IS_REGULAR)); /* the damaged one */
  list = RUN (&o, "agency", "show", "Dinkes");
  expect_status (&list, 0);
}

static void
test_restore_checks_first_and_keeps_the_old_state (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *backup = NULL;
  g_autofree char *bad = NULL;
  g_auto (Run) made = { 0 };
  g_auto (Run) add = { 0 };
  g_auto (Run) refused = { 0 };
  g_auto (Run) still = { 0 };
  g_auto (Run) restored = { 0 };
  g_auto (Run) gone = { 0 };
  g_auto (Run) log = { 0 };

  office_open (&o);
  backup = g_build_filename (o.folder, "b.cadangan", NULL);
  bad = g_build_filename (o.folder, "bad.cadangan", NULL);
  made = RUN (&o, "backup", backup);
  expect_status (&made, 0);
  add = RUN (&o, "--as", "staf", "agency", "add", "name=Sesudah Cadangan");
  expect_status (&add, 0);
  copy_file (backup, bad);
  damage (bad);
  refused = RUN (&o, "--json", "restore", bad);
  expect_words (&refused, "corrupt", "");
  still = RUN (&o, "agency", "show", "Sesudah Cadangan");
  expect_status (&still, 0);
  restored = RUN (&o, "--as", "admin", "restore", backup);
  expect_status (&restored, 0);
  gone = RUN (&o, "agency", "show", "Sesudah Cadangan");
  expect_status (&gone, 1);
  log = RUN (&o, "audit", "verify");
  expect_status (&log, 0);
}

static void
test_backup_with_a_changed_log_is_not_restored (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *backup = NULL;
  g_auto (Run) made = { 0 };
  g_auto (Run) verify = { 0 };
  g_auto (Run) restore = { 0 };
  json_auto_t *value = NULL;

  office_open (&o);
  backup = g_build_filename (o.folder, "b.cadangan", NULL);
  change (&o, "DROP TRIGGER audit_entry_no_update; UPDATE audit_entry SET actor = 'x' WHERE seq = 3");
  verify = RUN (&o, "--json", "audit", "verify");
  expect_words (&verify, "corrupt", "kejanggalan");
  value = parse (&verify);
  g_assert_cmpint (json_integer_value (json_object_get (json_array_get (json_object_get (
    json_object_get (value, "error"), "issues"), 0), "row")), ==, 3);
  made = RUN (&o, "backup", backup);
  expect_status (&made, 0);
  restore = RUN (&o, "--json", "restore", backup);
  expect_words (&restore, "corrupt", "Pilih cadangan lain");
}

static void
expect_kept (Office *o, const Run *run, const char *code)
{
  g_auto (Run) still = RUN (o, "agency", "show", "Sesudah Cadangan");

  expect_words (run, code, "");
  expect_status (&still, 0);
}

/* A slip of the keys makes no folder, and no backup where nobody looks for it. */
static void
test_backup_makes_no_folder (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_auto (Run) made = { 0 };

  office_open (&o);
  folder = g_build_filename (o.folder, "tidak-ada", NULL);
  path = g_build_filename (folder, "b.cadangan", NULL);
  made = RUN (&o, "--json", "backup", path);
  expect_words (&made, "not-found", folder);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

/* The fields are named where one is wrong, and may be called as the window calls them. */
static void
test_fields_are_named (void)
{
  g_auto (Office) o = { NULL };
  g_auto (Run) help = { 0 };
  g_auto (Run) wrong = { 0 };
  g_auto (Run) added = { 0 };

  office_open (&o);
  help = RUN (&o, "agency", "add", "--help");
  g_assert_nonnull (strstr (help.out, "short_name = Singkatan"));
  wrong = RUN (&o, "--as", "staf", "agency", "add", "alas=x");
  expect_status (&wrong, 2);
  g_assert_nonnull (strstr (wrong.err, "name = Nama"));
  added = RUN (&o, "--as", "staf", "--json", "agency", "add", "Nama=Dinas Uji", "Singkatan=DU");
  expect_status (&added, 0);
  g_assert_nonnull (strstr (added.out, "\"short_name\":\"DU\""));
}

/* An office that is whole is replaced by an admin with the PIN, and by nobody else. */
static void
test_restore_over_a_whole_office_is_for_an_admin (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *backup = NULL;
  g_auto (Run) made = { 0 };
  g_auto (Run) add = { 0 };
  g_auto (Run) nobody = { 0 };
  g_auto (Run) other = { 0 };
  g_auto (Run) wrong = { 0 };
  g_auto (Run) admin = { 0 };

  office_open (&o);
  backup = g_build_filename (o.folder, "b.cadangan", NULL);
  made = RUN (&o, "backup", backup);
  expect_status (&made, 0);
  add = RUN (&o, "--as", "staf", "agency", "add", "name=Sesudah Cadangan");
  expect_status (&add, 0);
  nobody = RUN (&o, "--json", "restore", backup);
  expect_kept (&o, &nobody, "auth");
  other = RUN (&o, "--json", "--as", "kepala", "restore", backup);
  expect_kept (&o, &other, "denied");
  wrong = run_words (o.uri, ENV ("MONEV_PIN=777333"), 0, NULL,
                     WORDS ("--json", "--as", "admin", "restore", backup));
  expect_kept (&o, &wrong, "auth");
  admin = RUN (&o, "--json", "--as", "admin", "restore", backup);
  expect_status (&admin, 0);
}

static void
test_backup_is_private_and_overwrites_nothing (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *backup = NULL;
  g_auto (Run) made = { 0 };
  g_auto (Run) again = { 0 };
  g_auto (Run) forced = { 0 };
  GStatBuf info;

  office_open (&o);
  backup = g_build_filename (o.folder, "b.cadangan", NULL);
  made = RUN (&o, "backup", backup);
  expect_status (&made, 0);
  g_assert_cmpint (g_stat (backup, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_set_contents (backup, "lain", -1, NULL));
  again = RUN (&o, "--json", "backup", backup);
  expect_words (&again, "state", "--force");
  g_assert_cmpint (g_stat (backup, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, 4);
  forced = RUN (&o, "backup", "--force", backup);
  expect_status (&forced, 0);
  g_assert_cmpint (g_stat (backup, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

static void
expect_offer (Office *o, const char *code, const char *word, const char *backup)
{
  g_auto (Run) run = RUN (o, "--json", "agency", "list");

  expect_words (&run, code, word);
  expect_words (&run, code, backup);
}

static void
test_lost_file_offers_the_newest_backup (void)
{
  g_auto (Office) o = { NULL };
  g_auto (Run) made = { 0 };
  g_auto (Run) restored = { 0 };
  g_auto (Run) list = { 0 };
  json_auto_t *value = NULL;
  const char *backup;

  office_open (&o);
  made = RUN (&o, "--json", "backup");
  value = parse (&made);
  backup = json_string_value (json_object_get (value, "path"));
  g_assert_cmpint (g_unlink (o.file), ==, 0);
  expect_offer (&o, "unavailable", "tidak ditemukan", backup);
  g_assert_false (g_file_test (o.file, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (o.file, "", 0, NULL));
  expect_offer (&o, "corrupt", "kosong", backup);
  restored = RUN (&o, "--json", "restore", backup); /* nobody could log in */
  expect_status (&restored, 0);
  list = RUN (&o, "agency", "show", "Dinkes");
  expect_status (&list, 0);
}

/* The chain alone is whole again when its tail is cut and its head set back; a backup remembers. */
static void
test_log_that_was_cut_is_found_by_the_backup (void)
{
  g_auto (Office) o = { NULL };
  g_auto (Run) made = { 0 };
  g_auto (Run) whole = { 0 };
  g_auto (Run) cut = { 0 };

  office_open (&o);
  made = RUN (&o, "backup");
  expect_status (&made, 0);
  whole = RUN (&o, "audit", "verify");
  expect_status (&whole, 0);
  change (&o, "DROP TRIGGER audit_entry_no_delete; DROP TRIGGER audit_head_forward; "
              "DELETE FROM audit_entry WHERE seq = (SELECT max(seq) FROM audit_entry); "
              "UPDATE audit_head SET seq = (SELECT max(seq) FROM audit_entry), "
              "hash = (SELECT hash FROM audit_entry ORDER BY seq DESC LIMIT 1)");
  cut = RUN (&o, "--json", "audit", "verify");
  expect_words (&cut, "corrupt", "kejanggalan");
}

static gpointer
set_note (gpointer data)
{
  const Office *o = data;
  g_autofree char *word = g_strdup_printf ("note=%u", g_random_int ());
  g_auto (Run) run = RUN (o, "--json", "--as", "staf", "agency", "set", "Dinkes", word);

  if (run.status == 1)
    expect_failure (&run, "conflict");
  else
    expect_status (&run, 0);
  return GINT_TO_POINTER (run.status == 0);
}

/* Each either wins or is told; the version counts the winners. */
static void
test_two_processes_on_one_record (void)
{
  g_auto (Office) o = { NULL };
  GThread *threads[4]; /* a fifth login at once would wait: tries are counted before the PIN */
  int won = 0;
  g_auto (Run) show = { 0 };
  g_auto (Run) before = { 0 };
  g_auto (Run) verify = { 0 };
  json_auto_t *old = NULL;
  json_auto_t *record = NULL;

  office_open (&o);
  before = RUN (&o, "--json", "agency", "show", "Dinkes");
  old = parse (&before);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("set", set_note, &o);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    won += GPOINTER_TO_INT (g_thread_join (threads[i]));
  show = RUN (&o, "--json", "agency", "show", "Dinkes");
  record = parse (&show);
  g_assert_cmpint (won, >, 0);
  g_assert_cmpint (json_integer_value (json_object_get (record, "version")), ==,
                   json_integer_value (json_object_get (old, "version")) + won);
  verify = RUN (&o, "audit", "verify");
  expect_status (&verify, 0);
}

static void
test_lost_secret_comes_back_from_the_sheet (void)
{
  g_autofree char *folder = monev_test_folder ();
  g_autofree char *uri = g_strdup_printf ("sqlite:%s/a/b/office.db", folder);
  g_autofree char *home = g_strdup_printf ("XDG_CONFIG_HOME=%s/there", folder);
  g_autofree char *away = g_strdup_printf ("XDG_CONFIG_HOME=%s/elsewhere", folder);
  g_autofree char *code = NULL;
  g_auto (Run) init = run_words (uri, ENV ("MONEV_PIN=482915", home), 0, NULL,
                                 WORDS ("--json", "init", "--region", "61.04", "--kabupaten",
                                        "Kabupaten Uji", "--name", "Rani", "--username", "rani"));
  g_auto (Run) lost = { 0 };
  g_auto (Run) wrong = { 0 };
  g_auto (Run) found = { 0 };
  g_auto (Run) login = { 0 };
  json_auto_t *made = NULL;

  expect_status (&init, 0);
  made = parse (&init);
  code = g_strconcat ("MONEV_SECRET=",
                      json_string_value (json_object_get (made, "recovery_code")), NULL);
  lost = run_words (uri, ENV ("MONEV_PIN=482915", away), 0, NULL,
                    WORDS ("--json", "login", "--as", "rani"));
  expect_words (&lost, "auth", "lembar pemulihan");
  wrong = run_words (uri, ENV ("MONEV_SECRET=ABCD", away), 0, NULL,
                     WORDS ("--json", "secret", "import"));
  expect_words (&wrong, "invalid", "14 kelompok");
  found = run_words (uri, ENV (code, away), 0, NULL, WORDS ("--json", "secret", "import"));
  expect_status (&found, 0);
  login = run_words (uri, ENV ("MONEV_PIN=482915", away), 0, NULL, WORDS ("login", "--as", "rani"));
  expect_status (&login, 0);
  monev_test_remove (folder);
}

/* What the sheet would hold is shown only once: a sheet that cannot be written must not lose it. */
static void
test_sheet_that_cannot_be_written_loses_no_code (void)
{
  g_autofree char *folder = monev_test_folder ();
  g_autofree char *file = g_build_filename (folder, "office.db", NULL);
  g_autofree char *uri = g_strconcat ("sqlite:", file, NULL);
  g_autofree char *sheet = g_build_filename (folder, "nowhere", "lembar.pdf", NULL);
  g_auto (Run) run = run_words (uri, ENV ("MONEV_PIN=482915"), 0, NULL,
                                WORDS ("--json", "init", "--region", "61.04", "--kabupaten", "Uji",
                                       "--name", "Rani", "--username", "rani", "--sheet", sheet));
  g_auto (Run) again = { 0 };

  expect_words (&run, "not-found", "lembar.pdf");
  again = run_words (uri, ENV ("MONEV_PIN=482915"), 0, NULL,
                     WORDS ("--json", "init", "--region", "61.04", "--kabupaten", "Uji", "--name",
                            "Rani", "--username", "rani"));
  expect_status (&again, 0); /* nothing had been made */
  monev_test_remove (folder);
}

static void
test_logo_that_is_missing_is_told_in_words (void)
{
  g_autofree char *folder = monev_test_folder ();
  g_autofree char *uri = g_strdup_printf ("sqlite:%s/office.db", folder);
  g_auto (Run) run = run_words (uri, ENV ("MONEV_PIN=482915"), 0, NULL,
                                WORDS ("--json", "init", "--region", "61.04", "--kabupaten", "Uji",
                                       "--name", "Rani", "--username", "rani", "--logo",
                                       "/nowhere/lambang.png"));

  expect_words (&run, "not-found", "/nowhere/lambang.png");
  g_assert_null (strstr (run.err, "Failed to open"));
  monev_test_remove (folder);
}

/* Refused is refused: the next start meets no half-made office. */
static void
test_refused_start_leaves_no_database (void)
{
  g_autofree char *folder = monev_test_folder ();
  g_autofree char *file = g_build_filename (folder, "office.db", NULL);
  g_autofree char *wal = g_strconcat (file, "-wal", NULL);
  g_autofree char *uri = g_strconcat ("sqlite:", file, NULL);
  g_autofree char *logo = g_build_filename (folder, "lambang.png", NULL);
  const struct { const char *region, *option, *value, *code, *word; } starts[] = {
    { "61.04", "--logo", "/nowhere/lambang.png", "not-found", "lambang.png" },
    { "61.04", "--logo", logo, NULL, "" },
    { "61.04", "--nip", "123", "invalid", "NIP" },
    { "99.99", "--username", "rani", "invalid", "provinsi" },
  };

  g_assert_true (g_file_set_contents (logo, "bukan gambar", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_auto (Run) run = run_words (uri, ENV ("MONEV_PIN=482915"), 0, NULL,
                                    WORDS ("--json", "init", "--region", starts[i].region,
                                           "--kabupaten", "Uji", "--name", "Rani",
                                           starts[i].option, starts[i].value));

      if (starts[i].code != NULL)
        expect_words (&run, starts[i].code, starts[i].word);
      expect_status (&run, 1);
      g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
      g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
    }
  monev_test_remove (folder);
}

/* What the demo's own files are told to have is nobody's to mend: one line says why it was not made. */
static void
test_demo_that_fails_says_so_in_one_line (void)
{
  g_autofree char *folder = monev_test_folder ();
  g_autofree char *uri = g_strdup_printf ("sqlite:%s/office.db", folder);
  g_autoptr (GError) error = NULL;
  g_auto (Run) run = { 0 };
  MonevDbConnection *c = monev_db_connection_open (uri, MONEV_DB_OPEN_CREATE, &error);

  g_assert_no_error (error);
  g_assert_true (monev_db_migrate (c, NULL, NULL, &error));
  g_assert_true (monev_db_connection_script (c, "CREATE TRIGGER last BEFORE INSERT ON response BEGIN"
                                                " SELECT RAISE (ABORT, 'diska penuh'); END",
                                             &error));
  monev_db_connection_close (c);
  run = run_words (uri, NULL, 0, NULL, WORDS ("init", "--demo"));
  expect_status (&run, 1);
  expect_one_line (&run);
  g_assert_true (g_str_has_prefix (run.err, "monevctl: ")); /* nothing before it */
  g_assert_cmpstr (run.out, ==, "");
  monev_test_remove (folder);
}

/* What is there already is never taken back. */
static void
test_refused_start_leaves_an_office_alone (void)
{
  g_auto (Office) o = { NULL };
  g_auto (Run) run = { 0 };

  office_open (&o);
  run = run_words (o.uri, ENV ("MONEV_PIN=482915"), 0, NULL, WORDS ("--json", "init", "--demo"));
  expect_words (&run, "state", "");
  g_assert_true (g_file_test (o.file, G_FILE_TEST_EXISTS));
}

/* The same program on a server. */
static void
test_server_serves_the_same (MonevTestDb *db)
{
  g_auto (Run) init = { 0 };
  g_auto (Run) add = { 0 };
  g_auto (Run) twice = { 0 };
  g_auto (Run) verify = { 0 };

  init = run_words (db->uri, ENV ("MONEV_PIN=482915"), 0, NULL,
                    WORDS ("--json", "init", "--region", "61.04", "--kabupaten", "Uji", "--name",
                           "Rani", "--username", "rani"));
  expect_status (&init, 0);
  add = run_words (db->uri, ENV ("MONEV_PIN=482915"), 0, NULL,
                   WORDS ("--json", "--as", "rani", "agency", "add", "name=Dinas Uji"));
  expect_status (&add, 0);
  twice = run_words (db->uri, ENV ("MONEV_PIN=482915"), 0, NULL,
                     WORDS ("--json", "--as", "rani", "agency", "add", "name=Dinas Uji"));
  expect_words (&twice, "constraint", "Dinas Uji");
  verify = run_words (db->uri, NULL, 0, NULL, WORDS ("--json", "audit", "verify"));
  expect_status (&verify, 0);
}

#define ADD(path, func) g_test_add_func ("/cli/database/" path, func)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cli_setup ();
  ADD ("backup-makes-no-folder", test_backup_makes_no_folder);
  ADD ("fields-are-named", test_fields_are_named);
  ADD ("refused-start-leaves-no-database", test_refused_start_leaves_no_database);
  ADD ("demo-that-fails-says-so-in-one-line", test_demo_that_fails_says_so_in_one_line);
  ADD ("refused-start-leaves-an-office-alone", test_refused_start_leaves_an_office_alone);
  ADD ("missing-file-is-not-made", test_missing_file_is_not_made);
  ADD ("folder-is-no-database", test_folder_is_no_database);
  ADD ("other-address-is-refused", test_other_address_is_refused);
  ADD ("newer-schema-is-left-alone", test_newer_schema_is_left_alone);
  ADD ("empty-database-asks-for-the-first-start", test_empty_database_asks_for_the_first_start);
  ADD ("unknown-name-is-refused-when-reading", test_unknown_name_is_refused_when_reading);
  ADD ("folder-that-cannot-be-written-is-told", test_folder_that_cannot_be_written_is_told);
  ADD ("damaged-file-offers-the-newest-good-backup",
       test_damaged_file_offers_the_newest_good_backup);
  ADD ("restore-checks-first-and-keeps-the-old-state",
       test_restore_checks_first_and_keeps_the_old_state);
  ADD ("restore-over-a-whole-office-is-for-an-admin",
       test_restore_over_a_whole_office_is_for_an_admin);
  ADD ("backup-is-private-and-overwrites-nothing", test_backup_is_private_and_overwrites_nothing);
  ADD ("lost-file-offers-the-newest-backup", test_lost_file_offers_the_newest_backup);
  ADD ("backup-with-a-changed-log-is-not-restored",
       test_backup_with_a_changed_log_is_not_restored);
  ADD ("log-that-was-cut-is-found-by-the-backup", test_log_that_was_cut_is_found_by_the_backup);
  ADD ("two-processes-on-one-record", test_two_processes_on_one_record);
  ADD ("lost-secret-comes-back-from-the-sheet", test_lost_secret_comes_back_from_the_sheet);
  ADD ("sheet-that-cannot-be-written-loses-no-code",
       test_sheet_that_cannot_be_written_loses_no_code);
  ADD ("logo-that-is-missing-is-told-in-words", test_logo_that_is_missing_is_told_in_words);
  monev_test_add_blank ("/cli/database/server-serves-the-same", test_server_serves_the_same);
  return cli_run ();
}
