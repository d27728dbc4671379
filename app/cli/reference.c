/* agency, official, position, appointment, programme, budget, holiday, inventory: list, show, add, set, remove,
 * import, export. One set of functions serves all of them. */
#include <string.h>

#include "base/fold.h"
#include "cli/cli.h"
#include "people/people.h"
#include "programme/programme.h"
#include "record/record-check.h"
#include "record/record-store.h"
#include "reference/export.h"
#include "reference/import-file.h"
#include "reference/import.h"
#include "reference/key-match.h"
#include "reference/lookup.h"

typedef struct {
  const MonevRecordType *type;
  gint                   year;
  char                  *search;
  char                  *sheet;
  gint                   from_year;
  gboolean               rename;
  gboolean               clear;
  char                 **map;   /* "JUDUL=ISIAN" */
  gboolean               whole; /* what is changed is named by all of its keys, or by one that is its own */
} Context;

static gboolean
begin (MonevCli *cli, Context *context, const char *subject, int *argc, char ***argv,
       GError **error)
{
  const GOptionEntry entries[] = {
    { "year", 0, 0, G_OPTION_ARG_INT, &context->year, NULL, NULL },
    { "search", 0, 0, G_OPTION_ARG_STRING, &context->search, NULL, NULL },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &context->sheet, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_INT, &context->from_year, NULL, NULL },
    { "rename", 0, 0, G_OPTION_ARG_NONE, &context->rename, NULL, NULL },
    { "clear", 0, 0, G_OPTION_ARG_NONE, &context->clear, NULL, NULL },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &context->map, NULL, NULL },
    { NULL },
  };

  context->type = monev_reference_find (subject);
  g_assert (context->type != NULL);
  return monev_cli_options (cli, entries, argc, argv, error);
}

static void
context_clear (Context *context)
{
  g_free (context->search);
  g_free (context->sheet);
  g_strfreev (context->map);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Context, context_clear)

static GPtrArray *
list_records (MonevCli *cli, const Context *context, GError **error)
{
  GPtrArray *list;
  g_autofree char *query = NULL;

  if (!monev_cli_open (cli, error))
    return NULL;
  list = monev_reference_list (cli->connection, context->type, context->year, error);
  if (list == NULL || context->search == NULL)
    return list;
  query = monev_fold_query (context->search);
  for (guint i = list->len; i > 0; i--)
    {
      g_autofree char *key = monev_record_search_key (list->pdata[i - 1]);

      if (!monev_fold_match (key, query))
        g_ptr_array_remove_index (list, i - 1);
    }
  return list;
}

/* A list over several years says of which year each line is. */
static void
print_line (const MonevRecord *record, gboolean all_years)
{
  const MonevRecordType *type = monev_record_type (record);
  int year = all_years ? monev_record_type_field (type, "year") : -1;
  gboolean first = TRUE;

  if (year >= 0 && !(type->fields[year].flags & MONEV_FIELD_IN_LIST))
    {
      g_print ("%s", monev_record_value (record, (guint) year));
      first = FALSE;
    }
  for (guint i = 0; type->fields[i].name != NULL; i++)
    if (type->fields[i].flags & MONEV_FIELD_IN_LIST)
      {
        g_autofree char *shown = monev_record_shown (record, i);
        g_print ("%s%s", first ? "" : "\t", shown);
        first = FALSE;
      }
  g_print ("\n");
}

static gboolean
do_list (MonevCli *cli, Context *context, int argc, char **argv, GError **error)
{
  g_autoptr (GPtrArray) list = NULL;
  json_t *array;

  if (argc > 0)
    return monev_cli_usage (cli, error, "Kata \"%s\" tidak diharapkan. Pakai --search.", argv[0]);
  list = list_records (cli, context, error);
  if (list == NULL)
    return FALSE;
  array = json_array ();
  for (guint i = 0; i < list->len; i++)
    {
      if (cli->json)
        json_array_append_new (array, monev_record_to_json (list->pdata[i]));
      else
        print_line (list->pdata[i], context->year == 0);
    }
  monev_cli_print (cli, array, "%s", "");
  return TRUE;
}

/* How many of those that are meant are told in one line. */
#define CANDIDATES_TOLD 5

static char *
candidates_told (const GPtrArray *found)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < found->len && i < CANDIDATES_TOLD; i++)
    {
      g_autofree char *told = monev_key_match_told (found->pdata[i]);

      g_string_append_printf (all, "%s%s", i > 0 ? "; " : "", told);
    }
  if (found->len > CANDIDATES_TOLD)
    g_string_append_printf (all, "; dan %u lagi", found->len - CANDIDATES_TOLD);
  return g_string_free (all, FALSE);
}

/* In the document each of them stands with its id. */
static void
refuse_several (MonevCli *cli, const Context *context, const char *what, const GPtrArray *found,
                GError **error)
{
  g_autofree char *told = candidates_told (found);

  for (guint i = 0; cli->json && i < found->len; i++)
    {
      g_autofree char *one = monev_key_match_told (found->pdata[i]);

      monev_issue (cli->issues, .code = "candidate", .severity = MONEV_SEVERITY_NOTE,
                   .key = monev_record_id (found->pdata[i]), .message = one);
    }
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
               "\"%s\" cocok dengan %u %s: %s. Sebutkan %s, dengan koma di antaranya, atau "
               "pengenalnya (id).", what, found->len, context->type->noun, told,
               context->whole ? "semua kuncinya" : "lebih lengkap");
}

/* By one or several of the keys, where no single word is enough. */
static MonevRecord *
find_by_keys (MonevCli *cli, Context *context, const GPtrArray *list, const char *what,
              GError **error)
{
  g_autoptr (GPtrArray) found
    = monev_key_match (cli->connection, context->type, list, what, error);
  g_autofree char *asks = NULL;

  if (found == NULL)
    return NULL;
  if (found->len == 1 && !context->whole)
    return monev_record_ref (found->pdata[0]);
  asks = monev_key_match_asks (context->type);
  if (found->len > 0)
    refuse_several (cli, context, what, found, error);
  else
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                 "\"%s\" tidak ditemukan dalam daftar %s. Sebutkan id, atau satu atau beberapa "
                 "dari: %s.", what, context->type->noun, asks);
  return NULL;
}

static MonevRecord *
find_record (MonevCli *cli, Context *context, const char *what, GError **error)
{
  g_autoptr (GPtrArray) list = list_records (cli, context, error);
  g_autoptr (MonevLookup) lookup = NULL;
  const MonevRecord *found;
  gboolean ambiguous = FALSE;

  if (list == NULL)
    return NULL;
  for (guint i = 0; i < list->len; i++)
    if (strcmp (monev_record_id (list->pdata[i]), what) == 0)
      return monev_record_ref (list->pdata[i]);
  lookup = monev_lookup_new (context->type, list);
  found = monev_lookup_find (lookup, what, &ambiguous);
  if (found != NULL)
    return monev_record_ref ((MonevRecord *) found);
  return find_by_keys (cli, context, list, what, error);
}

static gboolean
do_show (MonevCli *cli, Context *context, int argc, char **argv, GError **error)
{
  g_autoptr (MonevRecord) record = NULL;

  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu pengenal: id, kode, NIP, nama, atau beberapa "
                            "kunci dengan koma di antaranya.");
  record = find_record (cli, context, argv[0], error);
  if (record == NULL)
    return FALSE;
  monev_cli_print_record (cli, record);
  return TRUE;
}

/* References are given as a person knows them: a code, a short name, a NIP. */
static MonevRecord *
enter_reference (MonevCli *cli, Context *context, MonevRecord *record, guint field,
                 const char *value, GError **error)
{
  Context other = { monev_reference_find (context->type->fields[field].refers), context->year };
  g_auto (GStrv) parts = g_strsplit (value, ";", -1);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autoptr (MonevRecord) found = NULL;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      found = find_record (cli, &other, parts[i], error);
      if (found == NULL)
        {
          monev_record_unref (record);
          return NULL;
        }
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? "\n" : "", monev_record_id (found));
    }
  return monev_record_with_shown (record, field, ids->str, value);
}

/* By its name, or as the window and a file call it. */
static int
find_field (const MonevRecordType *type, const char *word)
{
  int field = monev_record_type_field (type, word);
  g_autofree char *folded = monev_fold_key (word);

  for (guint i = 0; field < 0 && type->fields[i].name != NULL; i++)
    {
      g_autofree char *heading = monev_fold_key (type->fields[i].heading);
      g_auto (GStrv) aliases
        = g_strsplit (type->fields[i].aliases != NULL ? type->fields[i].aliases : "", "|", -1);

      if (strcmp (folded, heading) == 0 || g_strv_contains ((const char *const *) aliases, folded))
        field = (int) i;
    }
  return field;
}

/** monev_cli_fields: @noun: of a command. Returns: (transfer full) (nullable): what may stand before
 * the "=" of its records, "name = Nama, …"; %NULL where it has none. */
char *
monev_cli_fields (const char *noun)
{
  const MonevRecordType *type = monev_reference_find (noun);
  GString *all;

  if (type == NULL)
    return NULL;
  all = g_string_new (NULL);
  for (guint i = 0; type->fields[i].name != NULL; i++)
    g_string_append_printf (all, "%s%s = %s", i > 0 ? ", " : "", type->fields[i].name,
                            type->fields[i].heading);
  return g_string_free (all, FALSE);
}

static MonevRecord *
enter_words (MonevCli *cli, Context *context, MonevRecord *record, int argc, char **argv,
             GError **error)
{
  for (int i = 0; i < argc && record != NULL; i++)
    {
      const char *equals = strchr (argv[i], '=');
      g_autofree char *name = g_strndup (argv[i], equals != NULL ? (gsize) (equals - argv[i]) : 0);
      int field = equals != NULL ? find_field (context->type, name) : -1;

      if (field < 0)
        {
          g_autofree char *fields = monev_cli_fields (context->type->subject);

          monev_record_unref (record);
          monev_cli_usage (cli, error, "\"%s\" bukan isian=nilai dari %s. Isiannya: %s.", argv[i],
                           context->type->noun, fields);
          return NULL;
        }
      if (context->type->fields[field].refers != NULL)
        record = enter_reference (cli, context, record, (guint) field, equals + 1, error);
      else
        record = monev_record_enter (record, (guint) field, equals + 1, cli->issues);
    }
  return record;
}

static gboolean
save (MonevCli *cli, MonevRecord *record, GError **error)
{
  g_autoptr (MonevRecord) saved = NULL;

  saved = monev_reference_save (cli->connection, cli->actor, record, cli->issues, error);
  if (saved == NULL)
    return FALSE;
  monev_cli_print_issues (cli, cli->issues, TRUE);
  monev_cli_print_record (cli, saved);
  return TRUE;
}

static gboolean
do_add (MonevCli *cli, Context *context, int argc, char **argv, GError **error)
{
  g_autoptr (MonevRecord) record = NULL;
  g_autofree char *year = g_strdup_printf ("%d", context->year);

  if (argc == 0)
    return monev_cli_usage (cli, error, "Sebutkan isian=nilai.");
  if (!monev_cli_login (cli, error))
    return FALSE;
  record = monev_record_new (context->type);
  if (context->type->year_field != NULL)
    record = monev_record_with (g_steal_pointer (&record), context->type->year_field, year);
  record = enter_words (cli, context, g_steal_pointer (&record), argc, argv, error);
  return record != NULL && save (cli, record, error);
}

static gboolean
do_set (MonevCli *cli, Context *context, int argc, char **argv, GError **error)
{
  g_autoptr (MonevRecord) record = NULL;

  context->whole = TRUE;
  if (argc < 2)
    return monev_cli_usage (cli, error, "Sebutkan pengenal, lalu isian=nilai.");
  if (!monev_cli_login (cli, error))
    return FALSE;
  record = find_record (cli, context, argv[0], error);
  if (record == NULL)
    return FALSE;
  record = enter_words (cli, context, g_steal_pointer (&record), argc - 1, argv + 1, error);
  return record != NULL && save (cli, record, error);
}

static gboolean
do_remove (MonevCli *cli, Context *context, int argc, char **argv, GError **error)
{
  g_autoptr (MonevRecord) record = NULL;
  g_autofree char *label = NULL;

  context->whole = TRUE;
  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu pengenal.");
  if (!monev_cli_login (cli, error))
    return FALSE;
  record = find_record (cli, context, argv[0], error);
  if (record == NULL || !monev_reference_remove (cli->connection, cli->actor, record, error))
    return FALSE;
  label = monev_record_label (record);
  monev_cli_print (cli, json_pack ("{s:s}", "removed", monev_record_id (record)),
                   "%s dihapus.\n", label);
  return TRUE;
}

static json_t *
count_json (MonevCli *cli, const MonevImportCount *count)
{
  return json_pack ("{s:I, s:I, s:I, s:I, s:I, s:o}", "read", (json_int_t) count->read, "added",
                    (json_int_t) count->added, "changed", (json_int_t) count->changed, "same",
                    (json_int_t) count->same, "rejected", (json_int_t) count->rejected, "issues",
                    monev_issue_list_to_json (cli->issues));
}

static MonevImportCount
add_up (const GPtrArray *plans, const MonevRecordType *type)
{
  MonevImportCount sum = { 0 };

  for (guint i = 0; i < plans->len; i++)
    {
      const MonevImportCount *count = monev_import_plan_count (plans->pdata[i]);

      if (monev_import_plan_type (plans->pdata[i]) != type)
        continue;
      sum.read = MAX (sum.read, count->read);
      sum.added += count->added;
      sum.changed += count->changed;
      sum.same += count->same;
      sum.rejected += count->rejected;
    }
  return sum;
}

static void
print_counts (MonevCli *cli, Context *context, const GPtrArray *plans)
{
  MonevImportCount count = add_up (plans, context->type);
  MonevImportCount money = add_up (plans, &monev_budget_type);
  json_t *json = count_json (cli, &count);
  g_autofree char *more = NULL;

  if (plans->len > 1)
    {
      json_object_set_new (json, "budget", json_pack (
        "{s:I, s:I, s:I, s:I, s:I}", "read", (json_int_t) money.read, "added",
        (json_int_t) money.added, "changed", (json_int_t) money.changed, "same",
        (json_int_t) money.same, "rejected", (json_int_t) money.rejected));
      more = g_strdup_printf ("Pagu: %u ditambahkan, %u diubah, %u tetap, %u baris ditolak.\n",
                              money.added, money.changed, money.same, money.rejected);
    }
  monev_cli_print_issues (cli, cli->issues, TRUE);
  monev_cli_print (cli, json,
                   "%u baris dibaca: %u ditambahkan, %u diubah, %u tetap, %u ditolak.\n%s",
                   count.read, count.added, count.changed, count.same, count.rejected,
                   more != NULL ? more : "");
}

/* What was taken is taken; a script has to learn that something was not. */
static gboolean
tell_faults (MonevCli *cli, const GPtrArray *plans, GError **error)
{
  guint faults = monev_issue_list_count (cli->issues, MONEV_SEVERITY_ERROR);
  guint rejected = 0;

  for (guint i = 0; i < plans->len; i++)
    rejected += monev_import_plan_count (plans->pdata[i])->rejected;
  if (faults == 0 && rejected == 0)
    return TRUE;
  if (rejected > 0)
    return monev_cli_rejected (cli, rejected, error);
  cli->answered = TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "Ada %u kesalahan dalam berkas; yang lain tersimpan. Perbaiki berkasnya, lalu "
               "impor lagi.", faults);
  return FALSE;
}

static MonevImportAllow
allowed (const Context *context)
{
  return (context->rename ? MONEV_IMPORT_RENAME : 0) | (context->clear ? MONEV_IMPORT_CLEAR : 0);
}

static guint
column_headed (const MonevTable *table, gint64 head_row, const char *heading)
{
  for (guint i = 1; i <= monev_table_n_columns (table); i++)
    {
      g_autofree char *head = monev_text_tidy (monev_table_cell (table, head_row, i).text);

      if (strcmp (head, heading) == 0)
        return i;
    }
  return 0;
}

/* Each "JUDUL=ISIAN" gives a column its field, whatever it was taken for. */
static gboolean
map_by_hand (MonevCli *cli, const Context *context, const MonevTable *table,
             MonevImportMapping *mapping, GError **error)
{
  for (guint i = 0; context->map != NULL && context->map[i] != NULL; i++)
    {
      const char *sign = strrchr (context->map[i], '=');
      g_autofree char *heading
          = sign == NULL ? NULL : g_strndup (context->map[i], (gsize) (sign - context->map[i]));
      int field = sign == NULL ? -1 : monev_record_type_field (context->type, sign + 1);
      g_autofree char *fields = monev_cli_fields (context->type->subject);
      guint column = field < 0 ? 0 : column_headed (table, mapping->head_row, heading);

      if (field < 0)
        return monev_cli_usage (cli, error, "Tulis --map 'JUDUL KOLOM=isian', bukan “%s”. Isiannya: %s.",
                                context->map[i], fields);
      if (column == 0)
        return monev_cli_usage (cli, error, "Tidak ada kolom berjudul “%s” di baris judul, baris %"
                                G_GINT64_FORMAT ".", heading, mapping->head_row);
      for (guint k = 0; k < MONEV_RECORD_MAX_FIELDS; k++)
        if (mapping->columns[k] == column)
          mapping->columns[k] = 0;
      mapping->columns[field] = column;
    }
  return TRUE;
}

/* A table of which no heading is known has them in its first row, as --map says which. */
static gboolean
begin_map (MonevCli *cli, const Context *context, const MonevTable *table,
           MonevImportMapping *mapping, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (monev_import_map (cli->connection, context->type, table, mapping, &local))
    return TRUE;
  if (!g_error_matches (local, MONEV_ERROR, MONEV_ERROR_INVALID) || monev_table_n_rows (table) == 0)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *mapping = (MonevImportMapping) { monev_table_row_number (table, 0) };
  return TRUE;
}

static GPtrArray *
plan_by_hand (MonevCli *cli, const Context *context, const MonevTable *table, GError **error)
{
  g_autoptr (GPtrArray) plans
      = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_import_plan_free);
  const MonevImportContext unwatched = { .allow = allowed (context) };
  MonevImportMapping mapping;
  MonevImportPlan *plan = NULL;

  if (begin_map (cli, context, table, &mapping, error)
      && map_by_hand (cli, context, table, &mapping, error))
    plan = monev_import_plan_within (cli->connection, context->type, table, &mapping, context->year,
                                     &unwatched, cli->issues, error);
  if (plan == NULL)
    return NULL;
  g_ptr_array_add (plans, plan);
  return g_steal_pointer (&plans);
}

static gboolean
do_import (MonevCli *cli, Context *context, int argc, char **argv, GError **error)
{
  g_autoptr (MonevTable) table = NULL;
  g_autoptr (GPtrArray) plans = NULL;

  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu berkas .xlsx, .xls, .csv, atau .ics.");
  if (!monev_cli_login (cli, error)
      || !monev_policy_check (cli->actor, monev_reference_act (context->type), error))
    return FALSE;
  table = monev_import_file_read (context->type, argv[0], context->sheet, cli->issues, error);
  if (table != NULL)
    plans = context->map != NULL
                ? plan_by_hand (cli, context, table, error)
                : monev_import_file_plans (cli->connection, context->type, table, context->year,
                                           allowed (context), cli->issues, error);
  if (plans == NULL
      || !monev_import_apply_all (cli->connection, cli->actor, plans, cli->issues, error))
    return FALSE;
  print_counts (cli, context, plans);
  return tell_faults (cli, plans, error);
}

static gboolean
do_export (MonevCli *cli, Context *context, int argc, char **argv, GError **error)
{
  g_autoptr (GPtrArray) list = NULL;
  MonevExportFormat format;

  if (argc != 1)
    return monev_cli_usage (cli, error, "Sebutkan satu berkas tujuan, .xlsx atau .csv.");
  if (!monev_export_format_from_path (argv[0], &format, error))
    return FALSE;
  list = list_records (cli, context, error);
  if (list == NULL
      || !monev_reference_export (cli->connection, context->type, context->year, list, argv[0],
                                  format, cli->issues, error))
    return FALSE;
  monev_cli_print_issues (cli, cli->issues, TRUE);
  monev_cli_print (cli, json_pack ("{s:s, s:I}", "path", argv[0], "rows", (json_int_t) list->len),
                   "%u baris ditulis ke %s.\n", list->len, argv[0]);
  return TRUE;
}

static gboolean
do_copy_year (MonevCli *cli, Context *context, int argc, char **argv, GError **error)
{
  MonevCopyCount count;

  if (context->year == 0)
    return monev_cli_usage (cli, error, "Isi --year dengan tahun tujuan.");
  if (context->from_year == 0)
    context->from_year = context->year - 1;
  if (!monev_cli_login (cli, error)
      || !monev_reference_copy_year (cli->connection, cli->actor, context->from_year,
                                     context->year, &count, error))
    return FALSE;
  monev_cli_print (cli, json_pack ("{s:I, s:I}", "added", (json_int_t) count.added, "skipped",
                                   (json_int_t) count.skipped),
                   "%u baris disalin dari Tahun Anggaran %d, %u sudah ada.\n", count.added,
                   context->from_year, count.skipped);
  return TRUE;
}

/* One small function for each noun and verb: the table of commands holds plain pointers. */
#define VERB(subject, verb)                                                                       \
  static gboolean run_##subject##_##verb (MonevCli *cli, int argc, char **argv, GError **error)   \
  {                                                                                               \
    g_auto (Context) context = { NULL };                                                          \
    return begin (cli, &context, #subject, &argc, &argv, error)                                   \
           && do_##verb (cli, &context, argc, argv, error);                                       \
  }
#define VERBS(subject)                                                                            \
  VERB (subject, list) VERB (subject, show) VERB (subject, add) VERB (subject, set)               \
  VERB (subject, remove) VERB (subject, import) VERB (subject, export)

VERBS (agency)
VERBS (official)
VERBS (position)
VERBS (appointment)
VERBS (programme)
VERBS (budget)
VERBS (holiday)
VERBS (inventory)
VERB (programme, copy_year)

#define COMMANDS(subject, year)                                                                   \
  { #subject, "list", "[--search KATA]" year, "Daftar.", run_##subject##_list },                  \
  { #subject, "show", "PENGENAL" year,                                                            \
    "Satu data: id, kode, NIP, nama, atau beberapa kunci dengan koma, misalnya "                  \
    "\"1.02.02.2.02.0001, Dinkes\".", run_##subject##_show },                                                                       \
  { #subject, "add", "ISIAN=NILAI …" year, "Menambahkan.", run_##subject##_add },                 \
  { #subject, "set", "PENGENAL ISIAN=NILAI …" year, "Mengubah.", run_##subject##_set },           \
  { #subject, "remove", "PENGENAL" year, "Menghapus, bila tidak dipakai di tempat lain.",         \
    run_##subject##_remove },                                                                     \
  { #subject, "import", "BERKAS [--sheet LEMBAR] [--map 'JUDUL=ISIAN'] [--rename] [--clear]" year, \
    "Mengimpor .xlsx, .xls, .csv; baris yang salah dilaporkan. --map: kolom berjudul itu berisi " \
    "isian itu; --rename: nama pegawai boleh diganti; --clear: sel kosong mengosongkan isian.", run_##subject##_import },                 \
  { #subject, "export", "BERKAS [--search KATA]" year, "Mengekspor ke .xlsx atau .csv.",          \
    run_##subject##_export }

const MonevCliCommand monev_cli_reference_commands[] = {
  COMMANDS (agency, ""),
  COMMANDS (official, ""),
  COMMANDS (position, ""),
  COMMANDS (appointment, ""),
  COMMANDS (programme, " [--year TAHUN]"),
  { "programme", "copy-year", "--year TUJUAN [--from ASAL]",
    "Menyalin program dan pagu dari tahun lalu.", run_programme_copy_year },
  COMMANDS (budget, " [--year TAHUN]"),
  COMMANDS (holiday, ""),
  COMMANDS (inventory, ""),
  { NULL },
};
