#include "data-return.h"

#include "exchange/form-mark.h"
#include "exchange/table-file.h"

struct _MonevDataReturn {
  char      *file;
  GPtrArray *tables; /* MonevTable */
  GArray    *parts;  /* MonevDataPart */
};

/** monev_data_return_open: Returns: (transfer full) (nullable): what stands at @path. */
MonevDataReturn *
monev_data_return_open (const char *path, MonevIssueList *issues, GError **error)
{
  GPtrArray *tables = monev_table_file_read_all (path, issues, error);
  MonevDataReturn *self;

  if (tables == NULL)
    return NULL;
  self = g_new0 (MonevDataReturn, 1);
  self->file = g_path_get_basename (path);
  self->tables = tables;
  self->parts = g_array_new (FALSE, TRUE, sizeof (MonevDataPart));
  return self;
}

/** monev_data_return_free: closes it. */
void
monev_data_return_free (MonevDataReturn *self)
{
  g_free (self->file);
  g_ptr_array_unref (self->tables);
  g_array_unref (self->parts);
  g_free (self);
}

/** monev_data_return_file: Returns: (transfer none): its name. */
const char *
monev_data_return_file (const MonevDataReturn *self)
{
  return self->file;
}

/** monev_data_return_n_parts: Returns: how many addressees it holds; 0 when its marks are gone. */
guint
monev_data_return_n_parts (const MonevDataReturn *self)
{
  return self->parts->len;
}

/** monev_data_return_part: Returns: (transfer none): one of them. */
const MonevDataPart *
monev_data_return_part (const MonevDataReturn *self, guint part)
{
  return &g_array_index (self->parts, MonevDataPart, part);
}

/** monev_data_return_match_shape: Returns: 0 to 100: how much of @layout is found by its wording. */
guint
monev_data_return_match_shape (const MonevDataReturn *self, MonevDataLayout *layout)
{
  return 0;
}

/** monev_data_return_read: Returns: (transfer full): the values of a part. */
MonevDataValues *
monev_data_return_read (const MonevDataReturn *self, int part, const MonevDataExpected *expected,
                        GPtrArray *explanations, MonevIssueList *issues)
{
  return monev_data_values_new (expected->layout);
}

/** monev_data_explanation_free: frees it. */
void
monev_data_explanation_free (MonevDataExplanation *self)
{
  g_free (self->text);
  g_free (self);
}
