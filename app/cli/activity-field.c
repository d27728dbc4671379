/* activity site, visit, meeting, attendance, finding, follow-up, proposal: one shape for all of them,
 * made from the descriptions of their records. Papers and the month are in activity-paper.c. */
#include <string.h>

#include "activity/field-import.h"
#include "activity/finding.h"
#include "activity/meeting.h"
#include "base/fold.h"
#include "cli/activity-cli.h"
#include "programme/programme.h"
#include "record/record-check.h"
#include "record/record-store.h"
#include "reference/import-file.h"
#include "reference/lookup.h"

/* What was typed for each field of a record; NULL: not given. */
typedef struct {
  char *of[MONEV_RECORD_MAX_FIELDS];
} Typed;

static void
typed_clear (Typed *typed)
{
  for (guint i = 0; i < MONEV_RECORD_MAX_FIELDS; i++)
    g_clear_pointer (&typed->of[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typed, typed_clear)

/* "agency_id" is --agency, "date_from" --date-from. */
static char *
option_of (const MonevField *field)
{
  char *name = g_strdup (field->name);

  if (g_str_has_suffix (name, "_id"))
    name[strlen (name) - strlen ("_id")] = '\0';
  g_strdelimit (name, "_", '-');
  return name;
}

static gboolean
take_options (MonevCli *cli, const MonevRecordType *type, Typed *typed, int *argc, char ***argv,
              GError **error)
{
  GOptionEntry entries[MONEV_RECORD_MAX_FIELDS + 1] = { { NULL } };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint n = 0;

  for (guint i = 1; type->fields[i].name != NULL; i++) /* the first is the run */
    {
      g_ptr_array_add (names, option_of (&type->fields[i]));
      entries[n++] = (GOptionEntry) { names->pdata[names->len - 1], 0, 0, G_OPTION_ARG_STRING,
                                      &typed->of[i], NULL, NULL };
    }
  return monev_cli_options (cli, entries, argc, argv, error);
}

static const MonevRecordType *
own_type (const char *subject)
{
  const MonevRecordType *const types[] = { &monev_site_type, &monev_visit_type,
                                           &monev_meeting_type, &monev_attendance_type,
                                           &monev_finding_type, &monev_follow_up_type,
                                           &monev_proposal_type };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (types[i]->subject, subject) == 0)
      return types[i];
  return NULL;
}

/** monev_cli_field_find: by id, or by what only one of them is called. */
MonevRecord *
monev_cli_field_find (MonevCli *cli, const MonevRecordType *type, const MonevActivity *activity,
                      const char *what, GError **error)
{
  g_autoptr (GPtrArray) list = monev_field_list (cli->connection, type, activity->id, error);
  g_autofree char *key = monev_fold_key (what);
  MonevRecord *found = NULL;
  guint n = 0;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      g_autofree char *label = monev_record_label (list->pdata[i]);
      g_autofree char *folded = monev_fold_key (label);
      gboolean same = strcmp (monev_record_id (list->pdata[i]), what) == 0;

      if (!same && strcmp (folded, key) != 0)
        continue;
      found = list->pdata[i];
      n = same ? 1 : n + 1;
      if (same)
        break;
    }
  if (list != NULL && n != 1)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                 n == 0 ? "\"%s\" tidak ada dalam daftar %s pada %s."
                        : "\"%s\" cocok dengan lebih dari satu %s pada %s. Sebutkan pengenalnya (id).",
                 what, type->noun, activity->title);
  return n == 1 ? monev_record_ref (found) : NULL;
}

static char *
find_programme (MonevCli *cli, const MonevActivity *activity, const char *what, GError **error)
{
  g_autoptr (GPtrArray) list
    = monev_record_store_list (cli->connection, &monev_programme_type, activity->year, error);
  g_autoptr (MonevLookup) lookup = NULL;
  g_autofree char *year = g_strdup_printf ("%" G_GINT64_FORMAT, activity->year);
  const MonevRecord *found;

  if (list == NULL)
    return NULL;
  lookup = monev_lookup_new (&monev_programme_type, list);
  found = monev_lookup_by_id (lookup, what);
  if (found == NULL)
    found = monev_lookup_find_in_year (lookup, what, year);
  if (found == NULL)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                 "Sub kegiatan \"%s\" tidak ada pada Tahun Anggaran %s.", what, year);
  return found != NULL ? g_strdup (monev_record_id (found)) : NULL;
}

static char *
find_in_run (const MonevActivity *activity, const char *subject, const char *what, GError **error)
{
  g_autofree char *key = monev_fold_key (what);
  const MonevActivityStep *step = strcmp (subject, "activity_step") == 0
                                    ? monev_activity_step_named (activity, what) : NULL;

  if (step != NULL)
    return g_strdup (step->id);
  for (guint i = 0; strcmp (subject, "activity_group") == 0 && i < activity->groups->len; i++)
    {
      const MonevActivityGroup *group = activity->groups->pdata[i];
      g_autofree char *name = monev_fold_key (group->name);

      if (strcmp (group->id, what) == 0 || strcmp (name, key) == 0)
        return g_strdup (group->id);
    }
  for (guint i = 0; strcmp (subject, "activity_member") == 0 && i < activity->members->len; i++)
    {
      const MonevActivityMember *member = activity->members->pdata[i];
      g_autofree char *name = monev_fold_key (member->name);

      if (strcmp (member->id, what) == 0 || strcmp (name, key) == 0)
        return g_strdup (member->id);
    }
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND, "\"%s\" tidak ada pada %s.", what,
               activity->title);
  return NULL;
}

/* The id that a word means for a field. */
static char *
find_one (MonevCli *cli, const MonevActivity *activity, const MonevField *field, const char *what,
          GError **error)
{
  const MonevRecordType *own = own_type (field->refers);
  g_autoptr (MonevRecord) record = NULL;

  if (own != NULL)
    {
      record = monev_cli_field_find (cli, own, activity, what, error);
      return record != NULL ? g_strdup (monev_record_id (record)) : NULL;
    }
  if (strcmp (field->refers, "programme") == 0)
    return find_programme (cli, activity, what, error);
  if (strcmp (field->refers, "agency") == 0 || strcmp (field->refers, "official") == 0)
    return monev_cli_activity_record (cli, field->refers, what, error);
  return find_in_run (activity, field->refers, what, error);
}

/* Several stand with semicolons between them. */
static char *
find_all (MonevCli *cli, const MonevActivity *activity, const MonevField *field, const char *text,
          GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, ";", -1);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *id = NULL;

      if (*g_strstrip (words[i]) == '\0')
        continue;
      id = find_one (cli, activity, field, words[i], error);
      if (id == NULL)
        return NULL;
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? "\n" : "", id);
    }
  return g_strdup (ids->str);
}

/* @record: (transfer full): consumed */
static MonevRecord *
enter (MonevCli *cli, const MonevActivity *activity, MonevRecord *record, const Typed *typed,
       GError **error)
{
  const MonevRecordType *type = monev_record_type (record);

  for (guint i = 1; type->fields[i].name != NULL; i++)
    {
      const MonevField *field = &type->fields[i];
      g_autofree char *ids = NULL;

      if (typed->of[i] == NULL)
        continue;
      if (field->kind != MONEV_FIELD_REFERENCE && field->kind != MONEV_FIELD_REFERENCES)
        {
          record = field->max == MONEV_FIELD_MAX_MINUTES
                     ? monev_record_with (record, field->name, typed->of[i])
                     : monev_record_enter (record, i, typed->of[i], cli->issues);
          continue;
        }
      ids = find_all (cli, activity, field, typed->of[i], error);
      if (ids == NULL)
        {
          monev_record_unref (record);
          return NULL;
        }
      record = monev_record_with_shown (record, i, ids, NULL);
    }
  return record;
}

static void
print_saved (MonevCli *cli, const MonevRecord *record)
{
  json_t *json = monev_record_to_json (record);
  g_autofree char *label = monev_record_label (record);

  monev_cli_print_issues (cli, cli->issues, TRUE);
  json_object_set_new (json, "issues", monev_issue_list_to_json (cli->issues));
  monev_cli_print (cli, json, "%s: tersimpan (%s).\n", label, monev_record_id (record));
}

/* What was said for another verdict does not speak for this one. @record: (transfer full) */
static MonevRecord *
drop_old_reason (MonevRecord *record, const char *verdict, const Typed *typed)
{
  const MonevRecordType *type = monev_record_type (record);

  if (type != &monev_proposal_type
      || typed->of[monev_record_type_field (type, "reason")] != NULL
      || strcmp (monev_record_get (record, "verdict"), verdict) == 0)
    return record;
  return monev_record_with (record, "reason", "");
}

/* Who came himself, or did not, was represented by nobody. @record: (transfer full) */
static MonevRecord *
drop_representative (MonevRecord *record, gboolean represented, const Typed *typed)
{
  const MonevRecordType *type = monev_record_type (record);

  if (!represented || strcmp (monev_record_get (record, "state"), "mewakili") == 0)
    return record;
  if (typed->of[monev_record_type_field (type, "name")] == NULL)
    record = monev_record_with (record, "name", "");
  return typed->of[monev_record_type_field (type, "title")] == NULL
           ? monev_record_with (record, "title", "") : record;
}

static gboolean
save (MonevCli *cli, const MonevActivity *activity, MonevRecord *record, const Typed *typed,
      GError **error)
{
  g_autofree char *verdict = monev_record_type (record) == &monev_proposal_type
                               ? g_strdup (monev_record_get (record, "verdict")) : NULL;
  gboolean represented = monev_record_type (record) == &monev_attendance_type
                         && strcmp (monev_record_get (record, "state"), "mewakili") == 0
                         && strcmp (monev_record_get (record, "walk_in"), "1") != 0;
  g_autoptr (MonevRecord) entered = enter (cli, activity, record, typed, error);
  g_autoptr (MonevRecord) saved = NULL;

  if (entered == NULL)
    return FALSE;
  entered = drop_old_reason (g_steal_pointer (&entered), verdict, typed);
  entered = drop_representative (g_steal_pointer (&entered), represented, typed);
  saved = monev_field_save (cli->connection, cli->actor, entered, cli->issues, error);
  if (saved != NULL)
    print_saved (cli, saved);
  return saved != NULL;
}

static gboolean
print_list (MonevCli *cli, GPtrArray *list)
{
  json_t *json = json_array ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const MonevRecordType *type = monev_record_type (list->pdata[i]);
      const char *link = "";

      json_array_append_new (json, monev_record_to_json (list->pdata[i]));
      for (guint f = 0; type->fields[f].name != NULL; f++)
        {
          g_autofree char *shown = monev_record_shown (list->pdata[i], f);

          if (!(type->fields[f].flags & MONEV_FIELD_IN_LIST) || shown == NULL || *shown == '\0')
            continue;
          g_string_append_printf (text, "%s%s", link, shown);
          link = " · ";
        }
      g_string_append_c (text, '\n');
    }
  monev_cli_print (cli, json, "%s", text->str);
  return TRUE;
}

/* --source of an import: of the rows that name none. */
static gboolean
find_source (MonevCli *cli, const MonevRecordType *type, const Typed *typed, char **source,
             GError **error)
{
  int i = monev_record_type_field (type, "source");
  g_autoptr (MonevRecord) record = NULL;

  if (i < 0 || typed->of[i] == NULL)
    return TRUE;
  record = monev_record_enter (monev_record_new (type), (guint) i, typed->of[i], cli->issues);
  if (monev_issue_list_count (cli->issues, MONEV_SEVERITY_ERROR) > 0)
    return monev_cli_usage (cli, error, "Sumber usulan: musrenbang, pokir, atau opd.");
  *source = g_strdup (monev_record_get (record, "source"));
  return TRUE;
}

/* A file of proposals seldom says where they come from; nobody is asked here, so it has to be told. */
static gboolean
check_source (MonevCli *cli, const MonevRecordType *type, const MonevTable *table,
              const char *source, GError **error)
{
  int field = monev_record_type_field (type, "source");
  MonevImportMapping mapping = { 0 };

  if (field < 0 || source != NULL)
    return TRUE;
  if (!monev_field_import_map (cli->connection, type, table, &mapping, error))
    return FALSE;
  if (mapping.columns[field] > 0)
    return TRUE;
  return monev_cli_usage (cli, error,
                          "Berkas ini tidak punya kolom Sumber usulan. Sebutkan --source "
                          "musrenbang, pokir, atau opd.");
}

static gboolean
import (MonevCli *cli, const MonevRecordType *type, const MonevActivity *activity, const char *path,
        const Typed *typed, GError **error)
{
  g_autoptr (MonevTable) table = NULL;
  g_autofree char *source = NULL;
  MonevImportCount count = { 0 };

  if (type != &monev_site_type && type != &monev_proposal_type)
    return monev_cli_usage (cli, error, "Yang dapat diimpor: site dan proposal.");
  if (!find_source (cli, type, typed, &source, error))
    return FALSE;
  table = monev_import_file_table (path, NULL, cli->issues, error);
  if (table == NULL || !check_source (cli, type, table, source, error)
      || !monev_field_import (cli->connection, cli->actor, type, activity->id, table,
                              &(MonevFieldImportHints) { .source = source }, &count, cli->issues,
                              error))
    return FALSE;
  monev_cli_print_issues (cli, cli->issues, TRUE);
  monev_cli_print (cli,
                   json_pack ("{s:i, s:i, s:i, s:i, s:i, s:o}", "read", (int) count.read, "added",
                              (int) count.added, "changed", (int) count.changed, "same",
                              (int) count.same, "rejected", (int) count.rejected, "issues",
                              monev_issue_list_to_json (cli->issues)),
                   "%u baris dibaca: %u ditambahkan, %u diperbarui, %u sama, %u ditolak.\n",
                   count.read, count.added, count.changed, count.same, count.rejected);
  return monev_cli_rejected (cli, count.rejected, error);
}

static gboolean
change (MonevCli *cli, const MonevRecordType *type, const MonevActivity *activity, const char *verb,
        const char *what, const Typed *typed, GError **error)
{
  g_autoptr (MonevRecord) record = monev_cli_field_find (cli, type, activity, what, error);
  g_autofree char *label = NULL;

  if (record == NULL)
    return FALSE;
  if (strcmp (verb, "show") == 0)
    {
      monev_cli_print_record (cli, record);
      return TRUE;
    }
  if (strcmp (verb, "set") == 0)
    return save (cli, activity, monev_record_ref (record), typed, error);
  label = monev_record_label (record);
  if (!monev_field_remove (cli->connection, cli->actor, record, error))
    return FALSE;
  monev_cli_print (cli, json_pack ("{s:s}", "removed", monev_record_id (record)), "%s dihapus.\n",
                   label);
  return TRUE;
}

static gboolean
print_open (MonevCli *cli, const MonevActivity *activity, GError **error)
{
  g_autoptr (GPtrArray) list
    = monev_follow_up_open (cli->connection, activity->id, activity->now, error);
  json_t *json = json_array ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const MonevFollowUpLine *line = list->pdata[i];
      json_t *one = monev_record_to_json (line->record);

      json_object_set_new (one, "earlier", json_boolean (line->earlier));
      json_object_set_new (one, "late_days", json_integer (line->late_days));
      json_object_set_new (one, "days_left", json_integer (line->days_left));
      json_array_append_new (json, one);
      g_string_append_printf (text, "%s · %s%s", monev_record_get (line->record, "due"),
                              monev_record_get (line->record, "text"),
                              line->earlier ? " (dari tahun lalu)" : "");
      if (line->late_days > 0)
        g_string_append_printf (text, " · terlambat %d hari kerja", (int) line->late_days);
      g_string_append_c (text, '\n');
    }
  monev_cli_print (cli, json, "%s", text->str);
  return list != NULL;
}

/* Proposes who is to come by Pasal 9, and invites them when asked to. */
static gboolean
invite (MonevCli *cli, const MonevActivity *activity, const char *verb, const char *what,
        GError **error)
{
  g_autoptr (MonevRecord) meeting
    = monev_cli_field_find (cli, &monev_meeting_type, activity, what, error);
  g_autoptr (GPtrArray) list = NULL;

  if (meeting == NULL || (list = monev_meeting_propose (cli->connection, meeting, error)) == NULL)
    return FALSE;
  return (strcmp (verb, "propose") == 0
          || monev_field_save_all (cli->connection, cli->actor, activity->id, list, cli->issues,
                                   error))
         && print_list (cli, list);
}

static gboolean
act (MonevCli *cli, const MonevRecordType *type, int argc, char **argv, const Typed *typed,
     GError **error)
{
  g_auto (MonevCliActivity) of = { NULL };
  const char *verb = argv[0];
  gboolean writes = strcmp (verb, "list") != 0 && strcmp (verb, "show") != 0
                    && strcmp (verb, "open") != 0 && strcmp (verb, "propose") != 0;
  g_autoptr (GPtrArray) list = NULL;

  if ((writes && !monev_cli_login (cli, error))
      || !monev_cli_activity_find (cli, argv[1], &of, error))
    return FALSE;
  if (argc == 2 && strcmp (verb, "list") == 0)
    return (list = monev_field_list (cli->connection, type, of.activity->id, error)) != NULL
           && print_list (cli, list);
  if (argc == 2 && strcmp (verb, "add") == 0)
    return save (cli, of.activity, monev_field_new (type, of.activity->id), typed, error);
  if (argc == 2 && strcmp (verb, "open") == 0 && type == &monev_follow_up_type)
    return print_open (cli, of.activity, error);
  if (argc == 3 && (strcmp (verb, "show") == 0 || strcmp (verb, "set") == 0
                    || strcmp (verb, "remove") == 0))
    return change (cli, type, of.activity, verb, argv[2], typed, error);
  if (argc == 3 && strcmp (verb, "import") == 0)
    return import (cli, type, of.activity, argv[2], typed, error);
  if (argc == 3 && strcmp (verb, "export") == 0)
    return monev_cli_field_export (cli, type, of.activity, argv[2], error);
  if (argc == 4 && strcmp (verb, "print") == 0)
    return monev_cli_field_paper (cli, type, of.activity, argv[2], argv[3], error);
  if (argc == 3 && type == &monev_meeting_type
      && (strcmp (verb, "propose") == 0 || strcmp (verb, "invite") == 0))
    return invite (cli, of.activity, verb, argv[2], error);
  return monev_cli_usage (cli, error, "list, show, add, set, remove, import, export, atau print; "
                          "lihat monevctl activity --help.");
}

static gboolean
run (MonevCli *cli, const MonevRecordType *type, int argc, char **argv, GError **error)
{
  g_auto (Typed) typed = { { NULL } };

  if (!take_options (cli, type, &typed, &argc, &argv, error))
    return FALSE;
  if (argc < 2)
    return monev_cli_usage (cli, error, "Sebutkan kerjanya dan agendanya.");
  return act (cli, type, argc, argv, &typed, error);
}

#define VERB(name) \
  static gboolean \
  run_##name (MonevCli *cli, int argc, char **argv, GError **error) \
  { \
    return run (cli, &monev_##name##_type, argc, argv, error); \
  }

VERB (site)
VERB (visit)
VERB (meeting)
VERB (attendance)
VERB (finding)
VERB (follow_up)
VERB (proposal)

const MonevCliCommand monev_cli_activity_field_commands[] = {
  { "activity", "site",
    "list|show|add|set|remove|import|export AGENDA [LOKASI | BERKAS] [--name NAMA] "
    "[--region-code KODE] [--latitude LINTANG] [--longitude BUJUR] [--programme KODE] [--pagu RP] "
    "[--note TEKS]",
    "Lokasi sasaran.", run_site },
  { "activity", "visit",
    "list|show|add|set|remove|export|print AGENDA [KUNJUNGAN] [BERKAS] [--site LOKASI] "
    "[--group KELOMPOK] [--members \"A; B\"] [--date-from TANGGAL] [--date-to TANGGAL] "
    "[--time-from JAM] [--time-to JAM] [--purpose TEKS] [--state KEADAAN] [--report TEKS]",
    "Jadwal kunjungan; export ke .xlsx, .pdf, .ics; print menata fotonya.", run_visit },
  { "activity", "meeting",
    "list|show|add|set|remove|propose|invite|export|print AGENDA [RAPAT] [BERKAS] [--title NAMA] "
    "[--form BENTUK] [--date TANGGAL] [--time-from JAM] [--time-to JAM] [--place TEMPAT] "
    "[--leader PEGAWAI] [--secretary PEGAWAI] [--step LANGKAH] [--agenda TEKS] [--minutes TEKS] "
    "[--state KEADAAN]",
    "Rapat; invite mengundang menurut Pasal 9; print menulis notulen.", run_meeting },
  { "activity", "attendance",
    "list|show|add|set|remove|export|print AGENDA [HADIRIN | RAPAT] [BERKAS] [--meeting RAPAT] "
    "[--agency OPD] [--state KEHADIRAN] [--name NAMA] [--title JABATAN] [--required ya|tidak] "
    "[--walk-in ya|tidak]",
    "Undangan dan kehadiran; print menulis daftar hadir sebuah rapat.", run_attendance },
  { "activity", "finding",
    "list|show|add|set|remove|export AGENDA [TEMUAN | BERKAS] [--visit KUNJUNGAN | "
    "--meeting RAPAT | --step LANGKAH] [--agency OPD] [--date TANGGAL] [--text TEKS] "
    "[--recommendation TEKS]",
    "Temuan dan rekomendasi.", run_finding },
  { "activity", "follow-up",
    "list|open|show|add|set|remove|export AGENDA [TINDAK-LANJUT | BERKAS] [--finding TEMUAN | "
    "--meeting RAPAT] [--text TEKS] [--agency OPD] [--official PEGAWAI] [--due TANGGAL] "
    "[--state STATUS] [--note TEKS] [--done-on TANGGAL]",
    "Tindak lanjut dan kesepakatan rapat; open: yang belum selesai, juga dari tahun lalu.",
    run_follow_up },
  { "activity", "proposal",
    "list|show|add|set|remove|import|export AGENDA [USULAN | BERKAS] [--source SUMBER] "
    "[--title TEKS] [--agency OPD] [--programme KODE] [--site LOKASI] [--place TEMPAT] "
    "[--volume V] [--unit SATUAN] [--pagu RP] [--verdict PUTUSAN] [--verdict-volume V] "
    "[--verdict-place TEMPAT] [--verdict-pagu RP] [--latitude L] [--longitude B] [--reason TEKS]",
    "Usulan RD dan putusannya; --source pada import berlaku bagi baris tanpa sumber. Daftar "
    "Rencana Definitif: monevctl activity definitive.", run_proposal },
  { NULL },
};
