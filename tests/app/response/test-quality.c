/* The quality of responses: what is missing, far from the rest, doubted, entered twice. */
#include "desk.h"
#include "filling.h"
#include "response/response-quality.h"

typedef struct
{
  MonevResponseForm *form;
  MonevResponseQuality *quality;
} Count;

static void
count_clear (Count *self)
{
  g_clear_pointer (&self->form, monev_response_form_free);
  g_clear_pointer (&self->quality, monev_response_quality_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Count, count_clear)

static void
count_open (Count *self, const char *text, const char *key)
{
  self->form = make_response (text);
  self->quality = monev_response_quality_new (monev_response_form_plan (self->form), key);
}

/* One respondent: names and answers in turn, up to NULL. */
G_GNUC_NULL_TERMINATED static void
add (Count *self, const char *key, ...)
{
  MonevResponseEntry entry = { .id = (char *)key, .key = (char *)key, .title = (char *)"",
                               .enumerator = (char *)"Rani" };
  const char *name;
  va_list list;

  monev_response_form_clear (self->form);
  monev_response_form_begin (self->form);
  va_start (list, key);
  while ((name = va_arg (list, const char *)) != NULL)
    type_in (self->form, root_of (self->form), name, va_arg (list, const char *));
  va_end (list);
  monev_response_quality_add (self->quality, &entry, self->form);
}

static const MonevQualityQuestion *
question_at (Count *self, guint at)
{
  return g_ptr_array_index (monev_response_quality_questions (self->quality), at);
}

static const MonevQualityFinding *
finding_at (Count *self, guint at)
{
  GPtrArray *findings = monev_response_quality_findings (self->quality);

  g_assert_cmpuint (at, <, findings->len);
  return g_ptr_array_index (findings, at);
}

static guint
count_of_kind (Count *self, MonevQualityKind kind)
{
  return monev_response_quality_count (self->quality, kind);
}

static void
check_decimal (MonevDecimal value, const char *expected)
{
  g_autofree char *text = monev_decimal_to_text (value);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_quartiles_are_those_of_a_worksheet (void)
{
  static const struct
  {
    gint64 values[5];
    guint count, quarter;
    const char *expected; /* of QUARTILE.INC */
  } cases[] = {
    { { 7 }, 1, 1, "7" },
    { { 1, 2 }, 2, 1, "1.25" },
    { { 1, 2, 3, 4 }, 4, 1, "1.75" },
    { { 1, 2, 3, 4 }, 4, 2, "2.5" },
    { { 1, 2, 3, 4 }, 4, 3, "3.25" },
    { { 1, 2, 3, 4, 100 }, 5, 3, "4" },
    { { -10, -3, 0 }, 3, 1, "-6.5" },
    { { 1, 2, 3 }, 3, 0, "1" },
    { { 1, 2, 3 }, 3, 4, "3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MonevDecimal sorted[5], value;

      for (guint k = 0; k < cases[i].count; k++)
        sorted[k] = monev_decimal_new (cases[i].values[k], 0);
      g_assert_true (
          monev_quality_quartile (sorted, cases[i].count, cases[i].quarter, &value));
      check_decimal (value, cases[i].expected);
    }
}

#define SKIPPING                                                                                   \
  "#survey\ntype|name|label|relevant\ntext|nama|Nama|\nselect_one ya|kerja|Bekerja?|\n"            \
  "integer|upah|Upah|${kerja} = 'ya'\nnote|n|Terima kasih|\n"                  \
  "#choices\nlist_name|name|label\nya|ya|Ya\nya|tidak|Tidak\n"

static void
test_asked_but_empty_is_not_skipped (void)
{
  g_auto (Count) count = { NULL };

  count_open (&count, SKIPPING, NULL);
  add (&count, "a", "nama", "Ani", "kerja", "ya", "upah", "5", NULL);
  add (&count, "b", "nama", "Budi", "kerja", "ya", NULL);
  add (&count, "c", "kerja", "tidak", NULL);
  monev_response_quality_settle (count.quality);
  g_assert_cmpuint (monev_response_quality_questions (count.quality)->len, ==, 3);
  g_assert_cmpstr (question_at (&count, 2)->title, ==, "Upah");
  g_assert_cmpuint (question_at (&count, 0)->filled, ==, 2);
  g_assert_cmpuint (question_at (&count, 0)->empty, ==, 1);
  g_assert_cmpuint (question_at (&count, 0)->skipped, ==, 0);
  g_assert_cmpuint (question_at (&count, 2)->filled, ==, 1);
  g_assert_cmpuint (question_at (&count, 2)->empty, ==, 1);
  g_assert_cmpuint (question_at (&count, 2)->skipped, ==, 1);
}

static void
test_instances_of_a_repeat_count_one_by_one (void)
{
  g_auto (Count) count = { NULL };
  MonevResponseEntry entry = { .id = (char *)"x", .key = (char *)"", .title = (char *)"Keluarga",
                               .enumerator = (char *)"" };

  count_open (&count, "#survey\ntype|name|label|constraint\nbegin_repeat|anak|Anak|\n"
                      "integer|umur|Umur|. < 20\nend_repeat|||\n", NULL);
  monev_response_form_add (count.form, root_of (count.form), question_of (count.form, "anak"),
                           NULL);
  monev_response_form_add (count.form, root_of (count.form), question_of (count.form, "anak"),
                           NULL);
  type_in (count.form, instance_of (count.form, "anak", 1), "umur", "44");
  monev_response_quality_add (count.quality, &entry, count.form);
  monev_response_quality_settle (count.quality);
  g_assert_cmpuint (question_at (&count, 0)->filled, ==, 1);
  g_assert_cmpuint (question_at (&count, 0)->empty, ==, 2);
  g_assert_cmpint (finding_at (&count, 0)->kind, ==, MONEV_QUALITY_FAULT);
  g_assert_cmpstr (finding_at (&count, 0)->place, ==, "anak[2]/umur");
  g_assert_cmpstr (finding_at (&count, 0)->value, ==, "44");
}

#define WEIGHT "#survey\ntype|name|label\ndecimal|berat|Berat\n"

static void
add_weights (Count *count, const char *const *weights)
{
  for (guint i = 0; weights[i] != NULL; i++)
    add (count, weights[i], "berat", weights[i], NULL);
  monev_response_quality_settle (count->quality);
}

/* Q1 2,75, Q3 6,25: the fences stand at -2,5 and 11,5; what stands on them is within. */
static void
test_an_outlier_lies_beyond_the_fences (void)
{
  static const char *const within[] = { "1", "2", "3", "4", "5", "6", "7", "11,5", NULL };
  static const char *const beyond[] = { "1", "2", "3", "4", "5", "6", "7", "11,6", NULL };
  g_auto (Count) none = { NULL };
  g_auto (Count) one = { NULL };

  count_open (&none, WEIGHT, NULL);
  add_weights (&none, within);
  check_decimal (question_at (&none, 0)->q1, "2.75");
  check_decimal (question_at (&none, 0)->median, "4.5");
  check_decimal (question_at (&none, 0)->low, "-2.5");
  check_decimal (question_at (&none, 0)->high, "11.5");
  g_assert_cmpuint (count_of_kind (&none, MONEV_QUALITY_OUTLIER), ==, 0);
  count_open (&one, WEIGHT, NULL);
  add_weights (&one, beyond);
  g_assert_cmpuint (count_of_kind (&one, MONEV_QUALITY_OUTLIER), ==, 1);
  g_assert_cmpuint (question_at (&one, 0)->counts[MONEV_QUALITY_OUTLIER], ==, 1);
  g_assert_cmpuint (finding_at (&one, 0)->respondent, ==, 7);
  g_assert_cmpstr (finding_at (&one, 0)->value, ==, "11.6");
}

static void
test_few_values_tell_nothing (void)
{
  static const char *const few[] = { "1", "1", "1", "1", "1", "1", "999", NULL };
  g_auto (Count) count = { NULL };

  count_open (&count, WEIGHT, NULL);
  add_weights (&count, few);
  g_assert_false (question_at (&count, 0)->spread);
  g_assert_cmpuint (count_of_kind (&count, MONEV_QUALITY_OUTLIER), ==, 0);
}

static void
test_numbers_beyond_the_decimals_are_left_alone (void)
{
  static const char *const huge = "99999999999999999999999999999999999999";
  g_auto (Count) count = { NULL };

  count_open (&count, WEIGHT, NULL);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *minus = g_strconcat ("-", huge, NULL);

      add (&count, "a", "berat", huge, NULL);
      add (&count, "b", "berat", minus, NULL);
    }
  monev_response_quality_settle (count.quality);
  g_assert_false (question_at (&count, 0)->spread);
  g_assert_cmpuint (question_at (&count, 0)->filled, ==, 10);
}

static void
test_a_doubt_passed_is_no_fault (void)
{
  g_auto (Count) count = { NULL };
  MonevResponseEntry entry = { .id = (char *)"c", .key = (char *)"", .title = (char *)"",
                               .enumerator = (char *)"Rani" };

  count_open (&count, "#survey\ntype|name|label|required|monev::lunak|monev::pesan_lunak\n"
                      "integer|art|Anggota|yes|. <= 12|Benar?\n", NULL);
  add (&count, "a", "art", "13", NULL);
  add (&count, "b", NULL);
  monev_response_form_clear (count.form);
  type_in (count.form, root_of (count.form), "art", "14");
  g_assert_true (monev_response_form_set_reason (count.form, root_of (count.form), 0,
                                                 "Tiga keluarga", NULL));
  monev_response_quality_add (count.quality, &entry, count.form);
  monev_response_quality_settle (count.quality);
  g_assert_cmpuint (count_of_kind (&count, MONEV_QUALITY_FAULT), ==, 2);
  g_assert_cmpuint (count_of_kind (&count, MONEV_QUALITY_PASSED), ==, 1);
  g_assert_cmpstr (finding_at (&count, 0)->words, ==, "Benar?");
  g_assert_cmpstr (finding_at (&count, 2)->words, ==, "Tiga keluarga");
  g_assert_cmpuint (finding_at (&count, 2)->respondent, ==, 2);
}

static void
test_a_code_is_told_with_its_label (void)
{
  g_auto (Count) count = { NULL };

  count_open (&count, "#survey\ntype|name|label|monev::lunak|monev::pesan_lunak\n"
                      "select_one yt|listrik|Listrik|. = '1'|Benar?\n"
                      "#choices\nlist_name|name|label\nyt|1|Ya\nyt|2|Tidak\n", NULL);
  add (&count, "a", "listrik", "2", NULL);
  monev_response_quality_settle (count.quality);
  g_assert_cmpstr (finding_at (&count, 0)->value, ==, "2");
  g_assert_cmpstr (finding_at (&count, 0)->shown, ==, "Tidak");
}

#define FAMILY                                                                                     \
  "#survey\ntype|name|label\ntext|kode|Kode\ntext|a|A\ntext|b|B\ntext|c|C\ntext|d|D\n"             \
  "start|mulai|\n"

static void
add_family (Count *count, const char *key, const char *word)
{
  add (count, key, "kode", key, "a", word, "b", "2", "c", "3", "d", "4", NULL);
}

/* The code differs and the hour of filling is no answer: still the same. */
static void
test_the_same_answers_are_found_whatever_the_key (void)
{
  g_auto (Count) count = { NULL };

  count_open (&count, FAMILY, "kode");
  add_family (&count, "K1", "1");
  add_family (&count, "K2", "lain");
  monev_response_form_set_now (count.form, TEST_NOW + 7200000);
  add_family (&count, "K3", "1");
  add (&count, "K4", "a", "1", NULL);
  add (&count, "K5", "a", "1", NULL); /* one answer alike may be chance */
  monev_response_quality_settle (count.quality);
  g_assert_cmpuint (count_of_kind (&count, MONEV_QUALITY_SAME_KEY), ==, 0);
  g_assert_cmpuint (count_of_kind (&count, MONEV_QUALITY_SAME_ANSWERS), ==, 2);
  g_assert_cmpuint (finding_at (&count, 0)->respondent, ==, 0);
  g_assert_cmpuint (finding_at (&count, 1)->respondent, ==, 2);
  g_assert_cmpstr (finding_at (&count, 0)->words, ==, "K3");
  g_assert_cmpuint (finding_at (&count, 0)->group, ==, 1);
}

static void
test_the_same_key_is_told_once (void)
{
  g_auto (Count) count = { NULL };

  count_open (&count, FAMILY, "kode");
  add_family (&count, "K1", "1");
  add_family (&count, "K1", "2");
  add_family (&count, "K2", "3");
  add_family (&count, "K2", "3");
  add (&count, "", NULL);
  add (&count, "", NULL);
  monev_response_quality_settle (count.quality);
  g_assert_cmpuint (count_of_kind (&count, MONEV_QUALITY_SAME_KEY), ==, 2);
  g_assert_cmpuint (count_of_kind (&count, MONEV_QUALITY_SAME_ANSWERS), ==, 2);
  g_assert_cmpstr (finding_at (&count, 0)->value, ==, "K1");
  g_assert_cmpstr (finding_at (&count, 2)->value, ==, "K2");
}

static void
test_an_older_version_is_counted_by_name (void)
{
  g_auto (Count) count = { NULL };
  g_autoptr (MonevResponseForm) older
      = make_response ("#survey\ntype|name|label\ntext|lama|Lama\ninteger|umur|Umur\n");
  MonevResponseEntry entry = { .id = (char *)"x", .key = (char *)"", .title = (char *)"",
                               .enumerator = (char *)"Rani" };

  count_open (&count, "#survey\ntype|name|label\ninteger|umur|Usia\ntext|baru|Baru\n", NULL);
  type_in (older, root_of (older), "umur", "31");
  monev_response_quality_add (count.quality, &entry, older);
  monev_response_quality_settle (count.quality);
  g_assert_cmpuint (question_at (&count, 0)->filled, ==, 1);
  g_assert_cmpuint (question_at (&count, 1)->filled + question_at (&count, 1)->empty, ==, 0);
}

#define DATED                                                                                      \
  "#survey\ntype|name|label|required|constraint\ntext|nama|Nama|yes|\n"                            \
  "date|hari|Hari|yes|. >= today()\n"

static MonevResponseTaking *
taking_of (Desk *d, const char *version_id, const char *state, gint64 at)
{
  MonevResponseTaking *taking = g_new0 (MonevResponseTaking, 1);
  g_autofree char *id = g_uuid_string_random ();

  taking->entry = monev_response_entry_new ();
  monev_response_entry_set (&taking->entry->id, id);
  monev_response_entry_set (&taking->entry->instrument_id, d->instrument);
  monev_response_entry_set (&taking->entry->version_id, version_id);
  monev_response_entry_set (&taking->entry->state, state);
  monev_response_entry_set (
      &taking->entry->answers,
      "{\"answers\":{\"hari\":\"2026-03-05\",\"nama\":\"Ani\"},\"format\":1}");
  taking->entry->submitted_at = at;
  return taking;
}

/* What was true when it was handed in stays so; what is unfinished is not told of. */
static void
test_each_is_judged_when_it_was_handed_in (MonevTestDb *db)
{
  g_auto (Desk) d = { NULL };
  g_autofree char *version = NULL;
  g_autoptr (GPtrArray) takings
      = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_response_taking_free);
  g_autoptr (MonevResponseQuality) all = NULL;
  g_autoptr (GCancellable) stopped = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  MonevResponseBatch batch = { .file = "uji.xlsx", .takings = takings };
  gint64 number = 0;

  desk_open (&d, db, DATED);
  batch.instrument_id = d.instrument;
  g_assert_true (monev_response_store_version (d.c, d.instrument, 0, &version, &number, NULL));
  g_ptr_array_add (takings, taking_of (&d, version, "masuk", TEST_NOW));
  g_ptr_array_add (takings, taking_of (&d, version, "masuk", TEST_NOW + 2 * 86400000));
  g_ptr_array_add (takings, taking_of (&d, version, "isian", 0));
  g_assert_true (monev_responses_take (d.c, d.rani, &batch, &error));
  all = monev_response_quality_read (d.c, d.instrument, &(MonevQualityReading){ 0 }, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (monev_response_quality_respondents (all)->len, ==, 2);
  g_assert_cmpuint (monev_response_quality_count (all, MONEV_QUALITY_FAULT), ==, 1);
  g_cancellable_cancel (stopped);
  g_assert_null (monev_response_quality_read (
      d.c, d.instrument, &(MonevQualityReading){ .cancellable = stopped }, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/response/quality/" path, func)
  ADD ("quartiles", test_quartiles_are_those_of_a_worksheet);
  ADD ("empty-is-not-skipped", test_asked_but_empty_is_not_skipped);
  ADD ("repeats-count-instances", test_instances_of_a_repeat_count_one_by_one);
  ADD ("outliers", test_an_outlier_lies_beyond_the_fences);
  ADD ("few-values", test_few_values_tell_nothing);
  ADD ("overflow", test_numbers_beyond_the_decimals_are_left_alone);
  ADD ("passed-is-no-fault", test_a_doubt_passed_is_no_fault);
  ADD ("a-code-is-told-with-its-label", test_a_code_is_told_with_its_label);
  ADD ("same-answers", test_the_same_answers_are_found_whatever_the_key);
  ADD ("same-key", test_the_same_key_is_told_once);
  ADD ("older-version", test_an_older_version_is_counted_by_name);
  monev_test_add_blank ("/response/quality/judged-when-handed-in",
                        test_each_is_judged_when_it_was_handed_in);
  return test_office_run ();
}
