#include "list-source.h"
#include "short-words.h"
#include "text-key.h"
#include "db/db-error.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevListSource
{
  GObject parent;
  MonevListColumn *columns;
  guint n_columns;
  const char **widest; /* per column of figures: its longest text, in one of the rows */

  GPtrArray *rows; /* of char ** */
  GArray *order;   /* guint32: all rows, as sorted */
  GArray *visible; /* guint32: those that match, in the same order */
  char **folded;   /* per row, made at the first search */
  char ***keys;    /* per column and row, made at the first sort by that column */
  char *filter;
  int sort_column; /* -1: as the rows were given */
  gboolean ascending;
  int key_column; /* -1: a row is known by its index */

  MonevListStateFunc state_func;
  gpointer state_data;
  GDestroyNotify state_destroy;
  MonevListEditFunc edit_func;
  gpointer edit_data;
  GDestroyNotify edit_destroy;
};

static void list_source_iface_init (MonevGridSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MonevListSource, monev_list_source, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MONEV_TYPE_GRID_SOURCE,
                                                      list_source_iface_init))

static void
free_texts (char ***texts, guint n)
{
  for (guint i = 0; *texts != NULL && i < n; i++)
    g_free ((*texts)[i]);
  g_clear_pointer (texts, g_free);
}

static void
drop_keys (MonevListSource *self)
{
  free_texts (&self->folded, self->rows->len);
  for (guint i = 0; i < self->n_columns; i++)
    free_texts (&self->keys[i], self->rows->len);
}

/* Who compares figures needs them whole. Their digits are equally wide: the longest is the widest. */
static void
note_widest (MonevListSource *self, guint column)
{
  gsize most = 0;

  self->widest[column] = NULL;
  for (guint i = 0; self->columns[column].kind == MONEV_SORT_NUMBER && i < self->rows->len; i++)
    {
      const char *text = ((char **) self->rows->pdata[i])[column];

      if (strlen (text) > most)
        {
          self->widest[column] = text;
          most = strlen (text);
        }
    }
}

static guint32
index_at (MonevListSource *self, guint row)
{
  return g_array_index (self->visible, guint32, row);
}

static char **
row_at (MonevListSource *self, guint index)
{
  return g_ptr_array_index (self->rows, index);
}

static char *
fold_row (MonevListSource *self, guint index)
{
  char **row = row_at (self, index);
  GString *joined = g_string_new (NULL);

  /* A newline between the cells keeps a word from matching across two of them. */
  for (guint i = 0; i < self->n_columns && row[i] != NULL; i++)
    {
      g_string_append (joined, row[i]);
      g_string_append_c (joined, '\n');
      if (self->columns[i].tip > 0)
        {
          g_autofree char *shorts = monev_short_words (row[self->columns[i].tip]);

          g_string_append_printf (joined, "%s\n%s\n", row[self->columns[i].tip], shorts);
        }
    }
  g_autofree char *text = g_string_free (joined, FALSE);
  return monev_text_key_fold (text);
}

static void
fold_all (MonevListSource *self)
{
  if (self->folded != NULL)
    return;
  self->folded = g_new (char *, MAX (self->rows->len, 1));
  for (guint i = 0; i < self->rows->len; i++)
    self->folded[i] = fold_row (self, i);
}

static void
select_visible (MonevListSource *self)
{
  g_auto (GStrv) words = monev_text_key_words (self->filter);

  g_array_set_size (self->visible, 0);
  if (words == NULL)
    {
      if (self->order->len > 0)
        g_array_append_vals (self->visible, self->order->data, self->order->len);
      return;
    }
  fold_all (self);
  for (guint i = 0; i < self->order->len; i++)
    {
      guint32 index = g_array_index (self->order, guint32, i);

      if (monev_text_key_match (self->folded[index], (const char *const *) words))
        g_array_append_val (self->visible, index);
    }
}

static char *
make_key (MonevListSource *self, guint index, guint column)
{
  const char *text = row_at (self, index)[column];

  switch (self->columns[column].kind)
    {
    case MONEV_SORT_NUMBER:
      return monev_text_key_number (text);
    case MONEV_SORT_DATE:
      return monev_text_key_date (text);
    default:
      return monev_text_key_sort (text);
    }
}

static char **
keys_of (MonevListSource *self, guint column)
{
  if (self->keys[column] == NULL)
    {
      self->keys[column] = g_new (char *, MAX (self->rows->len, 1));
      for (guint i = 0; i < self->rows->len; i++)
        self->keys[column][i] = make_key (self, i, column);
    }
  return self->keys[column];
}

/* The first eight bytes settle most comparisons without touching the text itself. */
typedef struct
{
  guint64 head;
  guint32 index;
} Entry;

typedef struct
{
  char **keys;
  gboolean ascending;
} Order;

static guint64
head_of (const char *key)
{
  guint64 head = 0;

  for (guint i = 0; i < 8; i++)
    {
      head = head << 8 | (guchar) *key;
      if (*key != '\0')
        key++;
    }
  return head;
}

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer data)
{
  const Entry *x = a, *y = b;
  const Order *order = data;
  int result;

  if (x->head == 0 || y->head == 0)
    return (x->head == 0) - (y->head == 0); /* empty cells stand last either way */
  if (x->head != y->head)
    result = x->head < y->head ? -1 : 1;
  else
    result = strcmp (order->keys[x->index], order->keys[y->index]);
  return order->ascending ? result : -result;
}

static void
sort_order (MonevListSource *self, guint column, gboolean ascending)
{
  Order order = { NULL, ascending };
  g_autoptr (GArray) entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), self->order->len);

  order.keys = keys_of (self, column);
  for (guint i = 0; i < self->order->len; i++)
    {
      guint32 index = g_array_index (self->order, guint32, i);
      Entry entry = { head_of (order.keys[index]), index };

      g_array_append_val (entries, entry);
    }
  g_array_sort_with_data (entries, compare_entries, &order); /* stable since GLib 2.32 */
  for (guint i = 0; i < entries->len; i++)
    g_array_index (self->order, guint32, i) = g_array_index (entries, Entry, i).index;
}

static gboolean
list_source_sort (MonevGridSource *source, guint column, gboolean ascending)
{
  MonevListSource *self = MONEV_LIST_SOURCE (source);

  if (column >= self->n_columns || self->columns[column].kind == MONEV_SORT_NONE)
    return FALSE;
  self->sort_column = (int) column;
  self->ascending = ascending;
  sort_order (self, column, ascending);
  select_visible (self);
  monev_grid_source_changed (source);
  return TRUE;
}

static void
list_source_set_filter (MonevGridSource *source, const char *text)
{
  MonevListSource *self = MONEV_LIST_SOURCE (source);

  if (g_strcmp0 (self->filter, text) == 0)
    return;
  g_free (self->filter);
  self->filter = g_strdup (text);
  select_visible (self);
  monev_grid_source_changed (source);
}

static guint
list_source_get_n_rows (MonevGridSource *source)
{
  return MONEV_LIST_SOURCE (source)->visible->len;
}

static guint
list_source_get_n_columns (MonevGridSource *source)
{
  return MONEV_LIST_SOURCE (source)->n_columns;
}

static void
list_source_get_column (MonevGridSource *source, guint column, MonevGridColumn *out)
{
  MonevListSource *self = MONEV_LIST_SOURCE (source);
  const MonevListColumn *spec = &self->columns[column];

  out->title = spec->title;
  out->width = spec->width;
  out->widest = self->widest[column];
  out->numeric = spec->kind == MONEV_SORT_NUMBER;
  out->xalign = out->numeric ? 1 : 0;
  out->editable = spec->editable && self->edit_func != NULL;
  out->resizable = TRUE;
  out->sortable = spec->kind != MONEV_SORT_NONE;
  out->expand = spec->expand;
  out->least = spec->least;
}

static void
list_source_get_cell (MonevGridSource *source, guint row, guint column, MonevGridCell *out)
{
  MonevListSource *self = MONEV_LIST_SOURCE (source);
  char **texts = row_at (self, index_at (self, row));

  out->text = texts[column];
  out->tip = self->columns[column].tip > 0 ? texts[self->columns[column].tip] : NULL;
  if (self->state_func != NULL)
    out->state = self->state_func ((const char *const *) texts, column, self->state_data);
}

/* FNV-1a: two ids of a table meet in 64 bits as good as never. */
static guint64
hash_text (const char *text)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (; *text != '\0'; text++)
    hash = (hash ^ (guchar) *text) * G_GUINT64_CONSTANT (1099511628211);
  return hash;
}

static guint64
list_source_get_key (MonevGridSource *source, guint row)
{
  MonevListSource *self = MONEV_LIST_SOURCE (source);
  guint32 index = index_at (self, row);

  return self->key_column < 0 ? index : hash_text (row_at (self, index)[self->key_column]);
}

static guint
list_source_find_row (MonevGridSource *source, guint64 key)
{
  MonevListSource *self = MONEV_LIST_SOURCE (source);

  for (guint i = 0; i < self->visible->len; i++)
    if (list_source_get_key (source, i) == key)
      return i;
  return MONEV_GRID_NO_ROW;
}

static gboolean
list_source_set_cell (MonevGridSource *source, guint row, guint column, const char *text,
                      GError **error)
{
  MonevListSource *self = MONEV_LIST_SOURCE (source);
  guint index = index_at (self, row);
  g_autofree char *taken = NULL;

  if (!self->edit_func (self, index, column, text, &taken, self->edit_data, error))
    return FALSE;
  monev_list_source_set_text (self, index, column, taken != NULL ? taken : text);
  return TRUE;
}

static void
list_source_iface_init (MonevGridSourceInterface *iface)
{
  iface->get_n_rows = list_source_get_n_rows;
  iface->get_n_columns = list_source_get_n_columns;
  iface->get_column = list_source_get_column;
  iface->get_cell = list_source_get_cell;
  iface->sort = list_source_sort;
  iface->set_filter = list_source_set_filter;
  iface->set_cell = list_source_set_cell;
  iface->get_key = list_source_get_key;
  iface->find_row = list_source_find_row;
}

static void
monev_list_source_finalize (GObject *object)
{
  MonevListSource *self = MONEV_LIST_SOURCE (object);

  monev_list_source_set_state_func (self, NULL, NULL, NULL);
  monev_list_source_set_edit_func (self, NULL, NULL, NULL);
  drop_keys (self);
  for (guint i = 0; i < self->n_columns; i++)
    g_free ((char *) self->columns[i].title);
  g_free (self->columns);
  g_free (self->keys);
  g_free (self->widest);
  g_free (self->filter);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->order);
  g_array_unref (self->visible);
  G_OBJECT_CLASS (monev_list_source_parent_class)->finalize (object);
}

static void
monev_list_source_class_init (MonevListSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_list_source_finalize;
}

static void
monev_list_source_init (MonevListSource *self)
{
  self->rows = g_ptr_array_new ();
  self->order = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->visible = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->sort_column = -1;
  self->key_column = -1;
}

/** monev_list_source_new: Returns: (transfer full): a source without rows; @columns are copied. */
MonevListSource *
monev_list_source_new (const MonevListColumn *columns, guint n_columns)
{
  MonevListSource *self = g_object_new (MONEV_TYPE_LIST_SOURCE, NULL);

  self->n_columns = n_columns;
  self->columns = g_memdup2 (columns, n_columns * sizeof (MonevListColumn));
  self->keys = g_new0 (char **, n_columns);
  self->widest = g_new0 (const char *, n_columns);
  for (guint i = 0; i < n_columns; i++)
    self->columns[i].title = g_strdup (columns[i].title);
  return self;
}

static void
take_rows (MonevListSource *self, GPtrArray *rows)
{
  drop_keys (self);
  g_ptr_array_unref (self->rows);
  self->rows = rows;
  g_array_set_size (self->order, rows->len);
  for (guint32 i = 0; i < rows->len; i++)
    g_array_index (self->order, guint32, i) = i;
  for (guint i = 0; i < self->n_columns; i++)
    note_widest (self, i);
}

/**
 * monev_list_source_set_rows:
 * @rows: (transfer full): of char **, each with at least as many texts as there are columns, then
 *   %NULL; its free function frees a row
 *
 * The filter stays; the order is that of @rows.
 */
void
monev_list_source_set_rows (MonevListSource *self, GPtrArray *rows)
{
  g_return_if_fail (MONEV_IS_LIST_SOURCE (self) && rows != NULL);

  take_rows (self, rows);
  self->sort_column = -1;
  select_visible (self);
  monev_grid_source_changed (MONEV_GRID_SOURCE (self));
}

/**
 * monev_list_source_update_rows:
 * @rows: (transfer full): as for monev_list_source_set_rows()
 *
 * The same list, read anew: filter and sort stay, and with a key column so does the cursor.
 */
void
monev_list_source_update_rows (MonevListSource *self, GPtrArray *rows)
{
  g_return_if_fail (MONEV_IS_LIST_SOURCE (self) && rows != NULL);

  take_rows (self, rows);
  if (self->sort_column >= 0)
    sort_order (self, (guint) self->sort_column, self->ascending);
  select_visible (self);
  monev_grid_source_changed (MONEV_GRID_SOURCE (self));
}

/** monev_list_source_set_key_column: @column: the text, usually a hidden one, that stays with a
 * thing when the list is read anew; -1 for none. */
void
monev_list_source_set_key_column (MonevListSource *self, int column)
{
  g_return_if_fail (MONEV_IS_LIST_SOURCE (self));
  self->key_column = column;
}

/**
 * monev_list_source_set_text:
 * @index: of the row as it was given to monev_list_source_set_rows()
 *
 * The row stays where it is, even if it would now be sorted or filtered elsewhere: what is being
 * worked on does not jump away.
 */
void
monev_list_source_set_text (MonevListSource *self, guint index, guint column, const char *text)
{
  char **row;

  g_return_if_fail (MONEV_IS_LIST_SOURCE (self) && index < self->rows->len);
  g_return_if_fail (column < self->n_columns);

  row = row_at (self, index);
  g_free (row[column]);
  row[column] = g_strdup (text != NULL ? text : "");
  note_widest (self, column);
  if (self->folded != NULL)
    {
      g_free (self->folded[index]);
      self->folded[index] = fold_row (self, index);
    }
  if (self->keys[column] != NULL)
    {
      g_free (self->keys[column][index]);
      self->keys[column][index] = make_key (self, index, column);
    }
  monev_grid_source_changed (MONEV_GRID_SOURCE (self));
}

/** monev_list_source_get_n_total: Returns: all rows, whatever the filter. */
guint
monev_list_source_get_n_total (MonevListSource *self)
{
  g_return_val_if_fail (MONEV_IS_LIST_SOURCE (self), 0);
  return self->rows->len;
}

/** monev_list_source_get_index: Returns: where the shown @row stood in the rows that were set. */
guint
monev_list_source_get_index (MonevListSource *self, guint row)
{
  g_return_val_if_fail (MONEV_IS_LIST_SOURCE (self) && row < self->visible->len, MONEV_GRID_NO_ROW);
  return index_at (self, row);
}

/** monev_list_source_get_row: Returns: (transfer none): the texts of the shown @row, hidden ones
 * too. */
const char *const *
monev_list_source_get_row (MonevListSource *self, guint row)
{
  g_return_val_if_fail (MONEV_IS_LIST_SOURCE (self) && row < self->visible->len, NULL);
  return (const char *const *) row_at (self, index_at (self, row));
}

/** monev_list_source_get_filter: Returns: (transfer none) (nullable): what is searched for. */
const char *
monev_list_source_get_filter (MonevListSource *self)
{
  g_return_val_if_fail (MONEV_IS_LIST_SOURCE (self), NULL);
  return self->filter;
}

/** monev_list_source_set_state_func: @func: (nullable): says how each cell stands. */
void
monev_list_source_set_state_func (MonevListSource *self, MonevListStateFunc func, gpointer data,
                                  GDestroyNotify destroy)
{
  g_return_if_fail (MONEV_IS_LIST_SOURCE (self));

  if (self->state_destroy != NULL)
    self->state_destroy (self->state_data);
  self->state_func = func;
  self->state_data = data;
  self->state_destroy = destroy;
}

/** monev_list_source_set_edit_func: @func: (nullable): checks and keeps what is typed into a cell.
 */
void
monev_list_source_set_edit_func (MonevListSource *self, MonevListEditFunc func, gpointer data,
                                 GDestroyNotify destroy)
{
  g_return_if_fail (MONEV_IS_LIST_SOURCE (self));

  if (self->edit_destroy != NULL)
    self->edit_destroy (self->edit_data);
  self->edit_func = func;
  self->edit_data = data;
  self->edit_destroy = destroy;
}
