#include "base/instant.h"

#include "db-error.h"

/* 2026-03-05T03:00:00Z */
#define TEN_IN_KETAPANG G_GINT64_CONSTANT (1772679600000)

static GTimeZone *
zone_of (const char *name)
{
  g_autoptr (GError) error = NULL;
  GTimeZone *zone = monev_zone_new (name, &error);

  g_assert_no_error (error);
  return zone;
}

static void
test_offices_of_three_zones (void)
{
  static const char *const cases[][2] = {
    { "Asia/Jakarta", "2026-03-05T10:00:00+07:00" },
    { "Asia/Pontianak", "2026-03-05T10:00:00+07:00" },
    { "Asia/Makassar", "2026-03-05T11:00:00+08:00" },
    { "Asia/Jayapura", "2026-03-05T12:00:00+09:00" },
    { "UTC", "2026-03-05T03:00:00+00:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GTimeZone) zone = zone_of (cases[i][0]);
      g_autofree char *text = monev_instant_to_rfc3339 (TEN_IN_KETAPANG, zone);
      gint64 back;

      g_assert_cmpstr (text, ==, cases[i][1]);
      g_assert_true (monev_instant_from_rfc3339 (text, zone, &back, NULL));
      g_assert_cmpint (back, ==, TEN_IN_KETAPANG);
    }
}

static void
test_unknown_zone_is_refused (void)
{
  static const char *const names[] = {
    "Asia/Ketapang", "", "WIB", "leapseconds", "../../etc/passwd", "/etc/localtime", "Asia/../UTC",
    "zone.tab", "Asia/",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (monev_zone_new (names[i], &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
    }
}

static void
test_without_zone_data (void)
{
  if (g_test_subprocess ())
    {
      g_assert_null (monev_zone_new ("Europe/Berlin", NULL));
      g_autoptr (GTimeZone) zone = zone_of ("Asia/Jayapura");
      g_autofree char *text = monev_instant_to_rfc3339 (TEN_IN_KETAPANG, zone);

      g_assert_cmpstr (text, ==, "2026-03-05T12:00:00+09:00");
      return;
    }
  g_setenv ("TZDIR", "/nonexistent", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_unsetenv ("TZDIR");
  g_test_trap_assert_passed ();
}

static void
test_text_is_read (void)
{
  static const struct {
    const char *text;
    gint64      ms;
  } cases[] = {
    { "2026-03-05T10:00", TEN_IN_KETAPANG },
    { "2026-03-05T10:00:00", TEN_IN_KETAPANG },
    { "2026-03-05T10:00+07:00", TEN_IN_KETAPANG },
    { "2026-03-05T03:00:00Z", TEN_IN_KETAPANG },
    { "2026-03-04T22:30:00-04:30", TEN_IN_KETAPANG },
    { "2026-03-05T10:00:00.25", TEN_IN_KETAPANG + 250 },
    { "2026-03-05T10:00:00.1239999+07:00", TEN_IN_KETAPANG + 123 },
    { "1970-01-01T00:00:00Z", 0 },
    { "1969-12-31T23:59:59.999Z", -1 },
  };
  g_autoptr (GTimeZone) zone = zone_of ("Asia/Pontianak");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 ms;

      monev_instant_from_rfc3339 (cases[i].text, zone, &ms, &error);
      g_assert_no_error (error);
      g_assert_cmpint (ms, ==, cases[i].ms);
    }
}

static void
test_other_text_is_refused (void)
{
  static const char *const refused[] = {
    "", "2026-03-05", "2026-03-05 10:00", "2026-03-05T24:00", "2026-03-05T10:60", "2026-03-05T1:00",
    "2026-03-05T10", "2026-03-05T10:00:00.", "2026-03-05T10:00+0700", "2026-03-05T10:00+07:00x",
    "2026-02-30T10:00", "2026-03-05T", "2026-03-05T10:00:60", "2026-03-05T10:00z",
  };
  g_autoptr (GTimeZone) zone = zone_of ("Asia/Pontianak");
  gint64 ms = 7;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (monev_instant_from_rfc3339 (refused[i], zone, &ms, &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
    }
  g_assert_cmpint (ms, ==, 7);
}

static void
test_written_reads_back (void)
{
  static const char *const names[] = { "Asia/Pontianak", "Asia/Jayapura", "Europe/Berlin" };

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GTimeZone) zone = zone_of (names[i % 3]);
      gint64 ms = (gint64) (g_test_rand_double_range (-1e9, 4e9) * 1000), back;
      g_autofree char *text = monev_instant_to_rfc3339 (ms, zone);

      g_assert_true (monev_instant_from_rfc3339 (text, zone, &back, NULL));
      /* Before 1964 some offsets have seconds, which RFC 3339 cannot say. */
      if (ms > 0)
        g_assert_cmpint (back, ==, ms);
    }
}

static void
test_local_minutes (void)
{
  g_autoptr (GTimeZone) zone = zone_of ("Asia/Pontianak");
  gint64 minute = monev_instant_to_minute (TEN_IN_KETAPANG + 59999, zone);
  int of_day;
  MonevDate date = monev_minute_to_date (minute, &of_day);
  g_autofree char *iso = monev_date_to_iso (date);

  g_assert_cmpstr (iso, ==, "2026-03-05");
  g_assert_cmpint (of_day, ==, 600);
  g_assert_cmpint (monev_instant_from_minute (minute, zone), ==, TEN_IN_KETAPANG);
  g_assert_cmpint (monev_minute_to_date (-1, &of_day), ==, -1);
  g_assert_cmpint (of_day, ==, 1439);
}

static void
expect_moment (gint64 at, const char *place, const char *wanted)
{
  g_autoptr (GTimeZone) zone = zone_of (place);
  g_autofree char *text = monev_instant_format (at, zone);

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_moment_is_told_on_the_office_wall (void)
{
  expect_moment (TEN_IN_KETAPANG + 59999, "Asia/Pontianak", "5 Maret 2026 10.00");
  expect_moment (TEN_IN_KETAPANG + 14 * 3600000, "Asia/Pontianak", "6 Maret 2026 00.00");
  expect_moment (TEN_IN_KETAPANG + 13 * 3600000, "Asia/Makassar", "6 Maret 2026 00.00");
  expect_moment (-1, "UTC", "31 Desember 1969 23.59");
}

/* An hour that the clock jumps over in spring: the instant still is one and the same. */
static void
test_hour_that_is_skipped (void)
{
  g_autoptr (GTimeZone) zone = zone_of ("Europe/Berlin");
  gint64 ms;

  g_assert_true (monev_instant_from_rfc3339 ("2026-03-29T01:59", zone, &ms, NULL));
  g_autofree char *before = monev_instant_to_rfc3339 (ms, zone);
  g_autofree char *after = monev_instant_to_rfc3339 (ms + 60000, zone);
  g_assert_cmpstr (before, ==, "2026-03-29T01:59:00+01:00");
  g_assert_cmpstr (after, ==, "2026-03-29T03:00:00+02:00");
}

static void
test_times_of_day (void)
{
  static const char *const refused[] = { "", "25", "100", "7.", "24.01", "7.60", "7.5", "007.30", "7,30", "7.300" };
  g_autofree char *text = monev_time_format (800);
  int minute = 7;

  g_assert_cmpstr (text, ==, "13.20");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (monev_time_parse (refused[i], &minute, &error));
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
    }
  g_assert_cmpint (minute, ==, 7);
  g_assert_true (monev_time_parse ("7.30", &minute, NULL));
  g_assert_cmpint (minute, ==, 450);
  g_assert_true (monev_time_parse ("10", &minute, NULL));
  g_assert_cmpint (minute, ==, 600);
  g_assert_true (monev_time_parse ("24:00", &minute, NULL));
  g_assert_cmpint (minute, ==, 1440);
}

static void
test_durations (void)
{
  static const struct {
    gint64      minutes;
    const char *text;
  } cases[] = {
    { 190, "3 jam 10 menit" }, { 45, "45 menit" }, { 60, "1 jam" }, { 0, "0 menit" },
    { 1440, "1 hari" }, { 1439, "23 jam 59 menit" }, { 1499, "1 hari" },
    { 143999, "99 hari 23 jam" }, { 1440000, "1.000 hari" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = monev_span_format (cases[i].minutes);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/instant/offices-of-three-zones", test_offices_of_three_zones);
  g_test_add_func ("/base/instant/unknown-zone-is-refused", test_unknown_zone_is_refused);
  g_test_add_func ("/base/instant/without-zone-data", test_without_zone_data);
  g_test_add_func ("/base/instant/text-is-read", test_text_is_read);
  g_test_add_func ("/base/instant/other-text-is-refused", test_other_text_is_refused);
  g_test_add_func ("/base/instant/written-reads-back", test_written_reads_back);
  g_test_add_func ("/base/instant/local-minutes", test_local_minutes);
  g_test_add_func ("/base/instant/moment-is-told-on-the-office-wall",
                   test_moment_is_told_on_the_office_wall);
  g_test_add_func ("/base/instant/hour-that-is-skipped", test_hour_that_is_skipped);
  g_test_add_func ("/base/instant/times-of-day", test_times_of_day);
  g_test_add_func ("/base/instant/durations", test_durations);
  return g_test_run ();
}
