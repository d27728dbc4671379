#include "table-source.h"

#include <string.h>

struct _MonevTableSource
{
  GObject parent;
  MonevTable *table;
  guint first;        /* index of the first row below the headings */
  char **titles;      /* of all columns, the first is the row's number */
  GHashTable *faults; /* "row:column" → severity + 1; column 0 stands for the whole row */
  char number[24];
};

static void iface_init (MonevGridSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MonevTableSource, monev_table_source, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MONEV_TYPE_GRID_SOURCE, iface_init))

static guint
get_n_rows (MonevGridSource *source)
{
  MonevTableSource *self = MONEV_TABLE_SOURCE (source);

  return monev_table_n_rows (self->table) - self->first;
}

static guint
get_n_columns (MonevGridSource *source)
{
  return monev_table_n_columns (MONEV_TABLE_SOURCE (source)->table) + 1;
}

static void
get_column (MonevGridSource *source, guint column, MonevGridColumn *out)
{
  out->title = MONEV_TABLE_SOURCE (source)->titles[column];
  out->width = column == 0 ? 64 : 180;
  out->numeric = column == 0;
  out->xalign = column == 0 ? 1 : 0;
  out->resizable = TRUE;
}

static guint
fault_at (MonevTableSource *self, gint64 row, guint column)
{
  char key[48];

  g_snprintf (key, sizeof key, "%" G_GINT64_FORMAT ":%u", row, column);
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->faults, key));
}

static MonevState
state_of (guint fault)
{
  switch (fault)
    {
    case MONEV_SEVERITY_ERROR + 1:
      return MONEV_STATE_ERROR;
    case MONEV_SEVERITY_WARNING + 1:
      return MONEV_STATE_QUESTION;
    default:
      return MONEV_STATE_NORMAL;
    }
}

static void
get_cell (MonevGridSource *source, guint row, guint column, MonevGridCell *out)
{
  MonevTableSource *self = MONEV_TABLE_SOURCE (source);
  gint64 number = monev_table_row_number (self->table, self->first + row);

  out->state = state_of (fault_at (self, number, column));
  if (column > 0)
    {
      out->text = monev_table_cell (self->table, number, column).text;
      return;
    }
  g_snprintf (self->number, sizeof self->number, "%" G_GINT64_FORMAT, number);
  out->text = self->number;
  if (out->state == MONEV_STATE_NORMAL)
    out->state = MONEV_STATE_DIM;
}

static void
iface_init (MonevGridSourceInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_column = get_column;
  iface->get_cell = get_cell;
}

static void
monev_table_source_finalize (GObject *object)
{
  MonevTableSource *self = MONEV_TABLE_SOURCE (object);

  monev_table_unref (self->table);
  g_strfreev (self->titles);
  g_hash_table_unref (self->faults);
  G_OBJECT_CLASS (monev_table_source_parent_class)->finalize (object);
}

static void
monev_table_source_class_init (MonevTableSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_table_source_finalize;
}

static void
monev_table_source_init (MonevTableSource *self)
{
  self->faults = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static guint
column_of (const MonevIssue *issue)
{
  gint64 row;
  guint column = 0;

  if (issue->cell != NULL)
    monev_cell_reference_parse (issue->cell, strlen (issue->cell), &row, &column);
  return column;
}

static void
note_faults (MonevTableSource *self, MonevIssueList *issues)
{
  for (guint i = 0; issues != NULL && i < monev_issue_list_size (issues); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (issues, i);
      guint column = column_of (issue);
      guint fault = (guint) issue->severity + 1;

      if (issue->row == 0 || fault <= fault_at (self, issue->row, column))
        continue;
      g_hash_table_insert (self->faults,
                           g_strdup_printf ("%" G_GINT64_FORMAT ":%u", issue->row, column),
                           GUINT_TO_POINTER (fault));
    }
}

static char **
make_titles (MonevTable *table, gint64 head_row)
{
  guint n = monev_table_n_columns (table);
  char **titles = g_new0 (char *, n + 2);

  titles[0] = g_strdup ("#");
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *letters = monev_column_letters (i);

      titles[i] = g_strdup_printf ("%s  %s", letters, monev_table_cell (table, head_row, i).text);
    }
  return titles;
}

/** monev_table_source_new: @issues: (nullable): what is marked; @head_row: row of the headings.
 * Returns: (transfer full): the rows below them. */
MonevTableSource *
monev_table_source_new (MonevTable *table, gint64 head_row, MonevIssueList *issues)
{
  MonevTableSource *self = g_object_new (MONEV_TYPE_TABLE_SOURCE, NULL);

  self->table = monev_table_ref (table);
  self->titles = make_titles (table, head_row);
  while (self->first < monev_table_n_rows (table)
         && monev_table_row_number (table, self->first) <= head_row)
    self->first++;
  note_faults (self, issues);
  return self;
}

/** monev_table_source_place: @row: (out): @column: (out): untouched where %FALSE is returned.
 * Returns: whether @issue stands in a row of this table. */
gboolean
monev_table_source_place (MonevTableSource *self, const MonevIssue *issue, guint *row,
                          guint *column)
{
  for (guint i = self->first; i < monev_table_n_rows (self->table); i++)
    if (monev_table_row_number (self->table, i) == issue->row)
      {
        *row = i - self->first;
        *column = column_of (issue);
        return TRUE;
      }
  return FALSE;
}
