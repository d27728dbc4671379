/* monevctl from outside: status, stderr, JSON (docs/contracts.md). */
#include "cli-runner.h"

static void
test_status_says_done_refused_or_wrong_usage (void)
{
  g_auto (Office) o = { NULL };
  const struct { int status; const char *const *words; } runs[] = {
    { 0, WORDS ("agency", "list") },
    { 0, WORDS ("agency", "show", "Dinkes") },
    { 0, WORDS ("login", "--as", "kepala") },
    { 0, WORDS ("audit", "verify") },
    { 0, WORDS ("office", "show") },
    { 1, WORDS ("agency", "show", "Dinas Gaib") },
    { 1, WORDS ("login", "--as", "siapa") },
    { 1, WORDS ("login") },
    { 1, WORDS ("--as", "staf", "official", "add", "name=X") },
    { 1, WORDS ("--as", "admin", "official", "add", "name=X", "nip=123") },
    { 1, WORDS ("init", "--demo") },
    { 1, WORDS ("agency", "export", "/nowhere/at/all.csv") },
    { 1, WORDS ("--as", "admin", "agency", "import", "/nowhere/x.csv") },
    { 1, WORDS ("restore", "/nowhere/x") },
    { 2, WORDS ("dinas") },
    { 2, WORDS ("agency") },
    { 2, WORDS ("agency", "paint") },
    { 2, WORDS ("agency", "list", "Dinkes") },
    { 2, WORDS ("agency", "list", "--colour") },
    { 2, WORDS ("agency", "show") },
    { 2, WORDS ("--as", "admin", "agency", "add", "colour=red") },
    { 2, WORDS ("init") },
    { 2, WORDS ("calendar", "add", "--from", "2026-03-05T10:00") },
    { 2, WORDS ("calendar", "add", "--from", "kemarin", "--days", "1") },
    { 2, WORDS ("restore") },
    { 2, WORDS ("agency", "list", "--db") },
  };

  office_open (&o);
  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_auto (Run) run = run_words (o.uri, ENV ("MONEV_PIN=135790"), 0, NULL, runs[i].words);

      expect_status (&run, runs[i].status);
      if (runs[i].status == 1)
        expect_one_line (&run);
      if (runs[i].status == 2)
        g_assert_nonnull (strstr (run.err, "monevctl"));
      if (runs[i].status > 0)
        g_assert_cmpstr (run.out, ==, "");
    }
}

static void
test_nothing_at_all_shows_the_help (void)
{
  g_auto (Run) run = run_words (NULL, NULL, 0, NULL, (const char *const[]) { NULL });

  g_assert_cmpint (run.status, ==, 2);
}

static void
test_failures_are_one_document_in_json (void)
{
  g_auto (Office) o = { NULL };
  const struct { int status; const char *code; const char *const *words; } runs[] = {
    { 1, "not-found", WORDS ("--json", "agency", "show", "Dinas Gaib") },
    { 1, "auth", WORDS ("--json", "login", "--as", "siapa") },
    { 1, "auth", WORDS ("--json", "login") },
    { 1, "denied", WORDS ("--json", "--as", "staf", "official", "add", "name=X", "nip=1") },
    { 1, "invalid", WORDS ("--as", "admin", "official", "add", "name=X", "nip=123", "--json") },
    { 1, "constraint", WORDS ("--json", "--as", "admin", "agency", "remove", "Dinkes") },
    { 1, "state", WORDS ("--json", "init", "--demo") },
    { 1, "unavailable", WORDS ("--json", "restore", "/nowhere/x") },
    { 2, "invalid", WORDS ("--json", "dinas") },
    { 2, "invalid", WORDS ("--json", "agency", "paint") },
    { 2, "invalid", WORDS ("--json", "agency", "list", "x") },
    { 2, "invalid", WORDS ("--json", "init") },
    { 2, "invalid", WORDS ("--json", "agency", "list", "--db") },
  };

  office_open (&o);
  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_auto (Run) run = run_words (o.uri, ENV ("MONEV_PIN=135790"), 0, NULL, runs[i].words);

      expect_status (&run, runs[i].status);
      expect_failure (&run, runs[i].code);
    }
}

static void
test_issues_of_a_refused_record_name_their_field (void)
{
  g_auto (Office) o = { NULL };
  g_auto (Run) run = { 0 };
  json_auto_t *value = NULL;
  const json_t *issue;

  office_open (&o);
  run = RUN (&o, "--json", "--as", "admin", "official", "add", "name=X", "nip=123");
  value = parse (&run);
  issue = json_array_get (json_object_get (json_object_get (value, "error"), "issues"), 0);
  g_assert_cmpstr (json_string_value (json_object_get (issue, "key")), ==, "nip");
  g_assert_cmpstr (json_string_value (json_object_get (issue, "severity")), ==, "error");
  g_assert_null (json_object_get (issue, "file")); /* unused members are omitted */
  g_assert_null (json_object_get (issue, "taken"));
}

/* Every name of @keys stands in the object; "?" before a name lets it be missing. */
static void
expect_keys (const json_t *object, const char *keys)
{
  g_auto (GStrv) names = g_strsplit (keys, " ", -1);

  g_assert_true (json_is_object (object));
  for (guint i = 0; names[i] != NULL; i++)
    if (json_object_get (object, names[i]) == NULL)
      g_error ("no %s", names[i]);
}

static void
test_lists_are_arrays_and_things_objects (void)
{
  static const struct { const char *noun, *keys; } tables[] = {
    { "agency", "id version code name short_name kind parent_id address head_name head_nip "
                "contact_name whatsapp email coordinators valid_from valid_to successor_id note" },
    { "official", "id version title_before name title_after status nip rank grade agency_id "
                  "username whatsapp email is_admin active" },
    { "position", "id version title kind agency_id parent_id single active" },
    { "appointment", "id version official_id official_id_shown position_id position_id_shown kind "
                     "date_from date_to basis" },
    { "programme", "id version year code level name parent_code" },
    { "budget", "id version year agency_id agency_id_shown programme_id source pagu pagu_shifted "
                "pagu_revised" },
    { "holiday", "id version date_from date_to kind name" },
  };
  g_auto (Office) o = { NULL };

  office_open (&o);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_auto (Run) list = RUN (&o, "--json", tables[i].noun, "list");
      json_auto_t *array = parse (&list);
      const json_t *first = json_array_get (array, 0);
      const char *id = json_string_value (json_object_get (first, "id"));
      g_auto (Run) show = RUN (&o, tables[i].noun, "show", id, "--json");
      json_auto_t *thing = parse (&show);

      g_assert_true (json_is_array (array));
      expect_keys (first, tables[i].keys);
      g_assert_true (json_equal (first, thing));
    }
}

static void
test_values_are_written_as_promised (void)
{
  g_auto (Office) o = { NULL };
  g_auto (Run) official = { 0 };
  g_auto (Run) budget = { 0 };
  json_auto_t *person = NULL;
  json_auto_t *money = NULL;
  const json_t *line;

  office_open (&o);
  official = RUN (&o, "--json", "official", "show", "admin");
  person = parse (&official);
  g_assert_true (json_is_true (json_object_get (person, "is_admin")));
  g_assert_true (json_is_true (json_object_get (person, "active")));
  budget = RUN (&o, "--json", "budget", "list", "--year", "2026");
  money = parse (&budget);
  line = json_array_get (money, 0);
  g_assert_cmpint (json_integer_value (json_object_get (line, "year")), ==, 2026);
  g_assert_true (json_is_string (json_object_get (line, "pagu")));
}

static void
expect_shown (Office *o, const char *keys, const char *shown)
{
  g_auto (Run) run = RUN (o, "--json", "budget", "show", keys);
  json_auto_t *record = NULL;

  expect_status (&run, 0);
  record = parse (&run);
  g_assert_cmpstr (json_string_value (json_object_get (record, "programme_id_shown")), ==, shown);
}

static void
test_pagu_is_shown_by_the_keys_a_person_has (void)
{
  g_auto (Office) o = { NULL };
  g_auto (Run) none = { 0 };

  office_open (&o);
  expect_shown (&o, "1.01.02.2.01.0012", "1.01.02.2.01.0012");
  expect_shown (&o, "1.1.02.2.1.12, Disdikbud", "1.01.02.2.01.0012"); /* zeros do not count */
  expect_shown (&o, "dak fisik,Disdikbud,2026", "1.01.02.2.01.0012");
  expect_shown (&o, "1.04.03.2.02.0002, Dinas Perumahan Rakyat, Kawasan Permukiman dan Lingkungan "
                    "Hidup", "1.04.03.2.02.0002"); /* a name with a comma of its own */
  none = RUN (&o, "budget", "show", "1.01.02.2.01.0012, Dinkes");
  expect_status (&none, 1);
  g_assert_nonnull (strstr (none.err, "Perangkat daerah, Kode program, Sumber dana"));
}

static void
test_keys_of_several_name_them (void)
{
  g_auto (Office) o = { NULL };
  g_auto (Run) line = { 0 };
  g_auto (Run) json = { 0 };
  g_auto (Run) one = { 0 };
  json_auto_t *failure = NULL;

  office_open (&o);
  line = RUN (&o, "budget", "show", "Dinkes");
  expect_status (&line, 1);
  expect_one_line (&line);
  g_assert_nonnull (strstr (line.err, "2026, Dinas Kesehatan, 1.02.02.2.02.0004, DAK Nonfisik"));
  json = RUN (&o, "--json", "budget", "show", "Dinkes");
  failure = parse (&json);
  g_assert_cmpuint (json_array_size (json_object_get (json_object_get (failure, "error"),
                                                      "issues")), ==, 3);
  one = RUN (&o, "--as", "admin", "budget", "remove", "DPUPR"); /* it has one pagu, today */
  expect_status (&one, 1);
  g_assert_nonnull (strstr (one.err, "semua kuncinya"));
}

static void
test_search_and_year_narrow_a_list (void)
{
  g_auto (Office) o = { NULL };
  g_auto (Run) some = { 0 };
  g_auto (Run) none = { 0 };
  g_auto (Run) year = { 0 };

  office_open (&o);
  some = RUN (&o, "--json", "agency", "list", "--search", "kecamatan");
  none = RUN (&o, "--json", "agency", "list", "--search", "tidak ada ini");
  year = RUN (&o, "--json", "programme", "list", "--year", "2025");
  {
    json_auto_t *a = parse (&some);
    json_auto_t *b = parse (&none);
    json_auto_t *c = parse (&year);

    g_assert_cmpuint (json_array_size (a), ==, 18);
    g_assert_cmpuint (json_array_size (b), ==, 0);
    g_assert_cmpuint (json_array_size (c), ==, 0);
  }
}

static void
test_add_set_remove (void)
{
  g_auto (Office) o = { NULL };
  g_auto (Run) add = { 0 };
  g_auto (Run) set = { 0 };
  g_auto (Run) gone = { 0 };
  g_auto (Run) list = { 0 };

  office_open (&o);
  add = RUN (&o, "--json", "--as", "staf", "agency", "add", "name=Dinas Uji", "code=1.06.05",
             "coordinators=Asisten Pemerintahan");
  expect_status (&add, 0);
  {
    json_auto_t *record = parse (&add);

    g_assert_cmpstr (json_string_value (json_object_get (record, "code")), ==,
                     "1.06.0.00.0.00.05.0000");
    g_assert_cmpint (json_integer_value (json_object_get (record, "version")), ==, 1);
    g_assert_cmpstr (json_string_value (json_object_get (record, "coordinators_shown")), ==,
                     "Asisten Pemerintahan");
  }
  set = RUN (&o, "--json", "--as", "staf", "agency", "set", "1.06.05", "address=Jalan = A");
  expect_status (&set, 0);
  g_assert_nonnull (strstr (set.out, "\"address\":\"Jalan = A\""));
  g_assert_nonnull (strstr (set.out, "\"version\":2"));
  gone = RUN (&o, "--json", "--as", "staf", "agency", "remove", "Dinas Uji");
  expect_status (&gone, 0);
  {
    json_auto_t *removed = parse (&gone);
    expect_keys (removed, "removed");
  }
  list = RUN (&o, "agency", "show", "Dinas Uji");
  expect_status (&list, 1);
}

static void
test_year_must_be_given_where_one_is_kept (void)
{
  g_auto (Office) o = { NULL };
  g_auto (Run) without = { 0 };
  g_auto (Run) with = { 0 };

  office_open (&o);
  without = RUN (&o, "--json", "--as", "admin", "programme", "add", "code=7", "name=X");
  expect_status (&without, 1);
  expect_failure (&without, "invalid");
  with = RUN (&o, "--json", "--as", "admin", "programme", "add", "code=7", "name=X", "--year",
              "2027");
  expect_status (&with, 0);
}

static void
test_pin_is_never_an_argument (void)
{
  g_auto (Office) o = { NULL };
  g_auto (Run) none = { 0 };
  g_auto (Run) argument = { 0 };
  g_auto (Run) piped = { 0 };
  g_auto (Run) wrong = { 0 };

  office_open (&o);
  none = run_words (o.uri, NULL, 0, NULL, WORDS ("login", "--as", "kepala", "--json"));
  expect_status (&none, 1);
  expect_failure (&none, "auth");
  argument = run_words (o.uri, NULL, 0, NULL, WORDS ("login", "--as", "kepala", "--pin", "135790"));
  expect_status (&argument, 2);
  piped = run_words (o.uri, NULL, 0, "135790\n", WORDS ("login", "--as", "kepala", "--pin-fd", "0"));
  expect_status (&piped, 0);
  wrong = run_words (o.uri, NULL, 0, "135791", WORDS ("login", "--as", "kepala", "--pin-fd", "0"));
  expect_status (&wrong, 1);
}

static void
test_login_tells_position_and_acts (void)
{
  g_auto (Office) o = { NULL };
  g_auto (Run) run = { 0 };
  json_auto_t *who = NULL;

  office_open (&o);
  run = RUN (&o, "--json", "login", "--as", "staf");
  who = parse (&run);
  expect_keys (who, "official name position acts");
  g_assert_true (json_is_array (json_object_get (who, "acts")));
  g_assert_nonnull (strstr (run.out, "\"agency.edit\""));
  g_assert_null (strstr (run.out, "\"people.edit\""));
}

static void
test_pin_is_reset_and_changed (void)
{
  g_auto (Office) o = { NULL };
  const char *const env[] = { "MONEV_PIN=135790", "MONEV_NEW_PIN=662871", NULL };
  const char *const next[] = { "MONEV_PIN=662871", "MONEV_NEW_PIN=773982", NULL };
  g_auto (Run) reset = { 0 };
  g_auto (Run) change = { 0 };
  g_auto (Run) old = { 0 };
  g_auto (Run) denied = { 0 };

  office_open (&o);
  reset = run_words (o.uri, env, 0, NULL, WORDS ("--as", "admin", "pin", "reset", "staf", "--json"));
  expect_status (&reset, 0);
  old = RUN (&o, "login", "--as", "staf");
  expect_status (&old, 1);
  change = run_words (o.uri, next, 0, NULL, WORDS ("--as", "staf", "pin", "change", "--json"));
  expect_status (&change, 0);
  denied = run_words (o.uri, env, 0, NULL, WORDS ("--as", "kabid", "pin", "reset", "staf"));
  expect_status (&denied, 1);
}

static void
test_help_at_every_level (void)
{
  const char *const *const levels[] = {
    WORDS ("--help"), WORDS ("agency", "--help"), WORDS ("agency", "import", "--help"),
    WORDS ("--help", "calendar"), WORDS ("init", "--help"), WORDS ("-h"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_auto (Run) run = run_words (NULL, NULL, 0, NULL, levels[i]);

      expect_status (&run, 0);
      g_assert_nonnull (strstr (run.out, "monevctl "));
      g_assert_cmpstr (run.err, ==, "");
    }
}

static void
test_a_noun_alone_lists_its_verbs (void)
{
  g_auto (Run) bare = run_words (NULL, NULL, 0, NULL, WORDS ("agency"));
  g_auto (Run) wrong = run_words (NULL, NULL, 0, NULL, WORDS ("agency", "hapus"));

  expect_status (&bare, 2);
  g_assert_nonnull (strstr (bare.err, "Sebutkan apa yang dikerjakan dengan “agency”"));
  g_assert_nonnull (strstr (bare.err, "monevctl agency list"));
  expect_status (&wrong, 2);
  g_assert_nonnull (strstr (wrong.err, "tidak dikenal"));
  g_assert_nonnull (strstr (wrong.err, "monevctl agency remove"));
}

static void
test_address_may_come_from_the_surroundings (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *variable = NULL;
  g_auto (Run) run = { 0 };
  g_auto (Run) version = run_words (NULL, NULL, 0, NULL, WORDS ("--version"));

  office_open (&o);
  variable = g_strconcat ("MONEV_DB=", o.uri, NULL);
  run = run_words (NULL, ENV (variable), 0, NULL, WORDS ("agency", "show", "Dinkes"));
  expect_status (&run, 0);
  expect_status (&version, 0);
}

/* 5 March 2026 lies in Ramadan: 08.00–15.00, 12.00–12.30 off. */
static void
test_calendar_examples (void)
{
  static const struct { const char *const words[9]; const char *key, *value; } cases[] = {
    { { "--json", "calendar", "add", "--from", "2026-03-05T10:00", "--minutes", "500" }, "due",
      "2026-03-06T12:50:00+07:00" },
    { { "--json", "calendar", "add", "--from", "2026-03-02", "--days", "14" }, "due",
      "2026-03-27T16:30:00+07:00" },
    { { "--json", "calendar", "elapsed", "--from", "2026-03-05T10:00", "--to", "2026-03-06T12:50" },
      "minutes", "500" },
  };
  g_auto (Office) o = { NULL };

  office_open (&o);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Run) run = run_words (o.uri, NULL, 0, NULL, cases[i].words);
      json_auto_t *value = parse (&run);
      const json_t *found = json_object_get (value, cases[i].key);
      g_autofree char *number = json_is_integer (found)
        ? g_strdup_printf ("%d", (int) json_integer_value (found)) : NULL;

      expect_status (&run, 0);
      g_assert_cmpuint (json_object_size (value), ==, 1); /* no warning of an unknown year */
      g_assert_cmpstr (number != NULL ? number : json_string_value (found), ==, cases[i].value);
    }
}

/* Formulas of questionnaires; a fault names the character. */
static void
test_expression_gives_its_value (void)
{
  g_auto (Office) o = { NULL };
  g_auto (Run) sum = { 0 };
  g_auto (Run) minus = { 0 };
  g_auto (Run) fault = { 0 };
  json_auto_t *value = NULL;

  office_open (&o);
  sum = RUN (&o, "--json", "expression", "eval", "sum(${n}) + .", "--set", "r[1]/n=2", "--set",
             "r[2]/n=3.5", "--set", ".=1");
  expect_status (&sum, 0);
  value = parse (&sum);
  g_assert_cmpstr (json_string_value (json_object_get (value, "value")), ==, "6.5");
  minus = RUN (&o, "expression", "eval", "-5 mod 2");
  g_assert_cmpstr (minus.out, ==, "-1\n");
  fault = RUN (&o, "expression", "eval", "1 +");
  expect_status (&fault, 1);
  g_assert_nonnull (strstr (fault.err, "Karakter ke-4"));
}

static void
test_year_without_holidays_is_told (void)
{
  g_auto (Office) o = { NULL };
  g_auto (Run) run = { 0 };
  json_auto_t *value = NULL;

  office_open (&o);
  run = RUN (&o, "--json", "calendar", "add", "--from", "2026-12-30", "--days", "10");
  value = parse (&run);
  g_assert_true (json_is_true (json_object_get (value, "past_known")));
}

static void
test_import_reports_each_faulty_row (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *path = NULL;
  g_auto (Run) run = { 0 };
  json_auto_t *value = NULL;
  const json_t *issue;

  office_open (&o);
  path = g_build_filename (o.folder, "opd.csv", NULL);
  g_assert_true (g_file_set_contents (path, "Kode;Nama\n1.06.05;Dinas Uji\n9;Dinas Salah\n", -1,
                                      NULL));
  run = RUN (&o, "--json", "--as", "staf", "agency", "import", path);
  expect_status (&run, 1); /* what was taken is taken, and a script learns of the rest */
  g_assert_nonnull (strstr (run.err, "1 baris ditolak. Perbaiki baris itu"));
  value = parse (&run);
  expect_keys (value, "read added changed same rejected issues");
  g_assert_cmpint (json_integer_value (json_object_get (value, "added")), ==, 1);
  g_assert_cmpint (json_integer_value (json_object_get (value, "rejected")), ==, 1);
  issue = json_array_get (json_object_get (value, "issues"), 0);
  expect_keys (issue, "code severity file row cell column key message fix found");
  g_assert_cmpstr (json_string_value (json_object_get (issue, "cell")), ==, "A3");
}

/* A DPA for money: headings between the rows are no faults, and a heading nobody knows can be said. */
static void
test_money_comes_from_a_table_of_others (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *tree = NULL, *money = NULL;
  g_auto (Run) first = { 0 };
  g_auto (Run) wrong = { 0 };
  g_auto (Run) run = { 0 };
  json_auto_t *value = NULL;

  office_open (&o);
  tree = g_build_filename (o.folder, "pohon.csv", NULL);
  money = g_build_filename (o.folder, "dpa.csv", NULL);
  g_assert_true (g_file_set_contents (tree, "Kode;Nama\n1.02;Kesehatan\n1.02.02;Program Upaya\n", -1,
                                      NULL));
  g_assert_true (g_file_set_contents (
      money, "Rekening Belanja;OPD;Sumber Dana;Besaran\n1.02;;;\n1.02.02;Dinas Kesehatan;DAU;1.500.000\n",
      -1, NULL));
  first = RUN (&o, "--as", "admin", "programme", "import", tree, "--year", "2031");
  expect_status (&first, 0);
  wrong = RUN (&o, "--as", "admin", "budget", "import", money, "--year", "2031", "--map",
               "Tidak Ada=pagu");
  expect_status (&wrong, 2);
  run = RUN (&o, "--json", "--as", "admin", "budget", "import", money, "--year", "2031", "--map",
             "Rekening Belanja=programme_id", "--map", "Besaran=pagu");
  value = parse (&run);
  expect_status (&run, 0);
  g_assert_cmpint (json_integer_value (json_object_get (value, "read")), ==, 1);
  g_assert_cmpint (json_integer_value (json_object_get (value, "added")), ==, 1);
}

static void
test_broken_calendar_is_no_success (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *path = NULL;
  g_auto (Run) run = { 0 };

  office_open (&o);
  path = g_build_filename (o.folder, "libur.ics", NULL);
  g_assert_true (g_file_set_contents (path, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:kapan\n"
                                            "SUMMARY:Libur\nEND:VEVENT\nEND:VCALENDAR\n", -1,
                                      NULL));
  run = RUN (&o, "--json", "--as", "staf", "holiday", "import", path);
  expect_status (&run, 1);
  g_assert_nonnull (strstr (run.err, "yang lain tersimpan"));
}

/* Two names of one person are not one; what is asked for by an option is done. */
static void
test_import_takes_nothing_away_unasked (void)
{
  g_auto (Office) o = { NULL };
  g_autofree char *path = NULL;
  g_auto (Run) refused = { 0 };
  g_auto (Run) done = { 0 };

  office_open (&o);
  path = g_build_filename (o.folder, "pegawai.csv", NULL);
  g_assert_true (g_file_set_contents (path, "Nama;Nama pengguna;Golongan\nOrang Lain;staf;\n", -1,
                                      NULL));
  refused = RUN (&o, "--json", "--as", "admin", "official", "import", path);
  expect_status (&refused, 1);
  g_assert_nonnull (strstr (refused.out, "official-renamed"));
  g_assert_nonnull (strstr (refused.out, "\"kept\""));
  done = RUN (&o, "--json", "--as", "admin", "official", "import", path, "--rename", "--clear");
  expect_status (&done, 0);
  g_assert_null (strstr (done.out, "\"kept\""));
}

static void
test_export_tells_path_and_rows (void)
{
  g_auto (Office) o = { NULL };
  const char *const names[] = { "a.xlsx", "a.csv" };

  office_open (&o);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (o.folder, names[i], NULL);
      g_auto (Run) run = RUN (&o, "--json", "agency", "export", path, "--search", "kecamatan");
      json_auto_t *value = parse (&run);

      g_assert_cmpint (json_integer_value (json_object_get (value, "rows")), ==, 18);
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }
}

static void
test_year_is_copied (void)
{
  g_auto (Office) o = { NULL };
  g_auto (Run) run = { 0 };
  json_auto_t *value = NULL;

  office_open (&o);
  run = RUN (&o, "--json", "--as", "perencana", "programme", "copy-year", "--year", "2027");
  value = parse (&run);
  expect_keys (value, "added skipped");
  g_assert_cmpint (json_integer_value (json_object_get (value, "added")), >, 50);
}

#define ADD(path, func) g_test_add_func ("/cli/" path, func)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cli_setup ();
  ADD ("show/pagu-by-the-keys-a-person-has", test_pagu_is_shown_by_the_keys_a_person_has);
  ADD ("show/keys-of-several-name-them", test_keys_of_several_name_them);
  ADD ("status-says-done-refused-or-wrong-usage", test_status_says_done_refused_or_wrong_usage);
  ADD ("nothing-at-all-shows-the-help", test_nothing_at_all_shows_the_help);
  ADD ("failures-are-one-document-in-json", test_failures_are_one_document_in_json);
  ADD ("issues-of-a-refused-record-name-their-field",
       test_issues_of_a_refused_record_name_their_field);
  ADD ("lists-are-arrays-and-things-objects", test_lists_are_arrays_and_things_objects);
  ADD ("values-are-written-as-promised", test_values_are_written_as_promised);
  ADD ("search-and-year-narrow-a-list", test_search_and_year_narrow_a_list);
  ADD ("add-set-remove", test_add_set_remove);
  ADD ("year-must-be-given-where-one-is-kept", test_year_must_be_given_where_one_is_kept);
  ADD ("pin-is-never-an-argument", test_pin_is_never_an_argument);
  ADD ("login-tells-position-and-acts", test_login_tells_position_and_acts);
  ADD ("pin-is-reset-and-changed", test_pin_is_reset_and_changed);
  ADD ("help-at-every-level", test_help_at_every_level);
  ADD ("a-noun-alone-lists-its-verbs", test_a_noun_alone_lists_its_verbs);
  ADD ("address-may-come-from-the-surroundings", test_address_may_come_from_the_surroundings);
  ADD ("calendar-examples", test_calendar_examples);
  ADD ("expression-gives-its-value", test_expression_gives_its_value);
  ADD ("year-without-holidays-is-told", test_year_without_holidays_is_told);
  ADD ("import-reports-each-faulty-row", test_import_reports_each_faulty_row);
  ADD ("import-takes-nothing-away-unasked", test_import_takes_nothing_away_unasked);
  ADD ("broken-calendar-is-no-success", test_broken_calendar_is_no_success);
  ADD ("money-comes-from-a-table-of-others", test_money_comes_from_a_table_of_others);
  ADD ("export-tells-path-and-rows", test_export_tells_path_and_rows);
  ADD ("year-is-copied", test_year_is_copied);
  return cli_run ();
}
