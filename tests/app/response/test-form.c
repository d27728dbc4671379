/* Filling a response: skip logic, calculations, repeats, checks; each rule by its name. */
#include "filling.h"

#include "db-error.h"

static void
test_a_skipped_answer_reads_as_empty_and_comes_back (void)
{
  g_autoptr (MonevResponseForm) form
      = make_response ("#survey\ntype|name|label|relevant|calculation\n"
                       "text|kerja|Bekerja?||\n"
                       "begin_group|g|Pekerjaan|${kerja} = 'ya'|\n"
                       "integer|upah|Upah||\n"
                       "end_group||||\n"
                       "calculate|ganda|||${upah} * 2\n");
  MonevFrame *root = root_of (form);

  g_assert_false (state_in (form, root, "upah").relevant);
  type_in (form, root, "kerja", "ya");
  g_assert_true (state_in (form, root, "upah").relevant);
  type_in (form, root, "upah", "1.500");
  assert_value (form, root, "ganda", "3000");
  type_in (form, root, "kerja", "tidak");
  g_assert_false (state_in (form, root, "upah").relevant);
  assert_value (form, root, "ganda", "");
  type_in (form, root, "kerja", "ya");
  assert_value (form, root, "upah", "1500");
  assert_value (form, root, "ganda", "3000");
}

static gboolean
is_changed (MonevResponseForm *form, const char *name)
{
  guint count;
  const MonevResponseChange *changes = monev_response_form_changes (form, &count);

  for (guint i = 0; i < count; i++)
    if (changes[i].question == question_of (form, name))
      return TRUE;
  return FALSE;
}

static void
test_a_change_tells_what_may_look_different (void)
{
  g_autoptr (MonevResponseForm) form
      = make_response ("#survey\ntype|name|label|calculation|constraint\n"
                       "integer|a|A||\ncalculate|b||${a} + 1|\ncalculate|c||${b} + 1|\n"
                       "integer|d|Lebih dari ${a}||. > ${a}\ntext|e|Lain||\n");

  type_in (form, root_of (form), "a", "4");
  g_assert_true (is_changed (form, "a"));
  g_assert_true (is_changed (form, "b"));
  g_assert_true (is_changed (form, "c"));
  g_assert_true (is_changed (form, "d"));
  g_assert_false (is_changed (form, "e"));
  assert_value (form, root_of (form), "c", "6");
  type_in (form, root_of (form), "e", "x");
  g_assert_true (is_changed (form, "e"));
  g_assert_false (is_changed (form, "a"));
}

static void
test_a_repeat_adds_up_and_goes (void)
{
  g_autoptr (MonevResponseForm) form
      = make_response ("#survey\ntype|name|label|calculation\n"
                       "begin_repeat|anak|Anak|\ninteger|umur|Umur|\n"
                       "calculate|urut||position(..)\nend_repeat|||\n"
                       "calculate|jumlah||sum(${umur})\ncalculate|banyak||count(${anak})\n");
  int anak = question_of (form, "anak");
  MonevFrame *root = root_of (form), *second;

  g_assert_cmpuint (count_of (form, "anak"), ==, 1); /* phones show the first at once */
  assert_value (form, root, "banyak", "1");
  type_in (form, instance_of (form, "anak", 0), "umur", "7");
  second = monev_response_form_add (form, root, anak, NULL);
  type_in (form, second, "umur", "5");
  monev_response_form_add (form, root, anak, NULL);
  type_in (form, instance_of (form, "anak", 2), "umur", "30");
  assert_value (form, root, "jumlah", "42");
  assert_value (form, root, "banyak", "3");
  assert_value (form, instance_of (form, "anak", 2), "urut", "3");
  g_assert_true (monev_response_form_remove (form, second, NULL));
  assert_value (form, root, "jumlah", "37");
  assert_value (form, root, "banyak", "2");
  assert_value (form, instance_of (form, "anak", 1), "urut", "2");
  g_assert_true (is_changed (form, "anak"));
}

static void
test_the_form_counts_instances_and_keeps_those_too_many (void)
{
  g_autoptr (MonevResponseForm) form
      = make_response ("#survey\ntype|name|label|repeat_count|calculation\n"
                       "integer|n|Berapa?||\n"
                       "begin_repeat|r|Orang|${n}|\ntext|nama|Nama||\nend_repeat||||\n"
                       "calculate|semua|||join(',', ${nama})\n");
  g_autoptr (GError) error = NULL;
  MonevFrame *root = root_of (form);

  g_assert_cmpuint (count_of (form, "r"), ==, 0);
  type_in (form, root, "n", "2");
  g_assert_cmpuint (count_of (form, "r"), ==, 2);
  type_in (form, instance_of (form, "r", 0), "nama", "Ani");
  type_in (form, instance_of (form, "r", 1), "nama", "Budi");
  assert_value (form, root, "semua", "Ani,Budi");
  type_in (form, root, "n", "1");
  g_assert_cmpuint (count_of (form, "r"), ==, 1);
  assert_value (form, root, "semua", "Ani");
  type_in (form, root, "n", "2");
  assert_value (form, root, "semua", "Ani,Budi");
  g_assert_null (monev_response_form_add (form, root, question_of (form, "r"), &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_STATE);
  type_in (form, root, "n", "999.999.999");
  assert_fault (form, root, "r", MONEV_FAULT_COUNT);
  g_assert_cmpuint (count_of (form, "r"), ==, MONEV_RESPONSE_MAX_INSTANCES);
  type_in (form, root, "n", "1");
  assert_fault (form, root, "r", MONEV_FAULT_NONE);
}

static void
test_a_running_total_goes_through_all_instances (void)
{
  g_autoptr (MonevResponseForm) form = make_response (
      "#survey\ntype|name|label|calculation\n"
      "begin_repeat|r|Bulan|\ninteger|x|Nilai|\n"
      "calculate|t||${x} + coalesce(indexed-repeat(${t}, ${r}, position(..) - 1) * "
      "(position(..) > 1), 0)\nend_repeat|||\n");
  MonevFrame *root = root_of (form);

  for (guint i = 0; i < 4; i++)
    monev_response_form_add (form, root, question_of (form, "r"), NULL);
  for (guint i = 5; i > 0; i--)
    type_in (form, instance_of (form, "r", i - 1), "x", "10");
  assert_value (form, instance_of (form, "r", 4), "t", "50");
  type_in (form, instance_of (form, "r", 0), "x", "1");
  assert_value (form, instance_of (form, "r", 4), "t", "41");
}

/* ${x} beside a repeat within the same instance is that instance's, from outside it is all. */
static void
test_repeats_within_repeats_keep_apart (void)
{
  g_autoptr (MonevResponseForm) form
      = make_response ("#survey\ntype|name|label|calculation|repeat_count\n"
                       "begin_repeat|desa|Desa||\ninteger|n|Berapa?||\n"
                       "begin_repeat|kk|KK||${n}\ninteger|jiwa|Jiwa||\nend_repeat||||\n"
                       "calculate|penduduk||sum(${jiwa})|\nend_repeat||||\n"
                       "calculate|semua||sum(${jiwa})|\n");
  MonevFrame *root = root_of (form), *first, *second;
  int kk = question_of (form, "kk");

  first = instance_of (form, "desa", 0);
  second = monev_response_form_add (form, root, question_of (form, "desa"), NULL);
  type_in (form, first, "n", "2");
  type_in (form, second, "n", "1");
  g_assert_cmpuint (monev_response_form_n_instances (form, first, kk), ==, 2);
  type_in (form, monev_response_form_instance (form, first, kk, 0), "jiwa", "3");
  type_in (form, monev_response_form_instance (form, first, kk, 1), "jiwa", "4");
  type_in (form, monev_response_form_instance (form, second, kk, 0), "jiwa", "5");
  assert_value (form, first, "penduduk", "7");
  assert_value (form, second, "penduduk", "5");
  assert_value (form, root, "semua", "12");
  g_assert_true (monev_response_form_remove (form, first, NULL));
  assert_value (form, root, "semua", "5");
}

static void
test_skip_logic_of_a_repeat_is_asked_per_instance (void)
{
  g_autoptr (MonevResponseForm) form
      = make_response ("#survey\ntype|name|label|relevant|calculation\n"
                       "text|ada|Ada anak?||\n"
                       "begin_repeat|r|Anak|${ada} = 'ya'|\ninteger|umur|Umur||\n"
                       "text|sekolah|Sekolah|${umur} > 6|\nend_repeat||||\n"
                       "calculate|jumlah|||sum(${umur})\n");
  MonevFrame *root = root_of (form);
  MonevFrame *first;

  g_assert_cmpuint (count_of (form, "r"), ==, 0);
  g_assert_false (state_in (form, root, "r").relevant);
  type_in (form, root, "ada", "ya");
  g_assert_cmpuint (count_of (form, "r"), ==, 1);
  first = instance_of (form, "r", 0);
  type_in (form, first, "umur", "8");
  monev_response_form_add (form, root, question_of (form, "r"), NULL);
  type_in (form, instance_of (form, "r", 1), "umur", "3");
  g_assert_true (state_in (form, first, "sekolah").relevant);
  g_assert_false (state_in (form, instance_of (form, "r", 1), "sekolah").relevant);
  assert_value (form, root, "jumlah", "11");
  type_in (form, root, "ada", "tidak");
  g_assert_cmpuint (count_of (form, "r"), ==, 0);
  g_assert_false (state_in (form, first, "sekolah").relevant);
  assert_value (form, root, "jumlah", "0");
}

static void
test_defaults_stand_at_the_start_and_in_new_instances (void)
{
  g_autoptr (MonevResponseForm) form
      = make_response ("#survey\ntype|name|label|default\n"
                       "text|kota|Kota|Ketapang\ndate|tgl|Tanggal|today()\n"
                       "begin_repeat|r|R|\ntext|asal|Asal|concat(${kota}, '!')\nend_repeat|||\n");
  MonevFrame *root = root_of (form);

  assert_value (form, root, "kota", "Ketapang");
  assert_value (form, root, "tgl", "2026-03-05");
  assert_value (form, instance_of (form, "r", 0), "asal", "Ketapang!");
  type_in (form, root, "kota", "Sandai");
  assert_value (form, instance_of (form, "r", 0), "asal", "Ketapang!");
  monev_response_form_add (form, root, question_of (form, "r"), NULL);
  assert_value (form, instance_of (form, "r", 1), "asal", "Sandai!");
}

static void
test_once_is_worked_out_once (void)
{
  g_autoptr (MonevResponseForm) form
      = make_response ("#survey\ntype|name|label|calculation\n"
                       "text|a|A|\ncalculate|b||once(concat(${a}, '!'))\n");
  MonevFrame *root = root_of (form);

  assert_value (form, root, "b", "!");
  type_in (form, root, "a", "x");
  assert_value (form, root, "b", "!");
}

static void
test_a_trigger_works_out_when_it_is_answered (void)
{
  g_autoptr (MonevResponseForm) form
      = make_response ("#survey\ntype|name|label|calculation|trigger\n"
                       "text|a|A||\ntext|b|B||\ntext|c|C|concat(${a}, ${b})|${a}\n");
  MonevFrame *root = root_of (form);

  type_in (form, root, "b", "2");
  assert_value (form, root, "c", "");
  type_in (form, root, "a", "1");
  assert_value (form, root, "c", "12");
  type_in (form, root, "b", "3");
  assert_value (form, root, "c", "12");
  type_in (form, root, "c", "sendiri"); /* a person may change it */
  assert_value (form, root, "c", "sendiri");
}

static void
test_what_the_form_works_out_cannot_be_typed (void)
{
  g_autoptr (MonevResponseForm) form
      = make_response ("#survey\ntype|name|label|calculation|read_only\n"
                       "text|a|A||\ntext|b|B|concat(${a}, '!')|\ntext|c|C||yes\n"
                       "begin_group|g|G||${a} = 'kunci'\ntext|d|D||\nend_group||||\n");
  MonevFrame *root = root_of (form);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (
          monev_response_form_type (form, root, question_of (form, i ? "c" : "b"), "x", &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_STATE);
    }
  g_assert_false (state_in (form, root, "d").read_only);
  type_in (form, root, "a", "kunci");
  g_assert_true (state_in (form, root, "d").read_only);
  g_assert_true (is_changed (form, "d"));
}

static void
test_a_required_question_waits_for_its_answer (void)
{
  g_autoptr (MonevResponseForm) form
      = make_response ("#survey\ntype|name|label|required|required_message|relevant\n"
                       "text|a|A|yes|Isi ${b} dulu|\ntext|b|B|${a} = 'x'||\ntext|c|C|yes||false()\n"
                       "image|foto|Foto|yes||\n");
  MonevFrame *root = root_of (form);
  g_autofree char *message = NULL;

  assert_fault (form, root, "a", MONEV_FAULT_REQUIRED);
  assert_fault (form, root, "b", MONEV_FAULT_NONE);
  assert_fault (form, root, "c", MONEV_FAULT_NONE);
  assert_fault (form, root, "foto", MONEV_FAULT_NONE); /* only a phone can */
  type_in (form, root, "b", "nama");
  message = monev_response_form_message (form, root, question_of (form, "a"), MONEV_FAULT_REQUIRED);
  g_assert_cmpstr (message, ==, "Isi nama dulu");
  type_in (form, root, "a", "x");
  type_in (form, root, "b", "");
  assert_fault (form, root, "a", MONEV_FAULT_NONE);
  assert_fault (form, root, "b", MONEV_FAULT_REQUIRED);
}

static void
test_a_constraint_is_asked_of_an_answer_only (void)
{
  g_autoptr (MonevResponseForm) form
      = make_response ("#survey\ntype|name|label|constraint|constraint_message|required\n"
                       "integer|a|A|. > ${b}|Harus lebih dari ${b}|\ninteger|b|B|||\n");
  MonevFrame *root = root_of (form);
  g_autofree char *message = NULL;

  type_in (form, root, "b", "1.000");
  assert_fault (form, root, "a", MONEV_FAULT_NONE);
  type_in (form, root, "a", "5");
  assert_fault (form, root, "a", MONEV_FAULT_CONSTRAINT);
  message
      = monev_response_form_message (form, root, question_of (form, "a"), MONEV_FAULT_CONSTRAINT);
  g_assert_cmpstr (message, ==, "Harus lebih dari 1.000");
  type_in (form, root, "b", "4");
  assert_fault (form, root, "a", MONEV_FAULT_NONE);
}

static void
test_a_doubt_passes_with_a_reason (void)
{
  g_autoptr (MonevResponseForm) form
      = make_response ("#survey\ntype|name|label|monev::lunak|monev::pesan_lunak\n"
                       "integer|umur|Umur|. < 100|Yakin di atas 100?\n");
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevIssueList) later = monev_issue_list_new ();
  MonevFrame *root = root_of (form);
  int umur = question_of (form, "umur");

  type_in (form, root, "umur", "103");
  assert_fault (form, root, "umur", MONEV_FAULT_SOFT);
  g_assert_cmpuint (monev_response_form_check (form, issues), ==, 1);
  g_assert_cmpint (find_issue (issues, "soft")->severity, ==, MONEV_SEVERITY_WARNING);
  g_assert_nonnull (strstr (find_issue (issues, "soft")->message, "Yakin di atas 100?"));
  g_assert_true (monev_response_form_set_reason (form, root, umur, " KTP dilihat ", NULL));
  assert_fault (form, root, "umur", MONEV_FAULT_NONE);
  g_assert_true (state_in (form, root, "umur").doubted);
  g_assert_cmpuint (monev_response_form_check (form, later), ==, 0);
  g_assert_cmpstr (find_issue (later, "soft")->taken, ==, "KTP dilihat");
  type_in (form, root, "umur", "130"); /* the reason was for another answer */
  assert_fault (form, root, "umur", MONEV_FAULT_SOFT);
  g_assert_true (monev_response_form_set_reason (form, root, umur, "Ya", NULL));
  g_assert_true (monev_response_form_set_reason (form, root, umur, "", NULL));
  assert_fault (form, root, "umur", MONEV_FAULT_SOFT);
}

static void
test_what_cannot_be_read_is_kept_as_a_fault (void)
{
  g_autoptr (MonevResponseForm) form
      = make_response ("#survey\ntype|name|label|calculation\ninteger|a|A|\n"
                       "calculate|b||${a} + 1\n");
  g_autoptr (GError) error = NULL;
  MonevFrame *root = root_of (form);

  g_assert_false (monev_response_form_type (form, root, question_of (form, "a"), "lima", &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  assert_value (form, root, "a", "lima");
  assert_fault (form, root, "a", MONEV_FAULT_TYPE);
  assert_value (form, root, "b", "");
  type_in (form, root, "a", "5");
  assert_fault (form, root, "a", MONEV_FAULT_NONE);
}

#define PLACES                                                                                     \
  "#survey\ntype|name|label|choice_filter\n"                                                       \
  "select_one kec|kec|Kecamatan|\nselect_one desa|desa|Desa|kec = ${kec}\n"                        \
  "select_multiple kec|semua|Semua|\nselect_one kec or_other|asal|Asal|\n"                         \
  "#choices\nlist_name|name|label|kec\nkec|1|Sandai|\nkec|2|Simpang Hulu|\n"                       \
  "desa|11|Muara Jekak|1\ndesa|12|Alam Pakuan|1\ndesa|21|Semandang|2\n"

static void
test_choices_are_those_that_the_filter_lets_through (void)
{
  g_autoptr (MonevResponseForm) form = make_response (PLACES);
  MonevFrame *root = root_of (form);
  g_autoptr (GArray) choices = NULL;

  type_in (form, root, "kec", "1");
  choices = monev_response_form_choices (form, root, question_of (form, "desa"));
  g_assert_cmpuint (choices->len, ==, 2);
  g_assert_cmpstr (g_array_index (choices, MonevResponseChoice, 1).code, ==, "12");
  g_assert_cmpstr (g_array_index (choices, MonevResponseChoice, 1).label, ==, "Alam Pakuan");
  type_in (form, root, "desa", "12");
  assert_fault (form, root, "desa", MONEV_FAULT_NONE);
  type_in (form, root, "kec", "2");
  assert_fault (form, root, "desa", MONEV_FAULT_FILTERED);
  type_in (form, root, "desa", "99");
  assert_fault (form, root, "desa", MONEV_FAULT_CHOICE);
  type_in (form, root, "semua", "2 1");
  assert_fault (form, root, "semua", MONEV_FAULT_NONE);
  type_in (form, root, "semua", "2 9");
  assert_fault (form, root, "semua", MONEV_FAULT_CHOICE);
}

static void
test_another_answer_is_asked_in_words (void)
{
  g_autoptr (MonevResponseForm) form = make_response (PLACES);
  MonevFrame *root = root_of (form);
  int asal = question_of (form, "asal");
  g_autofree char *shown = NULL;

  g_assert_false (state_in (form, root, "asal").asks_other);
  type_in (form, root, "asal", "other");
  assert_fault (form, root, "asal", MONEV_FAULT_NONE);
  g_assert_true (state_in (form, root, "asal").asks_other);
  g_assert_true (monev_response_form_set_other (form, root, asal, "Melawi", NULL));
  g_assert_cmpstr (state_in (form, root, "asal").other, ==, "Melawi");
  type_in (form, root, "asal", "1");
  g_assert_false (state_in (form, root, "asal").asks_other);
  shown = monev_response_form_shown (form, root, asal);
  g_assert_cmpstr (shown, ==, "Sandai");
}

static void
test_choices_may_come_from_a_repeat (void)
{
  g_autoptr (MonevResponseForm) form
      = make_response ("#survey\ntype|name|label\nbegin_repeat|r|R\ntext|nama|Nama\nend_repeat||\n"
                       "select_one ${nama}|ketua|Ketua\n");
  MonevFrame *root = root_of (form);
  g_autoptr (GArray) choices = NULL;

  type_in (form, instance_of (form, "r", 0), "nama", "Ani");
  monev_response_form_add (form, root, question_of (form, "r"), NULL);
  type_in (form, instance_of (form, "r", 1), "nama", "Budi");
  choices = monev_response_form_choices (form, root, question_of (form, "ketua"));
  g_assert_cmpuint (choices->len, ==, 2);
  type_in (form, root, "ketua", "Budi");
  assert_fault (form, root, "ketua", MONEV_FAULT_NONE);
  type_in (form, instance_of (form, "r", 1), "nama", "Cici");
  assert_fault (form, root, "ketua", MONEV_FAULT_CHOICE);
}

static void
test_a_range_holds_its_bounds_and_steps (void)
{
  g_autoptr (MonevResponseForm) form
      = make_response ("#survey\ntype|name|label|parameters\nrange|a|A|start=1 end=5 step=0.5\n");
  MonevFrame *root = root_of (form);
  static const struct
  {
    const char *typed;
    MonevResponseFault fault;
  } cases[]
      = { { "0,5", MONEV_FAULT_RANGE }, { "1", MONEV_FAULT_NONE }, { "2,5", MONEV_FAULT_NONE },
          { "2,3", MONEV_FAULT_RANGE }, { "5", MONEV_FAULT_NONE }, { "5,5", MONEV_FAULT_RANGE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      type_in (form, root, "a", cases[i].typed);
      assert_fault (form, root, "a", cases[i].fault);
    }
}

static void
test_faults_say_where_they_are (void)
{
  g_autoptr (MonevResponseForm) form
      = make_response ("#survey\ntype|name|label|constraint\nbegin_group|g|G|\n"
                       "begin_repeat|anak|Anak|\ninteger|umur|Umur anak|. < 18\nend_repeat|||\n"
                       "end_group|||\n");
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevFrame *root = root_of (form);

  monev_response_form_add (form, root, question_of (form, "anak"), NULL);
  type_in (form, instance_of (form, "anak", 1), "umur", "40");
  g_assert_cmpuint (monev_response_form_check (form, issues), ==, 1);
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, "constraint");
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->key, ==, "g/anak[2]/umur");
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->found, ==, "40");
  g_assert_true (g_str_has_prefix (monev_issue_list_get (issues, 0)->message, "Umur anak: "));
}

/* One click leads from a finding to its place; a skipped instance is not counted. */
static void
test_a_place_leads_back (void)
{
  g_autoptr (MonevResponseForm) form
      = make_response ("#survey\ntype|name|label|relevant\nbegin_group|g|G|\ntext|a|A|\n"
                       "begin_repeat|r|R|position() != number(${a})\ninteger|x|X|\nend_repeat|||\n"
                       "end_group|||\n");
  MonevFrame *root = root_of (form), *frame = NULL;
  int question = -1, r = question_of (form, "r");
  g_autofree char *place = NULL;

  for (guint i = 0; i < 2; i++)
    monev_response_form_add (form, root, r, NULL);
  type_in (form, root, "a", "2");
  g_assert_cmpuint (count_of (form, "r"), ==, 2);
  type_in (form, instance_of (form, "r", 1), "x", "9");
  place = monev_response_form_place (form, instance_of (form, "r", 1), question_of (form, "x"));
  g_assert_cmpstr (place, ==, "g/r[2]/x");
  g_assert_true (monev_response_form_find (form, place, &frame, &question));
  g_assert_cmpint (question, ==, question_of (form, "x"));
  assert_value (form, frame, "x", "9");
  g_assert_true (monev_response_form_find (form, "g/r", &frame, &question));
  g_assert_cmpint (question, ==, r);
  g_assert_false (monev_response_form_find (form, "g/r[3]/x", &frame, &question));
  g_assert_false (monev_response_form_find (form, "g/r[0]/x", &frame, &question));
  g_assert_false (monev_response_form_find (form, "lain", &frame, &question));
}

static void
test_messages_speak_the_language_chosen (void)
{
  MonevResponseContext context = { .now = TEST_NOW, .language = 1 };
  g_autoptr (MonevResponseForm) form = make_response_in (
      "#survey\ntype|name|label::id|label::en|constraint|constraint_message::id|"
      "constraint_message::en\ninteger|a|Umur|Age|. > 0|Harus positif|Must be positive\n",
      &context);
  g_autofree char *label = NULL;
  g_autofree char *message = NULL;

  monev_response_form_begin (form);
  label = monev_response_form_words (form, root_of (form), 0, MONEV_COLUMN_LABEL);
  message = monev_response_form_message (form, root_of (form), 0, MONEV_FAULT_CONSTRAINT);
  g_assert_cmpstr (label, ==, "Age");
  g_assert_cmpstr (message, ==, "Must be positive");
}

static char *
large_form (guint n)
{
  GString *text = g_string_new ("#survey\ntype|name|label|calculation|relevant\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "integer|q%u|Q||%s\n", i, i % 10 ? "${q0} != 3" : "");
  g_string_append (text, "calculate|akhir||${q1} + ${q2}|\n");
  return g_string_free (text, FALSE);
}

/* A key in a form of 5,000 questions moves what depends on it, not the form. */
static void
test_a_key_in_a_large_form_moves_what_depends_on_it (void)
{
  g_autofree char *text = large_form (5000);
  g_autoptr (MonevResponseForm) form = make_response (text);
  MonevFrame *root = root_of (form);
  int question = question_of (form, "q1");
  gint64 start;
  guint count;

  type_in (form, root, "q2", "1");
  start = g_get_monotonic_time ();
  for (guint i = 0; i < 1000; i++)
    monev_response_form_type (form, root, question, i % 2 ? "7" : "8", NULL);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 1000 * 2000); /* 2 ms a key, sanitized */
  monev_response_form_changes (form, &count);
  g_assert_cmpuint (count, ==, 2);
}

/* A circle is a fault of the form; trying such a form must end all the same. */
static void
test_a_circle_comes_to_an_end (void)
{
  g_autoptr (MonevIssueList) issues = NULL;
  g_autoptr (MonevInstrument) instrument
      = read_form ("#survey\ntype|name|label|calculation|relevant\ninteger|a|A|${b} + 1|\n"
                   "integer|b|B|coalesce(${a}, 0) + 1|\ntext|c|C||not(${d} = 'x')\n"
                   "text|d|D|if(${c} = '', 'y', 'x')|\n",
                   &issues);
  g_autoptr (MonevResponsePlan) plan = monev_response_plan_new (instrument);
  MonevResponseContext context = { .now = TEST_NOW };
  g_autoptr (MonevResponseForm) form = monev_response_form_new (plan, &context);

  g_assert_nonnull (find_issue (issues, "circle"));
  monev_response_form_begin (form);
  g_assert_cmpstr (state_in (form, root_of (form), "a").value, !=, "");
}

static void
test_a_title_of_separators_is_none (void)
{
  g_autoptr (MonevResponseForm) form
      = make_response ("#survey\ntype|name|label\ntext|desa|Desa\ntext|kode|Kode\n"
                       "#settings\nform_title|instance_name\n"
                       "Uji|concat(${desa}, ' · ', ${kode})\n");
  g_autofree char *before = monev_response_form_title (form);
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, "");
  type_in (form, root_of (form), "desa", "Air Hitam");
  after = monev_response_form_title (form);
  g_assert_cmpstr (after, ==, "Air Hitam · ");
}

static void
test_without_a_rule_the_first_words_are_the_title (void)
{
  g_autoptr (MonevResponseForm) form = make_response (
      "#survey\ntype|name|label\ninteger|nomor|Nomor\nnote|n|Baca\ntext|kepala|Kepala keluarga\n");
  MonevFrame *root = root_of (form);
  g_autofree char *empty = monev_response_form_title (form);
  g_autofree char *number = NULL, *name = NULL, *cut = NULL;
  g_autofree char *line = g_strnfill (300, 'x');

  g_assert_cmpstr (empty, ==, "");
  type_in (form, root, "nomor", "12");
  number = monev_response_form_title (form);
  g_assert_cmpstr (number, ==, "12");
  type_in (form, root, "kepala", "Rahmat");
  name = monev_response_form_title (form);
  g_assert_cmpstr (name, ==, "Rahmat");
  type_in (form, root, "kepala", line);
  cut = monev_response_form_title (form);
  g_assert_cmpuint (strlen (cut), ==, 80);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/response/form/" path, func)
  ADD ("without-a-rule-the-first-words-are-the-title",
       test_without_a_rule_the_first_words_are_the_title);
  ADD ("skipped-reads-empty-and-comes-back", test_a_skipped_answer_reads_as_empty_and_comes_back);
  ADD ("tells-what-changed", test_a_change_tells_what_may_look_different);
  ADD ("repeat-adds-up", test_a_repeat_adds_up_and_goes);
  ADD ("repeat-count", test_the_form_counts_instances_and_keeps_those_too_many);
  ADD ("running-total", test_a_running_total_goes_through_all_instances);
  ADD ("repeat-within-repeat", test_repeats_within_repeats_keep_apart);
  ADD ("repeat-relevance", test_skip_logic_of_a_repeat_is_asked_per_instance);
  ADD ("defaults", test_defaults_stand_at_the_start_and_in_new_instances);
  ADD ("once", test_once_is_worked_out_once);
  ADD ("trigger", test_a_trigger_works_out_when_it_is_answered);
  ADD ("read-only", test_what_the_form_works_out_cannot_be_typed);
  ADD ("required", test_a_required_question_waits_for_its_answer);
  ADD ("constraint", test_a_constraint_is_asked_of_an_answer_only);
  ADD ("soft-passes-with-a-reason", test_a_doubt_passes_with_a_reason);
  ADD ("type", test_what_cannot_be_read_is_kept_as_a_fault);
  ADD ("choice-filter", test_choices_are_those_that_the_filter_lets_through);
  ADD ("or-other", test_another_answer_is_asked_in_words);
  ADD ("choices-of-a-repeat", test_choices_may_come_from_a_repeat);
  ADD ("range", test_a_range_holds_its_bounds_and_steps);
  ADD ("faults-say-where", test_faults_say_where_they_are);
  ADD ("place-leads-back", test_a_place_leads_back);
  ADD ("language", test_messages_speak_the_language_chosen);
  ADD ("large-form", test_a_key_in_a_large_form_moves_what_depends_on_it);
  ADD ("title-of-separators", test_a_title_of_separators_is_none);
  ADD ("circle-ends", test_a_circle_comes_to_an_end);
  return g_test_run ();
}
