#include "answer-order.h"

#include "answer-states.h"
#include "ui/common/text-key.h"

#include <glib/gi18n.h>
#include <string.h>

static void
filter_free (gpointer data)
{
  g_free (((MonevAnswerFilter *) data)->word);
  g_free (data);
}

/** monev_answer_order_new: Returns: (transfer full): all rows, as they came. */
MonevAnswerOrder *
monev_answer_order_new (void)
{
  MonevAnswerOrder *self = g_new (MonevAnswerOrder, 1);

  *self = (MonevAnswerOrder) { g_ptr_array_new_with_free_func (filter_free), g_strdup (""),
                               g_strdup (""), -1, TRUE };
  return self;
}

/** monev_answer_order_add: from now on only rows whose cell in @column passes @test against @word;
 * besides what is filtered already. */
void
monev_answer_order_add (MonevAnswerOrder *self, guint column, const char *word,
                        MonevAnswerTest test)
{
  MonevAnswerFilter *filter = g_new (MonevAnswerFilter, 1);

  *filter = (MonevAnswerFilter) { column, g_strdup (word), test };
  g_ptr_array_add (self->filters, filter);
}

/** monev_answer_order_copy: Returns: (transfer full): a copy. */
MonevAnswerOrder *
monev_answer_order_copy (const MonevAnswerOrder *self)
{
  MonevAnswerOrder *copy = monev_answer_order_new ();

  for (guint i = 0; i < self->filters->len; i++)
    {
      const MonevAnswerFilter *filter = g_ptr_array_index (self->filters, i);

      monev_answer_order_add (copy, filter->column, filter->word, filter->test);
    }
  g_free (copy->search);
  g_free (copy->state);
  copy->search = g_strdup (self->search);
  copy->state = g_strdup (self->state);
  copy->sort = self->sort;
  copy->ascending = self->ascending;
  return copy;
}

/** monev_answer_order_free: frees an order. */
void
monev_answer_order_free (MonevAnswerOrder *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->filters);
  g_free (self->search);
  g_free (self->state);
  g_free (self);
}

/** monev_answer_order_word: Returns: (transfer full): what a cell with @code reads in the window. */
char *
monev_answer_order_word (const MonevAnswerTable *table, guint column, guint32 code)
{
  char *word = monev_answer_table_word (table, column, code);

  if (monev_answer_table_column (table, column)->kind == MONEV_ANSWER_CELL_STATE && *word != '\0')
    {
      g_autofree char *state = word;

      return g_strdup (monev_answer_state_words (state));
    }
  return word;
}

/* ---- rows that are wanted ---- */

#define BIT(row) (G_GUINT64_CONSTANT (1) << (row) % 64)

/* The rows of a column whose code is marked. */
static void
mark_rows (const MonevAnswerTable *table, guint column, const guint8 *codes, guint64 *rows)
{
  guint n = monev_answer_table_n_rows (table);

  for (guint row = 0; row < n; row++)
    if (codes[monev_answer_table_code (table, row, column)])
      rows[row / 64] |= BIT (row);
}

/* Each word of a column is folded once, whatever is searched. */
static void
mark_matches (const MonevAnswerTable *table, guint column, const char *const *words, guint n_words,
              guint64 **rows)
{
  guint32 n = monev_answer_table_n_words (table, column);
  g_autofree guint8 *codes = g_new0 (guint8, (gsize) (n + 1) * n_words);
  g_autofree gboolean *any = g_new0 (gboolean, n_words);

  for (guint32 code = 1; code <= n; code++)
    {
      g_autofree char *shown = monev_answer_order_word (table, column, code);
      g_autofree char *folded = monev_text_key_fold (shown);

      for (guint i = 0; i < n_words; i++)
        if (strstr (folded, words[i]) != NULL)
          any[i] = codes[(gsize) (n + 1) * i + code] = TRUE;
    }
  for (guint i = 0; i < n_words; i++)
    if (any[i])
      mark_rows (table, column, codes + (gsize) (n + 1) * i, rows[i]);
}

static void
keep_both (guint64 *rows, const guint64 *others, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    rows[i] &= others[i];
}

static void
keep_found (const MonevAnswerTable *table, const char *search, guint64 *rows,
            GCancellable *cancellable)
{
  g_auto (GStrv) words = monev_text_key_words (search);
  guint n_words = words == NULL ? 0 : g_strv_length (words);
  guint n = monev_answer_table_n_rows (table) / 64 + 1;
  g_autofree guint64 **found = g_new0 (guint64 *, n_words + 1);

  for (guint i = 0; i < n_words; i++)
    found[i] = g_new0 (guint64, n);
  for (guint c = 0; n_words > 0 && c < monev_answer_table_n_columns (table); c++)
    if (!g_cancellable_is_cancelled (cancellable))
      mark_matches (table, c, (const char *const *) words, n_words, found);
  for (guint i = 0; i < n_words; i++)
    {
      keep_both (rows, found[i], n);
      g_free (found[i]);
    }
}

static void
keep_state (const MonevAnswerTable *table, const char *state, guint64 *rows)
{
  guint n = monev_answer_table_n_rows (table);
  guint column = 0;
  g_autofree guint8 *codes = NULL;
  g_autofree guint64 *found = NULL;

  if (*state == '\0')
    return;
  while (monev_answer_table_column (table, column)->kind != MONEV_ANSWER_CELL_STATE)
    column++;
  codes = g_new0 (guint8, monev_answer_table_n_words (table, column) + 1);
  found = g_new0 (guint64, n / 64 + 1);
  for (guint32 code = 1; code <= monev_answer_table_n_words (table, column); code++)
    {
      g_autofree char *word = monev_answer_table_word (table, column, code);

      codes[code] = strcmp (word, state) == 0;
    }
  mark_rows (table, column, codes, found);
  keep_both (rows, found, n / 64 + 1);
}

static char *
key_of_word (MonevAnswerCell kind, const char *word)
{
  switch (kind)
    {
    case MONEV_ANSWER_CELL_NUMBER:
      return monev_text_key_number (word);
    case MONEV_ANSWER_CELL_DATE:
      return monev_text_key_date (word);
    case MONEV_ANSWER_CELL_TEXT:
    case MONEV_ANSWER_CELL_STATE:
    default:
      return monev_text_key_sort (word);
    }
}

/* What a filter compares with, made once for all words of the column. */
typedef struct
{
  const MonevAnswerFilter *filter;
  MonevAnswerCell kind;
  char *key;
  GStrv words;
} Compared;

static gboolean
has_words (const char *shown, GStrv words)
{
  g_autofree char *folded = monev_text_key_fold (shown);

  return monev_text_key_match (folded, (const char *const *) words);
}

static gboolean
passes (const Compared *self, const char *shown)
{
  g_autofree char *key = NULL;

  switch (self->filter->test)
    {
    case MONEV_ANSWER_IS_NOT:
      return strcmp (shown, self->filter->word) != 0;
    case MONEV_ANSWER_CONTAINS:
      return self->words == NULL || has_words (shown, self->words);
    case MONEV_ANSWER_AT_LEAST:
    case MONEV_ANSWER_AT_MOST:
      key = key_of_word (self->kind, shown);
      if (*key == '\0')
        return FALSE;
      return self->filter->test == MONEV_ANSWER_AT_LEAST ? strcmp (key, self->key) >= 0
                                                         : strcmp (key, self->key) <= 0;
    case MONEV_ANSWER_IS:
    default:
      return strcmp (shown, self->filter->word) == 0;
    }
}

static void
keep_filtered (const MonevAnswerTable *table, const MonevAnswerFilter *filter, guint64 *rows)
{
  guint n = monev_answer_table_n_rows (table);
  guint32 last = monev_answer_table_n_words (table, filter->column);
  MonevAnswerCell kind = monev_answer_table_column (table, filter->column)->kind;
  g_autofree char *key = key_of_word (kind, filter->word);
  g_auto (GStrv) words = monev_text_key_words (filter->word);
  Compared compared = { filter, kind, key, words };
  g_autofree guint8 *codes = g_new0 (guint8, last + 1);
  g_autofree guint64 *found = g_new0 (guint64, n / 64 + 1);

  for (guint32 code = 0; code <= last; code++)
    {
      g_autofree char *word = monev_answer_order_word (table, filter->column, code);

      codes[code] = passes (&compared, word);
    }
  mark_rows (table, filter->column, codes, found);
  keep_both (rows, found, n / 64 + 1);
}

/** monev_answer_order_fault: Returns: (transfer full) (nullable): why @word cannot be compared with
 * the cells of @column, in Indonesian; NULL where it can. */
char *
monev_answer_order_fault (const MonevAnswerTable *table, guint column, MonevAnswerTest test,
                          const char *word)
{
  MonevAnswerCell kind = monev_answer_table_column (table, column)->kind;
  g_autofree char *key = key_of_word (kind, word);

  if (test == MONEV_ANSWER_CONTAINS && *word == '\0')
    return g_strdup (_("Isi yang dicari belum ditulis."));
  if ((test != MONEV_ANSWER_AT_LEAST && test != MONEV_ANSWER_AT_MOST) || *key != '\0')
    return NULL;
  if (kind == MONEV_ANSWER_CELL_DATE)
    return g_strdup (_("Tulis tanggal, misalnya 5/3/2026."));
  return g_strdup (kind == MONEV_ANSWER_CELL_NUMBER ? _("Tulis angka, misalnya 1.250.")
                                                    : _("Isi yang dicari belum ditulis."));
}

/* ---- their order ---- */

typedef struct
{
  char *key;
  guint32 code;
} Key;

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const Key *x = a, *y = b;
  int result;

  /* What is empty stands last, whichever way it is sorted. */
  if ((*x->key == '\0') != (*y->key == '\0'))
    return *x->key == '\0' ? 1 : -1;
  result = strcmp (x->key, y->key);
  return result != 0 ? result : (x->code > y->code) - (x->code < y->code);
}

static char *
key_of (const MonevAnswerTable *table, guint column, guint32 code)
{
  g_autofree char *word = monev_answer_order_word (table, column, code);

  return key_of_word (monev_answer_table_column (table, column)->kind, word);
}

/* The place of each code among the others; equal words share one. Returns: how many places. */
static guint32
rank_codes (const MonevAnswerTable *table, guint column, gboolean ascending, guint32 *ranks)
{
  guint32 n = monev_answer_table_n_words (table, column), rank = 0, last = 0;
  g_autofree Key *keys = g_new (Key, n + 1);

  for (guint32 code = 0; code <= n; code++)
    keys[code] = (Key) { key_of (table, column, code), code };
  qsort (keys, n + 1, sizeof (Key), compare_keys);
  for (guint32 i = 0; i <= n; i++)
    {
      rank += i > 0 && strcmp (keys[i].key, keys[i - 1].key) != 0;
      ranks[keys[i].code] = rank;
      if (*keys[i].key != '\0')
        last = rank;
    }
  for (guint32 code = 0; !ascending && code <= n; code++)
    if (ranks[code] <= last)
      ranks[code] = last - ranks[code];
  for (guint32 i = 0; i <= n; i++)
    g_free (keys[i].key);
  return rank + 1;
}

/* By counting: rows of one place stay as they came. */
static void
put_in_order (const MonevAnswerTable *table, const MonevAnswerOrder *order, GArray *rows)
{
  guint column = (guint) order->sort;
  g_autofree guint32 *ranks = g_new (guint32, monev_answer_table_n_words (table, column) + 1);
  guint32 places = rank_codes (table, column, order->ascending, ranks);
  g_autofree guint32 *starts = g_new0 (guint32, places + 1);
  g_autofree guint32 *sorted = g_new (guint32, rows->len + 1);

  for (guint i = 0; i < rows->len; i++)
    starts[ranks[monev_answer_table_code (table, g_array_index (rows, guint32, i), column)] + 1]++;
  for (guint32 i = 1; i <= places; i++)
    starts[i] += starts[i - 1];
  for (guint i = 0; i < rows->len; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);

      sorted[starts[ranks[monev_answer_table_code (table, row, column)]]++] = row;
    }
  if (rows->len > 0)
    memcpy (rows->data, sorted, sizeof (guint32) * rows->len);
}

/** monev_answer_order_select: Returns: (transfer full) (element-type guint32): the rows of @table in
 * their order; some are missing when it was cancelled. */
GArray *
monev_answer_order_select (const MonevAnswerOrder *self, const MonevAnswerTable *table,
                           GCancellable *cancellable)
{
  guint n = monev_answer_table_n_rows (table);
  g_autofree guint64 *wanted = g_new (guint64, n / 64 + 1);
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);

  memset (wanted, 0xff, sizeof *wanted * (n / 64 + 1));
  keep_state (table, self->state, wanted);
  for (guint i = 0; i < self->filters->len; i++)
    keep_filtered (table, g_ptr_array_index (self->filters, i), wanted);
  keep_found (table, self->search, wanted, cancellable);
  for (guint32 row = 0; row < n; row++)
    if ((wanted[row / 64] & BIT (row)) != 0)
      g_array_append_val (rows, row);
  if (self->sort >= 0 && !g_cancellable_is_cancelled (cancellable))
    put_in_order (table, self, rows);
  return rows;
}
