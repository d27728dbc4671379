/* A month of Agenda Kerja on paper: what happens on each day, days off, Ramadan, what is late. */
#include <string.h>

#include "activity/agenda.h"
#include "activity/field-paper-private.h"
#include "activity/field-private.h"
#include "base/instant.h"

#define DAY_TEXT 46 /* letters of an entry, so that a full month stays on its page */

/* How a month is drawn: first as it reads best, then closer, so that it stays on one page. */
typedef struct {
  double size;  /* of the letters, points */
  double least; /* height of a week, mm */
  guint  limit; /* entries of a day; the rest stands in "Rincian" */
} Fit;

/* What a month is drawn from. */
typedef struct {
  GPtrArray       *entries;
  GPtrArray       *holidays;
  MonevOfficeClock clock;
  gint64           now;        /* local minute */
  MonevDate        first, last;
} Month;

static void
month_clear (Month *month)
{
  g_clear_pointer (&month->entries, g_ptr_array_unref);
  g_clear_pointer (&month->holidays, g_ptr_array_unref);
  monev_office_clock_clear (&month->clock);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Month, month_clear)

static const MonevHoliday *
find_holiday (const Month *month, MonevDate day, gboolean ramadan)
{
  for (guint i = 0; i < month->holidays->len; i++)
    {
      const MonevHoliday *holiday = month->holidays->pdata[i];

      if (day >= holiday->from && day <= holiday->until
          && (holiday->kind == MONEV_HOLIDAY_RAMADAN) == ramadan)
        return holiday;
    }
  return NULL;
}

/* "Ramadan 08.00–15.00": from the first minute of work to the last. */
static void
add_ramadan (GString *text, const Month *month, MonevDate day)
{
  const MonevWorkDay *hours = monev_work_time_day (month->clock.work, day);
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  if (hours == NULL || hours->n_spans == 0)
    return;
  from = monev_time_format (hours->spans[0].start);
  until = monev_time_format (hours->spans[hours->n_spans - 1].end);
  g_string_append_printf (text, "  Ramadan %s–%s", from, until);
}

static void
add_day (GString *text, const Month *month, MonevDate day)
{
  const MonevHoliday *off = find_holiday (month, day, FALSE);

  g_string_append_printf (text, "%d", day - month->first + 1);
  if (off != NULL)
    g_string_append_printf (text, "  %s%s", off->name,
                            off->kind == MONEV_HOLIDAY_COLLECTIVE ? " (cuti bersama)" : " (libur)");
  else if (find_holiday (month, day, TRUE) != NULL)
    add_ramadan (text, month, day);
}

static char *
shorten (const char *text)
{
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (text, -1) <= DAY_TEXT)
    return g_strdup (text);
  cut = g_utf8_substring (text, 0, DAY_TEXT - 1);
  return g_strconcat (g_strchomp (cut), "…", NULL);
}

static void
add_entry (GString *text, const Month *month, const MonevAgendaEntry *entry)
{
  static const char *const marks[] = { "Kunjungan", "Rapat", "Tenggat TL", "Tenggat" };
  g_autofree char *what = shorten (entry->text);

  g_string_append_printf (text, "\n%s%s%s%s: %s",
                          monev_agenda_is_late (entry, &month->clock, month->now)
                            ? "! Terlambat, " : "• ",
                          entry->time_from, *entry->time_from != '\0' ? " " : "",
                          marks[entry->kind], what);
}

static gboolean
is_on (const MonevAgendaEntry *entry, MonevDate day)
{
  return day >= entry->from && day <= entry->until;
}

static guint
count_entries (const Month *month, MonevDate day)
{
  guint n = 0;

  for (guint i = 0; i < month->entries->len; i++)
    n += is_on (month->entries->pdata[i], day) ? 1 : 0;
  return n;
}

static char *
day_text (const Month *month, MonevDate day, guint limit)
{
  GString *text = g_string_new (NULL);
  guint n = count_entries (month, day), shown = 0;

  add_day (text, month, day);
  for (guint i = 0; i < month->entries->len && shown < limit; i++)
    if (is_on (month->entries->pdata[i], day))
      {
        add_entry (text, month, month->entries->pdata[i]);
        shown++;
      }
  if (shown < n)
    g_string_append_printf (text, "\n+%u lagi", n - shown);
  return g_string_free (text, FALSE);
}

enum { PLAIN, OFF, RAMADAN, N_GROUNDS };

/* The words in the cell say the same: the ground is for the eye alone. */
static guint
ground_of (const Month *month, MonevDate day)
{
  if (monev_date_weekday (day) > 4 || find_holiday (month, day, FALSE) != NULL)
    return OFF;
  return find_holiday (month, day, TRUE) != NULL ? RAMADAN : PLAIN;
}

static void
add_weeks (MonevPageTable *table, const Month *month, const Fit *fit,
           const guint styles[N_GROUNDS])
{
  MonevDate day = month->first - monev_date_weekday (month->first); /* a Monday */

  while (day <= month->last)
    {
      MonevPageCell cells[7] = { { NULL } };
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < 7; i++, day++)
        {
          gboolean outside = day < month->first || day > month->last;

          cells[i].style = styles[outside ? (i > 4 ? OFF : PLAIN) : ground_of (month, day)];
          if (outside)
            continue;
          g_ptr_array_add (texts, day_text (month, day, fit->limit));
          cells[i].text = texts->pdata[texts->len - 1];
        }
      monev_page_table_add_row (table, &(MonevPageRow) { .cells = cells, .min_height = fit->least });
    }
}

static MonevPageTable *
month_table (const Month *month, const Fit *fit)
{
  static const MonevFieldColumn days[] = { { "Senin" }, { "Selasa" }, { "Rabu" }, { "Kamis" },
                                           { "Jumat" }, { "Sabtu" }, { "Minggu" } };
  static const struct { gboolean filled; guint ground; } grounds[N_GROUNDS]
    = { { FALSE, 0xffffff }, { TRUE, 0xececec }, { TRUE, 0xfbf4dc } };
  MonevPageTable *table = monev_paper_table (days, G_N_ELEMENTS (days), fit->size);
  guint styles[N_GROUNDS];

  for (guint i = 0; i < N_GROUNDS; i++)
    styles[i] = monev_page_table_add_style (
      table, &(MonevPageCellStyle) { .font = { .size = fit->size }, .filled = grounds[i].filled,
                                     .ground = grounds[i].ground });
  add_weeks (table, month, fit, styles);
  return table;
}

static gboolean
load_month (MonevDbConnection *connection, Month *month, GError **error)
{
  gint64 now = 0;

  if (!monev_db_now (connection, &now, error)
      || !monev_office_clock_load (connection, &month->clock, error))
    return FALSE;
  month->now = monev_office_clock_minute (&month->clock, now);
  month->entries = monev_agenda_load (connection, "", month->first, month->last, error);
  month->holidays = month->entries != NULL ? monev_field_holidays (connection, error) : NULL;
  return month->holidays != NULL;
}

static void
add_month (MonevPaper *paper, const Month *month, const char *title, const Fit *fit)
{
  g_autoptr (MonevPageTable) table = month_table (month, fit);

  monev_paper_section (paper, MONEV_PAGE_A4, TRUE);
  monev_paper_title (paper, "Kalender Agenda Kerja", title);
  monev_page_document_add_table (paper->document, table);
}

static gboolean
try_fit (MonevDbConnection *connection, const Month *month, const char *title, const Fit *fit,
         gboolean *fits, GError **error)
{
  g_auto (MonevPaper) tried = { NULL };
  g_autoptr (MonevPageLayout) layout = NULL;

  if (!monev_paper_begin (connection, title, &tried, error))
    return FALSE;
  add_month (&tried, month, title, fit);
  layout = monev_page_layout_new (tried.document, NULL, error);
  if (layout == NULL)
    return FALSE;
  *fits = monev_page_layout_n_pages (layout) == 1;
  return TRUE;
}

/* The first that stays on one page; the last in any case. */
static gboolean
find_fit (MonevDbConnection *connection, const Month *month, const char *title, Fit *found,
          GError **error)
{
  static const Fit fits[] = { { 8, 24, G_MAXUINT }, { 7.5, 18, G_MAXUINT }, { 7, 10, G_MAXUINT },
                              { 7, 10, 12 },        { 7, 10, 8 },         { 7, 10, 6 },
                              { 7, 10, 5 },         { 7, 10, 4 },         { 7, 10, 3 },
                              { 7, 10, 2 },         { 7, 10, 1 } };
  gboolean fit = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (fits) && !fit; i++)
    {
      if (!try_fit (connection, month, title, &fits[i], &fit, error))
        return FALSE;
      *found = fits[i];
    }
  return TRUE;
}

static const MonevFieldColumn details[] = {
  { "Tanggal", MONEV_XLSX_TEXT, 0, 40 }, { "Jam", MONEV_XLSX_TEXT, 0, 24 },
  { "Jenis", MONEV_XLSX_TEXT, 0, 30 },   { "Uraian", MONEV_XLSX_TEXT, 0, 0 },
  { "Agenda kerja", MONEV_XLSX_TEXT, 0, 0 },
};

static void
add_detail (MonevPageTable *table, const Month *month, const MonevAgendaEntry *entry,
            MonevDate day)
{
  static const char *const kinds[] = { "Kunjungan", "Rapat", "Tenggat tindak lanjut", "Tenggat" };
  gboolean late = monev_agenda_is_late (entry, &month->clock, month->now);
  g_autofree char *date = monev_date_format (day, MONEV_DATE_LONG);
  gboolean lasts = *entry->time_to != '\0' && strcmp (entry->time_from, entry->time_to) != 0;
  g_autofree char *hours = g_strconcat (entry->time_from, lasts ? "–" : "",
                                        lasts ? entry->time_to : "", NULL);
  g_autofree char *kind = g_strconcat (kinds[entry->kind], late ? ", terlambat" : "", NULL);
  char *cells[] = { date, hours, kind, entry->text, entry->activity };

  monev_paper_row (table, details, G_N_ELEMENTS (details), cells, FALSE, 0);
}

/* Every day that is cut short in the month, with all that is on it. */
static void
add_details (MonevPaper *paper, const Month *month, const char *title, guint limit)
{
  g_autoptr (MonevPageTable) table = monev_paper_table (details, G_N_ELEMENTS (details), 8);

  for (MonevDate day = month->first; day <= month->last; day++)
    for (guint i = 0; i < month->entries->len && count_entries (month, day) > limit; i++)
      if (is_on (month->entries->pdata[i], day))
        add_detail (table, month, month->entries->pdata[i], day);
  if (monev_page_table_n_rows (table) == 0)
    return;
  monev_paper_section (paper, MONEV_PAGE_A4, TRUE);
  monev_paper_title (paper, "Rincian", title);
  monev_page_document_add_table (paper->document, table);
}

/**
 * monev_agenda_paper:
 * @month: from 1
 *
 * Days off bear their names, days of Ramadan their hours, what is late by the clock of the database
 * says so. A month stays on one page: where it is full the letters get smaller, down to 7 pt, then a day
 * shows its first entries and how many more there are; those days follow whole under "Rincian".
 *
 * Returns: (transfer full): a month on A4 landscape. Errors: INVALID for no month.
 */
MonevPageDocument *
monev_agenda_paper (MonevDbConnection *connection, int year, int month, GError **error)
{
  g_auto (MonevPaper) paper = { NULL };
  g_auto (Month) drawn = { NULL };
  g_autofree char *title = NULL;
  MonevDate next;
  Fit fit;

  if (!monev_date_from_ymd (year, month, 1, &drawn.first)
      || !monev_date_from_ymd (month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1, &next))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "Bulan %d tahun %d tidak ada.", month,
                   year);
      return NULL;
    }
  drawn.last = next - 1;
  title = g_strdup_printf ("%s %d", monev_date_month_name (month), year);
  if (!load_month (connection, &drawn, error)
      || !find_fit (connection, &drawn, title, &fit, error)
      || !monev_paper_begin (connection, title, &paper, error))
    return NULL;
  add_month (&paper, &drawn, title, &fit);
  add_details (&paper, &drawn, title, fit.limit);
  return g_steal_pointer (&paper.document);
}
