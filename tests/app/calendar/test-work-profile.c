#include "calendar/work-profile.h"

#include <string.h>

#include "base/json.h"
#include "db-error.h"

#define DAYS_OFF "\"saturday\":[],\"sunday\":[]"
#define DAY "[[\"07:30\",\"12:00\"],[\"13:00\",\"16:00\"]]"
#define FASTING "[[\"08:00\",\"12:00\"],[\"12:30\",\"15:00\"]]"

static const char default_text[]
    = "{\"normal\":{\"friday\":[[\"07:30\",\"11:30\"],[\"13:00\",\"16:30\"]],\"monday\":" DAY
      "," DAYS_OFF ",\"thursday\":" DAY ",\"tuesday\":" DAY ",\"wednesday\":" DAY "},"
      "\"ramadan\":{\"friday\":[[\"08:00\",\"11:30\"],[\"12:30\",\"15:30\"]],\"monday\":" FASTING
      "," DAYS_OFF ",\"thursday\":" FASTING ",\"tuesday\":" FASTING ",\"wednesday\":" FASTING "}}";

/* Perpres 21/2023: 37 h 30 a week, 32 h 30 in Ramadan. */
static void
test_default_follows_the_perpres (void)
{
  MonevWorkProfile profile = monev_work_profile_default ();
  int normal = 0, ramadan = 0;

  g_assert_true (monev_work_profile_check (&profile, NULL));
  for (int i = 0; i < 7; i++)
    {
      g_assert_cmpint (monev_work_day_minutes (&profile.normal[i]), ==, i < 5 ? 450 : 0);
      g_assert_cmpint (monev_work_day_minutes (&profile.ramadan[i]), ==, i < 5 ? 390 : 0);
      normal += monev_work_day_minutes (&profile.normal[i]);
      ramadan += monev_work_day_minutes (&profile.ramadan[i]);
    }
  g_assert_cmpint (normal, ==, 37 * 60 + 30);
  g_assert_cmpint (ramadan, ==, 32 * 60 + 30);
}

static void
test_json_both_ways (void)
{
  MonevWorkProfile profile = monev_work_profile_default (), back;
  json_t *json = monev_work_profile_to_json (&profile);
  g_autofree char *text = monev_json_canonical (json, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (text, ==, default_text);
  monev_work_profile_from_json (json, &back, &error);
  g_assert_no_error (error);
  json_decref (json);
  g_assert_cmpmem (&back, sizeof back, &profile, sizeof profile);
}

/* Puts @new where @old stood first in the default and wants a refusal that names @place. */
static void
assert_refused (const char *old, const char *new, const char *place)
{
  const char *at = strstr (default_text, old);
  g_autofree char *text = g_strdup_printf ("%.*s%s%s", (int) (at - default_text), default_text,
                                           new, at + strlen (old));
  MonevWorkProfile profile, untouched;
  g_autoptr (GError) error = NULL;
  json_t *json = monev_json_load (text, -1, NULL);

  memset (&profile, 7, sizeof profile);
  untouched = profile;
  g_assert_nonnull (json);
  g_assert_false (monev_work_profile_from_json (json, &profile, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  if (strstr (error->message, place) == NULL)
    g_error ("\"%s\" does not name \"%s\"", error->message, place);
  g_assert_cmpmem (&profile, sizeof profile, &untouched, sizeof untouched);
  json_decref (json);
}

static void
test_the_span_at_fault_is_named (void)
{
  assert_refused ("\"13:00\",\"16:30\"", "\"11:00\",\"16:30\"", "biasa, Jumat, rentang 2: jam mulai");
  assert_refused ("\"07:30\",\"11:30\"", "\"11:30\",\"07:30\"", "biasa, Jumat, rentang 1: jam selesai");
  assert_refused ("\"07:30\",\"12:00\"", "\"07:30\",\"07:30\"", "biasa, Senin, rentang 1");
  assert_refused ("\"07:30\",\"12:00\"", "\"07:30\",\"24:01\"", "biasa, Senin, rentang 1");
  assert_refused ("\"07:30\",\"12:00\"", "450,720", "biasa, Senin, rentang 1");
  assert_refused ("[\"13:00\",\"16:00\"]", "[\"13:00\"]", "biasa, Senin, rentang 2");
  assert_refused ("\"12:30\",\"15:30\"", "\"12:30\",\"pagi\"", "Ramadan, Jumat, rentang 2");
  assert_refused ("\"saturday\":[]", "\"saturday\":null", "biasa, Sabtu");
  assert_refused ("\"saturday\":[]", "\"libur\":[]", "biasa, Sabtu");
  assert_refused ("\"saturday\":[]", "\"saturday\":[],\"libur\":[]", "tidak dikenal");
  assert_refused ("\"saturday\":[]",
                  "\"saturday\":[[\"01:00\",\"02:00\"],[\"02:00\",\"03:00\"],[\"03:00\",\"04:00\"],"
                  "[\"04:00\",\"05:00\"],[\"05:00\",\"06:00\"],[\"06:00\",\"07:00\"],"
                  "[\"07:00\",\"08:00\"]]",
                  "biasa, Sabtu, rentang 7");
  assert_refused ("\"ramadan\"", "\"puasa\"", "Ramadan, Senin");
}

static void
test_a_week_without_work_is_refused (void)
{
  MonevWorkProfile profile = monev_work_profile_default ();
  g_autoptr (GError) error = NULL;

  memset (profile.ramadan, 0, sizeof profile.ramadan);
  g_assert_false (monev_work_profile_check (&profile, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Ramadan"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/profile/default-follows-the-perpres",
                   test_default_follows_the_perpres);
  g_test_add_func ("/calendar/profile/json-both-ways", test_json_both_ways);
  g_test_add_func ("/calendar/profile/the-span-at-fault-is-named",
                   test_the_span_at_fault_is_named);
  g_test_add_func ("/calendar/profile/a-week-without-work-is-refused",
                   test_a_week_without_work_is_refused);
  return g_test_run ();
}
