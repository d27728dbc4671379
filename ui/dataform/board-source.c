#include "board-source.h"

#include "ui/common/text-key.h"

#include <glib/gi18n.h>
#include <string.h>

#define WIDTH 134     /* of a request */
#define ROOMY 190     /* of a request, while there are few */
#define FEW 2         /* so many requests stand beside the agencies at their roomy width */
#define PUNCTUAL 85   /* per cent: from here on it is of no account */

struct _MonevBoardSource
{
  GObject parent;
  MonevBoardData *data; /* (nullable) */
  GPtrArray *visible;   /* MonevBoardRow, borrowed */
  char **words;         /* (nullable): searched for */
  int state;
  MonevBoardOrder order;
};

static void iface_init (MonevGridSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MonevBoardSource, monev_board_source, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MONEV_TYPE_GRID_SOURCE, iface_init))

/** monev_board_state_look: Returns: the colour and glyph of @state. */
MonevState
monev_board_state_look (MonevBoardState state)
{
  static const MonevState looks[MONEV_BOARD_N_STATES] = {
    [MONEV_BOARD_NOT_SENT] = MONEV_STATE_DIM,      [MONEV_BOARD_SENT] = MONEV_STATE_SENT,
    [MONEV_BOARD_RECEIPT] = MONEV_STATE_SEEN,      [MONEV_BOARD_LATE] = MONEV_STATE_LATE,
    [MONEV_BOARD_RECEIVED] = MONEV_STATE_RUNNING,  [MONEV_BOARD_QUESTION] = MONEV_STATE_QUESTION,
    [MONEV_BOARD_VERIFIED] = MONEV_STATE_GOOD,
  };

  return looks[state];
}

/* ---- which rows, in which order ---- */

static gint64
compare_counts (const MonevBoardRow *a, const MonevBoardRow *b)
{
  static const MonevBoardState urgent[]
      = { MONEV_BOARD_LATE, MONEV_BOARD_QUESTION, MONEV_BOARD_RECEIVED, MONEV_BOARD_NOT_SENT };

  for (guint i = 0; i < G_N_ELEMENTS (urgent); i++)
    {
      if (a->n_states[urgent[i]] != b->n_states[urgent[i]])
        return (gint64) b->n_states[urgent[i]] - a->n_states[urgent[i]];
      if (urgent[i] == MONEV_BOARD_LATE && a->late_days != b->late_days)
        return b->late_days - a->late_days;
    }
  return 0;
}

static int
compare (gconstpointer x, gconstpointer y, gpointer data)
{
  const MonevBoardRow *a = *(gconstpointer *) x, *b = *(gconstpointer *) y;
  const MonevBoardSource *self = data;
  gint64 found = 0;

  if (self->order == MONEV_BOARD_ORDER_NAME)
    found = strcmp (a->folded, b->folded);
  else if (self->order == MONEV_BOARD_ORDER_RATE)
    found = (gint64) MIN ((guint) monev_board_rate_percent (&a->rate), 101)
            - MIN ((guint) monev_board_rate_percent (&b->rate), 101);
  else if (self->order == MONEV_BOARD_ORDER_ACTION)
    found = compare_counts (a, b);
  return found < 0 ? -1 : found > 0; /* stable: equal ones stay in the order of their codes */
}

static gboolean
is_wanted (const MonevBoardSource *self, const MonevBoardRow *row)
{
  return (self->state == MONEV_BOARD_ALL || row->n_states[self->state] > 0)
         && (self->words == NULL
             || monev_text_key_match (row->folded, (const char *const *) self->words));
}

static void
refresh (MonevBoardSource *self)
{
  g_ptr_array_set_size (self->visible, 0);
  for (guint i = 0; self->data != NULL && i < self->data->rows->len; i++)
    if (is_wanted (self, self->data->rows->pdata[i]))
      g_ptr_array_add (self->visible, self->data->rows->pdata[i]);
  g_ptr_array_sort_with_data (self->visible, compare, self);
  monev_grid_source_changed (MONEV_GRID_SOURCE (self));
}

/* ---- as a grid ---- */

static guint
get_n_rows (MonevGridSource *source)
{
  return MONEV_BOARD_SOURCE (source)->visible->len;
}

static guint
get_n_columns (MonevGridSource *source)
{
  const MonevBoardData *data = MONEV_BOARD_SOURCE (source)->data;

  return data == NULL ? 0 : data->columns->len + 2;
}

static void
get_column (MonevGridSource *source, guint column, MonevGridColumn *out)
{
  const MonevBoardColumn *request
      = monev_board_source_get_request (MONEV_BOARD_SOURCE (source), column);
  const MonevBoardData *data = MONEV_BOARD_SOURCE (source)->data;

  out->resizable = TRUE;
  if (request != NULL)
    {
      out->title = request->title;
      out->below = request->due;
      out->tip = request->request->title;
      out->width = data->columns->len > FEW ? WIDTH : ROOMY;
    }
  else if (column == 0)
    {
      out->title = _("OPD");
      out->width = 270;
      out->least = 180;
      out->expand = TRUE;
    }
  else
    {
      out->title = _("Tepat waktu");
      out->width = 100;
      out->numeric = TRUE;
    }
}

static void
get_entry (const MonevBoardEntry *entry, MonevGridCell *out)
{
  if (entry->addressee == NULL)
    {
      out->text = "·";
      out->state = MONEV_STATE_DIM;
      out->middle = TRUE;
      out->say = _("tidak diminta");
      return;
    }
  out->text = entry->text;
  out->tip = entry->tip;
  out->say = entry->tip;
  out->state = monev_board_state_look (entry->cell.state);
}

static void
get_cell (MonevGridSource *source, guint row, guint column, MonevGridCell *out)
{
  MonevBoardSource *self = MONEV_BOARD_SOURCE (source);
  const MonevBoardRow *of = self->visible->pdata[row];
  int percent;

  if (column == 0)
    out->text = of->name;
  else if (column <= self->data->columns->len)
    get_entry (&of->entries[column - 1], out);
  else
    {
      percent = monev_board_rate_percent (&of->rate);
      out->text = of->percent;
      out->tip = out->say = of->percent_tip;
      out->state = percent >= PUNCTUAL ? MONEV_STATE_DIM : MONEV_STATE_NORMAL;
    }
}

static void
set_filter (MonevGridSource *source, const char *text)
{
  MonevBoardSource *self = MONEV_BOARD_SOURCE (source);

  g_clear_pointer (&self->words, g_strfreev);
  if (text != NULL && *text != '\0')
    self->words = monev_text_key_words (text);
  refresh (self);
}

static guint64
get_key (MonevGridSource *source, guint row)
{
  const MonevBoardRow *of = MONEV_BOARD_SOURCE (source)->visible->pdata[row];

  /* FNV-1a, as lists do */
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (const char *c = of->id; *c != '\0'; c++)
    hash = (hash ^ (guchar) *c) * G_GUINT64_CONSTANT (1099511628211);
  return hash;
}

static guint
find_row (MonevGridSource *source, guint64 key)
{
  for (guint i = 0; i < get_n_rows (source); i++)
    if (get_key (source, i) == key)
      return i;
  return MONEV_GRID_NO_ROW;
}

static void
iface_init (MonevGridSourceInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_column = get_column;
  iface->get_cell = get_cell;
  iface->set_filter = set_filter;
  iface->get_key = get_key;
  iface->find_row = find_row;
}

static void
monev_board_source_finalize (GObject *object)
{
  MonevBoardSource *self = MONEV_BOARD_SOURCE (object);

  g_ptr_array_unref (self->visible);
  g_strfreev (self->words);
  g_clear_pointer (&self->data, monev_board_data_free);
  G_OBJECT_CLASS (monev_board_source_parent_class)->finalize (object);
}

static void
monev_board_source_class_init (MonevBoardSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_board_source_finalize;
}

static void
monev_board_source_init (MonevBoardSource *self)
{
  self->visible = g_ptr_array_new ();
  self->state = MONEV_BOARD_ALL;
}

/** monev_board_source_new: Returns: (transfer full): an empty one. */
MonevBoardSource *
monev_board_source_new (void)
{
  return g_object_new (MONEV_TYPE_BOARD_SOURCE, NULL);
}

/** monev_board_source_set_data: @data: (transfer full): what is shown from now on; filter, search and
 * order stay. */
void
monev_board_source_set_data (MonevBoardSource *self, MonevBoardData *data)
{
  MonevBoardData *before = self->data;

  self->data = data;
  refresh (self);
  g_clear_pointer (&before, monev_board_data_free);
}

/** monev_board_source_get_data: Returns: (transfer none) (nullable): all that was read. */
const MonevBoardData *
monev_board_source_get_data (MonevBoardSource *self)
{
  return self->data;
}

/** monev_board_source_set_state: @state: keeps the OPD that have something in it; MONEV_BOARD_ALL. */
void
monev_board_source_set_state (MonevBoardSource *self, int state)
{
  if (self->state == state)
    return;
  self->state = state;
  refresh (self);
}

/** monev_board_source_set_order: which OPD come first. */
void
monev_board_source_set_order (MonevBoardSource *self, MonevBoardOrder order)
{
  if (self->order == order)
    return;
  self->order = order;
  refresh (self);
}

/** monev_board_source_get_row: Returns: (transfer none) (nullable): the OPD shown in @row. */
const MonevBoardRow *
monev_board_source_get_row (MonevBoardSource *self, guint row)
{
  return row < self->visible->len ? self->visible->pdata[row] : NULL;
}

/** monev_board_source_get_request: Returns: (transfer none) (nullable): the request of @column; %NULL
 * for the name and the rate. */
const MonevBoardColumn *
monev_board_source_get_request (MonevBoardSource *self, guint column)
{
  if (self->data == NULL || column == 0 || column > self->data->columns->len)
    return NULL;
  return self->data->columns->pdata[column - 1];
}

/** monev_board_source_get_entry: Returns: (transfer none) (nullable): where an OPD and a request meet;
 * %NULL where it is not asked. */
const MonevBoardEntry *
monev_board_source_get_entry (MonevBoardSource *self, guint row, guint column)
{
  const MonevBoardRow *of = monev_board_source_get_row (self, row);

  if (of == NULL || monev_board_source_get_request (self, column) == NULL
      || of->entries[column - 1].addressee == NULL)
    return NULL;
  return &of->entries[column - 1];
}
