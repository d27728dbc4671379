/* From what a person types to what is stored, field by field. */
#include <string.h>

#include "office-fixture.h"
#include "record/record-check.h"

static const MonevChoice colours[] = {
  { "perangkat_daerah", "Perangkat daerah" }, { "dak_nonfisik", "DAK Nonfisik" }, { NULL, NULL },
};

static const char *
guess (const char *folded)
{
  return strstr (folded, "non fisik") != NULL ? "dak_nonfisik" : NULL;
}

enum { TEXT, SHORT, CHOICE, FLAG, DATE, MONEY, YEAR, NUMBER, REFERENCE, VOLUME };

static const MonevField fields[] = {
  { "text", "Teks", MONEV_FIELD_TEXT, MONEV_FIELD_REQUIRED | MONEV_FIELD_SEARCHED },
  { "short", "Pendek", MONEV_FIELD_TEXT, 0, 5 },
  { "choice", "Pilihan", MONEV_FIELD_CHOICE, MONEV_FIELD_REQUIRED, .choices = colours,
    .guess = guess },
  { "flag", "Tanda", MONEV_FIELD_FLAG },
  { "date", "Tanggal", MONEV_FIELD_DATE },
  { "money", "Rupiah", MONEV_FIELD_MONEY },
  { "year", "Tahun Anggaran", MONEV_FIELD_YEAR, MONEV_FIELD_REQUIRED },
  { "number", "Menit", MONEV_FIELD_NUMBER, 0, 480 },
  { "reference", "Induk", MONEV_FIELD_REFERENCE, 0, .refers = "test" },
  { "volume", "Volume", MONEV_FIELD_MONEY, MONEV_FIELD_QUANTITY },
  { NULL },
};

static const MonevRecordType type = { .subject = "test", .noun = "uji", .title = "Uji",
                                      .fields = fields };

/* NULL for @stored: refused with @code, and the record keeps what it had. */
static void
expect (guint field, const char *typed, const char *stored, const char *code)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevRecord) record = monev_record_new (&type);
  g_autofree char *before = g_strdup (monev_record_value (record, field));

  record = monev_record_enter (g_steal_pointer (&record), field, typed, issues);
  if (g_strcmp0 (monev_record_value (record, field), stored != NULL ? stored : before) != 0)
    g_error ("%s: \"%s\" became \"%s\"", fields[field].name, typed,
             monev_record_value (record, field));
  g_assert_cmpstr (test_first_code (issues), ==, code);
  if (code == NULL)
    return;
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->key, ==, fields[field].name);
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->column, ==, fields[field].heading);
  g_assert_nonnull (monev_issue_list_get (issues, 0)->fix);
}

static void
test_text_is_tidied (void)
{
  expect (TEXT, "Dinas Kesehatan", "Dinas Kesehatan", NULL);
  expect (TEXT, "  Dinas \t\n  Kesehatan  ", "Dinas Kesehatan", NULL);
  expect (TEXT, "a\u00a0b\u2003c", "a b c", NULL);
  expect (TEXT, "a\x01\x02\x1f\x7f" "b", "ab", NULL);
  expect (TEXT, "a\u200bb\ufeffc", "abc", NULL);
  expect (TEXT, "e\u0301", "\u00e9", NULL); /* composed */
  expect (TEXT, "", "", NULL);
  expect (TEXT, "   ", "", NULL);
  expect (TEXT, "=SUM(A1)", "=SUM(A1)", NULL);
  expect (TEXT, "Ibu's \"Dinas\"; -- DROP", "Ibu's \"Dinas\"; -- DROP", NULL);
}

static void
test_bytes_that_are_no_text_do_no_harm (void)
{
  g_autofree char *tidy = monev_text_tidy ("a\xff\xfe" "b");

  g_assert_true (g_utf8_validate (tidy, -1, NULL));
  g_assert_true (g_str_has_prefix (tidy, "a") && g_str_has_suffix (tidy, "b"));
}

static void
test_too_long_is_counted_in_letters (void)
{
  g_autoptr (GString) fits = g_string_new (NULL);
  g_autofree char *over = NULL;

  for (guint i = 0; i < MONEV_FIELD_DEFAULT_MAX; i++)
    g_string_append (fits, "é");
  over = g_strconcat (fits->str, "x", NULL);
  expect (TEXT, fits->str, fits->str, NULL);
  expect (TEXT, over, NULL, "too-long");
  expect (SHORT, "ééééé", "ééééé", NULL);
  expect (SHORT, "éééééé", NULL, "too-long");
  expect (SHORT, " 12345 ", "12345", NULL);
}

static void
test_choice_by_label_and_by_value (void)
{
  expect (CHOICE, "Perangkat daerah", "perangkat_daerah", NULL);
  expect (CHOICE, "PERANGKAT  DAERAH", "perangkat_daerah", NULL);
  expect (CHOICE, "perangkat_daerah", "perangkat_daerah", NULL);
  expect (CHOICE, "DAK non-fisik bidang kesehatan", "dak_nonfisik", NULL); /* guessed */
  expect (CHOICE, "", "", NULL);
  expect (CHOICE, "Kecamatan", NULL, "choice");
}

static void
test_flag_in_the_words_of_an_office (void)
{
  const char *const yes[] = { "ya", "Ya", "Y", "1", "true", "x", "BENAR", " ya " };
  const char *const no[] = { "tidak", "T", "0", "FALSE", "", "-", "bukan" };

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    expect (FLAG, yes[i], "1", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    expect (FLAG, no[i], "0", NULL);
  expect (FLAG, "mungkin", NULL, "flag");
  expect (FLAG, "2", NULL, "flag");
}

static void
test_date_as_an_office_writes_it (void)
{
  expect (DATE, "2026-03-05", "2026-03-05", NULL);
  expect (DATE, "5 Maret 2026", "2026-03-05", NULL);
  expect (DATE, "05/03/2026", "2026-03-05", NULL);
  expect (DATE, "", "", NULL);
  expect (DATE, "-", "", NULL);
  expect (DATE, "2026-02-29", NULL, "date");
  expect (DATE, "31 April 2026", NULL, "date");
  expect (DATE, "kemarin", NULL, "date");
}

static void
test_money_as_an_office_writes_it (void)
{
  expect (MONEY, "1250000", "1250000", NULL);
  expect (MONEY, "1.250.000,50", "1250000.5", NULL);
  expect (MONEY, "Rp 1.250.000,-", "1250000", NULL);
  expect (MONEY, "1250000000000000.55", "1250000000000000.55", NULL);
  expect (MONEY, "", "0", NULL);
  expect (MONEY, "-", "0", NULL);
  expect (MONEY, "-5", NULL, "money-negative");
  expect (MONEY, "1.000,50", "1000.5", NULL);
  expect (MONEY, "1.000,500", "1000.5", NULL); /* zeros say nothing */
  expect (MONEY, "1.000,555", NULL, "money-decimals");
  expect (MONEY, "1000.555", NULL, "money-decimals");
  expect (MONEY, "0,001", NULL, "money-decimals");
  expect (VOLUME, "2,555", "2.555", NULL); /* no rupiah */
  expect (MONEY, "lima juta", NULL, "money");
  expect (MONEY, "12a", NULL, "money");
  expect (VOLUME, "2,5", "2.5", NULL);
  expect (VOLUME, "dua", NULL, "number"); /* no rupiah in sight */
}

static void
test_year_of_this_century (void)
{
  expect (YEAR, "2026", "2026", NULL);
  expect (YEAR, " 2026 ", "2026", NULL);
  expect (YEAR, "2000", "2000", NULL);
  expect (YEAR, "2100", "2100", NULL);
  expect (YEAR, "1999", NULL, "year");
  expect (YEAR, "2101", NULL, "year");
  expect (YEAR, "26", NULL, "year");
  expect (YEAR, "", NULL, "year");
  expect (YEAR, "2026x", NULL, "year");
  expect (YEAR, "99999999999999999999", NULL, "year");
}

static void
test_number_within_its_bounds (void)
{
  expect (NUMBER, "30", "30", NULL);
  expect (NUMBER, "0", "0", NULL);
  expect (NUMBER, "480", "480", NULL);
  expect (NUMBER, "481", NULL, "number");
  expect (NUMBER, "-1", NULL, "number");
  expect (NUMBER, "1,5", NULL, "number");
  expect (NUMBER, "", NULL, "number");
  expect (NUMBER, "18446744073709551646", NULL, "number"); /* 30 behind 2^64 */
}

static void
test_required_fields_are_missed_by_name (void)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevRecord) record = monev_record_check (monev_record_new (&type), issues);

  g_assert_cmpuint (monev_issue_list_size (issues), ==, 3);
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->key, ==, "text");
  g_assert_cmpstr (monev_issue_list_get (issues, 1)->key, ==, "choice");
  g_assert_cmpstr (monev_issue_list_get (issues, 2)->key, ==, "year");
  g_assert_cmpstr (monev_issue_list_get (issues, 2)->code, ==, "required");
}

static void
test_record_is_a_value (void)
{
  g_autoptr (MonevRecord) one = monev_record_new (&type);
  g_autoptr (MonevRecord) two = monev_record_with (monev_record_ref (one), "text", "a");
  g_autoptr (MonevRecord) same = monev_record_with_identity (monev_record_ref (two), "id", 7);

  g_assert_cmpstr (monev_record_get (one, "text"), ==, "");
  g_assert_cmpstr (monev_record_get (two, "text"), ==, "a");
  g_assert_false (monev_record_equal (one, two));
  g_assert_true (monev_record_equal (two, same));
  g_assert_cmpstr (monev_record_id (two), ==, "");
  g_assert_cmpint (monev_record_version (same), ==, 7);
}

static void
test_shown_as_an_office_writes (void)
{
  static const struct { guint field; const char *stored, *shown; } cases[] = {
    { CHOICE, "perangkat_daerah", "Perangkat daerah" }, { CHOICE, "unknown", "unknown" },
    { FLAG, "1", "ya" }, { FLAG, "0", "tidak" }, { DATE, "2026-03-05", "5 Maret 2026" },
    { DATE, "", "" }, { MONEY, "1250000.5", "1.250.000,50" }, { YEAR, "2026", "2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MonevRecord) record = monev_record_with_shown (
        monev_record_new (&type), cases[i].field, cases[i].stored, NULL);
      g_autofree char *shown = monev_record_shown (record, cases[i].field);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

/* A value that was refused leaves the field empty; it is not missing as well. */
static void
test_refused_is_not_missing (void)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autofree char *long_text = g_strnfill (301, 'a');
  g_autoptr (MonevRecord) record = monev_record_new (&type);
  guint told = 0;

  record = monev_record_enter (g_steal_pointer (&record), TEXT, long_text, issues);
  record = monev_record_check (g_steal_pointer (&record), issues);
  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    told += g_strcmp0 (monev_issue_list_get (issues, i)->key, "text") == 0;
  g_assert_cmpuint (told, ==, 1);
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, "too-long");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/enter/text-is-tidied", test_text_is_tidied);
  g_test_add_func ("/record/enter/bytes-that-are-no-text-do-no-harm",
                   test_bytes_that_are_no_text_do_no_harm);
  g_test_add_func ("/record/enter/too-long-is-counted-in-letters",
                   test_too_long_is_counted_in_letters);
  g_test_add_func ("/record/enter/choice-by-label-and-by-value", test_choice_by_label_and_by_value);
  g_test_add_func ("/record/enter/flag-in-the-words-of-an-office",
                   test_flag_in_the_words_of_an_office);
  g_test_add_func ("/record/enter/date-as-an-office-writes-it", test_date_as_an_office_writes_it);
  g_test_add_func ("/record/enter/money-as-an-office-writes-it", test_money_as_an_office_writes_it);
  g_test_add_func ("/record/enter/year-of-this-century", test_year_of_this_century);
  g_test_add_func ("/record/enter/number-within-its-bounds", test_number_within_its_bounds);
  g_test_add_func ("/record/check/required-fields-are-missed-by-name",
                   test_required_fields_are_missed_by_name);
  g_test_add_func ("/record/check/what-was-refused-is-not-missing", test_refused_is_not_missing);
  g_test_add_func ("/record/is-a-value", test_record_is_a_value);
  g_test_add_func ("/record/shown-as-an-office-writes", test_shown_as_an_office_writes);
  return g_test_run ();
}
