/* activity … export and print; activity progress, definitive, agenda. */
#include <string.h>

#include "activity/agenda.h"
#include "activity/field-paper.h"
#include "base/atomic-file.h"
#include "cli/activity-cli.h"
#include "reference/export.h"

static gboolean
say_written (MonevCli *cli, const char *path)
{
  monev_cli_print_issues (cli, cli->issues, TRUE);
  monev_cli_print (cli, json_pack ("{s:s, s:o}", "path", path, "issues",
                                   monev_issue_list_to_json (cli->issues)),
                   "Ditulis ke %s.\n", path);
  return TRUE;
}

static gboolean
write_paper (MonevCli *cli, MonevPageDocument *document, const char *path, GError **error)
{
  return document != NULL && monev_field_paper_write (document, path, error)
         && say_written (cli, path);
}

static gboolean
write_table (MonevCli *cli, MonevFieldTable *table, const char *path, GError **error)
{
  g_autoptr (MonevPageDocument) document = NULL;

  if (table == NULL)
    return FALSE;
  if (!g_str_has_suffix (path, ".pdf"))
    return monev_field_table_write_xlsx (cli->connection, table, path, cli->issues, error)
           && say_written (cli, path);
  document = monev_field_table_paper (cli->connection, table, error);
  return write_paper (cli, document, path, error);
}

static gboolean
write_ics (MonevCli *cli, GPtrArray *entries, const char *path, GError **error)
{
  g_auto (MonevOfficeClock) clock = { NULL };
  g_autofree char *text = NULL;
  gint64 now = 0;

  if (entries == NULL || !monev_office_clock_load (cli->connection, &clock, error)
      || !monev_db_now (cli->connection, &now, error))
    return FALSE;
  text = monev_agenda_to_ics (entries, clock.zone, now);
  return monev_atomic_file_write (path, text, strlen (text), error) && say_written (cli, path);
}

static gboolean
write_records (MonevCli *cli, const MonevRecordType *type, const MonevActivity *activity,
               const char *path, GError **error)
{
  g_autoptr (GPtrArray) list = monev_field_list (cli->connection, type, activity->id, error);
  MonevExportFormat format;

  return list != NULL && monev_export_format_from_path (path, &format, error)
         && monev_reference_export (cli->connection, type, 0, list, path, format, cli->issues, error)
         && say_written (cli, path);
}

/** monev_cli_field_export: by the ending of @path: .ics and .pdf where there is one, .xlsx, .csv. */
gboolean
monev_cli_field_export (MonevCli *cli, const MonevRecordType *type, const MonevActivity *activity,
                        const char *path, GError **error)
{
  gboolean pdf = g_str_has_suffix (path, ".pdf");
  g_autoptr (MonevFieldTable) table = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  if (type == &monev_visit_type && g_str_has_suffix (path, ".ics"))
    {
      entries = monev_agenda_load (cli->connection, activity->id, MONEV_DATE_FIRST, MONEV_DATE_LAST - 1,
                                   error);
      for (guint i = entries != NULL ? entries->len : 0; i > 0; i--)
        if (((MonevAgendaEntry *) entries->pdata[i - 1])->kind != MONEV_AGENDA_VISIT)
          g_ptr_array_remove_index (entries, i - 1);
      return write_ics (cli, entries, path, error);
    }
  if (type == &monev_visit_type && !g_str_has_suffix (path, ".csv"))
    table = monev_field_table_schedule (cli->connection, activity->id, error);
  else if (type == &monev_proposal_type && pdf)
    table = monev_field_table_proposals (cli->connection, activity->id, error);
  else
    return write_records (cli, type, activity, path, error);
  return write_table (cli, table, path, error);
}

/** monev_cli_field_paper: one thing as PDF: photos of a visit, daftar hadir or notulen of a meeting. */
gboolean
monev_cli_field_paper (MonevCli *cli, const MonevRecordType *type, const MonevActivity *activity,
                       const char *what, const char *path, GError **error)
{
  const MonevRecordType *of = type == &monev_attendance_type ? &monev_meeting_type : type;
  g_autoptr (MonevRecord) record = NULL;
  g_autoptr (MonevPageDocument) document = NULL;

  if (of != &monev_visit_type && of != &monev_meeting_type)
    return monev_cli_usage (cli, error, "Yang dapat dicetak: visit, meeting, dan attendance.");
  record = monev_cli_field_find (cli, of, activity, what, error);
  if (record == NULL)
    return FALSE;
  if (type == &monev_visit_type)
    document = monev_visit_photos_paper (cli->connection, record, cli->issues, error);
  else if (type == &monev_attendance_type)
    document = monev_meeting_attendance_paper (cli->connection, record, error);
  else
    document = monev_meeting_minutes_paper (cli->connection, record, error);
  return write_paper (cli, document, path, error);
}

static gboolean
run_progress (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (MonevCliActivity) of = { NULL };
  g_autoptr (MonevFieldTable) table = NULL;
  gint64 now = 0;

  if (argc != 1 && argc != 2)
    return monev_cli_usage (cli, error, "Sebutkan berkas tujuannya, atau agenda dan berkasnya.");
  if (!monev_cli_open (cli, error) || !monev_db_now (cli->connection, &now, error)
      || (argc == 2 && !monev_cli_activity_find (cli, argv[0], &of, error)))
    return FALSE;
  table = monev_field_table_progress (cli->connection, argc == 2 ? of.activity->id : "", now, error);
  return write_table (cli, table, argv[argc - 1], error);
}

static gboolean
run_definitive (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (MonevCliActivity) of = { NULL };
  g_autoptr (MonevFieldTable) table = NULL;

  if (argc != 2)
    return monev_cli_usage (cli, error, "Sebutkan agenda dan berkas tujuannya.");
  if (!g_str_has_suffix (argv[1], ".xlsx") && !g_str_has_suffix (argv[1], ".pdf"))
    return monev_cli_usage (cli, error, "Daftar Rencana Definitif berakhir .xlsx atau .pdf.");
  if (!monev_cli_open (cli, error) || !monev_cli_activity_find (cli, argv[0], &of, error))
    return FALSE;
  table = monev_field_table_proposals (cli->connection, of.activity->id, error);
  return write_table (cli, table, argv[1], error);
}

/* "2026-03" */
static gboolean
take_month (MonevCli *cli, const char *text, int *year, int *month, GError **error)
{
  g_autofree char *first = g_strconcat (text, "-01", NULL);
  MonevDate date;
  int day;

  if (!monev_date_from_iso (first, &date, NULL))
    return monev_cli_usage (cli, error, "Tulis bulannya seperti 2026-03.");
  monev_date_to_ymd (date, year, month, &day);
  return TRUE;
}

static json_t *
entry_to_json (const MonevAgendaEntry *entry)
{
  g_autofree char *from = monev_date_to_iso (entry->from);
  g_autofree char *until = monev_date_to_iso (entry->until);

  return json_pack ("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "kind",
                    monev_agenda_kind_name (entry->kind), "id", entry->id, "activity_id",
                    entry->activity_id, "activity", entry->activity, "text", entry->text, "date_from",
                    from, "date_to", until, "time_from", entry->time_from, "time_to",
                    entry->time_to, "state", entry->state);
}

static gboolean
print_entries (MonevCli *cli, GPtrArray *entries)
{
  json_t *json = json_array ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const MonevAgendaEntry *entry = entries->pdata[i];
      g_autofree char *day = monev_date_format (entry->from, MONEV_DATE_LONG);

      json_array_append_new (json, entry_to_json (entry));
      g_string_append_printf (text, "%s %s · %s: %s (%s)\n", day, entry->time_from,
                              monev_agenda_kind_name (entry->kind), entry->text, entry->activity);
    }
  monev_cli_print (cli, json, "%s", text->str);
  return TRUE;
}

static gboolean
run_agenda (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (MonevPageDocument) document = NULL;
  int year, month;
  MonevDate first, next;

  if (argc != 1 && argc != 2)
    return monev_cli_usage (cli, error, "Sebutkan bulannya, seperti 2026-03.");
  if (!take_month (cli, argv[0], &year, &month, error) || !monev_cli_open (cli, error))
    return FALSE;
  if (argc == 2 && g_str_has_suffix (argv[1], ".pdf"))
    {
      document = monev_agenda_paper (cli->connection, year, month, error);
      return write_paper (cli, document, argv[1], error);
    }
  if (argc == 2 && !g_str_has_suffix (argv[1], ".ics"))
    return monev_cli_usage (cli, error, "Berkas kalender berakhir .pdf atau .ics.");
  monev_date_from_ymd (year, month, 1, &first);
  if (!monev_date_from_ymd (month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1, &next))
    return monev_cli_usage (cli, error, "Tahun %d di luar kalender.", year);
  entries = monev_agenda_load (cli->connection, "", first, next - 1, error);
  if (argc == 2)
    return write_ics (cli, entries, argv[1], error);
  return entries != NULL && print_entries (cli, entries);
}

const MonevCliCommand monev_cli_activity_paper_commands[] = {
  { "activity", "progress", "[AGENDA] BERKAS.xlsx|.pdf",
    "Tabel kemajuan satu agenda, atau semua yang berjalan.", run_progress },
  { "activity", "definitive", "AGENDA BERKAS.xlsx|.pdf",
    "Daftar Rencana Definitif menurut sumber dan putusan, dengan jumlahnya.", run_definitive },
  { "activity", "agenda", "TAHUN-BULAN [BERKAS.pdf|.ics]",
    "Kunjungan, rapat, dan tenggat dalam satu bulan.", run_agenda },
  { NULL },
};
