/* What a form means: the tree, languages, lists, expressions, and the order of working out. */
#include "form-maker.h"

#define GOOD_FORM                                                                                \
  "#survey\n"                                                                                    \
  "type|name|label::Bahasa Indonesia (id)|label::English (en)|relevant|constraint|required|"     \
  "calculation|choice_filter|trigger|default|monev::lunak|monev::pesan_lunak|monev::bobot\n"     \
  "note|buka|Selamat datang|Welcome||||||||||\n"                                                 \
  "|||||||||||||\n"                                                                              \
  "begin_group|rumah|Rumah|House||||||||||\n"                                                    \
  "select_one kec|kecamatan|Kecamatan|District|||yes||||||\n"                                    \
  "select_one desa or_other|lain|Lain|Other||||||||||\n"                                         \
  "select_one desa|desa|Desa|Village|||||kec = ${kecamatan}|||||2\n"                             \
  "end_group|||||||||||||\n"                                                                     \
  "begin_repeat|anggota|Anggota|Member||||||||||\n"                                              \
  "text|nama|Nama|Name||||||||||\n"                                                              \
  "integer|umur|Umur|Age||. >= 0 and . < 120||||||. < 100|Benar lebih dari 100?|\n"             \
  "geopoint|titik||Place||||||||||\n"                                                            \
  "end_repeat|||||||||||||\n"                                                                    \
  "calculate|jumlah|||||| ${dua} * 2||||||\n"                                                    \
  "calculate|dua||||||count(${anggota}) + 0||||||\n"                                             \
  "text|akhir|Akhir|End|${jumlah} > 0|||||${nama}|||\n"                                         \
  "dateTime|saat|Saat|When|||||||now()|||\n"                                                     \
  "#choices\n"                                                                                   \
  "list_name|name|label::Bahasa Indonesia (id)|label::English (en)|kec|monev::skor\n"            \
  "kec|k1|Kecamatan Satu|District One||\n"                                                       \
  "kec|k2|Kecamatan Dua|District Two||\n"                                                        \
  "desa|d1|Desa Satu|Village One|k1|1\n"                                                         \
  "desa|d2|Desa Dua||k2|2.5\n"                                                                   \
  "#settings\n"                                                                                  \
  "form_title|form_id|default_language|version\n"                                                \
  "Survei Rumah|survei_rumah|Bahasa Indonesia (id)|7\n"

static MonevInstrument *
read_good (void)
{
  g_autoptr (MonevIssueList) issues = NULL;
  MonevInstrument *form = read_form (GOOD_FORM, &issues);

  check_none (issues, MONEV_SEVERITY_ERROR);
  return form;
}

static const MonevQuestion *
named (const MonevInstrument *form, const char *name)
{
  int index = monev_instrument_find (form, name);

  g_assert_cmpint (index, >=, 0);
  return monev_instrument_question (form, (guint)index);
}

static void
test_groups_hold_what_stands_between (void)
{
  g_autoptr (MonevInstrument) form = read_good ();
  const MonevQuestion *group = named (form, "rumah"), *repeat = named (form, "anggota");
  MonevShape *shape = monev_instrument_shape (form);

  g_assert_cmpint (group->first_child, ==, monev_instrument_find (form, "kecamatan"));
  g_assert_cmpint (named (form, "kecamatan")->next, ==, monev_instrument_find (form, "lain"));
  g_assert_cmpint (named (form, "desa")->next, ==, MONEV_INSTRUMENT_NONE);
  g_assert_cmpint (group->next, ==, monev_instrument_find (form, "anggota"));
  g_assert_cmpuint (group->row, ==, 3);
  g_assert_cmpuint (group->end_row, ==, 7);
  g_assert_cmpint (monev_shape_field (shape, repeat->field)->kind, ==, MONEV_SHAPE_REPEAT);
  g_assert_cmpint (monev_shape_field (shape, named (form, "nama")->field)->parent, ==,
                   repeat->field);
  g_assert_cmpint (monev_instrument_question_at (form, repeat->field), ==,
                   monev_instrument_find (form, "anggota"));
  g_assert_cmpint (named (form, "lain")->other_field, >=, 0);
  g_assert_cmpstr (monev_shape_field (shape, named (form, "lain")->other_field)->name, ==,
                   "lain_other");
}

static void
test_wordings_in_each_language (void)
{
  g_autoptr (MonevInstrument) form = read_good ();
  guint desa = (guint)monev_instrument_find (form, "desa");
  guint titik = (guint)monev_instrument_find (form, "titik");
  guint list = (guint)monev_instrument_find_list (form, "desa");

  g_assert_cmpuint (monev_instrument_n_languages (form), ==, 2);
  g_assert_cmpuint (monev_instrument_default_language (form), ==, 0);
  g_assert_cmpstr (monev_instrument_language (form, 1), ==, "English (en)");
  g_assert_cmpstr (monev_instrument_text (form, desa, MONEV_COLUMN_LABEL, 0), ==, "Desa");
  g_assert_cmpstr (monev_instrument_text (form, desa, MONEV_COLUMN_LABEL, 1), ==, "Village");
  /* without a wording in a language, the default one stands in; else any */
  g_assert_cmpstr (monev_instrument_choice_text (form, list, 1, MONEV_COLUMN_LABEL, 1), ==,
                   "Desa Dua");
  g_assert_cmpstr (monev_instrument_text (form, titik, MONEV_COLUMN_LABEL, 1), ==, "Place");
  g_assert_cmpstr (monev_instrument_choice_text (form, list, 1, MONEV_COLUMN_SCORE, 1), ==, "2.5");
  g_assert_cmpstr (monev_instrument_text (form, desa, MONEV_COLUMN_WEIGHT, 1), ==, "2");
  g_assert_cmpstr (monev_instrument_setting (form, "form_title"), ==, "Survei Rumah");
  g_assert_cmpstr (monev_instrument_setting (form, "style"), ==, "");
}

static void
test_phones_alone_do_what_is_marked (void)
{
  g_autoptr (MonevInstrument) form = read_good ();

  g_assert_true (named (form, "titik")->phone_only);
  g_assert_false (named (form, "umur")->phone_only);
}

static void
test_rules_are_compiled (void)
{
  g_autoptr (MonevInstrument) form = read_good ();
  const MonevQuestion *umur = named (form, "umur");
  g_autoptr (MonevScope) scope = monev_instrument_new_scope (form);
  MonevFrame *root = monev_scope_root (scope);
  MonevFrame *member = monev_frame_add (root, named (form, "anggota")->field);

  monev_frame_set (member, umur->field, "101");
  g_assert_true (monev_expression_test (umur->rules[MONEV_RULE_CONSTRAINT], member));
  g_assert_false (monev_expression_test (umur->rules[MONEV_RULE_SOFT], member));
  monev_frame_set (member, umur->field, "120");
  g_assert_false (monev_expression_test (umur->rules[MONEV_RULE_CONSTRAINT], member));
  g_assert_true (monev_expression_test (named (form, "kecamatan")->rules[MONEV_RULE_REQUIRED],
                                        root));
  g_assert_null (named (form, "akhir")->rules[MONEV_RULE_DEFAULT]);
  g_assert_nonnull (named (form, "saat")->rules[MONEV_RULE_DEFAULT]);
  g_assert_cmpuint (named (form, "akhir")->n_triggers, ==, 1);
  g_assert_cmpint (named (form, "akhir")->triggers[0], ==, named (form, "nama")->field);
}

static void
test_a_filter_gives_the_rows_it_lets_through (void)
{
  g_autoptr (MonevInstrument) form = read_good ();
  const MonevQuestion *desa = named (form, "desa");
  g_autoptr (MonevScope) scope = monev_instrument_new_scope (form);
  MonevFrame *root = monev_scope_root (scope);
  g_autoptr (GPtrArray) rows = NULL;

  monev_frame_set (root, named (form, "kecamatan")->field, "k2");
  rows = monev_expression_frames (desa->rules[MONEV_RULE_CHOICE_FILTER], root);
  g_assert_cmpuint (rows->len, ==, 1);
}

/* A column that comes twice, and one that only a filter knows, keep the others in their places. */
static void
test_columns_stay_in_their_places (void)
{
  g_autoptr (MonevIssueList) issues = NULL;
  g_autoptr (MonevInstrument) form = read_form (
      "#survey\ntype|name|label|choice_filter|calculation\n"
      "select_one l|a|A|apa = '' and kec = 'k1'|\n"
      "calculate|b|||instance('l')/root/item[name = 'y']/kec\n"
      "#choices\nlist_name|name|label|kode|kode|kec\nl|x|X|1|2|k1\nl|y|Y|3|4|k2\n",
      &issues);
  g_autoptr (MonevScope) scope = monev_instrument_new_scope (form);
  MonevFrame *root = monev_scope_root (scope);
  g_autofree char *kec
      = monev_expression_text (named (form, "b")->rules[MONEV_RULE_CALCULATION], root);
  g_autoptr (GPtrArray) rows
      = monev_expression_frames (named (form, "a")->rules[MONEV_RULE_CHOICE_FILTER], root);

  g_assert_nonnull (find_issue (issues, "filter-column"));
  g_assert_cmpstr (kec, ==, "k2");
  g_assert_cmpuint (rows->len, ==, 1);
}

static guint
place_in (const int *order, guint count, int question)
{
  for (guint i = 0; i < count; i++)
    if (order[i] == question)
      return i;
  g_assert_not_reached ();
}

static void
test_answers_are_worked_out_after_what_they_need (void)
{
  g_autoptr (MonevInstrument) form = read_good ();
  guint count;
  const int *order = monev_instrument_order (form, &count);
  guint dua = place_in (order, count, monev_instrument_find (form, "dua"));
  guint jumlah = place_in (order, count, monev_instrument_find (form, "jumlah"));
  guint akhir = place_in (order, count, monev_instrument_find (form, "akhir"));

  g_assert_cmpuint (count, ==, monev_instrument_n_questions (form));
  g_assert_cmpuint (dua, <, jumlah);
  g_assert_cmpuint (jumlah, <, akhir);
}

static void
test_a_column_without_language_speaks_the_default (void)
{
  g_autoptr (MonevIssueList) issues = NULL;
  g_autoptr (MonevInstrument) form = read_form (
      "#survey\ntype|name|label|label::English (en)\ntext|a|Satu|One\n#settings\n"
      "default_language\nBahasa Indonesia (id)\n",
      &issues);

  check_none (issues, MONEV_SEVERITY_WARNING);
  g_assert_cmpuint (monev_instrument_n_languages (form), ==, 2);
  g_assert_cmpstr (monev_instrument_language (form, monev_instrument_default_language (form)), ==,
                   "Bahasa Indonesia (id)");
  g_assert_cmpstr (monev_instrument_text (form, 0, MONEV_COLUMN_LABEL,
                                          monev_instrument_default_language (form)),
                   ==, "Satu");
}

static void
test_attached_files_are_known (void)
{
  const char *columns[] = { "name", "label", "kec", NULL };
  g_autoptr (GHashTable) files = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevXlsform) workbook = make_form (
      "#survey\ntype|name|label|choice_filter|calculation\ntext|k|K||\n"
      "select_one_from_file desa.csv|a|A|kec = ${k}|\n"
      "calculate|b|||instance('desa')/root/item[name = ${a}]/kec\n"
      "calculate|c|||pulldata('desa', 'kec', 'name', ${a})\n");
  g_autoptr (MonevInstrument) form = NULL;

  g_hash_table_insert (files, (gpointer) "desa.csv", columns);
  form = monev_instrument_read (workbook, files, issues);
  check_none (issues, MONEV_SEVERITY_NOTE);
  g_assert_cmpstr (named (form, "a")->file, ==, "desa.csv");
  g_assert_nonnull (named (form, "a")->rules[MONEV_RULE_CHOICE_FILTER]);
}

static void
test_answers_before_can_be_choices (void)
{
  g_autoptr (MonevIssueList) issues = NULL;
  g_autoptr (MonevInstrument) form = read_form (
      "#survey\ntype|name|label|choice_filter\nbegin_repeat|r|R|\ntext|nama|N|\nend_repeat\n"
      "select_one ${nama}|ketua|Ketua|nama != ''\n",
      &issues);
  const MonevQuestion *ketua = named (form, "ketua");
  g_autoptr (MonevScope) scope = monev_instrument_new_scope (form);
  MonevFrame *root = monev_scope_root (scope);
  g_autoptr (GPtrArray) rows = NULL;

  check_none (issues, MONEV_SEVERITY_WARNING);
  g_assert_cmpint (ketua->source, ==, named (form, "nama")->field);
  monev_frame_set (monev_frame_add (root, named (form, "r")->field), ketua->source, "Siti");
  monev_frame_add (root, named (form, "r")->field);
  rows = monev_expression_frames (ketua->rules[MONEV_RULE_CHOICE_FILTER], root);
  g_assert_cmpuint (rows->len, ==, 1);
}

static void
test_json_names_the_parts (void)
{
  g_autoptr (MonevInstrument) form = read_good ();
  json_t *json = monev_instrument_to_json (form);
  const json_t *questions = json_object_get (json, "questions");
  const json_t *desa
      = json_array_get (questions, (size_t)monev_instrument_find (form, "desa"));

  g_assert_cmpstr (json_string_value (json_object_get (desa, "parent")), ==, "rumah");
  g_assert_cmpstr (json_string_value (json_object_get (desa, "list")), ==, "desa");
  g_assert_cmpstr (json_string_value (json_object_get (desa, "monev::bobot")), ==, "2");
  g_assert_cmpstr (json_string_value (json_object_get (json_object_get (desa, "label"),
                                                       "English (en)")),
                   ==, "Village");
  g_assert_cmpuint (json_array_size (json_object_get (json, "lists")), ==, 2);
  json_decref (json);
}

/* Rows are set in one go through JSON: editing cell by cell would itself be slow. */
static MonevXlsform *
make_large (guint questions, guint choices)
{
  json_t *survey = json_pack ("[[s,s,s,s]]", "type", "name", "label", "relevant");
  json_t *lists = json_pack ("[[s,s,s]]", "list_name", "name", "label");
  json_t *json;
  MonevXlsform *form;

  for (guint i = 0; i < questions; i++)
    {
      g_autofree char *name = g_strdup_printf ("q%u", i);
      g_autofree char *before = i == 0 ? g_strdup ("")
                                       : g_strdup_printf ("${q%u} = 'c1'", i - 1);

      json_array_append_new (survey,
                             json_pack ("[s,s,s,s]", "select_one l", name, "Tanya", before));
    }
  for (guint i = 0; i < choices; i++)
    {
      g_autofree char *name = g_strdup_printf ("c%u", i);

      json_array_append_new (lists, json_pack ("[s,s,s]", "l", name, "Pilihan"));
    }
  json = json_pack ("{s:i, s:[{s:s, s:o}, {s:s, s:o}]}", "format", 1, "sheets", "name", "survey",
                    "rows", survey, "name", "choices", "rows", lists);
  form = monev_xlsform_from_json (json, NULL);
  json_decref (json);
  return form;
}

static gint64
time_of (guint questions, guint choices)
{
  g_autoptr (MonevXlsform) workbook = make_large (questions, choices);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (MonevInstrument) form = monev_instrument_read (workbook, NULL, issues);
  gint64 used = g_get_monotonic_time () - begun;

  check_none (issues, MONEV_SEVERITY_NOTE);
  g_assert_cmpuint (monev_instrument_n_questions (form), ==, questions);
  g_assert_cmpuint (monev_instrument_list (form, 0)->n_choices, ==, choices);
  return used;
}

/* Ten times the form may take ten times as long, and some more; not a hundred times. */
static void
test_a_large_form_is_read_in_step_with_its_size (void)
{
  gint64 small = MIN (time_of (500, 5000), time_of (500, 5000));
  gint64 large = time_of (5000, 50000);

  g_test_message ("%" G_GINT64_FORMAT " and %" G_GINT64_FORMAT " us", small, large);
  g_assert_cmpint (large, <, 40 * small + 50000);
}

/* As many columns as Excel has: each in a language of its own, then each of no meaning. */
static void
test_a_header_as_wide_as_excel_is_read (void)
{
  for (guint p = 0; p < 2; p++)
    {
      json_t *head = json_pack ("[s,s,s]", "list_name", "name", "label"), *json;
      g_autoptr (MonevXlsform) workbook = NULL;
      g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
      g_autoptr (MonevInstrument) form = NULL;

      for (guint i = 3; i < 16384; i++)
        {
          g_autofree char *header = p == 0 ? g_strdup_printf ("label::bahasa %u", i)
                                           : g_strdup_printf ("kolom_%u", i);

          json_array_append_new (head, json_string (header));
        }
      json = json_pack ("{s:i, s:[{s:s, s:[[s,s,s],[s,s,s]]}, {s:s, s:[o,[s,s,s]]}]}", "format", 1,
                        "sheets", "name", "survey", "rows", "type", "name", "label",
                        "select_one l", "a", "A", "name", "choices", "rows", head, "l", "x", "X");
      workbook = monev_xlsform_from_json (json, NULL);
      json_decref (json);
      form = monev_instrument_read (workbook, NULL, issues);
      g_assert_true ((find_issue (issues, "languages-many") != NULL) == (p == 0));
      g_assert_cmpuint (monev_instrument_n_languages (form), <=, 201);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/instrument/groups-hold-what-stands-between",
                   test_groups_hold_what_stands_between);
  g_test_add_func ("/instrument/wordings-in-each-language", test_wordings_in_each_language);
  g_test_add_func ("/instrument/phones-alone-do-what-is-marked",
                   test_phones_alone_do_what_is_marked);
  g_test_add_func ("/instrument/rules-are-compiled", test_rules_are_compiled);
  g_test_add_func ("/instrument/a-filter-gives-the-rows-it-lets-through",
                   test_a_filter_gives_the_rows_it_lets_through);
  g_test_add_func ("/instrument/columns-stay-in-their-places", test_columns_stay_in_their_places);
  g_test_add_func ("/instrument/answers-are-worked-out-after-what-they-need",
                   test_answers_are_worked_out_after_what_they_need);
  g_test_add_func ("/instrument/a-column-without-language-speaks-the-default",
                   test_a_column_without_language_speaks_the_default);
  g_test_add_func ("/instrument/attached-files-are-known", test_attached_files_are_known);
  g_test_add_func ("/instrument/answers-before-can-be-choices",
                   test_answers_before_can_be_choices);
  g_test_add_func ("/instrument/json-names-the-parts", test_json_names_the_parts);
  g_test_add_func ("/instrument/a-header-as-wide-as-excel-is-read",
                   test_a_header_as_wide_as_excel_is_read);
  g_test_add_func ("/instrument/a-large-form-is-read-in-step-with-its-size",
                   test_a_large_form_is_read_in_step_with_its_size);
  return g_test_run ();
}
