/* A month of Agenda Kerja on paper: what happens on each day, days off, Ramadan, what is late. */
#include <string.h>

#include "activity/agenda.h"
#include "activity/field-paper-private.h"
#include "activity/field-private.h"
#include "base/instant.h"

#define DAY_TEXT 46 /* letters, so that a full month stays on its page */

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

static char *
day_text (const Month *month, MonevDate day)
{
  GString *text = g_string_new (NULL);

  add_day (text, month, day);
  for (guint i = 0; i < month->entries->len; i++)
    {
      const MonevAgendaEntry *entry = month->entries->pdata[i];

      if (day >= entry->from && day <= entry->until)
        add_entry (text, month, entry);
    }
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
add_weeks (MonevPageTable *table, const Month *month, const guint styles[N_GROUNDS])
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
          g_ptr_array_add (texts, day_text (month, day));
          cells[i].text = texts->pdata[texts->len - 1];
        }
      monev_page_table_add_row (table, &(MonevPageRow) { .cells = cells, .min_height = 24 });
    }
}

static MonevPageTable *
month_table (const Month *month)
{
  static const MonevFieldColumn days[] = { { "Senin" }, { "Selasa" }, { "Rabu" }, { "Kamis" },
                                           { "Jumat" }, { "Sabtu" }, { "Minggu" } };
  static const struct { gboolean filled; guint ground; } grounds[N_GROUNDS]
    = { { FALSE, 0xffffff }, { TRUE, 0xececec }, { TRUE, 0xfbf4dc } };
  MonevPageTable *table = monev_paper_table (days, G_N_ELEMENTS (days), 7);
  guint styles[N_GROUNDS];

  for (guint i = 0; i < N_GROUNDS; i++)
    styles[i] = monev_page_table_add_style (
      table, &(MonevPageCellStyle) { .font = { .size = 7 }, .filled = grounds[i].filled,
                                     .ground = grounds[i].ground });
  add_weeks (table, month, styles);
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

/**
 * monev_agenda_paper:
 * @month: from 1
 *
 * Days off bear their names, days of Ramadan their hours, what is late by the clock of the database
 * says so.
 *
 * Returns: (transfer full): a month on A4 landscape. Errors: INVALID for no month.
 */
MonevPageDocument *
monev_agenda_paper (MonevDbConnection *connection, int year, int month, GError **error)
{
  g_auto (MonevPaper) paper = { NULL };
  g_auto (Month) drawn = { NULL };
  g_autoptr (MonevPageTable) table = NULL;
  g_autofree char *title = NULL;
  MonevDate next;

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
      || !monev_paper_begin (connection, title, &paper, error))
    return NULL;
  monev_paper_section (&paper, MONEV_PAGE_A4, TRUE);
  monev_paper_title (&paper, "Kalender Agenda Kerja", title);
  table = month_table (&drawn);
  monev_page_document_add_table (paper.document, table);
  return g_steal_pointer (&paper.document);
}
