#include "row-filter.h"

#include "base/fold.h"

struct _MonevRowFilter
{
  GObject parent;
  char *text;
  char *query; /* the same, folded */
  guint n;
};

enum
{
  FILTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void iface_init (MonevGridSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MonevRowFilter, monev_row_filter, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MONEV_TYPE_GRID_SOURCE, iface_init))

static guint
get_n_rows (MonevGridSource *source)
{
  return MONEV_ROW_FILTER (source)->n;
}

static guint
get_n_columns (MonevGridSource *source)
{
  return 0;
}

static void
set_filter (MonevGridSource *source, const char *text)
{
  MonevRowFilter *self = MONEV_ROW_FILTER (source);

  if (g_strcmp0 (text != NULL ? text : "", self->text) == 0)
    return;
  g_free (self->text);
  g_free (self->query);
  self->text = g_strdup (text != NULL ? text : "");
  self->query = monev_fold_query (self->text);
  g_signal_emit (self, signals[FILTERED], 0);
}

static void
iface_init (MonevGridSourceInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->set_filter = set_filter;
}

static void
monev_row_filter_finalize (GObject *object)
{
  g_free (MONEV_ROW_FILTER (object)->text);
  g_free (MONEV_ROW_FILTER (object)->query);
  G_OBJECT_CLASS (monev_row_filter_parent_class)->finalize (object);
}

static void
monev_row_filter_class_init (MonevRowFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_row_filter_finalize;
  /** MonevRowFilter::filtered: something else is looked for now. */
  signals[FILTERED] = g_signal_new ("filtered", MONEV_TYPE_ROW_FILTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
monev_row_filter_init (MonevRowFilter *self)
{
  self->text = g_strdup ("");
  self->query = g_strdup ("");
}

/** monev_row_filter_new: Returns: (transfer full): it lets every row pass. */
MonevRowFilter *
monev_row_filter_new (void)
{
  return g_object_new (MONEV_TYPE_ROW_FILTER, NULL);
}

/** monev_row_filter_get_text: Returns: (transfer none): what is looked for; "" for nothing. */
const char *
monev_row_filter_get_text (MonevRowFilter *self)
{
  return self->text;
}

/** monev_row_filter_matches: Returns: whether each word looked for is in @text, as it is shown. */
gboolean
monev_row_filter_matches (MonevRowFilter *self, const char *text)
{
  g_autofree char *key = monev_fold_key (text);

  return monev_fold_match (key, self->query);
}

/** monev_row_filter_set_n: how many rows are left. */
void
monev_row_filter_set_n (MonevRowFilter *self, guint n)
{
  self->n = n;
  monev_grid_source_changed (MONEV_GRID_SOURCE (self));
}
