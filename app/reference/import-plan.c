/* What a plan would do, told before anything is written. */
#include "reference/import-private.h"

/** monev_import_plan_free: frees the plan. */
void
monev_import_plan_free (MonevImportPlan *self)
{
  if (self == NULL)
    return;
  monev_table_unref (self->table);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self);
}

static void
add_count (MonevImportCount *sum, const MonevImportCount *count)
{
  sum->read = MAX (sum->read, count->read);
  sum->added += count->added;
  sum->changed += count->changed;
  sum->same += count->same;
  sum->rejected += count->rejected;
}

/**
 * monev_import_plan_join:
 * @parts: (transfer full) (element-type MonevImportPlan): plans over one table, not empty
 *
 * Returns: (transfer full): one plan that applies them all, in their order, or none.
 */
MonevImportPlan *
monev_import_plan_join (GPtrArray *parts)
{
  MonevImportPlan *first = parts->pdata[0];
  MonevImportPlan *self = g_new0 (MonevImportPlan, 1);

  self->type = first->type;
  self->table = monev_table_ref (first->table);
  self->mapping = first->mapping;
  self->parts = parts;
  for (guint i = 0; i < parts->len; i++)
    add_count (&self->count, &((const MonevImportPlan *) parts->pdata[i])->count);
  return self;
}

/** monev_import_plan_count: Returns: (transfer none): what applying it will do. */
const MonevImportCount *
monev_import_plan_count (const MonevImportPlan *self)
{
  return &self->count;
}

/** monev_import_plan_type: Returns: (transfer none): the table it is for. */
const MonevRecordType *
monev_import_plan_type (const MonevImportPlan *self)
{
  return self->type;
}

/** monev_import_plan_parts: Returns: (transfer none) (nullable) (element-type MonevImportPlan): the
 * plans that make this one; %NULL for one that stands alone. */
const GPtrArray *
monev_import_plan_parts (const MonevImportPlan *self)
{
  return self->parts;
}

/** monev_import_plan_count_of: @count: (out): what applying it will do to the table @type. */
void
monev_import_plan_count_of (const MonevImportPlan *self, const MonevRecordType *type,
                            MonevImportCount *count)
{
  *count = (MonevImportCount) { 0 };
  if (self->parts == NULL && self->type == type)
    *count = self->count;
  for (guint i = 0; self->parts != NULL && i < self->parts->len; i++)
    {
      const MonevImportPlan *part = self->parts->pdata[i];

      if (part->type == type)
        add_count (count, &part->count);
    }
}

/** monev_import_plan_n_changes: Returns: how many records it writes, new ones and changed ones. */
guint
monev_import_plan_n_changes (const MonevImportPlan *self)
{
  guint n = self->records != NULL ? self->records->len : 0;

  for (guint i = 0; self->parts != NULL && i < self->parts->len; i++)
    n += monev_import_plan_n_changes (self->parts->pdata[i]);
  return n;
}

/** monev_import_plan_change: @i: below monev_import_plan_n_changes(); @change: (out): borrowed from
 * the plan. */
void
monev_import_plan_change (const MonevImportPlan *self, guint i, MonevImportChange *change)
{
  guint part = 0;

  while (self->parts != NULL)
    {
      guint n;

      g_return_if_fail (part < self->parts->len);
      n = monev_import_plan_n_changes (self->parts->pdata[part]);
      if (i < n)
        break;
      i -= n;
      part++;
    }
  if (self->parts != NULL)
    self = self->parts->pdata[part];
  g_return_if_fail (i < self->records->len);
  *change = (MonevImportChange) { g_array_index (self->rows, gint64, i), self->before->pdata[i],
                                  self->records->pdata[i] };
}

typedef struct {
  const MonevIssue *issue;
  guint column; /* G_MAXUINT where the whole row is meant */
  guint index;
} Told;

static guint
column_of (const MonevIssue *issue)
{
  guint column = 0;

  for (const char *p = issue->cell; p != NULL && g_ascii_isupper (*p); p++)
    column = column * 26 + (guint) (*p - 'A' + 1);
  return column > 0 ? column : G_MAXUINT;
}

static int
compare_told (gconstpointer a, gconstpointer b)
{
  const Told *x = a, *y = b;

  if (x->issue->row != y->issue->row)
    return x->issue->row < y->issue->row ? -1 : 1;
  if (x->column != y->column)
    return x->column < y->column ? -1 : 1;
  return x->index < y->index ? -1 : 1;
}

/* Hands @found over to @issues, by rows and in a row by columns: faults are found in several passes,
 * and who mends the file goes through it once. */
void
monev_import_tell_in_order (const MonevIssueList *found, MonevIssueList *issues)
{
  guint n = monev_issue_list_size (found);
  g_autoptr (GArray) all = g_array_sized_new (FALSE, FALSE, sizeof (Told), n);

  for (guint i = 0; i < n; i++)
    {
      const MonevIssue *issue = monev_issue_list_get (found, i);
      Told told = { issue, column_of (issue), i };

      g_array_append_val (all, told);
    }
  g_array_sort (all, compare_told);
  for (guint i = 0; i < n; i++)
    monev_issue_list_add (issues, g_array_index (all, Told, i).issue);
}
