#include "base/date.h"

#include "db-error.h"

static MonevDate
date_of (int year, int month, int day)
{
  MonevDate date;

  g_assert_true (monev_date_from_ymd (year, month, day, &date));
  return date;
}

static void
test_days_agree_with_glib (void)
{
  GDate judge;

  g_date_clear (&judge, 1);
  g_date_set_dmy (&judge, 1, 1, 1);
  for (MonevDate date = MONEV_DATE_FIRST; date <= MONEV_DATE_LAST; date++)
    {
      int year, month, day;

      monev_date_to_ymd (date, &year, &month, &day);
      g_assert_cmpint (date_of (year, month, day), ==, date);
      if (date % 97 != 0)
        continue;
      g_date_set_julian (&judge, date - MONEV_DATE_FIRST + 1);
      g_assert_cmpint (year, ==, g_date_get_year (&judge));
      g_assert_cmpint (month, ==, g_date_get_month (&judge));
      g_assert_cmpint (day, ==, g_date_get_day (&judge));
      g_assert_cmpint (monev_date_weekday (date) + 1, ==, g_date_get_weekday (&judge));
    }
  g_assert_cmpint (date_of (1970, 1, 1), ==, 0);
}

static void
test_no_such_day (void)
{
  static const int cases[][3] = {
    { 2026, 2, 29 }, { 1900, 2, 29 }, { 2026, 4, 31 }, { 2026, 0, 1 }, { 2026, 13, 1 },
    { 2026, 1, 0 }, { 0, 1, 1 }, { 10000, 1, 1 },
  };
  MonevDate date = 7;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_false (monev_date_from_ymd (cases[i][0], cases[i][1], cases[i][2], &date));
  g_assert_cmpint (date, ==, 7);
  date_of (2000, 2, 29);
  date_of (2028, 2, 29);
}

static void
test_iso_is_strict (void)
{
  static const char *const refused[] = {
    "2026-3-5", "2026-03-05 ", "2026-02-30", "26-03-05", "2026/03/05", "", "+2026-03-05",
    "2026-03-05T10:00", "0000-01-01",
  };
  MonevDate date = 7;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (monev_date_from_iso (refused[i], &date, &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
    }
  g_assert_cmpint (date, ==, 7);
  g_assert_true (monev_date_from_iso ("2026-03-05", &date, NULL));
  g_autofree char *text = monev_date_to_iso (date);
  g_assert_cmpstr (text, ==, "2026-03-05");
  g_autofree char *early = monev_date_to_iso (date_of (33, 4, 3));
  g_assert_cmpstr (early, ==, "0033-04-03");
}

static void
test_written_in_indonesian (void)
{
  static const char *const shorts[] = {
    "1 Jan", "1 Feb", "1 Mar", "1 Apr", "1 Mei", "1 Jun",
    "1 Jul", "1 Agu", "1 Sep", "1 Okt", "1 Nov", "1 Des",
  };
  MonevDate date = date_of (2026, 3, 5);
  g_autofree char *full = monev_date_format (date, MONEV_DATE_FULL);
  g_autofree char *plain = monev_date_format (date, MONEV_DATE_LONG);

  g_assert_cmpstr (full, ==, "Kamis, 5 Maret 2026");
  g_assert_cmpstr (plain, ==, "5 Maret 2026");
  for (int month = 1; month <= 12; month++)
    {
      g_autofree char *text = monev_date_format (date_of (2026, month, 1), MONEV_DATE_SHORT);

      g_assert_cmpstr (text, ==, shorts[month - 1]);
    }
}

static void
test_typed_forms_are_taken (void)
{
  static const char *const taken[] = {
    "5/3/2026", "05-03-2026", "5.3.2026", "5 Maret 2026", "5 mar 2026", "05 MARET 2026",
    "5 Mar. 2026", "5-Mar-2026", "Kamis, 5 Maret 2026", "kamis,5/3/2026", " 2026-03-05 ",
    ("5\xc2\xa0Maret\xc2\xa0" "2026"),
  };
  MonevDate date = 0;

  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      g_autoptr (GError) error = NULL;

      monev_date_parse (taken[i], &date, &error);
      g_assert_no_error (error);
      g_assert_cmpint (date, ==, date_of (2026, 3, 5));
    }
  g_assert_true (monev_date_parse ("17 Agt 2026", &date, NULL));
  g_assert_cmpint (date, ==, date_of (2026, 8, 17));
  g_assert_true (monev_date_parse ("10 Nopember 2026", &date, NULL));
  g_assert_cmpint (date, ==, date_of (2026, 11, 10));
}

static void
test_others_are_refused (void)
{
  static const char *const refused[] = {
    "", "5/3/26", "5-3/2026", "31/4/2026", "3/13/2026", "5 March 2026", "5 Ma 2026", "Maret 2026",
    "Rabu, 5 Maret 2026", "Hari, 5 Maret 2026", "5 Maret 2026 pagi", "46086", "5/3/20260",
    "5-Maret 2026", "\xff",
  };
  MonevDate date = 7;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (monev_date_parse (refused[i], &date, &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
    }
  g_assert_cmpint (date, ==, 7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date/days-agree-with-glib", test_days_agree_with_glib);
  g_test_add_func ("/base/date/no-such-day", test_no_such_day);
  g_test_add_func ("/base/date/iso-is-strict", test_iso_is_strict);
  g_test_add_func ("/base/date/written-in-indonesian", test_written_in_indonesian);
  g_test_add_func ("/base/date/typed-forms-are-taken", test_typed_forms_are_taken);
  g_test_add_func ("/base/date/others-are-refused", test_others_are_refused);
  return g_test_run ();
}
