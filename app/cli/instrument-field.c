/* instrument field: workbooks that are taken to the field. */
#include <string.h>

#include "cli/instrument-cli.h"
#include "response/field-batch.h"

typedef struct
{
  char *layout;
  int rows;
  char **groups, **sites;
  gboolean all_groups, all_sites;
} FieldWords;

static void
field_words_clear (FieldWords *self)
{
  g_free (self->layout);
  g_strfreev (self->groups);
  g_strfreev (self->sites);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FieldWords, field_words_clear)

static gboolean
is_wanted (const MonevFieldTarget *target, const FieldWords *words)
{
  char **names = target->site ? words->sites : words->groups;

  if (target->site ? words->all_sites : words->all_groups)
    return TRUE;
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (strcmp (names[i], target->name) == 0 || strcmp (names[i], target->id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
check_names (GPtrArray *targets, char **names, gboolean site, GError **error)
{
  for (guint k = 0; names != NULL && names[k] != NULL; k++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < targets->len && !found; i++)
        {
          const MonevFieldTarget *target = g_ptr_array_index (targets, i);

          found = target->site == site
                  && (strcmp (names[k], target->name) == 0 || strcmp (names[k], target->id) == 0);
        }
      if (!found)
        {
          g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                       "%s “%s” tidak ada di agenda instrumen ini.", site ? "Lokus" : "Kelompok",
                       names[k]);
          return FALSE;
        }
    }
  return TRUE;
}

/* NULL and no error: one workbook for everybody. */
static gboolean
choose_targets (MonevCli *cli, const char *id, const FieldWords *words, GPtrArray **chosen,
                GError **error)
{
  g_autoptr (GPtrArray) targets = monev_field_targets (cli->connection, id, error);
  gboolean any = words->groups != NULL || words->sites != NULL || words->all_groups
                 || words->all_sites;

  *chosen = NULL;
  if (targets == NULL || !check_names (targets, words->groups, FALSE, error)
      || !check_names (targets, words->sites, TRUE, error))
    return FALSE;
  if (!any)
    return TRUE;
  for (guint i = targets->len; i > 0; i--)
    if (!is_wanted (g_ptr_array_index (targets, i - 1), words))
      g_ptr_array_remove_index (targets, i - 1);
  if (targets->len == 0)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                   "Agenda instrumen ini belum mempunyai %s. Tambahkan lebih dulu, atau tulis satu "
                   "formulir tanpa --all-groups dan --all-sites.",
                   words->all_sites ? "lokus" : "kelompok");
      return FALSE;
    }
  *chosen = g_steal_pointer (&targets);
  return TRUE;
}

static void
print_paths (MonevCli *cli, const GPtrArray *paths)
{
  json_t *files = json_array ();

  for (guint i = 0; i < paths->len; i++)
    {
      json_array_append_new (files, json_string (g_ptr_array_index (paths, i)));
      if (!cli->json)
        g_print ("%s\n", (char *)g_ptr_array_index (paths, i));
    }
  monev_cli_print (cli,
                   json_pack ("{s:o, s:o}", "paths", files, "issues",
                              monev_issue_list_to_json (cli->issues)),
                   "%u berkas ditulis.\n", paths->len);
}

static gboolean
write_field (MonevCli *cli, const FieldWords *words, char **argv, GError **error)
{
  MonevFieldBatch batch = { .folder = argv[1], .count = (guint)words->rows };
  g_autoptr (MonevInstrumentEntry) entry = NULL;
  g_autoptr (GPtrArray) targets = NULL;
  g_autoptr (GPtrArray) paths = NULL;

  if (words->layout != NULL && !monev_field_layout_from_name (words->layout, &batch.layout))
    return monev_cli_usage (cli, error, "Susunan “%s” tidak ada. Pakai baris atau lembar.",
                            words->layout);
  if (words->rows < 0
      || batch.count != (batch.count == 0 ? 0 : monev_field_layout_count (batch.layout, batch.count)))
    return monev_cli_usage (cli, error, "--rows dari 1 sampai %d untuk %s.",
                            batch.layout == MONEV_FIELD_BY_SHEET ? MONEV_FIELD_MAX_SHEETS
                                                                 : MONEV_FIELD_MAX_ROWS,
                            monev_field_layout_name (batch.layout));
  if (!monev_cli_open (cli, error))
    return FALSE;
  entry = monev_cli_instrument_find (cli, argv[0], error);
  if (entry == NULL || !choose_targets (cli, entry->id, words, &targets, error))
    return FALSE;
  batch.instrument_id = entry->id;
  batch.targets = targets;
  paths = monev_field_batch_write (cli->connection, &batch, cli->issues, error);
  if (paths == NULL)
    return FALSE;
  monev_cli_print_issues (cli, cli->issues, TRUE);
  print_paths (cli, paths);
  return TRUE;
}

/** monev_cli_instrument_field: "instrument field": writes the workbooks and prints what it wrote. */
gboolean
monev_cli_instrument_field (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (FieldWords) words = { NULL };
  const GOptionEntry entries[] = {
    { "layout", 0, 0, G_OPTION_ARG_STRING, &words.layout, NULL, NULL },
    { "rows", 0, 0, G_OPTION_ARG_INT, &words.rows, NULL, NULL },
    { "group", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words.groups, NULL, NULL },
    { "site", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words.sites, NULL, NULL },
    { "all-groups", 0, 0, G_OPTION_ARG_NONE, &words.all_groups, NULL, NULL },
    { "all-sites", 0, 0, G_OPTION_ARG_NONE, &words.all_sites, NULL, NULL },
    { NULL },
  };

  if (!monev_cli_options (cli, entries, &argc, &argv, error))
    return FALSE;
  if (argc != 2)
    return monev_cli_usage (cli, error, "Sebutkan instrumen, lalu folder tujuan.");
  return write_field (cli, &words, argv, error);
}
