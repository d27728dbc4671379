#include "people/nip.h"

#include "db-error.h"

/* domain.md 7: 18 digits; of a PNS birth date, month of appointment, sex, serial; of a PPPK the
 * appointment has the year only and 21 stands where the month would. */
static const struct {
  const char  *digits;
  gboolean     good;
  MonevNipKind kind;
  int          year, month, sex, serial;
} table[] = {
  { "198802292011011991", TRUE, MONEV_NIP_PNS, 2011, 1, 1, 991 },   /* born on a leap day */
  { "197002281996032993", TRUE, MONEV_NIP_PNS, 1996, 3, 2, 993 },
  { "199012312025211001", TRUE, MONEV_NIP_PPPK, 2025, 0, 1, 1 },
  { "199012312025212001", TRUE, MONEV_NIP_PPPK, 2025, 0, 2, 1 },
  { "196001011977011001", TRUE, MONEV_NIP_PNS, 1977, 1, 1, 1 },     /* 17 when appointed */
  { "196001011976011001", FALSE },                                   /* 16 */
  { "196001012026211001", TRUE, MONEV_NIP_PPPK, 2026, 0, 1, 1 },    /* 66 */
  { "196001012027211001", FALSE },                                   /* 67 */
  { "198902292011011991", FALSE },                                   /* 1989 had no 29 February */
  { "198813012011011991", FALSE },                                   /* month 13 */
  { "198800152011011991", FALSE },                                   /* month 0 */
  { "198801002011011991", FALSE },                                   /* day 0 */
  { "198801322011011991", FALSE },
  { "198801152011001991", FALSE },                                   /* appointed in month 0 */
  { "198801152011131991", FALSE },                                   /* month 13 */
  { "198801152011201991", FALSE },
  { "198801152011221991", FALSE },
  { "198801152011121991", TRUE, MONEV_NIP_PNS, 2011, 12, 1, 991 },
  { "198801152011010991", FALSE },                                   /* sex 0 */
  { "198801152011013991", FALSE },                                   /* sex 3 */
  { "19880115201101199", FALSE },                                    /* 17 digits */
  { "1988011520110119911", FALSE },                                  /* 19 */
  { "", FALSE },
  { "19880115201101199A", FALSE },
  { "1988O1152011011991", FALSE },                                   /* the letter O */
  { " 19880115201101199", FALSE },
  { "-19880115201101199", FALSE },
  { "189912312011011991", FALSE },                                   /* before 1900 */
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      MonevNip nip = { .serial = -7 };
      g_autoptr (GError) error = NULL;
      gboolean good = monev_nip_parse (table[i].digits, &nip, &error);

      if (good != table[i].good)
        g_error ("%s was %s", table[i].digits, good ? "taken" : "refused");
      if (!good)
        {
          g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
          g_assert_cmpint (nip.serial, ==, -7); /* untouched */
          continue;
        }
      g_assert_cmpint (nip.kind, ==, table[i].kind);
      g_assert_cmpint (nip.year, ==, table[i].year);
      g_assert_cmpint (nip.month, ==, table[i].month);
      g_assert_cmpint (nip.sex, ==, table[i].sex);
      g_assert_cmpint (nip.serial, ==, table[i].serial);
    }
}

static void
test_birth_is_the_first_eight_digits (void)
{
  MonevNip nip;
  g_autofree char *birth = NULL;

  g_assert_true (monev_nip_parse ("197002281996032993", &nip, NULL));
  birth = monev_date_to_iso (nip.birth);
  g_assert_cmpstr (birth, ==, "1970-02-28");
}

static void
test_blanks_points_and_dashes_do_not_count (void)
{
  const char *const typed[] = { "19880115 201101 1 991", "19880115.201101.1.991",
                                "19880115-201101-1-991", "\t198801152011011991\n",
                                "19880115\u00a0201101\u00a01\u00a0991", "'198801152011011991" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *digits = monev_nip_digits (typed[i]);
      g_assert_cmpstr (digits, ==, "198801152011011991");
    }
}

static void
test_each_error_names_its_digits (void)
{
  const struct { const char *digits, *word; } cases[] = {
    { "1988", "18 angka" },
    { "198813152011011991", "delapan angka pertama" },
    { "198801152099011991", "ke-9 sampai ke-12" },
    { "198801152011131991", "ke-13 dan ke-14" },
    { "198801152011015991", "ke-15" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MonevNip nip;
      g_autoptr (GError) error = NULL;

      g_assert_false (monev_nip_parse (cases[i].digits, &nip, &error));
      g_assert_nonnull (g_strstr_len (error->message, -1, cases[i].word));
    }
}

static void
test_printed_in_groups_of_8_6_1_3 (void)
{
  g_autofree char *whole = monev_nip_format ("198801152011011991");
  g_autofree char *part = monev_nip_format ("1988");

  g_assert_cmpstr (whole, ==, "19880115 201101 1 991");
  g_assert_cmpstr (part, ==, "1988");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people/nip/table", test_table);
  g_test_add_func ("/people/nip/birth-is-the-first-eight-digits",
                   test_birth_is_the_first_eight_digits);
  g_test_add_func ("/people/nip/blanks-points-and-dashes-do-not-count",
                   test_blanks_points_and_dashes_do_not_count);
  g_test_add_func ("/people/nip/each-error-names-its-digits", test_each_error_names_its_digits);
  g_test_add_func ("/people/nip/printed-in-groups-of-8-6-1-3", test_printed_in_groups_of_8_6_1_3);
  return g_test_run ();
}
