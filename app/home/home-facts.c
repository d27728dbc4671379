#include "home/home-facts.h"

#include <string.h>

#include "base/decimal.h"
#include "calendar/calendar-store.h"
#include "calendar/holiday-record.h"
#include "db-backup.h"
#include "office/database-file.h"
#include "people/login.h"
#include "people/people.h"
#include "record/record-store.h"

static void
free_post (gpointer data)
{
  MonevHomePost *post = data;

  g_free (post->title);
  g_free (post->holder);
  g_free (post);
}

/** monev_home_facts_free: frees it. */
void
monev_home_facts_free (MonevHomeFacts *self)
{
  if (self == NULL)
    return;
  g_free (self->pagu);
  g_clear_pointer (&self->vacant, g_ptr_array_unref);
  g_clear_pointer (&self->acting, g_ptr_array_unref);
  g_clear_pointer (&self->holiday, monev_holiday_free);
  g_clear_pointer (&self->next, monev_holiday_free);
  g_free (self);
}

typedef gboolean (*TakeRow) (MonevHomeFacts *self, MonevDbRows *row, GError **error);

static gboolean
each_row (MonevHomeFacts *self, MonevDbConnection *connection, const char *statement,
          const MonevDbBind *binds, TakeRow take, GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (connection, statement, binds, error);
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  while (monev_db_rows_next (rows, &local))
    if (!take (self, rows, error))
      return FALSE;
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
take_counts (MonevHomeFacts *self, MonevDbRows *row, GError **error)
{
  self->agencies = monev_db_rows_int (row, "agencies");
  self->listed = monev_db_rows_int (row, "listed");
  self->officials = monev_db_rows_int (row, "officials");
  self->positions = monev_db_rows_int (row, "positions");
  self->programmes = monev_db_rows_int (row, "programmes");
  self->budgets = monev_db_rows_int (row, "budgets");
  return TRUE;
}

static gboolean
take_pagu (MonevHomeFacts *self, MonevDbRows *row, GError **error)
{
  MonevDecimal sum, amount;

  if (!monev_decimal_from_text (self->pagu, &sum, error)
      || !monev_decimal_from_text (monev_db_rows_text (row, "pagu"), &amount, error)
      || !monev_decimal_add (sum, amount, &sum, error))
    return FALSE;
  g_free (self->pagu);
  self->pagu = monev_decimal_to_text (sum);
  return TRUE;
}

static gboolean
take_vacant (MonevHomeFacts *self, MonevDbRows *row, GError **error)
{
  MonevHomePost *post = g_new0 (MonevHomePost, 1);

  post->title = g_strdup (monev_db_rows_text (row, "title"));
  post->holder = g_strdup ("");
  post->open = TRUE;
  g_ptr_array_add (self->vacant, post);
  return TRUE;
}

static gboolean
take_acting (MonevHomeFacts *self, MonevDbRows *row, GError **error)
{
  MonevHomePost *post = g_new0 (MonevHomePost, 1);
  const char *until = monev_db_rows_text (row, "date_to");

  post->title = monev_position_printed (monev_db_rows_text (row, "title"),
                                        monev_db_rows_text (row, "kind"));
  post->holder = g_strdup (monev_db_rows_text (row, "name"));
  post->open = *until == '\0' || !monev_date_from_iso (until, &post->until, NULL);
  g_ptr_array_add (self->acting, post);
  return TRUE;
}

static gboolean
load_tables (MonevHomeFacts *self, MonevDbConnection *connection, const char *today, GError **error)
{
  const MonevDbBind *day = MONEV_DB_BINDS (MONEV_DB_T ("date", today));
  const MonevDbBind *year = MONEV_DB_BINDS (MONEV_DB_I ("year", self->year));

  return each_row (self, connection, "home_counts",
                   MONEV_DB_BINDS (MONEV_DB_T ("date", today), MONEV_DB_I ("year", self->year)),
                   take_counts, error)
         && each_row (self, connection, "home_pagu", year, take_pagu, error)
         && each_row (self, connection, "home_vacant", day, take_vacant, error)
         && each_row (self, connection, "home_acting", day, take_acting, error);
}

static gboolean
read_holiday (const MonevRecord *record, MonevHoliday *holiday)
{
  const char *until = monev_record_get (record, "date_to");

  if (!monev_date_from_iso (monev_record_get (record, "date_from"), &holiday->from, NULL)
      || !monev_holiday_kind_from_name (monev_record_get (record, "kind"), &holiday->kind))
    return FALSE;
  if (*until == '\0' || !monev_date_from_iso (until, &holiday->until, NULL))
    holiday->until = holiday->from;
  return TRUE;
}

static int
year_of (MonevDate date)
{
  int year;

  monev_date_to_ymd (date, &year, NULL, NULL);
  return year;
}

static void
note_holiday (MonevHomeFacts *self, const MonevRecord *record)
{
  MonevHoliday found = { 0 }, **place = NULL;

  if (!read_holiday (record, &found))
    return;
  self->year_known = self->year_known || year_of (found.from) == year_of (self->today);
  if (found.from <= self->today && self->today <= found.until)
    {
      if (found.kind == MONEV_HOLIDAY_RAMADAN)
        self->ramadan = TRUE;
      else
        place = &self->holiday;
    }
  else if (found.kind != MONEV_HOLIDAY_RAMADAN && found.from > self->today
           && (self->next == NULL || found.from < self->next->from))
    place = &self->next;
  if (place == NULL)
    return;
  g_clear_pointer (place, monev_holiday_free);
  *place = monev_holiday_new (found.from, found.until, found.kind, monev_record_get (record, "name"));
}

static gboolean
load_calendar (MonevHomeFacts *self, MonevDbConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) holidays
    = monev_record_store_list (connection, &monev_holiday_type, 0, error);
  MonevWorkProfile profile;
  int weekday = monev_date_weekday (self->today);

  if (holidays == NULL || !monev_work_profile_load (connection, &profile, NULL, error))
    return FALSE;
  for (guint i = 0; i < holidays->len; i++)
    note_holiday (self, holidays->pdata[i]);
  if (self->holiday == NULL)
    self->hours = self->ramadan ? profile.ramadan[weekday] : profile.normal[weekday];
  return TRUE;
}

static void
look_for_backup (MonevHomeFacts *self, MonevDbConnection *connection, gint64 now)
{
  g_autofree char *folder = monev_database_backup_folder (monev_db_connection_uri (connection));
  g_autoptr (GPtrArray) backups = monev_db_backup_list (folder);

  for (guint i = 0; i < backups->len && self->backup_at == 0; i++)
    {
      const MonevDbBackup *backup = backups->pdata[i];

      if (monev_db_backup_ahead (backup->time, now / 1000))
        self->backup_ahead = TRUE;
      else
        self->backup_at = backup->time;
    }
}

typedef struct {
  MonevHomeFacts *facts;
  gint64          now;
} Load;

static gboolean
load (MonevDbConnection *connection, gpointer data, GError **error)
{
  Load *wanted = data;
  MonevHomeFacts *self = wanted->facts;
  g_autofree char *today = monev_today (connection, wanted->now);

  return monev_date_from_iso (today, &self->today, error)
         && load_tables (self, connection, today, error) && load_calendar (self, connection, error);
}

/**
 * monev_home_facts_load:
 * @year: the Tahun Anggaran whose programmes are counted
 * @now: UTC milliseconds
 *
 * Outside a transaction: takes a read snapshot of its own.
 *
 * Returns: (transfer full): the facts.
 */
MonevHomeFacts *
monev_home_facts_load (MonevDbConnection *connection, int year, gint64 now, GError **error)
{
  g_autoptr (MonevHomeFacts) self = g_new0 (MonevHomeFacts, 1);
  Load wanted = { self, now };

  self->year = year;
  self->pagu = g_strdup ("0");
  self->vacant = g_ptr_array_new_with_free_func (free_post);
  self->acting = g_ptr_array_new_with_free_func (free_post);
  if (!monev_db_read (connection, load, &wanted, error))
    return NULL;
  look_for_backup (self, connection, now);
  return g_steal_pointer (&self);
}
