/* Each fault of a form is told with its code, its severity and its cell; all of them at once. */
#include "form-maker.h"

typedef struct
{
  const char *form;
  const char *code;
  MonevSeverity severity;
  const char *sheet; /* NULL: not looked at */
  const char *cell;  /* NULL: none, or not looked at without a sheet */
} Case;

#define E MONEV_SEVERITY_ERROR
#define W MONEV_SEVERITY_WARNING
#define N MONEV_SEVERITY_NOTE
#define HEAD "#survey\ntype|name|label\n"
#define GAP "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"
#define OPEN(name) "begin_group|" name "|G\n"
#define DEEP OPEN ("a") OPEN ("b") OPEN ("c") OPEN ("d") OPEN ("e") OPEN ("f") OPEN ("g")         \
  OPEN ("h") OPEN ("i") OPEN ("j") OPEN ("k") OPEN ("l") OPEN ("m")
#define LISTS "\n#choices\nlist_name|name|label\nyt|y|Ya\nyt|t|Tidak\n"

static const Case cases[] = {
  /* the workbook */
  { "#pertanyaan\ntype|name\n#lain\na|b\n", "survey-missing", E, NULL, NULL },
  { "#survey\nname|label\na|A\n", "header-missing", E, "survey", NULL },
  { HEAD, "form-empty", E, "survey", NULL },
  { HEAD "begin_group|g|G\ncalculate|b|B\nend_group\n", "form-empty", E, "survey", NULL },
  { HEAD "text|a|A\n#choice\nlist_name|name\n", "sheet-misspelt", W, "choice", NULL },
  { "#survey\ntype|name|label|caption\ntext|a|A|B\n", "header-double", E, "survey", "D1" },
  { "#survey\ntype|name|label|foo|foo\ntext|a|A|B\n", "header-double", E, "survey", "E1" },
  { "#survey\ntype|name|label|constraint-message\ntext|a|A|B\n", "column-misspelt", W, "survey",
    "D1" },
  { "#survey\ntype|name|label::A (aa)|label::B (bb)|hint::A (aa)\ntext|a|A|B|C\n",
    "language-missing", W, "survey", "E1" },
  { "#survey\ntype|name|label::Indonesia\ntext|a|A\n", "language-code", N, "survey", "C1" },
  { HEAD "select_one yt|a|A\n#choices\nlist_name|label\nyt|Ya\n", "header-missing", E, "choices",
    NULL },
  { HEAD "select_one yt|a|A" LISTS "#settings\nform_id|form_id\na|b\n", "header-double", E,
    "settings", "B1" },
  { HEAD "text|a|A\n#settings\nname\n1 x\n", "name-invalid", E, "settings", "A2" },
  { HEAD "text|a|A\n#settings\nomit_instanceID|public_key\nyes|k\n", "instance-id-omitted", E,
    "settings", "A2" },
  { "#survey\ntype|name|label::A (aa)\ntext|a|A\n#settings\ndefault_language\nZ (zz)\n",
    "default-language-unknown", W, "settings", "A2" },

  /* rows and names */
  { HEAD "|a|A\n", "type-missing", E, "survey", "A2" },
  { HEAD "texs|a|A\n", "type-unknown", E, "survey", "A2" },
  { HEAD "Integer|a|A\n", "type-unknown", E, "survey", "A2" },
  { HEAD "text||A\n", "name-missing", E, "survey", "B2" },
  { HEAD "text|1a|A\n", "name-invalid", E, "survey", "B2" },
  { HEAD "text|a b|A\n", "name-invalid", E, "survey", "B2" },
  { HEAD "text|a😀|A\n", "name-invalid", E, "survey", "B2" },
  { HEAD "text|اسم|A\n", "name-letters", W, "survey", "B2" },
  { HEAD "text|meta|A\n", "name-reserved", E, "survey", "B2" },
  { HEAD "text|a|A\ntext|a|B\n", "name-double", E, "survey", "B3" },
  { HEAD "text|a|A\ntext|A|B\n", "name-capitals", W, "survey", "B3" },
  { HEAD "begin_repeat|data|A\ntext|a|A\nend_repeat\n", "repeat-name", E, "survey", "B2" },
  { HEAD "begin_repeat|r|A\ntext|a|A\nend_repeat\nbegin_group|g|G\nbegin_repeat|r|A\n"
         "text|b|B\nend_repeat\nend_group\n",
    "repeat-name", E, "survey", "B6" },
  { HEAD "audit|catatan|\n", "audit-name", E, "survey", "B2" },
  { "#survey\ntype|name|label|disabled\ntext|a|A|yes\n", "disabled-column", W, "survey", "D2" },

  /* groups */
  { HEAD "begin_group|g|G\ntext|a|A\n", "begin-unmatched", E, "survey", "A2" },
  { HEAD "text|a|A\nend_group\n", "end-unmatched", E, "survey", "A3" },
  { HEAD "begin_group|g|G\ntext|a|A\nend_repeat\nend_group\n", "end-mismatch", E, "survey",
    "A4" },
  { HEAD "begin_group|g|G\nbegin_repeat|r|R\ntext|a|A\nend_group\n", "begin-unmatched", E,
    "survey", "A3" },
  { HEAD "begin_repeat|r|\ntext|a|A\nend_repeat\n", "label-missing", W, "survey", "C2" },

  /* questions and their lists */
  { HEAD "text|a|\n", "label-missing", E, "survey", "C2" },
  { "#survey\ntype|name|label|media::big-image\ntext|a|A|x.png\n", "big-image", E, "survey",
    "D2" },
  { HEAD "select_one|a|A" LISTS, "type-list-missing", E, "survey", "A2" },
  { HEAD "select_one tiada|a|A" LISTS, "list-missing", E, "survey", "A2" },
  { HEAD "select_one ${tiada}|a|A", "reference-unknown", E, "survey", "A2" },
  { HEAD "select_one_from_file desa.txt|a|A", "file-ending", E, "survey", "A2" },
  { HEAD "select_one_from_file desa.csv|a|A", "file-missing", W, "survey", "A2" },
  { HEAD "select_one_external x|a|A" LISTS, "list-missing", E, "survey", "A2" },
  { HEAD "select_multiple l|a|A\n#choices\nlist_name|name|label\nl|a b|AB\n", "choice-spaces", E,
    "choices", "B2" },
  { "#survey\ntype|name|label|choice_filter\nselect_one yt or_other|a|A|name='y'" LISTS,
    "or-other-filter", E, "survey", "D2" },
  { HEAD "select_one_from_file desa.csv or_other|a|A", "or-other-choices", E, "survey", "A2" },
  { HEAD "text|a|A" LISTS, "list-unused", N, "choices", "A2" },
  { HEAD "begin_loop over yt|l|L\ntext|a|A\nend_loop" LISTS, "loop-phone-only", W, "survey",
    "A2" },
  { HEAD "simserial|a|\n", "type-outdated", W, "survey", "A2" },
  { HEAD "background-geopoint|a|\n", "trigger-missing", E, "survey", NULL },
  { "#survey\ntype|name|label|trigger|calculation\ntext|a|A||\nbackground-geopoint|b||${a}|1\n",
    "calculation-unwanted", E, "survey", "E3" },
  { HEAD "select_one_external l|a|A\n#external_choices\nlist_name|name\nl|x\n",
    "external-filter", W, "survey", NULL },
  { HEAD "text|a|A\n" GAP GAP GAP GAP "text|b|B\n", "rows-after-gap", W, "survey", NULL },
  { HEAD DEEP DEEP DEEP DEEP DEEP "begin_group|z|Z\n", "group-depth", E, "survey", NULL },
  { "#survey\ntype|name|label|appearance\nbegin_group|g|G|table-list\nselect_one yt|a|A|\n"
    "select_one ab|b|B|\nend_group" LISTS "ab|a|A\n",
    "table-list", E, "survey", "A4" },
  { "#survey\ntype|name|label|appearance|choice_filter\nbegin_group|g|G|table-list\n"
    "select_one yt|a|A||name='y'\nend_group" LISTS,
    "table-filter", E, "survey", "E3" },

  /* choices */
  { HEAD "select_one yt|a|A" LISTS "yt||Lain\n", "choice-name-missing", E, "choices", "B4" },
  { HEAD "select_one yt|a|A" LISTS "yt|y|Lagi\n", "choice-double", E, "choices", "B4" },
  { HEAD "select_one yt|a|A" LISTS "yt|z|\n", "choice-label-missing", W, "choices", "C4" },
  { HEAD "select_one yt|a|A" LISTS "|z|Z\n", "choice-without-list", W, "choices", "A4" },
  { HEAD "select_one yt|a|A" LISTS "ab|z|Z\nyt|x|X\n", "list-split", W, "choices", "A5" },
  { HEAD "select_one yt|a|A\n#choices\nlist_name|name|label|kode desa\nyt|y|Ya|1\n",
    "choice-header-spaces", W, "choices", "D1" },
  { HEAD "select_one yt|a|A\n#choices\nlist_name|name|label|monev::skor\nyt|y|Ya|banyak\n",
    "score-number", E, "choices", "D2" },
  { "#survey\ntype|name|label|monev::bobot\ntext|a|A|x\n", "score-number", E, "survey", "D2" },
  { "#survey\ntype|name|label|monev::lunak|monev::pesan_lunak\ntext|a|A||Yakin?\n",
    "soft-message", W, "survey", "E2" },

  /* parameters */
  { "#survey\ntype|name|label|parameters\nrange|a|A|start\n", "parameter-form", E, "survey",
    "D2" },
  { "#survey\ntype|name|label|parameters\nrange|a|A|begin=1\n", "parameter-unknown", E, "survey",
    "D2" },
  { "#survey\ntype|name|label|parameters\nrange|a|A|start=satu\n", "parameter-value", E, "survey",
    "D2" },
  { "#survey\ntype|name|label|parameters\nrange|a|A|start=1 end=3 step=5\n", "parameter-value", E,
    "survey", "D2" },
  { "#survey\ntype|name|label|parameters\nrange|a|A|step=0\n", "parameter-value", E, "survey",
    "D2" },
  { "#survey\ntype|name|label|parameters\naudio|a|A|quality=best\n", "parameter-value", E,
    "survey", "D2" },
  { "#survey\ntype|name|label|parameters\naudit|||location-max-age=5\n", "parameter-missing", E,
    "survey", "D2" },
  { "#survey\ntype|name|label|parameters\nselect_one yt|a|A|seed=5" LISTS, "parameter-missing", E,
    "survey", "D2" },
  { "#survey\ntype|name|label|parameters\nselect_one_from_file d.csv|a|A|value=a*\n",
    "parameter-value", E, "survey", "D2" },

  /* expressions and references */
  { "#survey\ntype|name|label|relevant\ntext|a|A|${tiada} = 1\n", "expression-invalid", E,
    "survey", "D2" },
  { "#survey\ntype|name|label|constraint\ninteger|a|A|. > \n", "expression-invalid", E, "survey",
    "D2" },
  { "#survey\ntype|name|label|constraint\ninteger|a|A|hitung(.)\n", "expression-invalid", E,
    "survey", "D2" },
  { "#survey\ntype|name|label|choice_filter\nselect_one yt|a|A|kelas = 1" LISTS, "filter-column",
    W, "survey", "D2" },
  { "#survey\ntype|name|label|choice_filter\nselect_one yt|a|A|name = = 1" LISTS,
    "expression-invalid", E, "survey", "D2" },
  { "#survey\ntype|name|label|monev::lunak\ninteger|a|A|. < \n", "expression-invalid", E,
    "survey", "D2" },
  { "#survey\ntype|name|label|default\ninteger|a|A|${tiada}\n", "expression-invalid", E, "survey",
    "D2" },
  { "#survey\ntype|name|label|calculation\ntext|a|A|pulldata('desa', 'n', 'k', 1)\n",
    "file-missing", W, "survey", "D2" },
  { "#survey\ntype|name|label|calculation\nselect_one_from_file d.csv|a|A|\n"
    "calculate|b||instance('d')/root/item[name = ${a}]/x\n",
    "expression-unchecked", W, "survey", "D3" },
  { HEAD "calculate|a|\n", "calculation-missing", E, "survey", NULL },
  { HEAD "text|a|Halo ${tiada}\n", "reference-unknown", E, "survey", "C2" },
  { HEAD "text|a|Halo ${a \n", "reference-form", E, "survey", "C2" },
  { HEAD "text|a|Halo ${ a }\n", "reference-form", E, "survey", "C2" },
  { HEAD "begin_group|g|G\ntext|a|A\nend_group\ntext|a|B\nnote|n|Halo ${a}\n",
    "reference-double", E, "survey", "C6" },
  { HEAD "select_one yt|a|A" LISTS "yt|z|Z ${tiada}\n", "reference-unknown", E, "choices", "C4" },
  { "#survey\ntype|name|label|trigger\ntext|a|A|umur\n", "trigger-form", E, "survey", "D2" },
  { "#survey\ntype|name|label|trigger|calculation\ncalculate|a|||1\ntext|b|B|${a}|2\n",
    "trigger-hidden", E, "survey", "D3" },
  { "#survey\ntype|name|label|repeat_count\nbegin_repeat|r|R|2 + 1\ntext|a|A|\nend_repeat\n"
    "text|r_count|B|\n",
    "name-double", E, "survey", "B2" },
  { HEAD "csv-external|desa|\ncsv-external|desa|\n", "name-double", E, "survey", "B3" },
  { HEAD "note|n|Nomor ${instanceID}\n#settings\nomit_instanceID\nyes\n", "reference-unknown", E,
    "survey", "C2" },
  { "#survey\ntype|name|label|parameters\nrange|a|A|tick_labelset=tiada\n", "list-missing", E,
    "survey", "D2" },
  { "#survey\ntype|name|label|save_to\nbegin_group|g|G|\nend_group|||x\n", "entity-target", E,
    "survey", "D3" },
  { HEAD "text|a|A\n#entities\nlist_name|label|apa\nd|${a}|x\n", "entity-column", E, "entities",
    "C1" },
  { "#survey\ntype|name|label|trigger\ntext|a|A|${umur}\n", "reference-unknown", E, "survey",
    "D2" },

  /* circles */
  { "#survey\ntype|name|label|calculation\ncalculate|a||${b} + 1\ncalculate|b||${a} + 1\n",
    "circle", E, "survey", "D2" },
  { "#survey\ntype|name|label|calculation\ncalculate|a||${a} + 1\n", "circle", E, "survey", "D2" },
  { "#survey\ntype|name|label|relevant\nbegin_group|g|G|${a} = 1\ntext|a|A|\nend_group\n",
    "circle", E, "survey", "D2" },

  /* entities */
  { "#survey\ntype|name|label|save_to\ntext|a|A|nama\n", "entity-target", E, "survey", "D2" },
  { "#survey\ntype|name|label|save_to\ntext|a|A|name\n#entities\nlist_name|label\ndesa|${a}\n",
    "entity-target", E, "survey", "D2" },
  { "#survey\ntype|name|label|save_to\ntext|a|A|n\ntext|b|B|n\n#entities\nlist_name|label\n"
    "desa|${a}\n",
    "entity-target", E, "survey", "D3" },
  { HEAD "text|a|A\n#entities\nlist_name|label\ndesa|\n", "entity-label", E, "entities", "B2" },
  { HEAD "text|a|A\n#entities\nlist_name|label\n|${a}\n", "entity-name", E, "entities", "A2" },
  { HEAD "text|a|A\n#entities\nlist_name|label\nd|${a}\nd|${a}\n", "entity-double", E, "entities",
    "A3" },
  { HEAD "text|a|A\n#entities\nlist_name|label|update_if|entity_id\nd|${a}|true()|\n",
    "entity-id", E, "entities", "D2" },
  { HEAD "text|a|A\n#entities\nlist_name|label|create_if|update_if|entity_id\n"
         "d|${a}|true()||${a}\n",
    "entity-update", E, "entities", "D2" },
};

static void
check_case (const Case *at)
{
  g_autoptr (MonevIssueList) issues = NULL;
  g_autoptr (MonevInstrument) form = read_form (at->form, &issues);
  const MonevIssue *issue = find_issue (issues, at->code);

  if (issue == NULL)
    g_test_message ("no %s in: %s", at->code, at->form);
  g_assert_nonnull (form);
  g_assert_nonnull (issue);
  g_assert_cmpint (issue->severity, ==, at->severity);
  g_assert_cmpstr (issue->sheet, ==, at->sheet);
  if (at->cell != NULL)
    g_assert_cmpstr (issue->cell, ==, at->cell);
  g_assert_true (g_str_has_suffix (issue->message, "."));
  g_assert_nonnull (issue->fix);
  g_assert_true (g_str_has_suffix (issue->fix, "."));
}

static void
test_each_fault_has_its_cell (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (&cases[i]);
}

static void
test_all_faults_are_told_at_once (void)
{
  g_autoptr (MonevIssueList) issues = NULL;
  g_autoptr (MonevInstrument) form = read_form (
      "#survey\ntype|name|label|relevant\ntexs|a|A|\ntext|a|B|${x}\nselect_one l|c||\n"
      "begin_group|g|G|\ntext|1|C|1 +\n",
      &issues);
  static const char *const codes[] = { "type-unknown",   "name-double",        "list-missing",
                                       "label-missing",  "begin-unmatched",    "name-invalid",
                                       "expression-invalid" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_nonnull (find_issue (issues, codes[i]));
  g_assert_cmpuint (monev_instrument_n_questions (form), ==, 5);
}

static void
test_a_ring_is_named (void)
{
  g_autoptr (MonevIssueList) issues = NULL;
  g_autoptr (MonevInstrument) form = read_form (
      "#survey\ntype|name|label|calculation\ntext|t|T|\ncalculate|x||1\ncalculate|a||${b} + ${x}\n"
      "calculate|b||${c}\ncalculate|c||${a}\n",
      &issues);
  const MonevIssue *issue = find_issue (issues, "circle");

  g_assert_nonnull (issue);
  g_assert_nonnull (strstr (issue->message, "a → b → c → a"));
  g_assert_cmpuint (monev_issue_list_count (issues, MONEV_SEVERITY_ERROR), ==, 1);
  g_assert_nonnull (form);
}

static void
test_a_mismatch_names_both_places (void)
{
  g_autoptr (MonevIssueList) issues = NULL;
  g_autoptr (MonevInstrument) form
      = read_form (HEAD "\nbegin_group|g|G\ntext|a|A\nend_repeat\nend_group\n", &issues);
  const MonevIssue *issue = find_issue (issues, "end-mismatch");

  g_assert_nonnull (issue);
  g_assert_cmpint (issue->row, ==, 5);
  g_assert_nonnull (strstr (issue->message, "baris 3"));
  g_assert_nonnull (form);
}

static void
test_the_place_in_a_formula_is_told (void)
{
  static const struct
  {
    const char *form, *place;
  } formulas[] = {
    { "#survey\ntype|name|label|constraint\ninteger|a|A|. > 5 and 3 +* 2\n", "Karakter ke-16" },
    { "#survey\ntype|name|label|choice_filter\nselect_one yt|a|A|name = ${tiada}" LISTS,
      "Karakter ke-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      g_autoptr (MonevIssueList) issues = NULL;
      g_autoptr (MonevInstrument) form = read_form (formulas[i].form, &issues);
      const MonevIssue *issue = find_issue (issues, "expression-invalid");

      g_assert_nonnull (issue);
      if (strstr (issue->message, formulas[i].place) == NULL)
        g_test_message ("%s", issue->message);
      g_assert_nonnull (strstr (issue->message, formulas[i].place));
      g_assert_nonnull (form);
    }
}

static void
test_what_is_no_fault (void)
{
  static const char *const forms[] = {
    /* comment rows, blank rows, a note without a name, capitals in headers */
    "#survey\nType|NAME|Label|catatan\n\n|||bagian satu\nnote||Halo|\ntext|a|A|\n",
    /* the same name in two groups, when nobody refers to it */
    HEAD "begin group|g|G\ntext|a|A\nend group\nbegin group|h|H\ntext|a|A\nend group\n",
    /* a total over the instances before */
    "#survey\ntype|name|label|calculation\nbegin_repeat|r|R|\ninteger|n|N|\n"
    "calculate|t||${n} + coalesce(indexed-repeat(${t}, ${r}, position(..) - 1), 0)\n"
    "end_repeat\n",
    /* a constraint on the answer itself */
    "#survey\ntype|name|label|constraint\ninteger|a|A|. > 0 and ${a} < 9\n",
    /* doubled codes on purpose */
    HEAD "select_one yt|a|A" LISTS "yt|y|Lagi\n#settings\nallow_choice_duplicates\nyes\n",
    /* a default that only looks like a formula */
    "#survey\ntype|name|label|default\ntext|a|A|Ya - tidak tahu\ndate|d|D|2026-01-05\n",
    /* what is worked out is not shown, so it needs no words */
    "#survey\ntype|name|label|calculation\ninteger|a|A|\ninteger|b||${a} * 2\n",
    /* capitals in parameters */
    "#survey\ntype|name|label|parameters\nselect_one yt|a|A|Randomize=True" LISTS,
    /* the number of the answer */
    HEAD "note|n|Nomor ${instanceID}\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (MonevIssueList) issues = NULL;
      g_autoptr (MonevInstrument) form = read_form (forms[i], &issues);

      check_none (issues, MONEV_SEVERITY_WARNING);
      g_assert_nonnull (form);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/instrument/faults/each-has-its-cell", test_each_fault_has_its_cell);
  g_test_add_func ("/instrument/faults/all-are-told-at-once", test_all_faults_are_told_at_once);
  g_test_add_func ("/instrument/faults/a-ring-is-named", test_a_ring_is_named);
  g_test_add_func ("/instrument/faults/a-mismatch-names-both-places",
                   test_a_mismatch_names_both_places);
  g_test_add_func ("/instrument/faults/the-place-in-a-formula-is-told",
                   test_the_place_in_a_formula_is_told);
  g_test_add_func ("/instrument/faults/what-is-no-fault", test_what_is_no_fault);
  return g_test_run ();
}
