#include "region-source.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

struct _MonevRegionSource
{
  GObject parent;
  GArray *rows; /* MonevRegion; its texts live as long as the program */
  char *filter;
  MonevRegionLevel level;
  guint asked; /* counts the questions: only the answer to the last one is shown */
  guint answered;
  char *text;
};

static void iface_init (MonevGridSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MonevRegionSource, monev_region_source, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MONEV_TYPE_GRID_SOURCE, iface_init))

typedef struct
{
  char *query;
  MonevRegionLevel level;
  guint number;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->query);
  g_free (question);
}

static GArray *
all_of (MonevRegionLevel level)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (MonevRegion));
  MonevRegion region;

  for (guint i = 0; monev_region_nth (i, &region); i++)
    if (level == MONEV_REGION_ANY || region.level == level)
      g_array_append_val (rows, region);
  return rows;
}

static void
answer (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Question *question = data;
  guint most = monev_region_count ();
  GArray *rows;

  if (question->query == NULL || strspn (question->query, " ") == strlen (question->query))
    {
      g_task_return_pointer (task, all_of (question->level), (GDestroyNotify) g_array_unref);
      return;
    }
  rows = g_array_new (FALSE, FALSE, sizeof (MonevRegion));
  g_array_set_size (rows, most);
  g_array_set_size (rows, monev_region_search (question->query, question->level, NULL,
                                               (MonevRegion *) (void *) rows->data, most));
  g_task_return_pointer (task, rows, (GDestroyNotify) g_array_unref);
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer data)
{
  MonevRegionSource *self = MONEV_REGION_SOURCE (source);
  const Question *question = g_task_get_task_data (G_TASK (result));
  GArray *rows = g_task_propagate_pointer (G_TASK (result), NULL);

  if (question->number != self->asked)
    {
      g_array_unref (rows);
      return;
    }
  self->answered = question->number;
  g_array_unref (self->rows);
  self->rows = rows;
  monev_grid_source_changed (MONEV_GRID_SOURCE (self));
}

static void
ask (MonevRegionSource *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_answered, NULL);
  Question *question = g_new (Question, 1);

  *question = (Question) { g_strdup (self->filter), self->level, ++self->asked };
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, answer);
}

static guint
get_n_rows (MonevGridSource *source)
{
  return MONEV_REGION_SOURCE (source)->rows->len;
}

static guint
get_n_columns (MonevGridSource *source)
{
  return 4;
}

static void
get_column (MonevGridSource *source, guint column, MonevGridColumn *out)
{
  static const MonevGridColumn columns[] = {
    { N_ ("Kode"), 140, .resizable = TRUE },
    { N_ ("Nama"), 220, .resizable = TRUE, .expand = TRUE },
    { N_ ("Tingkat"), 150, .resizable = TRUE },
    { N_ ("Termasuk dalam"), 320, .resizable = TRUE, .expand = TRUE },
  };

  *out = columns[column];
  out->title = _(out->title);
}

static char *
where (const MonevRegion *region)
{
  g_autofree char *path = monev_region_path (region->code);
  const char *rest = path != NULL ? strstr (path, ", ") : NULL;

  return g_strdup (rest != NULL ? rest + 2 : "");
}

static void
get_cell (MonevGridSource *source, guint row, guint column, MonevGridCell *out)
{
  MonevRegionSource *self = MONEV_REGION_SOURCE (source);
  const MonevRegion *region = &g_array_index (self->rows, MonevRegion, row);

  g_clear_pointer (&self->text, g_free);
  switch (column)
    {
    case 0:
      out->text = region->code;
      return;
    case 1:
      out->text = region->name;
      return;
    case 2:
      out->text = monev_region_level_name (region->level);
      return;
    default:
      self->text = where (region);
      out->text = self->text;
      out->state = MONEV_STATE_DIM;
    }
}

static void
set_filter (MonevGridSource *source, const char *text)
{
  MonevRegionSource *self = MONEV_REGION_SOURCE (source);

  if (g_strcmp0 (text != NULL ? text : "", self->filter != NULL ? self->filter : "") == 0)
    return;
  g_free (self->filter);
  self->filter = g_strdup (text);
  ask (self);
}

static void
iface_init (MonevGridSourceInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_column = get_column;
  iface->get_cell = get_cell;
  iface->set_filter = set_filter;
}

static void
monev_region_source_finalize (GObject *object)
{
  MonevRegionSource *self = MONEV_REGION_SOURCE (object);

  g_array_unref (self->rows);
  g_free (self->filter);
  g_free (self->text);
  G_OBJECT_CLASS (monev_region_source_parent_class)->finalize (object);
}

static void
monev_region_source_class_init (MonevRegionSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_region_source_finalize;
}

static void
monev_region_source_init (MonevRegionSource *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (MonevRegion));
}

/** monev_region_source_new: Returns: (transfer full): all regions, being read. */
MonevRegionSource *
monev_region_source_new (void)
{
  MonevRegionSource *self = g_object_new (MONEV_TYPE_REGION_SOURCE, NULL);

  ask (self);
  return self;
}

/** monev_region_source_set_level: keeps only the regions of @level; MONEV_REGION_ANY keeps all. */
void
monev_region_source_set_level (MonevRegionSource *self, MonevRegionLevel level)
{
  if (self->level == level)
    return;
  self->level = level;
  ask (self);
}

/** monev_region_source_is_busy: Returns: whether the rows are not yet those that were asked for. */
gboolean
monev_region_source_is_busy (MonevRegionSource *self)
{
  return self->asked != self->answered;
}
