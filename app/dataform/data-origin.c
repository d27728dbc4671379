#include "data-origin.h"

#include <string.h>

/** monev_data_origin_rounds: Returns: (transfer full) (element-type MonevDataValues): what each of
 * @rounds held, as it came. */
GPtrArray *
monev_data_origin_rounds (const MonevDataCase *data, const GPtrArray *rounds,
                          GError **error)
{
  g_autoptr (GPtrArray) came
      = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_data_values_free);

  for (guint i = 0; i < rounds->len; i++)
    {
      MonevDataValues *values = monev_data_values_load (
          data->layout, ((MonevDataSubmission *)rounds->pdata[i])->content, error);

      if (values == NULL)
        return NULL;
      g_ptr_array_add (came, values);
    }
  return g_steal_pointer (&came);
}

/* A line that an agency added has its own number in each round. */
static gboolean
line_in (const MonevDataValues *came, guint sheet, const char *key, guint *line)
{
  for (*line = 0; *line < monev_data_values_n_lines (came, sheet); (*line)++)
    if (strcmp (monev_data_values_line_key (came, sheet, *line), key) == 0)
      return TRUE;
  return FALSE;
}

/**
 * monev_data_origin_find:
 * @rounds: (element-type MonevDataSubmission): the newest first
 * @came: of monev_data_origin_rounds()
 * @at: a line of the values that count
 *
 * Returns: the newest round that says just @text there. A later one that left the cell empty, or was
 *   asked about others only, did not bring it; nothing is found for what no round says.
 */
MonevDataOrigin
monev_data_origin_find (const MonevDataCase *data, const GPtrArray *rounds, const GPtrArray *came,
                        guint sheet, guint at, guint field, const char *text)
{
  const char *key = monev_data_values_line_key (data->values, sheet, at);
  gboolean own = at < monev_data_layout_n_lines (data->layout, sheet);

  for (guint i = 0; *text != '\0' && i < rounds->len; i++)
    {
      const MonevDataSubmission *round = rounds->pdata[i];
      guint line = at;
      MonevDataValue value;

      if (!own && !line_in (came->pdata[i], sheet, key, &line))
        continue;
      value = monev_data_values_get (came->pdata[i], sheet, line, field);
      if (strcmp (value.text, text) != 0)
        continue;
      if (*round->file_name == '\0' || strcmp (round->source, "klarifikasi") == 0)
        return (MonevDataOrigin){ .round = round, .sheet = "" };
      return (MonevDataOrigin){ round, monev_data_values_origin (came->pdata[i], sheet), value.row,
                       value.column };
    }
  return (MonevDataOrigin){ .sheet = "" };
}

/** monev_data_origin_words: @round: (nullable). Returns: (transfer full): its file; the letter, for
 * what was keyed in. */
char *
monev_data_origin_words (const MonevDataSubmission *round)
{
  if (round == NULL)
    return g_strdup ("");
  if (*round->file_name != '\0')
    return g_strdup (round->file_name);
  return *round->letter_number == '\0'
             ? g_strdup (round->source)
             : g_strdup_printf ("%s %s", round->source, round->letter_number);
}
