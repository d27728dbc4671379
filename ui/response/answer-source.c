#include "answer-source.h"

#include "answer-states.h"

#include <glib/gi18n.h>
#include <string.h>

#define AT_ONCE 400000 /* cells; a larger table is searched beside the window */

/* The headings of the table that are no questions, so that they are translated. */
G_GNUC_UNUSED static const char *const headings[]
    = { N_("Responden"), N_("Keadaan"), N_("Petugas"), N_("Masuk"), N_("Catatan"),
        N_("Ditanyakan"), N_("Nilai"), N_("Predikat"), N_("Lokasi"), N_("Kelompok"), N_("Versi") };

struct _MonevAnswerSource
{
  GObject parent;
  MonevAnswerTable *table; /* (nullable) */
  char ***words;           /* per column and code, made when a cell is seen */
  guint32 *n_words;        /* per column: how many there is room for */
  guint n_columns;
  MonevAnswerOrder *order;
  GArray *rows;            /* guint32: of the table, in their order */
  GArray *places;          /* guint32: where a row stands + 1; made when it is asked for */
  GCancellable *working;   /* (nullable): of what is worked out beside */
};

static void source_iface_init (MonevGridSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MonevAnswerSource, monev_answer_source, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MONEV_TYPE_GRID_SOURCE, source_iface_init))

/* ---- the words that are seen ---- */

static void
drop_words (MonevAnswerSource *self)
{
  for (guint c = 0; c < self->n_columns; c++)
    {
      for (guint32 i = 0; self->words[c] != NULL && i <= self->n_words[c]; i++)
        g_free (self->words[c][i]);
      g_free (self->words[c]);
    }
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->n_words, g_free);
  self->n_columns = 0;
}

static const char *
word_at (MonevAnswerSource *self, guint row, guint column)
{
  guint32 code = monev_answer_table_code (self->table, row, column);

  if (code == 0)
    return NULL;
  if (self->words[column] == NULL)
    {
      self->n_words[column] = monev_answer_table_n_words (self->table, column);
      self->words[column] = g_new0 (char *, (gsize) self->n_words[column] + 1);
    }
  if (self->words[column][code] == NULL)
    self->words[column][code] = monev_answer_order_word (self->table, column, code);
  return self->words[column][code];
}

/* ---- which rows ---- */

static void
take_rows (MonevAnswerSource *self, GArray *rows)
{
  g_array_unref (self->rows);
  self->rows = rows;
  g_array_set_size (self->places, 0);
  monev_grid_source_changed (MONEV_GRID_SOURCE (self));
}

static void
select_on_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MonevAnswerOrder *order = g_object_get_data (G_OBJECT (task), "order");

  g_task_return_pointer (task, monev_answer_order_select (order, data, cancellable),
                         (GDestroyNotify) g_array_unref);
}

static void
on_selected (GObject *source, GAsyncResult *result, gpointer data)
{
  MonevAnswerSource *self = MONEV_ANSWER_SOURCE (source);
  GArray *rows = g_task_propagate_pointer (G_TASK (result), NULL);

  if (g_task_get_cancellable (G_TASK (result)) != self->working)
    {
      g_clear_pointer (&rows, g_array_unref); /* something else was asked for since */
      return;
    }
  g_clear_object (&self->working);
  if (rows != NULL)
    take_rows (self, rows);
}

static gboolean
is_small (MonevAnswerSource *self)
{
  return (guint64) monev_answer_table_n_rows (self->table)
             * monev_answer_table_n_columns (self->table)
         <= AT_ONCE;
}

static void
select_rows (MonevAnswerSource *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
  if (self->table == NULL)
    return;
  if (is_small (self))
    {
      take_rows (self, monev_answer_order_select (self->order, self->table, NULL));
      return;
    }
  self->working = g_cancellable_new ();
  task = g_task_new (self, self->working, on_selected, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, monev_answer_table_ref (self->table),
                        (GDestroyNotify) monev_answer_table_unref);
  g_object_set_data_full (G_OBJECT (task), "order", monev_answer_order_copy (self->order),
                          (GDestroyNotify) monev_answer_order_free);
  g_task_run_in_thread (task, select_on_thread);
}

/** monev_answer_source_is_busy: Returns: whether rows are being searched or sorted beside. */
gboolean
monev_answer_source_is_busy (MonevAnswerSource *self)
{
  return self->working != NULL;
}

/** monev_answer_source_set_table: @table: a reference is taken. Search and state stay, and the sort
 * where the columns are the same. */
void
monev_answer_source_set_table (MonevAnswerSource *self, MonevAnswerTable *table)
{
  guint before = self->n_columns;

  monev_answer_table_ref (table);
  drop_words (self);
  g_clear_pointer (&self->table, monev_answer_table_unref);
  self->table = table;
  self->n_columns = monev_answer_table_n_columns (table);
  self->words = g_new0 (char **, self->n_columns);
  self->n_words = g_new0 (guint32, self->n_columns);
  if (before != self->n_columns)
    {
      self->order->sort = -1;
      g_ptr_array_set_size (self->order->filters, 0);
    }
  /* Rows of before may be none of this table. */
  g_array_set_size (self->rows, 0);
  g_array_set_size (self->places, 0);
  select_rows (self);
}

/** monev_answer_source_get_table: Returns: (transfer none) (nullable): what is shown. */
MonevAnswerTable *
monev_answer_source_get_table (MonevAnswerSource *self)
{
  return self->table;
}

/** monev_answer_source_set_state: @state: "" for all. */
void
monev_answer_source_set_state (MonevAnswerSource *self, const char *state)
{
  if (strcmp (self->order->state, state) == 0)
    return;
  g_free (self->order->state);
  self->order->state = g_strdup (state);
  select_rows (self);
}

static guint32
row_at (MonevAnswerSource *self, guint row)
{
  return g_array_index (self->rows, guint32, row);
}

/** monev_answer_source_filter: shows only the rows whose cell in @column says the same as that of @row,
 * or with @except only the others; besides what is filtered already. */
void
monev_answer_source_filter (MonevAnswerSource *self, guint row, guint column, gboolean except)
{
  g_autofree char *word = NULL;

  g_return_if_fail (row < self->rows->len && column < self->n_columns);
  word = g_strdup (word_at (self, row_at (self, row), column));
  monev_answer_order_add (self->order, column, word != NULL ? word : "",
                          except ? MONEV_ANSWER_IS_NOT : MONEV_ANSWER_IS);
  select_rows (self);
}

/** monev_answer_source_compare: shows only the rows whose cell in @column passes @test against
 * @word; besides what is filtered already. */
void
monev_answer_source_compare (MonevAnswerSource *self, guint column, MonevAnswerTest test,
                             const char *word)
{
  g_return_if_fail (column < self->n_columns);
  monev_answer_order_add (self->order, column, word, test);
  select_rows (self);
}

/** monev_answer_source_drop_filters: shows all of them again. */
void
monev_answer_source_drop_filters (MonevAnswerSource *self)
{
  g_ptr_array_set_size (self->order->filters, 0);
  select_rows (self);
}

/** monev_answer_source_filter_words: Returns: (transfer full): "16. Status = Terlambat"; "" for none.
 */
char *
monev_answer_source_filter_words (MonevAnswerSource *self)
{
  static const char *const signs[] = { "=", "≠", N_ ("memuat"), "≥", "≤" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; self->table != NULL && i < self->order->filters->len; i++)
    {
      const MonevAnswerFilter *filter = g_ptr_array_index (self->order->filters, i);
      const MonevAnswerColumn *column = monev_answer_table_column (self->table, filter->column);

      g_string_append_printf (text, "%s%s %s %s", i > 0 ? "; " : "",
                              column->question >= 0 ? column->heading : _(column->heading),
                              filter->test == MONEV_ANSWER_CONTAINS ? _(signs[filter->test])
                                                                    : signs[filter->test],
                              *filter->word != '\0' ? filter->word : _("(kosong)"));
    }
  return g_string_free (text, FALSE);
}

/** monev_answer_source_n_total: Returns: how many there are, shown or not. */
guint
monev_answer_source_n_total (MonevAnswerSource *self)
{
  return self->table == NULL ? 0 : monev_answer_table_n_rows (self->table);
}

/** monev_answer_source_get_entry: Returns: (transfer full): see monev_answer_table_entry(). */
MonevResponseEntry *
monev_answer_source_get_entry (MonevAnswerSource *self, guint row)
{
  g_return_val_if_fail (row < self->rows->len, NULL);
  return monev_answer_table_entry (self->table, row_at (self, row));
}

/* ---- as a source ---- */

static guint
get_n_rows (MonevGridSource *source)
{
  return MONEV_ANSWER_SOURCE (source)->rows->len;
}

static guint
get_n_columns (MonevGridSource *source)
{
  return MONEV_ANSWER_SOURCE (source)->n_columns;
}

static int
width_of (const MonevAnswerColumn *column)
{
  if (column->column == MONEV_CACHE_TITLE)
    return 240;
  switch (column->kind)
    {
    case MONEV_ANSWER_CELL_NUMBER:
      return column->question >= 0 ? 130 : 96;
    case MONEV_ANSWER_CELL_DATE:
      return column->question >= 0 ? 120 : 104;
    case MONEV_ANSWER_CELL_STATE:
      return 140;
    case MONEV_ANSWER_CELL_TEXT:
    default:
      return 170;
    }
}

static void
get_column (MonevGridSource *source, guint index, MonevGridColumn *out)
{
  const MonevAnswerColumn *column
      = monev_answer_table_column (MONEV_ANSWER_SOURCE (source)->table, index);

  out->title = column->question >= 0 ? column->heading : _(column->heading);
  out->width = width_of (column);
  out->numeric = column->kind == MONEV_ANSWER_CELL_NUMBER;
  out->xalign = out->numeric ? 1 : 0;
  out->resizable = TRUE;
  out->sortable = TRUE;
}

static void
get_cell (MonevGridSource *source, guint row, guint index, MonevGridCell *out)
{
  MonevAnswerSource *self = MONEV_ANSWER_SOURCE (source);
  const MonevAnswerColumn *column = monev_answer_table_column (self->table, index);

  out->text = word_at (self, row_at (self, row), index);
  if (column->kind == MONEV_ANSWER_CELL_STATE && out->text != NULL)
    out->state = monev_answer_state_of (out->text);
  else if ((column->column == MONEV_CACHE_FAULTS || column->column == MONEV_CACHE_QUESTIONS)
           && out->text != NULL)
    out->state = MONEV_STATE_QUESTION;
  else if (column->column == MONEV_CACHE_TITLE && out->text == NULL)
    out->text = _("(belum bernama)");
}

static gboolean
sort (MonevGridSource *source, guint column, gboolean ascending)
{
  MonevAnswerSource *self = MONEV_ANSWER_SOURCE (source);

  if (column >= self->n_columns)
    return FALSE;
  self->order->sort = (int) column;
  self->order->ascending = ascending;
  select_rows (self);
  return TRUE;
}

static void
set_filter (MonevGridSource *source, const char *text)
{
  MonevAnswerSource *self = MONEV_ANSWER_SOURCE (source);

  if (g_strcmp0 (self->order->search, text != NULL ? text : "") == 0)
    return;
  g_free (self->order->search);
  self->order->search = g_strdup (text != NULL ? text : "");
  select_rows (self);
}

static guint64
get_key (MonevGridSource *source, guint row)
{
  MonevAnswerSource *self = MONEV_ANSWER_SOURCE (source);

  return monev_answer_table_key (self->table, row_at (self, row));
}

/* Keys are few beside rows that move: a table of them is made once per order. */
static guint
find_row (MonevGridSource *source, guint64 key)
{
  MonevAnswerSource *self = MONEV_ANSWER_SOURCE (source);

  if (self->table == NULL)
    return MONEV_GRID_NO_ROW;
  if (self->places->len == 0)
    for (guint32 i = 0; i < self->rows->len; i++)
      {
        guint32 of = monev_answer_table_key (self->table, row_at (self, i));

        if (of >= self->places->len)
          g_array_set_size (self->places, of + 1);
        g_array_index (self->places, guint32, of) = i + 1;
      }
  if (key >= self->places->len || g_array_index (self->places, guint32, key) == 0)
    return MONEV_GRID_NO_ROW;
  return g_array_index (self->places, guint32, key) - 1;
}

static void
source_iface_init (MonevGridSourceInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_column = get_column;
  iface->get_cell = get_cell;
  iface->sort = sort;
  iface->set_filter = set_filter;
  iface->get_key = get_key;
  iface->find_row = find_row;
}

static void
monev_answer_source_finalize (GObject *object)
{
  MonevAnswerSource *self = MONEV_ANSWER_SOURCE (object);

  drop_words (self);
  g_clear_pointer (&self->table, monev_answer_table_unref);
  g_clear_object (&self->working);
  g_array_unref (self->rows);
  g_array_unref (self->places);
  monev_answer_order_free (self->order);
  G_OBJECT_CLASS (monev_answer_source_parent_class)->finalize (object);
}

static void
monev_answer_source_class_init (MonevAnswerSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_answer_source_finalize;
}

static void
monev_answer_source_init (MonevAnswerSource *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->places = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->order = monev_answer_order_new ();
}

/** monev_answer_source_new: Returns: (transfer full): without a table, and so without columns. */
MonevAnswerSource *
monev_answer_source_new (void)
{
  return g_object_new (MONEV_TYPE_ANSWER_SOURCE, NULL);
}
