/* Answers as people type them, as records hold them and as offices read them. */
#include "response/response-answer.h"

#include "base/instant.h"
#include "db-error.h"

#define NOW (G_GINT64_CONSTANT (1772679600000)) /* 2026-03-05T03:00:00Z */

typedef struct
{
  MonevAnswerKind kind;
  const char *typed, *expected; /* NULL: refused */
} Case;

static void
check_typed (const Case *cases, guint n)
{
  g_autoptr (GTimeZone) zone = monev_zone_new ("Asia/Pontianak", NULL);

  for (guint i = 0; i < n; i++)
    {
      MonevAnswerStyle style = { cases[i].kind, zone, NOW };
      g_autoptr (GError) error = NULL;
      g_autofree char *answer = monev_answer_from_typed (&style, cases[i].typed, &error);

      g_assert_cmpstr (answer, ==, cases[i].expected);
      g_assert_cmpint (error != NULL, ==, cases[i].expected == NULL);
    }
}

static void
test_numbers_are_typed_as_an_office_writes_them (void)
{
  static const Case cases[] = {
    { MONEV_ANSWER_INTEGER, "1.250", "1250" },     { MONEV_ANSWER_INTEGER, " 12 ", "12" },
    { MONEV_ANSWER_INTEGER, "-5", "-5" },          { MONEV_ANSWER_INTEGER, "007", "7" },
    { MONEV_ANSWER_INTEGER, "12,5", NULL },        { MONEV_ANSWER_INTEGER, "dua", NULL },
    { MONEV_ANSWER_DECIMAL, "1.234,5", "1234.5" }, { MONEV_ANSWER_DECIMAL, "0,50", "0.5" },
    { MONEV_ANSWER_DECIMAL, "1,234.5", NULL },     { MONEV_ANSWER_DECIMAL, "", "" },
    { MONEV_ANSWER_DECIMAL, "   ", "" },
  };

  check_typed (cases, G_N_ELEMENTS (cases));
}

static void
test_dates_and_times_are_typed_day_first (void)
{
  static const Case cases[] = {
    { MONEV_ANSWER_DATE, "5/3/2026", "2026-03-05" },
    { MONEV_ANSWER_DATE, "2026-03-05", "2026-03-05" },
    { MONEV_ANSWER_DATE, "31/2/2026", NULL },
    { MONEV_ANSWER_TIME, "7.30", "07:30:00.000+07:00" },
    { MONEV_ANSWER_TIME, "25.00", NULL },
    { MONEV_ANSWER_MOMENT, "5/3/2026 07.30", "2026-03-05T07:30:00.000+07:00" },
    { MONEV_ANSWER_MOMENT, "5/3/2026", NULL },
  };

  check_typed (cases, G_N_ELEMENTS (cases));
}

static void
test_codes_are_told_apart_by_blanks_and_count_once (void)
{
  static const Case cases[] = {
    { MONEV_ANSWER_CHOICES, " 3  1 3 ", "3 1" },
    { MONEV_ANSWER_CHOICE, " ya ", "ya" },
    { MONEV_ANSWER_CONFIRM, "ya", "OK" },
    { MONEV_ANSWER_CONFIRM, "tidak", NULL },
    { MONEV_ANSWER_PLACE, "-1.85 109.97", "-1.85 109.97" },
    { MONEV_ANSWER_PLACE, "-91 109.97", NULL },
    { MONEV_ANSWER_TEXT, " dua kata ", " dua kata " },
    { MONEV_ANSWER_TEXT, "\001", NULL },
    { MONEV_ANSWER_TEXT, "\xff", NULL },
  };

  check_typed (cases, G_N_ELEMENTS (cases));
}

static void
check_record (MonevAnswerKind kind, const char *text, const char *expected, gboolean mended)
{
  MonevAnswerStyle style = { kind, NULL, NOW };
  gboolean repaired = FALSE;
  g_autofree char *answer = monev_answer_from_record (&style, text, &repaired, NULL);

  g_assert_cmpstr (answer, ==, expected);
  g_assert_cmpint (repaired, ==, mended);
}

static void
test_records_are_taken_as_they_stand_and_mended_where_they_can (void)
{
  check_record (MONEV_ANSWER_DECIMAL, "12.50", "12.5", FALSE);
  check_record (MONEV_ANSWER_INTEGER, "12.0", "12", FALSE);
  check_record (MONEV_ANSWER_DECIMAL, "1.234,5", "1234.5", TRUE);
  check_record (MONEV_ANSWER_DATE, "2026-03-05T00:00:00", "2026-03-05", TRUE);
  check_record (MONEV_ANSWER_DATE, "5/3/2026", "2026-03-05", TRUE);
  check_record (MONEV_ANSWER_MOMENT, "2026-03-05 07:30:00", "2026-03-05T07:30:00.000+00:00", FALSE);
  check_record (MONEV_ANSWER_MOMENT, "2026-03-05T07:30:00.000+08:00",
                "2026-03-05T07:30:00.000+08:00", FALSE);
  check_record (MONEV_ANSWER_TIME, "09:00", "09:00:00.000+00:00", FALSE);
  check_record (MONEV_ANSWER_TIME, "09:00:30", "09:00:30.000+00:00", FALSE);
  check_record (MONEV_ANSWER_TIME, "09:00:00.000+08:00", "09:00:00.000+08:00", FALSE);
  check_record (MONEV_ANSWER_TEXT, "0012", "0012", FALSE);
  check_record (MONEV_ANSWER_INTEGER, "banyak", NULL, FALSE);
}

static void
test_an_answer_is_shown_as_an_office_reads_it (void)
{
  static const Case cases[] = {
    { MONEV_ANSWER_DECIMAL, "1234.5", "1.234,5" },
    { MONEV_ANSWER_DATE, "2026-03-05", "5 Maret 2026" },
    { MONEV_ANSWER_TIME, "07:30:00.000+07:00", "07.30" },
    { MONEV_ANSWER_MOMENT, "2026-03-05T07:30:00.000+07:00", "5 Maret 2026 07.30" },
    { MONEV_ANSWER_CHOICE, "ya", "ya" },
    { MONEV_ANSWER_INTEGER, "bukan", "bukan" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = monev_answer_to_shown (cases[i].kind, cases[i].typed);

      g_assert_cmpstr (shown, ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/response/answer/numbers-as-an-office-writes-them",
                   test_numbers_are_typed_as_an_office_writes_them);
  g_test_add_func ("/response/answer/day-before-month", test_dates_and_times_are_typed_day_first);
  g_test_add_func ("/response/answer/codes-count-once",
                   test_codes_are_told_apart_by_blanks_and_count_once);
  g_test_add_func ("/response/answer/records-are-mended",
                   test_records_are_taken_as_they_stand_and_mended_where_they_can);
  g_test_add_func ("/response/answer/shown", test_an_answer_is_shown_as_an_office_reads_it);
  return g_test_run ();
}
