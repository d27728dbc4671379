/* The month and the calendar file; proposals from a table; what goes on paper. */
#include "field-office.h"

#include <libical/ical.h>

#include "activity/agenda.h"
#include "activity/field-import.h"
#include "activity/field-paper.h"
#include "calendar/holiday-record.h"
#include "activity/photo-order.h"
#include "exchange/table-builder.h"
#include "exchange/table-file.h"
#include "programme/programme.h"

static void
add_visit (const Field *f, const char *from, const char *to, const char *start, const char *end)
{
  g_autofree char *id
    = put (&f->o, &monev_visit_type, f->id,
           PAIRS ("site_id", f->site, "group_id", f->group, "date_from", from, "date_to", to,
                  "time_from", start, "time_to", end));

  g_assert_nonnull (id);
}

static GPtrArray *
load_month (const Field *f, int month)
{
  g_autoptr (GError) error = NULL;
  MonevDate first, next;
  GPtrArray *list;

  monev_date_from_ymd (2024, month, 1, &first);
  monev_date_from_ymd (2024, month + 1, 1, &next);
  list = monev_agenda_load (f->o.c, "", first, next - 1, &error);
  g_assert_no_error (error);
  return list;
}

static void
test_a_month_holds_what_is_in_it (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *meeting = put (&f.o, &monev_meeting_type, f.id,
                                  PAIRS ("title", "Rapat", "date", "2024-02-05", "place", "Aula"));
  g_autofree char *due = put (&f.o, &monev_follow_up_type, f.id,
                              PAIRS ("meeting_id", meeting, "text", "Kirim", "agency_id", f.dinas,
                                     "due", "2024-02-29"));
  g_autoptr (GPtrArray) january = NULL;
  g_autoptr (GPtrArray) february = NULL;
  guint steps = 0;

  g_assert_nonnull (due);
  add_visit (&f, "2024-01-31", "2024-02-01", "", ""); /* in both months */
  add_visit (&f, "2024-02-06", "", "13.00", "15.00");
  january = load_month (&f, 1);
  february = load_month (&f, 2);
  g_assert_cmpuint (february->len, ==, 4);
  g_assert_cmpint (((MonevAgendaEntry *) february->pdata[0])->kind, ==, MONEV_AGENDA_VISIT);
  g_assert_cmpint (((MonevAgendaEntry *) february->pdata[1])->kind, ==, MONEV_AGENDA_MEETING);
  g_assert_cmpstr (((MonevAgendaEntry *) february->pdata[2])->time_from, ==, "13.00");
  g_assert_cmpint (((MonevAgendaEntry *) february->pdata[3])->kind, ==, MONEV_AGENDA_FOLLOW_UP);
  for (guint i = 0; i < january->len; i++)
    steps += ((MonevAgendaEntry *) january->pdata[i])->kind == MONEV_AGENDA_STEP ? 1 : 0;
  g_assert_cmpuint (steps, ==, 5); /* one of the six is open */
  g_assert_cmpuint (january->len, ==, 6);
}

/* The nth VEVENT as another program reads it. */
static icalcomponent *
event (icalcomponent *calendar, guint nth)
{
  icalcomponent *c = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);

  while (c != NULL && nth-- > 0)
    c = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT);
  return c;
}

static void
test_calendar_programs_read_it (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *odd = put (&f.o, &monev_site_type, f.id,
                              PAIRS ("name", "Desa Ä; B, \\C di hulu sungai yang namanya panjang "
                                     "sekali sampai melewati satu baris", "region_code", "61.04.17",
                                     "latitude", "-1.5", "longitude", "110.25"));
  g_autofree char *id = put (&f.o, &monev_visit_type, f.id,
                             PAIRS ("site_id", odd, "group_id", f.group, "date_from", "2024-02-06",
                                    "time_from", "08.30", "time_to", "10.00"));
  g_autofree char *uid = g_strdup_printf ("kunjungan-%s@monev", id);
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  icalcomponent *calendar;
  struct icaltimetype start;

  add_visit (&f, "2024-02-07", "2024-02-08", "", "");
  entries = load_month (&f, 2);
  text = monev_agenda_to_ics (entries, f.o.clock.zone, 0);
  lines = g_strsplit (text, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL)); /* no letter is cut */
    }
  calendar = icalparser_parse_string (text);
  g_assert_nonnull (calendar);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  g_assert_cmpstr (icalcomponent_get_uid (event (calendar, 0)), ==, uid);
  g_assert_cmpstr (icalcomponent_get_summary (event (calendar, 0)), ==,
                   "Kunjungan: Desa Ä; B, \\C di hulu sungai yang namanya panjang sekali sampai "
                   "melewati satu baris");
  start = icalcomponent_get_dtstart (event (calendar, 0));
  g_assert_true (icaltime_is_utc (start));
  g_assert_true (g_str_has_prefix (icalcomponent_get_location (event (calendar, 0)),
                                   "Desa Ä; B, \\C di hulu"));
  g_assert_nonnull (strstr (icalcomponent_get_location (event (calendar, 0)), "Ketapang"));
  g_assert_nonnull (icalcomponent_get_first_property (event (calendar, 0), ICAL_GEO_PROPERTY));
  g_assert_nonnull (strstr (icalcomponent_get_description (event (calendar, 0)), "\nPetugas: "));
  g_assert_null (icalcomponent_get_first_property (event (calendar, 1), ICAL_GEO_PROPERTY));
  g_assert_cmpint ((gint64) icaltime_as_timet (start) * 1000, ==, when (&f.o, "2024-02-06T08:30"));
  start = icalcomponent_get_dtstart (event (calendar, 1));
  g_assert_true (start.is_date);
  g_assert_cmpint (start.day, ==, 7);
  g_assert_cmpint (icalcomponent_get_dtend (event (calendar, 1)).day, ==, 9); /* not part of it */
  icalcomponent_free (calendar);
}

static MonevTable *
make_table (const char *folder, const char *text, MonevIssueList *issues)
{
  g_autofree char *path = g_build_filename (folder, "usulan.csv", NULL);
  g_autoptr (GError) error = NULL;
  MonevTable *table;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  table = monev_table_file_read (path, NULL, issues, &error);
  g_assert_no_error (error);
  return table;
}

static MonevImportCount
import_proposals_of (const Field *f, const char *folder, const char *text, const char *source,
                     MonevIssueList *issues)
{
  g_autoptr (MonevTable) table = make_table (folder, text, issues);
  g_autoptr (GError) error = NULL;
  MonevImportCount count = { 0 };

  monev_field_import (f->o.c, f->o.staf, &monev_proposal_type, f->id, table,
                      &(MonevFieldImportHints) { .source = source }, &count, issues, &error);
  g_assert_no_error (error);
  return count;
}

static MonevImportCount
import_proposals (const Field *f, const char *folder, const char *text, MonevIssueList *issues)
{
  return import_proposals_of (f, folder, text, NULL, issues);
}

static const char *const usulan
  = "DAFTAR USULAN;;;;;;;\nAsal usulan;Uraian usulan;Pengusul;OPD;Lokasi;Vol;Satuan;Nilai\n"
    "(1);(2);(3);(4);(5);(6);(7);(8)\n"
    "Musrenbang;Jalan;Desa;Dinas Uji;RT 1;1.250,5;meter;125.000.000,50\n"
    "Pokok Pikiran DPRD;Parit;Fraksi;;RT 2;;;\n"
    "Musrenbang;jalan;DESA;Dinas Uji;rt 1;9;meter;1\n" /* the same as the first */
    "OPD;Gedung;;Dinas Antah;RT 3;1;unit;5\n"
    "OPD;Pagar;;Dinas Uji;RT 3;1;;5\n" /* no unit */
    "Jumlah;;;;;;;125.000.010,50\n";

/* What a formula came to is unknown: the row waits, and is told so once for each cell. */
static void
test_formula_without_a_value_is_refused (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevTableBuilder *builder = monev_table_builder_new ("rumus.xlsx", "Usulan");
  const MonevCell head[] = { { "Uraian usulan", 13, MONEV_CELL_TEXT, 0 },
                             { "Nilai", 5, MONEV_CELL_TEXT, 0 } };
  const MonevCell formula = { "", 0, MONEV_CELL_EMPTY, MONEV_CELL_FORMULA };
  const MonevCell title = { "Jalan", 5, MONEV_CELL_TEXT, 0 };
  g_autoptr (MonevTable) table = NULL;
  g_autoptr (GError) error = NULL;
  MonevImportCount count = { 0 };

  for (guint column = 1; column <= 2; column++)
    g_assert_true (monev_table_builder_add (builder, 1, column, head[column - 1], NULL));
  g_assert_true (monev_table_builder_add (builder, 2, 1, formula, NULL));
  g_assert_true (monev_table_builder_add (builder, 3, 1, title, NULL));
  g_assert_true (monev_table_builder_add (builder, 3, 2, formula, NULL));
  table = monev_table_builder_finish (builder, issues);
  monev_field_import (f.o.c, f.o.staf, &monev_proposal_type, f.id, table, NULL, &count, issues,
                      &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count.rejected, ==, 2);
  g_assert_cmpuint (count.added, ==, 0);
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 2);
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->cell, ==, "A2");
  g_assert_cmpstr (monev_issue_list_get (issues, 0)->code, ==, "formula-without-value");
  g_assert_cmpstr (monev_issue_list_get (issues, 1)->cell, ==, "B3");
}

static void
test_proposals_come_from_a_table (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevIssueList) later = monev_issue_list_new ();
  MonevImportCount count = import_proposals (&f, db->folder, usulan, issues);
  g_autoptr (GPtrArray) list = monev_field_list (f.o.c, &monev_proposal_type, f.id, NULL);

  g_assert_cmpuint (count.read, ==, 5);
  g_assert_cmpuint (count.added, ==, 2);
  g_assert_cmpuint (count.rejected, ==, 3);
  g_assert_cmpuint (count_code (issues, "double-row"), ==, 1);
  g_assert_cmpuint (count_code (issues, "reference"), ==, 1);
  g_assert_cmpuint (count_code (issues, "unit-missing"), ==, 1);
  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    if (strcmp (monev_issue_list_get (issues, i)->code, "reference") == 0)
      {
        g_assert_cmpint (monev_issue_list_get (issues, i)->row, ==, 7);
        g_assert_cmpstr (monev_issue_list_get (issues, i)->cell, ==, "D7");
      }
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (monev_record_get (list->pdata[0], "volume"), ==, "1250.5");
  g_assert_cmpstr (monev_record_get (list->pdata[0], "pagu"), ==, "125000000.5");
  g_assert_cmpstr (monev_record_get (list->pdata[1], "source"), ==, "pokir");
  /* again, without the column of volumes and with another price: what is not there stays */
  count = import_proposals (&f, db->folder,
                            "Sumber;Usulan;Pengusul;Lokasi;Nilai\nMusrenbang;Jalan;Desa;RT 1;7\n"
                            "Pokir;Parit;Fraksi;RT 2;0\n", later);
  g_assert_cmpuint (count.changed, ==, 1);
  g_assert_cmpuint (count.same, ==, 1);
  g_clear_pointer (&list, g_ptr_array_unref);
  list = monev_field_list (f.o.c, &monev_proposal_type, f.id, NULL);
  g_assert_cmpstr (monev_record_get (list->pdata[0], "volume"), ==, "1250.5");
  g_assert_cmpstr (monev_record_get (list->pdata[0], "pagu"), ==, "7");
}

/* A table of Pokir says nowhere that it is one; a column that says so holds all the same. */
static void
test_rows_without_a_source (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevImportCount count = import_proposals_of (&f, db->folder, "Usulan;Lokasi\nJalan;RT 1\n",
                                                "pokir", issues);
  g_autoptr (GPtrArray) list = monev_field_list (f.o.c, &monev_proposal_type, f.id, NULL);

  g_assert_cmpuint (count.added, ==, 1);
  g_assert_cmpstr (monev_record_get (list->pdata[0], "source"), ==, "pokir");
  count = import_proposals_of (&f, db->folder, "Usulan;Lokasi\nJalan;RT 1\n", "pokir", issues);
  g_assert_cmpuint (count.same, ==, 1);
  count = import_proposals_of (&f, db->folder, "Sumber;Usulan;Lokasi\nOPD;Jalan;RT 1\n", "pokir",
                               issues);
  g_assert_cmpuint (count.added, ==, 1);
}

/* What is checked is not yet there; a faulty sub kegiatan costs its own row alone. */
static void
test_checking_writes_nothing (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *high = test_add (f.o.c, f.o.admin, &monev_programme_type, "year", "2024", "code",
                                    "1.02.02", "name", "Program", NULL);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevTable) table
    = make_table (db->folder, "Usulan;Kode sub kegiatan\nJalan;1.02.02\nParit;\n", issues);
  g_autofree char *before = test_dump (f.o.c);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevFieldImport) plan = monev_field_import_check (
    f.o.c, &monev_proposal_type, f.id, table, NULL, issues, &error);
  MonevImportChange change;

  g_assert_no_error (error);
  g_assert_nonnull (high);
  after = test_dump (f.o.c);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (monev_field_import_count (plan)->rejected, ==, 1);
  g_assert_cmpuint (count_code (issues, "programme-level"), ==, 1);
  g_assert_cmpuint (monev_field_import_n_changes (plan), ==, 1);
  monev_field_import_change (plan, 0, &change);
  g_assert_cmpint (change.row, ==, 3);
  g_assert_null (change.before);
  g_assert_true (monev_field_import_apply (f.o.c, f.o.staf, plan, issues, &error));
  g_assert_cmpint (test_number (f.o.c, "SELECT count(*) AS n FROM proposal"), ==, 1);
}

static void
decide (const Field *f, const char *source, const char *title, const char *verdict,
        const char *pagu, const char *given)
{
  g_autofree char *id
    = put (&f->o, &monev_proposal_type, f->id,
           PAIRS ("source", source, "title", title, "place", "RT 1", "verdict", verdict, "pagu", pagu,
                  "verdict_pagu", given, "verdict_place",
                  strcmp (verdict, "dengan_penyesuaian") == 0 ? "RT 2" : "", "reason", "x"));

  g_assert_nonnull (id);
}

static const MonevFieldRow *
row_of (const MonevFieldTable *table, const char *label)
{
  for (guint i = 0; i < table->rows->len; i++)
    if (strcmp (((MonevFieldRow *) table->rows->pdata[i])->cells[1], label) == 0)
      return table->rows->pdata[i];
  g_error ("no row %s", label);
}

static void
test_sums_by_source_and_verdict (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autoptr (MonevFieldTable) table = NULL;
  g_autoptr (MonevPageDocument) document = NULL;
  g_autoptr (MonevPageLayout) layout = NULL;
  g_autofree char *dump = NULL;
  g_autoptr (GError) error = NULL;

  decide (&f, "musrenbang", "A", "definitif", "9007199254740993.55", "0");
  decide (&f, "musrenbang", "B", "definitif", "0.45", "0");
  decide (&f, "musrenbang", "C", "ditolak", "100", "0");
  decide (&f, "opd", "D", "dengan_penyesuaian", "50", "40");
  table = monev_field_table_proposals (f.o.c, f.id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (row_of (table, "Jumlah Definitif: 2 usulan")->cells[9], ==, "9007199254740994");
  g_assert_cmpstr (row_of (table, "Jumlah Musrenbang: 3 usulan")->cells[9], ==,
                   "9007199254741094");
  g_assert_cmpstr (row_of (table, "Jumlah Musrenbang: 3 usulan")->cells[10], ==,
                   "9007199254740994");
  g_assert_cmpstr (row_of (table, "Jumlah Ditolak: 1 usulan")->cells[10], ==, "0");
  g_assert_cmpstr (row_of (table, "Jumlah OPD: 1 usulan")->cells[10], ==, "40");
  g_assert_cmpstr (row_of (table, "D")->cells[5], ==, "RT 2");
  g_assert_cmpstr (row_of (table, "Jumlah seluruhnya: 4 usulan")->cells[10], ==,
                   "9007199254741034");
  document = monev_field_table_paper (f.o.c, table, &error);
  g_assert_no_error (error);
  layout = monev_page_layout_new (document, NULL, &error);
  g_assert_no_error (error);
  dump = monev_page_layout_dump (layout, &error);
  g_assert_nonnull (strstr (dump, "40,00"));
  g_assert_nonnull (strstr (dump, "Kepala Badan"));
}

static char *
dump_of (MonevPageDocument *document, guint *pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevPageLayout) layout = monev_page_layout_new (document, NULL, &error);

  g_assert_no_error (error);
  *pages = monev_page_layout_n_pages (layout);
  return monev_page_layout_dump (layout, NULL);
}

static void
test_minutes_and_attendance_on_paper (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *id = put (&f.o, &monev_meeting_type, f.id,
                             PAIRS ("title", "Rapat", "date", "2024-02-05", "place", "Aula",
                                    "minutes", "Dibuka.\nDitutup.", "leader_id",
                                    f.o.subkoor->official_id));
  g_autofree char *guest = put (&f.o, &monev_attendance_type, f.id,
                                PAIRS ("meeting_id", id, "agency_id", f.dinas, "state", "mewakili",
                                       "name", "Ani", "title", "Sekretaris"));
  g_autofree char *agreed = put (&f.o, &monev_follow_up_type, f.id,
                                 PAIRS ("meeting_id", id, "text", "Kirim", "agency_id", f.dinas,
                                        "due", "2024-02-29"));
  g_autoptr (MonevRecord) meeting = get (&f.o, &monev_meeting_type, id);
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevPageDocument) minutes = monev_meeting_minutes_paper (f.o.c, meeting, &error);
  g_autoptr (MonevPageDocument) list = monev_meeting_attendance_paper (f.o.c, meeting, &error);
  guint pages = 0;
  g_autofree char *text = dump_of (minutes, &pages);
  g_autofree char *names = dump_of (list, &pages);

  g_assert_no_error (error);
  g_assert_nonnull (guest);
  g_assert_nonnull (agreed);
  g_assert_nonnull (strstr (text, "29 Februari 2024"));
  g_assert_nonnull (strstr (text, "Ditutup."));
  g_assert_nonnull (strstr (text, "1 diwakili"));
  /* Who came for whom, and who signs by which post, where and when. */
  g_assert_nonnull (strstr (text, "Ani"));
  g_assert_nonnull (strstr (text, "mewakili"));
  g_assert_nonnull (strstr (text, "Sub Koordinator Uji"));
  g_assert_nonnull (strstr (text, "Yusuf Uji"));
  g_assert_nonnull (strstr (text, "5 Februari 2024"));
  g_assert_nonnull (strstr (names, "mewakili"));
  g_assert_nonnull (strstr (names, "Ani"));
  g_assert_nonnull (strstr (names, "Tanda tangan"));
}

static void
test_tables_open_again (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *path = g_build_filename (db->folder, "jadwal.xlsx", NULL);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevFieldTable) schedule = NULL;
  g_autoptr (MonevFieldTable) steps = NULL;
  g_autoptr (MonevFieldTable) all = NULL;
  g_autoptr (MonevTable) read = NULL;
  g_autoptr (GError) error = NULL;

  add_visit (&f, "2024-02-06", "2024-02-07", "08.00", "10.00");
  schedule = monev_field_table_schedule (f.o.c, f.id, &error);
  g_assert_no_error (error);
  g_assert_true (monev_field_table_write_xlsx (f.o.c, schedule, path, issues, &error));
  read = monev_table_file_read (path, NULL, issues, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (monev_table_cell (read, 2, 1).text, ==, "JADWAL KUNJUNGAN");
  g_assert_cmpstr (monev_table_cell (read, 3, 1).text, ==, "Uji");
  g_assert_cmpstr (monev_table_cell (read, 5, 2).text, ==, "Tanggal");
  g_assert_cmpstr (monev_table_cell (read, 6, 2).text, ==, "(2)");
  g_assert_cmpint (monev_table_cell (read, 7, 2).kind, ==, MONEV_CELL_DATE);
  g_assert_true (g_str_has_prefix (monev_table_cell (read, 7, 3).text, "2024-02-07"));
  g_assert_nonnull (strstr (monev_table_cell (read, 7, 7).text, "Kelompok I: "));
  g_assert_nonnull (strstr (monev_table_cell (read, 7, 7).text, "Sari Uji"));
  steps = monev_field_table_progress (f.o.c, f.id, when (&f.o, "2024-01-12T09:00"), &error);
  g_assert_cmpuint (steps->rows->len, ==, 6);
  g_assert_cmpstr (((MonevFieldRow *) steps->rows->pdata[0])->cells[8], ==, "3"); /* one a holiday */
  g_clear_pointer (&read, monev_table_unref);
  g_assert_true (monev_field_table_write_xlsx (f.o.c, steps, path, issues, &error));
  read = monev_table_file_read (path, NULL, issues, &error);
  g_assert_cmpint (monev_table_cell (read, 7, 1).kind, ==, MONEV_CELL_NUMBER); /* a step's number */
  g_assert_cmpuint (monev_issue_list_size (issues), ==, 0);
  all = monev_field_table_progress (f.o.c, "", when (&f.o, "2024-01-12T09:00"), &error);
  g_assert_cmpuint (all->rows->len, ==, 1);
  g_assert_cmpstr (((MonevFieldRow *) all->rows->pdata[0])->cells[6], ==, "6");
}

/* On paper a day off bears its name, a day of Ramadan its hours, and what is late says so in words. */
static void
test_month_on_paper (MonevTestDb *db)
{
  g_auto (Field) f = open_field (db);
  g_autofree char *fasting = test_add (f.o.c, f.o.admin, &monev_holiday_type, "date_from",
                                       "2024-01-22", "date_to", "2024-01-26", "kind", "ramadan",
                                       "name", "Ramadan", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevPageDocument) paper = NULL;
  g_autofree char *dump = NULL;
  guint pages;

  g_assert_nonnull (fasting);
  paper = monev_agenda_paper (f.o.c, 2024, 1, &error);
  g_assert_no_error (error);
  dump = dump_of (paper, &pages);
  g_assert_cmpuint (pages, ==, 1);
  g_assert_nonnull (strstr (dump, "Hari Uji"));
  g_assert_nonnull (strstr (dump, "Ramadan 08.00–15.00"));
  g_assert_nonnull (strstr (dump, "! Terlambat"));
  g_clear_pointer (&paper, monev_page_document_unref);
  g_assert_null (monev_agenda_paper (f.o.c, 2024, 13, &error));
  expect_refusal (&error, MONEV_ERROR_INVALID, "Bulan 13");
}

static void
add_meetings (Field *f, const char *date, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Rapat %s ke-%u tentang pembagian lokus", date, i + 1);
      g_autofree char *hour = g_strdup_printf ("%02u.%02u", 8 + i / 4, i % 4 * 15);
      g_autofree char *end = g_strdup_printf ("%02u.%02u", 8 + i / 4, i % 4 * 15 + 10);
      g_autofree char *id = put (&f->o, &monev_meeting_type, f->id,
                                 PAIRS ("title", title, "date", date, "place", "Aula", "time_from",
                                        hour, "time_to", end));

      g_assert_nonnull (id);
    }
}

static char *
draw_month (Field *f, guint *pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevPageDocument) paper = monev_agenda_paper (f->o.c, 2024, 1, &error);

  g_assert_no_error (error);
  return dump_of (paper, pages);
}

/* A busy month gets closer, then shorter, and what it leaves out follows whole. */
static void
test_busy_month_stays_on_its_page (MonevTestDb *db)
{
  static const char *const days[] = { "2024-01-09", "2024-01-15", "2024-01-24", "2024-01-29" };
  g_auto (Field) f = open_field (db);
  g_autofree char *close = NULL;
  g_autofree char *full = NULL;
  g_auto (GStrv) parts = NULL;
  guint pages;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    add_meetings (&f, days[i], 3);
  close = draw_month (&f, &pages);
  g_assert_cmpuint (pages, ==, 1);
  g_assert_null (strstr (close, "lagi"));
  add_meetings (&f, "2024-01-18", 30);
  full = draw_month (&f, &pages);
  g_assert_cmpuint (pages, >, 1);
  g_assert_nonnull (strstr (full, " lagi"));
  parts = g_strsplit (full, "RINCIAN", 2);
  g_assert_nonnull (parts[1]);
  g_assert_nonnull (strstr (parts[0], "31"));
  g_assert_null (strstr (parts[0], "2024-01-18 ke-30"));
  g_assert_nonnull (strstr (parts[1], "2024-01-18 ke-1 "));
  g_assert_nonnull (strstr (parts[1], "2024-01-18 ke-30 "));
}

#define ADD(path, func) monev_test_add_blank ("/activity/agenda/" path, func)

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  ADD ("a-month-holds-what-is-in-it", test_a_month_holds_what_is_in_it);
  ADD ("calendar-programs-read-it", test_calendar_programs_read_it);
  ADD ("proposals-come-from-a-table", test_proposals_come_from_a_table);
  ADD ("formula-without-a-value-is-refused", test_formula_without_a_value_is_refused);
  ADD ("rows-without-a-source", test_rows_without_a_source);
  ADD ("month-on-paper", test_month_on_paper);
  ADD ("busy-month-stays-on-its-page", test_busy_month_stays_on_its_page);
  ADD ("checking-writes-nothing", test_checking_writes_nothing);
  ADD ("sums-by-source-and-verdict", test_sums_by_source_and_verdict);
  ADD ("minutes-and-attendance-on-paper", test_minutes_and_attendance_on_paper);
  ADD ("tables-open-again", test_tables_open_again);
  return test_office_run ();
}
