#include "answer-desk-table.h"

#include "ui/common/count-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* What stands before the answers, and behind them. */
enum { COLUMN_TITLE, COLUMN_STATE, COLUMN_ENUMERATOR, COLUMN_SUBMITTED, COLUMN_FAULTS,
       COLUMN_QUESTIONS, N_BEFORE };
enum { BEHIND_SITE, BEHIND_VERSION, N_BEHIND };

static const struct
{
  const char *state, *title;
} states[] = {
  { "", N_("Semua") },
  { MONEV_RESPONSE_ISIAN, N_("Belum selesai diisi") },
  { MONEV_RESPONSE_MASUK, N_("Masuk") },
  { MONEV_RESPONSE_DIPERIKSA, N_("Diperiksa") },
  { MONEV_RESPONSE_DIKOREKSI, N_("Dikoreksi") },
  { MONEV_RESPONSE_DISETUJUI, N_("Disetujui") },
  { MONEV_RESPONSE_DITOLAK, N_("Ditolak") },
};

/** monev_answer_n_states: Returns: how many there are to choose from, "all" among them. */
guint
monev_answer_n_states (void)
{
  return G_N_ELEMENTS (states);
}

/** monev_answer_state_at: Returns: (transfer none): "" for all; @words: (out) (nullable). */
const char *
monev_answer_state_at (guint index, const char **words)
{
  index = MIN (index, G_N_ELEMENTS (states) - 1);
  if (words != NULL)
    *words = _(states[index].title);
  return states[index].state;
}

/** monev_answer_state_words: Returns: (transfer none): as a person reads it. */
const char *
monev_answer_state_words (const char *state)
{
  for (guint i = 1; i < G_N_ELEMENTS (states); i++)
    if (strcmp (states[i].state, state) == 0)
      return _(states[i].title);
  return state;
}

static MonevState
state_of (const char *const *row, guint column, gpointer data)
{
  if ((column == COLUMN_FAULTS || column == COLUMN_QUESTIONS) && *row[column] != '\0')
    return MONEV_STATE_QUESTION;
  if (column != COLUMN_STATE)
    return MONEV_STATE_NORMAL;
  if (strcmp (row[column], _("Disetujui")) == 0)
    return MONEV_STATE_GOOD;
  if (strcmp (row[column], _("Ditolak")) == 0)
    return MONEV_STATE_ERROR;
  return strcmp (row[column], _("Dikoreksi")) == 0 ? MONEV_STATE_CHANGED : MONEV_STATE_NORMAL;
}

static MonevListColumn
column_of (const MonevResponseColumn *answer)
{
  switch (answer->kind)
    {
    case MONEV_ANSWER_INTEGER:
    case MONEV_ANSWER_DECIMAL:
      return (MonevListColumn) { answer->heading, MONEV_SORT_NUMBER, 130, FALSE, FALSE };
    case MONEV_ANSWER_DATE:
      return (MonevListColumn) { answer->heading, MONEV_SORT_DATE, 120, FALSE, FALSE };
    default:
      return (MonevListColumn) { answer->heading, MONEV_SORT_TEXT, 170, FALSE, FALSE };
    }
}

/** monev_answer_table_new: @columns: (element-type MonevResponseColumn). Returns: (transfer full):
 * without rows yet. */
MonevListSource *
monev_answer_table_new (const GPtrArray *columns)
{
  const MonevListColumn before[N_BEFORE] = {
    { _("Responden"), MONEV_SORT_TEXT, 240, FALSE, FALSE },
    { _("Keadaan"), MONEV_SORT_TEXT, 140, FALSE, FALSE },
    { _("Petugas"), MONEV_SORT_TEXT, 170, FALSE, FALSE },
    { _("Masuk"), MONEV_SORT_DATE, 104, FALSE, FALSE },
    { _("Catatan"), MONEV_SORT_NUMBER, 80, FALSE, FALSE },
    { _("Ditanyakan"), MONEV_SORT_NUMBER, 100, FALSE, FALSE },
  };
  const MonevListColumn behind[N_BEHIND] = {
    { _("Lokasi"), MONEV_SORT_TEXT, 140, FALSE, FALSE },
    { _("Versi"), MONEV_SORT_NUMBER, 64, FALSE, FALSE },
  };
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (MonevListColumn));
  MonevListSource *list;

  g_array_append_vals (all, before, N_BEFORE);
  for (guint i = 0; i < columns->len; i++)
    {
      MonevListColumn column = column_of (g_ptr_array_index (columns, i));

      g_array_append_val (all, column);
    }
  g_array_append_vals (all, behind, N_BEHIND);
  list = monev_list_source_new ((const MonevListColumn *) all->data, all->len);
  monev_list_source_set_state_func (list, state_of, NULL, NULL);
  /* The id behind the last column keeps the cursor with its response. */
  monev_list_source_set_key_column (list, (int) all->len);
  return list;
}

/** monev_answer_table_print: Returns: (transfer full): the same for the same columns. */
char *
monev_answer_table_print (const GPtrArray *columns)
{
  GString *print = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      const MonevResponseColumn *column = g_ptr_array_index (columns, i);

      g_string_append_printf (print, "%d %s\n", (int) column->kind, column->heading);
    }
  return g_string_free (print, FALSE);
}

static char *
day_of (gint64 at)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (at / 1000);

  return at == 0 ? g_strdup ("") : g_date_time_format (moment, "%d-%m-%Y");
}

static char **
row_of (const MonevResponseEntry *entry, char **answers)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *day = day_of (entry->submitted_at);
  g_autofree char *faults = entry->faults > 0 ? monev_count_text (entry->faults) : g_strdup ("");
  g_autofree char *questions
      = entry->questions > 0 ? monev_count_text (entry->questions) : g_strdup ("");
  g_autofree char *version = g_strdup_printf ("%" G_GINT64_FORMAT, entry->number);
  const char *title = *entry->title != '\0' ? entry->title
                      : *entry->key != '\0' ? entry->key : _("(belum bernama)");

  g_strv_builder_add_many (builder, title, monev_answer_state_words (entry->state),
                           entry->enumerator, day, faults, questions, NULL);
  g_strv_builder_addv (builder, (const char **) answers);
  g_strv_builder_add_many (builder, entry->site, version, entry->id, NULL);
  return g_strv_builder_end (builder);
}

/** monev_answer_table_rows: Returns: (transfer full) (element-type GStrv): as the list of
 * monev_answer_table_new() takes them. */
GPtrArray *
monev_answer_table_rows (const MonevResponseTable *table)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < table->entries->len; i++)
    g_ptr_array_add (rows, row_of (g_ptr_array_index (table->entries, i),
                                   g_ptr_array_index (table->rows, i)));
  return rows;
}
