/* monevctl procedure: the library from the command line. */
#include "cli-runner.h"

static char *
write_file (const Office *o, const char *name, const char *text)
{
  char *path = g_build_filename (o->folder, name, NULL);
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');

  g_assert_true (g_file_set_contents (path, json, -1, NULL));
  return path;
}

/* A small good file; %s is the time of the second step, and what leads back. */
#define FILE_TEXT(minutes, back)                                                                  \
  "{'format':1,'code':'uji-surat','title':'Surat Uji','short_title':'Uji','actors':[{'id':'staf','title':'Staf'}],"   \
  "'steps':[{'id':'s1','number':'1','wording':'Menyusun surat','actors':[{'actor':'staf'}],"      \
  "'kind':'proses','time':{'unit':'menit','min':60,'max':60},'outputs':['Surat']},"               \
  "{'id':'s2','number':'2','wording':'Memeriksa surat','actors':[{'actor':'staf'}],"              \
  "'kind':'keputusan','back_to':'" back "','requirements':['Surat'],"                             \
  "'time':{'unit':'menit','min':5,'max':" minutes "}}]}"

static const json_t *
find_code (const json_t *list, const char *code)
{
  size_t i;
  json_t *entry;

  json_array_foreach ((json_t *) list, i, entry)
    if (strcmp (json_string_value (json_object_get (entry, "code")), code) == 0)
      return entry;
  return NULL;
}

static gint64
number_of (const json_t *object, const char *key)
{
  g_assert_true (json_is_integer (json_object_get (object, key)));
  return json_integer_value (json_object_get (object, key));
}

static const char *
text_of (const json_t *object, const char *key)
{
  return json_string_value (json_object_get (object, key));
}

static void
test_list_tells_code_title_steps_and_minutes (void)
{
  g_auto (Office) o = { NULL };
  g_auto (Run) run = { 0 };
  g_auto (Run) searched = { 0 };
  g_auto (Run) wrong = { 0 };
  json_auto_t *list = NULL;
  json_auto_t *few = NULL;
  const json_t *b;

  office_open (&o);
  run = RUN (&o, "--json", "procedure", "list");
  expect_status (&run, 0);
  list = parse (&run);
  g_assert_cmpuint (json_array_size (list), >=, 30);
  b = find_code (list, "ketapang-b");
  g_assert_nonnull (b);
  g_assert_cmpint (number_of (b, "steps"), ==, 11);
  g_assert_cmpint (number_of (b, "minutes"), ==, 5370);
  g_assert_cmpstr (text_of (b, "source"), ==, "shipped");
  g_assert_nonnull (text_of (b, "title"));
  searched = RUN (&o, "--json", "procedure", "list", "--search", "tkpkd");
  few = parse (&searched);
  g_assert_cmpuint (json_array_size (few), ==, 1);
  wrong = RUN (&o, "procedure", "list", "--source", "apa");
  expect_status (&wrong, 2);
}

static void
test_shipped_ones_need_no_database (void)
{
  g_autofree char *folder = monev_test_folder ();
  g_autofree char *uri = g_strdup_printf ("sqlite:%s/none.db", folder);
  g_auto (Run) list = run_words (uri, NULL, 0, NULL, WORDS ("--json", "procedure", "list"));
  g_auto (Run) show = run_words (uri, NULL, 0, NULL,
                                 WORDS ("--json", "procedure", "show", "ketapang-a"));
  g_auto (Run) own = run_words (uri, NULL, 0, NULL, WORDS ("--json", "procedure", "show", "kami"));
  json_auto_t *value = NULL;

  expect_status (&list, 0);
  expect_one_line (&list); /* that the office's own are not among them */
  value = parse (&list);
  g_assert_cmpuint (json_array_size (value), ==, 30);
  expect_status (&show, 0);
  expect_status (&own, 1);
  expect_failure (&own, "unavailable");
  monev_test_remove (folder);
}

static void
test_show_gives_the_whole (void)
{
  g_auto (Office) o = { NULL };
  g_auto (Run) run = { 0 };
  g_auto (Run) text = { 0 };
  g_auto (Run) limit = { 0 };
  g_auto (Run) header = { 0 };
  g_auto (Run) none = { 0 };
  json_auto_t *value = NULL;

  office_open (&o);
  run = RUN (&o, "--json", "procedure", "show", "ketapang-b");
  expect_status (&run, 0);
  value = parse (&run);
  g_assert_cmpuint (json_array_size (json_object_get (value, "steps")), ==, 11);
  g_assert_cmpint (number_of (json_object_get (value, "library"), "minutes"), ==, 5370);
  text = RUN (&o, "procedure", "show", "ketapang-b");
  g_assert_nonnull (strstr (text.out, "Menyusun Tim Monitoring dan Evaluasi"));
  g_assert_nonnull (strstr (text.out, "Bila tidak: kembali ke langkah 7"));
  limit = RUN (&o, "procedure", "show", "ketapang-d");
  g_assert_nonnull (strstr (limit.out, "paling lambat 14 hari kerja"));
  header = RUN (&o, "procedure", "show", "bunut-hilir-skm");
  g_assert_nonnull (strstr (header.out, "Unit: Kecamatan Bunut Hilir\n"));
  g_assert_nonnull (strstr (header.out, "Keterkaitan\n  - SOP Pelayanan"));
  none = RUN (&o, "--json", "procedure", "show", "nirwana");
  expect_status (&none, 1);
  expect_failure (&none, "not-found");
}

/* The short one belongs to the title that the file had. */
static void
expect_no_short_title (Office *o, const char *code)
{
  g_auto (Run) show = RUN (o, "--json", "procedure", "show", code);
  json_auto_t *shown = parse (&show);

  const char *title = json_string_value (json_object_get (shown, "short_title"));

  expect_status (&show, 0);
  g_assert_true (title == NULL || *title == '\0');
}

static void
test_import_publish_and_versions (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_auto (Run) import = { 0 };
  g_auto (Run) publish = { 0 };
  g_auto (Run) same = { 0 };
  g_auto (Run) old = { 0 };
  g_auto (Run) draftless = { 0 };
  json_auto_t *made = NULL;
  json_auto_t *published = NULL;
  json_auto_t *v1 = NULL;

  office_open (&o);
  first = write_file (&o, "satu.json", FILE_TEXT ("20", "s1"));
  second = write_file (&o, "dua.json", FILE_TEXT ("30", "s1"));
  import = RUN (&o, "--json", "--as", "perencana", "procedure", "import", first, "--code", "kami",
                "--title", "Surat Kami");
  expect_status (&import, 0);
  made = parse (&import);
  g_assert_cmpstr (text_of (made, "code"), ==, "kami");
  g_assert_cmpstr (text_of (made, "title"), ==, "Surat Kami");
  expect_no_short_title (&o, "kami");
  g_assert_cmpint (number_of (made, "number"), ==, 1);
  g_assert_cmpint (number_of (made, "minutes"), ==, 80);
  publish = RUN (&o, "--json", "--as", "perencana", "procedure", "publish", "kami", second);
  expect_status (&publish, 0);
  published = parse (&publish);
  g_assert_cmpint (number_of (published, "number"), ==, 2);
  g_assert_cmpstr (json_string_value (json_array_get (json_object_get (published, "changes"), 2)),
                   ==, "langkah 2: waktu 5–20 menit menjadi 5–30 menit");
  same = RUN (&o, "--json", "--as", "perencana", "procedure", "publish", "kami", second);
  expect_status (&same, 1);
  expect_failure (&same, "state");
  old = RUN (&o, "--json", "procedure", "show", "kami", "--version", "1");
  expect_status (&old, 0);
  v1 = parse (&old);
  g_assert_cmpstr (text_of (v1, "title"), ==, "Surat Kami");
  draftless = RUN (&o, "--json", "--as", "perencana", "procedure", "publish", "kami");
  expect_failure (&draftless, "not-found");
}

static void
test_import_names_every_fault_by_its_step (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *bad = NULL;
  g_auto (Run) import = { 0 };
  g_auto (Run) list = { 0 };
  json_auto_t *value = NULL;
  const json_t *issues;

  office_open (&o);
  bad = write_file (&o, "salah.json", FILE_TEXT ("2", "s2"));
  import = RUN (&o, "--json", "--as", "perencana", "procedure", "import", bad);
  expect_status (&import, 1);
  expect_failure (&import, "invalid");
  value = parse (&import);
  issues = json_object_get (json_object_get (value, "error"), "issues");
  g_assert_cmpuint (json_array_size (issues), ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (text_of (json_array_get (issues, i), "key"), ==, "2");
  list = RUN (&o, "procedure", "show", "uji-surat");
  expect_status (&list, 1); /* nothing was made */
}

static void
test_lint_fails_for_errors_alone (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *bad = NULL;
  g_autofree char *good = NULL;
  g_auto (Run) shipped = { 0 };
  g_auto (Run) broken = { 0 };
  g_auto (Run) fine = { 0 };
  g_auto (Run) missing = { 0 };
  json_auto_t *findings = NULL;
  json_auto_t *faults = NULL;
  json_auto_t *none = NULL;

  office_open (&o);
  bad = write_file (&o, "salah.json", FILE_TEXT ("2", "s2"));
  good = write_file (&o, "baik.json", FILE_TEXT ("20", "s1"));
  shipped = RUN (&o, "--json", "procedure", "lint", "ketapang-c3");
  expect_status (&shipped, 0); /* warnings are no errors */
  findings = parse (&shipped);
  g_assert_cmpstr (text_of (json_array_get (findings, 0), "code"), ==, "limit-exceeded");
  broken = RUN (&o, "--json", "procedure", "lint", bad);
  expect_status (&broken, 1);
  expect_one_line (&broken);
  faults = parse (&broken);
  g_assert_cmpuint (json_array_size (faults), ==, 2);
  g_assert_cmpstr (text_of (json_array_get (faults, 0), "severity"), ==, "error");
  fine = RUN (&o, "--json", "procedure", "lint", good);
  expect_status (&fine, 0);
  none = parse (&fine);
  g_assert_cmpuint (json_array_size (none), ==, 0);
  missing = RUN (&o, "--json", "procedure", "lint", "/nowhere/x.json");
  expect_status (&missing, 1);
  expect_failure (&missing, "not-found");
}

static void
test_export_can_be_imported_again (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *path = NULL;
  g_autofree char *pdf = NULL;
  g_auto (Run) export = { 0 };
  g_auto (Run) import = { 0 };
  g_auto (Run) taken = { 0 };
  g_auto (Run) other = { 0 };

  office_open (&o);
  path = g_build_filename (o.folder, "b.json", NULL);
  pdf = g_build_filename (o.folder, "b.doc", NULL);
  export = RUN (&o, "--json", "procedure", "export", "ketapang-b", path);
  expect_status (&export, 0);
  taken = RUN (&o, "--json", "--as", "perencana", "procedure", "import", path);
  expect_status (&taken, 1);
  expect_failure (&taken, "constraint"); /* the code of a shipped one */
  import = RUN (&o, "--json", "--as", "perencana", "procedure", "import", path, "--code", "kami");
  expect_status (&import, 0);
  other = RUN (&o, "procedure", "export", "ketapang-b", pdf);
  expect_status (&other, 2);
  g_assert_false (g_file_test (pdf, G_FILE_TEST_EXISTS));
}

static void
test_copy_retire_and_rights (void)
{
  g_auto (Office) o = { NULL };
  g_auto (Run) copy = { 0 };
  g_auto (Run) staf = { 0 };
  g_auto (Run) retire = { 0 };
  g_auto (Run) list = { 0 };
  g_auto (Run) restore = { 0 };
  g_auto (Run) shipped = { 0 };
  g_auto (Run) verify = { 0 };
  json_auto_t *entries = NULL;

  office_open (&o);
  copy = RUN (&o, "--json", "--as", "subkoor", "procedure", "copy", "ketapang-b", "--code", "kami");
  expect_status (&copy, 0);
  staf = RUN (&o, "--json", "--as", "staf", "procedure", "retire", "kami");
  expect_failure (&staf, "denied");
  retire = RUN (&o, "--json", "--as", "kabid", "procedure", "retire", "kami");
  expect_status (&retire, 0);
  list = RUN (&o, "--json", "procedure", "list", "--source", "office");
  entries = parse (&list);
  g_assert_null (find_code (entries, "kami"));
  restore = RUN (&o, "--json", "--as", "kabid", "procedure", "restore", "kami");
  expect_status (&restore, 0);
  shipped = RUN (&o, "--json", "--as", "kabid", "procedure", "retire", "ketapang-b");
  expect_failure (&shipped, "state");
  verify = RUN (&o, "audit", "verify");
  expect_status (&verify, 0);
}

#define ADD(path, func) g_test_add_func ("/cli/procedure/" path, func)

static void
expect_begins (const char *path, const char *magic)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_cmpuint (size, >, 4000);
  g_assert_true (g_str_has_prefix (bytes, magic));
}

static void
test_export_by_the_ending (void)
{
  static const struct { const char *name, *magic; } files[]
    = { { "b.pdf", "%PDF-" }, { "b.XLSX", "PK" }, { "b.json", "{" } };
  g_auto (Office) o = { NULL };

  office_open (&o);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (o.folder, files[i].name, NULL);
      g_auto (Run) run = RUN (&o, "--json", "procedure", "export", "ketapang-b", path);

      expect_status (&run, 0);
      expect_begins (path, files[i].magic);
    }
}

/* The kop of the office stands on its own SOP, not on one that another office wrote. */
static void
test_export_bears_the_kop (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *path = NULL;
  g_auto (Run) copy = { 0 };
  static const char *const codes[] = { "ketapang-b", "kami-b" };

  office_open (&o);
  path = g_build_filename (o.folder, "b.pdf", NULL);
  copy = RUN (&o, "--as", "perencana", "procedure", "copy", "ketapang-b", "--code", "kami-b");
  expect_status (&copy, 0);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      const char *line[] = { "pdftotext", "-l", "1", path, "-", NULL };
      g_auto (Run) run = RUN (&o, "procedure", "export", codes[i], path);
      g_autofree char *text = NULL;

      expect_status (&run, 0);
      g_assert_true (g_spawn_sync (NULL, (char **) line, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                                   &text, NULL, NULL, NULL));
      g_assert_true ((strstr (text, "TANJUNG RIMBA") != NULL) == (i == 1));
      g_assert_true ((strstr (text, "BAPPEDA KABUPATEN KETAPANG") != NULL) == (i == 0));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cli_setup ();
  ADD ("list-tells-code-title-steps-and-minutes", test_list_tells_code_title_steps_and_minutes);
  ADD ("shipped-ones-need-no-database", test_shipped_ones_need_no_database);
  ADD ("show-gives-the-whole", test_show_gives_the_whole);
  ADD ("import-publish-and-versions", test_import_publish_and_versions);
  ADD ("import-names-every-fault-by-its-step", test_import_names_every_fault_by_its_step);
  ADD ("lint-fails-for-errors-alone", test_lint_fails_for_errors_alone);
  ADD ("export-can-be-imported-again", test_export_can_be_imported_again);
  ADD ("export-by-the-ending", test_export_by_the_ending);
  ADD ("export-bears-the-kop", test_export_bears_the_kop);
  ADD ("copy-retire-and-rights", test_copy_retire_and_rights);
  return cli_run ();
}
