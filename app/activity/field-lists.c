#include "activity/field-lists.h"

#include <string.h>

#include "activity/coordinate.h"
#include "activity/field-private.h"
#include "activity/proposal.h"
#include "base/instant.h"
#include "region/region.h"

static void
row_free (MonevFieldRow *row)
{
  g_strfreev (row->cells);
  g_free (row);
}

/** monev_field_table_free: frees a table. */
void
monev_field_table_free (MonevFieldTable *self)
{
  g_free (self->title);
  g_free (self->subtitle);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static MonevFieldTable *
table_new (const char *title, const char *subtitle, const MonevFieldColumn *columns, guint n)
{
  MonevFieldTable *self = g_new0 (MonevFieldTable, 1);

  *self = (MonevFieldTable) { g_strdup (title), g_strdup (subtitle), columns, n,
                              g_ptr_array_new_with_free_func ((GDestroyNotify) row_free) };
  return self;
}

static char **
add_row (MonevFieldTable *self, gboolean strong)
{
  MonevFieldRow *row = g_new0 (MonevFieldRow, 1);

  row->cells = g_new0 (char *, self->n_columns + 1);
  for (guint i = 0; i < self->n_columns; i++)
    row->cells[i] = g_strdup ("");
  row->strong = strong;
  g_ptr_array_add (self->rows, row);
  return row->cells;
}

static void
set (char **cells, guint column, const char *text)
{
  g_free (cells[column]);
  cells[column] = g_strdup (text != NULL ? text : "");
}

static void
set_number (char **cells, guint column, guint number)
{
  g_free (cells[column]);
  cells[column] = g_strdup_printf ("%u", number);
}

static char *
shown (const MonevRecord *record, const char *field)
{
  int i = monev_record_type_field (monev_record_type (record), field);

  return monev_record_shown (record, (guint) i);
}

static void
set_shown (char **cells, guint column, const MonevRecord *record, const char *field)
{
  g_free (cells[column]);
  cells[column] = shown (record, field);
}

static const MonevFieldColumn schedule_columns[] = {
  { "No", MONEV_XLSX_INTEGER, 0, 10 },   { "Tanggal", MONEV_XLSX_DATE, 0, 30 },
  { "Sampai", MONEV_XLSX_DATE, 0, 30 },  { "Jam", MONEV_XLSX_TEXT, 0, 24 },
  { "Lokasi", MONEV_XLSX_TEXT, 0, 0 },   { "Wilayah", MONEV_XLSX_TEXT, 0, 0 },
  { "Petugas", MONEV_XLSX_TEXT, 0, 0 },  { "Tujuan", MONEV_XLSX_TEXT, 0, 0 },
  { "Keadaan", MONEV_XLSX_TEXT, 0, 25 },
};

/* The group with its members, and who goes besides. */
static char *
describe_people (const MonevActivity *activity, const MonevRecord *visit)
{
  const char *group_id = monev_record_get (visit, "group_id");
  const MonevActivityGroup *group
    = *group_id != '\0' ? monev_activity_group (activity, group_id) : NULL;
  g_autofree char *others = shown (visit, "members");
  g_autoptr (GString) all = g_string_new (group != NULL ? group->name : "");
  const char *link = group != NULL ? ": " : "";

  for (guint i = 0; group != NULL && i < activity->members->len; i++)
    {
      const MonevActivityMember *member = activity->members->pdata[i];

      if (strcmp (member->group_id, group->id) != 0)
        continue;
      g_string_append_printf (all, "%s%s", link, member->name);
      link = "; ";
    }
  if (others != NULL && *others != '\0')
    g_string_append_printf (all, "%s%s", all->len > 0 ? "; " : "", others);
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
set_place (char **cells, guint column, GPtrArray *sites, const char *site_id)
{
  for (guint i = 0; i < sites->len; i++)
    if (strcmp (monev_record_id (sites->pdata[i]), site_id) == 0)
      {
        const char *code = monev_record_get (sites->pdata[i], "region_code");
        MonevRegion region;

        if (monev_region_find (code, &region))
          {
            g_free (cells[column]);
            cells[column] = monev_region_title (&region);
          }
      }
}

static void
add_visit (MonevFieldTable *table, const MonevActivity *activity, GPtrArray *sites,
           const MonevRecord *visit)
{
  char **cells = add_row (table, FALSE);
  g_autofree char *people = describe_people (activity, visit);
  g_autofree char *hours
    = *monev_record_get (visit, "time_from") == '\0' ? g_strdup ("")
      : g_strdup_printf ("%s–%s", monev_record_get (visit, "time_from"),
                         monev_record_get (visit, "time_to"));

  set_number (cells, 0, table->rows->len);
  set (cells, 1, monev_record_get (visit, "date_from"));
  if (strcmp (monev_record_get (visit, "date_to"), monev_record_get (visit, "date_from")) != 0)
    set (cells, 2, monev_record_get (visit, "date_to"));
  set (cells, 3, hours);
  set_shown (cells, 4, visit, "site_id");
  set_place (cells, 5, sites, monev_record_get (visit, "site_id"));
  set (cells, 6, people);
  set (cells, 7, monev_record_get (visit, "purpose"));
  set_shown (cells, 8, visit, "state");
}

/** monev_field_table_schedule: Returns: (transfer full): the visits of a run by day and hour. */
MonevFieldTable *
monev_field_table_schedule (MonevDbConnection *connection, const char *activity_id, GError **error)
{
  g_autoptr (MonevActivity) activity = NULL;
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GPtrArray) sites = NULL;
  MonevFieldTable *table;
  gint64 now = 0;

  if (!monev_db_now (connection, &now, error)
      || (activity = monev_activity_load (connection, activity_id, now, error)) == NULL
      || (sites = monev_field_list (connection, &monev_site_type, activity_id, error)) == NULL
      || (visits = monev_field_list (connection, &monev_visit_type, activity_id, error)) == NULL)
    return NULL;
  table = table_new ("Jadwal Kunjungan", activity->title, schedule_columns,
                     G_N_ELEMENTS (schedule_columns));
  for (guint i = 0; i < visits->len; i++)
    add_visit (table, activity, sites, visits->pdata[i]);
  return table;
}

static const MonevFieldColumn proposal_columns[] = {
  { "No", MONEV_XLSX_INTEGER, 0, 10 },           { "Usulan", MONEV_XLSX_TEXT, 0, 0 },
  { "Pengusul", MONEV_XLSX_TEXT, 0, 24 },        { "Perangkat daerah", MONEV_XLSX_TEXT, 0, 27 },
  { "Sub kegiatan", MONEV_XLSX_TEXT, 0, 25 },    { "Lokasi", MONEV_XLSX_TEXT, 0, 25 },
  { "Koordinat", MONEV_XLSX_TEXT, 0, 22 },       { "Volume", MONEV_XLSX_NUMBER, 2, 18 },
  { "Satuan", MONEV_XLSX_TEXT, 0, 18 },          { "Usulan anggaran", MONEV_XLSX_NUMBER, 2, 30 },
  { "Pagu definitif", MONEV_XLSX_NUMBER, 2, 30 }, { "Alasan", MONEV_XLSX_TEXT, 0, 30 },
};

#define ASKED_COLUMN 9
#define GIVEN_COLUMN 10

static MonevDecimal
money (const MonevRecord *record, const char *field)
{
  MonevDecimal value = MONEV_DECIMAL_ZERO;

  monev_decimal_from_text (monev_record_get (record, field), &value, NULL);
  return value;
}

static void
set_money (char **cells, guint column, MonevDecimal value)
{
  g_free (cells[column]);
  cells[column] = monev_decimal_to_text (value);
}

static void
add_sum (MonevFieldTable *table, const char *label, const MonevProposalSum *sum)
{
  char **cells = add_row (table, TRUE);
  g_autofree char *text = g_strdup_printf ("Jumlah %s: %u usulan", label, sum->n);

  set (cells, 1, text);
  set_money (cells, ASKED_COLUMN, sum->asked);
  set_money (cells, GIVEN_COLUMN, sum->given);
}

static void
add_proposal (MonevFieldTable *table, const MonevRecord *proposal, guint number)
{
  char **cells = add_row (table, FALSE);
  MonevDecimal volume = money (proposal, "verdict_volume");
  const char *place = monev_record_get (proposal, "verdict_place");
  g_autofree char *at = monev_coordinate_format (monev_record_get (proposal, "latitude"),
                                                 monev_record_get (proposal, "longitude"));

  set_number (cells, 0, number);
  set (cells, 1, monev_record_get (proposal, "title"));
  set (cells, 2, monev_record_get (proposal, "proposer"));
  set_shown (cells, 3, proposal, "agency_id");
  set_shown (cells, 4, proposal, "programme_id");
  set (cells, 5, *place != '\0' ? place : monev_record_get (proposal, "place"));
  set (cells, 6, at);
  set_money (cells, 7, monev_decimal_is_zero (volume) ? money (proposal, "volume") : volume);
  set (cells, 8, monev_record_get (proposal, "unit"));
  set_money (cells, ASKED_COLUMN, money (proposal, "pagu"));
  set_money (cells, GIVEN_COLUMN, monev_proposal_given (proposal));
  set (cells, 11, monev_record_get (proposal, "reason"));
}

static gboolean
add_part (MonevFieldTable *table, GPtrArray *proposals, const char *source, const MonevChoice *verdict,
          guint *number, MonevProposalSum *all, GError **error)
{
  MonevProposalSum sum = MONEV_PROPOSAL_SUM_NONE;

  for (guint i = 0; i < proposals->len; i++)
    {
      const MonevRecord *proposal = proposals->pdata[i];

      if (strcmp (monev_record_get (proposal, "source"), source) != 0
          || strcmp (monev_record_get (proposal, "verdict"), verdict->value) != 0)
        continue;
      if (sum.n == 0)
        set (add_row (table, TRUE), 1, verdict->label);
      add_proposal (table, proposal, ++*number);
      if (!monev_proposal_add_up (&sum, proposal, error) || !monev_proposal_add_up (all, proposal, error))
        return FALSE;
    }
  if (sum.n > 0)
    add_sum (table, verdict->label, &sum);
  return TRUE;
}

static gboolean
add_source (MonevFieldTable *table, GPtrArray *proposals, const MonevChoice *source,
            guint *number, MonevProposalSum *total, GError **error)
{
  static const MonevChoice verdicts[] = {
    { "definitif", "Definitif" },  { "dengan_penyesuaian", "Definitif dengan penyesuaian" },
    { "ditunda", "Ditunda" },      { "ditolak", "Ditolak" },
    { "", "Belum diputus" },
  };
  MonevProposalSum sum = MONEV_PROPOSAL_SUM_NONE;
  guint first = table->rows->len;
  char **cells = add_row (table, TRUE);
  g_autofree char *heading = g_utf8_strup (source->label, -1);

  set (cells, 1, heading);
  for (guint v = 0; v < G_N_ELEMENTS (verdicts); v++)
    if (!add_part (table, proposals, source->value, &verdicts[v], number, &sum, error))
      return FALSE;
  if (sum.n == 0)
    {
      g_ptr_array_remove_index (table->rows, first);
      return TRUE;
    }
  add_sum (table, source->label, &sum);
  total->n += sum.n;
  return monev_decimal_add (total->asked, sum.asked, &total->asked, error)
         && monev_decimal_add (total->given, sum.given, &total->given, error);
}

static gboolean
add_sources (MonevFieldTable *table, GPtrArray *proposals, GError **error)
{
  static const MonevChoice sources[] = {
    { "musrenbang", "Musrenbang" }, { "pokir", "Pokir" }, { "opd", "OPD" },
  };
  MonevProposalSum total = MONEV_PROPOSAL_SUM_NONE;
  guint number = 0;

  for (guint s = 0; s < G_N_ELEMENTS (sources); s++)
    if (!add_source (table, proposals, &sources[s], &number, &total, error))
      return FALSE;
  add_sum (table, "seluruhnya", &total);
  return TRUE;
}

/**
 * monev_field_table_proposals:
 *
 * Daftar Rencana Definitif: by source and verdict, with sums of each and of all; volume, place and
 * pagu as the verdict gives them, the pagu of what is put off or refused 0.
 */
MonevFieldTable *
monev_field_table_proposals (MonevDbConnection *connection, const char *activity_id, GError **error)
{
  g_auto (MonevFieldSpan) span = { 0 };
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (MonevFieldTable) table = NULL;
  g_autofree char *subtitle = NULL;

  if (!monev_field_span (connection, activity_id, &span, error)
      || (proposals = monev_field_list (connection, &monev_proposal_type, activity_id, error))
           == NULL)
    return NULL;
  subtitle = g_strdup_printf ("%s – Tahun Anggaran %" G_GINT64_FORMAT, span.title, span.year);
  table = table_new ("Daftar Rencana Definitif", subtitle, proposal_columns,
                     G_N_ELEMENTS (proposal_columns));
  table->signed_by_head = TRUE;
  return add_sources (table, proposals, error) ? g_steal_pointer (&table) : NULL;
}

static const MonevFieldColumn step_columns[] = {
  { "No", MONEV_XLSX_ORDINAL, 0, 12 },        { "Langkah", MONEV_XLSX_TEXT, 0, 0 },
  { "Dikerjakan", MONEV_XLSX_TEXT, 0, 40 },   { "Rencana mulai", MONEV_XLSX_DATE, 0, 32 },
  { "Tenggat", MONEV_XLSX_DATE, 0, 32 },      { "Mulai", MONEV_XLSX_DATE, 0, 32 },
  { "Selesai", MONEV_XLSX_DATE, 0, 32 },      { "Keadaan", MONEV_XLSX_TEXT, 0, 22 },
  { "Terlambat (hari kerja)", MONEV_XLSX_INTEGER, 0, 22 },
};

static const MonevFieldColumn run_columns[] = {
  { "No", MONEV_XLSX_INTEGER, 0, 10 },          { "Agenda kerja", MONEV_XLSX_TEXT, 0, 0 },
  { "Bidang", MONEV_XLSX_TEXT, 0, 45 },         { "Koordinator", MONEV_XLSX_TEXT, 0, 40 },
  { "Langkah sekarang", MONEV_XLSX_TEXT, 0, 0 }, { "Selesai", MONEV_XLSX_INTEGER, 0, 16 },
  { "Jumlah langkah", MONEV_XLSX_INTEGER, 0, 18 }, { "Tenggat", MONEV_XLSX_DATE, 0, 32 },
  { "Terlambat (hari kerja)", MONEV_XLSX_INTEGER, 0, 22 },
};

static void
set_instant (char **cells, guint column, const MonevOfficeClock *clock, gint64 at)
{
  if (at == 0)
    return;
  g_free (cells[column]);
  cells[column] = monev_date_to_iso (
    monev_minute_to_date (monev_office_clock_minute (clock, at), NULL));
}

static void
set_late (char **cells, guint column, gint64 days)
{
  if (days > 0)
    set_number (cells, column, (guint) days);
}

static void
add_step (MonevFieldTable *table, const MonevActivityStep *step, const MonevOfficeClock *clock)
{
  char **cells = add_row (table, FALSE);
  g_autofree char *wording
    = step->round > 1 ? g_strdup_printf ("%s (ke-%d)", step->step->wording, (int) step->round)
                      : g_strdup (step->step->wording);

  set (cells, 0, step->step->number);
  set (cells, 1, wording);
  set (cells, 2, step->done_by_name);
  set_instant (cells, 3, clock, step->planned_start);
  set_instant (cells, 4, clock, step->planned_due);
  set_instant (cells, 5, clock, step->started_at);
  set_instant (cells, 6, clock, step->finished_at);
  set (cells, 7, monev_step_state_name (step->state));
  set_late (cells, 8, step->late_days);
}

static MonevFieldTable *
progress_of_one (MonevDbConnection *connection, const char *activity_id,
                 const MonevOfficeClock *clock, gint64 now, GError **error)
{
  g_autoptr (MonevActivity) activity = monev_activity_load (connection, activity_id, now, error);
  MonevFieldTable *table;

  if (activity == NULL)
    return NULL;
  table = table_new ("Kemajuan Agenda Kerja", activity->title, step_columns,
                     G_N_ELEMENTS (step_columns));
  for (guint i = 0; i < activity->steps->len; i++)
    add_step (table, activity->steps->pdata[i], clock);
  return table;
}

static void
add_run (MonevFieldTable *table, const MonevActivityLine *line, const MonevOfficeClock *clock)
{
  char **cells = add_row (table, FALSE);
  g_autofree char *step = *line->number == '\0'
                            ? g_strdup ("")
                            : g_strdup_printf ("%s. %s", line->number, line->wording);

  set_number (cells, 0, table->rows->len);
  set (cells, 1, line->title);
  set (cells, 2, line->bidang);
  set (cells, 3, line->coordinator);
  set (cells, 4, step);
  set_number (cells, 5, (guint) line->n_done);
  set_number (cells, 6, (guint) line->n_steps);
  set_instant (cells, 7, clock, line->due);
  set_late (cells, 8, line->late_days);
}

static MonevFieldTable *
progress_of_all (MonevDbConnection *connection, const MonevOfficeClock *clock, gint64 now,
                 GError **error)
{
  const MonevActivityFilter filter = { 0, "berjalan", "", "", "", FALSE };
  g_autoptr (GPtrArray) lines = monev_activity_list (connection, &filter, now, error);
  MonevFieldTable *table;

  if (lines == NULL)
    return NULL;
  table = table_new ("Kemajuan Agenda Kerja", "Semua yang berjalan", run_columns,
                     G_N_ELEMENTS (run_columns));
  for (guint i = 0; i < lines->len; i++)
    add_run (table, lines->pdata[i], clock);
  return table;
}

/**
 * monev_field_table_progress:
 * @activity_id: "" for all runs that go on, one line each; else the steps of one
 * @now: UTC milliseconds
 */
MonevFieldTable *
monev_field_table_progress (MonevDbConnection *connection, const char *activity_id, gint64 now,
                            GError **error)
{
  g_auto (MonevOfficeClock) clock = { NULL };

  if (!monev_office_clock_load (connection, &clock, error))
    return NULL;
  return *activity_id != '\0' ? progress_of_one (connection, activity_id, &clock, now, error)
                              : progress_of_all (connection, &clock, now, error);
}
