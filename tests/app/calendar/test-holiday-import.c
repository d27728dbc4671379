#include "calendar/holiday-import.h"

#include <gio/gio.h>
#include <string.h>

/* Lines of simple CSV, without quotes. */
static GPtrArray *
rows_of (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (rows, g_strsplit (lines[i], ",", -1));
  return rows;
}

static char *
summary_of (const GPtrArray *holidays)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < holidays->len; i++)
    {
      const MonevHoliday *holiday = g_ptr_array_index (holidays, i);
      g_autofree char *from = monev_date_to_iso (holiday->from);

      g_string_append_printf (text, "%s+%d %s: %s\n", from, holiday->until - holiday->from,
                              monev_holiday_kind_name (holiday->kind), holiday->name);
    }
  return g_string_free (text, FALSE);
}

static char *
issues_of (const MonevIssueList *issues)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (issues, i);

      g_assert_nonnull (issue->message);
      g_assert_nonnull (issue->fix);
      g_string_append_printf (text, "%d %s %s %s\n", (int) issue->row,
                              issue->column != NULL ? issue->column : "-", issue->code,
                              monev_severity_name (issue->severity));
    }
  return g_string_free (text, FALSE);
}

static void
assert_rows (const char *csv, const char *expected, const char *faults)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GPtrArray) rows = rows_of (csv);
  g_autoptr (GPtrArray) holidays = monev_holidays_from_rows (rows, "libur.csv", issues);
  g_autofree char *read = summary_of (holidays);
  g_autofree char *said = issues_of (issues);

  g_assert_cmpstr (read, ==, expected);
  g_assert_cmpstr (said, ==, faults);
}

static void
assert_ics (const char *events, const char *expected, const char *faults)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autofree char *text = g_strdup_printf ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:uji\n%s"
                                           "END:VCALENDAR\n", events);
  g_autoptr (GPtrArray) holidays = monev_holidays_from_ics (text, "libur.ics", issues);
  g_autofree char *read = summary_of (holidays);
  g_autofree char *said = issues_of (issues);

  g_assert_cmpstr (read, ==, expected);
  g_assert_cmpstr (said, ==, faults);
}

static void
test_shipped_year_is_whole (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", "data",
                                                 "libur-2026.csv", NULL);
  g_autofree char *text = NULL;
  guint counts[3] = { 0 };

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GPtrArray) rows = rows_of (text);
  g_autoptr (GPtrArray) holidays = monev_holidays_from_rows (rows, NULL, issues);
  for (guint i = 0; i < holidays->len; i++)
    counts[((MonevHoliday *) g_ptr_array_index (holidays, i))->kind]++;

  /* SKB 3 Menteri 1497/2025: 17 libur nasional, 8 cuti bersama. */
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 0);
  g_assert_cmpuint (counts[MONEV_HOLIDAY_NATIONAL], ==, 17);
  g_assert_cmpuint (counts[MONEV_HOLIDAY_COLLECTIVE], ==, 8);
}

static void
test_rows_in_any_order (void)
{
  assert_rows ("Nama,Sampai,TANGGAL,Jenis\n"
               "Tahun Baru,,1/1/2026,Libur Nasional\n"
               ",,,\n"
               "Ramadan 1447 H,19 Maret 2026,19 Februari 2026,Ramadhan\n"
               "Idul Fitri,2026-03-24,2026-03-23,cuti bersama",
               "2026-01-01+0 libur nasional: Tahun Baru\n"
               "2026-02-19+28 ramadan: Ramadan 1447 H\n"
               "2026-03-23+1 cuti bersama: Idul Fitri\n", "");
}

static void
test_each_faulty_row_is_named (void)
{
  assert_rows ("tanggal,jenis,nama,sampai\n"
               "2026-02-30,libur nasional,Salah,\n"
               "2026-01-01,hari raya,Tahun Baru,\n"
               "2026-01-02,libur nasional,,\n"
               "2026-02-19,ramadan,Ramadan,\n"
               "2026-03-24,cuti bersama,Terbalik,2026-03-23\n"
               "2026-03-24,cuti bersama,Panjang,2026-04-24\n"
               "20260-01-01,libur nasional,Tahun,\n"
               "1026-01-01,libur nasional,Tahun,\n"
               "besok,liburan,,lusa\n"
               "2026-01-03\n"
               "2026-05-01,libur nasional,Hari Buruh,\n"
               "1/5/2026,libur nasional,Hari Buruh,",
               "2026-05-01+0 libur nasional: Hari Buruh\n",
               "2 tanggal date-invalid error\n"
               "3 jenis holiday-kind error\n"
               "4 nama holiday-name error\n"
               "5 sampai holiday-range error\n"
               "6 sampai holiday-range error\n"
               "7 sampai holiday-range error\n"
               "8 tanggal date-invalid error\n"
               "9 tanggal holiday-year error\n"
               "10 tanggal date-invalid error\n"
               "10 sampai date-invalid error\n"
               "10 jenis holiday-kind error\n"
               "10 nama holiday-name error\n"
               "11 jenis holiday-kind error\n"
               "11 nama holiday-name error\n"
               "13 tanggal holiday-duplicate warning\n");
}

static void
test_missing_columns (void)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) holidays = monev_holidays_from_rows (none, NULL, issues);

  g_assert_cmpuint (holidays->len, ==, 0);
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, "file-empty");
  assert_rows ("tanggal,keterangan\n2026-01-01,Tahun Baru", "",
               "1 jenis column-missing error\n1 nama column-missing error\n");
}

#define EVENT(lines) "BEGIN:VEVENT\n" lines "END:VEVENT\n"

static void
test_events (void)
{
  assert_ics (EVENT ("DTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20260102\n"
                     "SUMMARY:Hari Tahun Baru\nDESCRIPTION:Hari libur nasional\n")
              EVENT ("DTSTART;VALUE=DATE:20260323\nDTEND;VALUE=DATE:20260325\n"
                     "SUMMARY:Cuti Bersama Idul Fitri\n")
              EVENT ("DTSTART;VALUE=DATE:20260219\nDURATION:P29D\nSUMMARY:Ramadan 1447 H\n")
              EVENT ("DTSTART;VALUE=DATE:20260501\nSUMMARY:Hari Buruh\n")
              EVENT ("DTSTART;VALUE=DATE:20260817\nDTEND;VALUE=DATE:20260817\n"
                     "SUMMARY:Proklamasi Kemerdekaan\\, ke-81\n"),
              "2026-01-01+0 libur nasional: Hari Tahun Baru\n"
              "2026-03-23+1 cuti bersama: Cuti Bersama Idul Fitri\n"
              "2026-02-19+28 ramadan: Ramadan 1447 H\n"
              "2026-05-01+0 libur nasional: Hari Buruh\n"
              "2026-08-17+0 libur nasional: Proklamasi Kemerdekaan, ke-81\n", "");
}

static void
test_days_of_work_are_passed_over (void)
{
  assert_ics (EVENT ("DTSTART;VALUE=DATE:20260421\nSUMMARY:Hari Kartini\n"
                     "DESCRIPTION:Hari peringatan\\nUntuk menyembunyikan …\n")
              EVENT ("DTSTART;VALUE=DATE:20260219\nSUMMARY:Hari Pertama Ramadan\n"),
              "", "1 SUMMARY holiday-workday note\n2 SUMMARY holiday-workday note\n");
}

static void
test_faulty_events_are_named (void)
{
  assert_ics (EVENT ("DTSTART:20260101T080000Z\nSUMMARY:Rapat\n")
              EVENT ("DTSTART;VALUE=DATE:20260230\nSUMMARY:Tidak ada\n")
              EVENT ("SUMMARY:Tanpa tanggal\n")
              EVENT ("DTSTART;VALUE=DATE:20260101\n")
              EVENT ("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=YEARLY\nSUMMARY:Tahun Baru\n")
              EVENT ("DTSTART;VALUE=DATE:20260105\nDTEND;VALUE=DATE:20260101\nSUMMARY:Mundur\n")
              EVENT ("DTSTART;VALUE=DATE:20260105\nDTEND;VALUE=DATE:20270101\nSUMMARY:Setahun\n")
              EVENT ("DTSTART;VALUE=DATE:20260501\nSUMMARY:Hari Buruh\n")
              EVENT ("DTSTART;VALUE=DATE:20260501\nSUMMARY:Hari Buruh\n"),
              "2026-05-01+0 libur nasional: Hari Buruh\n",
              "1 DTSTART date-invalid error\n"
              "2 DTSTART date-invalid error\n"
              "3 DTSTART date-invalid error\n"
              "4 SUMMARY holiday-name error\n"
              "5 RRULE holiday-recurring error\n"
              "6 DTEND holiday-range error\n"
              "7 DTEND holiday-range error\n"
              "9 DTSTART holiday-duplicate warning\n");
}

static void
test_files_that_are_no_calendar (void)
{
  static const char *const texts[] = {
    "", "tanggal,jenis,nama\n2026-01-01,libur nasional,Tahun Baru\n", "BEGIN:VCALENDAR\n",
    "BEGIN:VCALENDAR\nEND:VCALENDAR\n", "\x01\x02\xff", "PK\x03\x04",
    "BEGIN:VCARD\nFN:Contoh\nEND:VCARD\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
      g_autoptr (GPtrArray) holidays = monev_holidays_from_ics (texts[i], "a.ics", issues);

      g_assert_cmpuint (holidays->len, ==, 0);
      g_assert_cmpuint (monev_issue_list_size (issues), ==, 1);
      g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, "file-empty");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/calendar/import/" name, function)
  ADD ("shipped-year-is-whole", test_shipped_year_is_whole);
  ADD ("rows-in-any-order", test_rows_in_any_order);
  ADD ("each-faulty-row-is-named", test_each_faulty_row_is_named);
  ADD ("missing-columns", test_missing_columns);
  ADD ("events", test_events);
  ADD ("days-of-work-are-passed-over", test_days_of_work_are_passed_over);
  ADD ("faulty-events-are-named", test_faulty_events_are_named);
  ADD ("files-that-are-no-calendar", test_files_that_are_no_calendar);
  return g_test_run ();
}
